"""All of the law written into files: complete, and harmless in a browser."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casus.show.law.book import book_values, export, whole_text
from commands import bundled_law, one_law, run


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


class Tags(HTMLParser):
    """The tags and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}


def test_the_json_holds_every_article_and_question() -> None:
    found = book_values(bundled_law())
    assert [item["id"] for item in found["articles"]] == list(bundled_law().clauses)
    assert [item["id"] for item in found["questions_of_meaning"]] == list(bundled_law().questions)
    assert json.loads(json.dumps(found)) == found


def test_the_page_has_every_article_no_script_and_no_link_away() -> None:
    page = Tags()
    page.feed(whole_text(bundled_law(), "html"))
    assert page.ids >= {*bundled_law().clauses, "questions", "changes"}
    assert not page.tags & {"script", "img", "iframe", "link"}
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_a_folder_has_all_forms_and_a_page_for_each_article(tmp_path: Path) -> None:
    made = export(bundled_law(), tmp_path / "law")
    assert {path.name for path in made} >= {"law.json", "law.md", "law.html", "cst.4.md"}
    assert len(made) == 3 + len(bundled_law().clauses)
    assert all(path.stat().st_size > 100 for path in made)


def test_the_command(tmp_path: Path) -> None:
    assert (
        run("law", "--export", str(tmp_path / "law.md")).out.split()[0] == "Written:"
    )  # a long path has a line of its own
    assert "Collective Security Treaty" in (tmp_path / "law.md").read_text(encoding="utf-8")
    assert "has no known ending" in run("law", "--export", str(tmp_path / "law.docx")).err
    assert "cannot be written" in run("law", "--export", str(tmp_path / "law.md" / "law.json")).err
