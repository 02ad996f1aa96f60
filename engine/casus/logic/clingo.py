"""A ground program in clingo: an answer-set solver that others wrote, and that is not needed.

What is loaded is our own ground program, instance by instance, so the meaning is the same and nothing is grounded twice: a body holds
as it stands, a conjunction of one atom in a block becomes `not a`, a longer one a helper atom. A set of cases is a literal of the
program: what can be done with sets (assessment/spread.py) adds helper atoms.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from casus.logic.formulas import Formula
from casus.logic.ground import Ground

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
        return Loaded(true, fired)

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

    def __init__(self, true: Sequence[int], fired: Mapping[int, int]) -> None:
        self.true = true
        self.fired = fired

    def need(self, instances: Iterable[int]) -> None:
        """All of them are there."""
