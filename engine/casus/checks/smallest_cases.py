"""The smallest scenarios in which a rule could fire, worked out backwards from its conditions.

A sketch is a list of events and facts with variables. Each condition of a rule asks for one, or for what another rule draws, and so on;
fewest events first. Then states, places and values are put in, from the law's own dated acts and lists. Nothing is decided here: whether
a rule really fires in a sketched scenario, the engine says.
"""

import heapq
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from casus.law.conditions import SAME, Comparison, Condition, Pattern
from casus.law.model import Law, Rule
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.terms import Term, Value, Var, comparison_holds

MOST_EVENTS = 6
MOST_USES = 2
MOST_STEPS = 5000
"""How many half-made sketches are looked at for one rule."""


class Piece(NamedTuple):
    """One event or fact of a sketch. `name` is the event's; a fact has none. `early`: it brings about a status, so it comes long before."""

    word: str
    roles: tuple[tuple[str, Term], ...]
    name: Term | None = None
    denied: bool = False
    early: bool = False
    date: Term | None = None


class Sketch(NamedTuple):
    """What would have to be so. `bound` is the substitution of variables, `first` and `last` the days in which the wordings are in force."""

    pieces: tuple[Piece, ...] = ()
    tests: tuple[Comparison, ...] = ()
    statuses: tuple[Pattern, ...] = ()
    bound: tuple[tuple[str, Term], ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    first: int = FIRST_DAY
    last: int = LAST_DAY
    used: tuple[tuple[str, Term, str], ...] = ()

    @property
    def circular(self) -> bool:
        """Whether one rule is used again and again on one event: then there is a shorter way."""
        seen = [(rule, self.walk(event)) for rule, event, _ in self.used]
        return any(seen.count(item) > MOST_USES for item in seen)

    @property
    def contradictory(self) -> bool:
        """Whether its comparisons cannot all be so, whatever is put in."""
        kinds: dict[Term, Term] = {}
        for test in self.tests:
            left, right = self.walk(test.left), self.walk(test.right)
            if test.op == "is":
                if kinds.setdefault(left, right) != right:
                    return True
            elif test.left_shift is None and test.right_shift is None and test.op != "within":
                if left == right and test.op in ("!=", "<", ">", "before"):
                    return True
                fixed = not isinstance(left, Var) and not isinstance(right, Var) and type(left) is type(right)
                if fixed and test.op != "before" and not comparison_holds(test.op, left, right):  # type: ignore[arg-type]
                    return True
        return False

    @property
    def events(self) -> int:
        """How many events it has."""
        return sum(piece.name is not None for piece in self.pieces)

    def walk(self, term: Term) -> Term:
        """What a term stands for."""
        table = dict(self.bound)
        while isinstance(term, Var) and term.name in table:
            term = table[term.name]
        return term

    def unify(self, one: Term, two: Term) -> "Sketch | None":
        """The sketch in which two terms are one; None where they cannot be."""
        one, two = self.walk(one), self.walk(two)
        if one == two:
            return self
        if isinstance(one, Var):
            return self._replace(bound=(*self.bound, (one.name, two)))
        if isinstance(two, Var):
            return self._replace(bound=(*self.bound, (two.name, one)))
        return None

    def unify_all(self, pairs: Iterable[tuple[Term, Term]]) -> "Sketch | None":
        """The sketch in which each pair is one."""
        found: Sketch | None = self
        for one, two in pairs:
            found = found.unify(one, two) if found is not None else None
        return found


class OpenCondition(NamedTuple):
    """A condition that is still to be met, with its variables renamed; `early` as in Piece."""

    condition: Pattern
    early: bool = False


class Sketcher:
    """Makes the sketches of a law's rules."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.words = law.vocabulary.predicates
        self.drawers: dict[str, list[Rule]] = {}
        for rule in law.rules():
            if rule.standing:
                continue
            then = rule.then
            name = rule.norm if then.sort == "norm" else ("+" if then.sort == "starts" else "") + then.word
            if then.sort != "ends":
                self.drawers.setdefault(name, []).append(rule)
        self.counter = itertools.count()

    def sketches(self, rule: Rule, more: Sequence[Condition] = ()) -> Iterator[Sketch]:
        """Sketches in which the conditions of a rule could hold, and some further conditions of it; the fewest events first."""
        yield from self._search(*self._take(rule, Sketch(), (*rule.once, *more), Var("#trigger"), early=False))

    def pairs(self, one: Rule, two: Rule) -> Iterator[Sketch]:
        """Sketches in which two rules could fire for the same bearer toward the same."""
        marks = []
        sketch = Sketch()
        goals: tuple[OpenCondition, ...] = ()
        for rule, event in ((one, "#trigger"), (two, "#other")):
            marks.append(f"{next(self.counter) + 1}.")
            sketch, more = self._take(rule, sketch, rule.once, Var(event), early=False)
            goals = (*goals, *more)
        heads = [self._head(rule, mark) for rule, mark in zip((one, two), marks, strict=True)]
        joined = sketch.unify_all((heads[0][name], heads[1][name]) for name in ("bearer", "toward"))
        if joined is not None:
            yield from self._search(joined, goals)

    def _search(self, start: Sketch, goals: tuple[OpenCondition, ...]) -> Iterator[Sketch]:
        order = itertools.count()
        queue = [(0, next(order), start, goals)]
        for _ in range(MOST_STEPS):
            if not queue:
                return
            _, _, sketch, left = heapq.heappop(queue)
            if not left:
                yield sketch
                continue
            for grown, rest in self._meet(sketch, left[0]):
                if (
                    grown.events <= MOST_EVENTS
                    and grown.first <= grown.last
                    and not (grown.circular or grown.contradictory)
                ):
                    cost = 4 * grown.events + len(rest) + len(left) + len(grown.used)
                    heapq.heappush(queue, (cost, next(order), grown, (*rest, *left[1:])))

    def _take(
        self, rule: Rule, sketch: Sketch, further: Iterable[Condition], event: Term, *, early: bool
    ) -> tuple[Sketch, tuple[OpenCondition, ...]]:
        """A rule is to fire, on an event: its conditions as goals, its comparisons, and its dates."""
        mark = f"{next(self.counter)}."

        def fresh(term: Term) -> Term:
            if term == SAME:
                return event
            return Var(mark + term.name) if isinstance(term, Var) else term

        goals, tests = [], list(sketch.tests)
        for number, item in enumerate((*rule.when, *further)):
            if isinstance(item, Comparison):
                left, right = fresh(item.left), fresh(item.right)
                tests.append(item._replace(left=left, right=right))
                if item.op == "within" and not _told_apart(
                    item, rule.when
                ):  # the smallest way to lie within another is to be it
                    sketch = sketch.unify(left, right) or sketch
                continue
            made = item._replace(
                roles=tuple((name, fresh(term)) for name, term in item.roles),
                event=item.event and fresh(item.event),
                date=item.date and fresh(item.date),
                until=item.until and fresh(item.until),
                as_of=item.as_of and fresh(item.as_of),
            )
            if number == 0 and self.words[item.pred].sort in ("event", "concept", "norm") and not item.denied:
                named = made.event
                made = made._replace(event=event)
                if isinstance(named, Var):
                    sketch = sketch._replace(bound=(*sketch.bound, (named.name, event)))
            goals.append(OpenCondition(made, early))
        types = tuple((mark + name, kind) for name, kind in rule.types.items())
        first, last = (
            (sketch.first, sketch.last) if early else (max(sketch.first, rule.first), min(sketch.last, rule.last))
        )
        return (
            sketch._replace(
                tests=tuple(tests),
                types=(*sketch.types, *types),
                first=first,
                last=last,
                used=(*sketch.used, (rule.id, event, mark)),
            ),
            tuple(goals),
        )

    def _head(self, rule: Rule, mark: str) -> dict[str, Term]:
        return {
            name: Var(mark + term.name) if isinstance(term, Var) and term != SAME else term
            for name, term in rule.then.roles
        }

    def _meet(self, sketch: Sketch, goal: OpenCondition) -> Iterator[tuple[Sketch, tuple[OpenCondition, ...]]]:
        """Each way to meet a goal: what the sketch becomes, and the goals that come with it."""
        item = goal.condition
        word = self.words[item.pred]
        if item.denied:
            piece = Piece(item.pred, item.roles, Var(f"{next(self.counter)}.denied"), denied=True)
            yield sketch._replace(pieces=(*sketch.pieces, piece)), ()
            return
        if word.sort == "event":
            yield from self._event(sketch, goal)
            return
        if word.sort == "status":
            yield sketch._replace(statuses=(*sketch.statuses, item)), ()
        elif word.sort == "fact":
            fact = Piece(item.pred, item.roles)
            if fact not in sketch.pieces:
                yield sketch._replace(pieces=(*sketch.pieces, fact)), ()
        name = str(dict(item.roles).get("norm", item.pred)) if word.sort == "norm" else item.pred
        for rule in self.drawers.get("+" + name if word.sort == "status" else name, ()):
            yield from self._drawn(sketch, goal, rule, early=goal.early or word.sort == "status")

    def _event(self, sketch: Sketch, goal: OpenCondition) -> Iterator[tuple[Sketch, tuple[OpenCondition, ...]]]:
        """An event of the sketch that can be the one asked for, or one more."""
        item = goal.condition
        name = sketch.walk(item.event) if item.event is not None else Var(f"{next(self.counter)}.event")
        for number, piece in enumerate(sketch.pieces):
            if piece.name is None or piece.denied or piece.word != item.pred:
                continue
            known = dict(piece.roles)
            pairs = [(known[role], term) for role, term in item.roles if role in known]
            here = sketch.unify(piece.name, name)
            here = here.unify_all(pairs) if here is not None else None
            if here is not None and item.date is not None and piece.date is not None:
                here = here.unify(piece.date, item.date)
            if here is not None:
                added = tuple((role, term) for role, term in item.roles if role not in known)
                grown = piece._replace(roles=(*piece.roles, *added), date=piece.date or item.date)
                pieces = (*sketch.pieces[:number], grown, *sketch.pieces[number + 1 :])
                yield here._replace(pieces=pieces), ()
        taken = {sketch.walk(piece.name) for piece in sketch.pieces if piece.name is not None}
        if name not in taken:
            piece = Piece(item.pred, item.roles, name, early=goal.early, date=item.date)
            yield sketch._replace(pieces=(*sketch.pieces, piece)), ()

    def _drawn(
        self, sketch: Sketch, goal: OpenCondition, rule: Rule, *, early: bool
    ) -> Iterator[tuple[Sketch, tuple[OpenCondition, ...]]]:
        """The rule that draws what is asked for is to fire as well."""
        item = goal.condition
        sort = self.words[item.pred].sort
        event = sketch.walk(item.event) if item.event is not None and sort in ("concept", "norm") else None
        event = event or Var(f"{next(self.counter)}.event")
        for known, where, mark in sketch.used:
            if known == rule.id and sketch.walk(where) == event:
                head = self._head(rule, mark)
                here = sketch.unify_all(
                    (event if head[name] == SAME else head[name], term) for name, term in item.roles if name in head
                )
                if here is not None:
                    yield here, ()
        before = next(self.counter) + 1  # the mark that the rule's own variables will have
        grown, goals = self._take(rule, sketch, rule.once, event, early=early)
        head = {name: event if term == SAME else term for name, term in self._head(rule, f"{before}.").items()}
        here = grown.unify_all((head[name], term) for name, term in item.roles if name in head)
        if here is not None:
            yield here, goals


def _told_apart(test: Comparison, conditions: Iterable[Condition]) -> bool:
    """Whether the rule says that two events are not one."""
    return any(
        isinstance(item, Comparison) and item.op == "!=" and {item.left, item.right} == {test.left, test.right}
        for item in conditions
    )


def values_of(law: Law, type_name: str) -> list[Value]:
    """The values that a role of a closed type can have: ranks of a scale, or words."""
    kind = law.vocabulary.types[type_name]
    return list(range(len(kind.values))) if kind.scale else list(kind.values)


__all__ = ["MOST_EVENTS", "Piece", "Sketch", "Sketcher", "values_of"]
