"""The record beside the literature."""

import pytest

from casus.records import studies
from casus.records.chapters import chapters
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
    for coding in studies.read_literature().codings:
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


def test_conditions_are_derived_and_differ_from_the_words_alone() -> None:
    law = bundled_law()
    (coding,) = studies.codings_of(law, studies.read_literature().codings, "csto")
    found = {(row["code"], row["dataset"]): row for row in studies.compare_terms(law, coding)}
    assert found["LENGTH", "60"]["casus"] == "60" and found["RENOUNCE", "1"]["agrees"]
    assert found["DEFCOLOC", "0"]["casus"] == "1" and "RUS" in found["DEFCOLOC", "0"]["held"]["1"]
    assert found["-", None]["casus"] == "1992: 0; 2010: 1" and found["-", None]["agrees"] is None
    other = law.questions["outside_territory"]._replace(default="covered")
    changed = law._replace(questions={**law.questions, "outside_territory": other})
    assert next(row for row in studies.compare_terms(changed, coding) if row["code"] == "DEFCOLOC")["agrees"]
    without = law._replace(clauses={name: clause for name, clause in law.clauses.items() if name != "cst.1"})
    assert next(row for row in studies.compare_terms(without, coding) if row["code"] == "NOOTHALL")["casus"] == "0"
    assert ("self_suspension", "works", "void") in studies.answers_of(law, coding)


def test_a_key_is_of_something_on_file_and_goes_on_in_its_days() -> None:
    law, told = bundled_law(), {chapter.id: chapter for chapter in chapters(bundled_law())}
    for key in studies.read_literature().keys:
        assert key.of in law.instruments or key.of in told, key
        if key.of in told:
            chapter = told[key.of]
            first, last = (day.replace("-", "").ljust(8, end) for day, end in ((key.first, "0"), (key.last, "9")))
            assert int(first) <= chapter.last and int(last) >= chapter.first, key
