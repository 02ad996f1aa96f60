"""A scenario cut at a day, and the duties after each event."""

from pathlib import Path

import pytest

import pactlaw
from casus.ask.choice import Chosen
from casus.ask.timeline import Timeline, rows
from casus.assessment.results import LIVE
from casus.scenarios.until import cut
from commands import compare, one_law, run

RAID = """events:
  - {id: raid, date: 2006-01-10, until: 2006-01-20, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}
  - {id: again, date: 2006-01, continues: raid, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}
  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}
disputed:
  - id: when
    about: when the plea came
    default: early
    versions:
      - {id: early, says: On the 12th., held_by: [AAA]}
      - {id: late, says: On the 18th., held_by: [XXX], set: {plea.date: 2006-01-18}}
conduct:
  - {id: troops, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}}
"""


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def test_a_cut_leaves_out_what_comes_later(tmp_path: Path) -> None:
    made = pactlaw.run(tmp_path, RAID)
    vocabulary = made.law.vocabulary
    first = cut(made.scenario, 20060111, vocabulary)
    assert [event.id for event in first.events] == ["raid"]
    assert first.as_of == 20060111 and first.events[0].until is not None and first.events[0].until.last == 20060111
    second = cut(made.scenario, 20060112, vocabulary)
    assert [event.id for event in second.events] == ["raid", "plea"]
    late = second.disputes[0].version("late")
    assert late.drop == ("plea",) and late.edits == ()
    third = cut(made.scenario, 20060118, vocabulary)
    assert third.disputes[0].version("late").drop == () and len(third.disputes[0].version("late").edits) == 1
    whole = cut(made.scenario, made.scenario.as_of, vocabulary)
    assert [event.id for event in whole.events] == [event.id for event in made.scenario.events]


def test_what_speaks_of_a_later_event_goes_with_it(tmp_path: Path) -> None:
    made = pactlaw.run(
        tmp_path, RAID.replace("date: 2006-01-10, until: 2006-01-20", "date: 2006-01-19, until: 2006-01-20")
    )
    kept = cut(made.scenario, 20060113, made.law.vocabulary)
    assert [event.id for event in kept.events] == []


def test_the_last_day_of_a_timeline_says_what_the_assessment_says(tmp_path: Path) -> None:
    made = pactlaw.run(tmp_path, RAID)
    timeline = Timeline(made, Chosen())
    last: dict[tuple[str, ...], str] = {}
    for row in rows(timeline.steps):
        last[row["norm"], row["bearer"], row["toward"], row["trigger"]] = row["status"]
    assessed = {
        (row.norm, row.bearer, row.toward, row.trigger): row.status
        for row in made.rows()
        if row.kind in ("duty", "breach") and row.status in LIVE and row.bound
    }
    assert assessed
    for key, status in assessed.items():
        assert last[key] == status, key


@pytest.mark.parametrize("name", ["jermuk-2022", "kazakhstan-2022"])
def test_a_timeline_is_as_stored_and_fits(name: str, golden: bool) -> None:
    printed = run("timeline", name)
    assert printed.fits, printed
    compare(golden, f"timeline-{name}", printed.out)


def test_the_other_forms_of_a_timeline() -> None:
    steps = run("timeline", "osh-2010", "--format", "json").result
    assert [step["date"] for step in steps] == sorted(step["date"] for step in steps)
    table = run("timeline", "osh-2010", "--format", "csv").out.splitlines()
    assert len(table) == 1 + sum(len(step["changes"]) for step in steps)
    assert "| DATE |" in run("timeline", "osh-2010", "--format", "md").out
    assert len(table) > 1


def test_a_contested_duty_has_its_mark() -> None:
    """As it has in the table of several scenarios; the key says what the mark is."""
    text = run("timeline", "jermuk-2022").out
    assert "help T? 4 -> ARM" in text and "? contested" in text
    assert "consult T 5 -> ARM" in text  # settled: no mark
