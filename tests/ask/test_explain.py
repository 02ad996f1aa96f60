"""Why a norm holds and why it does not: the proof down to the events, and each failed condition with who says no."""

from pathlib import Path

import pytest

from casus.ask.proof import Explainer, ProofNode
from casus.ask.reasons import why_words
from casus.assessment.engine import Run, engine_for
from casus.assessment.occasions import why_not
from casus.assessment.results import EXCEPTION, LATER, LAW, MET, NOT_MET, READING, SILENT, Row, Way
from casus.scenarios.library import load_scenario
from casus.show.explain import ExplainText
from commands import bundled_law
from pactlaw import run

RAID = "  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"
PLEA = "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}\n"


def row_of(found: Run, norm: str, bearer: str) -> Row:
    """One row of a run."""
    return next(row for row in found.rows() if row.norm == norm and row.bearer == bearer)


def leaves(node: ProofNode) -> list[ProofNode]:
    """The ends of a proof."""
    return [end for child in node.children for end in leaves(child)] if node.children else [node]


def failed(way: Way) -> list[str]:
    """The marks of the conditions that fail."""
    return [check.mark for check in way.checks if check.mark != MET]


def test_a_proof_ends_in_events_of_the_file_and_in_acts_of_the_law(tmp_path: Path) -> None:
    """Nothing in it stands without somebody who vouches for it."""
    found = run(tmp_path, "events:\n" + RAID + PLEA)

    explanation = Explainer(found).explain(row_of(found, "p.2/help", "BBB"))

    assert explanation.proof is not None
    ends = {(end.origin, end.name) for end in leaves(explanation.proof)}
    assert {("file", "raid"), ("file", "plea")} <= ends
    assert {origin for origin, _ in ends} <= {"file", "law", "reading"}


def test_a_dormant_duty_says_what_it_waits_for(tmp_path: Path) -> None:
    """The one condition that fails is the plea, on which the file is silent."""
    body = (
        "events:\n  - {id: raid, date: 2006-01-10, until: 2006-03-01, raid: {by: XXX, against: AAA, weight: heavy}}\n"
    )
    found = run(tmp_path, body)

    best = Explainer(found).explain(row_of(found, "p.2/help", "BBB")).ways[0]

    assert [(check.mark, check.lit.pred) for check in best.checks if check.mark != MET] == [(SILENT, "plea")]


def test_a_denied_plea_is_the_file_saying_no(tmp_path: Path) -> None:
    """The file says no is different from the file is silent."""
    body = (
        "events:\n  - {id: raid, date: 2006-01-10, until: 2006-03-01, raid: {by: XXX, against: AAA, weight: heavy}}\n"
        "  - {id: none, denied: true, plea: {by: AAA}}\n"
    )

    assert failed(why_not(run(tmp_path, body), "p.2/help", "BBB", "AAA", "raid")[0]) == [NOT_MET]


def test_an_answer_not_chosen_is_the_reading_saying_no(tmp_path: Path) -> None:
    """A band's raid counts only under an answer that is not the default."""
    body = "actors: {gang: {kind: band}}\nevents:\n  - {id: raid, date: 2006-01-10, raid: {by: gang, against: AAA, weight: heavy}}\n"

    ways = why_not(run(tmp_path, body), "p.2/deem", "BBB", "AAA", "raid")

    assert ways[0].rule.id == "p.2/by-band" and failed(ways[0]) == [READING]


def test_an_exception_that_applies_is_named_with_what_brings_it_about(tmp_path: Path) -> None:
    """The premises of the exception are events of the file."""
    own = "  - {id: own, date: 2006-01-01, raid: {by: AAA, against: XXX, weight: heavy}}\n"
    found = run(tmp_path, "events:\n" + own + RAID + PLEA, answers={"clean": "needed"})

    way = why_not(found, "p.2/deem", "BBB", "AAA", "raid")[0]
    wrong = next(check for check in way.checks if check.lit.pred == "wrong")
    exception = next(check for check in wrong.ways[0].checks if check.mark == EXCEPTION)

    assert exception.exception is not None and exception.exception.id == "own-raid"
    assert any(atom.args[0] == "own" for atom in exception.premises)


def test_a_wording_of_another_time_comes_last(tmp_path: Path) -> None:
    """The nearest miss is in the wording of the day, whatever the other one would say."""
    ways = why_not(run(tmp_path, "events:\n" + RAID), "p.2/help", "BBB", "AAA", "raid")

    assert [way.rule.wording for way in ways] == ["new", "old"]
    assert failed(ways[1]) == [LATER]


def test_a_state_that_was_not_bound_is_told_so(tmp_path: Path) -> None:
    """That is the law's word, not the file's."""
    body = "events:\n  - {id: raid, date: 2010-01-10, raid: {by: XXX, against: AAA, weight: heavy}}\n"

    way = why_not(run(tmp_path, body, as_of="2010-02-01"), "p.2/deem", "CCC", "AAA", "raid")[0]

    assert failed(way) == [LAW]


def test_that_two_must_be_different_is_a_reason_only_where_all_else_holds(tmp_path: Path) -> None:
    """The attacker is told that it is the attacker."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: CCC, against: AAA, weight: heavy}}\n" + PLEA

    way = why_not(run(tmp_path, body), "p.2/deem", "CCC", "AAA", "raid")[0]

    (check,) = [check for check in way.checks if check.mark != MET]
    assert check.test is not None and check.test.op == "!="


def test_a_role_with_another_value_is_shown_as_the_file_has_it(tmp_path: Path) -> None:
    """Talks were asked for, not help."""
    body = "events:\n" + RAID + "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: talks, about: raid}}\n"

    best = why_not(run(tmp_path, body), "p.2/help", "BBB", "AAA", "raid")[0]

    assert failed(best) != []
    assert all(check.mark in (NOT_MET, SILENT) for check in best.checks if check.mark != MET)


def test_an_assumed_value_is_silence_and_not_the_files_word(tmp_path: Path) -> None:
    """Where the weight was assumed, a failed comparison of weights is not held against the file."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA}}\n"
    found = run(tmp_path, body)
    light = found.choice._replace(silences={"raid.weight": "light"})

    way = why_not(Run(found.engine, found.scenario, light), "p.2/deem", "BBB", "AAA", "raid")[0]

    assert failed(way) == [SILENT]


def test_with_nothing_set_off_what_is_not_so_is_told(tmp_path: Path) -> None:
    """The raid was light: that is what the file tells, and what more is needed."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, weight: light}}\n"
    found = run(tmp_path, body)

    assert "light" in why_words(found, why_not(found, "p.2/help"))


def test_the_text_fits_eighty_columns_and_names_who_says_no(tmp_path: Path) -> None:
    """For what holds and for what does not."""
    found = run(tmp_path, "events:\n" + RAID)
    text = ExplainText(found).rows([row for row in found.rows() if row.norm == "p.2/help"], ["p.2/help"])

    assert all(len(line) <= 80 for line in text.splitlines())
    assert "the file is silent" in text and "not in force that day" not in text.splitlines()[0]


@pytest.mark.parametrize("name", ["osh-2010", "milk-war-2009", "bishkek-2010", "us-bases-2001"])
def test_a_near_miss_names_nobody_whom_the_file_does_not(name: str) -> None:
    """Who would have to attack, and which member would owe help, is somebody: a table of states is no accusation."""
    law = bundled_law()
    run = engine_for(law, "plan").run(load_scenario(name, law))
    text = " ".join(ExplainText(run).rows([], ["cst.4.2/assist"]).split())
    named = {value for event in run.scenario.happenings for _, values in event.roles for value in values}
    others = [item.name for item in law.entities.values() if item.kind == "state" and item.id not in named]
    assert [other for other in others if other in text] == []
    assert "somebody" in text


def test_of_what_is_as_near_the_plain_case_comes_first() -> None:
    """One thing lacks in each way: a threat, unrest, or force; an event that fails two conditions is one thing."""
    law = bundled_law()
    run = engine_for(law, "plan").run(load_scenario("bishkek-2010", law))
    text = " ".join(ExplainText(run).rows([], ["cst.4.2/assist"]).split())
    assert "a use of force by somebody against" in text and "networks" not in text
    ways = why_not(run, "cst.4.2/assist")
    assert (ways[0].facts_missing, ways[0].base_missing) == (1, 1)


def test_that_one_did_not_ask_says_nothing_of_another() -> None:
    """The file tells that Armenia asked for talks, and not for help; of Russia, whose helicopter was shot down, it is silent."""
    law = bundled_law()
    run = engine_for(law, "plan").run(load_scenario("karabakh-2020", law))
    rows = [row for row in run.rows() if row.norm == "cst.4.2/assist" and row.bound and row.trigger in run.case.events]
    for toward, said in (("ARM", "as the file tells it"), ("RUS", "the file is silent")):
        text = " ".join(ExplainText(run).rows([row for row in rows if row.toward == toward][:1], []).split())
        assert f"a request of {'Armenia' if toward == 'ARM' else 'Russia'} that calls the article in {said}" in text
        assert "a request by a state" not in text


def test_an_exception_that_another_account_brings_in_is_not_called_silence() -> None:
    """At Jermuk Azerbaijan says that Armenia acted first; nobody says so of the plain case."""
    law = bundled_law()
    for name, said in (
        ("jermuk-2022", "not here, but under another account or answer"),
        ("plain-attack", "the file is silent"),
    ):
        run = engine_for(law, "plan").run(load_scenario(name, law))
        row = next(row for row in run.rows() if row.norm == "cst.4.2/assist" and row.status == "triggered")
        marks = {exception.says: mark for exception, mark, _ in Explainer(run).explain(row).exceptions}
        assert marks["attacked first"] == said
