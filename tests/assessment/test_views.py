"""The four standings against every view and every single case, on made-up laws whose answers are dealt to holders at random."""

import os
import random
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from assessment.test_standings import allowed, statuses_in
from casus.assessment.cases import QUESTION
from casus.assessment.engine import Engine
from casus.assessment.prospect import Prospect
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    LIVE,
    NOT_TRIGGERED,
    SETTLED,
    STANDINGS,
    Key,
    differs,
    most_disputed,
)
from casus.assessment.standing import Standings
from casus.assessment.statuses import deniers, held_views
from casus.law.model import Law
from casus.scenarios.library import load_law, load_scenario
from casus.scenarios.model import Position, Scenario
from laws import on_made_up_laws

CASES = int(os.environ.get("CASUS_CASES", "200"))
MOST = 300
"""Spaces of at most so many cases are gone through case by case."""
HOLDERS = ("AAA", "BBB", "CCC")


def dealt(law: Law, dice: random.Random) -> Law:
    """The law with each answer held by some holders, or by nobody."""
    questions = {}
    for name, question in law.questions.items():
        answers = [
            item._replace(held_by=tuple(dice.sample(HOLDERS, dice.choice((0, 1, 1, 2))))) for item in question.answers
        ]
        questions[name] = question._replace(answers=tuple(answers))
    return law._replace(questions=questions)


def points_of_views(prospect: Prospect) -> Iterator[list[int]]:
    """Every case in which the law is read as somebody reads it, on accounts that somebody tells: written apart from the engine."""
    variables = prospect.space.variables
    for view in held_views(prospect.law, prospect.scenario):
        choices = []
        for item in variables:
            if item.what == QUESTION:
                wanted = view.answers.get(item.id, (item.usual,))
                choices.append([place for place, value in enumerate(item.values) if value in wanted])
            else:
                choices.append([place for place, held in enumerate(item.held) if held])
        for point in product(*choices):
            yield list(point)


def statuses_over(cases: list[dict[Key, str]]) -> dict[Key, set[str]]:
    """The statuses that each norm has in some cases; in a case that tells nothing of it, it is not triggered."""
    found: dict[Key, set[str]] = {}
    for key in {key for case in cases for key in case}:
        found[key] = {case.get(key, NOT_TRIGGERED) for case in cases}
    return found


def test_standings_are_what_views_and_cases_give(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()

    def check(engine: Engine, scenario: Scenario) -> None:
        dice = random.Random(f"{scenario.id} {len(engine.law.questions)} {len(scenario.events)}")
        law = dealt(engine.law, dice)
        own = Engine(law, "plan")
        prospect = own.prospect(scenario)
        size = 1
        for item in prospect.space.variables:
            size *= len(item.values)
        if size > MOST:
            return
        run = own.run(scenario)
        every = [list(point) for point in product(*(range(len(item.values)) for item in prospect.space.variables))]
        wide = Standings(prospect, prospect.space.point(run.choice), unheld=True)
        cases = {tuple(point): statuses_in(prospect, point) for point in allowed(wide, every)}
        views = dict.fromkeys(map(tuple, points_of_views(prospect)))
        held = statuses_over([cases[point] for point in views if point in cases])
        anyhow = statuses_over(list(cases.values()))
        for row in run.rows():
            if not row.trigger or not any(status in LIVE for status in anyhow.get(row.key, ())):
                continue
            expected = SETTLED
            if differs(row.status, held.get(row.key, ())):
                expected = CONTESTED
            elif differs(row.status, anyhow[row.key]):
                expected = ARGUABLE
            assert row.standing == expected, (row.key, row.status, held.get(row.key), anyhow[row.key])
            counts[expected] += 1
            for turn in row.turns_on:
                assert turn.status in held[row.key]

    on_made_up_laws(check, tmp_path, examples=CASES + 40, scenarios=2, fixed=CASES < 2500)
    print(dict(counts))
    assert min(counts[word] for word in (SETTLED, ARGUABLE, CONTESTED)) > 0


def test_a_denial_without_an_answer_on_file_is_said_and_changes_nothing_else() -> None:
    """Who said otherwise stands beside the status; who gave an answer of the file is a view, and no denier."""
    law = load_law()
    engine = Engine(law, "plan")
    plain = load_scenario("plain-attack", law)
    rows = [row for row in engine.run(plain).rows() if row.kind == "duty" and row.status == "triggered"]
    row = rows[0]
    paragraph = law.paragraph(row.norm)
    assert paragraph is not None and row.denied_by == ()
    holder = next(code for code, item in law.entities.items() if item.kind == "state")
    said = Position(holder, paragraph.id, "not_triggered", "a ground of its own", (), "", ())
    denied = plain._replace(positions=(said,))
    assert deniers(law, denied, row.key, row.status, ()) == (holder,)
    again = next(item for item in engine.run(denied).rows() if item.key == row.key)
    assert (again.status, again.statuses) == (row.status, row.statuses)
    assert again.standing == ("settled, denied" if row.standing == SETTLED else row.standing)
    agreed = plain._replace(positions=(said._replace(says="triggered"),))
    assert deniers(law, agreed, row.key, row.status, ()) == ()


def test_the_standing_that_says_most_doubt_prevails() -> None:
    assert most_disputed(["settled", "contested", "arguable"]) == "contested"
    assert most_disputed(STANDINGS[:2]) == "settled, denied"
    assert most_disputed([]) == ""
