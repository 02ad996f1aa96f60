"""The words of the law: predicates with their roles, types, scales and acts, as `rules/vocabulary.yaml` declares them."""

import re
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.tree import Map, Node, Scalar, Seq
from casus.law.forms import CONDUCT, EVENT

SORTS = ("events", "facts", "statuses", "concepts")
BUILT_IN_TYPES = ("date", "event", "text")
NORM_ROLES = ("norm", "act", "bearer", "toward", "of")
RESERVED = ("event", "date", "until", "as_of", "same")
ENTRY_WORDS = tuple(name for name in EVENT.words if name not in RESERVED)
"""Words of an entry of a file, beside that which says what happened."""
RECORD_WORDS = tuple(name for name in CONDUCT.words if name not in EVENT.words)
RULE_WORDS = ("starts", "ends", "not_happened", "day", "while", "asked", "reading", "before", "within", "is")
"""Words of the rule language, and of the compiler."""

ENTITY_KINDS = ("state", "organisation", "organ", "group", "school")
"""What an entry of `states.yaml` can be. A school only holds views."""

UNKNOWN = "unknown"
"""What a file writes in an open role of which it knows that nobody knows it."""
ELSEWHERE_WORD = "elsewhere"
ELSEWHERE = "~elsewhere"
"""A state that a file does not name, and the word for it in a vocabulary. No id has this form."""

_NAME = "[a-z][a-z0-9_]*"
_FIELD = r"\{([^{}]*)\}"
_SPECIAL = ("places", "instruments", "norms", "acts")


class Role(NamedTuple):
    """A place in a predicate. `optional`: a scenario may leave it out. `every`: left out, it stands for every event.

    `values` and `assume` belong to an open role: what it may be where the file is silent, and what one assessment takes. For a place
    that is open, `lands` are the roles of the states on whose land it may have been. `written`: it is open only where the file writes
    `unknown`. `seas`: the places that one of which nothing is said, no state's land and in no part of the world, may be part of.
    """

    name: str
    type: str
    optional: bool = False
    every: bool = False
    values: tuple[str, ...] = ()
    assume: str = ""
    lands: tuple[str, ...] = ()
    written: bool = False
    seas: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a file may leave open what stands in it."""
        return bool(self.values or self.lands)


class OpenFact(NamedTuple):
    """What may be so of an actor of which a file does not say it: `about` is the role of the actor, who is of one of `kinds`, and
    `values` are what the other roles may be; ELSEWHERE stands for a state that the file does not name. It is not open of an actor
    of whom a fact called `local` names a state on which it acts.
    """

    about: str
    kinds: tuple[str, ...]
    values: tuple[tuple[str, str | int], ...]
    local: str = ""


class Predicate(NamedTuple):
    """A word for something that happens, holds or counts. `sort` is event, fact, status, concept or norm; `record` an event that
    is conduct, `territory` the status by which a place is a state's land. `also`: what else people call it.
    """

    name: str
    sort: str
    roles: tuple[Role, ...]
    says: str = ""
    phrase: str = ""
    noun: str = ""
    unmet: str = ""
    lasting: bool = False
    open: OpenFact | None = None
    appraisal: bool = False
    binding: bool = False
    plover: str = ""
    record: bool = False
    territory: bool = False
    also: tuple[str, ...] = ()

    def role(self, name: str) -> Role | None:
        """The role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)


class Type(NamedTuple):
    """What may stand in a role. Empty tuples mean: nothing of that kind."""

    name: str
    values: tuple[str, ...] = ()
    scale: bool = False
    entities: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    special: str = ""  # date | event | text | places | instruments | norms | acts
    meanings: tuple[str, ...] = ()  # of the values of a scale, where the vocabulary says them
    exclusive: bool = False  # whether one thing has one of the values only, as of a scale


class Act(NamedTuple):
    """What a norm is about. `name` heads reports, `phrase` is said aloud, `atop` is ATOP's pledge kind, `pledge` the place of such
    a promise on scales of the vocabulary, by their names.
    """

    id: str
    says: str
    name: str
    phrase: str
    atop: str = ""
    pledge: tuple[tuple[str, str], ...] = ()


class Vocabulary(NamedTuple):
    """Every legal name. `kinds` are the deontic kinds, in the order of the file."""

    predicates: dict[str, Predicate]
    types: dict[str, Type]
    acts: dict[str, Act]
    kinds: tuple[str, ...]

    def word(self, pred: str) -> Predicate | None:
        """The word behind a core predicate: a denial is `not WORD`, a norm atom `KIND NORM`; None for the compiler's own."""
        first, _, rest = pred.partition(" ")
        if not rest:
            return self.predicates.get(pred)
        return self.predicates.get(rest if first == "not" else first if first in self.kinds else pred)

    def rank(self, scale: str, value: str) -> int:
        """The rank of a value on a scale, lowest 0."""
        return self.types[scale].values.index(value)

    def numeric(self, type_name: str) -> bool:
        """Whether values of the type are integers in the core: days and ranks."""
        return type_name == "date" or self.types[type_name].scale

    def show(self, type_name: str, value: str | int) -> str:
        """A core value as the file writes it (ranks back to their words)."""
        if isinstance(value, int) and type_name in self.types and self.types[type_name].scale:
            return self.types[type_name].values[value]
        return str(value)


def read_vocabulary(node: Node, problems: list[Problem]) -> Vocabulary:
    """Read the vocabulary from its tree. Mistakes go to `problems`; what could be read is returned."""
    top = Fields(node, problems, "the vocabulary")
    types: dict[str, Type] = {name: Type(name, special=name) for name in BUILT_IN_TYPES}
    marks: dict[str, Mark] = {}
    for section in ("scales", "types"):
        for key, value in top.pairs(section, most=limits.ENTRIES):
            if key.text in types:
                message = f"there is a type {quote(key.text)} already"
                problems.append(Problem("double-word", message, key.mark, "choose another name", _other(key, marks)))
            elif section == "scales":
                values, meanings = _scale(key, value, problems)
                types[key.text] = Type(key.text, values=values, scale=True, meanings=meanings)
            else:
                types[key.text] = _type(key.text, value, problems)
            marks.setdefault(key.text, key.mark)
    marks = {}
    predicates: dict[str, Predicate] = {}
    for section in SORTS:
        sort = section.removesuffix("es") if section == "statuses" else section.removesuffix("s")
        for key, value in top.pairs(section, most=limits.ENTRIES):
            if _may_be_called(key, predicates, marks, problems):
                predicates[key.text] = _predicate(key.text, sort, value, types, problems)
    kinds = []
    for key, value in top.pairs("norms", most=limits.VALUES):
        fields = Fields(value, problems, f"the kind {short(key.text)}")
        fields.text("says")
        names = [item.text for item in fields.texts("roles", most=limits.VALUES)]
        wrong = next((name for name in names if name not in NORM_ROLES[1:]), None)
        if wrong is not None:
            message = f"{quote(wrong)} is not a role of a norm"
            fields.problem("unknown-role", message, fields.key_mark("roles"), offer(wrong, NORM_ROLES[1:]))
        fields.done()
        if not _may_be_called(key, predicates, marks, problems):
            continue
        kinds.append(key.text)
        roles = [Role("norm", "norm"), Role("act", "act"), Role("bearer", "addressee"), Role("toward", "addressee")]
        if "of" in names:
            roles.append(Role("of", "norm"))
        predicates[key.text] = Predicate(key.text, "norm", tuple(roles))
    for needed, special in (("norm", "norms"), ("act", "acts"), ("addressee", "")):
        if needed not in types or types[needed].special != special:
            message = (
                f'the types lack "{needed}"' if needed not in types else f'the type "{needed}" must stand for {special}'
            )
            cure = "every law declares the types norm, act and addressee; a folder that only adds to the bundled law: --law FOLDER"
            problems.append(Problem("missing-word", message, top.key_mark("types"), cure))
            types[needed] = Type(needed, special=special)
    acts = {}
    for key, value in top.pairs("acts", most=limits.ENTRIES):
        fields = Fields(value, problems, f"the act {short(key.text)}")
        if not re.fullmatch(_NAME, key.text):
            fields.problem("id", f"{quote(key.text)} is no name for an act", key.mark, _NAMES)
        says = fields.text("says", required=True)
        name = fields.text("name", default=key.text)
        phrase = _template(fields, "phrase", ("bearer", "toward")) or "{bearer}: " + key.text + " {toward}"
        acts[key.text] = Act(key.text, says, name, phrase, fields.text("atop"), _pledge(fields, types))
        fields.done()
    top.done()
    return Vocabulary(predicates, types, acts, tuple(kinds))


_NAMES = "names have small letters, digits and low lines, and begin with a letter"


def _pledge(fields: Fields, types: dict[str, Type]) -> tuple[tuple[str, str], ...]:
    """Where a promise of this act stands on scales of the vocabulary: each by its name, with one of its values."""
    scales = {name: kind.values for name, kind in types.items() if kind.scale}
    found = fields.fields("pledge", "the pledge")
    if found is None:
        return ()
    pledge = tuple((name, found.choice(name, values)) for name, values in scales.items() if found.has(name))
    found.done(scales)
    return pledge


def _other(key: Scalar, marks: dict[str, Mark]) -> tuple[tuple[str, Mark], ...]:
    """Where a word stands already, if that is in a file."""
    return (("the other one", marks[key.text]),) if key.text in marks else ()


def _may_be_called(
    key: Scalar, predicates: dict[str, Predicate], marks: dict[str, Mark], problems: list[Problem]
) -> bool:
    """Whether a word may have this name; a problem if not. `marks` are the places of the words so far."""
    problem = None
    if key.text in predicates:
        message = f"{quote(key.text)} is already a word of the vocabulary"
        problem = Problem("double-word", message, key.mark, "choose another name", _other(key, marks))
    elif key.text in (*RESERVED, *ENTRY_WORDS, *RECORD_WORDS, *RULE_WORDS):
        message = f"{quote(key.text)} has a meaning of its own in rules and scenarios"
        problem = Problem("reserved-word", message, key.mark, "choose another name")
    elif not re.fullmatch(_NAME, key.text) or len(key.text) > limits.LONGEST_WORD:
        problem = Problem("id", f"{quote(key.text)} is no name for a word", key.mark, _NAMES)
    if problem is not None:
        problems.append(problem)
    marks.setdefault(key.text, key.mark)
    return problem is None


def _scale(key: Scalar, node: Node, problems: list[Problem]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values of a scale, lowest first, and what each of them means, where that is said."""
    meanings: tuple[str, ...] = ()
    if isinstance(node, Map) and node.entries:
        texts = Fields(node, problems, f"the scale {short(key.text)}")
        meanings = tuple(texts.text(name.text) for name, _ in node.entries)
        node = Seq(tuple(name for name, _ in node.entries), node.mark)
    if not isinstance(node, Seq) or not node.items:
        message = f"the scale {short(key.text)} needs its values, lowest first"
        problems.append(Problem("shape", message, node.mark, "write [light, heavy]"))
        return (), ()
    values = Fields(Map(((key._replace(text="values"), node),), node.mark), problems, "a scale")
    return _values(values), meanings


def _values(fields: Fields, name: str = "values") -> tuple[str, ...]:
    """A list of values, each once, none that the core uses for itself."""
    found: list[str] = []
    for item in fields.texts(name, most=limits.VALUES):
        if item.text in found:
            fields.problem("double-value", f"{quote(item.text)} stands twice", item.mark, "keep one of the two")
        elif not re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", item.text):
            cure = "values have letters, digits, _ and -"
            fields.problem("id", f"{quote(item.text)} cannot be a value", item.mark, cure)
        else:
            found.append(item.text)
    return tuple(found)


def _type(name: str, node: Node, problems: list[Problem]) -> Type:
    fields = Fields(node, problems, f"the type {short(name)}")
    special = [word for word in _SPECIAL if fields.flag(word)]
    exclusive = fields.flag("exclusive")
    values, entities, actors = _values(fields), _values(fields, "entities"), _values(fields, "actors")
    if len(special) + bool(values) + bool(entities or actors) != 1 and fields.entries:
        message = f"{fields.what} must say one thing that may stand there"
        cure = "write values: [...], or entities: and actors:, or places: true"
        fields.problem("type", message, cure=cure)
    for kind in entities:
        if kind not in ENTITY_KINDS:
            message = f"{quote(kind)} is not a kind of state or body"
            fields.problem("unknown-value", message, fields.key_mark("entities"), offer(kind, ENTITY_KINDS))
    fields.done()
    return Type(name, values, False, entities, actors, special[0] if special else "", (), exclusive)


def _predicate(name: str, sort: str, node: Node, types: dict[str, Type], problems: list[Problem]) -> Predicate:
    fields = Fields(node, problems, f"the word {short(name)}")
    says = fields.text("says", required=True)
    lasting, appraisal, binding = fields.flag("lasting"), fields.flag("appraisal"), fields.flag("binding")
    also = tuple(part.strip() for part in fields.text("also").split(",") if part.strip())
    plover, record, territory = fields.text("plover"), fields.flag("record"), fields.flag("territory")
    fields.text("if_silent")
    open_node = fields.node_of("open")
    opened = {}
    if isinstance(open_node, Map) and sort == "event":
        opened = {key.text: (key, value) for key, value in open_node.entries}
    if open_node is not None and not opened and not (isinstance(open_node, Map) and sort == "fact"):
        cure = "for a fact write open: {about: role, kinds: [...], role: value}; for an event open: {role: {values: [...], assume: ...}}"
        fields.problem("open", f'"open" cannot be this for a {sort}', fields.key_mark("open"), cure)
    roles: list[Role] = []
    for key, value in fields.pairs("roles", most=limits.ROLES):
        role = _role(key, value, types, problems)
        if key.text in opened:
            others = [item.text for item, _ in fields.pairs("roles")]
            role = _opened(role, opened.pop(key.text)[1], types[role.type], others, problems)
        roles.append(role)
    for key, _ in opened.values():
        cure = offer(key.text, [role.name for role in roles])
        problems.append(Problem("unknown-role", f"{quote(key.text)} is not a role of {short(name)}", key.mark, cure))
    open_fact = _open_fact(name, open_node, roles, types, problems) if sort == "fact" else None
    known = tuple(role.name for role in roles)
    phrase, noun, unmet = (_template(fields, word, known) for word in ("phrase", "noun", "unmet"))
    fields.done()
    phrase = phrase or " ".join(
        [name.replace("_", " "), *("{" + role.name + "}" for role in roles if not role.optional)]
    )
    noun = noun or name.replace("_", " ")
    unmet = unmet or "no " + noun.removeprefix("a ").removeprefix("an ").removeprefix("the ")
    return Predicate(
        name,
        sort,
        tuple(roles),
        says,
        phrase,
        noun,
        unmet,
        lasting,
        open_fact,
        appraisal,
        binding,
        plover,
        record,
        territory,
        also,
    )


def _open_fact(
    name: str, node: Node | None, roles: list[Role], types: dict[str, Type], problems: list[Problem]
) -> OpenFact | None:
    """What may be so of an actor where a file does not say: a value for each role but that of the actor."""
    if not isinstance(node, Map):
        return None
    fields = Fields(node, problems, f"what is open of {short(name)}")
    about = fields.choice("about", [role.name for role in roles if types[role.type].actors], required=True)
    kinds = tuple(item.text for item in fields.texts("kinds", most=limits.VALUES))
    role_of = next((role for role in roles if role.name == about), None)
    for kind in kinds:
        if role_of is not None and kind not in types[role_of.type].actors:
            message, cure = f"{quote(kind)} is no kind of actor", offer(kind, types[role_of.type].actors)
            fields.problem("unknown-value", message, fields.key_mark("kinds"), cure)
    values: list[tuple[str, str | int]] = []
    for role in roles:
        if role.name == about:
            continue
        kind_of = types[role.type]
        allowed = [ELSEWHERE_WORD] if kind_of.entities else list(kind_of.values)
        value = fields.choice(role.name, allowed, required=True)
        if value in kind_of.values and kind_of.scale:
            values.append((role.name, kind_of.values.index(value)))
        elif value:
            values.append((role.name, ELSEWHERE if value == ELSEWHERE_WORD and kind_of.entities else value))
    local = fields.text("local")
    fields.done()
    return OpenFact(about, kinds, tuple(values), local) if len(values) == len(roles) - 1 and kinds else None


def _opened(role: Role, node: Node, kind: Type, known: list[str], problems: list[Problem]) -> Role:
    """A role that is open where a file is silent: the values to try, and the one to assume. known: all roles of the word."""
    fields = Fields(node, problems, f"the open role {short(role.name)}")
    written = fields.flag("written")
    if kind.special == "places":
        lands = tuple(item.text for item in fields.texts("land_of", most=limits.ROLES))
        wrong = next((name for name in lands if name not in known), None)
        if wrong is not None or not lands:
            message = f"{quote(wrong or '')} is no role of this word"
            fields.problem("unknown-role", message, cure=f"write land_of: [ROLE], of: {', '.join(known)}")
        seas = tuple(item.text for item in fields.texts("seas", most=limits.VALUES))
        fields.done()
        return role._replace(lands=lands, written=written, seas=seas)
    values = tuple(item.text for item in fields.texts("values", most=limits.VERSIONS))
    for value in values:
        if value not in kind.values:
            message = f"{quote(value)} is not a word for {kind.name}"
            fields.problem("unknown-value", message, fields.key_mark("values"), offer(value, kind.values))
    assume = fields.choice("assume", values, required=True)
    fields.done()
    return role._replace(values=values, assume=assume, written=written)


def _role(key: Scalar, node: Node, types: dict[str, Type], problems: list[Problem]) -> Role:
    every = False
    mark: Mark = node.mark
    if isinstance(node, Scalar):
        written = node.text
    else:
        fields = Fields(node, problems, f"the role {short(key.text)}")
        written = fields.text("type", required=True)
        every = fields.choice("absent", ("every",)) == "every"
        fields.done()
    if key.text in RESERVED and key.text != "event":
        message = f"{quote(key.text)} has a meaning of its own and cannot be a role"
        problems.append(Problem("reserved-word", message, key.mark, "choose another name"))
    elif not re.fullmatch(_NAME, key.text) or len(key.text) > limits.LONGEST_WORD:
        problems.append(Problem("id", f"{quote(key.text)} is no name for a role", key.mark, _NAMES))
    type_name = written.removesuffix("?")
    if type_name not in types:
        message = f"there is no type {quote(type_name)}"
        problems.append(Problem("unknown-type", message, mark, offer(type_name, types)))
        type_name = "text"
    elif every and (type_name != "event" or not written.endswith("?")):
        message = "only a role for an event that may be left out can stand for every event"
        problems.append(Problem("role", message, mark, 'write {type: "event?", absent: every}'))
        every = False
    return Role(key.text, type_name, written.endswith("?"), every)


def _template(fields: Fields, name: str, known: tuple[str, ...]) -> str:
    """A sentence with roles in braces, and in square brackets what is left out with its role."""
    scalar = fields.scalar(name)
    if scalar is None:
        return ""
    for field in re.findall(_FIELD, scalar.text):
        if field not in known:
            cure = offer(field, known) if known else "leave the braces out"
            fields.problem("unknown-role", f"{quote('{' + field + '}')} names no role", scalar.mark, cure)
    rest = re.sub(_FIELD, "", scalar.text)
    if "{" in rest or "}" in rest or rest.count("[") != rest.count("]"):
        fields.problem(
            "braces", f'a brace or bracket of "{name}" has no partner', scalar.mark, "write {role}, and [...]"
        )
    return " ".join(scalar.text.split())
