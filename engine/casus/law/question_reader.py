"""Reading the questions of a treaty system, with the answers that are held, and the named readings."""

import re

from casus.files import limits
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.sources import Source, read_cites, read_sources
from casus.files.tree import Node
from casus.law.conditions import Names, read_answers
from casus.law.event_reader import read_holders
from casus.law.model import Answer, Question, Reading
from casus.law.world import entity_code, names_of

_BEARS_ON = re.compile("[A-Za-z0-9./@#_-]{1,200}")


def read_questions(
    trees: list[tuple[str, Node]], names: Names, sources: dict[str, Source], problems: list[Problem]
) -> tuple[dict[str, Question], dict[str, Reading]]:
    """Read the files of questions, each with its system; their tables of sources are added to `sources`."""
    questions: dict[str, Question] = {}
    readings: dict[str, Reading] = {}
    excluding: dict[str, list[Node]] = {}
    marks: dict[str, Mark] = {}
    tops = [(system, Fields(node, problems, "the list of questions")) for system, node in trees]
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
    fields = Fields(node, problems, f"what {short(question)} excludes")
    given = read_answers(fields, "answers", answers, problems)
    fields.done()
    if len(given) < 2 or question not in [name for name, _ in given]:
        fields.problem("excludes", "answers that exclude each other are two or more, one of them to this question")
    return given


def _question(node: Node, system: str, names: Names, problems: list[Problem]) -> tuple[Question, list[Node]]:
    fields = Fields(node, problems, "the question")
    question_id = fields.id(signs="_-")
    answers: list[Answer] = []
    for item in fields.items("answers", required=True, most=limits.VERSIONS):
        inner = Fields(item, problems, "the answer")
        answer_id = inner.id(signs="_-")
        if answer_id in [answer.id for answer in answers] and answer_id:
            message = f"two answers to {short(question_id)} are called {quote(answer_id)}"
            inner.problem("double-id", message, inner.mark, "give each an id of its own")
        says = inner.text("says", default=answer_id.replace("_", " "))
        rests_on, held_by = inner.text("rests_on"), read_holders(inner, names, problems)
        answers.append(Answer(answer_id, says, rests_on, held_by, read_cites(inner, problems)))
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
        fields.text("asks", required=True),
        tuple(item.text for item in bears_on),
        fields.choice("default", [answer.id for answer in answers if answer.id], required=True),
        fields.text("because", required=True),
        tuple(answers),
        tuple(item.text for item in fields.texts("tested_by", most=limits.ENTRIES)),
        fields.text("note"),
        fields.mark,
    )
    fields.done()
    return question, list(exclusions)


def _reading(
    node: Node, system: str, names: Names, answers: dict[str, tuple[str, ...]], problems: list[Problem]
) -> Reading:
    fields = Fields(node, problems, "the reading")
    reading_id = fields.id()
    of = fields.scalar("of")
    holder = entity_code(of.text, names.entities) if of is not None else ""
    if of is not None and holder is None:
        message = f"the reading is of {quote(of.text)}, who is not on file"
        problems.append(Problem("unknown-holder", message, of.mark, offer(of.text, names_of(names.entities))))
    name, because = fields.text("name", required=True), fields.text("because")
    given = read_answers(fields, "answers", answers, problems)
    reading = Reading(reading_id, system, name, holder or "", because, given, read_cites(fields, problems))
    fields.done()
    return reading
