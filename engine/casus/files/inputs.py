"""What one call was asked and has read so far, so that its outputs can say what they were made from (files/receipt.py).

It is noted where laws and files are read. Outside of a call nothing is noted.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

SCENARIO, FEATURE = "scenario", "feature"
"""The kinds of files that are noted."""

Command = str | Callable[..., str]
"""The words of a call, or what makes them when they are wanted; it may be given an option to add."""


class Inputs:
    """The words of a call, and the laws and files that it has read: laws by their hash, files by kind and name.

    `hashes`: those of files that a receipt has named already, by path, for a call may write a receipt on hundreds of pages.
    """

    __slots__ = ("_told", "files", "hashes", "laws")

    def __init__(self, command: Command = "") -> None:
        self._told = command
        self.laws: dict[str, None] = {}
        self.files: dict[tuple[str, str], str | Path] = {}
        self.hashes: dict[str | Path, str] = {}

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


LARGEST = 1 << 28
"""Bytes of a file that is no text of a user's own, such as a table that Casus wrote; a larger one is not read."""


def looked_at(path: "str | os.PathLike[str]", most: int) -> tuple[int, bytes]:
    """What lies at a path (the mode, as of os.stat), and what it holds if it is a regular file: at most one byte more than `most`.

    Nothing makes this wait, as a pipe would, and no file makes it read without end. Raises OSError, and ValueError for what no file can be called.
    """
    mode, data = os.stat(path).st_mode, bytearray()
    if stat.S_ISREG(mode):
        handle = os.open(path, _FLAGS)  # which does not wait on a pipe that takes the file's place meanwhile
        try:
            mode, piece = os.fstat(handle).st_mode, b"-"
            while stat.S_ISREG(mode) and piece and len(data) <= most:
                piece = os.read(handle, most + 1 - len(data))
                data += piece
        finally:
            os.close(handle)
    return mode, bytes(data)


def content(path: "str | os.PathLike[str]", most: int = LARGEST) -> bytes:
    """What a regular file holds. Raises OSError where there is none, and for one with more bytes than `most`."""
    try:
        mode, data = looked_at(path, most)
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error)) from None
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a folder, a pipe or a device, and no file")
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most} bytes")
    return data


def leads_out(path: "str | os.PathLike[str]", folder: "str | os.PathLike[str]") -> bool:
    """Whether what lies below a folder of others is not there but elsewhere: by a link, of its own or of a folder on the way to it."""
    here = os.path.realpath(folder)
    return os.path.commonpath([here, os.path.realpath(path)]) != here


def content_of(path: "str | Path") -> bytes:
    """What a file holds that was noted; nothing where it is gone meanwhile."""
    try:
        return content(path)
    except OSError:
        return b""
