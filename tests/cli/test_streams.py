"""A call whose output is closed or full, or whose folder was taken away: it says so, and no file and no fault of ours is blamed."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casus.cli.options import say
from commands import run

MODULE = f"{sys.executable} -m casus"
UNWRITTEN = "Standard output cannot be written"
ENDS = {
    "list >&-": (2, UNWRITTEN),
    "list >/dev/full": (2, UNWRITTEN),
    "list --format json <&- >&-": (2, UNWRITTEN),
    "law --help >/dev/full": (2, "No space left on device"),
    "law --help >&-": (2, UNWRITTEN),
    "site build -h >&-": (2, UNWRITTEN),
    "assess nonesuch >&-": (2, "There is no scenario"),
    "list 2>&- >/dev/null": (0, ""),
    "assess nonesuch 2>/dev/full": (2, ""),
    "list <&- >&- 2>&-": (2, ""),
}


@pytest.mark.parametrize("call", ENDS)
def test_an_output_that_takes_nothing_is_no_fault_of_ours(call: str, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(f"{MODULE} {call}", shell=True, cwd=tmp_path, env=env, capture_output=True, text=True)
    status, said = ENDS[call]
    assert done.returncode == status and said in done.stderr, done
    assert "Traceback" not in done.stderr and "mistake" not in done.stderr and (said or not done.stderr), done


def test_what_a_shell_asks_for_words_by_may_be_set_by_anybody(tmp_path: Path) -> None:
    for words, closed, said in (({}, "", "_CASUS_COMPLETE is set"), ({"COMP_WORDS": "casus 'a", "COMP_CWORD": "x"}, "", "Unset it"),
                                ({"COMP_WORDS": "casus a", "COMP_CWORD": "1"}, ">&-", UNWRITTEN)):  # fmt: skip
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "_CASUS_COMPLETE": "bash_complete", **words}
        done = subprocess.run(f"{MODULE} {closed}", shell=True, cwd=tmp_path, env=env, capture_output=True, text=True)
        assert (done.returncode, said in done.stderr, "mistake" in done.stderr) == (2, True, False), done


def test_a_folder_that_was_taken_away_is_said_to_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run("list").status == 0
    for words in (["learn"], ["learn", "start"]):
        printed = run(*words)
        assert (printed.status, "is gone" in printed.err) == (2, True), printed
    assert run("assess", "case.yaml").status == 2
    assert run("matrix", "plain-attack", "--picture", "x.svg").status == 2


def test_only_what_a_system_refuses_whatever_is_asked_is_no_mistake_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """A file of ours that is not there is looked for wrongly; one of the reader's was said to be missing before."""
    assert say(OSError(errno.ENOSPC, "No space left on device")) == 2
    assert "The system refuses" in capsys.readouterr().err
    assert run("check", "x" * 3000).status == 2  # a name that no file can have is the reader's
    assert say(FileNotFoundError(errno.ENOENT, "No such file or directory", "law.bin")) == 3
    assert "Casus made a mistake" in capsys.readouterr().err
