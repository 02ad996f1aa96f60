"""What a teacher prints: a course on paper, with or without the answers; every answer that a class could give, with its mark; a lesson."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from casus.assessment.results import owed
from casus.files.days import show_day
from casus.files.sources import find_source
from casus.files.tree import Scalar
from casus.interface.law_pages import who_was_bound
from casus.law.model import Law
from casus.learn.checks import DEEDS, check_work, judge_answer
from casus.learn.questions import (
    OPEN,
    RIGHT_ANSWER,
    STATUS_WORDS,
    ResultPart,
    chosen_reasons,
    find_answers,
    main_reason,
)
from casus.learn.reader import all_tasks, load_courses
from casus.learn.session import Bench, Seen, norms_of, origins, scenarios_of
from casus.learn.task import (
    ASK_QUESTIONS,
    CHANGE,
    DID,
    DUE,
    FAULTY_RULE,
    FEATURE,
    SCENARIO,
    SIDE,
    SINCE,
    TODO,
    TURNS,
    WANT_STATUS,
    WANT_TEXT,
    WHO,
    WRITE_RULE,
    Ask,
    Course,
    Task,
    meanings_of,
    paragraphs,
)
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table, Title
from casus.show.html import render
from casus.show.markdown import code_block, code_span, escape_markdown
from casus.words.names import READ_WORDS, Voice, counted, host, sentence_start, series, short_name


class Sheet(NamedTuple):
    """One task on paper: what it tells, what is asked, with room to write, and for the teacher the answers and the mistakes."""

    title: str
    paragraphs: list[str]
    form: str
    examples: str
    asks: list[str]
    lines: int
    told_from: str
    answers: list[tuple[str, str, list[str]]]
    mistakes: list[tuple[str, str]]
    after: str
    sources: list[str]


BLANK = "______________"
LINES = {SCENARIO: 12, CHANGE: 6, SIDE: 6, WRITE_RULE: 6, FAULTY_RULE: 4, FEATURE: 14}
"""The lines to write on for each kind of task that is not answered in a word."""
MOST_HOSTS = 4


def sheet_of(bench: Bench, task: Task, solutions: bool) -> Sheet:
    """One task as it stands on paper; with `solutions` what the teacher needs."""
    asked = task.kind in ASK_QUESTIONS
    ruled = task.kind in (WRITE_RULE, FAULTY_RULE)
    return Sheet(
        task.title,
        [
            *(text.strip() for text in paragraphs(task.text) if text.strip()),
            *_members(bench, task),
            *_disputes(bench, task),
        ],
        task.begin.rstrip().replace(TODO, BLANK) if ruled else "",
        task.feature.rstrip() if ruled else "",
        [part.asks for part in check_work(bench, task, task.begin).parts],
        1 if asked else LINES[task.kind],
        told_from(bench, task),
        _answers(bench, task) if solutions else [],
        mistakes_of(bench, task) if solutions else [],
        " ".join(task.after.split()) if solutions else "",
        [origin.line for origin in origins(bench, task)] if solutions else [],
    )


def _members(bench: Bench, task: Task) -> Iterator[str]:
    """Who was bound on the first day of a story, where a question asks for all who owe something."""
    voice = Voice(bench.law)
    for ask in task.asks:
        clause = next((c for c in bench.law.clauses.values() if bench.law.paragraph(ask.norm) in c.paragraphs), None)
        if ask.want == WHO and clause is not None:
            days = [event.date.first for event in bench.assessed(task, ask).run.scenario.happenings if event.date]
            bound = who_was_bound(clause.instrument, show_day(min(days)), bench.law)
            yield f"Bound by {short_name(bench.law.instruments[clause.instrument])} on {show_day(min(days))}: {voice.listed(bound.members)}."


def _disputes(bench: Bench, task: Task) -> Iterator[str]:
    """On what accounts differ, where a question asks on what something turns: nobody can name it on paper otherwise."""
    for scenario in dict.fromkeys(ask.scenario for ask in task.asks if ask.want == TURNS):
        found = [f"{item.id}, {item.about}" for item in bench.scenario(task, scenario).disputes]
        if found:
            yield f"Accounts of the facts differ on this: {'; '.join(found)}."


def told_from(bench: Bench, task: Task) -> str:
    """Whence the story of a task is known: hosts only, for what the sources are about may be the answer."""
    found = [source for scenario in scenarios_of(bench, task) for source in scenario.sources.values()]
    hosts = list(dict.fromkeys(host(source) for source in found))
    more = len(hosts) - MOST_HOSTS
    return ", ".join(hosts[:MOST_HOSTS]) + (f", and {more} more" if more > 0 else "")


def _answers(bench: Bench, task: Task) -> list[tuple[str, str, list[str]]]:
    """For each part what is asked, every answer that is right, and the reasons; a file that was written stands as a whole."""
    if task.kind not in ASK_QUESTIONS:
        return [("A solution", task.solution.rstrip(), [])]
    also: dict[str, list[str]] = {}
    for mark in answer_marks(task, bench):
        also.setdefault(mark.ask.id, []).extend([mark.answer] if mark.right else [])
    made = []
    for part in check_work(bench, task, task.solution).parts:
        others = [word for word in also[part.id] if word.casefold() != part.answered.casefold()]
        right = f"{part.answered}{f'. Right too: {series(others)}' if others and len(others) < 9 else ''}"
        made.append((part.asks, right, chosen_reasons(list(part.lines), 3)))
    return made


def mistakes_of(bench: Bench, task: Task) -> list[tuple[str, str]]:
    """The typical mistakes: what is written, and why it is one."""
    made = []
    for wrong in task.wrong:
        result = check_work(bench, task, wrong.text)
        parts = [part for part in result.parts if part.state not in (RIGHT_ANSWER, OPEN)]
        if not parts:
            made.append(
                (wrong.says or "A word that is none", "; ".join(problem.message for problem in result.problems))
            )
            continue
        written, why = _mistaken(task, wrong.text, parts)
        made.append((written, f"{sentence_start(wrong.says)}. {why}" if wrong.says else why))
    return made


def _mistaken(task: Task, text: str, parts: list[ResultPart]) -> tuple[str, str]:
    """What is written by mistake, and why it is one: an answer to a question, or the lines of a file that are otherwise."""
    first = parts[0]
    if task.kind in ASK_QUESTIONS:
        written = "; ".join(f'"{part.answered}" to "{_bare(part.asks)}"' for part in parts[:2])
        return written, f"{first.wanted or 'Casus finds'}: {first.finds}. {main_reason(first)}"
    mine, theirs = text.splitlines(), task.solution.splitlines()
    lines = [line.strip(" -") for line in mine if line not in theirs]
    left_out = [line.strip(" -") for line in theirs if line not in mine]
    written = "; ".join(f'"{line}"' for line in lines[:2]) or f'without "{"; ".join(left_out[:2])}"'
    why = next((line for line in first.lines if line.startswith("Why: ")), main_reason(first))
    return written, f"{sentence_start(first.asks.rstrip('.'))}: {first.answered}. {why}"


def _bare(asks: str) -> str:
    """A question without the words that it offers in brackets."""
    return re.sub(r" \([^()]*\)$", "", asks)


def words_of_law(bench: Bench, course: Course) -> list[tuple[str, str, str]]:
    """The wordings of the paragraphs that a course asks about, in our own words: the wording with its dates, what it says, where its text stands."""
    voice, made = Voice(bench.law), []
    norms = [norm for task in course.tasks for norm in norms_of(task)]
    for paragraph in dict.fromkeys(found for norm in norms if (found := bench.law.paragraph(norm)) is not None):
        norm = next(norm for norm in norms if bench.law.paragraph(norm) == paragraph)
        clause = next(item for item in bench.law.clauses.values() if paragraph in item.paragraphs)
        for wording in paragraph.wordings:
            cites = [find_source(cite, clause.sources, bench.law.sources) for cite in wording.cites]
            hosts = dict.fromkeys(f"{host(source)} ({READ_WORDS[source.read]})" for source in cites)
            head = sentence_start(voice.wording(norm, wording.id, full=True)) if norm else paragraph.id
            made.append((f"{head} ({paragraph.id})", wording.gloss, ", ".join(hosts)))
    return made


def questions_of(bench: Bench, course: Course) -> list[tuple[str, str, list[str]]]:
    """The questions of law that bear on what a course asks, with their answers and without their holders; none where nobody must name one."""
    asks = [ask for task in course.tasks for ask in task.asks]
    if not any(ask.want == TURNS or ask.answers for ask in asks) and not any(
        task.kind == SIDE for task in course.tasks
    ):
        return []
    clauses = {norm.partition("/")[0] for task in course.tasks for norm in norms_of(task)}
    clauses |= {item.id for item in bench.law.clauses.values() if clauses & {one.id for one in item.paragraphs}}
    turning = {
        name
        for task in course.tasks
        for ask in task.asks
        if ask.want == TURNS
        for name in find_answers(bench.assessed(task, ask), ask).defended
    }
    return [
        (question.id, question.asks, [f"{answer.id}: {answer.says}" for answer in question.answers])
        for question in bench.law.questions.values()
        if question.id in turning or any(re.split("[/#@]", name)[0] in clauses for name in question.bears_on)
    ]


def handout_page(course: Course, form: str, bench: Bench, *, solutions: bool) -> str:
    """A course on paper: HTML, which a word processor opens too, or Markdown; with or without the answers."""
    sheets = [sheet_of(bench, task, solutions) for task in course.tasks]
    meanings = meanings_of(ask for task in course.tasks for ask in task.asks)
    laws, questions = words_of_law(bench, course), questions_of(bench, course)
    if form == "html":
        values = {"course": course, "sheets": sheets, "words": meanings, "laws": laws, "questions": questions}
        return render("handout.html", **values, solutions=solutions)
    said = escape_markdown
    lines = [f"# {course.number}. {said(course.title)}", "", said(" ".join(course.about.split()))]
    lines += ["", *(f"- *{word}*: {meaning}" for word, meaning in meanings)] if meanings else []
    lines += ["", "## The words of the law, in ours", ""] if laws else []
    lines += [f"- **{said(head)}**: {said(gloss)} To read: {said(where)}." for head, gloss, where in laws]
    lines += ["", "## Questions on which holders differ", ""] if questions else []
    lines += [f"- {code_span(name)} {said(asks)} {said('; '.join(answers))}" for name, asks, answers in questions]
    for number, sheet in enumerate(sheets, 1):
        lines += ["", f"## {number}. {said(sheet.title)}", ""]
        for text in sheet.paragraphs:
            lines += [said(text), ""]
        for block in (sheet.form, sheet.examples):
            lines += [*code_block(block), ""] if block else []
        room = [f"   {'_' * 60}", ""] * sheet.lines
        each = sheet.lines == 1
        for place, ask in enumerate(sheet.asks, 1):
            lines += [f"{place}. {said(ask)}", "", *(room if each else [])]
        lines += [] if each else room
        lines += [f"Told from: {said(sheet.told_from)}", ""] if sheet.told_from else []
        if solutions:
            lines += ["### Answers", ""]
            for ask, right, reasons in sheet.answers:
                whole = "\n" in right
                lines += [f"- {said(ask)}", "", *code_block(right)] if whole else [f"- {said(ask)} **{said(right)}**"]
                lines += [f"  - {said(reason)}" for reason in reasons]
            lines += ["", said(sheet.after), "", "### Mistakes", ""]
            lines += [f"- **Mistake:** {said(written)}. {said(why)}" for written, why in sheet.mistakes]
            lines += ["", "### Sources", "", *(f"- {said(source)}" for source in sheet.sources)]
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
        told = [show_day(day) for span in days for day in (span.first, span.last)]
        return list(dict.fromkeys([*told, *find_answers(seen, ask).defended, "none"]))
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


# ---- a lesson ----------------------------------------------------------------------------------------------------------

LESSON, OPENING, CLOSING, TALK = 90, 10, 10, 3
"""Minutes: of a lesson, of reading the words first, of the end, and of talk after each task."""
_MINUTES = {SCENARIO: 15, CHANGE: 8, SIDE: 12, WRITE_RULE: 15, FAULTY_RULE: 10, FEATURE: 15}
MOST_POINTS = 2


def minutes_of(task: Task) -> int:
    """The minutes that a task needs: by its questions, or by what is to be written."""
    return _MINUTES.get(task.kind, 2 + 2 * len(task.asks)) + TALK


def planned(course: Course) -> tuple[list[tuple[Task, int]], list[Task]]:
    """The tasks of a lesson with their minutes, and those left for home. The last, the case study, is always taken; what is left over is for talk."""
    left = LESSON - OPENING - CLOSING - minutes_of(course.tasks[-1])
    taken, home = [], []
    for task in course.tasks[:-1]:
        if minutes_of(task) <= left:
            taken.append(task)
            left -= minutes_of(task)
        else:
            home.append(task)
    every = [*taken, course.tasks[-1]]
    shares = [left // len(every) + (place < left % len(every)) for place in range(len(every))]
    return [(task, minutes_of(task) + more) for task, more in zip(every, shares, strict=True)], home


def lesson_plan(course: Course, bench: Bench) -> list[Block]:
    """A lesson on a course: its aim, the order with minutes, what to discuss, what a class gets wrong and why; from the tasks alone."""
    tasks, home = planned(course)
    made: list[Block] = [Title(f"LESSON {course.number}", f"{course.title}: {LESSON} minutes")]
    made += [Heading("AIM"), Para(" ".join(course.about.split()))]
    made += [Heading("BEFORE"), *(Para(line, 2, 2) for line in _before(course, tasks))]
    voice = Voice(bench.law)
    articles = series(list(dict.fromkeys(voice.article(norm) for task in course.tasks for norm in norms_of(task)))[:6])
    rows = [
        (
            f"0-{OPENING}",
            "the words",
            f"Read {articles or 'the law'} aloud, in every wording; each pair says it in words of its own.",
        )
    ]
    at = OPENING
    for task, minutes in tasks:
        rows.append(
            (f"{at}-{at + minutes}", task.id, f"{task.title}: {minutes - TALK} alone or in pairs, {TALK} together.")
        )
        at += minutes
    rows.append((f"{at}-{LESSON}", "the end", "Each pair says which answer it changed, and what changed its mind."))
    made += [Heading("ORDER", "(minutes)"), Table(tuple(rows), 2, False)]
    for task, _ in tasks:
        made += [Gap(), Heading(task.id.upper(), task.title)]
        made += [Para(f"Discuss: {line}", 2, 2) for line in _to_discuss(bench, task)]
        made += [
            Para(f"They will get wrong: {written}. {why}", 2, 2)
            for written, why in mistakes_of(bench, task)[:MOST_POINTS]
        ]
    if home:
        made += [
            Gap(),
            Heading("AT HOME"),
            Para(series([f"{task.id} ({minutes_of(task) - TALK} minutes)" for task in home])),
        ]
    rows_next = (
        (f"casus learn handout {course.id} --format html", "the sheet of the class"),
        (f"casus learn handout {course.id} --format html --solutions", "yours"),
    )
    return [*made, Commands("PRINT", rows_next)]


def _before(course: Course, tasks: list[tuple[Task, int]]) -> Iterator[str]:
    yield f"Print the handout for each student, and the teacher's sheet for yourself: {counted(len(tasks), 'task')}."
    needing = [task.id for task, _ in tasks if task.kind not in ASK_QUESTIONS]
    if needing:
        yield f"With computers, one for two, better: {series(needing)}."


def _to_discuss(bench: Bench, task: Task) -> list[str]:
    """What more than one answer can be defended on, with the holders; then what the task leaves one with."""
    found = []
    for part in check_work(bench, task, task.solution).parts:
        if part.lines and part.lines[0].startswith("More than one"):
            turns = [line for line in part.lines if line.startswith("It turns on")]
            found.append(f"{_bare(part.asks)} {turns[0] if turns else part.lines[0]}")
    return [*found[:MOST_POINTS], *([" ".join(task.after.split())] if task.after else [])]
