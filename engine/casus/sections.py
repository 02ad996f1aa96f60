"""A screen in sections that can be cut down, one by one, until all of it fits."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from casus.layout import LINES, Block, height


class Section(NamedTuple):
    """One part of a screen at several lengths, the longest first. A section without any is left out."""

    name: str
    levels: tuple[tuple[Block, ...], ...]


def fit(sections: Sequence[Section], order: Sequence[str], most: int = LINES) -> list[Block]:
    """The sections, each cut down as far as needed, in the order of their names, for a screen of so many lines.

    A name may stand in the order more than once: each time its section becomes one level shorter.
    """
    level = dict.fromkeys((section.name for section in sections), 0)
    heights = {section.name: [height(blocks) for blocks in section.levels] for section in sections}
    total = sum(heights[name][0] for name in level)
    for name in order:
        if total <= most:
            break
        if name in level and level[name] + 1 < len(heights[name]):
            total += heights[name][level[name] + 1] - heights[name][level[name]]
            level[name] += 1
    return [block for section in sections for block in section.levels[level[section.name]]]


def whole(sections: Sequence[Section]) -> list[Block]:
    """The sections at full length."""
    return [block for section in sections for block in section.levels[0]]


def shrinking(
    count: int, keep: int, build: Callable[[int, str], Sequence[Block]], more: str = "more"
) -> tuple[tuple[Block, ...], ...]:
    """A list at every length from all of its items down to a few.

    build: makes the blocks that show so many of the items, with a note for the heading that counts what is left out.
    """
    levels = []
    for shown in range(count, min(keep, count) - 1, -1):
        levels.append(tuple(build(shown, note(count - shown, more))))
    return tuple(levels)


def note(left: int, more: str = "more") -> str:
    """What a heading says of what is left out: (3 more: add --all)."""
    return f"({left} {more}: add --all)" if left else ""
