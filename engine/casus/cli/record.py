"""The commands on all of history together. They import what they need when they run."""

from collections.abc import Sequence
from typing import Any

import click

from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
    chosen_of,
    form_option,
    scenario_names,
    show,
    show_csv,
    show_json,
    words_of_law,
    write,
)

PICTURES = {"heat": "What members did", "timeline": "Incidents by article", "map": "What members owed and did"}


@click.command(cls=Helped, sample="casus record --clause {clause}")
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
@click.option("--from", "first", default="", metavar="DAY", help="Only from this day, month or year on.")
@click.option("--to", "last", default="", metavar="DAY", help="Only up to this day, month or year.")
@click.option(
    "--by",
    type=click.Choice(("clause", "member", "beneficiary", "year", "reading")),
    default=None,
    help="Count by this.",
)
@click.option("--contested", is_flag=True, help="With --by: contested duties instead of settled ones.")
@click.option("--fit", "fitting", is_flag=True, help="Hold what members did against every reading.")
@click.option(
    "--plot", default="", metavar="FILE", type=Target(), help="Draw a picture: FILE.svg, or FILE.png (extra: plot)."
)
@click.option(
    "--picture",
    type=click.Choice(tuple(PICTURES)),
    default=None,
    help="With --plot: members against incidents (heat, the usual one), incidents by article and year, or members as tiles.",
)
@click.option("--occasions", is_flag=True, help="Count each event that sets a duty off, not each incident.")
@click.option(
    "--export",
    "folder",
    default="",
    metavar="FOLDER",
    type=Target(),
    help="Write all of it as tables, with a codebook.",
)
@click.option("--all", "everything", is_flag=True, help="Show every duty and every incident.")
@form_option(*FORMATS, "csv")
def record_command(
    form: str,
    reading: str,
    answers: tuple[str, ...],
    by: str | None,
    contested: bool,
    fitting: bool,
    plot: str,
    picture: str | None,
    occasions: bool,
    folder: str,
    everything: bool,
    **filters: str,
) -> None:
    """Show all history at once: each duty against what its bearers did.

    A duty that several files tell of counts once. Settled duties and contested ones never share a rate. Every cell is explained by
    casus explain; --format csv and json say with which words.
    """
    from casus.records import screens
    from casus.records.archive import Archive, choice_of, filter_of, options_of
    from casus.scenarios.library import load_law

    chosen = chosen_of(reading, answers, (), "auto")
    given = {
        "--export": folder,
        "--plot": plot,
        "--fit": fitting,
        "--by": by,
        "--reading": reading != "default",
        "--answer": answers,
        "--occasions": occasions,
        **{f"--{_OPTIONS.get(name, name)}": value for name, value in filters.items()},
    }
    _together({name for name, value in given.items() if value}, contested, picture)
    if plot:
        from casus.show.drawing import check_ending

        check_ending(plot)  # before the work
    law = load_law()
    choice, only = choice_of(law, chosen), filter_of(law, **filters)
    named = {_OPTIONS.get(name, name): value for name, value in filters.items()}
    with Progress("Assessing") as progress:
        archive = Archive(law, progress.tell)
    if folder:
        _export(archive, folder)
        return
    if fitting:
        from casus.records import fit

        held = fit.fits_of_members(archive, only)
        if form == "json":
            show_json(fit.fit_values(held))
        elif form == "csv":
            show_csv(list(fit.FIT_FIELDS), fit.fit_values(held))
        else:
            show(fit.fit_blocks(archive, held, options_of(**named)), form)
        return
    unit = "occasion" if occasions else "incident"
    more = options_of(**named) + (" --occasions" if occasions else "")
    asked = screens.RecordAsked(choice, chosen.options, more, unit, by or "", contested, everything)
    book = archive.book(asked, only)
    if plot:
        picture = picture or next(iter(PICTURES))
        _plot(plot, picture, book.heading(PICTURES[picture]), book.found, law)
        return
    if by is None:
        rows = screens.record_values(book.found, asked)
        fields: Sequence[str] = list(screens.RECORD_FIELDS)
    else:
        groups = archive.groups(book, only)
        rows, fields = screens.group_counts(groups), list(screens.COUNT_FIELDS)
    if form == "json":
        show_json(rows)
    elif form == "csv":
        show_csv(fields, screens.flat_record(rows))
    else:
        show(book.main() if by is None else book.grouped(groups), form)


_OPTIONS = {"first": "from", "last": "to"}
_SAME = {
    "--export": "writes all of the record, under every choice",
    "--plot": "draws duties, not counts",
    "--fit": "holds every member against every reading and answer",
}
"""What an option does by itself, for who adds another that would change nothing."""


def _together(given: set[str], contested: bool, picture: str | None) -> None:
    """Refuse options that would do nothing beside others, rather than leave them out unsaid."""
    from casus.files.problems import wrong

    useless = {
        "--export": given - {"--export"},
        "--plot": given & {"--by", "--fit"},
        "--fit": given & {"--by", "--reading", "--answer", "--occasions"},
    }
    for name, others in useless.items():
        if name in given and others:
            raise wrong(f"{name} and {min(others)} do not go together", f"leave one of them out; {name} {_SAME[name]}")
    if picture is not None and "--plot" not in given:
        raise wrong("--picture says what --plot draws, and there is no --plot", "add --plot FILE.svg")
    if contested and "--by" not in given:
        raise wrong("--contested says which duties --by counts, and there is no --by", "add --by member, for instance")


def _plot(name: str, picture: str, title: str, found: Any, law: Any) -> None:
    """Draw a picture into a file."""
    from casus.show import drawing

    drawing.check_ending(name)
    if picture == "map":
        from casus.records.pictures import record_map

        made = record_map(title, found, law)
    elif picture == "timeline":
        from casus.records.pictures import lanes

        made = lanes(title, found, law)
    else:
        from casus.records.pictures import heat_map

        made = heat_map(title, found)
    drawing.save_drawing(made, name)
    write(f"Drawn: {name}\n")


def _export(archive: Any, folder: str) -> None:
    """Write the tables, and say which."""
    from pathlib import Path
    from textwrap import shorten

    from casus.files.problems import quote, wrong
    from casus.files.receipt import RECEIPT_FILE, receipt_file
    from casus.records.dataset import tables, write_tables

    made = tables(archive)
    try:
        names = write_tables(made, Path(folder))
        (Path(folder) / RECEIPT_FILE).write_text(receipt_file(names), encoding="utf-8")
    except OSError as error:
        raise wrong(f"{quote(folder)} cannot be written: {error.strerror}", "name a folder of your own") from None
    rows = "".join(
        f"  {table.name + '.csv':<18}{len(table.rows):>6} rows  {shorten(table.says, 44, placeholder=' ...')}\n"
        for table in made
    )
    parquet = "" if any(name.endswith(".parquet") for name in names) else "Parquet too, where pyarrow is installed.\n"
    write(
        f"{len(names) + 1} files in {folder}; no key leads nowhere.\n{rows}What each column says: codebook.md, codebook.csv\nHow to have them again: {RECEIPT_FILE}\n{parquet}"
    )


@click.command(cls=Helped, sample="casus claims {scenario}")
@click.argument("scenario", required=False, shell_complete=scenario_names)
@click.option("--all", "everything", is_flag=True, help="Show every claim.")
@form_option(*FORMATS, "csv")
def claims_command(scenario: str | None, form: str, everything: bool) -> None:
    """List claims of press accounts that the record corrects, with sources.

    Where a claim is about an obligation, it says what the law on file gives.
    """
    from casus.records import claims as pressed
    from casus.records.archive import Archive
    from casus.scenarios.library import find_scenario, load_law

    name = find_scenario(scenario).stem if scenario else ""
    with Progress("Assessing") as progress:
        archive = Archive(load_law(), progress.tell)
    found = pressed.claims_on_file(archive.chapters, name)
    if form == "json":
        show_json(pressed.claim_values(found))
    elif form == "csv":
        show_csv(list(pressed.CLAIM_FIELDS), pressed.flat_claims(pressed.claim_values(found)))
    else:
        show(pressed.claim_blocks(archive.voice, found, name, everything), form)


@click.command(cls=Helped, sample="casus atop --all")
@click.option("--all", "everything", is_flag=True, help="Show members, units and notes too.")
@form_option(*FORMATS)
def atop_command(form: str, everything: bool) -> None:
    """Hold the law on file against how a data set of alliances codes it, and list published rates.

    Codes are derived from the kinds of pledge of the duties and bans on file. Each published rate comes with what it counts.
    """
    from casus.records import studies
    from casus.scenarios.library import load_law

    if form == "json":
        show_json(studies.study_values(load_law()))
    else:
        show(studies.study_blocks(load_law(), everything), form)
