"""The engine knows no treaty: nothing of the bundled law or of the bundled scenarios is named in it, not even in a comment."""

import ast
import re
from collections.abc import Iterable, Iterator

from casus.scenarios.library import scenario_files
from commands import ROOT, bundled_law

FILES = sorted((ROOT / "engine").rglob("*.py"))

ORDINARY = {
    "at_once": "how soon a duty may be due, and a variable of that name",
    "charter": "a kind of treaty",
    "status": "what a norm has",
    "addressee": "to whom a norm is owed",
    "alliances": "what data sets count",
    "general": "what concerns no one in particular",
    "AND": "a word in capitals",
    "PNG": "a form of pictures",
    "listed": "what stands in a list",
}
"""Ids of instruments, questions, sources, states and systems that are words of the engine as well, with what they mean there."""

COMMON = {
    "AND": "what joins two texts",
    "PNG": "a kind of picture",
}
"""Codes of states that are common abbreviations or words as well."""

OWN = {
    "held": "what a case or an answer does",
    "report": "what reference managers call an answer, and what a screen is",
    "occasion": "what passes when a norm lapses",
}
"""Words of the vocabulary that are words of the engine as well; beside the deontic kinds, which are the engine's by design."""


def bundled() -> Iterator[tuple[str, Iterable[str]]]:
    """The names of the data that no line of the engine may hold, by what they name."""
    law = bundled_law()
    yield "entity", [name for name in law.entities if name not in COMMON]
    yield "name", [name for item in law.entities.values() for name in (item.name, *item.also)]
    yield "system", law.systems
    yield "instrument", law.instruments
    yield "title", [name for item in law.instruments.values() for name in (item.title, item.short)]
    yield "clause", [*law.clauses, *(item.id for clause in law.clauses.values() for item in clause.paragraphs)]
    yield "rule", [name for rule in law.rules() for name in (rule.id, rule.norm)]
    yield "question", law.questions
    yield "reading", [item for item in law.readings if item != "default"]
    yield "place", law.places
    yield "source", law.sources
    yield "scenario", scenario_files()
    yield "word", [name for name in law.vocabulary.predicates if "_" in name]


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of these names, standing alone."""
    found = sorted({name for name in names if name and name not in ORDINARY}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, found))})(?![\w-])")


def test_no_name_of_the_data_stands_in_the_engine() -> None:
    """In no string, no comment, no docstring and no name of its own."""
    found = []
    everything = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    for what, names in bundled():
        there = [name for name in names if name and name not in ORDINARY and name in everything]  # most stand nowhere
        if not there:
            continue
        looked = pattern(there)
        for path in FILES:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found += [f"{path.name}:{number}: the {what} {match[0]}" for match in looked.finditer(line)]
    assert not found


def test_no_event_type_is_a_word_of_the_engine() -> None:
    """Event types such as "request" are English words too, so only a text that is nothing but one counts, and one in backticks."""
    vocabulary = bundled_law().vocabulary
    words = {*vocabulary.predicates, *vocabulary.acts} - {*vocabulary.kinds, *OWN}
    found = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        found += [f"{path.name}: `{word}`" for word in re.findall(r"`(\w+)`", text) if word in words]
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in words:
                found.append(f"{path.name}:{node.lineno}: {node.value}")
    assert not found


def test_every_exception_is_needed() -> None:
    law, text = bundled_law(), "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    for word in ORDINARY:
        assert word in {*law.instruments, *law.questions, *law.sources, *law.entities, *law.systems}
        assert re.search(rf"\b{word}\b", text)
    for word in COMMON:
        assert word in law.entities and re.search(rf"\b{word}\b", text)
    for word in OWN:
        assert word in law.vocabulary.predicates
        assert re.search(rf'"{word}"', text)


def test_a_name_would_be_found() -> None:
    law = bundled_law()
    for names in ([next(iter(law.clauses))], [next(iter(law.entities))]):
        assert pattern(names).search(f'"""As {names[0]} says."""')
        assert not pattern(names).search(f"x{names[0]}")
