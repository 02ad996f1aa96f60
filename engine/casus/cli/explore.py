"""The commands that try a scenario: changed, compared, in time, under every reading, in every combination."""

from collections.abc import Callable, Sequence
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import click

from casus.ask.choice import Chosen, check_answers, check_chosen_accounts, run_of
from casus.ask.matrix import TooManyColumns, matrices
from casus.ask.sweep import MOST, run_with, sweep_of
from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
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
from casus.files.problems import quote, wrong
from casus.files.receipt import RECEIPT_FILE, receipt_file
from casus.files.tables import check_table_ending, write_table
from casus.law.model import Law
from casus.scenarios.library import load_scenario
from casus.show.bars import in_threes
from casus.show.matrix import MatrixShown, MatrixText
from casus.show.sweep import Combinations, Wanted


def matrix_text(
    law: Law, name: str, norms: Sequence[str], chosen: Chosen, everything: bool = False, svg: str = ""
) -> MatrixText:
    """The matrices of a scenario, ready to be shown; the picture is written. Raises CasusError for what is not on file."""
    if chosen.reading != "default":
        raise wrong("a matrix has every reading, so it takes none", f"leave out --reading {quote(chosen.reading)}")
    run = run_of(law, name, chosen)
    try:
        found = matrices(run, norms, dict(chosen.answers), dict(chosen.accounts), unheld=everything)
    except TooManyColumns as error:
        raise wrong(f"too many accounts to combine: {error}", "fix some with --account DISPUTE=ACCOUNT") from None
    text = MatrixText(run, found, MatrixShown(name, tuple(norms), chosen.options, everything))
    if svg:
        write_text(svg, text.picture())
    return text


class Wish(NamedTuple):
    """What is asked for: the scenario, the norms, what to vary, how much to show, and the files to write."""

    scenario: str
    norms: tuple[str, ...]
    vary: tuple[str, ...]
    everything: bool = False
    out: str = ""
    svg: str = ""
    fancy: bool = False


def swept(law: Law, wish: Wish, chosen: Chosen, tell: Callable[[int, int], None]) -> Combinations:
    """Try every combination, and write the files. Raises CasusError for what is not on file, and for too many combinations."""
    check_answers(law, chosen)
    scenario = load_scenario(wish.scenario, law)
    check_chosen_accounts(law, scenario, chosen)
    if wish.out:
        check_table_ending(wish.out)
    run, factors, axes = run_with(law, scenario, chosen, wish.vary)
    total = prod(len(axis.values) for axis in axes)
    if total > MOST:
        raise wrong(
            f"that makes {in_threes(total)} combinations, and {in_threes(MOST)} is the most", "vary fewer things"
        )
    reading = chosen.reading if chosen.reading == "default" else f"the reading {chosen.reading}"
    reading = "default reading" if reading == "default" else reading
    changed = f", with {', '.join(chosen.changes)}" if chosen.changes else ""
    wanted = Wanted(wish.scenario, wish.norms, chosen.options, reading + changed, wish.everything, wish.fancy)
    found = Combinations(run, factors, sweep_of(run, axes, tell), wanted)
    if wish.out:
        write_table(wish.out, found.columns, found.rows(), found.swept.allowed.bit_count(), tell)
        write_text(f"{wish.out}.{RECEIPT_FILE}", receipt_file([Path(wish.out).name]))
    if wish.svg:
        write_text(wish.svg, found.picture())
    return found


def write_text(name: str, text: str) -> None:
    """Write a text into a file. Raises CasusError where that fails."""
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot be written: {error.strerror}", "name a file in a folder of your own"
        ) from None


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
    from casus.ask import compare as alternative
    from casus.scenarios.change import Edits
    from casus.scenarios.library import load_law
    from casus.show.compare import blocks, compare_values

    chosen, edits = chosen_of(**choice), Edits(sets, drops, adds, shift)
    compared, made = alternative.whatif(load_law(), scenario, edits, chosen)
    if path:
        alternative.save_variant(made, scenario, path, force=force)
    if form == "json":
        show_json(compare_values(compared))
    else:
        show(blocks(compared, alternative.onward(compared, scenario, edits, chosen, path), everything), form)


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
    from casus.ask.compare import compared_pair as compared_of
    from casus.scenarios.library import load_law
    from casus.show.compare import blocks, compare_values

    compared = compared_of(load_law(), scenarios, readings, backend)
    if form == "json":
        show_json(compare_values(compared))
    else:
        show(blocks(compared, everything=everything), form)


@click.command(cls=Helped, sample="casus timeline {scenario}")
@click.argument("scenario", shell_complete=scenario_names)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every day and every entry, on more than one screen.")
@form_option(*FORMATS, "csv")
def timeline_command(scenario: str, form: str, everything: bool, **choice: Any) -> None:
    """Show the duties after each event: the scenario assessed at the end of each day.

    Only what changed that day is listed. What comes later is not known yet, so a duty may be contested one day and settled the next.
    """
    from casus.ask import timeline as made
    from casus.ask.choice import run_of
    from casus.scenarios.library import load_law
    from casus.show.timeline import timeline_blocks

    chosen = chosen_of(**choice)
    found = made.Timeline(run_of(load_law(), scenario, chosen), chosen)
    if form == "json":
        show_json(made.timeline_values(found))
    elif form == "csv":
        show_csv(list(made.TIMELINE_FIELDS), made.rows(found.steps))
    else:
        show(timeline_blocks(found, everything, form == "text"), form)


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
    from casus.ask.choice import assessed, norms_of
    from casus.scenarios.library import load_law
    from casus.show import turning

    law = load_law()
    norms = norms_of(law, norm) if norm else []
    from casus.show.view import view_of

    view = view_of(assessed(law, scenario, chosen_of(**choice)), everything)
    if form == "json":
        show_json(turning.turning_values(view, norms))
    else:
        show(turning.turning(view, norms), form)


@click.command(cls=Helped, sample="casus matrix {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Every norm, also accounts that nobody holds.")
@click.option("--svg", default="", metavar="FILE", type=Target(), help="Write the table as a picture.")
@form_option(*FORMATS, "csv", "html")
def matrix_command(scenario: str, norm: str | None, form: str, everything: bool, svg: str, **choice: Any) -> None:
    """Show every reading of the law against every account of the facts, with the outcome.

    An --answer is set on top of every reading, an --account is the only one tried. NORM is a norm as casus assess names it, or a
    clause.
    """
    from casus.ask.choice import norms_of
    from casus.scenarios.library import load_law
    from casus.show.matrix import MATRIX_FIELDS

    law = load_law()
    norms = norms_of(law, norm) if norm else []
    found = matrix_text(law, scenario, norms, chosen_of(**choice), everything or form == "html", svg)
    if form == "json":
        show_json(found.rows())
    elif form == "csv":
        show_csv(MATRIX_FIELDS, found.flat())
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
@click.option("--out", default="", metavar="FILE", type=Target(), help="Write every row: .csv, .jsonl or .parquet.")
@click.option("--svg", default="", metavar="FILE", type=Target(), help="Write the bars as a picture.")
@form_option(*FORMATS)
def sweep_command(
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
    from casus.ask.choice import norms_of
    from casus.scenarios.library import load_law

    law = load_law()
    wish = Wish(scenario, tuple(norms_of(law, norm) if norm else ()), names, everything, out, svg, fancy())
    with Progress("Trying", "combinations") as progress:
        found = swept(law, wish, chosen_of(**choice), progress.tell)
    if form == "json":
        show_json(found.values())
    else:
        show(found.blocks(), form)
