"""Duty against conduct: was it performed, in part, not performed, or is there no record?

Silence in the record is never scored as a refusal. An organisation's act counts for its members where the file says so
(`for_members`). By convention the first role of an event is the one who acts.
"""

from typing import NamedTuple

from casus.case import Case
from casus.conditions import SAME
from casus.days import between
from casus.law import Law, Performs
from casus.problems import Mark
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, Deed, Turn
from casus.scenario import Event, Scenario
from casus.terms import Atom, Var

EXTENTS = ("full", "part", "nothing", "offered", "said")


class Record(NamedTuple):
    """How a duty stands against the record: the verdict, and the entries it rests on, best first."""

    verdict: str
    deeds: tuple[Deed, ...]


class Conduct:
    """The record of one case, ready to be held against duties."""

    def __init__(self, law: Law, scenario: Scenario, case: Case, atoms: frozenset[Atom]) -> None:
        self.law = law
        self.atoms = atoms
        own = {event.id for event in scenario.events} | {
            event.id for dispute in scenario.disputes for version in dispute.versions for event in version.events
        }
        self.events = [event for event in case.events.values() if event.id in own]
        self.within = {atom.args for atom in atoms if atom.pred == "within"} | {
            (event.id, event.id) for event in self.events
        }
        self.answers = case.choice.answers
        self.entries: dict[str, list[Performs]] = {}
        self.forms: dict[str, list[Performs]] = {}
        for clause in law.clauses.values():
            for entry in clause.performs:
                self.entries.setdefault(entry.norm, []).append(entry)
                form = _form(entry)
                if form not in self.forms.setdefault(entry.norm, []):
                    self.forms[entry.norm].append(form)

    def actors(self) -> list[str]:
        """The states that acted, by themselves or as members of an organisation whose act counts for them."""
        found: dict[str, None] = {}
        for event in self.events:
            if not event.conduct:
                continue
            for value in self._doers(event):
                entity = self.law.entities.get(value)
                if entity is not None and entity.kind == "state":
                    found.setdefault(value)
                elif entity is not None and event.for_members is not None:
                    for name in event.for_members or self._members(value):
                        found.setdefault(name)
        return sorted(found)

    def _doers(self, event: Event) -> list[str]:
        return [str(value) for value in event.values(self.law.vocabulary.predicates[event.word].roles[0].name)]

    def _members(self, organisation: str) -> list[str]:
        """The states that were members of an organisation on some day of the case."""
        members = self.law.entities[organisation].members
        if members is None:
            return []
        return sorted({str(atom.args[0]) for atom in self.atoms if atom.pred == members[0]})

    def against(self, norm: str, bearer: str, toward: str, trigger: str, since: int) -> Record:
        """The record of a duty: who owes it, to whom, for which event, and from which day on conduct counts."""
        deeds: dict[str, Deed] = {}
        refused = False
        forms = {entry.pattern.pred for entry in self.entries.get(norm, ())}
        for event in self.events:
            if event.word not in forms or event.date is not None and event.date.last < since:
                continue
            extent = self._extent(norm, event, bearer, toward, trigger)
            if extent == "":
                continue
            refused = refused or extent == "nothing"
            days = between(since, event.date.last) if event.date is not None else None
            deeds[event.id] = Deed(event.id, extent, days)
        ordered = tuple(
            sorted(
                deeds.values(),
                key=lambda deed: (EXTENTS.index(deed.extent), deed.days is None, deed.days or 0, deed.event),
            )
        )
        extents = {deed.extent for deed in ordered}
        verdict = (
            PERFORMED
            if "full" in extents
            else IN_PART
            if "part" in extents
            else NOT_PERFORMED
            if refused
            else NO_RECORD
        )
        return Record(verdict, ordered)

    def turns(self, norm: str, bearer: str, toward: str, trigger: str, since: int) -> tuple[Turn, ...]:
        """The questions whose other answer alone changes how the record compares with a duty."""
        asked = dict.fromkeys(question for entry in self.entries.get(norm, ()) for question, _ in entry.given)
        record = self.against(norm, bearer, toward, trigger, since)
        if not record.deeds:
            return ()
        base = record.verdict
        found: list[Turn] = []
        chosen = self.answers
        for question in asked:
            for answer in self.law.questions[question].answers:
                if answer.id != chosen[question]:
                    self.answers = {**chosen, question: answer.id}
                    verdict = self.against(norm, bearer, toward, trigger, since).verdict
                    if verdict != base:
                        found.append(Turn("question", question, answer.id, verdict))
        self.answers = chosen
        return tuple(found)

    def targets(self) -> list[str]:
        """Toward whom the record's acts were: states and bodies, no groups."""
        named = {
            str(value) for event in self.events if event.conduct for _, values in event.roles[1:2] for value in values
        }
        return sorted(name for name in named if name in self.law.entities and not self._is_group(name))

    def _extent(self, norm: str, event: Event, bearer: str, toward: str, trigger: str) -> str:
        """What an event is worth for a duty: an extent, `said` if it bears on it only, or "" if it does not."""
        best = ""
        for entry in self.entries.get(norm, ()):
            if entry.pattern.pred != event.word:
                continue
            if any(self.answers.get(question) != answer for question, answer in entry.given):
                continue
            if not self._matches(entry, event, bearer, toward, trigger):
                continue
            extent = entry.extent
            if event.denied:
                extent = (
                    "" if extent == "nothing" else "nothing"
                )  # the file says that what would perform did not happen
            elif event.tendered and not event.accepted and extent != "nothing":
                extent = "offered"
            if extent and (not best or EXTENTS.index(extent) < EXTENTS.index(best)):
                best = extent
        if not best and event.conduct and not event.denied and self._bears_on(norm, event, bearer, toward, trigger):
            return "said"
        return best

    def _bears_on(self, norm: str, event: Event, bearer: str, toward: str, trigger: str) -> bool:
        """Whether an entry of the record is by the bearer, toward the creditor, in a form that could perform the duty."""
        return any(self._matches(entry, event, bearer, toward, trigger) for entry in self.forms.get(norm, ()))

    def _matches(self, entry: Performs, event: Event, bearer: str, toward: str, trigger: str) -> bool:
        pattern = entry.pattern
        if pattern.pred != event.word:
            return False
        word = self.law.vocabulary.predicates[event.word]
        named = dict(pattern.roles)
        for index, role in enumerate(word.roles):
            values = event.values(role.name)
            term = named.get(role.name)
            if role.type == "event":
                if values and not any(
                    (trigger, value) in self.within or (value, trigger) in self.within for value in values
                ):
                    return False
                continue
            if term is None:
                continue
            if not values and event.denied:
                continue
            if term == Var("bearer"):
                if bearer not in values and not (
                    index == 0 and any(self._counts_for(event, str(value), bearer) for value in values)
                ):
                    return False
            elif term == Var("toward"):
                if toward not in values and not self._is_group(toward):
                    return False
            elif term != SAME and term not in values:
                return False
        return True

    def _is_group(self, entity: str) -> bool:
        return entity in self.law.entities and self.law.entities[entity].kind == "group"

    def _counts_for(self, event: Event, organisation: str, bearer: str) -> bool:
        """Whether an organisation's act counts for a state: the file says so, and the state was a member that day."""
        if event.for_members is None or organisation not in self.law.entities:
            return False
        if event.for_members:
            return bearer in event.for_members
        members = self.law.entities[organisation].members
        if members is None:
            return True
        status, roles = members
        given = dict(roles)
        word = self.law.vocabulary.predicates[status]
        days = [event.date.last] if event.date is not None else []
        if not days:
            return any(
                atom.pred == status
                and atom.args[0] == bearer
                and all(given.get(role.name, atom.args[i]) == atom.args[i] for i, role in enumerate(word.roles))
                for atom in self.atoms
            )
        args = tuple(given.get(role.name, bearer) for role in word.roles)
        return Atom(status, (*args, days[0])) in self.atoms


def _form(entry: Performs) -> Performs:
    """An entry without what it demands of the deed: only who acts toward whom."""
    roles = tuple(pair for pair in entry.pattern.roles if isinstance(pair[1], Var))
    return entry._replace(
        pattern=entry.pattern._replace(roles=roles, mark=Mark("", 0, 0)),
        mark=Mark("", 0, 0),
        given=(),
        extent="",
        cites=(),
    )
