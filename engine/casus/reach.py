"""What the rules of a law can ask of a scenario at all: which orders, which places, as of which days."""

from collections.abc import Iterable
from itertools import product

from casus.conditions import SAME, Comparison, Pattern
from casus.law import Law, Rule, kept
from casus.terms import Var


def scopes_of(rule: Rule) -> Iterable[list[Pattern]]:
    """The patterns of a rule that can share variables: its conditions, alone and with each group of further ones."""
    base = [item for item in rule.when if not isinstance(item, Comparison)]
    for group in (rule.once, *(item.when for item in (*rule.unless, *rule.until))):
        yield [*base, *(item for item in group if not isinstance(item, Comparison))]


def patterns_of(rule: Rule) -> Iterable[Pattern]:
    """Every pattern of a rule."""
    groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
    return (item for group in groups for item in group if not isinstance(item, Comparison))


@kept
def days_asked_of(law: Law) -> tuple[set[int], bool]:
    """The fixed days as of which rules ask for a status, and whether some ask as of a day that the case gives."""
    fixed, bound = set(), False
    for rule in law.rules():
        for pattern in patterns_of(rule):
            if isinstance(pattern.as_of, int):
                fixed.add(pattern.as_of)
            bound = bound or isinstance(pattern.as_of, Var)
    return fixed, bound


@kept
def orders_asked(law: Law) -> set[tuple[str, str]]:
    """The pairs of words of events of which a rule can ask which came first."""
    events = {name for name, word in law.vocabulary.predicates.items() if word.sort == "event"}
    roots: dict[str, set[str]] = {name: {name} for name in events}
    rules = law.rules()
    grown = True
    while grown:  # a concept or a norm bears the name of the event that sets its rule off
        grown = False
        for rule in rules:
            trigger = rule.when[0]
            more = roots.get(trigger.pred, set()) if isinstance(trigger, Pattern) else set()
            known = roots.setdefault(rule.then.word, set())
            grown = grown or not more <= known
            known |= more
    found: set[tuple[str, str]] = set()
    for rule in rules:
        groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
        for test in (
            item for group in groups for item in group if isinstance(item, Comparison) and item.op == "before"
        ):
            sides = []
            for term in (test.left, test.right):
                trigger = rule.when[0]
                named = [
                    pattern for pattern in patterns_of(rule) if pattern.event == term and pattern.event is not None
                ]
                if term == SAME and isinstance(trigger, Pattern):
                    named = [trigger]
                inside = any(term in [value for _, value in pattern.roles] for pattern in patterns_of(rule))
                sides.append(
                    events if inside or not named else set().union(*(roots.get(item.pred, events) for item in named))
                )
            found.update(product(sides[0], sides[1]))
    return found


@kept
def places_named(law: Law) -> set[str]:
    """The places that rules name: all, if a rule asks for the land of places that nothing else in it speaks of."""
    found: set[str] = set()
    special = {name for name, kind in law.vocabulary.types.items() if kind.special == "places"}
    for rule in law.rules():
        for scope in scopes_of(rule):
            spoken: set[object] = set()
            land: set[object] = set()
            for pattern in scope:
                word = law.vocabulary.predicates[pattern.pred]
                given = dict(pattern.roles)
                terms = [given.get(role.name) for role in word.roles if role.type in special]
                found.update(term for term in terms if isinstance(term, str))
                (land if word.sort == "status" else spoken).update(term for term in terms if not isinstance(term, str))
            if None in land or not land <= spoken:
                return set(law.places)
    return found
