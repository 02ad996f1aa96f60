"""Whom a standing rule binds: one that rests on statuses alone, so that nothing needs to happen for it."""

from casus.conditions import Comparison, Pattern
from casus.law import Rule
from casus.terms import Atom, Value, Var, holds
from casus.vocabulary import Vocabulary


def binds(rule: Rule, bearer: str, towards: tuple[str, ...], statuses: list[Atom], vocabulary: Vocabulary) -> bool:
    """Whether a rule binds somebody toward one of several, under the statuses of a day; toward anybody where that is empty text."""
    roles = dict(rule.then.roles)
    for binding in _matches(rule, statuses, vocabulary):
        named = {name: binding.get(term.name) if isinstance(term, Var) else term for name, term in roles.items()}
        if named["bearer"] == bearer and (towards == ("",) or named["toward"] in towards):
            return True
    return False


def _matches(rule: Rule, atoms: list[Atom], vocabulary: Vocabulary) -> list[dict[str, Value]]:
    """Every way to meet the conditions of a rule that rests on statuses alone."""
    found: list[dict[str, Value]] = [{}]
    for condition in rule.when:
        if isinstance(condition, Pattern):
            roles = [role.name for role in vocabulary.predicates[condition.pred].roles]
            grown = []
            for binding in found:
                for atom in atoms:
                    if atom.pred == condition.pred:
                        extended = _bind(dict(condition.roles), dict(zip(roles, atom.args, strict=False)), binding)
                        if extended is not None:
                            grown.append(extended)
            found = grown
        elif isinstance(condition, Comparison):
            found = [binding for binding in found if _compares(condition, binding)]
    return found


def _bind(terms: dict[str, object], values: dict[str, Value], binding: dict[str, Value]) -> dict[str, Value] | None:
    grown = dict(binding)
    for role, term in terms.items():
        if isinstance(term, Var):
            if grown.setdefault(term.name, values[role]) != values[role]:
                return None
        elif term != values[role]:
            return None
    return grown


def _compares(test: Comparison, binding: dict[str, Value]) -> bool:
    sides = [binding.get(term.name, "") if isinstance(term, Var) else term for term in (test.left, test.right)]
    return holds(test.op, sides[0], sides[1])
