"""Input that is not what a command asks for is told, and never answered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casus.files import providers
from casus.files.problems import CasusError
from commands import one_law, run


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--year", "²⁰²²"],
        ["list", "--year", "٢٠٢٢"],
        ["cite", ""],
        ["cite", " "],
        ["record", "--explain", "::::"],
        ["draft", "g1.csv", "--as", "ged", "--name", "../x"],
    ],
)
def test_what_is_no_answer_ends_with_two(words: list[str]) -> None:
    Path("g1.csv").write_text("id\n1\n", encoding="utf-8")
    printed = run(*words)
    assert printed.status == 2 and not printed.out, printed


def test_many_changes_at_once_are_refused() -> None:
    printed = run("whatif", "jermuk-2022", *(word for number in range(600) for word in ("--drop", f"x{number}")))
    assert printed.status == 2 and "500 at most" in printed.err, printed


@pytest.mark.parametrize(
    ("said", "told"),
    [(b"[casus.data]\nnovalue\n", True), (b"[casus.data]\nx = \xff\n", True), (b"[console_scripts]\n\xff\n", False)],
)
def test_entry_points_that_cannot_be_read_are_told(
    said: bytes, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "bad-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_bytes(said)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    if told:
        with pytest.raises(CasusError, match="does not say as entry points do"):
            providers.of_packages()
    else:
        assert providers.of_packages() == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_among_entry_points_makes_nothing_wait(tmp_path: Path) -> None:
    info = tmp_path / "pipe-1.0.dist-info"
    info.mkdir()
    os.mkfifo(info / "entry_points.txt")
    call = "from casus.files import providers; print(providers.of_packages())"
    done = subprocess.run(
        [sys.executable, "-c", call],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "()", done.stderr


def test_features_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from casus.specs import book

    monkeypatch.setattr(book, "_MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.feature").write_text("Feature: x\n  Scenario: y\n    Given z\n", encoding="utf-8")
    found, problems = book.read_features(tmp_path)
    assert len(found) == 2 and [item.code for item in problems] == ["too-many"]
    monkeypatch.setattr(book, "_MOST_BYTES", 50)
    assert len(book.read_features(tmp_path)[0]) == 1
