"""From a law and a scenario to an assessment: compile, resolve, infer, decide, hold against the record."""

from collections.abc import Iterable
from functools import lru_cache

from casus import backends
from casus.case import Case, Choice, build, default_choice, disputes_of, universe
from casus.compiler import programs_of
from casus.ground import Ground, ground
from casus.law import Law
from casus.plan import Evaluation, evaluate
from casus.results import (
    DORMANT,
    ENDED,
    LAPSED,
    NO_RECORD,
    NOT_TRIGGERED,
    TRIGGERED,
    Assessment,
    Deed,
    Joint,
    Key,
    Row,
    Turn,
)
from casus.scenario import Scenario
from casus.statuses import Standing, all_standings, decide, merge, not_in_force, possible_keys
from casus.strata import reachable
from casus.terms import Atom, Firing, Inference, Program

LIVE = (TRIGGERED, DORMANT, ENDED, LAPSED)


class Disagreement(Exception):
    """The two evaluators drew different conclusions from the same facts: a mistake of ours, never of the file."""


class Engine:
    """One law made ready for any number of assessments.

    law: the law. backend: auto, durable or plan.
    """

    def __init__(self, law: Law, backend: str = "auto") -> None:
        self.law = law
        self.backend = backend
        self.slices: dict[tuple[frozenset[str], bool], Program] = {}
        self.programs = programs_of(law)

    def slice(self, given: frozenset[str], *, relaxed: bool = False) -> Program:
        """The part of the law's program that facts of these predicates can set off; the same object for the same predicates."""
        if (given, relaxed) not in self.slices:
            whole = self.programs.relaxed if relaxed else self.programs.strict
            self.slices[given, relaxed] = reachable(whole.program, given)
        return self.slices[given, relaxed]

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
        self.case = build(self.law, self.compiled, scenario, choice)
        self.possible = universe(self.law, self.compiled, scenario, choice)
        program = engine.slice(frozenset(atom.pred for atom in self.possible))
        self.relaxed: Ground | None = None
        self.readable = frozenset(atom for atom in self.possible if atom.pred == "reading")
        self.ground: Ground = ground(program, sorted(self.possible))
        self.evaluation: Evaluation = evaluate(self.ground, self.case.atoms)
        self.firings = [
            Firing(rule, self.ground.atoms[head], tuple([self.ground.atoms[index] for index in body]))
            for rule, head, body, _ in self.ground.instances
        ]
        stages = {
            name: origin.stage
            for name, origin in self.compiled.origins.items()
            if origin.rule is not None and origin.rule.then.sort == "norm"
        }
        self.decisive = [stages.get(instance.rule, "") != "" for instance in self.ground.instances]
        self.found = self._infer()
        decided = merge(decide(self.law, self.compiled, self.case, self._deciding(self.evaluation), scenario.as_of))
        self.live = {key: standing for key, standing in decided.items() if standing.status in LIVE}
        self.all: dict[Key, Standing] = self._all(decided)

    def _infer(self) -> Inference:
        """The conclusions of the chosen evaluator, checked against the ground plan's."""
        fired = frozenset(self.firings[number] for number in self.evaluation.fired)
        true = frozenset(atom for number, atom in enumerate(self.ground.atoms) if self.evaluation.true[number])
        planned = Inference(true, fired)
        if self.engine.backend == "plan":
            return planned
        program = self.engine.slice(frozenset(atom.pred for atom in self.case.atoms))
        found = backends.infer(program, self.case.atoms, self.engine.backend)
        if found.firings != planned.firings:
            raise Disagreement(
                f"the evaluators differ on {self.scenario.id}: {sorted(found.firings ^ planned.firings)[:3]}"
            )
        return found

    def _all(self, decided: dict[Key, Standing]) -> dict[Key, Standing]:
        possible = [self.ground.atoms[instance.head] for instance in self.ground.instances]
        meant = self._among_the_bound()
        self.bound = {item.key for item in possible_keys(self.law, self.compiled, meant, NOT_TRIGGERED)}
        return all_standings(
            decided,
            self.not_in_force(self.case),
            possible_keys(self.law, self.compiled, dict.fromkeys(possible), NOT_TRIGGERED),
        )

    def not_in_force(self, case: Case) -> list[Standing]:
        """The norms that fail in a case only for want of a wording in force or of a state bound that day."""
        if self.relaxed is None:  # grounded once over everything possible, as the program proper is
            program = self.engine.slice(frozenset(atom.pred for atom in self.possible), relaxed=True)
            self.relaxed = ground(program, sorted(self.possible))
        plan, origins = self.relaxed, self.engine.programs.relaxed.origins
        evaluation = evaluate(plan, case.atoms)
        firings = []
        for number in evaluation.fired:
            rule, head, body, _ = plan.instances[number]
            if origins[rule].stage in ("held", "final"):
                firings.append(Firing(rule, plan.atoms[head], tuple([plan.atoms[index] for index in body])))
        true = frozenset(atom for number, atom in enumerate(plan.atoms) if evaluation.true[number])
        return not_in_force(self.law, self.engine.programs.relaxed, Inference(true, frozenset(firings)))

    def _among_the_bound(self) -> list[Atom]:
        """What other answers and accounts could bring about among those who are bound in this case."""
        atoms, true = self.ground.atoms, self.evaluation.true
        binding = {name for name, word in self.law.vocabulary.predicates.items() if word.binding}
        reached = bytearray(atom in self.possible for atom in atoms)
        for group, cyclic in self.ground.order:
            again = True
            while again:
                again = False
                for number in group:
                    instance = self.ground.instances[number]
                    allowed = atoms[instance.head].pred not in binding or true[instance.head]
                    if allowed and not reached[instance.head] and all(reached[index] for index in instance.body):
                        reached[instance.head] = 1
                        again = cyclic
        return [atom for number, atom in enumerate(atoms) if reached[number]]

    def assessment(self, reading: str = "default") -> Assessment:
        """The result; `reading` is the name that the rows carry."""
        choice, events = self.choice, self.case.events
        assumed = sorted((event, role, value) for (event, role), value in choice.roles.items() if event in events)
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

    def turns(self) -> tuple[dict[Key, tuple[Turn, ...]], dict[Key, tuple[Joint, ...]]]:
        """What each norm turns on: single changes, and pairs of an account and an answer."""
        from casus.turns import Turns

        found = Turns(self)
        return found.single(), found.joint()

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

    def reread(self, case: Case, choice: Choice) -> Case:
        """A case with the answers of another choice; its facts stay."""
        kept = frozenset(atom for atom in case.atoms if atom.pred != "reading")
        answers = frozenset(Atom("reading", pair) for pair in choice.answers.items()) & self.readable
        return case._replace(choice=choice, atoms=kept | answers)

    def statuses_of(self, case: Case, firings: Iterable[Firing]) -> dict[Key, str]:
        """The statuses of the norms of a case whose `when` holds, from the firings that decide them."""
        standings = merge(decide(self.law, self.compiled, case, firings, self.scenario.as_of))
        return {key: standing.status for key, standing in standings.items()}

    def _deciding(self, evaluation: Evaluation) -> list[Firing]:
        """The firings from which statuses are decided: those of rules that draw norms."""
        return [self.firings[number] for number in evaluation.fired if self.decisive[number]]

    def other_case(self, choice: Choice) -> Case:
        """The case of another choice, on the facts of the same ground plan."""
        if choice.versions == self.choice.versions and choice.roles == self.choice.roles:
            return self.reread(self.case, choice)
        return build(self.law, self.compiled, self.scenario, choice)


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
