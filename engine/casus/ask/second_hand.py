"""What of the law was not read in its own text: wordings, dated acts and rules, with what each rests on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.files.days import show_day
from casus.files.sources import READ, Cite, Source, find_source
from casus.law.model import Clause, Law
from casus.words.names import Voice, in_force, kept_of, least_read, named, read_of, sentence_start

UNREAD_WORDING, UNREAD_ACT, UNREAD_RULE = "wording", "act", "rule"
_TEXT = READ.index("second_hand")
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
                if READ.index(read) >= _TEXT and read != "dataset":
                    says = f"{named(wording)}, {in_force(wording.first, wording.last)}. {wording.gloss}".strip()
                    sources = tuple(cite.source for cite in wording.cites)
                    found.append(Unread(UNREAD_WORDING, paragraph.id, clause.id, says, read, wording.note, sources))
                if kept := kept_of(law, clause, wording):
                    read = least_read(law, clause, wording.kept_cites)
                    says = f"{sentence_start(kept.partition(':')[0])}: {named(wording)}."
                    sources = tuple(cite.source for cite in wording.kept_cites)
                    if READ.index(read) >= _TEXT:
                        found.append(Unread(UNREAD_WORDING, paragraph.id, clause.id, says, read, wording.note, sources))
        for rule in clause.rules:
            if _open(law, clause.sources, rule.cites):
                found.append(
                    Unread(
                        UNREAD_RULE,
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
            day = f"{show_day(act.date.last)}. " if act.date is not None else ""
            yield Unread(UNREAD_ACT, act.id, "", day + says, "unverified", "", tuple(cite.source for cite in act.cites))


def _open(law: Law, own: dict[str, Source], cites: Sequence[Cite]) -> bool:
    """Whether one of the sources of an entry was not read."""
    return any(find_source(cite, own, law.sources).read == "unverified" for cite in cites)
