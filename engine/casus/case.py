"""One case: a scenario with every choice made (answers, accounts, what is assumed), as facts for the evaluators."""

from collections.abc import Iterable, Mapping, Sequence

from casus.compiled import ABSENT, ABSENT_RANK, ANY, ANY_RANK
from casus.formulas import Formula, every
from casus.law import Law
from casus.scenario import Dispute, Event, Fact, Scenario
from casus.terms import Atom, Value
from casus.tuples import NamedTuple
from casus.vocabulary import Predicate, Role, Vocabulary
from casus.world import LAST_DAY


class Choice(NamedTuple):
    """What is chosen where a scenario or the law leaves something open. All parts are complete.

    `versions` maps a dispute to a version; `silences` maps what the file leaves open (space.py) to a value of it: an open role by
    EVENT.ROLE, a vague date by EVENT.date, an unknown order by `ONE before TWO`. A silence left out has the value that is assumed.
    """

    answers: dict[str, str]
    versions: dict[str, str]
    silences: dict[str, str]


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
    silent = open_roles(law.vocabulary, all_events(scenario))
    silences = {f"{event}.{name}": role.assume for (event, name), role in silent.items()}
    return Choice({**law.default_reading(), **(answers or {})}, versions, silences)


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


def event_rows(choices: Sequence[Sequence[tuple[Value, Formula]]]) -> Iterable[tuple[tuple[Value, ...], Formula]]:
    """Every combination of the values that each role of an event can have, and when it has them."""
    rows: list[tuple[tuple[Value, ...], list[Formula]]] = [((), [])]
    for values in choices:
        rows = [((*row, value), [*whens, when]) for row, whens in rows for value, when in values]
    for row, whens in rows:
        yield row, every(whens)


def last_day(event: Event, word: Predicate) -> int:
    """The last day of an event: its `until`, or its date, or no end for what goes on and is not known to have ended."""
    if event.until is not None:
        return event.until.last
    if word.lasting or event.date is None:
        return LAST_DAY
    return event.date.last


def fact_atoms(fact: Fact, vocabulary: Vocabulary) -> list[Atom]:
    """The atoms of a fact without a date."""
    word = vocabulary.predicates[fact.word]
    values = dict(fact.roles)
    rows: list[tuple[Value, ...]] = [()]
    for role in word.roles:
        numeric = vocabulary.numeric(role.type)
        missing: Value = (ANY_RANK if numeric else ANY) if fact.denied else (ABSENT_RANK if numeric else ABSENT)
        rows = [(*row, value) for row in rows for value in values.get(role.name) or (missing,)]
    return [Atom(("not " if fact.denied else "") + fact.word, row) for row in rows]


def edges_of(said: Iterable[tuple[str, str]], there: Mapping[str, Event]) -> set[tuple[str, str]]:
    """Stated orders of events, closed under "and so". What did not happen has no order, and what dates contradict does not count."""
    found = set()
    for one, two in said:
        first = there[one].date if one in there else None
        second = there[two].date if two in there else None
        if first is not None and second is not None and first.first <= second.last:
            found.add((one, two))
    if any(event.date is not None and event.date.first != event.date.last for event in there.values()):
        days = {name: event.date for name, event in there.items() if event.date is not None}
        found |= {(one, two) for one in days for two in days if days[one].last < days[two].first}
    after: dict[str, set[str]] = {}
    for one, two in found:
        after.setdefault(one, set()).add(two)
    grown = True
    while grown:  # order by days needs no closing: it is transitive, and joins nothing to this on other days
        grown = False
        for one, later in after.items():
            more = {four for two in later for four in after.get(two, ())} - later - {one}
            grown = grown or bool(more)
            later |= more
    return {(one, two) for one, later in after.items() for two in later}


def dated(event: Event) -> bool:
    """Whether an event is stated to have happened, on a day that can be compared."""
    return event.date is not None and not event.denied
