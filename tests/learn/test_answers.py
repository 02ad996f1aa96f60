"""Every answer that a class could give: what can be defended is right, what is wrong has a reason, and no reason puts words into the law."""

import pytest

from casus.ask.proof import OTHER_ANSWER, UNSAID
from casus.assessment.results import NOT_TRIGGERED, STATUSES
from casus.learn import lint
from casus.learn.checks import check_work
from casus.learn.paper import answer_marks, possible_answers
from casus.learn.questions import OF_STATUS, RIGHT_ANSWER, find_answers, given_by
from casus.learn.reader import all_tasks, load_courses
from casus.learn.session import Bench, Seen
from casus.learn.task import ASK_QUESTIONS, CHANGE, TURNS, WANT_STATUS, Ask, Task
from commands import bundled_law

TASKS = [task for _, task in all_tasks(load_courses()) if task.kind in ASK_QUESTIONS]
by_name = pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench(bundled_law())


def single_views(seen: Seen, ask: Ask):  # type: ignore[no-untyped-def]
    """The status of a norm under each answer that somebody holds, and each account that somebody tells, one at a time."""
    run, given = seen.run, {name for name, _ in (*ask.answers, *ask.accounts)}
    choices = [
        run.choice._replace(answers={**run.choice.answers, question.id: answer.id})
        for question in run.law.questions.values()
        for answer in question.answers
        if answer.held_by and question.id not in given
    ]
    choices += [
        run.choice._replace(versions={**run.choice.versions, dispute.id: version.id})
        for dispute in run.scenario.disputes
        for version in dispute.versions
        if version.held_by and dispute.id not in given
    ]
    for choice in choices:
        found = [
            status
            for key, status in run.statuses_under(choice).items()
            if (key.norm, key.bearer, key.toward) == (ask.norm, ask.bearer, ask.toward)
            and ask.trigger in ("", key.trigger)
        ]
        yield min(found, key=STATUSES.index, default=NOT_TRIGGERED)


def deciding_in_two_steps(seen: Seen, ask: Ask) -> set[str]:
    """What changes a norm once one other thing is answered otherwise, found by trying each pair that somebody says."""
    run, given = seen.run, {name for name, _ in (*ask.answers, *ask.accounts)}
    legs = [("answers", q.id, a.id) for q in run.law.questions.values() for a in q.answers if a.held_by]
    legs += [("versions", d.id, v.id) for d in run.scenario.disputes for v in d.versions if v.held_by]
    legs = [leg for leg in legs if leg[1] not in given and getattr(run.choice, leg[0]).get(leg[1]) != leg[2]]

    def status(*changes: tuple[str, str, str]) -> str:
        choice = run.choice
        for part, name, value in changes:
            choice = choice._replace(**{part: {**getattr(choice, part), name: value}})
        wanted = (ask.norm, ask.bearer, ask.toward)
        found = [
            one
            for key, one in run.statuses_under(choice).items()
            if (key.norm, key.bearer, key.toward) == wanted and ask.trigger in ("", key.trigger)
        ]
        return min(found, key=STATUSES.index, default=NOT_TRIGGERED)

    plain = status()
    first = [leg for leg in legs if status(leg) != plain]
    found = {leg[1] for leg in first}
    return found | {two[1] for one in first for two in legs if one[1] != two[1] and status(one, two) != status(one)}


@by_name
def test_what_follows_in_a_view_or_account_of_somebody_is_never_wrong(task: Task, bench: Bench) -> None:
    for ask in task.asks:
        if ask.want == WANT_STATUS and ask.reading == "default":
            seen = bench.assessed(task, ask)
            defended = find_answers(seen, ask).defended
            for status in single_views(seen, ask):
                assert OF_STATUS[status][0] in defended, (ask.id, status)


@by_name
def test_questions_say_what_they_mean_and_every_wrong_answer_has_a_reason(task: Task, bench: Bench) -> None:
    assert [problem.message for problem in lint.lint_asks(task, bench)] == []


@by_name
def test_no_reason_prints_an_answer_that_is_not_taken_as_words_of_the_law(task: Task, bench: Bench) -> None:
    for mark in answer_marks(task, bench):
        taken = bench.assessed(task, mark.ask).run.choice.answers
        others = [
            rule.says
            for rule in bench.law.rules()
            if rule.given and any(taken[name] != value for name, value in rule.given)
        ]
        for line in mark.reasons:
            assert line.startswith(OTHER_ANSWER) or not any(says.rstrip(".") in line for says in others), line


@by_name
def test_a_question_on_what_it_turns_takes_what_decides_in_the_view_of_somebody(task: Task, bench: Bench) -> None:
    for ask in task.asks:
        if ask.want == TURNS:
            seen = bench.assessed(task, ask)
            marks = {mark.answer: mark.right for mark in answer_marks(task._replace(asks=(ask,)), bench)}
            for name in deciding_in_two_steps(seen, ask):
                assert marks[name], (ask.id, name)


@pytest.mark.parametrize(
    ("task", "ask", "right", "wrong"),
    [
        (
            "first-shot",
            "turns_on",
            ["clean_hands", "why"],
            ["gravity"],
        ),  # in the view of the organisation the account decides
        ("outside", "turns_on", ["nato_land_outside", "whose-islands"], ["nato_gravity"]),
        ("first-shot", "invasion", ["yes", "no", "contested"], ["waits"]),  # denied by who is said to have broken it
        ("study-allies", "breach_1974", ["yes", "no", "contested"], ["waits"]),
        ("study-syunik", "consult", ["yes", "contested"], ["waits"]),
        (
            "two-skies",
            "if_counts",
            ["yes", "no", "lapsed"],
            ["ended"],
        ),  # what was said is not enough in the view of somebody
        (
            "grid",
            "due",
            ["2023-06-02", "2023-06-09"],
            ["2023-06-10"],
        ),  # at once, and within the days that an answer gives it
        ("no-state", "since", ["2001-09-11"], ["none", "2001-10-02"]),  # a reading that is named leaves no other
        ("astray", "turns_on", ["stray_fire", "nothing"], ["gravity"]),
    ],
)
def test_what_a_fresh_reader_found(task: str, ask: str, right: list[str], wrong: list[str], bench: Bench) -> None:
    found = next(item for item in TASKS if item.id == task)
    one = found._replace(asks=tuple(item for item in found.asks if item.id == ask))
    marks = {mark.answer: mark.right for mark in answer_marks(one, bench)}
    assert [marks[word] for word in (*right, *wrong)] == [True] * len(right) + [False] * len(wrong)


def test_what_is_literally_asked_for_is_what_is_found(bench: Bench) -> None:
    task = next(item for item in TASKS if item.id == "astray")
    ask = next(item for item in task.asks if item.id == "turns_on")
    assert find_answers(bench.assessed(task, ask), ask).said.startswith("stray_fire")


def test_a_reason_does_not_give_the_answer_that_it_calls_wrong() -> None:
    turn = "It turns on this: How heavy? any (so says: Armenia; question gravity); then "
    assert given_by("waits", [turn + "dormant (it waits)."])
    assert not given_by("yes", [turn + "dormant (it waits)."])
    assert not given_by("waits", [turn.replace("so says: Armenia", UNSAID) + "dormant (it waits)."])


@pytest.mark.parametrize(
    "task", [task for _, task in all_tasks(load_courses()) if task.kind == CHANGE], ids=lambda task: task.id
)
def test_a_change_is_no_account_that_somebody_could_deny(task: Task, bench: Bench) -> None:
    for text in (task.solution, *(wrong.text for wrong in task.wrong)):
        for part in check_work(bench, task, text).parts:
            assert not [line for line in part.lines if "account change" in line or "as told" in line], part.lines


@by_name
def test_the_solution_says_what_casus_finds_first(task: Task, bench: Bench) -> None:
    for part in check_work(bench, task, task.solution).parts:
        assert part.state == RIGHT_ANSWER
        assert part.answered.partition(" ")[0].strip(",") in part.finds or part.finds == "nothing", (
            part.id,
            part.finds,
        )


def test_the_answers_tried_are_those_that_could_stand_there(bench: Bench) -> None:
    task = next(task for task in TASKS if task.id == "plain")
    status, who, since = (possible_answers(bench.assessed(task, ask), ask) for ask in task.asks)
    assert {"yes", "no", "waits", "contested"} <= set(status)
    assert {"nobody", "Russia", "Armenia, Belarus, Kyrgyzstan, Russia, Tajikistan"} <= set(who)
    assert {"2023-05-15", "none"} <= set(since)
