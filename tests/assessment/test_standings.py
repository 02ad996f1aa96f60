"""Standing over a whole space: the diagrams against every single case, on made-up laws and on the law on file."""

import os
import random
from collections import Counter
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casus.assessment.engine import Engine
from casus.assessment.prospect import Prospect
from casus.assessment.results import LIVE, NOT_IN_FORCE, NOT_TRIGGERED, Change, Key
from casus.assessment.space import QUESTION
from casus.assessment.standing import Standings
from casus.assessment.statuses import all_standings, decide, merge
from casus.logic.diagrams import ALWAYS, NEVER, Diagrams, Tangled
from casus.logic.plan import evaluate
from casus.logic.terms import Firing
from casus.scenarios.library import load_law, load_scenario, scenario_files
from casus.scenarios.model import Scenario
from laws import on_made_up_laws

CASES = int(os.environ.get("CASUS_CASES", "200"))
SMALL = 600
"""Spaces of at most so many cases are gone through case by case."""


# Diagrams against tables


@st.composite
def functions(draw: st.DrawFn) -> tuple[list[int], set[tuple[int, ...]]]:
    """Some variables with their number of values, and the cases in which something is so."""
    arities = draw(st.lists(st.integers(2, 3), min_size=1, max_size=4))
    cases = list(product(*map(range, arities)))
    return arities, set(draw(st.lists(st.sampled_from(cases), max_size=len(cases))))


def diagram_of(diagrams: Diagrams, cases: set[tuple[int, ...]]) -> int:
    """A diagram of these cases, put together one by one."""
    return diagrams.any_of(
        diagrams.all_of(diagrams.literal(level, (value,)) for level, value in enumerate(case)) for case in cases
    )


@settings(max_examples=max(100, CASES // 4), deadline=None)
@given(functions(), functions(), st.randoms(use_true_random=False))
def test_diagrams_agree_with_tables(
    one: tuple[list[int], set[tuple[int, ...]]],
    two: tuple[list[int], set[tuple[int, ...]]],
    dice: random.Random,
) -> None:
    """On and, or, not, counting, prime implicants and the smallest changes."""
    arities, cases = one
    every = set(product(*map(range, arities)))
    other = {case[: len(arities)] for case in two[1] if len(case) >= len(arities)} & every
    diagrams = Diagrams(arities)
    first, second = diagram_of(diagrams, cases), diagram_of(diagrams, other)
    assert diagrams.both(first, second) == diagram_of(diagrams, cases & other)
    assert diagrams.either(first, second) == diagram_of(diagrams, cases | other)
    assert diagrams.opposite(first) == diagram_of(diagrams, every - cases)
    assert diagrams.count(first) == len(cases)
    assert {case for case in every if diagrams.holds(first, case)} == cases
    assert diagrams.primes(first, 9) == primes(arities, every, cases)
    assert diagrams.primes(first, 1) == {prime for prime in primes(arities, every, cases) if len(prime) <= 1}
    here = dice.choice(sorted(every))
    ways = {frozenset((i, v) for i, v in enumerate(case) if v != here[i]) for case in cases}
    least = {way for way in ways if not any(less < way for less in ways)}
    assert diagrams.changes(first, here, 9) == least


def primes(
    arities: list[int], every: set[tuple[int, ...]], cases: set[tuple[int, ...]]
) -> set[frozenset[tuple[int, int]]]:
    """The prime implicants, found by trying every set of values."""
    sets = [
        frozenset((level, value) for level, value in enumerate(row) if value is not None)
        for row in product(*([None, *range(arity)] for arity in arities))
    ]
    enough = [item for item in sets if all(case in cases for case in every if all(case[i] == v for i, v in item))]
    return {item for item in enough if not any(less < item for less in enough)}


def test_a_budget_is_kept() -> None:
    """Where diagrams would grow beyond it, they stop and say so."""
    diagrams = Diagrams([2] * 24, budget=200)
    pairs = [(number, number + 12) for number in range(12)]
    with pytest.raises(Tangled):
        diagrams.any_of(diagrams.both(diagrams.literal(a, (1,)), diagrams.literal(b, (1,))) for a, b in pairs)
    assert (NEVER, ALWAYS) == (0, 1)


# Statuses, case by case


def statuses_in(prospect: Prospect, point: list[int]) -> dict[Key, str]:
    """The statuses in one case, as one assessment decides them."""
    case = prospect.space.case(prospect.space.choice(point))
    evaluation = evaluate(prospect.ground, case.atoms)
    firings: list[Firing] = [prospect.firings[number] for number in evaluation.fired]
    wanted = set(prospect.decisive)
    decisive = [prospect.firings[number] for number in evaluation.fired if number in wanted]
    assert set(decisive) <= set(firings)
    decided = merge(decide(prospect.law, prospect.compiled, case, decisive, prospect.scenario.as_of))
    standings = all_standings(decided, prospect.not_in_force(case), prospect.keys)
    return {key: item.status for key, item in standings.items()}


def check_points(prospect: Prospect, standings: Standings, points: list[list[int]]) -> int:
    """Compare the diagrams with single cases; how many norms were compared."""
    compared = 0
    for point in points:
        found = statuses_in(prospect, point)
        place = [standings.kept[number].index(point[number]) for number in standings.order]
        for key, by_status in standings.status.items():
            if not any(status in LIVE for status in by_status):
                assert found.get(key, NOT_TRIGGERED) in (NOT_TRIGGERED, NOT_IN_FORCE)
                continue
            held = [status for status, cases in by_status.items() if standings.diagrams.holds(cases, place)]
            assert held == [found.get(key, NOT_TRIGGERED)], (key, standings.space.choice(point))
            compared += 1
        missing = [key for key, status in found.items() if status in LIVE and key not in standings.status]
        assert not missing
    return compared


def allowed(standings: Standings, points: list[list[int]]) -> list[list[int]]:
    """Those of some cases that may go together."""
    return [
        point
        for point in points
        if standings.diagrams.holds(
            standings.allowed, [standings.kept[number].index(point[number]) for number in standings.order]
        )
    ]


def every_point(prospect: Prospect) -> list[list[int]]:
    """Every case of a space."""
    return [list(point) for point in product(*(range(len(item.values)) for item in prospect.space.variables))]


def some_points(prospect: Prospect, dice: random.Random, count: int) -> list[list[int]]:
    """Some cases of a space, most of them few changes away from the usual one."""
    variables = prospect.space.variables
    usual = prospect.space.point(prospect.ready.choice(prospect.scenario))
    found = [usual]
    for _ in range(count):
        point = list(usual) if dice.random() < 0.7 else [dice.randrange(len(item.values)) for item in variables]
        for number in dice.sample(range(len(variables)), min(4, len(variables))):
            point[number] = dice.randrange(len(variables[number].values))
        found.append(point)
    return found


def test_standing_agrees_with_single_cases_on_made_up_laws(tmp_path: Path) -> None:
    """In every case of small spaces, and in some of large ones; turns are least changes, primes suffice."""
    counts: Counter[str] = Counter()

    def check(engine: Engine, scenario: Scenario) -> None:
        prospect = engine.prospect(scenario)
        dice = random.Random(len(prospect.possible))
        usual = prospect.space.point(engine.choice(scenario))
        counts["scenarios"] += 1
        try:
            standings = Standings(prospect, usual, unheld=True)
        except Tangled:  # looked at near its own case then, which test_tangled holds against single cases
            counts["tangled"] += 1
            return
        size = 1
        for item in prospect.space.variables:
            size *= len(item.values)
        small = size <= SMALL // 20
        points = every_point(prospect) if small else some_points(prospect, dice, 4)
        points = allowed(standings, points)
        counts["norms"] += check_points(prospect, standings, points)
        counts["cases"] += len(points)
        for key in standings.status:
            check_turns(standings, key, statuses_of_changes(prospect, standings, key), counts)

    on_made_up_laws(check, tmp_path, examples=CASES // 8 + 5, scenarios=2, fixed=CASES < 2500)
    print(dict(counts))
    assert counts["cases"] >= CASES // 2
    assert counts["turns"] > 0
    assert counts["tangled"] <= counts["scenarios"] // 50


def statuses_of_changes(prospect: Prospect, standings: Standings, key: Key) -> dict[frozenset[Change], str]:
    """The status of a norm after each set of at most one change, found case by case."""
    found: dict[frozenset[Change], str] = {}
    here = list(standings.point)
    if len([status for status in standings.statuses(key) if status in LIVE]) == 0 or len(standings.statuses(key)) < 2:
        return found
    names = {(item.what, item.id): number for number, item in enumerate(prospect.space.variables)}
    wanted = {change for turn in standings.turns(key) for change in turn.changes}
    for count in (0, 1, 2):
        for changes in combinations(sorted(wanted), count):
            if len({(change.what, change.id) for change in changes}) < count:
                continue
            point = list(here)
            for change in changes:
                number = names[change.what, change.id]
                point[number] = prospect.space.variables[number].values.index(change.value)
            if allowed(standings, [point]):
                found[frozenset(changes)] = statuses_in(prospect, point).get(key, NOT_TRIGGERED)
        if len(found) > 12:
            break
    return found


def check_turns(standings: Standings, key: Key, found: dict[frozenset[Change], str], counts: Counter[str]) -> None:
    """That each set of changes leads where it says, and that none of its parts does."""
    if not found:
        return
    now = found.get(frozenset(), "")
    for turn in standings.turns(key):
        whole = frozenset(turn.changes)
        if whole in found:
            assert found[whole] == turn.status != now
            assert all(found[part] != turn.status for part in found if part < whole)
            counts["turns"] += 1


@pytest.fixture(scope="module")
def engine_on_file() -> Engine:
    """An engine for the bundled law."""
    return Engine(load_law(), "plan")


SHOWN = (
    "jermuk-2022",
    "karabakh-2020",
    "kazakhstan-2022",
    "kyrgyz-tajik-2022",
    "syunik-2021",
    "annexation-2022",
    "batken-1999",
    "kursk-asked",
)


@pytest.mark.parametrize("name", scenario_files() if CASES >= 2500 else SHOWN)
def test_standing_agrees_with_single_cases_on_file(name: str, engine_on_file: Engine) -> None:
    """In cases a few changes away from the default reading, and in others taken at random."""
    scenario = load_scenario(name, engine_on_file.law)
    prospect = engine_on_file.prospect(scenario)
    usual = prospect.space.point(engine_on_file.choice(scenario))
    standings = Standings(prospect, usual, unheld=True)
    points = allowed(standings, some_points(prospect, random.Random(name), 12))
    check_points(prospect, standings, points)


def test_primes_suffice_and_nothing_less_does(engine_on_file: Engine) -> None:
    """A set of values under which a duty has a status has it in every case with those values; a part of it does not."""
    scenario = load_scenario("jermuk-2022", engine_on_file.law)
    prospect = engine_on_file.prospect(scenario)
    usual = prospect.space.point(engine_on_file.choice(scenario))
    standings = Standings(prospect, usual)
    keys = [key for key in standings.status if len(standings.statuses(key)) > 1 and key.kind == "duty"]
    assert keys
    dice = random.Random(1)
    for key in keys[:6]:
        for status in standings.statuses(key):
            for prime in standings.primes(key, [status])[:6]:
                for point in some_points(prospect, dice, 4):
                    for change in prime:
                        number = prospect.space.number[change.what, change.id]
                        point[number] = prospect.space.variables[number].values.index(change.value)
                    held = all(value in standings.kept[number] for number, value in enumerate(point))
                    if held and allowed(standings, [point]):
                        assert statuses_in(prospect, point).get(key, NOT_TRIGGERED) == status


def test_what_nobody_holds_is_left_out(engine_on_file: Engine) -> None:
    """Unless it is asked for."""
    scenario = load_scenario("jermuk-2022", engine_on_file.law)
    run = engine_on_file.run(scenario)
    held, everything = run.over_all(), run.over_all(unheld=True)
    assert held is not None and everything is not None
    assert held.cases() < everything.cases()
    for number, item in enumerate(held.space.variables):
        names = [item.values[value] for value in held.kept[number]]
        assert all(item.held[item.values.index(name)] for name in names)
        if item.what == QUESTION:
            assert item.usual in names
