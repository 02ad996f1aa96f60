"""What a contested norm turns on, whole: the smallest sets of answers, accounts and silences that suffice for each status.

A set suffices if the norm has the status whatever else is so, and is smallest if only in the value of one thing become one, with both values. Where diagrams grow too large to find them all, none are listed.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import prod
from typing import NamedTuple

from casus.assessment.engine import Run
from casus.assessment.results import AT_LEAST, EXACT, LIVE, STATUSES, Change, Key, Row
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.assessment.spread import Spread
from casus.assessment.standing import Standings
from casus.logic.diagrams import NEVER, Tangled

_ORDER = (ACCOUNT, SILENCE, QUESTION)
"""In which order the parts of a set stand: what happened, then what the words mean."""


class Allowed(NamedTuple):
    """One thing that is left open, with the values of it that will do: what it is (question, account or silence) and its id."""

    what: str
    id: str
    values: tuple[str, ...]


class Enough(NamedTuple):
    """A smallest sufficient set for a status. `here`: all of it is so in the case that is assessed."""

    number: int
    status: str
    parts: tuple[Allowed, ...]
    here: bool


class Decider(NamedTuple):
    """How much one thing decides: in how many of the pairs of cases that differ in nothing else the status differs."""

    what: str
    id: str
    differ: int
    pairs: int


class Contested(NamedTuple):
    """A norm whose status is not the same in all cases, for all bearers, creditors and events for which that is so alike.

    `whole`: the sets cover every case; else there are longer sets, which are not listed. `cases` counts the cases that differ in
    something that matters here. `beyond` are the sets with a value that nobody on file holds, where
    these were asked for. `reach` is exact if all sets up to the longest are there; else there are at least these.
    """

    norm: str
    kind: str
    act: str
    rows: tuple[Row, ...]
    status: str
    statuses: tuple[str, ...]
    sets: tuple[Enough, ...]
    whole: bool
    cases: int
    deciders: tuple[Decider, ...]
    beyond: tuple[Enough, ...] = ()
    reach: str = EXACT

    @property
    def bearers(self) -> tuple[str, ...]:
        """Who bears it."""
        return tuple(dict.fromkeys(row.bearer for row in self.rows))

    @property
    def towards(self) -> tuple[str, ...]:
        """Toward whom."""
        return tuple(dict.fromkeys(row.toward for row in self.rows))

    @property
    def triggers(self) -> tuple[str, ...]:
        """The events that set it off."""
        return tuple(dict.fromkeys(row.trigger for row in self.rows))

    @property
    def points(self) -> int:
        """On how many things it turns."""
        return len({(part.what, part.id) for item in self.sets for part in item.parts})


def contested(run: Run, rows: Iterable[Row], *, unheld: bool = False) -> list[Contested] | None:
    """The contested norms among some rows, in their order; None where the space is too tangled to say.

    unheld: also list what answers and accounts that nobody on file holds would do.
    """
    held, wide = run.over_all(), run.over_all(unheld=True) if unheld else None
    if not isinstance(held, Standings) or not (wide is None or isinstance(wide, Standings)):
        return None
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        if row.trigger and (_open(held, row.key) or (wide is not None and _open(wide, row.key))):
            same = [tuple(sorted(over.status.get(row.key, {}).items())) for over in (held, wide) if over is not None]
            alike.setdefault((row.norm, row.kind, row.act, row.status, *same), []).append(row)
    return [_contested(held, wide, found) for found in alike.values()]


def _open(over: Spread, key: Key) -> bool:
    found = over.statuses(key)
    return len(found) > 1 and any(status in LIVE for status in found)


def _contested(held: Standings, wide: Standings | None, rows: list[Row]) -> Contested:
    row = rows[0]
    sets, complete, reach = _sets(held, row.key)
    beyond: list[Enough] = []
    if wide is not None and wide is not held:
        found, _, wider = _sets(wide, row.key)
        beyond = [item for item in found if any(not _held(held, part) for part in item.parts)]
        reach = wider if reach == EXACT else reach
    return Contested(
        row.norm,
        row.kind,
        row.act,
        tuple(rows),
        row.status,
        held.statuses(row.key) or (row.status,),
        tuple(item._replace(number=place) for place, item in enumerate(sets, 1)),
        complete,
        relevant_cases(held, row.key),
        tuple(_deciders(held, row.key)),
        tuple(item._replace(number=place) for place, item in enumerate(beyond, len(sets) + 1)),
        reach,
    )


def _sets(over: Standings, key: Key) -> tuple[list[Enough], bool, str]:
    """The sufficient sets of a norm, whether they cover every case, and how far they were looked for: none where they are too many."""
    try:
        return (*sufficient(over, key), over.reach_of(key))
    except Tangled:
        return [], False, AT_LEAST


def _held(over: Spread, part: Allowed) -> bool:
    """Whether all values of a part are among those that vary where only what is held does."""
    number = over.space.number[part.what, part.id]
    kept = {over.space.variables[number].values[value] for value in over.kept[number]}
    return kept.issuperset(part.values)


def sufficient(over: Standings, key: Key) -> tuple[list[Enough], bool]:
    """The smallest sufficient sets for each status of a norm, the smallest first, and whether they cover every case."""
    found: list[Enough] = []
    complete = True
    for status in over.statuses(key):
        primes = over.primes(key, (status,))
        covered = over.diagrams.any_of(
            over.cases_with([Allowed(item.what, item.id, (item.value,)) for item in prime]) for prime in primes
        )
        complete = complete and over.diagrams.without(over.status[key][status], covered) == NEVER
        for parts in merged(primes):
            parts = tuple(sorted(_in_order(over, parts), key=lambda part: (_ORDER.index(part.what), part.id)))
            found.append(Enough(0, status, parts, _here(over, parts)))
    found.sort(key=lambda item: (STATUSES.index(item.status), len(item.parts), _places(over, item.parts)))
    return found, complete


def _here(over: Spread, parts: Iterable[Allowed]) -> bool:
    """Whether all parts are so in the case that is assessed."""
    values = {(item.what, item.id): item.values[over.point[number]] for number, item in enumerate(over.space.variables)}
    return all(values[part.what, part.id] in part.values for part in parts)


def _in_order(over: Spread, parts: Iterable[Allowed]) -> Iterable[Allowed]:
    """The parts with their values in the order in which the law or the file lists them."""
    for part in parts:
        values = over.space.variables[over.space.number[part.what, part.id]].values
        yield part._replace(values=tuple(sorted(part.values, key=values.index)))


def _places(over: Spread, parts: Sequence[Allowed]) -> tuple[tuple[int, int], ...]:
    return tuple((_ORDER.index(part.what), over.space.number[part.what, part.id]) for part in parts)


def merged(primes: Iterable[tuple[Change, ...]]) -> list[tuple[Allowed, ...]]:
    """Sets of single values, with those made one that differ only in the value of one thing. Together they cover the same cases."""
    sets = [{(change.what, change.id): frozenset([change.value]) for change in prime} for prime in primes]
    again = True
    while again:
        again = False
        for one, two in combinations(sets, 2):
            different = [name for name in one if one.keys() == two.keys() and one[name] != two[name]]
            if len(different) == 1:
                sets.remove(two)
                one[different[0]] |= two[different[0]]
                again = True
                break
    return [tuple(Allowed(what, name, tuple(sorted(values))) for (what, name), values in item.items()) for item in sets]


def relevant_cases(over: Standings, key: Key) -> int:
    """How many cases there are that differ in what the status of a norm depends on."""
    return over.cases() // _idle(over, key)


def _idle(over: Standings, key: Key) -> int:
    """By how much every count is larger for the things on which a norm does not depend."""
    diagrams = over.diagrams
    asked = diagrams.variables([*over.status[key].values(), over.allowed])
    return prod(arity for level, arity in enumerate(diagrams.arities) if level not in asked)


def _deciders(over: Standings, key: Key) -> list[Decider]:
    """What decides most, where that can be counted."""
    try:
        return deciders(over, key)
    except Tangled:
        return []


def deciders(over: Standings, key: Key) -> list[Decider]:
    """The things on which a norm depends, with how much each decides; what decides most first. Exact, by counting on the diagrams."""
    diagrams, cases = over.diagrams, list(over.status[key].values())
    idle = _idle(over, key)
    found: list[Decider] = []
    for level in sorted(diagrams.variables(cases)):
        differ = pairs = 0
        scale = idle * diagrams.arities[level]
        for one, two in combinations(range(diagrams.arities[level]), 2):
            allowed = [diagrams.given(over.allowed, {level: value}) for value in (one, two)]
            both = diagrams.count(diagrams.both(*allowed)) // scale
            same = sum(
                diagrams.count(diagrams.both(diagrams.given(here, {level: one}), diagrams.given(here, {level: two})))
                for here in cases
            )
            pairs += both
            differ += both - same // scale
        variable = over.space.variables[over.order[level]]
        if differ:
            found.append(Decider(variable.what, variable.id, differ, pairs))
    found.sort(key=lambda item: (-item.differ / item.pairs, _ORDER.index(item.what), item.id))
    return found


def deciding_most(items: Sequence[Decider]) -> list[Decider]:
    """Those that decide most: several where they decide alike."""
    return [item for item in items if item.differ * items[0].pairs == items[0].differ * item.pairs]
