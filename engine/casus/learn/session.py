"""The bench on which tasks are checked: one law made ready, and the scenarios and runs that tasks share."""

from collections import OrderedDict
from functools import cached_property
from pathlib import Path

from casus.ask.proof import About, because
from casus.assessment.engine import Engine, Run, engine_for
from casus.assessment.results import LAPSED, NOT_TRIGGERED, STATUSES, Row
from casus.files.problems import Problem
from casus.interface.loading import named_file, read_file, usual_law
from casus.law.model import Law
from casus.learn.reader import GIVEN
from casus.learn.task import Ask, Task
from casus.scenarios.model import Scenario
from casus.specs.steps import Language
from casus.specs.steps_reader import load_language

MOST_RUNS = 64


class Seen:
    """One assessment with its rows."""

    def __init__(self, run: Run, reading: str = "default") -> None:
        self.run = run
        self.rows = run.rows(reading)
        self.reasons: dict[tuple[str, ...], tuple[str, ...]] = {}

    def because(self, row: Row | None, ask: Ask) -> tuple[str, ...]:
        """The reasons of the engine; found once, because finding what is missing can take a while."""
        key = (ask.norm, ask.bearer, ask.toward, row.trigger if row is not None else "")
        if key not in self.reasons:
            about = About(ask.norm, ask.bearer, ask.toward, ask.trigger)
            where = "the reading or account that is given" if ask.fixed else "the default reading"
            self.reasons[key] = tuple(because(self.run, row, about, where))
        return self.reasons[key]

    def about(self, ask: Ask) -> list[Row]:
        """The rows of a norm that a question is about."""
        return [
            row
            for row in self.rows
            if row.norm == ask.norm
            and ask.bearer in ("", row.bearer)
            and ask.toward in ("", row.toward)
            and ask.trigger in ("", row.trigger)
            and (row.trigger in self.run.case.events or not row.trigger)
        ]

    def row(self, ask: Ask) -> Row | None:
        """The row that answers for a norm where several events set it off: the status that prevails; then the contested one."""
        rows = self.about(ask)
        return min(
            rows, key=lambda row: (STATUSES.index(row.status), -len(row.statuses), row.critical_date), default=None
        )


class Bench:
    """Assesses what tasks name; the same assessment once only."""

    def __init__(self, law: Law | None = None) -> None:
        self.law = law or usual_law()
        self.engine: Engine = engine_for(self.law, "plan")
        self.scenarios: dict[Path, Scenario] = {}
        self.findings: tuple[Problem, ...] | None = None  # on the law as it is, once asked for
        self.faulty: dict[str, Engine] = {}  # engines with a faulty rule, by its text
        self.seen: OrderedDict[tuple[object, ...], Seen] = OrderedDict()

    @cached_property
    def language(self) -> Language:
        """The sentences of features."""
        return load_language(self.law)

    def path(self, task: Task, name: str) -> Path:
        """The file of a scenario that a task names: one beside the task, or a bundled one."""
        return named_file(name, task.folder / GIVEN)

    def scenario(self, task: Task, name: str) -> Scenario:
        """A scenario that a task names. Raises CasusError if it cannot be read."""
        path = self.path(task, name)
        if path not in self.scenarios:
            self.scenarios[path] = read_file(path, self.law, f"{name}.yaml")
        return self.scenarios[path]

    def assessed(self, task: Task, ask: Ask) -> Seen:
        """The assessment that a question is about. Raises ValueError for an unknown reading, answer or account."""
        key = (self.path(task, ask.scenario), ask.reading, ask.answers, ask.accounts)
        if key not in self.seen:
            scenario = self.scenario(task, ask.scenario)
            run = self.engine.run(scenario, ask.reading, dict(ask.answers), dict(ask.accounts))
            while len(self.seen) >= MOST_RUNS:
                self.seen.popitem(last=False)
            self.seen[key] = Seen(run, ask.reading)
        return self.seen[key]


def norm_status(row: Row | None) -> str:
    """The status of a norm; not triggered where nothing leads to it."""
    return row.status if row is not None else NOT_TRIGGERED


__all__ = ["LAPSED", "Bench", "Seen", "norm_status"]
