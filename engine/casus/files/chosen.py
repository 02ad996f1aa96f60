"""Which law a run uses: the folders that were named for it, and whether anything else is used beside them.

They are named once for a run: by the options `--law FOLDER` and `--only-law` of a command, or by the environment variables CASUS_LAW
(folders, with a colon between, on Windows a semicolon) and CASUS_ONLY_LAW. What is in them is found in files/providers.py.
"""

import os
from contextlib import contextmanager

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterator

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
