"""Results as tables: comma-separated values, JSON lines, workbooks where XlsxWriter is, Parquet where pyarrow is; and sets of tables with keys."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple

from casus.files.problems import quote, visible, wrong
from casus.files.receipt import RECEIPT_FILE
from casus.files.writer import make_folder, new_file, put_file

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

_ENDINGS = (".csv", ".jsonl", ".parquet")
_CHUNK = 50_000
_ACTS = ("=", "+", "-", "@", "\t", "\r")
BETWEEN = "; "
"""What stands between the parts of a list in one cell."""

_Tell = Callable[[int, int], None]


def check_table_ending(name: str) -> str:
    """The ending of a file that can be written. Raises CasusError for another, and for Parquet without pyarrow."""
    ending = Path(name).suffix.lower()
    if ending not in _ENDINGS:
        raise wrong(
            f"{quote(name)} has no ending that says what to write", f"name a file that ends in {', '.join(_ENDINGS)}"
        )
    if ending == ".parquet":
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError:
            raise wrong(
                "Parquet needs pyarrow, which is not installed",
                'install the extra, with pip install "casus-foederis[parquet]", or write .csv',
            ) from None
    return ending


def write_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], total: int, tell: _Tell) -> None:
    """Write a table into a file; its ending says in which form. Raises CasusError where that fails."""
    ending = check_table_ending(name)
    try:
        with new_file(name) as made:
            if ending == ".parquet":
                _parquet(made, columns, rows, total, tell)
            else:
                _lines(made, columns, rows, total, tell, ending == ".csv")
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot be written: {error.strerror}", "name a file in a folder of your own"
        ) from None


def write_beside(name: str, receipt: str) -> None:
    """Write the receipt of a table beside it. Raises CasusError where that fails."""
    try:
        put_file(f"{name}.{RECEIPT_FILE}", receipt)
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot have its receipt beside it: {error.strerror}", "name a file in a folder of your own"
        ) from None


def _lines(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], total: int, tell: _Tell, csv: bool
) -> None:
    with open(name, "w", encoding="utf-8", newline="") as file:
        if csv:
            file.write(csv_line(columns))
        lines: list[str] = []
        for done, row in enumerate(rows, 1):
            lines.append(csv_line(row) if csv else json.dumps(dict(zip(columns, row, strict=True))) + "\n")
            if len(lines) >= _CHUNK:
                file.write("".join(lines))
                lines.clear()
                tell(done, total)
        file.write("".join(lines))


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A table of comma-separated values: a head, and of each row the cells that the columns name."""
    return "".join([csv_line(columns), *(csv_line([row[name] for name in columns]) for row in rows)])


def csv_line(cells: Iterable[Any]) -> str:
    """A line of comma-separated values. A text that a spreadsheet would run gets a quote before it; the mark - is left as it is."""
    return ",".join(map(_cell, cells)) + "\n"


def csv_rows(text: str) -> Iterator[list[str]]:
    """The rows of a table one by one, the head first, without empty ones. Raises ValueError where it is no table."""
    import csv

    try:
        yield from filter(None, csv.reader(StringIO(text, newline=""), delimiter=_between(text)))
    except csv.Error as error:
        raise ValueError(str(error)) from None


def _between(text: str) -> str:
    """What stands between the cells: a comma, a semicolon or a tab."""
    return max(",;\t", key=text.partition("\n")[0].count)


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of a table as some program wrote it, with a comma, a semicolon or a tab between the cells; none where it is no table."""
    import csv

    try:
        return list(csv.DictReader(text.splitlines(keepends=True), delimiter=_between(text)))
    except csv.Error:
        return []


def cell_text(value: Any) -> str:
    """A value in one cell: nothing is an empty one, yes and no are true and false, parts of a list stand apart by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return BETWEEN.join(map(cell_text, value)) if isinstance(value, list | tuple) else str(value)


def guarded(value: Any) -> str:
    """A value as the text of a cell, with a quote before what a spreadsheet would run; the mark - is left as it is. What cannot be seen
    is shown as a number."""
    text = value if isinstance(value, str) else cell_text(value)
    acts = text.startswith(_ACTS) and text != "-" and not isinstance(value, int | float)
    if not text.isprintable():  # a break of a line may stand in a cell, what moves a cursor may not
        text = "\n".join(map(visible, text.split("\n")))
    return f"'{text}" if acts else text


MOST_ROWS = 1_048_576
"""Rows that a sheet can have."""
_LONGEST_CELL = 32_000
"""Letters that are written into a cell; a spreadsheet takes few more."""
_CUT = " ... (longer than a cell: in full as csv)"


def workbook(
    about: Iterable[tuple[str, str]],
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    day: str,
    screen: Sequence[str] = (),
) -> bytes:
    """A workbook of three sheets: the answer as the screen has it; what it is, in pairs of words; and the rows, of which each cell is as in a table
    of comma-separated values.

    screen: the lines of the screen. day: that of making, as in 2022-09-13, so that the same is the same. No cell is a formula or a link. Raises CasusError without XlsxWriter,
    and for more rows than a sheet takes.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        cure = 'for it: pip install "casus-foederis[xlsx]", or pip install xlsxwriter beside Casus; or write csv. A file named after > is empty now'
        raise wrong("a workbook needs XlsxWriter, which is not installed", cure) from None
    if len(rows) >= MOST_ROWS:
        raise wrong(f"{len(rows)} rows are more than a sheet takes", "write csv", "too-many")
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.fromisoformat(day), "comments": "Made by Casus."})
        head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        front, fixed = book.add_worksheet("answer"), book.add_format({"font_name": "Courier New"})
        front.set_column(0, 0, 90)
        for line, text in enumerate(screen):
            front.write_string(line, 0, _fit(guarded(text)), fixed)
        first, second = book.add_worksheet("about"), book.add_worksheet("rows")
        first.set_column(0, 0, 14)
        first.set_column(1, 1, 90)
        for line, (name, words) in enumerate(about):
            first.write_string(line, 0, name, head)
            first.write_string(line, 1, _fit(guarded(words)), body)
        second.freeze_panes(1, 0)
        second.set_column(0, max(len(columns) - 1, 0), 18)
        for place, name in enumerate(columns):
            second.write_string(0, place, name, head)
        for line, row in enumerate(rows, 1):
            for place, name in enumerate(columns):
                value = row[name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    second.write_number(line, place, value)
                elif text := _fit(guarded(value)):
                    second.write_string(line, place, text)
    return made.getvalue()


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}{_CUT}"


def _cell(value: Any) -> str:
    text = guarded(value)
    if isinstance(value, int | float):
        return text
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',"\r\n') else text


def _parquet(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], total: int, tell: _Tell) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    schema = arrow.schema([(column, arrow.string()) for column in columns])
    with parquet.ParquetWriter(name, schema) as writer:
        chunk: list[Sequence[str]] = []

        def flush() -> None:
            if chunk:
                writer.write_table(arrow.table([list(cells) for cells in zip(*chunk, strict=True)], schema=schema))
                chunk.clear()

        for done, row in enumerate(rows, 1):
            chunk.append(row)
            if len(chunk) >= _CHUNK:
                flush()
                tell(done, total)
        flush()


# ---- tables with keys ------------------------------------------------------------------------------------------------

DataRow = dict[str, str | int | None]


class TableColumn(NamedTuple):
    """A column. `refers` names the table and column in which each value must stand; an empty value refers to nothing."""

    name: str
    says: str
    kind: str = "text"  # text | day | integer
    refers: tuple[str, str] = ("", "")


class DataTable(NamedTuple):
    """A table. `key` are the columns that together tell its rows apart."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    rows: tuple[DataRow, ...]


def orphans(made: Sequence[DataTable]) -> list[str]:
    """Keys that lead nowhere and keys that stand twice, in words; none in a sound export."""
    found = []
    values: dict[tuple[str, str], set[Any]] = {
        (table.name, column.name): {row[column.name] for row in table.rows}
        for table in made
        for column in table.columns
    }
    for table in made:
        keys = [tuple(row[name] for name in table.key) for row in table.rows]
        if len(keys) != len(set(keys)):
            found.append(f"{table.name}: a key stands twice")
        for column in table.columns:
            known = values.get(column.refers)
            if column.refers[0] and known is None:
                found.append(f"{table.name}.{column.name}: there is no {'.'.join(column.refers)}")
            elif known is not None:
                lost = sorted(
                    str(value) for value in values[table.name, column.name] - known if value not in ("", None)
                )
                found += [f"{table.name}.{column.name}: {value} is not in {'.'.join(column.refers)}" for value in lost]
    return found


def save_tables(made: Sequence[DataTable], folder: Path) -> list[str]:
    """Write tables into a folder, which is made if it is not there: CSV always, Parquet where pyarrow is there. The names of the files.

    Raises OSError where the folder cannot be written.
    """
    make_folder(folder)
    names = []
    for table in made:
        path = folder / f"{table.name}.csv"
        put_file(path, csv_table([column.name for column in table.columns], table.rows))
        names.append(path.name)
        names += _typed_parquet(table, folder)
    return names


def _typed_parquet(table: DataTable, folder: Path) -> list[str]:
    try:
        import pyarrow as arrow  # type: ignore[import-not-found, import-untyped, unused-ignore]
        from pyarrow import parquet  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return []
    kinds = {"integer": arrow.int64(), "text": arrow.string(), "day": arrow.string()}
    schema = arrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
    rows = [{name: None if value == "" else value for name, value in row.items()} for row in table.rows]
    path = folder / f"{table.name}.parquet"
    with new_file(path) as made:
        parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), made)
    return [path.name]


def codebook(made: Sequence[DataTable]) -> DataTable:
    """What every column of every table says."""
    rows: list[DataRow] = [
        {
            "table": table.name,
            "column": column.name,
            "kind": column.kind,
            "key": "yes" if column.name in table.key else "",
            "refers": ".".join(column.refers).strip("."),
            "says": column.says,
        }
        for table in made
        for column in table.columns
    ]
    columns = (
        TableColumn("table", "the table"),
        TableColumn("column", "the column"),
        TableColumn("kind", "text, integer, number, or day (year-month-day; a month or a year where no more is known)"),
        TableColumn("key", "yes where it is part of the key of its table"),
        TableColumn("refers", "the table and column in which its values stand"),
        TableColumn("says", "what it says"),
    )
    return DataTable("codebook", "every column of every table", ("table", "column"), columns, tuple(rows))


# ---- a workbook read again ----

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_OF_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_as_csv(path: Path, most: int) -> str:
    """The last sheet of a workbook, which has the rows of a result, as the table of comma-separated values that it would be.

    Raises ValueError for what is no workbook, or has a part of more bytes than `most`.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as book:
            numbers = [int(part[1]) for name in book.namelist() if (part := _SHEET.fullmatch(name))]
            last = f"worksheets/sheet{max(numbers, default=0)}"
            strings, sheet = (_xml_of(book, name, most) for name in ("sharedStrings", last))
    except (BadZipFile, OSError, KeyError, NotImplementedError, RuntimeError) as error:
        raise ValueError(str(error)) from None
    told = ["".join(text.itertext()) for text in strings]
    rows = [dict(_cells(row, told)) for row in sheet.iter(f"{_OF_SHEETS}row")]
    head = rows[0] if rows else {}
    return "".join(csv_line(row.get(place, "") for place in head) for row in rows)


def _xml_of(book: "ZipFile", name: str, most: int) -> "Element":
    """One part of a workbook. Raises ValueError for one that is too large, or that is not as a workbook has it."""
    from xml.etree.ElementTree import ParseError, fromstring

    with book.open(f"xl/{name}.xml") as file:
        data = file.read(most + 1)
    if len(data) > most or b"<!" in data:  # what declares entities could grow without end
        raise ValueError(name)
    try:
        return fromstring(data)
    except ParseError as error:
        raise ValueError(name) from error


def _cells(row: "Element", told: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The cells of a row of a sheet, each with the letters of its column. Raises ValueError for a text that is not there."""
    for cell in row.iter(f"{_OF_SHEETS}c"):
        value = cell.findtext(f"{_OF_SHEETS}v") or ""
        if cell.get("t") == "s":
            value = told[int(value)] if value.isdecimal() and int(value) < len(told) else ""
        yield (cell.get("r") or "").rstrip("0123456789"), value
