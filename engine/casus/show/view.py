"""One assessment, made ready to be shown: its rows in groups, what it turns on, how its names and sources are said; and the duties that nothing sets off."""

from collections.abc import Sequence
from functools import cached_property
from shlex import quote
from typing import NamedTuple

from casus.ask.choice import Assessed, taken_by_file
from casus.ask.reasons import FILE_SILENT, IN_FILE, NOT_FOUND, OPEN, Reason, how_far, reasons
from casus.ask.scope import Engaged, Scope, engaged, scope_of
from casus.ask.turns_on import PLEDGES, Point, points_of, silence, weight
from casus.assessment.cases import ACCOUNT, SILENCE
from casus.assessment.engine import Run
from casus.assessment.occasions import WhyNot
from casus.assessment.results import (
    ARGUABLE,
    BY_ITSELF,
    CONTESTED,
    DENIED,
    ENDED,
    EXACT,
    IN_PART,
    LATE,
    LIVE,
    NO_RECORD,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    PERFORMED,
    STANDINGS,
    TOGETHER,
    TRIGGERED,
    CaseAssessment,
    Row,
    differs,
    foremost,
)
from casus.assessment.standing import MOST_CHANGES
from casus.files.days import show_day
from casus.law.model import Rule
from casus.law.vocabulary import Predicate
from casus.logic.terms import Var
from casus.show.blocks import Bit, strong
from casus.show.conduct import in_short
from casus.show.grounds import Grounds, Group, Notes, grounds_of, grouped
from casus.words.names import Voice, number, series


class Asked(NamedTuple):
    """What the user asked for.

    `name` is the scenario as it was named; `changes` are the answers and accounts set on top of the reading, as in
    question=answer; `options` is all of that as it stands on a command line; `everything` and `sources` say how much to show.
    """

    name: str
    reading: str = "default"
    changes: tuple[str, ...] = ()
    options: str = ""
    everything: bool = False
    sources: bool = False


class View:
    """What the parts of a report share."""

    def __init__(self, run: Run, assessment: CaseAssessment, asked: Asked) -> None:
        self.run = run
        self.law = run.law
        self.scenario = run.scenario
        self.assessment = assessment
        self.asked = asked
        self.voice = Voice(run.law, run.scenario)
        self.notes = Notes(self.voice)
        self.live = [row for row in assessment.rows if row.status in LIVE]

    @cached_property
    def points(self) -> list[Point]:
        """What the duties and the broken bans turn on."""
        return points_of(self.run, [row for row in self.assessment.rows if row.kind in ("duty", "breach")])

    @cached_property
    def _groups(self) -> list[Group]:
        return grouped(self.live)

    @cached_property
    def duties(self) -> list[Group]:
        """The duties that live, what carries most first."""
        norms = dict.fromkeys(group.norm for group in self._groups)
        order = {norm: (weight(self.voice, norm), place) for place, norm in enumerate(norms)}
        return sorted(
            (group for group in self._groups if group.kind == "duty"),
            key=lambda group: (
                self.place_of(group.norm),
                order[group.norm][0],
                LIVE.index(group.status),
                order[group.norm][1],
                STANDINGS.index(group.first.standing) if group.first.standing else 0,  # what is firm comes first
                group.days,
            ),
        )

    @cached_property
    def engaged(self) -> tuple[Engaged, ...]:
        """The systems of treaties that bind a state touched, the one engaged most first."""
        return engaged(self.run, self.assessment.rows)

    @property
    def breaches(self) -> list[Group]:
        """The broken bans."""
        return [group for group in self._groups if group.kind == "breach"]

    @property
    def others(self) -> list[Group]:
        """What lives and is neither."""
        return [group for group in self._groups if group.kind not in ("duty", "breach")]

    @cached_property
    def grounds(self) -> Grounds:
        """The events and judgements on which the duties and the broken bans rest."""
        weighed = [row for group in (*self.duties, *self.breaches) for row in group.rows] or self.live
        return grounds_of(self.run, weighed)

    def deciding(self, rows: Sequence[Row]) -> str:
        """What Casus assumes of these rows because the file does not say it, where another value alone changes how one of them stands;
        empty where nothing is."""
        decides = {
            turn.changes[0].id
            for row in rows
            for turn in (*row.turns_on, *row.turns_unheld)
            if len(turn.changes) == 1 and turn.changes[0].what == SILENCE and differs(row.status, [turn.status])
        }
        found = [(f"{event}.{role}", value) for event, role, value in self.assessment.assumed]
        return " and ".join(silence(self.run, name, value) for name, value in found if name in decides)

    def assuming(self, rows: Sequence[Row]) -> str:
        """The same as the end of a sentence."""
        words = self.deciding(rows)
        return f", if {words} (assumed, for the file does not say it)" if words else ""

    def place_of(self, norm: str) -> int:
        """The place of the treaties of a norm among those that bind a state touched, the one engaged most first; what is law for all comes last."""
        system = self.law.system_of(norm)
        names = [item.system for item in self.engaged]
        return names.index(system) if len(names) > 1 and system in names else len(names) if len(names) > 1 else 0

    def reading(self) -> str:
        """The reading in words, with what was changed."""
        words = "in the default reading"
        if self.asked.reading != "default":
            words = f"in the reading {self.asked.reading} ({self.law.readings[self.asked.reading].name})"
        taken = [*self.asked.changes, *(f"{item} (by the file)" for item in self._own)]
        return words + (f", with {', '.join(taken)}" if taken else "")

    @property
    def _own(self) -> list[str]:
        return taken_by_file(self.run, self.asked.changes)

    @property
    def imagined(self) -> bool:
        """Whether the event is imagined and the file tells of no conduct: then there is no record to hold duties against."""
        return self.scenario.kind != "history" and not self.scenario.conduct

    @property
    def default(self) -> bool:
        """Whether this is the default reading with nothing changed."""
        return self.asked.reading == "default" and not self.asked.changes and not self._own

    @property
    def facts_stay(self) -> str:
        """That a reading of the law leaves the accounts of what happened as they are, where they differ and none was chosen."""
        disputes, chosen = self.scenario.disputes, self.run.choice.versions
        usual = disputes and all(chosen[one.id] == one.default for one in disputes)
        return " It reads the law only; the facts are as in the default account." if usual else ""

    def letters_of(self, rows: Sequence[Row], *, record: bool = False, status: str = "") -> list[str]:
        """The letters of the points on which the status of some rows turns, or how the record compares with them.

        status: only those that lead to this one.
        """
        keys = {row.key for row in rows}
        return [
            point.letter
            for point in self.points
            if point.record == record
            and any(row.key in keys and status in ("", found) for effect in point.effects for row, found in effect.rows)
        ]

    @property
    def untried(self) -> tuple[str, ...]:
        """What is open and was not let vary, in words."""
        return tuple(dict.fromkeys(words for row in self.assessment.rows for words in row.untried))

    @property
    def sure(self) -> bool:
        """Whether no norm can have another status than those found."""
        return not self.untried

    def beyond(self, rows: Sequence[Row]) -> str:
        """Where to read of what some contested rows turn on, that turn on none of the points."""
        see = f"see casus turns-on {quote(self.asked.name)}{self.asked.options}"
        if any(row.reach != EXACT for row in rows):
            return see
        return f"only more than {number(MOST_CHANGES)} changes together lead to another status; {see}"

    @cached_property
    def scope(self) -> Scope:
        """What this report cannot speak of."""
        return scope_of(self.run)

    def unlooked(self) -> list[str]:
        """A sentence that says what was not looked at, where that is anything."""
        return [f"As far as looked: not tried are {'; '.join(self.untried)}."] if self.untried else []

    def name(self, act: str, norm: str) -> str:
        """A norm by its name and its clause."""
        return f"{self.voice.act_name(act)} ({self.voice.paragraph(norm)})"

    def toward(self, group: Group) -> str:
        """Toward whom a group's norm is owed; empty where it is owed to each other or to oneself."""
        if group.mutual:
            return ""
        return self.voice.series(item for item in group.towards if len(group.bearers) > 1 or item != group.bearers[0])

    def who(self, group: Group, same: bool = False) -> str:
        """Who owes it to whom. same: the names were just listed."""
        names = f"the same {number(len(group.bearers))}" if same else self.voice.listed(group.bearers)
        if group.mutual:
            return f"{names} -> each other"
        if group.between:
            sides = f"{self.voice.series(group.between)} -> each other"
            return f"{self.voice.listed(group.outside)} -> {self.voice.series(group.towards)}; {sides}"
        return names if group.bearers == group.towards else f"{names} -> {self.voice.listed(group.towards)}"

    def opposed(self, group: Group) -> list[str]:
        """The creditors of a norm that stand on two sides: what sets it off for one is an act of another."""
        events = self.run.case.events
        acted: dict[str, set[str]] = {}
        for row in group.rows:
            event = events.get(row.trigger)
            if event is not None:  # by convention the first role of an event is the one who acts
                acted.setdefault(row.toward, set()).update(
                    str(value) for _, values in event.roles[:1] for value in values
                )
        return [one for one, by in acted.items() if any(two in by and one in acted.get(two, ()) for two in acted)]

    def since(self, group: Group) -> str:
        """Since when, on which other days again, and when it falls due."""
        days = [show_day(day) for day in group.days]
        text = days[0] if days else ""
        if len(days) > 1:
            text += f", again {', '.join(days[1:3])}" + (f" and {len(days) - 3} more" if len(days) > 3 else "")
        due = self.voice.due(group.deadline, group.first.critical_date, group.due)
        text += f", {due}" if due and group.status == TRIGGERED else ""
        return text + (f", ended {show_day(group.ended_on)}" if group.status == ENDED else "")

    def wording(self, group: Group) -> str:
        """The wording a group rests on."""
        return self.voice.wording(group.norm, group.wording, group.first.rule, full=self.asked.everything)

    def record(self, group: Group) -> tuple[str, str]:
        """The record of a duty in a few words, and the letters of the questions on which that turns: performed, see b."""
        if self.imagined:
            return "", ""
        marked = self.letters_of(group.rows, record=True)
        if not marked:
            return in_short(group), ""
        others = dict.fromkeys(turn.status for row in group.rows for turn in row.performance_turns_on)
        short = in_short(group)  # a verdict that another answer changes never stands alone
        if " to " in short:
            return short, f"see {series(marked)}"
        if " by " in short and any(other not in short for other in others):
            return f"{short}; under another answer {' or '.join(others)}", f"see {series(marked)}"
        parts = [part for verdict in (short, *others) for part in verdict.split(" or ")]
        return " or ".join(dict.fromkeys(parts)), f"see {series(marked)}"

    def recorded(self, group: Group, see: str) -> str:
        """What is said of the record of a duty where another answer changes it: what every answer gives, and what it turns on."""
        verdicts = {row.performance for row in group.rows}
        verdicts |= {turn.status for row in group.rows for turn in row.performance_turns_on}
        ways = {part for verdict in verdicts for part in verdict.split(" or ")}
        if not ways <= {BY_ITSELF, TOGETHER, LATE}:
            return f"Whether it was done: {see}."
        which = "whether in time" if LATE in ways else "whether alone or together"
        return f"On record: {PERFORMED}; {which}: {see}."

    def how_far(self, rows: Sequence[Row]) -> str:
        """How far a status is disputed, in a word: neither settled nor contested where only a silence of the file decides."""
        return how_far(self.run, rows)

    def standing(self, rows: Sequence[Row]) -> str:
        """How far a status is disputed, with the letters of what it turns on or with who denies it; empty where that was not asked."""
        if not any(row.standing for row in rows):
            return ""
        word = self.how_far(rows)
        if word == DENIED:
            return f"settled, denied by {self.voice.series(self.voice.ordered(deniers(rows)))}"
        letters = (
            self.letters_of([row for row in rows if row.standing in (word, CONTESTED)])
            if word in (CONTESTED, ARGUABLE, OPEN)
            else []
        )
        return f"{word}, see {series(letters)}" if letters else word

    def waits(self, group: Group) -> str:
        """What a dormant norm waits for, with the names that are known; for each creditor, where they differ."""
        firsts: dict[str, Row] = {}
        for row in group.rows:
            firsts.setdefault(row.toward, row)
        nouns: dict[str, bool] = {}
        for row in firsts.values():
            nouns |= {noun: nouns.get(noun, False) or came for noun, came in self._awaited(row).items()}
        missing = [noun for noun, came in nouns.items() if not came]
        return " and ".join(missing or nouns) or "what its wording asks for"

    def _awaited(self, row: Row) -> dict[str, bool]:
        """What a row waits for, and whether anything of the kind came."""
        rule = self.law.rule(row.rule)
        origin = self.run.compiled.origins.get(f"{row.rule}|open")
        bound: dict[str, str | int] = {}
        if origin is not None and row.proof is not None:
            bound = dict(zip(origin.names, row.proof.head.args, strict=False))
        nouns: dict[str, bool] = {}
        for condition in rule.once if rule is not None else ():
            word = self.law.vocabulary.predicates.get(getattr(condition, "pred", ""))
            if word is None or word.sort not in ("event", "concept", "norm"):
                continue
            values: dict[str, str | int] = {}
            for name, term in getattr(condition, "roles", ()):
                value = bound.get(term.name) if isinstance(term, Var) else term
                if value is not None:
                    values[name] = value
            said = {role.name: self.voice.value(role, values[role.name]) for role in word.roles if role.name in values}
            nouns[self.voice.fill(word.noun, said)] = self._came(word, values)
        return nouns

    def _came(self, word: Predicate, values: dict[str, str | int]) -> bool:
        """Whether anything of this kind with these roles is there."""
        places = {role.name: place for place, role in enumerate(word.roles, start=3)}
        return any(
            atom.pred == word.name and all(atom.args[places[name]] == value for name, value in values.items())
            for atom in self.assessment.atoms
        )

    def of_event(self, item: "Absent") -> str:
        """For which event a duty is not owed that is owed for another one; empty where it is owed for none."""
        own = next((row.trigger for row in item.rows if row.trigger in self.run.case.events), "")
        owed = any(group.norm == item.norm for group in self.duties)
        return f" for the event {own}" if own and owed else ""

    def disputed_letters(self, dispute: str) -> list[str]:
        """The letters of the points in which another account of a dispute changes something, alone or with more."""
        return [point.letter for point in self.points if point.concerns(ACCOUNT, dispute)]


def view_of(one: Assessed, everything: bool = False, sources: bool = False) -> View:
    """One assessment, ready to be shown."""
    chosen = one.chosen
    asked = Asked(one.name, chosen.reading, chosen.changes, chosen.options, everything, sources)
    return View(one.run, one.assessment, asked)


def deniers(rows: Sequence[Row]) -> tuple[str, ...]:
    """Who denies what some rows say, each once."""
    return tuple(dict.fromkeys(name for row in rows for name in row.denied_by))


_MOST_WHY = 4
"""Of how many duties that are not owed a report says why not."""


class Absent(NamedTuple):
    """A duty that is not triggered, for anybody or out of some event: then it is owed out of another, and `rows` are those disputed.

    `why` says what is not so. It is empty where that is not looked for.
    """

    norm: str
    act: str
    status: str
    why: str
    rule: Rule
    rows: tuple[Row, ...]


def absent_duties(run: Run, rows: tuple[Row, ...], voice: Voice, why: bool = True) -> list[Absent]:
    """The duties that a reader will ask about: what carries most, what states argued about, what one change would set off.

    Where nothing is live, those whose conditions all hold but whose wording is not in force come first. A duty that is owed out of one
    event and disputed out of another is among them with the other. why: say why not, of the first few.
    """
    live = {row.norm for row in rows if row.status in LIVE}
    rules: dict[str, list[Rule]] = {}
    for rule in run.law.rules():
        if rule.norm and rule.then.word == "duty" and not rule.standing:
            rules.setdefault(rule.norm, []).append(rule)
    argued = {position.clause for position in run.scenario.positions} | {item.norm for item in run.scenario.expect}
    turning = {row.norm for row in rows if row.turns_on}
    found = []
    for norm, ways in rules.items():
        pledge = weight(voice, norm)[1]
        if pledge and norm not in turning and not {norm, voice.paragraph(norm)} & argued:
            continue
        own = tuple(row for row in rows if row.norm == norm and row.status not in LIVE)
        if norm in live:
            own = tuple(row for row in own if row.bound and row.standing in (ARGUABLE, CONTESTED))
        status = NOT_IN_FORCE if own and all(row.status == NOT_IN_FORCE for row in own) else NOT_TRIGGERED
        rule = _nearest_in_time(ways, run)
        if not own and (norm in live or not _in_time(rule, run)):
            continue
        found.append(Absent(norm, str(dict(rule.then.roles)["act"]), status, "", rule, own))
    # where nothing is live, the nearest is what only the wording lacks: all its conditions hold, on a day too early or too late
    early = NOT_IN_FORCE if not live else ""
    found.sort(key=lambda item: (item.status != early, weight(voice, item.norm), item.norm not in turning))
    search = WhyNot(run, only_nearest=True)
    return [
        item._replace(why=_why(search, item)) if why and place < _MOST_WHY else item for place, item in enumerate(found)
    ]


def _why(search: WhyNot, item: Absent) -> str:
    """Why a duty is not owed: out of the event that comes first of those it has rows for, else out of what comes nearest."""
    disputed = [row for row in item.rows if row.bound and row.standing in (ARGUABLE, CONTESTED)]
    own = [row for row in disputed if row.trigger in search.run.case.events]
    first = min(own, key=foremost, default=None)
    bearer, toward, trigger = (first.bearer, first.toward, first.trigger) if first is not None else ("", "", "")
    found = search.occasions(item.norm, bearer, toward, trigger)
    told = reasons(search.run, found[0].ways[0]) if found else ()
    # where no view brings the duty about, what another answer would mend is not all that keeps it away
    firm = next((reason for reason in told[1:] if not reason.question), None)
    both = told[:1] if firm is None or first is not None or not told[0].question else (told[0], firm)
    return "; and ".join(map(_said, both)) or NOT_FOUND


def _said(reason: Reason) -> str:
    """A reason, which is no finding where the file is silent."""
    said = reason.who != FILE_SILENT or reason.says.startswith("the file") or reason.says.endswith(IN_FILE)
    return reason.says if said else f"{reason.says} ({FILE_SILENT})"


def counted_pledge(item: Absent, voice: Voice) -> bool:
    """Whether a duty is of the kind that carries most, so that every report says how it stands."""
    return weight(voice, item.norm)[1] == PLEDGES.index(PLEDGES[0])


def _day(run: Run) -> int:
    """The last day on which something happened in a scenario."""
    days = [event.date.last for event in run.scenario.happenings if event.date is not None and not event.denied]
    return max(days, default=run.scenario.as_of)


def _in_time(rule: Rule, run: Run) -> bool:
    return rule.first <= _day(run) <= rule.last


def _nearest_in_time(ways: list[Rule], run: Run) -> Rule:
    """The way whose wording was in force when the last event of the scenario happened, or came nearest to that day."""
    day = _day(run)
    return min(ways, key=lambda rule: max(rule.first - day, day - rule.last, 0))


def on_record(verdict: str) -> tuple[Bit | str, ...]:
    """A verdict on what was done, as a sentence."""
    if verdict == NO_RECORD:
        return strong("No record"), " of what was done."
    return "On record: ", strong(f"performed {verdict}" if verdict.startswith(IN_PART) else verdict), "."
