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
    ("art4", ["casus law art4"]),
    ("4.2", ["casus law cst.4.2"]),
    ("ARM", ["casus list ARM"]),
    ("assess ARM", ["casus list ARM"]),
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


NEWCOMER = [
    ("law --questions clean_hands", "law clean_hands"),
    ("law 'clean hands'", "law clean_hands"),
    ("law cst4", "law cst.4"),
    ("law article 4", "law 'article 4'"),
    ("assess Jermuk-2022", "assess jermuk-2022"),
]
"""What one wrote who had nothing but the screens: it does what is meant."""


@pytest.mark.parametrize(("written", "meant"), NEWCOMER, ids=lambda text: str(text))
def test_what_a_newcomer_wrote_does_what_is_meant(written: str, meant: str) -> None:
    one, two = run(*shlex.split(written)), run(*shlex.split(meant))
    assert one.status == two.status == 0 and one.out.replace("Jermuk", "jermuk") == two.out


ANSWERED = [
    ("assess nato", ["casus law nato", "casus list nato"], ["akrotiri"]),
    ("record Armenia", ["casus record --member ARM", "casus record --beneficiary ARM"], []),
    ("record cst.4", ["casus record --clause cst.4"], []),
    ("record --for Armenia", ["--member or --beneficiary"], ["--force"]),
    ("record --fore Armenia", [], ["--force"]),
    ("whatif jermuk-2022", ["casus whatif jermuk-2022 --drop attack", "asked (2022-09-13)"], []),
    (
        "whatif poland-drones-2025 --set drones.gravity=heavy",
        ["did you mean weight? It is one of: trifling, light, heavy, massive"],
        [],
    ),
    (
        "whatif akrotiri-2026 --add '{involvement: {state: IRN, actor: bands, degree: sent}}'",
        ["declared here: hezbollah"],
        [],
    ),
    ("assess jermuk-2022 --format docx", ["Word processors open html"], []),
]


@pytest.mark.parametrize(("written", "words", "never"), ANSWERED, ids=lambda part: str(part)[:40])
def test_what_a_newcomer_wrote_is_answered_with_the_cure(written: str, words: list[str], never: list[str]) -> None:
    printed = run(*shlex.split(written))
    said = " ".join(printed.err.split())
    assert (printed.status, printed.out) == (2, "") and all(len(line) <= 80 for line in printed.err.splitlines())
    assert [part for part in words if part not in said] == [] and [part for part in never if part in said] == []


def test_an_added_event_says_which_day_was_taken() -> None:
    added = "{request: {by: ARM, to: csto, for: consultation, voice: government}}"
    said = " ".join(run("whatif", "jermuk-2022", "--add", added).out.split())
    assert "No day was written for request: 2022-09-13 is taken. For another, write date: YEAR-MONTH-DAY" in said
    dated = run("whatif", "jermuk-2022", "--add", added[:-1] + ", date: 2022-09-20}").out
    assert "No day was written" not in dated


def test_one_word_for_what_is_not_triggered() -> None:
    said = run("compare", "jermuk-2022", "kursk-2024").out
    assert "does not arise" not in said and "not triggered" in said
    block = said[said.index("shusha.1") :].partition("\n\n")[0]
    assert re.search(r"status +not triggered +not triggered", block), "and what differs stands below"
    assert re.search(r"otherwise +dormant or lapsed +-", block)


WRITTEN = [
    (
        "use_of_force {by: senders, against: EST, at: EST, target: forces}",
        'a colon is missing after "use_of_force"',
    ),
    ("use_of_force: {by: senders against: EST, at: EST, target: forces}", 'a comma is missing before "against"'),
    ("drone_strike: {by: senders, against: EST, at: EST, target: forces}", "did you mean use_of_force?"),
    ("missile_attack: {by: senders, against: EST, at: EST, target: forces}", "did you mean use_of_force?"),
    (
        "use_of_force: {by: senders, against: EST, at: Tallinn, target: forces}",
        "write the state on whose land it is; or declare the place: places: {tallinn: {name: Tallinn, sovereign: [{of: CODE}]}}",
    ),
    ("request: {by: EST, to: OTSC, for: assistance, voice: government}", "organisations: "),
]


@pytest.mark.parametrize(("told", "cure"), WRITTEN, ids=lambda text: str(text)[:30])
def test_a_mistake_in_a_file_is_told_with_its_own_cure(told: str, cure: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(
        (CASE % told).replace("  - {id: senders, kind: band, name: who sent it}", "  senders: {kind: band, name: X}"),
        encoding="utf-8",
    )
    said = " ".join(run("check", str(file)).out.split())
    assert cure in said and "1 problem in" in said
    block = f"scenario: case\ntitle: “Drones: a base”\nkind: hypothetical\nas_of: 2025-09-10\nevents:\n  - id: fell\n    {told}\n"
    file.write_text(block, encoding="utf-8")
    assert "curly quotes" in run("check", str(file)).out
    file.write_text(block.replace("“Drones: a base”", "A base") + "sources:\n", encoding="utf-8")
    said = " ".join(run("check", str(file)).out.split())
    assert cure in said if "{by" in told.partition(":")[0] else "leave sources: out" in said or cure in said


OWN = """scenario: own
title: Drones over a base
kind: hypothetical
as_of: 2025-03-10
events:
  - {id: hit, date: 2025-03-03, use_of_force: {by: BLR, against: LVA, at: LVA, target: forces, weight: heavy, intent: deliberate}}
  - {id: asked, date: 2025-03-04, request: {by: LVA, to: nato, for: %s, voice: government}}
  - {id: no-blockade, denied: true, blockade: {by: LVA, against: BLR}}
"""


def test_an_own_story_says_what_is_missing_and_for_whom_it_differs(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN % "consultation", encoding="utf-8")
    said = " ".join(run("assess", str(file)).out.split())
    assert "it does not name the treaty; the North Atlantic Treaty is needed (under: nat)" in said
    assert "settled for 22 members, contested for 4 members (Austria, Cyprus, Ireland, Malta)" in said
    assert "did not happen, says the file: a blockade of Belarus by Latvia" in " ".join(
        run("assess", str(file), "--all").out.split()
    )


def test_late_says_when_it_was_done_in_full() -> None:
    assert re.search(
        r"BLR +ARM +0, in full after 13 +performed late", run("record", "--explain", "consult:settled:late").out
    )
