"""Sentences in other languages: each is an English sentence that the same step runs."""

from pathlib import Path

import pytest

from casus.specs import book as specs
from casus.specs.steps import KEYWORDS, Language
from casus.specs.steps_reader import load_language, read_translations
from commands import bundled_law


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language(bundled_law())


def test_every_translation_is_of_a_sentence_on_file(language: Language) -> None:
    values = {"article": "4", "bearer": "Russia", "toward": "Armenia", "act": "assistance", "day": "1 June 2010"}
    values |= {"scenario": "osh-2010", "reading": "Armenia", "performance": "performed", "wording": "1992"}
    assert {item.language for item in language.translations} == {"ru", "uk"}
    for translation in language.translations:
        for sentence in translation.sentences:
            text = sentence.english.format(**values)
            assert any(language.find(keyword, text) for keyword in KEYWORDS), text


def test_a_line_of_another_language_is_the_english_one(language: Language) -> None:
    line = "Армения, Беларусь и Россия обязаны провести с Кыргызстаном консультации по статье 2(2)"
    assert language.english(line) == "Armenia, Belarus and Russia owe Kyrgyzstan consultation under Article 2(2)"
    assert language.english("события происходят 13 сентября 2022 года") == "the day is 13 September 2022"
    assert language.english("події відбуваються 13 вересня 2022 року") == "the day is 13 September 2022"
    assert language.english("так не говорят") == "так не говорят"


def test_translated_features_tell_the_same_as_the_english_one(language: Language) -> None:
    book = {spec.name: spec for spec in specs.bundled_features()}

    def told(name: str) -> list[set[tuple[str, str]]]:
        found = []
        for part, example in book[name].examples():
            cases = book[name].cases(part, example)
            found.append({(item.type, language.english(item.text)) for case in cases for item in case.sentences})
        return found

    english = told("history/osh-2010")
    assert all(language.find(type_name, text) for one in english for type_name, text in one)
    for other in ("history/osh-2010-ru", "history/osh-2010-uk"):
        assert book[other].language == other[-2:]
        assert told(other) == english


def test_a_translation_with_other_fields_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "steps.de.yaml").write_text(
        'language: de\nsentences:\n  - {text: "der Tag ist {tag}", english: "the day is {day}"}\n', encoding="utf-8"
    )
    problems: list[object] = []
    read_translations(tmp_path, problems)  # type: ignore[arg-type]
    assert len(problems) == 1
