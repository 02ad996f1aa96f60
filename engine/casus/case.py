"""One case: a scenario with every choice made (answers, accounts, what is assumed), as facts for the evaluators."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from casus.compiler import ABSENT, ABSENT_RANK, ANY, ANY_RANK, Compiled
from casus.days import Span, add
from casus.law import Law
from casus.scenario import Dispute, Event, Fact, Scenario
from casus.terms import Atom, Value
from casus.vocabulary import Predicate, Role, Vocabulary
from casus.world import FIRST_DAY, LAST_DAY, Place


class Choice(NamedTuple):
    """What is chosen where a scenario or the law leaves something open. All parts are complete.

    `versions` maps a dispute to a version; `roles` maps (event, role) to a value of an open role the file leaves out.
    """

    answers: dict[str, str]
    versions: dict[str, str]
    roles: dict[tuple[str, str], str]


class Case(NamedTuple):
    """The facts of one choice. `events` are the happenings, the record and the acts as the choice has them."""

    choice: Choice
    events: dict[str, Event]
    facts: tuple[Fact, ...]
    atoms: frozenset[Atom]
    days: dict[str, tuple[int, ...]]


def disputes_of(law: Law, scenario: Scenario) -> dict[str, Dispute]:
    """The disputes that vary in a scenario: its own, and those about dated acts."""
    return {dispute.id: dispute for dispute in (*law.disputes, *scenario.disputes)}


def default_choice(law: Law, scenario: Scenario, answers: dict[str, str] | None = None) -> Choice:
    """The default account of each dispute, the assumed value of each open role, and the given or default answers."""
    versions = {dispute.id: dispute.default for dispute in disputes_of(law, scenario).values()}
    roles = {key: role.assume for key, role in open_roles(law.vocabulary, all_events(scenario)).items()}
    return Choice({**law.default_reading(), **(answers or {})}, versions, roles)


def all_events(scenario: Scenario) -> list[Event]:
    """The events of a scenario and those that only a version adds."""
    added = [event for dispute in scenario.disputes for version in dispute.versions for event in version.events]
    return [*scenario.events, *added]


def open_roles(vocabulary: Vocabulary, events: Iterable[Event]) -> dict[tuple[str, str], Role]:
    """The open roles that events named by the file leave out: (event, role) -> Role."""
    found: dict[tuple[str, str], Role] = {}
    for event in events:
        if event.denied:
            continue
        for role in vocabulary.predicates[event.word].roles:
            if role.values and not event.values(role.name):
                found[event.id, role.name] = role
    return found


def build(law: Law, compiled: Compiled, scenario: Scenario, choice: Choice) -> Case:
    """The case of one choice: the law's acts and the scenario's events and facts in the chosen account, as atoms."""
    happened, facts, order = _account(law.vocabulary, scenario.events, scenario.facts, scenario.disputes, choice)
    acts, act_facts, _ = _account(law.vocabulary, law.acts, (), law.disputes, choice)
    atoms: set[Atom] = set()
    days = _days(law, compiled, happened, acts, scenario.as_of)
    ids = [event.id for event in happened if not event.denied]
    for event in happened:
        atoms.update(_event_atoms(event, law.vocabulary, choice, ids))
        if not event.denied:
            for day in days.get(event.id, ()):
                atoms.update((Atom("day", (event.id, day)), Atom("while", (event.id, day))))
    for event in acts:
        atoms.update(_event_atoms(event, law.vocabulary, choice, []))
    # an act calls in no norm, but may draw a concept, or begin or end a status, by a rule that asks for the day
    asking = [event for event in acts if event.word in compiled.asking]
    act_days = _days(law, compiled, asking, [*acts, *happened], scenario.as_of)
    for name, its_days in act_days.items():
        atoms.update(Atom("while", (name, day)) for day in its_days)
    for fact in (*facts, *act_facts):
        atoms.update(_fact_atoms(fact, law.vocabulary))
    atoms.update(Atom("asked", (day,)) for day in set(chain(*days.values(), *act_days.values())))
    atoms.update(Atom("reading", pair) for pair in choice.answers.items())
    atoms.update(_order(happened, order))
    atoms.update(_continuations(happened))
    atoms.update(_kinds(law, scenario, [*happened, *acts], facts))
    atoms.update(_land(law, scenario, happened))
    dates = {event.date.last for event in (*happened, *acts) if event.date} | {
        event.until.last for event in (*happened, *acts) if event.until
    }
    for shift in compiled.shifts:
        atoms.update(Atom(str(shift), (day, add(day, shift.amount, shift.unit))) for day in dates)
    # denials stay even where no rule reads them: explanations do
    kept = frozenset(atom for atom in atoms if atom.pred in compiled.reads or atom.pred.startswith("not "))
    return Case(choice, {event.id: event for event in (*acts, *happened)}, tuple(facts), kept, days)


def universe(law: Law, compiled: Compiled, scenario: Scenario, choice: Choice) -> frozenset[Atom]:
    """Every fact of any one departure from the choice: each other account, each value of an open role, every answer."""
    atoms = set(build(law, compiled, scenario, choice).atoms)
    for dispute in disputes_of(law, scenario).values():
        for version in dispute.versions:
            if version.id != choice.versions[dispute.id]:
                other = choice._replace(versions={**choice.versions, dispute.id: version.id})
                atoms |= build(law, compiled, scenario, other).atoms
    for key, role in open_roles(law.vocabulary, all_events(scenario)).items():
        for value in role.values:
            if value != choice.roles[key]:
                atoms |= build(law, compiled, scenario, choice._replace(roles={**choice.roles, key: value})).atoms
    for question in law.questions.values():
        atoms.update(Atom("reading", (question.id, answer.id)) for answer in question.answers)
    return frozenset(atoms)


def _account(
    vocabulary: Vocabulary,
    events: tuple[Event, ...],
    facts: tuple[Fact, ...],
    disputes: tuple[Dispute, ...],
    choice: Choice,
) -> tuple[list[Event], list[Fact], list[tuple[str, str]]]:
    """Events, facts and fixed orders in the chosen version of each dispute."""
    current = {event.id: event for event in events}
    all_facts = list(facts)
    order: list[tuple[str, str]] = []
    dropped: set[str] = set()
    for dispute in disputes:
        version = dispute.version(choice.versions[dispute.id])
        current.update((event.id, event) for event in version.events)
        all_facts.extend(version.facts)
        for edit in version.edits:
            if edit.event in current:
                current[edit.event] = edited(current[edit.event], edit.role, edit.values, edit.span)
        dropped.update(version.drop)
        order.extend(zip(version.order, version.order[1:], strict=False))
    # what names a dropped event goes with it: a request about an attack that did not happen is about nothing
    while True:
        orphans = {
            event.id for event in current.values() if event.id not in dropped and _names(vocabulary, event) & dropped
        }
        if not orphans:
            break
        dropped |= orphans
    kept = [event for event in current.values() if event.id not in dropped]
    facts_kept = [
        fact for fact in all_facts if not any(value in dropped for _, values in fact.roles for value in values)
    ]
    return kept, facts_kept, order


def _names(vocabulary: Vocabulary, event: Event) -> set[str]:
    """The events that an event names: what it is about, and what it continues."""
    typed = [role.name for role in vocabulary.predicates[event.word].roles if role.type == "event"]
    about = {str(value) for name in typed for value in event.values(name)}
    return about | {event.continues} - {""}


def edited(event: Event, role: str, values: tuple[str | int, ...], span: Span | None) -> Event:
    """An event with one field changed: a role, its date or its until."""
    if role == "date":
        return event._replace(date=span)
    if role == "until":
        return event._replace(until=span)
    others = tuple((name, old) for name, old in event.roles if name != role)
    return event._replace(roles=(*others, (role, values)))


def _combinations(word: Predicate, chosen: dict[str, tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    rows: list[tuple[Value, ...]] = [()]
    for role in word.roles:
        rows = [(*row, value) for row in rows for value in chosen[role.name]]
    return rows


def _event_atoms(event: Event, vocabulary: Vocabulary, choice: Choice, ids: list[str]) -> list[Atom]:
    word = vocabulary.predicates[event.word]
    chosen: dict[str, tuple[Value, ...]] = {}
    for role in word.roles:
        numeric = vocabulary.numeric(role.type)
        values = event.values(role.name)
        if values:
            chosen[role.name] = values
        elif event.denied:
            chosen[role.name] = (ANY_RANK if numeric else ANY,)
        elif role.values:
            value = choice.roles.get((event.id, role.name), role.assume)
            chosen[role.name] = (vocabulary.rank(role.type, value) if numeric else value,)
        elif role.every:
            chosen[role.name] = tuple(other for other in ids if other != event.id) or (ABSENT,)
        else:
            chosen[role.name] = (ABSENT_RANK if numeric else ABSENT,)
    if event.denied:
        return [Atom("not " + event.word, (event.id, *row)) for row in _combinations(word, chosen)]
    if event.tendered and not event.accepted:
        return []  # an offer that was not accepted is no help given; performance.py shows it as an offer
    if event.date is None:
        return []  # conduct without a date is never compared, so no rule can rest on it
    return [
        Atom(event.word, (event.id, event.date.last, last_day(event, word), *row))
        for row in _combinations(word, chosen)
    ]


def last_day(event: Event, word: Predicate) -> int:
    """The last day of an event: its `until`, or its date, or no end for what goes on and is not known to have ended."""
    if event.until is not None:
        return event.until.last
    if word.lasting or event.date is None:
        return LAST_DAY
    return event.date.last


def _fact_atoms(fact: Fact, vocabulary: Vocabulary) -> list[Atom]:
    word = vocabulary.predicates[fact.word]
    values = dict(fact.roles)
    chosen: dict[str, tuple[Value, ...]] = {}
    for role in word.roles:
        numeric = vocabulary.numeric(role.type)
        missing: Value = (ANY_RANK if numeric else ANY) if fact.denied else (ABSENT_RANK if numeric else ABSENT)
        chosen[role.name] = values.get(role.name) or (missing,)
    return [Atom(("not " if fact.denied else "") + fact.word, row) for row in _combinations(word, chosen)]


def _days(
    law: Law, compiled: Compiled, happened: list[Event], acts: list[Event], as_of: int
) -> dict[str, tuple[int, ...]]:
    """For each event, the days that can be its critical date: its first day, and each day while it goes on on which law can change."""
    boundaries = {rule.first for rule in law.rules() if rule.first > FIRST_DAY}
    act_days = {event.date.last for event in (*acts, *happened) if event.date}
    boundaries |= {add(day, shift.amount, shift.unit) for day in act_days for shift in compiled.shifts} | act_days
    boundaries |= {rule.then.day for rule in law.rules() if isinstance(rule.then.day, int)}
    found = {}
    for event in happened:
        if event.date is None or event.denied:
            continue
        first, last = event.date.last, min(last_day(event, law.vocabulary.predicates[event.word]), as_of)
        found[event.id] = tuple(sorted({first, *(day for day in boundaries if first < day <= last)}))
    return found


def _order(happened: list[Event], fixed: list[tuple[str, str]]) -> list[Atom]:
    """Which event came before which: by date, by the file's `after`, by a version's order; else neither."""
    dated = {event.id: event.date for event in happened if event.date is not None and not event.denied}
    said = {(one, two) for one, two in fixed if one in dated and two in dated}
    said.update((one, event.id) for event in happened if event.id in dated for one in event.after if one in dated)
    grown = True
    while grown:  # only what is said needs closing: order by date is transitive, and joins nothing to it on other days
        more = {(one, four) for one, two in said for three, four in said if two == three and one != four} - said
        grown = bool(more)
        said |= more
    pairs = said | {
        (one, two) for one, first in dated.items() for two, second in dated.items() if first.last < second.first
    }
    return [Atom("before", pair) for pair in pairs]


def _continuations(happened: list[Event]) -> list[Atom]:
    """Which event is, or continues, which."""
    onward = {event.id: event.continues for event in happened}
    found: list[Atom] = []
    for event in onward:
        seen, here = [event], onward[event]
        while here and here not in seen and here in onward:
            seen.append(here)
            here = onward[here]
        found.extend(Atom("within", (event, other)) for other in seen)
    return found


def _kinds(law: Law, scenario: Scenario, events: list[Event], facts: Iterable[Fact]) -> list[Atom]:
    roles = [pair for event in events for pair in event.roles] + [pair for fact in facts for pair in fact.roles]
    named = {value for _, values in roles for value in values if isinstance(value, str)}
    found = [Atom("is", (name, law.entities[name].kind)) for name in named if name in law.entities]
    return found + [Atom("is", (name, scenario.actors[name][0])) for name in named if name in scenario.actors]


def _land(law: Law, scenario: Scenario, happened: list[Event]) -> list[Atom]:
    """Whose land the places are at which something happened."""
    places: dict[str, Place] = {**law.places, **scenario.places}
    named = {
        value
        for event in happened
        for role in law.vocabulary.predicates[event.word].roles
        if law.vocabulary.types[role.type].special == "places"
        for value in event.values(role.name)
    }
    found = []
    for name in sorted(str(value) for value in named):
        for held in places[name].held:
            roles = (name, *(value for _, value in held.values))
            found.append(Atom("+" + held.status, (*roles, held.first)))
            if held.last < LAST_DAY:
                found.append(Atom("-" + held.status, (*roles, held.last)))
    return found
