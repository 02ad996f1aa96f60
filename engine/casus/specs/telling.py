"""What has been told so far of a story: the scenario, the day, the answers and accounts chosen, and what follows from all that."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from casus.assessment.cases import Choice
from casus.assessment.engine import Engine, Run
from casus.assessment.results import Row
from casus.assessment.space import space_case
from casus.files.cache import Few
from casus.files.days import Span
from casus.files.problems import Mark, Problem, offer, quote
from casus.law.model import Event, Law, Values
from casus.law.world import FIRST_DAY
from casus.logic.plan import infer
from casus.logic.terms import Atom, Inference
from casus.scenarios.library import read_scenario_file
from casus.scenarios.model import Scenario
from casus.specs.steps import Language, Latest, Spoken
from casus.words.speech import KnownNames, Speech

_FILES, RUNS, _DAYS = 4, 12, 100

Kept = TypeVar("Kept", bound=Run)


class Shelf(Generic[Kept]):
    """What the stories under one law have read and assessed."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.files: Few[tuple[Path, int, int], tuple[Scenario | None, list[Problem]]] = Few(_FILES)
        self.runs: Few[tuple[object, ...], Kept] = Few(RUNS)
        self.days: Few[tuple[object, ...], Inference] = Few(_DAYS)

    def file(self, path: Path) -> tuple[Scenario | None, list[Problem]]:
        """A scenario file as `read_scenario_file` reads it; the same object while the file stays as it is."""
        try:
            about = path.stat()
        except OSError:  # whoever reads it says why it cannot be read
            return read_scenario_file(path, self.law)
        key = (path, about.st_mtime_ns, about.st_size)

        def lasts(found: tuple[Scenario | None, list[Problem]]) -> bool:
            return found[0] is not None and not found[0].parents  # what it changes may change too

        return self.files.get(key, lambda: read_scenario_file(path, self.law), lasts)

    def run(self, kind: type[Kept], engine: Engine, scenario: Scenario, choice: Choice) -> Kept:
        """The assessment of a scenario under a choice, of the kind that is asked for."""
        key = (kind, id(engine), id(scenario), *_parts(choice))

        def same(run: Kept) -> bool:
            return run.engine is engine and run.scenario is scenario

        return self.runs.get(key, lambda: kind(engine, scenario, choice), same)

    def day(self, until: int, day: int, choice: Choice, make: Callable[[], Inference]) -> Inference:
        """Who is bound on a day by the acts on file alone, before a story that ends on the day `until` tells anything; `make` finds out."""
        return self.days.get((until, day, *_parts(choice)), make)


def _parts(choice: Choice) -> Iterable[object]:
    return (tuple(sorted(part.items())) for part in choice)


class StoryLine(NamedTuple):
    """One line of a story: its keyword (given, when or then), its words, and the place of the first of them."""

    keyword: str
    text: str
    mark: Mark


class Telling(Run):
    """The assessment of a story. What its norms turn on costs much to find out, so it is asked only where a line speaks of it. What is
    not in force costs as much as all that is: it is asked only where a line speaks of it, or does not hold."""

    turning = False
    telling_idle = False

    @property
    def tells_idle(self) -> bool:  # type: ignore[override]
        """Whether a line has asked why what does not live does not."""
        return self.telling_idle or self.turning

    @property
    def looks_around(self) -> bool:  # type: ignore[override]
        """Whether a line has asked over all that is left open."""
        return self.turning


_NOTHING = Scenario("story", "Story", "hypothetical", FIRST_DAY, "", (), (), (), (), (), (), (), {}, {}, {})
"""What a story has told before its first line."""

_shelves: WeakKeyDictionary[Engine, Shelf[Telling]] = WeakKeyDictionary()


def shelf_of(engine: Engine) -> Shelf[Telling]:
    """What the stories told on one engine share."""
    return _shelves.setdefault(engine, Shelf(engine.law))


class Tale:
    """A scenario as far as it has been told, with what its sentences can refer to and what follows from it.

    engine: the law made ready. language: the sentences. `folder` is where scenario files of the reader's own are looked for.
    """

    assessing: type[Telling] = Telling

    def __init__(self, engine: Engine, language: Language, folder: Path | None = None) -> None:
        self.engine = engine
        self.law: Law = engine.law
        self.language = language
        self.folder = folder
        self.scenario = _NOTHING
        self.reading = "default"
        self.answers: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        self.day: Span | None = None
        self.earlier: tuple[str, ...] = ()
        self.shelf: Shelf[Telling] = shelf_of(engine)
        self.turning = False
        self.asked: set[str] = set()
        self._run: Telling | None = None

    # ---- what a line refers to ----

    @property
    def speech(self) -> Speech:
        """The reader of words as the story stands."""
        return Speech(self.law, KnownNames(self.language.aliases, self.language.bare, self.scenario))

    def value(self, spoken: Spoken, name: str, problems: list[Problem]) -> tuple[str | int, ...]:
        """The values of one field; empty with problems where it cannot be read."""
        sort, what = spoken.step.kinds[name]
        text, mark = spoken.words[name], spoken.marks[name]
        if sort == "words":
            table = self.language.tables[what]
            for word, value in table.items():
                if word.casefold() == text.casefold():
                    return (value,)
            problems.append(Problem("unknown-value", f"{quote(text)} cannot stand here", mark, offer(text, table)))
            return ()
        return self.speech.values(text, what, mark, problems)

    def roles(self, spoken: Spoken, problems: list[Problem]) -> Values:
        """The roles of a word of the vocabulary, from the fields, the constants and the events told before."""
        action = spoken.step.action
        word = self.law.vocabulary.predicates[action.word]
        found: list[tuple[str, tuple[str | int, ...]]] = []
        for role in word.roles:
            if role.name in spoken.words:
                values = self.value(spoken, role.name, problems)
                if values and spoken.step.kinds[role.name][0] == "words":
                    values = tuple(
                        item
                        for value in values
                        for item in self.speech.values(str(value), role.type, spoken.mark, problems)
                    )
                if values:
                    found.append((role.name, values))
            elif action.constant(role.name):
                values = self.speech.values(action.constant(role.name), role.type, spoken.mark, problems)
                found.append((role.name, values))
        for role_name, latest in action.latest:
            if role_name != "continues":
                event = self.latest(latest, spoken, problems)
                if event is not None:
                    found.append((role_name, (event.id,)))
        return tuple(found)

    def latest(self, wanted: Latest, spoken: Spoken, problems: list[Problem]) -> Event | None:
        """The latest event told before that is of a word and has what the fields say."""
        given = {}
        for role, reference in wanted.roles:
            values = self.value(spoken, reference.strip("<>"), problems) if reference.startswith("<") else (reference,)
            given[role] = set(values)
        for event in reversed(self.scenario.events):
            if (
                wanted.word in ("any", event.word)
                and not event.denied
                and not event.conduct
                and all(values & set(event.values(role)) for role, values in given.items())
            ):
                return event
        if not problems:
            what = (
                "event" if wanted.word == "any" else self.law.vocabulary.predicates[wanted.word].name.replace("_", " ")
            )
            problems.append(
                Problem(
                    "no-event",
                    f"no {what} of which this could speak was told before",
                    spoken.mark,
                    "tell it in a line above",
                )
            )
        return None

    def today(self, mark: Mark, problems: list[Problem]) -> Span | None:
        """The day of the story."""
        if self.day is None:
            problems.append(
                Problem(
                    "no-day",
                    "the story has no day yet",
                    mark,
                    "begin with a line such as: Given the day is 13 September 2022",
                )
            )
        return self.day

    def set_day(self, day: Span | None) -> None:
        """Go to another day of the story."""
        if day is not None:
            self.day, self.earlier = day, ()
            self.scenario = self.scenario._replace(as_of=max(self.scenario.as_of, day.last))
            self._run = None

    # ---- what follows ----

    def run(self) -> Telling:
        """The assessment of the story as it stands."""
        if self._run is None:
            asked = (self.reading, *self.answers, *self.versions, *self.asked)
            part = self.engine.part(self.scenario, asked)
            self._run = self.shelf.run(self.assessing, part, self.scenario, self.choice())
            self.turning = False
        self._run.turning = self.turning
        return self._run

    def ask_of(self, clause: str) -> None:
        """From now on what follows is looked for under the treaty of an article as well, though nothing that was told touches it."""
        if clause not in self.asked:
            self.asked.add(clause)
            self._run = None

    def turn(self) -> None:
        """Find out from now on what the norms turn on."""
        self.turning = True

    def tell_idle(self) -> None:
        """Tell what is not in force from what is not triggered, as the story stands."""
        self.run().telling_idle = True

    def rows(self) -> tuple[Row, ...]:
        """The rows of the assessment of the story as it stands."""
        return self.run().rows(self.reading)

    def on_day(self, day: int) -> Inference:
        """What follows if one also asks which statuses hold on a day, on which nothing needs to happen."""
        choice = self.choice()
        if self.scenario._replace(as_of=_NOTHING.as_of) != _NOTHING:
            return self._asked(day, choice)
        return self.shelf.day(self.scenario.as_of, day, choice, lambda: self._asked(day, choice))

    def statuses(self, day: int) -> list[Atom]:
        """Every status that holds on a day, as the law on file draws it from dated acts and the story."""
        names = {name for name, word in self.law.vocabulary.predicates.items() if word.sort == "status"}
        return sorted(atom for atom in self.on_day(day).atoms if atom.pred in names and atom.args[-1] == day)

    def _asked(self, day: int, choice: Choice) -> Inference:
        case = space_case(self.law, self.engine.programs.strict, self.scenario, choice)
        atoms = case.atoms | {Atom("asked", (day,))}
        return infer(self.engine.slice(frozenset(atom.pred for atom in atoms)), atoms)

    def choice(self) -> Choice:
        """The answers and accounts that the lines chose, and the default for the rest."""
        return self.engine.choice(self.scenario, self.reading, self.answers, self.versions)
