"""How large a case a scenario makes: files that would take minutes or gigabytes to work out are refused beforehand."""

import itertools
import math
from bisect import bisect_right

from casus import limits
from casus.conditions import Comparison
from casus.days import add
from casus.law import Law
from casus.problems import Mark, Problem, short
from casus.scenario import Event, Fact, Scenario
from casus.world import FIRST_DAY, LAST_DAY


def check_size(scenario: Scenario, law: Law) -> list[Problem]:
    """All problems of size that only show when the whole file is seen; the limits stand in `limits`."""
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    events = [*scenario.events, *(event for version in versions for event in version.events)]
    facts = [*scenario.facts, *(fact for version in versions for fact in version.facts)]
    if len(events) > limits.EVENTS:
        return [
            _too_many("events, with those of the record and of versions", len(events), limits.EVENTS, events[-1].mark)
        ]
    if len(facts) > limits.FACTS:
        return [_too_many("facts, with those of versions", len(facts), limits.FACTS, facts[-1].mark)]
    sizes = [_statements(event, law, len(events)) for event in events]
    total = sum(sizes) + sum(_product(fact) for fact in facts)
    if total > limits.ALL_COMBINATIONS:
        largest = events[sizes.index(max(sizes))] if sizes else None
        mark = (
            largest.mark
            if largest is not None and max(sizes) * 4 > total
            else (events[-1] if events else facts[-1]).mark
        )
        return [
            Problem(
                "too-many",
                f"the lists of this file make {total} statements; {limits.ALL_COMBINATIONS} at most are worked out",
                mark,
                "a list means each of its values, and a role that stands for every event each event; shorten them",
            )
        ]
    days = [size * count * count for size, count in zip(sizes, _days(scenario, events, law), strict=True)]
    if sum(days) > limits.DAYS:
        longest = events[days.index(max(days))]
        message = f"{short(longest.id)} and others go on over too many days on which something else changes"
        return [Problem("too-many", message, longest.mark, "add until: to what has ended, or split the file up")]
    return [*_links(scenario, events), *_cases(scenario, events, law, sum(days))]


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


def _days(scenario: Scenario, events: list[Event], law: Law) -> list[int]:
    """For each event, on how many days that may be its critical date it goes on."""
    rules = law.rules()
    compared = [
        item
        for rule in rules
        for group in (rule.when, rule.once, *(each.when for each in (*rule.unless, *rule.until)))
        for item in group
        if isinstance(item, Comparison)
    ]
    shifts = {shift for item in compared for shift in (item.left_shift, item.right_shift) if shift is not None}
    shifts |= {rule.then.shift for rule in rules if rule.then.shift is not None}
    days = {event.date.last for event in (*events, *law.acts) if event.date is not None}
    days |= {add(day, shift.amount, shift.unit) for day in days for shift in shifts}
    days |= {rule.first for rule in rules if rule.first > FIRST_DAY}
    days |= {rule.then.day for rule in rules if isinstance(rule.then.day, int)}
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
    """Each value of an open role that is not assumed is a case of its own, and each other version with each other answer."""
    left_out = [
        (event, role)
        for event in events
        if not event.denied
        for role in law.vocabulary.predicates[event.word].roles
        if role.values and not event.values(role.name)
    ]
    answers = sum(len(question.answers) - 1 for question in law.questions.values())
    values = sum(len(role.values) - 1 for _, role in left_out)
    versions = sum(len(dispute.versions) - 1 for dispute in (*scenario.disputes, *law.disputes)) * (1 + answers)
    if (values + versions) * (len(events) ** 2 + days // 4) <= limits.CASES:
        return []
    message = f"what this file leaves open makes {values + versions} other cases of {len(events)} events each"
    if values >= versions or not scenario.disputes:
        mark = left_out[0][0].mark if left_out else events[-1].mark
        names = " and ".join(dict.fromkeys(f"{role.name}:" for _, role in left_out))
        cure = f"write {names} where they are known, or split the file up" if names else "split the file up"
    else:
        mark, cure = scenario.disputes[-1].mark, "keep the disputes that decide something, or split the file up"
    return [Problem("too-many", f"{message}; that is too much to work out", mark, cure)]


def _links(scenario: Scenario, events: list[Event]) -> list[Problem]:
    """What is said to come first is followed through all links."""
    onward: dict[str, set[str]] = {}
    orders = [version.order for dispute in scenario.disputes for version in dispute.versions]
    pairs = [(name, event.id) for event in events for name in event.after]
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
    if total <= limits.LINKS:
        return []
    mark = next((event.mark for event in reversed(events) if event.after), events[-1].mark)
    message = f"after: and order: put {total} pairs of events in order; {limits.LINKS} at most are followed"
    cure = "after: is needed only between events of the same day; leave out the others"
    return [Problem("too-many", message, mark, cure)]
