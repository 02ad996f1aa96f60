"""What commands write, and how a terminal shows it. Loads nothing that is not needed to write."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from casus.files import providers
from casus.show.blocks import LINES, Block, height

DONE, FINDINGS, WRONG_CALL, OUR_OWN_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
"""What a call ends with: well, with findings, a wrong call or file, a fault of our own, or stopped."""


def show(blocks: Sequence[Any], form: str) -> None:
    """Write blocks as text, as Markdown, or as one file of HTML."""
    write(form_text(blocks, form, colour()))


def form_text(blocks: "Sequence[Any]", form: str, coloured: bool = False) -> str:
    """Blocks as text, as Markdown, or as one file of HTML. The commands on it name the law that was chosen on the command line."""
    if added := providers.options():
        from casus.show.blocks import Commands

        blocks = [
            block._replace(rows=tuple((f"{command}{added}", remark) for command, remark in block.rows))
            if isinstance(block, Commands)
            else block
            for block in blocks
        ]
    if form == "html":
        from casus.show.blocks import Title, plain
        from casus.show.html import document

        first = next((f"{block.name}: {plain(block.words)}" for block in blocks if isinstance(block, Title)), "Casus")
        return document(first, blocks)
    if form == "md":
        from casus.show.markdown import markdown

        return markdown(blocks)
    from casus.show.blocks import screen

    return screen(blocks, coloured)


def show_json(values: Any) -> None:
    """Write values as JSON."""
    write(json_text(values))


def json_text(values: Any) -> str:
    """Values as JSON, with their receipt; ASCII only, so that no terminal acts on what a file holds."""
    import json

    from casus.files.receipt import with_receipt

    return json.dumps(with_receipt(values), indent=2) + "\n"


def csv_text(fields: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """Flat rows as CSV, with a head; the last column is the receipt."""
    from casus.files.receipt import RECEIPT, receipt
    from casus.files.tables import csv_table

    text = receipt().text
    return csv_table([*fields, RECEIPT], [{**row, RECEIPT: text} for row in rows])


class Findings(Exception):
    """The command worked and found something: the exit status says so."""


class ReaderLeft(Exception):
    """Who read the output has enough of it: no mistake of anybody's."""


def write(text: str) -> None:
    """Write to standard output at once. Raises ReaderLeft where nobody reads any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderLeft from None


def colour() -> bool:
    """Whether to use colour: on a terminal that can, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def fancy() -> bool:
    """Whether tree lines may be drawn: on a terminal that writes UTF-8."""
    return sys.stdout.isatty() and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


class Progress:
    """One line on the terminal about long work, after a second; gone at the end."""

    def __init__(self, doing: str = "Checking", things: str = "files") -> None:
        import time

        self.doing = doing
        self.things = things
        self.clock = time.monotonic
        self.start = self.clock()
        self.shown = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        if self.shown:
            sys.stderr.write("\r" + " " * 60 + "\r")

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if sys.stderr.isatty() and self.clock() - self.start > 1:
            self.shown = True
            sys.stderr.write(f"\r{self.doing}: {done} of {total} {self.things} ")
            sys.stderr.flush()


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
