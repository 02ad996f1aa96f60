"""Scenario files that change another: what they make, what is wrong with them and where it is told, and how what-ifs are saved as such."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from casus.checks.schemas import schema_of
from casus.scenarios.library import load_scenario, scenario_files
from casus.show import overview
from commands import bundled_law, one_law, run

PARENT = "jermuk-2022"
HEAD = f"scenario: mine\nfrom: {PARENT}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    one_law(monkeypatch)
    return tmp_path


def write(text: str, name: str = "mine") -> str:
    """A file with this text; what commands call it."""
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return f"{name}.yaml"


def rows(name: str, *options: str) -> list[dict[str, object]]:
    """The rows of an assessment, without what a scenario and a reading are called."""
    return [{**row, "scenario": "", "reading": ""} for row in run("assess", name, "--format", "json", *options).result]


CHANGES = {
    "set": ("set: {attack.weight: light}", ["--set", "attack.weight=light"]),
    "set a list": ("set: {attack.at: [jermuk, kalbajar]}", ["--set", "attack.at=[jermuk, kalbajar]"]),
    "drop": ("drop: [asked]", ["--drop", "asked"]),
    "drop one": ("drop: attack", ["--drop", "attack"]),
    "shift": ("shift: {asked-moscow: 2010-06-01}", ["--shift", "2010-06-01"]),
    "add": (
        "add:\n  - {id: hit, date: 2022-09-15, use_of_force: {by: AFG, against: TJK, at: TJK, target: territory, weight: heavy, intent: deliberate}}",
        [
            "--add",
            "{id: hit, date: 2022-09-15, use_of_force: {by: AFG, against: TJK, at: TJK, target: territory, weight: heavy, intent: deliberate}}",
        ],
    ),
    "all": (
        "drop: [asked]\nset: {attack.date: 2022-09-10}\nadd: [{reply: {of: foothold, to: attack, measure: in_measure}}]",
        [
            "--drop",
            "asked",
            "--set",
            "attack.date=2022-09-10",
            "--add",
            "{reply: {of: foothold, to: attack, measure: in_measure}}",
        ],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_file_changes_what_a_what_if_changes(name: str) -> None:
    text, options = CHANGES[name]
    mine = write(f"{HEAD}{text}\n")
    assert run("check", mine).status == 0, run("check", mine).out
    assert run("whatif", PARENT, *options, "--save", "whole.yaml").status == 0
    assert rows(mine) == rows("whole.yaml") != rows(PARENT)


def test_an_account_and_an_answer_are_the_default_ones_and_give_way_to_what_is_asked_for() -> None:
    mine = write(f"{HEAD}account: {{who-began: answer-to-sabotage}}\nanswer: {{gravity: any_force}}\n")
    asked = ["--account", "who-began=answer-to-sabotage", "--answer", "gravity=any_force"]
    assert rows(mine) == rows(PARENT, *asked) != rows(PARENT)
    back = ["--account", "who-began=unprovoked", "--answer", "gravity=heavy_only"]
    assert rows(mine, *back) == rows(PARENT)
    screen = run("assess", mine).out
    assert "with gravity=any_force (by the file)" in screen
    assert "gravity=any_force (by the file)" in run("explain", mine, "cst.4.2").out


def test_a_report_says_first_what_is_changed_and_in_what() -> None:
    mine = write(f"{HEAD}drop: [asked]\n")
    screen = run("assess", mine).out
    told = " ".join(screen.split())
    assert f"Changed from {PARENT}: the request of 2022-09-13 (asked) did not happen." in told
    assert "(hypothetical)" in screen and max(map(len, screen.splitlines())) <= 80
    many = write(
        HEAD
        + "title: Much\nset:\n"
        + "".join(
            f"  {one}.date: 2022-09-1{n}\n"
            for n, one in enumerate(("attack", "foothold", "asked", "asked-moscow", "asked-un", "council"), 1)
        )
    )
    assert "more changes: add --all" in " ".join(run("assess", many).out.split())
    assert "more changes" not in run("assess", many, "--all").out


def test_what_is_said_of_sources_is_carried_over() -> None:
    mine = write(f"{HEAD}set: {{attack.weight: light}}\nsources: {{own: {{ref: a story of my own, read: in_full}}}}\n")
    assert run("check", mine).status == 0
    screen = run("assess", mine, "--sources").out
    assert "hyetert.org" in screen and "read in part" in screen


MISTAKES = {
    "no such field": ("set: {attack.wieght: light}", 'mine.yaml:3:14: "wieght" is not a field', "did you mean weight?"),
    "no such value": ("set: {attack.weight: much}", 'mine.yaml:3:22: "much" is not a word', "trifling, light"),
    "half a field": ("set: {attack: light}", 'mine.yaml:3:7: "attack" lacks a part', "EVENT.FIELD: VALUE"),
    "no such event": ("drop: [askd]", 'mine.yaml:3:8: there is no event "askd"', "did you mean asked?"),
    "a denied one": ("drop: [asked, asked]", "mine.yaml:3:15: the file says already that asked", "drop another"),
    "no day": ("shift: {attack: soon}", "mine.yaml:3:17:", "2022-09-13"),
    "no one to move": ("shift: {atack: 2010-01-01}", "mine.yaml:3:9: there is no event", "did you mean attack?"),
    "not one day": ("shift: {attack: 2010-01}", "mine.yaml:3:17:", "write one day"),
    "no such account": ("account: {who-began: me}", 'mine.yaml:3:22: "me" is no account', "unprovoked"),
    "no such dispute": ("account: {who-bgan: me}", "mine.yaml:3:11: the scenario has no dispute", "who-began?"),
    "no such answer": ("answer: {gravity: none}", 'mine.yaml:3:19: "none" is not an answer', "any_force"),
    "no id": ("add: [{date: 2022-09-15, statement: {by: ARM}}]", "mine.yaml:3:", 'the word "id"'),
    "no history": ("kind: history", 'mine.yaml:3:7: "history" is not a value of kind', "hypothetical"),
    "an event": ("events: []", 'mine.yaml:3:1: "events" is not a word', "words allowed here"),
    "a name twice": ("sources: {tass-1506687: x}", 'mine.yaml:3:11: "tass-1506687" is a name', "choose another id"),
    "too early": ("as_of: 2022-09-01", "mine.yaml:", ""),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_the_line_of_this_file_with_a_cure(name: str) -> None:
    text, place, cure = MISTAKES[name]
    printed = run("check", write(f"{HEAD}{text}\n"))
    assert printed.status == 1 and place in printed.out and cure in " ".join(printed.out.split()), printed.out
    assert all(line.startswith("mine.yaml:") for line in printed.lines if line[:1].isalpha() and ".yaml:" in line)


def test_all_mistakes_come_at_once() -> None:
    printed = run("check", write(f"{HEAD}set: {{attack.x: y}}\ndrop: [z]\naccount: {{a: b}}\nevents: []\n"))
    assert printed.out.rstrip().endswith("4 problems in mine.yaml. Nothing was changed.")


PARENTS = {
    "missing": ("jermuk-202", "There is no scenario", "did you mean jermuk-2022"),
    "itself": ("mine", "leads back to a file that is being changed", "does not come from this one"),
    "a circle": ("other.yaml", "has mistakes of its own", "casus check other.yaml"),
    "no file": ("no.yaml", "there is no file", "in that folder"),
    "above": ("../above.yaml", "there is no file", "in that folder"),
    "absolute": ("/etc/hostname.yaml", "there is no file", "in that folder"),
    "a link": ("link.yaml", "there is no file", "in that folder"),
    "broken": ("broken.yaml", "has mistakes of its own", "mend it first"),
}


@pytest.mark.parametrize("name", PARENTS)
def test_what_it_changes_is_on_file_or_in_its_own_folder_and_holds_by_itself(name: str, here: Path) -> None:
    inner = here / "inner"
    inner.mkdir()
    whole = scenario_files()[PARENT].read_text(encoding="utf-8")
    (here / "above.yaml").write_text(whole, encoding="utf-8")
    (inner / "link.yaml").symlink_to(here / "above.yaml")
    (inner / "broken.yaml").write_text(whole.replace("weight: massive", "weight: much"), encoding="utf-8")
    (inner / "other.yaml").write_text("scenario: other\nfrom: mine\n", encoding="utf-8")
    word, message, cure = PARENTS[name]
    (inner / "mine.yaml").write_text(f"scenario: mine\nfrom: {word}\n", encoding="utf-8")
    printed = run("check", "inner/mine.yaml")
    assert printed.status == 1 and "inner/mine.yaml:2:7:" in printed.out, printed.out
    told = " ".join(printed.out.replace("inner/", "").split())
    assert message in told and cure in told


def test_one_may_change_another_that_changes_one_and_a_file_below() -> None:
    Path("below").mkdir()
    Path("below/first.yaml").write_text("scenario: first\nfrom: jermuk-2022\ndrop: [asked]\n", encoding="utf-8")
    mine = write("scenario: mine\nfrom: below/first.yaml\nset: {attack.weight: light}\n")
    assert run("check", mine).status == 0
    whole = write(f"{HEAD}drop: [asked]\nset: {{attack.weight: light}}\n".replace("mine", "other"), "other")
    assert rows(mine) == rows(whole)
    assert run("whatif", mine, "--drop", "attack").status == 0


def test_a_receipt_names_what_is_changed_and_an_answer_follows_it() -> None:
    parent = scenario_files()[PARENT].read_text(encoding="utf-8")
    write(parent.replace("scenario: jermuk-2022", "scenario: first"), "first")
    mine = write("scenario: mine\nfrom: first\ndrop: [council]\n")
    before = run("assess", mine, "--format", "json")
    Path("answer.json").write_text(before.out, encoding="utf-8")
    assert set(json.loads(before.out)["receipt"]["scenarios"]) == {"first.yaml", "mine.yaml"}
    assert run("assess", mine, "--format", "json").out == before.out  # as kept between runs
    assert set(json.loads(before.out)["receipt"]["scenarios"]) == {"first.yaml", "mine.yaml"}
    write(
        parent.replace("scenario: jermuk-2022", "scenario: first").replace("weight: massive", "weight: light"), "first"
    )
    after = run("assess", mine, "--format", "json")
    assert after.result != before.result
    told = run("check", "--receipt", "answer.json")
    assert told.status == 1 and "first.yaml" in told.out


def test_a_list_has_it_with_the_days_of_what_it_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = write("scenario: mine-2010\nfrom: jermuk-2022\nshift: {attack: 2010-06-01}\n", "mine-2010")
    files = {"jermuk-2022": scenario_files()["jermuk-2022"], "mine-2010": Path(mine)}
    monkeypatch.setattr(overview, "scenario_files", lambda: files)
    found = {item.name: item for item in overview.listed()}
    assert found["mine-2010"].date == "2010-06-01" and found["mine-2010"].kind == "hypothetical"
    assert found["mine-2010"].title == f"{found['jermuk-2022'].title}, changed"


def test_the_schema_knows_both_forms() -> None:
    check = jsonschema.Draft7Validator(schema_of(bundled_law(), "scenario"))
    good = yaml.load(f"{HEAD}set: {{attack.weight: light}}\nshift: {{attack: 2010-06-01}}\n", yaml.BaseLoader)
    assert not list(check.iter_errors(good))
    assert list(check.iter_errors({**good, "events": []})) and list(check.iter_errors({**good, "kind": "history"}))
    assert list(check.iter_errors({"scenario": "mine"}))


# ---- saved as such ---------------------------------------------------------------------------------------------------


def test_a_what_if_is_saved_as_what_it_changes() -> None:
    words = [
        "--drop",
        "asked",
        "--shift",
        "2010-06-01",
        "--answer",
        "gravity=any_force",
        "--account",
        "who-began=unprovoked",
    ]
    words += ["--add", "{request: {by: ARM, voice: government, to: csto, for: consultation}}"]
    printed = run("whatif", PARENT, *words, "--save", "short.yaml", "--short")
    assert printed.status == 0
    text = Path("short.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=") and text.splitlines()[1].startswith("# Receipt: ")
    assert len(text.splitlines()) < 30 and f"from: {PARENT}" in text
    assert run("check", "short.yaml").status == 0
    changed = rows("short.yaml")
    assert run("whatif", PARENT, *words, "--save", "whole.yaml").status == 0
    assert changed == rows("whole.yaml", "--answer", "gravity=any_force", "--account", "who-began=unprovoked")
    assert run("check", "--receipt", "short.yaml").status == 0


def test_what_cannot_be_saved_as_such_is_said(here: Path) -> None:
    assert run("whatif", PARENT, "--answer", "gravity=any_force", "--save", "a.yaml", "--short").status == 0
    assert rows("a.yaml") == rows(PARENT, "--answer", "gravity=any_force")
    far = write(f"{HEAD}drop: [asked]\n")
    (here / "other").mkdir()
    for words, told in (
        ([PARENT, "--drop", "asked", "--short"], "Add --save"),
        ([PARENT, "--reading", "yerevan", "--save", "b.yaml", "--short"], "no part of a file"),
        ([far, "--drop", "council", "--save", "other/b.yaml", "--short"], "leave out --short"),
    ):
        printed = run("whatif", *words)
        assert printed.status == 2 and told in " ".join(printed.err.split()), printed.err
    assert run("whatif", far, "--drop", "council", "--save", "c.yaml", "--short").status == 0
    assert "from: mine.yaml" in Path("c.yaml").read_text(encoding="utf-8") and run("check", "c.yaml").status == 0


def test_what_a_file_follows_is_looked_at_each_time_and_in_a_variant_too() -> None:
    first = "scenario: one\ntitle: One\nkind: hypothetical\nas_of: 2023-01-05\nevents:\n  - {id: e, date: 2023-01-01, use_of_force: {by: AZE, against: ARM, at: jermuk, target: unknown}}\n"
    Path("one.yaml").write_text(first, encoding="utf-8")
    second = first.replace("one", "two").replace("2023-01-0", "2023-02-0") + "follows: [one]\n"
    Path("two.yaml").write_text(second, encoding="utf-8")
    Path("three.yaml").write_text("scenario: three\nfrom: two.yaml\nshift: {e: 2022-01-01}\n", encoding="utf-8")
    assert run("assess", "two.yaml").status == 0
    told = run("check", "three.yaml")
    assert told.status == 0 and "does not begin before" in " ".join(told.out.split())
    assert load_scenario("three.yaml", bundled_law()).follows == ()
    assert load_scenario("two.yaml", bundled_law()).follows == ("one",)
    Path("one.yaml").write_text(first.replace("2023-01-0", "2024-01-0"), encoding="utf-8")
    assert "does not begin before" in " ".join(run("assess", "two.yaml").err.split())
