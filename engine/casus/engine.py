"""From a law and a scenario to an assessment: compile, resolve, infer, decide, hold against the record."""

from functools import lru_cache
from typing import TYPE_CHECKING

from casus.case import Choice
from casus.cases import TooManyAccounts
from casus.inferred import Inferred
from casus.law import Law
from casus.prospect import Prospect
from casus.ready import Ready
from casus.results import Assessment, Row
from casus.scenario import Scenario

if TYPE_CHECKING:
    from casus.dossier import Dossier

KEPT = 4
"""Of how many scenarios an engine keeps what could follow."""


class Engine(Ready):
    """One law made ready for any number of assessments; arguments as for what it is made ready from.

    Its scenarios, with what could follow in them, are kept for the next question.
    """

    def __init__(self, law: Law, backend: str = "auto", norms: frozenset[str] | None = None) -> None:
        super().__init__(law, backend, norms)
        self.prospects: dict[int, Prospect] = {}

    def prospect(self, scenario: Scenario, known: "Dossier | None" = None) -> Prospect:
        """What could follow in a scenario; the same object for the same scenario, of the last few.

        known: what was worked out before, in another process.
        """
        found = self.prospects.get(id(scenario))
        if found is None or found.scenario is not scenario:
            if known is not None:
                self.encodings |= known.encodings
            while len(self.prospects) >= KEPT:
                del self.prospects[next(iter(self.prospects))]
            try:
                found = self.prospects[id(scenario)] = Prospect(self, scenario, known)
            except TooManyAccounts as many:
                raise too_many(scenario, many) from None
        else:
            self.prospects[id(scenario)] = self.prospects.pop(id(scenario))  # the one asked for last is given up last
        return found

    def assess(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
    ) -> Assessment:
        """Assess a scenario under a named reading, with single answers or accounts changed on top.

        Raises ValueError for an unknown reading, question, answer, dispute or version; Disagreement if the evaluators differ.
        """
        return self.run(scenario, reading, answers, versions).assessment(reading)

    def run(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
    ) -> "Run":
        """The assessment at work, for who also wants proofs and other choices; names and errors as in `assess`."""
        return Run(self, scenario, self.choice(scenario, reading, answers, versions))


class Run(Inferred):
    """One assessment at work: what was inferred, with its rows."""

    def __init__(self, engine: Engine, scenario: Scenario, choice: Choice) -> None:
        super().__init__(engine, engine.prospect(scenario), choice)
        self.engine = engine

    def assessment(self, reading: str = "default") -> Assessment:
        """The result; `reading` is the name that the rows carry."""
        choice, events = self.choice, self.case.events
        silent = [(*name.rpartition(".")[::2], value) for name, value in choice.silences.items() if "." in name]
        assumed = sorted((event, role, value) for event, role, value in silent if event in events and role != "date")
        vague = [
            event.id
            for event in events.values()
            if event.id in self.case.days and event.date is not None and event.date.first != event.date.last
        ]
        found = self.found
        return Assessment(
            self.scenario.id,
            reading,
            self.rows(reading),
            self.case,
            found.firings,
            found.atoms,
            tuple(assumed),
            tuple(vague),
        )

    def rows(self, reading: str = "default") -> tuple[Row, ...]:
        """The rows of the assessment, in the order of the law's clauses."""
        from casus.rows import RowMaker

        return RowMaker(self, reading).rows()


def too_many(scenario: Scenario, many: TooManyAccounts) -> Exception:
    """The user's mistake of disputing one event in more ways than can be told apart."""
    from casus.library import CasusError
    from casus.problems import Mark, Problem, quote

    name = str(many)
    event = scenario.event(name)
    message = f"too many accounts and vague days meet on the event {quote(name)}"
    cure = "put versions that go together into one dispute, or give days where they are known"
    return CasusError(
        [Problem("size", message, event.mark if event is not None else Mark("", 0, 0), cure)], scenario.id
    )


@lru_cache(maxsize=4)
def _engine(digest: str, backend: str, law: "_Same") -> Engine:
    return Engine(law.law, backend)


class _Same:
    """A law that compares by identity, so that one engine serves it."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __hash__(self) -> int:
        return id(self.law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.law is self.law


def engine_for(law: Law, backend: str = "auto") -> Engine:
    """The engine of a law; the same one for the same law."""
    return _engine(law.digest, backend, _Same(law))


def assess(
    scenario: Scenario,
    law: Law,
    reading: str = "default",
    *,
    answers: dict[str, str] | None = None,
    versions: dict[str, str] | None = None,
    backend: str = "auto",
) -> Assessment:
    """Say which promises an event calls in, under one reading of the law.

    scenario, law: as loaded. reading: `default` or a named reading of the law. answers: single answers on top of it, by question.
    versions: other accounts than the default, by dispute. backend: auto, durable or plan.
    Result: one row for each norm. Raises ValueError for an unknown name.
    """
    return engine_for(law, backend).assess(scenario, reading, answers, versions)
