"""A scenario as read from YAML: what is said to have happened, what is disputed, and what the states did."""

from casus.days import Span
from casus.problems import Mark
from casus.sources import Cite, Source
from casus.tuples import NamedTuple
from casus.world import Place

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


class Position(NamedTuple):
    """What a state or organ said the law was."""

    by: str
    clause: str
    says: str
    ground: str
    answer: tuple[tuple[str, str], ...]
    date: str
    cites: tuple[Cite, ...]


class NoRecord(NamedTuple):
    """A state for which conduct was looked for and none was found. Never a refusal."""

    of: str
    says: str = ""
    cites: tuple[Cite, ...] = ()


class Correction(NamedTuple):
    """A claim in a press account that the file corrects. `norm` is set where the claim is about an obligation."""

    claim: str
    by: str
    better: str
    cites: tuple[Cite, ...] = ()
    norm: str = ""


class Expectation(NamedTuple):
    """The status that the file's authors expect of a norm in the default reading, and why."""

    norm: str
    bearer: str
    toward: str
    status: str
    because: str
    trigger: str = ""
    mark: Mark = Mark("", 0, 0)


class Scenario(NamedTuple):
    """A scenario file, read and checked against the vocabulary."""

    id: str
    title: str
    kind: str
    as_of: int
    summary: str
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    disputes: tuple[Dispute, ...]
    positions: tuple[Position, ...]
    no_record: tuple[NoRecord, ...]
    corrections: tuple[Correction, ...]
    expect: tuple[Expectation, ...]
    actors: dict[str, tuple[str, str]]  # id -> (kind, name)
    places: dict[str, Place]
    sources: dict[str, Source]
    file: str = ""

    @property
    def happenings(self) -> tuple[Event, ...]:
        """The events proper, without the record."""
        return tuple(event for event in self.events if not event.conduct)

    @property
    def conduct(self) -> tuple[Event, ...]:
        """The record: what states and organisations did afterwards."""
        return tuple(event for event in self.events if event.conduct)

    def event(self, name: str) -> Event | None:
        """The event of that id, or None."""
        return next((event for event in self.events if event.id == name), None)
