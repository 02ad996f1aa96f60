"""What one call was asked and has read so far, so that its outputs can say what they were made from (files/receipt.py).

It is noted where laws and files are read. Outside of a call nothing is noted.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from pathlib import Path

SCENARIO, FEATURE = "scenario", "feature"
"""The kinds of files that are noted."""

Command = str | Callable[..., str]
"""The words of a call, or what makes them when they are wanted; it may be given an option to add."""


class Inputs:
    """The words of a call, and the laws and files that it has read: laws by their hash, files by kind and name."""

    __slots__ = ("_told", "files", "laws")

    def __init__(self, command: Command = "") -> None:
        self._told = command
        self.laws: dict[str, None] = {}
        self.files: dict[tuple[str, str], str | Path] = {}

    @property
    def command(self) -> str:
        """The words of the call."""
        return self._told if isinstance(self._told, str) else self._told()

    def with_option(self, *option: str) -> "Inputs":
        """The same with an option more, where the words of the call are only made when somebody wants them."""
        told = self._told
        made = Inputs(told if isinstance(told, str) else lambda: told(*option))
        made.laws, made.files = self.laws, self.files
        return made

    def take(self, laws: Iterable[str], files: "dict[tuple[str, str], str | Path]") -> None:
        """Add what was read elsewhere, as in another process."""
        self.laws.update(dict.fromkeys(laws))
        self.files.update(files)


_NOW: ContextVar[Inputs | None] = ContextVar("casus_inputs", default=None)


def call_text(name: list[str], bare: list[str], options: list[list[str]]) -> str:
    """A call as one text: the words of the command, then its arguments and its options by name."""
    from shlex import join

    named = [word for option in sorted(options, key=lambda option: option[0]) for word in option]
    dashed = any(word.startswith("-") for word in bare)
    return join([*name, *named, "--", *bare] if dashed else [*name, *bare, *named])


def noted() -> Inputs | None:
    """What the call that runs now has read; None outside of a call."""
    return _NOW.get()


@contextmanager
def noting(call: Command | Inputs) -> Iterator[Inputs]:
    """Note what is read meanwhile. call: its words, or what makes them with options added; or a call that goes on."""
    made = call if isinstance(call, Inputs) else Inputs(call)
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
