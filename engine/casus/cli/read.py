"""The commands for readers: the features in the terminal, and all of it as a site. They import what they need when they run."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from casus.assessment.engine import Engine, engine_for
from casus.cli.options import (
    FORMATS,
    Findings,
    Helped,
    Progress,
    Target,
    form_option,
    show,
    show_json,
    write,
)
from casus.files import workers
from casus.files.problems import Mark, Problem, offer, quote, wrong
from casus.scenarios.library import CasusError, load_law
from casus.show.blocks import Block
from casus.specs.book import ENDING, Spec, bundled_features, read_folder
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
    specs = read_folder(Path(folder)) if folder else bundled_features()
    if folder and not specs:
        raise wrong(f"no feature is in {quote(folder)}", f"a feature is a file that ends in {ENDING}")
    law = load_law()
    engine = engine_for(law)
    if asked[:1] == (STEPS,):
        return _steps(engine, specs, " ".join(asked[1:]), everything)
    chosen = choose(specs, asked, folder)
    for word in asked:
        if not choose(specs, (word,)).specs:
            known = words_for(specs)
            raise wrong(f"no feature bears on {quote(word)}", offer(word, [*known, STEPS]))
    if not chosen.specs:
        raise wrong(f"no scenario bears on all of {' and '.join(map(quote, asked))}", "ask for fewer at a time")
    if not asked and not trying and len(specs) > 1:
        return feature_contents(law, chosen, everything), _listed(specs), 0
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
        language_for(engine, spec.path.parent, known)  # read before the processes part

    def trying(place: int) -> list[Tried]:
        spec, part, example = examples[place]
        return try_example(engine, known[spec.path.parent], spec, part, example, proofs=proofs)

    made: dict[int, list[Tried]] = {}
    for place, tried in workers.done(trying, range(len(examples))):
        made[place] = tried
        if tell is not None:
            tell(len(made), len(examples))
    return {(spec.name, example.slug): made[place] for place, (spec, _, example) in enumerate(examples)}


def _steps(
    engine: Engine, specs: list[Spec], wanted: str, everything: bool
) -> tuple[list[Block], list[dict[str, Any]], int]:
    known: dict[Path, Language] = {}
    language = language_for(engine, specs[0].path.parent, known)
    used = (
        uses(specs, lambda spec: language_for(engine, spec.path.parent, known))
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


@click.command(cls=Helped, sample="casus specs {clause}")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--run", "trying", is_flag=True, help="Run the scenarios; show verdicts, and with --all proofs.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def specs_command(words: tuple[str, ...], trying: bool, everything: bool, form: str) -> None:
    """Read the rules as examples: features with their scenarios, and their verdicts.

    A WORD is an article, a tag as in question:NAME or a scenario, or a feature; with several, what bears on all of
    them is shown. A folder or a .feature file of your own may come first. casus specs steps lists the sentences that
    a feature may use; a word after it narrows the list.
    """

    with Progress("Running", "scenarios") as progress:
        proofs = everything or form == "json"
        blocks, values, unmet = read_specs(words, trying, everything, proofs, progress.tell)
    if form == "json":
        show_json(values)
    else:
        show(blocks, form)
    if unmet:
        raise Findings


@click.group()
def site_command() -> None:
    """Make the law, the examples and the incidents a web site."""


@site_command.command("build", cls=Helped, sample="casus site build public")
@click.argument("folder", metavar="DIR", type=Target())
@click.option("--no-run", "dry", is_flag=True, help="Do not run the examples; each says that it was not run.")
@click.option(
    "--report",
    "reports",
    nargs=2,
    type=click.Path(),
    metavar="CUCUMBER OWN",
    help="Take the verdicts of a run: the files of pytest --cucumberjson and --casus-json.",
)
def site_build_command(folder: str, dry: bool, reports: tuple[str, str] | None) -> None:
    """Write a site that needs no server, no script and no other host.

    DIR is a new or empty folder, or one that holds an earlier site. The examples are run first, by pytest with pytest-bdd;
    that takes a minute or more.
    """
    from pathlib import Path

    from casus.site.build import build_site

    given = (Path(reports[0]), Path(reports[1])) if reports else None
    with Progress("Assessing", "scenarios") as progress:
        files = build_site(Path(folder), reports=given, run=not dry, tell=progress.tell)
    size = sum(len(text.encode()) for text in files.values())
    write(f"{len(files)} files, {size / 1_000_000:.1f} MB. Open {Path(folder) / 'index.html'}\n")
