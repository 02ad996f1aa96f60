"""What is on file, for helps and first screens: an example of a call, the titles of the law, and the words that complete a call."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casus.files import cache, chosen, providers

if TYPE_CHECKING:
    from casus.files.tree import Node


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


def titles() -> tuple[str, ...]:
    """What the bundled law is about: the titles of its systems."""
    return _shown()[1]


def last_day() -> str:
    """The last day that a scenario of history on file speaks of, from the first lines of the files."""
    days = []
    for path in providers.paths_in_all(providers.paths_of("scenarios", "history")).values():
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read(4096).splitlines()
        days += [line.removeprefix("as_of:").split("#")[0].strip() for line in lines if line.startswith("as_of:")]
    return max(days, default="")


def bundled_folder(name: str) -> Path:
    """The folder of bundled data: `rules`, `scenarios`, `features` or `literature`."""
    from casus.scenarios.library import data_folder

    return data_folder(name)


def bundled_files() -> dict[str, Path]:
    """The files of the bundled scenarios, by name."""
    return {name: Path(path) for name, path in providers.scenario_paths().items()}


def bundled_file(name: str) -> Path:
    """The file of a bundled scenario. Raises CasusError for another name."""
    from casus.scenarios.library import find_scenario

    return find_scenario(name)


def bundled_names() -> list[str]:
    """The names of the bundled scenarios."""
    return list(providers.scenario_paths())


def law_words(what: str) -> list[str]:
    """Words of the law: norms, clauses, readings, answers (as QUESTION=ANSWER) or states."""
    from casus.interface.loading import usual_law

    law = usual_law()
    if what == "norm":
        return list(dict.fromkeys(rule.norm for rule in law.rules() if rule.norm))
    if what == "clause":
        return list(law.clauses)
    if what == "reading":
        return ["default", *law.readings]
    if what == "answer":
        return [f"{item.id}={answer.id}" for item in law.questions.values() for answer in item.answers]
    assert what == "state"
    return [item.id for item in law.entities.values() if item.kind == "state"]
