"""What could follow in a scenario: its space of cases, and the law grounded over all of it. Made once, asked for any choice."""

from functools import cached_property
from typing import TYPE_CHECKING

from casus.case import Case
from casus.cases import Cases
from casus.compiled import Compiled
from casus.formulas import variables
from casus.ground import Ground, ground
from casus.plan import Evaluation, evaluate
from casus.results import NOT_TRIGGERED, Key
from casus.scenario import Scenario
from casus.statuses import Standing, not_in_force, possible_keys
from casus.terms import Atom, Firing, Inference

if TYPE_CHECKING:
    from collections.abc import KeysView

    from casus.dossier import Dossier
    from casus.ready import Ready
    from casus.ways import Idle, Way


class Prospect:
    """One scenario under one law, with everything that both leave open."""

    def __init__(self, ready: "Ready", scenario: Scenario, known: "Dossier | None" = None) -> None:
        """Work it out, or take what was worked out before."""
        self.ready = ready
        self.law = ready.law
        self.compiled: Compiled = ready.programs.strict
        self.scenario = scenario
        self.space: Cases
        self.ground: Ground
        self.decisive: list[int]
        if known is not None:
            self.space, self.ground, self.relaxed, self.decisive = known[1:5]
        else:
            from casus.space import Space

            self.space = Space(ready.law, self.compiled, scenario)
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
    def firings(self) -> list[Firing]:
        """Each instance of a rule, in words of atoms."""
        atoms = self.ground.atoms
        return [
            Firing(rule, atoms[head], tuple([atoms[index] for index in body]))
            for rule, head, body, _ in self.ground.instances
        ]

    @cached_property
    def relevant(self) -> frozenset[Atom]:
        """The possible facts on which a norm can depend; what only leads elsewhere is left out."""
        atoms = self.ground.atoms
        return frozenset(atoms[number] for number in self.cone if atoms[number] in self.possible)

    @cached_property
    def relaxed(self) -> Ground:
        """What would follow if every wording were in force and every state bound: grounded when first asked."""
        return ground(self.ready.slice(self.preds, relaxed=True), sorted(self.possible))

    @cached_property
    def cone(self) -> list[int]:
        """All atoms on which a norm rests, as they are met on the way down from the norms."""
        return self.ground.cone(self.decisive)

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
    def ways(self) -> "list[Way]":
        """Each way of a rule to a norm."""
        from casus.ways import ways_of

        return ways_of(self)

    @cached_property
    def idle_ways(self) -> "list[Idle]":
        """Each way to a norm in the relaxed program."""
        from casus.ways import idle_ways

        return idle_ways(self)

    @cached_property
    def keys(self) -> list[Standing]:
        """Every norm that could arise in some case, not triggered."""
        heads = [self.ground.atoms[instance.head] for instance in self.ground.instances]
        return possible_keys(self.law, self.compiled, dict.fromkeys(heads), NOT_TRIGGERED)

    def not_in_force(self, case: Case) -> list[Standing]:
        """The norms that fail in a case only for want of a wording in force or of a state bound that day."""
        plan, origins = self.relaxed, self.ready.programs.relaxed.origins
        evaluation = evaluate(plan, case.atoms)
        firings = []
        stages = {rule: origins[rule].stage for rule in {plan.instances[number].rule for number in evaluation.fired}}
        for number in evaluation.fired:
            rule, head, body, _ = plan.instances[number]
            if stages[rule] in ("held", "final"):
                firings.append(Firing(rule, plan.atoms[head], tuple([plan.atoms[index] for index in body])))
        true = frozenset(atom for number, atom in enumerate(plan.atoms) if evaluation.true[number])
        return not_in_force(self.law, self.ready.programs.relaxed, Inference(true, frozenset(firings)))

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
        meant: list[Atom] = [atom for number, atom in enumerate(atoms) if reached[number]]
        return {item.key for item in possible_keys(self.law, self.compiled, meant, NOT_TRIGGERED)}


def drawn(compiled: Compiled, rule: str) -> bool:
    """Whether a core rule is part of a rule that draws a norm, and so decides a status."""
    origin = compiled.origins[rule]
    return origin.rule is not None and origin.rule.then.sort == "norm" and origin.stage != ""
