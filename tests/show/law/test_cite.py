"""Citations: the thing itself, its sources, and how far each was read; in BibTeX that a program can read."""

import re

import pytest

from casus.files.receipt import Receipt
from casus.scenarios.library import load_scenario, scenario_files
from casus.show.law.cite import Work, bibtex, works_of_clause, works_of_scenario, works_text
from casus.words.names import READ_WORDS
from commands import bundled_law, one_law, run

MADE = Receipt("0.0.1", "0123456789ab", {"x": "ba9876543210"}, {}, "casus cite x", "2022-09-13")


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def entries(text: str) -> dict[str, dict[str, str]]:
    """A reader of BibTeX that knows just what we write."""
    found: dict[str, dict[str, str]] = {}
    for key, body in re.findall(r"^@misc\{([^,]+),\n(.*?)^\}$", text, flags=re.M | re.S):
        assert key not in found
        fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", body, flags=re.M))
        assert len(fields) == body.count("\n"), body
        found[key] = fields
    return found


def test_every_article_can_be_cited_and_no_source_without_how_far_it_was_read() -> None:
    for clause in bundled_law().clauses.values():
        works = works_of_clause(bundled_law(), clause)
        found = entries(bibtex(works, MADE))
        assert len(found) == len(works)
        for work, fields in zip(works, found.values(), strict=True):
            assert fields["title"] and ("Access: " in fields["note"])
            for value in fields.values():
                bare = re.sub(r"\\text\w+\{\}|\\.", "", value)
                assert not set(bare) & set("{}") and bare.count("\\") == 0, (clause.id, work)
        assert all(work.read in READ_WORDS.values() for work in works[1:])


def test_every_scenario_can_be_cited() -> None:
    for name in list(scenario_files())[::9]:
        works = works_of_scenario(bundled_law(), load_scenario(name, bundled_law()))
        assert entries(bibtex(works, MADE)) and works_text(works, MADE).startswith(works[0].title)
        assert len({work.ref for work in works}) == len(works)


def test_a_paragraph_is_cited_with_its_own_sources_only() -> None:
    law = bundled_law()
    whole = {work.ref for work in works_of_clause(law, law.clauses["cst.4"])}
    part = {work.ref for work in works_of_clause(law, law.clauses["cst.4"], "cst.4.2")}
    assert part < whole


def test_the_command() -> None:
    assert "read in full" in run("cite", "cst.4.2").out
    assert run("cite", "jermuk-2022", "--format", "bibtex").out.partition("\n\n")[2].startswith("@misc{jermuk-2022,")
    assert run("cite", "un.103", "--format", "json").result[0]["key"] == "un.103"
    assert "Did you mean cst.4?" in run("cite", "cst.4x").err


def test_no_brace_of_a_title_or_an_address_ends_a_field() -> None:
    """BibTeX counts braces, also those after a stroke."""
    evil = "C} , evil = {x} \\input{/etc/passwd} }{"
    text = bibtex([Work("k", evil, "https://example.org/a}b{c\\d", what=evil)], MADE)
    for line in text.splitlines()[2:-1]:
        value = line.partition(" = {")[2].rstrip(",")[:-1]
        depths = [value[: place + 1].count("{") - value[: place + 1].count("}") for place in range(len(value))]
        assert min(depths, default=0) >= 0 and depths[-1:] in ([], [0]), line
        assert "input{/" not in value
