"""Named tuples as in `typing`, but quick to declare: what makes one is compiled when the first one is made.

A run loads a hundred such classes and makes values of few of them by name; compiling all took a tenth of a short run.
"""

import sys

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING or sys.version_info >= (3, 14):  # from there on annotations are not there yet when a class is made
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter  # what a field of a named tuple is

    def _new(cls, /, *args, **named):
        """Make the first value: compile what makes the others, and make it by that."""
        fields, defaults = cls._fields, cls._field_defaults
        listed = "".join(f"{name}, " for name in fields)
        made = eval(f"lambda _cls, {listed}: _new(_cls, ({listed}))", {"_new": tuple.__new__, "__builtins__": {}})
        made.__name__ = "__new__"
        made.__defaults__ = tuple(defaults.values()) or None
        cls.__new__ = staticmethod(made)
        return made(cls, *args, **named)

    def _make(cls, values):
        """A value from its parts in their order."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named):
        """The same with some parts replaced."""
        made = self._make(map(named.pop, self._fields, self))
        if named:
            raise TypeError(f"Got unexpected field names: {list(named)!r}")
        return made

    def _asdict(self):
        """The parts by their names."""
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({parts})"

    def _getnewargs(self):
        return tuple(self)

    class _Maker(type):
        """Makes a class of tuples from the annotations in the body of a class."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"a field of {name} without a default follows one with a default")
            getters = {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            return type(
                name,
                (tuple,),
                {
                    "__new__": _new,
                    "__repr__": _repr,
                    "__getnewargs__": _getnewargs,
                    "_make": classmethod(_make),
                    "_replace": _replace,
                    "__replace__": _replace,
                    "_asdict": _asdict,
                    **body,
                    **getters,
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
