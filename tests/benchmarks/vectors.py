"""A sweep over things with two values each: the ground plan on bit vectors, one bit a case. As a command, a whole process."""

import sys
from collections.abc import Iterable, Sequence

from casus.engine import Engine, Run
from casus.formulas import Formula, bits
from casus.ground import Ground
from casus.library import load_law, load_scenario
from casus.results import Key
from casus.spread import Evaluated, Spread, Values
from casus.tangled import Bits


def binary(run: Run, count: int) -> list[int]:
    """The first so many things left open that have two values."""
    space = run.prospect.space
    found = [number for number, item in enumerate(space.variables) if len(item.values) == 2]
    assert len(found) >= count
    return found[:count]


class Swept(Spread):
    """The statuses of every norm in every combination of these things; the rest is as in the run."""

    def __init__(self, run: Run, numbers: Sequence[int]) -> None:
        super().__init__(run.prospect, run.prospect.space.point(run.choice), True)
        self.numbers = list(numbers)
        self.count = 1 << len(self.numbers)
        self.sets = Bits(self.count)
        self.patterns = dict.fromkeys(enumerate(self.point), self.sets.every)
        for place, number in enumerate(self.numbers):
            one = self._ones(place)
            self.patterns[number, 0], self.patterns[number, 1] = self.sets.opposite(one), one
        self._decide()

    def _ones(self, place: int) -> int:
        """The cases in which the thing at that place has its second value, by doubling."""
        width = 1 << place
        made, width = ((1 << width) - 1) << width, 2 * width
        while width < self.count:
            made |= made << width
            width *= 2
        return made

    def value(self, place: int, case: int) -> int:
        """The value of the thing at that place in a case."""
        return case >> place & 1

    def counts(self) -> dict[Key, dict[str, int]]:
        """In how many cases each norm has each status."""
        return {
            key: {status: cases.bit_count() for status, cases in known.items()} for key, known in self.status.items()
        }

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds."""
        return bits(formula, self.patterns, self.sets.every)

    def _evaluate(self, plan: Ground) -> Evaluated:
        return Values(plan, self)

    def _allow(self, sets: Iterable[int]) -> int:
        impossible = [self.set_of(formula) for formula in self.space.excluded(self.numbers)]
        return self.sets.without(self.sets.every, self.sets.any_of(impossible))


def main(size: int) -> None:
    """Print how often each norm has each status."""
    engine = Engine(load_law(), "plan")
    run = engine.run(load_scenario("jermuk-2022", engine.law))
    for key, counts in Swept(run, binary(run, size)).counts().items():
        print(key.norm, key.bearer, key.toward, key.trigger, counts)


if __name__ == "__main__":
    main(int(sys.argv[1]))
