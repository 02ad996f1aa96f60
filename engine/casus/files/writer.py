"""Writing files: each whole or not at all, in the place of none of another kind; and a tree as YAML that reads back to an equal tree.

Of a tree texts, lists and mappings are written, nothing else. Where it is that of a file with changes, only what changed is written anew:
all else stays as it is written there, and no comment is lost.
"""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise

from casus.files.bundled import hash_of, runs
from casus.files.inputs import looked_at
from casus.files.problems import check_name
from casus.files.tree import Map, Node, Scalar, Seq, parse, same, text_lines

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


# ---- a file with changes ---


def rewritten(text: str, new: Map) -> str:
    """The text of a file as it is to be, in which what did not change stands as it is written. text: the file as it is; new: what it is to say.

    Comments stay with what they stand at, those inside of what is written anew above it. Where that cannot be told, all of them come first.
    """
    lines = text_lines(text.removeprefix("\ufeff"))
    old, _ = parse(text, "")
    comments = comments_of("\n".join(lines))
    if isinstance(old, Map) and _stands_below(old, lines, 0):
        made = "\n".join(_Rewriting(lines, comments).block(old, new, 0, len(lines), 0)).rstrip("\n") + "\n"
        again, problems = parse(made, "")
        if again is not None and not problems and same(again, new):
            return made
    return "".join(f"{said}\n" for _, _, said in comments) + write_tree(new)


def comments_of(text: str) -> list[tuple[int, int, str]]:
    """The comments of a text that can be read as YAML: each with its line and its column, from nought. They stand where no token does."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    found: list[int] = []
    done = 0
    try:
        while loader.check_token():
            token = loader.get_token()
            first, last = token.start_mark.index, token.end_mark.index
            found += [done + place.start() for place in re.finditer(r"#[^\n]*", text[done:first])]
            if getattr(token, "style", None) in ("|", ">"):  # a comment may follow the sign
                found += [
                    first + place.start() for place in re.finditer(r"(?<=\s)#[^\n]*", text[first:last].split("\n")[0])
                ]
            done = max(done, last)
    except yaml.YAMLError:
        pass
    finally:
        loader.dispose()
    found += [done + place.start() for place in re.finditer(r"#[^\n]*", text[done:])]
    places = [(text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1), at) for at in found]
    return [(line, column, text[at:].split("\n", 1)[0].rstrip()) for line, column, at in places]


def _stands_below(node: Node, lines: list[str], least: int) -> bool:
    """Whether a list or mapping has each of its parts begin a line of its own, from some line on; as between brackets they do not."""
    starts = _starts(node, lines)
    if not starts or starts != sorted(set(starts)) or starts[0] < least:
        return False
    if isinstance(node, Seq):
        return all(lines[line].lstrip().startswith("-") for line in starts)
    return not lines[node.mark.line - 1][node.mark.column - 1 :].startswith("{")


def _starts(node: Node, lines: list[str]) -> list[int]:
    """The lines, from nought, on which the parts of a list or mapping begin: its words, or the signs of its elements."""
    if isinstance(node, Map):
        return [key.mark.line - 1 for key, _ in node.entries]
    return [_sign_of(item.mark.line - 1, lines) for item in node.items] if isinstance(node, Seq) else []


def _sign_of(line: int, lines: list[str]) -> int:
    """The line on which the sign of an element stands; what it says may begin below."""
    above = line
    while above and not lines[above].lstrip().startswith("-"):
        above -= 1
    between = [lines[number].split("#")[0].strip(" -") for number in range(above, line)]
    return line if any(between) else above


class _Rewriting:
    """Writes a file anew: part by part, each as it stands or as it is to be."""

    def __init__(self, lines: list[str], comments: list[tuple[int, int, str]]) -> None:
        self.lines = lines
        self.said: dict[int, tuple[int, str]] = {line: (column, said) for line, column, said in comments}

    def block(self, old: Node, new: Node, first: int, last: int, indent: int, name: str = "") -> list[str]:
        """The lines of a list or mapping that stands between two lines, with its parts in some column. name: the word it belongs to."""
        starts = _starts(old, self.lines)
        leads = [
            first,
            *(self._lead(start, before + 1, indent) for before, start in pairwise(starts)),
        ]
        ends = [*leads[1:], self._tail(starts[-1], last, indent)]
        places = dict(enumerate(zip(leads, starts, ends, strict=True)))
        made: list[str] = []
        for number, part in self._paired(old, new):
            if number is None and part is not None:
                spaced = name in _SPACED or (not indent and isinstance(part[-1], Map | Seq))
                made += [*([""] if spaced else []), *_part(part, indent, name)]
            elif number is not None and part is None:
                lead, _, end = places[number]
                made += self._comments(lead, end, indent)
            elif number is not None and part is not None:
                made += self._one(_parts(old)[number], part, places[number], indent, name)
        return made + self.lines[ends[-1] : last]

    def _one(
        self, old: tuple[Node, ...], new: tuple[Node, ...], place: tuple[int, int, int], indent: int, name: str
    ) -> list[str]:
        """The lines of one part: as they stand, as they stand but for what changed inside, or anew."""
        lead, start, end = place
        if all(map(same, old, new)):
            return self.lines[lead:end]
        one, two = old[-1], new[-1]
        alike = type(one) is type(two) and isinstance(one, Map | Seq)
        own = start + (len(old) - 1)  # the value of a word begins below it; an element of a list at its sign
        if alike and _parts(two) and _stands_below(one, self.lines, own):
            inner = (one.mark.column if isinstance(one, Map) else self._column(_starts(one, self.lines)[0])) - 1
            if isinstance(one, Seq):
                inner = self._column(_starts(one, self.lines)[0]) - 1
            word = old[0].text if len(old) > 1 and isinstance(old[0], Scalar) else ""
            head = self.lines[lead:own]
            below = self.block(one, two, own, end, inner, word)
            return [*head, *(below if len(old) > 1 else self._signed(below, indent))]
        above = self.lines[lead:start]
        return [*above, *self._comments(start, end, indent), *_part(new, indent, name)]

    def _paired(self, old: Node, new: Node) -> Iterator[tuple[int | None, tuple[Node, ...] | None]]:
        """The parts in their new order, each with the number of the old one that it takes the place of; and the old ones that are gone."""
        parts, free = _parts(old), dict(enumerate(_parts(old)))
        found: list[int | None] = []
        for part in _parts(new):
            key = _name_of(part)
            number = next((n for n, other in free.items() if key and _name_of(other) == key), None)
            if number is None and not key:
                number = next((n for n, other in free.items() if same(other[-1], part[-1])), None)
            found.append(number)
            free.pop(-1 if number is None else number, None)
        told = 0
        for number, part in zip(found, _parts(new), strict=True):
            while number is not None and told < number:
                if told in free:
                    yield told, None
                told += 1
            yield number, part
            told = max(told, -1 if number is None else number + 1)
        yield from ((number, None) for number in range(told, len(parts)) if number in free)

    def _column(self, line: int) -> int:
        return len(self.lines[line]) - len(self.lines[line].lstrip()) + 1

    def _lead(self, start: int, least: int, indent: int) -> int:
        """The first of the lines before a part that belong to it: comments no further in than it, and empty lines."""
        while start > least and self._apart(start - 1, indent):
            start -= 1
        return start

    def _tail(self, start: int, last: int, indent: int) -> int:
        """The line after the last part, from where only comments and empty lines follow."""
        while last > start + 1 and self._apart(last - 1, indent):
            last -= 1
        return last

    def _apart(self, line: int, indent: int) -> bool:
        text = self.lines[line].strip()
        return not text or (text.startswith("#") and line in self.said and self.said[line][0] <= indent)

    def _comments(self, first: int, last: int, indent: int) -> list[str]:
        """The comments between two lines, each on a line of its own."""
        return [f"{' ' * indent}{self.said[line][1]}" for line in range(first, last) if line in self.said]

    def _signed(self, lines: list[str], column: int) -> list[str]:
        """An element of a list with its sign, where its first line was written anew."""
        number = next(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        line = lines[number]
        signed = line if line.lstrip().startswith("-") else f"{line[:column]}-{line[column + 1 :]}"
        return [*lines[:number], signed, *lines[number + 1 :]]


def _parts(node: Node) -> list[tuple[Node, ...]]:
    """The parts of a list, or of a mapping, each with its word."""
    return (
        list(node.entries)
        if isinstance(node, Map)
        else [(item,) for item in node.items]
        if isinstance(node, Seq)
        else []
    )


def _name_of(part: tuple[Node, ...]) -> str:
    """By what a part is known again: its word, or the id in it."""
    key = part[0] if len(part) > 1 else part[0].get("id") if isinstance(part[0], Map) else None
    return key.text if isinstance(key, Scalar) else ""


def _part(part: tuple[Node, ...], indent: int, name: str) -> list[str]:
    """The lines of one part, written anew."""
    if len(part) == 1:
        return _item(part[0], indent)
    assert isinstance(part[0], Scalar)
    return _entry(part[0], part[1], indent, gaps=part[0].text in _SPACED)


# ---- putting files in their place ---

_HEAD = 512
_KINDS = (
    ("a picture", (b"\x89PNG",)),
    ("a table in Parquet", (b"PAR1",)),
    ("a drawing", (b"<svg", b"<?xml")),
    ("a page", (b"<!doctype", b"<html")),
    ("JSON", (b"{", b"[")),
)


_ONLY: ContextVar[str] = ContextVar("casus_only_below", default="")


@contextmanager
def writing_below(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Meanwhile nothing is written but below one folder, whatever asks for it."""
    before = _ONLY.set(os.path.realpath(folder))
    try:
        yield
    finally:
        _ONLY.reset(before)


def check_place(path: str | os.PathLike[str]) -> None:
    """Raise OSError for a place where nothing may be written now."""
    only = _ONLY.get()
    if only and os.path.commonpath([only, os.path.realpath(path)]) != only:
        raise OSError(errno.EPERM, "nothing is written there while an output is made again", os.fspath(path))


def make_folder(path: str | os.PathLike[str]) -> None:
    """Make a folder, and those around it, where they are not there. Raises OSError where that fails."""
    check_place(path)
    os.makedirs(path, exist_ok=True)


def put_file(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write a file, whole or not at all; what stood there is replaced if it was of the same kind. Raises OSError where that fails."""
    with new_file(path) as made, open(made, "wb") as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


def folder_below(folder: str | os.PathLike[str], *names: str) -> str:
    """A folder below one that was named, made if it is not there. Raises OSError where one on the way is a link or no folder."""
    path = os.fspath(folder)
    make_folder(path)
    for name in names:
        path = os.path.join(path, name)
        check_place(path)
        with contextlib.suppress(FileExistsError):
            os.mkdir(path)
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise OSError(errno.EEXIST, "what stands there is a link, or no folder", path)
    return path


@contextmanager
def new_file(path: str | os.PathLike[str]) -> Iterator[str]:
    """A file beside the one that is to be written, which takes its place at the end: a full disk or an interrupt leaves what stood there.

    Raises OSError where it cannot be written, and where what stands there is no file, a link, or a file of another kind, as a scenario
    where a picture is to be; CasusError for a name that cannot be seen. What killed calls left of the same file is removed.
    """
    name = os.fspath(path)
    check_name(name)
    check_place(name)
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
