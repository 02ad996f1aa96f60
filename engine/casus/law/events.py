"""What happened, and who tells it otherwise: events, facts, and the accounts of a dispute. Scenario files tell them, and the dated acts of the law."""

from typing import NamedTuple

from casus.files.days import Span
from casus.files.problems import Mark
from casus.files.sources import Cite

Values = tuple[tuple[str, tuple[str | int, ...]], ...]
"""Roles with their values in core form; more than one value means each."""


class Event(NamedTuple):
    """Something that happened, or that the file says did not (`denied`); also an entry of the record (`conduct`).

    `for_members` of conduct: None, or the states for which an organisation's act counts (empty: every member).
    """

    id: str
    word: str
    roles: Values
    date: Span | None
    until: Span | None
    after: tuple[str, ...] = ()
    continues: str = ""
    denied: bool = False
    says: str = ""
    held_by: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    conduct: bool = False
    for_members: tuple[str, ...] | None = None
    tendered: bool = False
    accepted: bool = False
    mark: Mark = Mark("", 0, 0)

    def values(self, role: str) -> tuple[str | int, ...]:
        """The values of a role; empty where the file leaves it out."""
        return next((values for name, values in self.roles if name == role), ())


class Fact(NamedTuple):
    """A statement without a date, such as where a band came from. An appraisal has holders."""

    word: str
    roles: Values
    denied: bool = False
    held_by: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    mark: Mark = Mark("", 0, 0)


class Edit(NamedTuple):
    """One field that a version changes: a role, `date` or `until` of an event."""

    event: str
    role: str
    values: tuple[str | int, ...] = ()
    span: Span | None = None


class Version(NamedTuple):
    """One account of what happened: who holds it and what it changes, all of it together."""

    id: str
    says: str
    held_by: tuple[str, ...]
    edits: tuple[Edit, ...]
    drop: tuple[str, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    order: tuple[str, ...]
    cites: tuple[Cite, ...]


class Dispute(NamedTuple):
    """A point of fact on which accounts differ."""

    id: str
    about: str
    default: str
    because: str
    versions: tuple[Version, ...]
    mark: Mark = Mark("", 0, 0)

    def version(self, name: str) -> Version:
        """The version of that id. Raises KeyError if there is none."""
        for version in self.versions:
            if version.id == name:
                return version
        raise KeyError(name)


class Narrative(NamedTuple):
    """What is told of what happened, whole: events, the disputes about them, and the last day it speaks of."""

    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    as_of: int

    @property
    def happenings(self) -> tuple[Event, ...]:
        """The events proper, without the record."""
        return tuple(event for event in self.events if not event.conduct)
