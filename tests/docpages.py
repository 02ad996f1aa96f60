"""The pages of the documentation, taken apart: their blocks, links and headings; and what runs the blocks.

A fenced block says after its language what it is for:

    ```console                 a line `$ command`, and below it what the command prints; several may follow each other.
                               A line `...` alone stands for any lines left out. With `fails` the command finds mistakes,
                               without it none.
    ```yaml file=x.yaml        the content of a file; with `append` it is added to the end
    ```gherkin file=x.feature  the same
    ```diff file=x.yaml        a change of that file: lines with - are replaced by lines with +; with `once`, only for the
                               console block that follows
    ```python                  is run, in one namespace for the whole page
    ```text output             what the python block before it prints

Other blocks (sh, text, yaml without a file) are only shown.
"""

import difflib
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import casus
from casus.cli.main import main
from commands import ELSEWHERE, one_law

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
README_START = "python3 -m venv .venv && .venv/bin/pip install -q . && "
README_TESTS = "python3 -m venv .venv && .venv/bin/pip install -q -c .ci/constraints.txt -e '.[dev]' && .venv/bin/python -m pytest -n 2"

_FENCE = re.compile(r"^```(\w*) ?(.*)$")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@dataclass
class Block:
    """A fenced block of a page. `line` is the number of its first line inside, counted from 0."""

    language: str
    info: str
    line: int
    body: list[str]

    @property
    def file(self) -> str:
        """The file that the block is about, or an empty text."""
        found = re.search(r"\bfile=(\S+)", self.info)
        return found[1] if found else ""


@dataclass
class Page:
    """A page of Markdown."""

    path: Path
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = self.path.read_text(encoding="utf-8").split("\n")

    @property
    def name(self) -> str:
        """The page as it is called from the top of the project."""
        return self.path.relative_to(ROOT).as_posix()

    def blocks(self) -> list[Block]:
        """All fenced blocks, in order."""
        found: list[Block] = []
        opened: Block | None = None
        for number, line in enumerate(self.lines):
            fence = _FENCE.match(line)
            if opened is None and fence:
                opened = Block(fence[1], fence[2], number + 1, [])
            elif opened is not None and line == "```":
                found.append(opened)
                opened = None
            elif opened is not None:
                opened.body.append(line)
        assert opened is None, f"{self.name}: a block has no end"
        return found

    def prose(self) -> list[str]:
        """The lines outside of fenced blocks."""
        inside = {
            number for block in self.blocks() for number in range(block.line - 1, block.line + len(block.body) + 1)
        }
        return [line for number, line in enumerate(self.lines) if number not in inside]

    def links(self) -> list[str]:
        """Where the links of the page lead, code left out."""
        return [link for line in self.prose() for link in _LINK.findall(re.sub(r"`[^`]*`", "", line))]

    def anchors(self) -> set[str]:
        """The anchors of the headings, as GitHub makes them."""
        headings = [line.lstrip("#").strip() for line in self.prose() if re.match(r"#+ ", line)]
        return {
            re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", text)).strip().lower().replace(" ", "-") for text in headings
        }


def pages() -> list[Page]:
    """The README and the pages of `docs/`, decisions not included."""
    return [Page(README), *map(Page, sorted(DOCS.glob("*.md")))]


def decisions() -> list[Page]:
    """The pages on decisions."""
    return [Page(path) for path in sorted((DOCS / "decisions").glob("*.md"))]


@dataclass
class Shell:
    """Runs the blocks of one page, one after the other, in a folder of its own.

    `apart`: each command is a process of its own, as a reader has it; else it runs in this one, which spares the start.
    """

    folder: Path
    apart: bool = False
    names: dict[str, object] = field(default_factory=dict)
    said: str = ""
    undo: list[tuple[Path, str]] = field(default_factory=list)

    def restore(self) -> None:
        """Take the changes back that were meant for one block."""
        while self.undo:
            path, before = self.undo.pop()
            path.write_text(before, encoding="utf-8")

    def command(self, text: str, *, fails: bool = False) -> str:
        """What a command prints, on its output and as errors, in the order in which it comes. `fails`: it must find mistakes."""
        words = shlex.split(text)
        env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CASUS_"))}
        env |= {"NO_COLOR": "1", "COLUMNS": "80", "TERM": "dumb", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
        env["PYTHONPATH"] = str(Path(casus.__file__).resolve().parent.parent)
        target = words.pop() if words[-2:-1] == [">"] else ""
        while "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            env[name] = value
        if target:
            words.pop()
        if words[0] in ("casus", ".venv/bin/casus"):
            status, printed = (self.process if self.apart else self.here)(words[1:], env)
        elif words[0] == "pytest":
            env["PYTEST_ADDOPTS"] = "-p no:cacheprovider" + ("" if _installed() else " -p casus.specs.plugin")
            status, printed = self.process(words[1:], env, "pytest")
        else:
            raise AssertionError(f"no test runs this command: {text}")
        lines = [line.rstrip() for line in printed.splitlines() if not line.startswith(ELSEWHERE)]
        if target:
            (self.folder / target).write_text("\n".join(lines) + "\n", encoding="utf-8")
            return ""
        shown = re.sub(r"\bin \d+\.\d+s\b", "in 0.50s", "\n".join(lines).strip("\n"))
        assert status in ((1, 2) if fails else (0,)), f"exit status {status}: $ {text}\n{shown}"
        assert "Traceback" not in shown, f"$ {text}\n{shown}"
        return shown

    def process(self, words: list[str], env: dict[str, str], module: str = "casus") -> tuple[int, str]:
        """How a module run with these words ends, and what it prints, as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=self.folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8")

    def here(self, words: list[str], env: dict[str, str]) -> tuple[int, str]:
        """The same of `casus`, in this process."""
        said = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            one_law(patch)
            patch.setattr(os, "environ", env)
            patch.chdir(self.folder)
            with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
                main(words)
        return int(ended.value.code or 0), said.getvalue()

    def python(self, code: str) -> str:
        """What a piece of Python prints."""
        here = os.getcwd()
        said = io.StringIO()
        os.chdir(self.folder)
        try:
            with redirect_stdout(said):
                exec(compile(code, "<page>", "exec"), self.names)
        finally:
            os.chdir(here)
        return said.getvalue().rstrip("\n")

    def write(self, block: Block) -> None:
        """Do what a block with a file says."""
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(block.body) + "\n"
        if block.language == "diff":
            old = "".join(line[1:] + "\n" for line in block.body if line.startswith("-"))
            new = "".join(line[1:] + "\n" for line in block.body if line.startswith("+"))
            before = path.read_text(encoding="utf-8")
            assert before.count(old) == 1, f"{block.file} holds this {before.count(old)} times:\n{old}"
            text = before.replace(old, new)
            if "once" in block.info.split():
                self.undo.append((path, before))
        elif "append" in block.info.split():
            text = path.read_text(encoding="utf-8") + text
        path.write_text(text, encoding="utf-8")


def _installed() -> bool:
    """Whether pytest finds the plugin by itself."""
    return any(point.value == "casus.specs.plugin" for point in entry_points(group="pytest11"))


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.body:
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            assert found, f"a console block begins with a command, not with: {line}"
            found[-1][1].append(line)
    return found


def fits(shown: str, real: str) -> bool:
    """Whether a shown output is the real one, where a line `...` stands for any lines."""
    pattern = "\n".join(r"(?:.*\n)*?.*" if line.strip() == "..." else re.escape(line) for line in shown.split("\n"))
    return re.fullmatch(pattern, real) is not None


def differences(shown: str, real: str) -> str:
    """The differences, line by line."""
    return "\n".join(difflib.unified_diff(shown.split("\n"), real.split("\n"), "on the page", "in fact", lineterm=""))


def play(page: Page, folder: Path) -> tuple[list[str], list[str]]:
    """Run all blocks of a page in order. Result: what differs, and the lines of the page with the outputs as they are."""
    shell = Shell(folder, apart=page.path == README)  # which newcomers follow word for word
    wrong: list[str] = []
    lines = list(page.lines)
    shift = 0
    for block in page.blocks():
        made = list(block.body)
        if block.file:
            shell.write(block)
        elif block.language == "python":
            shell.said = shell.python("\n" * block.line + "\n".join(block.body))
        elif block.language == "text" and block.info == "output":
            made = _compared(page, block, "\n".join(block.body), shell.said, wrong).split("\n")
        elif block.language == "console":
            made = []
            for command, output in commands(block):
                shown = "\n".join(output).strip("\n")
                if page.path == README and command == README_TESTS:
                    real = shown  # the suite does not run itself; its last line is checked for its form
                else:
                    asked = command.removeprefix(README_START) if page.path == README else command
                    real = shell.command(asked, fails="fails" in block.info)
                said = _compared(page, block, shown, real, wrong, command)
                made += [f"$ {command}", *(said.split("\n") if said else [])]
            shell.restore()
        start = block.line + shift
        lines[start : start + len(block.body)] = made
        shift += len(made) - len(block.body)
    return wrong, lines


def _compared(page: Page, block: Block, shown: str, real: str, wrong: list[str], command: str = "") -> str:
    """The text to show: what is shown if it fits, else what is real, with a note of the difference."""
    if fits(shown, real):
        return shown
    head = f"{page.name}:{block.line + 1}{': $ ' + command if command else ''}"
    wrong.append(f"{head}\n{differences(shown, real)}")
    return real
