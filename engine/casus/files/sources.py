"""Where a statement comes from, and how far that source was read."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.days import DayError, parse_day
from casus.files.fields import Fields, FileForm, Word
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.tree import Map, Node, Scalar, Seq

READ = ("in_full", "in_part", "second_hand", "dataset", "unverified", "not_stated")
"""How far a source was read, best first; `not_stated` is what a file that gives a bare address gets."""


SOURCE_FORM = FileForm(
    "source",
    "A work or a page, in a table of sources; a bare address does too.",
    Word("ref", "an address or a citation", required=True),
    Word("read", "how far it was read", values=READ),
    Word("supports", "what was read there"),
    Word("note", "for readers of the file"),
    Word("title", "the title that the page or the work itself bears"),
    Word("author", "who wrote it: Surname, Given; several apart by a semicolon; a body without a comma"),
    Word("publisher", "who put it out, where the table publishers: of the law does not say it of its address"),
    Word("date", "the day, month or year from which it is"),
    Word("pinpoint", "where in it"),
    Word("seen", "when it was looked at"),
)
CITE_FORM = FileForm(
    "citation",
    "A source as cited in one place; its id, or a bare address, does too.",
    Word("source", "the id of a source, or an address", required=True),
    Word("pinpoint", "where in it"),
    Word("note", "a remark that is shown beside it: of what other occasion or treaty it speaks"),
    Word("by", "beside an answer: the holder beside whom the remark is shown too"),
)
SOURCES_WORD = Word("sources", "where it is from, by id", "sources")
CITES_WORD = Word("sources", "where it is from", "cites")
NOTE_WORD = Word("note", "for readers of the file")


SCHEMES = ("http://", "https://")


class Source(NamedTuple):
    """A work or a page. `ref` is its address or citation, `supports` says what was read there; the rest is what the page says of itself."""

    id: str
    ref: str
    read: str
    supports: str = ""
    note: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""

    @property
    def host(self) -> str:
        """The host of its address without www, as in example.org; empty where it has none."""
        if not self.ref.startswith(SCHEMES):
            return ""
        return re.split("[/?#:]", self.ref.partition("://")[2])[0].lower().removeprefix("www.").rstrip(".")


class Cite(NamedTuple):
    """A source as cited in one place, perhaps with a pinpoint; `note` is a remark shown beside it, and beside the holder `by`."""

    source: str
    pinpoint: str = ""
    mark: Mark | None = None
    note: str = ""
    by: str = ""


def read_sources(top: Fields, problems: list[Problem]) -> dict[str, Source]:
    """Read the word `sources` of a file as a table of sources."""
    found = {}
    for key, value in top.pairs("sources", most=limits.ENTRIES):
        if isinstance(value, Scalar):
            if not value.text.strip():
                message = f"the source {short(key.text)} has no address"
                problems.append(
                    Problem("missing-value", message, key.mark, "write its address or citation after the colon")
                )
            found[key.text] = Source(key.text, value.text, "not_stated")
            continue
        fields = Fields(value, problems, f"the source {short(key.text)}", SOURCE_FORM)
        found[key.text] = Source(
            key.text,
            fields.text("ref"),
            fields.choice("read", default="not_stated"),
            fields.text("supports"),
            fields.text("note"),
            fields.text("title"),
            fields.text("author"),
            fields.text("publisher"),
            _day(fields),
        )
        for word in ("pinpoint", "seen"):
            fields.text(word)
        fields.done()
    return found


def read_publishers(top: Fields) -> dict[str, str]:
    """Read the word `publishers` of a file: the names of those who put pages out, by the host of their addresses."""
    pairs = top.pairs("publishers", most=limits.ENTRIES)
    return {key.text: value.text for key, value in pairs if isinstance(value, Scalar)}


def publisher_of(source: Source, publishers: dict[str, str]) -> str:
    """Who put a source out, by name; of a page whose publisher is not on file the host of its address, for that is where it stands."""
    host = source.host
    if source.publisher or not host:
        return source.publisher
    while host and host not in publishers:
        host = host.partition(".")[2]
    return publishers.get(host, source.host)


def _day(fields: Fields) -> str:
    """The day of a source as it is written; a problem is noted for what is none."""
    text = fields.text("date")
    span = parse_day(text) if text else None
    if isinstance(span, DayError):
        fields.problem("day", span.message, fields.key_mark("date"), span.cure)
        return ""
    return text


def read_cites(fields: Fields, problems: list[Problem], name: str = "sources") -> tuple[Cite, ...]:
    """Read the word `sources` of an entry as a list of citations of the table, or of bare addresses."""
    nodes = fields.items(name, most=limits.VALUES)
    return tuple(cite for item in nodes if (cite := _cite(item, problems)) is not None)


def cited(top: Node) -> list[Cite]:
    """Every citation anywhere in a tree, with its place; those of entries that could not be read too."""
    found: list[Cite] = []
    nodes = [top]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Seq):
            nodes.extend(reversed(node.items))
        elif isinstance(node, Map):
            for word, value in node.entries:
                if word.text in ("sources", "cites"):
                    items = value.items if isinstance(value, Seq) else (value,)
                    for item in items:
                        named = item.get("source") if isinstance(item, Map) else item
                        if isinstance(named, Scalar) and named.text:
                            found.append(Cite(named.text, "", named.mark))
            nodes.extend(value for _, value in reversed(node.entries))
    return found


def _cite(node: Node, problems: list[Problem]) -> Cite | None:
    if isinstance(node, Scalar):
        return Cite(node.text, "", node.mark)
    fields = Fields(node, problems, "a citation", CITE_FORM)
    scalar = fields.scalar("source")
    pinpoint, note, by = (fields.text(word) for word in ("pinpoint", "note", "by"))
    cite = Cite(scalar.text, pinpoint, scalar.mark, note, by) if scalar is not None else None
    fields.done()
    return cite


def check_cites(cites: Iterable[Cite], *tables: dict[str, Source], problems: list[Problem]) -> None:
    """Note every citation of a source that no table holds. A bare address needs no table."""
    for cite in cites:
        if "://" in cite.source or cite.mark is None or any(cite.source in table for table in tables):
            continue
        known = [name for table in tables for name in table]
        cure = offer(cite.source, known) if known else "add it to the table sources: at the top of the file"
        problems.append(Problem("unknown-source", f"there is no source {quote(cite.source)}", cite.mark, cure))


def find_source(cite: Cite, *tables: dict[str, Source]) -> Source:
    """The source a citation names; a bare address is its own source."""
    for table in tables:
        if cite.source in table:
            return table[cite.source]
    return Source(cite.source, cite.source, "not_stated")
