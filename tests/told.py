"""Every scenario of the bundled features, told once in a run of the tests: what it says, and what happened in the law meanwhile.

A feature that pytest runs leaves behind what came of it, for the tests of the features as a specification; these tell anew
what nobody has told yet.
"""

import os
import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_bdd.parser import Scenario

from casus.assessment.engine import Engine
from casus.logic.terms import Inference
from casus.scenarios.library import data_folder
from casus.specs import feature
from casus.specs.expect import Judged, Unmet
from casus.specs.feature import FeatureFile, language_of, read_feature, story_lines
from casus.specs.steps import Language
from casus.specs.story import Story, Telling, Unreadable
from casus.specs.telling import StoryLine
from commands import bundled_law

ROOT = data_folder("features")


class Told(NamedTuple):
    """What came of one scenario of a feature (one row of an outline), and what happened in the law meanwhile.

    `judged` is what it says, without the rows that bear it out; `fired` are the rules that drew something; `applied` the exceptions that held back or ended something, as RULE#EXCEPTION; `moved`
    whom a rule made or unmade a member, for the rules that begin or end a status.
    """

    judged: tuple[Judged, ...]
    fired: frozenset[str]
    applied: frozenset[str]
    moved: frozenset[tuple[str, tuple[str, ...]]]
    answers: frozenset[str]


class Recorder(Story):
    """A story that notes what every assessment it rests on drew from the law."""

    def __init__(self, engine: Engine, language: Language, folder: Path | None = None) -> None:
        super().__init__(engine, language, folder)
        self.lines: list[StoryLine] = []
        self.fired: set[str] = set()
        self.applied: set[str] = set()
        self.moved: set[tuple[str, tuple[str, ...]]] = set()
        self.noted: Telling | None = None

    def tell(self, line: StoryLine, *, only_read: bool = False) -> None:
        super().tell(line, only_read=only_read)
        self.lines.append(line)

    def run(self) -> Telling:
        run = super().run()
        if run is not self.noted:
            self.noted = run
            self.note(run.found)
            for number, instance in enumerate(run.ground.instances):
                rule = run.compiled.origins[instance.rule].rule
                if rule is not None and instance.blocks and all(run.evaluation.true[atom] for atom in instance.body):
                    self.applied.update(f"{rule.id}#{block}" for block, _ in run.evaluation.blocked(number))
        return run

    def on_day(self, day: int) -> Inference:
        found = super().on_day(day)
        self.note(found)
        return found

    def note(self, found: Inference) -> None:
        origins = self.engine.programs.strict.origins
        for firing in found.firings:
            origin = origins[firing.rule]
            if origin.rule is None:
                continue
            if origin.stage in ("final", "whole"):
                self.fired.add(origin.rule.id)
            if origin.stage.startswith("until:"):
                self.applied.add(f"{origin.rule.id}#{origin.stage.removeprefix('until:')}")
            if origin.rule.then.sort in ("starts", "ends"):
                self.moved.add((origin.rule.id, tuple(str(value) for value in firing.head.args[:-1])))

    def told(self) -> Told:
        """What came of it."""
        seen = (frozenset(self.fired), frozenset(self.applied), frozenset(self.moved))
        judged = tuple(item._replace(rows=(), atoms=()) for item in self.verdict.judged)
        return Told(judged, *seen, frozenset(self.answers))


@cache
def engine() -> Engine:
    """The bundled law, on the ground plan."""
    return Engine(bundled_law(), "plan")


@cache
def scenarios() -> list[tuple[str, str, frozenset[str], list[StoryLine]]]:
    """Every scenario of every feature: file, name, tags, lines."""
    found = []
    for path in sorted(ROOT.rglob("*.feature")):
        feature, source = read_feature(path), path.read_text(encoding="utf-8").splitlines()
        for template in feature.scenarios.values():
            tags = frozenset(feature.tags | template.tags | (template.rule.tags if template.rule else set()))
            for row in [row for examples in template.examples for row in examples.as_contexts()] or [{}]:
                lines = story_lines(template.render(row), path.name, source)
                found.append((path.relative_to(ROOT).as_posix(), template.name, tags, lines))
    return found


def told(lines: list[StoryLine]) -> Told:
    """One scenario told to its end."""
    story = Recorder(engine(), language_of(), ROOT)
    for line in lines:
        with suppress(Unreadable, Unmet):  # the features themselves fail then, under pytest
            story.tell(line)
    return story.told()


def place(lines: list[StoryLine]) -> Path:
    """Where it is kept, for all processes of this run, what came of these lines."""
    said = "\n".join(f"{line.keyword} {line.text}" for line in lines)
    return Path(os.environ["CASUS_TESTS_SHARED"], f"{sha256(said.encode()).hexdigest()}.told")


def told_once(lines: list[StoryLine]) -> Told:
    """What a feature that ran left behind; else told here."""
    path = place(lines)
    if path.is_file():
        found = pickle.loads(path.read_bytes())
        assert isinstance(found, Told)
        return found
    return told(lines)


class Keeper:
    """A plugin of pytest: the stories of the features are recorded, and what came of each that passes is kept."""

    def __init__(self) -> None:
        feature.Story = Recorder  # type: ignore[misc]

    def pytest_bdd_after_scenario(self, request: pytest.FixtureRequest, scenario: Scenario) -> None:
        """Keep what a story came to that was told to its end."""
        if isinstance(request.node.parent, FeatureFile):
            story = request.getfixturevalue("casus_teller").story
            if len(story.lines) == len(scenario.steps):
                path = place(story.lines)
                part = path.with_suffix(f".{os.getpid()}")
                part.write_bytes(pickle.dumps(story.told()))
                part.replace(path)  # another process finds all of it or nothing
