"""The second half of a report: what decided it, the questions and accounts it turns on, the record, and the sources."""

from collections.abc import Callable, Sequence

from casus.deeds import NO_RECORD_MEANS, Line, first_sentence, in_short, lower, record_lines, verdict_line, without_duty
from casus.grounds import disputes_about, grounds_of
from casus.groups import Group
from casus.layout import Bit, Block, Foot, Heading, Pairs, Para, Table, Words, bad, dim, join, strong, whole
from casus.points import (
    ACCOUNT,
    BOTH,
    QUESTION,
    RECORD,
    SILENCE,
    Point,
    asked,
    bare,
    effect_words,
    halves,
    held_by,
    said,
)
from casus.results import ENDED, NO_RECORD, TRIGGERED
from casus.scenario import Dispute, Event
from casus.sections import Level, Section, fixed, note, shrinking
from casus.view import View
from casus.words import counted, read_counts, sentence_start, series

_WHO = 16  # columns for a name in the record
_ID = 20  # columns for the id of an event, at most


class Reasons:
    """Builds these parts for one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.run = view.run
        self.voice = view.voice
        self.notes = view.notes

    # ---- what decided it --------------------------------------------------------------------------------------------

    def decided(self) -> Section:
        """The events and judgements the result rests on, what was assumed, and what the file says did not happen."""
        view = self.view
        weighed = [row for group in (*view.duties, *view.breaches) for row in group.rows] or view.live
        grounds = grounds_of(self.run, weighed)
        waiting = any(group.status not in (TRIGGERED, ENDED) for group in view.duties) or not view.duties
        denied = [event for event in self.run.scenario.happenings if event.denied and event not in grounds.events]
        leading = {group.first.trigger for group in (view.duties or view.breaches)[:1]}
        happened = sorted(grounds.events, key=lambda event: event.id not in leading)  # what triggers comes first
        lines: list[tuple[tuple[bool, int], tuple[Words, ...]]] = [
            ((event.id not in leading, self._day(event)), self._event(event)) for event in happened
        ]
        lines[1 if waiting else len(lines) : 0] = [((True, self._day(event)), self._event(event)) for event in denied]
        for fact in grounds.facts:
            holder = f"{self.voice.listed(fact.held_by)}: " if fact.held_by else ""
            words = (sentence_start(f"{holder}{self.voice.fact(fact)}"), *self.notes.of(fact.cites))
            judged = self.run.law.vocabulary.predicates[fact.word].appraisal
            lines.append(((True, 99999999), ("judgement" if judged else "fact", "", words)))

        def build(shown: int, left: str) -> Sequence[Block]:
            ordered = sorted(lines[:shown], key=lambda item: item[0])
            return [Heading("DECIDED BY", left), Table(tuple(line for _, line in ordered), 2, False)]

        if not lines:
            return Section("decided", ())
        levels = shrinking(len(lines), 2, build, 2)
        named = [
            whole(
                f"{event.id} {'(the file says no)' if event.denied else event.date.text if event.date else ''}".strip()
            )
            for event in (*happened, *denied)
        ]
        last = (Level(8, (Foot("DECIDED BY", (*join(named, ", "), ". In words: add --all"), 12),)),) if named else ()
        return Section("decided", (*levels, *last))

    def _day(self, event: Event) -> int:
        return event.date.last if event.date is not None else 99999998

    def _event(self, event: Event) -> tuple[Words, ...]:
        """One event: its id, its date, and what is said of it."""
        view = self.view
        said_so = self.voice.event(event, self.run.choice)
        words: list[Bit | str] = (
            [bad("the file says no"), f": {said_so}"] if event.denied else [sentence_start(said_so)]
        )
        words += self.notes.of(event.cites, most=2 if view.asked.everything else 1)
        assumed = [
            f"{role} {value.replace('_', ' ')}" for name, role, value in view.assessment.assumed if name == event.id
        ]
        if assumed:
            words.append(f"; assumed here: {', '.join(assumed)}")
        if event.id in view.assessment.vague:
            words.append("; the day is not known")
        about = disputes_about(self.run, event)
        letters = [letter for name in about for letter in view.disputed_letters(name)]
        if about:
            words.append(f"; accounts differ{', see ' + series(letters) if letters else ''}")
        name = event.id if len(event.id) <= _ID else event.id[: _ID - 3] + "..."
        return name, event.date.text if event.date is not None else "", words

    # ---- what it turns on -------------------------------------------------------------------------------------------

    def questions(self) -> Section:
        """The questions of law that alone change a status or the record, and who answers them how."""
        points = [point for point in self.view.points if point.what in (QUESTION, RECORD, BOTH)]
        other = "this is the default reading; other answers exist" if self.view.default else "other answers exist"
        if not points:
            words = (
                f"No other answer changes a duty here, alone or with another account. {sentence_start(other)}. "
                "Larger combinations are not tried."
            )
            return fixed("questions", Foot("QUESTIONS", words, 11))
        other = "default reading; others exist" if self.view.default else "other answers exist"

        def build(brief: bool) -> Callable[[int, str], Sequence[Block]]:
            def made(shown: int, left: str) -> Sequence[Block]:
                head = Heading("QUESTIONS OF LAW", left or f"({other}; at most two changes are tried)")
                return [head, *(block for point in points[:shown] for block in self._point(point, brief))]

            return made

        short = shrinking(len(points), 1, build(True), 8)
        return Section(
            "questions", (Level(0, tuple(build(False)(len(points), ""))), short[0]._replace(rank=3), *short[1:])
        )

    def accounts(self) -> Section:
        """On what happened: the accounts, who holds which, and whether another one alone changes a status; and silences."""
        turning = [point for point in self.view.points if point.what == ACCOUNT]
        silent = [point for point in self.view.points if point.what == SILENCE]
        idle = [dispute for dispute in self.run.scenario.disputes if self.view.disputed_point(dispute.id) is None]
        if not turning and not silent and not idle:
            return Section("accounts", ())
        told = [self._idle(dispute) for dispute in idle]
        named = [Para(f"{_changes_nothing(idle)}. What each says: add --all", hang=2)] if idle else []
        apart = f"({len(idle)} more, no effect alone: add --all)" if idle else ""

        def level(shown: int, brief: bool, rest: Sequence[Block], tail: str = "") -> tuple[Block, ...]:
            letters = ", ".join(point.letter for point in turning[shown:])
            if letters:
                tail = f"({len(turning) - shown}{' more' if shown else ''} with an effect, {letters}: add --all)"
            made: list[Block] = [Heading("ACCOUNTS DIFFER", tail)] if turning or idle else []
            made += [block for point in turning[:shown] for block in self._point(point, brief)]
            made += [*rest, *([Heading("THE FILE IS SILENT")] if silent else [])]
            return (*made, *(block for point in silent for block in self._point(point, brief)))

        count = len(turning)
        levels = [
            Level(0, level(count, False, told)),
            Level(1, level(count, False, named)),
            Level(3, level(count, True, named)),
        ]
        levels += [Level(4, level(count, True, (), apart))] if turning else []
        levels += [Level(min(6 + count - shown, 8), level(shown, True, ())) for shown in range(count - 1, 0, -1)]
        levels += [Level(12, level(0, True, ()))] if turning else []
        return Section("accounts", tuple(levels))

    def _point(self, point: Point, brief: bool = False) -> list[Block]:
        """One point: what is asked, and each side with who holds it, in alphabetical order; what another one would do."""
        title = sentence_start(bare(asked(self.run, point)))
        if point.what == BOTH:
            return self._both(point, title, brief)
        title += "?" if point.what in (QUESTION, RECORD) and not title.endswith("?") else ""
        name = "" if point.what == SILENCE else f"{'account' if point.what == ACCOUNT else 'question'} {point.id}"
        words: list[Bit | str] = [title]
        if name:
            words += [" (", dim(name), ")"]
        sides: list[tuple[str, str]] = []
        for value, does in (
            (point.used, ""),
            *((item.value, effect_words(item, self.voice, 1 if brief else 2)) for item in point.effects),
        ):
            holder = held_by(self.run, point, value, self.voice)
            who = (
                f"{holder} (used here): "
                if holder and not does
                else f"{holder}: "
                if holder
                else "assumed here: "
                if not does
                else ""
            )
            told = said(self.run, point, value)
            told = first_sentence(told, clause=True) if brief else told
            told = (
                f"If it is {told}: {does}."
                if does and not holder
                else f"{told}.{' Then ' + does + '.' if does else ''}"
            )
            sides.append((holder.removeprefix("the ").casefold(), f"{who}{told}"))
        texts = [sentence_start(text) for _, text in sorted(sides, key=lambda side: side[0])]
        made: list[Block] = [Pairs(((strong(point.letter), words),), 2, 3)]
        return [*made, *(Para(text, 5, 2) for text in ([" ".join(texts)] if brief else texts))]

    def _both(self, point: Point, title: str, brief: bool) -> list[Block]:
        """A pair of an account and an answer that change something together, and neither of them alone."""
        made: list[Block] = [Pairs(((strong(point.letter), title),), 2, 3)]
        for effect in point.effects:
            account, reply = halves(self.run, point.id, effect.value)
            told = bare(account.says) or account.id.replace("-", " ")
            told = first_sentence(told, clause=True) if brief else told
            does = effect_words(effect, self.voice, 1 if brief else 2)
            who = sentence_start(self.voice.holders(account.held_by))
            text = f"{who}: {told}; and {self.voice.holders(reply.held_by)}: {bare(reply.says)}. Then {does}."
            made.append(Para(text, 5, 2))
        return made

    def _idle(self, dispute: Dispute) -> Para:
        """A dispute that alone changes nothing: both sides, in alphabetical order, and which account was used."""
        used = self.run.choice.versions[dispute.id]
        parts = []
        for version in sorted(dispute.versions, key=lambda item: self.voice.holders(item.held_by).casefold()):
            mark = " (used here)" if version.id == used else ""
            parts.append(
                f"{self.voice.holders(version.held_by)}{mark}: {bare(version.says) or version.id.replace('-', ' ')}."
            )
        about = sentence_start(bare(dispute.about) or dispute.id.replace("-", " "))
        letters = self.view.disputed_letters(dispute.id)
        alone = f"No effect alone; see {series(letters)}." if letters else "No effect alone."
        return Para((f"{about}. {' '.join(map(sentence_start, parts))} {alone}",), 2, 3)

    # ---- the record -------------------------------------------------------------------------------------------------

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
        levels.append(Level(3, (*self._did(owed[:1], 1), *self._run_on(owed[1:]), *extra)))
        for shown in range(count, 0, -1):
            left = count - shown
            head = Heading("WHAT MEMBERS DID", note(left, "more duties" if left > 1 else "more duty"))
            levels.append(Level(4 if shown == count else 5, (head, *self._run_on(owed[:shown]), *extra)))
        levels += [Level(10, (*self._verdicts(owed, shown), *extra)) for shown in range(min(count, 3), 0, -1)]
        levels.append(Level(11, (*self._verdicts(owed, 1), *extra[:1])))
        return Section("did", tuple(levels))

    def _run_on(self, owed: Sequence[Group]) -> list[Block]:
        """The record of some duties, a paragraph each."""
        made: list[Block] = []
        for group in owed:
            told = verdict_line(group, self.voice)
            see = self.view.record(group)[1]
            words: list[Bit | str] = [
                strong(self.view.name(group.act, group.norm)),
                f": {told}{'; ' + see if see else ''}",
            ]
            for line in record_lines(self.run, group, self.voice, self.notes, 1):
                if self._bits(line):
                    words += [
                        f". {sentence_start(line.who) + ': ' if len(group.bearers) > 1 else ''}",
                        *self._bits(line),
                    ]
            made.append(Para(words, 2, 2))
        return made

    def _verdicts(self, owed: Sequence[Group], shown: int) -> tuple[Block, ...]:
        """The record of some duties by a line each: who has which verdict."""
        left = len(owed) - shown
        made: list[Block] = [
            Heading(
                "WHAT MEMBERS DID", note(left, "more duties" if left > 1 else "more duty") or "(in full: add --all)"
            )
        ]
        for group in owed[:shown]:
            words = verdict_line(group, self.voice)
            made.append(Para((strong(f"{self.view.name(group.act, group.norm)}"), f": {words}"), 2, 2))
        return tuple(made)

    def _did(self, owed: Sequence[Group], most: int, left: int = 0) -> list[Block]:
        made: list[Block] = []
        for group in owed:
            lines = record_lines(self.run, group, self.voice, self.notes, most, self.view.asked.everything)
            name = f"{lower(self.voice.act_name(group.act))} ({self.voice.paragraph(group.norm)})"
            tail = " " + note(left, "more duties" if left > 1 else "more duty") if left and group is owed[-1] else ""
            made.append(Heading("WHAT MEMBERS DID", f"about the {name}{tail}"))
            rows: list[tuple[Words, Words]] = []
            for line in lines:
                words: list[Bit | str] = [strong(line.verdict)] if line.verdict else []
                rest = self._bits(line)
                rows.append(
                    (
                        sentence_start(line.who) if line.who[:4] != "all " else line.who,
                        (*words, "; " if words and rest else "", *rest),
                    )
                )
            made.append(Pairs(tuple(rows), 2, _WHO))
        return made

    def _bits(self, line: Line) -> list[Bit | str]:
        return [line.words] if isinstance(line.words, str | Bit) else list(line.words)

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

    # ---- the sources ------------------------------------------------------------------------------------------------

    def sources(self, brief: bool = False) -> list[Block]:
        """How many sources stand on the screen and how far they were read; three of them, or all. brief: in one line."""
        cited = self.notes.cited()
        if not cited:
            return []
        head = f"{len(cited)}: {read_counts(cited)}."
        if self.view.asked.sources:
            rows: list[tuple[Words, Words]] = [
                (dim(f"[{place}]"), self.notes.line(item)) for place, item in enumerate(cited, 1)
            ]
            left = len(self.run.scenario.sources.keys() - self.notes.numbers.keys())
            more: list[Block] = (
                [Para(f"{counted(left, 'more source')} in the file: add --all")]
                if left and not self.view.asked.everything
                else []
            )
            return [Foot("SOURCES", head), Pairs(tuple(rows), 2, 6), *more]
        if brief:
            return [Foot("SOURCES", f"{head} All: add --sources")]
        shown = join([self.notes.short(item) for item in cited[:3]], " ")
        return [Foot("SOURCES", (head, " ", *shown, ". All: add --sources" if len(cited) > 3 else ""))]


def _changes_nothing(disputes: Sequence[Dispute]) -> str:
    """Which disputes change nothing alone."""
    names = ", ".join(dispute.id for dispute in disputes)
    return f"{'Another account' if len(disputes) == 1 else 'Other accounts'} of {names} alone change{'s' * (len(disputes) == 1)} nothing"
