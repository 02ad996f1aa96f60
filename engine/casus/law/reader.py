"""Reading folders of law: vocabulary, states, places, and one folder for each treaty system."""

import hashlib
import itertools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.days import DayError, parse_day, show_day
from casus.files.fields import Fields, check_id
from casus.files.inputs import content
from casus.files.problems import Mark, Problem, Problems, TooMany, not_followed, quote, short
from casus.files.providers import strays
from casus.files.sources import Cite, Source, check_cites, cited, read_cites, read_publishers, read_sources
from casus.files.tree import MOST_BYTES, Map, Node, Scalar, read, same
from casus.law.conditions import Names
from casus.law.contested_reader import KnownEntries, read_disputes, read_questions
from casus.law.event_reader import EntryHead, EventContext, entries_of, read_event, read_span
from casus.law.forms import ACTS, CLAUSE, INSTRUMENT, KEPT, PARAGRAPH, POINTS, SYSTEM, WORDING
from casus.law.model import Clause, Dispute, Event, Instrument, Law, Paragraph, Performs, Question, Rule, Wording
from casus.law.rule_reader import RuleContext, read_performs, read_rule, read_window
from casus.law.vocabulary import read_vocabulary
from casus.law.world import read_entities, read_places

SHARED = ("vocabulary.yaml", "states.yaml", "places.yaml", "sources.yaml")
NEEDED = ("vocabulary.yaml", "states.yaml")
_SPECIAL = ("system.yaml", "acts.yaml", "questions.yaml")


class LawFolder(NamedTuple):
    """A folder of law, and what messages call it."""

    path: Path
    label: str = "rules"


class LawFiles(NamedTuple):
    """The trees of all files of a law by name, and a hash of what the files hold."""

    trees: dict[str, Node]
    digest: str

    def named(self, name: str) -> list[tuple[str, Node]]:
        """The trees of all files of one name in the folders of systems, each with its system."""
        return [(system_of(path), node) for path, node in self.trees.items() if path.endswith(f"/{name}")]

    def clauses(self) -> dict[str, Node]:
        """The trees of the files that hold an article each."""
        special = (*_SPECIAL, *SHARED)
        return {
            path: node for path, node in self.trees.items() if "/" in path and path.rpartition("/")[2] not in special
        }


def system_of(name: str) -> str:
    """The treaty system to which a file belongs: the folder it stands in."""
    return name.partition("/")[0]


def read_files(folders: Sequence[LawFolder], problems: list[Problem]) -> LawFiles:
    """Read all YAML files of some folders as those of one law. What is no file of a law is a problem, as are more files than a law has.

    What the folders share (vocabulary, states, places, sources) is put together, with what a treaty system adds to it in its own
    folder; a treaty system stands in one of them.
    """
    digest = hashlib.blake2b(digest_size=16)
    trees: dict[str, Node] = {}
    shared: dict[str, list[Node]] = {}
    homes: dict[str, LawFolder] = {}
    missing = set(NEEDED)
    for folder in folders:
        before = len(problems)
        names = _names(folder, problems)
        if not names and len(folders) > 1 and len(problems) == before:
            message, cure = "there is no file of law in this folder", "name the folder that holds the files"
            problems.append(Problem("missing-file", message, Mark(str(folder.path), 1, 1), cure))
        missing -= set(names)
        for name in _of_own_systems(names, folder, homes, problems):
            node, found = read(folder.path / name, label=f"{folder.label}/{name}")
            problems.extend(found)
            if node is not None:
                trees.setdefault(name, node)
                if (kind := name.rpartition("/")[2]) in SHARED:
                    shared.setdefault(kind, []).append(node)
                try:
                    held = content(folder.path / name, MOST_BYTES)
                except OSError:  # it was taken away meanwhile, or is refused
                    held = b""
                digest.update(os.fsencode(name) + b"\0" + held + b"\0")
    trees |= {name: together(nodes, problems) for name, nodes in shared.items() if name not in trees or len(nodes) > 1}
    here = Mark(str(folders[-1].path), 1, 1)
    for name in NEEDED:
        if name in missing and not any(problem.code in ("not-a-folder", "too-many-files") for problem in problems):
            message, cure = f"the folder of rules has no {name}", "name the folder that holds it; every law has one"
            problems.append(Problem("missing-file", message, here, cure))
    return LawFiles(trees, digest.hexdigest())


def _day_of(fields: Fields, name: str, problems: list[Problem]) -> str:
    """A word that holds a day, a month or a year, as it is written; "" for none, and for what is no day."""
    span = read_span(fields, name, problems)
    return span.text if span is not None else ""


def _of_own_systems(
    names: list[str], folder: LawFolder, homes: dict[str, LawFolder], problems: list[Problem]
) -> list[str]:
    """The names without those of treaty systems that stand in another folder already; `homes` has the folder of each system."""
    systems = dict.fromkeys(system_of(name) for name in names if "/" in name)
    double = [name for name in systems if homes.setdefault(name, folder) is not folder]
    for name in double:
        mark, other = (Mark(f"{item.label}/{name}/system.yaml", 1, 1) for item in (folder, homes[name]))
        message, also = f"there is a treaty system {quote(name)} already", (("the other one", other),)
        problems.append(Problem("double-word", message, mark, f"give one of the two another name{_ALONE}", also))
    return [name for name in names if "/" not in name or system_of(name) not in double]


_ALONE = "; to take a law in place of the bundled one: --only-law"
"""What cures a law that was meant to stand alone."""


def together(nodes: Sequence[Node], problems: list[Problem]) -> Node:
    """Files of one form as one tree: what stands in their words, one after the other.

    A word that two files declare in the same way stands once; in two ways it is a problem.
    """
    made: dict[str, tuple[Scalar, Node]] = {}
    for node in nodes:
        for key, value in Fields(node, problems, "the file").entries:
            head, known = made.get(key.text, (key, value))
            if isinstance(known, Map) and isinstance(value, Map):
                known = Map(_entries(known, value, problems), known.mark)
            elif not same(known, value):
                problems.append(_declared_twice(key, head))
            made[key.text] = head, known
    return Map(tuple(made.values()), nodes[0].mark)


def _entries(one: Map, two: Map, problems: list[Problem]) -> tuple[tuple[Scalar, Node], ...]:
    made = {key.text: (key, value) for key, value in one.entries}
    for key, value in two.entries:
        head, known = made.setdefault(key.text, (key, value))
        if not same(known, value):
            problems.append(_declared_twice(key, head))
    return tuple(made.values())


def _declared_twice(key: Scalar, first: Scalar) -> Problem:
    message, also = f"{quote(key.text)} is declared already, in other words", (("the other one", first.mark),)
    cure = f"leave it out if the other one will do, or choose another name{_ALONE}"
    return Problem("double-word", message, key.mark, cure, also)


def _names(home: LawFolder, problems: list[Problem]) -> list[str]:
    """The names of the YAML files of a folder, in order; hidden ones are left out."""
    folder = home.path
    here = Mark(str(folder), 1, 1)
    try:
        if not folder.is_dir():
            message = "this is a file, not a folder" if folder.exists() else "there is no folder of this name"
            problems.append(Problem("not-a-folder", message, here, "name a folder of law files"))
            return []
    except (OSError, ValueError):  # ValueError: a name that no folder can have
        problems.append(Problem("not-a-folder", "this folder cannot be opened", here, "check its name"))
        return []
    found, looked = list[str](), 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        looked += len(folders) + len(files)
        if looked > limits.FOUND:
            message = f"there are more than {limits.FOUND} files and folders here"
            problems.append(Problem("too-many-files", message, here, "name the folder of law files itself"))
            return []
        names = (Path(place, name).relative_to(folder).as_posix() for name in files if not name.startswith("."))
        for name in names:
            if strays(str(folder / name), str(folder)):
                problems.append(not_followed(f"{home.label}/{name}"))
            elif name.endswith(".yaml"):
                found.append(name)
            elif name.endswith(".yml"):
                mark = Mark(f"{home.label}/{name}", 1, 1)
                problems.append(Problem("file-name", "files of law end in .yaml", mark, "give the file that ending"))
    found.sort()
    if len(found) > limits.FILES:
        message = f"this law has {len(found)} files; {limits.FILES} at most are read"
        problems.append(Problem("too-many-files", message, here, "put several laws into several folders"))
        return []
    for name in found:
        if "/" not in name and name not in SHARED:
            mark = Mark(f"{home.label}/{name}", 1, 1)
            message = f"{short(name)} belongs to no treaty system"
            problems.append(Problem("file-name", message, mark, "move it into the folder of one"))
    return found


def read_law(*folders: LawFolder) -> tuple[Law | None, list[Problem]]:
    """Read one law from all of some folders.

    The law is None where a file on which the others rest (the words, states, places, instruments, questions) has a
    problem: then only such files are read. It is None too where too much is wrong.
    """
    problems = Problems()
    try:
        return _read(read_files(folders, problems), problems), list(problems)
    except TooMany:
        return None, list(problems)


def _read(files: LawFiles, problems: list[Problem]) -> Law | None:
    trees = files.trees
    if any(name not in trees for name in NEEDED):
        return None
    vocabulary = read_vocabulary(trees["vocabulary.yaml"], problems)
    instruments, systems, shared = _systems(files, problems)
    entities = read_entities(trees["states.yaml"], vocabulary, instruments, problems)
    sources: dict[str, Source] = {}
    publishers: dict[str, str] = {}
    if "sources.yaml" in trees:
        top = Fields(trees["sources.yaml"], problems, "the list of sources")
        sources, publishers = read_sources(top, problems), read_publishers(top)
        top.done()
    places = {}
    if "places.yaml" in trees:
        top = Fields(trees["places.yaml"], problems, "the list of places")
        places = read_places(top, vocabulary, entities, problems)
        sources |= read_sources(top, problems)
        top.done()
    if _broken(problems, (*SHARED, "system.yaml")):
        return None
    titles = {item.id: item.title for item in instruments.values()}
    names = Names(vocabulary, entities, {item.id: item.name for item in places.values()}, titles)
    questions, readings = read_questions(files.named("questions.yaml"), names, sources, problems)
    if _broken(problems, ("questions.yaml",)):
        return None
    clauses = _clauses(files, names, questions, instruments, problems)
    acts, disputes, act_sources = _acts(files, names, problems)
    sources |= act_sources
    _check_sources(files, problems)
    for node in trees.values():
        own = node.get("sources") if isinstance(node, Map) else None
        table = {key.text: Source(key.text, "", "") for key, _ in own.entries} if isinstance(own, Map) else {}
        check_cites(cited(node), table, sources, problems=problems)
    return Law(
        vocabulary,
        entities,
        places,
        sources,
        systems,
        instruments,
        clauses,
        questions,
        readings,
        acts,
        disputes,
        publishers,
        files.digest,
        shared,
    )


def _broken(problems: list[Problem], names: tuple[str, ...]) -> bool:
    """Whether files on which all others rest have problems: what these say would be misread, and need not be repaired."""
    return any(not problem.warning and problem.mark.file.rpartition("/")[2] in names for problem in problems)


def _check_sources(files: LawFiles, problems: list[Problem]) -> None:
    """Of a source that files of all systems may cite, two files may not say different things."""
    known: dict[str, tuple[Scalar, Node]] = {}
    for name, node in files.trees.items():
        shared = name.rpartition("/")[2] in ("sources.yaml", "places.yaml", "acts.yaml", "questions.yaml")
        table = node.get("sources") if shared and isinstance(node, Map) else None
        for key, value in table.entries if isinstance(table, Map) else ():
            head, first = known.setdefault(key.text, (key, value))
            if not same(first, value):
                problems.append(_declared_twice(key, head))


def _systems(files: LawFiles, problems: list[Problem]) -> tuple[dict[str, Instrument], dict[str, str], tuple[str, ...]]:
    """The instruments, the titles of the systems, and those systems that are law for all."""
    instruments: dict[str, Instrument] = {}
    shared: list[str] = []
    systems: dict[str, str] = {}
    seen: set[str] = set()
    marks: dict[str, Mark] = {}
    for folder, node in files.named("system.yaml"):
        top = Fields(node, problems, "the system", SYSTEM)
        named = top.scalar("system")
        system = named.text if named is not None and check_id(named, problems) else ""
        if system and system != folder:
            message = f"the system is called {quote(system)}, its folder {quote(folder)}"
            top.problem("system", message, top.key_mark("system"), "give both one name")
        seen.add(folder)
        systems[system or folder] = top.text("title")
        top.text("about")
        if top.flag("common"):
            shared.append(system or folder)
        top.text("example")  # for the helps of commands, which read it without the law
        read_sources(top, problems)
        for key, value in top.pairs("instruments", most=limits.ENTRIES):
            if key.text in instruments:
                also = (("the other one", marks[key.text]),)
                message = f"there is an instrument {quote(key.text)} already"
                problems.append(Problem("double-word", message, key.mark, "choose another id", also))
            marks[key.text] = key.mark
            check_id(key, problems)
            fields = Fields(value, problems, f"the instrument {short(key.text)}", INSTRUMENT)
            title = fields.text("title")
            instruments[key.text] = Instrument(
                key.text,
                system,
                title,
                fields.text("short", default=title),
                _day_of(fields, "signed", problems),
                _day_of(fields, "in_force", problems),
                fields.text("note"),
                read_cites(fields, problems),
            )
            fields.done()
        top.done()
    for name in files.trees:
        if "/" in name and system_of(name) not in seen:
            seen.add(system_of(name))
            message = f"the folder {short(system_of(name))} has no system.yaml"
            mark = Mark(files.trees[name].mark.file, 1, 1)
            problems.append(Problem("missing-file", message, mark, "write one, or move the file"))
    return instruments, systems, tuple(shared)


def _clauses(
    files: LawFiles,
    names: Names,
    questions: dict[str, Question],
    instruments: dict[str, Instrument],
    problems: list[Problem],
) -> dict[str, Clause]:
    answers = {question.id: tuple(answer.id for answer in question.answers) for question in questions.values()}
    clauses: dict[str, Clause] = {}
    paragraphs: dict[str, Clause] = {}
    total = 0
    for name, node in files.clauses().items():
        clause = _clause(node, system_of(name), names, answers, instruments, problems)
        other = clauses.get(clause.id)
        if other is not None:
            message, also = f"there is a clause {quote(clause.id)} already", (("the other one", other.mark),)
            problems.append(Problem("double-word", message, clause.mark, "choose another id", also))
        elif clause.id:
            clauses[clause.id] = clause
        for paragraph in clause.paragraphs:
            if paragraphs.setdefault(paragraph.id, clause) is not clause:
                holder = paragraphs[paragraph.id]
                message, also = (
                    f"{holder.id} has a paragraph {quote(paragraph.id)} already",
                    ((holder.id, holder.mark),),
                )
                problems.append(Problem("double-word", message, clause.mark, "choose another id", also))
        total += len(clause.rules)
        if total > limits.RULES:
            message = f"this law has more than {limits.RULES} rules, and no more are read"
            problems.append(Problem("too-many", message, clause.mark, "put several laws into several folders"))
            break
    return clauses


def _clause(
    node: Node,
    system: str,
    names: Names,
    answers: dict[str, tuple[str, ...]],
    instruments: dict[str, Instrument],
    problems: list[Problem],
) -> Clause:
    top = Fields(node, problems, "the clause", CLAUSE)
    clause_id = top.id("clause", signs=".-")
    instrument = top.choice("instrument", instruments)
    article, heading = top.text("article"), top.text("heading")
    gloss = top.text("gloss")
    table = read_sources(top, problems)
    cites = read_cites(top, problems, "cites")
    paragraphs: list[Paragraph] = []
    for item in top.items("paragraphs", most=limits.VALUES):
        paragraph = _paragraph(item, problems)
        if paragraph.id and paragraph.id in [other.id for other in paragraphs]:
            message = f"two paragraphs are called {quote(paragraph.id)}"
            problems.append(Problem("double-id", message, item.mark, "give each an id of its own"))
        paragraphs.append(paragraph)
    context = RuleContext(clause_id, tuple(paragraphs), names, answers)
    untranslated = top.text("untranslated")
    rules: list[Rule] = []
    for item in top.items("rules", most=limits.RULES):
        rule = read_rule(item, context, problems)
        if rule is not None:
            rules.append(rule)
    performs: list[Performs] = []
    for item in top.items("performs", most=limits.ENTRIES):
        entry = read_performs(item, context, problems)
        if entry is not None:
            performs.append(entry)
    related = tuple(item.text for item in top.texts("related", most=limits.VALUES))
    top.text("note")
    top.done()
    return Clause(
        clause_id,
        system,
        instrument,
        article,
        heading,
        gloss,
        tuple(paragraphs),
        tuple(rules),
        tuple(performs),
        related,
        untranslated,
        cites,
        table,
        top.mark,
    )


def _paragraph(node: Node, problems: list[Problem]) -> Paragraph:
    fields = Fields(node, problems, "the paragraph", PARAGRAPH)
    paragraph_id = fields.id(signs=".-")
    wordings: list[Wording] = []
    for item in fields.items("wordings", most=limits.VALUES):
        inner = Fields(item, problems, "the wording", WORDING)
        label = inner.text("id")
        if label and label in [wording.id for wording in wordings]:
            message = f"two wordings of {short(paragraph_id)} are called {quote(label)}"
            inner.problem("double-id", message, inner.mark, "give each an id of its own")
        first, last = read_window(inner, problems)
        gloss, note = inner.text("gloss"), inner.text("note")
        cites = read_cites(inner, problems)
        kept_from, kept_cites = _kept(inner, first, last, problems)
        points = _points(inner)
        wordings.append(Wording(label, first, last, gloss, note, cites, kept_from, kept_cites, points))
        inner.done()
    wordings.sort(key=lambda wording: wording.first)
    for one, two in itertools.pairwise(wordings):
        if two.first <= one.last:
            message = f"the wordings {short(one.id)} and {short(two.id)} of {short(paragraph_id)} overlap in time"
            fields.problem("overlap", message, cure="a wording ends the day before the next begins")
    made = Paragraph(paragraph_id, fields.text("article"), fields.text("heading"), tuple(wordings))
    fields.text("note")
    fields.done()
    return made


def _points(wording: Fields) -> tuple[tuple[str, str], ...]:
    """What a wording says on single points, in the order of the form."""
    fields = wording.fields("points", "the points of a wording", POINTS)
    if fields is None:
        return ()
    found = tuple((name, text) for name in POINTS.words if (text := fields.text(name)))
    fields.done()
    return found


def _kept(wording: Fields, first: int, last: int, problems: list[Problem]) -> tuple[int, tuple[Cite, ...]]:
    """From which day it is known from other sources only that the text was kept; 0 for none."""
    fields = wording.fields("kept", "what shows that the text was kept", KEPT)
    if fields is None:
        return 0, ()
    scalar, cites = fields.scalar("from"), read_cites(fields, problems)
    fields.done()
    if scalar is None:
        return 0, cites
    span = parse_day(scalar.text)
    if isinstance(span, DayError):
        problems.append(Problem("day", span.message, scalar.mark, span.cure))
        return 0, cites
    if not first < span.first <= last:
        message = f"the wording is not in force on both sides of {show_day(span.first)}"
        problems.append(Problem("bad-kept", message, scalar.mark, "name a day after its first one, up to its last one"))
    return span.first, cites


def _acts(
    files: LawFiles, names: Names, problems: list[Problem]
) -> tuple[tuple[Event, ...], tuple[Dispute, ...], dict[str, Source]]:
    acts: list[Event] = []
    disputes: list[Dispute] = []
    sources: dict[str, Source] = {}
    known: dict[str, EntryHead] = {}
    for _, node in files.named("acts.yaml"):
        top = Fields(node, problems, "the list of acts", ACTS)
        sources |= read_sources(top, problems)
        items = top.items("acts", most=limits.ACTS)
        entries = entries_of(items, problems, known)
        known |= entries
        denied = frozenset(act for act, entry in entries.items() if entry.denied)
        context = EventContext(names._replace(events=frozenset(entries)), "act", denied)
        found = [event for item in items if (event := read_event(item, context, problems)) is not None]
        acts.extend(found)
        nodes = top.items("disputed", most=limits.DISPUTES)
        disputes.extend(
            read_disputes(nodes, context, KnownEntries(entries, {event.id: event for event in found}), problems)
        )
        top.done()
    return tuple(acts), tuple(disputes), sources
