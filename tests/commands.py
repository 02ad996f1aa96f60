"""Commands run inside the test process, and what they printed held against stored outputs."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from casus.cli.main import main
from casus.files import inputs, providers
from casus.law.model import Law
from casus.scenarios import library

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent
ELSEWHERE = "casus: durable-rules does not run on this Python"  # said once where that is so


class Printed(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def result(self) -> Any:
        """What a command found, from its JSON; beside it stands the receipt."""
        return self.answer["result"]

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON that a command printed, with its receipt."""
        printed = json.loads(self.out)
        assert list(printed) == ["receipt", "result"]
        return dict(printed)

    @property
    def fits(self) -> bool:
        """Whether it went well and is one screen of plain text."""
        narrow = max(map(len, self.lines), default=0) <= 80 and len(self.lines) <= 40
        return self.status == 0 and self.err == "" and narrow and not controls(self.out)


def run(*args: str) -> Printed:
    """Run `casus` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(list(args))
    said = [line for line in err.getvalue().splitlines(keepends=True) if not line.startswith(ELSEWHERE)]
    return Printed(int(ended.value.code or 0), out.getvalue(), "".join(said))


_load_law = library.load_law


@lru_cache(maxsize=1)
def bundled_law() -> Law:
    """The bundled law, read once for all tests."""
    return _load_law()


def one_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command of a test use the law that is read already."""

    def load(*folders: Any, only: bool = False) -> Law:
        own = folders or only or any(item.sort != "bundled" for item in providers.chosen())
        if own:
            return _load_law(*folders, only=only)
        inputs.note_law(bundled_law().digest)
        return bundled_law()

    monkeypatch.setattr(library, "load_law", load)


def compare(golden: bool, name: str, text: str) -> None:
    """Hold a text against the stored one; with --golden, store it."""
    path = GOLDEN / f"{name}.txt"
    if golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no stored output {path.name}: run pytest --golden, and review it"
    assert text == path.read_text(encoding="utf-8"), f"{path.name} differs: run pytest --golden, and review the change"


def controls(text: str) -> list[str]:
    """The characters of a text that act on a terminal or cannot be seen, line breaks aside."""
    return [hex(ord(char)) for char in text.replace("\n", "") if not char.isprintable()]


def scenario_names() -> list[str]:
    """All bundled scenarios."""
    return list(library.scenario_files())


def python(*args: str) -> list[str]:
    """A command line that runs this Python."""
    return [sys.executable, *args]
