"""casus learn, for teachers: marking a class, handouts, and making tasks."""

from pathlib import Path
from typing import Any

import click

from casus.cli.learn import learn_command
from casus.cli.options import Helped, Progress, Target, show, write

__all__ = ["learn_command"]


def _place(ctx: click.Context) -> str:
    return str(ctx.obj[1])


@learn_command.command(cls=Helped, sample="casus learn grade submissions/")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path())
@click.option("--out", default="grades", metavar="FOLDER", type=Target(), help="Where the marks go. [default: grades]")
@click.option("--all", "everything", is_flag=True, help="Show every student.")
@click.pass_context
def grade_command(ctx: click.Context, folders: tuple[str, ...], out: str, everything: bool) -> None:
    """Mark the work of a class: a folder for each student, in the FOLDERs.

    Writes grades.csv, grades.json and a page for each student. A file that cannot be read is not counted as wrong.
    """
    from casus.files.problems import quote, wrong
    from casus.learn.gradesheet import marks_csv, marks_json, marks_screen, page_names, page_of

    marked = _marked(ctx, folders)
    target = Path(out)
    try:
        (target / "pages").mkdir(parents=True, exist_ok=True)
        (target / "grades.csv").write_text(marks_csv(marked), encoding="utf-8")
        (target / "grades.json").write_text(marks_json(marked), encoding="utf-8")
        names = page_names(marked)
        for student in marked.students:
            (target / "pages" / names[student.name]).write_text(page_of(marked, student), encoding="utf-8")
    except OSError as error:
        raise wrong(f"{quote(out)} cannot be written: {error.strerror}", "name another folder with --out") from None
    show(marks_screen(marked, out.rstrip("/"), everything), "text")


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


@learn_command.command(cls=Helped, sample="casus learn table submissions/")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...", type=click.Path())
@click.pass_context
def table_command(ctx: click.Context, folders: tuple[str, ...]) -> None:
    """Show what a class predicted first beside what Casus finds, for discussion."""
    from casus.learn.gradesheet import predictions

    show(predictions(_marked(ctx, folders)), "text")


@learn_command.command(cls=Helped, sample="casus learn handout 1 --format html")
@click.argument("course")
@click.option("--solutions", is_flag=True, help="With the solutions, and the reasons of Casus.")
@click.option(
    "--format", "form", type=click.Choice(("md", "html")), default="md", show_default=True, help="Form of the output."
)
@click.pass_context
def handout_command(ctx: click.Context, course: str, solutions: bool, form: str) -> None:
    """Print a course on paper: its tasks, with or without the solutions."""
    from casus.files.problems import offer, quote, wrong
    from casus.learn.gradesheet import handout_page as made
    from casus.learn.reader import load_courses
    from casus.learn.session import Bench

    courses = load_courses(_place(ctx))
    found = next((item for item in courses if course in (item.id, str(item.number), item.name)), None)
    if found is None:
        raise wrong(f"there is no course {quote(course)}", offer(course, [item.id for item in courses]))
    write(made(found, form, Bench(), solutions=solutions))


@learn_command.command(cls=Helped, sample="casus learn lint my-course/")
@click.argument("place", required=False, default="")
def lint_command(place: str) -> None:
    """Check tasks: refuses one without hints, solved already, unsolvable, or whose solution fails."""
    from casus.cli.options import Findings
    from casus.files.problems import render_all
    from casus.learn.lint import lint_courses as found
    from casus.learn.session import Bench

    problems = found(place, Bench())
    if not problems:
        write("No problem found in the tasks.\n")
        return
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
