"""What a student means is read; what could mean two things is no wrong answer; and no reason says what is not so."""

import pytest

from casus.learn.checks import check_work
from casus.learn.questions import OPEN, RIGHT_ANSWER, WRONG_ANSWER, ResultPart
from casus.learn.reader import all_tasks, load_courses
from casus.learn.session import Bench
from commands import bundled_law

TASKS = {task.id: task for _, task in all_tasks(load_courses())}
SPELLED = [
    ("plain", "since", "15.05.2023", RIGHT_ANSWER),
    ("plain", "since", "2023/05/15", RIGHT_ANSWER),
    ("plain", "since", '"May 15, 2023"', RIGHT_ANSWER),
    ("plain", "since", "2023-5-15", RIGHT_ANSWER),
    ("plain", "since", "16.05.2023", WRONG_ANSWER),
    ("plain", "since", "May 2023", OPEN),  # not precise enough is not wrong
    ("plain", "since", "15/05/2023", RIGHT_ANSWER),
    ("plain", "who_helps", "the other members", OPEN),
    ("plain", "who_helps", "Armenia; Belarus; Kyrgyzstan; Russia; Tajikistan", RIGHT_ANSWER),
    ("plain", "russia_helps", "owed", RIGHT_ANSWER),
    ("plain", "russia_helps", "not owed", WRONG_ANSWER),
    ("study-members", "measures", "performed in part", RIGHT_ANSWER),
    ("warship", "clause", "Article 2(2) of the Treaty", RIGHT_ANSWER),
    ("warship", "clause", "cst.2.2/consult", RIGHT_ANSWER),
    ("warship", "clause", "Article 4(2) of the Treaty", WRONG_ANSWER),
    ("warship", "clause", "2", OPEN),
    ("embassy", "question", "Embassies", RIGHT_ANSWER),
    ("embassy", "question", "Outside-Territory", WRONG_ANSWER),
    ("study-jermuk", "turns_on", "who began", RIGHT_ANSWER),
    ("study-jermuk", "turns_on", "where and undelimited border", RIGHT_ANSWER),
    ("study-osh", "package_russia", "nothing", OPEN),  # no record, or not performed?
    ("study-osh", "package_russia", "none", OPEN),
]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(bundled_law())


def _parts(bench: Bench, task: str, text: str) -> dict[str, ResultPart]:
    return {part.id: part for part in check_work(bench, TASKS[task], text).parts}


@pytest.mark.parametrize(("task", "part", "written", "state"), SPELLED)
def test_an_answer_is_read_as_it_is_meant(task: str, part: str, written: str, state: str, bench: Bench) -> None:
    assert _parts(bench, task, f"{part}: {written}\n")[part].state == state


def test_an_end_that_is_left_out_makes_it_less_certain_and_not_wrong(bench: Bench) -> None:
    text = TASKS["border-story"].solution.replace("    until: 2024-07-11\n", "")
    part = _parts(bench, "border-story", text)["help"]
    assert part.state == RIGHT_ANSWER and "less certain" in " ".join(part.lines)


def test_a_clause_of_a_side_may_be_named_in_words(bench: Bench) -> None:
    text = TASKS["russia-side"].solution.replace("clause: cst.4.1", "clause: Article 4(1) of the Treaty")
    assert check_work(bench, TASKS["russia-side"], text).done


def test_of_an_event_that_was_dropped_it_is_said_that_it_is_gone(bench: Bench) -> None:
    said = " ".join(_parts(bench, "moved", "drop: [yerevan]\n")["keep-1"].lines)
    assert "nothing called yerevan is told any more" in said and "No rule on file" not in said


ADDED = "add:\n  id: asked\n  date: 2015-08-16\n  request: {by: KAZ, voice: government, to: csto, for: assistance, under: cst}\n"
BEFORE = "set: {yerevan.date: 2020-10-15}\n"
WRITTEN = [
    ("pact", "responses", ("id: minsk", "id: refusal"), RIGHT_ANSWER, ""),  # a name is for the student to choose
    ("border-story", "force", ("until: 2024-07-11", "until: 2024-07-12"), WRONG_ANSWER, "Look again at: until"),
    ("border-story", "force", ("    until: 2024-07-11\n", ""), RIGHT_ANSWER, ""),
    ("pact", "belarus", ("act: refusal", "act: statement"), WRONG_ANSWER, "No record: nobody has found that Belarus"),
    ("one-word", "few", ("", ADDED), RIGHT_ANSWER, ""),  # one event without its dash is one change
    ("moved", "goal", ("", BEFORE), RIGHT_ANSWER, ""),  # what lapsed is not owed either
]


@pytest.mark.parametrize(("task", "part", "change", "state", "said"), WRITTEN)
def test_what_is_written_of_an_event_is_marked_for_what_it_says(
    task: str, part: str, change: tuple[str, str], state: str, said: str, bench: Bench
) -> None:
    old, new = change
    text = TASKS[task].solution
    assert old in text
    found = _parts(bench, task, text.replace(old, new) if old else new)[part]
    assert found.state == state and said in " ".join(found.lines)


def test_where_nothing_is_told_any_more_nobody_is_said_to_be_no_member(bench: Bench) -> None:
    said = " ".join(line for part in _parts(bench, "one-word", "drop: [shelling]\n").values() for line in part.lines)
    assert "no attack on Kazakhstan" in said and "membership" not in said


def test_a_clause_that_cannot_be_read_takes_nothing_from_the_other_parts(bench: Bench) -> None:
    text = TASKS["russia-side"].solution.replace("clause: cst.4.1", "clause: 4(1)")
    parts = _parts(bench, "russia-side", text)
    assert parts["clause"].state == OPEN and parts["reading"].state == parts["cost"].state == RIGHT_ANSWER


OWN_RULES = [
    ("broken-rule", ("<weight> < heavy", "<weight> <= heavy"), "with your rule this stands in the way: Azerbaijan"),
    ("asks-rule", ("{by: <victim>, about: same}", "{by: <ally>, about: same}"), "with your rule it waits"),
    (
        "asks-rule",
        ("bearer: <ally>, toward: <victim>, act", "bearer: <victim>, toward: <ally>, act"),
        "does not draw this",
    ),
    ("consult-rule", (", deadline: immediately", ""), "after then in your rule"),
]


@pytest.mark.parametrize(("task", "change", "said"), OWN_RULES)
def test_what_comes_of_a_rule_of_ones_own_is_never_told_as_the_words_of_a_treaty(
    task: str, change: tuple[str, str], said: str, bench: Bench
) -> None:
    lines = [line for p in _parts(bench, task, TASKS[task].solution.replace(*change)).values() for line in p.lines]
    assert said in " ".join(lines)
    assert not any(words in line for line in lines for words in ("wording", "as the file tells it", "-1."))
