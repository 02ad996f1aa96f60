"""Where law, scenarios and features come from: from Casus itself, from installed packages, and from folders of one's own.

Which of them are used is said in files/bundled.py.
"""

import os
from typing import NamedTuple

from casus.files import bundled
from casus.files.inputs import content, leads_out
from casus.files.problems import CasusError, Mark, Problem, quote, wrong

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    pass


GROUP = "casus.data"
"""The group of entry points by which an installed package says that it brings data. Each names a package that has the folders."""

PROVIDER_SORTS = ("bundled", "package", "folder")
_PARTS = ("rules", "scenarios", "features", "literature")
_EXERCISES = "exercises"


class Provider(NamedTuple):
    """One that brings data. `sort`: bundled, package or folder; `name`: the package, or the folder as it was named.

    The others are its folders, as paths; "" for one that it does not have.
    """

    name: str
    sort: str
    rules: str
    scenarios: str = ""
    features: str = ""
    literature: str = ""

    @property
    def home(self) -> str:
        """A folder of the user's own as it is named to be used."""
        return os.path.dirname(self.rules) if self.scenarios or self.features or self.literature else self.rules

    @property
    def label(self) -> str:
        """What messages call its folder of rules."""
        return "rules" if self.sort == "bundled" else self.name


_found: "dict[tuple[tuple[str, ...], bool], tuple[Provider, ...]]" = {}


def chosen() -> "tuple[Provider, ...]":
    """All that is used in this run, the bundled first. Raises CasusError for a folder or a package that cannot be used."""
    return providers_of(*bundled.chosen_law())


def providers_of(folders: "tuple[str, ...]", only: bool) -> "tuple[Provider, ...]":
    """The providers of some folders, beside what is there without them or in its place."""
    if only and not folders:
        raise wrong("--only-law leaves out the bundled law, and no other is named", "add --law FOLDER")
    key = (folders, only)
    if key not in _found:
        there = () if only else (of_casus(), *of_packages())
        own = tuple(of_folder(folder) for folder in dict.fromkeys(folders))
        _found[key] = (*there, *own)
    return _found[key]


def of_casus() -> Provider:
    """What came with Casus."""
    return Provider("Casus", "bundled", *map(bundled.bundled, _PARTS))


def of_folder(folder: str) -> Provider:
    """A folder of law of the user's own; or one that holds a folder of law called rules, and perhaps scenarios and features.

    Raises CasusError where there is no such folder.
    """
    path = os.path.normpath(folder)
    if not folder or "\0" in folder or not os.path.isdir(path):
        message = (
            "this is a file, not a folder" if folder and os.path.exists(path) else "there is no folder of this name"
        )
        cure = "name a folder of law files" + f" in {bundled.FOLDERS_IN}" * (
            not bundled.options() and bundled.FOLDERS_IN in os.environ
        )
        raise CasusError([Problem("not-a-folder", message, Mark(folder, 1, 1), cure)], "the law")
    inner = os.path.join(path, "rules")
    if not os.path.isdir(inner) or os.path.isfile(os.path.join(inner, "system.yaml")):
        return Provider(path, "folder", path)
    return Provider(inner, "folder", *_parts(path))


def _parts(home: str) -> list[str]:
    """The folders of data in a folder, "" for those that are not there."""
    return [path if os.path.isdir(path := os.path.join(home, name)) else "" for name in _PARTS]


def of_packages() -> "tuple[Provider, ...]":
    """What installed packages bring, by name. Raises CasusError for one that says it does and is not there."""
    return tuple(of_package(name, package) for name, package in _entry_points())


def of_package(name: str, package: str) -> Provider:
    """What an installed package brings. name: that of its distribution. Raises CasusError for a package that is not there."""
    found = _parts(package_folder(package, _PARTS))
    if not any(found):
        message = (
            f"the package {quote(name)} brings data in {quote(package)}, which has none of {', '.join(_PARTS[:3])}"
        )
        raise wrong(message, f"install it again, or remove it: pip uninstall {name}")
    return Provider(name, "package", *found)


def package_folder(package: str, names: "tuple[str, ...]" = ()) -> str:
    """The folder of an installed package, of which nothing is run; "" where there is none.

    names: the folders of it that are needed. Of a package in an archive these are unpacked.
    """
    from importlib.util import find_spec

    first, *inner = package.split(".")
    try:
        found = find_spec(first)  # asked for one inside of it, this would run the packages around it
    except (ImportError, ValueError, AttributeError):
        return ""
    for top in (found.submodule_search_locations or ()) if found is not None else ():
        place = os.path.join(top, *inner)
        if os.path.isdir(place):
            return place
        home = bundled.unpacked(package, place, names)
        if home:
            return home
    return ""


def _entry_points() -> "list[tuple[str, str]]":
    """The distributions that bring data, each with its package. Raises CasusError for one whose file of entry points cannot be read.

    importlib.metadata takes longer to load than most answers, and waits and fails over what any one distribution holds; so it is asked
    only for packages in an archive, which is not looked into here.
    """
    import sys

    found: dict[str, list[str]] = {}
    for place in dict.fromkeys(sys.path):
        for name, packages in _in_archive(place) if os.path.isfile(place) else _in_folder(place):
            found.setdefault(
                name.lower().replace("_", "-").replace(".", "-"), [name, *packages]
            )  # the first on the path counts
    return sorted((name, package) for name, *packages in found.values() for package in packages)


def _in_archive(place: str) -> "list[tuple[str, list[str]]]":
    from importlib.metadata import distributions

    made = []
    for item in distributions(path=[place]):
        try:
            packages = [point.value for point in item.entry_points if point.group == GROUP]
        except (ValueError, TypeError, KeyError):
            raise _badly_said(place) from None
        if packages:
            made.append((item.name, packages))
    return made


def _in_folder(place: str) -> "list[tuple[str, list[str]]]":
    """The distributions installed in a folder that bring data, each with its packages."""
    try:
        with os.scandir(place or ".") as listed:
            paths = sorted(item.path for item in listed if item.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []
    made = []
    for path in paths:
        file = os.path.join(path, "entry_points.txt")
        try:
            data = content(file, _LONGEST)
        except OSError:  # it has none, or what is no file
            continue
        if GROUP.encode() in data and (packages := _packages(data, file)):
            made.append((_distribution(path), packages))
    return made


_LONGEST = 1 << 20
"""Bytes of a file in which a distribution says something of itself."""


def _packages(data: bytes, file: str) -> list[str]:
    """The packages that a file of entry points names for the group."""
    found, inside = [], False
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise _badly_said(file) from None
    for line in map(str.strip, lines):
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and line and not line.startswith(("#", ";")):
            name, equals, value = line.partition("=")
            if not equals or not name.strip() or not value.strip():
                raise _badly_said(file)
            found.append(value.strip())
    return found


def _badly_said(file: str) -> CasusError:
    cure = "install the package again that it is of, or remove it"
    return wrong(f"{quote(file)} does not say as entry points do which data its package brings", cure)


def _distribution(path: str) -> str:
    """The name of a distribution, as it says it itself, or else as its folder does."""
    for name in ("METADATA", "PKG-INFO"):
        try:
            lines = content(os.path.join(path, name), _LONGEST).decode("utf-8", "replace").splitlines()
        except OSError:
            continue
        said = next((line[5:].strip() for line in lines if line.startswith("Name:")), "")
        if said:
            return said
    return os.path.basename(path).partition("-")[0].removesuffix(".egg-info")


def scenario_paths() -> dict[str, str]:
    """The scenarios of all that is used, by name. Raises CasusError where two have one name."""
    return merged([paths_in(item.scenarios) for item in chosen() if item.scenarios])


def paths_of(*parts: str) -> list[str]:
    """A folder or file of each that is used and has it: `paths_of("scenarios", "history")`."""
    found = []
    for item in chosen():
        home = getattr(item, parts[0])
        if home and os.path.exists(path := os.path.join(home, *parts[1:])):
            found.append(path)
    return found


def paths_in_all(folders: "list[str]") -> dict[str, str]:
    """The scenarios of some folders, by name. Raises CasusError where two have one name."""
    return merged([paths_in(folder) for folder in folders])


def merged(listed: "list[dict[str, str]]") -> dict[str, str]:
    """Scenarios of several places, by name. Raises CasusError where two have one name."""
    made: dict[str, str] = {}
    for found in listed:
        twice = next((name for name in found if name in made), None)
        if twice is not None:
            other = Mark(bundled.shown_name(made[twice]), 1, 1)
            message = f"there is a scenario {quote(twice)} already"
            problem = Problem(
                "double-word",
                message,
                Mark(bundled.shown_name(found[twice]), 1, 1),
                "give one of the two files another name",
                (("the other one", other),),
            )
            raise CasusError([problem], "the scenarios")
        made |= found
    return made


def strays(path: str, folder: str) -> bool:
    """Whether a file of a folder of others lies elsewhere, by a link, so that it is not read with the folder."""
    return leads_out(path, folder) and not os.path.abspath(folder).startswith(bundled.HERE + os.sep)


def paths_in(root: str, top: str = "") -> dict[str, str]:
    """The scenarios in a folder and the folders in it, by name. The tasks of the exercises are no scenarios, nor is what a link shows
    that leads out of the folder, but for what Casus itself brings: an installer may link it."""
    top = top or root
    found: dict[str, str] = {}
    try:
        with os.scandir(root) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        return found
    for entry in entries:
        if entry.name.endswith(".yaml"):
            if not entry.name.startswith(".") and not (entry.is_symlink() and strays(entry.path, top)):
                found[entry.name.removesuffix(".yaml")] = entry.path
        elif entry.name != _EXERCISES and entry.is_dir(follow_symlinks=False):
            found |= paths_in(entry.path, top)
    return found
