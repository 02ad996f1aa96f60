"""Rows that say the same of several states or events, put together for a report.

Rows that differ only in the event that sets them off become one; then members of whom everything is the same stand in one line.
"""

from collections.abc import Iterable
from typing import NamedTuple

from casus.assessment.results import WITHOUT_DUTY, Row


class Group(NamedTuple):
    """Rows of one norm with one status and one wording. `bearers` and `towards` are ids; `rows` are all rows it stands for.

    `days` are the critical dates, one for each occasion, earliest first. `mutual`: each bearer owes it to each other one.
    `between` are creditors who owe it as well, each to the other creditors: the two sides of one fight.
    """

    norm: str
    kind: str
    act: str
    status: str
    wording: str
    bearers: tuple[str, ...]
    towards: tuple[str, ...]
    triggers: tuple[str, ...]
    days: tuple[int, ...]
    due: int
    deadline: str
    ended_on: int
    mutual: bool
    rows: tuple[Row, ...]
    between: tuple[str, ...] = ()

    @property
    def outside(self) -> tuple[str, ...]:
        """The bearers who owe it to every creditor."""
        return tuple(item for item in self.bearers if item not in self.between)

    @property
    def first(self) -> Row:
        """The row of the earliest occasion: it has the proof."""
        return self.rows[0]

    @property
    def turns(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """What would change a status in the group: sets of (what, id), each once."""
        return tuple(
            dict.fromkeys(
                tuple((change.what, change.id) for change in turn.changes) for row in self.rows for turn in row.turns_on
            )
        )


class _Merged(NamedTuple):
    """The rows of one bearer toward one creditor, whatever sets them off."""

    bearer: str
    toward: str
    rows: tuple[Row, ...]

    def same(self) -> tuple[object, ...]:
        """What must be equal for two to stand in one line."""
        return tuple(
            (
                row.trigger,
                row.status,
                row.wording,
                row.critical_date,
                row.due,
                row.ended_on,
                row.waits_for,
                row.turns_on,
                row.rule,
            )
            for row in self.rows
        )


def grouped(rows: Iterable[Row]) -> list[Group]:
    """The groups of rows, in the order in which the rows come. Rows on conduct without a duty are left out."""
    merged: dict[tuple[str, str, str, str, str, str], list[Row]] = {}
    for row in rows:
        if row.performance != WITHOUT_DUTY:
            merged.setdefault((row.norm, row.kind, row.act, row.status, row.bearer, row.toward), []).append(row)
    together: dict[tuple[object, ...], list[_Merged]] = {}
    for (norm, kind, act, status, bearer, toward), found in merged.items():
        one = _Merged(bearer, toward, tuple(sorted(found, key=lambda row: (row.critical_date, row.trigger))))
        together.setdefault((norm, kind, act, status, one.same()), []).append(one)
    made: list[Group] = []
    for items in together.values():
        made.extend(_group(part) for part in _sides(items))
    return _both_sides(made)


def _both_sides(groups: list[Group]) -> list[Group]:
    """Duties that differ only in whom they are owed to, put together: what is owed to both sides shows in one place.

    Either the same bearers owe it to each of several creditors, or some owe it to all of them, and these to each other.
    """
    alike: dict[tuple[object, ...], list[Group]] = {}
    for place, group in enumerate(groups):
        one = (
            group.norm,
            group.act,
            group.status,
            group.wording,
            group.days,
            group.due,
            group.deadline,
            group.ended_on,
        )
        same = (*one, group.first.waits_for, group.turns) if group.kind == "duty" and not group.mutual else (place,)
        alike.setdefault(same, []).append(group)
    made: list[Group] = []
    for found in alike.values():
        towards = {item for group in found for item in group.towards}
        outside = set.intersection(*(set(group.bearers) for group in found)) - towards
        sides = {group.towards: set(group.bearers) for group in found}
        crossed = all(bearers == outside | (towards - set(owed)) for owed, bearers in sides.items())
        single = len(sides) == len(found) and all(len(group.towards) == 1 for group in found)
        if len(found) > 1 and single and outside and (crossed or all(bearers == outside for bearers in sides.values())):
            between = tuple(group.towards[0] for group in found) if crossed else ()
            made.append(
                found[0]._replace(
                    bearers=(*(item for item in found[0].bearers if item in outside), *between),
                    towards=tuple(group.towards[0] for group in found),
                    triggers=tuple(dict.fromkeys(item for group in found for item in group.triggers)),
                    rows=tuple(row for group in found for row in group.rows),
                    between=between,
                )
            )
        else:
            made.extend(found)
    return made


def _sides(items: list[_Merged]) -> list[list[_Merged]]:
    """Split so that in each part every bearer owes to the same creditors, or everybody to everybody else."""
    towards: dict[str, list[_Merged]] = {}
    for item in items:
        towards.setdefault(item.bearer, []).append(item)
    bearers = set(towards)
    if len(bearers) > 2 and all(
        {item.toward for item in found} | {bearer} == bearers for bearer, found in towards.items()
    ):
        return [items]
    parts: dict[frozenset[str], list[_Merged]] = {}
    for found in towards.values():
        parts.setdefault(frozenset(item.toward for item in found), []).extend(found)
    return list(parts.values())


def _group(items: list[_Merged]) -> Group:
    bearers = tuple(dict.fromkeys(item.bearer for item in items))
    towards = tuple(dict.fromkeys(item.toward for item in items))
    rows = tuple(row for item in items for row in item.rows)
    first = items[0].rows[0]
    return Group(
        first.norm,
        first.kind,
        first.act,
        first.status,
        first.wording,
        bearers,
        towards,
        tuple(dict.fromkeys(row.trigger for row in rows)),
        tuple(sorted({row.critical_date for row in rows if row.critical_date})),
        first.due,
        first.deadline,
        first.ended_on,
        len(bearers) > 2 and set(bearers) == set(towards),
        rows,
    )
