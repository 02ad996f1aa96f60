"""What happened, in every account at once: each form an event takes, with the accounts in which it takes it.

A dispute is a variable whose values are its versions. What a version drops takes along all that names it: a request about an attack
that did not happen is about nothing.
"""

from collections.abc import Iterable
from math import prod

from casus.assessment.cases import EventForm, TooManyAccounts
from casus.files.days import Span
from casus.law.events import Dispute, Event, Fact, Version
from casus.law.vocabulary import Vocabulary
from casus.logic.diagrams import NO, YES, Formula, combinations, every, negation, some

MOST_FORMS = 20_000
"""Into how many combinations of accounts one event may be cut."""


class Accounts:
    """The events, facts and fixed orders of a file in all accounts of its disputes.

    `numbers` maps a dispute to the number of its variable.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        events: Iterable[Event],
        facts: Iterable[Fact],
        disputes: Iterable[Dispute],
        numbers: dict[str, int],
    ) -> None:
        self.vocabulary = vocabulary
        self.base = {event.id: event for event in events}
        self.disputes = list(disputes)
        self.numbers = numbers
        self.touching: dict[str, list[Dispute]] = {}
        self.droppable: dict[str, None] = {}
        for dispute in self.disputes:
            for version in dispute.versions:
                added = [event.id for event in version.events]
                for name in dict.fromkeys([*added, *(edit.event for edit in version.edits), *version.drop]):
                    if dispute not in self.touching.setdefault(name, []):
                        self.touching[name].append(dispute)
                self.droppable.update(dict.fromkeys(version.drop))
        names = dict.fromkeys([*self.base, *self.touching])
        self._named = {name: self._names_in_any_form(name) for name in names}
        self.forms: dict[str, list[EventForm]] = {name: self._forms(name) for name in names}
        self.facts = list(self._facts(facts))

    def deciding(self, name: str) -> dict[int, int]:
        """The disputes that decide the form of an event: the number of each, with its number of versions."""
        found = list(self.touching.get(name, ()))
        reached = self._reached(name)
        if reached & self.droppable.keys():
            for other in sorted(reached):
                found.extend(self.touching.get(other, ()))
        return {self.numbers[dispute.id]: len(dispute.versions) for dispute in found}

    def in_account(self, name: str, chosen: dict[int, int]) -> Event | None:
        """An event under a choice that settles all that decides it; None if it did not happen there."""
        here = self._told(name, chosen)
        return None if here is None or self._dropped(name, chosen, frozenset()) else here

    def present(self, name: str) -> Formula:
        """When an event is there and not denied."""
        return some(form.when for form in self.forms[name] if not form.event.denied)

    def orders(self) -> Iterable[tuple[str, str, Formula, Dispute]]:
        """The orders that versions fix: which event comes before which, and when."""
        for dispute in self.disputes:
            for value, version in enumerate(dispute.versions):
                for one, two in zip(version.order, version.order[1:], strict=False):
                    yield one, two, ("is", self.numbers[dispute.id], (value,)), dispute

    def _version(self, dispute: Dispute, chosen: dict[int, int]) -> Version:
        return dispute.versions[chosen[self.numbers[dispute.id]]]

    def _told(self, name: str, chosen: dict[int, int]) -> Event | None:
        """An event as the chosen versions tell it, before anything is dropped."""
        here = self.base.get(name)
        for dispute in self.touching.get(name, ()):
            version = self._version(dispute, chosen)
            for event in version.events:
                here = event if event.id == name else here
            for edit in version.edits:
                if here is not None and edit.event == name:
                    here = edited(here, edit.role, edit.values, edit.span)
        return here

    def _dropped(self, name: str, chosen: dict[int, int], above: frozenset[str]) -> bool:
        if any(name in self._version(dispute, chosen).drop for dispute in self.touching.get(name, ())):
            return True
        here = self._told(name, chosen) if self._reached(name) & self.droppable.keys() else None
        if here is None or name in above:
            return False
        return any(
            self._dropped(other, chosen, above | {name})
            for other in events_named(self.vocabulary, here) & set(self._named)
        )

    def _names_in_any_form(self, name: str) -> set[str]:
        forms = [self.base[name]] if name in self.base else []
        for dispute in self.touching.get(name, ()):
            for version in dispute.versions:
                forms.extend(event for event in version.events if event.id == name)
                forms.extend(
                    edited(form, edit.role, edit.values, edit.span)
                    for form in list(forms)
                    for edit in version.edits
                    if edit.event == name
                )
        return {other for form in forms for other in events_named(self.vocabulary, form)}

    def _reached(self, name: str) -> set[str]:
        """The events that an event names in some form, that these name, and so on."""
        seen: set[str] = set()
        stack = list(self._named.get(name, ()))
        while stack:
            other = stack.pop()
            if other not in seen:
                seen.add(other)
                stack.extend(self._named.get(other, ()))
        return seen - {name}

    def _forms(self, name: str) -> list[EventForm]:
        sizes = self.deciding(name)
        if prod(sizes.values()) > MOST_FORMS:
            raise TooManyAccounts(name)
        found: dict[Event, list[Formula]] = {}
        every_time = True
        for chosen, formula in combinations(sizes):
            event = self.in_account(name, chosen)
            if event is None:
                every_time = False
            else:
                found.setdefault(event, []).append(formula)
        if len(found) == 1 and every_time:
            return [EventForm(next(iter(found)), YES)]
        return [EventForm(event, some(formulas)) for event, formulas in found.items()]

    def _facts(self, facts: Iterable[Fact]) -> Iterable[tuple[Fact, Formula]]:
        told = [(fact, YES) for fact in facts]
        for dispute in self.disputes:
            for value, version in enumerate(dispute.versions):
                told.extend((fact, ("is", self.numbers[dispute.id], (value,))) for fact in version.facts)
        for fact, when in told:
            named = {str(value) for _, values in fact.roles for value in values} & self._named.keys()
            gone = some(self._gone(name) for name in sorted(named))
            whole = every([when, negation(gone)])
            if whole != NO:
                yield fact, whole

    def _gone(self, name: str) -> Formula:
        """When an event is dropped, with what it names or by itself."""
        if not ({name} | self._reached(name)) & self.droppable.keys():
            return NO
        return some(
            formula for chosen, formula in combinations(self.deciding(name)) if self._dropped(name, chosen, frozenset())
        )


def events_named(vocabulary: Vocabulary, event: Event) -> set[str]:
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
