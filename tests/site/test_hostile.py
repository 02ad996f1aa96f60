"""A site is built over nothing that no build wrote, and from nothing that waits or fills the memory."""

import gzip
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from casus.files.problems import CasusError
from casus.interface.loading import load_law
from casus.site import build


def write(folder: Path, **files: str) -> None:
    build._write(folder, {name.replace("_", "."): text for name, text in files.items()})


def test_an_earlier_build_is_written_anew_and_what_is_no_more_goes(tmp_path: Path) -> None:
    write(tmp_path, a_html="one", b_html="two")
    write(tmp_path, a_html="other")
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", build.LISTING}
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "other"


@pytest.mark.parametrize(
    "listing",
    [
        {"mine.html": []},
        {"mine.html": ["0" * 64]},
        {"index.html": ["0" * 64]},
        {"x\0.html": ["0" * 64]},
        {"../out.html": ["0" * 64]},
        {"linked.html": ["0" * 64]},
        {"notes.yaml": ["0" * 64]},
        ["mine.html", "index.html"],
        {"mine.html": 1},
    ],
)
def test_a_list_that_somebody_planted_removes_and_replaces_nothing(listing: object, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (tmp_path / "out.html").write_text("mine", encoding="utf-8")
    for name in ("mine.html", "index.html", "notes.yaml"):
        (folder / name).write_text("mine", encoding="utf-8")
    if hasattr(os, "symlink"):
        os.symlink(tmp_path / "out.html", folder / "linked.html")
    (folder / build.LISTING).write_text(json.dumps(listing), encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(CasusError):
        write(folder, index_html="site", new_html="site")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def tarball(*members: tuple[str, bytes, int], link: str = "") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for name, kind, size in members:
            member = tarfile.TarInfo(f"package/{name}")
            member.type, member.linkname, member.size = kind, link, size
            tar.addfile(member, io.BytesIO(bytes(size)))
    return made.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: gzip.compress(bytes(80 << 20), 1),
    "large": lambda: tarball(("pyodide.mjs", tarfile.REGTYPE, 17 << 20)),
    "link to itself": lambda: tarball(("pyodide.mjs", tarfile.SYMTYPE, 0), link="pyodide.mjs"),
    "many": lambda: tarball(*(("x", tarfile.REGTYPE, 0) for _ in range(3000))),
    "no tarball": lambda: b"\x1f\x8b" + b"x" * 100,
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("sort", BAD)
def test_a_tarball_that_is_not_pyodide_is_refused(sort: str, tmp_path: Path) -> None:
    (tmp_path / "x.tgz").write_bytes(BAD[sort]())
    with pytest.raises(CasusError, match="is no Pyodide"):
        build.workbench_files(tmp_path / "x.tgz")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_device_is_no_pyodide(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.tgz")
    folder = tmp_path / "folder"
    folder.mkdir()
    os.symlink("/dev/zero", folder / "pyodide.mjs")
    for place in (tmp_path / "x.tgz", folder):
        with pytest.raises(CasusError, match="is no Pyodide"):
            build.workbench_files(place)


def test_a_title_is_no_markup_for_an_assistant() -> None:
    law = load_law()
    name = next(clause.instrument for clause in law.clauses.values())
    bad = law.instruments[name]._replace(title="x](javascript:1) ![y](http://z) <img src=q>")
    law = law._replace(instruments={**law.instruments, name: bad})
    text = build.for_assistants(law, [])
    assert "![y](" not in text and "<img" not in text and "x](javascript" not in text
