"""States as tiles of equal size, each with its code and a mark: a picture that gives no state more room than another."""

from markupsafe import Markup

from casus.law import Law
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED

SIDE, GAP, ROW = 84, 8, 7
MARKS = {PERFORMED: "+", IN_PART: "~", NOT_PERFORMED: "x", NO_RECORD: "."}

Tile = tuple[str, str, str]
"""A state's code, its part in words, and what is on record of it; the last may be empty."""


def tile_map(tiles: tuple[Tile, ...], law: Law) -> Markup:
    """The tiles as SVG, in the order of their codes; nothing where there are none. All of it is said in words as well."""
    if not tiles:
        return Markup()
    columns = min(ROW, len(tiles))
    rows = (len(tiles) + columns - 1) // columns
    width, height = columns * (SIDE + GAP), rows * (SIDE + GAP)
    made = Markup()
    said = []
    for number, (code, part, record) in enumerate(tiles):
        x, y = number % columns * (SIDE + GAP) + 1, number // columns * (SIDE + GAP) + 1
        name = law.entities[code].name if code in law.entities else code
        words = f"{name}: {part}{', ' + record if record else ''}"
        said.append(words)
        mark = MARKS.get(record, "asked" if part == "is owed it" else "")
        made += Markup(
            '<g class="tile"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="6"{}/>'
            '<text x="{}" y="{}" font-weight="bold">{}</text><text x="{}" y="{}">{}</text></g>'
        ).format(
            words,
            x,
            y,
            SIDE,
            SIDE - 24,
            Markup(' stroke-width="3"') if part == "is owed it" else Markup(),
            x + 10,
            y + 24,
            code if len(code) < 10 else code[:9],
            x + 10,
            y + 46,
            record or ("is owed it" if part == "is owed it" else part.partition(" ")[0] if mark else ""),
        )
    return Markup('<svg viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>').format(
        width, height, width, "; ".join(said), made
    )
