"""Results as tables in files: comma-separated values, JSON lines, and Parquet where pyarrow is installed."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from casus.files.problems import quote, wrong
from casus.files.receipt import RECEIPT_FILE

_ENDINGS = (".csv", ".jsonl", ".parquet")
_CHUNK = 50_000
_ACTS = ("=", "+", "-", "@", "\t", "\r")

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


def write_beside(name: str, receipt: str) -> None:
    """Write the receipt of a table beside it. Raises CasusError where that fails."""
    try:
        Path(f"{name}.{RECEIPT_FILE}").write_text(receipt, encoding="utf-8")
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


def csv_line(cells: Sequence[str]) -> str:
    """A line of comma-separated values. A cell that a spreadsheet would run gets a quote before it; the mark - is left as it is."""
    return ",".join(_cell(cell) for cell in cells) + "\n"


def _cell(text: str) -> str:
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
