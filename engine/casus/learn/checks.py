"""Checking a student's file against a task: each part by the engine, never by comparing texts.

A file that cannot be read is said to be so and marked as no wrong answer; a mistake of ours passes through as an exception.
"""

import shlex
from typing import NamedTuple

from casus.assessment.engine import Run
from casus.assessment.results import (
    DECLINED,
    DORMANT,
    IN_PART,
    NO_RECORD,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    PERFORMED,
    TRIGGERED,
    WITHOUT_DUTY,
)
from casus.files.days import DayError, show_day
from casus.files.fields import Fields
from casus.files.problems import CasusError, Problem, Problems, TooMany, offer, quote
from casus.files.tree import Map, Node, Scalar, Seq, parse
from casus.interface.law_pages import clause_of
from casus.law.model import Law
from casus.law.world import actor_cure, entity_code
from casus.learn.laws import check_feature, check_student_rule
from casus.learn.questions import (
    OPEN,
    RIGHT_ANSWER,
    SAID_NO,
    SAID_YES,
    STATUS_WORDS,
    WAITS,
    ResultPart,
    TaskFinding,
    accepts_bearers,
    decides_elsewhere,
    find_answers,
    part_of,
    reasons_for,
    why_open,
)
from casus.learn.scenarios import (
    ask_of,
    check_change,
    check_student_scenario,
    cost_elsewhere,
    norm_words,
    reached,
    said_of,
    unanswered,
    waits,
)
from casus.learn.session import Bench, Seen, norm_status
from casus.learn.task import (
    ASK_QUESTIONS,
    CHANGE,
    DEFAULT,
    DID,
    DUE,
    FAULTY_RULE,
    FEATURE,
    SCENARIO,
    SIDE,
    SINCE,
    TODO,
    TURNS,
    WANT_STATUS,
    WANT_TEXT,
    WHO,
    WRITE_RULE,
    Ask,
    Goal,
    Task,
)
from casus.scenarios.model import Scenario
from casus.words.names import Voice, host
from casus.words.speech import parse_written_day, plain_name, within

LIKE = {TRIGGERED: SAID_YES, DORMANT: WAITS, NOT_TRIGGERED: SAID_NO, "owed": SAID_YES, "not owed": SAID_NO}
"""What other screens of Casus call a status: taken for the word a student is asked for."""
_LIKE_DEEDS = {f"{PERFORMED} {IN_PART}": IN_PART, "refused": DECLINED}
DEEDS = (PERFORMED, IN_PART, DECLINED, NOT_PERFORMED, NO_RECORD, WITHOUT_DUTY)
_NOTHING = ("none", "nobody", "nothing", "never", "[]", "")
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


# ---- questions ---


def judge_answer(bench: Bench, task: Task, ask: Ask, node: Node | None, problems: list[Problem]) -> ResultPart:
    """One answer held against what the engine finds. A word that is none goes to `problems`, and is no wrong answer."""
    seen = bench.assessed(task, ask)
    finding = find_answers(seen, ask)
    shown = answer_text(node)
    if node is None or shown == TODO or not shown:
        return ResultPart(ask.id, ask.asks, "", "", OPEN, 0, ask.points)
    before = len(problems)
    given = normal(seen.run, ask, node, problems)
    if len(problems) > before:
        return ResultPart(ask.id, ask.asks, shown, "", OPEN, 0, ask.points)
    right = accepts(seen, ask, given, finding)
    lines = reasons_for(seen, ask, finding.row, given)
    if right and finding.open:
        lines.insert(0, why_open(seen, finding))
    command = command_of(task, ask)
    return part_of(ask.id, ask.asks, shown, finding.said, right, lines, points=ask.points, command=command)


def command_of(task: Task, ask: Ask) -> str:
    """The command that explains a norm in full."""
    if (task.folder / "given" / f"{ask.scenario}.yaml").is_file():
        return ""
    words = ["casus", "explain", ask.scenario, ask.norm.partition("/")[0]]
    words += ["--for", ask.bearer] if ask.bearer else []
    words += ["--reading", ask.reading] if ask.reading not in ("", DEFAULT) else []
    for option, chosen in (("--answer", ask.answers), ("--account", ask.accounts)):
        words += [word for name, value in chosen for word in (option, f"{name}={value}")]
    return shlex.join(words)


def answer_text(node: Node | None) -> str:
    """An answer as it stands in the file."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Seq):
        return ", ".join(answer_text(item) for item in node.items) or "none"
    return "" if node is None else "several words" if isinstance(node, Map) else ""


def normal(run: Run, ask: Ask, node: Node, problems: list[Problem]) -> tuple[str, ...]:
    """An answer in normal form: words, codes, or a day. What is no answer goes to `problems`."""
    if isinstance(node, Map):
        problems.append(Problem("shape", f"{ask.id} takes one answer", node.mark, "write it after the colon"))
        return ()
    scalars = [item for item in (node.items if isinstance(node, Seq) else (node,)) if isinstance(item, Scalar)]
    if ask.want in (WHO, TURNS):
        scalars = _split(scalars)
    found = []
    for scalar in scalars:
        text = " ".join(scalar.text.replace("_", " ").split()).casefold().rstrip(".")
        if (
            ask.want not in (WANT_STATUS, DID) and text in _NOTHING
        ):  # of a record, none could be no record or not performed
            continue
        found.append(_word(run, ask, scalar, text, problems))
    if ask.want not in (WHO, TURNS) and len(scalars) > 1:
        problems.append(Problem("shape", f"{ask.id} takes one answer", node.mark, "write one"))
    return tuple(sorted(dict.fromkeys(found))) or (() if ask.want == WHO else ("none",))


def _word(run: Run, ask: Ask, scalar: Scalar, text: str, problems: list[Problem]) -> str:
    law = run.law
    if ask.want == WANT_STATUS:
        return _among(LIKE.get(text, text), scalar, STATUS_WORDS, problems)
    if ask.want == DID:
        return _among(_LIKE_DEEDS.get(text, text), scalar, DEEDS, problems)
    if ask.want == WHO:
        code = entity_code(scalar.text, law.entities)
        if code is not None and law.entities[code].kind == "group":
            message = f"{quote(scalar.text)} names nobody by name"
            problems.append(Problem("group", message, scalar.mark, "write the names of the states"))
        if code is None:
            message, cure = (
                f"no state is called {quote(scalar.text)}",
                actor_cure(scalar.text, law.entities, ("state",)),
            )
            problems.append(Problem("unknown-state", message, scalar.mark, cure))
        return code or ""
    if ask.want in (SINCE, DUE):
        span = parse_written_day(" ".join(scalar.text.split()))
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, scalar.mark, span.cure))
            return ""
        if span.first != span.last:
            problems.append(Problem("day", f"{quote(scalar.text)} is many days", scalar.mark, "write the day as well"))
        return show_day(span.first)
    if ask.want == TURNS:
        open_here = {plain_name(variable.id): variable.id for variable in run.prospect.space.variables}
        known = open_here.get(plain_name(scalar.text.strip()))
        return known or _among(scalar.text.strip(), scalar, list(open_here.values()), problems)
    if ask.want == WANT_TEXT:
        paragraph = law.paragraph(ask.norm)
        return _among(text, scalar, [item.id for item in paragraph.wordings] if paragraph else [text], problems)
    return _clause(law, scalar, problems)


def _clause(law: Law, scalar: Scalar, problems: list[Problem]) -> str:
    """The clause that a student names, by its id or as casus law takes it; where several are meant, that is a problem."""
    try:
        clause, paragraph = clause_of(law, scalar.text)
    except CasusError as error:
        problems += [problem._replace(mark=scalar.mark) for problem in error.problems]
        return ""
    return paragraph or clause.id


def _split(scalars: list[Scalar]) -> list[Scalar]:
    """Names that stand in one text, with commas or semicolons, or with "and"."""
    return [
        scalar._replace(text=part.strip(), mark=within(scalar.mark, scalar.text, part.strip()))
        for scalar in scalars
        for part in scalar.text.replace(" and ", ",").replace(";", ",").split(",")
        if part.strip()
    ]


def _among(text: str, scalar: Scalar, words: "tuple[str, ...] | list[str]", problems: list[Problem]) -> str:
    if text in words:
        return text
    shown = words if len(words) < 9 else sorted(words)
    message = f"{quote(scalar.text)} is no answer Casus reads here"
    problems.append(Problem("unknown-answer", message, scalar.mark, offer(text, shown)))
    return ""


def accepts(seen: Seen, ask: Ask, given: tuple[str, ...], finding: TaskFinding) -> bool:
    """Whether an answer can be defended."""
    if ask.want == WHO:
        return accepts_bearers(seen, ask, set(given))
    if ask.want == TURNS:
        others = set(given) - set(finding.defended)
        return (
            bool(given)
            and all(decides_elsewhere(seen, ask, name) for name in others if name != "none")
            and "none" not in others
        )
    return any(item in finding.defended for item in given)


# ---- a side that was taken ---


def check_side(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[ResultPart, ...]:
    """A reading under which a state is right: what it brings about, what is needed of it, the clause, and the cost elsewhere."""
    assert task.goal is not None
    state = Voice(bench.law).name(task.state)
    goal_words = f"{norm_words(bench, task, task.goal)}: {said_of(task.goal.status)}"
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
    parts.append(_cited(bench, task.goal, answers, clause, ids[2][1], problems))
    parts.append(cost_elsewhere(bench, task, answers, cost, ids[3][1], problems))
    return tuple(parts)


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
    return part_of("needed", asks, shown, "" if right else "not so", right, lines)


def _holders(bench: Bench, voice: Voice, question: str, value: str) -> str:
    """Who holds an answer, in which words, and where."""
    answer = bench.law.questions[question].answer(value)
    assert answer is not None
    hosts = dict.fromkeys(host(voice.source(cite)) for cite in answer.cites)
    return f"{bench.law.questions[question].asks} {answer.says}: {voice.holders(answer.held_by)} ({', '.join(list(hosts)[:2])})."


def _cited(
    bench: Bench, goal: Goal, answers: dict[str, str], clause: Scalar | None, asks: str, problems: list[Problem]
) -> ResultPart:
    """Whether the clause is one whose rules the answers decide, or that which draws the norm."""
    law = bench.law
    if clause is None or clause.text == TODO:
        return ResultPart("clause", asks, "", "", OPEN, 0, 1)
    text = _clause(law, clause, problems)
    if not text:
        return ResultPart("clause", asks, clause.text.strip(), "", OPEN, 0, 1)
    named = {rule.split("#")[0] for question in answers for rule in law.questions[question].bears_on}
    clauses = {
        name
        for rule in law.rules()
        if rule.id in named
        for name in (rule.clause, rule.norm.partition("/")[0] or rule.clause)
    }
    clauses |= {goal.norm.partition("/")[0]}
    clauses |= {clause.id for clause in law.clauses.values() if clauses & {item.id for item in clause.paragraphs}}
    questions = "; ".join(law.questions[name].asks for name in answers)
    lines = (f"The question is one of these clauses, and of no other: {questions}",)
    return part_of("clause", asks, text, ", ".join(sorted(clauses)), text in clauses, lines)
