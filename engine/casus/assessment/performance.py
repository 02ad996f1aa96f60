"""Duty against conduct, member by member: performed by itself, together, late, in part, declined, not performed, or no record?

Silence in the record is never scored as a refusal. An organisation's act counts for its members where the file says so
(`for_members`), and never over what a member declined by itself. By convention the first role of an event is the one who acts.
See docs/decisions/0080.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from casus.assessment.cases import Case
from casus.assessment.results import (
    BY_ITSELF,
    DECLINED,
    IN_COMPANY,
    IN_PART,
    ITSELF,
    LATE,
    NO_RECORD,
    NOT_PERFORMED,
    TOGETHER,
    Change,
    Deed,
    Turn,
    told,
)
from casus.files.days import Span, between
from casus.law.conditions import SAME
from casus.law.model import Event, Law, Performs, Question
from casus.law.systems import system_of_body, whole_of
from casus.logic.terms import Atom, Var
from casus.scenarios.doubles import named_events
from casus.scenarios.model import Scenario

_EXTENTS = ("full", "part", "nothing", "offered", "said")


class DutyRecord(NamedTuple):
    """How a duty stands against the record: a verdict for each answer to what the reading leaves open, and the entries, best first."""

    verdicts: tuple[str, ...]
    deeds: tuple[Deed, ...]

    @property
    def verdict(self) -> str:
        """The verdicts as one text."""
        return told(self.verdicts)


class _Act(NamedTuple):
    """An entry of the record as it stands to one duty: by whom it is, and its day; `late` where even the first day it may have is too late."""

    deed: Deed
    named: bool
    denied: bool
    late: bool
    day: int


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
        self.going_on = {event.id for event in self.events if event.continues}
        self.dates = {event.id: event.date.last for event in self.events if event.date is not None}
        self.found: dict[str, list[_Candidate]] = {}
        self.bearing: dict[tuple[str, str, str, str, int], list[_Candidate]] = {}
        self.asked: dict[tuple[str, str], list[Question]] = {}
        self.records: dict[tuple[object, ...], DutyRecord] = {}
        self.acting: dict[str, tuple[str, ...]] = {}
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

    def against(
        self, norm: str, bearer: str, toward: str, trigger: str, since: int, due: int = 0, deadline: str = ""
    ) -> DutyRecord:
        """The record of a duty: who owes it, to whom, for which event, and from which day on conduct counts.

        due: the day on which it fell due, from which days are counted; `since` if 0. deadline: how soon it had to be done, as the law says.
        """
        answers = tuple(self.answers[question.id] for question in self._questions(norm, deadline))
        asked = norm, bearer, toward, trigger, since, due, deadline, answers
        if asked not in self.records:
            self.records[asked] = self._against(norm, bearer, toward, trigger, since, due, deadline)
        return self.records[asked]

    def _against(
        self, norm: str, bearer: str, toward: str, trigger: str, since: int, due: int, deadline: str
    ) -> DutyRecord:
        found = self._bearing(norm, bearer, toward, trigger, since)
        usual, verdicts, deeds = self.answers, [], dict[str, Deed]()
        for answers in self._ways(norm, deadline):
            self.answers = answers
            verdict, acts = _verdict(self._acts(found, bearer, due or since, self._allowed(norm, deadline, trigger)))
            verdicts.append(verdict)
            for deed in acts:
                known = deeds.get(deed.event)
                best = deed if known is None else min(known, deed, key=lambda item: _EXTENTS.index(item.extent))
                deeds[deed.event] = best._replace(counts=deed.counts or (known is not None and known.counts))
        self.answers = usual
        ordered = sorted(
            deeds.values(),
            key=lambda deed: (_EXTENTS.index(deed.extent), self.dates.get(deed.event, 0), deed.event),
        )
        return DutyRecord(tuple(verdicts), tuple(ordered))

    def _ways(self, norm: str, deadline: str) -> list[dict[str, str]]:
        """The answers to try: those chosen, and where the chosen one leaves a question open, each of the others in its place."""
        open_ones: list[list[tuple[str, str]]] = []
        for question in self._questions(norm, deadline):
            chosen = question.answer(self.answers[question.id])
            if chosen is not None and chosen.each:
                open_ones.append([(question.id, item.id) for item in question.answers if not item.each])
        return [{**self.answers, **dict(pairs)} for pairs in product(*open_ones)]

    def _questions(self, norm: str, deadline: str) -> list[Question]:
        """The questions whose answers decide how the record compares with a duty: those of its entries, and how long its deadline is."""
        if (norm, deadline) not in self.asked:
            names = dict.fromkeys(name for entry in self.entries.get(norm, ()) for name, _ in entry.given)
            found = [*map(self.law.questions.get, names), self.law.timing(norm, deadline)]
            self.asked[norm, deadline] = [question for question in found if question is not None]
        return self.asked[norm, deadline]

    def _allowed(self, norm: str, deadline: str, trigger: str) -> int | None:
        """How many days after it fell due a duty can be done in time; None for any number.

        An event that goes on from another is no new occasion: what was due at once was due at the first.
        """
        if trigger in self.going_on:
            return None
        count, _, unit = deadline.partition(" ")
        if count.isdigit() and unit.startswith("day"):
            return int(count)
        timing = self.law.timing(norm, deadline)
        answer = timing.answer(self.answers[timing.id]) if timing is not None else None
        return answer.days if answer is not None else None

    def _acts(self, found: Sequence[_Candidate], bearer: str, due: int, allowed: int | None) -> list[_Act]:
        """What bears on a duty, each event once, with the most that it is worth."""
        best: dict[str, _Act] = {}
        for item in found:
            extent = self._extent(item)
            event = item.event
            known = best.get(event.id)
            if not extent or (known and _EXTENTS.index(extent) >= _EXTENTS.index(known.deed.extent)):
                continue
            doers = self.doers(event)
            span = event.date if due else None
            late = span is not None and allowed is not None and not item.entry.beforehand
            late = late and span is not None and between(due, span.first) > (allowed or 0)
            days = between(due, span.last) if span is not None else None
            by = ITSELF if doers == (bearer,) else IN_COMPANY
            best[event.id] = _Act(
                Deed(event.id, extent, days, by), bearer in doers, event.denied, late, self.dates.get(event.id, 0)
            )
        return list(best.values())

    def doers(self, event: Event) -> tuple[str, ...]:
        """Who acted; a word without roles says of nobody that he did."""
        if event.id not in self.acting:
            first = self.law.vocabulary.predicates[event.word].roles[:1]
            self.acting[event.id] = tuple(str(value) for role in first for value in event.values(role.name))
        return self.acting[event.id]

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
        return entry.extent == deed.extent and all(self._open_to(*pair) for pair in entry.given)

    def _open_to(self, question: str, answer: str) -> bool:
        """Whether an answer is the chosen one, or one of those that the chosen one leaves open."""
        chosen = self.law.questions[question].answer(self.answers[question])
        return chosen is not None and (chosen.each or chosen.id == answer)

    def notable(self, norm: str, bearer: str, toward: str) -> tuple[Deed, ...]:
        """What a state did that would have performed a norm, of the kinds the law marks as notable; nothing if it refused by itself."""
        found = {item.event.id: item for item in self._candidates(norm) if item.entry.notable and item.meets}
        deeds = self.against(norm, bearer, toward, "", 0).deeds
        if any(deed.by == ITSELF and deed.extent == "nothing" for deed in deeds):
            return ()  # what others did in its name does not stand in the place of its own word
        return tuple(deed for deed in deeds if deed.extent in ("full", "part") and deed.event in found)

    def turns(
        self, norm: str, bearer: str, toward: str, trigger: str, since: int, due: int = 0, deadline: str = ""
    ) -> tuple[Turn, ...]:
        """The questions whose other answer alone changes how the record compares with a duty. Arguments as in `against`."""
        record = self.against(norm, bearer, toward, trigger, since, due, deadline)
        if not record.deeds:
            return ()
        found: list[Turn] = []
        chosen = self.answers
        bearing = self._bearing(norm, bearer, toward, trigger, since)
        weighed = {name for item in bearing if item.meets for name, _ in item.entry.given}
        for question in self._questions(norm, deadline):
            if question.id not in weighed and not question.times:
                continue  # nothing that was done is worth more or less by its answer
            for answer in question.answers:
                if answer.id != chosen[question.id] and not answer.each:
                    self.answers = {**chosen, question.id: answer.id}
                    verdict = self.against(norm, bearer, toward, trigger, since, due, deadline).verdict
                    if verdict != record.verdict:
                        found.append(Turn(verdict, (Change("question", question.id, answer.id),)))
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
                named = frozenset(str(value) for value in values)
                who[term.name] = self._counts_under(entry.norm, event) if index == 0 else named
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
        doers = self.doers(event)
        found = set(doers)
        if event.for_members is not None:
            found.update(event.for_members)
        if event.for_members == ():
            for name in doers:
                found |= self._members(name, event)
        return frozenset(found)

    def _counts_under(self, norm: str, event: Event) -> frozenset[str]:
        """For whom an event counts as doing a duty: what a body of one treaty did is nobody's doing of a duty under another."""
        law, system = whole_of(self.law), self.law.system_of(norm)
        homes = {system_of_body(law, name) for name in self.doers(event)} - {""}
        return self._counts_for(event) if homes <= {system} else frozenset(self.doers(event))

    def _members(self, organisation: str, event: Event) -> frozenset[str]:
        """The members of an organisation on the day of an event; without a day, on any day."""
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
        asked = status if day else f"+{status}"
        held = (atom.args for atom in self.atoms if atom.pred == asked and (not day or atom.args[-1] == day))
        return frozenset(str(args[who]) for args in held if all(args[index] == value for index, value in wanted))

    def _is_group(self, entity: str) -> bool:
        return entity in self.law.entities and self.law.entities[entity].kind == "group"


def _verdict(acts: Sequence[_Act]) -> tuple[str, list[Deed]]:
    """The verdict on one duty, and the entries, of which those that it rests on are marked.

    A member's own acts come first: what it declined by itself is not made good by what others did in its name. Then what was done
    together; and that a source says of nothing that it was done, last.
    """
    own = [act for act in acts if act.named and not act.denied]
    common = [act for act in acts if not act.named and not act.denied]
    mine, resting = _stands(own)
    ours, resting_too = _stands(common)
    refused = any(act.deed.extent == "nothing" for act in own)
    found, on = NO_RECORD, [act for act in acts if act.denied and act.deed.extent == "nothing"]
    if on:
        found = NOT_PERFORMED
    for verdict in (DECLINED, IN_PART, LATE, TOGETHER, BY_ITSELF):
        if verdict == mine or (verdict == ours and not refused):
            found = verdict
            on = (resting if verdict == mine else []) + (resting_too if verdict == ours and not refused else [])
    return found, [act.deed._replace(counts=act in on) for act in acts]


def _stands(acts: Sequence[_Act]) -> tuple[str, list[_Act]]:
    """The verdict on the acts of a member, or on those done in its name; and the acts it rests on.

    Who declined and then did it has done it; who did it and then declined has done it in part.
    """
    no = [act for act in acts if act.deed.extent == "nothing"]
    last = max((act.day or 99999999 for act in no), default=0)
    full = [act for act in acts if act.deed.extent == "full"]
    good = [act for act in full if not no or act.day > last]
    timely = [act for act in good if not act.late]
    alone = [act for act in timely if act.deed.by == ITSELF]
    part = [act for act in acts if act.deed.extent == "part" or act in full]
    for verdict, found in ((BY_ITSELF, alone), (TOGETHER, timely), (LATE, good), (IN_PART, part), (DECLINED, no)):
        if found:
            return verdict, found
    return "", []
