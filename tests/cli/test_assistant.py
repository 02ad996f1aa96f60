"""casus mcp, asked by the client of the library: each tool answers with its receipt, and a mistake with its cure."""

import asyncio
from typing import Any

import pytest

from casus.cli.assistant import TOOLS, server
from casus.site.build import for_assistants
from commands import bundled_law, one_law

mcp = pytest.importorskip("mcp")


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def asked(*calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the server answers to some calls."""

    async def ask() -> list[Any]:
        async with mcp.Client(server()) as client:
            return [await client.call_tool(name, words) for name, words in calls]

    return asyncio.run(ask())


def test_the_tools_are_few_flat_and_described() -> None:
    async def listed() -> Any:
        async with mcp.Client(server()) as client:
            return (await client.list_tools()).tools, await client.read_resource("casus://law/cst.4")

    tools, article = asyncio.run(listed())
    assert [tool.name for tool in tools] == [tool.__name__ for tool in TOOLS] and len(tools) < 9
    assert all(tool.description for tool in tools)
    assert "Article 4" in article.contents[0].text and "1992 wording" in article.contents[0].text


QUESTIONS: list[tuple[str, str, dict[str, Any], list[str]]] = [
    (
        "Which events of 2022 is Kazakhstan part of?",
        "list_scenarios",
        {"year": "2022", "member": "KAZ"},
        ["jermuk-2022"],
    ),
    (
        "What did the attack on Jermuk trigger?",
        "assess",
        {"scenario": "jermuk-2022"},
        ["contested", "cst.4.2", "SOURCES"],
    ),
    ("Why did Belarus owe help?", "explain", {"scenario": "jermuk-2022", "norm": "4.2", "state": "Belarus"}, ["owes"]),
    ("And had nobody asked?", "what_if", {"scenario": "jermuk-2022", "drop": ["asked"]}, ["dormant"]),
    ("On what does it turn?", "turns_on", {"scenario": "jermuk-2022", "norm": "cst.4.2"}, ["who-began"]),
    ("What does Article 4 say?", "law", {"clause": "Article 4 of the Treaty", "on": "12 June 2010"}, ["1992 wording"]),
    ("Is this file right?", "check", {"text": "scenario: case"}, ["lacks the word"]),
]


def test_a_question_is_answered_by_one_call_with_its_receipt() -> None:
    found = asked(*((name, words) for _, name, words, _ in QUESTIONS))
    for (question, _, _, parts), answer in zip(QUESTIONS, found, strict=True):
        assert not answer.is_error, question
        values = answer.structured_content
        assert [part for part in parts if part not in values["answer"]] == [], question
        assert values["receipt"]["casus"], question


def test_a_mistake_comes_with_its_cure_and_no_file_is_opened() -> None:
    found = asked(
        ("assess", {"scenario": "karabakh"}), ("assess", {"scenario": "/etc/passwd"}), ("law", {"clause": "cst.99"})
    )
    assert all(answer.is_error for answer in found)
    said = [answer.content[0].text for answer in found]
    assert "karabakh-2023" in said[0] and "root" not in said[1] and "id you mean cst.9" in said[2]


def test_a_site_tells_an_assistant_what_it_is() -> None:
    made = for_assistants(bundled_law(), ())
    assert made.startswith("# Casus\n\n> ") and "(treaty/cst.html)" in made
