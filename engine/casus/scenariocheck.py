"""Checks of a scenario as a whole: disputes that collide, links in a ring, judgements without a holder."""

import contextlib
import itertools
from collections.abc import Iterable

from casus.days import Span
from casus.law import Law
from casus.problems import Problem, Problems, TooMany, short
from casus.scenario import Dispute, Event, Fact, Scenario, Version
from casus.size import check_size
from casus.vocabulary import Vocabulary

_MOST_LISTED = 8  # findings of one sort, above which one says it for all


def check_scenario(scenario: Scenario, law: Law, *, complete: bool = True) -> list[Problem]:
    """All problems that only show when the whole file is seen. `complete`: reading it met no problem."""
    problems = Problems()
    with contextlib.suppress(TooMany):
        problems.extend(check_accounts(scenario, law.vocabulary, complete=complete))
        _names(scenario, law, problems)
        if complete:
            _appraisals(scenario, law, problems)
            _dates(scenario, problems)
            _record(scenario, problems)
            _unsourced(scenario, problems)
            problems.extend(check_size(scenario, law))
    return list(problems)


def check_accounts(scenario: Scenario, vocabulary: Vocabulary, *, complete: bool = True) -> list[Problem]:
    """The problems of events and of the disputes about them; for the dated acts of a law too."""
    problems = Problems()
    with contextlib.suppress(TooMany):
        _rings(scenario, problems)
        _collisions(scenario, problems)
        if complete:
            _versions(scenario, vocabulary, problems)
    return list(problems)


def _rings(scenario: Scenario, problems: list[Problem]) -> None:
    """Nothing comes after itself, and nothing comes after what has a later date."""
    links = {event.id: _links(event) for event in scenario.events}
    ring = _ring(links)
    by_id = {event.id: event for event in scenario.events}
    if ring:
        message = f"these come after, or continue, each other in a ring: {_arrows(ring)}"
        problems.append(Problem("ring", message, by_id[ring[0]].mark, "take one of the links away"))
    for dispute in scenario.disputes if not ring else ():
        for version in dispute.versions:
            own = {**links, **{event.id: _links(event) for event in version.events}}
            for earlier, later in itertools.pairwise(version.order):
                own[later] = [*own.get(later, ()), earlier]
            ring = _ring(own) if version.events or version.order else []
            if ring:
                message = (
                    f"with the version {short(version.id)}, these come after each other in a ring: {_arrows(ring)}"
                )
                problems.append(
                    Problem("ring", message, dispute.mark, "take one of the links away, or change the order")
                )
    for event in scenario.events:
        for name in _links(event):
            other = by_id.get(name)
            if other and other.date and event.date and other.date.first > event.date.last:
                what = "come after" if name in event.after else "continue"
                message = f"{short(event.id)} is said to {what} {short(name)}, which has a later date"
                problems.append(Problem("order", message, event.mark, "correct the date, or take the link away"))


def _links(event: Event) -> list[str]:
    return [*event.after, *([event.continues] if event.continues else [])]


def _arrows(ring: list[str]) -> str:
    return " -> ".join(short(name) for name in [*ring, ring[0]])


def _ring(links: dict[str, list[str]]) -> list[str]:
    """One ring of links, or nothing."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        walk = [(start, iter(links[start]))]
        path.append(start)
        while walk and start not in done:
            name, following = walk[-1]
            here = next((other for other in following if other in links and other not in done), None)
            if here is None:
                done.add(name)
                walk.pop()
                path.pop()
            elif here in path:
                return path[path.index(here) :]
            else:
                walk.append((here, iter(links[here])))
                path.append(here)
    return []


def _collisions(scenario: Scenario, problems: list[Problem]) -> None:
    """Versions of two disputes may be chosen together, so they may not change the same thing."""
    owners: dict[tuple[str, str], str] = {}
    first: dict[str, Dispute] = {}
    for dispute in scenario.disputes:
        other = first.setdefault(dispute.id, dispute)
        if other is not dispute:
            message, also = f'two disputes are called "{short(dispute.id)}"', (("the other one", other.mark),)
            problems.append(Problem("double-id", message, dispute.mark, "give each an id of its own", also))
            continue
        fields = {(edit.event, "." + edit.role) for version in dispute.versions for edit in version.edits}
        pairs = {pair for version in dispute.versions for pair in itertools.combinations(version.order, 2)}
        fields |= {(min(pair), " and " + max(pair)) for pair in pairs}
        for field in sorted(fields):
            owner = owners.setdefault(field, dispute.id)
            if owner != dispute.id:
                what = "set" if field[1].startswith(".") else "order"
                message = f"two disputes {what} {short(''.join(field))}: {short(owner)} and {short(dispute.id)}"
                cure = "make them one dispute, whose versions change it together"
                problems.append(
                    Problem("collision", message, dispute.mark, cure, (("the other one", first[owner].mark),))
                )


def _names(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """Names that the law has given to something else."""
    acts = {act.id for act in law.acts}
    added = (event for dispute in scenario.disputes for version in dispute.versions for event in version.events)
    for event in (*scenario.events, *added):
        if event.id in acts:
            message = f'"{short(event.id)}" is the name of a dated act of the law'
            problems.append(Problem("double-word", message, event.mark, "choose another id"))
    taken = {dispute.id for dispute in law.disputes}
    for dispute in scenario.disputes:
        if dispute.id in taken:
            message = f'"{short(dispute.id)}" is the name of a dispute about the law\'s dated acts'
            problems.append(Problem("double-word", message, dispute.mark, "choose another id"))


def _appraisals(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """A legal judgement among the facts needs somebody whose judgement it is."""
    if scenario.kind != "history":
        return
    items: list[Event | Fact] = [*scenario.events, *scenario.facts]
    for item in items:
        if law.vocabulary.predicates[item.word].appraisal and not item.held_by:
            message = f'"{item.word}" is a judgement: somebody must hold it'
            cure = "add held_by: [WHO], or put it in a version under disputed:"
            problems.append(Problem("appraisal", message, item.mark, cure))


def _dates(scenario: Scenario, problems: list[Problem]) -> None:
    """The file speaks of no day after `as_of`."""
    for event in scenario.events:
        late = next((span for span in (event.date, event.until) if span and span.first > scenario.as_of), None)
        if late is not None:
            what = "is" if late is event.date else "ends"
            message = f"{short(event.id)} {what} later than as_of, the last day the file speaks of"
            cure = "move as_of to a later day" if what == "is" else "move as_of to a later day, or leave until: out"
            problems.append(Problem("as-of", message, event.mark, cure))


def _versions(scenario: Scenario, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    """What each version makes of the file must be a story that could be told alone."""
    for dispute in scenario.disputes:
        for version in dispute.versions:
            told = f"the version {short(version.id)} of {short(dispute.id)}"
            spans = _spans(scenario, version)
            for name in dict.fromkeys(
                [*(edit.event for edit in version.edits), *(event.id for event in version.events)]
            ):
                date, until = spans[name]
                if date and until and until.last < date.first:
                    message = f"in {told}, {short(name)} ends before it begins"
                    problems.append(Problem("order", message, dispute.mark, "set date and until together"))
                if date and date.first > scenario.as_of:
                    message = f"in {told}, {short(name)} is later than as_of"
                    problems.append(Problem("as-of", message, dispute.mark, "move as_of to a later day"))
            for earlier, later in itertools.pairwise(version.order):
                one, two = spans[earlier][0], spans[later][0]
                if one and two and one.first > two.last:
                    message = f"{told} puts {short(earlier)} before {short(later)}, which has an earlier date"
                    problems.append(Problem("order", message, dispute.mark, "turn the order round, or set the date"))
            happened = [event for event in scenario.happenings if not event.denied]
            gone = _dropped((*happened, *version.events), version.drop, vocabulary)
            if happened and all(event.id in gone or event.denied for event in (*happened, *version.events)):
                message = f"{told} leaves no event"
                problems.append(Problem("no-events", message, dispute.mark, "drop fewer events, or add one"))


def _spans(scenario: Scenario, version: Version) -> dict[str, tuple[Span | None, Span | None]]:
    """The date and the until of each event in a version."""
    spans = {event.id: (event.date, event.until) for event in (*scenario.events, *version.events)}
    for edit in version.edits:
        date, until = spans[edit.event]
        if edit.role in ("date", "until"):
            spans[edit.event] = (edit.span, until) if edit.role == "date" else (date, edit.span)
    return spans


def _dropped(events: Iterable[Event], drop: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """The events that go with those dropped: what is about them, or continues them."""
    gone = set(drop)
    rests = {
        event.id: {
            str(value)
            for role in vocabulary.predicates[event.word].roles
            if role.type == "event"
            for value in event.values(role.name)
        }
        | {event.continues}
        for event in events
    }
    while more := {name for name, on in rests.items() if name not in gone and on & gone}:
        gone |= more
    return gone


def _record(scenario: Scenario, problems: list[Problem]) -> None:
    """Nobody has a record and none."""
    for entry in scenario.no_record:
        acts = [event for event in scenario.conduct if any(entry.of in values for _, values in event.roles[:1])]
        if acts:
            message = f"{entry.of} stands under no_record:, but {short(acts[0].id)} is a record of it"
            problems.append(Problem("no-record", message, acts[0].mark, "take one of the two away", warning=True))


def _unsourced(scenario: Scenario, problems: list[Problem]) -> None:
    """What is said to have happened needs a source."""
    if scenario.kind != "history":
        return
    bare = [event for event in scenario.events if not event.cites]
    if len(bare) > _MOST_LISTED:
        message = f"{len(bare)} events have no source; {short(bare[0].id)} is the first"
        problems.append(Problem("no-source", message, bare[0].mark, "add sources: [ID] to each", warning=True))
        return
    for event in bare:
        message = f"{short(event.id)} has no source"
        problems.append(Problem("no-source", message, event.mark, "add sources: [ID]", warning=True))
