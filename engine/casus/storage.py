"""Keeping the law compiled between runs: a file that is never needed, never stale, and never code.

The file is found by a hash of the engine's sources and of every rule file, holds plain values only (marshal of tuples, lists,
dicts, texts and numbers), and starts with a digest of its content. It is read only if it is a regular file of this user that
nobody else may write. Whatever goes wrong, the law is read from its YAML instead, with the same result.
`CASUS_CACHE=off` turns it off; `XDG_CACHE_HOME` moves it.
"""

import contextlib
import hashlib
import marshal
import os
import stat
from pathlib import Path
from typing import Any

from casus import case, compiler, conditions, law, problems, scenario, sources, terms, vocabulary, world
from casus.days import Span

MAGIC = b"casus law 3\n"
FORMAT = 4
"""The version of marshal that all supported Pythons write and read."""

SHIPPED = Path(__file__).parent / "data" / "law.bin"
"""The stored form of the bundled law, made when a wheel is built."""

MOST_BYTES = 1 << 20
"""The size of a file above which nothing is stored: the reader refuses such a file anyway."""

KEPT = 16
"""How many files the folder may hold; the oldest go first."""

_CLASSES: list[Any] = [
    Span,
    problems.Mark,
    sources.Cite,
    sources.Source,
    terms.Var,
    terms.Lit,
    terms.Test,
    terms.Block,
    terms.Rule,
    terms.Program,
    compiler.Origin,
    compiler.Compiled,
    conditions.Shift,
    conditions.Pattern,
    conditions.Comparison,
    vocabulary.Role,
    vocabulary.Predicate,
    vocabulary.Type,
    vocabulary.Act,
    vocabulary.Vocabulary,
    world.Entity,
    world.Held,
    world.Place,
    scenario.Event,
    scenario.Fact,
    scenario.Edit,
    scenario.Version,
    scenario.Dispute,
    law.Instrument,
    law.Wording,
    law.Paragraph,
    law.Exception_,
    law.Conclusion,
    law.Rule,
    law.Performs,
    law.Clause,
    law.Answer,
    law.Question,
    law.Reading,
    law.Law,
    case.Choice,
]
_NUMBER = {kind: index for index, kind in enumerate(_CLASSES)}


def encode(value: Any) -> Any:
    """A value of the model as plain data: named tuples become lists that begin with the number of their class.

    Raises TypeError for a value of a kind that the model does not have.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    kind = type(value)
    if kind is terms.Var:  # of every three things in a law one is a variable
        return str(value.name).encode()
    if kind in _NUMBER:
        if kind is problems.Mark:
            return [
                _NUMBER[kind],
                value.file,
                value.line,
                value.column,
                "",
                value.width,
            ]  # the line's text can be read again
        return [_NUMBER[kind], *(encode(item) for item in value)]
    if kind is tuple:
        return tuple(encode(item) for item in value)
    if kind is dict:
        return {encode(key): encode(item) for key, item in value.items()}
    if kind is frozenset:
        return [-1, *sorted(value)]
    raise TypeError(f"cannot keep a {kind.__name__}")


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    return _decode(value, {}, tuple.__new__, _CLASSES)


def _decode(value: Any, variables: dict[bytes, terms.Var], new: Any, classes: list[Any]) -> Any:
    """The same for a part. Most parts are texts and numbers, which are told apart before this is called for them."""
    kind = type(value)
    if kind is tuple or kind is list:
        made = []
        for item in value:
            inner = type(item)
            if inner is str or inner is int:
                made.append(item)
            elif inner is bytes:
                variable = variables.get(item)
                if variable is None:
                    variable = variables[item] = terms.Var(item.decode())
                made.append(variable)
            else:
                made.append(item if item is None else _decode(item, variables, new, classes))
        if kind is tuple:
            return tuple(made)
        number = made[0]
        return frozenset(made[1:]) if number == -1 else new(classes[number], made[1:])
    if kind is bytes:
        return terms.Var(value.decode())
    if kind is dict:
        return {key: _decode(item, variables, new, classes) for key, item in value.items()}
    return value


def key_of(rules: Path) -> str:
    """The name of the stored form of the rule files in a folder, under this engine; "" where they cannot be told by content."""
    if folder() is None:
        return ""
    digest = hashlib.blake2b(digest_size=16)
    try:
        for root, pattern in ((Path(__file__).parent, "*.py"), (rules, "**/*.yaml")):
            for path in sorted(root.glob(pattern)):
                if not path.is_file() or path.stat().st_size > MOST_BYTES:
                    return ""
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    except OSError:
        return ""
    return digest.hexdigest()


def folder() -> Path | None:
    """Where stored laws live, or None where they are turned off."""
    if os.environ.get("CASUS_CACHE", "").lower() in ("off", "0", "no"):
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "casus" if os.path.isabs(base) else None


def sealed(key: str, value: Any) -> bytes:
    """A value as the content of a stored file: the magic word, the key, a digest, and plain data in a form that every Python reads."""
    payload = marshal.dumps(encode(value), FORMAT)
    return MAGIC + key.encode() + b"\n" + hashlib.blake2b(payload, digest_size=32).digest() + payload


def load(key: str, name: str = "law") -> Any:
    """The stored value of a key, or None if there is none that can be trusted: what came with the package, or this user's own.

    name: what is kept; the law, or what was worked out under it.
    """
    place = folder()
    if place is None:
        return None
    shipped = SHIPPED.with_name(f"{name}.bin")
    return _opened(shipped, key, own=False) or _opened(place / f"{name}-{key}.bin", key, own=True)


def _opened(path: Path, key: str, *, own: bool) -> Any:
    """The value in a file, or None. `own`: the file must be this user's, and nobody else may write it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            if not stat.S_ISREG(about.st_mode) or (own and (not ours or about.st_mode & 0o022)):
                return None
            content = file.read()
    except OSError:
        return None
    head = MAGIC + key.encode() + b"\n"
    if not content.startswith(head):
        return None
    digest, payload = content[len(head) : len(head) + 32], content[len(head) + 32 :]
    if hashlib.blake2b(payload, digest_size=32).digest() != digest:
        return None
    try:
        return decode(marshal.loads(payload))
    except (ValueError, EOFError, TypeError, IndexError):
        return None


def save(key: str, value: Any, name: str = "law") -> None:
    """Store a value under a key; quietly does nothing where that is not possible. name: as in `load`."""
    place = folder()
    if place is None:
        return
    content = sealed(key, value)
    temporary = place / f".{name}-{key}-{os.getpid()}"
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(temporary, "xb") as file:
            os.chmod(file.fileno(), 0o600)
            file.write(content)
        os.replace(temporary, place / f"{name}-{key}.bin")
        stored = sorted(place.glob(f"{name}-*.bin"), key=lambda path: path.stat().st_mtime)
        for path in stored[:-KEPT]:
            path.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def pack(read: law.Law, programs: compiler.Programs) -> Any:
    """A law and its programs as one value to save. Rules are kept once, and named where programs refer to them."""
    return (read, *(_relink(compiled, lambda rule: rule and rule.id) for compiled in programs))


def unpack(value: Any) -> tuple[law.Law, compiler.Programs]:
    """The inverse of `pack`."""
    read, strict, relaxed = value
    rules = {rule.id: rule for rule in read.rules()}
    return read, compiler.Programs(_relink(strict, rules.get), _relink(relaxed, rules.get))


def _relink(compiled: Any, change: Any) -> Any:
    """A compiled program with the rule of each origin replaced."""
    origins = {name: origin._replace(rule=change(origin.rule)) for name, origin in compiled.origins.items()}
    return compiled._replace(origins=origins)
