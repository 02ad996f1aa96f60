"""The packages of docs/architecture.md and its picture, made from the packages themselves: what each says of itself, and what it imports."""

import ast
import re
from collections import Counter
from pathlib import Path

import casus
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, svg

HOME = Path(casus.__file__).parent
ORDER = (
    "files",
    "logic",
    "law",
    "scenarios",
    "assessment",
    "words",
    "ask",
    "show",
    "records",
    "checks",
    "interface",
    "specs",
    "learn",
    "workbench",
    "site",
    "cli",
)
"""The packages; each may import only those before it."""

BEGIN, END = "<!-- made from the packages -->", "<!-- end of what is made -->"
_WIDE, _HIGH, _TOP, _LEFT = 880, 46, 64, 36


def packages() -> dict[str, str]:
    """What each package says of itself, by its name; a package inside another as show/law."""
    found = {}
    for name in ORDER:
        for home in (HOME / name, *sorted(path.parent for path in (HOME / name).glob("*/__init__.py"))):
            text = ast.get_docstring(ast.parse((home / "__init__.py").read_text(encoding="utf-8"))) or ""
            found[home.relative_to(HOME).as_posix()] = text
    return found


def modules(package: str) -> dict[str, str]:
    """The modules of a package, each with the first sentence of what it says of itself."""
    found = {}
    for path in sorted((HOME / package).glob("*.py")):
        if path.stem != "__init__":
            text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            found[path.stem] = " ".join(re.split(r"(?<=[.?])\s", " ".join(text.split()), maxsplit=1)[0].split())
    return found


def imports() -> Counter[tuple[str, str]]:
    """How many modules of a package import from another, by the two."""
    found: Counter[tuple[str, str]] = Counter()
    for path in HOME.rglob("*.py"):
        own = path.relative_to(HOME).parts[0]
        named = {
            node.module.split(".")[1]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("casus.")
        }
        found.update((own, other) for other in named if own in ORDER and other in ORDER and other != own)
    return found


def text() -> str:
    """The part of the page that is made: each package, what it is for, and its modules."""
    lines = [BEGIN, ""]
    for name, says in packages().items():
        about, _, public = says.partition("\n\nPublic names: ")
        parts = [" ".join(part.split()) for part in about.split("\n\n")]
        lines += [f"### `{name}/`", "", " ".join(parts), ""]
        lines += [f"Public names: {' '.join(public.split())}", ""]
        lines += ["| module | |", "|---|---|"]
        lines += [f"| `{module}` | {first} |" for module, first in modules(name).items()]
        lines.append("")
    return "\n".join([*lines, END])


def picture() -> str:
    """The packages as boxes, one below the other, with what each imports on its left."""
    counts = imports()
    shapes: list[Shape] = [
        Text(_LEFT, 28, "The packages of Casus: each imports only those above it", bold=True, size=15)
    ]
    says = []
    for place, name in enumerate(ORDER):
        top = _TOP + place * _HIGH
        first = packages()[name].split("\n\n")[0]
        shapes.append(Box(_LEFT, top, 150, _HIGH - 12, thick_of(name)))
        shapes.append(Text(_LEFT + 12, top + 22, f"{name}/", bold=True, size=14))
        shapes.append(Text(_LEFT + 168, top + 14, _short(first), size=11))
        used = [f"{other} {counts[name, other]}" for other in ORDER if counts[name, other]]
        shapes.append(
            Text(_LEFT + 168, top + 29, f"imports {', '.join(used)}" if used else "imports nothing of Casus", size=10)
        )
        if place:
            shapes.append(StraightLine(_LEFT + 75, top - 12, _LEFT + 75, top, 1.5))
        says.append(f"{name} imports {', '.join(item.split()[0] for item in used) or 'nothing of Casus'}")
    height = _TOP + len(ORDER) * _HIGH + 16
    title = "The packages of Casus, in their order; the numbers count the modules that import"
    return svg(Drawing(title, _WIDE, height, tuple(shapes), "; ".join(says)))


def thick_of(name: str) -> float:
    """How dark a box is: those in which meaning is decided stand out."""
    return 0.12 if name in ("law", "assessment") else 0.0


def _short(sentence: str) -> str:
    """The beginning of a sentence, as far as it has room."""
    room = 102
    return sentence if len(sentence) <= room else sentence[:room].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
