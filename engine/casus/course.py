"""Finding courses and reading them: the bundled ones, those of a folder, and those of an installed package."""

from importlib.util import find_spec
from pathlib import Path

from casus.library import CasusError, data_folder
from casus.problems import Mark, Problem, offer, quote
from casus.task import Course, Task
from casus.taskfile import read_course, read_task
from casus.tree import read

FILE = "course.yaml"
GIVEN = "given"
"""The folder beside the tasks that holds scenarios of their own."""
EXERCISES = "exercises"


def home_of(place: str = "") -> Path:
    """Where courses are: the bundled ones for an empty text, else a folder, or an installed package.

    Raises CasusError if there is neither.
    """
    if not place:
        return data_folder("scenarios") / EXERCISES
    if Path(place).is_dir():
        return Path(place)
    if place.isidentifier():
        found = find_spec(place)  # looks for it and runs nothing of it
        for folder in found.submodule_search_locations or () if found is not None else ():
            return Path(folder)
    cure = "name a folder with courses, or an installed package"
    raise CasusError([Problem("no-courses", f"there are no courses at {quote(place)}", Mark("", 0, 0), cure)])


def course_files(home: Path) -> list[Path]:
    """The course files of a folder: its own, or those of the folders in it."""
    own = home / FILE
    if own.is_file():
        return [own]
    return sorted(path for path in home.glob(f"*/{FILE}") if path.is_file())


def load_courses(place: str = "") -> tuple[Course, ...]:
    """All courses of a place, by number. Raises CasusError with every problem found."""
    home = home_of(place)
    problems: list[Problem] = []
    courses = [course for path in course_files(home) if (course := read_one(path, problems)) is not None]
    if not courses and not problems:
        message, cure = f"no {FILE} stands in {quote(str(home))}", "a course is a folder with this file"
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
    course_id, number, title, about, names = read_course(node, problems)
    tasks: list[Task] = []
    for name in names:
        file = path.parent / f"{name.text}.yaml"
        if not file.is_file() or not name.text.replace("-", "").isalnum():
            message = f"there is no task {quote(name.text)} beside this file"
            problems.append(Problem("no-task", message, name.mark, f"write {name.text}.yaml, or leave it out"))
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
    return Course(course_id, number, title, about, tuple(tasks), path.parent)


def find(courses: tuple[Course, ...], text: str) -> tuple[Course, Task]:
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
