"""What-ifs: the writer of scenario files, the changes, what differs and why, and the screens."""

import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from casus.ask.choice import Chosen
from casus.ask.compare import Saved, save_scenario, save_variant, trigger_of, variant, whatif
from casus.ask.differences import difference
from casus.checks.schemas import schema_of
from casus.files.tree import Map, Node, Scalar, Seq, parse, read
from casus.files.writer import write_tree
from casus.law.model import Event
from casus.scenarios.change import Edits, Variant
from casus.scenarios.draft import moved
from casus.scenarios.library import CasusError, load_scenario, read_scenario_file, read_scenario_tree, scenario_files
from casus.scenarios.model import Scenario
from commands import bundled_law, compare, one_law, run, scenario_names

PLAN = Chosen(backend="plan")


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def bare(node: Node) -> object:
    """A tree without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Seq):
        return [bare(item) for item in node.items]
    return [(key.text, bare(value)) for key, value in node.entries]


def unplaced(thing: Any) -> Any:
    """A scenario as values that do not know where in a file they stood."""
    if isinstance(thing, dict):
        return {key: unplaced(value) for key, value in thing.items()}
    if hasattr(thing, "_asdict"):
        return {name: unplaced(value) for name, value in thing._asdict().items() if name not in ("mark", "file")}
    return [unplaced(item) for item in thing] if isinstance(thing, list | tuple) else thing


def changed(name: str, *, trigger: str = "", **edits: Any) -> Variant:
    """A bundled scenario with changes."""
    return variant(bundled_law(), name, Edits(**edits), trigger)


def event(scenario: Scenario, name: str) -> Event:
    """An event that is there."""
    found = scenario.event(name)
    assert found is not None
    return found


# ---- the writer ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", scenario_names())
def test_what_is_written_is_read_back_equal(name: str) -> None:
    tree, _ = read(scenario_files()[name])
    assert tree is not None
    text = write_tree(tree)
    back, problems = parse(text, name)
    assert not problems and back is not None and bare(back) == bare(tree)
    one, _ = read_scenario_tree(tree, bundled_law(), name)
    two, _ = read_scenario_tree(back, bundled_law(), name)
    assert unplaced(one) == unplaced(two)
    assert max(map(len, text.splitlines())) < 400


PLAIN = ("", " ", "yes", "2022", "x  y", " x", "x ", "x" * 300, "word " * 60 + "end", "word " * 60 + "\n", "a\nb\n")
SIGNS = (*"\"\\#%@`'~<>|?=-{}[]&*!", "a: b", "a #b", "- x", "{x}", "[x]", "&a", "*a", "!x", "? x", ": x", "a:", "a,b")
ODD = ("null", "---", "...", "1_000", "12:30", "é", "Ж", "😀", "\u00a0", "\u2028", "\x85", "\x07", "tab\there")


@pytest.mark.parametrize("text", [*PLAIN, *SIGNS, *ODD])
def test_any_text_is_written_so_that_it_is_read_back(text: str) -> None:
    here = Scalar(text, parse("x", "x")[0].mark, False)  # type: ignore[union-attr]
    word = here._replace(text="word", plain=True)
    tree = Map(
        ((word, here), (word._replace(text="list"), Seq((here, Map(((word, here),), here.mark)), here.mark))), here.mark
    )
    back, problems = parse(write_tree(tree), "x")
    if not text.isprintable() and problems:
        return  # the reader refuses what no terminal should show
    assert not problems and back is not None and bare(back) == bare(tree)


# ---- changes ---------------------------------------------------------------------------------------------------------


def test_dropping_says_that_it_did_not_happen() -> None:
    found = changed("jermuk-2022", drops=("asked",))
    asked = event(found.scenario, "asked")
    assert asked.denied and not asked.cites and not asked.says
    assert found.scenario.kind == "hypothetical" and not found.scenario.expect
    assert event(found.scenario, "council").after == ()


def test_what_names_a_dropped_event_goes_with_it() -> None:
    found = changed("jermuk-2022", drops=("attack",)).scenario
    assert event(found, "attack").denied and found.event("asked") is None
    assert event(found, "foothold").continues == "" and not found.facts
    assert all(edit.event != "attack" for item in found.disputes for version in item.versions for edit in version.edits)
    assert all(fact.word != "reply" for item in found.disputes for version in item.versions for fact in version.facts)


def test_setting_a_date_keeps_the_length_and_names_what_stays() -> None:
    found = changed("jermuk-2022", sets=("attack.date=2010-06-01",))
    attack = event(found.scenario, "attack")
    assert attack.date is not None and attack.until is not None
    assert (attack.date.text, attack.until.text) == ("2010-06-01", "2010-06-02")
    assert "asked (2022-09-13)" in found.cautions[0] and "--shift" in found.cautions[0]


def test_a_later_date_takes_links_away_and_says_so() -> None:
    found = changed("jermuk-2022", sets=("attack.date=2022-10-20",))
    assert event(found.scenario, "asked").after == ()
    assert any("asked came after attack" in words for words in found.cautions)


def test_the_file_speaks_of_the_days_of_its_events() -> None:
    found = changed("jermuk-2022", sets=("attack.date=2024-01-01",))
    assert found.scenario.as_of == 20240102


def test_what_is_set_is_so_in_every_account() -> None:
    found = changed("jermuk-2022", sets=("attack.at=kalbajar",))
    edits = [edit for item in found.scenario.disputes for version in item.versions for edit in version.edits]
    assert [(edit.event, edit.role) for edit in edits] == [("foothold", "at")]
    assert any("attack.at" in words for words in found.cautions)


def test_an_open_role_is_filled_also_of_an_event_of_an_account() -> None:
    found = changed("jermuk-2022", sets=("sabotage.weight=light",)).scenario
    added = [event for item in found.disputes for version in item.versions for event in version.events]
    assert [item.values("weight") for item in added] == [(1,)]


def test_all_dates_move_together() -> None:
    before = load_scenario("jermuk-2022", bundled_law())
    found = changed("jermuk-2022", shift="2010-06-12", trigger="attack").scenario
    assert (
        event(found, "attack").date
        == event(changed("jermuk-2022", sets=("attack.date=2010-06-12",)).scenario, "attack").date
    )
    assert {item.id for item in found.events} == {item.id for item in before.events}
    assert event(found, "package").date is not None and found.as_of < 20101231


@pytest.mark.parametrize(
    ("text", "days", "later"),
    [("2022-09-13", 30, "2022-10-13"), ("2022-09", 30, "2022-10"), ("2022-09", 3, "2022-09"), ("2022", 365, "2023")],
)
def test_vague_dates_stay_vague(text: str, days: int, later: str) -> None:
    assert moved(text, days) == later
    assert moved(later, -days) == text


def test_what_is_added_needs_no_id_and_no_date_and_ends_a_denial() -> None:
    text = "{request: {by: Russia, voice: government, to: csto, for: assistance}}"
    found = changed("kursk-2024", adds=(text,), trigger="incursion").scenario
    added = event(found, "request")
    assert added.date is not None and added.date.text == "2024-08-06"
    assert found.event("asked") is None


def test_an_event_can_be_named_by_its_type() -> None:
    assert event(changed("jermuk-2022", drops=("armed_presence",)).scenario, "foothold").denied
    assert event(changed("jermuk-2022", drops=("use-of-force",)).scenario, "attack").denied


MISTAKES = {
    "no such event": ({"drops": ("atack",)}, "--drop:1:1: there is no event", "did you mean attack?"),
    "two of a type": ({"drops": ("request",)}, "is the type of 3 events", "asked, asked-moscow, asked-un"),
    "no such field": ({"sets": ("attack.att=x",)}, "--set:1:8:", "did you mean at?"),
    "no such place": ({"sets": ("attack.at=kalbajr",)}, "--set:1:11:", "did you mean kalbajar?"),
    "no such state": ({"sets": ("attack.by=[AZE, Armenai]",)}, "--set:1:17:", "did you mean Armenia"),
    "no day": ({"sets": ("attack.date=2022-02-30",)}, "--set:1:13: 2022-02-30 is not a day", "write 2022-02-28"),
    "no value": ({"sets": ("attack.at",)}, "lacks a part", "write --set EVENT.FIELD=VALUE"),
    "not one day": ({"shift": "2010-06"}, "--shift:1:1:", "write one day"),
    "no shift": ({"shift": "soon"}, "--shift:1:1:", ""),
    "no word": ({"adds": ("{reqest: {by: ARM}, id: x}",)}, "--add:1:2:", "did you mean request?"),
    "no role": ({"adds": ("{request: {by: ARM, too: csto}}",)}, "--add:1:", "did you mean to?"),
    "not a mapping": ({"adds": ("request",)}, "--add:1:1:", "write it in braces"),
    "no YAML": ({"adds": ("{request: [}",)}, "--add:1:", ""),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_its_place_and_a_cure(name: str) -> None:
    edits, place, cure = MISTAKES[name]
    with pytest.raises(CasusError) as error:
        changed("jermuk-2022", **edits)
    assert place in str(error.value) and cure in str(error.value)


def test_a_denied_event_has_no_fields_to_set_and_is_not_dropped_twice() -> None:
    for edits in ({"sets": ("asked.to=RUS",)}, {"drops": ("asked",)}):
        with pytest.raises(CasusError):
            changed("kursk-2024", **edits)


# ---- what differs ----------------------------------------------------------------------------------------------------


def test_without_the_request_the_duty_waits() -> None:
    compared, _ = whatif(bundled_law(), "jermuk-2022", Edits(drops=("asked",)), PLAN)
    found = difference(compared.before.assessment.rows, compared.after.assessment.rows)
    assert [item.norm for item in found.changed] == ["cst.4.2/assist"]
    sides = [
        (pair.before and pair.before.facets.status, pair.after and pair.after.facets.status)
        for pair in found.changed[0].pairs
    ]
    assert sides == [("triggered", "dormant")] * 5


def test_the_same_differs_in_nothing() -> None:
    law = bundled_law()
    compared, _ = whatif(law, "kursk-2024", Edits(), PLAN._replace(answers=(("necessary_help", "apt_to_repel"),)))
    rows = compared.before.assessment.rows
    found = difference(rows, rows)
    assert not found.changed and sum(found.same.values()) > 3


def test_who_newly_bears_a_norm_is_one_with_those_who_did() -> None:
    compared, _ = whatif(bundled_law(), "jermuk-2022", Edits(sets=("attack.date=2010-06-01",)), PLAN)
    found = difference(compared.before.assessment.rows, compared.after.assessment.rows)
    help_ = next(item for item in found.changed if item.norm == "cst.4.2/assist")
    assert set(help_.bearers(after=True)) - set(help_.bearers(after=False)) == {"UZB"}


def test_shifting_moves_what_sets_off_the_duties() -> None:
    compared, made = whatif(bundled_law(), "kursk-2024", Edits(shift="2024-09-06"), PLAN)
    assert made is not None and trigger_of(compared.before) == "incursion"
    assert (
        event(made.scenario, "incursion").date
        == event(changed("kursk-2024", sets=("incursion.date=2024-09-06",)).scenario, "incursion").date
    )


def test_a_what_if_needs_a_change() -> None:
    assert run("whatif", "jermuk-2022").status == 2


# ---- screens and files -----------------------------------------------------------------------------------------------

SCREENS = {
    "whatif-drop": ["whatif", "jermuk-2022", "--drop", "asked"],
    "whatif-date": ["whatif", "jermuk-2022", "--set", "attack.date=2010-06-01"],
    "whatif-answer": ["whatif", "kursk-2024", "--answer", "clean_hands=irrelevant"],
    "whatif-typo": ["whatif", "jermuk-2022", "--set", "attack.att=kalbajar", "--drop", "atack"],
    "whatif-md": ["whatif", "jermuk-2022", "--drop", "asked", "--format", "md"],
    "compare-scenarios": ["compare", "jermuk-2022", "kursk-2024"],
    "compare-readings": ["compare", "kursk-2024", "--reading", "default", "--reading", "secretariat"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_screens(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.status == (2 if name == "whatif-typo" else 0)
    if not name.endswith(("md", "typo")):
        assert all(len(line) <= 80 for line in printed.lines)
    compare(golden, name, printed.out + printed.err)


@pytest.mark.parametrize("name", ["whatif-drop", "whatif-date", "compare-scenarios", "compare-readings"])
def test_values_keep_to_their_schema(name: str) -> None:
    printed = run(*SCREENS[name], "--format", "json")
    values = printed.result
    jsonschema.Draft7Validator(schema_of(bundled_law(), "compare")).validate(printed.answer)
    assert values["changed"] and values["record"]


def test_a_variant_is_kept_as_a_file_and_never_written_over_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["whatif", "jermuk-2022", "--set", "attack.date=2010-06-01", "--save", "my-case.yaml"]
    assert run(*words).status == 0
    found, problems = read_scenario_file(Path("my-case.yaml"), bundled_law())
    assert found is not None and not [problem for problem in problems if not problem.warning]
    made = changed("jermuk-2022", sets=("attack.date=2010-06-01",)).scenario
    assert unplaced(found._replace(id="")) == unplaced(made._replace(id=""))
    assert (found.id, found.kind) == ("my-case", "hypothetical")
    again = run(*words)
    assert again.status == 2 and "is there already" in again.err
    assert run(*words, "--force").status == 0
    assert run(*words[:-1], "my-case.txt").status == 2
    assert run("whatif", "jermuk-2022", "--reading", "yerevan", "--save", "x.yaml").status == 2
    assert not os.path.exists("x.yaml")
    made_here = changed("jermuk-2022", drops=("asked",))
    with pytest.raises(CasusError):
        save_variant(Saved(made_here, "jermuk-2022", bundled_law()), str(tmp_path / "no" / "x.yaml"), force=False)


@pytest.mark.parametrize("short", [[], ["--short"]])
@pytest.mark.parametrize("change", [["--set", "incursion.date=1993-01-01"], ["--shift", "1995-05-05"]])
def test_what_is_changed_follows_nothing_that_is_not_earlier(
    change: list[str], short: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is saved passes its own check."""
    monkeypatch.chdir(tmp_path)
    printed = run("whatif", "kursk-2024", *change, "--save", "my-case.yaml", *short)
    assert printed.status == 0 and '"ukraine-2022" does not begin before' in " ".join(printed.out.split()), printed
    assert run("check", "my-case.yaml").status == 0
    assert load_scenario("my-case.yaml", bundled_law()).follows == ()
    stays = run("whatif", "kursk-2024", "--set", "incursion.weight=light", "--save", "other.yaml", *short)
    assert stays.status == 0 and load_scenario("other.yaml", bundled_law()).follows == ("ukraine-2022",)


def test_what_stands_beside_a_file_is_not_followed_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    event = "events:\n  - {id: hit, date: %s, threat_of_force: {by: CHN, against: KAZ}}\n"
    head = "scenario: %s\ntitle: t\nkind: hypothetical\nas_of: 2021-02-01\n"
    Path("first.yaml").write_text(head % "first" + event % "2020-01-01", encoding="utf-8")
    Path("second.yaml").write_text(head % "second" + "follows: first\n" + event % "2021-01-01", encoding="utf-8")
    Path("sub").mkdir()
    for place, follows in (("third.yaml", ("first",)), ("sub/fourth.yaml", ())):
        assert run("whatif", "second.yaml", "--set", "hit.by=RUS", "--save", place).status == 0
        assert load_scenario(place, bundled_law()).follows == follows
    assert "no scenario" in Path("sub/fourth.yaml").read_text(encoding="utf-8")


def test_what_would_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(CasusError, match="not written"):
        save_scenario(str(tmp_path / "x.yaml"), "scenario: x\nkind: history\n", bundled_law())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words", [["compare", "jermuk-2022"], ["compare", "a", "b", "c"], ["compare", "jermuk-2022", "--reading", "yerevn"]]
)
def test_compare_says_what_it_takes(words: list[str]) -> None:
    printed = run(*words)
    assert printed.status == 2 and printed.err and not printed.out


def test_why_is_told_of_the_event_that_comes_to_matter() -> None:
    """Of several events it is the one that sets the duty off on the other side; and of answers, the one that was changed."""
    told = " ".join(run("whatif", "karabakh-2020", "--answer", "gravity=any_force").out.split())
    assert "Casus assumes that the force was light, as in a border incident" in told and "question gravity" in told
