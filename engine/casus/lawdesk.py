"""What `casus law` is asked for, and who answers: the one place that joins its options."""

from typing import TYPE_CHECKING, Any, NamedTuple

from casus.desk import day_of, wrong
from casus.law import Clause, Law
from casus.problems import offer, quote

if TYPE_CHECKING:
    from casus.citation import Work


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


def answer(law: Law, asked: LawAsked, form: str) -> Any:
    """Blocks for a screen, or plain values where the form is json. Raises CasusError for words that are not on file."""
    from casus import lawbook, lawexport

    on = day_of(asked.day) if asked.day else 0
    found = clause_of(law, asked.clause) if asked.clause else None
    values = form == "json"
    if asked.export:
        return exported(law, asked.export, values)
    if asked.find is not None:
        from casus import finder

        if not asked.find.strip():
            raise wrong("--find has no words", 'write what to look for, as in --find "armed attack"')
        return finder.as_values(law, asked.find) if values else finder.found_screen(law, asked.find, asked.everything)
    if asked.svg and not asked.changes:
        raise wrong("--svg draws the history", "write casus law --changes --svg FILE")
    if asked.changes:
        from casus import history

        chosen = (found[0].instrument,) if found else ()
        about = law.instruments[chosen[0]].title if chosen else ""
        if asked.svg:
            from casus.chart import chart

            write_file(asked.svg, chart(law, chosen))
        if values:
            return history.as_values(law, chosen)
        return history.timeline(law, chosen, about, asked.everything)
    if asked.diff is not None:
        from casus.contrasttext import Contrast

        if found is None:
            raise wrong("--diff needs a clause", f"write casus law CLAUSE --diff {' '.join(asked.diff)}")
        contrast = Contrast(law, *found, *asked.diff)
        return contrast.values() if values else contrast.blocks(asked.everything)
    if asked.unverified:
        from casus import hearsay

        only = found[0] if found else None
        if values:
            return [item._asdict() for item in hearsay.hearsay(law, only)]
        return hearsay.screen(law, only, asked.everything)
    if asked.questions:
        clause = found[0] if found else None
        if values:
            return lawexport.questions(law, clause)
        from casus.questionbook import question_list

        return question_list(law, clause, asked.everything, asked.sources)
    if found is None and on:
        from casus import roll

        return roll.as_values(law, on) if values else roll.screen_of(law, on)
    if found is None:
        return lawexport.contents(law) if values else lawbook.contents(law, asked.everything)
    if values:
        return lawexport.clause(law, found[0], on)
    return lawbook.ClausePage(law, *found, day=on, everything=asked.everything).blocks(asked.sources)


def clause_of(law: Law, name: str) -> tuple[Clause, str]:
    """The clause of a name, and the paragraph it narrows to. Raises CasusError for a name that is not on file."""
    from casus import lawbook

    found = lawbook.find_clause(law, name)
    if found is None:
        raise wrong(f"there is no clause {quote(name)}", offer(name, lawbook.clause_names(law)))
    return found


def exported(law: Law, target: str, values: bool) -> Any:
    """Write all of the law, and say what was written. Raises CasusError where that fails."""
    from pathlib import Path

    from casus.folio import ENDINGS, export
    from casus.layout import Para

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


def cited(law: Law, name: str) -> "list[Work]":
    """What to cite for a clause, a paragraph, a bundled scenario or a scenario file. Raises CasusError for another name."""
    from casus.citation import works_of_clause, works_of_scenario
    from casus.lawbook import clause_names, find_clause
    from casus.library import load_scenario, scenario_files

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
