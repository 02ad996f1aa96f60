"""Two assessments held against each other: which norms differ, for whom and in what, and how many are the same."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.choice import Assessed
from casus.ask.reasons import bottom, lack, mark_words
from casus.ask.turns_on import asked, label
from casus.assessment.results import LATER, LIVE, MET, READING, STATUSES, TRIGGERED, Row, most_disputed
from casus.assessment.whynot import why_not
from casus.files.days import show_day
from casus.law.events import Event
from casus.law.world import LAST_DAY
from casus.words.names import series
from casus.words.statements import Speaker


class Facets(NamedTuple):
    """What is compared of a norm, for one who bears it: all of it can stand on a screen."""

    status: str
    standing: str
    wording: str
    critical_date: int
    due: int
    deadline: str
    ended_on: int
    waits_for: tuple[str, ...]
    parties: tuple[str, ...] = ()  # who -> whom, where scenarios are compared that may tell of other states


class Side(NamedTuple):
    """A norm as one bearer has it on one side.

    `row` is its main row, `rows` are all, one for each event that sets it off. `others` are the further statuses that it has under
    other answers and accounts.
    """

    facets: Facets
    row: Row
    rows: tuple[Row, ...]
    others: tuple[str, ...]

    @property
    def live(self) -> bool:
        """Whether the norm lives on this side."""
        return self.facets.status in LIVE


class Pair(NamedTuple):
    """One bearer with the norm before and after; None where nothing of the kind arises for who was bound."""

    bearer: str
    before: Side | None
    after: Side | None

    @property
    def row(self) -> Row:
        """A row that names the norm: of the side where it stands higher."""
        sides = [side for side in (self.before, self.after) if side is not None]
        return min(sides, key=lambda side: STATUSES.index(side.facets.status)).row


class Changed(NamedTuple):
    """One norm toward one creditor that differs: the bearers for whom it differs in the same way, or for whom it is new or gone.

    `before` and `after` are what holds of everybody who bears it on that side.
    """

    norm: str
    kind: str
    act: str
    toward: str
    pairs: tuple[Pair, ...]

    @property
    def before(self) -> Side | None:
        """The norm before, of the first who bore it."""
        return next((pair.before for pair in self.pairs if pair.before is not None), None)

    @property
    def after(self) -> Side | None:
        """The norm after, of the first who bears it."""
        return next((pair.after for pair in self.pairs if pair.after is not None), None)

    def bearers(self, *, after: bool) -> tuple[str, ...]:
        """Who bears it on one side: for whom it lives, or who could bear it where it lives for nobody."""
        sides = [(pair.bearer, pair.after if after else pair.before) for pair in self.pairs]
        return tuple(bearer for bearer, side in sides if side is not None)


class Difference(NamedTuple):
    """What differs between two assessments, and how many norms of each kind that live are the same."""

    changed: tuple[Changed, ...]
    same: dict[str, int]


_Name = tuple[str, str, str, str]  # norm, kind, act, toward


def difference(before: Iterable[Row], after: Iterable[Row], *, events: bool = True) -> Difference:
    """What differs between the rows of two assessments.

    events: both are about the same event, so that norms are compared for each who bears them and with their days; else each norm is
    compared as a whole. Norms are never told apart by the event that sets them off, nor by its day.
    """
    one, two = _sides(before, events), _sides(after, events)
    names = list(dict.fromkeys([*one, *two]))
    changed: list[Changed] = []
    same: dict[str, int] = {}
    for name in names:
        left, right = one.get(name, {}), two.get(name, {})
        pairs = [Pair(bearer, left.get(bearer), right.get(bearer)) for bearer in dict.fromkeys([*left, *right])]
        if any(not alike(pair) for pair in pairs):
            changed.extend(Changed(*name, tuple(group)) for group in _groups(pairs))
        elif any(pair.before is not None and pair.before.live for pair in pairs):
            same[name[1]] = same.get(name[1], 0) + 1
    return Difference(tuple(changed), same)


def _sides(rows: Iterable[Row], events: bool) -> dict[_Name, dict[str, Side]]:
    """Each norm toward each creditor, by who bears it. Who was not bound, and what is out of the question, is left out."""
    found: dict[_Name, dict[str, list[Row]]] = {}
    for row in rows:
        open_still = row.status in LIVE or (row.bound and any(status in LIVE for status in row.statuses))
        if row.trigger and open_still:
            name, bearer = (row.norm, row.kind, row.act, row.toward if events else ""), row.bearer if events else ""
            found.setdefault(name, {}).setdefault(bearer, []).append(row)
    return {
        name: {bearer: _side(rows_of, events) for bearer, rows_of in bearers.items()} for name, bearers in found.items()
    }


def _side(rows: Sequence[Row], events: bool) -> Side:
    ordered = sorted(rows, key=lambda row: (STATUSES.index(row.status), row.critical_date or LAST_DAY, row.trigger))
    row = ordered[0]
    live = row.status in LIVE
    main = [other for other in ordered if other.status == row.status]
    owed = {(other.bearer, other.toward) for other in main}
    facets = Facets(
        row.status,
        most_disputed(other.standing for other in main),
        row.wording if live else "",
        row.critical_date if live and events else 0,
        row.due if row.status == TRIGGERED and events else 0,
        row.deadline if row.status == TRIGGERED else "",
        row.ended_on if events else 0,
        row.waits_for,
        () if events else _parties(owed),
    )
    together = {status for other in main for status in other.statuses} - {row.status}
    return Side(facets, row, tuple(ordered), tuple(status for status in STATUSES if status in together))


def _parties(owed: set[tuple[str, str]]) -> tuple[str, ...]:
    """Who owes it to whom, in short: AAA BBB -> CCC."""
    towards: dict[str, list[str]] = {}
    for bearer, toward in sorted(owed):
        towards.setdefault(toward, []).append(bearer)
    return tuple(f"{' '.join(bearers)} -> {toward}" for toward, bearers in towards.items())


def alike(pair: Pair) -> bool:
    """Whether both sides say the same."""
    one, two = pair.before, pair.after
    if one is None or two is None:
        return one is two
    return (one.facets, one.others) == (two.facets, two.others)


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The bearers of one norm in groups. One group where each side says the same of all who bear it there; those for whom nothing
    changed stay in it, so that the lists of bearers are whole. Else a group for each way of changing.
    """
    before = {pair.before.facets for pair in pairs if pair.before is not None}
    after = {pair.after.facets for pair in pairs if pair.after is not None}
    if len(before) <= 1 and len(after) <= 1:
        return [list(pairs)]
    found: dict[tuple[Facets | None, Facets | None], list[Pair]] = {}
    for pair in pairs:
        if not alike(pair):
            one, two = pair.before, pair.after
            found.setdefault((one.facets if one else None, two.facets if two else None), []).append(pair)
    return list(found.values())


MOST = 6
"""How many reasons are given; what carries most comes first."""


def causes(before: Assessed, after: Assessed, found: Difference) -> list[str]:
    """The reasons for what differs, each a sentence, each once; reasons for duties first."""
    named: dict[str, dict[str, None]] = {}
    for item in sorted(found.changed, key=lambda item: item.kind != "duty"):
        voice = before.voice
        name = f"{voice.act_name(item.act)} ({voice.paragraph(item.norm)})"
        for pair in _kinds_of_pairs(item):
            for reason in _reasons(before, after, item, pair):
                named.setdefault(reason, {})[name] = None
    return [f"{', '.join(names)}: {reason}" for reason, names in named.items()]


def _kinds_of_pairs(item: Changed) -> list[Pair]:
    """One pair for each way in which bearers differ."""
    kinds: dict[object, Pair] = {}
    for pair in item.pairs:
        one, two = pair.before, pair.after
        if not alike(pair):
            kinds.setdefault((one and one.facets, two and two.facets), pair)
    return list(kinds.values())


def _reasons(before: Assessed, after: Assessed, item: Changed, pair: Pair) -> list[str]:
    """What is said after the name of the norm."""
    one, two, left, right = _place(pair.before), _place(pair.after), pair.before, pair.after
    if before.scenario.id != after.scenario.id:  # neither is before the other
        view, other, side = (before, after, left) if one > two else (after, before, right)
        if one != two and (side is not None or pair.bearer):
            return [f"in {view.scenario.id}, {_lacking(view, other, item, pair, side, 'it lacks')}."]
    elif one > two and (left is not None or pair.bearer):
        return [f"{_lacking(before, after, item, pair, left, 'it lacked')}{_rests(after, before, right, 'now')}."]
    elif two > one and (right is not None or pair.bearer):
        return [f"{_lacking(after, before, item, pair, right, 'it lacks')}{_rests(before, after, left, 'before')}."]
    if left is None or right is None or not left.live:
        return []
    if left.facets.wording != right.facets.wording:
        return [_wordings(after, left.row, right.row)]
    if left.facets.standing != right.facets.standing:
        return _doubts(before, after, left, right)
    return []


def _place(side: Side | None) -> int:
    """How far down a norm stands; what does not arise stands last."""
    return STATUSES.index(side.facets.status) if side is not None else len(STATUSES)


def _rests(view: Assessed, other: Assessed, side: Side | None, when: str) -> str:
    """The events on which the proof on the higher side rests and which the other side does not tell, or tells otherwise."""
    events, others = view.run.case.events, other.run.case.events
    proof = side.row.because if side is not None and side.live and view.scenario.id == other.scenario.id else ()
    names = [name for name in proof if name in events and _told(events[name]) != _told(others.get(name))]
    if not names:
        return ""
    return f"; now it rests on {series(names)}" if when == "now" else f"; before, it rested on {series(names)}"


def _told(event: Event | None) -> object:
    """What of an event can change a result."""
    return None if event is None or event.denied else (event.word, event.roles, event.date, event.until)


def _lacking(view: Assessed, other: Assessed, item: Changed, pair: Pair, side: Side | None, verb: str) -> str:
    """What the norm lacks on the side of this view: of its events, for the one that sets it off on the other side."""
    row = side.row if side is not None else pair.row
    apart = view.scenario.id != other.scenario.id  # then a reading may be the same on both sides
    higher = pair.after if side is pair.before else pair.before
    if side is not None and higher is not None:
        row = next((one for one in side.rows if one.trigger == higher.row.trigger), row)
    bearer, toward = (row.bearer, row.toward) if side is not None else (pair.bearer, item.toward)
    trigger = row.trigger if row.trigger in view.run.case.events else ""
    ways = why_not(view.run, item.norm, bearer, toward, trigger)
    if not ways:
        return "nothing in the file sets it off" if verb == "it lacks" else "nothing in the file set it off"
    failed = next((check for check in ways[0].checks if check.mark != MET), None)
    if failed is None:
        return f"{verb} a rule that brings it about"
    above, below = bottom(failed)
    if below.lit.pred == "reading" and above is not None:
        asked_of = str(below.lit.args[0])
        if failed.mark == READING and view.run.choice.answers[asked_of] != other.run.choice.answers[asked_of]:
            return f"{verb} {lack(Speaker(view.run.law, view.run.scenario), above)} (question {asked_of})"  # which the other side answers otherwise
        below = failed
    if below.exception is not None:
        question = f" (question {below.exception.given[0][0]})" if below.exception.given else ""
        applies = "applies" if verb == "it lacks" else "applied"
        return f"an exception {applies}: {below.exception.says}{question}"
    if below.lit.pred == "reading":
        taken = "it would need" if apart else "this reading takes"
        return f"{taken} another answer to {below.lit.args[0]}"
    if below.mark == LATER:
        return "its wording is not in force on that day"
    words = f" ({mark_words(below)})" if below.mark != READING else ""
    return f"{verb} {lack(Speaker(view.run.law, view.run.scenario), below)}{words}"


def _wordings(view: Assessed, one: Row, two: Row) -> str:
    first, second = (view.voice.wording(row.norm, row.wording, row.rule).partition(", ")[2] for row in (one, two))
    return f"on {show_day(one.critical_date)} the law is the {first}, on {show_day(two.critical_date)} the {second}."


def _doubts(before: Assessed, after: Assessed, left: Side, right: Side) -> list[str]:
    """What a status turns on, on the side where it is contested."""
    contested, view = (left, before) if left.facets.standing == "contested" else (right, after)
    legs = dict.fromkeys(
        (change.what, change.id) for row in contested.rows for turn in row.turns_on[:2] for change in turn.changes
    )
    if not legs:
        return []
    said = "; ".join(label(leg) or asked(view.run, leg) for leg in list(legs)[:3])
    verb = "it turned on" if view is before else "it turns on"
    if before.scenario.id != after.scenario.id:
        verb = f"in {view.scenario.id}, it turns on"
    return [f"{verb} {said}."]
