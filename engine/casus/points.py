"""What a result turns on, one change at a time: other answers, other accounts, silences, and what counts as doing one's duty.

No combination of changes is tried here, and every screen that shows these points says so.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.case import disputes_of
from casus.engine import LIVE, Run
from casus.law import Answer
from casus.performance import Conduct
from casus.results import Row
from casus.scenario import Version
from casus.words import Voice

QUESTION, ACCOUNT, SILENCE, RECORD = "question", "account", "silence", "record"
KINDS = (QUESTION, ACCOUNT, SILENCE, RECORD)


class Effect(NamedTuple):
    """What one other value does: the rows that change, with the status (or the verdict on the record) they would have."""

    value: str
    rows: tuple[tuple[Row, str], ...]


class Point(NamedTuple):
    """One thing a result turns on. `letter` is what a report calls it; `used` is the value this assessment took."""

    letter: str
    what: str
    id: str
    used: str
    effects: tuple[Effect, ...]


def points_of(run: Run, rows: Sequence[Row]) -> list[Point]:
    """The points on which these rows turn, with a letter each: questions first, then accounts, silences, and the record."""
    found: dict[tuple[str, str], dict[str, list[tuple[Row, str]]]] = {}
    for row in rows:
        for turn in row.turns_on:
            found.setdefault((turn.what, turn.id), {}).setdefault(turn.value, []).append((row, turn.status))
    for question, value, row, verdict in record_turns(run, rows):
        found.setdefault((RECORD, question), {}).setdefault(value, []).append((row, verdict))
    made = []
    ordered = sorted(found.items(), key=lambda item: (KINDS.index(item[0][0]), not _held(run, *item[0], item[1])))
    for place, ((what, name), effects) in enumerate(ordered):
        listed = tuple(Effect(value, tuple(changed)) for value, changed in effects.items())
        made.append(Point(letter(place), what, name, used(run, what, name), listed))
    return made


def letter(place: int) -> str:
    """a, b, … z, aa, ab, …"""
    return (chr(96 + place // 26) if place >= 26 else "") + chr(97 + place % 26)


def record_turns(run: Run, rows: Iterable[Row]) -> list[tuple[str, str, Row, str]]:
    """For each duty whose record would count otherwise under another answer: (question, answer, row, verdict)."""
    found = []
    owed = [row for row in rows if row.kind == "duty" and row.status in LIVE]
    entries = Conduct(run.law, run.scenario, run.case, run.found.atoms).entries
    asked = dict.fromkeys(question for row in owed for entry in entries.get(row.norm, ()) for question, _ in entry.given)
    for question in asked:
        bears = {norm for norm, listed in entries.items() if any(question == name for entry in listed for name, _ in entry.given)}
        for answer in run.law.questions[question].answers:
            if answer.id == run.choice.answers[question]:
                continue
            choice = run.choice._replace(answers={**run.choice.answers, question: answer.id})
            other = Conduct(run.law, run.scenario, run.case._replace(choice=choice), run.found.atoms)
            for row in owed:
                if row.norm in bears:
                    verdict = other.against(row.norm, row.bearer, row.toward, row.trigger, row.critical_date).verdict
                    if verdict != row.performance:
                        found.append((question, answer.id, row, verdict))
    return found


def used(run: Run, what: str, name: str) -> str:
    """The value that this assessment took."""
    if what in (QUESTION, RECORD):
        return run.choice.answers[name]
    if what == ACCOUNT:
        return run.choice.versions[name]
    event, _, role = name.rpartition(".")
    return run.choice.roles[event, role]


def _held(run: Run, what: str, name: str, effects: dict[str, list[tuple[Row, str]]]) -> bool:
    """Whether somebody on file holds one of the other answers or accounts."""
    if what in (QUESTION, RECORD):
        return any(answer.held_by for value in effects if (answer := run.law.questions[name].answer(value)) is not None)
    if what == ACCOUNT:
        return any(version(run, name, value).held_by for value in effects)
    return True


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
    event, _, role = point.id.rpartition(".")
    return f"the file does not say the {role} of {event}"


def said(run: Run, point: Point, value: str, voice: Voice) -> str:
    """What one value of a point says, and who holds it."""
    if point.what == SILENCE:
        return value.replace("_", " ")
    if point.what == ACCOUNT:
        account = version(run, point.id, value)
        return f"{account.says.strip().rstrip('.') or value.replace('-', ' ')} ({voice.holders(account.held_by)})"
    found = answer(run, point.id, value)
    return f"{found.says.strip().rstrip('.')} ({voice.holders(found.held_by)})"


def option(point: Point, value: str) -> str:
    """The option that takes another value of a point; empty for a silence, which only a change of the file fills."""
    if point.what == SILENCE:
        return ""
    return f"--{'account' if point.what == ACCOUNT else 'answer'} {point.id}={value}"


def broken(row: Row) -> bool:
    """Whether a row is about a ban: it is kept or broken, never triggered."""
    return row.kind == "breach"


def effect_words(effect: Effect, voice: Voice, what: str, most: int = 3) -> str:
    """What an effect does, in words: not triggered: Duty to help (cst.4.2). At most so many norms, then a count."""
    by_status: dict[str, dict[str, list[Row]]] = {}
    for row, status in effect.rows:
        word = status
        if broken(row):
            word = "broken" if status in LIVE else "not broken"
        by_status.setdefault(word, {}).setdefault(row.norm, []).append(row)
    left = most
    parts = []
    hidden = 0
    for word, norms in by_status.items():
        names = []
        for norm, rows in norms.items():
            if left:
                left -= 1
                names.append(_named(norm, rows, voice))
            else:
                hidden += 1
        if names:
            parts.append(f"{word}: {', '.join(names)}")
    return "; ".join(parts) + (f"; and {hidden} more" if hidden else "")


def _named(norm: str, rows: list[Row], voice: Voice) -> str:
    """A norm by its name and clause; a breach also by whom."""
    first = rows[0]
    by = f" by {voice.series(row.bearer for row in rows)}" if broken(first) else ""
    return f"{voice.act_name(first.act)} ({voice.paragraph(norm)}){by}"
