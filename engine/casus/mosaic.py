"""The matrix of readings and accounts as a picture for a page: a mark in each cell, shaded where a norm is live.

The page gives it its ink and its shade. All of it is said in words as well: in the label, and in the list of columns beside it.
"""

from typing import NamedTuple

from markupsafe import Markup

from casus.drawing import wide
from casus.problems import visible

_CELL, _LINE, _SIZE = 34, 22, 13
MOST_COLUMNS = 16
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
    if not count or count > MOST_COLUMNS:
        return Markup()
    left = round(max(wide(name, _SIZE) for name, _ in grid.rows)) + 10
    width, height = left + _CELL * count + 2, _LINE * (len(grid.rows) + 1) + 2
    middles = [left + _CELL * place + _CELL // 2 for place in range(count)]
    shaded = ""
    made = Markup()
    if count > 1:
        for place, x in enumerate(middles):
            made += Markup('<text class="m" x="{}" y="16">{}</text>').format(x, place + 1)
    for line, (name, marks) in enumerate(grid.rows):
        top = _LINE * (line + 1)
        shaded += "".join(
            f"M{left + _CELL * place} {top}h{_CELL}v{_LINE}h-{_CELL}z"
            for place, mark in enumerate(marks)
            if mark in grid.live
        )
        made += Markup('<text y="{0}">{1}</text><text class="m" x="{2}" y="{0}">{3}</text>').format(
            top + 16, visible(name), " ".join(map(str, middles)), "".join(mark.strip() or "\u00a0" for mark in marks)
        )
    across = "".join(f"M{left} {_LINE * line}h{_CELL * count}" for line in range(1, len(grid.rows) + 2))
    down = "".join(f"M{left + _CELL * place} {_LINE}V{height - 2}" for place in range(count + 1))
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
