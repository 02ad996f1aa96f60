"""Why two assessments differ: what a norm lacks on the side where it stands lower, another wording, another reach of the doubt."""

from casus.days import show
from casus.difference import Changed, Difference, Pair, Side, alike
from casus.engine import Run
from casus.explain import mark_words
from casus.phrases import Speaker
from casus.points import asked, label
from casus.results import STATUSES, Row
from casus.scenario import Event
from casus.view import View
from casus.whynot import LATER, READING, YES, Check, why_not
from casus.words import series

MOST = 6
"""How many reasons are given; what carries most comes first."""


def causes(before: View, after: View, found: Difference) -> list[str]:
    """The reasons for what differs, each a sentence, each once; reasons for duties first."""
    named: dict[str, dict[str, None]] = {}
    for item in sorted(found.changed, key=lambda item: item.kind != "duty"):
        name = before.name(item.act, item.norm)
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


def _reasons(before: View, after: View, item: Changed, pair: Pair) -> list[str]:
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


def _rests(view: View, other: View, side: Side | None, when: str) -> str:
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


def _lacking(view: View, other: View, item: Changed, pair: Pair, side: Side | None, verb: str) -> str:
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
    failed = next((check for check in ways[0].checks if check.mark != YES), None)
    if failed is None:
        return f"{verb} a rule that brings it about"
    above, below = _deepest(failed)
    if below.lit.pred == "reading" and above is not None:
        asked_of = str(below.lit.args[0])
        if failed.mark == READING and view.run.choice.answers[asked_of] != other.run.choice.answers[asked_of]:
            return f"{verb} {_said(view.run, above)} (question {asked_of})"  # which the other side answers otherwise
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
    return f"{verb} {_said(view.run, below)}{words}"


def _deepest(check: Check) -> tuple[Check | None, Check]:
    """What fails at the bottom of a failed condition, in its nearest way, and what rests on it; an exception is a bottom."""
    above: Check | None = None
    while check.ways and check.exception is None:
        below = next((inner for inner in check.ways[0].checks if inner.mark != YES), None)
        if below is None:
            break
        above, check = check, below
    return above, check


def _said(run: Run, check: Check) -> str:
    """What fails, in a few words."""
    say = Speaker(run.law, run.scenario)
    if check.test is not None:
        return say.test(check.test, check.type)
    return say.noun(check.lit) if check.lit.pred else "what its wording asks for"


def _wordings(view: View, one: Row, two: Row) -> str:
    first, second = (view.voice.wording(row.norm, row.wording, row.rule).partition(", ")[2] for row in (one, two))
    return f"on {show(one.critical_date)} the law is the {first}, on {show(two.critical_date)} the {second}."


def _doubts(before: View, after: View, left: Side, right: Side) -> list[str]:
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
