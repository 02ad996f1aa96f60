"""Plain words for what a report shows: names, lists, dates, events read aloud, wordings, sources. All of them from the data."""

import re
from collections.abc import Iterable

from casus.assessment.cases import Choice
from casus.files.days import add, show_day
from casus.files.sources import READ, Cite, Source, find_source
from casus.law.model import Answer, Clause, Event, Fact, Instrument, Law, Rule, Wording
from casus.law.vocabulary import UNKNOWN
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.scenarios.model import Scenario
from casus.words.statements import Speaker

READ_WORDS = {
    "in_full": "read in full",
    "in_part": "read in part",
    "second_hand": "read at second hand",
    "dataset": "read in a data file",
    "unverified": "unverified",
    "not_stated": "not stated how far read",
}
"""How far a source was read, in words."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LONGEST_NAME = 28  # of an instrument, without its own article, where it stands before an article


class Voice(Speaker):
    """Says what a report needs, with the names of one law and one scenario."""

    def ordered(self, ids: Iterable[str]) -> list[str]:
        """Ids in the alphabetical order of their names; "the" does not count."""
        return sorted(dict.fromkeys(ids), key=lambda item: (self.name(item).removeprefix("the ").casefold(), item))

    def listed(self, ids: Iterable[str]) -> str:
        """Names in alphabetical order, with commas: A, B, C."""
        return ", ".join(self.name(item) for item in self.ordered(ids))

    def series(self, ids: Iterable[str]) -> str:
        """Names in alphabetical order for a sentence: A, B and C."""
        return series([self.name(item) for item in self.ordered(ids)])

    def holders(self, ids: Iterable[str]) -> str:
        """Who holds a view; nobody on file where no holder is known."""
        return self.listed(ids) or "nobody on file"

    def held(self, answer: Answer) -> str:
        """Who gives an answer, each with the occasion on which it did so where the law says that it was another: with the day, and what it spoke of."""
        said = {cite.by: cite.note for cite in answer.cites if cite.by and cite.note}
        names = (
            f"{self.name(one)} ({said[one]})" if one in said else self.name(one) for one in self.ordered(answer.held_by)
        )
        return ", ".join(names) or self.holders(())

    def event(self, event: Event, choice: Choice | None = None) -> str:
        """What an event says, read aloud. Open roles that the file leaves out are said as the choice has them."""
        word = self.law.vocabulary.predicates[event.word]
        values: dict[str, str] = {}
        for role in word.roles:
            given = event.values(role.name)
            untold = role.written and given == (UNKNOWN,)
            if given and not untold:
                parts = [self.value(role, item) for item in given]
                values[role.name] = series(sorted(parts) if role.type in ("state", "actor", "addressee") else parts)
            elif role.open and (untold or not role.written) and not event.denied and choice is not None:
                taken = choice.silences.get(f"{event.id}.{role.name}", role.assume)
                values[role.name] = self.value(role, taken) if role.lands else taken.replace("_", " ")
            elif untold:
                values[role.name] = f"an unknown {role.type}"
            elif not role.optional:
                kind = self.law.vocabulary.types[role.type]
                what = "body" if kind.entities else "" if kind.scale else "thing"
                values[role.name] = ("any" if event.denied else "some") + what
        told = {name for name, _ in event.roles}
        if event.denied and told and told == set(re.findall(r"{(\w+)}", word.noun)):  # then it says all that is denied
            return self.fill(word.noun, values)
        return self.fill(word.phrase, values)

    def fact(self, fact: Fact) -> str:
        """What a fact says, read aloud."""
        word = self.law.vocabulary.predicates[fact.word]
        given = dict(fact.roles)
        values = {
            role.name: series([self.value(role, item) for item in given[role.name]])
            for role in word.roles
            if role.name in given
        }
        said = self.fill(word.phrase, values)
        return f"the file says that this is not so: {said}" if fact.denied else said

    def deed(self, event: Event) -> str:
        """An entry of the record in the words of the file, or read aloud where it has none."""
        return (event.says or self.event(event)).strip().rstrip(".")

    def when(self, event: Event) -> str:
        """The date of an event as the file gives it, with its end where it has one; empty where it has no date."""
        if event.date is None:
            return ""
        if event.until is None or event.until.text == event.date.text:
            return event.date.text
        return f"{event.date.text} to {event.until.text}"

    def happened(self, scenario: Scenario) -> str:
        """From when to when a scenario goes, by its events."""
        dated = [event for event in scenario.happenings if event.date is not None and not event.denied]
        if not dated:
            return ""
        first = min(dated, key=lambda event: event.date.first if event.date else 0).date
        spans = [span for event in dated for span in (event.date, event.until) if span is not None]
        last = max(spans, key=lambda span: span.last)
        return f"{first.text if first else ''} to {last.text}" if first and last.text != first.text else last.text

    def paragraph(self, norm: str) -> str:
        """The id of the paragraph a norm belongs to: what stands before the stroke."""
        return norm.partition("/")[0]

    def article(self, norm: str) -> str:
        """The instrument and article of a norm: CST, Article 4(2)."""
        rule = self.law.drawing(norm)
        if rule is None:
            return norm
        clause = self.law.clauses[rule.clause]
        paragraph = self.law.paragraph(norm)
        number = paragraph.article if paragraph is not None and paragraph.article else clause.article
        return f"{short_name(self.law.instruments[clause.instrument])}, Article {number}"

    def wording(self, norm: str, label: str, rule_id: str = "", *, full: bool = False) -> str:
        """A wording with its article and both its dates: Article 4(2), 2010 wording (in force from 2012-12-19).

        full: the instrument is named too.
        """
        article = self.article(norm)
        article = article if full else article.rpartition(", ")[2]
        paragraph = self.law.paragraph(norm)
        found = next((item for item in paragraph.wordings if item.id == label), None) if paragraph is not None else None
        if found is not None:
            drawn = self.law.drawing(norm)
            home = self.law.clauses[drawn.clause] if drawn is not None else None
            text = home is not None and read_of(self.law, home, found) == "unverified"
            kept = home is not None and found.kept_from and least_read(self.law, home, found.kept_cites) == "unverified"
            unread = (
                "; text unverified" if text else f"; from {show_day(found.kept_from)} on unverified" if kept else ""
            )
            return f"{article}, {named(found)} ({in_force(found.first, found.last)}{unread})"
        rule = self.law.rule(rule_id)
        return f"{article} ({in_force(rule.first, rule.last)})" if rule is not None and bounded(rule) else article

    def act_name(self, act: str) -> str:
        """The heading of what a norm is about: Duty to help."""
        known = self.law.vocabulary.acts.get(act)
        return known.name if known is not None else act.replace("_", " ")

    def titled(self, act: str, norm: str) -> str:
        """A norm with its clause: Duty to help (pact.4.2)."""
        return f"{self.act_name(act)} ({self.paragraph(norm)})"

    def between(self, bearers: Iterable[str], towards: Iterable[str]) -> str:
        """Who owes something to whom: A, B -> C; of a whole group, to each other."""
        owing, owed = list(dict.fromkeys(bearers)), list(dict.fromkeys(towards))
        if len(owing) > 1 and set(owing) == set(owed):
            return f"{self.listed(owing)} -> each other"
        names = self.listed(owing)
        return names if owing == owed else f"{names} -> {self.listed(owed)}"

    def due(self, deadline: str, since: int, due: int) -> str:
        """When a duty falls due, in words; empty where the wording says nothing on time."""
        if deadline == "immediately":
            return "due at once" if due in (0, since) else f"due at once from {show_day(due)}"
        amount = deadline.partition(" ")[0]
        if amount.isdigit():
            return f"due within {deadline}, by {show_day(add(due or since, int(amount), 'days'))}"
        return f"fell due {show_day(due)}" if due not in (0, since) else ""

    def source(self, cite: Cite, scenario_sources: dict[str, Source] | None = None, clause: str = "") -> Source:
        """The source a citation names, looked up in the scenario, the clause and the law."""
        tables = [scenario_sources or {}]
        if clause in self.law.clauses:
            tables.append(self.law.clauses[clause].sources)
        return find_source(cite, *tables, self.law.sources)


def series(parts: list[str]) -> str:
    """Parts of a sentence with commas, and "and" before the last."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def sentence_start(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def number(amount: int) -> str:
    """A small number as a word, a larger one in figures, in groups of three."""
    return NUMBERS[amount] if 0 <= amount < len(NUMBERS) else f"{amount:,}".replace(",", " ")


def times(amount: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(amount, f"{number(amount)} times")


def counted(amount: int, thing: str) -> str:
    """A number with what is counted: 1 clause, 3 clauses."""
    plural = thing[:-1] + "ies" if thing.endswith("y") and thing[-2:-1] not in "aeiou" else thing + "s"
    return f"{amount:,}".replace(",", " ") + f" {thing if amount == 1 else plural}"


def later(days: int) -> str:
    """How long after the day on which a duty fell due something was done."""
    if not days:
        return "same day"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'before'}"


def read_of(law: Law, clause: Clause, wording: Wording) -> str:
    """How far the text of a wording was read: no further than the least read of the sources that are given for it.

    The sources of a wording are those of its text; what else speaks of it belongs to the rules that rest on it, and what shows
    that the text was kept when the article around it changed is told apart (`kept_of`).
    """
    return least_read(law, clause, wording.cites)


def least_read(law: Law, clause: Clause, cites: Iterable[Cite]) -> str:
    """The least that any of some sources was read."""
    sources = [find_source(cite, clause.sources, law.sources) for cite in cites]
    return max((source.read for source in sources), key=READ.index, default="not_stated")


def kept_of(law: Law, clause: Clause, wording: Wording, day: int = 0) -> str:
    """How far it is known that a wording was kept when the article around it changed; empty where that is no matter."""
    if not wording.kept_from or 0 < day < wording.kept_from:
        return ""
    return (
        f"that it was kept on {show_day(wording.kept_from)}: {READ_WORDS[least_read(law, clause, wording.kept_cites)]}"
    )


def named(wording: Wording) -> str:
    """A wording by its name: 2010 wording."""
    return f"{wording.id} wording"


def bounded(rule: Rule) -> bool:
    """Whether a rule has a first or a last day."""
    return rule.first > FIRST_DAY or rule.last < LAST_DAY


def in_force(first: int, last: int) -> str:
    """From when to when something is law: in force from 2012-12-19, in force 1994-04-20 to 2012-12-18."""
    if first <= FIRST_DAY:
        return f"in force to {show_day(last)}" if last < LAST_DAY else "in force always"
    return f"in force {show_day(first)} to {show_day(last)}" if last < LAST_DAY else f"in force from {show_day(first)}"


def short_name(instrument: Instrument) -> str:
    """The name of an instrument as it stands before an article."""
    return instrument.short if len(instrument.short.removeprefix("the ")) <= _LONGEST_NAME else instrument.id


def host(source: Source) -> str:
    """A source in a few words: the host of an address, or the citation itself."""
    return source.host or source.ref


def read_counts(sources: Iterable[Source]) -> str:
    """How many sources were read how far: 2 read in full, 13 in part."""
    kinds = [source.read for source in sources]
    parts = [f"{kinds.count(kind)} {words}" for kind, words in READ_WORDS.items() if kind in kinds]
    return ", ".join(part if place == 0 else part.replace(" read ", " ", 1) for place, part in enumerate(parts))


def place_of(rule: Rule) -> str:
    """Where a rule stands: its paragraph or clause, and its wording where there are several."""
    clause = rule.norm.partition("/")[0] if rule.norm else rule.clause
    return f"{clause}, {rule.wording} wording" if rule.wording else clause
