"""What follows in one case of a scenario, found by both evaluators, and what of it holds over all other cases."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from casus.assessment.cases import Case, Choice
from casus.assessment.performance import Conduct
from casus.assessment.prospect import Prospect, Ready
from casus.assessment.results import ARGUABLE, CONTESTED, DENIED, LIVE, SETTLED, SO_FAR, STATUSES, Key, differs
from casus.assessment.spread import Spread
from casus.assessment.standing import Standings
from casus.assessment.statuses import Standing, all_standings, decide, deniers, merge
from casus.logic import durable
from casus.logic.diagrams import Tangled
from casus.logic.ground import Ground
from casus.logic.plan import Evaluation, evaluate
from casus.logic.terms import Atom, Firing, Inference


class Disagreement(Exception):
    """The two evaluators drew different conclusions from the same facts: a mistake of ours, never of the file."""


class Disputed(NamedTuple):
    """How far a status is disputed: the word for it, who denies it, the statuses under held views, and the further ones under others."""

    word: str
    denied_by: tuple[str, ...]
    held: tuple[str, ...]
    more: tuple[str, ...]


class Inferred:
    """One choice in one scenario, inferred: the case, what follows in it, and the ground plan on which other choices can be tried."""

    def __init__(self, ready: Ready, prospect: Prospect, choice: Choice) -> None:
        """Work it out. Raises Disagreement if the evaluators draw different conclusions."""
        self.ready = ready
        self.law = ready.law
        self.prospect = prospect
        self.scenario = prospect.scenario
        self.choice = choice
        self.compiled = ready.programs.strict
        self.case = self.prospect.space.case(choice)
        self.possible = self.prospect.possible
        self.ground: Ground = self.prospect.ground
        self.evaluation: Evaluation = evaluate(self.ground, self.case.atoms)
        self.firings = self.prospect.firings
        self.found = self._infer()
        self.decided = merge(
            decide(self.law, self.compiled, self.case, self._deciding(self.evaluation), self.scenario.as_of)
        )
        self.live = {key: standing for key, standing in self.decided.items() if standing.status in LIVE}

    def _infer(self) -> Inference:
        """What follows in this case. All of it that a norm can rest on is found by both evaluators, which must agree."""
        fired = frozenset(self.firings[number] for number in self.evaluation.fired)
        true = frozenset(atom for number, atom in enumerate(self.ground.atoms) if self.evaluation.true[number])
        planned = Inference(true, fired)
        self.given: frozenset[str] | None = None
        if self.ready.backend == "plan":
            return planned
        facts = self.case.atoms & self.prospect.relevant
        self.given = preds = frozenset(atom.pred for atom in facts)
        if durable.chosen_backend(self.ready.backend) == "plan":
            found = durable.infer_with(self.ready.slice(preds), facts, "plan")
        else:
            found = durable.by_durable(self.ready.encoding(preds), facts)
        expected = frozenset(self.firings[number] for number in evaluate(self.ground, facts).fired)
        decisive = frozenset(self._deciding(self.evaluation))
        if found.firings != expected or not decisive <= expected:
            raise Disagreement(
                f"the evaluators differ on {self.scenario.id}: {sorted((found.firings ^ expected) | (decisive - expected))[:3]}"
            )
        return planned

    @property
    def all(self) -> dict[Key, Standing]:
        """Every norm that could arise, those not in force among them: for these all is grounded once more, so only when asked."""
        return self._all if self.tells_idle else self._without_idle

    @cached_property
    def _all(self) -> dict[Key, Standing]:
        return all_standings(self.decided, self.prospect.not_in_force(self.case), self.prospect.keys)

    @cached_property
    def _without_idle(self) -> dict[Key, Standing]:
        return all_standings(self.decided, [], self.prospect.keys)

    @cached_property
    def bound(self) -> set[Key]:
        """The norms that could arise among those who are bound in this case."""
        return self.prospect.among_the_bound(self.evaluation)

    @cached_property
    def conduct(self) -> Conduct:
        """The record of this case, ready to be held against its duties."""
        return Conduct(self.law, self.scenario, self.case, self.found.atoms)

    tells_idle = True
    """Whether it is asked of what does not live in some case why: not in force, or not triggered."""

    looks_around = True
    """Whether it is asked what holds over all views and accounts; that costs much."""

    def over_all(self, *, unheld: bool = False) -> Spread:
        """The statuses of every norm over all that is left open, as far as they can be told: its `reach` says how far.

        unheld: also under the answers and accounts that nobody on file holds.
        """
        return self._over_everything if unheld else self._over_what_is_held

    def disputed(self, key: Key, status: str) -> Disputed:
        """How far it is disputed that a norm has a status: under the views that somebody holds, and under others."""
        held, unheld = self.over_all(), self.over_all(unheld=True)
        joined, wide = held.statuses(key), unheld.statuses(key)
        own, more = {status}, set[str]()
        if any(item in LIVE for item in (*joined, *wide)):
            own |= set(held.held(key))
            more = {*joined, *wide} - own
        denied = self._deniers(key, status)
        if differs(status, own):
            word = CONTESTED
        elif not held.sure(key):
            word = SO_FAR
        elif differs(status, more):
            word = ARGUABLE
        else:
            word = DENIED if denied else SETTLED
        ordered = [tuple(item for item in STATUSES if item in found) for found in (own, more)]
        return Disputed(word, denied, ordered[0], ordered[1])

    def _deniers(self, key: Key, status: str) -> tuple[str, ...]:
        """Who denies it. What somebody says of a promise is about those whom it binds: of the others only where it binds nobody."""
        if key not in self.bound and key.norm in self._owed_to:
            return ()
        return deniers(self.law, self.scenario, key, status, self._owed_to.get(key.norm, ()))

    @cached_property
    def _owed_to(self) -> dict[str, set[str]]:
        """By norm that could bind somebody here: to whom it could be owed."""
        found: dict[str, set[str]] = {}
        for key in self.bound:
            found.setdefault(key.norm, set()).add(key.toward)
        return found

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
            return Standings(self.prospect, point, unheld=unheld, idle=self.tells_idle)
        except Tangled:
            from casus.assessment.vectors import Near

            return Near(self.prospect, point, unheld=unheld, idle=self.tells_idle)

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
