"""Checking a student's file against a task: each part by the engine, never by comparing texts.

A file that cannot be read is said to be so and marked as no wrong answer; a mistake of ours passes through as an exception.
"""

import re
from typing import NamedTuple

from casus.assessment.results import LIVE, Row
from casus.files.fields import Fields
from casus.files.problems import CasusError, Problem, Problems, TooMany, offer, quote
from casus.files.tree import Map, Node, Scalar, parse
from casus.learn.laws import check_feature, check_student_rule
from casus.learn.questions import OPEN, RIGHT_ANSWER, WRONG_ANSWER, ResultPart, judge_answer
from casus.learn.scenarios import ask_of, check_change, check_student_scenario, norm_words, reached, unanswered, waits
from casus.learn.session import Bench, Seen, norm_status
from casus.learn.task import ASK_QUESTIONS, CHANGE, FAULTY_RULE, FEATURE, SCENARIO, SIDE, TODO, WRITE_RULE, Task
from casus.scenarios.model import Scenario
from casus.words.names import Voice, host


def check_side(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[ResultPart, ...]:
    """A reading under which a state is right: what it brings about, what is needed of it, the clause, and the cost elsewhere."""
    assert task.goal is not None
    state = Voice(bench.law).name(task.state)
    goal_words = f"{norm_words(bench, task, task.goal)}: {task.goal.status}"
    ids = [
        ("reading", f"a reading in which {goal_words}", 2),
        (
            "needed",
            f"{task.most} answer{'s' if task.most > 1 else ''} at most, each held by somebody, none for nothing",
            1,
        ),
        ("clause", "the clause on which it rests", 1),
        ("cost", f"another event in which the same answers cost {state} something", 1),
    ]
    fields = Fields(node, problems, "the file")
    pairs = [(key, value) for key, value in fields.pairs("answers") if isinstance(value, Scalar)]
    clause, cost = fields.scalar("clause"), fields.scalar("cost")
    if isinstance(node, Map):
        fields.done()
    if waits(fields.node_of("answers")) or not pairs:
        return unanswered(task, ids)
    answers = _answers_of(bench, pairs, problems)
    if problems:
        return ()
    scenario = bench.scenario(task, task.scenario)
    was = Seen(bench.engine.run(scenario, "default", None, dict(task.accounts)))
    seen = Seen(bench.engine.run(scenario, "default", answers, dict(task.accounts)))
    parts = [reached(task.goal, ids[0][1], was, seen, "reading", answers=tuple(answers.items()))]
    parts.append(_needed(bench, task, scenario, answers, ids[1][1], parts[0].state == RIGHT_ANSWER))
    parts.append(_cited(bench, answers, clause, ids[2][1], problems))
    parts.append(_costs(bench, task, answers, cost, ids[3][1], problems))
    return () if problems else tuple(parts)


def _answers_of(bench: Bench, pairs: list[tuple[Scalar, Scalar]], problems: list[Problem]) -> dict[str, str]:
    found = {}
    for key, value in pairs:
        question = bench.law.questions.get(key.text)
        if question is None:
            cure = offer(key.text, bench.law.questions)
            problems.append(Problem("unknown-question", f"there is no question {quote(key.text)}", key.mark, cure))
        elif question.answer(value.text) is None:
            cure = offer(value.text, [item.id for item in question.answers])
            message = f"{quote(value.text)} is no answer to {key.text}"
            problems.append(Problem("unknown-answer", message, value.mark, cure))
        else:
            found[key.text] = value.text
    return found


def _needed(bench: Bench, task: Task, scenario: Scenario, answers: dict[str, str], asks: str, done: bool) -> ResultPart:
    """Whether the answers are few, held by somebody, and all needed."""
    assert task.goal is not None
    lines, ask = [], ask_of(task.goal)
    voice = Voice(bench.law, scenario)
    if len(answers) > task.most:
        lines.append(f"You changed {len(answers)} answers; {task.most} can do it.")
    for question, value in answers.items():
        answer = bench.law.questions[question].answer(value)
        assert answer is not None
        if not answer.held_by:
            lines.append(f"Nobody on file holds {question}={value}: a side is taken with what somebody says.")
        rest = {name: other for name, other in answers.items() if name != question}
        without = Seen(bench.engine.run(scenario, "default", rest, dict(task.accounts)))
        if done and norm_status(without.row(ask)) == task.goal.status:
            lines.append(f"{question}={value} is not needed: without it the result is the same.")
    if not done:
        lines.append("With these answers it does not come about.")
    right = not lines
    if right:
        lines = [_holders(bench, voice, question, value) for question, value in answers.items()]
    shown = ", ".join(f"{name}={value}" for name, value in answers.items())
    return ResultPart(
        "needed",
        asks,
        shown,
        "" if right else "not so",
        RIGHT_ANSWER if right else WRONG_ANSWER,
        int(right),
        1,
        tuple(lines),
    )


def _holders(bench: Bench, voice: Voice, question: str, value: str) -> str:
    """Who holds an answer, in which words, and where."""
    answer = bench.law.questions[question].answer(value)
    assert answer is not None
    hosts = dict.fromkeys(host(voice.source(cite)) for cite in answer.cites)
    return f"{bench.law.questions[question].asks} {answer.says}: {voice.holders(answer.held_by)} ({', '.join(list(hosts)[:2])})."


def _cited(
    bench: Bench, answers: dict[str, str], clause: Scalar | None, asks: str, problems: list[Problem]
) -> ResultPart:
    """Whether the clause is one whose rules the answers decide."""
    if clause is None or clause.text == TODO:
        return ResultPart("clause", asks, "", "", OPEN, 0, 1)
    text = clause.text.strip()
    known = [*bench.law.clauses, *(item.id for found in bench.law.clauses.values() for item in found.paragraphs)]
    if text not in known:
        problems.append(
            Problem("unknown-clause", f"there is no clause {quote(text)}", clause.mark, _offered(text, known))
        )
        return ResultPart("clause", asks, text, "", OPEN, 0, 1)
    named = {rule.split("#")[0] for question in answers for rule in bench.law.questions[question].bears_on}
    clauses = {
        name
        for rule in bench.law.rules()
        if rule.id in named
        for name in (rule.clause, rule.norm.partition("/")[0] or rule.clause)
    }
    right = text in clauses or any(text.startswith(f"{name}.") or name.startswith(f"{text}.") for name in clauses)
    rules = ", ".join(sorted(named))
    lines = (f"What these answers decide: {rules}.",)
    return ResultPart(
        "clause", asks, text, ", ".join(sorted(clauses)), RIGHT_ANSWER if right else WRONG_ANSWER, int(right), 1, lines
    )


def _offered(text: str, known: list[str]) -> str:
    """The cure for a clause that is none: those whose article was named, as in Article 4(1), else the nearest."""
    number = ".".join(re.findall(r"\d+", text))
    return offer(text, [name for name in known if number and name.partition(".")[2] == number] or known)


def _costs(
    bench: Bench, task: Task, answers: dict[str, str], cost: Scalar | None, asks: str, problems: list[Problem]
) -> ResultPart:
    """Whether the same answers change something in another scenario that the state loses by."""
    if cost is None or cost.text == TODO:
        return ResultPart("cost", asks, "", "", OPEN, 0, 1)
    name = cost.text.strip()
    try:
        scenario = bench.scenario(task, name)
    except CasusError as error:
        for problem in error.problems:
            problems.append(problem._replace(mark=cost.mark))
        return ResultPart("cost", asks, name, "", OPEN, 0, 1)
    default, taken = (Seen(bench.engine.run(scenario, "default", item)) for item in (None, answers))
    lost = lost_by(task.state, default, taken)
    right = bool(lost) and name != task.scenario
    voice = Voice(bench.law, scenario)
    lines = [
        f"{voice.act(row.act, voice.name(row.bearer), voice.name(row.toward))}: {old} in the default reading, {row.status} in yours."
        for old, row in lost[:3]
    ] or [f"In {name} nothing changes to the cost of {voice.name(task.state)} with these answers."]
    if name == task.scenario:
        lines = ["This is the event of the task itself; name another one."]
    return ResultPart(
        "cost",
        asks,
        name,
        "" if right else "no cost there",
        RIGHT_ANSWER if right else WRONG_ANSWER,
        int(right),
        1,
        tuple(lines),
    )


def lost_by(state: str, default: Seen, taken: Seen) -> list[tuple[str, Row]]:
    """What a state loses with other answers: what was owed to it and is not, and what it owes or breaks only now."""
    found = []
    old = {row.key: row for row in default.rows}
    for row in taken.rows:
        before = norm_status(old.get(row.key))
        was, now = before in LIVE, row.status in LIVE
        if was == now or row.kind not in ("duty", "finding", "permission", "breach"):
            continue
        gains = row.kind != "breach" and row.toward == state and row.bearer != state
        burden = row.bearer == state and row.kind in ("duty", "breach")
        right_of_its_own = row.kind == "permission" and row.bearer == state
        if (
            (gains and was)
            or (burden and now)
            or (right_of_its_own and was)
            or (row.kind == "breach" and row.toward == state and was)
        ):
            found.append((before, row))
    return found


__all__ = ["check_side"]


MOST_TEXT = 1 << 18
"""Characters of a student's file; no task needs more."""


class Result(NamedTuple):
    """What came of a check. What has `problems` could not be read, and does not count as wrong; the parts that were read count."""

    task: Task
    parts: tuple[ResultPart, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def points(self) -> int:
        """The points reached."""
        return sum(part.points for part in self.parts)

    @property
    def of(self) -> int:
        """The points that can be reached."""
        return sum(part.of for part in self.parts)

    @property
    def done(self) -> bool:
        """Whether all of it is right."""
        return not self.problems and bool(self.parts) and all(part.state == RIGHT_ANSWER for part in self.parts)

    @property
    def read(self) -> bool:
        """Whether anything was read and judged."""
        return any(part.state != OPEN for part in self.parts)

    @property
    def untouched(self) -> bool:
        """Whether nothing is answered yet."""
        return not self.problems and all(part.state == OPEN for part in self.parts)


def check_work(bench: Bench, task: Task, text: str, label: str = "") -> Result:
    """Check what a student wrote. `label` is what messages call the file."""
    name = label or f"{task.id}{task.suffix}"
    problems = Problems()
    parts: tuple[ResultPart, ...] = ()
    try:
        if task.kind == FEATURE:
            parts = check_feature(bench, task, text, name, problems)
        else:
            node, found = parse(text, name)
            problems.extend(found)
            if not problems.serious and node is not None:
                parts = _dispatch(bench, task, node, name, problems)
    except TooMany:
        pass
    serious = tuple(problem for problem in problems if not problem.warning)
    return Result(task, parts, serious)


def _dispatch(bench: Bench, task: Task, node: object, name: str, problems: list[Problem]) -> tuple[ResultPart, ...]:
    assert not isinstance(node, str)
    if task.kind in ASK_QUESTIONS:
        return _answers(bench, task, node, problems)
    known = {
        SCENARIO: check_student_scenario,
        CHANGE: check_change,
        SIDE: check_side,
        WRITE_RULE: check_student_rule,
        FAULTY_RULE: check_student_rule,
    }
    return known[task.kind](bench, task, node, name, problems)  # type: ignore[arg-type]


def _answers(bench: Bench, task: Task, node: object, problems: list[Problem]) -> tuple[ResultPart, ...]:
    """The parts of a task of questions."""
    fields = Fields(node, problems, "the file")  # type: ignore[arg-type]
    nodes = {ask.id: fields.node_of(ask.id) for ask in task.asks}
    if isinstance(node, Map):
        fields.done()
    return tuple(judge_answer(bench, task, ask, nodes[ask.id], problems) for ask in task.asks)
