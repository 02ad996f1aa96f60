"""How far a student is: one file in the student's folder. What stands in it is read with care, because anybody can change it."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from casus.library import CasusError
from casus.problems import Mark, Problem, quote

FILE = "progress.json"
FOLDER = "learn"
MOST_BYTES = 1 << 20
DONE, GAVE_UP = "done", "gave up"


class Step(NamedTuple):
    """What is known of one task: its state, the points reached, the hints taken, the checks made, and the first answers."""

    state: str = ""
    points: int = 0
    of: int = 0
    hints: int = 0
    tries: int = 0
    first: tuple[tuple[str, str], ...] = ()


class Progress:
    """The progress kept in one folder."""

    def __init__(
        self, folder: Path, courses: str = "", current: str = "", steps: dict[str, Step] | None = None
    ) -> None:
        self.folder = folder
        self.courses = courses
        self.current = current
        self.steps = steps or {}

    @property
    def begun(self) -> bool:
        """Whether the folder is a student's folder already."""
        return (self.folder / FILE).is_file()

    def step(self, task: str) -> Step:
        """What is known of a task."""
        return self.steps.get(self._key(task), Step())

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
        return self.step(task).state in (DONE, GAVE_UP)

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
            beside = self.folder / f".{FILE}.{os.getpid()}"
            beside.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
            beside.replace(self.folder / FILE)
        except OSError as error:
            message, cure = (
                f"{quote(str(self.folder))} cannot be written: {error.strerror}",
                "name a folder with --folder",
            )
            raise CasusError([Problem("folder", message, Mark("", 0, 0), cure)]) from None


def folder_of(text: str) -> Path:
    """The student's folder: the one named, the one we are in or below, else learn/ here."""
    if text:
        return Path(text)
    here = Path.cwd()
    for place in (here, *list(here.parents)[:2]):
        if (place / FILE).is_file() and _is_ours(place / FILE):
            return Path(os.path.relpath(place))
    return Path(FOLDER)


def _is_ours(path: Path) -> bool:
    values = _values(path)
    return isinstance(values, dict) and "tasks" in values and "current" in values


def _values(path: Path) -> Any:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def load(folder: Path) -> Progress:
    """The progress kept in a folder; a new one where there is none. Raises CasusError for a file that cannot be read."""
    path = folder / FILE
    if not path.is_file():
        return Progress(folder)
    values = _values(path)
    if not isinstance(values, dict):
        message = f"{quote(str(path))} cannot be read"
        cure = "take it away, and casus learn begins anew; your answers stay as they are"
        raise CasusError([Problem("progress", message, Mark("", 0, 0), cure)])
    tasks = values.get("tasks")
    steps = {str(name): _step(item) for name, item in tasks.items()} if isinstance(tasks, dict) else {}
    return Progress(folder, _text(values.get("courses")), _text(values.get("current")), steps)


def _step(item: Any) -> Step:
    """One entry, with what is strange in it left out."""
    if not isinstance(item, dict):
        return Step()
    first = item.get("first")
    answers = tuple((str(key), str(value)) for key, value in first.items()) if isinstance(first, dict) else ()
    numbers = {name: _number(item.get(name)) for name in ("points", "of", "hints", "tries")}
    state = item.get("state")
    return Step(state if state in (DONE, GAVE_UP) else "", first=answers, **numbers)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000 else 0
