"""From a law and a scenario to an assessment: compile, resolve, infer, decide, hold against the record."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from casus import backends
from casus.accounts import TooManyAccounts
from casus.case import Case, Choice, default_choice, disputes_of
from casus.diagrams import Tangled
from casus.ground import Ground
from casus.law import Law
from casus.plan import Evaluation, evaluate
from casus.programs import Compiled, programs_of
from casus.prospect import Prospect
from casus.results import LIVE, NO_RECORD, Assessment, Deed, Key, Row
from casus.scenario import Scenario
from casus.spread import Spread
from casus.standings import Standings
from casus.statuses import Standing, all_standings, decide, merge
from casus.strata import leading, reachable
from casus.terms import Atom, Firing, Inference, Program

if TYPE_CHECKING:
    from casus.dossier import Dossier
    from casus.ruleset import Encoding

KEPT = 4
"""Of how many scenarios an engine keeps what could follow."""


class Disagreement(Exception):
    """The two evaluators drew different conclusions from the same facts: a mistake of ours, never of the file."""


class Engine:
    """One law made ready for any number of assessments.

    law: the law. backend: auto, durable or plan. norms: only these are asked about, so the part of the law on which neither
    they nor the membership of a state rests is left out; all, where it is None.
    """

    def __init__(self, law: Law, backend: str = "auto", norms: frozenset[str] | None = None) -> None:
        self.law = law
        self.backend = backend
        self.norms = norms
        self.slices: dict[tuple[frozenset[str], bool], Program] = {}
        self.encodings: dict[frozenset[str], Encoding] = {}
        self.programs = programs_of(law)
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

    def slice(self, given: frozenset[str], *, relaxed: bool = False) -> Program:
        """The part of the law's program that facts of these predicates can set off; the same object for the same predicates."""
        if (given, relaxed) not in self.slices:
            whole = self.programs.relaxed if relaxed else self.programs.strict
            program = reachable(whole.program, given)
            if self.norms is not None:
                program = leading(program, self._wanted(whole, self.norms))
            self.slices[given, relaxed] = program
        return self.slices[given, relaxed]

    def _wanted(self, whole: Compiled, norms: frozenset[str]) -> list[str]:
        """The core rules that draw some norms, or say of which organisation a state is a member."""
        members = {entity.members[0] for entity in self.law.entities.values() if entity.members is not None}
        return [
            rule.id
            for rule in whole.program.rules
            if rule.head.pred in members or ((drawn := whole.origins[rule.id].rule) is not None and drawn.norm in norms)
        ]

    def encoding(self, given: frozenset[str]) -> "Encoding":
        """The same part, as durable-rules reads it."""
        if given not in self.encodings:
            from casus.ruleset import encode

            self.encodings[given] = encode(self.slice(given))
        return self.encodings[given]

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

    def choice(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
    ) -> Choice:
        """The complete choice that a reading, single answers and single accounts make."""
        chosen: dict[str, str] = {}
        if reading != "default":
            if reading not in self.law.readings:
                raise ValueError(
                    f'there is no reading "{reading}"; readings on file: default, {", ".join(sorted(self.law.readings))}'
                )
            chosen.update(self.law.readings[reading].answers)
        for question, answer in (answers or {}).items():
            if question not in self.law.questions:
                raise ValueError(f'there is no question "{question}"')
            if self.law.questions[question].answer(answer) is None:
                raise ValueError(f'"{answer}" is not an answer to {question}')
            chosen[question] = answer
        made = default_choice(self.law, scenario, chosen)
        known = disputes_of(self.law, scenario)
        for dispute, version in (versions or {}).items():
            if dispute not in known:
                raise ValueError(f'there is no dispute "{dispute}"')
            if version not in [item.id for item in known[dispute].versions]:
                raise ValueError(f'"{version}" is not a version of {dispute}')
            made.versions[dispute] = version
        return made


class Run:
    """One assessment at work: the case, what was inferred, and the ground plan on which other choices can be tried."""

    def __init__(self, engine: Engine, scenario: Scenario, choice: Choice) -> None:
        self.engine = engine
        self.law = engine.law
        self.scenario = scenario
        self.choice = choice
        self.compiled = engine.programs.strict
        self.prospect = engine.prospect(scenario)
        self.case = self.prospect.space.case(choice)
        self.possible = self.prospect.possible
        self.ground: Ground = self.prospect.ground
        self.evaluation: Evaluation = evaluate(self.ground, self.case.atoms)
        self.firings = self.prospect.firings
        self.found = self._infer()
        self.decided = merge(
            decide(self.law, self.compiled, self.case, self._deciding(self.evaluation), scenario.as_of)
        )
        self.live = {key: standing for key, standing in self.decided.items() if standing.status in LIVE}

    def _infer(self) -> Inference:
        """What follows in this case. All of it that a norm can rest on is found by both evaluators, which must agree."""
        fired = frozenset(self.firings[number] for number in self.evaluation.fired)
        true = frozenset(atom for number, atom in enumerate(self.ground.atoms) if self.evaluation.true[number])
        planned = Inference(true, fired)
        self.given: frozenset[str] | None = None
        if self.engine.backend == "plan":
            return planned
        facts = self.case.atoms & self.prospect.relevant
        self.given = preds = frozenset(atom.pred for atom in facts)
        if backends.chosen(self.engine.backend) == "plan":
            found = backends.infer(self.engine.slice(preds), facts, "plan")
        else:
            found = backends.by_durable(self.engine.encoding(preds), facts)
        expected = frozenset(self.firings[number] for number in evaluate(self.ground, facts).fired)
        decisive = frozenset(self._deciding(self.evaluation))
        if found.firings != expected or not decisive <= expected:
            raise Disagreement(
                f"the evaluators differ on {self.scenario.id}: {sorted((found.firings ^ expected) | (decisive - expected))[:3]}"
            )
        return planned

    @cached_property
    def all(self) -> dict[Key, Standing]:
        """Every norm that could arise, those not in force among them: for these all is grounded once more, so only when asked."""
        return all_standings(self.decided, self.prospect.not_in_force(self.case), self.prospect.keys)

    @cached_property
    def bound(self) -> set[Key]:
        """The norms that could arise among those who are bound in this case."""
        return self.prospect.among_the_bound(self.evaluation)

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

    def over_all(self, *, unheld: bool = False) -> Spread | None:
        """The statuses of every norm over all that is left open, as far as they can be told: its `reach` says how far.

        unheld: also under the answers and accounts that nobody on file holds.
        """
        return self._over_everything if unheld else self._over_what_is_held

    @cached_property
    def _over_what_is_held(self) -> Spread:
        return self._standings(unheld=False)

    @cached_property
    def _over_everything(self) -> Spread:
        held = self._over_what_is_held
        if all(len(kept) == len(item.values) for kept, item in zip(held.kept, held.space.variables, strict=True)):
            return held
        return self._standings(unheld=True)

    def _standings(self, *, unheld: bool) -> Spread:
        point = self.prospect.space.point(self.choice)
        try:
            return Standings(self.prospect, point, unheld=unheld)
        except Tangled:
            from casus.tangled import untangled

            return untangled(self.prospect, point, unheld=unheld)

    def rows(self, reading: str = "default") -> tuple[Row, ...]:
        """The rows of the assessment, in the order of the law's clauses."""
        from casus.rows import RowMaker

        return RowMaker(self, reading).rows()

    def proofs(self) -> dict[Atom, Firing]:
        """For each true conclusion, the first firing that drew it: together they are well-founded proofs."""
        if not hasattr(self, "_proofs"):
            found: dict[Atom, Firing] = {}
            for number in self.evaluation.fired:
                firing = self.firings[number]
                found.setdefault(firing.head, firing)
            self._proofs = found
        return self._proofs

    def statuses_of(self, case: Case, firings: Iterable[Firing]) -> dict[Key, str]:
        """The statuses of the norms of a case whose `when` holds, from the firings that decide them."""
        standings = merge(decide(self.law, self.compiled, case, firings, self.scenario.as_of))
        return {key: standing.status for key, standing in standings.items()}

    def _deciding(self, evaluation: Evaluation) -> list[Firing]:
        """The firings from which statuses are decided: those of rules that draw norms."""
        fired = set(evaluation.fired)
        return [self.firings[number] for number in self.prospect.decisive if number in fired]


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


__all__ = ["NO_RECORD", "Deed", "Disagreement", "Engine", "Run", "assess", "engine_for"]
