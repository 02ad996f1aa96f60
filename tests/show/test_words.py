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
    r"; for the record see": "Whether it was done: see",
    "held against no duty": "counts for no duty",
    "held against each reading": "compared with what each reading asks for",
    "Counting is not weighing": "How many they are does not say which is right",
    "not votes and not chances": "no votes, and they say nothing on how likely anything is",
    "are not chances": "say nothing on how likely anything is",
    "nobody on file holds this, or no one holder": "nobody on file holds all of what would change it",
    "answers the real event": "was about the real event",
    "is told otherwise": "what is told of it is not the same",
    r"no record: none found": "No record: none was found. That is no refusal.",
    "nothing is said about (it|them)": "name again of whom nothing is said",
    "applies: attacked first": "what the exception rests on",
    "whose days nobody holds": "nobody on file holds its days",
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
    for call, first in (("assess kursk-2024", "Duty to help"), ("explain kursk-2024 cst.4.2", "Whether each of")):
        text = run(*call.split()).out
        assert text.index(first) < text.index("Ukraine is bound by no treaty")


def test_a_report_begins_with_what_happened() -> None:
    lines = run("assess", "su24-2015", "--all").lines
    assert any(line.startswith("On 24 November 2015 a Turkish fighter") for line in lines[: lines.index("")])
    lines = run("assess", "osh-2010").lines  # on a tight screen too
    assert any(line.startswith("Violence between two communities spread") for line in lines[: lines.index("")])


def without(path: Path, name: str, *patterns: str) -> str:
    """A copy of a scenario on file without what the patterns say; its path."""
    text = (ROOT / "scenarios" / "history" / f"{name}.yaml").read_text(encoding="utf-8")
    for pattern in patterns:
        text, found = re.subn(pattern, "", text, flags=re.MULTILINE)
        assert found
    made = path / f"{name}.yaml"
    made.write_text(text, encoding="utf-8")
    return str(made)


SUMMARY = r"^summary:.*\n(?:(?:  .*|)\n)*?(?=\S)"


def test_without_a_summary_the_events_begin_the_report(tmp_path: Path) -> None:
    lines = run("assess", without(tmp_path, "su24-2015", SUMMARY), "--all").lines
    told = " ".join(lines[1 : lines.index("")])
    assert "On 24 November 2015 Turkey used light force against Russia (aircraft) at Latakia" in told
    lines = run(
        "assess", without(tmp_path, "su24-2015", SUMMARY, r", weight: light, intent: deliberate"), "--all"
    ).lines
    told = " ".join(lines[1 : lines.index("")])
    assert "Turkey used some force against Russia" in told  # what the file leaves out is not filled in


def test_an_assumption_that_decides_stands_in_the_headline(tmp_path: Path) -> None:
    text = " ".join(run("assess", without(tmp_path, "su24-2015", r", intent: deliberate")).out.split())
    assumed = "if the intent of shot-down is deliberate (assumed, for the file does not say it)"
    assert f"must consult with Russia (cst.2.2), due at once, {assumed}; contested" in text
    assert "broken by Turkey toward Russia, on the same assumption; contested" in text
    assert "assumed, for" not in run("assess", "su24-2015").out


def test_a_report_says_why_an_account_is_the_default() -> None:
    text = " ".join(run("assess", "karabakh-2020", "--all").out.split())
    found = re.findall(r"\(used here\): [^()]*? Why the default: [^.]+\.", text)
    assert len(found) > 3


def test_a_name_of_two_takes_the_plural_and_a_treaty_its_article() -> None:
    assert "the districts around it are not recognised" in " ".join(run("assess", "karabakh-2020").out.split())
    text = " ".join(run("whatif", "jermuk-2022", "--drop", "asked").out.split())
    assert "under the Russian-Armenian treaty, but Russia is not the CSTO" in text


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


def said(*words: str) -> str:
    """What a command prints, as one line."""
    return " ".join(run(*words).out.split())


def test_a_statement_of_another_occasion_stands_with_it() -> None:
    """Spain spoke in 2022, of other land; the screen on 1982 says so, and of a source on another treaty that it is one."""
    for words in (("assess", "falklands-1982", "--all"), ("turns-on", "falklands-1982")):
        assert "Spain (June 2022, of Ceuta and Melilla): yes, the whole land" in said(*words)
    assert "by analogy: 2015, of EU 42(7)" in said("explain", "asked-the-next-day", "cst.4.2")


def test_what_was_done_under_every_answer_is_said_to_be_done() -> None:
    assert "On record: performed; whether alone or together: see" in said("assess", "jermuk-2022")
    assert "On record: performed; whether in time: see" in said("assess", "georgia-2008")
    assert "Whether it was done: see" in said("assess", "karabakh-2023")


def test_a_silence_is_left_open_and_nobody_is_said_to_contest_it(tmp_path: Path) -> None:
    """Nobody differs on what the file does not say. Where a holder differs too, it is contested."""
    head = "scenario: own\ntitle: Drones\nkind: hypothetical\nas_of: 2025-10-01\nevents:\n"
    raid = "  - {id: drones, date: 2025-09-10, use_of_force: {by: RUS, against: POL, at: POL, target: territory, weight: heavy}}\n"
    (tmp_path / "own.yaml").write_text(head + raid, "utf-8")
    text = said("assess", str(tmp_path / "own.yaml"))
    assert "on the same assumption; left open by the file, see c." in text and "OPEN c: drones.intent." in text
    assert "CONTESTED a: question nato_who_finds" in text and "c: drones.intent" not in text.split("OPEN")[0]


def test_a_reading_of_the_law_leaves_the_facts_as_they_are() -> None:
    said_of = "It reads the law only; the facts are as in the default account."
    assert said_of in said("assess", "karabakh-2020", "--reading", "moscow")
    assert said_of not in said("assess", "karabakh-2020")
