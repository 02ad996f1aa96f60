"""Assessments as plain values for other programs: a list of flat rows, one a norm instance. `casus schema assess` describes it."""

from typing import Any

from casus.days import show
from casus.results import Assessment, Row, Turn

FIELDS: dict[str, str] = {
    "scenario": "id of the scenario",
    "reading": "the reading of the law: default, or a named one; + marks answers or accounts set on top of it",
    "norm": "id of the norm",
    "clause": "id of the article the norm stands in",
    "kind": "the deontic kind",
    "act": "what the norm is about",
    "bearer": "who bears it: a state's three-letter code, or the id of an organisation or a group",
    "toward": "toward whom",
    "trigger": "id of the event that sets it off; empty for conduct without a duty",
    "status": "how the norm stands in this reading and account",
    "wording": "which wording of the paragraph applies; empty where the rule has none",
    "critical_date": "the day that decides which wording applies and who was bound",
    "due": "the day its last condition came true",
    "deadline": "immediately, or a number of days; empty where the wording says nothing",
    "ended_on": "the day it ended",
    "waits_for": "what a dormant or lapsed norm waits or waited for",
    "of": "for a breach, the norm that was broken",
    "performance": "the duty against the record; null where there is no duty, or the law does not say what performs it",
    "deeds": "the entries of the record that bear on the duty, best first",
    "because": "ids of the events the result rests on",
    "turns_on": "other answers, accounts or values of what the file leaves open that alone change the status",
    "performance_turns_on": "other answers that alone change how the record compares with the duty",
    "rule": "id of the rule that decided the status",
    "assumed": "what the file leaves open about the events in because, and what was assumed, as event.role=value",
    "bound": "false where the bearer, or another state the rule names, was not bound on the critical date",
}
"""The words of a row, in order, each with what it says."""


def rows_of(assessment: Assessment, changes: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The rows of an assessment as plain values, those that are not triggered or not in force too.

    changes: the answers and accounts set on top of the reading, as in question=answer; they are added to its name.
    """
    reading = "+".join([assessment.reading, *changes])
    return [_row(row, assessment, reading) for row in assessment.rows]


def _row(row: Row, assessment: Assessment, reading: str) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(row, name, "") for name in FIELDS}
    values["reading"] = reading
    for name in ("critical_date", "due", "ended_on"):
        values[name] = show(values[name]) if values[name] else None
    for name in ("turns_on", "performance_turns_on"):
        values[name] = [_turn(turn) for turn in values[name]]
    values["waits_for"] = list(row.waits_for)
    values["because"] = list(row.because)
    values["performance"] = row.performance or None
    values["deeds"] = [{"event": deed.event, "extent": deed.extent, "days": deed.days} for deed in row.deeds]
    values["assumed"] = [f"{event}.{role}={value}" for event, role, value in assessment.assumed if event in row.because]
    values["bound"] = row.bound
    return values


def _turn(turn: Turn) -> dict[str, str]:
    return {"what": turn.what, "id": turn.id, "value": turn.value, "status": turn.status}
