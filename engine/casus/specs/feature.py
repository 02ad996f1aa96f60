"""Feature files under pytest: each scenario a test, each sentence of the step language a step of pytest-bdd."""

import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import pytest_bdd
from pytest_bdd import exceptions
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Feature, Scenario
from pytest_bdd.parser import Step as BddStep
from pytest_bdd.parsers import StepParser
from pytest_bdd.scenario import get_step_function

from casus.assessment.engine import Engine, engine_for
from casus.files.problems import Mark, Problem
from casus.files.tree import text_of
from casus.scenarios.library import CasusError, load_law
from casus.specs.book import Example, read_spec
from casus.specs.expect import Unmet
from casus.specs.runs import Proof, ReportOfTest, file_of, proof_of, tells_nothing
from casus.specs.runs import shown as _shown
from casus.specs.runs import write_run as write_runs
from casus.specs.steps import Language, StepPattern
from casus.specs.steps_reader import load_language
from casus.specs.story import Story, Unreadable, read_through
from casus.specs.telling import StoryLine

PLUGIN = "casus-steps"
_NOT_OURS = ("unknown-step", "step-keyword", "long-step")
_TITLES = ("Scenario", "Scenario Outline", "Scenario Template", "Example")


@lru_cache(maxsize=1)
def the_engine() -> Engine:
    """The bundled law, made ready once for all features of a run."""
    return engine_for(load_law())


@lru_cache(maxsize=64)
def language_of(folder: Path | None = None) -> Language:
    """The sentences that features in a folder may use; the bundled ones if None. Raises CasusError if they are wrong."""
    return load_language(the_engine().law, folder)


def read_feature(path: Path) -> Feature:
    """A feature file as pytest-bdd reads it. Raises ValueError, with a text for its author, if it cannot be read."""
    text = text_of(path, Mark(path.name, 1, 1))
    if isinstance(text, Problem):
        raise ValueError(f"{path.name}: {text.message}")
    try:
        feature = get_feature(str(path.parent), path.name)
    except (exceptions.GherkinParseError, UnicodeDecodeError, OSError) as error:
        raise ValueError(f"{path.name}: {error}") from None
    except (AttributeError, KeyError):  # a file without the word Feature
        raise ValueError(f"{path.name}:1: no feature stands in this file; begin it with Feature: and a title") from None
    titles: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        keyword, colon, title = (part.strip() for part in line.partition(":"))
        if colon and keyword in _TITLES:
            if title in titles:  # pytest-bdd keeps one scenario of each name: the other would be lost without a word
                raise ValueError(
                    f'{path.name}:{number}: a scenario "{title}" stands in line {titles[title]} already;'
                    " give each a name of its own"
                )
            titles[title] = number
    return feature


def story_lines(scenario: Scenario, label: str, source: list[str]) -> list[StoryLine]:
    """The steps of a scenario as lines of a story. `label` is what messages call the file, `source` are its lines."""
    return [_line(step, label, source) for step in scenario.steps]


def _line(step: BddStep, label: str, source: list[str]) -> StoryLine:
    text = source[step.line_number - 1] if step.line_number <= len(source) else step.name
    begin = len(text) - len(text.lstrip())
    lead = text[:begin] + step.keyword + " "
    if not text.startswith(lead):
        lead = ""
    # of a row of an outline's table the words stand in the line that they are put into
    return StoryLine(
        step.type, step.name, Mark(label, step.line_number, len(lead) + 1, lead + step.name, len(step.name))
    )


class FeatureFile(pytest.Module):
    """A feature file as a module of tests, without any Python file beside it. `reporting`: what its tests tell is noted for a report."""

    feature: Feature
    examples: dict[int, Example]
    reporting = False

    def _getobj(self) -> ModuleType:
        try:
            self.feature = read_feature(self.path)
            spec, wrong = read_spec(self.path, self.path.stem)
            if spec is None:
                raise CasusError(wrong, self.path.name)
            self.examples = {example.line: example for _, example in spec.examples()}
            bundled, language = language_of(), language_of(self.path.parent)
        except (CasusError, ValueError) as error:
            raise self.CollectError(str(error)) from None
        if not self.config.pluginmanager.has_plugin(PLUGIN):
            self.config.pluginmanager.register(_plugin(bundled), PLUGIN)
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        own = [step for step in language.steps.values() if step.id not in bundled.steps]
        vars(module).update(definitions(own, language))
        for name in self.feature.scenarios:
            vars(module)[name] = self._test(name)
        return module

    def _test(self, name: str) -> Callable[..., object]:
        def nothing() -> None:
            pass

        decorate = pytest_bdd.scenario(self.path.name, name, features_base_dir=str(self.path.parent))
        _tagging.append(name)
        try:
            test: Callable[..., object] = decorate(nothing)
        finally:
            _tagging.pop()
        return test

    def istestfunction(self, obj: object, name: str) -> bool:
        """Every scenario is a test, whatever its name."""
        return name in self.feature.scenarios

    def istestclass(self, obj: object, name: str) -> bool:
        """A feature holds no classes."""
        return False

    def collect(self) -> Iterable["pytest.Item | pytest.Collector"]:
        """The scenarios; `-k` chooses them by their tags too."""
        for item in super().collect():
            scenario = self.feature.scenarios.get(getattr(item, "originalname", item.name))
            if scenario is not None:
                of_rule = scenario.rule.tags if scenario.rule is not None else set()
                item.extra_keyword_matches.update(scenario.tags | self.feature.tags | of_rule)
            yield item


class Sentences(StepParser):
    """Sentences of the language, all that may follow one keyword, in the form in which pytest-bdd knows a step.

    One step for all of them: pytest-bdd asks every step that it knows about every line.
    """

    def __init__(self, steps: Iterable[StepPattern], language: Language, keyword: str) -> None:
        super().__init__(f"a sentence after {keyword.title()}")
        self.ids = {step.id for step in steps if keyword in step.keywords}
        self.language, self.keyword = language, keyword

    def is_matching(self, name: str) -> bool:
        """Whether a line is one of these sentences, rather than another one that fits as well."""
        found = self.language.find(self.keyword, name)
        return found is not None and found.id in self.ids

    def parse_arguments(self, name: str) -> dict[str, Any]:
        """Nothing: the story takes the line apart itself."""
        return {}


class Teller:
    """The story of one test, and the line it has come to."""

    def __init__(self, path: Path, label: str) -> None:
        self.folder, self.label = path.parent, label
        self.source = path.read_text(encoding="utf-8").splitlines() if path.suffix == ".feature" else []
        self.story = self.begin()
        self.line: StoryLine | None = None

        self.proofs: list[Proof] | None = None  # kept where a report is asked for

    def begin(self) -> Story:
        """A story of which nothing is told yet."""
        return Story(the_engine(), language_of(self.folder), self.folder)

    def tell(self) -> None:
        """Take in the line; the test fails with what is wrong, and without a traceback."""
        __tracebackhide__ = True
        assert self.line is not None
        failure = ""
        judged = len(self.story.verdict.judged)
        try:
            self.story.tell(self.line)
        except Unreadable as wrong:
            failure = _shown(wrong.problems)
        except Unmet as unmet:
            failure = str(unmet)
        if failure:
            pytest.fail(failure, pytrace=False)
        if self.proofs is not None and (text := proof_of(self.story, self.story.verdict.judged[judged:])):
            self.proofs.append(Proof(self.line.mark.line, text))


def tell_line(casus_teller: Teller) -> None:
    """What every step of the language does."""
    __tracebackhide__ = True
    casus_teller.tell()


def definitions(steps: Iterable[StepPattern], language: Language) -> dict[str, Any]:
    """Sentences as step definitions, by the names under which pytest-bdd looks for them."""
    keywords = {"given": pytest_bdd.given, "when": pytest_bdd.when, "then": pytest_bdd.then}
    said = list(steps)
    parsers = [(define, Sentences(said, language, keyword)) for keyword, define in keywords.items()]

    class Defined:  # the decorators of pytest-bdd leave their fixtures in the scope they are called from
        for define, parser in parsers:
            if parser.ids:
                define(parser)(tell_line)

    return {name: value for name, value in vars(Defined).items() if name.startswith("pytestbdd_")}


def _plugin(language: Language) -> ModuleType:
    """The bundled sentences, the story, and the hooks that follow its lines, as one plugin of pytest."""
    module = ModuleType(PLUGIN)
    vars(module).update(definitions(language.steps.values(), language))
    vars(module).update(
        casus_teller=casus_teller,
        pytest_bdd_before_scenario=_before_scenario,
        pytest_bdd_before_step=_before_step,
        pytest_bdd_apply_tag=_apply_tag,
    )
    return module


@pytest.fixture
def casus_teller(request: pytest.FixtureRequest) -> Teller:
    """The story of this test."""
    return Teller(request.node.path, os.path.relpath(request.node.path, request.config.invocation_params.dir))


def _before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Read the whole scenario first, so that all mistakes in it are reported together."""
    __tracebackhide__ = True
    if not isinstance(request.node.parent, FeatureFile):
        return
    teller: Teller = request.getfixturevalue("casus_teller")
    lines = story_lines(scenario, teller.label, teller.source)
    problems: list[Problem] = []
    example = request.node.parent.examples.get(scenario.line_number)
    if example is not None:
        types = [step.type for step in scenario.steps]
        problems += tells_nothing(example, types, language_of(request.node.path.parent), request.node.path)
    for problem in read_through(teller.begin(), lines):
        if problem.code in _NOT_OURS:  # somebody may have defined the step in Python
            step = next(item for item in scenario.steps if item.line_number == problem.mark.line)
            if get_step_function(request=request, step=step) is not None:
                continue
        problems.append(problem)
    if request.node.parent.reporting:
        teller.proofs = []
        steps = tuple(step.name for step in scenario.steps)
        told = ReportOfTest((file_of(request.node.path), scenario.line_number), steps, (), _shown(problems))
        _report.append((request.node.path, told, teller.proofs))
    if problems:
        pytest.fail(_shown(problems), pytrace=False)


_report: list[tuple[Path, ReportOfTest, list[Proof]]] = []
"""What the tests of this run told, for the report: the file, the test, and its proofs as they come."""


def write_report(path: str) -> None:
    """Write why each story of this run holds."""
    told = [item._replace(proofs=tuple(proofs)) for _, item, proofs in _report]
    write_runs(Path(path), the_engine().law.digest, {file for file, _, _ in _report}, told)


def _before_step(request: pytest.FixtureRequest, step: BddStep, step_func: Callable[..., object]) -> None:
    """Tell the story which line comes now."""
    if step_func is tell_line:
        teller: Teller = request.getfixturevalue("casus_teller")
        teller.line = _line(step, teller.label, teller.source)


_tagging: list[str] = []
"""The scenario of ours whose tags pytest-bdd is applying."""


def _apply_tag(function: Callable[..., object]) -> bool | None:
    """Tags that name clauses are no names of marks: `-k` finds them instead (see `FeatureFile.collect`)."""
    return True if _tagging else None
