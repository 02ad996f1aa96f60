"""Two wordings side by side: in the words of their rules, and in what scenarios come to."""

from pathlib import Path

import pytest

import pactlaw
from casus.ask import diff
from casus.show.law.diff import Contrast
from commands import bundled_law, one_law, run

RAID = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def both() -> list[diff.WordingPair]:
    return diff.wording_pairs(pactlaw.law().clauses["p.2"], "", "old", "new")


def test_the_rules_of_two_wordings_differ_in_what_must_come_and_in_time() -> None:
    clause = pactlaw.law().clauses["p.2"]
    found = {item.aspect: item for item in diff.differences(pactlaw.law(), clause, both())}
    assert found["waits for"].one == () and len(found["waits for"].two) == 1
    assert (found["time"].one, found["time"].two) == ((), ("immediately",))
    assert found["ends when"].two == ("enough",) and "needs" not in found


def test_the_effect_is_computed_with_one_wording_alone(tmp_path: Path) -> None:
    asked = RAID + "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}\n"
    clause = pactlaw.law().clauses["p.2"]
    cases = [pactlaw.scenario(tmp_path, RAID), pactlaw.scenario(tmp_path, asked)]
    told: list[int] = []
    found = diff.effects(pactlaw.law(), clause, both(), cases[:1], lambda: told.append(1))
    assert [(item.norm, item.one, item.two) for item in found] == [("p.2/help", "triggered", "lapsed")] and told
    assert diff.effects(pactlaw.law(), clause, both(), cases[1:]) == []


def test_a_wording_alone_holds_on_all_days_of_both_and_no_others() -> None:
    clause = pactlaw.law().clauses["p.2"]
    rules = {rule.id: rule for rule in diff.alone(pactlaw.law(), clause, both(), 1).rules()}
    assert "p.2/help@old" not in rules
    assert (rules["p.2/help@new"].first, rules["p.2/help@new"].last) == (20000101, 99991231)


def test_what_the_screen_of_article_4_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casus.show.law.diff.scenario_files", lambda: ["jermuk-no-request"])
    printed = run("law", "cst.4", "--diff", "1992", "2010")
    assert printed.status == 0 and max(map(len, printed.lines)) <= 80
    assert "triggered -> dormant" in printed.out and "A request of a state" in printed.out
    values = run("law", "cst.4", "--diff", "1992", "2010", "--format", "json").result
    assert {item["scenario"] for item in values["scenarios"]} == {"jermuk-no-request"}


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (["law", "--diff", "1992", "2010"], "--diff needs an article and two of its wordings"),
        (["law", "cst.4", "--diff", "1992", "2011"], "Did you mean 2010?"),
        (["law", "cst.4", "--diff", "1992", "1992"], "one and the same wording"),
    ],
)
def test_wordings_that_are_not_on_file(words: list[str], cure: str) -> None:
    printed = run(*words)
    assert printed.status == 2 and cure in printed.err


def test_every_article_with_two_wordings_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casus.show.law.diff.scenario_files", list)
    for clause in bundled_law().clauses.values():
        known = diff.labels(clause)
        if len(known) > 1:
            made = Contrast(bundled_law(), clause, "", *known[:2])
            assert made.blocks(False) and made.values()["paragraphs"]
