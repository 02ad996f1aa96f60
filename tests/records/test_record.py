"""The record: every duty once, its counts and rates, and that each cell can be explained."""

import csv
import io
import shlex
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from casus.assessment.engine import engine_for
from casus.assessment.results import LIVE
from casus.files import cache, workers
from casus.law.systems import common_systems, law_of, reached
from casus.records import chapters as ledger
from casus.records.archive import Archive, alliance_line, alliances_of, of_alliance
from casus.records.chapters import Chapter, Occasion, chapter, chapter_values, choices_of
from casus.records.counts import COUNT_FIELDS, ON_TIME, clustered, days_values, rate, tally, votes, wilson
from casus.records.duties import (
    INCIDENT_FIELD,
    OCCASION,
    Duty,
    Filter,
    Told,
    duties,
    homes,
    lateness,
    over_occasions,
    pooled,
)
from casus.records.screens import RECORD_FIELDS
from casus.records.studies import codings_of, compare_codes, read_literature
from casus.scenarios.library import CasusError, load_scenario
from commands import bundled_law, compare, controls, one_law, run

SCENARIOS = ("jermuk-2022", "kazakhstan-2022", "osh-2010", "kursk-2024")


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


@lru_cache(maxsize=1)
def archive() -> Archive:
    return Archive(bundled_law())


# ---- the ledger says what assess says --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("choice", ["default", "moscow", "yerevan", "undelimited_border=not_covered"])
def test_the_ledger_says_what_an_assessment_says(name: str, choice: str) -> None:
    law = bundled_law()
    scenario = load_scenario(name, law)
    engine = engine_for(law, "plan")
    reading, answers = (choice, {}) if "=" not in choice else ("default", dict([choice.split("=")]))
    rows = engine.assess(scenario, reading, answers).rows
    expected = {
        (row.norm, row.act, row.bearer, row.toward, row.trigger): (row.status, row.critical_date, row.performance)
        for row in rows
        if row.kind == "duty" and row.status in LIVE and law.entities[row.bearer].kind == "state"
    }
    made = chapter(engine, scenario)
    assert {owed[:5]: (owed.status, owed.day, owed.verdict) for owed in made.owed(choice)} == expected
    if choice == "default":
        found = {(row.norm, row.bearer, row.toward): row for row in rows if row.performance == "acted without a duty"}
        assert {(norm, bearer, toward) for norm, _, bearer, toward, _ in made.without} == set(found)
        standing = {(row.norm, row.bearer, row.toward, row.trigger): row.statuses for row in rows if row.kind == "duty"}
        for owed in made.owed(choice):
            assert owed.statuses == standing[owed.norm, owed.bearer, owed.toward, owed.trigger]


def test_what_is_kept_is_what_was_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law = bundled_law()
    folder = tmp_path / "history"
    folder.mkdir()
    text = Path(load_path("osh-2010")).read_text(encoding="utf-8")
    (folder / "osh-2010.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CASUS_CACHE", raising=False)
    first = ledger.chapters(law, folder)
    kept = list((tmp_path / "cache" / "casus").glob("record-*.bin"))
    assert len(kept) == 1
    monkeypatch.setattr(ledger, "chapter", None)
    assert ledger.chapters(law, folder) == first
    monkeypatch.undo()
    one_law(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (folder / "osh-2010.yaml").write_text(text.replace("title: ", "title: Changed. ", 1), encoding="utf-8")
    assert ledger.chapters(law, folder)[0].title.startswith("Changed.")  # by content, so never stale
    monkeypatch.setenv("CASUS_CACHE", "off")
    monkeypatch.setattr(cache, "load", None)
    assert ledger.chapters_key(law) == "" and ledger.chapters(law, folder)[0].profiles == first[0].profiles


def load_path(name: str) -> str:
    from casus.scenarios.library import scenario_files

    return str(scenario_files()[name])


def test_single_answers_are_those_that_somebody_holds() -> None:
    law = bundled_law()
    names = choices_of(law)
    assert set(law.readings) < set(names) and names["default"] == {}
    for name in names:
        if "=" in name:
            question, answer = name.split("=")
            found = law.questions[question].answer(answer)
            assert found is not None and found.held_by and answer != law.questions[question].default


# ---- each duty once --------------------------------------------------------------------------------------------------


def told(name: str, first: int, *occasions: Occasion, deeds: int = 0) -> Chapter:
    entries = tuple(
        ledger.Entry(f"deed{number}", "", "", 0, 0, (), (), (), False, False, False, "", ()) for number in range(deeds)
    )
    owed = tuple(
        ledger.Owed(
            "x.1/help",
            "help",
            "BBB",
            "AAA",
            item.id,
            "triggered",
            *[item.first] * 2,
            ("no record",),
            (),
            ("triggered",),
        )
        for item in occasions
    )
    return Chapter(name, name, first, first, first, (), occasions, {"default": 0}, (owed,), {}, (), entries, (), True)


def raid(name: str, day: int, by: str = "XXX") -> Occasion:
    return Occasion(name, day, day, "", (by,), ("raid", ("by", (by,)), ("against", ("AAA",))), "A raid.")


def test_one_event_of_two_files_sets_off_one_duty() -> None:
    chapters = [told("a", 20000101, raid("r", 20010101)), told("b", 19990101, raid("first", 20010101))]
    assert homes(chapters) == {("a", "r"): ("b", "first"), ("b", "first"): ("b", "first")}
    (duty,) = duties(chapters, "default", ["BBB"])
    assert (duty.incident, duty.triggers, duty.also) == ("b", ("first",), ("a",))


@pytest.mark.parametrize("other", [raid("r", 20010102), raid("r", 20010101, "YYY")])
def test_another_day_or_another_actor_is_another_event(other: Occasion) -> None:
    chapters = [told("a", 20000101, raid("r", 20010101)), told("b", 19990101, other)]
    assert homes(chapters) == {} and len(duties(chapters, "default", ["BBB"])) == 2


def test_two_events_of_one_file_are_never_one() -> None:
    chapters = [told("a", 20000101, raid("r", 20010101), raid("s", 20010101)), told("b", 20000102, raid("t", 20010101))]
    assert len(duties(chapters, "default", ["BBB"], OCCASION)) == 2
    assert len(duties(chapters, "default", ["BBB"], INCIDENT_FIELD)) == 1


def test_occasions_that_differ_make_a_duty_in_part() -> None:
    assert over_occasions(["performed together", "no record"]) == "performed together"
    assert over_occasions(["performed together", "declined"]) == "in part"
    assert over_occasions(["performed late", "performed by itself"]) == "performed late"
    assert over_occasions(["declined", "not performed"]) == "not performed"
    assert over_occasions(["no record", "no record"]) == "no record"
    assert over_occasions([""]) == ""


def test_a_cell_tells_one_standing_with_the_days_and_the_verdict_of_its_occasions() -> None:
    """What is on record out of one event does not stand under the standing, or the day, of another."""
    single = archive().duties(unit=OCCASION)
    for duty in archive().duties():
        same = [
            item
            for item in single
            if (item.incident, item.norm, item.bearer, item.toward)
            == (duty.incident, duty.norm, duty.bearer, duty.toward)
            and (item.status, item.group) == (duty.status, duty.group)
        ]
        if duty.owed and duty.verdict and " or " not in duty.verdict:
            assert duty.verdict == over_occasions(item.verdict for item in same), duty
            assert (duty.due, duty.days) in {(item.due, item.days) for item in same}, duty
    russia = next(
        item
        for item in archive().duties()
        if (item.incident, item.bearer, item.norm) == ("batken-1999", "RUS", "cst.2.2/consult")
    )
    assert (russia.group, russia.verdict, russia.due, russia.days) == ("arguable", "in part", 19990822, 10)


def test_no_duty_is_counted_twice() -> None:
    found = archive().duties()
    keys = [
        (duty.incident, duty.norm, duty.bearer, duty.toward, duty.verdict == "acted without a duty") for duty in found
    ]
    assert len(keys) == len(set(keys))
    moved = homes(archive().chapters)
    for duty in found:
        for trigger in duty.triggers:
            home = moved.get((duty.incident, trigger))
            assert home is None or home == (duty.incident, trigger) or duty.incident not in {home[0]}


# ---- counts ----------------------------------------------------------------------------------------------------------


def test_intervals_are_wilsons() -> None:
    for (hits, of), (low, high) in {(2, 3): (21, 94), (1, 13): (1, 33), (22, 28): (60, 90), (2, 2): (34, 100)}.items():
        found = wilson(hits, of)
        assert (round(found[0] * 100), round(found[1] * 100)) == (low, high)
    assert wilson(0, 0) == (0.0, 1.0) and wilson(0, 5)[0] == 0.0


def test_no_record_is_in_no_rate() -> None:
    base = Duty("i", "n", "a", "B", "A", (), (), "triggered", "settled", (), 20000101, "performed together", ())
    some = [base, base._replace(verdict="in part"), base._replace(verdict="no record"), base._replace(verdict="")]
    found = tally([*some, base._replace(status="dormant", verdict="")])
    assert (found.owed, found.on_record) == (3, 2)
    assert rate(some) == "1 of 2; 33-67 % of all owed"
    assert rate([]) == "none owed"
    silent = [base._replace(verdict="no record")] * 9
    more = tally([*some, *silent])  # nine more of which nobody recorded anything change no rate and no interval
    assert more[1:-1] == found[1:-1] and rate([*some, *silent]) == "1 of 2; 8-92 % of all owed"  # but the bounds say it


def test_what_a_question_left_open_decides_is_in_no_rate_and_in_both_bounds() -> None:
    base = Duty("i", "n", "a", "B", "A", (), (), "triggered", "settled", (), 20000101, "declined", ())
    found = tally([base, base._replace(verdict="performed together or in part")])
    assert (found.on_record, found.open, found.bounds) == (1, 1, (0.0, 0.5))
    either = base._replace(verdict="performed by itself or performed together")  # performed in any case
    assert tally([either]).together == 1


def test_incidents_have_one_vote_each_and_are_what_is_drawn() -> None:
    def owes(incident: str, *verdicts: str) -> list[Duty]:
        base = Duty(incident, "n", "a", "B", "A", (), (), "triggered", "settled", (), 20000101, "", ())
        return [base._replace(verdict=verdict) for verdict in verdicts]

    all_did = [duty for name in "abcdhijk" for duty in owes(name, *["performed together"] * 5)]
    mixed = owes("e", "performed together", "declined") + owes("f", "no record") + owes("g", "declined")
    vote = votes([*all_did, *mixed])
    assert (vote.all, vote.some, vote.none, vote.silent, vote.alike, vote.one) == (8, 1, 1, 1, 9, 1)
    assert clustered(all_did) is None  # all alike: no drawing says how much chance there is
    assert clustered([*all_did[5:], *mixed]) is None, "of nine incidents an interval would say more than is known"
    spread = clustered([*all_did, *mixed])
    assert spread is not None and spread[0] < 41 / 43 < 1.0 >= spread[1]
    assert spread == clustered([*mixed, *all_did])  # the same in any order, and every time


def test_a_belligerent_and_who_owes_each_other_are_counted_apart() -> None:
    chapter = told("a", 20010101, raid("r", 20010101, "BBB"))._replace(states=("AAA", "BBB"))
    (duty,) = duties([chapter], "default", ["BBB"])
    assert duty.relation == "belligerent"
    owed = chapter.profiles[0][0]
    both = (owed, owed._replace(bearer="AAA", toward="BBB"))
    pair = duties([chapter._replace(profiles=(both,), occasions=(raid("r", 20010101),))], "default", ["AAA", "BBB"])
    assert [duty.relation for duty in pair] == ["mutual", "mutual"]


def test_groups_add_up() -> None:
    every = run("record", "--format", "json").result
    owed = [row for row in every if row["status"] in ("triggered", "ended") and row["performance"]]
    for by in ("clause", "member", "beneficiary", "year"):
        counts = run("record", "--by", by, "--format", "json").result
        assert sum(row["owed"] for row in counts) == len(owed), by
        assert all(list(row) == list(COUNT_FIELDS) for row in counts)


def test_filters_keep_what_they_say() -> None:
    found = archive().duties(
        only=Filter(member="RUS", beneficiary="ARM", attacker="AZE", first=20200101, last=20221231)
    )
    assert found
    for duty in found:
        assert duty.bearer == "RUS" and duty.toward == "ARM" and "AZE" in duty.attackers
        assert 20200101 <= duty.day <= 20221231


# ---- what is printed -------------------------------------------------------------------------------------------------

SCREENS = {
    "record": ["record"],
    "record-by-member": ["record", "--by", "member"],
    "record-by-reading-help": ["record", "--by", "reading", "--clause", "cst.4.2"],
    "record-fit": ["record", "--fit"],
    "record-by-clause": ["record", "--by", "clause"],
    "record-armenia": ["record", "--beneficiary", "Armenia", "--attacker", "AZE", "--from", "2020"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_the_record_is_as_stored(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.status == 0 and printed.err == ""
    assert max(map(len, printed.lines)) <= 80
    assert len(printed.lines) <= 40 or name == "record-by-clause"
    assert not controls(printed.out)
    compare(golden, name, printed.out)


def test_the_record_is_printed_at_once() -> None:
    archive()  # worked out, or kept
    start = time.process_time()
    assert run("record").status == 0
    assert time.process_time() - start < 3


def test_the_forms_of_the_record() -> None:
    rows = run("record", "--format", "json").result
    assert all(list(row) == list(RECORD_FIELDS) for row in rows)
    table = list(csv.DictReader(io.StringIO(run("record", "--format", "csv").out)))
    assert [row["incident"] for row in table] == [row["incident"] for row in rows]
    assert "| self |" in run("record", "--by", "member", "--format", "md").out


def test_cells_are_explained_by_the_command_they_name() -> None:
    rows = [row for row in run("record", "--format", "json").result if row["triggers"]]
    for row in rows[:: max(len(rows) // 12, 1)]:
        told_why = run(*shlex.split(row["explain"])[1:])
        assert told_why.status == 0, row["explain"]
        assert row["status"] in told_why.out, row["explain"]
        if row["performance"]:  # the mark of the cell, too
            said = "none was found, which is no refusal" if row["performance"] == "no record" else row["performance"]
            assert f": {said}\n" in told_why.out.partition("ON RECORD")[2], row["explain"]


def test_what_is_on_record_is_explained_by_entry_and_answer() -> None:
    out = " ".join(run("explain", "golovnoy-2021", "cst.2.2/consult", "--for", "KGZ").out.split())
    assert "Kyrgyzstan: in part" in out and "performs it in part, under joint_consultations=together law cst.2" in out
    assert "--answer joint_consultations=any_exchange performed together" in out
    out = " ".join(run("explain", "kursk-2024", "cst.2.2/consult", "--for", "ARM").out.split())
    assert "Armenia: none was found, which is no refusal" in out and "file no_record" in out


def test_wrong_words_are_met_with_a_cure() -> None:
    for args in (["--reading", "mosco"], ["--member", "Armenai"], ["--clause", "cst.99"], ["--from", "2022-02-30"]):
        printed = run("record", *args)
        assert printed.status == 2 and printed.out == "" and "Traceback" not in printed.err
    both = run("record", "--reading", "moscow", "--answer", "bands=covered")
    assert both.status == 2


def test_plain_values_come_back() -> None:
    made = archive().chapters[0]
    assert ledger._chapter(chapter_values(made)) == made


def test_every_case_of_the_record_was_looked_at() -> None:
    """Settled is said without more: nothing that is open in a file of history is left untried."""
    assert [chapter.id for chapter in archive().chapters if not chapter.known] == []


def test_fits_count_what_the_record_counts() -> None:
    rows = run("record", "--fit", "--format", "json").result
    for row in rows:  # silence is neither a refusal nor left unexplained
        assert sum(row[name] for name in ("performed", "in_part", "declined", "open", "no_record")) == row["owed"]
        assert row["unexplained"] == row["in_part"] + row["declined"] + row["without_duty"] >= row["incidents"]
    law = bundled_law()
    usual_one, norms = of_alliance(law, "", "cst.4.2/assist")
    counted = archive().duties(only=Filter(norms))
    assert {row["choice"] for row in rows} == set(choices_of(law_of(law, {usual_one, *common_systems(law)})))
    usual = {row["member"]: row for row in rows if row["choice"] == "default"}
    for member, row in usual.items():
        found = [duty for duty in counted if duty.bearer == member]
        own = tally(duty for duty in found if duty.relation != "belligerent")
        assert (row["owed"], row["performed"], row["in_part"]) == (own.owed, own.performed, own.in_part)
    without = [duty for duty in counted if duty.verdict == "acted without a duty"]
    for row in rows:  # what no choice calls for is left over under each
        assert row["without_duty"] >= sum(duty.bearer == row["member"] for duty in without)


def test_the_picture_has_a_mark_in_each_cell(tmp_path: Path) -> None:
    import xml.etree.ElementTree as tree

    path = tmp_path / "help.svg"
    assert run("record", "--clause", "cst.4.2", "--picture", str(path)).status == 0
    root = tree.parse(path).getroot()
    texts = ["".join(item.itertext()) for item in root if item.tag.endswith("text")]
    assert "RUS" in texts and "=/~?&" in texts and any(text.startswith("jermuk-2022") for text in texts)
    assert run("record", "--picture", str(tmp_path / "x.gif")).status == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ("--contested", "there is no --by"),
        ("--draw map", "there is no --picture"),
        ("--explain help --picture x.svg", "--explain and --picture"),
        ("--fit --by member", "--fit and --by do not go together"),
        ("--fit --reading moscow", "--fit and --reading"),
        ("--export x --clause cst.4.2", "--export and --clause"),
        ("--picture x.svg --by year", "--picture and --by"),
        ("--picture x.gif", "no ending"),
        ("--from 2020 --to 2010", "--from 2020 is after --to 2010"),
        ("--from soon", "is not a day"),
        ("--member csto", "is no state"),
        ("--member Nowhere", "No state is called"),
        ("--clause charter.12", "holds no duty"),
        ("--reading nobodys", "no reading"),
    ],
)
def test_what_would_do_nothing_is_refused(args: str, says: str) -> None:
    printed = run("record", *args.split())
    assert printed.status == 2 and says in " ".join(printed.err.split()), printed


@pytest.mark.parametrize("more", [[], ["--by", "member"], ["--by", "clause"]])
def test_where_nothing_fits_the_screen_says_no_more_than_that(more: list[str]) -> None:
    printed = run("record", "--from", "2030", *more)
    assert printed.fits and "No duty on file fits" in printed.out and "rate" not in printed.out


def test_every_number_of_the_counts_can_be_asked_what_it_counts() -> None:
    heads = {
        "by_itself": "self",
        "together": "with",
        "late": "late",
        "in_part": "part",
        "declined": "decl",
        "open": "open",
        "no_record": "none",
        "owed": "owed",
        "on_time": "on time",
    }
    for row in run("record", "--by", "clause", "--format", "json").result:
        for name, head in heads.items():
            cell = ":".join((row["group"], row["relation"], row["standing"], head))
            found = run("record", "--explain", cell, "--format", "json").result
            assert len(found) == row[name], cell
    printed = run("record", "--explain", "consult:settled:late")
    assert printed.status == 0 and "casus explain" in printed.out
    assert run("record", "--explain", "consult:setled").status == 2


# ---- worked out by several processes -----------------------------------------------------------------------------------


def test_work_is_shared_among_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_PROCESSES", "2")
    seven = list(range(7))
    assert sorted(workers.done(lambda piece: piece * piece, seven)) == [(piece, piece * piece) for piece in seven]
    assert list(workers.done(str, [1, 2])) == [(1, "1"), (2, "2")]  # few pieces: in turn


def test_a_mistake_in_a_piece_is_met_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_PROCESSES", "2")

    def work(piece: int) -> int:
        if piece == 3:
            raise CasusError([], "a file")  # it cannot be passed between processes as it is
        return piece

    with pytest.raises(CasusError):
        list(workers.done(work, list(range(7))))


def test_what_was_found_is_kept_when_it_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    law = bundled_law()
    files = {"a": tmp_path / "a.yaml", "b": tmp_path / "b.yaml"}
    for name, path in files.items():
        path.write_text("x" * (9 if name == "a" else 1))
    monkeypatch.setattr(ledger, "scenario_files", lambda folder: files)
    monkeypatch.setattr(ledger, "chapters_key", lambda law: "k")
    monkeypatch.setattr(cache, "load", lambda key, name: None)
    saved: list[int] = []
    monkeypatch.setattr(cache, "save", lambda key, value, name: saved.append(len(value)))

    def worker(law: object, files: object) -> Callable[[str], tuple[str]]:
        def work(name: str) -> tuple[str]:
            if name == "b":
                raise KeyboardInterrupt
            return (name,)

        return work

    monkeypatch.setattr(ledger, "_worker", worker)
    with pytest.raises(KeyboardInterrupt):
        ledger.chapters(law, tmp_path)
    assert saved == [1]


def test_only_what_duties_rest_on_is_worked_out_for_the_record() -> None:
    whole, part = engine_for(bundled_law(), "plan"), ledger.engine_of(bundled_law())
    sizes = []
    for name in SCENARIOS:
        scenario = load_scenario(name, bundled_law())
        assert chapter_values(chapter(part, scenario)) == chapter_values(chapter(whole, scenario))
        sizes.append([len(engine.prospect(scenario).ground.instances) for engine in (part, whole)])
    assert all(less <= more for less, more in sizes) and sum(less < more for less, more in sizes) > 1


def test_alliances_are_counted_each_by_itself_and_together_only_when_asked() -> None:
    """What is law for all counts with each; an article that is asked for chooses by itself."""
    law = bundled_law()
    usual, norms = of_alliance(law, "", "cst.4.2/assist")
    assert usual == "csto" and "un.2.4/broken" in norms and not any(norm.startswith("nat.") for norm in norms)
    assert of_alliance(law, "all", "") == ("all", ())
    assert set(of_alliance(law, "nato", "")[1]) & set(norms) == {
        norm for norm in norms if norm.startswith(("un.", "vclt."))
    }
    assert len(alliances_of(law)) > 5 and "--alliance all" in alliance_line(law, "csto") and not alliance_line(law, "")
    wrong = run("record", "--alliance", "nowhere")
    assert wrong.status == 2 and "nowhere" in wrong.err


def test_only_incidents_that_touch_the_alliance_are_counted() -> None:
    """A word of a list that is spelled as a treaty (target: forces) names none; nobody acts without a duty of a treaty that could not bind it."""
    law = bundled_law()
    only = Filter(of_alliance(law, "", "cst.4.2/assist")[1])
    counted = {chapter.id for chapter in archive().touching(only)}
    assert "jermuk-2022" in counted and not {"falklands-1982", "algeria-1954", "football-war-1969"} & counted
    assert {duty.incident for duty in archive().duties(only=only)} <= counted
    assert archive().touching(Filter()) == list(archive().chapters)
    named = reached(law).names
    for duty in archive().duties():
        if duty.verdict == "acted without a duty":
            rule = law.drawing(duty.norm)
            assert rule is not None and duty.bearer in named[law.clauses[rule.clause].system], duty


def test_codes_are_held_against_the_data_set_alliance_by_alliance() -> None:
    """Where they differ, it is said why."""
    law = bundled_law()
    codings = read_literature().codings
    assert {law.instruments[item.instrument].system for item in codings} >= {"csto", "nato", "rio", "anzus", "warsaw"}
    for coding in codings:
        assert all(item["agrees"] for item in compare_codes(law, coding)) or "differ" in coding.says, coding.name
    assert [item.instrument for item in codings_of(law, codings, "nato")] == ["nat"]
    assert "alliance 3180" in run("atop", "nato").out and "alliance 4220" not in run("atop", "nato").out
    assert run("atop", "nowhere").status == 2


def test_the_screen_says_how_much_rests_on_bodies_alone() -> None:
    """As counted from the files: those in full of the duties shown, of which no entry that counts names the bearer."""
    entries = {(chapter.id, deed.id): deed for chapter in archive().chapters for deed in chapter.deeds}
    full = [
        duty
        for duty in archive().duties()
        if duty.norm in ("cst.4.2/assist", "cst.2.2/consult")
        and duty.owed
        and duty.relation == "third"
        and duty.column in ("performed by itself", "performed together", "performed late")
    ]
    rest = {duty: [entries[deed[:2]] for deed in duty.deeds if deed.counts and deed[:2] in entries] for duty in full}
    alone = [duty for duty, found in rest.items() if not any(duty.bearer in entry.by for entry in found)]
    listed = []
    for duty in alone:  # a list of a session weeks later does not say who sat in the first
        full_days = {deed[:2]: deed.days for deed in duty.deeds if deed.counts and deed.extent == "full"}
        first = [name for name, days in full_days.items() if days == min(full_days.values())]
        listed += [duty] if any(duty.bearer in entries[name].listed for name in first) else []
    assert {duty.incident for duty in listed} >= {"syunik-2021", "georgia-2008", "tajik-border-2021"}
    assert not {duty.incident for duty in listed} & {"jermuk-2022", "kazakhstan-2022", "osh-2010"}
    told = " ".join(run("record").out.split())
    who = f"(who sat: listed {len(listed)}, not told {len(alone) - len(listed)})"
    assert f"By acts of bodies alone: {len(alone)} of {len(full)} in full {who}." in told and alone


def test_what_is_not_owed_has_no_days_and_a_lapse_in_silence_is_not_settled() -> None:
    """Days count from the day on which something fell due; and the tables say no more of a lapse than `casus explain` does."""
    duties = archive().duties()
    assert all(duty.days is None for duty in duties if not duty.owed)
    lapsed = [duty for duty in duties if duty.status == "lapsed"]
    assert {duty.standing for duty in lapsed if duty.incident == "akrotiri-2026"} == {"as far as told"}
    assert {duty.standing for duty in lapsed if duty.norm == "tfeu.222/solidarity"} == {"settled"}
    assert "lapsed. As far as told" in run("explain", "akrotiri-2026", "nat.4/consult", "--for", "ISL").out
    assert "lapsed. Settled" in run("explain", "france-2015", "tfeu.222/solidarity", "--for", "DEU").out


def test_late_is_not_hidden_in_a_rate() -> None:
    """Beside what was performed in full stands what was on time, with its own votes and bounds."""
    base = Duty("i", "n", "a", "B", "A", (), (), "triggered", "settled", (), 20000101, "performed late", ())
    some = [base, base._replace(verdict="performed together"), base._replace(verdict="in part")]
    assert tally(some).performed == 2 and tally(some).on_time == 1
    assert rate(some) == "2 of 3; 67-67 % of all owed; on time 1 of 3; 33-33 %"
    assert votes([base]).all == 1 and votes([base], ON_TIME).none == 1
    assert "  on time" in run("record").out and "on time" in run("record", "--by", "member").out


def test_days_are_told_for_each_standing_and_with_one_vote_an_incident() -> None:
    base = Duty("i", "n", "a", "B", "A", (), (), "triggered", "settled", (), 20000101, "performed late", (), days=0)
    found = [
        base,
        base._replace(toward="C", days=9),
        base._replace(incident="j", days=30),
        base._replace(standing="contested", days=1),
    ]
    every = {row["standing"]: row for row in days_values([*found, base._replace(days=None)]) if not row["member"]}
    assert (every["settled"]["owed"], every["settled"]["dated"], every["settled"]["median"]) == (4, 3, 9)
    assert every["settled"]["incident_median"] == (4.5 + 30) / 2 and every["contested"]["median"] == 1


def test_a_member_that_bears_and_one_that_is_owed_are_told_apart() -> None:
    rows = {
        row["group"]: row
        for row in run("record", "--by", "member", "--format", "json").result
        if row["relation"] == "third" and row["standing"] == "settled"
    }
    towards = {
        row["group"]: row
        for row in run("record", "--by", "beneficiary", "--format", "json").result
        if row["relation"] == "third" and row["standing"] == "settled"
    }
    for cell, more, count in (
        ("ARM:settled", (), rows["ARM"]["owed"]),
        ("Armenia", ("--by", "member"), rows["ARM"]["owed"]),
        ("to=ARM:settled", (), towards["ARM"]["owed"]),
        ("ARM", ("--by", "beneficiary"), towards["ARM"]["owed"]),
    ):
        assert len(run("record", *more, "--explain", cell, "--format", "json").result) == count, cell


def test_what_the_notes_and_the_votes_count_can_be_asked_too() -> None:
    printed = " ".join(run("record").out.split())
    for cell, words in {
        "dormant": "{} dormant",
        "elsewhere": "{} owed only in another reading",
        "lapsed": "{} not even there",
        "without": "{} acted without a duty",
        "mutual": "{} mutual",
        "belligerent": "{} belligerent",
    }.items():
        assert words.format(len(run("record", "--explain", cell, "--format", "json").result)) in printed, cell
    row = next(
        row
        for row in run("record", "--by", "clause", "--format", "json").result
        if (row["group"], row["relation"], row["standing"]) == ("cst.2.2/consult", "third", "settled")
    )
    for cell, name in (
        ("all", "all_did"),
        ("nobody", "none_did"),
        ("silent", "silent"),
        ("on time:all", "all_on_time"),
    ):
        found = run("record", "--explain", f"consult:settled:{cell}", "--format", "json").result
        assert len({duty["incident"] for duty in found}) == row[name], cell
    for cell, names in (
        ("owed", ["owed"]),
        ("silence", ["open", "no_record"]),
        ("on time", ["on_time"]),
        ("in full", ["performed"]),
    ):
        found = run("record", "--explain", f"consult:settled:{cell}", "--format", "json").result
        assert len(found) == sum(row[name] for name in names), cell
    moscow = run("record", "--by", "reading", "--clause", "cst.4.2", "--explain", "moscow:with", "--format", "json")
    assert {duty["performance"] for duty in moscow.result} == {"performed together"}


def test_two_duties_of_one_paragraph_have_two_names() -> None:
    out = run("record", "--by", "clause").out
    assert "consult on peace (cst.2.2)" in out and out.count("\nconsult (cst.2.2)") == 1


@pytest.mark.parametrize(
    "words", [("--alliance", "xx", "--by", "alliance"), ("--alliance", "xx", "--clause", "cst.4.2")]
)
def test_an_alliance_that_is_none_is_refused_whatever_is_asked_beside_it(words: tuple[str, ...]) -> None:
    printed = run("record", *words)
    assert printed.status == 2 and "no alliance" in printed.err


def test_an_article_of_another_alliance_is_refused() -> None:
    printed = run("record", "--alliance", "nato", "--clause", "cst.4.2")
    assert printed.status == 2 and "no article of nato" in printed.err


def test_pooled_lines_say_on_how_little_they_rest_and_what_late_means() -> None:
    law = bundled_law()
    assert lateness(law, ["cst.2.2/consult"]) == " late: by question at_once; nobody on file holds its days."
    assert lateness(law, ["rio.6/meet", "rio.6/meet"]) == " Nothing is late under rio: no question asks when."
    base = Duty(
        "i",
        "cst.2.2/consult",
        "a",
        "RUS",
        "ARM",
        (),
        (),
        "triggered",
        "settled",
        (),
        20000101,
        "performed together",
        (),
    )
    deed = Told("i", "met", "full", 0, "together", True)
    two = [base._replace(deeds=(deed,)), base._replace(norm="cst.2.1/coordinate", deeds=(deed,))]
    (said,) = pooled(two, "member")
    assert "2 kinds of duty are pooled here" in said and "2 in full rest on 1 entry of the record." in said
    assert pooled(two[:1], "member") == [] and "do not compare" in pooled(two, "alliance")[1]
