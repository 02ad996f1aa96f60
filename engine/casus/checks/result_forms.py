"""The JSON Schemas of what the commands print that ask about all cases at once."""

from casus.ask import compare
from casus.ask.reasons import FAR_AS_TOLD
from casus.assessment.results import (
    DUTY_VERDICTS,
    REACHES,
    STANDINGS,
    STATUSES,
    WITHOUT_DUTY,
)
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.checks.forms import Schema, group
from casus.law.model import Law
from casus.records import archive as fitting
from casus.records import claims as pressed
from casus.records import screens, studies
from casus.records.counts import COUNT_FIELDS, DAYS_FIELDS
from casus.records.duties import GROUPS, LISTED, NAMED, NOT_TOLD, RELATIONS

_WORDS: Schema = {"type": "string"}
_LISTED: Schema = {"type": "array", "items": _WORDS}
_STATUSES: Schema = {"type": "array", "items": {"enum": list(STATUSES)}}
_VERDICTS = [*DUTY_VERDICTS, WITHOUT_DUTY, ""]
PERFORMANCE: Schema = {
    "type": "string",
    "pattern": f"^({'|'.join(_VERDICTS[:-1])})?( or ({'|'.join(DUTY_VERDICTS)}))*$",
}
"""A verdict; several, with or between, where a question is left open."""
TOLD: dict[str, Schema] = {
    "date": {"type": ["string", "null"], "description": "its day as written: a day, a month or a year"},
    "says": {"type": "string", "description": "in words"},
    "sources": {
        "type": "array",
        "items": group({"ref": _WORDS, "read": _WORDS}, ("ref", "read")),
        "description": "what it rests on, and how far that was read",
    },
}
"""An event in words, as rows of assessments have it."""
_STANDING: Schema = {"enum": [*STANDINGS, FAR_AS_TOLD, ""]}
_DAY: Schema = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}


def _row(fields: dict[str, str], special: dict[str, Schema], says: str) -> Schema:
    """A flat row of an output."""
    return group(
        {name: {**special.get(name, _WORDS), "description": words} for name, words in fields.items()}, fields, says
    )


def record_form(law: Law) -> Schema:
    """The rows of casus record."""
    parts: dict[str, Schema] = {
        **dict.fromkeys(("scenario", "event", "extent", "by"), _WORDS),
        "days": {"type": ["integer", "null"]},
        "counts": {"type": "boolean"},
        "named": {"enum": [NAMED, LISTED, NOT_TOLD]},
    }
    deed = group(parts, tuple(parts))
    special: dict[str, Schema] = {
        "status": {"enum": list(STATUSES)},
        "standing": _STANDING,
        "statuses": _STATUSES,
        "relation": {"enum": list(RELATIONS)},
        "performance": PERFORMANCE,
        "performances": {"type": "array", "items": {"enum": _VERDICTS}},
        **dict.fromkeys(("critical_date", "due"), _DAY),
        "days": {"type": ["integer", "null"]},
        "deeds": {"type": "array", "items": deed},
        **dict.fromkeys(("triggers", "attackers", "also"), _LISTED),
    }
    return {"type": "array", "items": _row(screens.RECORD_FIELDS, special, "one duty of one member in one incident")}


_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_RATES = ("rate", "low", "high", "if_none", "if_all")
_SHARES = (*_RATES, *(f"on_time_{name}" for name in _RATES), "incidents_low", "incidents_high")


def counts_form(law: Law) -> Schema:
    """The rows of casus record --by."""
    special: dict[str, Schema] = {
        "standing": {"enum": list(GROUPS)},
        "relation": {"enum": list(RELATIONS)},
        **{name: _SHARE if name in _SHARES else _NUMBER for name in list(COUNT_FIELDS)[3:]},
        "group": _WORDS,
    }
    row = _row(COUNT_FIELDS, special, "the counts of one group, of settled or of contested duties")
    days: dict[str, Schema] = {name: _NUMBER for name in DAYS_FIELDS if name not in ("norm", "member", "standing")}
    days |= {
        key: {"type": ["number", "null"]}
        for key in ("median", "most", "incident_median", "incident_low", "incident_high")
    }
    days["standing"] = {"enum": list(GROUPS)}
    soon = _row(DAYS_FIELDS, days, "with --by days: how soon a duty was first acted upon")
    return {"type": "array", "items": {"anyOf": [row, soon]}}


def fits_form(law: Law) -> Schema:
    """The rows of casus record --fit."""
    special = {name: _WORDS if name in ("choice", "member") else _NUMBER for name in fitting.FIT_FIELDS}
    return {"type": "array", "items": _row(fitting.FIT_FIELDS, special, "one member under one reading or answer")}


def literature_form(law: Law) -> Schema:
    """What casus atop prints."""
    pledge: dict[str, Schema] = {
        "pledge": {"enum": list(studies.PLEDGE_NAMES), "description": "the kind of pledge, as the data set calls it"},
        "dataset": {"enum": [0, 1, None], "description": "its code there; null where it has none"},
        "casus": {
            "enum": [0, 1],
            "description": "1 where a duty or a ban of that kind stands in the instrument on file",
        },
        "agrees": {"type": "boolean"},
        "norms": {**_LISTED, "description": "the norms behind it"},
    }
    term: dict[str, Schema] = {
        "code": {**_WORDS, "description": "the code for a term or a condition, as the data set calls it"},
        "says": {**_WORDS, "description": "what it is about"},
        "dataset": {"type": ["string", "null"], "description": "its value there; null where it has no such code"},
        "casus": {**_WORDS, "description": "the value by the law on file, in the default reading, or in each wording"},
        "agrees": {"type": ["boolean", "null"]},
        "by": {**_LISTED, "description": "the norms, rules or questions that give it"},
        "held": {
            "type": "object",
            "additionalProperties": _LISTED,
            "description": "where it is a question of the law on file: by value, who holds the answer that gives it",
        },
    }
    member: dict[str, Schema] = {
        "state": _WORDS,
        "dataset": {**_WORDS, "description": "from when to when a member there, by signature"},
        "casus": {**_WORDS, "description": "from when to when bound by the law on file, in the default reading"},
    }
    coding: dict[str, Schema] = {
        "name": _WORDS,
        "instrument": {"enum": list(law.instruments)},
        "codes": {"type": "array", "items": group(pledge, pledge, "one kind of pledge")},
        "terms": {"type": "array", "items": group(term, term, "one term or condition")},
        "answers": {
            "type": "object",
            "additionalProperties": _WORDS,
            "description": "the answers to questions of the law that its coders hold by their days, by question",
        },
        "members": {"type": "array", "items": group(member, member, "one state")},
    }
    study: dict[str, Schema] = dict.fromkeys(studies.Study._fields, _WORDS)
    properties: dict[str, Schema] = {
        "studies": {"type": "array", "items": group(study, study, "a published rate, with what it counts")},
        "codings": {"type": "array", "items": group(coding, coding, "one row of a data set of alliances")},
    }
    return group(properties, properties)


def claims_form(law: Law) -> Schema:
    """The claims of casus claims."""
    source = group({"ref": _WORDS, "read": _WORDS}, ("ref", "read"))
    special: dict[str, Schema] = {
        "status": {"enum": [*STATUSES, ""]},
        "statuses": _STATUSES,
        "standing": _STANDING,
        "performance": {"type": "array", "items": {"enum": _VERDICTS}},
        "sources": {"type": "array", "items": source},
    }
    return {"type": "array", "items": _row(pressed.CLAIM_FIELDS, special, "one claim that a file corrects")}


def days_form(law: Law) -> Schema:
    """The days of casus timeline."""
    special: dict[str, Schema] = {
        "date": _DAY,
        "kind": {"enum": list(law.vocabulary.kinds)},
        "status": {"enum": list(STATUSES)},
        "standing": {"enum": [*STANDINGS, ""]},
        "performance": PERFORMANCE,
    }
    may: Schema = {"type": ["string", "null"]}
    event = group(
        {"event": _WORDS, "says": _WORDS, "date": may, "until": may, "conduct": {"type": "boolean"}},
        ("event", "says", "date", "until", "conduct"),
    )
    changes = {
        "type": "array",
        "items": _row(compare.TIMELINE_FIELDS, special, "one norm that stands otherwise than the day before"),
    }
    day = group(
        {"date": _DAY, "events": {"type": "array", "items": event}, "changes": changes}, ("date", "events", "changes")
    )
    return {"type": "array", "items": day}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_WHAT: Schema = {"enum": [QUESTION, ACCOUNT, SILENCE]}
_STATUS: Schema = {"enum": list(STATUSES)}


def _said(form: Schema, words: str) -> Schema:
    return {**form, "description": words}


def _whole(fields: dict[str, Schema]) -> Schema:
    """A mapping that has all of these words."""
    return group(fields, tuple(fields))


def _listed(form: Schema, words: str = "") -> Schema:
    return {"type": "array", "items": form, **({"description": words} if words else {})}


def turns_on_form(law: Law) -> Schema:
    """What `casus turns-on --format json` prints."""
    value = _whole(
        {
            "value": _said(_TEXT, "the answer, the account or the value"),
            "says": _said(_TEXT, "the same in words"),
            "held_by": _said(_TEXTS, "who holds it; nobody holds the value of a silence"),
        }
    )
    part = _whole({"what": _WHAT, "id": _TEXT, "values": _listed(value, "any of these will do")})
    enough = _whole(
        {
            "number": _COUNT,
            "status": _STATUS,
            "here": _said({"type": "boolean"}, "whether all of it is so in this reading and account"),
            "parts": _listed(part, "all of them are needed"),
        }
    )
    decider = _whole(
        {
            "what": _WHAT,
            "id": _TEXT,
            "differ": _said(_COUNT, "in how many of these pairs the status differs"),
            "pairs": _said(_COUNT, "pairs of cases that differ in nothing else"),
        }
    )
    contested = _whole(
        {
            "norm": _TEXT,
            "kind": {"enum": list(law.vocabulary.kinds)},
            "act": _TEXT,
            "bearers": _TEXTS,
            "towards": _TEXTS,
            "triggers": _said(_TEXTS, "the events that set it off"),
            "status": _said(_STATUS, "in this reading and account"),
            "statuses": _listed(_STATUS, "over all that somebody holds and all that the file leaves open"),
            "sets": _listed(enough, "the smallest sets that suffice for a status, whatever else is so"),
            "whole": _said({"type": "boolean"}, "whether the sets cover every case; else there are longer ones"),
            "reach": _said(
                {"enum": list(REACHES)},
                "exact: these are all sets of up to six parts; at least: there may be more; in part: nor was every case looked at",
            ),
            "cases": _said({"type": "integer", "minimum": 0}, "how many cases differ in something that matters to it"),
            "deciders": _listed(decider, "what decides most first; how many they are does not say which is right"),
            "sets_unheld": _listed(enough, "with --all: those with a value that nobody on file holds"),
        }
    )
    return _whole(
        {
            "scenario": _TEXT,
            "reading": _said(_TEXT, "the reading; + marks answers or accounts set on top of it"),
            "tangled": _said(
                {"type": "boolean"}, "true where too much is open together to say; then nothing is listed"
            ),
            "untried": _said(_TEXTS, "what is open and was not let vary, in words"),
            "contested": _listed(contested),
        }
    )


def sweep_form(law: Law) -> Schema:
    """What `casus sweep --format json` prints."""
    vary = _whole(
        {
            "name": _said(_TEXT, "as it was asked for"),
            "what": _WHAT,
            "id": _TEXT,
            "values": _said(_TEXTS, "the values that were tried"),
        }
    )
    flip = _whole(
        {
            "name": _said(_TEXT, "what varies"),
            "differ": _said(_COUNT, "in how many of these pairs the status differs"),
            "pairs": _said(_COUNT, "pairs of combinations that differ in nothing else"),
        }
    )
    norm = _whole(
        {
            "norm": _TEXT,
            "kind": {"enum": list(law.vocabulary.kinds)},
            "act": _TEXT,
            "bearers": _TEXTS,
            "towards": _TEXTS,
            "triggers": _TEXTS,
            "counts": {
                "type": "object",
                "propertyNames": _STATUS,
                "additionalProperties": _COUNT,
                "description": "in how many combinations it has each status; how many there are says nothing on how likely it is",
            },
            "flips": _listed(flip, "what changes the status most often first"),
        }
    )
    return _whole(
        {
            "scenario": _TEXT,
            "reading": _TEXT,
            "combinations": _said(_COUNT, "those whose parts can be so together"),
            "vary": _listed(vary),
            "norms": _listed(
                norm, "duties and bans that change, or that always hold; those asked for, where some were"
            ),
        }
    )


def compare_form(law: Law) -> Schema:
    """What `casus whatif` and `casus compare` print with --format json."""
    day: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    side = _whole(
        {
            "status": _STATUS,
            "standing": {"enum": [*STANDINGS, ""]},
            "statuses": _listed(_STATUS, "over all that somebody holds and all that the file leaves open"),
            "wording": _TEXT,
            "critical_date": day,
            "due": day,
            "deadline": _TEXT,
            "ended_on": day,
            "waits_for": _TEXTS,
            "performance": _said({"type": ["string", "null"]}, "the duty against the record; null where there is none"),
            "events": _said(_TEXTS, "the events that set it off, the main one first"),
        }
    )
    either: Schema = {"anyOf": [side, {"type": "null"}], "description": "null where it does not arise"}
    bearer = _whole({"bearer": _said(_TEXT, "empty between two scenarios"), "before": either, "after": either})
    changed = _whole(
        {
            "norm": _TEXT,
            "kind": {"enum": list(law.vocabulary.kinds)},
            "act": _TEXT,
            "toward": _said(_TEXT, "empty between two scenarios"),
            "bearers": _listed(bearer),
        }
    )
    view = _whole({"name": _TEXT, "scenario": _TEXT, "reading": _TEXT})
    return _whole(
        {
            "before": view,
            "after": view,
            "changes": _said(_TEXTS, "what was changed, in words"),
            "changed": _listed(changed, "the norms that differ"),
            "why": _TEXTS,
            "same": {
                "type": "object",
                "additionalProperties": _COUNT,
                "description": "norms that are the same, by kind",
            },
            "check": _said(_TEXTS, "what to look out for"),
            "record": _said(_TEXT, "what the record of both sides is"),
        }
    )


def matrix_form(law: Law) -> Schema:
    """What `casus matrix --format json` prints."""
    return _listed(
        _whole(
            {
                "scenario": _TEXT,
                "norm": _TEXT,
                "bearers": _TEXTS,
                "towards": _TEXTS,
                "triggers": _TEXTS,
                "reading": _said(_TEXT, "default, or a named reading of the law"),
                "answered": _said(_COUNT, "how many questions the reading answers itself; the default fills the rest"),
                "questions": _said(_COUNT, "how many there are"),
                "accounts": {
                    "type": "object",
                    "additionalProperties": _TEXT,
                    "description": "dispute: account, for the disputes that change something for this norm",
                },
                "held_by": _said(_TEXTS, "who holds all of these accounts; empty where nobody holds them as a whole"),
                "status": {"enum": [*STATUSES, None], "description": "null where it cannot all be so together"},
            }
        )
    )
