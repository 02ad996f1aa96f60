"""Mutants of the law: each rule with one thing taken away or turned round, in memory.

A mutant drops a condition, an exception, an answer that the rule is given or a date bound, or it inverts the deontic kind. It
stands for a slip that a reviewer could miss: if no feature and no expectation notices, nothing says why the law has that part.
"""

from collections.abc import Iterator
from typing import NamedTuple

from casus.law.compiler import compile_law
from casus.law.conditions import Comparison, Condition, Pattern
from casus.law.model import Exception_, Law, Rule
from casus.law.reach import Roots, roots_of
from casus.law.rule_checks import check_rule
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.terms import StrataError

INVERSE = {
    "duty": "prohibition",
    "prohibition": "permission",
    "permission": "prohibition",
    "power": "prohibition",
    "finding": "prohibition",
    "breach": "permission",
}
"""What each deontic kind is turned into."""


class Mutant(NamedTuple):
    """One change of one rule. `id` is the rule's, then what was done to it; `words` says it for a reader."""

    id: str
    rule: Rule
    words: str


def mutants_of(law: Law) -> list[Mutant]:
    """Every mutant of a law, those that are no law left out, in the order of the files."""
    roots = roots_of(law)
    return [mutant for rule in law.rules() for mutant in _of(rule, law) if _sound(mutant.rule, law, roots)]


def mutated(law: Law, mutant: Mutant) -> Law | None:
    """The law with one rule changed; None where it cannot be compiled, because its rules would wait for each other."""
    clause = law.clauses[mutant.rule.clause]
    rules = tuple(mutant.rule if rule.id == mutant.rule.id else rule for rule in clause.rules)
    made = law._replace(clauses={**law.clauses, clause.id: clause._replace(rules=rules)}, digest="")
    try:
        compile_law(made)
        compile_law(made, relaxed=True)
    except (StrataError, KeyError):  # KeyError: another rule rests on the norm, which is of another kind now
        return None
    return made


def _of(rule: Rule, law: Law) -> Iterator[Mutant]:
    """Every change of one rule."""
    for place, item in enumerate(rule.when):
        changed = rule._replace(when=_without(rule.when, place))
        yield Mutant(f"{rule.id} when-{place + 1}", _settled(changed, law), f"without the condition {said(item)}")
    for place, item in enumerate(rule.once):
        changed = rule._replace(once=_without(rule.once, place))
        yield Mutant(f"{rule.id} once-{place + 1}", changed, f"without waiting for {said(item)}")
    for question, answer in rule.given:
        given = tuple(pair for pair in rule.given if pair[0] != question)
        yield Mutant(f"{rule.id} given-{question}", rule._replace(given=given), f"under any answer, not only {answer}")
    for name in ("unless", "until"):
        found: tuple[Exception_, ...] = getattr(rule, name)
        for place, exception in enumerate(found):
            label = f"{rule.id} {name}-{exception.id}"
            yield Mutant(label, rule._replace(**{name: _without(found, place)}), f"without {name}: {exception.id}")
            for question, answer in exception.given:
                given = tuple(pair for pair in exception.given if pair[0] != question)
                other = _with(found, place, exception._replace(given=given))
                words = f"{name}: {exception.id} under any answer, not only {answer}"
                yield Mutant(f"{label}-given-{question}", rule._replace(**{name: other}), words)
            for inner, item in enumerate(exception.when):
                if len(exception.when) > 1:
                    other = _with(found, place, exception._replace(when=_without(exception.when, inner)))
                    words = f"{name}: {exception.id} without {said(item)}"
                    yield Mutant(f"{label}-{inner + 1}", rule._replace(**{name: other}), words)
    if rule.first > FIRST_DAY:
        yield Mutant(f"{rule.id} first-day", rule._replace(first=FIRST_DAY), "in force always before")
    if rule.last < LAST_DAY:
        yield Mutant(f"{rule.id} last-day", rule._replace(last=LAST_DAY), "in force for ever")
    if rule.then.sort == "norm":
        kind = INVERSE[rule.then.word]
        kept = tuple(pair for pair in rule.then.roles if pair[0] != "of")
        then = rule.then._replace(word=kind, roles=kept)
        yield Mutant(f"{rule.id} kind", rule._replace(then=then), f"a {kind} where it draws a {rule.then.word}")


def _without(items: tuple, place: int) -> tuple:  # type: ignore[type-arg]
    return items[:place] + items[place + 1 :]


def _with(items: tuple, place: int, item: object) -> tuple:  # type: ignore[type-arg]
    return (*items[:place], item, *items[place + 1 :])


def _settled(rule: Rule, law: Law) -> Rule:
    """The rule, with whether it binds always made anew."""
    statuses = all(isinstance(item, Comparison) or _sort(item, law) == "status" for item in rule.when)
    return rule._replace(standing=rule.then.sort == "norm" and statuses)


def _sort(item: Pattern, law: Law) -> str:
    return law.vocabulary.predicates[item.pred].sort


def _sound(rule: Rule, law: Law, roots: Roots) -> bool:
    """Whether the changed rule would be read as a rule at all."""
    if not rule.when or isinstance(rule.when[0], Comparison) or rule.when[0].denied:
        return False
    lonely = _sort(rule.when[0], law) in ("fact", "status")
    if lonely and rule.then.sort not in ("fact", "starts", "ends") and not rule.standing:
        return False
    return all(problem.warning for problem in check_rule(rule, law, roots))


def said(item: Condition) -> str:
    """A condition as a rule file writes it, in short."""
    if isinstance(item, Comparison):
        sides = [_term(side) + (f" {shift}" if shift else "") for side, shift in _sides(item)]
        return f"`{sides[0]} {item.op} {sides[1]}`"
    further = (("event", item.event), ("date", item.date), ("until", item.until), ("as_of", item.as_of))
    named = [*item.roles, *((name, term) for name, term in further if term is not None)]
    inner = f"{item.pred}: {{{', '.join(f'{name}: {_term(term)}' for name, term in named)}}}"
    return f"`not_happened: {{{inner}}}`" if item.denied else f"`{inner}`"


def _sides(item: Comparison) -> list[tuple[object, object]]:
    return [(item.left, item.left_shift), (item.right, item.right_shift)]


def _term(term: object) -> str:
    name = getattr(term, "name", None)
    return str(term) if name is None else "same" if name == "same" else f"<{name}>"
