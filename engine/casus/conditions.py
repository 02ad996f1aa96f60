"""Reading the conditions of a rule: patterns on events, concepts, norms, statuses and facts, and comparisons."""

import re
from collections.abc import Collection
from typing import NamedTuple

from casus.days import DayError, parse_day
from casus.problems import Mark, Problem, offer
from casus.terms import Term, Var
from casus.tree import Map, Node, Scalar
from casus.vocabulary import Role, Vocabulary
from casus.world import Entity, entity_code, names_of

SAME = Var("same")
"""The trigger's event, as rules write it."""

VARIABLE = re.compile(r"<([a-z][a-z0-9_]*)>")
OPERATORS = ("<=", ">=", "!=", "<", ">", "=")
_WORDS = ("before", "within", "is")
_TERM = r"<[a-z][a-z0-9_]*>|[A-Za-z0-9_.\-]+"
_TEST = re.compile(
    rf"({_TERM})(?:\s*([+-])\s*(\d+)\s+(days?|months?|years?))?\s+(<=|>=|!=|<|>|=|before|within|is)\s+({_TERM})(?:\s*([+-])\s*(\d+)\s+(days?|months?|years?))?"
)
_SHIFTED = re.compile(rf"({_TERM})(?:\s*([+-])\s*(\d+)\s+(days?|months?|years?))?")
_FURTHER = (("event", "event"), ("date", "date"), ("until", "date"))


class Shift(NamedTuple):
    """An amount added to a day, such as six months."""

    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount:+d} {self.unit}"


class Pattern(NamedTuple):
    """A condition on a predicate. `roles` are the roles named; event, date, until and as_of stand apart."""

    pred: str
    roles: tuple[tuple[str, Term], ...]
    event: Term | None = None
    date: Term | None = None
    until: Term | None = None
    as_of: Term | None = None
    denied: bool = False
    mark: Mark = Mark("", 0, 0)

    def terms(self) -> list[Term]:
        """Every term named anywhere in the pattern."""
        further = [term for term in (self.event, self.date, self.until, self.as_of) if term is not None]
        return [term for _, term in self.roles] + further

    def variables(self) -> list[str]:
        """The names of the variables, `same` left out."""
        return [term.name for term in self.terms() if isinstance(term, Var) and term != SAME]


class Comparison(NamedTuple):
    """A test. `op` is an operator, or before | within | is."""

    left: Term
    op: str
    right: Term
    left_shift: Shift | None = None
    right_shift: Shift | None = None
    mark: Mark = Mark("", 0, 0)

    def variables(self) -> list[str]:
        """The names of the variables, `same` left out."""
        return [term.name for term in (self.left, self.right) if isinstance(term, Var) and term != SAME]


Condition = Pattern | Comparison


class Names(NamedTuple):
    """What a constant in a rule may refer to."""

    vocabulary: Vocabulary
    entities: dict[str, Entity]
    places: dict[str, str]
    instruments: dict[str, str]
    norms: frozenset[str] | None = None
    actors: dict[str, str] = {}  # noqa: RUF012  (never changed: `_replace` makes a new one)
    events: frozenset[str] = frozenset()


def constant(text: str, type_name: str, names: Names, mark: Mark, problems: list[Problem]) -> str | int | None:
    """A constant of a type, in core form (states by code, days and ranks as integers); None with a problem if it is none."""
    kind = names.vocabulary.types[type_name]
    allowed: list[str]
    if kind.special == "date":
        span = parse_day(text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, mark, span.cure))
            return None
        return span.last
    if kind.special == "text":
        return text
    if kind.special == "event":
        if text in names.events:
            return text
        problems.append(Problem("unknown-event", f'there is no event "{text}"', mark, offer(text, names.events)))
        return None
    if kind.scale:
        if text in kind.values:
            return kind.values.index(text)
        allowed = list(kind.values)
    elif kind.special:
        tables: dict[str, Collection[str]] = {
            "places": names.places,
            "instruments": names.instruments,
            "acts": names.vocabulary.acts,
            "norms": names.norms or (),
        }
        table = tables[kind.special]
        if text in table or (kind.special == "norms" and names.norms is None):
            return text
        allowed = list(table)
        if kind.special == "places":
            matches = [place for place, name in names.places.items() if name.casefold() == text.casefold()]
            if len(matches) == 1:
                return matches[0]
    elif kind.entities or kind.actors:
        code = entity_code(text, names.entities)
        if code is not None and names.entities[code].kind in kind.entities:
            return code
        if text in names.actors:
            if names.actors[text] in kind.actors:
                return text
            problems.append(
                Problem(
                    "wrong-kind",
                    f'"{text}" is of the kind {names.actors[text]}, which cannot stand here',
                    mark,
                    f"kinds allowed here: {', '.join((*kind.entities, *kind.actors))}",
                )
            )
            return None
        allowed = names_of(names.entities, kind.entities) + [
            actor for actor, what in names.actors.items() if what in kind.actors
        ]
        problems.append(
            Problem(
                "unknown-state",
                _no_entity(text, kind.entities, code, names),
                mark,
                _entity_cure(text, allowed, bool(kind.actors)),
            )
        )
        return None
    else:
        if text in kind.values:
            return text
        allowed = list(kind.values)
    problems.append(
        Problem(
            "unknown-value", f'"{text}" is not a word for {type_name.replace("_", " ")}', mark, offer(text, allowed)
        )
    )
    return None


def _no_entity(text: str, kinds: tuple[str, ...], code: str | None, names: Names) -> str:
    if code is not None:
        return f'"{text}" is of the kind {names.entities[code].kind}, which cannot stand here'
    what = "state" if "state" in kinds else (kinds[0] if kinds else "actor")
    return f'no {what} is called "{text}"'


def _entity_cure(text: str, allowed: list[str], actors: bool) -> str:
    if len(text) == 2 and text.isalpha():
        return "write the state's name, or its code of three letters"
    cure = offer(text, allowed)
    if actors and not cure.startswith("did you mean"):
        return cure + "; an actor that is no state is declared under actors:"
    return cure


def read_term(scalar: Scalar, type_name: str, names: Names, problems: list[Problem]) -> Term | None:
    """A variable, `same`, or a constant of the type."""
    text = scalar.text
    matched = VARIABLE.fullmatch(text)
    if matched:
        return Var(matched[1])
    if text == "same" and type_name == "event":
        return SAME
    if text.startswith("<") or text.endswith(">"):
        problems.append(
            Problem(
                "variable",
                f'"{text}" is not a variable',
                scalar.mark,
                "variables are written <name>, in small letters, digits and _",
            )
        )
        return None
    if type_name == "event":
        problems.append(
            Problem(
                "constant-event",
                f'"{text}": a rule cannot name an event of one file',
                scalar.mark,
                "write a variable such as <event>, or same",
            )
        )
        return None
    return constant(text, type_name, names, scalar.mark, problems)


def read_conditions(nodes: tuple[Node, ...], names: Names, problems: list[Problem]) -> tuple[Condition, ...]:
    """Read a list of conditions."""
    found: list[Condition] = []
    for node in nodes:
        condition = (
            read_comparison(node, names, problems) if isinstance(node, Scalar) else read_pattern(node, names, problems)
        )
        if condition is not None:
            found.append(condition)
    return tuple(found)


def read_pattern(node: Node, names: Names, problems: list[Problem]) -> Pattern | None:
    """Read one condition of the form `word: {role: value}`, or `not_happened: {word: {…}}`."""
    if not isinstance(node, Map) or len(node.entries) != 1:
        problems.append(
            Problem(
                "condition",
                "a condition is one word with its roles",
                node.mark,
                "write it as - word: {role: value}, each condition on a line of its own",
            )
        )
        return None
    key, value = node.entries[0]
    if key.text == "not_happened":
        inner = read_pattern(value, names, problems)
        if inner is not None and names.vocabulary.predicates[inner.pred].sort != "event":
            problems.append(
                Problem(
                    "not-happened", "not_happened takes an event", key.mark, "concepts and statuses go under unless:"
                )
            )
            return None
        return None if inner is None else inner._replace(denied=True)
    predicate = names.vocabulary.predicates.get(key.text)
    if predicate is None:
        problems.append(
            Problem(
                "unknown-word",
                f'"{key.text}" is not a word of the vocabulary',
                key.mark,
                offer(key.text, names.vocabulary.predicates),
            )
        )
        return None
    roles: list[tuple[str, Term]] = []
    further: dict[str, Term] = {}
    sound = True
    entries = value.entries if isinstance(value, Map) else ()
    if not isinstance(value, Map):
        problems.append(
            Problem(
                "shape",
                f'"{key.text}" needs its roles in braces',
                value.mark,
                f"write {key.text}: {{{', '.join(role.name + ': …' for role in predicate.roles)}}}",
            )
        )
        return None
    for name, item in entries:
        type_name = _type_of(name.text, predicate.roles, predicate.sort)
        if type_name is None:
            problems.append(
                Problem(
                    "unknown-role",
                    f'"{name.text}" is not a role of {key.text}',
                    name.mark,
                    offer(name.text, [role.name for role in predicate.roles]),
                )
            )
            sound = False
            continue
        if not isinstance(item, Scalar):
            problems.append(
                Problem(
                    "shape",
                    f'"{name.text}" takes one value in a rule',
                    item.mark,
                    "write one rule for each, or a variable",
                )
            )
            sound = False
            continue
        term = read_term(item, type_name, names, problems)
        if term is None:
            sound = False
        elif predicate.role(name.text) is not None:
            roles.append((name.text, term))
        else:
            further[name.text] = term
    if predicate.sort == "norm" and not isinstance(dict(roles).get("norm"), str):
        problems.append(
            Problem("norm", f"a condition on a {key.text} names its norm", key.mark, "add norm: CLAUSE/NAME")
        )
        return None
    if not sound:
        return None
    return Pattern(
        key.text,
        tuple(roles),
        further.get("event"),
        further.get("date"),
        further.get("until"),
        further.get("as_of"),
        mark=key.mark,
    )


def _type_of(name: str, roles: tuple[Role, ...], sort: str) -> str | None:
    """The type of a role, or of one of the words every event or status may be asked for."""
    for role in roles:
        if role.name == name:
            return role.type
    if sort in ("event", "concept", "norm"):
        return dict(_FURTHER).get(name)
    if sort == "status" and name == "as_of":
        return "date"
    return None


def read_comparison(node: Scalar, names: Names, problems: list[Problem]) -> Comparison | None:
    """Read one condition of the form `<a> >= heavy`, `<a> before same`, `<d> + 6 months <= <e>`."""
    matched = _TEST.fullmatch(node.text.strip())
    if not matched:
        problems.append(
            Problem(
                "comparison",
                f'"{node.text}" is not a condition Casus can read',
                node.mark,
                "write word: {role: value}, or a comparison such as <a> != <b>",
            )
        )
        return None
    left, right = _bare(matched[1]), _bare(matched[6])
    shifts = [_shift(matched[2], matched[3], matched[4]), _shift(matched[7], matched[8], matched[9])]
    op = matched[5]
    if op in _WORDS and any(shifts):
        problems.append(
            Problem("comparison", f'"{op}" compares no days', node.mark, "compare dates with <= and the like")
        )
        return None
    return Comparison(left, op, right, shifts[0], shifts[1], node.mark)


def read_shifted(scalar: Scalar, names: Names, problems: list[Problem]) -> tuple[Term, Shift | None] | None:
    """Read a day that may be shifted: `<notice> + 6 months`, or `1999-04-20`."""
    matched = _SHIFTED.fullmatch(scalar.text.strip())
    if not matched:
        problems.append(
            Problem(
                "day", f'"{scalar.text}" is not a day', scalar.mark, "write 2012-12-19, <date>, or <date> + 6 months"
            )
        )
        return None
    term = _bare(matched[1])
    if isinstance(term, str):
        value = constant(term, "date", names, scalar.mark, problems)
        if value is None:
            return None
        term = value
    return term, _shift(matched[2], matched[3], matched[4])


def _bare(text: str) -> Term:
    matched = VARIABLE.fullmatch(text)
    if matched:
        return Var(matched[1])
    return SAME if text == "same" else text


def _shift(sign: str | None, amount: str | None, unit: str | None) -> Shift | None:
    if sign is None or amount is None or unit is None:
        return None
    return Shift(int(sign + amount), unit.rstrip("s") + "s")


def variables_in(conditions: tuple[Condition, ...]) -> list[str]:
    """The names of all variables that conditions use, each once, in order."""
    return list(dict.fromkeys(name for condition in conditions for name in condition.variables()))
