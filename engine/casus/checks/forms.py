"""The pieces of which JSON Schemas of our files are made, with the words of one law in them.

Casus reads every value as the text it is; an editor reads YAML, where 2022 is a number and true is a truth value. So the
pieces allow what an editor may make of a text.
"""

from collections.abc import Iterable
from typing import Any

from casus.files.receipt import RECEIPT, RECEIPT_FIELDS
from casus.files.sources import READ
from casus.law.model import Law
from casus.law.vocabulary import UNKNOWN, Predicate, Role

Form = dict[str, Any]

TEXT_FORM: Form = {"type": ["string", "number", "boolean"]}
FLAG: Form = {"enum": [True, False, "true", "false"]}
_DAY: Form = {
    "description": "a day (2022-09-13), a month (2022-09) or a year (2022)",
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        {"type": "integer", "minimum": 1900, "maximum": 2100},
    ],
}
_VARIABLE: Form = {"type": "string", "pattern": "^<[a-z][a-z0-9_]*>$", "description": "a variable, such as <victim>"}
_SAME: Form = {"const": "same", "description": "the event of the trigger"}


def ref(name: str) -> Form:
    """A piece that stands under the definitions of a schema."""
    return {"$ref": f"#/definitions/{name}"}


def words(values: Iterable[str], says: str = "") -> Form:
    """One of some words."""
    return {"enum": list(dict.fromkeys(values)), **({"description": says} if says else {})}


def many(form: Form) -> Form:
    """A value, or a list of them."""
    return {"anyOf": [form, {"type": "array", "items": form}]}


def entries(form: Form, says: str = "") -> Form:
    """A list of entries; it may be empty, and then an editor may read nothing at all."""
    return {"type": ["array", "null"], "items": form, **({"description": says} if says else {})}


def table(form: Form, says: str = "") -> Form:
    """Entries under names of one's own."""
    return {"type": ["object", "null"], "additionalProperties": form, **({"description": says} if says else {})}


def group(properties: dict[str, Form], required: Iterable[str] = (), says: str = "") -> Form:
    """Words with their values, and no others."""
    made: Form = {"type": "object", "properties": properties, "additionalProperties": False}
    if needed := list(required):
        made["required"] = needed
    return {**made, "description": says} if says else made


def one_of(groups: Iterable[str], form: Form) -> Form:
    """A group in which one of these words stands."""
    return {**form, "anyOf": [{"required": [name]} for name in groups]}


SOURCE: Form = {
    "anyOf": [
        {"type": "string"},
        group(
            {
                "ref": {"type": "string", "description": "an address or a citation"},
                "read": words(READ, "how far it was read"),
                **dict.fromkeys(("supports", "note", "title", "author", "pinpoint"), TEXT_FORM),
                **dict.fromkeys(("date", "seen"), TEXT_FORM),
            },
            ("ref",),
        ),
    ]
}
CITE: Form = {
    "anyOf": [
        {"type": "string", "description": "the id of a source, or an address"},
        group({"source": {"type": "string"}, "pinpoint": TEXT_FORM, "note": TEXT_FORM}, ("source",)),
    ]
}


def common() -> dict[str, Form]:
    """The definitions that every schema may point to."""
    return {
        "text": TEXT_FORM,
        "texts": many(TEXT_FORM),
        "flag": FLAG,
        "day": _DAY,
        "source": SOURCE,
        "cites": many(CITE),
        RECEIPT: receipt_form(),
    }


def receipt_form() -> Form:
    """A receipt, as it stands in every output."""
    digest: Form = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
    files: Form = {"type": "object", "additionalProperties": digest}
    special: dict[str, Form] = {
        "law": {"anyOf": [digest, {"type": "null"}]},
        "scenarios": files,
        "features": files,
        "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    }
    fields = {
        name: {**special.get(name, {"type": "string"}), "description": says} for name, says in RECEIPT_FIELDS.items()
    }
    return group(fields, fields, "from what an output was made; casus check --receipt makes it again")


def answered(form: Form) -> Form:
    """What a command prints as JSON: its receipt, and what it found."""
    definitions = form.get("definitions", {})
    found = {name: part for name, part in form.items() if name != "definitions"}
    return {**group({RECEIPT: ref(RECEIPT), "result": found}, (RECEIPT, "result")), "definitions": definitions}


def writable_names(law: Law, kinds: Iterable[str]) -> list[str]:
    """What may be written for entities of some kinds: ids, names and other names."""
    allowed = set(kinds)
    found: dict[str, None] = {}
    for entity in law.entities.values():
        if entity.kind in allowed:
            found.update(dict.fromkeys((entity.id, entity.name, *entity.also)))
    return list(found)


def value(law: Law, type_name: str) -> Form:
    """What may stand for a value of a type in a scenario."""
    kind = law.vocabulary.types[type_name]
    if kind.special == "date":
        return _DAY
    if kind.special == "event":
        return {"type": "string", "description": "the id of an event"}
    if kind.special == "places":
        known = [name for place in law.places.values() for name in (place.id, place.name)]
        return {"anyOf": [words(known), {"type": "string", "description": "a place of the file's own"}]}
    if kind.special == "instruments":
        return words(law.instruments)
    if kind.special == "norms":
        return words(rule.norm for rule in law.rules() if rule.norm)
    if kind.special == "acts":
        return words(law.vocabulary.acts)
    if kind.values:
        return words(kind.values)
    if kind.entities or kind.actors:
        names = words(writable_names(law, kind.entities))
        own: Form = {"type": "string", "pattern": "^[a-z0-9-]+$", "description": "an actor of the file's own"}
        return {"anyOf": [names, own]} if kind.actors else names
    return TEXT_FORM


def types(law: Law) -> dict[str, Form]:
    """A definition for each type of the vocabulary, as a scenario writes it and as a rule may."""
    made: dict[str, Form] = {}
    for name in law.vocabulary.types:
        made[f"value-{name}"] = value(law, name)
        made[f"term-{name}"] = {"anyOf": [_VARIABLE, *([_SAME] if name == "event" else []), ref(f"value-{name}")]}
    return made


def role_of(role: Role, sort: str) -> Form:
    """What may stand in a role: a value (or several) in a scenario, a term in a rule."""
    if sort != "value":
        return ref(f"term-{role.type}")
    told = many(ref(f"value-{role.type}"))
    return {"anyOf": [told, {"const": UNKNOWN}]} if role.open else told


def statement(word: Predicate) -> Form:
    """A word with its roles, as a scenario states it."""
    needed = [role.name for role in word.roles if not role.optional and (role.written or not role.open)]
    made = group({role.name: role_of(role, "value") for role in word.roles}, needed, word.says)
    return made if word.roles else {"anyOf": [made, {"type": "null"}], "description": word.says}


def denied(word: Predicate) -> Form:
    """A word as an entry that says it did not happen names it: every role may be left out."""
    return {**statement(word), "required": []} if word.roles else statement(word)


def pattern(word: Predicate) -> Form:
    """A word with its roles, as a rule asks for it."""
    properties = {role.name: role_of(role, "term") for role in word.roles}
    if word.sort in ("event", "concept", "norm"):
        properties |= {"event": ref("term-event"), "date": ref("term-date"), "until": ref("term-date")}
    elif word.sort == "status":
        properties["as_of"] = ref("term-date")
    return group(properties, (), word.says)
