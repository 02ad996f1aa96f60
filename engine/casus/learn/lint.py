"""For the authors of tasks: what a course must have before a class sees it, found by playing every task through; and the schemas of their files."""

import json
import re
from pathlib import Path

from casus.checks.forms import Schema, given, kinds_of, of_form
from casus.checks.schemas import SCHEMAS, Schemas
from casus.files.problems import CasusError, Mark, Problem, quote, render_problem
from casus.files.writer import put_file
from casus.law.model import Law
from casus.learn.checks import Result, check_work
from casus.learn.questions import IS_CONTESTED, RIGHT_ANSWER, SAID_NO, SAID_YES, WAITS
from casus.learn.reader import LEAST_HINTS, all_tasks, load_courses
from casus.learn.session import Bench, is_history, unknown
from casus.learn.task import COURSE_FORM, PREDICT, TASK_FORM, TODO, WANT_STATUS, Ask, Course, Task

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
        found += _wrongs(task, bench)
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
    years = [year for year in _YEAR.findall(beside) if year not in f"{task.text} {task.begin} {task.solution}"]
    if task.invented and years:
        message = f"{task.id} speaks of {years[0]} beside its invented story, and cites no source"
        found.append(_problem(task, "no-source", message, "add sources: [...]"))
    return found


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
            if result.parts and not any(part.lines for part in result.parts if part.state != RIGHT_ANSWER):
                message = f"the feedback to wrong answer {number} of {task.id} gives no reason"
                found.append(Problem("feedback", message, wrong.mark, "let the task explain it, with because: ..."))
            said = feedback(result)
            for words in wrong.shows:
                if words not in said:
                    message = f'the feedback to wrong answer {number} of {task.id} does not say "{words}"'
                    found.append(Problem("feedback", message, wrong.mark, "let the task explain it, with because: ..."))
    return found


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


ALL_SCHEMAS: Schemas = {
    **SCHEMAS,
    "task": ("a task of an exercise", task_form),
    "course": ("a course of tasks", course_form),
}
