"""The workbench without a server: the state in the address, what a page of it says, and that it says what the commands say."""

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

import casus
from casus.files.tree import Map, Node, Scalar, Seq, parse
from casus.learn.reader import all_tasks
from casus.learn.screens import HERE
from casus.learn.task import Task
from casus.workbench.address import LONGEST, MOST_EDITS, Change, State, TooLong, asked, interview_address
from casus.workbench.answer import Duty, owed_now
from casus.workbench.pages import Bench, Reply

DROPPED = "on=jermuk-2022&drop=asked"


@pytest.fixture(scope="module")
def bench() -> Bench:
    """One bench for all tests of this file."""
    return Bench()


def page(bench: Bench, query: str, path: str = "") -> str:
    """A page that is there."""
    found = bench.respond(path, query)
    assert found.status == 200, (query, found.status, told(found))
    return found.body


def told(found: Reply) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found.body)).split())


def links(text: str) -> list[str]:
    """The addresses of a page that lead to a case."""
    return [unescape(href) for href in re.findall(r'href="(\./\?(?!learn=)[^"#]*)', text)]


# ---- the address ----


def test_the_address_is_the_command_line() -> None:
    query = "on=jermuk-2022&set=attack.weight=light&drop=asked&reading=yerevan&account=where=on-the-line"
    state = asked(query).state
    assert state.address() == f"./?{query}"
    assert state.command() == (
        "casus whatif jermuk-2022 --set attack.weight=light --drop asked --reading yerevan --account where=on-the-line"
    )
    assert state.as_on_file.command() == "casus assess jermuk-2022"
    assert asked("on=a b&drop=x;rm").state.command() == "casus whatif 'a b' --drop 'x;rm'"


def test_the_same_in_python_is_python_and_does_the_same(bench: Bench) -> None:
    state = asked(f"{DROPPED}&account=where=on-the-line").state
    made = subprocess.run([sys.executable, "-c", state.python()], capture_output=True, text=True, check=True)
    same = casus.what_if("jermuk-2022", drop="asked", accounts={"where": "on-the-line"})
    assert made.stdout == f"{same.text()}\n"


def test_a_newer_change_takes_the_place_of_an_older_one_and_is_the_latest() -> None:
    state = State("x").plus(Change("set", "a.b=1"), Change("drop", "c"), Change("reading", "r"))
    again = state.plus(Change("set", "a.b=2"))
    assert [one.text for one in again.changes] == ["c", "r", "a.b=2"]
    assert again.earlier() == state.minus(Change("set", "a.b=1"))
    assert state.plus(Change("reading", "default")).texts("reading") == []


def test_several_changes_taken_at_once_are_one_step(bench: Bench) -> None:
    on_file = asked("on=jermuk-2022").state
    both = on_file.plus(Change("drop", "asked"), Change("reading", "yerevan"))
    step = both.step_from(on_file)
    assert step.endswith("&last=2") and "last" not in both.step_from(on_file.plus(Change("drop", "asked")))
    text = page(bench, urlsplit(step).query)
    assert 'data-undo data-key="undo" href="./?on=jermuk-2022"' in text
    assert text.count('<section class="delta"') == 1  # the step is all that was changed
    one_by_one = page(bench, urlsplit(both.address()).query)
    assert 'href="./?on=jermuk-2022&amp;drop=asked"' in one_by_one and one_by_one.count('<section class="delta"') == 2
    assert page(bench, f"{urlsplit(both.address()).query}&last=no")


def test_the_answer_stays_on_its_duty_and_the_link_too(bench: Bench) -> None:
    before, after = (verdict_of(told(bench.respond("", query))) for query in ("on=jermuk-2022", DROPPED))
    assert "Each of five members owes Armenia help (cst.4.2)" in before
    assert "Duty to help (cst.4.2) toward Armenia waits for a request" in after
    chosen = page(bench, f"{DROPPED}&norm=rus-arm.3&for=RUS")
    assert "Russia owes Armenia help" in verdict_of(chosen)
    link = re.search(r'data-link="([^"]*)"', chosen)
    assert link is not None and asked(urlsplit(unescape(link[1])).query).more["norm"] == "rus-arm.3"


def test_a_head_that_is_not_owed_says_what_a_change_made_owed(bench: Bench) -> None:
    one, two = (
        Duty("a", "a", "", "duty", mark, mark, f"A {mark}", *[""] * 3, (), *[""] * 6) for mark in ("not owed", "owed")
    )
    assert owed_now([one, two], [one]) == ["A owed: not asked how far disputed"]
    assert owed_now([two, one], [one]) == owed_now([one, two], [two]) == owed_now([one, two], []) == []
    text = page(bench, "on=kursk-2024&norm=cst.4.2/assist&drop=invasion")
    head = verdict_of(" ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split()))
    assert "toward Russia waits for a request" in head
    assert "Owed now: Armenia owes Russia help (rus-arm.3): settled." in head and "Owed now: " not in page(
        bench, "on=kursk-2024"
    )


def test_a_grid_whose_cells_differ_says_why_it_is_settled_all_the_same(bench: Bench) -> None:
    words = "it is not owed in every cell"
    assert words in page(bench, "on=kursk-2024&part=grid&norm=cst.4.2/assist", "part")
    for query in ("on=jermuk-2022&part=grid&norm=cst.4.2/assist", "on=kursk-2024&part=grid&norm=rus-dprk.4/help"):
        assert "yet it is settled" not in page(bench, query, "part")


@pytest.mark.parametrize("text", ["ä=b&c", "a=b=c", "{x: 'y & z'}", "a\nb", "%41", "+", '"<>', "\u202e"])
def test_any_text_survives_the_address(text: str) -> None:
    state = State(text).plus(Change("add", text), Change("drop", text))
    assert asked(urlsplit(state.address()).query).state == state


def test_an_address_that_says_too_much_is_refused(bench: Bench) -> None:
    for query in ("on=" + "x" * LONGEST, "&".join(f"drop=x{number}" for number in range(MOST_EDITS + 1)), "a=&" * 1000):
        with pytest.raises(TooLong):
            asked(query)
        assert bench.respond("", query).status == 414


def test_a_link_of_another_version_says_so(bench: Bench) -> None:
    text = told(bench.respond("", f"{DROPPED}&law=0123456789ab&casus=0.0.1&lens=3"))
    assert "made with another law (0123456789ab" in text and "made with Casus 0.0.1" in text
    assert '"lens"' in text and "left out" in text
    link = re.search(r'data-link="([^"]*)"', page(bench, DROPPED))
    assert link is not None
    assert "made with" not in told(bench.respond("", urlsplit(unescape(link[1])).query))


def test_every_link_of_a_page_is_a_state(bench: Bench) -> None:
    found = links(page(bench, DROPPED))
    assert len(found) > 40
    for href in found:
        asking = asked(urlsplit(href).query)
        assert not asking.unknown and asking.state.on == "jermuk-2022", href
        more = {name: value for name, value in asking.more.items() if name in ("norm", "for", "hide")}
        assert asking.state.address(**more) == href


# ---- what a page says ----


def test_the_answer_is_that_of_the_commands(bench: Bench) -> None:
    query = f"{DROPPED}&account=where=on-the-line&answer=undelimited_border=not_covered"
    given = json.loads(page(bench, query, "answer.json"))["result"]
    same = casus.what_if(
        "jermuk-2022",
        drop="asked",
        accounts={"where": "on-the-line"},
        answers={"undelimited_border": "not_covered"},
    )
    assert given["rows"] == json.loads(json.dumps(same.sides[1].values())) and given["faults"] == []
    assert tuple(given["changes"]) == same.changes


def test_what_only_silence_stands_against_is_not_told_as_settled(bench: Bench) -> None:
    """The same words as in the terminal: nobody differs, and the file does not tell."""
    said = told(bench.respond("", "on=crocus-2024"))
    assert (
        "not owed, as far as told" in said
        and "Who differs As far as told" in said
        and "Who differs Settled" not in said
    )


def test_a_request_that_did_not_happen_makes_the_duty_wait(bench: Bench) -> None:
    before, after = told(bench.respond("", "on=jermuk-2022")), told(bench.respond("", DROPPED))
    assert "Each of five members owes Armenia help (cst.4.2), due at once: contested" in before
    assert "waits for a request of Armenia" in after and "What your last change did 1 changed" in after
    assert "owed, contested waits" in after, "before and after stand beside each other"
    assert (
        "did not happen: put it back" in after
        and "As on file: what members did in the real event, not in this one" in after
    )


def test_what_the_latest_change_did_is_told_apart(bench: Bench) -> None:
    text = told(bench.respond("", f"{DROPPED}&reading=yerevan"))
    last, every = text.index("What your last change did 1 changed"), text.index("All changes together")
    latest = text[last:every]
    assert "Reading yerevan" in latest and "did not happen" not in latest.partition("before after")[0]
    assert "The request of 2022-09-13 (asked) did not happen" in text[every:]


def test_of_a_ban_it_is_said_whether_it_is_broken(bench: Bench) -> None:
    text = told(bench.respond("", "on=jermuk-2022&account=who-began=answer-to-sabotage"))
    delta = text[text.index("What your last change did") : text.index("The same:")]
    assert "Ban on force" in delta and "broken, contested not broken, contested" in delta
    assert "not owed" not in delta[delta.index("Ban on force") :].partition("un.2.4")[0]


def test_why_stops_at_what_is_missing_and_says_who_differs(bench: Bench) -> None:
    rungs = casus.explain("kursk-2024", "cst.4.2/assist", for_="BLR").ladders()[0].rungs
    first = next(place for place, rung in enumerate(rungs) if rung.mark != "holds")
    assert first > 2 and [rung.reached for rung in rungs] == [place <= first for place in range(len(rungs))]
    assert rungs[first].words == "Attacked first (Russia had itself attacked Ukraine first)"
    assert rungs[first].id == "clean_hands" and rungs[first].others[0].holders == ("csto",)
    text = page(bench, "on=kursk-2024&norm=cst.4.2/assist&for=BLR")
    ladder = text[text.index('<div class="ladder">') : text.index("The same as a picture")]
    assert rungs[first].words in ladder and 'href="./?on=kursk-2024&amp;answer=clean_hands=irrelevant"' in ladder
    assert ladder.count("not reached") >= len(rungs) - first - 1 - sum(bool(rung.lanes) for rung in rungs)


def test_a_part_that_takes_longer_stands_alone(bench: Bench) -> None:
    whole = casus.matrix("jermuk-2022", "cst.4.2/assist").values()
    grid = page(bench, "on=jermuk-2022&part=grid&norm=cst.4.2/assist", "part")
    assert grid.count('class="cell') == len(whole)
    assert grid.count('aria-current="true"') == 1
    small = page(bench, "on=kursk-2024&part=smallest&norm=cst.4.2/assist&for=BLR", "part")
    href = next(href for href in links(small) if "drop=" in href)
    assert "Russia asked the CSTO for assistance and it did not happen that Russia used massive force" in told(
        Reply(200, "", small)
    )
    there = told(bench.respond("", urlsplit(href).query))
    assert "Each of five members owes Russia help" in there, "the smallest change is one click away"
    assert "2024-08-06" in page(bench, "on=kursk-2024&part=days", "part")


def test_a_mistake_stands_at_its_field_in_the_words_of_check(bench: Bench) -> None:
    text = page(bench, f"{DROPPED}&set=attack.weight=huge")
    with pytest.raises(casus.CasusError) as raised:
        casus.what_if("jermuk-2022", set="attack.weight=huge")
    field = re.search(r'id="f-attack.weight-fault">([^<]*)<', text)
    assert field is not None
    problem = raised.value.problems[0]
    said = unescape(field[1])
    assert said.casefold() == f"{problem.message}. {problem.cure}.".casefold()
    assert 'aria-describedby="f-attack.weight-fault"' in text and "waits for a request of Armenia" in text
    assert all("huge" not in href for href in links(text)), "whatever is chosen next leaves the mistake behind"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=jermuk-2022&reading=yerevn", "Did you mean yerevan?"),
        ("on=jermuk-2022&answer=gravity=often", "heavy_only, any_force"),
        ("on=jermuk-2022&account=where=nowhere", "inside"),
        ("on=jermuk-2022&drop=nothing", "nothing"),
        ("on=jermuk-2022&add=%7Brequest: 5%7D", "request"),
        ("on=jermuk-2022&add=%7B%7B%7B", "The answer below"),
        ("on=jermuk-2022&shift=2022-13-01", "2022-13-01"),
    ],
)
def test_other_mistakes_are_told_and_the_last_good_answer_stays(bench: Bench, query: str, words: str) -> None:
    text = told(bench.respond("", query))
    assert words in text and "The answer below is that without what is wrong" in text
    assert "Each of five members owes Armenia help (cst.4.2), due at once" in text


@pytest.mark.parametrize("name", ["nobody-1999", "../../../etc/passwd", "/etc/passwd", "jermuk-2022.yaml", "<b>"])
def test_only_scenarios_that_are_known_are_opened(bench: Bench, name: str) -> None:
    found = bench.respond("", f"on={name}")
    assert found.status == 404 and "<b>" not in found.body


def test_forms_lead_to_the_state_that_they_say(bench: Bench) -> None:
    def leads(query: str) -> str:
        found = bench.respond("", query)
        assert found.status == 303
        return found.location

    assert leads("on=jermuk-2022&put:attack.weight=light&put:attack.at=jermuk") == (
        "./?on=jermuk-2022&set=attack.weight=light"
    )
    back = leads("on=jermuk-2022&set=attack.weight=light&put:attack.weight=massive")
    assert back == "./?on=jermuk-2022", "what the file has is no change"
    added = leads(
        "on=jermuk-2022&new=request&role:by=ARM&role:voice=government&role:to=csto&role:for=troops&role:about="
        "&role:date=2022-09-15"
    )
    assert asked(urlsplit(added).query).state.texts("add") == [
        "{request: {by: ARM, voice: government, to: csto, for: troops}, date: 2022-09-15}"
    ]
    text = told(bench.respond("", urlsplit(added).query))
    assert "Armenia asked the CSTO for troops" in text and "added by you" in text and "Take it away" in text


def test_a_new_event_is_looked_for_in_plain_words(bench: Bench) -> None:
    text = page(bench, "on=jermuk-2022&find=help")
    kinds = re.search(r'<select id="new" name="new">(.*?)</select>', text, re.DOTALL)
    assert kinds is not None and "request_withdrawn" in kinds[1] and "annexation" not in kinds[1]


def test_what_is_saved_is_a_scenario_that_says_the_same(bench: Bench, tmp_path: Path) -> None:
    found = bench.respond("save", DROPPED)
    file = tmp_path / found.name
    file.write_text(found.body, encoding="utf-8")
    assert casus.check(file).ok
    same = [(row.norm, row.bearer, row.status) for row in casus.assess(file).norms]
    assert same == [
        (row.norm, row.bearer, row.status) for row in casus.what_if("jermuk-2022", drop="asked").sides[1].norms
    ]
    assert bench.respond("save", "on=jermuk-2022&reading=yerevan").status == 400


def test_a_class_predicts_first(bench: Bench) -> None:
    hidden = told(bench.respond("", "on=jermuk-2022&hide=1"))
    assert "First: what do you expect?" in hidden
    assert "due at once" not in hidden and "What members did" not in hidden and "counts as" not in hidden
    seen = told(bench.respond("", "on=jermuk-2022&hide=1&say=not owed"))
    assert "You expected: not owed . Here it is owed , and that is contested" in seen


def test_hostile_texts_are_harmless(bench: Bench, tmp_path: Path) -> None:
    bad = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u001b[31m{{7*7}}"
    text = (casus.interface.loading.bundled_files()["jermuk-2022"]).read_text(encoding="utf-8")
    text = re.sub(r"^title: .*$", lambda _: f"title: {json.dumps(bad.replace(chr(27), ''))}", text, flags=re.MULTILINE)
    file = tmp_path / "bad.yaml"
    file.write_text(text.replace("scenario: jermuk-2022", "scenario: bad"), encoding="utf-8")
    own = Bench({"bad": str(file)})
    for query in (
        "on=bad",
        f"on=bad&drop={bad}",
        f"on=bad&find={bad}&say={bad}&hide=1&norm={bad}",
        f"on={bad}&{bad}=1",
    ):
        body = own.respond("", query).body
        assert "<script>alert" not in body and "<img" not in body and "49" not in re.findall(r"<h1>(.*?)</h1>", body)
        assert "\u202e" not in body and "\x1b" not in body
    assert len(re.findall(r"<script", own.respond("", "on=bad").body)) == 1


def test_nothing_is_loaded_from_elsewhere_and_nothing_stands_inline(bench: Bench) -> None:
    for body in (page(bench, "", ""), page(bench, DROPPED)):
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*src="([^"]*)"|<link[^>]*href="([^"]*)"', body)
        assert [one or two for one, two in loaded] == ["bench.css", "data:,", "bench.js"]
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:", body)


def test_the_engine_is_loaded_without_a_server() -> None:
    code = "import sys, casus.workbench.pages; print([name for name in ('starlette', 'uvicorn', 'anyio') if name in sys.modules])"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "[]\n"


# ---- what the page says, and what the commands say ----


def verdict_of(text: str) -> str:
    """The head of the answer, as read."""
    return text[text.index("What happened, in short") if "What happened, in short" in text else 0 :].partition(
        "The case"
    )[0]


def test_what_nothing_sets_off_has_its_reason_and_its_ladder(bench: Bench) -> None:
    text = told(bench.respond("", "on=osh-2010"))
    assert "Duty to help (cst.4.2): not owed, not contested ." in text
    assert "stands behind armed groups in Osh." in text
    assert "not asked" not in verdict_of(text) and "Not asked" not in verdict_of(text)
    assert "Missing: a state that stands behind armed groups in Osh" in text and "nothing to explain" not in text
    found = casus.explain("osh-2010", "cst.4.2")
    assert not found.norms and len(found.ladders()[0].rungs) > 8
    assert (
        "stands behind armed groups" in found.drawing().says
        and 's-settled"><span class="eyebrow">Who differs' not in page(bench, "on=osh-2010")
    )
    assert bench.respond("why.svg", "on=osh-2010&norm=cst.4.2/assist").status == 200
    assert "Here none could" in told(bench.respond("part", "on=osh-2010&part=smallest&norm=cst.4.2/assist"))
    assert "toward Kyrgyzstan" not in verdict_of(text).partition("Why")[0], (
        "nobody is shown to owe what nothing sets off"
    )


@pytest.mark.parametrize(
    "query",
    [
        "set=attack.date=2022-09-20",
        "drop=mission",
        "drop=asked&reading=yerevan",
        "account=who-began=answer-to-sabotage",
    ],
)
def test_what_a_change_did_is_what_whatif_says_of_it(bench: Bench, query: str) -> None:
    text = page(bench, f"on=jermuk-2022&{query}")
    delta = text[text.index('<div id="delta">') : text.index('<section id="facts"')]
    rows = re.findall(r'<tr class="line"><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>', delta)
    assert rows and not [row for row in rows if row[1] == row[2]], "both sides of a line differ"
    state = asked(f"on=jermuk-2022&{query}").state
    compared = casus.what_if("jermuk-2022", **state.edits(), **state.choice())
    lines = {line[0] for one in compared.told() for line in one.lines if line[1] != line[2]}
    assert lines == {row[0] for row in rows}
    assert all(any(line[1] != line[2] for line in one.lines) for one in compared.told())


def test_what_the_law_cannot_speak_of_stands_at_the_answer(bench: Bench) -> None:
    for name, reading in (("kursk-2024", ""), ("ukraine-2022", "yerevan"), ("jermuk-2022", "yerevan")):
        text = told(bench.respond("", f"on={name}&reading={reading}" if reading else f"on={name}"))
        short = casus.assess(name, reading=reading or "default").text().partition("IN SHORT")[2]
        short = " ".join(short.split())
        for words in (
            "Ukraine is bound by no treaty on file that could promise help. So nothing is said about Ukraine.",
            "The law of NATO is not on file. So nothing is said about what was asked of it.",
            "questions; the default answers the rest.",
        ):
            assert (words in short) == (words in verdict_of(text)), (name, words)


def test_an_exception_applies_or_does_not(bench: Bench) -> None:
    def ladder_of(query: str) -> str:
        text = page(bench, query)
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", text[text.index('<div class="ladder">') :])).split())

    assert "unless Attacked first lightly : does not apply" in ladder_of("on=jermuk-2022")
    applies = ladder_of("on=kursk-2024&norm=cst.4.2/assist&for=BLR")
    assert "unless Attacked first (Russia had itself attacked Ukraine first) : applies" in applies
    says = casus.explain("kursk-2024", "cst.4.2/assist", for_="BLR").drawing().says
    assert "unless: Attacked first (Russia had itself attacked Ukraine first) [it applies]" in says
    says = casus.explain("jermuk-2022", "cst.4.2/assist", for_="RUS").drawing().says
    assert "unless: Attacked first lightly [does not apply]" in says and "[NO]" not in says


def test_another_way_never_fails_without_a_reason() -> None:
    lanes = [
        lane
        for name, norm in (("jermuk-2022", "cst.6.1"), ("kursk-2024", "cst.4.1"), ("kursk-2024", "cst.4.2"))
        for one in casus.explain(name, norm).ladders()
        for rung in one.rungs
        for lane in rung.lanes
    ]
    assert lanes and all(len(lane) > 1 and lane[-1].mark != "holds" for lane in lanes)


def test_of_an_imagined_event_there_is_no_record(bench: Bench) -> None:
    text = told(bench.respond("", "on=jermuk-2011"))
    assert "None: the event is imagined, and the file does not tell what members did." in text
    assert "no duty here to hold" not in text and "owes" in text


def test_all_who_hold_what_would_do_are_named_and_each_dispute_has_its_own(bench: Bench) -> None:
    text = told(bench.respond("", "on=kazakhstan-2022&account=origin=from-abroad&answer=bands=covered"))
    assert "(critics of the organisation) or " in text and "(the CSTO, Russia); and: Does it cover" in text
    assert "on the account of Armenia (where) and of Armenia (who-began)" in told(bench.respond("", "on=jermuk-2022"))


def test_what_is_contested_out_of_another_event_is_told_with_it(bench: Bench) -> None:
    text = told(bench.respond("", "on=karabakh-2020"))
    assert text.count("Duty to consult (cst.2.2): not owed") >= 1 and "Duty to agree measures" in text
    short = " ".join(casus.assess("karabakh-2020").text(all=True).split())
    assert ("in another account" in short) == ("in another account" in text)


def test_what_is_taken_anyway_is_no_change(bench: Bench) -> None:
    usual = casus.load_scenario("jermuk-2022").disputes
    default = {f"account={one.id}={one.default}" for one in usual}
    pages = [
        page(bench, "on=jermuk-2022"),
        page(bench, f"on=jermuk-2022&{'account=where=on-the-line'}"),
        page(bench, "on=jermuk-2022&part=grid&norm=cst.4.2/assist", "part"),
        page(bench, "on=jermuk-2022&account=where=on-the-line&part=grid&norm=cst.4.2/assist", "part"),
    ]
    found = [href for text in pages for href in links(text)]
    assert len(found) > 60 and not [href for href in found if any(one in href.split("&") for one in default)]
    law = bench.law.questions
    for href in found:
        state = asked(urlsplit(href).query).state
        assert bench.settled(state) == state, href
    some = next(iter(law.values()))
    assert bench.settled(State("jermuk-2022", (Change("answer", f"{some.id}={some.default}"),))) == State("jermuk-2022")


def test_the_days_say_again_and_what_was_done(bench: Bench) -> None:
    text = told(bench.respond("part", "on=jermuk-2022&part=days"))
    lines = casus.timeline("jermuk-2022").text(all=True)
    assert ", again" in lines and ", again" in text
    assert "performed" in lines and "; performed" in text and "Belarus" in text and "ARM" not in text
    assert not re.search(r"\b(\w[\w ]*) → \1\b[;,]", text), "what stood so before is not told as a change"


def test_what_is_added_is_said_as_what_happened(bench: Bench) -> None:
    entry = "{request: {by: [ARM, KAZ], voice: government, to: csto, for: troops}, date: 2022-09-15}"
    text = told(bench.respond("", f"on=jermuk-2022&add={entry}"))
    delta = text[text.index("What your last change did") :]
    assert (
        "Added: Armenia and Kazakhstan asked the CSTO for troops" in delta
        and "{request" not in delta.partition("The case")[0]
    )
    twice = told(bench.respond("", f"on=jermuk-2022&drop=asked&add={entry}"))
    assert "Added: Armenia and Kazakhstan asked the CSTO for troops" in twice


def test_one_can_walk_the_days(bench: Bench) -> None:
    text = page(bench, "on=jermuk-2022&part=days&norm=cst.4.2/assist", "part")
    days = [item["date"] for item in casus.timeline("jermuk-2022").values()]
    strip, _, rest = text[text.index('<nav class="strip"') :].partition("</nav>")
    assert re.findall(r'href="#day-([^"]*)"', strip) == days and re.findall(r'<li id="day-([^"]*)"', rest) == days
    assert "owed, something changes" in " ".join(re.sub(r"<[^>]*>", "", strip).split())
    assert f'href="#day-{days[1]}" aria-label="the next day' in rest and f"the day before: {days[-2]}" in rest


def test_other_treaties_stand_beside_the_case_as_changed(bench: Bench) -> None:
    """A line for each treaty on the changed facts, what is as if said loudly, each with its points; the state in the middle can be another."""
    text = page(bench, "on=jermuk-2022&drop=asked&part=treaties", "part")
    assert "<!DOCTYPE html>" in text and 'href="./?on=jermuk-2022&amp;drop=asked"' in text, (
        "it is a page without scripts too"
    )
    changed = casus.what_if("jermuk-2022", drop=["asked"]).scenario
    assert changed is not None
    there = {column.title: column for column in casus.treaties(changed).columns if column.promises}
    rows = dict(re.findall(r'<tr><th scope="row">([^<]*) <span class="tag">([^<]*)</span>', text))
    assert {unescape(name): word == "really bound" for name, word in rows.items()} == {
        name: column.real for name, column in there.items()
    }
    csto = re.search(r"\(CSTO\) <span.*?</tr>", text, re.S)
    assert csto is not None and "waits" in csto[0] and "yes" in csto[0], "nobody asked, and it must be asked for"
    assert text.count("<summary>Its points") == len(there) and text.count("<b>AS IF</b>") == 1
    assert "casus treaties" not in told(bench.respond("part", "on=kursk-2024&part=treaties")), (
        "no options of the command line"
    )
    russia = page(bench, "on=kursk-2024&part=treaties&for=RUS", "part")
    assert ">Ukraine</a>" in russia and "was bound" in russia
    assert 'for=RUS">Put them side by side' in page(bench, "on=kursk-2024")
    assert "befalls" in told(bench.respond("part", "on=osh-2010&part=treaties&for=BLR")) or "AS IF" in page(
        bench, "on=osh-2010&part=treaties&for=BLR", "part"
    )


# ---- from nothing ----


def asked_on(bench: Bench, *answers: str, line: str = "") -> str:
    """The query of the interview after some answers, each given by its form."""
    query = urlencode({"begin": "1", "line": line}) if line else "begin=1"
    for answer in answers:
        found = bench.respond("", f"{query}&{urlencode({'given': answer})}")
        assert found.status == 303, (answer, told(found))
        query = urlsplit(found.location).query
    return query


def test_the_interview_is_the_same_as_in_python_and_its_state_is_its_address(bench: Bench) -> None:
    line = "Azerbaijan attacked Armenia on 13 September 2022"
    query = asked_on(bench, "use_of_force", "AZE", "ARM", "territory", "2022-09-13", "no", "Jermuk", line=line)
    found = casus.interview(asked(query).answers, line, bench.law)
    text = told(bench.respond("", query))
    assert found.question is not None and found.question.asks in text and found.question.why in text
    assert all(said in text for said in found.headline())
    back = re.search(r'class="btn" href="(\./\?[^"]*)">Back', bench.respond("", query).body)
    assert back is not None and asked(urlsplit(unescape(back[1])).query).answers == found.told[:-1]


def test_the_interview_without_scripts_is_forms_and_a_file(bench: Bench) -> None:
    query = asked_on(bench, "use_of_force", "AZE", "ARM", "territory", "2022-09-13")
    body = page(bench, query)
    assert '<form method="get" action="./">' in body and 'name="given"' in body and body.count('name="tell"') >= 4
    saved = bench.respond("case.yaml", query)
    assert saved.status == 200 and saved.name == "case.yaml" and saved.body.startswith("# yaml-language-server")
    chosen = page(bench, asked_on(bench, "use_of_force", "AZE", "ARM", "territory", "2022-09-13", "no", "jermuk"))
    assert 'required><option value="">choose</option>' in chosen, "nothing is told by an answer that nobody chose"
    assert 'name="begin"' in page(bench, "") and bench.respond("case.yaml", "begin=1").status == 400


def test_an_answer_that_names_an_event_survives_the_address(bench: Bench) -> None:
    several = ("before use_of_force(by=ARM,against=AZE)", "use_of_force(by=ARM,against=AZE)")
    plain = (("what", "use_of_force"), ("use-of-force.by", "AZE"), several)
    address = interview_address(plain, "a line & more=x")
    assert (
        asked(urlsplit(address).query).answers == plain
        and asked(urlsplit(address).query).more["line"] == "a line & more=x"
    )


def test_a_wrong_answer_of_the_interview_stands_at_its_field(bench: Bench) -> None:
    query = asked_on(bench, "use_of_force")
    found = bench.respond("", f"{query}&given=Azerbaijn<script>")
    assert found.status == 200 and 'id="answer-fault"' in found.body and "<script>x" not in found.body
    assert "Azerbaijn&lt;script&gt;" in found.body and "2. " in told(found)
    assert bench.respond("", "begin=1&tell=what=>nothing").status == 200


def test_a_case_that_was_told_is_opened_changed_and_saved(bench: Bench, tmp_path: Path) -> None:
    answers = [("what", "use_of_force"), ("use-of-force.by", "AZE"), ("use-of-force.against", "ARM")]
    answers += [("use-of-force.date", "2023-05-12"), ("use-of-force.at", "jermuk")]
    asked_next = page(bench, urlsplit(interview_address(answers, "A border, in May")).query)
    opened = next(link for link in links(asked_next) if link.startswith("./?on="))
    query = urlsplit(opened).query
    assert asked(query).state.told == tuple(answers) and asked(query).state.address() == opened
    before, after = (
        told(bench.respond("", query)),
        told(bench.respond("", f"{query}&set=use-of-force.at=nagorno-karabakh")),
    )
    assert "Russia owes Armenia help" in before and "Russia owes Armenia help (rus-arm.3): not owed" not in before
    assert (
        "Changed from the file: 1." in after
        and "casus whatif my-case.yaml --set use-of-force.at=nagorno-karabakh" in after
    )
    for more, name in (("", "my-case.yaml"), ("&set=use-of-force.at=nagorno-karabakh", "my-case-changed.yaml")):
        saved = bench.respond("save", f"{query}{more}")
        assert (saved.status, saved.name) == (200, name) and bench.folder and bench.folder not in saved.body
        (tmp_path / name).write_text(saved.body, encoding="utf-8")
        assert casus.load_scenario(tmp_path / name).id == name.removesuffix(".yaml")
    wrong = bench.respond("", query.replace("what=%3Euse_of_force", "what=%3Enonsense"))
    assert wrong.status == 400 and "nonsense" in wrong.body


# ---- tasks of a class ----


def solved(task: Task) -> str:
    """The address of a task with its solution in the fields of its form, or in the case."""
    node, problems = parse(task.solution, "")
    assert isinstance(node, Map) and not problems
    values = {key.text: plain(value) for key, value in node.entries if isinstance(key, Scalar)}
    if task.kind == "change":
        sets = [("set", f"{name}={value}") for name, value in (values.get("set") or {}).items()]
        rest = [(word, plain_text(one)) for word in ("drop", "add") for one in several(values.get(word))]
        return urlencode([("learn", task.id), ("tries", "1"), ("on", task.scenario), *sets, *rest])
    if task.kind == "side":
        taken = values.pop("answers")
        values |= {f"answer-{n}": f"{name}={value}" for n, (name, value) in enumerate(taken.items())}
    fields = [(f"is:{name}", ", ".join(several(value))) for name, value in values.items()]
    return urlencode([("learn", task.id), ("tries", "1"), *fields])


def plain(node: Node) -> Any:
    """A tree as plain values."""
    if isinstance(node, Map):
        return {key.text: plain(value) for key, value in node.entries if isinstance(key, Scalar)}
    return [plain(item) for item in node.items] if isinstance(node, Seq) else node.text


def plain_text(value: Any) -> str:
    """A value as it stands in one line of a file."""
    inner = ", ".join(f"{name}: {plain_text(one)}" for name, one in value.items()) if isinstance(value, dict) else ""
    return f"{{{inner}}}" if inner else f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def several(value: Any) -> list[Any]:
    """One value or several, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def test_every_task_that_is_listed_can_be_solved_on_its_page(bench: Bench) -> None:
    listed = re.findall(r'href="\./\?learn=([a-z0-9-]+)"', page(bench, "learn="))
    tasks = {task.id: task for _, task in all_tasks(bench.exercises.courses)}
    assert len(listed) > 30 and {tasks[name].kind for name in listed} == set(HERE)
    for name in listed:
        done = told(bench.respond("", solved(tasks[name])))
        assert "Right. This is all of it." in done, (name, done[-900:])


def test_a_hint_comes_before_the_answer_on_a_page_too(bench: Bench) -> None:
    given = "learn=plain&is:russia_helps=no&is:who_helps=Russia&is:since=2023-05-15"
    first, second = (told(bench.respond("", f"{given}&tries={n}")) for n in (1, 2))
    assert "Not what Casus finds" in first and "Hint 1." in first and "Casus finds: yes" not in first
    assert "Casus finds: yes" in second and "It rests on" in second
    assert "Casus finds: yes" in told(bench.respond("", f"{given}&tries=1&why=1"))
    unread = told(bench.respond("", "learn=plain&tries=1&is:since=soon&is:russia_helps=%22%7D"))
    assert "This is no wrong answer: it could not be read." in unread
    assert "There is no task" in told(bench.respond("", "learn=nonsense"))
    assert "casus learn start consult-rule" in told(bench.respond("", "learn=consult-rule"))


def test_a_fact_is_found_on_the_page_of_the_case(bench: Bench) -> None:
    task = page(bench, "learn=moved")
    case = page(bench, next(urlsplit(link).query for link in links(task) if link.startswith("./?on=")))
    assert "Task: One word of an event" in told(Reply(200, "", case)) and "What would change it?" not in case
    kept = [link for link in links(case) if link.startswith("./?on=karabakh-yerevan&")]
    assert len(kept) > 10 and all("task=moved" in link or "learn=moved" in link for link in kept)
    changed = page(bench, "on=karabakh-yerevan&task=moved&set=yerevan.at=jermuk")
    check = next(link for link in links(changed) if link.startswith("./?on=karabakh-yerevan") and "learn=moved" in link)
    assert "Russia owes Armenia help: no. Yes before, yes after." in told(bench.respond("", urlsplit(check).query))
