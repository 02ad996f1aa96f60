"""The bench on which tasks are checked: one law made ready, and the scenarios and runs that tasks share; and where what they tell comes from."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from casus.ask.proof import About, because
from casus.assessment.engine import Engine, Run, engine_for
from casus.assessment.results import CONTESTED, NOT_TRIGGERED, STATUSES, Row, Turn, differs
from casus.files.cache import Few
from casus.files.problems import CasusError
from casus.files.sources import Source, find_source
from casus.interface.loading import named_file, read_file, usual_law
from casus.law.model import Law, Question
from casus.learn.reader import GIVEN
from casus.learn.task import DEFAULT, Ask, Task
from casus.scenarios.model import Scenario
from casus.specs.steps import Language
from casus.specs.steps_reader import load_language
from casus.words.names import READ_WORDS, Voice, counted, host, read_counts, sentence_start, series

MOST_RUNS = 64
HISTORY = "history"


class Seen:
    """One assessment with its rows."""

    def __init__(self, run: Run, reading: str = "default") -> None:
        self.run = run
        self.rows = run.rows(reading)
        self.reasons: dict[tuple[str, ...], tuple[str, ...]] = {}

    def because(self, row: Row | None, ask: Ask) -> tuple[str, ...]:
        """The reasons of the engine; found once, because finding what is missing can take a while."""
        key = (ask.norm, ask.bearer, ask.toward, row.trigger if row is not None else "")
        if key not in self.reasons:
            about = About(ask.norm, ask.bearer, ask.toward, ask.trigger)
            where = "the reading or account that is given" if ask.fixed else "the default reading"
            self.reasons[key] = tuple(because(self.run, _as_asked(row, ask), about, where))
        return self.reasons[key]

    def about(self, ask: Ask) -> list[Row]:
        """The rows of a norm that a question is about."""
        return [
            row
            for row in self.rows
            if row.norm == ask.norm
            and ask.bearer in ("", row.bearer)
            and ask.toward in ("", row.toward)
            and ask.trigger in ("", row.trigger)
            and (row.trigger in self.run.case.events or not row.trigger)
        ]

    def row(self, ask: Ask) -> Row | None:
        """The row that answers for a norm where several events set it off: the status that prevails; then the contested one."""
        rows = self.about(ask)
        return min(
            rows, key=lambda row: (STATUSES.index(row.status), -len(row.statuses), row.critical_date), default=None
        )


def open_turns(row: Row, ask: Ask) -> list[Turn]:
    """The changes that give a norm another status and that the question does not rule out: what it gives stays as it gives it."""
    given = {name for name, _ in (*ask.answers, *ask.accounts)}
    whole = bool(ask.reading)  # a reading that is named answers every question of law
    return [
        turn
        for turn in (*row.turns_on, *row.turns_unheld)
        if not any(change.id in given or (whole and change.what == "question") for change in turn.changes)
    ]


def is_contested(row: Row | None, ask: Ask) -> bool:
    """Whether a norm is contested in what the question leaves open."""
    if row is None or row.standing != CONTESTED:
        return False
    return not ask.fixed or any(differs(row.status, [turn.status]) for turn in open_turns(row, ask))


def _as_asked(row: Row | None, ask: Ask) -> Row | None:
    """A row without what the question rules out: the answers and accounts that it gives stand."""
    if row is None or not ask.fixed:
        return row
    turns = tuple(turn for turn in open_turns(row, ask) if turn in row.turns_on)
    statuses = tuple(dict.fromkeys([row.status, *(turn.status for turn in turns)]))
    standing = CONTESTED if is_contested(row, ask) else ""
    return row._replace(turns_on=turns, statuses=statuses, standing=standing)


class Bench:
    """Assesses what tasks name; the same assessment once only."""

    def __init__(self, law: Law | None = None) -> None:
        self.law = law or usual_law()
        self.engine: Engine = engine_for(self.law, "plan")
        self.scenarios: dict[Path, Scenario] = {}
        self.faulty: dict[str, Engine] = {}  # engines with a faulty rule, by its text
        self.seen: Few[tuple[object, ...], Seen] = Few(MOST_RUNS)

    @cached_property
    def language(self) -> Language:
        """The sentences of features."""
        return load_language(self.law)

    def path(self, task: Task, name: str) -> Path:
        """The file of a scenario that a task names: one beside the task, or a bundled one."""
        given = task.folder / GIVEN
        return named_file(name, None if given.is_symlink() else given)

    def scenario(self, task: Task, name: str) -> Scenario:
        """A scenario that a task names. Raises CasusError if it cannot be read."""
        path = self.path(task, name)
        if path not in self.scenarios:
            self.scenarios[path] = read_file(path, self.law, f"{name}.yaml")
        return self.scenarios[path]

    def assessed(self, task: Task, ask: Ask) -> Seen:
        """The assessment that a question is about. Raises ValueError for an unknown reading, answer or account."""
        reading = ask.reading or DEFAULT
        key = (self.path(task, ask.scenario), reading, ask.answers, ask.accounts)

        def seen() -> Seen:
            scenario = self.scenario(task, ask.scenario)
            return Seen(self.engine.run(scenario, reading, dict(ask.answers), dict(ask.accounts)), reading)

        return self.seen.get(key, seen)


def norm_status(row: Row | None) -> str:
    """The status of a norm; not triggered where nothing leads to it."""
    return row.status if row is not None else NOT_TRIGGERED


# ---- where what a task tells comes from ---


class StatementOrigin(NamedTuple):
    """One place where something stands: what it is about, the sources in words, and the command that shows all of them."""

    about: str
    words: str
    command: str = ""

    @property
    def line(self) -> str:
        """All of it in a line."""
        about = f"{sentence_start(self.about)}: " if self.about else ""
        return f"{about}{self.words}.{f' All: {self.command}' if self.command else ''}"


def named_scenarios(task: Task) -> list[str]:
    """The scenarios that a task is about, by name."""
    return list(dict.fromkeys(name for name in (task.scenario, *(ask.scenario for ask in task.asks)) if name))


def scenarios_of(bench: Bench, task: Task) -> list[Scenario]:
    """The scenarios that a task is about, as far as they can be read."""
    found = []
    for name in named_scenarios(task):
        try:
            found.append(bench.scenario(task, name))
        except CasusError:
            continue
    return found


def is_history(bench: Bench, task: Task) -> bool:
    """Whether a task is about something that happened."""
    return any(scenario.kind == HISTORY for scenario in scenarios_of(bench, task))


def origins(bench: Bench, task: Task) -> list[StatementOrigin]:
    """Where what a task tells comes from, the events first."""
    found = [_of_scenario(scenario) for scenario in scenarios_of(bench, task) if scenario.sources]
    for cite in task.sources:
        found.append(_named(bench, task, cite.source, cite.pinpoint))
    words = _of_words(bench.law, norms_of(task))
    return list(dict.fromkeys([*found, *([words] if words is not None else [])]))


def unknown(bench: Bench, task: Task, name: str) -> bool:
    """Whether a citation looks like an id and names nothing on file."""
    if not name or " " in name or "." in name or "/" in name:
        return False  # a citation or an address, which needs no entry
    return name not in bench.law.sources and name not in bench.law.questions and _scenario(bench, task, name) is None


def _named(bench: Bench, task: Task, name: str, pinpoint: str) -> StatementOrigin:
    """One citation of a task: a question, an event on file, a source of the law, or the words of the author."""
    question = bench.law.questions.get(name)
    if question is not None:
        return _of_question(bench.law, question)
    scenario = _scenario(bench, task, name)
    if scenario is not None:
        return _of_scenario(scenario)
    place = f", {pinpoint}" if pinpoint else ""
    if name not in bench.law.sources:
        return StatementOrigin("", f"{name}{place}")
    return StatementOrigin("", f"{host(bench.law.sources[name])}{place}, {READ_WORDS[bench.law.sources[name].read]}")


def _scenario(bench: Bench, task: Task, name: str) -> Scenario | None:
    try:
        return bench.scenario(task, name)
    except CasusError:
        return None


def _of_scenario(scenario: Scenario) -> StatementOrigin:
    """The sources of a scenario, counted."""
    words = f"{counted(len(scenario.sources), 'source')}, {read_counts(scenario.sources.values())}"
    return StatementOrigin(f"what happened ({scenario.id})", words, f"casus assess {scenario.id} --sources")


def _of_question(law: Law, question: Question) -> StatementOrigin:
    """Where the holders of the answers to a question said so."""
    found = {cite.source: find_source(cite, law.sources) for answer in question.answers for cite in answer.cites}
    rule = law.rule(question.bears_on[0].partition("#")[0])
    words = f"{counted(len(found), 'source')}, {read_counts(found.values())}" if found else "no source"
    return StatementOrigin(
        f"who holds which answer (question {question.id})",
        words,
        f"casus law --questions {rule.clause if rule is not None else ''} --sources",
    )


def norms_of(task: Task) -> list[str]:
    """The norms that a task asks about."""
    goals = [goal.norm for goal in (task.goal, *task.keep) if goal is not None]
    return list(dict.fromkeys([*(ask.norm for ask in task.asks if ask.norm), *goals]))


def _of_words(law: Law, norms: list[str]) -> StatementOrigin | None:
    """The sources of the words of the paragraphs that draw some norms, in all their wordings, counted."""
    voice, found = Voice(law), dict[str, Source]()
    articles, commands = [], []
    for norm in norms:
        paragraph = law.paragraph(norm)
        clause = next((item for item in law.clauses.values() if paragraph in item.paragraphs), None)
        if paragraph is None or clause is None:
            continue
        cites = [cite for wording in paragraph.wordings for cite in wording.cites] or list(clause.cites)
        found |= {cite.source: find_source(cite, clause.sources, law.sources) for cite in cites}
        articles.append(voice.article(norm))
        commands.append(f"casus law {clause.id} --sources")
    if not found:
        return None
    words = f"{counted(len(found), 'source')}, {read_counts(found.values())}"
    return StatementOrigin(
        f"the words of {series(list(dict.fromkeys(articles)))}", words, "; ".join(dict.fromkeys(commands))
    )
