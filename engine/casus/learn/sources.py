"""Where what a task tells comes from: its own sources, those of the events it is about, and those of the words of the law."""

from typing import NamedTuple

from casus.files.problems import CasusError
from casus.files.sources import Source, find_source
from casus.law.model import Law, Question
from casus.learn.session import Bench
from casus.learn.task import Task
from casus.scenarios.model import Scenario
from casus.words.names import READ_WORDS, Voice, counted, host, read_counts, sentence_start, series

HISTORY = "history"


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
    words = _of_words(bench.law, _norms(task))
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
    clause = next((rule.clause for rule in law.rules() if rule.id == question.bears_on[0].partition("#")[0]), "")
    words = f"{counted(len(found), 'source')}, {read_counts(found.values())}" if found else "no source"
    return StatementOrigin(
        f"who holds which answer (question {question.id})", words, f"casus law --questions {clause} --sources"
    )


def _norms(task: Task) -> list[str]:
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


__all__ = ["StatementOrigin", "is_history", "named_scenarios", "origins", "unknown"]
