"""Where a space is too tangled for diagrams: a solver answers as far as it gets, or only the cases near to the present one are tried.

With clingo, each status of a norm is asked for by itself, exactly; the smallest sets of changes are looked for by size, and where
there are too many, or finding them is too hard, the report says that there are at least these. Without it, every set of up to three
changes is tried, all at once. What that finds is so; what it does not find is not guessed.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from math import comb

from casus.assessment.cases import QUESTION
from casus.assessment.prospect import Prospect
from casus.assessment.results import AT_LEAST, NEAR, NOT_TRIGGERED, STATUSES, Change, Key, Turn
from casus.assessment.spread import CaseValues, Evaluated, Spread
from casus.assessment.vectors import Bits
from casus.assessment.views import held_views
from casus.logic.clingo import GaveUp, Solver, clingo_available
from casus.logic.formulas import Formula, case_bits
from casus.logic.ground import Ground

_NONE = 0
_MOST_CHANGES = 4
"""How many changes together the solver looks for."""
MOST_SETS = 12
"""How many sets of changes are listed for one status of a norm."""
_RADIUS = 3
"""How many changes together are tried without a solver."""
MOST_POINTS = 200_000
"""How many cases are tried at most: where there would be more, fewer changes together are."""


def untangled(prospect: Prospect, point: Sequence[int], *, unheld: bool = False) -> Spread:
    """The statuses of every norm, as far as they can be told without diagrams."""
    return Solved(prospect, point, unheld=unheld) if clingo_available() else Near(prospect, point, unheld=unheld)


class Solved(Spread):
    """By a solver, one question after the other, each when it is asked."""

    reach = AT_LEAST

    def __init__(self, prospect: Prospect, point: Sequence[int], *, unheld: bool = False) -> None:
        super().__init__(prospect, point, unheld)
        self.solver = self.sets = Solver()
        self.values = [dict(zip(kept, self.solver.one_of(len(kept)), strict=True)) for kept in self.kept]
        self._made: dict[Formula, int] = {}
        self._decide()
        self.here = [self.values[number][value] for number, value in enumerate(self.point)]
        self.changing = [number for number, kept in enumerate(self.kept) if len(kept) > 1]
        moved = [-self.here[number] for number in self.changing]
        self.beyond = [self.solver.more_than(most, moved) for most in range(_MOST_CHANGES + 1)]
        self.asked = [(key, status, literal) for key, known in self.status.items() for status, literal in known.items()]
        self.seen: dict[Key, set[str]] = {}
        self.unsure: set[Key] = set()
        self.partial: set[Key] = set()
        """The norms for which there may be more sets of changes than those listed."""
        self.now = dict(self._look(self.here) or ())

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has somewhere in the space, in their usual order."""
        for status, literal in self.status.get(key, {}).items():
            if status not in self.seen.get(key, ()):
                try:
                    self._look([literal])
                except GaveUp:
                    self.unsure.add(key)
        return tuple(status for status in STATUSES if status in self.seen.get(key, ()))

    def at(self, key: Key) -> str:
        """The status in the case this was made for."""
        return self.now.get(key, NOT_TRIGGERED)

    def sure(self, key: Key) -> bool:
        """Whether every status of a norm was decided."""
        return super().sure(key) and key not in self.unsure

    def possible(self, cases: int) -> bool:
        """Whether there is any case in a set, as far as the solver can tell."""
        try:
            return self.solver.case([cases], []) is not None
        except GaveUp:
            return False

    def turns(self, key: Key) -> tuple[Turn, ...]:
        """Sets of changes of the present case that give the norm another status, none of which can be smaller; the smallest first."""
        found: list[Turn] = []
        for status, literal in self.status.get(key, {}).items():
            if status != self.at(key) and status in self.statuses(key):
                found += [Turn(status, changes) for changes in self._leading(key, literal)]
        return self.changed(found)

    def primes(self, key: Key, statuses: Iterable[str], most: int = MOST_SETS) -> tuple[tuple[Change, ...], ...]:
        """Some of the smallest sets of values that suffice, whatever else is so, for one of these statuses: at most so many."""
        wanted = self.sets.any_of(self.status.get(key, {}).get(status, _NONE) for status in statuses)
        listed = [literal for values in self.values for literal in values.values()]
        open_still = self.solver.atom(free=True)
        found: list[tuple[Change, ...]] = []
        try:
            while len(found) < most and (case := self.solver.case([wanted, open_still], listed)) is not None:
                true = {literal for literal, so in zip(listed, case, strict=True) if so}
                kept = [
                    next(literal for literal in self.values[number].values() if literal in true)
                    for number in self.changing
                ]
                for literal in tuple(kept):
                    fewer = [other for other in kept if other != literal]
                    if self.solver.case([*fewer, self.sets.opposite(wanted)], []) is None:
                        kept = fewer
                found.append(self._named(kept))
                self.solver.never([open_still, *kept])
        except GaveUp:
            pass
        return tuple(sorted(found, key=lambda changes: (len(changes), changes)))

    def _look(self, literals: Sequence[int]) -> list[tuple[Key, str]] | None:
        """The statuses of all norms in some case in which these hold."""
        case = self.solver.case(literals, [literal for _, _, literal in self.asked])
        if case is None:
            return None
        found = [(key, status) for (key, status, _), so in zip(self.asked, case, strict=True) if so]
        for key, status in found:
            self.seen.setdefault(key, set()).add(status)
        return found

    def _leading(self, key: Key, literal: int) -> list[tuple[Change, ...]]:
        """Sets of changes that lead to a status: all of one change, then of two that contain none of these, and so on."""
        listed = [literal for values in self.values for literal in values.values()]
        open_still = self.solver.atom(free=True)
        found: list[tuple[Change, ...]] = []
        try:
            for most in range(1, _MOST_CHANGES + 1):
                near = [literal, open_still, -self.beyond[most]]
                while (case := self.solver.case(near, listed)) is not None:
                    if len(found) >= MOST_SETS:
                        self.partial.add(key)
                        return found
                    true = {literal for literal, so in zip(listed, case, strict=True) if so}
                    moved = [
                        next(literal for literal in self.values[number].values() if literal in true)
                        for number in self.changing
                        if self.here[number] not in true
                    ]
                    found.append(self._named(moved))
                    self.solver.never([open_still, *moved])
        except GaveUp:
            self.partial.add(key)
        return found

    def _named(self, literals: Iterable[int]) -> tuple[Change, ...]:
        wanted = set(literals)
        return tuple(
            self.change(number, value)
            for number in self.changing
            for value, literal in self.values[number].items()
            if literal in wanted
        )

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds, as a literal."""
        if formula not in self._made:
            self._made[formula] = self.solver.formula(formula, self.values)
        return self._made[formula]

    def _evaluate(self, plan: Ground) -> Evaluated:
        conditions, atoms = self.space.atoms, plan.atoms
        return self.solver.load(
            plan, lambda number: self.set_of(conditions[atoms[number]]) if atoms[number] in conditions else _NONE
        )

    def _allow(self, sets: Iterable[int]) -> int:
        for formula in self.space.excluded(range(len(self.space.variables))):
            self.solver.never([self.set_of(formula)])
        return self.solver.every


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
        self.listed = (1 << len(self.cases)) - 1
        """The cases of few changes: the others are whole views of the law, which are no small change."""
        self.cases += [changes for changes in self._of_views() if len(changes) > radius]
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
            cases &= self.listed
            while cases and not cases & 1 and len(least) < MOST_SETS:
                here = (cases & -cases).bit_length() - 1
                changes = frozenset(self.cases[here])
                least.append(changes)
                # what contains these changes is no smallest set
                cases &= ~self.sets.all_of(self.patterns[change] for change in changes)
            found += [Turn(status, tuple(self.change(*change) for change in sorted(changes))) for changes in least]
        return self.changed(found)

    def _of_views(self) -> list[tuple[tuple[int, int], ...]]:
        """For each view that somebody holds, what it changes in the present case."""
        met = [number for number in self.prospect.met if self.space.variables[number].what == QUESTION]
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

    def _evaluate(self, plan: Ground) -> Evaluated:
        return CaseValues(plan, self)

    def _allow(self, sets: Iterable[int]) -> int:
        impossible = map(self.set_of, self.space.excluded(range(len(self.space.variables))))
        return self.sets.without(self.sets.every, self.sets.any_of(impossible))
