"""Problems: how they are printed, how text is made harmless, and which words are offered."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casus
from casus.files.days import DayError, parse_day
from casus.files.problems import (
    MOST_ALIKE,
    Mark,
    Problem,
    nearest,
    not_opened,
    offer,
    quote,
    render_all,
    render_problem,
    unseen,
    visible,
)
from casus.scenarios.library import CasusError

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines differ

FILE = "my-case.yaml"
STATES = ["Armenia", "Azerbaijan", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan"]

THREE_PROBLEMS = """\
my-case.yaml:9:38: no state is called "Armenai"
  9 |     use_of_force: {by: AZE, against: Armenai, at: jermuk}
    |                                      ^^^^^^^
    did you mean Armenia (ARM)?

my-case.yaml:12:11: 2022-02-30 is not a day; February 2022 has 28
 12 |     date: 2022-02-30
    |           ^^^^^^^^^^
    write 2022-02-28, or 2022-02 when only the month is known

my-case.yaml:15:1: "disputes" is not a word Casus reads here
 15 | disputes:
    | ^^^^^^^^
    did you mean disputed? Words allowed here: scenario, title, kind, summary,
    places, events, disputed, positions, conduct

3 problems in my-case.yaml. Nothing was changed."""


def three_problems() -> list[Problem]:
    """The three problems of the example, not in the order of the file."""
    day = parse_day("2022-02-30")
    assert isinstance(day, DayError)
    words = "scenario, title, kind, summary, places, events, disputed, positions, conduct"
    line = "    use_of_force: {by: AZE, against: Armenai, at: jermuk}"
    return [
        Problem(
            "unknown-word",
            '"disputes" is not a word Casus reads here',
            Mark(FILE, 15, 1, "disputes:", 8),
            f"did you mean disputed? Words allowed here: {words}",
        ),
        Problem(
            "unknown-state", 'no state is called "Armenai"', Mark(FILE, 9, 38, line, 7), "did you mean Armenia (ARM)?"
        ),
        Problem("not-a-day", day.message, Mark(FILE, 12, 11, "    date: 2022-02-30", 10), day.cure),
    ]


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: accents that stand on a letter take none, wide letters two."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def problem(text: str, column: int, width: int = 1, line: int = 9) -> Problem:
    """A problem with nothing of interest but its place."""
    return Problem("some", "something is wrong", Mark(FILE, line, column, text, width))


def excerpt(text: str, column: int, width: int = 1, line: int = 9) -> list[str]:
    """The two lines that are printed below the message of such a problem."""
    return render_problem(problem(text, column, width, line)).split("\n")[1:]


def test_three_problems_are_printed_as_on_the_screen_that_was_agreed() -> None:
    """Place, message, line, carets, cure; in file order, an empty line between, and a count."""
    assert render_all(three_problems(), FILE) == THREE_PROBLEMS


def test_the_file_is_named_in_the_count_where_there_is_only_one() -> None:
    """Without a name for what was looked at, the file or the number of files stands in the last line."""
    assert render_all(three_problems()).endswith("3 problems in my-case.yaml. Nothing was changed.")
    other = problem("x", 1)._replace(mark=Mark("a.yaml", 1, 1, "x"))
    both = render_all([*three_problems(), other])
    assert both.startswith("a.yaml:1:1: ")
    assert both.endswith("4 problems in 2 files. Nothing was changed.")


def test_problems_and_findings_are_counted_apart() -> None:
    """A finding does not stop a file from being used, so it is not called a problem."""
    finding = problem("x", 1)._replace(warning=True)
    assert render_all([finding]).endswith("\n1 finding in my-case.yaml. Nothing was changed.")
    assert render_all([finding, finding]).endswith("\n2 findings in my-case.yaml. Nothing was changed.")
    mixed = render_all([finding, problem("x", 1)], "the law")
    assert mixed.endswith("\n1 problem and 1 finding in the law. Nothing was changed.")


def test_no_problems_give_no_text() -> None:
    """Whoever found nothing says so in words of its own."""
    assert render_all([]) == ""


def test_other_places_are_shown_with_their_lines() -> None:
    """A mistake that takes two places to see shows both."""
    one, two = Mark(FILE, 3, 5, "    by: ARM", 2), Mark(FILE, 5, 5, "    by: AZE", 2)
    law = Mark("rules/csto/cst-1.yaml", 12, 7)
    shown = render_problem(
        Problem("twice", '"by" stands twice', two, "keep one", (("it stands here already", one), ("", law)))
    )
    assert shown.split("\n") == [
        'my-case.yaml:5:5: "by" stands twice',
        "  5 |     by: AZE",
        "    |     ^^",
        "    keep one",
        "  my-case.yaml:3:5: it stands here already",
        "  3 |     by: ARM",
        "    |     ^^",
        "  rules/csto/cst-1.yaml:12:7",
    ]


def test_a_place_without_a_line_has_no_carets() -> None:
    """A missing file has no line that could be shown."""
    mark = Mark(FILE, 1, 1)
    assert render_problem(Problem("missing-file", "there is no file of this name", mark, "check the name")) == (
        "my-case.yaml:1:1: there is no file of this name\n    check the name"
    )


@pytest.mark.parametrize(
    ("text", "column", "width", "lines"),
    [
        ("short: line", 1, 5, ["  9 | short: line", "    | ^^^^^"]),
        ("short", 6, 1, ["  9 | short", "    |      ^"]),
        ("short", 99, 7, ["  9 | short", "    |      ^"]),
        ("short", 3, 99, ["  9 | short", "    |   ^^^"]),
        ("a\tb: c", 3, 1, ["  9 | a<TAB>b: c", "    |       ^"]),
        ("\tb: c", 1, 1, ["  9 | <TAB>b: c", "    | ^^^^^"]),
        ("a\u202eb", 2, 1, ["  9 | a<U+202E>b", "    |  ^^^^^^^^"]),
        ("a\u202eb", 3, 1, ["  9 | a<U+202E>b", "    |          ^"]),
        ("\u4e16\u754c: x", 5, 1, ["  9 | \u4e16\u754c: x", "    |       ^"]),
        ("e\u0301: x", 5, 1, ["  9 | e\u0301: x", "    |    ^"]),
        ("x" * 74, 74, 1, ["  9 | " + "x" * 74, "    | " + " " * 73 + "^"]),
        ("x" * 75, 71, 1, ["  9 | " + "x" * 71 + "...", "    | " + " " * 70 + "^"]),
        ("x" * 75, 75, 1, ["  9 | ..." + "x" * 71, "    | " + " " * 73 + "^"]),
        ("x" * 99 + "abc" + "x" * 99, 100, 3, ["  9 | ..." + "x" * 32 + "abc" + "x" * 33 + "...", " " * 4 + "| "]),
        ("x" * 300, 101, 200, ["  9 | ..." + "x" * 68 + "...", "    |    " + "^" * 68]),
    ],
)
def test_the_carets_stand_below_the_place(text: str, column: int, width: int, lines: list[str]) -> None:
    """Whatever is in the line, the carets are below the right columns, and long lines are cut around the place."""
    shown = excerpt(text, column, width)
    assert shown[0] == lines[0]
    assert shown[1] == lines[1] or (lines[1].endswith("| ") and shown[1].startswith(lines[1]))
    if "abc" in text:
        assert shown[1].index("^") == shown[0].index("abc")
        assert shown[1].count("^") == 3


def test_long_line_numbers_keep_the_bar_in_its_column() -> None:
    """The bars stand below each other in files of any length."""
    assert excerpt("a: b", 1, 1, 12345) == ["12345 | a: b", "      | ^"]


def test_long_messages_are_broken_between_words() -> None:
    """No line is longer than the screen, and the place is never broken."""
    long = problem("x", 1)._replace(message="word " * 40 + "end", cure="cure " * 40 + "end")
    lines = render_problem(long).split("\n")
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("my-case.yaml:9:1: word ")
    assert lines[1].startswith("  word ")
    assert lines[-1].startswith("    cure ")


def test_words_of_a_hostile_length_do_not_fill_the_screen() -> None:
    """A message with a value of a megabyte keeps its beginning and its end."""
    shown = render_problem(
        problem("x" * 10**6, 5, 10**6)._replace(message=f'"{"y" * 10**6}" is not a day', cure="z" * 10**6)
    )
    assert len(shown) < 2000
    assert '" is not a day' in " ".join(shown.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("J\u0113rmuk \u0416", "J\u0113rmuk \u0416"),
        ("a\nb\tc", "a<U+000A>b<U+0009>c"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\x00\x7f\x9b", "<U+0000><U+007F><U+009B>"),
        ("\u202eabc\u2066", "<U+202E>abc<U+2066>"),
        ("a\u200bb\u200d\ufeff", "a<U+200B>b<U+200D><U+FEFF>"),
        ("\u2028\u2029\x85\xa0", "<U+2028><U+2029><U+0085><U+00A0>"),
        ("\u3164\u115f\u2800\ufe0f", "<U+3164><U+115F><U+2800><U+FE0F>"),
        ("\udc80\U000e0041\U000e0100", "<U+DC80><U+E0041><U+E0100>"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_number(text: str, shown: str) -> None:
    """Nothing that a terminal would act on, or that would hide, is printed as it is."""
    assert visible(text) == shown


@untimed
@given(st.text())
def test_visible_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    """Whatever was put in, what comes out is printable, can be encoded and does not change again."""
    shown = visible(text)
    assert shown.isprintable()
    assert shown.encode("utf-8")[:1] or not text
    assert visible(shown) == shown


@untimed
@given(st.text(), st.text(), st.text(), st.text(), st.integers(1, 300), st.integers(1, 300))
def test_every_problem_can_be_printed(message: str, cure: str, line: str, file: str, column: int, width: int) -> None:
    """No message, line, file name or place makes the printing fail or lets a control character through."""
    mark = Mark(file, 7, column, line, width)
    shown = render_all([Problem("some", message, mark, cure, ((message, mark), ("", mark)))])
    assert all(each.isprintable() for each in shown.split("\n"))
    assert all(columns(each) <= 80 for each in shown.split("\n") if each.startswith("  7 |"))


def test_only_what_cannot_be_seen_counts_as_unseen() -> None:
    """Tabs and line breaks are part of any text; an escape character or a no-break space is not."""
    assert not unseen("a\tb\r\nc \u0416")
    assert all(unseen(char) for char in "\x00\x1b\x85\xa0\u200b\u202e\u2028\ufeff\ud800")


def test_quoted_words_are_visible_and_short() -> None:
    """A message quotes what was written, but not a page of it."""
    assert quote("disputes") == '"disputes"'
    assert quote("a\x1bb") == '"a<U+001B>b"'
    assert quote("x" * 41) == f'"{"x" * 37}..."'


@pytest.mark.parametrize(
    ("word", "allowed", "meant"),
    [
        ("Armenai", STATES, "Armenia"),
        ("Tajikstan", STATES, "Tajikistan"),
        ("disputes", ["scenario", "title", "disputed"], "disputed"),
        ("jermk-2022", ["jermuk-2022", "osh-2010"], "jermuk-2022"),
        ("arm", ["ARM", "AZE"], "ARM"),
        ("ARMENIA", STATES, "Armenia"),
        ("use-of-force", ["use_of_force", "request"], "use_of_force"),
        ("T\u00fcrkiye", ["Turkiye"], "Turkiye"),
        ("\u0410RM", ["ARM", "AZE"], "ARM"),
        ("\u0391\u0396\u0395", ["ARM", "AZE"], "AZE"),
        ("jermuk\u20132022", ["jermuk-2022", "osh-2010"], "jermuk-2022"),
        ("\uff21\uff32\uff2d", ["ARM", "AZE"], "ARM"),
        ("cst.4.9", ["cst.4.1", "cst.4.2", "cst.4.3"], None),
        ("Nigerea", ["Niger", "Nigeria"], None),
        ("AMR", ["ARM", "AZE"], None),
        ("Arm", ["ARM", "arm"], None),
        ("something", STATES, None),
        ("", STATES, None),
        ("x", [], None),
        ("x" * 10**6, ["x"], None),
        ("x", ["x" * 10**6], None),
    ],
)
def test_a_word_is_guessed_only_where_one_is_clearly_nearest(word: str, allowed: list[str], meant: str | None) -> None:
    """Case, accents, dashes and letters of other scripts do not count; two about as near give no guess."""
    assert nearest(word, allowed) == meant


@pytest.mark.parametrize(
    ("word", "allowed", "cure"),
    [
        ("Armenai", STATES, "did you mean Armenia?"),
        ("x", ["a", "b"], "words allowed here: a, b"),
        ("x", list("abcdefgh"), "words allowed here: a, b, c, d, e, f, g, h"),
        ("x", list("abcdefghi"), "words allowed here: a, b, c, d, e, f, g, h, ... and 1 more"),
        ("", list("abcdefghijklmnopqrst"), "words allowed here: a, b, c, d, e, f, g, h, ... and 12 more"),
        ("x", {"b", "a"}, "words allowed here: a, b"),
        ("x", ["a", "a"], "words allowed here: a"),
        ("x", [], "there is nothing to name here"),
        ("x", ["a\x1b"], "words allowed here: a<U+001B>"),
        ("\u0410RM", ["ARM", "AZE"], '"\u0410RM" is written with Cyrillic letters; did you mean ARM?'),
        ("\u0391RM", ["ARM", "AZE"], '"\u0391RM" is written with Greek letters; did you mean ARM?'),
        (
            "\u0411\u0421",
            ["ARM"],
            '"\u0411\u0421" is written with Cyrillic letters; words allowed here: ARM',
        ),
    ],
)
def test_the_cure_offers_a_guess_or_the_words_that_are_allowed(word: str, allowed: list[str], cure: str) -> None:
    """Eight words at most, then a count; letters of another script are named."""
    assert offer(word, allowed) == cure


def test_near_words_come_first_where_not_all_can_be_listed() -> None:
    """Of two hundred names the first eight of the alphabet would help nobody."""
    allowed = [*(f"other{number}" for number in range(200)), "Niger", "Nigeria"]
    assert offer("Nigerea", allowed).startswith("words allowed here: Nigeria, Niger, other0, ")


def test_a_file_that_does_not_open_is_a_problem_with_a_cure() -> None:
    """The system's reasons are put in plain words, as far as they are foreseen."""
    here = Mark(FILE, 1, 1)
    assert not_opened(FileNotFoundError(2, "No such file"), here).code == "missing-file"
    assert not_opened(PermissionError(13, "Permission denied"), here).message == "you may not read this file"
    assert not_opened(OSError(40, "Too many links"), here).message == "this file cannot be opened: Too many links"
    assert not_opened(ValueError("embedded null byte"), here).message.endswith("no file can have this name")


def test_a_problem_in_no_file_names_no_place() -> None:
    """An unknown name is no place in a file: the text of the error is the sentence alone."""
    with pytest.raises(CasusError) as caught:
        casus.load_scenario("nosuch-2022")
    text = str(caught.value)
    assert text.startswith('There is no scenario "nosuch-2022". ')
    assert ":0" not in text and "Nothing was changed" not in text


def test_a_mistake_that_repeats_is_told_once() -> None:
    many = [
        Problem("anchor", "this is a reference", Mark(FILE, line, 3, "  *a"), "write it out") for line in range(7, 257)
    ]
    other = Problem("anchor", "this is a reference", Mark("other.yaml", 2, 1, "*a"), "write it out")
    shown = render_all([*many, other])
    assert shown.count("this is a reference") == 2
    assert "the same 249 times more: lines 8, 9, 10, 11, 12, 13, 14, 15 and 241" in " ".join(shown.split())
    assert shown.endswith("251 problems in 2 files. Nothing was changed.")
    assert render_all(many[:MOST_ALIKE]).count("this is a reference") == MOST_ALIKE
