"""The marks of a class: on the screen, as CSV and JSON, a page for each student, common mistakes, and predictions beside results."""

import json
import re
from collections import Counter
from typing import Any, NamedTuple

from casus.files.problems import visible
from casus.files.receipt import RECEIPT, receipt, with_receipt
from casus.files.tables import cell_text, csv_table
from casus.learn.grading import Marked, Student, TaskMark
from casus.learn.questions import OPEN, RIGHT_ANSWER
from casus.learn.task import ASK_QUESTIONS, Task
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table
from casus.show.html import render

_MOST_ROWS = 12
MOST_MISTAKES = 8


class Mistake(NamedTuple):
    """An answer that several students gave and that Casus does not find."""

    task: str
    part: str
    answered: str
    finds: str
    wanted: str
    students: int
    of: int


def mistakes(marked: Marked) -> list[Mistake]:
    """The answers given most often that Casus does not find, of those who answered the part."""
    kinds = {task.id: task.kind for _, task in marked.tasks}
    given: Counter[tuple[str, str, str, str, str]] = Counter()
    answered: Counter[tuple[str, str]] = Counter()
    for student in marked.students:
        for mark in student.marks.values():
            for part in mark.parts:
                if part.state != OPEN:
                    answered[mark.task, part.asks if kinds.get(mark.task) not in ASK_QUESTIONS else part.id] += 1
                if part.state not in (OPEN, RIGHT_ANSWER):
                    name = part.asks if kinds.get(mark.task) not in ASK_QUESTIONS else part.id
                    given[mark.task, name, part.answered, part.finds, part.wanted or "Casus finds"] += 1
    return [
        Mistake(*key, count, answered[key[:2]])
        for key, count in sorted(given.items(), key=lambda item: (-item[1], item[0]))
    ]


def marks_screen(marked: Marked, folder: str, everything: bool = False) -> list[Block]:
    """The marks on a screen."""
    worth = marked.of
    tasks = [task for _, task in marked.tasks]
    head = ("student", *(str(number) for number in range(1, len(tasks) + 1)), "points", "note")
    rows: list[tuple[str, ...]] = [head] if len(tasks) <= _MOST_ROWS else [("student", "done", "points", "note")]
    shown = marked.students if everything else marked.students[:_MOST_ROWS]
    for student in shown:
        points = f"{student.points} of {sum(worth.values())}"
        if len(tasks) <= _MOST_ROWS:
            cells = [_cell(student.marks.get(task.id)) for task in tasks]
        else:
            cells = [
                f"{sum(1 for mark in student.marks.values() if mark.of and mark.points == mark.of)} of {len(tasks)}"
            ]
        rows.append((visible(student.name), *cells, points, _note(student)))
    made: list[Block] = [Table(tuple(rows))]
    if len(shown) < len(marked.students):
        made.append(Para(f"{len(marked.students) - len(shown)} more: add --all, or open {folder}/grades.csv", 0))
    if len(tasks) <= _MOST_ROWS:
        made.append(Para("Tasks: " + ", ".join(f"{number} {task.id}" for number, task in enumerate(tasks, 1)), 0, 2))
    found = mistakes(marked)
    if found:
        made += [Gap(), Heading("COMMON MISTAKES", "(of those who answered)")]
        for item in found[:MOST_MISTAKES]:
            says = _says(marked, item)
            made.append(
                Para(
                    f"{item.students} of {item.of} wrote {visible(item.answered)[:60]} for {item.part} ({item.task}); {item.wanted}: {item.finds}{f'. {says}' if says else ''}",
                    2,
                    2,
                )
            )
    made.append(Para("(blank: not handed in)  ! could not be read or marked: not counted as wrong", 0))
    made.append(
        Commands(
            "FILES",
            (
                (f"{folder}/grades.csv", ""),
                (f"{folder}/grades.json", ""),
                (f"{folder}/pages/", "one page for each student"),
            ),
        )
    )
    return made


def _says(marked: Marked, item: Mistake) -> str:
    """What the author of the task says of a wrong answer, where it is one that was foreseen."""
    task = next((task for _, task in marked.tasks if task.id == item.task), None)
    for wrong in task.wrong if task is not None else ():
        found = re.search(rf"(?m)^{re.escape(item.part)}: (.*)$", wrong.text)
        solution = re.search(rf"(?m)^{re.escape(item.part)}: (.*)$", task.solution) if task is not None else None
        if wrong.says and found and solution and found[1] != solution[1] and found[1].strip("[]") == item.answered:
            return wrong.says[:1].upper() + wrong.says[1:]
    return ""


def _cell(mark: TaskMark | None) -> str:
    if mark is None:
        return ""
    return "!" if mark.trouble else str(mark.points)


def _note(student: Student) -> str:
    troubles = [mark for mark in student.marks.values() if mark.trouble or mark.note]
    if not troubles and (student.marks or not student.aside):
        return ""
    if not troubles:  # nothing was handed in that could be taken: what was there may say why
        return visible(student.aside[0])[:60] + (f", and {len(student.aside) - 1} more" if student.aside[1:] else "")
    first = troubles[0]
    line = f", line {first.line}" if first.line else ""
    return f"{first.task}: {first.trouble or 'in part not readable'}{line}" + (
        f", and {len(troubles) - 1} more" if len(troubles) > 1 else ""
    )


def _why(student: Student) -> str:
    """Why nothing may have come of somebody: what was there and was left aside."""
    return "" if student.marks else cell_text([visible(words) for words in student.aside[:MOST_MISTAKES]])


_COLUMNS = ("student", "task", "points", "of", "state", "hints", "gave_up", "note")


def marks_csv(marked: Marked) -> str:
    """A row for each student and task."""
    rows: list[dict[str, Any]] = []
    text = receipt().text
    for student in marked.students:
        for _, task in marked.tasks:
            mark = student.marks.get(task.id)
            row: dict[str, Any] = {"student": visible(student.name), "task": task.id, "of": marked.of.get(task.id)}
            if mark is None:
                row |= {"state": "not handed in", "note": _why(student)}
            else:
                row |= {"of": marked.of.get(task.id, mark.of), "points": None if mark.trouble else mark.points}
                row |= {"state": mark.trouble or "marked", "hints": mark.hints, "gave_up": mark.gave_up}
                row["note"] = visible(mark.note)
            rows.append({**dict.fromkeys(_COLUMNS), **row, RECEIPT: text})
    return csv_table([*_COLUMNS, RECEIPT], rows)


def marks_json(marked: Marked) -> str:
    """All of it as JSON."""
    return json.dumps(with_receipt(mark_values(marked)), indent=1) + "\n"


def mark_values(marked: Marked) -> dict[str, Any]:
    """All of it as plain values."""
    return {
        "tasks": [
            {"id": task.id, "title": task.title, "course": course.id, "of": marked.of.get(task.id, 0)}
            for course, task in marked.tasks
        ],
        "students": [
            {
                "name": student.name,
                "points": student.points,
                "aside": [visible(words) for words in student.aside],
                "marks": [
                    {
                        **mark._asdict(),
                        "first": dict(mark.first),
                        "parts": [{**part._asdict(), "lines": list(part.lines)} for part in mark.parts],
                    }
                    for mark in student.marks.values()
                ],
            }
            for student in marked.students
        ],
        "mistakes": [item._asdict() for item in mistakes(marked)],
    }


def page_of(marked: Marked, student: Student) -> str:
    """The page of one student; everything that comes from a file is escaped."""
    tasks: list[tuple[Task, TaskMark | None]] = [(task, student.marks.get(task.id)) for _, task in marked.tasks]
    return render(
        "student.html",
        student=visible(student.name),
        tasks=tasks,
        points=student.points,
        aside=student.aside[:MOST_MISTAKES],
        of=sum(marked.of.values()),
        right=RIGHT_ANSWER,
        open=OPEN,
        visible=visible,
    )


def page_names(marked: Marked) -> dict[str, str]:
    """A file name for each student's page: letters, digits and - only, each name once."""
    found: dict[str, str] = {}
    for student in marked.students:
        plain = re.sub(r"[^A-Za-z0-9]+", "-", student.name).strip("-")[:40] or "student"
        name, number = plain, 2
        while f"{name}.html" in found.values():
            name, number = f"{plain}-{number}", number + 1
        found[student.name] = f"{name}.html"
    return found


def predictions(marked: Marked) -> list[Block]:
    """What was predicted first beside what Casus finds: for each part, with how often each answer was given."""
    made: list[Block] = [Heading("PREDICTED AND COMPUTED", "(first answers, with how many gave them)")]
    for _, task in marked.tasks:
        parts: dict[str, Counter[str]] = {}
        finds: dict[str, str] = {}
        for mark in (student.marks[task.id] for student in marked.students if task.id in student.marks):
            first = dict(mark.first) or {part.id: part.answered for part in mark.parts if part.answered}
            for part in mark.parts:
                if part.id in first:
                    parts.setdefault(part.id, Counter())[visible(first[part.id])[:60]] += 1
                    finds[part.id] = part.finds or finds.get(part.id, "")
        if parts:
            made.append(Para(f"{task.id}: {task.title}", 0))
        for name, answers in parts.items():
            said = "; ".join(f"{count} wrote {answer}" for answer, count in answers.most_common(4))
            more = len(answers) - 4
            rest = f"; and {more} other answers" if more > 0 else ""
            made.append(Para(f"{name}: Casus finds {finds[name]}. {said}{rest}.", 2, 2))
    return made


def result_values(result: Any) -> dict[str, Any]:
    """A result as plain values."""
    from casus.files.problems import render_problem

    return {
        "task": result.task.id,
        "points": result.points,
        "of": result.of,
        "done": result.done,
        "readable": not result.problems,
        "problems": [render_problem(problem) for problem in result.problems],
        "parts": [{**part._asdict(), "lines": list(part.lines)} for part in result.parts],
    }
