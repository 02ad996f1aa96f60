"""Malformed and hostile files: every mistake is a value with its place, its cause and its cure, and none escapes as an exception."""

import os
import shutil
from pathlib import Path

import pytest

from casus.files.problems import Problem, render_all
from casus.scenarios.library import read_and_check_law, read_scenario_file
from pactlaw import FOLDER, law

HEAD = "scenario: case\ntitle: A case\nkind: hypothetical\nas_of: 2006-03-01\n"
RAID = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}\n"

# what is wrong, the file, the line of the first problem, words of its message, words of its cure
SCENARIOS: list[tuple[str, str | bytes, int, str, str]] = [
    ("a day that does not exist", HEAD + RAID.replace("01-10", "02-30"), 6, "2006-02-30 is not a day", "2006-02-28"),
    ("a month that does not exist", HEAD + RAID.replace("01-10", "13-10"), 6, "not a day", ""),
    ("a day in words", HEAD + RAID.replace("2006-01-10", "yesterday"), 6, "yesterday", ""),
    ("a day in another order", HEAD + RAID.replace("2006-01-10", "1/10/2006"), 6, "1/10/2006", "2006-01-10"),
    ("a state by two letters", HEAD + RAID.replace("by: XXX", "by: XX"), 6, '"XX"', "three"),
    ("a misspelt state", HEAD + RAID.replace("AAA", "Alfaland"), 6, "Alfaland", "did you mean Alphaland"),
    ("look-alike letters", HEAD + RAID.replace("against: AAA", "against: \u0410\u0410\u0410"), 6, "\u0410", "Cyrillic"),
    ("an unknown place", HEAD + RAID.replace("alpha-hill", "alfa-hill"), 6, "alfa-hill", "alpha-hill"),
    ("a value off the scale", HEAD + RAID.replace("heavy", "huge"), 6, '"huge"', "heavy"),
    ("an unknown role", HEAD + RAID.replace("at:", "near:"), 6, '"near"', ""),
    ("a missing role", HEAD + RAID.replace("by: XXX, ", ""), 6, "lacks the role by", "by:"),
    ("an unknown event", HEAD + RAID.replace("raid: {", "riad: {"), 6, '"riad"', "raid"),
    (
        "a concept among the facts",
        HEAD + RAID.replace("raid: {by: XXX, against: AAA, at: alpha-hill,", "attack: {by: XXX, against: AAA,"),
        6,
        "concept",
        "",
    ),
    ("two things in one event", HEAD + RAID.replace("}}", "}, enough: {by: AAA}}"), 6, "two things", "two entries"),
    ("an event without a date", HEAD + RAID.replace("date: 2006-01-10, ", ""), 6, 'lacks the word "date"', "date"),
    ("an event without an id", HEAD + RAID.replace("id: raid, ", ""), 6, 'lacks the word "id"', "id"),
    ("two events of one id", HEAD + RAID + RAID.splitlines()[1] + "\n", 7, "raid", "id of its own"),
    ("a misspelt word", HEAD + RAID + "disputes: []\n", 7, '"disputes"', "did you mean disputed"),
    ("a word twice", HEAD + "title: Again\n" + RAID, 5, "title", ""),
    ("no events", HEAD, 1, 'lacks the word "events"', "events"),
    ("no kind", HEAD.replace("kind: hypothetical\n", "") + RAID, 1, '"kind"', "kind"),
    ("an unknown kind", HEAD.replace("hypothetical", "hypothetic") + RAID, 3, '"hypothetic"', "hypothetical"),
    (
        "an end before the beginning",
        HEAD + RAID.replace("2006-01-10,", "2006-01-10, until: 2006-01-09,"),
        6,
        "ends before it begins",
        "",
    ),
    (
        "after an event that is not there",
        HEAD + RAID.replace("2006-01-10,", "2006-01-10, after: dawn,"),
        6,
        '"dawn"',
        "",
    ),
    ("an event after itself", HEAD + RAID.replace("2006-01-10,", "2006-01-10, after: raid,"), 6, "itself", ""),
    (
        "a source nobody lists",
        HEAD + RAID.replace("2006-01-10,", "2006-01-10, sources: [nowhere],"),
        6,
        '"nowhere"',
        "sources:",
    ),
    ("an event later than the file speaks of", HEAD + RAID.replace("2006-01-10", "2006-05-10"), 6, "as_of", ""),
    (
        "a comma in unquoted text",
        HEAD + RAID.replace("2006-01-10,", "2006-01-10, says: came, saw and left,"),
        6,
        "saw and left",
        "quote",
    ),
    (
        "a dispute over a field that is not there",
        HEAD
        + RAID
        + "disputed:\n  - id: d\n    default: a\n    versions:\n      - {id: a}\n      - {id: b, set: {raid.of: BBB}}\n",
        12,
        '"of"',
        "",
    ),
    (
        "a dispute whose default is no version",
        HEAD
        + RAID
        + "disputed:\n  - id: d\n    default: c\n    versions:\n      - {id: a}\n      - {id: b, set: {raid.by: BBB}}\n",
        9,
        '"c"',
        "",
    ),
    ("an actor of no kind", HEAD + "actors: {gang: {kind: mob}}\n" + RAID, 5, '"mob"', "band"),
    ("an alias bomb", HEAD + "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 5, "", ""),
    ("a tag", HEAD + "summary: !!python/object/apply:os.system [ls]\n" + RAID, 5, "", ""),
    ("deep nesting", HEAD + "summary: " + "[" * 40 + "]" * 40 + "\n", 5, "", ""),
    ("fifty thousand brackets", "[" * 50_000, 1, "", ""),
    ("an empty file", "", 1, "", ""),
    ("only a comment", "# nothing\n", 1, "", ""),
    ("two documents", HEAD + RAID + "---\n" + HEAD, 7, "", ""),
    ("another encoding", (HEAD + RAID).encode("utf-16"), 1, "", ""),
    ("bytes that are no text", b"scenario: \xff\xfe\xfa\n", 1, "", ""),
    ("a control character", HEAD + RAID + "summary: \x1b[31mred\n", 7, "", ""),
    ("text that turns round", HEAD + RAID + "summary: \u202egnorw\n", 7, "", ""),
    ("a tab for an indent", HEAD + "events:\n\t- {id: raid}\n", 6, "", ""),
    ("an open quote", HEAD + 'summary: "never closed\n' + RAID, 5, "", ""),
    ("an open bracket", HEAD + RAID.replace("}}", "}"), 6, "", ""),
    ("a list at the top", "- a\n- b\n", 1, "", ""),
    ("a text at the top", "just words\n", 1, "", ""),
]


def problems_of(path: Path) -> list[Problem]:
    """The serious problems of a scenario file under the pact."""
    _, problems = read_scenario_file(path, law(), "case.yaml")
    return [problem for problem in problems if not problem.warning]


@pytest.mark.parametrize(
    ("content", "line", "message", "cure"), [case[1:] for case in SCENARIOS], ids=[case[0] for case in SCENARIOS]
)
def test_a_bad_scenario_says_where_what_and_what_to_do(
    tmp_path: Path, content: str | bytes, line: int, message: str, cure: str
) -> None:
    """The first problem stands where the mistake is; every problem fits the screen and says something."""
    path = tmp_path / "case.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    found = problems_of(path)

    assert found, "no problem was found"
    assert found[0].mark.line == line
    assert message in found[0].message and cure in found[0].cure
    shown = render_all(found, "case.yaml")
    assert all(len(row) <= 80 for row in shown.splitlines())
    assert not any(ord(letter) < 32 and letter != "\n" for letter in shown) and "\u202e" not in shown


def test_every_mistake_is_reported_at_once(tmp_path: Path) -> None:
    """Three mistakes, three problems, in the order of the file."""
    path = tmp_path / "case.yaml"
    path.write_text(HEAD.replace("hypothetical", "hypothesis") + RAID.replace("XXX", "XYZ").replace("heavy", "huge"))

    assert [(problem.mark.line, problem.code) for problem in problems_of(path)] == [
        (3, "unknown-value"),
        (6, "unknown-state"),
        (6, "unknown-value"),
    ]


def test_a_directory_a_pipe_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    """None of them is read, and none can hang."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "none.yaml"):
        (problem,) = problems_of(path)
        assert problem.mark.file == "case.yaml" and problem.cure


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    """Over a mebibyte nothing is taken."""
    path = tmp_path / "case.yaml"
    path.write_text("# " + "x" * (2 << 20))

    assert problems_of(path)


# what is wrong, the file of the pact, what stands there, what is put in its place, words of a message, words of its cure
RULES: list[tuple[str, str, str, str, str, str]] = [
    (
        "an unsafe variable",
        "pact/p-1.yaml",
        "then: {excuse: {}}",
        "then: {attack: {by: <x>, against: <v>, weight: heavy}}",
        "<x>",
        "condition",
    ),
    (
        "a comparison of something unknown",
        "pact/p-2.yaml",
        "      - <w> >= heavy\n",
        "      - <z> >= heavy\n",
        "<z>",
        "condition",
    ),
    (
        "an unknown role",
        "pact/p-1.yaml",
        "joined: {by: <s>, to: <t>, date: <d>}",
        "joined: {who: <s>, to: <t>, date: <d>}",
        '"who"',
        "",
    ),
    (
        "an unknown word",
        "pact/p-1.yaml",
        "- raid: {by: <a>, against: <v>, weight: <w>}",
        "- ride: {by: <a>, against: <v>, weight: <w>}",
        '"ride"',
        "raid",
    ),
    (
        "a cycle through an exception",
        "pact/p-1.yaml",
        "when: [{excuse: {event: same}}]",
        "when: [{wrong: {event: same}}]",
        "wait for each other",
        "ladder",
    ),
    ("overlapping wordings", "pact/p-2.yaml", "through: 2004-12-31}", "through: 2005-12-31}", "overlap", "day before"),
    ("a wording that is not listed", "pact/p-2.yaml", "id: p.2/help@new", "id: p.2/help@newer", "newer", "new"),
    ("two rules of one id", "pact/p-1.yaml", "id: p.1/siege", "id: p.1/attack", "p.1/attack", ""),
    ("an unknown question", "pact/p-2.yaml", "given: {bands: covered}", "given: {band: covered}", '"band"', "bands"),
    ("an unknown answer", "pact/p-2.yaml", "given: {bands: covered}", "given: {bands: maybe}", '"maybe"', "covered"),
    (
        "a question that bears on nothing",
        "pact/questions.yaml",
        "bears_on: [p.2/by-band]",
        "bears_on: []",
        "by-band",
        "bears_on",
    ),
    (
        "a norm nobody draws",
        "pact/p-2.yaml",
        "of: p.2/peace}}\nperforms",
        "of: p.2/piece}}\nperforms",
        "p.2/piece",
        "p.2/peace",
    ),
    (
        "two kinds for one norm",
        "pact/p-2.yaml",
        "then: {duty: {bearer: <m>, toward: all, act: report}}",
        "then: {prohibition: {bearer: <m>, toward: all, act: report}}",
        "",
        "",
    ),
    (
        "an event that a rule draws",
        "pact/p-1.yaml",
        "then: {excuse: {}}",
        "then: {siege: {by: <a>, against: <v>}}",
        "no rule draws",
        "",
    ),
    (
        "a conclusion that lacks a role",
        "pact/p-1.yaml",
        "then: {attack: {by: <a>, against: <v>, weight: heavy}}",
        "then: {attack: {by: <a>, weight: heavy}}",
        "lacks against",
        "all roles",
    ),
    (
        "a trigger that is a comparison",
        "pact/p-1.yaml",
        "      - raid: {by: <a>, against: <v>, weight: <w>}\n      - <a> != <v>\n",
        "      - <a> != <v>\n      - raid: {by: <a>, against: <v>, weight: <w>}\n",
        "trigger",
        "",
    ),
    (
        "a status that ends by a status",
        "pact/p-1.yaml",
        "when: [{left: {by: <s>, to: <t>, date: <d>}}]",
        "when: [{left: {by: <s>, to: <t>, date: <d>}}, {party: {state: <s>, to: <t>}}]",
        "status",
        "act",
    ),
    ("a comparison that is none", "pact/p-2.yaml", "- <what> != talks", "- <what> is not talks", "condition", ""),
    ("a scale against a day", "pact/p-2.yaml", "      - <w> >= heavy\n", "      - <w> >= 2001-01-01\n", "", ""),
    (
        "a bare name of an event",
        "pact/p-1.yaml",
        "event: <earlier>}\n    then",
        "event: raid1}\n    then",
        "raid1",
        "<event>",
    ),
    ("an unknown status word in ends", "pact/p-1.yaml", "then: {ends: {party:", "then: {ends: {excuse:", "", ""),
    (
        "an unknown instrument",
        "pact/p-2.yaml",
        "      - party: {state: <v>, to: pact}\n",
        "      - party: {state: <v>, to: pakt}\n",
        "pakt",
        "pact",
    ),
    ("an unknown act", "pact/p-2.yaml", "act: help, deadline", "act: halp, deadline", "halp", "help"),
    (
        "an unknown type in the vocabulary",
        "vocabulary.yaml",
        "roles: {by: actor, against: state}}\n  plea",
        "roles: {by: acter, against: state}}\n  plea",
        "acter",
        "actor",
    ),
    ("a state of a place that is none", "places.yaml", "of: BBB", "of: BBC", "BBC", ""),
    ("a system of another name", "pact/system.yaml", "system: pact", "system: pakt", "pakt", ""),
    (
        "an unknown word in a rule",
        "pact/p-1.yaml",
        "    says: A siege is a heavy attack.",
        "    sayz: A siege is a heavy attack.",
        "sayz",
        "says",
    ),
    ("an anchor", "pact/p-1.yaml", "clause: p.1", "clause: &x p.1", "", ""),
    ("a second document", "pact/p-1.yaml", "rules:", "---\nrules:", "", ""),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "cure"), [case[1:] for case in RULES], ids=[case[0] for case in RULES]
)
def test_a_bad_rule_file_says_where_what_and_what_to_do(
    tmp_path: Path, file: str, old: str, new: str, message: str, cure: str
) -> None:
    """The pact with one thing changed: the problem is in that file, and the words are about that thing."""
    folder = tmp_path / "rules"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))

    _, problems = read_and_check_law(folder)

    serious = [problem for problem in problems if not problem.warning]
    named = [problem for problem in serious if message in problem.message and cure in problem.cure]
    assert named, render_all(serious)
    assert any(problem.mark.file.endswith(file.rpartition("/")[2]) and problem.mark.line > 0 for problem in named)
    assert all(len(row) <= 80 for row in render_all(serious).splitlines())
