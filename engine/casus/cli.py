"""The command line. Commands import what they need when they run, because starting must cost nothing."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from casus import __version__, annals, teach
from casus.mistakes import OWN_FAULT, complain, fault, usage
from casus.options import (
    FORMATS,
    Commands,
    Helped,
    Progress,
    ReaderLeft,
    chosen_of,
    fancy,
    form_option,
    reading_options,
    scenario_names,
    show,
    show_csv,
    show_json,
    words_of_law,
    write,
)

DONE, FINDINGS, WRONG, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class Findings(Exception):
    """The command worked and found something: the exit status says so."""


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"terminal_width": 80, "max_content_width": 80}
)
@click.version_option(__version__, prog_name="casus", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Which promises of an alliance apply to an event, who must keep them, and why."""
    if ctx.invoked_subcommand is None:
        from casus.doors import doors

        show(doors(), "text")


@cli.command(cls=Helped, sample="casus assess {scenario}")
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO...", shell_complete=scenario_names)
@reading_options
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@form_option(*FORMATS, "csv", "html")
def assess(scenarios: tuple[str, ...], form: str, everything: bool, sources: bool, **choice: Any) -> None:
    """Say what an event triggers, for whom, why, and what members did.

    A SCENARIO is a name from casus list, or a file of your own. Several give one table. With --format json or csv there is a row
    for each norm; casus schema assess says what stands in it. --format html is one file to mail or print, in full.
    """
    from casus.desk import view_of
    from casus.library import load_law

    chosen = chosen_of(**choice)
    law = load_law()
    whole = form == "html"  # paper has no screen to fit
    views = [view_of(law, name, chosen, everything or whole, sources or whole) for name in scenarios]
    if form == "json":
        from casus.export import rows_of

        show_json([row for view in views for row in rows_of(view.run, view.assessment, chosen.changes)])
    elif form == "csv":
        from casus.export import FIELDS, flat, rows_of

        rows = [row for view in views for row in rows_of(view.run, view.assessment, chosen.changes)]
        show_csv(list(FIELDS), flat(rows))
    elif len(views) > 1:
        from casus.overview import overview

        show(overview(views, everything or whole), form)
    else:
        from casus.report import report

        show(report(views[0]), form)


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
@form_option(*FORMATS)
def explain(scenario: str, norm: str, bearer: str, form: str, everything: bool, sources: bool, **choice: Any) -> None:
    """Say why a norm holds, down to events and sources; or why it does not.

    NORM is a norm as casus assess names it, or a clause.
    """
    from casus.desk import norms_of, rows_for, run_of, state_of
    from casus.explaintext import ExplainText
    from casus.library import load_law

    chosen = chosen_of(**choice)
    law = load_law()
    norms = norms_of(law, norm)
    who = state_of(law, bearer) if bearer else ""
    run = run_of(law, scenario, chosen)
    rows = rows_for(run, norms, who)
    if form == "json":
        from casus.export import explanations_of

        show_json(explanations_of(run, rows, chosen.reading, chosen.changes))
        return
    text = ExplainText(
        run,
        chosen.reading,
        fancy=fancy() and form == "text",
        full=everything or sources,
        name=scenario,
        options=chosen.options,
    ).rows(rows, norms, who)
    write("".join(f"    {line}\n" for line in text.splitlines()) if form == "md" else text)


@cli.command(cls=Helped, sample="casus whatif {scenario} --shift 2010-06-12")
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


@cli.command(cls=Helped, sample="casus compare {scenario} case.yaml")
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


@cli.command(cls=Helped, sample="casus timeline {scenario}")
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


@cli.command("turns-on", cls=Helped, sample="casus turns-on {scenario} {clause}")
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


@cli.command(cls=Helped, sample="casus matrix {scenario} {clause}")
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


@cli.command(cls=Helped, sample="casus sweep {scenario} {clause} --vary clean_hands")
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


@cli.command(cls=Helped, sample="casus law {clause}")
@click.argument("clause", required=False, default="", shell_complete=words_of_law("clause"))
@click.option("--on", "day", default="", metavar="DAY", help="As it stood on a day, as in 2010-06-12.")
@click.option("--diff", nargs=2, default=None, metavar="ONE TWO", help="What changed between two wordings.")
@click.option("--find", default=None, metavar="WORDS", help="Where words stand in the law, best first.")
@click.option("--questions", is_flag=True, help="The questions of meaning, with their answers.")
@click.option("--changes", is_flag=True, help="How the law changed in time.")
@click.option("--svg", default="", metavar="FILE", type=click.Path(), help="With --changes: draw it into a file.")
@click.option(
    "--export",
    default="",
    metavar="FILE|FOLDER",
    type=click.Path(),
    help="Write all of it: .json, .md, .html or a folder.",
)
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@click.option("--sources", is_flag=True, help="List every source that is cited.")
@form_option(*FORMATS)
def law(form: str, **asked: Any) -> None:
    """Show the law on file: clauses, wordings, members on a day, changes, questions."""
    from casus.lawdesk import LawAsked, answer
    from casus.library import load_law

    found = answer(load_law(), LawAsked(**asked), form)
    if form == "json":
        show_json(found)
    else:
        show(found, form)


@cli.command(cls=Helped, sample="casus cite {clause}")
@click.argument("name", metavar="CLAUSE|SCENARIO")
@form_option("text", "bibtex", "json")
def cite(name: str, form: str) -> None:
    """Say how to cite an article or a scenario, with its sources and how far each was read."""
    from casus.lawdesk import cited
    from casus.library import load_law

    works = cited(load_law(), name)
    if form == "json":
        show_json([work._asdict() for work in works])
    else:
        from casus.citation import bibtex, plain
        from casus.problems import visible

        text = bibtex(works) if form == "bibtex" else plain(works)
        write("".join(f"{visible(line)}\n" for line in text.splitlines()))


@cli.command(cls=Helped, sample="casus check case.yaml")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--law", "lint", is_flag=True, help="Look for contradictions in the law, and for rules that never fire.")
@click.option("--save", "file", default="", metavar="FILE", type=click.Path(), help="With --law: keep the cases found.")
@form_option("text", "json")
def check(paths: tuple[str, ...], form: str, lint: bool, file: str) -> None:
    """Find mistakes in scenario files, in folders of them, or in a folder of law.

    Without a PATH, the bundled law and scenarios are checked, with what they are expected to give.
    """
    if lint or file:
        _lint(paths, form, file)
        return
    from pathlib import Path

    from casus.checker import as_values, check_all, check_paths
    from casus.problems import render_all

    with Progress() as progress:
        checked = check_paths(map(Path, paths), progress.tell) if paths else check_all(progress.tell)
    if form == "json":
        show_json(as_values(checked))
    elif checked.problems:
        write(render_all(checked.problems, checked.what) + "\n")
    else:
        files = f"{checked.files} files" if checked.files != 1 else "1 file"
        write(
            f"No problem found: {checked.what} ({files}).\n"
            if checked.files != 1
            else f"No problem found in {checked.what}.\n"
        )
    if checked.serious:
        raise Findings


def _lint(paths: tuple[str, ...], form: str, file: str) -> None:
    """The lint of the law, printed, and its cases kept where a file is named."""
    import shlex
    from pathlib import Path

    from casus.lint import of_paths

    with Progress() as progress:
        what, linted = of_paths(paths, progress.tell)
    saved = linted.save(Path(file)) if file else []
    if form == "json":
        show_json(linted.values())
    else:
        write(linted.text(what, shlex.join(["casus", "check", "--law", *paths]), saved))
    if linted.findings:
        raise Findings


@cli.command(cls=Helped, sample="casus consistency {bearer}")
@click.argument("state", required=False, shell_complete=words_of_law("state"))
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS, "csv")
def consistency(state: str | None, form: str, everything: bool) -> None:
    """Hold what each state and body said of the law against what it said in other incidents.

    With a STATE (or an organisation), its answers one by one, with dates and sources.
    """
    from casus import consistency as said
    from casus import consistencytext
    from casus.desk import state_of
    from casus.engine import engine_for
    from casus.library import load_law, load_scenario, scenario_files

    law = load_law()
    who = state_of(law, state) if state else ""
    with Progress("Reading") as progress:
        every = [load_scenario(name, law) for name in scenario_files()]
        scenarios = [scenario for scenario in every if scenario.kind == "history"]
        found = said.statements(engine_for(law, "plan"), scenarios, who, progress.tell)
    if form == "json":
        show_json([item.values() for item in found])
    elif form == "csv":
        write(said.as_csv(found))
    else:
        left = said.uncompared(scenarios, who)
        one, many = consistencytext.one, consistencytext.overview
        show(one(law, who, found, left) if who else many(law, found, left, everything), form)


@cli.command("list", cls=Helped, sample="casus list --format json")
@form_option(*FORMATS)
def list_(form: str) -> None:
    """List the scenarios you can name, by date."""
    from casus.listing import listed, listing

    if form == "json":
        show_json([item._asdict() for item in listed()])
    else:
        show(listing(), form)


@cli.command(cls=Helped, sample="casus specs {clause}")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--run", "trying", is_flag=True, help="Run the scenarios; show verdicts, and with --all proofs.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def specs(words: tuple[str, ...], trying: bool, everything: bool, form: str) -> None:
    """Read the rules as examples: features with their scenarios, and their verdicts.

    A WORD is an article, a tag as in question:bands or jermuk-2022, or a feature; with several, what bears on all of
    them is shown. A folder or a .feature file of your own may come first. casus specs steps lists the sentences that
    a feature may use; a word after it narrows the list.
    """
    from casus.specdesk import read_specs

    blocks, values, unmet = read_specs(words, trying, everything)
    if form == "json":
        show_json(values)
    else:
        show(blocks, form)
    if unmet:
        raise Findings


@cli.group()
def site() -> None:
    """Make the law, the examples and the incidents a web site."""


@site.command("build", cls=Helped, sample="casus site build public")
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--no-run", "dry", is_flag=True, help="Do not run the examples; each says that it was not run.")
@click.option(
    "--report",
    "reports",
    nargs=2,
    type=click.Path(),
    metavar="CUCUMBER OWN",
    help="Take the verdicts of a run: the files of pytest --cucumberjson and --casus-json.",
)
def site_build(folder: str, dry: bool, reports: tuple[str, str] | None) -> None:
    """Write a site that needs no server, no script and no other host.

    DIR is a new or empty folder, or one that holds an earlier site. The examples are run first, by pytest with pytest-bdd;
    that takes a minute or more.
    """
    from pathlib import Path

    from casus.sitebuild import build

    given = (Path(reports[0]), Path(reports[1])) if reports else None
    with Progress() as progress:
        files = build(Path(folder), reports=given, run=not dry, tell=progress.tell)
    size = sum(len(text.encode()) for text in files.values())
    write(f"{len(files)} files, {size / 1_000_000:.1f} MB. Open {Path(folder) / 'index.html'}\n")


@cli.command(cls=Helped, sample="casus schema scenario")
@click.argument("name", required=False)
@click.option(
    "--write", "folder", default="", metavar="FOLDER", type=click.Path(), help="Write all of them into a folder."
)
def schema(name: str | None, folder: str) -> None:
    """Print a JSON Schema: of the output of assess, or of a kind of file."""
    from casus.desk import wrong
    from casus.library import load_law
    from casus.problems import offer, quote
    from casus.schemas import NAMES, schema_of, write_all

    if name is None and not folder:
        write("".join(f"{item:<12}{words}\n" for item, words in NAMES.items()))
        return
    if name is not None and name not in NAMES:
        raise wrong(f"there is no schema {quote(name)}", offer(name, NAMES))
    if folder:
        try:
            write_all(load_law(), folder)
        except OSError as error:
            raise wrong(f"{quote(folder)} cannot be written: {error.strerror}", "name a folder of your own") from None
    else:
        show_json(schema_of(load_law(), str(name)))


@cli.command(cls=Helped, sample='eval "$(casus completion bash)"')
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the script that lets a shell complete words of casus."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    write(found(cli, {}, "casus", "_CASUS_COMPLETE").source() + "\n")


cli.add_command(teach.learn)  # with the commands for teachers
cli.add_command(annals.record)
cli.add_command(annals.claims)
cli.add_command(annals.atop)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; never with a traceback. Ends with 0, or 1 for findings, 2 for a wrong call or file, 3 for our own fault."""
    gc.set_threshold(200_000, 50, 50)  # a short run makes many small objects that live to its end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # an old console shows the number of a letter, and no error
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    from casus.library import CasusError

    try:
        result = cli.main(args=list(args) if args is not None else None, prog_name="casus", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except Findings:
        return FINDINGS
    except click.UsageError as error:
        complain(usage(error))
        return WRONG
    except CasusError as error:
        text = str(error)
        if any(problem.mark.file for problem in error.problems):
            sys.stderr.write(text + "\n")
        else:
            complain(text)
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (ReaderLeft, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere, without a complaint
        return DONE
    except Exception as error:
        complain(f"{OWN_FAULT}\n{fault(error)}")
        return FAULT
