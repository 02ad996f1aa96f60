"""From a law and a scenario to an assessment: compile, resolve, infer, decide, hold against the record."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from casus import backends
from casus.case import Case, Choice, all_events, build, default_choice, disputes_of, open_roles, universe
from casus.compiler import Compiled, compile_law
from casus.ground import Ground, ground
from casus.law import Law
from casus.performance import Conduct
from casus.plan import Evaluation, evaluate, infer
from casus.results import DORMANT, ENDED, LAPSED, NO_RECORD, NOT_IN_FORCE, NOT_TRIGGERED, TRIGGERED, WITHOUT_DUTY, Assessment, Deed, Key, Row, Turn
from casus.scenario import Scenario
from casus.statuses import Standing, all_standings, decide, merge, not_in_force, possible_keys
from casus.terms import Atom, Firing, Inference

LIVE = (TRIGGERED, DORMANT, ENDED, LAPSED)


class Disagreement(Exception):
    """The two evaluators drew different conclusions from the same facts: a mistake of ours, never of the file."""


class Programs(NamedTuple):
    """A law, compiled: the program proper and the relaxed one."""

    strict: Compiled
    relaxed: Compiled


class Engine:
    """One law made ready for any number of assessments.

    law: the law. backend: auto, durable or plan.
    """

    def __init__(self, law: Law, backend: str = "auto") -> None:
        self.law = law
        self.backend = backend
        self.programs = Programs(compile_law(law), compile_law(law, relaxed=True))

    def assess(self, scenario: Scenario, reading: str = "default", answers: dict[str, str] | None = None, versions: dict[str, str] | None = None) -> Assessment:
        """Assess a scenario under a named reading, with single answers or accounts changed on top.

        Raises ValueError for an unknown reading, question, answer, dispute or version; Disagreement if the evaluators differ.
        """
        choice = self.choice(scenario, reading, answers, versions)
        run = Run(self, scenario, choice)
        rows = run.rows(reading)
        assumed = tuple(sorted((event, role, value) for (event, role), value in choice.roles.items() if event in run.case.events))
        vague = tuple(event.id for event in run.case.events.values() if event.id in run.case.days and event.date is not None and event.date.first != event.date.last)
        return Assessment(scenario.id, reading, rows, run.case, run.found.firings, run.found.atoms, assumed, vague)

    def choice(self, scenario: Scenario, reading: str = "default", answers: dict[str, str] | None = None, versions: dict[str, str] | None = None) -> Choice:
        """The complete choice that a reading, single answers and single accounts make."""
        chosen: dict[str, str] = {}
        if reading != "default":
            if reading not in self.law.readings:
                raise ValueError(f'there is no reading "{reading}"; readings on file: default, {", ".join(sorted(self.law.readings))}')
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
        self.ground: Ground = ground(self.compiled.program, sorted(self.possible))
        self.evaluation: Evaluation = evaluate(self.ground, self.case.atoms)
        self.found = self._infer()
        self.live = merge(decide(self.law, self.compiled, self.case, self.found, scenario.as_of))
        self.all: dict[Key, Standing] = self._all()

    def _infer(self) -> Inference:
        """The conclusions of the chosen evaluator, checked against the ground plan's."""
        planned = firings_of(self.ground, self.evaluation)
        if self.engine.backend == "plan":
            return planned
        found = backends.infer(self.compiled.program, self.case.atoms, self.engine.backend)
        if found.firings != planned.firings:
            raise Disagreement(f"the evaluators differ on {self.scenario.id}: {sorted(found.firings ^ planned.firings)[:3]}")
        return found

    def _all(self) -> dict[Key, Standing]:
        relaxed_program = self.engine.programs.relaxed
        relaxed = infer(relaxed_program.program, self.case.atoms)
        possible = [self.ground.atoms[instance.head] for instance in self.ground.instances]
        return all_standings(
            self.live,
            not_in_force(self.law, relaxed_program, relaxed),
            possible_keys(self.law, self.compiled, dict.fromkeys(possible), NOT_TRIGGERED),
        )

    def rows(self, reading: str) -> tuple[Row, ...]:
        """The rows of the assessment, in the order of the law's clauses."""
        conduct = Conduct(self.law, self.scenario, self.case, self.found.atoms)
        turns = self.turns()
        order = {norm: index for index, norm in enumerate(dict.fromkeys(rule.norm for rule in self.law.rules() if rule.norm))}
        rows = [self._row(reading, standing, conduct, turns.get(key, ())) for key, standing in self.all.items()]
        rows.extend(self._without_duty(reading, conduct))
        return tuple(sorted(rows, key=lambda row: (order.get(row.norm, len(order)), LIVE.index(row.status) if row.status in LIVE else 9, row.critical_date, row.trigger, row.toward, row.bearer)))

    def _row(self, reading: str, standing: Standing, conduct: Conduct, turns: tuple[Turn, ...]) -> Row:
        key, rule = standing.key, standing.rule
        verdict, deeds = "", ()
        if key.kind == "duty" and standing.status in LIVE:
            verdict, deeds = conduct.against(key.norm, key.bearer, key.toward, key.trigger, standing.day)
        waits: tuple[str, ...] = ()
        if standing.status in (DORMANT, LAPSED):
            waits = tuple(dict.fromkeys(getattr(condition, "pred", "") for condition in rule.once))
        return Row(
            self.scenario.id,
            reading,
            key.norm,
            rule.clause,
            key.kind,
            key.act,
            key.bearer,
            key.toward,
            key.trigger,
            standing.status,
            rule.wording,
            standing.day,
            standing.due,
            rule.then.deadline,
            standing.ended_on,
            waits,
            verdict,
            deeds,
            standing.of,
            turns,
            self._because(standing.firing),
            rule.id,
            standing.firing,
        )

    def _without_duty(self, reading: str, conduct: Conduct) -> list[Row]:
        """Conduct that would perform a duty which arises under no answer and no account: done without a duty."""
        rows: dict[Key, Row] = {}
        owed = {(key.norm, key.bearer, key.toward) for key, standing in self.all.items() if standing.status != NOT_IN_FORCE}
        doers = sorted({str(value) for event in conduct.events if event.conduct for value in event.values(self.law.vocabulary.predicates[event.word].roles[0].name)})
        members = sorted({name for event in conduct.events if event.for_members is not None for name, entity in self.law.entities.items() if entity.kind == "state"})
        for norm in conduct.entries:
            rule = next(item for item in self.law.rules() if item.norm == norm)
            for bearer in dict.fromkeys([*doers, *members]):
                if bearer not in self.law.entities or self.law.entities[bearer].kind != "state":
                    continue
                targets = {str(value) for event in conduct.events if event.conduct for _, values in event.roles[1:2] for value in values}
                for toward in sorted(targets):
                    if toward == bearer or (norm, bearer, toward) in owed or conduct._is_group(toward):
                        continue
                    verdict, deeds = conduct.against(norm, bearer, toward, "", 0)
                    done = tuple(deed for deed in deeds if deed.extent in ("full", "part"))
                    if not done:
                        continue
                    key = Key(norm, rule.then.word, str(dict(rule.then.roles)["act"]), bearer, toward, "")
                    rows[key] = Row(self.scenario.id, reading, norm, rule.clause, key.kind, key.act, bearer, toward, "", NOT_TRIGGERED, "", 0, 0, "", 0, (), WITHOUT_DUTY, done, "", (), tuple(deed.event for deed in done), "", None)
        return list(rows.values())

    def _because(self, firing: Firing | None) -> tuple[str, ...]:
        """The events a proof rests on, in the order in which they come up."""
        if firing is None:
            return ()
        proofs = self.proofs()
        events: dict[str, None] = {}
        stack, seen = [firing], {firing}
        while stack:
            here = stack.pop()
            for atom in reversed(here.body):
                below = proofs.get(atom)
                if below is not None and below not in seen:
                    seen.add(below)
                    stack.append(below)
            for atom in here.body:
                word = self.law.vocabulary.predicates.get(atom.pred.removeprefix("not "))
                if word is not None and word.sort == "event" and str(atom.args[0]) in {event.id for event in self.scenario.events} | set(self.case.days):
                    events.setdefault(str(atom.args[0]))
        return tuple(events)

    def proofs(self) -> dict[Atom, Firing]:
        """For each true conclusion, the first firing that drew it: together they are well-founded proofs."""
        if not hasattr(self, "_proofs"):
            found: dict[Atom, Firing] = {}
            atoms = self.ground.atoms
            for number in self.evaluation.fired:
                instance = self.ground.instances[number]
                head = atoms[instance.head]
                if head not in found:
                    found[head] = Firing(instance.rule, head, tuple(atoms[index] for index in instance.body))
            self._proofs = found
        return self._proofs

    def statuses_under(self, choice: Choice) -> dict[Key, str]:
        """The statuses of live norms under another choice, on the same ground plan."""
        case = self.case if choice == self.choice else self._other_case(choice)
        found = firings_of(self.ground, evaluate(self.ground, case.atoms))
        return {key: standing.status for key, standing in merge(decide(self.law, self.compiled, case, found, self.scenario.as_of)).items()}

    def _other_case(self, choice: Choice) -> Case:
        if choice.versions == self.choice.versions and choice.roles == self.choice.roles:
            kept = frozenset(atom for atom in self.case.atoms if atom.pred != "reading")
            return self.case._replace(choice=choice, atoms=kept | {Atom("reading", pair) for pair in choice.answers.items()})
        return build(self.law, self.compiled, self.scenario, choice)

    def turns(self) -> dict[Key, tuple[Turn, ...]]:
        """For each norm, the single choices whose change alone changes its status."""
        base = {key: standing.status for key, standing in self.live.items()}
        found: dict[Key, list[Turn]] = {}
        for what, name, value, choice in self._departures():
            other = self.statuses_under(choice)
            for key in dict.fromkeys([*base, *other]):
                old = base.get(key, self.all[key].status if key in self.all else NOT_TRIGGERED)
                new = other.get(key, NOT_TRIGGERED)
                if old in LIVE and new != old or new in LIVE and new != old:
                    found.setdefault(key, []).append(Turn(what, name, value, new))
        return {key: tuple(turns) for key, turns in found.items()}

    def _departures(self) -> Iterable[tuple[str, str, str, Choice]]:
        relevant = {str(atom.args[0]) for instance in self.ground.instances for number in self._readings(instance) for atom in [self.ground.atoms[number]]}
        for question in self.law.questions.values():
            if question.id not in relevant:
                continue
            for answer in question.answers:
                if answer.id != self.choice.answers[question.id]:
                    yield "question", question.id, answer.id, self.choice._replace(answers={**self.choice.answers, question.id: answer.id})
        for dispute in disputes_of(self.law, self.scenario).values():
            for version in dispute.versions:
                if version.id != self.choice.versions[dispute.id]:
                    yield "account", dispute.id, version.id, self.choice._replace(versions={**self.choice.versions, dispute.id: version.id})
        for (event, role_name), role in open_roles(self.law.vocabulary, all_events(self.scenario)).items():
            for value in getattr(role, "values", ()):
                if value != self.choice.roles[event, role_name]:
                    yield "silence", f"{event}.{role_name}", value, self.choice._replace(roles={**self.choice.roles, (event, role_name): value})

    def _readings(self, instance: object) -> Iterable[int]:
        numbers = [*instance.body, *(number for _, conjunctions in instance.blocks for conjunction in conjunctions for number in conjunction)]  # type: ignore[attr-defined]
        return [number for number in numbers if self.ground.atoms[number].pred == "reading"]


def firings_of(plan: Ground, evaluation: Evaluation) -> Inference:
    """What an evaluation of a ground plan found, in the form every evaluator gives."""
    atoms, instances = plan.atoms, plan.instances
    firings = frozenset(Firing(instances[number].rule, atoms[instances[number].head], tuple([atoms[index] for index in instances[number].body])) for number in evaluation.fired)
    return Inference(frozenset(atom for number, atom in enumerate(atoms) if evaluation.true[number]), firings)


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


def assess(scenario: Scenario, law: Law, reading: str = "default", *, answers: dict[str, str] | None = None, versions: dict[str, str] | None = None, backend: str = "auto") -> Assessment:
    """Say which promises an event calls in, under one reading of the law.

    scenario, law: as loaded. reading: `default` or a named reading of the law. answers: single answers on top of it, by question.
    versions: other accounts than the default, by dispute. backend: auto, durable or plan.
    Result: one row for each norm. Raises ValueError for an unknown name.
    """
    return engine_for(law, backend).assess(scenario, reading, answers, versions)


__all__ = ["NO_RECORD", "Deed", "Disagreement", "Engine", "Run", "assess", "engine_for"]
