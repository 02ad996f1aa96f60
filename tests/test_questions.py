"""Questions of the bundled law must not reach further than anybody disputes them."""

from functools import lru_cache

import pytest

from casus.engine import Engine
from casus.law import Law
from casus.library import load_law, load_scenario
from casus.results import TRIGGERED

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
