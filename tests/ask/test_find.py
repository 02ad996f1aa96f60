"""The articles that a reader means, by number, by treaty or by both; and what is said where none is on file."""

import pytest

from casus.ask import find as finding
from casus.ask.find import find, meant
from commands import bundled_law, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def names(words: str) -> list[str]:
    return [only or clause.id for clause, only in meant(bundled_law(), words)]


@pytest.mark.parametrize(
    "words",
    ["cst.4", "CST.4", "Article 4 of the Treaty", "treaty 4", "cst art. 4", "Treaty, Article 4", "the Treaty § 4"],
)
def test_one_article_in_many_ways(words: str) -> None:
    assert names(words) == ["cst.4"]


@pytest.mark.parametrize(
    "words", ["4(2)", "art. 4(2)", "Article 4 (2)", "4(2) of the Treaty", "cst.4.2", "cst.4.2/assist"]
)
def test_one_paragraph_in_many_ways(words: str) -> None:
    assert names(words) == ["cst.4.2"]


def test_a_number_alone_means_each_article_that_bears_it_and_none_whose_name_contains_it() -> None:
    found = names("4")
    assert found[:2] == ["cst.4", "charter.4"] and all(name.endswith(".4") for name in found)
    assert names("Article 4") == names("Art 4") == found
    assert names("51") == ["un.51"] and names("3314") == [] and names("5(9)") == []


def test_a_treaty_means_all_of_its_articles_in_the_order_of_their_numbers() -> None:
    assert names("cst")[:11] == [f"cst.{number}" for number in range(1, 12)]
    assert names("Collective Security Treaty") == names("the treaty") == names("cst")
    assert names("rus-blr") == names("rus-blr-2024") == ["rus-blr.4"]
    assert set(names("cst")) < set(names("csto"))


def test_every_article_is_found_by_its_treaty_and_its_number() -> None:
    law = bundled_law()
    for clause in law.clauses.values():
        if clause.article.isdigit():
            assert clause.id in names(f"{law.instruments[clause.instrument].title} Article {clause.article}")


def test_what_is_not_on_file_is_said_with_what_is() -> None:
    assert "OSCE is on file as an organisation, not as a treaty" in " ".join(run("law", "OSCE").err.split())
    assert "casus law --find armenia" in " ".join(run("law", "armenia").err.split())
    assert "What is on file of the Charter: casus law charter;" in " ".join(run("law", "charter 99").err.split())
    assert "Did you mean cst.4?" in run("law", "cst.44").err
    assert run("law", "nonsense").status != 0


def test_several_articles_are_a_screen_and_one_is_its_page() -> None:
    assert run("law", "charter").fits and run("law", "csto").fits and run("law", "4").fits
    assert run("law", "4(2)").out == run("law", "cst.4.2").out
    assert [item["id"] for item in run("law", "cst", "--format", "json").result["instruments"]] == ["cst"]
    assert "Name one: cst.4, charter.4" in " ".join(run("law", "4", "--questions").err.split())


def test_two_wordings_in_whatever_order_the_article_stands_among_them() -> None:
    told = run("law", "cst.4.3", "--diff", "1992", "1992").err
    assert "one and the same wording" in told and run("law", "--diff", "cst.4.3", "1992", "1992").err == told
    for words in (("--diff", "cst.4", "1992"), ("cst.4", "--diff", "cst.4", "1992")):
        assert "casus law cst.4 --diff 1992 2010" in " ".join(run("law", *words).err.split()), words
    assert "casus law ARTICLE --diff 1992 2010" in " ".join(run("law", "--diff", "1992", "2010").err.split())


@pytest.mark.parametrize("word", ["attacks", "request", "the", "nation", "4", "zzz"])
def test_a_word_is_found_wherever_it_stands_and_nowhere_else(word: str) -> None:
    places, _ = finding._places(bundled_law())
    assert {hit.id for hit in find(bundled_law(), word)} == {
        place.id
        for place in places
        if any(finding._fits(one, word) for one in finding._WORD.findall(place.text.casefold()))
    }
