"""Literals against atoms: under which values one is the other, what is left of a literal once values are known, and under which values a
whole body comes nearest to holding.
"""

from casus.logic.terms import Atom, Lit, Test, Value, Var, comparison_holds


def unify(head: Lit, goal: Lit) -> dict[str, Value] | None:
    """The values that a goal gives to the variables of a conclusion, or None where they cannot be one."""
    values: dict[str, Value] = {}
    for term, asked in zip(head.args, goal.args, strict=True):
        if isinstance(asked, Var):
            continue
        if isinstance(term, Var):
            if values.setdefault(term.name, asked) != asked:
                return None
        elif term != asked:
            return None
    return values


def match(lit: Lit, atom: Atom, values: dict[str, Value]) -> dict[str, Value] | None:
    """The further values under which a literal is an atom, or None."""
    more: dict[str, Value] = {}
    for term, value in zip(lit.args, atom.args, strict=True):
        if isinstance(term, Var):
            known = values.get(term.name, more.get(term.name))
            if known is None:
                more[term.name] = value
            elif known != value:
                return None
        elif term != value:
            return None
    return more


def nearly(lit: Lit, atom: Atom, values: dict[str, Value]) -> dict[str, Value] | None:
    """The values under which all but one role that a literal fixes are those of an atom, or None."""
    more: dict[str, Value] = {}
    different = 0
    for term, value in zip(lit.args, atom.args, strict=True):
        if not isinstance(term, Var):
            different += term != value
        elif values.get(term.name, more.get(term.name, value)) != value:
            return None
        else:
            more[term.name] = value
    return more if different == 1 else None


def fill(lit: Lit, values: dict[str, Value]) -> Lit:
    """A literal with what is known filled in."""
    return Lit(lit.pred, tuple(values.get(term.name, term) if isinstance(term, Var) else term for term in lit.args))


def fill_test(test: Test, values: dict[str, Value]) -> Test:
    """A test with what is known filled in."""
    left, right = (values.get(term.name, term) if isinstance(term, Var) else term for term in (test.left, test.right))
    return Test(test.op, left, right)


def ground_lit(lit: Lit) -> bool:
    """Whether a literal has no variable left."""
    return not any(isinstance(term, Var) for term in lit.args)


_MOST_STEPS = 20_000
MOST_FAILURES = 4
UNSAID = ("day", "while", "asked")
"""Helper predicates of which nobody is told."""

Solution = tuple[dict[str, Value], frozenset[int]]
"""Values of variables, and the numbers of the conditions that fail under them."""


class Attempt:
    """Finds values for the variables of a body under which the fewest literals and tests fail."""

    def __init__(
        self,
        by_pred: dict[str, list[Atom]],
        body: list[Lit],
        tests: list[Test],
        *,
        events: frozenset[str] = frozenset(),
        possible: dict[str, list[Atom]] | None = None,
        unequal: bool = False,
    ) -> None:
        self.events = events
        self.possible = possible or {}
        self.unequal = unequal  # look only for values under which nothing but inequalities fail
        self.by_pred = by_pred
        self.body = body
        self.tests = tests
        self.steps = 0

    def solve(
        self, binding: dict[str, Value], most: int = MOST_FAILURES
    ) -> tuple[tuple[dict[str, Value], frozenset[int]] | None, bool]:
        """The values and the numbers of what fails (tests count after literals), and whether the search was complete."""
        complete = True
        for limit in range(most + 1):
            self.steps = 0
            self.best: tuple[tuple[int, ...], dict[str, Value], frozenset[int]] | None = None
            self._search(frozenset(range(len(self.body))), dict(binding), frozenset(), limit)
            complete = complete and self.steps < _MOST_STEPS
            if self.best is not None:
                return (self.best[1], self.best[2]), complete
        return None, complete

    def _search(self, left: frozenset[int], values: dict[str, Value], failed: frozenset[int], limit: int) -> None:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        wrong = self._wrong_tests(values)
        if wrong is None or len(failed) + len(wrong) > limit:
            return
        if not left:
            every = failed | wrong
            # prefer to miss what comes late in the rule: its trigger and its parties are what it is about
            rank = tuple(sorted((len(self.body) - index for index in every), reverse=True))
            if self.best is None or rank < self.best[0]:
                self.best = (rank, dict(values), every)
            return
        index = max(left, key=lambda number: (self._bound(self.body[number], values), -number))
        lit = self.body[index]
        rest = left - {index}
        for atom in self.by_pred.get(lit.pred, ()):
            more = match(lit, atom, values)
            if more is not None:
                self._search(rest, {**values, **more}, failed, limit)
        if len(failed) + len(wrong) < limit and not self.unequal:
            # the event is there, but one of its roles is not what is asked; or other answers and accounts could draw the concept
            near = self.by_pred.get(lit.pred, ()) if lit.pred in self.events else self.possible.get(lit.pred, ())
            for atom in near:
                more = nearly(lit, atom, values) if lit.pred in self.events else match(lit, atom, values)
                if more is not None:
                    self._search(rest, {**values, **more}, failed | {index}, limit)
        if len(failed) + len(wrong) < limit and lit.pred not in UNSAID and not self.unequal:
            self._search(rest, values, failed | {index}, limit)
        elif lit.pred in UNSAID and self._bound(lit, values) == 0:
            self._search(rest, values, failed, limit)

    def _bound(self, lit: Lit, values: dict[str, Value]) -> int:
        return sum(not isinstance(arg, Var) or arg.name in values for arg in lit.args)

    def _wrong_tests(self, values: dict[str, Value]) -> frozenset[int] | None:
        """The tests that are false; None where one of them is an inequality, which no change of facts would make a near miss."""
        wrong = []
        for number, test in enumerate(self.tests):
            left, right = (values.get(term.name) if isinstance(term, Var) else term for term in (test.left, test.right))
            if left is None or right is None or isinstance(left, int) != isinstance(right, int):
                continue
            if not comparison_holds(test.op, left, right):
                if (test.op == "!=") != self.unequal:
                    return None
                wrong.append(len(self.body) + number)
        return frozenset(wrong)
