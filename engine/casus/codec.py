"""Values of the model as plain data and back: what is kept between runs is made of lists, tuples, dicts, texts and numbers only.

A named tuple becomes a list that begins with the number of its class; what is a tuple is taken as it is. What a dict holds is made again when it is asked for: a law
has hundreds of texts, and one answer needs few of them.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

_NAMES = (
    "days Span",
    "problems Mark",
    "sources Cite",
    "sources Source",
    "terms Var",
    "terms Lit",
    "terms Test",
    "terms Block",
    "terms Rule",
    "terms Program",
    "conditions Shift",
    "conditions Pattern",
    "conditions Comparison",
    "vocabulary Role",
    "vocabulary Predicate",
    "vocabulary Type",
    "vocabulary Act",
    "vocabulary Vocabulary",
    "world Entity",
    "world Held",
    "world Place",
    "scenario Event",
    "scenario Fact",
    "scenario Edit",
    "scenario Version",
    "scenario Dispute",
    "scenario Position",
    "scenario NoRecord",
    "scenario Correction",
    "scenario Expectation",
    "scenario Scenario",
    "law Instrument",
    "law Wording",
    "law Paragraph",
    "law Exception_",
    "law Conclusion",
    "law Rule",
    "law Performs",
    "law Clause",
    "law Answer",
    "law Question",
    "law Reading",
    "law Law",
    "case Choice",
)
"""The classes of the model, each with its module. A class is loaded when the first value of it comes."""

_NUMBER = {tuple(name.split()): number for number, name in enumerate(_NAMES)}
_MARK, _VAR = _NUMBER["problems", "Mark"], _NUMBER["terms", "Var"]
_SET, _TUPLE = -1, -2
"""Stand where a class would, for a set and for a tuple in which something has to be made."""
_AS_IT_IS = 1000
"""Added to the number of a class where nothing in the value has to be made."""

_loaded: list[Any] = [None] * len(_NAMES)
_variables: dict[bytes, Any] = {}
"""The variables met so far: of every three things in a law one is a variable, and few are different."""


def encode(value: Any) -> Any:
    """A value of the model as plain data.

    Raises TypeError for a value of a kind that the model does not have.
    """
    if value is None or isinstance(value, (str, int)):
        return value
    kind = type(value)
    if kind is tuple:
        made = [encode(item) for item in value]
        return tuple(made) if all(map(_plain, made)) else [_TUPLE, *made]
    if isinstance(value, dict):
        return {encode(key): encode(item) for key, item in value.items()}
    if kind is frozenset:
        return [_SET, *sorted(value)]
    number = _NUMBER.get((kind.__module__.removeprefix("casus."), kind.__qualname__))
    if number is None:
        raise TypeError(f"cannot keep a {kind.__name__}")
    if number == _VAR:
        return str(value.name).encode()
    if number == _MARK:  # the line's text can be read again
        value = value._replace(text="")
    made = [encode(item) for item in value]
    return [number + _AS_IT_IS if all(map(_plain, made)) else number, *made]


def _plain(value: Any) -> bool:
    """Whether what was encoded is what it stands for."""
    return value is None or isinstance(value, (str, int, tuple))


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    kind = type(value)
    if kind is list:
        number = value[0]
        if number >= _AS_IT_IS:
            number -= _AS_IT_IS
            return tuple.__new__(_loaded[number] or _class(number), value[1:])
        if number == _SET:
            return frozenset(value[1:])
        made = []
        for item in value[1:]:
            inner = type(item)
            if inner is list:
                first = item[0]
                if first >= _AS_IT_IS:
                    first -= _AS_IT_IS
                    made.append(tuple.__new__(_loaded[first] or _class(first), item[1:]))
                else:
                    made.append(decode(item))
            elif inner is bytes:
                made.append(_variables.get(item) or _variable(item))
            else:
                made.append(Later(item) if inner is dict else item)
        return tuple(made) if number == _TUPLE else tuple.__new__(_loaded[number] or _class(number), made)
    if kind is bytes:
        return _variables.get(value) or _variable(value)
    return Later(value) if kind is dict else value


def _variable(name: bytes) -> Any:
    found = _variables[name] = (_loaded[_VAR] or _class(_VAR))(name.decode())
    return found


def _class(number: int) -> Any:
    module, _, name = _NAMES[number].partition(" ")
    found = _loaded[number] = getattr(import_module(f"casus.{module}"), name)
    return found


class Later(dict[Any, Any]):
    """A dict whose values are made of plain data when they are asked for. Nobody changes what a model holds, so none can be added.

    `make` makes one; `waiting` has the keys whose values were not made yet.
    """

    __slots__ = ("make", "waiting")

    def __init__(self, raw: dict[Any, Any], make: Callable[[Any], Any] = decode) -> None:
        super().__init__(raw)
        self.make = make
        self.waiting = {key for key, value in raw.items() if not isinstance(value, (str, int))}

    def __getitem__(self, key: Any) -> Any:
        value = super().__getitem__(key)
        if key in self.waiting:
            value = self.make(value)
            super().__setitem__(key, value)
            self.waiting.discard(key)
        return value

    def __iter__(self) -> Iterator[Any]:
        """As in a dict. That it is written here keeps the interpreter from copying values as they lie."""
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and dict(self) == dict(other)

    def __setitem__(self, key: Any, value: Any) -> None:
        raise TypeError("what a model holds is not changed")

    def __reduce__(self) -> tuple[Any, ...]:
        """Copied and pickled as a plain dict."""
        return dict, (dict(self),)

    def get(self, key: Any, default: Any = None) -> Any:
        """As in a dict."""
        return self[key] if key in self else default  # noqa: SIM401  (this is what that stands on)

    def values(self) -> Any:
        """As in a dict."""
        self._make_all()
        return super().values()

    def items(self) -> Any:
        """As in a dict."""
        self._make_all()
        return super().items()

    def copy(self) -> dict[Any, Any]:
        """As in a dict."""
        return dict(self)

    def _make_all(self) -> None:
        for key in list(self.waiting):
            self[key]
