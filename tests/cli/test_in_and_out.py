"""Getting things in and out: one set of forms for every command that prints a result, and watching a file while it is written."""

import csv
import io
from pathlib import Path

import pytest

from casus.cli import options
from commands import one_law, run


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
    found = {form: run(*call.split(), "--format", form) for form in options.FORMATS}
    assert {form: (printed.status, printed.err) for form, printed in found.items() if printed.status} == {}
    assert found["html"].out.startswith("<!DOCTYPE html>") and "<script" not in found["html"].out
    rows = list(csv.reader(io.StringIO(found["csv"].out)))
    assert rows[0][-1] == "receipt" and len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}
    assert "receipt" in found["json"].out and found["md"].out != found["text"].out


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
