"""Why a norm holds or does not, and what it turns on where that is contested."""

from collections.abc import Sequence
from typing import Any

from casus.ask.choice import Assessed, Chosen, assessed, norms_of, rows_for, run_of, state_of
from casus.assessment.engine import Run
from casus.assessment.results import Row
from casus.interface.kinds import Pairs, Path, Words
from casus.interface.loading import choice_given, law_given, named_scenario, norms_given, word_given
from casus.interface.noted import noted
from casus.interface.result import Result, TextResult, counted_rows, dated
from casus.law.model import Law
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.view import view_of


class Explanation(TextResult):
    """Why some norms of a scenario hold, down to events and sources; or why they do not, condition by condition."""

    __slots__ = ("_chosen", "_name", "_run", "bearer", "norms", "wanted")

    def __init__(self, run: Run, chosen: Chosen, name: str, wanted: Sequence[str], bearer: str) -> None:
        self._run = run
        self._chosen = chosen
        self._name = name
        self.wanted = tuple(wanted)
        self.bearer = bearer
        self.norms: tuple[Row, ...] = tuple(rows_for(run, list(wanted), bearer))

    def summary(self) -> str:
        """The norms, and who bears them."""
        who = f" for {self.bearer}" if self.bearer else ""
        return f"{self._run.scenario.id}, {', '.join(self.wanted)}{who}: {counted_rows(len(self.norms), 'row')}"

    def values(self) -> list[dict[str, Any]]:
        """The rows with their proofs, or the ways that fail, as plain values."""
        from casus.show.rows import explanations_of

        return explanations_of(self._run, list(self.norms), self._chosen.reading, self._chosen.changes)

    def rows(self) -> list[dict[str, Any]]:
        """The same with days as `datetime.date`."""
        return dated(self.values(), "critical_date", "due", "ended_on")

    def told(self, *, all: bool = False, fancy: bool = False) -> str:
        """The tree of each norm that holds, or the conditions that fail."""
        from casus.show.explain import ExplainText

        chosen = self._chosen
        writer = ExplainText(self._run, chosen.reading, fancy=fancy, full=all, name=self._name, options=chosen.options)
        return writer.rows(list(self.norms), list(self.wanted), self.bearer)


@noted("explain")
def explain(
    scenario: "Path | Scenario",
    norm: str,
    law: Law | None = None,
    *,
    for_: str = "",
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    backend: str = "auto",
) -> Explanation:
    """Say why a norm holds, down to events and sources; or why it does not.

    norm: a norm as `assess` names it, or a clause. for_: one state that bears it, by name or code. The rest, and the errors, as
    in `casus.assess`.
    """
    chosen = choice_given(reading, answers, accounts, backend)
    given, name = named_scenario(scenario)
    law = law_given(law, scenario)
    norms = norms_of(law, word_given("a norm", norm))
    who = word_given("a state", for_)
    bearer = state_of(law, who) if who else ""
    return Explanation(run_of(law, given, chosen), chosen, name, norms, bearer)


class TurnsOn(Result):
    """What the contested norms of a scenario turn on: the smallest sets of answers, accounts and silences that suffice for each status."""

    __slots__ = ("_all", "_one", "wanted")

    def __init__(self, one: Assessed, wanted: Sequence[str], all: bool) -> None:
        self._one = one
        self._all = all
        self.wanted = tuple(wanted)

    def summary(self) -> str:
        """The norms that are contested."""
        found = dict.fromkeys(item["norm"] for item in self.values()["contested"])
        return f"{self._one.scenario.id}: contested {'are ' + ', '.join(found) if found else 'is none of these'}"

    def values(self) -> dict[str, Any]:
        """All of it as plain values; `casus schema turns-on` describes them."""
        from casus.show.turning import turning_values

        return turning_values(view_of(self._one, self._all), list(self.wanted))

    def rows(self) -> list[dict[str, Any]]:
        """One row for each set that suffices: the norm, the status, and what has to be so, each part as NAME=VALUE or with several values."""
        rows = []
        found = self.values()
        for item in found["contested"]:
            for one in (*item["sets"], *item["sets_unheld"]):
                parts = [
                    f"{part['id']}={'|'.join(value['value'] for value in part['values'])}" for part in one["parts"]
                ]
                named = {name: item[name] for name in ("norm", "kind", "act", "bearers", "towards", "triggers")}
                held = one in item["sets"]
                rows.append(
                    {
                        "scenario": found["scenario"],
                        "reading": found["reading"],
                        **named,
                        "number": one["number"],
                        "status": one["status"],
                        "here": one["here"],
                        "held": held,
                        "parts": parts,
                    }
                )
        return rows

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        from casus.show.turning import turning

        return turning(view_of(self._one, all or self._all), list(self.wanted))


@noted("turns-on")
def turns_on(
    scenario: "Path | Scenario",
    norm: Words | None = None,
    law: Law | None = None,
    *,
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    all: bool = False,
    backend: str = "auto",
) -> TurnsOn:
    """Say what a contested norm turns on: what suffices for each outcome, and who holds it.

    norm: a norm or a clause, or several; every contested duty and ban if None. all: also with answers and accounts that nobody holds. The
    rest, and the errors, as in `casus.assess`.
    """
    chosen = choice_given(reading, answers, accounts, backend)
    given, name = named_scenario(scenario)
    law = law_given(law, scenario)
    norms = norms_given(law, norm)
    return TurnsOn(assessed(law, given, chosen, name), norms, all)
