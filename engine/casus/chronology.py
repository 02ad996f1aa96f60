"""The order of events: which came before which, in every case at once, and what continues what.

By date where the days differ, else as the file or an account says, with what follows from that; else it is left open.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from casus.accounts import MOST_FORMS
from casus.case import dated, edges_of
from casus.cases import TooManyAccounts
from casus.days import Span
from casus.formulas import NO, YES, Formula, combinations, every, holds, negation, some
from casus.reach import orders_asked
from casus.scenario import Dispute, Event
from casus.terms import Atom
from casus.variable import ACCOUNT, AT_ONCE, FIRST, SECOND, SILENCE, Variable

if TYPE_CHECKING:
    from casus.space import Space

MOST_ORDERS = 120
"""Of how many pairs of events the order is left open; beyond, they are taken as at once, and the space's `untried` says so."""


class Chronology:
    """The work on the order of the events of one space: finds what comes before what, and what continues what."""

    def __init__(self, space: "Space") -> None:
        self.space = space

    def fill(self) -> None:
        """Put what comes before what, and what continues what, among the facts of the space."""
        self._before()
        self._within()

    def _before(self) -> None:
        """Which event came before which: by date, by the file's `after`, by a version's order; else it is left open."""
        if "before" not in self.space.compiled.reads:
            return
        times: list[tuple[str, Span, Formula]] = [
            (name, form.event.date, form.when)
            for name, forms in self.space.forms.items()
            for form in forms
            if form.event.date is not None and not form.event.denied
        ]
        asked = orders_asked(self.space.law)
        called: dict[str, list[str]] = {}
        for name, forms in self.space.forms.items():
            for word in {form.event.word for form in forms}:
                called.setdefault(word, []).append(name)
        self.space.ordered = {
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
                if first.last < second.first and (one, two) in self.space.ordered:
                    known.setdefault((one, two), []).append(every([when, also]))
        for pair, ways in known.items():
            self.space.put(Atom("before", pair), some(ways))
        self._unknown_order(known, times)

    def _unknown_order(
        self, known: dict[tuple[str, str], list[Formula]], times: list[tuple[str, Span, Formula]]
    ) -> None:
        happened = [
            name
            for name in dict.fromkeys(name for name, _, _ in times)
            if name in self.space.told.forms and self.space.tells(name)
        ]
        there = {name: some(when for other, _, when in times if other == name) for name in happened}
        made = beyond = 0
        for place, one in enumerate(happened):
            for two in happened[place + 1 :]:
                open_still = every(
                    [
                        there[one],
                        there[two],
                        *(negation(some(known.get(pair, []))) for pair in ((one, two), (two, one))),
                    ]
                )
                matters = {(one, two), (two, one)} & self.space.ordered
                if open_still == NO or not matters:
                    continue
                if made >= MOST_ORDERS:
                    beyond += 1
                    continue
                made += 1
                number = self.space.add(
                    Variable(SILENCE, f"{one} before {two}", (AT_ONCE, FIRST, SECOND), AT_ONCE, (True,) * 3)
                )
                self.space.order_of[number] = one, two
                self.space.put(Atom("before", (one, two)), every([open_still, ("is", number, (1,))]))
                self.space.put(Atom("before", (two, one)), every([open_still, ("is", number, (2,))]))
        if beyond:
            self.space.leave(f"the order of {beyond} more pair{'s' if beyond > 1 else ''} of events, taken as at once")

    def _said(self) -> dict[tuple[str, str], Formula]:
        """The orders that the file or an account states, and what follows from them together."""
        fixed = list(self.space.told.orders())
        ends = {name for one, two, _, _ in fixed for name in (one, two)}
        for name, forms in self.space.told.forms.items():
            for form in forms:
                ends |= {name, *form.event.after} if form.event.after else set()
        ends &= self.space.told.forms.keys()
        if ends and any(span.first != span.last for span in self._spans()):
            wide = set(self.space.told.forms)  # order by vague dates is joined by what is stated between them
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
        space = self.space
        sizes: dict[int, int] = {}
        for name in sorted(ends):
            forms = space.told.forms[name]
            differing = len({(form.event.date, form.event.after, form.event.denied) for form in forms}) > 1
            if differing or some(form.when for form in forms) != YES:
                sizes.update(space.told.deciding(name))
            cut = space.number.get((SILENCE, f"{name}.date"))
            if cut is not None:
                sizes[cut] = len(space.variables[cut].values)
        for _, _, _, dispute in fixed:
            sizes[space.number[ACCOUNT, dispute.id]] = len(dispute.versions)
        return sizes

    def _closed(
        self, ends: set[str], chosen: dict[int, int], fixed: Sequence[tuple[str, str, Formula, Dispute]]
    ) -> set[tuple[str, str]]:
        """The orders stated in one account, closed under "and so"; what the dates contradict does not count."""
        point = [0] * len(self.space.variables)
        for number, value in chosen.items():
            point[number] = value
        there: dict[str, Event] = {}
        for name in ends:
            event = next((form.event for form in self.space.told.forms[name] if holds(form.when, point)), None)
            if event is not None and dated(event):
                there[name] = event
        said = {(one, two) for one, two, when, _ in fixed if holds(when, point)}
        said.update((one, name) for name, event in there.items() for one in event.after)
        return edges_of(said, there)

    def _spans(self) -> Iterable[Span]:
        for forms in self.space.told.forms.values():
            for form in forms:
                if form.event.date is not None:
                    yield form.event.date

    def _within(self) -> None:
        """Which event is, or continues, which."""
        for name in self.space.told.forms:
            for other, when in self._continued(name, YES, (name,)):
                self.space.continued[name, other] = some([when, self.space.continued.get((name, other), NO)])
        for pair, when in self.space.continued.items():
            self.space.put(Atom("within", pair), when)

    def _continued(self, name: str, when: Formula, seen: tuple[str, ...]) -> Iterable[tuple[str, Formula]]:
        for form in self.space.told.forms[name]:
            here = every([when, form.when])
            if here == NO:
                continue
            yield name, here
            onward = form.event.continues
            if onward and onward not in seen and onward in self.space.told.forms:
                yield from self._continued(onward, here, (*seen, onward))
