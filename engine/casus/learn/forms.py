"""The forms of task and course files, as JSON Schemas."""

from casus.checks import schemas
from casus.checks.forms import TEXT_FORM, Form, entries, group, many, ref, table, value, words
from casus.checks.law_forms import COUNT, given
from casus.checks.schemas import Schemas
from casus.law.model import Law
from casus.learn.task import TASK_KINDS, WANTS


def course_form(law: Law) -> Form:
    """A course file."""
    return group(
        {"course": TEXT_FORM, "number": COUNT, "title": TEXT_FORM, "about": TEXT_FORM, "tasks": many(TEXT_FORM)},
        ("course", "title", "tasks"),
    )


def task_form(law: Law) -> Form:
    """A task file."""
    norm = value(law, "norm")
    goal = group(
        {"norm": norm, "by": TEXT_FORM, "toward": TEXT_FORM, "status": TEXT_FORM}, ("norm", "by", "toward", "status")
    )
    accounts = table(TEXT_FORM, "DISPUTE: ACCOUNT")
    ask = group(
        {
            "id": TEXT_FORM,
            "asks": TEXT_FORM,
            "want": {**words(WANTS), "description": "what of the norm is asked; its status where the word is left out"},
            "norm": norm,
            "by": {**TEXT_FORM, "description": "who bears the norm"},
            "toward": TEXT_FORM,
            "trigger": {**TEXT_FORM, "description": "the event, where several set the norm off"},
            "scenario": TEXT_FORM,
            "reading": TEXT_FORM,
            "answers": given(law),
            "accounts": accounts,
            "event": {**TEXT_FORM, "description": "for a scenario to be written: a word that must be told"},
            "roles": many(TEXT_FORM),
            "points": COUNT,
            "because": {**TEXT_FORM, "description": "what the feedback says beside the reasons of the engine"},
        },
        ("id", "asks"),
    )
    answer: Form = {"type": "object", "additionalProperties": many(TEXT_FORM), "description": "QUESTION: ANSWER"}
    wrong = group(
        {
            "answers": answer,
            "replace": table(TEXT_FORM, "OLD: NEW"),
            "file": TEXT_FORM,
            "shows": many(TEXT_FORM),
            "says": TEXT_FORM,
        },
        ("shows",),
    )
    fault = group({"id": TEXT_FORM, "says": TEXT_FORM, "rule": TEXT_FORM}, ("id", "says", "rule"))
    return group(
        {
            "task": TEXT_FORM,
            "title": TEXT_FORM,
            "kind": words(list(TASK_KINDS)),
            "text": TEXT_FORM,
            "read": {**ref("texts"), "description": "commands that help"},
            "scenario": TEXT_FORM,
            "asks": entries(ask),
            "goal": goal,
            "keep": entries(goal),
            "most": COUNT,
            "accounts": accounts,
            "state": TEXT_FORM,
            "without": many(TEXT_FORM),
            "feature": TEXT_FORM,
            "begin": TEXT_FORM,
            "faults": entries(fault),
            "hints": many(TEXT_FORM),
            "solution": {"anyOf": [TEXT_FORM, answer]},
            "wrong": entries(wrong),
            "after": TEXT_FORM,
            "sources": {**ref("cites"), "description": "ids of sources, questions or events on file, or citations"},
            "invented": {**ref("flag"), "description": "the text tells of nothing that happened"},
            "note": TEXT_FORM,
        },
        ("task", "title", "kind", "text", "hints", "solution"),
    )


ALL_SCHEMAS: Schemas = {
    **schemas.SCHEMAS,
    "task": ("a task of an exercise", task_form),
    "course": ("a course of tasks", course_form),
}
"""Every schema there is: those of the law, of scenarios and of outputs, and those of the exercises."""
