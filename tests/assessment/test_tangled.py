"""Where diagrams outgrow their budget: what is said then is so, and what is not known is not said."""

import json
import os
import random
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest

import pactlaw
from casus.ask.sufficient import contested
from casus.assessment import inference, vectors
from casus.assessment.engine import Engine, Run
from casus.assessment.prospect import Prospect
from casus.assessment.results import (
    AT_LEAST,
    CONTESTED,
    EXACT,
    IN_PART,
    LIVE,
    NEAR,
    NOT_TRIGGERED,
    SO_FAR,
    Key,
)
from casus.assessment.spread import Spread
from casus.assessment.standing import Standings
from casus.assessment.vectors import Near
from casus.checks.schemas import schema_of
from casus.files.receipt import with_receipt
from casus.logic.diagrams import Tangled
from casus.scenarios.library import load_law, load_scenario, read_scenario_file
from casus.scenarios.model import Scenario
from casus.show.blocks import screen
from casus.show.explain import ExplainText
from casus.show.overview import overview
from casus.show.report import report
from casus.show.rows import rows_of
from casus.show.turning import turning, turning_values
from casus.show.view import Asked, View
from laws import on_made_up_laws
from solver import GaveUp, Solved, Solver, clingo_available

CASES = int(os.environ.get("CASUS_CASES", "200"))
needs_clingo = pytest.mark.skipif(not clingo_available(), reason="clingo is not installed: pip install clingo")


@pytest.fixture(scope="module")
def engine_on_file() -> Engine:
    """An engine for the bundled law."""
    return Engine(load_law(), "plan")


def living(standings: Standings) -> Iterable[Key]:
    """The norms that live somewhere."""
    return [key for key in standings.status if any(status in LIVE for status in standings.statuses(key))]


def compare(prospect: Prospect, unheld: bool) -> int:
    """Solver and near cases against the diagrams, on every norm; how many turns were compared."""
    point = prospect.space.point(prospect.ready.choice(prospect.scenario))
    standings = Standings(prospect, point, unheld=unheld)
    close_by = Near(prospect, point, unheld=unheld)
    solved = Solved(prospect, point, unheld=unheld) if clingo_available() else None
    compared = 0
    for key in living(standings):
        turns = standings.turns(key)
        close = {turn for turn in turns if len(turn.changes) <= close_by.radius}
        assert close_by.at(key) == standings.at(key)
        assert set(close_by.statuses(key)) == {standings.at(key), *(turn.status for turn in close)}
        found = close_by.turns(key)
        assert set(found) <= close
        if len(found) < vectors.MOST_SETS:
            assert set(found) == close
        compared += len(turns)
        if solved is not None:
            assert solved.at(key) == standings.at(key)
            assert solved.statuses(key) == standings.statuses(key)
            listed = solved.turns(key)  # says in `partial` whether there may be more
            assert set(listed) <= set(turns) if key in solved.partial else listed == turns
            statuses = standings.statuses(key)[:1]
            assert set(solved.primes(key, statuses, 3)) <= set(standings.primes(key, statuses, 99))
    return compared


def test_all_ways_agree_on_made_up_laws(tmp_path: Path) -> None:
    """Diagrams, the solver and the near cases find the same, where none is cut short."""
    counts = {"scenarios": 0, "turns": 0}

    def check(engine: Engine, scenario: Scenario) -> None:
        with suppress(Tangled):  # too tangled for diagrams: there is nothing to hold the others against
            counts["turns"] += compare(engine.prospect(scenario), unheld=True)
            counts["scenarios"] += 1

    on_made_up_laws(check, tmp_path, examples=CASES // 8 + 5, scenarios=2, fixed=CASES < 2500)
    assert counts["scenarios"] > CASES // 16
    assert counts["turns"] > 0


@pytest.mark.parametrize("name", ["jermuk-2022", "kazakhstan-2022", "maksat-2019"])
def test_all_ways_agree_on_file(name: str, engine_on_file: Engine) -> None:
    prospect = engine_on_file.prospect(load_scenario(name, engine_on_file.law))
    assert compare(prospect, unheld=False)


class Tight(Standings):
    """Diagrams that are never allowed to grow."""

    def __init__(self, prospect: Prospect, point: Iterable[int], *, unheld: bool = False, idle: bool = True) -> None:
        super().__init__(prospect, list(point), unheld=unheld, budget=8, idle=idle)


def tight(monkeypatch: pytest.MonkeyPatch, engine: Engine, name: str) -> Run:
    """A run whose diagrams outgrow their budget."""
    monkeypatch.setattr(inference, "Standings", Tight)
    scenario = load_scenario(name, engine.law)
    run = Run(engine.part(scenario), scenario, engine.choice(scenario))  # not one that others asked for, or will
    with pytest.raises(Tangled):
        Tight(run.prospect, run.prospect.space.point(run.choice))
    return run


def spread_of(run: Run) -> Spread:
    """What the run says over all that is left open."""
    found = run.over_all()
    assert found is not None
    return found


def test_in_a_tangled_space_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch, engine_on_file: Engine) -> None:
    """What is found near by is contested; nothing is called settled."""
    plain = engine_on_file.run(load_scenario("jermuk-2022", engine_on_file.law))
    plain.rows()  # before the budget is cut
    run = tight(monkeypatch, engine_on_file, "jermuk-2022")
    assert spread_of(run).reach == NEAR
    contested = 0
    for one, two in zip(run.rows(), plain.rows(), strict=True):
        assert one.standing in ("", SO_FAR, CONTESTED)
        assert one.reach == ("" if not one.standing else NEAR)
        assert one.standing != "contested" or two.standing == "contested"
        assert set(one.statuses) <= set(two.statuses)
        contested += one.standing == "contested"
    assert contested
    assert "at least these" in text_of(run)
    assert "settled as far as looked" in text_of(run)
    assert "As far as looked: not tried are more than 3 changes together." in text_of(run)


# A law that really outgrows the diagrams' budget


PAIRS = 40


def pairs_law(folder: Path, pairs: int = PAIRS) -> Engine:
    """The pact, with two norms more that each arise under any of many pairs of answers, paired in two ways.

    No order of the questions suits both: the diagrams grow as two to the power of the pairs.
    """
    shuffled = list(range(pairs))
    random.Random(1).shuffle(shuffled)
    bears_on: dict[str, list[str]] = {f"{side}{number}": [] for side in "xy" for number in range(pairs)}
    rules = []
    for norm, others in (("one", range(pairs)), ("two", shuffled)):
        for one, two in enumerate(others):
            name, given_by = f"p.9/{norm}-{one}", {f"x{one}": "yea", f"y{two}": "yea"}
            for question in given_by:
                bears_on[question].append(name)
            raid = {"raid": {"by": "<a>", "against": "<v>"}}
            duty = {"bearer": "<a>", "toward": "<v>", "act": "help"}
            rules.append(
                {"id": name, "norm": f"p.9/{norm}", "says": "so", "given": given_by, "when": [raid]}
                | {"then": {"duty": duty}}
            )
    answers = [{"id": "yea", "says": "yes", "held_by": ["AAA"]}, {"id": "nay", "says": "no", "held_by": ["BBB"]}]
    questions = [
        {"id": name, "asks": "what?", "bears_on": places, "default": "nay", "because": "so", "answers": answers}
        for name, places in bears_on.items()
    ]
    shutil.copytree(pactlaw.FOLDER, folder)
    article = {"clause": "p.9", "instrument": "pact", "article": "9", "heading": "Pairs", "gloss": "so", "rules": rules}
    (folder / "pact" / "p-9.yaml").write_text(json.dumps(article), encoding="utf-8")
    with (folder / "pact" / "questions.yaml").open("r+", encoding="utf-8") as file:
        before, _, after = file.read().partition("readings:")
        file.seek(0)
        file.write(before + "".join(f"  - {json.dumps(item)}\n" for item in questions) + "readings:" + after)
    return Engine(load_law(folder, only=True), "plan")


def raided(folder: Path, engine: Engine) -> Run:
    """One raid under a law."""
    path = folder / "case.yaml"
    path.write_text(
        "scenario: case\ntitle: A case\nkind: hypothetical\nas_of: 2006-03-01\nevents:\n"
        "  - {id: raid, date: 2006-01-01, raid: {by: BBB, against: AAA, weight: heavy}}\n",
        encoding="utf-8",
    )
    found, problems = read_scenario_file(path, engine.law)
    assert found is not None, problems
    return engine.run(found)


def test_a_law_that_outgrows_the_budget_gets_no_guess(tmp_path: Path) -> None:
    """No budget is lowered here. Two changes are within reach; what suffices whatever else is so is not, and the screen says that."""
    run = raided(tmp_path, pairs_law(tmp_path / "rules"))
    with pytest.raises(Tangled):
        Standings(run.prospect, run.prospect.space.point(run.choice))
    rows = [row for row in run.rows() if row.norm.startswith("p.9/")]
    assert [(row.standing, row.reach) for row in rows] == [(CONTESTED, NEAR)] * 2
    assert contested(run, rows) is None
    view = View(run, run.assessment(), Asked("case.yaml"))
    assert "Too many things are left open together" in screen(turning(view, ["p.9/one"]), False)
    values = turning_values(view, [])
    jsonschema.validate(with_receipt(values), schema_of(run.law, "turns-on"))
    assert values["tangled"] is True
    exported = rows_of(run, run.assessment())
    jsonschema.validate(with_receipt(exported), schema_of(run.law, "assess"))
    assert {row["reach"] for row in exported} == {NEAR}


def test_sets_that_outgrow_the_budget_are_not_listed(tmp_path: Path) -> None:
    """Statuses may fit where listing what suffices does not: then nothing is listed, and it is said that there may be some."""
    run = raided(tmp_path, pairs_law(tmp_path / "rules", 5))
    rows = [row for row in run.rows() if row.norm.startswith("p.9/")]
    held = run.over_all()
    assert isinstance(held, Standings)
    held.diagrams.budget = len(held.diagrams.levels)
    found = contested(run, rows)
    assert found is not None and AT_LEAST in {item.reach for item in found}
    assert all(item.sets or item.reach == AT_LEAST for item in found)


def test_a_contested_norm_that_turns_on_many_changes_is_never_called_the_same(tmp_path: Path) -> None:
    """More changes are needed than are listed: the report says contested, and not that nothing would change."""
    names = [f"x{number}" for number in range(6)]
    folder = tmp_path / "rules"
    shutil.copytree(pactlaw.FOLDER, folder)
    raid = {"raid": {"by": "<a>", "against": "<v>"}}
    rule = {
        "id": "p.9/all",
        "norm": "p.9/all",
        "says": "so",
        "given": dict.fromkeys(names, "yea"),
        "when": [raid],
        "then": {"duty": {"bearer": "<a>", "toward": "<v>", "act": "help"}},
    }
    article = {"clause": "p.9", "instrument": "pact", "article": "9", "heading": "All", "gloss": "so", "rules": [rule]}
    (folder / "pact" / "p-9.yaml").write_text(json.dumps(article), encoding="utf-8")
    answers = [{"id": "yea", "says": "yes", "held_by": ["AAA"]}, {"id": "nay", "says": "no", "held_by": ["BBB"]}]
    asked = {"asks": "what?", "bears_on": ["p.9/all"], "default": "nay", "because": "so", "answers": answers}
    with (folder / "pact" / "questions.yaml").open("r+", encoding="utf-8") as file:
        before, _, after = file.read().partition("readings:")
        file.seek(0)
        file.write(
            before + "".join(f"  - {json.dumps({'id': name, **asked})}\n" for name in names) + "readings:" + after
        )
    run = raided(tmp_path, Engine(load_law(folder, only=True), "plan"))
    (row,) = [row for row in run.rows() if row.norm == "p.9/all"]
    assert (row.status, row.standing, row.turns_on, row.reach) == (NOT_TRIGGERED, CONTESTED, (), EXACT)
    text = " ".join(text_of(run).split())
    assert "under any answer" not in text
    assert "Nothing: every answer" not in text
    assert "No duty is triggered here, yet that is contested: only more than four changes together" in text
    assert "see casus turns-on case" in text


def test_more_orders_than_can_vary_are_said(tmp_path: Path) -> None:
    """Seventeen raids on one day make 136 pairs: nothing is called settled without saying so, in text, in JSON, in an explanation."""
    raids = "".join(
        f"  - {{id: raid{number}, date: 2006-01-10, raid: {{by: XXX, against: AAA, weight: heavy}}}}\n"
        for number in range(17)
    )
    untried_is_said(
        pactlaw.run(tmp_path, f"events:\n{raids}"), "the order of 16 more pairs of events, taken as at once"
    )
    few = pactlaw.run(tmp_path, "".join(["events:\n", *raids.splitlines(keepends=True)[:3]]))
    assert few.over_all() is not None and spread_of(few).untried == ()
    assert "settled as far as looked" not in text_of(few)


def test_more_days_than_can_vary_are_said(tmp_path: Path) -> None:
    """A raid of which only the year is known, among thirty dated events."""
    pleas = "".join(
        f"  - {{id: plea{number}, date: 2006-01-{number + 1:02}, plea: {{by: AAA, for: talks}}}}\n"
        for number in range(30)
    )
    body = f"events:\n  - {{id: raid, date: 2006, raid: {{by: XXX, against: AAA, weight: heavy}}}}\n{pleas}"
    run = pactlaw.run(tmp_path, body, as_of="2006-12-31")
    (words,) = spread_of(run).untried
    assert re.fullmatch(r"\d+ more days on which raid may have been", words)
    untried_is_said(run, words)


def untried_is_said(run: Run, words: str) -> None:
    """What was not tried stands wherever a standing does."""
    assert spread_of(run).reach == IN_PART
    assert spread_of(run).untried == (words,)
    rows = run.rows()
    assert {row.standing for row in rows} <= {SO_FAR, CONTESTED, ""}
    settled = [row for row in rows if row.standing == SO_FAR]
    assert settled and all(row.untried == (words,) and row.reach == IN_PART for row in settled)
    text = " ".join(text_of(run).split())
    assert f"As far as looked: not tried are {words}." in text
    assert "as far as looked" in text
    assert not re.search(r"settled(?! as far)", text)
    exported = rows_of(run, run.assessment())
    jsonschema.validate(with_receipt(exported), schema_of(run.law, "assess"))
    assert exported[0]["untried"] == [words]
    told = " ".join(ExplainText(run).rows([settled[0]], [settled[0].norm]).split())
    assert "Settled as far as looked." in told
    assert f"Not looked at: {words}." in told
    view = View(run, run.assessment(), Asked("case.yaml"))
    assert words in " ".join(screen(turning(view, [settled[0].norm]), False).split())
    jsonschema.validate(with_receipt(turning_values(view, [])), schema_of(run.law, "turns-on"))
    assert turning_values(view, [])["untried"] == [words]
    assert words in " ".join(screen(overview([view, view]), False).split())


def text_of(run: Run) -> str:
    """The whole report."""
    asked = Asked(run.scenario.id, "default", (), "", True, False)
    return screen(report(View(run, run.assessment(), asked)), False)


def test_few_cases_are_tried_where_there_would_be_too_many(
    monkeypatch: pytest.MonkeyPatch, engine_on_file: Engine
) -> None:
    monkeypatch.setattr(vectors, "MOST_POINTS", 2000)
    prospect = engine_on_file.prospect(load_scenario("jermuk-2022", engine_on_file.law))
    tried = Near(prospect, prospect.space.point(engine_on_file.choice(prospect.scenario)))
    assert tried.radius == 2
    assert len(tried.cases) <= 2000


@needs_clingo
def test_a_question_that_is_too_hard_is_given_up() -> None:
    """Pigeons and holes: nothing is said of what was not decided."""
    hard = Solver(limit=50)
    holes = [[hard.atom(free=True) for _ in range(9)] for _ in range(10)]
    for pigeon in holes:
        hard.never(-hole for hole in pigeon)
    for hole in range(9):
        for one in range(10):
            for two in range(one):
                hard.never((holes[one][hole], holes[two][hole]))
    with pytest.raises(GaveUp):
        hard.case([], [])
