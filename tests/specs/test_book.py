"""The features as a book: how they are read, found, put to the test and listed."""

from pathlib import Path

import pytest

from casus.specs import book as specs
from commands import bundled_law, one_law, run

OWN = """@cst.4
Feature: A reader's own

  Why it is here.

  Background:
    Given Armenia is a party to the Collective Security Treaty on 13 September 2022

  Rule: One

    Scenario Outline: It counts
      When Azerbaijan uses {weight} force against Armenia at Jermuk
      Then the attack on Armenia <counts> as one on Russia under Article 4(1)

      Examples:
        | counts         |
        | counts         |
        | does not count |
"""


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@pytest.fixture(scope="module")
def book() -> list[specs.Spec]:
    return specs.bundled_features()


def test_every_tag_names_something(book: list[specs.Spec]) -> None:
    law = bundled_law()
    clauses = {name for clause in law.clauses.values() for name in (clause.id, *(p.id for p in clause.paragraphs))}
    from casus.scenarios.library import scenario_files

    incidents = set(scenario_files())
    for spec in book:
        for tag in spec.every_tag():
            if tag.startswith(specs.QUESTION_TAG):
                assert tag.removeprefix(specs.QUESTION_TAG) in law.questions, f"{spec.name}: @{tag}"
            elif tag.startswith(specs.INCIDENT_TAG):
                assert tag.removeprefix(specs.INCIDENT_TAG) in incidents, f"{spec.name}: @{tag}"
            elif "." in tag:
                assert tag in clauses, f"{spec.name}: @{tag}"


def test_every_feature_begins_with_why(book: list[specs.Spec]) -> None:
    for spec in book:
        assert spec.intro, spec.name


def test_links_to_scenarios_are_their_own(book: list[specs.Spec]) -> None:
    names = [(spec.slug, example.slug) for spec in book for _, example in spec.examples()]
    assert len(names) == len(set(names))


def test_a_link_does_not_change_with_the_place_of_a_scenario() -> None:
    assert specs.slug_of("A state attacks: a member?") == "a-state-attacks-a-member"
    assert specs.slug_of("Нападение на участника") == "нападение-на-участника"


def test_contents_fit_on_a_screen() -> None:
    printed = run("specs")
    assert printed.status == 0
    assert len(printed.lines) <= 40
    assert "BY QUESTION" in printed.out


def test_an_article_is_shown_with_its_first_scenarios() -> None:
    printed = run("specs", "cst.4")
    assert len(printed.lines) <= 40
    assert "Scenario: A state attacks a member" in printed.out
    assert "casus specs cst.4 --all" in printed.out


def test_tags_narrow_each_other() -> None:
    values = run("specs", "article-4", "question:bands", "--format", "json").result
    assert values
    assert all("question:bands" in item["tags"] and item["feature"] == "csto/article-4" for item in values)


def test_a_word_that_nothing_bears_on_gets_a_cure() -> None:
    printed = run("specs", "cst.44")
    assert printed.status == 2
    assert "did you mean cst.4" in printed.err.replace("Did", "did")


def test_a_run_says_what_each_scenario_came_to() -> None:
    printed = run("specs", "csto/article-5", "--run", "--all")
    assert printed.status == 0
    assert "(as expected)" in printed.out


def test_a_folder_of_ones_own_is_run_and_what_does_not_hold_is_found(tmp_path: Path) -> None:
    (tmp_path / "own.feature").write_text(OWN.replace("{weight}", "heavy"), encoding="utf-8")
    printed = run("specs", str(tmp_path), "--run")
    assert printed.status == 1
    assert "not as expected" in printed.out
    values = run("specs", str(tmp_path / "own.feature"), "--run", "--format", "json").result
    assert values[0]["verdict"] == "not as expected"
    assert values[0]["proofs"]


def test_a_sentence_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.feature").write_text(OWN.replace("{weight}", "purple"), encoding="utf-8")
    values = run("specs", str(tmp_path), "--run", "--format", "json").result
    assert values[0]["verdict"] == "cannot be read"
    assert "purple" in values[0]["message"]


def test_a_file_that_is_no_feature_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "own.feature").write_text(
        "Feature: One\n  Scenario: Two\n    Given a day\n    Once upon a time\n", encoding="utf-8"
    )
    printed = run("specs", str(tmp_path))
    assert printed.status == 2
    assert "own.feature:4" in printed.err


def test_the_step_glossary_lists_every_sentence() -> None:
    values = run("specs", "steps", "--format", "json").result
    assert len(values) > 100
    printed = run("specs", "steps", "request")
    assert "As in:" in printed.out
    assert len(run("specs", "steps").lines) <= 40


def test_a_proof_may_rest_on_what_did_not_happen() -> None:
    printed = run("specs", "csto/status-1", "in-june-2010-the-newer-agreement-was-not-there", "--run")
    assert printed.status == 0, printed.err
