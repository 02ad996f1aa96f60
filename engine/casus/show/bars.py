"""Pictures of counts and of tables: bars in text, and plain SVG that is legible in black and white."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from casus.files.problems import visible
from casus.show.drawing import escape, wide

FULL, PLAIN = "█", "#"
_MOST = 30  # columns of a bar at most
_LINE = 22  # height of a line in a picture
_LETTER = 7.3  # width of a letter in a picture, about
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
    'font-family="DejaVu Sans Mono, Consolas, Menlo, monospace" font-size="12" role="img">'
)

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


def bar_picture(title: str, rows: Sequence[Bar], note: str) -> str:
    """Bars as a picture."""
    left = 20 + round(max((len(label) for label, _, _ in rows), default=0) * _LETTER) + 10
    counts = [f"{in_threes(count)} of {in_threes(total)}" for _, count, total in rows]
    right = 20 + round(max(map(len, counts), default=0) * _LETTER)
    width = max(left + 300 + right, 40 + round(max(len(title), len(note)) * _LETTER))
    height = 50 + _LINE * len(rows) + 30
    top = max((count / total if total else 0 for _, count, total in rows), default=0) or 1
    made = [*_opening(title, width, height)]
    for place, ((label, count, total), words) in enumerate(zip(rows, counts, strict=True)):
        y = 45 + _LINE * place
        length = round(300 * (count / total if total else 0) / top)
        made.append(_text(left - 10, y + 14, label, "end"))
        made.append(f'<rect x="{left}" y="{y + 3}" width="{length}" height="14" fill="#444" stroke="#000"/>')
        made.append(_text(left + length + 8, y + 14, words))
    made.append(_text(20, height - 14, note))
    return "\n".join([*made, "</svg>", ""])


def grid_picture(
    title: str, heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], notes: Sequence[str]
) -> str:
    """A table as a picture. In each row the first two cells are labels; the others are marks, framed, and hatched where a norm is live."""
    columns = max(map(len, [*heads, *rows]))
    widths = [
        round(max(len(row[column]) if column < len(row) else 0 for row in [*heads, *rows]) * _LETTER) + 16
        for column in range(columns)
    ]
    width = max(40 + sum(widths), 40 + round(max(len(text) for text in [title, *notes]) * _LETTER))
    height = 50 + _LINE * (len(heads) + len(rows)) + 16 + _LINE * len(notes)
    made = [*_opening(title, width, height)]
    made.append(
        '<defs><pattern id="live" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="6" height="6" fill="#fff"/><path d="M0 6L6 0" stroke="#bbb"/></pattern></defs>'
    )
    y = 40
    for place, row in enumerate([*heads, *rows]):
        x = 20
        for column, text in enumerate(row):
            cell = place >= len(heads) and column > 1
            if cell:
                fill = "#fff" if text in ("-", "o", "k", " ") else "url(#live)"
                made.append(
                    f'<rect x="{x}" y="{y}" width="{widths[column]}" height="{_LINE}" fill="{fill}" stroke="#000"/>'
                )
            middle = x + widths[column] // 2
            made.append(_text(middle if column > 1 else x, y + 15, text, "middle" if column > 1 else "start", cell))
            x += widths[column]
        y += _LINE
    for place, note in enumerate(notes):
        made.append(_text(20, y + 22 + _LINE * place, note))
    return "\n".join([*made, "</svg>", ""])


def _opening(title: str, width: int, height: int) -> list[str]:
    return [
        _HEAD.format(width=width, height=height),
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="20" y="24" font-weight="bold">{escape(title)}</text>',
    ]


def _text(x: int, y: int, text: str, anchor: str = "start", heavy: bool = False) -> str:
    weight = ' font-weight="bold"' if heavy else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'


_CELL, _CELL_LINE, _SIZE = 34, 22, 13
_MOST_COLUMNS = 16
"""A picture with more columns is none; the command shows them all."""


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


def mosaic(grid: Grid) -> Markup:
    """The picture; nothing where it would have too many columns."""
    count = len(grid.columns)
    if not count or count > _MOST_COLUMNS:
        return Markup()
    left = round(max(wide(name, _SIZE) for name, _ in grid.rows)) + 10
    width, height = left + _CELL * count + 2, _CELL_LINE * (len(grid.rows) + 1) + 2
    middles = [left + _CELL * place + _CELL // 2 for place in range(count)]
    shaded = ""
    made = Markup()
    if count > 1:
        for place, x in enumerate(middles):
            made += Markup('<text class="m" x="{}" y="16">{}</text>').format(x, place + 1)
    for line, (name, marks) in enumerate(grid.rows):
        top = _CELL_LINE * (line + 1)
        shaded += "".join(
            f"M{left + _CELL * place} {top}h{_CELL}v{_CELL_LINE}h-{_CELL}z"
            for place, mark in enumerate(marks)
            if mark in grid.live
        )
        made += Markup('<text y="{0}">{1}</text><text class="m" x="{2}" y="{0}">{3}</text>').format(
            top + 16, visible(name), " ".join(map(str, middles)), "".join(mark.strip() or "\u00a0" for mark in marks)
        )
    across = "".join(f"M{left} {_CELL_LINE * line}h{_CELL * count}" for line in range(1, len(grid.rows) + 2))
    down = "".join(f"M{left + _CELL * place} {_CELL_LINE}V{height - 2}" for place in range(count + 1))
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, marks in grid.rows:
        alike.setdefault(marks, []).append(name)
    said = "; ".join(
        f"{', '.join(names)}: {' '.join(mark.strip() or 'cannot be' for mark in marks)}"
        for marks, names in alike.items()
    )
    return Markup(
        '<svg class="mosaic" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}. {}">'
        '<path class="on" d="{}"/><path class="net" d="{}{}"/>{}</svg>'
    ).format(width, height, width, visible(grid.title), visible(said), shaded, across, down, made)
