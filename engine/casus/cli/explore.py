"""The commands that try a scenario: changed, compared, in time, under every reading, in every combination."""

from typing import Any

import click

from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
    chosen_of,
    form_option,
    picture_option,
    reading_options,
    scenario_names,
    show,
    show_result,
    words_of_law,
)

_OWN_FOLDER = "name a file in a folder of your own"


@click.command(cls=Helped, sample="casus whatif {scenario} --shift 2010-06-12")
@click.argument("scenario", shell_complete=scenario_names)
@click.option("--set", "sets", multiple=True, metavar="EVENT.FIELD=VALUE", help="Tell a field of an event otherwise.")
@click.option("--drop", "drops", multiple=True, metavar="EVENT", help="Let an event not have happened.")
@click.option("--add", "adds", multiple=True, metavar="YAML", help="Add an event or a fact, as in a file.")
@click.option("--shift", default="", metavar="DAY", help="Move all dates, so that what sets off the duties is on DAY.")
@reading_options
@click.option("--save", "path", default="", metavar="FILE", type=Target(), help="Write the changed scenario to a file.")
@click.option("--force", is_flag=True, help="With --save: write over a file.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def whatif_command(
    scenario: str,
    sets: tuple[str, ...],
    drops: tuple[str, ...],
    adds: tuple[str, ...],
    shift: str,
    form: str,
    path: str,
    force: bool,
    everything: bool,
    **choice: Any,
) -> None:
    """Change one thing or several, and compare: only what changes, and why.

    EVENT is an id, or a type that only one event has. To drop an event is to say that it did not happen.
    """
    from casus.interface.trying import what_if

    found = what_if(scenario, set=sets, drop=drops, add=adds, shift=shift, **chosen_of(**choice))
    if path:
        found.save(path, force=force)
    if form == "json":
        show_result(found, form)
    else:
        show(found.blocks(all=everything, saved=path), form)


@click.command(cls=Helped, sample="casus compare {scenario} case.yaml")
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...", shell_complete=scenario_names)
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="NAME",
    shell_complete=words_of_law("reading"),
    help="A reading; two of them for one scenario.",
)
@click.option("--backend", type=click.Choice(("auto", "durable", "plan")), default="auto", hidden=True)
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def compare_command(
    scenarios: tuple[str, ...], readings: tuple[str, ...], backend: str, everything: bool, form: str
) -> None:
    """Compare two scenarios, or two readings of one."""
    from casus.interface.trying import compare

    show_result(compare(*scenarios, reading=readings, backend=backend), form, everything)


@click.command(cls=Helped, sample="casus timeline {scenario}")
@click.argument("scenario", shell_complete=scenario_names)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every day and every entry, on more than one screen.")
@form_option(*FORMATS, "csv")
def timeline_command(scenario: str, form: str, everything: bool, **choice: Any) -> None:
    """Show the duties after each event: the scenario assessed at the end of each day.

    Only what changed that day is listed. What comes later is not known yet, so a duty may be contested one day and settled the next.
    """
    from casus.interface.trying import timeline

    show_result(timeline(scenario, **chosen_of(**choice)), form, everything)


@click.command("turns-on", cls=Helped, sample="casus turns-on {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Everything, also with answers and accounts nobody holds.")
@form_option(*FORMATS)
def turns_on_command(scenario: str, norm: str | None, form: str, everything: bool, **choice: Any) -> None:
    """Say what a contested norm turns on: what suffices for each outcome, and who holds it.

    NORM is a norm as casus assess names it, or a clause. Without it, every contested duty and ban is shown.
    """
    from casus.interface.reasons import turns_on

    show_result(turns_on(scenario, norm, all=everything, **chosen_of(**choice)), form)


@click.command(cls=Helped, sample="casus matrix {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Every norm, also accounts that nobody holds.")
@picture_option("Draw the table", "--svg")
@form_option(*FORMATS, "csv", "html")
def matrix_command(scenario: str, norm: str | None, form: str, everything: bool, picture: str, **choice: Any) -> None:
    """Show every reading of the law against every account of the facts, with the outcome.

    An --answer is set on top of every reading, an --account is the only one tried. NORM is a norm as casus assess names it, or a
    clause.
    """
    from casus.interface.combining import matrix
    from casus.show.drawing import save_drawing

    found = matrix(scenario, norm, all=everything or form == "html", **chosen_of(**choice))
    if picture:
        save_drawing(found.drawing(), picture)
    show_result(found, form)


@click.command(cls=Helped, sample="casus sweep {scenario} {clause} --vary {vary}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@click.option(
    "--vary",
    "names",
    multiple=True,
    required=True,
    metavar="NAME[=VALUE,...]",
    help="What to vary; as often as you like.",
)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every norm that changes, and every row.")
@click.option("--out", default="", metavar="FILE", type=Target(), help="Write every row: .csv, .jsonl or .parquet.")
@picture_option("Draw the bars", "--svg")
@form_option(*FORMATS)
def sweep_command(
    scenario: str,
    norm: str | None,
    names: tuple[str, ...],
    form: str,
    everything: bool,
    out: str,
    picture: str,
    **choice: Any,
) -> None:
    """Try every combination of some things, and say which of them changes a norm most often.

    A NAME is a question, a dispute, EVENT.FIELD=VALUE,VALUE, or an event, which then happened or did not.
    """
    from casus.interface.combining import sweep
    from casus.show.drawing import save_drawing

    with Progress("Trying", "combinations") as progress:
        found = sweep(scenario, norm, vary=names, out=out or None, tell=progress.tell, **chosen_of(**choice))
        if picture:
            save_drawing(found.drawing(), picture)
    show_result(found, form, everything)
