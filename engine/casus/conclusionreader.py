"""Reading what a rule draws: a concept, a fact, the start or end of a status, or a norm."""

import re

from casus.conditions import Names, Pattern, read_pattern, read_shifted, read_term
from casus.fields import Fields
from casus.law import Conclusion
from casus.problems import Problem, offer, quote
from casus.terms import Term, Var
from casus.tree import Map, Node, Scalar
from casus.vocabulary import Predicate

_DEADLINE = re.compile("immediately|[1-9][0-9]{0,3} days?")


def read_conclusion(fields: Fields, norm: str, names: Names, problems: list[Problem]) -> Conclusion | None:
    """Read the word `then` of a rule; `norm` is the norm that the rule names."""
    node = fields.node_of("then", required=True)
    if node is None:
        return None
    if not isinstance(node, Map) or len(node.entries) != 1:
        problems.append(Problem("conclusion", "then: draws one thing", node.mark, "write one rule for each conclusion"))
        return None
    key, value = node.entries[0]
    vocabulary = names.vocabulary
    if key.text in ("starts", "ends"):
        made = _start_or_end(key.text, value, names, problems)
    elif key.text in vocabulary.kinds:
        return _norm(vocabulary.predicates[key.text], norm, value, names, problems)
    else:
        made = _concept_or_fact(key, node, names, problems)
    if norm:
        message = f"the rule names a norm, but draws a {made.sort}" if made else "the rule names a norm, but draws none"
        mark = fields.key_mark("norm")
        problems.append(
            Problem("norm", message, mark, f"leave norm: out, or draw one of {', '.join(vocabulary.kinds)}")
        )
    return made


def _norm(kind: Predicate, norm: str, value: Node, names: Names, problems: list[Problem]) -> Conclusion | None:
    fields = Fields(value, problems, f"the {kind.name}")
    roles: list[tuple[str, Term]] = [("norm", norm)]
    for role in kind.roles[1:]:
        scalar = fields.scalar(role.name, required=True)
        term = read_term(scalar, role.type, names, problems) if scalar is not None else None
        if scalar is not None and role.name in ("act", "of") and isinstance(term, Var):
            what = "act" if role.name == "act" else "norm that is broken"
            fields.problem("variable", f"the {what} is named, not left to a variable", scalar.mark, "write its id")
            term = None
        if term is not None:
            roles.append((role.name, term))
    deadline = fields.scalar("deadline")
    if deadline is not None and not _DEADLINE.fullmatch(deadline.text):
        cure = "write immediately, or a number of days, as in 30 days"
        fields.problem("deadline", f"{quote(deadline.text)} is not a deadline", deadline.mark, cure)
    fields.done()
    if len(roles) < len(kind.roles):
        return None
    return Conclusion("norm", kind.name, tuple(roles), deadline=deadline.text if deadline is not None else "")


def _concept_or_fact(key: Scalar, node: Map, names: Names, problems: list[Problem]) -> Conclusion | None:
    words = names.vocabulary.predicates
    predicate = words.get(key.text)
    if predicate is None or predicate.sort not in ("concept", "fact"):
        allowed = [name for name, word in words.items() if word.sort in ("concept", "fact", "norm")]
        if predicate is None:
            what = "is not a word of the vocabulary"
        else:
            what = f"is {'an' if predicate.sort == 'event' else 'a'} {predicate.sort}, which no rule draws"
        cure = offer(key.text, [*allowed, "starts", "ends"])
        problems.append(Problem("conclusion", f"{quote(key.text)} {what}", key.mark, cure))
        return None
    pattern = read_pattern(node, names, problems)
    if pattern is None:
        return None
    if (pattern.event or pattern.date or pattern.until) is not None:
        message = f"the conclusion {key.text} has the event and the days of the trigger"
        problems.append(Problem("conclusion", message, key.mark, "leave event:, date: and until: out"))
        return None
    missing = [role.name for role in predicate.roles if role.name not in dict(pattern.roles)]
    if missing:
        message = f"the conclusion {key.text} lacks {', '.join(missing)}"
        problems.append(Problem("conclusion", message, key.mark, "a conclusion names all roles"))
        return None
    return _made(predicate.sort, predicate, pattern)


def _made(sort: str, predicate: Predicate, pattern: Pattern) -> Conclusion:
    given = dict(pattern.roles)
    return Conclusion(sort, pattern.pred, tuple((role.name, given[role.name]) for role in predicate.roles))


def _start_or_end(word: str, node: Node, names: Names, problems: list[Problem]) -> Conclusion | None:
    fields = Fields(node, problems, word + ":")
    day_word = "first_day" if word == "starts" else "last_day"
    scalar = fields.scalar(day_word, required=True)
    shifted = read_shifted(scalar, names, problems) if scalar is not None else None
    rest = fields.rest()
    if len(rest) != 1:
        message = f"{word}: takes one status and {day_word}"
        cure = f"write {word}: {{status: {{...}}, {day_word}: <day>}}"
        problems.append(Problem("conclusion", message, fields.mark, cure))
        return None
    pattern = read_pattern(Map(rest, node.mark), names, problems)
    if pattern is None or shifted is None:
        return None
    predicate, mark = names.vocabulary.predicates[pattern.pred], rest[0][0].mark
    if predicate.sort != "status":
        message = f'"{pattern.pred}" is not a status'
        problems.append(Problem("conclusion", message, mark, "only statuses start and end"))
        return None
    given = dict(pattern.roles)
    if pattern.as_of is not None or any(role.name not in given for role in predicate.roles):
        message = f"{pattern.pred} needs all its roles here, and no as_of:"
        problems.append(Problem("conclusion", message, mark, ", ".join(role.name for role in predicate.roles)))
        return None
    return _made(word, predicate, pattern)._replace(day=shifted[0], shift=shifted[1])
