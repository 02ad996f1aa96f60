"""What teachers do: mark a class with whatever is in its folders, print courses, make tasks and have them checked."""

import csv
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from casus.learn.lint import lint_courses, lint_task
from casus.learn.paper import CLOSING, LESSON, OPENING, handout_page, planned
from casus.learn.questions import find_answers
from casus.learn.reader import find_task, load_courses
from casus.learn.session import Bench
from casus.learn.task import TURNS, WANT_STATUS, Course
from casus.show.markdown import code_block, code_span
from commands import bundled_law, one_law, run

TASK = """\
task: {name}
title: A task
kind: predict
scenario: plain-attack
text: |
  Somebody attacks.
asks:
  - {{id: help, asks: Does Russia owe Kazakhstan help?, norm: cst.4.2/assist, by: RUS, toward: KAZ}}
hints: [What?, Where?, So.]
solution: {{help: "yes"}}
invented: true
wrong:
  - {{answers: {{help: "no"}}, shows: [Triggered since 2023-05-15], says: they say no}}
  - {{answers: {{help: waits}}, shows: [Triggered]}}
  - {{answers: {{help: contested}}, shows: [Settled]}}
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of one task."""
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "course.yaml").write_text(
        "course: own\nnumber: 1\ntitle: Own\nabout: x\ntasks: [only]\n", encoding="utf-8"
    )
    (folder / "only.yaml").write_text(TASK.format(name="only"), encoding="utf-8")
    return folder


def test_a_class_is_marked_whatever_its_files_hold(own: Path, tmp_path: Path) -> None:
    work = {
        "anna": "help: yes\n",
        "bek": "help: no\n",
        "chen": "help: no\n",
        "dina": "help: [yes\n",
        "erik": "help: perhaps\n",
        "=1+1": "help: TODO\n",
        "x<script>": "help: '<script>alert(1)</script>'\n",
        "farid": "a" * 400_000,
        "gul": "a: &a [*a]\n",
        "hana": "[" * 5000,
        "igor": "\x00\x1b[31m",
    }
    for name, text in work.items():
        place = tmp_path / "class" / name / "1-own"
        place.mkdir(parents=True)
        (place / "01-only.yaml").write_text(text, encoding="utf-8")
    linked = tmp_path / "class" / "jon" / "1-own"
    linked.mkdir(parents=True)
    (linked / "01-only.yaml").symlink_to(tmp_path / "class" / "anna" / "1-own" / "01-only.yaml")
    named = tmp_path / "class" / "kira"
    named.mkdir()
    (named / "homework.yaml").write_text("help: yes\n", encoding="utf-8")
    noted = tmp_path / "class" / "lena" / "learn" / "1-own"
    noted.mkdir(parents=True)
    (noted / "01-only.yaml.txt").write_text("help: yes\n", encoding="utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "class" / "anna" / "only.yaml")

    printed = run("learn", "--courses", str(own), "grade", "class")

    assert printed.status == 0, printed.err
    assert "2 of 4 wrote no for help (only); Casus finds: yes. They say no" in " ".join(printed.out.split())
    rows = {row["student"]: row for row in csv.DictReader((tmp_path / "grades" / "grades.csv").open(encoding="utf-8"))}
    assert (rows["anna"]["points"], rows["bek"]["points"]) == ("1", "0")
    assert rows["'=1+1"]["points"] == "0"
    for name in ("dina", "erik", "x<script>", "farid", "gul", "hana", "igor"):
        assert rows[name]["state"] == "not readable", name
        assert rows[name]["points"] == "", "what cannot be read is not counted as wrong"
    assert rows["jon"]["state"] == "not handed in", "links are not followed"
    assert rows["jon"]["note"] == "01-only.yaml is a link, which is not followed"
    assert rows["kira"]["note"] == "homework.yaml is the file of no task"
    assert rows["lena"]["points"] == "1", "an ending that an editor added does not count"
    marks = json.loads((tmp_path / "grades" / "grades.json").read_text(encoding="utf-8"))
    totals = {student["name"]: (student["points"], student["of"]) for student in marks["result"]["students"]}
    assert totals["anna"] == (1, 1) and totals["bek"] == (0, 1) and totals["jon"] == (0, 1)
    assert totals["dina"] == totals["erik"] == (0, 0), "what is not counted as wrong leaves the total too"
    assert "kira: homework.yaml is the file of no task" in printed.out
    assert "(example: bek)" in " ".join(printed.out.split())
    assert " grade " in marks["receipt"]["command"] and len(marks["result"]["students"]) == 14
    pages = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "grades" / "pages").iterdir())]
    assert len(pages) == 14
    assert not any("<script>" in page for page in pages)
    assert any("Triggered since 2023-05-15" in page for page in pages)
    table = run("learn", "--courses", str(own), "predictions", "class").out
    assert "help: Casus finds yes. 2 wrote yes; 2 wrote no" in table


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hints: [What?, Where?, So.]", "hints: [So.]", "has 1 hints"),
        ("What?", "What", "asks nothing"),
        ('solution: {help: "yes"}', 'solution: {help: "no"}', "the solution of only fails"),
        ("by: RUS", "by: RUS, scenario: nowhere", "cannot be checked"),
        ("by: RUS", "by: RUS, reading: default", "default reading"),
        ("kind: predict", "kind: guess", "guess"),
        ("invented: true\n", "", "tells of facts and cites no source"),
        ("invented: true", "sources: [nothing-like-it]", 'there is no source "nothing-like-it"'),
        ("scenario: plain-attack", "scenario: osh-2010", "is about an event that happened"),
        ("invented: true", "invented: true\nafter: So it was in 1986.", "speaks of 1986"),
        ("[Triggered since 2023-05-15]", "[the moon]", 'does not say "the moon"'),
        ('{help: "no"}, shows', '{help: "yes"}, shows', "is right"),
        ("Does Russia owe Kazakhstan help?", "Does Russia owe help?", "does not name Kazakhstan"),
        ("by: RUS", "by: RUS, answers: {gravity: any_force}", "does not say that it takes gravity=any_force"),
        ("Does Russia owe Kazakhstan help?", '"Does Russia owe Kazakhstan help? (no or waits)"', "offers no yes"),
    ],
)
def test_lint_refuses_a_bad_task(own: Path, old: str, new: str, said: str) -> None:
    path = own / "only.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    printed = run("learn", "lint", str(own))
    assert printed.status in (1, 2)
    assert said in " ".join((printed.out + printed.err).split())


def test_lint_refuses_examples_that_pass_with_a_wrong_rule() -> None:
    task = find_task(load_courses(), "bases-rule")[1]
    before, _, after = task.feature.partition("Scenario: an objection of the same day")
    bare = task._replace(feature=before + after[after.index("Scenario:") :])
    said = [problem.message for problem in lint_task(bare, Bench(bundled_law()))]
    assert any('pass with "- <objected> < <placed>" in place of' in message for message in said), said


def test_lint_passes_a_good_task(own: Path) -> None:
    assert lint_courses(str(own), Bench(bundled_law())) == []


def test_a_new_task_passes_its_own_checks(own: Path, tmp_path: Path) -> None:
    made = run("learn", "new", "fresh", "my-task")
    assert made.status == 0
    assert run("learn", "lint", "fresh").status == 0
    assert run("learn", "new", "fresh", "my-task").status == 2
    assert run("learn", "new", "fresh", "../up").status == 2
    assert run("learn", "--courses", "fresh", "start", "my-task").status == 0


@pytest.mark.parametrize("course", load_courses(), ids=lambda course: course.id)
def test_a_handout_tells_the_words_and_gives_no_answer_away(own: Path, course: Course) -> None:
    plain = run("learn", "handout", course.id).out
    assert all(task.title.split(":")[0] in plain for task in course.tasks)
    assert "The words of the law, in ours" in plain and "wording (in force" in plain
    assert "____" in plain, "there is room to write"
    for words in (
        "Solution",
        "Answers",
        "Mistake",
        "casus ",
        "TODO",
        "save the file",
        "after the colons",
        "Who holds which answer",
    ):
        assert words not in plain, words


def test_the_sheet_of_a_teacher_lists_mistakes_as_mistakes_and_opens_in_a_word_processor(own: Path) -> None:
    course = load_courses()[0]
    full = run("learn", "handout", course.id, "--solutions", "--format", "html").out
    assert full.startswith("<!DOCTYPE html>")
    assert "It rests on: China used heavy force against Kazakhstan" in full
    assert (
        "<b>Mistake:</b> &#34;Russia&#34; to &#34;Who owes Kazakhstan help?&#34;. Help is owed by every other member"
        in full
    )
    page = ElementTree.fromstring(full.partition("\n")[2])  # each element is closed
    plain = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "i",
        "b",
        "small",
        "pre",
        "code",
    }
    assert {element.tag.rpartition("}")[2] for element in page.iter()} <= plain


def test_a_mistake_in_a_file_is_told_by_the_lines_that_are_otherwise(own: Path) -> None:
    sheet = " ".join(run("learn", "lesson", "law").out.split())
    assert 'wrong: "invocation: {by: <ally>, about: same}". The helper would have to ask' in sheet
    assert 'wrong: without "<member> != <threatened>"' in sheet and '"does not pass" to' not in sheet


@pytest.mark.parametrize("course", load_courses(), ids=lambda course: course.id)
def test_a_lesson_takes_ninety_minutes_and_ends_with_the_case_study(own: Path, course: Course) -> None:
    tasks, home = planned(course)
    assert sum(minutes for _, minutes in tasks) + OPENING + CLOSING == LESSON
    assert tasks[-1][0] == course.tasks[-1]
    assert {task.id for task, _ in tasks} | {task.id for task in home} == {task.id for task in course.tasks}
    screen = run("learn", "lesson", course.id).out
    assert "AIM" in screen and f"-{LESSON}" in screen and "Discuss: " in screen and "They will get wrong: " in screen
    assert all(task.id.upper() in screen for task, _ in tasks)


def test_on_paper_stands_what_a_question_asks_the_class_to_name() -> None:
    """Every question and dispute on which a duty can turn, and what each word means that a question offers."""
    bench = Bench(bundled_law())
    for course in load_courses():
        sheet = handout_page(course, "md", bench, solutions=False)
        for ask in (ask for task in course.tasks for ask in task.asks):
            if ask.want == TURNS:
                task = next(task for task in course.tasks if ask in task.asks)
                for name in find_answers(bench.assessed(task, ask), ask).defended:
                    named = name in bench.law.questions or name in {
                        d.id for d in bench.scenario(task, ask.scenario).disputes
                    }
                    assert not named or f"`{name}`" in sheet or f"{name}, " in sheet, (ask.id, name)
            for word in ("ended", "lapsed"):
                assert word not in ask.asks or ask.want != WANT_STATUS or f"- *{word}*" in sheet, (ask.id, word)


def test_a_table_top_game_is_played_day_by_day(own: Path) -> None:
    def plays(*words: str) -> str:
        return " ".join(run("learn", "table", *words).out.split())

    assert "jermuk" in plays()
    begins = plays("jermuk")
    assert "Duty to help (rus-arm.3) toward Armenia (Russia): owed" in begins, "each treaty has a duty of its own"
    assert (
        "Duty to help (cst.4.2) toward Armenia (Belarus, Kazakhstan, Kyrgyzstan, Russia and Tajikistan): waits."
        in begins
    )
    assert "waits before, now owed (contested), no record" in plays("jermuk", "Armenia", "ask")
    assert "owed (contested), declined" in plays("jermuk", "rus", "refuse")
    assert "WHO OWES WHAT" in plays("jermuk", "back"), "a move that was typed wrong is taken back"
    assert "owed (contested), declined" in plays("jermuk", "BLR", "refuse")
    assert "(Russia): owed (contested), no record" in plays("jermuk")
    assert "It changes nothing in who owes what" in plays("jermuk", "KAZ", "claim", "undelimited_border=not_covered")
    assert "now not owed" in plays("jermuk", "KAZ", "claim", "where=on-the-line")
    assert "2022-09-14" in plays("jermuk", "next") and "2022-09-13" in plays("jermuk", "back")
    assert "2022-09-14" in plays("jermuk", "next") and "stood at Jermuk" in plays("jermuk")
    for words in (
        ("AZE", "ask"),
        ("ARM", "fly"),
        ("undo",),
        ("ARM", "claim", "x=y"),
        ("ARM", "claim"),
        ("ARM", "ask", "x"),
        ("ARM",),
    ):
        assert run("learn", "table", "jermuk", *words).status == 2, words
    assert "who-began=unprovoked" in run("learn", "table", "jermuk", "ARM", "claim").err
    assert "As in: casus learn table jermuk ARM ask" in run("learn", "table", "jermuk", "ARM").err
    ended = run("learn", "table", "jermuk", "end").out
    assert "in your game" in ended and "as it was" in ended and "Kazakhstan: where=on-the-line" in ended
    Path("table-jermuk.yaml").write_text("table: jermuk\nday: x\n", encoding="utf-8")
    assert run("learn", "table", "jermuk").status == 2
    assert run("learn", "table", "nowhere").status == 2


def test_courses_of_an_installed_package_are_found(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "mycourses"
    package.parent.mkdir()
    own.rename(package)
    (package / "__init__.py").write_text("raise RuntimeError('nothing of it is run')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    assert [course.id for course in load_courses("mycourses")] == ["own"]


def test_what_counts_is_the_same_in_every_table_and_nobody_is_said_to_have_written_what_came_of_a_file(
    own: Path, tmp_path: Path
) -> None:
    place = tmp_path / "class" / "anna"
    for name, text in {
        "1-promise/01-plain.yaml": "russia_helps: no\nsince: May 2023\n",
        "1-promise/02-no-request.yaml": "duty_to_help: contested\n",
        "3-attacker/06-russia-side.yaml": "answers: {gravity: any_force}\nclause: 4(1)\ncost: jermuk-2022\n",
    }.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    graded = run("learn", "grade", "class")
    screen = " ".join(graded.out.split())
    assert graded.status == 0, graded.err
    assert "It waits for a request for help by Armenia" in screen and "Settled: under" not in screen, (
        "a reason, and no status"
    )
    rows = {row["task"]: row for row in csv.DictReader((tmp_path / "grades" / "grades.csv").open(encoding="utf-8"))}
    assert (rows["plain"]["points"], rows["plain"]["of"]) == ("0", "2"), "the day that is no day leaves the total"
    assert (rows["russia-side"]["points"], rows["russia-side"]["of"]) == ("0", "4")
    page = (tmp_path / "grades" / "pages" / "anna.html").read_text(encoding="utf-8")
    assert "What came of it: no before, no after" in page and "You wrote: no before" not in page
    assert "before" not in run("learn", "predictions", "class").out


def test_a_mistake_of_ours_takes_no_points(own: Path) -> None:
    from casus.learn.grading import OUR_FAULT, marked

    task = load_courses(str(own))[0].tasks[0]
    work = own / "work.yaml"
    work.write_text("help: yes\n", encoding="utf-8")
    mark = marked(None, task, work)  # no bench to check it on
    assert mark.trouble == OUR_FAULT
    assert (mark.points, mark.of) == (0, 0)


EVIL = """<script>alert(1)</script> [x](javascript:alert(1)) ![y](javascript:2) <a href='javascript:3'>z</a> ``` ~~~ `` & javascript://4"""


@pytest.mark.parametrize("form", ["md", "html"])
def test_nothing_of_a_course_acts_in_a_handout(form: str, own: Path) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    evil = json.dumps(EVIL)
    task = TASK.format(name="only").replace("title: A task", f"title: {evil}").replace("Is help owed?", evil)
    task = task.replace("  Somebody attacks.", f"  {EVIL}\n\n  - {EVIL}\n\n      {EVIL}")
    task = task.replace("hints:", f"read: [{evil}]\nafter: {evil}\nhints:")
    (own / "only.yaml").write_text(task, encoding="utf-8")
    (own / "course.yaml").write_text(
        f"course: own\nnumber: 1\ntitle: {evil}\nabout: {evil}\ntasks: [only]\n", encoding="utf-8"
    )
    shown = run("learn", "--courses", "own", "handout", "own", "--format", form, "--solutions")
    assert shown.status == 0, shown
    page = markdown_it.MarkdownIt("commonmark").render(shown.out) if form == "md" else shown.out
    assert page.count("alert(1)") >= 6 and "<script>alert" not in page
    assert not re.search(r"<(?:script|img)\b|<[^>]*(?:href|src)=.?javascript", page), page


def test_code_keeps_its_ticks_inside() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    for text in ("a", "`a`", "``` a", "````", "a\n```\nb"):
        lines = code_block(text)
        made = markdown_it.MarkdownIt("commonmark").render("\n".join([*lines, "", "after"]))
        assert made == f"<pre><code>{text}\n</code></pre>\n<p>after</p>\n"
    for text in ("a", "`a`", "a `` b"):
        assert markdown_it.MarkdownIt("commonmark").render(code_span(text)) == f"<p><code>{text}</code></p>\n"


def test_names_in_any_script_keep_pages_of_their_own(own: Path, tmp_path: Path) -> None:
    names = ("Анна", "Әсел", "អានណា", "李雷", "Anna", "anna", "Ա.Հ.", "Ա Հ", "***")
    for name in names:
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "only.yaml").write_text("help: yes\n", encoding="utf-8")
    assert run("learn", "--courses", str(own), "grade", "class").status == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "grades" / "pages").iterdir()}
    assert len({name.casefold() for name in pages}) == len(names)
    assert "Анна" in pages["Анна.html"] and "李雷" in pages["李雷.html"]


def test_the_list_of_a_class_gets_a_column_for_each_course(own: Path, tmp_path: Path) -> None:
    for name, answer in (("Anna Petrosyan", "yes"), ("bek@example.org", "no"), ("somebody", "yes")):
        (tmp_path / "class" / name).mkdir(parents=True)
        (tmp_path / "class" / name / "only.yaml").write_text(f"help: {answer}\n", encoding="utf-8")
    rows = [
        "First name,Last name,Email address",
        "Anna,Petrosyan,a@example.org",
        "Bek,B.,bek@example.org",
        "C,D,c@e.org",
    ]
    (tmp_path / "list.csv").write_text("\ufeff" + "\n".join(rows) + "\n", encoding="utf-8")
    printed = run("learn", "--courses", str(own), "grade", "class", "--roster", "list.csv")
    assert "In no single row of the list of the class: somebody" in printed.out
    made = list(csv.DictReader((tmp_path / "grades" / "gradebook.csv").open(encoding="utf-8")))
    assert [row["Email address"] for row in made] == ["a@example.org", "bek@example.org", "c@e.org"]
    assert [row["1. Own"] for row in made] == ["100.0", "0.0", ""]
    (tmp_path / "list.csv").write_bytes(b"\xff\xfe")
    assert run("learn", "--courses", str(own), "grade", "class", "--roster", "list.csv").status == 2


@pytest.mark.parametrize(
    ("roster", "folders", "points"),
    [
        ("Group,Name\n7,anna\n7,bert\n", ("anna", "bert", "7"), ["100.0", "0.0"]),  # a folder called like a group
        ("Name,Number\nanna,12\nbert,13\n", ("anna", "bert", "12"), ["", "0.0"]),  # like the number of somebody
        ("Name\nanna\nanna\n", ("anna",), ["", ""]),  # two rows
        ("Name\nanna\nbert\n", ("anna", "An-na", "bert"), ["", "0.0"]),  # two folders
        ("First,Last\nAnna,Kim\nKim,Anna\n", ("Anna Kim",), ["", ""]),  # either way round
        ("Name\nANNA\nbert\n", ("anna", "bert"), ["100.0", "0.0"]),
    ],
)
def test_no_folder_takes_over_the_row_of_somebody_else(
    own: Path, tmp_path: Path, roster: str, folders: tuple[str, ...], points: list[str]
) -> None:
    for name in folders:
        (tmp_path / "class" / name).mkdir(parents=True)
        answer = "yes" if name.casefold().startswith("an") else "no"
        (tmp_path / "class" / name / "only.yaml").write_text(f"help: {answer}\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text(roster, encoding="utf-8")
    printed = run("learn", "--courses", str(own), "grade", "class", "--roster", "list.csv").out
    made = list(csv.DictReader((tmp_path / "grades" / "gradebook.csv").open(encoding="utf-8")))
    assert [row["1. Own"] for row in made] == points
    assert ("In no single row" in printed) == (points.count("") > 0 or len(folders) > len(points))


def test_a_class_of_odd_folders_is_a_class(own: Path, tmp_path: Path) -> None:
    """A folder called like a course, one of a broken archive, two alike in two classes, one inside another: each has its own marks."""
    odd = os.fsdecode(b"\xff\xfebad")
    work = {
        "k1/anna": "yes",
        "k2/anna": "no",
        "k1/12-smith": "yes",
        "k1/e\x1b[31mred": "yes",
        "k1/a\nb": "no",
        f"k1/{odd}": "yes",
        "k2/ANNA": "yes",
        "k2/1-own": "no",
    }
    for place, answer in work.items():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "01-only.yaml").write_text(f"help: {answer}\n", encoding="utf-8")
    printed = run("learn", "--courses", str(own), "grade", "k1", "k2", "--all")
    assert printed.status == 0
    made = list(csv.DictReader((tmp_path / "grades" / "gradebook.csv").open(encoding="utf-8")))
    marks = {row["student"]: row["1. Own"] for row in made}
    assert marks == {
        "12-smith": "100.0",
        "a<U+000A>b": "0.0",
        "k1/anna": "100.0",
        "e<U+001B>[31mred": "100.0",
        "<U+DCFF><U+DCFE>bad": "100.0",
        "k2": "0.0",  # work that stands where casus learn puts it, straight in the folder that was named
        "k2/ANNA": "100.0",
        "k2/anna (2)": "0.0",
    }
    assert len(made) == len(work) == len(list((tmp_path / "grades" / "pages").iterdir()))
    for file in (tmp_path / "grades").glob("*.*"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", file.read_text(encoding="utf-8")), file.name


class Elements(HTMLParser):
    """The elements of a page as they nest: what is not closed, and every name and property that is used."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.used: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.open.append(tag)
        self.used |= {tag, *(f"@{name}" for name, _ in attrs)}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.used |= {tag, *(f"@{name}" for name, _ in attrs)}

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the one that began last."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("sheet", [(), ("--solutions",)])
def test_a_handout_is_what_a_word_processor_opens(sheet: tuple[str, ...]) -> None:
    text = run("learn", "handout", "promise", "--format", "html", *sheet).out
    found = Elements()
    found.feed(text)
    assert not found.open
    plain = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "b",
        "i",
        "small",
        "pre",
        "footer",
        "code",
    }
    assert {name for name in found.used if not name.startswith("@")} <= plain
    assert {"@src", "@onclick", "@href"}.isdisjoint(found.used)
    assert not re.search(r"flex|grid|float|position|@import|url\(|var\(", text)
    assert text.count("page-break-before:always") == len(load_courses()[0].tasks)


MOODLE = "First name,Last name,ID number,Email address,Course total (Real)\nAnna,Kim,0042,Anna.Kim@school.example,-\nBek,Aliev,0043,bek@school.example,-\n"
CLASSROOM = '"Last Name","First Name","Email Address","Essay"\nDate,,,2022-09-13\nPoints,,,100\nKim,Anna,anna@school.example,\nAliev,Bek,bek@school.example,\n'


@pytest.mark.parametrize(("listed", "kept"), [(MOODLE, 2), (CLASSROOM, 4)])
def test_a_gradebook_keeps_the_form_of_its_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str, kept: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("Anna Kim", "bek"):
        place = tmp_path / "class" / name / "1-promise"
        place.mkdir(parents=True)
        (place / "01-plain.yaml").write_text("russia_helps: yes\nwho_helps: [Russia]\nsince: 2023-05-15\n")
    (tmp_path / "list.csv").write_text("\ufeff" + listed, encoding="utf-8")
    run("learn", "grade", "class", "--roster", "list.csv")
    data = (tmp_path / "grades" / "gradebook.csv").read_bytes()
    rows = list(csv.reader(data.decode("utf-8").splitlines()))
    before = list(csv.reader(listed.splitlines()))
    assert not data.startswith(b"\xef\xbb\xbf") and len(rows) == kept + 1
    assert [row[: len(before[0])] for row in rows] == before, "headings, order, identifiers and their case stay"
    assert rows[0][-1] == "1. The promise to help" and [row[-1] for row in rows[-2:]] == ["66.7", "66.7"]
    assert all(row[-1] in ("", "66.7") for row in rows[1:])
