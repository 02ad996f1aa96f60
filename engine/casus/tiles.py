"""States as tiles of equal size, each where it lies on a map, roughly: a picture that gives no state more room than another.

Where a tile stands is data (`tile` in states.yaml). A state without a place stands below the others.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.drawing import Box, Drawing, Line, Shape, Text, lines_of, size_of, wide
from casus.law import Law
from casus.rates import Tally, tally
from casus.record import CONTESTED, OWED, SETTLED, Duty
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED
from casus.words import counted, sentence_start

WIDE, HIGH, GAP = 124, 92, 8
_EDGE, _LETTERS = 20, 11
MARKS = {PERFORMED: "+", IN_PART: "~", NOT_PERFORMED: "x", NO_RECORD: "."}
OWED_TO = "is owed it"


class Tile(NamedTuple):
    """One state: its code, what stands under it in short lines, and the same in a sentence for a pointer.

    `heavy`: with a thick border. `counts`: a bar under the lines, performed, in part, not performed and no record.
    """

    code: str
    lines: tuple[str, ...] = ()
    says: str = ""
    heavy: bool = False
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)


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
    top = _EDGE + 24 if heading else 4
    edge = _EDGE if heading else 2
    shapes: list[Shape] = [Text(edge, _EDGE + 4, title, bold=True)] if heading else []
    for tile in tiles:
        column, row = at[tile.code]
        shapes += _tile(tile, edge + column * (WIDE + GAP), top + row * (HIGH + GAP), law)
    bottom = top + (max((row for _, row in at.values()), default=-1) + 1) * (HIGH + GAP)
    room = max(across * (WIDE + GAP), wide(title) if heading else 0, 560 if notes else 0)
    for note in notes:
        for line in lines_of(note, room, _LETTERS):
            bottom += 17
            shapes.append(Text(edge, bottom, line, size=_LETTERS))
    width, height = size_of(shapes)
    said = "; ".join(tile.says for tile in tiles if tile.says)
    return Drawing(title, width + edge, height + (_EDGE if heading else 2), tuple(shapes), said)


def _tile(tile: Tile, x: float, y: float, law: Law) -> list[Shape]:
    inset = 9
    made: list[Shape] = [
        Box(x, y, WIDE, HIGH, line=3 if tile.heavy else 1, says=tile.says),
        Text(x + inset, y + 20, _short(tile.code, 14), size=14, bold=True),
    ]
    name = law.entities[tile.code].name.removeprefix("the ") if tile.code in law.entities else ""
    lines = [line for text in (name, *tile.lines) if text for line in lines_of(text, WIDE - 2 * inset, _LETTERS)]
    counted_too = any(tile.counts)
    for number, line in enumerate(lines[: 3 if counted_too else 4]):
        made.append(Text(x + inset, y + 37 + 15 * number, _short(line, _LETTERS), size=_LETTERS))
    if counted_too:
        made += bar(tile.counts, x + inset, y + HIGH - 18, WIDE - 2 * inset, 10)
    return made


def bar(counts: tuple[int, int, int, int], x: float, y: float, width: float, height: float) -> list[Shape]:
    """A bar of four parts: dark for performed, hatched for in part, a cross for not performed, empty for no record."""
    made: list[Shape] = []
    whole = sum(counts)
    for number, count in enumerate(counts):
        part = width * count / whole
        if count:
            made.append(Box(x, y, part, height, ink=(0.75, 0, 0, 0)[number], hatch=number == 1))
        if count and number == 2:
            made += [Line(x, y, x + part, y + height), Line(x, y + height, x + part, y)]
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
        mark = f"{MARKS[record]} " if record in MARKS else ""
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
        "owed: settled duties of which the law on file says what performs them: + performed, ~ in part, x not performed, . no record "
        "(none was found; it is not a refusal). ? contested duties, which are not in the other numbers.",
        "Bar: the settled duties. Dark: performed; hatched: in part; crossed: not performed; empty: no record.",
        "Tiles are of equal size and lie roughly as the states do; they show no borders.",
    ]
    return tile_map(title, tiles, law, notes if tiles else ["No duty is owed here."], heading)


def _member(code: str, own: Sequence[Duty], law: Law) -> Tile:
    settled = tally(duty for duty in own if duty.standing == SETTLED)
    contested = tally(duty for duty in own if duty.standing == CONTESTED)
    name = sentence_start(law.entities[code].name if code in law.entities else code)
    lines = (f"owed {settled.owed}" + (f", ? {contested.owed}" if contested.owed else ""), _marks(settled))
    words = f"{name}: {counted(settled.owed, 'settled duty')} owed, {_words(settled)}"
    if contested.owed:
        words += f"; {contested.owed} contested, {_words(contested)}"
    return Tile(code, lines, words, counts=settled[1:])


def _marks(found: Tally) -> str:
    marks = zip(MARKS.values(), found[1:], strict=True)
    return " ".join(f"{mark} {count}" for mark, count in marks if count)


def _words(found: Tally) -> str:
    return ", ".join(f"{count} {word}" for word, count in zip(MARKS, found[1:], strict=True) if count) or "none"
