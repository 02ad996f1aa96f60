"""Days known only by their month or year, cut by what the file knows exactly: its last day, the end of an event, and what came after what."""

from collections.abc import Iterable, Iterator

from casus.files.days import Span
from casus.law.events import Dispute, Event
from casus.law.model import Law
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
    disputes = tuple(_dispute(dispute, scenario.as_of) for dispute in scenario.disputes)
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


def _dispute(dispute: Dispute, as_of: int) -> Dispute:
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
