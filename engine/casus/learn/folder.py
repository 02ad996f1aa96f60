"""A student's folder with the courses that belong to it: where the student is, what is checked, what is shown."""

import errno
import json
import os
import shlex
import stat
from pathlib import Path
from typing import Any, NamedTuple

from casus.files.inputs import content, leads_out
from casus.files.problems import CasusError, Mark, Problem, quote, wrong
from casus.files.providers import strays
from casus.files.writer import folder_below, put_file
from casus.learn.reader import GIVEN, file_name, number_of
from casus.learn.task import Course, Task, paper
from casus.show.terminal import show

FILE = "progress.json"
FOLDER = "learn"
_MOST_BYTES = 1 << 20
TASK_DONE, GAVE_UP = "done", "gave up"


class TaskProgress(NamedTuple):
    """What is known of one task: its state, the points reached, the hints taken, the checks made, and the first answers."""

    state: str = ""
    points: int = 0
    of: int = 0
    hints: int = 0
    tries: int = 0
    first: tuple[tuple[str, str], ...] = ()


class StudentProgress:
    """The progress kept in one folder."""

    def __init__(
        self, folder: Path, courses: str = "", current: str = "", steps: dict[str, TaskProgress] | None = None
    ) -> None:
        self.folder = folder
        self.courses = courses
        self.current = current
        self.steps = steps or {}

    @property
    def begun(self) -> bool:
        """Whether the folder is a student's folder already."""
        return (self.folder / FILE).is_file()

    def step(self, task: str) -> TaskProgress:
        """What is known of a task."""
        return self.steps.get(self._key(task), TaskProgress())

    def _key(self, task: str) -> str:
        """The name of a task here: other courses may have one of the same name."""
        return f"{self.courses}#{task}" if self.courses else task

    def forget(self, task: str) -> None:
        """Begin a task anew."""
        self.steps.pop(self._key(task), None)
        self.save()

    def note(self, task: str, **changes: Any) -> None:
        """Note something about a task and keep it."""
        self.steps[self._key(task)] = self.step(task)._replace(**changes)
        self.save()

    def done(self, task: str) -> bool:
        """Whether a task was solved, or given up."""
        return self.step(task).state in (TASK_DONE, GAVE_UP)

    def save(self) -> None:
        """Write the file, whole or not at all. Raises CasusError where the folder cannot be written."""
        values = {
            "note": "Kept by casus learn. Take this file away to begin anew.",
            "courses": self.courses,
            "current": self.current,
            "tasks": {name: {**step._asdict(), "first": dict(step.first)} for name, step in sorted(self.steps.items())},
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            put_file(self.folder / FILE, json.dumps(values, indent=1) + "\n")
        except OSError as error:
            message, cure = (
                f"{quote(str(self.folder))} cannot be written: {error.strerror}",
                "name a folder with --folder",
            )
            raise CasusError([Problem("folder", message, Mark("", 0, 0), cure)]) from None


def folder_of(text: str) -> Path:
    """The student's folder: the one named, the one we are in or below, if it is the reader's own; else learn/ here."""
    if text:
        return Path(text)
    if Path(FOLDER).is_symlink():  # it may have been laid here to say where files go
        raise wrong(f"{quote(FOLDER)} is a link here", "name the folder that is meant with --folder")
    here = Path.cwd()
    for place in (here, *list(here.parents)[:2]):
        if _is_own(place / FILE):
            return Path(os.path.relpath(place))
    return Path(FOLDER)


def _is_own(path: Path) -> bool:
    """Whether there is a record of casus learn that this user keeps: nobody else wrote it, or may write it, to say where files go."""
    try:
        about = path.lstat()
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    values = _values(path) if ours and not about.st_mode & stat.S_IWOTH else None
    return isinstance(values, dict) and "tasks" in values and "current" in values


def _values(path: Path) -> Any:
    """What a record holds; None for what is no file of text, is a link, or is too large."""
    try:
        return None if path.is_symlink() else json.loads(content(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None


def load_progress(folder: Path) -> StudentProgress:
    """The progress kept in a folder; a new one where there is none. Raises CasusError for a file that cannot be read."""
    path = folder / FILE
    if not os.path.lexists(path):
        return StudentProgress(folder)
    values = _values(path)
    if not isinstance(values, dict):
        message = f"{quote(str(path))} cannot be read"
        cure = "take it away, and casus learn begins anew; your answers stay as they are"
        raise CasusError([Problem("progress", message, Mark("", 0, 0), cure)])
    tasks = values.get("tasks")
    steps = {str(name): _step(item) for name, item in tasks.items()} if isinstance(tasks, dict) else {}
    return StudentProgress(folder, _text(values.get("courses")), _text(values.get("current")), steps)


def _step(item: Any) -> TaskProgress:
    """One entry, with what is strange in it left out."""
    if not isinstance(item, dict):
        return TaskProgress()
    first = item.get("first")
    answers = tuple((str(key), str(value)) for key, value in first.items()) if isinstance(first, dict) else ()
    numbers = {name: _number(item.get(name)) for name in ("points", "of", "hints", "tries")}
    state = item.get("state")
    return TaskProgress(state if state in (TASK_DONE, GAVE_UP) else "", first=answers, **numbers)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000 else 0


def task_file(folder: Path, course: Course, task: Task) -> Path:
    """Where the file of a task is in a student's folder."""
    return folder / file_name(course, task)


def aside(path: Path) -> Path:
    """Where what stands in a file is kept when the file is written anew: a name that is free."""
    names = (
        path.with_name(f"{path.name}.before{f'-{number}' if number > 1 else ''}") for number in range(1, _MOST_BEFORE)
    )
    free = next((name for name in names if not os.path.lexists(name)), None)
    if free is None:
        raise wrong(f"{_MOST_BEFORE - 1} earlier answers are kept beside {quote(str(path))}", "take some of them away")
    return free


_MOST_BEFORE = 1000


def put_task(folder: Path, courses: tuple[Course, ...], course: Course, task: Task, *, anew: bool = False) -> Path:
    """Write the file of a task, if it is not there or is to be written anew. What stood there is kept beside it.

    Raises CasusError where the folder cannot be written.
    """
    path = task_file(folder, course, task)
    if leads_out(path, folder):
        raise wrong(f"{quote(str(path))} leads out of {quote(str(folder))}", "take the link away that leads there")
    try:
        folder_below(folder, *path.relative_to(folder).parent.parts)
        if anew and path.is_file():
            path.replace(aside(path))
        if not path.exists():
            put_file(path, paper(number_of(courses, task), task))
            _lay_out(folder, course, task)
    except OSError as error:
        message, cure = f"{quote(str(path))} cannot be written: {error.strerror}", "name a folder with --folder"
        raise CasusError([Problem("folder", message, Mark("", 0, 0), cure)]) from None
    return path


def _lay_out(folder: Path, course: Course, task: Task) -> None:
    """Copy the scenarios that a task brings along, so that a student can read and assess them."""
    for name in dict.fromkeys([task.scenario, *(ask.scenario for ask in task.asks)]):
        given = task.folder / GIVEN / f"{name}.yaml"
        if name == given.stem and given.is_file() and not strays(str(given), str(task.folder)):  # a name, and no path
            target = Path(folder_below(folder, course.name, GIVEN), given.name)
            if not os.path.lexists(target):
                put_file(target, content(given, _MOST_BYTES))


BUNDLED = "bundled"
"""What names the courses of Casus itself, after others."""


def kept_folder(courses: str) -> str:
    """Where courses are, as a student's folder keeps it: a folder by its whole path, so that it is found from everywhere."""
    if courses == BUNDLED:
        return ""
    return str(Path(courses).resolve()) if Path(courses).is_dir() else courses


class Room:
    """A student's folder with the courses that belong to it."""

    def __init__(self, folder: str, courses: str) -> None:
        from casus.learn.reader import load_courses

        self.named, self.chosen = folder, courses
        self.trouble: CasusError | None = None
        self.progress = load_progress(folder_of(folder))
        if courses:
            self.progress.courses = kept_folder(courses)
        try:
            self.courses = load_courses(self.progress.courses)
        except CasusError as error:
            if courses or not self.progress.courses:
                raise
            cure = (
                f"they are named in {self.progress.folder}/{FILE}; the ones of Casus: casus learn --courses {BUNDLED}"
            )
            raise CasusError([item._replace(cure=cure) for item in error.problems]) from None
        self._bench: Any = None

    @property
    def bench(self) -> Any:
        """The bench on which tasks are checked, made when it is first needed."""
        if self._bench is None:
            from casus.learn.session import Bench

            self._bench = Bench()
        return self._bench

    def show(self, blocks: list[Any]) -> None:
        """Show a screen. The commands on it name the folder where it had to be named, so that they work as they stand."""
        from casus.show.blocks import Commands

        options = f"--folder {shlex.quote(self.named)} " if self.named else ""
        if (
            self.chosen and load_progress(self.progress.folder).courses != self.progress.courses
        ):  # not kept yet: nothing is begun
            options += f"--courses {shlex.quote(self.chosen)} "
        if options:
            old, new = "casus learn ", f"casus learn {options}"
            for place, block in enumerate(blocks):
                if isinstance(block, Commands):
                    rows = tuple((words.replace(old, new, 1), remark) for words, remark in block.rows)
                    blocks[place] = block._replace(rows=rows)
        show(blocks, "text")

    def sourced(self, task: Any) -> list[str]:
        """Where what a task tells comes from, a line each."""
        from casus.learn.session import origins

        return [origin.line for origin in origins(self.bench, task)]

    def tells(self, task: Any) -> bool:
        """Whether what Casus finds is told now: after as many tries as the course asks for."""
        course = next(item for item in self.courses if task.id in [one.id for one in item.tasks])
        return bool(self.progress.step(task.id).tries >= course.tries)

    def current(self, name: str = "") -> Any:
        """A task by its name, or the one where the student is: (course, task)."""
        from casus.learn.reader import all_tasks, find_task

        if name:
            return find_task(self.courses, name)
        named = [pair for pair in all_tasks(self.courses) if pair[1].id == self.progress.current]
        return named[0] if named else all_tasks(self.courses)[0]

    def begin(self, course: Any, task: Any, *, anew: bool = False) -> Path:
        """Go to a task: write its file if it is not there."""

        path = put_task(self.progress.folder, self.courses, course, task, anew=anew)
        self.progress.current = task.id
        self.progress.save()
        return path

    def check(self, course: Any, task: Any) -> tuple[Any, Path]:
        """Check the file of a task, and note what came of it; that it could not be kept is `trouble`, and no reason to say nothing."""
        path = task_file(self.progress.folder, course, task)
        if not path.is_file():
            other = path.with_name(f"{path.name}.txt")
            if other.is_file():  # some editors add an ending, and some systems hide it
                raise wrong(f"the file is called {other}", f"call it {path.name}")
            raise wrong(f"there is no file {path}", f"write it with casus learn start {task.id}")
        result = checked(self.bench, task, path)
        try:
            self.note(task, result)
        except CasusError as error:  # what was found is worth more than that it is kept
            self.trouble = error
        return result, path

    def note(self, task: Any, result: Any) -> None:
        """Keep what came of a check; the first complete answers are kept for the table of predictions."""

        step = self.progress.step(task.id)
        changes: dict[str, Any] = {"points": result.points, "of": result.of, "tries": step.tries + result.read}
        if result.done and not step.state:
            changes["state"] = TASK_DONE
        answered = tuple((part.id, part.answered) for part in result.parts if part.answered)
        if not step.first and answered and len(answered) == len(result.parts):
            changes["first"] = answered
        self.progress.current = task.id
        self.progress.note(task.id, **changes)


def checked(bench: Any, task: Any, path: Path) -> Any:
    """A file checked against its task. What cannot be read as text is a problem, and no wrong answer."""
    from casus.files.problems import Mark, Problem, not_followed, not_opened
    from casus.learn.checks import MOST_TEXT, Result, check_work

    here = Mark(str(path), 1, 1)
    if path.is_symlink():
        return Result(task, (), (not_followed(str(path)),))
    try:
        data = content(path, MOST_TEXT)
    except OSError as error:
        large = Problem("too-large", "this file is larger than any task needs", here, "write less")
        return Result(task, (), (large if error.errno == errno.EFBIG else not_opened(error, here),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Result(task, (), (Problem("not-utf-8", "this file is not text in UTF-8", here, "save it as UTF-8"),))
    if not text.strip():
        return Result(
            task, (), (Problem("empty", "nothing is written in this file", here, "casus learn reset writes it anew"),)
        )
    return check_work(bench, task, text, str(path))
