"""Two assessments held against each other: which norms differ, for whom and in what, and how many are the same."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.choice import Assessed
from casus.ask.reasons import Reason, reason_words, reasons
from casus.ask.turns_on import answer_of, asked, bare, label
from casus.assessment.engine import Run
from casus.assessment.occasions import why_not
from casus.assessment.results import (
    DENIED,
    LIVE,
    SETTLED,
    STANDINGS,
    STATUSES,
    TRIGGERED,
    Row,
    foremost,
    most_disputed,
)
from casus.files.days import show_day
from casus.law.model import Event
from casus.law.world import LAST_DAY
from casus.logic.terms import Atom, Firing
from casus.words.names import series


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
    performance: tuple[str, ...] = ()  # the duty against the record
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
    def apart(self) -> Facets:
        """What is compared, but for the record, which is each bearer's own."""
        return self.facets._replace(performance=())

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
    def performed(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """How the record compares on both sides, where it differs and the norm lives on both."""
        one, two = self.before, self.after
        if (
            one is None
            or two is None
            or not (one.live and two.live)
            or one.facets.performance == two.facets.performance
        ):
            return None
        return one.facets.performance, two.facets.performance

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
    ordered = sorted(rows, key=lambda row: (*_surest(row), row.critical_date or LAST_DAY, row.trigger))
    row = ordered[0]
    live = row.status in LIVE
    alike_rows = [other for other in ordered if other.status == row.status]
    main = [other for other in alike_rows if row.status != TRIGGERED or other.standing == row.standing]
    owed = {(other.bearer, other.toward) for other in alike_rows}
    facets = Facets(
        row.status,
        most_disputed(other.standing for other in main),
        row.wording if live else "",
        row.critical_date if live and events else 0,
        row.due if row.status == TRIGGERED and events else 0,
        row.deadline if row.status == TRIGGERED else "",
        row.ended_on if events else 0,
        row.waits_for,
        tuple(sorted({other.performance for other in alike_rows if other.performance})) if live else (),
        () if events else _parties(owed),
    )
    together = {status for other in main for status in other.statuses} - {row.status}
    return Side(facets, row, tuple(ordered), tuple(status for status in STATUSES if status in together))


def _surest(row: Row) -> tuple[int, ...]:
    """The place of a row among those of its norm. What one event settles is not in doubt because another event is."""
    if row.status != TRIGGERED:
        return foremost(row)
    return 0, STANDINGS.index(row.standing) if row.standing else 0, 0, 0, 0


def _parties(owed: set[tuple[str, str]]) -> tuple[str, ...]:
    """Who owes it to whom, in short: AAA BBB -> CCC."""
    towards: dict[str, list[str]] = {}
    for bearer, toward in sorted(owed):
        towards.setdefault(toward, []).append(bearer)
    return tuple(f"{' '.join(bearers)} -> {toward}" for toward, bearers in towards.items())


def alike(pair: Pair) -> bool:
    """Whether both sides say the same. That a denial of the real event is not carried into a changed one is no difference of the norm."""
    one, two = pair.before, pair.after
    if one is None or two is None:
        return one is two
    facets = [one.facets, two.facets]
    if {side.standing for side in facets} == {
        SETTLED,
        DENIED,
    } and not one.facets.parties:  # of one event, not of two scenarios
        facets = [side._replace(standing=SETTLED) for side in facets]
    return (facets[0], one.others) == (facets[1], two.others)


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The bearers of one norm in groups. One group where each side says the same of all who bear it there; those for whom nothing
    changed stay in it, so that the lists of bearers are whole. Else a group for each way of changing.
    """
    before = {pair.before.apart for pair in pairs if pair.before is not None}
    after = {pair.after.apart for pair in pairs if pair.after is not None}
    if len(before) <= 1 and len(after) <= 1:
        return [list(pairs)]
    found: dict[tuple[Facets | None, Facets | None], list[Pair]] = {}
    for pair in pairs:
        if not alike(pair):
            one, two = pair.before, pair.after
            found.setdefault((one.apart if one else None, two.apart if two else None), []).append(pair)
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
            kinds.setdefault((one and one.apart, two and two.apart, pair.performed), pair)
    return list(kinds.values())


def _reasons(before: Assessed, after: Assessed, item: Changed, pair: Pair) -> list[str]:
    """What is said after the name of the norm: why it stands lower on one side, else why it is otherwise on both. Never nothing."""
    one, two, left, right = _place(pair.before), _place(pair.after), pair.before, pair.after
    if one > two:
        return [_lower(before, after, item, pair, left, _BEFORE)]
    if two > one:
        return [_lower(after, before, item, pair, right, _NOW)]
    made: list[str] = []
    if left is not None and right is not None:
        if left.facets.wording != right.facets.wording and left.live:
            made.append(_wordings(after, left.row, right.row))
        if pair.performed is not None:
            made.append(_record(before, after, left, right))
        if left.facets.standing != right.facets.standing:
            made += _doubts(before, after, left, right)
    return made or [_otherwise(before, after, left, right)]


_BEFORE, _NOW = "before, ", "now, "


def _place(side: Side | None) -> int:
    """How far down a norm stands; what does not arise stands last."""
    return STATUSES.index(side.facets.status) if side is not None else len(STATUSES)


def _rests(view: Assessed, other: Assessed, side: Side | None, where: str) -> str:
    """The events on which the proof on the higher side rests and which the other side does not tell, or tells otherwise."""
    events, others = view.run.case.events, other.run.case.events
    proof = side.row.because if side is not None and side.live and view.scenario.id == other.scenario.id else ()
    names = [name for name in proof if name in events and _told(events[name]) != _told(others.get(name))]
    if not names:
        return ""
    told = f"the event{'s' if len(names) > 1 else ''} {series(names)}"
    return f"; before, it rested on {told}" if where == _NOW else f"; now it rests on {told}"


def _told(event: Event | None) -> object:
    """What of an event can change a result."""
    return None if event is None or event.denied else (event.word, event.roles, event.date, event.until)


def _lower(view: Assessed, other: Assessed, item: Changed, pair: Pair, side: Side | None, where: str) -> str:
    """Why a norm stands lower in one view than in the other: what is not so there, and on what it rests in the other."""
    higher = pair.after if side is pair.before else pair.before
    why = [reason_words(reason) for reason in _why_not(view, item, pair, side, higher)[:2]]
    answers = _answers(view, other, higher) if higher is not None and higher.live else ""
    if view.scenario.id != other.scenario.id:  # neither is before the other
        where = f"in {view.scenario.id}, "
    told = "; ".join([*why, *([answers] if answers else [])]) or "nothing in the file sets it off"
    return f"{where}{told}{_rests(other, view, higher, where)}."


def _why_not(view: Assessed, item: Changed, pair: Pair, side: Side | None, higher: Side | None) -> tuple[Reason, ...]:
    """What is not so in a view: of its events, for the one that sets the norm off in the other view."""
    row = side.row if side is not None else pair.row
    bearer, toward = (row.bearer, row.toward) if side is not None else (pair.bearer, item.toward)
    asked_of = [one.row.trigger for one in (higher,) if one is not None] + [row.trigger]
    trigger = next((name for name in asked_of if name in view.run.case.events), "")
    ways = why_not(view.run, item.norm, bearer, toward, trigger)
    return reasons(view.run, ways[0]) if ways else ()


def _answers(view: Assessed, other: Assessed, higher: Side) -> str:
    """The questions that the two views answer differently and on which the norm rests where it stands higher."""
    run, proof = other.run, higher.row.proof
    used = {str(atom.args[0]) for atom in _below(run, proof) if atom.pred == "reading"} if proof is not None else set()
    apart = [name for name in sorted(used) if view.run.choice.answers[name] != run.choice.answers[name]]
    return "; ".join(
        f"question {name} is answered there: {bare(answer_of(run, name, run.choice.answers[name]).says)}"
        for name in apart
    )


def _below(run: Run, proof: Firing) -> set[Atom]:
    """Every statement that a proof rests on."""
    proofs, found, todo = run.proofs(), set[Atom](), [proof]
    while todo:
        new = set(todo.pop().body) - found
        found |= new
        todo += [proofs[atom] for atom in new if atom in proofs]
    return found


def _record(before: Assessed, after: Assessed, left: Side, right: Side) -> str:
    """Why the record compares otherwise with a duty: another answer to a question, or other entries."""
    turning = {
        change.id
        for side in (left, right)
        for row in side.rows
        for turn in row.performance_turns_on
        for change in turn.changes
    }
    one, two = before.run.choice.answers, after.run.choice.answers
    apart = [name for name in sorted(turning) if name in one and one[name] != two[name]]
    if apart and before.scenario.id == after.scenario.id:
        said = [f"question {name}: {bare(answer_of(after.run, name, two[name]).says)}" for name in apart]
        return f"the record is compared under another answer to {'; '.join(said)}."
    counted = [list(dict.fromkeys(deed.event for deed in side.row.deeds)) for side in (left, right)]
    new = [name for name in counted[1] if name not in counted[0]] or counted[1]
    where = "" if before.scenario.id == after.scenario.id else f"in {after.scenario.id}, "
    if not new:
        return f"{where}the record has no entry about it."
    return f"{where}what the record has about it is {series(new[:3])}."


def _otherwise(before: Assessed, after: Assessed, left: Side | None, right: Side | None) -> str:
    """What the two sides tell or answer otherwise, where nothing nearer says why a norm differs."""
    if before.scenario.id != after.scenario.id:
        return "the two files tell of other events."
    one, two = before.run.case.events, after.run.case.events
    because = {name for side in (left, right) if side is not None for name in (*side.row.because, side.row.trigger)}
    apart = [name for name in dict.fromkeys([*one, *two]) if _told(one.get(name)) != _told(two.get(name))]
    named = [name for name in apart if name in because] or apart
    if named:
        return f"what is told of {series(named[:3])} is not the same."
    answers = before.run.choice.answers, after.run.choice.answers
    asked_of = [name for name in answers[0] if answers[0][name] != answers[1][name]]
    return f"the answer to {series(asked_of[:3])} is not the same."


def _wordings(view: Assessed, one: Row, two: Row) -> str:
    first, second = (view.voice.wording(row.norm, row.wording, row.rule).partition(", ")[2] for row in (one, two))
    return f"on {show_day(one.critical_date)} the law is the {first}, on {show_day(two.critical_date)} the {second}."


def _doubts(before: Assessed, after: Assessed, left: Side, right: Side) -> list[str]:
    """What a status turns on, on the side where it is more disputed; or who denies it."""
    doubt, view = max(((left, before), (right, after)), key=lambda pair: _doubt(pair[0]))
    where = "before, it depended on" if view is before else "it depends on"
    if before.scenario.id != after.scenario.id:
        where = f"in {view.scenario.id}, it depends on"
    if doubt.facets.standing == DENIED:
        denied = dict.fromkeys(name for row in doubt.rows for name in row.denied_by)
        return [f"{view.voice.series(denied)} said otherwise in this event{' (before)' if view is before else ''}."]
    turns = [turn for row in doubt.rows for turn in (*row.turns_on[:2], *row.turns_unheld[:2])]
    legs = dict.fromkeys((change.what, change.id) for turn in turns for change in turn.changes)
    said = "; ".join(label(leg) or asked(view.run, leg) for leg in list(legs)[:3])
    return [f"{where} {said}."] if said else []


def _doubt(side: Side) -> int:
    return STANDINGS.index(side.facets.standing) if side.facets.standing else -1
