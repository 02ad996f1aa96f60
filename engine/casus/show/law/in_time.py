"""The screen of the whole law on one day."""

from casus.ask.history import ACT, Day, HistoryEntry, Tenure, Wordings, history, law_on, tenures
from casus.files.days import show_day
from casus.law.model import Clause, Law
from casus.show.blocks import Bit, Block, Commands, Foot, Gap, Heading, Pairs, Para, Title, strong
from casus.words.names import Voice, counted, series


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


def day_screen(law: Law, day: int) -> list[Block]:
    """That day as a screen."""
    voice, found, past = Voice(law), law_on(law, day), tenures(law)
    bound = [item for item in found if item.members]
    made: list[Block] = [Title(f"law --on {show_day(day)}", "Who was bound by what, in which wording"), Gap()]
    made.append(Heading("BOUND THAT DAY", "" if bound else "(nobody by anything on file)"))
    for item in bound:
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
    contested = dict.fromkeys(name for item in found for name in item.contested)
    general = [
        item
        for item in found
        if not item.members and (item.wordings or item.instrument.in_force) and not _waits(item, day)
    ]
    if general:
        names = "; ".join(f"{item.instrument.title} ({item.instrument.id})" for item in general)
        made.append(Foot("ALSO LAW OR ON FILE THAT DAY", names + ". No list of states is drawn for these.", 2))
    waiting = [item for item in found if not item.members and item not in general]
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
    first = next((clause.id for item in bound for clause in law.clauses.values() if _of(clause, item)), "")
    last = [(f"casus law {first} --on {show_day(day)}", "one article that day")] if first else []
    return [*made, Commands("NEXT", (*last, ("casus law --changes", "")))]


def _former(past: list[Tenure], voice: Voice, item: Day, day: int) -> str:
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
