"""The law itself: its articles and wordings, its history, its questions, and who was bound on a day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from casus.ask import find, history
from casus.ask.history import Parties, parties
from casus.ask.history import Period as Period
from casus.ask.history import Tenure as Tenure
from casus.ask.history import tenancies as tenancies
from casus.ask.history import tenures as tenures
from casus.files.days import day_of
from casus.files.problems import offer, quote, wrong
from casus.interface.loading import day_text, example, law_given, word_given
from casus.interface.result import Path, Result, Tell, counted_rows, day_value, noted
from casus.law.model import Clause, Law
from casus.show.blocks import Block, Commands, Gap, Para, strong
from casus.show.drawing import Drawing, svg
from casus.show.law import contents
from casus.words.names import Voice


class LawPage(Result):
    """A page of the law: a screen of it, and what stands there as plain values."""

    __slots__ = ("_blocks", "_each", "_values", "title")

    def __init__(
        self, title: str, values: Callable[[], Any], blocks: Callable[[bool, bool], list[Block]], each: str = ""
    ) -> None:
        """each: under which word of the values the things stand of which each is a row."""
        self.title = title
        self._each = each
        self._values = values
        self._blocks = blocks

    def summary(self) -> str:
        """What it shows."""
        return self.title

    def values(self) -> Any:
        """The page as plain values; `casus schema` describes them."""
        return self._values()

    def rows(self) -> list[dict[str, Any]]:
        """The same as a list, one thing a row, days as they are written."""
        values = self.values()
        if isinstance(values, list):
            return list(values)
        if not self._each:
            return [values]
        head = {name: part for name, part in values.items() if not isinstance(part, list | dict)}
        return [
            {**head, **{f"{self._each}_{name}" if name in head else name: part for name, part in item.items()}}
            for item in values[self._each]
        ]

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        return self._blocks(all, sources)


@noted()
def law_contents(law: Law | None = None) -> LawPage:
    """What is on file: instruments, articles, questions and readings."""
    from casus.show.law import book

    known = law_given(law)
    return LawPage(
        "the law on file",
        lambda: book.contents_values(known),
        lambda all, sources: contents.contents(known, all),
        "instruments",
    )


@noted()
def law_clause(clause: str, on: str | date = "", law: Law | None = None) -> LawPage:
    """An article or a paragraph, as it stood on a day where one is given; where the words mean several the list of them, or who was bound.

    clause: its id, its number as in "Article 4", or the name of a treaty. Raises CasusError for what is not on file.
    """
    from casus.show.law import book

    known = law_given(law)
    day = _day(on)
    found = _meant(known, clause)
    title = " on ".join([clause, *([day_text("a day", on)] if on else [])])
    if len(found) > 1 and day:
        from casus.show.law import diff

        owners = {item.instrument for item, _ in found}
        return LawPage(
            title,
            lambda: diff.day_values(known, day, owners),
            lambda all, sources: diff.day_screen(known, day, owners),
            "instruments",
        )
    if len(found) > 1:
        return LawPage(
            title,
            lambda: book.contents_values(known, [item.id for item, _ in found]),
            lambda all, sources: contents.meant_screen(known, clause, found),
            "instruments",
        )
    return LawPage(
        title,
        lambda: book.clause_values(known, found[0][0], day),
        lambda all, sources: contents.ClausePage(known, *found[0], day=day, everything=all).blocks(sources),
        "paragraphs",
    )


@noted()
def law_on(on: str | date, law: Law | None = None) -> LawPage:
    """The whole law on one day: who was bound by what, in which wording. Raises CasusError for what is no day."""
    from casus.show.law import diff

    known = law_given(law)
    day = _day(on)
    return LawPage(
        f"the law on {day_text('a day', on)}",
        lambda: diff.day_values(known, day),
        lambda all, sources: diff.day_screen(known, day, usual="" if all else usual_system(known)),
        "instruments",
    )


def usual_system(law: Law) -> str:
    """The system of treaties to which the law's own example belongs; "" where the law has one system only, or not that example."""
    return law.system_of(example().norm) if len(law.systems) > 1 else ""


class LawHistory(LawPage):
    """How the law changed in time."""

    __slots__ = ("_instruments", "_law")

    def __init__(self, law: Law, instruments: tuple[str, ...]) -> None:
        from casus.show.law.diff import history_screen

        about = law.instruments[instruments[0]].title if instruments else ""
        super().__init__(
            f"changes of {about or 'the law'}",
            lambda: history.history_values(law, instruments),
            lambda all, sources: history_screen(law, instruments, about, all),
        )
        self._law = law
        self._instruments = instruments

    def drawing(self) -> Drawing:
        """Wordings and memberships as bars over the years, as shapes."""
        from casus.show.charts import history_chart

        return history_chart(self._law, self._instruments)

    def picture(self) -> str:
        """The same as SVG."""
        return svg(self.drawing())


@noted()
def law_changes(clause: str = "", law: Law | None = None) -> LawHistory:
    """How the law changed in time: all of it, or the instrument of a clause. Raises CasusError for a name that is not on file."""
    known = law_given(law)
    instruments = dict.fromkeys(found.instrument for found, _ in _meant(known, clause)) if clause else {}
    return LawHistory(known, tuple(instruments))


@noted()
def law_diff(clause: str, one: str, two: str, law: Law | None = None) -> LawPage:
    """What changed between two wordings of an article, and which scenarios turn on it; the article may stand anywhere among the three.

    Raises CasusError for names not on file.
    """
    from casus.ask.diff import labels
    from casus.show.law.diff import Contrast

    known = law_given(law)
    given = [
        part for word in (one, two, clause) for part in word.split("@") if part
    ]  # CLAUSE ONE TWO, or CLAUSE@ONE CLAUSE@TWO
    named = list(dict.fromkeys(word for word in given if find.find_clause(known, word))) or [clause]
    wanted = [word for word in given if word not in named]
    if not named[0] or len(wanted) != 2:
        known_ones = labels(*clause_of(known, named[0])) if named[0] else wanted
        cure = f"write casus law {named[0] or 'ARTICLE'} --diff {' '.join([known_ones[0], known_ones[-1]])}"
        raise wrong("--diff needs an article and two of its wordings", cure)
    clause, one, two = named[0], *wanted
    contrast = Contrast(known, *clause_of(known, clause), one, two)
    return LawPage(f"{clause}, {one} and {two}", contrast.values, lambda all, sources: contrast.blocks(all))


@noted("compare-law")
def compare_law(one: str, two: str = "", law: Law | None = None, *, bare: bool = False, tell: Tell = None) -> LawPage:
    """Two promises of help or talks of different treaties, point by point; and which incidents on file come out otherwise, and by which word.

    one, two: a norm, an article or a paragraph, or ARTICLE@WORDING; without the second, with what the first can be compared. bare: without the incidents, which take long. tell: is told how far
    the work is. Raises CasusError for what is no such promise.
    """
    from casus.ask.diff import like_promises, promise_effects, promise_of
    from casus.scenarios.library import scenario_files
    from casus.show.law import diff

    known = law_given(law)
    first = promise_of(known, word_given("a promise", one))
    others = like_promises(known, first)
    if not word_given("a promise", two):
        return LawPage(
            one,
            lambda: diff.promise_values(known, (first, None), (), 0, others),
            lambda all, sources: diff.like_blocks(known, first, others),
        )
    pair = first, promise_of(known, two)
    if pair[0].system == pair[1].system:
        cure = f"for two wordings of one article: casus law {pair[0].rule.clause} --diff ONE TWO"
        raise wrong("these two stand in one system of treaties", cure)
    names = [] if bare else [name for name, path in scenario_files().items() if path.parent.name == "history"]
    effects, of = promise_effects(known, pair, names, tell or (lambda done, total: None))
    return LawPage(
        f"{one} and {two}",
        lambda: diff.promise_values(known, pair, effects, of, others),
        lambda all, sources: diff.promise_blocks(known, pair, effects, of, all),
    )


@noted()
def law_find(words: str, law: Law | None = None) -> LawPage:
    """Where words stand in the law, best first. Raises CasusError for no words."""
    from casus.show.law.provisions import found_screen

    known = law_given(law)
    if not word_given("what to look for", words).strip():
        raise wrong("--find has no words", 'write what to look for, as in --find "armed attack"')
    return LawPage(
        f"found for {quote(words)}",
        lambda: find.hit_values(known, words),
        lambda all, sources: found_screen(known, words, all),
    )


@noted()
def law_questions(clause: str = "", law: Law | None = None) -> LawPage:
    """The questions of meaning, with the answers that are held: all, those of an article, or the one of a name."""
    from casus.show.law import book
    from casus.show.law.provisions import question_list, question_page

    known = law_given(law)
    if (one := known.questions.get(question_named(clause, known))) is not None:
        return LawPage(
            f"question {one.id}",
            lambda: book.question_values(known, one),
            lambda all, sources: question_page(known, one, all or sources),
        )
    only = clause_of(known, clause)[0] if clause else None
    return LawPage(
        f"questions of {clause or 'the law'}",
        lambda: book.question_values(known, only),
        lambda all, sources: question_list(known, only, all, sources),
    )


def question_named(words: str, law: Law) -> str:
    """The id of the question that words name, written as it stands on a screen; "" for none."""
    name = "_".join(word_given("a question", words).casefold().replace("-", " ").replace("_", " ").split())
    return name if name in law.questions else ""


@noted()
def law_unverified(clause: str = "", law: Law | None = None) -> LawPage:
    """What was not read in its own text: all, or what is of an article."""
    from casus.show.law.provisions import unread_screen

    known = law_given(law)
    only = clause_of(known, clause)[0] if clause else None
    return LawPage(
        f"not read in its own text: {clause or 'the law'}",
        lambda: [item._asdict() for item in find.hearsay(known, only)],
        lambda all, sources: unread_screen(known, only, all),
    )


@noted()
def save_law(target: Path, law: Law | None = None) -> list[str]:
    """Write all of the law into a file (.json, .md, .html) or a folder; the names of what was written. Raises CasusError where that fails."""
    from casus.show.law.book import ENDINGS, export

    place = FilePath(target)
    if place.suffix and place.suffix.lower() not in ENDINGS:
        raise wrong(f"{quote(str(target))} has no known ending", f"end it in {', '.join(ENDINGS)}, or name a folder")
    try:
        return [str(path) for path in export(law_given(law), place)]
    except OSError as error:
        raise wrong(
            f"{quote(str(target))} cannot be written: {error.strerror}", "name a file or folder of your own"
        ) from None


def clause_of(law: Law, name: str) -> tuple[Clause, str]:
    """The clause of a name, and the paragraph it narrows to. Raises CasusError for what means no article on file, or several."""
    found = _meant(law, name)
    if len(found) > 1:
        names = [only or clause.id for clause, only in found]
        raise wrong(f"{quote(name)} may mean {len(found)} articles", f"name one: {', '.join(names)}", "unknown-clause")
    return found[0]


def _meant(law: Law, name: str) -> list[tuple[Clause, str]]:
    """The articles that words mean, at least one. Raises CasusError for words that mean none on file."""
    found = find.meant(law, word_given("a clause", name))
    if not found:
        raise find.not_on_file(law, name)
    return found


def _day(on: str | date) -> int:
    text = day_text("a day", on)
    return day_of(text) if text else 0


# ---- who was bound -----------------------------------------------------------------------------------------------------


class Bound(Result):
    """Who was bound by an instrument on a day, in the default reading, and what alone would change the list."""

    __slots__ = ("_found", "_law")

    def __init__(self, law: Law, found: Parties) -> None:
        self._law = law
        self._found = found

    @property
    def instrument(self) -> str:
        """The instrument, by its id."""
        return self._found.instrument

    @property
    def day(self) -> date:
        """The day."""
        day = day_value(self._found.day)
        assert day is not None
        return day

    @property
    def members(self) -> tuple[str, ...]:
        """The states that were bound, by their codes."""
        return self._found.members

    def summary(self) -> str:
        """How many states were bound."""
        return f"{self.instrument} on {self.day.isoformat()}: {counted_rows(len(self.members), 'state')} bound"

    def values(self) -> dict[str, Any]:
        """All of it as plain values: the states, and each single answer or account of a dated act that changes the list."""
        found = self._found
        return {
            "instrument": found.instrument,
            "on": self.day.isoformat(),
            "members": list(found.members),
            "changes": [
                {**item._asdict(), "added": list(item.added), "removed": list(item.removed)} for item in found.changes
            ],
        }

    def rows(self) -> list[dict[str, Any]]:
        """One row for each state that was bound, or would be under another answer; `turns_on` says under which that changes."""
        found, voice = self._found, Voice(self._law)
        turning: dict[str, list[str]] = {state: [] for state in found.members}
        for item in found.changes:
            for state in (*item.added, *item.removed):
                turning.setdefault(state, []).append(f"{item.id}={item.value}")
        return [
            {
                "instrument": found.instrument,
                "on": self.day,
                "state": state,
                "name": voice.name(state),
                "bound": state in found.members,
                "turns_on": others,
            }
            for state, others in sorted(turning.items())
        ]

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The list, and what changes it."""
        found, voice, day = self._found, Voice(self._law), self.day.isoformat()
        title = self._law.instruments[found.instrument].title
        names = voice.listed(found.members) or "nobody on file"
        made: list[Block] = [Para((strong(found.instrument), f": {title}. Bound on {day}: {names}."), 0, 2)]
        for item in found.changes:
            words = [f"{voice.series(item.added)} too"] if item.added else []
            words += [f"not {voice.series(item.removed)}"] if item.removed else []
            made.append(Para((strong(f"{item.id}={item.value}"), f": {', '.join(words)}"), 2, 4))
        return [*made, Gap(), Commands("NEXT", ((f"casus law --on {day}", ""),))]


@noted()
def who_was_bound(instrument: str, on: str | date, law: Law | None = None) -> Bound:
    """Say who was bound by an instrument on a day, in the default reading, and what alone would change that.

    instrument: its id, such as the part of a clause's name before the point. on: a day, as text or `datetime.date`. law: the
    bundled one if None. Raises CasusError for an instrument that is not on file, and for what is no day.
    """
    known = law_given(law)
    name = word_given("an instrument", instrument)
    if name not in known.instruments:
        raise wrong(f"there is no instrument {quote(name)}", offer(name, list(known.instruments)), "unknown-instrument")
    return Bound(known, parties(known, name, _day(on) or day_of("")))
