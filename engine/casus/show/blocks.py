"""A screen as blocks of words, and how they are laid out for a terminal of 80 columns.

What is said is built once, as blocks; this module makes plain text of them and `show/markdown.py` makes Markdown. Every text
that stands in a block is made visible here, so no file can put a control character on a screen.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from casus.files.problems import visible

COLUMNS = 80
LINES = 40

STRONG, BAD, DIM = "strong", "bad", "dim"
"""How a piece of text stands out. `whole` and `strong` mark no more than that; a whole text is never broken over lines."""


class Bit(NamedTuple):
    """A piece of text in one style. `whole`: it is never broken, as an id, a date or a command."""

    text: str
    style: str = ""
    whole: bool = False


Words = str | Bit | Sequence["str | Bit"]
"""A run of words: a text, a piece of text, or several that follow each other as they stand."""


class Heading(NamedTuple):
    """A heading in capitals, and what follows it on its line."""

    text: str
    rest: Words = ""


class Title(NamedTuple):
    """The first line of a screen: what it is about."""

    name: str
    words: Words


class Para(NamedTuple):
    """Words that run on; `hang` further lines are indented by so much more."""

    words: Words
    indent: int = 2
    hang: int = 0


class Entry(NamedTuple):
    """One thing with a name, an id, and a remark; what belongs to it follows."""

    name: Words
    id: Words
    remark: Words = ""


class Pairs(NamedTuple):
    """Labels with what they stand for, in two columns; `width` is that of the first, the longest label if 0."""

    rows: tuple[tuple[Words, Words], ...]
    indent: int = 2
    width: int = 0
    header: tuple[str, str] = ("", "")


class Table(NamedTuple):
    """Rows of cells; the first row is the head, if there is one. Cells of the last column may take several lines."""

    rows: tuple[tuple[Words, ...], ...]
    indent: int = 0
    head: bool = True


class Foot(NamedTuple):
    """A short heading with its words beside it, as SOURCES has."""

    label: str
    words: Words
    hang: int = 9


class Commands(NamedTuple):
    """A short heading with commands beside it, each on a line of its own, with a remark where it has one."""

    label: str
    rows: tuple[tuple[str, str], ...]


class Gap(NamedTuple):
    """An empty line."""


Block = Heading | Title | Para | Entry | Pairs | Table | Foot | Commands | Gap


def strong(text: str) -> Bit:
    """Text that stands out: a status word."""
    return Bit(text, STRONG)


def bad(text: str) -> Bit:
    """Text in red where there is colour: NO, broken, the place of a mistake."""
    return Bit(text, BAD)


def dim(text: str) -> Bit:
    """Text of less weight: sources and ids. It is not broken over lines."""
    return Bit(text, DIM, True)


def unbroken(text: str) -> Bit:
    """Text that is never broken over lines."""
    return Bit(text, "", True)


def bits_of(words: Words) -> tuple[Bit, ...]:
    """A run of words as pieces."""
    if isinstance(words, str):
        return (Bit(words),)
    if isinstance(words, Bit):
        return (words,)
    return tuple(Bit(item) if isinstance(item, str) else item for item in words)


def join(parts: Iterable[Words], by: str) -> tuple[Bit, ...]:
    """Several runs of words as one, with a text between."""
    made: list[Bit] = []
    for part in parts:
        if made:
            made.append(Bit(by))
        made.extend(bits_of(part))
    return tuple(made)


def plain(words: Words) -> str:
    """A run of words without its styles, made visible."""
    return visible("".join(bit.text for bit in bits_of(words)))


def size(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata  # only here: most texts are plain, and the start-up is counted in milliseconds

    total = 0
    for char in text:
        if unicodedata.category(char) not in ("Mn", "Me"):
            total += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return total


def screen(blocks: Sequence[Block], colour: bool = False) -> str:
    """Blocks as lines of at most 80 columns (longer only where a command or an address is), with a line break at the end."""
    return "".join(_painted(line, colour) + "\n" for line in lines(blocks))


def height(blocks: Sequence[Block]) -> int:
    """How many lines blocks take on a screen."""
    total = 0
    for block in blocks:
        try:
            total += _height(block)
        except TypeError:  # its words are in a list
            total += len(_block(block))
    return total


@lru_cache(maxsize=2048, typed=True)  # two kinds of blocks with the same words are equal as tuples
def _height(block: Block) -> int:
    """The same for one: a screen is fitted by trying its parts at many lengths, of which most share their blocks."""
    return len(_block(block))


Line = list[tuple[str, str]]
"""A line of a screen: pieces of text with their styles."""


def lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of blocks."""
    return [line for block in blocks for line in _block(block)]


def _painted(line: Line, colour: bool) -> str:
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    import click

    made = []
    for text, style in line:
        if text.strip() and style:
            text = click.style(
                text, bold=style in (STRONG, BAD) or None, fg="red" if style == BAD else None, dim=style == DIM or None
            )
        made.append(text)
    return "".join(made)


def _tokens(words: Words) -> list[Line]:
    """The words of a run: what stands between two blanks, made visible."""
    made: list[Line] = []
    glued = False
    for bit in bits_of(words):
        text = visible(bit.text.replace("\n", " "))
        for number, piece in enumerate([text] if bit.whole else text.split(" ")):
            glued = glued and number == 0
            if piece and glued and made:
                made[-1].append((piece, bit.style))
            elif piece:
                made.append([(piece, bit.style)])
                glued = True
    return made


def _cut(token: Line, room: int) -> list[Line]:
    """A word as it is, or in parts where it is too long for any line. Commands and addresses stay whole: they are there to be copied."""
    if token[0][0].startswith(("http://", "https://", "casus ")):
        return [token]
    parts: list[Line] = [[]]
    used = 0
    for text, style in token:
        for char in text:
            if used + size(char) > room:
                parts.append([])
                used = 0
            if parts[-1] and parts[-1][-1][1] == style:
                parts[-1][-1] = (parts[-1][-1][0] + char, style)
            else:
                parts[-1].append((char, style))
            used += size(char)
    return parts


def _width(line: Line) -> int:
    total = 0
    for text, _ in line:
        total += len(text) if text.isascii() else size(text)
    return total


def wrap(words: Words, first: Line, indent: int, columns: int = COLUMNS) -> list[Line]:
    """Words broken at blanks. `first` begins the first line; the others are indented."""
    made: list[Line] = []
    line, used, bare = list(first), _width(first), True
    room = columns - indent
    for whole_token in _tokens(words):
        width = _width(whole_token)
        for token in [whole_token] if width <= room else _cut(whole_token, room):
            width = width if token is whole_token else _width(token)
            if used + (not bare) + width > columns and (not bare or used > indent):
                made.append(line)
                line, used, bare = [(" " * indent, "")], indent, True
            if not bare:
                line.append((" ", ""))
            line.extend(token)
            used += (not bare) + width
            bare = False
    return [*made, line] if not bare or first else made


def _block(block: Block) -> list[Line]:
    match block:
        case Gap():
            return [[]]
        case Heading(text, rest):
            return wrap(
                rest,
                [
                    (visible(text), STRONG),
                    (" " if text and _tokens(rest) and not plain(rest).startswith((",", ":")) else "", ""),
                ],
                2,
            )
        case Title(name, words):
            return wrap(words, [(visible(name), STRONG), ("  ", "")], 2)
        case Para(words, indent, hang):
            return wrap(words, [(" " * indent, "")], indent + hang)
        case Entry():
            return _entry(block)
        case Pairs():
            return _pairs(block)
        case Table():
            return _table(block)
        case Foot(label, words, hang):
            return wrap(words, _label(visible(label), STRONG, 0, hang), hang)
        case Commands():
            return _commands(block)


def _label(text: str, style: str, indent: int, column: int) -> Line:
    """A label, and the blanks up to a column; at least two."""
    return [(" " * indent, ""), (text, style), (" " * max(column - indent - size(text), 2 if text else 0), "")]


def _entry(block: Entry) -> list[Line]:
    name, id_text = plain(block.name), plain(block.id)
    start = [*_label(name, STRONG, 2, 28), *_label(id_text, DIM, 0, 9)]
    if _width(start) > COLUMNS:
        return [*wrap(name, [("  ", "")], 4), *wrap(block.remark, [("    ", ""), (id_text, DIM), ("  ", "")], 4)]
    return wrap(block.remark, start, min(_width(start), 38))


def _pairs(block: Pairs) -> list[Line]:
    labels = [plain(label) for label, _ in block.rows]
    width = block.width or max((size(label) for label in labels), default=0) + 2
    made: list[Line] = []
    if any(block.header):
        made.append([*_label(block.header[0], STRONG, block.indent, block.indent + width), (block.header[1], STRONG)])
    for (label, words), text in zip(block.rows, labels, strict=True):
        styles = [bit.style for bit in bits_of(label)] or [""]
        made.extend(wrap(words, _label(text, styles[0], block.indent, block.indent + width), block.indent + width))
    return made


def _table(block: Table) -> list[Line]:
    if not block.rows:
        return []
    texts = [[plain(cell) for cell in row] for row in block.rows]
    widths = [
        max(size(row[column]) if column < len(row) else 0 for row in texts) + 2
        for column in range(max(map(len, texts)) - 1)
    ]
    longest = max(size(row[-1]) for row in texts)
    room = COLUMNS - block.indent - min(longest, _LAST_COLUMN)
    if sum(widths) > room:
        return _narrow_table(block, widths, COLUMNS - block.indent - min(longest, 2 * _LAST_COLUMN))
    made: list[Line] = []
    for number, (row, cells) in enumerate(zip(block.rows, texts, strict=True)):
        start: Line = [(" " * block.indent, "")]
        for column, text in enumerate(cells[:-1]):
            style = STRONG if number == 0 and block.head else ([bit.style for bit in bits_of(row[column])] or [""])[0]
            start += [(text, style), (" " * (widths[column] - size(text)), "")]
        last = tuple(bit._replace(style=STRONG) for bit in bits_of(row[-1])) if number == 0 and block.head else row[-1]
        made.extend(wrap(last, start, _width(start)))
    return made


_LAST_COLUMN, _LEAST_COLUMN = 12, 12
"""How many columns of the screen long last cells of a table have at least, and one of the others that is broken over lines."""


def _narrow_table(block: Table, widths: list[int], room: int) -> list[Line]:
    """A table too wide for a screen: the widest cells are broken over lines."""
    while sum(widths) > room and (widest := max(widths)) > _LEAST_COLUMN:
        place = widths.index(widest)
        widths[place] = max(_LEAST_COLUMN, min(widest - 1, room - sum(widths) + widest))
    columns = [*widths, COLUMNS - block.indent - sum(widths) + 2]
    made: list[Line] = []
    for number, row in enumerate(block.rows):
        cells = [
            wrap(
                tuple(bit._replace(style=STRONG) for bit in bits_of(cell)) if number == 0 and block.head else cell,
                [],
                0,
                wide - 2,
            )
            for cell, wide in zip(row, columns, strict=False)
        ]
        for part in range(max(map(len, cells))):
            line: Line = [(" " * block.indent, "")]
            for cell, wide in zip(cells, columns, strict=False):
                here = cell[part] if part < len(cell) else []
                line += [*here, (" " * (wide - _width(here)), "")]
            made.append(line)
    return made


def _commands(block: Commands) -> list[Line]:
    label = visible(block.label)
    width = max(size(label) + 2, 9)
    longest = max((size(visible(command)) for command, remark in block.rows if remark), default=0)
    made: list[Line] = []
    for number, (command, remark) in enumerate(block.rows):
        first, *options = visible(command).split(" --")
        *before, shown = pasted([first, *(f"--{option}" for option in options)], 0, COLUMNS - width)
        said = visible(remark)
        for part in before:
            made.append([*_label(label if not made else "", STRONG, 0, width), (part, "")])
        line = [*_label(label if number == 0 and not before else "", STRONG, 0, width), (shown, "")]
        if said and width + longest + 2 + size(said) > COLUMNS:
            made.append(line)
            line = [(" " * (width + 4), "")]
        elif said:
            line.append((" " * (longest - size(shown) + 2), ""))
        made.append([*line, (said, "")])
    return made


def pasted(parts: list[str], indent: int, columns: int = COLUMNS) -> list[str]:
    """A command as lines that a shell reads as one: broken before options, and in quotes after commas, where YAML may be broken."""
    lines, line = [], " " * indent + parts[0]
    for part in parts[1:]:
        if len(line) + len(part) + 3 <= columns:
            line += f" {part}"
            continue
        lines.append(line + " \\")
        line = " " * (indent + 4) + part
        while len(line) > columns - 2 and (cut := line.rfind(", ", indent + 8, columns - 2)) > 0:
            lines.append(line[: cut + 1])
            line = " " * (indent + 8) + line[cut + 2 :]
    return [*lines, line]


class Level(NamedTuple):
    """A section at one length. `rank` is how tight a screen must be for it: the tightest level allowed is taken."""

    rank: int
    blocks: tuple[Block, ...]


class Section(NamedTuple):
    """One part of a screen at several lengths, the longest first, with ranks that do not fall. Without any it is left out."""

    name: str
    levels: tuple[Level, ...]


Heights = list[list[int]]
"""How many lines each section takes at each of its lengths."""


def measure(sections: Sequence[Section]) -> Heights:
    """The heights of sections, for who fits them more than once."""
    return [[height(level.blocks) for level in section.levels] for section in sections if section.levels]


def fit(
    sections: Sequence[Section], restore: Sequence[str], most: int = LINES, heights: Heights | None = None
) -> list[Block]:
    """The sections at lengths that fit on a screen of so many lines.

    The screen is made tighter until everything fits; then the sections named in `restore` get back, in turn and a level at
    a time, what there is still room for.
    """
    sections = [section for section in sections if section.levels]
    heights = heights or measure(sections)
    ranks = sorted({level.rank for section in sections for level in section.levels})
    chosen: list[int] = []
    for rank in ranks:
        chosen = [
            max(place for place, level in enumerate(section.levels) if place == 0 or level.rank <= rank)
            for section in sections
        ]
        if _total(heights, chosen) <= most:
            break
    for name in [*restore] * max((len(section.levels) for section in sections), default=0):
        for place, section in enumerate(sections):
            if section.name == name and chosen[place]:
                longer = [*chosen[:place], chosen[place] - 1, *chosen[place + 1 :]]
                if _total(heights, longer) <= most:
                    chosen = longer
    return [block for section, place in zip(sections, chosen, strict=True) for block in section.levels[place].blocks]


def _total(heights: Sequence[Sequence[int]], chosen: Sequence[int]) -> int:
    return sum(lengths[place] for lengths, place in zip(heights, chosen, strict=True))


def whole(sections: Sequence[Section]) -> list[Block]:
    """The sections at full length."""
    return [block for section in sections if section.levels for block in section.levels[0].blocks]


def fixed(name: str, *blocks: Block) -> Section:
    """A section that is never cut."""
    return Section(name, (Level(0, blocks),))


def shrinking(
    count: int, keep: int, build: Callable[[int, str], Sequence[Block]], first: int, more: str = "more"
) -> tuple[Level, ...]:
    """A list at every length from all of its items down to a few, each length at one rank more than the one before.

    build: makes the blocks that show so many of the items, with a note for the heading that counts what is left out.
    first: the rank of the list without its last item.
    """
    levels = []
    for shown in range(count, min(keep, count) - 1, -1):
        rank = 0 if shown == count else first + count - 1 - shown
        levels.append(Level(rank, tuple(build(shown, note(count - shown, more)))))
    return tuple(levels)


def note(left: int, more: str = "more") -> str:
    """What a heading says of what is left out: (3 more: add --all)."""
    return f"({left} {more}: add --all)" if left else ""
