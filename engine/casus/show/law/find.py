"""The screen of words found in the law: each match with its words quoted."""

from casus.ask.find import _WORD, UNREAD_ACT, UNREAD_RULE, UNREAD_WORDING, Unread, _fits, find, hearsay
from casus.files.sources import READ
from casus.law.model import Clause, Law
from casus.show.blocks import Bit, Block, Commands, Gap, Heading, Para, Title, strong
from casus.show.fitting import Level, Section, fit, fixed, whole
from casus.words.names import READ_WORDS, counted

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
