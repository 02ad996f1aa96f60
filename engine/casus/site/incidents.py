"""What the pages of incidents show: a report in full, its days, the readings side by side, and the record for other pages."""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from casus.assessment.results import LIVE, NOT_TRIGGERED, STANDING_MARKS, WITHOUT_DUTY, Row, foremost, most_disputed
from casus.files.problems import CasusError, visible
from casus.files.sources import Cite
from casus.interface.assessing import Assessment, assess, kept_of_each
from casus.interface.beside import treaties
from casus.interface.trying import matrix
from casus.law.model import Event, Law
from casus.show.blocks import Bit, Block, Commands, Entry, Foot, Gap, Heading, Pairs, Para, Table, Title, Words, plain
from casus.show.charts import Grid
from casus.show.conduct import bearers_of
from casus.show.overview import MARKS, Listed, listed
from casus.show.report import happened, report
from casus.show.view import View, absent_duties
from casus.words.names import READ_WORDS, sentence_start

_NOTES = re.compile(r"\n(?=\[1\] )")
_MARKS = re.compile(r"(?: ?\[\d+\])+$", re.MULTILINE)
_COLUMNS = re.compile(r"(?<=[^\s|`]) {3,}")
_TREE = re.compile(r"^(?:\|  |   )+(?=[|`])", re.MULTILINE)


class ShownProof(NamedTuple):
    """A scenario of a feature with what came of it, as templates take it."""

    title: str
    slug: str
    href: str
    note: str
    sentences: tuple[Any, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    verdict: str
    message: str
    proofs: tuple[tuple[str, str, str], ...]


def proof_for_page(text: str) -> str:
    """A proof for a page: no sources, which the pages of articles and incidents list, and no blanks to fill a screen's columns."""
    body = _NOTES.split(visible_lines(text))[0].rstrip()
    return _TREE.sub(
        lambda found: found[0].replace("|  ", "| ").replace("   ", "  "), _COLUMNS.sub("  ", _MARKS.sub("", body))
    )


def visible_lines(text: str) -> str:
    """A text of several lines, in which nothing acts on a reader's screen."""
    return "\n".join(visible(line) for line in text.splitlines())


_SHORT = 24
"""What is no longer than this is said again rather than referred to."""


class Happening(NamedTuple):
    """A line of the timeline: an event, by whom, and when. `conduct`: what was done afterwards. `duties` are those that began that day.

    `who`: who acts, in words, where what it says does not name them.
    """

    event: str
    by: tuple[str, ...]
    date: str
    says: str
    holders: str
    sources: tuple[int, ...]
    conduct: bool
    denied: bool
    duties: tuple[str, ...]
    who: str = ""


class ReadingColumn(NamedTuple):
    """Readings in which everything comes out the same: the first, all their names and, for each norm, a mark."""

    id: str
    name: str
    marks: tuple[str, ...]


class Tested(NamedTuple):
    """How a duty of one paragraph stood in an incident, and who did what about it: verdicts with their states.

    A duty that was not triggered, and of which somebody spoke, is there with what it lacks.
    """

    paragraph: str
    act: str
    status: str
    standing: str
    bearers: str
    toward: str
    record: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


class Share(NamedTuple):
    """What one state owed under one paragraph and what is on record of it.

    `deeds` are events of the timeline that bear on it, what it did itself first.
    """

    state: str
    paragraph: str
    act: str
    status: str
    standing: str
    toward: str
    verdict: str
    deeds: tuple[str, ...]


class Incident(NamedTuple):
    """One scenario as its page and other pages need it."""

    name: str
    kind: str
    date: str
    title: str
    blocks: tuple[Block, ...]
    happenings: tuple[Happening, ...]
    norms: tuple[tuple[str, str], ...]
    readings: tuple[ReadingColumn, ...]
    tested: tuple[Tested, ...]
    questions: tuple[str, ...]
    tiles: tuple[tuple[str, str, str], ...]
    tiles_of: str = ""
    summary: str = ""
    grid: Grid | None = None
    shares: tuple[Share, ...] = ()
    treaties: tuple[Block, ...] = ()
    """The same event under every treaty: what is imagined, and a line for each; nothing where it befell no state."""
    further: tuple[tuple[int, str, str, str], ...] = ()
    """Sources that only the timeline cites: number, address, how far it was read, and what it supports."""
    follows: tuple[str, ...] = ()

    @property
    def clauses(self) -> set[str]:
        """The paragraphs that were tested."""
        return {item.paragraph for item in self.tested}


def incident(law: Law, item: Listed) -> Incident:
    """One scenario, assessed in full in the default reading, with the statuses of its duties in every named reading."""
    found = assess(item.name, law)
    view = found.view()
    led = [block for level in happened(view).levels for block in level.blocks]  # the page begins with the summary
    blocks = _once(block for block in report(view) if not isinstance(block, Commands) and block not in led)
    listed_there = len(view.notes.numbers)
    happenings = _happenings(view)
    further = tuple(
        (number, source.ref, READ_WORDS[source.read], source.supports or "")
        for name, number in view.notes.numbers.items()
        if number > listed_there and (source := view.notes.known[name])
    )
    tested = _tested(view)
    norms = _norms(view)
    questions = dict.fromkeys(question for one in tested for question in one.questions)
    return Incident(
        item.name,
        item.kind,
        item.date,
        view.scenario.title,
        blocks,
        happenings,
        tuple((norm, view.voice.act_name(act)) for norm, act in norms),
        _readings(found, [norm for norm, _ in norms]),
        tested,
        tuple(questions),
        _tiles(view),
        f"{view.name(view.duties[0].act, view.duties[0].norm)}, {most_disputed(row.standing for row in view.duties[0].rows)}"
        if view.duties
        else "",
        " ".join(view.scenario.summary.split()),
        _grid(found, [norm for norm, _ in norms]),
        _shares(view),
        _treaties(law, found),
        further,
        view.scenario.follows,
    )


def _treaties(law: Law, assessment: Assessment) -> tuple[Block, ...]:
    """The event under every treaty, in short; nothing where there is one system only, or the event befell no state."""
    try:
        return treaties(assessment.scenario, law).short()
    except CasusError:
        return ()


def _once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a report in which the record of a member is told once: below the duties after it stands that it is the same."""
    made: list[Block] = []
    told: set[tuple[str, ...]] = set()
    telling = False
    for block in blocks:
        if isinstance(block, Heading):
            telling = block.text.endswith(" DID")
        if telling and isinstance(block, Pairs):
            groups: list[list[tuple[Words, Words]]] = []
            for row in block.rows:
                if plain(row[0]).strip() or not groups:
                    groups.append([])
                groups[-1].append(row)
            same: list[str] = []
            kept: list[tuple[Words, Words]] = []
            for group in groups:
                words = tuple(plain(part) for row in group for part in row)
                if words in told and len(words[1]) > _SHORT:
                    same.append(words[0])
                else:
                    kept += group
                told.add(words)
            block = block._replace(rows=(*kept, *([(", ".join(same), "as above")] if same else [])))
        made.append(block)
    return tuple(made)


# ---- kept between builds ---------------------------------------------------------------------------------------------

_BLOCKS = (Bit, Title, Heading, Para, Entry, Pairs, Table, Foot, Gap, Commands)
_CLASSES: dict[str, Any] = {
    item.__name__: item for item in (Incident, Happening, ReadingColumn, Tested, Share, Grid, list, *_BLOCKS)
}


def incidents(law: Law, names: Iterable[str] = (), tell: Callable[[int, int], None] | None = None) -> list[Incident]:
    """All bundled scenarios, or some, in the order of the list, each assessed once under this law and engine: what was found is kept."""
    wanted = set(names)
    items = {item.name: item for item in listed() if not wanted or item.name in wanted}
    found = kept_of_each(law, list(items), "pages", lambda name: encoded(incident(law, items[name])), tell)
    return [decoded(found[name]) for name in items]


def encoded(value: Any) -> Any:
    """What a page is made of as plain values: a tuple with the name of its class before its parts, none for a plain tuple."""
    if not isinstance(value, tuple | list):
        return value
    name = type(value).__name__ if type(value) is not tuple else ""
    if name and _CLASSES.get(name) is not type(value):
        raise TypeError(f"cannot keep a {name}")
    return (name, *map(encoded, value))


def decoded(value: Any) -> Any:
    """The inverse of `encoded`."""
    if not isinstance(value, tuple):
        return value
    parts, made = map(decoded, value[1:]), _CLASSES.get(value[0])
    return made(parts) if made is list else made(*parts) if made is not None else tuple(parts)


def _grid(assessment: Assessment, norms: list[str]) -> Grid | None:
    """The readings and accounts of the weightiest duty or ban that is not the same in all of them."""
    if not norms:
        return None
    try:
        return matrix(assessment.scenario, norms, assessment.law).grid()
    except CasusError:  # more accounts of the facts than a table can have
        return None


def _happenings(view: View) -> tuple[Happening, ...]:
    """The events in order of time, each duty beside the last of those on which it rests: not before the request that it waits for."""
    events = sorted(view.scenario.events, key=lambda one: (one.date.last if one.date else 99999999, one.conduct))
    days = [event.date.last if event.date is not None else 99999999 for event in events]
    order = {event.id: place for place, event in enumerate(events)}
    began: dict[int, dict[tuple[str, str], None]] = {}
    for group in (*view.duties, *view.breaches):
        said = f"{view.name(group.act, group.norm)}: {group.status}", view.who(group)
        for row in group.rows:
            rests_on = [order[name] for name in (row.trigger, *row.because) if name in order]
            before = [place for place, day in enumerate(days) if day <= max(row.due, row.critical_date)]
            began.setdefault(max(rests_on or before, default=0), {})[said] = None
    told: set[tuple[str, str]] = set()
    made: list[Happening] = []
    for place, event in enumerate(events):
        here = began.get(place, {})
        duties = tuple(f"{one} again" if (one, who) in told else f"{one}, {who}" for one, who in here)
        told.update(here)
        made.append(_happening(view, event, duties))
    return tuple(made)


def _number(view: View, cite: Cite) -> int:
    """The number of a source: that of the report, or a further one."""
    source = view.voice.source(cite, view.scenario.sources, "")
    view.notes.known.setdefault(source.id, source)
    return view.notes.numbers.setdefault(source.id, len(view.notes.numbers) + 1)


def _happening(view: View, event: Event, duties: tuple[str, ...]) -> Happening:
    said = view.voice.deed(event) if event.says or event.conduct else view.voice.event(event, view.run.choice)
    who = _subject(view, event, said)
    sources = tuple(dict.fromkeys(_number(view, cite) for cite in event.cites))
    holders = view.voice.listed(event.held_by) if event.held_by else ""
    return Happening(
        event.id,
        tuple(map(str, event.values("by"))),
        view.voice.when(event),
        sentence_start(said),
        holders,
        sources,
        event.conduct,
        event.denied,
        duties,
        sentence_start(who),
    )


def _subject(view: View, event: Event, said: str) -> str:
    """Who acts, where the words told of it do not name them: the subject of the sentence that the vocabulary has for such an event."""
    known = view.law.vocabulary.predicates.get(event.word)
    for role, values in event.roles[:1]:
        if known is not None and known.phrase.startswith("{" + role + "}"):
            names = [view.voice.name(str(value)) for value in values if str(value) in view.law.entities]
            named = any(name.removeprefix("the ").casefold() in said.casefold() for name in names)
            return "" if named else view.voice.series(map(str, values)) if names else ""
    return ""


def _norms(view: View) -> list[tuple[str, str]]:
    """The duties and bans that stand or could stand here, each once."""
    rows = [row for row in view.assessment.rows if row.kind in ("duty", "breach") and row.bound]
    live = [row for row in rows if row.status in LIVE or row.standing == "contested"]
    return list({row.norm: (row.norm, row.act) for row in live if row.performance != WITHOUT_DUTY}.values())


def _readings(assessment: Assessment, norms: list[str]) -> tuple[ReadingColumn, ...]:
    """The mark of each norm in the default reading and in every named one; the best of all its bearers and events."""
    law = assessment.touched
    made = []
    for name in ("default", *law.readings):
        statuses = assessment.statuses_in(name)
        marks = []
        for norm in norms:
            found = [status for key, status in statuses.items() if key.norm == norm]
            best = min(
                found, key=lambda status: list(MARKS).index(status) if status in MARKS else 99, default=NOT_TRIGGERED
            )
            marks.append(best)
        said = "default" if name == "default" else law.readings[name].name
        made.append(ReadingColumn(name, said, tuple(marks)))
    alike: dict[tuple[str, ...], list[ReadingColumn]] = {}
    for column in made:
        alike.setdefault(column.marks, []).append(column)
    return tuple(
        ReadingColumn(group[0].id, ", ".join(column.name for column in group), marks) for marks, group in alike.items()
    )


def _tested(view: View) -> tuple[Tested, ...]:
    rows: dict[tuple[str, ...], list[Row]] = {}
    for row in view.assessment.rows:
        contested = row.standing == "contested" and row.bound
        if row.kind in ("duty", "breach") and row.performance != WITHOUT_DUTY and (row.status in LIVE or contested):
            rows.setdefault((row.norm, row.act, row.toward, row.status, row.standing), []).append(row)
    made = []
    for (norm, act, toward, status, standing), found in rows.items():
        verdicts: dict[str, list[str]] = {}
        for row in {row.bearer: row for row in found}.values():
            if row.performance and not view.imagined:
                verdicts.setdefault(row.performance, []).append(row.bearer)
        turning = [
            change.id for row in found for turn in row.turns_on for change in turn.changes if change.what == "question"
        ]
        made.append(
            Tested(
                view.voice.paragraph(norm),
                view.voice.act_name(act),
                "broken" if found[0].kind == "breach" and status == "triggered" else status,
                standing,
                view.voice.listed(row.bearer for row in found),
                view.voice.name(toward),
                tuple((verdict, view.voice.listed(who)) for verdict, who in verdicts.items()),
                tuple(dict.fromkeys(turning)),
            )
        )
    known = {item.paragraph for item in made}
    argued = {position.clause for position in view.scenario.positions}
    for item in absent_duties(view.run, view.assessment.rows, view.voice):
        paragraph = view.voice.paragraph(item.norm)
        if paragraph not in known and argued & {paragraph, item.rule.clause, paragraph.partition(".")[0]}:
            lacks = f"nobody: {item.why}" if item.why else "nobody"
            standing = next((row.standing for row in item.rows), "")
            made.append(Tested(paragraph, view.voice.act_name(item.act), item.status, standing, lacks, "", (), ()))
    return tuple(made)


def _shares(view: View) -> tuple[Share, ...]:
    """Each state's duties that stand or could, and what it did without owing it; of one duty on several occasions what comes first."""
    if view.imagined:
        return ()
    made: dict[tuple[str, str, str], Share] = {}
    rows = [row for row in view.assessment.rows if row.kind == "duty" and row.bound]
    for row in sorted(rows, key=lambda row: (*foremost(row), row.critical_date)):
        free = row.performance == WITHOUT_DUTY
        if row.status not in LIVE and row.standing != "contested" and not free:
            continue
        own = {event.id for event in view.scenario.events if row.bearer in event.values("by")}
        deeds = tuple(sorted((deed.event for deed in row.deeds), key=lambda name: name not in own))
        share = Share(
            row.bearer,
            view.voice.paragraph(row.norm),
            view.voice.act_name(row.act),
            row.status,
            row.standing,
            view.voice.name(row.toward),
            row.performance,
            deeds,
        )
        made.setdefault((row.bearer, row.norm, row.toward), share)
    return tuple(made.values())


def _tiles(view: View) -> tuple[tuple[str, str, str], ...]:
    """For each state that bears the weightiest duty or is owed it: its code, its part, and its record."""
    if not view.duties:
        return ()
    group = view.duties[0]
    made = {code: (code, f"{group.status} toward {view.voice.name(group.towards[0])}", "") for code in group.bearers}
    for bearer in bearers_of(group) if not view.imagined else ():
        if any(verdict for verdict, _ in bearer.verdicts):
            verdict = bearer.verdict or ", ".join(dict.fromkeys(verdict for verdict, _ in bearer.verdicts))
            doubt = STANDING_MARKS.get(most_disputed(row.standing for row in group.rows), "")
            made[bearer.id] = (bearer.id, f"owes {view.voice.name(group.towards[0])}: {group.status}{doubt}", verdict)
    for code in group.towards:
        made.setdefault(code, (code, "is owed it", ""))
    return tuple(made[code] for code in sorted(made))
