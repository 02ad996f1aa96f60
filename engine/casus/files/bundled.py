"""What came with this Casus: its version, and where its data is; where copies of it are kept; and which law a run uses.

Data that came in one file, as in a zipapp, is written to a folder once, so that its files can be opened like any others. What is in an
archive is read through importlib.resources. The folder is below that of stored forms (files/cache.py), made anew for another archive,
and used only if it is the user's own and holds what was written there; else it is a folder of this process alone. Names as text, and
imports where they are needed: what handles paths as objects takes long to load.
"""

import atexit
import os
import stat
import sys
from contextlib import contextmanager
from functools import lru_cache

try:
    from _blake2 import blake2b  # as in hashlib, which loads OpenSSL for other hashes
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

VERSION = "0.2.0"
"""The version of Casus; pyproject.toml reads it from here."""

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the engine; in a zipapp a path that leads into that file."""


@lru_cache(maxsize=1)
def data_home() -> str:
    """The folder that an installed Casus has its data in. That of a zipapp is unpacked; a checkout has none."""
    inside = os.path.join(HERE, "data")
    if os.path.isdir(HERE):
        return inside
    home = unpacked("casus", HERE, ("data",))
    return os.path.join(home, "data") if home else inside


def bundled(name: str) -> str:
    """The folder of bundled data: `rules`, `scenarios`, `features` or `literature`; in a wheel inside the package, in a checkout at its top."""
    inside = os.path.join(data_home(), name)
    if os.path.isdir(inside) or not os.path.isdir(HERE):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(HERE)), name)


def shown_name(path: str) -> str:
    """A file as a user knows it; a bundled one as scenarios/history/x.yaml."""
    for name in ("scenarios", "rules"):
        root = bundled(name) + os.sep
        if path.startswith(root):
            return f"{name}/{path.removeprefix(root).replace(os.sep, '/')}"
    return path


def hash_of(*parts: bytes | str) -> str:
    """A hash of some texts in their order, as it names what is kept."""
    digest = blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"%d " % len(content) + content)
    return digest.hexdigest()


def digest_of(content: bytes) -> bytes:
    """The digest that guards what is kept."""
    return blake2b(content, digest_size=32).digest()


def kept_folder() -> str | None:
    """Where stored forms live, or None where they are turned off."""
    if os.environ.get("CASUS_CACHE", "").lower() in ("off", "0", "no"):
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "casus") if os.path.isabs(base) else None


def runs(process: int) -> bool:
    """Whether another process has this number. Where that cannot be asked (Windows), one has."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is somebody else's
        return True
    return process != os.getpid()


def aside(name: str) -> str:
    """How the name of a folder of this process alone begins, below the system's folder for such; what killed processes left there is removed."""
    from shutil import rmtree
    from tempfile import gettempdir

    begin = f"casus-{name}-"
    try:
        with os.scandir(gettempdir()) as found:
            left = [item.path for item in found if item.name.startswith(begin) and item.is_dir(follow_symlinks=False)]
    except OSError:
        left = []
    for path in left:
        number = os.path.basename(path).removeprefix(begin).partition("-")[0]
        if (
            number.isdecimal()
            and int(number) != os.getpid()
            and not runs(int(number))
            and os.lstat(path).st_uid == os.getuid()
        ):
            rmtree(path, ignore_errors=True)
    return f"{begin}{os.getpid()}-"


# ---- data that came in one file ---

_LISTING, _SOURCES = ".listing", ".sources"
"""What was written to the folder, and the hash of the sources that came with it: beside the data, under names that no data has."""

_KEPT = 4
"""How many folders of this kind are kept; the oldest go first."""


def archive_of(place: str) -> str:
    """The file in which a path lies that is no path of the system; "" for none."""
    while place and not os.path.exists(place):
        above = os.path.dirname(place)
        place = above if above != place else ""
    return place if os.path.isfile(place) else ""


@lru_cache(maxsize=16)
def unpacked(package: str, place: str, names: tuple[str, ...]) -> str:
    """A folder that holds some folders of an installed package; "" where the package is in no archive.

    package: its name. place: where it says that it is. names: the folders of it; one that is not there is left out.
    """
    archive = archive_of(place)
    if not archive:
        return ""
    about = os.stat(archive)
    look = (os.path.abspath(archive), str(about.st_size), str(about.st_mtime_ns), str(about.st_ino))
    kept = kept_folder()
    made = os.path.join(kept, f"unpacked-{hash_of(package, *names, *look)}") if kept else ""
    if made and _whole(made):
        return made
    from shutil import rmtree
    from tempfile import mkdtemp

    home = mkdtemp(prefix=aside("data"))
    atexit.register(rmtree, home, ignore_errors=True)
    new = os.path.join(home, "data")
    _write(package, names, new)
    return made if made and _kept_as(new, made) else new


def _kept_as(new: str, made: str) -> bool:
    """Whether a folder could be kept under another name; a copy takes that name when it is whole."""
    from shutil import copytree, rmtree

    beside = f"{made}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(made), mode=0o700, exist_ok=True)
        copytree(new, beside)
        rmtree(made, ignore_errors=True)  # what lies there is not whole
        os.rename(beside, made)
        _leave_few(os.path.dirname(made))
    except OSError:  # it is there for this process alone
        rmtree(beside, ignore_errors=True)
    return _whole(made)


def sources_hash(folder: str) -> str:
    """The hash of the sources that came with the data of a folder."""
    with open(os.path.join(folder, _SOURCES), encoding="utf-8") as file:
        return file.read()


def _write(package: str, names: tuple[str, ...], target: str) -> None:
    """Write folders of a package, with the hash of its sources and a list of what was written."""
    from importlib import resources

    root = resources.files(package)
    os.makedirs(target, mode=0o700)
    for name in names:
        for path, item in _files(root / name, name):
            file = os.path.join(target, *path.split("/"))
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "xb") as out:
                out.write(item.read_bytes())
    sources = [part for path, item in _files(root) if path.endswith(".py") for part in (path, item.read_bytes())]
    for name, text in ((_SOURCES, hash_of(*sources)), (_LISTING, _listing(target))):
        with open(os.path.join(target, name), "x", encoding="utf-8") as out:
            out.write(text)


def _files(folder: "Traversable", before: str = "") -> "Iterator[tuple[str, Traversable]]":
    """Every file of a folder and of those in it, in the order of files/cache.py, each with its path."""
    if not folder.is_dir():
        return
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{before}/{item.name}" if before else item.name
        if item.is_dir():
            yield from _files(item, path)
        else:
            yield path, item


def _listing(folder: str) -> str:
    """A hash of the paths and sizes of all files of a folder."""
    found = []
    for place, _, names in os.walk(folder):
        paths = [os.path.join(place, name) for name in names if name not in (_LISTING, _SOURCES)]
        found += [f"{os.path.relpath(path, folder)} {os.lstat(path).st_size}" for path in paths]
    return hash_of(*sorted(found))


def _whole(folder: str) -> bool:
    """Whether a folder is this user's, nobody else may write it, and it holds all that was written there."""
    try:
        about = os.lstat(folder)
        ours = not hasattr(os, "getuid") or about.st_uid == os.getuid()
        if not stat.S_ISDIR(about.st_mode) or not ours or about.st_mode & 0o022:
            return False
        with open(os.path.join(folder, _LISTING), encoding="utf-8") as file:
            return file.read() == _listing(folder)
    except OSError:
        return False


def _leave_few(folder: str) -> None:
    from shutil import rmtree

    with os.scandir(folder) as found:
        kept = [item for item in found if item.name.startswith("unpacked-")]
    for item in sorted(kept, key=lambda item: item.stat().st_mtime)[:-_KEPT]:
        rmtree(item.path, ignore_errors=True)


@lru_cache(maxsize=4)
def copied_out(package: str) -> str:
    """Let a library that lies in one file with Casus, and reads files beside its own, be imported from a folder of this process alone; that folder, or "" where the package is in no archive.

    Nothing of it is kept between runs, for it is code.
    """
    from importlib.util import find_spec

    found = find_spec(package) if package not in sys.modules else None
    archive = getattr(found.loader, "archive", "") if found is not None else ""
    if not archive:
        return ""
    from shutil import rmtree
    from tempfile import mkdtemp
    from zipfile import ZipFile

    home = mkdtemp(prefix=aside("code"))
    atexit.register(rmtree, home, ignore_errors=True)
    assert found is not None and found.origin is not None
    inside = os.path.dirname(os.path.relpath(found.origin, archive)).replace(os.sep, "/")
    with ZipFile(archive) as content:
        content.extractall(home, [name for name in content.namelist() if name.startswith(f"{inside}/")])
    sys.path.insert(0, os.path.join(home, os.path.dirname(inside)))
    return home


# ---- which law a run uses ---
#
# It is named once for a run: by the options --law FOLDER and --only-law of a command, or by CASUS_LAW (folders, with a colon between, on
# Windows a semicolon) and CASUS_ONLY_LAW. What is in the folders is found in files/providers.py.

FOLDERS_IN, ONLY_IN = "CASUS_LAW", "CASUS_ONLY_LAW"

_folders: tuple[str, ...] = ()
_only = False
"""The folders that the command line named, and whether it wants nothing else."""


def choose(folders: tuple[str, ...] = (), only: bool = False) -> None:
    """Choose for the rest of the run, in place of what was chosen. folders: none for those of the environment. only: nothing else."""
    global _folders, _only
    _folders, _only = folders, only


def choose_too(folders: tuple[str, ...] = (), only: bool = False) -> None:
    """Choose for the rest of the run, beside what was chosen."""
    choose((*_folders, *folders), _only or only)


def chosen_law() -> tuple[tuple[str, ...], bool]:
    """The folders that are chosen, as they were named, and whether nothing else is used."""
    folders = _folders or tuple(filter(None, os.environ.get(FOLDERS_IN, "").split(os.pathsep)))
    return folders, _only or os.environ.get(ONLY_IN, "").lower() not in ("", "0", "no", "off")


def law_words(folders: tuple[str, ...], only: bool) -> list[list[str]]:
    """Words of the command line that make a choice, each option with its value."""
    return [*(["--law", folder] for folder in folders), *([["--only-law"]] if only else [])]


@contextmanager
def choosing_anew() -> "Iterator[None]":
    """Meanwhile nothing is chosen, neither on the command line nor in the environment, until somebody chooses."""
    folders, only = _folders, _only
    variables = {name: os.environ.pop(name, None) for name in (FOLDERS_IN, ONLY_IN)}
    choose()
    try:
        yield
    finally:
        os.environ.update({name: value for name, value in variables.items() if value is not None})
        choose(folders, only)


def options() -> str:
    """The choice as it stands on a command line, with a blank before; "" where the environment or nobody made it."""
    if not _folders and not _only:
        return ""
    from shlex import join

    return "".join(f" {join(words)}" for words in law_words(_folders, _only))


def environment() -> dict[str, str]:
    """The choice as variables of the environment, for a process that this one starts elsewhere."""
    folders, only = chosen_law()
    return {FOLDERS_IN: os.pathsep.join(map(os.path.abspath, folders)), ONLY_IN: "1" if only else ""}
