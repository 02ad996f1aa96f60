"""What states said of the law, held against itself and against the reading named after them."""

import csv
import io
from pathlib import Path

import jsonschema
import pytest

from casus.ask.consistency import STATEMENT_FIELDS, statements, uncompared
from casus.checks.schemas import schema_of
from casus.files.receipt import with_receipt
from casus.files.tables import csv_table
from casus.scenarios.model import Scenario
from casus.show.blocks import screen
from casus.show.law import consistency
from commands import bundled_law, compare, controls, one_law, run
from pactlaw import engine, law, scenario

RAID = """
events:
  - {id: raid, date: 2006-01-10, raid: {by: BBB, against: AAA, at: alpha-hill, weight: heavy}}
"""
BAND = """
actors: {gang: {kind: band}}
events:
  - {id: raid, date: 2006-01-10, raid: {by: gang, against: BBB, at: alpha-hill, weight: heavy}}
disputed:
  - id: who
    default: band
    versions:
      - {id: band, held_by: [BBB]}
      - {id: outland, held_by: [AAA], set: {raid.by: XXX}}
"""
YES = "  - {by: AAA, clause: p.2, says: triggered, ground: g, answer: {bands: covered}, date: 2006-01-11}\n"
NO = "  - {by: AAA, clause: p.2, says: not_triggered, ground: g, answer: {bands: not_covered}, date: 2007-01-11}\n"


def made(folder: Path, name: str, body: str, *positions: str) -> Scenario:
    """A scenario of the made-up treaty with positions."""
    found = scenario(folder, f"{body}positions:\n{''.join(positions)}")
    return found._replace(id=name)


def test_answers_in_two_incidents_are_the_same_or_differ(tmp_path: Path) -> None:
    one, two = made(tmp_path, "one", RAID, YES), made(tmp_path, "two", BAND, NO)
    found = [item for item in statements(engine(), [one, two]) if item.what == "answer"]
    assert [(item.scenario, item.said, item.across) for item in found] == [
        ("one", "covered", "differs"),
        ("two", "not_covered", "differs"),
    ]
    assert [(item.reading, item.gives, item.fits) for item in found] == [
        ("alpha", "covered", "same"),
        ("alpha", "covered", "differs"),
    ]
    again = made(tmp_path, "three", RAID, YES.replace("2006-01-11", "2008-01-11"))
    assert {item.across for item in statements(engine(), [one, again]) if item.what == "answer"} == {"same"}


def test_one_statement_in_two_files_counts_once(tmp_path: Path) -> None:
    found = statements(engine(), [made(tmp_path, "one", RAID, YES), made(tmp_path, "two", BAND, YES)])
    assert {item.across for item in found if item.what == "answer"} == {"once"}


def test_a_status_is_held_against_its_own_reading_with_its_own_account(tmp_path: Path) -> None:
    """Alphaland says that an outland state raided; the default account says a band. Its reading is asked with its own."""
    found = [item for item in statements(engine(), [made(tmp_path, "two", BAND, YES)]) if item.what == "status"]
    assert [(item.said, item.gives, item.fits, item.accounts) for item in found] == [
        ("triggered", "triggered", "same", ("who=outland",))
    ]
    other = statements(engine(), [made(tmp_path, "one", RAID, YES.replace("triggered", "dormant"))])
    assert [(item.said, item.gives, item.fits) for item in other if item.what == "status"] == [
        ("dormant", "triggered", "differs")
    ]


def test_who_has_no_reading_is_not_compared_with_one_and_free_words_are_not_compared(tmp_path: Path) -> None:
    words = "  - {by: BBB, clause: p.2, says: a matter of honour, ground: g, date: 2006-01-12}\n"
    one = made(tmp_path, "one", RAID, YES.replace("AAA", "CCC"), words)
    found = statements(engine(), [one])
    assert {(item.who, item.reading, item.gives, item.fits) for item in found} == {("CCC", "", "", "")}
    assert uncompared([one]) == 1 and uncompared([one], "CCC") == 0
    assert statements(engine(), [one], "BBB") == []
    shown = screen(consistency.one(law(), "BBB", [], 1))
    assert "No file has an answer of Betaland" in shown


def test_the_screens_fit_and_keep_their_order(tmp_path: Path) -> None:
    scenarios = [made(tmp_path, "one", RAID, YES), made(tmp_path, "two", BAND, NO)]
    found = statements(engine(), scenarios)
    for text in (
        screen(consistency.all_statements(law(), found, 0, everything=False)),
        screen(consistency.one(law(), "AAA", found, 0)),
    ):
        assert max(map(len, text.splitlines())) <= 80 and not controls(text)
        assert "differs" in text and text.splitlines()[-1].startswith("NEXT     casus ")


def test_rows_for_other_programs(tmp_path: Path) -> None:
    found = statements(engine(), [made(tmp_path, "one", RAID, YES), made(tmp_path, "two", BAND, NO)])
    rows = list(csv.DictReader(io.StringIO(csv_table(list(STATEMENT_FIELDS), [item.values() for item in found]))))
    assert len(rows) == len(found) and list(rows[0]) == list(STATEMENT_FIELDS)
    values = with_receipt([item.values() for item in found])
    jsonschema.Draft7Validator(schema_of(law(), "consistency")).validate(values)


def test_the_bundled_incidents(golden: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a state said of 2020 and of 2022 is told with both dates; the whole keeps to its schema."""
    one_law(monkeypatch)
    compare(golden, "consistency", run("consistency").out)
    compare(golden, "consistency-russia", run("consistency", "Russia").out)
    printed = run("consistency", "--format", "json")
    jsonschema.Draft7Validator(schema_of(bundled_law(), "consistency")).validate(printed.answer)
    rows = printed.result
    land = {(row["scenario"], row["said"], row["across"]) for row in rows if row["about"] == "whose_land"}
    assert {("karabakh-2020", "recognised", "differs"), ("annexation-2022", "claimed", "differs")} <= land
    wrong = run("consistency", "Rusia")
    assert wrong.status == 2 and "Did you mean Russia" in wrong.err
