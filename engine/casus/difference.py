"""Two assessments held against each other: which norms differ, for whom and in what, and how many are the same."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.results import CONTESTED, LIVE, SO_FAR, STATUSES, TRIGGERED, Row
from casus.world import LAST_DAY


class Facets(NamedTuple):
    """What is compared of a norm, for one who bears it: all of it can stand on a screen."""

    status: str
    standing: str
    wording: str
    critical_date: int
    due: int
    deadline: str
    ended_on: int
    waits_for: tuple[str, ...]
    parties: tuple[str, ...] = ()  # who -> whom, where scenarios are compared that may tell of other states


class Side(NamedTuple):
    """A norm as one bearer has it on one side.

    `row` is its main row, `rows` are all, one for each event that sets it off. `others` are the further statuses that it has under
    other answers and accounts.
    """

    facets: Facets
    row: Row
    rows: tuple[Row, ...]
    others: tuple[str, ...]

    @property
    def live(self) -> bool:
        """Whether the norm lives on this side."""
        return self.facets.status in LIVE


class Pair(NamedTuple):
    """One bearer with the norm before and after; None where nothing of the kind arises for who was bound."""

    bearer: str
    before: Side | None
    after: Side | None

    @property
    def row(self) -> Row:
        """A row that names the norm: of the side where it stands higher."""
        sides = [side for side in (self.before, self.after) if side is not None]
        return min(sides, key=lambda side: STATUSES.index(side.facets.status)).row


class Changed(NamedTuple):
    """One norm toward one creditor that differs: the bearers for whom it differs in the same way, or for whom it is new or gone.

    `before` and `after` are what holds of everybody who bears it on that side.
    """

    norm: str
    kind: str
    act: str
    toward: str
    pairs: tuple[Pair, ...]

    @property
    def before(self) -> Side | None:
        """The norm before, of the first who bore it."""
        return next((pair.before for pair in self.pairs if pair.before is not None), None)

    @property
    def after(self) -> Side | None:
        """The norm after, of the first who bears it."""
        return next((pair.after for pair in self.pairs if pair.after is not None), None)

    def bearers(self, *, after: bool) -> tuple[str, ...]:
        """Who bears it on one side: for whom it lives, or who could bear it where it lives for nobody."""
        sides = [(pair.bearer, pair.after if after else pair.before) for pair in self.pairs]
        return tuple(bearer for bearer, side in sides if side is not None)


class Difference(NamedTuple):
    """What differs between two assessments, and how many norms of each kind that live are the same."""

    changed: tuple[Changed, ...]
    same: dict[str, int]


_Name = tuple[str, str, str, str]  # norm, kind, act, toward


def difference(before: Iterable[Row], after: Iterable[Row], *, events: bool = True) -> Difference:
    """What differs between the rows of two assessments.

    events: both are about the same event, so that norms are compared for each who bears them and with their days; else each norm is
    compared as a whole. Norms are never told apart by the event that sets them off, nor by its day.
    """
    one, two = _sides(before, events), _sides(after, events)
    names = list(dict.fromkeys([*one, *two]))
    changed: list[Changed] = []
    same: dict[str, int] = {}
    for name in names:
        left, right = one.get(name, {}), two.get(name, {})
        pairs = [Pair(bearer, left.get(bearer), right.get(bearer)) for bearer in dict.fromkeys([*left, *right])]
        if any(not alike(pair) for pair in pairs):
            changed.extend(Changed(*name, tuple(group)) for group in _groups(pairs))
        elif any(pair.before is not None and pair.before.live for pair in pairs):
            same[name[1]] = same.get(name[1], 0) + 1
    return Difference(tuple(changed), same)


def _sides(rows: Iterable[Row], events: bool) -> dict[_Name, dict[str, Side]]:
    """Each norm toward each creditor, by who bears it. Who was not bound, and what is out of the question, is left out."""
    found: dict[_Name, dict[str, list[Row]]] = {}
    for row in rows:
        open_still = row.status in LIVE or (row.bound and any(status in LIVE for status in row.statuses))
        if row.trigger and open_still:
            name, bearer = (row.norm, row.kind, row.act, row.toward if events else ""), row.bearer if events else ""
            found.setdefault(name, {}).setdefault(bearer, []).append(row)
    return {
        name: {bearer: _side(rows_of, events) for bearer, rows_of in bearers.items()} for name, bearers in found.items()
    }


def _side(rows: Sequence[Row], events: bool) -> Side:
    ordered = sorted(rows, key=lambda row: (STATUSES.index(row.status), row.critical_date or LAST_DAY, row.trigger))
    row = ordered[0]
    live = row.status in LIVE
    main = [other for other in ordered if other.status == row.status]
    owed = {(other.bearer, other.toward) for other in main}
    facets = Facets(
        row.status,
        next((word for word in (CONTESTED, SO_FAR) if any(other.standing == word for other in main)), row.standing),
        row.wording if live else "",
        row.critical_date if live and events else 0,
        row.due if row.status == TRIGGERED and events else 0,
        row.deadline if row.status == TRIGGERED else "",
        row.ended_on if events else 0,
        row.waits_for,
        () if events else _parties(owed),
    )
    together = {status for other in main for status in other.statuses} - {row.status}
    return Side(facets, row, tuple(ordered), tuple(status for status in STATUSES if status in together))


def _parties(owed: set[tuple[str, str]]) -> tuple[str, ...]:
    """Who owes it to whom, in short: AAA BBB -> CCC."""
    towards: dict[str, list[str]] = {}
    for bearer, toward in sorted(owed):
        towards.setdefault(toward, []).append(bearer)
    return tuple(f"{' '.join(bearers)} -> {toward}" for toward, bearers in towards.items())


def alike(pair: Pair) -> bool:
    """Whether both sides say the same."""
    one, two = pair.before, pair.after
    if one is None or two is None:
        return one is two
    return (one.facets, one.others) == (two.facets, two.others)


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The bearers of one norm in groups. One group where each side says the same of all who bear it there; those for whom nothing
    changed stay in it, so that the lists of bearers are whole. Else a group for each way of changing.
    """
    before = {pair.before.facets for pair in pairs if pair.before is not None}
    after = {pair.after.facets for pair in pairs if pair.after is not None}
    if len(before) <= 1 and len(after) <= 1:
        return [list(pairs)]
    found: dict[tuple[Facets | None, Facets | None], list[Pair]] = {}
    for pair in pairs:
        if not alike(pair):
            one, two = pair.before, pair.after
            found.setdefault((one.facets if one else None, two.facets if two else None), []).append(pair)
    return list(found.values())
