"""The commands on the law itself, on who reads it how, and for readers of the features and of the site. They import what they need when they run."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from casus.cli.options import (
    FORMATS,
    Findings,
    Helped,
    Progress,
    Target,
    chosen_of,
    form_option,
    picture_option,
    reading_options,
    short_help,
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
    if name and law_pages.question_named(name, law):
        return law_pages.law_questions(name, law)
    if asked.diff is not None:
        return law_pages.law_diff(name, *asked.diff, law)
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
@click.argument("clause", nargs=-1, metavar="[CLAUSE]", shell_complete=words_of_law("clause"))
@click.option("--on", "day", default="", metavar="DAY", help="As it stood on a day, as in 2010-06-12.")
@click.option("--date", "date", default="", hidden=True)
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
    type=Target(folder=True),
    help="Write all of it: .json, .md, .html or a folder.",
)
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@form_option(*FORMATS)
def law_command(form: str, date: str, **words: Any) -> None:
    """Show the law on file: clauses, wordings, members on a day, changes, questions.

    CLAUSE is an article (article 4 will do), a treaty, or the name of a question.
    """
    words["clause"] = " ".join(words["clause"])
    words["day"] = words["day"] or date  # what many write for --on
    asked = LawAsked(**words)
    if asked.export:
        _export(asked.export, form)
    else:
        show_result(page_asked(asked), form, asked.everything, asked.sources)


@click.command(cls=Helped, sample="casus cite {clause}")
@click.argument("name", metavar="CLAUSE|SCENARIO|OUTPUT")
@click.argument("norm", required=False, default="", shell_complete=words_of_law("norm"))
@click.option(
    "--for",
    "bearer",
    default="",
    metavar="STATE",
    shell_complete=words_of_law("state"),
    help="With a NORM: of one state.",
)
@reading_options
@form_option("text", "bibtex", "ris", "csl", "json")
def cite_command(name: str, norm: str, bearer: str, form: str, backend: str, **choice: Any) -> None:
    """Say how to cite an article, a scenario or one finding, with its sources and how far each was read.

    With a NORM (or a clause) after a SCENARIO, one finding is cited: how it stands, and the sources that it rests on.
    OUTPUT is a file that Casus wrote: the answer in it is cited, with its receipt. Reference managers read ris and csl.
    """
    from functools import partial

    from casus.cli.calls import make_output
    from casus.interface.checking import cite

    chosen = {name: value for name, value in chosen_of(**choice).items() if name in ("reading", "answers", "accounts")}
    make = partial(make_output, click.get_current_context().find_root().obj)
    found = cite(name, norm, for_=bearer, make=make, **chosen)
    if form in ("bibtex", "ris", "csl"):
        write(getattr(found, form)())
    else:
        show_result(found, form)


@click.command(cls=Helped, sample="casus consistency {bearer}")
@click.argument("state", required=False, shell_complete=words_of_law("state"))
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def consistency_command(state: str | None, form: str, everything: bool) -> None:
    """Hold what each state and body said of the law against what it said in other incidents.

    With a STATE (or an organisation), its answers one by one, with dates and sources.
    """
    from casus.interface.history import consistency

    with Progress("Reading") as progress:
        found = consistency(state, tell=progress.tell)
    show_result(found, form, everything)


@click.command("compare-law", cls=Helped, sample="casus compare-law {clause}")
@click.argument("one", shell_complete=words_of_law("clause"))
@click.argument("two", required=False, default="", shell_complete=words_of_law("clause"))
@click.option("--bare", is_flag=True, help="Without the incidents, which take a minute.")
@click.option("--all", "everything", is_flag=True, help="Every incident that comes out otherwise.")
@form_option(*FORMATS)
def compare_law_command(one: str, two: str, bare: bool, everything: bool, form: str) -> None:
    """Set two promises of different treaties side by side, point by point.

    ONE and TWO are articles, paragraphs or norms that promise help or talks, or ARTICLE@WORDING; without TWO it says with what
    ONE can be compared. Then every incident on file
    is tried under both, as if the same states were parties of both: which come out otherwise, and by which word.
    """
    from casus.interface.law_pages import compare_law

    with Progress("Assessing", "incidents") as progress:
        found = compare_law(one, two, bare=bare, tell=progress.tell)
    show_result(found, form, everything)


@click.command(cls=Helped, sample="casus specs {clause}")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--run", "trying", is_flag=True, help="Run the scenarios; show verdicts, and with --all proofs.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option("text", "json", "md", "html")
def specs_command(words: tuple[str, ...], trying: bool, everything: bool, form: str) -> None:
    """Read the rules as examples: features with their scenarios, and their verdicts.

    A WORD is an article, a tag as in question:NAME or a scenario, or a feature; with several, what bears on all of
    them is shown. A folder or a .feature file of your own may come first. casus specs steps lists the sentences that
    a feature may use; a word after it narrows the list.
    """
    from casus.specs.reading import read_specs

    with Progress("Running", "scenarios") as progress:
        proofs = everything or form == "json"
        blocks, values, unmet = read_specs(words, trying, everything, proofs, progress.tell)
    if form == "json":
        show_json(values)
    else:
        show(blocks, form)
    if unmet:
        raise Findings


@click.command(cls=Helped, sample="casus serve")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any that is free if left out.")
@click.option("--no-browser", "quiet", is_flag=True, help="Do not open the browser.")
def serve_command(files: tuple[str, ...], port: int, quiet: bool) -> None:
    """Open the workbench in the browser: change a fact, an account or a reading, and see what follows.

    It is served from this machine to this machine only, and ends with Ctrl-C. A FILE is a scenario file of your own.
    """
    from casus.workbench.host import named, serve

    serve(named(files), port, browser=not quiet, tell=lambda words: write(f"{words}\n"))


@click.group()
def site_command() -> None:
    """Make the law, the examples and the incidents a web site."""


site_command.params.append(short_help())


@site_command.command("build", cls=Helped, sample="casus site build public")
@click.argument("folder", metavar="DIR", type=Target(folder=True, free=True))
@click.option("--no-run", "dry", is_flag=True, help="Do not run the examples; each says that it was not run.")
@click.option(
    "--report",
    "reports",
    nargs=2,
    type=click.Path(),
    metavar="CUCUMBER OWN",
    help="Take the verdicts of a run: the files of pytest --cucumberjson and --casus-json.",
)
@click.option(
    "--workbench",
    "pyodide",
    type=click.Path(),
    default="",
    metavar="PYODIDE",
    help="Add the workbench, which runs in the browser: Pyodide as npm has it, a tarball or a folder.",
)
def site_build_command(folder: str, dry: bool, reports: tuple[str, str] | None, pyodide: str) -> None:
    """Write a site that needs no server, no script and no other host.

    DIR is a new or empty folder, or one that holds an earlier site. The examples are run first, by pytest with pytest-bdd;
    that takes a minute or more.
    """
    from pathlib import Path

    from casus.site.build import build_site

    given = (Path(reports[0]), Path(reports[1])) if reports else None
    with Progress("Assessing", "scenarios") as progress:
        workbench = Path(pyodide) if pyodide else None
        files = build_site(Path(folder), reports=given, run=not dry, tell=progress.tell, workbench=workbench)
    size = sum(len(text if isinstance(text, bytes) else text.encode()) for text in files.values())
    write(f"{len(files)} files, {size / 1_000_000:.1f} MB. Open {Path(folder) / 'index.html'}\n")
