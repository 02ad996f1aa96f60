"""A scenario tried another way: changed, beside another one, under another reading, and as it stood at the end of each day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from casus.ask import compare as sides
from casus.ask import timeline as days
from casus.ask.choice import Chosen, run_of
from casus.interface.kinds import Pairs, Path, Words
from casus.interface.loading import (
    LoadedScenario,
    choice_given,
    day_text,
    file_of,
    law_given,
    named_scenario,
    words_given,
)
from casus.interface.noted import noted
from casus.interface.result import Result, counted_rows, dated
from casus.law.model import Law
from casus.scenarios.change import Edits, Variant
from casus.scenarios.model import Scenario
from casus.show.blocks import Block

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
        self._law = compared.before.run.law
        self.name = name

    @property
    def changes(self) -> tuple[str, ...]:
        """What was changed, in words."""
        return self._compared.changes

    @property
    def scenario(self) -> Scenario | None:
        """The scenario as changed; None where nothing of its file was changed."""
        return None if self._variant is None else LoadedScenario.of(self._variant.scenario, self._law)

    def summary(self) -> str:
        """How many norms differ, between what."""
        both = " and ".join(self._compared.heads)
        where = both if both == self.name else f"{self.name}, {both.lower()}"
        return f"{where}: {counted_rows(len(sides.found_in(self._compared).changed), 'norm')} not the same"

    def values(self) -> dict[str, Any]:
        """What differs as plain values; `casus schema compare` describes them."""
        from casus.show.compare import compare_values

        return compare_values(self._compared)

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

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write the scenario as changed into a file. force: over one that is there.

        Raises CasusError where nothing of the file was changed, the file is there already, or it cannot be written.
        """
        with self._receipted("--save", str(path)):
            sides.save_variant(self._variant, self.name, str(path), force=force)


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
) -> Comparison:
    """Change one thing or several, and compare: what changes, and why.

    set: fields of events told otherwise, as a dict by EVENT.FIELD or as EVENT.FIELD=VALUE. drop: events that did not happen.
    add: events or facts, each as YAML, as in a file. shift: the day to which all is moved, so that what sets off the duties falls
    on it. reading, answers, accounts: as in `casus.assess`, on the changed side; so is law. A scenario that was loaded is read again from
    its file. Raises CasusError for a mistake in the file or in what is to be changed.
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
    compared, made = sides.whatif(law_given(law, scenario), name, edits, chosen)
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

    def rows(self) -> list[dict[str, Any]]:
        """One row for each change, with days as `datetime.date`."""
        return dated(days.rows(self._found.steps), "date")

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The changes as CSV has them."""
        return list(days.TIMELINE_FIELDS), days.rows(self._found.steps)

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The days: left what happened, right only what changed."""
        from casus.show.timeline import timeline_blocks

        return timeline_blocks(self._found, all, form == "text")


@noted("timeline")
def timeline(
    scenario: Path | Scenario,
    law: Law | None = None,
    *,
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    backend: str = "auto",
) -> Timeline:
    """Show the duties after each event: the scenario assessed as it stood at the end of each of its days.

    What comes later is not known yet. The arguments and errors are those of `casus.assess`.
    """
    chosen: Chosen = choice_given(reading, answers, accounts, backend)
    given, _ = named_scenario(scenario)
    return Timeline(days.Timeline(run_of(law_given(law, scenario), given, chosen), chosen))
