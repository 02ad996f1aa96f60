"""Rows of other data sets made drafts: nothing is told that they do not say. The rows are made up, in the form of each data set."""

import csv
import io
from pathlib import Path

import pytest

import casus
from casus.files.problems import CasusError
from casus.files.tree import Map, Seq, parse
from casus.interface.drafting import data_sets, draft
from casus.law.vocabulary import UNKNOWN
from casus.scenarios.reader import ASKED
from commands import ROOT, bundled_law, one_law, run

ROWS = ROOT / "tests" / "drafts"
SETS = ("plover", "gdelt", "ged", "icb", "mid")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    one_law(monkeypatch)


def drafted(name: str) -> casus.Scenario:
    """The scenario of a draft that was saved and checked."""
    printed = run("draft", str(ROWS / f"{name}.csv"), "--as", name, "--save", f"{name}.yaml")
    assert printed.status == 0 and f"casus check {name}.yaml" in printed.out
    return casus.load_scenario(f"{name}.yaml")


@pytest.mark.parametrize("name", SETS)
def test_a_draft_passes_the_check_which_says_what_is_open(name: str) -> None:
    found = drafted(name)
    assert found.kind == "hypothetical" and "not reviewed" in found.title
    printed = run("check", f"{name}.yaml")
    assert printed.status == 0 and ASKED in printed.out
    assert printed.out.count(ASKED) == found.asked == len(found.events) + len(found.disputes) + 1
    told = " ".join(run("assess", f"{name}.yaml").out.split())
    assert f"Not reviewed: {found.asked} notes of this file say what is still to be asked" in told
    assert run("assess", f"{name}.yaml", "--format", "json").status == 0


@pytest.mark.parametrize("name", SETS)
def test_what_a_row_does_not_say_is_unknown(name: str) -> None:
    told = str(run("draft", str(ROWS / f"{name}.csv"), "--as", name).out)
    assert f"weight: {UNKNOWN}, intent: {UNKNOWN}" in told and f"at: {UNKNOWN}, target: {UNKNOWN}" in told
    assert not any(word in told for word in ("weight: heavy", "weight: light", "intent: deliberate"))


@pytest.mark.parametrize("name", ["ged", "icb", "mid"])
def test_who_attacked_is_left_open_where_the_data_does_not_say_it(name: str) -> None:
    found = drafted(name)
    assert found.disputes
    for item in found.disputes:
        assert item.default == "not-told" and not any(version.held_by for version in item.versions)
        usual = next(version for version in item.versions if version.id == "not-told")
        assert not usual.events and not usual.facts and not usual.edits
    if name != "icb":
        sides = {(event.roles[0][1], event.roles[1][1]) for one in found.disputes[0].versions for event in one.events}
        assert {(two, one) for one, two in sides} == sides and len(sides) == 2
    attacked = [event for event in found.events if event.word == "use_of_force"]
    assert [event.id for event in attacked] == (["mid-4001"] if name == "mid" else [])


def test_doubles_are_folded_and_what_is_left_out_is_listed() -> None:
    found = draft(ROWS / "gdelt.csv", "gdelt")
    tree, _ = parse(found.text(), "x")
    assert isinstance(tree, Map) and isinstance(events := tree.get("events"), Seq)
    assert [item.get("id").text for item in events.items] == ["gdelt-9001", "gdelt-9009"]  # type: ignore[union-attr]
    assert "in 2 rows of GDELT 1.0 and 2.0 (9001, 9002)" in found.text() and "gdelt-9004" in found.text()
    left = "\n".join(found.left)
    for key, why in (
        ("9003", "what was asked for"),
        ("9005", "who was it"),
        ("9006", "more than one state"),
        ("9008", "when"),
    ):
        assert any(key in line and why in line for line in found.left), key
    assert "[040]" in left and "=cmd()" not in found.text()
    assert all(f"# {ASKED} {item}" in found.text() for item in found.left)


@pytest.mark.parametrize("name", SETS)
def test_each_data_set_says_from_where_it_is_known_and_uses_the_codes_of_the_vocabulary(name: str) -> None:
    text = (ROOT / "literature" / "drafts.yaml").read_text(encoding="utf-8")
    tree, _ = parse(text, "drafts.yaml")
    assert isinstance(tree, Map) and isinstance(sources := tree.get("sources"), Map)
    item = next(one for one in tree.get("datasets").items if one.get("id").text == name)  # type: ignore[union-attr]
    assert {one.text for one in item.get("sources").items} <= {key.text for key, _ in sources.entries}
    words = bundled_law().vocabulary.predicates
    known = data_sets(bundled_law())[name]
    assert any(one.word for one in known.codes)
    for entry, one in zip(item.get("codes").items, known.codes, strict=True):
        plover = entry.get("as")
        assert (plover is None) == (not one.word), one
        assert plover is None or words[one.word].plover == plover.text
        assert one.word or one.ask


def test_wrong_files_are_answered_with_a_cure() -> None:
    Path("none.csv").write_text("", encoding="utf-8")
    Path("other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    head = next(csv.reader(io.StringIO((ROWS / "plover.csv").read_text(encoding="utf-8"))))
    Path("far.csv").write_text(",".join(head) + "\np-1,2023-05-03,XXX,YYY,ASSAULT,x\n", encoding="utf-8")
    lines = [f"p-{n},{2000 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02},AFG,TJK,ASSAULT,x" for n in range(250)]
    Path("many.csv").write_text("\n".join([",".join(head), *lines]) + "\n", encoding="utf-8")
    Path("folder.csv").mkdir()
    for name, as_, told in (
        ("none.csv", "plover", "there is no row"),
        ("other.csv", "plover", "no column is called Actor Country"),
        ("far.csv", "plover", "that of no state on file"),
        ("many.csv", "plover", "a scenario holds 100"),
        ("folder.csv", "plover", "this is a folder"),
        ("gone.csv", "plover", "no file"),
        ("other.csv", "gdlt", "Did you mean gdelt?"),
    ):
        printed = run("draft", name, "--as", as_)
        assert printed.status == 2 and told in " ".join(printed.err.split()), printed.err
        assert not printed.out
    with pytest.raises(CasusError):
        draft("other.csv", "ged")


def test_nothing_of_a_cell_is_more_than_a_text() -> None:
    head = "Event ID,Event Date,Actor Country,Recipient Country,Event Type,Placename\n"
    Path("odd.csv").write_text(f'{head}"x: {{y",2023-05-03,AFG,TJK,ASSAULT,"a\x1b[31m # b: [c"\n', encoding="utf-8")
    assert run("draft", "odd.csv", "--as", "plover", "--save", "odd.yaml").status == 0
    assert run("check", "odd.yaml").status == 0 and "\x1b" not in Path("odd.yaml").read_text(encoding="utf-8")


MID = "incidnum,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,action\n"


def test_of_several_on_the_other_side_no_row_says_which_was_struck() -> None:
    rows = ["1,700,3,5,1999,3,5,1999,1,16", "1,702,3,5,1999,3,5,1999,0,0", "1,703,3,5,1999,3,5,1999,0,0"]
    Path("several.csv").write_text(MID + "\n".join(rows), encoding="utf-8")
    text = draft("several.csv", "mid").text()
    assert "events: []" in text and text.count("default: not-told") == 2
    sides = [rows[0], rows[1].replace(",0,0", ",-9,0"), rows[2]]
    Path("unknown.csv").write_text(MID + "\n".join(sides), encoding="utf-8")
    assert "against: KGZ" in draft("unknown.csv", "mid").text() and "TJK" not in draft("unknown.csv", "mid").text()


def test_a_number_is_that_of_the_state_of_the_day() -> None:
    Path("old.csv").write_text(MID + "1,365,4,11,1956,,,,1,16\n1,310,4,11,1956,,,,0,0\n", encoding="utf-8")
    assert "by: SUN, against: HUN" in draft("old.csv", "mid").text()
    Path("new.csv").write_text(MID + "1,365,4,11,1996,,,,1,16\n1,310,4,11,1996,,,,0,0\n", encoding="utf-8")
    assert "by: RUS, against: HUN" in draft("new.csv", "mid").text()


def test_a_whole_dispute_has_no_day_and_what_is_no_table_is_none() -> None:
    head = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hiact\n"
    Path("whole.csv").write_text(f"{head}1,365,8,8,2008,,,,1,16\n1,372,8,8,2008,,,,0,14\n", encoding="utf-8")
    assert "no column is called action" in run("draft", "whole.csv", "--as", "mid").err
    Path("odd.csv").write_text(MID.replace("3,5", "") + "1,²,²,5,1999,,,,1,16\n", encoding="utf-8")
    assert "mistake here" not in run("draft", "odd.csv", "--as", "mid").err
    Path("long.csv").write_text(MID + "1," + "7" * 200_000 + "\n", encoding="utf-8")
    assert "cannot be read as a table" in " ".join(run("draft", "long.csv", "--as", "mid").err.split())
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(CasusError):
        draft(ROWS / "mid.csv", "mid").save("mine.yaml")
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"


def test_where_nobody_holds_an_account_nothing_is_told_as_sure() -> None:
    drafted("ged")
    told = " ".join(run("assess", "ged.yaml").out.split())
    assert "that somebody on file holds; but see a and b" in told
