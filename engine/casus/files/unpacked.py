"""Data that came in one file, as in a zipapp: written to a folder once, so that its files can be opened like any others.

What is in an archive is read through importlib.resources. The folder is below that of stored forms (files/cache.py), made anew for
another archive, and used only if it is the user's own and holds what was written there; else it is a folder of this process alone.
"""

import atexit
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from casus.files import cache

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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
    kept = cache.folder()
    made = os.path.join(kept, f"unpacked-{cache.hash_of(package, *names, *look)}") if kept else ""
    if made and _whole(made):
        return made
    home = tempfile.mkdtemp(prefix="casus-data-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    new = os.path.join(home, "data")
    _write(package, names, new)
    return made if made and _kept_as(new, made) else new


def _kept_as(new: str, made: str) -> bool:
    """Whether a folder could be kept under another name; a copy takes that name when it is whole."""
    beside = f"{made}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(made), mode=0o700, exist_ok=True)
        shutil.copytree(new, beside)
        shutil.rmtree(made, ignore_errors=True)  # what lies there is not whole
        os.rename(beside, made)
        _leave_few(os.path.dirname(made))
    except OSError:  # it is there for this process alone
        shutil.rmtree(beside, ignore_errors=True)
    return _whole(made)


def sources_hash(folder: str) -> str:
    """The hash of the sources that came with the data of a folder."""
    with open(os.path.join(folder, _SOURCES), encoding="utf-8") as file:
        return file.read()


def _write(package: str, names: tuple[str, ...], target: str) -> None:
    """Write folders of a package, with the hash of its sources and a list of what was written."""
    root = resources.files(package)
    os.makedirs(target, mode=0o700)
    for name in names:
        for path, item in _files(root / name, name):
            file = os.path.join(target, *path.split("/"))
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with open(file, "xb") as out:
                out.write(item.read_bytes())
    sources = [part for path, item in _files(root) if path.endswith(".py") for part in (path, item.read_bytes())]
    for name, text in ((_SOURCES, cache.hash_of(*sources)), (_LISTING, _listing(target))):
        with open(os.path.join(target, name), "x", encoding="utf-8") as out:
            out.write(text)


def _files(folder: "Traversable", before: str = "") -> "Iterator[tuple[str, Traversable]]":
    """Every file of a folder and of those in it, in the order of `cache.key_of`, each with its path."""
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
    return cache.hash_of(*sorted(found))


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
    with os.scandir(folder) as found:
        kept = [item for item in found if item.name.startswith("unpacked-")]
    for item in sorted(kept, key=lambda item: item.stat().st_mtime)[:-_KEPT]:
        shutil.rmtree(item.path, ignore_errors=True)
