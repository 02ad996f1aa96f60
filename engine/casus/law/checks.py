"""Checks of a law as a whole, and of what is told to have happened: names that lead nowhere, wordings that overlap, rings, days that do not fit."""

import contextlib
import itertools
import math

from casus.files import fields as limits
from casus.files.days import Span
from casus.files.problems import Mark, Problem, Problems, TooMany, nearest, offer, quote, short
from casus.law.compiler import compile_law
from casus.law.conditions import Pattern
from casus.law.model import Dispute, Event, Law, Narrative, Question, Rule, Version
from casus.law.program import Compiled
from casus.law.reach import roots_of
from casus.law.rule_checks import check_rule, forms_of, groups_of
from casus.law.systems import strangers
from casus.law.world import LAST_DAY
from casus.logic.terms import ProgramError, StrataError


def check_accounts(narrative: Narrative, *, complete: bool = True) -> list[Problem]:
    """The problems of events and of the disputes about them; for the dated acts of a law too."""
    problems = Problems()
    with contextlib.suppress(TooMany):
        _rings(narrative, problems)
        _collisions(narrative, problems)
        if complete:
            _versions(narrative, problems)
    return list(problems)


def _rings(narrative: Narrative, problems: list[Problem]) -> None:
    """Nothing comes after itself, and nothing comes after what has a later date."""
    links = {event.id: _links(event) for event in narrative.events}
    ring = _ring(links)
    by_id = {event.id: event for event in narrative.events}
    if ring:
        message = f"these come after, or continue, each other in a ring: {_arrows(ring)}"
        problems.append(Problem("ring", message, by_id[ring[0]].mark, "take one of the links away"))
    for dispute in narrative.disputes if not ring else ():
        for version in dispute.versions:
            own = {**links, **{event.id: _links(event) for event in version.events}}
            for earlier, later in itertools.pairwise(version.order):
                own[later] = [*own.get(later, ()), earlier]
            ring = _ring(own) if version.events or version.order else []
            if ring:
                message = (
                    f"with the version {short(version.id)}, these come after each other in a ring: {_arrows(ring)}"
                )
                problems.append(
                    Problem("ring", message, dispute.mark, "take one of the links away, or change the order")
                )
    for event in narrative.events:
        for name in _links(event):
            other = by_id.get(name)
            if other and other.date and event.date and other.date.first > event.date.last:
                what = "come after" if name in event.after else "continue"
                message = f"{short(event.id)} is said to {what} {short(name)}, which has a later date"
                problems.append(Problem("order", message, event.mark, "correct the date, or take the link away"))


def _links(event: Event) -> list[str]:
    return [*event.after, *([event.continues] if event.continues else [])]


def _arrows(ring: list[str]) -> str:
    return " -> ".join(short(name) for name in [*ring, ring[0]])


def _ring(links: dict[str, list[str]]) -> list[str]:
    """One ring of links, or nothing."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        walk = [(start, iter(links[start]))]
        path.append(start)
        while walk and start not in done:
            name, following = walk[-1]
            here = next((other for other in following if other in links and other not in done), None)
            if here is None:
                done.add(name)
                walk.pop()
                path.pop()
            elif here in path:
                return path[path.index(here) :]
            else:
                walk.append((here, iter(links[here])))
                path.append(here)
    return []


def _collisions(narrative: Narrative, problems: list[Problem]) -> None:
    """Versions of two disputes may be chosen together, so they may not change the same thing."""
    owners: dict[tuple[str, str], str] = {}
    first: dict[str, Dispute] = {}
    for dispute in narrative.disputes:
        other = first.setdefault(dispute.id, dispute)
        if other is not dispute:
            message, also = f'two disputes are called "{short(dispute.id)}"', (("the other one", other.mark),)
            problems.append(Problem("double-id", message, dispute.mark, "give each an id of its own", also))
            continue
        fields = {(edit.event, "." + edit.role) for version in dispute.versions for edit in version.edits}
        pairs = {pair for version in dispute.versions for pair in itertools.combinations(version.order, 2)}
        fields |= {(min(pair), " and " + max(pair)) for pair in pairs}
        for field in sorted(fields):
            owner = owners.setdefault(field, dispute.id)
            if owner != dispute.id:
                what = "set" if field[1].startswith(".") else "order"
                message = f"two disputes {what} {short(''.join(field))}: {short(owner)} and {short(dispute.id)}"
                cure = "make them one dispute, whose versions change it together"
                problems.append(
                    Problem("collision", message, dispute.mark, cure, (("the other one", first[owner].mark),))
                )


def _versions(narrative: Narrative, problems: list[Problem]) -> None:
    """What each version makes of the file must be a story that could be told alone."""
    for dispute in narrative.disputes:
        for version in dispute.versions:
            told = f"the version {short(version.id)} of {short(dispute.id)}"
            spans = _spans(narrative, version)
            for name in dict.fromkeys(
                [*(edit.event for edit in version.edits), *(event.id for event in version.events)]
            ):
                date, until = spans[name]
                if date and until and until.last < date.first:
                    message = f"in {told}, {short(name)} ends before it begins"
                    problems.append(Problem("order", message, dispute.mark, "set date and until together"))
                if date and date.first > narrative.as_of:
                    message = f"in {told}, {short(name)} is later than as_of"
                    problems.append(Problem("as-of", message, dispute.mark, "move as_of to a later day"))
            for earlier, later in itertools.pairwise(version.order):
                one, two = spans[earlier][0], spans[later][0]
                if one and two and one.first > two.last:
                    message = f"{told} puts {short(earlier)} before {short(later)}, which has an earlier date"
                    problems.append(Problem("order", message, dispute.mark, "turn the order round, or set the date"))


def _spans(narrative: Narrative, version: Version) -> dict[str, tuple[Span | None, Span | None]]:
    """The date and the until of each event in a version."""
    spans = {event.id: (event.date, event.until) for event in (*narrative.events, *version.events)}
    for edit in version.edits:
        date, until = spans[edit.event]
        if edit.role in ("date", "until"):
            spans[edit.event] = (edit.span, until) if edit.role == "date" else (date, edit.span)
    return spans


_LONGEST_RING = 8


def check_law(law: Law, *, complete: bool = True) -> list[Problem]:
    """All problems that only show when files are seen together. `complete`: no file had a problem of its own.

    Where it is False, checks that would only repeat those problems (a name that is missing because its file is broken) are left out.
    """
    problems = Problems()
    with contextlib.suppress(TooMany):
        _check(law, complete, problems)
    return list(problems)


def _check(law: Law, complete: bool, problems: Problems) -> None:
    rules: dict[str, Rule] = {}
    roots = roots_of(law) if complete else {}
    for rule in law.rules():
        other = rules.setdefault(rule.id, rule)
        if other is not rule:
            message, also = f"two rules are called {quote(rule.id)}", (("the other one", other.mark),)
            problems.append(Problem("double-id", message, rule.mark, "give each an id of its own", also))
        problems.extend(found for found in check_rule(rule, law, roots) if complete or found.code != "never")
    problems.extend(_acts(law, complete))
    if not complete:
        return
    problems.extend(_overlaps(law))
    problems.extend(_norms(law))
    problems.extend(_performs(law))
    problems.extend(_related(law))
    problems.extend(_questions(law))
    problems.extend(strangers(law))
    if problems.serious:
        return
    forms = sum(map(forms_of, law.rules()))
    if forms > limits.FORMS:
        rule = max(law.rules(), key=forms_of)
        message = f"the rules of this law have {forms} forms; {limits.FORMS} at most are compiled"
        cure = "name fewer roles in not_happened, or put several laws into several folders"
        problems.append(Problem("too-many", message, rule.mark, cure))
        return
    try:
        problems.extend(_limits(compile_law(law), rules))
    except StrataError as error:
        problems.append(_cycle(error, rules))


def _acts(law: Law, complete: bool) -> list[Problem]:
    """The dated acts are checked as the events of a scenario are."""
    acts = Narrative(law.acts, law.disputes, LAST_DAY)
    found = check_accounts(acts, complete=complete)
    total = sum(math.prod(len(values) for _, values in act.roles) for act in law.acts)
    if total > limits.ALL_COMBINATIONS:
        message = (
            f"the lists of the dated acts make {total} statements; {limits.ALL_COMBINATIONS} at most are worked out"
        )
        found.append(
            Problem("too-many", message, law.acts[-1].mark, "a list means each of its values; shorten the lists")
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
                names = " and ".join(
                    quote(rule.wording) if rule.wording else "one without a name" for rule in (one, two)
                )
                message = f"two wordings of {short(norm)} are in force on the same days: {names}"
                cure, also = "a wording ends the day before the next begins", (("the other wording", one.mark),)
                problem = Problem("overlap", message, two.mark, cure, also)
                found.append(problem)
    return found


def _norms(law: Law) -> list[Problem]:
    """Norms that are named must be drawn, and each is of one kind."""
    found: list[Problem] = []
    norms = _drawn(law)
    first: dict[str, Rule] = {}
    for rule in law.rules():
        named = [
            (str(term), item.mark)
            for group in groups_of(rule)
            for item in group.conditions
            if isinstance(item, Pattern)
            for name, term in item.roles
            if _is_norm(law, item.pred, name) and isinstance(term, str)
        ]
        if rule.then.sort == "norm":
            named += [
                (str(term), rule.mark) for name, term in rule.then.roles if name == "of" and isinstance(term, str)
            ]
        found.extend(_unknown_norm(name, norms, mark) for name, mark in named if name not in norms)
        other = first.setdefault(rule.norm, rule) if rule.norm else rule
        if other.then.word != rule.then.word:
            message = f"{short(rule.norm)} is a {other.then.word} in one rule and a {rule.then.word} in another"
            also = (("the other rule", other.mark),)
            found.append(Problem("two-kinds", message, rule.mark, "give the two norms two names", also))
    return found


def _drawn(law: Law) -> dict[str, str]:
    """Every norm that a rule draws, with its kind."""
    return {rule.norm: rule.then.word for rule in law.rules() if rule.norm}


def _is_norm(law: Law, pred: str, role_name: str) -> bool:
    role = law.vocabulary.predicates[pred].role(role_name)
    return role is not None and law.vocabulary.types[role.type].special == "norms"


def _unknown_norm(name: str, norms: dict[str, str], mark: Mark) -> Problem:
    return Problem("unknown-norm", f"no rule draws the norm {quote(name)}", mark, offer(name, norms))


def _performs(law: Law) -> list[Problem]:
    found = []
    norms = _drawn(law)
    for clause in law.clauses.values():
        for entry in clause.performs:
            if entry.norm not in norms:
                found.append(_unknown_norm(entry.norm, norms, entry.mark))
            elif norms[entry.norm] != "duty":
                message = f"{short(entry.norm)} is a {norms[entry.norm]}, which nothing performs"
                found.append(Problem("performs", message, entry.mark, "name a duty"))
    return found


def _related(law: Law) -> list[Problem]:
    found = []
    paragraphs = {item.id for clause in law.clauses.values() for item in clause.paragraphs}
    for clause in law.clauses.values():
        if not clause.rules and not clause.untranslated and not clause.performs:
            message, cure = f"{short(clause.id)} has no rules", "write rules, or untranslated: with the reason"
            found.append(Problem("no-rules", message, clause.mark, cure, warning=True))
        for other in clause.related:
            if other not in law.clauses and other not in paragraphs:
                message = f"{short(clause.id)} is related to {quote(other)}, which is not on file"
                found.append(Problem("unknown-clause", message, clause.mark, offer(other, law.clauses)))
    return found


def _questions(law: Law) -> list[Problem]:
    """A question bears on what it is given in, and on nothing else; a treaty's question stays in its treaty."""
    found = []
    used: dict[str, set[str]] = {}
    for clause in law.clauses.values():
        for rule in clause.rules:
            given = [(name, rule.id) for name, _ in rule.given]
            given += [(name, f"{rule.id}#{item.id}") for item in (*rule.unless, *rule.until) for name, _ in item.given]
            for name, where in given:
                used.setdefault(name, set()).add(where)
            for name in dict.fromkeys(name for name, _ in given):
                if law.questions[name].system != clause.system:
                    home = law.questions[name].system
                    message = f"{short(rule.id)} of {clause.system} is given an answer to {name}, a question of {home}"
                    cure = "draw a neutral concept here and let each treaty's rule decide"
                    found.append(Problem("foreign-question", message, rule.mark, cure))
        for entry in clause.performs:
            for name, _ in entry.given:
                used.setdefault(name, set()).add(f"performs/{entry.norm}")
            for rule in law.rules():
                timing = law.timing(rule.norm, rule.then.deadline) if rule.norm == entry.norm else None
                if timing is not None:
                    used.setdefault(timing.id, set()).add(f"performs/{entry.norm}")
    for question in law.questions.values():
        found.extend(_bears_on(question, used.get(question.id, set())))
        found.extend(_left_open(question))
        for answer in question.answers:
            if not answer.held_by and not answer.each:
                message = f"nobody on file holds the answer {quote(answer.id)} to {question.id}"
                cure = "name who holds it, with a source; until then it is counted apart"
                found.append(Problem("no-holder", message, question.mark, cure, warning=True))
    return found


def _left_open(question: Question) -> list[Problem]:
    """Only what counts as performance can be left open: whether a duty arises is told under one answer at a time."""
    open_ones = [answer for answer in question.answers if answer.each]
    if open_ones and not all(where.startswith("performs/") for where in question.bears_on):
        message = f"{question.id} bears on whether a norm arises, and {quote(open_ones[0].id)} leaves it open"
        return [Problem("left-open", message, question.mark, "take each: away; it is for questions on performance")]
    if len(question.answers) - len(open_ones) < 2:
        message = f"{question.id} has fewer than two answers beside the one that leaves it open"
        return [Problem("left-open", message, question.mark, "give two or more others")]
    return []


def _bears_on(question: Question, actual: set[str]) -> list[Problem]:
    found = []
    stated = set(question.bears_on)
    missing = actual - stated
    for name in sorted(stated - actual):
        message = f"{question.id} is said to bear on {quote(name)}, which is not given any answer to it"
        cure = offer(name, actual) if actual else "no rule is given an answer to it"
        found.append(Problem("bears-on", message, question.mark, cure))
        missing.discard(nearest(name, missing) or "")  # the same slip, seen from the other side
    for name in sorted(missing):
        message = f"{short(name)} is given an answer to {question.id}, which does not list it under bears_on"
        cure = f"add {short(name)} to bears_on, or take the given: away"
        found.append(Problem("bears-on", message, question.mark, cure))
    return found


def _limits(compiled: Compiled, rules: dict[str, Rule]) -> list[Problem]:
    """Rules too large for an evaluator: its limits hold for every rule by itself."""
    from casus.logic.rulesets import encode_program  # only here: a law that was compiled before needs no check

    found: dict[str, Problem] = {}
    strata = compiled.program.strata
    try:
        encode_program(compiled.program)
    except ProgramError:
        for stratum in strata:
            for core in stratum:
                try:
                    encode_program(compiled.program._replace(strata=((core,),)))
                except ProgramError as error:
                    rule = rules.get(core.id.partition("|")[0].partition("~")[0])
                    mark = rule.mark if rule is not None else Mark("rules", 1, 1)
                    why = str(error).partition(": ")[2] or str(error)
                    message = f"this rule is too large to be evaluated: {why}"
                    cure = "draw a concept from some of its conditions, in a rule of its own"
                    found.setdefault(core.id.partition("|")[0], Problem("too-large-rule", message, mark, cure))
    return list(found.values())


def _cycle(error: StrataError, rules: dict[str, Rule]) -> Problem:
    names = [name.partition("|")[0].partition("~")[0] for name in error.rules]
    words = [pred.removeprefix("open ").removeprefix("held ") for pred in error.cycle]
    known = [rules[name] for name in dict.fromkeys(names) if name in rules]
    mark = known[0].mark if known else Mark("rules", 1, 1)
    ring = list(dict.fromkeys(words))
    shown = ring if len(ring) <= _LONGEST_RING else [*ring[:_LONGEST_RING], f"... {len(ring) - _LONGEST_RING} more"]
    cure = "write a ladder: what it looks like at first sight, what excuses it, and what is left"
    return Problem(
        "cycle",
        f"these wait for each other through an exception: {' -> '.join([*shown, *ring[:1]])}",
        mark,
        cure,
        tuple((rule.id, rule.mark) for rule in known[1:_LONGEST_RING]),
    )
