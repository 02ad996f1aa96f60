"""A student's folder with the courses that belong to it: where the student is, what is checked, what is shown."""

import shlex
from pathlib import Path
from typing import Any

from casus.library import CasusError
from casus.options import show

BUNDLED = "bundled"
"""What names the courses of Casus itself, after others."""


def kept(courses: str) -> str:
    """Where courses are, as a student's folder keeps it: a folder by its whole path, so that it is found from everywhere."""
    if courses == BUNDLED:
        return ""
    return str(Path(courses).resolve()) if Path(courses).is_dir() else courses


class Room:
    """A student's folder with the courses that belong to it."""

    def __init__(self, folder: str, courses: str) -> None:
        from casus.course import load_courses
        from casus.progress import FILE, folder_of, load

        self.named, self.chosen = folder, courses
        self.trouble: CasusError | None = None
        self.progress = load(folder_of(folder))
        if courses:
            self.progress.courses = kept(courses)
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
            from casus.bench import Bench

            self._bench = Bench()
        return self._bench

    def show(self, blocks: list[Any]) -> None:
        """Show a screen. The commands on it name the folder where it had to be named, so that they work as they stand."""
        from casus.layout import Commands
        from casus.progress import load

        options = f"--folder {shlex.quote(self.named)} " if self.named else ""
        if (
            self.chosen and load(self.progress.folder).courses != self.progress.courses
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
        from casus.tasksources import origins

        return [origin.line for origin in origins(self.bench, task)]

    def current(self, name: str = "") -> Any:
        """A task by its name, or the one where the student is: (course, task)."""
        from casus.course import all_tasks, find

        if name:
            return find(self.courses, name)
        named = [pair for pair in all_tasks(self.courses) if pair[1].id == self.progress.current]
        return named[0] if named else all_tasks(self.courses)[0]

    def begin(self, course: Any, task: Any, *, anew: bool = False) -> Path:
        """Go to a task: write its file if it is not there."""
        from casus.paper import put

        path = put(self.progress.folder, self.courses, course, task, anew=anew)
        self.progress.current = task.id
        self.progress.save()
        return path

    def check(self, course: Any, task: Any) -> tuple[Any, Path]:
        """Check the file of a task, and note what came of it; that it could not be kept is `trouble`, and no reason to say nothing."""
        from casus.desk import wrong
        from casus.paper import place

        path = place(self.progress.folder, course, task)
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
        from casus.progress import DONE

        step = self.progress.step(task.id)
        changes: dict[str, Any] = {"points": result.points, "of": result.of, "tries": step.tries + 1}
        if result.done and not step.state:
            changes["state"] = DONE
        answered = tuple((part.id, part.answered) for part in result.parts if part.answered)
        if not step.first and answered and len(answered) == len(result.parts):
            changes["first"] = answered
        self.progress.current = task.id
        self.progress.note(task.id, **changes)


def checked(bench: Any, task: Any, path: Path) -> Any:
    """A file checked against its task. What cannot be read as text is a problem, and no wrong answer."""
    from casus.checking import MOST_TEXT, Result, check
    from casus.problems import Mark, Problem, not_opened

    here = Mark(str(path), 1, 1)
    try:
        data = path.read_bytes()[: MOST_TEXT + 1]
    except OSError as error:
        return Result(task, (), (not_opened(error, here),))
    if len(data) > MOST_TEXT:
        return Result(task, (), (Problem("too-large", "this file is larger than any task needs", here, "write less"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Result(task, (), (Problem("not-utf-8", "this file is not text in UTF-8", here, "save it as UTF-8"),))
    if not text.strip():
        return Result(
            task, (), (Problem("empty", "nothing is written in this file", here, "casus learn reset writes it anew"),)
        )
    return check(bench, task, text, str(path))
