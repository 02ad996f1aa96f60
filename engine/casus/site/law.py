"""What the pages of the law show: an article in its wordings with their differences, who was bound when, rules, questions."""

from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from casus.files.days import add, show_day
from casus.files.problems import visible
from casus.files.sources import SCHEMES, Cite, Source, find_source
from casus.interface.law_pages import Period, Tenure, tenancies, tenures
from casus.law.model import Clause, Law, Question, Wording
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.show.grounds import Notes
from casus.show.html import escape, short_address
from casus.show.law.provisions import ProvisionLine, Provisions
from casus.words.names import READ_WORDS, Voice, in_force, kept_of, named, sentence_start


class SourceLine(NamedTuple):
    """A source as a page lists it."""

    id: str
    ref: str
    href: str
    pinpoint: str
    read: str
    supports: str

    @property
    def short(self) -> str:
        """Its address as it is shown."""
        return short_address(self.href)


class WordingView(NamedTuple):
    """One wording of a paragraph; `changes` shows what differs from the one before."""

    name: str
    days: str
    first: str
    last: str
    gloss: str
    note: str
    changes: Markup
    sources: tuple[SourceLine, ...]


class ParagraphView(NamedTuple):
    """A paragraph with its wordings in order of time."""

    id: str
    article: str
    heading: str
    wordings: tuple[WordingView, ...]


class RuleView(NamedTuple):
    """A rule set out like law."""

    id: str
    anchor: str
    says: str
    wording: str
    lines: tuple[ProvisionLine, ...]
    sources: tuple[SourceLine, ...]


class AnswerView(NamedTuple):
    """An answer to a question with who holds it."""

    id: str
    says: str
    rests_on: str
    holders: str
    default: bool
    sources: tuple[SourceLine, ...]


class QuestionView(NamedTuple):
    """A question with its camps, in the order of their names; `clauses` are the articles it bears on."""

    id: str
    asks: str
    because: str
    note: str
    answers: tuple[AnswerView, ...]
    clauses: tuple[str, ...]
    tested_by: tuple[str, ...]


class PeriodView(NamedTuple):
    """Who was bound from a first through a last day."""

    first: str
    last: str
    number: int
    members: str


class LawPages:
    """Makes what the pages of one law show."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.voice = Voice(law)
        self.provisions = Provisions(law)
        self.notes = Notes(self.voice)

    # ---- sources ----

    def sources(self, cites: tuple[Cite, ...], clause: Clause | None = None) -> tuple[SourceLine, ...]:
        """The sources of some citations, each once."""
        tables = [clause.sources if clause is not None else {}, self.law.sources]
        tables += [item.sources for item in self.law.clauses.values()]
        made: dict[tuple[str, str], SourceLine] = {}
        for cite in cites:
            made.setdefault((cite.source, cite.pinpoint), _source(cite, find_source(cite, *tables)))
        return tuple(made.values())

    # ---- articles ----

    def paragraphs(self, clause: Clause) -> tuple[ParagraphView, ...]:
        """The paragraphs of an article with their wordings."""
        return tuple(
            ParagraphView(item.id, item.article or clause.article, item.heading, self._wordings(clause, item.wordings))
            for item in clause.paragraphs
        )

    def _wordings(self, clause: Clause, wordings: tuple[Wording, ...]) -> tuple[WordingView, ...]:
        made: list[WordingView] = []
        before = ""
        for wording in wordings:
            gloss = " ".join(wording.gloss.split())
            last = wording.last if wording.last < LAST_DAY else LAST_DAY
            made.append(
                WordingView(
                    sentence_start(named(wording)),
                    in_force(wording.first, wording.last),
                    show_day(max(wording.first, FIRST_DAY)),
                    show_day(last),
                    gloss,
                    "; ".join(filter(None, (wording.note, kept_of(self.law, clause, wording)))),
                    word_differences(before, gloss) if before else Markup(),
                    self.sources((*wording.cites, *wording.kept_cites), clause),
                )
            )
            before = gloss
        return tuple(made)

    def rules(self, clause: Clause) -> tuple[RuleView, ...]:
        """The rules of an article, those that draw a norm first."""
        ordered = sorted(clause.rules, key=lambda rule: not rule.norm)
        return tuple(
            RuleView(
                rule.id,
                "rule-" + rule.id.replace("/", "-").replace("@", "-"),
                rule.says,
                f"{rule.wording} wording, {in_force(rule.first, rule.last)}" if rule.wording else "",
                tuple(self.provisions.lines(rule)),
                self.sources(rule.cites, clause),
            )
            for rule in ordered
        )

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Who was bound by what from when to when."""
        return tenures(self.law)

    @cached_property
    def tenancies(self) -> list[dict[tuple[str, str], list[Period]]]:
        """Who was bound when: in the default reading, then with each single other answer."""
        return tenancies(self.law)

    def periods(self, instrument: str) -> tuple[PeriodView, ...]:
        """Who was bound by an instrument from when to when. A period begins wherever that changes under some answer, so that a ? marks
        just the states of which it is contested in all of it.
        """
        usual, *others = [
            {state: periods for (state, name), periods in found.items() if name == instrument}
            for found in self.tenancies
        ]
        every = [period for found in (usual, *others) for periods in found.values() for period in periods]
        days = sorted({first for first, _ in every} | {add(last, 1, "days") for _, last in every if last < LAST_DAY})
        made: list[PeriodView] = []
        for place, day in enumerate(days):
            here = _on(usual, day)
            there = [_on(found, day) for found in others]
            doubted = {state for found in there for state in here ^ found}
            names = [self.voice.name(item) + ("?" if item in doubted else "") for item in self.voice.ordered(here)]
            more = [self.voice.name(item) for item in self.voice.ordered(doubted - here)]
            said = ", ".join(names) + (
                f"{'; ' if names else 'nobody; '}under another answer also {', '.join(more)}" if more else ""
            )
            last = show_day(add(days[place + 1], -1, "days")) if place + 1 < len(days) else ""
            if made and made[-1].members == said:
                made[-1] = made[-1]._replace(last=last)
            else:
                made.append(PeriodView(show_day(day), last, len(here), said))
        return tuple(made[1:] if made and not made[0].members else made)

    # ---- questions ----

    def question(self, item: Question) -> QuestionView:
        """A question with its camps."""
        bears = [name.partition("#")[0] for name in item.bears_on]
        clauses = dict.fromkeys(
            clause.id
            for clause in self.law.clauses.values()
            if any(rule.id in bears for rule in clause.rules)
            or any(f"performs/{entry.norm}" in bears for entry in clause.performs)
        )
        answers = sorted(item.answers, key=lambda one: self.voice.holders(one.held_by).removeprefix("the ").casefold())
        return QuestionView(
            item.id,
            item.asks,
            item.because,
            " ".join(item.note.split()),
            tuple(
                AnswerView(
                    one.id,
                    one.says,
                    one.rests_on,
                    sentence_start(self.voice.held(one)),
                    one.id == item.default,
                    self.sources(one.cites),
                )
                for one in answers
            ),
            tuple(clauses),
            item.tested_by,
        )


def _on(bound: dict[str, list[Period]], day: int) -> set[str]:
    """The states that are bound on a day."""
    return {state for state, periods in bound.items() if any(first <= day <= last for first, last in periods)}


def _source(cite: Cite, source: Source) -> SourceLine:
    ref = visible(source.ref)
    href = ref if ref.startswith(SCHEMES) and " " not in ref else ""
    return SourceLine(cite.source, ref, href, cite.pinpoint, READ_WORDS[source.read], source.supports or "")


def word_differences(before: str, after: str) -> Markup:
    """What a later wording adds to and takes from an earlier one, word by word."""
    old, new = before.split(), after.split()
    made: list[Markup] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            made.append(escape(" ".join(new[c:d])))
            continue
        if b > a:
            made.append(Markup("<del>{}</del>").format(visible(" ".join(old[a:b]))))
        if d > c:
            made.append(Markup("<ins>{}</ins>").format(visible(" ".join(new[c:d]))))
    return Markup(" ").join(made)


def further(number: int, ref: str, read: str, supports: str) -> tuple[int, str, str, str, str]:
    """A source with the address it links to, if it has one, and how that is shown."""
    shown = visible(ref)
    href = shown if shown.startswith(SCHEMES) and " " not in shown else ""
    return number, href, short_address(href) if href else shown, read, supports
