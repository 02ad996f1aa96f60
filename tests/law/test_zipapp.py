"""Casus as one file: built offline from the sources, with its dependencies beside it, it answers as an installed Casus does."""

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import lakelaw
from casus.files import bundled
from casus.files.bundled import HERE
from commands import ROOT, run

DATA = ("rules", "scenarios", "features", "literature")
ANSWERS = (
    ("assess", "jermuk-2022"),
    ("law",),
    ("list",),
    ("specs",),
    ("learn", "list"),
    ("atop",),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, made of the engine with its data in it, as a wheel has it."""
    if not all((ROOT / name).is_dir() for name in DATA):
        pytest.skip("the data is not beside the tests")
    home = tmp_path_factory.mktemp("zipapp")
    shutil.copytree(HERE, home / "app" / "casus", ignore=shutil.ignore_patterns("__pycache__"))
    for name in DATA:
        shutil.copytree(ROOT / name, home / "app" / "casus" / "data" / name)
    zipapp.create_archive(home / "app", home / "casus.pyz", main="casus.cli.main:main")
    return home / "casus.pyz"


def called(archive: Path, cwd: Path, *args: str, cache: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """What the file answers; of the project nothing can be imported but what is in it."""
    elsewhere = [place for place in sys.path if place.endswith("site-packages")]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("CASUS_", "PYTHON"))}
    env |= {"PYTHONPATH": os.pathsep.join(elsewhere), "XDG_CACHE_HOME": cache or str(archive.parent / "cache"), **more}
    call = [sys.executable, "-S", str(archive), *args]  # -S: no .pth file of an editable install is read
    return subprocess.run(call, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("args", ANSWERS, ids=" ".join)
def test_it_answers_as_an_installed_casus(args: tuple[str, ...], archive: Path, tmp_path: Path) -> None:
    done, here = called(archive, tmp_path, *args), run(*args)
    assert (done.returncode, done.stdout) == (here.status, here.out), done.stderr


def test_a_law_of_one_s_own_too(archive: Path, tmp_path: Path) -> None:
    lakelaw.write(tmp_path)
    done = called(archive, tmp_path, "assess", "flood.yaml", "--law", "lake", "--only-law")
    assert done.returncode == 0 and "Betaland owes Alphaland help" in done.stdout


def test_pages_are_made_of_the_templates_in_it(archive: Path, tmp_path: Path) -> None:
    done = called(archive, tmp_path, "assess", "jermuk-2022", "--format", "html")
    assert done.returncode == 0 and "<style>" in done.stdout and "jermuk-2022" in done.stdout


def test_without_a_cache_nothing_is_left(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    more = {"CASUS_CACHE": "off", "TMPDIR": str(tmp_path / "temporary")}
    done = called(archive, tmp_path, "list", cache=str(tmp_path / "cache"), **more)
    assert done.returncode == 0 and done.stdout == run("list").out
    assert not (tmp_path / "cache").exists() and not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize("damage", ["gone", "more", "writable"])
def test_what_is_not_whole_is_not_used(damage: str, archive: Path, tmp_path: Path) -> None:
    """A rule that is missing from a law would be a wrong answer, and nobody would see it."""
    cache = str(tmp_path / "cache")
    before = called(archive, tmp_path, "law", cache=cache)
    (home,) = (tmp_path / "cache" / "casus").glob("unpacked-*")
    rule = home / "data" / "rules" / "csto" / "cst-4.yaml"
    if damage == "gone":
        rule.unlink()
    elif damage == "more":
        (rule.parent / "cst-99.yaml").write_text("clause: cst.99\n", encoding="utf-8")
    else:
        home.chmod(0o777)
    after = called(archive, tmp_path, "law", cache=cache)
    assert before.returncode == after.returncode == 0 and after.stdout == before.stdout
    if damage != "writable":
        assert rule.read_bytes() == (ROOT / "rules" / "csto" / "cst-4.yaml").read_bytes()
        assert not (rule.parent / "cst-99.yaml").exists()


def test_another_archive_of_the_same_name_is_unpacked_anew(archive: Path, tmp_path: Path) -> None:
    mine = tmp_path / "casus.pyz"
    shutil.copy(archive, mine)
    cache = str(tmp_path / "cache")
    for turn in (1, 2):
        os.utime(mine, (turn * 10**9, turn * 10**9))
        assert called(mine, tmp_path, "list", cache=cache).returncode == 0
    assert len(list((tmp_path / "cache" / "casus").glob("unpacked-*"))) == 2


def test_a_folder_of_rules_beside_the_file_is_not_taken_for_that_in_it(archive: Path, tmp_path: Path) -> None:
    """As the one at the top of a checkout is for the engine in it."""
    shutil.copy(archive, tmp_path / "casus.pyz")
    (tmp_path / "rules").mkdir()
    (tmp_path / "scenarios").mkdir()
    done = called(tmp_path / "casus.pyz", tmp_path, "list")
    assert done.returncode == 0 and done.stdout == run("list").out


def test_what_lies_in_a_folder_is_in_no_archive(tmp_path: Path) -> None:
    assert bundled.archive_of(str(tmp_path)) == "" == bundled.archive_of(str(tmp_path / "none" / "there"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert bundled.archive_of(str(tmp_path / "file" / "in" / "it")) == str(tmp_path / "file")
