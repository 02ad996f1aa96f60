"""The commands on the law itself, and on who reads it how. They import what they need when they run."""

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from casus.ask.choice import day_of
from casus.cli.options import (
    FORMATS,
    Helped,
    Progress,
    Target,
    form_option,
    show,
    show_csv,
    show_json,
    words_of_law,
    write,
)
from casus.files.problems import offer, quote, wrong
from casus.law.model import Clause, Law

if TYPE_CHECKING:
    from casus.show.law.cite import Work


class LawAsked(NamedTuple):
    """The words of one call of `casus law`."""

    clause: str = ""
    day: str = ""
    diff: tuple[str, str] | None = None
    find: str | None = None
    questions: bool = False
    unverified: bool = False
    changes: bool = False
    svg: str = ""
    export: str = ""
    everything: bool = False
    sources: bool = False


def law_answer(law: Law, asked: LawAsked, form: str) -> Any:
    """Blocks for a screen, or plain values where the form is json. Raises CasusError for words that are not on file."""
    from casus.show.law import book, contents

    on = day_of(asked.day) if asked.day else 0
    found = clause_of(law, asked.clause) if asked.clause else None
    values = form == "json"
    if asked.export:
        return exported(law, asked.export, values)
    if asked.find is not None:
        from casus.ask import find
        from casus.show.law.find import found_screen

        if not asked.find.strip():
            raise wrong("--find has no words", 'write what to look for, as in --find "armed attack"')
        return find.hit_values(law, asked.find) if values else found_screen(law, asked.find, asked.everything)
    if asked.svg and not asked.changes:
        raise wrong("--svg draws the history", "write casus law --changes --svg FILE")
    if asked.changes:
        from casus.ask import history
        from casus.show.law.in_time import history_screen

        chosen = (found[0].instrument,) if found else ()
        about = law.instruments[chosen[0]].title if chosen else ""
        if asked.svg:
            from casus.show.law.chart import chart

            write_file(asked.svg, chart(law, chosen))
        if values:
            return history.history_values(law, chosen)
        return history_screen(law, chosen, about, asked.everything)
    if asked.diff is not None:
        from casus.show.law.diff import Contrast

        if found is None:
            raise wrong("--diff needs a clause", f"write casus law CLAUSE --diff {' '.join(asked.diff)}")
        contrast = Contrast(law, *found, *asked.diff)
        return contrast.values() if values else contrast.blocks(asked.everything)
    if asked.unverified:
        from casus.ask import second_hand
        from casus.show.law.find import unread_screen

        only = found[0] if found else None
        if values:
            return [item._asdict() for item in second_hand.hearsay(law, only)]
        return unread_screen(law, only, asked.everything)
    if asked.questions:
        clause = found[0] if found else None
        if values:
            return book.question_values(law, clause)
        from casus.show.law.provisions import question_list

        return question_list(law, clause, asked.everything, asked.sources)
    if found is None and on:
        from casus.ask import history
        from casus.show.law import in_time

        return history.day_values(law, on) if values else in_time.day_screen(law, on)
    if found is None:
        return book.contents_values(law) if values else contents.contents(law, asked.everything)
    if values:
        return book.clause_values(law, found[0], on)
    return contents.ClausePage(law, *found, day=on, everything=asked.everything).blocks(asked.sources)


def clause_of(law: Law, name: str) -> tuple[Clause, str]:
    """The clause of a name, and the paragraph it narrows to. Raises CasusError for a name that is not on file."""
    from casus.show.law import contents

    found = contents.find_clause(law, name)
    if found is None:
        raise wrong(f"there is no clause {quote(name)}", offer(name, contents.clause_names(law)))
    return found


def exported(law: Law, target: str, values: bool) -> Any:
    """Write all of the law, and say what was written. Raises CasusError where that fails."""
    from pathlib import Path

    from casus.show.blocks import Para
    from casus.show.law.book import ENDINGS, export

    suffix = Path(target).suffix.lower()
    if suffix and suffix not in ENDINGS:
        raise wrong(f"{quote(target)} has no known ending", f"end it in {', '.join(ENDINGS)}, or name a folder")
    try:
        made = [str(path) for path in export(law, Path(target))]
    except OSError as error:
        raise wrong(
            f"{quote(target)} cannot be written: {error.strerror}", "name a file or folder of your own"
        ) from None
    return (
        made
        if values
        else [Para(f"Written: {', '.join(made) if len(made) < 4 else f'{len(made)} files in {target}'}", 0)]
    )


def works_cited(law: Law, name: str) -> "list[Work]":
    """What to cite for a clause, a paragraph, a bundled scenario or a scenario file. Raises CasusError for another name."""
    from casus.scenarios.library import load_scenario, scenario_files
    from casus.show.law.cite import works_of_clause, works_of_scenario
    from casus.show.law.contents import clause_names, find_clause

    found = find_clause(law, name)
    if found is not None:
        return works_of_clause(law, *found)
    if name in scenario_files() or name.endswith((".yaml", ".yml")):
        return works_of_scenario(law, load_scenario(name, law))
    raise wrong(f"there is no clause or scenario {quote(name)}", offer(name, [*clause_names(law), *scenario_files()]))


def write_file(name: str, text: str) -> None:
    """Write a file. Raises CasusError where that fails."""
    from pathlib import Path

    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise wrong(f"{quote(name)} cannot be written: {error.strerror}", "name a file of your own") from None


@click.command(cls=Helped, sample="casus law {clause}")
@click.argument("clause", required=False, default="", shell_complete=words_of_law("clause"))
@click.option("--on", "day", default="", metavar="DAY", help="As it stood on a day, as in 2010-06-12.")
@click.option("--diff", nargs=2, default=None, metavar="ONE TWO", help="What changed between two wordings.")
@click.option("--find", default=None, metavar="WORDS", help="Where words stand in the law, best first.")
@click.option("--questions", is_flag=True, help="The questions of meaning, with their answers.")
@click.option("--unverified", is_flag=True, help="What was not read in its own text.")
@click.option("--changes", is_flag=True, help="How the law changed in time.")
@click.option("--svg", default="", metavar="FILE", type=Target(), help="With --changes: draw it into a file.")
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
def law_command(form: str, **asked: Any) -> None:
    """Show the law on file: clauses, wordings, members on a day, changes, questions."""
    from casus.scenarios.library import load_law

    found = law_answer(load_law(), LawAsked(**asked), form)
    if form == "json":
        show_json(found)
    else:
        show(found, form)


@click.command(cls=Helped, sample="casus cite {clause}")
@click.argument("name", metavar="CLAUSE|SCENARIO")
@form_option("text", "bibtex", "json")
def cite_command(name: str, form: str) -> None:
    """Say how to cite an article or a scenario, with its sources and how far each was read."""
    from casus.scenarios.library import load_law

    works = works_cited(load_law(), name)
    if form == "json":
        show_json([work._asdict() for work in works])
    else:
        from casus.files.problems import visible
        from casus.files.receipt import receipt
        from casus.show.law.cite import bibtex, works_text

        text = (bibtex if form == "bibtex" else works_text)(works, receipt())
        write("".join(f"{visible(line)}\n" for line in text.splitlines()))


@click.command(cls=Helped, sample="casus consistency {bearer}")
@click.argument("state", required=False, shell_complete=words_of_law("state"))
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS, "csv")
def consistency_command(state: str | None, form: str, everything: bool) -> None:
    """Hold what each state and body said of the law against what it said in other incidents.

    With a STATE (or an organisation), its answers one by one, with dates and sources.
    """
    from casus.ask import consistency as said
    from casus.ask.choice import state_of
    from casus.assessment.engine import engine_for
    from casus.scenarios.library import load_law, load_scenario, scenario_files
    from casus.show.law import consistency as consistencytext

    law = load_law()
    who = state_of(law, state) if state else ""
    with Progress("Reading") as progress:
        every = [load_scenario(name, law) for name in scenario_files()]
        scenarios = [scenario for scenario in every if scenario.kind == "history"]
        found = said.statements(engine_for(law, "plan"), scenarios, who, progress.tell)
    if form == "json":
        show_json([item.values() for item in found])
    elif form == "csv":
        show_csv(list(said.STATEMENT_FIELDS), said.flat_statements(found))
    else:
        left = said.uncompared(scenarios, who)
        one, many = consistencytext.one, consistencytext.all_statements
        show(one(law, who, found, left) if who else many(law, found, left, everything), form)
