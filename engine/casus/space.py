"""All cases of a scenario at once: what is left open, and each possible fact with the cases in which it is one.

Left open are the questions of law, the disputed accounts, and what the file is silent on within bounds: open roles of the events it
names, the day of an event known only by its month or year, and the order of events of which nothing tells which came first.
Nothing else varies: nobody invents an event.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from casus.accounts import MOST_FORMS, Accounts, Form, TooManyAccounts
from casus.case import Case, Choice, all_events, disputes_of, edges_of, event_rows, fact_atoms, last_day, open_roles
from casus.compiler import ABSENT, ABSENT_RANK, ANY, ANY_RANK, Compiled
from casus.conditions import SAME, Comparison, Pattern
from casus.days import Span, add, show
from casus.formulas import NO, YES, Formula, combinations, every, holds, negation, some
from casus.law import Law, Rule, kept
from casus.scenario import Dispute, Event, Fact, Scenario
from casus.terms import Atom, Value, Var
from casus.world import FIRST_DAY, LAST_DAY, Place

QUESTION, ACCOUNT, SILENCE = "question", "account", "silence"
AT_ONCE, FIRST, SECOND = "at_once", "first", "second"
"""The values of an unknown order of two events: neither, the one named first, the other."""
AS_WRITTEN = "as_written"
"""The value of a vague date that one assessment takes: its last day, in no order with what else happened inside it."""
MOST_CELLS = 12
"""Into how many days a vague date is cut; more days of the case inside it are not told apart."""
MOST_ORDERS = 120
"""Of how many pairs of events the order is left open; beyond, they are taken as at once."""


class Variable(NamedTuple):
    """Something left open. `id` is a question, a dispute, EVENT.ROLE, EVENT.date, or `ONE before TWO`.

    `values` are what it can be, `usual` what the law or the file takes, `held` whether somebody on file holds each value
    (for a silence: always, for nobody needs to).
    """

    what: str
    id: str
    values: tuple[str, ...]
    usual: str
    held: tuple[bool, ...]


class Space:
    """Everything a scenario leaves open under a law. Raises TooManyAccounts (accounts.py) if one event has too many forms."""

    def __init__(self, law: Law, compiled: Compiled, scenario: Scenario) -> None:
        self.law = law
        self.vocabulary = law.vocabulary
        self.compiled = compiled
        self.scenario = scenario
        self.variables: list[Variable] = []
        self.number: dict[tuple[str, str], int] = {}
        self.atoms: dict[Atom, Formula] = {}
        self.order_of: dict[int, tuple[str, str]] = {}
        self.ordered: set[tuple[str, str]] = set()
        self.continued: dict[tuple[str, str], Formula] = {}
        self._declare()
        disputes = {dispute.id: self.number[ACCOUNT, dispute.id] for dispute in disputes_of(law, scenario).values()}
        self.told = Accounts(law.vocabulary, scenario.events, scenario.facts, scenario.disputes, disputes)
        self.acts = Accounts(law.vocabulary, law.acts, (), law.disputes, disputes)
        self.forms: dict[str, list[Form]] = {**self.acts.forms, **self.told.forms}
        self.timed = compiled.asking
        self.bounds = self._bounds()
        cuts = self._cuts()
        for name in self.told.forms:
            self.forms[name] = self.told.forms[name] = self._cut(name, cuts)
        self.bounds = self._bounds()
        self._fill()

    # ---- from and to single cases ----

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
        point = self.point(choice)
        events = {name: form.event for name, forms in self.forms.items() for form in forms if holds(form.when, point)}
        facts = (*self.told.facts, *self.acts.facts)
        return Case(
            choice,
            events,
            tuple(fact for fact, when in facts if holds(when, point)),
            frozenset([atom for atom, when in self.atoms.items() if when == YES or holds(when, point)]),
            {name: self.days(events[name]) for name in self.told.forms if name in events and dated(events[name])},
        )

    def days(self, event: Event) -> tuple[int, ...]:
        """The days that can be a critical date for an event: its first, and each while it goes on on which law can change."""
        if event.date is None:
            return ()
        first = event.date.last
        last = min(last_day(event, self.vocabulary.predicates[event.word]), self.scenario.as_of)
        return (first, *(day for day in self.bounds if first < day <= last))

    # ---- what is left open ----

    def excluded(self, asked: Iterable[int]) -> Iterable[Formula]:
        """What cannot be so together: answers that exclude each other, and orders of events that go round in a circle.

        asked: the variables that matter; what can only go wrong among others is left out.
        """
        for question in self.law.questions.values():
            for exclusion in question.excludes:
                yield every(self._is(QUESTION, name, answer) for name, answer in exclusion)
        names = [name for name in self.told.forms if self._asked_for(name)]
        for number in asked:
            for one, two in self._ways_round(number):
                for three in names:
                    if three not in (one, two):
                        yield from self._circles(one, two, three)

    def _ways_round(self, number: int) -> Iterable[tuple[str, str]]:
        if number in self.order_of:
            one, two = self.order_of[number]
            yield from ((one, two), (two, one))

    def _circles(self, one: str, two: str, three: str) -> Iterable[Formula]:
        """That the first comes before the second, the second before the third, but the first not before the third; and its like."""

        def earlier(first: str, second: str) -> Formula:
            return self.atoms.get(Atom("before", (first, second)), NO)

        for a, b, c in ((one, two, three), (three, one, two), (one, three, two)):
            # of a pair whose order no rule asks not every order is told: of such only that it goes the other way is impossible
            wrong = negation(earlier(a, c)) if (a, c) in self.ordered else earlier(c, a)
            formula = every([earlier(a, b), earlier(b, c), wrong])
            if formula != NO:
                yield formula

    def _add(self, variable: Variable) -> int:
        number = self.number[variable.what, variable.id] = len(self.variables)
        self.variables.append(variable)
        return number

    def _declare(self) -> None:
        for dispute in disputes_of(self.law, self.scenario).values():
            versions = dispute.versions
            held = tuple(bool(version.held_by) or version.id == dispute.default for version in versions)
            self._add(Variable(ACCOUNT, dispute.id, tuple([item.id for item in versions]), dispute.default, held))
        for (event, name), role in open_roles(self.vocabulary, all_events(self.scenario)).items():
            values = tuple(role.values)
            self._add(Variable(SILENCE, f"{event}.{name}", values, role.assume, (True,) * len(values)))
        for question in self.law.questions.values():
            answers = question.answers
            held = tuple(bool(answer.held_by) or answer.id == question.default for answer in answers)
            self._add(Variable(QUESTION, question.id, tuple([item.id for item in answers]), question.default, held))

    def _is(self, what: str, name: str, value: str) -> Formula:
        number = self.number[what, name]
        return ("is", number, (self.variables[number].values.index(value),))

    # ---- days ----

    def _bounds(self) -> list[int]:
        """The days on which something can come to hold of an event that goes on: a wording begins, or a status starts. In order."""
        found = {rule.first for rule in self.law.rules() if rule.first > FIRST_DAY}
        told = [form.event for forms in self.forms.values() for form in forms if dated(form.event)]
        for rule in self.law.rules():
            if rule.then.sort != "starts":
                continue
            shift = rule.then.shift
            for day in self._starting(rule, told):
                found.add(add(day, shift.amount, shift.unit) if shift else day)
        for place in self._places():
            found.update(held.first for held in place.held if held.first > FIRST_DAY)
        return sorted(found)

    def _starting(self, rule: Rule, told: Sequence[Event]) -> Iterable[int]:
        """The days that a rule could take for the first day of a status, before it shifts them."""
        if isinstance(rule.then.day, int):
            yield rule.then.day
        for pattern in rule.when:
            if isinstance(pattern, Comparison):
                continue
            sort = self.vocabulary.predicates[pattern.pred].sort
            if sort == "fact" and rule.then.day in [term for _, term in pattern.roles]:
                yield from self._days_in_facts()
            for event in told:
                if sort == "event" and event.word != pattern.pred:
                    continue
                if rule.then.day == pattern.date and event.date is not None:
                    yield event.date.last
                if rule.then.day == pattern.until:
                    yield last_day(event, self.vocabulary.predicates[event.word])

    def _cuts(self) -> list[int]:
        """The days of the case and of the law, in order: those that a vague date can lie before, on or after."""
        told = [form.event for forms in self.told.forms.values() for form in forms if dated(form.event)]
        days = {event.date.last for event in told if event.date} | {event.until.last for event in told if event.until}
        days |= set(self._days_in_facts())
        return sorted(
            {
                *self.bounds,
                *days,
                *(add(day, shift.amount, shift.unit) for day in days for shift in self.compiled.shifts),
            }
        )

    def _days_in_facts(self) -> Iterable[int]:
        for fact, _ in (*self.told.facts, *self.acts.facts):
            for role in self.vocabulary.predicates[fact.word].roles:
                if self.vocabulary.types[role.type].special == "date":
                    yield from (int(value) for name, values in fact.roles if name == role.name for value in values)

    def _cut(self, name: str, cuts: Sequence[int]) -> list[Form]:
        """The forms of an event, one more for each day that tells its vague date apart from what else happened."""
        found = []
        for form in self.told.forms[name]:
            span = form.event.date
            cells = self._cells(span, cuts) if span is not None and not form.event.denied else []
            if not cells or span is None:
                found.append(form)
                continue
            key = f"{name}.date"
            if (SILENCE, key) not in self.number:
                values = (AS_WRITTEN, *(show(day) for day in cells))
                self._add(Variable(SILENCE, key, values, AS_WRITTEN, (True,) * len(values)))
            number = self.number[SILENCE, key]
            known = self.variables[number].values
            days = {known.index(show(day)): day for day in cells if show(day) in known}
            other = tuple(value for value in range(len(known)) if value not in days)
            found.append(Form(form.event, every([form.when, ("is", number, other)])))
            for value, day in days.items():
                event = form.event._replace(date=Span(day, day, show(day)))
                found.append(Form(event, every([form.when, ("is", number, (value,))])))
        return found

    def _cells(self, span: Span, cuts: Sequence[int]) -> list[int]:
        """A day for each part into which the days of the case cut a vague date, the part of its last day left out."""
        inside = [day for day in cuts if span.first <= day <= span.last]
        if not inside or span.first == span.last:
            return []
        found: list[int] = []
        gap = span.first
        for day in inside:
            if gap < day:
                found.append(gap)
            found.append(day)
            gap = add(day, 1, "days")
        return [day for day in found if day != span.last][:MOST_CELLS]

    # ---- facts ----

    def _fill(self) -> None:
        """Every possible fact, with the cases in which it is one."""
        self._events()
        for fact, when in (*self.told.facts, *self.acts.facts):
            for atom in fact_atoms(fact, self.vocabulary):
                self._put(atom, when)
        self._before()
        self._within()
        for question in self.law.questions.values():
            for answer in question.answers:
                self._put(Atom("reading", (question.id, answer.id)), self._is(QUESTION, question.id, answer.id))
        for atom in self._always():
            self._put(atom, YES)

    def _put(self, atom: Atom, when: Formula) -> None:
        """Note one more way in which something is a fact. Denials stay even where no rule reads them: explanations do."""
        if when != NO and (atom.pred in self.compiled.reads or atom.pred.startswith("not ")):
            old = self.atoms.get(atom)
            self.atoms[atom] = when if old is None else some([old, when])

    def _events(self) -> None:
        present = {name: self.told.present(name) for name in self.told.forms}
        for name, forms in self.forms.items():
            own = name in present
            for form in forms:
                for atom, when in self._rows(form, present if own else {}):
                    self._put(atom, when)
                if dated(form.event) and self._timed(form.event):
                    for day in self.days(form.event):
                        self._put(Atom("while", (name, day)), form.when)
                        if own:
                            self._put(Atom("day", (name, day)), form.when)

    def _timed(self, event: Event) -> bool:
        """Whether it matters on which days an event goes on: of the law's acts, of few."""
        return event.id in self.told.forms or event.word in self.timed

    def _rows(self, form: Form, present: Mapping[str, Formula]) -> Iterable[tuple[Atom, Formula]]:
        """The atoms of one form of an event."""
        event, word = form.event, self.vocabulary.predicates[form.event.word]
        if not event.denied and ((event.tendered and not event.accepted) or event.date is None):
            return  # an offer that was not accepted is no help given; what has no date is never compared
        choices: list[list[tuple[Value, Formula]]] = []
        for role in word.roles:
            numeric = self.vocabulary.numeric(role.type)
            values = event.values(role.name)
            if values:
                choices.append([(value, YES) for value in values])
            elif event.denied:
                choices.append([(ANY_RANK if numeric else ANY, YES)])
            elif role.values:
                key = f"{event.id}.{role.name}"
                choices.append(
                    [
                        (
                            self.vocabulary.rank(role.type, value) if numeric else value,
                            self._is(SILENCE, key, value) if (SILENCE, key) in self.number else YES,
                        )
                        for value in (role.values if (SILENCE, key) in self.number else [role.assume])
                    ]
                )
            elif role.every:
                others: list[tuple[Value, Formula]] = [(key, when) for key, when in present.items() if key != event.id]
                nobody = every(negation(when) for _, when in others)
                choices.append([*others, (ABSENT, nobody)])
            else:
                choices.append([(ABSENT_RANK if numeric else ABSENT, YES)])
        for values_of, when in event_rows(choices):
            whole = every([form.when, when])
            if whole == NO:
                continue
            if event.denied:
                yield Atom("not " + event.word, (event.id, *values_of)), whole
            elif event.date is not None:
                yield Atom(event.word, (event.id, event.date.last, last_day(event, word), *values_of)), whole

    def _before(self) -> None:
        """Which event came before which: by date, by the file's `after`, by a version's order; else it is left open."""
        if "before" not in self.compiled.reads:
            return
        times: list[tuple[str, Span, Formula]] = [
            (name, form.event.date, form.when)
            for name, forms in self.forms.items()
            for form in forms
            if form.event.date is not None and not form.event.denied
        ]
        asked = orders_asked(self.law)
        words = {name: {form.event.word for form in forms} for name, forms in self.forms.items()}
        self.ordered = {
            (one, two)
            for one in words
            for two in words
            if one != two and any(pair in asked for pair in product(words[one], words[two]))
        }
        said = self._said()
        known: dict[tuple[str, str], list[Formula]] = {pair: [when] for pair, when in said.items()}
        for one, first, when in times:
            for two, second, also in times:
                if first.last < second.first and (one, two) in self.ordered:
                    known.setdefault((one, two), []).append(every([when, also]))
        for pair, ways in known.items():
            self._put(Atom("before", pair), some(ways))
        self._unknown_order(known, times)

    def _unknown_order(
        self, known: dict[tuple[str, str], list[Formula]], times: list[tuple[str, Span, Formula]]
    ) -> None:
        happened = [
            name
            for name in dict.fromkeys(name for name, _, _ in times)
            if name in self.told.forms and self._asked_for(name)
        ]
        there = {name: some(when for other, _, when in times if other == name) for name in happened}
        made = 0
        for place, one in enumerate(happened):
            for two in happened[place + 1 :]:
                open_still = every(
                    [
                        there[one],
                        there[two],
                        *(negation(some(known.get(pair, []))) for pair in ((one, two), (two, one))),
                    ]
                )
                matters = {(one, two), (two, one)} & self.ordered
                if open_still == NO or made >= MOST_ORDERS or not matters:
                    continue
                made += 1
                number = self._add(
                    Variable(SILENCE, f"{one} before {two}", (AT_ONCE, FIRST, SECOND), AT_ONCE, (True,) * 3)
                )
                self.order_of[number] = one, two
                self._put(Atom("before", (one, two)), every([open_still, ("is", number, (1,))]))
                self._put(Atom("before", (two, one)), every([open_still, ("is", number, (2,))]))

    def _asked_for(self, name: str) -> bool:
        """Whether the order of an event is worth leaving open: the record's is not."""
        return not any(form.event.conduct for form in self.forms[name])

    def _said(self) -> dict[tuple[str, str], Formula]:
        """The orders that the file or an account states, and what follows from them together."""
        fixed = list(self.told.orders())
        ends = {name for one, two, _, _ in fixed for name in (one, two)}
        for name, forms in self.told.forms.items():
            for form in forms:
                ends |= {name, *form.event.after} if form.event.after else set()
        ends &= self.told.forms.keys()
        if ends and any(span.first != span.last for span in self._spans()):
            ends = set(self.told.forms)  # order by vague dates is joined by what is stated between them
        sizes: dict[int, int] = {}
        for name in sorted(ends):
            if len({(form.event.date, form.event.after, form.event.denied) for form in self.told.forms[name]}) > 1 or (
                some(form.when for form in self.told.forms[name]) != YES
            ):
                sizes.update(self.told.deciding(name))
            cut = self.number.get((SILENCE, f"{name}.date"))
            if cut is not None:
                sizes[cut] = len(self.variables[cut].values)
        for _, _, _, dispute in fixed:
            sizes[self.number[ACCOUNT, dispute.id]] = len(dispute.versions)
        if prod(sizes.values()) > MOST_FORMS:
            raise TooManyAccounts(sorted(ends)[0])
        found: dict[tuple[str, str], list[Formula]] = {}
        for chosen, formula in combinations(sizes):
            for pair in self._closed(ends, chosen, fixed):
                found.setdefault(pair, []).append(formula)
        return {pair: some(ways) for pair, ways in found.items()}

    def _closed(
        self, ends: set[str], chosen: dict[int, int], fixed: Sequence[tuple[str, str, Formula, Dispute]]
    ) -> set[tuple[str, str]]:
        """The orders stated in one account, closed under "and so"; what the dates contradict does not count."""
        point = [0] * len(self.variables)
        for number, value in chosen.items():
            point[number] = value
        there: dict[str, Event] = {}
        for name in ends:
            event = next((form.event for form in self.told.forms[name] if holds(form.when, point)), None)
            if event is not None and dated(event):
                there[name] = event
        said = {(one, two) for one, two, when, _ in fixed if holds(when, point)}
        said.update((one, name) for name, event in there.items() for one in event.after)
        return edges_of(said, there)

    def _spans(self) -> Iterable[Span]:
        for forms in self.told.forms.values():
            for form in forms:
                if form.event.date is not None:
                    yield form.event.date

    def _within(self) -> None:
        """Which event is, or continues, which."""
        for name in self.told.forms:
            for other, when in self._continued(name, YES, (name,)):
                self.continued[name, other] = some([when, self.continued.get((name, other), NO)])
        for pair, when in self.continued.items():
            self._put(Atom("within", pair), when)

    def _continued(self, name: str, when: Formula, seen: tuple[str, ...]) -> Iterable[tuple[str, Formula]]:
        for form in self.told.forms[name]:
            here = every([when, form.when])
            if here == NO:
                continue
            yield name, here
            onward = form.event.continues
            if onward and onward not in seen and onward in self.told.forms:
                yield from self._continued(onward, here, (*seen, onward))

    # ---- what is a fact in every case ----

    def _always(self) -> Iterable[Atom]:
        """Calendar, kinds and land: they depend only on what is spoken of. The days as of which a status is asked are put in on the way."""
        told = [form.event for forms in self.forms.values() for form in forms]
        days = {event.date.last for event in told if event.date} | {event.until.last for event in told if event.until}
        days |= set(self._days_in_facts()) | {LAST_DAY}
        for shift in self.compiled.shifts:
            for day in days:
                yield Atom(str(shift), (day, add(day, shift.amount, shift.unit)))
        told_of = [
            form for forms in self.forms.values() for form in forms if dated(form.event) and self._timed(form.event)
        ]
        asked: dict[int, list[Formula]] = {}
        for form in told_of:
            for day in self.days(form.event):
                asked.setdefault(day, []).append(form.when)
        fixed, bound = days_asked_of(self.law)
        asked |= {day: [YES] for day in fixed | (days if bound else set())}
        for day, ways in asked.items():
            self._put(Atom("asked", (day,)), some(ways))
        places = self._places()
        named = {value for event in told for _, values in event.roles for value in values if isinstance(value, str)}
        named |= {
            str(value)
            for fact, _ in (*self.told.facts, *self.acts.facts)
            for _, values in fact.roles
            for value in values
        }
        for place in places:
            for held in place.held:
                roles = (place.id, *(value for _, value in held.values))
                named.update(value for _, value in held.values)
                yield Atom("+" + held.status, (*roles, held.first))
                if held.last < LAST_DAY:
                    yield Atom("-" + held.status, (*roles, held.last))
        for name in sorted(named):
            if name in self.law.entities:
                yield Atom("is", (name, self.law.entities[name].kind))
            elif name in self.scenario.actors:
                yield Atom("is", (name, self.scenario.actors[name][0]))

    def _places(self) -> list[Place]:
        """The places that events or rules name."""
        places: dict[str, Place] = {**self.law.places, **self.scenario.places}
        named: set[str] = set(places_named(self.law))
        for forms in self.told.forms.values():
            for form in forms:
                for role in self.vocabulary.predicates[form.event.word].roles:
                    if self.vocabulary.types[role.type].special == "places":
                        named.update(str(value) for value in form.event.values(role.name))
        for fact, _ in (*self.told.facts, *self.acts.facts):
            types = {role.name: role.type for role in self.vocabulary.predicates[fact.word].roles}
            for name, values in fact.roles:
                if self.vocabulary.types[types[name]].special == "places":
                    named.update(str(value) for value in values)
        return [places[name] for name in sorted(named) if name in places]


def dated(event: Event) -> bool:
    """Whether an event is stated to have happened, on a day that can be compared."""
    return event.date is not None and not event.denied


def build(law: Law, compiled: Compiled, scenario: Scenario, choice: Choice) -> Case:
    """The case of one choice: the law's acts and the scenario's events and facts in the chosen account, as atoms."""
    return Space(law, compiled, scenario).case(choice)


def scopes_of(rule: Rule) -> Iterable[list[Pattern]]:
    """The patterns of a rule that can share variables: its conditions, alone and with each group of further ones."""
    base = [item for item in rule.when if not isinstance(item, Comparison)]
    for group in (rule.once, *(item.when for item in (*rule.unless, *rule.until))):
        yield [*base, *(item for item in group if not isinstance(item, Comparison))]


def patterns_of(rule: Rule) -> Iterable[Pattern]:
    """Every pattern of a rule."""
    groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
    return (item for group in groups for item in group if not isinstance(item, Comparison))


@kept
def days_asked_of(law: Law) -> tuple[set[int], bool]:
    """The fixed days as of which rules ask for a status, and whether some ask as of a day that the case gives."""
    fixed, bound = set(), False
    for rule in law.rules():
        for pattern in patterns_of(rule):
            if isinstance(pattern.as_of, int):
                fixed.add(pattern.as_of)
            bound = bound or isinstance(pattern.as_of, Var)
    return fixed, bound


@kept
def orders_asked(law: Law) -> set[tuple[str, str]]:
    """The pairs of words of events of which a rule can ask which came first."""
    events = {name for name, word in law.vocabulary.predicates.items() if word.sort == "event"}
    roots: dict[str, set[str]] = {name: {name} for name in events}
    rules = law.rules()
    grown = True
    while grown:  # a concept or a norm bears the name of the event that sets its rule off
        grown = False
        for rule in rules:
            trigger = rule.when[0]
            more = roots.get(trigger.pred, set()) if isinstance(trigger, Pattern) else set()
            known = roots.setdefault(rule.then.word, set())
            grown = grown or not more <= known
            known |= more
    found: set[tuple[str, str]] = set()
    for rule in rules:
        groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
        for test in (
            item for group in groups for item in group if isinstance(item, Comparison) and item.op == "before"
        ):
            sides = []
            for term in (test.left, test.right):
                trigger = rule.when[0]
                named = [
                    pattern for pattern in patterns_of(rule) if pattern.event == term and pattern.event is not None
                ]
                if term == SAME and isinstance(trigger, Pattern):
                    named = [trigger]
                inside = any(term in [value for _, value in pattern.roles] for pattern in patterns_of(rule))
                sides.append(
                    events if inside or not named else set().union(*(roots.get(item.pred, events) for item in named))
                )
            found.update(product(sides[0], sides[1]))
    return found


@kept
def places_named(law: Law) -> set[str]:
    """The places that rules name: all, if a rule asks for the land of places that nothing else in it speaks of."""
    found: set[str] = set()
    special = {name for name, kind in law.vocabulary.types.items() if kind.special == "places"}
    for rule in law.rules():
        for scope in scopes_of(rule):
            spoken: set[object] = set()
            land: set[object] = set()
            for pattern in scope:
                word = law.vocabulary.predicates[pattern.pred]
                given = dict(pattern.roles)
                terms = [given.get(role.name) for role in word.roles if role.type in special]
                found.update(term for term in terms if isinstance(term, str))
                (land if word.sort == "status" else spoken).update(term for term in terms if not isinstance(term, str))
            if None in land or not land <= spoken:
                return set(law.places)
    return found


__all__ = ["ACCOUNT", "AS_WRITTEN", "AT_ONCE", "QUESTION", "SILENCE", "Fact", "Space", "Variable", "build", "dated"]
