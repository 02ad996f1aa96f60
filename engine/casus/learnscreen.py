"""The screens of casus learn: where a student is, what is to be done, what came of a check, and what helps."""

from pathlib import Path

from casus.asking import OPEN, RIGHT, Part
from casus.checking import Result
from casus.course import all_tasks, file_name, number_of
from casus.layout import Block, Commands, Gap, Heading, Pairs, Para, Table, Title, strong
from casus.paper import paragraphs, place
from casus.progress import DONE, GAVE_UP, Progress
from casus.task import KINDS, Course, Task
from casus.words import counted

BAR = 12
MOST_LINES = 5
MOST_EXPLAINED = 2
STATUS_WORDS = ("Triggered", "Dormant", "Ended", "Lapsed", "Not ")
HINT = "casus learn hint"
CHECK = "casus learn check"


def bar(done: int, of: int, width: int = BAR) -> str:
    """How much is done, as a bar of plain characters."""
    filled = done * width // of if of else 0
    return f"[{'#' * filled}{'-' * (width - filled)}]"


def count_done(progress: Progress, course: Course) -> int:
    """How many tasks of a course were solved or given up."""
    return sum(progress.done(task.id) for task in course.tasks)


def next_task(courses: tuple[Course, ...], progress: Progress) -> tuple[Course, Task] | None:
    """The first task that is neither solved nor given up; after the current one, if there is one there."""
    every = all_tasks(courses)
    names = [task.id for _, task in every]
    start = names.index(progress.current) if progress.current in names else 0
    rest = [*every[start:], *every[:start]]
    return next((pair for pair in rest if not progress.done(pair[1].id)), None)


def welcome(courses: tuple[Course, ...], progress: Progress) -> list[Block]:
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
    made.append(Para(f"Task {number}  {task.title}: {KINDS[task.kind]}", 0))
    path = place(progress.folder, course, task)
    if not path.is_file():
        made.append(Commands("NEXT", ((f"casus learn start {task.id}", ""),)))
        return made
    made.append(Para(f"Open this file in a text editor, answer, and save it: {path}", 0))
    made.append(
        Commands("NEXT", ((CHECK, "checks the file"), ("casus learn watch", "checks it at each save"), (HINT, "")))
    )
    return made


def _courses(courses: tuple[Course, ...], progress: Progress) -> Block:
    return Table(
        tuple(
            (
                f"{course.number}",
                course.title,
                f"{bar(count_done(progress, course), len(course.tasks))}  {count_done(progress, course)} of {len(course.tasks)}",
            )
            for course in courses
        ),
        1,
        False,
    )


def listing(courses: tuple[Course, ...], progress: Progress) -> list[Block]:
    """All tasks with their state."""
    made: list[Block] = []
    for course in courses:
        made.append(
            Heading(
                f"{course.number}  {course.title.upper()}", f"{count_done(progress, course)} of {len(course.tasks)}"
            )
        )
        rows = [
            (f"{number_of(courses, task):>2}", _mark(progress, task), task.id, task.title, KINDS[task.kind])
            for task in course.tasks
        ]
        made.append(Table(tuple(rows), 2, False))
    made.append(Para("+ solved   o solution seen   ~ begun   > where you are", 0))
    coming = next_task(courses, progress)
    name = coming[1].id if coming is not None else courses[0].tasks[0].id
    made.append(Commands("NEXT", ((f"casus learn start {name}", ""),)))
    return made


def _mark(progress: Progress, task: Task) -> str:
    step = progress.step(task.id)
    here = ">" if task.id == progress.current else " "
    return here + {DONE: "+", GAVE_UP: "o"}.get(step.state, "~" if step.tries else " ")


def started(courses: tuple[Course, ...], course: Course, task: Task, path: Path) -> list[Block]:
    """A task that was begun: its text, and which file to open."""
    made: list[Block] = [Title(f"Task {number_of(courses, task)}", f"{task.title}: {KINDS[task.kind]}"), Gap()]
    made += _paras(task.text, 2)
    made += [Gap(), Para(f"Open this file in a text editor, answer, and save it: {path}", 0)]
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
    courses: tuple[Course, ...], result: Result, path: Path, progress: Progress, *, everything: bool = False
) -> list[Block]:
    """What came of a check: each part with what was answered and found, the reasons where it is not so, and the next step."""
    task = result.task
    head = f"{task.title}"
    made: list[Block] = [Title(f"Task {number_of(courses, task)}", (head, f"   {result.points} of {result.of} right"))]
    told: set[str] = set()
    explained = 0
    for part in result.parts:
        wrong = part.state not in (RIGHT, OPEN)
        explained += wrong
        most = MOST_LINES if explained <= MOST_EXPLAINED else 1
        made += part_blocks(part, everything, explain=wrong or everything, told=told, most=most)
    if (
        explained
        and not everything
        and any(len(part.lines) > MOST_LINES or explained > MOST_EXPLAINED for part in result.parts)
    ):
        made.append(Para("All reasons: casus learn check --all", 0))
    if result.done:
        made += [Gap(), Para((strong("Right."), " This is all of it."), 0)]
        made += _paras(task.after, 0)
    made.append(_next(courses, result, path, progress))
    return made


def part_blocks(
    part: Part, whole: bool, *, explain: bool, told: set[str] | None = None, most: int = MOST_LINES
) -> list[Block]:
    """One part of a result. Reasons that were `told` in a part before are not told again."""
    told = set() if told is None else told
    if part.state == OPEN:
        return [Para((part.id, ": ", strong(OPEN), f". {part.asks}"), 2, 4)]
    if part.state == RIGHT:
        made: list[Block] = [Para((f"{part.id}: {part.answered}. ", strong("Right"), _aside(part), "."), 2, 4)]
    else:
        made = [
            Para(
                (f"{part.id}: {part.answered}. {'Wanted' if part.wanted else 'Casus finds'}: ", strong(part.finds)),
                2,
                4,
            )
        ]
    if part.state == RIGHT and part.lines and part.lines[0].startswith("More than one"):
        shown = [line for line in part.lines if line.startswith(("More than", "It turns on")) and line not in told]
        told.update(shown)
        made += [Para(line, 5) for line in shown]
        return made
    if explain:
        new = [line for line in part.lines if line not in told or line.startswith(STATUS_WORDS)]
        told.update(part.lines)
        made += [Para(line, 5, 2) for line in (new if whole else new[:most])]
        if part.lines and not new:
            made.append(Para("For the reasons given above.", 5, 2))
        if part.command and part.command not in told:
            made.append(Para(f"In full: {part.command}", 5, 2))
            told.add(part.command)
    return made


def _aside(part: Part) -> str:
    """What Casus finds, where the student said less or something else that can be defended."""
    if part.wanted:
        return ""
    return f" (Casus: {part.finds})" if part.finds not in ("", part.answered, "passes", "noticed") else ""


def _next(courses: tuple[Course, ...], result: Result, path: Path, progress: Progress) -> Block:
    if result.done:
        course = next(course for course in courses if result.task in course.tasks)
        done = count_done(progress, course)
        said = f"course {course.number}: {bar(done, len(course.tasks))} {done} of {len(course.tasks)}"
        return Commands("NEXT", (("casus learn next", said), ("casus learn solution", "compare with the author's")))
    if result.untouched:
        return Commands("NEXT", ((CHECK, f"after you have answered in {path}"), (HINT, "")))
    return Commands("NEXT", ((HINT, "or change your answer and check again"),))


def hint(task: Task, number: int) -> list[Block]:
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


def solution(courses: tuple[Course, ...], task: Task) -> list[Block]:
    """The author's solution, to compare."""
    made: list[Block] = [Title(f"Task {number_of(courses, task)}", f"{task.title}: the author's solution"), Gap()]
    made += [
        Para(line.strip(), 2 + len(line) - len(line.lstrip()), 2) if line.strip() else Gap()
        for line in task.solution.rstrip().splitlines()
    ]
    if task.after:
        made += [Gap(), *_paras(task.after, 0)]
    if task.sources:
        made += [Gap(), Pairs(tuple(("", source) for source in task.sources), 0, 2)]
    made.append(Commands("NEXT", (("casus learn next", ""),)))
    return made


__all__ = ["file_name", "hint", "listing", "outcome", "solution", "started", "welcome"]
