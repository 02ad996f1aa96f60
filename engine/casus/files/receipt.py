"""A receipt: from what an output was made, and how to have it again.

It names the version of Casus, hashes of the law and of the files that were read, the command with its options, and the day. As
plain values it stands in JSON, as one line of text everywhere else.
"""

import json
import os
import re
import shlex
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, NamedTuple

from casus.files.bundled import VERSION, hash_of
from casus.files.inputs import FEATURE, SCENARIO, Inputs, content_of, noted
from casus.files.problems import quote, visible, wrong

RECEIPT = "receipt"
"""What a receipt is called: in JSON, as the last column of a table, and before its text."""

RECEIPT_FILE = "receipt.json"
"""The file that is the receipt of others: of all in its folder; or of one, with the name of that one before."""

RECEIPT_FIELDS = {
    "casus": "the version of Casus that made the output",
    "law": "a hash of the files of the law; null where none was read",
    "scenarios": "the scenario files that were read, each with a hash; more than nine of them under one hash",
    "features": "the same for features",
    "command": "the command, its options in one order, without those that change nothing",
    "day": "the day on which it was made, in UTC, or that of SOURCE_DATE_EPOCH",
}
_LENGTH = 12
LONGEST_LINE = 1 << 16
"""Letters that the line of a receipt may have."""
_MOST = 9
"""How many files are named one by one."""

_HASH = f"[0-9a-f]{{{_LENGTH}}}"
_NAME = r"(?:[\w@%+=:,./-]|'[^']*'|\"'\")+"  # as shlex.quote writes it
_FILE = re.compile(rf"({_NAME}) ({_HASH})", re.ASCII)
_FILES = rf"{_NAME} {_HASH}(?:, {_NAME} {_HASH})*"
_TEXT = re.compile(
    rf"casus (?P<casus>\d[\w.+-]{{0,40}}); (?:law (?P<law>{_HASH}); )?(?:scenarios? (?P<scenario>{_FILES}); )?"
    rf"(?:features? (?P<feature>{_FILES}); )?(?P<day>\d{{4}}-\d\d-\d\d)(?:; (?P<command>casus.*|\".*\"))?",
    re.ASCII,
)
"""The line of a receipt: nothing can be told from it in two ways, so a long one is read at once."""


class Receipt(NamedTuple):
    """From what an output was made. `law` is empty where none was read. The rest is said in RECEIPT_FIELDS."""

    casus: str
    law: str
    scenarios: dict[str, str]
    features: dict[str, str]
    command: str
    day: str

    @property
    def text(self) -> str:
        """The receipt as one line."""
        law = f"law {self.law}; " if self.law else ""
        files = _files_text(SCENARIO, self.scenarios) + _files_text(FEATURE, self.features)
        command = self.command if self.command.isprintable() else json.dumps(self.command)
        return f"casus {self.casus}; {law}{files}{self.day}{command and f'; {command}'}"

    def values(self) -> dict[str, Any]:
        """The receipt as plain values."""
        return {**self._asdict(), "law": self.law or None}


def _files_text(kind: str, files: dict[str, str]) -> str:
    """The files of a kind with their hashes, as in: scenario NAME 0123456789ab;"""
    if not files:
        return ""
    listed = ", ".join(f"{shlex.quote(name)} {digest}" for name, digest in files.items())
    return f"{kind}{'s' if len(files) > 1 else ''} {listed}; "


_STANDS: ContextVar[tuple[Receipt, list[Receipt]] | None] = ContextVar("casus_stands", default=None)


def receipt() -> Receipt:
    """The receipt of what is made now: of the call that runs, by what it has read so far; or the one that stands in its place."""
    own, stands = receipt_of(noted() or Inputs()), _STANDS.get()
    if stands is None:
        return own
    stands[1][:] = [own]
    return stands[0]


@contextmanager
def standing_in(given: Receipt) -> Iterator[list[Receipt]]:
    """Meanwhile every output carries a receipt that is given, so that it can be held whole against one that was made before.

    Gives a list with the last receipt that an output would have had by itself; empty where none was made.
    """
    own: list[Receipt] = []
    before = _STANDS.set((given, own))
    try:
        yield own
    finally:
        _STANDS.reset(before)


def receipt_of(inputs: Inputs) -> Receipt:
    """The receipt of a call, by what it was asked and has read."""
    laws = list(inputs.laws)
    law = laws[0] if len(laws) == 1 else hash_of(*sorted(laws)) if laws else ""
    scenarios, features = _hashes(inputs, SCENARIO), _hashes(inputs, FEATURE)
    return Receipt(VERSION, law[:_LENGTH], scenarios, features, inputs.command, show_making_day())


def _hashes(inputs: Inputs, kind: str) -> dict[str, str]:
    """The files of one kind that were read, each with a hash of what it holds; many under one."""
    found = {visible(name): path for (sort, name), path in sorted(inputs.files.items()) if sort == kind}
    for path in found.values():
        if path not in inputs.hashes:
            inputs.hashes[path] = hash_of(content_of(path))[:_LENGTH]
    made = {name: inputs.hashes[path] for name, path in found.items()}
    if len(made) <= _MOST:
        return made
    return {f"{len(made)} files": hash_of(*(part for item in made.items() for part in item))[:_LENGTH]}


def moment_of_making() -> int:
    """Now, in seconds since 1970; or SOURCE_DATE_EPOCH, so that an output can be the same on another day.

    Raises CasusError where that is no such number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return int(time.time())
    try:
        seconds = int(fixed)
        time.gmtime(seconds)
    except (ValueError, OverflowError, OSError):
        cure = "it is a number of seconds since 1970, as date +%s prints it"
        raise wrong(f"SOURCE_DATE_EPOCH is {quote(fixed)}, which is no time", cure) from None
    return seconds


def show_making_day() -> str:
    """The day of making, as in 2022-09-13."""
    return time.strftime("%Y-%m-%d", time.gmtime(moment_of_making()))


def with_receipt(result: Any) -> dict[str, Any]:
    """What a command answers, as it is written as JSON: with its receipt."""
    return {RECEIPT: receipt().values(), "result": result}


def receipt_file(names: Iterable[str]) -> str:
    """What a file holds that is the receipt of others. names: those others, in the same folder."""
    return json.dumps({RECEIPT: receipt().values(), "files": list(names)}, indent=2) + "\n"


def receipt_from_text(text: str) -> Receipt | None:
    """A receipt read from its line; None where the line is none, or not as Casus writes it."""
    found = _TEXT.fullmatch(text.strip()) if len(text) <= LONGEST_LINE else None
    if found is None:
        return None
    try:
        date.fromisoformat(found["day"])
        files = {
            kind: {shlex.split(name)[0]: digest for name, digest in _FILE.findall(found[kind] or "")}
            for kind in (SCENARIO, FEATURE)
        }
        command = found["command"] or ""
        command = str(json.loads(command)) if command.startswith('"') else command
    except (ValueError, RecursionError, IndexError):
        return None
    return Receipt(found["casus"], found["law"] or "", files[SCENARIO], files[FEATURE], command, found["day"])


def receipt_from_values(values: Any) -> Receipt | None:
    """A receipt read from its plain values; None where they are none."""
    if not isinstance(values, dict) or set(values) != set(RECEIPT_FIELDS):
        return None
    texts = all(isinstance(values[name], str) for name in ("casus", "command", "day"))
    tables = [values["scenarios"], values["features"]]
    good = all(isinstance(table, dict) and all(isinstance(item, str) for item in table.values()) for table in tables)
    if not texts or not good or not isinstance(values["law"], str | None):
        return None
    made = Receipt(**{**values, "law": values["law"] or ""})
    bare = made._replace(command="")  # which may be any text
    return made if len(made.command) <= LONGEST_LINE and receipt_from_text(bare.text) == bare else None
