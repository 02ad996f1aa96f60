"""What a result turns on: the smallest sets of other answers, accounts and silences that change it, and what counts as doing one's duty.

Every set is found that changes a status, exactly, up to the number of changes that assessment/standing.py looks for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from casus.assessment.cases import (
    ACCOUNT,
    AS_WRITTEN,
    AT_ONCE,
    FIRST,
    QUESTION,
    SILENCE,
    SO,
    WENT_ON,
    disputes_of,
    fact_atoms,
    open_facts,
)
from casus.assessment.engine import Run
from casus.assessment.results import ARGUABLE, LIVE, Change, Row, differs, owed
from casus.law.model import Answer, Fact, Version
from casus.words.names import Voice
from casus.words.statements import Speaker

ORDER = (ACCOUNT, SILENCE, QUESTION)
"""In which order the legs of a point stand: what happened, then what the words mean."""
PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul", "")
"""The kinds of pledge of the ATOP project, in the order in which a report shows duties: what carries most first."""

Leg = tuple[str, str]
"""One thing that is left open: what it is (question, account or silence) and its id."""


class Effect(NamedTuple):
    """What other values do, one for each leg of a point: the rows that change, with the status (or the verdict on the record) then.

    `several` are the norms that other points change toward somebody else: of these it must be said toward whom.
    """

    values: tuple[str, ...]
    rows: tuple[tuple[Row, str], ...]
    several: frozenset[str] = frozenset()


class Point(NamedTuple):
    """What a result turns on: one thing left open, or several of which only other values of all together change it.

    `letter` is what a report calls it. `record`: it changes how the record compares with a duty, and no status. `held`: somebody on
    file holds all of it; else it needs an answer that nobody holds, or joins what no one holder holds together.
    """

    letter: str
    record: bool
    legs: tuple[Leg, ...]
    effects: tuple[Effect, ...]
    held: bool = True

    @property
    def alone(self) -> bool:
        """Whether it is one thing only."""
        return len(self.legs) == 1

    def concerns(self, what: str, name: str) -> bool:
        """Whether something is a leg of it."""
        return (what, name) in self.legs


def points_of(run: Run, rows: Sequence[Row]) -> list[Point]:
    """The points on which it turns whether these norms are owed, or broken, with a letter each.

    First what somebody holds, of that what changes a duty that carries much first, then by length; last what nobody holds.
    """
    found: dict[tuple[bool, bool, tuple[Leg, ...]], dict[tuple[str, ...], list[tuple[Row, str]]]] = {}
    for row in rows:
        held = row.standing != ARGUABLE
        turning = [turn for turn in (row.turns_on if held else row.turns_unheld) if differs(row.status, [turn.status])]
        weighed = row.performance_turns_on if owed(row.status) else ()
        for record, turns in ((False, turning), (True, weighed)):
            for turn in turns:
                unheld = not held if not record else any(not held_in(run, change) for change in turn.changes)
                changes = sorted(turn.changes, key=lambda change: (ORDER.index(change.what), change.id))
                legs = tuple((change.what, change.id) for change in changes)
                values = tuple(change.value for change in changes)
                found.setdefault((unheld, record, legs), {}).setdefault(values, []).append((row, turn.status))
    voice = Voice(run.law, run.scenario)
    ordered = sorted(found.items(), key=lambda item: _place(voice, *item))
    towards: dict[str, set[frozenset[str]]] = {}
    for effects in found.values():
        for changed in effects.values():
            for norm in {row.norm for row, _ in changed}:
                towards.setdefault(norm, set()).add(frozenset(row.toward for row, _ in changed if row.norm == norm))
    several = frozenset(norm for norm, sets in towards.items() if len(sets) > 1)
    return [
        Point(
            letter(place),
            record,
            legs,
            tuple(Effect(values, tuple(changed), several) for values, changed in effects.items()),
            not unheld,
        )
        for place, ((unheld, record, legs), effects) in enumerate(ordered)
    ]


def _place(
    voice: Voice,
    name: tuple[bool, bool, tuple[Leg, ...]],
    effects: dict[tuple[str, ...], list[tuple[Row, str]]],
) -> tuple[object, ...]:
    unheld, record, legs = name
    heaviest = min(weight(voice, row.norm) for changed in effects.values() for row, _ in changed)
    silent = any(what == SILENCE for what, _ in legs)
    return unheld, record, heaviest, silent, len(legs), tuple(ORDER.index(what) for what, _ in legs), legs


def letter(place: int) -> str:
    """a, b, … z, aa, ab, …"""
    return (chr(96 + place // 26) if place >= 26 else "") + chr(97 + place % 26)


def used(run: Run, leg: Leg) -> str:
    """The value that this assessment took."""
    what, name = leg
    if what == QUESTION:
        return run.choice.answers[name]
    if what == ACCOUNT:
        return run.choice.versions[name]
    variable = run.prospect.space.variables[run.prospect.space.number[leg]]
    return run.choice.silences.get(name, variable.usual)


def answer_of(run: Run, question: str, value: str) -> Answer:
    """One answer to a question."""
    found = run.law.questions[question].answer(value)
    assert found is not None
    return found


def version(run: Run, dispute: str, value: str) -> Version:
    """One account of a dispute."""
    return disputes_of(run.law, run.scenario)[dispute].version(value)


def asked(run: Run, leg: Leg) -> str:
    """What a leg is about, as a question or a clause."""
    what, name = leg
    if what == QUESTION:
        return run.law.questions[name].asks
    if what == ACCOUNT:
        return disputes_of(run.law, run.scenario)[name].about or name.replace("-", " ")
    if " before " in name:
        return f"the file does not say which of {name.replace(' before ', ' and ')} came first"
    actor, _, role = name.rpartition(".")
    if open_fact(run, name) is not None:
        return f"the file does not say whether {silence(run, name, SO)}"
    place = run.prospect.space.silent.get((actor, role))
    if place is not None and place.lands:
        return f"the file does not say where {actor} was"
    if place is not None and place.seas:
        return f"the file does not say in which part of the sea {actor} was"
    if role == "until":
        return f"the file does not say when {actor} was over"
    return f"the file does not say the {'day' if role == 'date' else role} of {actor}"


def said(run: Run, leg: Leg, value: str) -> str:
    """One value of a leg in words."""
    what, name = leg
    if what == QUESTION:
        return bare(answer_of(run, name, value).says)
    if what == ACCOUNT:
        return bare(version(run, name, value).says) or value.replace("-", " ")
    return silence(run, name, value)


def silence(run: Run, name: str, value: str) -> str:
    """A value of something the file leaves open, in words."""
    if " before " in name:
        one, _, two = name.partition(" before ")
        if value == AT_ONCE:
            return f"{one} and {two} came at once"
        return f"{one} came first" if value == FIRST else f"{two} came first"
    event, _, role = name.rpartition(".")
    fact = open_fact(run, name)
    if fact is not None:
        said_of = Speaker(run.law, run.scenario).statement(fact_atoms(fact, run.law.vocabulary)[0])
        return said_of if value == SO else f"it is not so that {said_of}"
    place = run.prospect.space.silent.get((event, role))
    if place is not None and place.lands:
        return f"{event} was on land of {Speaker(run.law, run.scenario).name(value)}"
    if place is not None and place.seas:
        known = Speaker(run.law, run.scenario).name(value)
        return (
            f"{event} was in {known}"
            if value != place.assume
            else f"{known} lies in no part of the sea that a treaty names"
        )
    if role == "until":
        return {
            AS_WRITTEN: f"{event} was over on the last day that the file tells of it",
            WENT_ON: f"{event} went on to the last day of the file",
        }.get(value, f"{event} was over on the first day that it may have been")
    if role == "date" and value == AS_WRITTEN:
        return f"{event} was on the last day that it may have been"
    return f"the {'day' if role == 'date' else role} of {event} is {value.replace('_', ' ')}"


def open_fact(run: Run, name: str) -> Fact | None:
    """What may be so of an actor, by the id of that silence; None for a silence of another sort."""
    word = run.law.vocabulary.predicates.get(name.rpartition(".")[2])
    if word is None or word.open is None:  # which is soon seen, and seldom otherwise
        return None
    return dict(open_facts(run.law.vocabulary, run.scenario)).get(name)


def held_in(run: Run, change: Change) -> bool:
    """Whether somebody on file holds the answer that a change makes."""
    return bool(answer_of(run, change.id, change.value).held_by)


def held_by(run: Run, leg: Leg, value: str, voice: Voice) -> str:
    """Who holds one value of a leg; empty for a silence."""
    what, name = leg
    if what == SILENCE:
        return ""
    if what == ACCOUNT:
        return voice.holders(version(run, name, value).held_by)
    return voice.held(answer_of(run, name, value))


def label(leg: Leg) -> str:
    """What a leg is called on a command line and in files; empty for a silence."""
    what, name = leg
    return "" if what == SILENCE else f"{what} {name}"


def bare(text: str) -> str:
    """A text of a file on one line and without its full stop."""
    return " ".join(text.split()).rstrip(".")


def point_options(point: Point, effect: Effect) -> str:
    """The options that take the other values of a point; empty where a silence is among them, which only a change of the file fills."""
    if any(what == SILENCE for what, _ in point.legs):
        return ""
    pairs = zip(point.legs, effect.values, strict=True)
    return " ".join(f"--{'account' if what == ACCOUNT else 'answer'} {name}={value}" for (what, name), value in pairs)


def effect_words(effect: Effect, voice: Voice, most: int = 3) -> str:
    """What an effect does, in words: a status, and the norms with their clauses. At most so many norms, then a count."""
    norms = sorted(dict.fromkeys(row.norm for row, _ in effect.rows), key=lambda norm: (weight(voice, norm), norm))
    by_status: dict[str, dict[str, list[Row]]] = {}
    for row, status in sorted(effect.rows, key=lambda item: norms.index(item[0].norm)):
        word = status
        if row.kind == "breach":
            word = "broken" if status in LIVE else "not broken"
        by_status.setdefault(word, {}).setdefault(row.norm, []).append(row)
    parts: list[str] = []
    shown = 0
    for word, named in by_status.items():
        names = [_named(norm, rows, voice, norm in effect.several) for norm, rows in named.items()][: most - shown]
        shown += len(names)
        if names:
            parts.append(f"{word}: {', '.join(names)}")
    hidden = sum(map(len, by_status.values())) - shown
    return "; ".join(parts) + (f"; and {hidden} more" if hidden else "")


def weight(voice: Voice, norm: str) -> tuple[int, int]:
    """The place of a norm in a report: duties by their pledge, what carries most first; then the other kinds."""
    rule = voice.law.drawing(norm)
    if rule is None:
        return len(PLEDGES), 0
    act = voice.law.vocabulary.acts.get(str(dict(rule.then.roles)["act"]))
    pledge = act.atop if act is not None and act.atop in PLEDGES else ""
    return (0 if rule.then.word == "duty" else 1), PLEDGES.index(pledge)


def _named(norm: str, rows: Sequence[Row], voice: Voice, several: bool = False) -> str:
    """A norm by its name and clause; a breach also by whom, and what is not always owed to the same also toward whom."""
    by = f" by {voice.series(row.bearer for row in rows)}" if rows[0].kind == "breach" else ""
    towards = list(dict.fromkeys(row.toward for row in rows))
    to = f" toward {voice.series(towards)}" if several and len(towards) <= 2 and not by else ""
    return f"{voice.act_name(rows[0].act)} ({voice.paragraph(norm)}){by}{to}"


__all__ = ["Change", "Effect", "Leg", "Point", "points_of"]
