"""Further members of the kinds of faults: silence is no finding, what is disputed is not settled, and the reason named is the reason."""

from pathlib import Path

import pytest

import casus
from commands import one_law, run

FORCE = (
    "use_of_force: {{by: {by}, against: {against}, at: {at}, target: {target}, weight: {weight}, intent: deliberate}}"
)
ASKED = "request: {{by: {by}, voice: government, to: csto, for: assistance, under: cst, about: {about}}}"
FLAT = """disputed:
  - id: said
    about: whether it happened
    default: denied
    versions:
      - {id: told, says: It happened., held_by: [TJK], drop: []}
      - {id: denied, says: It did not., held_by: [AFG], drop: [attack]}
"""


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def _force(by: str, against: str, at: str, target: str = "forces", weight: str = "heavy") -> str:
    return FORCE.format(by=by, against=against, at=at, target=target, weight=weight)


def _file(folder: Path, events: str, more: str = "", as_of: str = "2023-05-31") -> str:
    path = folder / "kinds.yaml"
    head = f"scenario: kinds\ntitle: Kinds\nkind: hypothetical\nas_of: {as_of}\n"
    path.write_text(f"{head}events:\n{events}{more}", encoding="utf-8")
    return str(path)


def _said(*words: str) -> str:
    return " ".join(run(*words).out.split())


def _why(*words: str) -> str:
    """What stands first under WHY NOT, with who says so."""
    return _said("explain", *words).partition("WHO SAYS SO ")[2].partition(" NEAREST")[0]


def _event(name: str, date: str, what: str, until: str = "") -> str:
    return f"  - {{id: {name}, date: {date}, {f'until: {until}, ' if until else ''}{what}}}\n"


@pytest.mark.parametrize(
    ("state", "year", "name"), [("GEO", 2023, "Georgia"), ("UZB", 2013, "Uzbekistan"), ("AZE", 2010, "Azerbaijan")]
)
def test_who_was_bound_once_is_bound_by_nothing_now(state: str, year: int, name: str, tmp_path: Path) -> None:
    attack = _event("attack", f"{year}-05-04", _force("IRN", state, state))
    said = _said("assess", _file(tmp_path, attack, as_of=f"{year}-05-31"))
    assert f"{name} is bound by no treaty on file" in said and "No duty is triggered" not in said


def test_what_another_account_tells_is_contested_where_this_one_tells_nothing(tmp_path: Path) -> None:
    attack = _event("attack", "2023-05-04", _force("AFG", "TJK", "isfara"), "2023-05-09")
    path = _file(tmp_path, attack + _event("asked", "2023-05-05", ASKED.format(by="TJK", about="attack")), FLAT)
    said = _said("explain", path, "cst.4.2", "--for", "RUS")
    assert (
        "Contested: depending on the view, triggered or not triggered" in said
        and "under any answer or account" not in said
    )
    assert "Not told in the account taken here: attack" in said and "2010 wording" in said
    assert "--account said=told triggered" in said


def test_another_attack_that_another_account_tells_of_is_among_what_changes_it(tmp_path: Path) -> None:
    light = _event("attack", "2023-05-04", _force("AZE", "ARM", "jermuk", weight="light"))
    light += _event(
        "asked", "2023-05-05", "request: {by: ARM, voice: government, to: csto, for: assistance, under: cst}"
    )
    drones = f"{{id: drones, date: 2023-05-04, until: 2023-05-06, {_force('TUR', 'ARM', 'jermuk')}}}"
    path = _file(tmp_path, light, FLAT.replace("drop: []", f"add: [{drones}]").replace(", drop: [attack]", ""))
    assert "--account said=told" in _said("explain", path, "cst.4.2").partition("CHANGES IT")[2]


def test_a_vague_day_does_not_hide_the_exception(tmp_path: Path) -> None:
    first = _event("first", "2023-05-10", _force("ARM", "AZE", "kalbajar"))
    attack = f"  - {{id: attack, date: 2023-05, after: first, {_force('AZE', 'ARM', 'jermuk')}}}\n"
    path = _file(tmp_path, first + attack + _event("asked", "2023-05-12", ASKED.format(by="ARM", about="attack")))
    assert _why(path, "cst.4.2").startswith("an exception applies: ")


def test_a_request_of_a_vague_day_that_came_late_is_a_request(tmp_path: Path) -> None:
    attack = _event("attack", "2023-05-04", _force("AFG", "TJK", "isfara"), "2023-05-04")
    path = _file(
        tmp_path, attack + _event("asked", "2023-06", ASKED.format(by="TJK", about="attack")), as_of="2023-07-30"
    )
    said = _said("assess", path)
    assert "no request by Tajikistan" not in said and "2023-06-30 is after" in said


def test_a_request_is_no_reason_that_nothing_was_done(tmp_path: Path) -> None:
    asked = "request: {by: TJK, voice: government, to: csto, for: assistance, under: cst}"
    why = _why(_file(tmp_path, _event("asked", "2023-05-05", asked)), "cst.4.2")
    assert "(asked), but there is no use of force" in why and "the file is silent" in why and "that is not" not in why


def test_what_happened_of_another_kind_is_named_once(tmp_path: Path) -> None:
    why = _why(_file(tmp_path, _event("peril", "2023-05-05", "peril_arises: {to: KGZ, peril: drugs}")), "cst.4.2")
    assert why.count("that is not") == 1 and "Kyrgyzstan" in why.partition("that is not")[2]


def test_a_value_that_is_assumed_is_not_told_as_the_files(tmp_path: Path) -> None:
    path = _file(tmp_path, _event("attack", "2023-05-04", _force("CHN", "RUS", "UKR", target="unknown")))
    assert _why(path, "cst.4.2").startswith("the file does not say the target of attack")


def test_the_organisation_that_attacks_is_its_members(tmp_path: Path) -> None:
    attack = _event("attack", "2023-05-04", _force("csto", "ARM", "jermuk", weight="massive"), "2023-05-09")
    said = _said(
        "assess", _file(tmp_path, attack + _event("asked", "2023-05-05", ASKED.format(by="ARM", about="attack")))
    )
    assert "Duty to help (cst.4.2): not triggered, arguable" in said


def test_land_lent_against_the_one_who_began_answers_to_the_gate(tmp_path: Path) -> None:
    events = _event("invasion", "2022-02-24", _force("RUS", "UKR", "ukr-land", weight="massive"), "2024-08-20")
    events += _event("lent", "2024-08-05", "territory_lent: {by: POL, to: UKR, against: RUS}")
    events += _event("attack", "2024-08-06", _force("UKR", "RUS", "RUS"), "2024-08-20")
    said = _said("assess", _file(tmp_path, events, as_of="2024-08-20"))
    assert "owes Russia help" not in said and "by Poland toward Russia" not in said


def test_a_denial_is_read_aloud_in_words(tmp_path: Path) -> None:
    denied = "  - {id: none, denied: true, use_of_force: {by: AFG, against: TJK}}\n"
    said = _said("assess", _file(tmp_path, denied))
    assert "a use of force by Afghanistan against Tajikistan" in said and "anything" not in said


NATO_ASKED = "request: {{by: POL, voice: government, to: {to}, for: {aid}, about: attack}}"


@pytest.mark.parametrize("to", ["nato", "nac", "nato-secretary-general"])
def test_whoever_of_an_organisation_is_asked_it_is_asked(to: str, tmp_path: Path) -> None:
    events = _event("attack", "2023-05-04", _force("CHN", "POL", "POL", "territory"))
    events += _event("asked", "2023-05-05", NATO_ASKED.format(to=to, aid="assistance"))
    said = _said("assess", _file(tmp_path, events), "--answer", "nato_request=needed")
    assert "members owes Poland the help that it considers necessary (nat.5.1)" in said


def test_a_denial_under_one_treaty_is_none_under_another(tmp_path: Path) -> None:
    """The file says that nobody asked under the treaty of two, and nothing of the organisation; and the other way round."""
    events = _event("attack", "2025-05-04", _force("UKR", "BLR", "BLR", "territory"), "2025-05-09")
    denied = "  - {id: no, denied: true, request: {by: BLR, to: RUS, under: rus-blr-2024}}\n"
    other = "  - {id: no, denied: true, request: {by: BLR, to: csto}}\n"
    by_rus_blr = "(rus-blr.4.2) toward Belarus: lapsed, {}: there is no request by Belarus"
    by_cst = "(cst.4.2) toward Belarus: lapsed, {}: there is no request for help by Belarus to those who owe it"
    for denial, said_no, silent in ((denied, by_rus_blr, by_cst), (other, by_cst, by_rus_blr)):
        said = _said("assess", _file(tmp_path, events + denial, as_of="2025-05-31"))
        assert f"{said_no.format('settled')} (the file says no)" in said
        assert f"{silent.format('as far as told')} (the file is silent)" in said  # what is not told settles nothing


def test_an_attack_is_not_told_as_another_thing_than_a_request(tmp_path: Path) -> None:
    path = _file(tmp_path, _event("attack", "2023-05-04", _force("CHN", "AUS", "AUS", "territory")))
    said = _why(path, "anzus.3")
    assert "there is no request by" in said and "the file is silent" in said and "that is not" not in said


def test_what_a_comparison_rules_out_is_the_reason(tmp_path: Path) -> None:
    path = _file(tmp_path, _event("attack", "2023-05-04", _force("CHN", "BRA", "BRA", "territory", "light")))
    assert "the weight is light; heavy or more is needed" in _why(path, "rio.3.1")


def _denied(events: str, by: str, says: str, tmp_path: Path) -> dict[tuple[str, str], list[str]]:
    said = f"positions:\n  - {{by: {by}, clause: cst.4.2, says: {says}, ground: as it saw it, sources: [own]}}\n"
    sources = "sources:\n  own: {ref: A statement of its ministry, date: 2023-05-10, read: unverified}\n"
    path = _file(tmp_path, events, said + sources)
    rows = casus.assess(path).rows()
    return {(row["bearer"], row["toward"]): row["denied_by"] for row in rows if row["norm"] == "cst.4.2/assist"}


STRAYED = _event(
    "attack",
    "2023-05-04",
    "use_of_force: {by: UZB, against: KGZ, at: TJK, target: forces, weight: light, intent: mistaken}",
)


def test_who_says_that_help_is_owed_to_it_denies_nothing_of_others(tmp_path: Path) -> None:
    rows = _denied(STRAYED, "KGZ", "triggered", tmp_path)
    assert rows["RUS", "KGZ"] == ["KGZ"] and {"TJK"} <= {toward for _, toward in rows}
    assert all(not who for (_, toward), who in rows.items() if toward != "KGZ")
    assert all(
        not rows[bearer, "KGZ"] for bearer in ("AZE", "GEO", "UZB") if (bearer, "KGZ") in rows
    )  # whom it does not bind
    assert _denied(STRAYED, "csto", "triggered", tmp_path)["RUS", "TJK"] == ["csto"]  # an organ speaks of all


def test_what_was_said_in_the_real_event_is_not_carried_into_another(tmp_path: Path) -> None:
    saved = str(tmp_path / "other.yaml")
    run("whatif", "kerch-2018", "--set", "fire.weight=heavy", "--save", saved)
    assert "denied by Russia" in _said("assess", "kerch-2018")
    said = _said("assess", saved)
    assert "Russia" in said and "denied by" not in said


def test_what_is_not_owed_has_a_question_for_a_title() -> None:
    assert _said("explain", "kursk-2024", "cst.4.2", "--for", "BLR").startswith(
        "Whether Belarus owes Russia help: not triggered"
    )


def test_nobody_is_told_to_have_denied_what_was_never_spoken_of() -> None:
    """Armenia spoke of what its allies owe it in 2022: not of what they owe Azerbaijan, nor of states that the Treaty did not bind."""
    assert not [row for row in casus.assess("jermuk-2022").rows() if row["denied_by"]]


def test_another_account_is_of_the_same_event_and_keeps_what_was_said_of_it(tmp_path: Path) -> None:
    path = tmp_path / "variant.yaml"
    for change, denied in (("account: {passage: entered}", True), ("set: {fire.weight: heavy}", False)):
        path.write_text(f"scenario: variant\nfrom: kerch-2018\n{change}\n", encoding="utf-8")
        rows = casus.assess(path).rows()
        assert any(row["denied_by"] == ["RUS"] for row in rows) == denied, change


def test_nothing_but_silence_against_a_promise_settles_nothing(tmp_path: Path) -> None:
    """Each screen has its words; one reason that is no silence is enough for settled."""
    strayed = _said("explain", _file(tmp_path, STRAYED), "cst.4.2")
    assert "the file is silent" in strayed and "As far as told" not in strayed and "Settled" in strayed
    assert "help: not triggered. As far as told." in _said("explain", "batken-2022", "cst.4.2")
    told = _said("assess", "crocus-2024")
    assert "not triggered, as far as told: the file names no state" in told
    assert "NOT OWED under any view, as far as the file tells." in told
    assert "somebody on file holds, as far as told; but see b" in _said("assess", "nakhchivan-2026")
    kursk = _said("assess", "kursk-2024")
    assert "NOT OWED under any view. Duty to help (cst.4.2)" in kursk and "as far as told" not in kursk
