"""Duty against conduct: was it performed, in part, not performed, or is there no record?

Silence in the record is never scored as a refusal. An organisation's act counts for its members where the file says so
(`for_members`). By convention the first role of an event is the one who acts.
"""

from typing import NamedTuple

from casus.assessment.cases import Case
from casus.assessment.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, Change, Deed, Turn
from casus.files.days import Span, between
from casus.law.conditions import SAME
from casus.law.model import Event, Law, Performs
from casus.logic.terms import Atom, Var
from casus.scenarios.doubles import named_events
from casus.scenarios.model import Scenario

_EXTENTS = ("full", "part", "nothing", "offered", "said")


class DutyRecord(NamedTuple):
    """How a duty stands against the record: the verdict, and the entries it rests on, best first."""

    verdict: str
    deeds: tuple[Deed, ...]


class _Candidate(NamedTuple):
    """An event that bears on a norm by one entry of `performs`, with who it may stand for and what it is about.

    `bearers` and `towards` are None where anyone fits; `meets` is False where the event has only the form of the entry.
    """

    event: Event
    entry: Performs
    meets: bool
    bearers: frozenset[str] | None
    towards: frozenset[str] | None
    about: tuple[str, ...]


def _in_time(entry: Performs, when: Span, since: int) -> bool:
    """Whether conduct fits the day of a duty: from that day on, or up to it where the duty is to act first."""
    return when.first <= since if entry.beforehand else when.last >= since


class Conduct:
    """The record of one case, ready to be held against duties."""

    def __init__(self, law: Law, scenario: Scenario, case: Case, atoms: frozenset[Atom]) -> None:
        self.law = law
        self.atoms = atoms
        own = {event.id for event in scenario.events}
        own |= {event.id for dispute in scenario.disputes for version in dispute.versions for event in version.events}
        self.events = [event for event in case.events.values() if event.id in own]
        self.by_id = {event.id: event for event in self.events}
        self.within = {atom.args for atom in atoms if atom.pred == "within"} | {
            (item.id, item.id) for item in self.events
        }
        self.answers = case.choice.answers
        self.entries: dict[str, list[Performs]] = {}
        for clause in law.clauses.values():
            for entry in clause.performs:
                self.entries.setdefault(entry.norm, []).append(entry)
        self.dates = {event.id: event.date.last for event in self.events if event.date is not None}
        self.found: dict[str, list[_Candidate]] = {}
        self.bearing: dict[tuple[str, str, str, str, int], list[_Candidate]] = {}
        self.members: dict[tuple[str, int], frozenset[str]] = {}

    def actors(self) -> list[str]:
        """The states that acted, by themselves or as members of an organisation whose act counts for them."""
        found: set[str] = set()
        for event in self.events:
            if event.conduct:
                found |= self._counts_for(event)
        return sorted(name for name in found if name in self.law.entities and self.law.entities[name].kind == "state")

    def targets(self) -> list[str]:
        """Toward whom the record's acts were: states and bodies, no groups."""
        named = {
            str(value) for event in self.events if event.conduct for _, values in event.roles[1:2] for value in values
        }
        return sorted(name for name in named if name in self.law.entities and not self._is_group(name))

    def against(self, norm: str, bearer: str, toward: str, trigger: str, since: int) -> DutyRecord:
        """The record of a duty: who owes it, to whom, for which event, and from which day on conduct counts."""
        best: dict[str, str] = {}
        for item in self._bearing(norm, bearer, toward, trigger, since):
            event = item.event
            extent = self._extent(item)
            if extent and (event.id not in best or _EXTENTS.index(extent) < _EXTENTS.index(best[event.id])):
                best[event.id] = extent
        dates = self.dates
        deeds = [
            Deed(name, extent, between(since, dates[name]) if since and name in dates else None)
            for name, extent in best.items()
        ]
        deeds.sort(key=lambda deed: (_EXTENTS.index(deed.extent), dates.get(deed.event, 0), deed.event))
        extents = {deed.extent for deed in deeds}
        verdict = NO_RECORD
        for extent, word in (("nothing", NOT_PERFORMED), ("part", IN_PART), ("full", PERFORMED)):
            verdict = word if extent in extents else verdict
        return DutyRecord(verdict, tuple(deeds))

    def _bearing(self, norm: str, bearer: str, toward: str, trigger: str, since: int) -> list[_Candidate]:
        """The events that bear on one duty, under whatever answers."""
        asked = norm, bearer, toward, trigger, since
        if asked not in self.bearing:
            group = self._is_group(toward)
            self.bearing[asked] = [
                item
                for item in self._candidates(norm)
                if (item.bearers is None or bearer in item.bearers)
                and (item.towards is None or toward in item.towards or group)
                and (not since or item.event.date is None or _in_time(item.entry, item.event.date, since))
                and (not item.about or any(self._same_occasion(trigger, other) for other in item.about))
            ]
        return self.bearing[asked]

    def _same_occasion(self, trigger: str, other: str) -> bool:
        return (trigger, other) in self.within or (other, trigger) in self.within

    def entry_of(self, norm: str, deed: Deed) -> Performs | None:
        """By which entry of the law an event is worth what it is; None where it is worth nothing either way."""
        found = (item.entry for item in self._candidates(norm) if item.event.id == deed.event and item.meets)
        return next((entry for entry in found if self._gives(entry, deed)), None)

    def _gives(self, entry: Performs, deed: Deed) -> bool:
        given = all(self.answers.get(question) == answer for question, answer in entry.given)
        return given and entry.extent == deed.extent

    def notable(self, norm: str, bearer: str, toward: str) -> tuple[Deed, ...]:
        """What a state did that would have performed a norm, of the kinds the law marks as notable."""
        found = {item.event.id: item for item in self._candidates(norm) if item.entry.notable and item.meets}
        deeds = self.against(norm, bearer, toward, "", 0).deeds
        return tuple(deed for deed in deeds if deed.extent in ("full", "part") and deed.event in found)

    def turns(self, norm: str, bearer: str, toward: str, trigger: str, since: int) -> tuple[Turn, ...]:
        """The questions whose other answer alone changes how the record compares with a duty."""
        record = self.against(norm, bearer, toward, trigger, since)
        if not record.deeds:
            return ()
        found: list[Turn] = []
        chosen = self.answers
        for question in dict.fromkeys(name for entry in self.entries.get(norm, ()) for name, _ in entry.given):
            for answer in self.law.questions[question].answers:
                if answer.id != chosen[question]:
                    self.answers = {**chosen, question: answer.id}
                    verdict = self.against(norm, bearer, toward, trigger, since).verdict
                    if verdict != record.verdict:
                        found.append(Turn(verdict, (Change("question", question, answer.id),)))
        self.answers = chosen
        return tuple(found)

    def _extent(self, item: _Candidate) -> str:
        """What an event is worth by one entry: an extent, `said` if it only bears on the duty, or "" if it does not."""
        said = "said" if item.event.conduct and not item.event.denied else ""
        if not item.meets or any(self.answers.get(question) != answer for question, answer in item.entry.given):
            return said
        if item.event.denied:  # the file says that what would perform the duty did not happen
            return "" if item.entry.extent == "nothing" else "nothing"
        if item.event.tendered and not item.event.accepted and item.entry.extent != "nothing":
            return "offered"
        return item.entry.extent

    def _candidates(self, norm: str) -> list[_Candidate]:
        """The events that could bear on a norm, worked out once."""
        if norm not in self.found:
            pairs = [(event, entry) for event in self.events for entry in self.entries.get(norm, ())]
            self.found[norm] = [
                self._candidate(event, entry) for event, entry in pairs if entry.pattern.pred == event.word
            ]
        return self.found[norm]

    def _candidate(self, event: Event, entry: Performs) -> _Candidate:
        meets = True
        who: dict[str, frozenset[str] | None] = {"bearer": None, "toward": None}
        about: tuple[str, ...] = ()
        for index, role in enumerate(self.law.vocabulary.predicates[event.word].roles):
            values = event.values(role.name)
            term = dict(entry.pattern.roles).get(role.name)
            if role.type == "event":
                about += tuple(str(value) for value in values)
            elif term is None or (event.denied and not values):
                continue
            elif isinstance(term, Var) and term.name in who:
                who[term.name] = self._counts_for(event) if index == 0 else frozenset(str(value) for value in values)
            elif term != SAME and term not in values:
                meets = False
        return _Candidate(event, entry, meets, who["bearer"], who["toward"], self._meant(about))

    def _meant(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Events, and those that they are about: who answers a request answers what it was made of."""
        found = list(names)
        for name in found:
            event = self.by_id.get(name)
            further = named_events(event, self.law.vocabulary) if event is not None else []
            found += [other for other in further if other not in found]
        return tuple(found)

    def _counts_for(self, event: Event) -> frozenset[str]:
        """For whom an event counts: who acted, and the members of an organisation that acted for them."""
        first = self.law.vocabulary.predicates[event.word].roles[
            :1
        ]  # a word without roles says of nobody that he acted
        doers = [str(value) for role in first for value in event.values(role.name)]
        found = set(doers)
        if event.for_members is not None:
            found.update(event.for_members)
        if event.for_members == ():
            for name in doers:
                found |= self._members(name, event)
        return frozenset(found)

    def _members(self, organisation: str, event: Event) -> frozenset[str]:
        """The members of an organisation on the day of an event; without a day, on any day of the case."""
        day = event.date.last if event.date is not None else 0
        if (organisation, day) not in self.members:
            self.members[organisation, day] = self._members_on(organisation, day)
        return self.members[organisation, day]

    def _members_on(self, organisation: str, day: int) -> frozenset[str]:
        entity = self.law.entities.get(organisation)
        if entity is None or entity.members is None:
            return frozenset()
        status, roles = entity.members
        fixed = dict(roles)
        word = self.law.vocabulary.predicates[status]
        wanted = [(index, fixed[role.name]) for index, role in enumerate(word.roles) if role.name in fixed]
        who = next(index for index, role in enumerate(word.roles) if role.name not in fixed)
        held = (atom.args for atom in self.atoms if atom.pred == status and (not day or atom.args[-1] == day))
        return frozenset(str(args[who]) for args in held if all(args[index] == value for index, value in wanted))

    def _is_group(self, entity: str) -> bool:
        return entity in self.law.entities and self.law.entities[entity].kind == "group"
