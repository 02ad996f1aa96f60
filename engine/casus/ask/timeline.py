"""The duties after each event: the scenario assessed as it stood at the end of each of its days, and what changed that day."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from casus.ask.choice import Chosen
from casus.assessment.engine import Run, engine_for
from casus.assessment.results import LIVE, NOT_TRIGGERED, Key, Row
from casus.files.days import add, show_day
from casus.law.events import Event
from casus.scenarios.narrowing import narrowed
from casus.scenarios.until import cut, known_on
from casus.words.names import Voice

TIMELINE_FIELDS: dict[str, str] = {
    "date": "the day at the end of which the scenario was assessed",
    "norm": "id of the norm",
    "kind": "the deontic kind",
    "act": "what the norm is about",
    "bearer": "who bears it",
    "toward": "toward whom",
    "trigger": "id of the event that sets it off",
    "status": "how the norm stood at the end of that day",
    "standing": "settled or contested, over what was known by that day",
    "performance": "the duty against the record up to that day",
    "before": "its status at the end of the day shown before; empty where it was not there",
}
"""The words of a change, in order, each with what it says."""

_KEPT_KINDS = ("duty", "breach", "power", "permission")


class State(NamedTuple):
    """How a norm stood at the end of a day."""

    status: str
    standing: str
    performance: str


class TimelineDay(NamedTuple):
    """One day: its events, and the norms that stand otherwise than the day before, with how they stood then."""

    day: int
    events: tuple[Event, ...]
    changes: tuple[tuple[Key, State, State | None], ...]
    known: frozenset[tuple[str, str, str]] = frozenset()  # (norm, bearer, toward) that were there the day before


class Timeline:
    """The days of one scenario under one choice."""

    def __init__(self, run: Run, chosen: Chosen) -> None:
        self.run = run
        self.chosen = chosen
        self.voice = Voice(run.law, run.scenario)
        scenario = run.scenario
        own = {event.id for event in scenario.events}
        own |= {event.id for dispute in scenario.disputes for version in dispute.versions for event in version.events}
        self.events = [
            event
            for event in run.case.events.values()
            if event.id in own and event.date is not None and not event.denied
        ]
        self.steps = self._steps()

    def days(self) -> list[int]:
        """The days to look at: those of events, those after something ended, and the last day of the file."""
        as_of = self.run.scenario.as_of
        found = {known_on(event, as_of) for event in self.events}
        ends = {add(event.until.last, 1, "days") for event in self.events if event.until is not None}
        return sorted(found | {day for day in ends if day <= as_of} | {as_of})

    def _steps(self) -> list[TimelineDay]:
        as_of = self.run.scenario.as_of
        made: list[TimelineDay] = []
        before: dict[Key, State] = {}
        for day in self.days():
            events = tuple(event for event in self.events if known_on(event, as_of) == day)
            now = self._states(day)
            keys = [key for key in dict.fromkeys([*now, *before]) if now.get(key) != before.get(key)]
            gone = State(NOT_TRIGGERED, "", "")
            changes = tuple((key, now.get(key, gone), before.get(key)) for key in keys)
            if events or changes:
                known = frozenset((key.norm, key.bearer, key.toward) for key in before)
                made.append(TimelineDay(day, events, changes, known))
            before = now
        return made

    def _states(self, day: int) -> dict[Key, State]:
        law, chosen = self.run.law, self.chosen
        scenario = cut(narrowed(self.run.scenario, law), day, law.vocabulary)
        engine = engine_for(law, chosen.backend)
        rows = engine.assess(scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts)).rows
        return {row.key: _state(row) for row in rows if row.kind in _KEPT_KINDS and row.status in LIVE and row.bound}


def _state(row: Row) -> State:
    return State(row.status, row.standing, row.performance)


# ---- as values -------------------------------------------------------------------------------------------------------


def timeline_values(timeline: Timeline) -> list[dict[str, Any]]:
    """The days as plain values: each with its events, and the norms that changed."""
    return [
        {
            "date": show_day(step.day),
            "events": [
                {
                    "event": event.id,
                    "says": timeline.voice.deed(event),
                    "date": event.date.text if event.date is not None else None,
                    "until": event.until.text if event.until is not None else None,
                    "conduct": event.conduct,
                }
                for event in step.events
            ],
            "changes": rows([step]),
        }
        for step in timeline.steps
    ]


def rows(steps: Iterable[TimelineDay]) -> list[dict[str, Any]]:
    """The changes as flat rows."""
    return [
        {
            "date": show_day(step.day),
            **{name: getattr(key, name) for name in ("norm", "kind", "act", "bearer", "toward", "trigger")},
            **now._asdict(),
            "before": before.status if before is not None else "",
        }
        for step in steps
        for key, now, before in step.changes
    ]
