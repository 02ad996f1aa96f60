"""What files of others name stays inside: a feature and a task name scenarios and no paths, and a record of casus learn sends no file elsewhere."""

import os
from pathlib import Path

import pytest

from casus.files.problems import CasusError
from casus.learn.folder import folder_of, load_progress
from casus.scenarios.library import named_file
from commands import one_law, run

RECORD = '{"courses": "", "current": "plain", "tasks": {}}'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_a_feature_names_scenarios_and_no_paths(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("the word of nobody: 1\n", encoding="utf-8")
    (tmp_path / "here" / "secret.yaml").write_text("the word of nobody: 1\n", encoding="utf-8")
    for name in (str(secret), "../secret", "../secret.yaml", "secret.yaml", "..\\secret", "/etc/passwd", "/nowhere/x"):
        with pytest.raises(CasusError, match="is no name of a scenario"):
            named_file(name, tmp_path / "here")
        Path("own.feature").write_text(
            f"Feature: F\n  Scenario: S\n    Given the events of {name}\n    Then nobody owes anything under Article 4\n",
            encoding="utf-8",
        )
        said = run("specs", "own.feature", "--run")
        assert "is no name of" in said.out and "nobody: 1" not in said.out + said.err
    assert named_file("secret", tmp_path / "here") == tmp_path / "here" / "secret.yaml"
    assert named_file("plain-attack", tmp_path / "here").name == "plain-attack.yaml"


def test_a_record_of_somebody_else_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "progress.json"
    record.write_text(RECORD, encoding="utf-8")
    assert folder_of("") == Path("..")
    record.chmod(0o666)
    assert folder_of("") == Path("learn")
    record.chmod(0o644)
    monkeypatch.setattr(os, "getuid", lambda: record.stat().st_uid + 1)
    assert folder_of("") == Path("learn")


def test_a_record_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(RECORD, encoding="utf-8")
    Path("learn").mkdir()
    Path("learn/progress.json").symlink_to(tmp_path / "other.json")
    with pytest.raises(CasusError, match="cannot be read"):
        load_progress(Path("learn"))


def test_a_link_in_the_folder_of_a_student_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    Path("learn").mkdir()
    Path("learn/1-promise").symlink_to(tmp_path / "outside")
    for words in (["start", "plain"], ["reset", "plain"], ["next"]):
        printed = run("learn", *words)
        assert (printed.status, "leads out of" in printed.err) == (2, True), printed
    assert not list((tmp_path / "outside").iterdir())
