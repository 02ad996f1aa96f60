"""Scenarios of features with their proofs as the site shows them: in fewer letters than on a screen, for there are many."""

import re
from typing import Any, NamedTuple

from casus.problems import visible

_NOTES = re.compile(r"\n(?=\[1\] )")
_MARKS = re.compile(r"(?: ?\[\d+\])+$", re.MULTILINE)
_COLUMNS = re.compile(r"(?<=[^\s|`]) {3,}")
_TREE = re.compile(r"^(?:\|  |   )+(?=[|`])", re.MULTILINE)


class Shown(NamedTuple):
    """A scenario of a feature with what came of it, as templates take it."""

    title: str
    slug: str
    href: str
    note: str
    sentences: tuple[Any, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    verdict: str
    message: str
    proofs: tuple[tuple[str, str, str], ...]


def told(text: str) -> str:
    """A proof for a page: no sources, which the pages of articles and incidents list, and no blanks to fill a screen's columns."""
    body = _NOTES.split(visible_lines(text))[0].rstrip()
    return _TREE.sub(
        lambda found: found[0].replace("|  ", "| ").replace("   ", "  "), _COLUMNS.sub("  ", _MARKS.sub("", body))
    )


def visible_lines(text: str) -> str:
    """A text of several lines, in which nothing acts on a reader's screen."""
    return "\n".join(visible(line) for line in text.splitlines())
