"""Checks of one rule: variables that nothing binds, statuses that rest on statuses, conditions that nothing can meet."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.files import limits
from casus.files.problems import Problem, quote, short
from casus.law.compiler import MAX_DENIED_ROLES
from casus.law.conditions import SAME, Comparison, Condition, Pattern, variables_in
from casus.law.model import Law, Rule
from casus.logic.terms import Var

Roots = dict[str, frozenset[str]]
"""For each event word, concept and norm, the words of the events from which it can be drawn."""


class ConditionGroup(NamedTuple):
    """A list of conditions of a rule: where it stands, and the variables that are bound when it is read."""

    where: str
    conditions: tuple[Condition, ...]
    outer: frozenset[str]


def groups_of(rule: Rule) -> list[ConditionGroup]:
    """All lists of conditions of a rule."""
    bound = frozenset(_bound(rule.when))
    found = [ConditionGroup("when", rule.when, frozenset()), ConditionGroup("once", rule.once, bound)]
    found += [ConditionGroup(f"unless {item.id}", item.when, bound) for item in rule.unless]
    return found + [ConditionGroup(f"until {item.id}", item.when, bound) for item in rule.until]


def check_rule(rule: Rule, law: Law, roots: Roots) -> list[Problem]:
    """All problems of one rule."""
    return [*_variables(rule), *_denials(rule), *_statuses(rule, law), *_hopeless(rule, law, roots)]


def roots_of(law: Law) -> Roots:
    """From which events each concept and norm can come: each is drawn from the event that set its rule off."""
    found = {name: frozenset([name]) for name, word in law.vocabulary.predicates.items() if word.sort == "event"}
    above: dict[str, set[str]] = {}
    for rule in law.rules():
        trigger = rule.when[0]
        if isinstance(trigger, Pattern) and rule.then.sort in ("concept", "norm"):
            above.setdefault(named_by(trigger), set()).add(rule.norm or rule.then.word)
    queue = list(found)
    while queue:
        here = queue.pop()
        for name in above.get(here, ()):
            before = found.get(name, frozenset())
            if not found[here] <= before:
                found[name] = before | found[here]
                queue.append(name)
    return found


def named_by(pattern: Pattern) -> str:
    """What a condition asks for: its word, or the norm it names."""
    return str(dict(pattern.roles).get("norm", pattern.pred))


def _bound(conditions: Iterable[Condition]) -> set[str]:
    return set(variables_in(tuple(item for item in conditions if isinstance(item, Pattern) and not item.denied)))


def _variables(rule: Rule) -> list[Problem]:
    """Every variable of a conclusion or a comparison must be bound by a condition."""
    found = []
    bound = _bound(rule.when)
    then = [term.name for _, term in rule.then.roles if isinstance(term, Var) and term != SAME]
    if isinstance(rule.then.day, Var):
        then.append(rule.then.day.name)
    for name in dict.fromkeys(then):
        if name not in bound:
            message = f"the conclusion of {short(rule.id)} uses <{name}>, which no condition under when: names"
            cure = f"add a condition that says what <{name}> is"
            found.append(Problem("unsafe-variable", message, rule.mark, cure))
    for group in groups_of(rule):
        known = group.outer | _bound(group.conditions)
        for condition in group.conditions:
            if isinstance(condition, Pattern) and not condition.denied:
                continue
            for name in dict.fromkeys(condition.variables()):
                if name not in known:
                    what = "compared" if isinstance(condition, Comparison) else "denied"
                    message = (
                        f"<{name}> in {group.where} of {short(rule.id)} is {what}, but no condition says what it is"
                    )
                    cure = f"bind it in a condition such as word: {{role: <{name}>}}"
                    found.append(Problem("unsafe-variable", message, condition.mark, cure))
    return found


def _denials(rule: Rule) -> list[Problem]:
    """A denial can leave out each role, so each role named doubles the forms to look for."""
    found = []
    total = 0
    for group in groups_of(rule):
        for condition in group.conditions:
            if isinstance(condition, Pattern) and condition.denied:
                total += len(condition.roles)
                message, most = "", MAX_DENIED_ROLES
                if len(condition.roles) > MAX_DENIED_ROLES:
                    message = f"not_happened names {len(condition.roles)} roles"
                elif total > limits.DENIED_ROLES:
                    message, most = f"the denials of this rule name {total} roles together", limits.DENIED_ROLES
                if message:
                    cure = "leave the less telling ones out"
                    found.append(Problem("not-happened", f"{message}; {most} at most", condition.mark, cure))
    return found


def forms_of(rule: Rule) -> int:
    """How many core rules, and exceptions of core rules, a rule makes: a denial can be written in several ways."""
    return sum(
        2 ** sum(len(item.roles) for item in group.conditions if isinstance(item, Pattern) and item.denied)
        for group in groups_of(rule)
    )


def _statuses(rule: Rule, law: Law) -> list[Problem]:
    """What statuses and endings may rest on."""
    found = []
    if rule.then.sort in ("starts", "ends"):
        for condition in (*rule.when, *(item for exception in rule.unless for item in exception.when)):
            if isinstance(condition, Pattern) and _sort(condition, law) not in ("event", "fact", "concept"):
                message = f"{short(rule.id)} starts or ends a status, so it may rest on events, concepts and facts only"
                cure = "use the dated act instead of the status"
                found.append(Problem("status-on-status", message, condition.mark, cure))
    for ending in rule.until:
        for condition in ending.when:
            if isinstance(condition, Pattern) and _sort(condition, law) == "status":
                message = f"until: of {short(rule.id)} asks for a status, which has no day of its own"
                found.append(Problem("until-status", message, condition.mark, "use the event that ends it"))
    for name, there in (("once", rule.once), ("until", rule.until)):
        if there and rule.then.sort != "norm":
            message = f"{short(rule.id)} draws no norm, so it cannot have {name}:"
            found.append(Problem("once", message, rule.mark, "move the conditions to when:"))
        elif there and rule.standing:
            message = f"{short(rule.id)} binds always, so it cannot have {name}:"
            found.append(Problem("once", message, rule.mark, "begin when: with the event that sets it off"))
    if rule.standing and rule.unless:
        message = f"{short(rule.id)} binds always, and nothing happens at which an exception could be asked for"
        cure = "move what it asks to when:, or begin when: with the event that sets the rule off"
        found.append(Problem("standing-unless", message, rule.unless[0].mark, cure))
    if rule.once and not any(isinstance(item, Pattern) for item in rule.once):
        message = f"once: of {short(rule.id)} waits for nothing that could come"
        found.append(Problem("once", message, rule.once[0].mark, "name an event, or move the comparison to when:"))
    return found


def _sort(pattern: Pattern, law: Law) -> str:
    return law.vocabulary.predicates[pattern.pred].sort


def _hopeless(rule: Rule, law: Law, roots: Roots) -> list[Problem]:
    """Conditions that nothing can meet: what no rule draws, and two words for one event that cannot both be true of it."""
    found = []
    trigger = rule.when[0]
    own = {SAME}
    if isinstance(trigger, Pattern) and isinstance(trigger.event, Var):
        own.add(trigger.event)
    for group in groups_of(rule):
        for condition in group.conditions:
            if not isinstance(condition, Pattern) or _sort(condition, law) not in ("event", "concept", "norm"):
                continue
            name = named_by(condition)
            if name not in roots:
                if _sort(condition, law) == "concept":
                    message = f"no rule draws {quote(name)}, so this condition is never met"
                    cure = "write a rule that draws it, or take the condition away"
                    found.append(Problem("never", message, condition.mark, cure, warning=True))
            elif condition is not trigger and condition.event in own and isinstance(trigger, Pattern):
                possible = roots.get(named_by(trigger), frozenset())
                if possible and not roots[name] & possible:
                    message = f"one event cannot be both {_kind(name, roots)} and {_kind(named_by(trigger), roots)}"
                    cure = "write event: <other> for another event, and compare it with same"
                    found.append(Problem("never", message, condition.mark, cure))
    return found


def _kind(name: str, roots: Roots) -> str:
    drawn = sorted(roots[name])
    if drawn == [name]:
        return quote(name)
    shown = ", ".join(drawn[:3]) + (", ..." if len(drawn) > 3 else "")
    return f"{quote(name)} (drawn from {shown})"
