"""The whole law on one day: which instruments bound whom, in which wordings, and what was signed and not yet law."""

from typing import Any, NamedTuple

from casus.case import Choice
from casus.days import show
from casus.history import Tenure, by_number, tenures
from casus.law import Clause, Instrument, Law
from casus.layout import Block, Commands, Foot, Gap, Heading, Para, Title, strong
from casus.parties import Register
from casus.words import Voice, counted, named, series
from casus.world import FIRST_DAY

_FEW = 12  # states that are named; of more, their codes are given


class Day(NamedTuple):
    """One instrument on a day: whom it bound, in which wordings, and which points contest the list."""

    instrument: Instrument
    members: tuple[str, ...]
    wordings: "Groups"
    later: "Groups"
    contested: tuple[str, ...]


def roll(law: Law, day: int) -> list[Day]:
    """Every instrument that bound somebody that day or was law for all, or was signed by then, in the order of the files."""
    register = Register(law)
    usual = _bound(register, register.usual(), day)
    contested: dict[str, dict[str, None]] = {}
    for _, name, _, choice in register.others():
        for _, instrument in usual ^ _bound(register, choice, day):
            contested.setdefault(instrument, {})[name] = None
    found = []
    for item in law.instruments.values():
        members = tuple(sorted(state for state, instrument in usual if instrument == item.id))
        now, later = _wordings(law, item, day)
        if members or now or (item.signed and item.signed <= show(day)):
            found.append(Day(item, members, now, later, tuple(contested.get(item.id, ()))))
    return found


def _bound(register: Register, choice: Choice, day: int) -> set[tuple[str, str]]:
    """Which states which instruments bound that day."""
    periods = register.periods(choice)
    return {key for key, rows in periods.items() if any(first <= day <= last for first, last in rows)}


Groups = tuple[tuple[str, tuple[str, ...]], ...]
"""Wordings, each with its articles."""


def _wordings(law: Law, item: Instrument, day: int) -> tuple[Groups, Groups]:
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
                    label = named(wording) if wording.first <= day else f"{named(wording)} from {show(wording.first)}"
                    table.setdefault(label, []).append(clause.article)
    return _grouped(now), _grouped(later)


def _grouped(table: dict[str, list[str]]) -> Groups:
    return tuple((label, tuple(sorted(dict.fromkeys(articles), key=by_number))) for label, articles in table.items())


def screen_of(law: Law, day: int) -> list[Block]:
    """That day as a screen."""
    voice, found, past = Voice(law), roll(law, day), tenures(law)
    bound = [item for item in found if item.members]
    made: list[Block] = [Title(f"law --on {show(day)}", "Who was bound by what, in which wording"), Gap()]
    made.append(Heading("BOUND THAT DAY", "" if bound else "(nobody by anything on file)"))
    for item in bound:
        since = f", in force {item.instrument.in_force}" if item.instrument.in_force else ""
        made.append(Para((strong(item.instrument.id), f": {item.instrument.title}{since}"), 2, 2))
        names = voice.listed(item.members)
        if len(item.members) > _FEW:
            names = f"{counted(len(item.members), 'state')} whose consent is on file: {', '.join(item.members)}"
        made.append(Para(names, 4, 0))
        if former := _former(past, voice, item, day):
            made.append(Para(f"No longer bound: {former}", 4, 2))
        if item.wordings:
            made.append(Para(f"{_articles(item.wordings)}", 4, 2))
    contested = dict.fromkeys(name for item in found for name in item.contested)
    general = [
        item
        for item in found
        if not item.members and (item.wordings or item.instrument.in_force) and not _waits(item, day)
    ]
    if general:
        names = "; ".join(f"{item.instrument.title} ({item.instrument.id})" for item in general)
        made.append(Foot("ALSO LAW OR ON FILE THAT DAY", names + ". No list of states is drawn for these.", 2))
    waiting = [item for item in found if not item.members and item not in general]
    if waiting:
        words = "; ".join(_waiting(item) for item in waiting)
        made.append(Foot("SIGNED, AND NOBODY ON FILE BOUND YET", words + ".", 2))
    later = [item for item in bound if item.later]
    if later:
        words = "; ".join(f"{item.instrument.id}: {_articles(item.later)}" for item in later)
        made.append(Foot("NOT YET LAW", words + ".", 13))
    if contested:
        made.append(Heading("CONTESTED", f"(what another answer changes: casus law CLAUSE --on {show(day)})"))
        made += [Para((strong(name), f": {_asked(law, name)}"), 2, 4) for name in contested]
    first = next((clause.id for item in bound for clause in law.clauses.values() if _of(clause, item)), "")
    last = [(f"casus law {first} --on {show(day)}", "one article that day")] if first else []
    return [*made, Commands("NEXT", (*last, ("casus law --changes", "")))]


def _former(past: list[Tenure], voice: Voice, item: Day, day: int) -> str:
    """Who was bound before and is not that day, with the last day of each."""
    last: dict[str, int] = {}
    for tenure in past:
        if tenure.instrument == item.instrument.id and tenure.last < day and tenure.state not in item.members:
            last[tenure.state] = max(tenure.last, last.get(tenure.state, 0))
    days: dict[int, list[str]] = {}
    for state, end in last.items():
        days.setdefault(end, []).append(state)
    return "; ".join(f"{voice.listed(sorted(states))} (to {show(end)})" for end, states in sorted(days.items()))


def _of(clause: Clause, item: Day) -> bool:
    return clause.instrument == item.instrument.id


def _asked(law: Law, name: str) -> str:
    """A contested point in words: what the question asks, or what the accounts differ on."""
    if name in law.questions:
        return law.questions[name].asks
    return next((f"accounts differ on {item.about}" for item in law.disputes if item.id == name), "")


def _waits(item: Day, day: int) -> bool:
    """Whether the instrument is known to enter into force only later."""
    return bool(item.instrument.in_force and item.instrument.in_force > show(day))


def _waiting(item: Day) -> str:
    instrument = item.instrument
    since = f", in force {instrument.in_force}" if instrument.in_force else ", entry into force not on file"
    return f"{instrument.title} ({instrument.id}), signed {instrument.signed}{since}"


def _articles(groups: Groups) -> str:
    return "; ".join(f"{label} of {_numbers(articles)}" for label, articles in groups)


def _numbers(articles: tuple[str, ...]) -> str:
    """Articles in a few words: Articles 1, 2 and 4."""
    return f"{'Article' if len(articles) == 1 else 'Articles'} {series(list(articles))}"


def as_values(law: Law, day: int) -> dict[str, Any]:
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
        for item in roll(law, day)
    ]
    return {"on": show(day), "instruments": instruments}
