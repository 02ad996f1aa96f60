"""Where diagrams outgrow their budget: what is said then is so, and what is not known is not said."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from casus import engine as engines
from casus import solver, tangled
from casus.diagrams import Tangled
from casus.engine import Engine, Run
from casus.library import load_law, load_scenario
from casus.prospect import Prospect
from casus.results import Key
from casus.spread import AT_LEAST, NEAR, Spread
from casus.standings import LIVE, Standings
from casus.tangled import Near, Solved
from laws import Bundle, bundles

CASES = int(os.environ.get("CASUS_CASES", "200"))
needs_clingo = pytest.mark.skipif(not solver.available(), reason="clingo is not installed: pip install clingo")


@pytest.fixture(scope="module")
def engine_on_file() -> Engine:
    """An engine for the bundled law."""
    return Engine(load_law(), "plan")


def living(standings: Standings) -> Iterable[Key]:
    """The norms that live somewhere."""
    return [key for key in standings.status if any(status in LIVE for status in standings.statuses(key))]


def compare(prospect: Prospect, unheld: bool) -> int:
    """Solver and near cases against the diagrams, on every norm; how many turns were compared."""
    point = prospect.space.point(prospect.engine.choice(prospect.scenario))
    standings = Standings(prospect, point, unheld=unheld)
    near = Near(prospect, point, unheld=unheld)
    solved = Solved(prospect, point, unheld=unheld) if solver.available() else None
    compared = 0
    for key in living(standings):
        turns = standings.turns(key)
        close = {turn for turn in turns if len(turn.changes) <= near.radius}
        assert near.at(key) == standings.at(key)
        assert set(near.statuses(key)) == {standings.at(key), *(turn.status for turn in close)}
        found = near.turns(key)
        assert set(found) <= close
        if len(found) < tangled.MOST_SETS:
            assert set(found) == close
        compared += len(turns)
        if solved is not None:
            assert solved.at(key) == standings.at(key)
            assert solved.statuses(key) == standings.statuses(key)
            if key in solved.partial:
                assert set(solved.turns(key)) <= set(turns)
            else:
                assert solved.turns(key) == turns
            statuses = standings.statuses(key)[:1]
            assert set(solved.primes(key, statuses, 3)) <= set(standings.primes(key, statuses, 99))
    return compared


def test_all_ways_agree_on_made_up_laws(tmp_path: Path) -> None:
    """Diagrams, the solver and the near cases find the same, where none is cut short."""
    counts = {"scenarios": 0, "turns": 0}

    def check(bundle: Bundle) -> None:
        with TemporaryDirectory(dir=tmp_path) as place:
            loaded = bundle.load(Path(place) / "rules")
        if loaded is None:
            return
        law, scenarios = loaded
        engine = Engine(law, "plan")
        for scenario in scenarios:
            counts["turns"] += compare(engine.prospect(scenario), unheld=True)
            counts["scenarios"] += 1

    chosen = settings(
        max_examples=CASES // 8 + 5,
        derandomize=CASES < 2500,
        phases=(Phase.explicit, Phase.generate),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    chosen(given(bundles(2))(check))()
    assert counts["scenarios"] > CASES // 16
    assert counts["turns"] > 0


@pytest.mark.parametrize("name", ["jermuk-2022", "kazakhstan-2022", "maksat-2019"])
def test_all_ways_agree_on_file(name: str, engine_on_file: Engine) -> None:
    prospect = engine_on_file.prospect(load_scenario(name, engine_on_file.law))
    assert compare(prospect, unheld=False)


class Tight(Standings):
    """Diagrams that are never allowed to grow."""

    def __init__(self, prospect: Prospect, point: Iterable[int], *, unheld: bool = False) -> None:
        super().__init__(prospect, list(point), unheld=unheld, budget=8)


def tight(monkeypatch: pytest.MonkeyPatch, engine: Engine, name: str) -> Run:
    """A run whose diagrams outgrow their budget."""
    monkeypatch.setattr(engines, "Standings", Tight)
    run = engine.run(load_scenario(name, engine.law))
    with pytest.raises(Tangled):
        Tight(run.prospect, run.prospect.space.point(run.choice))
    return run


def spread_of(run: Run) -> Spread:
    """What the run says over all that is left open."""
    found = run.over_all()
    assert found is not None
    return found


@needs_clingo
def test_a_tangled_space_goes_to_the_solver(monkeypatch: pytest.MonkeyPatch, engine_on_file: Engine) -> None:
    """The rows say what they say otherwise; the report says that there may be more."""
    plain = engine_on_file.run(load_scenario("jermuk-2022", engine_on_file.law))
    plain.rows()  # before the budget is cut
    run = tight(monkeypatch, engine_on_file, "jermuk-2022")
    assert spread_of(run).reach == AT_LEAST
    for one, two in zip(run.rows(), plain.rows(), strict=True):
        assert (one.norm, one.status, one.standing, one.statuses) == (two.norm, two.status, two.standing, two.statuses)
        assert one.turns_on == two.turns_on
    assert "at least these" in text_of(run)
    assert "at least these" not in text_of(plain)


def test_without_a_solver_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch, engine_on_file: Engine) -> None:
    """What is found near by is contested; nothing is called settled."""
    monkeypatch.setattr(tangled, "available", lambda: False)
    plain = engine_on_file.run(load_scenario("jermuk-2022", engine_on_file.law))
    plain.rows()  # before the budget is cut
    run = tight(monkeypatch, engine_on_file, "jermuk-2022")
    assert spread_of(run).reach == NEAR
    contested = 0
    for one, two in zip(run.rows(), plain.rows(), strict=True):
        assert one.standing in ("", "contested")
        assert one.standing != "contested" or two.standing == "contested"
        assert set(one.statuses) <= set(two.statuses)
        contested += one.standing == "contested"
    assert contested
    assert "at least these" in text_of(run)


def text_of(run: Run) -> str:
    """The whole report."""
    from casus.layout import screen
    from casus.report import report
    from casus.view import Asked, View

    asked = Asked(run.scenario.id, "default", (), "", True, False)
    return screen(report(View(run, run.assessment(), asked)), False)


def test_few_cases_are_tried_where_there_would_be_too_many(
    monkeypatch: pytest.MonkeyPatch, engine_on_file: Engine
) -> None:
    monkeypatch.setattr(tangled, "MOST_POINTS", 1000)
    prospect = engine_on_file.prospect(load_scenario("jermuk-2022", engine_on_file.law))
    near = Near(prospect, prospect.space.point(engine_on_file.choice(prospect.scenario)))
    assert near.radius == 2
    assert len(near.cases) <= 1000


@needs_clingo
def test_a_question_that_is_too_hard_is_given_up() -> None:
    """Pigeons and holes: nothing is said of what was not decided."""
    hard = solver.Solver(limit=50)
    holes = [[hard.atom(free=True) for _ in range(9)] for _ in range(10)]
    for pigeon in holes:
        hard.never(-hole for hole in pigeon)
    for hole in range(9):
        for one in range(10):
            for two in range(one):
                hard.never((holes[one][hole], holes[two][hole]))
    with pytest.raises(solver.GaveUp):
        hard.case([], [])
