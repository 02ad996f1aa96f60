"""Reading events and facts, which scenario files and the dated acts of the law share."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.days import DayError, Span, parse_day
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.sources import read_cites
from casus.files.tree import Map, Node, Scalar
from casus.law.conditions import Names, constant, no_event
from casus.law.forms import CONDUCT, EVENT, FACT
from casus.law.model import Event, Fact, Values
from casus.law.vocabulary import ENTITY_KINDS, RECORD_WORDS, UNKNOWN, Predicate, Role, Type, Vocabulary
from casus.law.world import entity_code, no_entity

EVENT_WORDS = tuple(EVENT.words)
CONDUCT_WORDS = RECORD_WORDS
FACT_WORDS = tuple(FACT.words)


class EventContext(NamedTuple):
    """What the reader of an event needs: the names it may use, where it stands (event, conduct, act), what is denied."""

    names: Names
    where: str = "event"
    denied: frozenset[str] = frozenset()


class EntryHead(NamedTuple):
    """What is known of an entry before it is read: where its id stands, and whether the file denies it."""

    mark: Mark
    denied: bool


def entries_of(
    nodes: Iterable[Node], problems: list[Problem], known: dict[str, EntryHead] | None = None
) -> dict[str, EntryHead]:
    """The ids of entries, so that each can refer to those below it; a problem where two have one id, or one of `known`."""
    found: dict[str, EntryHead] = {}
    others = known or {}
    for node in nodes:
        scalar = node.get("id") if isinstance(node, Map) else None
        if not isinstance(node, Map) or not isinstance(scalar, Scalar):
            continue
        first = found.get(scalar.text) or others.get(scalar.text)
        if first is not None:
            message = f"two entries are called {quote(scalar.text)}"
            also = (("the other one", first.mark),)
            problems.append(Problem("double-id", message, scalar.mark, "give each an id of its own", also))
        denied = node.get("denied")
        found.setdefault(scalar.text, EntryHead(scalar.mark, isinstance(denied, Scalar) and denied.text == "true"))
    return found


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
    fields = Fields(node, problems, what, CONDUCT if context.where == "conduct" else EVENT)
    event_id = fields.id()
    denied = fields.flag("denied")
    date, until = _dates(fields, denied, context, problems)
    linking = context._replace(denied=frozenset()) if denied else context
    after = _links(fields, "after", event_id, linking, problems)
    continues = _links(fields, "continues", event_id, linking, problems)
    if len(continues) > 1:
        fields.problem("shape", '"continues" takes one event', fields.key_mark("continues"), "name the nearest one")
    says, held_by = fields.text("says"), read_holders(fields, names, problems)
    cites = read_cites(fields, problems)
    fields.text("note")
    for_members: tuple[str, ...] | None = None
    tendered = accepted = False
    if context.where == "conduct":
        for_members = _for_members(fields, names, problems)
        tendered, accepted = fields.flag("tendered"), fields.flag("accepted")
        if accepted and not tendered:
            mark = fields.key_mark("accepted")
            fields.problem(
                "accepted", "accepted: speaks of an offer", mark, "add tendered: true, or leave accepted out"
            )
    elif any(key.text in CONDUCT_WORDS for key, _ in fields.entries):
        word = next(key for key, _ in fields.entries if key.text in CONDUCT_WORDS)
        fields.taken.extend(CONDUCT_WORDS)
        message = f'"{word.text}" belongs to the record'
        fields.problem("unknown-word", message, word.mark, "move the entry under conduct:, or leave the word out")
    word_of, value = read_word(fields, names.vocabulary, "event", problems)
    fields.done(names.vocabulary.predicates if not word_of else ())
    if word_of is None or value is None:
        return None
    roles = read_roles(word_of, value, context, problems, own=event_id, partial=denied)
    if for_members is not None:
        _check_members(fields, word_of, roles, for_members, names)
    return Event(
        event_id,
        word_of.name,
        roles,
        date,
        until,
        after,
        continues[0] if continues else "",
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


def _dates(
    fields: Fields, denied: bool, context: EventContext, problems: list[Problem]
) -> tuple[Span | None, Span | None]:
    date = read_span(fields, "date", problems, required=context.where != "conduct" and not denied)
    until = read_span(fields, "until", problems)
    mark = fields.key_mark("until")
    if until is not None and denied:
        fields.problem("until", "what did not happen has no last day", mark, "leave until: out")
    elif until is not None and not fields.has("date"):
        fields.problem("until", '"until" stands without a date', mark, "add date: with the first day")
    elif date and until and until.last < date.first:
        message = f"{fields.what} ends before it begins"
        fields.problem("order", message, mark, "date: is the first day, until: the last")
        return date, None
    return date, until


def _links(fields: Fields, name: str, event_id: str, context: EventContext, problems: list[Problem]) -> tuple[str, ...]:
    """Read a word that names other events of the file."""
    found = []
    for scalar in fields.texts(name, most=limits.VALUES):
        if scalar.text not in context.names.events:
            problems.append(no_event(scalar.text, scalar.mark, context.names.events))
        elif scalar.text == event_id:
            what = "come after" if name == "after" else "continue"
            problems.append(
                Problem("own-event", f"{fields.what} cannot {what} itself", scalar.mark, "name another event")
            )
        elif scalar.text in context.denied:
            problems.append(_denied(name, scalar))
        else:
            found.append(scalar.text)
    return tuple(dict.fromkeys(found))


def _denied(name: str, scalar: Scalar) -> Problem:
    message = f'"{name}" names {short(scalar.text)}, which the file says did not happen'
    return Problem("denied-event", message, scalar.mark, f"name an event that happened, or leave {name}: out")


def _for_members(fields: Fields, names: Names, problems: list[Problem]) -> tuple[str, ...] | None:
    """Read the word `for_members`: None where the act counts for nobody else, () where for every member."""
    listed = fields.texts("for_members", most=limits.VALUES)
    if len(listed) == 1 and listed[0].text in ("true", "false"):
        return () if listed[0].text == "true" else None
    codes = tuple(code for scalar in listed if (code := read_state(scalar, names, problems)))
    return codes or None


def _check_members(fields: Fields, word: Predicate, roles: Values, for_members: tuple[str, ...], names: Names) -> None:
    """See that only the act of an organisation counts for members, and that its members are known."""
    first = word.roles[0].name if word.roles else ""
    for doer in dict(roles).get(first, ()):
        entity = names.entities.get(str(doer))
        mark, code = fields.key_mark("for_members"), "for-members"
        if entity is None or entity.kind not in ("organisation", "organ"):
            message = f"{short(str(doer))} is no organisation, so its act counts for no members"
            fields.problem(code, message, mark, "leave for_members: out")
        elif not for_members and entity.members is None:
            message = f"{entity.id} has no list of members on file"
            fields.problem(code, message, mark, "name the members: for_members: [ONE, TWO]")


def read_word(
    fields: Fields, vocabulary: Vocabulary, sort: str, problems: list[Problem]
) -> tuple[Predicate | None, Node | None]:
    """The one word of the vocabulary among the entries that says what happened, and its roles."""
    candidates = [(key, value) for key, value in fields.entries if key.text in vocabulary.predicates]
    fields.taken.extend(key.text for key, _ in candidates)
    words = sorted(name for name, word in vocabulary.predicates.items() if word.sort == sort)
    if not candidates:
        known = (*EVENT_WORDS, *CONDUCT_WORDS) if sort == "event" else FACT_WORDS
        unknown = [key for key, _ in fields.entries if key.text not in known]
        fields.taken.extend(key.text for key in unknown)
        for key in unknown:
            message = f"{quote(key.text)} is not a word for {'an event' if sort == 'event' else 'a fact'}"
            cure = _meant(vocabulary, key.text, words) or offer(key.text, [*words, *known])
            problems.append(Problem("unknown-word", message, key.mark, cure))
        if not unknown and fields.entries:
            message = f"{fields.what} does not say what happened" if sort == "event" else f"{fields.what} says nothing"
            problems.append(Problem("missing-word", message, fields.mark, offer("", words)))
        return None, None
    key, value = candidates[0]
    if len(candidates) > 1:
        other = candidates[1][0]
        message = f"{fields.what} says two things: {key.text} and {other.text}"
        problems.append(Problem("two-words", message, other.mark, "write two entries"))
    word = vocabulary.predicates[key.text]
    if word.sort != sort:
        ours = {
            "concept": "which the rules decide, never the file",
            "status": "which the rules draw, or a place has",
            "norm": "which the rules draw",
        }.get(word.sort, f"which stands under {'facts' if word.sort == 'fact' else 'events'}:")
        kind = f"an {word.sort}" if word.sort == "event" else f"a {word.sort}"
        there = "move it there" if word.sort in ("event", "fact") else _meant(vocabulary, key.text, words)
        cure = there or offer("", _alike(vocabulary, word, words))
        problems.append(Problem("wrong-sort", f'"{key.text}" is {kind}, {ours}', key.mark, cure))
        return None, None
    return word, value


def _meant(vocabulary: Vocabulary, told: str, words: Iterable[str]) -> str:
    """The cure for what people call otherwise; empty where no word is called so."""
    plain = told.casefold().replace("_", " ")
    named: list[str] = []
    for said in (plain, *reversed(plain.split())):  # of missile attack, attack
        named = named or [name for name in words if said in vocabulary.predicates[name].also]
    return f"did you mean {' or '.join(named)}?" if named else ""


def _alike(vocabulary: Vocabulary, word: Predicate, words: Iterable[str]) -> list[str]:
    """Words, those first that have most roles in common with another."""
    roles = {role.name for role in word.roles}
    return sorted(words, key=lambda name: -len(roles & {role.name for role in vocabulary.predicates[name].roles}))


def _to_stand(role: Role, kind: Type) -> str:
    """What to write in a role that is missing."""
    unknown = f", or {UNKNOWN}" if role.open else ""
    if kind.values:
        return f"add {role.name}: one of {', '.join(kind.values)}{unknown}"
    return f"add {role.name}: ... ({role.type}{unknown})"


def read_roles(
    word: Predicate, node: Node, context: EventContext, problems: list[Problem], *, own: str = "", partial: bool = False
) -> Values:
    """Read the roles of an event or a fact; a list means each.

    `own` is the id of the event itself. `partial`: all roles may be left out (denials).
    """
    if isinstance(node, Scalar) and not node.text and not word.roles:
        return ()
    fields = Fields(node, problems, f'"{word.name}"')
    found: list[tuple[str, tuple[str | int, ...]]] = []
    size = 1
    for role in word.roles:
        before = len(problems)
        items = fields.items(role.name, most=limits.VALUES)
        free = role.optional and not role.every
        if (role.open or free) and [item.text for item in items if isinstance(item, Scalar)] == [UNKNOWN]:
            if role.written:  # left out it would be missing; otherwise to leave it out says the same
                found.append((role.name, (UNKNOWN,)))
            continue
        values = read_values(role, items, context, problems, own=own, partial=partial)
        if values:
            found.append((role.name, values))
            size *= len(values)
        elif not fields.has(role.name) and not (role.optional or (role.open and not role.written) or partial):
            if isinstance(node, Map):
                message = f'"{word.name}" lacks the role {role.name}'
                fields.problem("missing-role", message, cure=_to_stand(role, context.names.vocabulary.types[role.type]))
        elif fields.has(role.name) and len(problems) == before:
            message = f'"{role.name}" names nothing'
            fields.problem("missing-value", message, fields.key_mark(role.name), "write a value, or leave the role out")
    if size > limits.COMBINATIONS:
        message = f"these lists make {size} statements; {limits.COMBINATIONS} at most are read from one entry"
        fields.problem("too-many", message, fields.mark, "a list means each of its values; shorten the lists")
        return ()
    fields.done(role_of=word.name)
    return tuple(found)


def read_values(
    role: Role,
    items: Iterable[Node],
    context: EventContext,
    problems: list[Problem],
    *,
    own: str = "",
    partial: bool = False,
) -> tuple[str | int, ...]:
    """Read the values of one role; a mistake in one leaves it out."""
    values: list[str | int] = []
    twice = False
    for item in items:
        if not isinstance(item, Scalar):
            cure = "write [ONE, TWO] for each of several"
            problems.append(Problem("shape", f'"{role.name}" takes a value or a list of values', item.mark, cure))
            continue
        value = constant(item.text, role.type, context.names, item.mark, problems)
        if value is None:
            continue
        if role.type == "event" and value == own:
            message = f'"{role.name}" of {short(own)} names the event itself'
            problems.append(Problem("own-event", message, item.mark, "name another event"))
        elif role.type == "event" and value in context.denied and not partial:
            problems.append(_denied(role.name, item))
        elif value in values and not twice:
            twice = True
            problems.append(
                Problem("double-value", f"{quote(item.text)} stands twice", item.mark, "keep one of the two")
            )
        elif value not in values:
            values.append(value)
    return tuple(values)


def read_holders(fields: Fields, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    """Read the word `held_by`."""
    listed = fields.texts("held_by", most=limits.VALUES)
    return tuple(code for scalar in listed if (code := read_holder(scalar, names, problems)))


def read_holder(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    """Read one holder: a state, organ, school or actor."""
    code = entity_code(scalar.text, names.entities)
    if code is None and scalar.text in names.actors:
        return scalar.text
    if code is None:
        problem = no_entity(scalar.text, scalar.mark, names.entities, ENTITY_KINDS)
        problems.append(problem._replace(code="unknown-holder"))
    return code


def read_state(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    """Read one state, by code or name."""
    code = entity_code(scalar.text, names.entities)
    if code is None or names.entities[code].kind != "state":
        problems.append(no_entity(scalar.text, scalar.mark, names.entities, ("state",)))
        return None
    return code


def read_fact(node: Node, context: EventContext, problems: list[Problem]) -> Fact | None:
    """Read one entry of `facts`."""
    fields = Fields(node, problems, "the fact", FACT)
    denied = fields.flag("denied")
    held_by = read_holders(fields, context.names, problems)
    cites = read_cites(fields, problems)
    fields.text("says")
    fields.text("note")
    word, value = read_word(fields, context.names.vocabulary, "fact", problems)
    fields.done()
    if word is None or value is None:
        if not fields.entries and isinstance(node, Map):
            fields.problem("shape", "the fact is empty", cure="write word: {role: value}")
        return None
    if word.open is not None and isinstance(value, Map):
        told = [item.text for key, item in value.entries if key.text != word.open.about and isinstance(item, Scalar)]
        if UNKNOWN in told:  # the file writes that nobody knows it, which is as open as if it were silent
            return None
    roles = read_roles(word, value, context, problems, partial=denied)
    return Fact(word.name, roles, denied, held_by, cites, fields.mark)
