"""What could be otherwise in what a file tells: events that somebody could supply, and events of the file that need not have happened.

A scenario is given one more dispute for each of them, with the file's own account as the default. So all that decides what follows in
an account decides this too, and nothing is decided here.
"""

from collections.abc import Iterable
from itertools import islice, product

from casus.conditions import Comparison, Condition, Pattern
from casus.days import Span, show
from casus.engine import Run
from casus.law import Law, Rule
from casus.results import Key
from casus.scenario import Dispute, Event, Scenario, Version
from casus.terms import Var
from casus.vocabulary import Role

MOST_ADDED, MOST_DROPPED = 24, 8
"""How many events are tried in addition, and how many of the file are tried without."""
NO, YES = "as the file has it", "otherwise"
ADD, DROP = "add ", "drop "
"""How the ids of these disputes begin."""


def opened(run: Run, key: Key, dropped: int = MOST_DROPPED) -> tuple[Scenario, dict[str, Event]]:
    """The scenario with these disputes, and the events that are tried in addition, by the id of the dispute."""
    added = {f"{ADD}{event.id}": event for event in supplied(run, key)}
    disputes = [_dispute(name, (event,), ()) for name, event in added.items()]
    disputes += [_dispute(f"{DROP}{event.id}", (), (event.id,)) for event in droppable(run, key)[:dropped]]
    return run.scenario._replace(disputes=(*run.scenario.disputes, *disputes)), added


def _dispute(name: str, events: tuple[Event, ...], drop: tuple[str, ...]) -> Dispute:
    usual = Version(NO, "", (), (), (), (), (), (), ())
    # a holder, so that it counts as an account that somebody holds
    other = Version(YES, "", (name,), (), drop, events, (), (), ())
    return Dispute(name, "", NO, "", (usual, other))


def droppable(run: Run, key: Key) -> list[Event]:
    """The happenings of the file that happened: those on which the norm rests first, then by date."""
    rests = next((row.because for row in run.rows() if row.key == key), ())
    found = [event for event in run.scenario.happenings if not event.denied and event.date is not None]
    return sorted(found, key=lambda event: (event.id not in rests, event.date.first if event.date else 0, event.id))


# ---- what could be supplied ------------------------------------------------------------------------------------------


def supplied(run: Run, key: Key) -> list[Event]:
    """The events for which a norm may wait, in each form that its rules name: those that its `once`, and nothing before it, leads to.

    They are about the event that sets the norm off, and on its day; so what is about no event is left out. Who acts is the one it is
    owed to, or who bears it.
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
                for roles in islice(_forms(law, key, word, patterns, trigger.id), MOST_ADDED):
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
    return Event(name, word, roles, Span(date.last, date.last, show(date.last)), None, conduct=True)


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
    law: Law, key: Key, word: str, patterns: list[tuple[str, tuple[Pattern, Rule | None]]], trigger: str
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
        yield tuple(item for item in combination if item is not None)


def _values(
    law: Law,
    key: Key,
    role: Role,
    asking: list[tuple[Pattern, Rule | None]],
    patterns: list[tuple[str, tuple[Pattern, Rule | None]]],
    trigger: str,
) -> list[str | int]:
    """What may stand in a role."""
    kind = law.vocabulary.types[role.type]
    if kind.special == "event":
        return [trigger]
    terms = [dict(pattern.roles).get(role.name) for pattern, _ in asking]
    named: list[str | int] = [term for term in terms if isinstance(term, str | int)]
    if kind.entities or kind.actors:
        parts = [term for _, (pattern, _) in patterns for _, term in pattern.roles if isinstance(term, str)]
        parts = [key.toward, *parts, key.bearer]
        named += [name for name in parts if name in law.entities and law.entities[name].kind in kind.entities]
        return list(dict.fromkeys(named))
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
