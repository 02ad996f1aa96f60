"""The law in time: entries into force, wordings, acts, and who became bound or ceased to be, with what is contested in it."""

import re
from typing import Any, NamedTuple

from casus.ask.bound import Register
from casus.assessment.cases import Choice
from casus.files.days import add, show_day
from casus.files.sources import Cite
from casus.law.model import Instrument, Law
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.words.names import Voice, counted, named, sentence_start, series

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


def tenures(law: Law) -> list[Tenure]:
    """Who was bound from when to when, in the default reading; periods that follow each other without a day between are one."""
    register = Register(law)
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
    return sorted(found, key=lambda item: (order.index(item.instrument), item.first, item.state))


def tenancies(law: Law) -> list[dict[tuple[str, str], list[Period]]]:
    """For each state and instrument the periods in which it was bound: first in the default reading, then with each single other
    answer or account that bears on it."""
    register = Register(law)
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
    """One instrument on a day: whom it bound, in which wordings, and which points contest the list."""

    instrument: Instrument
    members: tuple[str, ...]
    wordings: "Wordings"
    later: "Wordings"
    contested: tuple[str, ...]


def law_on(law: Law, day: int) -> list[Day]:
    """Every instrument that bound somebody that day or was law for all, or was signed by then, in the order of the files."""
    register = Register(law)
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
            found.append(Day(item, members, now, later, tuple(contested.get(item.id, ()))))
    return found


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


def day_values(law: Law, day: int) -> dict[str, Any]:
    """That day as plain values."""
    instruments = [
        {
            "id": item.instrument.id,
            "title": item.instrument.title,
            "signed": item.instrument.signed or None,
            "in_force": item.instrument.in_force or None,
            "members": list(item.members),
            "wordings": {label: list(articles) for label, articles in item.wordings},
            "later": {label: list(articles) for label, articles in item.later},
            "contested": list(item.contested),
        }
        for item in law_on(law, day)
    ]
    return {"on": show_day(day), "instruments": instruments}
