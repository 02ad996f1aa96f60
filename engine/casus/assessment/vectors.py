"""Many cases at once, as bits: every combination of what varies, or the cases near to the present one.

A set of cases is a number of which bit k belongs to case k. Of combinations, cases are numbered in mixed radix: the last of the things that vary
changes with every case, the first most slowly. So the cases with one value of one thing are a pattern that repeats, and everything
else is and, or and not of whole numbers. Near to the present case, every set of up to three changes is tried: for a space that is too tangled for
diagrams, and for the smallest change. What that finds is so; what it does not find is not guessed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, product
from math import comb

from casus.assessment.cases import QUESTION
from casus.assessment.prospect import Prospect
from casus.assessment.results import NEAR, NOT_TRIGGERED, STATUSES, Key, Turn
from casus.assessment.spread import NONE, CaseValues, Spread
from casus.assessment.statuses import held_views
from casus.logic.diagrams import Formula, case_bits, variables
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
                    self._fires(number, NONE)
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
        self._fires(number, cases)
        old = true[head]
        if old is every or not cases:
            return False
        true[head] = cases if not old or cases is every else old | cases
        return true[head] != old

    def _fires(self, number: int, cases: int) -> None:
        first = self.first.get(number)
        if first is not None:
            here, every = self.fired.get(first, NONE), self.sets.every
            self.fired[first] = (
                every if cases is every or here is every else (here | cases if here and cases else here or cases)
            )


MOST_SETS = 12
"""How many sets of changes are listed for one status of a norm."""
_RADIUS = 3
"""How many changes together are tried."""
MOST_POINTS = 200_000
"""How many cases are tried at most: where there would be more, fewer changes together are."""


class Near(Spread):
    """In the cases that some few changes lead to, and in no others: the present case is the first, then those of one change, and so on."""

    reach = NEAR
    short = False

    def __init__(
        self,
        prospect: Prospect,
        point: Sequence[int],
        *,
        unheld: bool = False,
        radius: int = _RADIUS,
        fixed: Sequence[str] = (),
        idle: bool = True,
        only: frozenset[Key] | None = None,
        answers: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """fixed: sorts of what is left open (question, account, silence) that stay as they are, but for some `answers` to questions.

        only: the norms that are asked for.
        """
        super().__init__(prospect, point, unheld, idle)
        self.only = only
        for number, variable in enumerate(self.space.variables):
            if variable.what in fixed:
                more = (answers or {}).get(variable.id, ()) if variable.what == QUESTION else ()
                self.kept[number] = [
                    value
                    for value in self.kept[number]
                    if value == self.point[number] or variable.values[value] in more
                ]
        others = {
            number: [value for value in kept if value != self.point[number]] for number, kept in enumerate(self.kept)
        }
        moves = sum(map(len, others.values()))
        while radius > 1 and sum(comb(moves, size) for size in range(radius + 1)) > MOST_POINTS:
            radius -= 1
        self.radius = radius
        self.untried = (*self.untried, f"more than {radius} change{'s' if radius != 1 else ''} together")
        self.cases = [
            tuple(zip(numbers, values, strict=True))
            for size in range(radius + 1)
            for numbers in combinations([number for number in others if others[number]], size)
            for values in product(*(others[number] for number in numbers))
        ]
        self.listed = (1 << len(self.cases)) - 1
        """The cases of few changes: the others are whole views of the law, which are no small change."""
        self.cases += [changes for changes in self._of_views() if len(changes) > radius]
        self.sets = Bits(len(self.cases))
        self.patterns = self._patterns(others)
        self._decide()

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has in one of these cases, in their usual order."""
        found = self.status.get(key, {})
        return tuple(status for status in STATUSES if found.get(status, NONE))

    def at(self, key: Key) -> str:
        """The status in the case this was made for."""
        return next((status for status, cases in self.status.get(key, {}).items() if cases & 1), NOT_TRIGGERED)

    def turns(self, key: Key, still: Collection[str] = (), among: Collection[str] = ()) -> tuple[Turn, ...]:
        """The smallest sets of changes of the present case that give the norm another status; the smallest first.

        still: sorts of what is left open that no set changes. among: sorts of which each set changes something.
        """
        found: list[Turn] = []
        listed = self.sets.without(self.listed, self._moved(still))
        listed = listed & self._moved(among) if among else listed
        for status, cases in self.status.get(key, {}).items():
            least: list[frozenset[tuple[int, int]]] = []
            cases &= listed
            while cases and not cases & 1 and len(least) < MOST_SETS:
                here = (cases & -cases).bit_length() - 1
                changes = frozenset(self.cases[here])
                least.append(changes)
                # what contains these changes is no smallest set
                cases &= ~self.sets.all_of(self.patterns[change] for change in changes)
            found += [Turn(status, tuple(self.change(*change) for change in sorted(changes))) for changes in least]
        return self.changed(found)

    def _moved(self, sorts: Collection[str]) -> int:
        """The cases in which something of these sorts is otherwise."""
        variables = self.space.variables
        return self.sets.any_of(
            cases
            for (number, value), cases in self.patterns.items()
            if value != self.point[number] and variables[number].what in sorts
        )

    def _of_views(self) -> list[tuple[tuple[int, int], ...]]:
        """For each view that somebody holds, what it changes in the present case."""
        variables = self.space.variables
        if not any(len(kept) > 1 for kept, item in zip(self.kept, variables, strict=True) if item.what == QUESTION):
            return []
        met = [number for number in self.prospect.met if variables[number].what == QUESTION]
        found: dict[tuple[tuple[int, int], ...], None] = {}
        for view in held_views(self.space.law, self.space.scenario):
            changes = []
            for number in met:
                question = self.space.variables[number]
                values = [question.values.index(answer) for answer in view.answers.get(question.id, (question.usual,))]
                kept = [value for value in values if value in self.kept[number]]
                if kept and self.point[number] not in kept:
                    changes.append((number, kept[0]))
            found[tuple(changes)] = None
        return list(found)

    def _patterns(self, others: dict[int, list[int]]) -> dict[tuple[int, int], int]:
        """For each variable and value, the cases that have it."""
        size = len(self.cases) // 8 + 1
        rows = {(number, value): bytearray(size) for number, values in others.items() for value in values}
        for place, changes in enumerate(self.cases):
            for change in changes:
                rows[change][place >> 3] |= 1 << (place & 7)
        found = {change: int.from_bytes(row, "little") for change, row in rows.items()}
        for number, values in others.items():
            moved = self.sets.any_of(found[number, value] for value in values)
            found[number, self.point[number]] = self.sets.opposite(moved)
        return found

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds."""
        return case_bits(formula, self.patterns, self.sets.every)

    def _allow(self, sets: Iterable[int]) -> int:
        impossible = map(self.set_of, self.space.excluded(range(len(self.space.variables))))
        return self.sets.without(self.sets.every, self.sets.any_of(impossible))
