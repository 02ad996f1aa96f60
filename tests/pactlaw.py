"""The made-up treaty of tests/pact, and scenarios under it written in a few lines."""

from functools import lru_cache
from pathlib import Path

from casus.assessment.engine import Engine, Run
from casus.assessment.results import Row
from casus.files.problems import render_all
from casus.law.model import Law
from casus.scenarios.library import load_law, read_scenario_file
from casus.scenarios.model import Scenario

FOLDER = Path(__file__).parent / "pact" / "rules"


@lru_cache(maxsize=1)
def law() -> Law:
    """The pact."""
    return load_law(FOLDER, only=True)


@lru_cache(maxsize=1)
def engine() -> Engine:
    """An engine for the pact, on the ground plan."""
    return Engine(law(), "plan")


def scenario(folder: Path, body: str, *, as_of: str = "2006-03-01", kind: str = "hypothetical") -> Scenario:
    """A scenario from the words below its head; fails with the rendered problems if it has any."""
    path = folder / "case.yaml"
    path.write_text(f"scenario: case\ntitle: A case\nkind: {kind}\nas_of: {as_of}\n{body}", encoding="utf-8")
    found, problems = read_scenario_file(path, law(), "case.yaml")
    serious = [problem for problem in problems if not problem.warning]
    assert not serious and found is not None, render_all(serious)
    return found


def run(folder: Path, body: str, *, as_of: str = "2006-03-01", **changes: dict[str, str]) -> Run:
    """A run of such a scenario. `answers` and `versions` change the choice."""
    found = scenario(folder, body, as_of=as_of)
    return Run(engine(), found, engine().choice(found, **changes))  # type: ignore[arg-type]


def rows(folder: Path, body: str, norm: str, *, as_of: str = "2006-03-01", **changes: dict[str, str]) -> dict[str, Row]:
    """The rows of one norm, by bearer (and trigger, where one bearer has several)."""
    chosen = [row for row in run(folder, body, as_of=as_of, **changes).rows() if row.norm == norm]
    bearers = [row.bearer for row in chosen]
    return {row.bearer if bearers.count(row.bearer) == 1 else f"{row.bearer} {row.trigger}": row for row in chosen}
