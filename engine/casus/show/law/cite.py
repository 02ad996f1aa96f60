"""How to cite an article, a scenario, one finding or an answer of Casus: the thing itself, its sources, and how far each was read; as text, BibTeX, RIS and CSL-JSON."""

import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.ask.find import find_clause
from casus.ask.proof import Explainer, ProofNode
from casus.assessment.engine import Run
from casus.assessment.results import Row
from casus.files.receipt import RECEIPT, Receipt
from casus.files.sources import SCHEMES, Cite, Source, find_source, publisher_of
from casus.law.model import Clause, Law
from casus.law.world import FIRST_DAY
from casus.scenarios.model import Scenario
from casus.words.names import READ_WORDS, Voice, in_force, kept_of, read_of, sentence_start

AUTHORS = "the Casus authors"
UNTITLED = "Its own title is not on file"
ARTICLE, SCENARIO, FINDING, ANSWER, PAGE, WORK = "article", "scenario", "finding", "answer", "page", "work"

_FORMS = {
    ARTICLE: ("misc", "STAT", "legislation"),
    SCENARIO: ("misc", "DATA", "dataset"),
    FINDING: ("misc", "RPRT", "report"),
    ANSWER: ("misc", "RPRT", "report"),
    PAGE: ("online", "ELEC", "webpage"),
    WORK: ("misc", "GEN", "document"),
}
"""What each sort of work is called in BibTeX, in RIS and in CSL-JSON: kinds that reference managers know."""

_SPECIAL = {char: f"\\{char}" for char in "&%$#_"} | {
    "{": r"{\textbraceleft}",  # BibTeX counts braces, those after a stroke too
    "}": r"{\textbraceright}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class Work(NamedTuple):
    """One thing to cite. `title` is its own title, empty where that is not on file; `author` as in the files of sources.

    `read` says how far it was read, in words; `what` what was read there: both are ours, and stand in notes only.
    """

    key: str
    sort: str
    title: str
    ref: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    read: str = ""
    pinpoint: str = ""
    what: str = ""

    @property
    def url(self) -> str:
        """Its address, where it has one."""
        return re.sub(r"[\s{}\\]", lambda found: f"%{ord(found[0]):02X}", self.ref) if self.sort == PAGE else ""

    @property
    def name(self) -> str:
        """What stands where a title has to: the title, or else the address or the citation itself."""
        return self.title or (self.ref.partition("://")[2] if self.sort == PAGE else self.ref)

    @property
    def authors(self) -> list[str]:
        """Who wrote it, each as in the files: with a comma a person, without one a body."""
        return [" ".join(name.split()) for name in self.author.split(";") if name.strip()]

    @property
    def note(self) -> str:
        """What is ours: how far it was read, and what was read there."""
        parts = [
            f"Access: {self.read}" if self.read else "",
            f"At {self.pinpoint}" if self.pinpoint else "",
            self.what,
            UNTITLED if self.sort == PAGE and not self.title else "",
        ]
        return ". ".join(part for part in parts if part and part != self.name)


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
        ARTICLE,
        f"{instrument.title}, Article {number}",
        date=instrument.signed,
        read="; ".join(read) or "no wording on file",
        what=f"{clause.heading}: in our own words, not the text",
    )
    cites = [cite for item in shown for wording in item.wordings for cite in (*wording.cites, *wording.kept_cites)]
    cites += [] if only else list(clause.cites)
    cites += [cite for rule in clause.rules if not only or rule.id.partition("/")[0] == only for cite in rule.cites]
    return [head, *_sources(law, (cites, clause.sources))]


def works_of_scenario(law: Law, scenario: Scenario) -> list[Work]:
    """The scenario file, then every source that it cites."""
    made_up = "" if scenario.kind == "history" else "; made up"
    title = _told_of(law, scenario)
    head = Work(scenario.id, SCENARIO, title, author=AUTHORS, what=f"a scenario of Casus{made_up}")
    cites = [cite for event in (*scenario.events,) for cite in event.cites]
    cites += [cite for fact in scenario.facts for cite in fact.cites]
    for dispute in scenario.disputes:
        cites += [cite for version in dispute.versions for cite in version.cites]
    cites += [cite for position in scenario.positions for cite in position.cites]
    cites += [cite for item in scenario.no_record for cite in item.cites]
    cites += [cite for item in scenario.corrections for cite in item.cites]
    return [head, *_sources(law, (cites, scenario.sources))]


def _told_of(law: Law, scenario: Scenario) -> str:
    """The title of a scenario with the days of its events. They are no date of the file, so they stand in no field for one."""
    days = Voice(law, scenario).happened(scenario)
    return f"{scenario.title}, events of {days}" if days else scenario.title


def works_of_finding(run: Run, row: Row, sentence: str) -> list[Work]:
    """One finding with how it stands, then its article and the sources that it rests on, and no others.

    row: the one whose proof has the sources. sentence: the finding in words, as `casus explain` begins.
    """
    law, scenario = run.law, run.scenario
    head = Work(
        f"{scenario.id}:{row.norm}:{row.bearer}",
        FINDING,
        f"{sentence.rstrip('.')} ({row.norm.partition('/')[0]}; {_told_of(law, scenario)})",
        author=AUTHORS,
        what="a finding of Casus",
    )
    clause, only = find_clause(law, row.norm) or (law.clauses[row.clause], "")
    article = works_of_clause(law, clause, only)[0]
    proof = Explainer(run).explain(row).proof
    given: list[tuple[Iterable[Cite], dict[str, Source]]] = [(clause_cites(clause, only, row.wording), clause.sources)]
    for node in _each(proof) if proof is not None else ():
        near = find_clause(law, node.name) if node.origin == "law" else None
        own = near[0].sources if near is not None else {}
        given.append((node.cites, {**scenario.sources, **own}))
    return [head, article, *_sources(law, *given)]


def clause_cites(clause: Clause, only: str, wording: str) -> list[Cite]:
    """The sources of one wording of a paragraph."""
    shown = [item for item in clause.paragraphs if not only or item.id == only]
    return [cite for item in shown for one in item.wordings if one.id == wording for cite in one.cites]


def _each(node: ProofNode) -> Iterable[ProofNode]:
    """A proof with all that it rests on."""
    yield node
    for child in node.children:
        yield from _each(child)


def answer_of(made: Receipt) -> Work:
    """What Casus answered, as a work of its own: who made it, what was asked, on which day, and the receipt by which it can be had again."""
    asked = made.command if made.command.isprintable() else json.dumps(made.command)
    title = f"Casus {made.casus}: the answer to {asked}" if asked else f"Casus {made.casus}: an answer"
    return Work("casus", ANSWER, title, author=AUTHORS, date=made.day, what=f"{_RECEIPT}{made.text}")


_RECEIPT = f"{sentence_start(RECEIPT)}: "


def _sources(law: Law, *given: tuple[Iterable[Cite], dict[str, Source]]) -> list[Work]:
    """The sources cited, each once, with all its pinpoints. given: what is cited, with the sources of the file that cites it."""
    found: dict[str, tuple[Source, dict[str, None]]] = {}
    for cite, own in ((cite, own) for cites, own in given for cite in cites):
        source = find_source(cite, own, law.sources)
        pins = found.setdefault(source.ref, (source, {}))[1]
        if cite.pinpoint:
            pins[cite.pinpoint] = None
    return [
        Work(
            source.id,
            PAGE if source.ref.startswith(SCHEMES) else WORK,
            source.title,
            source.ref,
            source.author,
            publisher_of(source, law.publishers),
            source.date,
            READ_WORDS[source.read],
            "; ".join(pins),
            source.supports,
        )
        for source, pins in found.values()
    ]


# ---- as text -----------------------------------------------------------------------------------------------------------


def works_text(works: Sequence[Work], made: Receipt) -> str:
    """The works as lines of text, the thing itself first; at the end how to cite this answer, with its receipt."""
    lines = []
    works = [work for work in works if work.sort != ANSWER]
    if works:
        heads = [work for work in works if work.sort in (FINDING, ARTICLE, SCENARIO)]
        rest = [work for work in works if work not in heads]
        for head in heads:
            lines.append(f"{', '.join(filter(None, (head.title, head.date, head.what)))}.")
            lines += [f"  Text: {head.read}."] if head.read else []
        none = [] if heads[-1].sort == FINDING else ["", "No source is cited for it."]
        lines += ["", "Sources, and how far each was read:"] if rest else none
        lines += [f"  [{number}] {_reference(work)}" for number, work in enumerate(rest, 1)]
        lines.append("")
    own = answer_of(made)
    lines += [f"To cite this answer: {own.author}. {own.title}, {own.date}.", f"{_RECEIPT}{made.text}"]
    return "".join(f"{_wrapped(line)}\n" for line in lines)


def _reference(work: Work) -> str:
    """A source as a list of references has it: who, what, where and when; then the place in it, and how far it was read."""
    out = ", ".join(part for part in (work.publisher if work.publisher not in work.ref else "", work.date) if part)
    ref = work.ref if work.sort == PAGE or not work.title or work.title not in work.ref else ""
    named = [*work.authors, work.title, out, ", ".join(part for part in (ref, work.pinpoint) if part)]
    said = f"{sentence_start(work.read)}{': ' + work.what if work.what else ''}"
    return f"{'. '.join(part.rstrip('.') for part in named if part)}. {said}"


def _wrapped(line: str) -> str:
    """A line folded at the width of a screen; an address stays whole."""
    indent = "      " if line.startswith("  ") else "  "
    return textwrap.fill(line, 80, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


# ---- for reference managers ----------------------------------------------------------------------------------------------


def _keyed(works: list[Work], made: Receipt) -> list[tuple[str, Work]]:
    """The thing itself, this answer and the sources, each with a key that begins with that of the first, so that several files go
    together."""
    all_of_them = list(dict.fromkeys([*works[:1], answer_of(made), *works[1:]]))
    found: dict[str, Work] = {}
    for work in all_of_them:
        name = work.key if work is all_of_them[0] else f"{all_of_them[0].key}:{work.key}"
        base = key = re.sub(r"[^A-Za-z0-9.:-]+", "-", name).strip("-")
        number = 1
        while key in found:
            number += 1
            key = f"{base}-{number}"
        found[key] = work
    return list(found.items())


def bibtex(works: list[Work], made: Receipt) -> str:
    """The works and this answer as entries of BibTeX. The receipt stands before all, where BibTeX reads nothing."""
    entries = [f"% {_RECEIPT}{made.text}\n"]
    for key, work in _keyed(works, made):
        names = [_escape(name) if "," in name else f"{{{_escape(name)}}}" for name in work.authors]
        fields = {
            "author": " and ".join(names),
            "title": _escape(work.name),
            "organization": _escape(work.publisher),
            "date": work.date,
            "year": work.date[:4],
            "url": work.url,
            "howpublished": _escape(work.ref) if work.sort == WORK and work.title else "",
            "note": _escape(work.note),
        }
        body = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
        entries.append(f"@{_FORMS[work.sort][0]}{{{key}{body}\n}}\n")
    return "\n".join(entries)


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))


def ris(works: list[Work], made: Receipt) -> str:
    """The works and this answer as entries of RIS."""
    entries = []
    for key, work in _keyed(works, made):
        lines = [
            ("TY", _FORMS[work.sort][1]),
            ("ID", key),
            *(("AU", name) for name in work.authors),
            ("TI", work.name),
            ("T2", work.publisher if work.sort == PAGE else ""),
            ("PB", work.publisher),
            ("PY", work.date[:4]),
            ("DA", "/".join([*work.date.split("-"), "", "", ""][:4]) if work.date else ""),
            ("UR", work.url),
            ("N1", work.note),
        ]
        told = [(tag, " ".join(text.split())) for tag, text in lines if text]
        entries.append("".join(f"{tag}  - {text}\n" for tag, text in [*told, ("ER", "")]))
    return "\n".join(entries)


def csl(works: list[Work], made: Receipt) -> list[dict[str, Any]]:
    """The works and this answer as items of CSL-JSON."""
    items = []
    for key, work in _keyed(works, made):
        names = [name.partition(",") for name in work.authors]
        item = {
            "id": key,
            "type": _FORMS[work.sort][2],
            "author": [
                {"family": family, "given": given.strip()} if comma else {"literal": family}
                for family, comma, given in names
            ],
            "title": work.name,
            "container-title": work.publisher if work.sort == PAGE else "",
            "publisher": work.publisher,
            "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]} if work.date else {},
            "URL": work.url,
            "note": work.note,
        }
        items.append({name: value for name, value in item.items() if value})
    return items
