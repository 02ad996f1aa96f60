"""Named tuples that are quick to declare behave as those of `typing`."""

import pickle
import typing
from typing import Any

import pytest

from casus.files.tuples import NamedTuple


class Ours(NamedTuple):
    """A value."""

    one: int
    two: str = "b"
    three: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        """Two of them."""
        return f"{self.one}{self.two}"


class Theirs(typing.NamedTuple):
    one: int
    two: str = "b"
    three: tuple[int, ...] = ()


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_a_value_is_a_tuple_with_names(kind: Any) -> None:
    made = kind(1, three=(2,))
    assert made == (1, "b", (2,)) and hash(made) == hash((1, "b", (2,))) and isinstance(made, tuple)
    assert (made.one, made.two, made.three) == made
    assert made._replace(two="c") == (1, "c", (2,)) and type(made._replace(two="c")) is kind
    assert made._asdict() == {"one": 1, "two": "b", "three": (2,)}
    assert kind._make([1, "b", (2,)]) == made and kind._fields == ("one", "two", "three")
    assert kind._field_defaults == {"two": "b", "three": ()}
    assert repr(made) == f"{kind.__name__}(one=1, two='b', three=(2,))"
    assert pickle.loads(pickle.dumps(made)) == made and type(pickle.loads(pickle.dumps(made))) is kind
    assert typing.get_type_hints(kind)["two"] is str
    match made:
        case kind(1, two):
            assert two == "b"
    with pytest.raises(AttributeError):
        made.one = 2
    for wrong in ((), (1, 2, 3, 4)):
        with pytest.raises(TypeError):
            kind(*wrong)
    with pytest.raises(TypeError):
        kind(1, four=4)
    with pytest.raises(TypeError):
        kind._make([1])
    with pytest.raises((TypeError, ValueError)):
        made._replace(four=4)


def test_what_a_class_adds_is_there() -> None:
    assert Ours(1).both == "1b" and Ours.__doc__ == "A value." and not hasattr(Ours(1), "__dict__")


def test_a_field_without_a_default_does_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError):

        class Wrong(NamedTuple):
            one: int = 1
            two: str  # type: ignore[misc]
