"""The oracle of the rule language: what a law says of one case, read straight off the rules as they are written.

It is made from the description of the language and shares nothing with the engine but the files as read: no core
rules, no ground program, no indexes. Rules are tried, level by level, on everything that holds, until nothing is new.
"""

import calendar
import itertools
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from casus.case import Choice
from casus.conditions import Comparison, Condition, Pattern, Shift
from casus.law import Exception_, Given, Law, Rule
from casus.results import DORMANT, ENDED, LAPSED, NOT_IN_FORCE, STATUSES, TRIGGERED, Key
from casus.scenario import Dispute, Edit, Event, Fact, Scenario
from casus.terms import Term, Value, Var
from casus.world import FIRST_DAY, LAST_DAY

Roles = tuple[tuple[str, Value], ...]
Binding = dict[str, Value]
Way = tuple[Binding, int]
"""One way in which conditions hold: the variables, and the latest date among the events it rests on."""


class Thing(NamedTuple):
    """What holds: an event, a concept or a norm with its event and days; a fact; a first or a last day of a status."""

    name: str
    roles: Roles
    event: str = ""
    date: int = 0
    until: int = 0


class Fired(NamedTuple):
    """A rule that drew its conclusion: which, for which event, and with what for the variables it names."""

    rule: str
    event: str
    named: frozenset[tuple[str, Value]]


class Outcome(NamedTuple):
    """How a norm stands: its status and wording, its critical date, the day it fell due, the day it ended."""

    status: str
    wording: str
    day: int
    due: int = 0
    ended: int = 0


class Answer(NamedTuple):
    """What follows in one case. A norm that is not listed is not triggered."""

    norms: dict[Key, Outcome]
    fired: frozenset[Fired]
    days: dict[Fired, int]
    """For each way in which the `when` of a norm's rule holds, its critical date."""


def answer(law: Law, scenario: Scenario, choice: Choice) -> Answer:
    """The norms of a case: as the law stands, then those that fail only for want of a wording or a bound party."""
    strict, relaxed = Reckoning(law, scenario, choice), Reckoning(law, scenario, choice, relaxed=True)
    norms = dict(strict.norms)
    for key, outcome in relaxed.norms.items():
        if key not in strict.opened:
            norms[key] = outcome._replace(status=NOT_IN_FORCE, due=0, ended=0)
    return Answer(norms, frozenset(strict.fired), strict.days)


class Reckoning:
    """One case reckoned through. `relaxed`: by the nearest wording, and a state counts as bound if it ever was."""

    def __init__(self, law: Law, scenario: Scenario, choice: Choice, *, relaxed: bool = False) -> None:
        self.law, self.scenario, self.choice, self.relaxed = law, scenario, choice, relaxed
        self.words = law.vocabulary.predicates
        self.rules = [rule for rule in law.rules() if not rule.standing and self.given(rule.given)]
        happened, facts, order = account(law, scenario.events, scenario.facts, scenario.disputes, choice)
        acts, more_facts, more_order = account(law, law.acts, (), law.disputes, choice)
        self.events = {event.id: event for event in (*acts, *happened)}
        self.before = earlier(self.events.values(), order + more_order)
        self.things: dict[str, set[Thing]] = {}
        ids = [event.id for event in happened if not event.denied]
        for event in self.events.values():
            self.note(self.things_of(event, ids))
        for fact in facts + more_facts:
            if not fact.denied:
                self.note(Thing(fact.word, roles) for roles in each(list(fact.roles)))
        for place in {**law.places, **scenario.places}.values():
            for held in place.held:
                first, *others = (role.name for role in self.words[held.status].roles)
                roles = ordered({first: place.id, **{name: dict(held.values)[name] for name in others}})
                self.note([Thing("starts " + held.status, roles, date=held.first)])
                if held.last < LAST_DAY:
                    self.note([Thing("ends " + held.status, roles, date=held.last)])
        self.fired: set[Fired] = set()
        level = self.levels()
        for height in sorted(set(level.values())):
            here = [rule for rule in self.rules if level[drawn(rule)] == height]
            while sum(self.note(self.apply(rule)) for rule in here):
                pass
        self.norms: dict[Key, Outcome] = {}
        self.days: dict[Fired, int] = {}
        self.opened: set[Key] = set()
        for rule in self.rules:
            if rule.then.sort == "norm":
                self.decide(rule)

    def note(self, things: Iterable[Thing]) -> bool:
        """Take in what holds; whether any of it was new."""
        new = {thing for thing in things if thing not in self.things.setdefault(thing.name, set())}
        for thing in new:
            self.things[thing.name].add(thing)
        return bool(new)

    def things_of(self, event: Event, others: list[str]) -> Iterator[Thing]:
        """An event, once for each choice from its lists. Denied, undated, or offered in vain, it supports nothing."""
        if event.denied or event.date is None or (event.tendered and not event.accepted):
            return
        filled: list[tuple[str, tuple[Value, ...]]] = []
        for role in self.words[event.word].roles:
            values: tuple[Value, ...] = event.values(role.name)
            if not values and role.values:
                silent = self.choice.roles.get((event.id, role.name), role.assume)
                scale = self.law.vocabulary.types[role.type]
                values = (scale.values.index(silent) if scale.scale else silent,)
            if not values and role.every:
                values = tuple(other for other in others if other != event.id)
            if values:
                filled.append((role.name, values))
        for roles in each(filled):
            yield Thing(event.word, roles, event.id, event.date.last, self.end(event))

    def end(self, event: Event) -> int:
        """The last day of an event; one that goes on and is not known to have ended has none."""
        if event.until is not None:
            return event.until.last
        return LAST_DAY if event.date is None or self.words[event.word].lasting else event.date.last

    # The order of the rules: what an exception speaks of is settled before it is asked

    def levels(self) -> dict[str, int]:
        """How many exceptions, at most, stand on top of each other below what the rules draw."""
        level = {name: 0 for rule in self.rules for name in (drawn(rule), *map(self.name, patterns(rule.when)))}
        links: set[tuple[str, str, int]] = set()
        for rule in self.rules:
            # the first day on which `when` holds is only known once all is known on which `when` rests
            asks = [item.pred for item in patterns(rule.when) if item.as_of is None]
            dated = rule.first > FIRST_DAY or any(self.words[pred].sort == "status" for pred in asks)
            first_day = rule.then.sort == "norm" or (dated and rule.unless)
            links.update((self.name(item), drawn(rule), bool(first_day)) for item in patterns(rule.when))
            links.update((self.name(item), drawn(rule), False) for item in patterns(rule.once))
            links.update((self.name(item), drawn(rule), True) for x in rule.unless for item in patterns(x.when))
        links.update(
            (f"{word} {name}", name, word == "ends")
            for name in self.words
            if self.words[name].sort == "status"
            for word in ("starts", "ends")
        )
        while True:
            higher = {
                (up, level.get(low, 0) + step) for low, up, step in links if level.get(low, 0) + step > level.get(up, 0)
            }
            if not higher:
                return level
            for name, height in higher:
                level[name] = max(level.get(name, 0), height)
            assert max(level.values()) <= 2 * len(level), "the rules wait for each other"

    def name(self, pattern: Pattern) -> str:
        """What a pattern is about; each norm is a matter of its own."""
        norm = dict(pattern.roles).get("norm")
        return f"{pattern.pred} {norm}" if self.words[pattern.pred].sort == "norm" else pattern.pred

    # Conditions

    def ways(
        self, conditions: Iterable[tuple[Condition, int | None]], bound: Binding, day: int, latest: int
    ) -> Iterator[Way]:
        """All ways in which conditions hold on a day; with each of an exception's, the last day of which it may speak."""
        waiting = list(conditions)
        if not waiting:
            yield bound, latest
            return
        chosen = next((one for one in waiting if self.ready(one[0], bound)), waiting[0])
        waiting.remove(chosen)
        for found, when in self.matches(*chosen, bound, day):
            yield from self.ways(waiting, found, day, max(latest, when))

    def ready(self, condition: Condition, bound: Binding) -> bool:
        """Whether a condition can be asked: patterns always, once the day they ask for is known; others when bound."""
        if isinstance(condition, Comparison) or condition.denied:
            return all(name in bound for name in condition.variables())
        return not isinstance(condition.as_of, Var) or condition.as_of.name in bound

    def matches(self, condition: Condition, last: int | None, bound: Binding, day: int) -> Iterator[Way]:
        """The ways in which one condition holds, with the date of what it rests on (0: it has none)."""
        if isinstance(condition, Comparison):
            if self.compares(condition, bound):
                yield bound, 0
        elif condition.denied:
            if any(self.denies(event, condition, bound) for event in self.events.values()):
                yield bound, 0
        elif self.words[condition.pred].sort == "status":
            asked = day if condition.as_of is None else value(condition.as_of, bound)
            anytime = self.relaxed and self.words[condition.pred].binding and last is None
            for start in self.things.get("starts " + condition.pred, ()):
                found = match(condition, start, bound)
                if found is not None and (anytime or self.goes_on(start, int(asked))):
                    yield found, 0
        else:
            for thing in self.things.get(self.name(condition), ()):
                found = match(condition, thing, bound)
                if found is not None and (last is None or thing.date <= last):
                    yield found, thing.date

    def goes_on(self, start: Thing, day: int) -> bool:
        """Whether a status that began by a day goes on: no end since its start came before that day."""
        ends = self.things.get(start.name.replace("starts", "ends", 1), ())
        return start.date <= day and not any(end.roles == start.roles and start.date <= end.date < day for end in ends)

    def denies(self, event: Event, pattern: Pattern, bound: Binding) -> bool:
        """Whether the file says by this event that something did not happen; a role left out denies every value."""
        if not event.denied or event.word != pattern.pred:
            return False
        named = [(event.values(role), value(term, bound)) for role, term in pattern.roles]
        return all(not stated or asked in stated for stated, asked in named)

    def compares(self, test: Comparison, bound: Binding) -> bool:
        """Whether a comparison holds."""
        left, right = value(test.left, bound), value(test.right, bound)
        if test.op == "is":
            entity, actor = self.law.entities.get(str(left)), self.scenario.actors.get(str(left))
            return right == (entity.kind if entity else actor[0] if actor else None)
        if test.op == "before":
            return (left, right) in self.before
        if test.op == "within":
            return right in self.origins(str(left))
        one, two = shifted(left, test.left_shift), shifted(right, test.right_shift)
        holds = {"=": one == two, "!=": one != two}
        if isinstance(one, int) and isinstance(two, int):
            holds |= {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}
        return holds[test.op]

    def origins(self, event: str) -> list[str]:
        """An event and all that it continues."""
        found: list[str] = []
        while event in self.events and event not in found:
            found.append(event)
            event = self.events[event].continues
        return found

    def given(self, answers: Given) -> bool:
        """Whether this reading gives these answers."""
        return all(self.choice.answers[question] == chosen for question, chosen in answers)

    # Rules

    def apply(self, rule: Rule) -> list[Thing]:
        """What a rule draws."""
        found = []
        for thing, bound, day, _ in self.openings(rule):
            if not any(self.excuses(exception, bound, day) for exception in rule.unless):
                for more, _ in self.ways(freely(rule.once), bound, day, 0):
                    self.fired.add(Fired(rule.id, thing.event, named(more)))
                    found.append(self.conclusion(rule, thing, bound))
        return found

    def decide(self, rule: Rule) -> None:
        """How the norms stand to which a rule leads."""
        for thing, bound, day, latest in self.openings(rule):
            roles = {name: str(value(term, bound)) for name, term in rule.then.roles}
            key = Key(roles["norm"], rule.then.word, roles["act"], roles["bearer"], roles["toward"], thing.event)
            self.days[Fired(rule.id, thing.event, named(bound))] = day
            self.opened.add(key)
            if any(self.excuses(exception, bound, day) for exception in rule.unless):
                continue
            dues = [due for _, due in self.ways(freely(rule.once), bound, day, max(day, latest))]
            ends = [end for ending in rule.until for end in self.endings(ending, bound, day)]
            over = self.last_day_of(thing.event) < self.scenario.as_of
            status = ENDED if ends else TRIGGERED if dues else LAPSED if over else DORMANT
            outcome = Outcome(status, rule.wording, day, min(dues, default=0), min(ends, default=0))
            # several ways may lead to one norm: the status that prevails, then the earliest days
            both = [outcome, self.norms.get(key, outcome)]
            self.norms[key] = min(both, key=lambda item: (STATUSES.index(item.status), item.day, item.due, item.ended))

    def conclusion(self, rule: Rule, trigger: Thing, bound: Binding) -> Thing:
        """What a rule draws from its trigger: a fact has no dates, a start or an end one, all else the trigger's."""
        roles = ordered({name: value(term, bound) for name, term in rule.then.roles})
        if rule.then.sort in ("starts", "ends"):
            assert rule.then.day is not None
            return Thing(drawn(rule), roles, date=int(shifted(value(rule.then.day, bound), rule.then.shift)))
        return (
            Thing(drawn(rule), roles) if rule.then.sort == "fact" else trigger._replace(name=drawn(rule), roles=roles)
        )

    def openings(self, rule: Rule) -> Iterator[tuple[Thing, Binding, int, int]]:
        """The ways in which `when` holds, each on the first such day, with the latest date it rests on."""
        trigger, *others = rule.when
        assert isinstance(trigger, Pattern)
        for thing in sorted(self.things.get(self.name(trigger), ())):
            bound = match(trigger, thing, {"same": thing.event} if thing.event else {})
            if bound is None:
                continue
            first: dict[Roles, tuple[int, int]] = {}
            for day in sorted({thing.date, *self.days_for(rule)}):
                goes_on = thing.date <= day <= min(thing.until, self.scenario.as_of)
                if (day == thing.date or goes_on) and self.in_force(rule, day):
                    for found, latest in self.ways(freely(others), bound, day, thing.date):
                        way = ordered(found)
                        first[way] = min(first.get(way, (day, latest)), (day, latest))
            for way, (day, latest) in first.items():
                yield thing, dict(way), day, latest

    def days_for(self, rule: Rule) -> list[int]:
        """The days on which `when` can begin to hold, besides the event's first: of a wording, or of a status."""
        asked = [
            item.pred for item in patterns(rule.when) if self.words[item.pred].sort == "status" and item.as_of is None
        ]
        return [rule.first, *(start.date for pred in asked for start in self.things.get("starts " + pred, ()))]

    def in_force(self, rule: Rule, day: int) -> bool:
        """Whether the rule's wording is in force; relaxed: or is the nearest, the last before that day or else the next."""
        if not day or rule.first <= day <= rule.last:
            return True
        same_norm = [other for other in self.law.rules() if (other.norm or other.id) == (rule.norm or rule.id)]
        if not self.relaxed or any(other.first <= day <= other.last for other in same_norm):
            return False
        past = [other.last for other in same_norm if other.last < day]
        return rule.last == max(past) if past else rule.first == min(other.first for other in same_norm)

    def excuses(self, exception: Exception_, bound: Binding, day: int) -> bool:
        """Whether an exception applies on the critical date. What came later counts only if its time is compared."""
        dates = {item.left for item in exception.when if isinstance(item, Comparison)}
        dates |= {item.right for item in exception.when if isinstance(item, Comparison)}
        ordering = [item for item in exception.when if isinstance(item, Comparison) and item.op == "before"]
        events = {term for item in ordering for term in (item.left, item.right)}
        limited = []
        for item in exception.when:
            free = isinstance(item, Comparison) or not day or item.date in dates or item.event in events
            limited.append((item, LAST_DAY if free else day))
        return self.given(exception.given) and any(True for _ in self.ways(limited, bound, day, 0))

    def endings(self, ending: Exception_, bound: Binding, day: int) -> list[int]:
        """The days from which an `until` holds: of the latest event it rests on, if that is not before the critical date."""
        found = [latest for _, latest in self.ways(freely(ending.when), bound, day, 0)]
        return [latest for latest in found if latest >= day] if self.given(ending.given) else []

    def last_day_of(self, event: str) -> int:
        """The last day of an event or of what continues it; denied or without a date, nothing does."""
        dated = [other for other in self.events.values() if other.date is not None and not other.denied]
        return max(self.end(other) for other in dated if event in self.origins(other.id))


def account(
    law: Law, events: Iterable[Event], facts: Iterable[Fact], disputes: Iterable[Dispute], choice: Choice
) -> tuple[list[Event], list[Fact], list[tuple[str, str]]]:
    """Events, facts and the order of events in the chosen version of each dispute."""
    versions = [dispute.version(choice.versions[dispute.id]) for dispute in disputes]
    told = {event.id: event for event in (*events, *(event for version in versions for event in version.events))}
    stated = [*facts, *(fact for version in versions for fact in version.facts)]
    for edit in [edit for version in versions for edit in version.edits]:
        told[edit.event] = changed(told[edit.event], edit)
    gone = {event for version in versions for event in version.drop}
    while True:  # with an event goes all that is about it
        about = {event.id for event in told.values() if gone & named_by(law, event)}
        if about <= gone:
            break
        gone |= about
    facts = [fact for fact in stated if not any(gone & set(values) for _, values in fact.roles)]
    order = [pair for version in versions for pair in itertools.pairwise(version.order)]
    return [event for event in told.values() if event.id not in gone], facts, order


def changed(event: Event, edit: Edit) -> Event:
    """An event with one field set otherwise."""
    if edit.role in ("date", "until"):
        return event._replace(**{edit.role: edit.span})
    return event._replace(roles=(*(pair for pair in event.roles if pair[0] != edit.role), (edit.role, edit.values)))


def named_by(law: Law, event: Event) -> set[Value]:
    """The events that an event is about, or continues."""
    roles = [role.name for role in law.vocabulary.predicates[event.word].roles if role.type == "event"]
    return {event.continues, *(other for role in roles for other in event.values(role))}


def earlier(events: Iterable[Event], order: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which event came before which: by date where that decides, else as the file or an account says."""
    dated = {event.id: event for event in events if event.date is not None and not event.denied}
    spans = {event.id: event.date for event in dated.values() if event.date}
    found = {(one, two) for one in spans for two in spans if spans[one].last < spans[two].first}
    said = [*order, *((other, event.id) for event in dated.values() for other in event.after)]
    found |= {(one, two) for one, two in said if one in dated and two in dated and (two, one) not in found}
    for middle in dated:
        befores, afters = (
            [one for one in dated if (one, middle) in found],
            [two for two in dated if (middle, two) in found],
        )
        found.update(itertools.product(befores, afters))
    return found


def drawn(rule: Rule) -> str:
    """What a rule draws, as `Reckoning.name` names it."""
    then = rule.then
    return {"norm": f"{then.word} {rule.norm}"}.get(
        then.sort, f"{then.sort} {then.word}" if then.day is not None else then.word
    )


def patterns(conditions: Iterable[Condition]) -> list[Pattern]:
    """The conditions that are no comparisons."""
    return [item for item in conditions if isinstance(item, Pattern)]


def freely(conditions: Iterable[Condition]) -> list[tuple[Condition, int | None]]:
    """Conditions of a rule proper, which may speak of any day."""
    return [(item, None) for item in conditions]


def match(pattern: Pattern, thing: Thing, bound: Binding) -> Binding | None:
    """The variables if the thing is of the pattern; None if it is not. A role the thing lacks matches nothing."""
    roles = dict(thing.roles)
    if any(role not in roles for role, _ in pattern.roles):
        return None
    pairs = [(term, roles[role]) for role, term in pattern.roles]
    pairs += [(pattern.event, thing.event), (pattern.date, thing.date), (pattern.until, thing.until)]
    found = dict(bound)
    for term, constant in pairs:
        if isinstance(term, Var):
            if found.setdefault(term.name, constant) != constant:
                return None
        elif term is not None and term != constant:
            return None
    return found


def named(bound: Binding) -> frozenset[tuple[str, Value]]:
    """The variables that a rule itself names."""
    return frozenset(pair for pair in bound.items() if pair[0] != "same")


def value(term: Term, bound: Binding) -> Value:
    """What a term stands for."""
    return bound[term.name] if isinstance(term, Var) else term


def ordered(roles: dict[str, Value]) -> Roles:
    """Roles in one order, so that they can be compared."""
    return tuple(sorted(roles.items()))


def each(filled: Iterable[tuple[str, tuple[Value, ...]]]) -> list[Roles]:
    """A list as a role's value means each: all combinations."""
    named = [[(name, value) for value in values] for name, values in filled]
    return [tuple(sorted(chosen)) for chosen in itertools.product(*named)]


def shifted(day: Value, shift: Shift | None) -> Value:
    """A day with days, months or years added; a month that is too short gives its last day. No end stays no end."""
    if shift is None or not isinstance(day, int) or day == LAST_DAY:
        return day
    start = date(day // 10000, day // 100 % 100, day % 100)
    if shift.unit == "days":
        return int((start + timedelta(days=shift.amount)).strftime("%Y%m%d"))
    months = start.year * 12 + start.month - 1 + shift.amount * (12 if shift.unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    return year * 10000 + month * 100 + min(start.day, calendar.monthrange(year, month)[1])
