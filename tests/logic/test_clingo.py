"""clingo as an oracle: our ground programs have in it the one answer set that the other evaluators find.

Random programs and random laws, every scenario on file, and for some of these the whole space of cases. With `CASUS_CASES` of 2,500
and more, all four evaluators are asked about every scenario on file.
"""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given

import naive
from casus.assessment.engine import Engine
from casus.assessment.prospect import Prospect
from casus.assessment.results import LIVE
from casus.assessment.standing import Standings
from casus.logic import durable, plan
from casus.logic.durable import durable_available as durable_rules
from casus.logic.ground import Ground, ground
from casus.logic.plan import evaluate
from casus.logic.terms import Atom, Firing, Inference
from casus.scenarios.library import load_law, load_scenario, scenario_files
from casus.scenarios.model import Scenario
from laws import on_made_up_laws
from programs import Case, cases, generated
from solver import EVERY, NO_GATE, Solved, Solver, clingo_available

pytestmark = pytest.mark.skipif(not clingo_available(), reason="clingo is not installed: pip install clingo")

CASES = int(os.environ.get("CASUS_CASES", "500"))
ALL = CASES >= 2500
RANDOM = generated(CASES, fixed=not ALL)


def answer_sets(held: Ground, facts: frozenset[Atom]) -> list[Inference]:
    """Every answer set of a ground program with these facts, as atoms and firings."""
    solver = Solver()
    loaded = solver.load(held, lambda number: EVERY if held.atoms[number] in facts else NO_GATE)
    found = []
    for values in solver.every_case([*loaded.true, *(loaded.alone[number] for number in range(len(held.instances)))]):
        true, fired = values[: len(held.atoms)], values[len(held.atoms) :]
        firings = [
            Firing(item.rule, held.atoms[item.head], tuple(held.atoms[atom] for atom in item.body))
            for item, so in zip(held.instances, fired, strict=True)
            if so
        ]
        atoms = frozenset(atom for atom, so in zip(held.atoms, true, strict=True) if so)
        found.append(Inference(atoms, frozenset(firings)))
    return found


def test_random_programs_have_one_answer_set() -> None:
    """That of the naive fixpoint and of the plan, for every case of a program grounded once."""
    counts = {"cases": 0, "firings": 0}

    @RANDOM
    @given(cases())
    def check(case: Case) -> None:
        held = ground(case.program, [atom for facts in case.facts for atom in facts])
        for facts in case.facts:
            expected = naive.infer(case.program, facts)
            assert answer_sets(held, frozenset(facts)) == [expected]
            assert plan.infer(case.program, facts) == expected
            counts["cases"] += 1
            counts["firings"] += len(expected.firings)

    check()
    assert counts["cases"] == 2 * CASES
    assert counts["firings"] > 2 * CASES


def planned(prospect: Prospect, facts: frozenset[Atom]) -> Inference:
    """What the plan finds."""
    evaluation = evaluate(prospect.ground, facts)
    true = frozenset(atom for number, atom in enumerate(prospect.ground.atoms) if evaluation.true[number])
    return Inference(true, frozenset(prospect.firings[number] for number in evaluation.fired))


def test_random_laws_have_one_answer_set(tmp_path: Path) -> None:
    """In the usual case of each scenario, and in one taken at random."""
    counts = {"cases": 0}

    def check(engine: Engine, scenario: Scenario) -> None:
        prospect = engine.prospect(scenario)
        dice = random.Random(len(prospect.possible))
        usual = prospect.space.point(engine.choice(scenario))
        for point in (usual, [dice.randrange(len(item.values)) for item in prospect.space.variables]):
            facts = prospect.space.case(prospect.space.choice(point)).atoms
            expected = planned(prospect, facts)
            assert answer_sets(prospect.ground, facts) == [expected]
            assert naive.infer(prospect.ready.slice(prospect.preds), facts) == expected
            counts["cases"] += 1

    on_made_up_laws(check, tmp_path, examples=CASES // 40 + 5, scenarios=1)
    assert counts["cases"] > 0


@pytest.fixture(scope="module")
def engine_on_file() -> Engine:
    """An engine for the bundled law."""
    return Engine(load_law(), "plan")


KNOWN = ("jermuk-2022", "karabakh-2020", "kazakhstan-2022", "kursk-2024", "annexation-2022", "kyrgyz-tajik-2022")
ON_FILE = [name for place, name in enumerate(scenario_files()) if ALL or place % 12 == 0 or name in KNOWN]
"""Which bundled scenarios all four evaluators are asked about: all in a long run, else these and every twelfth."""


@pytest.mark.parametrize("name", ON_FILE)
def test_four_evaluators_agree_on_file(name: str, engine_on_file: Engine) -> None:
    """durable-rules, the plan, clingo and the naive fixpoint: the same atoms, firings and statuses.

    Of all the facts of a file the last three are asked, and of those that a norm can rest on all four: of the rest durable-rules is
    never asked.
    """
    scenario = load_scenario(name, engine_on_file.law)
    run = engine_on_file.run(scenario)
    prospect, facts = run.prospect, run.case.atoms
    expected = planned(prospect, facts)
    found = {"naive": naive.infer(run.engine.slice(prospect.preds), facts)}
    (found["clingo"],) = answer_sets(prospect.ground, facts)
    for one in found.values():
        assert one == expected
    statuses = run.statuses_of(run.case, deciding(prospect, expected))
    assert {key: status for key, status in statuses.items() if status in LIVE} == {
        row.key: row.status for row in run.rows() if row.status in LIVE
    }

    weighed = facts & prospect.relevant
    program = run.engine.slice(frozenset(atom.pred for atom in weighed))
    fewer = planned(prospect, weighed)
    found = {"naive": naive.infer(program, weighed)}
    (found["clingo"],) = answer_sets(prospect.ground, weighed)
    if durable_rules():
        found["durable-rules"] = durable.infer_with(program, weighed, "durable")
    for one in found.values():
        assert one == fewer
        assert run.statuses_of(run.case, deciding(prospect, one)) == statuses


@pytest.mark.parametrize("name", [name for name in scenario_files() if name not in ON_FILE])
def test_scenarios_on_file_have_one_answer_set(name: str, engine_on_file: Engine) -> None:
    """The others: the one that the plan finds."""
    scenario = load_scenario(name, engine_on_file.law)
    prospect = engine_on_file.prospect(scenario)
    facts = prospect.space.case(engine_on_file.choice(scenario)).atoms
    assert answer_sets(prospect.ground, facts) == [planned(prospect, facts)]


def deciding(prospect: Prospect, found: Inference) -> list[Firing]:
    """The firings of rules that draw norms."""
    return [prospect.firings[number] for number in prospect.decisive if prospect.firings[number] in found.firings]


SHOWN = ("kazakhstan-2022", "maksat-2019", "kursk-asked", "tavush-2020")


@pytest.mark.parametrize("name", SHOWN)
def test_a_whole_space_in_clingo_has_the_statuses_of_the_diagrams(name: str, engine_on_file: Engine) -> None:
    """With free choices of answers, accounts and silences, a status is possible where the diagrams say so."""
    prospect = engine_on_file.prospect(load_scenario(name, engine_on_file.law))
    point = prospect.space.point(engine_on_file.choice(prospect.scenario))
    standings, solved = Standings(prospect, point, unheld=True), Solved(prospect, point, unheld=True)
    for key in standings.status:
        if any(status in LIVE for status in standings.statuses(key)):
            assert solved.statuses(key) == standings.statuses(key)
            assert solved.at(key) == standings.at(key)
