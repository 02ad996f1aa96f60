"""What a result rests on: the events, judgements and sources in its proof; and rows that say the same of several, put together."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.assessment.cases import disputes_of
from casus.assessment.engine import Run
from casus.assessment.results import WITHOUT_DUTY, Row
from casus.files.problems import visible
from casus.files.sources import Cite, Source, find_source
from casus.law.model import Event, Fact
from casus.show.blocks import DIM, Bit, Block, dim
from casus.words.names import READ_WORDS, Voice, host

_REF = "ref:"  # begins the style of a citation whose number is not yet known; the ids of its sources follow


class Grounds(NamedTuple):
    """The events and facts of some proofs, each once, events in order of time."""

    events: tuple[Event, ...]
    facts: tuple[Fact, ...]


def grounds_of(run: Run, rows: Iterable[Row]) -> Grounds:
    """What the proofs of these rows rest on."""
    names: dict[str, None] = {}
    facts: dict[Fact, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row.because))
        facts.update(dict.fromkeys(_facts(run, row)))
    own = {event.id for event in run.scenario.events} | {
        event.id for dispute in run.scenario.disputes for version in dispute.versions for event in version.events
    }
    events = [run.case.events[name] for name in names if name in run.case.events and name in own]
    return Grounds(
        tuple(sorted(events, key=lambda event: (event.date.last if event.date else 0, event.id not in names))),
        tuple(facts),
    )


def _facts(run: Run, row: Row) -> list[Fact]:
    """The facts without a date in a proof."""
    if row.proof is None:
        return []
    proofs = run.proofs()
    found: list[Fact] = []
    stack, seen = [row.proof], {row.proof}
    while stack:
        for atom in stack.pop().body:
            below = proofs.get(atom)
            if below is not None and below not in seen:
                seen.add(below)
                stack.append(below)
            word = run.law.vocabulary.predicates.get(atom.pred.removeprefix("not "))
            if word is None or word.sort != "fact" or below is not None:
                continue
            stated = dict(zip([role.name for role in word.roles], atom.args, strict=True))
            denied = atom.pred.startswith("not ")
            found.extend(
                fact
                for fact in run.case.facts
                if fact.word == word.name
                and fact.denied == denied
                and all(stated[name] in values for name, values in fact.roles)
            )
    return found


def disputes_about(run: Run, event: Event) -> list[str]:
    """The disputes in which accounts differ on an event."""
    found = []
    for dispute in disputes_of(run.law, run.scenario).values():
        versions = dispute.versions
        touched = {edit.event for version in versions for edit in version.edits} | {
            name for version in versions for name in version.drop
        }
        if event.id in touched | {added.id for version in versions for added in version.events}:
            found.append(dispute.id)
    return found


class Notes:
    """Cites sources, and numbers them once it is known what a screen shows, in the order in which they come up there."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.known: dict[str, Source] = {}
        self.pinpoints: dict[str, list[str]] = {}
        self.remarks: dict[str, str] = {}
        self.numbers: dict[str, int] = {}

    def of(self, cites: Iterable[Cite], clause: str = "", most: int = 2) -> list[Bit | str]:
        """Citations as pieces of text with a blank before; at most so many. `number` fills in the numbers."""
        own = self.voice.scenario.sources if self.voice.scenario is not None and not clause else {}
        found: list[Source] = []
        for cite in cites:
            source = self.voice.source(cite, own, clause)
            self.known.setdefault(source.id, source)
            self.remarks.setdefault(source.id, cite.note)
            pins = self.pinpoints.setdefault(source.id, [])
            if cite.pinpoint and cite.pinpoint not in pins:
                pins.append(cite.pinpoint)
            found.append(source)
        shown = list(dict.fromkeys(source.id for source in found))[:most]
        made: list[Bit | str] = [" ", Bit("[0]" * len(shown), _REF + "\n".join(shown), True)] if shown else []
        if found and all(source.read == "unverified" for source in found):
            made.append(" (unverified)")
        return made

    def number(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with the numbers of their sources filled in, counted anew from 1."""
        self.numbers = {}
        return [self._filled(block) for block in blocks]

    def _filled(self, item: Any) -> Any:
        if isinstance(item, Bit):
            if not item.style.startswith(_REF):
                return item
            names = item.style.removeprefix(_REF).split("\n")
            numbers = sorted(self.numbers.setdefault(name, len(self.numbers) + 1) for name in names)
            return Bit("".join(f"[{number}]" for number in numbers), DIM, True)
        if isinstance(item, tuple | list):
            parts = [self._filled(part) for part in item]
            return type(item)(*parts) if hasattr(item, "_fields") else tuple(parts)
        return item

    def cited(self) -> list[Source]:
        """The sources that were numbered, in order."""
        return [self.known[name] for name in self.numbers]

    def line(self, source: Source) -> list[Bit | str]:
        """One source: its address, how far it was read, what was read there."""
        pinned = "; ".join(self.pinpoints.get(source.id, ()))
        supports = f": {source.supports}" if source.supports else ""
        remark = f"; {self.remarks[source.id]}" if self.remarks.get(source.id) else ""
        return [
            dim(source.ref),
            f"{', ' + pinned if pinned and len(pinned) < 60 else ''} ({READ_WORDS[source.read]}{remark}){supports}",
        ]

    def short(self, source: Source) -> list[Bit | str]:
        """One source in a few words, after its number."""
        name = host(source)
        return [dim(f"[{self.numbers[source.id]}]"), " ", name if len(name) <= 40 else name[:37] + "..."]


class Footnotes:
    """Numbers sources as they come up, for the list at the foot."""

    def __init__(self, run: Run) -> None:
        self.tables = [run.scenario.sources, run.law.sources, *(clause.sources for clause in run.law.clauses.values())]
        self.found: dict[str, int] = {}
        self.remarks: dict[str, str] = {}

    def mark(self, cites: Iterable[Cite], most: int = 2) -> str:
        """The numbers of some citations, such as [1][2]."""
        numbers = []
        for cite in list(cites)[:most]:
            number = self.found.setdefault(cite.source, len(self.found) + 1)
            self.remarks.setdefault(cite.source, cite.note)
            numbers.append(f"[{number}]")
        return "".join(dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        """The list at the foot."""
        lines = []
        for name, number in self.found.items():
            source = find_source(Cite(name), *self.tables)
            lines.append(
                f"[{number}] {visible(source.ref)} ({READ_WORDS[source.read]}{'; ' * bool(self.remarks[name])}{self.remarks[name]})"
            )
        return lines


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
    merged: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row.performance != WITHOUT_DUTY:
            same = (row.norm, row.kind, row.act, row.status, row.standing, row.bearer, row.toward)
            merged.setdefault(same, []).append(row)
    together: dict[tuple[object, ...], list[_Merged]] = {}
    for (*said, bearer, toward), found in merged.items():
        one = _Merged(bearer, toward, tuple(sorted(found, key=lambda row: (row.critical_date, row.trigger))))
        together.setdefault((*said, one.same()), []).append(one)
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


WIDTH = 80
RIGHT_COLUMN = 62
"""The columns of a line, and where the right column begins."""


def columns(first: str, rest: str, text: str, right: str) -> list[str]:
    """Text on the left, wrapped, and a short note in the right column of its first line."""
    room = max(20, RIGHT_COLUMN - 1 - len(first))
    if len(right) > WIDTH - RIGHT_COLUMN:
        room = max(20, WIDTH - len(right) - 2 - len(first))
    parts = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    column = max(RIGHT_COLUMN, 0) if len(right) <= WIDTH - RIGHT_COLUMN else WIDTH - len(right)
    lines = [(first + parts[0]).ljust(column) + right if right else first + parts[0]]
    lines.extend(rest + part for part in parts[1:])
    return [line.rstrip() for line in lines]


def wrap_paragraph(text: str, rest: str, first: str = "") -> list[str]:
    """A paragraph in 80 columns."""
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def lower(text: str) -> str:
    """A heading inside a sentence: its first letter small, unless the word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
