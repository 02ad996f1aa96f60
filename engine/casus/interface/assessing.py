"""What an event triggers: the assessment of one scenario, or of several beside each other; why a norm holds or does not; and what it turns on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from casus.ask import choice
from casus.ask.choice import Assessed, Chosen, assessed, norms_of, rows_for, run_of, state_of, taken_by_file
from casus.assessment.engine import Run
from casus.assessment.results import Row, foremost
from casus.files.problems import wrong
from casus.interface.loading import (
    bundled_files,
    choice_given,
    law_given,
    named_scenario,
    norms_given,
    several,
    word_given,
)
from casus.interface.result import Pairs, Path, Result, TextResult, Words, counted_rows, dated, noted
from casus.law.model import Law
from casus.law.systems import whole_of
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.view import view_of

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from casus.assessment.results import Key
    from casus.show.drawing import Drawing
    from casus.show.ladder import Ladder
    from casus.show.law.cite import Work
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
        return whole_of(self._one.run.law)

    @property
    def touched(self) -> "Law":
        """The part of the law that the scenario touches: the questions and readings that can matter to it are those of this part."""
        return self._one.run.law

    @property
    def scenario(self) -> "Scenario":
        """The scenario."""
        return self._one.scenario

    @property
    def reading(self) -> str:
        """The reading, with what was changed on top of it, as in NAME+QUESTION=ANSWER."""
        taken = self._one.chosen.changes
        return "+".join([self._one.chosen.reading, *taken_by_file(self._one.run, taken), *taken])

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

    def explain(self, norm: str, for_: str = "") -> "Explanation":
        """Why a norm holds here, or does not; the arguments and errors are those of `casus.explain`."""
        norms = norms_of(self.law, word_given("a norm", norm))
        who = word_given("a state", for_)
        bearer = state_of(self.law, who) if who else ""
        return Explanation(self._one.run, self.norms, (self._one.chosen, self._one.name), norms, bearer)

    def turns_on(self, norm: "Words | None" = None, *, all: bool = False) -> "TurnsOn":
        """What its contested norms turn on; the arguments and errors are those of `casus.turns_on`."""
        return TurnsOn(self._one, norms_given(self.law, norm), all)

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


class Explanation(TextResult):
    """Why some norms of a scenario hold, down to events and sources; or why they do not, condition by condition."""

    __slots__ = ("_chosen", "_name", "_run", "bearer", "norms", "wanted")

    def __init__(
        self, run: Run, rows: Iterable[Row], asked: tuple[Chosen, str], wanted: Sequence[str], bearer: str
    ) -> None:
        self._run = run
        self._chosen, self._name = asked
        self.wanted = tuple(wanted)
        self.bearer = bearer
        self.norms: tuple[Row, ...] = tuple(rows_for(rows, wanted, bearer))

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

    def ladders(self) -> "list[Ladder]":
        """The conditions of each row one below the other, with what each rests on and who differs; what matters most first.

        Where there is no row, those of what comes nearest to each norm.
        """
        return list(self._ladders())

    def ladder(self) -> "Ladder | None":
        """The first of these, which is much quicker than all; None where no rule could bring the norm about."""
        return next(self._ladders(), None)

    def _ladders(self) -> "Iterator[Ladder]":
        from casus.show.ladder import absent, ladder

        if not self.norms:
            yield from (found for norm in self.wanted if (found := absent(self._run, norm, self.bearer)) is not None)
        yield from (ladder(self._run, row) for row in sorted(self.norms, key=foremost))

    def smallest(self) -> "dict[str, Any]":
        """The fewest changes that would trigger the foremost row, or undo it, as plain values; empty where there is no row.

        `added` has what an option adds, by the option: for those who say it in words.
        """
        from casus.ask.smallest import smallest

        first = min((row for row in self.norms if row.trigger), key=foremost, default=None)
        if first is None:
            return {}
        found = smallest(self._run, first)
        return {**found.values(), "added": found.added}

    def works(self) -> "list[Work]":
        """How to cite the foremost of them: what is found and how it stands, its article, and the sources that it rests on."""
        from casus.show.explain import ExplainText
        from casus.show.law.cite import works_of_finding

        first = min(self.norms, key=foremost, default=None)
        if first is None:
            cure = f"what is found of it: casus explain {self._name} {self.wanted[0]}"
            raise wrong("nothing is found of this that a citation could rest on", cure, "no-finding")
        same = ("norm", "toward", "trigger", "status", "rule", "standing", "statuses")
        group = [row for row in self.norms if all(getattr(row, name) == getattr(first, name) for name in same)]
        text = ExplainText(self._run, self._chosen.reading, seeking=False)
        taken = ", ".join(self._chosen.changes)
        read = f"{text.reading_words()}{f' With {taken}.' if taken else ''}"
        return works_of_finding(self._run, first, f"{text.finding(group)} {read}")

    def drawing(self) -> "Drawing":
        """The ladder of the foremost row as a picture, as shapes. Raises CasusError where no rule could bring the norm about."""
        from casus.show.ladder import picture

        first = self.ladder()
        if first is None:
            raise wrong("no rule on file could bring it about here, so there is nothing to draw", "name another norm")
        return picture(first)

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
    run = run_of(law, given, chosen)
    return Explanation(run, run.rows(), (chosen, name), norms, bearer)


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


def kept_of_each(
    law: Law,
    names: Sequence[str],
    kind: str,
    work: Callable[[str], Any],
    tell: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """What some work makes of each of some bundled scenarios, as plain values, by their names.

    It is kept between runs by the content of the engine, of the law and of each file, and shared among processes. kind: the name
    under which it is kept. tell: is told how far the work is.
    """
    from casus.files import cache, workers
    from casus.files.bundled import digest_of
    from casus.files.inputs import content
    from casus.records.chapters import chapters_key

    files, key = bundled_files(), chapters_key(law)
    digests = {name: f"{name} {digest_of(content(files[name])).hex()}" for name in names}
    stored: dict[str, Any] = (cache.load(key, kind) if key else None) or {}
    missing = [name for name in names if digests[name] not in stored]
    for number, (name, made) in enumerate(workers.done(work, missing), 1):
        stored[digests[name]] = made
        if tell is not None:
            tell(number, len(missing))
    if missing and key:
        current = {
            place: made for place, made in stored.items() if digests.get(place.partition(" ")[0], place) == place
        }
        cache.save(key, current, kind)
    return {name: stored[digests[name]] for name in names}
