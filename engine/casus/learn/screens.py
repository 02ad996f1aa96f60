"""The screens of casus learn: where a student is, what is to be done, what came of a check, and what helps."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.law.model import Law
from casus.learn.checks import DEEDS, Result
from casus.learn.folder import GAVE_UP, TASK_DONE, Room, StudentProgress, task_file
from casus.learn.questions import OPEN, RIGHT_ANSWER, SAYS_STATUS, STATUS_WORDS, ResultPart, chosen_reasons
from casus.learn.reader import all_tasks, number_of
from casus.learn.task import (
    ASK_QUESTIONS,
    CHANGE,
    DID,
    SIDE,
    TASK_KINDS,
    WANT_STATUS,
    Course,
    Task,
    paragraphs,
)
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table, Title, height, join, strong, unbroken
from casus.show.terminal import write
from casus.words.names import counted, sentence_start

BAR = 12
_MOST_LINES = 5
MOST_HEIGHT = 38
"""Lines of one screen; fewer reasons are shown where more would not fit."""
TOLD_ANYWAY = ("needed", "cost")
"""Parts of a side that was taken whose words are worth reading when they are right: who holds the answer, and what it costs."""
HINT = "casus learn hint"
CHECK = "casus learn check"


def progress_bar(done: int, of: int, width: int = BAR) -> str:
    """How much is done, as a bar of plain characters."""
    filled = done * width // of if of else 0
    return f"[{'#' * filled}{'-' * (width - filled)}]"


def count_done(progress: StudentProgress, course: Course) -> int:
    """How many tasks of a course were solved or given up."""
    return sum(progress.done(task.id) for task in course.tasks)


def next_task(courses: tuple[Course, ...], progress: StudentProgress) -> tuple[Course, Task] | None:
    """The first task that is neither solved nor given up; after the current one, if there is one there."""
    every = all_tasks(courses)
    names = [task.id for _, task in every]
    start = names.index(progress.current) if progress.current in names else 0
    rest = [*every[start:], *every[:start]]
    return next((pair for pair in rest if not progress.done(pair[1].id)), None)


def welcome(courses: tuple[Course, ...], progress: StudentProgress) -> list[Block]:
    """Where a student is, and the next step."""
    tasks = all_tasks(courses)
    made: list[Block] = []
    if not progress.begun:
        made += [
            Para("Welcome. You will read a treaty as its members do: they do not agree on it.", 0),
            Para(
                f"{counted(len(tasks), 'task')} in {counted(len(courses), 'course')}. No programming. Each task is one small file.",
                0,
            ),
            Para(f"Your work will be kept in this folder: {progress.folder}/  It leaves nothing elsewhere.", 0),
            Gap(),
        ]
    made.append(_courses(courses, progress))
    coming = next_task(courses, progress)
    if coming is None:
        made += [Gap(), Para("All tasks are done. See any of them again: casus learn list", 0)]
        return made
    course, task = coming
    number = number_of(courses, task)
    if not progress.begun:
        made.append(Commands("NEXT", (("casus learn start", "writes the first task into your folder"),)))
        return made
    made.append(Gap())
    made.append(Para(f"Task {number}  {task.title}: {TASK_KINDS[task.kind]}", 0))
    path = task_file(progress.folder, course, task)
    if not path.is_file():
        made.append(Commands("NEXT", ((f"casus learn start {task.id}", ""),)))
        return made
    made.append(Para(f"Open this file in a text editor, answer, and save it: {path}", 0))
    made.append(
        Commands("NEXT", ((CHECK, "checks the file"), ("casus learn watch", "checks it at each save"), (HINT, "")))
    )
    return made


def _courses(courses: tuple[Course, ...], progress: StudentProgress) -> Block:
    return Table(
        tuple(
            (
                f"{course.number}",
                course.title,
                f"{progress_bar(count_done(progress, course), len(course.tasks))}  {count_done(progress, course)} of {len(course.tasks)}",
            )
            for course in courses
        ),
        1,
        False,
    )


def task_listing(courses: tuple[Course, ...], progress: StudentProgress, everything: bool = False) -> list[Block]:
    """All tasks with their state: those of the course where a student is in lines, the others by their names."""
    made: list[Block] = []
    coming = next_task(courses, progress)
    here = next((course for course in courses if progress.current in [task.id for task in course.tasks]), None)
    here = here or (coming[0] if coming is not None else courses[0])
    for course in courses:
        made.append(
            Heading(
                f"{course.number}  {course.title.upper()}", f"{count_done(progress, course)} of {len(course.tasks)}"
            )
        )
        if everything or course is here:
            rows = [
                (f"{number_of(courses, task):>2}", _mark(progress, task), task.id, task.title) for task in course.tasks
            ]
            made.append(Table(tuple(rows), 2, False))
        else:
            names = (
                f"{number_of(courses, task)} {task.id}{_mark(progress, task).strip(' >')}" for task in course.tasks
            )
            made.append(Para(join(map(unbroken, names), ", "), 4))
    made.append(Para("+ solved   o solution seen   ~ begun   > where you are", 0))
    name = coming[1].id if coming is not None else courses[0].tasks[0].id
    more = () if everything else (("casus learn list --all", "with all titles"),)
    made.append(Commands("NEXT", ((f"casus learn start {name}", ""), *more)))
    return made


def _mark(progress: StudentProgress, task: Task) -> str:
    step = progress.step(task.id)
    here = ">" if task.id == progress.current else " "
    return here + {TASK_DONE: "+", GAVE_UP: "o"}.get(step.state, "~" if step.tries else " ")


def started(courses: tuple[Course, ...], course: Course, task: Task, path: Path) -> list[Block]:
    """A task that was begun: its text, and which file to open."""
    made: list[Block] = [Title(f"Task {number_of(courses, task)}", f"{task.title}: {TASK_KINDS[task.kind]}"), Gap()]
    made += _paras(task.told, 2)
    made += [Gap(), Para(f"Open this file in a text editor, answer, and save it: {path}", 0)]
    if number_of(courses, task) == 1:
        made.append(Para("Any editor of plain text will do: nano, Notepad, TextEdit, not a word processor.", 0))
    rows = [
        *((command, "helps") for command in task.read[:2]),
        (CHECK, "checks the file"),
        (HINT, "a question that helps"),
    ]
    made.append(Commands("NEXT", tuple(rows)))
    return made


def _paras(text: str, indent: int) -> list[Block]:
    return [
        Para(line.strip(), indent + len(line) - len(line.lstrip()), 2 if line.lstrip().startswith("- ") else 0)
        if line.strip()
        else Gap()
        for line in paragraphs(text)
    ]


def outcome(
    courses: tuple[Course, ...],
    result: Result,
    path: Path,
    progress: StudentProgress,
    *,
    everything: bool = False,
    why: bool = True,
    sourced: Sequence[str] = (),
) -> list[Block]:
    """What came of a check: each part with what was answered and found, the reasons where it is not so, and the next step.

    `why`: whether what Casus finds is told for what is wrong; else a hint is. `sourced` says where what the task tells comes from; it is shown where all is right.
    """
    for most in range(_MOST_LINES, -1, -1):
        made, left = _outcome(courses, result, path, progress, everything, why or everything, most, sourced)
        if left and not everything:
            made.insert(len(made) - 1, Para("All reasons: casus learn check --all", 0))
        if everything or height(made) <= MOST_HEIGHT:
            break
    return made


def _outcome(
    courses: tuple[Course, ...],
    result: Result,
    path: Path,
    progress: StudentProgress,
    everything: bool,
    why: bool,
    most: int,
    sourced: Sequence[str],
) -> tuple[list[Block], bool]:
    """The blocks with at most so many reasons a part, and whether any reason was left out."""
    task = result.task
    made: list[Block] = [
        Title(f"Task {number_of(courses, task)}", f"{_titled(task.title)} {result.points} of {result.of} right")
    ]
    parts, left, kept = parts_shown(result, everything, why, most)
    made += parts
    if result.done:
        made += [Gap(), Para((strong("Right."), " This is all of it."), 0)]
        made += _paras(task.after, 0)
        made += _sources(sourced)
    if kept:
        made += [Gap(), Para(f"A question that may help: {task.hints[0]}", 0)]
    made.append(_next(courses, result, path, progress, kept))
    return made, left


def parts_shown(
    result: Result, everything: bool, why: bool, most: int = _MOST_LINES, asked: bool = False
) -> tuple[list[Block], bool, bool]:
    """The parts of a result, whether any reason was left out, and whether what Casus finds was kept back.

    asked: each answer stands behind what was asked, and not behind the word for it in a file.
    """
    task = result.task
    made: list[Block] = []
    told: set[str] = set()
    left, kept = False, False
    why = why or task.kind not in HERE  # what is said of a story, a rule or a feature gives no answer away
    for part in result.parts:
        wrong = part.state not in (RIGHT_ANSWER, OPEN)
        word = _asked(part) if asked else f"{part.id}:"
        name = word if task.kind in ASK_QUESTIONS else _titled(part.asks)
        if wrong and not why:
            answered = part.answered if name.endswith(":") else sentence_start(part.answered)
            said = "Not yet" if part.wanted else "Not what Casus finds"
            made.append(Para((f"{name} {answered}. ", strong(said), "."), 2, 4))
            kept = True
            continue
        explain = wrong or everything or (task.kind == SIDE and part.id in TOLD_ANYWAY)
        blocks, cut = part_blocks(part, name, everything, explain=explain, told=told, most=most)
        made += blocks
        left |= cut
    return made, left, kept


def _asked(part: ResultPart) -> str:
    """What was asked, without how it is to be answered."""
    return part.asks.partition(" (")[0] if part.asks.endswith(")") else part.asks


def part_blocks(
    part: ResultPart, name: str, whole: bool, *, explain: bool, told: set[str], most: int = _MOST_LINES
) -> tuple[list[Block], bool]:
    """One part of a result, and whether reasons were left out. What was `told` in a part before is not told again."""
    if part.state == OPEN:
        said = "could not be read, see above" if part.answered else OPEN
        asks = f" {part.asks}" if name == f"{part.id}:" else ""
        return [Para((name, " ", strong(said), f".{asks}"), 2, 4)], False
    answered = part.answered if name.endswith(":") else sentence_start(part.answered)
    if part.state == RIGHT_ANSWER:
        made: list[Block] = [Para((f"{name} {answered}. ", strong("Right"), _aside(part), "."), 2, 4)]
    else:
        made = [
            Para(
                (f"{name} {answered}. {part.wanted or 'Casus finds'}: ", strong(part.finds)),
                2,
                4,
            )
        ]
    if part.state == RIGHT_ANSWER and part.lines and part.lines[0].startswith("More than one"):
        turning = any(line.startswith("It turns on") for line in part.lines)
        new = [
            line
            for line in part.lines
            if line not in told and (line.startswith(("More than", "It turns on")) or not turning)
        ]
        shown = new if whole else chosen_reasons(new, most)
        told.update(shown)
        return [*made, *(Para(line, 5, 2) for line in shown)], len(shown) < len(new)
    if not explain:
        return made, False
    new = [line for line in part.lines if line not in told or line.startswith(SAYS_STATUS)]
    shown = new if whole else chosen_reasons(new, most)
    told.update(shown)
    made += [Para(line, 5, 2) for line in shown]
    if part.lines and not new:
        made.append(Para("For the reasons given above.", 5, 2))
    if part.command and part.command not in told:
        made.append(Para(f"In full: {part.command}", 5, 2))
        told.add(part.command)
    return made, len(shown) < len(new)


def _sources(sourced: Sequence[str]) -> list[Block]:
    """Where what a task tells comes from."""
    return [Heading("SOURCES"), *(Para(line, 2, 2) for line in sourced)] if sourced else []


def _titled(asks: str) -> str:
    """What is asked, as the beginning of a line."""
    return sentence_start(asks if asks.endswith(("?", ".")) else f"{asks}:" if ":" not in asks else f"{asks}.")


def _aside(part: ResultPart) -> str:
    """What Casus finds, where the student said less or something else that can be defended."""
    if part.wanted or part.finds in ("", "passes", "noticed") or _same(part.answered, part.finds):
        return ""
    return f" (Casus: {part.finds})"


def _same(one: str, other: str) -> bool:
    """Whether two answers are the same words, in any case and any order."""
    parts = [
        sorted(part.strip() for part in text.casefold().replace(" and ", ",").split(",") if part.strip())
        for text in (one, other)
    ]
    return parts[0] == parts[1]


def _next(
    courses: tuple[Course, ...], result: Result, path: Path, progress: StudentProgress, kept: bool = False
) -> Block:
    if result.done:
        course = next(course for course in courses if result.task in course.tasks)
        done = count_done(progress, course)
        said = f"course {course.number}: {progress_bar(done, len(course.tasks))} {done} of {len(course.tasks)}"
        return Commands("NEXT", (("casus learn next", said), ("casus learn solution", "compare with the author's")))
    if result.untouched:
        return Commands("NEXT", ((CHECK, f"after you have answered in {path}"), (HINT, "")))
    tell = ((f"{CHECK} --why", "what Casus finds, and why"),) if kept else ()
    return Commands("NEXT", ((HINT, "or change your answer and check again"), *tell))


def hint_screen(task: Task, number: int) -> list[Block]:
    """One hint, with how many there are."""
    made: list[Block] = [Heading(f"HINT {number} OF {len(task.hints)}"), Para(task.hints[number - 1])]
    more = number < len(task.hints)
    rows = (
        [(HINT, "the next hint")]
        if more
        else [("casus learn solution --give-up", "shows the solution, and counts as given up")]
    )
    made.append(Commands("NEXT", ((CHECK, ""), *rows)))
    return made


def solution_screen(courses: tuple[Course, ...], task: Task, sourced: Sequence[str] = ()) -> list[Block]:
    """The author's solution, to compare."""
    made: list[Block] = [Title(f"Task {number_of(courses, task)}", f"{task.title}: the author's solution"), Gap()]
    made += [
        Para(line.strip(), 2 + len(line) - len(line.lstrip()), 2) if line.strip() else Gap()
        for line in task.solution.rstrip().splitlines()
    ]
    if task.after:
        made += [Gap(), *_paras(task.after, 0)]
    made += _sources(sourced)
    made.append(Commands("NEXT", (("casus learn next", ""),)))
    return made


# ---- at the terminal ---


def show_result(room: Room, result: Any, path: Path, everything: bool = False, why: bool = False) -> None:
    """Show what came of a check. `why`: what Casus finds and why, also before the tries after which it is told."""
    from casus.files.problems import render_all

    if result.problems:
        write(render_all(list(result.problems), str(path), ending="") + "\n\n")
        one = len(result.problems) == 1
        words = "This is no wrong answer: it" if one else "These are no wrong answers: they"
        write(f"{words} could not be read. Correct {'it' if one else 'them'} and check again.\n")
    if not result.problems or result.read:
        sourced = room.sourced(result.task) if result.done else []
        why = why or room.tells(result.task)
        room.show(outcome(room.courses, result, path, room.progress, everything=everything, why=why, sourced=sourced))


def follow(room: Room, name: str, steps: Iterator[None]) -> Iterator[Any]:
    """Check the file of the current task whenever it changes, and go on to the next one when it is solved."""
    from casus.files.problems import CasusError, render_all

    course, task = room.current(name)
    last: object = ()
    for _ in steps:
        path = task_file(room.progress.folder, course, task)
        stamp = stamp_of(path)
        if stamp is None or stamp == last:
            continue
        last = stamp
        try:
            result, path = room.check(course, task)
        except CasusError as error:  # such as a folder that cannot be written any more: what comes next may mend it
            write(render_all(error.problems) + "\n\n")
            continue
        show_result(room, result, path)
        write("\n")
        yield result
        if result.done:
            coming = next_task(room.courses, room.progress)
            if coming is None:
                write("All tasks are done.\n")
                return
            course, task = coming
            room.show(started(room.courses, course, task, room.begin(course, task)))
            path = task_file(room.progress.folder, course, task)
            last = stamp_of(path)
            write(f"Watching {path}. Save it to check it. Ctrl-C ends.\n\n")


def stamp_of(path: Path) -> object:
    """When a file was changed last and how long it is; None where there is none, or none with anything in it.

    Some editors empty a file before they write it, and a slow machine may look in between.
    """
    import stat

    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if stat.S_ISREG(found.st_mode) and found.st_size else None


# ---- at the workbench ---

HERE = (*ASK_QUESTIONS, CHANGE, SIDE)
"""The kinds of tasks that can be done on a page: those of questions, and those that change a case or take a side."""


class TaskField(NamedTuple):
    """A field of a form: its name, what is asked, the words that are offered (none: anything may be written), and what stands there."""

    id: str
    asks: str
    words: tuple[tuple[str, str], ...]
    given: str


def next_task_after(courses: tuple[Course, ...], task: Task) -> Task | None:
    """The next task that can be done on a page, in order; None after the last."""
    every = [one for _, one in all_tasks(courses)]
    return next((one for one in every[every.index(task) + 1 :] if one.kind in HERE), None)


def fields_of(task: Task, law: Law, given: Mapping[str, str]) -> list[TaskField]:
    """What a task asks, as fields. One that changes a case has none: what is changed there is the answer."""
    if task.kind in ASK_QUESTIONS:
        offered = {WANT_STATUS: STATUS_WORDS, DID: DEEDS}
        return [
            TaskField(
                ask.id, ask.asks, tuple((word, word) for word in offered.get(ask.want, ())), given.get(ask.id, "")
            )
            for ask in task.asks
        ]
    if task.kind != SIDE or task.goal is None:
        return []
    choices = tuple(
        (f"{question.id}={answer.id}", f"{question.asks} {answer.says}")
        for question in law.questions.values()
        for answer in question.answers
    )
    taken = [
        TaskField(f"answer-{n}", "An answer that is taken", choices, given.get(f"answer-{n}", ""))
        for n in range(task.most)
    ]
    clause = TaskField("clause", "The clause on which it rests, by its id", (), given.get("clause", ""))
    cost = TaskField(
        "cost", "Another event in which the same answers cost it something, by its name", (), given.get("cost", "")
    )
    return [*taken, clause, cost]
