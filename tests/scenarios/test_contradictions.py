"""What a file says against itself without any word being wrong: each is found, and told with its place."""

from pathlib import Path

import pytest

from casus.scenarios.library import read_scenario_file
from commands import bundled_law

HEAD = "scenario: own\ntitle: Own\nkind: hypothetical\nas_of: 2022-12-01\n"
FORCE = "{by: AZE, against: %s, at: jermuk, target: territory, weight: heavy}"
EVENTS = "events:\n  - {id: attack, date: 2022-09-13, use_of_force: " + FORCE % "ARM" + "}\n"
REQUEST = "request: {by: ARM, voice: government, to: csto, for: assistance, about: attack}"
VERSIONS = """\
disputed:
  - id: where
    default: a
    because: x
    versions:
      - {id: a, held_by: [ARM], sources: %s}
      - {id: b, held_by: [ARM], sources: %s, set: {attack.at: osh}}
sources:
  one: {ref: "https://example.org/1", read: in_full, supports: x}
  two: {ref: "https://example.org/2", read: in_full, supports: x}
"""
FOUND = {
    "attacks itself": ("to-itself", EVENTS.replace("ARM", "AZE")),
    "answers itself": (
        "to-itself",
        EVENTS + "conduct:\n  - {id: own, date: 2022-09-14, response: {by: RUS, toward: RUS, act: statement}}\n",
    ),
    "asked before": ("before-its-object", EVENTS + "  - {id: asked, date: 2022-09-01, " + REQUEST + "}\n"),
    "withdrawn before": (
        "before-its-object",
        EVENTS + "  - {id: no-more, date: 2022-09-01, request_withdrawn: {by: ARM, about: attack}}\n",
    ),
    "another year": (
        "conduct-date",
        EVENTS + "conduct:\n  - {id: odd, date: 2012-09-14, response: {by: RUS, toward: ARM, act: statement}}\n",
    ),
    "both versions": ("two-minds", EVENTS + VERSIONS % ("[one]", "[one]")),
    "silence twice": ("no-record", EVENTS + "no_record: [KAZ, {of: KAZ, says: again}]\n"),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_a_file_says_against_itself_is_found(name: str, tmp_path: Path) -> None:
    code, text = FOUND[name]
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    _, problems = read_scenario_file(path, bundled_law())
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == 1 and found[0].mark.line > 4, problems
    assert [problem.code for problem in problems if not problem.warning] == []


@pytest.mark.parametrize(
    "text",
    [
        EVENTS + VERSIONS % ("[one]", "[two]"),  # it said the one, and then the other
        EVENTS
        + "conduct:\n  - {id: own, date: 2022-09-14, response: {by: [RUS, KAZ], toward: [RUS, ARM], act: statement}}\n",
        EVENTS + "  - {id: none, denied: true, threat_of_force: {by: AZE, against: AZE}}\n",
        EVENTS + "no_record: [KAZ, RUS]\n",
    ],
)
def test_what_only_looks_like_it_is_not(text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    _, problems = read_scenario_file(path, bundled_law())
    assert not {problem.code for problem in problems} & {"to-itself", "two-minds", "no-record"}, problems


FOLLOWS = {
    "jermuk-2022": [],  # on file; it began in September 2022
    "[jermuk-2022, syunik-2021]": [],
    "beside": [],
    "jermuk-2202": ["unknown-scenario"],
    "kursk-2024": ["follows-later"],
    "own": ["follows-later"],
    "../own": ["unknown-scenario"],  # a name, and never a path
}


@pytest.mark.parametrize("names", FOLLOWS)
def test_a_file_follows_on_earlier_ones_on_file_or_beside_it(names: str, tmp_path: Path) -> None:
    session = (
        "events:\n  - {id: session, date: 2022-11-23, decision: {organ: csc, subject: measures, outcome: adopted}}\n"
    )
    for name, events in (("own", f"follows: {names}\n{session}"), ("beside", EVENTS)):
        (tmp_path / f"{name}.yaml").write_text(HEAD.replace("own", name) + events, encoding="utf-8")
    scenario, problems = read_scenario_file(tmp_path / "own.yaml", bundled_law())
    assert [problem.code for problem in problems if not problem.warning] == FOLLOWS[names]
    assert all(problem.mark.line == 5 and problem.cure for problem in problems if not problem.warning)
    assert scenario is not None and scenario.follows == tuple(names.strip("[]").split(", "))
