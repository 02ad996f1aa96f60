"""What could follow in a scenario: its space of cases, and the law grounded over all of it. Made once, asked for any choice."""

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from casus.assessment.cases import Case, Cases, Choice, default_choice, disputes_of, last_day
from casus.assessment.results import NOT_IN_FORCE, NOT_TRIGGERED, Key
from casus.assessment.statuses import Standing, open_key
from casus.law.compiler import programs_of
from casus.law.model import Law
from casus.law.program import Compiled, Origin
from casus.logic.diagrams import Formula, every, some, variables
from casus.logic.ground import Ground, ground
from casus.logic.plan import Evaluation, evaluate
from casus.logic.terms import Atom, Firing, Program
from casus.scenarios.model import Scenario


class NumberedWay(NamedTuple):
    """One way of one rule to one norm: the atom by which its `when` holds, the instances by which it does, by which it fires, by which at
    most `once` is lacking, and by which it ends; and the rule, the critical date, and the norm it breaks if it is a breach."""

    key: Key
    start: int
    opened: tuple[int, ...]
    fired: tuple[int, ...]
    held: tuple[int, ...]
    ended: tuple[int, ...]
    rule: str
    day: int
    of: str


class Idle(NamedTuple):
    """One way to a norm in the relaxed program: the instance that draws it, and the atom by which its `when` holds; the rest as above."""

    key: Key
    instance: int
    start: int
    rule: str
    day: int
    of: str


def ways_of(prospect: "Prospect") -> list[NumberedWay]:
    """Each way of a rule to a norm, by the atom with which it starts."""
    plan, origins = prospect.ground, prospect.compiled.origins
    opened: dict[Atom, list[int]] = {}
    fired: dict[Atom, list[int]] = {}
    held: dict[Atom, list[int]] = {}
    ended: dict[Atom, list[int]] = {}
    tables = {"open": opened, "final": fired, "held": held, "until": ended}
    starts: dict[Atom, Origin] = {}
    for number in prospect.decisive:
        instance = plan.instances[number]
        origin = origins[instance.rule]
        assert origin.rule is not None
        stage = origin.stage.partition(":")[0]
        if stage == "open":
            start = plan.atoms[instance.head]
        else:
            start = Atom(f"open {origin.rule.id}", plan.atoms[instance.body[0]].args)
        starts.setdefault(start, origin)
        tables[stage].setdefault(start, []).append(number)
    made = []
    for start, origin in starts.items():
        (key, day, of), rule = open_key(origin, start), origin.rule
        assert rule is not None
        one, two, three, four = (tuple(table.get(start, ())) for table in (opened, fired, held, ended))
        made.append(NumberedWay(key, plan.ids[start], one, two, three, four, rule.id, day, of))
    return made


def idle_ways(prospect: "Prospect") -> list[Idle]:
    """The ways to norms where only a wording's dates or the dates of a state's being bound may be lacking."""
    plan, origins = prospect.relaxed, prospect.ready.programs.relaxed.origins
    drawing: dict[str, Origin | None] = {}
    found = []
    for number, instance in enumerate(plan.instances):
        if instance.rule not in drawing:
            origin = origins[instance.rule]
            draws = origin.stage in ("held", "final") and origin.rule is not None and origin.rule.then.sort == "norm"
            drawing[instance.rule] = origin if draws else None
        drawn = drawing[instance.rule]
        if drawn is None or drawn.rule is None:
            continue
        start = Atom(f"open {drawn.rule.id}", plan.atoms[instance.body[0]].args)
        if start in plan.ids:
            key, day, of = open_key(drawn, start)
            found.append(Idle(key, number, plan.ids[start], drawn.rule.id, day, of))
    return found


def going_on(prospect: "Prospect", event: str) -> Formula:
    """When the occasion of an event is not over: it, or what continues it, lasts to the day the file speaks of."""
    space = prospect.space
    parts = []
    for name, forms in space.forms.items():
        link = space.continued.get((name, event))
        if name != event and link is None:
            continue
        for form in forms:
            if form.event.denied or form.event.date is None:
                continue
            word = prospect.law.vocabulary.predicates[form.event.word]
            if last_day(form.event, word) >= prospect.scenario.as_of:
                if name == event:
                    parts.append(form.when)
                elif link is not None:
                    parts.append(every([form.when, link]))
    return some(parts)


if TYPE_CHECKING:
    from casus.logic.rulesets import Encoding


class Ready:
    """One law made ready.

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

    def slice(self, given: frozenset[str], *, relaxed: bool = False) -> Program:
        """The part of the law's program that facts of these predicates can set off; the same object for the same predicates."""
        if (given, relaxed) not in self.slices:
            from casus.logic.terms import leading_part, reachable

            whole = self.programs.relaxed if relaxed else self.programs.strict
            program = whole.program
            if (
                self.norms is not None
            ):  # first what leads there, whatever the facts: both evaluators then leave out the same
                if (self.norms, relaxed) not in self.slices:
                    self.slices[self.norms, relaxed] = leading_part(program, self._wanted(whole, self.norms))
                program = self.slices[self.norms, relaxed]
            self.slices[given, relaxed] = reachable(program, given)
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
            from casus.logic.rulesets import encode_program

            self.encodings[given] = encode_program(self.slice(given))
        return self.encodings[given]

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


if TYPE_CHECKING:
    from collections.abc import Iterable, KeysView, Sequence

    from casus.logic.ground import Support
    from casus.logic.rulesets import Encoding


class Firings(dict[int, Firing]):
    """The instances of a ground program in words of atoms, by number: each is made when it is first asked for, and most never are."""

    def __init__(self, plan: Ground) -> None:
        super().__init__()
        self.plan = plan

    def __missing__(self, number: int) -> Firing:
        """The instance of that number. Raises IndexError for none."""
        atoms = self.plan.atoms
        rule, head, body, _ = self.plan.instances[number]
        found = self[number] = Firing(rule, atoms[head], tuple([atoms[index] for index in body]))
        return found


class Dossier(NamedTuple):
    """What is known of a scenario before any case is chosen. `ways` and `idle_ways` lead to its norms, `support` is what they rest on;
    `encodings` are programs as durable-rules reads them, by their facts."""

    scenario: "Scenario"
    space: "Cases"
    ground: "Ground"
    relaxed: "Ground"
    decisive: "list[int]"
    ways: "list[NumberedWay]"
    idle_ways: "list[Idle]"
    support: "Support"
    encodings: "dict[frozenset[str], Encoding]"


class Prospect:
    """One scenario under one law, with everything that both leave open."""

    over: "Prospect | None" = None
    """What was grounded for it and for others like it at once (`joint`)."""

    def __init__(
        self,
        ready: "Ready",
        scenario: Scenario,
        known: "Dossier | None" = None,
        space: "Cases | None" = None,
        over: "Prospect | None" = None,
    ) -> None:
        """Work it out, or take what was worked out before. space: that of the scenario, if it is there already. over: what is grounded
        over at least what is possible in it."""
        self.ready = ready
        self.law = ready.law
        self.compiled: Compiled = ready.programs.strict
        self.scenario = scenario
        self.space: Cases
        self.ground: Ground
        self.decisive: list[int]
        if known is not None:
            self.space, self.ground, self.relaxed, self.decisive, self.ways, self.idle_ways = known[1:7]
            self.ground.keep(self.decisive, known.support)
            return
        if space is None:
            from casus.assessment.space import Space

            space = Space(ready.law, self.compiled, scenario)
        self.space = space
        if over is not None:
            self.over, self.ground, self.decisive = over, over.ground, over.decisive
        else:
            self.ground = ground(ready.slice(self.preds), sorted(self.possible))
            stages = {name for name in self.compiled.origins if drawn(self.compiled, name)}
            self.decisive = [number for number, item in enumerate(self.ground.instances) if item.rule in stages]

    @property
    def possible(self) -> "KeysView[Atom]":
        """Every atom that is a fact in some case."""
        return self.space.atoms.keys()

    @cached_property
    def preds(self) -> frozenset[str]:
        """Their predicates."""
        return frozenset(atom.pred for atom in self.possible)

    @cached_property
    def firings(self) -> "Firings":
        """Each instance of a rule, in words of atoms."""
        return Firings(self.ground)

    @cached_property
    def relevant(self) -> frozenset[Atom]:
        """The possible facts on which a norm can depend; what only leads elsewhere is left out."""
        atoms = self.ground.atoms
        return frozenset(atoms[number] for number in self.cone if atoms[number] in self.possible)

    @cached_property
    def relaxed(self) -> Ground:
        """What would follow if every wording were in force and every state bound: grounded when first asked."""
        if self.over is not None:
            return self.over.relaxed
        return ground(self.ready.slice(self.preds, relaxed=True), sorted(self.possible))

    @cached_property
    def cone(self) -> list[int]:
        """All atoms on which a norm rests, as they are met on the way down from the norms."""
        return self.ground.part(self.decisive).met

    @cached_property
    def met(self) -> list[int]:
        """The variables as they are first met on the way down from the norms; those never met come last."""
        found: dict[int, None] = {}
        atoms, conditions = self.ground.atoms, self.space.atoms
        for atom in self.cone:
            formula = conditions.get(atoms[atom])
            if formula is not None:
                found.update(dict.fromkeys(variables(formula)))
        found.update(dict.fromkeys(range(len(self.space.variables))))
        return list(found)

    @cached_property
    def ways(self) -> "list[NumberedWay]":
        """Each way of a rule to a norm."""
        return ways_of(self) if self.over is None else self.over.ways

    @cached_property
    def idle_ways(self) -> "list[Idle]":
        """Each way to a norm in the relaxed program."""
        return idle_ways(self) if self.over is None else self.over.idle_ways

    @cached_property
    def keys(self) -> list[Standing]:
        """Every norm that could arise in some case, not triggered."""
        return self._standings(self.ways, NOT_TRIGGERED)

    def not_in_force(self, case: Case) -> list[Standing]:
        """The norms that fail in a case only for want of a wording in force or of a state bound that day."""
        evaluation = evaluate(self.relaxed, case.atoms)
        fired, true = set(evaluation.fired), evaluation.true
        open_ones = {way.start: way for way in self.idle_ways if true[way.start] and way.instance in fired}
        return self._standings(open_ones.values(), NOT_IN_FORCE)

    def _standings(self, ways: "Iterable[NumberedWay | Idle]", status: str) -> list[Standing]:
        found = []
        for way in ways:
            rule = self.law.rule(way.rule)
            assert rule is not None
            found.append(Standing(way.key, status, rule, way.day, 0, 0, way.of, None))
        return found

    def among_the_bound(self, evaluation: Evaluation) -> set[Key]:
        """The norms that other answers and accounts could bring about among those who are bound in this case."""
        atoms, true = self.ground.atoms, evaluation.true
        binding = {name for name, word in self.law.vocabulary.predicates.items() if word.binding}
        possible, instances = self.possible, self.ground.instances
        reached = bytearray([atom in possible for atom in atoms])
        for group, cyclic in self.ground.order:
            again = True
            while again:
                again = False
                for number in group:
                    _, head, body, _ = instances[number]
                    if reached[head] or (not true[head] and atoms[head].pred in binding):
                        continue
                    for index in body:
                        if not reached[index]:
                            break
                    else:
                        reached[head] = 1
                        again = cyclic
        return {way.key for way in self.ways if reached[way.start]}


def joint(ready: "Ready", spaces: "Sequence[Cases]") -> list[Prospect]:
    """What could follow in each of several scenarios that have most in common, the law grounded once over all of them together.

    Of each it says the same as by itself: what is possible in another only is so in none of its cases.
    """
    if not spaces:
        return []
    whole = copy(spaces[0])
    whole.atoms = {atom: when for space in spaces for atom, when in space.atoms.items()}
    over = Prospect(ready, whole.scenario, space=whole)
    return [Prospect(ready, space.scenario, space=space, over=over) for space in spaces]


def drawn(compiled: Compiled, rule: str) -> bool:
    """Whether a core rule is part of a rule that draws a norm, and so decides a status."""
    origin = compiled.origins[rule]
    return origin.rule is not None and origin.rule.then.sort == "norm" and origin.stage != ""
