"""Writing a tree as YAML that the reader of this project reads back to an equal tree: texts, lists and mappings, nothing else.

Comments and the form of the writing are no part of a tree and are lost; every word and every text stays.
"""

import re
from collections.abc import Iterable

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
