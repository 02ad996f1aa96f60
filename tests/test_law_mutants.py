"""A sample of the mutants of the law, each against what caught it; the whole is run by hand: python tests/mutate.py."""

import random

import pytest

import mutants
import pactlaw
from casus.assessment.engine import Engine
from mutate import NO_LAW, catches, first_bound, holds, idle, law, reasons, stored, tales

SAMPLE, SEED = 16, 4


def sample() -> list[mutants.Mutant]:
    """Some mutants that a story or a scenario caught, the same ones each time."""
    known = [item for item in mutants.mutants_of(law()) if stored().get(item.id, NO_LAW) != NO_LAW]
    return random.Random(SEED).sample(known, min(SAMPLE, len(known)))


def test_the_mutants_of_the_pact_drop_each_part_once() -> None:
    made = mutants.mutants_of(pactlaw.law())
    ids = [item.id for item in made]
    assert len(set(ids)) == len(ids)
    assert {"p.2/help@new once-2", "p.2/help@new until-enough", "p.2/help@old last-day", "p.2/by-band given-bands"} <= {
        *ids
    }
    assert {"p.1/wrong unless-own-raid", "p.1/wrong unless-own-raid-2", "p.2/deem kind"} <= {*ids}
    assert not any(item.id == "p.2/help@new when-1" for item in made)  # nothing would say who helps whom


def test_a_mutant_changes_one_rule_and_nothing_else() -> None:
    for item in mutants.mutants_of(pactlaw.law()):
        changed = mutants.mutated(pactlaw.law(), item)
        if changed is not None:
            pairs = zip(pactlaw.law().rules(), changed.rules(), strict=True)
            assert [old.id for old, new in pairs if old != new] == [item.rule.id]


def test_a_sample_of_mutants_is_caught() -> None:
    escaped = []
    for item in sample():
        changed = mutants.mutated(law(), item)
        if changed is not None and not catches(Engine(changed, "plan"), stored()[item.id]):
            escaped.append(f"{item.id}: {stored()[item.id]}")
    assert escaped == [], "run python tests/mutate.py, which looks for what else catches them"


@pytest.mark.parametrize("item", sample()[:3], ids=lambda item: item.id)
def test_what_catches_a_mutant_holds_under_the_law_itself(item: mutants.Mutant) -> None:
    name = stored()[item.id]
    if name in tales():
        assert holds(Engine(law(), "plan"), tales()[name])


def test_a_bound_that_only_repeats_who_was_bound_changes_nothing() -> None:
    assert first_bound()["cst"] == 19940420
    found = {item.id: idle(item) for item in mutants.mutants_of(law()) if idle(item)}
    assert found and all(name.endswith("-day") for name in found)


def test_every_listed_survivor_is_a_mutant() -> None:
    known = {item.id for item in mutants.mutants_of(law())}
    assert sorted(set(reasons()) - known) == []
