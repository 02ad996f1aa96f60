"""A course on paper: its tasks with room for the answers, and for the teacher the solutions with the reasons of the engine."""

from typing import Any

from casus.bench import Bench
from casus.checking import check
from casus.gradesheet import template
from casus.paper import MEANINGS, paragraphs
from casus.task import QUESTIONS, STATUS, Course, Task
from casus.tasksources import origins


def task_values(task: Task, bench: Bench, solutions: bool) -> dict[str, Any]:
    """What of a task stands on paper; with solutions, the reasons of the engine for them too."""
    reasons: list[str] = []
    if solutions and task.kind in QUESTIONS:
        for part in check(bench, task, task.solution).parts:
            reasons.append(f"{part.id}: {part.finds}. {' '.join(part.lines[:3])}")
    return {
        "title": task.title,
        "paragraphs": [text.strip() for text in paragraphs(task.text) if text.strip()],
        "read": task.read,
        "asks": [ask.asks for ask in task.asks] if task.kind in QUESTIONS else [],
        "begin": task.begin,
        "solution": task.solution,
        "after": " ".join(task.after.split()),
        "wrong": [wrong.says for wrong in task.wrong if wrong.says],
        "reasons": reasons,
        "sources": [origin.line for origin in origins(bench, task)],
    }


def handout(course: Course, form: str, bench: Bench, *, solutions: bool) -> str:
    """A course as a page: HTML or Markdown, with or without the solutions."""
    tasks = [task_values(task, bench, solutions) for task in course.tasks]
    asked = any(ask.want == STATUS for task in course.tasks for ask in task.asks)
    words = MEANINGS if asked else ()
    if form == "html":
        return str(template("handout.html").render(course=course, tasks=tasks, solutions=solutions, words=words))
    lines = [f"# {course.number}. {course.title}", "", course.about.strip()]
    lines += ["", *(f"- *{word}*: {meaning}" for word, meaning in words)] if words else []
    for number, task in enumerate(tasks, 1):
        lines += ["", f"## {number}. {task['title']}", ""]
        for text in task["paragraphs"]:
            lines += [text, ""]
        if task["read"]:
            lines += ["To read: " + ", ".join(f"`{command}`" for command in task["read"]), ""]
        lines += [f"{place}. {ask}\n\n   ____________________" for place, ask in enumerate(task["asks"], 1)]
        if not task["asks"]:
            lines += ["```", task["begin"].rstrip(), "```"]
        if solutions:
            lines += ["", "### Solution", "", "```", task["solution"].rstrip(), "```", ""]
            lines += [f"- {reason}" for reason in task["reasons"]]
            lines += ["", task["after"]]
        if task["sources"]:
            lines += ["", "Sources:", "", *(f"- {source}" for source in task["sources"])]
    return "\n".join(lines).rstrip() + "\n"
