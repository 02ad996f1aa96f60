"""The screens that do not need the engine: the first one, the list of commands, and the examples that helps end with."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from casus.files import cache, chosen, providers
from casus.show.blocks import Bit, Block, Commands, Foot, Gap, Pairs, Para, strong

if TYPE_CHECKING:
    from casus.files.tree import Node

SORTED = {
    "ANSWER": {"assess": "what is triggered, and what members did", "explain": "why, or why not"},
    "EXPLORE": {
        "whatif": "change one thing and compare",
        "compare": "two scenarios, or two readings of one",
        "turns-on": "what a contested norm turns on, and who holds what",
        "matrix": "every reading against every account of the facts",
        "sweep": "every combination of some things, and what changes most",
        "timeline": "the duties after each event",
    },
    "READ": {
        "law": "clauses, wordings, members on a day, questions",
        "specs": "the rules as readable examples",
        "record": "duties and conduct, all history together",
        "atop": "the record beside the literature",
        "claims": "press accounts, and the better record",
        "list": "the scenarios you can name",
        "consistency": "what each said of the law, held against itself",
    },
    "MAKE": {"check": "find mistakes in a file"},
    "LEARN": {"learn": "exercises for students, and for their teachers"},
    "ALSO": {
        "site": "all of it as a web site to host or to keep",
        "cite": "how to cite an article or a scenario",
        "schema": "forms of files and of output, for editors and programs",
        "completion": "let the shell complete words",
    },
}
"""The commands, by what a person wants."""


class SampleCall(NamedTuple):
    """A scenario with a norm of it, who bears that and toward whom, taken from what the file's authors expect; and what can be varied in it."""

    scenario: str
    norm: str = ""
    bearer: str = ""
    toward: str = ""
    vary: str = ""

    @property
    def clause(self) -> str:
        """The paragraph of the norm."""
        return self.norm.partition("/")[0]


def _shown() -> tuple[SampleCall, tuple[str, ...]]:
    return _shown_under(*chosen.chosen_law())


@lru_cache(maxsize=4)
def _shown_under(folders: tuple[str, ...], only: bool) -> tuple[SampleCall, tuple[str, ...]]:
    """What helps take as their example, and what the law is about: kept between runs, for to read YAML takes longer than a help."""
    rules, files = providers.paths_of("rules"), providers.scenario_paths()
    law = cache.key_of(*rules)
    key = cache.hash_of(law, *files) if law else ""
    stored = cache.load(key, "doors") if key else None
    if isinstance(stored, tuple) and len(stored) == 3:
        (name, *words), titles, known = stored
        if known == _content(files.get(name, "")):
            return SampleCall(name, *words), tuple(titles)
    systems = [node for folder in rules for node in _systems(folder)]
    named = (_text(node, "example") for node in systems)
    name = next((name for name in named if name in files), next(iter(files), "SCENARIO"))
    known = _content(files.get(name, ""))
    found = _example(name, files.get(name, ""))
    titles = tuple(title for node in systems if (title := _text(node, "title")))
    if key:
        cache.save(key, (tuple(found), titles, known), "doors")
    return found, titles


def example() -> SampleCall:
    """What helps take as their example: the scenario that a system of the law names as its own, else the first."""
    return _shown()[0]


def _content(path: str) -> str:
    """A hash of what a file holds; "" for none."""
    try:
        with open(path, "rb") as file:
            return cache.hash_of(file.read())
    except OSError:
        return ""


def _example(name: str, path: str) -> SampleCall:
    from casus.files.tree import read

    node = read(path)[0] if path else None
    expected, varied = _first(node, "expect"), _first(node, "disputed") or _first(node, "events")
    norm, bearer, toward = (_text(expected, word) for word in ("norm", "bearer", "toward"))
    return SampleCall(name, norm, bearer, toward, _text(varied, "id"))


def _systems(rules: str) -> "list[Node | None]":
    """The files of the treaty systems in a folder of law."""
    from casus.files.tree import read

    places = (os.path.join(rules, name, "system.yaml") for name in sorted(os.listdir(rules)))
    return [read(path)[0] for path in places if os.path.isfile(path)]


def _first(node: "Node | None", name: str) -> "Node | None":
    """The first entry of a list."""
    from casus.files.tree import Map, Seq

    value = node.get(name) if isinstance(node, Map) else None
    return value.items[0] if isinstance(value, Seq) and value.items else None


def _text(node: "Node | None", name: str) -> str:
    from casus.files.tree import Map, Scalar

    value = node.get(name) if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def doors() -> list[Block]:
    """The first screen: a door for each kind of visitor."""
    shown, titles = _shown()
    rows = [(f"casus assess {shown.scenario}", "the answer for one event, on one screen")]
    if shown.norm:
        rows.append((f"casus explain {shown.scenario} {shown.clause}", "why, down to the sources"))
        rows.append((f"casus law {shown.clause}", "a promise: its wording, and since when"))
    rows.append(("casus learn", "exercises; start here if you are a student"))
    rows.append(("casus list", "all events you can name"))
    last = _last_day()
    return [
        Para(
            "Casus tells you which promises of an alliance apply to an event, who must keep them, and why; what is "
            "disputed, and by whom; and what the members did.",
            0,
        ),
        Gap(),
        Para("Try one of these:", 0),
        Pairs(tuple((f"{command}{chosen.options()}", says) for command, says in rows), 2),
        Gap(),
        Para("An event of your own is a file: casus check case.yaml", 0),
        Para("All commands:                  casus --help", 0),
        *([Foot("On file:", f"{'; '.join(titles)}.", 9)] if titles else []),
        *([Para(f"The events on file end on {last}.", 0)] if last else []),
    ]


def _last_day() -> str:
    """The last day that a scenario of history on file speaks of, from the first lines of the files."""
    days = []
    for path in providers.paths_in_all(providers.paths_of("scenarios", "history")).values():
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read(4096).splitlines()
        days += [line.removeprefix("as_of:").split("#")[0].strip() for line in lines if line.startswith("as_of:")]
    return max(days, default="")


def commands() -> list[Block]:
    """The commands, for the help."""
    made: list[Block] = [
        Para("Which promises of an alliance apply to an event, who must keep them, and why?", 0),
        Gap(),
    ]
    made += [Para("Usage: casus COMMAND ...", 0), Gap()]
    width = max(len(name) for group in SORTED.values() for name in group) + 2
    for heading, group in SORTED.items():
        for place, (name, words) in enumerate(group.items()):
            made.append(_command(heading if place == 0 else "", name, words, width))
    made += [Gap(), Para("A SCENARIO is a name from casus list, or a file of your own, as in case.yaml.", 0)]
    made.append(Para("A law of your own is a folder: --law FOLDER, with every command.", 0))
    shown = example()
    whose = (
        f"casus explain {shown.scenario} {shown.clause} --for {shown.bearer}"
        if shown.norm
        else f"casus assess {shown.scenario}"
    )
    made += [
        Commands("Example:", ((whose, ""),)),
        Para("Every command: casus COMMAND --help", 0),
        Para("Version: casus --version", 0),
    ]
    return made


def _command(label: str, name: str, words: str, width: int) -> Block:
    return Pairs(((strong(label), (Bit(name + " " * (width - len(name)), "", True), Bit(words, "", True))),), 0, 10)
