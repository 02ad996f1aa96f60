"""The commands on all of history together. They import what they need when they run."""

import os
import shlex
from typing import Any

import click

from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
    chosen_of,
    form_option,
    picture_flag,
    scenario_names,
    show,
    show_result,
    words_of_law,
    write,
)

PICTURES = ("heat", "timeline", "map", "days")
GROUPS = ("clause", "member", "beneficiary", "year", "reading", "days", "alliance")


@click.command(cls=Helped, sample="casus record --clause {clause}")
@click.argument("places", nargs=-1, metavar="[FOLDER]...", type=click.Path())
@click.option(
    "--reading",
    default="default",
    metavar="NAME",
    shell_complete=words_of_law("reading"),
    help="Take a named reading of the law.",
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=ANSWER",
    shell_complete=words_of_law("answer"),
    help="Take another answer to one question.",
)
@click.option(
    "--clause",
    default="",
    metavar="CLAUSE",
    shell_complete=words_of_law("clause"),
    help="Only duties of an article, a paragraph or a norm.",
)
@click.option(
    "--member", default="", metavar="STATE", shell_complete=words_of_law("state"), help="Only duties of this member."
)
@click.option(
    "--beneficiary",
    default="",
    metavar="STATE",
    shell_complete=words_of_law("state"),
    help="Only duties toward this state.",
)
@click.option(
    "--attacker",
    default="",
    metavar="STATE",
    shell_complete=words_of_law("state"),
    help="Only duties that an act of this state set off.",
)
@click.option("--alliance", default="", metavar="SYSTEM|all", help="Of this system of treaties; all together: all.")
@click.option("--from", "first", default="", metavar="DAY", help="Only from this day, month or year on.")
@click.option("--to", "last", default="", metavar="DAY", help="Only up to this day, month or year.")
@click.option(
    "--by",
    type=click.Choice(GROUPS),
    default=None,
    help="Count by this.",
)
@click.option("--contested", is_flag=True, help="With --by: contested duties instead of settled ones.")
@click.option("--explain", "cell", default="", metavar="CELL", help="Say what a number counts: consult:settled:late.")
@click.option("--fit", "fitting", is_flag=True, help="Hold what members did against every reading.")
@picture_flag("Draw what was asked for")
@click.option(
    "--draw",
    type=click.Choice(tuple(PICTURES)),
    default=None,
    help="With --picture: members against incidents (heat, the usual one), incidents by article and year, members as tiles, or days to the first act.",
)
@click.option("--plot", default="", metavar="FILE", type=Target(), hidden=True)
@click.option("--occasions", is_flag=True, help="Count each event that sets a duty off, not each incident.")
@click.option(
    "--export",
    "folder",
    default="",
    metavar="FOLDER",
    type=Target(folder=True),
    help="Write all of it as tables, with a codebook.",
)
@click.option("--all", "everything", is_flag=True, help="Show every duty and every incident.")
@form_option(*FORMATS)
def record_command(
    places: tuple[str, ...],
    form: str,
    reading: str,
    answers: tuple[str, ...],
    by: str | None,
    contested: bool,
    cell: str,
    fitting: bool,
    picture: str,
    draw: str | None,
    plot: str,
    occasions: bool,
    folder: str,
    everything: bool,
    **filters: str,
) -> None:
    """Show all history at once: each duty against what its bearers did.

    A duty that several files tell of counts once. Settled duties and contested ones never share a rate. Every cell is explained by
    casus explain; --format csv and json say with which words. With a FOLDER of scenarios of your own, it is the record of these.
    """
    from casus.cli.options import complain
    from casus.interface import history
    from casus.interface.result import counted_rows
    from casus.show.drawing import check_ending, save_drawing

    if plot:  # what --picture was called before; --picture then named what to draw
        picture, draw = plot, picture or draw
    chosen = chosen_of(reading, answers)
    given = {
        "--export": folder,
        "--picture": picture,
        "--fit": fitting,
        "--by": by,
        "--explain": cell,
        "--reading": reading != "default",
        "--answer": answers,
        "--occasions": occasions,
        **{f"--{_OPTIONS.get(name, name)}": value for name, value in filters.items()},
    }
    _together({name for name, value in given.items() if value}, contested, draw)
    if picture:
        check_ending(picture)  # before the work
    for place in places:
        _be_there(place)
    if others := history.left_out(places):
        complain(f"Left out, for they are not of the kind history: {counted_rows(others, 'scenario')}.")
    only: dict[str, Any] = {_NAMES.get(name, name): value for name, value in filters.items()}
    with Progress("Assessing") as progress:
        if folder:
            made = history.record_tables(*places, tell=progress.tell)
        elif fitting:
            fits = history.record_fit(*places, **only, tell=progress.tell)
        else:
            asked: dict[str, Any] = {"by": by, "contested": contested, "occasions": occasions, "explain": cell}
            found = history.record(
                *places, reading=chosen["reading"], answers=chosen["answers"], **only, **asked, tell=progress.tell
            )
    if folder:
        _say_tables(made, history.save_tables(made, folder), folder)
    elif fitting:
        show_result(fits, form)
    elif picture:
        save_drawing(found.drawing(draw or PICTURES[0]), picture)
        write(f"Drawn: {picture}\n")
    else:
        show_result(found, form, everything)


def _be_there(place: str) -> None:
    """Raise CasusError for a state or an article in the place of a folder, with the option that was meant."""
    from casus.files.problems import quote, wrong
    from casus.interface.loading import named

    if os.path.exists(place):
        return
    found = named(place)
    cure = f"what {found.state} owed: casus record --member {found.state}; what was owed to it: casus record --beneficiary {found.state}"
    if found.state or found.clause:
        cure = cure if found.state else f"write casus record --clause {found.clause}"
        raise wrong(f"{quote(place)} is no file or folder of your own", cure)


_OPTIONS = {"first": "from", "last": "to"}
_NAMES = {"first": "from_", "last": "to"}
_SAME = {
    "--export": "writes all of the record, under every choice",
    "--picture": "draws duties, not counts",
    "--fit": "holds every member against every reading and answer",
    "--explain": "lists the duties behind one number",
}
"""What an option does by itself, for who adds another that would change nothing."""


def _together(given: set[str], contested: bool, draw: str | None) -> None:
    """Refuse options that would do nothing beside others, rather than leave them out unsaid."""
    from casus.files.problems import wrong

    useless = {
        "--export": given - {"--export"},
        "--picture": given & {"--by", "--fit"},
        "--fit": given & {"--by", "--explain", "--reading", "--answer", "--occasions"},
        "--explain": given & {"--picture"},
    }
    for name, others in useless.items():
        if name in given and others:
            raise wrong(f"{name} and {min(others)} do not go together", f"leave one of them out; {name} {_SAME[name]}")
    if draw is not None and "--picture" not in given:
        raise wrong("--draw says what --picture draws, and there is no --picture", "add --picture FILE.svg")
    if contested and "--by" not in given:
        raise wrong("--contested says which duties --by counts, and there is no --by", "add --by member, for instance")


def _say_tables(made: Any, names: list[str], folder: str) -> None:
    """Say which tables were written."""
    from textwrap import shorten

    rows = "".join(
        f"  {table.name + '.csv':<18}{len(table.rows):>6} rows  {shorten(table.says, 44, placeholder=' ...')}\n"
        for table in made
    )
    parquet = "" if any(name.endswith(".parquet") for name in names) else "Parquet too, where pyarrow is installed.\n"
    write(
        f"{len(names)} files in {folder}; no key leads nowhere.\n{rows}What each column says: codebook.md, codebook.csv\nHow to have them again: {names[-1]}\n{parquet}"
    )


@click.command(cls=Helped, sample="casus claims {scenario}")
@click.argument("scenario", required=False, shell_complete=scenario_names)
@click.option("--all", "everything", is_flag=True, help="Show every claim.")
@form_option(*FORMATS)
def claims_command(scenario: str | None, form: str, everything: bool) -> None:
    """List claims of press accounts that the record corrects, with sources.

    With a SCENARIO, those that its file corrects. Where a claim is about an obligation, it says what the law on file gives.
    """
    from casus.interface.history import claims

    with Progress("Assessing") as progress:
        found = claims(scenario, tell=progress.tell)
    show_result(found, form, everything)


@click.command(cls=Helped, sample="casus atop --all")
@click.argument("alliance", required=False, default="", metavar="[SYSTEM]")
@click.option("--all", "everything", is_flag=True, help="Show members, units and notes too.")
@form_option(*FORMATS)
def atop_command(alliance: str, form: str, everything: bool) -> None:
    """Hold the law on file against how a data set of alliances codes it, and list published rates.

    With a SYSTEM of treaties, the codes of that one in full. Codes are derived from the kinds of pledge of the duties and bans on file. Each published rate comes with what it counts.
    """
    from casus.interface.history import literature

    show_result(literature(alliance), form, everything)


@click.command(cls=Helped, sample="casus twins {scenario}")
@click.argument("incident", required=False, shell_complete=scenario_names)
@click.option("--all", "everything", is_flag=True, help="Every pair in full.")
@form_option(*FORMATS)
def twins_command(incident: str | None, form: str, everything: bool) -> None:
    """List pairs of incidents of different alliances that are alike in what matters.

    With an INCIDENT, its pairs in full: what the words say differently, and what was done differently.
    """
    from casus.interface.history import twins

    show_result(twins(incident), form, everything)


@click.command(cls=Helped, sample="casus draft rows.csv --as gdelt")
@click.argument("file", type=click.Path())
@click.option(
    "--as", "as_", required=True, metavar="DATASET", help="Of which data set: plover, gdelt, ged, icb or mid."
)
@click.option("--name", default="", metavar="NAME", help="What the scenario is called; without it, as the file is.")
@click.option("--save", "path", default="", metavar="CASE", type=Target(), help="Write the draft into a file.")
def draft_command(file: str, as_: str, name: str, path: str) -> None:
    """Make a draft of a scenario from rows of a data set of events, for you to review.

    Doubles are folded, what the data cannot know is unknown, and notes say what must be asked; who attacked is said only where the data says it.
    """
    from casus.interface.drafting import draft

    found = draft(file, as_, name=name or (os.path.splitext(os.path.basename(path))[0] if path else ""))
    if not path:
        show_result(found, "text")
        return
    from casus.show.blocks import Block, Commands, Para

    found.save(path, force=True)  # what may be written over was asked before
    asked: list[Block] = [Para(f"To be asked: {item}", 0, 2) for item in found.left]
    show([*asked, Commands("NEXT", ((f"casus check {shlex.quote(path)}", ""),))], "text")
