"""Counts and rates of the record, with their denominators and intervals. Settled and contested duties never share a rate."""

from collections.abc import Callable, Iterable
from math import sqrt
from typing import NamedTuple

from casus.record import Duty
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


class Tally(NamedTuple):
    """How the record stands to some duties. Duties of which the law does not say what performs them are not counted."""

    owed: int = 0
    performed: int = 0
    in_part: int = 0
    not_performed: int = 0
    no_record: int = 0

    @property
    def on_record(self) -> int:
        """The denominator: duties about which something is on record."""
        return self.performed + self.in_part + self.not_performed

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval of the rate, as two shares."""
        return wilson(self.performed, self.on_record)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927); all of it where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = (share + _Z * _Z / (2 * of)) / (1 + _Z * _Z / of)
    half = _Z / (1 + _Z * _Z / of) * sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def tally(duties: Iterable[Duty]) -> Tally:
    """The counts of the duties that are owed."""
    verdicts = [duty.verdict for duty in duties if duty.owed and duty.verdict]
    return Tally(len(verdicts), *(verdicts.count(word) for word in (PERFORMED, IN_PART, NOT_PERFORMED, NO_RECORD)))


def tallies(duties: Iterable[Duty], key: Callable[[Duty], str]) -> dict[str, Tally]:
    """The counts for each group of the duties that are owed."""
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.owed and duty.verdict:
            groups.setdefault(key(duty), []).append(duty)
    return {name: tally(found) for name, found in sorted(groups.items())}


def rate(found: Tally) -> str:
    """A rate in words: 2 of 3 (21-94 %). A bare per cent is never said."""
    if not found.on_record:
        return "none on record"
    low, high = found.interval
    return f"{found.performed} of {found.on_record} ({round(low * 100)}-{round(high * 100)} %)"
