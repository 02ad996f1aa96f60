"""casus new in the terminal: what it asks and writes, how one goes back, leaves, or has nobody there to answer."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casus.cli import new
from commands import Printed, one_law, run

ANSWERS = "use of force\nAzerbaijan\nArmenia\nunknown\n13 September 2022\n"
LEFT = "q\n"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)


def ask(monkeypatch: pytest.MonkeyPatch, written: str, *args: str) -> Printed:
    """A call with what somebody writes."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(written))
    return run("new", *args)


def test_it_asks_says_why_and_writes_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(monkeypatch, ANSWERS + LEFT)
    assert found.status == 0 and found.err == ""
    assert max(map(len, found.lines)) <= 80
    for said in (
        "1. What happened?",
        "Why: which promises",
        "So far:",
        "Written to case.yaml.",
        "casus assess case.yaml",
    ):
        assert said in found.out
    text = Path("case.yaml").read_text("utf-8")
    assert "use_of_force: {by: AZE, against: ARM, at: unknown, target: unknown}" in text and "date: 2022-09-13" in text
    assert run("check", "case.yaml").status == 0


def test_numbers_defaults_back_and_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    written = "\nl\n2\nb\n1\n1\nunknown\n\nq\n"
    found = ask(monkeypatch, written, "my.yaml", "--from", "Azerbaijan attacked Armenia on 13 September 2022")
    assert found.status == 0, found.err
    assert "[use_of_force] > " in found.out and "[2022-09-13] > " in found.out and "Belarus" in found.out
    text = Path("my.yaml").read_text("utf-8")
    assert "{by: AZE, against: ARM" in text and "title: Azerbaijan attacked Armenia on 13 September 2022" in text


def test_a_wrong_answer_is_answered_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(monkeypatch, f"attack\nAzerbaijn\n\n{ANSWERS.partition(chr(10))[2]}{LEFT}")
    assert "did you mean Azerbaijan" in " ".join(found.out.split()).replace("Did", "did")
    assert found.out.count("2. Who? ") == 3 and found.status == 0
    assert "Write an answer" in found.err


@pytest.mark.parametrize("written", ["", "attack\n", "q\n", "attack\nAZE\nq\n"])
def test_with_too_little_told_nothing_is_written(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    found = ask(monkeypatch, written)
    assert found.status == 2 and not list(Path().iterdir())
    assert "casus new --template" in " ".join(found.err.split())


def test_the_end_of_the_input_saves_what_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(monkeypatch, ANSWERS)
    assert found.status == 0 and Path("case.yaml").exists() and "Written to case.yaml." in found.out


def test_an_interrupt_writes_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(new, "_answered", stopped)
    found = ask(monkeypatch, ANSWERS)
    assert found.status == 130 and "Nothing was written" in found.err and not list(Path().iterdir())


@pytest.mark.parametrize("more", [(), ("--template",)])
def test_nothing_that_is_there_is_written_over(monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    Path("case.yaml").write_text("mine", "utf-8")
    found = ask(monkeypatch, ANSWERS, "case.yaml", *more)
    assert found.status == 2 and "is there already" in found.err and "What happened" not in found.out
    assert Path("case.yaml").read_text("utf-8") == "mine"
    assert ask(monkeypatch, ANSWERS, "case.yaml", "--force", *more).status == 0
    assert Path("case.yaml").read_text("utf-8") != "mine"


def test_a_file_of_another_ending_is_refused_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(monkeypatch, ANSWERS, "case.txt")
    assert found.status == 2 and "does not end like a scenario file" in found.err and found.out == ""


def test_the_template_is_named_after_its_file_and_has_no_mistake() -> None:
    assert run("new", "mine.yaml", "--template").status == 0
    assert "scenario: mine " in Path("mine.yaml").read_text("utf-8")
    assert run("check", "mine.yaml").out.startswith("No problem found")


def test_hostile_answers_are_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(
        monkeypatch,
        "\x1b[31m\n{a: b}\n" + "x" * 5000 + "\nattack\nband \u202eriders\nband riders: {x}\nARM\nunknown\n2020\nq\n",
    )
    assert "\x1b" not in found.out and "\u202e" not in found.out
    assert found.status == 0 and run("check", "case.yaml").status == 0


@pytest.mark.skipif(os.name != "posix", reason="no closed streams elsewhere")
def test_with_nobody_there_it_ends_at_once(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "casus", "new"]
    ended = subprocess.run(call, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert ended.returncode == 2 and "Traceback" not in ended.stderr and not list(tmp_path.iterdir())
