"""Every combination of some things that vary, assessed at once; and which of them changes a status most often."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from casus.engine import Run
from casus.results import LIVE, STATUSES, Key
from casus.vectors import Many, Patterns, joined, pattern

BLOCK = 1 << 20
"""So many cases are worked on at once; more are done in turn, because memory is what is short."""
MOST = 1 << 24
"""The most combinations of one sweep."""

Block = dict[Key, tuple[tuple[str, int], ...]]
"""What is told of some cases: for each norm the statuses it has, each with its cases."""


class Axis(NamedTuple):
    """Something that varies: the number of its variable, and the numbers of the values that it takes, in order."""

    variable: int
    values: tuple[int, ...]


class Outcome(NamedTuple):
    """A norm, for all who bear it with the same outcome in every case: the cases in which it has each status."""

    norm: str
    kind: str
    act: str
    keys: tuple[Key, ...]
    cases: dict[str, int]

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that it has, in their usual order."""
        return tuple(status for status in STATUSES if self.cases.get(status))

    def times(self, status: str) -> int:
        """In how many cases it has a status."""
        return self.cases.get(status, 0).bit_count()


class Flip(NamedTuple):
    """How often one axis changes a status: of the pairs of cases that differ in it only, those in which the status differs."""

    axis: int
    differ: int
    pairs: int


class Swept(NamedTuple):
    """What a sweep found. `allowed` are the cases whose parts may go together; `total` is the number of all."""

    axes: tuple[Axis, ...]
    total: int
    allowed: int
    outcomes: tuple[Outcome, ...]

    @property
    def strides(self) -> tuple[int, ...]:
        """How many cases each axis keeps one value."""
        return strides_of(self.axes)

    def digits(self, case: int) -> tuple[int, ...]:
        """The place of the value that each axis has in a case."""
        pairs = zip(self.axes, self.strides, strict=True)
        return tuple(case // stride % len(axis.values) for axis, stride in pairs)

    def flips(self, outcome: Outcome) -> list[Flip]:
        """How often each axis changes the status of a norm; what does so most often first."""
        found = []
        for number, (axis, stride) in enumerate(zip(self.axes, self.strides, strict=True)):
            differ = pairs = 0
            arity = len(axis.values)
            for one in range(arity):
                mask = pattern(stride, arity, one, self.total)
                for two in range(one + 1, arity):
                    shift = (two - one) * stride
                    both = (self.allowed & (self.allowed >> shift) & mask).bit_count()
                    same = sum((cases & (cases >> shift) & mask).bit_count() for cases in outcome.cases.values())
                    pairs += both
                    differ += both - same
            found.append(Flip(number, differ, pairs))
        found.sort(key=lambda flip: (-(flip.differ / flip.pairs if flip.pairs else 0), flip.axis))
        return found


def strides_of(axes: Sequence[Axis]) -> tuple[int, ...]:
    """How many cases each axis keeps one value: the last changes with every case."""
    made = [1]
    for axis in reversed(axes[1:]):
        made.append(made[-1] * len(axis.values))
    return tuple(reversed(made)) if axes else ()


def sweep(run: Run, axes: Sequence[Axis], tell: Callable[[int, int], None] | None = None, block: int = BLOCK) -> Swept:
    """Assess every combination of the values of some axes; the rest is as in the run. tell: is told how many cases are done."""
    axes = tuple(axes)
    count = prod(len(axis.values) for axis in axes)
    inner = len(axes)
    while inner and prod(len(axis.values) for axis in axes[inner - 1 :]) <= block:
        inner -= 1
    outer, within = axes[:inner], axes[inner:]
    size = prod(len(axis.values) for axis in within)
    patterns: Patterns = {}
    for axis, stride in zip(within, strides_of(within), strict=True):
        for place, value in enumerate(axis.values):
            patterns[axis.variable, value] = pattern(stride, len(axis.values), place, size)
    start = list(run.prospect.space.point(run.choice))
    known: dict[int, int] = {}
    blocks = list(product(*(axis.values for axis in outer)))
    allowed: list[int] = []

    def told(values: Sequence[int], alive: frozenset[Key] = frozenset()) -> Block:
        """One block of cases: for each norm, the cases of each status."""
        point = list(start)
        for axis, value in zip(outer, values, strict=True):
            point[axis.variable] = value
        many = Many(run.prospect, point, patterns, size, [axis.variable for axis in outer], alive)
        if not alive:
            allowed.append(many.allowed)
        return {
            key: tuple(
                (status, known.setdefault(cases, cases)) for status, cases in many.cases_of(key).items() if cases
            )
            for key in many.status
        }

    found: list[Block] = []
    for done, values in enumerate(blocks):
        found.append(told(values))
        if tell is not None:
            tell((done + 1) * size, count)
    living = [frozenset(key for key, part in block.items() if any(name in LIVE for name, _ in part)) for block in found]
    alive = frozenset().union(*living)
    for place, here in enumerate(living):
        if here != alive:  # a norm that lives in another block only: why it does not live here was not asked
            found[place] = told(blocks[place], alive)
    rows: dict[Key, list[tuple[tuple[str, int], ...]]] = {}
    for block_of in found:
        for key, part in block_of.items():
            rows.setdefault(key, []).append(part)
    return Swept(axes, count, joined(allowed, size), tuple(_outcomes(rows, size)))


def _outcomes(rows: dict[Key, list[tuple[tuple[str, int], ...]]], size: int) -> Iterator[Outcome]:
    """The norms with their cases, those together that are alike in every case."""
    alike: dict[object, list[Key]] = {}
    for key, parts in rows.items():
        same = tuple(tuple(sorted(part)) for part in parts)
        alike.setdefault((key.norm, key.kind, key.act, same), []).append(key)
    for keys in alike.values():
        blocks = [dict(part) for part in rows[keys[0]]]
        names = dict.fromkeys(status for block in blocks for status in block)
        cases = {status: joined([block.get(status, 0) for block in blocks], size) for status in names}
        first = keys[0]
        yield Outcome(first.norm, first.kind, first.act, tuple(keys), cases)


def numbers(cases: int, most: int | None = None) -> Iterator[int]:
    """The numbers of the cases in a set, in order; at most so many."""
    found, text = 0, f"{cases:b}"[::-1]
    place = text.find("1")
    while place >= 0 and (most is None or found < most):
        yield place
        found += 1
        place = text.find("1", place + 1)


def codes(outcome: Outcome, count: int) -> bytearray:
    """For each case the place in STATUSES of the status that a norm has there; the length of STATUSES where it is no case."""
    made = bytearray([len(STATUSES)]) * count
    for status, cases in outcome.cases.items():
        place = STATUSES.index(status)
        if cases.bit_count() == count:
            return bytearray([place]) * count
        for case in numbers(cases):
            made[case] = place
    return made


__all__ = ["BLOCK", "MOST", "Axis", "Flip", "Outcome", "Swept", "codes", "numbers", "sweep"]
