"""Reading a task file and a course file."""

from pathlib import Path

from casus.files import fields as limits
from casus.files import providers
from casus.files.fields import Fields
from casus.files.problems import CasusError, Mark, Problem, not_followed, offer, quote, short
from casus.files.sources import read_cites
from casus.files.tree import Node, Scalar, Seq, read
from casus.learn.task import (
    ASK_FORM,
    ASK_QUESTIONS,
    CHANGE,
    COURSE_FORM,
    FAULT_FORM,
    FAULTY_RULE,
    FEATURE,
    GOAL_FORM,
    SCENARIO,
    SIDE,
    TASK_FORM,
    TODO,
    WANT_STATUS,
    WRITE_RULE,
    WRONG_FORM,
    Ask,
    Course,
    Fault,
    Goal,
    Task,
    TextPairs,
    WrongAnswer,
)

LEAST_HINTS = 3
_HEAD = "#"
_EVENT = "event"


def read_task(node: Node, problems: list[Problem], folder: Path) -> Task:
    """Read one task from its tree. Mistakes go to `problems`; what could be read is returned."""
    top = Fields(node, problems, "the task", TASK_FORM)
    task_id, title = top.id("task"), top.text("title")
    kind = top.choice("kind", default="predict")
    text, how = _block(top, "text"), _block(top, "how")
    scenario, state = top.text("scenario"), top.text("state")
    asks = tuple(_ask(item, scenario, kind, problems) for item in top.items("asks", most=limits.ENTRIES))
    accounts = _pairs(top, "accounts")
    goal_fields = top.fields("goal", "the goal", GOAL_FORM, required=kind in (CHANGE, SIDE))
    goal = _goal(goal_fields) if goal_fields is not None else None
    keep = tuple(
        _goal(Fields(item, problems, "an entry of keep", GOAL_FORM)) for item in top.items("keep", most=limits.VALUES)
    )
    most = _number(top, "most", 1)
    without = tuple(item.text for item in top.texts("without", most=limits.VALUES))
    feature, begin = _block(top, "feature", required=kind in (WRITE_RULE, FAULTY_RULE)), _block(top, "begin")
    faults = tuple(_fault(item, problems) for item in top.items("faults", most=limits.VALUES))
    hints = tuple(" ".join(item.text.split()) for item in top.texts("hints", most=limits.VALUES))
    after = _block(top, "after")
    read = tuple(item.text for item in top.texts("read", most=limits.VALUES))
    sources, invented = read_cites(top, problems), top.flag("invented")
    if kind in ASK_QUESTIONS:
        answers = {key.text: value for key, value in _answers(top, "solution", problems).items()}
        solution = _written(asks, answers)
        begin = _written(asks, {})
    else:
        answers, solution = {}, _block(top, "solution")
    wrong = tuple(_wrong(item, asks, answers, solution, problems) for item in top.items("wrong", most=limits.VALUES))
    _needs(top, kind, asks, begin, scenario, state, faults)
    top.text("note")
    top.done()
    return Task(
        task_id,
        title,
        kind,
        text,
        asks,
        hints,
        begin,
        solution,
        wrong,
        read=read,
        scenario=scenario,
        goal=goal,
        keep=keep,
        most=most,
        accounts=accounts,
        state=state,
        without=without,
        feature=feature,
        how=how,
        faults=faults,
        after=after,
        sources=sources,
        invented=invented,
        folder=folder,
        mark=top.mark,
    )


def _needs(
    top: Fields, kind: str, asks: tuple[Ask, ...], begin: str, scenario: str, state: str, faults: tuple[Fault, ...]
) -> None:
    """Note what a task of this kind lacks."""
    lacks = [
        ("asks", kind in (*ASK_QUESTIONS, SCENARIO) and not asks),
        ("begin", kind not in ASK_QUESTIONS and not begin),
        ("scenario", kind in (CHANGE, SIDE) and not scenario),
        ("state", kind == SIDE and not state),
        ("faults", kind == FEATURE and not faults),
    ]
    for word, lacking in lacks:
        if lacking:
            top.problem("missing-word", f'a task of the kind {kind} needs the word "{word}"', cure=f"add {word}: ...")
    ids = [ask.id for ask in asks]
    for twice in dict.fromkeys(name for name in ids if ids.count(name) > 1):
        top.problem("double-id", f"two questions are called {short(twice)}", cure="give each an id of its own")


def _ask(node: Node, scenario: str, kind: str, problems: list[Problem]) -> Ask:
    fields = Fields(node, problems, "the question", ASK_FORM)
    ask = Ask(
        fields.id(signs="_-"),
        fields.text("asks"),
        fields.choice("want", default=WANT_STATUS),
        norm=fields.text("norm"),
        bearer=fields.text("by"),
        toward=fields.text("toward"),
        trigger=fields.text("trigger"),
        scenario=fields.text("scenario", default=scenario),
        reading=fields.text("reading"),
        answers=_pairs(fields, "answers"),
        accounts=_pairs(fields, "accounts"),
        event=fields.text(_EVENT),
        roles=tuple(item.text for item in fields.texts("roles", most=limits.VALUES)),
        points=_number(fields, "points", 1),
        because=fields.text("because"),
        mark=fields.mark,
    )
    if not ask.norm and not ask.event:
        fields.problem("missing-word", f"{fields.what} is about no norm", cure="add norm: ..., as in casus explain")
    if not ask.scenario and kind in ASK_QUESTIONS:
        fields.problem("missing-word", f"{fields.what} is about no scenario", cure="add scenario: ... to the task")
    fields.done()
    return ask


def _goal(fields: Fields) -> Goal:
    goal = Goal(
        fields.text("norm"),
        fields.text("by"),
        fields.text("toward"),
        fields.text("status").replace("_", " "),
        fields.mark,
        fields.text("trigger"),
    )
    fields.done()
    return goal


def _fault(node: Node, problems: list[Problem]) -> Fault:
    fields = Fields(node, problems, "the fault", FAULT_FORM)
    fault = Fault(fields.id(), fields.text("says"), _block(fields, "rule"), fields.mark)
    fields.done()
    return fault


def _wrong(
    node: Node, asks: tuple[Ask, ...], answers: dict[str, str], solution: str, problems: list[Problem]
) -> WrongAnswer:
    """A wrong answer: other answers, or the solution with some words replaced, or a whole file."""
    fields = Fields(node, problems, "the wrong answer", WRONG_FORM)
    says = fields.text("says")
    shows = tuple(" ".join(item.text.split()) for item in fields.texts("shows", most=limits.VALUES))
    if not shows and fields.has("shows"):
        fields.problem("missing-word", 'the wrong answer lacks the word "shows"', cure="add what the feedback must say")
    text = _block(fields, "file")
    others = {key.text: value for key, value in _answers(fields, "answers", problems).items()}
    if others:
        text = _written(asks, {**answers, **others})
    changes = fields.pairs("replace", most=limits.VALUES)
    if changes:
        text = solution
        for old, new in changes:
            if text.count(old.text) != 1:
                count = text.count(old.text)
                message = f"{short(old.text)} stands in the solution {count} times"
                problems.append(Problem("replace", message, old.mark, "name words that stand there once"))
            text = text.replace(old.text, new.text if isinstance(new, Scalar) else "")
    fields.done()
    return WrongAnswer(text, shows, says, fields.mark)


def _answers(fields: Fields, name: str, problems: list[Problem]) -> dict[Scalar, str]:
    """Answers by question, each as it stands in a student's file."""
    found = {}
    for key, value in fields.pairs(name, most=limits.ENTRIES):
        if isinstance(value, Scalar):
            found[key] = value.text
        elif isinstance(value, Seq):
            found[key] = f"[{', '.join(item.text for item in value.items if isinstance(item, Scalar))}]"
    return found


def _written(asks: tuple[Ask, ...], answers: dict[str, str]) -> str:
    """The file of a student who answered so; TODO stands where an answer is missing."""
    return "".join(f"{ask.id}: {answers.get(ask.id, TODO)}\n" for ask in asks)


def _pairs(fields: Fields, name: str) -> TextPairs:
    return tuple(
        (key.text, value.text) for key, value in fields.pairs(name, most=limits.VALUES) if isinstance(value, Scalar)
    )


def _block(fields: Fields, name: str, *, required: bool = False) -> str:
    """A text as it stands, line breaks and all."""
    scalar = fields.scalar(name, required=required)
    return scalar.text if scalar is not None else ""


def _number(fields: Fields, name: str, default: int) -> int:
    scalar = fields.scalar(name)
    if scalar is None:
        return default
    if scalar.text.isascii() and scalar.text.isdigit() and 0 < len(scalar.text) < 3 and int(scalar.text):
        return int(scalar.text)
    fields.problem("unknown-value", f'"{name}" takes a number from 1 to 99', scalar.mark, "write one")
    return default


def read_course(node: Node, problems: list[Problem]) -> tuple[str, int, str, str, tuple[Scalar, ...], int]:
    """Read a course file: its id, number, title, what it is about, the names of its tasks in order, and after how many tries it tells."""
    top = Fields(node, problems, "the course", COURSE_FORM)
    found = (
        top.id("course"),
        _number(top, "number", 1),
        top.text("title"),
        _block(top, "about"),
        top.texts("tasks", most=limits.ENTRIES),
        _number(top, "tries", 2),
    )
    if not found[4] and top.has("tasks"):
        top.problem("missing-word", "the course has no tasks", cure="list their names, in order, under tasks")
    top.done()
    return found


__all__ = ["LEAST_HINTS", "Mark", "read_course", "read_task"]


_FILE = "course.yaml"
GIVEN = "given"
"""The folder beside the tasks that holds scenarios of their own."""
EXERCISES = "exercises"


def homes_of(place: str = "") -> list[Path]:
    """Where courses are: with the scenarios of all that is chosen for an empty text, else in a folder, or an installed package.

    Raises CasusError if there is neither.
    """
    if not place:
        return [Path(path) for path in providers.paths_of("scenarios", EXERCISES)]
    if Path(place).is_dir():
        return [Path(place)]
    if place.isidentifier() and (found := providers.package_folder(place, ("",))):
        return [Path(found)]
    cure = "name a folder with courses, or an installed package"
    raise CasusError([Problem("no-courses", f"there are no courses at {quote(place)}", Mark("", 0, 0), cure)])


def course_files(home: Path) -> list[Path]:
    """The course files of a folder: its own, or those of the folders in it."""
    own = home / _FILE
    if own.is_file():
        return [own]
    return sorted(
        path for path in home.glob(f"*/{_FILE}") if path.is_file() and not providers.strays(str(path), str(home))
    )


def load_courses(place: str = "") -> tuple[Course, ...]:
    """All courses of a place, by number. Raises CasusError with every problem found."""
    homes = homes_of(place)
    problems: list[Problem] = []
    files = [path for home in homes for path in course_files(home)]
    courses = [course for path in files if (course := read_one(path, problems)) is not None]
    if not courses and not problems:
        message, cure = "no courses come with the law that is chosen", "name a folder with courses: --courses FOLDER"
        if homes:
            message, cure = f"no {_FILE} stands in {quote(str(homes[0]))}", "a course is a folder with this file"
        problems.append(Problem("no-courses", message, Mark("", 0, 0), cure))
    serious = [problem for problem in problems if not problem.warning]
    if serious:
        raise CasusError(serious, "the courses")
    return tuple(sorted(courses, key=lambda course: (course.number, course.id)))


def read_one(path: Path, problems: list[Problem]) -> Course | None:
    """One course with its tasks, as far as it can be read."""
    label = f"{path.parent.name}/{path.name}"
    node, found = read(path, label)
    problems.extend(found)
    if node is None:
        return None
    course_id, number, title, about, names, tries = read_course(node, problems)
    tasks: list[Task] = []
    for name in names:
        file = path.parent / f"{name.text}.yaml"
        if not file.is_file() or not name.text.replace("-", "").isalnum():
            message = f"there is no task {quote(name.text)} beside this file"
            problems.append(Problem("no-task", message, name.mark, f"write {name.text}.yaml, or leave it out"))
            continue
        if providers.strays(str(file), str(path.parent)):
            problems.append(not_followed(f"{path.parent.name}/{file.name}"))
            continue
        tree, wrong = read(file, f"{path.parent.name}/{file.name}")
        problems.extend(wrong)
        if tree is None:
            continue
        task = read_task(tree, problems, path.parent)
        if task.id != name.text:
            message = f"the task is called {quote(task.id)}, its file {quote(file.name)}"
            problems.append(Problem("other-name", message, task.mark, "give both one name"))
        tasks.append(task)
    return Course(course_id, number, title, about, tuple(tasks), path.parent, tries)


def find_task(courses: tuple[Course, ...], text: str) -> tuple[Course, Task]:
    """A task by its id, its number over all courses, or its file. Raises CasusError for another word."""
    wanted = Path(text).stem
    wanted = wanted.partition("-")[2] if wanted[:2].isdigit() and "-" in wanted else wanted
    for number, (course, task) in enumerate(all_tasks(courses), 1):
        if wanted == task.id or text == str(number):
            return course, task
    names = [task.id for _, task in all_tasks(courses)]
    raise CasusError([Problem("no-task", f"there is no task {quote(text)}", Mark("", 0, 0), offer(text, names))])


def all_tasks(courses: tuple[Course, ...]) -> list[tuple[Course, Task]]:
    """All tasks in order, each with its course."""
    return [(course, task) for course in courses for task in course.tasks]


def file_name(course: Course, task: Task) -> str:
    """The student's file of a task, below the student's folder: 1-first/02-second.yaml."""
    place = [item.id for item in course.tasks].index(task.id) + 1
    return f"{course.name}/{place:02}-{task.id}{task.suffix}"


def number_of(courses: tuple[Course, ...], task: Task) -> int:
    """The number of a task over all courses."""
    return [item.id for _, item in all_tasks(courses)].index(task.id) + 1
