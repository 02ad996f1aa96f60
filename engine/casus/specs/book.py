"""Feature files as a book to read: features, rules, scenarios and their sentences, without running any of them.

gherkin-official takes a file apart; nothing of pytest is needed, so the specification can be read where it cannot be run.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from casus.files import inputs
from casus.files.bundled import copied_out
from casus.files.problems import CasusError, Mark, Problem, not_followed, quote
from casus.files.providers import paths_of, strays
from casus.files.tree import text_of

ENDING = ".feature"
QUESTION_TAG, INCIDENT_TAG = "question:", "incident:"
"""How a tag begins that names a question or a scenario; any other tag with a dot names a clause."""

_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}
_CELL = re.compile(r"<([^<>]+)>")
_MOST_FILES, _MOST_BYTES = 2000, 1 << 23
"""How many features of a folder are read, and how large they may be together."""


class Sentence(NamedTuple):
    """One line of a scenario: its keyword as written (`Given`, `And`), what it is (given, when or then), and its words.

    `lead` is what stands before its words in the file.
    """

    keyword: str
    type: str
    text: str
    line: int
    lead: str = ""


class Note(NamedTuple):
    """One line of free text below a title, as it stands in the file; `keyword` is that of a step, if it begins so but for capitals."""

    text: str
    line: int
    keyword: str = ""


class FilledExample(NamedTuple):
    """A scenario with the words of one row of its table; `row` is empty where it has no table."""

    row: tuple[str, ...]
    sentences: tuple[Sentence, ...]


class Example(NamedTuple):
    """A scenario. `tags` are its own with those of its rule and its feature; `slug` names it in links, and does not change
    with its place in the file. `notes` are its free text line by line, with that of what is told before it.
    """

    title: str
    slug: str
    tags: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int
    note: str = ""
    notes: tuple[Note, ...] = ()

    def cases(self, background: tuple[Sentence, ...] = ()) -> tuple[FilledExample, ...]:
        """What is run: the scenario as it stands, or once for each row of its table."""
        whole = (*background, *self.sentences)
        if not self.header:
            return (FilledExample((), whole),)
        return tuple(FilledExample(row, tuple(_filled(item, self.header, row) for item in whole)) for row in self.rows)


class FeaturePart(NamedTuple):
    """The scenarios of one rule of a feature; those that stand outside of any have no title."""

    title: str
    note: str
    background: tuple[Sentence, ...]
    examples: tuple[Example, ...]


class Spec(NamedTuple):
    """A feature file. `name` is its path below its folder, without the ending: pact/article-4."""

    name: str
    path: Path
    title: str
    intro: tuple[str, ...]
    tags: tuple[str, ...]
    background: tuple[Sentence, ...]
    parts: tuple[FeaturePart, ...]
    language: str = "en"

    @property
    def slug(self) -> str:
        """The name in a link."""
        return self.name.replace("/", "-")

    @property
    def file(self) -> str:
        """The path below its folder."""
        return self.name + ENDING

    def examples(self) -> list[tuple[FeaturePart, Example]]:
        """Every scenario, with the part it stands in."""
        return [(part, example) for part in self.parts for example in part.examples]

    def cases(self, part: FeaturePart, example: Example) -> tuple[FilledExample, ...]:
        """What is run of one scenario, with what stands before it."""
        return example.cases((*self.background, *part.background))

    def every_tag(self) -> tuple[str, ...]:
        """The tags of the file and of all in it."""
        return tuple(dict.fromkeys([*self.tags, *(tag for _, example in self.examples() for tag in example.tags)]))


def bundled_features() -> list[Spec]:
    """The features of all that is chosen: of each in the order of their names, the bundled ones first."""
    found: dict[str, Spec] = {}
    for folder in paths_of("features"):
        for spec in read_folder(Path(folder)):
            other = found.setdefault(spec.name, spec)
            if other is not spec:
                message, also = f"there is a feature {quote(spec.name)} already", (("the other one", _top(other)),)
                cure = "give one of the two files another name"
                raise CasusError([Problem("double-word", message, _top(spec), cure, also)], "the features")
    return list(found.values())


def _top(spec: Spec) -> Mark:
    return Mark(str(spec.path), 1, 1)


def read_folder(folder: Path) -> list[Spec]:
    """Every feature below a folder, or the one feature that a path names. Raises CasusError with all that cannot be read."""
    found, problems = read_features(folder)
    if problems:
        raise CasusError(problems, "the features")
    return found


def read_features(folder: Path) -> tuple[list[Spec], list[Problem]]:
    """The features below a folder, or the one that a path names, as far as they can be read; and what is wrong with the others."""
    paths, problems = _within_limits(folder) if folder.is_dir() else ([folder], [])
    root = folder if folder.is_dir() else folder.parent
    found: list[Spec] = []
    for path in paths:
        if folder.is_dir() and strays(str(path), str(folder)):
            problems.append(not_followed(str(path)))
            continue
        spec, wrong = read_spec(path, path.relative_to(root).with_suffix("").as_posix())
        problems.extend(wrong)
        if spec is not None:
            found.append(spec)
    return sorted(found, key=lambda spec: _natural(spec.name)), problems


def _within_limits(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files of features in a folder that are read; and a problem that says so where not all are."""
    every = sorted(folder.rglob(f"*{ENDING}"))
    sizes = accumulate(path.stat().st_size if path.is_file() else 0 for path in every[:_MOST_FILES])
    kept = [path for path, size in zip(every, sizes, strict=False) if size <= _MOST_BYTES]
    if len(kept) == len(every):
        return kept, []
    message = f"{len(kept)} of {len(every)} features are read: a folder may have {_MOST_FILES}, with {_MOST_BYTES >> 20} megabytes in all"
    return kept, [
        Problem("too-many", message, Mark(folder.name or str(folder), 1, 1), "name a folder in it, or one feature")
    ]


def read_spec(path: Path, name: str) -> tuple[Spec | None, list[Problem]]:
    """One feature file, or what is wrong with it."""
    copied_out("gherkin")
    from gherkin.errors import ParserError
    from gherkin.parser import Parser

    label = path.name
    inputs.note_file(inputs.FEATURE, name, path)
    text = text_of(path, Mark(label, 1, 1))
    if isinstance(text, Problem):
        return None, [text]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        feature: Any = Parser().parse(text).get("feature")  # a file that is empty, or all comments, has none
    except ParserError as error:
        return None, [_not_gherkin(item, label, text) for item in getattr(error, "errors", [error])]
    if feature is None:
        cure = "begin it with Feature: and a title"
        return None, [Problem("no-feature", "no feature stands in this file", Mark(label, 1, 1), cure)]
    spec = _Reader(path, name, text.splitlines(), feature.get("language", "en")).feature(feature)
    if not spec.examples():
        place = feature["location"]
        mark = Mark(label, place["line"], place["column"], text.splitlines()[place["line"] - 1])
        cure = "add Scenario: and a title, and below it lines that begin with Given, When and Then"
        return None, [Problem("no-scenario", "no scenario stands in this feature", mark, cure)]
    return spec, []


_STEPS = ("Given", "When", "Then", "And", "But")


def _not_gherkin(error: Any, label: str, text: str) -> Problem:
    place = getattr(error, "location", None) or {"line": 1, "column": 1}
    lines = text.splitlines()
    line = lines[place["line"] - 1] if 0 < place["line"] <= len(lines) else ""
    message = re.sub(r"^\(\d+:\d+\): ", "", str(error))
    word = next(iter(line.split()), "")
    known = word not in _STEPS and word.capitalize() in _STEPS
    cure = f"write {word.capitalize()}" if known else "see the Gherkin reference"
    return Problem("gherkin", message, Mark(label, place["line"], place.get("column", 1), line), cure)


class _Reader:
    """Makes a Spec of what gherkin-official found in one file."""

    def __init__(self, path: Path, name: str, lines: list[str], language: str) -> None:
        from gherkin.dialect import Dialect

        self.path, self.name, self.lines = path, name, lines
        words = Dialect.for_name(language)
        assert words is not None  # the parser has read the file in it
        kinds = (words.given_keywords, words.when_keywords, words.then_keywords, words.and_keywords, words.but_keywords)
        self.keywords = [word.strip() for kind in kinds for word in kind if word.strip() != "*"]
        self.slugs: dict[str, int] = {}

    def feature(self, node: dict[str, Any]) -> Spec:
        tags = _tags(node)
        background: tuple[Sentence, ...] = ()
        notes: tuple[Note, ...] = ()
        loose: list[Example] = []
        parts: list[FeaturePart] = []
        for child in node["children"]:
            if "background" in child:
                background, notes = self.sentences(child["background"]), self.notes(child["background"])
            elif "scenario" in child:
                loose.append(self.example(child["scenario"], tags, notes))
            else:
                parts.append(self.part(child["rule"], tags, notes))
        first = [FeaturePart("", "", (), tuple(loose))] if loose else []
        intro = tuple(" ".join(text.split()) for text in re.split(r"\n\s*\n", node["description"]) if text.strip())
        return Spec(
            self.name, self.path, node["name"], intro, tags, background, (*first, *parts), node.get("language", "en")
        )

    def part(self, node: dict[str, Any], tags: tuple[str, ...], notes: tuple[Note, ...]) -> FeaturePart:
        tags = tuple(dict.fromkeys([*tags, *_tags(node)]))
        background: tuple[Sentence, ...] = ()
        examples = []
        for child in node["children"]:
            if "background" in child:
                background = self.sentences(child["background"])
                notes = (*notes, *self.notes(child["background"]))
            else:
                examples.append(self.example(child["scenario"], tags, notes))
        return FeaturePart(node["name"], " ".join(node["description"].split()), background, tuple(examples))

    def example(self, node: dict[str, Any], tags: tuple[str, ...], notes: tuple[Note, ...] = ()) -> Example:
        own = [*tags, *_tags(node), *(tag for table in node["examples"] for tag in _tags(table))]
        header: tuple[str, ...] = ()
        rows: list[tuple[str, ...]] = []
        for table in node["examples"]:
            if table.get("tableHeader"):
                header = _cells(table["tableHeader"])
                rows += [_cells(row) for row in table["tableBody"]]
        return Example(
            node["name"],
            self.slug(node["name"]),
            tuple(dict.fromkeys(own)),
            self.sentences(node),
            header,
            tuple(rows),
            node["location"]["line"],
            " ".join(node["description"].split()),
            (*notes, *self.notes(node)),
        )

    def notes(self, node: dict[str, Any]) -> tuple[Note, ...]:
        """The free text below a title, line by line, with the keyword of a step that a line begins with in other letters."""
        left = [line.strip() for line in node["description"].splitlines() if line.strip()]
        found = []
        for number in range(node["location"]["line"], len(self.lines)):
            if not left:
                break
            if self.lines[number].strip() == left[0]:
                begin = left.pop(0).casefold()
                known = (word for word in self.keywords if begin.startswith(word.casefold() + " "))
                found.append(Note(self.lines[number], number + 1, max(known, key=len, default="")))
        return tuple(found)

    def sentences(self, node: dict[str, Any]) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        type_name = "given"
        for step in node["steps"]:
            type_name = _TYPES.get(step["keywordType"], type_name)
            place = step["location"]
            lead = self.lines[place["line"] - 1][: place["column"] - 1] + step["keyword"]
            found.append(Sentence(step["keyword"].strip(), type_name, step["text"], place["line"], lead))
        return tuple(found)

    def slug(self, title: str) -> str:
        """The title in letters and hyphens; a second one of the same letters gets a number."""
        made = slug_of(title)
        self.slugs[made] = self.slugs.get(made, 0) + 1
        return made if self.slugs[made] == 1 else f"{made}-{self.slugs[made]}"


def slug_of(text: str) -> str:
    """A text as a link can hold it: small letters of any script and digits, with hyphens between words."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().replace("_", " "))
    return "-".join(words)[:120].strip("-") or "untitled"


def clauses_of(tags: Iterable[str], known: Iterable[str]) -> list[str]:
    """The articles and paragraphs among tags."""
    every = set(known)
    return [tag for tag in tags if tag in every]


def tagged(tags: Iterable[str], what: str) -> list[str]:
    """The questions or the scenarios that tags name."""
    return [tag.removeprefix(what) for tag in tags if tag.startswith(what)]


def about(tags: Iterable[str], wanted: str) -> bool:
    """Whether tags name something, or a paragraph of it: an article is named by its own id and by that of each of its paragraphs."""
    return any(wanted in (tag, tag.partition(":")[2]) or tag.startswith(wanted + ".") for tag in tags)


def _tags(node: dict[str, Any]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in node.get("tags", ()))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _filled(sentence: Sentence, header: tuple[str, ...], row: tuple[str, ...]) -> Sentence:
    values = dict(zip(header, row, strict=False))
    return sentence._replace(text=_CELL.sub(lambda found: values.get(found[1], found[0]), sentence.text))


def _natural(name: str) -> list[tuple[int, str]]:
    """Order in which 2 comes before 10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]
