"""The smallest change: which fewest things would have to be otherwise for a norm to be triggered, or to be so no longer.

Of the facts, all sets of up to three changes are tried at once (assessment/vectors.py), of what ask/smallest.py opens and of what the file leaves
open: exact within these. Of the reading, what assessment/standing.py finds: exact up to four answers.
"""

import shlex
from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from casus.ask.turns_on import open_fact
from casus.assessment.cases import ACCOUNT, FIRST, QUESTION, SILENCE, TooManyAccounts, all_events
from casus.assessment.engine import Engine, Run, engine_for
from casus.assessment.prospect import Prospect, joint
from casus.assessment.results import TRIGGERED, Change, Key, Row, Turn
from casus.assessment.space import Space
from casus.assessment.vectors import Near
from casus.files.days import Span, show_day
from casus.files.tree import Map, Seq
from casus.files.writer import one_line
from casus.law.conditions import Comparison, Condition, Pattern
from casus.law.model import Dispute, Event, Fact, Law, Rule, Version
from casus.law.vocabulary import ELSEWHERE, Role, Vocabulary
from casus.law.world import Entity
from casus.logic.terms import Var
from casus.scenarios.doubles import denies, left_denied
from casus.scenarios.draft import scalar
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed

MOST_ADDED, MOST_DROPPED = 24, 8
"""How many events are tried in addition, and how many of the file are tried without."""
_NO, _YES = "as the file has it", "otherwise"
ADD, DROP = "add ", "drop "
"""How the ids of these disputes begin."""


def opened(run: Run, row: Row, dropped: int = MOST_DROPPED) -> tuple[Scenario, dict[str, Event]]:
    """The scenario with these disputes, and the events that are tried in addition, by the id of the dispute."""
    added = {f"{ADD}{event.id}": event for event in supplied(run, row.key)}
    told, words = [event for event in run.scenario.events if event.denied], run.law.vocabulary
    disputes = []
    for name, event in added.items():  # what is added lifts its denial, as casus whatif does
        lifted = [other for other in told if denies(other, event, words)]
        left = [more._replace(id=f"{more.id}-left") for other in lifted for more in left_denied(other, event, words)]
        disputes.append(_dispute(name, (event, *left), tuple(other.id for other in lifted)))
    disputes += [_dispute(f"{DROP}{event.id}", (), (event.id,)) for event in droppable(run, row)[:dropped]]
    told_exactly = narrowed(run.scenario, run.law)  # before anything may be dropped: what is dropped would cut no day
    return told_exactly._replace(disputes=(*run.scenario.disputes, *disputes)), added


def _dispute(name: str, events: tuple[Event, ...], drop: tuple[str, ...]) -> Dispute:
    usual = Version(_NO, "", (), (), (), (), (), (), ())
    # a holder, so that it counts as an account that somebody holds
    other = Version(_YES, "", (name,), (), drop, events, (), (), ())
    return Dispute(name, "", _NO, "", (usual, other))


def droppable(run: Run, row: Row) -> list[Event]:
    """The happenings of the file that happened: those on which the norm rests first, then by date."""
    found = [event for event in run.scenario.happenings if not event.denied and event.date is not None]
    return sorted(
        found, key=lambda event: (event.id not in row.because, event.date.first if event.date else 0, event.id)
    )


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
_MOST_TOGETHER = 50_000
"""How many possible facts, counted for each norm, are grounded over together at most: more would be too much to keep."""


class Smallest(NamedTuple):
    """The fewest changes that would trigger a norm, or undo one that is triggered.

    `facts` are all sets of the least number of changes of facts, `reading` all of the least number of answers; `options` has for each
    change of facts how it is made on a command line, and `added` what is added by such an option. `varied` counts what was allowed to
    vary, `radius` how many changes together.
    """

    undo: bool
    facts: tuple[Turn, ...]
    reading: tuple[Turn, ...]
    options: dict[Change, str]
    varied: dict[str, int]
    radius: int
    added: dict[str, Event | Fact]

    def command(self, turn: Turn) -> list[str]:
        """The options of casus whatif that make some changes."""
        return [self.options[change] for change in turn.changes]

    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        made: dict[str, Any] = {"undoes": self.undo, "varied": self.varied, "at_most": self.radius}
        for name, turns in (("facts", self.facts), ("reading", self.reading)):
            made[name] = [{"status": turn.status, "options": self.command(turn)} for turn in turns]
        return made


_found: "WeakKeyDictionary[Run, dict[tuple[Key, str], Smallest]]" = WeakKeyDictionary()
"""What was found for the rows of a run: each form in which a row is told asks for the same."""


def smallest(run: Run, row: Row) -> Smallest:
    """The smallest changes for one row of an assessment, from its reading and its accounts; looked for once."""
    return smallest_of(run, [row])[0]


def smallest_of(run: Run, rows: Sequence[Row]) -> list[Smallest]:
    """The same for several rows: those of one norm are looked for together, which takes less time than one after the other."""
    known = _found.setdefault(run, {})
    missing: dict[str, dict[tuple[Key, str], Row]] = {}
    for row in rows:
        if (row.key, row.status) not in known:
            missing.setdefault(row.norm, {})[row.key, row.status] = row
    for asked in missing.values():
        for row, found in _searched(run, list(asked.values())):
            known[row.key, row.status] = found
    return [known[row.key, row.status] for row in rows]


class _Opened(NamedTuple):
    """A row with what is opened for it: the events that are tried in addition, and the space of cases; none where there are too many."""

    row: Row
    added: dict[str, Event]
    space: Space | None


def _searched(run: Run, rows: Sequence[Row]) -> Iterable[tuple[Row, Smallest]]:
    """The smallest changes for rows of one norm, some rows at a time."""
    engine = engine_for(run.law, run.engine.backend, frozenset([rows[0].norm]))  # nothing else is asked about
    batch: list[_Opened] = []
    for row in rows:
        batch.append(_opened(run, row))
        if sum(len(item.space.atoms) for item in batch if item.space is not None) > _MOST_TOGETHER:
            yield from _found_in(run, engine, batch)
            batch = []
    yield from _found_in(run, engine, batch)


def _opened(run: Run, row: Row) -> _Opened:
    for dropped in (MOST_DROPPED, MOST_DROPPED // 2, 1, 0):
        scenario, added = opened(run, row, dropped)
        try:
            return _Opened(row, added, Space(run.law, run.compiled, scenario))
        except TooManyAccounts:
            continue
    return _Opened(row, {}, None)


def _found_in(run: Run, engine: Engine, batch: Sequence[_Opened]) -> Iterable[tuple[Row, Smallest]]:
    """The smallest changes for rows of one norm, of which the law is grounded once for all of them."""
    prospects = iter(joint(engine, [item.space for item in batch if item.space is not None]))
    for row, added, space in batch:
        prospect = next(prospects) if space is not None else None
        yield row, _smallest(run, row, added, prospect)


def _smallest(run: Run, row: Row, added: dict[str, Event], prospect: Prospect | None) -> Smallest:
    undo = row.status == TRIGGERED
    turns = [turn for turn in run.over_all().turns(row.key) if all(change.what == QUESTION for change in turn.changes)]
    reading = _least(turns, undo=undo)
    facts, varied, radius = _facts(run, row, prospect) if prospect is not None else ([], {}, 0)
    changes = [change for turn in (*facts, *reading) for change in turn.changes]
    options = {change: option(run, change, added) for change in changes}
    told = {options[change]: event for change in changes if (event := _added(run, change, added)) is not None}
    return Smallest(undo, tuple(facts), tuple(reading), options, varied, radius, told)


def _least(turns: list[Turn], *, undo: bool) -> list[Turn]:
    """Those that lead to the status asked for, of the least number of changes."""
    wanted = [turn for turn in turns if (turn.status == TRIGGERED) != undo]
    fewest = min((len(turn.changes) for turn in wanted), default=0)
    return [turn for turn in wanted if len(turn.changes) == fewest]


def _facts(run: Run, row: Row, prospect: Prospect) -> tuple[list[Turn], dict[str, int], int]:
    """The least sets of changes of facts, how much was allowed to vary, and how many changes together."""
    undo, here = row.status == TRIGGERED, prospect.space.point(run.choice)
    # why a norm does not live is asked only where it does
    near = Near(prospect, here, radius=_RADIUS, fixed=(QUESTION,), idle=undo, only=frozenset([row.key]))
    found = _least(list(near.turns(row.key)), undo=undo)
    free = [item for number, item in enumerate(prospect.space.variables) if len(near.kept[number]) > 1]
    names = {
        "events that could be added": sum(item.id.startswith(ADD) for item in free),
        "events of the file": sum(item.id.startswith(DROP) for item in free),
        "accounts": sum(item.what == ACCOUNT and not item.id.startswith((ADD, DROP)) for item in free),
        "things that the file leaves open": sum(item.what == SILENCE for item in free),
    }
    return found, names, near.radius


def option(run: Run, change: Change, added: dict[str, Event]) -> str:
    """How one change is made by casus whatif."""
    vocabulary = run.law.vocabulary
    if change.what == QUESTION:
        return f"--answer {change.id}={change.value}"
    new = _added(run, change, added)
    if new is not None:
        return f"--add {shlex.quote(one_line(entry_of(new, vocabulary)))}"
    if change.what == ACCOUNT and change.id.startswith(DROP) and change.value == _YES:
        return f"--drop {change.id.removeprefix(DROP)}"
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


def _added(run: Run, change: Change, added: dict[str, Event]) -> Event | Fact | None:
    """What a change adds; None for one that adds nothing."""
    if change.what == ACCOUNT:
        return added.get(change.id) if change.value == _YES else None
    fact = open_fact(run, change.id) if change.what != QUESTION else None
    if fact is None:
        return None
    named = example_state(run)
    roles = tuple(
        (name, tuple(named if value == ELSEWHERE else value for value in values)) for name, values in fact.roles
    )
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


def singular(what: str) -> str:
    """The name of one of several things."""
    first, _, rest = what.partition(" ")
    return f"{first[:-1]} {rest}".rstrip()
