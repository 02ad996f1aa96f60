"""A story told in sentences: a scenario that grows with each line, under chosen answers and accounts.

Lines that say what happened add to the scenario; lines that say what follows are held against it by `verdict`. Events that bear the
same day stand in no order, as in scenario files, until a line says "later that day".
"""

from pathlib import Path

from casus.engine import Engine
from casus.problems import Problem
from casus.scenario import Event, Fact
from casus.scenariocheck import check_scenario
from casus.settings import Settings
from casus.steps import Language, Spoken
from casus.tale import Line, Tale, Telling
from casus.verdict import Verdict

ACTING = ("event", "record", "fact", "set")


class Wrong(Exception):
    """A line that cannot be read, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(problems[0].message if problems else "")


class Story(Tale):
    """A story that takes in its lines one by one; arguments as for the tale."""

    def __init__(self, engine: Engine, language: Language, folder: Path | None = None) -> None:
        super().__init__(engine, language, folder)
        self.verdict = Verdict(self)

    def tell(self, line: Line, *, only_read: bool = False) -> None:
        """Take in one line. With `only_read` a line that says what follows is read but not held against the story.

        Raises Wrong if it cannot be read, and Unmet (verdict.py) if what it says does not follow.
        """
        spoken = self.language.hear(line.keyword, line.text, line.mark)
        if isinstance(spoken, Problem):
            raise Wrong([spoken])
        action = spoken.step.action
        problems: list[Problem] = []
        if action.sort in ACTING:
            self._run = None
            self._act(spoken, problems)
            problems.extend(problem._replace(mark=line.mark) for problem in self._checked() if not problems)
        else:
            self.verdict.judge(spoken, line, problems, only_read=only_read)
        if problems:
            raise Wrong(sorted(problems, key=lambda problem: problem.mark.column))

    def _act(self, spoken: Spoken, problems: list[Problem]) -> None:
        action = spoken.step.action
        if action.sort == "set":
            getattr(Settings(self), action.word)(spoken, problems)
        elif action.sort == "fact":
            self._fact(spoken, problems)
        else:
            self._event(spoken, problems)

    def _checked(self) -> list[Problem]:
        return [problem for problem in check_scenario(self.scenario, self.law) if not problem.warning]

    # ---- events and facts ----

    def _event(self, spoken: Spoken, problems: list[Problem]) -> None:
        action = spoken.step.action
        roles = self.roles(spoken, problems)
        date = self.today(spoken.mark, problems) if not action.denied else self.day
        continues = next(
            (self.latest(item, spoken, problems) for name, item in action.latest if name == "continues"), None
        )
        if problems:
            return
        number = 1 + sum(event.word == action.word for event in self.scenario.events)
        event = Event(
            f"{action.word.replace('_', '-')}-{number}",
            action.word,
            roles,
            None if action.denied else date,
            None,
            after=() if action.denied else self.earlier,
            continues=continues.id if continues is not None else "",
            denied=action.denied,
            conduct=action.sort == "record",
            for_members=() if action.for_members else None,
            tendered=action.offered,
            mark=spoken.mark,
        )
        last = max([self.scenario.as_of, *([date.last] if date is not None else [])])
        self.scenario = self.scenario._replace(events=(*self.scenario.events, event), as_of=last)

    def _fact(self, spoken: Spoken, problems: list[Problem]) -> None:
        roles = self.roles(spoken, problems)
        if not problems:
            fact = Fact(spoken.step.action.word, roles, spoken.step.action.denied, mark=spoken.mark)
            self.scenario = self.scenario._replace(facts=(*self.scenario.facts, fact))


def read_through(story: Story, lines: list[Line]) -> list[Problem]:
    """Every problem in the lines of a story, found without asking what follows. The story is of no further use."""
    problems: list[Problem] = []
    for line in lines:
        try:
            story.tell(line, only_read=True)
        except Wrong as wrong:
            problems.extend(wrong.problems)
    return problems


__all__ = ["Line", "Story", "Telling", "Wrong", "read_through"]
