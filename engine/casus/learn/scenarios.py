"""Checking what a student made of a scenario: one that was written, and one that was changed."""

from casus.assessment.results import LIVE, NOT_TRIGGERED, Row, owed
from casus.files.fields import Fields
from casus.files.problems import CasusError, Mark, Problem
from casus.files.tree import Map, Node, Scalar, Seq, parse, read
from casus.interface.loading import read_tree
from casus.law.model import Event
from casus.learn.questions import OF_STATUS, OPEN, WANTED, ResultPart, TaskFinding, find_answers, part_of, reasons_for
from casus.learn.session import Bench, Seen, norm_status
from casus.learn.task import TODO, Ask, Goal, Task, TextPairs
from casus.scenarios.change import without_denials
from casus.scenarios.draft import items_of
from casus.scenarios.model import Scenario
from casus.words.names import Voice, times

CHANGED, TOLD = "changed", "as-told"
UNTIL = "until"
_Told = tuple[tuple[str, str], ...]
_SET = "set"
_CHANGES = (_SET, "drop", "add")


def scenario_of(bench: Bench, node: Node, name: str, problems: list[Problem]) -> Scenario | None:
    """A scenario from its tree, checked; None where it has problems."""
    return read_tree(node, bench.law, name, problems)


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


def unanswered(task: Task, ids: list[tuple[str, str, int]]) -> tuple[ResultPart, ...]:
    """The parts of a file in which TODO still stands."""
    return tuple(ResultPart(name, asks, "", "", OPEN, 0, points) for name, asks, points in ids)


# ---- a scenario that was written -------------------------------------------------------------------------------------


def check_student_scenario(
    bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]
) -> tuple[ResultPart, ...]:
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


def _told(ask: Ask, mine: Seen, theirs: Seen) -> ResultPart:
    """One word of the vocabulary, compared in the roles that count."""
    have, want = (_values(seen, ask) for seen in (mine, theirs))
    right = _alike(have, want) and len(have) == len(want)
    voice = Voice(mine.run.law, mine.run.scenario)
    shown = "; ".join(voice.event(event) for event in mine.run.scenario.events if event.word == ask.event)
    lines = [ask.because] if ask.because else []
    if not right:
        lines = [*_differences(ask, have, want), *lines]
    word = ask.event.replace("_", " ")
    told = shown or f"no {word} in your file"
    return part_of(ask.id, ask.asks, told, "otherwise", right, lines, points=ask.points, wanted="The story tells it")


def _values(seen: Seen, ask: Ask) -> set[_Told]:
    """The events of a word, in the roles that count; day and denied count as roles, and with the day the last one where it is told."""
    word = seen.run.law.vocabulary.predicates[ask.event]
    names = {role.name for role in word.roles if role.type == "event"}
    return {
        tuple(
            (role, _value(event, role, seen.run.scenario, role in names))
            for role in _counting(ask)
            if role != UNTIL or (event.until is not None and event.until != event.date)
        )
        for event in seen.run.scenario.events
        if event.word == ask.event
    }


def _counting(ask: Ask) -> tuple[str, ...]:
    """The roles that count: when something was is also until when."""
    return (*ask.roles, UNTIL) if "date" in ask.roles else ask.roles


def _value(event: Event, role: str, scenario: Scenario, named: bool) -> str:
    """What stands in a role. `named`: it names an event of the file, whose name is for the student to choose."""
    if role == "date":
        return event.date.text if event.date is not None else "no date"
    if role == UNTIL and event.until is not None:
        return event.until.text
    if role == "denied":
        return "it did not happen" if event.denied else "it happened"
    shown = []
    for value in event.values(role):
        actor = scenario.actors.get(str(value))
        known = scenario.event(str(value)) if named else None
        shown.append(
            f"a {actor[0]}" if actor else f"the event of {known.word.replace('_', ' ')}" if known else str(value)
        )
    return ", ".join(sorted(shown)) or "left out"


def _differences(ask: Ask, have: set[_Told], want: set[_Told]) -> list[str]:
    """In which roles the file differs from the story, without saying what the story has."""
    if not have:
        return [f"Your file does not tell it. The word is {ask.event}."]
    if len(have) != len(want):
        return [f"Your file tells it {times(len(have))}; the story tells it {times(len(want))}."]
    roles = {role for one in have - want for role in _unlike(one, want - have)}
    return [f"Look again at: {', '.join(role for role in _counting(ask) if role in roles)}."]


def _alike(have: set[_Told], want: set[_Told]) -> bool:
    """Whether each event is one of the story, and each of the story is told: an end that is left out is not wrong."""
    pairs = [(one, other) for one in have for other in want if set(one) <= set(other)]
    return {one for one, _ in pairs} == have and {other for _, other in pairs} == want


def _unlike(one: _Told, others: set[_Told]) -> list[str]:
    """The roles in which an event differs from the one of the others that is most like it."""
    unlike = [[role for role, value in one if (role, value) not in other] for other in sorted(others)]
    return min(unlike, key=len, default=[])


def _follows(ask: Ask, mine: Seen, theirs: Seen) -> ResultPart:
    """A norm, as it stands in the student's scenario and in the author's."""
    have, want = find_answers(mine, ask), find_answers(theirs, ask)
    right = _plain(have) == _plain(want)
    lines = []
    if right and have.said != want.said:
        lines.append("The same follows, but what your file leaves out makes it less certain.")
    told, lines = f"in your file: {have.said}", [*lines, *reasons_for(mine, ask, have.row)]
    return part_of(ask.id, ask.asks, told, want.said, right, lines, points=ask.points, wanted="In the story")


def _plain(finding: TaskFinding) -> str:
    """What was found, without how sure it is: what nobody holds makes no wrong answer."""
    return finding.said if finding.contested else finding.said.partition(" (")[0]


# ---- a scenario that was changed -------------------------------------------------------------------------------------


def check_change(bench: Bench, task: Task, node: Node, name: str, problems: list[Problem]) -> tuple[ResultPart, ...]:
    """The smallest change: as few as allowed, the goal reached, the rest as it was."""
    assert task.goal is not None
    goal_words = f"wanted after your change, in the default reading: {norm_words(bench, task, task.goal)}: {said_of(task.goal.status)}"
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
    count = sum(_size(item, word) for word, item in entries.items())
    if not count:
        return unanswered(task, ids)
    scenario = _changed(bench, task, entries, name, problems)
    if scenario is None:
        return ()
    before = bench.engine.run(bench.scenario(task, task.scenario), "default", None, dict(task.accounts))
    after = bench.engine.run(scenario, "default", None, dict(task.accounts))
    seen, was = Seen(after), Seen(before)
    parts = [reached(task.goal, goal_words, was, seen)]
    right = count <= task.most
    lines = () if right else (f"You made {count} changes. Each set, each drop and each add counts as one.",)
    parts.append(part_of("few", few, f"{count}", f"{task.most} or fewer", right, lines, wanted=WANTED))
    for number, goal in enumerate(task.keep, 1):
        parts.append(reached(goal, _kept(bench, task, goal), was, seen, f"keep-{number}", 1))
    return tuple(parts)


def _kept(bench: Bench, task: Task, goal: Goal) -> str:
    return f"to stay as it is: {norm_words(bench, task, goal)}: {said_of(goal.status)}"


def norm_words(bench: Bench, task: Task, goal: Goal) -> str:
    """What a norm has its bearer do toward whom, in words."""
    rule = bench.law.drawing(goal.norm)
    voice = Voice(bench.law, bench.scenario(task, task.scenario))
    if rule is None:
        return goal.norm
    return voice.act(str(dict(rule.then.roles)["act"]), voice.name(goal.bearer), voice.name(goal.toward))


def _size(node: Node | None, word: str = _SET) -> int:
    """How many changes stand there: each word that is set is one; one event that is added is one, in a list or without."""
    if isinstance(node, Map):
        return len(node.entries) if word == _SET else min(len(node.entries), 1)
    return len(node.items) if isinstance(node, Seq) else int(isinstance(node, Scalar) and bool(node.text.strip()))


def _changed(
    bench: Bench, task: Task, entries: dict[str, Node | None], name: str, problems: list[Problem]
) -> Scenario | None:
    """The scenario with the change as one more account of the facts."""
    path = bench.path(task, task.scenario)
    tree, found = read(path, f"{task.scenario}.yaml")
    assert isinstance(tree, Map) and not found
    tree = without_denials(bench.law, tree, items_of(entries.get("add")))  # as casus whatif does
    here = Mark(name, 1, 1)
    given = [(word, value) for word, value in entries.items() if value is not None and _size(value)]
    changed = _map(here, id=_text(here, CHANGED), **dict(given))
    versions = Seq((_map(here, id=_text(here, TOLD)), changed), here)
    dispute = _map(here, id=_text(here, "change"), default=_text(here, TOLD), versions=versions)
    known = tree.get("disputed")
    disputes = Seq((*(known.items if isinstance(known, Seq) else ()), dispute), here)
    left = tuple(pair for pair in tree.entries if pair[0].text not in ("disputed", "expect"))
    whole = Map((*left, (_text(here, "disputed"), disputes)), tree.mark)
    noted: list[Problem] = []
    scenario = scenario_of(bench, whole, f"{task.scenario}.yaml", noted)
    problems.extend(_plainly(problem, name, tree) for problem in noted)
    return _settled(scenario) if scenario is not None else None


def _settled(scenario: Scenario) -> Scenario:
    """A changed scenario in which nobody tells it as it was: the change is no account that somebody could deny."""
    *others, change = scenario.disputes
    kept = tuple(version for version in change.versions if version.id == CHANGED)
    return scenario._replace(disputes=(*others, change._replace(versions=kept, default=CHANGED)))


def _plainly(problem: Problem, name: str, tree: Map) -> Problem:
    """A problem of a change without the account that we made of it."""
    plain = problem._replace(message=problem.message.removeprefix(f"in the version {CHANGED} of change, "))
    last = tree.get("as_of")
    if problem.mark.file == name and "later than as_of" in problem.message and isinstance(last, Scalar):
        return plain._replace(
            message=plain.message.replace("later than as_of", "later than the file speaks of"),
            cure=f"choose {last.text} or an earlier day",
        )
    return plain


def _text(mark: Mark, text: str) -> Scalar:
    return Scalar(text, mark, True)


def _map(mark: Mark, **entries: Node) -> Map:
    return Map(tuple((_text(mark, word), value) for word, value in entries.items()), mark)


def reached(
    goal: Goal, words: str, was: Seen, seen: Seen, name: str = "goal", points: int = 2, answers: TextPairs = ()
) -> ResultPart:
    """Whether a norm has the status asked for, and if not, why not. `answers` are those that were taken."""
    ask = ask_of(goal)._replace(answers=answers)
    row, old = seen.row(ask), norm_status(was.row(ask))
    status = norm_status(row)
    right = status == goal.status or (goal.status == NOT_TRIGGERED and not owed(status))
    lines = seen.because(row, ask)
    told = f"{said_of(old)} before, {said_of(status)} after"
    return part_of(name, words, told, said_of(goal.status), right, lines, points=points, wanted=WANTED)


def said_of(status: str) -> str:
    """A status in the plainest word of those that a student may write for it."""
    return OF_STATUS[status][0]


def ask_of(goal: Goal, scenario: str = "") -> Ask:
    """The question whether a norm has the status that a goal asks for."""
    return Ask(
        "goal",
        "",
        "status",
        norm=goal.norm,
        bearer=goal.bearer,
        toward=goal.toward,
        trigger=goal.trigger,
        scenario=scenario,
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


def cost_elsewhere(
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
        f"{voice.act(row.act, voice.name(row.bearer), voice.name(row.toward))}: {said_of(old)} in the default reading, {said_of(row.status)} in yours."
        for old, row in lost[:3]
    ] or [f"In {name} nothing changes to the cost of {voice.name(task.state)} with these answers."]
    if name == task.scenario:
        lines = ["This is the event of the task itself; name another one."]
    return part_of("cost", asks, name, "" if right else "no cost there", right, lines)
