"""Questions of the bundled law must not reach further than anybody disputes them."""

from functools import lru_cache

import pytest

from casus.assessment.engine import Engine
from casus.assessment.results import DORMANT, ENDED, LAPSED, NOT_TRIGGERED, TRIGGERED
from casus.law.model import Law
from casus.scenarios.library import data_folder, load_law, load_scenario, scenario_files

PLAIN = "plain-attack"
"""A state outside attacks a member heavily on undisputed land, and the member asks the organisation."""
PROMISE = ("cst.4.1/attack-on-all", "cst.4.2/assist", "cst.2.2/consult")


@lru_cache(maxsize=1)
def law() -> Law:
    """The bundled law."""
    return load_law()


@lru_cache(maxsize=1)
def engine() -> Engine:
    """An engine for it, on the ground plan."""
    return Engine(law(), "plan")


def promised(answers: dict[str, str], reading: str = "default") -> dict[tuple[str, str], str]:
    """What the members owe in the plain case, norm and bearer by norm and bearer."""
    rows = engine().assess(load_scenario(PLAIN, law()), reading, answers).rows
    return {(row.norm, row.bearer): row.status for row in rows if row.norm in PROMISE and row.bound}


def test_the_plain_case_binds_all_other_members() -> None:
    """Three norms for five members."""
    found = promised({})
    assert len(found) == 15 and set(found.values()) == {TRIGGERED}


@pytest.mark.parametrize("reading", sorted(law().readings))
def test_no_named_reading_changes_the_plain_case(reading: str) -> None:
    """Whoever reads the law, the undisputed core is the same."""
    assert promised({}, reading) == promised({})


@pytest.mark.parametrize(
    ("question", "answer"), [(item.id, answer.id) for item in law().questions.values() for answer in item.answers]
)
def test_no_single_answer_changes_the_plain_case(question: str, answer: str) -> None:
    """Not even one that nobody holds: a question bears on what is doubtful, never on the core."""
    assert promised({question: answer}) == promised({})


def test_every_question_is_tested_by_scenarios_on_file() -> None:
    """Where no record tests a question, a made-up case does, or a story of its own."""
    known = scenario_files()
    assert {item.id: [name for name in item.tested_by if name not in known] for item in law().questions.values()} == {
        item.id: [] for item in law().questions.values()
    }
    told = "".join(path.read_text("utf-8") for path in data_folder("features").rglob("*.feature"))
    bare = [item.id for item in law().questions.values() if not item.tested_by]
    assert [name for name in bare if f"@question:{name}\n" not in told] == []


HELP = "cst.4.2/assist"
OUTCOMES = [
    ("kursk-2024", {}, {}, "incursion", NOT_TRIGGERED),
    ("kursk-2024", {"clean_hands": "irrelevant"}, {}, "incursion", DORMANT),
    ("kursk-2024", {"clean_hands": "irrelevant"}, {"why": "self-defence"}, "incursion", NOT_TRIGGERED),
    ("annexation-2022", {"whose_land": "claimed"}, {}, "counter-offensive", NOT_TRIGGERED),
    ("annexation-2022", {"clean_hands": "irrelevant"}, {}, "counter-offensive", NOT_TRIGGERED),
    ("annexation-2022", {"whose_land": "claimed", "clean_hands": "irrelevant"}, {}, "counter-offensive", DORMANT),
    ("kazakhstan-2022", {"bands": "covered"}, {}, "armed-attacks", NOT_TRIGGERED),
    ("kazakhstan-2022", {"bands": "covered"}, {"origin": "from-abroad"}, "armed-attacks", ENDED),
    ("kazakhstan-2022", {"bands": "covered", "inside_attack": "covered"}, {}, "armed-attacks", ENDED),
    ("jermuk-2022", {"undelimited_border": "not_covered"}, {}, "attack", TRIGGERED),
    ("jermuk-2022", {"undelimited_border": "not_covered"}, {"where": "on-the-line"}, "attack", NOT_TRIGGERED),
    ("jermuk-2022", {}, {"who-began": "answer-to-sabotage"}, "attack", NOT_TRIGGERED),
    ("karabakh-2020", {"gravity": "any_force"}, {}, "launchers", LAPSED),
]
"""What the decisions say that the main cases turn on: one row for each step."""


@pytest.mark.parametrize(("name", "answers", "versions", "trigger", "status"), OUTCOMES)
def test_the_main_cases_turn_on_what_the_decisions_say(
    name: str, answers: dict[str, str], versions: dict[str, str], trigger: str, status: str
) -> None:
    """Help for the member attacked, under these answers and accounts."""
    rows = engine().run(load_scenario(name, law()), "default", answers, versions).rows()
    assert {row.status for row in rows if row.norm == HELP and row.trigger == trigger and row.bound} == {status}


@pytest.mark.parametrize("reading", ["default", *sorted(law().readings)])
def test_no_reading_makes_the_war_in_karabakh_a_case_of_help(reading: str) -> None:
    """The land is Azerbaijan's for everybody on file; the strikes on Armenia are other triggers."""
    rows = engine().run(load_scenario("karabakh-2020", law()), reading).rows()
    assert {row.status for row in rows if row.norm == HELP and row.trigger == "war"} <= {NOT_TRIGGERED}
