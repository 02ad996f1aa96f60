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
