"""A scenario tried another way: changed, beside another one, under every reading and account, in every combination, and as it stood at the end of each day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import prod
from pathlib import Path as FilePath
from typing import Any

from casus.ask import compare as days
from casus.ask import compare as sides
from casus.ask.choice import Chosen, check_answers, check_chosen_accounts, run_of, scenario_of, taken_by_file
from casus.ask.compare import Saved
from casus.ask.matrix import TooManyColumns, matrices
from casus.ask.sweep import MOST, run_with, sweep_of
from casus.files.days import day_of
from casus.files.problems import quote, wrong
from casus.files.receipt import receipt_file
from casus.files.tables import check_table_ending, write_beside, write_table
from casus.interface.assessing import Assessment
from casus.interface.loading import (
    LoadedScenario,
    choice_given,
    day_text,
    file_of,
    law_given,
    named_scenario,
    norms_given,
    words_given,
)
from casus.interface.result import Pairs, Path, Result, Tell, Words, counted_rows, dated, noted
from casus.law.model import Law
from casus.law.systems import whole_of
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.scenarios.change import Edits, Variant
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.charts import Grid, in_threes
from casus.show.drawing import Drawing, svg
from casus.show.matrix import MATRIX_FIELDS, MatrixShown, MatrixText
from casus.show.sweep import Combinations, Wanted

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from casus.show.compare import DayChange, Told

_ONE_SIDE = ("status", "standing", "wording", "critical_date", "due", "ended_on")


class Comparison(Result):
    """Two assessments held against each other: only what differs."""

    __slots__ = ("_compared", "_law", "_onward", "_variant", "name")

    def __init__(
        self,
        compared: sides.Compared,
        name: str,
        made: Variant | None = None,
        onward: Callable[[str], Sequence[tuple[str, str]]] = lambda saved: (),
    ) -> None:
        self._compared = compared
        self._variant = made
        self._onward = onward
        self._law = whole_of(compared.before.run.law)
        self.name = name

    @property
    def changes(self) -> tuple[str, ...]:
        """What was changed, in words."""
        return self._compared.changes

    @property
    def added(self) -> dict[str, str]:
        """The events that were added, by what `changes` says of each."""
        return dict(self._variant.added) if self._variant is not None else {}

    @property
    def scenario(self) -> Scenario | None:
        """The scenario as changed; None where nothing of its file was changed."""
        return None if self._variant is None else LoadedScenario.of(self._variant.scenario, self._law)

    @property
    def sides(self) -> tuple[Assessment, Assessment]:
        """Both assessments."""
        return Assessment(self._compared.before), Assessment(self._compared.after)

    def summary(self) -> str:
        """How many norms differ, between what."""
        both = " and ".join(self._compared.heads)
        where = both if both == self.name else f"{self.name}, {both.lower()}"
        return f"{where}: {counted_rows(len(sides.found_in(self._compared).changed), 'norm')} not the same"

    def values(self) -> dict[str, Any]:
        """What differs as plain values; `casus schema compare` describes them."""
        from casus.show.compare import compare_values

        return compare_values(self._compared)

    def told(self) -> "list[Told]":
        """What differs in the words of the screen, all of it."""
        from casus.show.compare import told_in_full

        return told_in_full(self._compared)

    def rows(self) -> list[dict[str, Any]]:
        """One row for each norm and bearer that differs: each word of a side with before_ or after_ in front."""
        rows = []
        for item in self.values()["changed"]:
            named = {name: item[name] for name in ("norm", "kind", "act", "toward")}
            for pair in item["bearers"]:
                row = {**named, "bearer": pair["bearer"]}
                for side in ("before", "after"):
                    there = pair[side] or {}
                    row |= {f"{side}_{name}": there.get(name) for name in _ONE_SIDE}
                rows.append(row)
        return dated(rows, *(f"{side}_{name}" for side in ("before", "after") for name in _ONE_SIDE[3:]))

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False, saved: str = "") -> list[Block]:
        """The two sides on one screen, or in full. saved: the file that the changed scenario was written to."""
        from casus.show.compare import blocks

        return blocks(self._compared, self._onward(saved), all)

    def yaml(self, path: Path = "my-case.yaml", *, short: bool = False) -> str:
        """The scenario as changed, as the text of a file of that path. short: only what is otherwise in it, as a variant of its file.

        Raises CasusError where nothing of the file was changed, and for a variant that cannot name its file.
        """
        with self._receipted("--save", str(path), *(["--short"] if short else [])):
            return sides.variant_text(self._saved(short), str(path))

    def save(self, path: Path, *, force: bool = False, short: bool = False) -> None:
        """Write the scenario as changed into a file. force: over one that is there. short: as in `yaml`.

        Raises CasusError as `yaml` does, and where the file is there already or cannot be written.
        """
        with self._receipted("--save", str(path), *(["--short"] if short else [])):
            sides.save_variant(self._saved(short), str(path), force=force)

    def _saved(self, short: bool) -> Saved:
        return Saved(self._variant, self.name, self._law, self._compared.after.chosen, short)


@noted("whatif")
def what_if(
    scenario: Path | Scenario,
    law: Law | None = None,
    *,
    set: Words | Mapping[str, str] = (),
    drop: Words = (),
    add: Words = (),
    shift: str | date = "",
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    backend: str = "auto",
    before: Assessment | None = None,
) -> Comparison:
    """Change one thing or several, and compare: what changes, and why.

    set: fields of events told otherwise, as a dict by EVENT.FIELD or as EVENT.FIELD=VALUE. drop: events that did not happen.
    add: events or facts, each as YAML, as in a file. shift: the day to which all is moved, so that what sets off the duties falls
    on it. reading, answers, accounts: as in `casus.assess`, on the changed side; so is law. before: the assessment of
    the scenario as it is, where that was made already. A scenario that was loaded is read again from its file. Raises CasusError for a mistake in the file or in what is to be changed.
    """
    chosen = choice_given(reading, answers, accounts, backend)
    told = [f"{name}={value}" for name, value in set.items()] if isinstance(set, Mapping) else set
    edits = Edits(
        words_given("what is set", told),
        words_given("what is dropped", drop),
        words_given("what is added", add),
        day_text("the day to shift to", shift),
    )
    name = file_of(scenario)
    if not isinstance(before, Assessment | None):
        raise wrong("the assessment before has to be what assess gives", "see help(casus)", "wrong-type")
    known = before._one if before is not None else None
    compared, made = sides.whatif(law_given(law, scenario), name, edits, chosen, known)
    return Comparison(compared, name, made, lambda saved: sides.onward(compared, name, edits, chosen, saved))


@noted("compare")
def compare(
    *scenarios: Path | Scenario, reading: Words = (), law: Law | None = None, backend: str = "auto"
) -> Comparison:
    """Compare two scenarios, or two readings of one.

    scenarios: two, as in `casus.assess`; or one. reading: one for both scenarios; or, for one scenario, a list of two (or one,
    which is held against the default). law: the bundled one if None. Raises CasusError for anything else.
    """
    given = [named_scenario(one) for one in scenarios]
    readings = words_given("a reading", reading)
    compared = sides.compared_pair(law_given(law, *scenarios), given, readings, backend)
    return Comparison(compared, " and ".join(name for _, name in given))


def differences(before: Assessment, after: Assessment, changes: Words = ()) -> Comparison:
    """Hold two assessments of one event against each other: what the second was changed in, in words, stands in `changes`."""
    sides_of = before._one, after._one
    told = words_given("what was changed", changes)
    return Comparison(sides.Compared(*sides_of, ("BEFORE", "AFTER"), told), after.scenario.id)


class Timeline(Result):
    """The duties of a scenario after each event: what changed at the end of each day."""

    __slots__ = ("_found",)

    def __init__(self, found: days.Timeline) -> None:
        self._found = found

    def summary(self) -> str:
        """How many days there are."""
        found = self._found
        return f"{found.run.scenario.id}, {counted_rows(len(found.steps), 'day')}"

    def values(self) -> list[dict[str, Any]]:
        """The days as plain values; `casus schema timeline` describes them."""
        return days.timeline_values(self._found)

    def told(self) -> "list[tuple[dict[str, Any], list[DayChange]]]":
        """The days as plain values, each with what became of the norms on it as the screen groups it."""
        from casus.show.compare import day_changes

        found = self._found
        return list(zip(self.values(), (day_changes(found, step) for step in found.steps), strict=True))

    def rows(self) -> list[dict[str, Any]]:
        """One row for each change, with days as `datetime.date`."""
        return dated(days.rows(self._found.steps), "date")

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The changes as CSV has them."""
        return list(days.TIMELINE_FIELDS), days.rows(self._found.steps)

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The days: left what happened, right only what changed."""
        from casus.show.compare import timeline_blocks

        return timeline_blocks(self._found, all, form == "text")


@noted("timeline")
def timeline(
    scenario: Path | Scenario,
    law: Law | None = None,
    *,
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    from_: str | date = "",
    to: str | date = "",
    backend: str = "auto",
) -> Timeline:
    """Show the duties after each event: the scenario assessed as it stood at the end of each of its days.

    What comes later is not known yet. from_, to: only the days from and up to this one. The other arguments and the errors are those of
    `casus.assess`; CasusError too where so many days have so many events before them that it would take long.
    """
    chosen: Chosen = choice_given(reading, answers, accounts, backend)
    given, name = named_scenario(scenario)
    first, last = day_text("from_", from_), day_text("to", to)
    bounds = day_of(first) if first else FIRST_DAY, day_of(last) if last else LAST_DAY
    return Timeline(days.Timeline(run_of(law_given(law, scenario), given, chosen), chosen, name, *bounds))


class Matrix(Result):
    """Readings of the law against accounts of the facts, with the status of each norm in each pair."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[bool], MatrixText]) -> None:
        self._make = make

    def summary(self) -> str:
        """The norms."""
        found = self._make(False)
        norms = ", ".join(dict.fromkeys(item.norm for item in found.found))
        return f"{found.run.scenario.id}: {norms or 'no such norm can arise'}"

    def values(self) -> list[dict[str, Any]]:
        """A row for each norm, reading and account; `casus schema matrix` describes them."""
        return self._make(False).rows()

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The rows as CSV has them."""
        return MATRIX_FIELDS, self._make(False).flat()

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """A table for each norm."""
        return self._make(all).blocks()

    def drawing(self) -> Drawing:
        """The same as a picture, as shapes."""
        return self._make(False).picture()

    def picture(self) -> str:
        """The first table as SVG."""
        return svg(self.drawing())

    def grid(self) -> Grid | None:
        """The first table for a page; none where the outcome is the same everywhere."""
        return self._make(False).grid()


@noted("matrix")
def matrix(
    scenario: Path | Scenario,
    norm: Words | None = None,
    law: Law | None = None,
    *,
    answers: Pairs = None,
    accounts: Pairs = None,
    all: bool = False,
    reading: str = "default",
    backend: str = "auto",
) -> Matrix:
    """Show every reading of the law against every account of the facts, with the outcome.

    norm: a norm or a clause, or several; every duty and ban if None. answers: set on top of every reading. accounts: the only ones tried, by
    dispute. all: also accounts that nobody holds. A reading is refused: all of them are tried. The rest, and the errors, as in
    `casus.assess`; CasusError too where there are more accounts than a table can have.
    """
    given, name = named_scenario(scenario)
    law = law_given(law, scenario)
    norms = norms_given(law, norm)
    chosen = choice_given(reading, answers, accounts, backend)
    if chosen.reading != "default":
        raise wrong("a matrix has every reading, so it takes none", f"leave out --reading {quote(chosen.reading)}")
    run = run_of(law, given, chosen)
    try:
        found = matrices(run, norms, dict(chosen.answers), dict(chosen.accounts), unheld=all)
    except TooManyColumns as error:
        raise wrong(
            f"too many accounts to combine: {error}", "fix some with --account DISPUTE=ACCOUNT", "too-many"
        ) from None
    return Matrix(
        lambda everything: MatrixText(run, found, MatrixShown(name, norms, chosen.options, all or everything))
    )


class Sweep(Result):
    """Every combination of some things, with the status of each norm in it, and which of them changes a norm most often."""

    __slots__ = ("_make", "_tell")

    def __init__(self, make: Callable[[bool, bool], Combinations], tell: Callable[[int, int], None]) -> None:
        self._make = make
        self._tell = tell

    @property
    def columns(self) -> list[str]:
        """The names of what varies, then the norms."""
        return self._make(False, False).columns

    def summary(self) -> str:
        """How many combinations there are, of what."""
        found = self._make(False, False)
        varied = ", ".join(factor.name for factor in found.factors)
        return f"{found.run.scenario.id}, {counted_rows(found.swept.allowed.bit_count(), 'combination')} of {varied}"

    def values(self) -> dict[str, Any]:
        """The counts, and what changes each norm most often; `casus schema sweep` describes them."""
        return self._make(False, False).values()

    def rows(self) -> list[dict[str, Any]]:
        """One row for each combination: the value of each thing, and the status of each norm."""
        found = self._make(False, False)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows()]

    def _form(self, form: str, *, all: bool, sources: bool, colour: bool, fancy: bool) -> str:
        if form in ("text", "md", "html"):
            from casus.show.terminal import form_text

            return form_text(self._make(all, fancy).blocks(), form, colour)
        return super()._form(form, all=all, sources=sources, colour=colour, fancy=fancy)

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """How often each norm has each status, and which single thing changes it most often."""
        return self._make(all, False).blocks()

    def save(self, file: Path) -> None:
        """Write every row into a file: .csv, .jsonl or .parquet; beside it stands its receipt. Raises CasusError where that fails."""
        found, name = self._make(False, False), str(file)
        write_table(name, found.columns, found.rows(), found.swept.allowed.bit_count(), self._tell)
        with self._receipted("--out", name):
            write_beside(name, receipt_file([FilePath(name).name]))

    def drawing(self) -> Drawing:
        """The same as a picture, as shapes."""
        return self._make(False, False).picture()

    def picture(self) -> str:
        """The bars as SVG."""
        return svg(self.drawing())


@noted("sweep")
def sweep(
    scenario: Path | Scenario,
    norm: Words | None = None,
    law: Law | None = None,
    *,
    vary: Words,
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    out: Path | None = None,
    tell: Tell = None,
    backend: str = "auto",
) -> Sweep:
    """Try every combination of some things, and say which of them changes a norm most often.

    norm: a norm or a clause, or several; every duty and ban if None. vary: what to vary: a question, a dispute, EVENT.FIELD=VALUE,VALUE, or
    an event, which then happened or did not. out: a file to write every row to; its ending is checked before the work. tell: is
    told how far the work is. The rest, and the errors, as in `casus.assess`; CasusError too for too many combinations.
    """
    given, name = named_scenario(scenario)
    law = law_given(law, scenario)
    norms = norms_given(law, norm)
    chosen = choice_given(reading, answers, accounts, backend)
    check_answers(law, chosen)
    read = scenario_of(law, given)
    check_chosen_accounts(law, read, chosen)
    if out is not None:
        check_table_ending(str(out))
    run, factors, axes = run_with(law, read, chosen, words_given("what is to vary", vary))
    total = prod(len(axis.values) for axis in axes)
    if total > MOST:
        raise wrong(
            f"that makes {in_threes(total)} combinations, and {in_threes(MOST)} is the most",
            "vary fewer things",
            "too-many",
        )
    label = "default reading" if chosen.reading == "default" else f"the reading {chosen.reading}"
    taken = [*chosen.changes, *(f"{item} (by the file)" for item in taken_by_file(run, chosen.changes))]
    changed = f", with {', '.join(taken)}" if taken else ""
    told = tell or (lambda done, every: None)
    found = sweep_of(run, axes, told)
    known: dict[tuple[bool, bool], Combinations] = {}

    def make(everything: bool, fancy: bool) -> Combinations:
        key = everything, fancy
        if key not in known:
            wanted = Wanted(name, norms, chosen.options, label + changed, everything, fancy)
            known[key] = Combinations(run, factors, found, wanted)
        return known[key]

    made = Sweep(make, told)
    if out is not None:
        made.save(out)
    return made
