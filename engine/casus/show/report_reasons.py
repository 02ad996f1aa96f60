"""The second half of a report: what decided it, the questions and accounts it turns on, and the sources."""

from collections.abc import Sequence
from shlex import quote

from casus.ask.reasons import untold
from casus.ask.turns_on import (
    PLEDGES,
    Leg,
    Point,
    asked,
    bare,
    effect_words,
    held_by,
    label,
    said,
    silence,
    used,
    weight,
)
from casus.assessment.cases import ACCOUNT, QUESTION, SILENCE, disputes_of
from casus.assessment.engine import Run
from casus.assessment.results import CONTESTED, ENDED, EXACT, NEAR, TRIGGERED, Row, owed
from casus.assessment.standing import MOST_CHANGES
from casus.files.days import show_day
from casus.law.model import Dispute, Event
from casus.show.blocks import (
    Bit,
    Block,
    Foot,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Table,
    Words,
    bad,
    dim,
    fixed,
    join,
    pasted,
    shrinking,
    strong,
    unbroken,
)
from casus.show.conduct import first_sentence
from casus.show.grounds import columns, disputes_about, lower, wrap_paragraph
from casus.show.view import View, deniers
from casus.words.names import Voice, counted, number, read_counts, sentence_start, series

_UNTOLD = "Too many things are left open together to try every case."
_ID = 20  # columns for the id of an event, at most

_LEAST = 14
"""A rank above all others, for what only the fullest screens do without."""


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
        grounds = view.grounds
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
            unbroken(
                f"{event.id} {'(did not happen)' if event.denied else event.date.text if event.date else ''}".strip()
            )
            for event in (*happened, *denied)
        ]
        last = (
            (
                Level(
                    max(6, levels[-1].rank), (Foot("DECIDED BY", (*join(named, ", "), ". In words: add --all"), 12),)
                ),
                Level(_LEAST, (Foot("DECIDED BY", f"{counted(len(named), 'event')}: add --all", 12),)),
            )
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
            [bad("did not happen"), f", says the file: {said_so}"] if event.denied else [sentence_start(said_so)]
        )
        words += self.notes.of(event.cites, most=2 if view.asked.everything else 1)
        assumed = [
            silence(self.run, f"{name}.{role}", value)
            if value in event.values(role)
            else f"{role} {value.replace('_', ' ')}"
            for name, role, value in view.assessment.assumed
            if name == event.id
        ]
        if assumed:
            words.append(f"; assumed here: {', '.join(assumed)}")
        if event.id in view.assessment.vague:
            words.append("; the day is not known")
        about = disputes_about(self.run, event)
        letters = [letter for name in about for letter in view.disputed_letters(name)]
        if about:
            words.append(f"; accounts differ{f', see {series(letters)}' if letters else ''}")
        name = event.id if len(event.id) <= _ID else event.id[: _ID - 3] + "..."
        return name, event.date.text if event.date is not None else "", words

    # ---- what it turns on -------------------------------------------------------------------------------------------

    def contested(self) -> Section:
        """What another answer, another account or what the file leaves open would change, alone or together; who holds which."""
        view = self.view
        points = view.points
        far = self._far()
        if not points:
            return fixed("contested", Foot("CONTESTED", far or self._same(), 11))
        kind = "default reading; others exist" if view.default else "other answers exist"
        rough = any(row.reach not in ("", EXACT) for row in view.assessment.rows)
        if rough:
            kind = "at least these: too much is open together to list all"
        tail = [Para(far, 2)] if far else []

        held = any(point.held for point in points)
        none = Foot("CONTESTED", far or self._same(), 11)

        head = Heading("CONTESTED", f"({kind}; none is rated as likelier)") if held else none
        if held and all(_untold(point) for point in points if point.held):
            head = Heading("OPEN", "(the file does not say; nobody on file differs)")

        def build(brief: bool) -> tuple[Block, ...]:
            return (head, *self._points(points, brief), *tail)

        named = [none] if not held else []  # all of them at any length, for other lines name the letters
        kinds = {
            point.letter: "ARGUABLE" if not point.held else "OPEN" if _untold(point) else "CONTESTED"
            for point in points
        }
        for heading in ("CONTESTED", "OPEN", "ARGUABLE"):
            legs = [
                f"{one.letter}: {' + '.join(label(leg) or leg[1] for leg in one.legs)}"
                for one in points
                if kinds[one.letter] == heading
            ]
            if legs:
                named.append(Foot(heading, f"{'; '.join(legs)}. In words: add --all", len(heading) + 2))
        return Section("contested", (Level(0, build(False)), Level(3, build(True)), Level(11, (*named, *tail))))

    def unowed(self) -> Section:
        """What is owed under no view, and yet does not stand the same under all: no doubt that matters, so it has a line of its own."""
        view = self.view
        found: dict[str, dict[str, None]] = {}
        unowed: list[Row] = []
        somewhere = {row.norm for row in view.assessment.rows if any(map(owed, (*row.statuses, *row.statuses_unheld)))}
        for row in view.assessment.rows:
            near = weight(self.voice, row.norm)[1] == PLEDGES.index(PLEDGES[0]) and not view.place_of(row.norm)
            counts = view.asked.everything or near  # how treaties less engaged stand is in a line of theirs
            others = [status for status in row.statuses if status != row.status]
            if row.kind != "duty" or not row.bound or not others or not counts:
                continue
            if row.norm not in somewhere:
                unowed.append(row)
                found.setdefault(f"{view.name(row.act, row.norm)}: {row.status} here", {}).update(dict.fromkeys(others))
        told = [f"{here}, under other views {' or '.join(others)}" for here, others in found.items()]
        far = ", as far as the file tells" if any(untold(view.run, row) for row in unowed) else ""
        return (
            fixed("unowed", Foot("NOT OWED", f"under any view{far}. {'; '.join(told)}.", 10))
            if told
            else Section("unowed", ())
        )

    def _points(self, points: Sequence[Point], brief: bool) -> list[Block]:
        """The points, those that nobody on file holds under a heading of their own."""
        made: list[Block] = []
        told = False
        for point in points:
            if not point.held and not told:
                made.append(Heading("ARGUABLE", "(nobody on file holds all of what would change it)"))
                told = True
            made += self._point(point, brief)
        return made

    def _far(self) -> str:
        """What is contested and yet turns on no few things together: such a change is not listed."""
        view = self.view
        rows = [
            row
            for row in view.assessment.rows
            if row.kind in ("duty", "breach") and row.standing == CONTESTED and not row.turns_on
        ]
        names = list(dict.fromkeys(view.name(row.act, row.norm) for row in rows))
        if not names:
            return ""
        which = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        return f"{which}: {view.beyond(rows)}."

    def _same(self) -> str:
        """That nothing is contested, as far as that was looked at."""
        view, spread = self.view, self.view.run.over_all()
        if spread is not None and spread.reach == NEAR:
            return f"{_UNTOLD} No change leads to another result, alone or with up to {spread.radius - 1} more."
        others = {row.act: row.norm for row in view.assessment.rows if row.standing == CONTESTED and row.bound}
        if others:
            names = ", ".join(view.name(act, norm) for act, norm in list(others.items())[:3])
            return f"No duty and no ban. What is neither: {names}. See casus turns-on {quote(view.asked.name)} --all."
        if not view.sure:
            return "Nothing, as far as looked."
        speaks = view.live or view.scope.bound or not view.scope.unbound
        if not speaks or not any(row.trigger for row in view.assessment.rows):
            return "Nothing." if view.scope.unread else "Nothing: no rule on file speaks of a case like this."
        denied = view.voice.series(deniers([row for row in view.assessment.rows if row.bound]))
        if denied:
            return f"No answer or account on file changes what is owed or broken; {denied} said otherwise, on a ground that is no answer: see WHO SAYS WHAT."
        return "Nothing: under every view that somebody on file holds, the same is owed and the same is broken."

    def accounts(self) -> Section:
        """The accounts that differ and change nothing here: one line, so that nobody wonders."""
        idle = [dispute for dispute in self.run.scenario.disputes if not self.view.disputed_letters(dispute.id)]
        if not idle:
            return Section("accounts", ())
        told: list[Block] = [Heading("ACCOUNTS DIFFER", "and nothing here depends on it"), *map(self._idle, idle)]
        named = Foot(
            "ACCOUNTS DIFFER",
            f"and nothing here depends on it: {', '.join(item.id for item in idle)}. In words: add --all",
            2,
        )
        return Section("accounts", (Level(0, tuple(told)), Level(1, (named,)), Level(9, ())))

    def _point(self, point: Point, brief: bool = False) -> list[Block]:
        """One point: what is asked, each side with who holds it in alphabetical order, and what another one would do."""
        if point.alone:
            return self._single(point, brief)
        if brief:
            return self._together(point)
        made: list[Block] = []
        for place, leg in enumerate(point.legs):
            mark = strong(point.letter) if not place else "and"
            values = dict.fromkeys([used(self.run, leg), *(effect.values[place] for effect in point.effects)])
            sides = [self._side(leg, value, "") for value in values]
            made.append(Pairs(((mark, self._title(leg)),), 2, 3 if not place else 4))
            made += [Para(sentence_start(text), 5, 2) for _, text in sorted(sides)]
        for effect in point.effects:
            which = " and ".join(
                said(self.run, leg, value) for leg, value in zip(point.legs, effect.values, strict=True)
            )
            start = f"If {lower(which)}" if len(point.effects) > 1 else "If all of this is otherwise"
            made.append(Para(f"{start}: {effect_words(effect, self.voice, 2)}.", 5, 2))
        return made

    def _single(self, point: Point, brief: bool) -> list[Block]:
        (leg,) = point.legs
        if brief and leg[0] == SILENCE:
            return self._together(point)
        sides = [self._side(leg, used(self.run, leg), "", brief)]
        for effect in point.effects:
            does = effect_words(effect, self.voice, 1 if brief else 2)
            sides.append(self._side(leg, effect.values[0], does, brief))
        texts = [sentence_start(text) for _, text in sorted(sides, key=lambda side: side[0])]
        made: list[Block] = [Pairs(((strong(point.letter), self._title(leg)),), 2, 3)]
        return [*made, *(Para(text, 5, 2) for text in ([" ".join(texts)] if brief else texts))]

    def _title(self, leg: Leg) -> list[Bit | str]:
        """What a leg is about, with its name on a command line."""
        title = sentence_start(bare(asked(self.run, leg)))
        title += "?" if leg[0] == QUESTION and not title.endswith("?") else ""
        name = label(leg)
        return [title, " (", dim(name), ")"] if name else [title]

    def _side(self, leg: Leg, value: str, does: str, brief: bool = False) -> tuple[str, str]:
        """One side of a leg: by what it is put in order, and who says what, with what follows."""
        holder = held_by(self.run, leg, value, self.voice)
        here = value == used(self.run, leg)
        told = said(self.run, leg, value)
        told = first_sentence(told, clause=True) if brief else told
        if holder:
            who = f"{holder}{' (used here)' if here else ''}: "
        elif leg[0] != SILENCE and not here:
            who = "nobody on file: "
        else:
            who = "assumed here: " if here else "if " if does else ""
        tail = self._why_default(leg, value) if here and not does else ""
        tail = (
            f" Then {does}." if does and (holder or who.startswith("nobody")) else f", then {does}." if does else tail
        )
        text = f"{who}{told}{'' if tail.startswith(',') else '.'}{tail}"
        return holder.removeprefix("the ").casefold(), text

    def _why_default(self, leg: Leg, value: str) -> str:
        """Why an account is the one that is taken unless another is asked for; empty where that is not the file's default."""
        dispute = disputes_of(self.run.law, self.run.scenario).get(leg[1]) if leg[0] == ACCOUNT else None
        told = dispute is not None and dispute.default == value and bare(dispute.because)
        return f" Why the default: {told}." if told else ""

    def _together(self, point: Point) -> list[Block]:
        """A point in few lines: who holds each part, and what follows from all of it."""
        made: list[Block] = []
        for place, effect in enumerate(point.effects):
            parts: list[Bit | str] = []
            for leg, value in zip(point.legs, effect.values, strict=True):
                holder = held_by(self.run, leg, value, self.voice)
                told = first_sentence(said(self.run, leg, value), clause=True)
                nobody = "nobody on file: " if leg[0] != SILENCE else "if "
                parts += ["; and " if parts else "", f"{holder}: " if holder else nobody, told]
                parts += [" (", dim(label(leg)), ")"] if label(leg) else [" (the file is silent)"]
            words: list[Bit | str] = [*parts, f". Then {effect_words(effect, self.voice, 1)}."]
            words[1] = sentence_start(str(words[1]))
            made.append(Pairs(((strong(point.letter) if not place else "", words),), 2, 3))
        return made

    def _idle(self, dispute: Dispute) -> Para:
        """A dispute that changes nothing: both sides, in alphabetical order, and which account was used."""
        used = self.run.choice.versions[dispute.id]
        parts = []
        for version in sorted(dispute.versions, key=lambda item: self.voice.holders(item.held_by).casefold()):
            mark = " (used here)" if version.id == used else ""
            parts.append(
                f"{self.voice.holders(version.held_by)}{mark}: {bare(version.says) or version.id.replace('-', ' ')}."
                f"{self._why_default((ACCOUNT, dispute.id), version.id) if mark else ''}"
            )
        about = sentence_start(bare(dispute.about) or dispute.id.replace("-", " "))
        return Para((f"{about}. {' '.join(map(sentence_start, parts))}",), 2, 3)

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


# ---- for explanations ---


def turn_lines(run: Run, row: Row, full: bool, away: Sequence[Row] = ()) -> list[str]:
    """The smallest sets of changes that change the status. away: rows of the same norm that other accounts set off."""
    others = [turn._replace(status=f"{turn.status} by {item.trigger}") for item in away for turn in item.turns_on]
    turns = [*row.turns_on[: None if full else 6], *others]
    if not turns:
        return []
    lines = ["", "ANOTHER ANSWER OR ACCOUNT CHANGES IT"]
    for turn in turns:
        options = {"question": "--answer {}={}", "account": "--account {}={}"}
        said = [
            options[change.what].format(change.id, change.value)
            if change.what in options
            else f"if {silence(run, change.id, change.value)}"
            for change in turn.changes
        ]
        lines.extend(columns("  ", "      ", " ".join(said), turn.status))
    if len(row.turns_on) > 6 and not full:
        lines.append(f"  {len(row.turns_on) - 6} more: add --all")
    return lines


def _untold(point: Point) -> bool:
    """Whether it is only something of which the file is silent: nobody on file differs about it."""
    return all(what == SILENCE for what, _ in point.legs)


def _singular(what: str) -> str:
    """The name of one of several things."""
    first, _, rest = what.replace("or facts", "or fact").partition(" ")
    return f"{first[:-1]} {rest}".rstrip()


def smallest_lines(run: Run, row: Row, command: str, full: bool) -> list[str]:
    """The fewest changes of facts, and of answers, that would trigger a norm, or undo it. command: what makes changes to the scenario."""
    from casus.ask.smallest import holders, smallest

    found = smallest(run, row)
    lines = ["", f"SMALLEST CHANGE that {'undoes' if found.undo else 'triggers'} it"]
    joined = "facts with an answer that somebody holds"
    parts = (("the facts", found.facts), ("the reading", found.reading), (joined, found.both))
    for name, turns in parts if found.both else parts[:2]:
        if not turns:
            lone = any(owed(status) != found.undo for status in row.statuses)
            held = (
                f"none of up to {number(MOST_CHANGES)} answers that somebody on file holds"
                if lone
                else "none that somebody on file holds"
            )
            none = held if name == "the reading" else "none of those tried"
            lines.append(f"  of {name}: {none}")
        for turn in turns[: None if full else 3]:
            together = f"{len(turn.changes)} changes together: " if len(turn.changes) > 1 else ""
            end = found.ends.get(turn, 0)
            then = f"owed until {show_day(end)}, then over" if end else turn.status
            held = Voice(run.law, run.scenario).holders(holders(run, turn)) if turns is found.both else ""
            says = f"of {name}: {together}{then}{f'; the answer is held by {held}' if held else ''}"
            lines.extend(wrap_paragraph(says, "    ", "  "))
            lines.extend(pasted([command, *found.command(turn)], 4))
        if len(turns) > 3 and not full:
            lines.append(f"  {len(turns) - 3} more of {name}: add --all")
    tried = [f"{number} {what if number != 1 else _singular(what)}" for what, number in found.varied.items() if number]
    if tried:
        said = f"Facts tried, up to {found.radius} changes at once: {', '.join(tried)}. Not tried: {series(list(found.untried))}."
        lines.extend(wrap_paragraph(said, "    ", "  "))
    return lines
