"""Checking what a student made of a scenario: one that was written, one that was changed, and one that was read from a side."""

from casus.asking import OPEN, RIGHT, WRONG, Part, find
from casus.bench import Bench, Seen, status_of
from casus.fields import Fields
from casus.library import CasusError, names_for
from casus.problems import Mark, Problem, offer, quote
from casus.results import LIVE, Row
from casus.scenario import Event, Scenario
from casus.scenariocheck import check_scenario
from casus.scenarioreader import read_scenario
from casus.task import TODO, Ask, Goal, Task
from casus.tree import Map, Node, Scalar, Seq, parse, read
from casus.words import Voice, host

CHANGED, TOLD = "changed", "as-told"
_Told = tuple[tuple[str, str], ...]
_CHANGES = ("set", "drop", "add")


def scenario_of(bench: Bench, node: Node, name: str, problems: list[Problem]) -> Scenario | None:
    """A scenario from its tree, checked; None where it has problems."""
    law = bench.law
    answers = {question.id: tuple(answer.id for answer in question.answers) for question in law.questions.values()}
    paragraphs = frozenset([*law.clauses, *(item.id for clause in law.clauses.values() for item in clause.paragraphs)])
    scenario = read_scenario(node, names_for(law), law.sources, law.places, answers, paragraphs, problems, name)
    complete = not any(not problem.warning for problem in problems)
    problems.extend(check_scenario(scenario, law, complete=complete))
    return None if any(not problem.warning for problem in problems) else scenario


def waits(node: Node | None) -> bool:
    """Whether TODO stands anywhere in a tree."""
    stack: list[Node | None] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Scalar) and item.text.strip() == TODO:
            return True
        stack += (
            item.items if isinstance(item, Seq) else [pair[1] for pair in item.entries] if isinstance(item, Map) else []
        )
    return False


def unanswered(task: Task, ids: list[tuple[str, str, int]]) -> tuple[Part, ...]:
    """The parts of a file in which TODO still stands."""
    return tuple(Part(name, asks, "", "", OPEN, 0, points) for name, asks, points in ids)


# ---- a scenario that was written -------------------------------------------------------------------------------------


def check_scenario_file(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[Part, ...]:
    """A student's scenario beside the author's: what is told, and what follows from it."""
    if waits(node):
        return unanswered(task, [(ask.id, ask.asks, ask.points) for ask in task.asks])
    scenario = scenario_of(bench, node, name, problems)
    if scenario is None:
        return ()
    tree, found = parse(task.solution, f"{task.id}, the solution")
    model = scenario_of(bench, tree, "solution", found) if tree is not None else None
    if model is None:
        raise CasusError([problem for problem in found if not problem.warning], f"the solution of {task.id}")
    mine, theirs = (Seen(bench.engine.run(item)) for item in (scenario, model))
    return tuple(_told(ask, mine, theirs) if ask.event else _follows(ask, mine, theirs) for ask in task.asks)


def _told(ask: Ask, mine: Seen, theirs: Seen) -> Part:
    """One word of the vocabulary, compared in the roles that count."""
    have, want = (_values(seen.run.scenario, ask) for seen in (mine, theirs))
    right = have == want
    voice = Voice(mine.run.law, mine.run.scenario)
    shown = "; ".join(voice.event(event) for event in mine.run.scenario.events if event.word == ask.event)
    lines = [ask.because] if ask.because else []
    if not right:
        lines = [*_differences(ask, have, want), *lines]
    word = ask.event.replace("_", " ")
    return Part(
        ask.id,
        ask.asks,
        shown or f"no {word} in your file",
        "as the story tells it" if right else "the story tells it otherwise",
        RIGHT if right else WRONG,
        ask.points if right else 0,
        ask.points,
        tuple(lines),
    )


def _values(scenario: Scenario, ask: Ask) -> set[_Told]:
    """The events of a word, in the roles that count; day and denied count as roles."""
    return {
        tuple((role, _value(event, role, scenario)) for role in ask.roles)
        for event in scenario.events
        if event.word == ask.event
    }


def _value(event: Event, role: str, scenario: Scenario) -> str:
    if role == "date":
        return event.date.text if event.date is not None else "no date"
    if role == "denied":
        return "it did not happen" if event.denied else "it happened"
    shown = []
    for value in event.values(role):
        actor = scenario.actors.get(str(value))
        known = scenario.event(str(value))
        shown.append(
            f"a {actor[0]}" if actor else f"the event of {known.word.replace('_', ' ')}" if known else str(value)
        )
    return ", ".join(sorted(shown)) or "left out"


def _differences(ask: Ask, have: set[_Told], want: set[_Told]) -> list[str]:
    """In which roles the file differs from the story, without saying what the story has."""
    if not have:
        return [f"Your file does not tell it. The word is {ask.event}: casus schema scenario, or docs/vocabulary."]
    if len(have) != len(want):
        return [f"Your file tells it {len(have)} times; the story tells it {len(want)} times."]
    roles = {role for one in have - want for role in _unlike(one, want - have)}
    return [f"Look again at: {', '.join(role for role in ask.roles if role in roles)}."]


def _unlike(one: _Told, others: set[_Told]) -> list[str]:
    """The roles in which an event differs from the one of the others that is most like it."""
    unlike = [[role for (role, a), (_, b) in zip(one, other, strict=True) if a != b] for other in sorted(others)]
    return min(unlike, key=len, default=[])


def _follows(ask: Ask, mine: Seen, theirs: Seen) -> Part:
    """A norm, as it stands in the student's scenario and in the author's."""
    have, want = find(mine, ask), find(theirs, ask)
    right = have.said == want.said
    lines = [ask.because] if ask.because and not right else []
    return Part(
        ask.id,
        ask.asks,
        f"in your file: {have.said}",
        f"in the story: {want.said}",
        RIGHT if right else WRONG,
        ask.points if right else 0,
        ask.points,
        (*lines, *mine.because(have.row, ask)),
    )


# ---- a scenario that was changed -------------------------------------------------------------------------------------


def check_change(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[Part, ...]:
    """The smallest change: as few as allowed, the goal reached, the rest as it was."""
    assert task.goal is not None
    goal_words = f"{_norm_words(bench, task, task.goal)} becomes: {task.goal.status}"
    few = f"{task.most} change{'s' if task.most > 1 else ''} at most"
    ids = [
        ("goal", goal_words, 2),
        ("few", few, 1),
        *((f"keep-{n}", _kept(bench, task, g), 1) for n, g in enumerate(task.keep, 1)),
    ]
    fields = Fields(node, problems, "the file")
    entries = {word: fields.node_of(word) for word in _CHANGES}
    if isinstance(node, Map):
        fields.done()
    if waits(node) or problems:
        return unanswered(task, ids)
    count = sum(_size(item) for item in entries.values())
    if not count:
        return unanswered(task, ids)
    scenario = _changed(bench, task, entries, name, problems)
    if scenario is None:
        return ()
    before = bench.engine.run(bench.scenario(task, task.scenario), "default", None, dict(task.accounts))
    after = bench.engine.run(scenario, "default", None, {**dict(task.accounts), "change": CHANGED})
    seen, was = Seen(after), Seen(before)
    parts = [_reached(task.goal, goal_words, was, seen)]
    right = count <= task.most
    parts.append(
        Part("few", few, f"{count}", f"{task.most} or fewer", RIGHT if right else WRONG, int(right), 1, wanted=True)
    )
    for number, goal in enumerate(task.keep, 1):
        parts.append(_reached(goal, _kept(bench, task, goal), was, seen, f"keep-{number}", 1))
    return tuple(parts)


def _kept(bench: Bench, task: Task, goal: Goal) -> str:
    return f"{_norm_words(bench, task, goal)} stays: {goal.status}"


def _norm_words(bench: Bench, task: Task, goal: Goal) -> str:
    rule = next((rule for rule in bench.law.rules() if rule.norm == goal.norm), None)
    voice = Voice(bench.law, bench.scenario(task, task.scenario))
    if rule is None:
        return goal.norm
    return voice.act(str(dict(rule.then.roles)["act"]), voice.name(goal.bearer), voice.name(goal.toward))


def _size(node: Node | None) -> int:
    if isinstance(node, Map):
        return len(node.entries)
    return len(node.items) if isinstance(node, Seq) else int(isinstance(node, Scalar) and bool(node.text.strip()))


def _changed(
    bench: Bench, task: Task, entries: dict[str, Node | None], name: str, problems: list[Problem]
) -> Scenario | None:
    """The scenario with the change as one more account of the facts."""
    path = bench.path(task, task.scenario)
    tree, found = read(path, f"{task.scenario}.yaml")
    assert isinstance(tree, Map) and not found
    here = Mark(name, 1, 1)
    given = [(word, value) for word, value in entries.items() if value is not None and _size(value)]
    changed = _map(here, id=_text(here, CHANGED), **dict(given))
    versions = Seq((_map(here, id=_text(here, TOLD)), changed), here)
    dispute = _map(here, id=_text(here, "change"), default=_text(here, TOLD), versions=versions)
    known = tree.get("disputed")
    disputes = Seq((*(known.items if isinstance(known, Seq) else ()), dispute), here)
    left = tuple(pair for pair in tree.entries if pair[0].text not in ("disputed", "expect"))
    whole = Map((*left, (_text(here, "disputed"), disputes)), tree.mark)
    return scenario_of(bench, whole, f"{task.scenario}.yaml", problems)


def _text(mark: Mark, text: str) -> Scalar:
    return Scalar(text, mark, True)


def _map(mark: Mark, **entries: Node) -> Map:
    return Map(tuple((_text(mark, word), value) for word, value in entries.items()), mark)


def _reached(goal: Goal, words: str, was: Seen, seen: Seen, name: str = "goal", points: int = 2) -> Part:
    """Whether a norm has the status asked for, and if not, why not."""
    ask = _ask_of(goal)
    row, old = seen.row(ask), status_of(was.row(ask))
    status = status_of(row)
    right = status == goal.status
    lines = seen.because(row, ask)
    return Part(
        name,
        words,
        f"{old} before, {status} after",
        goal.status,
        RIGHT if right else WRONG,
        points if right else 0,
        points,
        tuple(lines),
        wanted=True,
    )


def _ask_of(goal: Goal, scenario: str = "") -> Ask:
    return Ask("goal", "", "status", norm=goal.norm, bearer=goal.bearer, toward=goal.toward, scenario=scenario)


# ---- a side that was taken -------------------------------------------------------------------------------------------


def check_side(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[Part, ...]:
    """A reading under which a state is right: what it brings about, what is needed of it, the clause, and the cost elsewhere."""
    assert task.goal is not None
    state = Voice(bench.law).name(task.state)
    goal_words = f"{_norm_words(bench, task, task.goal)}: {task.goal.status}"
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
    parts = [_reached(task.goal, ids[0][1], was, seen, "reading")]
    parts.append(_needed(bench, task, scenario, answers, ids[1][1], parts[0].state == RIGHT))
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


def _needed(bench: Bench, task: Task, scenario: Scenario, answers: dict[str, str], asks: str, reached: bool) -> Part:
    """Whether the answers are few, held by somebody, and all needed."""
    assert task.goal is not None
    lines, ask = [], _ask_of(task.goal)
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
        if reached and status_of(without.row(ask)) == task.goal.status:
            lines.append(f"{question}={value} is not needed: without it the result is the same.")
    right = not lines and reached
    if right:
        lines = [_holders(bench, voice, question, value) for question, value in answers.items()]
    shown = ", ".join(f"{name}={value}" for name, value in answers.items())
    return Part(
        "needed", asks, shown, "it is so" if right else "not so", RIGHT if right else WRONG, int(right), 1, tuple(lines)
    )


def _holders(bench: Bench, voice: Voice, question: str, value: str) -> str:
    """Who holds an answer, in which words, and where."""
    answer = bench.law.questions[question].answer(value)
    assert answer is not None
    hosts = dict.fromkeys(host(voice.source(cite)) for cite in answer.cites)
    return f"{bench.law.questions[question].asks} {answer.says}: {voice.holders(answer.held_by)} ({', '.join(list(hosts)[:2])})."


def _cited(bench: Bench, answers: dict[str, str], clause: Scalar | None, asks: str, problems: list[Problem]) -> Part:
    """Whether the clause is one whose rules the answers decide."""
    if clause is None or clause.text == TODO:
        return Part("clause", asks, "", "", OPEN, 0, 1)
    text = clause.text.strip()
    known = [*bench.law.clauses, *(item.id for found in bench.law.clauses.values() for item in found.paragraphs)]
    if text not in known:
        problems.append(Problem("unknown-clause", f"there is no clause {quote(text)}", clause.mark, offer(text, known)))
        return Part("clause", asks, text, "", OPEN, 0, 1)
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
    return Part("clause", asks, text, ", ".join(sorted(clauses)), RIGHT if right else WRONG, int(right), 1, lines)


def _costs(
    bench: Bench, task: Task, answers: dict[str, str], cost: Scalar | None, asks: str, problems: list[Problem]
) -> Part:
    """Whether the same answers change something in another scenario that the state loses by."""
    if cost is None or cost.text == TODO:
        return Part("cost", asks, "", "", OPEN, 0, 1)
    name = cost.text.strip()
    try:
        scenario = bench.scenario(task, name)
    except CasusError as error:
        for problem in error.problems:
            problems.append(problem._replace(mark=cost.mark))
        return Part("cost", asks, name, "", OPEN, 0, 1)
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
    return Part(
        "cost",
        asks,
        name,
        "it costs something" if right else "no cost there",
        RIGHT if right else WRONG,
        int(right),
        1,
        tuple(lines),
    )


def lost_by(state: str, default: Seen, taken: Seen) -> list[tuple[str, Row]]:
    """What a state loses with other answers: what was owed to it and is not, and what it owes or breaks only now."""
    found = []
    old = {row.key: row for row in default.rows}
    for row in taken.rows:
        before = status_of(old.get(row.key))
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


__all__ = ["check_change", "check_scenario_file", "check_side"]
