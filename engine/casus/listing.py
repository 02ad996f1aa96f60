"""The bundled scenarios, by date, with a line each."""

from typing import NamedTuple

from casus.layout import Block, Commands, Foot, Heading, Table
from casus.library import scenario_files
from casus.tree import Map, Node, Scalar, Seq, read

HEADINGS = {"history": "WHAT HAPPENED", "hypothetical": "WHAT COULD HAVE HAPPENED", "exercise": "EXERCISES"}


class Listed(NamedTuple):
    """A scenario as the list shows it. `date` is that of its first event, as written."""

    name: str
    kind: str
    date: str
    title: str


def listed() -> list[Listed]:
    """Every bundled scenario, by kind and then by date."""
    found = [_listed(name, read(path)[0]) for name, path in scenario_files().items()]
    order = list(HEADINGS)
    return sorted(
        found, key=lambda item: (order.index(item.kind) if item.kind in order else len(order), item.date, item.name)
    )


def _listed(name: str, node: Node | None) -> Listed:
    if not isinstance(node, Map):
        return Listed(name, "history", "", "(this file cannot be read: casus check)")
    dates = [
        date
        for event in _items(node.get("events"))
        if (date := _text(event, "date")) and _text(event, "denied") != "true"
    ]
    year = name.rpartition("-")[2]  # by convention a name ends with the year of what it is about
    meant = [date for date in dates if date.startswith(year)] or dates
    return Listed(name, _text(node, "kind"), min(meant, default=""), _text(node, "title"))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else ()


def _text(node: Node | None, name: str) -> str:
    value = node.get(name) if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def listing() -> list[Block]:
    """The list as blocks."""
    every = listed()
    made: list[Block] = []
    for kind, heading in HEADINGS.items():
        rows = [item for item in every if item.kind == kind]
        if rows:
            made.append(Heading(heading))
            made.append(Table(tuple((item.date, item.name, item.title) for item in rows), 2, False))
    first = next((item.name for item in every), "SCENARIO")
    made.append(Foot("ALSO", "a file of your own, as in casus assess case.yaml", 9))
    made.append(Commands("NEXT", ((f"casus assess {first}", ""),)))
    return made
