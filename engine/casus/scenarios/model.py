"""A scenario as read from YAML: what is said to have happened, what is disputed, and what the states did."""

from typing import NamedTuple

from casus.files.problems import NOWHERE, Mark
from casus.files.sources import Cite, Source
from casus.law.model import Dispute, Event, Fact
from casus.law.world import Place


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
    mark: Mark = NOWHERE


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
    follows: tuple[str, ...] = ()  # the incidents, told in other files, whose duties it continues

    def __repr__(self) -> str:
        return f"<Scenario {self.id}: {self.title}; {len(self.events)} events, {len(self.disputes)} disputes>"

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
