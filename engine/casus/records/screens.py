"""The screens and tables of the record: totals, groups, and incidents against members."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.results import (
    DORMANT,
    NO_RECORD,
    NOT_TRIGGERED,
    STANDING_MARKS,
    WITHOUT_DUTY,
    most_disputed,
    owed,
)
from casus.files import bundled
from casus.files.days import show_day
from casus.records.chapters import Chapter
from casus.records.counts import (
    KEYS,
    ON_TIME,
    SEED,
    SILENCES,
    Line,
    Votes,
    days_values,
    grouped,
    line_name,
    lined,
    looked_for,
    searched,
    share,
    share_of,
    tally,
    votes,
)
from casus.records.duties import (
    CONTESTED_DUTIES,
    DOUBTFUL_MARK,
    INCIDENT_FIELD,
    RELATIONS,
    SETTLED_DUTIES,
    STANDING_MEANS,
    THIRD,
    Duty,
    by_bodies,
    lateness,
    pooled,
)
from casus.show.blocks import COLUMNS, LINES, Block, Commands, Gap, Para, Table, Words, height, strong
from casus.show.overview import MARKS, VERDICT_MARKS, mark_of
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
    "standing": STANDING_MEANS,
    "statuses": "the statuses it has there",
    "critical_date": "the first day that decides which wording applies and who was bound",
    "relation": "third; mutual: both owe it to each other; belligerent: the bearer's own act against the other set it off",
    "performance": "the duty against the record; several with or between where a question is left open; empty where none is owed",
    "performances": "all that performance is in some reading or under some answer that is held, on one occasion",
    "due": "the day on which it fell due",
    "days": "days from that day to the first act that performs any of it; null where there is none with a date",
    "deeds": "the entries of the record that bear on it: scenario, event, extent, days, by, and whether the verdict rests on it, and whether the bearer is named, listed or not told",
    "also": "other scenarios that tell of the same events",
    "explain": "the command that says why",
}
"""The words of a row of the record, in order, each with what it says."""

HEADS = ("OWED", "self", "with", "late", "part", "decl", "not", "open", "none")
GROUPED_BY = ("clause", "member", "beneficiary", "year", "reading", "days", "alliance")
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
    cell: str = ""

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
        row["critical_date"], row["due"] = (show_day(day) if day else "" for day in (duty.day, duty.due))
        row["explain"] = (
            command if duty.triggers else f"casus assess {asked.called(duty.incident)} --all{bundled.options()}"
        )
        row["deeds"] = [{"scenario": deed.file, **deed._asdict()} for deed in duty.deeds]
        for deed in row["deeds"]:
            del deed["file"]
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
        self.names = names_of(voice, {duty.norm: duty.act for duty in found})

    def name(self, norm: str) -> str:
        """A duty in a word or two: help, consult."""
        return self.names[norm]

    def groups(self, by: str) -> dict[str, dict[Line, list[Duty]]]:
        """The duties that are counted, by something and by what never shares a rate; groups in the order of their names."""
        keys = {**KEYS, "clause": KEYS["norm"], "alliance": lambda duty: self.voice.law.system_of(duty.norm)}
        found = grouped(self.found, keys[by])
        ordered = sorted(found) if by == "year" else self.voice.ordered(found)
        if by == "clause":
            ordered = [norm for norm in self.norms if norm in found]
        return {name: lined(found[name]) for name in ordered}

    # ---- the main screen ----

    def main(self, below: int = 0) -> list[Block]:
        """Totals by duty, and what members did in each incident. below: lines to be left for what is added."""
        asked = self.asked
        if not self.found:
            return self._nothing()
        shown = self.norms if asked.everything else [norm for norm in self.norms if self._on_main(norm)][:2]
        made: list[Block] = [
            Para(self._title(), 0),
            Gap(),
            *self._totals(shown, asked.everything),
            *self._notes(len(self.norms) - len(shown), shown),
        ]
        if asked.everything:
            for norm in self.norms:
                made += [Gap(), *self._incidents(norm, None)]
            return [*made, Gap(), self._key(self.norms), *self._next()]
        if shown:
            tail = [Gap(), self._key(shown[:1]), *self._next()]
            room = LINES - below - height([*made, Gap(), *self._incidents(shown[0], 0), *tail])
            made += [Gap(), *self._incidents(shown[0], max(room, 2)), *tail]
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
        incidents = {duty.incident for duty in self.found if duty.owed}
        years = [chapter.first // 10000 for chapter in self.chapters.values()]
        how = self.how()
        span = f"{min(years)}-{max(years)}" if years else "nothing on file"
        here = f" ({len(incidents)} with a duty of these)" if self.asked.filters else f", {len(incidents)} with a duty"
        return f"Duties and what members did, {span}: {counted(len(self.chapters), 'incident')}{here}; {how}"

    def how(self) -> str:
        """Under which reading or answer."""
        choice = self.asked.choice
        return "default reading" if choice == "default" else f"with {choice}" if "=" in choice else f"reading {choice}"

    def heading(self, what: str) -> str:
        """Over a picture of this record: what it shows, the reading, and the options that narrowed it."""
        return "; ".join(each for each in (what, self.how(), self.asked.filters.strip()) if each)

    def _totals(self, norms: Sequence[str], apart: bool = True) -> list[Block]:
        """The counts of some duties, a row for each line on which something is owed; then the rates. apart: mutual ones and those of
        belligerents too."""
        groups = self.groups("clause")
        table: list[tuple[Words, ...]] = [("", *HEADS)]
        rates: list[tuple[Words, ...]] = [_RATES]
        for norm in norms:
            name = self.name(norm)
            where = f" ({self.voice.paragraph(norm)})"
            table.append(((strong(name), where if len(name + where) <= _WIDE else ""),))
            for line, found in groups.get(norm, {}).items():
                if tally(found).owed and (apart or line[0] == THIRD):
                    table.append((f"  {line_name(line)}", *_cells(found)))
                    rates += _rates(f"{name}, {line_name(line)}", found)
        made: list[Block] = [Table(_padded(table))]
        return [*made, Gap(), Table(tuple(rates))] if len(rates) > 1 else made

    def _notes(self, left: int, shown: Sequence[str]) -> list[Block]:
        waiting = sum(duty.status == DORMANT for duty in self.found)
        other = [duty for duty in self.found if duty.status == NOT_TRIGGERED and duty.verdict != WITHOUT_DUTY]
        elsewhere = sum(any(map(owed, duty.statuses)) for duty in other)
        without = sum(duty.verdict == WITHOUT_DUTY for duty in self.found)
        more = f"{counted(left, 'more duty')}: add --all. " if left > 0 else ""
        said = [f"{waiting} dormant", f"{elsewhere} owed only in another reading or account"]
        if len(other) > elsewhere:
            said.append(f"{len(other) - elsewhere} not even there")
        if without:
            said.append(f"{without} acted without a duty")
        if self.asked.by != "clause" and not self.asked.everything:
            odd = {name: sum(duty.owed and duty.relation == name for duty in self.found) for name in RELATIONS[1:]}
            if any(odd.values()):
                said.append(f"{', '.join(f'{count} {name}' for name, count in odd.items() if count)} (--by clause)")
        here = [duty for duty in self.found if duty.norm in shown]
        silent = silence_told(here, self.chapters.values())
        told = f"{more}Not counted: {'; '.join(said)}.{by_bodies(here)}{silent}"
        return [Para(told, 0), Para(self._meaning(shown), 0)]

    def caveats(self) -> list[str]:
        """On what the numbers of all these duties rest: kinds, entries, bodies, silence; what late means; how intervals are found."""
        here = [duty for duty in self.found if duty.owed and duty.verdict and duty.relation == THIRD]
        silent = silence_told(here, self.chapters.values()).replace(" none:", " No record:")
        return [
            *pooled(here, "member"),
            f"{silent}{lateness(self.voice.law, self.norms)} Seed of the intervals: {SEED}.".strip(),
        ]

    def _meaning(self, norms: Sequence[str]) -> str:
        once = "once an incident" if self.asked.unit == INCIDENT_FIELD else "on each occasion"
        return (
            f"A duty of a member toward a state or body counts {once}. self, with: in full, on time, alone, together. open: a question left "
            f"open decides. none: no record, no refusal. Rates: of those on record; 95 % intervals by drawing incidents (seed {SEED}). "
            "silence: if none, or all, of open and none were. Last: incidents." + lateness(self.voice.law, norms)
        )

    def days(self) -> list[Block]:
        """How soon duties were first acted upon."""
        rows: list[tuple[Words, ...]] = [("", *DAY_HEADS)]
        last = ""
        for row in days_values(self.found):
            if row["member"] and not self.asked.everything:
                continue
            if row["norm"] != last:
                last = row["norm"]
                name, where = self.name(last), f" ({self.voice.paragraph(last)})"
                rows.append(((strong(name), where if len(name + where) <= _NARROW else ""), *[""] * len(DAY_HEADS)))
            label = (
                f"    {self.voice.name(row['member'])}" if row["member"] else f"  {line_name((THIRD, row['standing']))}"
            )
            told = ["" if value is None else f"{value:g}" for value in list(row.values())[3:-2]]
            rows.append((label, *told))
        return [
            Para(self._title(), 0),
            Gap(),
            Table(tuple(rows)) if len(rows) > 1 else Para("No act with a known day is on record.", 0),
            Gap(),
            Para(
                "Days from the day on which a duty fell due to the first act on record that performs any of it, in part or in full, of members "
                "that are not at odds with whom they owe it to. dated: of so many that day is known; <0: it came before the duty was due. "
                "median, most: of duties. in: so many incidents; each: the median of their medians, --format csv "
                "has the interval. What is not on record has no day, so nothing here says how long the others took.",
                0,
            ),
            Commands(
                "NEXT",
                (
                    ("casus record --by days --all", "each member"),
                    ("casus record --draw days --picture days.svg", "the same as a picture"),
                ),
            ),
        ]

    # ---- incidents against members ----

    def _incidents(self, norm: str, most: int | None) -> list[Block]:
        """One duty: a row for each incident and beneficiary, a column for each member. most: of so many rows; None for all."""
        rows: dict[tuple[str, str], dict[str, Duty]] = {}
        for duty in self.found:
            if duty.norm == norm:
                rows.setdefault((duty.incident, duty.toward), {}).setdefault(duty.bearer, duty)
        members = sorted({bearer for cells in rows.values() for bearer in cells})
        first = [key for key, cells in rows.items() if any(self._weighs(duty) for duty in cells.values())]
        if most is not None:  # where something was owed first, then in order of time
            first.sort(key=lambda key: not any(duty.owed for duty in rows[key].values()))
        chosen = set(first[:most])
        keys = list(rows) if most is None else [key for key in rows if key in chosen]
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
        mark = mark_of(duty.verdict) or (MARKS[duty.status] if not duty.owed else "")
        return mark + DOUBTFUL_MARK * (duty.owed and duty.doubtful)

    def _key(self, norms: Sequence[str]) -> Block:
        here = [duty for duty in self.found if duty.norm in norms]
        marks = [f"{MARKS[status]} {status}" for status in MARKS if any(duty.status == status for duty in here)]
        marks += [
            f"{mark} {word}" for word, mark in STANDING_MARKS.items() if any(duty.standing == word for duty in here)
        ]
        told = {word for duty in here for word in duty.verdict.split(" or ")}
        marks += [f"{mark} {word}" for word, mark in VERDICT_MARKS.items() if word in told]
        if any(duty.owed and duty.doubtful for duty in here):
            marks.append(f"{DOUBTFUL_MARK} otherwise elsewhere")
        return Para("; ".join(marks) + "; (blank) no duty", 0)

    def _next(self) -> list[Block]:
        asked = self.asked
        places = {norm: place for place, norm in enumerate(self.norms)}
        done = [duty for duty in self.found if duty.owed and duty.verdict not in ("", NO_RECORD)]
        example = min(done, key=lambda duty: places[duty.norm], default=None)
        rows = [(f"casus record{asked.options}{asked.filters} --by member", "")]
        if asked.choice == "default":
            rows.append((f"casus record{asked.filters} --by reading", "does another reading change this?"))
        if example is not None:
            name = asked.called(example.incident)
            rows.append((f"casus explain {name} {example.norm} --for {example.bearer}{asked.options}", ""))
        return [Commands("NEXT", tuple(rows))]

    # ---- groups ----

    def grouped(self, groups: dict[str, dict[Line, list[Duty]]]) -> list[Block]:
        """One group a line, settled duties or contested ones, in the order of names: never a ranking."""
        asked = self.asked
        standing = CONTESTED_DUTIES if asked.contested or asked.by == "reading" else SETTLED_DUTIES
        if not self.found and asked.by != "reading":
            return self._nothing()
        made: list[Block] = [Para(self._title(), 0), Gap()]
        if asked.by == "clause":
            return [*made, *self._totals(self.norms), Gap(), *self._notes(0, self.norms), *self._next()]
        own = {name: lines[THIRD, standing] for name, lines in groups.items()}
        shown = {name: found for name, found in own.items() if tally(found).owed or asked.by == "reading"}
        table: list[tuple[Words, ...]] = [(f"by {asked.by}", *HEADS)]
        table += [(self._label(name), *_cells(found)) for name, found in shown.items()]
        rates = [_BESIDE, *((self._label(name), *_beside(found)) for name, found in shown.items())]
        made += [
            Table(tuple(table)),
            Gap(),
            Table(tuple(rates)),
            *self._elsewhere([name for name in groups if name not in shown], standing),
            Gap(),
        ]
        others = "settled: leave out --contested" if asked.contested else "contested: add --contested"
        said = (
            "Contested duties only: a settled duty has the same status in every reading that somebody holds."
            if asked.by == "reading"
            else f"{sentence_start(standing)} duties of members that are not at odds; the {others}; all: --by clause."
        )
        made.append(Para(said, 0))
        if asked.by in ("member", "beneficiary", "reading"):
            made.append(Para("No ranking: in the order of names; the duties counted differ from line to line.", 0))
        here = [duty for found in shown.values() for duty in found if duty.verdict]
        made += [Para(words, 0) for words in pooled(here, asked.by)]
        made.append(Para(self._meaning([duty.norm for duty in self.found if duty.owed]), 0))
        return [
            *made,
            Commands("NEXT", ((f"casus record{asked.options}{asked.filters}", "the incidents"),)),
        ]

    def _elsewhere(self, names: Sequence[str], standing: str) -> list[Block]:
        """The groups of which no duty of this standing is counted."""
        if not names:
            return []
        said = ", ".join(map(self._label, names)) if self.asked.by in ("year", "alliance") else self.voice.series(names)
        return [Para(f"No {standing} duty: {said}.", 0)]

    def _label(self, name: str) -> str:
        if self.asked.by in ("reading", "alliance"):
            return name
        return sentence_start(self.voice.name(name).removeprefix("the "))


DAY_HEADS = ("owed", "dated", "<0", "<=1", "<=7", "<=30", "median", "most", "in", "each")
_WIDE, _NARROW = 26, 22  # of the first column of the counts, and of the days
_BESIDE: tuple[Words, ...] = ("", "in full", "silence", "on time", "silence", "incidents")
_RATES: tuple[Words, ...] = ("", "in full", "silence", "all/some/nobody/silent")


def _padded(rows: Sequence[tuple[Words, ...]]) -> tuple[tuple[Words, ...], ...]:
    """Rows of one length, so that each has the columns of the table."""
    return tuple((*row, *[""] * (len(HEADS) + 1 - len(row))) for row in rows)


def _cells(found: Sequence[Duty]) -> tuple[Words, ...]:
    """The counts under their heads, to the right."""
    return tuple(str(value).rjust(len(head)) for value, head in zip(tally(found), HEADS, strict=True))


def _rates(name: str, found: Sequence[Duty]) -> list[tuple[Words, ...]]:
    """The rate of some duties with all that it leaves open, and the same with one vote an incident; below, where some were late, of those
    on time."""
    count, vote, early = tally(found), votes(found), votes(found, ON_TIME)
    if not count.owed:
        return [(name, "none owed", "", "")]
    said = share_of(found) if count.on_record else "none on record"
    made: list[tuple[Words, ...]] = [(name, said, share(*count.bounds), _votes(vote))]
    if count.late:
        made.append(("  on time", share_of(found, ON_TIME), share(*count.bounds_on_time), _votes(early)))
    return made


def _beside(found: Sequence[Duty]) -> tuple[Words, ...]:
    """The same in one row, where each has one: in full, on time, the incidents in full."""
    count = tally(found)
    if not count.owed:
        return "none owed", *[""] * 4
    known, early = count.on_record, share_of(found, ON_TIME).replace(f" of {count.on_record}", "")
    rates = (share_of(found) if known else "none on record", share(*count.bounds), early if known else "")
    return *rates, share(*count.bounds_on_time), _votes(votes(found))


def _votes(vote: Votes) -> str:
    return f"{vote.all}/{vote.some}/{vote.none}/{vote.silent}"


def names_of(voice: Voice, acts: dict[str, str]) -> dict[str, str]:
    """Norms by their acts in a word or two; two of one paragraph with one name by their own ids: consult, consult on peace."""

    def name(norm: str) -> str:
        text = voice.act_name(acts[norm]).removeprefix("Duty to ")
        return text[:1].lower() + text[1:]

    places = [(name(norm), voice.paragraph(norm)) for norm in acts]
    return {
        norm: place[0] if places.count(place) == 1 else norm.rpartition("/")[2].replace("-", " ")
        for norm, place in zip(acts, places, strict=True)
    }


def silence_told(found: Sequence[Duty], chapters: Iterable[Chapter]) -> str:
    """On what the duties without a record rest, in a sentence; nothing where there are none."""
    looked = looked_for(chapters)
    silent = [
        searched(duty, looked) for duty in found if duty.owed and duty.relation == THIRD and duty.column == NO_RECORD
    ]
    told = dict(zip(SILENCES, ("looked for", "with other acts on file", "not said"), strict=True))
    parts = [f"{silent.count(how)} {words}" for how, words in told.items() if how in silent]
    return f" none: {', '.join(parts)}." if silent else ""


__all__ = ["GROUPED_BY", "RECORD_FIELDS", "RecordAsked", "RecordBook", "flat_record", "record_values"]
