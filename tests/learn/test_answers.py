"""Every answer that a class could give: what can be defended is right, what is wrong has a reason, and no reason puts words into the law."""

import pytest

from casus.ask.proof import OTHER_ANSWER
from casus.assessment.results import NOT_TRIGGERED, STATUSES
from casus.learn import lint
from casus.learn.checks import check_work
from casus.learn.paper import answer_marks, possible_answers
from casus.learn.questions import OF_STATUS, RIGHT_ANSWER, find_answers
from casus.learn.reader import all_tasks, load_courses
from casus.learn.session import Bench, Seen
from casus.learn.task import ASK_QUESTIONS, WANT_STATUS, Ask, Task
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
