"""Silence of the file, and of the law, is told as such: never as a finding, and never as no."""

import re
from pathlib import Path

import pytest

from casus.assessment.engine import engine_for
from casus.assessment.results import CaseAssessment, Row
from casus.checks.lint import unread
from casus.law.reach import idle_in
from casus.law.reader import LawFolder
from casus.scenarios.checks import check_scenario
from casus.scenarios.library import data_folder, load_scenario
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed
from commands import bundled_law, one_law, run

HEAD = "scenario: silence\ntitle: Silence\nkind: hypothetical\nas_of: 2023-05-31\n"
ASKED = "{id: asked, date: 2023-05-05, request: {by: TJK, voice: government, to: csto, for: assistance, under: cst, about: attack}}"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def _force(**roles: str) -> str:
    told = {
        "by": "AFG",
        "against": "TJK",
        "at": "isfara",
        "target": "forces",
        "weight": "heavy",
        "intent": "deliberate",
    }
    said = ", ".join(f"{name}: {value}" for name, value in (told | roles).items())
    return f"{{id: attack, date: 2023-05-04, until: 2023-05-09, use_of_force: {{{said}}}}}"


def _file(folder: Path, *events: str, more: str = "", head: str = HEAD) -> str:
    path = folder / "silence.yaml"
    path.write_text(head + more + "events:\n" + "".join(f"  - {event}\n" for event in events), encoding="utf-8")
    return str(path)


def _read(folder: Path, *events: str, more: str = "", head: str = HEAD) -> Scenario:
    return load_scenario(_file(folder, *events, more=more, head=head), bundled_law())


def _assessed(folder: Path, *events: str, more: str = "", head: str = HEAD) -> CaseAssessment:
    return engine_for(bundled_law()).assess(_read(folder, *events, more=more, head=head))


def _help(found: CaseAssessment, toward: str = "TJK") -> Row:
    return next(
        row for row in found.rows if row.norm == "cst.4.2/assist" and (row.bearer, row.toward) == ("RUS", toward)
    )


def _said(*words: str) -> str:
    return " ".join(run(*words).out.split())


# ---- what nobody on file is bound by, and what no rule reads ----------------------------------------------------------


def test_who_is_bound_by_nothing_comes_first(tmp_path: Path) -> None:
    drone = _force(by="RUS", against="MDA", at="otaci", target="population", weight="light")
    speaks = "{id: speaks, date: 2023-05-04, request: {by: MDA, voice: government, to: OSCE, for: consultation}}"
    path = _file(tmp_path, drone, speaks, more="places: {otaci: {name: Otaci, sovereign: [{of: MDA}]}}\n")
    said = _said("assess", path)
    assert "Moldova is bound by no treaty on file" in said and "The law of the OSCE is not on file" in said
    assert said.index("Moldova is bound by no treaty") < said.index("Duty to help")
    assert "is triggered" not in said
    assert _said("explain", path, "cst.4.2").startswith("Moldova is bound by no treaty on file")


UNBOUND = {
    "a state outside": (_force(against="IND", at="IND"), "India is bound"),
    "two states outside": (_force(against="[IDN, IND]", at="IND"), "India and Indonesia are bound"),
    "a state before it came in": (_force(by="CHN", against="SRB", at="SRB"), "Serbia is bound"),
    "unrest in a state outside": (
        "{id: attack, date: 2023-05-04, unrest: {inside: MDA, weight: heavy}}",
        "Moldova is bound",
    ),
    "a threat to a state outside": (
        "{id: attack, date: 2023-05-04, threat_of_force: {by: RUS, against: CHE}}",
        "Switzerland is bound",
    ),
}


@pytest.mark.parametrize("what", UNBOUND)
def test_a_state_that_no_treaty_binds_is_named(what: str, tmp_path: Path) -> None:
    event, words = UNBOUND[what]
    said = _said("assess", _file(tmp_path, event))
    assert f"{words} by no treaty on file" in said and "is triggered" not in said


def test_of_a_member_nothing_of_the_kind_is_said(tmp_path: Path) -> None:
    assert "no treaty on file" not in _said("assess", _file(tmp_path, _force(), ASKED))


def test_a_treaty_that_no_rule_reads_is_not_called_absent(tmp_path: Path) -> None:
    under = "{id: asked, date: 2023-05-05, request: {by: ARM, voice: government, to: RUS, for: assistance, under: cis-charter, about: attack}}"
    said = _said("assess", _file(tmp_path, _force(against="ARM"), under), "--all")
    assert "is on file, but no rule reads it" in said or "NO RULE READS" in said
    assert "is not on file" not in said and "NOT ON FILE" not in said


def test_who_asks_although_nothing_befell_it_is_told_what_would_count(tmp_path: Path) -> None:
    unrest = "{id: attack, date: 2023-05-04, until: 2023-05-31, unrest: {inside: AFG, weight: heavy}}"
    said = _said("assess", _file(tmp_path, unrest, ASKED))
    assert "Tajikistan asked, but nothing that the file tells of Tajikistan is of a kind that a rule reads" in said
    assert "a use of force against Tajikistan" in said and "under any answer" not in said


def test_every_word_is_read_or_said_not_to_be() -> None:
    law = bundled_law()
    words = {name for name, word in law.vocabulary.predicates.items() if word.sort in ("event", "fact")}
    assert set(idle_in(law)) <= words
    page = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    found = " ".join(problem.message for problem in unread(law, [LawFolder(data_folder("rules"))]))
    for name in idle_in(law):
        part = page.split(f"\n### {name}\n")[1].split("\n### ")[0]
        assert "nothing follows" in part, name
        assert f'"{name}"' in found or name in found


ACTORS = {
    "a state": ("AFG", ""),
    "an organisation": ("nato", ""),
    "a band": ("them", "band"),
    "an authority": ("them", "authority"),
    "a crowd": ("them", "crowd"),
    "officers": ("them", "officers"),
}


@pytest.mark.parametrize("word", ["use_of_force", "armed_presence", "threat_of_force"])
@pytest.mark.parametrize("who", ACTORS)
def test_more_force_never_gives_less_law_without_a_word(who: str, word: str, tmp_path: Path) -> None:
    name, kind = ACTORS[who]
    more = f"actors: {{them: {{kind: {kind}}}}}\n" if kind else ""
    roles = {
        "use_of_force": "at: isfara, target: territory, weight: massive, intent: deliberate",
        "armed_presence": "at: isfara",
    }
    event = f"{{id: attack, date: 2023-05-04, until: 2023-05-09, {word}: {{by: {name}, against: TJK, {roles.get(word, '')}}}}}"
    found = _assessed(tmp_path, event.replace(", }", "}"), more=more)
    owed = [row for row in found.rows if row.kind == "duty" and "triggered" in row.statuses and row.toward == "TJK"]
    told = [
        problem.code for problem in check_scenario(_read(tmp_path, event.replace(", }", "}"), more=more), bundled_law())
    ]
    said = _said("assess", str(tmp_path / "silence.yaml"))
    assert owed or ("unread" in told and "Nothing follows from attack" in said)


def test_an_organisation_attacks_like_the_states_that_act_through_it(tmp_path: Path) -> None:
    row = _help(_assessed(tmp_path, _force(by="nato", weight="massive"), ASKED))
    assert (row.status, row.standing) == ("triggered", "settled")


# ---- what a file leaves open -----------------------------------------------------------------------------------------

BAND, AUTHORITY = "actors: {them: {kind: band}}\n", "actors: {them: {kind: authority}}\n"


def _changes(row: Row) -> set[str]:
    return {change.id for turn in row.turns_on for change in turn.changes}


def test_where_an_authority_came_from_varies(tmp_path: Path) -> None:
    row = _help(_assessed(tmp_path, _force(by="them"), ASKED, more=AUTHORITY))
    assert row.standing == "contested" and _changes(row) == {"them.came_from"}
    said = run("explain", str(tmp_path / "silence.yaml"), "cst.4.2", "--for", "RUS").out
    assert "the file is silent" in said and "the file says no" not in said
    assert "--add '{came_from: {actor: them, from_where:" in said


def test_where_a_band_came_from_and_who_sent_it_vary(tmp_path: Path) -> None:
    row = _help(_assessed(tmp_path, _force(by="them"), ASKED, more=BAND))
    assert {"them.came_from", "them.involvement"} <= _changes(row)


TOLD = {
    "of a band, that it came from elsewhere": (
        BAND,
        "{came_from: {actor: them, from_where: AFG}}",
        {"them.involvement"},
    ),
    "of a band, that it is from the land itself": (BAND, "{came_from: {actor: them, from_where: TJK}}", set()),
    "of a band, that nobody sent it": (BAND, "{denied: true, involvement: {actor: them}}", {"them.came_from"}),
    "of an authority, where it is": (AUTHORITY, "{came_from: {actor: them, from_where: AFG}}", set()),
    "of an authority, that nobody knows": (
        AUTHORITY,
        "{came_from: {actor: them, from_where: unknown}}",
        {"them.came_from"},
    ),
    "of a band, that nobody knows who sent it": (
        BAND,
        "{involvement: {state: unknown, actor: them, degree: sent}}",
        {"them.came_from", "them.involvement"},
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_the_file_says_is_open_no_longer(what: str, tmp_path: Path) -> None:
    more, fact, left = TOLD[what]
    row = _help(_assessed(tmp_path, _force(by="them"), ASKED, more=f"{more}facts: [{fact}]\n"))
    assert {name for name in _changes(row) if name.startswith("them.")} == left


def test_what_another_account_says_is_a_dispute_and_no_silence(tmp_path: Path) -> None:
    sent = "{involvement: {state: AFG, actor: them, degree: sent}}"
    versions = f"[{{id: no, says: nobody, held_by: [AFG]}}, {{id: yes, says: sent, held_by: [TJK], add: [{sent}]}}]"
    more = f"{BAND}facts: [{{came_from: {{actor: them, from_where: AFG}}}}]\n"
    more += f"disputed: [{{id: who, about: who, default: no, versions: {versions}}}]\n"
    row = _help(_assessed(tmp_path, _force(by="them"), ASKED, more=more))
    assert "who" in _changes(row) and "them.involvement" not in _changes(row)


def test_a_state_that_the_file_does_not_name_owes_nothing(tmp_path: Path) -> None:
    found = _assessed(tmp_path, _force(by="them"), ASKED, more=BAND)
    assert not [row for row in found.rows if "~" in row.bearer + row.toward]


UNKNOWN = {
    "weight": (_force(weight="unknown"), ASKED, "attack.weight"),
    "target": (_force(target="unknown", at="AFG"), ASKED, "attack.target"),
    "place": (_force(at="unknown"), ASKED, "attack.at"),
    "voice": (_force(), ASKED.replace("voice: government", "voice: unknown"), "asked.voice"),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_unknown_can_be_written_and_varies(what: str, tmp_path: Path) -> None:
    attack, asked, name = UNKNOWN[what]
    scenario = _read(tmp_path, attack, asked)
    space = engine_for(bundled_law()).prospect(scenario).space
    assert name in {item.id for item in space.variables}
    row = _help(engine_for(bundled_law()).assess(scenario)) if what != "target" else None
    assert row is None or (row.standing == "contested" and name in _changes(row))


def test_what_must_be_written_may_not_be_left_out(tmp_path: Path) -> None:
    assert (
        "lacks the role voice" in run("check", _file(tmp_path, _force(), ASKED.replace("voice: government, ", ""))).out
    )


@pytest.mark.parametrize("place", ["TJK", "Tajikistan", "tajikistan"])
def test_the_name_of_a_state_is_its_land(place: str, tmp_path: Path) -> None:
    row = _help(_assessed(tmp_path, _force(at=place), ASKED))
    assert (row.status, row.standing) == ("triggered", "settled")


def test_a_place_that_is_nobodys_land_is_said_to_be(tmp_path: Path) -> None:
    more = "places: {sea: {name: the high seas}}\n"
    scenario = _read(tmp_path, _force(at="sea"), ASKED, more=more)
    assert "landless" in [problem.code for problem in check_scenario(scenario, bundled_law())]
    assert "Nothing says whose land the high seas is" in _said("assess", str(tmp_path / "silence.yaml"))


# ---- days ------------------------------------------------------------------------------------------------------------


def _event(date: str, until: str = "", name: str = "attack", more: str = "") -> str:
    last = f"until: {until}, " if until else ""
    roles = "use_of_force: {by: AFG, against: TJK, at: isfara, target: forces, weight: heavy, intent: deliberate}"
    return f"{{id: {name}, date: {date}, {last}{more}{roles}}}"


VAGUE = {
    "its own last day": ([_event("2023-05", "2023-05-10")], (20230501, 20230510)),
    "the last day of the file": ([_event("2023")], (20230101, 20230531)),
    "what came after it": (
        [_event("2023-05"), _event("2023-05-12", name="next", more="after: attack, ")],
        (20230501, 20230512),
    ),
    "what continues it": (
        [_event("2023-05"), _event("2023-05-12", name="next", more="continues: attack, ")],
        (20230501, 20230512),
    ),
    "what is about it": ([_event("2023-05"), ASKED], (20230501, 20230505)),
    "what it came after": (
        [_event("2023-05", more="after: first, "), _event("2023-05-08", name="first")],
        (20230508, 20230531),
    ),
    "what it continues": (
        [_event("2023-05", more="continues: first, "), _event("2023-05-08", name="first")],
        (20230508, 20230531),
    ),
    "both ends": (
        [_event("2023-05", "2023-05-20", more="after: first, "), _event("2023-05-08", name="first")],
        (20230508, 20230520),
    ),
    "a chain": (
        [
            _event("2023-05"),
            _event("2023-05", name="mid", more="after: attack, "),
            _event("2023-05-09", name="end", more="after: mid, "),
        ],
        (20230501, 20230509),
    ),
    "nothing": ([_event("2023-04"), _event("2023-05-08", name="first")], (20230401, 20230430)),
}


@pytest.mark.parametrize("what", VAGUE)
def test_a_vague_day_is_cut_by_what_the_file_knows(what: str, tmp_path: Path) -> None:
    events, span = VAGUE[what]
    found = narrowed(_read(tmp_path, *events), bundled_law()).event("attack")
    assert found is not None and found.date is not None and (found.date.first, found.date.last) == span


def test_what_a_dispute_touches_cuts_no_other(tmp_path: Path) -> None:
    more = "disputed: [{id: who, about: who, default: a, versions: [{id: a, says: so}, {id: b, says: not so, drop: [next]}]}]\n"
    events = (_event("2023-05"), _event("2023-05-12", name="next", more="after: attack, "))
    found = narrowed(_read(tmp_path, *events, more=more), bundled_law()).event("attack")
    assert found is not None and found.date is not None and found.date.last == 20230531


def test_the_wording_of_a_vague_day_is_that_of_the_days_left(tmp_path: Path) -> None:
    head = HEAD.replace("2023-05-31", "2012-12-31")
    row = _help(_assessed(tmp_path, _event("2012-12", "2012-12-10"), head=head))
    assert (row.status, row.wording, row.standing) == ("triggered", "1992", "settled")


def test_a_request_is_no_earlier_than_what_it_is_about(tmp_path: Path) -> None:
    found = _assessed(tmp_path, _event("2023-05", "2023-05-31"), ASKED)
    row = _help(found)
    assert (row.status, row.standing, row.critical_date <= 20230505) == ("triggered", "settled", True)


def test_land_stays_lent_until_the_file_says_otherwise() -> None:
    assert bundled_law().vocabulary.predicates["territory_lent"].lasting


def test_what_ends_otherwise_in_another_account_is_not_cut_by_one_end(tmp_path: Path) -> None:
    versions = "[{id: a, says: so}, {id: b, says: longer, set: {attack.until: 2023-05-25}}]"
    more = f"disputed: [{{id: end, about: end, default: a, versions: {versions}}}]\n"
    found = narrowed(_read(tmp_path, _event("2023-05", "2023-05-10"), more=more), bundled_law()).event("attack")
    assert found is not None and found.date is not None and found.date.last == 20230531


def test_the_smallest_change_keeps_the_days_as_the_file_has_them(tmp_path: Path) -> None:
    path = _file(tmp_path, _event("2023-05", "2023-05-31"), ASKED)
    said = run("explain", path, "cst.4.2", "--for", "RUS").out
    assert "SMALLEST CHANGE that undoes it" in said and "--drop attack" in said


# ---- ends --------------------------------------------------------------------------------------------------------------

LONG = HEAD.replace("05-31", "08-31")
LATER = ASKED.replace("2023-05-05", "2023-07-05")
ENDS = {
    "not told, asked the next day": (_force().replace("until: 2023-05-09, ", ""), ASKED, "triggered", False),
    "not told, asked long after": (_force().replace("until: 2023-05-09, ", ""), LATER, "lapsed", True),
    "told, asked the next day": (_force().replace("05-09", "05-04"), ASKED, "triggered", False),
    "told, asked long after it": (_force().replace("05-09", "05-04"), LATER, "lapsed", False),
    "some day of the month, asked a month later": (
        _force().replace("2023-05-09", "2023-05"),
        ASKED.replace("05-05", "06-20"),
        "triggered",
        True,
    ),
    "some day of the month, asked on the first day": (
        _force().replace("2023-05-09", "2023-05"),
        ASKED.replace("05-05", "05-04"),
        "triggered",
        False,
    ),
    "of an act through networks": (
        "{id: attack, date: 2023-05-04, cyber_operation: {by: AFG, against: TJK, weight: heavy}}",
        LATER,
        "lapsed",
        True,
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_an_end_that_the_file_does_not_say_exactly_varies(what: str, tmp_path: Path) -> None:
    attack, asked, status, varies = ENDS[what]
    row = _help(_assessed(tmp_path, attack, asked, head=LONG))
    assert (row.status, "attack.until" in _changes(row)) == (status, varies)


def test_whether_a_reply_came_in_time_turns_on_an_end_that_is_not_told(tmp_path: Path) -> None:
    first = (
        _force(by="TJK", against="AFG", at="AFG").replace("id: attack", "id: first").replace(", until: 2023-05-09", "")
    )
    found = _assessed(tmp_path, first, _force().replace("2023-05-04", "2023-05-06"), ASKED)
    turned = {name for row in found.rows if row.norm == "un.2.4/broken" for name in _changes(row)}
    assert "first.until" in turned


def test_what_was_told_of_the_end_is_said(tmp_path: Path) -> None:
    said = _said("assess", _file(tmp_path, _force().replace("until: 2023-05-09, ", ""), LATER, head=LONG))
    assert "The file does not say when attack was over" in said
    assert "If attack went on to the last day of the file, then triggered: Duty to help" in said


# ---- what no rule leads from, and what somebody left out ----------------------------------------------------------------

HALF = {
    "held, of nobody": "{sea: {name: the sea, held: [{by: TJK}]}}",
    "its land only later": "{sea: {name: the sea, sovereign: [{of: TJK, from: 2023-06-01}]}}",
}


@pytest.mark.parametrize("what", HALF)
def test_an_event_from_which_nothing_follows_is_named(what: str, tmp_path: Path) -> None:
    said = _said("assess", _file(tmp_path, _force(at="sea"), ASKED, more=f"places: {HALF[what]}\n"))
    assert "Nothing follows from attack as the file tells it" in said


def test_what_only_answers_that_nobody_holds_lead_to_is_arguable_and_not_nothing() -> None:
    assert "Nothing follows" not in _said("assess", "missiles-gone-astray")


def test_unknown_may_stand_for_what_may_be_left_out(tmp_path: Path) -> None:
    unrest = "{id: attack, date: 2023-05-04, unrest: {inside: TJK, at: unknown, by: unknown, weight: unknown}}"
    assert _read(tmp_path, unrest).events[0].values("at") == ()
    said = run("check", _file(tmp_path, _force(by="unknown"))).out
    assert "where nobody knows who it was, declare that one under actors:" in " ".join(said.split())


def test_heavy_force_by_an_authority_is_no_less_a_threat_than_its_words(tmp_path: Path) -> None:
    for event in (_force(by="them"), "{id: attack, date: 2023-05-04, threat_of_force: {by: them, against: TJK}}"):
        rows = _assessed(tmp_path, event, more=AUTHORITY).rows
        consult = [row for row in rows if row.norm == "cst.2.2/consult" and row.bearer == "RUS"]
        assert [(row.status, row.standing) for row in consult] == [("triggered", "settled")]
    light = _assessed(tmp_path, _force(by="them", weight="light"), more=AUTHORITY).rows
    assert all(row.status != "triggered" for row in light if row.norm == "cst.2.2/consult")


# ---- what nobody found, and what is said of it ---------------------------------------------------------------------------


def test_an_act_that_nobody_found_is_a_dispute_where_an_answer_rests_on_it(tmp_path: Path) -> None:
    objected = "{id: no, date: 2020-04-20, official_objection: {by: RUS, to: %s, about: base}}"
    placed = "{id: base, date: 2020-05-01, foreign_forces: {host: %s, of: USA, at: %s}}"
    head = HEAD.replace("2023-05-31", "2020-06-01")
    path = _file(tmp_path, objected % "KGZ", placed % ("KGZ", "manas"), head=head)
    said = _said("assess", path)
    assert "ARGUABLE" in said and "account bases-kyrgyzstan" in said
    path = _file(tmp_path, objected % "KAZ", placed % ("KAZ", "almaty"), head=head)
    assert "broken by Kazakhstan" in _said("assess", path) and "account bases-in-force" in _said("assess", path)


def test_what_is_owed_under_no_view_is_told_below_where_it_stands_otherwise() -> None:
    said = _said("assess", "kursk-2024")
    assert "Duty to help (cst.4.2): not triggered, settled: " in said
    assert "NOT OWED under any view. Duty to help (cst.4.2): not triggered here, under other views dormant." in said


def test_the_number_of_questions_is_one_number() -> None:
    law = (
        engine_for(bundled_law(), "plan").part(load_scenario("jermuk-2022", bundled_law())).law
    )  # what the event touches
    name, reading = next((name, item) for name, item in law.readings.items() if item.system == "csto")
    told = f"{len(reading.answers)} of {len(law.questions)}"
    assert f"It answers {told} questions" in _said("assess", "jermuk-2022", "--reading", name)
    assert told in _said("matrix", "jermuk-2022", "cst.4.2")


NARROW = ("batken-2022", "golovnoy-2021", "karabakh-2020", "kyrgyz-tajik-2022", "armenia-freeze-2024")


@pytest.mark.parametrize("name", NARROW)
def test_no_letter_is_named_that_is_not_on_the_screen(name: str) -> None:
    out = run("assess", name).out
    told = re.findall(r"\bsee ((?:[a-z]{1,2}(?:, | and ))*[a-z]{1,2})\b", " ".join(out.split()))
    named = {letter for words in told for letter in re.split(", | and ", words) if letter != "to"}
    brief = re.findall(
        r"(?:CONTESTED |OPEN |ARGUABLE |; )([a-z]{1,2}): (?=\w)", " ".join(out.split())
    )  # all in a line, where there is no room
    assert named <= {*re.findall(r"(?m)^  ([a-z]{1,2})  \S", out), *brief}


def test_what_is_arguable_is_not_called_contested_where_there_is_no_room() -> None:
    said = _said("assess", "karabakh-2020")
    contested, _, arguable = said.partition(" CONTESTED ")[2].partition(" ARGUABLE ")
    assert "question member_attacker" in arguable and "question member_attacker" not in contested
    said = _said("assess", "karabakh-2020", "--all")
    assert re.search(r"arguable, see [a-z] and [a-z] \(in another account, toward Azerbaijan\): Nagorno-Karabakh", said)


def test_of_what_rules_speak_it_is_not_said_that_none_does() -> None:
    """That another treaty, which no rule reads, was named as well does not make this one silent."""
    said = _said("explain", "karabakh-2020", "cst.4.2")
    assert "for the event war (2020-09-27): not triggered, under any answer" in said
    assert "no rule on file speaks" not in said


# ---- the record ----------------------------------------------------------------------------------------------------------

DEEDS = {
    "about the request": ("{by: RUS, toward: TJK, act: arms, about: asked}", "Russia performed"),
    "about something else": (
        "{by: RUS, toward: TJK, act: arms, about: other}",
        "Counts for no duty here: 2023-05-20",
    ),
    "toward itself": ("{by: TJK, toward: TJK, act: arms}", "Counts for no duty here: 2023-05-20"),
    "of the organisation, for nobody": (
        "{by: csto, toward: TJK, act: troops}",
        "Counts for no duty here: 2023-05-20",
    ),
    "of a state that owes nothing": ("{by: UZB, toward: TJK, act: arms}", "acted without a duty"),
}


@pytest.mark.parametrize("what", DEEDS)
def test_no_entry_of_the_record_is_hidden(what: str, tmp_path: Path) -> None:
    roles, words = DEEDS[what]
    other = _force(against="KGZ", at="batken").replace("id: attack", "id: other")
    path = Path(_file(tmp_path, _force(), other, ASKED))
    path.write_text(
        f"{path.read_text(encoding='utf-8')}conduct:\n  - {{id: deed, date: 2023-05-20, response: {roles}}}\n"
    )
    assert words in _said("assess", str(path), "--all")
