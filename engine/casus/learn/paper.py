"""What a teacher prints: a course on paper, with or without the answers, and every answer that a class could give, with its mark."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from casus.assessment.results import owed
from casus.files.days import show_day
from casus.files.tree import Scalar
from casus.law.model import Law
from casus.learn.checks import DEEDS, check_work, judge_answer
from casus.learn.questions import RIGHT_ANSWER, STATUS_WORDS
from casus.learn.reader import all_tasks, load_courses
from casus.learn.screens import chosen_reasons
from casus.learn.session import Bench, Seen, origins
from casus.learn.task import (
    ASK_QUESTIONS,
    DID,
    DUE,
    MEANINGS,
    SINCE,
    TURNS,
    WANT_STATUS,
    WANT_TEXT,
    WHO,
    Ask,
    Course,
    Task,
    paragraphs,
)
from casus.show.blocks import Block, Heading, Para
from casus.show.html import render
from casus.show.markdown import escape_markdown
from casus.words.names import Voice


def task_values(task: Task, bench: Bench, solutions: bool) -> dict[str, Any]:
    """What of a task stands on paper; with solutions, the reasons of the engine for them too."""
    reasons: list[str] = []
    if solutions and task.kind in ASK_QUESTIONS:
        for part in check_work(bench, task, task.solution).parts:
            reasons.append(f"{part.id}: {part.finds}. {' '.join(part.lines[:3])}")
    return {
        "title": task.title,
        "paragraphs": [text.strip() for text in paragraphs(task.text) if text.strip()],
        "read": task.read,
        "asks": [ask.asks for ask in task.asks] if task.kind in ASK_QUESTIONS else [],
        "begin": task.begin,
        "solution": task.solution,
        "after": " ".join(task.after.split()),
        "wrong": [wrong.says for wrong in task.wrong if wrong.says],
        "reasons": reasons,
        "sources": [origin.line for origin in origins(bench, task)],
    }


def handout_page(course: Course, form: str, bench: Bench, *, solutions: bool) -> str:
    """A course as a page: HTML or Markdown, with or without the solutions."""
    tasks = [task_values(task, bench, solutions) for task in course.tasks]
    asked = any(ask.want == WANT_STATUS for task in course.tasks for ask in task.asks)
    words = MEANINGS if asked else ()
    if form == "html":
        return render("handout.html", course=course, tasks=tasks, solutions=solutions, words=words)
    said = escape_markdown
    lines = [f"# {course.number}. {said(course.title)}", "", said(" ".join(course.about.split()))]
    lines += ["", *(f"- *{word}*: {meaning}" for word, meaning in words)] if words else []
    for number, task in enumerate(tasks, 1):
        lines += ["", f"## {number}. {said(task['title'])}", ""]
        for text in task["paragraphs"]:
            lines += [said(text), ""]
        if task["read"]:
            lines += ["To read: " + ", ".join(f"`{command}`" for command in task["read"]), ""]
        lines += [f"{place}. {said(ask)}\n\n   ____________________" for place, ask in enumerate(task["asks"], 1)]
        if not task["asks"]:
            lines += ["```", task["begin"].rstrip(), "```"]
        if solutions:
            lines += ["", "### Solution", "", "```", task["solution"].rstrip(), "```", ""]
            lines += [f"- {said(reason)}" for reason in task["reasons"]]
            lines += ["", said(task["after"])]
        if task["sources"]:
            lines += ["", "Sources:", "", *(f"- {said(source)}" for source in task["sources"])]
    return "\n".join(lines).rstrip() + "\n"


# ---- every answer that could be given ---


class AnswerMark(NamedTuple):
    """One answer that a class could give to a question, whether it is taken as right, and the reasons it is answered with."""

    ask: Ask
    answer: str
    right: bool
    finds: str
    reasons: tuple[str, ...]


def possible_answers(seen: Seen, ask: Ask) -> list[str]:
    """The answers that a class could give to a question: each word, day, state or name that could stand there."""
    law, scenario = seen.run.law, seen.run.scenario
    voice = Voice(law, scenario)
    if ask.want == WANT_STATUS:
        return list(STATUS_WORDS)
    if ask.want == DID:
        return list(DEEDS)
    if ask.want == WHO:
        return _sets_of_states(seen, ask, voice)
    if ask.want in (SINCE, DUE):
        days = [span for event in scenario.events for span in (event.date, event.until) if span is not None]
        return [*dict.fromkeys(show_day(day) for span in days for day in (span.first, span.last)), "none"]
    if ask.want == WANT_TEXT:
        paragraph = law.paragraph(ask.norm)
        return [item.id for item in paragraph.wordings] if paragraph is not None else []
    if ask.want == TURNS:
        return [*(variable.id for variable in seen.run.prospect.space.variables if " " not in variable.id), "nothing"]
    return [name for clause in law.clauses.values() for name in (clause.id, *(item.id for item in clause.paragraphs))]


def _sets_of_states(seen: Seen, ask: Ask, voice: Voice) -> list[str]:
    """Sets of states that a class could name: those that bear the norm, one less, one more, one alone, and nobody."""
    all_named = {row.bearer for row in seen.rows} | {row.toward for row in seen.rows}
    states = sorted(code for code in all_named if code in seen.run.law.entities and is_state(seen.run.law, code))
    sure = sorted({row.bearer for row in seen.about(ask) if row.bound and owed(row.status)})
    sets = [sure, [], *([code] for code in states)]
    sets += [[code for code in sure if code != one] for one in sure]
    sets += [[*sure, one] for one in states if one not in sure]
    return list(dict.fromkeys(", ".join(voice.name(code) for code in some) or "nobody" for some in sets))


def is_state(law: Law, code: str) -> bool:
    """Whether a code stands for a state, and not for an organisation, an organ or a group."""
    return code in law.entities and law.entities[code].kind == "state"


def answer_marks(task: Task, bench: Bench) -> Iterator[AnswerMark]:
    """Every answer that could be given to the questions of a task, with its mark and the reasons."""
    for ask in task.asks if task.kind in ASK_QUESTIONS else ():
        seen = bench.assessed(task, ask)
        for answer in possible_answers(seen, ask):
            part = judge_answer(bench, task, ask, Scalar(answer, ask.mark, True), [])
            yield AnswerMark(ask, answer, part.state == RIGHT_ANSWER, part.finds, part.lines)


def answers_screen(place: str, bench: Bench) -> list[Block]:
    """For each question of each task the answers that are taken as right, and the others with the reason they get."""
    made: list[Block] = []
    for _, task in all_tasks(load_courses(place)):
        made.append(Heading(task.id.upper(), task.title))
        for ask, marks in groupby(answer_marks(task, bench), key=lambda mark: mark.ask):
            every = list(marks)
            right = [mark.answer for mark in every if mark.right]
            wrong = [mark.answer for mark in every if not mark.right]
            made.append(Para(f"{ask.id}: {ask.asks}", 2, 2))
            made.append(Para(f"Casus finds: {every[0].finds}. Right: {'; '.join(right) or 'none of these'}", 4, 2))
            if wrong:
                reasons = next(mark.reasons for mark in every if not mark.right)
                made.append(Para(f"Not right: {_some(wrong)}. {' '.join(chosen_reasons(list(reasons), 2))}", 4, 2))
    return made


def _some(words: list[str], most: int = 8) -> str:
    """Some of many words, and how many there are more."""
    more = len(words) - most
    return "; ".join(words[:most]) + (f"; and {more} more" if more > 0 else "")
