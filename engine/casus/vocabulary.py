"""The words of the law: predicates with their roles, types, scales and acts, as `rules/vocabulary.yaml` declares them."""

from typing import NamedTuple

from casus.fields import Fields
from casus.problems import Mark, Problem, offer
from casus.tree import Map, Node, Scalar

SORTS = ("events", "facts", "statuses", "concepts")
BUILT_IN_TYPES = ("date", "event", "text")
NORM_ROLES = ("norm", "act", "bearer", "toward", "of")
RESERVED = ("event", "date", "until", "as_of", "same")


class Role(NamedTuple):
    """A place in a predicate. `optional`: a scenario may leave it out. `every`: left out, it stands for every event.

    `values` and `assume` belong to an open role: what it may be where the file is silent, and what one assessment takes.
    """

    name: str
    type: str
    optional: bool = False
    every: bool = False
    values: tuple[str, ...] = ()
    assume: str = ""


class Predicate(NamedTuple):
    """A word for something that happens, holds or counts. `sort` is event, fact, status, concept or norm."""

    name: str
    sort: str
    roles: tuple[Role, ...]
    says: str = ""
    phrase: str = ""
    noun: str = ""
    lasting: bool = False
    open: bool = False
    appraisal: bool = False
    binding: bool = False
    plover: str = ""

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


class Act(NamedTuple):
    """What a norm is about. `name` heads reports, `phrase` is said aloud, `atop` is ATOP's pledge kind."""

    id: str
    says: str
    name: str
    phrase: str
    atop: str = ""


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
    for key, value in top.pairs("scales"):
        types[key.text] = Type(key.text, values=_list(value, problems), scale=True)
    for key, value in top.pairs("types"):
        types[key.text] = _type(key.text, value, problems)
    predicates: dict[str, Predicate] = {}
    for section in SORTS:
        for key, value in top.pairs(section):
            if key.text in predicates or key.text in RESERVED:
                problems.append(
                    Problem(
                        "double-word",
                        f'"{key.text}" is already a word of the vocabulary',
                        key.mark,
                        "choose another name",
                    )
                )
                continue
            predicates[key.text] = _predicate(
                key.text,
                section.removesuffix("es") if section == "statuses" else section.removesuffix("s"),
                value,
                types,
                problems,
            )
    kinds = []
    for key, value in top.pairs("norms"):
        fields = Fields(value, problems, f"the kind {key.text}")
        fields.text("says")
        names = tuple(item.text for item in fields.texts("roles"))
        fields.done()
        kinds.append(key.text)
        roles = [Role("norm", "norm"), Role("act", "act"), Role("bearer", "addressee"), Role("toward", "addressee")]
        if "of" in names:
            roles.append(Role("of", "norm"))
        predicates[key.text] = Predicate(key.text, "norm", tuple(roles))
    for needed in ("norm", "act", "addressee"):
        if needed not in types:
            problems.append(
                Problem(
                    "missing-word",
                    f'the types lack "{needed}"',
                    top.mark,
                    "every vocabulary declares the types norm, act and addressee",
                )
            )
            types[needed] = Type(needed)
    acts = {}
    for key, value in top.pairs("acts"):
        fields = Fields(value, problems, f"the act {key.text}")
        says = fields.text("says", required=True)
        name, phrase = (
            fields.text("name", default=key.text),
            fields.text("phrase", default="{bearer}: " + key.text + " {toward}"),
        )
        acts[key.text] = Act(key.text, says, name, phrase, fields.text("atop"))
        fields.done()
    top.done()
    return Vocabulary(predicates, types, acts, tuple(kinds))


def _list(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    return tuple(item.text for item in Fields(_wrap(node), problems, "a list").texts("values"))


def _wrap(node: Node) -> Map:
    """A bare list as the value of a word, so that one reader serves both."""
    return Map(((Scalar("values", node.mark, True), node),), node.mark)


def _type(name: str, node: Node, problems: list[Problem]) -> Type:
    fields = Fields(node, problems, f"the type {name}")
    special = next((word for word in ("places", "instruments", "norms", "acts") if fields.flag(word)), "")
    made = Type(
        name,
        values=tuple(item.text for item in fields.texts("values")),
        entities=tuple(item.text for item in fields.texts("entities")),
        actors=tuple(item.text for item in fields.texts("actors")),
        special=special,
    )
    for word in ("places", "instruments", "norms", "acts"):
        fields.taken.append(word)
    fields.done()
    return made


def _predicate(name: str, sort: str, node: Node, types: dict[str, Type], problems: list[Problem]) -> Predicate:
    fields = Fields(node, problems, f"the word {name}")
    says, phrase, noun = fields.text("says", required=True), fields.text("phrase"), fields.text("noun")
    lasting, appraisal, binding = fields.flag("lasting"), fields.flag("appraisal"), fields.flag("binding")
    plover = fields.text("plover")
    fields.text("if_silent")
    open_node = fields.node_of("open")
    open_fact = isinstance(open_node, Scalar) and open_node.text == "true"
    open_roles = {key.text: value for key, value in open_node.entries} if isinstance(open_node, Map) else {}
    roles = []
    for key, value in fields.pairs("roles"):
        role = _role(key, value, types, problems)
        if key.text in open_roles:
            opened = Fields(open_roles.pop(key.text), problems, f"the open role {key.text}")
            values = tuple(item.text for item in opened.texts("values"))
            role = role._replace(values=values, assume=opened.choice("assume", values, required=True))
            opened.done()
        roles.append(role)
    for unknown, value in open_roles.items():
        problems.append(
            Problem(
                "unknown-role",
                f'"{unknown}" is not a role of {name}',
                value.mark,
                offer(unknown, [role.name for role in roles]),
            )
        )
    fields.done()
    phrase = phrase or " ".join(
        [name.replace("_", " "), *("{" + role.name + "}" for role in roles if not role.optional)]
    )
    return Predicate(
        name,
        sort,
        tuple(roles),
        says,
        phrase,
        noun or name.replace("_", " "),
        lasting,
        open_fact,
        appraisal,
        binding,
        plover,
    )


def _role(key: Scalar, node: Node, types: dict[str, Type], problems: list[Problem]) -> Role:
    every = False
    mark: Mark = node.mark
    if isinstance(node, Scalar):
        written = node.text
    else:
        fields = Fields(node, problems, f"the role {key.text}")
        written = fields.text("type", required=True)
        every = fields.choice("absent", ("every",)) == "every"
        fields.done()
    if key.text in RESERVED and key.text not in ("event",):
        problems.append(
            Problem(
                "reserved-word",
                f'"{key.text}" has a meaning of its own and cannot be a role',
                key.mark,
                "choose another name",
            )
        )
    type_name = written.removesuffix("?")
    if type_name not in types:
        problems.append(Problem("unknown-type", f'there is no type "{type_name}"', mark, offer(type_name, types)))
        type_name = "text"
    return Role(key.text, type_name, written.endswith("?"), every)
