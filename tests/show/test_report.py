"""The parts of which reports are made, on a made-up treaty and on blocks written here."""

import re
from pathlib import Path

import pytest

import commands
import pactlaw
from casus.ask.choice import Chosen
from casus.ask.history import parties
from casus.ask.turns_on import letter, points_of, used
from casus.files.sources import Cite, Source
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.show.blocks import (
    Bit,
    Commands,
    Entry,
    Foot,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Table,
    bad,
    dim,
    fit,
    height,
    plain,
    screen,
    shrinking,
    size,
    strong,
)
from casus.show.grounds import Notes, grouped
from casus.show.markdown import escape_markdown, markdown
from casus.show.report import report, views
from casus.show.view import Asked, View
from casus.words.names import Voice, counted, host, in_force, number, read_counts, series

RAID = """events:
  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}
  - {id: again, date: 2006-01-20, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}
  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: help, about: raid}}
disputed:
  - id: who
    about: who came
    default: outland
    versions:
      - {id: outland, says: Outland came., held_by: [AAA]}
      - {id: gamma, says: Gammaland came., held_by: [XXX], set: {raid.by: CCC}}
conduct:
  - {id: troops, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}}
"""


def view(folder: Path, body: str, everything: bool = False, **changes: dict[str, str]) -> View:
    """A scenario under the pact, ready to be shown."""
    run = pactlaw.run(folder, body, **changes)
    return View(run, run.assessment("default"), Asked("case.yaml", everything=everything))


# ---- layout ----------------------------------------------------------------------------------------------------------


def test_words_are_broken_at_blanks_only() -> None:
    text = screen([Para(("x " * 38, Bit("casus law cst.4", "", True), " and 2022-09-13"), 2, 2)])
    assert len(text.splitlines()[0]) <= 80
    assert "casus law cst.4" in text and "2022-09-13" in text


def test_a_text_of_a_file_never_makes_a_line_too_long() -> None:
    text = screen(
        [
            Para("a" * 500),
            Pairs((("label", "b" * 300),), 2),
            Foot("HEAD", "c" * 200),
            Entry("d" * 90, "e" * 30, "f" * 90),
        ]
    )
    assert max(map(len, text.splitlines())) <= 80


def test_addresses_and_commands_stay_whole() -> None:
    address = "https://example.org/" + "x" * 90
    assert address in screen([Para(("see ", dim(address)))])
    assert "casus assess " + "y" * 90 in screen([Commands("NEXT", (("casus assess " + "y" * 90, ""),))])


def test_wide_and_combining_letters_are_measured() -> None:
    assert [size(text) for text in ("abc", "e\u0301", "\u65e5\u672c", "")] == [3, 1, 4, 0]
    text = screen([Pairs((("\u65e5\u672c", "one"), ("abcd", "two")), 0)])
    assert text == "\u65e5\u672c  one\nabcd  two\n"


def test_control_characters_are_shown_as_numbers() -> None:
    text = screen([Heading("A\x1b[31m"), Para("b\u202ec\td"), Table((("e\x07",),))])
    assert "<U+001B>" in text and "<U+202E>" in text and "<U+0007>" in text and "\x1b" not in text


def test_colour_changes_no_character() -> None:
    blocks = [
        Heading("HEAD", ", more"),
        Entry("Name", "id.1", (strong("dormant"), ": x")),
        Para((bad("NO"), " y ", dim("[1]"))),
    ]
    painted = screen(blocks, colour=True)
    assert "\x1b[31m" in painted and "\x1b[1m" in painted
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == screen(blocks)


def test_heights_are_those_of_the_screen() -> None:
    blocks = [Heading("H"), Para("word " * 60), Pairs((("a", "b " * 70),), 2)]
    assert height(blocks) == len(screen(blocks).splitlines())


# ---- fitting ---------------------------------------------------------------------------------------------------------


def _lines(count: int) -> tuple[Para, ...]:
    return tuple(Para(f"line {place}") for place in range(count))


def test_a_screen_is_cut_only_as_far_as_needed() -> None:
    one = Section("one", (Level(0, _lines(10)), Level(1, _lines(5)), Level(2, _lines(1))))
    two = Section("two", (Level(0, _lines(10)), Level(2, _lines(2))))
    assert height(fit([one, two], (), 20)) == 20
    assert height(fit([one, two], (), 15)) == 15
    assert height(fit([one, two], (), 3)) == 3
    assert height(fit([one, two], ("one",), 7)) == 7  # two gave way, and one got some back


def test_what_is_left_out_is_counted() -> None:
    levels = shrinking(4, 1, lambda shown, left: [Heading("ALL", left), *_lines(shown)], 1)
    assert [height(level.blocks) for level in levels] == [5, 4, 3, 2]
    assert "(3 more: add --all)" in screen(levels[-1].blocks)


# ---- words -----------------------------------------------------------------------------------------------------------


def test_small_words() -> None:
    assert series(["A", "B", "C"]) == "A, B and C" and series(["A"]) == "A" and series([]) == ""
    assert number(5) == "five" and number(1_048_576) == "1\u202f048\u202f576".replace("\u202f", " ")
    assert (
        counted(1, "duty") == "1 duty" and counted(2, "more duty") == "2 more duties" and counted(3, "day") == "3 days"
    )
    assert in_force(20121219, LAST_DAY) == "in force from 2012-12-19"
    assert in_force(19940420, 20121218) == "in force 1994-04-20 to 2012-12-18"
    assert in_force(FIRST_DAY, LAST_DAY) == "in force always"
    assert letter(0) == "a" and letter(25) == "z" and letter(26) == "aa"


def test_sources_in_few_words() -> None:
    assert host(Source("a", "https://www.example.org/x?y", "in_part")) == "example.org"
    assert host(Source("a", "http://[bad", "in_part")) == "[bad"
    assert host(Source("a", "A Book, 1999", "in_full")) == "A Book, 1999"
    kinds = [
        Source(str(place), "x", read) for place, read in enumerate(("in_full", "in_part", "in_part", "unverified"))
    ]
    assert read_counts(kinds) == "1 read in full, 2 in part, 1 unverified"


def test_names_are_in_alphabetical_order() -> None:
    voice = Voice(pactlaw.law())
    assert voice.listed(["XXX", "league", "AAA"]) == "Alphaland, the League, Outland"


def test_sources_are_numbered_as_they_come_up() -> None:
    notes = Notes(Voice(pactlaw.law()))
    late, early = notes.of([Cite("https://late.org")]), notes.of([Cite("https://early.org"), Cite("https://third.org")])
    blocks = notes.number([Para(("a", *early)), Para(("b", *late))])
    assert [plain(block.words) for block in blocks] == ["a [1][2]", "b [3]"]  # type: ignore[union-attr]
    assert [source.id for source in notes.cited()] == ["https://early.org", "https://third.org", "https://late.org"]


# ---- groups, points and the report -----------------------------------------------------------------------------------


def test_rows_that_differ_only_in_bearer_or_event_are_one_group(tmp_path: Path) -> None:
    body = RAID.replace("set: {raid.by: CCC}", "drop: []").replace("about: raid", "")
    rows = [row for row in pactlaw.run(tmp_path, body).rows() if row.norm == "p.2/deem" and row.status == "triggered"]
    groups = grouped(rows)
    assert len(rows) == 4 and len(groups) == 1
    assert set(groups[0].bearers) == {"BBB", "CCC"} and groups[0].days == (20060110, 20060120)


def test_points_say_what_one_other_account_does(tmp_path: Path) -> None:
    shown = view(tmp_path, RAID)
    point = next(point for point in points_of(shown.run, shown.assessment.rows) if point.concerns("account", "who"))
    assert used(shown.run, point.legs[0]) == "outland" and point.effects[0].values == ("gamma",)
    text = screen(report(shown))
    assert "Alphaland (used here): Outland came." in text and "Outland: Gammaland came. Then" in text


def test_a_report_says_what_was_assumed_and_what_the_file_denies(tmp_path: Path) -> None:
    body = RAID.replace(", weight: heavy}}\n  - {id: again", "}}\n  - {id: again").replace(
        "disputed:", "  - {id: no-letter, denied: true, letter: {by: BBB}}\ndisputed:"
    )
    text = " ".join(screen(report(view(tmp_path, body, everything=True))).split())
    assert "assumed here: weight heavy" in text
    assert "the file says no" in text


def test_nothing_triggered_is_said_with_what_is_nearest(tmp_path: Path) -> None:
    body = "events:\n  - {id: plea, date: 2006-01-12, plea: {by: AAA, for: talks}}\npositions:\n  - {by: AAA, clause: p.2, says: owed, ground: we asked}\n"
    text = screen(report(view(tmp_path, body)))
    assert (
        "Nothing is triggered: no rule on file speaks of a case like this" in text
        and "Alphaland asked, but nothing that the file tells of Alphaland is of a kind" in " ".join(text.split())
        and "NEAREST" in text
        and "Alphaland  p.2  owed: we asked" in text
    )


def test_no_record_is_explained_where_it_stands(tmp_path: Path) -> None:
    text = screen(report(view(tmp_path, RAID)))
    assert "No record: none was found. That is no refusal." in text
    imagined = screen(report(view(tmp_path, RAID.partition("conduct:")[0])))
    assert "the event is imagined" in imagined and "not a refusal" not in imagined


def test_who_was_bound_is_drawn_from_the_acts() -> None:
    law = pactlaw.law()
    assert parties(law, "pact", 20060101).members == ("AAA", "BBB", "CCC")
    assert parties(law, "pact", 20090301).members == ("AAA", "BBB")
    assert parties(law, "pact", 19990101).members == ()


def test_options_are_repeated_as_they_were_given() -> None:
    chosen = Chosen("alpha", (("bands", "covered"),), (("who", "gamma"),))
    assert chosen.options == " --reading alpha --answer bands=covered --account who=gamma"


# ---- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_finds_nothing_to_act_on() -> None:
    assert escape_markdown("<b> & | `x` [a](b) #") == "&lt;b&gt; &amp; \\| \\`x\\` \\[a\\](b) \\#"
    assert escape_markdown("clean_hands") == "clean_hands" and escape_markdown("_a_") == "\\_a\\_"
    assert (
        "javascript://" not in escape_markdown("javascript://x")
        and escape_markdown("https://x.org/y") == "https://x.org/y"
    )


def test_a_line_of_markdown_begins_no_list() -> None:
    text = markdown([Para("- a"), Para("1. b"), Para("+ c"), Para("= d")])
    assert text == "\\- a\n\n1\\. b\n\n\\+ c\n\n\\= d\n"


def test_tables_of_markdown_are_whole() -> None:
    text = markdown([Table((("a", "b"), ("c | d", "e"))), Pairs((("f", "g"),)), Pairs((("h", "i"),))])
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows[2] == "| c \\| d | e |" and rows[-2:] == ["| f | g |", "| h | i |"]


def test_what_is_owed_to_both_sides_stands_together_and_is_said(tmp_path: Path) -> None:
    """Two members raid each other on one day: the third owes help to both, and the report does not choose."""
    body = """places:
  beta-fort: {name: Beta Fort, owner: [{of: BBB}]}
events:
  - {id: one, date: 2004-01-10, raid: {by: AAA, against: BBB, at: beta-fort, weight: heavy}}
  - {id: two, date: 2004-01-10, raid: {by: BBB, against: AAA, at: alpha-hill, weight: heavy}}
"""
    shown = view(tmp_path, body)
    duties = [group for group in shown.duties if {"AAA", "BBB"} <= set(group.towards)]
    assert duties and all(set(shown.opposed(group)) == {"AAA", "BBB"} for group in duties)
    assert "Owed to both sides (Alphaland and Betaland) under:" in screen(report(shown))


def test_each_view_of_the_law_has_as_many_words(tmp_path: Path) -> None:
    """At every length all views stand in alphabetical order of who holds them, or none does and they are counted."""
    said = "positions:\n" + "".join(
        f"  - {{by: {by}, clause: p.2, says: {says}, ground: a long reason, date: 2006-01-{day}}}\n"
        for by, says, day in (("XXX", "not_triggered", 11), ("AAA", "triggered", 12), ("BBB", "triggered", 13))
    )
    section = views(view(tmp_path, RAID + said))
    texts = [screen(level.blocks) for level in section.levels]
    assert [texts[0].index(name) for name in ("Alphaland", "Betaland", "Outland")] == sorted(
        texts[0].index(name) for name in ("Alphaland", "Betaland", "Outland")
    )
    assert texts[0].count("a long reason") == texts[1].count("a long reason") == 3
    assert texts[2].count("a long reason") == 0 and "Alphaland, Betaland: triggered; Outland: not triggered" in texts[2]
    assert "3 views of the law" in texts[3]


def test_the_first_screen_says_what_was_asked_and_for_what_each_deed_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    commands.one_law(monkeypatch)
    printed = commands.run("assess", "kazakhstan-2022").out
    assert re.search(r"Asked +2022-01-05: Kazakhstan asked the CSTO", printed)
    assert re.search(r"Armenia +\* \(charter\.2\) 1 day later: Units", printed), "the duty that it performs is named"
    assert "Would perform the duty to help (cst.4.2)" in printed and "where it is owed" in printed
    assert "the file says this did not happen: Russia asked" in commands.run("assess", "kursk-2024", "--all").out
    assert "Would perform" not in commands.run("assess", "jermuk-2022").out, "there the duty is owed"
