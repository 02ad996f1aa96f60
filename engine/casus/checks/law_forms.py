"""The schemas of the files of a law: articles, questions, systems, states, places, sources, and the vocabulary."""

from collections.abc import Iterable

from casus.checks.forms import TEXT_FORM, Form, entries, group, many, pattern, ref, table, types, words, writable_names
from casus.law.model import Law
from casus.law.vocabulary import SORTS

COUNT: Form = {
    "anyOf": [{"type": "integer", "minimum": 1, "maximum": 99}, {"type": "string", "pattern": "^[1-9][0-9]?$"}]
}


_NOTE, _SAYS = {"note": ref("text")}, {"says": ref("text")}
_CITED = {"sources": ref("cites")}


def of_sort(law: Law, *sorts: str) -> list[str]:
    """The words of some sorts."""

    return [name for name, word in law.vocabulary.predicates.items() if word.sort in sorts]


def holders_of(law: Law) -> Form:
    """Who may hold a view: anybody on file, or an actor of the file's own."""
    own: Form = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    return {"anyOf": [words(writable_names(law, {entity.kind for entity in law.entities.values()})), own]}


def given(law: Law) -> Form:
    """Answers by question."""
    return group({item.id: words(answer.id for answer in item.answers) for item in law.questions.values()})


def rules_form(law: Law) -> Form:
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
    conditions = entries(ref("condition"))
    window = group({"from": ref("day"), "through": ref("day")})
    exception = group({"id": TEXT_FORM, "given": ref("given"), "when": conditions, **_SAYS, **_NOTE}, ("id", "when"))
    drawn = {name: ref(f"ask-{name}") for name in of_sort(law, "concept", "fact")}
    norms = {kind: _norm(law, kind) for kind in vocabulary.kinds}
    shifted = {"type": "string", "description": "a day, a variable, or <day> + 6 months"}
    statuses = {name: ref(f"ask-{name}") for name in of_sort(law, "status")}
    turns = {
        "starts": group({**statuses, "first_day": shifted}, ("first_day",)),
        "ends": group({**statuses, "last_day": shifted}, ("last_day",)),
    }
    rule = {
        "id": {**TEXT_FORM, "description": "CLAUSE/WAY@WORDING"},
        "norm": {**TEXT_FORM, "description": "the norm it leads to, where then: is one"},
        "given": ref("given"),
        "in_force": window,
        "when": conditions,
        "once": conditions,
        **dict.fromkeys(("unless", "until"), entries(exception)),
        "then": {**group({**drawn, **norms, **turns}), "minProperties": 1, "maxProperties": 1},
        **_SAYS,
        **_NOTE,
        **_CITED,
    }
    performs = {
        "norm": TEXT_FORM,
        "extent": words(("full", "part", "nothing")),
        "given": ref("given"),
        "notable": ref("flag"),
        "beforehand": ref("flag"),
        "when": ref("condition"),
        **_NOTE,
        **_CITED,
    }
    kept = group({"from": ref("day"), **_CITED}, ("from", "sources"))
    wording = {"id": TEXT_FORM, "in_force": window, "gloss": TEXT_FORM, "kept": kept, **_NOTE, **_CITED}
    paragraph = {
        "id": TEXT_FORM,
        "article": TEXT_FORM,
        "heading": TEXT_FORM,
        "wordings": entries(group(wording, ("id", "gloss"))),
        **_NOTE,
    }
    properties: dict[str, Form] = {
        "clause": TEXT_FORM,
        "instrument": words(law.instruments),
        **dict.fromkeys(("article", "heading", "gloss", "untranslated"), TEXT_FORM),
        "sources": table(ref("source")),
        "cites": ref("cites"),
        "paragraphs": entries(group(paragraph, ("id", "wordings"))),
        "related": ref("texts"),
        "rules": entries(group(rule, ("id", "says", "when", "then"))),
        "performs": entries(group(performs, ("norm", "extent", "when"))),
        **_NOTE,
    }
    asks = {f"ask-{name}": pattern(word) for name, word in vocabulary.predicates.items()}
    made = {**types(law), **asks, "condition": condition, "given": given(law)}
    return {**group(properties, ("clause", "instrument", "article", "heading")), "definitions": made}


def _norm(law: Law, kind: str) -> Form:
    """A norm as a rule draws it."""
    roles = {role.name: ref(f"term-{role.type}") for role in law.vocabulary.predicates[kind].roles[1:]}
    return group({**roles, "deadline": {**TEXT_FORM, "description": "immediately, or 10 days"}}, list(roles))


def questions_form(law: Law) -> Form:
    """The questions and readings of a system."""

    answer = {"id": TEXT_FORM, "rests_on": TEXT_FORM, "held_by": ref("holders"), **_SAYS, **_NOTE, **_CITED}
    question = {
        **dict.fromkeys(("id", "asks", "default", "because"), TEXT_FORM),
        "bears_on": ref("texts"),
        "answers": entries(group(answer, ("id",))),
        "tested_by": ref("texts"),
        "excludes": {"type": ["array", "null"]},
        **_NOTE,
    }
    reading = {**dict.fromkeys(("id", "name", "of", "because"), TEXT_FORM), "answers": given(law), **_CITED}
    properties = {
        "sources": table(ref("source")),
        "questions": entries(group(question, ("id", "asks", "default", "because", "answers"))),
        "readings": entries(group(reading, ("id", "name"))),
    }
    return {**group(properties), "definitions": {"holder": holders_of(law), "holders": many(ref("holder"))}}


def system_form(law: Law) -> Form:
    """A system and its instruments."""

    instrument = {
        **dict.fromkeys(("title", "short", "note"), TEXT_FORM),
        "signed": ref("day"),
        "in_force": ref("day"),
        **_CITED,
    }
    properties = {
        **dict.fromkeys(("system", "title", "about"), TEXT_FORM),
        "example": {**TEXT_FORM, "description": "the scenario that the helps of commands take as their example"},
        "sources": table(ref("source")),
        "instruments": table(group(instrument, ("title",))),
    }
    return group(properties, ("system", "title"))


def states_form(law: Law) -> Form:
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


def place_form(law: Law) -> Form:
    """A place, with the statuses that places have."""
    properties: dict[str, Form] = {"name": TEXT_FORM, **_NOTE, **_CITED}
    for name, word in law.vocabulary.predicates.items():
        if word.sort == "status" and word.roles and word.roles[0].type == "place":
            roles = {role.name: ref(f"value-{role.type}") for role in word.roles[1:]}
            held = group(
                {**roles, "from": ref("day"), "through": ref("day"), **_NOTE, **_CITED}, list(roles), word.says
            )
            properties[name] = many(held)
    return group(properties)


def places_form(law: Law) -> Form:
    """The places, and whose land they are."""

    properties = {"places": table(place_form(law)), "sources": table(ref("source"))}
    return {**group(properties, ("places",)), "definitions": types(law)}


def sources_form(law: Law) -> Form:
    """The sources that law files share."""

    return group({"sources": table(ref("source"))}, ("sources",))


def vocabulary_form(law: Law) -> Form:
    """The words that rules and scenarios may use."""

    role: Form = {"anyOf": [{"type": "string"}, group({"type": TEXT_FORM, "absent": words(("every",))}, ("type",))]}
    opened = group({"values": ref("texts"), "assume": TEXT_FORM, "land_of": ref("texts"), "written": ref("flag")}, ())
    predicate: dict[str, Form] = {
        **dict.fromkeys(("says", "phrase", "noun", "plover", "if_silent"), TEXT_FORM),
        **dict.fromkeys(("lasting", "appraisal", "binding", "record", "territory"), ref("flag")),
        "open": table({"anyOf": [opened, TEXT_FORM, ref("texts")]}),
        "roles": table(role),
    }
    kind: dict[str, Form] = {
        **dict.fromkeys(("values", "entities", "actors"), ref("texts")),
        **dict.fromkeys(("places", "instruments", "norms", "acts"), ref("flag")),
    }
    sorts: Iterable[str] = SORTS
    properties: dict[str, Form] = {
        "scales": table(
            {"anyOf": [ref("texts"), table(TEXT_FORM)]},
            "values from low to high, as a list, or each with what it means",
        ),
        "types": table(group(kind)),
        **{sort: table(group(predicate, ("says",))) for sort in sorts},
        "norms": table(group({"says": TEXT_FORM, "roles": ref("texts")})),
        "acts": table(group(dict.fromkeys(("says", "name", "phrase", "atop"), TEXT_FORM), ("says",))),
    }
    return group(properties)
