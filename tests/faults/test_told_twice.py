"""What a file says twice, or both says and denies, and slips that would turn an act into no record."""

from pathlib import Path

import pytest

from casus.scenarios.checks import check_scenario
from casus.scenarios.library import CasusError, load_scenario
from casus.scenarios.model import Scenario
from commands import bundled_law, one_law, run

HEAD = "scenario: told\ntitle: Told\nkind: hypothetical\nas_of: 2023-06-30\n"
ATTACK = "{id: attack, date: 2023-05-04, until: 2023-05-09, use_of_force: {by: AFG, against: TJK, at: isfara, target: forces, weight: heavy, intent: deliberate}}"
ASKED = "{id: asked, date: 2023-05-05, request: {by: TJK, voice: government, to: csto, for: assistance, under: cst, about: attack}}"
ARMS = "{id: arms, date: 2023-05-06, response: {by: RUS, toward: TJK, act: arms}}"
LETTER = "{id: letter, date: 2023-05-06, report: {by: RUS, about: attack}}"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def _text(events: list[str], more: str = "") -> str:
    return HEAD + "events:\n" + "".join(f"  - {event}\n" for event in [ATTACK, *events]) + more


def _file(folder: Path, events: list[str], more: str = "") -> str:
    path = folder / "told.yaml"
    path.write_text(_text(events, more), encoding="utf-8")
    return str(path)


def _read(folder: Path, events: list[str], more: str = "") -> Scenario:
    return load_scenario(_file(folder, events, more), bundled_law())


CONDUCT = f"conduct:\n  - {ARMS}\n  - {LETTER}\n"
FROM = "{came_from: {actor: riders, from_where: AFG}}"
NOT_FROM = "{denied: true, came_from: {actor: riders, from_where: AFG}}"
RIDERS = "actors: {riders: {kind: band}}\n"
DISPUTE = "disputed:\n  - {{id: who, about: whether it was so, default: one, versions: [{{id: one, says: so}}, {{id: two, says: not so, {}}}]}}\n"
CONTRADICTIONS = {
    "an event and its denial": (["{id: no-letter, denied: true, report: {by: RUS}}"], CONDUCT),
    "a request and its denial": ([ASKED, "{id: not-asked, denied: true, request: {by: TJK}}"], ""),
    "a denial of one among several": ([ASKED, "{id: not-asked, denied: true, request: {by: [KGZ, TJK]}}"], ""),
    "a denial of all that could be": ([ASKED, "{id: not-asked, denied: true, request: {}}"], ""),
    "a denial in the record": (
        [],
        f"conduct:\n  - {ARMS}\n  - {{id: no-arms, denied: true, response: {{by: RUS, act: arms}}}}\n",
    ),
    "a fact and its denial": ([], f"{RIDERS}facts: [{FROM}, {NOT_FROM}]\n"),
    "a version that denies what stands": (
        [ASKED],
        DISPUTE.format("add: [{id: not-asked, denied: true, request: {by: TJK}}]"),
    ),
    "a version that adds what is denied": (
        ["{id: not-asked, denied: true, request: {by: TJK}}"],
        DISPUTE.format(f"add: [{ASKED}]"),
    ),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_what_is_said_and_denied_is_refused(what: str, tmp_path: Path) -> None:
    with pytest.raises(CasusError) as refused:
        _read(tmp_path, *CONTRADICTIONS[what])
    assert "contradiction" in [problem.code for problem in refused.value.problems]


AGREE = {
    "the denial of another's letter": (["{id: no-letter, denied: true, report: {by: BLR}}"], CONDUCT),
    "the denial of another request": ([ASKED, "{id: not-asked, denied: true, request: {by: TJK, for: mediation}}"], ""),
    "an offer that was not taken": (
        ["{id: none, denied: true, response: {by: RUS, act: arms}}"],
        f"conduct:\n  - {ARMS[:-1]}, tendered: true}}\n",
    ),
    "a version that takes the other away": (
        ["{id: not-asked, denied: true, request: {by: TJK}}"],
        DISPUTE.format(f"drop: [not-asked], add: [{ASKED}]"),
    ),
    "a version that leaves nothing": ([], DISPUTE.format("drop: [attack]")),
}


@pytest.mark.parametrize("what", AGREE)
def test_what_can_be_told_together_is_read(what: str, tmp_path: Path) -> None:
    assert _read(tmp_path, *AGREE[what]).id == "told"


TWICE = ATTACK.replace("id: attack", "id: again")
FINDINGS = {
    "an attack told twice": ("told-twice", [TWICE], ""),
    "a request told twice": ("told-twice", [ASKED, ASKED.replace("id: asked", "id: once-more")], ""),
    "an act told twice": ("told-twice", [], f"conduct:\n  - {ARMS}\n  - {ARMS.replace('id: arms', 'id: more')}\n"),
    "a fact told twice": ("told-twice", [], f"{RIDERS}facts: [{FROM}, {FROM}]\n"),
    "a version that repeats what stands": ("told-twice", [], DISPUTE.format(f"add: [{TWICE}]")),
    "a list that has it": (
        "told-twice",
        [ASKED.replace("by: TJK", "by: [KGZ, TJK]").replace("id: asked", "id: all"), ASKED],
        "",
    ),
    "the same without its end": ("told-twice", [TWICE.replace("until: 2023-05-09, ", "")], ""),
    "the same of some day of the month": (
        "told-twice",
        [TWICE.replace("date: 2023-05-04, until: 2023-05-09", "date: 2023-05")],
        "",
    ),
    "an act among the events and in the record": (
        "told-twice",
        [LETTER.replace("id: letter", "id: sent")],
        f"conduct:\n  - {LETTER}\n",
    ),
    "one attack of two weights": ("at-odds", [TWICE.replace("heavy", "light")], ""),
    "a vote for and against": (
        "at-odds",
        [
            "{id: council, date: 2023-05-06, decision: {organ: csc, subject: troops, toward: TJK, outcome: adopted}}",
            *(
                f"{{id: {cast}, date: 2023-05-06, vote: {{by: RUS, decision: council, cast: {cast}}}}}"
                for cast in ("for", "against")
            ),
        ],
        "",
    ),
    "two degrees of one thing": (
        "at-odds",
        [],
        RIDERS
        + "facts: ["
        + ", ".join(f"{{involvement: {{state: AFG, actor: riders, degree: {how}}}}}" for how in ("sent", "tolerated"))
        + "]\n",
    ),
    "two measures of one reply": (
        "at-odds",
        [TWICE],
        "facts: ["
        + ", ".join(f"{{reply: {{of: again, to: attack, measure: {how}}}}}" for how in ("in_measure", "beyond_measure"))
        + "]\n",
    ),
    "a reply to itself": ("at-odds", [], "facts: [{reply: {of: attack, to: attack, measure: in_measure}}]\n"),
    "a request before all there is": (
        "before-its-object",
        [ASKED.replace("2023-05-05", "2022-05-05").replace(", about: attack", "")],
        "",
    ),
    "an act of the year before": ("conduct-date", [], f"conduct:\n  - {ARMS.replace('2023', '2022')}\n"),
    "an act of the day before": ("conduct-date", [], f"conduct:\n  - {ARMS.replace('05-06', '05-03')}\n"),
    "an act before what it is about": (
        "conduct-date",
        ["{id: second, date: 2023-06-01, threat_of_force: {by: AFG, against: TJK}}"],
        f"conduct:\n  - {LETTER.replace('about: attack', 'about: second')}\n",
    ),
    "a request before what it is about": ("before-its-object", [ASKED.replace("2023-05-05", "2022-05-05")], ""),
    "a withdrawal before what it is about": (
        "before-its-object",
        ["{id: enough, date: 2023-04-05, request_withdrawn: {by: TJK, about: attack}}"],
        "",
    ),
    "a response among the events": ("record", [ARMS], ""),
}


@pytest.mark.parametrize("what", FINDINGS)
def test_a_slip_is_noted(what: str, tmp_path: Path) -> None:
    code, events, more = FINDINGS[what]
    found = [problem.code for problem in check_scenario(_read(tmp_path, events, more), bundled_law())]
    assert code in found


TOLD_APART = {
    "two strikes of one war, in words": TWICE.replace("use_of_force", "says: the second, use_of_force").replace(
        "05-04", "05-06"
    ),
    "one that goes on from the other": TWICE.replace("id: again", "id: again, continues: attack").replace(
        "05-04", "05-06"
    ),
    "another day": TWICE.replace("date: 2023-05-04, until: 2023-05-09", "date: 2023-05-20, until: 2023-05-21"),
    "a request for something else": ASKED.replace("assistance", "arms"),
}


@pytest.mark.parametrize("what", TOLD_APART)
def test_what_is_told_apart_is_no_double(what: str, tmp_path: Path) -> None:
    found = check_scenario(_read(tmp_path, [ASKED, TOLD_APART[what].replace("id: asked", "id: more")]), bundled_law())
    assert not {"told-twice", "at-odds"} & {problem.code for problem in found}


def test_an_act_long_after_all_is_noted(tmp_path: Path) -> None:
    path = Path(_file(tmp_path, [], f"conduct:\n  - {ARMS.replace('2023', '2026')}\n"))
    path.write_text(path.read_text(encoding="utf-8").replace("as_of: 2023", "as_of: 2026"), encoding="utf-8")
    assert "conduct-date" in [
        problem.code for problem in check_scenario(load_scenario(str(path), bundled_law()), bundled_law())
    ]


def test_a_plain_file_has_no_finding(tmp_path: Path) -> None:
    assert check_scenario(_read(tmp_path, [ASKED], CONDUCT), bundled_law()) == []


def test_an_act_out_of_time_stays_on_the_screen(tmp_path: Path) -> None:
    said = run("assess", _file(tmp_path, [ASKED], f"conduct:\n  - {ARMS.replace('2023', '2022')}\n"))
    assert "Not counted, for it lies before all that happened" in " ".join(said.out.split())


def test_one_thing_is_chosen_once_on_a_command_line(tmp_path: Path) -> None:
    for words in (
        ("assess", "jermuk-2022", "--account", "where=inside", "--account", "where=on-the-line"),
        ("assess", "jermuk-2022", "--answer", "bands=covered", "--answer", "bands=sender_needed"),
        ("whatif", "jermuk-2022", "--set", "attack.weight=light", "--set", "attack.weight=heavy"),
    ):
        said = run(*words)
        assert said.status == 2 and "twice" in said.err


LIFTED = {
    "a denial among the events": (["{id: no-letter, denied: true, report: {by: RUS}}"], f"conduct:\n  - {ARMS}\n"),
    "a denial in the record": ([], f"conduct:\n  - {ARMS}\n  - {{id: no-letter, denied: true, report: {{by: RUS}}}}\n"),
    "a denial that names nobody": ([], f"conduct:\n  - {ARMS}\n  - {{id: no-letter, denied: true, report: {{}}}}\n"),
    "a denial of several": (
        [],
        f"conduct:\n  - {ARMS}\n  - {{id: no-letter, denied: true, report: {{by: [BLR, RUS]}}}}\n",
    ),
    "a denial in a version": (
        [],
        f"conduct:\n  - {ARMS}\n"
        + DISPUTE.format("add: [{id: no-letter, denied: true, report: {by: RUS}}]").replace(
            "default: one", "default: two"
        ),
    ),
}


@pytest.mark.parametrize("what", LIFTED)
def test_what_is_added_lifts_its_denial(what: str, tmp_path: Path) -> None:
    events, more = LIFTED[what]
    saved = tmp_path / "saved.yaml"
    said = run(
        "whatif",
        _file(tmp_path, events, more),
        "--add",
        "{report: {by: RUS}, date: 2023-05-07}",
        "--save",
        str(saved),
        "--all",
    )
    assert said.status == 0, said.err
    assert "no longer denied: no-letter" in said.out
    assert "broken" in said.out and ("not broken" in said.out or "not triggered" in said.out)
    assert ("by: [BLR]" in saved.read_text(encoding="utf-8")) == (what == "a denial of several")


def test_what_is_added_lifts_nothing_else(tmp_path: Path) -> None:
    other = f"conduct:\n  - {ARMS}\n  - {{id: no-letter, denied: true, report: {{by: BLR}}}}\n"
    said = run("whatif", _file(tmp_path, [], other), "--add", "{report: {by: RUS}, date: 2023-05-07}")
    assert "no longer denied" not in said.out


def test_a_word_without_roles_is_an_act_like_any_other(tmp_path: Path) -> None:
    made = "conduct:\n  - {id: system, date: 2023-05-06, security_system_created: {}}\n"
    for section, more in ((["{id: system, date: 2023-05-06, security_system_created: {}}"], ""), ([], made)):
        path = _file(tmp_path, section, more)
        for words in (("assess",), ("explain", "cst.4.2"), ("turns-on",), ("timeline",), ("matrix",)):
            said = run(words[0], path, *words[1:])
            assert said.status == 0, (words, said.err)
        assert run("whatif", path, "--drop", "system").status == 0
    bare = _file(tmp_path, [], "conduct:\n  - {id: system, denied: true, security_system_created: {}}\n")
    assert run("assess", bare).status == 0
