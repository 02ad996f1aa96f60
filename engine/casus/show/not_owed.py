"""Which duties are worth a word although nothing sets them off, and what each plainly lacks.

A full search for the nearest miss is the business of `casus explain`; here only what costs no search is said.
"""

from typing import NamedTuple

from casus.ask.turns_on import PLEDGES, weight
from casus.assessment.engine import Run
from casus.assessment.results import LIVE, NOT_IN_FORCE, NOT_TRIGGERED, Row
from casus.law.conditions import Pattern
from casus.law.model import Rule
from casus.words.names import Voice

_SORTS = ("event", "concept", "norm")


class Absent(NamedTuple):
    """A duty that is not triggered for anybody. `lacks` is empty where saying why takes a search."""

    norm: str
    act: str
    status: str
    lacks: str
    rule: Rule
    rows: tuple[Row, ...]


def absent_duties(run: Run, rows: tuple[Row, ...], voice: Voice) -> list[Absent]:
    """The duties that a reader will ask about: what carries most, what states argued about, what one change would set off.

    Where nothing is live, those whose conditions all hold but whose wording is not in force come first.
    """
    live = {row.norm for row in rows if row.status in LIVE}
    rules: dict[str, list[Rule]] = {}
    for rule in run.law.rules():
        if rule.norm and rule.then.word == "duty" and not rule.standing and rule.norm not in live:
            rules.setdefault(rule.norm, []).append(rule)
    argued = {position.clause for position in run.scenario.positions} | {item.norm for item in run.scenario.expect}
    turning = {row.norm for row in rows if row.turns_on}
    found = []
    for norm, ways in rules.items():
        pledge = weight(voice, norm)[1]
        if pledge and norm not in turning and not {norm, voice.paragraph(norm)} & argued:
            continue
        own = tuple(row for row in rows if row.norm == norm)
        status = NOT_IN_FORCE if own and all(row.status == NOT_IN_FORCE for row in own) else NOT_TRIGGERED
        rule = _nearest_in_time(ways, run)
        if not own and not _in_time(rule, run):
            continue
        found.append(Absent(norm, str(dict(rule.then.roles)["act"]), status, _lacks(run, rule, voice), rule, own))
    # where nothing is live, the nearest is what only the wording lacks: all its conditions hold, on a day too early or too late
    early = NOT_IN_FORCE if not live else ""
    return sorted(found, key=lambda item: (item.status != early, weight(voice, item.norm), item.norm not in turning))


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


def _lacks(run: Run, rule: Rule, voice: Voice, depth: int = 0) -> str:
    """The first condition for which there is nothing at all in the case, down through what a condition itself rests on."""
    words = run.law.vocabulary.predicates
    for condition in rule.when:
        if not isinstance(condition, Pattern) or condition.denied or words[condition.pred].sort not in _SORTS:
            continue
        named = dict(condition.roles).get("norm")
        if any(atom.pred == condition.pred and (named is None or named in atom.args) for atom in run.found.atoms):
            continue
        if named is not None and depth < 3:
            below = [item for item in run.law.rules() if item.norm == named]
            return _lacks(run, _nearest_in_time(below, run), voice, depth + 1) if below else ""
        word = words[condition.pred]
        given = dict(condition.roles)
        values = {role.name: voice.value(role, given[role.name]) for role in word.roles if role.name in given}
        return voice.fill(word.noun, values)
    return ""
