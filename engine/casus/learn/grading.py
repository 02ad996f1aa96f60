"""Marking the work of a class: each file checked in a process of its own, so that no file can harm or hold up the rest."""

import gc
import multiprocessing
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from casus.files.inputs import content
from casus.files.problems import visible
from casus.files.tree import Map, Node, Seq, parse
from casus.learn.checks import MOST_TEXT
from casus.learn.folder import FILE, FOLDER, StudentProgress, load_progress
from casus.learn.questions import OPEN, ResultPart
from casus.learn.reader import GIVEN, all_tasks, file_name, find_task, load_courses
from casus.learn.task import Course, Task

SECONDS = 60
"""How long one file may take; a longer one is not marked."""
_MOST_FILES = 500
MOST_WORKERS = 8
MOST_STUDENTS = 2000
NOT_READABLE, TOO_LONG, OUR_FAULT = "not readable", "took too long", "a mistake of Casus"
LINK = "a link, which is not followed"
_SAFE = "PYTHONSAFEPATH"
_STARTING = Lock()
_Tell = Callable[[int, int], None]


class TaskMark(NamedTuple):
    """What came of one task of one student. `trouble` is set where it could not be marked; that is no wrong answer.

    A `note` without trouble is about a part that could not be read, where others could. `of` is what counts: what could not be read does not.
    """

    task: str
    points: int
    of: int
    parts: tuple[ResultPart, ...] = ()
    trouble: str = ""
    note: str = ""
    line: int = 0
    hints: int = 0
    gave_up: bool = False
    first: tuple[tuple[str, str], ...] = ()


class Student(NamedTuple):
    """The work of one student, as it stands in a folder. `aside` says of files that were not looked at why not."""

    name: str
    marks: dict[str, TaskMark]
    aside: tuple[str, ...] = ()


class Marked:
    """A class: the tasks that were marked, and the students."""

    def __init__(self, tasks: tuple[tuple[Course, Task], ...], students: tuple[Student, ...]) -> None:
        self.tasks, self.students = tasks, students

    @cached_property
    def of(self) -> dict[str, int]:
        """What each task is worth: by its questions, or, where it has none, by the work that was handed in."""
        found = {task.id: sum(ask.points for ask in task.asks) for _, task in self.tasks}
        for student in self.students:
            for mark in student.marks.values():
                found[mark.task] = max(found.get(mark.task, 0), mark.of)
        return found

    def counted(self, student: Student, course: Course | None = None) -> tuple[int, int]:
        """The points of a student and what they are of, in one course or in all: what could not be read leaves the total too."""
        worth, points, of = self.of, 0, 0
        for home, task in self.tasks:
            if course is None or home.id == course.id:
                mark = student.marks.get(task.id)
                points += mark.points if mark is not None else 0
                of += worth[task.id] if mark is None else mark.of
        return points, of

    @property
    def courses(self) -> list[Course]:
        """The courses of which something was handed in, in order."""
        return list({course.id: course for course, _ in self.tasks}.values())


class Submission(NamedTuple):
    """The folder of one student: its name as it is shown, which is no other student's, and what it holds."""

    name: str
    folder: Path
    held: "Found"


def students_in(folders: list[Path], courses: tuple[Course, ...]) -> list[Submission]:
    """The students' folders: each folder in one that was named, and the named one itself where it holds work. Links are not followed.

    Work in a folder itself is what stands where `casus learn` puts it. If folders with work of their own lie beside it, they are other
    students': so no folder, however it is called, makes a class into one student.
    """
    found: list[tuple[Path, str, Found]] = []
    for folder in folders:
        own = _laid_out(folder, courses)
        works = bool(own.files) or (folder / FILE).is_file()
        kept = {course.name for course in courses} | {FOLDER, GIVEN} if works else set[str]()
        held = [(path, files_of(path, courses)) for path in _folders_in(folder) if path.name not in kept]
        if works:
            held = [(path, item) for path, item in held if item.files]
            name = folder.resolve().parent.name if folder.name == FOLDER else folder.resolve().name
            found.append((folder, name, own if held else files_of(folder, courses)))
        found += [(path, path.name, item) for path, item in held]
    names = _told_apart([(path, name) for path, name, _ in found])
    return [Submission(name, path, held) for name, (path, _, held) in zip(names, found, strict=True)][:MOST_STUDENTS]


def _told_apart(found: list[tuple[Path, str]]) -> list[str]:
    """The names of students: that of the folder; where two are alike, with the folder above; where these are alike too, with a number."""
    count = Counter(_alike(name) for _, name in found)
    names = [
        visible(f"{path.resolve().parent.name}/{name}" if count[_alike(name)] > 1 else name) for path, name in found
    ]
    made: dict[str, str] = {}
    for name in names:
        free, number = name, 2
        while _alike(free) in made:
            free, number = f"{name} ({number})", number + 1
        made[_alike(free)] = free
    return list(made.values())


def _alike(name: str) -> str:
    """What two names have in common that no reader tells apart."""
    return unicodedata.normalize("NFKC", name).casefold()


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
        )
    except OSError:
        return []


def _laid_out(folder: Path, courses: tuple[Course, ...]) -> "Found":
    """The files of tasks that stand where `casus learn` puts them."""
    found: dict[str, Path] = {}
    for home in (folder, folder / FOLDER):
        for course, task in all_tasks(courses):
            path = home / file_name(course, task)
            if _is_file(path) and not any(above.is_symlink() for above in (home, path.parent)):
                found.setdefault(task.id, path)
    return Found(found)


class Found(NamedTuple):
    """What a student's folder holds: the files of tasks, by task, and in words what was left aside."""

    files: dict[str, Path]
    aside: tuple[str, ...] = ()


def files_of(folder: Path, courses: tuple[Course, ...]) -> Found:
    """The files of a student's folder by task; only regular files, and no link is followed. Where they belong is looked at first."""
    names = {f"{task.id}{task.suffix}": task.id for _, task in all_tasks(courses)}
    found = dict(_laid_out(folder, courses).files)
    aside: list[str] = []
    looked = 0
    for place, folders, files in os.walk(folder, followlinks=False):
        aside += [f"{name} is {LINK}" for name in folders if Path(place, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != GIVEN)
        for name in sorted(files):
            looked += 1
            if looked > _MOST_FILES:
                return Found(found, (*aside, f"only the first {_MOST_FILES} files were looked at"))
            path = Path(place, name)
            task_id = names.get(task_name(name))
            if task_id is None:
                if name != FILE and not name.startswith(".") and ".before" not in name:
                    aside.append(f"{name} is the file of no task")
            elif not _is_file(path):
                aside.append(f"{name} is {LINK if path.is_symlink() else 'no regular file'}")
            else:
                found.setdefault(task_id, path)
    return Found(found, tuple(dict.fromkeys(aside)))


def task_name(name: str) -> str:
    """The name of a task's file without its number, and without an ending that an editor added."""
    plain = name.removesuffix(".txt")
    return plain[3:] if plain[:2].isdigit() and plain[2:3] == "-" else plain


def _is_file(path: Path) -> bool:
    """Whether there is a regular file itself, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def mark_class(folders: list[Path], place: str = "", tell: _Tell = lambda done, total: None) -> Marked:
    """Mark everybody's work. `place` is where the courses are; `tell` is told how far the work is."""
    courses = load_courses(place)
    work = students_in(folders, courses)
    by_task: dict[str, list[tuple[str, Path]]] = {}
    for name, _, held in work:
        for task, path in held.files.items():
            by_task.setdefault(task, []).append((name, path))
    marks = _all_marked(by_task, place, tell)
    students = []
    for name, folder, held in work:
        progress = _own_record(folder)
        own = {task: _with_progress(marks[task, name], progress) for task in held.files}
        students.append(Student(name, own, held.aside))
    tasks = tuple(pair for pair in all_tasks(courses) if pair[1].id in by_task)
    return Marked(tasks, tuple(students))


def _all_marked(by_task: dict[str, list[tuple[str, Path]]], place: str, tell: _Tell) -> dict[tuple[str, str], TaskMark]:
    """The marks by task and student. Each task is one worker's, which assesses what it is about once only; as many work as there are cores."""
    total = sum(map(len, by_task.values()))
    found: dict[tuple[str, str], TaskMark] = {}
    waiting = sorted(by_task, key=lambda task: -len(by_task[task]))
    lock = Lock()

    def work() -> None:
        worker = Worker(place)
        try:
            while True:
                with lock:
                    task = waiting.pop(0) if waiting else ""
                if not task:
                    return
                for name, path in by_task[task]:
                    mark = worker.mark(task, path)
                    with lock:
                        found[task, name] = mark
                        tell(len(found), total)
        finally:
            worker.close()

    workers = max(1, min(len(by_task), os.cpu_count() or 1, MOST_WORKERS))
    with ThreadPoolExecutor(workers) as pool:
        for job in [pool.submit(work) for _ in range(workers)]:
            job.result()
    return found


def _own_record(folder: Path) -> StudentProgress | None:
    """What a student's own record says of hints and first answers; None where it cannot be read."""
    from casus.files.problems import CasusError

    try:
        return load_progress(folder if (folder / FILE).is_file() else folder / FOLDER)
    except (CasusError, OSError):
        return None


def _with_progress(mark: TaskMark, progress: StudentProgress | None) -> TaskMark:
    """A mark with what the student's own record says of hints; it is said and never counted, because anybody can change it."""
    if progress is None:
        return mark
    step = progress.step(mark.task)
    return mark._replace(hints=step.hints, gave_up=step.state == "gave up", first=step.first)


class Worker:
    """A process that checks files, one after the other; it is replaced when it dies or takes too long."""

    def __init__(self, place: str, seconds: float = SECONDS) -> None:
        self.place, self.seconds = place, seconds
        self.context = multiprocessing.get_context("spawn")
        self.process: Any = None
        self.pipe: Any = None

    def mark(self, task: str, path: Path) -> TaskMark:
        """Check one file."""
        if self.process is None:
            self.pipe, other = self.context.Pipe()
            self.process = self.context.Process(target=serve, args=(other, self.place), daemon=True)
            with _nothing_from_here():
                self.process.start()
            other.close()
        try:
            self.pipe.send((task, str(path)))
            if self.pipe.poll(self.seconds):
                return TaskMark(*self.pipe.recv())
            self.close()
            return TaskMark(task, 0, 0, trouble=TOO_LONG, note=f"not marked after {self.seconds:g} seconds")
        except (EOFError, OSError):
            self.close()
            return TaskMark(task, 0, 0, trouble=OUR_FAULT, note="the process that checked it ended")

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.pipe.close()
            self.process.terminate()
            self.process.join(5)
            self.process = None


@contextmanager
def _nothing_from_here() -> Iterator[None]:
    """A Python that is started meanwhile does not look for modules in the folder of the call, where anything may lie."""
    with _STARTING:  # what the environment says is of all threads
        before = os.environ.get(_SAFE)
        os.environ[_SAFE] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SAFE]
            else:
                os.environ[_SAFE] = before


def serve(pipe: Connection, place: str) -> None:
    """Answer each task and file with a mark, until nobody asks any more."""
    from casus.learn.session import Bench

    gc.set_threshold(200_000, 50, 50)  # as the command line does: laws are many small objects that stay
    courses, bench = load_courses(place), Bench()
    known: dict[object, TaskMark] = {}  # many in a class write the same
    while True:
        try:
            name, path = pipe.recv()
        except EOFError:
            return
        task = find_task(courses, name)[1]
        key = _same_work(task, Path(path))
        mark = known.get(key) or marked(bench, task, Path(path))
        if key is not None and not mark.trouble and not mark.note:
            known[key] = mark
        pipe.send(tuple(mark))


def _same_work(task: Task, path: Path) -> object:
    """What a file says, without its comments: two that say the same get the same mark. None where it cannot be read so."""
    try:
        text = content(path, MOST_TEXT).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    if task.suffix != ".yaml":
        return task.id, tuple("" if line.lstrip().startswith("#") else line.rstrip() for line in text.splitlines())
    try:
        node, problems = parse(text, "")
    except Exception:  # the check says what it is
        return None
    return (task.id, _plain(node)) if node is not None and not problems else None


def _plain(node: Node) -> object:
    """A tree without the places where its parts stand."""
    if isinstance(node, Map):
        return "map", tuple((_plain(key), _plain(value)) for key, value in node.entries)
    return ("list", tuple(map(_plain, node.items))) if isinstance(node, Seq) else (node.text, node.plain)


def marked(bench: Any, task: Task, path: Path) -> TaskMark:
    """One file checked; a mistake of ours is said to be one."""
    from casus.files.problems import fault
    from casus.learn.folder import checked

    try:
        result = checked(bench, task, path)
    except Exception as error:
        return TaskMark(task.id, 0, 0, trouble=OUR_FAULT, note=fault(error))
    note, line = (result.problems[0].message, result.problems[0].mark.line) if result.problems else ("", 0)
    if result.problems and not result.read:
        return TaskMark(task.id, 0, 0, trouble=NOT_READABLE, note=note, line=line)
    unread = sum(part.of for part in result.parts if part.state == OPEN and part.answered)
    return TaskMark(task.id, result.points, result.of - unread, result.parts, note=note, line=line)
