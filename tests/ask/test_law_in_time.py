"""The law in time and its words: the history, the picture of it, who was bound on a day, and what a search finds."""

import xml.etree.ElementTree as Tree
from collections.abc import Callable
from pathlib import Path

import pytest

import pactlaw
from casus.ask import history
from casus.ask import history as law_on_a_day
from casus.ask.find import find, hearsay
from casus.assessment.space import space_case
from casus.law.model import Law
from casus.logic import plan
from casus.show.charts import history_chart
from casus.show.drawing import svg
from casus.words.names import least_read, read_of
from commands import bundled_law, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def test_a_state_that_gave_notice_stays_bound_until_its_day() -> None:
    held = {item.state: item for item in history.tenures(pactlaw.law())}
    assert held["CCC"].last == 20090228 and held["AAA"].last == 99991231


def test_the_history_of_the_pact_is_in_order_and_complete() -> None:
    entries = history.history(pactlaw.law())
    assert [(entry.day, entry.sort) for entry in entries] == [
        (20000101, "act"),
        (20000101, "in force"),
        (20000101, "bound"),
        (20050101, "wording"),
        (20080831, "act"),
        (20090228, "no longer bound"),
    ]


@pytest.mark.parametrize("law", [pactlaw.law, bundled_law])
def test_what_is_worked_out_once_for_all_choices_is_what_each_gives_by_itself(law: Callable[[], Law]) -> None:
    register = history.Register(law())
    every = [register.usual(), *(choice for *_, choice in register.others())]
    for choice in every[:: max(len(every) // 5, 1)]:
        facts = space_case(register.law, register.compiled, register.empty, choice).atoms
        assert facts == register.space.case(choice).atoms
        found = plan.infer(register.compiled.program, facts).atoms
        true = plan.evaluate(register.ground, facts).true
        assert found == {atom for number, atom in enumerate(register.ground.atoms) if true[number]}


def test_periods_without_a_day_between_them_are_one() -> None:
    held = [item for item in history.tenures(bundled_law()) if (item.state, item.instrument) == ("ARM", "cst")]
    assert len(held) == 1 and "gap_1999" in held[0].contested


def test_every_wording_stands_in_the_history() -> None:
    law = bundled_law()
    told = {(entry.day, clause) for entry in history.history(law) if entry.sort != "act" for clause in entry.ids}
    entered = {(entry.day, entry.instrument) for entry in history.history(law) if entry.sort == "in force"}
    missing = [
        (paragraph.id, wording.id)
        for clause in law.clauses.values()
        for paragraph in clause.paragraphs
        for wording in paragraph.wordings
        if wording.first > 10000101
        and (wording.first, clause.id) not in told
        and (wording.first, clause.instrument) not in entered
    ]
    assert missing == []


def test_acts_that_some_account_drops_are_marked() -> None:
    marked = [entry for entry in history.history(bundled_law()) if entry.sort == "act" and entry.contested]
    assert {name for entry in marked for name in entry.contested} == {
        item.id for item in bundled_law().disputes if any(version.drop or version.edits for version in item.versions)
    }


@pytest.mark.parametrize("instruments", [(), ("cst",)])
def test_the_picture_is_plain_and_marks_what_is_contested_without_colour(instruments: tuple[str, ...]) -> None:
    drawn = svg(history_chart(bundled_law(), instruments))
    picture = Tree.fromstring(drawn)
    used = {value for node in picture.iter() for name, value in node.attrib.items() if name in ("fill", "stroke")}
    assert used <= {"currentColor", "#fff", "none"}
    dashed = [node for node in picture.iter() if "stroke-dasharray" in node.attrib]
    assert dashed and drawn.count(">? ") + drawn.count(">?<") >= len(dashed)


def test_the_picture_is_written_and_holds_no_markup_of_a_file(tmp_path: Path) -> None:
    assert run("law", "--changes", "--picture", str(tmp_path / "law.svg")).status == 0
    assert "<script" not in (tmp_path / "law.svg").read_text(encoding="utf-8")


def test_who_was_bound_on_a_day_is_what_each_article_says() -> None:
    from casus.ask.history import parties

    law = bundled_law()
    for day in (19990901, 20061001, 20130101):
        for item in law_on_a_day.law_on(law, day):
            found = parties(law, item.instrument.id, day)
            assert item.members == found.members
            assert set(item.contested) == {change.id for change in found.changes}


def test_a_day_in_json_is_the_day_on_the_screen() -> None:
    values = run("law", "--on", "1999-09-01", "--format", "json").result
    treaty = next(item for item in values["instruments"] if item["id"] == "cst")
    assert "UZB" not in treaty["members"] and "1992 wording" in treaty["wordings"]
    assert any(label.startswith("2010 wording") for label in treaty["later"])


def test_a_day_tells_who_left_and_what_is_contested_in_words() -> None:
    printed = " ".join(run("law", "--on", "1999-09-01").out.split())
    assert "No longer bound: Azerbaijan, Georgia, Uzbekistan (to 1999-04-20)" in printed
    assert "gap_1999: Did the Treaty bind between 21 April 1999 and 22 March 2000?" in printed
    assert "NOBODY ON FILE BOUND YET Protocol on the extension" in printed
    later = " ".join(run("law", "--on", "2022-01-05").out.split()).partition("NOBODY ON FILE BOUND YET")[2]
    assert "(forces-2001)" in later and "Protocol on the extension" not in later  # in force long since


def test_what_stands_unchanged_says_how_far_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casus.show.law.diff.scenario_files", lambda: ["jermuk-no-request"])
    printed = " ".join(run("law", "cst.4", "--diff", "1992", "2010").out.split())
    assert "THE SAME IN BOTH 4(3) (1992; that it was kept on 2012-12-19: unverified)." in printed
    assert "only in 1992: unrecognised_author and straddling; only in 2010: bands" in printed
    assert "TEXT 4(1), 4(2) and 4(3) read in full." in " ".join(run("law", "cst.4", "--on", "2010-06-12").out.split())


def test_a_search_ranks_and_quotes() -> None:
    assert {hit.id for hit in find(bundled_law(), "foreign base")[:2]} == {"charter.7", "bases.1"}
    assert [hit.id for hit in find(pactlaw.law(), "helper reports")] == ["p.2"]
    assert find(bundled_law(), "zzz") == []


def test_a_search_finds_every_article_by_its_heading() -> None:
    for clause in bundled_law().clauses.values():
        assert clause.id in [hit.id for hit in find(bundled_law(), clause.heading)], clause.id


def test_what_was_not_read_is_listed_whole_and_nothing_else() -> None:
    law = bundled_law()
    rows = hearsay(law)
    found = {(row.clause, row.id, row.read) for row in rows if row.sort == "wording"}
    expected = set()
    for clause in law.clauses.values():
        for paragraph in clause.paragraphs:
            reads = {read_of(law, clause, wording) for wording in paragraph.wordings}
            reads |= {least_read(law, clause, item.kept_cites) for item in paragraph.wordings if item.kept_from}
            expected |= {
                (clause.id, paragraph.id, read) for read in reads & {"second_hand", "unverified", "not_stated"}
            }
    assert found == expected
    assert {row.id for row in rows if row.sort == "act"} >= {"pk-in-force"}
    printed = run("law", "--unverified", "--all").out
    for row in rows:
        assert row.id in printed


def test_what_was_not_read_of_one_article() -> None:
    rows = run("law", "charter.20", "--unverified", "--format", "json").result
    assert rows and {row["clause"] for row in rows} == {"charter.20"}
    assert "Nothing here rests on a text that was not read." in run("law", "un.103", "--unverified").out


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("explain", "rapid-forces-2009", "charter.12.limited", "--for", "UZB"), "text unverified"),
        (("explain", "jermuk-2022", "cst.4.2", "--for", "RUS"), "text read at second hand"),
        (("assess", "jermuk-2022", "--all"), "from 2012-12-19 on unverified"),
    ],
)
def test_a_report_says_that_its_text_was_not_read(call: tuple[str, ...], words: str) -> None:
    assert words in " ".join(run(*call).out.split())


def test_what_members_did_about_being_bound_is_told_though_nobody_is_bound_otherwise_for_it() -> None:
    told = " ".join(run("law", "--on", "2024-02-23").out.split()).partition("DONE ABOUT IT BY MEMBERS")[2]
    assert (
        "2024-02-22: The prime minister of Armenia says" in told and "Uzbekistan" not in told.partition("ALSO LAW")[0]
    )
    assert (
        "Uzbekistan" not in run("law", "--on", "2008-04-01").out.partition("DONE ABOUT IT")[2].partition("ALSO LAW")[0]
    )
    pending = run("law", "--on", "2012-07-01", "--format", "json").result["instruments"]
    acts = {item["id"]: [act["id"] for act in item["acts"]] for item in pending}
    assert acts["cst"] == acts["charter"] == ["uzb-note"] and acts["un-charter"] == []


def test_a_treaty_on_a_day_is_shown_alone() -> None:
    shown = run("law", "charter", "--on", "2024-02-23", "--format", "json").result
    assert [item["id"] for item in shown["instruments"]] == ["charter"] and run("law", "cst", "--on", "2012-07-01").fits
