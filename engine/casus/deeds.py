"""What members did about each duty: the verdict for each, the entries of the record behind it, and what was done without a duty."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.days import between
from casus.engine import Run
from casus.grounds import Notes
from casus.groups import Group
from casus.layout import Bit, Words, strong
from casus.results import NO_RECORD, NOT_PERFORMED, WITHOUT_DUTY, Deed, Row
from casus.words import Voice, number, sentence_start

NO_RECORD_MEANS = "no record: none found, not a refusal"
_EXTENTS = ("full", "part", "nothing", "offered", "said")


class Line(NamedTuple):
    """One line on the record: who, the verdict, and the entries."""

    who: str
    verdict: str
    words: Words


class Bearer(NamedTuple):
    """The record of one bearer of a duty over all its occasions: a verdict for each, and the entries, best first."""

    id: str
    verdicts: tuple[tuple[str, str], ...]  # (verdict, the event of the occasion)
    deeds: tuple[Deed, ...]

    @property
    def verdict(self) -> str:
        """The verdict where it is one and the same on every occasion; else empty."""
        found = {verdict for verdict, _ in self.verdicts}
        return found.pop() if len(found) == 1 else ""


def bearers_of(group: Group) -> list[Bearer]:
    """The record of each bearer of a group."""
    by_id: dict[str, list[Row]] = {}
    for row in group.rows:
        by_id.setdefault(row.bearer, []).append(row)
    made = []
    for bearer in group.bearers:
        rows = by_id[bearer]
        deeds: dict[str, Deed] = {}
        for row in rows:
            for deed in row.deeds:
                known = deeds.get(deed.event)
                if known is None or _EXTENTS.index(deed.extent) < _EXTENTS.index(known.extent):
                    deeds[deed.event] = deed
        ordered = sorted(deeds.values(), key=lambda deed: (_EXTENTS.index(deed.extent), deed.days is None, deed.days or 0, deed.event))
        made.append(Bearer(bearer, tuple(dict.fromkeys((row.performance, row.trigger) for row in rows)), tuple(ordered)))
    return made


def verdicts(group: Group) -> dict[str, int]:
    """How many bearers have which verdict; one whose verdict differs between occasions counts under each."""
    found: dict[str, int] = {}
    for bearer in bearers_of(group):
        for verdict in dict.fromkeys(verdict for verdict, _ in bearer.verdicts):
            found[verdict] = found.get(verdict, 0) + 1
    return found


def record_lines(run: Run, group: Group, voice: Voice, notes: Notes, most: int = 2, says: bool = False) -> list[Line]:
    """The record about one duty, a line for each member or for members of whom the same is on file.

    most: how many entries are shown in a line. says: whether what a file says of members without a record is shown too.
    """
    bearers = bearers_of(group)
    shared = set.intersection(*({deed.event for deed in bearer.deeds} for bearer in bearers)) if len(bearers) > 1 else set()
    told = {entry.of: entry for entry in run.scenario.no_record} if says else {}
    alike: dict[tuple[object, ...], list[Bearer]] = {}
    for bearer in bearers:
        own = tuple(deed for deed in bearer.deeds if deed.event not in shared)
        entry = told.get(bearer.id)
        alike.setdefault((bearer.verdicts, own, entry.says if entry else ""), []).append(bearer)
    made: list[tuple[int, Line]] = []
    for (_, own_deeds, said), found in alike.items():
        own = tuple(deed for deed in own_deeds if isinstance(deed, Deed)) if isinstance(own_deeds, tuple) else ()
        words = _entries(run, own, voice, notes, most)
        if said:
            words += ("; " if words else "", str(said).rstrip("."))
        made.append((len(found), Line(_who(found, bearers, voice), _verdict(found[0]), words)))
    lines = [line for _, line in sorted(made, key=lambda item: item[0])]
    if shared:
        together = tuple(deed for deed in bearers[0].deeds if deed.event in shared)
        lines.append(Line("together", "", _entries(run, together, voice, notes, most + 1)))
    return lines


def _who(found: Sequence[Bearer], everybody: Sequence[Bearer], voice: Voice) -> str:
    if len(found) == len(everybody) and len(found) > 1:
        return f"all {number(len(found))}"
    if len(found) > 2 and len(everybody) - len(found) > 0:
        return f"the other {number(len(found))}"
    return voice.listed(bearer.id for bearer in found)


def _verdict(bearer: Bearer) -> str:
    if bearer.verdict:
        return bearer.verdict
    return "; ".join(f"{verdict} ({', '.join(trigger for other, trigger in bearer.verdicts if other == verdict)})" for verdict in dict.fromkeys(verdict for verdict, _ in bearer.verdicts))


def _entries(run: Run, deeds: Sequence[Deed], voice: Voice, notes: Notes, most: int) -> list[Bit | str]:
    """Entries of the record in words: what weighs for the duty first, then offers, then what was said."""
    made: list[Bit | str] = []
    for deed in deeds[:most]:
        event = run.case.events.get(deed.event)
        if event is None:
            continue
        if made:
            made.append("; ")
        made.append(f"{_extent(deed, event.denied)}{voice.deed(event)}")
        if event.date is not None:
            made.append(f", {event.date.text}")
        made.extend(notes.of(event.cites, most=1))
    if len(deeds) > most:
        made.append(f"; {len(deeds) - most} more")
    return made


def _extent(deed: Deed, denied: bool) -> str:
    if denied:
        return "the file says no: "
    return {"full": "", "part": "in part: ", "nothing": "", "offered": "offered, not accepted: ", "said": "said or did: "}[deed.extent]


def in_short(group: Group) -> str:
    """The record of a duty in a few words, for a sentence: performed; or counts where members differ."""
    found = verdicts(group)
    if len(found) == 1:
        return next(iter(found))
    return ", ".join(f"{verdict}{' of' if verdict == NO_RECORD else ' by'} {number(amount)}" for verdict, amount in found.items())


def without_duty(run: Run, rows: Iterable[Row], voice: Voice, notes: Notes) -> list[Line]:
    """What was done that a duty would have asked for, where there was none under any answer."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Row]] = {}
    for row in rows:
        if row.performance == WITHOUT_DUTY:
            alike.setdefault((row.norm, row.toward, row.because), []).append(row)
    made = []
    for (norm, toward, _), found in alike.items():
        words: list[Bit | str] = [f"{voice.act_name(found[0].act)} ({voice.paragraph(norm)}) toward {voice.name(toward)}: "]
        words += _entries(run, found[0].deeds, voice, notes, 2)
        made.append(Line(sentence_start(voice.listed(row.bearer for row in found)), WITHOUT_DUTY, words))
    return made


def styled(verdict: str) -> Bit:
    """A verdict as it stands in a report."""
    return strong(verdict)


def later(deed: Deed) -> str:
    """How long after the critical date a deed was done."""
    return "" if deed.days is None else "the same day" if deed.days == 0 else f"{deed.days} days later"


__all__ = ["NOT_PERFORMED", "NO_RECORD_MEANS", "Bearer", "Line", "bearers_of", "between", "in_short", "later", "record_lines", "styled", "verdicts", "without_duty"]
