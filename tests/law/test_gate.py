"""One gate for every way into the case of alliance: each way answers to each exception, or the rule says why it cannot.

Ways and exceptions are those of the law; which of them meet is what the stories of the features show.
"""

from functools import cache

import pytest

from casus.assessment.engine import Engine
from casus.law.conditions import Pattern
from casus.law.model import Law, Rule
from mutate import Kept, law, tales
from oracle import Reckoning

GATE = "csto/article-4-gate.feature"
SYSTEM = "csto"
CASE = "case_of_alliance"


def gates(of: Law) -> list[Rule]:
    """The rules that draw the case of alliance, of the system whose stories are told; another treaty has a gate of its own."""
    own = (rule for clause in of.clauses.values() if clause.system == SYSTEM for rule in clause.rules)
    return [rule for rule in own if rule.then.word == CASE]


def ways(of: Law) -> list[Rule]:
    """The rules that draw what sets the gate off."""
    (gate,) = gates(of)
    trigger = gate.when[0]
    assert isinstance(trigger, Pattern)
    return [rule for rule in of.rules() if rule.then.word == trigger.pred]


@cache
def met() -> frozenset[tuple[str, str]]:
    """Each way and each exception that barred what came by it in a story of the gate."""
    (gate,), known = gates(law()), {rule.id for rule in ways(law())}
    engine = Engine(law(), "plan")
    found = set()
    for name, tale in tales().items():
        if not name.startswith(GATE):
            continue
        story = Kept(engine)
        for line in tale.lines:
            story.tell(line)
        run = story.run()
        case = Reckoning(law(), run.scenario, run.choice)
        for (thing, bound, day, _), _barred in case.openings_of[gate.id]:
            barring = [item.id for item in gate.unless if case.excused(item, bound, day)]
            through = [
                fired.rule
                for fired in case.fired
                if fired.rule in known
                and fired.event == thing.event
                and _draws(law().rule(fired.rule), fired.named, bound)
            ]
            found |= {(way, exception) for way in through for exception in barring}
    return frozenset(found)


def _draws(rule: Rule, named: frozenset[tuple[str, object]], bound: dict[str, object]) -> bool:
    """Whether this firing drew what the gate was opened by: the same actor hitting the same state, as the same author."""
    values, roles = dict(named), dict(rule.then.roles)
    drawn = {role: values.get(getattr(term, "name", ""), term) for role, term in roles.items()}
    return (drawn["by"], drawn["against"], drawn["author"]) == (bound["attacker"], bound["victim"], bound["author"])


def test_there_is_one_gate() -> None:
    (gate,) = gates(law())
    assert len(ways(law())) > 1
    assert {item.id for item in gate.unless}


@pytest.mark.parametrize("exception", [item.id for item in gates(law())[0].unless])
def test_each_way_answers_to_each_exception_or_says_why_not(exception: str) -> None:
    (item,) = [item for item in gates(law())[0].unless if item.id == exception]
    shown = {way for way, which in met() if which == exception}
    excepted = {entry.rule for entry in item.not_for}
    assert shown | excepted == {rule.id for rule in ways(law())}, "neither a story of the gate nor not_for"
    assert not shown & excepted, "not_for says that it cannot be, and a story shows it"


def test_a_reason_stands_with_each_way_that_is_left_out() -> None:
    entries = [entry for item in gates(law())[0].unless for entry in item.not_for]
    assert entries and all(entry.because.strip() for entry in entries)
