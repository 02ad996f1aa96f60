"""Sentences in other languages: each is data that says which English sentence it is, so the same steps run it.

A file `steps.LANGUAGE.yaml` beside the sentences holds the words of a language, each in every form it takes, and its sentences.
"""

import re
from pathlib import Path
from typing import NamedTuple

from casus.files.fields import Fields
from casus.files.problems import Problem
from casus.files.tree import Node, Scalar, read

_FIELD = re.compile(r"\{([a-z_]+)\}")
_DAY = re.compile(r"(?:(\d{1,2}) )?(\w+) (\d{4})(?: \w+)?")


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
                parts = _FIELD.split(sentence.english)
                return "".join(values[part] if place % 2 else part for place, part in enumerate(parts))
        return ""

    def words_of(self, text: str) -> str:
        """The words of one field in English: a word, a day, or several names; what is not on file stays as it is."""
        known = self.words.get(text.casefold())
        if known is not None:
            return known
        day = _DAY.fullmatch(text)
        if day is not None and day[2].casefold() in self.words:
            return " ".join(part for part in (day[1], self.words[day[2].casefold()], day[3]) if part)
        joins = "|".join(re.escape(f" {join} ") for join in self.joins)
        parts = re.split(f"(, {f'|{joins}' if joins else ''})", text)
        if len(parts) == 1:
            return text
        return "".join(
            part if part == ", " else " and " if place % 2 else self.words_of(part) for place, part in enumerate(parts)
        )


def read_translations(folder: Path, problems: list[Problem]) -> tuple[Translation, ...]:
    """The languages that a folder of sentences has."""
    found = []
    for path in sorted(folder.glob("steps.*.yaml")):
        node, wrong = read(path, label=path.name)
        problems.extend(wrong)
        if node is not None:
            found.append(_translation(node, problems))
    return tuple(found)


def _translation(node: Node, problems: list[Problem]) -> Translation:
    top = Fields(node, problems, "the file of sentences")
    language = top.text("language", required=True)
    joins = tuple(scalar.text for scalar in top.texts("joins"))
    words = {}
    for word, forms in top.pairs("words"):
        for form in getattr(forms, "items", (forms,)):
            if isinstance(form, Scalar):
                words[form.text.casefold()] = word.text
    sentences = []
    for item in top.items("sentences", required=True):
        fields = Fields(item, problems, "the sentence")
        said, english = fields.text("text", required=True), fields.text("english", required=True)
        fields.done()
        if sorted(set(_FIELD.findall(said))) != sorted(set(_FIELD.findall(english))):
            fields.problem(
                "fields", "the two sentences have other fields", fields.key_mark("text"), "use the same in both"
            )
            continue
        sentences.append(Translated(said, _pattern(said), english))
    top.done()
    sentences.sort(key=lambda item: len(_FIELD.sub("", item.text)), reverse=True)  # the more fixed sentence is meant
    return Translation(language, words, joins, tuple(sentences))


def _pattern(text: str) -> re.Pattern[str]:
    parts = [f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(_FIELD.split(text))]
    return re.compile("".join(parts), re.IGNORECASE)
