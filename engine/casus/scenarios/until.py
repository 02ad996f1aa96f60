"""A scenario as it stood at the end of a day; and days known only by month or year, cut by what the file knows exactly."""

from collections.abc import Iterable, Iterator

from casus.files.days import Span, show_day
from casus.law.model import Dispute, Event, Fact, Law, Version
from casus.law.vocabulary import Vocabulary
from casus.scenarios.doubles import acts_first, named_events
from casus.scenarios.model import Scenario


def narrowed(scenario: Scenario, law: Law) -> Scenario:
    """The scenario with each vague date as narrow as the file lets it be; its text stays as written.

    Nothing began after the last day that the file speaks of, or after its own last day. What comes after, continues or is about another
    event did not come before it. An event that a dispute touches, or takes along, cuts no other: what is told of it is not sure.
    """
    if not any(_vague(event.date) for event in _every(scenario)):
        return scenario
    ends = {
        edit.event for item in scenario.disputes for one in item.versions for edit in one.edits if edit.role == "until"
    }
    # of what ends otherwise in another account, only the last day of the file is sure
    events = {event.id: _by_itself(event, scenario.as_of, open_end=event.id in ends) for event in scenario.events}
    sure = {name: event for name, event in events.items() if event.date is not None and not event.denied}
    for name in _touched(scenario, law):
        sure.pop(name, None)
    links = [(one, two) for two, event in sure.items() for one in _no_later(event, law) if one in sure]
    cut = True
    while cut:  # what one link has cut may cut more through another
        cut = False
        for one, two in links:
            first, second = events[one].date, events[two].date
            assert first is not None and second is not None
            earlier, later = _between(first, first.first, second.last), _between(second, first.first, second.last)
            cut = cut or (earlier, later) != (first, second)
            events[one], events[two] = events[one]._replace(date=earlier), events[two]._replace(date=later)
    disputes = tuple(_narrow_dispute(dispute, scenario.as_of) for dispute in scenario.disputes)
    return scenario._replace(events=tuple(events.values()), disputes=disputes)


def _every(scenario: Scenario) -> Iterator[Event]:
    yield from scenario.events
    for dispute in scenario.disputes:
        for version in dispute.versions:
            yield from version.events
            yield from (scenario.events[0]._replace(date=edit.span) for edit in version.edits if edit.role == "date")


def _vague(span: Span | None) -> bool:
    return span is not None and span.first != span.last


def _between(span: Span, first: int, last: int) -> Span:
    """The part of a span from one day to another; all of it where there is no such part, for then the file is at odds with itself."""
    low, high = max(span.first, first), min(span.last, last)
    return span._replace(first=low, last=high) if low <= high and _vague(span) else span


def _by_itself(event: Event, as_of: int, *, open_end: bool = False) -> Event:
    """An event whose date is cut by its own last day and the last day of the file."""
    if event.date is None or not _vague(event.date):
        return event
    last = min(as_of, event.until.last) if event.until is not None and not open_end else as_of
    return event._replace(date=_between(event.date, event.date.first, last))


def _no_later(event: Event, law: Law) -> Iterable[str]:
    """The events that an event did not come before."""
    about = [] if acts_first(event, law) else named_events(event, law.vocabulary)
    return [*event.after, *([event.continues] if event.continues else []), *about]


def _touched(scenario: Scenario, law: Law) -> set[str]:
    """The events that some account changes, takes away, or takes along with what it takes away."""
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    found = {name for version in versions for name in (*version.drop, *(edit.event for edit in version.edits))}
    grown = True
    while grown:
        more = {
            event.id
            for event in scenario.events
            if event.id not in found and {event.continues, *named_events(event, law.vocabulary)} & found
        }
        found |= more
        grown = bool(more)
    return found


def _narrow_dispute(dispute: Dispute, as_of: int) -> Dispute:
    """A dispute of which each date is cut by the last day of the file."""
    versions = tuple(
        version._replace(
            events=tuple(_by_itself(event, as_of) for event in version.events),
            edits=tuple(
                edit._replace(span=_between(edit.span, edit.span.first, as_of))
                if edit.role == "date" and edit.span is not None
                else edit
                for edit in version.edits
            ),
        )
        for version in dispute.versions
    )
    return dispute._replace(versions=versions)


def known_on(event: Event, as_of: int) -> int:
    """The day from which an event counts: the last that its date allows, as in an assessment; 0 where it has no date."""
    return min(event.date.last, as_of) if event.date is not None else 0


def cut(scenario: Scenario, day: int, vocabulary: Vocabulary) -> Scenario:
    """The scenario at the end of a day.

    What goes on beyond the day has lasted up to it. An event without a date stays; what says that something did not happen stays
    too, for it has no day. A word that speaks of an event left out is left out with it.
    """
    late = {event.id for event in scenario.events if known_on(event, scenario.as_of) > day}
    early = _earlier(scenario, late, day)
    events = [early.get(event.id, event) for event in scenario.events if event.id not in late or event.id in early]
    added = [event for dispute in scenario.disputes for version in dispute.versions for event in version.events]
    kept = {event.id for event in events} | {
        event.id for event in added if known_on(event, scenario.as_of) <= day and event.id not in late
    }
    growing = True
    while growing:  # what speaks only of what is left out goes too, and then what speaks of that
        gone = {event.id for event in (*events, *added) if event.id in kept and not _speaks(event, kept, vocabulary)}
        kept -= gone
        growing = bool(gone)
    return scenario._replace(
        as_of=day,
        events=tuple(_clipped(event, day, kept, vocabulary) for event in events if event.id in kept),
        facts=_facts(scenario.facts, kept, vocabulary),
        disputes=tuple(_dispute(scenario, dispute, day, kept, set(early), vocabulary) for dispute in scenario.disputes),
        expect=(),
    )


def _earlier(scenario: Scenario, late: set[str], day: int) -> dict[str, Event]:
    """Events that come after the day by their own date, and by then in some account: as that account dates them."""
    dates = {
        edit.event: edit.span
        for dispute in scenario.disputes
        for version in dispute.versions
        for edit in version.edits
        if edit.role == "date" and edit.span is not None and edit.event in late and edit.span.last <= day
    }
    return {event.id: event._replace(date=dates[event.id]) for event in scenario.events if event.id in dates}


def _event_roles(word: str, vocabulary: Vocabulary) -> dict[str, bool]:
    """The roles of a word that name events; whether each may be left out."""
    return {role.name: role.optional for role in vocabulary.predicates[word].roles if role.type == "event"}


def _speaks(thing: Event | Fact, kept: set[str], vocabulary: Vocabulary) -> bool:
    """Whether something is still left of every event that an entry needs to speak of."""
    roles = _event_roles(thing.word, vocabulary)
    return all(any(value in kept for value in values) for name, values in thing.roles if name in roles and values)


def _clipped(event: Event, day: int, kept: set[str], vocabulary: Vocabulary) -> Event:
    """An event without what comes after the day."""
    names = _event_roles(event.word, vocabulary)
    roles = tuple(
        (name, tuple(value for value in values if value in kept) if name in names else values)
        for name, values in event.roles
    )
    until = event.until
    if until is not None and until.last > day:
        until = Span(day, day, show_day(day))
    return event._replace(
        roles=roles,
        until=until,
        after=tuple(name for name in event.after if name in kept),
        continues=event.continues if event.continues in kept else "",
    )


def _facts(facts: Iterable[Fact], kept: set[str], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    made = []
    for fact in facts:
        if _speaks(fact, kept, vocabulary):
            names = _event_roles(fact.word, vocabulary)
            roles = tuple(
                (name, tuple(value for value in values if value in kept) if name in names else values)
                for name, values in fact.roles
            )
            made.append(fact._replace(roles=roles))
    return tuple(made)


def _dispute(
    scenario: Scenario, dispute: Dispute, day: int, kept: set[str], early: set[str], vocabulary: Vocabulary
) -> Dispute:
    """A dispute of which each account tells only what had happened by then. It stays, so that its options stay."""
    versions = []
    for version in dispute.versions:
        dated = {edit.event: edit.span for edit in version.edits if edit.role == "date" and edit.span is not None}
        later = {name for name, span in dated.items() if name in kept and min(span.last, scenario.as_of) > day}
        touches = any(edit.event in early and edit.role == "date" for other in dispute.versions for edit in other.edits)
        later |= {name for name in early if touches and name in kept and name not in dated}
        versions.append(_version(version, day, kept, later, vocabulary))
    return dispute._replace(versions=tuple(versions))


def _version(version: Version, day: int, kept: set[str], later: set[str], vocabulary: Vocabulary) -> Version:
    edits = []
    for edit in version.edits:
        if edit.event not in kept or edit.event in later:
            continue
        if edit.role == "until" and edit.span is not None and edit.span.last > day:
            edit = edit._replace(span=Span(day, day, show_day(day)))
        edits.append(edit)
    added = tuple(_clipped(event, day, kept, vocabulary) for event in version.events if event.id in kept)
    order = tuple(name for name in version.order if name in kept)
    return version._replace(
        edits=tuple(edits),
        drop=(*(name for name in version.drop if name in kept), *sorted(later - set(version.drop))),
        events=added,
        facts=_facts(version.facts, kept, vocabulary),
        order=order if len(order) > 1 else (),
    )
