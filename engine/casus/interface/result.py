"""What every function of the public interface returns: a frozen result that can be read as rows, as a screen, and as plain values."""

from contextlib import contextmanager

from casus.files import inputs
from casus.files.inputs import call_text as call_text  # these two for the command line
from casus.files.inputs import noting as noting
from casus.files.problems import offer, quote, wrong

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from typing import Any

    from casus.show.blocks import Block

FORMS = ("text", "md", "html", "json", "csv")
"""The forms of every result, as the option --format has them."""


class Result:
    """A result of the public interface. Nothing of it can be set anew.

    `rows` are plain dicts, with days as `datetime.date`, for tables and data frames. `text`, `markdown`, `html`, `json` and
    `csv` are what the command prints; `values` is what stands in the JSON beside the receipt. A notebook shows the screen.
    """

    __slots__ = ("_made",)

    _made: inputs.Inputs
    """What its call was asked and has read; interface/noted.py sets it."""

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
