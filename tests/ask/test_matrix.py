"""The matrix: each cell against its own assessment, who holds a column, and the forms it is written in."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from itertools import product
from pathlib import Path

import jsonschema
import pytest

from casus.ask.matrix import matrices
from casus.assessment.engine import Engine, Run
from casus.assessment.results import NOT_IN_FORCE, NOT_TRIGGERED
from casus.scenarios.library import load_scenario
from commands import ROOT, bundled_law, compare, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def made(name: str) -> Run:
    """A scenario inferred."""
    law = bundled_law()
    return Engine(law, "plan").run(load_scenario(name, law))


@pytest.mark.parametrize("name", ["jermuk-2022", "kursk-2024", "kazakhstan-2022"])
def test_every_cell_is_what_an_assessment_says(name: str) -> None:
    one = made(name)
    for item in matrices(one, ["cst.4.2/assist"], {}, {}):
        for line in item.lines:
            for column, status in zip(item.columns, line.statuses, strict=True):
                chosen = dict(zip(item.disputes, column.versions, strict=True))
                rows = one.engine.run(one.scenario, line.reading, None, chosen).all
                found = {rows[key].status if key in rows else NOT_TRIGGERED for key in item.keys}
                assert found == {status} or found <= {NOT_TRIGGERED, NOT_IN_FORCE} >= {status}


def test_only_disputes_that_change_something_have_columns() -> None:
    one = made("jermuk-2022")
    (item,) = matrices(one, ["cst.4.2/assist"], {}, {})
    assert item.disputes == ("where", "who-began")
    assert len(item.columns) == 4 and item.varies
    lines = {line.reading: line.statuses for line in item.lines}
    for place in range(len(item.disputes)):
        moved = [
            (one, two)
            for one, two in product(range(4), repeat=2)
            if [a == b for a, b in zip(item.columns[one].versions, item.columns[two].versions, strict=True)]
            == [number != place for number in range(2)]
        ]
        assert any(status[one] != status[two] for one, two in moved for status in lines.values())


def test_a_column_has_those_who_hold_all_of_it() -> None:
    (item,) = matrices(made("jermuk-2022"), ["cst.4.2/assist"], {}, {})
    held = {column.versions: column.held_by for column in item.columns}
    assert held["inside", "unprovoked"] == ("ARM",)
    assert held["on-the-line", "answer-to-sabotage"] == ("AZE",)
    assert held["inside", "answer-to-sabotage"] == ()


def test_an_account_that_is_given_does_not_vary_and_an_answer_is_set_on_every_reading() -> None:
    one = made("jermuk-2022")
    (item,) = matrices(one, ["cst.4.2/assist"], {}, {"who-began": "unprovoked"})
    assert item.disputes == ("where",)
    (item,) = matrices(one, ["cst.4.2/assist"], {"undelimited_border": "covered"}, {"who-began": "unprovoked"})
    assert not item.varies


SCREENS = {
    "matrix-jermuk": ["matrix", "jermuk-2022", "cst.4.2"],
    "matrix-kursk": ["matrix", "kursk-2024"],
    "matrix-plain": ["matrix", "plain-attack", "cst.4.2"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_stored_and_fits(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.fits, printed
    compare(golden, name, printed.out)


@pytest.mark.parametrize("name", ["karabakh-2020", "georgia-2008", "golovnoy-2021", "milk-war-2009"])
def test_long_cases_fit_on_one_screen(name: str) -> None:
    printed = run("matrix", name)
    assert printed.fits, printed


def test_it_is_written_in_every_form(tmp_path: Path) -> None:
    picture = tmp_path / "x.svg"
    printed = run("matrix", "jermuk-2022", "cst.4.2", "--format", "json", "--picture", str(picture))
    values = printed.result
    schema = json.loads((ROOT / "docs" / "schemas" / "matrix.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(printed.answer)
    rows = list(csv.DictReader(io.StringIO(run("matrix", "jermuk-2022", "cst.4.2", "--format", "csv").out)))
    assert [row["status"] for row in rows] == [item["status"] for item in values] and len(rows) > 40
    assert {row["accounts"] for row in rows} >= {"where=inside; who-began=unprovoked"}
    root = ET.parse(picture).getroot()
    texts = ["".join(item.itertext()) for item in root.iter() if item.tag.endswith("text")]
    assert "T" in texts and "-" in texts and "secretariat" in texts
    assert "<table" in run("matrix", "jermuk-2022", "cst.4.2", "--format", "html").out
    assert "| default |" in run("matrix", "jermuk-2022", "cst.4.2", "--format", "md").out


def test_a_reading_is_not_taken() -> None:
    assert run("matrix", "jermuk-2022", "--reading", "yerevan").status == 2
    assert run("matrix", "jermuk-2022", "--picture", "/no/such/folder/x.svg").status == 2
