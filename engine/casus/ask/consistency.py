"""Whether what a state or an organ said of the law in one incident fits what it said in the others, and the reading named after it.

Nothing is weighed here: two answers are the same or they differ, and a state may change its view.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from casus.ask.choice import norms_of
from casus.assessment.cases import disputes_of
from casus.assessment.engine import Engine
from casus.assessment.results import NOT_TRIGGERED, STATUSES
from casus.files.sources import Source
from casus.law.model import Law, Reading
from casus.scenarios.library import CasusError
from casus.scenarios.model import Position, Scenario
from casus.words.names import Voice

ANSWER, STATUS_SAID = "answer", "status"
_SAME, DIFFERS, ONCE = STATEMENT_VERDICTS = "same", "differs", "once"
STATEMENT_FIELDS = {
    "who": "the state, organ or school, by its id",
    "what": "answer: to a question of law; status: what it said a norm of a clause was",
    "about": "the question, or the clause",
    "scenario": "the incident in which it was said",
    "date": "when; empty where the file has no date",
    "said": "the answer, or the status",
    "across": "same or differs: against its other answers to this question; once: no other is on file; empty for a status",
    "reading": "the readings on file that are named after it; empty where there is none",
    "gives": "the answer of that reading, or the status under it with the accounts that it holds; empty where the reading has none",
    "fits": "same or differs: what was said against what the reading gives; empty where there is nothing to compare",
    "accounts": "the accounts of disputed facts that it holds and that were used, as DISPUTE=ACCOUNT",
    "sources": "where the statement is from",
}
"""What a row of the output says, for JSON, CSV and their schema."""


class Statement(NamedTuple):
    """One thing that was said of the law, and what it is held against. The fields are those of FIELDS."""

    who: str
    what: str
    about: str
    scenario: str
    date: str
    said: str
    across: str
    reading: str
    gives: str
    fits: str
    accounts: tuple[str, ...]
    sources: tuple[Source, ...]

    def values(self) -> dict[str, Any]:
        """The statement as plain values."""
        return {**self._asdict(), "accounts": list(self.accounts), "sources": [source.id for source in self.sources]}


def statements(
    engine: Engine, scenarios: Iterable[Scenario], who: str = "", tell: Callable[[int, int], None] = lambda *_: None
) -> list[Statement]:
    """Every statement of the law in some scenarios that can be compared: of one body, or of all, by name and then by date.

    tell: is told how far the work is.
    """
    law = engine.law
    found: list[Statement] = []
    chosen = [scenario for scenario in scenarios if any(who in ("", item.by) for item in scenario.positions)]
    for done, scenario in enumerate(chosen):
        tell(done, len(chosen))
        voice = Voice(law, scenario)
        for item in scenario.positions:
            if who in ("", item.by):
                sources = tuple(voice.source(cite, scenario.sources, item.clause) for cite in item.cites)
                found += _answers(law, scenario, item, sources)
                found += _status(engine, scenario, item, sources)
    order = {name: place for place, name in enumerate(Voice(law).ordered(item.by for item in _positions(chosen)))}
    found.sort(key=lambda item: (order[item.who], item.what, item.about, item.date, item.scenario))
    return [item._replace(across=_across(item, found)) for item in found]


def uncompared(scenarios: Iterable[Scenario], who: str = "") -> int:
    """How many statements give no answer to a question of law and name no status: they are words, and not compared."""
    return sum(
        not item.answer and _said(item) not in STATUSES for item in _positions(scenarios) if who in ("", item.by)
    )


def readings_of(law: Law, who: str) -> list[Reading]:
    """The readings named after somebody, or after the organisation whose organ it is."""
    entity = law.entities.get(who)
    names = {who, entity.of} if entity is not None and entity.of else {who}
    return [reading for reading in law.readings.values() if reading.of in names]


def _positions(scenarios: Iterable[Scenario]) -> list[Position]:
    return [item for scenario in scenarios for item in scenario.positions]


def _answers(law: Law, scenario: Scenario, item: Position, sources: tuple[Source, ...]) -> list[Statement]:
    made = []
    for question, answer in item.answer:
        fitting = [reading for reading in readings_of(law, item.by) if question in dict(reading.answers)]
        gives = dict(fitting[0].answers)[question] if fitting else ""
        names = ", ".join(reading.id for reading in fitting or readings_of(law, item.by))
        made.append(
            Statement(
                item.by,
                ANSWER,
                question,
                scenario.id,
                item.date,
                answer,
                "",
                names,
                gives,
                _fits(answer, gives),
                (),
                sources,
            )
        )
    return made


def _status(engine: Engine, scenario: Scenario, item: Position, sources: tuple[Source, ...]) -> list[Statement]:
    """What was said to be the status of a clause, against the status that the body's own reading and accounts give."""
    readings = readings_of(engine.law, item.by)
    said = _said(item)
    if said not in STATUSES:
        return []
    accounts = _own_accounts(engine.law, scenario, item.by)
    gives = ""
    if readings:
        answers = {question: answer for reading in readings for question, answer in reading.answers}
        try:
            norms = norms_of(engine.law, item.clause)
        except CasusError:  # nothing of this clause is a norm: there is no status to compare
            return []
        run = engine.run(scenario, answers=answers, versions=accounts)
        live = [standing.status for key, standing in run.live.items() if key.norm in norms]
        statuses = live or [standing.status for key, standing in run.all.items() if key.norm in norms]
        gives = min(statuses, key=STATUSES.index, default=NOT_TRIGGERED)
    named = tuple(f"{dispute}={version}" for dispute, version in accounts.items())
    reading = ", ".join(item.id for item in readings)
    fits = _fits(said, gives)
    return [
        Statement(
            item.by, STATUS_SAID, item.clause, scenario.id, item.date, said, "", reading, gives, fits, named, sources
        )
    ]


def _said(item: Position) -> str:
    """What was said, as a status where it is one: what follows a comma is a remark."""
    return item.says.partition(",")[0].replace("_", " ")


def _fits(said: str, gives: str) -> str:
    return "" if not gives else _SAME if said == gives else DIFFERS


def _own_accounts(law: Law, scenario: Scenario, who: str) -> dict[str, str]:
    """The account of each dispute that somebody holds, where it holds just one."""
    found = {}
    for dispute in disputes_of(law, scenario).values():
        held = [version.id for version in dispute.versions if who in version.held_by]
        if len(held) == 1 and held[0] != dispute.default:
            found[dispute.id] = held[0]
    return found


def _across(item: Statement, every: list[Statement]) -> str:
    """An answer against those that the same body gave to the same question at other times.

    Two files may tell of one statement: what was said on one day in the same words of the law counts once.
    """
    if item.what != ANSWER:
        return ""
    others = [other for other in every if (other.who, other.what, other.about) == (item.who, ANSWER, item.about)]
    if len({other.said for other in others}) > 1:
        return DIFFERS
    return _SAME if len({other.date or other.scenario for other in others}) > 1 else ONCE


__all__ = [
    "ANSWER",
    "DIFFERS",
    "ONCE",
    "STATEMENT_FIELDS",
    "STATUS_SAID",
    "Statement",
    "readings_of",
    "statements",
    "uncompared",
]
