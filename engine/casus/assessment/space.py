"""All cases of a scenario at once: what is left open, and each possible fact with the cases in which it is one.

Left open are the questions of law, the disputed accounts, and what the file is silent on within bounds: open roles of the events it
names, facts about its actors that are declared open (where a band came from, who sent it), the day of an event known only by its
month or year, and the order of events of which nothing tells which came first.
Nothing else varies: nobody invents an event.
"""

from collections.abc import Iterable, Mapping, Sequence

from casus.assessment.accounts import Accounts
from casus.assessment.cases import (
    ACCOUNT,
    AS_WRITTEN,
    AT_ONCE,
    ENDED_EARLY,
    NOT_SO,
    QUESTION,
    SILENCE,
    SO,
    WENT_ON,
    Case,
    Choice,
    EventForm,
    Variable,
    dated,
    disputes_of,
    event_rows,
    fact_atoms,
    last_day,
    open_facts,
)
from casus.assessment.order import Chronology, days_asked_of, ends_asked_of, places_named
from casus.files.days import Span, add, show_day
from casus.law.conditions import Comparison
from casus.law.model import Event, Fact, Law, Rule
from casus.law.program import ABSENT, ABSENT_RANK, ANY, ANY_RANK, Compiled
from casus.law.vocabulary import ELSEWHERE, UNKNOWN
from casus.law.world import FIRST_DAY, LAST_DAY, Place, land_of
from casus.logic.diagrams import NO, YES, Formula, every, negation
from casus.logic.terms import Atom, Value
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed

MOST_CELLS = 24
"""Into how many days a vague date is cut; more days of the case inside it are not told apart, and `untried` says so."""


class Space(Chronology):
    """The cases of a scenario, worked out. Raises TooManyAccounts (assessment/accounts.py) if one event has too many forms."""

    def __init__(self, law: Law, compiled: Compiled, scenario: Scenario) -> None:
        super().__init__(law, narrowed(scenario, law))
        scenario = self.scenario
        self.compiled = compiled
        self._declare()
        disputes = {dispute.id: self.number[ACCOUNT, dispute.id] for dispute in disputes_of(law, scenario).values()}
        self.told = Accounts(law.vocabulary, scenario.events, scenario.facts, scenario.disputes, disputes)
        self.acts = Accounts(law.vocabulary, law.acts, (), law.disputes, disputes)
        self.own = tuple(self.told.forms)
        self.forms = {**self.acts.forms, **self.told.forms}
        self.facts = [*self.told.facts, *self.acts.facts, *self._open_facts()]
        self.timed = compiled.asking
        self.bounds = self._bounds()
        cuts = self._cuts()
        for name in self.told.forms:
            self.forms[name] = self.told.forms[name] = self._cut(name, cuts)
        for name in self._open_ended():
            self.forms[name] = self.told.forms[name] = self._ends(name)
        self.bounds = self._bounds()
        self._fill()

    # ---- what is left open ----

    def _declare(self) -> None:
        for dispute in disputes_of(self.law, self.scenario).values():
            versions = dispute.versions
            held = tuple(bool(version.held_by) or version.id == dispute.default for version in versions)
            self.add(Variable(ACCOUNT, dispute.id, tuple([item.id for item in versions]), dispute.default, held))
        for (event, name), role in self.silent.items():
            values = tuple(role.values)
            self.add(Variable(SILENCE, f"{event}.{name}", values, role.assume, (True,) * len(values)))
        for question in self.law.questions.values():
            answers = question.answers
            held = tuple(bool(answer.held_by) or answer.id == question.default for answer in answers)
            self.add(Variable(QUESTION, question.id, tuple([item.id for item in answers]), question.default, held))

    def _open_facts(self) -> Iterable[tuple[Fact, Formula]]:
        """What the file does not say of its actors, and may be so."""
        for name, fact in open_facts(self.vocabulary, self.scenario):
            number = self.add(Variable(SILENCE, name, (NOT_SO, SO), NOT_SO, (True, True)))
            yield fact, ("is", number, (1,))

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
        for fact, _ in self.facts:
            for role in self.vocabulary.predicates[fact.word].roles:
                if self.vocabulary.types[role.type].special == "date":
                    yield from (int(value) for name, values in fact.roles if name == role.name for value in values)

    def _cut(self, name: str, cuts: Sequence[int]) -> list[EventForm]:
        """The forms of an event, one more for each day that tells its vague date apart from what else happened."""
        found = []
        for form in self.told.forms[name]:
            span = form.event.date
            possible = self._cells(span, cuts) if span is not None and not form.event.denied else []
            cells = possible[:MOST_CELLS]
            if not cells or span is None:
                found.append(form)
                continue
            left = len(possible) - len(cells)
            if left:
                self.leave(f"{left} more days on which {name} may have been")
            key = f"{name}.date"
            if (SILENCE, key) not in self.number:
                values = (AS_WRITTEN, *(show_day(day) for day in cells))
                self.add(Variable(SILENCE, key, values, AS_WRITTEN, (True,) * len(values)))
            number = self.number[SILENCE, key]
            known = self.variables[number].values
            days = {known.index(show_day(day)): day for day in cells if show_day(day) in known}
            other = tuple(value for value in range(len(known)) if value not in days)
            found.append(EventForm(form.event, every([form.when, ("is", number, other)])))
            for value, day in days.items():
                event = form.event._replace(date=Span(day, day, show_day(day)))
                found.append(EventForm(event, every([form.when, ("is", number, (value,))])))
        return found

    def _open_ended(self) -> list[str]:
        """The events of which the file does not say exactly when they were over, and of which a rule asks whether that was before some other one."""
        told = {name: [form.event for form in forms if dated(form.event)] for name, forms in self.told.forms.items()}
        pairs = ends_asked_of(self.law)
        found = []
        for name, events in told.items():
            later = [
                other
                for one in events
                if (over := self._over(one)) is not None
                for two in told
                if two != name
                for other in told[two]
                if (one.word, other.word) in pairs and other.date.last > over and _meet(one, other)  # type: ignore[union-attr]
            ]
            found += [name] if later else []
        return found

    def _over(self, event: Event) -> int | None:
        """The first day on which an event may have been over, where the file leaves that open."""
        if (
            event.date is None
            or event.conduct
            or (event.until is None and self.vocabulary.predicates[event.word].lasting)
        ):
            return None
        if event.until is None:
            return event.date.last
        return max(event.until.first, event.date.last) if event.until.first != event.until.last else None

    def _ends(self, name: str) -> list[EventForm]:
        """The forms of an event, one more for each where it was over on another day."""
        known = {
            WENT_ON if form.event.until is None else ENDED_EARLY for form in self.told.forms[name] if dated(form.event)
        }
        values = (AS_WRITTEN, *sorted(known))
        number = self.add(Variable(SILENCE, f"{name}.until", values, AS_WRITTEN, (True,) * len(values)))
        found = []
        for form in self.told.forms[name]:
            over = self._over(form.event) if dated(form.event) else None
            if over is None:
                found.append(form)
                continue
            value = values.index(WENT_ON if form.event.until is None else ENDED_EARLY)
            last = max(over, self.scenario.as_of) if form.event.until is None else over
            other = form.event._replace(until=Span(last, last, show_day(last)))
            rest = tuple(item for item in range(len(values)) if item != value)
            found.append(form._replace(when=every([form.when, ("is", number, rest)])))
            found.append(EventForm(other, every([form.when, ("is", number, (value,))])))
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
        return [day for day in found if day != span.last]

    # ---- facts ----

    def _fill(self) -> None:
        """Every possible fact, with the cases in which it is one."""
        self._events()
        for fact, when in self.facts:
            for atom in fact_atoms(fact, self.vocabulary):
                self.put(atom, when)
        self.fill_order()
        for question in self.law.questions.values():
            for answer in question.answers:
                self.put(Atom("reading", (question.id, answer.id)), self._is(QUESTION, question.id, answer.id))
        for atom in self._always():
            self.put(atom, YES)

    def _events(self) -> None:
        present = {name: self.told.present(name) for name in self.told.forms}
        for name, forms in self.forms.items():
            own = name in present
            for form in forms:
                for atom, when in self._rows(form, present if own else {}):
                    self.put(atom, when)
                if dated(form.event) and self._timed(form.event):
                    for day in self.days(form.event):
                        self.put(Atom("while", (name, day)), form.when)
                        if own:
                            self.put(Atom("day", (name, day)), form.when)

    def _timed(self, event: Event) -> bool:
        """Whether it matters on which days an event goes on: of the law's acts, of few."""
        return event.id in self.told.forms or event.word in self.timed

    def _rows(self, form: EventForm, present: Mapping[str, Formula]) -> Iterable[tuple[Atom, Formula]]:
        """The atoms of one form of an event."""
        event, word = form.event, self.vocabulary.predicates[form.event.word]
        if not event.denied and ((event.tendered and not event.accepted) or event.date is None):
            return  # an offer that was not accepted is no help given; what has no date is never compared
        choices: list[list[tuple[Value, Formula]]] = []
        for role in word.roles:
            numeric = self.vocabulary.numeric(role.type)
            values = event.values(role.name)
            role = self.silent.get((event.id, role.name), role) if not event.denied else role
            adrift = bool(role.seas) and values == role.values[:1]
            if values and not adrift and (values != (UNKNOWN,) or not role.written):
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

    # ---- what is a fact in every case ----

    def _always(self) -> Iterable[Atom]:
        """Calendar, kinds and land: they depend only on what is spoken of."""
        told = [form.event for forms in self.forms.values() for form in forms]
        days = {event.date.last for event in told if event.date} | {event.until.last for event in told if event.until}
        days |= set(self._days_in_facts()) | {LAST_DAY}
        for shift in self.compiled.shifts:
            for day in days:
                yield Atom(str(shift), (day, add(day, shift.amount, shift.unit)))
        for day in self._days_asked():
            yield Atom("asked", (day,))
        places = self._places()
        named = {value for event in told for _, values in event.roles for value in values if isinstance(value, str)}
        named |= {str(value) for fact, _ in self.facts for _, values in fact.roles for value in values}
        for place in places:
            for held in place.held:
                roles = (place.id, *(value for _, value in held.values))
                named.update(value for _, value in held.values)
                yield Atom("+" + held.status, (*roles, held.first))
                if held.last < LAST_DAY:
                    yield Atom("-" + held.status, (*roles, held.last))
        for status, values in self.law.given:
            yield Atom("+" + status, (*values, FIRST_DAY))
        for name in sorted(named):
            if name in self.law.entities:
                yield Atom("is", (name, self.law.entities[name].kind))
            elif name in self.scenario.actors:
                yield Atom("is", (name, self.scenario.actors[name][0]))
            elif name == ELSEWHERE:
                yield Atom("is", (name, "state"))

    def _days_asked(self) -> set[int]:
        """The days as of which a rule can ask for a status, in some case: those that can be critical dates, and those that rules name."""
        asked, words = days_asked_of(self.law), self.vocabulary.predicates
        found = {*asked.fixed, *(self._days_in_facts() if asked.named else ())}
        for event in (form.event for forms in self.forms.values() for form in forms if dated(form.event)):
            found.update(self.days(event) if self._timed(event) else ())
            found.update([event.date.last] if event.date is not None and event.word in asked.firsts else ())
            found.update([last_day(event, words[event.word])] if event.word in asked.lasts else ())
        return found

    def _places(self) -> list[Place]:
        """The places that events or rules name."""
        places: dict[str, Place] = {**self.law.places, **self.scenario.places}
        named: set[str] = set(places_named(self.law))
        named |= {value for role in self.silent.values() if role.lands or role.seas for value in role.values}
        for forms in self.told.forms.values():
            for form in forms:
                for role in self.vocabulary.predicates[form.event.word].roles:
                    if self.vocabulary.types[role.type].special == "places":
                        named.update(str(value) for value in form.event.values(role.name))
        for fact, _ in self.facts:
            types = {role.name: role.type for role in self.vocabulary.predicates[fact.word].roles}
            for name, values in fact.roles:
                if self.vocabulary.types[types[name]].special == "places":
                    named.update(str(value) for value in values)
        lands = {name: land_of(name, self.law.entities, self.vocabulary) for name in named if name not in places}
        places |= {name: place for name, place in lands.items() if place is not None}
        return [places[name] for name in sorted(named) if name in places]


def _meet(one: Event, two: Event) -> bool:
    """Whether two events name somebody or something in common, or one names the other."""
    named = {value for _, values in one.roles for value in values} | {one.id}
    return bool(named & {value for _, values in two.roles for value in values})


def space_case(law: Law, compiled: Compiled, scenario: Scenario, choice: Choice) -> Case:
    """The case of one choice: the law's acts and the scenario's events and facts in the chosen account, as atoms."""
    return Space(law, compiled, scenario).case(choice)


__all__ = [
    "ACCOUNT",
    "AS_WRITTEN",
    "AT_ONCE",
    "QUESTION",
    "SILENCE",
    "Fact",
    "Space",
    "Variable",
    "dated",
    "space_case",
]
