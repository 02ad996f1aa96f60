"""In which cases each norm has which status: settled or contested, and on what that depends. Exact, over every case of the space.

Each possible conclusion gets a decision diagram (diagrams.py) of the cases in which it follows; a status is built from those of the
rules that draw the norm, in the same way as `statuses.decide` builds it in one case. Answers and accounts that nobody holds are left
out, unless asked for.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.case import Choice, last_day
from casus.compiler import Compiled, Origin
from casus.diagrams import ALWAYS, BUDGET, NEVER, Diagrams, Literal
from casus.formulas import NO, Formula, diagram, every, some, variables
from casus.ground import Ground
from casus.prospect import Prospect
from casus.results import DORMANT, ENDED, LAPSED, NOT_IN_FORCE, NOT_TRIGGERED, STATUSES, TRIGGERED, Change, Key, Turn
from casus.space import Variable
from casus.statuses import open_key
from casus.terms import Atom

LIVE = (TRIGGERED, DORMANT, ENDED, LAPSED)
MOST_CHANGES = 4
"""How many changes together are looked for."""

LONGEST = 6
"""The most literals of a prime implicant that is listed."""
UNKNOWN = -1
"""Stands for the diagram of an atom that nobody has asked for."""


class Starts(NamedTuple):
    """For one way of one rule to one norm: the cases in which its `when` holds, in which it fired, in which at most `once` is lacking,
    and in which it ended."""

    key: Key
    opened: int
    fired: int
    held: int
    ended: int


class Standings:
    """The statuses of every norm over the whole space.

    prospect: the scenario. point: a case whose values are kept even where nobody holds them. `unheld` keeps all values.
    Raises Tangled (diagrams.py) where the budget does not suffice.
    """

    def __init__(self, prospect: Prospect, point: Sequence[int], *, unheld: bool = False, budget: int = BUDGET) -> None:
        self.prospect = prospect
        self.space = prospect.space
        self.point = tuple(point)
        self.kept = [
            [value for value, held in enumerate(item.held) if held or unheld or value == self.point[number]]
            for number, item in enumerate(self.space.variables)
        ]
        self.order = self._order()
        self.levels = [0] * len(self.order)
        for level, number in enumerate(self.order):
            self.levels[number] = level
        self.diagrams = Diagrams([len(self.kept[number]) for number in self.order], budget)
        self.here = [self.kept[number].index(self.point[number]) for number in self.order]
        self.allowed = ALWAYS
        self.status: dict[Key, dict[str, int]] = {}
        self._decide()

    # ---- what is asked ----

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has somewhere in the space, in their usual order."""
        found = self.status.get(key)
        return tuple(status for status in STATUSES if found.get(status, NEVER) != NEVER) if found else ()

    def at(self, key: Key) -> str:
        """The status in the case this was made for."""
        for status, cases in self.status.get(key, {}).items():
            if self.diagrams.holds(cases, self.here):
                return status
        return NOT_TRIGGERED

    def turns(self, key: Key, most: int = MOST_CHANGES) -> tuple[Turn, ...]:
        """The smallest sets of changes of the present case that give the norm another status; the smallest first."""
        found: list[Turn] = []
        for status, cases in self.status.get(key, {}).items():
            if not self.diagrams.holds(cases, self.here):
                changes = self.diagrams.changes(cases, self.here, most)
                found.extend(Turn(status, self._named(literals)) for literals in changes)
        found.sort(key=lambda turn: (len(turn.changes), STATUSES.index(turn.status), self._places(turn.changes)))
        return tuple(found)

    def primes(self, key: Key, statuses: Iterable[str], most: int = LONGEST) -> tuple[tuple[Change, ...], ...]:
        """The smallest sets of values that suffice, whatever else is so, for one of these statuses; the smallest first."""
        cases = self.diagrams.any_of(self.status.get(key, {}).get(status, NEVER) for status in statuses)
        wide = self.diagrams.either(cases, self.diagrams.opposite(self.allowed))
        found = [
            literals
            for literals in self.diagrams.primes(wide, most)
            if self.diagrams.both(self._cube(literals), self.allowed) != NEVER
        ]
        named = [self._named(literals) for literals in found]
        return tuple(sorted(named, key=lambda changes: (len(changes), self._places(changes))))

    def depends_on(self, key: Key) -> list[Variable]:
        """The variables on which the status of a norm depends."""
        levels = self.diagrams.variables(self.status.get(key, {}).values())
        return [self.space.variables[self.order[level]] for level in sorted(levels)]

    def cases(self) -> int:
        """How many cases there are, of those that may go together."""
        return self.diagrams.count(self.allowed)

    def share(self, key: Key, status: str) -> int:
        """In how many cases a norm has a status."""
        return self.diagrams.count(self.status.get(key, {}).get(status, NEVER))

    # ---- how it is found ----

    def _named(self, literals: Iterable[Literal]) -> tuple[Change, ...]:
        found = []
        for level, place in sorted(literals, key=lambda item: self.order[item[0]]):
            number = self.order[level]
            variable = self.space.variables[number]
            found.append(Change(variable.what, variable.id, variable.values[self.kept[number][place]]))
        return tuple(found)

    def _places(self, changes: Sequence[Change]) -> tuple[int, ...]:
        return tuple(self.space.number[change.what, change.id] for change in changes)

    def _cube(self, literals: Iterable[Literal]) -> int:
        return self.diagrams.all_of(self.diagrams.literal(level, (place,)) for level, place in literals)

    def _order(self) -> list[int]:
        """The variables as they are first met on the way down from the norms; those never met come last."""
        found: dict[int, None] = {}
        plan, conditions = self.prospect.ground, self.space.atoms
        seen = bytearray(len(plan.atoms))
        stack = [plan.instances[number].head for number in reversed(self.prospect.decisive)]
        while stack:
            atom = stack.pop()
            if seen[atom]:
                continue
            seen[atom] = 1
            formula = conditions.get(plan.atoms[atom])
            if formula is not None:
                found.update(dict.fromkeys(variables(formula)))
            for number in plan.by_head.get(atom, ()):
                _, _, body, blocks = plan.instances[number]
                for _, conjunctions in blocks:
                    for conjunction in conjunctions:
                        stack.extend(reversed(conjunction))
                stack.extend(reversed(body))
        found.update(dict.fromkeys(range(len(self.space.variables))))
        return list(found)

    def _diagram(self, formula: Formula) -> int:
        return diagram(formula, self.diagrams, self.levels, self.kept)

    def _allowed(self, diagrams: Iterable[int]) -> int:
        """What may be so together, as far as these diagrams can tell it apart."""
        asked = [self.order[level] for level in sorted(self.diagrams.variables(diagrams))]
        return self.diagrams.all_of(
            self.diagrams.opposite(self._diagram(formula)) for formula in self.space.excluded(asked)
        )

    def _decide(self) -> None:
        prospect = self.prospect
        values = Values(prospect.ground, self)
        values.need(prospect.decisive)
        ways = self._ways(prospect.ground, prospect.compiled, values)
        over: dict[str, int] = {}
        found: dict[Key, dict[str, int]] = {}
        self.opened: dict[Key, int] = {}
        both, without, either = self.diagrams.both, self.diagrams.without, self.diagrams.either
        for key, opened, fired, held, ended in ways:
            if key.trigger not in over:
                over[key.trigger] = self.diagrams.opposite(self._diagram(going_on(prospect, key.trigger)))
            self.opened[key] = either(self.opened.get(key, NEVER), opened)
            waits = without(without(held, fired), ended)
            here = {
                TRIGGERED: without(fired, ended),
                DORMANT: without(waits, over[key.trigger]),
                ENDED: both(either(fired, held), ended),
                LAPSED: both(waits, over[key.trigger]),
            }
            known = found.setdefault(key, dict.fromkeys(LIVE, NEVER))
            for status, cases in here.items():
                known[status] = either(known[status], cases)
        self.allowed = self._allowed(cases for known in found.values() for cases in known.values())
        for key, known in found.items():
            taken = NEVER
            for status in LIVE:
                known[status] = both(without(known[status], taken), self.allowed)
                taken = either(taken, known[status])
            self.status[key] = {status: cases for status, cases in known.items() if cases != NEVER}
        self._the_rest()

    def _the_rest(self) -> None:
        """Where a norm that can live does not: not in force, or not triggered."""
        open_still = {}
        for key, known in self.status.items():
            rest = self.diagrams.without(self.allowed, self.diagrams.any_of(known.values()))
            if known and rest != NEVER:
                open_still[key] = rest
        idle = self._idle(open_still) if open_still else {}
        for key, known in self.status.items():
            rest = open_still.get(key, NEVER if known else self.allowed)
            # what an exception stops on its day is not triggered, whatever else it lacks
            idly = self.diagrams.without(self.diagrams.both(rest, idle.get(key, NEVER)), self.opened[key])
            for status, cases in ((NOT_IN_FORCE, idly), (NOT_TRIGGERED, self.diagrams.without(rest, idly))):
                if cases != NEVER:
                    known[status] = cases

    def _idle(self, wanted: dict[Key, int]) -> dict[Key, int]:
        """For these norms, the cases in which all holds but a wording's dates or the dates of a state's being bound."""
        plan, compiled = self.prospect.relaxed, self.prospect.engine.programs.relaxed
        chosen: list[tuple[Key, int, int]] = []
        for number, instance in enumerate(plan.instances):
            origin = compiled.origins[instance.rule]
            if origin.stage not in ("held", "final") or origin.rule is None or origin.rule.then.sort != "norm":
                continue
            start = Atom(f"open {origin.rule.id}", plan.atoms[instance.body[0]].args)
            key, _, _ = open_key(origin, start)
            if key in wanted and start in plan.ids:
                chosen.append((key, number, plan.ids[start]))
        values = Values(plan, self)
        values.need([number for _, number, _ in chosen])
        found: dict[Key, int] = {}
        for key, number, start_number in chosen:
            cases = self.diagrams.both(values.fired[number], values.true[start_number])
            found[key] = self.diagrams.either(found.get(key, NEVER), cases)
        return found

    def _ways(self, plan: Ground, compiled: Compiled, values: "Values") -> list[Starts]:
        """Each way of a rule to a norm, by the atom with which it starts."""
        opened: dict[Atom, int] = {}
        fired: dict[Atom, int] = {}
        held: dict[Atom, int] = {}
        ended: dict[Atom, int] = {}
        origins: dict[Atom, Origin] = {}
        for number in self.prospect.decisive:
            instance = plan.instances[number]
            origin = compiled.origins[instance.rule]
            assert origin.rule is not None
            cases = values.fired[number]
            if origin.stage == "open":
                start, table = plan.atoms[instance.head], opened
            else:
                start = Atom(f"open {origin.rule.id}", plan.atoms[instance.body[0]].args)
                table = {"held": held, "final": fired}.get(origin.stage, ended)
            origins.setdefault(start, origin)
            table[start] = self.diagrams.either(table.get(start, NEVER), cases)
        return [
            Starts(
                open_key(origin, start)[0],
                *(table.get(start, NEVER) for table in (opened, fired, held, ended)),
            )
            for start, origin in origins.items()
        ]


class Values:
    """The diagrams of the atoms and instances of a ground program, as far as they are needed."""

    def __init__(self, plan: Ground, standings: Standings) -> None:
        self.plan = plan
        self.diagrams = standings.diagrams
        self.true = [UNKNOWN] * len(plan.atoms)
        self.made: dict[Formula, int] = {}
        self.standings = standings
        self.fired: dict[int, int] = {}

    def need(self, instances: Iterable[int]) -> None:
        """Work out these instances, and all they rest on."""
        plan = self.plan
        wanted = bytearray(len(plan.instances))
        seen = bytearray(len(plan.atoms))
        todo = list(instances)
        stack: list[int] = []
        while todo or stack:
            if todo:
                number = todo.pop()
                if wanted[number]:
                    continue
                wanted[number] = 1
                _, head, body, blocks = plan.instances[number]
                stack.append(head)
                stack.extend(body)
                for _, conjunctions in blocks:
                    for conjunction in conjunctions:
                        stack.extend(conjunction)
            else:
                atom = stack.pop()
                if not seen[atom]:
                    seen[atom] = 1
                    todo.extend(plan.by_head.get(atom, ()))
        conditions = self.standings.space.atoms
        for number, here in enumerate(plan.atoms):
            if self.true[number] == UNKNOWN and seen[number]:
                self.true[number] = self._diagram(conditions.get(here, NO))
        for group, cyclic in plan.order:
            again = True
            while again:
                again = False
                for number in group:
                    if wanted[number]:
                        again = (self._try(number) and cyclic) or again

    def _diagram(self, formula: Formula) -> int:
        if formula not in self.made:
            of = self.standings
            self.made[formula] = diagram(formula, self.diagrams, of.levels, of.kept)
        return self.made[formula]

    def _try(self, number: int) -> bool:
        """The cases in which an instance fires; whether more than were known."""
        _, head, body, blocks = self.plan.instances[number]
        true, diagrams = self.true, self.diagrams
        cases = ALWAYS
        for atom in body:
            cases = diagrams.both(cases, true[atom])
            if cases == NEVER:
                break
        else:
            for _, conjunctions in blocks:
                for conjunction in conjunctions:
                    cases = diagrams.without(cases, diagrams.all_of([true[atom] for atom in conjunction]))
        self.fired[number] = cases
        old = true[head]
        true[head] = diagrams.either(max(old, NEVER), cases)
        return true[head] != old


def going_on(prospect: Prospect, event: str) -> Formula:
    """When the occasion of an event is not over: it, or what continues it, lasts to the day the file speaks of."""
    space = prospect.space
    parts = []
    for name, forms in space.forms.items():
        link = space.continued.get((name, event))
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


def standing_of(statuses: Sequence[str]) -> str:
    """The word for a set of statuses."""
    live = [status for status in statuses if status in LIVE]
    return "contested" if len(statuses) > 1 and live else "settled"


__all__ = ["Choice", "Standings", "Starts", "Values", "going_on", "standing_of"]
