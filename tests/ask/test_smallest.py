"""The smallest change: against every set of changes tried one by one, and against the commands that are said to make it."""

import shlex
from itertools import combinations, product
from pathlib import Path

import pytest

import pactlaw
from casus.ask.choice import Chosen
from casus.ask.compare import whatif
from casus.ask.smallest import opened, smallest, smallest_of
from casus.ask.untold import MOST_ADDED
from casus.assessment.engine import Run, engine_for
from casus.assessment.prospect import Prospect
from casus.assessment.results import Key, Row, owed
from casus.assessment.space import QUESTION, SILENCE, Space
from casus.cli.options import option_pairs
from casus.logic.terms import Atom
from casus.scenarios.change import Edits
from casus.scenarios.library import load_scenario
from casus.show.blocks import pasted
from commands import bundled_law, one_law, run

RAID = "  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"
PLEA = "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}\n"
OPEN = "  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill}}\n"
TALKS = "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: talks, about: raid}}\n"
DISPUTE = """disputed:
  - id: who
    default: outland
    versions:
      - {id: outland, held_by: [AAA]}
      - {id: gamma, held_by: [XXX], set: {raid.by: CCC}}
"""
CASES = {
    "asked": f"events:\n{RAID}{PLEA}",
    "not asked": f"events:\n{RAID}",
    "asked for talks": f"events:\n{RAID}{TALKS}",
    "weight open": f"events:\n{OPEN}{PLEA}",
    "weight open, not asked": f"events:\n{OPEN}",
    "disputed": f"events:\n{OPEN}{PLEA}{DISPUTE}",
    "denied": f"events:\n{RAID}  - {{id: plea, denied: true, plea: {{by: AAA}}}}\n",
}


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def by_hand(found: Run, key: Key, status: str) -> set[frozenset[tuple[str, str, str]]]:
    """The smallest sets of changes of facts after which a norm is triggered, or is not, each case assessed by itself."""
    scenario, _ = opened(found, next(row for row in found.rows() if row.key == key))
    space = Prospect(found.engine, scenario).space
    usual = space.point(found.choice)
    free = [number for number, item in enumerate(space.variables) if item.what != QUESTION]
    for size in range(1, 4):
        least = set()
        for numbers in combinations(free, size):
            others = [
                [value for value in range(len(space.variables[number].values)) if value != usual[number]]
                for number in numbers
            ]
            for values in product(*others):
                if not all(space.variables[number].held[value] for number, value in zip(numbers, values, strict=True)):
                    continue
                point = list(usual)
                for number, value in zip(numbers, values, strict=True):
                    point[number] = value
                standing = Run(found.engine, scenario, space.choice(point)).all.get(key)
                now = standing.status if standing is not None else "not triggered"
                if owed(now) != owed(status):
                    named = [space.variables[number] for number in numbers]
                    least.add(
                        frozenset(
                            (item.what, item.id, item.values[point[number]])
                            for item, number in zip(named, numbers, strict=True)
                        )
                    )
        if least:
            return least
    return set()


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_changes_are_those_found_by_trying_each(tmp_path: Path, name: str) -> None:
    found = pactlaw.run(tmp_path, CASES[name])
    rows = [row for row in found.rows() if row.kind == "duty" and row.trigger == "raid" and row.bound]
    assert rows
    for row in rows[:3]:
        made = smallest(found, row)
        facts = {frozenset(tuple(change) for change in turn.changes) for turn in made.facts}
        assert facts == by_hand(found, row.key, row.status)
        assert made.undo == owed(row.status)


def assist(name: str) -> tuple[Run, Row]:
    """A bundled scenario and a row of the duty to help in it."""
    found = engine_for(bundled_law(), "plan").run(load_scenario(name, bundled_law()))
    row = next(
        row for row in found.rows() if row.norm == "cst.4.2/assist" and row.bound and row.trigger in found.case.events
    )
    return found, row


def edits_of(options: list[str]) -> tuple[Edits, Chosen]:
    """Options of casus whatif, as they stand on a command line."""
    found: dict[str, list[str]] = {}
    words = shlex.split(" ".join(options))
    for option, value in zip(words[::2], words[1::2], strict=True):
        found.setdefault(option, []).append(value)
    listed = [tuple(found.get(name, ())) for name in ("--set", "--drop", "--add", "--answer", "--account")]
    chosen = Chosen("default", option_pairs(listed[3], "", ""), option_pairs(listed[4], "", ""), "plan")
    return Edits(*listed[:3]), chosen


@pytest.mark.parametrize("name", ["kursk-2024", "jermuk-2022", "syunik-2021"])
def test_the_commands_do_what_is_said_of_them(name: str) -> None:
    found, row = assist(name)
    made = smallest(found, row)
    assert made.facts or name == "syunik-2021"
    for turn in (*made.facts[:3], *made.reading[:2]):
        compared, _ = whatif(bundled_law(), name, *edits_of(made.command(turn)))
        rows = {other.key: other.status for other in compared.after.assessment.rows}
        assert rows.get(row.key, "not triggered") == turn.status


def test_what_could_be_added_is_what_the_norm_may_wait_for() -> None:
    found, row = assist("kursk-2024")
    _, added = opened(found, row)
    assert 0 < len(added) <= MOST_ADDED and {event.word for event in added.values()} == {"request"}
    assert all(event.values("by") for event in added.values())


def test_explain_says_it_and_prints_a_command_to_paste() -> None:
    printed = run("explain", "kursk-2024", "cst.4.2", "--for", "BLR")
    text = printed.out[printed.out.index("SMALLEST CHANGE") :]
    assert "--drop invasion" in text and "up to 3 changes at once" in text and max(map(len, printed.lines)) <= 80
    command = text[text.index("casus whatif") : text.index("  of the reading")]
    again = run(*shlex.split(command.replace("\\\n", ""))[1:])
    assert again.status == 0 and "triggered" in again.out
    values = run("explain", "kursk-2024", "cst.4.2", "--for", "BLR", "--format", "json").result
    assert values[0]["smallest"]["facts"][0]["status"] == "triggered"


def test_a_command_is_broken_where_a_shell_reads_on() -> None:
    parts = [
        "casus whatif a",
        "--drop b",
        "--add '{request: {by: RUS, voice: government, to: csto, for: assistance, about: incursion}}'",
    ]
    lines = pasted(parts, 4)
    assert max(map(len, lines)) <= 80
    assert shlex.split("\n".join(lines).replace("\\\n", ""))[:4] == ["casus", "whatif", "a", "--drop"]


def test_what_is_looked_for_together_is_what_is_found_alone(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    second = RAID.replace("raid,", "second,").replace("-10,", "-20,")
    file.write_text(f"scenario: c\ntitle: C\nkind: hypothetical\nas_of: 2006-03-01\nevents:\n{RAID}{PLEA}{second}")
    law = pactlaw.law()
    together, alone = (engine_for(law).run(load_scenario(str(file), law), keep=False) for _ in range(2))
    rows = [row for row in together.rows() if row.trigger]
    assert len({row.trigger for row in rows}) > 1
    assert smallest_of(together, rows) == [smallest(alone, row) for row in rows]


def bundled_space(tmp_path: Path, events: str) -> Space:
    """The space of cases of a file with these events, under the bundled law."""
    file = tmp_path / "c.yaml"
    file.write_text(f"scenario: c\ntitle: C\nkind: history\nas_of: 2022-03-01\nsummary: Invented.\nevents:\n{events}")
    law = bundled_law()
    scenario = load_scenario(str(file), law)
    return engine_for(law).prospect(scenario).space


FORCE = "use_of_force: {by: CHN, against: KAZ, at: almaty, target: territory, weight: heavy, intent: deliberate}"
ASKED = "request: {by: KAZ, voice: government, to: csto, for: assistance, under: cst, about: a0}"


@pytest.mark.parametrize(("day", "left"), [("2020-01-01", 1), ("2020-01-02", 0), ("2020-01", 1)])
def test_an_order_that_days_tell_is_not_left_open(tmp_path: Path, day: str, left: int) -> None:
    """That force may have been over on another day, and that a rule asks for one of the two orders alone, opens none (decision 0159)."""
    space = bundled_space(
        tmp_path, f"  - {{id: a0, date: 2020-01-01, {FORCE}}}\n  - {{id: r0, date: {day}, {ASKED}}}\n"
    )
    assert ((SILENCE, "a0.until") in space.number) == (day != "2020-01-01")
    assert len(space.order_of) == left
    told = Atom("before", ("r0", "a0")) in space.atoms
    assert told == bool(left)


def test_a_long_chain_of_attacks_is_read(tmp_path: Path) -> None:
    """Each may have been over before the next: that is no further way in which it is continued. Before, 2^40 were looked through."""
    chain = [f"  - {{id: a0, date: 2020-01-01, {FORCE}}}\n"]
    chain += [f"  - {{id: a{n}, date: 2020-02-{n:02}, continues: a{n - 1}, {FORCE}}}\n" for n in range(1, 29)]
    space = bundled_space(tmp_path, "".join(chain) + f"  - {{id: r0, date: 2020-03-01, {ASKED}}}\n")
    assert space.continued["a28", "a0"] == ("and",)


def shortest(name: str, norm: str) -> tuple[Run, Row]:
    found = engine_for(bundled_law(), "plan").run(load_scenario(name, bundled_law()))
    return found, next(row for row in found.rows() if row.norm == norm and row.bound and row.kind == "duty")


def test_other_values_of_what_the_file_tells_are_tried() -> None:
    """The reason named is that the force was light; so the change named is that it was heavy."""
    found, row = shortest("poland-drones-2025", "nat.5.1/assist")
    made = smallest(found, row)
    assert ["--set drones.weight=heavy"] in [made.command(turn) for turn in made.facts]
    text = run("explain", "poland-drones-2025", "nat.5.1").out
    assert "--set drones.weight=heavy" in text and "none of those tried" not in text
    said = " ".join(text.split())
    assert "11 values that it tells" in said and "Not tried: other days and others who act or are acted upon." in said


def test_owed_and_over_is_owed() -> None:
    """A duty that would have ended by now was owed; until when is said, and what triggers it is so not denied."""
    found, row = assist("kazakhstan-2022")
    made = smallest(found, row)
    options = [made.command(turn) for turn in made.facts]
    assert [option.startswith("--add '{involvement: {actor: armed-groups") for (option,) in options] == [True]
    assert [turn.status for turn in made.facts] == ["ended"] and next(iter(made.ends.values())) == 20220113
    assert "of the facts: owed until 2022-01-13, then over" in run("explain", "kazakhstan-2022", "cst.4.2").out
    compared, _ = whatif(bundled_law(), "kazakhstan-2022", *edits_of(options[0]))
    assert {one.status for one in compared.after.assessment.rows if one.key == row.key} == {"ended"}


def test_a_fact_and_an_answer_that_somebody_holds_are_tried_together() -> None:
    found, row = assist("kursk-2024")
    made = smallest(found, row)
    answers = {change for turn in made.both for change in turn.changes if change.what == QUESTION}
    assert {(change.id, change.value) for change in answers} == {("clean_hands", "irrelevant")}
    for turn in made.both:
        assert {change.what for change in turn.changes} > {QUESTION} and len(turn.changes) == 2
        compared, _ = whatif(bundled_law(), "kursk-2024", *edits_of(made.command(turn)))
        assert next(one.status for one in compared.after.assessment.rows if one.key == row.key) == turn.status
    said = " ".join(run("explain", "kursk-2024", "cst.4.2").out.split())
    assert "together: triggered; the answer is held by the CSTO casus whatif" in said
