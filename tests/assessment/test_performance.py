"""Duty against conduct: what the record says, and what it does not."""

import shutil
from pathlib import Path

from casus.assessment.engine import Engine, Run, engine_for
from casus.scenarios.library import load_law, load_scenario
from commands import bundled_law
from pactlaw import FOLDER, rows, run, scenario

EVENTS = (
    "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"
    "  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}\n"
)


def verdict(folder: Path, conduct: str, bearer: str = "BBB") -> str:
    """The performance of one member's duty to help."""
    return rows(folder, EVENTS + conduct, "p.2/help")[bearer].performance


def test_silence_is_no_record_and_never_a_refusal(tmp_path: Path) -> None:
    """Nothing in the file, nothing said."""
    assert verdict(tmp_path, "") == "no record"


def test_the_best_single_deed_counts_and_parts_never_add_up(tmp_path: Path) -> None:
    """Blankets twice are still in part."""
    one = "  - {id: a, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: blankets}}\n"
    two = "  - {id: b, date: 2006-01-16, deed: {by: BBB, toward: AAA, act: blankets}}\n"
    troops = "  - {id: c, date: 2006-01-17, deed: {by: BBB, toward: AAA, act: troops}}\n"

    assert verdict(tmp_path, "conduct:\n" + one + two) == "in part"
    assert verdict(tmp_path, "conduct:\n" + one + troops) == "performed by itself"


REFUSAL = "  - {id: no, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: refusal}}\n"
LEAGUE = "  - {id: everybody, date: 2006-01-14, deed: {by: league, toward: AAA, act: troops}, for_members: true}\n"


def test_an_express_refusal_is_declined_whatever_others_did(tmp_path: Path) -> None:
    """It is conduct, with a date; what an organisation did in its members' name does not cover it."""
    assert verdict(tmp_path, "conduct:\n" + REFUSAL) == "declined"
    assert verdict(tmp_path, "conduct:\n" + REFUSAL + LEAGUE) == "declined"
    assert verdict(tmp_path, "conduct:\n" + REFUSAL + LEAGUE, "CCC") == "performed together"


def test_who_declined_and_then_did_it_has_done_it_and_the_other_way_round_in_part(tmp_path: Path) -> None:
    """The member's last word counts; on one day nobody knows which was the last."""
    troops = "  - {{id: yes, date: 2006-01-{}, deed: {{by: BBB, toward: AAA, act: troops}}}}\n"

    assert verdict(tmp_path, "conduct:\n" + REFUSAL + troops.format(16)) == "performed by itself"
    assert verdict(tmp_path, "conduct:\n" + REFUSAL + troops.format(15)) == "in part"
    assert verdict(tmp_path, "conduct:\n" + REFUSAL + troops.format(14)) == "in part"


def test_several_that_are_named_acted_together_and_an_act_of_ones_own_comes_first(tmp_path: Path) -> None:
    """Each is named, so each took part."""
    both = "  - {id: both, date: 2006-01-14, deed: {by: [BBB, CCC], toward: AAA, act: troops}}\n"
    own = "  - {id: own, date: 2006-01-20, deed: {by: BBB, toward: AAA, act: troops}}\n"

    assert verdict(tmp_path, "conduct:\n" + both) == "performed together"
    row = rows(tmp_path, EVENTS + "conduct:\n" + both + own, "p.2/help")["BBB"]
    assert row.performance == "performed by itself"
    assert [(deed.event, deed.by, deed.counts) for deed in row.deeds] == [
        ("both", "together", False),
        ("own", "itself", True),
    ]
    assert [deed.days for deed in row.deeds] == [2, 8]  # from the plea, which it was due at


def test_the_statement_that_help_did_not_come_is_not_performed(tmp_path: Path) -> None:
    """The file says no, and only then."""
    denied = "conduct:\n  - {id: none, denied: true, deed: {by: BBB, toward: AAA, act: troops}}\n"

    assert verdict(tmp_path, denied) == "not performed"


def test_an_offer_that_was_not_accepted_is_shown_and_not_scored(tmp_path: Path) -> None:
    """Neither help nor refusal."""
    offer = "conduct:\n  - {id: offer, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}, tendered: true}\n"

    row = rows(tmp_path, EVENTS + offer, "p.2/help")["BBB"]

    assert row.performance == "no record"
    assert [(deed.event, deed.extent) for deed in row.deeds] == [("offer", "offered")]
    assert not [row for row in run(tmp_path, EVENTS + offer).rows() if row.norm == "p.2/report"]


def test_help_before_the_critical_date_does_not_count(tmp_path: Path) -> None:
    """Between the raid and the plea it does: it is early, not outside the duty."""
    early = "conduct:\n  - {id: early, date: 2006-01-09, deed: {by: BBB, toward: AAA, act: troops}}\n"
    between = "conduct:\n  - {id: between, date: 2006-01-11, deed: {by: BBB, toward: AAA, act: troops}}\n"

    assert verdict(tmp_path, early) == "no record"
    assert verdict(tmp_path, between) == "performed by itself"


def test_where_the_duty_is_to_act_first_only_what_came_before_counts(tmp_path: Path) -> None:
    """A talk after the step is no talk before it; one on the same day is given the benefit of the doubt."""
    rules = tmp_path / "rules"
    shutil.copytree(FOLDER, rules)
    paragraph = rules / "pact" / "p-2.yaml"
    text = paragraph.read_text(encoding="utf-8")
    paragraph.write_text(
        text.replace("extent: full, when: {deed", "extent: full, beforehand: true, when: {deed"), "utf-8"
    )
    law = load_law(rules, only=True)

    def on(day: str) -> str:
        conduct = f"conduct:\n  - {{id: talk, date: {day}, deed: {{by: BBB, toward: AAA, act: troops}}}}\n"
        case = scenario(tmp_path, EVENTS + conduct)
        found = Run(Engine(law, "plan"), case, Engine(law, "plan").choice(case)).rows()
        return next(row.performance for row in found if row.norm == "p.2/help" and row.bearer == "BBB")

    assert (on("2006-01-09"), on("2006-01-10"), on("2006-01-11")) == (
        "performed by itself",
        "performed by itself",
        "no record",
    )


def test_undated_conduct_counts(tmp_path: Path) -> None:
    """It cannot be compared with a day, so it is not held against anybody."""
    assert (
        verdict(tmp_path, "conduct:\n  - {id: x, deed: {by: BBB, toward: AAA, act: troops}}\n") == "performed by itself"
    )


def test_an_organisations_act_counts_for_its_members_of_that_day_where_the_file_says_so(tmp_path: Path) -> None:
    """Not for the members it leaves out, and not without `for_members`."""
    act = "  - {{id: act, date: 2006-01-15, deed: {{by: league, toward: AAA, act: troops}}{}}}\n"

    assert verdict(tmp_path, "conduct:\n" + act.format("")) == "no record"
    assert verdict(tmp_path, "conduct:\n" + act.format(", for_members: true")) == "performed together"
    assert verdict(tmp_path, "conduct:\n" + act.format(", for_members: [CCC]")) == "no record"
    assert verdict(tmp_path, "conduct:\n" + act.format(", for_members: [CCC]"), "CCC") == "performed together"


def test_conduct_about_another_event_does_not_count(tmp_path: Path) -> None:
    """What is about a thing is about that thing."""
    other = EVENTS + "  - {id: flood, date: 2006-01-11, raid: {by: XXX, against: BBB, weight: light}}\n"
    deed = "conduct:\n  - {id: x, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops, about: flood}}\n"

    assert rows(tmp_path, other + deed, "p.2/help")["BBB"].performance == "no record"


MEASURES = """  - id: soon
    asks: How long is at once?
    times: immediately
    bears_on: [performs/p.2/help]
    default: a_week
    because: a measure
    answers: [{id: a_week, days: 7, held_by: [AAA]}, {id: any_time, held_by: [BBB]}]
  - id: measure
    asks: Who measures help?
    bears_on: [performs/p.2/help]
    default: left_open
    because: each is a side's
    answers: [{id: left_open, each: true}, {id: giver, held_by: [BBB]}, {id: asker, held_by: [AAA]}]
readings:"""
ENTRIES = (
    "  - {norm: p.2/help, extent: full, given: {measure: giver}, when: {deed: {by: <bearer>, toward: <toward>, act: blankets}}}\n"
    "  - {norm: p.2/help, extent: part, given: {measure: asker}, when: {deed: {by: <bearer>, toward: <toward>, act: blankets}}}\n"
)


def test_what_is_late_and_who_measures_help_are_questions_of_the_law(tmp_path: Path) -> None:
    """Only a deed that cannot have come in time is late; what is left open is told under each answer, and one answer settles it."""
    rules = tmp_path / "rules"
    shutil.copytree(FOLDER, rules)
    questions, paragraph = rules / "pact" / "questions.yaml", rules / "pact" / "p-2.yaml"
    questions.write_text(questions.read_text(encoding="utf-8").replace("readings:", MEASURES), "utf-8")
    text = paragraph.read_text(encoding="utf-8").splitlines(keepends=True)
    text = [line for line in text if "act: blankets" not in line]
    paragraph.write_text("".join(text).rstrip() + "\n" + ENTRIES, "utf-8")
    law = load_law(rules, only=True)

    def on(date: str, act: str = "troops", **answers: str) -> tuple[str, tuple[str, ...]]:
        conduct = f"conduct:\n  - {{id: x, date: {date}, deed: {{by: BBB, toward: AAA, act: {act}}}}}\n"
        case = scenario(tmp_path, EVENTS + conduct)
        engine = Engine(law, "plan")
        found = Run(engine, case, engine.choice(case, answers=answers)).rows()
        row = next(row for row in found if row.norm == "p.2/help" and row.bearer == "BBB")
        return row.performance, tuple(turn.status for turn in row.performance_turns_on)

    assert on("2006-01-19")[0] == "performed by itself"  # a week after the plea
    assert on("2006-01-20") == ("performed late", ("performed by itself",))
    assert on("2006-01-20", soon="any_time")[0] == "performed by itself"
    assert on("2006-01")[0] == "performed by itself"  # in January: it may have been in time
    assert on("2006-02")[0] == "performed late"
    assert on("2006-01-15", "blankets") == ("performed by itself or in part", ("performed by itself", "in part"))
    assert on("2006-01-15", "blankets", measure="asker")[0] == "in part"


def test_what_a_body_of_one_treaty_did_performs_no_duty_under_another(tmp_path: Path) -> None:
    """A meeting under one treaty is none under the other, whoever sat in it; unless the entry names the body."""
    rules = tmp_path / "rules"
    shutil.copytree(FOLDER, rules)
    (rules / "guild").mkdir()
    guild = "system: guild\ntitle: The Guild\ninstruments:\n  guild: {title: A guild, signed: 1999-12-01, in_force: 2000-01-01}\n"
    (rules / "guild" / "system.yaml").write_text(guild, "utf-8")
    states, paragraph = rules / "states.yaml", rules / "pact" / "p-2.yaml"
    body = "  guilds: {name: the Guilds, kind: organisation, members: {party: {to: guild}}}\n  league:"
    states.write_text(states.read_text(encoding="utf-8").replace("  league:", body), "utf-8")

    def verdicts(folder: Path) -> list[str]:
        law, found = load_law(folder, only=True), []
        for name in ("league", "guilds"):
            deed = (
                f"  - {{id: x, date: 2006-01-15, deed: {{by: {name}, toward: AAA, act: troops}}, for_members: [BBB]}}\n"
            )
            case = scenario(tmp_path, EVENTS + "conduct:\n" + deed.replace("guilds", "league"))
            conduct = tuple(
                event._replace(roles=(("by", (name,)), *event.roles[1:])) if event.conduct else event
                for event in case.events
            )
            engine = Engine(law, "plan")
            run_here = Run(engine, case._replace(events=conduct), engine.choice(case))
            found.append(next(r.performance for r in run_here.rows() if r.norm == "p.2/help" and r.bearer == "BBB"))
        return found

    assert verdicts(rules) == ["performed together", "no record"]
    named = "  - {norm: p.2/help, extent: full, when: {deed: {by: guilds, toward: <toward>, act: troops}}}\n"
    text = paragraph.read_text(encoding="utf-8").replace("performs:\n", "performs:\n" + named)
    paragraph.write_text(text, "utf-8")
    assert verdicts(rules) == ["performed together", "performed together"]


def test_a_meeting_under_the_rio_treaty_is_no_consultation_of_nato() -> None:
    found = engine_for(bundled_law(), "plan").run(load_scenario("falklands-1982", bundled_law())).rows()
    told = {row.norm: row.performance for row in found if row.bearer == "USA" and row.trigger in ("landing", "called")}
    assert (told["nat.4/consult"], told["rio.6/meet"]) == ("no record", "performed together")
