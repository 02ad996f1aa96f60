"""What members did about each duty: the verdict for each, the entries of the record behind it, and what was done without a duty."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.engine import Run
from casus.assessment.results import (
    CONTESTED,
    DUTY_VERDICTS,
    IN_COMPANY,
    NO_RECORD,
    NOT_TRIGGERED,
    WITHOUT_DUTY,
    Deed,
    Row,
)
from casus.law.model import Event
from casus.logic.terms import Var
from casus.show.blocks import Bit, Words, join, strong
from casus.show.grounds import Footnotes, Group, Notes, columns, lower
from casus.words.names import Voice, counted, later, number, series

_WORTH = {
    "full": "performs it in full",
    "part": "performs it in part",
    "nothing": "is on record as not performing it",
    "offered": "was offered; that it was taken up is not on record",
    "said": "bears on it and performs nothing",
}
_MOST = 3


class Testimony:
    """Writes the record of one run."""

    def __init__(self, run: Run, notes: Footnotes, full: bool = False) -> None:
        self.run = run
        self.notes = notes
        self.full = full
        self.voice = Voice(run.law, run.scenario)
        self.conduct = run.conduct

    def lines(self, group: Sequence[Row]) -> list[str]:
        """The record of rows that differ in their bearer only; those with the same record together."""
        alike: dict[tuple[str, tuple[Deed, ...]], list[Row]] = {}
        for row in group:
            if row.performance and row.kind == "duty":
                alike.setdefault((row.performance, self._weighing(row.deeds)), []).append(row)
        made: list[str] = []
        for (verdict, deeds), rows in alike.items():
            who = self.voice.series(row.bearer for row in rows)
            says = NOTHING[self.run.scenario.kind == "history"] if verdict == NO_RECORD else verdict
            made += columns("  ", "  ", f"{who[:1].upper()}{who[1:]}: {says}", "")
            made += self._told(rows) if verdict == NO_RECORD else []
            shown = deeds if self.full else deeds[:_MOST]
            made += [line for deed in shown for line in self._deed(rows[0], deed)]
            left = max(len(row.deeds) for row in rows) - len(shown)
            if left and not self.full:
                made.append(f"    {'up to ' if len(rows) > 1 else ''}{left} more: add --all")
            made += self._turns(rows[0])
        return ["", "ON RECORD", *made] if made else []

    def _weighing(self, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
        """The entries that weigh for the duty, if there are any, unless all is asked for."""
        weighing = tuple(deed for deed in deeds if deed.extent in ("full", "part", "nothing"))
        return deeds if self.full or not weighing else weighing

    def _told(self, rows: Sequence[Row]) -> list[str]:
        """What the file says of those of whom nothing was found."""
        told = {entry.of: entry.says.strip() for entry in self.run.scenario.no_record if entry.says.strip()}
        return [
            line
            for row in rows
            if row.bearer in told
            for line in columns("    ", "      ", f"the file: {told[row.bearer]}", "file no_record")
        ]

    def _deed(self, row: Row, deed: Deed) -> list[str]:
        event = self.run.case.events[deed.event]
        entry = self.conduct.entry_of(row.norm, deed)
        given = ", ".join(f"{name}={answer}" for name, answer in entry.given) if entry is not None else ""
        under = f", under {given}" if given else ""
        worth = "the file says that it did not happen" if event.denied else f"{_WORTH[deed.extent]}{under}"
        date = f"{event.date.text}: " if event.date is not None else ""
        origin = f"file {event.id} {self.notes.mark(event.cites, 1)}".strip()
        made = columns("    ", "      ", f"{date}{self.voice.deed(event)}", origin)
        law = f"law {row.clause} {self.notes.mark(entry.cites, 1)}".strip() if entry is not None else ""
        return [*made, *columns("      ", "      ", worth, law)]

    def _turns(self, row: Row) -> list[str]:
        """The answers under which the same record compares otherwise with the duty."""
        return [
            line
            for turn in row.performance_turns_on
            for change in turn.changes
            for line in columns("    ", "      ", f"--answer {change.id}={change.value}", turn.status)
        ]


NOTHING = "the event is imagined, and the file tells nothing", "none was found, which is no refusal"
NO_RECORD_MEANS = "No record: none was found. That is no refusal."
_EXTENTS = ("full", "part", "nothing", "offered", "said")


class RecordLine(NamedTuple):
    """One line on the record: who, the verdict, and the entries, each a run of words."""

    who: str
    verdict: str
    entries: tuple[Words, ...]


class Bearer(NamedTuple):
    """The record of one bearer of a duty over all its occasions: a verdict for each, and the entries, best first."""

    id: str
    verdicts: tuple[tuple[str, str], ...]  # (verdict, the event of the occasion)
    deeds: tuple[Deed, ...]
    sides: tuple[tuple[str, str], ...] = ()  # (verdict, toward whom), each once

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
        ordered = sorted(
            deeds.values(),
            key=lambda deed: (_EXTENTS.index(deed.extent), deed.days is None, deed.days or 0, deed.event),
        )
        made.append(
            Bearer(
                bearer,
                tuple(dict.fromkeys((row.performance, row.trigger) for row in rows)),
                tuple(ordered),
                tuple(dict.fromkeys((row.performance, row.toward) for row in rows)),
            )
        )
    return made


def record_lines(run: Run, group: Group, voice: Voice, notes: Notes) -> list[RecordLine]:
    """The whole record about one duty: a line for each member, or for members of whom the same is on file, with all entries and with what
    the file says of members without a record."""
    bearers = bearers_of(group)
    shared: set[str] = set()
    if len(bearers) > 1:
        shared = set.intersection(*({deed.event for deed in bearer.deeds} for bearer in bearers))
    told = {entry.of: entry.says.strip().rstrip(".") for entry in run.scenario.no_record}
    alike: dict[tuple[tuple[tuple[str, str], ...], tuple[Deed, ...], str], list[Bearer]] = {}
    for bearer in bearers:
        own = tuple(deed for deed in bearer.deeds if deed.event not in shared)
        alike.setdefault((bearer.verdicts, own, told.get(bearer.id, "")), []).append(bearer)
    made: list[tuple[int, RecordLine]] = []
    for (_, own, told_of), found in alike.items():
        entries = [*_entries(run, own, voice, notes, 99, True), *([told_of] if told_of else [])]
        made.append((len(found), RecordLine(_who(found, bearers, voice), _verdict(found[0], voice), tuple(entries))))
    lines = [line for _, line in sorted(made, key=lambda item: item[0])]
    if shared:
        together = tuple(deed for deed in bearers[0].deeds if deed.event in shared)
        shown = tuple(_entries(run, together, voice, notes, 99, True))
        if len(lines) == 1 and not lines[0].entries:
            return [lines[0]._replace(entries=shown)]
        lines.append(RecordLine("together", "", shown))
    return lines


def _who(found: Sequence[Bearer], everybody: Sequence[Bearer], voice: Voice) -> str:
    if len(found) == len(everybody) and len(found) > 1:
        return f"all {number(len(found))}"
    if len(found) > 2:
        return f"the other {number(len(found))}"
    return voice.listed(bearer.id for bearer in found)


def _verdict(bearer: Bearer, voice: Voice) -> str:
    """The verdict of a bearer; by whom it is owed to, where that tells them apart; else by occasion."""
    if bearer.verdict:
        return bearer.verdict
    if len({toward for _, toward in bearer.sides}) == len(bearer.sides):
        owed = {verdict: [toward for other, toward in bearer.sides if other == verdict] for verdict, _ in bearer.sides}
        return ", ".join(f"{verdict} toward {voice.listed(towards)}" for verdict, towards in owed.items())
    by_verdict = {
        verdict: [event for other, event in bearer.verdicts if other == verdict] for verdict, _ in bearer.verdicts
    }
    return "; ".join(
        f"{verdict} ({', '.join(events[:2])}{' ...' if len(events) > 2 else ''})"
        for verdict, events in by_verdict.items()
    )


def _entries(run: Run, deeds: Sequence[Deed], voice: Voice, notes: Notes, most: int, full: bool) -> list[Words]:
    """Entries of the record in words: what weighs for the duty first, then offers, then what was said."""
    made: list[Words] = []
    shown = deeds[: most or 1]
    for place, deed in enumerate(shown, start=1):
        event = run.case.events[deed.event]
        words = voice.deed(event) if full else first_sentence(voice.deed(event), clause=most <= 1)
        kind = _kind(event, voice) if most else []
        days = f" ({later(deed.days)})" if deed.days is not None and event.date else ""
        parts = (f"{event.date.text}{days}" if event.date else "", _extent(deed, event), *kind)
        head = ", ".join(part for part in parts if part)
        left = len(deeds) - len(shown) if place == len(shown) else 0
        made.append(
            (
                f"{head}: {words}" if head else words,
                *notes.of(event.cites, most=1),
                f"; {left} more" if left else "",
            )
        )
    return made


def first_sentence(text: str, *, clause: bool = False) -> str:
    """The first sentence of a text, without its full stop; or, where it has a semicolon, its first clause."""
    return text.partition(". ")[0].partition("; " if clause else ". ")[0]


def _extent(deed: Deed, event: Event) -> str:
    if event.denied:
        return "the file says no"
    offer = "offered" if event.tendered and not event.accepted and deed.extent != "nothing" else ""
    return offer or ("in part" if deed.extent == "part" else "")


def _kind(event: Event, voice: Voice) -> list[str]:
    """What kind of act an entry is, where the file says more than that: statement, mediation."""
    roles = voice.law.vocabulary.predicates[event.word].roles
    if not event.says:
        return []
    return [
        str(value).replace("_", " ")
        for role in roles
        if voice.law.vocabulary.types[role.type].values
        for value in event.values(role.name)
    ][:1]


def verdict_line(group: Group, voice: Voice) -> str:
    """The record of a duty in one line: in part: one member; no record: the other four."""
    by_verdict: dict[str, list[Bearer]] = {}
    bearers = bearers_of(group)
    for bearer in bearers:
        by_verdict.setdefault(_verdict(bearer, voice), []).append(bearer)
    if len(by_verdict) == 1:
        return f"{next(iter(by_verdict))}, {'all ' + number(len(bearers)) if len(bearers) > 1 else voice.name(bearers[0].id)}"
    ordered = sorted(by_verdict.items(), key=lambda item: len(item[1]))
    last = len(ordered) - 1  # the others are those of one verdict at most
    return "; ".join(
        f"{verdict}: {_who(found, bearers, voice) if place == last else voice.listed(bearer.id for bearer in found)}"
        for place, (verdict, found) in enumerate(ordered)
    )


def in_short(group: Group) -> str:
    """The record of a duty in a few words, for a sentence: performed together; or counts, or the span, where members differ."""
    bearers = bearers_of(group)
    kinds = dict.fromkeys(verdict for bearer in bearers for verdict, _ in bearer.verdicts)
    if len(kinds) == 1:
        return next(iter(kinds))
    if len(kinds) == 2 and all(bearer.verdict for bearer in bearers) and not any(" or " in kind for kind in kinds):
        counts = {verdict: sum(bearer.verdict == verdict for bearer in bearers) for verdict in kinds}
        return ", ".join(
            f"{verdict} {'of' if verdict == NO_RECORD else 'by'} {number(count)}" for verdict, count in counts.items()
        )
    if len(kinds) == 2 and len({bearer.verdicts for bearer in bearers}) == 1:
        counts = {verdict: sum(other == verdict for other, _ in bearers[0].verdicts) for verdict in kinds}
        return ", ".join(f"{verdict} on {counted(count, 'occasion')}" for verdict, count in counts.items())
    single = sorted({part for kind in kinds for part in kind.split(" or ") if part}, key=DUTY_VERDICTS.index)
    by = ["member"] if len({bearer.verdicts for bearer in bearers}) > 1 else []
    by += ["occasion"] if any(not bearer.verdict for bearer in bearers) else []
    return f"differs by {' and '.join(by) or 'the answer'}: {single[0]} to {single[-1]}"


class Given(NamedTuple):
    """What one member did, for the first screen: its name, the verdict on the duty, and its own deeds and words, those that count first."""

    who: str
    verdict: str
    entries: tuple[Words, ...]


def given(run: Run, group: Group, rows: Sequence[Row], voice: Voice, notes: Notes, most: int) -> list[Given]:
    """What each bearer of a duty did by itself, a line or two each, and last what was done together. rows: all of the assessment.

    Of each member what weighs most is told, and one of its words; an act that a verdict rests on is marked, with the paragraph of the
    duty where that is another. Days are those from the day on which the duty fell due.
    most: how many entries of each; 0 for one, -1 for one that fits on a line. Members with the same verdict stand together.
    """
    conduct = run.conduct
    together: dict[str, Deed] = {}
    made: list[Given] = []
    bearers = bearers_of(group)
    alike = len({_in_brief(bearer) for bearer in bearers}) == 1  # then the heading has the verdict, and not every line
    room = whole = _LINE if most < 1 and alike else _LONGEST
    for bearer in bearers:
        verdict = _in_brief(bearer)
        own: dict[str, Deed] = {}
        other: dict[str, str] = {}  # for which other duty an entry counts
        for row in sorted((row for row in rows if row.bearer == bearer.id), key=lambda row: row.norm != group.norm):
            free = row.performance == WITHOUT_DUTY  # then no verdict rests on it
            for deed in (item._replace(counts=item.counts and not free) for item in row.deeds):
                named = bearer.id in conduct.doers(run.case.events[deed.event])
                place = own if named else together if row.norm == group.norm else {}
                known = place.get(deed.event)
                if known is None or (deed.counts and not known.counts):
                    place[deed.event] = deed
                    other[deed.event] = _other(row, group, voice) if deed.counts else ""
        deeds = sorted(
            own.values(),
            key=lambda deed: (not deed.counts, _EXTENTS.index(deed.extent), not _declines(run, deed), deed.days or 0),
        )
        words = [deed for deed in deeds if deed.extent in ("nothing", "said")]
        shown = list(dict.fromkeys([*deeds[:1], *words[:1]]))
        if most < 0 and not alike:
            verdict = verdict.removesuffix(_BY_OCCASION)
            before = SAME if any(item.verdict == verdict for item in made) else verdict
            room = max(_LINE - len(before) - 2, 24)
        entries = tuple(_brief(run, deed, voice, notes, room, other[deed.event]) for deed in shown[: max(most, 1)])
        made.append(Given(voice.name(bearer.id), verdict, entries or (_NO_ACT,)))
    for verdict in {item.verdict for item in made}:  # those without an act of their own in one line
        idle = [item for item in made if item.verdict == verdict and item.entries == (_NO_ACT,)]
        if len(idle) > 1:
            made = [item for item in made if item not in idle]
            names = series([item.who for item in idle])
            made.append(Given(_OTHERS if made else _ALL, verdict, (f"{_NO_ACT}: {names}",)))
    order = list(dict.fromkeys(item.verdict for item in made))
    made.sort(key=lambda item: (order.index(item.verdict), item.who == _OTHERS))
    ours = sorted(together.values(), key=lambda deed: (not deed.counts, _EXTENTS.index(deed.extent), deed.days or 0))
    if ours and ours[0].extent != "said":
        made.append(Given("together", "", (_brief(run, ours[0], voice, notes, _LINE if most < 0 else whole),)))
    return made


def _other(row: Row, group: Group, voice: Voice) -> str:
    """What duty a row is of, where it is another than that of a group: by its paragraph, or in words where that is the same."""
    paragraph = voice.paragraph(row.norm)
    if row.norm == group.norm:
        return ""
    return paragraph if paragraph != voice.paragraph(group.norm) else voice.act_name(row.act).removeprefix("Duty to ")


def _in_brief(bearer: Bearer) -> str:
    return bearer.verdict or " and ".join(dict.fromkeys(verdict for verdict, _ in bearer.verdicts)) + _BY_OCCASION


_LINE, _LONGEST = 60, 92  # letters that fit on one line, and on two beside a verdict
SAME = "as above"
"""Stands for a verdict that the line above has."""
_NO_ACT, _OTHERS, _ALL, _BY_OCCASION = "no act by itself on file", "the others", "all", ", by occasion"


def _declines(run: Run, deed: Deed) -> bool:
    """Whether an entry declines what some duty on file would ask for, though it may not have been owed: that is told before other words."""
    event = run.case.events[deed.event]
    return any(
        entry.extent == "nothing"
        and entry.pattern.pred == event.word
        and all(
            isinstance(term, Var) or str(term) in map(str, event.values(name)) for name, term in entry.pattern.roles
        )
        for entries in run.conduct.entries.values()
        for entry in entries
    )


def _brief(run: Run, deed: Deed, voice: Voice, notes: Notes, room: int, other: str = "") -> Words:
    """An entry of the record in so many letters, with a mark where a verdict rests on it; other: on which other duty that is."""
    event = run.case.events[deed.event]
    day = later(deed.days) if deed.days is not None else event.date.text if event.date is not None else ""
    kind = _kind(event, voice) if deed.extent == "said" and _declines(run, deed) else []
    words = _cut(voice, event, room - len(other) - 3 * bool(other), day, _extent(deed, event), *kind)
    return (strong("* ") if deed.counts else "", f"({other}) " if other else "", words, *notes.of(event.cites, most=1))


def _cut(voice: Voice, event: Event, room: int, *before: str) -> str:
    """An event in so many letters, after what is said before it, which is never cut."""
    head = "".join([", ".join(filter(None, before)), ": "]) if any(before) else ""
    text = first_sentence(voice.deed(event), clause=True)
    return head + textwrap.shorten(text, max(room - len(head), 12), placeholder=" ...")


_ASKING = "REQUEST"
"""The code of PLOVER for what asks for something: the vocabulary says which words have it."""


def asked(run: Run, group: Group, voice: Voice, notes: Notes) -> Words:
    """What those to whom a duty is owed asked for, as far as it is on file, the first of it; or that nothing is. Nothing is said where no state is
    owed it."""
    entities = run.law.entities
    if not any(name in entities and entities[name].kind == "state" for name in group.towards):
        return ()
    words = run.law.vocabulary.predicates
    if not any(word.plover == _ASKING for word in words.values()):
        return ()  # this vocabulary has no word for it

    def ours(event: Event) -> bool:
        return words[event.word].plover == _ASKING and bool(set(event.roles[0][1]) & set(group.towards))

    found = list(filter(ours, run.case.events.values()))
    told = [event for dispute in run.scenario.disputes for version in dispute.versions for event in version.events]
    found.sort(key=lambda event: (event.denied, bool(_unlike(run, event)), event.date.last if event.date else 0))
    if not found:
        elsewhere = any(not event.denied for event in filter(ours, told))
        return (f"no request is on file{' in these accounts; another tells of one' if elsewhere else ''}",)
    first, more = found[0], f"; {len(found) - 1} more" if len(found) > 1 else ""
    no = "the file says this did not happen: " if first.denied else ""
    date = f"{first.date.text}: " if first.date else ""
    said = f"{date}{no}{voice.event(first, run.choice)}{_unlike(run, first)}"
    short = textwrap.shorten(said, _LINE + 2 - len(more), placeholder=" ...")
    return (short if not _unlike(run, first) else said, *notes.of(first.cites, most=1), more)


def _unlike(run: Run, event: Event) -> str:
    """What a file says of an event in a role of which the law assumes another value, as that the voice was not that of the government."""
    roles = run.law.vocabulary.predicates[event.word].roles
    told_of = [
        f"{role.name}: {value.replace('_', ' ')}"
        for role in roles
        for value in map(str, event.values(role.name))
        if role.open and role.assume and value != role.assume
    ]
    return f" ({', '.join(told_of)})" if told_of else ""


def where_owed(run: Run, rows: Iterable[Row], voice: Voice, notes: Notes, full: bool = False) -> list[Words]:
    """What was done that would perform in full a duty which is not owed here, and is under a view that somebody holds: a run of words for each."""
    conduct = run.conduct
    found: dict[tuple[str, str, str], dict[str, Deed]] = {}
    for row in rows:
        if row.kind == "duty" and row.status == NOT_TRIGGERED and row.standing == CONTESTED:
            deeds = [deed for deed in conduct.notable(row.norm, row.bearer, row.toward) if deed.extent == "full"]
            found.setdefault((row.norm, row.act, row.toward), {}).update((deed.event, deed) for deed in deeds)
    made: list[Words] = []
    for (norm, act, toward), done in sorted(found.items(), key=lambda item: weight(voice, item[0][0])):
        common = sorted(done.values(), key=lambda deed: (deed.by != IN_COMPANY, conduct.dates.get(deed.event, 0)))
        if common:
            name = f"{lower(voice.act_name(act))} ({voice.paragraph(norm)})"
            whom = f" toward {voice.name(toward)}"
            words: list[Bit | str] = [
                strong("Would perform"),
                f" the {name}{whom if len(found) > 1 else ''}, where it is owed: ",
            ]
            shown = common if full else common[:2]
            for place, deed in enumerate(shown):
                event = run.case.events[deed.event]
                date, who = event.date.text if event.date else "", voice.listed(conduct.doers(event))
                told_of = _cut(voice, event, _LONGEST, date, who)
                words += ["; " if place else "", told_of, *notes.of(event.cites, most=1)]
            made.append((*words, f"; {len(common) - len(shown)} more" if len(common) > len(shown) else ""))
    return made


def without_duty(run: Run, rows: Iterable[Row], voice: Voice, notes: Notes, full: bool = False) -> list[Words]:
    """What was done that a duty would have asked for, where there was none under any answer: a run of words for each duty."""
    by_norm: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(
        (row for row in rows if row.performance == WITHOUT_DUTY), key=lambda row: weight(voice, row.norm)
    ):
        by_norm.setdefault((row.norm, row.toward), []).append(row)
    made: list[Words] = []
    told: set[tuple[str, str]] = set()
    for (norm, toward), found in by_norm.items():
        alike: dict[tuple[Deed, ...], list[str]] = {}
        for row in found:
            new = tuple(deed for deed in row.deeds if (row.bearer, deed.event) not in told)
            told.update((row.bearer, deed.event) for deed in new)
            if new:
                alike.setdefault(new, []).append(row.bearer)
        if alike:
            words: list[Bit | str] = [
                strong(WITHOUT_DUTY),
                f", as the {lower(voice.act_name(found[0].act))} ({voice.paragraph(norm)}) would ask, toward {voice.name(toward)}: ",
            ]
            for place, (deeds, bearers) in enumerate(alike.items()):
                words += [
                    "; " if place else "",
                    f"{voice.listed(bearers)}: ",
                    *join(_entries(run, deeds, voice, notes, 9 if full else 1, full), "; "),
                ]
            made.append(words)
    return made
