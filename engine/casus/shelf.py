"""What stories have in common, kept for the next one: scenario files as read, and assessments of a scenario under one choice.

Most scenarios of a story begin with the events of one file and then ask one thing each; most of the others begin by saying who was a
member on a day. So a file is read once, each choice of answers and accounts is assessed once, and each day looked up once. Only the last
few are kept; a file that changed is read again.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from casus.case import Choice
from casus.engine import Engine, Run
from casus.law import Law
from casus.library import read_scenario_file
from casus.problems import Problem
from casus.scenario import Scenario
from casus.terms import Inference

FILES, RUNS, DAYS = 4, 12, 100

Assessed = TypeVar("Assessed", bound=Run)


class Shelf(Generic[Assessed]):
    """What the stories under one law have read and assessed."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.files: OrderedDict[tuple[Path, int, int], tuple[Scenario | None, list[Problem]]] = OrderedDict()
        self.runs: OrderedDict[tuple[object, ...], Assessed] = OrderedDict()
        self.days: OrderedDict[tuple[object, ...], Inference] = OrderedDict()

    def file(self, path: Path) -> tuple[Scenario | None, list[Problem]]:
        """A scenario file as `read_scenario_file` reads it; the same object while the file stays as it is."""
        try:
            about = path.stat()
        except OSError:  # whoever reads it says why it cannot be read
            return read_scenario_file(path, self.law)
        key = (path, about.st_mtime_ns, about.st_size)
        if key not in self.files:
            self.files[key] = read_scenario_file(path, self.law)
        self.files.move_to_end(key)
        while len(self.files) > FILES:
            self.files.popitem(last=False)
        return self.files[key]

    def run(self, kind: type[Assessed], engine: Engine, scenario: Scenario, choice: Choice) -> Assessed:
        """The assessment of a scenario under a choice, of the kind that is asked for."""
        key = (kind, id(scenario), *_parts(choice))
        found = self.runs.get(key)
        if found is None or found.scenario is not scenario:  # an id is used again once its object is gone
            found = self.runs[key] = kind(engine, scenario, choice)
        self.runs.move_to_end(key)
        while len(self.runs) > RUNS:
            self.runs.popitem(last=False)
        return found

    def day(self, until: int, day: int, choice: Choice, make: Callable[[], Inference]) -> Inference:
        """Who is bound on a day by the acts on file alone, before a story that ends on the day `until` tells anything; `make` finds out."""
        key = (until, day, *_parts(choice))
        if key not in self.days:
            self.days[key] = make()
        self.days.move_to_end(key)
        while len(self.days) > DAYS:
            self.days.popitem(last=False)
        return self.days[key]


def _parts(choice: Choice) -> Iterable[object]:
    return (tuple(sorted(part.items())) for part in choice)
