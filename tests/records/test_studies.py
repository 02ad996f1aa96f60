"""The record beside the literature."""

import pytest

from casus.records import studies
from commands import bundled_law, compare, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def test_the_screen_is_as_stored_and_fits(golden: bool) -> None:
    printed = run("atop")
    assert printed.fits, printed
    compare(golden, "atop", printed.out)
    assert run("atop", "--all").status == 0


def test_codes_come_from_the_pledges_of_the_law() -> None:
    law = bundled_law()
    _, codings = studies.read_literature()
    for coding in codings:
        assert coding.instrument in law.instruments
        assert set(coding.codes) == set(studies.PLEDGE_NAMES)
        for row in studies.compare_codes(law, coding):
            assert row["casus"] == int(bool(row["norms"]))
            for norm in row["norms"]:
                rule = next(rule for rule in law.rules() if rule.norm == norm)
                assert law.vocabulary.acts[str(dict(rule.then.roles)["act"])].atop == row["pledge"]
        assert {name for name, _, _ in coding.members} <= set(law.entities)


def test_every_study_says_what_it_counts() -> None:
    found = run("atop", "--format", "json").result
    assert len(found["studies"]) >= 3
    assert all(item["unit"] and item["counts"] and item["scope"] for item in found["studies"])
