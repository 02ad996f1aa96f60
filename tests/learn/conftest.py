"""What the sentences of the features on exercises do."""

import re
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from casus.learn.reader import find_task, load_courses
from commands import one_law, run


class Student:
    """A student at a terminal: a folder, and what the screen says."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.screen = ""
        self.height = 0

    def runs(self, words: str) -> None:
        """Run a command and look at the screen."""
        printed = run(*words.split()[1:])
        self.screen = " ".join((printed.out + printed.err).split())
        self.height = len(printed.lines)

    def file(self, task: str) -> Path:
        """The file of a task."""
        return next((self.home / "learn").glob(f"*/*-{task}.*"))


@pytest.fixture
def student(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Student:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    return Student(tmp_path)


@given("a student in an empty folder")
def _new(student: Student) -> None:
    assert not list(student.home.iterdir())


@given(parsers.re(r"a student who began the task (?P<task>\S+)"))
def _began(student: Student, task: str) -> None:
    student.runs(f"casus learn start {task}")
    student.task = task  # type: ignore[attr-defined]


@when(parsers.re(r"the student runs (?P<words>casus .+)"))
def _runs(student: Student, words: str) -> None:
    student.runs(words)


@when(parsers.re(r"the student answers (?P<name>\w+) with (?P<answer>.+)"))
def _answers(student: Student, name: str, answer: str) -> None:
    path = student.file(student.task)  # type: ignore[attr-defined]
    text, count = re.subn(rf"(?m)^{name}: .*$", f"{name}: {answer}", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")


@when("the student writes the solution")
def _solves(student: Student) -> None:
    _, task = find_task(load_courses(), student.task)  # type: ignore[attr-defined]
    student.file(task.id).write_text(task.solution, encoding="utf-8")


@then(parsers.re(r"the screen has at most (?P<most>\d+) lines"))
def _fits(student: Student, most: str) -> None:
    assert student.height <= int(most)


@then(parsers.re(r'the screen says "(?P<words>.+)"'))
def _says(student: Student, words: str) -> None:
    assert words in student.screen


@then(parsers.re(r'the screen does not say "(?P<words>.+)"'))
def _says_not(student: Student, words: str) -> None:
    assert words not in student.screen


@then(parsers.re(r'the file of the task (?P<task>\S+) says "(?P<words>.+)"'))
def _holds(student: Student, task: str, words: str) -> None:
    assert words in student.file(task).read_text(encoding="utf-8")


@then("the folder is still empty")
def _empty(student: Student) -> None:
    assert not list(student.home.iterdir())


@then("nothing stands outside of the folder learn")
def _nothing(student: Student) -> None:
    assert [path.name for path in student.home.iterdir()] == ["learn"]
