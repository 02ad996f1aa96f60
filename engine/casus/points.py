"""What a result turns on: other answers, other accounts, pairs of both, silences, and what counts as doing one's duty.

No larger combination is tried here, and every screen that shows these points says so.
"""

from collections.abc import Sequence
from typing import NamedTuple

from casus.case import disputes_of
from casus.engine import LIVE, Run
from casus.law import Answer
from casus.results import Row
from casus.scenario import Version
from casus.words import Voice

QUESTION, ACCOUNT, SILENCE, RECORD, BOTH = "question", "account", "silence", "record", "both"
KINDS = (QUESTION, RECORD, BOTH, ACCOUNT, SILENCE)
CHANGING = (QUESTION, BOTH, ACCOUNT, SILENCE)
"""The kinds of points that change a status, not only how the record compares."""
PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul", "")
"""The kinds of pledge of the ATOP project, in the order in which a report shows duties: what carries most first."""


class Effect(NamedTuple):
    """What one other value does: the rows that change, with the status (or the verdict on the record) they would have."""

    value: str
    rows: tuple[tuple[Row, str], ...]


class Point(NamedTuple):
    """One thing a result turns on. `letter` is what a report calls it; `used` is the value this assessment took.

    For a pair of an account and an answer, ids and values are joined by a plus sign: where+border, inside+covered.
    """

    letter: str
    what: str
    id: str
    used: str
    effects: tuple[Effect, ...]


def points_of(run: Run, rows: Sequence[Row]) -> list[Point]:
    """The points on which these rows turn, with a letter each: questions of law first, then accounts and silences."""
    found: dict[tuple[str, str], dict[str, list[tuple[Row, str]]]] = {}
    for row in rows:
        for turn in row.turns_on:
            found.setdefault((turn.what, turn.id), {}).setdefault(turn.value, []).append((row, turn.status))
        for both in row.turns_on_both:
            pair = found.setdefault((BOTH, f"{both.dispute}+{both.question}"), {})
            pair.setdefault(f"{both.version}+{both.answer}", []).append((row, both.status))
        for turn in row.performance_turns_on:
            found.setdefault((RECORD, turn.id), {}).setdefault(turn.value, []).append((row, turn.status))
    made = []
    ordered = sorted(
        found.items(), key=lambda item: (KINDS.index(item[0][0]), not _held(run, item[0][0], item[0][1], item[1]))
    )
    for place, ((what, name), effects) in enumerate(ordered):
        listed = tuple(Effect(value, tuple(changed)) for value, changed in effects.items())
        made.append(Point(letter(place), what, name, used(run, what, name), listed))
    return made


def letter(place: int) -> str:
    """a, b, … z, aa, ab, …"""
    return (chr(96 + place // 26) if place >= 26 else "") + chr(97 + place % 26)


def used(run: Run, what: str, name: str) -> str:
    """The value that this assessment took."""
    if what in (QUESTION, RECORD):
        return run.choice.answers[name]
    if what == ACCOUNT:
        return run.choice.versions[name]
    if what == BOTH:
        dispute, question = name.split("+")
        return f"{run.choice.versions[dispute]}+{run.choice.answers[question]}"
    event, _, role = name.rpartition(".")
    return run.choice.roles[event, role]


def _held(run: Run, what: str, name: str, effects: dict[str, list[tuple[Row, str]]]) -> bool:
    """Whether somebody on file holds one of the other answers or accounts."""
    if what in (QUESTION, RECORD):
        return any(answer.held_by for value in effects if (answer := run.law.questions[name].answer(value)) is not None)
    if what == ACCOUNT:
        return any(version(run, name, value).held_by for value in effects)
    if what == BOTH:
        return any(all(half.held_by for half in halves(run, name, value)) for value in effects)
    return True


def halves(run: Run, name: str, value: str) -> tuple[Version, Answer]:
    """The account and the answer of a pair."""
    (dispute, question), (account, reply) = name.split("+"), value.split("+")
    return version(run, dispute, account), answer(run, question, reply)


def answer(run: Run, question: str, value: str) -> Answer:
    """One answer to a question."""
    found = run.law.questions[question].answer(value)
    assert found is not None
    return found


def version(run: Run, dispute: str, value: str) -> Version:
    """One account of a dispute."""
    return disputes_of(run.law, run.scenario)[dispute].version(value)


def asked(run: Run, point: Point) -> str:
    """What a point is about, as a question or a clause."""
    if point.what in (QUESTION, RECORD):
        return run.law.questions[point.id].asks
    if point.what == ACCOUNT:
        return disputes_of(run.law, run.scenario)[point.id].about or point.id.replace("-", " ")
    if point.what == BOTH:
        dispute, question = point.id.split("+")
        return f"another account of {dispute} together with another answer to {question}"
    event, _, role = point.id.rpartition(".")
    return f"the file does not say the {role} of {event}"


def said(run: Run, point: Point, value: str) -> str:
    """One value of a point in words."""
    if point.what == SILENCE:
        return value.replace("_", " ")
    if point.what == ACCOUNT:
        return bare(version(run, point.id, value).says) or value.replace("-", " ")
    return bare(answer(run, point.id, value).says)


def held_by(run: Run, point: Point, value: str, voice: Voice) -> str:
    """Who holds one value of a point; empty for a silence."""
    if point.what == SILENCE:
        return ""
    return voice.holders((version if point.what == ACCOUNT else answer)(run, point.id, value).held_by)


def bare(text: str) -> str:
    """A text of a file on one line and without its full stop."""
    return " ".join(text.split()).rstrip(".")


def option(point: Point, value: str) -> str:
    """The option that takes another value of a point; empty for a silence, which only a change of the file fills."""
    if point.what == SILENCE:
        return ""
    if point.what == BOTH:
        (dispute, question), (account, reply) = point.id.split("+"), value.split("+")
        return f"--account {dispute}={account} --answer {question}={reply}"
    return f"--{'account' if point.what == ACCOUNT else 'answer'} {point.id}={value}"


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
        names = [_named(norm, rows, voice) for norm, rows in named.items()][: most - shown]
        shown += len(names)
        if names:
            parts.append(f"{word}: {', '.join(names)}")
    hidden = sum(map(len, by_status.values())) - shown
    return "; ".join(parts) + (f"; and {hidden} more" if hidden else "")


def weight(voice: Voice, norm: str) -> tuple[int, int]:
    """The place of a norm in a report: duties by their pledge, what carries most first; then the other kinds."""
    rule = next((rule for rule in voice.law.rules() if rule.norm == norm), None)
    if rule is None:
        return len(PLEDGES), 0
    act = voice.law.vocabulary.acts.get(str(dict(rule.then.roles)["act"]))
    pledge = act.atop if act is not None and act.atop in PLEDGES else ""
    return (0 if rule.then.word == "duty" else 1), PLEDGES.index(pledge)


def _named(norm: str, rows: Sequence[Row], voice: Voice) -> str:
    """A norm by its name and clause; a breach also by whom."""
    by = f" by {voice.series(row.bearer for row in rows)}" if rows[0].kind == "breach" else ""
    return f"{voice.act_name(rows[0].act)} ({voice.paragraph(norm)}){by}"
