"""Checks of what is told to have happened, and of the disputes about it: rings, days that do not fit, accounts that collide."""

import contextlib
import itertools

from casus.files.days import Span
from casus.files.problems import Problem, Problems, TooMany, short
from casus.law.events import Dispute, Event, Narrative, Version


def check_accounts(narrative: Narrative, *, complete: bool = True) -> list[Problem]:
    """The problems of events and of the disputes about them; for the dated acts of a law too."""
    problems = Problems()
    with contextlib.suppress(TooMany):
        _rings(narrative, problems)
        _collisions(narrative, problems)
        if complete:
            _versions(narrative, problems)
    return list(problems)


def _rings(narrative: Narrative, problems: list[Problem]) -> None:
    """Nothing comes after itself, and nothing comes after what has a later date."""
    links = {event.id: _links(event) for event in narrative.events}
    ring = _ring(links)
    by_id = {event.id: event for event in narrative.events}
    if ring:
        message = f"these come after, or continue, each other in a ring: {_arrows(ring)}"
        problems.append(Problem("ring", message, by_id[ring[0]].mark, "take one of the links away"))
    for dispute in narrative.disputes if not ring else ():
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
    for event in narrative.events:
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


def _collisions(narrative: Narrative, problems: list[Problem]) -> None:
    """Versions of two disputes may be chosen together, so they may not change the same thing."""
    owners: dict[tuple[str, str], str] = {}
    first: dict[str, Dispute] = {}
    for dispute in narrative.disputes:
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


def _versions(narrative: Narrative, problems: list[Problem]) -> None:
    """What each version makes of the file must be a story that could be told alone."""
    for dispute in narrative.disputes:
        for version in dispute.versions:
            told = f"the version {short(version.id)} of {short(dispute.id)}"
            spans = _spans(narrative, version)
            for name in dict.fromkeys(
                [*(edit.event for edit in version.edits), *(event.id for event in version.events)]
            ):
                date, until = spans[name]
                if date and until and until.last < date.first:
                    message = f"in {told}, {short(name)} ends before it begins"
                    problems.append(Problem("order", message, dispute.mark, "set date and until together"))
                if date and date.first > narrative.as_of:
                    message = f"in {told}, {short(name)} is later than as_of"
                    problems.append(Problem("as-of", message, dispute.mark, "move as_of to a later day"))
            for earlier, later in itertools.pairwise(version.order):
                one, two = spans[earlier][0], spans[later][0]
                if one and two and one.first > two.last:
                    message = f"{told} puts {short(earlier)} before {short(later)}, which has an earlier date"
                    problems.append(Problem("order", message, dispute.mark, "turn the order round, or set the date"))


def _spans(narrative: Narrative, version: Version) -> dict[str, tuple[Span | None, Span | None]]:
    """The date and the until of each event in a version."""
    spans = {event.id: (event.date, event.until) for event in (*narrative.events, *version.events)}
    for edit in version.edits:
        date, until = spans[edit.event]
        if edit.role in ("date", "until"):
            spans[edit.event] = (edit.span, until) if edit.role == "date" else (date, edit.span)
    return spans
