"""Reading a scenario file, and the events and disputes that law files share with it."""

from typing import NamedTuple

from casus.conditions import Names, constant
from casus.days import DayError, Span, parse_day
from casus.fields import Fields
from casus.problems import Problem, offer
from casus.scenario import Correction, Dispute, Edit, Event, Expectation, Fact, NoRecord, Position, Scenario, Values, Version
from casus.sources import Source, read_cites, read_sources
from casus.tree import Node, Scalar, Seq
from casus.vocabulary import Predicate, Vocabulary
from casus.world import Place, entity_code, names_of, read_places

KINDS = ("history", "hypothetical", "exercise")
STATUSES = ("triggered", "dormant", "ended", "lapsed", "not triggered", "not in force")
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
        problems.append(Problem("order", f"{event_id} ends before it begins", fields.key_mark("until"), "until: is the last day"))
        until = None
    linked = {}
    for word in ("after", "continues"):
        linked[word] = []
        for scalar in fields.texts(word):
            if scalar.text not in names.events:
                problems.append(Problem("unknown-event", f'there is no event "{scalar.text}" in this file', scalar.mark, offer(scalar.text, names.events)))
            elif scalar.text == event_id:
                problems.append(Problem("own-event", f"{event_id} cannot come after or continue itself", scalar.mark, "name another event"))
            else:
                linked[word].append(scalar.text)
    says, held_by = fields.text("says"), read_holders(fields, names, problems)
    cites = read_cites(fields, problems)
    fields.text("note")
    for_members: tuple[str, ...] | None = None
    tendered = accepted = False
    if context.where == "conduct":
        listed = fields.texts("for_members")
        if listed and not (len(listed) == 1 and listed[0].text == "false"):
            every = len(listed) == 1 and listed[0].text == "true"
            for_members = () if every else tuple(code for scalar in listed if (code := _state(scalar, names, problems)))
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


def _word(fields: Fields, vocabulary: Vocabulary, sort: str, problems: list[Problem]) -> tuple[Predicate | None, Node | None]:
    """The one word among the entries that says what happened."""
    candidates = [(key, value) for key, value in fields.entries if key.text in vocabulary.predicates]
    for key, _ in candidates:
        fields.taken.append(key.text)
    words = sorted(name for name, word in vocabulary.predicates.items() if word.sort == sort)
    if not candidates:
        unknown = [(key, value) for key, value in fields.entries if key.text not in (*_EVENT_WORDS, *_CONDUCT_WORDS)]
        for key, _ in unknown:
            fields.taken.append(key.text)
            problems.append(Problem("unknown-word", f'"{key.text}" is not a word for {"an event" if sort == "event" else "a fact"}', key.mark, offer(key.text, [*words, *_EVENT_WORDS])))
        if not unknown and fields.entries:
            problems.append(Problem("missing-word", f"{fields.what} does not say what happened" if sort == "event" else f"{fields.what} says nothing", fields.mark, offer("", words)))
        return None, None
    if len(candidates) > 1:
        problems.append(Problem("two-words", f"{fields.what} says two things: {candidates[0][0].text} and {candidates[1][0].text}", candidates[1][0].mark, "write two entries"))
    key, value = candidates[0]
    word = vocabulary.predicates[key.text]
    if word.sort != sort:
        ours = {"concept": "which the rules decide, never the file", "status": "which the rules draw, or a place has", "norm": "which the rules draw"}.get(word.sort, f"which stands under {'facts' if word.sort == 'fact' else 'events'}:")
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
                problems.append(Problem("shape", f'"{role.name}" takes a value or a list of values', item.mark, "write [ARM, AZE] for each of several"))
                continue
            value = constant(item.text, role.type, names, item.mark, problems)
            if value is not None and value not in values:
                values.append(value)
        if values:
            found.append((role.name, tuple(values)))
        elif not fields.has(role.name) and not (role.optional or role.values or partial):
            fields.problem("missing-role", f'"{word.name}" lacks the role {role.name}', cure=f"add {role.name}: … ({role.type})")
    fields.done()
    return tuple(found)


def read_holders(fields: Fields, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    """Read the word `held_by`."""
    return tuple(code for scalar in fields.texts("held_by") if (code := _holder(scalar, names, problems)))


def _holder(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    code = entity_code(scalar.text, names.entities)
    if code is None and scalar.text in names.actors:
        return scalar.text
    if code is None:
        problems.append(Problem("unknown-holder", f'no state, organ or school is called "{scalar.text}"', scalar.mark, offer(scalar.text, names_of(names.entities))))
    return code


def _state(scalar: Scalar, names: Names, problems: list[Problem]) -> str | None:
    code = entity_code(scalar.text, names.entities)
    if code is None or names.entities[code].kind != "state":
        problems.append(Problem("unknown-state", f'no state is called "{scalar.text}"', scalar.mark, offer(scalar.text, names_of(names.entities, ("state",)))))
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
    return Fact(word.name, read_roles(word, value, context.names, problems, partial=denied), denied, held_by, cites, fields.mark)


def read_dispute(node: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]) -> Dispute:
    """Read one entry of `disputed`."""
    fields = Fields(node, problems, "the dispute")
    dispute_id = fields.text("id", required=True)
    fields.what = f"the dispute {dispute_id}"
    about, because = fields.text("about"), fields.text("because")
    versions = tuple(_version(item, context, events, problems) for item in fields.items("versions", required=True))
    default = fields.choice("default", [version.id for version in versions], required=True, default=versions[0].id if versions else "")
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
        is_fact = any(key.text in vocabulary and vocabulary[key.text].sort == "fact" for key, _ in Fields(item, [], "").entries)
        if is_fact:
            fact = read_fact(item, inner, problems)
            if fact is not None:
                added_facts.append(fact)
        else:
            event = read_event(item, inner._replace(where="event"), problems)
            if event is not None:
                added_events.append(event)
    edits = tuple(edit for key, value in fields.pairs("set") if (edit := read_edit(key, value, inner, events, problems)) is not None)
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
            problems.append(Problem("unknown-event", f'there is no event "{scalar.text}" in this file', scalar.mark, offer(scalar.text, names.events)))
    return tuple(found)


def read_edit(key: Scalar, value: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]) -> Edit | None:
    """Read one entry of `set`, such as `attack.at: nagorno-karabakh`."""
    event_id, dot, role_name = key.text.partition(".")
    if not dot:
        problems.append(Problem("field", f'"{key.text}" names no field', key.mark, "write EVENT.role, such as attack.at"))
        return None
    event = events.get(event_id)
    if event is None:
        problems.append(Problem("unknown-event", f'there is no event "{event_id}" in this file', key.mark, offer(event_id, events)))
        return None
    items = value.items if isinstance(value, Seq) else (value,)
    if role_name in ("date", "until"):
        span = parse_day(items[0].text) if isinstance(items[0], Scalar) else DayError("a list is not a day", "write one day")
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, value.mark, span.cure))
            return None
        return Edit(event_id, role_name, (), span)
    word = context.names.vocabulary.predicates[event.word]
    role = word.role(role_name)
    if role is None:
        problems.append(Problem("unknown-role", f'"{role_name}" is not a role of {event.word}', key.mark, offer(role_name, [*(item.name for item in word.roles), "date", "until"])))
        return None
    values = [constant(item.text, role.type, context.names, item.mark, problems) for item in items if isinstance(item, Scalar)]
    if any(item is None for item in values) or not values:
        return None
    return Edit(event_id, role_name, tuple(item for item in values if item is not None))


def read_scenario(node: Node, names: Names, law_sources: dict[str, Source], law_places: dict[str, Place], answers: dict[str, tuple[str, ...]], paragraphs: frozenset[str], problems: list[Problem], file: str = "") -> Scenario:
    """Read a scenario from its tree. Mistakes go to `problems`; what could be read is returned.

    `answers` maps each question of the law to its answers; `paragraphs` are the clause and norm ids positions may name.
    """
    top = Fields(node, problems, "the scenario")
    scenario_id, title = top.text("scenario", required=True), top.text("title", required=True)
    kind = top.choice("kind", KINDS, required=True, default="hypothetical")
    as_of = read_span(top, "as_of", problems, required=True)
    summary = top.text("summary")
    sources = read_sources(top, problems)
    actors = _actors(top, names, problems)
    places = read_places(top, names.vocabulary, names.entities, problems)
    event_nodes, conduct_nodes = top.items("events"), top.items("conduct")
    ids: dict[str, Scalar] = {}
    for item in (*event_nodes, *conduct_nodes):
        scalar = Fields(item, [], "").scalar("id")
        if scalar is None:
            continue
        if scalar.text in ids:
            problems.append(Problem("double-id", f'two entries are called "{scalar.text}"', scalar.mark, "give each an id of its own", (("the other one", ids[scalar.text].mark),)))
        ids.setdefault(scalar.text, scalar)
    all_places = {place.id: place.name for place in (*law_places.values(), *places.values())}
    names = names._replace(events=frozenset(ids), actors={actor: kind_name[0] for actor, kind_name in actors.items()}, places=all_places)
    context = EventContext(names)
    events = [event for item in event_nodes if (event := read_event(item, context, problems)) is not None]
    events += [event for item in conduct_nodes if (event := read_event(item, context._replace(where="conduct"), problems)) is not None]
    facts = tuple(fact for item in top.items("facts") if (fact := read_fact(item, context, problems)) is not None)
    by_id = {event.id: event for event in events}
    disputes = tuple(read_dispute(item, context, by_id, problems) for item in top.items("disputed"))
    positions = tuple(_position(item, names, answers, paragraphs, problems) for item in top.items("positions"))
    no_record = tuple(entry for item in top.items("no_record") if (entry := _no_record(item, names, problems)) is not None)
    corrections = tuple(_correction(item, problems) for item in top.items("corrections"))
    expect = tuple(_expectation(item, names, problems) for item in top.items("expect"))
    top.text("note")
    top.done()
    if not event_nodes and top.entries:
        top.problem("no-events", "the scenario has no events", cure="list what happened under events:")
    last = as_of.last if as_of else 99991231
    return Scenario(scenario_id, title, kind, last, summary, tuple(events), facts, disputes, positions, no_record, corrections, expect, actors, places, sources, file)


def _actors(top: Fields, names: Names, problems: list[Problem]) -> dict[str, tuple[str, str]]:
    kinds = sorted({kind for item in names.vocabulary.types.values() for kind in item.actors})
    found = {}
    for key, value in top.pairs("actors"):
        fields = Fields(value, problems, f"the actor {key.text}")
        kind = fields.choice("kind", kinds, required=True)
        if key.text in names.entities:
            fields.problem("double-word", f'"{key.text}" is a name in states.yaml already', key.mark, "choose another id")
        found[key.text] = (kind, fields.text("name", default=key.text))
        fields.text("says")
        fields.text("note")
        read_cites(fields, problems)
        fields.done()
    return found


def _position(node: Node, names: Names, answers: dict[str, tuple[str, ...]], paragraphs: frozenset[str], problems: list[Problem]) -> Position:
    fields = Fields(node, problems, "the position")
    by = fields.scalar("by", required=True)
    holder = _holder(by, names, problems) if by is not None else None
    clause = fields.scalar("clause", required=True)
    if clause is not None and clause.text not in paragraphs:
        problems.append(Problem("unknown-clause", f'there is no clause "{clause.text}"', clause.mark, offer(clause.text, paragraphs)))
    answer = []
    for key, value in fields.pairs("answer"):
        text = value.text if isinstance(value, Scalar) else ""
        if key.text not in answers:
            problems.append(Problem("unknown-question", f'there is no question "{key.text}"', key.mark, offer(key.text, answers)))
        elif text not in answers[key.text]:
            problems.append(Problem("unknown-answer", f'"{text}" is not an answer to {key.text}', value.mark, offer(text, answers[key.text])))
        else:
            answer.append((key.text, text))
    span = read_span(fields, "date", problems)
    position = Position(
        holder or "",
        clause.text if clause else "",
        fields.text("says", required=True),
        fields.text("ground"),
        tuple(answer),
        span.text if span else "",
        read_cites(fields, problems),
    )
    fields.text("note")
    fields.done()
    return position


def _no_record(node: Node, names: Names, problems: list[Problem]) -> NoRecord | None:
    if isinstance(node, Scalar):
        code = _state(node, names, problems)
        return NoRecord(code) if code else None
    fields = Fields(node, problems, "the entry of no_record")
    scalar = fields.scalar("of", required=True)
    code = _state(scalar, names, problems) if scalar is not None else None
    says, cites = fields.text("says"), read_cites(fields, problems)
    fields.done()
    return NoRecord(code, says, cites) if code else None


def _correction(node: Node, problems: list[Problem]) -> Correction:
    fields = Fields(node, problems, "the correction")
    made = Correction(fields.text("claim", required=True), fields.text("by", required=True), fields.text("better", required=True), read_cites(fields, problems))
    fields.text("note")
    fields.done()
    return made


def _expectation(node: Node, names: Names, problems: list[Problem]) -> Expectation:
    fields = Fields(node, problems, "the expectation")
    codes = []
    for word in ("bearer", "toward"):
        scalar = fields.scalar(word)
        codes.append((entity_code(scalar.text, names.entities) or scalar.text) if scalar is not None else "")
    status = fields.text("status", required=True).replace("_", " ")
    if status not in STATUSES:
        fields.problem("unknown-value", f'"{status}" is not a status', fields.key_mark("status"), offer(status, STATUSES))
    made = Expectation(fields.text("norm", required=True), codes[0], codes[1], status, fields.text("because"), fields.text("trigger"), fields.mark)
    fields.done()
    return made
