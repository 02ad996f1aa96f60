"""casus learn: the commands for students. Those for teachers are in `teach`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from casus.options import Helped, form_option, show, show_json, write

WAIT = 0.5
"""Seconds between two looks at a file that is watched."""


class Lessons(click.Group):
    """The group of commands of casus learn: without one it shows where the student is."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A real example."""
        formatter.write("\nExample:\n  casus learn start\n")

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """A command by its name; a cure for another word."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from casus.desk import wrong
            from casus.problems import offer, quote

            raise wrong(f"casus learn has no command {quote(args[0])}", offer(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def folder_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where a student's work and the courses are."""
    for option in (
        click.option(
            "--courses", default="", metavar="PLACE", help="Other courses: a folder, or an installed package."
        ),
        click.option(
            "--folder", default="", metavar="FOLDER", type=click.Path(), help="The student's folder. [default: learn]"
        ),
    ):
        function = option(function)
    return function


class Room:
    """A student's folder with the courses that belong to it."""

    def __init__(self, folder: str, courses: str) -> None:
        from casus.course import load_courses
        from casus.progress import folder_of, load

        self.progress = load(folder_of(folder))
        if courses:
            self.progress.courses = courses
        self.courses = load_courses(self.progress.courses)
        self._bench: Any = None

    @property
    def bench(self) -> Any:
        """The bench on which tasks are checked, made when it is first needed."""
        if self._bench is None:
            from casus.bench import Bench

            self._bench = Bench()
        return self._bench

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
        """Check the file of a task, and note what came of it."""
        from casus.desk import wrong
        from casus.paper import place

        path = place(self.progress.folder, course, task)
        if not path.is_file():
            raise wrong(f"there is no file {path}", f"casus learn start {task.id} writes it")
        result = checked(self.bench, task, path)
        self.note(task, result)
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
    return check(bench, task, text, str(path))


def report(room: Room, result: Any, path: Path, everything: bool = False) -> None:
    """Show what came of a check."""
    from casus.learnscreen import outcome
    from casus.problems import render_all

    if result.problems:
        write(render_all(list(result.problems), str(path), ending="") + "\n\n")
        words = "This is no wrong answer: " if len(result.problems) == 1 else "These are no wrong answers: "
        what = "it could not be read." if len(result.problems) == 1 else "they could not be read."
        write(f"{words}{what} Correct {'it' if len(result.problems) == 1 else 'them'} and check again.\n")
    if not result.problems or result.read:
        sourced = room.sourced(result.task) if result.done else []
        show(outcome(room.courses, result, path, room.progress, everything=everything, sourced=sourced), "text")


@click.group(cls=Lessons, invoke_without_command=True, context_settings={"terminal_width": 80, "max_content_width": 80})
@folder_options
@click.pass_context
def learn(ctx: click.Context, folder: str, courses: str) -> None:
    """Exercises for a class: read a treaty, predict, check, and see why.

    Alone it shows where you are, and the next step.
    """
    ctx.obj = (folder, courses)
    if ctx.invoked_subcommand is None:
        from casus.learnscreen import welcome

        room = Room(folder, courses)
        show(welcome(room.courses, room.progress), "text")


def _room(ctx: click.Context) -> Room:
    return Room(*ctx.obj)


@learn.command("list", cls=Helped, sample="casus learn list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List the courses and their tasks, with how far you are."""
    from casus.learnscreen import listing

    room = _room(ctx)
    show(listing(room.courses, room.progress), "text")


@learn.command(cls=Helped, sample="casus learn start 3")
@click.argument("task", required=False)
@click.pass_context
def start(ctx: click.Context, task: str | None) -> None:
    """Begin a task: its file is written into your folder.

    Without a TASK it is the first one that is not done.
    """
    from casus.learnscreen import next_task, started

    room = _room(ctx)
    coming = next_task(room.courses, room.progress) if not task else None
    course, chosen = coming if coming is not None else room.current(task or "")
    path = room.begin(course, chosen)
    show(started(room.courses, course, chosen, path), "text")


@learn.command(cls=Helped, sample="casus learn check")
@click.argument("task", required=False)
@click.option("--all", "everything", is_flag=True, help="Show the reasons of every part, right ones too.")
@form_option("text", "json")
@click.pass_context
def check(ctx: click.Context, task: str | None, everything: bool, form: str) -> None:
    """Check your answers: what you wrote, what Casus finds, and why."""
    from casus.options import Findings

    room = _room(ctx)
    course, chosen = room.current(task or "")
    result, path = room.check(course, chosen)
    if form == "json":
        show_json(as_values(result))
    else:
        report(room, result, path, everything)
    if not result.done:
        raise Findings


def as_values(result: Any) -> dict[str, Any]:
    """A result as plain values."""
    from casus.problems import render

    return {
        "task": result.task.id,
        "points": result.points,
        "of": result.of,
        "done": result.done,
        "readable": not result.problems,
        "problems": [render(problem) for problem in result.problems],
        "parts": [{**part._asdict(), "lines": list(part.lines)} for part in result.parts],
    }


@learn.command(cls=Helped, sample="casus learn watch")
@click.argument("task", required=False)
@click.pass_context
def watch(ctx: click.Context, task: str | None) -> None:
    """Check a task at each save of its file, and go on when it is solved. Ctrl-C ends it."""
    room = _room(ctx)
    course, chosen = room.current(task or "")
    path = room.begin(course, chosen)
    write(f"Watching {path}. Save it to check it. Ctrl-C ends.\n\n")
    for _ in follow(room, task or "", ticks()):
        pass


def ticks() -> Iterator[None]:
    """One step at each look at the file, for ever."""
    import time

    while True:
        yield
        time.sleep(WAIT)


def follow(room: Room, name: str, steps: Iterator[None]) -> Iterator[Any]:
    """Check the file of the current task whenever it changes, and go on to the next one when it is solved."""
    from casus.learnscreen import next_task, started
    from casus.paper import place

    course, task = room.current(name)
    last: object = ()
    for _ in steps:
        path = place(room.progress.folder, course, task)
        stamp = stamp_of(path)
        if stamp is None or stamp == last:
            continue
        last = stamp
        result, path = room.check(course, task)
        report(room, result, path)
        write("\n")
        yield result
        if result.done:
            coming = next_task(room.courses, room.progress)
            if coming is None:
                write("All tasks are done.\n")
                return
            course, task = coming
            show(started(room.courses, course, task, room.begin(course, task)), "text")
            last = stamp_of(place(room.progress.folder, course, task))


def stamp_of(path: Path) -> object:
    """When a file was changed last and how long it is; None where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@learn.command(cls=Helped, sample="casus learn hint")
@click.argument("task", required=False)
@click.pass_context
def hint(ctx: click.Context, task: str | None) -> None:
    """Give a hint: first a question, then a nearer one, then what to do."""
    from casus.learnscreen import hint as blocks

    room = _room(ctx)
    _, chosen = room.current(task or "")
    number = min(room.progress.step(chosen.id).hints + 1, len(chosen.hints))
    room.progress.current = chosen.id
    room.progress.note(chosen.id, hints=number)
    show(blocks(chosen, number), "text")


@learn.command(cls=Helped, sample="casus learn reset 3")
@click.argument("task", required=False)
@click.pass_context
def reset(ctx: click.Context, task: str | None) -> None:
    """Write the file of a task anew. What you wrote is kept beside it."""
    from casus.progress import Step

    room = _room(ctx)
    course, chosen = room.current(task or "")
    path = room.begin(course, chosen, anew=True)
    room.progress.steps[chosen.id] = Step()
    room.progress.save()
    write(f"{path} is new. What stood there is in {path.name}.before\n")


@learn.command(cls=Helped, sample="casus learn solution --give-up")
@click.argument("task", required=False)
@click.option("--give-up", is_flag=True, help="See it without having solved the task.")
@click.pass_context
def solution(ctx: click.Context, task: str | None, give_up: bool) -> None:
    """Show the author's solution, once you have solved the task."""
    from casus.desk import wrong
    from casus.learnscreen import solution as blocks
    from casus.progress import GAVE_UP

    room = _room(ctx)
    _, chosen = room.current(task or "")
    if not room.progress.done(chosen.id):
        if not give_up:
            raise wrong(
                "this task is not solved yet", "casus learn hint helps; casus learn solution --give-up shows it"
            )
        room.progress.note(chosen.id, state=GAVE_UP)
    show(blocks(room.courses, chosen, room.sourced(chosen)), "text")


@learn.command("next", cls=Helped, sample="casus learn next")
@click.pass_context
def next_(ctx: click.Context) -> None:
    """Go on to the next task that is not done."""
    from casus.learnscreen import next_task, started, welcome

    room = _room(ctx)
    coming = next_task(room.courses, room.progress)
    if coming is None:
        show(welcome(room.courses, room.progress), "text")
        return
    course, chosen = coming
    if chosen.id == room.progress.current and room.progress.step(chosen.id).tries:
        write("The task where you are is not solved yet. Any other: casus learn start TASK\n\n")
    show(started(room.courses, course, chosen, room.begin(course, chosen)), "text")
