"""A picture of the record: members against incidents, each cell with its mark and a shade, so that it needs no colour."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
from casus.law.model import Law
from casus.records.counts import COUNTED, Tally, tally
from casus.records.duties import CONTESTED_DUTIES, OPEN, OWED, SETTLED_DUTIES, THIRD, Duty, marks_of
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, lines_in, size_of, wide
from casus.show.overview import MARKS, VERDICT_MARKS, mark_of
from casus.words.names import counted, sentence_start

_LABEL, _YEAR, _STEP, _SIDE, _SMALL_TEXT = 150, 31, 17, 20, 11
_SETTLED, _OPEN, _WAITS, _ELSEWHERE = 0, 1, 2, 3
_FORMS = ("{}", "{}?", "{}D", "({})")
_INK = 0.3


def by_article(title: str, found: Sequence[Duty], law: Law) -> Drawing:
    """Incidents by article and year, each with its number; below, what the numbers stand for."""
    shown = [duty for duty in found if duty.verdict != WITHOUT_DUTY]
    shapes: list[Shape] = [Text(_SIDE, 24, title, bold=True)]
    if not shown:
        shapes.append(Text(_SIDE, 50, "No duty is called in here.", size=_SMALL_TEXT))
        return _drawn(title, shapes, "")
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
        title, _names(shapes, numbers, y + 12, max(right, 700)), f"{len(numbers)} incidents, {first} to {last}"
    )


def _drawn(title: str, shapes: Sequence[Shape], says: str) -> Drawing:
    width, height = size_of(shapes)
    return Drawing(title, width + _SIDE, height + _SIDE, tuple(shapes), says)


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


WIDE, HIGH, GAP = 124, 92, 8
_RIM, _LETTERS = 20, 11
TILE_MARKS = {word: VERDICT_MARKS.get(word, "?") for word in COUNTED}
OWED_TO = "is owed it"


class Tile(NamedTuple):
    """One state: its code, what stands under it in short lines, and the same in a sentence for a pointer.

    `heavy`: with a thick border. `counts`: a bar under the lines: performed, in part, declined or not performed, open, no record.
    """

    code: str
    lines: tuple[str, ...] = ()
    says: str = ""
    heavy: bool = False
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)


def tile_map(title: str, tiles: Sequence[Tile], law: Law, notes: Sequence[str] = (), heading: bool = True) -> Drawing:
    """The tiles where they lie. `notes` stand below; `heading`: the title stands above."""
    placed = {tile.code: law.entities[tile.code].tile for tile in tiles if tile.code in law.entities}
    known = {code: place for code, place in placed.items() if place is not None}
    columns = sorted({column for column, _ in known.values()})
    rows = sorted({row for _, row in known.values()})
    rest = [tile.code for tile in tiles if tile.code not in known]
    # columns and rows in which nothing stands at either end are left out; gaps between stay
    at = {code: (column - columns[0], row - rows[0]) for code, (column, row) in known.items()}
    across = columns[-1] - columns[0] + 1 if columns else 0
    below = rows[-1] - rows[0] + 1 if rows else 0
    across = max(across, min(len(rest), 4))
    for number, code in enumerate(rest):
        at[code] = number % across, below + number // across
    top = _RIM + 24 if heading else 4
    edge = _RIM if heading else 2
    shapes: list[Shape] = [Text(edge, _RIM + 4, title, bold=True)] if heading else []
    for tile in tiles:
        column, row = at[tile.code]
        shapes += _tile(tile, edge + column * (WIDE + GAP), top + row * (HIGH + GAP), law)
    bottom = top + (max((row for _, row in at.values()), default=-1) + 1) * (HIGH + GAP)
    room = max(across * (WIDE + GAP), wide(title) if heading else 0, 560 if notes else 0)
    for note in notes:
        for line in lines_in(note, room, _LETTERS):
            bottom += 17
            shapes.append(Text(edge, bottom, line, size=_LETTERS))
    width, height = size_of(shapes)
    said = "; ".join(tile.says for tile in tiles if tile.says)
    return Drawing(title, width + edge, height + (_RIM if heading else 2), tuple(shapes), said)


def _tile(tile: Tile, x: float, y: float, law: Law) -> list[Shape]:
    inset = 9
    made: list[Shape] = [
        Box(x, y, WIDE, HIGH, line=3 if tile.heavy else 1, says=tile.says),
        Text(x + inset, y + 20, _short(tile.code, 14), size=14, bold=True),
    ]
    name = law.entities[tile.code].name.removeprefix("the ") if tile.code in law.entities else ""
    lines = [line for text in (name, *tile.lines) if text for line in lines_in(text, WIDE - 2 * inset, _LETTERS)]
    counted_too = any(tile.counts)
    for number, line in enumerate(lines[: 3 if counted_too else 4]):
        made.append(Text(x + inset, y + 37 + 15 * number, _short(line, _LETTERS), size=_LETTERS))
    if counted_too:
        made += record_bar(tile.counts, x + inset, y + HIGH - 18, WIDE - 2 * inset, 10)
    return made


def record_bar(counts: tuple[int, int, int, int, int], x: float, y: float, width: float, height: float) -> list[Shape]:
    """A bar of five parts: dark for performed, hatched for in part, a cross for declined or not performed, grey for open, empty for no record."""
    made: list[Shape] = []
    whole = sum(counts)
    for number, count in enumerate(counts):
        part = width * count / whole
        if count:
            made.append(Box(x, y, part, height, ink=(0.75, 0, 0, 0.2, 0)[number], hatch=number == 1))
        if count and number == 2:
            made += [StraightLine(x, y, x + part, y + height), StraightLine(x, y + height, x + part, y)]
        x += part
    return made


def _short(text: str, size: float) -> str:
    most = int((WIDE - 16) / wide("x", size))
    return text if len(text) <= most else text[: most - 1] + "…"


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


# ---- the record ------------------------------------------------------------------------------------------------------


def record_map(title: str, found: Sequence[Duty], law: Law, heading: bool = True) -> Drawing:
    """What each member owed and what is on record of it: settled duties in numbers and a bar, contested ones in numbers.

    heading: the title stands above.
    """
    codes = sorted({duty.bearer for duty in found if duty.status in OWED and duty.verdict})
    tiles = [_member(code, [duty for duty in found if duty.bearer == code], law) for code in codes]
    notes = [
        "owed: settled duties of which the law on file says what performs them, of members not at odds with whom they owe them to: "
        f"{', '.join(f'{mark} {word}' for word, mark in TILE_MARKS.items())} (none was found; it is not a refusal). ? contested duties, which "
        "are not in the other numbers.",
        "Bar: the settled duties. Dark: performed in full; hatched: in part; crossed: declined or not performed; grey: open; empty: no record.",
        "Tiles are of equal size and lie roughly as the states do; they show no borders.",
    ]
    return tile_map(title, tiles, law, notes if tiles else ["No duty is owed here."], heading)


def _member(code: str, own: Sequence[Duty], law: Law) -> Tile:
    own = [duty for duty in own if duty.relation == THIRD]
    settled = tally(duty for duty in own if duty.group == SETTLED_DUTIES)
    contested = tally(duty for duty in own if duty.group == CONTESTED_DUTIES)
    name = sentence_start(law.entities[code].name if code in law.entities else code)
    lines = (f"owed {settled.owed}" + (f", ? {contested.owed}" if contested.owed else ""), _marks(settled))
    words = f"{name}: {counted(settled.owed, 'settled duty')} owed, {_words(settled)}"
    if contested.owed:
        words += f"; {contested.owed} contested, {_words(contested)}"
    no = settled.declined + settled.not_performed
    return Tile(code, lines, words, counts=(settled.performed, settled.in_part, no, settled.open, settled.no_record))


def _marks(found: Tally) -> str:
    marks = zip(TILE_MARKS.values(), found[1:], strict=True)
    return " ".join(f"{mark} {count}" for mark, count in marks if count)


def _words(found: Tally) -> str:
    return ", ".join(f"{count} {word}" for word, count in zip(TILE_MARKS, found[1:], strict=True) if count) or "none"


_CELL, _ROW, _BORDER, _TEXT_SIZE = 42, 18, 20, 12
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


def heat_map(title: str, found: Sequence[Duty], heading: bool = True) -> Drawing:
    """The duties as a picture: a row for each incident and beneficiary in order of time, a column for each member.

    Where a member has several duties, the one with the worst that is on record stands in its cell, so that no act hides a refusal. heading: the title stands above.
    """
    shown = [duty for duty in found if duty.verdict]
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
                shapes += _cell(left + _CELL * place, y, cells[code])
        y += _ROW
    if len(rows) > _TALL:  # the heads once more, where those above are out of sight
        y += 14
        shapes += [
            Text(left + _CELL * (place + 0.5), y, code, "middle", bold=True) for place, code in enumerate(members)
        ]
    for note in _notes(shown):
        y += 6
        for line in lines_in(note, room, _TEXT_SIZE - 1):
            y += 16
            shapes.append(Text(edge, y, line, size=_TEXT_SIZE - 1))
    width, height = size_of(shapes)
    return Drawing(title, width + edge, height + edge, tuple(shapes), f"{len(rows)} rows, {len(members)} members")


def _notes(shown: Sequence[Duty]) -> list[str]:
    if not shown:
        return ["No duty is owed here, and nothing was done without one."]
    seen = {duty.verdict for duty in shown}
    key = "; ".join(
        f"{mark} {word}" for word, mark in VERDICT_MARKS.items() if any(word in one.split(" or ") for one in seen)
    )
    notes = [f"{key}; (empty) owes nothing there"]
    if words := marks_of(shown):
        notes.append(f"{'; '.join(words)}: whether it is owed, or whether the record performs it")
    if NO_RECORD in seen:
        notes.append("No record: none was found; it is not a refusal.")
    if len({duty.norm for duty in shown}) > 1:
        notes.append(
            "Of several duties of a member in one incident, the one with the worst that is on record is shown."
        )
    return notes


def worst_first(duty: Duty) -> int:
    """The place of a duty where one is shown for several: what was declined first, what was performed by itself last, then silence."""
    order = list(VERDICT_MARKS)
    place = max(order.index(part) for part in duty.verdict.split(" or "))
    return len(order) + place if duty.verdict in (NO_RECORD, WITHOUT_DUTY) else -place


def _cell(x: float, y: float, duty: Duty) -> list[Shape]:
    mark = (mark_of(duty.verdict) or MARKS[duty.status]) + duty.mark
    says = f"{duty.incident}, {duty.norm}, {duty.bearer} toward {duty.toward}: {duty.verdict}"
    box = Box(
        x, y, _CELL, _ROW, _INKS.get(duty.verdict if duty.verdict == WITHOUT_DUTY else duty.column, 0), 0.5, says=says
    )
    return [box, Text(x + _CELL / 2, y + 13, mark, "middle")]


_DAY_WIDTH, _DAYS_SHOWN = 6, 90


def first_days(title: str, found: Sequence[Duty], heading: bool = True) -> Drawing:
    """How soon duties were first acted upon: a line for each norm and member, a stroke for each duty at its day; later ones at the end."""
    from casus.records.counts import days_values

    dated = [duty for duty in found if duty.owed and duty.relation == THIRD and duty.days is not None]
    shapes: list[Shape] = [Text(_BORDER, 24, title, bold=True)] if heading else []
    rows = [row for row in days_values(found) if row["member"]]
    left, y = _BORDER + max((wide(f"{row['norm']} XXXX") for row in rows), default=0) + 12, 50.0
    right = left + _DAY_WIDTH * (_DAYS_SHOWN + 4)
    for day in (0, 7, 30, 60, _DAYS_SHOWN):
        x = left + _DAY_WIDTH * (day + 1)
        shapes += [
            Text(x, y, str(day), "middle", _SMALL_TEXT),
            StraightLine(x, y + 4, x, y + 8 + _ROW * len(rows), 0.3),
        ]
    for number, row in enumerate(rows):
        line = y + 8 + _ROW * number
        shapes.append(Text(left - 8, line + 13, str(row["member"]), "end", _SMALL_TEXT))
        shapes.append(Text(left - 8 - wide("XXXX ", _SMALL_TEXT), line + 13, str(row["norm"]), "end", _SMALL_TEXT))
        for duty in dated:
            if (duty.norm, duty.bearer) == (row["norm"], row["member"]) and duty.days is not None:
                x = left + _DAY_WIDTH * (min(max(duty.days, -1), _DAYS_SHOWN + 2) + 1)
                says = f"{duty.incident}, toward {duty.toward}: day {duty.days}"
                shapes.append(
                    Box(x - 2, line + 2, 4, _ROW - 4, 0 if duty.group == CONTESTED_DUTIES else 0.6, 0.7, says=says)
                )
    y += 20 + _ROW * len(rows)
    notes = (
        "Each stroke is a duty of one member toward one state in one incident: days from the day on which it fell due to the first act on "
        f"record that performs any of it; left of 0: before that day; right of {_DAYS_SHOWN}: later. Empty stroke: it is contested that the "
        "duty was owed. Of duties without a record no day is known.",
    )
    for line_of in lines_in(notes[0], max(right - _BORDER, 520), _TEXT_SIZE - 1):
        y += 16
        shapes.append(Text(_BORDER, y, line_of, size=_TEXT_SIZE - 1))
    return _drawn(title, shapes, f"{len(dated)} duties, {len(rows)} lines")
