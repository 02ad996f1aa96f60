"""The safe reader: what it makes of good files, and what it says of bad ones. No file makes it fail or wait."""

import os
import re
import stat
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yaml.scanner import ScannerError

from casus.files import tree
from casus.files.problems import Problem, render_all
from casus.files.tree import Map, Node, Scalar, Seq, parse, read

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines differ

CASE = """\
scenario: jermuk-2022
summary: >
  Two lines
  of text.
events:
  - id: attack
    use_of_force: {by: AZE, against: ARM}
    answer: no
    sources: ["a, b", 12:30, 2022-09-13]
"""

BILLION_LAUGHS = 'a: &a ["lol"]\n' + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

# Text, and of the first problem: code, line, column, a piece of the message, a piece of the cure.
MISTAKES: dict[str, tuple[str, str, int, int, str, str]] = {
    # files with nothing in them
    "empty": ("", "empty-file", 1, 1, "nothing is written", "casus new"),
    "only-comments": ("# one\n\n# two\n", "empty-file", 1, 1, "nothing is written", "casus new"),
    "only-dashes": ("---\n", "empty-file", 1, 1, "nothing is written", "casus new"),
    "only-bom": ("\ufeff", "empty-file", 1, 1, "nothing is written", "casus new"),
    # parts of YAML that are not read
    "anchor": ("a: 1\nb: &x c\n", "anchor", 2, 4, "marks for copying (&)", "quote a text that begins with &"),
    "anchor-list": ("a: &x [b]\n", "anchor", 1, 4, "marks for copying (&)", "leave it out"),
    "anchor-space": ("a: & b\n", "anchor", 1, 4, "marks for copying (&)", "quote a text that begins with &"),
    "alias": ("a: 1\nb: *x\n", "alias", 2, 4, "copies of other places (*)", "quote a text that begins with *"),
    "alias-word": ("*x : b\n", "alias", 1, 1, "copies of other places (*)", "quote"),
    "alias-space": ("a: * b\n", "alias", 1, 4, "copies of other places (*)", "quote a text that begins with *"),
    "alias-bomb": ("a: &a [b]\nc: &c [*a,*a]\n", "anchor", 1, 4, "marks for copying", "leave it out"),
    "billion-laughs": (BILLION_LAUGHS, "anchor", 1, 4, "marks for copying", "leave it out"),
    "tag": ("a: !x b\n", "tag", 1, 4, "type marks (!)", "quote a text that begins with !"),
    "tag-standard": ("a: !!str b\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "tag-python": ("a: !!python/object/apply:os.system [ls]\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "tag-root": ("!!python/object:os.system {}\n", "tag", 1, 1, "type marks (!)", "leave it out"),
    "tag-alone": ("a: !\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "tag-open": ("a: !<x\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "tag-unknown": ("a: !x!y z\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "merge": ("a:\n  <<: {b: c}\n", "merge", 2, 3, 'does not merge ("<<")', "write out what is meant"),
    "directive-yaml": ("%YAML 1.1\n---\na: b\n", "directive", 1, 1, "a line that begins with %", "leave the line out"),
    "directive-old": ("%YAML 9.9\n---\na: b\n", "directive", 1, 1, "a line that begins with %", "leave the line out"),
    "directive-tag": ("%TAG ! x\n---\na: b\n", "directive", 1, 1, "a line that begins with %", "leave the line out"),
    "directive-other": ("%X y\n---\na: b\n", "directive", 1, 1, "a line that begins with %", "leave the line out"),
    "directive-late": ("a: b\n%c: d\n", "directive", 2, 1, "a line that begins with %", "leave the line out"),
    "two-documents": ("a: b\n---\nc: d\n", "second-document", 2, 1, "second document", "a file of its own"),
    "after-end": ("a: b\n...\nc: d\n", "after-end", 3, 1, "nothing may follow", "leave it out"),
    # words
    "twice": ("a: 1\nb: 2\na: 3\n", "repeated-word", 3, 1, '"a" stands twice', "keep one"),
    "twice-deep": ("a:\n  - b: {c: 1, d: 2, c: 3}\n", "repeated-word", 2, 21, '"c" stands twice', "keep one"),
    "twice-quoted": ("a: 1\n'a': 2\n", "repeated-word", 2, 1, '"a" stands twice', "keep one"),
    "list-as-word": ("? [a, b]\n: c\n", "not-a-word", 1, 3, "no word stands before the colon", "quote"),
    "list-as-word-flow": ("{[a]: b}\n", "not-a-word", 1, 2, "no word stands before the colon", "quote"),
    "template": ("a: {{name}}\n", "not-a-word", 1, 5, "no word stands before the colon", "quote"),
    "no-word": ("a: {: b}\n", "colon", 1, 5, "a colon cannot stand here", "quote the text"),
    "huge-word": ("a" * 1030 + ": b\n", "colon", 1, 1031, "over 1024 long", "quote"),
    "huge-word-later": ("a: b\n" + "a" * 1030 + ": b\n", "no-colon", 2, 1, "within 1024 characters", "indent"),
    # commas and colons in unquoted texts
    "comma": (
        "a: {says: Attack at first sight, before any excuse.}\n",
        "comma",
        1,
        34,
        '"before any excuse." has no value',
        'quote the text; it holds a comma (says: "...")',
    ),
    "comma-two": ("{says: one, two three, four five, b: c}", "comma", 1, 13, '"two three" has no value', "comma"),
    "comma-empty": ("{says: one, then two: , b: c}", "comma", 1, 13, '"then two" has no value', "comma"),
    "comma-word": (
        "{by: AZE, denied}",
        "comma",
        1,
        11,
        '"denied" has no value',
        "write a colon and a value after it; or",
    ),
    "no-value": ("a: {b c}\n", "no-value", 1, 5, '"b c" has no value', "write a colon and a value"),
    "no-value-list": ("a: {b: [c], d e}\n", "no-value", 1, 13, '"d e" has no value', "write a colon and a value"),
    "colon-tight": ("a: {b: c, by:AZE}\n", "no-space", 1, 11, 'no space follows the colon in "by:AZE"', "write one"),
    "colon-tight-line": ("a: b\nby:AZE\nc: d\n", "no-space", 2, 1, 'no space follows ":" in "by:AZE"', "write one"),
    "hyphen-tight": ("a:\n- b\n-c\nd: e\n", "no-space", 3, 1, 'no space follows "-" in "-c"', "write one"),
    "colon-second": ("a: b: c\n", "colon", 1, 5, "a second colon stands in this line", "quote the text"),
    "colon-in-brackets": ("a: {b: c: d}\n", "colon", 1, 9, "a colon cannot stand here", "quote the text"),
    "no-colon": ("a: b\njust text\nc: d\n", "no-colon", 2, 1, 'no colon follows "just text"', "indent it"),
    "colon-alone": ("a: :\n", "colon", 1, 4, "a second colon stands in this line", "quote the text"),
    "no-colon-comment": ("a: b\ntext # c: d\n", "no-colon", 2, 1, "no colon follows", "write one and a value"),
    "no-colon-quoted": ('a: b\n"c: d"\n', "no-colon", 2, 1, "no colon follows", "write one and a value"),
    "comma-missing": ('a: ["b" "c"]\n', "comma", 1, 9, "a comma is missing", "put one"),
    "comma-doubled": ("a: [b,,c]\n", "no-value", 1, 7, 'a value is missing before ","', "drop the comma"),
    # columns
    "tab": ("a:\n\tb: c\n", "tab", 2, 1, "a tab stands", "two spaces a level"),
    "tab-first": ("\ta: b\n", "tab", 1, 1, "a tab stands", "two spaces a level"),
    "tab-after-space": ("a:\n  b: c\n \td: e\n", "tab", 3, 2, "a tab stands", "two spaces a level"),
    "tab-after-text": ("a: b\n\tc: d\n", "tab", 2, 1, "a tab stands", "two spaces a level"),
    "tab-in-block": ("a: |\n\tb\n", "tab", 2, 1, "a tab stands", "two spaces a level"),
    "indent-less": ("a:\n    b: c\n  d: e\n", "indentation", 3, 3, "does not line up", "the same column"),
    "indent-list": ("a:\n  - b\n - c\n", "indentation", 3, 2, "does not line up", "the same column"),
    "indent-more": ("a: b\n  c: d\n", "indentation", 2, 3, "read as part of the line above", "begin it in the column"),
    "indent-tight": ("by:AZE\nc: d\n", "indentation", 2, 1, "part of the line above", "a space after each colon"),
    "hyphen-missing": ("- a\nb: c\n", "indentation", 2, 1, 'this line has no "-"', 'write "- "'),
    "list-in-line": ("a: - b\n", "list-place", 1, 4, "a list cannot begin in this line", "in the next line"),
    "list-in-brackets": ("a: [\n- b\n]\n", "list-place", 2, 1, 'between brackets a list has no "-"', "commas"),
    # quotation marks and brackets
    "open-quote": ('a: b\nc: "d\ne: f\n', "open-quote", 2, 4, "quotation mark is never closed", "close it"),
    "open-apostrophe": ("a: 'tis so\n", "open-quote", 1, 4, "quotation mark is never closed", "write ''"),
    "open-quote-document": ('a: "b\n---\nc: d\n', "open-quote", 1, 4, "quotation mark is never closed", "close it"),
    "after-quote": ('a: "b" c\n', "after-quote", 1, 8, "text follows the closing", "around the whole text"),
    "after-apostrophe": ("a: 'it's'\n", "after-quote", 1, 8, "text follows the closing", "write '' for"),
    "after-bracket": ("a: [b]c\n", "after-end", 1, 7, "nothing may follow here", "quote the whole text"),
    "open-bracket": ("a: b\nc: [d, e\n", "open-bracket", 2, 4, '"[" is never closed', 'close it with "]"'),
    "open-brace": ("a: {b: c", "open-bracket", 1, 4, '"{" is never closed', 'close it with "}"'),
    "open-brace-early": ("a: {b: c\nd: e\n", "open-bracket", 1, 4, "or a comma is missing", 'close it with "}"'),
    "wrong-bracket": ("a: {b: c]\n", "bracket", 1, 9, '"]" closes what "{" has opened', 'close it with "}"'),
    "bracket-alone": ("a: ]\n", "bracket", 1, 4, '"]" closes nothing', "leave it out"),
    "bracket-doubled": ("a: {b: c}}\n", "bracket", 1, 10, '"}" closes nothing', "leave it out"),
    # signs that a text cannot begin with
    "sign-at": ("a: @b\n", "sign", 1, 4, 'a text cannot begin with "@"', "quote the text"),
    "sign-backtick": ("a: `b`\n", "sign", 1, 4, 'a text cannot begin with "`"', "quote the text"),
    "sign-percent": ("a: %b\n", "sign", 1, 4, 'a text cannot begin with "%"', "quote the text"),
    "sign-comparison": ("a: >= heavy\n", "sign", 1, 4, 'cannot begin with ">"', "quote the text"),
    "sign-bar": ("a: | b\n", "sign", 1, 4, 'cannot begin with "|"', "quote the text"),
    "sign-question": ("a: ? b\n", "sign", 1, 4, 'a text cannot begin with "?"', "quote the text"),
    "sign-comma": ("a: ,b\n", "sign", 1, 4, "a text cannot begin with a comma", "quote the text"),
    "backslash": ('a: "b\\q"\n', "backslash", 1, 6, "no such sign can follow a backslash", "two backslashes"),
    "backslash-number": ('a: "\\xzz"\n', "backslash", 1, 5, "no such sign can follow a backslash", "two backslashes"),
    # characters that cannot be seen
    "nul": ("a: b\nc: \0\n", "unprintable", 2, 4, "<U+0000>", "no text at all"),
    "escape": ("a: \x1b[31mred\n", "unprintable", 1, 4, "<U+001B>", "delete it"),
    "bidi": ("a: b\u202ec\n", "unprintable", 1, 5, "<U+202E>", "delete it"),
    "zero-width": ("a\u200b: b\n", "unprintable", 1, 2, "<U+200B>", "delete it"),
    "bom-later": ("a: \ufeffb\n", "unprintable", 1, 4, "<U+FEFF>", "delete it"),
    "no-break-space": (
        "a:\xa0b\n",
        "unprintable",
        1,
        3,
        "an unusual space or line break stands here: <U+00A0>",
        "anew",
    ),
    "next-line": ("a: b\x85c: d\n", "unprintable", 1, 5, "<U+0085>", "type it anew"),
    "line-separator": ("a: b\n# c\u2028d: e\n", "unprintable", 2, 4, "<U+2028>", "type it anew"),
    "form-feed": ("a: b\n\x0cc: d\n", "unprintable", 2, 1, "<U+000C>", "delete it"),
    "surrogate": ("a: \ud800\n", "unprintable", 1, 4, "<U+D800>", "delete it"),
    "written-escape": ('a: "b\\e[31m"\n', "unprintable", 1, 4, "b<U+001B>[31m", "leave the character out"),
    "written-bidi": ('a: ["\\u202E"]\n', "unprintable", 1, 5, "<U+202E>", "leave the character out"),
    # limits
    "deep-brackets": ("[" * 50_000, "too-deep", 1, 33, "more than 32 deep", "fewer levels"),
    "deep-braces": ("{a: " * 20_000, "too-deep", 1, 129, "more than 32 deep", "fewer levels"),
    "deep-hyphens": ("- " * 50_000, "too-deep", 1, 65, "more than 32 deep", "fewer levels"),
    "deep-lines": ("".join(" " * n + "a:\n" for n in range(200)), "too-deep", 33, 33, "more than 32", "fewer levels"),
    "deep-on-one-line": ("[" * 2000, "too-deep", 1, 33, "more than 32 deep", "fewer levels"),
    "deep-braces-on-one-line": ("{" * 1500, "too-deep", 1, 33, "more than 32 deep", "fewer levels"),
    "deep-mixed": ("a:\n- - [{b: " + "[{b: " * 500, "too-deep", 2, 76, "more than 32 deep", "fewer levels"),
    "deep-behind-text": ("- a\n- b: " + "[" * 2000, "too-deep", 2, 36, "more than 32 deep", "fewer levels"),
    "deep-in-many-lines": ("[\n" * 2000, "too-deep", 33, 1, "more than 32 deep", "fewer levels"),
    "deep-questions": ("? " * 2000, "too-deep", 1, 65, "more than 32 deep", "fewer levels"),
    "deep-lists-in-lists": (
        "-\n" + "".join(" " * n + "-\n" for n in range(1, 2000)),
        "too-deep",
        33,
        33,
        "more than 32",
        "fewer",
    ),
    "deep-and-wrong-before": ("a: b\na: c\nd: " + "[" * 2000, "repeated-word", 2, 1, '"a" stands twice', "keep one"),
    "long-anchor": ("a: &" + "x" * 5000 + " b\n", "anchor", 1, 4, "marks for copying (&)", "leave it out"),
    "long-tag": ("a: !" + "x" * 5000 + " b\n", "tag", 1, 4, "type marks (!)", "leave it out"),
    "long-version": (
        "%YAML 1." + "9" * 5000 + "\n---\na: b\n",
        "directive",
        1,
        1,
        "begins with %",
        "leave the line out",
    ),
    "long-explicit-word": ("? " + "a" * 1025 + "\n: b\n", "long-word", 1, 3, "more than 1024 characters", "shorten it"),
    "many-documents": ("a: b\n---\n" * 5000, "second-document", 2, 1, "second document", "a file of its own"),
    "many-directives": ("%X y\n" * 5000 + "---\na: b\n", "directive", 1, 1, "begins with %", "leave the line out"),
    "many-values": ("- a\n" * 60_000, "too-many-values", 50_000, 3, "more than 50 000 words and values", "split it up"),
    "many-words": (
        "".join(f"a{n}: b\n" for n in range(60_000)),
        "too-many-values",
        25_000,
        9,
        "more than 50 000 words",
        "split it up",
    ),
    "many-brackets": ("[],\n" * 60_000, "after-end", 1, 3, "nothing may follow", "leave it out"),
    # other line ends
    "cr-only": ("a: b\rc: d: e\r", "colon", 2, 5, "a second colon", "quote the text"),
    "crlf": ("a: b\r\nc: d: e\r\n", "colon", 2, 5, "a second colon", "quote the text"),
    "mixed": ("a: b\n\r\nc: d\r\re: f: g\n", "colon", 5, 5, "a second colon", "quote the text"),
    # places behind other scripts
    "wide-characters": ("\u4e16\u754c: \U0001f600: x\n", "colon", 1, 6, "a second colon", "quote the text"),
    "bom-place": ("\ufeffa: b: c\n", "colon", 1, 5, "a second colon", "quote the text"),
}


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers: libyaml, and the one in Python that is used where libyaml is missing."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    elif not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)


def plain(node: Node | None) -> Any:
    """A tree as lists, dictionaries and texts, to compare it with what YAML's own reader makes of the text."""
    if isinstance(node, Map):
        return {word.text: plain(value) for word, value in node.entries}
    if isinstance(node, Seq):
        return [plain(item) for item in node.items]
    return None if node is None else node.text


def checked(text: str, found: list[Problem]) -> None:
    """All that holds for the problems of any text: they can be printed, their places exist, their words are ours."""
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in found:
        for mark in (problem.mark, *(mark for _, mark in problem.also)):
            assert mark.file == "case.yaml"
            assert 1 <= mark.line <= len(lines)
            assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1
            assert mark.width >= 1
            assert mark.text in (lines[mark.line - 1], "")
        assert problem.message
        assert problem.cure
        said = re.sub('".*"|<U.*>', "", problem.message + problem.cure)
        assert not re.search(r"\b(invalid|null|keys?|parse\w*|nodes?|boolean|scalar|token|block|flow)\b", said)
    assert len(found) <= tree.MOST_PROBLEMS + 1
    assert found == sorted(found, key=lambda problem: (problem.mark.line, problem.mark.column))
    assert all(line.isprintable() for line in render_all(found).split("\n"))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_place_and_a_cure(name: str, parser: str) -> None:
    """Every mistake has a line, a column, a sentence in plain words, and what to do; none is an exception."""
    text, code, line, column, message, cure = MISTAKES[name]
    _, found = parse(text, "case.yaml")
    checked(text, found)
    first = found[0]
    assert (first.code, first.mark.line, first.mark.column) == (code, line, column)
    assert message in first.message
    assert cure in first.cure


def test_values_stay_the_text_that_was_written(parser: str) -> None:
    """There are no numbers, days or yes and no in disguise: the vocabulary says what a text is."""
    node, found = parse(CASE, "case.yaml")
    assert found == []
    assert plain(node) == {
        "scenario": "jermuk-2022",
        "summary": "Two lines of text.\n",
        "events": [
            {
                "id": "attack",
                "use_of_force": {"by": "AZE", "against": "ARM"},
                "answer": "no",
                "sources": ["a, b", "12:30", "2022-09-13"],
            }
        ],
    }


def test_every_node_knows_its_place(parser: str) -> None:
    """Line, column and width are those of the word, of the text, or of the brackets; the line itself is there."""
    node, _ = parse(CASE, "case.yaml")
    assert isinstance(node, Map)
    assert [(word.mark.line, word.mark.column, word.mark.width) for word, _ in node.entries] == [
        (1, 1, 8),
        (2, 1, 7),
        (5, 1, 6),
    ]
    assert node.mark == node.entries[0][0].mark
    summary, events = node.get("summary"), node.get("events")
    assert isinstance(summary, Scalar)
    assert (summary.mark.line, summary.mark.column, summary.mark.width) == (2, 10, 1)
    assert isinstance(events, Seq)
    assert (events.mark.line, events.mark.column, events.mark.width) == (6, 3, 1)
    event = events.items[0]
    assert isinstance(event, Map)
    assert (event.mark.line, event.mark.column, event.mark.width) == (6, 5, 2)
    force = event.get("use_of_force")
    assert isinstance(force, Map)
    assert (force.mark.line, force.mark.column, force.mark.width) == (7, 19, 23)
    assert force.mark.text == "    use_of_force: {by: AZE, against: ARM}"
    against = force.get("against")
    assert isinstance(against, Scalar)
    assert (against.mark.line, against.mark.column, against.mark.width) == (7, 38, 3)


def test_quoted_and_folded_texts_are_not_plain(parser: str) -> None:
    """An empty text in quotation marks was written; an empty plain one was forgotten."""
    node, found = parse("a: ''\nb:\nc: |\n  x\nd: e\n", "case.yaml")
    assert found == []
    assert isinstance(node, Map)
    flags = [(value.text, value.plain) for _, value in node.entries if isinstance(value, Scalar)]
    assert flags == [("", False), ("", True), ("x\n", False), ("e", True)]


def test_a_word_that_does_not_stand_has_no_value() -> None:
    """`get` answers None, which no value in a file can be."""
    node, _ = parse("a: ''\n", "case.yaml")
    assert isinstance(node, Map)
    assert node.get("b") is None
    assert node.get("a") is not None


@pytest.mark.parametrize("text", ["a: b\n", "\ufeffa: b", "a: b\r\n", "a: b\r", "---\na: b\n...\n", "? a\n: b\n"])
def test_forms_that_mean_the_same_are_read_alike(text: str, parser: str) -> None:
    """A byte order mark, other line ends and the marks of a document's ends change nothing."""
    node, found = parse(text, "case.yaml")
    assert found == []
    assert plain(node) == {"a": "b"}


def test_variables_and_comparisons_need_no_quotation_marks(parser: str) -> None:
    """The signs of the rule language were chosen so that they can be written plainly, also between brackets."""
    text = "a: {b: <n> + 6 months, c: <d> >= substantial}\nd:\n  - <e> before same\n  - <a> != <b>\n"
    node, found = parse(text, "case.yaml")
    assert found == []
    assert plain(node) == {
        "a": {"b": "<n> + 6 months", "c": "<d> >= substantial"},
        "d": ["<e> before same", "<a> != <b>"],
    }


def test_thirty_two_levels_are_read_and_thirty_three_are_not(parser: str) -> None:
    """The limit is on the number of lists and mappings that stand in each other."""
    assert parse("[" * 32 + "]" * 32, "case.yaml")[1] == []
    assert [problem.code for problem in parse("[" * 33 + "]" * 33, "case.yaml")[1]] == ["too-deep"]


def test_fifty_thousand_values_are_read_and_one_more_is_not() -> None:
    """The list itself counts as one."""
    assert parse("- a\n" * 49_999, "case.yaml")[1] == []
    assert [problem.code for problem in parse("- a\n" * 50_000, "case.yaml")[1]] == ["too-many-values"]


def test_all_mistakes_of_meaning_are_found_in_one_run(parser: str) -> None:
    """Nobody has to run the program once for each mistake."""
    text = "a: &x 1\nb: *x\nc: !y 2\n<<: {d: e}\nf: {says: one, two three}\na: 2\n"
    node, found = parse(text, "case.yaml")
    assert node is None
    assert [(problem.code, problem.mark.line) for problem in found] == [
        ("anchor", 1),
        ("alias", 2),
        ("tag", 3),
        ("merge", 4),
        ("comma", 5),
        ("repeated-word", 6),
    ]


def test_a_mistake_of_form_ends_the_reading_but_keeps_what_was_found() -> None:
    """What comes after an open bracket cannot be trusted; what came before can."""
    node, found = parse("a: 1\na: 2\nb: [c\n", "case.yaml")
    assert node is None
    assert [problem.code for problem in found] == ["repeated-word", "open-bracket"]


def test_a_repeated_word_and_a_cut_text_leave_a_tree_to_look_at() -> None:
    """The words of the rest of the file can be checked in the same run."""
    node, found = parse("a: 1\nb: {says: one, two three, by: AZE}\na: 2\n", "case.yaml")
    assert [problem.code for problem in found] == ["comma", "repeated-word"]
    assert plain(node) == {"a": "1", "b": {"says": "one", "by": "AZE"}}


def test_a_repeated_word_shows_both_places() -> None:
    """The cure is to look at both and keep one."""
    _, found = parse("a:\n  by: ARM\n  at: here\n  by: AZE\n", "case.yaml")
    assert render_all(found, "case.yaml") == (
        'case.yaml:4:3: "by" stands twice\n'
        "  4 |   by: AZE\n"
        "    |   ^^\n"
        "    keep one of the two\n"
        "  case.yaml:2:3: it stands here already\n"
        "  2 |   by: ARM\n"
        "    |   ^^\n"
        "\n"
        "1 problem in case.yaml. Nothing was changed."
    )


def test_the_same_word_may_stand_in_different_places() -> None:
    """Only one mapping cannot hold a word twice."""
    assert parse("- {a: 1}\n- {a: 2}\n- a: {a: 3}\n", "case.yaml")[1] == []


def test_a_text_with_several_commas_is_one_mistake() -> None:
    """All the pieces of one text are put right by one pair of quotation marks."""
    _, found = parse("{says: one, two three, four five, by: AZE, note: six, seven eight}", "case.yaml")
    assert [(problem.code, problem.mark.column) for problem in found] == [("comma", 13), ("comma", 55)]


def test_a_value_left_out_between_brackets_is_left_to_the_vocabulary() -> None:
    """`{by: }` is no comma's fault: whoever needs the value says that it is missing."""
    node, found = parse("{by: , at: here}", "case.yaml")
    assert found == []
    assert plain(node) == {"by": "", "at": "here"}


def test_no_more_problems_are_collected_than_anyone_reads() -> None:
    """After fifty, a last one says that there may be more."""
    _, found = parse("a: b\n" * 1000, "case.yaml")
    assert len(found) == tree.MOST_PROBLEMS + 1
    assert found[-1].code == "too-many-problems"
    _, found = parse("\x01\n" * 1000, "case.yaml")
    assert len(found) == tree.MOST_PROBLEMS + 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 2**20,
        "- " * 2**19,
        "? " * 2**19,
        "\n" * 2**20,
        "\r" * 2**20,
        "#" * 2**20,
        '"' + "a " * 2**19,
        "'" * 2**20,
        "a" * 2**20,
        "a b " * 2**18,
        ":" * 2**20,
        "," * 2**20,
        "*" * 2**20,
        "%" + "A" * 2**20,
        "a: b\n" * 2**17,
        "{" + ",".join(f"k{n}" for n in range(150_000)) + "}",
        "{says: a" + "".join(f", b {n}" for n in range(24_000)) + "}",
        "{" + ", ".join(f"k{n}: {'v' * 35}" for n in range(22_000)) + "}",
        "a: |\n" + "  x\n" * 2**18,
        "\U0001f600" * 2**18,
        "\u202e\n" * 2**18,
        "\xe9" * (2**19 - 2) + "\u200d",
    ],
    ids=lambda text: repr(text[:4]),
)
def test_a_megabyte_of_anything_is_read_or_refused(text: str) -> None:
    """Size alone neither crashes the reader nor makes its messages long."""
    _, found = parse(text, "case.yaml")
    checked(text, found)
    assert len(render_all(found)) < 60_000


@untimed
@given(st.text() | st.text(alphabet=" \n\t\r-:{}[],\"'&*!|>%@`#?.ab<\\xe\u202e\u2028\xe9\U0001f600"))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Any text gives a tree, or problems that can be printed."""
    node, found = parse(text, "case.yaml")
    checked(text, found)
    assert node is not None or found


@untimed
@given(st.text(alphabet=" \n\t\r-:{}[],\"'&*!|>%@`#?.ab<\\xe\u202e\xe9"))
def test_no_text_makes_the_reader_fail_without_libyaml(text: str) -> None:
    """The parser in Python has its own mistakes; they stay inside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CBaseLoader", raising=False)
        node, found = parse(text, "case.yaml")
    checked(text, found)
    assert node is not None or found


@untimed
@given(st.text(alphabet=" \n-:{}[],\"'|>#?.ab"))
def test_what_is_read_is_what_yaml_reads(text: str) -> None:
    """Where there is no problem, the tree holds what YAML's own reader makes of the text, and nothing else."""
    node, found = parse(text, "case.yaml")
    if not found:
        assert plain(node) == yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@untimed
@given(st.binary() | st.text().map(lambda text: text.encode("utf-16")) | st.text().map(lambda text: text.encode()))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    """Any file gives a tree, or problems that can be printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.yaml")
        path.write_bytes(data)
        node, found = read(path, "case.yaml")
    assert node is not None or found
    assert all(line.isprintable() for line in render_all(found).split("\n"))


class Limited(yaml.BaseLoader):
    """A parser that gives up where brackets stand `deepest` deep, or a word is longer than `longest`, in words of its own."""

    deepest, longest, says = 1000, 1024, ("while increasing flow level", "exceeded maximum nesting depth")

    def fetch_flow_collection_start(self, token: Any) -> None:
        if self.flow_level >= self.deepest:
            raise ScannerError(self.says[0], self.get_mark(), self.says[1], self.get_mark())
        super().fetch_flow_collection_start(token)

    def stale_possible_simple_keys(self) -> None:
        for level, key in list(self.possible_simple_keys.items()):
            if key.line != self.line or self.index - key.index > self.longest:
                if key.required:
                    raise ScannerError(
                        "while scanning a simple key", key.mark, "could not find expected ':'", self.get_mark()
                    )
                del self.possible_simple_keys[level]


def limited(monkeypatch: pytest.MonkeyPatch, **limits: Any) -> None:
    """Read with such a parser."""
    monkeypatch.setattr(yaml, "CBaseLoader", type("Other", (Limited,), limits), raising=False)


SAYINGS = {  # what a parser may say of a limit of its own, with how deep that is
    "libyaml-0.2.6": (33, "while increasing flow level", "exceeded maximum nesting depth"),
    "libyaml-later": (400, "while parsing", "Maximum nesting level reached, set with yaml_set_max_nest_level())"),
    "many-words": (
        100,
        "while parsing a flow of words",
        "too many commas or tabs, could not find expected ':' of a tag",
    ),
    "no-context": (34, None, "no block mapping is allowed in a quoted directive"),
}


@pytest.mark.parametrize("says", SAYINGS)
@pytest.mark.parametrize("name", [name for name in MISTAKES if name.startswith("deep-")])
def test_our_limits_are_told_before_those_of_the_parser(name: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser looks ahead, and gives up before it has told of the list that is one too many for us."""
    text, code, line, column, *_ = MISTAKES[name]
    deepest, *words = SAYINGS[says]
    limited(monkeypatch, deepest=deepest, says=words)
    _, found = parse(text, "case.yaml")
    checked(text, found)
    assert (found[0].code, found[0].mark.line, found[0].mark.column) == (code, line, column)
    assert found[-1].code == "too-deep"


@pytest.mark.parametrize("says", SAYINGS)
def test_what_the_parser_alone_can_tell_is_quoted(says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cause is made up from single words of what it says: the place is told, and what it says."""
    _, *words = SAYINGS[says]
    limited(monkeypatch, deepest=5, says=words)
    text = "a: b\nc: [[[[[[d, e]]]]]]\n"
    node, found = parse(text, "case.yaml")
    checked(text, found)
    assert node is None
    assert [(p.code, p.mark.line, p.mark.column) for p in found] == [("unreadable", 2, 9)]
    assert "cannot be read as YAML" in found[0].message
    assert f'"{words[1]}"' in found[0].message


@pytest.mark.parametrize("before", ["", "a: b\n", "a:\n  - c\n"])
def test_a_word_too_long_for_the_parser_alone_is_no_other_mistake(before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not said that a space is missing, or that the line goes on from the one above."""
    limited(monkeypatch, longest=100)
    text = before + "x" * 500 + ": b\n"
    _, found = parse(text, "case.yaml")
    checked(text, found)
    assert [p.code for p in found] == ["unreadable"]


def test_a_word_is_too_long_for_us_even_where_the_parser_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, longest=10**6)
    assert parse("x" * 1024 + ": b\n", "case.yaml")[1] == []
    assert [p.code for p in parse("x" * 1025 + ": b\n", "case.yaml")[1]] == ["long-word"]


@pytest.mark.parametrize(
    "error", [MemoryError(), RecursionError("too deep"), ValueError("chr() arg"), OverflowError("x")]
)
def test_a_parser_that_breaks_is_a_problem_behind_what_it_has_read(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(yaml.BaseLoader):
        def fetch_double(self) -> None:
            raise error

    monkeypatch.setattr(yaml, "CBaseLoader", Broken, raising=False)
    text = 'a: b\nc: "d"\n'
    node, found = parse(text, "case.yaml")
    checked(text, found)
    assert node is None
    assert [(p.code, p.mark.line) for p in found] == [("unreadable", 2)]


def test_a_file_is_named_as_the_reader_was_told(tmp_path: Path) -> None:
    """Messages show the name a user knows, which need not be the whole path."""
    path = tmp_path / "case.yaml"
    path.write_text("a: b: c\n", encoding="utf-8")
    assert read(path, "case.yaml")[1][0].mark.file == "case.yaml"
    assert read(path)[1][0].mark.file == str(path)
    assert read(str(path))[1][0].mark.file == str(path)


@pytest.mark.parametrize(
    ("data", "line", "column", "cure"),
    [
        ("a: b\n".encode("utf-16"), 1, 1, "it looks like UTF-16; save it again as UTF-8"),
        ("a: b\n".encode("utf-16-be"), 1, 1, "it may be UTF-16"),
        (b"\xfe\xff" + "a: b\n".encode("utf-16-be"), 1, 1, "it looks like UTF-16; save it again as UTF-8"),
        ("a: \u0416\u0416\n".encode("utf-16-le"), 1, 2, "it may be UTF-16"),
        ("a: b\nc: \xe9t\xe9\n".encode("latin-1"), 2, 4, "it looks like Latin-1 or Windows-1252"),
        ("a: \xabb\xbb\n".encode("latin-1"), 1, 4, "it looks like Latin-1 or Windows-1252"),
        ("a: b\r\nc: \u0410\u0440\u043c\u0435\u043d\u0438\u044f\r\n".encode("cp1251"), 2, 4, "Windows-1251"),
        ("\ufeffa: \u0416".encode() + b"\xff\n", 1, 5, "save it again as UTF-8"),
        (b"a: \xf0\x9f\x98", 1, 4, "save it again as UTF-8"),
        (b"a: \xed\xa0\x80", 1, 4, "save it again as UTF-8"),
        (b"a: \xc0\xaf", 1, 4, "save it again as UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_its_likely_name(
    tmp_path: Path, data: bytes, line: int, column: int, cure: str
) -> None:
    """The place is the first byte that is wrong, and the cure names the encoding as far as it can be told."""
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    node, found = read(path, "case.yaml")
    assert node is None
    assert found[0].code in ("not-utf8", "unprintable")
    assert (found[0].mark.line, found[0].mark.column) == (line, column)
    assert cure in found[0].cure


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """Some editors write one into every UTF-8 file."""
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    node, found = read(path)
    assert found == []
    assert plain(node) == {"a": "b"}


def test_a_file_over_the_limit_is_refused_and_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte over the limit is enough to know."""
    path = tmp_path / "case.yaml"
    path.write_bytes(b"#" * tree.MOST_BYTES)
    assert read(path)[1][0].code == "empty-file"
    path.write_bytes(b"#" * (3 * tree.MOST_BYTES))
    taken = 0
    system_read = os.read

    def counted(handle: int, size: int) -> bytes:
        nonlocal taken
        piece = system_read(handle, min(size, 100_000))
        taken += len(piece)
        return piece

    monkeypatch.setattr(os, "read", counted)
    node, found = read(path)
    monkeypatch.undo()
    assert node is None
    assert [problem.code for problem in found] == ["too-large"]
    assert "1 MiB" in found[0].message
    assert taken == tree.MOST_BYTES + 1


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A wrong name is the most common mistake of all."""
    node, found = read(tmp_path / "jermk.yaml", "jermk.yaml")
    assert node is None
    assert render_all(found) == (
        "jermk.yaml:1:1: there is no file of this name\n"
        "    check the name and the folder\n"
        "\n"
        "1 problem in jermk.yaml. Nothing was changed."
    )


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    """A folder is refused before it is opened."""
    assert [(p.code, p.message) for p in read(tmp_path)[1]] == [("not-a-file", "this is a folder, not a file")]


@pytest.mark.parametrize("name", ["\0", "a\0b", "x" * 5000, "\udcff\ud800", ""])
def test_a_name_that_no_file_can_have_is_a_problem(name: str) -> None:
    """Names come from the command line and may be anything."""
    node, found = read(name)
    assert node is None
    assert [problem.code for problem in found] in (["unreadable-file"], ["missing-file"])
    assert all(line.isprintable() for line in render_all(found).split("\n"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """Opening a pipe in the usual way would wait until someone writes into it."""
    path = tmp_path / "case.yaml"
    os.mkfifo(path)
    assert [(p.code, p.message) for p in read(path)[1]] == [("not-a-file", "this is a pipe, not a file")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_put_in_place_of_a_file_is_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at a file and the opening of it, someone may exchange it."""
    path, file = tmp_path / "case.yaml", tmp_path / "file.yaml"
    os.mkfifo(path)
    file.write_text("a: b\n", encoding="utf-8")
    usual = os.stat(file)
    monkeypatch.setattr(os, "stat", lambda name, **_: usual)
    node, found = read(path)
    monkeypatch.undo()
    assert node is None
    assert [problem.code for problem in found] == ["not-a-file"]


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/random", "/dev/tty"])
def test_a_device_is_refused(name: str) -> None:
    """Some devices never end."""
    try:
        mode = os.stat(name).st_mode
    except OSError:
        pytest.skip(f"the system has no {name}")
    if not stat.S_ISCHR(mode):
        pytest.skip(f"{name} is no device here")
    assert [(p.code, p.message) for p in read(name)[1]] == [("not-a-file", "this is a device or a socket, not a file")]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    """A link to a file is that file; one that leads back to itself, or nowhere, is a problem."""
    (tmp_path / "file.yaml").write_text("a: b\n", encoding="utf-8")
    try:
        (tmp_path / "good.yaml").symlink_to("file.yaml")
        (tmp_path / "circle.yaml").symlink_to("circle.yaml")
        (tmp_path / "nowhere.yaml").symlink_to("nothing.yaml")
    except OSError:
        pytest.skip("the system allows no links")
    assert plain(read(tmp_path / "good.yaml")[0]) == {"a": "b"}
    assert [problem.code for problem in read(tmp_path / "circle.yaml")[1]] == ["unreadable-file"]
    assert [problem.code for problem in read(tmp_path / "nowhere.yaml")[1]] == ["missing-file"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is put in plain words. It is played here, because an administrator may read everything."""
    path = tmp_path / "case.yaml"
    path.write_text("a: b\n", encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    node, found = read(path)
    monkeypatch.undo()
    assert node is None
    assert [(p.code, p.message) for p in found] == [("unreadable-file", "you may not read this file")]


def test_no_file_stays_open(tmp_path: Path) -> None:
    """Reading many files, good and bad, leaves no handle behind."""
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("open files cannot be counted here")
    path = tmp_path / "case.yaml"
    before = len(os.listdir("/proc/self/fd"))
    for data in (b"a: b\n", b"\xff", b"a: [", b"#" * (tree.MOST_BYTES + 1)):
        path.write_bytes(data)
        read(path)
    assert len(os.listdir("/proc/self/fd")) == before
