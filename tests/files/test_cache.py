"""The compiled law kept between runs: never needed, never trusted without proof."""

import marshal
import pickle
from collections.abc import Callable
from copy import copy, deepcopy
from pathlib import Path
from typing import Any

import pytest

from casus.files import cache
from casus.law.compiler import programs_of
from casus.law.model import Law
from casus.logic import terms
from casus.scenarios import library
from pactlaw import FOLDER


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("CASUS_CACHE", raising=False)
    return tmp_path / "casus"


def loaded() -> Law:
    """The law, as a process loads it that has not loaded it before."""
    library._keys.clear()
    return library.load_law(FOLDER, only=True)


def stored(folder: Path) -> Path:
    """The one file in the folder."""
    (path,) = folder.glob("law-*.bin")
    return path


def test_a_stored_law_is_the_law(own_folder: Path) -> None:
    """Rules, questions and programs come back as they were."""
    first = loaded()
    assert stored(own_folder).stat().st_mode & 0o077 == 0
    again = loaded()

    assert first is not again
    assert [rule.id for rule in again.rules()] == [rule.id for rule in first.rules()]
    assert programs_of(again).strict.program == programs_of(first).strict.program
    assert programs_of(again).relaxed.origins.keys() == programs_of(first).relaxed.origins.keys()


def test_a_changed_file_is_another_law(own_folder: Path, tmp_path: Path) -> None:
    """The name of the stored form is a hash of what the files say."""
    copy = tmp_path / "rules"
    for path in FOLDER.rglob("*.yaml"):
        target = copy / path.relative_to(FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    before = cache.key_of(copy)
    (copy / "places.yaml").write_text((copy / "places.yaml").read_text() + "# a word more\n")

    assert cache.key_of(copy) != before


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other", "writable", "link"])
def test_a_damaged_file_is_not_used_and_does_no_harm(own_folder: Path, damage: str) -> None:
    """The law is then read from its YAML."""
    loaded()
    path = stored(own_folder)
    content = path.read_bytes()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "flip":
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "other":
        path.write_bytes(b"x" * 1000)
    elif damage == "writable":
        path.chmod(0o666)
    else:
        moved = path.with_name("moved")
        path.rename(moved)
        path.symlink_to(moved)

    assert cache.load(cache.key_of(FOLDER)) is None
    assert loaded().rules()


def test_it_can_be_turned_off(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written then."""
    monkeypatch.setenv("CASUS_CACHE", "off")
    loaded()

    assert not own_folder.exists()


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder should be."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert loaded().rules()


def test_only_values_of_the_model_are_kept() -> None:
    """Anything else is refused when it is saved, so nothing else can come back."""
    with pytest.raises(TypeError):
        cache.encode(object())


def test_a_dict_that_is_made_later_shows_only_what_is_made() -> None:
    """However it is copied or gone through."""
    ways: list[Callable[[Any], Any]] = [
        lambda made: {**made},
        dict,
        lambda made: made | {},
        lambda made: {} | made,
        lambda made: made.copy(),
        copy,
        deepcopy,
        lambda made: dict(made.items()),
        lambda made: dict(zip(made, made.values(), strict=True)),
        lambda made: {name: made[name] for name in made},
        lambda made: {name: made.get(name) for name in list(made)},
        lambda made: pickle.loads(pickle.dumps(made)),
    ]
    model = {"a": terms.Lit("p", (terms.Var("x"), "y")), "b": terms.Lit("q", ("z", 1))}
    plain = cache.encode(model)
    assert marshal.loads(marshal.dumps(plain)) == plain
    for way in ways:
        assert way(cache.decode(plain)) == model
        assert {type(value) for value in way(cache.decode(plain)).values()} == {terms.Lit}
    assert cache.decode(plain) == model and model == cache.decode(plain)
    assert cache.decode(plain) != {**model, "b": 1} and cache.decode(plain).get("c") is None
