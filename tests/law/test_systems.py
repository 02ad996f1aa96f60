"""Systems of treaties apart from each other: of which an event speaks, each alone, and as if others were the parties of one."""

import shutil
from pathlib import Path

import pytest

import leagues
from casus.assessment import engine as engines
from casus.assessment.engine import Engine, engine_for
from casus.law.systems import as_if, common_systems, law_of, strangers, whole_of
from casus.scenarios.library import load_law, load_scenario, read_and_check_law
from casus.scenarios.model import law_for
from commands import bundled_law


def test_what_is_law_for_all_says_so_and_is_always_there() -> None:
    assert common_systems(leagues.law()) == {"all"}
    only = law_of(leagues.law(), {"all", "sea"})
    assert set(only.systems) == {"all", "sea"} and set(only.clauses) == {"custom.1", "sea.1"}
    assert [act.id for act in only.acts] == ["sea-founders"]
    assert law_of(leagues.law(), leagues.law().systems) is leagues.law()
    assert whole_of(only) is leagues.law() is whole_of(leagues.law())


@pytest.mark.parametrize(
    ("change", "systems"),
    [
        (("", ""), {"all", "land", "sea"}),
        (("by: EEE", "by: BBB"), {"all", "land"}),  # whom only the record names it does not touch
        (("to: BBB", "to: DDD"), {"all", "land", "sea"}),
        (("under: land-pact", "under: old-pact"), {"all", "land", "old", "sea"}),
        (("as_of: 2010-06-01", "as_of: 2010-06-01\nnote: x"), {"all", "land", "sea"}),
    ],
)
def test_a_file_touches_the_systems_whose_parties_treaties_or_bodies_it_names(
    tmp_path: Path, change: tuple[str, str], systems: set[str]
) -> None:
    scenario = load_scenario(leagues.case(tmp_path, leagues.CASE.replace(*change)), leagues.law())
    assert set(law_for(leagues.law(), scenario).systems) == systems


def test_before_its_first_act_a_system_has_no_parties(tmp_path: Path) -> None:
    text = leagues.CASE.replace("2010", "1985").replace(", under: land-pact", "").replace("to: landers", "to: CCC")
    scenario = load_scenario(leagues.case(tmp_path, text), leagues.law())
    assert set(law_for(leagues.law(), scenario).systems) == {"all", "old"}


@pytest.mark.parametrize("name", ["jermuk-2022", "su24-2015", "osh-2010"])
def test_what_is_left_out_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows under the systems touched are those under all of them, and the others have none that arose."""
    law = bundled_law()
    scenario = load_scenario(name, law)
    part = law_for(law, scenario)
    rows = engine_for(law, "plan").run(scenario).rows()
    monkeypatch.setattr(engines, "law_for", lambda law, scenario: law)
    whole = Engine(law, "plan").run(scenario).rows()
    own = [row for row in whole if law.clauses[row.clause].system in part.systems]
    assert [(row.key, row.status, row.standing) for row in own] == [(row.key, row.status, row.standing) for row in rows]
    assert not [row for row in whole if row not in own and row.bound and row.trigger and row.status == "triggered"]


def test_as_if_others_were_its_parties(tmp_path: Path) -> None:
    """Who really was is none; the nearest wording counts; both evaluators agree."""
    scenario = load_scenario(leagues.case(tmp_path), leagues.law())
    made = as_if(leagues.law(), "old", {"AAA", "BBB"})
    rows = [row for row in Engine(made, "auto").run(scenario).rows() if row.status == "triggered"]
    assert [(row.norm, row.bearer, row.toward) for row in rows] == [("old.1/help", "BBB", "AAA")]
    really = [row for row in Engine(leagues.law(), "auto").run(scenario).rows() if row.norm == "old.1/help"]
    assert not [row for row in really if row.status == "triggered"]


def test_that_a_system_rests_on_another_is_found(tmp_path: Path) -> None:
    assert not list(strangers(leagues.law()))
    folder = tmp_path / "leagues"
    shutil.copytree(leagues.FOLDER, folder)
    path = folder / "sea" / "sea-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("finding_made: {by: sea-council,", "finding_made: {by: landers,"), encoding="utf-8")
    _, problems = read_and_check_law(folder)
    found = [problem for problem in problems if problem.code == "other-system"]
    assert len(found) == 1 and found[0].warning and "landers" in found[0].message and "land" in found[0].message


def test_no_bundled_system_rests_on_another_but_what_is_law_for_all() -> None:
    law = bundled_law()
    assert not list(strangers(law))
    assert len(common_systems(law)) == 1


@pytest.mark.parametrize("system", ["land", "sea", "old"])
def test_each_system_loads_without_the_others(system: str, tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    shutil.copytree(leagues.FOLDER, folder, ignore=shutil.ignore_patterns(*({"land", "sea", "old"} - {system})))
    law = load_law(folder, only=True)
    assert set(law.systems) == {"all", system}
