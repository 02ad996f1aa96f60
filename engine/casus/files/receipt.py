"""A receipt: from what an output was made, and how to have it again.

It names the version of Casus, hashes of the law and of the files that were read, the command with its options, and the day. As
plain values it stands in JSON, as one line of text everywhere else.
"""

import json
import os
import re
import shlex
import time
from collections.abc import Iterable
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
_MOST = 9
"""How many files are named one by one."""

_TEXT = re.compile(
    r"casus (?P<casus>\S+); (?:law (?P<law>[0-9a-f]+); )?(?P<files>.*?)(?P<day>\d{4}-\d\d-\d\d)(?:; (?P<command>casus.*|\".*\"))?$"
)


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


def receipt() -> Receipt:
    """The receipt of what is made now: of the call that runs, by what it has read so far."""
    return receipt_of(noted() or Inputs())


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
    """A receipt read from its line; None where the line is none."""
    found = _TEXT.match(text.strip())
    if found is None:
        return None
    files: dict[str, dict[str, str]] = {SCENARIO: {}, FEATURE: {}}
    try:
        words = iter(shlex.split(found["files"]))
        for kind in words:
            listed, digest = files[kind.removesuffix("s")], ""
            while not digest.endswith(";"):
                name, digest = next(words), next(words)
                listed[name] = digest.rstrip(",;")
    except (ValueError, KeyError, StopIteration):
        return None
    command = found["command"] or ""
    if command.startswith('"'):
        try:
            command = str(json.loads(command))
        except ValueError:
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
    return Receipt(**{**values, "law": values["law"] or ""})
