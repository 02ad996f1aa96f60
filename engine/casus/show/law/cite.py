"""How to cite an article or a scenario: the thing itself, then its sources, each with how far it was read."""

import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from casus.files.days import show_day
from casus.files.receipt import Receipt
from casus.files.sources import Cite, Source, find_source
from casus.law.model import Clause, Law
from casus.law.world import FIRST_DAY
from casus.scenarios.model import Scenario
from casus.words.names import READ_WORDS, SCHEMES, in_force, kept_of, read_of

NO_TEXT = "in our own words; not the text"
_SPECIAL = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class Work(NamedTuple):
    """One thing to cite. `read` says how far it was read, in words; `what` what was read there."""

    key: str
    title: str
    ref: str = ""
    date: str = ""
    read: str = ""
    pinpoint: str = ""
    what: str = ""


def works_of_clause(law: Law, clause: Clause, only: str = "") -> list[Work]:
    """The article, then the sources of its wordings and rules and those on it as a whole."""
    instrument = law.instruments[clause.instrument]
    shown = [item for item in clause.paragraphs if not only or item.id == only]
    read = [
        f"{paragraph.article or clause.article}, {wording.id} wording"
        f"{', ' + in_force(wording.first, wording.last) if wording.first > FIRST_DAY else ''}: "
        f"{'; '.join(filter(None, (READ_WORDS[read_of(law, clause, wording)], kept_of(law, clause, wording))))}"
        for paragraph in shown
        for wording in paragraph.wordings
    ]
    number = shown[0].article if only and shown and shown[0].article else clause.article
    head = Work(
        only or clause.id,
        f"{instrument.title}, Article {number}: {clause.heading}",
        date=instrument.signed,
        read="; ".join(read) or "no wording on file",
        what=NO_TEXT,
    )
    cites = [cite for item in shown for wording in item.wordings for cite in (*wording.cites, *wording.kept_cites)]
    cites += [] if only else list(clause.cites)
    cites += [cite for rule in clause.rules if not only or rule.id.partition("/")[0] == only for cite in rule.cites]
    return [head, *_sources(cites, clause.sources, law.sources)]


def works_of_scenario(law: Law, scenario: Scenario) -> list[Work]:
    """The scenario file, then every source that it cites."""
    made_up = "" if scenario.kind == "history" else "; made up"
    head = Work(scenario.id, scenario.title, date=show_day(scenario.as_of), what=f"a scenario of Casus{made_up}")
    cites = [cite for event in (*scenario.events,) for cite in event.cites]
    cites += [cite for fact in scenario.facts for cite in fact.cites]
    for dispute in scenario.disputes:
        cites += [cite for version in dispute.versions for cite in version.cites]
    cites += [cite for position in scenario.positions for cite in position.cites]
    cites += [cite for item in scenario.no_record for cite in item.cites]
    cites += [cite for item in scenario.corrections for cite in item.cites]
    return [head, *_sources(cites, scenario.sources, law.sources)]


def _sources(cites: Iterable[Cite], *tables: dict[str, Source]) -> list[Work]:
    """The sources cited, each once, with all its pinpoints."""
    found: dict[str, tuple[Source, dict[str, None]]] = {}
    for cite in cites:
        source = find_source(cite, *tables)
        pins = found.setdefault(source.ref, (source, {}))[1]
        if cite.pinpoint:
            pins[cite.pinpoint] = None
    return [
        Work(source.id, "", source.ref, "", READ_WORDS[source.read], "; ".join(pins), source.supports)
        for source, pins in found.values()
    ]


def works_text(works: list[Work], made: Receipt) -> str:
    """The works as lines of text, the thing itself first; at the end the receipt of the citation."""
    head, *rest = works
    lines = [_sentence([head.title, head.date, head.what])]
    lines += [f"  Text: {head.read}."] if head.read else []
    lines += ["", "Sources, and how far each was read:"] if rest else ["", "No source is cited for it."]
    for number, work in enumerate(rest, 1):
        pinned = f", {work.pinpoint}" if work.pinpoint else ""
        what = f": {work.what}" if work.what else ""
        lines.append(f"  [{number}] {work.ref}{pinned} ({work.read}){what}")
    lines += ["", f"Receipt: {made.text}"]
    return "".join(f"{_wrapped(line)}\n" for line in lines)


def _wrapped(line: str) -> str:
    """A line folded at the width of a screen; an address stays whole."""
    indent = "      " if line.startswith("  ") else "  "
    return textwrap.fill(line, 80, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _sentence(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part) + "."


def bibtex(works: list[Work], made: Receipt) -> str:
    """The works as entries of BibTeX. Each key begins with that of the thing itself, so that several files go together.

    The note of the thing itself says what it was taken from; the receipt stands before all, where BibTeX reads nothing.
    """
    head = works[0]
    entries, keys = [], set[str]()
    for work in works:
        base = re.sub(r"[^A-Za-z0-9.:-]+", "-", head.key if work is head else f"{head.key}:{work.key}").strip("-")
        key, number = base, 2
        while key in keys:
            key, number = f"{base}-{number}", number + 1
        keys.add(key)
        web = work.ref.startswith(SCHEMES)
        title = work.title or (work.what if web and work.what else work.ref)
        notes = [
            f"Access: {work.read}" if work.read else "",
            f"At {work.pinpoint}" if work.pinpoint else "",
            work.what if work.what != title else "",
            _made_from(made) if work is head else "",
        ]
        fields = {
            "title": _escape(title),
            "date": work.date,
            "year": work.date[:4],
            "url": work.ref if web else "",
            "howpublished": "" if web or not work.ref else _escape(work.ref),
            "note": _escape(". ".join(dict.fromkeys(note for note in notes if note))),
        }
        body = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
        entries.append(f"@misc{{{key}{body}\n}}\n")
    return "\n".join([f"% Receipt: {made.text}\n", *entries])


def _made_from(made: Receipt) -> str:
    """Of which files a citation is, in words for a list of references."""
    files = "".join(f", {name} {digest}" for name, digest in made.scenarios.items())
    return f"Casus {made.casus}, law {made.law}{files}, {made.day}"


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))
