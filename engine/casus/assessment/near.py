"""The cases near to the present one: every set of up to three changes is tried, all at once.

For a space that is too tangled for diagrams, and for the smallest change. What this finds is so; what it does not find is not guessed.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from math import comb

from casus.assessment.prospect import Prospect
from casus.assessment.results import NEAR, NOT_TRIGGERED, STATUSES, Key, Turn
from casus.assessment.spread import Spread
from casus.assessment.vectors import Bits
from casus.logic.formulas import Formula, case_bits

_NONE = 0
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
    ) -> None:
        """fixed: sorts of what is left open (question, account, silence) that stay as they are."""
        super().__init__(prospect, point, unheld)
        for number, variable in enumerate(self.space.variables):
            if variable.what in fixed:
                self.kept[number] = [self.point[number]]
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
        self.sets = Bits(len(self.cases))
        self.patterns = self._patterns(others)
        self._decide()

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has in one of these cases, in their usual order."""
        found = self.status.get(key, {})
        return tuple(status for status in STATUSES if found.get(status, _NONE))

    def at(self, key: Key) -> str:
        """The status in the case this was made for."""
        return next((status for status, cases in self.status.get(key, {}).items() if cases & 1), NOT_TRIGGERED)

    def turns(self, key: Key) -> tuple[Turn, ...]:
        """The smallest sets of changes of the present case that give the norm another status; the smallest first."""
        found: list[Turn] = []
        for status, cases in self.status.get(key, {}).items():
            least: list[frozenset[tuple[int, int]]] = []
            while cases and not cases & 1 and len(least) < MOST_SETS:
                here = (cases & -cases).bit_length() - 1
                changes = frozenset(self.cases[here])
                least.append(changes)
                # what contains these changes is no smallest set
                cases &= ~self.sets.all_of(self.patterns[change] for change in changes)
            found += [Turn(status, tuple(self.change(*change) for change in sorted(changes))) for changes in least]
        return self.changed(found)

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
