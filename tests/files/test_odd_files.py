"""What is no file of text, wherever one is wanted: a pipe, a device, a file without end, one larger than any. None makes Casus wait or fill the memory."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casus.files import bundled, cache
from commands import one_law, run

ODD: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "sparse": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40),
    "folder": Path.mkdir,
}
NAMED = {
    "case.yaml": [["assess", "{}"], ["check", "{}"], ["whatif", "{}", "--drop", "x"], ["claims", "{}"]],
    "out.json": [["check", "--receipt", "{}"], ["site", "build", "site", "--report", "{}", "{}"]],
    "own.feature": [["specs", "{}"], ["specs", "{}", "--run"]],
    "folder/case.yaml": [["assess", "folder"], ["record", "folder"], ["check", "folder"]],
    "folder/own.feature": [["specs", "folder"]],
    "rules/vocabulary.yaml": [["check", "rules"], ["list", "--law", "rules"], ["law", "--law", "rules"]],
    "law/scenarios/history/case.yaml": [["--law", "law"], ["record", "--law", "law"]],
    "course/course.yaml": [["learn", "--courses", "course"]],
    "learn/progress.json": [["learn"], ["learn", "check"]],
    "learn/1-promise/01-plain.yaml": [["learn", "check", "plain"], ["learn", "grade", "learn"]],
}
"""Where a file is looked for, and the calls that look at it."""


@pytest.mark.parametrize("odd", ODD)
def test_no_file_makes_casus_wait_or_fail(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, calls in NAMED.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".json" and odd == "folder":
            continue
        ODD[odd](path)
        for words in calls:
            printed = run(*(word.format(name) for word in words))
            assert printed.status in (0, 1, 2), (words, printed)
            assert "system refuses" not in printed.err, (words, printed.err)
        path.rmdir() if odd == "folder" else path.unlink()


@pytest.mark.parametrize("odd", ODD)
def test_what_is_kept_is_read_from_files_only(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = Path(str(bundled.kept_folder()))
    folder.mkdir(parents=True)
    ODD[odd](folder / "thing-key.bin")
    assert cache.load("key", "thing") is None
