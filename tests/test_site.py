"""The site: what its pages hold, that every link leads somewhere, and how a browser shows it, with scripts and without."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import browser
from casus import library, sitebuild, specs
from casus.runs import NO_RUN, Told, file_of, hash_of, join, write
from casus.trial import Proof
from commands import bundled_law, run

FEATURES = ("csto/article-4-report", "csto/article-10", "history/osh-2010")
INCIDENTS = ("jermuk-2022", "osh-2010")
VOID = {"meta", "br", "hr", "input", "link", "img", "rect"}

needs_browser = pytest.mark.skipif(
    not browser.chromium(), reason="no Chromium is installed (Debian: apt-get install chromium)"
)


class Reader(HTMLParser):
    """What a page holds, as far as tests ask."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.asked: list[str] = []
        self.headings: list[int] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        if tag in ("script", "img", "iframe") and found.get("src"):
            self.asked.append(str(found["src"]))
        if tag == "link":
            self.asked.append(str(found["href"]))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.words += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def chosen() -> list[specs.Spec]:
    return [spec for spec in specs.bundled() if spec.name in FEATURES]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A small site. One scenario has a verdict, one failed; the others were not run."""
    patch = pytest.MonkeyPatch()
    patch.setattr(library, "load_law", lambda folder=None: bundled_law())
    patch.setattr(sitebuild, "load_law", bundled_law)
    home = tmp_path_factory.mktemp("site")
    folder = home / "public"
    try:
        files = sitebuild.build(folder, reports=reports(home), incidents=INCIDENTS, specs=chosen())
    finally:
        patch.undo()
    return folder, files


def reports(home: Path) -> tuple[Path, Path]:
    """The two reports of a run of one file, of which the second scenario did not go as expected."""
    spec = next(item for item in chosen() if item.name == "csto/article-10")
    elements, told = [], []
    for place, (part, example) in enumerate(spec.examples()[:2]):
        case = spec.cases(part, example)[0]
        steps = [{"name": item.text, "line": item.line, "result": {"status": "passed"}} for item in case.sentences]
        if place == 1:
            steps[-1]["result"] = {"status": "failed", "error_message": "expected <b>this</b>"}
        elements.append({"line": example.line, "steps": steps})
        texts = tuple(item.text for item in case.sentences)
        told.append(Told((file_of(spec.path), example.line), texts, (Proof(case.sentences[-1].line, "because so"),)))
    cucumber, own = home / "cucumber.json", home / "own.json"
    cucumber.write_text(json.dumps([{"uri": file_of(spec.path), "elements": elements}]), encoding="utf-8")
    write(own, bundled_law().digest, [spec.path], told)
    return cucumber, own


@pytest.fixture(scope="module")
def pages(made: tuple[Path, dict[str, str]]) -> dict[str, Reader]:
    return {name: read(text) for name, text in made[1].items() if name.endswith(".html")}


def test_every_page_is_sound(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert not page.wrong and not page.open, f"{name}: {page.wrong[:3]} {page.open}"
        assert page.headings.count(1) == 1, name
        double = {item for item in page.ids if page.ids.count(item) > 1}
        assert not double, f"{name}: {double}"


def test_no_link_is_broken(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        for link in page.links:
            split = urlsplit(link)
            if split.scheme:
                assert split.scheme in ("http", "https"), f"{name}: {link}"
                continue
            target = os.path.normpath(os.path.join(os.path.dirname(name), split.path)) if split.path else name
            assert target in pages, f"{name} links to {link}"
            if split.fragment:
                assert unquote(split.fragment) in pages[target].ids, f"{name} links to {link}"


def test_no_page_asks_another_host(pages: dict[str, Reader], made: tuple[Path, dict[str, str]]) -> None:
    for name, page in pages.items():
        assert all("//" not in item for item in page.asked), name
    for name in ("style.css", "site.js"):
        assert "//" not in re.sub(r"^//.*$", "", made[1][name], flags=re.M), name
        assert "url(" not in made[1][name]


def test_a_reader_can_answer_from_the_page_of_an_article(pages: dict[str, Reader]) -> None:
    words = " ".join(pages["clause/cst.4.html"].words.split())
    assert "1992 wording in force 1994-04-20 to 2012-12-18" in words
    assert "2010 wording in force from 2012-12-19" in words
    assert "Kazakhstan" in words
    assert "What is disputed" in words
    assert "Does an armed attack" in words or "Does the wording" in words
    assert "(read in full)" in words


def test_verdicts_are_of_a_run_and_what_was_not_run_says_so(pages: dict[str, Reader]) -> None:
    words = " ".join(pages["feature/csto-article-10.html"].words.split())
    assert "3 scenarios: 1 as expected, 1 not as expected, 1 not run." in words
    assert "because so" in words
    assert "expected <b>this</b>" in words
    assert "This scenario was not run" in words
    assert "The examples were run" in words


def test_a_run_of_another_law_gives_no_verdict() -> None:
    spec = chosen()[0]
    part, example = spec.examples()[0]
    assert {item.verdict for item in NO_RUN.of(spec, part, example)} == {"not run"}


def test_a_file_changed_since_the_run_gives_no_verdict(tmp_path: Path) -> None:
    runs = join(*reports(tmp_path))
    spec = next(item for item in chosen() if item.name == "csto/article-10")
    part, example = spec.examples()[0]
    assert runs.of(spec, part, example)[0].verdict == "as expected"
    assert runs.features == {file_of(spec.path): hash_of(spec.path)}
    changed = runs._replace(features={file_of(spec.path): "0"})
    assert changed.of(spec, part, example)[0].verdict == "not run"


def test_addresses_do_not_change_between_builds(made: tuple[Path, dict[str, str]]) -> None:
    assert "clause/cst.4.html" in made[1]
    assert "feature/csto-article-10.html" in made[1]
    assert 'id="any-state-may-join-while-the-treaty-is-in-force"' in made[1]["feature/csto-article-10.html"]
    assert "incident/jermuk-2022.html" in made[1]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    printed = run("site", "build", str(tmp_path), "--no-run")
    assert printed.status == 2
    assert "holds other files" in printed.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@needs_browser
def test_a_search_finds_without_a_server(made: tuple[Path, dict[str, str]]) -> None:
    found = browser.dom(made[0] / "search.html", "?q=jermuk")
    assert re.search(r"\d+ found", found)
    assert 'href="incident/jermuk-2022.html"' in found.partition('id="results"')[2].partition("</ul>")[0]


@needs_browser
def test_a_link_to_a_scenario_opens_it(made: tuple[Path, dict[str, str]]) -> None:
    slug = "any-state-may-join-while-the-treaty-is-in-force"
    page = made[0] / "feature" / "csto-article-10.html"
    found = browser.dom(page, f"#{slug}")
    assert re.search(rf'<details id="{slug}" class="scenario" open', found)
    assert found.count(" open=") == 1, "the other scenarios stay folded"
    assert 'class="js"' in found


@needs_browser
def test_a_page_needs_no_script(made: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    page = made[0] / "clause" / "cst.4.html"
    without = page.with_name("without.html")
    without.write_text(re.sub(r"<script.*?</script>", "", page.read_text(encoding="utf-8")), encoding="utf-8")
    try:
        shown = browser.dom(without)
    finally:
        without.unlink()
    assert "Wordings in time" in shown
    assert 'class="js"' not in shown


@needs_browser
def test_nothing_is_refused_or_asked_elsewhere(made: tuple[Path, dict[str, str]]) -> None:
    for name in ("search.html",):
        said = browser.call(f"file://{made[0] / name}", "--dump-dom", "--enable-logging=stderr", "--v=0").stderr
        assert not re.search(r"CONSOLE.*(Refused|violates|Uncaught|ERR_)", said), said


@needs_browser
def test_a_narrow_screen_does_not_scroll_sideways(made: tuple[Path, dict[str, str]]) -> None:
    names = ("clause/cst.4.html", "incident/jermuk-2022.html", "record.html", "feature/csto-article-10.html")
    frames = "".join(f'<iframe src="{name}" width="360" height="700"></iframe>' for name in names)
    measure = (
        "onload=()=>document.title=[...document.querySelectorAll('iframe')]"
        ".map((one)=>one.contentDocument.documentElement.scrollWidth-one.contentWindow.innerWidth).join(' ')"
    )
    probe = made[0] / "probe.html"
    probe.write_text(f"<html><body>{frames}<script>{measure}</script></body></html>", encoding="utf-8")
    try:
        shown = browser.dom(probe, "", "--allow-file-access-from-files")
    finally:
        probe.unlink()
    found = re.search(r"<title>([-\d ]+)</title>", shown)
    assert found, shown[:400]
    wide = [name for name, more in zip(names, found[1].split(), strict=True) if int(more) > 0]
    assert not wide, f"too wide: {wide}"


@needs_browser
def test_a_page_prints_with_what_is_folded(made: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    printed = browser.paper(made[0] / "feature" / "csto-article-10.html", tmp_path / "page.pdf")
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1


@needs_browser
def test_dark_and_light_are_two_pictures(made: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    page = made[0] / "index.html"
    light = browser.picture(page, tmp_path / "light.png")
    dark = browser.picture(page, tmp_path / "dark.png", "--force-dark-mode", "--blink-settings=preferredColorScheme=0")
    assert light != dark


def test_a_site_too_large_leaves_its_proofs_out(tmp_path: Path) -> None:
    runs = join(*reports(tmp_path))
    spec = next(item for item in chosen() if item.name == "csto/article-10")
    part, example = spec.examples()[0]
    assert runs.of(spec, part, example)[0].proofs
    assert runs.bare().of(spec, part, example)[0] == runs.of(spec, part, example)[0]._replace(proofs=())
