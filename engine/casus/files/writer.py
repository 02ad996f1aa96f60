"""Writing files: each whole or not at all, in the place of none of another kind; and a tree as YAML that reads back to an equal tree.

Of a tree texts, lists and mappings are written, nothing else. Comments and the form of the writing are no part of it and are lost; every
word and every text stays.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from casus.files.bundled import hash_of, runs
from casus.files.inputs import looked_at
from casus.files.tree import Map, Node, Scalar, Seq

_COLUMNS = 118
"""How long a line may be before a group of words is spread over several; a text without blanks may be longer."""

# Written as they stand in every place of YAML. All else is put in quotes, which is never wrong.
_BARE = re.compile(r"[A-Za-z0-9_<][A-Za-z0-9_./<>=+ -]*\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPACED = ("events", "conduct", "disputed")
"""Lists of a file whose entries have an empty line between them."""


def write_tree(node: Node) -> str:
    """A tree as the text of a file, with a line break at the end."""
    if isinstance(node, Map) and node.entries:
        lines: list[str] = []
        for key, value in node.entries:
            spaced = key.text in _SPACED and isinstance(value, Seq)
            lines += [""] if lines and isinstance(value, Map | Seq) else []
            lines += _entry(key, value, 0, gaps=spaced)
        return "\n".join(lines) + "\n"
    return _inline(node) + "\n"


def one_line(node: Node) -> str:
    """A tree on one line, as in {role: value}."""
    return _inline(node)


def _entry(key: Scalar, value: Node, indent: int, *, gaps: bool = False) -> list[str]:
    """A word with its value, on as many lines as it needs."""
    pad, word = " " * indent, _scalar(key)
    short = f"{pad}{word}: {_inline(value)}"
    if isinstance(value, Scalar):
        return _text(f"{pad}{word}:", value, indent + 2) if len(short) > _COLUMNS else [short.rstrip()]
    full = value.entries if isinstance(value, Map) else value.items
    if not full or (len(short) <= _COLUMNS and indent > 0 and _flat(value)):
        return [short]
    lines = [f"{pad}{word}:"]
    if isinstance(value, Map):
        for inner, item in value.entries:
            lines += _entry(inner, item, indent + 2)
        return lines
    for place, item in enumerate(value.items):
        lines += [""] if gaps and place else []
        lines += _item(item, indent + 2)
    return lines


def _item(node: Node, indent: int) -> list[str]:
    """An element of a list."""
    pad = " " * indent
    short = f"{pad}- {_inline(node)}"
    if not isinstance(node, Map) or not node.entries or (len(short) <= _COLUMNS and _flat(node)):
        return [short]
    lines: list[str] = []
    for key, value in node.entries:
        lines += _entry(key, value, indent + 2)
    lines[0] = f"{pad}- {lines[0].lstrip()}"
    return lines


def _flat(node: Node) -> bool:
    """Whether a group may stand on one line: it holds texts, or one more level of groups of texts."""
    return _depth(node) <= 2


def _depth(node: Node) -> int:
    if isinstance(node, Scalar):
        return 0
    parts: Iterable[Node] = node.items if isinstance(node, Seq) else (value for _, value in node.entries)
    return 1 + max((_depth(part) for part in parts), default=0)


def _text(head: str, scalar: Scalar, indent: int) -> list[str]:
    """A long text on several lines, where folding it gives back the same text; else on one line in quotes."""
    text = scalar.text.removesuffix("\n")
    words = text.split(" ")
    if text != " ".join(text.split()) or not text.isprintable():
        return [f"{head} {_scalar(scalar)}"]
    lines, line = [f"{head} {'>' if scalar.text.endswith(chr(10)) else '>-'}"], ""
    for word in words:
        if line and indent + len(line) + 1 + len(word) > _COLUMNS:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * indent + line]


def _inline(node: Node) -> str:
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Seq):
        return f"[{', '.join(map(_inline, node.items))}]"
    return f"{{{', '.join(f'{_scalar(key)}: {_inline(value)}' for key, value in node.entries)}}}"


def _scalar(scalar: Scalar) -> str:
    text = scalar.text
    if _BARE.match(text) and not text.endswith(" "):
        return text
    if not text and scalar.plain:
        return ""
    made = []
    for char in text:
        if char in _ESCAPES:
            made.append(_ESCAPES[char])
        elif char.isprintable():
            made.append(char)
        else:
            made.append(f"\\U{ord(char):08x}")
    return f'"{"".join(made)}"'


# ---- putting files in their place ---

_HEAD = 512
_KINDS = (
    ("a picture", (b"\x89PNG",)),
    ("a table in Parquet", (b"PAR1",)),
    ("a drawing", (b"<svg", b"<?xml")),
    ("a page", (b"<!doctype", b"<html")),
    ("JSON", (b"{", b"[")),
)


def put_file(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write a file, whole or not at all; what stood there is replaced if it was of the same kind. Raises OSError where that fails."""
    with new_file(path) as made, open(made, "wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def new_file(path: str | os.PathLike[str]) -> Iterator[str]:
    """A file beside the one that is to be written, which takes its place at the end: a full disk or an interrupt leaves what stood there.

    Raises OSError where it cannot be written, and where what stands there is no file, a link, or a file of another kind, as a scenario
    where a picture is to be. What killed calls left of the same file is removed.
    """
    name = os.fspath(path)
    before = _before(name)
    beside = os.path.join(os.path.dirname(name), f".casus-{hash_of(os.path.basename(name))[:12]}-")
    _clear(beside)
    made = f"{beside}{os.getpid()}.part"
    os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666))
    try:
        yield made
        if before is not None:
            mode, head = before
            old, new = _kind(head), _kind(looked_at(made, _HEAD)[1])
            if head and old != new:
                raise OSError(errno.EEXIST, f"what stands there is {old}, and this is {new}", name)
            os.chmod(made, stat.S_IMODE(mode))
        os.replace(made, name)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(made)


def _before(name: str) -> tuple[int, bytes] | None:
    """The mode of what stands in a place, and how it begins; None where nothing does. Raises OSError for what is not written over."""
    try:
        mode = os.lstat(name).st_mode
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error), name) from None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EEXIST, "what stands there is a link, a pipe or a device, and no file", name)
    try:
        return mode, looked_at(name, _HEAD)[1]
    except PermissionError:  # to be replaced by who may write the folder is no reason to be read
        return mode, b""


def _kind(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = next((kind for kind, begins in _KINDS if start.startswith(tuple(each.lower() for each in begins))), "")
    return found or ("a file of another program" if b"\0" in head else "text")


def _clear(beside: str) -> None:
    """Remove what calls left that ended before they could."""
    folder, begin = os.path.split(beside)
    with contextlib.suppress(OSError), os.scandir(folder or ".") as found:
        for item in found:
            number = item.name.removeprefix(begin).removesuffix(".part")
            if item.name.startswith(begin) and number.isdecimal() and not runs(int(number)):
                os.unlink(item.path)
