"""The law in time: entries into force, wordings, acts; who was bound by an instrument on a day, and on which questions that depends."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from casus.assessment.cases import Choice, default_choice
from casus.assessment.space import Space
from casus.files.days import add, show_day
from casus.files.sources import Cite
from casus.law.compiler import programs_of
from casus.law.conditions import Pattern
from casus.law.model import Event, Instrument, Law, kept
from casus.law.program import Compiled
from casus.law.systems import common_systems, law_of
from casus.law.vocabulary import Predicate
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.ground import Ground, ground
from casus.logic.plan import evaluate
from casus.logic.terms import Atom, Program
from casus.scenarios.model import Scenario
from casus.words.names import Voice, counted, named, sentence_start, series


class BoundChange(NamedTuple):
    """Another answer, or another account of a dated act, that alone changes who was bound."""

    what: str  # question | account
    id: str
    value: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Parties(NamedTuple):
    """The states bound by an instrument on a day, by their codes, and what alone would change the list."""

    instrument: str
    day: int
    members: tuple[str, ...]
    changes: tuple[BoundChange, ...]


def parties(law: Law, instrument: str, day: int) -> Parties:
    """Who was bound by an instrument on a day, in the default reading.

    law: the law. instrument: its id. day: an integer such as 20100612. Result: the members and the single changes.
    """
    return register_of(law).on(instrument, day)


def binding_words(law: Law) -> dict[str, tuple[int, int]]:
    """The statuses by which a state is bound: where its role for the state and for the instrument stands."""
    found = {}
    for name, word in law.vocabulary.predicates.items():
        if word.sort == "status" and word.binding:
            places = _places(law, word)
            if places is not None:
                found[name] = places
    return found


def _places(law: Law, word: Predicate) -> tuple[int, int] | None:
    kinds = [law.vocabulary.types[role.type] for role in word.roles]
    who = next((place for place, kind in enumerate(kinds) if kind.entities), None)
    to = next((place for place, kind in enumerate(kinds) if kind.special == "instruments"), None)
    return None if who is None or to is None else (who, to)


class Register:
    """The dated acts of a law, ready to be asked about days."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.words = binding_words(law)
        self.on_last_day: tuple[int, Ground] | None = None
        compiled = programs_of(law).strict
        strata = tuple(
            tuple(rule for rule in stratum if self._counts(compiled, rule.id)) for stratum in compiled.program.strata
        )
        program = Program(tuple(stratum for stratum in strata if stratum), compiled.program.columns)
        self.compiled = Compiled(
            program, compiled.origins, compiled.shifts, compiled.reads, compiled.asking, compiled.homes
        )
        self.empty = Scenario("", "", "history", 99991231, "", (), (), (), (), (), (), (), {}, {}, {})

    @cached_property
    def space(self) -> Space:
        """The cases of a scenario in which nothing happens but the dated acts, worked out once for all choices."""
        return Space(self.law, self.compiled, self.empty)

    @cached_property
    def ground(self) -> Ground:
        """What could follow from the acts, whatever the choice."""
        return ground(self.compiled.program, sorted(self.space.atoms))

    def _counts(self, compiled: Compiled, rule_id: str) -> bool:
        """Whether a rule can matter for a status: norms and what leads to them only are left out."""
        origin = compiled.origins[rule_id]
        return origin.rule is None or origin.rule.then.sort != "norm"

    def on(self, instrument: str, day: int) -> Parties:
        """The answer for one instrument and one day."""
        part = self._part(instrument)
        if part is not self:
            return part.on(instrument, day)
        members = self._members(self.usual(), instrument, day)
        changes = [
            self._change(what, name, value, members, self._members(other, instrument, day))
            for what, name, value, other in self.others()
        ]
        told = tuple(change for change in changes if change.added or change.removed)
        return Parties(instrument, day, tuple(sorted(members)), told)

    def _part(self, instrument: str) -> "Register":
        """The register of the system of an instrument: who is bound by it hangs on no other."""
        system = self.law.instruments[instrument].system if instrument in self.law.instruments else ""
        if system not in self.law.systems:
            return self
        part = law_of(self.law, {*common_systems(self.law), system})
        return self if part is self.law else register_of(part)

    def usual(self) -> Choice:
        """The choice of the default reading."""
        return default_choice(self.law, self.empty)

    def others(self) -> list[tuple[str, str, str, Choice]]:
        """Every choice that differs from the usual one in one answer, or in one account of a dated act."""
        usual, found = self.usual(), []
        for question in self._questions():
            for answer in self.law.questions[question].answers:
                if answer.id != usual.answers[question]:
                    other = usual._replace(answers={**usual.answers, question: answer.id})
                    found.append(("question", question, answer.id, other))
        for dispute in self.law.disputes:
            for version in dispute.versions:
                if version.id != usual.versions[dispute.id]:
                    other = usual._replace(versions={**usual.versions, dispute.id: version.id})
                    found.append(("account", dispute.id, version.id, other))
        return found

    def periods(self, choice: Choice) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """For each state and instrument, the first and last days between which it was bound, without gaps, in order."""
        begun: dict[tuple[str, str], set[int]] = {}
        over: dict[tuple[str, str], set[int]] = {}
        for atom in _true(self.ground, self.space.case(choice).atoms):
            places = self.words.get(atom.pred[1:])
            if places is not None and atom.pred[0] in "+-":
                key = str(atom.args[places[0]]), str(atom.args[places[1]])
                (begun if atom.pred[0] == "+" else over).setdefault(key, set()).add(int(atom.args[-1]))
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for key, firsts in begun.items():
            rows: list[tuple[int, int]] = []
            for first in sorted(firsts):
                last = min((day for day in over.get(key, ()) if day >= first), default=LAST_DAY)
                if rows and first <= rows[-1][1]:
                    rows[-1] = rows[-1][0], max(rows[-1][1], last)
                else:
                    rows.append((first, last))
            found[key] = rows
        return found

    def _change(self, what: str, name: str, value: str, before: set[str], after: set[str]) -> BoundChange:
        return BoundChange(what, name, value, tuple(sorted(after - before)), tuple(sorted(before - after)))

    def _questions(self) -> list[str]:
        """The questions that rules on statuses, or on what leads to them, are given answers to."""
        found: dict[str, None] = {}
        for rule in self.law.rules():
            if rule.then.sort in ("starts", "ends"):
                found.update(dict.fromkeys(question for question, _ in rule.given))
                for exception in (*rule.unless, *rule.until):
                    found.update(dict.fromkeys(question for question, _ in exception.given))
        return list(found)

    def _members(self, choice: Choice, instrument: str, day: int) -> set[str]:
        asked = Atom("asked", (day,))
        if self.on_last_day is None or self.on_last_day[0] != day:
            self.on_last_day = day, ground(self.compiled.program, sorted({*self.space.atoms, asked}))
        found = set()
        for atom in _true(self.on_last_day[1], {*self.space.case(choice).atoms, asked}):
            places = self.words.get(atom.pred)
            if places is not None and atom.args[places[1]] == instrument and atom.args[-1] == day:
                found.add(str(atom.args[places[0]]))
        return found


def _true(plan: Ground, facts: Iterable[Atom]) -> Iterable[Atom]:
    """What holds where these are the facts."""
    true = evaluate(plan, facts).true
    return (atom for number, atom in enumerate(plan.atoms) if true[number])


@kept
def register_of(law: Law) -> Register:
    """The register of a law: what could follow from its acts is worked out once for all that is asked."""
    return Register(law)


FORCE, _WORDING, BOUND, FREE, ACT = "in force", "wording", "bound", "no longer bound", "act"

Period = tuple[int, int]


class HistoryEntry(NamedTuple):
    """One thing that happened to the law on a day. `contested` names the questions and disputes on which it rests."""

    day: int
    sort: str
    instrument: str
    says: str
    contested: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()


class Tenure(NamedTuple):
    """How long a state was bound by an instrument, without a gap, and what contests its first or its last day."""

    state: str
    instrument: str
    first: int
    last: int
    contested: tuple[str, ...]


@kept
def tenures(law: Law) -> tuple[Tenure, ...]:
    """Who was bound from when to when, in the default reading; periods that follow each other without a day between are one."""
    register = register_of(law)
    usual = _joined(register.periods(register.usual()))
    doubts: dict[tuple[str, str], dict[str, list[Period]]] = {}
    for _, name, value, choice in register.others():
        other = _joined(register.periods(choice))
        for key in {*usual, *other}:
            if usual.get(key) != other.get(key):
                doubts.setdefault(key, {})[f"{name}={value}"] = other.get(key, [])
    found = []
    for key, periods in usual.items():
        for first, last in periods:
            about = [name for name, others in doubts.get(key, {}).items() if (first, last) not in others]
            contested = dict.fromkeys(name.partition("=")[0] for name in about)
            found.append(Tenure(*key, first, last, tuple(contested)))
    order = list(law.instruments)
    return tuple(sorted(found, key=lambda item: (order.index(item.instrument), item.first, item.state)))


def tenancies(law: Law) -> list[dict[tuple[str, str], list[Period]]]:
    """For each state and instrument the periods in which it was bound: first in the default reading, then with each single other
    answer or account that bears on it."""
    register = register_of(law)
    return [
        _joined(register.periods(choice)) for choice in (register.usual(), *(item[3] for item in register.others()))
    ]


def _joined(periods: dict[tuple[str, str], list[Period]]) -> dict[tuple[str, str], list[Period]]:
    """The periods, with those made one that leave no day between them."""
    made: dict[tuple[str, str], list[Period]] = {}
    for key, rows in periods.items():
        kept: list[Period] = []
        for first, last in rows:
            if kept and kept[-1][1] < LAST_DAY and add(kept[-1][1], 1, "days") >= first:
                kept[-1] = kept[-1][0], last
            else:
                kept.append((first, last))
        made[key] = kept
    return made


def history(law: Law, instruments: tuple[str, ...] = ()) -> list[HistoryEntry]:
    """Everything that happened to some instruments, or to all, in order of time."""
    voice = Voice(law)
    made = [*_forces(law), *_wordings(law), *_bound(law, voice), *_acts(law)]
    chosen = [entry for entry in made if not instruments or entry.instrument in instruments]
    ranks = (ACT, FORCE, _WORDING, BOUND, FREE)
    return sorted(chosen, key=lambda entry: (entry.day, ranks.index(entry.sort)))


def _forces(law: Law) -> list[HistoryEntry]:
    made = []
    for item in law.instruments.values():
        day = _whole_day(item.in_force)
        if day:
            made.append(HistoryEntry(day, FORCE, item.id, f"In force: {item.title}", (), (item.id,), item.cites))
    return made


def _whole_day(text: str) -> int:
    """A date as an integer, if it is a whole day."""
    digits = text.replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdigit() else 0


def _wordings(law: Law) -> list[HistoryEntry]:
    """The first day of each wording after the first of its paragraph, the paragraphs of an instrument together."""
    groups: dict[tuple[int, str, str, bool], list[tuple[str, str]]] = {}
    cites: dict[tuple[int, str, str, bool], dict[Cite, None]] = {}
    for clause in law.clauses.values():
        for paragraph in clause.paragraphs:
            for place, wording in enumerate(paragraph.wordings):
                if wording.first > FIRST_DAY:
                    key = wording.first, clause.instrument, named(wording), place > 0
                    groups.setdefault(key, []).append((clause.id, paragraph.article or clause.article))
                    cites.setdefault(key, {}).update(dict.fromkeys(cite._replace(mark=None) for cite in wording.cites))
    made = []
    for key, found in groups.items():
        day, instrument, label, later = key
        if later or day != _whole_day(law.instruments[instrument].in_force):
            articles = sorted(dict.fromkeys(article for _, article in found), key=by_number)
            numbers = "Articles" if len(articles) > 1 else "Article"
            says = f"{label} of {law.instruments[instrument].short}, {numbers} {series(articles)}"
            ids = tuple(dict.fromkeys(clause for clause, _ in found))
            made.append(HistoryEntry(day, _WORDING, instrument, sentence_start(says), (), ids, tuple(cites[key])))
    return made


def by_number(article: str) -> tuple[int, str]:
    """Articles in the order of their numbers; those without one last."""
    digits = re.match(r"\d+", article)
    return (int(digits[0]) if digits else 10**6), article


def _bound(law: Law, voice: Voice) -> list[HistoryEntry]:
    groups: dict[tuple[int, str, str], list[Tenure]] = {}
    for item in tenures(law):
        if item.first > FIRST_DAY:
            groups.setdefault((item.first, BOUND, item.instrument), []).append(item)
        if item.last < LAST_DAY:
            groups.setdefault((item.last, FREE, item.instrument), []).append(item)
    made = []
    for (day, sort, instrument), found in groups.items():
        states = [item.state for item in found]
        who = voice.series(states) if len(states) < 11 else counted(len(states), "state") + " on file"
        name = law.instruments[instrument].short
        says = f"{name} binds {who}" if sort == BOUND else f"last day on which {name} binds {who}"
        contested = dict.fromkeys(name for item in found for name in item.contested)
        made.append(HistoryEntry(day, sort, instrument, sentence_start(says), tuple(contested), tuple(sorted(states))))
    return made


def _acts(law: Law) -> list[HistoryEntry]:
    """The dated acts, with the disputes in which some account changes or drops them."""
    places: dict[str, list[str]] = {}
    for dispute in law.disputes:
        for version in dispute.versions:
            for event in (*version.drop, *(edit.event for edit in version.edits)):
                places.setdefault(event, []).append(dispute.id)
    made = []
    for act in law.acts:
        if act.date is None or act.denied:
            continue
        instrument = next((str(value) for _, values in act.roles for value in values if value in law.instruments), "")
        says = (act.says or Voice(law).event(act)).strip().rstrip(".")
        contested = tuple(dict.fromkeys(places.get(act.id, ())))
        made.append(HistoryEntry(act.date.last, ACT, instrument, says, contested, (act.id,), act.cites))
    return made


def history_values(law: Law, instruments: tuple[str, ...]) -> list[dict[str, object]]:
    """The history as plain values."""
    return [
        {
            "date": show_day(entry.day),
            "sort": entry.sort,
            "instrument": entry.instrument or None,
            "says": entry.says,
            "contested": list(entry.contested),
            "ids": list(entry.ids),
            "sources": [cite.source for cite in entry.cites],
        }
        for entry in history(law, instruments)
    ]


class Day(NamedTuple):
    """One instrument on a day: whom it bound, in which wordings, which points contest the list, and what its members had done about it."""

    instrument: Instrument
    members: tuple[str, ...]
    wordings: "Wordings"
    later: "Wordings"
    contested: tuple[str, ...]
    acts: tuple[Event, ...]


def law_on(law: Law, day: int) -> list[Day]:
    """Every instrument that bound somebody that day or was law for all, or was signed by then, in the order of the files."""
    register = register_of(law)
    usual = _bound_on(register, register.usual(), day)
    contested: dict[str, dict[str, None]] = {}
    for _, name, _, choice in register.others():
        for _, instrument in usual ^ _bound_on(register, choice, day):
            contested.setdefault(instrument, {})[name] = None
    found = []
    for item in law.instruments.values():
        members = tuple(sorted(state for state, instrument in usual if instrument == item.id))
        now, later = _wordings_on(law, item, day)
        if members or now or (item.signed and item.signed <= show_day(day)):
            acts = _acts_of(register, item.id, members, day)
            found.append(Day(item, members, now, later, tuple(contested.get(item.id, ())), acts))
    return found


def _acts_of(register: Register, instrument: str, members: tuple[str, ...], day: int) -> tuple[Event, ...]:
    """What those who are bound that day had done about it by which nobody comes to be bound, such as a note that has not taken effect
    or a statement that has none. An act that names no instrument is about those whose rules read it.
    """
    law, binding = register.law, set[str]()
    readers: dict[str, set[str]] = {}
    for clause in law.clauses.values():
        for rule in clause.rules:
            parts = (*rule.when, *rule.once, *(one for item in (*rule.unless, *rule.until) for one in item.when))
            for part in parts:
                if isinstance(part, Pattern):
                    readers.setdefault(part.pred, set()).add(clause.instrument)
                    if rule.then.sort == "starts" and rule.then.word in register.words:
                        binding.add(part.pred)
    found = []
    for act in law.acts:
        named_in = {str(value) for _, values in act.roles for value in values}
        about = named_in & set(law.instruments) or readers.get(act.word, set())
        over = act.date is not None and act.date.last <= day and not act.denied
        if over and instrument in about and named_in & set(members) and act.word in readers and act.word not in binding:
            found.append(act)
    return tuple(found)


def _bound_on(register: Register, choice: Choice, day: int) -> set[tuple[str, str]]:
    """Which states which instruments bound that day."""
    periods = register.periods(choice)
    return {key for key, rows in periods.items() if any(first <= day <= last for first, last in rows)}


Wordings = tuple[tuple[str, tuple[str, ...]], ...]
"""Wordings, each with its articles."""


def _wordings_on(law: Law, item: Instrument, day: int) -> tuple[Wordings, Wordings]:
    """The wordings in force that day and those that came later, each with its articles."""
    now: dict[str, list[str]] = {}
    later: dict[str, list[str]] = {}
    for clause in law.clauses.values():
        if clause.instrument != item.id:
            continue
        for paragraph in clause.paragraphs:
            for wording in paragraph.wordings:
                if wording.first > FIRST_DAY and wording.last >= day:
                    table = now if wording.first <= day else later
                    label = (
                        named(wording) if wording.first <= day else f"{named(wording)} from {show_day(wording.first)}"
                    )
                    table.setdefault(label, []).append(clause.article)
    return _grouped(now), _grouped(later)


def _grouped(table: dict[str, list[str]]) -> Wordings:
    return tuple((label, tuple(sorted(dict.fromkeys(articles), key=by_number))) for label, articles in table.items())
