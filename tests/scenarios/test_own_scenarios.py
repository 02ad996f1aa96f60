"""Scenarios of one's own: files and folders of them, for assess, check, record and claims."""

from pathlib import Path

import pytest

import lakelaw
from casus.records import archive, chapters
from casus.scenarios.library import CasusError, expanded, scenario_files
from commands import one_law, run


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two scenarios of history and one made up, in which the test runs."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("osh-2010", "kazakhstan-2022", "jermuk-no-request"):
        text = scenario_files()[name].read_text(encoding="utf-8")
        other = f"my-{name}"
        (folder / f"{other}.yaml").write_text(
            text.replace(f"scenario: {name}", f"scenario: {other}", 1), encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    one_law(monkeypatch)
    return folder


def test_assess_takes_every_scenario_of_a_folder() -> None:
    assert expanded(["mine", "osh-2010"]) == [
        *(str(Path("mine") / f"my-{name}.yaml") for name in ("jermuk-no-request", "kazakhstan-2022", "osh-2010")),
        "osh-2010",
    ]
    printed = run("assess", "mine")
    assert printed.status == 0 and "3 scenarios" in printed.out
    rows = run("assess", "mine", "--format", "json").result
    assert {row["scenario"] for row in rows} == {"my-osh-2010", "my-kazakhstan-2022", "my-jermuk-no-request"}


def test_a_name_on_file_comes_before_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "osh-2010").mkdir()
    assert expanded(["osh-2010"]) == ["osh-2010"]


@pytest.mark.parametrize("command", ["assess", "record"])
def test_a_folder_without_a_scenario_is_a_mistake_with_a_cure(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    printed = run(command, "empty")
    assert printed.status == 2 and printed.out == ""
    assert "there is no scenario in this folder" in printed.err and "end in .yaml" in printed.err


def test_check_takes_a_folder() -> None:
    printed = run("check", "mine")
    assert (printed.status == 0 and "3 files" in printed.out) or "mine" in printed.out


def test_the_record_of_a_folder_is_that_of_its_history_and_of_nothing_else() -> None:
    """Its rows are those that the same incidents have in the record; its commands name the files; what is made up is left out, and said."""
    printed = run("record", "mine", "--format", "json")
    assert printed.status == 0 and "1 scenario" in printed.err and "history" in printed.err
    rows = printed.result
    assert {row["incident"] for row in rows} == {"my-osh-2010", "my-kazakhstan-2022"}
    every = run("record", "--format", "json").result
    for name in ("osh-2010", "kazakhstan-2022"):
        expected = [
            (row["norm"], row["bearer"], row["status"], row["performance"]) for row in every if row["incident"] == name
        ]
        found = [
            (row["norm"], row["bearer"], row["status"], row["performance"])
            for row in rows
            if row["incident"] == f"my-{name}"
        ]
        assert found == expected
    command = next(row["explain"] for row in rows if row["triggers"])
    assert "mine/my-" in command and run(*command.split()[1:]).status == 0
    screen = run("record", "mine")
    assert any("casus record mine --by member" in line for line in screen.lines)
    assert "my-kazakhstan-2022" in screen.out and "jermuk-2022" not in screen.out


def test_a_record_of_one_s_own_does_not_push_the_record_out(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(mine.parent / "cache"))
    monkeypatch.delenv("CASUS_CACHE", raising=False)
    from commands import bundled_law

    own, left = archive.own_files(["mine"])
    assert set(own) == {"my-osh-2010", "my-kazakhstan-2022"} and set(left) == {"my-jermuk-no-request"}
    chapters.chapters(bundled_law(), own=own)
    few = mine.parent / "few"
    few.mkdir()
    (few / "osh-2010.yaml").write_bytes(scenario_files()["osh-2010"].read_bytes())
    chapters.chapters(bundled_law(), few)
    chapters.chapters(bundled_law(), own=own)
    assert len(list((mine.parent / "cache" / "casus").glob("record-*.bin"))) == 2


def test_a_record_without_history_is_a_mistake_with_a_cure(mine: Path) -> None:
    printed = run("record", "mine/my-jermuk-no-request.yaml")
    assert printed.status == 2 and "casus assess" in printed.err and "kind: history" in printed.err.lower()


def test_two_scenarios_of_one_name_are_a_mistake_that_names_both(mine: Path) -> None:
    other = mine.parent / "other"
    other.mkdir()
    (other / "my-osh-2010.yaml").write_bytes((mine / "my-osh-2010.yaml").read_bytes())
    with pytest.raises(CasusError) as raised:
        archive.own_files(["mine", "other"])
    (problem,) = raised.value.problems
    assert {problem.mark.file, problem.also[0][1].file} == {"mine/my-osh-2010.yaml", "other/my-osh-2010.yaml"}


def test_a_broken_file_of_a_folder_is_said(mine: Path) -> None:
    (mine / "broken.yaml").write_text("scenario: [\n", encoding="utf-8")
    for command in ("assess", "record"):
        printed = run(command, "mine")
        assert printed.status == 2 and "broken.yaml" in printed.err


def test_claims_reads_the_file_that_it_is_given(mine: Path) -> None:
    """Not its name alone."""
    printed = run("claims", "nowhere.yaml")
    assert printed.status == 2 and printed.out == "" and "nowhere.yaml" in printed.err
    (mine / "broken.yaml").write_text("scenario: broken\n", encoding="utf-8")
    assert run("claims", "mine/broken.yaml").status == 2
    name = "karabakh-2020"
    text = scenario_files()[name].read_text(encoding="utf-8").replace(f"scenario: {name}", "scenario: my-war", 1)
    (mine / "my-war.yaml").write_text(text, encoding="utf-8")
    known = run("claims", name, "--format", "json").result
    found = run("claims", "mine/my-war.yaml", "--format", "json").result
    assert found and [{**row, "scenario": name} for row in found] == known
    assert "casus explain mine/my-war.yaml" in run("claims", "mine/my-war.yaml").out
    said = run("claims", "mine/my-kazakhstan-2022.yaml")
    assert said.status == 0


def test_under_a_law_of_one_s_own_too(tmp_path: Path) -> None:
    lakelaw.write(tmp_path)
    (tmp_path / "waters" / "again.yaml").write_text(
        (tmp_path / "waters" / "spring.yaml")
        .read_text(encoding="utf-8")
        .replace("scenario: spring", "scenario: again")
        .replace("hypothetical", "history"),
        encoding="utf-8",
    )
    ferry = ("--law", "ferry")
    assert "2 scenarios" in run("assess", "waters", *ferry).out
    assert run("check", "waters", *ferry).status == 0
    (row,) = run("record", "waters", *ferry, "--format", "json").result
    assert (row["incident"], row["bearer"], row["status"]) == ("again", "AAA", "triggered")
    assert row["explain"].endswith("--law ferry")
