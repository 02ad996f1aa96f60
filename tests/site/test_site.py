"""The site: what its pages hold, that every link leads somewhere, and how a browser shows it, with scripts and without."""

import importlib.util
import json
import marshal
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

import browser
import casus
from casus.records.chapters import chapters
from casus.records.duties import duties
from casus.scenarios import library
from casus.site import build, members
from casus.site import incidents as site_incidents
from casus.site.incidents import Happening, Incident, Share, proof_for_page
from casus.specs import book
from casus.specs.runs import NO_RUN, Proof, ReportOfTest, file_hash, file_of, join_reports, write_run
from casus.words.names import Voice
from commands import bundled_law, run

FEATURES = ("csto/article-4-report", "csto/article-10", "history/osh-2010")
INCIDENTS = ("jermuk-2022", "osh-2010")
EPOCH = "1900000000"
AGAIN = """
import sys
from pathlib import Path
from casus.records import chapters, duties
from casus.scenarios import library
from casus.site import build
from casus.specs import book
home, law = Path(sys.argv[1]), library.load_law()
build.build_site(
    Path(sys.argv[2]),
    reports=(home / "cucumber.json", home / "own.json"),
    incidents=sys.argv[3].split(),
    specs=[spec for spec in book.bundled_features() if spec.name in sys.argv[4].split()],
    duties=duties.duties(chapters.chapters(law, home / "few"), "default", law.entities),
)
"""
"""Builds the same site in another process, in which sets have another order."""

VOID = {"meta", "br", "hr", "input", "link", "img", "rect"}


class Version(NamedTuple):
    """Something that no page shows."""

    number: str


Made = tuple[Path, dict[str, str]]
"""The folder of a site, and its files."""


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


def chosen() -> list[book.Spec]:
    return [spec for spec in book.bundled_features() if spec.name in FEATURES]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A small site. One scenario has a verdict, one failed; the others were not run."""
    patch = pytest.MonkeyPatch()
    patch.setattr(library, "load_law", lambda folder=None: bundled_law())
    patch.setattr(build, "load_law", bundled_law)
    patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    home = tmp_path_factory.mktemp("site")
    folder = home / "public"
    try:
        few = home / "few"
        few.mkdir()
        for name in INCIDENTS:
            shutil.copy(library.scenario_files()[name], few)
        made = duties(chapters(bundled_law(), few), "default", bundled_law().entities)
        files = build.build_site(folder, reports=reports(home), incidents=INCIDENTS, specs=chosen(), duties=made)
    finally:
        patch.undo()
    report = run("assess", "jermuk-2022", "--format", "html").out
    (folder / "report.html").write_text(report, encoding="utf-8")
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
        told.append(
            ReportOfTest((file_of(spec.path), example.line), texts, (Proof(case.sentences[-1].line, "because so"),))
        )
    cucumber, own = home / "cucumber.json", home / "own.json"
    cucumber.write_text(json.dumps([{"uri": file_of(spec.path), "elements": elements}]), encoding="utf-8")
    write_run(own, bundled_law().digest, [spec.path], told)
    return cucumber, own


@pytest.fixture(scope="module")
def pages(made: tuple[Path, dict[str, str]]) -> dict[str, Reader]:
    return {name: read(text) for name, text in made[1].items() if name.endswith(".html")}


def test_every_page_is_sound(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert not page.wrong and not page.open, f"{name}: {page.wrong[:3]} {page.open}"
        assert page.headings.count(1) == 1, name
        assert "<span" not in page.words, f"{name} shows its own markup"
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


def test_a_member_has_a_page_with_what_it_did(pages: dict[str, Reader]) -> None:
    page = pages["member/KAZ.html"]
    words = " ".join(page.words.split())
    assert "cst.4" in page.ids
    assert "Helicopters on loan" in words, "what was done without a duty"
    assert "not on the agenda, said its foreign minister" in words
    assert any("incident/jermuk-2022.html#e-" in link for link in page.links), "each entry leads to its sources"


def test_what_others_did_is_not_read_as_a_members_own(made: Made) -> None:
    """Beside no record stands that nothing of its own is on file; what others did follows, with who they are."""
    rows = re.findall(r"<tr><td>.*?</tr>", made[1]["member/KGZ.html"], re.S)
    told = [row for row in rows if "By others, through a body, or in its name:" in row]
    assert told and all("</a> the CSTO: " in row or re.search(r"</a> [A-Z][\w ,]+: ", row) for row in told)
    silent = [
        row
        for row in rows
        if "no record" in row and "performed" not in row and 'class="meta">nothing of its own' in row
    ]
    assert silent, "a member without a record is among those of the site"


def test_the_record_counts_settled_apart_and_draws_its_members(pages: dict[str, Reader], made: Made) -> None:
    words = " ".join(pages["record.html"].words.split())
    assert "By decade" in words and "95 % interval" in words
    assert "settled" in words and "contested" in words
    assert 'aria-label="What each owed' in made[1]["record.html"]
    assert 'href="member/KAZ.html"' in made[1]["record.html"]


def test_an_article_names_the_exercises_that_teach_it(pages: dict[str, Reader]) -> None:
    links = pages["clause/cst.4.html"].links
    assert "../exercises.html#task-osh" in links
    assert "../member/KAZ.html#cst.4" in links
    assert not re.search(r"(?i)solution:", pages["exercises.html"].words)


def test_readings_and_accounts_are_a_picture_that_is_said_too(made: tuple[Path, dict[str, str]]) -> None:
    page = made[1]["incident/jermuk-2022.html"]
    label = re.search(r'aria-label="([^"]+ default, [^"]+)"', page)
    assert label and re.search(r"\. default, .*: T - T -; Kazakhstan, .*: T - - -", label[1])
    assert "The towns and heights are inside Armenia; Nothing came before (all of it as told by Armenia)" in page


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
    runs = join_reports(*reports(tmp_path))
    spec = next(item for item in chosen() if item.name == "csto/article-10")
    part, example = spec.examples()[0]
    assert runs.of(spec, part, example)[0].verdict == "as expected"
    assert runs.features == {file_of(spec.path): file_hash(spec.path)}
    changed = runs._replace(features={file_of(spec.path): "0"})
    assert changed.of(spec, part, example)[0].verdict == "not run"


def test_addresses_do_not_change_between_builds(made: tuple[Path, dict[str, str]]) -> None:
    assert "clause/cst.4.html" in made[1]
    assert "feature/csto-article-10.html" in made[1]
    assert 'id="any-state-may-join-while-the-treaty-is-in-force"' in made[1]["feature/csto-article-10.html"]
    assert "incident/jermuk-2022.html" in made[1]


def test_two_builds_of_the_same_files_are_the_same(made: Made, tmp_path: Path) -> None:
    call = [
        sys.executable,
        "-c",
        AGAIN,
        str(made[0].parent),
        str(tmp_path / "again"),
        " ".join(INCIDENTS),
        " ".join(FEATURES),
    ]
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr[-2000:]
    for name, text in made[1].items():
        assert (tmp_path / "again" / name).read_text(encoding="utf-8") == text, name


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    printed = run("site", "build", str(tmp_path), "--no-run")
    assert printed.status == 2
    assert "holds other files" in printed.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.fixture(scope="module")
def chrome() -> Iterator[browser.Browser]:
    """One browser for all tests of this file."""
    if not browser.chromium():
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    made = browser.Browser()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def usual(request: pytest.FixtureRequest) -> None:
    """Each test finds the browser as a wide light window, even where one before it failed."""
    if "chrome" in request.fixturenames:
        request.getfixturevalue("chrome").look()


KINDS = (
    "index.html",
    "treaties.html",
    "treaty/cst.html",
    "clause/cst.4.html",
    "feature/csto-article-10.html",
    "incident/jermuk-2022.html",
    "question/undelimited_border.html",
    "record.html",
    "glossary.html",
    "steps.html",
    "search.html",
    "incidents.html",
    "member/KAZ.html",
    "about.html",
    "exercises.html",
    "report.html",
)
"""A page of each kind; the last is the report that stands alone."""


def test_a_search_finds_without_a_server(made: Made, chrome: browser.Browser) -> None:
    chrome.open(made[0] / "search.html", "?q=jermuk")
    assert re.fullmatch(r"\d+ found.*", chrome.value("found.textContent"))
    assert "incident/jermuk-2022.html" in chrome.value("results.innerHTML")
    chrome.value("words.focus(), words.value = ''")
    for letter in "article 10":
        chrome.call("Input.insertText", text=letter)
    assert "feature/csto-article-10.html" in chrome.value("results.innerHTML")
    chrome.open(made[0] / "search.html", "?q=any+state+may+join")
    assert "csto-article-10.html#any-state-may-join-while-the-treaty-is-in-force" in chrome.value("results.innerHTML")


WANTED = {
    "Article 4": "clause/cst.4.html",
    "article iv": "clause/anzus.4.html",
    "NATO": "treaty/nat.html",
    "Kazakhstan 2022": "incident/kazakhstan-2022.html",
    "Su-24": "incident/su24-2015.html",
    "su24": "incident/su24-2015.html",
    "milk war": "incident/milk-war-2009.html",
    "jermuk": "incident/jermuk-2022.html",
    "JERMUK armenia": "incident/jermuk-2022.html",
}
"""What has to come first for some words."""


def test_a_search_finds_what_was_meant_first(made: Made, chrome: browser.Browser) -> None:
    """Whole words before beginnings of words, names before texts; in the real script, among all incidents on file."""
    rest = [
        [item.title, "incident", f"incident/{item.name}.html", "", item.name]
        for item in casus.list_scenarios().listed
        if item.name not in INCIDENTS
    ]
    chrome.open(made[0] / "search.html")
    chrome.value(f"window.CASUS.push(...{json.dumps(rest)}, ['The signatories', 'question', 'question/none.html', ''])")

    def found(words: str) -> list[str]:
        chrome.value(f"words.value = {json.dumps(words)}, words.dispatchEvent(new Event('input'))")
        links = chrome.value(
            "JSON.stringify([...results.querySelectorAll('a')].map((one) => one.getAttribute('href')))"
        )
        return list(json.loads(links))

    assert {words: found(words)[:1] for words in WANTED} == {words: [path] for words, path in WANTED.items()}
    assert "question/none.html" not in found("NATO") and "question/none.html" in found("signat")
    assert found("zzz") == []


def test_the_first_page_says_what_it_is_and_leads_on(made: Made) -> None:
    """What Casus answers in a sentence, incidents with their pictures and a change that leads to another answer, ways in, a search."""
    text = made[1]["index.html"]
    page = read(text)
    assert "which promises of an alliance an event calls in" in " ".join(page.words.split())
    assert {"incidents.html", "exercises.html", "record.html", "treaties.html"} <= set(page.links)
    assert text.count('<section class="card"') == text.count('role="img"') >= 1
    assert (
        "incident/jermuk-2022.html#answer" in page.links
        and "It did not happen that Armenia asked the CSTO" in page.words
    )
    assert '<form action="search.html"' in text and 'name="q"' in text


def test_a_duty_stands_beside_the_request_that_it_waits_for_and_each_line_says_who_acts(made: Made) -> None:
    page = made[1]["incident/jermuk-2022.html"]
    row = {
        name: " ".join(re.sub(r"<[^>]*>", " ", text).split())
        for name, text in re.findall(r'<tr id="e-([^"]*)">(.*?)</tr>', page, re.S)
    }
    assert (
        "Duty to help (cst.4.2): triggered" not in row["attack"] and "Duty to help (cst.4.2): triggered" in row["asked"]
    )
    assert "Duty to consult (cst.2.2): triggered" in row["attack"]
    assert "Duty to help (cst.4.2): triggered again" in row["foothold"]
    assert "Azerbaijan : Artillery" in row["attack"] and "The CSTO : A mission" in row["council"]
    assert "Armenia asked for help" in row["asked"], "who is named is not named twice"


def test_what_a_page_shows_is_kept_as_it_is() -> None:
    """Plain values, from which the same is made again; another kind of value is refused, not kept in another form."""
    found = site_incidents.incident(
        bundled_law(), next(one for one in casus.list_scenarios().listed if one.name == "osh-2010")
    )
    kept = marshal.loads(marshal.dumps(site_incidents.encoded(found)))
    assert site_incidents.decoded(kept) == found and isinstance(site_incidents.decoded(kept), Incident)
    with pytest.raises(TypeError, match="cannot keep a Version"):
        site_incidents.encoded(("x", Version("1")))


def test_a_link_to_a_scenario_opens_it(made: Made, chrome: browser.Browser) -> None:
    slug = "any-state-may-join-while-the-treaty-is-in-force"
    chrome.open(made[0] / "feature" / "csto-article-10.html", f"#{slug}")
    opened = chrome.value("[...document.querySelectorAll('details[open]')].map((one) => one.id).join()")
    assert opened == slug, "the other scenarios stay folded"


def test_a_fold_opens_by_keyboard(made: Made, chrome: browser.Browser) -> None:
    chrome.open(made[0] / "feature" / "csto-article-10.html")
    assert chrome.value("document.querySelector('details').open") is False
    chrome.value("document.querySelector('summary').focus()")
    chrome.press("Enter", 13, "\r")
    assert chrome.value("document.querySelector('details').open") is True
    chrome.value("new Promise((done) => setTimeout(done, 50))")
    assert chrome.value("location.hash.slice(1) === document.querySelector('details').id"), "its address can be copied"


def test_every_page_of_a_kind_needs_no_script(made: Made, chrome: browser.Browser) -> None:
    with chrome.without_scripts():
        chrome.open(made[0] / "clause" / "cst.4.html")
        text = chrome.value("document.body.innerText")
        assert "Wordings in time" in text and "Kazakhstan" in text
        assert "On a day of your choice" not in text, "what needs a script is not shown without one"
        chrome.open(made[0] / "search.html")
        assert "Everything, by name" in chrome.value("document.body.innerText")
        assert chrome.value("getComputedStyle(document.getElementById('search')).display") == "none"


def test_a_day_can_be_chosen(made: Made, chrome: browser.Browser) -> None:
    chrome.open(made[0] / "clause" / "cst.4.html")
    chrome.value("day.value = '2010-06-12', day.dispatchEvent(new Event('change'))")
    said = chrome.value("document.getElementById('onday-said').textContent")
    assert "1992 wording" in said and "2010 wording" not in said
    assert "Uzbekistan" in said and "Kazakhstan" in said


def test_nothing_is_refused_or_asked_elsewhere(made: Made, chrome: browser.Browser) -> None:
    for name in KINDS:
        chrome.open(made[0] / name)
        assert not chrome.said, f"{name}: {chrome.said}"
        assert all(item.startswith((f"file://{made[0]}/", "data:")) for item in chrome.asked), f"{name}: {chrome.asked}"


def test_a_narrow_screen_does_not_scroll_sideways(made: Made, chrome: browser.Browser) -> None:
    chrome.look(width=360)
    for name in KINDS:
        chrome.open(made[0] / name)
        assert chrome.value("innerWidth") == 360, name
        more = chrome.value("document.documentElement.scrollWidth - innerWidth")
        assert more <= 0, f"{name}: {more} too wide"


@pytest.mark.parametrize("width", [390, 1000])
def test_the_record_by_duty_and_by_member_is_no_wider_than_its_page(
    made: Made, chrome: browser.Browser, width: int
) -> None:
    chrome.look(width=width)
    for name in ("record.html", "member/KAZ.html"):
        chrome.open(made[0] / name)
        wide = (
            "[...document.querySelectorAll('table.stack')].map(one => one.scrollWidth - one.parentElement.clientWidth)"
        )
        assert chrome.value(f"JSON.stringify({wide}.filter(more => more > 0))") == "[]", name


def test_a_page_prints_with_what_is_folded(made: Made, chrome: browser.Browser) -> None:
    chrome.open(made[0] / "feature" / "csto-article-10.html")
    folded = len(re.findall(rb"/Type\s*/Page\b", chrome.paper()))
    chrome.look(media="print")
    assert chrome.value("getComputedStyle(document.querySelector('header nav')).display") == "none"
    chrome.value("document.querySelectorAll('details').forEach((one) => one.remove())")
    assert folded > len(re.findall(rb"/Type\s*/Page\b", chrome.paper())) >= 1


SHORTER = """
for (const one of document.querySelectorAll("details")) one.open = true;
for (const one of document.querySelectorAll("ul, ol, dl, tbody, main, tr"))
  for (const more of [...one.children].slice(one.tagName === "MAIN" ? 50 : 9)) more.remove();
"""
"""Unfolds everything, and cuts long lists short: their later lines are of the kind of the first."""

LOOKS = {
    "light": (1000, False, "{}"),
    "dark": (1000, True, "{runOnly: ['color-contrast']}"),
    "phone": (360, False, "{rules: {'color-contrast': {enabled: false}}}"),
}
"""How wide, how dark, and which checks can come out in another way there than on a wide light screen."""


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_shut_out(made: Made, chrome: browser.Browser, look: str) -> None:
    """What the checker of axe-core calls serious or critical does not occur on a page of any kind."""
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed (pip install axe-core-python)")
    checker = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    width, dark, checks = LOOKS[look]
    chrome.look(width=width, dark=dark)
    wrong = []
    for name in KINDS:
        chrome.open(made[0] / name)
        chrome.value(SHORTER)
        assert chrome.value("matchMedia('(prefers-color-scheme: dark)').matches") is dark
        chrome.value(checker)
        options = f"Object.assign({checks}, {{resultTypes: ['violations']}})"
        for item in chrome.value(f"axe.run(document, {options})")["violations"]:
            if item["impact"] in ("serious", "critical"):
                wrong.append(f"{name}, {look}: {item['id']}: {item['help']}: {item['nodes'][0]['html'][:200]}")
    assert not wrong, "\n".join(wrong)


def test_no_page_weighs_much(made: Made) -> None:
    """The whole has to stay below ten megabytes, and it has some six hundred pages; what all pages share counts most."""
    frame = re.sub(r"(?s)<main.*</main>", "", made[1]["glossary.html"])
    assert len(frame.encode()) < 2500
    assert len(made[1]["incident/jermuk-2022.html"].encode()) < 66_000
    assert len(made[1]["clause/cst.4.html"].encode()) < 120_000
    assert len(made[1]["index.js"].encode()) < 200_000


def test_a_site_that_stays_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "LARGEST", 1000)
    monkeypatch.setattr(build, "load_law", bundled_law)
    with pytest.raises(library.CasusError, match="more than 1000"):
        build.build_site(tmp_path / "public", run=False, incidents=["osh-2010"], specs=[])
    assert not (tmp_path / "public").exists()


def test_a_proof_keeps_its_tree_in_fewer_letters() -> None:
    text = "It stands.\nBECAUSE ALL OF THIS IS SO          WHERE FROM\n|- this        law cst.4 [2]\n|  |- that   file [1]\n|     `- so\n[1] http://x\n[2] http://y"
    assert proof_for_page(text).splitlines() == [
        "It stands.",
        "BECAUSE ALL OF THIS IS SO  WHERE FROM",
        "|- this  law cst.4",
        "| |- that  file",
        "|   `- so",
    ]


def test_a_site_too_large_leaves_its_proofs_out(tmp_path: Path) -> None:
    runs = join_reports(*reports(tmp_path))
    spec = next(item for item in chosen() if item.name == "csto/article-10")
    part, example = spec.examples()[0]
    assert runs.of(spec, part, example)[0].proofs
    assert runs.bare(99).of(spec, part, example)[0] == runs.of(spec, part, example)[0]
    assert runs.bare().of(spec, part, example)[0] == runs.of(spec, part, example)[0]._replace(proofs=())


def test_what_came_through_a_body_is_not_told_as_a_states_own_act() -> None:
    voice = Voice(casus.load_law(), casus.load_scenario("jermuk-2022"))
    told = [
        Happening(name, by, "2022-01-01", name, "", (), True, False, ())
        for name, by in (("alone", ("KGZ",)), ("with a state", ("KGZ", "ARM")), ("with a body", ("KGZ", "csto")))
    ]
    share = Share("KGZ", "cst.4.2", "help", "triggered", "settled", "ARM", "no record", ("with a body",))
    incident = Incident("x", "history", "2022", "x", (), tuple(told), (), (), (), (), ())
    line = members._line(incident, "KGZ", [share], voice)
    assert [item.says for item in line.own] == ["alone", "with a state"]
    assert [(who, item.says) for who, item in line.others] == [("the CSTO, Kyrgyzstan", "with a body")]
