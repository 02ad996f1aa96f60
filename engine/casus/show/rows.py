"""Assessments as plain values for other programs: a list of flat rows, one a norm instance. `casus schema assess` describes it."""

from typing import Any

from casus.ask.proof import Explainer, ProofNode
from casus.ask.reasons import lack, reasons, who_says
from casus.assessment.engine import Run
from casus.assessment.results import MET, CaseAssessment, Row, Turn, Way
from casus.files.days import show_day
from casus.files.tables import cell_text
from casus.show.report import positions_of
from casus.words.names import Voice

_MOST_SOUGHT = 3

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
    "performance": "the duty against the record; several with or between where the reading leaves a question open that decides it; "
    "null where there is no duty, or the law does not say what performs it",
    "performances": "the same under each answer to what is left open, in the order of the answers",
    "deeds": "the entries of the record that bear on the duty, best first, in words and with their sources",
    "because": "ids of the events the result rests on",
    "events": "these events in words, with their days and sources",
    "standing": "how far it is disputed that the norm is owed, or broken; contested: it differs under a view of the law that somebody "
    "on file holds, on accounts that somebody tells; arguable: only under answers that nobody holds, or that no one holder holds "
    "together; settled, denied: under none, yet somebody in denied_by said otherwise in this event; settled: none of these; settled as "
    "far as looked: so far, but not every case was looked at; empty where that was not asked",
    "denied_by": "who said otherwise in this event, on a ground that is no answer on file",
    "reach": "how far all of that was looked at: exact: every case; "
    "in part: not every case, see untried, and turns_on may lack some sets; near: only cases with few changes; empty where not asked",
    "untried": "what is open and was not let vary, in words",
    "statuses": "the statuses it has under those views, accounts and silences",
    "statuses_unheld": "further statuses, under answers that nobody holds, or that no one holder holds together",
    "turns_on": "the smallest sets of up to four other answers, accounts or values of what the file leaves open that a view somebody "
    "holds contains and that change the status; at least these, unless reach is exact",
    "turns_unheld": "the same for statuses_unheld",
    "performance_turns_on": "other answers that alone change how the record compares with the duty",
    "positions": "what states and organs said of the paragraph: by, clause, says, ground, answer, date, sources",
    "rule": "id of the rule that decided the status",
    "assumed": "what the file leaves open about the events in because, and what was assumed, as event.role=value",
    "bound": "false where the bearer, or another state the rule names, was not bound on the critical date",
}
"""The words of a row, in order, each with what it says."""


def rows_of(run: Run, assessment: CaseAssessment, changes: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The rows of an assessment as plain values, those that are not triggered or not in force too.

    run: what was assessed; its scenario has the views of the law that a row's paragraph met with.
    changes: the answers and accounts set on top of the reading, as in question=answer; they are added to its name.
    """
    reading = "+".join([assessment.reading, *changes])
    return [_row(row, run, assessment, reading) for row in assessment.rows]


def _row(row: Row, run: Run, assessment: CaseAssessment, reading: str) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(row, name, "") for name in FIELDS}
    values["reading"] = reading
    for name in ("critical_date", "due", "ended_on"):
        values[name] = show_day(values[name]) if values[name] else None
    for name in ("turns_on", "turns_unheld", "performance_turns_on"):
        values[name] = [_turn(turn) for turn in values[name]]
    values["statuses"], values["statuses_unheld"] = list(row.statuses), list(row.statuses_unheld)
    values["waits_for"] = list(row.waits_for)
    values["untried"], values["denied_by"] = list(row.untried), list(row.denied_by)
    values["because"] = list(row.because)
    values["performance"] = row.performance or None
    values["performances"] = list(row.performances)
    values["deeds"] = [{**deed._asdict(), **_told(run, deed.event)} for deed in row.deeds]
    values["events"] = [{"event": name, **_told(run, name)} for name in row.because if name in run.case.events]
    values["assumed"] = [f"{event}.{role}={value}" for event, role, value in assessment.assumed if event in row.because]
    values["positions"] = positions_of(run.scenario, row.norm.partition("/")[0])
    values["bound"] = row.bound
    return values


def _told(run: Run, name: str) -> dict[str, Any]:
    """An event in words, with its day as written and its sources."""
    event, voice = run.case.events[name], Voice(run.law, run.scenario)
    sources = [voice.source(cite, run.scenario.sources) for cite in event.cites]
    return {
        "date": event.date.text if event.date is not None else None,
        "says": voice.deed(event),
        "sources": [{"ref": source.ref, "read": source.read} for source in sources],
    }


def flat_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rows for tables: no field holds more than a text, a number, or a list of texts."""
    return [{name: _text(value) for name, value in row.items()} for row in rows]


def _text(value: Any) -> Any:
    """One field for a cell: of a list, each part as a text; numbers stay."""
    if isinstance(value, list):
        return [_text(item) for item in value]
    if (
        isinstance(value, dict) and "changes" in value
    ):  # what changes a status: STATUS if QUESTION=ANSWER + DISPUTE=VERSION
        return f"{value['status']} if {' + '.join(_text(item) for item in value['changes'])}"
    if isinstance(value, dict) and value.keys() == {"what", "id", "value"}:
        return f"{value['id']}={value['value']}"
    if isinstance(value, dict):
        return ", ".join(
            f"{name} {cell_text(_text(item))}" for name, item in value.items() if item not in (None, "", [], {})
        )
    return value


def _turn(turn: Turn) -> dict[str, Any]:
    return {"status": turn.status, "changes": [change._asdict() for change in turn.changes]}


def explanations_of(run: Run, rows: list[Row], reading: str, changes: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Rows with why they hold (a proof, as a tree) or why they do not (each way, with its conditions).

    The first few also with the smallest change that triggers them or undoes them, which takes long to find.
    """
    from casus.ask.smallest import smallest

    explainer = Explainer(run)
    assessment = run.assessment(reading)
    made: list[dict[str, Any]] = []
    for row in rows:
        found = explainer.explain(row)
        values = _row(row, run, assessment, "+".join([reading, *changes]))
        values["sentence"] = found.sentence
        values["proof"] = _node(found.proof) if found.proof is not None else None
        nearest = reasons(run, found.ways[0]) if found.ways else ()
        values["reasons"] = [{"says": item.says, "who": item.who, "question": item.question} for item in nearest]
        values["ways"] = [_way(way, explainer) for way in found.ways]
        sought = row.kind == "duty" and row.trigger and len(made) < _MOST_SOUGHT
        values["smallest"] = smallest(run, row).values() if sought else None
        made.append(values)
    return made


def _node(node: ProofNode) -> dict[str, Any]:
    return {
        "sentence": node.sentence,
        "origin": node.origin,
        "name": node.name,
        "sources": [cite.source for cite in node.cites],
        "because": [_node(child) for child in node.children],
    }


def _way(way: Way, explainer: Explainer) -> dict[str, Any]:
    checks = []
    for check in way.checks:
        if check.exception is not None:
            words = f"no exception: {check.exception.says}"
        elif check.mark == MET and check.test is None:
            words = explainer.say.statement(check.lit)
        else:
            words = lack(explainer.say, check)
        checks.append({"condition": words, "holds": check.mark == MET, "mark": who_says(explainer.run, check)})
    return {"rule": way.rule.id, "says": way.rule.says, "missing": way.missing, "conditions": checks}
