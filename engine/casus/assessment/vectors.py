"""Many cases at once: a set of cases is a number of which bit k belongs to case k.

Cases are numbered in mixed radix: the last of the things that vary changes with every case, the first most slowly. So the cases with
one value of one thing are a pattern that repeats, and everything else is and, or and not of whole numbers.
"""

from collections.abc import Iterable, Mapping, Sequence

from casus.assessment.prospect import Prospect
from casus.assessment.results import NOT_TRIGGERED, STATUSES, Key
from casus.assessment.spread import NONE, CaseValues, Spread
from casus.logic.formulas import Formula, case_bits, variables
from casus.logic.ground import Ground

Patterns = dict[tuple[int, int], int]
"""For a variable and a value of it, both by number, the cases that have it."""


def repeated(block: int, period: int, count: int) -> int:
    """A block of bits repeated each `period` bits, up to `count` bits.

    By doubling: dividing a row of ones by another gives the same, and takes fifty times as long for a million cases.
    """
    made, width = block, period
    while width < count:
        made |= made << width
        width *= 2
    return made & ((1 << count) - 1)


def value_pattern(stride: int, arity: int, value: int, count: int) -> int:
    """The cases, of `count`, in which something has the value of that number: it has `arity` values and changes every `stride` cases."""
    return repeated(((1 << stride) - 1) << (value * stride), stride * arity, count)


def joined(parts: Sequence[int], size: int) -> int:
    """Several sets of `size` cases each, one after the other. Halves are put together, so that no part is copied often."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return joined(parts[:middle], size) | (joined(parts[middle:], size) << (middle * size))


class Bits:
    """Sets of cases as numbers; `every` has a bit for each case.

    Most things are so in every case or in none. These are told apart by being the same number, not by comparing bits.
    """

    def __init__(self, count: int) -> None:
        self.every = (1 << count) - 1

    def both(self, one: int, two: int) -> int:
        """The cases in both sets."""
        return two if one is self.every else one if two is self.every else one & two

    def either(self, one: int, two: int) -> int:
        """The cases in one set or the other."""
        if one is self.every or two is self.every:
            return self.every
        return one | two if one and two else one or two

    def without(self, one: int, two: int) -> int:
        """The cases in the first set and not in the second."""
        return 0 if two is self.every or not one else one & ~two if two else one

    def opposite(self, one: int) -> int:
        """The cases not in a set."""
        return self.every ^ one if one else self.every

    def all_of(self, ones: Iterable[int]) -> int:
        """The cases in all of these sets."""
        found = self.every
        for one in ones:
            found = self.both(found, one)
        return found

    def any_of(self, ones: Iterable[int]) -> int:
        """The cases in any of these sets."""
        found = 0
        for one in ones:
            found |= one
        return found


class Many(Spread):
    """The statuses of every norm in many cases at once.

    point: a case; what does not vary has its value there. patterns: the cases, by what varies. besides: variables that vary only
    between this and other blocks of cases. alive: norms that live in some of those.
    """

    short = False

    def __init__(
        self,
        prospect: Prospect,
        point: Sequence[int],
        patterns: Patterns,
        count: int,
        besides: Iterable[int] = (),
        alive: frozenset[Key] = frozenset(),
    ) -> None:
        super().__init__(prospect, point, True)
        self.alive = alive
        self.count = count
        self.sets = self.bits = Bits(count)
        here = {variable for variable, _ in patterns}
        self.varied = sorted(here.union(besides))
        self.patterns = dict(patterns)
        for variable, value in enumerate(self.point):
            if variable not in here:
                self.patterns[variable, value] = self.bits.every
        self._decide()

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has in some of the cases."""
        found = self.cases_of(key)
        return tuple(status for status in STATUSES if found.get(status))

    def cases_of(self, key: Key) -> Mapping[str, int]:
        """The cases in which a norm has each status."""
        return self.status.get(key) or {NOT_TRIGGERED: self.allowed}

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds."""
        return case_bits(formula, self.patterns, self.bits.every)

    def _evaluate(self, plan: Ground) -> CaseValues:
        return _Vectors(plan, self)

    def _allow(self, sets: Iterable[int]) -> int:
        found = self.bits.every
        for formula in self.space.excluded(self.varied):
            if any(number in self.varied for number in variables(formula)):
                found = self.bits.without(found, self.set_of(formula))
        return found


class _Vectors(CaseValues):
    """The same as for any sets of cases, written for whole numbers: in a million cases each call and each copy counts."""

    def _try(self, number: int) -> bool:
        true, every = self.true, self.sets.every
        _, head, body, blocks = self.plan.instances[number]
        cases = every
        for atom in body:
            here = true[atom]
            if here is not every:
                cases = here if cases is every else cases & here
                if not cases:
                    self.fired[number] = NONE
                    return False
        for _, conjunctions in blocks:
            for conjunction in conjunctions:
                held = cases
                for atom in conjunction:
                    here = true[atom]
                    if here is not every:
                        held = here if held is every else held & here
                        if not held:
                            break
                if held:
                    cases = NONE if held is cases else cases ^ held
        self.fired[number] = cases
        old = true[head]
        if old is every or not cases:
            return False
        true[head] = cases if not old or cases is every else old | cases
        return true[head] != old
