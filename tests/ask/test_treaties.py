"""One event under every treaty, two promises point by point, and like incidents of different alliances."""

import json
from pathlib import Path

import jsonschema
import pytest

import casus
import leagues
from casus.ask.choice import Chosen
from casus.ask.diff import promise_effects, promise_of
from casus.ask.treaties import HELP, TALKS, Needs, side_by_side, terms_of
from casus.checks.schemas import OUTPUTS, schema_of
from casus.records.studies import read_twins
from casus.scenarios.library import scenario_files
from casus.scenarios.model import LIKENESSES
from commands import bundled_law, run


@pytest.fixture
def path(tmp_path: Path) -> str:
    return leagues.case(tmp_path)


def statuses(found: casus.Treaties) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    return {(row["system"], row["norm"]): (row["status"], tuple(row["bearers"])) for row in found.values()}


def test_the_state_attacked_and_its_helpers_are_the_parties_of_each(path: str) -> None:
    found = casus.treaties(path, leagues.law())
    assert statuses(found) == {
        ("land", "land.1/help"): ("triggered", ("BBB", "CCC")),
        ("old", "old.1/help"): ("triggered", ("BBB", "CCC")),
        ("sea", "sea.1/rescue"): ("dormant", ("BBB", "CCC")),
        ("sea", "sea.1/confer"): ("triggered", ("BBB", "CCC")),
    }
    assert [column.system for column in found.columns if column.real] == ["land"]
    assert {column.system: column.parties for column in found.columns}["sea"] == ("AAA", "BBB", "CCC")


def test_what_was_done_is_held_against_what_was_really_owed_alone(path: str) -> None:
    rows = {row["system"]: row for row in casus.treaties(path, leagues.law()).values()}
    assert rows["land"]["performance"] == ["BBB: performed by itself", "CCC: no record"]
    assert rows["old"]["performance"] == [] and rows["old"]["stretched"] and not rows["land"]["stretched"]


def test_a_promise_says_what_every_way_to_it_needs() -> None:
    law = leagues.law()
    rule = {norm: law.drawing(norm) for norm in law.norms()}
    help_, rescue, confer = (rule[norm] for norm in ("land.1/help", "sea.1/rescue", "sea.1/confer"))
    assert help_ and rescue and confer
    assert terms_of(law, help_).asks and not terms_of(law, rescue).asks
    assert terms_of(law, rescue).decides == ("the Sea Council",) and not terms_of(law, help_).decides
    assert terms_of(law, help_).deadline == "immediately" and terms_of(law, help_).says["place"] == "anywhere"
    assert terms_of(law, rescue).ends == ("it joined the Land Pact",)
    needs = Needs(law)
    assert not needs.rests_on(confer.when[0], needs.is_request)


def test_bodies_and_treaties_that_are_named_are_those_of_the_other_system(path: str) -> None:
    """The plea to the one league counts as one to the other; without a plea nothing is owed where one is needed."""
    sea = side_by_side(leagues.law(), path, Chosen(), attacked="AAA", systems=["sea"]).columns[0]
    assert sea.main(HELP) is not None and sea.main(TALKS) is not None and not sea.real
    without = leagues.case(
        Path(path).parent, "\n".join(line for line in leagues.CASE.splitlines() if "id: plea" not in line)
    )
    land = side_by_side(leagues.law(), without, Chosen(), systems=["land"]).columns[0].main(HELP)
    assert land is not None and land.status == "dormant"


def test_one_state_stands_for_another(path: str) -> None:
    found = casus.treaties(path, leagues.law(), as_={"Alphaland": "DDD"})
    assert not any(column.real for column in found.columns)
    assert {row["toward"] for row in found.values()} == {"DDD"}
    assert "Deltaland stands for Alphaland" in " ".join(found.text().split())
    assert casus.treaties(path, leagues.law(), as_=[("AAA", "DDD")]).values() == found.values()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--as", "AAA"), "lacks a word"),
        (("--as", "AAA=XXX"), "XXX"),
        (("--as", "AAA=EEE"), "takes part in case already"),
        (("--as", "DDD=CCC"), "names Deltaland"),
        (("--as", "AAA=DDD", "--as", "EEE=DDD"), "in the place of two states"),
        (("--account", "nope=x"), "has no dispute"),
        (("--as-if", "nowhere"), "nowhere"),
        (("--for", "DDD"), "othing in case befalls Deltaland"),
        (("--for", "Nowhereland"), "Nowhereland"),
    ],
)
def test_a_wrong_word_has_a_cure(path: str, words: tuple[str, ...], said: str) -> None:
    printed = run("treaties", path, *words, *leagues.OPTIONS)
    assert printed.status == 2 and said in " ".join(printed.err.split()) and "Traceback" not in printed.err


@pytest.mark.parametrize("form", ["text", "md", "html", "csv", "json"])
def test_every_form_says_loudly_what_is_imagined(path: str, form: str) -> None:
    printed = run("treaties", path, "--format", form, *leagues.OPTIONS)
    assert printed.status == 0, printed.err
    if form in ("text", "md", "html"):
        assert "as if" in printed.out and "AS IF Alphaland and its helpers" in " ".join(printed.out.split())
    if form == "text":
        assert max(len(line) for line in printed.lines if "case.yaml" not in line and "leagues" not in line) <= 80
    if form == "json":
        jsonschema.Draft7Validator(schema_of(leagues.law(), "treaties", OUTPUTS)).validate(printed.result)


def test_it_is_drawn(path: str, tmp_path: Path) -> None:
    picture = tmp_path / "raid.svg"
    assert run("treaties", path, "--picture", str(picture), *leagues.OPTIONS).status == 0
    text = picture.read_text(encoding="utf-8")
    assert text.startswith("<svg") and "AS IF" in text and "stroke-dasharray" in text


# ---- two promises ----------------------------------------------------------------------------------------------------


def test_two_promises_point_by_point() -> None:
    printed = run("compare-law", "land.1", "sea.1", "--bare", "--format", "json", *leagues.OPTIONS)
    jsonschema.Draft7Validator(schema_of(leagues.law(), "compare-law", OUTPUTS)).validate(printed.result)
    one, two = printed.result["one"]["points"], printed.result["two"]["points"]
    assert one["asks"] == "somebody must ask" and two["asks"] == "nobody need ask"
    assert two["decides"] == "needs an act of the Sea Council"
    like = run("compare-law", "land.1", *leagues.OPTIONS)
    assert like.status == 0 and "sea.1" in like.out and "old.1" in like.out
    shown = run("compare-law", "land.1@2000", "sea.1/confer", "--bare", *leagues.OPTIONS)
    assert shown.status == 0 and "sea.1/confer@1990" in shown.out and max(map(len, shown.lines)) <= 80


@pytest.mark.parametrize(
    "words", [("land.1", "custom.1"), ("land.1", "land.1"), ("land.1@1999", "sea.1"), ("land.9", "sea.1")]
)
def test_what_cannot_be_compared_is_said(words: tuple[str, str]) -> None:
    printed = run("compare-law", *words, *leagues.OPTIONS)
    assert printed.status == 2 and "Traceback" not in printed.err


def test_the_incidents_that_come_out_otherwise_and_by_which_word(path: str, tmp_path: Path) -> None:
    """Under the one promise a plea is needed, under the other the finding of a body."""
    law = leagues.law()
    pair = promise_of(law, "land.1"), promise_of(law, "sea.1/rescue")
    effects, of = promise_effects(law, pair, [path])
    assert of == 1 and [(item.one, item.two, item.toward) for item in effects] == [("triggered", "dormant", "AAA")]
    assert "finding" in effects[0].word
    assert promise_effects(law, (pair[0], promise_of(law, "old.1")), [path]) == ([], 1)


# ---- twins -----------------------------------------------------------------------------------------------------------


def test_each_pair_on_file_names_an_incident_on_file_and_says_what_differs() -> None:
    there, found = scenario_files(), read_twins()
    assert len(found) == len({twin.id for twin in found}) == 63
    for twin in found:
        assert twin.likeness in LIKENESSES and twin.why and twin.words and twin.conduct
        assert twin.one in there or (twin.one_title and twin.one_date), twin.id
        assert twin.two in there or (twin.title and twin.date), twin.id


def test_twins_of_an_incident_and_those_that_are_not_on_file() -> None:
    printed = run("twins", "su24-2015")
    assert printed.status == 0 and "su24-both-sides (same facts)" in printed.out and max(map(len, printed.lines)) <= 80
    whole = run("twins", "--format", "json")
    rows = whole.result
    jsonschema.Draft7Validator(schema_of(casus.load_law(), "twins", OUTPUTS)).validate(rows)
    away = [row for row in rows if not (row["one_on_file"] and row["two_on_file"])]
    assert not away or f"{len(away)} pair" in run("twins").out
    assert run("twins", "no-such-case").status == 2
    assert "No twin of plain-attack" in run("twins", "plain-attack").out
    assert json.loads(whole.out)["receipt"]["command"] == "casus twins --format json"


def test_who_else_was_hit_and_who_else_was_bound_is_said() -> None:
    told = " ".join(run("treaties", "falklands-1982").out.split())
    assert "the file tells of more that befell Argentina" in told and "rio (21 states)" in told
    done = run("treaties", "jermuk-2022").out.partition("WHAT WAS DONE")[2]
    assert "declined: Belarus" in done and "1 more: add --all" in done


def test_a_norm_of_treaties_that_an_event_does_not_touch_is_told_as_that() -> None:
    told = " ".join(run("explain", "jermuk-2022", "nat.5.1").out.split())
    assert "the event touches nobody whom this bound that day" in told and "--as-if nato" in told


def test_of_pairs_whose_duties_were_not_worked_out_nothing_is_said() -> None:
    assert "neither help nor talks" not in run("twins", "--all").out
    assert {row["one_owed"] for row in run("twins", "--format", "json").result} == {None}


def test_what_is_owed_by_talks_is_no_more_than_talks() -> None:
    law = bundled_law()
    assert promise_of(law, "cst.2.2").norm == "cst.2.2/consult"


CLASH = """scenario: clash
title: A clash
kind: hypothetical
as_of: 2023-06-30
events:
  - {id: attack, date: 2023-05-04, until: 2023-05-09, use_of_force: {by: AFG, against: TJK, at: isfara, target: forces, weight: heavy}}
  - {id: no, denied: true, request: {by: TJK, to: csto, for: assistance}}
"""


def test_what_was_hit_is_no_name_though_a_treaty_is_called_so(tmp_path: Path) -> None:
    """`forces` is an agreement of one organisation, and what an attack hit: only the one stands for another treaty."""
    (tmp_path / "clash.yaml").write_text(CLASH, encoding="utf-8")
    found = casus.treaties(tmp_path / "clash.yaml", as_if=["rus-arm", "rus-blr"])
    rows = {row["norm"]: row for row in found.values()}
    assert rows["rus-arm.3/help"]["status"] == "triggered"
    help_ = rows["rus-blr.4.2/help"]
    assert help_["status"] == "lapsed" and help_["standing"] == "settled as far as looked"
    assert "the file is silent" in help_["why"]


def test_who_is_left_out_of_the_table_is_named_below_it() -> None:
    said = " ".join(run("treaties", "cuba-1962").out.split())
    assert "Left out of the table: aze-tur, csto, eu, rus-arm, rus-blr and rus-dprk." in said
    assert "what decides it was not found" not in said
