"""The commands on the law itself, and on who reads it how. They import what they need when they run."""

from typing import Any

import click

from casus.options import (
    FORMATS,
    Helped,
    Progress,
    form_option,
    show,
    show_json,
    words_of_law,
    write,
)


@click.command(cls=Helped, sample="casus law {clause}")
@click.argument("clause", required=False, default="", shell_complete=words_of_law("clause"))
@click.option("--on", "day", default="", metavar="DAY", help="As it stood on a day, as in 2010-06-12.")
@click.option("--diff", nargs=2, default=None, metavar="ONE TWO", help="What changed between two wordings.")
@click.option("--find", default=None, metavar="WORDS", help="Where words stand in the law, best first.")
@click.option("--questions", is_flag=True, help="The questions of meaning, with their answers.")
@click.option("--unverified", is_flag=True, help="What was not read in its own text.")
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


@click.command(cls=Helped, sample="casus cite {clause}")
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


@click.command(cls=Helped, sample="casus consistency {bearer}")
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
