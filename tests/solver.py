"""A ground program in clingo, an answer-set solver that others wrote: an oracle for the tests and a peer for the benchmarks.

What is loaded is our own ground program, instance by instance, so the meaning is the same and nothing is grounded twice: a body holds
as it stands, a conjunction of one atom in a block becomes `not a`, a longer one a helper atom. A set of cases is a literal of the
program: what can be done with sets (assessment/spread.py) adds helper atoms.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from casus.assessment.prospect import Prospect
from casus.assessment.results import AT_LEAST, NOT_TRIGGERED, STATUSES, Change, Key, Turn
from casus.assessment.spread import Spread
from casus.logic.diagrams import Formula
from casus.logic.ground import Ground

_NONE = 0
_MOST_CHANGES = 4
"""How many changes together the solver looks for."""
MOST_SETS = 12
"""How many sets of changes are listed for one status of a norm."""
NO_GATE, EVERY = 0, 1
"""The literals of no case and of every case; any other is an atom of the solver, or minus one where it is false."""
LIMIT = 20_000
"""After how many conflicts a question is given up."""


def clingo_available() -> bool:
    """Whether clingo can be used here. Never raises."""
    try:
        import clingo  # noqa: F401
    except Exception:  # whatever keeps it from loading
        return False
    return True


class Solver:
    """A program under construction, and then its answers.

    Everything that is added between two questions is added at once, when the next one is asked.
    """

    every = EVERY

    def __init__(self, limit: int = LIMIT) -> None:
        import clingo  # heavy, and not everywhere: only where used

        made: Any = clingo.Control(["--warn=none"])
        made.configuration.solve.solve_limit = str(limit)
        self.control = made
        self._backend: Any = None
        self._known: dict[tuple[int, int], int] = {}
        first = self.atom()
        assert first == EVERY
        self.rule(first, ())

    # ---- building ----

    @property
    def backend(self) -> Any:
        """What takes rules."""
        if self._backend is None:
            self._backend = self.control.backend()
            self._backend.__enter__()
        return self._backend

    def atom(self, *, free: bool = False) -> int:
        """A new atom: false unless a rule says otherwise, or, if `free`, true or false as one likes."""
        made: int = self.backend.add_atom()
        if free:
            self.backend.add_rule([made], [], choice=True)
        return made

    def rule(self, head: int, body: Iterable[int]) -> None:
        """The head is true if all literals of the body are. Nothing is added for a body that cannot be."""
        literals = [literal for literal in body if literal != EVERY]
        if NO_GATE not in literals:
            self.backend.add_rule([head], literals)

    def never(self, literals: Iterable[int]) -> None:
        """These are not all true."""
        asked = [literal for literal in literals if literal != EVERY]
        if NO_GATE not in asked:
            self.backend.add_rule([], asked)

    def more_than(self, most: int, literals: Sequence[int]) -> int:
        """That more than so many of these are true."""
        made = self.atom()
        self.backend.add_weight_rule([made], most + 1, [(literal, 1) for literal in literals])
        return made

    def one_of(self, count: int) -> list[int]:
        """So many free atoms, of which exactly one is true."""
        if count == 1:
            return [EVERY]
        made = [self.atom(free=True) for _ in range(count)]
        self.never(-atom for atom in made)
        for place, one in enumerate(made):
            for two in made[:place]:
                self.never((one, two))
        return made

    def load(self, plan: Ground, when: Callable[[int], int]) -> "Loaded":
        """Add a ground program. `when` gives for the number of an atom the cases in which it is a fact."""
        true = [NO_GATE] * len(plan.atoms)
        for number in range(len(plan.atoms)):
            given = when(number)
            if given == NO_GATE and number not in plan.by_head:
                continue
            true[number] = self.atom()
            self.rule(true[number], (given,))
        fired: dict[int, int] = {}
        helpers: dict[tuple[int, ...], int] = {}
        for number, (_, head, body, blocks) in enumerate(plan.instances):
            literals = [true[atom] for atom in body]
            for conjunction in dict.fromkeys(conjunction for _, conjunctions in blocks for conjunction in conjunctions):
                if len(conjunction) == 1:
                    literals.append(self.opposite(true[conjunction[0]]))
                    continue
                if conjunction not in helpers:
                    helpers[conjunction] = self.atom()
                    self.rule(helpers[conjunction], [true[atom] for atom in conjunction])
                literals.append(-helpers[conjunction])
            fired[number] = self.atom()
            self.rule(fired[number], literals)
            self.rule(true[head], (fired[number],))
        return Loaded(true, fired, self)

    # ---- sets of cases ----

    def both(self, one: int, two: int) -> int:
        """The cases in both sets."""
        if one == two or two == EVERY:
            return one
        if one == EVERY:
            return two
        if NO_GATE in (one, two) or one == -two:
            return NO_GATE
        key = (one, two) if one < two else (two, one)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.atom()
            self.rule(found, key)
        return found

    def opposite(self, one: int) -> int:
        """The cases not in a set."""
        return {NO_GATE: EVERY, EVERY: NO_GATE}.get(one, -one)

    def either(self, one: int, two: int) -> int:
        """The cases in one set or the other."""
        return self.opposite(self.both(self.opposite(one), self.opposite(two)))

    def without(self, one: int, two: int) -> int:
        """The cases in the first set and not in the second."""
        return self.both(one, self.opposite(two))

    def all_of(self, ones: Iterable[int]) -> int:
        """The cases in all of these sets."""
        found = EVERY
        for one in ones:
            found = self.both(found, one)
        return found

    def any_of(self, ones: Iterable[int]) -> int:
        """The cases in any of these sets."""
        return self.opposite(self.all_of(self.opposite(one) for one in ones))

    def formula(self, formula: Formula, values: Sequence[Mapping[int, int]]) -> int:
        """The cases in which a formula holds. `values` has for each variable the literal of each of its values."""
        kind = formula[0]
        if kind == "is":
            return self.any_of(values[formula[1]].get(value, NO_GATE) for value in formula[2])
        if kind == "not":
            return self.opposite(self.formula(formula[1], values))
        parts = (self.formula(part, values) for part in formula[1:])
        return self.all_of(parts) if kind == "and" else self.any_of(parts)

    # ---- asking ----

    def _ready(self) -> None:
        if self._backend is not None:
            self._backend.__exit__(None, None, None)
            self._backend = None

    def case(self, literals: Iterable[int], asked: Sequence[int]) -> list[bool] | None:
        """A case in which all these literals are true: for each of those asked, whether it is. None if there is none.

        Raises GaveUp if the question is too hard.
        """
        self._ready()
        assumed = [literal for literal in literals if literal != EVERY]
        if NO_GATE in assumed:
            return None
        with self.control.solve(assumptions=assumed, yield_=True) as handle:
            for model in handle:
                return [one != NO_GATE and bool(model.is_true(one)) for one in asked]
            if handle.get().unknown:
                raise GaveUp
            return None

    def every_case(self, asked: Sequence[int]) -> Iterable[list[bool]]:
        """For each answer set, whether each of these literals is true in it."""
        self._ready()
        self.control.configuration.solve.models = 0
        with self.control.solve(yield_=True) as handle:
            for model in handle:
                yield [one != NO_GATE and bool(model.is_true(one)) for one in asked]


class GaveUp(Exception):
    """A question was too hard for the solver's limit."""


class Loaded:
    """A ground program as it stands in the solver: a literal for each atom, and one for each instance that says that it fires."""

    def __init__(self, true: Sequence[int], alone: Mapping[int, int], sets: Solver) -> None:
        self.true = true
        self.alone = alone
        self.sets = sets
        self.fired: dict[int, int] = {}

    def need(self, instances: Iterable[int], parts: Iterable[Sequence[int]]) -> None:
        """All of them are there; of the parts, that one of them fires."""
        for part in parts:
            if part:
                self.fired[part[0]] = self.sets.any_of([self.alone[number] for number in part])


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

    def _evaluate(self, plan: Ground) -> Any:
        conditions, atoms = self.space.atoms, plan.atoms
        return self.solver.load(
            plan, lambda number: self.set_of(conditions[atoms[number]]) if atoms[number] in conditions else _NONE
        )

    def _allow(self, sets: Iterable[int]) -> int:
        for formula in self.space.excluded(range(len(self.space.variables))):
            self.solver.never([self.set_of(formula)])
        return self.solver.every
