"""What a reader of the features asked for: the contents, features with their scenarios, their verdicts, or the steps."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from casus.assessment.engine import Engine, engine_for
from casus.files import workers
from casus.files.problems import CasusError, Mark, Problem, offer, quote, wrong
from casus.interface.loading import usual_law
from casus.show.blocks import Block
from casus.specs.book import ENDING, Spec, bundled_features, read_features
from casus.specs.runs import Tried, language_for, try_example
from casus.specs.screens import (
    ChosenFeatures,
    FeatureScreens,
    by_sort,
    choose,
    feature_contents,
    glossary,
    uses,
    words_for,
)
from casus.specs.steps import Language
from casus.specs.telling import shelf_of

STEPS = "steps"


def read_specs(
    words: Sequence[str],
    trying: bool,
    everything: bool,
    proofs: bool = True,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[list[Block], list[dict[str, Any]], int]:
    """The screen, its values for programs, and how many scenarios did not go as expected.

    words: a folder or file of the reader's own if the first one is one, then what is asked for. proofs: whether anybody will see
    them. tell: is told how many scenarios were run, of how many. Raises CasusError.
    """
    folder, asked = _own(words)
    specs, unread = read_features(Path(folder)) if folder else (bundled_features(), [])
    if unread and not specs:
        raise CasusError(unread, "the features")
    if not folder and not specs:
        raise wrong("no features come with the law that is chosen", "name a folder or a file of your own")
    if folder and not specs:
        raise wrong(f"no feature is in {quote(folder)}", f"a feature is a file that ends in {ENDING}")
    law = usual_law()
    engine = engine_for(law)
    if asked[:1] == (STEPS,):
        return _steps(engine, specs, " ".join(asked[1:]), everything)
    chosen = choose(specs, asked, folder)._replace(unread=() if asked else tuple(unread))
    for word in asked:
        if not choose(specs, (word,)).specs:
            known = words_for(specs)
            raise wrong(f"no feature bears on {quote(word)}", offer(word, [*known, STEPS]))
    if not chosen.specs:
        raise wrong(f"no scenario bears on all of {' and '.join(map(quote, asked))}", "ask for fewer at a time")
    if not asked and not trying and len(specs) > 1:
        return feature_contents(law, chosen, everything), _listed(specs), len(chosen.unread)
    reading = FeatureScreens(law, chosen, _tried(engine, chosen, proofs, tell) if trying else None)
    return reading.blocks(everything), reading.values(), reading.unmet


def _own(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A folder or a file of the reader's own, and the words after it."""
    first = words[0] if words else ""
    path = Path(first)
    if first and first != STEPS and ("/" in first or first.endswith(ENDING) or path.is_dir()) and path.exists():
        return first, tuple(words[1:])
    if first.endswith(ENDING) and not path.exists() and not any(first == spec.file for spec in bundled_features()):
        raise CasusError(
            [Problem("unreadable", f"there is no file {quote(first)}", Mark("", 0, 0), "look at its name")]
        )
    return "", tuple(words)


def _tried(
    engine: Engine, chosen: ChosenFeatures, proofs: bool, tell: Callable[[int, int], None] | None
) -> dict[tuple[str, str], list[Tried]]:
    """What came of the scenarios, which are shared among processes."""
    known: dict[Path, Language] = {}
    examples = chosen.examples()
    for spec in chosen.specs:
        language_for(engine.law, spec.path.parent, known)  # read before the processes part

    def trying(place: int) -> list[Tried]:
        spec, part, example = examples[place]
        return try_example(engine, known[spec.path.parent], spec, part, example, proofs=proofs)

    made: dict[int, list[Tried]] = {}
    for place, tried in workers.done(trying, range(len(examples))):
        made[place] = tried
        if tell is not None:
            tell(len(made), len(examples))
    shelf_of(engine).runs.clear()  # a story that is told again is another one, so nobody would ask for these
    return {(spec.name, example.slug): made[place] for place, (spec, _, example) in enumerate(examples)}


def _steps(
    engine: Engine, specs: list[Spec], wanted: str, everything: bool
) -> tuple[list[Block], list[dict[str, Any]], int]:
    known: dict[Path, Language] = {}
    language = language_for(engine.law, specs[0].path.parent, known)
    used = (
        uses(specs, lambda spec: language_for(engine.law, spec.path.parent, known))
        if everything or wanted
        else Counter[str]()
    )
    values = [
        {
            "id": step.id,
            "keywords": list(step.keywords),
            "text": step.text,
            "does": step.action.sort,
            "word": step.action.word,
            "denied": step.action.denied,
            "says": step.says,
            "example": step.example,
        }
        for steps in by_sort(language).values()
        for step in steps
    ]
    return glossary(language, used, wanted, everything), values, 0


def _listed(specs: list[Spec]) -> list[dict[str, Any]]:
    return [
        {"feature": spec.name, "title": spec.title, "tags": list(spec.tags), "scenarios": len(spec.examples())}
        for spec in specs
    ]
