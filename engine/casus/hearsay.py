"""What of the law was not read in its own text: wordings, dated acts and rules, with what each rests on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.days import show
from casus.law import Clause, Law
from casus.layout import Block, Commands, Gap, Para, Title, strong
from casus.sections import Level, Section, fit, fixed, whole
from casus.sources import READ, Cite, Source, find_source
from casus.words import READ_WORDS, Voice, counted, in_force, kept_of, least_read, named, read_of, sentence_start

WORDING, ACT, RULE = "wording", "act", "rule"
TEXT = READ.index("second_hand")
"""From here on it is not the text that was read."""


class Unread(NamedTuple):
    """One statement of law that rests on no reading of its text. `note` says what is known of how it was looked for."""

    sort: str
    id: str
    clause: str
    says: str
    read: str
    note: str
    sources: tuple[str, ...]


def hearsay(law: Law, only: Clause | None = None) -> list[Unread]:
    """Wordings read at second hand or not at all, and the dates and rules that rest on a source nobody read."""
    found = []
    for clause in [only] if only is not None else law.clauses.values():
        for paragraph in clause.paragraphs:
            for wording in paragraph.wordings:
                read = read_of(law, clause, wording)
                if READ.index(read) >= TEXT and read != "dataset":
                    says = f"{named(wording)}, {in_force(wording.first, wording.last)}. {wording.gloss}".strip()
                    sources = tuple(cite.source for cite in wording.cites)
                    found.append(Unread(WORDING, paragraph.id, clause.id, says, read, wording.note, sources))
                if kept := kept_of(law, clause, wording):
                    read = least_read(law, clause, wording.kept_cites)
                    says = f"{sentence_start(kept.partition(':')[0])}: {named(wording)}."
                    sources = tuple(cite.source for cite in wording.kept_cites)
                    if READ.index(read) >= TEXT:
                        found.append(Unread(WORDING, paragraph.id, clause.id, says, read, wording.note, sources))
        for rule in clause.rules:
            if _open(law, clause.sources, rule.cites):
                found.append(
                    Unread(
                        RULE,
                        rule.id,
                        clause.id,
                        rule.says,
                        "unverified",
                        "",
                        tuple(cite.source for cite in rule.cites),
                    )
                )
    return found if only is not None else [*found, *_acts(law)]


def _acts(law: Law) -> Iterable[Unread]:
    """The dated acts, such as signatures and consents, that rest on a source nobody read."""
    for act in law.acts:
        if _open(law, {}, act.cites):
            says = (act.says or Voice(law).event(act)).strip()
            day = f"{show(act.date.last)}. " if act.date is not None else ""
            yield Unread(ACT, act.id, "", day + says, "unverified", "", tuple(cite.source for cite in act.cites))


def _open(law: Law, own: dict[str, Source], cites: Sequence[Cite]) -> bool:
    """Whether one of the sources of an entry was not read."""
    return any(find_source(cite, own, law.sources).read == "unverified" for cite in cites)


def screen(law: Law, only: Clause | None, everything: bool) -> list[Block]:
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
        group = [item for item in found if item.sort == WORDING and item.read == read]
        if group:
            made.append((f"{counted(len(group), 'wording')} {READ_WORDS[read]}", group))
    acts = [item for item in found if item.sort == ACT]
    rules = [item for item in found if item.sort == RULE]
    if acts:
        made.append((f"{counted(len(acts), 'dated act')} with a source that was not read", acts))
    if rules:
        made.append((f"{counted(len(rules), 'rule')} with a source that was not read", rules))
    return made


def _ids(group: list[Unread]) -> str:
    """The names of entries, each once; of rules only the articles."""
    names = dict.fromkeys(item.clause if item.sort == RULE else item.id for item in group)
    return ", ".join(names)
