"""A library in one file with Casus that reads files beside its own."""

import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import casus
from casus.specs.archived import copied_out


@pytest.mark.parametrize("inside", ["", "lib/"])
def test_a_package_in_an_archive_can_read_what_lies_beside_it(inside: str, tmp_path: Path) -> None:
    home = tmp_path / "app"
    package = home / inside / "needy"
    package.mkdir(parents=True)
    (package / "words.txt").write_text("found\n", encoding="utf-8")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nWORDS = Path(__file__).with_name('words.txt').read_text()\n", encoding="utf-8"
    )
    (home / "__main__.py").write_text(
        f"import sys\nsys.path.insert(0, sys.path[0] + '/{inside}')\n"
        "from casus.specs.archived import copied_out\nprint(copied_out('needy'))\nimport needy\nprint(needy.WORDS)\n",
        encoding="utf-8",
    )
    zipapp.create_archive(home, tmp_path / "app.pyz")
    engine = str(Path(casus.__file__).resolve().parent.parent)
    call = [sys.executable, str(tmp_path / "app.pyz")]
    done = subprocess.run(call, env={"PYTHONPATH": engine}, capture_output=True, text=True, check=False)
    folder, *words = done.stdout.split()
    assert words == ["found"] and not Path(folder).exists(), done.stderr


def test_a_package_in_a_folder_is_left_where_it_is() -> None:
    before = list(sys.path)
    assert copied_out("colorsys") == copied_out("gherkin") == copied_out("no_such_package") == ""
    assert sys.path == before
