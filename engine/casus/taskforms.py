"""JSON Schemas of tasks and courses."""

from casus.forms import TEXT, Form, entries, group, many, ref, table, value, words
from casus.law import Law
from casus.lawforms import given
from casus.task import KINDS, WANTS

_COUNT: Form = {
    "anyOf": [{"type": "integer", "minimum": 1, "maximum": 99}, {"type": "string", "pattern": "^[1-9][0-9]?$"}]
}


def course(law: Law) -> Form:
    """A course file."""
    return group(
        {"course": TEXT, "number": _COUNT, "title": TEXT, "about": TEXT, "tasks": many(TEXT)},
        ("course", "title", "tasks"),
    )


def task(law: Law) -> Form:
    """A task file."""
    norm = value(law, "norm")
    goal = group({"norm": norm, "by": TEXT, "toward": TEXT, "status": TEXT}, ("norm", "by", "toward", "status"))
    accounts = table(TEXT, "DISPUTE: ACCOUNT")
    ask = group(
        {
            "id": TEXT,
            "asks": TEXT,
            "want": {**words(WANTS), "description": "what of the norm is asked; its status where the word is left out"},
            "norm": norm,
            "by": {**TEXT, "description": "who bears the norm"},
            "toward": TEXT,
            "trigger": {**TEXT, "description": "the event, where several set the norm off"},
            "scenario": TEXT,
            "reading": TEXT,
            "answers": given(law),
            "accounts": accounts,
            "event": {**TEXT, "description": "for a scenario to be written: a word that must be told"},
            "roles": many(TEXT),
            "points": _COUNT,
            "because": {**TEXT, "description": "what the feedback says beside the reasons of the engine"},
        },
        ("id", "asks"),
    )
    answer: Form = {"type": "object", "additionalProperties": many(TEXT), "description": "QUESTION: ANSWER"}
    wrong = group(
        {"answers": answer, "replace": table(TEXT, "OLD: NEW"), "file": TEXT, "shows": many(TEXT), "says": TEXT},
        ("shows",),
    )
    fault = group({"id": TEXT, "says": TEXT, "rule": TEXT}, ("id", "says", "rule"))
    return group(
        {
            "task": TEXT,
            "title": TEXT,
            "kind": words(list(KINDS)),
            "text": TEXT,
            "read": {**ref("texts"), "description": "commands that help"},
            "scenario": TEXT,
            "asks": entries(ask),
            "goal": goal,
            "keep": entries(goal),
            "most": _COUNT,
            "accounts": accounts,
            "state": TEXT,
            "without": many(TEXT),
            "feature": TEXT,
            "begin": TEXT,
            "faults": entries(fault),
            "hints": many(TEXT),
            "solution": {"anyOf": [TEXT, answer]},
            "wrong": entries(wrong),
            "after": TEXT,
            "sources": {**ref("cites"), "description": "ids of sources, questions or events on file, or citations"},
            "invented": {**ref("flag"), "description": "the text tells of nothing that happened"},
            "note": TEXT,
        },
        ("task", "title", "kind", "text", "hints", "solution"),
    )
