"""What happens at sea, in a neighbour's house, or under another treaty: nothing of it is settled by what a file does not say."""

from pathlib import Path

import pytest

from casus.assessment.engine import engine_for
from casus.assessment.results import Row
from casus.scenarios.library import load_scenario
from commands import bundled_law, one_law, run

FORCE = "use_of_force: {{by: {by}, against: {against}, at: {at}, target: {target}, weight: heavy, intent: deliberate}}"
SEA = "places: {deep: {name: the sea}}\n"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def _file(folder: Path, *events: str, more: str = "", as_of: str = "2023-06-30") -> str:
    path = folder / "far.yaml"
    head = f"scenario: far\ntitle: Far\nkind: hypothetical\nas_of: {as_of}\n{more}events:\n"
    path.write_text(head + "".join(f"  - {event}\n" for event in events), encoding="utf-8")
    return str(path)


def _force(by: str, against: str, at: str, target: str = "territory", date: str = "2023-06-01") -> str:
    return f"{{id: attack, date: {date}, {FORCE.format(by=by, against=against, at=at, target=target)}}}"


def _rows(path: str, norm: str) -> list[Row]:
    return [
        row for row in engine_for(bundled_law()).assess(load_scenario(path, bundled_law())).rows if row.norm == norm
    ]


def _said(*words: str) -> str:
    return " ".join(run(*words).out.split())


# ---- at sea ----

SHIPS = {
    "the high seas, under NATO": ("CHN", "USA", "open-sea", "nat.5.1/assist", "not triggered", "contested"),
    "the high seas, under ANZUS": ("CHN", "AUS", "open-sea", "anzus.4/act", "not triggered", "contested"),
    "a sea of the file's own": ("CHN", "PHL", "deep", "us-phl.4/act", "not triggered", "contested"),
    "the high seas, under Rio": ("CHN", "CHL", "open-sea", "rio.3.1/assist", "not triggered", "contested"),
    "an ocean inside or outside the line of Rio": (
        "CHN",
        "CHL",
        "pacific-ocean",
        "rio.3.1/assist",
        "not triggered",
        "contested",
    ),
    "inside that line": ("CHN", "CHL", "american-pacific", "rio.3.1/assist", "triggered", "settled"),
    "the right ocean": ("CHN", "AUS", "pacific-ocean", "anzus.4/act", "triggered", "settled"),
    "the wrong ocean": ("CHN", "AUS", "north-atlantic", "anzus.4/act", "not triggered", "settled"),
    "a sea that no treaty names": ("RUS", "USA", "black-sea", "nat.5.1/assist", "not triggered", "settled"),
    "a treaty that names no sea": ("BRA", "RUS", "open-sea", "rus-arm.3/assist", "not triggered", "settled"),
}


@pytest.mark.parametrize("what", SHIPS)
def test_which_sea_it_was_is_open_where_a_treaty_asks_and_the_file_does_not_say(what: str, tmp_path: Path) -> None:
    by, against, at, norm, status, standing = SHIPS[what]
    found = _rows(_file(tmp_path, _force(by, against, at, "ship"), more=SEA), norm)
    helper = {"nat": "GBR", "anzus": "NZL", "us-phl": "USA", "rio": "BRA", "rus-arm": "ARM"}[norm.partition(".")[0]]
    named = {(row.status, row.standing) for row in found if row.bearer == helper}
    assert named <= {(status, standing)} and (named or (status, standing) == ("not triggered", "settled"))


def test_the_sea_that_is_not_told_is_said_and_the_command_that_tells_it_runs(tmp_path: Path) -> None:
    path = _file(tmp_path, _force("CHN", "USA", "open-sea", "ship"))
    said = _said("explain", path, "nat.5.1/assist", "--for", "GBR")
    assert "the file does not say in which part of the sea attack was" in said
    assert "--set attack.at=north-atlantic" in said
    assert "triggered" in _said("whatif", path, "--set", "attack.at=north-atlantic")
    assert "the high seas lies in no part of the sea that a treaty names" in _said("assess", path, "--all")


def test_an_account_that_puts_it_on_the_high_seas_leaves_the_sea_open(tmp_path: Path) -> None:
    more = "disputed: [{id: where, about: where, default: sea, versions: [{id: sea, says: at sea, held_by: [CHN], set: {attack.at: open-sea}}, {id: home, says: at home, held_by: [AUS]}]}]\n"
    found = _rows(_file(tmp_path, _force("CHN", "AUS", "AUS", "ship"), more=more), "anzus.4/act")
    changes = {change.id for row in found for turn in row.turns_on for change in turn.changes}
    assert changes == {"where", "attack.at"}


def test_forces_outside_the_american_states_are_for_consultation(tmp_path: Path) -> None:
    for at, statuses in (("SYR", {"not triggered"}), ("COL", {"triggered"})):
        found = _rows(_file(tmp_path, _force("IRN", "USA", at, "base")), "rio.3.1/assist")
        assert {row.status for row in found if row.toward == "USA" and row.bearer == "BRA"} <= statuses


# ---- in the opinion of any of them ----

CALLED = "{id: asked, date: 2023-06-02, request: {by: POL, voice: government, to: nato, for: consultation, under: nat, about: attack}}"
OVER = {
    "an attack on a state outside": _force("RUS", "UKR", "UKR"),
    "unrest in a neighbour": "{id: attack, date: 2023-06-01, unrest: {inside: BLR, weight: light}}",
    "words against a state outside": "{id: attack, date: 2023-06-01, threat_of_force: {by: RUS, against: MDA}}",
    "troops near a state outside": "{id: attack, date: 2023-06-01, massing: {by: RUS, against: UKR}}",
    "an attack on an ally": _force("RUS", "EST", "EST"),
}


@pytest.mark.parametrize("what", OVER)
def test_who_calls_states_its_opinion_whatever_the_call_is_over(what: str, tmp_path: Path) -> None:
    found = _rows(_file(tmp_path, OVER[what], CALLED), "nat.4/consult")
    assert {(row.trigger, row.status, row.standing) for row in found if row.bearer == "GBR"} == {
        ("attack", "triggered", "contested")
    }
    uncalled = _rows(_file(tmp_path, OVER[what]), "nat.4/consult")
    assert "triggered" not in {row.status for row in uncalled}


# ---- somebody else was asked ----

ELSE = {
    "another treaty": ("BLR", "RUS", "rus-blr-2024"),
    "another state": ("BLR", "CHN", ""),
    "an opposition": ("BLR", "csto", ""),
}


@pytest.mark.parametrize("what", ELSE)
def test_that_somebody_else_was_asked_is_no_finding(what: str, tmp_path: Path) -> None:
    by, to, under = ELSE[what]
    voice = "opposition" if what == "an opposition" else "government"
    asked = f"{{id: asked, date: 2025-05-05, request: {{by: {by}, voice: {voice}, to: {to}, for: assistance, {f'under: {under}, ' if under else ''}about: attack}}}}"
    events = (_force("UKR", "BLR", "BLR", date="2025-05-04").replace("date", "until: 2025-05-04, date", 1), asked)
    said = _said("assess", _file(tmp_path, *events, as_of="2025-05-31"))
    assert "(cst.4.2) toward Belarus: lapsed, as far as told:" in said
    denied = "{id: no, denied: true, request: {by: BLR, to: csto}}"
    if what == "another state":
        said = _said("assess", _file(tmp_path, *events, denied, as_of="2025-05-31"))
        assert "(cst.4.2) toward Belarus: lapsed" in said


# ---- whom the law names ----


def test_a_state_that_a_rule_names_is_bound(tmp_path: Path) -> None:
    trade = "{id: attack, date: 2023-06-01, economic_measure: {by: CHN, against: KOR}}"
    said = _said("assess", _file(tmp_path, trade))
    assert "South Korea is bound by no treaty" not in said and "Nothing follows from attack" in said


def test_a_request_is_not_told_as_no_force(tmp_path: Path) -> None:
    quake = "{id: quake, date: 2023-06-01, peril_arises: {to: JPN, peril: emergency}}"
    asked = (
        "{id: asked, date: 2023-06-02, request: {by: JPN, voice: government, to: USA, for: assistance, about: quake}}"
    )
    said = _said("assess", _file(tmp_path, quake, asked))
    assert "(asked): that is not" not in said and "Nothing follows from" in said


def test_what_came_into_force_later_did_not_bind_that_day(tmp_path: Path) -> None:
    path = _file(tmp_path, _force("UKR", "RUS", "kursk-region", date="2024-08-06"), as_of="2024-08-10")
    assert "the event touches nobody whom this bound that day" in _said("explain", path, "rus-dprk.4")


REASONS = {
    "przewodow-2022": "Ukraine used light force against Poland (population) at Przewodów",
    "idlib-2020": "the province of Idlib is not recognised as land of Turkey",
}


@pytest.mark.parametrize("incident", REASONS)
def test_the_first_reason_is_of_what_this_account_tells(incident: str) -> None:
    said = _said("explain", incident, "nat.5.1/assist").partition("WHO SAYS SO ")[2].partition(" NEAREST")[0]
    first = said.partition(" as ")[0]
    assert (
        set(REASONS[incident].split()[:6]) <= set(said.split()) and first.split()[:2] == REASONS[incident].split()[:2]
    )
