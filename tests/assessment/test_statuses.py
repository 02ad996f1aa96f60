"""The status of a norm, its dates and its identity, each on one small case of the made-up pact."""

from pathlib import Path

from casus.assessment.engine import engine_for
from casus.assessment.results import Change, Turn
from casus.scenarios.library import load_law, load_scenario
from pactlaw import rows, run

RAID = "  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"
PLEA = "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}\n"


def test_a_duty_whose_conditions_all_hold_is_triggered_and_due_with_the_last_of_them(tmp_path: Path) -> None:
    """The critical date is the raid's, the due date the plea's."""
    row = rows(tmp_path, "events:\n" + RAID + PLEA, "p.2/help")["BBB"]

    assert (row.status, row.wording, row.critical_date, row.due) == ("triggered", "new", 20060110, 20060112)
    assert row.because == ("raid", "plea") or set(row.because) == {"raid", "plea"}


def test_a_duty_that_rests_on_a_finding_falls_due_with_it() -> None:
    """The Council found the case of 11 September 2001 three weeks later, where it is the Council that finds it."""
    law = load_law()
    scenario = load_scenario("september-11-2001", law)
    days = {}
    for who in ("council", "each_member"):
        found = engine_for(law).run(scenario, answers={"nato_who_finds": who}).rows()
        days[who] = {row.due for row in found if row.norm == "nat.5.1/assist" and row.status == "triggered"}
    assert days == {"council": {20011002}, "each_member": {20010911}}


def test_a_duty_is_dormant_while_the_occasion_lasts_and_nobody_has_asked(tmp_path: Path) -> None:
    """The raid goes on until the day the file speaks of."""
    body = (
        "events:\n  - {id: raid, date: 2006-01-10, until: 2006-03-01, raid: {by: XXX, against: AAA, weight: heavy}}\n"
    )

    row = rows(tmp_path, body, "p.2/help")["BBB"]

    assert (row.status, row.due, row.waits_for) == ("dormant", 0, ("plea",))


def test_a_duty_nobody_called_in_lapses_when_the_occasion_is_over(tmp_path: Path) -> None:
    """The raid ended in January, the file speaks of March."""
    assert rows(tmp_path, "events:\n" + RAID, "p.2/help")["BBB"].status == "lapsed"


def test_what_continues_an_event_keeps_the_occasion_open(tmp_path: Path) -> None:
    """A siege without an end continues the raid."""
    body = "events:\n" + RAID + "  - {id: siege, date: 2006-01-20, continues: raid, siege: {by: XXX, against: AAA}}\n"

    found = rows(tmp_path, body, "p.2/help")

    assert found["BBB raid"].status == "dormant"


def test_word_that_no_more_help_is_needed_ends_a_duty_from_that_day(tmp_path: Path) -> None:
    """It does not unmake it: the due date stays."""
    body = "events:\n" + RAID + PLEA + "  - {id: thanks, date: 2006-02-01, enough: {by: AAA}}\n"

    row = rows(tmp_path, body, "p.2/help")["BBB"]

    assert (row.status, row.due, row.ended_on) == ("ended", 20060112, 20060201)


def test_word_that_help_is_not_needed_before_the_event_ends_nothing(tmp_path: Path) -> None:
    """An ending must come on or after the critical date."""
    body = "events:\n" + RAID + PLEA + "  - {id: thanks, date: 2005-02-01, enough: {by: AAA}}\n"

    assert rows(tmp_path, body, "p.2/help")["BBB"].status == "triggered"


def test_the_wording_of_the_day_decides(tmp_path: Path) -> None:
    """In 2004 the old wording asked for no plea."""
    body = "events:\n  - {id: raid, date: 2004-05-01, raid: {by: XXX, against: AAA, weight: heavy}}\n"

    row = rows(tmp_path, body, "p.2/help")["BBB"]

    assert (row.status, row.wording, row.due) == ("triggered", "old", 20040501)


def test_before_any_wording_a_norm_is_not_in_force(tmp_path: Path) -> None:
    """The pact entered into force on 2000-01-01; parties on other days were not bound that day."""
    body = "events:\n  - {id: raid, date: 1999-05-01, raid: {by: XXX, against: AAA, weight: heavy}}\n"

    row = rows(tmp_path, body, "p.2/help", as_of="1999-06-01")["BBB"]

    assert (row.status, row.bound) == ("not in force", False)


def test_a_war_that_began_before_the_treaty_counts_from_its_first_day_in_force(tmp_path: Path) -> None:
    """A siege goes on: the critical date is the first day on which the wording is in force and all are bound."""
    body = "events:\n  - {id: siege, date: 1999-05-01, until: 2001-02-01, siege: {by: XXX, against: AAA}}\n"

    row = rows(tmp_path, body, "p.2/help", as_of="2001-03-01")["BBB"]

    assert (row.status, row.critical_date, row.wording) == ("triggered", 20000101, "old")


def test_a_state_that_gave_notice_stays_bound_until_the_day(tmp_path: Path) -> None:
    """Notice on 2008-08-31 with six months: 28 February 2009 is the last day, the month's end standing for the 31st."""
    for day, status in (("2009-02-28", "lapsed"), ("2009-03-01", "not in force")):
        body = f"events:\n  - {{id: raid, date: {day}, raid: {{by: XXX, against: AAA, weight: heavy}}}}\n"

        found = rows(tmp_path, body, "p.2/help", as_of="2009-04-01")

        assert found["CCC"].status == status, day


def test_an_attacker_bears_no_duty_to_help_its_victim(tmp_path: Path) -> None:
    """A member that attacks is no row of its own promise; the breach of the peace is."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: CCC, against: AAA, weight: heavy}}\n" + PLEA

    assert set(rows(tmp_path, body, "p.2/help")) == {"BBB"}
    assert rows(tmp_path, body, "p.2/peace-broken")["CCC"].of == "p.2/peace"


def test_an_exception_applies_by_order_of_events_and_not_by_the_place_in_the_file(tmp_path: Path) -> None:
    """On one day, only `after` says what came first."""
    own = "  - {id: own, date: 2006-01-10, raid: {by: AAA, against: XXX, weight: heavy}}\n"
    later = "  - {id: raid, date: 2006-01-10, after: own, raid: {by: XXX, against: AAA, weight: heavy}}\n"

    at_once = rows(tmp_path, "events:\n" + own + RAID + PLEA, "p.2/help", answers={"clean": "needed"})
    in_order = rows(tmp_path, "events:\n" + later + own + PLEA, "p.2/help", answers={"clean": "needed"})

    assert at_once["BBB"].status == "triggered"
    assert "BBB" not in in_order or in_order["BBB"].status == "not triggered"


def test_an_account_moves_several_fields_together(tmp_path: Path) -> None:
    """Choosing the other version changes who raided, and with it whose duty it is."""
    body = (
        "events:\n" + RAID + PLEA + "disputed:\n  - id: who\n    default: outland\n    versions:\n"
        "      - {id: outland, held_by: [AAA]}\n      - {id: gamma, held_by: [XXX], set: {raid.by: CCC}}\n"
    )

    assert rows(tmp_path, body, "p.2/help")["CCC"].status == "triggered"
    assert rows(tmp_path, body, "p.2/help", versions={"who": "gamma"})["CCC"].status == "not triggered"
    assert [turn.changes for turn in rows(tmp_path, body, "p.2/help")["CCC"].turns_on] == [
        (Change("account", "who", "gamma"),)
    ]


def test_a_dropped_event_takes_with_it_what_is_about_it(tmp_path: Path) -> None:
    """Without the raid there is nothing that the plea could be about."""
    other = "  - {id: flood, date: 2006-01-02, raid: {by: XXX, against: BBB, weight: light}}\n"
    body = (
        "events:\n" + RAID + PLEA + other + "disputed:\n  - id: was-it\n    default: was\n    versions:\n"
        "      - {id: was, held_by: [AAA]}\n      - {id: was-not, held_by: [XXX], drop: [raid]}\n"
    )

    found = run(tmp_path, body, versions={"was-it": "was-not"})

    assert "raid" not in found.case.events and "plea" not in found.case.events


def test_an_open_role_is_assumed_and_said_to_be(tmp_path: Path) -> None:
    """The weight is left out: heavy is assumed, and light would change the answer."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA}}\n" + PLEA

    row = rows(tmp_path, body, "p.2/help")["BBB"]

    assert row.status == "triggered"
    assert row.standing == "contested"
    assert row.turns_on == (Turn("not triggered", (Change("silence", "raid.weight", "light"),)),)


def test_a_denied_event_is_not_an_event_and_can_be_a_breach_by_omission(tmp_path: Path) -> None:
    """Silence about a letter breaks nothing; the statement that there was none does."""
    deed = "conduct:\n  - {id: troops, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}}\n"
    denial = "  - {id: none, denied: true, letter: {by: BBB}}\n"

    assert rows(tmp_path, "events:\n" + RAID + PLEA + deed, "p.2/no-report") == {}
    assert rows(tmp_path, "events:\n" + RAID + PLEA + denial + deed, "p.2/no-report")["BBB"].status == "triggered"


def test_a_list_means_each(tmp_path: Path) -> None:
    """Two states raid together: one event, and neither of them is owed or owes help against itself."""
    body = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: [XXX, CCC], against: AAA, weight: heavy}}\n" + PLEA

    found = rows(tmp_path, body, "p.2/help")

    assert found["BBB"].status == "triggered" and found["BBB"].trigger == "raid"
