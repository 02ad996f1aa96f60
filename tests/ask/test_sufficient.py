"""What suffices for a status: the sets against every single case, the counts by hand, and the screen."""

import json
import os
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import jsonschema
import pytest

from casus.ask.sufficient import Allowed, contested, deciders, merged, relevant_cases, sufficient
from casus.assessment.engine import Engine, Run
from casus.assessment.results import Change, Key
from casus.assessment.standing import Standings
from casus.logic.diagrams import ALWAYS, Tangled
from casus.scenarios.library import load_scenario
from casus.scenarios.model import Scenario
from commands import ROOT, bundled_law, compare, one_law, run
from laws import on_made_up_laws

CASES = int(os.environ.get("CASUS_CASES", "200"))
SMALL = 600


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def table(over: Standings, key: Key) -> dict[tuple[int, ...], str]:
    """The status in each case of a small space, cases that may not go together left out."""
    found = {}
    for case in product(*map(range, over.diagrams.arities)):
        for status, cases in over.status[key].items():
            if over.diagrams.holds(cases, case):
                assert case not in found
                found[case] = status
    return found


def meets(over: Standings, case: tuple[int, ...], parts: tuple[Allowed, ...]) -> bool:
    """Whether a case has a value of each part."""
    for part in parts:
        number = over.space.number[part.what, part.id]
        level = over.order.index(number)
        if over.space.variables[number].values[over.kept[number][case[level]]] not in part.values:
            return False
    return True


def check_key(over: Standings, key: Key) -> None:
    """Hold the sets and the counts of one norm against the table of its cases."""
    cases = table(over, key)
    sets, complete = sufficient(over, key)
    for item in sets:
        reached = {cases[case] for case in cases if meets(over, case, item.parts)}
        assert reached == {item.status}
        for part in item.parts:
            rest = tuple(other for other in item.parts if other is not part)
            assert {cases[case] for case in cases if meets(over, case, rest)} != {item.status}
    if complete:
        assert all(any(meets(over, case, item.parts) for item in sets) for case in cases)
    asked = over.diagrams.variables([*over.status[key].values(), over.allowed])
    idle = len(cases) // relevant_cases(over, key)
    counted = {(item.what, item.id): (item.differ, item.pairs) for item in deciders(over, key)}
    for level in asked:
        variable = over.space.variables[over.order[level]]
        differ = pairs = 0
        for case, status in cases.items():
            for value in range(case[level] + 1, over.diagrams.arities[level]):
                other = (*case[:level], value, *case[level + 1 :])
                if other in cases:
                    pairs += 1
                    differ += cases[other] != status
        if differ:
            assert counted.pop((variable.what, variable.id)) == (differ // idle, pairs // idle)
    assert not counted


def test_sets_and_counts_agree_with_every_case(tmp_path: Path) -> None:
    counts = {"norms": 0}

    def compared(engine: Engine, scenario: Scenario) -> None:
        over = engine.run(scenario).over_all()
        if not isinstance(over, Standings) or over.diagrams.count(ALWAYS) > SMALL:  # too tangled: only the near cases
            return
        for key in over.status:
            if len(over.statuses(key)) > 1:
                check_key(over, key)
                counts["norms"] += 1

    on_made_up_laws(compared, tmp_path, examples=CASES // 5, scenarios=2, fixed=CASES < 2500)
    assert counts["norms"] > 0


@pytest.mark.parametrize("name", ["kursk-2024", "jermuk-2022", "kazakhstan-2022"])
def test_the_sets_of_real_cases_are_what_suffices(name: str) -> None:
    """Every case that differs in what matters, one by one, in spaces too large to go through whole."""
    law = bundled_law()
    made = Engine(law, "plan").run(load_scenario(name, law))
    found = contested(made, made.rows())
    over = made.over_all()
    assert found and over is not None
    for item in found:
        key = item.rows[0].key
        levels = sorted(over.diagrams.variables(over.status[key].values()))
        told = Counter[str]()
        for values in product(*(range(over.diagrams.arities[level]) for level in levels)):
            case = list(over.here)
            for level, value in zip(levels, values, strict=True):
                case[level] = value
            (status,) = [one for one, cases in over.status[key].items() if over.diagrams.holds(cases, case)]
            told[status] += 1
            assert {one.status for one in item.sets if meets(over, tuple(case), one.parts)} == {status}
        assert sum(told.values()) == item.cases
        assert [one.here for one in item.sets if one.status != item.status] == [False] * sum(
            one.status != item.status for one in item.sets
        )
        assert any(one.here for one in item.sets)


def test_values_of_one_thing_that_lead_to_the_same_become_one() -> None:
    def prime(*values: str) -> tuple[Change, ...]:
        return tuple(Change("question", value[0], value[1]) for value in values)

    made = merged([prime("a1", "b1"), prime("a2", "b1"), prime("a3", "b2"), prime("c1")])
    assert Counter(made) == Counter(
        [
            (Allowed("question", "a", ("1", "2")), Allowed("question", "b", ("1",))),
            (Allowed("question", "a", ("3",)), Allowed("question", "b", ("2",))),
            (Allowed("question", "c", ("1",)),),
        ]
    )
    assert merged(prime(*pair) for pair in combinations(["a1", "b1", "c1"], 2)) != []


SCREENS = {
    "turns-on-jermuk": ["turns-on", "jermuk-2022"],
    "turns-on-kazakhstan": ["turns-on", "kazakhstan-2022", "cst.4.2"],
    "turns-on-kursk": ["turns-on", "kursk-2024"],
    "turns-on-plain": ["turns-on", "plain-attack"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_stored_and_fits(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.fits, printed
    compare(golden, name, printed.out)


@pytest.mark.parametrize("name", ["karabakh-2020", "georgia-2008", "golovnoy-2021", "annexation-2022"])
def test_long_cases_fit_on_one_screen(name: str) -> None:
    printed = run("turns-on", name)
    assert printed.fits, printed
    assert run("turns-on", name, "--all", "--format", "md").status == 0


def test_what_the_fewest_changes_turn_comes_first_and_creditors_are_named() -> None:
    """Help to the member whose land was hit before help to another; and a report says whom a duty would be owed to."""
    printed = run("turns-on", "karabakh-2020", "cst.4.2").out
    assert "Tajikistan ->\n                   Armenia" in printed
    told = " ".join(run("assess", "karabakh-2020").out.split())
    assert (
        "lapsed: Duty to help" not in told
    )  # lapsed or not triggered: it is owed in neither, and `turns-on` tells them apart
    assert "(cst.4.2) toward" not in run("assess", "jermuk-2022").out  # there it is owed to one only


def test_what_nobody_holds_is_counted_apart() -> None:
    printed = run("turns-on", "missiles-gone-astray", "cst.4.1").out
    assert "Arguable: not triggered" in printed
    assert "ONLY WITH WHAT NOBODY ON FILE HOLDS" in run("turns-on", "missiles-gone-astray", "cst.4.1", "--all").out


@pytest.mark.parametrize("further", [[], ["--all"], ["cst.4.2", "--account", "who-began=answer-to-sabotage"]])
def test_the_values_keep_to_their_schema(further: list[str]) -> None:
    printed = run("turns-on", "jermuk-2022", *further, "--format", "json")
    values = printed.result
    schema = json.loads((ROOT / "docs" / "schemas" / "turns-on.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(printed.answer)
    assert values["contested"]


def test_a_tangled_space_is_said_and_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    def tangled(*_: object, **__: object) -> None:
        raise Tangled("too many nodes")

    monkeypatch.setattr("casus.assessment.inference.Standings", tangled)
    law = bundled_law()
    engine, scenario = Engine(law, "plan"), load_scenario("kursk-2024", law)
    made = Run(engine.part(scenario), scenario, engine.choice(scenario))  # not one that others asked for, or will
    assert contested(made, made.rows()) is None
