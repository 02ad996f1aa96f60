"""A scenario file that changes another: `from` names that one, and the rest says what is otherwise.

It knows the changes of `casus whatif`, under the same words. What it makes is the tree of a whole scenario, which is then read and
checked like any file; so what is wrong is found in one way, and told at the line of the file that changes.
"""

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from casus.files import bundled, inputs
from casus.files import fields as limits
from casus.files.bundled import hash_of
from casus.files.fields import Fields, FileForm, Word
from casus.files.problems import CasusError, Mark, Problem, offer, quote, short
from casus.files.sources import NOTE_WORD, SOURCES_WORD
from casus.files.tree import Map, Node, Scalar, Seq, read
from casus.law.model import Law
from casus.scenarios.change import Maker, Steps
from casus.scenarios.draft import Draft, items_of, of_another_world, put, scalar, text_of, without
from casus.scenarios.reader import ACTOR, EXPECTATION

FROM = "from"
_DEEPEST = 8
"""How many files may change each other in a chain."""

VARIANT = FileForm(
    "variant",
    "A scenario file that changes another. All that it does not change stands as it is there, sources and record included.",
    Word("scenario", "its name, which is that of the file: small letters, digits and -", required=True),
    Word(FROM, "the scenario it changes: a name on file, or a file in the folder of this one", required=True),
    Word("title", "how it is called; without it, that of the other, and that it is changed"),
    Word("kind", "what it is; without it, hypothetical", values=("hypothetical", "exercise")),
    Word("as_of", "the last day it speaks of, where that is another", "day"),
    Word("summary", "what happened, in a few sentences"),
    Word("shift", "one event and the day on which it falls; all dates move by as many days", "pairs"),
    Word(
        "set",
        "another value for `EVENT.role`, `EVENT.date`, `EVENT.until`, `EVENT.after` or `EVENT.continues`",
        "edits",
    ),
    Word("drop", "events that did not happen; what names them goes with them", "texts"),
    Word("add", "events and facts that are so besides; what denies them gives way", "entries"),
    Word("account", "for a dispute of the other file, the version that is used unless another is asked for", "pairs"),
    Word("answer", "answers to questions of law that it takes for the default ones", "answers"),
    SOURCES_WORD,
    Word("actors", "actors of what is added, by id", "table", of=ACTOR),
    Word("places", "places of what is added, by id", "places"),
    Word("expect", "what its authors expect; what those of the other expect is left out", "list", of=EXPECTATION),
    NOTE_WORD,
)
_OWN_TABLES = ("sources", "actors", "places")


class Changed(NamedTuple):
    """A file that another one changes: its path, what messages call it, and a hash of what it held."""

    path: str
    label: str
    digest: str


class Unfolded(NamedTuple):
    """The tree of a whole scenario; the files that it changes, the nearest first, the whole tree of that one, and what is otherwise in words."""

    tree: Node
    parents: tuple[Changed, ...] = ()
    parent: Node | None = None
    changes: tuple[str, ...] = ()


Pairs = Iterable[tuple[str, str]]
Find = Callable[[str], str]
"""The path of a scenario by its name. Raises CasusError for a name that is not on file."""


def changes_another(node: Node | None) -> bool:
    """Whether a file is one that changes another."""
    return isinstance(node, Map) and node.get(FROM) is not None


def from_of(node: Node) -> Node:
    """Where a file names the one it changes."""
    named = node.get(FROM) if isinstance(node, Map) else None
    return named if named is not None else node


def caution(words: str, node: Node) -> Problem:
    """What a reader of a file that changes another should know."""
    return Problem("caution", words, from_of(node).mark, "mind it, or change more", warning=True)


def unfolded(
    node: Node, path: str, label: str, law: Law, find: Find, problems: list[Problem], above: tuple[str, ...] = ()
) -> Unfolded | None:
    """The whole scenario that a file makes of the one it changes; the tree as it is where it changes none; None where it cannot be made.

    path, label: the file, and what messages call it. find: looks names up. above: the files that led to this one. What is wrong
    goes to `problems`, at its place in this file.
    """
    if not isinstance(node, Map) or not changes_another(node):
        return Unfolded(node)
    top = Fields(node, problems, "the variant", VARIANT)
    before = len(problems)
    named = top.scalar(FROM)
    found = _parent(named, path, label, law, find, problems, (*above, os.path.realpath(path))) if named else None
    steps = _steps(top)
    accounts, own = top.pairs("account"), [(name, top.node_of(name)) for name in ("answer", "expect", *_OWN_TABLES)]
    head = {name: top.node_of(name) for name in ("scenario", "title", "kind", "as_of", "summary", "note")}
    top.choice("kind")
    top.done()
    if found is None or named is None:
        return None
    parent, parents = found
    maker = Maker(law, Draft(parent, law.vocabulary), "")
    maker.all(steps)
    if maker.changes:  # another account is of the same world
        maker.draft.top = of_another_world(maker.draft.top)
    _take(maker, accounts)
    problems += maker.problems
    tree = without(maker.draft.top, "expect")
    for name, value in own:
        tree = _with(tree, name, value, problems) if value is not None else tree
    if len(problems) > before:
        return None
    said = (*maker.changes, *(f"answer {name}={value}" for name, value in _texts(node.get("answer"))))
    name = text_of(parent, "scenario")
    told = {
        "title": scalar(f"{text_of(parent, 'title')}, changed", named.mark),
        "kind": scalar("hypothetical", named.mark),
        "note": scalar(f"A variant of {name}. Changed: {'; '.join(said) or 'nothing'}.", named.mark),
    }
    tree = without(tree, "summary")  # that of the other tells what is not so here
    for word, value in {**told, **{word: value for word, value in head.items() if value is not None}}.items():
        tree = put(tree, word, value)
    problems += [caution(words, node) for words in maker.cautions]
    return Unfolded(tree, parents, parent, said)


def at_home(found: list[Problem], node: Node, label: str, known: list[Problem]) -> list[Problem]:
    """What is wrong with the whole scenario, told at the line of the file that changes.

    known: what is to be said of the file it changes by itself: that is no matter of this one. What the change brought about at a place of
    that file stands at `from`, with that place beside it.
    """
    mark = from_of(node).mark
    said = {(problem.code, problem.message) for problem in known}
    made = []
    for problem in found:
        if problem.mark.file == label:
            made.append(problem)
        elif not problem.warning or (problem.code != "unused" and (problem.code, problem.message) not in said):
            there = (("it stands here", problem.mark),) if problem.mark.line else ()
            made.append(problem._replace(mark=mark, also=(*problem.also, *there)))
    return made


def _parent(
    named: Scalar, path: str, label: str, law: Law, find: Find, problems: list[Problem], above: tuple[str, ...]
) -> tuple[Map, tuple[Changed, ...]] | None:
    """The whole tree of the scenario that is changed, and the files that it was made of."""
    try:
        place, shown = _place(named.text, path, label, find)
    except CasusError as error:
        problems.append(error.problems[0]._replace(mark=named.mark))
        return None
    if os.path.realpath(place) in above:
        message = f"{quote(named.text)} leads back to a file that is being changed"
        problems.append(Problem("circle", message, named.mark, "name a scenario that does not come from this one"))
        return None
    if len(above) > _DEEPEST:
        message = f"more than {_DEEPEST} files change each other here"
        problems.append(Problem("too-deep", message, named.mark, "write the last of them out"))
        return None
    node, found = read(place, label=shown)
    whole = unfolded(node, place, shown, law, find, found, above) if node is not None else None
    if whole is None or not isinstance(whole.tree, Map) or any(not problem.warning for problem in found):
        problems.append(broken(named, shown, found))
        return None
    return whole.tree, (Changed(place, shown, hash_of(inputs.content_of(place))), *whole.parents)


def _place(text: str, path: str, label: str, find: Find) -> tuple[str, str]:
    """The path of the file that is named, and what messages call it: one in the folder of the file that names it, else one on file.

    A file of somebody else opens nothing outside of its own folder, also not through a link. Raises CasusError for what is not there.
    """
    folder = os.path.dirname(path)
    name = text if text.endswith((".yaml", ".yml")) else f"{text}.yaml"
    place = os.path.join(folder, name)
    if "\0" not in text and os.path.isfile(place):
        home = os.path.realpath(folder or os.curdir)
        inside = not os.path.isabs(name) and os.path.realpath(place).startswith(os.path.join(home, ""))
        if inside and ".." not in name.replace("\\", "/").split("/"):
            return place, os.path.join(os.path.dirname(label), name)
    if name == text or "/" in text or "\\" in text:
        message = f"there is no file {quote(text)} in the folder of this file"
        cure = "name a file in that folder, or below it; or a scenario on file, as casus list has it"
        raise CasusError([Problem("unknown-scenario", message, Mark(label, 1, 1), cure)])
    found = find(text)
    return found, bundled.shown_name(found)


def broken(named: Node, shown: str, found: list[Problem]) -> Problem:
    """That the scenario that is changed has mistakes. named: where it is named; shown: what messages call it; found: what is wrong with it."""
    serious = [problem for problem in found if not problem.warning]
    first = ((serious[0].message, serious[0].mark),) if serious else ()
    message = f"{quote(shown)} has mistakes of its own, so nothing can be made of it"
    return Problem("parent", message, named.mark, f"mend it first: casus check {shown}", first)


def _steps(top: Fields) -> Steps:
    """The changes that a file tells."""
    moved = top.pairs("shift", most=1)
    sets = tuple((key, value) for key, value in top.pairs("set", most=limits.ENTRIES))
    anchor, day = moved[0] if moved else (None, None)
    if day is not None and not isinstance(day, Scalar):
        top.problem(
            "shape", '"shift" takes one event with one day', day.mark, "write it as in shift: {EVENT: 2010-06-01}"
        )
        anchor = day = None
    adds = top.items("add", most=limits.EVENTS)
    assert day is None or isinstance(day, Scalar)
    return Steps(sets, top.texts("drop", most=limits.EVENTS), adds, anchor, day, written=True)


def _take(maker: Maker, accounts: tuple[tuple[Scalar, Node], ...]) -> None:
    """Let other versions of disputes be the default ones."""
    disputes = {text_of(item, "id"): item for item in items_of(maker.draft.top.get("disputed"))}
    for key, value in accounts:
        dispute = disputes.get(key.text)
        wanted = value.text if isinstance(value, Scalar) else ""
        if not isinstance(dispute, Map):
            message = f"the scenario has no dispute {quote(key.text)}"
            cure = offer(key.text, disputes) if disputes else "its accounts do not differ"
            maker.problems.append(Problem("unknown-dispute", message, key.mark, cure))
            continue
        known = [text_of(item, "id") for item in items_of(dispute.get("versions"))]
        if wanted not in known:
            message = f"{quote(wanted)} is no account of {short(key.text)}"
            maker.problems.append(Problem("unknown-account", message, value.mark, offer(wanted, known)))
            continue
        maker.draft.swap(dispute, without(put(dispute, "default", value), "because"))
        maker.changes.append(f"account {key.text}={wanted}")


def _with(tree: Map, name: str, value: Node, problems: list[Problem]) -> Map:
    """A tree with a word of the file that changes: of a table, its entries beside those that are there."""
    old = tree.get(name)
    if name not in _OWN_TABLES or not isinstance(old, Map) or not isinstance(value, Map):
        return put(tree, name, value)
    for key, _ in value.entries:
        if old.get(key.text) is not None:
            message = f"{quote(key.text)} is a name in the {name} of the other file already"
            problems.append(Problem("double-word", message, key.mark, "choose another id"))
    return put(tree, name, old._replace(entries=(*old.entries, *value.entries)))


def _texts(node: Node | None) -> list[tuple[str, str]]:
    entries = node.entries if isinstance(node, Map) else ()
    return [(key.text, value.text) for key, value in entries if isinstance(value, Scalar)]


def written(name: str, origin: str, steps: Steps, accounts: Pairs, answers: Pairs) -> Map:
    """The tree of a file that makes these changes. name: what it is called; origin: what it changes."""
    made: list[tuple[str, Node]] = [("scenario", scalar(name)), (FROM, scalar(origin))]
    if steps.shift is not None and steps.anchor is not None:
        made.append(("shift", _map([(steps.anchor.text, steps.shift)])))
    if steps.sets:
        made.append(("set", _map([(key.text.strip(), value) for key, value in steps.sets])))
    if steps.drops:
        made.append(("drop", Seq(steps.drops, Mark("", 0, 0))))
    if steps.adds:
        made.append(("add", Seq(steps.adds, Mark("", 0, 0))))
    for word, pairs in (("account", accounts), ("answer", answers)):
        taken = [(key, scalar(value)) for key, value in pairs]
        made += [(word, _map(taken))] if taken else []
    return _map(made)


def _map(pairs: Iterable[tuple[str, Node]]) -> Map:
    return Map(tuple((scalar(key), value) for key, value in pairs), Mark("", 0, 0))
