"""Checks of one rule: the types of its variables, statuses that rest on statuses, conditions that nothing can meet."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.files import fields
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.law.compiler import MAX_DENIED_ROLES
from casus.law.conditions import SAME, Comparison, Condition, Names, Pattern, constant, named_by, variables_in
from casus.law.model import Conclusion, Law, Rule
from casus.law.reach import Roots
from casus.law.vocabulary import Vocabulary
from casus.logic.terms import Term, Var


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
    return [
        *_variables(rule),
        *_denials(rule),
        *_statuses(rule, law),
        *_hopeless(rule, law, roots),
        *_unreached(rule, law),
    ]


def _unreached(rule: Rule, law: Law) -> list[Problem]:
    """Each way that an exception says it cannot meet leads to its rule."""
    named = [entry for exception in (*rule.unless, *rule.until) for entry in exception.not_for]
    trigger = rule.when[0]
    ways = (
        {other.id for other in law.rules() if isinstance(trigger, Pattern) and other.then.word == trigger.pred}
        if named
        else ()
    )
    return [
        Problem("unknown-word", f"{short(entry.rule)} does not lead to this rule", entry.mark, offer(entry.rule, ways))
        for entry in named
        if entry.rule not in ways
    ]


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
                elif total > fields.DENIED_ROLES:
                    message, most = f"the denials of this rule name {total} roles together", fields.DENIED_ROLES
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


def variable_types(
    conditions: tuple[Condition, ...], then: Conclusion, mark: Mark, vocabulary: Vocabulary, problems: list[Problem]
) -> dict[str, str]:
    """The type of each variable; a problem where the things it stands for cannot be one. `mark` is the conclusion's."""
    types: dict[str, str] = {}

    def note(term: Term | None, type_name: str, place: Mark) -> None:
        if not isinstance(term, Var) or term == SAME:
            return
        known = types.setdefault(term.name, type_name)
        if known == type_name:
            return
        if not comparable(known, type_name, vocabulary):
            message = f"<{term.name}> stands for {_a(known)} in one place and {_a(type_name)} in another"
            problems.append(Problem("variable-type", message, place, "use two variables"))
        elif place is not mark and _breadth(type_name, vocabulary) < _breadth(known, vocabulary):
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
    for name, term in then.roles:
        role = vocabulary.predicates[then.word].role(name)
        note(term, role.type if role else "text", mark)
        if term == SAME and (role is None or role.type != "event"):
            problems.append(
                Problem("variable-type", f'"same" is an event, and cannot stand for {name}', mark, "name a variable")
            )
    note(then.day, "date", mark)
    return types


def _a(name: str) -> str:
    """The name of a type with its article."""
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name.replace('_', ' ')}"


def comparable(one: str, two: str, vocabulary: Vocabulary) -> bool:
    """Whether a value of the one type may also be one of the other."""
    if one == two:
        return True
    first, second = vocabulary.types[one], vocabulary.types[two]
    if first.scale or second.scale or first.special or second.special:
        return bool(first.special) and first.special == second.special
    shared = set(first.entities) & set(second.entities) | set(first.actors) & set(second.actors)
    return bool(shared) or bool(set(first.values) & set(second.values))


def _breadth(name: str, vocabulary: Vocabulary) -> int:
    kind = vocabulary.types[name]
    return len(kind.entities) + len(kind.actors)


def typed(
    conditions: tuple[Condition, ...], types: dict[str, str], names: Names, problems: list[Problem]
) -> tuple[Condition, ...]:
    """The conditions with the constants of comparisons turned into core form, by the type of the other side."""
    return tuple(
        _comparison(item, types, names, problems) if isinstance(item, Comparison) else item for item in conditions
    )


def _comparison(test: Comparison, types: dict[str, str], names: Names, problems: list[Problem]) -> Comparison:
    vocabulary = names.vocabulary
    kinds = tuple(
        types.get(term.name, "event" if term == SAME else "") if isinstance(term, Var) else ""
        for term in (test.left, test.right)
    )
    if test.op == "is":
        _check_kind(test, kinds[0], vocabulary, problems)
        return test
    if test.op in ("before", "within"):
        wrong = next((kind for kind in kinds if kind not in ("", "event")), None)
        if wrong is not None:
            message = f'"{test.op}" compares two events, not {_a(wrong)}'
            problems.append(Problem("comparison", message, test.mark, "compare the events, or dates with < and >"))
        return test
    message, cure = "", "compare like with like"
    for kind, shift in zip(kinds, (test.left_shift, test.right_shift), strict=True):
        if shift is not None and kind not in ("", "date"):
            message = f"{shift.unit} are added to a day, not to {_a(kind)}"
        elif kind and test.op not in ("=", "!=") and not vocabulary.numeric(kind):
            message, cure = f'"{test.op}" compares days and scales, not {_a(kind)}', "use = or !="
    if not message and kinds[0] and kinds[1] and not comparable(kinds[0], kinds[1], vocabulary):
        message = f"{_a(kinds[0])} cannot be compared with {_a(kinds[1])}"
    if message:
        problems.append(Problem("comparison", message, test.mark, cure))
        return test
    sides: list[Term] = []
    for index, term in enumerate((test.left, test.right)):
        other = kinds[1 - index]
        if isinstance(term, str) and other == "event":
            message = f"a rule cannot name an event of one file, as {quote(term)} does"
            problems.append(Problem("constant-event", message, test.mark, "write a variable such as <event>, or same"))
        value = (
            constant(term, other, names, test.mark, problems)
            if isinstance(term, str) and other not in ("", "event")
            else None
        )
        sides.append(term if value is None else value)
    made = test._replace(left=sides[0], right=sides[1])
    if _never(made, kinds, vocabulary):
        message = "nothing can meet this comparison: the scale ends there"
        problems.append(Problem("never", message, test.mark, "use <= or >=, or another value"))
    return made


def _check_kind(test: Comparison, known: str, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    kinds = {kind for item in vocabulary.types.values() for kind in (*item.entities, *item.actors)}
    own = vocabulary.types[known] if known else None
    fitting = {*own.entities, *own.actors} if own is not None else kinds
    if not isinstance(test.right, str) or test.right not in kinds:
        written = test.right.name if isinstance(test.right, Var) else str(test.right)
        message = f"{quote(written)} is not a kind of actor"
        problems.append(Problem("unknown-kind", message, test.mark, offer(written, sorted(fitting or kinds))))
    elif test.right not in fitting:
        message = f"{_a(known)} is never of the kind {test.right}"
        cure = f"kinds it can be of: {', '.join(sorted(fitting))}" if fitting else "only actors have a kind"
        problems.append(Problem("unknown-kind", message, test.mark, cure))


def _never(test: Comparison, kinds: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether a comparison with the end of a scale leaves nothing."""
    scale = next((vocabulary.types[kind] for kind in kinds if kind and vocabulary.types[kind].scale), None)
    if scale is None:
        return False
    op, value = test.op, test.right
    if isinstance(test.left, int):
        op, value = {"<": ">", ">": "<"}.get(op, op), test.left
    return isinstance(value, int) and ((op == ">" and value == len(scale.values) - 1) or (op == "<" and value == 0))
