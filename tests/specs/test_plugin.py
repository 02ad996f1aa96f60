"""The pytest plugin from outside: a feature in an empty folder, its messages, and its silence in other people's projects."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import casus

INSTALLED = any(point.name == "casus" for point in entry_points(group="pytest11"))

SCREEN = {"NO_COLOR": "1", "COLUMNS": "100"}

STORY = """
Feature: A story of my own

  Scenario: The member asks
    Given Armenia is a party to the Collective Security Treaty on 13 September 2022
    And Azerbaijan uses heavy force against Armenia at Jermuk
    When Armenia asks the organisation for assistance
    Then Russia owes Armenia assistance under Article 4
    And the duty falls due at once
"""


class Project:
    """A folder of somebody's own, in which pytest is called as a reader calls it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *args: str) -> tuple[int, str]:
        """What pytest answers, asked in this process."""
        said = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(sys, "path", list(sys.path))
            patch.delenv("PYTEST_ADDOPTS", raising=False)
            for name, value in SCREEN.items():
                patch.setenv(name, value)
            plugin = [] if INSTALLED else ["-p", "casus.specs.plugin"]
            spare = [
                "-p",
                "no:cacheprovider",
                "-p",
                "no:unraisableexception",
            ]  # looks through all of memory, five times
            with redirect_stdout(said), redirect_stderr(said):
                status = pytest.main([*spare, "--capture=sys", *plugin, *args])
            sys.modules.pop("conftest", None)
        return int(status), said.getvalue()

    def run_apart(self, *args: str, **environment: str) -> tuple[int, str]:
        """What it answers as a process of its own."""
        found = INSTALLED and "PYTEST_DISABLE_PLUGIN_AUTOLOAD" not in environment
        plugin = [] if found else ["-p", "casus.specs.plugin"]
        path = str(Path(casus.__file__).parent.parent)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *plugin, *args],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, **SCREEN, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_feature_in_an_empty_folder_runs(project: Project) -> None:
    project.write("my.feature", STORY)
    status, output = project.run_apart("my.feature", "-v")
    assert status == 0, output
    assert "my.feature::The member asks PASSED" in output
    assert "1 passed" in output
    assert "arning" not in output


def test_what_does_not_follow_is_told_with_its_reason_and_no_traceback(project: Project) -> None:
    project.write(
        "my.feature",
        STORY.replace("When Armenia asks the organisation for assistance", "When the day is 13 September 2022"),
    )
    status, output = project.run("my.feature")
    assert status == 1
    assert "my.feature:8: Then Russia owes Armenia assistance under Article 4" in output
    assert "expected  triggered: Russia owes Armenia help (Article 4)" in output
    assert "found     dormant, since 2022-09-13; waits for: " in output
    assert "Traceback" not in output
    assert "story.py" not in output


def test_all_mistakes_of_a_scenario_are_reported_together(project: Project) -> None:
    wrong = (
        STORY.replace("Given Armenia", "Given Armenai")
        .replace("heavy force", "grave force")
        .replace("at Jermuk", "at Jermukk")
    )
    project.write(
        "my.feature",
        wrong.replace("When Armenia asks", "When Armenia begs").replace("Article 4", "Article 44"),
    )
    status, output = project.run("my.feature")
    assert status == 1
    for message, cure in (
        ('my.feature:5:11: no state is called "Armenai"', "did you mean Armenia"),
        ('"grave" is not a word for weight', "words allowed here: trifling, light, heavy, massive"),
        ('no place is called "Jermukk"', "did you mean Jermuk?"),
        ("no sentence on file reads", "the nearest are: Armenia asks the organisation for assistance"),
        ("Article 44 of the Treaty is not on file", "words allowed here:"),
    ):
        assert message in output
        assert cure in output
    assert "Traceback" not in output


def test_a_membership_that_the_law_denies_says_who_was_bound(project: Project) -> None:
    project.write("my.feature", STORY.replace("Given Armenia is", "Given Azerbaijan is"))
    status, output = project.run("my.feature")
    assert status == 1
    assert "on that day by the law on file: Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan" in output


def test_a_folder_may_have_sentences_of_its_own(project: Project) -> None:
    project.write(
        "steps.yaml",
        """
names: {Erewhon: UZB}
steps:
  - id: fires
    keyword: [given, when]
    text: "{by} fires on {against} in {at}"
    event: use_of_force
    with: {target: territory, weight: heavy, intent: deliberate}
    example: Azerbaijan fires on Armenia in Jermuk
""",
    )
    project.write(
        "my.feature",
        STORY.replace("Azerbaijan uses heavy force against Armenia at Jermuk", "Erewhon fires on Armenia in Jermuk"),
    )
    status, output = project.run("my.feature")
    assert status == 0, output


def test_wrong_sentences_of_a_folder_are_reported(project: Project) -> None:
    project.write("steps.yaml", "steps:\n  - {id: x, keyword: given, text: it rains, event: rain, example: it rains}\n")
    project.write("my.feature", STORY)
    status, output = project.run("my.feature")
    assert status == 2
    assert 'steps.yaml:2:52: "rain" cannot stand here' in output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STORY + STORY[STORY.index("  Scenario") :], "stands in line 4 already; give each a name of its own"),
        ("Scenario: nothing\n  Then what", "my.feature"),
        ("", "no feature stands in this file"),
    ],
)
def test_a_file_that_is_no_feature_is_told_apart(project: Project, text: str, message: str) -> None:
    project.write("my.feature", text)
    status, output = project.run("my.feature")
    assert status in (2, 5), output
    assert message in output
    assert "Traceback" not in output


def test_tags_choose_scenarios(project: Project) -> None:
    project.write(
        "my.feature",
        STORY.replace("  Scenario", "  @cst.4\n  Scenario")
        + "\n  Scenario: Another\n    Given the day is 1 June 2020\n",
    )
    status, output = project.run("my.feature", "-k", "cst.4", "-v")
    assert status == 0, output
    assert "1 passed, 1 deselected" in output
    assert "arning" not in output


def test_a_scenario_file_beside_the_feature_may_be_named(project: Project) -> None:
    project.write(
        "mine.yaml",
        """
scenario: mine
title: A case of my own
kind: hypothetical
as_of: 2022-09-20
events:
  - {id: attack, date: 2022-09-13, until: 2022-09-20, use_of_force: {by: AZE, against: ARM, at: jermuk, target: territory, weight: heavy, intent: deliberate}}
""",
    )
    project.write(
        "my.feature",
        "Feature: Mine\n  Scenario: It waits\n    Given the events of mine\n    Then Russia does not yet owe Armenia assistance under Article 4\n",
    )
    status, output = project.run("my.feature")
    assert status == 0, output


def test_the_plugin_stays_out_of_other_projects(project: Project) -> None:
    """Of Casus there is only the plugin, and the number of the version."""
    allowed = ["casus.files", "casus.files.bundled", "casus.specs", "casus.specs.plugin"]
    project.write("features/shop.feature", "Feature: A shop\n  Scenario: Buy\n    Given a basket\n")
    project.write(
        "test_shop.py",
        "import sys\n\ndef test_nothing_of_casus_is_loaded():\n"
        f"    assert not [name for name in sys.modules if name.startswith('casus.') and name not in {allowed}]\n",
    )
    status, output = project.run_apart()
    assert status == 0, output
    assert "1 passed" in output
    assert "shop.feature" not in output


def test_a_project_may_ask_for_its_features(project: Project) -> None:
    project.write("pytest.ini", "[pytest]\ncasus_features = true\n")
    project.write("stories/my.feature", STORY)
    status, output = project.run()
    assert status == 0, output
    assert "1 passed" in output


def test_without_pytest_bdd_a_feature_says_what_to_install(project: Project) -> None:
    project.write("my.feature", STORY)
    status, output = project.run_apart("my.feature", PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert status == 2, output
    assert "my.feature needs pytest-bdd: pip install pytest-bdd" in output
    assert "Traceback" not in output


def test_steps_written_in_python_may_stand_beside_ours(project: Project) -> None:
    project.write("conftest.py", 'from pytest_bdd import then\n\n@then("the sun shines")\ndef _():\n    pass\n')
    project.write("my.feature", STORY + "    And the sun shines\n")
    status, output = project.run("my.feature")
    assert status == 0, output


def test_hostile_lines_come_out_harmless_and_in_time(project: Project) -> None:
    long = "a " * 50_000
    escape = "Then Russia owes Armenia assistance under Article 4\x1b[2J"
    project.write(
        "my.feature",
        STORY + f"    And {long}\n    {escape}\n    Given \u202eArmenia is a party to <x> on 1 June 2020\n",
    )
    status, output = project.run("my.feature")
    assert status == 1
    assert "this line is longer than 400 characters" in output
    assert "<U+001B>" in output
    assert "\x1b" not in output
    assert "\u202e" not in output
