"""Checking what a student wrote of the law: a rule that must make a feature pass, and a feature that must notice faulty rules."""

from typing import NamedTuple

from casus.ask.reasons import AS_TOLD
from casus.assessment.engine import Engine
from casus.assessment.results import DORMANT, LAPSED
from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, quote
from casus.files.tree import Map, Node, Scalar, parse
from casus.law.checks import check_law
from casus.law.conditions import Names
from casus.law.model import Clause, Law, Rule, kept
from casus.law.rule_reader import RuleContext, read_rule
from casus.learn.questions import OF_STATUS, OPEN, WANTED, ResultPart, part_of
from casus.learn.session import Bench
from casus.learn.task import TODO, Task
from casus.scenarios.library import CasusError, names_for
from casus.specs.expect import Unmet
from casus.specs.story import Story, Unreadable, read_through
from casus.specs.telling import StoryLine

INDEX = "questions.yaml"
MOST_RULES = 8
_MOST_LINES = 400
MOST_STORIES = 40
_KEYWORDS = {"given": "given", "when": "when", "then": "then", "and": "", "but": ""}


class ToldScenario(NamedTuple):
    """One scenario of a feature: its title, its lines, and where it begins."""

    title: str
    lines: tuple[StoryLine, ...]
    line: int


# ---- features --------------------------------------------------------------------------------------------------------


def read_feature_text(text: str, name: str, problems: list[Problem]) -> list[ToldScenario]:
    """The scenarios of a feature: Scenario, Given, When, Then, And, But, and comments. What is none of these is a problem."""
    found: list[ToldScenario] = []
    keyword, title, begun, named = "", "", 0, False
    lines: list[StoryLine] = []
    rows = text.splitlines()
    if len(rows) > _MOST_LINES:
        problems.append(
            Problem("too-many", f"this feature has more than {_MOST_LINES} lines", Mark(name, 1, 1), "split it up")
        )
        return []
    for number, row in enumerate(rows, 1):
        words = row.strip()
        mark = Mark(name, number, len(row) - len(row.lstrip()) + 1, row, len(words))
        first = words.partition(" ")[0].casefold()
        if not words or words.startswith(("#", "@")):
            continue
        if words.startswith("Feature:"):
            named = True
        elif words.startswith(("Scenario:", "Example:")):
            if title:
                found.append(ToldScenario(title, tuple(lines), begun))
            title, lines, keyword, begun = words.partition(":")[2].strip() or "a scenario", [], "", number
        elif title and first in _KEYWORDS:
            keyword = _KEYWORDS[first] or keyword
            said = words.partition(" ")[2].strip()
            column = row.find(said) + 1
            if not keyword:
                problems.append(
                    Problem("keyword", f"a scenario cannot begin with {words.split()[0]}", mark, "begin with Given")
                )
                continue
            lines.append(StoryLine(keyword, said, Mark(name, number, max(column, 1), row, len(said))))
        elif title or not named:
            cure = "begin the line with Given, When, Then, And or But" if title else "begin with Feature: and a title"
            problems.append(Problem("keyword", f"{quote(words)} is no line of a feature", mark, cure))
    if title:
        found.append(ToldScenario(title, tuple(lines), begun))
    if not found and not problems:
        problems.append(
            Problem("no-scenario", "no scenario stands in this file", Mark(name, 1, 1), "begin one with Scenario:")
        )
    return found[:MOST_STORIES]


def tell(
    bench: Bench, engine: Engine, told: ToldScenario, *, only_read: bool = False
) -> tuple[list[Problem], Unmet | None, int]:
    """Tell one scenario under a law. Result: what cannot be read, the first line that does not hold, and how many lines were judged."""
    language = bench.language
    problems = read_through(Story(engine, language), list(told.lines))
    if problems or only_read:
        return problems, None, 0
    story = Story(engine, language)
    try:
        for line in told.lines:
            story.tell(line)
    except Unreadable as wrong:
        return wrong.problems, None, 0
    except Unmet as unmet:
        return [], unmet, len(story.verdict.judged)
    return [], None, len(story.verdict.judged)


# ---- rules -----------------------------------------------------------------------------------------------------------


def law_with(law: Law, rules: list[Rule], without: tuple[str, ...]) -> Law:
    """The law with these rules in the place of those of the same names, and of those named in `without`."""
    gone = {*without, *(rule.id for rule in rules)}
    clauses: dict[str, Clause] = {}
    for name, clause in law.clauses.items():
        own = [rule for rule in rules if rule.clause == name]
        if own or any(rule.id in gone for rule in clause.rules):
            kept: list[Rule] = []
            for rule in clause.rules:
                new = next((item for item in own if item.id == rule.id), None)
                kept += [new] if new is not None else [rule] if rule.id not in gone else []
            known = {rule.id for rule in kept}
            clauses[name] = clause._replace(rules=(*kept, *(rule for rule in own if rule.id not in known)))
        else:
            clauses[name] = clause
    return law._replace(clauses=clauses, digest="")


def read_rules(law: Law, node: Node, problems: list[Problem]) -> list[Rule]:
    """The rules of a student's file: a list under the word rules, each of a clause of the law."""
    top = Fields(node, problems, "the file")
    found = []
    for item in top.items("rules", required=True, most=MOST_RULES):
        clause = _clause_of(law, item)
        names: Names = names_for(law)
        answers = {question.id: tuple(answer.id for answer in question.answers) for question in law.questions.values()}
        if clause is None:
            problems.append(
                Problem("unknown-clause", "the id of this rule names no clause", item.mark, "leave the id as it was")
            )
            continue
        rule = read_rule(item, RuleContext(clause.id, clause.paragraphs, names, answers), problems)
        if rule is not None:
            found.append(rule)
    top.done()
    return found


def _clause_of(law: Law, node: Node) -> Clause | None:
    """The clause that a rule belongs to, by its id."""
    value = node.get("id") if isinstance(node, Map) else None
    name = value.text.partition("/")[0] if isinstance(value, Scalar) else ""
    for clause in law.clauses.values():
        if name == clause.id or name in [item.id for item in clause.paragraphs]:
            return clause
    return None


def student_engine(bench: Bench, node: Node, without: tuple[str, ...], problems: list[Problem]) -> Engine | None:
    """An engine for the law with the rules of a file in it; None where they cannot be read or do not fit into the law."""
    rules = read_rules(bench.law, node, problems)
    if any(not problem.warning for problem in problems):
        return None
    law = law_with(bench.law, rules, without)
    known = _laws_own(bench.law)
    for problem in check_law(law, complete=True):
        elsewhere = problem.mark.file.endswith(INDEX)  # says which rules a question is about; not the student's to mend
        if not problem.warning and not elsewhere and (problem.code, problem.message) not in known:
            problems.append(problem)
    return None if any(not problem.warning for problem in problems) else Engine(law, "plan")


@kept
def _laws_own(law: Law) -> frozenset[tuple[str, str]]:
    """The findings on the law as it is."""
    found = check_law(law, complete=True)
    return frozenset((problem.code, problem.message) for problem in found if not problem.warning)


def check_student_rule(
    bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]
) -> tuple[ResultPart, ...]:
    """A rule, against each scenario of the task's feature."""
    from casus.learn.scenarios import waits

    stories = read_feature_text(task.feature, f"{task.id}.feature", problems)
    if waits(node):
        return tuple(ResultPart(_id(n), told.title, "", "", OPEN, 0, 1) for n, told in enumerate(stories, 1))
    engine = student_engine(bench, node, task.without, problems)
    if engine is None:
        return ()
    return tuple(_passes(bench, engine, told, number) for number, told in enumerate(stories, 1))


def _id(number: int) -> str:
    return f"scenario-{number}"


def _passes(bench: Bench, engine: Engine, told: ToldScenario, number: int) -> ResultPart:
    """Whether one scenario holds under a law."""
    wrong, unmet, _ = tell(bench, engine, told)
    if wrong:
        raise CasusError(wrong, "the feature of the task")
    if unmet is None:
        return part_of(_id(number), told.title, "passes", "passes", True)
    lines = [
        f"{unmet.line.keyword.title()} {unmet.line.text}",
        f"Expected: {_plainly(unmet.expected)}. With your rule: {_brief(unmet.found)}.",
    ]
    lines += _reason(bench, engine, unmet)
    return part_of(_id(number), told.title, "does not pass", "it must pass", False, lines, wanted=WANTED)


def _reason(bench: Bench, engine: Engine, unmet: Unmet) -> list[str]:
    """Why a line does not hold that holds under the law on file: the student's rule is why, so nothing is told as the words of a treaty."""
    rule = unmet.rule
    if rule is None:
        says = "look at what stands after then in your rule" if unmet.reason else "no rule leads there"
    elif unmet.found.startswith((DORMANT, LAPSED)):
        says = "with your rule it waits for something that did not come in this example, or not in time"
    elif unmet.reason.startswith(rule.says):
        says = "all that your rule asks for is so in this example"
    elif bench.law.rule(rule.id) is not rule:
        says = f"your rule asks for what this example does not have: {_told(unmet.reason)}"
    elif any(bench.law.rule(own.id) is not own and own.norm == rule.norm for own in engine.law.rules()):
        says = "your rule does not draw this, of these states"
    else:
        says = f"with your rule this stands in the way: {_told(unmet.reason)}"
    return [f"Why: {says}."]


def _told(reason: str) -> str:
    """A reason without who tells it: by a student's rule the file tells nothing."""
    return _tidy(reason).replace(f"({AS_TOLD}, ", "(").removesuffix(f" ({AS_TOLD})")


def _brief(found: str) -> str:
    """What was found, in a student's words, without the sentence that says again what it was expected of."""
    return _plainly(found.partition(". ")[0])


def _plainly(text: str) -> str:
    """A text that begins with a status, with the plainest word of those that a student may write for it."""
    status = next((status for status in OF_STATUS if text.startswith(status)), "")
    return OF_STATUS[status][0] + text.removeprefix(status) if status else text


def _tidy(text: str) -> str:
    """Clauses of one sentence, without the full stops that stood between them."""
    return text.replace(".;", ";").rstrip(".")


# ---- a feature that was written --------------------------------------------------------------------------------------


def check_feature(bench: Bench, task: Task, text: str, name: str, problems: list[Problem]) -> tuple[ResultPart, ...]:
    """A feature: it holds under the law on file, and each faulty rule makes it fail."""
    ids = [
        ("holds", "every scenario holds under the law on file", 1),
        *((item.id, f"it notices a rule that {item.says}", 1) for item in task.faults),
    ]
    if TODO in text.split():
        return tuple(ResultPart(name_, asks, "", "", OPEN, 0, points) for name_, asks, points in ids)
    stories = read_feature_text(text, name, problems)
    for told in stories:
        problems.extend(tell(bench, bench.engine, told, only_read=True)[0])
    if problems:
        return ()
    unmet = [(told, found) for told in stories if (found := tell(bench, bench.engine, told)[1]) is not None]
    judged = sum(line.keyword == "then" for told in stories for line in told.lines)
    holds = not unmet and bool(judged)
    lines = [
        f'Line {found.line.mark.line}, "{found.line.text}": expected {_plainly(found.expected)}; the law gives {_brief(found.found)}. {_tidy(found.why)}'.rstrip()
        for _, found in unmet
    ]
    if not judged:
        lines = ["No line says what follows: end each scenario with Then."]
    shown = f"{len(stories) - len(unmet)} of {len(stories)} hold"
    parts = [part_of("holds", ids[0][1], shown, "all hold", holds, lines, wanted=WANTED)]
    for fault, (_, asks, _) in zip(task.faults, ids[1:], strict=True):
        parts.append(_noticed(bench, fault.id, fault.text, asks, stories, {id(told) for told, _ in unmet}))
    return tuple(parts)


def _noticed(
    bench: Bench, fault: str, rule: str, asks: str, stories: list[ToldScenario], failing: set[int]
) -> ResultPart:
    """Whether a faulty rule makes a scenario fail that holds under the law on file."""
    engine = bench.faulty.get(rule)
    if engine is None:
        problems: list[Problem] = []
        node, found = parse(rule, f"{fault}.yaml")
        engine = student_engine(bench, node, (), problems) if node is not None and not found else None
        if engine is None:
            raise CasusError([*found, *problems], f"the fault {fault}")
        bench.faulty[rule] = engine
    for told in stories:
        if id(told) not in failing and (unmet := tell(bench, engine, told)[1]) is not None:
            line = f'"{told.title}" fails with it: expected {_plainly(unmet.expected)}, found {_brief(unmet.found)}.'
            return part_of(fault, asks, "noticed", "noticed", True, (line,))
    line = "With this faulty rule all your scenarios still hold. Tell a case in which it makes a difference."
    return part_of(fault, asks, "not noticed", "it must be noticed", False, (line,), wanted=WANTED)


__all__ = [
    "check_feature",
    "check_student_rule",
    "read_feature_text",
]
