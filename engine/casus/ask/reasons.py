"""The words in which it is said why a norm holds and why not: the one place for reports, comparisons, features and students.

A condition is said in full (`condition`), by what it asks for (`lack`), or down to what is missing at the bottom (`lacking`); who says
no stands beside it (`mark_words`).
"""

from collections.abc import Iterable
from typing import NamedTuple

from casus.ask.turns_on import ORDER, asked, bare, held_by, said
from casus.assessment.engine import Run
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DENIED,
    DORMANT,
    ENDED,
    EXCEPTION,
    LAPSED,
    LATER,
    LAW,
    LIVE,
    MET,
    NOT_IN_FORCE,
    NOT_MET,
    NOT_TRIGGERED,
    READING,
    SO_FAR,
    TRIGGERED,
    Check,
    Row,
    Turn,
    Way,
    differs,
)
from casus.assessment.whynot import why_not
from casus.files.days import show_day
from casus.files.problems import visible
from casus.files.sources import Cite
from casus.law.model import Rule
from casus.logic.terms import Atom, Term, Test, Var
from casus.words.names import READ_WORDS, Voice, host, sentence_start, series, short_name
from casus.words.statements import Speaker

FILE_NO, FILE_SILENT, READING_NO = "the file says no", "the file is silent", "this reading says no"
LAW_NO, NOT_THEN = "the law on file says no", "not in force that day"
OTHERWISE = "not here, but under another account or answer"
MOST_LEAVES = 3
MOST_DEPTH = 6
MOST_TURNS = 3
MOST_SOURCES = 2
AS_IT_IS = "as it is: "
"""Begins what is lacking where it is a sentence on what is so instead, and not a thing."""
OTHER_ANSWER = "Only with another answer than the one taken here"
"""Begins what a rule says that rests on an answer which is not taken: no words of the law."""


class About(NamedTuple):
    """The norm that is asked about, of whom, toward whom, and what is to have set it off; empty parts stand for any."""

    norm: str
    bearer: str = ""
    toward: str = ""
    trigger: str = ""


# ---- one condition ---------------------------------------------------------------------------------------------------


def mark_words(check: Check) -> str:
    """The words that say who says no."""
    return {
        MET: "yes",
        NOT_MET: FILE_NO,
        READING: READING_NO,
        LAW: LAW_NO,
        EXCEPTION: "an exception applies",
        LATER: NOT_THEN,
    }.get(check.mark, FILE_SILENT)


def condition(say: Speaker, check: Check) -> str:
    """A condition in words, as it stands: what holds, with its day; what fails, as what would be needed, or as the file has it."""
    if check.exception is not None:
        reasons = [say.statement(atom) for atom in check.premises if atom.pred != "reading"]
        return visible(
            f"no exception. Here: {check.exception.says}" + (f" ({'; '.join(reasons[:2])})" if reasons else "")
        )
    if check.test is not None and check.mark == LATER:
        return say.not_then(check.test)
    if check.test is not None:
        return say.test(check.test, check.type)
    if check.mark == MET:
        date = ""
        if (
            check.atom is not None
            and not check.lit.pred.startswith("not ")  # what did not happen has no day
            and (word := say.law.vocabulary.word(check.lit.pred)) is not None
            and word.sort == "event"
        ):
            date = f" on {show_day(int(check.atom.args[1]))}"
        return visible(say.statement(check.lit) + date)
    if check.instead is not None:
        return visible(f"{say.statement(check.instead)}: {say.difference(check.lit, check.instead)}")
    return visible(say.noun(check.lit))


def lack(say: Speaker, check: Check) -> str:
    """What a condition that fails asks for, in a few words."""
    if check.test is not None:
        return say.test(check.test, check.type)
    return say.noun(check.lit) if check.lit.pred else "what its wording asks for"


def bottom(check: Check) -> tuple[Check | None, Check]:
    """What fails at the bottom of a failed condition, in its nearest way, and what rests on it; an exception is a bottom."""
    above: Check | None = None
    while check.ways and check.exception is None:
        below = next((inner for inner in check.ways[0].checks if inner.mark != MET), None)
        if below is None:
            break
        above, check = check, below
    return above, check


def as_near(check: Check) -> list[Check]:
    """What else would do in place of the one thing that a failed concept lacks: other ways to it that lack one thing only."""
    lacking = [[inner for inner in way.checks if inner.mark != MET] for way in check.ways]
    if not lacking or len(lacking[0]) != 1 or lacking[0][0].ways:
        return []
    first = lacking[0][0]
    return [one[0] for one in lacking[1:] if len(one) == 1 and not one[0].ways and one[0].mark == first.mark]


# ---- one way, and the nearest of several ---


def lacks(run: Run, way: Way) -> str:
    """What a way lacks, in a few words."""
    say = Speaker(run.law, run.scenario)
    for check in way.checks:
        if check.mark == MET:
            continue
        if check.mark == LATER:
            return "the wording was not in force that day"
        if check.exception is not None:
            return f"an exception applies: {check.exception.says}"
        return lack(say, check)
    return ""


# ---- all of it, in lines ---


def because(run: Run, row: Row | None, about: About, where: str = "the default reading") -> list[str]:
    """The reasons of the engine for the status of a norm, in plain lines: what holds or fails, under which wording, on which sources.

    row: the row that says so, if there is one. where: how the reading and accounts that were taken are called.
    """
    voice = Voice(run.law, run.scenario)
    lines = [standing(run, row, where)]
    if row is not None and row.status in LIVE:
        lines += _holds(run, row, voice)
    if row is None or row.status != TRIGGERED:
        lines += _fails(run, row, about)
    lines += turns(run, row, voice)
    return list(dict.fromkeys(line for line in lines if line))


def standing(run: Run, row: Row | None, where: str) -> str:
    """The status of a norm in words, in which reading that is, and whether it is the same in every reading."""
    if row is None:
        return "Not triggered, in any reading or account on file."
    words = {
        TRIGGERED: f"Triggered since {show_day(row.critical_date)}",
        DORMANT: "Dormant: it waits for something that may still come",
        ENDED: f"Ended on {show_day(row.ended_on)}" if row.ended_on else "Ended",
        LAPSED: "Lapsed: the occasion passed before all of it had come",
        NOT_TRIGGERED: "Not triggered",
        NOT_IN_FORCE: "Not in force that day",
    }[row.status]
    due = Voice(run.law, run.scenario).due(row.deadline, row.critical_date, row.due) if row.status == TRIGGERED else ""
    words += f", {due}" if due else ""
    others = [status for status in row.statuses if differs(row.status, [status])]
    if row.standing == CONTESTED:
        turned = [turn for turn in row.turns_on if differs(row.status, [turn.status])]
        if turned and all(turn.from_silence for turn in turned):
            return f"{words}, in {where}. Contested: the file leaves open what would make it {' or '.join(others)}."
        return f"{words}, in {where}. Contested: under other views that somebody holds it is {' or '.join(others)}."
    if row.standing == ARGUABLE:
        others = [status for status in row.statuses_unheld if differs(row.status, [status])]
        return f"{words}. Arguable: only under answers that nobody on file holds it is {' or '.join(others)}."
    if row.standing == DENIED:
        who = Voice(run.law, run.scenario).series(row.denied_by)
        return f"{words}. Settled, denied by {who}: under every view on file it is so."
    if not row.standing:  # a question that gives the view or the account leaves no other
        return f"{words}, in {where}."
    if row.standing == SO_FAR:
        return f"{words}. Settled as far as looked; not looked at: {'; '.join(row.untried)}."
    return f"{words}. Settled: under every view and every account on file."


def _holds(run: Run, row: Row, voice: Voice) -> list[str]:
    """The events that the norm rests on, and the wording that draws it."""
    lines = []
    for name in row.because[:MOST_LEAVES]:
        event = run.case.events.get(name)
        if event is not None:
            when = voice.when(event)
            told = sentence_start(voice.event(event, run.choice))
            if event.denied:
                told = f"what the file says did not happen: {voice.event(event, run.choice)}"
            lines.append(f"It rests on: {told}{f' ({when})' if when else ''}{sources_note(run, event.cites)}.")
    return lines + drawn_by(run, row)


def drawn_by(run: Run, row: Row | None) -> list[str]:
    """The wording that draws a norm, in a line; none where nothing draws it."""
    rule = run.law.rule(row.rule) if row is not None else None
    return [rule_line(run, rule)] if rule is not None else []


def rule_line(run: Run, rule: Rule) -> str:
    """What a rule says, where it stands, and its sources. What only an answer that is not taken here would have is not the law's to say."""
    other = [f"{name}={value}" for name, value in rule.given if run.choice.answers.get(name) != value]
    if other:
        return f"{OTHER_ANSWER} ({', '.join(other)}): {bare(rule.says)}."
    words = _rule_words(Voice(run.law, run.scenario), rule)
    return f"{words}: {bare(rule.says)}{sources_note(run, rule.cites, rule.clause)}."


def _rule_words(voice: Voice, rule: Rule) -> str:
    """Where a rule stands: its article with its wording and dates, or its clause."""
    if rule.norm:
        return sentence_start(voice.wording(rule.norm, rule.wording, rule.id, full=True))
    clause = voice.law.clauses[rule.clause]
    return f"{sentence_start(short_name(voice.law.instruments[clause.instrument]))}, Article {clause.article}"


def _fails(run: Run, row: Row | None, about: About) -> list[str]:
    """What the nearest way to the norm lacks, the condition at the bottom first."""
    norm, bearer, toward = about.norm, about.bearer or (row.bearer if row else ""), about.toward
    ways = why_not(run, norm, bearer, toward, row.trigger if row is not None else about.trigger)
    known = named_in(run) | {bearer, toward}
    day = first_day(run, row)
    current = [way for way in ways if way.rule.first <= day <= way.rule.last] or ways
    if not current:
        return ["No rule on file leads there."]
    way = current[0]
    waits = row is not None and row.status == DORMANT
    lines = [
        f"It fails here: {lack.removeprefix(AS_IT_IS)}."
        if not waits or lack.startswith((AS_IT_IS, "question ", "an exception"))
        else f"It waits for {lack}."
        for lack in lacking(run, way, known)[:MOST_LEAVES]
    ]
    for rule in {item.rule.id: item.rule for item in (way, deepest(way))}.values():
        lines.append(rule_line(run, rule))
    return lines


def first_day(run: Run, row: Row | None) -> int:
    """The day of the event that a row is about, or the first day of the case."""
    event = run.case.events.get(row.trigger) if row is not None else None
    happened = [event] if event is not None else run.scenario.happenings
    spans = [item.date for item in happened if item.date is not None and not item.denied]
    exact = [
        span.first for span in spans if span.first == span.last
    ]  # a month or a year begins before what happened in it
    return min(exact or [span.first for span in spans], default=run.scenario.as_of)


def lacking(run: Run, way: Way, known: frozenset[str] | None = None, depth: int = 0) -> list[str]:
    """The conditions that fail in a way, each with who says no, as far down as the file comes near to meeting them.

    Where nothing in the file meets any part of a condition, what stands below it would be one case among many.
    """
    say = Speaker(run.law, run.scenario)
    known = named_in(run) if known is None else known
    found: list[str] = []
    missing: list[Term] = []  # events that are not there: what else is asked of one of them need not be said
    for check in way.checks:
        if check.mark == MET:
            continue
        event = check.lit.args[0] if check.lit.args else None
        if isinstance(event, Var) and check.exception is None and check.test is None:
            if event in missing:
                continue
            missing.append(event)
        below = check.ways[0] if check.ways and check.exception is None and depth < MOST_DEPTH else None
        if below is not None and _comes_near(below):
            found += lacking(run, below, known, depth + 1)
        else:
            said = _condition(run, say, check, known)
            found.append(said if said.startswith(AS_IT_IS) else f"{said} ({mark_words(check)})")
    return list(dict.fromkeys(found))


def deepest(way: Way, depth: int = 0) -> Way:
    """The last way on the path down to what fails: its rule is the one to read."""
    for check in way.checks:
        if check.mark != MET and check.ways and check.exception is None and depth < MOST_DEPTH:
            return (
                deepest(check.ways[0], depth + 1)
                if _comes_near(check.ways[0])
                else check.ways[0]
                if depth == 0
                else way
            )
    return way


def _comes_near(way: Way, depth: int = 0) -> bool:
    """Whether any condition of a way holds, or of what stands below it."""
    if any(check.mark == MET and check.atom is not None and _of_an_event(check.atom) for check in way.checks):
        return True
    return depth < MOST_DEPTH and any(_comes_near(check.ways[0], depth + 1) for check in way.checks if check.ways)


def _of_an_event(atom: Atom) -> bool:
    """Whether an atom says something of what happened: its first parts are an event and two days."""
    return len(atom.args) > 3 and isinstance(atom.args[0], str) and all(isinstance(day, int) for day in atom.args[1:3])


def named_in(run: Run) -> frozenset[str]:
    """Everybody and everything that the case names."""
    return frozenset(
        str(value) for event in run.case.events.values() for _, values in event.roles for value in values
    ) | {name for fact in run.case.facts for _, values in fact.roles for name in map(str, values)}


def _condition(run: Run, say: Speaker, check: Check, known: frozenset[str]) -> str:
    if check.exception is not None:
        return f"an exception: {bare(check.exception.says) or check.exception.id}"
    if check.test is not None:
        return _otherwise(run, say, check, check.test)
    if check.instead is not None:
        return say.difference(check.lit, check.instead)
    args = tuple(
        Var(f"?{place}") if isinstance(arg, str) and arg in run.law.entities and arg not in known else arg
        for place, arg in enumerate(check.lit.args)
    )
    return say.noun(check.lit._replace(args=args))


def _otherwise(run: Run, say: Speaker, check: Check, test: Test) -> str:
    """A comparison that fails, said as what is so instead: 2024-07-12 is after 2024-07-11."""
    words = say.test(test, check.type)
    if ";" in words:  # a scale says by itself what is so and what is needed
        return AS_IT_IS + words
    if not isinstance(test.left, int) or not isinstance(test.right, int):
        itself = " itself" if test.right in run.law.entities else ""
        return f"{AS_IT_IS}it is {say.name(str(test.right))}{itself}" if test.op == "!=" else f"{words} is not so"
    opposite = {
        "<": "is not before",
        "<=": "is after",
        ">": "is not after",
        ">=": "is before",
        "=": "is not",
        "!=": "is",
    }
    return f"{AS_IT_IS}{show_day(test.left)} {opposite[test.op]} {show_day(test.right)}"


def turns(run: Run, row: Row | None, voice: Voice) -> list[str]:
    """On what a contested norm turns: each smallest change, who holds it, and what then follows."""
    if row is None or len(row.statuses) < 2:
        return []
    lines = [f"It turns on this: {turn_words(run, turn, voice)}." for turn in row.turns_on[:MOST_TURNS]]
    more = len(row.turns_on) - MOST_TURNS
    return lines + ([f"And on {more} more: add --all to casus assess."] if more > 0 else [])


def turn_words(run: Run, turn: Turn, voice: Voice) -> str:
    """One set of changes in words: what differs, who says so, and the status then."""
    parts = []
    for change in sorted(turn.changes, key=lambda item: (ORDER.index(item.what), item.id)):
        leg = (change.what, change.id)
        holders = held_by(run, leg, change.value, voice) if change.what != "silence" else ""
        what = {"question": f"question {change.id}", "account": f"account {change.id}"}.get(change.what, "")
        about = asked(run, leg)
        parts.append(
            f"{about.rstrip('?')}{'?' if about.endswith('?') else ':'} {said(run, leg, change.value)}"
            f"{f' (so says: {holders}; {what})' if holders else f' ({what})' if what else ''}"
        )
    return f"{series(parts)}; then {turn.status}"


def sources_note(run: Run, cites: Iterable[Cite], clause: str = "") -> str:
    """Where something stands and how far that was read, in brackets; empty where nothing is cited."""
    voice = Voice(run.law, run.scenario)
    found = [voice.source(cite, run.scenario.sources, clause) for cite in cites]
    shown = dict.fromkeys(f"{host(item)}, {READ_WORDS[item.read]}" for item in found)
    return f" [{'; '.join(list(shown)[:MOST_SOURCES])}]" if shown else ""
