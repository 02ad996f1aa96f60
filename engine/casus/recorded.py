"""The part of a report on the record: what members did about each duty, and what was done without one."""

from collections.abc import Sequence

from casus.deeds import NO_RECORD_MEANS, in_short, lower, record_lines, verdict_line, without_duty
from casus.groups import Group
from casus.layout import Bit, Block, Foot, Heading, Pairs, Para, Words, bits, strong
from casus.results import ENDED, NO_RECORD, TRIGGERED
from casus.sections import Level, Section, fixed, note, shrinking
from casus.view import View
from casus.words import counted, sentence_start

_WHO, _SHORT = 16, 12  # columns for a name in the record; on a full screen


class Recorded:
    """Builds this part for one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.run = view.run
        self.voice = view.voice
        self.notes = view.notes

    def did(self) -> Section:
        """What members did about each duty, and what was done without a duty."""
        view = self.view
        if view.imagined and view.duties:
            return fixed("did", Foot("RECORD", "none: the event is imagined, and the file tells of no conduct", 9))
        owed = [group for group in view.duties if group.status in (TRIGGERED, ENDED) and in_short(group)]
        acted = without_duty(self.run, view.assessment.rows, self.voice, self.notes, view.asked.everything)
        if not owed and not acted:
            return Section("did", self._conduct())
        extra: list[Block] = [Para(words, 2, 2) for words in acted]
        seen = owed if view.asked.everything else owed[:3]  # those whose record stands in short, too
        if any(row.performance == NO_RECORD for group in seen for row in group.rows):
            extra.insert(0, Para(NO_RECORD_MEANS))
        if not owed:
            return fixed("did", Heading("WHAT STATES DID"), *extra)
        most = 99 if view.asked.everything else 2
        count = len(owed)
        levels = [Level(0, (*self._did(owed, most), *extra)), Level(2, (*self._did(owed, 1), *extra))]
        levels.append(Level(3, (*self._did(owed[:1], 1), *self._lines(owed[1:]), *extra)))
        for shown in range(count - 1, -1, -1):
            rest = self._lines(owed[1 : 1 + shown])
            levels.append(
                Level(4 if shown == count - 1 else 5, (*self._did(owed[:1], 0, count - 1 - shown), *rest, *extra))
            )
        levels.append(Level(7, (*self._verdicts(owed, 1), *extra)))
        levels.append(Level(11, (*self._verdicts(owed, 1), *extra[:1])))
        return Section("did", tuple(levels))

    def _verdicts(self, owed: Sequence[Group], shown: int) -> tuple[Block, ...]:
        """The record of so many duties by a line each, under one heading."""
        left = len(owed) - shown
        words = note(left, "more duties" if left > 1 else "more duty") or "(in full: add --all)"
        return (Heading("WHAT MEMBERS DID", words), *self._lines(owed[:shown]))

    def _did(self, owed: Sequence[Group], most: int, left: int = 0) -> list[Block]:
        """The record of some duties, each under a heading of its own: a line an entry, and the verdict of all where it is one."""
        made: list[Block] = []
        for group in owed:
            lines = record_lines(self.run, group, self.voice, self.notes, most, self.view.asked.everything)
            verdicts = {line.verdict for line in lines if line.verdict}
            one = len(verdicts) == 1 and len(lines) > 1  # then the heading has it, and not every line
            see = self.view.record(group)[1]
            told = f": {verdict_line(group, self.voice)}{'; ' + see if see else ''}" if one else ""
            name = f"{lower(self.voice.act_name(group.act))} ({self.voice.paragraph(group.norm)})"
            # at its shortest the heading does not count the other duties: that of the status does
            tail = f" {note(left)}" if left and group is owed[-1] and not (told and most == 0) else ""
            made.append(Heading("WHAT MEMBERS DID", f"about the {name}{told}{tail}"))
            rows: list[tuple[Words, Words]] = []
            for line in lines:
                verdict: list[Bit | str] = [strong(line.verdict)] if line.verdict and not one else []
                first, *rest = line.entries or ("",)
                if verdict or line.entries:
                    words = (*verdict, "; " if verdict and line.entries else "", *bits(first))
                    rows += [(sentence_start(line.who), words), *(("", words) for words in rest)]
            made.append(Pairs(tuple(rows), 2, _WHO if most else _SHORT))
        return made

    def _lines(self, owed: Sequence[Group]) -> list[Block]:
        """The record of some duties by a line each: who has which verdict."""
        made: list[Block] = []
        for group in owed:
            see = self.view.record(group)[1]
            words = f": {verdict_line(group, self.voice)}{'; ' + see if see else ''}"
            made.append(Para((strong(self.view.name(group.act, group.norm)), words), 2, 2))
        return made

    def _conduct(self) -> tuple[Level, ...]:
        """The record where no duty is there to hold it against."""
        rows: list[tuple[Words, Words]] = []
        for event in self.run.scenario.conduct:
            who = self.voice.series(str(value) for _, values in event.roles[:1] for value in values)
            date = f"{event.date.text}: " if event.date else ""
            rows.append((sentence_start(who), (date, self.voice.deed(event), *self.notes.of(event.cites, most=1))))
        head = "WHAT STATES DID"

        def build(shown: int, left: str) -> Sequence[Block]:
            if not shown:
                return [Heading(head, f"({counted(len(rows), 'entry')}: add --all)")]
            return [Heading(head, left or "(no duty to hold it against)"), Pairs(tuple(rows[:shown]), 2, _WHO)]

        return shrinking(len(rows), 0, build, 4) if rows else ()
