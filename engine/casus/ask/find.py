"""Finding places in the law: the articles that a reader means, where words stand, and what was not read in its own text."""

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.ask.history import by_number
from casus.files.days import show_day
from casus.files.problems import CasusError, offer, quote, wrong
from casus.files.sources import READ, Cite, Source, find_source
from casus.law.conditions import Pattern
from casus.law.model import Clause, Law, Rule, kept
from casus.law.world import entity_code
from casus.words.names import Voice, counted, in_force, kept_of, least_read, named, read_of, sentence_start
from casus.words.speech import without_article

WEIGHTS = {"heading": 8, "gloss": 5, "wording": 5, "rule": 3, "question": 3, "note": 2}
"""How much a word counts, by where it stands."""

_QUOTED = ("gloss", "wording", "rule", "question")
"""What is quoted rather than a heading, which is shown anyway, or a note."""

_WORD = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A place where words were found: the clause (or question), what kind of place, its text, and how good the match is."""

    id: str
    where: str
    label: str
    text: str
    score: float
    words: tuple[str, ...]


class _Place(NamedTuple):
    """One text of the law: whose it is, what kind of place, how the place is called, the text, and its words in small letters."""

    id: str
    where: str
    label: str
    text: str
    words: tuple[str, ...]


def find(law: Law, words: str) -> list[Hit]:
    """The clauses and questions in whose texts every word stands, best first; if there are none, those with the most of the words.

    A word matches the beginning of a word: "law" finds "laws". A rare word counts more than a common one, and words side by side,
    as written, count most.
    """
    wanted = tuple(dict.fromkeys(word.casefold() for word in _WORD.findall(words)))
    groups: dict[str, list[tuple[_Place, frozenset[str]]]] = {}
    places, standing = _places(law)
    fitting = {word: {number for one in standing if _fits(one, word) for number in standing[one]} for word in wanted}
    for number in sorted(set().union(*fitting.values())):
        matched = frozenset(word for word in wanted if number in fitting[word])
        groups.setdefault(places[number].id, []).append((places[number], matched))
    covered = {name: frozenset[str]().union(*(matched for _, matched in found)) for name, found in groups.items()}
    most = max(map(len, covered.values()), default=0)
    common = Counter(word for matched in covered.values() for word in matched)
    hits = []
    for name, found in groups.items():
        if len(covered[name]) == most:
            scored = [(_score(place, matched, wanted, common), place) for place, matched in found]
            best = max(scored, key=lambda item: (item[1].where in _QUOTED, item[0]))[1]
            text = " ".join(best.text.split())
            hits.append(
                Hit(name, best.where, best.label, text, sum(value for value, _ in scored), tuple(covered[name]))
            )
    return sorted(hits, key=lambda hit: (-hit.score, hit.id))


def _score(place: "_Place", matched: frozenset[str], wanted: tuple[str, ...], common: Counter[str]) -> float:
    """How good a match is: rare words more, more words more, a long text less."""
    have = place.words
    close = any(
        all(_fits(have[start + shift], word) for shift, word in enumerate(wanted))
        for start in range(len(have) - len(wanted) + 1)
    )
    rare = sum(1 / common[word] for word in matched) * len(matched)
    return WEIGHTS[place.where] * rare * (3 if close and len(wanted) > 1 else 1) / (1 + len(have) / 100)


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted) or (len(wanted) > 3 and wanted.endswith("s") and word == wanted[:-1])


@kept
def _places(law: Law) -> tuple[list[_Place], dict[str, list[int]]]:
    """Every text of the law; and for each word the numbers of those in which it stands."""
    made: list[tuple[str, str, str, str]] = []
    for clause in law.clauses.values():
        made.append((clause.id, "heading", "heading", clause.heading))
        made.append((clause.id, "gloss", "in short", clause.gloss))
        made.append((clause.id, "note", "no rules", clause.untranslated))
        for paragraph in clause.paragraphs:
            made.append((clause.id, "heading", paragraph.article, paragraph.heading))
            for wording in paragraph.wordings:
                label = f"{paragraph.article or clause.article}, {wording.id} wording"
                made.append((clause.id, "wording", label, wording.gloss))
                made.append((clause.id, "note", f"{label}, note", wording.note))
        for rule in clause.rules:
            made.append((clause.id, "rule", rule.id, rule.says))
            made.append((clause.id, "note", f"{rule.id} rests on", _rests_on(rule)))
    for item in law.instruments.values():
        clause_id = next((clause.id for clause in law.clauses.values() if clause.instrument == item.id), "")
        if clause_id:
            made.append((clause_id, "note", f"on {item.short}", item.note))
    for question in law.questions.values():
        made.append((question.id, "question", "question", question.asks))
        made.append((question.id, "note", "question, note", question.note))
        for answer in question.answers:
            made.append((question.id, "note", f"answer {answer.id}", f"{answer.says}. {answer.rests_on}"))
    told = [place for place in made if place[3].strip()]
    places = [_Place(*place, tuple(word.casefold() for word in _WORD.findall(place[3]))) for place in told]
    standing: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for word in dict.fromkeys(place.words):
            standing.setdefault(word, []).append(number)
    return places, standing


def _rests_on(rule: Rule) -> str:
    """The words of the vocabulary that a rule is made of."""
    names = [item.pred for item in (*rule.when, *rule.once) if isinstance(item, Pattern)]
    names += [str(term) for name, term in rule.then.roles if name == "act"]
    return ", ".join(dict.fromkeys(name.replace("_", " ") for name in names))


def hit_values(law: Law, words: str) -> list[dict[str, Any]]:
    """What was found, as plain values."""
    return [{**hit._asdict(), "score": round(hit.score, 3)} for hit in find(law, words)]


# ---- the articles that a reader means --------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"(?:(?P<before>.*?)[\s,.:]+)?(?:articles?|art\.?|arts\.?|§)?\s*(?P<number>\d+\w?(?:\s*\([\da-z]+\))*)"
    r"(?:,?\s+(?:of\s+)?(?P<after>.+))?",
    re.IGNORECASE,
)
"""An article by its number, before or after the name of a treaty: 4, 4.2, art. 4(2), Charter 17, or *Article 4 of* and a name."""


_POINTED = re.compile(r"(?<![\d.])(\d+)\.(\d{1,2})(?![\w.])")
"""A paragraph as many write it: 4.2 for 4(2)."""


_GLUED = re.compile(r"^([a-z][a-z-]+?)[-\s]?(\d)")
"""An article whose point was left out: x4 or x 4 for x.4."""


def meant(law: Law, words: str) -> list[tuple[Clause, str]]:
    """The articles that a reader means, each with the paragraph to which the words narrow it: by treaty, then by number.

    words: the id of an article, a paragraph, a norm or a rule; a number, with or without the name of a treaty; or the name of a
    treaty or of a system of treaties alone, which means all of its articles. Nothing is found where the law has no such article.
    """
    text = " ".join(words.split())
    low = text.casefold()
    found = find_clause(law, text) or find_clause(law, low) or find_clause(law, _GLUED.sub(r"\1.\2", low))
    if found is not None:
        return [found]
    order = list(law.instruments)
    clauses = sorted(law.clauses.values(), key=lambda one: (order.index(one.instrument), by_number(one.article)))
    if treaties := _treaties(law, text):
        return [(clause, "") for clause in clauses if clause.instrument in treaties]
    number, among = _numbered_of(law, text)
    return [(one, only) for one in clauses if one.instrument in among for only in _numbered(one, number)]


def _numbered_of(law: Law, text: str) -> tuple[str, set[str]]:
    """The number in a reader's words, and the treaties whose article it may be: all where the words name none."""
    parts = _NUMBER.fullmatch(_POINTED.sub(r"\1(\2)", text))
    if parts is None:
        return "", set()
    names = [name for name in (parts["before"], parts["after"]) if name and not _ARTICLE.fullmatch(name)]
    number = parts["number"].replace(" ", "").casefold()
    return number, set(law.instruments).intersection(*(_treaties(law, name) for name in names))


_ARTICLE = re.compile(r"articles?|arts?\.?|§", re.IGNORECASE)


def _numbered(clause: Clause, number: str) -> list[str]:
    """The paragraph of an article that bears a number; an empty text for the article itself, and nothing where neither bears it."""
    if clause.article.casefold() == number:
        return [""]
    return [item.id for item in clause.paragraphs if item.article.replace(" ", "").casefold() == number][:1]


def _treaties(law: Law, name: str) -> set[str]:
    """The instruments that a name stands for: by an id or its beginning, a title, a short name; or all those of a system."""
    wanted = without_article(name).casefold()
    stems = {clause.id.rpartition(".")[0]: clause.instrument for clause in law.clauses.values()}
    if wanted in law.systems and wanted not in law.instruments:
        return {item.id for item in law.instruments.values() if item.system == wanted}
    names: dict[str, set[str]] = {}
    for item in law.instruments.values():
        told = (item.id, item.title, item.short, *(stem for stem, owner in stems.items() if owner == item.id))
        names[item.id] = {without_article(one).casefold() for one in told}
    exact = {key for key, told in names.items() if wanted in told}
    begun = {key for key in names if key.startswith(f"{wanted}-")}
    words = [word.casefold() for word in _WORD.findall(wanted)]
    within = {key for key, told in names.items() if len(words) > 1 and any(_has(one, words) for one in told)}
    return exact or begun or within


def _has(name: str, words: Sequence[str]) -> bool:
    """Whether every word begins a word of a name."""
    own = _WORD.findall(name)
    return all(any(one.startswith(word) for one in own) for word in words)


def find_clause(law: Law, name: str) -> tuple[Clause, str] | None:
    """The article of an article, paragraph, norm or rule id, and the paragraph it narrows to (empty for all)."""
    if name in law.clauses:
        return law.clauses[name], ""
    for clause in law.clauses.values():
        stem = name.partition("/")[0]
        if any(paragraph.id == stem for paragraph in clause.paragraphs):
            return clause, stem
        if any(name in (rule.id, rule.norm) for rule in clause.rules):
            return clause, stem if stem != clause.id else ""
    return None


def clause_names(law: Law) -> list[str]:
    """What a user may write for a clause: articles and paragraphs."""
    return list(
        dict.fromkeys(
            name for clause in law.clauses.values() for name in (clause.id, *(item.id for item in clause.paragraphs))
        )
    )


def not_on_file(law: Law, words: str) -> CasusError:
    """The mistake of words that mean no article on file: the name that was meant, or what is on file that bears on them."""
    cure = offer(words, [*clause_names(law), *law.instruments])
    if not cure.startswith("did you mean"):
        cure = "; ".join([*_near(law, words), "all that is on file: casus law"])
    return wrong(f"there is no article or treaty {quote(words)} on file", cure, "unknown-clause")


def _near(law: Law, words: str) -> Iterable[str]:
    """What is on file of the treaty that words name, of the state or body that they name, and where they stand."""
    treaties = _numbered_of(law, words)[1]
    if len(treaties) == 1:
        treaty = law.instruments[next(iter(treaties))]
        yield f"what is on file of {treaty.short}: casus law {treaty.id}"
    if code := entity_code(words, law.entities):
        what = f"{law.entities[code].name} is on file as {_a(law.entities[code].kind)}, not as a treaty"
        yield f"{what}; where it takes part: casus list {code}"
    hits = find(law, words)
    if hits and len(hits[0].words) == len({word.casefold() for word in _WORD.findall(words)}):
        yield f"where these words stand ({counted(len(hits), 'place')}): casus law --find {shlex.quote(words)}"


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


# ---- what was not read -------------------------------------------------------------------------------------------------

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
