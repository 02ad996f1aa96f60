"""A picture of the record: members against incidents, each cell with its mark and a shade, so that it needs no colour."""

from collections.abc import Iterable, Sequence
from math import log1p

from casus.assessment.results import (
    BY_ITSELF,
    DECLINED,
    DORMANT,
    IN_PART,
    LATE,
    NO_RECORD,
    NOT_PERFORMED,
    TOGETHER,
    WITHOUT_DUTY,
)
from casus.files.days import show_day
from casus.law.model import Law
from casus.records.counts import COUNTED, Tally, tally
from casus.records.duties import (
    ARGUABLE_DUTIES,
    BELLIGERENT,
    CONTESTED_DUTIES,
    DENIED_DUTIES,
    GROUPS,
    MUTUAL,
    OPEN,
    OWED,
    SETTLED_DUTIES,
    THIRD,
    Duty,
    bodies_alone,
    marks_of,
)
from casus.show.charts import Tile, packed, tile_map
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, lines_in, size_of, wide
from casus.show.overview import MARKS, VERDICT_MARKS, mark_of
from casus.words.names import counted, sentence_start

_LABEL, _YEAR, _STEP, _SIDE, _SMALL_TEXT, _FOOT = 150, 31, 17, 20, 11, 9
_SETTLED, _OPEN, _WAITS, _ELSEWHERE = 0, 1, 2, 3
_FORMS = ("{}", "{}?", "{}D", "({})")
_INK = 0.3


def by_article(title: str, found: Sequence[Duty], law: Law, foot: Sequence[str] = ()) -> Drawing:
    """Incidents by article and year, each with its number; below, what the numbers stand for. foot: of what the picture is."""
    shown = [duty for duty in found if duty.verdict != WITHOUT_DUTY]
    shapes: list[Shape] = [Text(_SIDE, 24, title, bold=True)]
    if not shown:
        shapes.append(Text(_SIDE, 50, "No duty is called in here.", size=_SMALL_TEXT))
        return _drawn(title, shapes, "", foot)
    numbers = {name: place for place, name in enumerate(dict.fromkeys(duty.incident for duty in shown), 1)}
    years = [int(duty.year) for duty in shown]
    first, last = min(years), max(years)
    left = _SIDE + _LABEL
    right = left + _YEAR * (last - first + 1)
    for year in range(first, last + 1):
        x = left + _YEAR * (year - first)
        shapes.append(Text(x + _YEAR / 2, 52, f"{year % 100:02}", "middle", _SMALL_TEXT, year % 10 == 0))
        if year % 10 == 0 or year == first:
            shapes.append(Text(x + 2, 38, str(year), size=_SMALL_TEXT, bold=True))
    y = 60.0
    clause_of = {rule.norm: rule.clause for rule in law.rules()}
    named = {clause_of[duty.norm] for duty in shown}
    instruments, clauses = list(law.instruments), list(law.clauses)
    order = {name: (instruments.index(law.clauses[name].instrument), clauses.index(name)) for name in named}
    for clause in sorted(named, key=lambda name: order[name]):
        own = [duty for duty in shown if clause_of[duty.norm] == clause]
        y = _article(shapes, clause, own, law, (left, y, right, first), numbers)
    shapes.append(StraightLine(_SIDE, y, right, y, 0.5))
    y = _key(shapes, y + 8, right)
    return _drawn(
        title,
        _names(shapes, numbers, y + 12, max(right, 700)),
        f"{len(numbers)} incidents, {first} to {last}",
        foot,
    )


def _drawn(title: str, shapes: Sequence[Shape], says: str, foot: Sequence[str] = ()) -> Drawing:
    """The picture, and below it, in small letters, of what it is."""
    width, height = size_of(shapes)
    below: list[Shape] = []
    for line in (line for words in foot for line in lines_in(words, max(width, 520) - _SIDE, _FOOT)):
        height += 14
        below.append(Text(_SIDE, height, line, size=_FOOT))
    width = max(width, size_of(below)[0])
    return Drawing(title, width + _SIDE, height + _SIDE, (*shapes, *below), says)


def _article(
    shapes: list[Shape],
    clause: str,
    own: Sequence[Duty],
    law: Law,
    place: tuple[float, float, float, int],
    numbers: dict[str, int],
) -> float:
    """One article: its name, and each year's incidents under each other. Where it ends."""
    left, top, right, first = place
    shapes.append(StraightLine(_SIDE, top, right, top, 0.5))
    shapes.append(Text(_SIDE, top + 14, clause, size=_SMALL_TEXT + 1, bold=True))
    label = lines_in(law.clauses[clause].heading, _LABEL - 10, _SMALL_TEXT - 1)
    shapes += [Text(_SIDE, top + 28 + 13 * line, words, size=_SMALL_TEXT - 1) for line, words in enumerate(label)]
    cells: dict[int, dict[str, int]] = {}
    for duty in own:
        known = cells.setdefault(int(duty.year), {})
        known[duty.incident] = min(_way(duty), known.get(duty.incident, _ELSEWHERE))
    for year, incidents in cells.items():
        x = left + _YEAR * (year - first)
        for line, (name, way) in enumerate(sorted(incidents.items(), key=lambda item: numbers[item[0]])):
            y = top + 3 + _STEP * line
            if way in (_SETTLED, _OPEN):
                ink = _INK if way == _SETTLED else 0
                shapes.append(Box(x + 1, y, _YEAR - 2, _STEP - 2, ink, 0.7, says=f"{name}, {clause}"))
            shapes.append(Text(x + _YEAR / 2, y + 11.5, _FORMS[way].format(numbers[name]), "middle", _SMALL_TEXT))
    return top + max(8 + _STEP * max(map(len, cells.values())), 24 + 13 * len(label))


def _way(duty: Duty) -> int:
    if duty.status in OWED:
        return _OPEN if duty.group == CONTESTED_DUTIES else _SETTLED
    return _WAITS if duty.status == DORMANT else _ELSEWHERE


def _key(shapes: list[Shape], y: float, right: float) -> float:
    """What the forms of numbers mean. Where it ends."""
    notes = (
        "Each number is an incident, in the year in which the article was called in, or could have been. Dark: some duty is owed, and that "
        "is settled. Framed, with a question mark: owed in this reading, and contested. D: dormant, it waits for something, such as a "
        "request. In brackets: owed only in another reading or account.",
    )
    for note in notes:
        for line in lines_in(note, max(right, 700) - _SIDE, _SMALL_TEXT):
            y += 15
            shapes.append(Text(_SIDE, y, line, size=_SMALL_TEXT))
    return y


def _names(shapes: list[Shape], numbers: dict[str, int], y: float, right: float) -> list[Shape]:
    """The incidents with their numbers, in columns that are read downwards."""
    number_room = wide("000", _SMALL_TEXT)
    width = number_room + max(wide(name, _SMALL_TEXT) for name in numbers) + 26
    columns = max(1, int((right - _SIDE) / width))
    deep = -(-len(numbers) // columns)
    for place, (name, number) in enumerate(numbers.items()):
        x, line = _SIDE + width * (place // deep) + number_room, y + 15 * (place % deep + 1)
        shapes += [Text(x, line, str(number), "end", _SMALL_TEXT), Text(x + 8, line, name, size=_SMALL_TEXT)]
    return shapes


TILE_MARKS = {word: VERDICT_MARKS.get(word, "/") for word in COUNTED}
OWED_TO = "is owed it"


# ---- one incident ----------------------------------------------------------------------------------------------------


def parts_of(parts: Iterable[tuple[str, str, str]], law: Law) -> list[Tile]:
    """The tiles of one duty: of each state its code, its part in words, and what is on record of it, which may be empty."""
    made = []
    for code, part, record in parts:
        name = law.entities[code].name if code in law.entities else code
        words = f"{name}: {part}{', ' + record if record else ''}"
        mark = f"{mark_of(record)} " if record else ""
        made.append(Tile(code, (f"{mark}{record}" if record else part,), words, heavy=part == OWED_TO))
    return made


def foot(found: Sequence[Duty], last: int, law: Law, where: str, how: str) -> list[str]:
    """Below a picture of the record, of what it is, so that it says so wherever it is taken. last: the last day of which a file speaks.

    where: the alliances; how: the reading.
    """
    shown = [duty for duty in found if duty.owed or duty.verdict]
    full, alone, _ = bodies_alone(shown)
    return [
        f"{where or 'no alliance'}; {how}; law {law.digest[:12]}; files as of {show_day(last) if last else 'no day'} at the latest",
        f"{counted(len({duty.incident for duty in shown}), 'incident')}, chosen, not sampled. Of {full} duties in full, {alone} by acts of bodies "
        "alone: who took part is mostly not told.",
    ]


# ---- the record ------------------------------------------------------------------------------------------------------


def record_map(title: str, found: Sequence[Duty], law: Law, heading: bool = True, foot: Sequence[str] = ()) -> Drawing:
    """What each member owed and what is on record of it, in numbers for each standing, and in a bar for what is settled.

    heading: the title stands above. foot: of what the picture is.
    """
    owed = [duty for duty in found if duty.owed and duty.verdict and duty.relation == THIRD]
    codes = sorted({duty.bearer for duty in owed})
    tiles = [_member(code, [duty for duty in owed if duty.bearer == code], law) for code in codes]
    used = [f"{mark} {word}" for word, mark in TILE_MARKS.items() if any(duty.column == word for duty in owed)]
    notes = [
        "Numbers: duties owed, of which the law on file says what performs them, of members not at odds with whom they owe them to, by how far "
        f"it is disputed that they are owed, which share no number; of these: {', '.join(used)}. No record: none was found; it is not a refusal.",
        "Bar: the settled duties. Dark: performed in full; hatched: in part; crossed: declined or not performed; grey: open; empty: no record.",
        "Tiles are of equal size and lie roughly as the states do; they show no borders.",
    ]
    made = tile_map(title, tiles, law, notes if tiles else ["No duty is owed here."], heading)
    return _drawn(title, made.shapes, made.says, foot)


def _member(code: str, own: Sequence[Duty], law: Law) -> Tile:
    """The tile of a member: for each standing how many duties, then, in as many lines as it takes, what is on record of them."""
    name = sentence_start(law.entities[code].name if code in law.entities else code)
    lines: list[str] = []
    words: list[str] = []
    for standing in GROUPS:
        count = tally(duty for duty in own if duty.group == standing)
        if count.owed:
            told = standing.removeprefix("settled, ")
            lines += [f"{told} {count.owed}", *packed(_marks(count))]
            words.append(f"{count.owed} {told}, {_words(count)}")
    settled = tally(duty for duty in own if duty.group == SETTLED_DUTIES)
    no = settled.declined + settled.not_performed
    parts = (settled.performed, settled.in_part, no, settled.open, settled.no_record)
    return Tile(code, tuple(lines), f"{name}: duties owed: {'; '.join(words)}", counts=parts)


def _marks(found: Tally) -> list[str]:
    marks = zip(TILE_MARKS.values(), found[1:], strict=True)
    return [f"{mark} {count}" for mark, count in marks if count]


def _words(found: Tally) -> str:
    return ", ".join(f"{count} {word}" for word, count in zip(TILE_MARKS, found[1:], strict=True) if count) or "none"


_CELL, _ROW, _BORDER, _TEXT_SIZE = 66, 18, 20, 12
_TALL = 30
_INKS = {
    BY_ITSELF: 0.4,
    TOGETHER: 0.35,
    LATE: 0.25,
    IN_PART: 0.2,
    DECLINED: 0,
    NOT_PERFORMED: 0,
    OPEN: 0.1,
    NO_RECORD: 0.05,
    WITHOUT_DUTY: 0.1,
}
SIGNS = {BELLIGERENT: "b", MUTUAL: "m", THIRD: ""}
"""What stands beside a mark of a duty that is in no rate of third parties."""


def heat_map(
    title: str,
    found: Sequence[Duty],
    heading: bool = True,
    foot: Sequence[str] = (),
    names: dict[str, str] | None = None,
) -> Drawing:
    """The duties as a picture: a row for each incident and beneficiary in order of time, a column for each member.

    Where a member has several duties, the one with the worst that is on record stands in its cell, with its number, so that no act hides a
    refusal. heading: the title stands above. foot: of what the picture is. names: what the duties are called, by their ids.
    """
    shown = [duty for duty in found if duty.verdict]
    numbers = {norm: str(place) for place, norm in enumerate(dict.fromkeys(sorted(duty.norm for duty in shown)), 1)}
    rows: dict[tuple[str, str], dict[str, Duty]] = {}
    for duty in shown:
        cells = rows.setdefault((duty.incident, duty.toward), {})
        known = cells.get(duty.bearer)
        if known is None or worst_first(duty) < worst_first(known):
            cells[duty.bearer] = duty
    members = sorted({duty.bearer for duty in shown})
    labels = [f"{incident}  {toward}" for incident, toward in rows]
    edge = _BORDER if heading else 2
    left = edge + max(map(wide, labels), default=0) + 10
    room = max(left + _CELL * len(members), wide(title) if heading else 0, 520)
    shapes: list[Shape] = [Text(edge, 24, title, bold=True)] if heading else []
    top = 50 if heading else 16
    shapes += [Text(left + _CELL * (place + 0.5), top, code, "middle", bold=True) for place, code in enumerate(members)]
    y = top + 8.0
    for (_, cells), label in zip(rows.items(), labels, strict=True):
        shapes.append(Text(left - 8, y + 13, label, "end"))
        for place, code in enumerate(members):
            if code in cells:
                number = numbers[cells[code].norm] if len(numbers) > 1 else ""
                shapes += _cell(left + _CELL * place, y, cells[code], number)
        y += _ROW
    if len(rows) > _TALL:  # the heads once more, where those above are out of sight
        y += 14
        shapes += [
            Text(left + _CELL * (place + 0.5), y, code, "middle", bold=True) for place, code in enumerate(members)
        ]
    for note in _notes([duty for cells in rows.values() for duty in cells.values()], numbers, names or {}):
        y += 6
        for line in lines_in(note, room, _TEXT_SIZE - 1):
            y += 16
            shapes.append(Text(edge, y, line, size=_TEXT_SIZE - 1))
    return _drawn(title, shapes, f"{len(rows)} rows, {len(members)} members", foot)


def _notes(shown: Sequence[Duty], numbers: dict[str, str], names: dict[str, str]) -> list[str]:
    """The legend of the cells that are drawn."""
    if not shown:
        return ["No duty is owed here, and nothing was done without one."]
    seen = {duty.verdict for duty in shown}
    key = "; ".join(
        f"{mark} {word}" for word, mark in VERDICT_MARKS.items() if any(word in one.split(" or ") for one in seen)
    )
    notes = [f"{key}; (empty) owes nothing there"]
    if any(" or " in one for one in seen):
        notes[0] += "; several with / where a question that is left open decides"
    if words := marks_of(shown):
        notes.append(
            f"After the mark: {'; '.join(words)} or under another answer that is held. ? ^ ! say how far it is disputed that it is owed."
        )
    if any(duty.relation != THIRD for duty in shown):
        notes.append(
            "Dashed, in no rate of third parties: b, an act of the member against the other set the duty off; m, both owe it to each other."
        )
    if NO_RECORD in seen:
        notes.append("No record: none was found; it is not a refusal.")
    if len(numbers) > 1:
        told = "; ".join(f"{number} {names.get(norm, norm)}" for norm, number in numbers.items())
        notes.append(
            f"Of several duties of a member in one incident, the one with the worst that is on record is shown, with its number: {told}."
        )
    return notes


def worst_first(duty: Duty) -> int:
    """The place of a duty where one is shown for several: what was declined first, what was performed by itself last, then silence."""
    order = list(VERDICT_MARKS)
    place = max(order.index(part) for part in duty.verdict.split(" or "))
    return len(order) + place if duty.verdict in (NO_RECORD, WITHOUT_DUTY) else -place


def _cell(x: float, y: float, duty: Duty, number: str) -> list[Shape]:
    mark = (mark_of(duty.verdict) or MARKS[duty.status]) + duty.mark
    says = f"{duty.incident}, {duty.norm}, {duty.bearer} toward {duty.toward}: {duty.verdict}"
    ink = _INKS.get(duty.verdict if duty.verdict == WITHOUT_DUTY else duty.column, 0)
    apart = duty.relation != THIRD
    made: list[Shape] = [
        Box(
            x + apart,
            y + apart,
            _CELL - 2 * apart,
            _ROW - 2 * apart,
            ink,
            1.2 if apart else 0.5,
            says=says,
            dashed=apart,
        ),
        Text(x + _CELL / 2 - 6, y + 13, mark, "middle"),
    ]
    if small := SIGNS[duty.relation] + number:
        made.append(Text(x + _CELL - 3, y + 13, small, "end", _TINY))
    return made


# ---- how soon --------------------------------------------------------------------------------------------------------

_TINY, _STROKE, _DAYS_ROOM = 8, 6, 560
_DAYS_TOLD = (0, 1, 2, 4, 7, 14, 30, 60, 91, 180, 365)
_FILLS = {SETTLED_DUTIES: 0.75, DENIED_DUTIES: 0.45, ARGUABLE_DUTIES: 0.2, CONTESTED_DUTIES: 0}


def first_days(
    title: str,
    found: Sequence[Duty],
    heading: bool = True,
    foot: Sequence[str] = (),
    names: dict[str, str] | None = None,
) -> Drawing:
    """How soon duties were first acted upon: for each norm and standing a line for each member, a stroke for each duty at its day.

    The days stand on a scale that grows slower the later they are; strokes that would touch are stacked. foot, names: as in `heat_map`.
    """
    from casus.records.counts import days_values

    rows = days_values(found)
    most = max((row["most"] for row in rows if row["dated"]), default=1)
    reach = max(log1p(most), log1p(30))
    left, top = _BORDER + wide("XXX  88 of 888", _SMALL_TEXT) + 24, 62.0 if heading else 40.0
    shapes: list[Shape] = [Text(_BORDER, 24, title, bold=True)] if heading else []
    body: list[Shape] = []
    y = top + 8

    def at(day: int) -> float:
        return left + (_DAYS_ROOM * log1p(day) / reach if day >= 0 else -12)

    for row in rows:
        own = [
            duty
            for duty in found
            if duty.owed and duty.verdict and duty.relation == THIRD and duty.days is not None
            if (duty.norm, duty.group) == (row["norm"], row["standing"]) and row["member"] in ("", duty.bearer)
        ]
        told = f"{row['dated']} of {row['owed']}"
        if not row["member"]:
            y += 22
            middle = f"; median {row['median']:g}; of {counted(row['incidents'], 'incident')}, each by its own: {row['incident_median']:g}"
            name = (names or {}).get(row["norm"], row["norm"])
            body.append(
                Text(_BORDER, y - 6, f"{name}, {row['standing']}: dated {told}{middle}", size=_SMALL_TEXT, bold=True)
            )
        elif own:
            placed, levels = _stacked([(at(duty.days or 0), duty) for duty in own])
            deep = max(16, (_STROKE + 2) * levels + 4)
            body.append(Text(left - 24, y + deep - 4, f"{row['member']}  {told}", "end", _SMALL_TEXT))
            body.append(StraightLine(left - 16, y + deep, left + _DAYS_ROOM, y + deep, 0.3, 0.5))
            for x, level, duty in placed:
                says = f"{duty.incident}, toward {duty.toward}: day {duty.days}"
                low = y + deep - 1 - (_STROKE + 2) * level
                body.append(Box(x - 2, low - _STROKE, 4, _STROKE, _FILLS[duty.group], 0.7, says=says))
            y += deep
        else:
            y += 16
            body.append(Text(left - 24, y - 4, f"{row['member']}  {told}", "end", _SMALL_TEXT))
    axis: list[Shape] = [Text(_BORDER, top - 4, "days from due:", size=_SMALL_TEXT)]
    for day in (*(day for day in _DAYS_TOLD if day < most * 0.8), most):
        axis += [
            Text(at(day), top - 4, str(day), "middle", _SMALL_TEXT),
            StraightLine(at(day), top, at(day), y, 0.3, 0.4),
        ]
    note = (
        "Each stroke is a duty of one member toward one state or body in one incident: the days from the day on which it fell due to the first "
        "act on record that performs any of it, in part or in full; left of 0: before that day. The scale is logarithmic, of the day and one. "
        "Beside each name: of how many of its duties that day is known; of the others nothing is on record, or no day. Each standing has lines "
        "of its own, the darker the firmer: settled; denied; arguable; empty: contested. median: of the strokes; then of the medians of incidents."
    )
    y += 10
    for line in lines_in(
        note if rows else "No act with a known day is on record.", left + _DAYS_ROOM - _BORDER, _SMALL_TEXT
    ):
        y += 16
        body.append(Text(_BORDER, y, line, size=_SMALL_TEXT))
    dated = sum(row["dated"] for row in rows if not row["member"])
    return _drawn(title, [*shapes, *(axis if rows else ()), *body], f"{dated} duties, {len(rows)} lines", foot)


def _stacked(places: Sequence[tuple[float, Duty]]) -> tuple[list[tuple[float, int, Duty]], int]:
    """Each stroke with the lowest level on which it touches no other; and how many levels that takes."""
    ends: list[float] = []
    made = []
    for x, duty in sorted(places, key=lambda item: (item[0], item[1].incident, item[1].toward)):
        level = next((place for place, end in enumerate(ends) if x - end > _STROKE - 1), len(ends))
        ends[level : level + 1] = [x]
        made.append((x, level, duty))
    return made, len(ends)
