"""The documentation says what is so: its commands print what it shows, its links lead somewhere, its lists are complete."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import architecturepage
import casus
import docpages
import formspage
import vocabularypage
from commands import run
from docpages import DOCS, README, README_START, README_TESTS, ROOT, Page

PAGES = docpages.pages()
ALL = [*PAGES, *docpages.decisions()]
GENERATED = DOCS / "vocabulary.md"
MORE_READERS = ("files/sources", "law/world", "law/conditions", "law/vocabulary")  # besides all that are called so
TAKES = (
    "id",
    "text",
    "scalar",
    "texts",
    "items",
    "choice",
    "flag",
    "fields",
    "pairs",
    "node_of",
    "read_cites",
    "read_span",
    "_event_ids",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_is_printed(page: Page, tmp_path: Path, golden: bool) -> None:
    wrong, lines = docpages.play(page, tmp_path)
    if golden and wrong:
        page.path.write_text("\n".join(lines), encoding="utf-8")
        return
    assert not wrong, "\n\n".join([*wrong, "pytest --golden writes the pages anew; then review the change."])


def test_the_readme_says_on_which_day_the_events_on_file_end() -> None:
    last = re.search(r"The events on file end on (\S+)\.", run().out)
    assert last is not None and last.group() in " ".join(README.read_text(encoding="utf-8").split())


def test_the_vocabulary_page_is_up_to_date(golden: bool) -> None:
    made = vocabularypage.page(casus.load_law())
    if golden:
        GENERATED.write_text(made, encoding="utf-8")
    assert GENERATED.read_text(encoding="utf-8") == made, "pytest --golden makes it anew"


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Page) -> None:
    for link in page.links():
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.path.parent / name).resolve() if name else page.path
        assert target.exists(), f"{page.name} links to {link}, which is not there"
        assert target.is_relative_to(ROOT), f"{page.name} links out of the project: {link}"
        if anchor and target.suffix == ".md":
            assert anchor in Page(target).anchors(), f"{page.name} links to {link}; the page has no such heading"


def test_every_page_is_reached_from_the_index() -> None:
    linked = {
        (DOCS / link.partition("#")[0]).resolve() for link in Page(DOCS / "README.md").links() if "://" not in link
    }
    missing = [page.name for page in PAGES if page.path not in linked and page.path.name != "README.md"]
    assert not missing, f"docs/README.md has no link to {', '.join(missing)}"


def test_every_decision_is_listed_under_its_title() -> None:
    index = Page(DOCS / "decisions" / "README.md")
    listed = dict(re.findall(r"^- \[(.+)\]\((\S+)\)$", "\n".join(index.lines), flags=re.M))
    pages = {
        page.lines[0].removeprefix("# "): page.path.name for page in docpages.decisions() if page.path != index.path
    }
    assert listed == pages


def test_what_a_start_costs_is_what_was_measured() -> None:
    """The table on the page is made from the measurements that the benchmark stored; nothing is measured here."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "tests" / "benchmarks" / "start.py")
    assert spec is not None and spec.loader is not None
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    found = json.loads(start.STORED.read_text(encoding="utf-8"))
    assert {len(seconds) for seconds in found["seconds"].values()} == {start.ROUNDS}
    assert "\n".join(start.table(found)) in (DOCS / "performance.md").read_text(encoding="utf-8")


def test_every_command_is_shown_on_a_page() -> None:
    from casus.cli import commands

    group = next(value for value in vars(commands).values() if isinstance(value, click.Group))
    shown = {
        match[1]
        for page in PAGES
        for block in page.blocks()
        if block.language == "console"
        for command, _ in docpages.commands(block)
        if (match := re.search(r"(?:^|/|\s)casus (\w[\w-]*)", command))
    }
    missing = sorted(name for name, command in group.commands.items() if not command.hidden and name not in shown)
    assert not missing, f"no page shows {', '.join('casus ' + name for name in missing)}"


def test_the_reference_names_every_word_that_the_readers_take() -> None:
    text = (DOCS / "language.md").read_text(encoding="utf-8")
    missing = sorted(word for word in _words_taken() if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))
    assert not missing, f"docs/language.md does not say what these words are: {', '.join(missing)}"


@pytest.mark.parametrize("name", ["language.md", "learn.md"])
def test_the_tables_of_words_are_those_of_the_readers(name: str, golden: bool) -> None:
    path = DOCS / name
    text = path.read_text(encoding="utf-8")
    made = formspage.filled(text)
    if golden:
        path.write_text(made, encoding="utf-8")
    assert (made if golden else text) == made, "pytest --golden makes the tables anew"


def test_every_form_has_its_table() -> None:
    pages = [(DOCS / name).read_text(encoding="utf-8") for name in ("language.md", "learn.md")]
    assert sorted(name for page in pages for name in formspage.named(page)) == sorted(formspage.FORMS)


def _words_taken() -> set[str]:
    """The words of files that the readers ask for, from their source."""
    found: set[str] = set()
    home = Path(casus.__file__).parent
    for path in [
        *(home / "law").glob("*reader.py"),
        *(home / "scenarios").glob("*reader.py"),
        *(home / f"{name}.py" for name in MORE_READERS),
    ]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in TAKES:
                    found |= {
                        arg.value
                        for arg in node.args[:3]
                        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                    }
    return {word for word in found if re.fullmatch(r"[a-z_]+", word)}


@pytest.mark.parametrize(("module", "name"), [("show/rows", "FIELDS"), ("files/receipt", "RECEIPT_FIELDS")])
def test_every_field_is_explained(module: str, name: str, golden: bool) -> None:
    fields = getattr(importlib.import_module(f"casus.{module.replace('/', '.')}"), name)
    path = DOCS / "python.md"
    text = path.read_text(encoding="utf-8")
    rows = [f"| `{field}` | {says} |" for field, says in fields.items()]
    table = "\n".join(["| field | meaning |", "|---|---|", *rows])
    made = re.sub(rf"(?<=casus/{module}\.py -->\n\n).*?\n\n", lambda _: f"{table}\n\n", text, count=1, flags=re.S)
    if golden and table not in text:
        path.write_text(made, encoding="utf-8")
    assert table in (made if golden else text), "pytest --golden makes the table anew"


def test_the_fields_are_those_of_the_output(tmp_path: Path) -> None:
    from casus.show.rows import FIELDS

    rows = json.loads(docpages.Shell(tmp_path).command("casus assess jermuk-2022 --format json"))["result"]
    assert rows
    assert all(list(row) == list(FIELDS) for row in rows)


def test_the_readme_begins_with_the_two_commands_to_paste() -> None:
    text = README.read_text(encoding="utf-8")
    first, second = re.findall(r"^```console\n\$ (.+?)\n", text, flags=re.M)[:2]  # as .ci/run takes them
    assert first == f"{README_START}.venv/bin/casus assess jermuk-2022"
    assert second == README_TESTS
    blocks = [block for block in Page(README).blocks() if block.language == "console"][:2]
    assert re.fullmatch(r"[0-9]+ passed(, [0-9]+ \w+)* in [0-9.]+s( \([0-9:]+\))?", blocks[1].body[-1])
    assert len(text.splitlines()) <= 110


def test_commands_in_the_readmes_table_work(tmp_path: Path) -> None:
    found = [span for line in Page(README).prose() for span in re.findall(r"`(casus [^`]+)`", line)]
    complete = [text for text in found if "case.yaml" not in text and text != "casus serve"]  # it waits for its reader
    assert len(complete) >= 5
    for text in complete:
        shown = docpages.Shell(tmp_path).command(text)
        assert shown, text
        assert "Words allowed here" not in shown, shown


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_pages_keep_the_house_style(page: Page) -> None:
    prose = "\n".join(re.sub(r"`[^`]*`", "", line) for line in page.prose())
    contraction = re.search(
        r"\b\w+n't\b|\b(?:it|that|there|what|who|let|he|she)'s\b|\b\w+'(?:re|ll|ve|d)\b|\bcan not\b", prose, flags=re.I
    )
    assert contraction is None, f"{page.name}: {contraction[0] if contraction else ''}"
    for where in ("/home/", "/tmp/", "C:\\"):
        assert where not in "\n".join(page.lines), f"{page.name} names a folder of one machine"
    shown = [
        line
        for block in page.blocks()
        if block.language == "console"
        for _, output in docpages.commands(block)
        for line in output
    ]
    long = [line for line in shown if len(line) > 80 and "casus " not in line and "://" not in line]
    assert not long, f"{page.name} shows a line of more than 80 columns: {long[0]}"


def test_the_architecture_is_made_from_the_packages(golden: bool) -> None:
    """The page and the picture say of each package what it says of itself, and what it imports."""
    page, picture = DOCS / "architecture.md", DOCS / "packages.svg"
    begin, end = architecturepage.BEGIN, architecturepage.END
    before, _, rest = page.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    made, drawn = before + architecturepage.text() + after, architecturepage.picture()
    if golden:
        page.write_text(made, encoding="utf-8")
        picture.write_text(drawn, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made, "write it anew: python -m pytest --golden tests/test_docs.py"
    assert picture.read_text(encoding="utf-8") == drawn, "draw it anew: python -m pytest --golden tests/test_docs.py"


def test_the_packages_are_those_of_the_plan_and_keep_its_order() -> None:
    """Each folder of the engine is in the plan; no folder has more than thirty files; the contract on imports holds."""
    homes = {path.parent for path in architecturepage.HOME.rglob("*.py")}
    assert {home.relative_to(architecturepage.HOME).parts[0] for home in homes - {architecturepage.HOME}} == set(
        architecturepage.ORDER
    )
    assert max(len(list(home.glob("*.py"))) for home in homes) <= 30
    checker = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(checker), "--no-cache"], cwd=DOCS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
