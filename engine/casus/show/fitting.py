"""A screen in sections that give way to each other until all of it fits."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from casus.show.blocks import LINES, Block, height


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
