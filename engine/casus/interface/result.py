"""What every function of the public interface returns: a frozen result that can be read as rows, as a screen, and as plain values; and what its call was asked and has read.

Of a call that a command makes, the words of the command are noted (cli/options.py); of any other one, those of the command that says
the same.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from functools import wraps

from casus.files import bundled, inputs
from casus.files.inputs import call_text as call_text  # these two for the command line
from casus.files.inputs import noting as noting
from casus.files.problems import offer, quote, wrong

Path = str | os.PathLike[str]
"""A name, or the path of a file or folder."""
Pairs = Mapping[str, str] | Iterable[tuple[str, str]] | None
"""Answers by question, or accounts by dispute."""
Words = str | Iterable[str]
"""One text or several."""
Tell = Callable[[int, int], None] | None
"""Is told how far long work is: so many of so many."""


TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from typing import Any, ParamSpec, TypeVar

    from casus.show.blocks import Block

    P = ParamSpec("P")
    R = TypeVar("R")

FORMS = ("text", "md", "html", "json", "csv")
"""The forms of every result, as the option --format has them."""


class Result:
    """A result of the public interface. Nothing of it can be set anew.

    `rows` are plain dicts, with days as `datetime.date`, for tables and data frames. `text`, `markdown`, `html`, `json` and
    `csv` are what the command prints, `xlsx` what it writes into a file; `values` is what stands in the JSON beside the receipt. A notebook shows the screen.
    """

    __slots__ = ("_made",)

    _made: inputs.Inputs
    """What its call was asked and has read; `noted` below sets it."""

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, name):
            raise AttributeError(f"{type(self).__name__} is a result, and {name} cannot be set anew")
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is a result, and {name} cannot be removed")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.summary()}>"

    def _repr_html_(self) -> str:
        """The screen, for a notebook."""
        from casus.show.html import html

        return f'<div class="casus">{html(self.blocks("html"), level=3)}</div>'

    # ---- what each result has of its own ----

    def summary(self) -> str:
        """The result in a line."""
        raise NotImplementedError

    def values(self) -> "Any":
        """The result as plain values: what `--format json` prints, with days as texts."""
        raise NotImplementedError

    def rows(self) -> "list[dict[str, Any]]":
        """The result as flat rows, with days as `datetime.date`."""
        rows: list[dict[str, Any]] = self.values()
        return rows

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> "list[Block]":
        """The screen as blocks of words. form: the one it is made for. all: more than one screen. sources: every source cited."""
        raise NotImplementedError

    def table(self) -> "tuple[Sequence[str], list[dict[str, Any]]]":
        """The columns of the result as CSV, and its rows with a text in each cell."""
        from casus.show.rows import flat_rows

        rows = self.rows()
        return list(rows[0]) if rows else [], flat_rows(rows)

    # ---- the forms ----

    def form(
        self, form: str, *, all: bool = False, sources: bool = False, colour: bool = False, fancy: bool = False
    ) -> str:
        """The result in one of the forms that commands print.

        form: text, md, html, json or csv; the last three carry a receipt. all: everything, on more than one screen. sources: every
        source that is cited. colour, fancy: for a terminal that can show colours, and the lines of trees. Raises CasusError for
        another form.
        """
        with self._receipted("--format", form):
            return self._form(form, all=all, sources=sources, colour=colour, fancy=fancy)

    def _form(self, form: str, *, all: bool, sources: bool, colour: bool, fancy: bool) -> str:
        from casus.show import terminal

        if form == "json":
            return terminal.json_text(self.values())
        if form == "csv":
            return terminal.csv_text(*self.table())
        if form not in FORMS:
            raise wrong(f"there is no form {quote(form)}", offer(form, FORMS), "unknown-form")
        return terminal.form_text(self.blocks(form, all=all, sources=sources), form, colour)

    def receipt(self) -> "dict[str, Any]":
        """From what it was made: the version of Casus, hashes of the law and of the files that were read, the command that says the same, the day."""
        from casus.files.receipt import receipt

        with self._receipted():
            return receipt().values()

    @contextmanager
    def _receipted(self, *option: str) -> "Iterator[None]":
        """Meanwhile receipts are those of the call that this came of. option: one more of its command."""
        made = getattr(self, "_made", None)
        if made is None or inputs.noted() is not None:
            yield
            return
        with inputs.noting(made.with_option(*option) if option else made):
            yield

    def text(self, *, all: bool = False, sources: bool = False) -> str:
        """What the command prints: plain text of at most 80 columns."""
        return self.form("text", all=all, sources=sources)

    def markdown(self, *, all: bool = False, sources: bool = False) -> str:
        """The same as Markdown."""
        return self.form("md", all=all, sources=sources)

    def html(self, *, all: bool = True, sources: bool = True) -> str:
        """The same as one file of HTML to mail or print; in full, unless told otherwise."""
        return self.form("html", all=all, sources=sources)

    def json(self) -> str:
        """The values as JSON; `casus schema` describes them."""
        return self.form("json")

    def csv(self) -> str:
        """The rows as comma-separated values, with a head."""
        return self.form("csv")

    def xlsx(self) -> bytes:
        """The screen and the rows as a workbook, beside a sheet that says from what it was made; write it with `Path.write_bytes`.

        Raises CasusError where the extra `xlsx` is not installed.
        """
        from casus.show.terminal import workbook_of

        with self._receipted("--format", "xlsx"):
            return workbook_of(
                self.summary(), *self.table(), self._form("text", all=False, sources=False, colour=False, fancy=False)
            )


class TextResult(Result):
    """A result whose screen is text that stands as it is: Markdown and HTML show the same lines."""

    __slots__ = ()

    def told(self, *, all: bool = False, fancy: bool = False) -> str:
        """The text. all: in full. fancy: with the lines of trees."""
        raise NotImplementedError

    def _form(self, form: str, *, all: bool, sources: bool, colour: bool, fancy: bool) -> str:
        if form == "text":
            return self.told(all=all or sources, fancy=fancy)
        if form == "md":
            return "".join(f"    {line}\n" for line in self.told(all=all or sources).splitlines())
        if form == "html":
            from casus.show.html import plain_document

            return plain_document(self.summary(), self.told(all=all or sources))
        return super()._form(form, all=all, sources=sources, colour=colour, fancy=fancy)

    def _repr_html_(self) -> str:
        from casus.show.html import plain_text

        return f'<div class="casus">{plain_text(self.told())}</div>'


def dated(rows: "Iterable[dict[str, Any]]", *names: str) -> "list[dict[str, Any]]":
    """Rows in which some fields, days as texts, are `datetime.date`; None where there is no day."""
    from datetime import date

    return [{**row, **{name: date.fromisoformat(row[name]) if row[name] else None for name in names}} for row in rows]


def day_value(day: int) -> "date | None":
    """A day as `datetime.date`; None where there is none."""
    from datetime import date

    return date(day // 10000, day // 100 % 100, day % 100) if day else None


def counted_rows(amount: int, noun: str) -> str:
    """So many of something: 1 norm, 5 norms, 2 duties."""
    many = f"{noun[:-1]}ies" if noun.endswith("ty") else f"{noun}s"
    return f"{amount} {noun if amount == 1 else many}"


# ---- what a call was asked and has read, so that its result can say from what it was made ----

_OPTIONS = {"for_": "for", "from_": "from", "as_": "as", "as_if": "as-if", "answers": "answer", "accounts": "account"}
"""What the command line calls a parameter, where a word of Python or one that stands for several is called otherwise."""
_UNTOLD = ("law", "tell", "before")


class _Untold(Exception):
    """A call that no command makes."""


def noted(command: str = "") -> "Callable[[Callable[P, R]], Callable[P, R]]":
    """Let the results of a function say from what they were made. command: the one that does the same; "" for none."""

    def decorated(function: "Callable[P, R]") -> "Callable[P, R]":
        @wraps(function)
        def call(*args: "P.args", **others: "P.kwargs") -> "R":
            if inputs.noted() is not None:
                return function(*args, **others)
            given = tuple(map(_kept, args))  # whoever calls may change a list later, and an iterator is empty then
            named = {name: _kept(value) for name, value in others.items()}
            every = tuple(kept if _passes(one) else one for one, kept in zip(args, given, strict=True))
            rest = {name: named[name] if _passes(value) else value for name, value in others.items()}

            def text(*more: str) -> str:
                return _told(command, function, given, named, more) if command else ""

            with inputs.noting(text) as read:
                found = function(*every, **rest)  # type: ignore[arg-type]
            if isinstance(found, Result) and not hasattr(found, "_made"):
                found._made = read
            return found

        return call

    return decorated


def _passes(value: object) -> bool:
    """Whether a value can be gone through only once."""
    return hasattr(value, "__next__")


def _kept(value: "Any") -> "Any":
    """A value that stays as it is."""
    return (
        tuple(value) if isinstance(value, list) or _passes(value) else dict(value) if isinstance(value, dict) else value
    )


def _told(
    command: str, function: "Any", args: "tuple[Any, ...]", others: "dict[str, Any]", more: "tuple[str, ...]"
) -> str:
    """A call as the text of the command that says the same, with more options; "" where none does."""
    from inspect import Parameter, signature

    bare: list[str] = []
    options = [list(more)] if more else []
    known = signature(function)
    given = known.bind(*args, **others).arguments
    try:
        for name, value in given.items():
            parameter = known.parameters[name]
            if name in _UNTOLD or value == parameter.default:
                continue
            if parameter.kind is Parameter.KEYWORD_ONLY:
                option = f"--{_OPTIONS.get(name, name)}"
                options += [[option]] if value is True else [[option, word] for word in _words(value)]
                continue
            words = list(_words(value))
            if len(words) > 1 and name != "scenarios" and parameter.kind is not Parameter.VAR_POSITIONAL:
                return ""
            bare += words
        options += _law_words(given)
    except _Untold:
        return ""
    return inputs.call_text(["casus", command], bare, options)


def _words(value: "Any") -> "Iterator[str]":
    """The words of the command line for a value. Raises _Untold where it has none."""
    from casus.scenarios.model import Scenario

    if isinstance(value, str):
        yield value
    elif isinstance(value, os.PathLike):
        yield os.fspath(value)
    elif isinstance(value, Scenario):
        name = getattr(value, "name", "")
        if not name:
            raise _Untold
        yield name
    elif hasattr(value, "isoformat"):
        yield value.isoformat()[:10]
    elif isinstance(value, dict):
        yield from (f"{name}={one}" for name, one in value.items())
    elif isinstance(value, tuple):
        for one in value:
            pair = type(one) is tuple and len(one) == 2
            yield from [f"{one[0]}={one[1]}"] if pair else _words(one)
    else:
        raise _Untold


def _law_words(given: "dict[str, Any]") -> list[list[str]]:
    """The options that choose the law of a call: the one that it was given, that of its scenario, or the one that is chosen for the run."""
    from casus.scenarios.library import loaded_from

    law = given.get("law")
    one = given.get("scenario")
    each = (one,) if one is not None else given.get("scenarios", ())
    if law is None:
        law = next((item.law for item in each if hasattr(item, "law")), None)
    if law is None:
        return bundled.law_words(*bundled.chosen_law())
    found = loaded_from(law)
    if not found:
        raise _Untold
    folders = tuple(item.home for item in found if item.sort == "folder")
    return bundled.law_words(folders, all(item.sort != "bundled" for item in found))
