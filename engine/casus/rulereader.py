"""Reading one rule of a law file, and typing its variables."""

from typing import NamedTuple

from casus.conditions import (
    SAME,
    Comparison,
    Condition,
    Names,
    Pattern,
    Shift,
    constant,
    read_conditions,
    read_pattern,
    read_shifted,
    read_term,
)
from casus.days import DayError, parse_day
from casus.fields import Fields
from casus.law import Conclusion, Exception_, Given, Paragraph, Performs, Rule
from casus.problems import Mark, Problem, offer
from casus.sources import Cite, read_cites
from casus.terms import Term, Var
from casus.tree import Map, Node, Scalar
from casus.vocabulary import Vocabulary
from casus.world import FIRST_DAY, LAST_DAY


class RuleContext(NamedTuple):
    """What the reader of a rule needs of the file around it. `questions` maps a question to its answers."""

    clause: str
    paragraphs: tuple[Paragraph, ...]
    names: Names
    questions: dict[str, tuple[str, ...]]


def read_rule(node: Node, context: RuleContext, problems: list[Problem]) -> Rule | None:
    """Read one rule. Mistakes go to `problems`; None if too little is left to work with."""
    before = len(problems)
    fields = Fields(node, problems, "the rule")
    scalar = fields.scalar("id", required=True)
    rule_id = scalar.text if scalar is not None else ""
    fields.what = f"the rule {rule_id}"
    norm = fields.text("norm")
    says = fields.text("says", required=True)
    given = read_given(fields, context.questions, problems)
    when = read_conditions(fields.items("when", required=True), context.names, problems)
    once = read_conditions(fields.items("once"), context.names, problems)
    unless = _exceptions(fields, "unless", context, problems)
    until = _exceptions(fields, "until", context, problems)
    then = _conclusion(fields, norm, context, problems)
    first, last, wording = _window(fields, rule_id, context, problems)
    cites = read_cites(fields, problems) or _wording_cites(rule_id, wording, context)
    fields.text("note")
    fields.done()
    if then is None or not when or len(problems) > before:
        return None
    vocabulary = context.names.vocabulary
    types = variable_types(
        (*when, *once, *(item for exception in (*unless, *until) for item in exception.when)),
        then,
        vocabulary,
        problems,
    )
    mark = fields.key_mark("id")
    sort = then.sort
    if sort == "norm" and not norm:
        problems.append(
            Problem(
                "missing-word",
                f"the rule {rule_id} draws a {then.word} but names no norm",
                mark,
                "add norm: CLAUSE/NAME",
            )
        )
    trigger = when[0]
    if isinstance(trigger, Comparison) or trigger.denied:
        problems.append(
            Problem(
                "trigger",
                "the first condition is the trigger: it must be an event, a concept, a norm, a status or a fact",
                trigger.mark,
                "put the comparison after it",
            )
        )
        return None
    trigger_sort = vocabulary.predicates[trigger.pred].sort
    standing = sort == "norm" and all(
        isinstance(item, Comparison) or (vocabulary.predicates[item.pred].sort == "status") for item in when
    )
    if trigger_sort in ("fact", "status") and sort not in ("fact", "starts", "ends") and not standing:
        problems.append(
            Problem(
                "trigger",
                f'"{trigger.pred}" has no event, so it can draw only a fact, starts: or ends:',
                trigger.mark,
                "begin with the event that sets the rule off",
            )
        )
        return None
    typed = _typed(when, types, context.names, problems), _typed(once, types, context.names, problems)
    made = [
        tuple(item._replace(when=_typed(item.when, types, context.names, problems)) for item in group)
        for group in (unless, until)
    ]
    return Rule(
        rule_id,
        context.clause,
        norm,
        says,
        given,
        typed[0],
        typed[1],
        made[0],
        made[1],
        then,
        wording,
        first,
        last,
        standing,
        types,
        cites,
        mark,
    )


def read_given(fields: Fields, questions: dict[str, tuple[str, ...]], problems: list[Problem]) -> Given:
    """Read the word `given`: question: answer pairs, each checked."""
    found = []
    for key, value in fields.pairs("given"):
        answer = value.text if isinstance(value, Scalar) else ""
        if key.text not in questions:
            problems.append(
                Problem("unknown-question", f'there is no question "{key.text}"', key.mark, offer(key.text, questions))
            )
        elif answer not in questions[key.text]:
            problems.append(
                Problem(
                    "unknown-answer",
                    f'"{answer}" is not an answer to {key.text}',
                    value.mark,
                    offer(answer, questions[key.text]),
                )
            )
        else:
            found.append((key.text, answer))
    return tuple(found)


def read_performs(node: Node, context: RuleContext, problems: list[Problem]) -> Performs | None:
    """Read one entry of `performs`."""
    fields = Fields(node, problems, "the entry of performs")
    norm = fields.text("norm", required=True)
    extent = fields.choice("extent", ("full", "part", "nothing"), required=True)
    given = read_given(fields, context.questions, problems)
    when = fields.node_of("when", required=True)
    pattern = read_pattern(when, context.names, problems) if when is not None else None
    notable = fields.flag("notable")
    cites = read_cites(fields, problems)
    fields.text("note")
    fields.done()
    if pattern is None:
        return None
    return Performs(norm, extent, given, pattern, cites, fields.mark, notable)


def _exceptions(fields: Fields, name: str, context: RuleContext, problems: list[Problem]) -> tuple[Exception_, ...]:
    found = []
    for item in fields.items(name):
        inner = Fields(item, problems, f"the entry of {name}")
        exception_id = inner.text("id", required=True)
        given = read_given(inner, context.questions, problems)
        when = read_conditions(inner.items("when", required=True), context.names, problems)
        says = inner.text("says", default=exception_id.replace("-", " "))
        inner.text("note")
        inner.done()
        found.append(Exception_(exception_id, says, given, when, inner.mark))
    return tuple(found)


def _conclusion(fields: Fields, norm: str, context: RuleContext, problems: list[Problem]) -> Conclusion | None:
    node = fields.node_of("then", required=True)
    if node is None:
        return None
    if not isinstance(node, Map) or len(node.entries) != 1:
        problems.append(Problem("conclusion", "then: draws one thing", node.mark, "write one rule for each conclusion"))
        return None
    key, value = node.entries[0]
    vocabulary = context.names.vocabulary
    if key.text in ("starts", "ends"):
        return _start_or_end(key.text, value, context, problems)
    if key.text in vocabulary.kinds:
        inner = Fields(value, problems, f"the {key.text}")
        roles: list[tuple[str, Term]] = [("norm", norm)]
        for role in vocabulary.predicates[key.text].roles[1:]:
            scalar = inner.scalar(role.name, required=True)
            term = read_term(scalar, role.type, context.names, problems) if scalar is not None else None
            if term is not None:
                roles.append((role.name, term))
        deadline = inner.text("deadline")
        inner.done()
        if len(roles) < len(vocabulary.predicates[key.text].roles):
            return None
        return Conclusion("norm", key.text, tuple(roles), deadline=deadline)
    predicate = vocabulary.predicates.get(key.text)
    if predicate is None or predicate.sort not in ("concept", "fact"):
        allowed = [name for name, word in vocabulary.predicates.items() if word.sort in ("concept", "fact", "norm")]
        what = (
            "is not a word of the vocabulary"
            if predicate is None
            else f"is {'an' if predicate.sort == 'event' else 'a'} {predicate.sort}, which no rule draws"
        )
        problems.append(
            Problem("conclusion", f'"{key.text}" {what}', key.mark, offer(key.text, [*allowed, "starts", "ends"]))
        )
        return None
    pattern = read_pattern(node, context.names, problems)
    if pattern is None:
        return None
    missing = [role.name for role in predicate.roles if role.name not in dict(pattern.roles)]
    if missing:
        problems.append(
            Problem(
                "conclusion",
                f"the conclusion {key.text} lacks {', '.join(missing)}",
                key.mark,
                "a conclusion names all roles",
            )
        )
        return None
    given_roles = dict(pattern.roles)
    return Conclusion(predicate.sort, key.text, tuple((role.name, given_roles[role.name]) for role in predicate.roles))


def _start_or_end(word: str, node: Node, context: RuleContext, problems: list[Problem]) -> Conclusion | None:
    fields = Fields(node, problems, word + ":")
    day_word = "first_day" if word == "starts" else "last_day"
    scalar = fields.scalar(day_word, required=True)
    shifted = read_shifted(scalar, context.names, problems) if scalar is not None else None
    rest = fields.rest()
    if len(rest) != 1:
        problems.append(
            Problem(
                "conclusion",
                f"{word}: takes one status and {day_word}",
                fields.mark,
                f"write {word}: {{status: {{…}}, {day_word}: <day>}}",
            )
        )
        return None
    pattern = read_pattern(Map(rest, node.mark), context.names, problems)
    if pattern is None or shifted is None:
        return None
    predicate = context.names.vocabulary.predicates[pattern.pred]
    if predicate.sort != "status":
        problems.append(
            Problem("conclusion", f'"{pattern.pred}" is not a status', rest[0][0].mark, "only statuses start and end")
        )
        return None
    given_roles = dict(pattern.roles)
    if any(role.name not in given_roles for role in predicate.roles):
        problems.append(
            Problem(
                "conclusion",
                f"{pattern.pred} needs all its roles here",
                rest[0][0].mark,
                ", ".join(role.name for role in predicate.roles),
            )
        )
        return None
    return Conclusion(
        word,
        pattern.pred,
        tuple((role.name, given_roles[role.name]) for role in predicate.roles),
        shifted[0],
        shifted[1],
    )


def read_window(fields: Fields, problems: list[Problem]) -> tuple[int, int]:
    """Read the word `in_force`: the first and the last day, both inclusive."""
    window = [FIRST_DAY, LAST_DAY]
    inner = fields.fields("in_force", "in_force")
    if inner is None:
        return FIRST_DAY, LAST_DAY
    for index, word in enumerate(("from", "through")):
        scalar = inner.scalar(word)
        if scalar is None:
            continue
        span = parse_day(scalar.text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, scalar.mark, span.cure))
        else:
            window[index] = span.first if index == 0 else span.last
    inner.done()
    if window[0] > window[1]:
        problems.append(
            Problem("window", "this ends before it begins", inner.mark, "from: is the first day, through: the last")
        )
    return window[0], window[1]


def _window(fields: Fields, rule_id: str, context: RuleContext, problems: list[Problem]) -> tuple[int, int, str]:
    first, last = read_window(fields, problems)
    label = rule_id.partition("@")[2]
    if not label:
        return first, last, ""
    paragraph = _paragraph(rule_id, context)
    wording = next((item for item in paragraph.wordings if item.id == label), None) if paragraph else None
    if wording is None:
        known = [item.id for item in paragraph.wordings] if paragraph else []
        problems.append(
            Problem(
                "unknown-wording",
                f'"{rule_id}" names the wording {label}, which no paragraph here has',
                fields.key_mark("id"),
                offer(label, known) if known else "list the wording under paragraphs:",
            )
        )
        return first, last, label
    if fields.has("in_force") and (first, last) != (wording.first, wording.last):
        problems.append(
            Problem(
                "window",
                f"the dates of the rule differ from those of the wording {label}",
                fields.key_mark("in_force"),
                "leave in_force: out; the wording has the dates",
            )
        )
    return wording.first, wording.last, label


def _paragraph(rule_id: str, context: RuleContext) -> Paragraph | None:
    stem = rule_id.partition("/")[0]
    return next((paragraph for paragraph in context.paragraphs if paragraph.id == stem), None)


def _wording_cites(rule_id: str, label: str, context: RuleContext) -> tuple[Cite, ...]:
    paragraph = _paragraph(rule_id, context)
    if paragraph is None:
        return ()
    wordings = [item for item in paragraph.wordings if not label or item.id == label]
    return tuple(cite for wording in wordings for cite in wording.cites)


def variable_types(
    conditions: tuple[Condition, ...], then: Conclusion, vocabulary: Vocabulary, problems: list[Problem]
) -> dict[str, str]:
    """The type of each variable, from the roles it stands in; a problem where two cannot be one."""
    types: dict[str, str] = {}

    def note(term: Term | None, type_name: str, mark: Mark) -> None:
        if not isinstance(term, Var) or term == SAME:
            return
        known = types.setdefault(term.name, type_name)
        if known == type_name:
            return
        one, two = vocabulary.types[known], vocabulary.types[type_name]
        if (
            vocabulary.numeric(known) != vocabulary.numeric(type_name)
            or (one.scale or two.scale)
            or bool(one.special) != bool(two.special)
        ):
            problems.append(
                Problem(
                    "variable-type",
                    f"<{term.name}> stands for a {known} in one place and a {type_name} in another",
                    mark,
                    "use two variables",
                )
            )
        elif len(two.entities) + len(two.actors) < len(one.entities) + len(one.actors):
            types[term.name] = type_name

    for condition in conditions:
        if isinstance(condition, Pattern):
            predicate = vocabulary.predicates[condition.pred]
            for name, term in condition.roles:
                role = predicate.role(name)
                note(term, role.type if role else "text", condition.mark)
            note(condition.event, "event", condition.mark)
            for day in (condition.date, condition.until, condition.as_of):
                note(day, "date", condition.mark)
    return types


def _typed(
    conditions: tuple[Condition, ...], types: dict[str, str], names: Names, problems: list[Problem]
) -> tuple[Condition, ...]:
    """The conditions with the constants of comparisons turned into core form, by the type of the other side."""
    found: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, Comparison) and condition.op not in ("before", "within"):
            found.append(_typed_comparison(condition, types, names, problems))
        else:
            found.append(condition)
    return tuple(found)


def _typed_comparison(test: Comparison, types: dict[str, str], names: Names, problems: list[Problem]) -> Comparison:
    vocabulary = names.vocabulary
    if test.op == "is":
        kinds = {kind for item in vocabulary.types.values() for kind in (*item.entities, *item.actors)}
        if not isinstance(test.right, str) or test.right not in kinds:
            problems.append(
                Problem(
                    "unknown-kind",
                    f'"{test.right}" is not a kind of actor',
                    test.mark,
                    offer(str(test.right), sorted(kinds)),
                )
            )
        return test
    sides: list[Term] = []
    type_of = [
        types.get(term.name, "event" if term == SAME else "") if isinstance(term, Var) else ""
        for term in (test.left, test.right)
    ]
    for index, term in enumerate((test.left, test.right)):
        other = type_of[1 - index]
        if isinstance(term, str) and other:
            value = constant(term, other, names, test.mark, problems)
            sides.append(term if value is None else value)
        else:
            sides.append(term)
    if test.op in ("<", "<=", ">", ">="):
        for name in type_of:
            if name and not vocabulary.numeric(name):
                problems.append(
                    Problem(
                        "comparison", f'"{test.op}" compares days and scales, not a {name}', test.mark, "use = or !="
                    )
                )
    if type_of[0] and type_of[1] and vocabulary.numeric(type_of[0]) != vocabulary.numeric(type_of[1]):
        problems.append(
            Problem(
                "comparison",
                f"a {type_of[0]} cannot be compared with a {type_of[1]}",
                test.mark,
                "compare like with like",
            )
        )
    return test._replace(left=sides[0], right=sides[1])


__all__ = ["RuleContext", "Shift", "read_given", "read_performs", "read_rule", "read_window", "variable_types"]
