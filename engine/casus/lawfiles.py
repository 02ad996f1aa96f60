"""Finding and reading the files of a folder of law: their trees, by name, before anything is made of them."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from casus import limits
from casus.problems import Mark, Problem, short
from casus.tree import Node, read

SHARED = ("vocabulary.yaml", "states.yaml", "places.yaml", "sources.yaml")
NEEDED = ("vocabulary.yaml", "states.yaml")
SPECIAL = ("system.yaml", "acts.yaml", "questions.yaml")


class LawFiles(NamedTuple):
    """The trees of a law folder by name, and a hash of what the files hold."""

    trees: dict[str, Node]
    digest: str

    def named(self, name: str) -> list[tuple[str, Node]]:
        """The trees of all files of one name in the folders of systems, each with its system."""
        return [(system_of(path), node) for path, node in self.trees.items() if path.endswith(f"/{name}")]

    def clauses(self) -> dict[str, Node]:
        """The trees of the files that hold an article each."""
        return {
            path: node for path, node in self.trees.items() if "/" in path and path.rpartition("/")[2] not in SPECIAL
        }


def system_of(name: str) -> str:
    """The treaty system to which a file belongs: the folder it stands in."""
    return name.partition("/")[0]


def read_files(folder: Path, problems: list[Problem]) -> LawFiles:
    """Read all YAML files of a folder. What is no file of a law is a problem, as are more files than a law has."""
    digest = hashlib.blake2b(digest_size=16)
    trees: dict[str, Node] = {}
    names = _names(folder, problems)
    for name in names:
        node, found = read(folder / name, label=f"rules/{name}")
        problems.extend(found)
        if node is not None:
            trees[name] = node
            try:
                content = (folder / name).read_bytes()
            except OSError:  # it was taken away meanwhile
                content = b""
            digest.update(os.fsencode(name) + b"\0" + content + b"\0")
    here = Mark(str(folder), 1, 1)
    for name in NEEDED:
        if name not in names and not any(problem.code in ("not-a-folder", "too-many-files") for problem in problems):
            message = f"the folder of rules has no {name}"
            problems.append(Problem("missing-file", message, here, "name the folder that holds it; every law has one"))
    return LawFiles(trees, digest.hexdigest())


def _names(folder: Path, problems: list[Problem]) -> list[str]:
    """The names of the YAML files of a folder, in order; hidden ones are left out."""
    here = Mark(str(folder), 1, 1)
    try:
        if not folder.is_dir():
            there = folder.exists()
            message = "this is a file, not a folder" if there else "there is no folder of this name"
            problems.append(Problem("not-a-folder", message, here, "name a folder of law files"))
            return []
    except (OSError, ValueError):  # ValueError: a name that no folder can have
        problems.append(Problem("not-a-folder", "this folder cannot be opened", here, "check its name"))
        return []
    found: list[str] = []
    looked = 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        looked += len(folders) + len(files)
        if looked > limits.FOUND:
            message = f"there are more than {limits.FOUND} files and folders here"
            problems.append(Problem("too-many-files", message, here, "name the folder of law files itself"))
            return []
        names = (Path(place, name).relative_to(folder).as_posix() for name in files if not name.startswith("."))
        for name in names:
            if name.endswith(".yaml"):
                found.append(name)
            elif name.endswith(".yml"):
                mark = Mark(f"rules/{name}", 1, 1)
                problems.append(Problem("file-name", "files of law end in .yaml", mark, "give the file that ending"))
    found.sort()
    if len(found) > limits.FILES:
        message = f"this law has {len(found)} files; {limits.FILES} at most are read"
        problems.append(Problem("too-many-files", message, here, "put several laws into several folders"))
        return []
    for name in found:
        if "/" not in name and name not in SHARED:
            mark = Mark(f"rules/{name}", 1, 1)
            message = f"{short(name)} belongs to no treaty system"
            problems.append(Problem("file-name", message, mark, "move it into the folder of one"))
    return found
