"""The report on one scenario, on one screen: what is triggered, why, what it turns on, what members did, and where that is from."""

from collections.abc import Sequence
from shlex import quote
from typing import Any

from casus.ask.turns_on import point_options
from casus.assessment.results import ENDED, NO_RECORD, TRIGGERED
from casus.files.days import show_day, written_day
from casus.law.model import Event
from casus.scenarios.doubles import out_of_time
from casus.scenarios.model import Position, Scenario
from casus.show.blocks import (
    COLUMNS,
    LINES,
    Bit,
    Block,
    Commands,
    Foot,
    Gap,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Table,
    Words,
    bits_of,
    fit,
    fixed,
    height,
    measure,
    note,
    shrinking,
    strong,
    unbroken,
    whole,
)
from casus.show.conduct import (
    NO_RECORD_MEANS,
    SAME,
    Given,
    asked,
    first_sentence,
    given,
    in_short,
    record_lines,
    verdict_line,
    where_owed,
    without_duty,
)
from casus.show.grounds import Group, lower
from casus.show.report_answer import AnswerSection, title
from casus.show.report_reasons import Reasons
from casus.show.view import View
from casus.words.names import counted, sentence_start, series

_HEAD = "WHO SAYS WHAT"


def position_words(position: Position) -> str:
    """What somebody said of a clause, in a word or two."""
    return position.says.replace("_", " ")


def views(view: View) -> Section:
    """The views of the law that the file tells of: in full, with the first words of each reason, without reasons, or counted."""
    order = {name: place for place, name in enumerate(view.voice.ordered(item.by for item in view.scenario.positions))}
    told = sorted(view.scenario.positions, key=lambda item: (order[item.by], item.date, item.clause))
    if not told:
        return Section("views", ())
    by_clause: dict[str, dict[str, list[str]]] = {}
    for item in sorted(told, key=lambda item: item.clause):
        by_clause.setdefault(item.clause, {}).setdefault(position_words(item), []).append(item.by)
    short = Pairs(
        tuple(
            (unbroken(clause), "; ".join(f"{view.voice.listed(who)}: {words}" for words, who in found.items()))
            for clause, found in by_clause.items()
        )
    )
    total, who = f"{counted(len(told), 'view')} of the law", view.voice.series(item.by for item in told)
    named = f"{total} ({who}): add --all"
    room = COLUMNS - len(_HEAD) - 2
    count = Foot(_HEAD, named if len(named) <= room else f"{total}: add --all", len(_HEAD) + 2)
    return Section(
        "views",
        (
            Level(0, (Heading(_HEAD, "of the law"), _table(view, told, False))),
            Level(2, (Heading(_HEAD, "of the law (in full: add --all)"), _table(view, told, True))),
            Level(4, (Heading(_HEAD, "of the law (with reasons: add --all)"), short)),
            Level(7, (count,)),
        ),
    )


def _table(view: View, told: list[Position], brief: bool) -> Table:
    """One row a view: who, the clause, and what. The name stands once where somebody has several."""
    rows: list[tuple[Words, ...]] = []
    before = ""
    for item in told:
        ground = first_sentence(item.ground, clause=True) if brief else item.ground
        words: list[Bit | str] = [strong(position_words(item)), f": {ground}" if ground else ""]
        words.append(f" ({item.date})" if item.date else "")
        name = view.voice.name(item.by)
        rows.append(
            (
                f"{name[:1].upper()}{name[1:]}" if item.by != before else "",
                item.clause,
                (*words, *view.notes.of(item.cites, most=1 if brief else 2)),
            )
        )
        before = item.by
    return Table(tuple(rows), 2, False)


def positions_of(scenario: Scenario, paragraph: str) -> list[dict[str, Any]]:
    """The views of one paragraph as plain values, in the order of the file."""
    return [
        {
            "by": item.by,
            "clause": item.clause,
            "says": position_words(item),
            "ground": item.ground,
            "answer": dict(item.answer),
            "date": item.date or None,
            "sources": [cite.source for cite in item.cites],
        }
        for item in scenario.positions
        if item.clause == paragraph
    ]


IMAGINED = "none: the event is imagined, and the file does not tell what members did"
"""Why there is no record to compare a duty with."""
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
            return fixed("did", Foot("RECORD", IMAGINED, 9))
        owed = [group for group in view.duties if group.status in (TRIGGERED, ENDED) and in_short(group)]
        rows, everything = view.assessment.rows, view.asked.everything
        acted = without_duty(self.run, rows, self.voice, self.notes, everything)
        doubtful = where_owed(self.run, rows, self.voice, self.notes, everything)
        few: list[Block] = [Para(words, 2, 2) for words in doubtful]
        aside = (*acted, *self._uncounted())
        extra = [*few, *(Para(words, 2, 2) for words in aside)]
        if aside:
            few.append(
                Para(f"{counted(len(aside), 'more line')}, on acts that count for no duty owed here: add --all", 2)
            )
        if not owed and not acted and not doubtful:
            return Section("did", self._conduct())
        seen = owed if view.asked.everything else owed[:3]  # those whose record stands in short, too
        if any(row.performance == NO_RECORD for group in seen for row in group.rows):
            extra.insert(0, Para(NO_RECORD_MEANS))
            few.insert(0, Para(NO_RECORD_MEANS))
        if not owed:
            return fixed("did", Heading("WHAT STATES DID"), *extra)
        count = len(owed)
        if everything:
            return fixed("did", *self._did(owed), *extra)
        shared = [group for group in owed if len(group.bearers) > 1]  # of what one member alone owes its line tells
        owed = [*shared[:1], *(group for group in owed if group not in shared[:1])]
        levels = []
        two, one, brief, line = (
            given(self.run, owed[0], view.assessment.rows, self.voice, self.notes, most) for most in (2, 1, 0, -1)
        )
        wanted = asked(self.run, owed[0], self.voice, self.notes)
        for shown in range(count - 1, -1, -1):
            rest = self._lines(owed[1 : 1 + shown])
            levels.append(
                Level(
                    0 if shown == count - 1 else 4,
                    (*self._given(owed[0], two, count - 1 - shown, wanted), *rest, *extra),
                )
            )
        levels.append(Level(5, (*self._given(owed[0], two, count - 1, wanted), *few)))
        levels.append(Level(6, (*self._given(owed[0], one, count - 1, wanted), *few)))
        levels.append(Level(7, (*self._given(owed[0], brief, count - 1, wanted), *few)))
        levels.append(Level(8, (*self._given(owed[0], line, count - 1, wanted), *few)))
        levels.append(Level(9, (*self._given(owed[0], line, count - 1), *few)))
        levels.append(Level(12, (*self._verdicts(owed, 1), *few)))
        return Section("did", tuple(levels))

    def _uncounted(self) -> list[Words]:
        """Entries of the record that count for no duty, those that lie before all they could answer among them: none is hidden."""
        rows = self.view.assessment.rows
        used = {deed.event for row in rows for deed in row.deeds}
        words = self.run.law.vocabulary.predicates
        used |= {item.id for item in self.run.scenario.conduct if not words[item.word].record}
        early = {event.id: where for event, where, early in out_of_time(self.run.scenario, self.run.law) if early}
        there = [item for item in self.run.scenario.conduct if item.id in self.run.case.events and not item.denied]
        left = [item for item in there if item.id not in used]
        slips, rest = [item for item in left if item.id in early], [item for item in left if item.id not in early]
        told = [self._entry(f"Not counted, for it {early[item.id]}", item) for item in slips]
        if rest and not self.view.asked.everything:
            names = series([item.id for item in rest]) if len(rest) < 4 else counted(len(rest), "entry")
            return [*told, f"Counts for no duty here: {names}. In words: add --all"]
        return [*told, *(self._entry("Counts for no duty here", item) for item in rest)]

    def _entry(self, why: str, event: Event) -> Words:
        who = self.voice.series(str(value) for _, values in event.roles[:1] for value in values)
        date = f"{event.date.text}, " if event.date is not None else ""
        return (f"{why}: {date}{who}: {self.voice.deed(event)}", *self.notes.of(event.cites, most=1))

    def _verdicts(self, owed: Sequence[Group], shown: int) -> tuple[Block, ...]:
        """The record of so many duties by a line each, under one heading."""
        left = len(owed) - shown
        words = note(left, "more duties" if left > 1 else "more duty") or "(in full: add --all)"
        return (Heading("WHAT MEMBERS DID", words), *self._lines(owed[:shown]))

    def _given(self, group: Group, made: Sequence[Given], left: int, wanted: Words = "") -> tuple[Block, ...]:
        """What was asked, and what each member did about the first duty and by itself, in a line or two each. left: how many duties are not
        told. wanted: what was asked; empty where there is no room for it."""
        see = self.view.record(group)[1]
        name = f"{lower(self.voice.act_name(group.act))} ({self.voice.paragraph(group.norm)})"
        tail = f" {note(left)}" if left else ""
        verdicts = {item.verdict for item in made if item.verdict}
        one = f": {verdicts.pop()}" if len(verdicts) == 1 else ""
        rows: list[tuple[Words, Words]] = []
        if wanted:
            rows.append(("Asked", wanted))
        before = ""
        for item in made:
            verdict = "" if one else item.verdict if item.verdict != before else SAME
            rows.append((sentence_start(item.who), (strong(verdict), *self._entries(item, bool(one)))))
            before = item.verdict
        head = f": {name}{one}{'; ' + see if see else ''}; * marks what counts{tail}"
        return Heading("WHAT MEMBERS DID", head), Pairs(tuple(rows), 2, _SHORT)

    def _entries(self, item: Given, bare: bool) -> list[Bit | str]:
        made: list[Bit | str] = []
        for place, words in enumerate(item.entries):
            made += ["; " if place or (item.verdict and not bare) else "", *bits_of(words)]
        return made

    def _did(self, owed: Sequence[Group]) -> list[Block]:
        """The record of all duties, each under a heading of its own: what was asked, then a line an entry, and the verdict of all where it
        is one."""
        made: list[Block] = []
        told: set[tuple[str, ...]] = set()
        for group in owed:
            lines = record_lines(self.run, group, self.voice, self.notes)
            verdicts = {line.verdict for line in lines if line.verdict}
            one = len(verdicts) == 1 and len(lines) > 1  # then the heading has it, and not every line
            see = self.view.record(group)[1]
            verdict_of_all = f": {verdict_line(group, self.voice)}{'; ' + see if see else ''}" if one else ""
            name = f"{lower(self.voice.act_name(group.act))} ({self.voice.paragraph(group.norm)})"
            made.append(Heading("WHAT MEMBERS DID", f"about the {name}{verdict_of_all}"))
            rows: list[tuple[Words, Words]] = []
            if group.towards not in told and (wanted := asked(self.run, group, self.voice, self.notes)):
                rows.append(("Asked", wanted))
            told.add(group.towards)
            for line in lines:
                verdict: list[Bit | str] = [strong(line.verdict)] if line.verdict and not one else []
                first, *rest = line.entries or ("",)
                if verdict or line.entries:
                    words = (*verdict, "; " if verdict and line.entries else "", *bits_of(first))
                    rows += [(sentence_start(line.who), words), *(("", words) for words in rest)]
            made.append(Pairs(tuple(rows), 2, _WHO))
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
            return [Heading(head, left or "(there is no duty to compare it with)"), Pairs(tuple(rows[:shown]), 2, _WHO)]

        return shrinking(len(rows), 0, build, 4) if rows else ()


RESTORE = (
    "did",
    "contested",
    "did",
    "contested",
    "accounts",
    "did",
    "decided",
    "accounts",
    "did",
    "views",
    "contested",
    "decided",
    "short",
    "live",
    "missing",
    "broken",
    "next",
    "treaties",
    "happened",  # its first sentence is not taken while anything else can give way
)
"""In which order the parts of a report get back what a tight screen took from them."""


def report(view: View) -> list[Block]:
    """The report as blocks, for a screen or for Markdown.

    view: one scenario, assessed. Unless everything is asked for, the blocks fit on one screen; what is left out is counted,
    with the option that shows it. Every letter that is named is explained: at each length all points stand under CONTESTED or ARGUABLE.
    """
    asked = view.asked
    answer, reasons = AnswerSection(view), Reasons(view)
    sections = [
        fixed("title", title(view), *_unreviewed(view), *_follows(view), *_changed(view)),
        happened(view),
        fixed("gap", Gap()),
        answer.short(),
        answer.treaties(),
        answer.unknown(),
        answer.live(),
        answer.broken(),
        answer.missing(),
        reasons.decided(),
        reasons.contested(),
        reasons.unowed(),
        reasons.accounts(),
        views(view),
        Recorded(view).did(),
    ]
    commands = next_commands(view)
    short = commands._replace(rows=commands.rows[:2])
    last = Section("next", (Level(0, (commands,)), Level(5, (short,))))
    if asked.everything or asked.sources:
        body = view.notes.number(
            whole([*sections, last]) if asked.everything else fit([*sections, last], RESTORE, LINES - 1)
        )
        return [*body[:-1], *reasons.sources(), body[-1]]
    heights = measure([*sections, last])
    for room in range(LINES - 1, 0, -1):  # once sources have their numbers, a line can turn out longer than it seemed
        *body, end = view.notes.number(fit([*sections, last], RESTORE, room, heights))
        for brief in (False, True):
            made = [*body, *reasons.sources(brief), end]
            if height(made) <= LINES:
                return made
    return made


_FEW = 235  # letters: three lines of a screen


def happened(view: View) -> Section:
    """What happened, by the file's summary, or by its events where it has none: as many sentences as three lines hold; on a tight screen
    the first, or none where nothing else can give way."""
    parts = " ".join(view.scenario.summary.split()).split(". ")
    sentences = [f"{part.rstrip('.')}." for part in parts if part] or _story(view)
    if not sentences:
        return Section("happened", ())
    told = sentences[:1]
    for sentence in sentences[1:]:
        if len(" ".join([*told, sentence])) > _FEW:
            break
        told.append(sentence)
    first = [Level(1, (Para(sentences[0], 0),))] if len(told) > 1 else []
    return Section("happened", (Level(0, (Para(" ".join(told), 0),)), *first, Level(_LAST, ())))


_LAST = 11  # below only what each member did: who does not know the event cannot follow the rest
_TOLD = 3


def _story(view: View) -> list[str]:
    """The events of a file in sentences, the earlier first: at most three, those that the result rests on before others. What the file
    leaves out is not filled in; who alone says a thing is named."""
    chosen = view.run.case.events
    there = [chosen[item.id] for item in view.scenario.happenings if item.id in chosen]
    told = [item for item in there if item.date is not None and not item.denied]
    decided = {item.id for item in view.grounds.events}
    could = {row.trigger for row in view.assessment.rows}
    told.sort(key=lambda item: (item.id not in decided, item.id not in could, item.date.first if item.date else 0))
    few = sorted(told[:_TOLD], key=lambda item: item.date.first if item.date else 0)
    made = [_sentence(view, item) for item in few]
    left = len(told) - len(few)
    return [*made, f"{sentence_start(counted(left, 'more event'))} in the file."] if left else made


def _sentence(view: View, event: Event) -> str:
    """One event with its day, as a sentence."""
    assert event.date is not None
    first = written_day(event.date.text)
    on = f"{'On' if first[:1].isdigit() and ' ' in first else 'In'} {first}"
    if event.until is not None and event.until.text != event.date.text:
        last = written_day(event.until.text)
        month = f" {last.partition(' ')[2]}"
        on = f"From {first.removesuffix(month)} to {last}"
    word = (
        f", as {view.voice.series(event.held_by)} {'say' if len(event.held_by) > 1 else 'says'}"
        if event.held_by
        else ""
    )
    return f"{on} {view.voice.event(event)}{word}."


def _follows(view: View) -> list[Block]:
    """The incidents whose duties this one continues: the duties of these are not told here."""
    names = view.scenario.follows
    return (
        [Para(f"Continues {series(list(names))}. What was owed there is told and counted there.", 0)] if names else []
    )


def _unreviewed(view: View) -> list[Block]:
    """That a file is a draft: what it says is still to be asked."""
    open_ones = view.scenario.asked
    words = f"Not reviewed: {counted(open_ones, 'note')} of this file {'say' if open_ones > 1 else 'says'} what is still to be asked"
    return [Para(f"{words}: casus check {quote(view.asked.name)}.", 0)] if open_ones else []


def _changed(view: View) -> list[Block]:
    """What is otherwise in a scenario that changes another: the first changes, as many as three lines hold, or all of them."""
    if not view.scenario.origin:
        return []
    name, *changes = view.scenario.origin
    told = list(changes)
    while len(told) > 1 and not view.asked.everything and len("; ".join(told)) > _FEW:
        told.pop()
    left = len(changes) - len(told)
    more = f"; {counted(left, 'more change')}: add --all" if left else ""
    return [Para(f"Changed from {name}: {'; '.join(told) or 'nothing'}{more}.", 0)]


def next_commands(view: View) -> Commands:
    """Commands that lead further, complete, that work when pasted."""
    name, options, paragraph = quote(view.asked.name), view.asked.options, view.voice.paragraph
    rows: list[tuple[str, str]] = []
    first = next(iter([*view.duties, *view.breaches, *view.others]), None)
    turning = next((row for row in view.assessment.rows if row.kind == "duty" and row.turns_on), None)
    if first is not None:
        rows.append((f"casus explain {name} {paragraph(first.norm)} --for {quote(first.bearers[0])}{options}", ""))
        rows.append((f"casus law {first.first.clause} --on {show_day(first.first.critical_date)}", ""))
    elif turning is not None:
        rows.append((f"casus explain {name} {paragraph(turning.norm)} --for {quote(turning.bearer)}{options}", ""))
    changed = next((point for point in view.points if point_options(point, point.effects[0])), None)
    if changed is not None:
        rows.append((f"casus assess {name}{options} {point_options(changed, changed.effects[0])}", ""))
    if len(rows) < 2:
        from casus.show.view import absent_duties

        missing = absent_duties(view.run, view.assessment.rows, view.voice, why=False)
        rows += [(f"casus explain {name} {paragraph(item.norm)}{options}", "") for item in missing[:1] if not first]
        rows.append(("casus list", ""))
    return Commands("NEXT", tuple(rows[:3]))
