"""What `casus whatif` and `casus compare` print: two sides, only what differs, and why; and a scenario in time, day by day."""

from collections.abc import Callable, Iterable, Sequence
from shlex import quote
from textwrap import wrap
from typing import Any, NamedTuple

from casus.ask.choice import Assessed
from casus.ask.compare import Compared, State, Timeline, TimelineDay, found_in
from casus.ask.differences import MOST, Changed, Side, causes
from casus.ask.scope import scope_of, scope_sentences
from casus.ask.turns_on import weight
from casus.assessment.results import LIVE, NO_RECORD, NOT_TRIGGERED, SETTLED, STANDING_MARKS, Row
from casus.files.days import show_day
from casus.law.model import Event
from casus.show.blocks import LINES, Block, Commands, Entry, Foot, Gap, Para, Table, Title, Words, height, strong
from casus.show.conduct import first_sentence
from casus.show.grounds import grouped
from casus.show.overview import MARKS
from casus.show.view import View, absent_duties, counted_pledge, view_of
from casus.words.names import Voice, counted, in_force, number, sentence_start

_KINDS = {"duty": "duty", "breach": "breach of a ban", "permission": "permission", "finding": "finding"}
"""The deontic kinds as they are counted, where their own word would not do."""


class _Sides(NamedTuple):
    """What is compared, and both sides of it ready to be shown."""

    compared: Compared
    before: View
    after: View


class Told(NamedTuple):
    """One norm that differs, in words: its name, clause and parties, and a line for each thing that differs: a label, and both sides.

    `sides` has its status and standing on each side, both empty where it does not arise.
    """

    kind: str
    sides: tuple[tuple[str, str], ...]
    name: str
    clause: str
    who: str
    lines: tuple[tuple[str, str, str], ...]


def blocks(compared: Compared, onward: Sequence[tuple[str, str]] = (), everything: bool = False) -> list[Block]:
    """The screen. onward: commands that lead further."""
    sides = _sides(compared, everything)
    found = found_in(compared)
    made: list[Block] = []
    if not compared.changes and compared.events:
        made.append(Title(compared.before.scenario.id, compared.before.scenario.title))
    for place, words in enumerate(compared.changes):
        made.append(Foot("CHANGE" if place == 0 else "", words))
    made += [Gap()] if compared.changes else []
    if not found.changed:
        made.append(
            Para(
                "Nothing changes: every norm stands as before, settled or contested as before, and so does the record.",
                0,
            )
        )
    duties = [item for item in found.changed if item.kind == "duty"]
    main = list(found.changed) if everything or not duties else duties
    for item in main:
        made += _changed(sides, _told(sides, item))
    rest = [item for item in found.changed if item not in main]
    if rest:
        names = dict.fromkeys(_kind_and_name(sides, item) for item in rest)
        made.append(Foot("ALSO", f"changed: {'; '.join(names)}. In full: add --all"))
    made += _still_not(sides, {item.norm for item in found.changed})
    why = causes(compared.before, compared.after, found)
    shown = why if everything else why[:MOST]
    for place, words in enumerate(shown):
        made.append(Foot("WHY" if place == 0 else "", words))
    if len(why) > len(shown):
        made.append(Foot("", f"{counted(len(why) - len(shown), 'more reason')}: add --all"))
    made.append(Foot("SAME", same(found.same)))
    for place, words in enumerate(compared.cautions):
        made.append(Foot("CHECK" if place == 0 else "", words))
    made.append(Foot("RECORD", record_note(compared)))
    if onward:
        made.append(Commands("NEXT", tuple(onward)))
    return made


def _still_not(sides: _Sides, changed: set[str]) -> list[Block]:
    """The promise that carries most, where it is owed on neither side and yet for another reason: readers ask for it first."""
    if not sides.compared.events:
        return []
    one, two = (
        {item.norm: item for item in absent_duties(view.run, view.assessment.rows, view.voice)}
        for view in (sides.before, sides.after)
    )
    told = [
        (norm, item.why, two[norm].why)
        for norm, item in one.items()
        if norm in two and norm not in changed and counted_pledge(item, sides.before.voice)
    ]
    return [
        Foot("STILL NOT", f"{sides.before.name(one[norm].act, norm)}. Before, {before}. Now, {now}.", 11)
        for norm, before, now in told
        if before and now and before != now
    ]


def same(counts: dict[str, int]) -> str:
    """How many norms that live are the same on both sides."""
    parts = [counted(count, _KINDS.get(kind, kind)) for kind, count in counts.items()]
    return ", ".join(parts).replace("breach of a bans", "breaches of bans") or "nothing else is triggered or dormant"


def record_note(compared: Compared) -> str:
    """What is to be said of the record: what members did is not changed, where the event is."""
    if compared.before.scenario.id != compared.after.scenario.id or not compared.before.scenario.conduct:
        return "each file has its own" if compared.before.scenario.id != compared.after.scenario.id else "none on file"
    if compared.before.scenario == compared.after.scenario:
        return "what members did is compared with what each reading asks for"
    return "as on file: what members did in the real event, not in this one"


def _kind_and_name(sides: _Sides, item: Changed) -> str:
    return sides.before.name(item.act, item.norm)


def _sides(compared: Compared, everything: bool = False) -> _Sides:
    return _Sides(compared, view_of(compared.before, everything), view_of(compared.after, everything))


def told_in_full(compared: Compared) -> list[Told]:
    """All that differs, in the words of the screen, with names in place of codes."""
    sides = _sides(compared)
    return [_told(sides, item, sides.after.voice.listed) for item in found_in(compared).changed]


def _told(sides: _Sides, item: Changed, listed: Callable[[Iterable[str]], str] = " ".join) -> Told:
    view = sides.after if item.before is None else sides.before
    name, clause = view.voice.act_name(item.act), view.voice.paragraph(item.norm)
    one, two = item.bearers(after=False), item.bearers(after=True)
    who = (
        _who(view, item, one or two) if set(one) == set(two) or not one or not two else f"-> {_name(view, item.toward)}"
    )
    who = who if sides.compared.events else ""
    stand = tuple(
        (side.facets.status, side.facets.standing) if side is not None else ("", "")
        for side in (item.before, item.after)
    )
    return Told(item.kind, stand, name, clause, who, tuple(lines_of_change(sides, item, listed)))


def _changed(sides: _Sides, told: Told) -> list[Block]:
    """One norm: its name and for whom, and a line for each thing that differs."""
    rows: list[tuple[Words, ...]] = [("", *sides.compared.heads)]
    for label, left, right in told.lines:
        rows.append((label, strong(left) if label == "status" else left, strong(right) if label == "status" else right))
    return [Entry(told.name, told.clause, told.who), Table(tuple(rows), 4), Gap()]


def lines_of_change(
    sides: _Sides, item: Changed, listed: Callable[[Iterable[str]], str] = " ".join
) -> list[tuple[str, str, str]]:
    """What differs of a norm: a label, and both sides in words. The status always stands there. listed: says who bears it."""
    compared = sides.compared
    left, right = item.before, item.after
    made = [("status", _status(left, item.kind), _status(right, item.kind))]
    facts = [
        ("waits for", _waits(sides.before, left), _waits(sides.after, right)),
        ("wording", _wording(sides.before, left), _wording(sides.after, right)),
        ("since", _since(left), _since(right)),
        ("due", _due(sides.before, left), _due(sides.after, right)),
        ("otherwise", _otherwise(left), _otherwise(right)),
        ("ended", _ended(left), _ended(right)),
        ("record", *_performed(item)),
    ]
    for label, one, two in facts:
        both = left is not None and right is not None and left.live and right.live
        both = both and (label != "due" or bool(one and two))
        if label == "otherwise":
            both = made[0][1].partition(",")[0] == made[0][2].partition(",")[0]
        if one != two and (both or label == "waits for"):
            made.append((label, one or "-", two or "-"))
    if not compared.events:
        said = ["; ".join(side.facets.parties) if side is not None and side.live else "-" for side in (left, right)]
        return [*made, *([("who", said[0], said[1])] if said[0] != said[1] else [])]
    first, second = (set(item.bearers(after=after)) for after in (False, True))
    if first != second and first and second:
        made.append(("who", listed(sorted(first)), _others(first, second, listed)))
    return made


def _others(one: set[str], two: set[str], listed: Callable[[Iterable[str]], str]) -> str:
    """The bearers on the second side, with regard to the first."""
    more, less = sorted(two - one), sorted(one - two)
    if one <= two:
        return f"the same, and {listed(more)}"
    if two <= one:
        return f"the same, without {listed(less)}"
    return listed(sorted(two))


def _who(view: View, item: Changed, bearers: Sequence[str]) -> str:
    names = view.voice.listed(bearers)
    return names if tuple(bearers) == (item.toward,) else f"{names} -> {_name(view, item.toward)}"


def _name(view: View, one: str) -> str:
    return view.voice.name(one)


def _status(side: Side | None, kind: str) -> str:
    """How a norm stands on one side. What no event of it could set off there is not triggered, as a report says too."""
    if side is None:
        return "not broken" if kind == "breach" else NOT_TRIGGERED
    status = side.facets.status
    if side.row.kind == "breach":
        status = "broken" if side.live else "not broken"
    # settled is what goes without saying; that not all was looked at is not
    return f"{status}, {side.facets.standing}" if side.facets.standing not in ("", SETTLED) else status


def _otherwise(side: Side | None) -> str:
    """The further statuses under other answers and accounts."""
    return " or ".join(side.others) if side is not None else ""


def _waits(view: View, side: Side | None) -> str:
    if side is None or not side.facets.waits_for:
        return ""
    groups = grouped([side.row])
    return view.waits(groups[0]) if groups else ", ".join(side.facets.waits_for)


def _wording(view: View, side: Side | None) -> str:
    if side is None or not side.facets.wording:
        return ""
    row = side.row
    paragraph = view.law.paragraph(row.norm)
    found = next((one for one in paragraph.wordings if one.id == row.wording), None) if paragraph is not None else None
    days = in_force(found.first, found.last).removeprefix("in force ") if found is not None else ""
    return f"{row.wording} ({days})" if days else row.wording


def _since(side: Side | None) -> str:
    return show_day(side.facets.critical_date) if side is not None and side.facets.critical_date else ""


def _due(view: View, side: Side | None) -> str:
    if side is None or side.facets.status != "triggered":
        return ""
    row = side.row
    return view.voice.due(row.deadline, row.critical_date, row.due).removeprefix("due ") or "no time stated"


def _performed(item: Changed) -> tuple[str, str]:
    """How the record compares for those for whom it does so otherwise: each verdict, with the number of bearers where they differ."""
    pairs = [pair.performed for pair in item.pairs if pair.performed is not None]
    sides = [[", ".join(pair[side]) or "-" for pair in pairs] for side in (0, 1)]
    said = []
    for verdicts in sides:
        kinds = dict.fromkeys(verdicts)
        counts = [f"{verdict} ({verdicts.count(verdict)})" if len(kinds) > 1 else verdict for verdict in kinds]
        said.append(", ".join(counts))
    return said[0], said[1]


def _ended(side: Side | None) -> str:
    return show_day(side.facets.ended_on) if side is not None and side.facets.ended_on else ""


# ---- plain values ----------------------------------------------------------------------------------------------------


def compare_values(compared: Compared) -> dict[str, Any]:
    """The same as plain values; `casus schema compare` describes them."""
    found = found_in(compared)
    return {
        "before": _view(compared.before, compared.heads[0]),
        "after": _view(compared.after, compared.heads[1]),
        "changes": list(compared.changes),
        "changed": [_values(item) for item in found.changed],
        "why": causes(compared.before, compared.after, found),
        "same": dict(found.same),
        "check": list(compared.cautions),
        "record": record_note(compared),
    }


def _view(one: Assessed, head: str) -> dict[str, Any]:
    return {"name": head, "scenario": one.scenario.id, "reading": "+".join([one.chosen.reading, *one.chosen.changes])}


def _values(item: Changed) -> dict[str, Any]:
    return {
        "norm": item.norm,
        "kind": item.kind,
        "act": item.act,
        "toward": item.toward,
        "bearers": [
            {"bearer": pair.bearer, "before": _side(pair.before), "after": _side(pair.after)} for pair in item.pairs
        ],
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    return None if side is None else {**_row(side.row), "events": [row.trigger for row in side.rows]}


def _row(row: Row) -> dict[str, Any]:
    days = {
        name: show_day(day) if (day := getattr(row, name)) else None for name in ("critical_date", "due", "ended_on")
    }
    listed = {name: list(getattr(row, name)) for name in ("statuses", "waits_for")}
    named = ("status", "standing", "wording", "deadline")
    return {name: getattr(row, name) for name in named} | days | listed | {"performance": row.performance or None}


_EVENT, _DUTY = 31, 35  # columns


def timeline_blocks(timeline: Timeline, everything: bool = False, narrow: bool = True) -> list[Block]:
    """The screen: left what happened, right only what changed that day.

    narrow: break the cells into lines here, as a terminal needs it.
    """
    quiet = sum(not step.changes for step in timeline.steps)
    shown = timeline.steps if everything else [step for step in timeline.steps if step.changes]
    most = len(shown) if everything or not narrow else min(len(shown), LINES)  # each takes a line at least
    while True:
        blocks = _blocks(timeline, shown[:most], most < len(shown), 0 if everything else quiet, everything, narrow)
        if everything or not narrow or most < 2 or height(blocks) <= LINES - 2:
            break
        most -= 1
    name = quote(timeline.name)
    more = [] if everything else [(f"casus timeline {name}{timeline.options} --all", "every day and entry")]
    return [*blocks, Commands("NEXT", ((f"casus assess {name}{timeline.chosen.options}", ""), *more))]


def _blocks(
    timeline: Timeline, steps: Sequence[TimelineDay], cut_off: bool, quiet: int, everything: bool, narrow: bool
) -> list[Block]:
    run, chosen = timeline.run, timeline.chosen
    reading = f"{chosen.reading} reading" if chosen.reading == "default" else f"reading {chosen.reading}"
    if chosen.changes:
        reading += f", with {', '.join(chosen.changes)}"
    bounds = timeline.bounds
    reading += f"; {bounds}" if bounds else ""
    table: list[tuple[Words, ...]] = [("DATE", "EVENT", "DUTIES AFTER IT")]
    used: set[str] = set()
    for step in steps:
        table += _rows(timeline, step, everything, narrow, used)
    made: list[Block] = [Title(run.scenario.id, reading), Gap(), Table(tuple(table)), Gap()]
    if cut_off:
        left = sum(1 for step in timeline.steps if step.changes) - len(steps)
        made.append(Para(f"{counted(left, 'more day')} with changes: add --all", 0))
    if quiet:
        made.append(Para(f"{counted(quiet, 'day')} with entries that change no duty: add --all", 0))
    if not steps:
        told = ["No duty changes on these days, in this reading and these accounts."] if bounds else []
        told = (
            told
            or scope_sentences(scope_of(run), timeline.voice)
            or ["No duty arises on any day, in this reading and these accounts."]
        )
        made += [Para(text, 0) for text in told]
    key = [f"{mark} {status}" for status, mark in MARKS.items() if mark in used]
    key += ["b broken"] if "b" in used else []
    key += ["m may"] if "m" in used else []
    key += [f"{mark} {word}, by what was known that day" for word, mark in STANDING_MARKS.items() if mark in used]
    if key:
        made.append(Para("; ".join(key), 0))
    example = next((mark for mark in sorted(used) if " -> " in mark), "")
    if example:
        count, _, code = example.partition(" -> ")
        says = f"{example}: {number(int(count))} owe it to {timeline.voice.name(code)}. "
        made.append(Para(says + "A duty stays as it is until it is listed again.", 0))
    if "." in used:
        made.append(Para("No record: none was found up to that day. That is no refusal.", 0))
    return made


def _rows(
    timeline: Timeline, step: TimelineDay, everything: bool, narrow: bool, used: set[str]
) -> list[tuple[Words, ...]]:
    happenings = [event for event in step.events if not event.conduct]
    conduct = [event for event in step.events if event.conduct]
    events = [*happenings, *conduct] if everything else (happenings or conduct)[:2]
    said = list(dict.fromkeys(_said(timeline, event) for event in events))
    if not everything and len(step.events) > len(events):
        said.append(f"and {len(step.events) - len(events)} more")
    said = said or ["(something ends, or the file ends)"]
    duties = _duties(timeline, step, used)
    if not narrow:
        return [(show_day(step.day), "; ".join(said), "; ".join(duties))]
    left = [line for text in said for line in wrap(text, _EVENT, subsequent_indent="  ")]
    right = [line for text in duties for line in wrap(text, _DUTY, subsequent_indent="  ")]
    count = max(len(left), len(right))
    left += [""] * (count - len(left))
    right += [""] * (count - len(right))
    left[0] = left[0].ljust(_EVENT)
    return [(show_day(step.day) if place == 0 else "", left[place], right[place]) for place in range(count)]


def _said(timeline: Timeline, event: Event) -> str:
    """An event in one sentence; an entry of the record with who acted."""
    words = first_sentence(timeline.voice.deed(event))
    if not event.conduct or not event.says:
        return words
    who = timeline.voice.series(str(value) for _, values in event.roles[:1] for value in values)
    return f"{sentence_start(who)}: {words}"


class DayChange(NamedTuple):
    """What became of one norm on a day, for those of whom the same is to be said.

    `before` has the statuses that they had, empty for one that it was not there for. `again`: it was there, out of another event.
    """

    norm: str
    kind: str
    act: str
    toward: str
    now: State
    before: tuple[str, ...]
    again: bool
    bearers: tuple[str, ...]


def day_changes(timeline: Timeline, step: TimelineDay) -> list[DayChange]:
    """What changed that day, one for each norm and what became of it, what carries most first."""
    together: dict[tuple[str, str, str, str, State, bool], dict[str, str]] = {}
    for key, now, before in step.changes:
        again = before is None and (key.norm, key.bearer, key.toward) in step.known
        if again and key.kind not in ("duty", "breach"):
            continue  # what one may do is not said twice
        verdict = "" if before is None and now.performance == NO_RECORD else now.performance
        one = (key.norm, key.kind, key.act, key.toward, now._replace(performance=verdict), again)
        together.setdefault(one, {})[key.bearer] = before.status if before is not None else ""
    made = [
        DayChange(norm, kind, act, toward, now, tuple(dict.fromkeys(bearers.values())), again, tuple(bearers))
        for (norm, kind, act, toward, now, again), bearers in together.items()
    ]
    return sorted(made, key=lambda item: (weight(timeline.voice, item.norm), item.norm))


def _duties(timeline: Timeline, step: TimelineDay, used: set[str]) -> list[str]:
    """What changed that day, a line each."""
    voice = timeline.voice
    lines: list[str] = []
    for _norm, kind, act, toward, state, _before, again, codes in day_changes(timeline, step):
        name = voice.act_name(act).removeprefix("Duty to ")
        mark = MARKS[state.status]
        if kind != "duty" and state.status in LIVE:
            mark = "b" if kind == "breach" else "m"
        doubt = STANDING_MARKS.get(state.standing, "")
        used |= {mark, doubt, "." if state.performance == NO_RECORD else ""}
        if kind == "duty" and len(codes) > 1 and not any(" -> " in item for item in used):
            used.add(f"{len(codes)} -> {_code(voice, toward)}")
        who = _code(voice, codes[0]) if len(codes) == 1 else str(len(codes))
        verdict = f", {state.performance}" if state.performance else ""
        more = ", again" if again else ""
        lines.append(f"{name[:1].lower() + name[1:]} {mark}{doubt} {who} -> {_code(voice, toward)}{more}{verdict}")
    return lines


def _code(voice: Voice, name: str) -> str:
    """A state by its code, which the key explains; everybody else by a name."""
    entity = voice.law.entities.get(name)
    return name if entity is not None and entity.kind == "state" else voice.name(name)
