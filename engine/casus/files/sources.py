"""Where a statement comes from, and how far that source was read."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.files import limits
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
    *(
        Word(name, says)
        for name, says in (("title", "its title"), ("author", "who wrote it"), ("date", "of when it is"))
    ),
    Word("pinpoint", "where in it"),
    Word("seen", "when it was looked at"),
)
CITE_FORM = FileForm(
    "citation",
    "A source as cited in one place; its id, or a bare address, does too.",
    Word("source", "the id of a source, or an address", required=True),
    Word("pinpoint", "where in it"),
    Word("note", "for readers of the file"),
)
SOURCES_WORD = Word("sources", "where it is from, by id", "sources")
CITES_WORD = Word("sources", "where it is from", "cites")
NOTE_WORD = Word("note", "for readers of the file")


class Source(NamedTuple):
    """A work or a page. `ref` is its address or citation, `supports` says what was read there."""

    id: str
    ref: str
    read: str
    supports: str = ""
    note: str = ""


class Cite(NamedTuple):
    """A source as cited in one place, perhaps with a pinpoint."""

    source: str
    pinpoint: str = ""
    mark: Mark | None = None


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
        )
        for word in ("title", "author", "date", "pinpoint", "seen"):
            fields.text(word)
        fields.done()
    return found


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
    cite = Cite(scalar.text, fields.text("pinpoint"), scalar.mark) if scalar is not None else None
    fields.text("note")
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
