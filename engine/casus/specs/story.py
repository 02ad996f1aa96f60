"""A story told in sentences: a scenario that grows with each line, under chosen answers and accounts.

Lines that say what happened add to the scenario; lines that say what follows are held against it by `verdict`. Events that bear the
same day stand in no order, as in scenario files, until a line says "later that day".
"""

from collections.abc import Iterator
from pathlib import Path

from casus.assessment.engine import Engine
from casus.files.days import Span
from casus.files.problems import Problem, quote
from casus.law.model import Event, Fact
from casus.law.world import FIRST_DAY, LAST_DAY, Held, Place
from casus.scenarios.checks import check_scenario
from casus.scenarios.doubles import denies, left_denied
from casus.scenarios.library import CasusError, named_file
from casus.specs.expect import Verdict
from casus.specs.steps import Language, Latest, Spoken
from casus.specs.telling import StoryLine, Tale, Telling
from casus.words.speech import plain_name


class Settings:
    """Carries out these lines on one story."""

    def __init__(self, story: Tale) -> None:
        self.story = story

    def day(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Go to another day."""
        self.story.set_day(self.story.speech.day(spoken.words["day"], spoken.marks["day"], problems))

    def later(self, spoken: Spoken, problems: list[Problem]) -> None:
        """What follows happens later on the same day."""
        today = self.story.today(spoken.mark, problems)
        self.story.earlier = tuple(
            event.id for event in self.story.scenario.events if event.date is not None and event.date == today
        )

    def until(self, spoken: Spoken, problems: list[Problem]) -> None:
        """The event told last goes on until a day."""
        day = self.story.speech.day(spoken.words["day"], spoken.marks["day"], problems)
        event = self.story.latest(Latest("any", ()), spoken, problems)
        if day is not None and event is not None:
            if event.date is not None and day.last < event.date.first:
                problems.append(
                    Problem("order", "it cannot end before it begins", spoken.marks["day"], "name a later day")
                )
                return
            events = tuple(
                item._replace(until=day) if item.id == event.id else item for item in self.story.scenario.events
            )
            self.story.scenario = self.story.scenario._replace(
                events=events, as_of=max(self.story.scenario.as_of, day.last)
            )

    def scenario(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Take in a scenario file."""
        name, mark = spoken.words["scenario"], spoken.marks["scenario"]
        if self.story.scenario.events:
            problems.append(
                Problem("two-scenarios", "a story takes in one scenario, and first of all", mark, "put this line first")
            )
            return
        try:
            path = named_file(name, self.story.folder)
        except CasusError as error:
            problems.extend(problem._replace(mark=mark) for problem in error.problems)
            return
        scenario, found = self.story.shelf.file(path)
        problems.extend(problem for problem in found if not problem.warning)
        if scenario is not None and not problems:
            self.story.scenario = scenario
            self.story.day = Span(scenario.as_of, scenario.as_of, "")

    def continues(self, spoken: Spoken, problems: list[Problem]) -> None:
        """The event told last goes on with an earlier one."""
        last, earlier = self._last_two(spoken, problems)
        if last is not None and earlier is not None:
            self._replace(last._replace(continues=earlier.id))

    def about(self, spoken: Spoken, problems: list[Problem]) -> None:
        """The event told last is about an earlier one."""
        last, earlier = self._last_two(spoken, problems)
        if last is None or earlier is None:
            return
        role = next((role for role in self.story.law.vocabulary.predicates[last.word].roles if role.every), None)
        if role is None:
            message = "the event told last is about nothing else"
            problems.append(Problem("no-role", message, spoken.mark, "put this line right after a request or the like"))
            return
        self._replace(
            last._replace(
                roles=(*((name, old) for name, old in last.roles if name != role.name), (role.name, (earlier.id,)))
            )
        )

    def _last_two(self, spoken: Spoken, problems: list[Problem]) -> tuple[Event | None, Event | None]:
        """The event told last, and the latest one before it of the word in the sentence's one field."""
        words = self.story.value(spoken, next(iter(spoken.step.kinds)), problems)
        events = self.story.scenario.events
        found = [event for event in events[:-1] if event.word in words and not event.denied]
        if not found and not problems:
            problems.append(
                Problem(
                    "no-event", "no such event was told before the last one", spoken.mark, "tell it in a line above"
                )
            )
        return (events[-1], found[-1]) if found else (None, None)

    def _replace(self, changed: Event) -> None:
        events = tuple(changed if event.id == changed.id else event for event in self.story.scenario.events)
        self.story.scenario = self.story.scenario._replace(events=events)

    def reading(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Choose a reading."""
        self.story.reading = (
            self.story.speech.reading(spoken.words["reading"], spoken.marks["reading"], problems) or self.story.reading
        )

    def answer(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Choose an answer."""
        question = self.story.speech.one_of(
            spoken.words["question"], self.story.law.questions, "question", spoken.marks["question"], problems
        )
        if question is not None:
            options = [answer.id for answer in self.story.law.questions[question].answers]
            answer = self.story.speech.one_of(
                spoken.words["answer"], options, f"answer to {question}:", spoken.marks["answer"], problems
            )
            if answer is not None:
                self.story.answers[question] = answer

    def account(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Choose an account."""
        disputes = {item.id: item for item in (*self.story.law.disputes, *self.story.scenario.disputes)}
        dispute = self.story.speech.one_of(
            spoken.words["dispute"], disputes, "dispute", spoken.marks["dispute"], problems
        )
        if dispute is not None:
            options = [version.id for version in disputes[dispute].versions]
            version = self.story.speech.one_of(
                spoken.words["version"], options, f"account of {dispute}:", spoken.marks["version"], problems
            )
            if version is not None:
                self.story.versions[dispute] = version

    def actor(self, spoken: Spoken, problems: list[Problem]) -> None:
        """Declare an actor that is no state."""
        name, kind = spoken.words["name"], spoken.step.action.constant("kind") or self._kind(spoken, problems)
        if plain_name(name) in [plain_name(entity.name) for entity in self.story.law.entities.values()]:
            problems.append(
                Problem(
                    "double-word",
                    f"{quote(name)} is a name on file already",
                    spoken.marks["name"],
                    "choose another name",
                )
            )
        elif kind:
            key = plain_name(name).replace(" ", "-")
            self.story.scenario = self.story.scenario._replace(actors={**self.story.scenario.actors, key: (kind, name)})

    def _kind(self, spoken: Spoken, problems: list[Problem]) -> str:
        field = next(name for name, kind in spoken.step.kinds.items() if kind[0] == "words")
        values = self.story.value(spoken, field, problems)
        return str(values[0]) if values else ""

    def place(self, spoken: Spoken, problems: list[Problem]) -> None:
        """One statement about a place of the story's own, which is made where it was not told of before.

        The constant `status` says which status of places; its second role is the other field.
        """
        status = spoken.step.action.constant("status")
        role = self.story.law.vocabulary.predicates[status].roles[1]
        values = self.story.speech.values(spoken.words[role.name], role.type, spoken.marks[role.name], problems)
        name, places = spoken.words["name"], self.story.scenario.places
        key = plain_name(name).replace(" ", "-")
        if key in self.story.law.places:
            message, cure = f"{quote(name)} is a place on file already", "tell of a place of another name"
            problems.append(Problem("double-word", message, spoken.marks["name"], cure))
        elif values:
            said = tuple(Held(status, ((role.name, str(value)),), FIRST_DAY, LAST_DAY) for value in values)
            place = places.get(key, Place(key, name, ()))
            told = place._replace(held=tuple(dict.fromkeys((*place.held, *said))))
            self.story.scenario = self.story.scenario._replace(places={**places, key: told})


ACTING = ("event", "record", "fact", "set")


class Unreadable(Exception):
    """A line that cannot be read, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(problems[0].message if problems else "")


class Story(Tale):
    """A story that takes in its lines one by one; arguments as for the tale."""

    def __init__(self, engine: Engine, language: Language, folder: Path | None = None) -> None:
        super().__init__(engine, language, folder)
        self.verdict = Verdict(self)

    def tell(self, line: StoryLine, *, only_read: bool = False) -> None:
        """Take in one line. With `only_read` a line that says what follows is read but not held against the story.

        Raises Wrong if it cannot be read, and Unmet (specs/expect.py) if what it says does not follow.
        """
        spoken = self.language.hear(line.keyword, line.text, line.mark)
        if isinstance(spoken, Problem):
            raise Unreadable([spoken])
        action = spoken.step.action
        problems: list[Problem] = []
        if action.sort in ACTING:
            self._run = None
            self._act(spoken, problems)
            problems.extend(problem._replace(mark=line.mark) for problem in self._checked() if not problems)
        else:
            self.verdict.judge(spoken, line, problems, only_read=only_read)
        if problems:
            raise Unreadable(sorted(problems, key=lambda problem: problem.mark.column))

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
        told = self._lifted(event)
        self.scenario = self.scenario._replace(events=(*told, event), as_of=last)

    def _lifted(self, said: Event) -> Iterator[Event]:
        """The events so far. What a story tells lifts its denial in the file that the story took in, and not one that it told itself."""
        for event in self.scenario.events:
            taken_in = event.mark.file != said.mark.file
            if taken_in and event.denied and not said.denied and denies(event, said, self.law.vocabulary):
                yield from left_denied(event, said, self.law.vocabulary)
            else:
                yield event

    def _fact(self, spoken: Spoken, problems: list[Problem]) -> None:
        roles = self.roles(spoken, problems)
        if not problems:
            fact = Fact(spoken.step.action.word, roles, spoken.step.action.denied, mark=spoken.mark)
            self.scenario = self.scenario._replace(facts=(*self.scenario.facts, fact))


def read_through(story: Story, lines: list[StoryLine]) -> list[Problem]:
    """Every problem in the lines of a story, found without asking what follows. The story is of no further use."""
    problems: list[Problem] = []
    for line in lines:
        try:
            story.tell(line, only_read=True)
        except Unreadable as wrong:
            problems.extend(wrong.problems)
    return problems


__all__ = ["Story", "StoryLine", "Telling", "Unreadable", "read_through"]
