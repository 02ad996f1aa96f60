"""The file of a task as a student gets it: what the task tells, what it asks, and the places for the answers."""

import textwrap
from pathlib import Path

from casus.course import GIVEN, file_name, number_of
from casus.library import CasusError
from casus.problems import Mark, Problem, quote
from casus.task import QUESTIONS, STATUS, TODO, Course, Task

WIDTH = 86
MEANINGS = (
    ("yes", "it is owed, or it is so"),
    ("waits", "all is there but something that may still come, such as a request"),
    ("contested", "yes in one reading of the text or account of the facts, no in another"),
)
"""What the answers mean, as it stands above the questions."""


def paper(courses: tuple[Course, ...], task: Task) -> str:
    """The text of the file, with the story in comments above the answers."""
    lines = [f"TASK {number_of(courses, task)}  {task.title}", "", *told(task)]
    if task.read:
        lines += ["", "These commands help:", *(f"  {command}" for command in task.read)]
    lines += ["", "Save this file, then: casus learn check        a hint: casus learn hint", ""]
    head = "".join(f"# {line}".rstrip() + "\n" for line in lines)
    if task.kind not in QUESTIONS:
        return f"{head}\n{task.begin.rstrip()}\n"
    width = max(len(ask.id) for ask in task.asks)
    if any(ask.want == STATUS for ask in task.asks):
        head += "".join(f"# {word:<10} {meaning}\n" for word, meaning in MEANINGS)
    asks = "".join(f"\n# {ask.asks}\n{ask.id}:{' ' * (width - len(ask.id))} {TODO}\n" for ask in task.asks)
    return head + asks


def told(task: Task, width: int = WIDTH) -> list[str]:
    """What a task tells, in lines. Paragraphs are filled; a line that is indented or begins with - stays one of its own."""
    lines: list[str] = []
    for words in paragraphs(task.text):
        inner = " " * (len(words) - len(words.lstrip()) + (2 if words.lstrip().startswith("- ") else 0))
        lines += textwrap.wrap(words, width, subsequent_indent=inner) or [""]
    return lines


def paragraphs(text: str) -> list[str]:
    """A text as paragraphs, with an empty one between those that a blank line parts."""
    found: list[str] = []
    for line in text.rstrip().splitlines():
        alone = line.startswith((" ", "- ")) or not line.strip()
        if (
            alone
            or not found
            or not found[-1].strip()
            or (found[-1].startswith((" ", "- ")) and not line.startswith("- "))
        ):
            found.append(line.rstrip())
        else:
            found[-1] += f" {line.strip()}"
    return found


def place(folder: Path, course: Course, task: Task) -> Path:
    """Where the file of a task is in a student's folder."""
    return folder / file_name(course, task)


def aside(path: Path) -> Path:
    """Where what stands in a file is kept when the file is written anew: a name that is free."""
    names = (path.with_name(f"{path.name}.before{f'-{number}' if number > 1 else ''}") for number in range(1, 1000))
    return next(name for name in names if not name.exists())


def put(folder: Path, courses: tuple[Course, ...], course: Course, task: Task, *, anew: bool = False) -> Path:
    """Write the file of a task, if it is not there or is to be written anew. What stood there is kept beside it.

    Raises CasusError where the folder cannot be written.
    """
    path = place(folder, course, task)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if anew and path.is_file():
            path.replace(aside(path))
        if not path.exists():
            path.write_text(paper(courses, task), encoding="utf-8")
            _lay_out(folder, course, task)
    except OSError as error:
        message, cure = f"{quote(str(path))} cannot be written: {error.strerror}", "name a folder with --folder"
        raise CasusError([Problem("folder", message, Mark("", 0, 0), cure)]) from None
    return path


def _lay_out(folder: Path, course: Course, task: Task) -> None:
    """Copy the scenarios that a task brings along, so that a student can read and assess them."""
    for name in dict.fromkeys([task.scenario, *(ask.scenario for ask in task.asks)]):
        given = task.folder / GIVEN / f"{name}.yaml"
        if name and given.is_file():
            target = folder / course.name / GIVEN / given.name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                target.write_text(given.read_text(encoding="utf-8"), encoding="utf-8")
