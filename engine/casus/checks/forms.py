"""The pieces of which JSON Schemas of our files are made, with the words of one law in them.

Casus reads every value as the text it is; an editor reads YAML, where 2022 is a number and true is a truth value. So the
pieces allow what an editor may make of a text.
"""

from collections.abc import Iterable
from typing import Any

from casus.files.days import MONTHS
from casus.files.fields import FileForm, Word
from casus.files.receipt import RECEIPT, RECEIPT_FIELDS
from casus.files.sources import CITE_FORM, SOURCE_FORM
from casus.law.model import Law
from casus.law.vocabulary import UNKNOWN, Predicate, Role

Schema = dict[str, Any]

TEXT_FORM: Schema = {"type": ["string", "number", "boolean"]}
FLAG: Schema = {"enum": [True, False, "true", "false"]}


def _month_and_day(between: str, zero: str) -> str:
    """A month and a day that it has, with what stands between them and before single figures."""
    first = (
        rf"({zero}[13578]|1[02]){between}({zero}[1-9]|[12]\d|3[01])|({zero}[469]|11){between}({zero}[1-9]|[12]\d|30)"
    )
    return rf"{between}({first}|{zero}2{between}({zero}[1-9]|[12]\d))"


_ORDERED = (
    r"^(19\d\d|20\d\d|2100)(-(0?[1-9]|1[0-2])"
    rf"|{_month_and_day('-', '0?')}|{_month_and_day('/', '0?')}|{_month_and_day('', '0')})?$"
)
"""A day with the year first; none on the 31st of a month of thirty days, nor after 29 February."""
_NAMES = "|".join(f"[{name[0]}{name[0].lower()}]{name[1:3]}" for name in MONTHS)
_SPOKEN = r"^(\d{1,2}([./-] ?| ))?(\d{1,2}[./-] ?|(" + _NAMES + r")[a-z]*\.? (\d{1,2},? )?)\d{4}$"
"""A day or a month as people write it, as in 15.05.2023, 15 May 2023, May 15, 2023."""
_DAY: Schema = {
    "description": "a day (2022-09-13), a month (2022-09) or a year (2022)",
    "anyOf": [
        {"type": "string", "pattern": _ORDERED},
        {"type": "string", "pattern": _SPOKEN},
        {"type": "integer", "minimum": 1900, "maximum": 2100},
        {"type": "integer", "minimum": 19000101, "maximum": 21001231},
    ],
}
_VARIABLE: Schema = {"type": "string", "pattern": "^<[a-z][a-z0-9_]*>$", "description": "a variable, such as <victim>"}
_SAME: Schema = {"const": "same", "description": "the event of the trigger"}


def ref(name: str) -> Schema:
    """A piece that stands under the definitions of a schema."""
    return {"$ref": f"#/definitions/{name}"}


def words(values: Iterable[str], says: str = "") -> Schema:
    """One of some words."""
    return {"enum": list(dict.fromkeys(values)), **({"description": says} if says else {})}


def many(form: Schema) -> Schema:
    """A value, or a list of them."""
    return {"anyOf": [form, {"type": "array", "items": form}]}


def entries(form: Schema, says: str = "") -> Schema:
    """A list of entries; it may be empty, and then an editor may read nothing at all."""
    return {"type": ["array", "null"], "items": form, **({"description": says} if says else {})}


def table(form: Schema, says: str = "") -> Schema:
    """Entries under names of one's own."""
    return {"type": ["object", "null"], "additionalProperties": form, **({"description": says} if says else {})}


def group(properties: dict[str, Schema], required: Iterable[str] = (), says: str = "") -> Schema:
    """Words with their values, and no others."""
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if needed := list(required):
        made["required"] = needed
    return {**made, "description": says} if says else made


def one_of(groups: Iterable[str], form: Schema) -> Schema:
    """A group in which one of these words stands."""
    return {**form, "anyOf": [{"required": [name]} for name in groups]}


def common() -> dict[str, Schema]:
    """The definitions that every schema may point to."""
    return {
        "text": TEXT_FORM,
        "texts": many(TEXT_FORM),
        "flag": FLAG,
        "day": _DAY,
        "source": {"anyOf": [{"type": "string"}, of_form(SOURCE_FORM, {"text": TEXT_FORM})]},
        "cites": many({"anyOf": [{"type": "string"}, of_form(CITE_FORM, {"text": TEXT_FORM})]}),
        RECEIPT: receipt_form(),
    }


def receipt_form() -> Schema:
    """A receipt, as it stands in every output."""
    digest: Schema = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
    files: Schema = {"type": "object", "additionalProperties": digest}
    special: dict[str, Schema] = {
        "law": {"anyOf": [digest, {"type": "null"}]},
        "scenarios": files,
        "features": files,
        "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    }
    fields = {
        name: {**special.get(name, {"type": "string"}), "description": says} for name, says in RECEIPT_FIELDS.items()
    }
    return group(fields, fields, "from what an output was made; casus check --receipt makes it again")


def answered(form: Schema) -> Schema:
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


def value(law: Law, type_name: str) -> Schema:
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
        own: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$", "description": "an actor of the file's own"}
        return {"anyOf": [names, own]} if kind.actors else names
    return TEXT_FORM


def types(law: Law) -> dict[str, Schema]:
    """A definition for each type of the vocabulary, as a scenario writes it and as a rule may."""
    made: dict[str, Schema] = {}
    for name in law.vocabulary.types:
        made[f"value-{name}"] = value(law, name)
        made[f"term-{name}"] = {"anyOf": [_VARIABLE, *([_SAME] if name == "event" else []), ref(f"value-{name}")]}
    return made


def role_of(role: Role, sort: str) -> Schema:
    """What may stand in a role: a value (or several) in a scenario, a term in a rule."""
    if sort != "value":
        return ref(f"term-{role.type}")
    told = many(ref(f"value-{role.type}"))
    return {"anyOf": [told, {"const": UNKNOWN}]} if role.open else told


def statement(word: Predicate) -> Schema:
    """A word with its roles, as a scenario states it."""
    needed = [role.name for role in word.roles if not role.optional and (role.written or not role.open)]
    made = group({role.name: role_of(role, "value") for role in word.roles}, needed, word.says)
    return made if word.roles else {"anyOf": [made, {"type": "null"}], "description": word.says}


def denied(word: Predicate) -> Schema:
    """A word as an entry that says it did not happen names it: every role may be left out."""
    return {**statement(word), "required": []} if word.roles else statement(word)


def pattern(word: Predicate) -> Schema:
    """A word with its roles, as a rule asks for it."""
    properties = {role.name: role_of(role, "term") for role in word.roles}
    if word.sort in ("event", "concept", "norm"):
        properties |= {"event": ref("term-event"), "date": ref("term-date"), "until": ref("term-date")}
    elif word.sort == "status":
        properties["as_of"] = ref("term-date")
    return group(properties, (), word.says)


COUNT: Schema = {
    "anyOf": [{"type": "integer", "minimum": 1, "maximum": 99}, {"type": "string", "pattern": "^[1-9][0-9]?$"}]
}


def of_sort(law: Law, *sorts: str) -> list[str]:
    """The words of some sorts."""

    return [name for name, word in law.vocabulary.predicates.items() if word.sort in sorts]


def holders_of(law: Law) -> Schema:
    """Who may hold a view: anybody on file, or an actor of the file's own."""
    own: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    return {"anyOf": [words(writable_names(law, {entity.kind for entity in law.entities.values()})), own]}


def given(law: Law) -> Schema:
    """Answers by question."""
    return group({item.id: words(answer.id for answer in item.answers) for item in law.questions.values()})


def place_form(law: Law) -> Schema:
    """A place, with the statuses that places have."""
    properties: dict[str, Schema] = {"name": TEXT_FORM, "note": ref("text"), "sources": ref("cites")}
    for name, word in law.vocabulary.predicates.items():
        if word.sort == "status" and word.roles and word.roles[0].type == "place":
            roles = {role.name: ref(f"value-{role.type}") for role in word.roles[1:]}
            held = group(
                {**roles, "from": ref("day"), "through": ref("day"), "note": ref("text"), "sources": ref("cites")},
                list(roles),
                word.says,
            )
            properties[name] = many(held)
    return group(properties)


# ---- from the forms that the readers use -----------------------------------------------------------------------------

KIND_WORDS = {
    "text": "a text",
    "texts": "a text, or several",
    "flag": "`true` or `false`",
    "day": "a day, a month or a year",
    "count": "a number from 1 to 99",
    "cites": "a source, or several",
    "sources": "sources by id",
    "holder": "a state, an organ, a school or an actor",
    "holders": "a holder, or several",
    "members": "`true`, or members",
    "state": "a state",
    "answers": "question: answer",
    "pairs": "text: text",
    "written answers": "question: answer, or several",
    "solution": "answers, or a text",
    "norm": "a norm",
    "clause": "an article, a paragraph or a norm",
    "instrument": "an instrument",
    "actor kind": "a kind of actor",
    "conditions": "[conditions](#conditions)",
    "condition": "one [condition](#conditions)",
    "conclusion": "a [conclusion](#conclusions)",
    "events": "[events](#events)",
    "record": "[entries of the record](#the-record)",
    "facts": "[facts](#facts)",
    "entries": "events and facts",
    "edits": "EVENT.role: value",
    "places": "[places](#places), by id",
    "list": "a list: {}",
    "states or list": "a list of members: {}",
    "table": "by id: {}",
    "group": "{}",
}
"""What stands there, in the words of the reference, for each kind of word; in braces the form of what stands there."""


def of_form(form: FileForm, kinds: dict[str, Schema], known: dict[str, Schema] | None = None) -> Schema:
    """The schema of a form. kinds: the schemas of what stands there, by kind. known: of forms that are more than their words."""
    return group(
        {word.name: _of_word(word, kinds, known or {}) for word in form.words.values()},
        [word.name for word in form.words.values() if word.required],
        form.says if not form.says.endswith(":") else "",
    )


def _of_word(word: Word, kinds: dict[str, Schema], known: dict[str, Schema]) -> Schema:
    if word.values:
        return words(word.values, word.says)
    if word.of is None:
        return {**kinds[word.kind], "description": word.says}
    inner = known.get(word.of.name) or of_form(word.of, kinds, known)
    if word.kind == "list":
        return entries(inner, word.says)
    if word.kind == "table":
        return table(inner, word.says)
    if word.kind == "states or list":
        return entries({"anyOf": [kinds["state"], inner]}, word.says)
    return {**inner, "description": word.says}


def kinds_of(law: Law) -> dict[str, Schema]:
    """What stands there, for each kind of word that is no form of its own, with the words of a law."""
    clauses = [
        name for item in law.clauses.values() for name in (item.id, *(paragraph.id for paragraph in item.paragraphs))
    ]
    states: Schema = words(writable_names(law, ("state",)))
    answer: Schema = {"type": "object", "additionalProperties": many(TEXT_FORM)}
    return {
        "text": TEXT_FORM,
        "texts": ref("texts"),
        "flag": ref("flag"),
        "day": ref("day"),
        "count": COUNT,
        "cites": ref("cites"),
        "sources": table(ref("source")),
        "holder": ref("holder"),
        "holders": ref("holders"),
        "members": {"anyOf": [ref("flag"), many(states)]},
        "state": states,
        "answers": ref("given"),
        "pairs": table(TEXT_FORM),
        "written answers": answer,
        "solution": {"anyOf": [TEXT_FORM, answer]},
        "norm": value(law, "norm"),
        "clause": words(clauses),
        "instrument": words(law.instruments),
        "actor kind": words(sorted({kind for item in law.vocabulary.types.values() for kind in item.actors})),
        "conditions": entries(ref("condition")),
        "condition": ref("condition"),
        "conclusion": ref("conclusion"),
        "events": entries(ref("event")),
        "record": entries(ref("conduct")),
        "facts": entries(ref("fact")),
        "entries": entries({"anyOf": [ref("event"), ref("fact")]}),
        "edits": table(many(TEXT_FORM)),
        "places": table(place_form(law)),
    }


def holding(law: Law) -> dict[str, Schema]:
    """The definitions of who may hold a view, and of answers by question."""
    return {"holder": holders_of(law), "holders": many(ref("holder")), "given": given(law)}
