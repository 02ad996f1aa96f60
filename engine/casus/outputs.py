"""JSON Schemas of what the commands on the record print."""

from casus import claims as pressed
from casus import fit as fitting
from casus import recordbook, studies, timeline
from casus.forms import Form, group
from casus.law import Law
from casus.results import (
    CONTESTED,
    IN_PART,
    NO_RECORD,
    NOT_PERFORMED,
    PERFORMED,
    SETTLED,
    STANDINGS,
    STATUSES,
    WITHOUT_DUTY,
)

_TEXT: Form = {"type": "string"}
_LISTED: Form = {"type": "array", "items": _TEXT}
_STATUSES: Form = {"type": "array", "items": {"enum": list(STATUSES)}}
_VERDICTS = [PERFORMED, IN_PART, NOT_PERFORMED, NO_RECORD, WITHOUT_DUTY, ""]
_STANDING: Form = {"enum": [SETTLED, CONTESTED, ""]}
_DAY: Form = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}


def _row(fields: dict[str, str], special: dict[str, Form], says: str) -> Form:
    """A flat row of an output."""
    return group(
        {name: {**special.get(name, _TEXT), "description": words} for name, words in fields.items()}, fields, says
    )


def record(law: Law) -> Form:
    """The rows of casus record."""
    deed = group({"scenario": _TEXT, "event": _TEXT, "extent": _TEXT}, ("scenario", "event", "extent"))
    special: dict[str, Form] = {
        "status": {"enum": list(STATUSES)},
        "standing": _STANDING,
        "statuses": _STATUSES,
        "performance": {"enum": _VERDICTS},
        "performances": {"type": "array", "items": {"enum": _VERDICTS}},
        "critical_date": _DAY,
        "deeds": {"type": "array", "items": deed},
        **dict.fromkeys(("triggers", "attackers", "also"), _LISTED),
    }
    return {"type": "array", "items": _row(recordbook.FIELDS, special, "one duty of one member in one incident")}


_SHARE: Form = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_COUNT: Form = {"type": "integer", "minimum": 0}


def counts(law: Law) -> Form:
    """The rows of casus record --by."""
    special: dict[str, Form] = {
        "standing": {"enum": [SETTLED, CONTESTED]},
        **dict.fromkeys(("owed", "performed", "in_part", "not_performed", "no_record", "on_record"), _COUNT),
        **dict.fromkeys(("rate", "low", "high"), _SHARE),
        "group": _TEXT,
    }
    row = _row(recordbook.COUNT_FIELDS, special, "the counts of one group, of settled or of contested duties")
    return {"type": "array", "items": row}


def fits(law: Law) -> Form:
    """The rows of casus record --fit."""
    special = {name: _TEXT if name in ("choice", "member") else _COUNT for name in fitting.FIELDS}
    return {"type": "array", "items": _row(fitting.FIELDS, special, "one member under one reading or answer")}


def literature(law: Law) -> Form:
    """What casus atop prints."""
    pledge: dict[str, Form] = {
        "pledge": {"enum": list(studies.NAMES), "description": "the kind of pledge, as the data set calls it"},
        "dataset": {"enum": [0, 1, None], "description": "its code there; null where it has none"},
        "casus": {
            "enum": [0, 1],
            "description": "1 where a duty or a ban of that kind stands in the instrument on file",
        },
        "agrees": {"type": "boolean"},
        "norms": {**_LISTED, "description": "the norms behind it"},
    }
    member: dict[str, Form] = {
        "state": _TEXT,
        "dataset": {**_TEXT, "description": "from when to when a member there, by signature"},
        "casus": {**_TEXT, "description": "from when to when bound by the law on file, in the default reading"},
    }
    coding: dict[str, Form] = {
        "name": _TEXT,
        "instrument": {"enum": list(law.instruments)},
        "codes": {"type": "array", "items": group(pledge, pledge, "one kind of pledge")},
        "members": {"type": "array", "items": group(member, member, "one state")},
    }
    study: dict[str, Form] = dict.fromkeys(studies.Study._fields, _TEXT)
    properties: dict[str, Form] = {
        "studies": {"type": "array", "items": group(study, study, "a published rate, with what it counts")},
        "codings": {"type": "array", "items": group(coding, coding, "one row of a data set of alliances")},
    }
    return group(properties, properties)


def claims(law: Law) -> Form:
    """The claims of casus claims."""
    source = group({"ref": _TEXT, "read": _TEXT}, ("ref", "read"))
    special: dict[str, Form] = {
        "status": {"enum": [*STATUSES, ""]},
        "statuses": _STATUSES,
        "standing": _STANDING,
        "performance": {"type": "array", "items": {"enum": _VERDICTS}},
        "sources": {"type": "array", "items": source},
    }
    return {"type": "array", "items": _row(pressed.FIELDS, special, "one claim that a file corrects")}


def days(law: Law) -> Form:
    """The days of casus timeline."""
    special: dict[str, Form] = {
        "date": _DAY,
        "kind": {"enum": list(law.vocabulary.kinds)},
        "status": {"enum": list(STATUSES)},
        "standing": {"enum": [*STANDINGS, ""]},
        "performance": {"enum": _VERDICTS},
    }
    may: Form = {"type": ["string", "null"]}
    event = group(
        {"event": _TEXT, "says": _TEXT, "date": may, "until": may, "conduct": {"type": "boolean"}},
        ("event", "says", "date", "until", "conduct"),
    )
    changes = {
        "type": "array",
        "items": _row(timeline.FIELDS, special, "one norm that stands otherwise than the day before"),
    }
    day = group(
        {"date": _DAY, "events": {"type": "array", "items": event}, "changes": changes}, ("date", "events", "changes")
    )
    return {"type": "array", "items": day}
