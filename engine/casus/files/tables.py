"""Results as tables: comma-separated values, JSON lines, and Parquet where pyarrow is installed."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from casus.files.problems import quote, wrong

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
        if ending == ".parquet":
            _parquet(name, columns, rows, total, tell)
        else:
            _lines(name, columns, rows, total, tell, ending == ".csv")
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot be written: {error.strerror}", "name a file in a folder of your own"
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


def cell_text(value: Any) -> str:
    """A value in one cell: nothing is an empty one, yes and no are true and false, parts of a list stand apart by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return BETWEEN.join(map(cell_text, value)) if isinstance(value, list | tuple) else str(value)


def _cell(value: Any) -> str:
    text = value if isinstance(value, str) else cell_text(value)
    if isinstance(value, int | float):
        return text
    if text.startswith(_ACTS) and text != "-":
        text = "'" + text
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
