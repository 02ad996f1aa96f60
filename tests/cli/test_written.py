"""What is written: each file whole or not at all, over nothing without --force, and over nothing of another kind."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casus.files import bundled
from casus.files.problems import CasusError
from casus.files.writer import new_file, put_file
from casus.site import build
from commands import controls, one_law, run

MINE = "scenario: mine\nkind: hypothetical\n"
WRITE = {
    "case.yaml": ["whatif", "plain-attack", "--drop", "asked", "--save", "case.yaml"],
    "rows.csv": ["sweep", "plain-attack", "--vary", "asked", "--out", "rows.csv"],
    "bars.svg": ["sweep", "plain-attack", "--vary", "asked", "--picture", "bars.svg"],
    "table.svg": ["matrix", "plain-attack", "--svg", "table.svg"],
    "law.json": ["law", "--export", "law.json"],
    "schemas": ["schema", "--write", "schemas"],
}
"""A file or folder, and the call that writes it."""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", WRITE)
def test_nothing_is_written_over_without_force_and_nothing_of_another_kind_ever(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    mine = place / "scenario.json" if name == "schemas" else place
    mine.parent.mkdir(exist_ok=True)
    mine.write_text(MINE, encoding="utf-8")
    mine.chmod(0o640)
    refused = run(*WRITE[name])
    assert refused.status == 2 and "--force" in refused.err, refused
    forced = run(*WRITE[name], "--force")
    if name in ("case.yaml", "rows.csv"):  # a text over a text of the same ending
        assert forced.status == 0 and mine.read_text(encoding="utf-8") != MINE
    else:
        assert forced.status == 2 and "what stands there is text, and this is" in " ".join(forced.err.split()), forced
        assert mine.read_text(encoding="utf-8") == MINE
    assert mine.stat().st_mode & 0o777 == 0o640
    mine.unlink()
    assert run(*WRITE[name], "--force").status == 0 and mine.is_file()
    again = mine.read_bytes()
    assert run(*WRITE[name]).status == 2 and mine.read_bytes() == again
    assert run(*WRITE[name], "--force").status == 0
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.parametrize("char", ["\n", "\x1b", "\u202e", "\u200b", "\x7f", "\u2028", "\u3164"])
def test_no_file_gets_a_name_that_cannot_be_seen(char: str, tmp_path: Path) -> None:
    for name, words in WRITE.items():
        odd = f"a{char}{name}"
        printed = run(*[odd if word == name else word for word in words])
        assert printed.status == 2 and "cannot be seen" in printed.err and "Choose a name" in printed.err, words
        assert not controls(printed.err)
    assert run("new", f"a{char}.yaml", "--template").status == run("site", "build", f"a{char}").status == 2
    with pytest.raises(CasusError, match="cannot be seen"):
        put_file(tmp_path / f"a{char}.yaml", MINE)
    assert not list(tmp_path.iterdir())
    put_file("资料 é\u3000x.yaml", MINE)


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("end", "status"), [(_full, 2), (_stopped, 130)])
def test_a_full_disk_or_ctrl_c_leaves_what_was_there(
    end: Callable[..., None], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.yaml").write_text(MINE, encoding="utf-8")
    monkeypatch.setattr("casus.files.writer.os.replace", end)
    assert run(*WRITE["case.yaml"], "--force").status == status
    assert run(*WRITE["rows.csv"]).status == status
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == MINE


def test_what_a_killed_call_left_is_removed_by_the_next(tmp_path: Path) -> None:
    with new_file("case.yaml") as made:
        begin = made.removesuffix(f"{os.getpid()}.part")
    gone, runs = Path(f"{begin}4194304999.part"), Path(f"{begin}{os.getppid()}.part")
    for left in (gone, runs):
        left.write_text("half", encoding="utf-8")
    put_file("case.yaml", MINE)
    assert not gone.exists() and runs.exists()
    assert Path("case.yaml").read_text(encoding="utf-8") == MINE


def test_folders_of_killed_processes_are_removed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gone, runs = tmp_path / "casus-run-4194304999-x", tmp_path / f"casus-run-{os.getppid()}-x"
    for left in (gone, runs):
        left.mkdir()
    (tmp_path / "casus-run-4194304998-link").symlink_to(runs)
    assert bundled.aside("run") == f"casus-run-{os.getpid()}-"
    assert not gone.exists() and runs.exists()


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_is_not_written_over(kind: str, tmp_path: Path) -> None:
    (tmp_path / "other").write_text(MINE, encoding="utf-8")
    {"link": lambda: os.symlink("other", "x"), "pipe": lambda: os.mkfifo("x"), "folder": lambda: os.mkdir("x")}[kind]()
    with pytest.raises(OSError, match=r"no file|directory"):
        put_file("x", "new")
    assert (tmp_path / "other").read_text(encoding="utf-8") == MINE


def test_a_site_that_was_interrupted_can_be_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, files = tmp_path / "site", {"index.html": "<!DOCTYPE html>1", "law/a.html": "<!DOCTYPE html>2"}
    written: list[object] = []

    def stopped(path: object, text: str) -> None:
        written.append(path)
        if len(written) == 3:  # the listing and a page stand
            raise KeyboardInterrupt
        put_file(path, text)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "put_file", stopped)
    with pytest.raises(KeyboardInterrupt):
        build._write(site, files)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    build._check(site)
    build._write(site, files)
    assert (site / "law" / "a.html").read_text(encoding="utf-8") == files["law/a.html"]
    (site / "mine.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CasusError, match="not of this site"):
        build._write(site, {**files, "mine.html": "theirs"})
    build._write(site, {"index.html": "<!DOCTYPE html>1"})
    assert sorted(path.name for path in site.rglob("*.html")) == ["index.html", "mine.html"]


def test_a_site_writes_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "law").symlink_to(tmp_path / "outside")
    with pytest.raises(CasusError, match="not of this site"):
        build._write(tmp_path / "site", {"law/a.html": "x"})
    assert not list((tmp_path / "outside").iterdir())
