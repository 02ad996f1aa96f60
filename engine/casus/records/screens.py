"""The screens and tables of the record: totals, groups, and incidents against members."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.results import (
    CONTESTED,
    DORMANT,
    IN_PART,
    NO_RECORD,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    PERFORMED,
    STANDING_MARKS,
    WITHOUT_DUTY,
    most_disputed,
)
from casus.files import bundled
from casus.files.days import show_day
from casus.records.chapters import Chapter
from casus.records.duties import (
    ARGUABLE_DUTIES,
    CONTESTED_DUTIES,
    GROUPS,
    INCIDENT_FIELD,
    SETTLED_DUTIES,
    Duty,
    Tally,
    rate,
    tallies,
    tally,
)
from casus.show.blocks import COLUMNS, LINES, Block, Commands, Gap, Para, Table, Words, height, strong
from casus.show.overview import MARKS
from casus.words.names import Voice, counted, sentence_start

RECORD_FIELDS: dict[str, str] = {
    "incident": "id of the scenario that tells of it; where several do, of the one that begins first",
    "norm": "id of the norm",
    "act": "what the duty is about",
    "bearer": "the member: a three-letter code",
    "toward": "toward whom",
    "triggers": "ids of the events that set the duty off, in that scenario",
    "attackers": "who acted in these events",
    "status": "how the duty stands in this reading and in the default accounts",
    "standing": "settled; settled, denied; arguable or contested; empty for acts without a duty",
    "statuses": "the statuses it has there",
    "critical_date": "the first day that decides which wording applies and who was bound",
    "performance": "the duty against the record; empty where none is owed",
    "performances": "all that performance is in some reading or under some answer that is held, on one occasion",
    "deeds": "the entries of the record that bear on it: scenario, event, extent",
    "also": "other scenarios that tell of the same events",
    "explain": "the command that says why",
}
"""The words of a row of the record, in order, each with what it says."""

VERDICT_MARKS = {PERFORMED: "+", IN_PART: "~", NOT_PERFORMED: "x", NO_RECORD: ".", WITHOUT_DUTY: "*"}
_HEAD = ("OWED", "performed", "in part", "not", "no record", "rate")
GROUPED_BY = ("clause", "member", "beneficiary", "year", "reading")
_WIDEST = 9  # members in one table


class RecordAsked(NamedTuple):
    """What was asked for: a choice, its options on a command line, what is counted, and files of one's own by name."""

    choice: str = "default"
    options: str = ""
    filters: str = ""
    unit: str = INCIDENT_FIELD
    by: str = ""
    contested: bool = False
    everything: bool = False
    files: dict[str, Path] = {}  # noqa: RUF012  (never changed)

    def called(self, incident: str) -> str:
        """What commands call an incident: its name, or the file of the user's own."""
        return shlex.quote(str(self.files.get(incident, incident)))


def record_values(found: Sequence[Duty], asked: RecordAsked) -> list[dict[str, Any]]:
    """The record as flat rows, with the command that explains each."""
    made = []
    for duty in found:
        command = f"casus explain {asked.called(duty.incident)} {duty.norm} --for {duty.bearer}{asked.options}{bundled.options()}"
        row: dict[str, Any] = {name: getattr(duty, name, "") for name in RECORD_FIELDS}
        row["performance"], row["performances"] = duty.verdict, list(duty.verdicts)
        row["critical_date"] = show_day(duty.day) if duty.day else ""
        row["explain"] = (
            command if duty.triggers else f"casus assess {asked.called(duty.incident)} --all{bundled.options()}"
        )
        row["deeds"] = [{"scenario": file, "event": event, "extent": extent} for file, event, extent in duty.deeds]
        for name in ("triggers", "attackers", "statuses", "also"):
            row[name] = list(row[name])
        made.append(row)
    return made


def flat_record(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows for a table: each deed as scenario/event:extent."""
    return [
        {**row, "deeds": [f"{deed['scenario']}/{deed['event']}:{deed['extent']}" for deed in row["deeds"]]}
        if "deeds" in row
        else row
        for row in rows
    ]


def group_counts(groups: dict[str, dict[str, Tally]]) -> list[dict[str, Any]]:
    """Groups with their counts as flat rows: one for settled, one for arguable and one for contested duties."""
    return [
        {
            "group": name,
            "standing": standing,
            **found._asdict(),
            "on_record": found.on_record,
            "rate": round(found.performed / found.on_record, 4) if found.on_record else None,
            "low": round(found.interval[0], 4) if found.on_record else None,
            "high": round(found.interval[1], 4) if found.on_record else None,
        }
        for name, both in groups.items()
        for standing, found in both.items()
    ]


COUNT_FIELDS: dict[str, str] = {
    "group": "what is counted by: a norm, a member, a beneficiary, a year or a reading",
    "standing": "settled, arguable or contested duties: they never share a rate",
    "owed": "duties that fell due",
    "performed": "those performed in full",
    "in_part": "those performed in part",
    "not_performed": "those of which the record says that they were not performed",
    "no_record": "those of which nothing was found: no refusal, and in no rate",
    "on_record": "the denominator: performed, in part or not performed",
    "rate": "performed of those on record; null where there are none",
    "low": "the lower end of its 95 % interval",
    "high": "the upper end of its 95 % interval",
}
"""The words of a row of counts, in order, each with what it says."""


class RecordBook:
    """Builds the screens of one record."""

    def __init__(self, voice: Voice, chapters: Sequence[Chapter], found: Sequence[Duty], asked: RecordAsked) -> None:
        self.voice = voice
        self.chapters = {chapter.id: chapter for chapter in chapters}
        self.found = found
        self.asked = asked
        norms = dict.fromkeys(duty.norm for duty in found)
        owed = [duty.norm for duty in found if duty.owed]
        order = sorted(norms, key=lambda norm: (weight(voice, norm), norm))
        self.norms = [*order[:1], *sorted(order[1:], key=lambda norm: -owed.count(norm))]
        self.acts = {duty.norm: duty.act for duty in found}

    def name(self, norm: str) -> str:
        """A duty in a word or two: help, consult."""
        text = self.voice.act_name(self.acts[norm]).removeprefix("Duty to ")
        return text[:1].lower() + text[1:]

    def groups(self, by: str) -> dict[str, dict[str, Tally]]:
        """The counts by something, settled, arguable and contested duties apart; groups in the order of their names."""
        keys = {
            "clause": lambda duty: duty.norm,
            "member": lambda duty: duty.bearer,
            "beneficiary": lambda duty: duty.toward,
            "year": lambda duty: duty.year,
        }
        both = {
            standing: tallies((duty for duty in self.found if duty.group == standing), keys[by]) for standing in GROUPS
        }
        names = {name for found in both.values() for name in found}
        ordered = sorted(names) if by == "year" else self.voice.ordered(names)
        if by == "clause":
            ordered = [norm for norm in self.norms if norm in names]
        return {name: {standing: both[standing].get(name, Tally()) for standing in GROUPS} for name in ordered}

    # ---- the main screen ----

    def main(self) -> list[Block]:
        """Totals by duty, and what members did in each incident."""
        asked = self.asked
        if not self.found:
            return self._nothing()
        shown = self.norms if asked.everything else [norm for norm in self.norms if self._on_main(norm)][:3]
        made: list[Block] = [
            Para(self._title(), 0),
            Gap(),
            *self._totals(shown),
            *self._notes(len(self.norms) - len(shown), shown),
        ]
        if asked.everything:
            for norm in self.norms:
                made += [Gap(), *self._incidents(norm, None)]
            return [*made, Gap(), self._key(self.norms), *self._next()]
        if shown:
            tail = [Gap(), self._key(shown[:1]), *self._next()]
            room = LINES - height([*made, Gap(), *self._incidents(shown[0], 0), *tail])
            made += [Gap(), *self._incidents(shown[0], max(room, 3)), *tail]
        return made

    def _nothing(self) -> list[Block]:
        """What there is to say where nothing fits what was asked for."""
        return [
            Para(self._title(), 0),
            Gap(),
            Para(
                "No duty on file fits, in this reading or another, and no act without a duty. That says nothing of what is not on file.",
                0,
            ),
            Commands("NEXT", (("casus record", "all of the record"), ("casus record --help", "what can be asked for"))),
        ]

    def _on_main(self, norm: str) -> bool:
        return any(duty.norm == norm and (duty.owed or duty.verdict) for duty in self.found)

    def _title(self) -> str:
        incidents = {duty.incident for duty in self.found}
        years = [chapter.first // 10000 for chapter in self.chapters.values()]
        how = self._how()
        span = f"{min(years)}-{max(years)}" if years else "nothing on file"
        here = f" ({len(incidents)} with a duty of these)" if self.asked.filters else f", {len(incidents)} with a duty"
        return f"Duties and what members did, {span}: {counted(len(self.chapters), 'incident')}{here}; {how}"

    def _how(self) -> str:
        choice = self.asked.choice
        return "default reading" if choice == "default" else f"with {choice}" if "=" in choice else f"reading {choice}"

    def heading(self, what: str) -> str:
        """Over a picture of this record: what it shows, the reading, and the options that narrowed it."""
        return "; ".join(each for each in (what, self._how(), self.asked.filters.strip()) if each)

    def _totals(self, norms: Sequence[str]) -> list[Block]:
        groups = self.groups("clause")
        made: list[Block] = [Table((("".ljust(_LABEL), *_heads()),))]
        for norm in norms:
            both = groups.get(norm, dict.fromkeys(GROUPS, Tally()))
            rows = tuple(
                (f"  {standing}".ljust(_LABEL), *_cells(found))
                for standing, found in both.items()
                if found.owed or standing != ARGUABLE_DUTIES
            )
            made += [Para((strong(self.name(norm)), f" ({self.voice.paragraph(norm)})"), 0), Table(rows, head=False)]
        return made

    def _notes(self, left: int, shown: Sequence[str]) -> list[Block]:
        waiting = sum(duty.status == DORMANT for duty in self.found)
        elsewhere = sum(duty.status == NOT_TRIGGERED and duty.verdict != WITHOUT_DUTY for duty in self.found)
        without = sum(duty.verdict == WITHOUT_DUTY for duty in self.found)
        doubtful = sum(duty.doubtful for duty in self.found if duty.owed)
        made: list[Block] = []
        if left > 0:
            made.append(Para(f"and {counted(left, 'more duty')}: add --all", 0))
        said = [f"{waiting} dormant", f"{elsewhere} owed only in another reading or account"]
        if without:
            said.append(f"{without} acted without a duty")
        made.append(Para(f"Not counted above: {'; '.join(said)}.", 0))
        if behind := self._events(shown):
            made.append(Para(behind, 0))
        if doubtful:
            made.append(Para(f"For {doubtful} of those owed it is contested whether the record performs them.", 0))
        made.append(Para(self._meaning(), 0))
        return made

    def _events(self, norms: Sequence[str]) -> str:
        """From how many incidents the duties on record come: far fewer than the duties."""
        known = [duty for duty in self.found if duty.owed and duty.verdict not in ("", NO_RECORD)]
        counts = [(norm, len({duty.incident for duty in known if duty.norm == norm})) for norm in norms]
        said = [f"{self.name(norm)} {count}" for norm, count in counts if count]
        return f"Incidents behind the rates: {', '.join(said)}." if said else ""

    def _meaning(self) -> str:
        once = "in each incident once" if self.asked.unit == INCIDENT_FIELD else "on each occasion once"
        return (
            f"A duty of one member toward one state counts {once}. rate: performed in full, of those on record; in brackets its "
            "95 % interval. No record is left out, it is not a refusal. Files tell more of what was done than of what was not, "
            "and the duties of one event go together: the true intervals are wider."
        )

    # ---- incidents against members ----

    def _incidents(self, norm: str, most: int | None) -> list[Block]:
        """One duty: a row for each incident and beneficiary, a column for each member. most: of so many rows; None for all."""
        rows: dict[tuple[str, str], dict[str, Duty]] = {}
        for duty in self.found:
            if duty.norm == norm:
                rows.setdefault((duty.incident, duty.toward), {}).setdefault(duty.bearer, duty)
        members = sorted({bearer for cells in rows.values() for bearer in cells})
        first = [key for key, cells in rows.items() if any(self._weighs(duty) for duty in cells.values())]
        keys = list(rows) if most is None else [key for key in rows if key in first][:most]
        made: list[Block] = []
        name = f"{self.name(norm)} ({self.voice.paragraph(norm)})"
        labels = max(map(len, (name, *(key[0] for key in keys)))) + max(map(len, ("to", *(key[1] for key in keys))))
        # after the labels, the status and the blanks between, a column of five for each member
        widest = min(max((COLUMNS - labels - 8) // 5, 1), _WIDEST)
        for start in range(0, max(len(members), 1), widest):
            part = members[start : start + widest]
            table: list[tuple[Words, ...]] = [(name, "", "to", *part)]
            for key in keys:
                cells = rows[key]
                table.append((key[0], self._status(cells), key[1], *(self._cell(cells.get(code)) for code in part)))
            made.append(Table(tuple(table)))
        if len(keys) < len(rows):
            made.append(Para(f"{len(rows) - len(keys)} more: add --all", 0))
        return made

    def _weighs(self, duty: Duty) -> bool:
        """Whether a cell is worth a line on the first screen."""
        return duty.verdict not in ("", NO_RECORD) or duty.status == DORMANT

    def _status(self, cells: dict[str, Duty]) -> str:
        duties = [duty for duty in cells.values() if duty.verdict != WITHOUT_DUTY]
        if not duties:
            return MARKS[NOT_TRIGGERED]
        best = min(duties, key=lambda duty: list(MARKS).index(duty.status))
        most = most_disputed(duty.standing for duty in duties if duty.status == best.status)
        return MARKS[best.status] + STANDING_MARKS.get(most, "")

    def _cell(self, duty: Duty | None) -> str:
        if duty is None:
            return ""
        mark = VERDICT_MARKS.get(duty.verdict) or (MARKS[duty.status] if not duty.owed else "")
        return f"{mark}{STANDING_MARKS[CONTESTED]}" if duty.owed and duty.doubtful else mark

    def _key(self, norms: Sequence[str]) -> Block:
        here = [duty for duty in self.found if duty.norm in norms]
        marks = [f"{MARKS[status]} {status}" for status in MARKS if any(duty.status == status for duty in here)]
        used = {duty.standing for duty in here} | {CONTESTED for duty in here if duty.doubtful}
        marks += [f"{mark} {word}" for word, mark in STANDING_MARKS.items() if word in used]
        marks += [
            f"{mark} {word}" for word, mark in VERDICT_MARKS.items() if any(duty.verdict == word for duty in here)
        ]
        return Para("; ".join(marks) + "; (blank) owes nothing there", 0)

    def _next(self) -> list[Block]:
        asked = self.asked
        places = {norm: place for place, norm in enumerate(self.norms)}
        done = [duty for duty in self.found if duty.verdict == PERFORMED]
        example = min(done, key=lambda duty: places[duty.norm], default=None)
        rows = [(f"casus record{asked.options}{asked.filters} --by member", "")]
        if asked.choice == "default":
            rows.append((f"casus record{asked.filters} --by reading", "does another reading change this?"))
        if example is not None:
            name = asked.called(example.incident)
            rows.append((f"casus explain {name} {example.norm} --for {example.bearer}{asked.options}", ""))
        return [Commands("NEXT", tuple(rows))]

    # ---- groups ----

    def grouped(self, groups: dict[str, dict[str, Tally]]) -> list[Block]:
        """One group a line, settled duties or contested ones, in the order of names: never a ranking."""
        asked = self.asked
        standing = CONTESTED_DUTIES if asked.contested or asked.by == "reading" else SETTLED_DUTIES
        if not self.found and asked.by != "reading":
            return self._nothing()
        made: list[Block] = [Para(self._title(), 0), Gap()]
        if asked.by == "clause":
            return [*made, *self._totals(self.norms), Gap(), *self._notes(0, self.norms), *self._next()]
        rows: list[tuple[Words, ...]] = [(f"by {asked.by}", *_heads())]
        owed = {name: both[standing] for name, both in groups.items() if both[standing].owed or asked.by == "reading"}
        rows += [(self._label(name), *_cells(found)) for name, found in owed.items()]
        made += [Table(tuple(rows)), *self._elsewhere([name for name in groups if name not in owed], standing), Gap()]
        if asked.by == "reading":
            made.append(
                Para(
                    "Contested duties only: a settled duty has the same status in every reading that somebody holds.", 0
                )
            )
        else:
            arguable = sum(duty.owed for duty in self.found if duty.group == ARGUABLE_DUTIES)
            if arguable:
                made.append(Para(f"{arguable} more are arguable, and in neither: casus record --by clause", 0))
            made.append(
                Para(
                    f"{sentence_start(standing)} duties; the others: {'leave out' if asked.contested else 'add'} --contested",
                    0,
                )
            )
        if asked.by in ("member", "beneficiary", "reading"):
            made.append(Para("No ranking: in the order of names; the duties counted differ from line to line.", 0))
        made.append(Para(self._meaning(), 0))
        more = f"casus record{asked.options}{asked.filters}"
        return [*made, Commands("NEXT", ((more, "the incidents"),))]

    def _elsewhere(self, names: Sequence[str], standing: str) -> list[Block]:
        """The groups of which no duty of this standing is counted."""
        if not names:
            return []
        said = self.voice.series(names) if self.asked.by != "year" else ", ".join(names)
        return [Para(f"No {standing} duty: {said}.", 0)]

    def _label(self, name: str) -> str:
        return sentence_start(self.voice.name(name).removeprefix("the ")) if self.asked.by != "reading" else name


_LABEL = 13


def _heads() -> tuple[Words, ...]:
    return tuple(_HEAD)


def _cells(found: Tally) -> tuple[Words, ...]:
    """The counts under their heads, to the right."""
    numbers = (found.owed, found.performed, found.in_part, found.not_performed, found.no_record)
    return (*(str(value).rjust(len(head)) for value, head in zip(numbers, _HEAD, strict=False)), rate(found))


def total(found: Sequence[Duty]) -> dict[str, Tally]:
    """The counts over all duties, those of each group apart."""
    return {standing: tally(duty for duty in found if duty.group == standing) for standing in GROUPS}


__all__ = [
    "COUNT_FIELDS",
    "GROUPED_BY",
    "RECORD_FIELDS",
    "RecordAsked",
    "RecordBook",
    "flat_record",
    "group_counts",
    "record_values",
    "total",
]
