"""What a call of the public interface was asked and has read, so that its result can say from what it was made.

Of a call that a command makes, the words of the command are noted (cli/options.py); of any other one, those of the command that says
the same.
"""

import os
from functools import wraps

from casus.files import bundled, inputs
from casus.interface.result import Result

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ParamSpec, TypeVar

    P = ParamSpec("P")
    R = TypeVar("R")

_OPTIONS = {"for_": "for", "from_": "from", "answers": "answer", "accounts": "account"}
"""What the command line calls a parameter, where a word of Python or one that stands for several is called otherwise."""
_UNTOLD = ("law", "tell", "before")


class _Untold(Exception):
    """A call that no command makes."""


def noted(command: str = "") -> "Callable[[Callable[P, R]], Callable[P, R]]":
    """Let the results of a function say from what they were made. command: the one that does the same; "" for none."""

    def decorated(function: "Callable[P, R]") -> "Callable[P, R]":
        @wraps(function)
        def call(*args: "P.args", **others: "P.kwargs") -> "R":
            if inputs.noted() is not None:
                return function(*args, **others)
            given = tuple(map(_kept, args))  # whoever calls may change a list later, and an iterator is empty then
            named = {name: _kept(value) for name, value in others.items()}
            every = tuple(kept if _passes(one) else one for one, kept in zip(args, given, strict=True))
            rest = {name: named[name] if _passes(value) else value for name, value in others.items()}

            def text(*more: str) -> str:
                return _told(command, function, given, named, more) if command else ""

            with inputs.noting(text) as read:
                found = function(*every, **rest)  # type: ignore[arg-type]
            if isinstance(found, Result) and not hasattr(found, "_made"):
                found._made = read
            return found

        return call

    return decorated


def _passes(value: object) -> bool:
    """Whether a value can be gone through only once."""
    return hasattr(value, "__next__")


def _kept(value: "Any") -> "Any":
    """A value that stays as it is."""
    return (
        tuple(value) if isinstance(value, list) or _passes(value) else dict(value) if isinstance(value, dict) else value
    )


def _told(
    command: str, function: "Any", args: "tuple[Any, ...]", others: "dict[str, Any]", more: "tuple[str, ...]"
) -> str:
    """A call as the text of the command that says the same, with more options; "" where none does."""
    from inspect import Parameter, signature

    bare: list[str] = []
    options = [list(more)] if more else []
    known = signature(function)
    given = known.bind(*args, **others).arguments
    try:
        for name, value in given.items():
            parameter = known.parameters[name]
            if name in _UNTOLD or value == parameter.default:
                continue
            if parameter.kind is Parameter.KEYWORD_ONLY:
                option = f"--{_OPTIONS.get(name, name)}"
                options += [[option]] if value is True else [[option, word] for word in _words(value)]
                continue
            words = list(_words(value))
            if len(words) > 1 and name != "scenarios" and parameter.kind is not Parameter.VAR_POSITIONAL:
                return ""
            bare += words
        options += _law_words(given)
    except _Untold:
        return ""
    return inputs.call_text(["casus", command], bare, options)


def _words(value: "Any") -> "Iterator[str]":
    """The words of the command line for a value. Raises _Untold where it has none."""
    from casus.scenarios.model import Scenario

    if isinstance(value, str):
        yield value
    elif isinstance(value, os.PathLike):
        yield os.fspath(value)
    elif isinstance(value, Scenario):
        name = getattr(value, "name", "")
        if not name:
            raise _Untold
        yield name
    elif hasattr(value, "isoformat"):
        yield value.isoformat()[:10]
    elif isinstance(value, dict):
        yield from (f"{name}={one}" for name, one in value.items())
    elif isinstance(value, tuple):
        for one in value:
            pair = type(one) is tuple and len(one) == 2
            yield from [f"{one[0]}={one[1]}"] if pair else _words(one)
    else:
        raise _Untold


def _law_words(given: "dict[str, Any]") -> list[list[str]]:
    """The options that choose the law of a call: the one that it was given, that of its scenario, or the one that is chosen for the run."""
    from casus.scenarios.library import loaded_from

    law = given.get("law")
    one = given.get("scenario")
    each = (one,) if one is not None else given.get("scenarios", ())
    if law is None:
        law = next((item.law for item in each if hasattr(item, "law")), None)
    if law is None:
        return bundled.law_words(*bundled.chosen_law())
    found = loaded_from(law)
    if not found:
        raise _Untold
    folders = tuple(item.home for item in found if item.sort == "folder")
    return bundled.law_words(folders, all(item.sort != "bundled" for item in found))
