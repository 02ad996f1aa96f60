"""Charts: bars in text and as a drawing, a matrix of marks, and the history of the law over the years."""

from collections.abc import Sequence
from typing import NamedTuple

from casus.ask.history import Tenure, tenures
from casus.law.model import Law
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, lines_in, size_of, wide
from casus.words.names import Voice, named, short_name

FULL, PLAIN = "█", "#"
_MOST = 30  # columns of a bar at most
_EDGE, _LINE, _LETTERS = 20, 22, 12
_LIVE = 0.16
"""How dark a cell is whose mark says that a norm stands, or could."""

Bar = tuple[str, int, int]
"""A label, a count, and of how many."""


def bars(rows: Sequence[Bar], mark: str = PLAIN, most: int = _MOST) -> list[tuple[str, str, str]]:
    """Bars as text: the label, the bar, and the count in words.

    Where all are counted of the same number and are short, a bar is as long as its count; else the largest share takes all the room.
    """
    alike = len({total for _, _, total in rows}) == 1 and max((count for _, count, _ in rows), default=0) <= most
    top = max((count / total for _, count, total in rows if total), default=0)
    made = []
    for label, count, total in rows:
        length = count if alike else round(most * count / total / top) if count else 0
        made.append((label, mark * max(length, 1 if count else 0), f"{in_threes(count)} of {in_threes(total)}"))
    return made


def in_threes(count: int) -> str:
    """A number in groups of three."""
    return f"{count:,}".replace(",", " ")


def bar_chart(title: str, rows: Sequence[Bar], note: str) -> Drawing:
    """Bars as a drawing, each with its count beside it; the note stands below."""
    left = _EDGE + max((wide(label) for label, _, _ in rows), default=0) + 10
    top = max((count / total if total else 0 for _, count, total in rows), default=0) or 1
    shapes: list[Shape] = [Text(_EDGE, 24, title, bold=True)]
    y = 45.0
    for label, count, total in rows:
        length = round(300 * (count / total if total else 0) / top)
        shapes += [
            Text(left - 10, y + 14, label, "end"),
            Box(left, y + 3, length, 14, ink=0.7),
            Text(left + length + 8, y + 14, f"{in_threes(count)} of {in_threes(total)}"),
        ]
        y += _LINE
    return _drawn(title, [*shapes, Text(_EDGE, y + 16, note)])


def _drawn(title: str, shapes: Sequence[Shape], edge: int = _EDGE, says: str = "") -> Drawing:
    width, height = size_of(shapes)
    return Drawing(title, width + edge, height + edge, tuple(shapes), says)


# ---- a matrix of marks -----------------------------------------------------------------------------------------------

_NARROWEST = 34  # width of a column at least
_MOST_COLUMNS = 16
"""A picture of a page with more columns is none; the command shows them all."""


class Grid(NamedTuple):
    """A matrix to be drawn: what it is about, whom it binds, its columns in words, and its rows, each a name and its marks.

    `live` are the marks that are shaded, `key` says what each mark means.
    """

    title: str
    who: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    live: str
    key: str


def matrix_chart(
    title: str, heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], live: str, notes: Sequence[str]
) -> Drawing:
    """A table of marks as a drawing of its own. In each row the first two cells are labels; the others are marks."""
    shapes: list[Shape] = [Text(_EDGE, 24, title, bold=True)]
    shapes += _table(heads, rows, (_EDGE, 40), 2, live)
    y = 40.0 + _LINE * (len(heads) + len(rows))
    room = max(size_of(shapes)[0] - _EDGE, 560)
    for note in notes:
        for line in lines_in(note, room):
            y += _LINE
            shapes.append(Text(_EDGE, y, line))
    return _drawn(title, shapes)


def grid_chart(grid: Grid) -> Drawing | None:
    """The same for a page, which says in words what its columns are; nothing where it would have too many."""
    count = len(grid.columns)
    if not count or count > _MOST_COLUMNS:
        return None
    heads = [("", *(str(place) for place in range(1, count + 1)))] if count > 1 else []
    shapes = _table(heads, [(name, *marks) for name, marks in grid.rows], (0, 0), 1, grid.live)
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, marks in grid.rows:
        alike.setdefault(marks, []).append(name)
    said = "; ".join(
        f"{', '.join(names)}: {' '.join(mark.strip() or 'cannot be' for mark in marks)}"
        for marks, names in alike.items()
    )
    return _drawn(grid.title, shapes, 1, said)


def _table(
    heads: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    corner: tuple[float, float],
    labels: int,
    live: str,
) -> list[Shape]:
    """The cells of a table of marks: what is shaded, the net, and the texts of each line."""
    both = [*heads, *rows]
    widths = [
        max(max(wide(row[column]) for row in both if column < len(row)) + 16, 0 if column < labels else _NARROWEST)
        for column in range(max(map(len, both)))
    ]
    lefts = [corner[0] + sum(widths[:column]) for column in range(len(widths))]
    shaded: list[Shape] = []
    net: list[Shape] = []
    texts: list[Shape] = []
    for place, row in enumerate(both):
        y = corner[1] + _LINE * place
        texts += [Text(lefts[column], y + 15, words) for column, words in enumerate(row[:labels]) if words]
        for column, words in enumerate(row[labels:], labels):
            if place >= len(heads):
                net.append(Box(lefts[column], y, widths[column], _LINE))
                if words and words in live:
                    shaded.append(Box(lefts[column], y, widths[column], _LINE, _LIVE, 0))
            if words.strip():
                middle = lefts[column] + widths[column] / 2
                texts.append(Text(middle, y + 15, words, "middle", bold=place >= len(heads)))
    return [*shaded, *net, *texts]


# ---- the law in time -------------------------------------------------------------------------------------------------

_WIDTH, _ROW, _THICK, _TOP = 700, 24, 16, 70

_Stretch = tuple[int, int, str, bool]
"""First day, last day, label, whether it is contested."""

_Lane = tuple[str, list[_Stretch]]


def history_chart(law: Law, instruments: tuple[str, ...] = ()) -> Drawing:
    """Wordings and memberships as bars over the years; a contested one is dashed and marked.

    instruments: those to be drawn; without any, those with more than one wording, or with members that came and went.
    """
    title = "How the law changed in time"
    groups = [group for name in instruments or _changing(law) for group in _groups(law, name)]
    days = [day for _, lanes in groups for _, found in lanes for item in found for day in item[:2]]
    known = [day for day in days if FIRST_DAY < day < LAST_DAY]
    first, last = min(known, default=20000101) // 10000, max(known, default=20000101) // 10000 + 2
    labels = [label for _, lanes in groups for label, _ in lanes]
    scale = _Scale(_EDGE + 24 + max(map(wide, labels), default=0), first, last)
    lines: list[Shape] = []
    y = float(_TOP)
    for heading, lanes in groups:
        lines.append(Text(_EDGE, y + 12, heading, bold=True))
        y += _ROW
        for label, found in lanes:
            lines.append(Text(_EDGE + 12, y + 12, label))
            for item in found:
                lines += _stretch(scale, y, item)
            y += _ROW
        y += 10
    years = [year for year in range(first, last + 1) if year % scale.step == 0]
    note = "Dashed, with ?: contested in law or in fact. The default reading is drawn. An arrow: no end on file."
    shapes: list[Shape] = [Text(_EDGE, 26, title, size=16, bold=True), Text(_EDGE, 46, note)]
    for year in years:
        x = scale(year * 10000 + 101)
        shapes += [StraightLine(x, _TOP - 8, x, y + 10, 0.5, 0.4), Text(x, y + 26, str(year), "middle")]
    return _drawn(title, [*shapes, *lines])


class _Scale:
    """From days to places."""

    def __init__(self, left: float, first: int, last: int) -> None:
        self.left, self.first, self.last = left, first, last
        self.step = 5 if last - first > 20 else 2 if last - first > 8 else 1

    def __call__(self, day: int) -> float:
        year, month, of_month = day // 10000, day // 100 % 100, day % 100
        years = year + (month - 1) / 12 + (of_month - 1) / 365 - self.first
        return self.left + max(0.0, min(1.0, years / (self.last - self.first))) * _WIDTH


def _changing(law: Law) -> tuple[str, ...]:
    held = tenures(law)
    found = []
    for name in law.instruments:
        several = any(
            len(paragraph.wordings) > 1
            for clause in law.clauses.values()
            if clause.instrument == name
            for paragraph in clause.paragraphs
        )
        left = any(item.instrument == name and item.last < LAST_DAY for item in held)
        if several or left:
            found.append(name)
    return tuple(found)


def _groups(law: Law, name: str) -> list[tuple[str, list[_Lane]]]:
    """The lines of one instrument: its paragraphs with more than one wording, then who was bound."""
    title = short_name(law.instruments[name])
    wordings: dict[tuple[_Stretch, ...], list[str]] = {}
    for clause in law.clauses.values():
        for paragraph in clause.paragraphs:
            if clause.instrument == name and len(paragraph.wordings) > 1:
                found = tuple((item.first, item.last, named(item), False) for item in paragraph.wordings)
                wordings.setdefault(found, []).append(paragraph.article or clause.article)
    lanes: list[_Lane] = [(", ".join(dict.fromkeys(articles)), list(found)) for found, articles in wordings.items()]
    made = [(f"Wordings: {title}", lanes)] if lanes else []
    voice = Voice(law)
    states: dict[str, list[Tenure]] = {}
    for item in tenures(law):
        if item.instrument == name:
            states.setdefault(item.state, []).append(item)
    members: list[_Lane] = [
        (voice.name(state), [(item.first, item.last, "", bool(item.contested)) for item in states[state]])
        for state in voice.ordered(states)
    ]
    return [*made, (f"Bound: {title}", members)] if members else made


def _stretch(scale: _Scale, y: float, item: _Stretch) -> list[Shape]:
    first, last, label, contested = item
    left, right = scale(first), scale(last)
    made: list[Shape] = [Box(left, y, max(2.0, right - left), _THICK, ink=0.07, dashed=contested)]
    if last >= LAST_DAY:
        made += [StraightLine(right - 8, y + 3, right, y + 8), StraightLine(right, y + 8, right - 8, y + 13)]
    words = " ".join(part for part in ("?" if contested else "", label) if part)
    if words:
        shown = words if wide(words) < right - left - 6 else words[:1]
        made.append(Text(left + 4, y + 12, shown))
    return made


# ---- tiles of states -------------------------------------------------------------------------------------------------

WIDE, HIGH, GAP = 124, 92, 8
_RIM, _SMALL, _STEP, _INSET = 20, 11, 15, 9


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
    high = max([HIGH, *(_height(tile, law) for tile in tiles)])  # as high as the fullest, so that nothing is cut
    top = _RIM + 24 if heading else 4
    edge = _RIM if heading else 2
    shapes: list[Shape] = [Text(edge, _RIM + 4, title, bold=True)] if heading else []
    for tile in tiles:
        column, row = at[tile.code]
        shapes += _tile(tile, edge + column * (WIDE + GAP), top + row * (high + GAP), high, law)
    bottom = top + (max((row for _, row in at.values()), default=-1) + 1) * (high + GAP)
    room = max(across * (WIDE + GAP), wide(title) if heading else 0, 560 if notes else 0)
    for note in notes:
        for line in lines_in(note, room, _SMALL):
            bottom += 17
            shapes.append(Text(edge, bottom, line, size=_SMALL))
    width, height = size_of(shapes)
    said = "; ".join(tile.says for tile in tiles if tile.says)
    return Drawing(title, width + edge, height + (_RIM if heading else 2), tuple(shapes), said)


def _lines(tile: Tile, law: Law) -> list[str]:
    """What stands under the code of a tile, in lines that fit."""
    name = law.entities[tile.code].name.removeprefix("the ") if tile.code in law.entities else ""
    return [line for text in (name, *tile.lines) if text for line in lines_in(text, WIDE - 2 * _INSET, _SMALL)]


def _height(tile: Tile, law: Law) -> int:
    return 32 + _STEP * len(_lines(tile, law)) + (22 if any(tile.counts) else 0)


def packed(parts: Sequence[str]) -> list[str]:
    """Short parts, none of which is broken, in as few lines of a tile as hold them."""
    made: list[str] = []
    for part in parts:
        if made and wide(f"{made[-1]}  {part}", _SMALL) <= WIDE - 2 * _INSET:
            made[-1] += f"  {part}"
        else:
            made.append(part)
    return made


def _tile(tile: Tile, x: float, y: float, high: float, law: Law) -> list[Shape]:
    made: list[Shape] = [
        Box(x, y, WIDE, high, line=3 if tile.heavy else 1, says=tile.says),
        Text(x + _INSET, y + 20, _short(tile.code, 14), size=14, bold=True),
    ]
    for number, line in enumerate(_lines(tile, law)):
        made.append(Text(x + _INSET, y + 37 + _STEP * number, _short(line, _SMALL), size=_SMALL))
    if any(tile.counts):
        made += record_bar(tile.counts, x + _INSET, y + high - 18, WIDE - 2 * _INSET, 10)
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
