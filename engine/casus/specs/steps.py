"""The step language of the features: the sentences that can be said, as data, and which of them a line is.

`features/steps.yaml` declares every sentence: its words with fields in braces, the keywords it may follow, and what it does.
A folder with features of its own may add sentences in a `steps.yaml` beside them.
"""

import re
from typing import NamedTuple

from casus.files.problems import Mark, Problem, quote

KEYWORDS = ("given", "when", "then")
LONGEST_LINE = 400  # characters: no sentence is longer, and looking for its parts would take long
PREDICATE_ACTIONS = {"event": "event", "record": "event", "fact": "fact", "concept": "concept", "status": "status"}
"""Actions that name a word of the vocabulary, and the sort of word each takes."""
DETAILS = (
    "deadline",
    "due",
    "since",
    "ended",
    "wording",
    "waits_for",
    "question",
    "dispute",
    "performance",
    "standing",
    "statuses",
    "arguable",
    "denied_by",
)
OVER_ALL = ("question", "dispute", "standing", "statuses", "arguable", "denied_by")
"""Details that can be told only over every answer, account and silence."""

FIELD = re.compile(r"\{([a-z_]+)\}")
_WRITTEN_DAY = re.compile(r"(?:(\d{1,2}) )?(\w+) (\d{4})(?: \w+)?")


class Latest(NamedTuple):
    """An event told before: the latest of a word (or of any), with some of its roles given by fields."""

    word: str
    roles: tuple[tuple[str, str], ...]


class Action(NamedTuple):
    """What a sentence does. `sort` is event, record, fact, concept, status, norm, standing, detail or set; `word` what it is about.

    `constants` are values that stand in no field; `latest` maps a role, or `continues`, to an event told before.
    """

    sort: str
    word: str
    constants: tuple[tuple[str, str], ...] = ()
    latest: tuple[tuple[str, Latest], ...] = ()
    denied: bool = False
    for_members: bool = False
    offered: bool = False

    def constant(self, name: str, default: str = "") -> str:
        """A constant, or the default."""
        return dict(self.constants).get(name, default)


class StepPattern(NamedTuple):
    """One sentence. `kinds` says for each field what it holds: ("type", T), ("words", TABLE) or ("special", NAME).

    `strict` matches the sentence with the words that its closed fields allow, `loose` with any words in the fields.
    """

    id: str
    keywords: tuple[str, ...]
    text: str
    action: Action
    kinds: dict[str, tuple[str, str]]
    example: str
    says: str
    strict: re.Pattern[str]
    loose: re.Pattern[str]
    mark: Mark

    @property
    def literal(self) -> int:
        """How many letters of the sentence are fixed: of two sentences that match, the more fixed one is meant."""
        words = FIELD.sub("", self.text).split()
        return sum(min(len(choice) for choice in word.split("/")) for word in words)


class Spoken(NamedTuple):
    """A line as a sentence of the language: the words in its fields, each with its place."""

    step: StepPattern
    words: dict[str, str]
    marks: dict[str, Mark]
    mark: Mark


class Translated(NamedTuple):
    """One sentence: what a line must look like, and the English sentence with the same fields."""

    text: str
    pattern: re.Pattern[str]
    english: str


class Translation(NamedTuple):
    """One language. `words` are names and words in every form, with the English one; `joins` are what stands between two names."""

    language: str
    words: dict[str, str]
    joins: tuple[str, ...]
    sentences: tuple[Translated, ...]

    def english(self, text: str) -> str:
        """The English sentence that a line is; empty if it is none of this language."""
        for sentence in self.sentences:
            matched = sentence.pattern.fullmatch(text)
            if matched is not None:
                values = {name: self.words_of(value) for name, value in matched.groupdict().items()}
                parts = FIELD.split(sentence.english)
                return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))
        return ""

    def words_of(self, text: str) -> str:
        """The words of one field in English: a word, a day, or several names; what is not on file stays as it is."""
        known = self.words.get(text.casefold())
        if known is not None:
            return known
        day = _WRITTEN_DAY.fullmatch(text)
        if day is not None and day[2].casefold() in self.words:
            return " ".join(part for part in (day[1], self.words[day[2].casefold()], day[3]) if part)
        joins = "|".join(re.escape(f" {join} ") for join in self.joins)
        parts = re.split(f"(, {f'|{joins}' if joins else ''})", text)
        if len(parts) == 1:
            return text
        return "".join(
            part if part == ", " else " and " if place % 2 else self.words_of(part) for place, part in enumerate(parts)
        )


class Language(NamedTuple):
    """All sentences. `tables` map the words that may stand in a field to values; `aliases` are further names of entities.

    `bare` is the treaty that "Article 4" belongs to where none is named.
    """

    steps: dict[str, StepPattern]
    tables: dict[str, dict[str, str]]
    aliases: dict[str, str]
    bare: str
    translations: tuple[Translation, ...] = ()

    def english(self, text: str) -> str:
        """A line in English: as it is, or as the sentence that it translates."""
        if text.isascii() or len(text) > LONGEST_LINE:
            return text
        found = [said for item in self.translations if (said := item.english(text))]
        return min(
            found, key=lambda said: not said.isascii(), default=text
        )  # two languages may share a sentence, but not its words

    def find(self, keyword: str, text: str) -> StepPattern | None:
        """The sentence that a line is, read closely or, failing that, with any words in its fields; None if it is none."""
        if len(text) > LONGEST_LINE:
            return None
        text = self.english(text)
        steps = [step for step in self.steps.values() if keyword in step.keywords and step.loose.fullmatch(text)]
        close = [step for step in steps if step.strict.fullmatch(text)]
        # without fixed words of its own a sentence would fit almost any line
        fitting = close or [step for step in steps if step.literal]
        return max(fitting, key=lambda step: step.literal, default=None)

    def hear(self, keyword: str, text: str, mark: Mark) -> Spoken | Problem:
        """A line as a sentence of the language, or what is wrong with it. `mark` is the place of its first letter."""
        english = self.english(text)
        if english != text:  # what is wrong in it is shown at the line as a whole: its words stand elsewhere
            spoken = self.hear(keyword, english, mark)
            if isinstance(spoken, Problem):
                return spoken
            whole = mark._replace(width=len(text))
            return spoken._replace(marks=dict.fromkeys(spoken.marks, whole), mark=mark)
        step = self.find(keyword, text)
        if step is None:
            return self._unknown(keyword, text, mark)
        matched = step.strict.fullmatch(text) or step.loose.fullmatch(text)
        assert matched is not None
        words = {name: matched[name] for name in matched.groupdict()}
        marks = {
            name: mark._replace(column=mark.column + matched.start(name), width=len(matched[name])) for name in words
        }
        return Spoken(step, words, marks, mark)

    def _unknown(self, keyword: str, text: str, mark: Mark) -> Problem:
        whole = mark._replace(width=len(text))
        if len(text) > LONGEST_LINE:
            message = f"this line is longer than {LONGEST_LINE} characters"
            return Problem("long-step", message, whole, "say it in several sentences")
        for other in KEYWORDS:
            step = self.find(other, text)
            if step is not None:
                cure = f"it may follow {' and '.join(word.title() for word in step.keywords)}"
                return Problem("step-keyword", f"this sentence cannot follow {keyword.title()}", whole, cure)
        return Problem("unknown-step", f"no sentence on file reads {quote(text)}", whole, self._nearest(keyword, text))

    def _nearest(self, keyword: str, text: str) -> str:
        """The sentence whose fixed words are most like those of a line."""
        from difflib import SequenceMatcher

        wanted = set(text.casefold().split())

        def likeness(step: StepPattern) -> float:
            fixed = FIELD.sub(" ", step.text).replace("/", " ").casefold().split()
            shared = sum(word in wanted for word in fixed) / max(len(fixed), 1)
            return shared + SequenceMatcher(None, step.example.casefold(), text.casefold()).ratio()

        near = sorted((step for step in self.steps.values() if keyword in step.keywords), key=likeness, reverse=True)[
            :2
        ]
        return "the nearest are: " + "; or: ".join(step.example for step in near)
