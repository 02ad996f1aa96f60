"""Keeping what was worked out between runs: files that are never needed, never stale, and never code.

A file is found by a hash of the engine's sources and of every rule file, holds plain values only (marshal of tuples, lists,
dicts, texts and numbers), and starts with a digest of its content. It is read only if it is a regular file of this user that
nobody else may write. Whatever goes wrong, the law is read from its YAML instead, with the same result.
`CASUS_CACHE=off` turns it off; `XDG_CACHE_HOME` moves it.
"""

import contextlib
import marshal
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Generic, TypeVar

from casus.files import bundled
from casus.files.bundled import digest_of, hash_of

_NAMES = (
    "files.days Span",
    "files.problems Mark",
    "files.sources Cite",
    "files.sources Source",
    "logic.terms Var",
    "logic.terms Lit",
    "logic.terms Test",
    "logic.terms Unless",
    "logic.terms CoreRule",
    "logic.terms Program",
    "law.conditions Shift",
    "law.conditions Pattern",
    "law.conditions Comparison",
    "law.vocabulary Role",
    "law.vocabulary OpenFact",
    "law.vocabulary Predicate",
    "law.vocabulary Type",
    "law.vocabulary Act",
    "law.vocabulary Vocabulary",
    "law.world Entity",
    "law.world Held",
    "law.world Place",
    "law.model Event",
    "law.model Fact",
    "law.model Edit",
    "law.model Version",
    "law.model Dispute",
    "scenarios.model Position",
    "scenarios.model NoRecord",
    "scenarios.model Correction",
    "scenarios.model Expectation",
    "scenarios.model Scenario",
    "law.model Instrument",
    "law.model Wording",
    "law.model Paragraph",
    "law.model Exception_",
    "law.model Unreached",
    "law.model Conclusion",
    "law.model Rule",
    "law.model Performs",
    "law.model Clause",
    "law.model Answer",
    "law.model Question",
    "law.model Reading",
    "law.model Law",
    "law.reach Reach",
    "law.systems Reached",
    "law.systems Homes",
    "assessment.cases Choice",
)
"""The classes of the model, each with its module. A class is loaded when the first value of it comes."""

_NUMBER = {tuple(name.split()): number for number, name in enumerate(_NAMES)}
_MARK, _VAR = _NUMBER["files.problems", "Mark"], _NUMBER["logic.terms", "Var"]
_SET, _TUPLE = -1, -2
"""Stand where a class would, for a set and for a tuple in which something has to be made."""
_AS_IT_IS = 1000
"""Added to the number of a class where nothing in the value has to be made."""

_loaded: list[Any] = [None] * len(_NAMES)
_variables: dict[bytes, Any] = {}
"""The variables met so far: of every three things in a law one is a variable, and few are different."""


def encode(value: Any) -> Any:
    """A value of the model as plain data.

    Raises TypeError for a value of a kind that the model does not have.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    kind = type(value)
    if kind is tuple:
        made = [encode(item) for item in value]
        return tuple(made) if all(map(_plain, made)) else [_TUPLE, *made]
    if isinstance(value, dict):
        return {encode(key): encode(item) for key, item in value.items()}
    if kind is frozenset:
        return [_SET, *sorted(value)]
    number = _NUMBER.get((kind.__module__.removeprefix("casus."), kind.__qualname__))
    if number is None:
        raise TypeError(f"cannot keep a {kind.__name__}")
    if number == _VAR:
        return str(value.name).encode()
    if number == _MARK:  # the line's text can be read again
        value = value._replace(text="")
    made = [encode(item) for item in value]
    return [number + _AS_IT_IS if all(map(_plain, made)) else number, *made]


def _plain(value: Any) -> bool:
    """Whether what was encoded is what it stands for."""
    return value is None or isinstance(value, (str, int, tuple))


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    kind = type(value)
    if kind is list:
        number = value[0]
        if number >= _AS_IT_IS:
            number -= _AS_IT_IS
            return tuple.__new__(_loaded[number] or _class(number), value[1:])
        if number == _SET:
            return frozenset(value[1:])
        made = []
        for item in value[1:]:
            inner = type(item)
            if inner is list:
                first = item[0]
                if first >= _AS_IT_IS:
                    first -= _AS_IT_IS
                    made.append(tuple.__new__(_loaded[first] or _class(first), item[1:]))
                else:
                    made.append(decode(item))
            elif inner is bytes:
                made.append(_variables.get(item) or _variable(item))
            else:
                made.append(Later(item) if inner is dict else item)
        return tuple(made) if number == _TUPLE else tuple.__new__(_loaded[number] or _class(number), made)
    if kind is bytes:
        return _variables.get(value) or _variable(value)
    return Later(value) if kind is dict else value


def _variable(name: bytes) -> Any:
    found = _variables[name] = (_loaded[_VAR] or _class(_VAR))(name.decode())
    return found


def _class(number: int) -> Any:
    module, _, name = _NAMES[number].partition(" ")
    found = _loaded[number] = getattr(import_module(f"casus.{module}"), name)
    return found


class Later(dict[Any, Any]):
    """A dict whose values are made of plain data when they are asked for. Nobody changes what a model holds, so none can be added.

    `make` makes one; `waiting` has the keys whose values were not made yet.
    """

    __slots__ = ("make", "waiting")

    def __init__(self, raw: dict[Any, Any], make: Callable[[Any], Any] = decode) -> None:
        super().__init__(raw)
        self.make = make
        self.waiting = {key for key, value in raw.items() if not isinstance(value, (str, int))}

    def __getitem__(self, key: Any) -> Any:
        value = super().__getitem__(key)
        if key in self.waiting:
            value = self.make(value)
            super().__setitem__(key, value)
            self.waiting.discard(key)
        return value

    def __iter__(self) -> Iterator[Any]:
        """As in a dict. That it is written here keeps the interpreter from copying values as they lie."""
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and dict(self) == dict(other)

    def __setitem__(self, key: Any, value: Any) -> None:
        raise TypeError("what a model holds is not changed")

    def __reduce__(self) -> tuple[Any, ...]:
        """Copied and pickled as a plain dict."""
        return dict, (dict(self),)

    def get(self, key: Any, default: Any = None) -> Any:
        """As in a dict."""
        return self[key] if key in self else default  # noqa: SIM401  (this is what that stands on)

    def values(self) -> Any:
        """As in a dict."""
        self._make_all()
        return super().values()

    def items(self) -> Any:
        """As in a dict."""
        self._make_all()
        return super().items()

    def copy(self) -> dict[Any, Any]:
        """As in a dict."""
        return dict(self)

    def only(self, keys: Iterable[Any]) -> "Later":
        """Some of it, in the order of these keys. What was not made yet is made when it is asked for there."""
        found = Later({key: super(Later, self).__getitem__(key) for key in keys}, self.make)
        found.waiting &= self.waiting
        return found

    def _make_all(self) -> None:
        for key in list(self.waiting):
            self[key]


def only(found: dict[Any, Any], keys: Iterable[Any]) -> dict[Any, Any]:
    """Some of a dict, in the order of these keys; of one that is made later nothing is made for that."""
    return found.only(keys) if isinstance(found, Later) else {key: found[key] for key in keys}


MAGIC = b"casus law 6\n"
FORMAT = 4
"""The version of marshal that all supported Pythons write and read."""

MOST_BYTES = 1 << 20
"""The size of a file above which nothing is stored: the reader refuses such a file anyway."""

_KEPT = 16
"""How many files of a kind the folder may hold; the oldest go first."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Few(Generic[Key, Value]):
    """What was found for the last few keys, in this process: what was asked for longest ago is given up first, `end` told of it."""

    def __init__(self, most: int, end: Callable[[Value], object] = lambda value: None) -> None:
        self.most = most
        self._end = end
        self._found: dict[Key, Value] = {}

    def get(self, key: Key, make: Callable[[], Value], holds: Callable[[Value], bool] = lambda value: True) -> Value:
        """What was found for a key, or what `make` makes where nothing was, or where what was found does not hold.

        A key that is the identity of an object needs `holds`: an identity is used again once its object is gone.
        """
        found = self._found.get(key)
        if found is None or not holds(found):
            return self.note(key, make())
        return self.note(key, found)

    def note(self, key: Key, value: Value) -> Value:
        """Take a value as the one that was asked for last; the result is the value."""
        old = self._found.pop(key, value)
        if old is not value:
            self._end(old)
        self._found[key] = value
        while len(self._found) > self.most:
            self._end(self._found.pop(next(iter(self._found))))
        return value

    def values(self) -> list[Value]:
        """All that is kept, what was asked for last at the end."""
        return list(self._found.values())

    def clear(self) -> None:
        """Give up all of it."""
        while self._found:
            self._end(self._found.popitem()[1])


_SETTLED = 3 * 10**9
"""For how many nanoseconds nothing may have changed before what a file looks like stands for what it holds."""


def key_of(*rules: str | os.PathLike[str], label: str = "") -> str:
    """The name of the stored form of the rule files in some folders, under this engine; "" where they cannot be told by content.

    label: what else the stored form depends on, as what messages call the folders.

    It is a hash of what the files hold. To read hundreds of files in every run would take longer than all else that is done with them,
    so it is kept under a hash of what they look like: the name, size and number of each, and the moments of its last change and of
    the last change of anything about it. That last moment is the system's own: no program can set it back, and what copies, unpacks
    or restores a file under an old date sets it too. It could only miss a second change in the same tick of the clock, so nothing is
    kept while a file is younger than a few seconds. Where there is no such moment (Windows), the files are read.
    """
    if bundled.kept_folder() is None:
        return ""
    try:
        files = [file for place in rules for file in _files(os.fspath(place), ".yaml", deep=True)]
        if any(not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES for _, _, about in files):
            return ""
        sources = _sources()
        seen = _look_of([*sources, *files], label)
        known = load(seen, "key") if seen else None
        if isinstance(known, str):
            return known
        engine = _contents(sources) if os.path.isdir(bundled.HERE) else _unpacked_sources()
        key = hash_of(engine, _contents(files), label)
    except OSError:
        return ""
    if seen:
        save(seen, key, "key")
    return key


def _sources() -> list[tuple[str, str, os.stat_result]]:
    """The files of the engine: its modules, or the one that it came in."""
    if os.path.isdir(bundled.HERE):
        return list(_files(bundled.HERE, ".py", deep=True))
    archive = bundled.archive_of(bundled.HERE)
    return [("", archive, os.stat(archive))]


def _unpacked_sources() -> str:
    return bundled.sources_hash(os.path.dirname(bundled.data_home()))


def _files(root: str, ending: str, *, deep: bool) -> Iterator[tuple[str, str, os.stat_result]]:
    """The files of a folder with a name like this, and of the folders in it, in order: a name to know each by, its path, its looks."""
    with os.scandir(root) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(ending):
            yield entry.name, entry.path, entry.stat()
        elif deep and entry.is_dir():
            for name, path, about in _files(entry.path, ending, deep=True):
                yield f"{entry.name}/{name}", path, about


def _look_of(files: list[tuple[str, str, os.stat_result]], label: str) -> str:
    """A hash of what files look like; "" where that does not tell what they hold."""
    if os.name != "posix" or not files:
        return ""
    newest = max(max(about.st_mtime_ns, about.st_ctime_ns) for _, _, about in files)
    if newest + _SETTLED > time.time_ns():
        return ""
    return hash_of(
        label,
        *(
            f"{path}\0{about.st_size} {about.st_ino} {about.st_dev} {about.st_mtime_ns} {about.st_ctime_ns}"
            for _, path, about in files
        ),
    )


def _contents(files: list[tuple[str, str, os.stat_result]]) -> str:
    """A hash of what files hold, each under its name."""
    return hash_of(*(part for name, path, _ in files for part in (name, _content(path))))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def sealed(key: str, value: Any) -> bytes:
    """A plain value as the content of a stored file: the magic word, the key, a digest, and the value in a form that every Python reads."""
    payload = marshal.dumps(value, FORMAT)
    return MAGIC + key.encode() + b"\n" + digest_of(payload) + payload


def load(key: str, name: str = "law") -> Any:
    """The stored value of a key, or None if there is none that can be trusted: what came with the package, or this user's own.

    name: what is kept; the law, or what was worked out under it.
    """
    place = bundled.kept_folder()
    if place is None:
        return None
    shipped = _opened(os.path.join(bundled.data_home(), f"{name}.bin"), key, own=False)
    return _opened(os.path.join(place, f"{name}-{key}.bin"), key, own=True) if shipped is None else shipped


def is_kept(key: str, name: str = "law") -> bool:
    """Whether something is stored under a key, trusted or not."""
    place = bundled.kept_folder()
    return place is not None and os.path.exists(os.path.join(place, f"{name}-{key}.bin"))


_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_LARGEST = 1 << 28


def _opened(path: str, key: str, *, own: bool) -> Any:
    """The value in a file, or None. `own`: the file must be this user's, and nobody else may write it."""
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
                return None
            if own and (not ours or about.st_mode & 0o022):
                return None
            content = file.read()
    except OSError:
        return None
    head = MAGIC + key.encode() + b"\n"
    if not content.startswith(head):
        return None
    digest, payload = content[len(head) : len(head) + 32], content[len(head) + 32 :]
    if digest_of(payload) != digest:
        return None
    try:
        return marshal.loads(payload)
    except (ValueError, EOFError, TypeError):
        return None


def save(key: str, value: Any, name: str = "law") -> None:
    """Store a plain value under a key; quietly does nothing where that is not possible. name: as in `load`."""
    place = bundled.kept_folder()
    if place is None:
        return
    content = sealed(key, value)
    temporary = os.path.join(place, f".{name}-{key}-{os.getpid()}")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        with open(temporary, "xb") as file:
            os.chmod(file.fileno(), 0o600)
            file.write(content)
        os.replace(temporary, os.path.join(place, f"{name}-{key}.bin"))
        with os.scandir(place) as found:
            stored = [item for item in found if item.name.startswith(f"{name}-") and item.name.endswith(".bin")]
        for item in sorted(stored, key=lambda item: item.stat().st_mtime)[:-_KEPT]:
            os.unlink(item.path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
