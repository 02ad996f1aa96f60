"""Laws and scenarios as the public interface takes them: by name, as a path, or as loaded; and what is on file, for lists, helps and first screens."""

import os
from functools import lru_cache
from typing import NamedTuple

from casus.ask.choice import Chosen, norms_of, state_of
from casus.files import bundled, cache, inputs, providers
from casus.files.inputs import content, looked_at
from casus.files.problems import CasusError, quote, wrong
from casus.interface.result import Result, noted
from casus.law.model import Law
from casus.scenarios import library
from casus.scenarios.model import Scenario

TYPE_CHECKING = False  # as in casus/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path as FilePath
    from typing import Any

    from casus.files.problems import Problem
    from casus.files.tree import Node
    from casus.interface.result import Pairs, Path, Words
    from casus.show.blocks import Block
    from casus.show.overview import Listed

_usual: dict[str, Law] = {}
"""The law that is taken where none is named, by what it stands for: the same object for the same files."""


class LoadedScenario(Scenario):
    """A scenario that knows the law it was read against, and by which name or path; no name where no file tells it so."""

    law: Law
    name: str

    @classmethod
    def of(cls, scenario: Scenario, law: Law, name: str = "") -> "LoadedScenario":
        """A scenario with its law and its name."""
        made = cls(*scenario)
        made.law, made.name = law, name
        return made

    def _replace(self, **parts: "Any") -> "LoadedScenario":
        return self.of(Scenario(*self)._replace(**parts), self.law)

    __replace__ = _replace


def load_law(*folders: "Path", only: bool = False) -> Law:
    """Read and check the law: the bundled one, with folders of law beside it.

    folders: folders of law files. only: the folders alone, without the bundled law. Raises CasusError with every problem found.
    """
    places = [path_given(folder) for folder in folders]
    return library.load_law(*places, only=only) if places or only else usual_law()


def usual_law() -> Law:
    """The law that is taken where none is named."""
    law = library.load_law()
    key = library.law_key(law)
    if not key:
        return law
    if key not in _usual:
        _usual.clear()
    return _usual.setdefault(key, law)


def load_scenario(scenario: "Path", law: Law | None = None) -> Scenario:
    """Read and check a scenario.

    scenario: a name from `list_scenarios`, or the path of a file. law: the law to check it against; the bundled one if None.
    The result remembers that law. Raises CasusError with every problem found.
    """
    law = law_given(law)
    name = _name(scenario)
    return LoadedScenario.of(library.load_scenario(name, law), law, name)


def read_file(path: "Path", law: Law, label: str) -> Scenario:
    """A scenario from a file that messages call by a label of its own. Raises CasusError with every problem found."""
    from pathlib import Path as FilePath  # here and below: it takes as long as reading the law

    place = FilePath(path)
    scenario, problems = library.read_scenario_file(place, law, label)
    serious = [problem for problem in problems if not problem.warning]
    if scenario is None or serious:
        raise CasusError(serious, place.name)
    return scenario


def read_tree(node: "Node", law: Law, label: str, problems: "list[Problem]") -> Scenario | None:
    """A scenario from the tree of its file; what is wrong goes to `problems`, and then there is none."""
    scenario, found = library.read_scenario_tree(node, law, label)
    problems.extend(found)
    return None if any(not problem.warning for problem in problems) else scenario


class Scenarios(Result):
    """The scenarios that can be named, by kind and then by date."""

    __slots__ = ("listed", "narrowed")

    def __init__(self, found: "Iterable[Listed]", narrowed: bool = False) -> None:
        self.listed: tuple[Listed, ...] = tuple(found)
        self.narrowed = narrowed

    def __len__(self) -> int:
        return len(self.listed)

    def summary(self) -> str:
        """How many there are."""
        return f"{len(self.listed)} that can be named, from {self.listed[0].name}" if self.listed else "none"

    def names(self) -> "list[str]":
        """Their names."""
        return [item.name for item in self.listed]

    def values(self) -> "list[dict[str, Any]]":
        """The list as plain values."""
        return [item._asdict() for item in self.listed]

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> "list[Block]":
        """The list as a screen."""
        from casus.show.overview import listing

        return listing(self.listed, self.narrowed)


@noted("list")
def list_scenarios(*words: str, year: "str | int" = "", member: str = "", clause: str = "") -> Scenarios:
    """The bundled scenarios, by kind and then by date. The date in a row is that of the first event.

    words: only those in whose name, title or summary each of them stands, or in which the state of that name takes part. year: that
    began in it. member: a state that takes part, by name or code. clause: of which the authors of the file expect something. Raises
    CasusError for a state or a clause that is not on file.
    """
    from casus.ask.find import meant, not_on_file
    from casus.show.overview import Wanted, listed

    given = words_given("a word", words)
    member, clause = word_given("a state", member), word_given("an article", clause)
    if not (given or year or member or clause):
        return Scenarios(listed())
    law = usual_law()
    if (year := str(year)) and not (len(year) == 4 and year.isascii() and year.isdigit()):
        raise wrong(f"{quote(year)} is not a year", "write four digits, as in 2022", "day")
    found = meant(law, clause) if clause else []
    if clause and not found:
        raise not_on_file(law, clause)
    code = state_of(law, member) if member else ""
    clauses = tuple(dict.fromkeys(only or one.id for one, only in found))
    return Scenarios(listed(Wanted(given, year, code, clauses), law.entities), narrowed=True)


class Named(NamedTuple):
    """What a word may name: scenarios, best first, an article or paragraph, and a state; each empty for none."""

    scenarios: tuple[str, ...]
    clause: str
    state: str


def named(word: str) -> Named:
    """What of all that is on file a word may name."""
    from casus.ask.find import meant
    from casus.law.world import code_of_two, entity_code

    law = usual_law()
    files = providers.scenario_paths()
    clauses = meant(law, word)
    clause = (clauses[0][1] or clauses[0][0].id) if len(clauses) == 1 else word if clauses else ""
    scenarios = (word,) if word in files else tuple(library.scenarios_meant(word))
    return Named(scenarios, clause, entity_code(word, law.entities) or code_of_two(word, law.entities) or "")


def expanded(names: "Iterable[str]") -> list[str]:
    """Names and paths of scenarios, with each folder in place of its files. Raises CasusError for a folder without any."""
    return library.expanded(names)


# ---- what the other functions are given -------------------------------------------------------------------------------


def law_given(law: Law | None, *scenarios: object) -> Law:
    """A law as given; else that of a scenario that was loaded against one; else the usual one. Raises CasusError for another thing."""
    if law is None:
        known = [item.law for item in scenarios if isinstance(item, LoadedScenario)]
        law = known[0] if known else usual_law()
    if not isinstance(law, Law):
        raise _not("a law", "what load_law gives", law)
    inputs.note_law(law.digest)
    return law


def named_scenario(scenario: "Path | Scenario") -> tuple[str | Scenario, str]:
    """What a scenario is, by name or as loaded, and what commands call it. Raises CasusError for another thing."""
    if isinstance(scenario, Scenario):
        known = getattr(scenario, "name", "")
        if known:
            library.note_scenario(known)
        return scenario, known or scenario.id
    name = _name(scenario)
    return name, name


def _name(scenario: "Path") -> str:
    """A scenario as it was named: by a name, or by a path, which is no name even where it looks like one."""
    _be("a scenario", "a name, the path of a file, or what load_scenario gives", scenario, str, os.PathLike)
    name = os.fspath(scenario)
    own = isinstance(scenario, str) or name.endswith((".yaml", ".yml")) or os.sep in name
    return name if own else os.path.join(os.curdir, name)


def file_of(scenario: "Path | Scenario") -> str:
    """The name or path of the file of a scenario, for what changes the file. Raises CasusError for a scenario without one."""
    given, name = named_scenario(scenario)
    if isinstance(given, Scenario) and not getattr(given, "name", ""):
        raise wrong(f"{quote(name)} was not loaded from a file", "load it with load_scenario", "no-file")
    return name


def choice_given(reading: str, answers: "Pairs" = None, accounts: "Pairs" = None, backend: str = "auto") -> Chosen:
    """A reading with single answers and accounts on top of it. Raises CasusError for what is none."""
    _be("a reading", "its name", reading, str)
    return Chosen(
        reading, pairs_given(answers, "answers", "question"), pairs_given(accounts, "accounts", "dispute"), backend
    )


def pairs_given(given: "Pairs", name: str, by: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and a value, from a mapping or one by one."""
    if given is None:
        return ()
    try:
        pairs = tuple((key, value) for key, value in list(given.items() if hasattr(given, "items") else given))
    except (TypeError, ValueError):
        raise _not(f"the {name}", f"a dict, as in {{{by.upper()!r}: {name[:-1].upper()!r}}}", given) from None
    for part in (part for pair in pairs for part in pair):
        _be(f"each name and value in the {name}", "a text", part, str)
    return pairs


def several(what: str, given: "Iterable[Any]") -> "tuple[Any, ...]":
    """Several things, or one by itself, where that is a text. Raises CasusError for what cannot be gone through."""
    try:
        return (given,) if isinstance(given, str) else tuple(given)
    except TypeError:
        raise _not(what, "a list", given) from None


def words_given(what: str, given: "Words") -> tuple[str, ...]:
    """One text or several. Raises CasusError for what is neither."""
    words: tuple[str, ...] = several(what, given)
    for word in words:
        _be(what, "a text", word, str)
    return words


def path_given(given: "Path") -> str:
    """A path as a text. Raises CasusError for another thing."""
    _be("a path", "a text or a path", given, str, os.PathLike)
    return os.fspath(given)


def norms_given(law: Law, norm: "Words | None") -> tuple[str, ...]:
    """The norms that are named by themselves or by their clause; none for None. Raises CasusError for names that are not on file."""
    words = words_given("a norm", norm) if norm is not None else ()
    return tuple(dict.fromkeys(name for word in words if word for name in norms_of(law, word)))


def word_given(what: str, given: str | None) -> str:
    """A text, or nothing. Raises CasusError for another thing."""
    if given is None:
        return ""
    _be(what, "a text", given, str)
    return given


def day_text(what: str, given: "str | date | None") -> str:
    """A day as a text, from a text or a `datetime.date`. Raises CasusError for another thing."""
    if given is None or isinstance(given, str):
        return given or ""
    from datetime import date

    if not isinstance(given, date):
        raise _not(what, "a text as in 2010-06-12, or a datetime.date", given)
    return given.isoformat()[:10]


def _be(what: str, should: str, given: object, *kinds: type) -> None:
    """Raise CasusError for what is not of these kinds."""
    if not isinstance(given, kinds):
        raise _not(what, should, given)


def _not(what: str, should: str, given: object) -> CasusError:
    """The mistake of handing over the wrong kind of thing."""
    kind = "None" if given is None else f"a value of the type {type(given).__name__}"
    return wrong(f"{what} has to be {should}, and not {kind}", "see help(casus)", "wrong-type")


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
    return _shown_under(*bundled.chosen_law())


@lru_cache(maxsize=4)
def _shown_under(folders: tuple[str, ...], only: bool) -> tuple[SampleCall, tuple[str, ...]]:
    """What helps take as their example, and what the law is about: kept between runs, for to read YAML takes longer than a help."""
    rules, files = providers.paths_of("rules"), providers.scenario_paths()
    law = cache.key_of(*rules)
    key = bundled.hash_of(law, *files) if law else ""
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
        return bundled.hash_of(content(path))
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
        lines = looked_at(path, 4096)[1].decode("utf-8", "replace").splitlines()
        days += [line.removeprefix("as_of:").split("#")[0].strip() for line in lines if line.startswith("as_of:")]
    return max(days, default="")


def bundled_folder(name: str) -> "FilePath":
    """The folder of bundled data: `rules`, `scenarios`, `features` or `literature`."""
    from casus.scenarios.library import data_folder

    return data_folder(name)


def compiled_law() -> bytes:
    """The bundled law compiled, as an installed Casus brings it. Raises CasusError for a law with problems."""
    return library.compiled_law(bundled_folder("rules"))


def bundled_files() -> "dict[str, FilePath]":
    """The files of the bundled scenarios, by name."""
    from pathlib import Path as FilePath

    return {name: FilePath(path) for name, path in providers.scenario_paths().items()}


def named_file(name: str, beside: "FilePath | None" = None) -> "FilePath":
    """The file of a scenario that a task names: one in a folder beside the task, or one on file. Raises CasusError for another name, and for a path."""
    from casus.scenarios import library

    return library.named_file(name, beside)


def bundled_names() -> list[str]:
    """The names of the bundled scenarios."""
    return list(providers.scenario_paths())


def law_words(what: str) -> list[str]:
    """Words of the law: norms, clauses, readings, answers (as QUESTION=ANSWER) or states."""

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
