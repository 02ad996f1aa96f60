"""A scenario as read from YAML: what is said to have happened, what is disputed, and what the states did; which law it touches."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from casus.files.problems import NOWHERE, Mark
from casus.files.sources import Cite, Source
from casus.law.model import Dispute, Event, Fact, Law, Values, Version
from casus.law.systems import law_of, named_in, touched
from casus.law.vocabulary import Vocabulary
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
    answers: tuple[tuple[str, str], ...] = ()  # what it takes for the default answers to questions of law
    parents: tuple[tuple[str, str], ...] = ()  # the files that it changes, each with a hash of what it held
    origin: tuple[str, ...] = ()  # the scenario that it changes, and what is otherwise in it, in words
    asked: int = 0  # how many of its notes say that something is to be asked

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


LIKENESSES = ("same_facts", "close", "partial", "contrast")
"""How alike two incidents are: the same facts under two treaties, close, alike in part, or set beside each other for their contrast."""


class Twin(NamedTuple):
    """Two incidents of different alliances that are alike in what matters, with what differs in the words and in what was done.

    one and two name scenarios. One that is not on file has a title and a date here; of the first they may be empty.
    """

    id: str
    one: str
    two: str
    likeness: str
    why: str
    words: str
    conduct: str
    title: str = ""
    date: str = ""
    one_title: str = ""
    one_date: str = ""


def law_for(law: Law, scenario: Scenario) -> Law:
    """The law of those treaty systems alone that a scenario touches."""
    return law if len(law.systems) < 2 or law.given else law_of(law, systems_for(law, scenario))


def systems_for(law: Law, scenario: Scenario) -> frozenset[str]:
    """The treaty systems that a scenario touches: what happened, in any account of it, names a state that could be a party
    by then, or some entry a treaty or a body. Whom only the record names, what happened does not touch.

    An event that names nobody may touch all of them.
    """
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    told = [*scenario.events, *(event for version in versions for event in version.events)]
    happened = [(event.word, event.roles) for event in told if not event.conduct]
    if any(not values for _, values in happened):
        return frozenset(law.systems)
    happened += [(fact.word, fact.roles) for fact in scenario.facts]
    kinds = {event.id: (event.word, event.conduct) for event in told}
    for version in versions:
        edits = [(*kinds.get(edit.event, ("", False)), ((edit.role, edit.values),)) for edit in version.edits]
        happened += [(word, changed) for word, record, changed in edits if not record]
        happened += [(fact.word, fact.roles) for fact in version.facts]
    names = _values(law, happened)
    places = {**law.places, **scenario.places}
    lands = [places[name].held for name in names if name in places]
    names |= {value for land in lands for held in land for _, value in held.values}
    states = {name for name in names if name in law.entities and law.entities[name].kind == "state"}
    recorded = _values(law, ((event.word, event.roles) for event in told if event.conduct))
    others = {name for name in names | recorded if name not in law.entities or law.entities[name].kind != "state"}
    words = {event.word for event in told if not event.conduct} | {fact.word for fact in scenario.facts}
    words |= {fact.word for version in versions for fact in version.facts}
    return touched(law, states, others, words, scenario.as_of)


def _values(law: Law, told: Iterable[tuple[str, Values]]) -> set[str]:
    """What stands in the roles of some words, but for the words of lists: one of these may be spelled as a treaty is."""
    found: set[str] = set()
    for word, roles in told:
        known = law.vocabulary.predicates.get(word)
        types = {role.name: law.vocabulary.types.get(role.type) for role in known.roles} if known is not None else {}
        for role, values in roles:
            kind = types.get(role)
            if kind is None or not kind.values:
                found.update(map(str, values))
    return found


Names = Mapping[str, tuple[str, ...]]


def renamed(scenario: Scenario, names: Names, places: Mapping[str, Place], vocabulary: Vocabulary) -> Scenario:
    """The same events with others in the place of some states, bodies or treaties, wherever these are named. Several in the place of one: each.

    names: who stands for whom. places: those of the law: land of a state that is replaced is land of the one in its place. What the
    authors expected of the real event is left out. vocabulary: a word of a closed list, as what was hit, is no name, though one be spelt so.
    """
    events = (*scenario.events, *(event for item in scenario.disputes for one in item.versions for event in one.events))
    kinds = {event.id: event.word for event in events}

    def all_of(values: Iterable[str | int]) -> tuple[str | int, ...]:
        return tuple(dict.fromkeys(name for value in values for name in names.get(str(value), (value,))))

    def texts(values: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(str, all_of(values)))

    def in_role(word: str, name: str, values: tuple[str | int, ...]) -> tuple[str | int, ...]:
        known = vocabulary.predicates.get(word)
        role = known.role(name) if known is not None else None
        return values if role is not None and vocabulary.types[role.type].values else all_of(values)

    def said(item: Any) -> Any:
        roles = tuple((name, in_role(item.word, name, values)) for name, values in item.roles)
        return item._replace(roles=roles, held_by=texts(item.held_by))

    def happened(event: Event) -> Event:
        made: Event = said(event)
        return made._replace(for_members=None if event.for_members is None else texts(event.for_members))

    def version(item: Version) -> Version:
        return item._replace(
            held_by=texts(item.held_by),
            edits=tuple(
                edit._replace(values=in_role(kinds.get(edit.event, ""), edit.role, edit.values)) for edit in item.edits
            ),
            events=tuple(map(happened, item.events)),
            facts=tuple(map(said, item.facts)),
        )

    def land(place: Place) -> Place:
        held = (
            one._replace(values=tuple((role, texts((value,))[0]) for role, value in one.values)) for one in place.held
        )
        return place._replace(held=tuple(held))

    own = {name: place for name, place in {**places, **scenario.places}.items() if land(place) != place}
    return scenario._replace(
        kind="hypothetical",
        events=tuple(map(happened, scenario.events)),
        facts=tuple(map(said, scenario.facts)),
        disputes=tuple(item._replace(versions=tuple(map(version, item.versions))) for item in scenario.disputes),
        positions=(),
        no_record=tuple(item._replace(of=name) for item in scenario.no_record for name in texts((item.of,))),
        expect=(),
        places={**scenario.places, **{name: land(place) for name, place in own.items()}},
    )


def undenied(scenario: Scenario, names: Collection[str]) -> Scenario:
    """The same without what the file says did not happen toward some treaties or bodies: that says nothing of others in their place."""

    def kept_of(events: Iterable[Event]) -> tuple[Event, ...]:
        return tuple(event for event in events if not (event.denied and named_in(event).intersection(names)))

    disputes = (
        item._replace(versions=tuple(one._replace(events=kept_of(one.events)) for one in item.versions))
        for item in scenario.disputes
    )
    return scenario._replace(events=kept_of(scenario.events), disputes=tuple(disputes))
