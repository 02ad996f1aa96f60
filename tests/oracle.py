"""The oracle of the rule language: what a law says of one case, read straight off the rules as they are written.

Made from the description of the language (docs/language.md), with nothing of the engine but the files as read: no core
rules, no grounding, no indexes. Level by level, each rule is tried on everything that holds, until nothing is new.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import NamedTuple

from casus.assessment.cases import Choice
from casus.assessment.results import DORMANT, ENDED, LAPSED, NOT_IN_FORCE, NOT_TRIGGERED, STATUSES, TRIGGERED, Key
from casus.files.days import Span
from casus.law.conditions import Comparison, Condition, Pattern, Shift
from casus.law.model import Dispute, Event, Exception_, Fact, Given, Law, Rule
from casus.law.world import FIRST_DAY, LAST_DAY, land_of
from casus.logic.terms import Term, Value, Var
from casus.scenarios.model import Scenario

Roles = tuple[tuple[str, Value], ...]
Binding = dict[str, Value]
Opening = tuple["Thing", Binding, int, int]
"""A way in which `when` holds: the trigger, the variables, the first such day, the latest date it rests on."""


class Thing(NamedTuple):
    """What holds: an event, a concept or a norm with its event and days; a fact; the start or the end of a status."""

    name: str
    roles: Roles
    event: str = ""
    date: int = 0
    until: int = 0


class Fired(NamedTuple):
    """A rule that drew its conclusion: for which event, on which critical date (of a norm), with which variables."""

    rule: str
    event: str
    day: int
    named: frozenset[tuple[str, Value]]


class Outcome(NamedTuple):
    """How a norm stands: status, wording, critical date, the day it fell due, the day it ended."""

    status: str
    wording: str
    day: int
    due: int = 0
    ended: int = 0


def answer(law: Law, scenario: Scenario, choice: Choice) -> tuple[dict[Key, Outcome], set[Fired]]:
    """The norms of a case, and the rules that fired. A norm that is not listed is not triggered either."""
    strict, relaxed = Reckoning(law, scenario, choice), Reckoning(law, scenario, choice, relaxed=True)
    missing = {key: found._replace(status=NOT_IN_FORCE, due=0, ended=0) for key, found in relaxed.norms.items()}
    excused = {key: Outcome(NOT_TRIGGERED, "", 0) for key in strict.opened}
    return {**missing, **excused, **strict.norms}, strict.fired


class Reckoning:
    """One case, reckoned through. `relaxed`: the nearest wording counts, and a state is bound if it ever was."""

    def __init__(self, law: Law, scenario: Scenario, choice: Choice, *, relaxed: bool = False) -> None:
        scenario = with_days_cut(law, scenario)
        self.law, self.scenario, self.choice, self.relaxed = law, scenario, choice, relaxed
        self.named: dict[int, list[str]] = {}  # the variables of each condition, which the law keeps
        self.of_norm = False  # whether the rule in hand draws a norm: only then is it asked of other days
        self.words = law.vocabulary.predicates
        self.rules = [rule for rule in law.rules() if not rule.standing and self.given(rule.given)]
        events, facts, order = account(law, scenario.events, scenario.facts, scenario.disputes, choice)
        acts, more_facts, more_order = account(law, law.acts, (), law.disputes, choice)
        self.acts = {event.id for event in acts}
        self.events = {event.id: event for event in (*acts, *events)}
        self.happened = [event for event in self.events.values() if event.date is not None and not event.denied]
        self.denied = [event for event in self.events.values() if event.denied]
        self.before = earlier(self.happened, order + more_order)
        self.things: dict[str, dict[Thing, Binding]] = defaultdict(dict)
        self.with_roles: dict[tuple[str, Roles], list[Thing]] = defaultdict(list)
        self.with_role: dict[tuple[str, str, Value], dict[Thing, Binding]] = defaultdict(dict)
        for event in self.happened:
            self.note(self.things_of(event, [other.id for other in events if not other.denied]))
        for fact in facts + more_facts:
            self.note(Thing(fact.word, roles) for roles in each(fact.roles) if not fact.denied)
        lands = (land_of(code, law.entities, law.vocabulary) for code in law.entities)
        places = {**{land.id: land for land in lands if land is not None}, **law.places, **scenario.places}
        for place in places.values():
            for held in place.held:
                roles = tuple(sorted([(self.words[held.status].roles[0].name, place.id), *held.values]))
                self.note([Thing("starts " + held.status, roles, date=held.first)])
                self.note([Thing("ends " + held.status, roles, date=held.last)])
        self.fired: set[Fired] = set()
        self.openings_of: dict[str, list[tuple[Opening, bool]]] = {}
        self.fell_due: dict[Key, int] = {}
        levels = self.levels()
        for level in sorted(set(levels.values())):
            rules = again = [rule for rule in self.rules if levels[drawn(rule)] == level]
            while again:
                new = {rule.then.word for rule in again if self.note(self.conclusions(rule))}
                again = [rule for rule in rules if new & {item.pred for item in patterns((*rule.when, *rule.once))}]
        self.opened: set[Key] = set()
        self.norms: dict[Key, Outcome] = {}
        norms = [rule for rule in self.rules if rule.norm]
        for rule in norms:
            self.decide(rule)
        while (
            dues := {key: found.due for key, found in self.norms.items()}
        ) != self.fell_due:  # a norm may rest on another
            self.fell_due, self.opened, self.norms = dues, set(), {}
            for rule in norms:
                if not any(self.words[item.pred].sort == "norm" for item in patterns(rule.when)):
                    self.decide(rule)  # of the days on which others fell due its critical dates know nothing
                    continue
                excused = [out for _, out in self.openings_of[rule.id]]
                self.openings_of[rule.id] = list(zip(self.openings(rule), excused, strict=True))
                self.decide(rule)

    def note(self, things: Iterable[Thing]) -> int:
        """Take in what holds; how much of it was new."""
        new = {thing for thing in things if thing not in self.things[thing.name]}
        for thing in new:
            self.things[thing.name][thing] = dict(thing.roles)
            self.with_roles[thing.name, thing.roles].append(thing)
            for role, what in thing.roles:
                self.with_role[thing.name, role, what][thing] = self.things[thing.name][thing]
        return len(new)

    def among(self, name: str, pattern: Pattern, bound: Binding) -> Iterable[tuple[Thing, Binding]]:
        """The things of a name, or those of them that have one of the roles that are known: no other can match."""
        known = [
            (name, role, bound[term.name] if isinstance(term, Var) else term)
            for role, term in pattern.roles
            if not isinstance(term, Var) or term.name in bound
        ]
        found = (self.with_role.get(key, {}) for key in known)
        return min(found, key=len, default=self.things[name]).items()

    def things_of(self, event: Event, others: list[str]) -> Iterator[Thing]:
        """An event that happened, once for each choice from its lists. An offer not accepted is no help given."""
        filled: list[tuple[str, tuple[Value, ...]]] = []
        for role in self.words[event.word].roles:
            values: tuple[Value, ...] = event.values(role.name)
            if role.open and values == (("unknown",) if role.written else ()):
                silent, scale = self.choice.silences[f"{event.id}.{role.name}"], self.law.vocabulary.types[role.type]
                values = (scale.values.index(silent) if scale.scale else silent,)
            elif not values and role.every:
                values = tuple(other for other in others if other != event.id)
            filled += [(role.name, values)] if values else []
        if event.date is not None and (event.accepted or not event.tendered):
            yield from (Thing(event.word, roles, event.id, event.date.last, self.end(event)) for roles in each(filled))

    def end(self, event: Event) -> int:
        """The last day of an event; what goes on and is not known to have ended has none."""
        if event.until is not None or event.date is None:
            return event.until.last if event.until else LAST_DAY
        return LAST_DAY if self.words[event.word].lasting else event.date.last

    def levels(self) -> dict[str, int]:
        """In which order to draw what: an exception is settled before it is asked, and so is a norm's first day."""
        links = [(f"{what} {word}", word, what == "ends") for word in self.words for what in ("starts", "ends")]
        for rule in self.rules:
            dated = rule.then.sort == "norm" or (rule.unless and (rule.first > FIRST_DAY or self.asked(rule)))
            links += [(self.name(item), drawn(rule), bool(dated)) for item in patterns(rule.when)]
            links += [(self.name(item), drawn(rule), False) for item in patterns(rule.once)]
            links += [(self.name(item), drawn(rule), True) for unless in rule.unless for item in patterns(unless.when)]
        levels: dict[str, int] = defaultdict(int)
        while higher := {high: levels[low] + step for low, high, step in links if levels[low] + step > levels[high]}:
            levels |= higher
        return levels

    def asked(self, rule: Rule) -> list[str]:
        """The statuses for which a rule asks as of the critical date."""
        return [item.pred for item in patterns(rule.when) if self.words[item.pred].sort == "status" and not item.as_of]

    # Conditions

    def name(self, pattern: Pattern) -> str:
        """What a pattern is on; each norm is a matter of its own."""
        norm = dict(pattern.roles).get("norm")
        return f"{pattern.pred} {norm}" if self.words[pattern.pred].sort == "norm" else pattern.pred

    def given(self, answers: Given) -> bool:
        """Whether this reading gives these answers."""
        return all(self.choice.answers[question] == chosen for question, chosen in answers)

    def ways(
        self,
        conditions: list[Condition],
        bound: Binding,
        day: int,
        latest: int = 0,
        free: list[Condition] | None = None,
    ) -> Iterator[tuple[Binding, int]]:
        """All ways in which conditions hold on a day: the variables, and the latest date among what they rest on.

        In an exception only those that are `free` may speak of what came after the day.
        """
        if not conditions:
            yield bound, latest
            return
        chosen = conditions[0] if len(conditions) == 1 else self.next(conditions, bound)
        waiting = [other for other in conditions if other is not chosen]
        for found, when in self.matches(chosen, bound, day, free is not None):
            if free is None or when <= day or chosen in free:
                yield from self.ways(waiting, found, day, max(latest, when), free)

    def next(self, conditions: list[Condition], bound: Binding) -> Condition:
        """Which to ask next: tests first, where all is known that they ask with; then patterns, in their order."""
        best, least = conditions[0], 3
        for one in conditions:
            found = self.wait(one, bound)
            if found < least:
                best, least = one, found
                if not least:
                    break
        return best

    def wait(self, condition: Condition, bound: Binding) -> int:
        """When to ask a condition: at once, in its turn, or later."""
        if isinstance(condition, Comparison) or condition.denied:
            named = self.named.get(id(condition))
            if named is None:
                named = self.named[id(condition)] = condition.variables()
            return 2 * any(name not in bound for name in named)
        return 1 + (isinstance(condition.as_of, Var) and condition.as_of.name not in bound)

    def matches(self, condition: Condition, bound: Binding, day: int, excuse: bool) -> Iterator[tuple[Binding, int]]:
        """The ways in which one condition holds, with the date of what it rests on (0 where that has none)."""
        if isinstance(condition, Comparison):
            if self.compare(condition, bound):
                yield bound, 0
        elif condition.denied:
            if any(denies(event, condition, bound) for event in self.denied):
                yield bound, 0
        elif self.words[condition.pred].sort == "status":
            asked = day if condition.as_of is None else value(condition.as_of, bound)
            anytime = self.relaxed and self.of_norm and not excuse and self.words[condition.pred].binding
            for start, roles in self.among("starts " + condition.pred, condition, bound):
                found = match(condition, start, roles, bound)
                if found is not None and (anytime or self.goes_on(condition.pred, start, asked)):
                    yield found, 0
        else:
            for thing, roles in self.among(self.name(condition), condition, bound):
                found = match(condition, thing, roles, bound)
                if found is not None:
                    yield found, self.latest(thing, roles)

    def latest(self, thing: Thing, roles: Binding) -> int:
        """The day from which a thing counts: that of an event; of a norm, the day on which it fell due."""
        if self.words[thing.name.partition(" ")[0]].sort != "norm":
            return thing.date
        parts = [str(roles[name]) for name in ("act", "bearer", "toward")]
        return max(
            thing.date, self.fell_due.get(Key(str(roles["norm"]), thing.name.partition(" ")[0], *parts, thing.event), 0)
        )

    def goes_on(self, status: str, start: Thing, day: int) -> bool:
        """Whether what began by a day goes on: no end from that beginning on lies before the day."""
        ends = [end.date for end in self.with_roles.get(("ends " + status, start.roles), ())]
        return start.date <= day and not any(start.date <= end < day for end in ends)

    def compare(self, test: Comparison, bound: Binding) -> bool:
        """Whether a comparison holds."""
        left, right = value(test.left, bound), value(test.right, bound)
        if test.op == "is":
            entity, actor = self.law.entities.get(str(left)), self.scenario.actors.get(str(left), ("",))
            return right == (entity.kind if entity else actor[0])
        if test.op in ("before", "within"):
            return (left, right) in self.before if test.op == "before" else right in self.origins(str(left))
        one, two = shifted(left, test.left_shift), shifted(right, test.right_shift)
        if test.op in ("=", "!="):
            return (one == two) == (test.op == "=")
        return {"<": one < two, "<=": one <= two, ">": one > two, ">=": one >= two}[test.op]

    def origins(self, event: str) -> list[str]:
        """An event, and all that it continues."""
        found: list[str] = []
        while event in self.events and event not in found:
            found.append(event)
            event = self.events[event].continues
        return found

    # Rules

    def openings(self, rule: Rule) -> Iterator[Opening]:
        """The ways in which `when` holds, each on the first such day: that is the critical date.

        It can begin to hold on the first day of the event, of the wording, or of a status.
        """
        trigger, *others = rule.when
        self.of_norm = bool(rule.norm)
        days = {rule.first, *(start.date for status in self.asked(rule) for start in self.things["starts " + status])}
        for thing, roles in sorted(self.things[self.name(trigger)].items()):
            bound = match(trigger, thing, roles, {"same": thing.event})
            if bound is None or (
                rule.norm and thing.event in self.acts
            ):  # acts tell who is bound; they call nothing in
                continue
            first: dict[Roles, tuple[int, int]] = {}
            for day in {thing.date} | {
                day for day in days if thing.date < day <= min(thing.until, self.scenario.as_of)
            }:
                for found, latest in (
                    self.ways(others, bound, day, self.latest(thing, roles)) if self.in_force(rule, day) else ()
                ):
                    way = tuple(sorted(found.items()))
                    first[way] = min(first.get(way, (day, latest)), (day, latest))
            yield from ((thing, dict(way), day, latest) for way, (day, latest) in first.items())

    def in_force(self, rule: Rule, day: int) -> bool:
        """Whether the wording is in force; relaxed: or the nearest to be, the last one before that day or else the next."""
        if not day or rule.first <= day <= rule.last:
            return True
        wordings = [other for other in self.law.rules() if (other.norm or other.id) == (rule.norm or rule.id)]
        if not self.relaxed or any(other.first <= day <= other.last for other in wordings):
            return False
        past = [other.last for other in wordings if other.last < day]
        return rule.last == max(past) if past else rule.first == min(other.first for other in wordings)

    def excused(self, exception: Exception_, bound: Binding, day: int) -> bool:
        """Whether an exception applies. What is later than the critical date counts if the rule compares its time."""
        tests = [item for item in exception.when if isinstance(item, Comparison)]
        dates = {term for test in tests for term in (test.left, test.right)}
        events = {term for test in tests if test.op == "before" for term in (test.left, test.right)}
        free = [item for item in patterns(exception.when) if not day or item.date in dates or item.event in events]
        return self.given(exception.given) and any(True for _ in self.ways(list(exception.when), bound, day, 0, free))

    def conclusions(self, rule: Rule) -> list[Thing]:
        """What a rule draws. A fact has no dates, a start or an end has one, all else has those of the trigger."""
        openings, drawn_here = list(self.openings(rule)), []
        excused = [any(self.excused(unless, bound, day) for unless in rule.unless) for _, bound, day, _ in openings]
        self.openings_of[rule.id] = list(zip(openings, excused, strict=True))
        for thing, bound, day, _ in [opening for opening, out in self.openings_of[rule.id] if not out]:
            for found, _ in self.ways(list(rule.once), bound, day):
                named = frozenset(pair for pair in found.items() if pair[0] != "same")
                self.fired.add(Fired(rule.id, thing.event, day if rule.norm else 0, named))
                roles = tuple(sorted((name, value(term, found)) for name, term in rule.then.roles))
                dates = (thing.event, thing.date, thing.until) if rule.then.sort in ("concept", "norm") else ()
                if rule.then.day is not None:
                    dates = ("", shifted(value(rule.then.day, found), rule.then.shift))
                drawn_here.append(Thing(drawn(rule), roles, *dates))
        return drawn_here

    def decide(self, rule: Rule) -> None:
        """How the norms stand to which a rule leads."""
        self.of_norm = True
        for (thing, bound, day, latest), excused in self.openings_of[rule.id]:
            roles = {name: str(value(term, bound)) for name, term in rule.then.roles}
            key = Key(rule.norm, rule.then.word, roles["act"], roles["bearer"], roles["toward"], thing.event)
            self.opened.add(key)
            if excused:
                continue
            dues = [due for _, due in self.ways(list(rule.once), bound, day, max(day, latest))]
            untils = [list(until.when) for until in rule.until if self.given(until.given)]
            ends = [end for until in untils for _, end in self.ways(until, bound, day) if end >= day]
            over = max(self.end(other) for other in self.happened if thing.event in self.origins(other.id))
            status = TRIGGERED if dues else DORMANT if over >= self.scenario.as_of else LAPSED
            found = Outcome(ENDED if ends else status, rule.wording, day, min(dues, default=0), min(ends, default=0))
            # of several ways to one norm the status that prevails, then the earliest days; it ends with the last of them
            both = [found, self.norms.get(key, found)]
            best = min(both, key=lambda one: (STATUSES.index(one.status), one.day, one.due))
            self.norms[key] = best._replace(ended=max(one.ended for one in both if one.status == best.status))


def account(
    law: Law, events: Iterable[Event], facts: Iterable[Fact], disputes: Iterable[Dispute], choice: Choice
) -> tuple[list[Event], list[Fact], list[tuple[str, str]]]:
    """Events, facts and the order of events, in the chosen version of each dispute."""
    versions = [dispute.version(choice.versions[dispute.id]) for dispute in disputes]
    told = {event.id: event for event in (*events, *(event for version in versions for event in version.events))}
    for edit in [edit for version in versions for edit in version.edits]:
        kept = tuple(pair for pair in told[edit.event].roles if pair[0] != edit.role)
        new = {edit.role: edit.span} if edit.span else {"roles": (*kept, (edit.role, edit.values))}
        told[edit.event] = told[edit.event]._replace(**new)
    gone = {event for version in versions for event in version.drop}
    words = law.vocabulary.predicates
    more = gone
    while more:  # with an event goes what is about it, or continues it
        roles = {
            event.id: [one.name for one in words[event.word].roles if one.type == "event"] for event in told.values()
        }
        more = {
            event.id
            for event in told.values()
            if event.id not in gone
            and (event.continues in gone or any(gone & set(event.values(role)) for role in roles[event.id]))
        }
        gone |= more
    stated = [*facts, *(fact for version in versions for fact in version.facts)]
    kept_facts = [fact for fact in stated if not any(gone & set(values) for _, values in fact.roles)]
    order = [pair for version in versions for pair in pairwise(version.order)]
    return [event for event in told.values() if event.id not in gone], kept_facts, order


def with_days_cut(law: Law, scenario: Scenario) -> Scenario:
    """Months and years as narrow as the file lets them be: by its last day, by an event's own, and by what was no earlier than what.

    What some account changes, drops or takes along cuts no other event and is cut by none.
    """
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    unsure = {name for one in versions for name in (*one.drop, *(edit.event for edit in one.edits))}
    longer = {edit.event for one in versions for edit in one.edits if edit.role == "until"}
    about = {
        event.id: {
            str(value)
            for role in law.vocabulary.predicates[event.word].roles
            if role.type == "event"
            for value in event.values(role.name)
        }
        for event in scenario.events
    }
    for _ in scenario.events:
        unsure |= {event.id for event in scenario.events if {event.continues, *about[event.id]} & unsure}
    days = {event.id: [event.date.first, event.date.last] for event in scenario.events if event.date is not None}
    limits: list[tuple[str, str]] = []
    for event in scenario.events:
        firsts = {*event.after, event.continues, *(set() if may_come_first(law, event) else about[event.id])}
        known = {name for name in (*firsts, event.id) if name in days and name not in unsure}
        known -= {other.id for other in scenario.events if other.denied}
        limits += [(name, event.id) for name in known if name != event.id and event.id in known]
        if event.date is not None:
            end = event.until.last if event.until and event.id not in longer else LAST_DAY
            shrink(days[event.id], days[event.id][0], min(scenario.as_of, end))
    for _ in range(2 * len(scenario.events) + 1):
        for one, two in limits:
            low, high = days[one][0], days[two][1]
            shrink(days[one], low, high)
            shrink(days[two], low, high)
    events = tuple(
        event._replace(date=event.date._replace(first=days[event.id][0], last=days[event.id][1]))
        if event.date
        else event
        for event in scenario.events
    )
    return scenario._replace(events=events, disputes=tuple(up_to(scenario.as_of, item) for item in scenario.disputes))


def shrink(days: list[int], low: int, high: int) -> None:
    """Cut a month or a year down to some days, if any of them is left."""
    if days[0] != days[1] and max(days[0], low) <= min(days[1], high):
        days[:] = max(days[0], low), min(days[1], high)


def up_to(day: int, dispute: Dispute) -> Dispute:
    """A dispute in which nothing begins after a day, but what begins after it altogether."""

    def cut(span: Span) -> Span:
        return span._replace(last=min(span.last, day)) if span.first <= day else span

    def ended(event: Event) -> Event:
        if event.date is None:
            return event
        span = cut(event.date)
        if event.until is not None and span.first <= event.until.last:
            span = span._replace(last=min(span.last, event.until.last))
        return event._replace(date=span)

    versions = tuple(
        version._replace(
            events=tuple(ended(event) for event in version.events),
            edits=tuple(
                edit._replace(span=cut(edit.span)) if edit.role == "date" and edit.span else edit
                for edit in version.edits
            ),
        )
        for version in dispute.versions
    )
    return dispute._replace(versions=versions)


def may_come_first(law: Law, event: Event) -> bool:
    """Whether an event may perform a duty that is to be performed beforehand."""
    entries = [entry for clause in law.clauses.values() for entry in clause.performs if entry.beforehand]
    return any(
        entry.pattern.pred == event.word
        and all(isinstance(term, Var) or term in event.values(name) for name, term in entry.pattern.roles)
        for entry in entries
    )


def earlier(events: list[Event], order: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which event came before which: by date where the days differ, else as the file or an account says."""
    days = {event.id: event.date for event in events if event.date is not None}
    found = {(one, two) for one in days for two in days if days[one].last < days[two].first}
    said = [*order, *((other, event.id) for event in events for other in event.after)]
    found |= {(one, two) for one, two in said if one in days and two in days and (two, one) not in found}
    for middle in days:
        firsts, lasts = [one for one in days if (one, middle) in found], [two for two in days if (middle, two) in found]
        found.update(product(firsts, lasts))
    return found


def denies(event: Event, pattern: Pattern, bound: Binding) -> bool:
    """Whether the file says by this event that something did not happen. A role left out denies every value."""
    asked = [(event.values(role), value(term, bound)) for role, term in pattern.roles]
    return event.word == pattern.pred and all(not said or what in said for said, what in asked)


def match(pattern: Pattern, thing: Thing, roles: Binding, bound: Binding) -> Binding | None:
    """The variables if the thing is of the pattern, None if it is not. A role that a thing lacks matches nothing."""
    found = bound
    for role, term in pattern.roles:  # most things fail at the first role: so these come before all else
        what = roles.get(role)
        if what is None or (found.get(term.name, what) if isinstance(term, Var) else term) != what:
            return None
        if isinstance(term, Var) and term.name not in found:
            found = {**found, term.name: what}
    for term, what in ((pattern.event, thing.event), (pattern.date, thing.date), (pattern.until, thing.until)):
        if not term:
            continue
        if (found.get(term.name, what) if isinstance(term, Var) else term) != what:
            return None
        if isinstance(term, Var) and term.name not in found:
            found = {**found, term.name: what}
    return found


def drawn(rule: Rule) -> str:
    """What a rule draws, by the name of its things."""
    sort, word = rule.then.sort, rule.then.word
    return f"{word} {rule.norm}" if sort == "norm" else f"{sort} {word}" if rule.then.day is not None else word


def patterns(conditions: Iterable[Condition]) -> list[Pattern]:
    """The conditions that are no comparisons."""
    return [item for item in conditions if isinstance(item, Pattern)]


def value(term: Term, bound: Binding) -> Value:
    """What a term stands for."""
    return bound[term.name] if isinstance(term, Var) else term


def each(filled: Iterable[tuple[str, tuple[Value, ...]]]) -> list[Roles]:
    """A list as a role's value means each: all combinations."""
    named = [[(name, one) for one in values] for name, values in filled]
    return [tuple(sorted(chosen)) for chosen in product(*named)]


def shifted(day: Value, shift: Shift | None) -> int:
    """A day with days, months or years added; a month that is too short gives its last day. No end stays no end."""
    if shift is None or day == LAST_DAY:
        return day
    year, month, left = day // 10000, day // 100 % 100, day % 100
    if shift.unit == "days":
        return int((date(year, month, left) + timedelta(days=shift.amount)).strftime("%Y%m%d"))
    year, month = divmod(year * 12 + month - 1 + shift.amount * (12 if shift.unit == "years" else 1), 12)
    return year * 10000 + (month + 1) * 100 + min(left, calendar.monthrange(year, month + 1)[1])
