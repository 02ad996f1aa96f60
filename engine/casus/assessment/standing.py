"""In which cases each norm has which status: settled or contested, and on what that depends. Exact, over every case of the space.

Each possible conclusion gets a decision diagram (logic/diagrams.py) of the cases in which it follows; a status is built from those of the
rules that draw the norm, in the same way as `statuses.decide` builds it in one case. Answers and accounts that nobody holds are left
out, unless asked for.
"""

from collections.abc import Iterable, Sequence

from casus.assessment.cases import Variable
from casus.assessment.prospect import Prospect
from casus.assessment.results import NOT_TRIGGERED, STATUSES, Change, Key, Turn
from casus.assessment.spread import CaseValues, Spread
from casus.logic.diagrams import ALWAYS, BUDGET, NEVER, Diagrams, Formula, Literal, diagram

MOST_CHANGES = 4
"""How many changes together are looked for."""

LONGEST = 6
"""The most literals of a prime implicant that is listed."""
ASKED = 10
"""How many times as many nodes may be made as long as what was found is asked: what was found once is not given up for a question."""


class Standings(Spread):
    """The statuses of every norm over the whole space.

    prospect: the scenario. point: a case whose values are kept even where nobody holds them. `unheld` keeps all values.
    Raises Tangled (logic/diagrams.py) where the budget does not suffice.
    """

    def __init__(
        self,
        prospect: Prospect,
        point: Sequence[int],
        *,
        unheld: bool = False,
        budget: int = BUDGET,
        idle: bool = True,
    ) -> None:
        super().__init__(prospect, point, unheld, idle)
        self.order = prospect.met
        self.levels = [0] * len(self.order)
        for level, number in enumerate(self.order):
            self.levels[number] = level
        self.diagrams = self.sets = Diagrams([len(self.kept[number]) for number in self.order], budget)
        self.here = [self.kept[number].index(self.point[number]) for number in self.order]
        self._decide()
        self.diagrams.budget = ASKED * budget

    # ---- what is asked ----

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has somewhere in the space, in their usual order."""
        found = self.status.get(key)
        return tuple(status for status in STATUSES if found.get(status, NEVER) != NEVER) if found else ()

    def at(self, key: Key) -> str:
        """The status in the case this was made for."""
        for status, cases in self.status.get(key, {}).items():
            if self.diagrams.holds(cases, self.here):
                return status
        return NOT_TRIGGERED

    def turns(self, key: Key, most: int = MOST_CHANGES) -> tuple[Turn, ...]:
        """The smallest sets of changes of the present case that give the norm another status; the smallest first."""
        found: list[Turn] = []
        for status, cases in self.status.get(key, {}).items():
            if not self.diagrams.holds(cases, self.here):
                changes = self.diagrams.changes(cases, self.here, most)
                found.extend(Turn(status, self._named(literals)) for literals in changes)
        return self.changed(found)

    def primes(self, key: Key, statuses: Iterable[str], most: int = LONGEST) -> tuple[tuple[Change, ...], ...]:
        """The smallest sets of values that suffice, whatever else is so, for one of these statuses; the smallest first."""
        cases = self.diagrams.any_of(self.status.get(key, {}).get(status, NEVER) for status in statuses)
        wide = self.diagrams.either(cases, self.diagrams.opposite(self.allowed))
        found = [
            literals
            for literals in self.diagrams.primes(wide, most)
            if self.diagrams.both(self._cube(literals), self.allowed) != NEVER
        ]
        named = [self._named(literals) for literals in found]
        return tuple(sorted(named, key=lambda changes: (len(changes), self._places(changes))))

    def cases_with(self, values: Iterable[tuple[str, str, Sequence[str]]]) -> int:
        """The cases in which each of some things (what it is, its id) has one of its values."""
        found = ALWAYS
        for what, name, wanted in values:
            number = self.space.number[what, name]
            known = self.space.variables[number].values
            found = self.diagrams.both(found, self.set_of(("is", number, tuple(known.index(item) for item in wanted))))
        return found

    def depends_on(self, key: Key) -> list[Variable]:
        """The variables on which the status of a norm depends."""
        levels = self.diagrams.variables(self.status.get(key, {}).values())
        return [self.space.variables[self.order[level]] for level in sorted(levels)]

    def asked(self) -> frozenset[int]:
        """The variables on which a status depends."""
        levels = self.diagrams.variables(cases for known in self.status.values() for cases in known.values())
        return frozenset(self.order[level] for level in levels)

    def cases(self) -> int:
        """How many cases there are, of those that may go together."""
        return self.diagrams.count(self.allowed)

    def share(self, key: Key, status: str) -> int:
        """In how many cases a norm has a status."""
        return self.diagrams.count(self.status.get(key, {}).get(status, NEVER))

    # ---- how it is found ----

    def _named(self, literals: Iterable[Literal]) -> tuple[Change, ...]:
        named = sorted((self.order[level], place) for level, place in literals)
        return tuple(self.change(number, self.kept[number][place]) for number, place in named)

    def _places(self, changes: Sequence[Change]) -> tuple[int, ...]:
        return tuple(self.space.number[change.what, change.id] for change in changes)

    def _cube(self, literals: Iterable[Literal]) -> int:
        return self.diagrams.all_of(self.diagrams.literal(level, (place,)) for level, place in literals)

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds, as a diagram."""
        return diagram(formula, self.diagrams, self.levels, self.kept)

    def _allow(self, sets: Iterable[int]) -> int:
        asked = [self.order[level] for level in sorted(self.diagrams.variables(sets))]
        return self.diagrams.all_of(
            self.diagrams.opposite(self.set_of(formula)) for formula in self.space.excluded(asked)
        )


__all__ = ["CaseValues", "Standings"]
