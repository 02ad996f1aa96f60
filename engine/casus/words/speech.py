"""From the words of a sentence to the values of the vocabulary: days, states, places, treaties and articles as people write them.

Whatever cannot be read becomes a `Problem` with its place in the sentence and a cure, as in scenario files.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from casus.files.days import MONTHS, DayError, Span, parse_day
from casus.files.problems import Mark, Problem, offer, quote
from casus.law.conditions import Names, constant
from casus.law.model import Law
from casus.law.world import entity_code, land_of
from casus.scenarios.library import names_for
from casus.scenarios.model import Scenario

_WRITTEN = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})", re.IGNORECASE)
_ARTICLE = re.compile(r"Article (.+?)(?: of (?:the )?(.+))?", re.IGNORECASE)
_TELL_OF_ACTOR = (
    "an actor that is no state is declared under actors:",
    "or tell of a band: Given there is a band called …",
)
_LISTED = re.compile(r", and |, | and ")


class ClauseName(NamedTuple):
    """An article or paragraph as a sentence names it. `id` is that of the clause or of the paragraph, `clause` that of its clause."""

    id: str
    text: str
    clause: str

    def covers(self, norm: str, clause: str) -> bool:
        """Whether a norm of a clause belongs to what is named."""
        stem = norm.partition("/")[0]
        return clause == self.id or stem == self.id or stem.startswith(self.id + ".")


class KnownNames(NamedTuple):
    """What a sentence may name beside the law: aliases, the treaty a bare "Article 4" is of, and the scenario so far."""

    aliases: dict[str, str]
    bare: str
    scenario: Scenario | None = None


class Speech:
    """Reads the words of one law, within one scenario."""

    def __init__(self, law: Law, known: KnownNames) -> None:
        self.law = law
        self.known = known
        self.names: Names = names_for(law)
        if known.scenario is not None:
            scenario = known.scenario
            places = {**self.names.places, **{place.id: place.name for place in scenario.places.values()}}
            actors = {actor: kind for actor, (kind, _) in scenario.actors.items()}
            events = frozenset(event.id for event in scenario.events)
            self.names = self.names._replace(places=places, actors=actors, events=events)

    def values(self, text: str, type_name: str, mark: Mark, problems: list[Problem]) -> tuple[str | int, ...]:
        """One value of a type of the vocabulary, or several joined by commas and "and"; empty with problems if one is unknown."""
        one: list[Problem] = []
        value = self.value(text, type_name, mark, one)
        if value is not None:
            return (value,)
        parts = split_list(text)
        if len(parts) == 1:
            problems.extend(one)
            return ()
        found = [self.value(part, type_name, within(mark, text, part), problems) for part in parts]
        return tuple(item for item in found if item is not None) if None not in found else ()

    def value(self, text: str, type_name: str, mark: Mark, problems: list[Problem]) -> str | int | None:
        """One value of a type of the vocabulary in core form; None with a problem if there is none."""
        kind = self.law.vocabulary.types[type_name]
        if kind.special == "instruments":
            return self.instrument(text, mark, problems)
        if kind.special == "date":
            span = self.day(text, mark, problems)
            return span.last if span is not None else None
        if text.casefold() in self.known.aliases:
            text = self.known.aliases[text.casefold()]
        if kind.special == "places":
            return self._place(text, mark, problems)
        if (kind.entities or kind.actors) and entity_code(text, self.law.entities) is None:
            text = self._actor(text)
        elif kind.values:
            text = text.replace(" ", "_").casefold()
        found: list[Problem] = []
        value = constant(text, type_name, self.names, mark, found)
        # the cure for a file is to declare an actor; here it is to tell of one
        problems.extend(item._replace(cure=item.cure.replace(*_TELL_OF_ACTOR)) for item in found)
        return value

    def _place(self, text: str, mark: Mark, problems: list[Problem]) -> str | None:
        """The id of a place written by its id or its name, in any case and with or without its article; a state's name is its land."""
        wanted = without_article(text).casefold()
        for place, name in self.names.places.items():
            if wanted in (place.casefold(), place.replace("-", " ").casefold(), without_article(name).casefold()):
                return place
        code = entity_code(text, self.law.entities) or entity_code(without_article(text), self.law.entities)
        if code is not None and land_of(code, self.law.entities, self.law.vocabulary) is not None:
            return code
        cure = offer(text, self.names.places.values())
        if not cure.startswith("did you mean"):
            cure += "; or tell of a new one: Given NAME is a place in STATE"
        problems.append(Problem("unknown-place", f"no place is called {quote(text)}", mark, cure))
        return None

    def _actor(self, text: str) -> str:
        """The id of an actor of this scenario written by its id or its name, or the text as it is."""
        actors = self.known.scenario.actors if self.known.scenario is not None else {}
        wanted = without_article(text).casefold()
        for actor, (_, name) in actors.items():
            if wanted in (actor.casefold(), without_article(name).casefold()):
                return actor
        return without_article(text) if entity_code(without_article(text), self.law.entities) else text

    def instrument(self, text: str, mark: Mark, problems: list[Problem]) -> str | None:
        """The id of a treaty written by its title or its short name."""
        wanted = without_article(text).casefold()
        for item in self.law.instruments.values():
            if wanted in (without_article(name).casefold() for name in (item.title, item.short) if name):
                return item.id
        titles = [item.title for item in self.law.instruments.values()]
        shorts = [item.short for item in self.law.instruments.values() if item.short]
        problems.append(
            Problem("unknown-instrument", f"no treaty is called {quote(text)}", mark, offer(text, [*titles, *shorts]))
        )
        return None

    def day(self, text: str, mark: Mark, problems: list[Problem]) -> Span | None:
        """A day, a month or a year as people write it: 13 September 2022, September 2022, 2022."""
        span = parse_written_day(text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, mark, span.cure))
            return None
        return span

    def clause(self, text: str, mark: Mark, problems: list[Problem]) -> ClauseName | None:
        """An article or paragraph, perhaps of a treaty by its short name: "Article 4", "Article 4(2)", "Article 12 of the Pact"."""
        matched = _ARTICLE.fullmatch(text)
        if matched is None:
            named = next((item.short for item in self.law.instruments.values() if item.short), "TREATY")
            cure = f"write Article 4, Article 4(2), or Article 12 of {named}"
            problems.append(Problem("unknown-clause", f"{quote(text)} names no article", mark, cure))
            return None
        article, treaty = matched[1], matched[2]
        instrument = self.instrument(treaty, within(mark, text, treaty), problems) if treaty else self.known.bare
        if instrument is None:
            return None
        articles: dict[str, str] = {}
        clauses: dict[str, str] = {}
        for clause in self.law.clauses.values():
            if clause.instrument == instrument:
                for paragraph in clause.paragraphs:
                    articles.setdefault(paragraph.article, paragraph.id)
                    clauses.setdefault(paragraph.article, clause.id)
                articles[clause.article] = clauses[clause.article] = clause.id
        if article not in articles:
            item = self.law.instruments.get(instrument)
            message = f"Article {article} of {item.short or item.title if item else instrument} is not on file"
            problems.append(Problem("unknown-clause", message, within(mark, text, article), offer(article, articles)))
            return None
        return ClauseName(articles[article], text, clauses[article])

    def one_of(self, text: str, table: Iterable[str], what: str, mark: Mark, problems: list[Problem]) -> str | None:
        """A name from a list, written as it stands there or with blanks for - and _."""
        options = list(table)
        wanted = plain_name(without_article(text))
        for option in options:
            if text == option or wanted == plain_name(option):
                return option
        cure = offer(text, [option.replace("_", " ") for option in options])
        problems.append(Problem("unknown-name", f"there is no {what} {quote(text)}", mark, cure))
        return None

    def reading(self, text: str, mark: Mark, problems: list[Problem]) -> str | None:
        """A named reading, by its name, its holder or its id."""
        wanted = without_article(text).casefold()
        for reading in self.law.readings.values():
            holder = self.law.entities[reading.of].name if reading.of in self.law.entities else reading.of
            if wanted in (
                name.casefold() for name in (reading.id, without_article(reading.name), without_article(holder))
            ):
                return reading.id
        return self.one_of(text, [item.name for item in self.law.readings.values()], "reading", mark, problems)


class Found(NamedTuple):
    """What a line of a story names, in its order: states and bodies, places and days, with the kinds of events it may tell of, the likeliest first."""

    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


_LONGEST = 6
"""Of how many words a name may consist."""


def named_in(law: Law, line: str) -> Found:
    """The names, days and kinds of events in a line. It says of nobody what they did: that is for whoever tells it."""
    words = [word.strip(".,;:!?()\"'") for word in line.split()]
    places = {without_article(item.name).casefold(): item.id for item in law.places.values()}
    parties: dict[str, None] = {}
    found_places: dict[str, None] = {}
    days: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            text = " ".join(words[at : at + size])
            plain = text.removesuffix("'s").removesuffix("’s")
            day = parse_written_day(text) if any(char.isdigit() for char in text) else None
            code = entity_code(plain, law.entities) if plain[:1].isupper() else None
            if isinstance(day, Span):
                days.setdefault(day.text)
            elif code is not None:
                parties.setdefault(code)
            elif plain.casefold() in places:
                found_places.setdefault(places[plain.casefold()])
            else:
                continue
            at += size - 1
            break
        else:
            rest.append(words[at])
        at += 1
    return Found(tuple(parties), tuple(found_places), tuple(days), kinds_meant(law, rest))


def kinds_meant(law: Law, words: Iterable[str]) -> tuple[str, ...]:
    """The kinds of events that words may mean, the likeliest first: by their names, and by what else the vocabulary says that people call them."""
    stems = {_stem(word.casefold()) for word in words if len(word) > 2}
    found = {}
    for item in law.vocabulary.predicates.values():
        if item.sort == "event" and not item.record:
            named = {_stem(part) for part in re.findall(r"[a-z]+", " ".join((item.name, *item.also)).casefold())}
            found[item.name] = len(stems & named)
    return tuple(sorted((name for name in found if found[name]), key=lambda name: -found[name]))


def _stem(word: str) -> str:
    """A word without the endings of number and tense."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def parse_written_day(text: str) -> Span | DayError:
    """Read a day, a month or a year, written out or in the form 2022-09-13."""
    matched = _WRITTEN.fullmatch(text)
    if matched is None:
        span = parse_day(text)
        if isinstance(span, DayError):
            return DayError(span.message, "write a day as in 13 September 2022")
        return span
    month = next(number for number, name in enumerate(MONTHS, 1) if name.casefold() == matched[2].casefold())
    iso = f"{matched[3]}-{month:02}"
    if matched[1] is None:
        return parse_day(iso)
    span = parse_day(f"{iso}-{int(matched[1]):02}")
    if isinstance(span, DayError):
        return DayError(
            f"{quote(text)} is not a day; {span.message.partition('; ')[2]}",
            f"write {matched[2]} {matched[3]} when only the month is known",
        )
    return span


def split_list(text: str) -> list[str]:
    """The parts of "A, B and C"."""
    return [part for part in _LISTED.split(text) if part]


def plain_name(text: str) -> str:
    """A name without case, hyphens and underscores."""
    return text.casefold().replace("-", " ").replace("_", " ")


def without_article(text: str) -> str:
    """A name without a leading "the"."""
    return text[4:] if text[:4].casefold() == "the " else text


def within(mark: Mark, text: str, part: str) -> Mark:
    """The place of a part of a text that stands at `mark`."""
    at = text.find(part)
    return mark._replace(column=mark.column + max(at, 0), width=max(len(part), 1))


__all__ = [
    "ClauseName",
    "Found",
    "KnownNames",
    "Speech",
    "kinds_meant",
    "named_in",
    "parse_written_day",
    "plain_name",
    "split_list",
    "within",
    "without_article",
]
