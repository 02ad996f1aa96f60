"""What is on record about a duty that is explained: the verdict, the entries behind it, what each is worth, and under which answer."""

import textwrap
from collections.abc import Sequence

from casus.engine import Run
from casus.grounds import Footnotes
from casus.performance import Conduct
from casus.results import NO_RECORD, Deed, Row
from casus.words import Voice

_WORTH = {
    "full": "performs it in full",
    "part": "performs it in part",
    "nothing": "is on record as not performing it",
    "offered": "was offered and not accepted",
    "said": "bears on it and performs nothing",
}
_MOST = 3

WIDTH = 80
RIGHT = 62
"""The columns of a line, and where the right column begins."""


class Testimony:
    """Writes the record of one run."""

    def __init__(self, run: Run, notes: Footnotes, full: bool = False) -> None:
        self.run = run
        self.notes = notes
        self.full = full
        self.voice = Voice(run.law, run.scenario)
        self.conduct = Conduct(run.law, run.scenario, run.case, run.found.atoms)

    def lines(self, group: Sequence[Row]) -> list[str]:
        """The record of rows that differ in their bearer only; those with the same record together."""
        alike: dict[tuple[str, tuple[Deed, ...]], list[Row]] = {}
        for row in group:
            if row.performance and row.kind == "duty":
                alike.setdefault((row.performance, self._weighing(row.deeds)), []).append(row)
        made: list[str] = []
        for (verdict, deeds), rows in alike.items():
            who = self.voice.series(row.bearer for row in rows)
            says = "none was found, which is no refusal" if verdict == NO_RECORD else verdict
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


def columns(first: str, rest: str, text: str, right: str) -> list[str]:
    """Text on the left, wrapped, and a short note in the right column of its first line."""
    room = max(20, RIGHT - 1 - len(first))
    if len(right) > WIDTH - RIGHT:
        room = max(20, WIDTH - len(right) - 2 - len(first))
    parts = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    column = max(RIGHT, 0) if len(right) <= WIDTH - RIGHT else WIDTH - len(right)
    lines = [(first + parts[0]).ljust(column) + right if right else first + parts[0]]
    lines.extend(rest + part for part in parts[1:])
    return [line.rstrip() for line in lines]
