"""The commands on the law itself, and on who reads it how. They import what they need when they run."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
    form_option,
    picture_option,
    show,
    show_json,
    show_result,
    words_of_law,
    write,
)
from casus.files.problems import wrong

if TYPE_CHECKING:
    from casus.interface.law_pages import LawPage


class LawAsked(NamedTuple):
    """The words of one call of `casus law`."""

    clause: str = ""
    day: str = ""
    diff: tuple[str, str] | None = None
    find: str | None = None
    questions: bool = False
    unverified: bool = False
    changes: bool = False
    picture: str = ""
    export: str = ""
    everything: bool = False
    sources: bool = False


def page_asked(asked: LawAsked) -> "LawPage":
    """The page that a call asks for; a picture is written. Raises CasusError for words that are not on file."""
    from casus.interface import law_pages
    from casus.interface.loading import load_law
    from casus.show.drawing import save_drawing

    law, name = load_law(), asked.clause
    clause = (
        law_pages.law_clause(name, asked.day, law) if name else None
    )  # whatever is asked of it, it has to be on file
    if asked.find is not None:
        return law_pages.law_find(asked.find, law)
    if asked.picture and not asked.changes:
        raise wrong("--picture draws the history", "write casus law --changes --picture FILE")
    if asked.changes:
        page = law_pages.law_changes(name, law)
        if asked.picture:
            save_drawing(page.drawing(), asked.picture)
        return page
    if asked.diff is not None:
        if not name:
            raise wrong("--diff needs a clause", f"write casus law CLAUSE --diff {' '.join(asked.diff)}")
        return law_pages.law_diff(name, *asked.diff, law)
    if asked.unverified:
        return law_pages.law_unverified(name, law)
    if asked.questions:
        return law_pages.law_questions(name, law)
    return clause or (law_pages.law_on(asked.day, law) if asked.day else law_pages.law_contents(law))


def _export(target: str, form: str) -> None:
    """Write all of the law, and say what was written. Raises CasusError where that fails."""
    from casus.interface.law_pages import save_law
    from casus.show.blocks import Para

    made = save_law(target)
    if form == "json":
        show_json(made)
    else:
        names = ", ".join(made) if len(made) < 4 else f"{len(made)} files in {target}"
        show([Para(f"Written: {names}", 0)], form)


@click.command(cls=Helped, sample="casus law {clause}")
@click.argument("clause", required=False, default="", shell_complete=words_of_law("clause"))
@click.option("--on", "day", default="", metavar="DAY", help="As it stood on a day, as in 2010-06-12.")
@click.option("--diff", nargs=2, default=None, metavar="ONE TWO", help="What changed between two wordings.")
@click.option("--find", default=None, metavar="WORDS", help="Where words stand in the law, best first.")
@click.option("--questions", is_flag=True, help="The questions of meaning, with their answers.")
@click.option("--unverified", is_flag=True, help="What was not read in its own text.")
@click.option("--changes", is_flag=True, help="How the law changed in time.")
@picture_option("With --changes: draw it", "--svg")
@click.option(
    "--export",
    default="",
    metavar="FILE|FOLDER",
    type=Target(),
    help="Write all of it: .json, .md, .html or a folder.",
)
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@form_option(*FORMATS)
def law_command(form: str, **words: Any) -> None:
    """Show the law on file: clauses, wordings, members on a day, changes, questions."""
    asked = LawAsked(**words)
    if asked.export:
        _export(asked.export, form)
    else:
        show_result(page_asked(asked), form, asked.everything, asked.sources)


@click.command(cls=Helped, sample="casus cite {clause}")
@click.argument("name", metavar="CLAUSE|SCENARIO")
@form_option("text", "bibtex", "json")
def cite_command(name: str, form: str) -> None:
    """Say how to cite an article or a scenario, with its sources and how far each was read."""
    from casus.interface.law_pages import cite

    found = cite(name)
    if form == "bibtex":
        write(found.bibtex())
    else:
        show_result(found, form)


@click.command(cls=Helped, sample="casus consistency {bearer}")
@click.argument("state", required=False, shell_complete=words_of_law("state"))
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS, "csv")
def consistency_command(state: str | None, form: str, everything: bool) -> None:
    """Hold what each state and body said of the law against what it said in other incidents.

    With a STATE (or an organisation), its answers one by one, with dates and sources.
    """
    from casus.interface.history import consistency

    with Progress("Reading") as progress:
        found = consistency(state, tell=progress.tell)
    show_result(found, form, everything)
