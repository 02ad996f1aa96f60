"""Reading a scenario file."""

from casus.conditions import Names
from casus.eventreader import EventContext, read_dispute, read_event, read_fact, read_holder, read_span, read_state
from casus.fields import Fields
from casus.problems import Problem, offer
from casus.scenario import Correction, Expectation, NoRecord, Position, Scenario
from casus.sources import Source, read_cites, read_sources
from casus.tree import Node, Scalar
from casus.world import Place, entity_code, read_places

KINDS = ("history", "hypothetical", "exercise")
STATUSES = ("triggered", "dormant", "ended", "lapsed", "not triggered", "not in force")


def read_scenario(
    node: Node,
    names: Names,
    law_sources: dict[str, Source],
    law_places: dict[str, Place],
    answers: dict[str, tuple[str, ...]],
    paragraphs: frozenset[str],
    problems: list[Problem],
    file: str = "",
) -> Scenario:
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
            problems.append(
                Problem(
                    "double-id",
                    f'two entries are called "{scalar.text}"',
                    scalar.mark,
                    "give each an id of its own",
                    (("the other one", ids[scalar.text].mark),),
                )
            )
        ids.setdefault(scalar.text, scalar)
    all_places = {place.id: place.name for place in (*law_places.values(), *places.values())}
    names = names._replace(
        events=frozenset(ids), actors={actor: kind_name[0] for actor, kind_name in actors.items()}, places=all_places
    )
    context = EventContext(names)
    events = [event for item in event_nodes if (event := read_event(item, context, problems)) is not None]
    events += [
        event
        for item in conduct_nodes
        if (event := read_event(item, context._replace(where="conduct"), problems)) is not None
    ]
    facts = tuple(fact for item in top.items("facts") if (fact := read_fact(item, context, problems)) is not None)
    by_id = {event.id: event for event in events}
    disputes = tuple(read_dispute(item, context, by_id, problems) for item in top.items("disputed"))
    positions = tuple(_position(item, names, answers, paragraphs, problems) for item in top.items("positions"))
    no_record = tuple(
        entry for item in top.items("no_record") if (entry := _no_record(item, names, problems)) is not None
    )
    corrections = tuple(_correction(item, problems) for item in top.items("corrections"))
    expect = tuple(_expectation(item, names, problems) for item in top.items("expect"))
    top.text("note")
    top.done()
    if not event_nodes and top.entries:
        top.problem("no-events", "the scenario has no events", cure="list what happened under events:")
    last = as_of.last if as_of else 99991231
    return Scenario(
        scenario_id,
        title,
        kind,
        last,
        summary,
        tuple(events),
        facts,
        disputes,
        positions,
        no_record,
        corrections,
        expect,
        actors,
        places,
        sources,
        file,
    )


def _actors(top: Fields, names: Names, problems: list[Problem]) -> dict[str, tuple[str, str]]:
    kinds = sorted({kind for item in names.vocabulary.types.values() for kind in item.actors})
    found = {}
    for key, value in top.pairs("actors"):
        fields = Fields(value, problems, f"the actor {key.text}")
        kind = fields.choice("kind", kinds, required=True)
        if key.text in names.entities:
            fields.problem(
                "double-word", f'"{key.text}" is a name in states.yaml already', key.mark, "choose another id"
            )
        found[key.text] = (kind, fields.text("name", default=key.text))
        fields.text("says")
        fields.text("note")
        read_cites(fields, problems)
        fields.done()
    return found


def _position(
    node: Node, names: Names, answers: dict[str, tuple[str, ...]], paragraphs: frozenset[str], problems: list[Problem]
) -> Position:
    fields = Fields(node, problems, "the position")
    by = fields.scalar("by", required=True)
    holder = read_holder(by, names, problems) if by is not None else None
    clause = fields.scalar("clause", required=True)
    if clause is not None and clause.text not in paragraphs:
        problems.append(
            Problem(
                "unknown-clause", f'there is no clause "{clause.text}"', clause.mark, offer(clause.text, paragraphs)
            )
        )
    answer = []
    for key, value in fields.pairs("answer"):
        text = value.text if isinstance(value, Scalar) else ""
        if key.text not in answers:
            problems.append(
                Problem("unknown-question", f'there is no question "{key.text}"', key.mark, offer(key.text, answers))
            )
        elif text not in answers[key.text]:
            problems.append(
                Problem(
                    "unknown-answer",
                    f'"{text}" is not an answer to {key.text}',
                    value.mark,
                    offer(text, answers[key.text]),
                )
            )
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
        code = read_state(node, names, problems)
        return NoRecord(code) if code else None
    fields = Fields(node, problems, "the entry of no_record")
    scalar = fields.scalar("of", required=True)
    code = read_state(scalar, names, problems) if scalar is not None else None
    says, cites = fields.text("says"), read_cites(fields, problems)
    fields.done()
    return NoRecord(code, says, cites) if code else None


def _correction(node: Node, problems: list[Problem]) -> Correction:
    fields = Fields(node, problems, "the correction")
    made = Correction(
        fields.text("claim", required=True),
        fields.text("by", required=True),
        fields.text("better", required=True),
        read_cites(fields, problems),
    )
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
        fields.problem(
            "unknown-value", f'"{status}" is not a status', fields.key_mark("status"), offer(status, STATUSES)
        )
    made = Expectation(
        fields.text("norm", required=True),
        codes[0],
        codes[1],
        status,
        fields.text("because"),
        fields.text("trigger"),
        fields.mark,
    )
    fields.done()
    return made
