"""The claims of press accounts that the files correct."""

import csv
import io
from pathlib import Path

import pytest

from casus.assessment.results import owed
from casus.records.claims import CLAIM_FIELDS, unbound
from casus.scenarios.library import CasusError, load_scenario, scenario_files
from commands import bundled_law, compare, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@pytest.mark.parametrize("name", ["claims", "claims-karabakh-2020"])
def test_a_screen_of_claims_is_as_stored(name: str, golden: bool) -> None:
    printed = run("claims", *(["karabakh-2020"] if "-" in name else []))
    assert printed.fits, printed
    compare(golden, name, printed.out)


def test_every_correction_on_file_is_listed_with_a_source() -> None:
    rows = run("claims", "--format", "json").result
    assert all(list(row) == list(CLAIM_FIELDS) for row in rows)
    law = bundled_law()
    for name in ("jermuk-2022", "kazakhstan-2022"):
        told = [item.claim for item in load_scenario(name, law).corrections]
        assert [row["claim"] for row in rows if row["scenario"] == name] == told
    assert all(row["sources"] for row in rows)
    table = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").out)))
    assert len(table) == len(rows)
    assert {row["scenario"] for row in rows} <= {"", *scenario_files()}


def test_claims_about_the_alliance_as_such_are_listed_too() -> None:
    rows = [row for row in run("claims", "--format", "json").result if not row["scenario"]]
    assert len(rows) >= 8 and all(row["better"] and row["sources"] for row in rows)
    printed = run("claims", "--all")
    assert "the alliance as such" in printed.out and "15 March 1992" in printed.out and " ," not in printed.out


def test_a_mistake_in_the_file_of_claims_is_said(tmp_path: Path) -> None:
    path = tmp_path / "press.yaml"
    path.write_text("claims:\n  - {claim: x, by: y, sources: [nowhere]}\n")
    with pytest.raises(CasusError) as found:
        unbound(path)
    assert [problem.code for problem in found.value.problems] == ["missing-word", "unknown-source"]


def test_a_claim_about_an_obligation_says_what_the_law_gives() -> None:
    rows = [row for row in run("claims", "--format", "json").result if row["norm"]]
    assert len(rows) >= 10
    norms = {rule.norm for rule in bundled_law().rules()}
    for row in rows:
        assert row["norm"] in norms and row["status"] in row["statuses"]
        assert (row["standing"] == "contested") == (len({owed(status) for status in row["statuses"]}) > 1)
    printed = run("claims", "--all").out
    assert "Duty to help (cst.4.2): " in printed and "contested" in printed
