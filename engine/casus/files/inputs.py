"""What one call was asked and has read so far, so that its outputs can say what they were made from (files/receipt.py).

It is noted where laws and files are read. Outside of a call nothing is noted.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from pathlib import Path

SCENARIO, FEATURE = "scenario", "feature"
"""The kinds of files that are noted."""


class Inputs:
    """The words of a call, and the laws and files that it has read: laws by their hash, files by kind and name."""

    __slots__ = ("command", "files", "laws")

    def __init__(self, command: str = "") -> None:
        self.command = command
        self.laws: dict[str, None] = {}
        self.files: dict[tuple[str, str], str | Path] = {}

    def take(self, laws: Iterable[str], files: "dict[tuple[str, str], str | Path]") -> None:
        """Add what was read elsewhere, as in another process."""
        self.laws.update(dict.fromkeys(laws))
        self.files.update(files)


_NOW: ContextVar[Inputs | None] = ContextVar("casus_inputs", default=None)


def noted() -> Inputs | None:
    """What the call that runs now has read; None outside of a call."""
    return _NOW.get()


@contextmanager
def noting(command: str) -> Iterator[Inputs]:
    """Note what is read meanwhile. command: the words of the call."""
    made = Inputs(command)
    before = _NOW.set(made)
    try:
        yield made
    finally:
        _NOW.reset(before)


def note_law(digest: str) -> None:
    """Note that a law was read. digest: the hash of its files; "" for a law that is none of files, which is not noted."""
    now = _NOW.get()
    if now is not None and digest:
        now.laws[digest] = None


def note_file(kind: str, name: str, path: "str | Path") -> None:
    """Note that a file was read. name: what the caller calls it."""
    now = _NOW.get()
    if now is not None:
        now.files[kind, name] = path


def content_of(path: "str | Path") -> bytes:
    """What a file holds that was noted; nothing where it is gone meanwhile."""
    try:
        if isinstance(path, (str, os.PathLike)):
            with open(path, "rb") as file:
                return file.read()
        return path.read_bytes()
    except OSError:
        return b""
