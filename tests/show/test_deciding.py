"""Of plain cases the first reason that is named is the one that decides: each differs from a case in which help is owed by one thing."""

from pathlib import Path

import pytest

from casus.ask.choice import Chosen, norms_of, rows_for, run_of
from casus.ask.proof import Explainer
from casus.ask.reasons import reasons
from casus.assessment.occasions import why_not
from casus.assessment.results import TRIGGERED, chosen_rows, foremost
from commands import bundled_law, one_law

HEAD = "scenario: case\ntitle: A case\nkind: hypothetical\nas_of: 2024-06-30\n"
BAND = "actors: {band: {kind: band, name: a band}}\n"
FORCE = "use_of_force: {by: AFG, against: TJK, at: TJK, target: territory, weight: heavy, intent: deliberate}"
ATTACK = f"  - {{id: attack, date: 2024-05-01, until: 2024-05-09, {FORCE}}}\n"
ASKED = "  - {id: asked, date: 2024-05-02, request: {by: TJK, voice: government, to: csto, for: assistance, under: cst, about: attack}}\n"
PLAIN = HEAD + "events:\n" + ATTACK + ASKED
EARLIER = "  - {id: earlier, date: 2024-04-30, until: 2024-05-09, use_of_force: {by: TJK, against: AFG, at: AFG, target: territory, weight: heavy, intent: deliberate}}\n"
REPLY = "facts:\n  - {reply: {of: attack, to: earlier, measure: in_measure}}\n"
OUT = "  - {id: notice, date: 2023-01-01, notice_of_exit: {by: TJK, from_what: cst}}\n"
SUSPENDED = "  - {id: suspended, date: 2024-01-01, suspension_note: {by: TJK, from_what: cst}}\n"

CASES = {
    "no request": (PLAIN.replace(ASKED, ""), "there is no request for help by Tajikistan"),
    "a request to somebody else": (PLAIN.replace("to: csto", "to: CHN"), "asked China for assistance"),
    "the attacker a band": (
        PLAIN.replace("events:", BAND + "events:").replace("by: AFG", "by: band"),
        "the file names no state that stands behind a band",
    ),
    "land not recognised": (
        PLAIN.replace("AFG", "AZE").replace("at: TJK", "at: nagorno-karabakh").replace("TJK", "ARM"),
        "are not recognised as land of Armenia",
    ),
    "the victim no member": (PLAIN.replace("TJK", "UZB"), "Uzbekistan was not a member of the Treaty"),
    "the victim never a member": (PLAIN.replace("TJK", "MNG"), "Mongolia was not a member of the Treaty"),
    "left the treaty": (
        PLAIN.replace(ATTACK, OUT + ATTACK),
        "Tajikistan was not a member of the Treaty: it ended on 2023",
    ),
    "a lawful reply": (PLAIN.replace(ATTACK, EARLIER + ATTACK) + REPLY, "an exception applies"),
    "an accident": (PLAIN.replace("intent: deliberate", "intent: mistaken"), "it strayed or was a mistake"),
    "of little weight": (
        PLAIN.replace("weight: heavy", "weight: light"),
        "the force was light",
    ),
    "before the treaty": (
        PLAIN.replace("2024-0", "1993-0"),
        "was not a member of the Treaty",
    ),
    "the attacker a member": (
        PLAIN.replace("AFG", "KGZ"),
        "an exception applies: between members",
    ),
    "nothing of the kind": (
        PLAIN.replace(FORCE, "economic_measure: {by: AFG, against: TJK}"),
        "but there is no use of force by anybody against Tajikistan in the file",
    ),
}


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def first_reason(path: Path, text: str) -> str:
    """The first reason that explain names why help is not owed, or why it is not yet."""
    path.write_text(text, encoding="utf-8")
    found = run_of(bundled_law(), str(path), Chosen(backend="plan"))
    norm = norms_of(bundled_law(), "cst.4.2")[0]
    rows = chosen_rows(rows_for(found.rows(), [norm], ""))
    if not rows:
        return reasons(found, why_not(found, norm)[0])[0].says
    assert all(row.status != TRIGGERED for row in rows)
    row = min(rows, key=foremost)
    return reasons(found, Explainer(found).explain(row).ways[0])[0].says


def test_the_plain_case_is_owed(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    rows = run_of(bundled_law(), str(path), Chosen(backend="plan")).rows()
    assert {row.status for row in rows if row.norm == "cst.4.2/assist" and row.bearer == "KAZ"} == {TRIGGERED}


@pytest.mark.parametrize("case", CASES)
def test_the_first_reason_is_the_one_that_decides(case: str, tmp_path: Path) -> None:
    text, reason = CASES[case]
    assert reason in first_reason(tmp_path / "case.yaml", text)
