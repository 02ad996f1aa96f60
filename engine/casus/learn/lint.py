"""For the authors of tasks: what a course must have before a class sees it, found by playing every task through; and the schemas of their files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from casus.checks.forms import Schema, given, kinds_of, of_form
from casus.checks.schemas import SCHEMAS, Schemas
from casus.files.problems import CasusError, Mark, Problem, quote, render_problem
from casus.files.writer import put_file
from casus.law.model import Law
from casus.learn.checks import Result, check_work
from casus.learn.paper import answer_marks, is_state
from casus.learn.questions import (
    IS_CONTESTED,
    RIGHT_ANSWER,
    SAID_NO,
    SAID_YES,
    SAYS_STATUS,
    STATUS_WORDS,
    WAITS,
    find_answers,
    given_by,
)
from casus.learn.reader import LEAST_HINTS, all_tasks, load_courses
from casus.learn.session import Bench, Seen, is_history, unknown
from casus.learn.task import (
    ASK_QUESTIONS,
    CLAUSE,
    COURSE_FORM,
    DEFAULT,
    DUE,
    FAULTY_RULE,
    PREDICT,
    SINCE,
    TABLE_FORM,
    TASK_FORM,
    TODO,
    TURNS,
    WANT_STATUS,
    WANT_TEXT,
    WHO,
    WRITE_RULE,
    Ask,
    Course,
    Task,
)
from casus.words.names import series

LEAST_WRONG = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def lint_courses(place: str, bench: Bench) -> list[Problem]:
    """All that is wrong with the courses of a place. Raises CasusError where they cannot be read."""
    courses = load_courses(place)
    problems: list[Problem] = []
    for course in courses:
        problems += lint_course(course)
    seen: dict[str, Task] = {}
    for _, task in all_tasks(courses):
        if task.id in seen:
            problems.append(
                _problem(task, "double-task", f"two tasks are called {task.id}", "give each a name of its own")
            )
        seen.setdefault(task.id, task)
        problems += lint_task(task, bench)
    return problems


def lint_course(course: Course) -> list[Problem]:
    """What a course lacks."""
    if course.tasks:
        return []
    return [
        Problem("empty-course", f"the course {course.id} has no tasks", Mark("", 0, 0), "add one to its list of tasks")
    ]


def lint_task(task: Task, bench: Bench) -> list[Problem]:
    """What is wrong with one task: no hints, solved already, no way to solve it, or feedback that does not say why."""
    found: list[Problem] = []
    if len(task.hints) < LEAST_HINTS:
        cure = f"write {LEAST_HINTS}: a question, a nearer one, and what to do"
        found.append(_problem(task, "hints", f"{task.id} has {len(task.hints)} hints", cure))
    elif "?" not in task.hints[0]:
        found.append(_problem(task, "hints", f"the first hint of {task.id} asks nothing", "let it ask a question"))
    found += unsourced_facts(task, bench)
    found += lint_asks(task, bench)
    if TODO not in task.begin:
        if not _fails(bench, task, task.begin):
            found.append(
                _problem(task, "solved", f"{task.id} is solved before anybody begins", "leave something to do")
            )
    elif not _fails(bench, task, task.begin):
        found.append(_problem(task, "solved", f"{task.id} is solved as it is handed out", "leave something to do"))
    result = _checked(bench, task, task.solution)
    if isinstance(result, str):
        found.append(_problem(task, "unsolvable", f"{task.id} cannot be checked: {result}", "mend what the task names"))
    elif not result.done:
        found.append(
            _problem(
                task, "solution", f"the solution of {task.id} fails: {_first(result)}", "mend the solution or the task"
            )
        )
    else:
        found += [*_wrongs(task, bench), *_unnoticed(task, bench)]
    return found


def unsourced_facts(task: Task, bench: Bench) -> list[Problem]:
    """Facts without a source: a task is invented, or is about an event on file, or cites. What it says beside its story counts as well."""
    history = is_history(bench, task)
    found = [
        Problem(
            "unknown-source",
            f"there is no source {quote(cite.source)}",
            cite.mark or task.mark,
            "name a source, a question or an event on file, or write the citation out",
        )
        for cite in task.sources
        if unknown(bench, task, cite.source)
    ]
    if task.invented and history:
        message = f"{task.id} is called invented, and is about an event that happened"
        found.append(_problem(task, "invented", message, "leave invented out"))
    if task.sources or history:
        return found
    if not task.invented:
        cure = "add sources: [...], or invented: true where nothing in it happened"
        found.append(_problem(task, "no-source", f"{task.id} tells of facts and cites no source", cure))
    beside = " ".join([task.after, *(ask.because for ask in task.asks)])
    years = [year for year in _YEAR.findall(beside) if year not in f"{task.told} {task.begin} {task.solution}"]
    if task.invented and years:
        message = f"{task.id} speaks of {years[0]} beside its invented story, and cites no source"
        found.append(_problem(task, "no-source", message, "add sources: [...]"))
    return found


# ---- questions ---


DEFAULT_WORDS = "default reading"
_BRACKETS = re.compile(r"\(([^()]*)\)")


def lint_asks(task: Task, bench: Bench) -> list[Problem]:
    """What is wrong with the questions of a task: what they leave unsaid, what they do not offer, and reasons that are none."""
    found: list[Problem] = []
    before: Ask | None = None
    for ask in task.asks if task.kind in ASK_QUESTIONS else ():
        try:
            seen = bench.assessed(task, ask)
            finding = find_answers(seen, ask)
        except (CasusError, ValueError, KeyError):
            return []  # said elsewhere: the task cannot be checked
        found += [_asked(task, ask, *said) for said in _unsaid(ask, seen, before)]
        before = ask
        offered = _offered(ask)
        missing = [
            word
            for word in finding.defended
            if word in (SAID_YES, SAID_NO, WAITS, IS_CONTESTED) and word not in offered
        ]
        if offered and missing and ask.want == WANT_STATUS:
            said = f"offers no {series(missing)}, which can be defended", "add it to the words in brackets"
            found.append(_asked(task, ask, *said))
    for mark in answer_marks(task, bench) if not found else ():
        if mark.right:
            continue
        if not any(not line.startswith(SAYS_STATUS) for line in mark.reasons):
            said = f"tells nobody why {quote(mark.answer)} is wrong", "add because: ..."
            found.append(_asked(task, mark.ask, *said))
        if mark.ask.want == WANT_STATUS and (against := given_by(mark.answer, mark.reasons)):
            said = (
                f"calls {quote(mark.answer)} wrong, and says what gives it: {against}",
                "name what it takes: answers, accounts",
            )
            found.append(_asked(task, mark.ask, *said))
    return list(dict.fromkeys(found))


def _asked(task: Task, ask: Ask, message: str, cure: str) -> Problem:
    return Problem("question", f"the question {ask.id} of {task.id} {message}", ask.mark, cure)


def _offered(ask: Ask) -> set[str]:
    """The words for a status that a question offers in brackets."""
    last = _BRACKETS.findall(ask.asks)
    words = {word.strip() for word in re.split(r",| or ", last[-1])} if last else set()
    return words if words and words <= set(STATUS_WORDS) else set()


def _unsaid(ask: Ask, seen: Seen, before: Ask | None) -> Iterator[tuple[str, str]]:
    """What a question leaves unsaid: who owes it, toward whom, which answers it takes, and which of several events it means.

    Since when, by when, and on what it turns may be asked of the norm of the question `before`.
    """
    follows = ask.want in (SINCE, DUE, TURNS) and before is not None and _about(before) == _about(ask)
    law = seen.run.law
    for code in (ask.bearer, ask.toward) if not follows and ask.want not in (WANT_TEXT, CLAUSE) else ():
        names = (law.entities[code].name, *law.entities[code].also) if is_state(law, code) else ()
        if names and not any(name in ask.asks for name in names):
            yield f"does not name {names[0]}", "say who owes it, and toward whom"
    taken = [f"{name}={value}" for name, value in (*ask.answers, *ask.accounts)]
    if (DEFAULT_WORDS in ask.asks) != (ask.reading == DEFAULT) and not taken:
        yield (
            f"says {DEFAULT_WORDS}, or takes it, and not both",
            f"write {DEFAULT_WORDS} into the question, and reading: {DEFAULT}",
        )
    for words in (word for word in taken if word not in ask.asks):
        yield f"does not say that it takes {words}", f"write {words} into the question"
    rows = seen.about(ask)
    if not ask.trigger and ask.want != WHO:
        every = {_of_event(seen, ask, row.trigger) for row in rows if row.bound}
        if len(every) > 1:
            yield "is answered otherwise for other events", "name the event that is meant: trigger: ..."


def _about(ask: Ask) -> tuple[str, ...]:
    """The norm that a question is about, of whom and toward whom, for which event."""
    return ask.norm, ask.bearer, ask.toward, ask.trigger, ask.scenario


def _of_event(seen: Seen, ask: Ask, trigger: str) -> tuple[str, ...]:
    """The answers that can be defended where a question means one event."""
    return tuple(sorted(find_answers(seen, ask._replace(trigger=trigger)).defended))


# ---- typical wrong answers ---


def _wrongs(task: Task, bench: Bench) -> list[Problem]:
    found = []
    if len(task.wrong) < LEAST_WRONG:
        cure = f"write {LEAST_WRONG} typical ones, each with what the feedback must say"
        found.append(_problem(task, "wrong", f"{task.id} has {len(task.wrong)} wrong answers", cure))
    for number, wrong in enumerate(task.wrong, 1):
        result = _checked(bench, task, wrong.text)
        if isinstance(result, str):
            found.append(Problem("wrong", f"wrong answer {number} of {task.id}: {result}", wrong.mark, "mend it"))
        elif result.done:
            found.append(
                Problem(
                    "wrong",
                    f"wrong answer {number} of {task.id} is right",
                    wrong.mark,
                    "it can be defended: leave it out",
                )
            )
        else:
            found += [
                Problem(
                    "wrong", f"{part.id} in wrong answer {number} of {task.id} is right", wrong.mark, "leave it out"
                )
                for part in result.parts
                if part.state == RIGHT_ANSWER
                and task.kind in ASK_QUESTIONS
                and _written(wrong.text, part.id) != _written(task.solution, part.id)
            ]
            if result.parts and not any(part.lines for part in result.parts if part.state != RIGHT_ANSWER):
                message = f"the feedback to wrong answer {number} of {task.id} gives no reason"
                found.append(Problem("feedback", message, wrong.mark, "let the task explain it, with because: ..."))
            said = feedback(result)
            for words in wrong.shows:
                if words not in said:
                    message = f'the feedback to wrong answer {number} of {task.id} does not say "{words}"'
                    found.append(Problem("feedback", message, wrong.mark, "let the task explain it, with because: ..."))
    return found


_NAME = re.compile(r"<\w+>")
_SIGN = re.compile(r" (<=|>=|<|>) ")
_TURNED = {"<=": "<", "<": "<=", ">=": ">", ">": ">="}


def _unnoticed(task: Task, bench: Bench) -> list[Problem]:
    """Of a rule that is written: wrong lines with which all examples pass, so that they would be called right."""
    if task.kind not in (WRITE_RULE, FAULTY_RULE):
        return []
    begun, lines = task.begin.splitlines(), task.solution.splitlines()
    return [
        _problem(
            task,
            "unnoticed",
            f"the examples of {task.id} pass {f'with {quote(wrong.strip())} in place of' if wrong else 'without'} {quote(line.strip())}",
            "add an example that fails with it",
        )
        for place, line in enumerate(lines)
        if line not in begun
        for wrong in _mistaken(line, task.solution)
        if not _fails(bench, task, "\n".join([*lines[:place], *([wrong] if wrong else []), *lines[place + 1 :]]))
    ]


def _mistaken(line: str, rule: str) -> Iterator[str]:
    """A line of a rule as a class may get it wrong: left out, of another one of the rule, or with the limit on the other side."""
    yield ""
    names = sorted(set(_NAME.findall(rule)))
    for name in sorted(set(_NAME.findall(line))):
        yield from (line.replace(name, other) for other in names if other != name)
    if sign := _SIGN.search(line):
        yield line.replace(sign[0], f" {_TURNED[sign[1]]} ")


def _written(text: str, name: str) -> str:
    """What stands in a file for a question."""
    found = re.search(rf"(?m)^{re.escape(name)}: (.*)$", text)
    return found[1] if found else ""


def feedback(result: Result) -> str:
    """All that the feedback says of what is not right, on one line."""
    parts = [
        words
        for part in result.parts
        if part.state != RIGHT_ANSWER
        for words in (part.asks, part.answered, part.finds, *part.lines)
    ]
    return " ".join(" ".join([*parts, *map(render_problem, result.problems)]).split())


def _fails(bench: Bench, task: Task, text: str) -> bool:
    result = _checked(bench, task, text)
    return isinstance(result, str) or not result.done


def _checked(bench: Bench, task: Task, text: str) -> Result | str:
    try:
        return check_work(bench, task, text)
    except (CasusError, ValueError, KeyError) as error:
        return " ".join(str(error).split())[:200]


def _first(result: Result) -> str:
    if result.problems:
        return result.problems[0].message
    part = next(part for part in result.parts if part.state != RIGHT_ANSWER)
    return f"{part.id} is {part.answered or 'not answered'}; Casus finds {part.finds or 'nothing yet'}"


def _problem(task: Task, code: str, message: str, cure: str) -> Problem:
    return Problem(code, message, task.mark, cure)


SCAFFOLD = """\
# A task. The words are explained in docs/learn.md; casus learn lint checks it.
task: {name}
title: {title}
kind: predict
scenario: {scenario}
text: |
  Tell the story here, in words of your own. Say what is invented.
invented: true  # or sources: [...], where it tells of what happened
asks:
  - {{id: {id}, asks: {asks}, norm: {norm}, by: {bearer}, toward: {toward}}}
hints:
  - A question that points the way?
  - A nearer question?
  - What to do.
solution: {{{id}: "{right}"}}
wrong:
{wrong}
after: |
  What one can learn from it.
"""
NOTHING_TO_ASK = Ask("answer", "What is asked?", WANT_STATUS, "CLAUSE/NORM", "STATE", "STATE", scenario="SCENARIO")


def first_question() -> tuple[Ask, str]:
    """What a new task asks until its author asks something else: the first question of the bundled courses, with its right answer."""
    try:
        tasks = [task for _, task in all_tasks(load_courses())]
    except CasusError:
        tasks = []
    for task in tasks:
        for ask in task.asks if task.kind == PREDICT else ():
            if answer := re.search(rf"(?m)^{re.escape(ask.id)}: (.+)$", task.solution):
                return ask, answer[1]
    return NOTHING_TO_ASK, SAID_YES


def draft(name: str) -> str:
    """The text of a new task, which can be played as it stands."""
    ask, right = first_question()
    words = [word for word in (SAID_YES, SAID_NO, WAITS, IS_CONTESTED) if word != right]
    return SCAFFOLD.format(
        name=name,
        title=name.replace("-", " ").capitalize(),
        scenario=ask.scenario,
        id=ask.id,
        asks=json.dumps(ask.asks, ensure_ascii=False),
        norm=ask.norm,
        bearer=ask.bearer,
        toward=ask.toward,
        right=right,
        wrong="\n".join(f'  - {{answers: {{{ask.id}: "{word}"}}, shows: [Settled]}}' for word in words),
    )


def scaffold(folder: Path, name: str) -> tuple[Path, bool]:
    """Write a new task into the folder of a course, which is made if it is not there: the task's file, and whether the course lists it.

    Raises ValueError for a bad name or one that is taken.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name):
        raise ValueError("a name has small letters, digits and hyphens only")
    path = folder / f"{name}.yaml"
    if path.exists():
        raise ValueError(f"{quote(str(path))} is there already")
    folder.mkdir(parents=True, exist_ok=True)
    put_file(path, draft(name))
    course = folder / "course.yaml"
    if not course.exists():
        plain = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "course"
        put_file(
            course,
            f"course: {plain}\nnumber: 1\ntitle: {plain.capitalize()}\nabout: What it is about.\ntasks: [{name}]\n",
        )
        return path, True
    return path, False


def task_form(law: Law) -> Schema:
    """A task file."""
    return {**of_form(TASK_FORM, kinds_of(law)), "definitions": {"given": given(law)}}


def course_form(law: Law) -> Schema:
    """A course file."""
    return of_form(COURSE_FORM, kinds_of(law))


def table_form(law: Law) -> Schema:
    """A file of a table-top game."""
    return of_form(TABLE_FORM, kinds_of(law))


ALL_SCHEMAS: Schemas = {
    **SCHEMAS,
    "task": ("a task of an exercise", task_form),
    "course": ("a course of tasks", course_form),
    "table": ("a table-top game", table_form),
}
