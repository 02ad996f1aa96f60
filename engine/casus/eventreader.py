"""Reading events, facts and disputes, which scenario files and the dated acts of the law share."""

from typing import NamedTuple

from casus.conditions import Names, constant
from casus.days import DayError, Span, parse_day
from casus.fields import Fields
from casus.problems import Problem, offer
from casus.scenario import (
    Dispute,
    Edit,
    Event,
    Fact,
    Values,
    Version,
)
from casus.sources import read_cites
from casus.tree import Node, Scalar, Seq
from casus.vocabulary import Predicate, Vocabulary
from casus.world import entity_code, names_of

_EVENT_WORDS = ("id", "date", "until", "after", "continues", "denied", "says", "held_by", "sources", "note")
_CONDUCT_WORDS = ("for_members", "tendered", "accepted")


class EventContext(NamedTuple):
    """What the reader of an event needs: the names it may use, and where it stands (event, conduct, act)."""

    names: Names
    where: str = "event"


def read_span(fields: Fields, name: str, problems: list[Problem], *, required: bool = False) -> Span | None:
    """Read a word that holds a day, a month or a year."""
    scalar = fields.scalar(name, required=required)
    if scalar is None:
        return None
    span = parse_day(scalar.text)
    if isinstance(span, DayError):
        problems.append(Problem("day", span.message, scalar.mark, span.cure))
        return None
    return span


def read_event(node: Node, context: EventContext, problems: list[Problem]) -> Event | None:
    """Read one event, dated act, or entry of the record."""
    names = context.names
    what = {"event": "the event", "conduct": "the entry of conduct", "act": "the act"}[context.where]
    fields = Fields(node, problems, what)
    event_id = fields.text("id", required=True)
    fields.what = f"{what} {event_id}"
    denied = fields.flag("denied")
    date = read_span(fields, "date", problems, required=context.where != "conduct" and not denied)
    until = read_span(fields, "until", problems)
    if date and until and until.last < date.first:
        problems.append(
            Problem("order", f"{event_id} ends before it begins", fields.key_mark("until"), "until: is the last day")
        )
        until = None
    linked: dict[str, list[str]] = {"after": [], "continues": []}
    for link, others in linked.items():
        for scalar in fields.texts(link):
            if scalar.text not in names.events:
                problems.append(
                    Problem(
                        "unknown-event",
                        f'there is no event "{scalar.text}" in this file',
                        scalar.mark,
                        offer(scalar.text, names.events),
                    )
                )
            elif scalar.text == event_id:
                problems.append(
                    Problem(
                        "own-event",
                        f"{event_id} cannot come after or continue itself",
                        scalar.mark,
                        "name another event",
                    )
                )
            else:
                others.append(scalar.text)
    says, held_by = fields.text("says"), read_holders(fields, names, problems)
    cites = read_cites(fields, problems)
    fields.text("note")
    for_members: tuple[str, ...] | None = None
    tendered = accepted = False
    if context.where == "conduct":
        listed = fields.texts("for_members")
        if listed and not (len(listed) == 1 and listed[0].text == "false"):
            every = len(listed) == 1 and listed[0].text == "true"
            for_members = (
                () if every else tuple(code for scalar in listed if (code := read_state(scalar, names, problems)))
            )
        tendered, accepted = fields.flag("tendered"), fields.flag("accepted")
    word, value = _word(fields, names.vocabulary, "event", problems)
    fields.done(names.vocabulary.predicates if not word else ())
    if word is None or value is None:
        return None
    roles = read_roles(word, value, names, problems, partial=denied)
    return Event(
        event_id,
        word.name,
        roles,
        date,
        until,
        tuple(linked["after"]),
        linked["continues"][0] if linked["continues"] else "",
        denied,
        says,
        held_by,
        cites,
        context.where == "conduct",
        for_members,
        tendered,
        accepted,
        fields.mark,
    )


def _word(
    fields: Fields, vocabulary: Vocabulary, sort: str, problems: list[Problem]
) -> tuple[Predicate | None, Node | None]:
    """The one word among the entries that says what happened."""
    candidates = [(key, value) for key, value in fields.entries if key.text in vocabulary.predicates]
    for key, _ in candidates:
        fields.taken.append(key.text)
    words = sorted(name for name, word in vocabulary.predicates.items() if word.sort == sort)
    if not candidates:
        unknown = [(key, value) for key, value in fields.entries if key.text not in (*_EVENT_WORDS, *_CONDUCT_WORDS)]
        for key, _ in unknown:
            fields.taken.append(key.text)
            problems.append(
                Problem(
                    "unknown-word",
                    f'"{key.text}" is not a word for {"an event" if sort == "event" else "a fact"}',
                    key.mark,
                    offer(key.text, [*words, *_EVENT_WORDS]),
                )
            )
        if not unknown and fields.entries:
            problems.append(
                Problem(
                    "missing-word",
                    f"{fields.what} does not say what happened" if sort == "event" else f"{fields.what} says nothing",
                    fields.mark,
                    offer("", words),
                )
            )
        return None, None
    if len(candidates) > 1:
        problems.append(
            Problem(
                "two-words",
                f"{fields.what} says two things: {candidates[0][0].text} and {candidates[1][0].text}",
                candidates[1][0].mark,
                "write two entries",
            )
        )
    key, value = candidates[0]
    word = vocabulary.predicates[key.text]
    if word.sort != sort:
        ours = {
            "concept": "which the rules decide, never the file",
            "status": "which the rules draw, or a place has",
            "norm": "which the rules draw",
        }.get(word.sort, f"which stands under {'facts' if word.sort == 'fact' else 'events'}:")
        problems.append(Problem("wrong-sort", f'"{key.text}" is a {word.sort}, {ours}', key.mark, offer("", words)))
        return None, None
    return word, value


def read_roles(word: Predicate, node: Node, names: Names, problems: list[Problem], *, partial: bool = False) -> Values:
    """Read the roles of an event or a fact; a list means each. `partial`: all roles may be left out (denials)."""
    if isinstance(node, Scalar) and not node.text and not word.roles:
        return ()
    fields = Fields(node, problems, f'"{word.name}"')
    found = []
    for role in word.roles:
        items = fields.items(role.name)
        values: list[str | int] = []
        for item in items:
            if not isinstance(item, Scalar):
                problems.append(
                    Problem(
                        "shape",
                        f'"{role.name}" takes a value or a list of values',
                        item.mark,
                        "write [ARM, AZE] for each of several",
                    )
                )
                continue
            value = constant(item.text, role.type, names, item.mark, problems)
            if value is not None and value not in values:
                values.append(value)
        if values:
            found.append((role.name, tuple(values)))
        elif not fields.has(role.name) and not (role.optional or role.values or partial):
            fields.problem(
                "missing-role", f'"{word.name}" lacks the role {role.name}', cure=f"add {role.name}: … ({role.type})"
            )
    fields.done()
    return tuple(found)


def read_holders(fields: Fields, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    """Read the word `held_by`."""
    return tuple(code for scalar in fields.texts("held_by") if (code := read_holder(scalar, names, problems)))


def read_holder(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    """Read one holder: a state, organ, school or actor."""
    code = entity_code(scalar.text, names.entities)
    if code is None and scalar.text in names.actors:
        return scalar.text
    if code is None:
        problems.append(
            Problem(
                "unknown-holder",
                f'no state, organ or school is called "{scalar.text}"',
                scalar.mark,
                offer(scalar.text, names_of(names.entities)),
            )
        )
    return code


def read_state(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    """Read one state, by code or name."""
    code = entity_code(scalar.text, names.entities)
    if code is None or names.entities[code].kind != "state":
        problems.append(
            Problem(
                "unknown-state",
                f'no state is called "{scalar.text}"',
                scalar.mark,
                offer(scalar.text, names_of(names.entities, ("state",))),
            )
        )
        return None
    return code


def read_fact(node: Node, context: EventContext, problems: list[Problem]) -> Fact | None:
    """Read one entry of `facts`."""
    fields = Fields(node, problems, "the fact")
    denied = fields.flag("denied")
    held_by = read_holders(fields, context.names, problems)
    cites = read_cites(fields, problems)
    fields.text("says")
    fields.text("note")
    word, value = _word(fields, context.names.vocabulary, "fact", problems)
    fields.done()
    if word is None or value is None:
        return None
    return Fact(
        word.name, read_roles(word, value, context.names, problems, partial=denied), denied, held_by, cites, fields.mark
    )


def read_dispute(node: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]) -> Dispute:
    """Read one entry of `disputed`."""
    fields = Fields(node, problems, "the dispute")
    dispute_id = fields.text("id", required=True)
    fields.what = f"the dispute {dispute_id}"
    about, because = fields.text("about"), fields.text("because")
    versions = tuple(_version(item, context, events, problems) for item in fields.items("versions", required=True))
    default = fields.choice(
        "default", [version.id for version in versions], required=True, default=versions[0].id if versions else ""
    )
    read_cites(fields, problems)
    fields.done()
    return Dispute(dispute_id, about, default, because, versions, fields.mark)


def _version(node: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]) -> Version:
    fields = Fields(node, problems, "the version")
    version_id = fields.text("id", required=True)
    fields.what = f"the version {version_id}"
    added_events: list[Event] = []
    added_facts: list[Fact] = []
    add_nodes = fields.items("add")
    new_ids = {scalar.text for item in add_nodes if (scalar := Fields(item, [], "").scalar("id")) is not None}
    inner = context._replace(names=context.names._replace(events=context.names.events | new_ids))
    for item in add_nodes:
        vocabulary = context.names.vocabulary.predicates
        is_fact = any(
            key.text in vocabulary and vocabulary[key.text].sort == "fact" for key, _ in Fields(item, [], "").entries
        )
        if is_fact:
            fact = read_fact(item, inner, problems)
            if fact is not None:
                added_facts.append(fact)
        else:
            event = read_event(item, inner._replace(where="event"), problems)
            if event is not None:
                added_events.append(event)
    edits = tuple(
        edit
        for key, value in fields.pairs("set")
        if (edit := read_edit(key, value, inner, events, problems)) is not None
    )
    drop = _event_ids(fields, "drop", context.names, problems)
    version = Version(
        version_id,
        fields.text("says"),
        read_holders(fields, context.names, problems),
        edits,
        drop,
        tuple(added_events),
        tuple(added_facts),
        _event_ids(fields, "order", inner.names, problems),
        read_cites(fields, problems),
    )
    fields.text("note")
    fields.done()
    return version


def _event_ids(fields: Fields, name: str, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    found = []
    for scalar in fields.texts(name):
        if scalar.text in names.events:
            found.append(scalar.text)
        else:
            problems.append(
                Problem(
                    "unknown-event",
                    f'there is no event "{scalar.text}" in this file',
                    scalar.mark,
                    offer(scalar.text, names.events),
                )
            )
    return tuple(found)


def read_edit(
    key: Scalar, value: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]
) -> Edit | None:
    """Read one entry of `set`, such as `attack.at: nagorno-karabakh`."""
    event_id, dot, role_name = key.text.partition(".")
    if not dot:
        problems.append(
            Problem("field", f'"{key.text}" names no field', key.mark, "write EVENT.role, such as attack.at")
        )
        return None
    event = events.get(event_id)
    if event is None:
        problems.append(
            Problem("unknown-event", f'there is no event "{event_id}" in this file', key.mark, offer(event_id, events))
        )
        return None
    items = value.items if isinstance(value, Seq) else (value,)
    if role_name in ("date", "until"):
        span = (
            parse_day(items[0].text)
            if isinstance(items[0], Scalar)
            else DayError("a list is not a day", "write one day")
        )
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, value.mark, span.cure))
            return None
        return Edit(event_id, role_name, (), span)
    word = context.names.vocabulary.predicates[event.word]
    role = word.role(role_name)
    if role is None:
        problems.append(
            Problem(
                "unknown-role",
                f'"{role_name}" is not a role of {event.word}',
                key.mark,
                offer(role_name, [*(item.name for item in word.roles), "date", "until"]),
            )
        )
        return None
    values = [
        constant(item.text, role.type, context.names, item.mark, problems) for item in items if isinstance(item, Scalar)
    ]
    if any(item is None for item in values) or not values:
        return None
    return Edit(event_id, role_name, tuple(item for item in values if item is not None))
