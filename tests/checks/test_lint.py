"""Lint of a law: planted contradictions and idle parts are found, with a case that shows them; sound parts are not reported."""

import shutil
from pathlib import Path

import jsonschema
import pytest

from casus.assessment.engine import Engine
from casus.assessment.results import TRIGGERED
from casus.checks import files
from casus.checks.lint import lint
from casus.checks.made_up_cases import Specimens, as_file
from casus.checks.schemas import schema_of
from casus.checks.smallest_cases import Sketcher
from casus.checks.survey import Finding, Survey
from casus.files.problems import render_all
from casus.scenarios.library import load_law, read_scenario_file, scenario_files
from commands import compare, run
from pactlaw import FOLDER, engine, law, scenario

ONE, TWO = "pact/p-1.yaml", "pact/p-2.yaml"
PEACE = "    then: {prohibition: {bearer: <a>, toward: <b>, act: raid}}\n"
BAN = """  - id: p.2/no-help
    norm: p.2/no-help
    says: Members do not help each other.
    when:
      - party: {state: <a>, to: pact}
      - party: {state: <b>, to: pact}
      - <a> != <b>
    then: {prohibition: {bearer: <a>, toward: <b>, act: help}}
"""
SIEGE = "when: [{siege: {by: <a>, against: <v>}}]"
LIGHT = """    unless:
      - id: light
        when:
          - siege: {event: same, date: <d>}
          - <d> < 2001-01-01
          - <d> > 2001-06-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up law."""
    return Path(shutil.copytree(FOLDER, tmp_path / "rules"))


def edited(folder: Path, file: str, old: str, new: str) -> list[Finding]:
    """What lint finds once a text of one file is another."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(lint(folder, [], lambda done, total: None).findings)


def of_sort(found: list[Finding], code: str) -> list[Finding]:
    return [item for item in found if item.problem.code == code]


def test_every_rule_of_the_made_up_law_can_fire_in_a_case_made_up_for_it(tmp_path: Path) -> None:
    """The case is small, loads as a file, and the rule fires in it: so says the engine, not the sketch."""
    sketcher, specimens = Sketcher(law()), Specimens(engine())
    for rule in law().rules():
        if rule.standing:
            continue
        survey = Survey(engine())
        for sketch in sketcher.sketches(rule):
            for made in specimens.of(sketch):
                survey.look(made, unheld=True)
                if rule.id in survey.fired:
                    break
            if rule.id in survey.fired:
                break
        assert rule.id in survey.fired, rule.id
        assert len(made.events) <= 3
        (tmp_path / "made.yaml").write_text(as_file(engine(), made, "made", ["made up"]), encoding="utf-8")
        again, problems = read_scenario_file(tmp_path / "made.yaml", law(), "made.yaml")
        assert again is not None and not [item for item in problems if not item.warning], render_all(problems)
        other = Survey(engine())
        other.look(again, unheld=True)
        assert rule.id in other.fired


def test_what_is_owed_to_both_sides_is_found_with_a_case_that_shows_it(folder: Path, tmp_path: Path) -> None:
    """The saved file, assessed, has the same duty of one state toward two that raid each other."""
    found = lint(folder, [], lambda done, total: None)
    clashes = of_sort(list(found.findings), "both-sides")
    assert [item.problem.message.partition(":")[0] for item in clashes] == ["a party can owe the same to both sides"]
    saved = found.save(tmp_path / "clash.yaml")
    assert [path.name for path in saved] == ["clash.yaml"]
    read, problems = read_scenario_file(saved[0], law(), "clash.yaml")
    assert read is not None and not [item for item in problems if not item.warning], render_all(problems)
    rows = [row for row in Engine(law()).assess(read).rows if row.norm == "p.2/help" and row.status == TRIGGERED]
    assert {("BBB", "AAA"), ("BBB", "CCC")} <= {(row.bearer, row.toward) for row in rows}
    assert len(read.events) == 2


def test_a_duty_and_a_ban_on_the_same_act_clash(folder: Path) -> None:
    found = of_sort(edited(folder, TWO, PEACE, PEACE + BAN), "same-act")
    assert len(found) == 1 and found[0].case
    problem = found[0].problem
    assert "p.2/help and p.2/no-help" in problem.message and "smallest case seen (invented)" in problem.cure
    assert [label for label, _ in problem.also] == ["p.2/no-help  Article 2, Help"]


def test_a_rule_whose_conditions_contradict_each_other_never_fires(folder: Path) -> None:
    old = "      - <a> != <v>\n    then: {attack: {by: <a>, against: <v>, weight: <w>}}"
    new = old.replace("<a> != <v>", "<a> != <v>\n      - <w> >= heavy\n      - <w> < heavy")
    found = of_sort(edited(folder, ONE, old, new), "never-fires")
    assert "p.1/attack never fires, as far as was looked" in [item.problem.message for item in found]
    assert all(not item.case and item.problem.cure for item in found)


def test_a_rule_that_rests_on_what_nothing_supplies_is_told_with_the_condition(folder: Path) -> None:
    words = (folder / "vocabulary.yaml").read_text(encoding="utf-8")
    (folder / "vocabulary.yaml").write_text(
        words.replace("concepts:\n", "concepts:\n  myth: {says: Nothing draws it., roles: {}}\n"), encoding="utf-8"
    )
    found = edited(folder, ONE, SIEGE, SIEGE.replace("}}]", "}}, {myth: {}}]"))
    never = [item for item in of_sort(found, "never-fires") if item.problem.message.startswith("p.1/siege ")]
    assert len(never) == 1 and "{myth: {}}" in never[0].problem.mark.text
    assert [label for label, _ in never[0].problem.also] == ["p.1/siege  Article 1, What counts, and who is bound"]


def test_an_exception_that_cannot_be_met_never_matters(folder: Path) -> None:
    """The others of the made-up law matter in some case, and are not reported."""
    found = of_sort(edited(folder, ONE, f"    {SIEGE}\n", f"    {SIEGE}\n{LIGHT}"), "never-matters")
    assert [item.problem.message for item in found] == [
        'the exception "light" of p.1/siege never matters, as far as was looked'
    ]
    assert found[0].problem.mark.file == "rules/pact/p-1.yaml"


def test_questions_that_change_no_scenario_on_file(tmp_path: Path) -> None:
    raid = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, weight: heavy}}\n"
    plain = scenario(tmp_path, raid)
    band = scenario(tmp_path, "actors: {gang: {kind: band}}\n" + raid.replace("XXX", "gang"))._replace(id="band")
    found = lint(FOLDER, [(plain, "")], lambda done, total: None).findings
    assert {item.problem.message for item in of_sort(list(found), "idle-question")} == {
        "bands changes no scenario on file",
        "clean changes no scenario on file",
    }
    found = lint(FOLDER, [(plain, ""), (band, "")], lambda done, total: None).findings
    assert {item.problem.message for item in of_sort(list(found), "idle-question")} == {
        "clean changes no scenario on file"
    }


def test_a_plain_check_reports_questions_that_change_no_scenario_and_answers_nobody_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As notes: they are no mistakes. Of one scenario on file most questions change nothing, those it turns on do."""
    only = {"jermuk-2022": scenario_files()["jermuk-2022"]}
    monkeypatch.setattr(files, "scenario_files", lambda: only)
    checked = files.check_all()
    assert not checked.serious
    idle = {item.message for item in checked.problems if item.code == "idle-question"}
    assert "inside_attack changes no scenario on file" in idle
    assert not any(message.startswith("undelimited_border ") for message in idle)
    unheld = [item for item in checked.problems if "nobody on file holds the answer" in item.message]
    assert unheld and all(item.warning for item in checked.problems)


def test_words_that_no_rule_reads(folder: Path) -> None:
    found = of_sort(list(lint(folder, [], lambda done, total: None).findings), "unread")
    told = {(item.problem.message, item.problem.mark.line > 1) for item in found}
    assert ('no rule reads the fact "sent_by"', True) in told
    assert ('no rule reads the role "at" of raid', True) in told


def test_the_command(golden: bool, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the exit status 1; a file that is there is never written over."""
    monkeypatch.chdir(tmp_path)
    shown = run("check", "--lint", "rules")
    compare(golden, "check-law", shown.out)
    assert shown.status == 1 and max(map(len, shown.lines)) <= 80
    printed = run("check", "--lint", "rules", "--format", "json")
    jsonschema.Draft7Validator(schema_of(load_law(folder, only=True), "findings")).validate(printed.answer)
    kept = run("check", "--lint", "rules", "--save", "clash.yaml")
    assert kept.status == 1 and kept.lines[-1] == "Kept in clash.yaml." and (tmp_path / "clash.yaml").is_file()
    again = run("check", "--lint", "rules", "--save", "clash.yaml")
    assert again.status == 2 and "is there already" in again.err
    assert run("check", "--lint", "rules", "--save", "Clash.txt").status == 2
    assert run("check", "--lint", "nowhere").status == 2
