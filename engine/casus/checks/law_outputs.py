"""JSON Schemas of what `casus law`, `casus cite` and `casus list` print."""

from casus.ask.diff import WordingDifference
from casus.ask.find import UNREAD_ACT, UNREAD_RULE, UNREAD_WORDING, WEIGHTS
from casus.checks.forms import Schema, group
from casus.files.providers import PROVIDER_SORTS
from casus.files.sources import READ
from casus.law.model import Law
from casus.scenarios.reader import SCENARIO_KINDS
from casus.show.law.cite import Work

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_LISTED: Schema = {"type": "array", "items": _TEXT}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_BOUND: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "a day; null for none"}
_READ: Schema = {"enum": list(READ), "description": "how far it was read; of several, the least"}


def _all(properties: dict[str, Schema], says: str = "") -> Schema:
    """An object with all of its words."""
    return group(properties, properties, says)


def _list(form: Schema) -> Schema:
    return {"type": "array", "items": form}


def _named(law: Law) -> Schema:
    return {"enum": list(law.instruments)}


_HEADING: dict[str, Schema] = {"id": _TEXT, "article": _TEXT, "heading": _TEXT}
_SOURCE = _all({"id": _TEXT, "ref": _TEXT, "read": _READ, "pinpoint": _MAYBE})


def contents_form(law: Law) -> Schema:
    """What is on file: casus law."""
    loaded: dict[str, Schema] = {
        "name": {"type": "string", "description": "the package, or the folder as it was named"},
        "sort": {"enum": list(PROVIDER_SORTS)},
        "folder": {**_MAYBE, "description": "its folder of rules; null for what came with Casus"},
    }
    instrument = {
        "id": _named(law),
        "system": {"enum": list(law.systems)},
        "title": _TEXT,
        "signed": _MAYBE,
        "in_force": _MAYBE,
        "clauses": _list(_all(_HEADING)),
    }
    return _all(
        {
            "systems": {"type": "object", "additionalProperties": _TEXT},
            "instruments": _list(_all(instrument)),
            "questions": _list({"enum": list(law.questions)}),
            "readings": _list({"enum": ["default", *law.readings]}),
            "loaded": _list(_all(loaded, "one from which the law was loaded")),
        }
    )


def clause_form(law: Law) -> Schema:
    """One article: casus law CLAUSE, perhaps with --on."""
    kept = _all(
        {"from": _DAY, "read": _READ, "sources": _list(_SOURCE)},
        "from this day on only these sources show that the text was kept",
    )
    wording = {
        "id": _TEXT,
        "from": _BOUND,
        "through": _BOUND,
        "gloss": _TEXT,
        "note": _MAYBE,
        "sources": _list(_SOURCE),
        "read": _READ,
        "kept": {"anyOf": [kept, {"type": "null"}]},
    }
    paragraph = {"id": _TEXT, "article": _TEXT, "wordings": _list(_all(wording))}
    rule = {
        "id": _TEXT,
        "norm": _MAYBE,
        "says": _TEXT,
        "given": {"type": "object", "additionalProperties": _TEXT, "description": "the answers under which it holds"},
        "wording": _MAYBE,
        "from": _BOUND,
        "through": _BOUND,
    }
    change = {
        "what": {"enum": ["question", "account"]},
        "id": _TEXT,
        "value": _TEXT,
        "added": _LISTED,
        "removed": _LISTED,
    }
    fixed = {
        **_HEADING,
        "instrument": _named(law),
        "gloss": _TEXT,
        "untranslated": _MAYBE,
        "paragraphs": _list(_all(paragraph)),
        "rules": _list(_all(rule)),
        "related": _LISTED,
        "questions": _list({"enum": list(law.questions)}),
    }
    dated = {"on": _DAY, "members": _LISTED, "members_turn_on": _list(_all(change))}
    return group({**fixed, **dated}, fixed, "the last three words only with --on")


def roll_form(law: Law) -> Schema:
    """Who was bound by what: casus law --on."""
    labelled: Schema = {"type": "object", "additionalProperties": _LISTED, "description": "articles by their wording"}
    instrument = {
        "id": _named(law),
        "title": _TEXT,
        "signed": _MAYBE,
        "in_force": _MAYBE,
        "members": _LISTED,
        "wordings": labelled,
        "later": labelled,
        "contested": _LISTED,
        "acts": _list(_all({"id": _TEXT, "date": _DAY, "says": _TEXT}, "what a member had done about being bound")),
    }
    return _all({"on": _DAY, "instruments": _list(_all(instrument))})


def changes_form(law: Law) -> Schema:
    """The history: casus law --changes."""
    entry = {
        "date": _DAY,
        "sort": _TEXT,
        "instrument": {"enum": [*law.instruments, None]},
        "says": _TEXT,
        "contested": _LISTED,
        "ids": _LISTED,
        "sources": _LISTED,
    }
    return _list(_all(entry))


def diff_form(law: Law) -> Schema:
    """Two wordings compared: casus law CLAUSE --diff."""
    two: Schema = {"minItems": 2, "maxItems": 2}
    paragraph = {"id": _TEXT, "article": _TEXT, "glosses": {**_list(_MAYBE), **two}}
    difference = dict.fromkeys(WordingDifference._fields, _TEXT) | {"one": _LISTED, "two": _LISTED}
    effect = {"scenario": _TEXT, "norm": _TEXT, "one": _TEXT, "two": _TEXT, "bearers": _LISTED}
    return _all(
        {
            "clause": _TEXT,
            "wordings": {**_LISTED, **two},
            "paragraphs": _list(_all(paragraph)),
            "differences": _list(_all(difference)),
            "scenarios": _list(_all(effect)),
        }
    )


def found_form(law: Law) -> Schema:
    """Where words stand: casus law --find."""
    hit = {
        "id": _TEXT,
        "where": {"enum": list(WEIGHTS)},
        "label": _TEXT,
        "text": _TEXT,
        "score": {"type": "number"},
        "words": _LISTED,
    }
    return _list(_all(hit))


def questions_form(law: Law) -> Schema:
    """The questions of meaning: casus law --questions."""
    answer = {"id": _TEXT, "says": _TEXT, "rests_on": _MAYBE, "held_by": _LISTED, "sources": _LISTED}
    question = {
        "id": {"enum": list(law.questions)},
        "asks": _TEXT,
        "default": _TEXT,
        "because": _TEXT,
        "answers": _list(_all(answer)),
        "bears_on": _LISTED,
        "tested_by": _LISTED,
    }
    return _list(_all(question))


def unverified_form(law: Law) -> Schema:
    """What was not read: casus law --unverified."""
    entry = {
        "sort": {"enum": [UNREAD_WORDING, UNREAD_ACT, UNREAD_RULE]},
        "id": _TEXT,
        "clause": {"enum": [*law.clauses, ""]},
        "says": _TEXT,
        "read": _READ,
        "note": _TEXT,
        "sources": _LISTED,
    }
    return _list(_all(entry))


def cite_form(law: Law) -> Schema:
    """How to cite: casus cite."""
    return _list(_all(dict.fromkeys(Work._fields, _TEXT), "the article or the scenario first, then its sources"))


def scenarios_form(law: Law) -> Schema:
    """The scenarios that can be named: casus list."""
    return _list(_all({"name": _TEXT, "kind": {"enum": list(SCENARIO_KINDS)}, "date": _MAYBE, "title": _TEXT}))
