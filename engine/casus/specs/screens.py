"""The specification on the terminal: features by article and tag, one of them in full with its verdicts, and the step glossary."""

from collections import Counter
from collections.abc import Callable, Sequence
from shlex import quote as shell
from typing import Any, NamedTuple

from casus.files.problems import Problem, render_each
from casus.law.model import Law
from casus.show.blocks import (
    Bit,
    Block,
    Commands,
    Foot,
    Gap,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Title,
    Words,
    bad,
    dim,
    fit,
    fixed,
    note,
    strong,
    whole,
)
from casus.specs.book import INCIDENT_TAG, QUESTION_TAG, Example, FeaturePart, Sentence, Spec, about, clauses_of, tagged
from casus.specs.runs import AS_EXPECTED, NOT_RUN, Tried, verdict_of
from casus.specs.steps import Language, StepPattern
from casus.words.names import counted

Verdicts = dict[tuple[str, str], list[Tried]]
"""What came of each case of a scenario, by the names of its feature and its own."""


class ChosenFeatures(NamedTuple):
    """Features with what was asked of them. `folder` is the reader's own as it was named, empty for the bundled ones; `unread` is what
    is wrong with its files that cannot be read.
    """

    specs: list[Spec]
    words: tuple[str, ...] = ()
    folder: str = ""
    unread: tuple[Problem, ...] = ()

    def examples(self) -> list[tuple[Spec, FeaturePart, Example]]:
        """The scenarios that bear on what was asked."""
        return [
            (spec, part, example)
            for spec in self.specs
            for part, example in spec.examples()
            if all(_meant(spec, example, word) for word in self.words)
        ]

    @property
    def command(self) -> str:
        """The call that shows the same."""
        return " ".join(["casus specs", *map(shell, filter(None, [self.folder, *self.words]))])


def choose(specs: list[Spec], words: Sequence[str], folder: str = "") -> ChosenFeatures:
    """The features in which a scenario bears on each of the words: an article, a tag, a feature or a scenario's title."""
    wanted = tuple(word.removeprefix("@") for word in words)
    found = ChosenFeatures(specs, wanted, folder)
    kept = dict.fromkeys(spec.name for spec, _, _ in found.examples())
    return found._replace(specs=[spec for spec in specs if spec.name in kept])


def _meant(spec: Spec, example: Example, word: str) -> bool:
    names = (spec.name, spec.name.rpartition("/")[2], spec.file, spec.slug, example.slug)
    return word in names or about(example.tags, word)


def words_for(specs: list[Spec]) -> list[str]:
    """What may be asked for, for an offer."""
    tags = dict.fromkeys(tag for spec in specs for tag in spec.every_tag())
    return [*(spec.name for spec in specs), *tags, *(tag.partition(":")[2] for tag in tags if ":" in tag)]


def feature_contents(law: Law, chosen: ChosenFeatures, everything: bool = False) -> list[Block]:
    """What there is to read: the features by article, and the tags."""
    examples = chosen.examples()
    numbers = Counter(spec.name for spec, _, _ in examples)
    head = Foot("FEATURES", f"{len(chosen.specs)}, with {counted(len(examples), 'scenario')}", 10)
    rows = [(strong(spec.name), _counted(spec, numbers[spec.name])) for spec in chosen.specs]
    questions: Counter[str] = Counter()
    incidents: Counter[str] = Counter()
    for _, _, example in examples:
        questions.update(tagged(example.tags, QUESTION_TAG))
        incidents.update(tagged(example.tags, INCIDENT_TAG))

    def build(shown: int) -> tuple[Block, ...]:
        width = max((len(spec.name) for spec in chosen.specs), default=0) + 2
        heading = Heading("BY ARTICLE", note(len(rows) - shown))
        return (heading, Pairs(tuple(rows[:shown]), 2, min(width, 30)))

    levels = [Level(0 if shown == len(rows) else len(rows) - shown, build(shown)) for shown in range(len(rows), 0, -1)]
    tags = [
        Foot(label, ", ".join(f"{name} ({number})" for name, number in sorted(found.items())), 15)
        for label, found in (("BY QUESTION", questions), ("BY INCIDENT", incidents))
        if found
    ]
    short = [
        Foot(label, f"{counted(len(found), what)}: add --all", 15)
        for label, found, what in (("BY QUESTION", questions, "tag"), ("BY INCIDENT", incidents, "tag"))
        if found
    ]
    named = Counter(tag for _, _, example in examples for tag in clauses_of(example.tags, law.clauses))
    first = max(named, key=lambda tag: named[tag], default="")  # of what there is most to read
    folder = f"casus specs {shell(chosen.folder)} " if chosen.folder else "casus specs "
    last = [(f"{folder}{first}", ""), (f"{folder}{first} --run", "")] if first else [(f"{folder}--run", "")]
    sections = [
        fixed("head", head, *not_read(chosen)),
        Section("rows", tuple(levels)),
        Section("tags", (Level(0, tuple(tags)), Level(1, tuple(short)))),
        fixed("last", Commands("NEXT", (*last, ("casus specs steps", "")))),
    ]
    return whole(sections) if everything else fit(sections, ("rows",))


def _counted(spec: Spec, number: int) -> str:
    return f"{spec.title} ({number})"


def not_read(chosen: ChosenFeatures) -> list[Block]:
    """The files that cannot be read, each with what is wrong."""
    told = [line for text in render_each(chosen.unread) for line in text.splitlines()]
    return [Heading("CANNOT BE READ"), *(Para(Bit(line, "", True), 0) for line in told), Gap()] if told else []


class FeatureScreens:
    """Shows chosen features; with what came of their scenarios, where these were run."""

    def __init__(self, law: Law, chosen: ChosenFeatures, tried: Verdicts | None = None) -> None:
        self.law = law
        self.chosen = chosen
        self.examples = chosen.examples()
        self.tried: Verdicts = tried or {(spec.name, example.slug): [] for spec, _, example in self.examples}
        self.run = tried is not None

    def verdict(self, spec: Spec, example: Example) -> str:
        """What a scenario came to."""
        return verdict_of(self.tried[spec.name, example.slug]) if self.run else NOT_RUN

    @property
    def unmet(self) -> int:
        """How many scenarios did not go as expected."""
        failed = (
            sum(self.verdict(spec, example) != AS_EXPECTED for spec, _, example in self.examples) if self.run else 0
        )
        return failed + len(self.chosen.unread)

    def blocks(self, everything: bool = False) -> list[Block]:
        """The features; unless everything is asked for, as many scenarios as one screen holds."""
        scenarios = [self.scenario(*item, full=everything) for item in self.examples]
        count = len(scenarios)

        def build(shown: int) -> tuple[Block, ...]:
            made: list[Block] = []
            before = ""
            for (spec, _, _), blocks in list(zip(self.examples, scenarios, strict=True))[:shown]:
                if everything and spec.name != before:
                    made += [Gap(), *self.opening(spec)]
                before = spec.name
                made += [Gap(), *blocks]
            if shown < count:
                made += [
                    Gap(),
                    Para(
                        f"{counted(count - shown, 'more scenario')}: {self.chosen.command}{' --run' if self.run else ''} --all",
                        0,
                    ),
                ]
            return tuple(made)

        most = min(count, 12)
        levels = [Level(0, build(count))] if everything else []
        levels += [] if everything else [Level(most - shown, build(shown)) for shown in range(most, 0, -1)]
        intro = () if everything or len(self.chosen.specs) != 1 else tuple(self.opening(self.chosen.specs[0])[1:])
        sections = [
            fixed("title", *self.title(), *not_read(self.chosen), *self.count()),
            Section("intro", (Level(0, intro), Level(1, intro[:1]))),
            Section("list", (Level(0, self.listed(99)), Level(1, self.listed(12)), Level(2, self.listed(4)))),
            Section("scenarios", tuple(levels)),
            fixed("last", self.next()),
        ]
        return whole(sections) if everything else fit(sections, ("scenarios",))

    def title(self) -> list[Block]:
        """What is shown."""
        clause = next((self.law.clauses[word] for word in self.chosen.words if word in self.law.clauses), None)
        if clause is not None:
            title = f"{self.law.instruments[clause.instrument].title}, Article {clause.article}: {clause.heading}"
            return [Title(clause.id, title), Para(" ".join(clause.gloss.split()), 0), Gap()]
        if len(self.chosen.specs) == 1:
            return [Title(self.chosen.specs[0].name, self.chosen.specs[0].title), Gap()]
        return [
            Title(" ".join(self.chosen.words) or self.chosen.folder, counted(len(self.chosen.specs), "feature")),
            Gap(),
        ]

    def count(self) -> list[Block]:
        """How many scenarios were run, and what came of them."""
        if not self.run:
            return []
        found = Counter(self.verdict(spec, example) for spec, _, example in self.examples)
        said = ", ".join(f"{number} {verdict}" for verdict, number in found.items())
        if set(found) == {AS_EXPECTED} and len(self.examples) > 1:
            said = f"all {AS_EXPECTED}"
        return [Para(f"{counted(len(self.examples), 'scenario')} run: {said}.", 0), Gap()]

    def opening(self, spec: Spec) -> list[Block]:
        """How a feature begins."""
        return [Title(spec.name, spec.title), *(Para(text, 2) for text in spec.intro)]

    def listed(self, most: int) -> tuple[Block, ...]:
        """The features with their verdicts, where there are several."""
        if len(self.chosen.specs) < 2:
            return ()
        numbers = Counter(spec.name for spec, _, _ in self.examples)
        rows: list[tuple[Words, Words]] = []
        for spec in self.chosen.specs[:most]:
            rows.append(
                (spec.name, (f"{counted(numbers[spec.name], 'scenario')}{', ' if self.run else ''}", self._all(spec)))
            )
        left = len(self.chosen.specs) - len(rows)
        return (Heading("FEATURES", note(left)), Pairs(tuple(rows), 2))

    def _all(self, spec: Spec) -> Bit:
        """The verdicts of one feature in a few words."""
        if not self.run:
            return Bit("")
        found = [(example, self.verdict(spec, example)) for one, _, example in self.examples if one.name == spec.name]
        wrong = [(example, verdict) for example, verdict in found if verdict != AS_EXPECTED]
        if not wrong:
            return Bit(f"all {AS_EXPECTED}" if len(found) > 1 else AS_EXPECTED)
        lines = ", ".join(str(self._line(spec, example)) for example, _ in wrong[:4])
        return bad(f"{len(wrong)} not {AS_EXPECTED}, line {lines}")

    def _line(self, spec: Spec, example: Example) -> int:
        return next((item.line for item in self.tried[spec.name, example.slug] if item.line), example.line)

    def scenario(self, spec: Spec, part: FeaturePart, example: Example, *, full: bool) -> list[Block]:
        """One scenario: its sentences, what each came to, and in full the proofs."""
        tried = self.tried[spec.name, example.slug]
        made: list[Block] = [Heading("Scenario:" if not example.header else "Scenario, for each row:", example.title)]
        if part.title and full:
            made.insert(0, Para((dim("Rule: "), part.title), 2))
        stopped = min((item.line for item in tried if item.line), default=0)
        rows: list[tuple[Words, Words]] = []
        for sentence in (*spec.background, *part.background, *example.sentences):
            rows.append((strong(sentence.keyword), (sentence.text, *self._said(sentence, stopped))))
        made.append(Pairs(tuple(rows), 4))
        if example.header:
            made.append(Para(("Rows: ", "; ".join(", ".join(row) for row in example.rows)), 4, 2))
        for item in tried:
            if item.message:  # carets stand under words, so each line is kept as it is
                told = item.message.splitlines()
                made += [Para(Bit(line, "", True), 0) for line in told if line.strip()]
        if full:
            for proof in tried[0].proofs if tried else ():
                made += [Para(Bit(line, "", True), 6) for line in proof.text.splitlines() if line.strip()]
        return made

    def _said(self, sentence: Sentence, stopped: int) -> tuple[Bit | str, ...]:
        if not self.run or sentence.type != "then" or (stopped and sentence.line > stopped):
            return ()
        said = bad(f"(not {AS_EXPECTED})") if sentence.line == stopped else Bit(f"({AS_EXPECTED})")
        return " ", said._replace(whole=True)

    def next(self) -> Commands:
        """What leads further."""
        clause = next((tag for spec in self.chosen.specs for tag in clauses_of(spec.tags, self.law.clauses)), "")
        rows = [] if self.run else [(f"{self.chosen.command} --run", "")]
        rows += [(f"{self.chosen.command} --run --all", "")] if self.run else []
        rows += [(f"casus law {clause}", "")] if clause else []
        return Commands("NEXT", tuple(rows))

    def values(self) -> list[dict[str, Any]]:
        """The same for programs."""
        made = []
        for spec, part, example in self.examples:
            tried = self.tried[spec.name, example.slug]
            made.append(
                {
                    "feature": spec.name,
                    "rule": part.title,
                    "scenario": example.title,
                    "line": example.line,
                    "tags": list(example.tags),
                    "steps": [
                        f"{item.keyword} {item.text}"
                        for item in (*spec.background, *part.background, *example.sentences)
                    ],
                    "examples": [dict(zip(example.header, row, strict=False)) for row in example.rows],
                    "verdict": self.verdict(spec, example),
                    "message": next((item.message for item in tried if item.message), ""),
                    "proofs": [
                        {"line": proof.line, "text": proof.text} for proof in (tried[0].proofs if tried else ())
                    ],
                }
            )
        return made


_SORTS = {
    "set": "THE STAGE",
    "event": "WHAT HAPPENS",
    "fact": "WHAT IS SO",
    "record": "WHAT WAS DONE AFTERWARDS",
    "norm": "WHO MUST, MAY, OR BROKE WHAT",
    "standing": "WHAT BINDS ALWAYS",
    "concept": "WHAT IT COUNTS AS",
    "status": "WHO IS BOUND, AND WHOSE LAND IT IS",
    "detail": "MORE ON THE LINE BEFORE",
}
"""The sentences by what they do, as the step glossary has them."""


def uses(specs: list[Spec], language: Callable[[Spec], Language]) -> Counter[str]:
    """How often each sentence is used."""
    found: Counter[str] = Counter()
    for spec in specs:
        known = language(spec)
        for part, example in spec.examples():
            first = spec.cases(part, example)[:1]
            for sentence in first[0].sentences if first else ():
                step = known.find(sentence.type, sentence.text)
                if step is not None:
                    found[step.id] += 1
    return found


def by_sort(language: Language) -> dict[str, list[StepPattern]]:
    """The sentences under the headings of the glossary."""
    made: dict[str, list[StepPattern]] = {heading: [] for heading in _SORTS.values()}
    for step in language.steps.values():
        made[_SORTS[step.action.sort]].append(step)
    return {heading: steps for heading, steps in made.items() if steps}


def glossary(language: Language, used: Counter[str], wanted: str = "", everything: bool = False) -> list[Block]:
    """Every sentence that a feature may use: its words, what it does, an example, and how often it is used."""
    groups = by_sort(language)
    if wanted:
        asked = wanted.casefold()
        groups = {
            heading: [step for step in steps if asked in f"{step.id} {step.text} {step.says} {step.example}".casefold()]
            for heading, steps in groups.items()
        }
    total = sum(map(len, groups.values()))
    made: list[Block] = [
        Foot("STEPS", f"{total} sentences that a feature may use. Words in braces are filled in; a/b means either.", 9)
    ]
    long = everything or bool(wanted)
    for heading, steps in groups.items():
        if steps and long:
            made.append(Heading(heading))
            made += [block for step in steps for block in _step(step, used[step.id])]
        elif steps:
            made.append(Heading(heading, f"({len(steps)})"))
            made.append(Para(steps[0].example, 4, 2))
    more = [("casus specs steps --all", "")] if not long else []
    more += [("casus specs steps request", "")] if not wanted else [("casus specs steps", "")]
    made.append(Commands("NEXT", (*more, ("casus specs", ""))))
    return made


def _step(step: StepPattern, used: int) -> list[Block]:
    keywords = "/".join(word.title() for word in step.keywords)
    said = f" {step.says}" if step.says else ""
    return [
        Para((strong(f"{keywords} "), step.text), 2, 4),
        Para((dim(step.id), f": {_does(step)}.{said} Used {used} times."), 6, 2),
        *([Para(f"As in: {step.example}", 6, 2)] if step.example != step.text else []),
    ]


def _does(step: StepPattern) -> str:
    return f"{step.action.sort} {step.action.word}" + (" (says that it did not happen)" if step.action.denied else "")
