"""Reading the conditions of a rule: patterns on events, concepts, norms, statuses and facts, and comparisons."""

import re
from collections.abc import Collection
from typing import NamedTuple

from casus.files.days import DayError, parse_day
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote, visible
from casus.files.tree import Map, Node, Scalar
from casus.law.vocabulary import UNKNOWN, Predicate, Vocabulary
from casus.law.world import Entity, entity_code, land_of, no_entity
from casus.logic.terms import Term, Var

SAME = Var("same")
"""The trigger's event, as rules write it."""

_VARIABLE = r"<([a-z][a-z0-9_]*)>"
_WORDS = ("before", "within", "is")
_TERM = r"<[a-z][a-z0-9_]*>|[A-Za-z0-9_.\-]+"
_SHIFT = r"(?:\s*([+-])\s*([0-9]{1,5})\s+(days?|months?|years?))?"
_TEST = rf"({_TERM}){_SHIFT}\s+(<=|>=|!=|<|>|=|before|within|is)\s+({_TERM}){_SHIFT}"
_SHIFTED = rf"({_TERM}){_SHIFT}"
_LONGEST = 200  # characters of a comparison
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


def named_by(pattern: Pattern) -> str:
    """What a condition asks for: its word, or the norm it names."""
    return str(dict(pattern.roles).get("norm", pattern.pred))


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
        problems.append(no_event(text, mark, names.events))
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
            code = entity_code(text, names.entities) if names.norms is not None else None
            if code is not None and land_of(code, names.entities, names.vocabulary) is not None:
                return code
    elif kind.entities or kind.actors:
        code = entity_code(text, names.entities)
        if code is not None and names.entities[code].kind in kind.entities:
            return code
        if text in names.actors:
            if names.actors[text] in kind.actors or not names.actors[text]:  # its kind is a problem already
                return text
            message = f"{quote(text)} is of the kind {names.actors[text]}, which cannot stand here"
            cure = f"kinds allowed here: {', '.join((*kind.entities, *kind.actors))}"
            problems.append(Problem("wrong-kind", message, mark, cure))
            return None
        fitting = {actor: what for actor, what in names.actors.items() if what in kind.actors} if kind.actors else None
        found = no_entity(text, mark, names.entities, kind.entities, fitting)
        if text == UNKNOWN and kind.actors:
            cure = f"where nobody knows who it was, declare that one under actors:, with its kind: {', '.join(kind.actors)}"
            found = found._replace(cure=cure)
        problems.append(found)
        return None
    else:
        if text in kind.values:
            return text
        allowed = list(kind.values)
    message, cure = f"{quote(text)} is not a word for {type_name.replace('_', ' ')}", offer(text, allowed)
    if kind.special:
        message = f"there is no {kind.special.removesuffix('s')} {quote(text)}"
    if kind.special == "places" and names.norms is not None and not cure.startswith("did you mean"):
        cure = f"write the state on whose land it is; or declare the place: {_place_line(text, names.vocabulary)}"
    problems.append(Problem("unknown-value", message, mark, cure))
    return None


def _place_line(text: str, vocabulary: Vocabulary) -> str:
    """How a file declares a place, as a line to be filled in."""
    status = next((word for word in vocabulary.predicates.values() if word.territory), None)
    of = (
        next((role.name for role in status.roles if vocabulary.types[role.type].special != "places"), "")
        if status
        else ""
    )
    name = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "here"
    belongs = f", {status.name}: [{{{of}: CODE}}]" if status else ""
    return f"places: {{{name}: {{name: {visible(text)}{belongs}}}}}"


def no_event(text: str, mark: Mark, events: Collection[str]) -> Problem:
    """The problem with a text that is no event's id."""
    cure = offer(text, sorted(events)) if events else "the file has no events"
    return Problem("unknown-event", f"there is no event {quote(text)}", mark, cure)


def read_answers(
    fields: Fields, name: str, questions: dict[str, tuple[str, ...]], problems: list[Problem]
) -> tuple[tuple[str, str], ...]:
    """Read a word that holds question: answer pairs; `questions` maps each question to its answers."""
    found = []
    for key, value in fields.pairs(name):
        answer = value.text if isinstance(value, Scalar) else ""
        if key.text not in questions:
            message = f"there is no question {quote(key.text)}"
            problems.append(Problem("unknown-question", message, key.mark, offer(key.text, questions)))
        elif answer not in questions[key.text]:
            message = f"{quote(answer)} is not an answer to {key.text}"
            problems.append(Problem("unknown-answer", message, value.mark, offer(answer, questions[key.text])))
        else:
            found.append((key.text, answer))
    return tuple(found)


def read_term(scalar: Scalar, type_name: str, names: Names, problems: list[Problem]) -> Term | None:
    """A variable, `same`, or a constant of the type."""
    text = scalar.text
    if text == "same" and type_name == "event":
        return SAME
    matched = re.fullmatch(_VARIABLE, text)
    if matched and matched[1] != "same":
        return Var(matched[1])
    if text.startswith("<") or text.endswith(">"):
        cure = "variables are written <name>, in small letters, digits and _"
        cure = "write same, without < and >" if matched else cure
        problems.append(Problem("variable", f"{quote(text)} is not a variable", scalar.mark, cure))
        return None
    if type_name == "event":
        message = f"a rule cannot name an event of one file, as {quote(text)} does"
        problems.append(Problem("constant-event", message, scalar.mark, "write a variable such as <event>, or same"))
        return None
    if not text.strip():
        problems.append(Problem("missing-value", "a value is missing here", scalar.mark, "write a value or a variable"))
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
        cure = "write it as - word: {role: value}, each condition on a line of its own"
        problems.append(Problem("condition", "a condition is one word with its roles", node.mark, cure))
        return None
    key, value = node.entries[0]
    if key.text == "not_happened":
        inner = read_pattern(value, names, problems)
        if inner is not None and (names.vocabulary.predicates[inner.pred].sort != "event" or inner.denied):
            cure = "concepts and statuses go under unless:"
            problems.append(Problem("not-happened", "not_happened takes an event", key.mark, cure))
            return None
        if inner is not None and (inner.event or inner.date or inner.until) is not None:
            message = "what did not happen has no day and no name, so not_happened takes roles only"
            problems.append(Problem("not-happened", message, key.mark, "leave event:, date: and until: out"))
            return None
        return None if inner is None else inner._replace(denied=True)
    predicate = names.vocabulary.predicates.get(key.text)
    if predicate is None:
        cure = offer(key.text, [*names.vocabulary.predicates, "not_happened"])
        problems.append(Problem("unknown-word", f"{quote(key.text)} is not a word of the vocabulary", key.mark, cure))
        return None
    if not isinstance(value, Map):
        cure = f"write {key.text}: {{{', '.join(role.name + ': ...' for role in predicate.roles)}}}"
        problems.append(Problem("shape", f'"{key.text}" needs its roles in braces', value.mark, cure))
        return None
    roles: list[tuple[str, Term]] = []
    further: dict[str, Term] = {}
    sound = True
    for name, item in value.entries:
        term = _role(predicate, name, item, names, problems)
        if term is None:
            sound = False
        elif predicate.role(name.text) is not None:
            roles.append((name.text, term))
        else:
            further[name.text] = term
    if not sound:
        return None
    if predicate.sort == "norm" and not isinstance(dict(roles).get("norm"), str):
        message = f"a condition on a {key.text} names its norm"
        problems.append(Problem("norm", message, key.mark, "add norm: CLAUSE/NAME"))
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


def _role(predicate: Predicate, name: Scalar, item: Node, names: Names, problems: list[Problem]) -> Term | None:
    """The term of one role of a condition, or of one of the words every event or status may be asked for."""
    type_name = _type_of(name.text, predicate)
    if type_name is None:
        known = [role.name for role in predicate.roles]
        cure = offer(name.text, known) if known else f'"{predicate.name}" has no roles; write {{}}'
        message = f"{quote(name.text)} is not a role of {predicate.name}"
        problems.append(Problem("unknown-role", message, name.mark, cure))
        return None
    if not isinstance(item, Scalar):
        message, cure = f'"{name.text}" takes one value in a rule', "write one rule for each, or a variable"
        problems.append(Problem("shape", message, item.mark, cure))
        return None
    return read_term(item, type_name, names, problems)


def _type_of(name: str, predicate: Predicate) -> str | None:
    role = predicate.role(name)
    if role is not None:
        return role.type
    if predicate.sort in ("event", "concept", "norm"):
        return dict(_FURTHER).get(name)
    if predicate.sort == "status" and name == "as_of":
        return "date"
    return None


def read_comparison(node: Scalar, names: Names, problems: list[Problem]) -> Comparison | None:
    """Read one condition of the form `<a> >= heavy`, `<a> before same`, `<d> + 6 months <= <e>`."""
    matched = re.fullmatch(_TEST, node.text.strip()) if len(node.text) <= _LONGEST else None
    if not matched:
        cure = "write word: {role: value}, or a comparison such as <a> != <b>"
        message = f"{quote(node.text)} is not a condition Casus can read"
        problems.append(Problem("comparison", message, node.mark, cure))
        return None
    left, right = _bare(matched[1]), _bare(matched[6])
    shifts = [_shift(matched[2], matched[3], matched[4]), _shift(matched[7], matched[8], matched[9])]
    op = matched[5]
    problem = _shape(Comparison(left, op, right, shifts[0], shifts[1], node.mark), (matched[1], matched[6]))
    if problem is not None:
        problems.append(problem)
        return None
    return Comparison(left, op, right, shifts[0], shifts[1], node.mark)


def _shape(test: Comparison, written: tuple[str, str]) -> Problem | None:
    """What is wrong with a comparison as it stands, whatever its variables are."""
    if "<same>" in written:
        return Problem("variable", '"<same>" is not a variable', test.mark, "write same, without < and >")
    if test.op in _WORDS and (test.left_shift or test.right_shift):
        return Problem("comparison", f'"{test.op}" compares no days', test.mark, "compare dates with <= and the like")
    if not isinstance(test.left, Var) and (test.op in _WORDS or not isinstance(test.right, Var)):
        cure = f"write <a> {test.op} ..., with a variable that a condition names"
        message = f'{quote(written[0])} is no variable, so "{test.op}" has nothing to compare'
        return Problem("comparison", message, test.mark, cure)
    if test.op in ("before", "within") and not isinstance(test.right, Var):
        message = f'"{test.op}" compares two events; {quote(written[1])} is neither a variable nor same'
        return Problem("comparison", message, test.mark, f"write <a> {test.op} same, or <a> {test.op} <b>")
    if test.left == test.right and test.left_shift == test.right_shift:
        message = f"{quote(written[0])} is compared with itself"
        return Problem("comparison", message, test.mark, "compare two things")
    return None


def read_shifted(scalar: Scalar, names: Names, problems: list[Problem]) -> tuple[Term, Shift | None] | None:
    """Read a day that may be shifted: `<notice> + 6 months`, or `1999-04-20`."""
    matched = re.fullmatch(_SHIFTED, scalar.text.strip()) if len(scalar.text) <= _LONGEST else None
    term = _bare(matched[1]) if matched else SAME
    if not matched or term == SAME:
        cure = "write 2012-12-19, <date>, or <date> + 6 months"
        problems.append(Problem("day", f"{quote(scalar.text)} is not a day", scalar.mark, cure))
        return None
    if isinstance(term, str):
        value = constant(term, "date", names, scalar.mark, problems)
        if value is None:
            return None
        term = value
    return term, _shift(matched[2], matched[3], matched[4])


def _bare(text: str) -> Term:
    matched = re.fullmatch(_VARIABLE, text)
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
