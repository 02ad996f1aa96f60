"""From firings to the status of each norm: triggered, dormant, ended, lapsed, not triggered, not in force; and the views that somebody holds.

Standing asks whom a status depends on. A view is the law as one holder, or one named reading, reads it: the answers of that holder,
and the default where the holder is silent. No view joins the answers of two holders.
"""

from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from casus.assessment.cases import Case, last_day
from casus.assessment.results import DORMANT, ENDED, LAPSED, NOT_TRIGGERED, STATUSES, TRIGGERED, Key, owed
from casus.law.conditions import Comparison, Pattern
from casus.law.model import Law, Rule, kept
from casus.law.program import Compiled, Origin
from casus.law.vocabulary import Vocabulary
from casus.logic.terms import Atom, Firing, Term, Value, Var, comparison_holds
from casus.scenarios.model import Position, Scenario


def binds(rule: Rule, bearer: str, towards: tuple[str, ...], statuses: list[Atom], vocabulary: Vocabulary) -> bool:
    """Whether a rule binds somebody toward one of several, under the statuses of a day; toward anybody where that is empty text."""
    roles = dict(rule.then.roles)
    for binding in _matches(rule, statuses, vocabulary):
        named = {name: binding.get(term.name) if isinstance(term, Var) else term for name, term in roles.items()}
        if named["bearer"] == bearer and (towards == ("",) or named["toward"] in towards):
            return True
    return False


def _matches(rule: Rule, atoms: list[Atom], vocabulary: Vocabulary) -> list[dict[str, Value]]:
    """Every way to meet the conditions of a rule that rests on statuses alone."""
    found: list[dict[str, Value]] = [{}]
    for condition in rule.when:
        if isinstance(condition, Pattern):
            roles = [role.name for role in vocabulary.predicates[condition.pred].roles]
            grown = []
            for binding in found:
                for atom in atoms:
                    if atom.pred == condition.pred:
                        extended = _bind(dict(condition.roles), dict(zip(roles, atom.args, strict=False)), binding)
                        if extended is not None:
                            grown.append(extended)
            found = grown
        elif isinstance(condition, Comparison):
            found = [binding for binding in found if _compares(condition, binding)]
    return found


def _bind(terms: dict[str, object], values: dict[str, Value], binding: dict[str, Value]) -> dict[str, Value] | None:
    grown = dict(binding)
    for role, term in terms.items():
        if isinstance(term, Var):
            if grown.setdefault(term.name, values[role]) != values[role]:
                return None
        elif term != values[role]:
            return None
    return grown


def _compares(test: Comparison, binding: dict[str, Value]) -> bool:
    sides = [binding.get(term.name, "") if isinstance(term, Var) else term for term in (test.left, test.right)]
    return comparison_holds(test.op, sides[0], sides[1])


LIVES = ((ENDED, "ended"), (TRIGGERED, "fired"), (LAPSED, "over"), (DORMANT, "held"))
"""How a way to a norm stands whose conditions hold without exception (held), or whose duty has come (fired): the first status whose
sign is there. Ended: something ends it; over: its occasion is. Of one case it is asked here, of all cases at once in spread."""


def live_status(signs: Container[str]) -> str:
    """The status of a way to a norm in one case, from the signs that are there."""
    return next(status for status, sign in LIVES if sign in signs)


OPENERS = 2_000
"""Of how many rules it is kept where the identity of a norm stands in their atoms."""


class Standing(NamedTuple):
    """How one norm stands in one case. `day` is the critical date, `due` the day its last condition came true."""

    key: Key
    status: str
    rule: Rule
    day: int
    due: int
    ended_on: int
    of: str
    firing: Firing | None


class _Opener:
    """Where in an open or held atom of a rule the identity of its norm stands: the place of each part, or its text."""

    __slots__ = ("day", "event", "kind", "of", "parts", "size")

    def __init__(self, origin: Origin) -> None:
        rule = origin.rule
        assert rule is not None
        places = {name: place for place, name in enumerate(origin.names)}
        self.size = len(origin.names)
        self.kind = rule.then.word
        self.day = places["#day"]
        term = getattr(rule.when[0], "event", None)
        self.event = places[term.name] if isinstance(term, Var) and term.name in places else places["#event"]
        roles = dict(rule.then.roles)
        self.parts = [self._part(roles[name], places) for name in ("norm", "act", "bearer", "toward")]
        self.of = self._part(roles["of"], places) if "of" in roles else ""

    def _part(self, term: Term, places: dict[str, int]) -> int | str:
        return places.get(term.name, self.event) if isinstance(term, Var) else str(term)

    def read(self, args: tuple[Value, ...]) -> tuple[Key, int, str]:
        """What stands in an atom with these arguments."""
        if len(args) != self.size:
            raise ValueError("this is no atom of that rule")
        norm, act, bearer, toward = (part if isinstance(part, str) else str(args[part]) for part in self.parts)
        of = self.of if isinstance(self.of, str) else str(args[self.of])
        return Key(norm, self.kind, act, bearer, toward, str(args[self.event])), int(args[self.day]), of


_openers: dict[int, tuple[Origin, _Opener]] = {}
"""What was found out of the last origins that were asked for, each known by its identity."""


def open_key(origin: Origin, atom: Atom) -> tuple[Key, int, str]:
    """The identity of the norm that an open or held atom leads to, its day, and the norm it breaks if it is a breach."""
    known = _openers.get(id(origin))
    if known is None or known[0] is not origin:
        if len(_openers) >= OPENERS:
            _openers.clear()
        known = _openers[id(origin)] = origin, _Opener(origin)
    return known[1].read(atom.args)


def decide(law: Law, compiled: Compiled, case: Case, firings: Iterable[Firing], as_of: int) -> list[Standing]:
    """How the norms stand whose `when` holds in a case, from the firings of the rules that draw norms.

    They are triggered, dormant, ended or lapsed; those that an exception stops on their critical date are not triggered.
    """
    opened: dict[Atom, Firing] = {}
    held: set[Atom] = set()
    finals: list[tuple[Origin, Firing]] = []
    ends: dict[Atom, int] = {}
    for firing in firings:
        origin = compiled.origins[firing.rule]
        if origin.stage == "open":
            best = opened.get(firing.head)
            if best is None or _dates(law.vocabulary, firing.body) < _dates(law.vocabulary, best.body):
                opened[firing.head] = firing
        elif origin.stage == "held":
            held.add(firing.head)
        elif origin.stage == "final" and origin.rule is not None and origin.rule.then.sort == "norm":
            finals.append((origin, firing))
        elif origin.stage.startswith("until:"):
            day = max(event_days(law.vocabulary, firing.body[1:]), default=0)
            ends[firing.body[0]] = min(day, ends.get(firing.body[0], day))
    standings: list[Standing] = []
    fired: set[Atom] = set()
    drawn: dict[Atom, list[tuple[Origin, Firing]]] = {}
    for origin, firing in finals:
        drawn.setdefault(firing.head, []).append((origin, firing))

    def due(origin: Origin, firing: Firing, above: frozenset[Atom]) -> int:
        """The day on which the last condition came true; of a norm that it rests on, the day on which that one's did."""
        assert origin.rule is not None
        start = Atom(f"open {origin.rule.id}", firing.body[0].args)
        body = (*opened[start].body, *firing.body[1:])
        days = [*event_days(law.vocabulary, body), open_key(origin, start)[1]]
        rests_on = [drawn[atom] for atom in body if atom in drawn and atom not in above]
        return max([*days, *(min(due(*way, above | {firing.head}) for way in ways) for ways in rests_on)])

    for origin, firing in finals:
        assert origin.rule is not None
        start = Atom(f"open {origin.rule.id}", firing.body[0].args)
        fired.add(start)
        key, day, of = open_key(origin, start)
        end = ends.get(start, 0)
        status = live_status({"fired", "ended"} if end else {"fired"})
        found = due(origin, firing, frozenset([firing.head]))
        standings.append(Standing(key, status, origin.rule, day, found, end, of, firing))
    stopped = opened.keys() - fired - {Atom("open " + atom.pred.removeprefix("held "), atom.args) for atom in held}
    for start in stopped:
        rule = compiled.origins[opened[start].rule].rule
        if rule is not None and rule.then.sort == "norm":
            key, day, of = open_key(compiled.origins[opened[start].rule], start)
            standings.append(Standing(key, NOT_TRIGGERED, rule, day, 0, 0, of, None))
    for atom in held:
        rule_id = atom.pred.removeprefix("held ")
        start = Atom(f"open {rule_id}", atom.args)
        if start in fired:
            continue
        origin = compiled.origins[f"{rule_id}|open"]
        assert origin.rule is not None
        key, day, of = open_key(origin, start)
        end = ends.get(start, 0)
        signs = {"held"}
        if end:
            signs.add("ended")
        if occasion_ends(law.vocabulary, case, key.trigger) < as_of:
            signs.add("over")
        standings.append(Standing(key, live_status(signs), origin.rule, day, 0, end, of, opened[start]))
    return standings


def occasion_ends(vocabulary: Vocabulary, case: Case, event_id: str) -> int:
    """The last day of an event or of what continues it."""
    days = [0]
    for event in case.events.values():
        here, seen = event, {event.id}
        while here.id != event_id and here.continues in case.events and here.continues not in seen:
            seen.add(here.continues)
            here = case.events[here.continues]
        if here.id == event_id and event.date is not None and not event.denied:
            days.append(last_day(event, vocabulary.predicates[event.word]))
    return max(days)


def merge(standings: Iterable[Standing]) -> dict[Key, Standing]:
    """One standing for each norm: the status that prevails, then the earliest day, then the earliest due date, then rule order.

    A norm to which several ways lead ends with the last of them.
    """
    best: dict[Key, Standing] = {}
    for item in sorted(
        standings, key=lambda item: (STATUSES.index(item.status), item.day, item.due, item.rule.id, item.firing or ())
    ):
        known = best.setdefault(item.key, item)
        if known.status == item.status and item.ended_on > known.ended_on:
            best[item.key] = known._replace(ended_on=item.ended_on)
    return best


def all_standings(
    decided: dict[Key, Standing], relaxed: list[Standing], possible: list[Standing]
) -> dict[Key, Standing]:
    """Norms whose `when` holds, then those not in force, then those that only other answers or accounts could bring about."""
    best = dict(decided)
    for group in (merge(relaxed), merge(possible)):
        for key, item in group.items():
            best.setdefault(key, item)
    return best


def event_days(vocabulary: Vocabulary, atoms: Iterable[Atom]) -> list[int]:
    """The first days of the events, concepts and norms among some atoms."""
    days = []
    for atom in atoms:
        word = vocabulary.word(atom.pred)
        if word is not None and not atom.pred.startswith("not ") and word.sort in ("event", "concept", "norm"):
            days.append(int(atom.args[1]))
    return days


def _dates(vocabulary: Vocabulary, atoms: Iterable[Atom]) -> tuple[int, ...]:
    return tuple(sorted(event_days(vocabulary, atoms), reverse=True))


__all__ = [
    "NOT_TRIGGERED",
    "Standing",
    "all_standings",
    "decide",
    "merge",
    "occasion_ends",
    "open_key",
]


# ---- views of the law, and what was said of a norm in an event without an answer on file ----

BROKEN, NOT_BROKEN = "broken", "not broken"
"""What a position can say of a breach, beside the statuses."""


class HeldView(NamedTuple):
    """The law as one holder reads it. `answers`: by question, the answers given; several where the holder gave several."""

    holder: str
    answers: dict[str, tuple[str, ...]]


@kept
def _on_file(law: Law) -> tuple[HeldView, ...]:
    """The default reading, every holder with the answers that the law's questions give it, and every named reading."""
    holders: dict[str, dict[str, tuple[str, ...]]] = {}
    for question in law.questions.values():
        for answer in question.answers:
            for holder in answer.held_by:
                own = holders.setdefault(holder, {})
                own[question.id] = (*own.get(question.id, ()), answer.id)
    found = [HeldView("", {})]
    found += [HeldView(holder, answers) for holder, answers in holders.items()]
    found += [
        HeldView(item.of, {question: (answer,) for question, answer in item.answers}) for item in law.readings.values()
    ]
    return tuple(found)


def held_views(law: Law, scenario: Scenario) -> tuple[HeldView, ...]:
    """Every view of the law that somebody holds: those on file, and those that somebody took in this event."""
    views = _on_file(law)
    own: dict[str, Mapping[str, tuple[str, ...]]] = {view.holder: view.answers for view in reversed(views)}
    said = [
        HeldView(item.by, {**own.get(item.by, {}), **{question: (answer,) for question, answer in item.answer}})
        for item in scenario.positions
        if item.answer
    ]
    return (*views, *said)


def deniers(law: Law, scenario: Scenario, key: Key, status: str, owed_to: Container[str]) -> tuple[str, ...]:
    """Who said in this event that a norm stands otherwise, on a ground that is no answer on file: the holders, each once.

    owed_to: those to whom the promise could be owed in this event. One of them who says that it is owed speaks of what is owed to itself:
    that its allies owe it help denies nothing of what others owe, or are owed.
    """
    paragraph = law.paragraph(key.norm)
    clauses = {key.norm.partition("/")[0], paragraph.id if paragraph is not None else ""}
    promise = key.kind == "duty" and not owed(status)
    return tuple(
        dict.fromkeys(
            item.by
            for item in scenario.positions
            if item.clause in clauses and not item.answer and _denies(law, item, key, status)
            if not promise or item.by == key.toward or item.by not in owed_to
        )
    )


def _denies(law: Law, item: Position, key: Key, status: str) -> bool:
    said, _, by = item.says.replace("_", " ").casefold().partition(" by ")
    entity = law.entities.get(key.bearer)
    if by and (entity is None or by != entity.name.casefold()):
        return False
    if key.kind == "breach":
        return said == (NOT_BROKEN if owed(status) else BROKEN)
    return said in STATUSES and owed(said) != owed(status) and (owed(status) or said != NOT_TRIGGERED)
