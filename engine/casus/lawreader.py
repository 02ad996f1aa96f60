"""Reading a folder of law: vocabulary, states, places, and one folder for each treaty system."""

import hashlib
import itertools
from pathlib import Path
from typing import NamedTuple

from casus import limits
from casus.conditions import Names
from casus.disputereader import Known, read_disputes
from casus.eventreader import Entry, EventContext, entries_of, read_event
from casus.fields import Fields
from casus.law import Answer, Clause, Instrument, Law, Paragraph, Performs, Question, Reading, Rule, Wording
from casus.problems import Mark, Problem, offer
from casus.rulereader import RuleContext, read_given, read_performs, read_rule, read_window
from casus.scenario import Dispute, Event
from casus.sources import Source, check_cites, read_cites, read_sources
from casus.tree import Node, read
from casus.vocabulary import read_vocabulary
from casus.world import entity_code, names_of, read_entities, read_places

SHARED = ("vocabulary.yaml", "states.yaml", "places.yaml", "sources.yaml")
SPECIAL = ("system.yaml", "acts.yaml", "questions.yaml")


class LawFiles(NamedTuple):
    """The trees of a law folder, by name, before anything is made of them."""

    trees: dict[str, Node]
    digest: str


def read_law(folder: Path) -> tuple[Law | None, list[Problem]]:
    """Read all of a law folder. The law is None only if its vocabulary or states cannot be read."""
    problems: list[Problem] = []
    files = _read_files(folder, problems)
    empty = Mark(str(folder), 1, 1)
    if "vocabulary.yaml" not in files.trees or "states.yaml" not in files.trees:
        for name in ("vocabulary.yaml", "states.yaml"):
            if name not in files.trees and not any(problem.mark.file.endswith(name) for problem in problems):
                problems.append(
                    Problem("missing-file", f"the folder of rules has no {name}", empty, "every law has one")
                )
        return None, problems
    vocabulary = read_vocabulary(files.trees["vocabulary.yaml"], problems)
    instruments, systems = _systems(files.trees, problems)
    entities = read_entities(files.trees["states.yaml"], vocabulary, instruments, problems)
    places_top = (
        Fields(files.trees["places.yaml"], problems, "the list of places") if "places.yaml" in files.trees else None
    )
    places = read_places(places_top, vocabulary, entities, problems) if places_top else {}
    sources: dict[str, Source] = {}
    for top in (
        [Fields(files.trees["sources.yaml"], problems, "the list of sources")] if "sources.yaml" in files.trees else []
    ):
        sources = read_sources(top, problems)
        top.done()
    if places_top:
        sources = {**sources, **read_sources(places_top, problems)}
        places_top.done()
    names = Names(
        vocabulary,
        entities,
        {item.id: item.name for item in places.values()},
        {item.id: item.title for item in instruments.values()},
    )
    questions, readings = _questions(files.trees, names, sources, problems)
    clauses = _clauses(files.trees, names, questions, instruments, problems)
    acts, disputes, act_sources = _acts(files.trees, names, problems)
    sources = {**sources, **act_sources}
    law = Law(
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
        files.digest,
    )
    _check_all_cites(law, problems)
    return law, problems


def _read_files(folder: Path, problems: list[Problem]) -> LawFiles:
    digest = hashlib.blake2b(digest_size=16)
    trees: dict[str, Node] = {}
    paths = sorted(
        path
        for path in folder.rglob("*.yaml")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    for path in paths:
        name = path.relative_to(folder).as_posix()
        node, found = read(path, label=f"rules/{name}")
        problems.extend(found)
        if node is not None:
            trees[name] = node
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return LawFiles(trees, digest.hexdigest())


def _system_of(name: str) -> str:
    return name.partition("/")[0]


def _systems(trees: dict[str, Node], problems: list[Problem]) -> tuple[dict[str, Instrument], dict[str, str]]:
    instruments: dict[str, Instrument] = {}
    systems: dict[str, str] = {}
    for name, node in trees.items():
        if not name.endswith("/system.yaml"):
            continue
        top = Fields(node, problems, "the system")
        system = top.text("system", required=True)
        if system != _system_of(name):
            top.problem(
                "system",
                f'the system is called "{system}", its folder "{_system_of(name)}"',
                top.key_mark("system"),
                "give both one name",
            )
        systems[system] = top.text("title", required=True)
        top.text("about")
        read_sources(top, problems)
        for key, value in top.pairs("instruments"):
            if key.text in instruments:
                top.problem(
                    "double-word", f'there is an instrument "{key.text}" already', key.mark, "choose another id"
                )
            fields = Fields(value, problems, f"the instrument {key.text}")
            title = fields.text("title", required=True)
            instruments[key.text] = Instrument(
                key.text,
                system,
                title,
                fields.text("short", default=title),
                fields.text("signed"),
                fields.text("in_force"),
                fields.text("note"),
                read_cites(fields, problems),
            )
            fields.done()
        top.done()
    return instruments, systems


def _questions(
    trees: dict[str, Node], names: Names, sources: dict[str, Source], problems: list[Problem]
) -> tuple[dict[str, Question], dict[str, Reading]]:
    questions: dict[str, Question] = {}
    reading_nodes: list[tuple[str, Node]] = []
    for name, node in trees.items():
        if not name.endswith("questions.yaml") or "/" not in name:
            continue
        top = Fields(node, problems, "the list of questions")
        table = read_sources(top, problems)
        sources.update(table)
        for item in top.items("questions"):
            question = _question(item, _system_of(name), names, problems)
            if question.id in questions:
                problems.append(
                    Problem(
                        "double-word",
                        f'there is a question "{question.id}" already',
                        question.mark,
                        "choose another id",
                        (("the other one", questions[question.id].mark),),
                    )
                )
            elif question.id:
                questions[question.id] = question
        reading_nodes.extend((_system_of(name), item) for item in top.items("readings"))
        top.done()
    answers = {question.id: tuple(answer.id for answer in question.answers) for question in questions.values()}
    readings: dict[str, Reading] = {}
    for system, item in reading_nodes:
        fields = Fields(item, problems, "the reading")
        reading_id = fields.text("id", required=True)
        of = fields.text("of")
        name, because = fields.text("name", required=True), fields.text("because")
        fields.taken.append("answers")
        wrapped = next((value for key, value in fields.entries if key.text == "answers"), None)
        inner = Fields(item, problems, "the reading")
        inner.entries = tuple(
            (type(key)("given", key.mark, True) if key.text == "answers" else key, value)
            for key, value in fields.entries
        )
        given = read_given(inner, answers, problems) if wrapped is not None else ()
        readings[reading_id] = Reading(reading_id, system, name, of, because, given, read_cites(fields, problems))
        fields.done()
    return questions, readings


def _holders(fields: Fields, names: Names, problems: list[Problem]) -> tuple[str, ...]:
    held = []
    for scalar in fields.texts("held_by"):
        code = entity_code(scalar.text, names.entities)
        if code is None:
            problems.append(
                Problem(
                    "unknown-holder",
                    f'no state, organ or school is called "{scalar.text}"',
                    scalar.mark,
                    offer(scalar.text, names_of(names.entities)),
                )
            )
        else:
            held.append(code)
    return tuple(held)


def _question(node: Node, system: str, names: Names, problems: list[Problem]) -> Question:
    fields = Fields(node, problems, "the question")
    question_id = fields.text("id", required=True)
    fields.what = f"the question {question_id}"
    answers = []
    for item in fields.items("answers", required=True):
        inner = Fields(item, problems, "the answer")
        answer_id = inner.text("id", required=True)
        answers.append(
            Answer(
                answer_id,
                inner.text("says", default=answer_id.replace("_", " ")),
                inner.text("rests_on"),
                _holders(inner, names, problems),
                read_cites(inner, problems),
            )
        )
        inner.text("note")
        inner.done()
    fields.items("excludes")
    question = Question(
        question_id,
        system,
        fields.text("asks", required=True),
        tuple(item.text for item in fields.texts("bears_on")),
        fields.choice("default", [answer.id for answer in answers], required=True),
        fields.text("because", required=True),
        tuple(answers),
        tuple(item.text for item in fields.texts("tested_by")),
        fields.text("note"),
        fields.mark,
    )
    fields.done()
    return question


def _clauses(
    trees: dict[str, Node],
    names: Names,
    questions: dict[str, Question],
    instruments: dict[str, Instrument],
    problems: list[Problem],
) -> dict[str, Clause]:
    answers = {question.id: tuple(answer.id for answer in question.answers) for question in questions.values()}
    clauses: dict[str, Clause] = {}
    for name, node in trees.items():
        if name in SHARED or "/" not in name or name.rpartition("/")[2] in SPECIAL:
            continue
        clause = _clause(node, _system_of(name), names, answers, instruments, problems)
        if clause.id in clauses:
            problems.append(
                Problem(
                    "double-word",
                    f'there is a clause "{clause.id}" already',
                    clause.mark,
                    "choose another id",
                    (("the other one", clauses[clause.id].mark),),
                )
            )
        elif clause.id:
            clauses[clause.id] = clause
    return clauses


def _clause(
    node: Node,
    system: str,
    names: Names,
    answers: dict[str, tuple[str, ...]],
    instruments: dict[str, Instrument],
    problems: list[Problem],
) -> Clause:
    top = Fields(node, problems, "the clause")
    clause_id = top.text("clause", required=True)
    top.what = f"the clause {clause_id}"
    instrument = top.choice("instrument", instruments, required=True)
    article, heading = top.text("article", required=True), top.text("heading", required=True)
    gloss = top.text("gloss")
    table = read_sources(top, problems)
    cites = read_cites(top, problems, "cites")
    paragraphs = tuple(_paragraph(item, problems) for item in top.items("paragraphs"))
    context = RuleContext(clause_id, paragraphs, names, answers)
    untranslated = top.text("untranslated")
    rules: list[Rule] = []
    for item in top.items("rules"):
        rule = read_rule(item, context, problems)
        if rule is not None:
            rules.append(rule)
    performs: list[Performs] = []
    for item in top.items("performs"):
        entry = read_performs(item, context, problems)
        if entry is not None:
            performs.append(entry)
    related = tuple(item.text for item in top.texts("related"))
    top.text("note")
    top.done()
    return Clause(
        clause_id,
        system,
        instrument,
        article,
        heading,
        gloss,
        paragraphs,
        tuple(rules),
        tuple(performs),
        related,
        untranslated,
        cites,
        table,
        top.mark,
    )


def _paragraph(node: Node, problems: list[Problem]) -> Paragraph:
    fields = Fields(node, problems, "the paragraph")
    paragraph_id = fields.text("id", required=True)
    wordings = []
    for item in fields.items("wordings", required=True):
        inner = Fields(item, problems, "the wording")
        label = inner.text("id", required=True)
        first, last = read_window(inner, problems)
        wordings.append(
            Wording(
                label, first, last, inner.text("gloss", required=True), inner.text("note"), read_cites(inner, problems)
            )
        )
        inner.done()
    wordings.sort(key=lambda wording: wording.first)
    for one, two in itertools.pairwise(wordings):
        if two.first <= one.last:
            fields.problem(
                "overlap",
                f"the wordings {one.id} and {two.id} of {paragraph_id} overlap in time",
                cure="a wording ends the day before the next begins",
            )
    made = Paragraph(paragraph_id, fields.text("article"), fields.text("heading"), tuple(wordings))
    fields.text("note")
    fields.done()
    return made


def _acts(
    trees: dict[str, Node], names: Names, problems: list[Problem]
) -> tuple[tuple[Event, ...], tuple[Dispute, ...], dict[str, Source]]:
    acts: list[Event] = []
    disputes: list[Dispute] = []
    sources: dict[str, Source] = {}
    known: dict[str, Entry] = {}
    for name, node in trees.items():
        if not name.endswith("/acts.yaml"):
            continue
        top = Fields(node, problems, "the list of acts")
        sources.update(read_sources(top, problems))
        items = top.items("acts", most=limits.ACTS)
        entries = entries_of(items, problems, known)
        known.update(entries)
        denied = frozenset(act for act, entry in entries.items() if entry.denied)
        context = EventContext(names._replace(events=frozenset(entries)), "act", denied)
        found = [event for item in items if (event := read_event(item, context, problems)) is not None]
        acts.extend(found)
        nodes = top.items("disputed", most=limits.DISPUTES)
        disputes.extend(read_disputes(nodes, context, Known(entries, {event.id: event for event in found}), problems))
        top.done()
    return tuple(acts), tuple(disputes), sources


def _check_all_cites(law: Law, problems: list[Problem]) -> None:
    for place in law.places.values():
        check_cites(place.cites, law.sources, problems=problems)
        for held in place.held:
            check_cites(held.cites, law.sources, problems=problems)
    for instrument in law.instruments.values():
        check_cites(instrument.cites, law.sources, problems=problems)
    for question in law.questions.values():
        for answer in question.answers:
            check_cites(answer.cites, law.sources, problems=problems)
    for event in law.acts:
        check_cites(event.cites, law.sources, problems=problems)
    for clause in law.clauses.values():
        cites = list(clause.cites)
        cites.extend(
            cite for paragraph in clause.paragraphs for wording in paragraph.wordings for cite in wording.cites
        )
        cites.extend(cite for rule in clause.rules for cite in rule.cites)
        cites.extend(cite for entry in clause.performs for cite in entry.cites)
        check_cites(tuple(dict.fromkeys(cites)), clause.sources, law.sources, problems=problems)
