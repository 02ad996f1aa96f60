"""The second half of a report: what decided it, the questions and accounts it turns on, and the sources."""

from collections.abc import Callable, Sequence

from casus.deeds import first_sentence
from casus.grounds import disputes_about, grounds_of
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
from casus.results import ENDED, TRIGGERED
from casus.scenario import Dispute, Event
from casus.sections import Level, Section, fixed, shrinking
from casus.view import View
from casus.words import counted, read_counts, sentence_start, series

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
        last = (
            (Level(max(6, levels[-1].rank), (Foot("DECIDED BY", (*join(named, ", "), ". In words: add --all"), 12),)),)
            if named
            else ()
        )
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
