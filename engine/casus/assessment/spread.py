"""The statuses of every norm as sets of cases: the decisions of `statuses`, made for all cases at once.

How a way to a norm stands is decided by the same table (`statuses.LIVES`), which of several statuses is told by the same order
(`results.STATUSES`). Only how what does not live is told apart stands here and in `statuses.all_standings`; the tests hold both against
each other, case by case.

What a set of cases is, and how large a space it can deal with, is for others to say: decision diagrams (assessment/standing.py), many cases
at once (assessment/vectors.py), or the cases near to one (assessment/vectors.py).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from casus.assessment.cases import QUESTION
from casus.assessment.prospect import Prospect, going_on
from casus.assessment.results import (
    EXACT,
    IN_PART,
    LIVE,
    NEAR,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    STATUSES,
    Change,
    Key,
    Turn,
)
from casus.assessment.statuses import LIVES, held_views
from casus.logic.diagrams import NO, Formula, every, some
from casus.logic.ground import Ground

NONE = 0
"""The number of no case."""
UNKNOWN = -1
"""Stands for the cases of an atom that nobody has asked for."""


class Sets(Protocol):
    """What can be done with sets of cases, each known by a number; 0 is no case."""

    @property
    def every(self) -> int:
        """All cases."""

    def both(self, one: int, two: int, /) -> int:
        """The cases in both sets."""

    def either(self, one: int, two: int, /) -> int:
        """The cases in one set or the other."""

    def without(self, one: int, two: int, /) -> int:
        """The cases in the first set and not in the second."""

    def opposite(self, one: int, /) -> int:
        """The cases not in a set."""

    def all_of(self, ones: Iterable[int], /) -> int:
        """The cases in all of these sets."""

    def any_of(self, ones: Iterable[int], /) -> int:
        """The cases in any of these sets."""


class Spread:
    """The statuses of every norm over a space, from a `point` in it. `reach` says how far the answers go, `untried` what was left out.

    Values that nobody holds are left out, but for those of the point, unless `unheld` keeps them. Without `idle` whatever
    does not live is not triggered. Who extends it makes `sets`, calls `_decide`, and answers what is asked.
    """

    reach = EXACT
    radius = 0
    """If the reach is near: how many changes together were tried."""
    alive: frozenset[Key] = frozenset()
    """Norms that live elsewhere: where they do not live, it is told why not, as for those that live in some case of this space."""
    short = True
    """Whether the number of a set is short, so that to look one up is less work than to work it out."""
    only: frozenset[Key] | None = None
    """The norms that are asked for, where it is not every one: what leads to no other is not looked at."""
    sets: Sets

    def __init__(self, prospect: Prospect, point: Sequence[int], unheld: bool = False, idle: bool = True) -> None:
        self.prospect = prospect
        self.tells_idle = idle
        self.space = prospect.space
        self.untried = prospect.space.untried
        if self.untried and self.reach != NEAR:
            self.reach = IN_PART
        self.point = tuple(point)
        self.kept = [
            [value for value, held in enumerate(item.held) if held or unheld or value == self.point[number]]
            for number, item in enumerate(self.space.variables)
        ]
        self.allowed = NONE
        self.status: dict[Key, dict[str, int]] = {}
        self.opened: dict[Key, int] = {}

    def statuses(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has somewhere, in their usual order."""
        raise NotImplementedError

    def turns(self, key: Key) -> tuple[Turn, ...]:
        """The smallest sets of changes of the present case that give the norm another status; the smallest first."""
        raise NotImplementedError

    def held(self, key: Key) -> tuple[str, ...]:
        """The statuses that a norm has under a view that somebody holds, on accounts that somebody tells; in their usual order."""
        found = self.status.get(key, {})
        return tuple(
            status for status in self.statuses(key) if self.possible(self.sets.both(found[status], self.views))
        )

    def is_held(self, key: Key, turn: Turn) -> bool:
        """Whether some view that somebody holds contains these changes and gives the status to which they lead."""
        changed = every(
            ("is", number, (self.space.variables[number].values.index(change.value),))
            for change in turn.changes
            for number in (self.space.number[change.what, change.id],)
        )
        cases = self.sets.both(self.status[key][turn.status], self.set_of(changed))
        return self.possible(self.sets.both(cases, self.views))

    def possible(self, cases: int) -> bool:
        """Whether there is any case in a set."""
        return cases != NONE

    @cached_property
    def views(self) -> int:
        """The cases in which the law is read as one holder, or one named reading, reads it; told apart as far as some status asks."""
        return self.set_of(self._views())

    def _views(self) -> Formula:
        met = [number for number in self.prospect.met if self.space.variables[number].what == QUESTION]
        asked = self.asked()
        found: dict[Formula, None] = {}
        for view in held_views(self.space.law, self.space.scenario):
            parts = []
            for number in reversed(met):  # a diagram of what all holds is built from its end
                question = self.space.variables[number]
                answers = view.answers.get(question.id, (question.usual,))
                values = tuple(value for value in self.kept[number] if question.values[value] in answers)
                if number in asked or not values:
                    parts.append(("is", number, values) if values else NO)
            found[every(parts)] = None
        return some(found)

    def asked(self) -> Collection[int]:
        """The variables on which a status can depend."""
        return range(len(self.space.variables))

    def sure(self, key: Key) -> bool:
        """Whether a norm has no other statuses than those found."""
        return self.reach == EXACT

    def reach_of(self, key: Key) -> str:
        """How far the answer goes for one norm."""
        return self.reach if self.reach == NEAR or self.sure(key) else IN_PART

    def untried_of(self, key: Key) -> tuple[str, ...]:
        """What was not looked at for one norm, in words."""
        return self.untried or (() if self.sure(key) else ("cases that are too hard to find",))

    def changed(self, turns: Iterable[Turn]) -> tuple[Turn, ...]:
        """Turns in their order: the shortest first."""
        places, order = self.space.number, STATUSES.index
        return tuple(
            sorted(
                turns,
                key=lambda turn: (
                    len(turn.changes),
                    order(turn.status),
                    [places[change.what, change.id] for change in turn.changes],
                    [change.value for change in turn.changes],
                ),
            )
        )

    def change(self, number: int, value: int) -> Change:
        """A value of a variable, by their names."""
        variable = self.space.variables[number]
        return Change(variable.what, variable.id, variable.values[value])

    # ---- what a set of cases is ----

    def set_of(self, formula: Formula) -> int:
        """The cases in which a formula holds."""
        raise NotImplementedError

    def _evaluate(self, plan: Ground) -> "CaseValues":
        """A ground program, evaluated over the space."""
        return CaseValues(plan, self)

    def _allow(self, sets: Iterable[int]) -> int:
        """What may be so together, as far as these sets can tell it apart."""
        raise NotImplementedError

    # ---- how statuses are decided ----

    def _decide(self) -> None:
        prospect = self.prospect
        values = self._evaluate(prospect.ground)
        ways = prospect.ways
        decisive: Sequence[int] = prospect.decisive
        if self.only is not None:
            ways = [way for way in ways if way.key in self.only]
        parts_of = [(way.opened, way.fired, way.held, way.ended) for way in ways]
        if self.only is not None:
            decisive = sorted({number for parts in parts_of for part in parts for number in part})
        values.need(decisive, (part for parts in parts_of for part in parts))
        over: dict[str, int] = {}
        found: dict[Key, dict[str, int]] = {}
        alike: dict[tuple[int, ...], tuple[int, int, int, int]] = {}  # what one state owes, most of the others owe too
        either, fired = self.sets.either, values.fired
        for way, parted in zip(ways, parts_of, strict=True):
            key = way.key
            if key.trigger not in over:
                over[key.trigger] = self.sets.opposite(self.set_of(going_on(prospect, key.trigger)))
            opened, final, held, ended = (fired[part[0]] if part else NONE for part in parted)
            self.opened[key] = either(self.opened.get(key, NONE), opened)
            parts = final, held, ended, over[key.trigger]
            four = alike.get(parts) if self.short else None
            if four is None:
                four = self._four(*parts)
                if self.short:
                    alike[parts] = four
            known = found.setdefault(key, dict.fromkeys(LIVE, NONE))
            for status, cases in zip(LIVE, four, strict=True):
                if cases != NONE:
                    known[status] = either(known[status], cases)
        self.allowed = self._allow(cases for known in found.values() for cases in known.values())
        told: dict[tuple[int, ...], dict[str, int]] = {}
        for key, known in found.items():
            if not self.short:
                self.status[key] = self._first_of(known)
                continue
            here = tuple(known.values())
            if here not in told:
                told[here] = self._first_of(known)
            self.status[key] = dict(told[here])
        self._the_rest()

    def _four(self, fired: int, held: int, ended: int, over: int) -> tuple[int, int, int, int]:
        """The cases of each status of those that live, in their order, from those of one way to a norm."""
        signs = {"fired": fired, "held": held, "ended": ended, "over": over}
        rest, made = self.sets.either(fired, held), {}
        for status, sign in LIVES:
            made[status] = self.sets.both(rest, signs[sign])
            rest = self.sets.without(rest, made[status])
        return made[LIVE[0]], made[LIVE[1]], made[LIVE[2]], made[LIVE[3]]

    def _first_of(self, known: Mapping[str, int]) -> dict[str, int]:
        """Of several statuses in one case the first is told, and only of what may be so together."""
        found: dict[str, int] = {}
        taken = NONE
        for status in LIVE:
            cases = self.sets.both(self.sets.without(known[status], taken), self.allowed)
            taken = self.sets.either(taken, cases)
            if cases != NONE:
                found[status] = cases
        return found

    def _the_rest(self) -> None:
        """Where a norm that can live does not: not in force, or not triggered."""
        open_still = {}
        for key, known in self.status.items():
            rest = self.sets.without(self.allowed, self.sets.any_of(known.values()))
            if (known or key in self.alive) and rest != NONE:
                open_still[key] = rest
        idle = self._idle(open_still) if open_still and self.tells_idle else {}
        for key, known in self.status.items():
            rest = open_still.get(key, NONE if known else self.allowed)
            # what an exception stops on its day is not triggered, whatever else it lacks
            idly = self.sets.without(self.sets.both(rest, idle.get(key, NONE)), self.opened[key])
            for status, cases in ((NOT_IN_FORCE, idly), (NOT_TRIGGERED, self.sets.without(rest, idly))):
                if cases != NONE:
                    known[status] = cases

    def _idle(self, wanted: dict[Key, int]) -> dict[Key, int]:
        """For these norms, the cases in which all holds but a wording's dates or the dates of a state's being bound."""
        chosen: dict[tuple[Key, int], list[int]] = {}
        for way in self.prospect.idle_ways:
            if way.key in wanted:
                chosen.setdefault((way.key, way.start), []).append(way.instance)
        values = self._evaluate(self.prospect.relaxed)
        values.need([number for part in chosen.values() for number in part], chosen.values())
        found: dict[Key, int] = {}
        for (key, start), part in chosen.items():
            cases = self.sets.both(values.fired[part[0]], values.true[start])
            if cases != NONE:
                found[key] = self.sets.either(found.get(key, NONE), cases)
        return found


class CaseValues:
    """The cases of the atoms and instances of a ground program, as far as they are needed, worked out set by set."""

    def __init__(self, plan: Ground, spread: Spread) -> None:
        self.plan = plan
        self.sets = spread.sets
        self.true = [UNKNOWN] * len(plan.atoms)
        self.made: dict[Formula, int] = {}
        self.spread = spread
        self.fired: dict[int, int] = {}
        """The cases in which one of some instances fires, by the first of them."""
        self.first: dict[int, int] = {}

    def need(self, instances: Iterable[int], parts: Iterable[Sequence[int]]) -> None:
        """Work out these instances, and all they rest on. parts: those of which it is asked together in which cases one of them fires:
        the cases of each by itself would be too many to keep.
        """
        plan = self.plan
        part = plan.part(instances)
        for numbers in parts:
            self.first.update((number, numbers[0]) for number in numbers)
        conditions = self.spread.space.atoms
        for atom in sorted(part.met):
            if self.true[atom] == UNKNOWN:
                here = conditions.get(plan.atoms[atom])
                self.true[atom] = NONE if here is None else self._made(here)
        for group, cyclic in part.order:
            again = True
            while again:
                again = False
                for number in group:
                    again = (self._try(number) and cyclic) or again

    def _made(self, formula: Formula) -> int:
        if formula not in self.made:
            self.made[formula] = self.spread.set_of(formula)
        return self.made[formula]

    def _try(self, number: int) -> bool:
        """The cases in which an instance fires; whether more than were known."""
        _, head, body, blocks = self.plan.instances[number]
        true, sets = self.true, self.sets
        cases = every = sets.every
        for atom in body:  # most is so in every case or in none, and needs no work
            here = true[atom]
            if here != every:
                cases = here if cases == every else sets.both(cases, here)
                if cases == NONE:
                    break
        else:
            for _, conjunctions in blocks:
                for conjunction in conjunctions:
                    if len(conjunction) == 1:
                        held = true[conjunction[0]]
                    else:
                        parts = [true[atom] for atom in conjunction]
                        held = NONE if NONE in parts else sets.all_of(parts)
                    if held != NONE:
                        cases = sets.without(cases, held)
        if (first := self.first.get(number)) is not None:
            self.fired[first] = sets.either(self.fired.get(first, NONE), cases)
        old = true[head]
        if cases in (NONE, old):
            true[head] = max(old, NONE)
            return False
        true[head] = sets.either(max(old, NONE), cases)
        return true[head] != old
