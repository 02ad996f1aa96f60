"""Reading one rule of a law file, and the entries that say what performs a duty."""

import re
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.fields import LONGEST_ID, Fields
from casus.files.problems import Problem, offer, quote, short
from casus.files.sources import Cite, read_cites
from casus.files.tree import Map, Node, Scalar
from casus.law.conditions import (
    Comparison,
    Names,
    Pattern,
    read_answers,
    read_conditions,
    read_pattern,
    read_shifted,
    read_term,
)
from casus.law.forms import EXCEPTION, PERFORMS, RULE, UNREACHED, WINDOW
from casus.law.model import Conclusion, Exception_, Paragraph, Performs, Rule, Unreached
from casus.law.rule_checks import typed, variable_types
from casus.law.vocabulary import Predicate
from casus.law.world import FIRST_DAY, LAST_DAY, read_days
from casus.logic.terms import Term, Var

_DEADLINE = re.compile("immediately|[1-9][0-9]{0,3} days?")


def read_conclusion(fields: Fields, norm: str, names: Names, problems: list[Problem]) -> Conclusion | None:
    """Read the word `then` of a rule; `norm` is the norm that the rule names."""
    node = fields.node_of("then")
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


_ID = re.compile(r"[a-z0-9][a-z0-9.-]*/[a-z0-9][a-z0-9-]*(@[A-Za-z0-9-]+)?")


class RuleContext(NamedTuple):
    """What the reader of a rule needs of the file around it. `questions` maps a question to its answers."""

    clause: str
    paragraphs: tuple[Paragraph, ...]
    names: Names
    questions: dict[str, tuple[str, ...]]


def read_rule(node: Node, context: RuleContext, problems: list[Problem]) -> Rule | None:
    """Read one rule. Mistakes go to `problems`; None if too little is left to work with."""
    before = len(problems)
    names = context.names
    fields = Fields(node, problems, "the rule", RULE)
    scalar = fields.scalar("id")
    rule_id = scalar.text if scalar is not None else ""
    fields.what = f"the rule {short(rule_id)}" if rule_id else "the rule"
    norm = fields.scalar("norm")
    _check_ids(scalar, norm, context, problems)
    norm_id = norm.text if norm is not None else ""
    says = fields.text("says")
    given = read_answers(fields, "given", context.questions, problems)
    when = read_conditions(fields.items("when", most=limits.CONDITIONS), names, problems)
    once = read_conditions(fields.items("once", most=limits.CONDITIONS), names, problems)
    unless = _exceptions(fields, "unless", context, problems)
    until = _exceptions(fields, "until", context, problems)
    _check_exceptions((*unless, *until), problems)
    then = read_conclusion(fields, norm_id, names, problems)
    first, last, wording = _window(fields, rule_id, context, problems)
    cites = read_cites(fields, problems) or _wording_cites(rule_id, wording, context)
    fields.text("note")
    fields.done()
    if not when and fields.has("when") and len(problems) == before:
        fields.problem("condition", f"{fields.what} has no condition", fields.key_mark("when"), "write when it applies")
    if then is None or not when or len(problems) > before:
        return None
    groups = (when, once, *(item.when for item in (*unless, *until)))
    conditions = tuple(condition for group in groups for condition in group)
    types = variable_types(conditions, then, fields.key_mark("then"), names.vocabulary, problems)
    standing = then.sort == "norm" and all(
        isinstance(item, Comparison) or names.vocabulary.predicates[item.pred].sort == "status" for item in when
    )
    if not _check_trigger(fields, when[0], then, standing, norm_id, names) or len(problems) > before:
        return None
    made = [
        tuple(item._replace(when=typed(item.when, types, names, problems)) for item in group)
        for group in (unless, until)
    ]
    return Rule(
        rule_id,
        context.clause,
        norm_id,
        says,
        given,
        typed(when, types, names, problems),
        typed(once, types, names, problems),
        made[0],
        made[1],
        then,
        wording,
        first,
        last,
        standing,
        types,
        cites,
        fields.key_mark("id"),
    )


def _check_ids(rule: Scalar | None, norm: Scalar | None, context: RuleContext, problems: list[Problem]) -> None:
    """A rule and its norm are named after the article, or a paragraph of it, so that both can be found by name."""
    stems = list(dict.fromkeys([context.clause, *(paragraph.id for paragraph in context.paragraphs)]))
    example = stems[0] or "ARTICLE"
    for scalar, what in ((rule, "rule"), (norm, "norm")):
        if scalar is None:
            continue
        if (
            not _ID.fullmatch(scalar.text)
            or len(scalar.text) > 2 * LONGEST_ID
            or (what == "norm" and "@" in scalar.text)
        ):
            message = f"{quote(scalar.text)} is no id for a {what}"
            cure = (
                f"write {example}/name{', or ' + example + '/name@wording' if what == 'rule' else ''}; in small letters"
            )
            problems.append(Problem("id", message, scalar.mark, cure))
        elif context.clause and scalar.text.partition("/")[0] not in stems:
            message = f"{quote(scalar.text)} is not named after this article or a paragraph of it"
            problems.append(Problem("id", message, scalar.mark, f"begin it with {' or '.join(map(short, stems[:8]))}"))


def _check_trigger(
    fields: Fields, trigger: Comparison | Pattern, then: Conclusion, standing: bool, norm: str, names: Names
) -> bool:
    """See that the first condition can set the rule off."""
    if then.sort == "norm" and not norm:
        message = f"{fields.what} draws a {then.word} but names no norm"
        fields.problem("missing-word", message, fields.key_mark("id"), "add norm: CLAUSE/NAME")
        return False
    if isinstance(trigger, Comparison) or trigger.denied:
        message = "the first condition is the trigger: it must be an event, a concept, a norm, a status or a fact"
        fields.problem("trigger", message, trigger.mark, "put such a condition before it")
        return False
    sort = names.vocabulary.predicates[trigger.pred].sort
    if sort in ("fact", "status") and then.sort not in ("fact", "starts", "ends") and not standing:
        message = f'"{trigger.pred}" has no event, so it can draw only a fact, starts: or ends:'
        fields.problem("trigger", message, trigger.mark, "begin with the event that sets the rule off")
        return False
    return True


def read_performs(node: Node, context: RuleContext, problems: list[Problem]) -> Performs | None:
    """Read one entry of `performs`."""
    fields = Fields(node, problems, "the entry of performs", PERFORMS)
    norm = fields.text("norm")
    extent = fields.choice("extent")
    given = read_answers(fields, "given", context.questions, problems)
    when = fields.node_of("when")
    pattern = read_pattern(when, context.names, problems) if when is not None else None
    notable = fields.flag("notable")
    beforehand = fields.flag("beforehand")
    cites = read_cites(fields, problems)
    fields.text("note")
    fields.done()
    if pattern is None:
        return None
    others = [name for name in pattern.variables() if name not in ("bearer", "toward")]
    if context.names.vocabulary.predicates[pattern.pred].sort != "event" or pattern.denied:
        message = "only an event performs a duty"
        fields.problem("performs", message, pattern.mark, "name an event; a concept goes into a rule")
    elif others:
        message = f"<{others[0]}> means nothing here"
        fields.problem("performs", message, pattern.mark, "write <bearer>, <toward> or a value; leave other roles out")
    elif (pattern.event or pattern.date or pattern.until) is not None:
        fields.problem(
            "performs", "an entry of performs asks for roles only", pattern.mark, "leave event: and date: out"
        )
    return Performs(norm, extent, given, pattern, cites, fields.mark, notable, beforehand)


def _exceptions(fields: Fields, name: str, context: RuleContext, problems: list[Problem]) -> tuple[Exception_, ...]:
    found = []
    for item in fields.items(name, most=limits.CONDITIONS):
        inner = Fields(item, problems, f"the entry of {name}", EXCEPTION)
        exception_id = inner.id()
        given = read_answers(inner, "given", context.questions, problems)
        when = read_conditions(inner.items("when", most=limits.CONDITIONS), context.names, problems)
        says = inner.text("says", default=exception_id.replace("-", " "))
        not_for = tuple(_unreached(each, problems) for each in inner.items("not_for", most=limits.CONDITIONS))
        inner.text("note")
        inner.done()
        found.append(Exception_(exception_id, says, given, when, inner.mark, not_for))
    return tuple(found)


def _unreached(node: Node, problems: list[Problem]) -> Unreached:
    fields = Fields(node, problems, "the entry of not_for", UNREACHED)
    found = Unreached(fields.text("rule", required=True), fields.text("because", required=True), fields.mark)
    fields.done()
    return found


def _check_exceptions(found: tuple[Exception_, ...], problems: list[Problem]) -> None:
    first: dict[str, Exception_] = {}
    for item in found:
        other = first.setdefault(item.id, item)
        if other is not item and item.id:
            message, also = f"two exceptions of this rule are called {quote(item.id)}", (("the other one", other.mark),)
            problems.append(Problem("double-id", message, item.mark, "give each an id of its own", also))


def read_window(fields: Fields, problems: list[Problem]) -> tuple[int, int]:
    """Read the word `in_force`: the first and the last day, both inclusive."""
    inner = fields.fields("in_force", "in_force", WINDOW)
    if inner is None:
        return FIRST_DAY, LAST_DAY
    found = read_days(inner, "from", "through", problems)
    inner.done()
    return found


def _window(fields: Fields, rule_id: str, context: RuleContext, problems: list[Problem]) -> tuple[int, int, str]:
    first, last = read_window(fields, problems)
    label = rule_id.partition("@")[2]
    if not label:
        return first, last, ""
    paragraph = _paragraph(rule_id, context)
    wording = next((item for item in paragraph.wordings if item.id == label), None) if paragraph else None
    if wording is None:
        known = [item.id for item in paragraph.wordings] if paragraph else []
        message = f"{quote(rule_id)} names the wording {short(label)}, which no paragraph here has"
        cure = offer(label, known) if known else "list the wording under paragraphs:"
        problems.append(Problem("unknown-wording", message, fields.key_mark("id"), cure))
        return first, last, label
    if fields.has("in_force") and (first, last) != (wording.first, wording.last):
        message = f"the dates of the rule differ from those of the wording {short(label)}"
        cure = "leave in_force: out; the wording has the dates"
        problems.append(Problem("window", message, fields.key_mark("in_force"), cure))
    return wording.first, wording.last, label


def _paragraph(rule_id: str, context: RuleContext) -> Paragraph | None:
    stem = rule_id.partition("/")[0]
    return next((paragraph for paragraph in context.paragraphs if paragraph.id == stem), None)


def _wording_cites(rule_id: str, label: str, context: RuleContext) -> tuple[Cite, ...]:
    paragraph = _paragraph(rule_id, context)
    if paragraph is None:
        return ()
    wordings = [item for item in paragraph.wordings if not label or item.id == label]
    return tuple(cite for wording in wordings for cite in (*wording.cites, *wording.kept_cites))
