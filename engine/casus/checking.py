"""Checking a student's file against a task: each part by the engine, never by comparing texts.

A file that cannot be read is said to be so and marked as no wrong answer; a mistake of ours passes through as an exception.
"""

from typing import NamedTuple

from casus.amending import check_feature, check_rule
from casus.asking import OPEN, RIGHT, Part, judge
from casus.bench import Bench
from casus.fields import Fields
from casus.problems import Problem, Problems, TooMany
from casus.reworking import check_change, check_scenario_file
from casus.siding import check_side
from casus.task import CHANGE, FAULT, FEATURE, QUESTIONS, RULE, SCENARIO, SIDE, Task
from casus.tree import Map, parse

MOST_TEXT = 1 << 18
"""Characters of a student's file; no task needs more."""


class Result(NamedTuple):
    """What came of a check. What has `problems` could not be read, and does not count as wrong; the parts that were read count."""

    task: Task
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def points(self) -> int:
        """The points reached."""
        return sum(part.points for part in self.parts)

    @property
    def of(self) -> int:
        """The points that can be reached."""
        return sum(part.of for part in self.parts)

    @property
    def done(self) -> bool:
        """Whether all of it is right."""
        return not self.problems and bool(self.parts) and all(part.state == RIGHT for part in self.parts)

    @property
    def read(self) -> bool:
        """Whether anything was read and judged."""
        return any(part.state != OPEN for part in self.parts)

    @property
    def untouched(self) -> bool:
        """Whether nothing is answered yet."""
        return not self.problems and all(part.state == OPEN for part in self.parts)


def check(bench: Bench, task: Task, text: str, label: str = "") -> Result:
    """Check what a student wrote. `label` is what messages call the file."""
    name = label or f"{task.id}{task.suffix}"
    problems = Problems()
    parts: tuple[Part, ...] = ()
    try:
        if task.kind == FEATURE:
            parts = check_feature(bench, task, text, name, problems)
        else:
            node, found = parse(text, name)
            problems.extend(found)
            if not problems.serious and node is not None:
                parts = _dispatch(bench, task, node, name, problems)
    except TooMany:
        pass
    serious = tuple(problem for problem in problems if not problem.warning)
    return Result(task, parts, serious)


def _dispatch(bench: Bench, task: Task, node: object, name: str, problems: list[Problem]) -> tuple[Part, ...]:
    assert not isinstance(node, str)
    if task.kind in QUESTIONS:
        return _answers(bench, task, node, problems)
    known = {SCENARIO: check_scenario_file, CHANGE: check_change, SIDE: check_side, RULE: check_rule, FAULT: check_rule}
    return known[task.kind](bench, task, node, name, problems)  # type: ignore[arg-type]


def _answers(bench: Bench, task: Task, node: object, problems: list[Problem]) -> tuple[Part, ...]:
    """The parts of a task of questions."""
    fields = Fields(node, problems, "the file")  # type: ignore[arg-type]
    nodes = {ask.id: fields.node_of(ask.id) for ask in task.asks}
    if isinstance(node, Map):
        fields.done()
    return tuple(judge(bench, task, ask, nodes[ask.id], problems) for ask in task.asks)
