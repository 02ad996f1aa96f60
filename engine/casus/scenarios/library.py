"""Finding and loading: the bundled law, the bundled scenarios, and files of the user's own."""

import contextlib
import gc
import os
import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from casus.files import bundled, cache, inputs, providers
from casus.files.problems import CasusError, Mark, Problem, Problems, TooMany, offer, quote, wrong
from casus.files.providers import Provider
from casus.law import compiler
from casus.law.compiler import prepare, programs_of
from casus.law.model import LAWS, Law, found_out, kept, note_found
from casus.scenarios.model import Scenario

if TYPE_CHECKING:
    from pathlib import Path

    from casus.files.tree import Map, Node
    from casus.law.conditions import Names
    from casus.scenarios.variants import Unfolded

_keys: dict[int, tuple[Law, str, tuple[Provider, ...]]] = {}
"""The last few laws that were loaded, each with the name under which it is kept between runs, and from where it came."""


def data_folder(name: str) -> "Path":
    """The folder of bundled data: `rules`, `scenarios` or `features`."""
    from pathlib import Path

    return Path(bundled.bundled(name))


def load_law(*folders: "str | Path", only: bool = False) -> Law:
    """Read and check the law.

    folders: folders of law to add to what is there without them: the bundled law, and what installed packages bring. only: take
    them in place of it. Without folders it is the law that was chosen for this run: by the options --law and --only-law of a command,
    by the environment, or else nothing is added. Raises CasusError with every problem found.
    """
    asked = (tuple(str(folder) for folder in folders), only) if folders or only else bundled.chosen_law()
    found = tuple(item for item in providers.providers_of(*asked) if item.rules)
    label = "\n".join(item.label for item in found if item.sort != "bundled")
    key = cache.key_of(*(item.rules for item in found), label=label)
    same = next((item for item in _keys.values() if item[1:] == (key, found)), None) if key else None
    law = same[0] if same is not None else (_stored(key) if key else None) or _read(found, key)
    inputs.note_law(law.digest)
    while len(_keys) >= LAWS:
        del _keys[next(iter(_keys))]
    _keys[id(law)] = law, key, found
    return law


def law_key(law: Law) -> str:
    """The name under which a law is kept between runs, which stands for the content of its files and of the engine; "" for none."""
    known = _keys.get(id(law))
    return known[1] if known is not None and known[0] is law else ""


def loaded_from(law: Law) -> tuple[Provider, ...]:
    """From where a law was loaded; nothing for one that was loaded long ago, or made in another way."""
    known = _keys.get(id(law))
    return known[2] if known is not None and known[0] is law else ()


def compiled_law(rules: "Path") -> bytes:
    """The law of a folder compiled, as a wheel brings it; of use to this version of the engine alone. Raises CasusError for a law with problems."""
    law, problems = read_and_check_law(rules)
    serious = [problem for problem in problems if not problem.warning]
    if law is None or serious:
        raise CasusError(serious, "the rules")
    return cache.sealed(cache.key_of(rules), _packed(law))


def _packed(law: Law) -> tuple[Any, Any]:
    """A law with its programs, and what was found out about it, as plain data."""
    from casus.law import reach, systems  # noqa: F401  (what lasts of these is stored with it)

    return compiler.pack(law, programs_of(law)), found_out(law)


def _stored(key: str) -> Law | None:
    stored = cache.load(key)
    if stored is not None:
        with contextlib.suppress(ValueError, TypeError, LookupError, AttributeError):  # then it is read like any other
            packed, found = stored
            law, programs = compiler.unpack(packed)
            prepare(law, programs)
            note_found(law, found)
            return law
    return None


def _read(found: tuple[Provider, ...], key: str) -> Law:
    from pathlib import Path

    if not found:
        raise wrong("there is no law among what is chosen", "name a folder of law with --law FOLDER")
    read, problems = read_and_check_law(*((Path(item.rules), item.label) for item in found))
    serious = [problem for problem in problems if not problem.warning]
    if read is None or serious:
        raise CasusError(serious, "the rules")
    if key:
        cache.save(key, _packed(read))
    return read


def law_folders() -> "list[tuple[Path, str]]":
    """The folders of the law that is chosen, each with what messages call it."""
    from pathlib import Path

    return [(Path(item.rules), item.label) for item in providers.chosen() if item.rules]


def read_and_check_law(*folders: "Path | tuple[Path, str]") -> tuple[Law | None, list[Problem]]:
    """Read one law from some folders and check it; all problems and warnings, and the law as far as it could be read.

    folders: each as it is, or with what messages call it.
    """
    from casus.law.checks import check_law  # only here: a compiled law is neither read nor checked
    from casus.law.reader import LawFolder, read_law

    collecting = gc.isenabled()
    gc.disable()  # thousands of small live objects: collecting while reading only costs time
    try:
        law, found = read_law(*(LawFolder(*item) if isinstance(item, tuple) else LawFolder(item) for item in folders))
        if law is not None:
            inputs.note_law(law.digest)
        problems = Problems()
        try:
            problems.extend(found)
            if law is not None:
                problems.extend(check_law(law, complete=not problems.serious))
        except TooMany:
            pass
    finally:
        if collecting:
            gc.enable()
    return law, list(problems)


def scenario_files(folder: "Path | None" = None) -> "dict[str, Path]":
    """The scenarios of all that is chosen by name, or those of a folder. The tasks of the exercises are no scenarios."""
    from pathlib import Path

    found = providers.scenario_paths() if folder is None else providers.paths_in(str(folder))
    return {name: Path(path) for name, path in found.items()}


@kept
def names_for(law: Law) -> "Names":
    """What a scenario may refer to under a law."""
    from casus.law.conditions import Names

    norms = frozenset(rule.norm for rule in law.rules() if rule.norm)
    return Names(
        law.vocabulary,
        law.entities,
        {place.id: place.name for place in law.places.values()},
        {item.id: item.title for item in law.instruments.values()},
        norms,
    )


def load_scenario(name_or_path: "str | Path", law: Law | None = None) -> Scenario:
    """Read and check a scenario.

    name_or_path: a bundled name, or the path of a file. law: the law to check it against (the bundled one if None).
    Raises CasusError with every problem found.
    """
    law = law or load_law()
    path = find_scenario(name_or_path)
    shown = label_of(name_or_path, str(path))
    key, data = (id(law), str(path), shown), inputs.content_of(path)
    known = _loaded.pop(key, None)
    if known is not None and known[0] is law and known[1] == data:
        _loaded[key] = known
        inputs.note_file(inputs.SCENARIO, name_of(path, shown), path)
        return known[2]
    scenario, problems = read_scenario_file(path, law, shown)
    serious = [problem for problem in problems if not problem.warning]
    if scenario is None or serious:
        raise CasusError(serious, path.name)
    if not scenario.follows and not scenario.parents:  # which would have to be read again too
        while len(_loaded) >= _MOST_LOADED:
            del _loaded[next(iter(_loaded))]
        _loaded[key] = law, data, scenario
    return scenario


_loaded: dict[tuple[int, str, str], tuple[Law, bytes, Scenario]] = {}
"""The last scenarios that were read, by law, file and what messages call it, each with what the file held: read again, it is the same
object, of which is known what could follow."""
_MOST_LOADED = 16


def expanded(names: "Iterable[str]") -> list[str]:
    """Names and paths of scenarios, with every scenario of a folder in place of the folder. Raises CasusError for a folder without one."""
    made: list[str] = []
    for name in names:
        if not os.path.isdir(name) or name in providers.scenario_paths():
            made.append(name)
            continue
        found = sorted(providers.paths_in(name).values())
        if not found:
            message, cure = "there is no scenario in this folder", "scenario files end in .yaml"
            raise CasusError([Problem("no-files", message, Mark(name, 1, 1), cure)])
        made += found
    return made


def label_of(name_or_path: "str | Path", path: str) -> str:
    """What messages call a file that was named so: as it was named, or a bundled one as scenarios/history/x.yaml."""
    return str(name_or_path) if path == str(name_or_path) else bundled.shown_name(path)


def name_of(path: "str | Path", label: str) -> str:
    """What a receipt calls a scenario file: by its name where a command can name it so, else as messages call it."""
    text = str(path)
    if label != bundled.shown_name(text) or inputs.noted() is None:
        return label
    name = os.path.basename(text).removesuffix(".yaml")
    return name if label != text or providers.scenario_paths().get(name) == text else label


def note_scenario(name: str, parents: Iterable[tuple[str, str]] = ()) -> None:
    """Note a scenario for receipts, by its name or path, that is not read again because what it holds is known; and the files that it changes."""
    if inputs.noted() is not None:
        path = find_file(name)
        inputs.note_file(inputs.SCENARIO, name_of(path, label_of(name, path)), path)
        _note_parents(path for path, _ in parents)


def _note_parents(paths: Iterable[str]) -> None:
    for path in paths:
        inputs.note_file(inputs.SCENARIO, name_of(path, bundled.shown_name(path)), path)


def find_scenario(name_or_path: "str | Path") -> "Path":
    """The file of a bundled name, or the path given. Raises CasusError if there is neither."""
    from pathlib import Path

    return Path(find_file(name_or_path))


def named_file(name: str, beside: "Path | None" = None) -> "Path":
    """The scenario that a feature or a task names: the file of that name in a folder beside it, else one on file.

    What a file names is a name and never a path, so that a file of somebody else opens nothing here. Raises CasusError for other names.
    """
    own = beside / f"{name}.yaml" if beside is not None and os.path.basename(name) == name else None
    if own is not None and own.is_file() and own.resolve().parent == own.parent.resolve():  # no link leads out of it
        return own
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        cure = "write its name, as casus list has it; a file beside this one is named without its ending"
        raise wrong(f"{quote(name)} is no name of a scenario", cure, "unknown-scenario")
    return find_scenario(name)


def find_file(name_or_path: "str | Path") -> str:
    """The same as a text."""
    text = str(name_or_path)
    files = providers.scenario_paths()
    if (known := text if text in files else text.casefold()) in files:
        return files[known]
    if "/" in text or "\\" in text or text.endswith((".yaml", ".yml")) or not isinstance(name_or_path, str):
        return text
    raise wrong(f"There is no scenario {quote(text)}", _offered(text), "unknown-scenario")


def _offered(text: str) -> str:
    """The scenarios that somebody may have meant, or where all of them are listed."""
    found, guess = scenarios_meant(text), offer(text, providers.scenario_paths())
    if len(found) < 2 and guess.startswith("did you mean"):
        return guess
    if text.isalpha() and providers.paths_of("rules", name := text.casefold()):
        return (
            f"It is the name of treaties: casus law {name}; the scenarios in which the word stands: casus list {name}"
        )
    if not found:
        return "All scenarios: casus list. A file of your own needs its ending, as in case.yaml"
    first, last = found[:2], found[2:3]
    named = " or ".join(filter(None, [", ".join(first), *last])) if last else " or ".join(first)
    rest = f" All {len(found)} with this word: casus list {shlex.quote(text)}" if len(found) > 3 else ""
    return f"did you mean {named}?{rest}"


def scenarios_meant(text: str) -> list[str]:
    """The scenarios in whose name, title or summary some words stand, best first: those of a name, what happened before what did not, the latest."""
    files = providers.scenario_paths()
    wanted = [_bare(word) for word in text.split() if _bare(word)]
    ranked = []
    for name, path in files.items():
        told = (name, *_head(path))
        where = next((place for place, part in enumerate(told) if wanted and _all_in(wanted, part)), len(told))
        if where < len(told):
            real = os.path.basename(os.path.dirname(path)) == "history"
            ranked.append((where, not real, -int(name[-4:]) if name[-4:].isdigit() else 0, name))
    return [name for *_, name in sorted(ranked)]


def _all_in(wanted: list[str], text: str) -> bool:
    """Whether every word begins a word of a text; a very short one has to be the whole word."""
    words = {_bare(part) for word in text.split() for part in (word, *word.split("-"))}
    return all(any(one.startswith(word) if len(word) > 2 else one == word for one in words) for word in wanted)


def _bare(text: str) -> str:
    """A text without case, blanks and signs, so that A-24 and a24 are one word."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _head(path: str) -> tuple[str, str]:
    """The title of a file, and what stands between it and the first list: the summary."""
    try:
        lines = inputs.looked_at(path, _HEAD)[1].decode("utf-8", "replace").splitlines()
    except OSError:
        return "", ""
    first = next((at for at, line in enumerate(lines) if line.partition(":")[0] in _LISTS), len(lines))
    told = [line for line in lines[:first] if not line.startswith("#")]
    title = next((line.partition(":")[2] for line in told if line.startswith("title:")), "")
    return title, " ".join(line for line in told if line.startswith(" "))


_HEAD = 4096  # bytes of a file in which its title and summary stand
_LISTS = frozenset(("sources", "actors", "places", "events", "conduct", "facts", "disputed"))


def read_scenario_file(path: "Path", law: Law, label: str | None = None) -> tuple[Scenario | None, list[Problem]]:
    """Read and check one scenario file; all problems and warnings, and the scenario as far as it could be read."""
    from casus.files.tree import read

    shown = label or file_shown(path)
    inputs.note_file(inputs.SCENARIO, name_of(path, shown), path)
    node, found = read(path, label=shown)
    made = whole_of_file(node, path, law, shown, found) if node is not None else None
    if node is None or made is None:
        return None, found
    if not made.parents:
        scenario, problems = read_scenario_tree(made.tree, law, shown, found)
        return scenario, [*problems, *_followed(made.tree, path, law)]
    return _of_variant(node, made, path, law, shown, found)


def whole_of_file(node: "Node", path: "Path", law: Law, shown: str, problems: list[Problem]) -> "Unfolded | None":
    """The tree of a whole scenario from that of its file, which may change another (variants.py); None where it cannot be made."""
    from casus.scenarios.variants import Unfolded, changes_another, unfolded

    if not changes_another(node):
        return Unfolded(node)
    made = unfolded(node, str(path), shown, law, find_file, problems)
    _note_parents(item.path for item in made.parents) if made is not None else None
    return made


def _home(path: "Path", made: "Unfolded") -> "Path":
    """The file beside which stands what a scenario names: the last of those that it changes."""
    return type(path)(made.parents[-1].path) if made.parents else path


def _of_variant(
    node: "Node", made: "Unfolded", path: "Path", law: Law, shown: str, found: list[Problem]
) -> tuple[Scenario | None, list[Problem]]:
    """The scenario that a file makes of another, which must hold by itself; what is wrong is told at the lines of this file."""
    from casus.files.tree import Map
    from casus.scenarios.draft import text_of
    from casus.scenarios.variants import at_home, broken, caution, from_of

    assert made.parent is not None and isinstance(made.tree, Map)
    tree, lost = following(made.tree, _home(path, made), law)
    scenario, problems = read_scenario_tree(tree, law, shown)
    _, known = read_scenario_tree(made.parent, law, made.parents[0].label)
    if any(not problem.warning for problem in known):
        return None, [broken(from_of(node), made.parents[0].label, known)]
    problems = at_home([*found, *(caution(words, node) for words in lost), *problems], node, shown, known)
    parents = tuple((item.path, item.digest) for item in made.parents)
    origin = (text_of(made.parent, "scenario"), *made.changes)
    return None if scenario is None else scenario._replace(parents=parents, origin=origin), problems


def tree_of(name: str, law: Law) -> "tuple[Map, str]":
    """The tree of a whole scenario, of a file that can be read, and what that file is called. Raises CasusError where it cannot."""
    from casus.files.tree import Map

    path, made, found = _made_now(name, law)
    if made is None or not isinstance(made.tree, Map):
        raise CasusError(found, path.name)
    return (following(made.tree, _home(path, made), law)[0] if made.parents else made.tree), file_shown(path)


def _made_now(name: str, law: Law) -> "tuple[Path, Unfolded | None, list[Problem]]":
    """A file by its name, what is made of it as it is now, and what is wrong with it."""
    from casus.files.tree import read

    path = find_scenario(name)
    node, found = read(path, label=file_shown(path))
    return path, whole_of_file(node, path, law, file_shown(path), found) if node is not None else None, found


def origins_now(name: str, law: Law) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The files that a scenario changes, each with a hash of what it holds, and the scenarios that it follows; all as they are now."""
    from casus.files.tree import Map
    from casus.scenarios.draft import texts_of

    path, made, _ = _made_now(name, law)
    if made is None or not isinstance(made.tree, Map):
        return (), ()
    tree, _ = following(made.tree, _home(path, made), law)
    return tuple((item.path, item.digest) for item in made.parents), tuple(texts_of(tree.get("follows")))


def following(tree: "Map", path: "Path", law: Law) -> "tuple[Map, tuple[str, ...]]":
    """The tree of a changed scenario, as it stands at a path, without what it then follows no longer; and that in words.

    On other days it may begin before what it followed, and in another folder that may not be found.
    """
    from casus.scenarios.draft import unfollowed

    lost = _followed(tree, path, law)
    return unfollowed(tree, [problem.mark for problem in lost]), tuple(f"{problem.message}." for problem in lost)


def _followed(node: "Node", path: "Path", law: Law) -> list[Problem]:
    """What is wrong with the scenarios that a file says it follows: each must be on file or beside it, and begin earlier."""
    from casus.files.fields import Fields
    from casus.scenarios.draft import begun

    problems = []
    for item in Fields(node, [], "").texts("follows"):
        try:
            _, earlier, _ = _made_now(str(named_file(item.text, path.parent)), law)
        except CasusError:
            beside = [other for other in providers.paths_in(str(path.parent)) if other not in (path.stem, item.text)]
            cure = offer(item.text, [*beside, *providers.scenario_paths()])
            problems.append(Problem("unknown-scenario", f"there is no scenario {quote(item.text)}", item.mark, cure))
            continue
        if earlier is None or not "" < begun(earlier.tree) < begun(node):
            message = f"{quote(item.text)} does not begin before what is told here, so nothing follows on it"
            problems.append(Problem("follows-later", message, item.mark, "name an earlier incident"))
    return problems


def read_scenario_tree(
    node: "Node", law: Law, shown: str, found: Iterable[Problem] = ()
) -> tuple[Scenario | None, list[Problem]]:
    """Read and check a scenario from its tree; `found` are the problems that were met on the way to it."""
    from casus.scenarios.checks import (
        check_scenario,
        idle_links,  # only here: what was kept between runs is neither read nor checked
    )
    from casus.scenarios.reader import read_scenario

    answers = {question.id: tuple(answer.id for answer in question.answers) for question in law.questions.values()}
    paragraphs = frozenset([*law.clauses, *(item.id for clause in law.clauses.values() for item in clause.paragraphs)])
    problems = Problems()
    scenario: Scenario | None = None
    try:
        problems.extend(found)
        scenario = read_scenario(node, names_for(law), law.sources, law.places, answers, paragraphs, problems, shown)
        problems.extend(check_scenario(scenario, law, complete=not problems.serious))
        if not problems.serious:
            problems.extend(idle_links(scenario, law))
    except TooMany:
        pass
    return scenario, list(problems)


def file_shown(path: "Path") -> str:
    """A file as a user knows it; a bundled one as scenarios/history/x.yaml."""
    return bundled.shown_name(str(path))


__all__ = [
    "CasusError",
    "data_folder",
    "expanded",
    "file_shown",
    "find_file",
    "find_scenario",
    "following",
    "label_of",
    "law_folders",
    "law_key",
    "load_law",
    "load_scenario",
    "loaded_from",
    "name_of",
    "named_file",
    "names_for",
    "note_scenario",
    "origins_now",
    "read_and_check_law",
    "read_scenario_file",
    "read_scenario_tree",
    "scenario_files",
    "tree_of",
]
