"""The tables for statistics: complete, sound, and readable without Casus."""

import csv
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from casus.files.tables import DataTable, TableColumn, orphans
from casus.records import dataset as tables
from casus.records.archive import Archive
from casus.records.dataset import write_tables
from commands import bundled_law, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@lru_cache(maxsize=1)
def made() -> list[DataTable]:
    return tables.tables(Archive(bundled_law()))


def test_no_key_leads_nowhere_and_none_stands_twice() -> None:
    assert orphans(made()) == []
    for table in made():
        assert table.rows and all(tuple(row) == tuple(column.name for column in table.columns) for row in table.rows), (
            table.name
        )


def test_an_orphan_is_found_and_nothing_is_written(tmp_path: Path) -> None:
    one = DataTable("one", "x", ("a",), (TableColumn("a", "x"),), ({"a": "1"},))
    two = DataTable("two", "x", ("b",), (TableColumn("b", "x", refers=("one", "a")),), ({"b": "2"}, {"b": ""}))
    assert orphans([one, two]) == ["two.b: 2 is not in one.a"]
    assert orphans([one._replace(rows=({"a": "1"}, {"a": "1"}))]) == ["one: a key stands twice"]
    with pytest.raises(ValueError, match="not in one"):
        write_tables([one, two], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_members_have_their_cow_and_gw_numbers() -> None:
    actors = {row["actor"]: row for table in made() if table.name == "actors" for row in table.rows}
    assert (actors["ARM"]["cow"], actors["ARM"]["gw"]) == (371, 371)
    without = {name for name, row in actors.items() if row["kind"] == "state" and not (row["cow"] and row["gw"])}
    assert without <= {"SUN"}  # both have one number for it and for Russia, so that it would stand twice


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    printed = run("record", "--export", str(tmp_path / "tables"))
    assert printed.status == 0 and "duties.csv" in printed.out
    with (tmp_path / "tables" / "duties.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    duties = next(table for table in made() if table.name == "duties")
    assert len(rows) == len(duties.rows)
    told = (tmp_path / "tables" / "codebook.md").read_text(encoding="utf-8")
    assert all(f"## {table.name}.csv" in told for table in made())


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    printed = run("record", "--export", str(tmp_path / "file" / "below"))
    assert printed.status == 2 and "cannot be written" in printed.err


def test_a_verdict_says_who_is_named_how_well_it_is_read_and_where_somebody_looked() -> None:
    by_name = {table.name: table.rows for table in made()}
    duties = {
        (row["incident"], row["norm"], row["bearer"], row["toward"]): row for row in by_name["duties"] if row["column"]
    }
    consult = duties["jermuk-2022", "cst.2.2/consult", "TJK", "ARM"]
    deeds = [row for row in by_name["duty_deeds"] if row["duty"] == consult["duty"] and row["counts"]]
    assert {row["deed"]: row["named"] for row in deeds} == {
        "permanent-council": "not_told",
        "council-met": "not_told",
        "report-heard": "listed",
    }, "who sat in the sessions of the first day is not told; in that of October each is named"
    refused = duties["jermuk-2022", "cst.4.2/assist", "BLR", "ARM"]
    assert any(
        row["named"] == "named" for row in by_name["duty_deeds"] if row["duty"] == refused["duty"] and row["counts"]
    )
    heard = duties["atacms-2024", "cst.2.2/consult", "KAZ", "RUS"]
    assert "listed" in {row["named"] for row in by_name["duty_deeds"] if row["duty"] == heard["duty"]}
    assert consult["read"] in ("in_full", "in_part") and consult["searched"] == ""
    silent = [row for row in duties.values() if row["column"] == "no record"]
    assert {row["searched"] for row in silent} == {"none_found", "other_acts", "not_said"}
    acted = {(row["incident"], by) for row in by_name["deeds"] for by in str(row["by"]).split("; ")}
    for row in silent:  # of a member with acts on file it is never said that nothing tells whether somebody looked
        assert (row["searched"] == "other_acts") == ((row["incident"], row["bearer"]) in acted), row
    assert not any(row["read"] for row in silent)
    usual = next(row for row in by_name["choices"] if row["choice"] == "default")
    assert "at_once=a_week" in str(usual["answers"]).split("; ")


RECOUNT = Path(__file__).parents[1] / "recount.py"


def test_every_count_and_interval_follows_from_the_tables(tmp_path: Path) -> None:
    """By a script that shares no code with Casus, and that says so where one cell is another."""
    folder = tmp_path / "tables"
    write_tables(made(), folder)

    def again() -> str:
        return subprocess.run(
            [sys.executable, "-I", RECOUNT, folder], capture_output=True, text=True, check=False
        ).stdout

    assert again() == "all counts, rates and intervals are as exported\n"
    path = folder / "duties.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("performed together,performed together", "declined,declined", 1), encoding="utf-8")
    assert "declined rests on" in again() and "counts" in again()


def test_the_export_has_the_tables_that_the_screens_have() -> None:
    by_name = {table.name: table.rows for table in made()}
    assert {row["by"] for row in by_name["counts"]} == {"norm", "member", "beneficiary", "year", "alliance", "reading"}
    own = [row for row in by_name["counts"] if row["alliance"] == "csto" and row["by"] == "reading"]
    shown = run("record", "--by", "reading", "--format", "json").result
    readings = {row["group"] for row in shown}
    assert {row["group"] for row in own} == readings
    assert {row["standing"] for row in by_name["days"] if row["norm"] == "cst.2.2/consult"} >= {"settled", "contested"}
    late = next(
        row
        for row in by_name["counts"]
        if (row["group"], row["relation"], row["standing"]) == ("cst.2.2/consult", "third", "settled")
    )
    assert late["performed"] == late["on_time"] + late["late"] and late["on_time_if_none"] < late["if_none"]


def test_events_and_deeds_lead_to_their_sources() -> None:
    by_name = {table.name: table for table in made()}
    cited = {(row["incident"], row["event"]) for row in by_name["event_sources"].rows}
    silent = [row for row in by_name["events"].rows if (row["incident"], row["event"]) not in cited]
    assert len(cited) > len(silent)
    attack = next(row for row in by_name["events"].rows if (row["incident"], row["event"]) == ("jermuk-2022", "attack"))
    told = [attack[name] for name in ("by", "toward", "place", "first", "last")]
    assert told == ["AZE", "ARM", "jermuk", "2022-09-13", "2022-09-14"] and attack["plover"] and attack["weight"]
