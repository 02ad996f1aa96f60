"""The house style (docs/words.md): phrases that were dropped stay out, and what newcomers stumbled over is said plainly."""

import re
from pathlib import Path

import pytest

from casus.interface.trying import what_if
from commands import ROOT, one_law, run

DROPPED = {
    "Where members lie": "The members on a map",
    r"is not (after|before) \d{4}": "is on or before, is on or after",
    "it lacks that": "what is not so",
    "mark of quarrel": "none is rated as likelier",
    r"\bWanted: ": "Expected:",
    r"broken since \S+ Contested: triggered or": "broken or not broken",
    "ground plan answers alone": "one evaluator answers",
    "spoke of days to": "the last day of the file (as_of) was",
    "under Russian-": "under the Russian-",
    r"districts around it is\b": "are",
}
"""Patterns of phrases that stop a reader, and what is said instead."""

HERE = (ROOT / "docs" / "words.md", Path(__file__))
PRINTED = [
    path
    for folder, ending in (("docs", "*.md"), ("tests/golden", "*.txt"), ("engine", "*.py"), ("engine", "*.html"))
    for path in sorted((ROOT / folder).rglob(ending))
    if path not in HERE
] + [ROOT / "README.md"]


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@pytest.mark.parametrize("phrase", DROPPED)
def test_a_phrase_that_was_dropped_stays_out(phrase: str) -> None:
    pattern = re.compile(phrase.replace(" ", r"\s+"))
    found = [str(path.relative_to(ROOT)) for path in PRINTED if pattern.search(path.read_text(encoding="utf-8"))]
    assert found == [], f"write instead: {DROPPED[phrase]}"


def test_the_page_shows_ten_pairs() -> None:
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8").partition("## Ten pairs")[2]
    assert sum(line.startswith("| ") for line in page.splitlines()) == 11  # with the heads


def test_what_is_owed_comes_before_what_the_law_cannot_speak_of() -> None:
    for call, first in (("assess kursk-2024", "Duty to help"), ("explain kursk-2024 cst.4.2", "owes Russia help")):
        text = run(*call.split()).out
        assert text.index(first) < text.index("Ukraine is bound by no treaty")


def test_a_report_begins_with_what_happened() -> None:
    lines = run("assess", "su24-2015", "--all").lines
    assert any(line.startswith("On 24 November 2015 a Turkish fighter") for line in lines[: lines.index("")])


def test_a_name_of_two_takes_the_plural_and_a_treaty_its_article() -> None:
    assert "the districts around it are not recognised" in " ".join(run("assess", "karabakh-2020").out.split())
    text = " ".join(run("whatif", "jermuk-2022", "--drop", "asked").out.split())
    assert "under the Russian-Armenian treaty: " in text


def test_a_change_that_moves_no_day_warns_of_none_and_says_what_it_leaves() -> None:
    text = " ".join(run("whatif", "osh-2010", "--set", "armed-attacks.by=UZB").out.split())
    assert "CHECK" not in text
    assert "STILL NOT Duty to help (cst.4.2). Before, the file names no state" in text
    assert "Now, an exception applies: between members" in text


def test_a_later_event_moves_the_last_day_and_says_so() -> None:
    text = " ".join(run("whatif", "jermuk-2022", "--set", "attack.date=2023-01-05").out.split())
    assert "The last day of the file (as_of) was 2022-11-23; it is moved to that day." in text


def test_a_stray_fire_is_explained_by_itself() -> None:
    text = " ".join(run("whatif", "jermuk-2022", "--set", "attack.intent=stray").out.split())
    assert "it strayed or was a mistake" in text and "stood at Jermuk" not in text


def test_one_more_attack_leaves_settled_what_another_one_settles() -> None:
    more = "{date: 2020-10-03, use_of_force: {by: AZE, against: ARM, at: vardenis, target: territory, weight: heavy}}"
    changed = {item["norm"] for item in what_if("karabakh-2020", add=more).values()["changed"]}
    assert "cst.4.2/assist" in changed and not any(norm.startswith("cst.2.2") for norm in changed)
