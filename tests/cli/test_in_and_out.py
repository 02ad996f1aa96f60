"""Getting things in and out: one set of forms for every command that prints a result, and watching a file while it is written."""

import csv
import io
import sys
import zipfile
from contextlib import redirect_stdout
from pathlib import Path
from xml.etree import ElementTree

import pytest

import casus
from casus.cli import options
from casus.cli.main import main
from commands import ROOT, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


CALLS = [
    "list Jermuk",
    "assess kursk-2024",
    "explain kursk-2024 cst.4.2 --for ARM",
    "whatif jermuk-2022 --drop asked",
    "turns-on jermuk-2022 cst.4.2",
    "timeline osh-2010 --from 2010-06-10 --to 2010-06-12",
    "law cst.4",
    "law --on 2010-06-12",
    "law --questions",
]


@pytest.mark.parametrize("call", CALLS)
def test_every_result_comes_in_every_form(call: str) -> None:
    found = {form: run(*call.split(), "--format", form) for form in options.FORMATS if form != "xlsx"}
    assert {form: (printed.status, printed.err) for form, printed in found.items() if printed.status} == {}
    assert found["html"].out.startswith("<!DOCTYPE html>") and "<script" not in found["html"].out
    rows = list(csv.reader(io.StringIO(found["csv"].out)))
    assert rows[0][-1] == "receipt" and len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}
    assert "receipt" in found["json"].out and found["md"].out != found["text"].out


def sheets(*words: str) -> tuple[bytes, list[list[list[str]]]]:
    """What a call writes as a workbook, and its sheets as rows of cells: the screen, what it is, the rows. No cell may be a formula or a link."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(out), pytest.raises(SystemExit) as ended:
        main([*words, "--format", "xlsx"])
    assert not ended.value.code
    data = out.buffer.getvalue()  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        texts = ["".join(item.itertext()) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        assert not [name for name in book.namelist() if "rels" in name and "sheet" in name]
        made = []
        for number in (1, 2, 3):
            sheet = book.read(f"xl/worksheets/sheet{number}.xml")
            assert b"<f>" not in sheet and b"<hyperlink" not in sheet
            rows = []
            for row in ElementTree.fromstring(sheet).iter(f"{SHEET}row"):
                cells = [(cell.get("t"), cell.findtext(f"{SHEET}v") or "") for cell in row]
                rows.append([texts[int(value)] if kind == "s" else value for kind, value in cells])
            made.append(rows)
    return data, made


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("call", CALLS)
def test_a_workbook_has_the_rows_of_the_table_and_says_what_it_is(call: str) -> None:
    data, (front, about, rows) = sheets(*call.split())
    table = list(csv.reader(io.StringIO(run(*call.split(), "--format", "csv").out)))
    assert len(rows) == len(table) and rows[0] == table[0]
    receipt = table[1][-1].replace("--format csv", "--format xlsx")
    for row, line in zip(rows[1:], table[1:], strict=True):
        assert row[:-1] == [cell for cell in line[:-1] if cell] and row[-1] == receipt
    told = dict(about)
    assert {"what", "law", "day of making", "command", "made by", "receipt"} <= told.keys()
    assert told["receipt"] == receipt and f"casus {call}"[:12] in told["command"]
    assert data == sheets(*call.split())[0]
    lines = [line.strip() for line in run(*call.split()).lines if line.strip()]
    assert [cell.strip().lstrip("'") for row in front for cell in row if cell] == [line.lstrip("'") for line in lines]


def test_nothing_in_a_workbook_acts(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    text = (ROOT / "scenarios/history/jermuk-2022.yaml").read_text(encoding="utf-8")
    case.write_text(
        text.replace("title: Attack", "title: =1+1 Attack").replace(
            "says: Armenia asked", "says: =SUM(A1) Armenia asked"
        ),
        encoding="utf-8",
    )
    _, made = sheets("assess", str(case))
    cells = [cell for rows in made for row in rows for cell in row]
    assert any("=SUM(A1)" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_workbook_is_for_a_file_and_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = run("list", "--format", "xlsx")
    assert printed.status == 2 and "> answer.xlsx" in printed.err and not printed.out
    assert casus.list_scenarios().xlsx()[:2] == b"PK"
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    printed = run("list", "--format", "xlsx")
    assert printed.status == 2 and "casus-foederis[xlsx]" in printed.err


def test_a_clause_is_a_row_for_each_paragraph() -> None:
    rows = list(csv.DictReader(io.StringIO(run("law", "cst.4", "--format", "csv").out)))
    assert [row["paragraphs_id"] for row in rows] == ["cst.4.1", "cst.4.2", "cst.4.3"]
    assert {row["id"] for row in rows} == {"cst.4"}


def test_a_file_is_checked_again_whenever_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case.yaml"
    head = "scenario: case\ntitle: T\nkind: exercise\nas_of: 15 May 2023\nevents:\n"
    line = "  - {id: threat, date: 15.05.2023, threat_of_force: {by: AZE, against: ARM}}\n"
    case.write_text(head + line.replace("ARM", "AM"), encoding="utf-8")
    texts = iter([head + line.replace("ARM", "ARM "), None])

    def pause() -> bool:
        text = next(texts)
        if text is not None:
            case.write_text(text, encoding="utf-8")
        return text is not None

    monkeypatch.setattr(options, "pause", pause)
    printed = run("check", str(case), "--watch")
    assert printed.status == 0
    assert "did you mean ARM (Armenia)?" in printed.out and "No problem found in" in printed.out
    assert printed.err.count("Waiting for changes") == 2


def test_a_broken_file_does_not_end_the_watch_of_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("scenario: case\n", encoding="utf-8")
    monkeypatch.setattr(options, "pause", lambda: False)
    printed = run("assess", str(case), "--watch")
    assert printed.status == 0 and "case.yaml" in printed.err and "Waiting for changes" in printed.err
    assert run("assess", "jermuk-2022", "--watch").status == 2
