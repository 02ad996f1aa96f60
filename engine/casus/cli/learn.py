"""casus learn: the commands for students, and those for teachers: marking a class, handouts, and making tasks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from casus.cli.options import Helped, Progress, Target, UnderLaw, form_option, show, show_json, write
from casus.learn.folder import Room

WAIT = 0.5
"""Seconds between two looks at a file that is watched."""


class Lessons(UnderLaw, click.Group):
    """The group of commands of casus learn: without one it shows where the student is."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A real example."""
        formatter.write("\nExample:\n  casus learn start\n")

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """A command by its name; a cure for another word."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from casus.files.problems import offer, quote, wrong

            raise wrong(f"casus learn has no command {quote(args[0])}", offer(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


def folder_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where a student's work and the courses are."""
    for option in (
        click.option(
            "--courses",
            default="",
            metavar="PLACE",
            help="Other courses: a folder, or an installed package; bundled for those of Casus.",
        ),
        click.option(
            "--folder", default="", metavar="FOLDER", type=click.Path(), help="The student's folder. [default: learn]"
        ),
    ):
        function = option(function)
    return function


@click.group(cls=Lessons, invoke_without_command=True, context_settings={"terminal_width": 80, "max_content_width": 80})
@folder_options
@click.pass_context
def learn_command(ctx: click.Context, folder: str, courses: str) -> None:
    """Exercises for a class: read a treaty, predict, check, and see why.

    Alone it shows where you are, and the next step.
    """
    ctx.obj = (folder, courses)
    if ctx.invoked_subcommand is None:
        from casus.learn.screens import welcome

        room = Room(folder, courses)
        room.show(welcome(room.courses, room.progress))


def _room(ctx: click.Context) -> Room:
    return Room(*ctx.obj)


@learn_command.command("list", cls=Helped, sample="casus learn list")
@click.option("--all", "everything", is_flag=True, help="With the titles of all tasks, on more than one screen.")
@click.pass_context
def list_command(ctx: click.Context, everything: bool) -> None:
    """List the courses and their tasks, with how far you are."""
    from casus.learn.screens import task_listing

    room = _room(ctx)
    room.show(task_listing(room.courses, room.progress, everything))


@learn_command.command(cls=Helped, sample="casus learn start 3")
@click.argument("task", required=False)
@click.pass_context
def start_command(ctx: click.Context, task: str | None) -> None:
    """Begin a task: its file is written into your folder.

    Without a TASK it is the first one that is not done.
    """
    from casus.learn.screens import next_task, started

    room = _room(ctx)
    coming = next_task(room.courses, room.progress) if not task else None
    course, chosen = coming if coming is not None else room.current(task or "")
    path = room.begin(course, chosen)
    room.show(started(room.courses, course, chosen, path))


@learn_command.command(cls=Helped, sample="casus learn check")
@click.argument("task", required=False)
@click.option("--why", is_flag=True, help="Tell what Casus finds and why at once.")
@click.option("--all", "everything", is_flag=True, help="Show the reasons of every part, right ones too.")
@form_option("text", "json")
@click.pass_context
def check_command(ctx: click.Context, task: str | None, why: bool, everything: bool, form: str) -> None:
    """Check your answers. At first a wrong one gets a hint; what Casus finds, and why, after two tries."""
    from casus.cli.options import Findings
    from casus.learn.gradesheet import result_values
    from casus.learn.screens import show_result

    room = _room(ctx)
    course, chosen = room.current(task or "")
    result, path = room.check(course, chosen)
    if form == "json":
        show_json(result_values(result))
    else:
        show_result(room, result, path, everything, why)
    if room.trouble is not None:
        raise room.trouble
    if not result.done:
        raise Findings


@learn_command.command(cls=Helped, sample="casus learn watch")
@click.argument("task", required=False)
@click.pass_context
def watch_command(ctx: click.Context, task: str | None) -> None:
    """Check a task at each save of its file, and go on when it is solved. Ctrl-C ends it."""
    from casus.learn.screens import follow

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


@learn_command.command(cls=Helped, sample="casus learn hint")
@click.argument("task", required=False)
@click.pass_context
def hint_command(ctx: click.Context, task: str | None) -> None:
    """Give a hint: first a question, then a nearer one, then what to do."""
    from casus.learn.screens import hint_screen as blocks

    room = _room(ctx)
    _, chosen = room.current(task or "")
    number = min(room.progress.step(chosen.id).hints + 1, len(chosen.hints))
    room.show(blocks(chosen, number))
    room.progress.current = chosen.id
    room.progress.note(chosen.id, hints=number)


@learn_command.command(cls=Helped, sample="casus learn reset 3")
@click.argument("task", required=False)
@click.pass_context
def reset_command(ctx: click.Context, task: str | None) -> None:
    """Write the file of a task anew. What you wrote is kept beside it."""
    from casus.learn.folder import aside, task_file

    room = _room(ctx)
    course, chosen = room.current(task or "")
    before = task_file(room.progress.folder, course, chosen)
    kept = aside(before) if before.is_file() else None
    path = room.begin(course, chosen, anew=True)
    room.progress.forget(chosen.id)
    write(f"{path} is new.{f' What stood there is in {kept.name}' if kept is not None else ''}\n")


@learn_command.command(cls=Helped, sample="casus learn solution --give-up")
@click.argument("task", required=False)
@click.option("--give-up", is_flag=True, help="See it without having solved the task.")
@click.pass_context
def solution_command(ctx: click.Context, task: str | None, give_up: bool) -> None:
    """Show the author's solution, once you have solved the task."""
    from casus.files.problems import wrong
    from casus.learn.folder import GAVE_UP
    from casus.learn.screens import solution_screen as blocks

    room = _room(ctx)
    _, chosen = room.current(task or "")
    if not room.progress.done(chosen.id):
        if not give_up:
            raise wrong(
                "this task is not solved yet", "casus learn hint helps; casus learn solution --give-up shows it"
            )
        room.progress.note(chosen.id, state=GAVE_UP)
    room.show(blocks(room.courses, chosen, room.sourced(chosen)))


@learn_command.command("next", cls=Helped, sample="casus learn next")
@click.pass_context
def next_command(ctx: click.Context) -> None:
    """Go on to the next task that is not done."""
    from casus.learn.screens import next_task, started, welcome

    room = _room(ctx)
    coming = next_task(room.courses, room.progress)
    if coming is None:
        room.show(welcome(room.courses, room.progress))
        return
    course, chosen = coming
    if chosen.id == room.progress.current and room.progress.step(chosen.id).tries:
        write("The task where you are is not solved yet. Any other: casus learn start TASK\n\n")
    room.show(started(room.courses, course, chosen, room.begin(course, chosen)))


__all__ = ["learn_command"]


def _place(ctx: click.Context) -> str:
    return str(ctx.obj[1])


@learn_command.command(cls=Helped, sample="casus learn grade submissions/")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path())
@click.option(
    "--out", default="grades", metavar="FOLDER", type=Target(folder=True), help="Where the marks go. [default: grades]"
)
@click.option(
    "--roster", metavar="FILE", type=click.Path(), help="The list of the class, as a gradebook exports it (CSV)."
)
@click.option("--all", "everything", is_flag=True, help="Show every student.")
@click.pass_context
def grade_command(ctx: click.Context, folders: tuple[str, ...], out: str, roster: str | None, everything: bool) -> None:
    """Mark the work of a class: a folder for each student, in the FOLDERs.

    Writes grades.csv, gradebook.csv, grades.json and a page for each student. A file that cannot be read is not counted as wrong.
    """
    from casus.files.problems import quote, wrong
    from casus.learn.gradesheet import listed, marks_screen, read_roster, save_marks

    names = read_roster(Path(roster)) if roster else []
    marked = _marked(ctx, folders)
    rows = listed(marked, names) if names else [({"student": student.name}, student) for student in marked.students]
    unlisted = [student.name for student in marked.students if student not in [found for _, found in rows]]
    try:
        save_marks(marked, rows, Path(out))
    except OSError as error:
        raise wrong(f"{quote(out)} cannot be written: {error.strerror}", "name another folder with --out") from None
    show(marks_screen(marked, out.rstrip("/"), everything, unlisted), "text")


def _marked(ctx: click.Context, folders: tuple[str, ...]) -> Any:
    from casus.files.problems import quote, wrong
    from casus.learn.grading import mark_class

    for folder in folders:
        if not Path(folder).is_dir():
            raise wrong(f"there is no folder {quote(folder)}", "name a folder that holds a folder for each student")
    with Progress() as progress:
        marked = mark_class([Path(folder) for folder in folders], _place(ctx), progress.tell)
    if not any(student.marks for student in marked.students):
        raise wrong(
            "no work of a student was found there", "each student has a folder, with the files of casus learn in it"
        )
    return marked


@learn_command.command(cls=Helped, sample="casus learn predictions submissions/")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path())
@click.pass_context
def predictions_command(ctx: click.Context, folders: tuple[str, ...]) -> None:
    """Show what a class predicted first beside what Casus finds, for discussion."""
    from casus.learn.gradesheet import predictions

    show(predictions(_marked(ctx, folders)), "text")


@learn_command.command(cls=Helped, sample="casus learn lesson 1")
@click.argument("course")
@click.pass_context
def lesson_command(ctx: click.Context, course: str) -> None:
    """Plan a lesson of 90 minutes on a course: aim, order, minutes, what to discuss, what a class gets wrong and why."""
    from casus.learn.paper import lesson_plan
    from casus.learn.session import Bench

    show(lesson_plan(_course(ctx, course), Bench()), "text")


@learn_command.command(cls=Helped, sample="casus learn table")
@click.argument("game", required=False, default="")
@click.argument("words", nargs=-1, metavar="[TEAM MOVE | back | next | end]")
@click.pass_context
def table_command(ctx: click.Context, game: str, words: tuple[str, ...]) -> None:
    """Play a table-top game: teams are members of an alliance, and go through an event day by day.

    Each move is checked for what it brings about; the end puts the record of the game beside the real one. It is kept in table-GAME.yaml.
    """
    from casus.learn import table
    from casus.learn.session import Bench

    bench, place = Bench(), _place(ctx)
    if not game:
        show(table.games_screen(place, bench), "text")
        return
    played = table.load_game(game, place, bench)
    path = Path(f"table-{played.id}.yaml")
    record = table.load_record(path, played)
    if words in (("end",), ("back",), ("next",), ()):
        moved = {"next": table.next_day, "back": table.taken_back}.get("".join(words))
        record = moved(played, record) if moved is not None else record
        made = table.end_screen(bench, played, record) if words == ("end",) else table.day_screen(bench, played, record)
    elif 2 <= len(words) <= 3:
        record, made = table.play(bench, played, record, words[0], words[1], "".join(words[2:]))
    else:
        raise table.no_move(played)
    table.save_record(path, played, record)
    show(made, "text")


def _course(ctx: click.Context, course: str) -> Any:
    """A course by its name or number."""
    from casus.files.problems import offer, quote, wrong
    from casus.learn.reader import load_courses

    courses = load_courses(_place(ctx))
    found = next((item for item in courses if course in (item.id, str(item.number), item.name)), None)
    if found is None:
        raise wrong(f"there is no course {quote(course)}", offer(course, [item.id for item in courses]))
    return found


@learn_command.command(cls=Helped, sample="casus learn handout 1 --format html")
@click.argument("course")
@click.option("--solutions", is_flag=True, help="With the solutions, and the reasons of Casus.")
@click.option(
    "--format", "form", type=click.Choice(("md", "html")), default="md", show_default=True, help="Form of the output."
)
@click.pass_context
def handout_command(ctx: click.Context, course: str, solutions: bool, form: str) -> None:
    """Print a course on paper: its tasks, with or without the solutions."""
    from casus.learn.paper import handout_page
    from casus.learn.session import Bench

    write(handout_page(_course(ctx, course), form, Bench(), solutions=solutions))


@learn_command.command(cls=Helped, sample="casus learn lint my-course/")
@click.argument("place", required=False, default="")
@click.option("--answers", is_flag=True, help="Show every answer that could be given, with its mark and the reason.")
def lint_command(place: str, answers: bool) -> None:
    """Check tasks: their questions, hints, solutions, and every answer that a class could give."""
    from casus.cli.options import Findings
    from casus.files.problems import render_all
    from casus.learn.lint import lint_courses
    from casus.learn.paper import answers_screen
    from casus.learn.session import Bench

    if answers:
        return show(answers_screen(place, Bench()), "text")
    problems = lint_courses(place, Bench())
    if not problems:
        write("No problem found in the tasks.\n")
        return None
    write(render_all(problems, "the tasks") + "\n")
    raise Findings


@learn_command.command(cls=Helped, sample="casus learn new my-course/ my-task")
@click.argument("folder", type=click.Path())
@click.argument("name")
def new_command(folder: str, name: str) -> None:
    """Begin a task of your own in the FOLDER of a course, which is made if it is not there."""
    from casus.files.problems import quote, wrong
    from casus.learn.lint import scaffold

    try:
        path, listed = scaffold(Path(folder), name)
    except ValueError as error:
        raise wrong(str(error), "name a folder of your own, and a name that is free") from None
    except OSError as error:
        raise wrong(f"{quote(folder)} cannot be written: {error.strerror}", "name a folder of your own") from None
    course = path.parent / "course.yaml"
    write(f"Wrote {path}\n" + ("" if listed else f"Add {name} to the list of tasks in {course}\n"))
    write("It can be played as it is. Put your own story, question and answers into it.\n")
    write(f"NEXT     casus learn lint {folder}\n         casus learn --courses {folder} start {name}\n")
