"""The smallest change: which fewest things would have to be otherwise for a norm to be owed (triggered, or ended), or to be so no longer.

Of the facts, all sets of up to three changes are tried at once (assessment/vectors.py), of what ask/smallest.py opens and of what the file leaves
open: exact within these; so too of facts with the answers of one holder on which the norm turns. Of the reading, what
assessment/standing.py finds: exact up to four answers. See docs/decisions/0166.
"""

import shlex
from collections.abc import Iterable, Mapping
from itertools import islice, product
from types import MappingProxyType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from casus.ask.reasons import named_in, nearest, reasons
from casus.ask.turns_on import answer_of, open_fact
from casus.assessment.cases import ACCOUNT, FIRST, QUESTION, SILENCE, TooManyAccounts, all_events, open_facts
from casus.assessment.engine import Run
from casus.assessment.inference import Inferred
from casus.assessment.prospect import Prospect
from casus.assessment.results import ENDED, LIVE, Change, Key, Row, Turn, owed
from casus.assessment.vectors import Near
from casus.files.days import Span, show_day
from casus.files.tree import Map, Seq
from casus.files.writer import one_line
from casus.law.conditions import Comparison, Condition, Pattern
from casus.law.model import Dispute, Edit, Event, Fact, Law, Rule, Version
from casus.law.vocabulary import ELSEWHERE, Role, Vocabulary
from casus.law.world import Entity
from casus.logic.terms import Var
from casus.scenarios.doubles import denies, left_denied
from casus.scenarios.draft import scalar
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed

MOST_ADDED, MOST_DROPPED, MOST_TOLD = 24, 8, 24
"""How many events are tried in addition, how many of the file are tried without, and how many other values of what it tells."""
NOT_TRIED = ("other days", "others who act or are acted upon")
"""What is never let vary of what the file tells."""
_NO, _YES = "as the file has it", "otherwise"
ADD, DROP, TELL = "add ", "drop ", "tell "
"""How the ids of these disputes begin."""


def opened(
    run: Run, row: Row, dropped: int = MOST_DROPPED, retold: int = MOST_TOLD
) -> tuple[Scenario, dict[str, Event | Fact]]:
    """The scenario with these disputes, and the events that are tried in addition, by the id of the dispute.

    dropped, retold: how many events are tried without, and how many other values of what the file tells.
    """
    added: dict[str, Event | Fact] = {}
    told, words = [event for event in run.scenario.events if event.denied], run.law.vocabulary
    disputes = []
    for event in supplied(run, row.key):  # what is added lifts its denial, as casus whatif does
        name = f"{ADD}{event.id}"
        lifted = [other for other in told if denies(other, event, words)]
        left = [more._replace(id=f"{more.id}-left") for other in lifted for more in left_denied(other, event, words)]
        added[name] = event
        disputes.append(_dispute(name, (event, *left), tuple(other.id for other in lifted)))
    usual = dict(open_facts(words, run.scenario))
    for name, fact in open_facts(words, run.scenario, likely=False):
        if name not in usual:  # of an actor from the land on which it acts, of whom it is never assumed
            added[f"{ADD}{name}"] = _of_example(run, fact)
            disputes.append(_dispute(f"{ADD}{name}", (), (), (_of_example(run, fact),)))
    disputes += [_dispute(f"{DROP}{event.id}", (), (event.id,)) for event in droppable(run, row)[:dropped]]
    disputes += _retold(run, row, retold)
    told_exactly = narrowed(run.scenario, run.law)  # before anything may be dropped: what is dropped would cut no day
    return told_exactly._replace(disputes=(*run.scenario.disputes, *disputes)), added


def _dispute(name: str, events: tuple[Event, ...], drop: tuple[str, ...], facts: tuple[Fact, ...] = ()) -> Dispute:
    usual = Version(_NO, "", (), (), (), (), (), (), ())
    # a holder, so that it counts as an account that somebody holds
    other = Version(_YES, "", (name,), (), drop, events, facts, (), ())
    return Dispute(name, "", _NO, "", (usual, other))


def droppable(run: Run, row: Row) -> list[Event]:
    """The happenings of the file that happened: those on which the norm rests first, then by date."""
    found = [event for event in run.scenario.happenings if not event.denied and event.date is not None]
    return sorted(
        found, key=lambda event: (event.id not in row.because, event.date.first if event.date else 0, event.id)
    )


# ---- what could be told otherwise ----


def _retold(run: Run, row: Row, most: int) -> list[Dispute]:
    """Other values of what the file tells, role by role, of the events that the nearest way asks for; at most so many values."""
    law, silent, made = run.law, run.prospect.space.silent, list[Dispute]()
    disputed = {
        (edit.event, edit.role) for dispute in run.scenario.disputes for one in dispute.versions for edit in one.edits
    }
    for event in _asked_of(run, row):
        for role in law.vocabulary.predicates[event.word].roles:
            told, place = event.values(role.name), (event.id, role.name)
            if len(told) != 1 or place in disputed or place in silent:
                continue
            others = [value for value in _others(run, row.key, event, role) if value != told[0]][:most]
            most -= len(others)
            name, kind = f"{TELL}{event.id}.{role.name}", law.vocabulary.types[role.type]
            versions = [Version(_NO, "", (), (), (), (), (), (), ())]
            for value in others:
                says = kind.values[value] if isinstance(value, int) else value
                edits = (Edit(event.id, role.name, (value,)),)
                versions.append(Version(says, "", (name,), edits, (), (), (), (), ()))
            made += [Dispute(name, "", _NO, "", tuple(versions))] if others else []
    return made


def _asked_of(run: Run, row: Row) -> list[Event]:
    """The events of the file that happened on which a norm rests, or for which the nearest way to it asks: first what sets it off."""
    names = {row.trigger: None, **dict.fromkeys(row.because if row.status in LIVE else ())}
    for way in nearest(run, row):
        names |= dict.fromkeys(named_in(way))
    own = {event.id: event for event in run.scenario.happenings if not event.denied}
    return [own[name] for name in names if name in own]


def _others(run: Run, key: Key, event: Event, role: Role) -> list[str | int]:
    """What the vocabulary or the rules let stand in a role of an event, so far as it is tried: not another day, nor whoever sets the norm off."""
    law, kind = run.law, run.law.vocabulary.types[role.type]
    toward, trigger = law.entities.get(key.toward), run.case.events.get(key.trigger)
    if kind.values:
        return [number if kind.scale else value for number, value in enumerate(kind.values)]
    if kind.special == "places":  # the name of a state is its land
        return [key.toward] if toward is not None and toward.kind == "state" else []
    if kind.special == "instruments":
        rule = law.drawing(key.norm)
        return [law.clauses[rule.clause].instrument] if rule is not None else []
    if not kind.entities or trigger is None or event.id == trigger.id or not _about_events(law, event.word):
        return []
    patterns = [
        item for rule in law.rules() if rule.norm == key.norm for item in _reached(law, (*rule.when, *rule.once))
    ]
    asking = [item for word, item in patterns if word == event.word]
    return _values(law, key, role, asking, patterns, trigger) if asking else []


# ---- what could be supplied ------------------------------------------------------------------------------------------


def supplied(run: Run, key: Key) -> list[Event]:
    """The events for which a norm may wait, in each form that its rules name: those that its `once`, and nothing before it, leads to.

    They are about the event that sets the norm off, and on its day; so what is about no event is left out. Who acts is the one it is
    owed to (of all, those whom the event names), or who bears it; nobody does anything to itself.
    """
    law, trigger = run.law, run.case.events.get(key.trigger)
    if trigger is None or trigger.date is None:
        return []
    found: dict[tuple[object, ...], Event] = {}
    for rule in law.rules():
        if rule.norm != key.norm or not rule.once:
            continue
        before = {word for word, _ in _reached(law, rule.when)}
        patterns = [item for item in _reached(law, rule.once) if item[0] not in before]
        for word in dict.fromkeys(name for name, _ in patterns):
            if law.vocabulary.predicates[word].sort == "event" and _about_events(law, word):
                for roles in islice(_forms(law, key, word, patterns, trigger), MOST_ADDED):
                    found.setdefault((word, roles), _event(word, roles, trigger.date, len(found), run.scenario))
    return list(found.values())[:MOST_ADDED]


def _about_events(law: Law, word: str) -> bool:
    return any(law.vocabulary.types[role.type].special == "event" for role in law.vocabulary.predicates[word].roles)


def _event(
    word: str, roles: tuple[tuple[str, tuple[str | int, ...]], ...], date: Span, number: int, scenario: Scenario
) -> Event:
    """An event of a day. It counts as an entry of the record, of which no order is asked: its order is as little open as theirs."""
    taken = {event.id for event in scenario.events}
    stem = f"{word.replace('_', '-')}-{number + 1}"
    name = stem if stem not in taken else f"{stem}-added"
    return Event(name, word, roles, Span(date.last, date.last, show_day(date.last)), None, conduct=True)


def _reached(law: Law, conditions: Iterable[Condition]) -> list[tuple[str, tuple[Pattern, Rule | None]]]:
    """The words that conditions ask for, directly or through the rules that draw them, each with the pattern that asks."""
    found: list[tuple[str, tuple[Pattern, Rule | None]]] = []
    seen: set[str] = set()
    todo: list[tuple[Condition, Rule | None]] = [(item, None) for item in conditions]
    while todo:
        item, rule = todo.pop(0)
        if isinstance(item, Comparison) or item.pred.startswith("not "):
            continue
        found.append((item.pred, (item, rule)))
        norm = dict(item.roles).get("norm")
        drawn = f"{item.pred} {norm if isinstance(norm, str) else ''}"
        if drawn not in seen and law.vocabulary.predicates[item.pred].sort in ("concept", "norm"):
            for other in law.rules():
                if other.then.word == item.pred and (not isinstance(norm, str) or other.norm == norm):
                    todo += [(condition, other) for condition in other.when]
        seen.add(drawn)
    return found


def _forms(
    law: Law, key: Key, word: str, patterns: list[tuple[str, tuple[Pattern, Rule | None]]], trigger: Event
) -> Iterable[tuple[tuple[str, tuple[str | int, ...]], ...]]:
    """The roles of an event of this word, in each combination that the rules tell apart."""
    asking = [item for name, item in patterns if name == word]
    choices: list[list[tuple[str, tuple[str | int, ...]] | None]] = []
    for role in law.vocabulary.predicates[word].roles:
        values = _values(law, key, role, asking, patterns, trigger)
        made: list[tuple[str, tuple[str | int, ...]] | None] = [(role.name, (value,)) for value in values]
        if role.optional and law.vocabulary.types[role.type].special != "event":
            made = [None, *made]
        if not made:
            return
        choices.append(made)
    for combination in product(*choices):
        roles = tuple(item for item in combination if item is not None)
        named = [values[0] for _, values in roles if values[0] in law.entities]
        if len({*named}) == len(named):
            yield roles


def _values(
    law: Law,
    key: Key,
    role: Role,
    asking: list[tuple[Pattern, Rule | None]],
    patterns: list[tuple[str, tuple[Pattern, Rule | None]]],
    trigger: Event,
) -> list[str | int]:
    """What may stand in a role."""
    kind = law.vocabulary.types[role.type]
    if kind.special == "event":
        return [trigger.id]
    terms = [dict(pattern.roles).get(role.name) for pattern, _ in asking]
    named: list[str | int] = [term for term in terms if isinstance(term, str | int)]
    if kind.entities or kind.actors:
        parts = [term for _, (pattern, _) in patterns for _, term in pattern.roles if isinstance(term, str)]
        toward = law.entities.get(key.toward)
        told = [str(value) for _, values in trigger.roles for value in values]
        owed = told if toward is None or toward.kind == "group" else [key.toward]
        parts = [*owed, *parts, key.bearer]
        named += [name for name in parts if name in law.entities and law.entities[name].kind in kind.entities]
        # beside a body its organs stand for the same change told once more
        return [
            name for name in dict.fromkeys(named) if name not in law.entities or law.entities[str(name)].of not in named
        ]
    if not named and not role.optional and kind.values:
        refused = _refused(role, asking)
        rest = [value for value in kind.values if value not in refused]
        named = [(kind.values.index(value) if kind.scale else value) for value in rest[:1]]
    return list(dict.fromkeys(named))


def _refused(role: Role, asking: list[tuple[Pattern, Rule | None]]) -> set[str]:
    """The values that the rules say it must not be."""
    found: set[str] = set()
    for pattern, rule in asking:
        term = dict(pattern.roles).get(role.name)
        for item in rule.when if rule is not None else ():
            if isinstance(item, Comparison) and item.op == "!=" and isinstance(term, Var):
                sides = (item.left, item.right)
                if term in sides:
                    found |= {str(side) for side in sides if side != term}
    return found


_RADIUS = 3
MOST_ASKED = 4
"""Of how many questions other answers are tried together with facts."""
_MOST_ENDS = 3
"""For how many sets of changes it is worked out until when the norm is owed: as many as a screen shows."""


class Smallest(NamedTuple):
    """The fewest changes after which a norm is owed, or is not where it is.

    `facts` are all sets of the least number of changes of facts, `reading` all of the least number of answers, `both` those of facts
    with answers that one holder gives, where neither alone does it with fewer changes; `options` has for each
    change of facts how it is made on a command line, and `added` what is added by such an option. `varied` counts what was allowed to
    vary, `radius` how many changes together. `ends` has the last day on which the norm is owed, for sets after which it is over.
    """

    undo: bool
    facts: tuple[Turn, ...]
    reading: tuple[Turn, ...]
    options: dict[Change, str]
    varied: dict[str, int]
    radius: int
    added: dict[str, Event | Fact]
    both: tuple[Turn, ...] = ()
    untried: tuple[str, ...] = ()
    ends: Mapping[Turn, int] = MappingProxyType({})

    def command(self, turn: Turn) -> list[str]:
        """The options of casus whatif that make some changes."""
        return [self.options[change] for change in turn.changes]

    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        made: dict[str, Any] = {
            "undoes": self.undo,
            "varied": self.varied,
            "untried": self.untried,
            "at_most": self.radius,
        }
        for name, turns in (("facts", self.facts), ("reading", self.reading), ("both", self.both)):
            made[name] = [{"status": turn.status, "options": self.command(turn)} for turn in turns]
        return made


_found: "WeakKeyDictionary[Run, dict[tuple[Key, str], Smallest]]" = WeakKeyDictionary()
"""What was found for the rows of a run: each form in which a row is told asks for the same."""


def smallest(run: Run, row: Row) -> Smallest:
    """The smallest changes for one row of an assessment, from its reading and its accounts; looked for once."""
    known = _found.setdefault(run, {})
    asked = row.key, row.status
    if asked not in known:
        known[asked] = _smallest(run, row)
    return known[asked]


def _smallest(run: Run, row: Row) -> Smallest:
    undo = owed(row.status)
    found = run.over_all()
    turns = found.turns(row.key) if found is not None else ()
    reading = _least((turn for turn in turns if all(change.what == QUESTION for change in turn.changes)), undo=undo)
    tried = _facts(run, row)
    facts, both = tried.facts, tried.both
    fewest = min((len(turn.changes) for turn in (*facts, *reading)), default=_RADIUS)
    both = [turn for turn in both if len(turn.changes) <= fewest]
    changes = [change for turn in (*facts, *reading, *both) for change in turn.changes]
    options = {change: option(run, change, tried.added) for change in changes}
    told = {options[change]: event for change in changes if (event := _added(run, change, tried.added)) is not None}
    ends = {
        turn: day
        for turn in (*facts[:_MOST_ENDS], *reading[:_MOST_ENDS], *both[:_MOST_ENDS])
        if (day := tried.end(run, row.key, turn))
    }
    return Smallest(
        undo, tuple(facts), tuple(reading), options, tried.varied, tried.radius, told, tuple(both), tried.untried, ends
    )


def _least(turns: Iterable[Turn], *, undo: bool) -> list[Turn]:
    """Those that lead to what is asked for, owed or not, of the least number of changes."""
    wanted = [turn for turn in turns if owed(turn.status) != undo]
    fewest = min((len(turn.changes) for turn in wanted), default=0)
    return [turn for turn in wanted if len(turn.changes) == fewest]


class _Tried(NamedTuple):
    """What was found of facts, and of facts with answers, in which space of cases; and what was let vary there."""

    facts: list[Turn]
    both: list[Turn]
    added: dict[str, Event | Fact]
    varied: dict[str, int]
    radius: int
    untried: tuple[str, ...] = ()
    prospect: Prospect | None = None

    def end(self, run: Run, key: Key, turn: Turn) -> int:
        """The last day on which a norm is owed that some changes make owed and over; 0 for another."""
        if turn.status != ENDED or self.prospect is None:
            return 0
        space = self.prospect.space
        point = list(space.point(run.choice))
        for change in turn.changes:
            number = space.number[change.what, change.id]
            point[number] = space.variables[number].values.index(change.value)
        found = Inferred(run.engine, self.prospect, space.choice(point)).all.get(key)
        return found.ended_on if found is not None else 0


def _facts(run: Run, row: Row) -> _Tried:
    tries = [(MOST_DROPPED, most) for most in (MOST_TOLD, MOST_TOLD // 3, 0)]
    tries += [(dropped, 0) for dropped in (MOST_DROPPED // 2, 1, 0)]
    for dropped, retold in tries:
        scenario, added = opened(run, row, dropped, retold)
        try:
            prospect = Prospect(run.engine, scenario)
        except TooManyAccounts:
            continue
        only, undo = frozenset([row.key]), owed(row.status)
        answers = _answers(run, row)
        near = Near(
            prospect, prospect.space.point(run.choice), radius=_RADIUS, fixed=(QUESTION,), only=only, answers=answers
        )
        found = _least(near.turns(row.key, still=(QUESTION,)), undo=undo)
        both = [turn for turn in near.turns(row.key, among=(QUESTION,)) if _of_one_holder(run, turn)] if answers else []
        free = [item for number, item in enumerate(prospect.space.variables) if len(near.kept[number]) > 1]
        names = {
            "events or facts that could be added": sum(item.id.startswith(ADD) for item in free),
            "events of the file": sum(item.id.startswith(DROP) for item in free),
            "values that it tells": sum(len(item.values) - 1 for item in free if item.id.startswith(TELL)),
            "accounts": sum(item.what == ACCOUNT and not item.id.startswith((ADD, DROP, TELL)) for item in free),
            "things that the file leaves open": sum(item.what == SILENCE for item in free),
        }
        untried = NOT_TRIED if retold == MOST_TOLD else (*NOT_TRIED, "other values of much that the file tells")
        return _Tried(found, _least(both, undo=undo), added, names, near.radius, untried, prospect)
    return _Tried([], [], {}, {}, 0)


def _answers(run: Run, row: Row) -> dict[str, tuple[str, ...]]:
    """The answers that are tried together with facts: other ones that somebody holds, to questions on which the norm or its nearest way turns."""
    asked = {change.id for turn in row.turns_on for change in turn.changes if change.what == QUESTION}
    asked |= {reason.question for way in nearest(run, row) for reason in reasons(run, way)}
    questions = [one for one in run.law.questions.values() if one.id in asked][:MOST_ASKED]
    return {one.id: tuple(answer.id for answer in one.answers if answer.held_by) for one in questions}


def holders(run: Run, turn: Turn) -> tuple[str, ...]:
    """Those who hold each of the answers among some changes."""
    answers = [answer_of(run, change.id, change.value).held_by for change in turn.changes if change.what == QUESTION]
    return tuple(name for name in dict.fromkeys(answers[0]) if all(name in held for held in answers)) if answers else ()


def _of_one_holder(run: Run, turn: Turn) -> bool:
    return bool(holders(run, turn)) and any(change.what != QUESTION for change in turn.changes)


def option(run: Run, change: Change, added: dict[str, Event | Fact]) -> str:
    """How one change is made by casus whatif."""
    vocabulary = run.law.vocabulary
    if change.what == QUESTION:
        return f"--answer {change.id}={change.value}"
    new = _added(run, change, added)
    if new is not None:
        return f"--add {shlex.quote(one_line(entry_of(new, vocabulary)))}"
    if change.what == ACCOUNT and change.id.startswith(DROP) and change.value == _YES:
        return f"--drop {change.id.removeprefix(DROP)}"
    if change.what == ACCOUNT and change.id.startswith(TELL):
        return f"--set {change.id.removeprefix(TELL)}={change.value}"
    if change.what == ACCOUNT:
        return f"--account {change.id}={change.value}"
    one, before, two = change.id.partition(" before ")
    if before:
        earlier, later = (one, two) if change.value == FIRST else (two, one)
        return f"--set {later}.after={earlier}"
    event, _, role = change.id.rpartition(".")
    if role == "until":  # as a day: the one that the value stands for
        told = run.scenario.event(event)
        early = told is not None and told.until is not None
        day = max(told.until.first, told.date.last) if early else run.scenario.as_of  # type: ignore[union-attr]
        return f"--set {change.id}={show_day(day)}"
    return f"--set {change.id}={change.value}"


def _added(run: Run, change: Change, added: dict[str, Event | Fact]) -> Event | Fact | None:
    """What a change adds; None for one that adds nothing."""
    if change.what == ACCOUNT:
        return added.get(change.id) if change.value == _YES else None
    fact = open_fact(run, change.id) if change.what != QUESTION else None
    if fact is None:
        return None
    return _of_example(run, fact)


def _of_example(run: Run, fact: Fact) -> Fact:
    """A fact with an example for the state that the file does not name."""
    named = example_state(run)
    roles = tuple((name, tuple(named if one == ELSEWHERE else one for one in values)) for name, values in fact.roles)
    return fact._replace(roles=roles)


def example_state(run: Run) -> str:
    """A state that stands for one which the file does not name: of those that the file and the law's dated acts leave out the one that
    stands nearest, on a map of tiles, to those of the file; else the first on file.
    """
    entities = run.law.entities
    told = {value for event in all_events(run.scenario) for _, values in event.roles for value in values}
    named = told | {value for event in run.law.acts for _, values in event.roles for value in values}
    states = [entity for entity in entities.values() if entity.kind == "state" and entity.id not in named]
    here = [tile for name in told if name in entities and (tile := entities[str(name)].tile)]

    def far(state: Entity) -> int:
        place = state.tile
        return sum((place[0] - x) ** 2 + (place[1] - y) ** 2 for x, y in here) if place else 10**6

    return min(states, key=far).id if states else next(iter(entities), "")


def entry_of(event: Event | Fact, vocabulary: Vocabulary) -> Map:
    """An event or a fact as it is written in a file, without an id."""
    mark = event.mark
    entries = []
    for name, values in event.roles:
        role = vocabulary.predicates[event.word].role(name)
        scale = role is not None and vocabulary.numeric(role.type)
        texts = []
        for value in values:
            kind = vocabulary.types[role.type] if role is not None else None
            texts.append(
                scalar(kind.values[value] if scale and kind is not None and isinstance(value, int) else str(value))
            )
        entries.append((scalar(name), texts[0] if len(texts) == 1 else Seq(tuple(texts), mark)))
    roles = Map(tuple(entries), mark)
    return Map(((scalar(event.word), roles),), mark)  # casus whatif puts it on the day of what it is about
