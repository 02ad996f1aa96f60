"""Screens of the law: two wordings, or two promises, beside each other, with the scenarios that come out otherwise; and the whole law on one day."""

from collections.abc import Collection, Sequence
from typing import Any

from casus.ask.diff import (
    PromiseEffect,
    WordingDifference,
    WordingEffect,
    WordingPair,
    differences,
    effects,
    labels,
    wording_pairs,
)
from casus.ask.history import ACT, Day, HistoryEntry, Tenure, Wordings, history, law_on, tenures
from casus.ask.treaties import KINDS, POINTS, STATUS_WORDS, Promise
from casus.assessment.results import STATUSES
from casus.files.days import show_day
from casus.files.problems import offer, quote, wrong
from casus.law.model import Clause, Event, Law
from casus.scenarios.library import load_scenario, scenario_files
from casus.show.blocks import Bit, Block, Commands, Foot, Gap, Heading, Pairs, Para, Table, Title, strong
from casus.show.law.contents import questions_of
from casus.show.terminal import Progress
from casus.show.treaties import UNTOLD, Points
from casus.words.names import READ_WORDS, Voice, counted, in_force, kept_of, number, read_of, sentence_start, series

_NOTHING = "nothing of its own"
_SAID = {
    "noted": "What stands out",
    "ways": "How it can arise",
    "needs": "Conditions",
    "waits for": "What must still come",
    "not if": "Exceptions",
    "ends when": "What ends it",
    "time": "Time",
    "kind": "Kind of norm",
}
"""What each aspect of a difference is called."""


class Contrast:
    """Two wordings of an article or of one paragraph, compared. Raises CasusError for a wording that is not on file."""

    def __init__(self, law: Law, clause: Clause, only: str, one: str, two: str) -> None:
        self.law, self.clause, self.name, self.one, self.two = law, clause, only or clause.id, one, two
        known = labels(clause, only)
        for label in (one, two):
            if label not in known:
                cure = offer(label, known) if known else "no wording of it is on file"
                raise wrong(f"{self.name} has no wording {quote(label)}", cure)
        if one == two:
            raise wrong("these are one and the same wording", f"wordings of {self.name}: {', '.join(known)}")
        self.pairs = wording_pairs(clause, only, one, two)
        self.both = [pair for pair in self.pairs if pair.one and pair.two]
        self.words: list[WordingDifference] = differences(law, clause, self.pairs)

    def effects(self) -> list[WordingEffect]:
        """What it changes in the bundled scenarios."""
        if not self.both or self.clause.untranslated:
            return []
        names = list(scenario_files())
        with Progress() as progress:
            done = iter(range(1, len(names) + 1))
            found = (load_scenario(name, self.law) for name in names)
            return effects(self.law, self.clause, self.pairs, found, lambda: progress.tell(next(done), len(names)))

    def blocks(self, everything: bool) -> list[Block]:
        """The screen."""
        instrument = self.law.instruments[self.clause.instrument]
        words = f"{instrument.title}, Article {self.clause.article}: {self.one} and {self.two} wording"
        made: list[Block] = [Title(self.name, words), Gap()]
        found = self.effects()
        if not self.both:
            made.append(Para("No paragraph has both wordings: nothing here can be compared.", 0))
        for pair in self.both:
            made += self._paragraph(pair, everything)
        others = [pair for pair in self.pairs if pair not in self.both and (pair.one or pair.two)]
        if others:
            made += self._others(others)
        made += self._questions()
        made += self._effects(found, everything)
        return [
            *made,
            Commands("NEXT", ((f"casus law {self.name}", ""), (f"casus law --questions {self.clause.id}", ""))),
        ]

    def _paragraph(self, pair: WordingPair, everything: bool) -> list[Block]:
        assert pair.one is not None and pair.two is not None
        made: list[Block] = [Heading(pair.article, "(our own words, not the text)")]
        for wording in (pair.one, pair.two):
            head = f", {in_force(wording.first, wording.last)}, text {READ_WORDS[read_of(self.law, self.clause, wording)]}. "
            made.append(Para((strong(wording.id), head, " ".join(wording.gloss.split())), 2, 2))
        for item in self.words:
            if item.article == pair.article and (everything or item.aspect != "needs"):
                made.append(Para((f"{_SAID[item.aspect]}:"), 2, 2))
                made.append(Pairs(((strong(self.one), _cell(item.one)), (strong(self.two), _cell(item.two))), 4, 6))
        return made

    def _others(self, others: list[WordingPair]) -> list[Block]:
        """The paragraphs that have no two wordings to compare: those that stood on through the change, and the rest."""
        starts = [pair.two.first for pair in self.both if pair.two is not None]
        kept: list[str] = []
        alone: list[str] = []
        for pair in others:
            wording = pair.one or pair.two
            assert wording is not None
            through = bool(starts) and wording.first < min(starts) <= wording.last
            shown = kept_of(self.law, self.clause, wording) if through else ""
            (kept if through else alone).append(f"{pair.article} ({wording.id}{'; ' + shown if shown else ''})")
        rows = (("THE SAME IN BOTH", kept), ("ONE WORDING ONLY", alone))
        return [Foot(head, f"{'; '.join(found)}.", 18) for head, found in rows if found]

    def _questions(self) -> list[Block]:
        """The questions that bear on the rules of the one wording and not on those of the other."""
        ids = {pair.id for pair in self.both}
        wordings = {rule.id: rule.wording for rule in self.clause.rules if rule.id.partition("/")[0] in ids}
        found: dict[str, list[str]] = {self.one: [], self.two: []}
        for question in questions_of(self.law, self.clause):
            touched = {wordings.get(name.partition("#")[0]) for name in question.bears_on}
            for mine, other in ((self.one, self.two), (self.two, self.one)):
                if mine in touched and other not in touched:
                    found[mine].append(question.id)
        words = "; ".join(f"only in {label}: {series(names)}" for label, names in found.items() if names)
        return [Foot("CONTESTED", f"{words}.", 11)] if words else []

    def _effects(self, found: list[WordingEffect], everything: bool) -> list[Block]:
        names = list(dict.fromkeys(item.scenario for item in found))
        own = {rule.norm for rule in self.clause.rules}
        if not found:
            return [Foot("SCENARIOS", "none on file comes out otherwise under the other wording (computed)", 11)]
        head = f"{counted(len(names), 'scenario')} on file come out otherwise when one or the other alone is in force (computed)"
        ranks = {item: STATUSES.index(item.two) - STATUSES.index(item.one) for item in found}
        more, fewer = ({item.scenario for item, rank in ranks.items() if rank * sign > 0} for sign in (-1, 1))
        effect = f"Under the {self.two} wording more holds, or holds at once, in {_some(more)} of them, less in {_some(fewer)}."
        rows = []
        for name in names:
            mine = [item for item in found if item.scenario == name]
            kept = [item for item in mine if item.norm in own] or mine
            for place, item in enumerate(kept if everything else kept[:1]):
                further = f"; {len(mine) - 1} more" if not everything and len(mine) > 1 else ""
                change = f"{item.one} -> {item.two}{further}"
                rows.append((name if place == 0 else "", item.norm, change))
        cut = rows if everything else rows[:12]
        left = [Para(f"{counted(len(rows) - len(cut), 'more scenario')}: add --all", 2)] if len(cut) < len(rows) else []
        table = Table((("scenario", "norm", f"{self.one} -> {self.two}"), *cut), 2, True)
        return [Heading("SCENARIOS", f"({head})"), Para(effect), table, *left]

    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "clause": self.name,
            "wordings": [self.one, self.two],
            "paragraphs": [
                {
                    "id": pair.id,
                    "article": pair.article,
                    "glosses": [item.gloss if item else None for item in (pair.one, pair.two)],
                }
                for pair in self.pairs
            ],
            "differences": [
                {"article": item.article, "aspect": item.aspect, "one": list(item.one), "two": list(item.two)}
                for item in self.words
            ],
            "scenarios": [{**item._asdict(), "bearers": list(item.bearers)} for item in self.effects()],
        }


def _some(names: set[str]) -> str:
    return number(len(names)) if names else "none"


def _cell(texts: tuple[str, ...]) -> str:
    return "; ".join(sentence_start(text.rstrip(".")) for text in texts) or _NOTHING


def history_screen(law: Law, instruments: tuple[str, ...], about: str, everything: bool) -> list[Block]:
    """The history as a screen: what changed the law, and with --all every signature, consent and decision behind it."""
    entries = history(law, instruments)
    shown = [entry for entry in entries if everything or entry.sort != ACT or entry.contested]
    title = Title("law --changes", f"How the law changed in time{': ' + about if about else ''}")
    acts = len(entries) - len(shown)
    note: list[Block] = [
        Para(f"{counted(acts, 'more act')} (signatures, consents, decisions) behind these: add --all", 0)
    ] * bool(acts)
    contested = dict.fromkeys(name for entry in shown for name in entry.contested)
    if contested:
        words = f"? rests on a contested point: {', '.join(contested)}. The default reading is shown."
        note.append(Foot("CONTESTED", words, 11))
    rows = Pairs(tuple(_row(entry) for entry in shown), 2, 12)
    last = Commands("NEXT", (("casus law --changes --picture changes.svg", "the same as a picture"),))
    return [title, Gap(), rows, *note, last]


def _row(entry: HistoryEntry) -> tuple[Bit, list[Bit | str]]:
    mark = "? " if entry.contested else ""
    return Bit(show_day(entry.day), "", True), [mark, entry.says]


_FEW = 12  # states that are named; of more, their codes are given


def day_screen(law: Law, day: int, only: Collection[str] = (), usual: str = "") -> list[Block]:
    """That day as a screen. only: of the instruments, those of these ids. usual: the system of which all is told, and of others a line; of
    all of them everything if empty."""
    voice, found, past = Voice(law), _on(law, day, only), tenures(law)
    bound = [item for item in found if item.members]
    made: list[Block] = [Title(f"law --on {show_day(day)}", "Who was bound by what, in which wording"), Gap()]
    made.append(Heading("BOUND THAT DAY", "" if bound else "(nobody by anything on file)"))
    others = [item for item in bound if usual not in ("", item.instrument.system)]
    for item in bound:
        if item in others:
            continue
        since = f", in force {item.instrument.in_force}" if item.instrument.in_force else ""
        made.append(Para((strong(item.instrument.id), f": {item.instrument.title}{since}"), 2, 2))
        names = voice.listed(item.members)
        if len(item.members) > _FEW:
            names = f"{counted(len(item.members), 'state')} whose consent is on file: {', '.join(item.members)}"
        made.append(Para(names, 4, 0))
        if former := _former(past, voice, item, day):
            made.append(Para(f"No longer bound: {former}", 4, 2))
        if item.wordings:
            made.append(Para(f"{_articles(item.wordings)}", 4, 2))
    if others:
        lines = ((item.instrument.id, f"{_brief(item)}: {counted(len(item.members), 'state')}") for item in others)
        made += [Heading("AND BY OTHER TREATIES", "(who, and in which wording: add --all)"), Pairs(tuple(lines), 2)]
    acts = {act.id: act for item in found for act in item.acts}
    if acts:
        made.append(Heading("DONE ABOUT IT BY MEMBERS", "(none the less bound that day, in the default reading)"))
        made += [Para(f"{show_day(_when(act))}: {_told(voice, act)}", 2, 4) for act in sorted(acts.values(), key=_when)]
    contested = dict.fromkeys(name for item in found for name in item.contested)
    general = [
        item
        for item in found
        if not item.members and (item.wordings or item.instrument.in_force) and not _waits(item, day)
    ]
    if general:
        names = "; ".join(_named(item, usual) for item in general)
        made.append(Foot("ALSO LAW OR ON FILE THAT DAY", names + ". No list of states is drawn for these.", 2))
    waiting = [
        item for item in found if not item.members and item not in general and usual in ("", item.instrument.system)
    ]
    if waiting:
        words = "; ".join(_waiting(item) for item in waiting)
        made.append(Foot("SIGNED, AND NOBODY ON FILE BOUND YET", words + ".", 2))
    later = [item for item in bound if item.later]
    if later:
        words = "; ".join(f"{item.instrument.id}: {_articles(item.later)}" for item in later)
        made.append(Foot("NOT YET LAW", words + ".", 13))
    if contested:
        made.append(Heading("CONTESTED", f"(what another answer changes: casus law CLAUSE --on {show_day(day)})"))
        made += [Para((strong(name), f": {_asked(law, name)}"), 2, 4) for name in contested]
    full = [item for item in bound if item not in others] or bound
    first = next((clause.id for item in full for clause in law.clauses.values() if _of(clause, item)), "")
    last = [(f"casus law {first} --on {show_day(day)}", "one article that day")] if first else []
    return [*made, Commands("NEXT", (*last, ("casus law --changes --all", "each consent and its day")))]


def _brief(item: Day) -> str:
    """An instrument by its short name, where that says more than a word such as Treaty."""
    short = item.instrument.short.removeprefix("the ")
    return short if " " in short else item.instrument.title


def _named(item: Day, usual: str) -> str:
    """An instrument by its title and its id; of another system than the usual one by its short name."""
    told = item.instrument.title if usual in ("", item.instrument.system) else _brief(item)
    return f"{told} ({item.instrument.id})"


def _on(law: Law, day: int, only: Collection[str]) -> list[Day]:
    return [item for item in law_on(law, day) if not only or item.instrument.id in only]


def day_values(law: Law, day: int, only: Collection[str] = ()) -> dict[str, Any]:
    """That day as plain values."""
    voice = Voice(law)
    instruments = [
        {
            "id": item.instrument.id,
            "title": item.instrument.title,
            "signed": item.instrument.signed or None,
            "in_force": item.instrument.in_force or None,
            "members": list(item.members),
            "wordings": {label: list(articles) for label, articles in item.wordings},
            "later": {label: list(articles) for label, articles in item.later},
            "contested": list(item.contested),
            "acts": [{"id": act.id, "date": show_day(_when(act)), "says": _told(voice, act)} for act in item.acts],
        }
        for item in _on(law, day, only)
    ]
    return {"on": show_day(day), "instruments": instruments}


def _when(act: Event) -> int:
    return act.date.last if act.date is not None else 0


def _told(voice: Voice, act: Event) -> str:
    return act.says.strip() or f"{sentence_start(voice.event(act))}."


def _former(past: Sequence[Tenure], voice: Voice, item: Day, day: int) -> str:
    """Who was bound before and is not that day, with the last day of each."""
    last: dict[str, int] = {}
    for tenure in past:
        if tenure.instrument == item.instrument.id and tenure.last < day and tenure.state not in item.members:
            last[tenure.state] = max(tenure.last, last.get(tenure.state, 0))
    days: dict[int, list[str]] = {}
    for state, end in last.items():
        days.setdefault(end, []).append(state)
    return "; ".join(f"{voice.listed(sorted(states))} (to {show_day(end)})" for end, states in sorted(days.items()))


def _of(clause: Clause, item: Day) -> bool:
    return clause.instrument == item.instrument.id


def _asked(law: Law, name: str) -> str:
    """A contested point in words: what the question asks, or what the accounts differ on."""
    if name in law.questions:
        return law.questions[name].asks
    return next((f"accounts differ on {item.about}" for item in law.disputes if item.id == name), "")


def _waits(item: Day, day: int) -> bool:
    """Whether the instrument is known to enter into force only later."""
    return bool(item.instrument.in_force and item.instrument.in_force > show_day(day))


def _waiting(item: Day) -> str:
    instrument = item.instrument
    since = f", in force {instrument.in_force}" if instrument.in_force else ", entry into force not on file"
    return f"{instrument.title} ({instrument.id}), signed {instrument.signed}{since}"


def _articles(groups: Wordings) -> str:
    return "; ".join(f"{label} of {_numbers(articles)}" for label, articles in groups)


def _numbers(articles: tuple[str, ...]) -> str:
    """Articles in a few words: Articles 1, 2 and 4."""
    return f"{'Article' if len(articles) == 1 else 'Articles'} {series(list(articles))}"


# ---- two promises ----------------------------------------------------------------------------------------------------


def promise_blocks(
    law: Law, pair: tuple[Promise, Promise], effects: Sequence[PromiseEffect], of: int, everything: bool
) -> list[Block]:
    """Two promises point by point, each cell with its words and sources; then the incidents that come out otherwise."""
    shown = Points(law)
    one, two = pair
    made: list[Block] = [Title(f"{one.rule.clause} and {two.rule.clause}", f"{one.article}; {two.article}"), Gap()]
    told = [(sentence_start(says), [shown.point(item, name) for item in pair]) for name, says in POINTS.items()]
    told += [
        ("Words (ours)", [item.wording.gloss if item.wording is not None else "" for item in pair]),
        ("Wording", [_stood(item) for item in pair]),
        ("Rule", [item.rule.id for item in pair]),
        ("Sources", ["; ".join(shown.sources(item)) or "none on file" for item in pair]),
    ]
    heads = [item.rule.clause for item in pair]
    for point, cells in told:
        if set(cells) != {UNTOLD}:
            made += [
                Para(strong(point), 0),
                Pairs(tuple((head, cell) for head, cell in zip(heads, cells, strict=True)), 2),
            ]
    made.append(Gap())
    names = (voice_of(law, one), voice_of(law, two))
    if not of:
        return [*made, Para("No incident was looked at.", 0)]
    made.append(
        Heading(
            "COMPUTED",
            f"in the default reading, as if the same states were parties to both: {len(effects)} of {counted(of, 'incident')} come out "
            "otherwise. How far that is contested: casus treaties NAME",
        )
    )
    for item in effects if everything else effects[:8]:
        made.append(
            Para(
                (
                    strong(item.scenario),
                    f": {names[0]} {_plain(item.one)}, {names[1]} {_plain(item.two)}; why: {item.word or 'its conditions'}",
                ),
                2,
                4,
            )
        )
    left = len(effects) - 8
    if left > 0 and not everything:
        made.append(Para(f"{counted(left, 'more incident')}: add --all", 2))
    if effects:
        made.append(
            Commands("NEXT", ((f"casus treaties {effects[0].scenario}", "the first of them under every treaty"),))
        )
    return made


def voice_of(law: Law, item: Promise) -> str:
    """A promise by its paragraph."""
    return Voice(law).paragraph(item.norm)


def _plain(status: str) -> str:
    return STATUS_WORDS.get(status, "not owed")


def _stood(item: Promise) -> str:
    wording = item.wording
    return "" if wording is None else in_force(wording.first, wording.last)


def like_blocks(law: Law, one: Promise, others: Sequence[Promise]) -> list[Block]:
    """With what a promise can be compared: the strongest of the same kind of each other system."""
    if not others:
        return [Para(f"No other system of treaties on file promises {KINDS[one.kind]}.", 0)]
    shown = Points(law)
    made: list[Block] = [
        Title(one.rule.clause, f"{one.article}, and promises of {KINDS[one.kind]} of other treaties"),
        Gap(),
    ]
    rows = tuple(
        (item.rule.clause, f"{item.article}: {shown.owes(item)}; {shown.asks(item)}") for item in (one, *others)
    )
    made += [Pairs(rows, 2), Gap()]
    return [
        *made,
        Commands("NEXT", ((f"casus compare-law {one.rule.clause} {others[0].rule.clause}", "point by point"),)),
    ]


def promise_values(
    law: Law,
    pair: tuple[Promise, Promise | None],
    effects: Sequence[PromiseEffect],
    of: int,
    others: Sequence[Promise],
) -> dict[str, Any]:
    """Two promises as plain values."""
    shown = Points(law)

    def side(item: Promise) -> dict[str, Any]:
        return {
            "norm": item.norm,
            "clause": item.rule.clause,
            "system": item.system,
            "article": item.article,
            "promise": KINDS[item.kind],
            "wording": item.wording.id if item.wording is not None else None,
            "points": {name: shown.point(item, name) for name in POINTS},
            "sources": shown.sources(item),
        }

    return {
        "one": side(pair[0]),
        "two": side(pair[1]) if pair[1] is not None else None,
        "incidents": of,
        "others": [item.rule.clause for item in others],
        "otherwise": [item._asdict() for item in effects],
    }
