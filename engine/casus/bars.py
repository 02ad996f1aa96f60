"""Pictures of counts and of tables: bars in text, and plain SVG that is legible in black and white."""

from collections.abc import Sequence

from casus.problems import visible

FULL, PLAIN = "█", "#"
_MOST = 30  # columns of a bar at most
_LINE = 22  # height of a line in a picture
_LETTER = 7.3  # width of a letter in a picture, about
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
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
        made.append((label, mark * max(length, 1 if count else 0), f"{grouped(count)} of {grouped(total)}"))
    return made


def grouped(count: int) -> str:
    """A number in groups of three."""
    return f"{count:,}".replace(",", " ")


def bar_picture(title: str, rows: Sequence[Bar], note: str) -> str:
    """Bars as a picture."""
    left = 20 + round(max((len(label) for label, _, _ in rows), default=0) * _LETTER) + 10
    counts = [f"{grouped(count)} of {grouped(total)}" for _, count, total in rows]
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


def escape(text: str) -> str:
    """A text as it stands in a picture or a page: nothing of it acts as markup."""
    return "".join(_ESCAPED.get(char, char) for char in visible(text))
