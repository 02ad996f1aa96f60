"""Sweeps: very many cases at once against each case alone, the counts against a count by hand, and what a sweep may vary."""

import json
import os
import random
import re
import xml.etree.ElementTree as ET
from itertools import product
from math import prod
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.ask.choice import Chosen
from casus.ask.sweep import Axis, Swept, codes, run_with, sweep_of
from casus.assessment.engine import Engine, Run
from casus.assessment.prospect import Prospect
from casus.assessment.results import NOT_TRIGGERED, Key
from casus.assessment.statuses import all_standings, decide, merge
from casus.assessment.vectors import joined, value_pattern
from casus.logic.diagrams import holds
from casus.logic.plan import evaluate
from casus.scenarios.library import load_scenario
from casus.scenarios.model import Scenario
from casus.show.charts import bar_chart, bars
from casus.show.drawing import svg
from commands import ROOT, bundled_law, compare, one_law, run
from laws import on_made_up_laws

CASES = int(os.environ.get("CASUS_CASES", "200"))


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 5))
def test_patterns_are_those_of_numbers_in_mixed_radix(stride: int, arity: int, rounds: int) -> None:
    count = stride * arity * rounds
    for value in range(arity):
        bits = value_pattern(stride, arity, value, count)
        assert [bits >> case & 1 for case in range(count)] == [
            int(case // stride % arity == value) for case in range(count)
        ]
        assert bits < 1 << count


@given(st.lists(st.integers(0, 127), min_size=1, max_size=9))
def test_blocks_are_put_together_in_their_order(parts: list[int]) -> None:
    assert joined(parts, 7) == sum(part << (7 * place) for place, part in enumerate(parts))


# Against single cases


def statuses_in(prospect: Prospect, point: list[int]) -> dict[Key, str]:
    """The statuses in one case, as one assessment decides them."""
    case = prospect.space.case(prospect.space.choice(point))
    evaluation = evaluate(prospect.ground, case.atoms)
    wanted = set(prospect.decisive)
    firings = [prospect.firings[number] for number in evaluation.fired if number in wanted]
    decided = merge(decide(prospect.law, prospect.compiled, case, firings, prospect.scenario.as_of))
    return {
        key: item.status for key, item in all_standings(decided, prospect.not_in_force(case), prospect.keys).items()
    }


def check(made: Run, axes: list[Axis], found: Swept, cases: list[int]) -> None:
    """Hold some cases of a sweep against their own assessment."""
    space = made.prospect.space
    point = space.point(made.choice)
    apart = list(space.excluded(range(len(space.variables))))
    for case in cases:
        here = list(point)
        for axis, place in zip(axes, found.digits(case), strict=True):
            here[axis.variable] = axis.values[place]
        together = not any(holds(formula, here) for formula in apart)
        if not found.allowed >> case & 1:
            assert not together
            continue
        single = statuses_in(made.prospect, here)
        for item in found.outcomes:
            (status,) = [name for name, bits in item.cases.items() if bits >> case & 1]
            if item.statuses != (NOT_TRIGGERED,):
                assert {single.get(key, NOT_TRIGGERED) for key in item.keys} == {status}


def test_sweeps_agree_with_single_cases_on_made_up_laws(tmp_path: Path) -> None:
    counts = {"cases": 0}

    def compared(engine: Engine, scenario: Scenario) -> None:
        made = engine.run(scenario)
        variables = made.prospect.space.variables
        dice = random.Random(len(made.prospect.possible))
        chosen = dice.sample(range(len(variables)), min(3, len(variables)))
        axes = [Axis(number, tuple(range(len(variables[number].values)))) for number in chosen]
        found = sweep_of(made, axes)
        assert found.total == prod(len(axis.values) for axis in axes)
        cases = dice.sample(range(found.total), min(found.total, 8))
        check(made, axes, found, cases)
        assert sweep_of(made, axes, block=dice.choice((3, 7, 16, 40))) == found
        counts["cases"] += len(cases)

    on_made_up_laws(compared, tmp_path, examples=CASES // 8 + 5, scenarios=2, fixed=CASES < 2500)
    assert counts["cases"] > 0


VARIED = ("attack.weight", "where", "undelimited_border", "gravity", "asked", "who-began")


def jermuk(*vary: str) -> tuple[Run, list[Axis], Swept]:
    """The attack on Jermuk with some things varied."""
    law = bundled_law()
    made, _, axes = run_with(law, load_scenario("jermuk-2022", law), Chosen(backend="plan"), vary)
    return made, axes, sweep_of(made, axes)


def test_a_real_case_agrees_case_by_case() -> None:
    made, axes, found = jermuk(*VARIED)
    assert found.total == 96
    check(made, axes, found, list(range(96)))


def test_flips_are_counted_as_by_hand() -> None:
    _, axes, found = jermuk(*VARIED)
    item = next(item for item in found.outcomes if item.norm == "cst.4.2/assist")
    told = codes(item, found.total)
    flips = {flip.axis: (flip.differ, flip.pairs) for flip in found.flips(item)}
    cases = {found.digits(case): told[case] for case in range(found.total)}
    for number in range(len(axes)):
        pairs = [
            (cases[one], cases[two])
            for one, two in product(cases, cases)
            if one[number] < two[number] and all(one[k] == two[k] for k in range(len(axes)) if k != number)
        ]
        assert flips[number] == (sum(one != two for one, two in pairs), len(pairs))


def test_a_sweep_of_a_million_cases_is_quick_enough_to_wait_for() -> None:
    law = bundled_law()
    binary = [f"{name}={item.answers[0].id},{item.answers[1].id}" for name, item in law.questions.items()]
    made, axes, found = jermuk("where", "who-began", *binary[:18])
    assert found.total == 1 << 20
    check(made, axes, found, random.Random(1).sample(range(found.total), 5))


# What a sweep may vary, and what it says


def test_values_and_events_become_part_of_the_space() -> None:
    made, axes, found = jermuk("attack.date=2010-06-01,2022-09-13", "attack", "asked.voice")
    check(made, axes, found, list(range(found.total)))
    assert any(item.norm == "cst.4.2/assist" and len(item.statuses) > 1 for item in found.outcomes)


@pytest.mark.parametrize(
    ("vary", "words"),
    [
        ("clean_hand", "did you mean clean_hands"),
        ("clean_hands=maybe", "is no answer to clean_hands"),
        ("where=moon", "is no account of where"),
        ("atack.weight=light", 'there is no event "atack"'),
        ("attack.wait=light", "has no field"),
        ("attack.weight=lite", "lite"),
        ("attack.at", "lacks values"),
        ("attack.at=jermuk", "the accounts of where differ on attack.at"),
        ("attack.date=soon", "soon"),
        ("attack.date", "does not leave"),
        ("request", "3 events are of the kind"),
        ("asked=maybe", "takes no other values"),
        ("clean_hands=", "lacks a word"),
        ("clean_hands=required,required", "has a value twice"),
        ("one before two", "does not leave"),
        ("attack.weight=light", "only one value"),
    ],
)
def test_a_wrong_word_gets_a_cure(vary: str, words: str) -> None:
    printed = run("sweep", "jermuk-2022", "--vary", vary)
    if vary == "attack.at":
        assert printed.status == 0  # the dispute that sets it varies
        return
    assert printed.status == 2 and words.casefold() in " ".join(printed.err.split()).casefold(), printed.err


def test_too_many_combinations_are_refused() -> None:
    varied = [f"{name}={item.answers[0].id},{item.answers[1].id}" for name, item in bundled_law().questions.items()]
    questions = [word for name in varied for word in ("--vary", name)]
    printed = run("sweep", "jermuk-2022", *questions)
    assert printed.status == 2 and "is the most" in " ".join(printed.err.split())


SCREENS = {
    "sweep-jermuk": [
        "sweep",
        "jermuk-2022",
        "cst.4.2",
        *(word for name in VARIED for word in ("--vary", name)),
    ],
    "sweep-kursk": ["sweep", "kursk-2024", "--vary", "clean_hands", "--vary", "why"],
    "sweep-nothing": ["sweep", "plain-attack", "--vary", "clean_hands"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_stored_and_fits(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.fits, printed
    compare(golden, name, printed.out)


def test_files_hold_every_row(tmp_path: Path) -> None:
    words = ["sweep", "jermuk-2022", "--vary", "where", "--vary", "who-began", "--vary", "undelimited_border"]
    for name in ("x.csv", "x.jsonl"):
        assert run(*words, "--out", str(tmp_path / name), "--picture", str(tmp_path / f"{name}.svg")).status == 0
    lines = (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 8 == len(lines) - 1
    assert lines[0].split(",") == list(rows[0]) and lines[1].split(",") == list(rows[0].values())
    assert {row["who-began"] for row in rows} == {"unprovoked", "answer-to-sabotage"}
    assert ET.parse(tmp_path / "x.csv.svg").getroot().tag.endswith("svg")
    assert run(*words, "--out", str(tmp_path / "x.doc")).status == 2
    assert run(*words, "--out", str(tmp_path / "none" / "x.csv")).status == 2


def test_parquet_is_written_where_pyarrow_is_there(tmp_path: Path) -> None:
    name = str(tmp_path / "x.parquet")
    printed = run("sweep", "kursk-2024", "--vary", "clean_hands", "--out", name)
    try:
        from pyarrow import parquet
    except ImportError:
        assert printed.status == 2 and "needs pyarrow" in printed.err and "casus-foederis[parquet]" in printed.err
    else:
        assert printed.status == 0 and parquet.read_table(name).num_rows == 2


def test_the_values_keep_to_their_schema() -> None:
    printed = run(*SCREENS["sweep-kursk"], "--format", "json")
    values = printed.result
    schema = json.loads((ROOT / "docs" / "schemas" / "sweep.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(printed.answer)
    assert values["combinations"] == 4


def test_nothing_of_a_file_acts_in_a_picture() -> None:
    picture = svg(bar_chart("<script>&\x1b", [('"><b>', 1, 2)], "n"))
    assert "<script>" not in picture and "<b>" not in picture and "\x1b" not in picture
    ET.fromstring(picture)


def test_bars_are_as_long_as_their_counts_where_they_can_be_compared() -> None:
    assert bars([("a", 3, 4), ("b", 0, 4)]) == [("a", "###", "3 of 4"), ("b", "", "0 of 4")]
    long = bars([("a", 400, 1000), ("b", 200, 500)])
    assert long[0][1] == long[1][1] and len(long[0][1]) <= 40
    assert re.fullmatch("#+", long[0][1])


def test_things_that_change_nothing_are_counted() -> None:
    varied = ("where", "who-began", "clean_hands", "bands", "freeze=none,stays_out")
    printed = run("sweep", "jermuk-2022", "cst.4.2", *(word for name in varied for word in ("--vary", name)))
    assert printed.status == 0 and len(printed.lines) <= 40
    assert "more never change it: add --all" in printed.out
    assert "more never" not in run("sweep", "jermuk-2022", "cst.4.2", "--vary", "where", "--vary", "who-began").out
