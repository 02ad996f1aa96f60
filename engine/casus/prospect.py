"""What could follow in a scenario: its space of cases, and the law grounded over all of it. Made once, asked for any choice."""

from functools import cached_property
from typing import TYPE_CHECKING

from casus.case import Case
from casus.cases import Cases
from casus.ground import Ground, ground
from casus.plan import Evaluation, evaluate
from casus.programs import Compiled
from casus.results import NOT_TRIGGERED, Key
from casus.scenario import Scenario
from casus.statuses import Standing, not_in_force, possible_keys
from casus.terms import Atom, Firing, Inference

if TYPE_CHECKING:
    from collections.abc import KeysView

    from casus.dossier import Dossier
    from casus.engine import Engine


class Prospect:
    """One scenario under one law, with everything that both leave open."""

    def __init__(self, engine: "Engine", scenario: Scenario, known: "Dossier | None" = None) -> None:
        """Work it out, or take what was worked out before."""
        self.engine = engine
        self.law = engine.law
        self.compiled: Compiled = engine.programs.strict
        self.scenario = scenario
        self.space: Cases
        self.ground: Ground
        self.decisive: list[int]
        if known is not None:
            self.space, self.ground, self.relaxed, self.decisive = known[1:5]
        else:
            from casus.space import Space

            self.space = Space(engine.law, self.compiled, scenario)
            self.ground = ground(engine.slice(self.preds), sorted(self.possible))
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
        return frozenset(atoms[number] for number in self.ground.cone(self.decisive) if atoms[number] in self.possible)

    @cached_property
    def relaxed(self) -> Ground:
        """What would follow if every wording were in force and every state bound: grounded when first asked."""
        return ground(self.engine.slice(self.preds, relaxed=True), sorted(self.possible))

    @cached_property
    def keys(self) -> list[Standing]:
        """Every norm that could arise in some case, not triggered."""
        heads = [self.ground.atoms[instance.head] for instance in self.ground.instances]
        return possible_keys(self.law, self.compiled, dict.fromkeys(heads), NOT_TRIGGERED)

    def not_in_force(self, case: Case) -> list[Standing]:
        """The norms that fail in a case only for want of a wording in force or of a state bound that day."""
        plan, origins = self.relaxed, self.engine.programs.relaxed.origins
        evaluation = evaluate(plan, case.atoms)
        firings = []
        for number in evaluation.fired:
            rule, head, body, _ = plan.instances[number]
            if origins[rule].stage in ("held", "final"):
                firings.append(Firing(rule, plan.atoms[head], tuple([plan.atoms[index] for index in body])))
        true = frozenset(atom for number, atom in enumerate(plan.atoms) if evaluation.true[number])
        return not_in_force(self.law, self.engine.programs.relaxed, Inference(true, frozenset(firings)))

    def among_the_bound(self, evaluation: Evaluation) -> set[Key]:
        """The norms that other answers and accounts could bring about among those who are bound in this case."""
        atoms, true = self.ground.atoms, evaluation.true
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
        meant: list[Atom] = [atom for number, atom in enumerate(atoms) if reached[number]]
        return {item.key for item in possible_keys(self.law, self.compiled, meant, NOT_TRIGGERED)}


def drawn(compiled: Compiled, rule: str) -> bool:
    """Whether a core rule is part of a rule that draws a norm, and so decides a status."""
    origin = compiled.origins[rule]
    return origin.rule is not None and origin.rule.then.sort == "norm" and origin.stage != ""
