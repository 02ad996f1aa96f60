"""JSON Schemas: of what the commands print, and of each kind of file, so that editors complete and check them."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from casus.ask import consistency
from casus.assessment.results import DUTY_VERDICTS, EXACT, IN_COMPANY, IN_PART, ITSELF, NEAR, STANDINGS, STATUSES
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.checks import law_outputs, result_forms, survey
from casus.checks.forms import (
    TEXT_FORM,
    Schema,
    answered,
    common,
    denied,
    group,
    holding,
    kinds_of,
    of_form,
    of_sort,
    one_of,
    pattern,
    place_form,
    ref,
    statement,
    table,
    types,
    words,
)
from casus.checks.result_forms import PERFORMANCE, TOLD
from casus.files.fields import FileForm
from casus.files.receipt import RECEIPT
from casus.files.writer import make_folder, put_file
from casus.law import forms
from casus.law.model import Law
from casus.law.vocabulary import SORTS
from casus.scenarios.model import LIKENESSES
from casus.scenarios.reader import SCENARIO
from casus.scenarios.variants import FROM, VARIANT
from casus.show import treaties
from casus.show.rows import FIELDS

_DRAFT = "http://json-schema.org/draft-07/schema#"


def _needed(form: Schema, known: dict[str, Schema]) -> dict[str, Schema]:
    """The definitions that a schema points to, directly or through others."""
    found: dict[str, Schema] = {}
    texts = [json.dumps(form)]
    while texts:
        text = texts.pop()
        for name, definition in known.items():
            if name not in found and f'"#/definitions/{name}"' in text:
                found[name] = definition
                texts.append(json.dumps(definition))
    return dict(sorted(found.items()))


def as_text(schema: Schema) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=1) + "\n"


# ---- the output ------------------------------------------------------------------------------------------------------


def _assess(law: Law) -> Schema:
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
            "days": {"type": ["integer", "null"], "description": "days from the day on which the duty was due"},
            "by": {"enum": [ITSELF, IN_COMPANY], "description": "whether the bearer acted alone"},
            "counts": {"type": "boolean", "description": "whether the verdict rests on it"},
            **TOLD,
        },
        ("event", "extent", "days", "by", "counts", *TOLD),
    )
    event = group({"event": {"type": "string", "description": "its id"}, **TOLD}, ("event", *TOLD))
    text: Schema = {"type": "string"}
    position = group(
        {
            **dict.fromkeys(("by", "clause", "says", "ground"), text),
            "answer": {"type": "object", "additionalProperties": text, "description": "question: answer it comes to"},
            "date": {"type": ["string", "null"], "description": "a day, a month or a year"},
            "sources": listed,
        },
        ("by", "clause", "says", "ground", "answer", "date", "sources"),
    )
    special: dict[str, Schema] = {
        "kind": {"enum": list(law.vocabulary.kinds)},
        "status": {"enum": list(STATUSES)},
        "performance": {**PERFORMANCE, "type": ["string", "null"]},
        "performances": {"type": "array", "items": {"enum": list(DUTY_VERDICTS)}},
        "events": {"type": "array", "items": event},
        "deeds": {"type": "array", "items": deed},
        "positions": {"type": "array", "items": position},
        **{name: {"type": "array", "items": turn} for name in ("turns_on", "turns_unheld")},
        "standing": {"enum": [*STANDINGS, ""]},
        "reach": {"enum": [EXACT, IN_PART, NEAR, ""]},
        **{key: {"type": "array", "items": {"enum": list(STATUSES)}} for key in ("statuses", "statuses_unheld")},
        "performance_turns_on": {"type": "array", "items": turn},
        "bound": {"type": "boolean"},
        **dict.fromkeys(("critical_date", "due", "ended_on"), iso),
        **dict.fromkeys(("waits_for", "because", "assumed", "untried", "denied_by"), listed),
    }
    row = {name: {**special.get(name, {"type": "string"}), "description": says} for name, says in FIELDS.items()}
    return {"type": "array", "items": group(row, FIELDS, "one norm instance in one scenario under one reading")}


def _consistency(law: Law) -> Schema:
    texts = {"type": "array", "items": {"type": "string"}}
    fits = {"enum": [*consistency.STATEMENT_VERDICTS, ""]}
    what = {"enum": [consistency.ANSWER, consistency.STATUS_SAID]}
    special: dict[str, Schema] = {"what": what, "across": fits, "fits": fits, "accounts": texts, "sources": texts}
    properties = {
        name: {**special.get(name, {"type": "string"}), "description": words}
        for name, words in consistency.STATEMENT_FIELDS.items()
    }
    return {"type": "array", "items": group(properties, tuple(properties))}


def _treaties(law: Law) -> Schema:
    properties = treaties.schema_fields(law)
    return {"type": "array", "items": group(properties, tuple(properties))}


def _twins(law: Law) -> Schema:
    texts = {"type": "array", "items": {"type": "string"}}
    special: dict[str, Schema] = {
        **{key: {"type": "boolean"} for key in ("one_on_file", "two_on_file")},
        **{key: {**texts, "type": ["array", "null"]} for key in ("one_owed", "two_owed")},
        "likeness": {"enum": list(LIKENESSES)},
    }
    properties = {
        name: {**special.get(name, {"type": "string"}), "description": says}
        for name, says in treaties.TWIN_FIELDS.items()
    }
    return {"type": "array", "items": group(properties, tuple(properties))}


def _compare_law(law: Law) -> Schema:
    text: Schema = {"type": "string"}
    points = {name: {**text, "description": word.says} for name, word in forms.POINTS.words.items()}
    side = group(
        {
            **dict.fromkeys(("norm", "clause", "system", "article", "promise"), text),
            "wording": {"type": ["string", "null"]},
            "points": group(points, tuple(points)),
            "sources": {"type": "array", "items": text},
        },
        ("norm", "clause", "system", "article", "promise", "wording", "points", "sources"),
    )
    effect = {
        "scenario": text,
        "toward": {**text, "description": "the state attacked"},
        **{key: {"enum": list(STATUSES)} for key in ("one", "two")},
        "word": {**text, "description": "what is not so under the one that is not owed"},
    }
    properties: dict[str, Schema] = {
        "one": side,
        "two": {"anyOf": [side, {"type": "null"}]},
        "others": {
            "type": "array",
            "items": text,
            "description": "articles of other systems that promise the same kind",
        },
        "incidents": {"type": "integer", "minimum": 0, "description": "how many were tried"},
        "otherwise": {"type": "array", "items": group(effect, tuple(effect))},
    }
    return group(properties, tuple(properties))


def _findings(law: Law) -> Schema:
    place = {"type": "integer", "minimum": 1}
    special: dict[str, Schema] = {
        "line": place,
        "column": place,
        "also": {"type": "array", "items": {"type": "string"}},
    }
    properties = {
        name: {**special.get(name, {"type": "string"}), "description": words}
        for name, words in survey.FINDING_FIELDS.items()
    }
    return {"type": "array", "items": group(properties, tuple(properties))}


# ---- files -----------------------------------------------------------------------------------------------------------

_NOTE = {"note": ref("text")}
_CITED = {"sources": ref("cites")}


def _event(law: Law, form: FileForm) -> Schema:
    """An event, an act, or an entry of the record: with one word of the vocabulary."""
    named = of_sort(law, "event")
    base = of_form(form, kinds_of(law))
    own: dict[str, Schema] = base["properties"]
    happened = group({**own, **{name: ref(f"event-{name}") for name in named}}, base["required"])
    refused = group({**own, **{name: ref(f"denied-{name}") for name in named}}, (*base["required"], "denied"))
    says_no = {"properties": {"denied": {"enum": [True, "true"]}}, "required": ["denied"]}
    return {"if": says_no, "then": one_of(named, refused), "else": one_of(named, happened)}


def _fact(law: Law) -> Schema:
    predicates, named = law.vocabulary.predicates, of_sort(law, "fact")
    own: dict[str, Schema] = of_form(forms.FACT, kinds_of(law))["properties"]
    stated = {name: {"anyOf": [statement(predicates[name]), denied(predicates[name])]} for name in named}
    return one_of(named, group({**own, **stated}))


def _shared(law: Law) -> dict[str, Schema]:
    """The definitions of files that tell of events."""
    predicates = law.vocabulary.predicates
    made = {f"event-{name}": statement(predicates[name]) for name in of_sort(law, "event")}
    made |= {f"denied-{name}": denied(predicates[name]) for name in of_sort(law, "event")}
    told = {"event": _event(law, forms.EVENT), "fact": _fact(law), "conduct": _event(law, forms.CONDUCT)}
    return {**types(law), **made, **told, **holding(law)}


def scenario_form(law: Law) -> Schema:
    """A scenario file: a whole one, or one that changes another."""
    kinds = kinds_of(law)
    changes: Schema = {"required": [FROM]}
    return {
        "if": changes,
        "then": of_form(VARIANT, kinds),
        "else": of_form(SCENARIO, kinds),
        "definitions": _shared(law),
    }


def acts_form(law: Law) -> Schema:
    """The dated acts of a system."""
    return {**of_form(forms.ACTS, kinds_of(law)), "definitions": _shared(law)}


def rules_form(law: Law) -> Schema:
    """An article with its wordings, rules, and what performs its duties."""
    vocabulary = law.vocabulary
    asked = {name: ref(f"ask-{name}") for name in vocabulary.predicates}
    no = {
        "not_happened": group(
            {name: ref(f"ask-{name}") for name in of_sort(law, "event")}, (), "the file says that this did not happen"
        )
    }
    condition = {
        "anyOf": [
            {"type": "string", "description": "a comparison, such as <a> != <b>"},
            {**group({**asked, **no}), "minProperties": 1, "maxProperties": 1},
        ]
    }
    drawn = {name: ref(f"ask-{name}") for name in of_sort(law, "concept", "fact")}
    norms = {kind: _norm(law, kind) for kind in vocabulary.kinds}
    shifted = {"type": "string", "description": "a day, a variable, or <day> + 6 months"}
    statuses = {name: ref(f"ask-{name}") for name in of_sort(law, "status")}
    turns = {
        "starts": group({**statuses, "first_day": shifted}, ("first_day",)),
        "ends": group({**statuses, "last_day": shifted}, ("last_day",)),
    }
    conclusion = {**group({**drawn, **norms, **turns}), "minProperties": 1, "maxProperties": 1}
    asks = {f"ask-{name}": pattern(word) for name, word in vocabulary.predicates.items()}
    made = {**types(law), **asks, **holding(law), "condition": condition, "conclusion": conclusion}
    return {**of_form(forms.CLAUSE, kinds_of(law)), "definitions": made}


def _norm(law: Law, kind: str) -> Schema:
    """A norm as a rule draws it."""
    roles = {role.name: ref(f"term-{role.type}") for role in law.vocabulary.predicates[kind].roles[1:]}
    return group({**roles, "deadline": {**TEXT_FORM, "description": "immediately, or 10 days"}}, list(roles))


def questions_form(law: Law) -> Schema:
    """The questions and readings of a system."""
    return {**of_form(forms.QUESTIONS, kinds_of(law)), "definitions": holding(law)}


def system_form(law: Law) -> Schema:
    """A system and its instruments."""
    return of_form(forms.SYSTEM, kinds_of(law))


def states_form(law: Law) -> Schema:
    """Who can act."""

    entity = {
        **dict.fromkeys(("name", "cow", "gw", "of", "says", "note", "iso"), TEXT_FORM),
        "kind": words({entity.kind: None for entity in law.entities.values()}),
        "also": ref("texts"),
        "tile": ref("texts"),
        "members": table({"type": "object", "additionalProperties": TEXT_FORM}),
        **_CITED,
    }
    return group({"entities": table(group(entity, ("name", "kind")))}, ("entities",))


def places_form(law: Law) -> Schema:
    """The places, and whose land they are."""

    properties = {"places": table(place_form(law)), "sources": table(ref("source"))}
    return {**group(properties, ("places",)), "definitions": types(law)}


def sources_form(law: Law) -> Schema:
    """The sources that law files share, and who puts pages out."""

    return group({"publishers": table(TEXT_FORM), "sources": table(ref("source"))}, ("sources",))


def vocabulary_form(law: Law) -> Schema:
    """The words that rules and scenarios may use."""

    role: Schema = {"anyOf": [{"type": "string"}, group({"type": TEXT_FORM, "absent": words(("every",))}, ("type",))]}
    opened = group(
        {
            "values": ref("texts"),
            "assume": TEXT_FORM,
            "land_of": ref("texts"),
            "seas": ref("texts"),
            "written": ref("flag"),
        },
        (),
    )
    predicate: dict[str, Schema] = {
        **dict.fromkeys(("says", "phrase", "noun", "unmet", "plover", "also", "if_silent"), TEXT_FORM),
        **dict.fromkeys(("lasting", "appraisal", "binding", "record", "territory"), ref("flag")),
        "open": table({"anyOf": [opened, TEXT_FORM, ref("texts")]}),
        "roles": table(role),
    }
    kind: dict[str, Schema] = {
        **dict.fromkeys(("values", "entities", "actors"), ref("texts")),
        **dict.fromkeys(("places", "instruments", "norms", "acts", "exclusive"), ref("flag")),
    }
    sorts: Iterable[str] = SORTS
    properties: dict[str, Schema] = {
        "scales": table(
            {"anyOf": [ref("texts"), table(TEXT_FORM)]},
            "values from low to high, as a list, or each with what it means",
        ),
        "types": table(group(kind)),
        **{sort: table(group(predicate, ("says",))) for sort in sorts},
        "norms": table(group({"says": TEXT_FORM, "roles": ref("texts")})),
        "acts": table(
            group(
                {**dict.fromkeys(("says", "name", "phrase", "atop"), TEXT_FORM), "pledge": table(TEXT_FORM)}, ("says",)
            )
        ),
    }
    return group(properties)


def _receipt_check(law: Law) -> Schema:
    text: Schema = {"type": "string"}
    changed = group(dict.fromkeys(("what", "then", "here"), text), ("what", "then", "here"))
    properties: dict[str, Schema] = {
        "file": text,
        "same": {"type": "boolean", "description": "it was made again, and nothing in it differs"},
        "made": {**ref(RECEIPT)},
        "changed": {"type": "array", "items": changed, "description": "what it was made from that is otherwise here"},
        "differences": {"type": "array", "items": text, "description": "the first of them, in words"},
        "differing": {"type": "integer", "minimum": 0, "description": "how many things differ"},
        "trouble": {**text, "description": "why it could not be made again; empty where it was"},
    }
    return group(properties, properties)


def _receipt_file(law: Law) -> Schema:
    files = {"type": "array", "items": {"type": "string"}, "description": "the files that it is the receipt of"}
    return group({RECEIPT: ref(RECEIPT), "files": files}, (RECEIPT, "files"))


def _answer_of(form: Callable[[Law], Schema]) -> Callable[[Law], Schema]:
    """The schema of what is printed, from that of what was found."""
    return lambda law: answered(form(law))


# ---- all of them ---

Schemas = dict[str, tuple[str, Callable[[Law], Schema]]]
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
    "treaties": ("the output of casus treaties --format json", _treaties),
    "compare-law": ("the output of casus compare-law --format json", _compare_law),
    "twins": ("the output of casus twins --format json", _twins),
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
    "scenario": ("a scenario file", scenario_form),
    "rules": ("a law file: one article with its wordings and rules", rules_form),
    "questions": ("the questions and readings of a treaty system", questions_form),
    "acts": ("the dated acts of a treaty system", acts_form),
    "system": ("a treaty system and its instruments", system_form),
    "states": ("who can act: states, organisations, groups, schools", states_form),
    "places": ("places, and whose land they are", places_form),
    "sources": ("sources that law files share", sources_form),
    "vocabulary": ("the words that rules and scenarios may use", vocabulary_form),
}


def schema_of(law: Law, name: str, schemas: Schemas = SCHEMAS) -> Schema:
    """One schema by its name, with the words of a law. Raises KeyError for another name."""
    says, form = schemas[name]
    made = form(law)
    used = {**made.pop("definitions", {}), **common()}
    return {"$schema": _DRAFT, "title": f"Casus: {says}", **made, "definitions": _needed(made, used)}


def write_all(law: Law, folder: str | Path, schemas: Schemas = SCHEMAS) -> None:
    """Write every schema into a folder, which is made if it is not there. Raises OSError where that fails."""
    place = Path(folder)
    make_folder(place)
    for name in schemas:
        put_file(place / f"{name}.json", as_text(schema_of(law, name, schemas)))
