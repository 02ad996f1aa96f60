"""What commands write, and how a terminal shows it. Loads nothing that is not needed to write."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from casus.files import bundled

DONE, FINDINGS, WRONG_CALL, OUR_OWN_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
"""What a call ends with: well, with findings, a wrong call or file, a fault of our own, or stopped."""

COMPLETE = "_CASUS_COMPLETE"
"""The variable by which a shell asks for the words that could follow."""


def show(blocks: Sequence[Any], form: str) -> None:
    """Write blocks as text, as Markdown, or as one file of HTML."""
    write(form_text(blocks, form, colour()))


def form_text(blocks: "Sequence[Any]", form: str, coloured: bool = False) -> str:
    """Blocks as text, as Markdown, or as one file of HTML. The commands on it name the law that was chosen on the command line."""
    if added := bundled.options():
        from casus.show.blocks import Commands

        blocks = [
            block._replace(rows=tuple((f"{command}{added}", remark) for command, remark in block.rows))
            if isinstance(block, Commands)
            else block
            for block in blocks
        ]
    if form == "html":
        from casus.show.blocks import Title, plain
        from casus.show.html import document

        first = next((f"{block.name}: {plain(block.words)}" for block in blocks if isinstance(block, Title)), "Casus")
        return document(first, blocks)
    if form == "md":
        from casus.show.markdown import markdown

        return markdown(blocks)
    from casus.show.blocks import screen

    return screen(blocks, coloured)


def show_json(values: Any) -> None:
    """Write values as JSON."""
    write(json_text(values))


def json_text(values: Any) -> str:
    """Values as JSON, with their receipt; ASCII only, so that no terminal acts on what a file holds."""
    import json

    from casus.files.receipt import with_receipt

    return json.dumps(with_receipt(values), indent=2) + "\n"


def csv_text(fields: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    """Flat rows as CSV, with a head; the last column is the receipt."""
    from casus.files.receipt import RECEIPT, receipt
    from casus.files.tables import csv_table

    text = receipt().text
    return csv_table([*fields, RECEIPT], [{**row, RECEIPT: text} for row in rows])


def workbook_of(what: str, fields: Sequence[str], rows: Sequence[dict[str, Any]], screen: str = "") -> bytes:
    """Flat rows as a workbook: a sheet with the screen, one that says what it is and from what it was made, and one with the rows, as CSV has them."""
    from casus.files.receipt import RECEIPT, receipt
    from casus.files.tables import workbook

    made = receipt()
    files = [(kind, named) for kind, named in (("scenario", made.scenarios), ("feature", made.features)) if named]
    about = [
        ("what", what),
        *((kind, "\n".join(f"{name} ({digest})" for name, digest in named.items())) for kind, named in files),
        ("law", made.law or "none"),
        ("day of making", made.day),
        ("command", made.command),
        ("made by", f"Casus {made.casus}"),
        (RECEIPT, made.text),
    ]
    return workbook(
        about, [*fields, RECEIPT], [{**row, RECEIPT: made.text} for row in rows], made.day, screen.splitlines()
    )


class Findings(Exception):
    """The command worked and found something: the exit status says so."""


class ReaderLeft(Exception):
    """Who read the output has enough of it: no mistake of anybody's."""


class NotWritten(Exception):
    """Standard output takes nothing, as where a disk is full; in words, why."""


def write(text: str) -> None:
    """Write to standard output at once. Raises ReaderLeft where nobody reads any more, and NotWritten where it takes nothing."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        raise NotWritten(error.strerror or "it is closed") from None


def write_bytes(data: bytes) -> None:
    """The same for what is no text. Raises CasusError for a terminal, which cannot show it."""
    out = getattr(sys.stdout, "buffer", None)
    if out is None or sys.stdout.isatty():
        from casus.files.problems import wrong

        raise wrong("a workbook is no text for a terminal", "write it to a file, as in: > answer.xlsx", "no-terminal")
    try:
        sys.stdout.flush()
        out.write(data)
        out.flush()
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        raise NotWritten(error.strerror or "it is closed") from None


_SHOWN: ContextVar[list[Any] | None] = ContextVar("casus_shown", default=None)


@contextmanager
def keeping_results() -> Iterator[list[Any]]:
    """Keep what is shown meanwhile, beside its words: what a call that is made again has found."""
    kept: list[Any] = []
    before = _SHOWN.set(kept)
    try:
        yield kept
    finally:
        _SHOWN.reset(before)


def show_result(result: Any, form: str, everything: bool = False, sources: bool = False) -> None:
    """Write a result in one of the forms of its command; paper has no screen to fit, so HTML is whole."""
    kept = _SHOWN.get()
    if kept is not None:
        kept.append(result)
    if form == "xlsx":
        write_bytes(result.xlsx())
        return
    whole = form == "html"
    write(result.form(form, all=everything or whole, sources=sources or whole, colour=colour(), fancy=fancy()))


def colour() -> bool:
    """Whether to use colour: on a terminal that can, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def fancy() -> bool:
    """Whether tree lines may be drawn: on a terminal that writes UTF-8."""
    return sys.stdout.isatty() and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


class Progress:
    """One line on the terminal about long work, after a second; gone at the end."""

    def __init__(self, doing: str = "Checking", things: str = "files") -> None:
        import time

        self.doing = doing
        self.things = things
        self.clock = time.monotonic
        self.start = self.clock()
        self.shown = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        if self.shown:
            sys.stderr.write("\r" + " " * 60 + "\r")

    def tell(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if sys.stderr.isatty() and self.clock() - self.start > 1:
            self.shown = True
            sys.stderr.write(f"\r{self.doing}: {done} of {total} {self.things} ")
            sys.stderr.flush()
