"""The marks of a class: on the screen, as CSV and JSON, a page for each student, common mistakes, and predictions beside results."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

from casus.files.inputs import content
from casus.files.problems import quote, visible, wrong
from casus.files.receipt import RECEIPT, receipt, with_receipt
from casus.files.tables import cell_text, csv_table, read_csv
from casus.files.writer import folder_below, put_file
from casus.learn.checks import MOST_TEXT
from casus.learn.grading import Marked, Student, TaskMark
from casus.learn.questions import OPEN, RIGHT_ANSWER, main_reason
from casus.learn.task import ASK_QUESTIONS, Course
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table
from casus.show.html import render
from casus.words.names import series

_MOST_ROWS = 12
MOST_MISTAKES = 8
MOST_ASIDE = 4
Roll = Sequence[tuple[dict[str, str], Student | None]]
"""The rows of the list of a class, each with the student whose work is there, if there is one."""


class Mistake(NamedTuple):
    """An answer that several students gave and that Casus does not find."""

    task: str
    part: str
    answered: str
    finds: str
    wanted: str
    students: int
    of: int
    example: str = ""
    why: str = ""


def mistakes(marked: Marked) -> list[Mistake]:
    """The answers given most often that Casus does not find, of those who answered the part."""
    kinds = {task.id: task.kind for _, task in marked.tasks}
    given: Counter[tuple[str, str, str, str, str]] = Counter()
    examples: dict[tuple[str, str, str, str, str], tuple[str, str]] = {}
    answered: Counter[tuple[str, str]] = Counter()
    for student in marked.students:
        for mark in student.marks.values():
            for part in mark.parts:
                if part.state != OPEN:
                    answered[mark.task, part.asks if kinds.get(mark.task) not in ASK_QUESTIONS else part.id] += 1
                if part.state not in (OPEN, RIGHT_ANSWER):
                    name = part.asks if kinds.get(mark.task) not in ASK_QUESTIONS else part.id
                    key = mark.task, name, part.answered, part.finds, part.wanted or "Casus finds"
                    given[key] += 1
                    examples.setdefault(key, (student.name, main_reason(part)))
    return [
        Mistake(*key, count, answered[key[:2]], *examples[key])
        for key, count in sorted(given.items(), key=lambda item: (-item[1], item[0]))
    ]


def marks_screen(marked: Marked, folder: str, everything: bool = False, unlisted: Sequence[str] = ()) -> list[Block]:
    """The marks on a screen: by task where these are few, else by course. `unlisted`: students whom the list of the class does not name."""
    tasks, courses = [task for _, task in marked.tasks], marked.courses
    few = len(tasks) <= _MOST_ROWS
    heads = [str(number) for number in range(1, len(tasks) + 1)] if few else [course.id for course in courses]
    rows: list[tuple[str, ...]] = [("student", *heads, "points", *(["note"] if few else []))]
    shown = marked.students if everything else marked.students[:_MOST_ROWS]
    for student in shown:
        cells = (
            [_cell(student.marks.get(task.id)) for task in tasks]
            if few
            else [_of(marked, student, course) for course in courses]
        )
        rows.append((visible(student.name), *cells, _of(marked, student), *([_note(student)] if few else [])))
    made: list[Block] = [Table(tuple(rows))]
    if len(shown) < len(marked.students):
        made.append(Para(f"{len(marked.students) - len(shown)} more: add --all, or open {folder}/grades.csv", 0))
    if few:
        made.append(Para("Tasks: " + ", ".join(f"{number} {task.id}" for number, task in enumerate(tasks, 1)), 0, 2))
    made.append(Para("(blank: not handed in)  ! could not be read or marked: not counted, and not in the total", 0))
    noted = [student for student in shown if not few and _note(student)]
    made += [Para(f"{visible(student.name)}: {_note(student)}", 2, 2) for student in noted]
    made += _left_aside(marked, everything)
    made += (
        [Para(f"In no single row of the list of the class: {series([visible(name) for name in unlisted])}", 0, 2)]
        if unlisted
        else []
    )
    found = mistakes(marked)
    if found:
        made += [Gap(), Heading("COMMON MISTAKES", "(of those who answered)")]
        made += [Para(_mistaken(marked, item), 2, 2) for item in found[:MOST_MISTAKES]]
    files = (
        (f"{folder}/grades.csv", "a row for each student and task"),
        (f"{folder}/gradebook.csv", "a column for each course, out of 100: for a gradebook"),
        (f"{folder}/grades.json", ""),
        (f"{folder}/pages/", "one page for each student"),
    )
    made.append(Commands("FILES", files))
    return made


def _of(marked: Marked, student: Student, course: Course | None = None) -> str:
    points, of = marked.counted(student, course)
    return f"{points} of {of}" if course is None else f"{points}/{of}"


def _left_aside(marked: Marked, everything: bool) -> list[Block]:
    """The files that were not looked at, and why not, by student."""
    aside = [student for student in marked.students if student.aside]
    if not aside:
        return []
    made: list[Block] = [Gap(), Heading("LEFT ASIDE")]
    for student in aside if everything else aside[:MOST_MISTAKES]:
        more = len(student.aside) - MOST_ASIDE
        words = "; ".join(visible(words)[:80] for words in student.aside[:MOST_ASIDE])
        made.append(Para(f"{visible(student.name)}: {words}{f'; and {more} more' if more > 0 else ''}", 2, 2))
    if len(aside) > MOST_MISTAKES and not everything:
        made.append(Para(f"and of {len(aside) - MOST_MISTAKES} more students: add --all", 2))
    return made


def _mistaken(marked: Marked, item: Mistake) -> str:
    """A common mistake: how many made it, what Casus finds, why it is one, and one student's work as an example."""
    kind = next(task.kind for _, task in marked.tasks if task.id == item.task)
    wrote = visible(item.answered)[:60]
    head = (
        f"wrote {wrote} for {item.part} ({item.task})"
        if kind in ASK_QUESTIONS
        else f"in {item.task}, {item.part}: {wrote}"
    )
    why = _says(marked, item) or visible(item.why)
    return f"{item.students} of {item.of} {head}; {item.wanted}: {item.finds}{f'. {why}' if why else ''} (example: {visible(item.example)})"


def _says(marked: Marked, item: Mistake) -> str:
    """What the author of the task says of a wrong answer, where it is one that was foreseen."""
    task = next((task for _, task in marked.tasks if task.id == item.task), None)
    for typical in task.wrong if task is not None else ():
        found = re.search(rf"(?m)^{re.escape(item.part)}: (.*)$", typical.text)
        solution = re.search(rf"(?m)^{re.escape(item.part)}: (.*)$", task.solution) if task is not None else None
        if typical.says and found and solution and found[1] != solution[1] and found[1].strip("[]") == item.answered:
            return typical.says[:1].upper() + typical.says[1:]
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
                row |= {"of": mark.of, "points": None if mark.trouble else mark.points}
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
                "points": marked.counted(student)[0],
                "of": marked.counted(student)[1],
                "courses": {course.id: list(marked.counted(student, course)) for course in marked.courses},
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
    """The page of one student, course by course; everything that comes from a file is escaped."""
    courses = [
        (
            course,
            *marked.counted(student, course),
            [(task, student.marks.get(task.id)) for home, task in marked.tasks if home.id == course.id],
        )
        for course in marked.courses
    ]
    points, of = marked.counted(student)
    return render(
        "student.html",
        student=visible(student.name),
        courses=courses,
        points=points,
        aside=student.aside[:MOST_MISTAKES],
        of=of,
        right=RIGHT_ANSWER,
        open=OPEN,
        visible=visible,
    )


def page_names(marked: Marked) -> dict[str, str]:
    """A file name for each student's page: letters, marks and digits of any script, and -; each name once, whatever its case."""
    found: dict[str, str] = {}
    for student in marked.students:
        composed = unicodedata.normalize("NFC", student.name)
        kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in composed)
        plain = re.sub("-+", "-", kept).strip("-")[:40] or "student"
        name, number = plain, 2
        while name.casefold() in {taken.removesuffix(".html").casefold() for taken in found.values()}:
            name, number = f"{plain}-{number}", number + 1
        found[student.name] = f"{name}.html"
    return found


def read_roster(path: Path) -> list[dict[str, str]]:
    """The list of a class as a gradebook exports it: CSV with a row of headings. Raises CasusError where it cannot be read."""
    try:
        rows = read_csv(content(path, MOST_TEXT).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        rows = []
    if not rows:
        raise wrong(f"{quote(str(path))} is no list of a class", "export it as CSV in UTF-8, with a row of headings")
    return [{name: value or "" for name, value in row.items() if name and not isinstance(value, list)} for row in rows]


def listed(marked: Marked, roster: list[dict[str, str]]) -> Roll:
    """Each row of the list of a class with its student: what it alone says in some column, or in two together, is the name of the folder.

    Where two rows fit a folder, or two folders a row, nobody is taken: so no folder that is called like a group, or like somebody's
    number, takes over the row of somebody else.
    """
    called = [_bare(student.name) for student in marked.students]
    named = {name: place for place, name in enumerate(called)}
    rows_of: dict[int, set[int]] = {}
    for names in _columns(roster):
        said = Counter(names)
        for place, name in enumerate(names):
            if name in named and said[name] == 1:
                rows_of.setdefault(named[name], set()).add(place)
    students_of: dict[int, list[int]] = {}
    for student, rows in rows_of.items():
        for place in rows:
            students_of.setdefault(place, []).append(student)
    sure = {
        place: marked.students[found[0]]
        for place, found in students_of.items()
        if len(found) == 1 and len(rows_of[found[0]]) == 1 and called.count(called[found[0]]) == 1
    }
    return [(row, sure.get(place)) for place, row in enumerate(roster)]


def _columns(roster: list[dict[str, str]]) -> Iterator[list[str]]:
    """What each column says in each row, as a name; an address by what stands before the sign; and two of the first three together."""
    names = list(dict.fromkeys(name for row in roster for name in row))
    for name in names:
        yield [_bare(row.get(name, "")) for row in roster]
        yield [_bare(row.get(name, "").partition("@")[0]) for row in roster]
    for one, two in permutations(names[:3], 2):
        yield [_bare(row.get(one, "") + row.get(two, "")) for row in roster]


def _bare(name: str) -> str:
    """A name without case, spaces and signs."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())


def gradebook_csv(marked: Marked, rows: Roll) -> str:
    """A row for each student, a column for each course out of 100; the columns of the list of the class stay as they are.

    Empty where nothing of a course was handed in that counts.
    """
    titles = {course.id: f"{course.number}. {course.title}" for course in marked.courses}
    known = list(dict.fromkeys(name for row, _ in rows for name in row))
    made: list[dict[str, Any]] = []
    for row, student in rows:
        marks = {titles[course.id]: _percent(marked, student, course) for course in marked.courses}
        made.append({**dict.fromkeys(known), **row, **marks})
    return csv_table([*known, *titles.values()], made)


def _percent(marked: Marked, student: Student | None, course: Course) -> str:
    if student is None or not any(task.id in student.marks for home, task in marked.tasks if home.id == course.id):
        return ""
    points, of = marked.counted(student, course)
    return f"{100 * points / of:.1f}" if of else ""


def predictions(marked: Marked) -> list[Block]:
    """What was predicted first beside what Casus finds: for each part, with how often each answer was given."""
    made: list[Block] = [Heading("PREDICTED AND COMPUTED", "(first answers, with how many gave them)")]
    for _, task in marked.tasks:
        if task.kind not in ASK_QUESTIONS:
            continue  # a file that was written predicts nothing in a word
        parts: dict[str, Counter[str]] = {}
        finds: dict[str, str] = {}
        spelled: dict[tuple[str, str], str] = {}
        for mark in (student.marks[task.id] for student in marked.students if task.id in student.marks):
            first = dict(mark.first) or {part.id: part.answered for part in mark.parts if part.answered}
            for part in mark.parts:
                if part.id in first:
                    said = visible(first[part.id])[:60]
                    alike = spelled.setdefault((part.id, said.casefold()), said)  # as it was written first
                    parts.setdefault(part.id, Counter())[alike] += 1
                    finds[part.id] = part.finds or finds.get(part.id, "")
        if parts:
            made.append(Para(f"{task.id}: {task.title}", 0))
        for name, answers in parts.items():
            said = "; ".join(f"{count} wrote {answer}" for answer, count in answers.most_common(4))
            more = len(answers) - 4
            rest = f"; and {more} other answers" if more > 0 else ""
            made.append(Para(f"{name}: Casus finds {finds[name]}. {said}{rest}.", 2, 2))
    return made


def save_marks(marked: Marked, rows: Roll, folder: Path) -> None:
    """Write the marks of a class into a folder, which is made if it is not there: tables, and a page for each student.

    rows: those of the list of the class, for its gradebook. Raises OSError where that fails.
    """
    pages = Path(folder_below(folder, "pages"))
    put_file(folder / "grades.csv", marks_csv(marked))
    put_file(folder / "gradebook.csv", gradebook_csv(marked, rows))
    put_file(folder / "grades.json", marks_json(marked))
    names = page_names(marked)
    for student in marked.students:
        put_file(pages / names[student.name], page_of(marked, student))


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
