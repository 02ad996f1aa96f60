"""What Casus finds for a question of a task, which answers can be defended, and whether a student's is one of them."""

import shlex
from collections.abc import Iterable
from typing import NamedTuple

from casus.ask.proof import drawn_by, first_day, sources_note
from casus.assessment.engine import Run
from casus.assessment.occasions import why_not
from casus.assessment.results import (
    CONTESTED,
    DECLINED,
    DORMANT,
    ENDED,
    IN_PART,
    LAPSED,
    LIVE,
    NO_RECORD,
    NOT_IN_FORCE,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    PERFORMED,
    STANDING_MARKS,
    TRIGGERED,
    WITHOUT_DUTY,
    Row,
    common,
)
from casus.files.days import DayError, show_day
from casus.files.problems import Problem, offer, quote
from casus.files.tree import Map, Node, Scalar, Seq
from casus.law.world import entity_code, names_of
from casus.learn.session import Bench, Seen, norm_status
from casus.learn.task import CLAUSE, DID, DUE, SINCE, TODO, TURNS, WANT_STATUS, WANT_TEXT, WHO, Ask, Task
from casus.logic.terms import Firing
from casus.words.names import Voice, sentence_start
from casus.words.speech import parse_written_day, within

SAID_YES, SAID_NO, WAITS, IS_CONTESTED = "yes", "no", "waits", "contested"
OF_STATUS = {
    TRIGGERED: (SAID_YES,),
    DORMANT: (WAITS,),
    ENDED: (ENDED, SAID_YES),
    LAPSED: (LAPSED, SAID_NO),
    NOT_TRIGGERED: (SAID_NO,),
    NOT_IN_FORCE: (NOT_IN_FORCE, SAID_NO),
}
"""The words for each status that a student may write, the plainest first."""
_STATUS_WORDS = (SAID_YES, SAID_NO, WAITS, IS_CONTESTED, ENDED, LAPSED, NOT_IN_FORCE)
_PLAIN = {SAID_YES, SAID_NO, WAITS}
LIKE = {TRIGGERED: SAID_YES, DORMANT: WAITS, NOT_TRIGGERED: SAID_NO}
"""What other screens of Casus call a status: taken for the word a student is asked for."""
MOST_DEEDS = 3
_EXTENTS = {"full": "performs it", "part": "performs it in part", "nothing": "is a refusal"}
UNOWED = {"full": "would perform it, were it owed", "part": "would perform it in part, were it owed"}
DEEDS = (PERFORMED, IN_PART, DECLINED, NOT_PERFORMED, NO_RECORD, WITHOUT_DUTY)
_NOTHING = ("none", "nobody", "nothing", "never", "[]", "")
WANTED = "Wanted"
RIGHT_ANSWER, WRONG_ANSWER, OPEN = "right", "not what Casus finds", "not answered yet"


class ResultPart(NamedTuple):
    """One part of a result: what was asked, answered and found, why, and the points for it."""

    id: str
    asks: str
    answered: str
    finds: str
    state: str
    points: int
    of: int
    lines: tuple[str, ...] = ()
    command: str = ""
    wanted: str = ""  # what is said before `finds` where it is not "Casus finds"


class TaskFinding(NamedTuple):
    """What the engine finds for a question. `defended` are the answers in normal form that can be defended; `said` is the best in words."""

    said: str
    defended: tuple[str, ...]
    contested: bool
    row: Row | None


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
    lines = [ask.because] if ask.because else []
    lines += seen.because(finding.row, ask)
    if ask.want == WANT_TEXT:
        lines = [*([ask.because] if ask.because else []), *_wordings(seen.run, finding.row, ask)]
    if ask.want == DID:
        lines = [
            *_record(seen.run, finding.row),
            *([ask.because] if ask.because else []),
            *drawn_by(seen.run, finding.row),
        ]
    if (
        right
        and not ask.fixed
        and (finding.contested or (ask.want == WANT_STATUS and len(_PLAIN & set(finding.defended)) > 1))
    ):
        fullest = " The fullest is: contested." if finding.contested else ""
        lines.insert(0, f"More than one answer can be defended here, and each is taken as right.{fullest}")
    return ResultPart(
        ask.id,
        ask.asks,
        shown,
        finding.said,
        RIGHT_ANSWER if right else WRONG_ANSWER,
        ask.points if right else 0,
        ask.points,
        tuple(lines),
        command_of(task, ask, finding.row),
    )


def command_of(task: Task, ask: Ask, row: Row | None) -> str:
    """The command that explains a norm in full."""
    if (task.folder / "given" / f"{ask.scenario}.yaml").is_file():
        return ""
    words = ["casus", "explain", ask.scenario, ask.norm.partition("/")[0]]
    words += ["--for", ask.bearer] if ask.bearer else []
    words += ["--reading", ask.reading] if ask.reading != "default" else []
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


# ---- what the engine finds -------------------------------------------------------------------------------------------


def find_answers(seen: Seen, ask: Ask) -> TaskFinding:
    """What the engine finds for a question, and every answer that can be defended."""
    row = seen.row(ask)
    statuses = (norm_status(row),) if row is None or ask.fixed else row.statuses or (row.status,)
    contested = row is not None and not ask.fixed and row.standing == CONTESTED
    if ask.want == WANT_STATUS:
        beyond = () if row is None or ask.fixed else row.statuses_unheld  # what is arguable can be defended
        words = [word for status in (*_grounded(row, statuses), *beyond) for word in OF_STATUS[status]]
        said = IS_CONTESTED if contested else OF_STATUS[norm_status(row)][0]
        if contested:
            said += f" ({' or '.join(dict.fromkeys(OF_STATUS[status][0] for status in statuses))})"
        elif row is not None and not ask.fixed and row.standing in STANDING_MARKS:
            said += f" ({row.standing})"
        return TaskFinding(said, tuple(dict.fromkeys([*words, *([IS_CONTESTED] if contested else [])])), contested, row)
    if ask.want == WHO:
        return _who(seen, ask)
    live = row is not None and row.status in LIVE
    if ask.want in (SINCE, DUE):
        day = (row.critical_date if ask.want == SINCE else row.due) if row is not None and live else 0
        said = show_day(day) if day else "none"
        more = ("none",) if contested and any(item not in LIVE for item in statuses) else ()
        return TaskFinding(said, (said, *more), contested, row)
    if ask.want == WANT_TEXT:
        label = wording_of(seen.run, row, ask)
        return TaskFinding(label, (label,), False, row)
    if ask.want == DID:
        found = [row.performance, *(turn.status for turn in row.performance_turns_on)] if row is not None else []
        verdicts = tuple(dict.fromkeys(part for verdict in found for part in common(verdict).split(" or ")))
        did = common(row.performance) if row is not None and row.performance else "none"
        return TaskFinding(did, verdicts if row is not None and row.performance else ("none",), len(verdicts) > 1, row)
    if ask.want == TURNS:
        ids = tuple(dict.fromkeys(change.id for turn in (row.turns_on if row else ()) for change in turn.changes))
        return TaskFinding(", ".join(ids) or "nothing", ids or ("none",), False, row)
    assert ask.want == CLAUSE
    clauses = clauses_behind(seen.run, row, ask)
    return TaskFinding(", ".join(clauses), clauses, False, row)


def _grounded(row: Row | None, statuses: Iterable[str]) -> list[str]:
    """The statuses that some view or account gives: what only a silence of the file would give is no finding of anybody's."""
    if row is None:
        return list(statuses)
    given = {turn.status for turn in row.turns_on if not turn.from_silence}
    silent = {turn.status for turn in row.turns_on} - given - {row.status}
    return [status for status in statuses if status not in silent]


def _who(seen: Seen, ask: Ask) -> TaskFinding:
    """The bearers of a norm: all whose duty is triggered; where it is contested, those and nobody."""
    rows = seen.about(ask)
    sure = sorted({row.bearer for row in rows if _live(row)})
    voice = Voice(seen.run.law, seen.run.scenario)
    contested = not ask.fixed and any(row.standing == CONTESTED for row in rows)
    first = next((row for row in rows if _live(row)), seen.row(ask))
    return TaskFinding(voice.listed(sure) or "nobody", tuple(sure), contested, first)


def _live(row: Row) -> bool:
    return row.status in (TRIGGERED, ENDED) and row.bound


def wording_of(run: Run, row: Row | None, ask: Ask) -> str:
    """The wording of a norm's paragraph that was in force when it was set off, or on the first day of the scenario."""
    if row is not None and row.wording:
        return row.wording
    day = first_day(run, row)
    paragraph = run.law.paragraph(ask.norm)
    wordings = paragraph.wordings if paragraph is not None else ()
    return next((item.id for item in wordings if item.first <= day <= item.last), "none")


def _wordings(run: Run, row: Row | None, ask: Ask) -> list[str]:
    """The day that decides, and the wordings of the paragraph with the days on which each was in force."""
    voice = Voice(run.law, run.scenario)
    paragraph = run.law.paragraph(ask.norm)
    lines = [f"The day that decides is that of the event: {show_day(first_day(run, row))}."]
    for item in paragraph.wordings if paragraph is not None else ():
        lines.append(f"{sentence_start(voice.wording(ask.norm, item.id, full=True))}{sources_note(run, item.cites)}.")
    return lines


def clauses_behind(run: Run, row: Row | None, ask: Ask) -> tuple[str, ...]:
    """The clauses that a result rests on: those of the rules in its proof, or of the nearest way that fails."""
    found: dict[str, None] = {ask.norm.partition("/")[0]: None}
    if row is not None and row.proof is not None:
        for rule_id in rules_in(run, row.proof):
            rule = run.compiled.origins[rule_id].rule
            if rule is not None:
                found.setdefault(rule.norm.partition("/")[0] or rule.clause)
                found.setdefault(rule.clause)
    else:
        stack = why_not(run, ask.norm, ask.bearer, ask.toward)[:1]
        while stack:
            way = stack.pop()
            found.setdefault(way.rule.norm.partition("/")[0] or way.rule.clause)
            found.setdefault(way.rule.clause)
            stack += [check.ways[0] for check in way.checks if check.ways]
    return tuple(found)


def rules_in(run: Run, firing: Firing) -> list[str]:
    """The rules of a proof, by id."""
    proofs, found = run.proofs(), [firing.rule]
    stack, seen = [firing], {firing}
    while stack:
        for atom in stack.pop().body:
            below = proofs.get(atom)
            if below is not None and below not in seen:
                seen.add(below)
                found.append(below.rule)
                stack.append(below)
    return found


def _record(run: Run, row: Row | None) -> list[str]:
    """What the record says about a duty."""
    if row is None:
        return ["Nothing on file sets this duty off, and no conduct bears on it."]
    voice = Voice(run.law, run.scenario)
    lines, owed = [], row.performance != WITHOUT_DUTY
    order = ("full", "part", "nothing")
    deeds = sorted(row.deeds, key=lambda deed: order.index(deed.extent) if deed.extent in order else len(order))
    for deed in deeds[:MOST_DEEDS]:
        event = run.case.events.get(deed.event)
        if event is not None:
            if event.denied:
                lines.append(
                    f"The file says that this did not happen: {voice.deed(event)}{sources_note(run, event.cites)}."
                )
                continue
            extent = (_EXTENTS if owed else UNOWED).get(deed.extent, "")
            when = voice.when(event)
            told = f"{voice.deed(event)}{f' ({extent})' if extent else ''}{sources_note(run, event.cites)}"
            lines.append(f"On the record{f', {when}' if when else ''}: {told}.")
    if not row.deeds:
        lines.append("No record: nobody has found any conduct of this state. It is not a refusal.")
    for turn in row.performance_turns_on:
        said = [f"{change.id}={change.value}" for change in turn.changes]
        lines.append(f"It turns on a question: with {', '.join(said)} it is {turn.status}.")
    return lines


# ---- what the student says -------------------------------------------------------------------------------------------


def normal(run: Run, ask: Ask, node: Node, problems: list[Problem]) -> tuple[str, ...]:
    """An answer in normal form: words, codes, or a day. What is no answer goes to `problems`."""
    if isinstance(node, Map):
        problems.append(Problem("shape", f"{ask.id} takes one answer", node.mark, "write it after the colon"))
        return ()
    scalars = [item for item in (node.items if isinstance(node, Seq) else (node,)) if isinstance(item, Scalar)]
    if ask.want == WHO:
        scalars = _split(scalars)
    found = []
    for scalar in scalars:
        text = " ".join(scalar.text.replace("_", " ").split()).casefold()
        if ask.want != WANT_STATUS and text in _NOTHING:
            continue
        found.append(_word(run, ask, scalar, text, problems))
    if ask.want not in (WHO, TURNS) and len(scalars) > 1:
        problems.append(Problem("shape", f"{ask.id} takes one answer", node.mark, "write one"))
    return tuple(sorted(dict.fromkeys(found))) or (() if ask.want == WHO else ("none",))


def _word(run: Run, ask: Ask, scalar: Scalar, text: str, problems: list[Problem]) -> str:
    law = run.law
    if ask.want == WANT_STATUS:
        return _among(LIKE.get(text, text), scalar, _STATUS_WORDS, problems)
    if ask.want == DID:
        return _among(text, scalar, DEEDS, problems)
    if ask.want == WHO:
        code = entity_code(scalar.text, law.entities)
        if code is None:
            message, cure = (
                f"no state is called {quote(scalar.text)}",
                offer(scalar.text, names_of(law.entities, ("state",))),
            )
            problems.append(Problem("unknown-state", message, scalar.mark, cure))
        return code or ""
    if ask.want in (SINCE, DUE):
        span = parse_written_day(" ".join(scalar.text.split()))
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, scalar.mark, span.cure))
            return ""
        return show_day(span.first) if span.first == span.last else span.text
    if ask.want == TURNS:
        word = scalar.text.strip()
        open_here = [variable.id for variable in run.prospect.space.variables]
        return word if word in open_here else _among(word.replace(" ", "_"), scalar, open_here, problems)
    if ask.want == WANT_TEXT:
        paragraph = law.paragraph(ask.norm)
        return _among(text, scalar, [item.id for item in paragraph.wordings] if paragraph else [text], problems)
    known = [*law.clauses, *(item.id for clause in law.clauses.values() for item in clause.paragraphs)]
    return _among(text, scalar, known, problems)


def _split(scalars: list[Scalar]) -> list[Scalar]:
    """Names that stand in one text, with commas or with "and"."""
    return [
        scalar._replace(text=part.strip(), mark=within(scalar.mark, scalar.text, part.strip()))
        for scalar in scalars
        for part in scalar.text.replace(" and ", ",").split(",")
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
        return _accepts_bearers(seen, ask, set(given))
    if ask.want == TURNS:
        return bool(given) and set(given) <= set(finding.defended)
    return any(item in finding.defended for item in given)


def _accepts_bearers(seen: Seen, ask: Ask, given: set[str]) -> bool:
    """Whether these are the bearers in some reading: all that are sure, and of those that turn on the same things all or none."""
    sure: set[str] = set()
    groups: dict[object, set[str]] = {}
    for row in seen.about(ask):
        statuses = (row.status,) if ask.fixed else row.statuses or (row.status,)
        if not row.bound or not {TRIGGERED, ENDED} & set(statuses):
            continue
        if {TRIGGERED, ENDED} >= set(statuses):
            sure.add(row.bearer)
        else:
            groups.setdefault(row.turns_on, set()).add(row.bearer)
    left = [who - sure for who in groups.values()]
    together = all(who <= given or not who & given for who in left)
    return sure <= given <= sure.union(*left) and together
