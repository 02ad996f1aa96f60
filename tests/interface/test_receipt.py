"""Receipts: every output names what it was made from, and what a receipt says can be tried: made again, it is equal or it is told what differs."""

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

import casus
import pactlaw
from casus import __version__
from casus.checks.receipts import read_output, value_differences
from casus.checks.schemas import schema_of
from casus.cli.calls import AGAIN, Target
from casus.cli.commands import cli
from casus.files import inputs
from casus.files.receipt import (
    Receipt,
    receipt,
    receipt_from_text,
    receipt_from_values,
    show_making_day,
)
from casus.show.html import document
from commands import ROOT, Printed, bundled_law, one_law, run

DAY, SECONDS = "2022-09-13", "1663027200"
READS = {"pyodide", "file", "paths", "places", "folders", "reports", "output", "law", "roster"}
"""The parameters that name files which a command reads."""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECONDS)


OUTPUTS = {
    "rows.json": "assess osh-2010 --format json",
    "rows.csv": "assess osh-2010 milk-war-2009 --format=csv",
    "report.html": "assess osh-2010 --format html --reading=default",
    "why.json": "explain osh-2010 cst.4.2 --for RUS --format json",
    "matrix.csv": "matrix kursk-2024 cst.4.2 --format csv",
    "days.json": "timeline osh-2010 --format json",
    "cite.txt": "cite osh-2010",
    "cite.bib": "cite cst.4.2 --format bibtex",
    "cite.ris": "cite cst.4.2 --format ris",
    "cite.csl": "cite cst.4.2 --format csl",
    "cite.json": "cite cst.4.2 --format json",
    "law.json": "law cst.4 --on 2010-06-12 --format json",
    "schema.json": "schema list",
    "handout.html": "learn handout 1 --format html",
    "claims.csv": "claims --format csv",
}
"""Outputs that are printed, and the calls that print them."""

WRITTEN = {
    "mine.yaml": "whatif jermuk-2022 --drop asked --save mine.yaml",
    "law.html": "law --export law.html",
    "book.json": "law --export book.json",
    "rows.jsonl": "sweep kursk-2024 cst.4.2 --vary why --out rows.jsonl",
}
"""Outputs that are written into files."""


def make(name: str) -> Path:
    """One of the outputs, in the folder of the test."""
    printed = run(*(OUTPUTS | WRITTEN)[name].split())
    assert printed.status == 0, printed
    if name in OUTPUTS:
        Path(name).write_text(printed.out, encoding="utf-8")
    return Path(name)


def checked(name: str | Path) -> Printed:
    return run("check", "--receipt", str(name))


@pytest.mark.parametrize("name", [*OUTPUTS, *WRITTEN])
def test_an_output_names_its_receipt_and_can_be_had_again(name: str) -> None:
    path = make(name)
    made = read_output(str(path)).receipt
    assert (made.casus, made.day) == (__version__, DAY)
    assert made.law == bundled_law().digest[:12]
    assert made.command.startswith(f"casus {(OUTPUTS | WRITTEN)[name].split()[0]} ")
    found = checked(path)
    assert found.status == 0 and "THE SAME HERE" in found.out and found.fits, found


def bare(line: str) -> str:
    """A line without its receipt, and without what is no word of a reader's."""
    return re.sub(r"Receipt: .*|casus 0\..*|casus cite .*|</?\w[^>]*>|\"receipt.*", "", line)


@pytest.mark.parametrize("name", [*OUTPUTS, *WRITTEN])
def test_an_output_that_was_changed_is_not_had_again(name: str) -> None:
    path = make(name)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = max(number for number, line in enumerate(lines) if re.search(r"[A-Za-z]{4}", bare(line)))
    word = re.findall(r"[A-Za-z]{4,}", bare(lines[place]))[0]
    lines[place] = lines[place].replace(word, f"{word}changed", 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    found = checked(path)
    assert found.status == 1 and "NOT THE SAME HERE" in found.out, found
    assert max(map(len, found.lines)) <= 80


def test_what_differs_is_told_row_by_row_whatever_the_order() -> None:
    rows: list[dict[str, Any]] = [{"id": "a", "n": 1, "in": [1, 2]}, {"id": "b", "n": 2, "in": []}]
    assert list(value_differences(rows, rows)) == []
    assert list(value_differences(rows, rows[::-1])) == ["the rows: in another order"]
    assert list(value_differences(rows, [{**rows[0], "n": 3}])) == ["a.n: 1, here 3", "b: not here"]
    assert list(value_differences(rows, [rows[0], {**rows[1], "in": [5]}])) == ["b.in[1]: nothing, here 5"]
    assert list(value_differences([rows[0]], rows)) == ["b: only here"]


def test_what_it_was_made_from_is_told_where_it_is_otherwise() -> None:
    path = make("rows.json")
    values = json.loads(path.read_text(encoding="utf-8"))
    values["receipt"] |= {"casus": "0.1.9", "law": "0" * 12, "scenarios": {"osh-2010": "1" * 12}}
    path.write_text(json.dumps(values), encoding="utf-8")
    found = checked(path)
    assert found.status == 0 and "THE SAME HERE" in found.out, "another version that says the same is no difference"
    told = " ".join(found.out.split())
    assert f"Casus, then 0.1.9, here {__version__}" in told and "the law, then 000000000000" in told
    assert "scenario osh-2010, then 111111111111" in told
    printed = run("check", "--receipt", str(path), "--format", "json")
    jsonschema.Draft7Validator(schema_of(bundled_law(), "receipt-check")).validate(printed.answer)
    assert [item["what"] for item in printed.result["changed"]] == ["Casus", "the law", "scenario osh-2010"]


def test_a_scenario_of_ones_own_that_was_changed_is_noticed() -> None:
    assert run("whatif", "jermuk-2022", "--drop", "asked", "--save", "case.yaml").status == 0
    Path("case.json").write_text(run("assess", "case.yaml", "--format", "json").out, encoding="utf-8")
    assert checked("case.json").status == 0
    text = Path("case.yaml").read_text(encoding="utf-8")
    Path("case.yaml").write_text(text.replace("2022-09-13", "2022-09-12"), encoding="utf-8")
    found = checked("case.json")
    assert found.status == 1 and "scenario case.yaml, then" in " ".join(found.out.split())
    Path("case.yaml").unlink()
    gone = checked("case.json")
    assert gone.status == 1 and "NOT MADE AGAIN" in gone.out and "case.yaml" in gone.out


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("casus assess osh-2010 --format json --no-such-option", "has no option"),
        ("casus assess osh-2010 --format json --reading nobodys", "Words allowed here"),
        ("rm -rf .", "names no command of casus"),
        ("casus 'assess", "names no command of casus"),
        ("", "names no command of casus"),
        ("casus learn start", "is not made again"),
        ("casus learn new course task", "is not made again"),
        ("casus check --receipt rows.json --format json", "itself about an output"),
        ("casus law --changes", "makes no such output"),
    ],
)
def test_a_command_that_cannot_be_run_is_told_and_writes_nothing(command: str, told: str) -> None:
    path = make("rows.json")
    values = json.loads(path.read_text(encoding="utf-8"))
    values["receipt"]["command"] = command
    path.write_text(json.dumps(values), encoding="utf-8")
    found = checked(path)
    assert found.status == 1 and ("NOT MADE AGAIN" in found.out or "itself" in told), found
    if "itself" not in told:
        assert told in " ".join(found.out.split()), found
    assert [item.name for item in Path().iterdir()] == ["rows.json"]


@pytest.mark.parametrize("target", ["kept.yaml", "../kept.yaml"])
def test_a_receipt_from_elsewhere_overwrites_nothing(target: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    kept = [tmp_path / "kept.yaml", tmp_path / "in" / "kept.yaml"]
    for item in kept:
        item.write_text("mine\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path / "in")
        command = f"casus whatif jermuk-2022 --drop asked --save {target} --force"
        Path("x.yaml").write_text(f"# Receipt: casus 0.2.0; 2022-01-01; {command}\n", encoding="utf-8")
        assert checked("x.yaml").status == 1
    assert all(item.read_text(encoding="utf-8") == "mine\n" for item in kept)


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    """Every parameter of every command, with the name of its command."""
    waiting: list[tuple[str, click.Command]] = [("", cli)]
    while waiting:
        name, command = waiting.pop()
        if isinstance(command, click.Group):
            context = click.Context(command)
            for sub in command.list_commands(context):
                found = command.get_command(context, sub)
                assert found is not None
                waiting.append((f"{name} {sub}".strip(), found))
        yield from ((name, param) for param in command.params)


def test_whatever_a_command_writes_is_kept_apart_when_it_is_made_again() -> None:
    known = {name for name, _ in parameters()}
    assert set(AGAIN) <= known
    targets = {(name, param.name) for name, param in parameters() if isinstance(param.type, Target)}
    assert {("law", "export"), ("whatif", "path"), ("sweep", "out"), ("site build", "folder")} <= targets
    for name, param in parameters():
        if name in AGAIN and (isinstance(param.type, click.Path) or re.search("FILE|FOLDER|DIR", str(param.metavar))):
            assert isinstance(param.type, Target) or param.name in READS, f"{name} {param.name}: a Target, or read?"


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '{"receipt": 1}', "a,receipt\n1,2\n", "<p>x</p>", "\x00\xff", "# Receipt: casus"]
)
def test_a_file_without_a_receipt_is_no_output(content: str) -> None:
    Path("x").write_text(content, encoding="utf-8")
    found = checked("x")
    assert found.status == 2 and "no receipt of Casus was found" in found.err, found
    assert checked("nowhere").status == 2 and checked(".").status == 2
    assert run("check", "--receipt", "x", "more.yaml").status == 2


def test_one_call_has_one_text() -> None:
    one = run(
        "assess", "osh-2010", "--format=json", "--reading", "default", "--answer", "cyber_attack=by_effects"
    ).answer
    two = run("assess", "--answer=cyber_attack=by_effects", "osh-2010", "--format", "json").answer
    assert one["receipt"] == two["receipt"]
    assert one["receipt"]["command"] == "casus assess osh-2010 --answer cyber_attack=by_effects --format json"


def test_two_runs_on_one_day_give_the_same_bytes() -> None:
    for name in ("rows.json", "rows.csv", "report.html", "cite.bib"):
        first = make(name).read_bytes()
        assert first == make(name).read_bytes()
        assert DAY.encode() in first


def test_the_day_is_that_of_making_or_the_one_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show_making_day() == DAY
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert show_making_day() == "1970-01-01"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", show_making_day())
    for wrong in ("yesterday", "²", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        printed = run("assess", "osh-2010", "--format", "json")
        assert printed.status == 2 and "SOURCE_DATE_EPOCH" in printed.err


@pytest.mark.parametrize(
    "made",
    [
        Receipt("0.2.0", "0123456789ab", {}, {}, "casus list", DAY),
        Receipt("0.2.0", "", {"a": "0" * 12}, {"30 files": "1" * 12}, "casus specs", DAY),
        Receipt(
            "1.0", "0" * 12, {"it's; a, b.yaml": "2" * 12, "c": "3" * 12}, {}, "casus assess 'it'\"'\"'s; a' c", DAY
        ),
        Receipt("1.0", "", {}, {}, "casus whatif x --add 'a:\n b'", DAY),
        Receipt("1.0", "", {}, {}, "", DAY),
    ],
)
def test_a_receipt_is_read_as_it_was_written(made: Receipt) -> None:
    assert "\n" not in made.text
    assert receipt_from_text(made.text) == made
    assert receipt_from_values(json.loads(json.dumps(made.values()))) == made


def test_many_files_stand_under_one_hash_and_outside_of_a_call_nothing_is_noted() -> None:
    inputs.note_law("0" * 32)
    assert (receipt().law, receipt().scenarios, receipt().command) == ("", {}, "")
    with inputs.noting("casus x"):
        for number in range(10):
            inputs.note_file(inputs.SCENARIO, str(number), ROOT / "README.md")
        assert list(receipt().scenarios) == ["10 files"]
    assert inputs.noted() is None
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").out)))
    made = receipt_from_text(rows[0]["receipt"])
    assert made is not None and re.fullmatch(r"\d+ files", next(iter(made.scenarios)))


def test_nothing_of_a_call_acts_in_a_page() -> None:
    with inputs.noting("casus assess '</code><script>alert(1)</script>\x1b'"):
        page = document("x", [])
    assert "<script>" not in page and "\x1b" not in page
    Path("x.html").write_text(page, encoding="utf-8")
    assert "alert" in read_output("x.html").receipt.command


def test_what_python_was_given_can_be_had_again_on_the_command_line() -> None:
    """A result knows its command by itself, also where it was asked with lists, objects and a law of its own."""
    shutil.copytree(pactlaw.FOLDER, "law")
    shutil.copy(pactlaw.FOLDER.parent / "first.yaml", "first.yaml")
    law = casus.load_law("law", only=True)
    own = casus.load_scenario("first.yaml", law)
    changed = casus.what_if("jermuk-2022", drop=["asked"])
    made = {
        "several.json": casus.assess_all(name for name in ["osh-2010", "milk-war-2009"]),
        "own.json": casus.assess(own),
        "why.json": casus.explain("osh-2010", "cst.4.2", for_="RUS"),
        "answers.json": casus.assess("osh-2010", answers=[("cyber_attack", "by_effects")]),
        "record.json": casus.record(member="RUS", from_=date(2000, 1, 1)),
        "changed.json": changed,
    }
    for name, result in made.items():
        Path(name).write_text(result.json(), encoding="utf-8")
        found = checked(name)
        assert found.status == 0 and "THE SAME HERE" in found.out, found
    assert made["own.json"].receipt()["command"] == "casus assess first.yaml --law law --only-law"
    changed.save("changed.yaml")
    assert checked("changed.yaml").status == 0
    assert changed.scenario is not None
    nobodys = casus.assess(changed.scenario).receipt()
    assert (nobodys["command"], nobodys["law"]) == ("", bundled_law().digest[:12]), "of no file, so of no command"


@pytest.mark.parametrize("place", ["before", "after", "environment"])
def test_the_law_of_ones_own_is_in_the_receipt(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found again however it was named; and what the environment names now does not take its place."""
    shutil.copytree(pactlaw.FOLDER, "law")
    shutil.copy(pactlaw.FOLDER.parent / "first.yaml", "first.yaml")
    words, chosen = ["assess", "first.yaml", "--format", "json"], ["--law", "law", "--only-law"]
    if place == "environment":
        monkeypatch.setenv("CASUS_LAW", "law")
        monkeypatch.setenv("CASUS_ONLY_LAW", "1")
    printed = run(*chosen, *words) if place == "before" else run(*words, *(chosen if place == "after" else []))
    monkeypatch.delenv("CASUS_LAW", raising=False)
    monkeypatch.delenv("CASUS_ONLY_LAW", raising=False)
    made = printed.answer["receipt"]
    assert made["command"] == "casus assess first.yaml --format json --law law --only-law"
    assert made["law"] not in (None, bundled_law().digest[:12]) and list(made["scenarios"]) == ["first.yaml"]
    Path("mine.json").write_text(printed.out, encoding="utf-8")
    assert checked("mine.json").status == 0
    bundled = make("rows.json")
    monkeypatch.setenv("CASUS_LAW", "law")
    monkeypatch.setenv("CASUS_ONLY_LAW", "1")
    found = checked(bundled)
    assert found.status == 0 and "CHANGED  nothing" in found.out and "--law" not in found.out, found
    assert os.environ["CASUS_LAW"] == "law"
    monkeypatch.delenv("CASUS_LAW")
    monkeypatch.delenv("CASUS_ONLY_LAW")
    assert run("check", "--receipt", "mine.json", "--law", "law").status == 2, "the receipt says which law"
    rule = next(Path("law").rglob("*.yaml"))
    rule.write_text(rule.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert "the law, then" in " ".join(checked("mine.json").out.split())


def test_tables_in_a_folder_have_one_receipt(tmp_path: Path) -> None:
    assert run("record", "--export", "tables").status == 0
    schema = schema_of(bundled_law(), "receipt")
    jsonschema.Draft7Validator(schema).validate(json.loads(Path("tables/receipt.json").read_text(encoding="utf-8")))
    shutil.copytree("tables", "copy")
    Path("tables/duties.csv").write_text("x\n", encoding="utf-8")
    found = checked("tables/receipt.json")
    assert found.status == 1 and "duties.csv differs" in found.out
    assert checked("tables/deeds.csv").status == 0
    assert checked("copy/receipt.json").status == 0


def test_a_workbook_has_a_receipt_that_is_read_and_tried() -> None:
    Path("rows.xlsx").write_bytes(casus.assess("osh-2010").xlsx())
    found = read_output("rows.xlsx")
    assert found.receipt.command == "casus assess osh-2010 --format xlsx" and "osh-2010" in found.value
    assert checked("rows.xlsx").status == 0
    Path("rows.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    assert "no receipt of Casus" in checked("rows.xlsx").err
