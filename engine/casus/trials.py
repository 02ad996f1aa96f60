"""The commands that try a scenario: changed, compared, in time, under every reading, in every combination."""

from typing import Any

import click

from casus.options import (
    FORMATS,
    Helped,
    Progress,
    chosen_of,
    fancy,
    form_option,
    reading_options,
    scenario_names,
    show,
    show_csv,
    show_json,
    words_of_law,
)


@click.command(cls=Helped, sample="casus whatif {scenario} --shift 2010-06-12")
@click.argument("scenario", shell_complete=scenario_names)
@click.option("--set", "sets", multiple=True, metavar="EVENT.FIELD=VALUE", help="Tell a field of an event otherwise.")
@click.option("--drop", "drops", multiple=True, metavar="EVENT", help="Let an event not have happened.")
@click.option("--add", "adds", multiple=True, metavar="YAML", help="Add an event or a fact, as in a file.")
@click.option("--shift", default="", metavar="DAY", help="Move all dates, so that what sets off the duties is on DAY.")
@reading_options
@click.option("--save", "path", default="", metavar="FILE", help="Write the changed scenario to a file.")
@click.option("--force", is_flag=True, help="With --save: write over a file.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def whatif(
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
    from casus import alternative
    from casus.library import load_law
    from casus.variant import Edits
    from casus.whatifreport import blocks, values

    chosen, edits = chosen_of(**choice), Edits(sets, drops, adds, shift)
    compared, made = alternative.whatif(load_law(), scenario, edits, chosen, everything=everything)
    if path:
        alternative.save(made, scenario, path, force=force)
    if form == "json":
        show_json(values(compared))
    else:
        show(blocks(compared._replace(next=alternative.onward(compared, scenario, edits, chosen, path))), form)


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
def compare(scenarios: tuple[str, ...], readings: tuple[str, ...], backend: str, everything: bool, form: str) -> None:
    """Compare two scenarios, or two readings of one."""
    from casus.alternative import compare as compared_of
    from casus.library import load_law
    from casus.whatifreport import blocks, values

    compared = compared_of(load_law(), scenarios, readings, backend, everything=everything)
    if form == "json":
        show_json(values(compared))
    else:
        show(blocks(compared), form)


@click.command(cls=Helped, sample="casus timeline {scenario}")
@click.argument("scenario", shell_complete=scenario_names)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every day and every entry, on more than one screen.")
@form_option(*FORMATS, "csv")
def timeline(scenario: str, form: str, everything: bool, **choice: Any) -> None:
    """Show the duties after each event: the scenario assessed at the end of each day.

    Only what changed that day is listed. What comes later is not known yet, so a duty may be contested one day and settled the next.
    """
    from casus import timeline as made
    from casus.desk import run_of
    from casus.library import load_law

    chosen = chosen_of(**choice)
    found = made.Timeline(run_of(load_law(), scenario, chosen), chosen)
    if form == "json":
        show_json(made.values(found))
    elif form == "csv":
        show_csv(list(made.FIELDS), made.rows(found.steps))
    else:
        show(made.timeline_blocks(found, everything, form == "text"), form)


@click.command("turns-on", cls=Helped, sample="casus turns-on {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Everything, also with answers and accounts nobody holds.")
@form_option(*FORMATS)
def turns_on(scenario: str, norm: str | None, form: str, everything: bool, **choice: Any) -> None:
    """Say what a contested norm turns on: what suffices for each outcome, and who holds it.

    NORM is a norm as casus assess names it, or a clause. Without it, every contested duty and ban is shown.
    """
    from casus import turning
    from casus.desk import norms_of, view_of
    from casus.library import load_law

    law = load_law()
    norms = norms_of(law, norm) if norm else []
    view = view_of(law, scenario, chosen_of(**choice), everything)
    if form == "json":
        show_json(turning.as_values(view, norms))
    else:
        show(turning.turning(view, norms), form)


@click.command(cls=Helped, sample="casus matrix {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Every norm, also accounts that nobody holds.")
@click.option("--svg", default="", metavar="FILE", type=click.Path(), help="Write the table as a picture.")
@form_option(*FORMATS, "csv", "html")
def matrix(scenario: str, norm: str | None, form: str, everything: bool, svg: str, **choice: Any) -> None:
    """Show every reading of the law against every account of the facts, with the outcome.

    An --answer is set on top of every reading, an --account is the only one tried. NORM is a norm as casus assess names it, or a
    clause.
    """
    from casus.desk import norms_of
    from casus.library import load_law
    from casus.matrixdesk import matrix_text
    from casus.matrixtext import FIELDS

    law = load_law()
    norms = norms_of(law, norm) if norm else []
    found = matrix_text(law, scenario, norms, chosen_of(**choice), everything or form == "html", svg)
    if form == "json":
        show_json(found.rows())
    elif form == "csv":
        show_csv(FIELDS, found.flat())
    else:
        show(found.blocks(), form)


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
@click.option("--out", default="", metavar="FILE", type=click.Path(), help="Write every row: .csv, .jsonl or .parquet.")
@click.option("--svg", default="", metavar="FILE", type=click.Path(), help="Write the bars as a picture.")
@form_option(*FORMATS)
def sweep(
    scenario: str,
    norm: str | None,
    names: tuple[str, ...],
    form: str,
    everything: bool,
    out: str,
    svg: str,
    **choice: Any,
) -> None:
    """Try every combination of some things, and say which of them changes a norm most often.

    A NAME is a question, a dispute, EVENT.FIELD=VALUE,VALUE, or an event, which then happened or did not.
    """
    from casus.desk import norms_of
    from casus.library import load_law
    from casus.sweeps import Wish, swept

    law = load_law()
    wish = Wish(scenario, tuple(norms_of(law, norm) if norm else ()), names, everything, out, svg, fancy())
    with Progress("Trying", "combinations") as progress:
        found = swept(law, wish, chosen_of(**choice), progress.tell)
    if form == "json":
        show_json(found.values())
    else:
        show(found.blocks(), form)
