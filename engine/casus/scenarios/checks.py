"""Checks of a scenario as a whole: disputes that collide, links in a ring, judgements without a holder."""

import contextlib
import itertools
import math
from bisect import bisect_right

from casus.files import fields
from casus.files.days import add
from casus.files.problems import Mark, Problem, Problems, TooMany, short
from casus.law.checks import check_accounts
from casus.law.conditions import SAME, Pattern, Shift, named_by
from casus.law.model import Event, Fact, Law, Narrative, Rule, kept
from casus.law.reach import Roots, roots_of
from casus.law.rule_checks import groups_of
from casus.law.vocabulary import UNKNOWN
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.terms import Term, Var
from casus.scenarios.doubles import (
    at_odds,
    before_its_object,
    contradictions,
    doubles,
    idle_conduct,
    landless,
    misplaced,
    unread,
)
from casus.scenarios.model import Scenario, law_for


def check_size(scenario: Scenario, law: Law) -> list[Problem]:
    """All problems of size that only show when the whole file is seen; the limits stand in `limits`."""
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    events = [*scenario.events, *(event for version in versions for event in version.events)]
    facts = [*scenario.facts, *(fact for version in versions for fact in version.facts)]
    if len(events) > fields.EVENTS:
        return [
            _too_many("events, with those of the record and of versions", len(events), fields.EVENTS, events[-1].mark)
        ]
    if len(facts) > fields.FACTS:
        return [_too_many("facts, with those of versions", len(facts), fields.FACTS, facts[-1].mark)]
    law = law_for(law, scenario)  # what it does not touch leaves nothing open
    sizes = [_statements(event, law, len(events)) for event in events]
    total = sum(sizes) + sum(_product(fact) for fact in facts)
    if total > fields.ALL_COMBINATIONS:
        largest = events[sizes.index(max(sizes))] if sizes else None
        mark = (
            largest.mark
            if largest is not None and max(sizes) * 4 > total
            else (events[-1] if events else facts[-1]).mark
        )
        return [_too_much_said(events, sizes, total, mark, law)]
    days = [size * count * count for size, count in zip(sizes, _days(scenario, events, law), strict=True)]
    if sum(days) > fields.DAYS:
        longest = events[days.index(max(days))]
        message = f"{short(longest.id)} and others go on over too many days on which something else changes"
        return [Problem("too-many", message, longest.mark, "add until: to what has ended, or split the file up")]
    return [*_links(scenario, events), *_cases(scenario, events, law, sum(days))]


def _too_much_said(events: list[Event], sizes: list[int], total: int, mark: Mark, law: Law) -> Problem:
    """That a file makes too many statements, and by what: by its lists, or by entries that stand for every event."""
    most = f"{total} statements; {fields.ALL_COMBINATIONS} at most are worked out"
    wide = [(event, size) for event, size in zip(events, sizes, strict=True) if size > _product(event)]
    if 2 * sum(size for _, size in wide) < total:
        message = f"the lists of this file make {most}"
        return Problem("too-many", message, mark, "a list means each of its values; shorten the lists")
    roles = {role.name for event, _ in wide for role in law.vocabulary.predicates[event.word].roles if role.every}
    names = " or ".join(f"{name}:" for name in sorted(roles))
    message = f"{len(wide)} entries leave out {names}, and so stand for each of {len(events)} events: {most}"
    return Problem("too-many", message, wide[-1][0].mark, f"say in {names} which event each is about")


def _too_many(what: str, number: int, most: int, mark: Mark) -> Problem:
    message = f"this file has {number} {what}; {most} at most are read"
    return Problem("too-many", message, mark, "split it up, or leave out what decides nothing")


def _product(entry: Event | Fact) -> int:
    return math.prod(len(values) for _, values in entry.roles)


def _statements(event: Event, law: Law, number: int) -> int:
    """How many statements an event makes: a list means each, and a role left out may stand for every event."""
    word = law.vocabulary.predicates[event.word]
    every = 0 if event.denied else sum(role.every and not event.values(role.name) for role in word.roles)
    return _product(event) * int(number**every)


@kept
def _days_of_law(law: Law) -> tuple[set[int], set[Shift]]:
    """The days on which a status can start under a law whatever happens, and what its rules add to a day before one starts."""
    rules = law.rules()
    starts = [rule.then for rule in rules if rule.then.sort == "starts"]
    shifts = {then.shift for then in starts if then.shift is not None}
    days = {act.date.last for act in law.acts if act.date is not None}
    days |= {add(day, shift.amount, shift.unit) for day in days for shift in shifts}
    days |= {rule.first for rule in rules if rule.first > FIRST_DAY}
    return days | {then.day for then in starts if isinstance(then.day, int)}, shifts


def _days(scenario: Scenario, events: list[Event], law: Law) -> list[int]:
    """For each event, on how many days that may be its critical date it goes on."""
    on_file, shifts = _days_of_law(law)
    days = {event.date.last for event in events if event.date is not None}
    days |= {add(day, shift.amount, shift.unit) for day in days for shift in shifts} | on_file
    ordered = sorted(days)
    counts = []
    for event in events:
        if event.date is None or event.denied:
            counts.append(0)
            continue
        lasting = law.vocabulary.predicates[event.word].lasting
        last = event.until.last if event.until else LAST_DAY if lasting else event.date.last
        counts.append(
            1 + max(0, bisect_right(ordered, min(last, scenario.as_of)) - bisect_right(ordered, event.date.last))
        )
    return counts


def _cases(scenario: Scenario, events: list[Event], law: Law, days: int) -> list[Problem]:
    """How much a file leaves open, for each of its events: values of roles that are not assumed, and other versions."""
    left_out = [
        (event, role)
        for event in events
        if not event.denied
        for role in law.vocabulary.predicates[event.word].roles
        if role.values and event.values(role.name) == ((UNKNOWN,) if role.written else ())
    ]
    values = sum(len(role.values) - 1 for _, role in left_out)
    versions = sum(len(dispute.versions) - 1 for dispute in scenario.disputes)
    if (values + versions) * (len(events) ** 2 + days // 4) <= fields.CASES:
        return []
    opened = f"other values of roles: {values}; other versions: {versions}"
    message = (
        f"this file has {len(events)} events and leaves much open ({opened}): together that is too much to work out"
    )
    if values >= versions:
        names = " and ".join(dict.fromkeys(f"{role.name}:" for _, role in left_out))
        mark, cure = left_out[0][0].mark, f"write {names} where they are known, or split the file up"
    else:
        mark, cure = scenario.disputes[-1].mark, "keep the disputes that decide something, or split the file up"
    return [Problem("too-many", message, mark, cure)]


def _links(scenario: Scenario, events: list[Event]) -> list[Problem]:
    """What is said to come first is followed through all links."""
    onward: dict[str, set[str]] = {}
    orders = [version.order for dispute in scenario.disputes for version in dispute.versions]
    pairs = [(name, event.id) for event in events for name in (*event.after, *filter(None, [event.continues]))]
    for earlier, later in [*pairs, *(pair for order in orders for pair in itertools.pairwise(order))]:
        onward.setdefault(earlier, set()).add(later)
    total = 0
    for start in onward:
        seen: set[str] = set()
        front = [start]
        while front:
            new = onward.get(front.pop(), set()) - seen
            seen |= new
            front.extend(new)
        total += len(seen)
    if total <= fields.LINKS:
        return []
    mark = next((event.mark for event in reversed(events) if event.after or event.continues), events[-1].mark)
    message = f"after:, continues: and order: put {total} pairs of events in order; {fields.LINKS} at most are followed"
    cure = "after: is needed only between events of the same day, and continues: may name the first event; leave out the others"
    return [Problem("too-many", message, mark, cure)]


Link = tuple[str, str]
"""A word and a role of it that names an event."""


def idle_links(scenario: Scenario, law: Law) -> list[Problem]:
    """A finding for each event or fact that names an event of a kind that no rule asks for there."""
    asked = asked_for(law)
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    events = [*scenario.events, *(event for version in versions for event in version.events)]
    words = {event.id: event.word for event in events}
    entries: list[Event | Fact] = [*events, *scenario.facts, *(fact for version in versions for fact in version.facts)]
    found = []
    for entry in entries:
        for role, values in entry.roles:
            fitting = asked.get((entry.word, role))
            wrong = next((value for value in values if words.get(str(value)) not in (fitting or ())), None)
            if fitting is not None and wrong is not None and str(wrong) in words:
                kind = words[str(wrong)]
                message = f'no rule asks for a "{entry.word}" whose "{role}" is a "{kind}", as {short(str(wrong))} is'
                cure = f"it decides nothing so; rules ask there for: {', '.join(sorted(fitting))}"
                found.append(Problem("idle-link", message, entry.mark, cure, warning=True))
    return found


@kept
def asked_for(law: Law) -> dict[Link, frozenset[str]]:
    """For each role that names an event, the kinds of events that rules ask for there; left out where they ask for any."""
    roots = roots_of(law)
    found: dict[Link, frozenset[str]] = {}
    free: set[Link] = set()
    for rule in law.rules():
        patterns = [item for group in groups_of(rule) for item in group.conditions if isinstance(item, Pattern)]
        for pattern in patterns:
            word = law.vocabulary.predicates[pattern.pred]
            for name, term in pattern.roles:
                role = word.role(name)
                if role is None or role.type != "event" or word.sort not in ("event", "fact"):
                    continue
                kinds = _kinds(term, rule, patterns, roots)
                if kinds is None:
                    free.add((word.name, name))
                else:
                    found[word.name, name] = found.get((word.name, name), frozenset()) | kinds
    return {link: kinds for link, kinds in found.items() if link not in free and kinds}


def _kinds(term: Term, rule: Rule, patterns: list[Pattern], roots: Roots) -> frozenset[str] | None:
    """The kinds of events that a rule allows for a term; None if any."""
    trigger = rule.when[0]
    if isinstance(trigger, Pattern) and (term == SAME or (isinstance(term, Var) and term == trigger.event)):
        return roots.get(named_by(trigger))
    kinds: frozenset[str] | None = None
    for other in patterns:
        if other.event == term:
            own = roots.get(named_by(other), frozenset())
            kinds = own if kinds is None else kinds & own
    return kinds


_MOST_LISTED = 8  # findings of one sort, above which one says it for all


def check_scenario(scenario: Scenario, law: Law, *, complete: bool = True) -> list[Problem]:
    """All problems that only show when the whole file is seen. `complete`: reading it met no problem."""
    problems = Problems()
    with contextlib.suppress(TooMany):
        problems.extend(
            check_accounts(Narrative(scenario.events, scenario.disputes, scenario.as_of), complete=complete)
        )
        _names(scenario, law, problems)
        if complete:
            _appraisals(scenario, law, problems)
            _dates(scenario, problems)
            problems.extend(contradictions(scenario, law.vocabulary))
            problems.extend(doubles(scenario, law.vocabulary))
            problems.extend(at_odds(scenario, law.vocabulary))
            problems.extend(before_its_object(scenario, law))
            problems.extend(misplaced(scenario, law.vocabulary))
            problems.extend(idle_conduct(scenario, law))
            problems.extend(unread(scenario, law))
            problems.extend(landless(scenario, law))
            _to_itself(scenario, law, problems)
            _of_two_minds(scenario, problems)
            _record(scenario, law, problems)
            _unsourced(scenario, problems)
            problems.extend(check_size(scenario, law))
    return list(problems)


def _names(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """Names that the law has given to something else."""
    acts = {act.id for act in law.acts}
    added = (event for dispute in scenario.disputes for version in dispute.versions for event in version.events)
    for event in (*scenario.events, *added):
        if event.id in acts:
            message = f'"{short(event.id)}" is the name of a dated act of the law'
            problems.append(Problem("double-word", message, event.mark, "choose another id"))
    taken = {dispute.id for dispute in law.disputes}
    for dispute in scenario.disputes:
        if dispute.id in taken:
            message = f'"{short(dispute.id)}" is the name of a dispute about the law\'s dated acts'
            problems.append(Problem("double-word", message, dispute.mark, "choose another id"))


def _appraisals(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """A legal judgement among the facts needs somebody whose judgement it is."""
    if scenario.kind != "history":
        return
    items: list[Event | Fact] = [*scenario.events, *scenario.facts]
    for item in items:
        if law.vocabulary.predicates[item.word].appraisal and not item.held_by:
            message = f'"{item.word}" is a judgement: somebody must hold it'
            cure = "add held_by: [WHO], or put it in a version under disputed:"
            problems.append(Problem("appraisal", message, item.mark, cure))


def _dates(scenario: Scenario, problems: list[Problem]) -> None:
    """The file speaks of no day after `as_of`."""
    for event in scenario.events:
        late = next((span for span in (event.date, event.until) if span and span.first > scenario.as_of), None)
        if late is not None:
            what = "is" if late is event.date else "ends"
            message = f"{short(event.id)} {what} later than as_of, the last day the file speaks of"
            cure = "move as_of to a later day" if what == "is" else "move as_of to a later day, or leave until: out"
            problems.append(Problem("as-of", message, event.mark, cure))


def _to_itself(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """A finding for each event that somebody does to itself: one and the same stands alone in two of its roles."""
    added = (event for dispute in scenario.disputes for version in dispute.versions for event in version.events)
    for event in (*scenario.events, *added):
        seen: dict[object, str] = {}
        for name, values in event.roles if not event.denied else ():
            role = law.vocabulary.predicates[event.word].role(name)
            kind = law.vocabulary.types[role.type] if role is not None and role.type in law.vocabulary.types else None
            if len(set(values)) != 1 or kind is None or not (kind.entities or kind.actors):
                continue
            if (other := seen.setdefault(values[0], name)) != name:
                message = f'in {short(event.id)}, {short(str(values[0]))} is both "{other}" and "{name}"'
                problems.append(Problem("to-itself", message, event.mark, "look at who did it to whom", warning=True))


def _of_two_minds(scenario: Scenario, problems: list[Problem]) -> None:
    """A finding for each who holds two versions of a dispute by the same sources, or by none: who changed its account said so twice."""
    for dispute in scenario.disputes:
        for one, two in itertools.combinations(dispute.versions, 2):
            both = [name for name in one.held_by if name in two.held_by]
            if both and {cite.source for cite in one.cites} == {cite.source for cite in two.cites}:
                message = f"{both[0]} holds both {short(one.id)} and {short(two.id)} of {short(dispute.id)}"
                cure = "leave it where it stands by it; or give each the source in which it said so"
                problems.append(Problem("two-minds", message, dispute.mark, cure, warning=True))


@kept
def _bound(law: Law) -> frozenset[str]:
    """Everybody of whom a dated act of the law speaks: nobody else is bound by anything on file."""
    return frozenset(str(value) for act in law.acts for _, values in act.roles for value in values)


def _record(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """Nobody has a record and none, or none twice; and nobody who can owe nothing."""
    seen: set[str] = set()
    for entry in scenario.no_record:
        message = ""
        if entry.of in seen:
            message = f"{entry.of} stands twice under no_record:"
        elif law.acts and entry.of not in _bound(law):
            message = f"{entry.of} stands under no_record:, and no act on file binds it: it can owe nothing"
        if message:
            mark = entry.mark
            problems.append(Problem("no-record", message, mark, "take it away", warning=True))
        seen.add(entry.of)
        acts = [event for event in scenario.conduct if any(entry.of in values for _, values in event.roles[:1])]
        if acts:
            message = f"{entry.of} stands under no_record:, but {short(acts[0].id)} is a record of it"
            problems.append(Problem("no-record", message, acts[0].mark, "take one of the two away", warning=True))


def _unsourced(scenario: Scenario, problems: list[Problem]) -> None:
    """What is said to have happened needs a source."""
    if scenario.kind != "history":
        return
    bare = [event for event in scenario.events if not event.cites]
    if len(bare) > _MOST_LISTED:
        message = f"{len(bare)} events have no source; {short(bare[0].id)} is the first"
        problems.append(Problem("no-source", message, bare[0].mark, "add sources: [ID] to each", warning=True))
        return
    for event in bare:
        message = f"{short(event.id)} has no source"
        problems.append(Problem("no-source", message, event.mark, "add sources: [ID]", warning=True))
