"""Two screens that lead to places in the law: how to cite an article or a scenario with its sources, and where words were found."""

import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from casus.ask.find import _WORD, UNREAD_ACT, UNREAD_RULE, UNREAD_WORDING, Unread, _fits, find, hearsay
from casus.files.days import show_day
from casus.files.receipt import Receipt
from casus.files.sources import READ, Cite, Source, find_source
from casus.law.model import Clause, Law
from casus.law.world import FIRST_DAY
from casus.scenarios.model import Scenario
from casus.show.blocks import Bit, Block, Commands, Gap, Heading, Level, Para, Section, Title, fit, fixed, strong, whole
from casus.words.names import READ_WORDS, SCHEMES, counted, in_force, kept_of, read_of

NO_TEXT = "in our own words; not the text"
_SPECIAL = {char: f"\\{char}" for char in "&%$#_"} | {
    "{": r"{\textbraceleft}",  # BibTeX counts braces, those after a stroke too
    "}": r"{\textbraceright}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


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
            "url": "".join(_IN_ADDRESS.get(char, char) for char in work.ref) if web else "",
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


_SHOWN, _BEFORE, _LONGEST = 8, 28, 96


def found_screen(law: Law, words: str, everything: bool) -> list[Block]:
    """What was found, each match with its words quoted."""
    hits = find(law, words)
    clauses = [hit for hit in hits if hit.id in law.clauses]
    title = Title(f'law --find "{words}"', f"{counted(len(hits), 'place')} of the law")
    if not hits:
        cure = "Try one word, or the beginning of a word, as in --find consult. All articles: casus law --all"
        return [title, Gap(), Para(f"Every word was looked for. {cure}", 0)]
    shown = hits if everything else hits[:_SHOWN]
    made: list[Block] = [title, Gap()]
    if len(hits[0].words) < len({word.casefold() for word in _WORD.findall(words)}):
        made.append(Para("No article on file has all of these words; these have the most.", 0))
    for hit in shown:
        clause = law.clauses.get(hit.id)
        name = (
            f"{law.instruments[clause.instrument].short}, Article {clause.article}: {clause.heading}"
            if clause
            else "a question of meaning"
        )
        made.append(Para((strong(hit.id), f"  {name}"), 2, 2))
        made.append(Para((f"{hit.label}: ", *_quoted(hit.text, words)), 4, 2))
    if len(hits) > len(shown):
        made.append(Heading("", f"({len(hits) - len(shown)} more: add --all)"))
    first = f"casus law {clauses[0].id}" if clauses else f"casus law --questions {_clause_of(law, hits[0].id)}".rstrip()
    return [*made, Commands("NEXT", ((first, ""),))]


def _clause_of(law: Law, question: str) -> str:
    """A clause on which a question bears."""
    named = {name.partition("#")[0] for name in law.questions[question].bears_on}
    return next((clause.id for clause in law.clauses.values() if named & {rule.id for rule in clause.rules}), "")


def _quoted(text: str, words: str) -> list[Bit | str]:
    """The part of a text around the first match, with the matches standing out."""
    wanted = [word.casefold() for word in _WORD.findall(words)]
    matches = [word for word in _WORD.finditer(text) if any(_fits(word[0].casefold(), one) for one in wanted)]
    start = max(0, matches[0].start() - _BEFORE) if matches and len(text) > _LONGEST else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if len(text) - start <= _LONGEST else text.rfind(" ", 0, start + _LONGEST)
    parts: list[Bit | str] = ["... " if start else ""]
    place = start
    for match in matches:
        if start <= match.start() and match.end() <= end:
            parts += [text[place : match.start()], strong(match[0])]
            place = match.end()
    return [*parts, text[place:end], "" if end == len(text) else " ..."]


def unread_screen(law: Law, only: Clause | None, everything: bool) -> list[Block]:
    """The listing as a screen: by how far they were read, the least read first; with --all each with its note."""
    found = hearsay(law, only)
    where = f" {only.id}" if only is not None else ""
    if not found:
        return [
            Title(f"law{where} --unverified", "What was not read"),
            Para("Nothing here rests on a text that was not read.", 0),
        ]
    head: list[Block] = [
        Title(f"law{where} --unverified", "What of the law was not read in its own text"),
        Para("Each is told as others tell it, or from general knowledge; in our own words.", 0),
        Gap(),
    ]
    sections: list[Section] = [fixed("head", *head)]
    for heading, group in _groups(found):
        brief: list[Block] = [Para((strong(heading), ": ", _ids(group)), 0, 2), Gap()]
        long: list[Block] = [Para(strong(f"{heading}:"), 0)]
        for item in group:
            note = f" ({item.note})" if item.note else ""
            long.append(Para((strong(item.id), f"  {item.says}{note} [{', '.join(item.sources)}]"), 2, 4))
        sections.append(Section(heading, (Level(0, (*long, Gap())), Level(1, tuple(brief)))))
    clause = only.id if only is not None else next((item.clause for item in found if item.clause), "")
    sections.append(
        fixed(
            "foot",
            Commands(
                "NEXT",
                (*([("casus law --unverified --all", "")] * (only is None)), (f"casus law {clause} --sources", "")),
            ),
        )
    )
    return whole(sections) if everything else fit(sections, ())


def _groups(found: list[Unread]) -> list[tuple[str, list[Unread]]]:
    """The entries under a heading each: wordings by how far they were read, then dates, then rules."""
    made = []
    for read in reversed(READ):
        group = [item for item in found if item.sort == UNREAD_WORDING and item.read == read]
        if group:
            made.append((f"{counted(len(group), 'wording')} {READ_WORDS[read]}", group))
    acts = [item for item in found if item.sort == UNREAD_ACT]
    rules = [item for item in found if item.sort == UNREAD_RULE]
    if acts:
        made.append((f"{counted(len(acts), 'dated act')} with a source that was not read", acts))
    if rules:
        made.append((f"{counted(len(rules), 'rule')} with a source that was not read", rules))
    return made


def _ids(group: list[Unread]) -> str:
    """The names of entries, each once; of rules only the articles."""
    names = dict.fromkeys(item.clause if item.sort == UNREAD_RULE else item.id for item in group)
    return ", ".join(names)
