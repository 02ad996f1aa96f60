"""The one writer of comma-separated values: what stands in a cell, and that no cell runs."""

import csv
import io
import re
from pathlib import Path

import pytest

from casus.files.problems import visible
from casus.files.tables import cell_text, csv_line, csv_table
from commands import ROOT


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "-"])
def test_no_text_is_a_formula(text: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(csv_line([text]), newline="")))
    assert cell == (text if text == "-" else f"'{visible(text)}")
    assert csv_line([["=1", "b"]]) == "'=1; b\n"


def test_what_stands_in_a_cell() -> None:
    values = [None, True, False, 0, -3, 1.5, "", 'a "b", c', ["x", "y"], (), "two\nlines"]
    (row,) = csv.reader(io.StringIO(csv_line(values), newline=""))
    assert row == ["", "true", "false", "0", "-3", "1.5", "", 'a "b", c', "x; y", "", "two\nlines"]
    assert cell_text(["a", ["b", "c"]]) == "a; b; c"


def test_a_table_has_a_head_and_the_columns_that_are_named() -> None:
    assert csv_table(["b", "a"], [{"a": 1, "b": 2, "c": 3}, {"a": None, "b": ["x", "y"]}]) == "b,a\n2,1\nx; y,\n"


def test_nothing_else_writes_a_table_a_page_or_a_picture() -> None:
    """One writer of CSV, one escape for pages and pictures, one head of an SVG."""
    once = {
        r"^\s*(import csv|from csv )": {"files/tables.py"},  # which reads them too
        r"^from html import .*\bescape\b": set(),
        r"markupsafe import .*\bescape\b": set(),
        r"<svg": {"show/drawing.py", "files/writer.py"},  # which looks what it would write over
        r"&(amp|lt);": {"show/markdown.py"},
    }
    for pattern, allowed in once.items():
        found = {
            str(path.relative_to(ROOT / "engine" / "casus"))
            for path in Path(ROOT / "engine" / "casus").rglob("*.py")
            if re.search(pattern, path.read_text(encoding="utf-8"), re.M)
        }
        assert found <= allowed, (pattern, found - allowed)
