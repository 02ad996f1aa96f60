"""Checks of a law as a whole: rules that cannot be evaluated, names that lead nowhere, wordings that overlap."""

import itertools

from casus.compiler import MAX_DENIED_ROLES, compile_law
from casus.conditions import SAME, Comparison, Condition, Pattern, variables_in
from casus.law import Law, Rule
from casus.problems import Mark, Problem, offer
from casus.strata import StrataError
from casus.terms import Var


def check_law(law: Law, *, complete: bool = True) -> list[Problem]:
    """All problems that only show when files are seen together. `complete`: no file had a problem of its own.

    Where it is False, checks that would only repeat those problems (a name that is missing because its file is broken) are left out.
    """
    problems: list[Problem] = []
    seen: dict[str, Rule] = {}
    for rule in law.rules():
        if rule.id in seen:
            problems.append(
                Problem(
                    "double-id",
                    f'two rules are called "{rule.id}"',
                    rule.mark,
                    "give each an id of its own",
                    (("the other one", seen[rule.id].mark),),
                )
            )
        seen.setdefault(rule.id, rule)
        problems.extend(_variables(rule))
        problems.extend(_starts(rule, law))
    problems.extend(_overlaps(law))
    if not complete:
        return problems
    problems.extend(_norms(law))
    problems.extend(_questions(law, seen))
    if not any(not problem.warning for problem in problems):
        try:
            compile_law(law)
        except StrataError as error:
            problems.append(_cycle(error, seen))
    return problems


def _variables(rule: Rule) -> list[Problem]:
    """Every variable of a conclusion or a comparison must be bound by a pattern."""
    found = []
    bound = _bound(rule.when)
    then = [term.name for _, term in rule.then.roles if isinstance(term, Var) and term != SAME]
    if isinstance(rule.then.day, Var):
        then.append(rule.then.day.name)
    for name in dict.fromkeys(then):
        if name not in bound:
            found.append(
                Problem(
                    "unsafe-variable",
                    f"the conclusion of {rule.id} uses <{name}>, which no condition under when: names",
                    rule.mark,
                    f"add a condition that says what <{name}> is",
                )
            )
    groups: list[tuple[str, tuple[Condition, ...], set[str]]] = [("when", rule.when, set()), ("once", rule.once, bound)]
    groups += [("unless " + item.id, item.when, bound) for item in rule.unless]
    groups += [("until " + item.id, item.when, bound) for item in rule.until]
    for where, conditions, outer in groups:
        known = outer | _bound(conditions)
        for condition in conditions:
            denied = isinstance(condition, Pattern) and condition.denied
            names = condition.variables() if isinstance(condition, Comparison) or denied else []
            for name in names:
                if name not in known:
                    found.append(
                        Problem(
                            "unsafe-variable",
                            f"<{name}> in {where} of {rule.id} is compared, but no condition says what it is",
                            condition.mark,
                            "bind it in a condition such as word: {role: <" + name + ">}",
                        )
                    )
            if denied and isinstance(condition, Pattern) and len(condition.roles) > MAX_DENIED_ROLES:
                found.append(
                    Problem(
                        "not-happened",
                        f"not_happened names {len(condition.roles)} roles; {MAX_DENIED_ROLES} at most",
                        condition.mark,
                        "leave the less telling ones out",
                    )
                )
    return found


def _bound(conditions: tuple[Condition, ...]) -> set[str]:
    return set(variables_in(tuple(item for item in conditions if isinstance(item, Pattern) and not item.denied)))


def _starts(rule: Rule, law: Law) -> list[Problem]:
    """What statuses and endings may rest on."""
    found = []
    if rule.then.sort in ("starts", "ends"):
        for condition in (*rule.when, *(item for exception in rule.unless for item in exception.when)):
            if isinstance(condition, Pattern) and law.vocabulary.predicates[condition.pred].sort not in (
                "event",
                "fact",
                "concept",
            ):
                found.append(
                    Problem(
                        "status-on-status",
                        f"{rule.id} starts or ends a status, so it may rest on events, concepts and facts only",
                        condition.mark,
                        "use the dated act instead of the status",
                    )
                )
    for ending in rule.until:
        for condition in ending.when:
            if isinstance(condition, Pattern) and law.vocabulary.predicates[condition.pred].sort == "status":
                found.append(
                    Problem(
                        "until-status",
                        f"until: of {rule.id} asks for a status, which has no day of its own",
                        condition.mark,
                        "use the event that ends it",
                    )
                )
    for group, name in (
        (rule.once, "once"),
        (tuple(item for exception in rule.until for item in exception.when), "until"),
    ):
        if group and rule.then.sort != "norm":
            found.append(
                Problem(
                    "once",
                    f"{rule.id} draws no norm, so it cannot have {name}:",
                    rule.mark,
                    "move the conditions to when:",
                )
            )
    return found


def _overlaps(law: Law) -> list[Problem]:
    """Two wordings of one norm may not be in force on one day."""
    found = []
    wordings: dict[str, dict[str, Rule]] = {}
    for rule in law.rules():
        if rule.norm:
            wordings.setdefault(rule.norm, {}).setdefault(rule.wording, rule)
    for norm, by_label in wordings.items():
        rules = sorted(by_label.values(), key=lambda rule: rule.first)
        for one, two in itertools.pairwise(rules):
            if two.first <= one.last:
                found.append(
                    Problem(
                        "overlap",
                        f'the wordings "{one.wording}" and "{two.wording}" of {norm} are in force on the same days',
                        two.mark,
                        "a wording ends the day before the next begins",
                        (("the other wording", one.mark),),
                    )
                )
    return found


def _norms(law: Law) -> list[Problem]:
    found = []
    norms = {rule.norm for rule in law.rules() if rule.norm}
    kinds: dict[str, str] = {}
    for rule in law.rules():
        conditions = [
            *rule.when,
            *rule.once,
            *(item for exception in (*rule.unless, *rule.until) for item in exception.when),
        ]
        for condition in conditions:
            if isinstance(condition, Pattern):
                for role, term in condition.roles:
                    if role in ("norm", "of") and isinstance(term, str) and term not in norms:
                        found.append(
                            Problem(
                                "unknown-norm", f'no rule draws the norm "{term}"', condition.mark, offer(term, norms)
                            )
                        )
        for role, term in rule.then.roles:
            if role == "of" and isinstance(term, str) and term not in norms:
                found.append(Problem("unknown-norm", f'no rule draws the norm "{term}"', rule.mark, offer(term, norms)))
        if rule.norm and kinds.setdefault(rule.norm, rule.then.word) != rule.then.word:
            found.append(
                Problem(
                    "two-kinds",
                    f"{rule.norm} is a {kinds[rule.norm]} in one rule and a {rule.then.word} in another",
                    rule.mark,
                    "give the two norms two names",
                )
            )
    for clause in law.clauses.values():
        for entry in clause.performs:
            if entry.norm not in norms:
                found.append(
                    Problem(
                        "unknown-norm", f'no rule draws the norm "{entry.norm}"', entry.mark, offer(entry.norm, norms)
                    )
                )
        if not clause.rules and not clause.untranslated and not clause.performs:
            found.append(
                Problem(
                    "no-rules",
                    f"{clause.id} has no rules",
                    clause.mark,
                    "write rules, or untranslated: with the reason",
                    warning=True,
                )
            )
        for other in clause.related:
            if other not in law.clauses and not any(
                item.id == other for each in law.clauses.values() for item in each.paragraphs
            ):
                found.append(
                    Problem(
                        "unknown-clause",
                        f'{clause.id} is related to "{other}", which is not on file',
                        clause.mark,
                        offer(other, law.clauses),
                    )
                )
    return found


def _questions(law: Law, rules: dict[str, Rule]) -> list[Problem]:
    """A question bears on what it is given in, and on nothing else; a treaty's question stays in its treaty."""
    found = []
    used: dict[str, set[str]] = {}
    for clause in law.clauses.values():
        for rule in clause.rules:
            for name, _ in rule.given:
                used.setdefault(name, set()).add(rule.id)
            for exception in (*rule.unless, *rule.until):
                for name, _ in exception.given:
                    used.setdefault(name, set()).add(f"{rule.id}#{exception.id}")
            answered = [*rule.given, *(pair for exception in (*rule.unless, *rule.until) for pair in exception.given)]
            for name in dict.fromkeys(pair[0] for pair in answered):
                if law.questions[name].system != clause.system:
                    found.append(
                        Problem(
                            "foreign-question",
                            f"{rule.id} of {clause.system} is given an answer to {name}, a question of {law.questions[name].system}",
                            rule.mark,
                            "draw a neutral concept here and let each treaty's rule decide",
                        )
                    )
        for entry in clause.performs:
            for name, _ in entry.given:
                used.setdefault(name, set()).add(f"performs/{entry.norm}")
    for question in law.questions.values():
        stated, actual = set(question.bears_on), used.get(question.id, set())
        for name in sorted(stated - actual):
            found.append(
                Problem(
                    "bears-on",
                    f"{question.id} is said to bear on {name}, which is not given any answer to it",
                    question.mark,
                    offer(name, actual) if actual else "no rule is given an answer to it",
                )
            )
        for name in sorted(actual - stated):
            found.append(
                Problem(
                    "bears-on",
                    f"{name} is given an answer to {question.id}, which does not list it under bears_on",
                    question.mark,
                    f"add {name} to bears_on, or take the given: away",
                )
            )
        for answer in question.answers:
            if not answer.held_by:
                found.append(
                    Problem(
                        "no-holder",
                        f'nobody on file holds the answer "{answer.id}" to {question.id}',
                        question.mark,
                        "name who holds it, with a source; until then it is counted apart",
                        warning=True,
                    )
                )
    for reading in law.readings.values():
        if reading.of and reading.of not in law.entities:
            found.append(
                Problem(
                    "unknown-holder",
                    f'the reading {reading.id} is of "{reading.of}", who is not on file',
                    Mark(f"rules/{reading.system}/questions.yaml", 1, 1),
                    offer(reading.of, law.entities),
                )
            )
    return found


def _cycle(error: StrataError, rules: dict[str, Rule]) -> Problem:
    names = [name.partition("|")[0].partition("~")[0] for name in error.rules]
    words = [pred.removeprefix("open ").removeprefix("held ") for pred in error.cycle]
    known = [rules[name] for name in dict.fromkeys(names) if name in rules]
    mark = known[0].mark if known else Mark("rules", 1, 1)
    ring = " -> ".join(dict.fromkeys(words))
    cure = "split the word in a ladder: what it looks like at first sight, what excuses it, what is left (as attack, lawful_defence, aggression)"
    return Problem(
        "cycle",
        f"these wait for each other through an exception: {ring} -> {words[0] if words else ''}",
        mark,
        cure,
        tuple((rule.id, rule.mark) for rule in known[1:]),
    )
