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


COURSE = "course: own\nnumber: 1\ntitle: Own\nabout: x\ntasks: [only]\n"
TASK = """\
task: only
title: A task
kind: predict
scenario: evil
text: |
  Somebody attacks.
asks:
  - {id: help, asks: Does Russia owe Kazakhstan help?, norm: cst.4.2/assist, by: RUS, toward: KAZ}
hints: [What?, Where?, So.]
solution: {help: "yes"}
invented: true
wrong: [{answers: {help: "no"}, shows: [Triggered]}]
"""


def test_a_course_of_others_copies_no_file_of_the_students(tmp_path: Path) -> None:
    """A scenario that a task brings along lies beside the task, and is laid out below the student's folder: a link leads neither in nor out."""
    for kind in ("file", "folder"):
        course, secret = tmp_path / kind, tmp_path / f"secret-{kind}"
        (course).mkdir()
        secret.mkdir()
        (secret / "evil.yaml").write_text("secret: of the student\n", encoding="utf-8")
        (course / "course.yaml").write_text(COURSE, encoding="utf-8")
        (course / "only.yaml").write_text(TASK, encoding="utf-8")
        if kind == "file":
            (course / "given").mkdir()
            (course / "given" / "evil.yaml").symlink_to(secret / "evil.yaml")
        else:
            (course / "given").symlink_to(secret)
        run("learn", "--folder", kind, "--courses", str(course), "start", "only")
        assert not list(Path(kind).rglob("evil.yaml"))
    (tmp_path / "victim").mkdir()
    (tmp_path / "file" / "given" / "evil.yaml").unlink()
    (tmp_path / "file" / "given" / "evil.yaml").write_text("of the course\n", encoding="utf-8")
    Path("s/1-own").mkdir(parents=True)
    Path("s/1-own/given").symlink_to(tmp_path / "victim")
    printed = run("learn", "--folder", "s", "--courses", str(tmp_path / "file"), "start", "only")
    assert printed.status == 2 and not list((tmp_path / "victim").iterdir())


def test_a_folder_that_was_laid_here_as_a_link_says_not_where_files_go(tmp_path: Path) -> None:
    (tmp_path / "victim").mkdir()
    Path("learn").symlink_to(tmp_path / "victim")
    printed = run("learn", "start")
    assert (printed.status, "learn" in printed.err and "--folder" in printed.err) == (2, True)
    Path("class/anna/1-promise").mkdir(parents=True)
    Path("class/anna/1-promise/01-plain.yaml").write_text("russia_helps: yes\n", encoding="utf-8")
    Path("out").mkdir()
    Path("out/pages").symlink_to(tmp_path / "victim")
    assert run("learn", "grade", "class", "--out", "out", "--force").status == 2
    assert not list((tmp_path / "victim").iterdir())


def test_answers_are_kept_beside_a_thousand_times_at_most(tmp_path: Path) -> None:
    assert run("learn", "start", "plain").status == 0
    path = Path("learn/1-promise/01-plain.yaml")
    path.with_name(path.name + ".before").symlink_to(tmp_path / "nowhere")
    assert run("learn", "reset", "plain").status == 0
    assert path.with_name(path.name + ".before").is_symlink()
    for number in range(2, 1000):
        path.with_name(f"{path.name}.before-{number}").touch()
    printed = run("learn", "reset", "plain")
    assert (printed.status, "some of them away" in " ".join(printed.err.split())) == (2, True)


def test_a_folder_of_others_shows_no_line_of_what_lies_elsewhere(tmp_path: Path) -> None:
    """A link in it is not followed, and is said; one that is named on the command line is the reader's own."""
    secret = tmp_path / "secret.txt"
    secret.write_text("root:x:0:0:nobody is to read this\n", encoding="utf-8")
    for name in ("fo/a.yaml", "law/pact/z.yaml", "specs/o.feature", "s/1-promise/01-plain.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).symlink_to(secret)
    for words in (
        ["check", "fo"],
        ["record", "fo"],
        ["law", "--law", "law"],
        ["check", "law"],
        ["specs", "specs"],
        ["specs", "specs", "--run"],
        ["learn", "--folder", "s", "check", "plain"],
        ["learn", "grade", "s"],
    ):
        printed = run(*words)
        assert "root:x" not in printed.out + printed.err, words
    assert "not followed" in run("check", "fo").err + run("check", "fo").out
    assert "root:x" in (printed := run("check", "fo/a.yaml")).out + printed.err
