"""Readings of the law against accounts of the facts: the status of a norm in each pair, all pairs assessed at once."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from casus.assessment.cases import disputes_of
from casus.assessment.engine import Run
from casus.assessment.results import LIVE, Key
from casus.assessment.space import ACCOUNT, SILENCE
from casus.assessment.standing import Standings
from casus.assessment.vectors import Many, Patterns
from casus.law.model import Law
from casus.scenarios.model import Scenario

_MOST_COLUMNS = 1024
"""Into so many columns the accounts of the facts are combined at most."""
DEFAULT = "default"


class TooManyColumns(Exception):
    """More combinations of accounts than a table can have."""


class ReadingLine(NamedTuple):
    """One reading: its name, how many questions it answers itself, and the status in each column; empty where it cannot be so."""

    reading: str
    answered: int
    statuses: tuple[str, ...]


class AccountColumn(NamedTuple):
    """One combination of accounts: the version of each dispute, and who holds all of it."""

    versions: tuple[str, ...]
    held_by: tuple[str, ...]


class Matrix(NamedTuple):
    """The readings and accounts of one norm, for all who bear it with the same outcomes.

    `disputes` are those of which other accounts change something in it; `silent` what the file leaves open that matters too, with the
    value that was taken.
    """

    norm: str
    kind: str
    act: str
    keys: tuple[Key, ...]
    disputes: tuple[str, ...]
    columns: tuple[AccountColumn, ...]
    lines: tuple[ReadingLine, ...]
    silent: tuple[tuple[str, str], ...]

    @property
    def varies(self) -> bool:
        """Whether the outcome is not the same everywhere."""
        return len({status for line in self.lines for status in line.statuses if status}) > 1


def readings(law: Law) -> list[tuple[str, int]]:
    """The readings on file with how many questions each answers; the default first."""
    return [(DEFAULT, 0), *((item.id, len(item.answers)) for item in law.readings.values())]


def matrices(
    run: Run, norms: Sequence[str], answers: dict[str, str], versions: dict[str, str], *, unheld: bool = False
) -> list[Matrix]:
    """The matrices of some norms, or of every duty and ban if none is named.

    answers: set on top of every reading. versions: accounts that do not vary. unheld: also accounts that nobody on file holds.
    Raises TooManyColumns.
    """
    law, scenario, space = run.law, run.scenario, run.prospect.space
    wanted = _keys(run, norms)
    asked, silent = _matter(run, wanted)
    disputes = [name for name in asked if name not in versions]
    choices = [_versions(law, scenario, name, unheld) for name in disputes]
    if prod(map(len, choices)) > _MOST_COLUMNS:
        raise TooManyColumns(", ".join(disputes))
    columns = list(product(*choices))
    named = readings(law)
    points = []
    for reading, _ in named:
        choice = run.engine.choice(scenario, reading, answers, versions)
        for column in columns:
            chosen = {**choice.versions, **dict(zip(disputes, column, strict=True))}
            points.append(space.point(choice._replace(versions=chosen)))
    many = Many(run.prospect, points[0], _patterns(points), len(points))
    alike: dict[tuple[str, str, str, tuple[str, ...]], list[Key]] = {}
    for key in wanted:
        cases = many.cases_of(key)
        told = tuple(
            next((status for status, found in cases.items() if found >> case & 1), "") for case in range(len(points))
        )
        alike.setdefault((key.norm, key.kind, key.act, told), []).append(key)
    made = []
    for (norm, kind, act, told), keys in alike.items():
        lines = [
            ReadingLine(reading, answered, told[place * len(columns) : (place + 1) * len(columns)])
            for place, (reading, answered) in enumerate(named)
        ]
        made.append(
            _reduced(
                law, scenario, Matrix(norm, kind, act, tuple(keys), tuple(disputes), (), tuple(lines), silent), columns
            )
        )
    live = [item for item in made if any(status in LIVE for line in item.lines for status in line.statuses)]
    return live or ([_of_the_bound(run, made[0])] if norms and made else [])


def _of_the_bound(run: Run, item: Matrix) -> Matrix:
    """A matrix in which nothing ever comes about, of those only who were bound in this case, if anybody was."""
    return item._replace(keys=tuple(key for key in item.keys if key in run.bound) or item.keys)


def _keys(run: Run, norms: Sequence[str]) -> list[Key]:
    """The norms asked for that could arise."""
    found = dict.fromkeys([*run.all, *(item.key for item in run.prospect.keys)])
    return [key for key in found if key.norm in norms or (not norms and key.kind in ("duty", "breach"))]


def _matter(run: Run, keys: Iterable[Key]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The disputes that matter to some norms, and the silences with the values taken; every dispute where that cannot be told."""
    over = run.over_all(unheld=True)
    disputes = list(disputes_of(run.law, run.scenario))
    if not isinstance(over, Standings):
        return disputes, ()
    found = {(item.what, item.id): item for key in keys for item in over.depends_on(key)}
    point = run.prospect.space.point(run.choice)
    silent = tuple(
        (name, item.values[point[run.prospect.space.number[what, name]]])
        for (what, name), item in found.items()
        if what == SILENCE
    )
    return [name for name in disputes if (ACCOUNT, name) in found], silent


def _versions(law: Law, scenario: Scenario, name: str, unheld: bool) -> list[str]:
    dispute = disputes_of(law, scenario)[name]
    return [item.id for item in dispute.versions if unheld or item.held_by or item.id == dispute.default]


def _patterns(points: Sequence[Sequence[int]]) -> Patterns:
    """For each variable that is not the same in all cases, and each value, the cases that have it."""
    made: Patterns = {}
    for number in range(len(points[0])):
        if len({point[number] for point in points}) > 1:
            for case, point in enumerate(points):
                made[number, point[number]] = made.get((number, point[number]), 0) | 1 << case
    return made


def _reduced(law: Law, scenario: Scenario, item: Matrix, columns: list[tuple[str, ...]]) -> Matrix:
    """The matrix without the disputes of which no other account changes anything in it; and who holds each column."""
    kept = list(item.disputes)
    lines = [line.statuses for line in item.lines]
    for name in item.disputes:
        place = kept.index(name)
        firsts: dict[tuple[str, ...], int] = {}
        same = True
        for number, column in enumerate(columns):
            first = firsts.setdefault((*column[:place], *column[place + 1 :]), number)
            same = same and all(line[first] == line[number] for line in lines)
        if same:
            chosen = list(firsts.values())
            columns = list(firsts)
            lines = [tuple(line[number] for number in chosen) for line in lines]
            kept.remove(name)
    known = disputes_of(law, scenario)
    made = []
    for column in columns:
        holders = [known[name].version(version).held_by for name, version in zip(kept, column, strict=True)]
        whole = [one for one in (holders[0] if holders else ()) if all(one in others for others in holders)]
        made.append(AccountColumn(column, tuple(whole)))
    told = tuple(line._replace(statuses=found) for line, found in zip(item.lines, lines, strict=True))
    return item._replace(disputes=tuple(kept), columns=tuple(made), lines=told)
