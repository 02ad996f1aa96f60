"""Reading a scenario file."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TypeVar

from casus.files import fields as limits
from casus.files.days import show_day
from casus.files.fields import Fields, FileForm, Word, check_id
from casus.files.problems import Problem, offer, quote, short
from casus.files.sources import (
    CITES_WORD,
    NOTE_WORD,
    SOURCES_WORD,
    Source,
    check_cites,
    cited,
    read_cites,
    read_sources,
)
from casus.files.tree import Map, Node, Scalar, Seq
from casus.law.conditions import Names, no_event, read_answers
from casus.law.contested_reader import KnownEntries, read_disputes
from casus.law.event_reader import (
    EntryHead,
    EventContext,
    entries_of,
    read_event,
    read_fact,
    read_holder,
    read_span,
    read_state,
)
from casus.law.forms import DISPUTE
from casus.law.vocabulary import ENTITY_KINDS
from casus.law.world import Place, entity_code, no_entity, read_places
from casus.scenarios.model import Correction, Expectation, NoRecord, Position, Scenario

SCENARIO_KINDS = ("history", "hypothetical", "exercise")
_T = TypeVar("_T")
_STATUSES = ("triggered", "dormant", "ended", "lapsed", "not triggered", "not in force")

POSITION = FileForm(
    "position",
    "What a state or an organ said the law was.",
    Word("by", "who said it", "holder", required=True),
    Word("clause", "the article, paragraph or norm it spoke of", "clause", required=True),
    Word("date", "when", "day"),
    Word("says", "what it said of the norm", required=True),
    Word("ground", "why"),
    Word("answer", "the answer it gave to a question", "answers"),
    CITES_WORD,
    NOTE_WORD,
)
NO_RECORD_FORM = FileForm(
    "no_record",
    "A member for whom conduct was looked for and none was found; its code alone does too.",
    Word("of", "the member", "state", required=True),
    Word("says", "words for the report"),
    CITES_WORD,
)
CORRECTION = FileForm(
    "correction",
    "A claim in print that the file does not follow.",
    Word("norm", "the norm, where it is about an obligation", "norm"),
    Word("claim", "what is claimed", required=True),
    Word("by", "where", required=True),
    Word("better", "what the record shows", required=True),
    CITES_WORD,
    NOTE_WORD,
)
EXPECTATION = FileForm(
    "expectation",
    "What the authors of the file expect in the default reading.",
    Word("norm", "the norm", "norm", required=True),
    Word("bearer", "who bears it"),
    Word("toward", "toward whom"),
    Word(
        "status",
        "its status",
        required=True,
        values=tuple(
            status.replace(" ", mark) for status in _STATUSES for mark in ((" ", "_") if " " in status else (" ",))
        ),
    ),
    Word("trigger", "the event that sets it off, where several could be meant"),
    Word("because", "why they expect it"),
)
ACTOR = FileForm(
    "actor",
    "Somebody who acts and is no state, organisation or organ.",
    Word("kind", "what it is", "actor kind", required=True),
    Word("name", "how it is called"),
    Word("says", "what it is, in words"),
    NOTE_WORD,
    CITES_WORD,
)
SCENARIO = FileForm(
    "scenario",
    "A scenario file.",
    Word("scenario", "its name, which is that of the file: small letters, digits and -", required=True),
    Word("title", "how it is called", required=True),
    Word("kind", "whether it happened", required=True, values=SCENARIO_KINDS),
    Word("as_of", "the last day the file speaks of", "day", required=True),
    Word("summary", "what happened, in a few sentences"),
    Word(
        "follows", "the names of earlier scenarios whose duties it continues: they are told and counted there", "texts"
    ),
    SOURCES_WORD,
    Word("actors", "actors that are no state, organisation or organ, by id", "table", of=ACTOR),
    Word("places", "places that `places.yaml` lacks, by id", "places"),
    Word("events", "what happened", "events", required=True),
    Word("conduct", "the record: what states and organisations did", "record"),
    Word("facts", "statements without a date; a judgement has a holder", "facts"),
    Word("disputed", "points on which accounts differ", "list", of=DISPUTE),
    Word("answer", "answers that it takes for the default ones; not in a file of history", "answers"),
    Word("positions", "what states said the law was", "list", of=POSITION),
    Word("no_record", "looked for, none found; not a refusal", "states or list", of=NO_RECORD_FORM),
    Word("corrections", "claims in print that the file does not follow", "list", of=CORRECTION),
    Word("expect", "what the authors of the file expect", "list", of=EXPECTATION),
    NOTE_WORD,
)


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
    top = Fields(node, problems, "the scenario", SCENARIO)
    scenario_id, title = top.id("scenario"), top.text("title")
    top.what = "the scenario"
    kind = top.choice("kind", default="hypothetical")
    as_of = read_span(top, "as_of", problems)
    if as_of is not None and as_of.first != as_of.last:
        message = f"as_of is the last day the file speaks of; {as_of.text} is not one day"
        top.problem("as-of", message, top.key_mark("as_of"), f"write one day, such as {show_day(as_of.last)}")
    summary = top.text("summary")
    follows = tuple(item.text for item in top.texts("follows", most=limits.VALUES))
    sources = read_sources(top, problems)
    actors = _actors(top, names, law_places, problems)
    places = read_places(top, names.vocabulary, names.entities, problems, law_places, actors)
    event_nodes = top.items("events", most=limits.EVENTS)
    conduct_nodes = top.items("conduct", most=limits.EVENTS)
    ids = entries_of((*event_nodes, *conduct_nodes), problems)
    all_places = {place.id: place.name for place in (*law_places.values(), *places.values())}
    names = names._replace(
        events=frozenset(ids), actors={actor: named[0] for actor, named in actors.items()}, places=all_places
    )
    _clashes(ids, names, problems)
    context = EventContext(names, denied=frozenset(name for name, entry in ids.items() if entry.denied))
    recorded = context._replace(where="conduct")
    events = _each(read_event(item, context, problems) for item in event_nodes)
    events += _each(read_event(item, recorded, problems) for item in conduct_nodes)
    facts = _each(read_fact(item, context, problems) for item in top.items("facts", most=limits.FACTS))
    by_id = {event.id: event for event in events}
    disputed = top.items("disputed", most=limits.DISPUTES)
    disputes = read_disputes(disputed, context, KnownEntries(ids, by_id), problems)
    own = read_answers(top, "answer", answers, problems)
    if own and kind == "history":
        message = "what happened is told under every answer; a file of history takes none of its own"
        cure = "leave it out, and ask with --answer; or let the kind be hypothetical"
        top.problem("own-answer", message, top.key_mark("answer"), cure)
    positions = tuple(
        _position(item, names, answers, paragraphs, problems) for item in top.items("positions", most=limits.ENTRIES)
    )
    no_record = _each(_no_record(item, names, problems) for item in top.items("no_record", most=limits.ENTRIES))
    corrections = tuple(_correction(item, names, problems) for item in top.items("corrections", most=limits.ENTRIES))
    expect = tuple(_expectation(item, names, problems) for item in top.items("expect", most=limits.ENTRIES))
    top.text("note")
    top.done()
    told = any(version.events for dispute in disputes for version in dispute.versions)
    if not event_nodes and not told and isinstance(node, Map) and isinstance(node.get("events"), Seq):
        top.problem("no-events", "the scenario has no events", top.key_mark("events"), "list what happened")
    check_cites(cited(node), sources, law_sources, problems=problems)
    asked = 0
    if all(problem.warning for problem in problems):
        asked = _asked(node, problems)
        callings = {
            **{actor: (actor,) for actor in actors},
            **{place.id: (place.id, place.name) for place in places.values()},
        }
        _unused(top, callings, problems)
        if kind == "history":
            _uncited(top, problems)
        _other_name(top, file, problems)
    return Scenario(
        scenario_id,
        title,
        kind,
        as_of.last if as_of else 99991231,
        summary,
        tuple(events),
        tuple(facts),
        disputes,
        positions,
        tuple(no_record),
        corrections,
        expect,
        actors,
        places,
        sources,
        file,
        follows,
        own,
        asked=asked,
    )


def _each(found: Iterable[_T | None]) -> list[_T]:
    """What could be read of several entries."""
    return [item for item in found if item is not None]


def _actors(
    top: Fields, names: Names, law_places: dict[str, Place], problems: list[Problem]
) -> dict[str, tuple[str, str]]:
    kinds = sorted({kind for item in names.vocabulary.types.values() for kind in item.actors})
    found = {}
    for key, value in top.pairs("actors", most=limits.MOST_NAMES):
        fields = Fields(value, problems, f"the actor {short(key.text)}", ACTOR)
        kind = fields.choice("kind", kinds)
        if key.text in law_places or entity_code(key.text, names.entities) is not None:
            where = "places.yaml" if key.text in law_places else "states.yaml"
            message = f"{quote(key.text)} is a name in {where} already"
            fields.problem("double-word", message, key.mark, "choose another id")
        else:
            check_id(key, problems)
        found[key.text] = (kind, fields.text("name", default=key.text))
        fields.text("says")
        fields.text("note")
        read_cites(fields, problems)
        fields.done()
    return found


def _clashes(ids: dict[str, EntryHead], names: Names, problems: list[Problem]) -> None:
    """An event may not be called as somebody who acts: a sentence about the one would be read as one about the other."""
    for name, entry in ids.items():
        what = "an actor" if name in names.actors else "a state or body" if name in names.entities else ""
        if what:
            message = f"{quote(name)} is the name of {what} already"
            problems.append(Problem("double-word", message, entry.mark, "choose another id"))


def _position(
    node: Node, names: Names, answers: dict[str, tuple[str, ...]], paragraphs: frozenset[str], problems: list[Problem]
) -> Position:
    fields = Fields(node, problems, "the position", POSITION)
    by = fields.scalar("by")
    holder = read_holder(by, names, problems) if by is not None else None
    clause = fields.scalar("clause")
    if clause is not None and clause.text not in paragraphs:
        cure = offer(clause.text, paragraphs)
        problems.append(Problem("unknown-clause", f"there is no clause {quote(clause.text)}", clause.mark, cure))
    span = read_span(fields, "date", problems)
    position = Position(
        holder or "",
        clause.text if clause else "",
        fields.text("says"),
        fields.text("ground"),
        read_answers(fields, "answer", answers, problems),
        span.text if span else "",
        read_cites(fields, problems),
    )
    fields.text("note")
    fields.done()
    return position


def _no_record(node: Node, names: Names, problems: list[Problem]) -> NoRecord | None:
    if isinstance(node, Scalar):
        code = read_state(node, names, problems)
        return NoRecord(code, mark=node.mark) if code else None
    fields = Fields(node, problems, "the entry of no_record", NO_RECORD_FORM)
    scalar = fields.scalar("of")
    code = read_state(scalar, names, problems) if scalar is not None else None
    says, cites = fields.text("says"), read_cites(fields, problems)
    fields.done()
    return NoRecord(code, says, cites, scalar.mark if scalar is not None else fields.mark) if code else None


def _correction(node: Node, names: Names, problems: list[Problem]) -> Correction:
    fields = Fields(node, problems, "the correction", CORRECTION)
    norm = fields.scalar("norm")
    if norm is not None and names.norms is not None and norm.text not in names.norms:
        cure = offer(norm.text, names.norms)
        problems.append(Problem("name", f"there is no norm {quote(norm.text)}", norm.mark, cure))
    made = Correction(
        fields.text("claim"),
        fields.text("by"),
        fields.text("better"),
        read_cites(fields, problems),
        norm.text if norm is not None else "",
    )
    fields.text("note")
    fields.done()
    return made


def _expectation(node: Node, names: Names, problems: list[Problem]) -> Expectation:
    fields = Fields(node, problems, "the expectation", EXPECTATION)
    norm = fields.scalar("norm")
    if norm is not None and names.norms is not None and norm.text not in names.norms:
        paragraph = norm.text.partition("/")[0]
        own = [name for name in names.norms if name.partition("/")[0] == paragraph]
        cure = f"did you mean {own[0]}?" if len(own) == 1 else offer(norm.text, own or names.norms)
        problems.append(Problem("unknown-norm", f"no rule draws the norm {quote(norm.text)}", norm.mark, cure))
    codes = []
    for word in ("bearer", "toward"):
        scalar = fields.scalar(word)
        code = entity_code(scalar.text, names.entities) if scalar is not None else ""
        if scalar is not None and code is None and scalar.text not in names.actors:
            problems.append(no_entity(scalar.text, scalar.mark, names.entities, ENTITY_KINDS[:4]))
        codes.append(code or (scalar.text if scalar is not None else ""))
    written = fields.scalar("status")
    status = written.text.replace("_", " ") if written is not None else ""
    if written is not None and status not in _STATUSES:
        message = f"{quote(written.text)} is not a status"
        problems.append(Problem("unknown-value", message, written.mark, offer(status, _STATUSES)))
    trigger = fields.scalar("trigger")
    if trigger is not None and trigger.text not in names.events:
        problems.append(no_event(trigger.text, trigger.mark, names.events))
    made = Expectation(
        norm.text if norm is not None else "",
        codes[0],
        codes[1],
        status,
        fields.text("because"),
        trigger.text if trigger is not None else "",
        fields.mark,
    )
    fields.done()
    return made


def _unused(top: Fields, named: dict[str, tuple[str, ...]], problems: list[Problem]) -> None:
    """Actors and places that the rest of the file never names. `named` has what each may be called."""
    marks = {key.text: key.mark for word in ("actors", "places") for key, _ in top.pairs(word)}
    written: set[str] = set()
    nodes = [value for key, value in top.entries if key.text != "sources"]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Scalar):
            written.add(node.text.casefold())
        elif isinstance(node, Seq):
            nodes.extend(node.items)
        else:
            nodes.extend(value for key, value in node.entries if key.text not in ("name", "says", "note"))
    for name, ways in named.items():
        if not any(way.casefold() in written for way in ways):
            message = f"nothing in this file names {quote(name)}"
            problems.append(Problem("unused", message, marks[name], "use it, or leave it out", warning=True))


ASKED = "to be asked:"
"""How a note begins that says what is still open in a file; each is told as long as it stands there."""


def _asked(node: Node, problems: list[Problem]) -> int:
    """What notes say is to be asked; how many do."""
    waiting, found = [node], len(problems)
    while waiting:
        item = waiting.pop()
        if isinstance(item, Seq):
            waiting.extend(reversed(item.items))
        elif isinstance(item, Map):
            waiting.extend(value for _, value in reversed(item.entries))
            note = item.get("note")
            if isinstance(note, Scalar) and note.text.startswith(ASKED):
                message = " ".join(note.text.split())
                cure = "answer it in the file, and take the note away"
                problems.append(Problem("to-be-asked", message, note.mark, cure, warning=True))
    return len(problems) - found


def _uncited(top: Fields, problems: list[Problem]) -> None:
    """Sources of the table that nothing cites."""
    used = {cite.source for cite in cited(top.node)}
    for key, _ in top.pairs("sources"):
        if key.text not in used:
            message = f"nothing cites the source {quote(key.text)}"
            problems.append(Problem("unused", message, key.mark, "cite it, or leave it out", warning=True))


def _other_name(top: Fields, file: str, problems: list[Problem]) -> None:
    """A file that commands call otherwise than it calls itself."""
    path, scalar = PurePath(file), top.scalar("scenario")
    if scalar is not None and path.suffix in (".yaml", ".yml") and path.stem != scalar.text:
        message = f"the scenario is called {quote(scalar.text)}, its file {quote(path.name)}"
        cure = "give both one name; commands use that of the file"
        problems.append(Problem("other-name", message, scalar.mark, cure, warning=True))
