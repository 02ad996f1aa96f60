"""A drawing as a list of shapes, written as SVG or, with matplotlib, as PNG: one drawing, two forms, legible in black and white.

There is one ink, laid on more or less thickly, and one hatch: nothing is told by colour. On a page the ink is that of the page.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from casus.files.problems import quote, wrong
from casus.files.writer import new_file, put_file
from casus.show.html import escape

_ENDINGS = (".svg", ".png")
FONT = "DejaVu Sans Mono, Consolas, Menlo, monospace"
_SMALL = 11  # the commonest size of letters in pictures of pages
_ADVANCE = 0.602  # width of a letter of the font, of its size
_DOTS = 2  # dots of a PNG for each unit of a drawing


class Box(NamedTuple):
    """A box. `ink`: how dark it is, from 0 to 1; `line`: how thick its border; `says`: what a pointer that rests on it is told."""

    x: float
    y: float
    width: float
    height: float
    ink: float = 0
    line: float = 1
    hatch: bool = False
    says: str = ""
    dashed: bool = False


class Text(NamedTuple):
    """A line of text. `y` is where the letters stand; `anchor` is start, middle or end."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    size: float = 12
    bold: bool = False

    @property
    def width(self) -> float:
        """How wide it is, about."""
        return wide(self.words, self.size)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]


class StraightLine(NamedTuple):
    """A straight line. `ink`: how dark it is; `thick`: its width."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float = 1
    ink: float = 1


class Dot(NamedTuple):
    """A circle, empty or full."""

    x: float
    y: float
    radius: float
    full: bool = True
    says: str = ""


Shape = Box | Text | StraightLine | Dot


class Drawing(NamedTuple):
    """Shapes on a canvas, later ones over earlier ones. `says`: the drawing in words, for those who do not see it."""

    title: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    says: str = ""


def wide(words: str, size: float = 12) -> float:
    """How wide a text is, about."""
    return len(words) * size * _ADVANCE


def lines_in(words: str, room: float, size: float = 12) -> list[str]:
    """A text in lines that fit into some room."""
    made: list[str] = []
    for word in words.split():
        if made and wide(f"{made[-1]} {word}", size) <= room:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return made


# ---- SVG -------------------------------------------------------------------------------------------------------------


def svg(drawing: Drawing, page: str = "") -> str:
    """A drawing as SVG: a file of its own, or for a page, whose ink and ground it takes. page: a name that no other picture there has."""
    width, height = drawing.width, drawing.height
    space = "" if page else ' xmlns="http://www.w3.org/2000/svg" color="#000"'
    label = escape(f"{drawing.title}. {drawing.says}" if drawing.says else drawing.title)
    looks = f'class="pic" font-size="{_SMALL}"' if page else f'font-family="{FONT}"'  # a page has a style sheet
    made = [
        f'<svg{space} viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{label}" '
        f'{looks} fill="currentColor">'
    ]
    if not page:
        made.append(f'<title>{escape(drawing.title)}</title><rect width="{width}" height="{height}" fill="#fff"/>')
    if any(isinstance(shape, Box) and shape.hatch for shape in drawing.shapes):
        made.append(
            f'<defs><pattern id="{_hatch(page)}" width="5" height="5" patternUnits="userSpaceOnUse">'
            '<path d="M0 5L5 0" stroke="currentColor"/></pattern></defs>'
        )
    kept = drawing.shapes
    if page and drawing.says:  # one label says it all there, and a page has many pictures
        kept = tuple(shape._replace(says="") if isinstance(shape, Box | Dot) else shape for shape in kept)
    shapes = _on_page(kept, _hatch(page)) if page else (_shape(shape, "hatch") for shape in kept)
    return "\n".join([*made, *shapes, "</svg>", ""])


def _on_page(shapes: Sequence[Shape], hatch: str) -> Iterator[str]:
    """The shapes in few letters, as a page has many: the style sheet says the rest, and shapes of one look that follow each other are one."""
    for look, run in groupby(shapes, _look):
        alike = list(run)
        if isinstance(look, str):
            yield f'<path {look} d="{"".join(map(_path, alike))}"/>'
        elif isinstance(look, Text):
            texts = [shape for shape in alike if isinstance(shape, Text)]
            anchor = "" if look.anchor == "start" else f' text-anchor="{look.anchor}"'
            weight = ' font-weight="bold"' if look.bold else ""
            size = "" if look.size == _SMALL else f' font-size="{_n(look.size)}"'
            places = " ".join(_n(shape.x) for shape in texts)
            words = escape("".join(shape.words for shape in texts))
            yield f'<text x="{places}" y="{_n(look.y)}"{size}{anchor}{weight}>{words}</text>'
        else:
            yield from (_shape(shape, hatch) for shape in alike)


def _look(shape: Shape) -> str | Text | None:
    """What shapes have in common that can be written as one: the attributes of a path, or a text of single letters on one line."""
    if isinstance(shape, Text):
        return shape._replace(x=0, words="" if len(shape.words) == 1 else shape.words)
    if isinstance(shape, StraightLine):
        ink = "" if shape.ink == 1 else f' stroke-opacity="{_n(shape.ink)}"'
        return f'stroke="currentColor" stroke-width="{_n(shape.thick)}"{ink}'
    if isinstance(shape, Box) and not (shape.hatch or shape.says or shape.dashed or (shape.ink and shape.line)):
        if shape.ink:
            return f'fill-opacity="{_n(shape.ink)}"'
        return 'class="box"' + ("" if shape.line == 1 else f' stroke-width="{_n(shape.line)}"')
    return None


def _path(shape: Shape) -> str:
    if isinstance(shape, StraightLine):
        return f"M{_n(shape.x1)} {_n(shape.y1)}L{_n(shape.x2)} {_n(shape.y2)}"
    assert isinstance(shape, Box)
    return f"M{_n(shape.x)} {_n(shape.y)}h{_n(shape.width)}v{_n(shape.height)}h{_n(-shape.width)}z"


def _hatch(page: str) -> str:
    return f"hatch-{page}" if page else "hatch"


def _shape(shape: Shape, hatch: str) -> str:
    if isinstance(shape, Text):
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        weight = ' font-weight="bold"' if shape.bold else ""
        return (
            f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"{anchor}{weight}>'
            f"{escape(shape.words)}</text>"
        )
    if isinstance(shape, StraightLine):
        return (
            f'<path d="{_path(shape)}" stroke="currentColor" '
            f'stroke-width="{_n(shape.thick)}" stroke-opacity="{_n(shape.ink)}"/>'
        )
    if isinstance(shape, Dot):
        fill = "" if shape.full else ' fill="none"'
        return (
            f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" stroke="currentColor"{fill}>'
            f"{_says(shape.says)}</circle>"
        )
    place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
    fill = (
        f' fill="url(#{hatch})"' if shape.hatch else f' fill-opacity="{_n(shape.ink)}"' if shape.ink else ' fill="none"'
    )
    line = f' stroke="currentColor" stroke-width="{_n(shape.line)}"' if shape.line else ""
    line += ' stroke-dasharray="5 3"' if shape.dashed else ""
    # a box without fill is still to be pointed at
    point = ' pointer-events="all"' if shape.says and not shape.ink and not shape.hatch else ""
    return f"<rect {place}{fill}{line}{point}>{_says(shape.says)}</rect>"


def _says(words: str) -> str:
    return f"<title>{escape(words)}</title>" if words else ""


def _n(value: float) -> str:
    """A number as short as it can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


# ---- files -----------------------------------------------------------------------------------------------------------


def check_ending(name: str) -> str:
    """The ending of a file that can be drawn. Raises CasusError for another, and for PNG without matplotlib."""
    ending = next((each for each in _ENDINGS if name.lower().endswith(each)), "")
    if not ending:
        raise wrong(
            f"{quote(name)} has no ending that says what to draw", f"name a file that ends in {' or '.join(_ENDINGS)}"
        )
    if ending == ".png":
        try:
            import matplotlib  # noqa: F401
        except ImportError:
            raise wrong(
                "PNG needs matplotlib, which is not installed",
                'install the extra, with pip install "casus-foederis[plot]", or write .svg',
            ) from None
    return ending


def save_drawing(drawing: Drawing, name: str) -> None:
    """Write a drawing into a file; its ending says in which form. Raises CasusError where that fails."""
    ending = check_ending(name)
    try:
        if ending == ".png":
            with new_file(name) as made:
                _png(drawing, made)
        else:
            put_file(name, svg(drawing))
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot be written: {error.strerror}", "name a file in a folder of your own"
        ) from None


def _png(drawing: Drawing, name: str) -> None:
    """The same shapes, by matplotlib: one point for each unit, so that sizes of letters are those of the SVG."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle

    family = [part.strip() for part in FONT.split(",")][:1]
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # a file matplotlibrc in the folder of the call says nothing here, and starts no TeX
        matplotlib.rcParams.update({"hatch.linewidth": 0.8, "font.family": family, "text.parse_math": False})
        figure = Figure(figsize=(drawing.width / 72, drawing.height / 72), dpi=72 * _DOTS, facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, drawing.width)
        axes.set_ylim(drawing.height, 0)
        axes.axis("off")
        for order, shape in enumerate(drawing.shapes):
            if isinstance(shape, Text):
                axes.text(
                    shape.x,
                    shape.y,
                    shape.words,
                    fontsize=shape.size,
                    ha={"start": "left", "middle": "center", "end": "right"}[shape.anchor],
                    va="baseline",
                    weight="bold" if shape.bold else "normal",
                    color="black",
                    zorder=order,
                )
            elif isinstance(shape, StraightLine):
                ends = ([shape.x1, shape.x2], [shape.y1, shape.y2])
                axes.add_line(
                    Line2D(*ends, color=_grey(shape.ink), linewidth=shape.thick, zorder=order, solid_capstyle="butt")
                )
            elif isinstance(shape, Dot):
                face = "black" if shape.full else "none"
                axes.add_patch(
                    Circle((shape.x, shape.y), shape.radius, facecolor=face, edgecolor="black", zorder=order)
                )
            else:
                axes.add_patch(
                    Rectangle(
                        (shape.x, shape.y),
                        shape.width,
                        shape.height,
                        facecolor=_grey(shape.ink) if shape.ink else "none",
                        edgecolor="black" if shape.line or shape.hatch else "none",
                        linewidth=shape.line,
                        linestyle="--" if shape.dashed else "-",
                        hatch="////" if shape.hatch else None,
                        zorder=order,
                    )
                )
        FigureCanvasAgg(figure).print_png(name, metadata={"Title": drawing.title})  # type: ignore[no-untyped-call, unused-ignore]


def _grey(ink: float) -> str:
    return f"{1 - ink:.3f}"


def size_of(shapes: Sequence[Shape]) -> tuple[int, int]:
    """The width and height that hold all shapes."""
    right = bottom = 0.0
    for shape in shapes:
        if isinstance(shape, Text):
            right, bottom = max(right, shape.left + shape.width), max(bottom, shape.y + shape.size * 0.3)
        elif isinstance(shape, StraightLine):
            right, bottom = max(right, shape.x1, shape.x2), max(bottom, shape.y1, shape.y2)
        elif isinstance(shape, Dot):
            right, bottom = max(right, shape.x + shape.radius), max(bottom, shape.y + shape.radius)
        else:
            right, bottom = max(right, shape.x + shape.width), max(bottom, shape.y + shape.height)
    return round(right + 0.5), round(bottom + 0.5)
