"""What a newcomer writes: it does what is meant, or the likeliest next commands are named; and those work."""

import re
import shlex
from pathlib import Path

import pytest

from casus.interface.loading import list_scenarios
from casus.law.world import actor_cure, code_of_two, entity_code, mistyped
from commands import bundled_law, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


SAME = [
    ("help", "--help"),
    ("-h", "--help"),
    ("help law", "law --help"),
    ("assess -h", "assess --help"),
    ("learn -h", "learn --help"),
    ("site -h", "site --help"),
    ("why jermuk-2022 cst.4.2 --for BY", "explain jermuk-2022 cst.4.2 --for BLR"),
    ("explain jermuk-2022 4.2 --for RU", "explain jermuk-2022 cst.4.2 --for RUS"),
    ("law 4.2", "law cst.4.2"),
    ("law art4.2", "law cst.4.2"),
    ("law cst.4 --date 2010-06-12", "law cst.4 --on 2010-06-12"),
    ("law cst.4 --on 15.05.2023", "law cst.4 --on 2023-05-15"),
    ("law cst.4 --on '15 May 2023'", "law cst.4 --on 2023-05-15"),
    ("timeline osh-2010 --to '12 June 2010'", "timeline osh-2010 --to 2010-06-12"),
    ("list Armenia", "list ARM"),
    ("list --member AM", "list --member ARM"),
]


@pytest.mark.parametrize(("written", "meant"), SAME, ids=lambda text: str(text))
def test_it_does_what_is_meant(written: str, meant: str) -> None:
    printed = run(*shlex.split(written))
    assert printed.status == 0 and printed.err == ""
    assert printed.out == run(*shlex.split(meant)).out


OFFERED = [
    ("assess jermuk", ["jermuk-2022", "casus list jermuk"]),
    ("assess karabakh", ["karabakh-2023, karabakh-2020 or karabakh-2016", "casus list karabakh"]),
    ("assess Su-24", ["su24-2015"]),
    ("explain jermuk cst.4", ["jermuk-2022"]),
    ("jermuk", ["casus assess jermuk-2022"]),
    ("cst.4", ["casus law cst.4"]),
    ("law ARM", ["Armenia is on file as a state", "casus list ARM"]),
    ("why", ["casus explain needs SCENARIO", "As in: casus explain jermuk-2022 cst.4.2 --for BLR"]),
    ("diff", ["casus compare", "casus whatif jermuk-2022", "casus law cst.4.2 --diff"]),
    ("diff jermuk-2022 osh-2010", ["casus compare jermuk-2022 osh-2010"]),
    ("search", ["casus law --find", "casus list"]),
    ("search attack", ["casus law --find attack", "casus list attack"]),
    ("show", ["casus list", "casus assess jermuk-2022", "casus law cst.4.2"]),
    ("show jermuk-2022", ["casus assess jermuk-2022"]),
    ("show cst.4", ["casus law cst.4"]),
    ("interview", ["casus new", "casus new --template", "--save case.yaml"]),
    ("assess", ["casus assess needs SCENARIO", "As in: casus assess jermuk-2022"]),
    (
        "assess jermuk-2022 --date 2022-09-20",
        ["casus timeline jermuk-2022 --to 2022-09-20", "casus whatif jermuk-2022"],
    ),
    ("list --clause cst.99", ["Did you mean cst.9?"]),
    ("list --member Atlantis", ["nobody on file has this name"]),
    ("list --year soon", ["four digits, as in 2022"]),
]


@pytest.mark.parametrize(("written", "words"), OFFERED, ids=lambda text: str(text))
def test_the_likeliest_next_commands_are_named(written: str, words: list[str]) -> None:
    printed = run(*shlex.split(written))
    assert (printed.status, printed.out) == (2, "")
    said = " ".join(printed.err.split())
    assert [part for part in words if part.casefold() not in said.casefold()] == []
    assert said.count("casus ") <= 5 and all(len(line) <= 80 for line in printed.err.splitlines())


@pytest.mark.parametrize(
    "written", ["show jermuk-2022", "search attack", "diff jermuk-2022 osh-2010", "jermuk", "show AM"]
)
def test_what_is_offered_works(written: str) -> None:
    said = " ".join(run(*shlex.split(written)).err.split())
    calls = re.findall(r"casus ([^;]+)", said.partition("ikely meant: ")[2])
    assert (
        calls
        and [call for call in calls if not re.search("DAY|ONE", call) and run(*shlex.split(call)).status != 0] == []
    )


def test_a_list_is_narrowed_by_year_member_and_clause() -> None:
    found = set(list_scenarios(year=2022, member="KAZ", clause="cst.4").names())
    assert {"kazakhstan-2022", "jermuk-2022"} <= found
    assert found <= {*list_scenarios(year="2022").names()} & {*list_scenarios("KZ").names()}
    assert found == {*list_scenarios("KAZ", year="2022", clause="art. 4 of the Treaty").names()}
    assert "No scenario on file is like that" in run("list", "zeppelin").out


@pytest.mark.parametrize(
    "text",
    ["Somaliland", "Prussia", "Ossetia", "Ottoman Empire", "Ichkeria", "Turkestan", "EX", "Niger Delta"],
)
def test_an_actor_is_not_answered_with_a_state_that_sounds_like_it(text: str) -> None:
    entities = bundled_law().entities
    assert entity_code(text, entities) is None and mistyped(text, entities) is None
    assert "did you mean" not in actor_cure(text, entities)


@pytest.mark.parametrize(
    ("text", "code"),
    [("Armenai", "ARM"), ("Kazakstan", "KAZ"), ("Kyrgistan", "KGZ"), ("Belarussia", "BLR"), ("Georgja", "GEO")],
)
def test_a_slip_of_the_hand_is_offered_as_what_was_meant(text: str, code: str) -> None:
    assert (mistyped(text, bundled_law().entities) or "") == code


def test_a_command_line_takes_two_letters_and_a_file_is_told_the_three() -> None:
    entities = bundled_law().entities
    states = [item for item in entities.values() if item.kind == "state"]
    assert [item.id for item in states if code_of_two(item.iso, entities) != item.id] == []
    assert entity_code("NO", entities) is None
    assert actor_cure("NO", entities) == "codes have three letters; did you mean NOR (Norway)?"


CASE = """scenario: case
title: A case
kind: hypothetical
as_of: 2025-09-10
actors:
  - {id: senders, kind: band, name: who sent it}
events:
  - {id: fell, date: 2025-08-25, %s}
"""


@pytest.mark.parametrize(
    ("told", "cure"),
    [
        ("attack: {by: senders, against: EST}", "did you mean use_of_force?"),
        ("bombing: {by: senders, against: EST}", "did you mean use_of_force?"),
        ("use_of_force: {by: senders, against: EST, at: EST}", "add target: one of territory, population, "),
    ],
)
def test_what_people_call_otherwise_is_understood(told: str, cure: str, tmp_path: Path) -> None:
    """And a slip of form (a list in place of a table) drags no other mistakes behind it."""
    file = tmp_path / "case.yaml"
    file.write_text(CASE % told, encoding="utf-8")
    said = " ".join(run("check", str(file)).out.split())
    assert cure in said and "write senders: {...}, without hyphen and id:" in said and "2 problems" in said
