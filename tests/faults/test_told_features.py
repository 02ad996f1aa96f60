"""A feature that could not fail is never counted as passed, and what is wrong in one is shown where it stands."""

import subprocess
from pathlib import Path

import pytest

from commands import one_law, python, run

DAY = "    Given the day is 4 May 2023\n"
FORCE = "    When Afghanistan uses heavy force against Tajikistan at Isfara\n"
OWED = "    Then Russia owes Tajikistan consultation under Article 2\n"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def _written(folder: Path, body: str, name: str = "own.feature") -> str:
    path = folder / name
    path.write_text(f"Feature: One\n\n  Scenario: First\n{body}", encoding="utf-8")
    return str(path)


def test_a_whole_scenario_passes(tmp_path: Path) -> None:
    said = run("specs", _written(tmp_path, DAY + FORCE + OWED), "--run")
    assert "1 as expected" in said.out and said.status == 0


IDLE = {
    "small letters": (DAY + FORCE + OWED).replace("Given", "given").replace("When", "when").replace("Then", "then"),
    "capitals": (DAY + FORCE + OWED).replace("Given", "GIVEN").replace("When", "WHEN").replace("Then", "THEN"),
    "one line in small letters": DAY.replace("Given", "given") + FORCE + OWED,
    "a sentence without a word of a step": "    the day is 4 May 2023\n" + FORCE + OWED,
    "a misspelt word of a step": "    Givn the day is 4 May 2023\n" + FORCE + OWED,
    "no line at all": "",
    "no line that says what follows": DAY + FORCE,
    "a table without an end": DAY + FORCE + "\n    Examples:\n      | a |\n      | b |\n",
}


def test_an_outline_without_a_row_is_not_as_expected(tmp_path: Path) -> None:
    path = tmp_path / "own.feature"
    steps = (DAY + FORCE + OWED).replace("heavy", "<weight>")
    for rows in ("", "      | weight |\n"):
        path.write_text(f"Feature: One\n\n  Scenario Outline: First\n{steps}\n    Examples:\n{rows}", encoding="utf-8")
        said = run("specs", str(path), "--run")
        assert said.status == 1 and "1 cannot be read" in said.out


def test_a_line_in_small_letters_between_steps_gets_its_cure(tmp_path: Path) -> None:
    said = run("specs", _written(tmp_path, DAY + FORCE.replace("When", "when") + OWED), "--run")
    assert said.status != 0 and "write When" in said.out + said.err


@pytest.mark.parametrize("what", IDLE)
def test_a_scenario_that_could_not_fail_is_not_as_expected(what: str, tmp_path: Path) -> None:
    said = run("specs", _written(tmp_path, IDLE[what]), "--run")
    assert said.status == 1
    assert "1 cannot be read" in said.out
    assert "own.feature:" in said.out


def test_a_background_in_small_letters_is_found(tmp_path: Path) -> None:
    path = tmp_path / "own.feature"
    path.write_text(f"Feature: One\n\n  Background:\n{DAY.lower()}\n  Scenario: First\n{FORCE}{OWED}", encoding="utf-8")
    said = run("specs", str(path), "--run")
    assert said.status == 1 and "own.feature:4:5: this line is read as free text" in said.out


def test_prose_below_a_title_stays_prose(tmp_path: Path) -> None:
    said = run("specs", _written(tmp_path, "    Whoever is hit is helped.\n\n" + DAY + FORCE + OWED), "--run")
    assert "1 as expected" in said.out


WRONG = {
    "a state": (FORCE.replace("Tajikistan", "Tajikstan"), "5:47: no state is called", "Tajikstan"),
    "a place": (FORCE.replace("Isfara", "Isfahra"), "5:", "Isfahra"),
    "a weight": (FORCE.replace("heavy", "purple"), "5:", "purple"),
    "a day": ("    When the day is 40 May 2023\n", "5:", "40 May 2023"),
}


@pytest.mark.parametrize("what", WRONG)
def test_the_caret_stands_under_the_word(what: str, tmp_path: Path) -> None:
    line, message, word = WRONG[what]
    said = run("specs", _written(tmp_path, DAY + line + OWED), "--run")
    assert f"own.feature:{message}" in said.out
    shown = next(each for each in said.lines if each.startswith("  5 | "))
    carets = said.lines[said.lines.index(shown) + 1]
    assert shown == f"  5 | {line.rstrip()}"
    assert shown[carets.index("^") :].startswith(word[:1]) and word in shown[carets.index("^") :]


def test_the_words_of_a_table_are_shown_in_their_line(tmp_path: Path) -> None:
    body = DAY + FORCE.replace("Tajikistan", "<whom>") + OWED + "\n    Examples:\n      | whom |\n      | Tajikstan |\n"
    path = tmp_path / "own.feature"
    path.write_text(f"Feature: One\n\n  Scenario Outline: First\n{body}", encoding="utf-8")
    assert 'own.feature:5:47: no state is called "Tajikstan"' in run("specs", str(path), "--run").out


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_a_file_without_a_feature_says_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.feature"
    path.write_text(text, encoding="utf-8")
    said = run("specs", str(path))
    assert said.status == 2 and "no feature stands in this file" in said.err


@pytest.mark.parametrize("text", ["Feature: x", "Feature: x\n  Some words.\n", "Feature: x\n  Rule: y\n"])
def test_a_feature_without_a_scenario_says_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.feature"
    path.write_text(text, encoding="utf-8")
    said = run("specs", str(path))
    assert said.status == 2 and "no scenario stands in this feature" in said.err


def test_one_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    _written(tmp_path, DAY + FORCE + OWED, "good.feature")
    (tmp_path / "empty.feature").write_text("", encoding="utf-8")
    said = run("specs", str(tmp_path), "--run")
    assert said.status == 1
    assert "1 as expected" in said.out and "empty.feature:1:1: no feature stands in this file" in said.out


def test_pytest_does_not_pass_it_either(tmp_path: Path) -> None:
    for number, what in enumerate(("small letters", "no line that says what follows", "no line at all")):
        _written(tmp_path, IDLE[what], f"own-{number}.feature")
    call = python("-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"own-{number}.feature" for number in range(3)))
    said = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "3 failed" in said.stdout, said.stdout
