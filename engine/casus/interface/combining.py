"""Every case of a kind at once: each reading against each account of the facts, and each combination of what is to vary."""

from collections.abc import Callable, Sequence
from math import prod
from pathlib import Path as FilePath
from typing import Any

from casus.ask.choice import check_answers, check_chosen_accounts, run_of, scenario_of
from casus.ask.matrix import TooManyColumns, matrices
from casus.ask.sweep import MOST, run_with, sweep_of
from casus.files.problems import quote, wrong
from casus.files.receipt import receipt_file
from casus.files.tables import check_table_ending, write_beside, write_table
from casus.interface.kinds import Pairs, Path, Tell, Words
from casus.interface.loading import choice_given, law_given, named_scenario, norms_given, words_given
from casus.interface.noted import noted
from casus.interface.result import Result, counted_rows
from casus.law.model import Law
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.charts import Grid, in_threes
from casus.show.drawing import Drawing, svg
from casus.show.matrix import MATRIX_FIELDS, MatrixShown, MatrixText
from casus.show.sweep import Combinations, Wanted


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
    changed = f", with {', '.join(chosen.changes)}" if chosen.changes else ""
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
