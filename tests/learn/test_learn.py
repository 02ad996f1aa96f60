"""The exercises: every task is played through, and the commands do what a student needs."""

import re
from pathlib import Path

import pytest

from casus.files.problems import render_problem
from casus.learn import lint
from casus.learn.checks import Result, check_work
from casus.learn.folder import StudentProgress
from casus.learn.questions import RIGHT_ANSWER
from casus.learn.reader import all_tasks, load_courses
from casus.learn.screens import outcome
from casus.learn.session import Bench, is_history, origins
from casus.learn.task import (
    ASK_QUESTIONS,
    CHANGE,
    CLAUSE,
    DID,
    DUE,
    SIDE,
    SINCE,
    TURNS,
    WANT_STATUS,
    WANT_TEXT,
    WHO,
    Course,
    Task,
)
from casus.show.blocks import height
from commands import bundled_law, compare, one_law, run

COURSES = load_courses()
TASKS = [task for _, task in all_tasks(COURSES)]
WRONG = [(task, number) for task in TASKS for number in range(len(task.wrong))]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(bundled_law())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "learn"


def said(result: Result) -> str:
    """All that the feedback says of what is not right, on one line."""
    parts = [
        words
        for part in result.parts
        if part.state != RIGHT_ANSWER
        for words in (part.asks, part.answered, part.finds, *part.lines)
    ]
    return " ".join(" ".join([*parts, *map(render_problem, result.problems)]).split())


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_that_is_not_begun_says_what_is_asked(task: Task, bench: Bench) -> None:
    result = check_work(bench, task, task.begin)
    assert not result.done
    assert not result.problems, said(result)
    assert all(part.asks for part in result.parts)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_the_solution_of_a_task_passes_and_is_told_on_a_screen(task: Task, bench: Bench) -> None:
    result = check_work(bench, task, task.solution)
    assert result.done, said(result)
    sourced = [origin.line for origin in origins(bench, task)]
    blocks = outcome(COURSES, result, Path("learn/task.yaml"), StudentProgress(Path("learn")), sourced=sourced)
    assert height(blocks) <= 38


@pytest.mark.parametrize(("task", "number"), WRONG, ids=lambda item: getattr(item, "id", item))
def test_a_typical_wrong_answer_fails_with_the_right_reason(task: Task, number: int, bench: Bench) -> None:
    wrong = task.wrong[number]
    result = check_work(bench, task, wrong.text)
    assert not result.done
    feedback = said(result)
    for words in wrong.shows:
        assert words in feedback
    reasons = " ".join([line for part in result.parts if part.state != RIGHT_ANSWER for line in part.lines])
    if result.parts:  # else it could not be read, and the problem says why
        assert reasons, "what is not right has a reason"
    if result.parts and task.kind in (*ASK_QUESTIONS, CHANGE, SIDE):
        assert any(words in reasons for words in wrong.shows), "the reason says it, and not the question alone"


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_has_three_hints_and_three_wrong_answers(task: Task) -> None:
    assert len(task.hints) >= 3
    assert "?" in task.hints[0], "the first hint asks"
    assert len(task.wrong) >= 3


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_a_task_names_its_sources_or_is_invented(task: Task, bench: Bench) -> None:
    assert not [problem.message for problem in lint.unsourced_facts(task, bench)]
    assert origins(bench, task)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.id)
def test_a_course_ends_with_a_case_study_of_what_happened(course: Course, bench: Bench) -> None:
    assert course.tasks[-1].title.startswith("Case study")
    assert is_history(bench, course.tasks[-1])


OTHER = {
    WANT_STATUS: "lapsed",
    WHO: "Georgia",
    SINCE: "1999-01-01",
    DUE: "1999-01-01",
    WANT_TEXT: "2010",
    DID: "not performed",
    TURNS: "nothing",
    CLAUSE: "un.2.4",
}
"""An answer of each sort that is seldom right."""


@pytest.mark.parametrize("task", [task for task in TASKS if task.kind in ASK_QUESTIONS], ids=lambda task: task.id)
def test_feedback_fits_on_a_screen_however_wrong_the_answers_are(task: Task, bench: Bench) -> None:
    result = check_work(bench, task, "".join(f"{ask.id}: {OTHER[ask.want]}\n" for ask in task.asks))
    assert result.read
    assert height(outcome(COURSES, result, Path("learn/task.yaml"), StudentProgress(Path("learn")))) <= 38


def test_from_nothing_to_a_solved_task(folder: Path, golden: bool) -> None:
    screens = [run("learn").out, run("learn", "start").out]
    file = next(folder.glob("1-*/01-*"))
    text = file.read_text(encoding="utf-8")
    untouched = run("learn", "check")
    assert untouched.status == 1
    screens += [untouched.out, run("learn", "hint").out]
    file.write_text(re.sub(r"(?m)^russia_helps: .*", "russia_helps: no", text), encoding="utf-8")
    first = run("learn", "check")
    assert "Casus finds:" not in first.out, "a hint comes first"
    wrong = run("learn", "check")
    assert wrong.status == 1
    assert run("learn", "solution").status == 2
    file.write_text(TASKS[0].solution, encoding="utf-8")
    right = run("learn", "check")
    assert right.status == 0
    screens += [
        first.out,
        wrong.out,
        right.out,
        run("learn", "solution").out,
        run("learn", "next").out,
        run("learn", "list").out,
    ]
    compare(golden, "learn-first-task", "\n----\n".join(screens))
    assert [path.name for path in folder.parent.iterdir()] == ["learn"]


def test_a_file_that_cannot_be_read_is_no_wrong_answer(folder: Path) -> None:
    run("learn", "start")
    file = next(folder.glob("1-*/01-*"))
    file.write_text("russia_helps: [yes\n", encoding="utf-8")
    printed = run("learn", "check")
    assert printed.status == 1
    assert "no wrong answer" in printed.out


@pytest.mark.parametrize(
    ("task", "text", "answer"),
    [
        ("one-word", "set: {shelling.weight: massive}\n", "It waits for a request"),
        ("russia-side", "answers: {gravity: any_force}\nclause: cst.2.2\ncost: jermuk-2022\n", "question bands"),
    ],
)
def test_a_first_wrong_change_or_side_gets_a_hint_and_no_answer(
    folder: Path, task: str, text: str, answer: str
) -> None:
    run("learn", "start", task)
    next(folder.glob(f"*/*-{task}.yaml")).write_text(text, encoding="utf-8")
    first, second = (" ".join(run("learn", "check").out.split()) for _ in range(2))
    assert "Not yet" in first and "A question that may help" in first and answer not in first
    assert answer in second


def test_reset_keeps_what_was_written(folder: Path) -> None:
    run("learn", "start", "osh")
    file = next(folder.glob("1-*/*-osh.yaml"))
    file.write_text("mine", encoding="utf-8")
    run("learn", "reset", "osh")
    assert "TODO" in file.read_text(encoding="utf-8")
    assert file.with_name(f"{file.name}.before").read_text(encoding="utf-8") == "mine"


def test_watch_checks_at_each_save_and_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from casus.cli.learn import Room
    from casus.learn.screens import follow

    run("learn", "start")
    room = Room("learn", "")
    file = next(folder.glob("1-*/01-*"))

    def saves():  # type: ignore[no-untyped-def]
        yield
        yield
        file.write_text(TASKS[0].wrong[0].text, encoding="utf-8")
        yield
        file.write_text(TASKS[0].solution, encoding="utf-8")
        yield

    results = list(follow(room, "", saves()))
    assert [result.done for result in results] == [False, False, True]
    assert room.progress.current == TASKS[1].id


def test_a_broken_progress_file_is_answered_with_a_cure(folder: Path) -> None:
    run("learn", "start")
    (folder / "progress.json").write_text("{", encoding="utf-8")
    printed = run("learn")
    assert printed.status == 2
    assert "Take it away" in printed.err


def test_a_mistake_of_ours_is_not_the_students(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from casus.learn import folder as room

    def fails(*_: object) -> None:
        raise RuntimeError("ours")

    run("learn", "start")
    monkeypatch.setattr(room, "checked", fails)
    printed = run("learn", "check")
    assert "Casus made a mistake here. Your file is not the cause." in printed.err
    assert "Traceback" not in printed.err + printed.out
    assert '"tries"' not in (folder / "progress.json").read_text(encoding="utf-8"), "nothing is counted against anybody"


def test_watch_goes_on_whatever_becomes_of_the_file(folder: Path) -> None:
    from casus.cli.learn import Room
    from casus.learn.screens import follow

    run("learn", "start")
    room = Room("learn", "")
    file = next(folder.glob("1-*/01-*"))

    def saves():  # type: ignore[no-untyped-def]
        file.write_text("", encoding="utf-8")  # some editors empty a file before they write it
        yield
        file.unlink()
        yield
        file.mkdir()
        yield
        file.rmdir()
        file.write_bytes(b"\xff\xfe")
        yield
        (folder / "progress.json").write_text("{", encoding="utf-8")
        file.write_text(TASKS[0].solution, encoding="utf-8")
        yield

    results = list(follow(room, "", saves()))
    assert [(result.done, bool(result.problems)) for result in results] == [(False, True), (True, False)]


def test_two_courses_in_one_folder_keep_apart(folder: Path) -> None:
    assert run("learn", "new", "own", TASKS[0].id).status == 0
    assert run("learn", "start", TASKS[0].id).status == 0
    next(folder.glob("1-*/01-*")).write_text(TASKS[0].solution, encoding="utf-8")
    assert run("learn", "check").status == 0
    assert "--courses own" in run("learn", "--courses", "own").out
    assert "0 of 1" in run("learn", "--courses", "own", "list").out
    run("learn", "--courses", "own", "start")
    assert "0 of 1" in run("learn").out, "the folder remembers its courses"
    assert "1 of 6" in run("learn", "--courses", "bundled", "list").out


def test_what_cannot_be_kept_is_shown_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from casus.files.problems import Mark, Problem
    from casus.learn.folder import StudentProgress
    from casus.scenarios.library import CasusError

    def fails(_: StudentProgress) -> None:
        raise CasusError([Problem("folder", "no room", Mark("", 0, 0), "make some")])

    run("learn", "start")
    monkeypatch.setattr(StudentProgress, "save", fails)
    printed = run("learn", "check")
    assert printed.status == 2
    assert "0 of 3 right" in printed.out
    assert "No room" in printed.err
