"""The exercises as a page: what each asks, without its solution; and, for the pages of articles, which exercises teach them."""

from typing import TYPE_CHECKING, NamedTuple

from casus.course import all_tasks, load_courses
from casus.site import Page
from casus.task import Course, Task
from casus.words import counted

if TYPE_CHECKING:
    from casus.site import Site


class TaskView(NamedTuple):
    """A task as the page shows it; `anchor` names it in links, `clauses` are the articles it asks about."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]
    asks: tuple[str, ...]
    clauses: tuple[str, ...]
    scenario: str
    command: str


class Tasks:
    """The bundled exercises for one site."""

    def __init__(self, site: "Site") -> None:
        self.site = site
        self.courses: dict[str, tuple[Course, list[TaskView]]] = {}
        for course, task in all_tasks(load_courses()):
            self.courses.setdefault(course.id, (course, []))[1].append(self._view(task))

    def of(self, clause: str) -> list[tuple[str, str, str]]:
        """The exercises that ask about an article: address, title, and the course."""
        return [
            (f"exercises.html#{task.anchor}", task.title, course.title)
            for course, tasks in self.courses.values()
            for task in tasks
            if clause in task.clauses
        ]

    def make(self) -> None:
        """The page of all of them."""
        groups = [(course, counted(len(tasks), "task"), tasks) for course, tasks in self.courses.values()]
        words = " ".join(task.title for _, tasks in self.courses.values() for task in tasks)
        self.site.page(
            "exercises.html",
            Page("exercises.html", "Exercises", "list", words),
            groups=groups,
            articles={
                name: self.site.named(name)
                for _, tasks in self.courses.values()
                for item in tasks
                for name in item.clauses
            },
        )

    def _view(self, task: Task) -> TaskView:
        norms = [ask.norm for ask in task.asks] + [goal.norm for goal in (task.goal, *task.keep) if goal is not None]
        found = [self.site.article(norm.partition("/")[0]) for norm in norms if norm]
        if not found:  # a task that asks about no norm names what is to be read for it
            found = [self.site.article(word) for command in task.read for word in command.split()]
        paragraphs = tuple(" ".join(part.split()) for part in task.text.split("\n\n"))
        scenario = task.scenario if task.scenario in self.site.incidents else ""
        return TaskView(
            f"task-{task.id}",
            task.title,
            tuple(filter(None, paragraphs)),
            tuple(ask.asks for ask in task.asks),
            tuple(dict.fromkeys(filter(None, found))),
            scenario,
            f"casus learn start {task.id}",
        )
