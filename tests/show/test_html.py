"""Screens as HTML: nothing of a file acts as markup, links lead only to the web, and a report is one file."""

import itertools
import re
from html.parser import HTMLParser

import pytest

from casus.show.blocks import Commands, Foot, Heading, Pairs, Para, Table, Title, bad, dim, strong
from casus.show.html import document, html
from commands import one_law, run

VOID = {"meta", "br", "hr", "input", "link", "img"}
NASTY = "<script>alert(1)</script>&\x1b[31m\u202e'\""


class Checker(HTMLParser):
    """Holds the elements of a page against each other."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    assert not checker.wrong
    assert not checker.open
    return checker


def test_nothing_of_a_file_acts_as_markup() -> None:
    blocks = [
        Title(NASTY, NASTY),
        Heading(NASTY, NASTY),
        Para((strong(NASTY), bad(NASTY), dim(NASTY), dim(f"https://example.org/{NASTY}"))),
        Pairs(((NASTY, NASTY),), header=(NASTY, NASTY)),
        Table(((NASTY, NASTY), (NASTY,))),
        Foot(NASTY, NASTY),
        Commands(NASTY, ((NASTY, NASTY),)),
    ]
    page = document(NASTY, blocks)
    found = checked(page)
    assert "script" not in [tag for tag, _ in found.seen]
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_only_addresses_of_the_web_are_links() -> None:
    found = checked(str(html([Para((dim("https://example.org/a?b=1&c"), " ", dim("javascript:alert(1)")))])))
    links = [attrs["href"] for tag, attrs in found.seen if tag == "a"]
    assert links == ["https://example.org/a?b=1&c"]


def test_a_site_links_ids_and_nothing_else() -> None:
    text = str(
        html([Para("see (cst.4.2), not cst.4.9 nor xcst.4.2")], lambda name: "x.html" if name == "cst.4.2" else "")
    )
    assert text.count("<a ") == 1
    assert '(<a href="x.html">cst.4.2</a>)' in text


def test_a_report_is_one_file_that_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)
    printed = run("assess", "jermuk-2022", "--format", "html")
    assert printed.status == 0
    found = checked(printed.out)
    assert not [tag for tag, attrs in found.seen if tag in ("script", "link", "img", "iframe") or "src" in attrs]
    assert not re.search(r"url\(|@import", printed.out)
    assert "default-src 'none'" in printed.out
    headings = [int(tag[1]) for tag, _ in found.seen if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(headings))
