"""The commands and their options, and those that try a scenario another way. They import what they need when they run."""

import os
from collections.abc import Callable
from typing import Any

import click

from casus import __version__
from casus.cli.calls import FORCE
from casus.cli.options import (
    FORMATS,
    CommandGroup,
    Findings,
    Helped,
    Progress,
    Target,
    chosen_of,
    complain,
    form_option,
    option_pairs,
    picture_option,
    reading_options,
    scenario_names,
    show,
    show_result,
    usage,
    watch_option,
    watched,
    words_of_law,
    write,
)
from casus.show.terminal import COMPLETE


@click.group(
    cls=CommandGroup, invoke_without_command=True, context_settings={"terminal_width": 80, "max_content_width": 80}
)
@click.version_option(__version__, prog_name="casus", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Which promises of an alliance apply to an event, who must keep them, and why."""
    if ctx.invoked_subcommand is None:
        from casus.cli.start import doors

        show(doors(), "text")


@cli.command(cls=Helped, sample="casus assess {scenario}")
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...", shell_complete=scenario_names)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@watch_option()
@form_option(*FORMATS)
def assess_command(
    scenarios: tuple[str, ...], form: str, everything: bool, sources: bool, watch: bool, **choice: Any
) -> None:
    """Say what an event triggers, for whom, why, and what members did.

    A SCENARIO is a name from casus list, a file of your own, or a folder of such files. Several give one table. With --format json or csv there is a row
    for each norm; casus schema assess says what stands in it. --format html is one file to mail or print, in full.
    """
    from casus.cli.start import write_assessment

    def work() -> None:
        write_assessment(scenarios, form, everything, sources, **chosen_of(**choice))

    watched(scenarios, work) if watch else work()


@cli.command(cls=Helped, sample="casus explain {scenario} {clause} --for {bearer}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", shell_complete=words_of_law("norm"))
@click.option(
    "--for",
    "bearer",
    default="",
    metavar="STATE",
    shell_complete=words_of_law("state"),
    help="Explain it for one state, by name or code.",
)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every way and every condition.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@picture_option("Draw the conditions as a ladder", "--svg")
@form_option(*FORMATS)
def explain_command(
    scenario: str, norm: str, bearer: str, form: str, everything: bool, sources: bool, picture: str, **choice: Any
) -> None:
    """Say why a norm holds, down to events and sources; or why it does not.

    NORM is a norm as casus assess names it, or a clause.
    """
    from casus.interface.assessing import explain
    from casus.show.drawing import save_drawing

    found = explain(scenario, norm, for_=bearer, **chosen_of(**choice))
    if picture:
        save_drawing(found.drawing(), picture)
    show_result(found, form, everything, sources)


@cli.command(cls=Helped, sample="casus check case.yaml")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--lint", is_flag=True, help="Look for contradictions in the law, and for rules that never fire.")
@click.option("--save", "file", default="", metavar="FILE", type=Target(), help="With --lint: keep the cases found.")
@click.option("--receipt", "output", default="", metavar="FILE", help="Whether an output can be had again here.")
@watch_option()
@form_option(*FORMATS)
def check_command(paths: tuple[str, ...], form: str, lint: bool, file: str, output: str, watch: bool) -> None:
    """Find mistakes in scenario files, in folders of them, or in a folder of law.

    Without a PATH, the law and the scenarios on file are checked, with what they are expected to give. With --receipt, a FILE that
    casus wrote (JSON, CSV, HTML, a citation, a saved scenario) is made again from its receipt and compared.
    """
    if output:
        _receipt(output, form, bool(paths or lint or file))
        return
    if lint or file:
        _lint(paths, form, file)
        return
    from casus.interface.checking import check

    def work() -> None:
        with Progress() as progress:
            found = check(*paths, tell=progress.tell)
        show_result(found, form)
        if not found.ok:
            raise Findings

    watched(paths, work) if watch else work()


def _receipt(output: str, form: str, more: bool) -> None:
    """Make an output again, compare, and say what came of it."""
    from functools import partial

    from casus.cli.calls import make_output
    from casus.files import bundled
    from casus.files.problems import wrong
    from casus.interface.checking import check_receipt

    if more or bundled.options():
        raise wrong("--receipt takes one file and nothing else", "write casus check --receipt FILE")
    with Progress("Making again", "files"):
        found = check_receipt(output, partial(make_output, click.get_current_context().find_root().obj))
    show_result(found, form)
    if not found.same:
        raise Findings


def _lint(paths: tuple[str, ...], form: str, file: str) -> None:
    """The lint of the law, printed, and its cases kept where a file is named."""
    from casus.interface.checking import lint

    with Progress() as progress:
        found = lint(*paths, tell=progress.tell)
    saved = found.save(file, force=bool(click.get_current_context().meta.get(FORCE))) if file else []
    if form != "text":
        show_result(found, form)
    else:
        write(found.told(saved=saved))
    if found.findings:
        raise Findings


@cli.command("list", cls=Helped, sample="casus list --format json")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--year", default="", metavar="YEAR", help="Those that began in a year.")
@click.option("--member", default="", metavar="STATE", shell_complete=words_of_law("state"), help="Those with a state.")
@click.option(
    "--clause",
    default="",
    metavar="CLAUSE",
    shell_complete=words_of_law("clause"),
    help="Those whose authors expect something of an article.",
)
@form_option(*FORMATS)
def list_command(words: tuple[str, ...], form: str, year: str, member: str, clause: str) -> None:
    """List the scenarios you can name, by date.

    A WORD stands in the name, the title or the summary, or names a state that takes part. With several, all must fit.
    """
    from casus.interface.loading import list_scenarios

    show_result(list_scenarios(*words, year=year, member=member, clause=clause), form)


@cli.command(cls=Helped, sample="casus schema scenario")
@click.argument("name", required=False)
@click.option(
    "--write", "folder", default="", metavar="FOLDER", type=Target(folder=True), help="Write all of them into a folder."
)
def schema_command(name: str | None, folder: str) -> None:
    """Print a JSON Schema: of the output of assess, or of a kind of file."""
    from casus.interface.checking import save_schemas, schema_text
    from casus.learn.lint import ALL_SCHEMAS

    if name is not None and (name not in ALL_SCHEMAS or not folder):
        write(schema_text(name, ALL_SCHEMAS))
    elif folder:
        save_schemas(folder, ALL_SCHEMAS)
    else:
        write("".join(f"{item:<16}{words}\n" for item, (words, _) in ALL_SCHEMAS.items()))


@cli.command(cls=Helped, sample='eval "$(casus completion bash)"')
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion_command(shell: str) -> None:
    """Print the script that lets a shell complete words of casus."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    write(found(cli, {}, "casus", COMPLETE).source() + "\n")


def run(args: list[str], again: Callable[[list[str]], None]) -> int:
    """Run the command that some words call; its exit status. again: runs another call. Raises what a command raises, but for a wrong call."""
    from casus.show.terminal import DONE, INTERRUPTED, WRONG_CALL

    try:
        result = cli.main(args=args, prog_name="casus", standalone_mode=False, obj=again)
    except click.UsageError as error:
        complain(usage(error, args))
        return WRONG_CALL
    except click.Abort:
        return INTERRUPTED
    except (KeyError, ValueError):
        if COMPLETE not in os.environ:
            raise
        complain(f"{COMPLETE} is set, by which a shell asks for words, but not what goes with it. Unset it")
        return WRONG_CALL
    return result if isinstance(result, int) else DONE


_OWN_FOLDER = "name a file in a folder of your own"


@click.command(cls=Helped, sample="casus whatif {scenario} --shift 2010-06-12")
@click.argument("scenario", shell_complete=scenario_names)
@click.option("--set", "sets", multiple=True, metavar="EVENT.FIELD=VALUE", help="Tell a field of an event otherwise.")
@click.option("--drop", "drops", multiple=True, metavar="EVENT", help="Let an event not have happened.")
@click.option("--add", "adds", multiple=True, metavar="YAML", help="Add an event or a fact, as in a file.")
@click.option("--shift", default="", metavar="DAY", help="Move all dates, so that what sets off the duties is on DAY.")
@reading_options
@click.option("--save", "path", default="", metavar="FILE", type=Target(), help="Write the changed scenario to a file.")
@click.option("--short", is_flag=True, help="With --save: write only what changes, as a variant of SCENARIO.")
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
    short: bool,
    everything: bool,
    **choice: Any,
) -> None:
    """Change one thing or several, and compare: only what changes, and why.

    EVENT is an id, or a type that only one event has. To drop an event is to say that it did not happen.
    """
    from casus.files.problems import wrong
    from casus.interface.trying import what_if

    if short and not path:
        raise wrong("--short says how a file is written, and none is to be", "add --save my-case.yaml")
    found = what_if(scenario, set=sets, drop=drops, add=adds, shift=shift, **chosen_of(**choice))
    if path:
        found.save(path, force=True, short=short)  # that it may be is known by now
    if form in ("json", "csv", "xlsx"):
        show_result(found, form)
    else:
        show(found.blocks(all=everything or form == "html", saved=path), form)


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
@click.option("--from", "first", default="", metavar="DAY", help="Only the days from this one on.")
@click.option("--to", "last", default="", metavar="DAY", help="Only the days up to this one.")
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show every day and every entry, on more than one screen.")
@form_option(*FORMATS)
def timeline_command(scenario: str, first: str, last: str, form: str, everything: bool, **choice: Any) -> None:
    """Show the duties after each event: the scenario assessed at the end of each day.

    Only what changed that day is listed. What comes later is not known yet, so a duty may be contested one day and settled the next.
    """
    from casus.interface.trying import timeline

    show_result(timeline(scenario, from_=first, to=last, **chosen_of(**choice)), form, everything)


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
    from casus.interface.assessing import turns_on

    show_result(turns_on(scenario, norm, all=everything, **chosen_of(**choice)), form)


@click.command(cls=Helped, sample="casus matrix {scenario} {clause}")
@click.argument("scenario", shell_complete=scenario_names)
@click.argument("norm", required=False, shell_complete=words_of_law("norm"))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Every norm, also accounts that nobody holds.")
@picture_option("Draw the table", "--svg")
@form_option(*FORMATS)
def matrix_command(scenario: str, norm: str | None, form: str, everything: bool, picture: str, **choice: Any) -> None:
    """Show every reading of the law against every account of the facts, with the outcome.

    An --answer is set on top of every reading, an --account is the only one tried. NORM is a norm as casus assess names it, or a
    clause.
    """
    from casus.interface.trying import matrix
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
    from casus.interface.trying import sweep
    from casus.show.drawing import save_drawing

    with Progress("Trying", "combinations") as progress:
        found = sweep(scenario, norm, vary=names, out=out or None, tell=progress.tell, **chosen_of(**choice))
        if picture:
            save_drawing(found.drawing(), picture)
    show_result(found, form, everything)


@click.command(cls=Helped, sample="casus treaties {scenario}")
@click.argument("scenario", shell_complete=scenario_names)
@click.option("--as", "swaps", multiple=True, metavar="ONE=OTHER", help="Put one state for another, its land too.")
@click.option("--as-if", "systems", multiple=True, metavar="SYSTEM", help="Only this treaty system.")
@click.option("--for", "attacked", default="", metavar="STATE", help="Who was attacked, where several were.")
@reading_options
@click.option("--all", "everything", is_flag=True, help="Every promise of each treaty, with its sources.")
@picture_option("Draw the table", "--svg")
@form_option(*FORMATS)
def treaties_command(
    scenario: str,
    swaps: tuple[str, ...],
    systems: tuple[str, ...],
    attacked: str,
    form: str,
    everything: bool,
    picture: str,
    **choice: Any,
) -> None:
    """Put one event under every treaty on file: who would owe what, and what was really owed.

    Of each treaty that did not bind the state attacked it is asked as if that state and its helpers had been its parties
    that day, and nobody else. SYSTEM is a treaty system as casus law lists it.
    """
    from casus.interface.beside import treaties

    with Progress("Assessing", "treaties") as progress:
        found = treaties(
            scenario,
            as_=option_pairs(swaps, "--as", "ONE=OTHER"),
            as_if=systems,
            for_=attacked,
            tell=progress.tell,
            **chosen_of(**choice),
        )
    if picture:
        from casus.show.drawing import save_drawing

        save_drawing(found.drawing(), picture)
    show_result(found, form, everything)
