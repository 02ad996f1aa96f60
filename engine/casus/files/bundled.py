"""What came with this Casus: its version, and where its data is. Names as text: what handles paths as objects takes long to load."""

import os
from functools import lru_cache

VERSION = "0.2.0"
"""The version of Casus; pyproject.toml reads it from here."""

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the engine; in a zipapp a path that leads into that file."""


@lru_cache(maxsize=1)
def data_home() -> str:
    """The folder that an installed Casus has its data in. That of a zipapp is unpacked; a checkout has none."""
    inside = os.path.join(HERE, "data")
    if os.path.isdir(HERE):
        return inside
    from casus.files.unpacked import unpacked  # only here: it takes long to load

    home = unpacked("casus", HERE, ("data",))
    return os.path.join(home, "data") if home else inside


def bundled(name: str) -> str:
    """The folder of bundled data: `rules`, `scenarios`, `features` or `literature`; in a wheel inside the package, in a checkout at its top."""
    inside = os.path.join(data_home(), name)
    if os.path.isdir(inside) or not os.path.isdir(HERE):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(HERE)), name)


def shown_name(path: str) -> str:
    """A file as a user knows it; a bundled one as scenarios/history/x.yaml."""
    for name in ("scenarios", "rules"):
        root = bundled(name) + os.sep
        if path.startswith(root):
            return f"{name}/{path.removeprefix(root).replace(os.sep, '/')}"
    return path
