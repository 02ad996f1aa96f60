"""Literals against atoms: under which values one is the other, all ways to meet a conjunction (joins), and the values that come nearest.

A partial result of a join is one flat tuple: first the constants of the conjunction and the values it was given, then for each
literal joined so far its arguments and the number of its atom. So keys, tests and results are fixed positions, known
before any row is seen, and a join step is a list comprehension over tuple concatenations.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from casus.logic.terms import Atom, Lit, Term, Test, Value, Var, comparison_holds

RelationRow = tuple[Any, ...]
"""A partial result of a join, or the arguments of an atom followed by its number."""

_Check = tuple[Callable[[Any, Any], Any], int, int]
"""A test: the comparison, and the positions of what it compares."""

COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


class Relation:
    """The rows of one predicate, with the indexes that were asked for so far."""

    __slots__ = ("indexes", "known", "rows")

    def __init__(self) -> None:
        """No rows."""
        self.rows: list[RelationRow] = []
        self.known: dict[tuple[Value, ...], int] = {}
        self.indexes: dict[tuple[Any, ...], tuple[Callable[[RelationRow], Any], dict[Any, list[RelationRow]]]] = {}

    def add(self, row: RelationRow) -> None:
        """Append a row and enter it in the indexes."""
        self.rows.append(row)
        for (_, same), (key, index) in self.indexes.items():
            if all(row[left] == row[right] for left, right in same):
                index.setdefault(key(row), []).append(row)

    def index(self, columns: tuple[int, ...], same: tuple[tuple[int, int], ...]) -> dict[Any, list[RelationRow]]:
        """The rows by their values in `columns`, of those only that are equal in each pair of columns in `same`."""
        found = self.indexes.get((columns, same))
        if found is None:
            key = row_key(columns)
            index: dict[Any, list[RelationRow]] = {}
            for row in self.rows:
                if not same or all(row[left] == row[right] for left, right in same):
                    index.setdefault(key(row), []).append(row)
            found = self.indexes[columns, same] = (key, index)
        return found[1]


def row_key(positions: Sequence[int]) -> Callable[[RelationRow], Any]:
    """A function from a row to a key: a bare value for one position, else a tuple."""
    if not positions:
        return lambda row: ()
    return operator.itemgetter(*positions)


def picker(positions: Sequence[int]) -> Callable[[Sequence[RelationRow]], list[tuple[Any, ...]]]:
    """A function from rows to the tuples of their values at some positions."""
    if not positions:
        return lambda rows: [()] * len(rows)
    take = operator.itemgetter(*positions)
    if len(positions) == 1:
        return lambda rows: list(zip(map(take, rows), strict=True))
    return lambda rows: list(map(take, rows))


UNSAID = ("day", "while", "asked")
"""Helper predicates of which nobody is told: on which days an event goes on, and which days rules ask for."""


class JoinStep(NamedTuple):
    """One join: the rows of `pred` whose `columns` equal what `key` takes from the result so far, then the tests."""

    pred: str
    columns: tuple[int, ...]
    same: tuple[tuple[int, int], ...]
    key: Callable[[RelationRow], Any]
    checks: tuple[_Check, ...]


class Plan:
    """A conjunction as a sequence of joins.

    `tests` are made as soon as their terms are bound. `given` are variables whose values rows begin with, after the
    constants; `extra` terms whose positions are wanted too. `first` is the place of the literal to begin with.
    `start` is what rows begin with, `at` the position of each term, `bodies` reads off rows the atoms of the literals.
    """

    __slots__ = ("at", "bodies", "checks", "start", "steps")

    def __init__(
        self, body: Sequence[Lit], tests: Sequence[Test], given: Sequence[Var], extra: Iterable[Term], first: int = -1
    ) -> None:
        """Decide the order of the joins, and find the place of everything."""
        constants = [term for lit in body for term in lit.args if not isinstance(term, Var)]
        constants += [term for test in tests for term in test[1:] if not isinstance(term, Var)]
        constants += [term for term in extra if not isinstance(term, Var)]
        self.start: RelationRow = tuple(dict.fromkeys(constants))
        self.at: dict[Term, int] = {term: place for place, term in enumerate((*self.start, *given))}
        self.steps: list[JoinStep] = []
        width = len(self.start) + len(given)
        places = [0] * len(body)
        waiting = list(tests)
        self.checks = self._ready(waiting)
        left = list(range(len(body)))
        while left:
            if first in left:
                chosen = first
            elif len(left) == 1:
                chosen = left[0]
            else:
                chosen = max(left, key=lambda place: self._rank(body[place], not (place or self.steps or given)))
            left.remove(chosen)
            columns, sources, same = [], [], []
            fresh: dict[Term, int] = {}
            for column, term in enumerate(body[chosen].args):
                if term in self.at:
                    columns.append(column)
                    sources.append(self.at[term])
                elif term in fresh:
                    same.append((fresh[term], column))
                else:
                    fresh[term] = column
            self.at.update((term, width + column) for term, column in fresh.items())
            places[chosen] = width + len(body[chosen].args)
            width = places[chosen] + 1
            pred = body[chosen].pred
            self.steps.append(JoinStep(pred, tuple(columns), tuple(same), row_key(sources), self._ready(waiting)))
        self.bodies = picker(places)

    def _rank(self, lit: Lit, trigger: bool) -> tuple[bool, bool, int, int, bool, int]:
        """How promising a literal is as the next step: fully bound, then the few days of an event that is there, then bound to what is
        there, then small.

        To begin with, the trigger: what happened is less than what states are bound by, and ties the rest together.
        """
        free = tied = fixed = 0
        for term in lit.args:
            if not isinstance(term, Var):
                fixed += 1
            elif term in self.at:
                tied += 1
            else:
                free += 1
        return free == 0, lit.pred in UNSAID and tied > 0, tied, fixed, trigger, -free

    def _ready(self, waiting: list[Test]) -> tuple[_Check, ...]:
        """Take out the tests whose terms are all bound by now."""
        if not waiting:
            return ()
        ready = [test for test in waiting if test.left in self.at and test.right in self.at]
        waiting[:] = [test for test in waiting if test not in ready]
        return tuple((COMPARE[test.op], self.at[test.left], self.at[test.right]) for test in ready)

    def run(
        self, rows: list[RelationRow], tables: dict[str, Relation], first: Relation | None = None
    ) -> list[RelationRow]:
        """Join the rows with the literals; `first` replaces the table of the first step."""
        for compare, left, right in self.checks:
            rows = [row for row in rows if compare(row[left], row[right])]
        for pred, columns, same, key, checks in self.steps:
            table = first or tables.get(pred)
            first = None
            if table is None or not rows:
                return []
            if columns:
                get = table.index(columns, same).get
                rows = [row + match for row in rows for match in get(key(row), ())]
            else:
                matches = table.index((), same).get((), []) if same else table.rows
                rows = [row + match for row in rows for match in matches]
            for compare, left, right in checks:
                rows = [row for row in rows if compare(row[left], row[right])]
        return rows


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
_FEW = 4
"""So few atoms are looked at sooner than fewer are found."""
Solution = tuple[dict[str, Value], frozenset[int]]
"""Values of variables, and the numbers of the conditions that fail under them."""


class Pile:
    """Atoms by their names, each name in order; those that hold a value in a place are found without a look at all."""

    def __init__(self, atoms: Iterable[Atom], order: Callable[[Atom], Any] | None = None) -> None:
        """atoms: those to be searched. order: by what those of one name are sorted; as they come if None."""
        self.by_pred: dict[str, list[Atom]] = {}
        self.order = order
        self.sorted: set[str] = set()
        self.holding: dict[tuple[str, int], dict[Value, list[Atom]]] = {}
        for atom in atoms:
            self.by_pred.setdefault(atom.pred, []).append(atom)

    def of(self, pred: str) -> list[Atom]:
        """Every atom of this name."""
        found = self.by_pred.get(pred, [])
        if self.order is not None and pred not in self.sorted:
            found.sort(key=self.order)
            self.sorted.add(pred)
        return found

    def like(self, lit: Lit, values: dict[str, Value]) -> list[Atom]:
        """Atoms among which are all that a literal can be: those that hold what it says in the place where fewest do."""
        least = self.of(lit.pred)
        for place, term in enumerate(lit.args):
            if len(least) < _FEW:
                break
            value = values.get(term.name) if isinstance(term, Var) else term
            if value is not None:
                here = self._holding(lit.pred, place).get(value, [])
                least = here if len(here) < len(least) else least
        return least

    def _holding(self, pred: str, place: int) -> dict[Value, list[Atom]]:
        found = self.holding.get((pred, place))
        if found is None:
            found = self.holding[pred, place] = {}
            for atom in self.of(pred):
                found.setdefault(atom.args[place], []).append(atom)
        return found


class Attempt:
    """Finds values for the variables of a body under which the fewest literals and tests fail."""

    def __init__(
        self,
        true: Pile,
        body: list[Lit],
        tests: list[Test],
        *,
        events: frozenset[str] = frozenset(),
        possible: Pile | None = None,
        unequal: bool = False,
        dated: frozenset[str] = frozenset(),
    ) -> None:
        self.events = events
        self.dated = dated  # what holds on a day, its last term: that it did on some day tells nothing else its day
        self.possible = possible or Pile(())
        self.unequal = unequal  # look only for values under which nothing but inequalities fail
        self.true = true
        self.body = body
        self.tests = tests
        self.steps = 0

    def solve(
        self, binding: dict[str, Value], most: int = MOST_FAILURES
    ) -> tuple[tuple[dict[str, Value], frozenset[int]] | None, bool]:
        """The values and the numbers of what fails (tests count after literals), and whether the search was complete."""
        complete = True
        self.hopeless = frozenset(number for number, lit in enumerate(self.body) if self._fails(lit, binding))
        for limit in range(len(self.hopeless), most + 1):
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
        if wrong is None or len(failed) + len(wrong) + len(left & self.hopeless) > limit:
            return
        if not left:
            every = failed | wrong
            # prefer to miss what comes late in the rule: its trigger and its parties are what it is about
            rank = tuple(sorted((len(self.body) - index for index in every), reverse=True))
            if self.best is None or rank < self.best[0]:
                self.best = (rank, dict(values), every)
            return
        index = max(
            left,
            key=lambda number: (
                not self._on_any_day(self.body[number], values),
                self._bound(self.body[number], values),
                -number,
            ),
        )
        lit = self.body[index]
        rest = left - {index}
        for further in self._matches(lit, values):
            self._search(rest, {**values, **further}, failed, limit)
        if len(failed) + len(wrong) < limit and not self.unequal:
            # the event is there, but one of its roles is not what is asked; or other answers and accounts could draw the concept
            near = self.true.of(lit.pred) if lit.pred in self.events else self.possible.like(lit, values)
            for atom in near:
                like = nearly(lit, atom, values) if lit.pred in self.events else match(lit, atom, values)
                if like is not None:
                    self._search(rest, {**values, **like}, failed | {index}, limit)
        if len(failed) + len(wrong) < limit and lit.pred not in UNSAID and not self.unequal:
            self._search(rest, values, failed | {index}, limit)
        elif lit.pred in UNSAID and self._bound(lit, values) == 0:
            self._search(rest, values, failed, limit)

    def _matches(self, lit: Lit, values: dict[str, Value]) -> Iterator[dict[str, Value]]:
        """The further values under which a literal holds, each once; not the day where it is on any day that it would hold."""
        found = [more for atom in self.true.like(lit, values) if (more := match(lit, atom, values)) is not None]
        if not self._on_any_day(lit, values):
            yield from found
            return
        day = lit.args[-1]
        assert isinstance(day, Var)
        known: list[dict[str, Value]] = []
        for more in found:
            del more[day.name]
            if more not in known:
                known.append(more)
                yield more

    def _on_any_day(self, lit: Lit, values: dict[str, Value]) -> bool:
        return lit.pred in self.dated and isinstance(lit.args[-1], Var) and lit.args[-1].name not in values

    def _fails(self, lit: Lit, values: dict[str, Value]) -> bool:
        """Whether a literal holds under no further values, so that it fails whatever else does."""
        here = self.true.like(lit, values) if lit.pred not in UNSAID else ()
        return lit.pred not in UNSAID and not any(match(lit, atom, values) is not None for atom in here)

    def _bound(self, lit: Lit, values: dict[str, Value]) -> int:
        bound = 0
        for arg in lit.args:
            if not isinstance(arg, Var) or arg.name in values:
                bound += 1
        return bound

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
