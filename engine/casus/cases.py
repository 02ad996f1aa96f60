"""The cases of a scenario: what is left open, and each possible fact with the cases in which it is one. From and to single cases.

What works them out is in space.py; they can also be kept between runs (dossier.py).
"""

from collections.abc import Iterable, Sequence

from casus.case import Case, Choice, dated, last_day
from casus.formulas import NO, YES, Formula, every, judge, negation
from casus.law import Law
from casus.scenario import Event, Fact, Scenario
from casus.terms import Atom
from casus.tuples import NamedTuple
from casus.variable import ACCOUNT, QUESTION, SILENCE, Variable


class TooManyAccounts(Exception):
    """More accounts meet on one event than can be told apart."""


class Form(NamedTuple):
    """One form of an event, and when it has it."""

    event: Event
    when: Formula


class Cases:
    """What a scenario leaves open under a law, and what is so in which cases.

    `number` finds a variable by what it is and its id. `forms` has each event in every form it takes, those of the law's acts
    included; `own` names those of the scenario. `bounds` are the days on which something can come to hold of an event that goes on.
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
        self.forms: dict[str, list[Form]] = {}
        self.facts: list[tuple[Fact, Formula]] = []
        self.bounds: list[int] = []
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
        is_so = judge(self.point(choice))
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
        names = [name for name in self.own if self.tells(name)]
        for number in asked:
            if number not in self.order_of:
                continue
            first, second = self.order_of[number]
            for one, two in ((first, second), (second, first)):
                for three in names:
                    if three not in (one, two):
                        yield from self._circle(one, two, three)

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
