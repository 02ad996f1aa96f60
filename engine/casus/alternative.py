"""Trying a scenario another way: the scenario as it is and as changed, two scenarios, or two readings, ready to be compared."""

import os
import shlex
from pathlib import Path

from casus.desk import Chosen, check_accounts, check_answers, wrong
from casus.draft import put, scalar, text_of
from casus.engine import Run, engine_for
from casus.fields import check_id
from casus.law import Law
from casus.library import load_scenario
from casus.points import bare
from casus.problems import Mark, Problem, quote
from casus.results import LIVE, STATUSES
from casus.scenario import Scenario
from casus.variant import Edits, Variant, variant
from casus.view import Asked, View
from casus.whatifreport import Compared, found_in
from casus.writer import write

ENDINGS = (".yaml", ".yml")


def whatif(
    law: Law, name: str, edits: Edits, chosen: Chosen, *, everything: bool = False
) -> tuple[Compared, Variant | None]:
    """A scenario as it is, and with changes of the file, of the reading, or of both; and the file as changed, where it was.

    Raises CasusError for a mistake in the file or in what is to be changed.
    """
    check_answers(law, chosen)
    scenario = load_scenario(name, law)
    usual = Chosen(backend=chosen.backend)
    before = _view(law, scenario, name, usual, everything)
    made = variant(law, name, edits, trigger_of(before.run)) if edits else None
    other = made.scenario if made is not None else scenario
    check_accounts(law, other, chosen)
    after = _view(law, other, name, chosen, everything)
    changes = (*(made.changes if made is not None else ()), *_taken(law, after.run, chosen))
    if not changes:
        raise wrong("whatif needs a change", "write --set, --drop, --add, --shift, --reading, --answer or --account")
    cautions = made.cautions if made is not None else ()
    return Compared(before, after, ("BEFORE", "AFTER"), changes, cautions, everything=everything), made


def trigger_of(run: Run) -> str:
    """The event that sets off the duties of a scenario: that of the highest status, the earliest of several; empty for none."""
    rows = [
        row
        for row in run.rows()
        if row.kind == "duty" and row.trigger in run.case.days and any(status in LIVE for status in row.statuses)
    ]
    days = run.case.days
    first = min(rows, key=lambda row: (STATUSES.index(row.status), days[row.trigger], row.trigger), default=None)
    return first.trigger if first is not None else ""


def compare(
    law: Law, names: tuple[str, ...], readings: tuple[str, ...], backend: str, *, everything: bool = False
) -> Compared:
    """Two scenarios under one reading, or one scenario under two. Raises CasusError for anything else."""
    if len(names) == 2 and len(readings) <= 1:
        chosen = Chosen((*readings, "default")[0], backend=backend)
        check_answers(law, chosen)
        views = [_view(law, load_scenario(name, law), name, chosen, everything) for name in names]
        return Compared(
            views[0], views[1], (views[0].scenario.id, views[1].scenario.id), events=False, everything=everything
        )
    if len(names) == 1 and readings and len(readings) <= 2:
        pair = readings if len(readings) == 2 else ("default", *readings)
        scenario = load_scenario(names[0], law)
        views = []
        for reading in pair:
            chosen = Chosen(reading, backend=backend)
            check_answers(law, chosen)
            views.append(_view(law, scenario, names[0], chosen, everything))
        return Compared(views[0], views[1], (pair[0].upper(), pair[1].upper()), everything=everything)
    cure = "write casus compare ONE OTHER, or casus compare ONE --reading NAME --reading NAME"
    raise wrong("compare takes two scenarios, or one and two readings", cure)


def _view(law: Law, scenario: Scenario, name: str, chosen: Chosen, everything: bool) -> View:
    run = engine_for(law, chosen.backend).run(scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts))
    asked = Asked(name, chosen.reading, chosen.changes, chosen.options, everything)
    return View(run, run.assessment(chosen.reading), asked)


def _taken(law: Law, run: Run, chosen: Chosen) -> list[str]:
    """The reading, answers and accounts that are taken, in words."""
    from casus.points import answer, version

    made = [] if chosen.reading == "default" else [f"reading {chosen.reading} ({law.readings[chosen.reading].name})"]
    made += [f"answer {name}={value}: {bare(answer(run, name, value).says)}" for name, value in chosen.answers]
    return made + [f"account {name}={value}: {bare(version(run, name, value).says)}" for name, value in chosen.accounts]


def command(name: str, edits: Edits, chosen: Chosen) -> str:
    """The command line that makes these changes."""
    parts = [("--set", text) for text in edits.sets] + [("--drop", text) for text in edits.drops]
    parts += [("--add", text) for text in edits.adds] + ([("--shift", edits.shift)] if edits.shift else [])
    return (
        f"casus whatif {shlex.quote(name)}"
        + "".join(f" {one} {shlex.quote(two)}" for one, two in parts)
        + chosen.options
    )


def onward(compared: Compared, name: str, edits: Edits, chosen: Chosen, saved: str) -> tuple[tuple[str, str], ...]:
    """Commands that lead further."""
    rows: list[tuple[str, str]] = []
    if saved:
        rows = [(f"casus assess {shlex.quote(saved)}{chosen.options}", ""), (f"casus check {shlex.quote(saved)}", "")]
    elif edits:
        rows = [(f"{command(name, edits, chosen)} --save my-case.yaml", "")]
    else:
        changed = next((item for item in found_in(compared).changed if item.kind == "duty"), None)
        norm = f" {compared.after.voice.paragraph(changed.norm)}" if changed is not None else ""
        rows = [(f"casus {'explain' if norm else 'assess'} {shlex.quote(name)}{norm}{chosen.options}", "")]
    return tuple(rows)


def save(made: Variant | None, name: str, path: str, *, force: bool) -> None:
    """Write a variant as a scenario file. Raises CasusError where the file is there already, or cannot be written."""
    if made is None:
        raise wrong(
            "nothing of the file was changed", "a reading is no part of a file; to save one, add --set or the like"
        )
    if not path.endswith(ENDINGS):
        raise wrong(f"{quote(path)} does not end like a scenario file", "write --save my-case.yaml")
    place = Path(path)
    text = write(put(put(made.tree, "scenario", scalar(_own_name(place, name))), "note", scalar(_note(made, name))))
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if force else os.O_EXCL)
    try:
        with open(os.open(place, flags, 0o666), "w", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise wrong(f"{quote(path)} is there already", "choose another name, or add --force to write over it") from None
    except OSError as error:
        raise wrong(f"{quote(path)} cannot be written: {error.strerror}", "name a file of your own") from None


def _own_name(place: Path, name: str) -> str:
    """The name of the scenario in a file: that of the file, where it can be one."""
    problems: list[Problem] = []
    check_id(scalar(place.stem, Mark(place.name, 1, 1)), problems)
    return place.stem if not problems else f"{Path(name).stem}-changed"


def _note(made: Variant, name: str) -> str:
    old = " ".join(text_of(made.tree, "note").split())
    said = f"A variant of {Path(name).stem}, imagined. Changed: {'; '.join(made.changes)}."
    return f"{old} {said}".strip()
