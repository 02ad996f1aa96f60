"""What came with this Casus: its version, where its data is, and which scenarios are in it.

Names as text: what handles paths as objects takes long to load.
"""

import os

VERSION = "0.2.0"
"""The version of Casus; pyproject.toml reads it from here."""

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def bundled(name: str) -> str:
    """The folder of bundled data: `rules`, `scenarios` or `features`; in a wheel inside the package, in a checkout at its top."""
    inside = os.path.join(_HERE, "data", name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(_HERE)), name)


def scenario_paths(root: str) -> dict[str, str]:
    """The scenarios in a folder and the folders in it, by name. The tasks of the exercises are no scenarios."""
    found: dict[str, str] = {}
    try:
        with os.scandir(root) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        return found
    for entry in entries:
        if entry.name.endswith(".yaml"):
            if not entry.name.startswith("."):
                found[entry.name.removesuffix(".yaml")] = entry.path
        elif entry.name != "exercises" and entry.is_dir(follow_symlinks=False):
            found |= scenario_paths(entry.path)
    return found


def shown_name(path: str) -> str:
    """A file as a user knows it; a bundled one as scenarios/history/x.yaml."""
    for name in ("scenarios", "rules"):
        root = bundled(name) + os.sep
        if path.startswith(root):
            return f"{name}/{path.removeprefix(root).replace(os.sep, '/')}"
    return path
