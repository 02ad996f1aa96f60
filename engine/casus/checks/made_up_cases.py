"""Made-up scenarios from a sketch: states, places, values and days put in for its variables, and the scenario as a file.

States and places are real ones, with the statuses that the law's own dated acts and lists give them on a day; what happens is invented.
Open roles and the order of what happens on one day are left open, so that one scenario stands for all of them.
"""

from collections.abc import Iterable, Iterator, Sequence

from casus.assessment.cases import default_choice
from casus.assessment.engine import Engine
from casus.assessment.space import space_case
from casus.checks.smallest_cases import Piece, Sketch, values_of
from casus.files.days import Span, add, show_day
from casus.law.conditions import Pattern
from casus.law.model import Event, Fact
from casus.law.vocabulary import Role
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.plan import infer
from casus.logic.terms import Atom, Term, Value, Var, comparison_holds
from casus.scenarios.model import Scenario

MOST_DAYS = 4
"""On how many days a sketch is tried."""
MOST_TRIES = 3000
"""How many values are tried in one sketch on one day."""
_FAR = 1100
"""Days before the others on which an event lies that brings about a status."""
LAYOUTS = (0, 200, -200, 900, -900)
"""By how many days events may lie apart from the first condition's, where the rules compare days."""

Bound = dict[str, Value]


class Specimens:
    """Makes scenarios of sketches, under one law."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.law = engine.law
        self.words = engine.law.vocabulary.predicates
        self.types = engine.law.vocabulary.types
        self.known: dict[int, list[Atom]] = {}
        self.days = self._days()
        self.outside = False
        """Whether states that the law's acts do not name are tried before those that they do."""

    def of(self, sketch: Sketch) -> Iterator[Scenario]:
        """Scenarios that a sketch allows: on a few days, with states and places that fit. Each differs in its day."""
        days = [day for day in self.days if sketch.first <= day <= sketch.last][:MOST_DAYS]
        if not days and sketch.first <= sketch.last:
            days = [sketch.last if sketch.first == FIRST_DAY else sketch.first]
        apart = any(test.left_shift or test.right_shift or test.op in ("<", ">", "<=", ">=") for test in sketch.tests)
        for day in days:
            made: list[Bound] = []
            for self.outside in (False, True):
                bound = next(self._bindings(sketch, day), None)
                if bound is None or bound in made:
                    break
                made.append(bound)
                for far in LAYOUTS if apart and sketch.events > 1 else LAYOUTS[:1]:
                    yield self._scenario(sketch, bound, day, far)

    # ---- days and what holds on them ----

    def _days(self) -> list[int]:
        """A day in each stretch in which the same wordings are in force, the latest first."""
        starts = {rule.first for rule in self.law.rules() if rule.first > FIRST_DAY}
        acts = [act.date.last for act in self.law.acts if act.date is not None]
        firsts = sorted({*starts, max(acts, default=20000101), *acts[:1]}, reverse=True)
        return [add(day, 40, "days") for day in firsts]

    def statuses(self, day: int) -> list[Atom]:
        """What statuses hold on a day, by the law's dated acts and its list of places."""
        if day not in self.known:
            span = Span(day, day, show_day(day))
            empty = Scenario("nothing", "", "hypothetical", day, "", (), (), (), (), (), (), (), {}, {}, {})
            case = space_case(self.law, self.engine.programs.strict, empty, default_choice(self.law, empty))
            atoms = case.atoms | {Atom("asked", (span.last,))}
            found = infer(self.engine.slice(frozenset(atom.pred for atom in atoms)), atoms).atoms
            held = [
                Atom(entry.status, (place.id, *(value for _, value in entry.values), day))
                for place in self.law.places.values()
                for entry in place.held
                if entry.first <= day <= entry.last
            ]
            names = {name for name, word in self.words.items() if word.sort == "status"}
            acts = {atom for atom in found if atom.pred in names and atom.args[-1] == day}
            self.known[day] = sorted({*acts, *held}, key=lambda atom: (atom.pred, [str(arg) for arg in atom.args]))
        return self.known[day]

    # ---- values ----

    def _bindings(self, sketch: Sketch, day: int) -> Iterator[Bound]:
        """Ways to put values in for the variables."""
        self.tries = 0
        yield from self._statuses(sketch, sketch.statuses, self._open(sketch), {}, self.statuses(day))

    def _statuses(
        self, sketch: Sketch, left: Sequence[Pattern], rest: list[tuple[str, str]], bound: Bound, known: list[Atom]
    ) -> Iterator[Bound]:
        if not left:
            yield from self._values(sketch, rest, bound)
            return
        item = left[0]
        names = [role.name for role in self.words[item.pred].roles]
        used = set(bound.values())
        fitting = [atom for atom in known if atom.pred == item.pred]
        fitting.sort(key=lambda atom: any(value in used for value in atom.args[:-1]))
        for atom in fitting:
            self.tries += 1
            if self.tries > MOST_TRIES:
                return
            grown: Bound | None = dict(bound)
            for name, value in zip(names, atom.args, strict=False):
                term = sketch.walk(dict(item.roles).get(name, value))
                grown = _bind(grown, term, value)
            if grown is not None and self._possible(sketch, grown):
                yield from self._statuses(sketch, left[1:], rest, grown, known)

    def _values(self, sketch: Sketch, rest: list[tuple[str, str]], bound: Bound) -> Iterator[Bound]:
        left = [(name, kind) for name, kind in rest if name not in bound]
        if not left:
            yield bound
            return
        name, kind = left[0]
        used = set(bound.values())
        domain = self.domain(kind)
        domain.sort(key=lambda value: isinstance(value, str) and value in used)
        for value in domain:
            self.tries += 1
            if self.tries > MOST_TRIES:
                return
            grown = {**bound, name: value}
            if self._possible(sketch, grown):
                yield from self._values(sketch, left[1:], grown)

    def domain(self, kind: str) -> list[Value]:
        """The values to try for a type: words, ranks from above, states that were ever bound and one that was not, bodies, actors."""
        here = self.types[kind]
        if here.values:
            return list(reversed(values_of(self.law, kind))) if here.scale else values_of(self.law, kind)
        if here.special in ("places", "instruments", "norms", "acts"):
            tables: dict[str, Iterable[str]] = {
                "places": self.law.places,
                "instruments": self.law.instruments,
                "norms": dict.fromkeys(rule.norm for rule in self.law.rules() if rule.norm),
                "acts": self.law.vocabulary.acts,
            }
            return list(tables[here.special])
        if here.special:
            return []
        acting = {str(value) for act in self.law.acts for _, values in act.roles for value in values}
        states = [item.id for item in self.law.entities.values() if item.kind == "state" and "state" in here.entities]
        inside = [item for item in states if item in acting]
        outside = [item for item in states if item not in acting]
        bodies = [item.id for item in self.law.entities.values() if item.kind in here.entities and item.kind != "state"]
        states = [*outside[:3], *inside[:8]] if self.outside else [*inside[:8], *outside[:3]]
        return [*states, *(f"some-{actor}" for actor in here.actors), *bodies]

    def _open(self, sketch: Sketch) -> list[tuple[str, str]]:
        """The variables that need a value, with their types, as far as the file must name them; those that tests speak of first."""
        found: dict[str, str] = {}
        types: dict[str, str] = {}
        for name, kind in sketch.types:
            root = sketch.walk(Var(name))
            if isinstance(root, Var):
                types.setdefault(root.name, kind)
        tested = {
            root.name
            for test in sketch.tests
            for term in (test.left, test.right)
            if isinstance(root := sketch.walk(term), Var)
        }
        for piece in sketch.pieces:
            word = self.words[piece.word]
            for role in word.roles:
                term = sketch.walk(dict(piece.roles).get(role.name, ""))
                if isinstance(term, Var) and self.types[role.type].special not in ("event", "date", "text"):
                    found.setdefault(term.name, types.get(term.name, role.type))
        return sorted(found.items(), key=lambda item: item[0] not in tested)

    def _possible(self, sketch: Sketch, bound: Bound) -> bool:
        """Whether no comparison is broken by the values so far. Days and the order of events are for the engine to compare."""
        for test in sketch.tests:
            if test.op in ("before", "within") or test.left_shift or test.right_shift:
                continue
            left, right = (self._value(sketch, term, bound) for term in (test.left, test.right))
            if test.op == "is":
                if left is not None and self._kind(str(left)) != str(test.right):
                    return False
            elif left is not None and right is not None and isinstance(left, int) is isinstance(right, int):
                compared = comparison_holds(test.op, left, right)
                if not compared:
                    return False
        return True

    def _kind(self, name: str) -> str:
        entity = self.law.entities.get(name)
        return entity.kind if entity is not None else name.removeprefix("some-")

    def _value(self, sketch: Sketch, term: Term, bound: Bound) -> Value | None:
        term = sketch.walk(term)
        return bound.get(term.name) if isinstance(term, Var) else term

    # ---- the scenario ----

    def _scenario(self, sketch: Sketch, bound: Bound, day: int, far: int) -> Scenario:
        names: dict[Term, str] = {}
        count: dict[str, int] = {}
        for piece in sketch.pieces:
            if piece.name is not None and sketch.walk(piece.name) not in names:
                count[piece.word] = count.get(piece.word, 0) + 1
                stem = piece.word.replace("_", "-")
                names[sketch.walk(piece.name)] = stem if count[piece.word] == 1 else f"{stem}-{count[piece.word]}"
        trigger = sketch.walk(Var("#trigger"))
        follows = {
            names.get(sketch.walk(test.left), ""): names.get(sketch.walk(test.right), "")
            for test in sketch.tests
            if test.op == "within" and sketch.walk(test.left) != sketch.walk(test.right)
        }
        events: list[Event] = []
        facts: list[Fact] = []
        for piece in sketch.pieces:
            roles = self._roles(sketch, piece, bound, names, names.get(trigger, ""))
            if piece.name is None:
                facts.append(Fact(piece.word, roles))
                continue
            name = sketch.walk(piece.name)
            date = add(day, -_FAR, "days") if piece.early else day if name == trigger else add(day, far, "days")
            span = None if piece.denied else Span(date, date, show_day(date))
            after = follows.get(names[name], "")
            events.append(Event(names[name], piece.word, roles, span, None, continues=after, denied=piece.denied))
        events.sort(key=lambda event: event.date.first if event.date else LAST_DAY)
        last = max([day, *(event.date.last for event in events if event.date)])
        actors = {
            str(value): (str(value).removeprefix("some-"), str(value).replace("-", " "))
            for roles in [*(event.roles for event in events), *(fact.roles for fact in facts)]
            for _, values in roles
            for value in values
            if str(value).startswith("some-")
        }
        title = "A made-up case for a check of the law"
        return Scenario(
            "made-up",
            title,
            "hypothetical",
            add(last, 30, "days"),
            "",
            tuple(events),
            tuple(facts),
            (),
            (),
            (),
            (),
            (),
            actors,
            {},
            {},
        )

    def _roles(
        self, sketch: Sketch, piece: Piece, bound: Bound, names: dict[Term, str], trigger: str
    ) -> tuple[tuple[str, tuple[Value, ...]], ...]:
        """The roles of an event or fact: those asked for, and those that the file must name."""
        asked = dict(piece.roles)
        found: list[tuple[str, tuple[Value, ...]]] = []
        for role in self.words[piece.word].roles:
            value: Value | None = None
            if role.name in asked:
                term = sketch.walk(asked[role.name])
                value = bound.get(term.name) if isinstance(term, Var) else term
                if isinstance(term, Var) and self.types[role.type].special == "event":
                    value = names.get(term, trigger)
            elif not (role.optional or (role.open and not role.written) or piece.denied):
                value = self._any(role, bound, trigger)
            if value is not None and value != "":
                found.append((role.name, (value,)))
        return tuple(found)

    def _any(self, role: Role, bound: Bound, trigger: str) -> Value | None:
        """A value for a role that no rule of the sketch asks for: one that is not there yet, where it can be."""
        if self.types[role.type].special == "event":
            return trigger
        if self.types[role.type].special == "date":
            return 20000101
        domain = self.domain(role.type)
        return next((value for value in domain if value not in bound.values()), domain[0] if domain else None)


def _bind(bound: Bound | None, term: Term, value: Value) -> Bound | None:
    """The values with one more; None where they do not agree."""
    if bound is None:
        return None
    if isinstance(term, Var):
        return {**bound, term.name: value} if bound.get(term.name, value) == value else None
    return bound if term == value else None


def as_file(engine: Engine, scenario: Scenario, name: str, says: Sequence[str]) -> str:
    """A made-up scenario as the text of a file that Casus reads. says: lines of comment at its top."""
    lines = [*(f"# {line}" for line in says), f"scenario: {name}", f"title: {scenario.title}", f"kind: {scenario.kind}"]
    lines += [f"as_of: {show_day(scenario.as_of)}"]
    if scenario.actors:
        lines += ["actors:", *(f"  {actor}: {{kind: {kind}}}" for actor, (kind, _) in scenario.actors.items())]
    lines.append("events:")
    for event in scenario.events:
        parts = [f"id: {event.id}"]
        parts += [f"date: {event.date.text}"] if event.date is not None else []
        parts += [f"continues: {event.continues}"] if event.continues else []
        parts += ["denied: true"] if event.denied else []
        lines.append(f"  - {{{', '.join([*parts, _said(engine, event)])}}}")
    if scenario.facts:
        lines += ["facts:", *(f"  - {{{_said(engine, fact)}}}" for fact in scenario.facts)]
    return "\n".join(lines) + "\n"


def _said(engine: Engine, item: Event | Fact) -> str:
    vocabulary = engine.law.vocabulary
    word = vocabulary.predicates[item.word]
    given = dict(item.roles)
    roles = []
    for role in word.roles:
        if role.name in given:
            values = [
                show_day(value) if role.type == "date" and isinstance(value, int) else vocabulary.show(role.type, value)
                for value in given[role.name]
            ]
            roles.append(f"{role.name}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}")
    return f"{item.word}: {{{', '.join(roles)}}}"


__all__ = ["Specimens", "as_file"]
