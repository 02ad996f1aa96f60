"""JSON Schemas: of what `casus assess` prints, and of each kind of file, so that editors complete and check them."""

import json
from collections.abc import Callable
from pathlib import Path

from casus.ask import consistency
from casus.assessment.results import (
    IN_PART,
    NO_RECORD,
    NOT_PERFORMED,
    PERFORMED,
    REACHES,
    STANDINGS,
    STATUSES,
    WITHOUT_DUTY,
)
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.checks import findings, law_forms, law_outputs, result_forms
from casus.checks.forms import (
    TEXT_FORM,
    Form,
    answered,
    common,
    denied,
    entries,
    group,
    many,
    one_of,
    ref,
    statement,
    table,
    types,
    value,
    words,
    writable_names,
)
from casus.checks.law_forms import given, holders_of, of_sort, place_form
from casus.files.receipt import RECEIPT
from casus.law.model import Law
from casus.scenarios.reader import SCENARIO_KINDS
from casus.show.rows import FIELDS

_NOTE, _SAYS = {"note": ref("text")}, {"says": ref("text")}
_CITED = {"sources": ref("cites")}
_DRAFT = "http://json-schema.org/draft-07/schema#"


def _needed(form: Form, known: dict[str, Form]) -> dict[str, Form]:
    """The definitions that a schema points to, directly or through others."""
    found: dict[str, Form] = {}
    texts = [json.dumps(form)]
    while texts:
        text = texts.pop()
        for name, definition in known.items():
            if name not in found and f'"#/definitions/{name}"' in text:
                found[name] = definition
                texts.append(json.dumps(definition))
    return dict(sorted(found.items()))


def as_text(schema: Form) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=1) + "\n"


# ---- the output ------------------------------------------------------------------------------------------------------


def _assess(law: Law) -> Form:
    iso = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    listed = {"type": "array", "items": {"type": "string"}}
    change = group(
        {
            "what": {"enum": [QUESTION, ACCOUNT, SILENCE]},
            "id": {
                "type": "string",
                "description": "the question, the dispute, event.role, event.date, or one before two",
            },
            "value": {"type": "string", "description": "the other answer, account or value"},
        },
        ("what", "id", "value"),
    )
    turn = group(
        {
            "status": {"type": "string", "description": "what it would be then"},
            "changes": {"type": "array", "items": change, "description": "all of them are needed"},
        },
        ("status", "changes"),
    )
    deed = group(
        {
            "event": {"type": "string", "description": "id of the entry"},
            "extent": {"enum": ["full", "part", "nothing", "offered", "said"]},
            "days": {"type": ["integer", "null"], "description": "days from the critical date"},
        },
        ("event", "extent", "days"),
    )
    text: Form = {"type": "string"}
    position = group(
        {
            **dict.fromkeys(("by", "clause", "says", "ground"), text),
            "answer": {"type": "object", "additionalProperties": text, "description": "question: answer it comes to"},
            "date": {"type": ["string", "null"], "description": "a day, a month or a year"},
            "sources": listed,
        },
        ("by", "clause", "says", "ground", "answer", "date", "sources"),
    )
    verdicts = [PERFORMED, IN_PART, NOT_PERFORMED, NO_RECORD, WITHOUT_DUTY, None]
    special: dict[str, Form] = {
        "kind": {"enum": list(law.vocabulary.kinds)},
        "status": {"enum": list(STATUSES)},
        "performance": {"enum": verdicts},
        "deeds": {"type": "array", "items": deed},
        "positions": {"type": "array", "items": position},
        **{name: {"type": "array", "items": turn} for name in ("turns_on", "turns_unheld")},
        "standing": {"enum": [*STANDINGS, ""]},
        "reach": {"enum": [*REACHES, ""]},
        **{key: {"type": "array", "items": {"enum": list(STATUSES)}} for key in ("statuses", "statuses_unheld")},
        "performance_turns_on": {"type": "array", "items": turn},
        "bound": {"type": "boolean"},
        **dict.fromkeys(("critical_date", "due", "ended_on"), iso),
        **dict.fromkeys(("waits_for", "because", "assumed", "untried", "denied_by"), listed),
    }
    row = {name: {**special.get(name, {"type": "string"}), "description": says} for name, says in FIELDS.items()}
    return {"type": "array", "items": group(row, FIELDS, "one norm instance in one scenario under one reading")}


# ---- scenarios -------------------------------------------------------------------------------------------------------


def _event(law: Law, further: dict[str, Form] | None = None) -> Form:
    """An event, an act, or an entry of the record."""
    named = of_sort(law, "event")
    base: dict[str, Form] = {
        "id": ref("text"),
        "date": ref("day"),
        "until": ref("day"),
        "after": {**ref("texts")},
        "continues": ref("text"),
        "denied": ref("flag"),
        "held_by": ref("holders"),
        **_SAYS,
        **_NOTE,
        **_CITED,
        **(further or {}),
    }
    happened = group({**base, **{name: ref(f"event-{name}") for name in named}}, ("id",))
    refused = group({**base, **{name: ref(f"denied-{name}") for name in named}}, ("id", "denied"))
    says_no = {"properties": {"denied": {"enum": [True, "true"]}}, "required": ["denied"]}
    return {"if": says_no, "then": one_of(named, refused), "else": one_of(named, happened)}


def _fact(law: Law) -> Form:
    predicates, named = law.vocabulary.predicates, of_sort(law, "fact")
    base: dict[str, Form] = {"denied": ref("flag"), "held_by": ref("holders"), **_SAYS, **_NOTE, **_CITED}
    stated = {name: {"anyOf": [statement(predicates[name]), denied(predicates[name])]} for name in named}
    return one_of(named, group({**base, **stated}))


def _dispute() -> Form:
    version = group(
        {
            "id": ref("text"),
            "held_by": ref("holders"),
            "set": table(many(TEXT_FORM), "EVENT.role, EVENT.date or EVENT.until, with its value in this account"),
            "drop": ref("texts"),
            "add": entries({"anyOf": [ref("event"), ref("fact")]}),
            "order": ref("texts"),
            **_SAYS,
            **_NOTE,
            **_CITED,
        },
        ("id",),
    )
    return group(
        {
            "id": ref("text"),
            "about": ref("text"),
            "default": ref("text"),
            "because": ref("text"),
            "versions": entries(version),
            **_CITED,
        },
        ("id", "default", "versions"),
    )


def _shared(law: Law) -> dict[str, Form]:
    """The definitions of files that tell of events."""
    predicates = law.vocabulary.predicates
    made = {f"event-{name}": statement(predicates[name]) for name in of_sort(law, "event")}
    made |= {f"denied-{name}": denied(predicates[name]) for name in of_sort(law, "event")}
    return {
        **types(law),
        **made,
        "event": _event(law),
        "fact": _fact(law),
        "dispute": _dispute(),
        "holder": holders_of(law),
        "holders": many(ref("holder")),
    }


def _consistency(law: Law) -> Form:
    texts = {"type": "array", "items": {"type": "string"}}
    fits = {"enum": [*consistency.STATEMENT_VERDICTS, ""]}
    what = {"enum": [consistency.ANSWER, consistency.STATUS_SAID]}
    special: dict[str, Form] = {"what": what, "across": fits, "fits": fits, "accounts": texts, "sources": texts}
    properties = {
        name: {**special.get(name, {"type": "string"}), "description": words}
        for name, words in consistency.STATEMENT_FIELDS.items()
    }
    return {"type": "array", "items": group(properties, tuple(properties))}


def _findings(law: Law) -> Form:
    place = {"type": "integer", "minimum": 1}
    special: dict[str, Form] = {"line": place, "column": place, "also": {"type": "array", "items": {"type": "string"}}}
    properties = {
        name: {**special.get(name, {"type": "string"}), "description": words}
        for name, words in findings.FINDING_FIELDS.items()
    }
    return {"type": "array", "items": group(properties, tuple(properties))}


def _scenario(law: Law) -> Form:
    states = ref("states")
    conduct = {"for_members": {"anyOf": [ref("flag"), many(states)]}, "tendered": ref("flag"), "accepted": ref("flag")}
    kinds = sorted({kind for item in law.vocabulary.types.values() for kind in item.actors})
    actor = group({"kind": words(kinds), "name": TEXT_FORM, **_SAYS, **_NOTE, **_CITED}, ("kind",))
    clauses = [
        name for item in law.clauses.values() for name in (item.id, *(paragraph.id for paragraph in item.paragraphs))
    ]
    by = ref("holder")
    position = {
        "by": by,
        "clause": words(clauses),
        "ground": TEXT_FORM,
        "answer": given(law),
        "date": ref("day"),
        **_SAYS,
        **_NOTE,
        **_CITED,
    }
    correction = {
        "claim": TEXT_FORM,
        "by": TEXT_FORM,
        "better": TEXT_FORM,
        "norm": value(law, "norm"),
        **_NOTE,
        **_CITED,
    }
    expectation = {
        "norm": value(law, "norm"),
        **dict.fromkeys(("bearer", "toward", "trigger", "because"), TEXT_FORM),
        "status": words([status.replace(" ", mark) for status in STATUSES for mark in (" ", "_")]),
    }
    nothing = {"anyOf": [states, group({"of": states, **_SAYS, **_CITED}, ("of",))]}
    properties: dict[str, Form] = {
        "scenario": {**TEXT_FORM, "description": "the name: small letters, digits and -"},
        "title": TEXT_FORM,
        "kind": words(SCENARIO_KINDS),
        "as_of": {**ref("day")},
        "summary": TEXT_FORM,
        "sources": table(ref("source")),
        "actors": table(actor, "actors that are no state, organisation or organ"),
        "places": table(place_form(law), "places that places.yaml lacks"),
        "events": entries(ref("event"), "what happened"),
        "facts": entries(ref("fact"), "statements without a date; a judgement has a holder"),
        "disputed": entries(ref("dispute"), "points on which accounts differ"),
        "positions": entries(group(position, ("by", "clause", "says")), "what states said the law was"),
        "conduct": entries(ref("conduct"), "the record: what states and organisations did"),
        "no_record": entries(nothing, "looked for, none found; not a refusal"),
        "corrections": entries(group(correction, ("claim", "by", "better"))),
        "expect": entries(group(expectation, ("norm", "status")), "what the authors of the file expect"),
        **_NOTE,
    }
    required = ("scenario", "title", "kind", "as_of", "events")
    return {
        **group(properties, required),
        "definitions": {
            **_shared(law),
            "conduct": _event(law, conduct),
            "states": words(writable_names(law, ("state",))),
        },
    }


def _acts(law: Law) -> Form:
    properties = {"sources": table(ref("source")), "acts": entries(ref("event")), "disputed": entries(ref("dispute"))}
    return {**group(properties), "definitions": _shared(law)}


def _receipt_check(law: Law) -> Form:
    text: Form = {"type": "string"}
    changed = group(dict.fromkeys(("what", "then", "here"), text), ("what", "then", "here"))
    properties: dict[str, Form] = {
        "file": text,
        "same": {"type": "boolean", "description": "it was made again, and nothing in it differs"},
        "made": {**ref(RECEIPT)},
        "changed": {"type": "array", "items": changed, "description": "what it was made from that is otherwise here"},
        "differences": {"type": "array", "items": text, "description": "the first of them, in words"},
        "differing": {"type": "integer", "minimum": 0, "description": "how many things differ"},
        "trouble": {**text, "description": "why it could not be made again; empty where it was"},
    }
    return group(properties, properties)


def _receipt_file(law: Law) -> Form:
    files = {"type": "array", "items": {"type": "string"}, "description": "the files that it is the receipt of"}
    return group({RECEIPT: ref(RECEIPT), "files": files}, (RECEIPT, "files"))


def _answer_of(form: Callable[[Law], Form]) -> Callable[[Law], Form]:
    """The schema of what is printed, from that of what was found."""
    return lambda law: answered(form(law))


Schemas = dict[str, tuple[str, Callable[[Law], Form]]]
"""The schemas by name: what each describes, and how it is made with the words of a law."""

OUTPUTS: Schemas = {
    "assess": ("the output of casus assess --format json", _assess),
    "compare": ("the output of casus whatif and casus compare --format json", result_forms.compare_form),
    "consistency": ("the output of casus consistency --format json", _consistency),
    "turns-on": ("the output of casus turns-on --format json", result_forms.turns_on_form),
    "claims": ("the output of casus claims --format json", result_forms.claims_form),
    "record": ("the output of casus record --format json", result_forms.record_form),
    "record-by": ("the output of casus record --by ... --format json", result_forms.counts_form),
    "fit": ("the output of casus record --fit --format json", result_forms.fits_form),
    "atop": ("the output of casus atop --format json", result_forms.literature_form),
    "timeline": ("the output of casus timeline --format json", result_forms.days_form),
    "matrix": ("the output of casus matrix --format json", result_forms.matrix_form),
    "sweep": ("the output of casus sweep --format json", result_forms.sweep_form),
    "receipt-check": ("the output of casus check --receipt FILE --format json", _receipt_check),
    "findings": ("the output of casus check --lint --format json", _findings),
    "law": ("the output of casus law --format json", law_outputs.contents_form),
    "law-clause": ("the output of casus law CLAUSE --format json, with or without --on", law_outputs.clause_form),
    "law-on": ("the output of casus law --on DAY --format json", law_outputs.roll_form),
    "law-changes": ("the output of casus law --changes --format json", law_outputs.changes_form),
    "law-diff": ("the output of casus law CLAUSE --diff ONE TWO --format json", law_outputs.diff_form),
    "law-find": ("the output of casus law --find WORDS --format json", law_outputs.found_form),
    "law-questions": ("the output of casus law --questions --format json", law_outputs.questions_form),
    "law-unverified": ("the output of casus law --unverified --format json", law_outputs.unverified_form),
    "cite": ("the output of casus cite --format json", law_outputs.cite_form),
    "list": ("the output of casus list --format json", law_outputs.scenarios_form),
}
"""What commands print with --format json, without the receipt that stands beside it."""

SCHEMAS: Schemas = {
    **{name: (says, _answer_of(form)) for name, (says, form) in OUTPUTS.items()},
    "receipt": ("a file receipt.json: the receipt of other files in its folder", _receipt_file),
    "scenario": ("a scenario file", _scenario),
    "rules": ("a law file: one article with its wordings and rules", law_forms.rules_form),
    "questions": ("the questions and readings of a treaty system", law_forms.questions_form),
    "acts": ("the dated acts of a treaty system", _acts),
    "system": ("a treaty system and its instruments", law_forms.system_form),
    "states": ("who can act: states, organisations, groups, schools", law_forms.states_form),
    "places": ("places, and whose land they are", law_forms.places_form),
    "sources": ("sources that law files share", law_forms.sources_form),
    "vocabulary": ("the words that rules and scenarios may use", law_forms.vocabulary_form),
}


def schema_of(law: Law, name: str, schemas: Schemas = SCHEMAS) -> Form:
    """One schema by its name, with the words of a law. Raises KeyError for another name."""
    says, form = schemas[name]
    made = form(law)
    used = {**made.pop("definitions", {}), **common()}
    return {"$schema": _DRAFT, "title": f"Casus: {says}", **made, "definitions": _needed(made, used)}


def write_all(law: Law, folder: str | Path, schemas: Schemas = SCHEMAS) -> None:
    """Write every schema into a folder, which is made if it is not there. Raises OSError where that fails."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name in schemas:
        (place / f"{name}.json").write_text(as_text(schema_of(law, name, schemas)), encoding="utf-8")
