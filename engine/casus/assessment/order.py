"""The order of events: which came before which, in every case at once, and what continues what.

By date where the days differ, else as the file or an account says, with what follows from that; else it is left open.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from casus.assessment.accounts import MOST_FORMS, Accounts
from casus.assessment.cases import (
    ACCOUNT,
    AT_ONCE,
    FIRST,
    SECOND,
    SILENCE,
    Cases,
    TooManyAccounts,
    Variable,
    dated,
    edges_of,
)
from casus.files.days import Span
from casus.law.conditions import SAME, Comparison, Pattern
from casus.law.model import Dispute, Event, Law, Rule, kept
from casus.law.program import Compiled
from casus.logic.diagrams import NO, YES, Formula, combinations, every, holds, negation, some
from casus.logic.terms import Atom


def scopes_of(rule: Rule) -> Iterable[list[Pattern]]:
    """The patterns of a rule that can share variables: its conditions, alone and with each group of further ones."""
    base = [item for item in rule.when if not isinstance(item, Comparison)]
    for group in (rule.once, *(item.when for item in (*rule.unless, *rule.until))):
        yield [*base, *(item for item in group if not isinstance(item, Comparison))]


def patterns_of(rule: Rule) -> Iterable[Pattern]:
    """Every pattern of a rule."""
    groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
    return (item for group in groups for item in group if not isinstance(item, Comparison))


def _events(law: Law) -> set[str]:
    return {name for name, word in law.vocabulary.predicates.items() if word.sort == "event"}


@kept
def _roots(law: Law) -> dict[str, set[str]]:
    """From which events each word can come: a concept or a norm bears the name of the event that sets its rule off."""
    roots: dict[str, set[str]] = {name: {name} for name in _events(law)}
    rules = law.rules()
    grown = True
    while grown:
        grown = False
        for rule in rules:
            trigger = rule.when[0]
            more = roots.get(trigger.pred, set()) if isinstance(trigger, Pattern) else set()
            known = roots.setdefault(rule.then.word, set())
            grown = grown or not more <= known
            known |= more
    return roots


class DaysAsked(NamedTuple):
    """As of which days rules ask for a status, beside their critical dates: fixed ones; the first and the last days of events of some
    words; and whether those that facts name."""

    fixed: frozenset[int]
    firsts: frozenset[str]
    lasts: frozenset[str]
    named: bool


@kept
def days_asked_of(law: Law) -> DaysAsked:
    """As of which days the rules of a law that a case can set off ask for a status. A day that can come from anywhere can be any."""
    events, roots, words = _events(law), _roots(law), law.vocabulary.predicates
    fixed, firsts, lasts, named = set[int](), set[str](), set[str](), False
    for rule in law.rules():
        trigger = rule.when[0]
        timed = isinstance(trigger, Pattern) and words[trigger.pred].sort in ("event", "concept", "norm")
        for scope in scopes_of(rule) if not rule.standing else ():
            for day in {item.as_of for item in scope if words[item.pred].sort == "status"}:
                if isinstance(day, int):
                    fixed.add(day)
                if isinstance(day, int) or (day is None and timed):
                    continue  # the critical date is a day of the event itself
                given = [item for item in scope if day is not None and not item.denied]
                begun = [item.pred for item in given if item.date == day]
                over = [item.pred for item in given if item.until == day]
                told = [item.pred for item in given if day in [term for _, term in item.roles]]
                anywhere = not (begun or over or told) or any(words[pred].sort != "fact" for pred in told)
                firsts |= events if anywhere else set().union(*(roots.get(pred, events) for pred in begun))
                lasts |= events if anywhere else set().union(*(roots.get(pred, events) for pred in over))
                named = named or anywhere or bool(told)
    return DaysAsked(frozenset(fixed), frozenset(firsts), frozenset(lasts), named)


@kept
def orders_asked(law: Law) -> set[tuple[str, str]]:
    """The pairs of words of events of which a rule can ask which came first."""
    events, rules, roots = _events(law), law.rules(), _roots(law)
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
def ends_asked_of(law: Law) -> set[tuple[str, str]]:
    """Pairs of words of events of which some rule asks whether the one was over on the day of the other."""
    roots = _roots(law)
    found: set[tuple[str, str]] = set()
    for rule in law.rules():
        for scope in scopes_of(rule):
            for test in rule_comparisons(rule):
                for one, two in ((test.left, test.right), (test.right, test.left)):
                    lasting = [roots.get(item.pred, set()) for item in scope if one == item.until]
                    days = [roots.get(item.pred, set()) for item in scope if two == item.date]
                    found.update(pair for ends in lasting for starts in days for pair in product(ends, starts))
    return found


def rule_comparisons(rule: Rule) -> Iterable[Comparison]:
    """The comparisons of all parts of a rule."""
    groups = [rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until))]
    return (item for group in groups for item in group if isinstance(item, Comparison))


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


MOST_ORDERS = 120
"""Of how many pairs of events the order is left open; beyond, they are taken as at once, and the space's `untried` says so."""


class Chronology(Cases):
    """The cases of a scenario with the order of their events: what comes before what, and what continues what."""

    compiled: Compiled
    told: Accounts

    def put(self, atom: Atom, when: Formula) -> None:
        """Note one more way in which something is a fact. Denials stay even where no rule reads them: explanations do."""
        if when != NO and (atom.pred in self.compiled.reads or atom.pred.startswith("not ")):
            old = self.atoms.get(atom)
            self.atoms[atom] = when if old is None else some([old, when])

    def fill_order(self) -> None:
        """Put what comes before what, and what continues what, among the facts."""
        self._before()
        self._within()

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
        called: dict[str, list[str]] = {}
        for name, forms in self.forms.items():
            for word in {form.event.word for form in forms}:
                called.setdefault(word, []).append(name)
        self.ordered = {
            pair
            for first, second in product(called, called)
            if (first, second) in asked
            for pair in product(called[first], called[second])
            if pair[0] != pair[1]
        }
        said = self._said()
        known: dict[tuple[str, str], list[Formula]] = {pair: [when] for pair, when in said.items()}
        for one, first, when in times:
            for two, second, also in times:
                if first.last < second.first and (one, two) in self.ordered:
                    known.setdefault((one, two), []).append(every([when, also]))
        for pair, ways in known.items():
            self.put(Atom("before", pair), some(ways))
        self._unknown_order(said, times)

    def _unknown_order(self, said: dict[tuple[str, str], Formula], times: list[tuple[str, Span, Formula]]) -> None:
        """Leave open which of two events came first, where neither their days nor anybody says it. said: the orders that are stated."""
        forms: dict[str, list[tuple[Span, Formula]]] = {}
        for name, span, when in times:
            if name in self.told.forms and self.tells(name):
                forms.setdefault(name, []).append((span, when))
        happened = list(forms)
        there = {name: self._any([when for _, when in forms[name]]) for name in happened}
        made = beyond = 0
        for place, one in enumerate(happened):
            for two in happened[place + 1 :]:
                if not {(one, two), (two, one)} & self.ordered:
                    continue
                pairs = list(product(forms[one], forms[two]))
                meeting = [(when, also) for (first, when), (second, also) in pairs if _meet(first, second)]
                if not meeting:
                    continue  # their days tell it
                both = [there[one], there[two]] if len(meeting) == len(pairs) else [some(map(every, meeting))]
                untold = [negation(said.get(pair, NO)) for pair in ((one, two), (two, one))]
                open_still = every([*both, *untold])
                if open_still == NO:
                    continue
                if made >= MOST_ORDERS:
                    beyond += 1
                    continue
                made += 1
                number = self.add(
                    Variable(SILENCE, f"{one} before {two}", (AT_ONCE, FIRST, SECOND), AT_ONCE, (True,) * 3)
                )
                self.order_of[number] = one, two
                self.put(Atom("before", (one, two)), every([open_still, ("is", number, (1,))]))
                self.put(Atom("before", (two, one)), every([open_still, ("is", number, (2,))]))
        if beyond:
            self.leave(f"the order of {beyond} more pair{'s' if beyond > 1 else ''} of events, taken as at once")

    def _said(self) -> dict[tuple[str, str], Formula]:
        """The orders that the file or an account states, and what follows from them together."""
        fixed = list(self.told.orders())
        ends = {name for one, two, _, _ in fixed for name in (one, two)}
        for name, forms in self.told.forms.items():
            for form in forms:
                ends |= {name, *form.event.after} if form.event.after else set()
        ends &= self.told.forms.keys()
        if ends and any(span.first != span.last for span in self._spans()):
            wide = set(self.told.forms)  # order by vague dates is joined by what is stated between them
            ends = wide if prod(self._deciding(wide, fixed).values()) <= MOST_FORMS else ends
        sizes = self._deciding(ends, fixed)
        if prod(sizes.values()) > MOST_FORMS:
            raise TooManyAccounts(sorted(ends)[0])
        found: dict[tuple[str, str], list[Formula]] = {}
        for chosen, formula in combinations(sizes):
            for pair in self._closed(ends, chosen, fixed):
                found.setdefault(pair, []).append(formula)
        return {pair: some(ways) for pair, ways in found.items()}

    def _deciding(self, ends: set[str], fixed: Sequence[tuple[str, str, Formula, Dispute]]) -> dict[int, int]:
        """What decides which of the stated orders hold, with its number of values."""
        sizes: dict[int, int] = {}
        for name in sorted(ends):
            forms = self.told.forms[name]
            differing = len({(form.event.date, form.event.after, form.event.denied) for form in forms}) > 1
            if differing or some(form.when for form in forms) != YES:
                sizes.update(self.told.deciding(name))
            cut = self.number.get((SILENCE, f"{name}.date"))
            if cut is not None:
                sizes[cut] = len(self.variables[cut].values)
        for _, _, _, dispute in fixed:
            sizes[self.number[ACCOUNT, dispute.id]] = len(dispute.versions)
        return sizes

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
            self.put(Atom("within", pair), when)

    def _continued(self, name: str, when: Formula, seen: tuple[str, ...]) -> Iterable[tuple[str, Formula]]:
        forms: dict[str, list[Formula]] = {}
        for form in self.told.forms[
            name
        ]:  # together what continues the same: a chain has else as many ways as forms, multiplied
            forms.setdefault(form.event.continues, []).append(form.when)
        for onward, whens in forms.items():
            here = every([when, self._any(whens)])
            if here == NO:
                continue
            yield name, here
            if onward and onward not in seen and onward in self.told.forms:
                yield from self._continued(onward, here, (*seen, onward))

    def _any(self, whens: Sequence[Formula]) -> Formula:
        """That one of these is so; of values of one thing, in few words."""
        if not all(when[0] == "is" and when[1] == whens[0][1] for when in whens):
            return some(whens)
        number = whens[0][1]
        values = sorted({value for when in whens for value in when[2]})
        return YES if len(values) == len(self.variables[number].values) else ("is", number, tuple(values))


def _meet(one: Span, two: Span) -> bool:
    """Whether two spans have a day in common, so that neither is told to lie before the other."""
    return one.first <= two.last and two.first <= one.last
