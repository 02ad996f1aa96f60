"""Reading what is contested: the questions of a treaty system with the answers that are held and the named readings, and disputes of what happened with their accounts."""

import re

from casus.files import fields as limits
from casus.files.days import DayError, parse_day
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.sources import Source, read_cites, read_sources
from casus.files.tree import Map, Node, Scalar, Seq
from casus.law.conditions import Names, no_event, read_answers
from casus.law.event_reader import EntryHead, EventContext, entries_of, read_event, read_fact, read_holders, read_values
from casus.law.forms import ANSWER, DISPUTE, EXCLUSION, QUESTION, QUESTIONS, READING, VERSION
from casus.law.model import Answer, Dispute, Edit, Event, Fact, Question, Reading, Version
from casus.law.world import actor_cure, entity_code

_DAYS = re.compile("[0-9]{1,4}")
_BEARS_ON = re.compile("[A-Za-z0-9./@#_-]{1,200}")


def read_questions(
    trees: list[tuple[str, Node]], names: Names, sources: dict[str, Source], problems: list[Problem]
) -> tuple[dict[str, Question], dict[str, Reading]]:
    """Read the files of questions, each with its system; their tables of sources are added to `sources`."""
    questions: dict[str, Question] = {}
    readings: dict[str, Reading] = {}
    excluding: dict[str, list[Node]] = {}
    marks: dict[str, Mark] = {}
    tops = [(system, Fields(node, problems, "the list of questions", QUESTIONS)) for system, node in trees]
    for system, top in tops:
        sources.update(read_sources(top, problems))
        for item in top.items("questions", most=limits.MOST_QUESTIONS):
            question, exclusions = _question(item, system, names, problems)
            excluding[question.id] = exclusions
            other = questions.get(question.id)
            if other is not None:
                message, also = f"there is a question {quote(question.id)} already", (("the other one", other.mark),)
                problems.append(Problem("double-word", message, question.mark, "choose another id", also))
            elif question.id:
                questions[question.id] = question
    answers = {question.id: tuple(answer.id for answer in question.answers) for question in questions.values()}
    for name, nodes in excluding.items():
        if name in questions:
            found = tuple(_exclusion(node, name, answers, problems) for node in nodes)
            questions[name] = questions[name]._replace(excludes=found)
    for system, top in tops:
        for item in top.items("readings", most=limits.MOST_QUESTIONS):
            reading = _reading(item, system, names, answers, problems)
            if reading.id in readings or reading.id == "default":
                message = f"there is a reading {quote(reading.id)} already"
                other_place = tuple(("the other one", mark) for name, mark in marks.items() if name == reading.id)
                problems.append(Problem("double-word", message, item.mark, "choose another id", other_place))
            elif reading.id:
                marks[reading.id] = item.mark
                readings[reading.id] = reading
        top.done()
    return questions, readings


def _exclusion(
    node: Node, question: str, answers: dict[str, tuple[str, ...]], problems: list[Problem]
) -> tuple[tuple[str, str], ...]:
    """Answers that cannot be held together: one to the question, and one or more to others."""
    fields = Fields(node, problems, f"what {short(question)} excludes", EXCLUSION)
    given = read_answers(fields, "answers", answers, problems)
    fields.done()
    if len(given) < 2 or question not in [name for name, _ in given]:
        fields.problem("excludes", "answers that exclude each other are two or more, one of them to this question")
    return given


def _question(node: Node, system: str, names: Names, problems: list[Problem]) -> tuple[Question, list[Node]]:
    fields = Fields(node, problems, "the question", QUESTION)
    question_id = fields.id(signs="_-")
    answers: list[Answer] = []
    for item in fields.items("answers", most=limits.VERSIONS):
        inner = Fields(item, problems, "the answer", ANSWER)
        answer_id = inner.id(signs="_-")
        if answer_id in [answer.id for answer in answers] and answer_id:
            message = f"two answers to {short(question_id)} are called {quote(answer_id)}"
            inner.problem("double-id", message, inner.mark, "give each an id of its own")
        says = inner.text("says", default=answer_id.replace("_", " "))
        rests_on, held_by = inner.text("rests_on"), read_holders(inner, names, problems)
        cites, each, days = read_cites(inner, problems), inner.flag("each"), inner.scalar("days")
        if days is not None and not _DAYS.fullmatch(days.text):
            problems.append(Problem("days", f"{quote(days.text)} is no number of days", days.mark, "write 0 to 9999"))
            days = None
        for cite in cites:
            if cite.by and cite.by not in held_by:
                message = f"{quote(cite.by)} does not stand under held_by of this answer"
                problems.append(Problem("cited-holder", message, cite.mark or inner.mark, offer(cite.by, held_by)))
        answers.append(Answer(answer_id, says, rests_on, held_by, cites, each, int(days.text) if days else None))
        inner.text("note")
        inner.done()
    if len(answers) == 1:
        fields.problem("one-answer", f"{fields.what} has one answer", cure="a question has two answers or more")
    exclusions = fields.items("excludes", most=limits.ENTRIES)
    bears_on = fields.texts("bears_on", most=limits.ENTRIES)
    for scalar in bears_on:
        if not _BEARS_ON.fullmatch(scalar.text):
            message = f"{quote(scalar.text)} names no rule"
            problems.append(Problem("bears-on", message, scalar.mark, "write RULE, RULE#EXCEPTION or performs/NORM"))
    question = Question(
        question_id,
        system,
        fields.text("asks"),
        tuple(item.text for item in bears_on),
        fields.choice("default", [answer.id for answer in answers if answer.id]),
        fields.text("because"),
        tuple(answers),
        tuple(item.text for item in fields.texts("tested_by", most=limits.ENTRIES)),
        fields.text("note"),
        fields.mark,
        times=fields.text("times"),
    )
    fields.done()
    return question, list(exclusions)


def _reading(
    node: Node, system: str, names: Names, answers: dict[str, tuple[str, ...]], problems: list[Problem]
) -> Reading:
    fields = Fields(node, problems, "the reading", READING)
    reading_id = fields.id()
    of = fields.scalar("of")
    holder = entity_code(of.text, names.entities) if of is not None else ""
    if of is not None and holder is None:
        message = f"the reading is of {quote(of.text)}, who is not on file"
        problems.append(Problem("unknown-holder", message, of.mark, actor_cure(of.text, names.entities)))
    name, because = fields.text("name"), fields.text("because")
    given = read_answers(fields, "answers", answers, problems)
    reading = Reading(reading_id, system, name, holder or "", because, given, read_cites(fields, problems))
    fields.done()
    return reading


class KnownEntries:
    """The entries of a file by id, and those that versions add, as far as they have been read."""

    def __init__(self, entries: dict[str, EntryHead], events: dict[str, Event]) -> None:
        self.entries = entries
        self.events = events
        self.added: dict[str, EntryHead] = {}


def read_disputes(
    nodes: tuple[Node, ...], context: EventContext, known: KnownEntries, problems: list[Problem]
) -> tuple[Dispute, ...]:
    """Read the entries of `disputed`."""
    return tuple(_dispute(item, context, known, problems) for item in nodes)


def _dispute(node: Node, context: EventContext, known: KnownEntries, problems: list[Problem]) -> Dispute:
    fields = Fields(node, problems, "the dispute", DISPUTE)
    dispute_id = fields.id()
    about, because = fields.text("about"), fields.text("because")
    nodes = fields.items("versions", most=limits.VERSIONS)
    versions = tuple(_version(item, context, known, problems) for item in nodes)
    ids = [version.id for version in versions if version.id]
    default = fields.choice("default", ids, default=ids[0] if ids else "")
    read_cites(fields, problems)
    fields.text("note")
    fields.done()
    for twice in dict.fromkeys(name for name in ids if ids.count(name) > 1):
        message = f"two versions of {short(dispute_id)} are called {quote(twice)}"
        fields.problem("double-id", message, cure="give each an id of its own")
    if len(nodes) == 1:
        fields.problem("one-version", f"{fields.what} has one version", cure="a dispute has two versions or more")
    return Dispute(dispute_id, about, default, because, versions, fields.mark)


def _version(node: Node, context: EventContext, known: KnownEntries, problems: list[Problem]) -> Version:
    fields = Fields(node, problems, "the version", VERSION)
    version_id = fields.id()
    nodes = fields.items("add", most=limits.EVENTS)
    new = entries_of(nodes, problems, {**known.entries, **known.added})
    known.added.update(new)
    denied = context.denied | {name for name, entry in new.items() if entry.denied}
    names = context.names._replace(events=context.names.events | frozenset(new))
    inner = EventContext(names, "event", denied)
    events: list[Event] = []
    facts: list[Fact] = []
    vocabulary = names.vocabulary.predicates
    for item in nodes:
        words = [key.text for key, _ in item.entries] if isinstance(item, Map) else []
        if any(word in vocabulary and vocabulary[word].sort == "fact" for word in words):
            fact = read_fact(item, inner, problems)
            if fact is not None:
                facts.append(fact)
        else:
            event = read_event(item, inner, problems)
            if event is not None:
                events.append(event)
    pairs = fields.pairs("set", most=limits.VALUES)
    edits = tuple(edit for key, value in pairs if (edit := read_edit(key, value, inner, known.events, problems)))
    drop = _event_ids(fields, "drop", context.names, problems)
    for key, _ in pairs:
        if key.text.partition(".")[0] in drop:
            message = f"{fields.what} drops {short(key.text.partition('.')[0])} and sets a field of it"
            fields.problem("drop-and-set", message, key.mark, "take one of the two away")
    version = Version(
        version_id,
        fields.text("says"),
        read_holders(fields, names, problems),
        edits,
        drop,
        tuple(events),
        tuple(facts),
        _event_ids(fields, "order", names, problems),
        read_cites(fields, problems),
    )
    if len(version.order) == 1:
        fields.problem(
            "order", "one event has no order", fields.key_mark("order"), "name two events, the earlier first"
        )
    fields.text("note")
    fields.done()
    return version


def _event_ids(fields: Fields, name: str, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    found: list[str] = []
    for scalar in fields.texts(name, most=limits.EVENTS):
        if scalar.text not in names.events:
            problems.append(no_event(scalar.text, scalar.mark, names.events))
        elif scalar.text in found:
            problems.append(
                Problem("double-value", f"{quote(scalar.text)} stands twice", scalar.mark, "keep one of the two")
            )
        else:
            found.append(scalar.text)
    return tuple(found)


def read_edit(
    key: Scalar, value: Node, context: EventContext, events: dict[str, Event], problems: list[Problem]
) -> Edit | None:
    """Read one entry of `set`, such as `EVENT.role: value`."""
    event_id, dot, role_name = key.text.partition(".")
    event = events.get(event_id)
    items = value.items if isinstance(value, Seq) else (value,)
    problem: Problem | None = None
    if not dot:
        message = f"{quote(key.text)} names no field"
        problem = Problem("field", message, key.mark, "write EVENT.role, EVENT.date or EVENT.until")
    elif event is None and event_id in context.names.events:
        message = f"{short(event_id)} is not an event that can be set here"
        problem = Problem("field", message, key.mark, "change the entry where it is added, or put it right first")
    elif event is None:
        problem = no_event(event_id, key.mark, list(events))
    elif not items or (role_name in ("date", "until") and len(items) > 1):
        problem = Problem("shape", f"{quote(key.text)} takes one value", value.mark, "write one value after the colon")
    if problem is not None or event is None:
        problems.extend([problem] if problem is not None else [])
        return None
    if role_name in ("date", "until"):
        text = items[0].text if isinstance(items[0], Scalar) else ""
        span = parse_day(text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, value.mark, span.cure))
            return None
        return Edit(event_id, role_name, (), span)
    word = context.names.vocabulary.predicates[event.word]
    role = word.role(role_name)
    if role is None:
        cure = offer(role_name, [*(item.name for item in word.roles), "date", "until"])
        message = f"{quote(role_name)} is not a role of {event.word}"
        problems.append(Problem("unknown-role", message, key.mark, cure))
        return None
    if len(items) > limits.VALUES:
        message = f"{quote(key.text)} lists {len(items)} values; {limits.VALUES} at most are read"
        problems.append(Problem("too-many", message, key.mark, "shorten the list"))
        return None
    before = len(problems)
    values = read_values(role, items, context, problems, own=event_id, partial=event.denied)
    return Edit(event_id, role_name, values) if values and len(problems) == before else None
