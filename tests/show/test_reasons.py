"""The reason named is the reason: a fact of the incident, a missing request, or who was not bound; and the same on every screen."""

from pathlib import Path

import pytest

from casus.ask.choice import Chosen, assessed, norms_of, rows_for, run_of
from casus.ask.compare import compared_pair, whatif
from casus.ask.reasons import Reason, reasons
from casus.ask.turns_on import weight
from casus.assessment.engine import Run
from casus.assessment.occasions import WhyNot, why_not
from casus.assessment.results import ARGUABLE, CONTESTED, LIVE, READING, foremost
from casus.scenarios.change import Edits
from casus.scenarios.library import scenario_files
from casus.show.blocks import screen
from casus.show.compare import blocks
from casus.show.explain import ExplainText
from casus.show.overview import overview
from casus.show.report import report
from casus.show.view import view_of
from casus.words.names import Voice
from casus.words.statements import Speaker
from commands import bundled_law, one_law, run

HELP = "cst.4.2"
PLAN = Chosen(backend="plan")
RECENT = [name for name in scenario_files() if (year := name.rpartition("-")[2]).isdigit() and int(year) >= 2013]
HEAD = "scenario: {0}\ntitle: A case\nkind: hypothetical\nas_of: 2023-06-30\nevents:\n"
START = "  - {id: start, date: 2023-05-01, until: 2023-05-03, use_of_force: {by: AZE, against: ARM, at: jermuk, target: forces, weight: heavy, intent: deliberate}}\n"
REPLY = "  - {id: reply, date: 2023-05-02, until: 2023-05-03, use_of_force: {by: ARM, against: AZE, at: kalbajar, target: forces, weight: heavy, intent: deliberate}}\n"
AGAIN = "  - {id: again, date: 2023-05-20, until: 2023-05-25, use_of_force: {by: AZE, against: ARM, at: jermuk, target: forces, weight: heavy, intent: deliberate}}\n"
ASKED = "  - {id: asked, date: 2023-05-21, request: {by: ARM, voice: government, to: csto, for: assistance, under: cst, about: again}}\n"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def written(folder: Path, name: str, body: str) -> str:
    """A scenario file of these words; its path."""
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(name) + body, encoding="utf-8")
    return str(path)


def promised(found: Run) -> list[str]:
    """The promise of help of the Treaty; where its law is not touched, the strongest one of the law that is."""
    norms = norms_of(bundled_law(), HELP)
    if found.law.drawing(norms[0]) is not None:
        return norms
    return [min(found.law.norms(), key=lambda norm: weight(Voice(found.law, found.scenario), norm))]


def explained(found: Run, bearer: str = "") -> str:
    """What explain prints of the promise of help."""
    norms = promised(found)
    return ExplainText(found, seeking=False).rows(rows_for(found.rows(), norms, bearer), norms, bearer)


def names_of(found: Run) -> set[str]:
    """What the file names: its events and whom and what they name, in words."""
    say = Speaker(found.law, found.scenario)
    events = [
        *found.scenario.events,
        *(event for item in found.scenario.disputes for one in item.versions for event in one.events),
    ]
    values = {str(value) for event in events for _, values in event.roles for value in values}
    return {event.id for event in events} | {say.name(value) for value in values if not value.isdigit()}


def first_reason(found: Run) -> Reason | None:
    """The first reason why help is not owed, of the row that is told first, or of the nearest occasion; None where it arose."""
    norms = promised(found)
    rows = [row for row in rows_for(found.rows(), norms, "") if row.trigger in found.case.events and row.bound]
    row = min(rows, key=foremost, default=None)
    if row is not None and row.status in LIVE:
        return None
    near = WhyNot(found).occasions(norms[0])[0] if row is None or row.standing not in (ARGUABLE, CONTESTED) else None
    ways = (
        near.ways
        if near is not None
        else tuple(why_not(found, norms[0], row.bearer, row.toward, row.trigger) if row else ())
    )
    event = found.case.events.get(near.trigger if near is not None else row.trigger if row else "")
    assert event is not None and event.date is not None
    assert ways[0].rule.first <= event.date.last <= ways[0].rule.last, "explained by a wording of another time"
    return reasons(found, ways[0])[0]


@pytest.mark.parametrize("name", RECENT)
def test_of_every_recent_incident_the_first_reason_is_a_fact_of_it(name: str) -> None:
    found = run_of(bundled_law(), name, PLAN)
    reason = first_reason(found)
    if reason is None:
        assert "WHAT IT WAITS FOR" in explained(found) or "BECAUSE ALL OF THIS IS SO" in explained(found)
        return
    assert reason.mark != READING and not reason.says.startswith("nothing by which")
    assert reason.says.startswith("there is no request") or any(item in reason.says for item in names_of(found)), (
        reason.says
    )


@pytest.mark.parametrize("name", ["karabakh-2016", "karabakh-2020", "karabakh-2023"])
def test_whose_land_it_was_is_said(name: str) -> None:
    text = " ".join(explained(run_of(bundled_law(), name, PLAN)).split())
    assert (
        "are not as places are on file recognised as land of Armenia" in text
        or "are not recognised as land of Armenia" in text
    )


def test_who_left_by_its_own_notice_is_told_so(tmp_path: Path) -> None:
    body = (
        START.replace("2023-05", "2023-06")
        + "  - {id: notice, date: 2022-10-01, notice_of_exit: {by: ARM, from_what: cst}}\n"
    )
    text = explained(run_of(bundled_law(), written(tmp_path, "left", body), PLAN), "RUS")
    assert "Armenia was not a member of the Treaty: it ended on" in text
    assert "file notice, cst.11.2" in text and "the law on file says no" not in text


def test_what_is_contested_out_of_one_event_comes_before_what_is_over_out_of_another(tmp_path: Path) -> None:
    path = written(tmp_path, "two", START + REPLY + AGAIN + ASKED)
    found = assessed(bundled_law(), path, PLAN)
    text = explained(found.run, "RUS")
    assert text.index("Contested: depending") < text.index("lapsed. As far as told")
    view = view_of(found, everything=True)
    assert "Duty to help (cst.4.2), for the event again: not triggered, contested" in " ".join(
        screen(report(view)).split()
    )
    assert "-?" in screen(overview([view, view]))


def test_the_same_is_said_only_of_what_is_the_same(tmp_path: Path) -> None:
    """Of three attacks the last is heavy, so that nothing of it is the same; the first two differ in their day alone."""
    light = START.replace("heavy", "light")
    second = light.replace("id: start", "id: second").replace("2023-05-0", "2023-05-1")
    path = written(tmp_path, "three", light + second + AGAIN)
    text = explained(run_of(bundled_law(), path, PLAN), "RUS")
    assert "again" not in "".join(line for line in text.splitlines() if "The same follows from" in line)
    assert run("explain", path, HELP, "--for", "RUS", "--all").status == 0


def test_a_comparison_says_why_in_facts() -> None:
    law = bundled_law()
    compared, _ = whatif(law, "jermuk-2022", Edits(sets=("attack.at=nagorno-karabakh",), drops=("foothold",)), PLAN)
    text = " ".join(screen(blocks(compared)).split())
    assert "are not recognised as land of Armenia" in text
    assert "counts as one on" not in text and "it lacks" not in text
    for name in ("kursk-2024", "karabakh-2020"):
        said = compared_pair(law, [(one, one) for one in ("jermuk-2022", name)], (), "plan")
        assert "WHY" in screen(blocks(said)) and "counts as one on Belarus" not in screen(blocks(said))


def test_performance_is_compared() -> None:
    text = screen(blocks(compared_pair(bundled_law(), [("jermuk-2022", "jermuk-2022")], ("yerevan",), "plan")))
    said = " ".join(text.split())
    assert "performed together or declined" in said and "in part" in said and "question necessary_help" in said
    assert max(map(len, text.splitlines())) <= 80 and len(text.splitlines()) < 40


@pytest.mark.parametrize("reading", sorted(bundled_law().readings))
@pytest.mark.parametrize("name", ["jermuk-2022", "kursk-2024", "kazakhstan-2022", "osh-2010"])
def test_what_differs_is_never_left_without_a_reason(name: str, reading: str) -> None:
    from casus.ask.compare import found_in
    from casus.ask.differences import causes

    compared = compared_pair(bundled_law(), [(name, name)], (reading,), "plan")
    found = found_in(compared)
    why = causes(compared.before, compared.after, found)
    for item in found.changed:
        act = f"{compared.before.voice.act_name(item.act)} ({compared.before.voice.paragraph(item.norm)})"
        assert any(act in line for line in why)


DENIED = "conduct:\n  - {id: help, date: 2023-05-22, response: {by: RUS, toward: ARM, act: arms, about: again}}\n"


def test_what_is_added_lifts_its_denial_wherever_it_stands_and_nothing_else(tmp_path: Path) -> None:
    law = bundled_law()
    denial = "  - {id: no-letter, denied: true, report: {by: [RUS, KAZ]}}\n  - {id: no-other, denied: true, report: {by: BLR}}\n"
    path = written(tmp_path, "letter", START + AGAIN + ASKED + DENIED + denial)
    compared, made = whatif(law, path, Edits(adds=("{report: {by: RUS}, date: 2023-05-23}",)), PLAN)
    assert made is not None
    left = {item.id: dict(item.roles)["by"] for item in made.scenario.conduct if item.denied}
    assert left == {"no-letter": ("KAZ",), "no-other": ("BLR",)}
    assert "not performed  performed" in screen(blocks(compared))


def test_a_narrower_denial_is_not_lifted(tmp_path: Path) -> None:
    """That nobody asked under the treaty is not refuted by a request that names none."""
    denial = "  - {id: not-asked, denied: true, request: {by: ARM, to: csto, under: cst}}\n"
    path = written(tmp_path, "narrow", START + denial)
    add = "{request: {by: ARM, voice: government, to: csto, for: assistance, about: start}}"
    _, made = whatif(bundled_law(), path, Edits(adds=(add,)), PLAN)
    assert made is not None and made.scenario.event("not-asked") is not None
    _, made = whatif(bundled_law(), path, Edits(adds=(add.replace("for:", "under: cst, for:"),)), PLAN)
    assert made is not None and made.scenario.event("not-asked") is None


def test_a_denial_in_an_account_is_lifted_too(tmp_path: Path) -> None:
    body = START + (
        "disputed:\n  - id: letter\n    about: whether there was one\n    default: silent\n    versions:\n"
        "      - {id: silent, says: Nothing is known., held_by: [ARM]}\n"
        "      - {id: none, says: There was none., held_by: [AZE], add: [{id: no-letter, denied: true, report: {by: RUS}}]}\n"
    )
    _, made = whatif(bundled_law(), written(tmp_path, "account", body), Edits(adds=("{report: {by: RUS}}",)), PLAN)
    assert made is not None and any("no longer denied: no-letter" in item for item in made.changes)


def test_a_case_with_nothing_of_the_kind_says_what_the_file_tells(tmp_path: Path) -> None:
    body = "  - {id: asked, date: 2023-05-21, request: {by: TJK, voice: government, to: csto, for: assistance}}\n"
    found = run_of(bundled_law(), written(tmp_path, "asks", body), PLAN)
    reason = reasons(found, why_not(found, "cst.4.2/assist")[0])[0]
    assert reason.kind and reason.who == "the file is silent"
    assert reason.says.endswith("(asked), but there is no use of force by anybody against Tajikistan in the file")


def test_what_a_duty_waited_for_is_another_event_than_the_one_that_set_it_off(tmp_path: Path) -> None:
    body = (
        "  - {id: fell, date: 2023-05-20, use_of_force: {by: senders, against: EST, at: EST, target: territory, weight: light}}\n"
        "actors: {senders: {kind: band, name: the senders}}\n"
    )
    found = run_of(bundled_law(), written(tmp_path, "fell", body), PLAN)
    reason = reasons(found, why_not(found, "nat.4/consult", "ALB", trigger="fell")[0])[0]
    assert (reason.says, reason.who) == (
        "there is no call of a member for consultation under the treaty",
        "the file is silent",
    )
