"""One case: a scenario with every choice made (answers, accounts, what is assumed), as facts for the evaluators."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casus.law.conditions import Comparison
from casus.law.model import Dispute, Event, Fact, Law, kept
from casus.law.program import ABSENT, ABSENT_RANK, ANY, ANY_RANK
from casus.law.vocabulary import UNKNOWN, Predicate, Role, Vocabulary
from casus.law.world import LAST_DAY, Place
from casus.logic.diagrams import NO, YES, Formula, every, judge_formulas, negation
from casus.logic.terms import Atom, Value
from casus.scenarios.model import Scenario

QUESTION, ACCOUNT, SILENCE = "question", "account", "silence"
AT_ONCE, FIRST, SECOND = "at_once", "first", "second"
"""The values of an unknown order of two events: neither, the one named first, the other."""
AS_WRITTEN = "as_written"
"""The value of a vague date that one assessment takes: its last day, in no order with what else happened inside it; and of an end: the last
day of a vague one, or that the event was over on the day of which it is told."""
WENT_ON, ENDED_EARLY = "went_on", "ended_early"
"""Other values of an end: of an event whose end the file does not tell, to the last day that the file speaks of; of a vague end, its first day."""


NOT_SO = "not_so"
SO = "so"
"""The values of an open fact: it is not so, which one assessment takes, or it is."""


class Variable(NamedTuple):
    """Something left open. `id` is a question, a dispute, EVENT.ROLE, EVENT.date, ACTOR.FACT, or `ONE before TWO`.

    `values` are what it can be, `usual` what the law or the file takes, `held` whether somebody on file holds each value
    (for a silence: always, for nobody needs to).
    """

    what: str
    id: str
    values: tuple[str, ...]
    usual: str
    held: tuple[bool, ...]


class Choice(NamedTuple):
    """What is chosen where a scenario or the law leaves something open. All parts are complete.

    `versions` maps a dispute to a version; `silences` maps what the file leaves open (assessment/space.py) to a value of it: an open role by
    EVENT.ROLE, a vague date by EVENT.date, an end that is vague or not told by EVENT.until, an open fact by ACTOR.FACT, an unknown order by `ONE before TWO`. A silence left out has the value that is assumed.
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
    """The default account of each dispute, the assumed value of each open role, and the answers: given, the file's own, or the default."""
    versions = {dispute.id: dispute.default for dispute in disputes_of(law, scenario).values()}
    silent = open_roles(law, scenario)
    silences = {f"{event}.{name}": role.assume for (event, name), role in silent.items()}
    own = {name: answer for name, answer in scenario.answers if name in law.questions}
    return Choice({**law.default_reading(), **own, **(answers or {})}, versions, silences)


def all_events(scenario: Scenario) -> list[Event]:
    """The events of a scenario and those that only a version adds."""
    added = [event for dispute in scenario.disputes for version in dispute.versions for event in version.events]
    return [*scenario.events, *added]


def open_roles(law: Law, scenario: Scenario) -> dict[tuple[str, str], Role]:
    """The roles that events named by the file leave open, with what they may be: (event, role) -> Role."""
    found: dict[tuple[str, str], Role] = {}
    for event in all_events(scenario):
        for role in law.vocabulary.predicates[event.word].roles if not event.denied else ():
            if role.open and _untold(event, role):
                states = tuple(dict.fromkeys(str(value) for name in role.lands for value in event.values(name)))
                values = states or role.values
                found[event.id, role.name] = role._replace(values=values, assume=role.assume or values[0], seas=())
            elif role.seas and (parts := _parts(event, role, law, scenario)):
                found[event.id, role.name] = role._replace(values=parts, assume=parts[0], lands=())
    return found


def _parts(event: Event, role: Role, law: Law, scenario: Scenario) -> tuple[str, ...]:
    """A sea where an event was, and the seas that it may be part of: those in all parts of the world told of it, and in more that a rule asks for."""
    values = [event.values(role.name)]
    values += [
        edit.values
        for dispute in scenario.disputes
        for version in dispute.versions
        for edit in version.edits
        if (edit.event, edit.role) == (event.id, role.name)
    ]
    places, asked = {**law.places, **scenario.places}, _named_in_rules(law)
    for place in (str(one[0]) for one in values if len(one) == 1 and one[0] in places):
        told = _told_of(places[place])
        found = [
            name
            for name in role.seas
            if name in law.places and told < (more := _told_of(law.places[name])) and asked & (more - told)
        ]
        if found:
            return (place, *found)
    return ()


def _told_of(place: Place) -> frozenset[tuple[str, str]]:
    return frozenset((held.status, value) for held in place.held for _, value in held.values)


@kept
def _named_in_rules(law: Law) -> frozenset[tuple[str, str]]:
    """What rules name in a condition, with the word of the condition."""
    return frozenset(
        (item.pred, str(term))
        for rule in law.rules()
        for group in (rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until)))
        for item in group
        if not isinstance(item, Comparison)
        for _, term in item.roles
    )


def _untold(event: Event, role: Role) -> bool:
    """Whether a file leaves an open role out, or writes that nobody knows."""
    return event.values(role.name) == ((UNKNOWN,) if role.written else ())


def open_facts(vocabulary: Vocabulary, scenario: Scenario, *, likely: bool = True) -> Iterable[tuple[str, Fact]]:
    """What may be so of an actor of the file, because no account says or denies it: the id of that silence, and the fact.

    likely: without what is not assumed of an actor from the land on which it acts.
    """
    told = [
        *scenario.facts,
        *(fact for item in scenario.disputes for version in item.versions for fact in version.facts),
    ]
    events = all_events(scenario)
    acting = {value for event in events if not event.denied for _, values in event.roles for value in values}
    for word in vocabulary.predicates.values():
        if word.open is None:
            continue
        about, kinds, others, local = word.open
        for actor, (kind, _) in scenario.actors.items():
            known = (fact for fact in told if fact.word == word.name and actor in dict(fact.roles).get(about, (actor,)))
            if likely and any(fact.word == local and _names(fact, actor) & _acted_on(events, actor) for fact in told):
                continue
            if kind in kinds and actor in acting and not any(_settles(fact, about) for fact in known):
                roles = ((about, (actor,)), *((name, (value,)) for name, value in others))
                yield f"{actor}.{word.name}", Fact(word.name, roles)


def _names(fact: Fact, actor: str) -> set[str | int]:
    """Whom a fact about an actor names besides it; nobody, where it denies that or is about another."""
    values = {value for _, values in fact.roles for value in values}
    return values - {actor} if actor in values and not fact.denied else set()


def _acted_on(events: Iterable[Event], actor: str) -> set[str | int]:
    """Whom the events name in which an actor acts: by convention the first role is the one who does."""
    acts = [event.roles for event in events if any(actor in values for _, values in event.roles[:1])]
    return {value for roles in acts for _, values in roles for value in values}


def _settles(fact: Fact, about: str) -> bool:
    """Whether a fact leaves nothing open: it says how it is, or denies it for every value."""
    return not fact.denied or all(name == about for name, _ in fact.roles)


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


class TooManyAccounts(Exception):
    """More accounts meet on one event than can be told apart."""


class EventForm(NamedTuple):
    """One form of an event, and when it has it."""

    event: Event
    when: Formula


class Cases:
    """What a scenario leaves open under a law, and what is so in which cases.

    `number` finds a variable by what it is and its id. `forms` has each event in every form it takes, those of the law's acts
    included; `own` names those of the scenario. `silent` are the open roles of which the file says nothing. `bounds` are the days on which something can come to hold of an event that goes on.
    Of `ordered` pairs of events some rule asks the order; `order_of` has the pair for each variable that is an order; `continued`
    says when an event is, or continues, another. `untried` says in words what more is open than is let vary.
    """

    def __init__(self, law: Law, scenario: Scenario) -> None:
        self.law = law
        self.vocabulary = law.vocabulary
        self.scenario = scenario
        self.untried: tuple[str, ...] = ()
        self.variables: list[Variable] = []
        self.number: dict[tuple[str, str], int] = {}
        self.atoms: dict[Atom, Formula] = {}
        self.own: tuple[str, ...] = ()
        self.forms: dict[str, list[EventForm]] = {}
        self.facts: list[tuple[Fact, Formula]] = []
        self.bounds: list[int] = []
        self.silent = open_roles(law, scenario)
        self.ordered: set[tuple[str, str]] = set()
        self.order_of: dict[int, tuple[str, str]] = {}
        self.continued: dict[tuple[str, str], Formula] = {}

    def point(self, choice: Choice) -> list[int]:
        """The case of a choice, as the value of each variable by number."""
        found = []
        for variable in self.variables:
            if variable.what == QUESTION:
                value = choice.answers.get(variable.id, variable.usual)
            elif variable.what == ACCOUNT:
                value = choice.versions.get(variable.id, variable.usual)
            else:
                value = choice.silences.get(variable.id, variable.usual)
            found.append(variable.values.index(value))
        return found

    def choice(self, point: Sequence[int]) -> Choice:
        """The choice that a case makes."""
        chosen: dict[str, dict[str, str]] = {QUESTION: {}, ACCOUNT: {}, SILENCE: {}}
        for variable, value in zip(self.variables, point, strict=True):
            chosen[variable.what][variable.id] = variable.values[value]
        return Choice(chosen[QUESTION], chosen[ACCOUNT], chosen[SILENCE])

    def case(self, choice: Choice) -> Case:
        """The facts of one choice."""
        is_so = judge_formulas(self.point(choice))
        events = {name: form.event for name, forms in self.forms.items() for form in forms if is_so(form.when)}
        return Case(
            choice,
            events,
            tuple(fact for fact, when in self.facts if is_so(when)),
            frozenset([atom for atom, when in self.atoms.items() if when == YES or is_so(when)]),
            {name: self.days(events[name]) for name in self.own if name in events and dated(events[name])},
        )

    def days(self, event: Event) -> tuple[int, ...]:
        """The days that can be a critical date for an event: its first, and each while it goes on on which law can change."""
        if event.date is None:
            return ()
        first = event.date.last
        last = min(last_day(event, self.vocabulary.predicates[event.word]), self.scenario.as_of)
        return (first, *(day for day in self.bounds if first < day <= last))

    def excluded(self, asked: Iterable[int]) -> Iterable[Formula]:
        """What cannot be so together: answers that exclude each other, and orders of events that go round in a circle.

        asked: the variables that matter; what can only go wrong among others is left out.
        """
        for question in self.law.questions.values():
            for exclusion in question.excludes:
                yield every(self._is(QUESTION, name, answer) for name, answer in exclusion)
        yield from self._circles(asked)

    def add(self, variable: Variable) -> int:
        """Leave one more thing open; its number."""
        number = self.number[variable.what, variable.id] = len(self.variables)
        self.variables.append(variable)
        return number

    def leave(self, words: str) -> None:
        """Note something that is open and yet not let vary, because there is too much of it."""
        if words not in self.untried:
            self.untried = (*self.untried, words)

    def _is(self, what: str, name: str, value: str) -> Formula:
        number = self.number[what, name]
        return ("is", number, (self.variables[number].values.index(value),))

    def tells(self, name: str) -> bool:
        """Whether the order of an event is worth leaving open: the record's is not."""
        return not any(form.event.conduct for form in self.forms[name])

    def _circles(self, asked: Iterable[int]) -> Iterable[Formula]:
        """Orders that go round in a circle, so far as these variables matter: they cannot be."""
        days = {name: self._days_of(name) for name in self.own if self.tells(name)}
        stated, seen = self._stated(), set[frozenset[str]]()
        for number in asked:
            if number not in self.order_of:
                continue
            one, two = self.order_of[number]
            first, last = (pick(days[one][place], days[two][place]) for place, pick in enumerate((min, max)))
            for three, (begin, end) in days.items():
                apart = (end < first or last < begin) and three not in stated  # its days alone say before or after both
                together = frozenset((one, two, three))
                if apart or len(together) < 3 or together in seen:
                    continue
                seen.add(together)
                yield from self._circle(one, two, three)
                yield from self._circle(two, one, three)

    def _days_of(self, name: str) -> tuple[int, int]:
        """The first and the last day on which an event can have begun."""
        spans = [form.event.date for form in self.forms[name] if dated(form.event) and form.event.date is not None]
        return min((span.first for span in spans), default=0), max((span.last for span in spans), default=0)

    def _stated(self) -> set[str]:
        """The events of which something beside their days says which others they came before or after."""
        told = {name for item in self.scenario.disputes for version in item.versions for name in version.order}
        events = [form.event for name in self.own for form in self.forms[name] if form.event.after]
        return told | {name for item in events for name in (item.id, *item.after)}

    def _circle(self, one: str, two: str, three: str) -> Iterable[Formula]:
        """That the first comes before the second, the second before the third, but the first not before the third; and its like."""

        def earlier(first: str, second: str) -> Formula:
            return self.atoms.get(Atom("before", (first, second)), NO)

        for a, b, c in ((one, two, three), (three, one, two), (one, three, two)):
            # of a pair whose order no rule asks not every order is told: of such only that it goes the other way is impossible
            wrong = negation(earlier(a, c)) if (a, c) in self.ordered else earlier(c, a)
            formula = every([earlier(a, b), earlier(b, c), wrong])
            if formula != NO:
                yield formula
