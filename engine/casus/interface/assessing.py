"""What an event triggers: the assessment of one scenario, or of several beside each other."""

from casus.ask import choice
from casus.ask.choice import Assessed, assessed
from casus.interface.loading import choice_given, law_given, named_scenario, several
from casus.interface.noted import noted
from casus.interface.result import Result, counted_rows, dated
from casus.show.view import view_of

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from casus.assessment.results import Key, Row
    from casus.interface.kinds import Pairs, Path
    from casus.law.model import Law
    from casus.scenarios.model import Scenario
    from casus.show.blocks import Block
    from casus.show.view import View

_DAYS = ("critical_date", "due", "ended_on")


class Assessment(Result):
    """One scenario under one reading: `norms` has a `Row` for each norm of each bearer, those that are not triggered too."""

    __slots__ = ("_one",)

    def __init__(self, one: Assessed) -> None:
        self._one = one

    @property
    def law(self) -> "Law":
        """The law."""
        return self._one.run.law

    @property
    def scenario(self) -> "Scenario":
        """The scenario."""
        return self._one.scenario

    @property
    def reading(self) -> str:
        """The reading, with what was changed on top of it, as in NAME+QUESTION=ANSWER."""
        return "+".join([self._one.chosen.reading, *self._one.chosen.changes])

    @property
    def norms(self) -> "tuple[Row, ...]":
        """The norms, in the order of the law's clauses; inside a norm the live ones first, by day."""
        return self._one.assessment.rows

    @property
    def assumed(self) -> tuple[tuple[str, str, str], ...]:
        """What the file leaves open, with what was assumed: event, role and value."""
        return self._one.assessment.assumed

    def summary(self) -> str:
        """The scenario, the reading, and how many norms are triggered."""
        live = sum(row.status == "triggered" and row.bound for row in self.norms)
        return (
            f"{self.scenario.id}, {self.reading} reading: {live} of {counted_rows(len(self.norms), 'norm')} triggered"
        )

    def values(self) -> "list[dict[str, Any]]":
        """The norms as plain values; `casus schema assess` describes them."""
        from casus.show.rows import rows_of

        return rows_of(self._one.run, self._one.assessment, self._one.chosen.changes)

    def rows(self) -> "list[dict[str, Any]]":
        """The same with days as `datetime.date`."""
        return dated(self.values(), *_DAYS)

    def table(self) -> "tuple[Sequence[str], list[dict[str, Any]]]":
        """The norms as CSV has them."""
        return _table(self.values())

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> "list[Block]":
        """The report on one screen, or in full."""
        from casus.show.report import report

        return report(view_of(self._one, all, sources))

    def view(self, *, all: bool = True, sources: bool = True) -> "View":
        """What the screens are made from, for pages of another make."""
        return view_of(self._one, all, sources)

    def statuses_in(self, reading: str) -> "dict[Key, str]":
        """The status of each norm in another reading, found on what could follow in the scenario. Raises CasusError for none on file."""
        run = self._one.run
        choice.check_answers(self.law, choice.Chosen(reading))
        return run.statuses_under(run.engine.choice(self.scenario, reading))

    def keep(self) -> None:
        """Keep what could follow in the scenario for the next run of the program, where it was named and is not kept already."""
        choice.keep(self._one.run, self._one.name)


class Assessments(Result):
    """Several scenarios under one reading, beside each other."""

    __slots__ = ("each",)

    def __init__(self, each: "Iterable[Assessment]") -> None:
        self.each = tuple(each)

    def __len__(self) -> int:
        return len(self.each)

    def summary(self) -> str:
        """How many scenarios there are."""
        return f"{counted_rows(len(self.each), 'scenario')}, from {self.each[0].scenario.id}" if self.each else "none"

    def values(self) -> "list[dict[str, Any]]":
        """The norms of all of them as plain values."""
        return [row for one in self.each for row in one.values()]

    def rows(self) -> "list[dict[str, Any]]":
        """The same with days as `datetime.date`."""
        return dated(self.values(), *_DAYS)

    def table(self) -> "tuple[Sequence[str], list[dict[str, Any]]]":
        """The norms of all of them as CSV has them."""
        return _table(self.values())

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> "list[Block]":
        """A line for each scenario, a column for each duty."""
        from casus.show.overview import overview

        return overview([view_of(one._one, all, sources) for one in self.each], all)


@noted("assess")
def assess(
    scenario: "Path | Scenario",
    law: "Law | None" = None,
    *,
    reading: str = "default",
    answers: "Pairs" = None,
    accounts: "Pairs" = None,
    backend: str = "auto",
) -> Assessment:
    """Say what an event triggers, for whom, why, and what members did.

    scenario: a name from `list_scenarios`, the path of a file, or what `load_scenario` gives. law: the bundled one if None.
    reading: `default` or a named reading of the law. answers: single answers on top of it, by question. accounts: other accounts
    of disputed facts, by dispute. Result: one row for each norm. Raises CasusError for a file with problems and for words that
    are not on file.
    """
    chosen = choice_given(reading, answers, accounts, backend)
    given, name = named_scenario(scenario)
    return Assessment(assessed(law_given(law, scenario), given, chosen, name))


@noted("assess")
def assess_all(
    scenarios: "Iterable[Path | Scenario]",
    law: "Law | None" = None,
    *,
    reading: str = "default",
    answers: "Pairs" = None,
    accounts: "Pairs" = None,
    backend: str = "auto",
) -> Assessments:
    """Assess several scenarios under one reading; the rest, and the errors, as in `assess`."""
    each = several("what is assessed", scenarios)
    law = law_given(law, *each)
    chosen = {"reading": reading, "answers": answers, "accounts": accounts, "backend": backend}
    return Assessments(assess(one, law, **chosen) for one in each)  # type: ignore[arg-type]


def _table(rows: "list[dict[str, Any]]") -> "tuple[Sequence[str], list[dict[str, Any]]]":
    from casus.show.rows import FIELDS, flat_rows

    return list(FIELDS), flat_rows(rows)
