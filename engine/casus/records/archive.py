"""What the commands on the record share: what was asked for, checked, and the duties that answer it; and how well each choice fits what was done."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.choice import Chosen, check_answers, norms_of, state_of
from casus.assessment.results import (
    DECLINED,
    DORMANT,
    IN_PART,
    NO_RECORD,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    PERFORMED_WAYS,
    WITHOUT_DUTY,
    owed,
)
from casus.files.days import DayError, parse_day
from casus.files.problems import CasusError, Mark, Problem, offer, quote, wrong
from casus.files.providers import merged, paths_in
from casus.files.tree import Map, Scalar, read
from casus.law.model import Law
from casus.law.systems import common_systems, law_of
from casus.records.chapters import KIND, Chapter, chapters, choices_of
from casus.records.counts import (
    COUNTED,
    ON_TIME,
    SILENCES,
    Line,
    grouped,
    lined,
    looked_for,
    searched,
    tally,
    votes,
)
from casus.records.duties import (
    BELLIGERENT,
    CONTESTED_DUTIES,
    DENIED_DUTIES,
    GROUPS,
    INCIDENT_FIELD,
    RELATIONS,
    SETTLED_DUTIES,
    THIRD,
    Duty,
    Filter,
    Ledger,
    bodies_alone,
)
from casus.records.screens import HEADS, RecordBook
from casus.scenarios.model import Scenario
from casus.scenarios.variants import changes_another
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table, Words
from casus.words.names import Voice, counted, sentence_start


def choice_of(law: Law, chosen: Chosen) -> str:
    """The name of the choice that a reading or one answer makes. Raises CasusError for what the record is not told under."""
    check_answers(law, chosen)
    names = choices_of(law)
    if not chosen.answers:
        return chosen.reading
    question, answer = chosen.answers[0]
    if len(chosen.answers) == 1 and chosen.reading == "default":
        if law.questions[question].default == answer:
            return "default"
        if f"{question}={answer}" in names:
            return f"{question}={answer}"
        raise wrong(f"nobody on file holds {question}={answer}", "the answers that are held: casus law --questions")
    raise wrong("the record is told under a reading or one other answer", "leave out the other options")


def filter_of(law: Law, clause: str, member: str, beneficiary: str, attacker: str, first: str, last: str) -> Filter:
    """What to count, from the options. Raises CasusError for a word that is not on file."""
    made = Filter(
        _duties(law, clause) if clause else (),
        state_of(law, member) if member else "",
        state_of(law, beneficiary) if beneficiary else "",
        _actor(law, attacker),
        _day(first, last=False) if first else 0,
        _day(last, last=True) if last else 0,
    )
    if made.first and made.last and made.first > made.last:
        raise wrong(f"--from {first} is after --to {last}", "write the earlier day after --from")
    if made.member and law.entities[made.member].kind != "state":
        raise wrong(
            f"{law.entities[made.member].name} is no state, and the record counts duties of states", "name a state"
        )
    return made


def _duties(law: Law, clause: str) -> tuple[str, ...]:
    """The norms of a clause, of which one at least has to be a duty."""
    norms = tuple(norms_of(law, clause))
    if not any(rule.norm in norms and rule.then.word == "duty" for rule in law.rules()):
        raise wrong(f"{clause} holds no duty, and the record counts duties only", f"what it holds: casus law {clause}")
    return norms


def _actor(law: Law, text: str) -> str:
    """A state by its code or name; another actor, such as a band that a file names, as it is written."""
    return text if not text or (text.islower() and text.isascii()) else state_of(law, text)


def _day(text: str, *, last: bool) -> int:
    span = parse_day(text)
    if isinstance(span, DayError):
        raise wrong(span.message, span.cure)
    return span.last if last else span.first


ALL = "all"
"""What is asked for where the duties of all alliances are to be counted together."""


def alliances_of(law: Law) -> list[str]:
    """The systems of treaties of which duties are counted, each by itself; what is law for all counts with each."""
    common = common_systems(law)
    owed = {clause.system for clause in law.clauses.values() if any(rule.then.word == "duty" for rule in clause.rules)}
    return [name for name in law.systems if name in owed and name not in common]


def of_alliance(law: Law, alliance: str, usual: str) -> tuple[str, tuple[str, ...]]:
    """The alliance that is meant, and the norms to count for it; none where all are to be counted.

    alliance: a system, ALL, or "" for the usual one. usual: a norm of that one. Raises CasusError for another word.
    """
    known = alliances_of(law)
    if alliance not in ("", ALL, *known):
        raise wrong(f"there is no alliance {quote(alliance)} with duties on file", offer(alliance, [*known, ALL]))
    if alliance == ALL or len(known) < 2:
        return ALL, ()
    home = law.system_of(usual)
    chosen = alliance or (home if home in known else known[0])
    own = {chosen, *common_systems(law)}
    return chosen, tuple(rule.norm for rule in law.rules() if rule.norm and law.clauses[rule.clause].system in own)


def alliance_line(law: Law, alliance: str) -> str:
    """Which alliance is counted, and how the others are had; empty where there is one only."""
    others = [name for name in alliances_of(law) if name != alliance]
    if len(others) < 1 or alliance == "":
        return ""
    if alliance == ALL:
        return "all together, as asked; each by itself: --by alliance, --alliance NAME" if len(others) > 1 else ""
    return f"{alliance}. Others: --by alliance, --alliance NAME; together: --alliance {ALL}"


def options_of(**given: str) -> str:
    """Options as they stand on a command line, with a blank before each."""
    return "".join(f" --{name} {shlex.quote(value)}" for name, value in given.items() if value)


def own_files(places: Sequence[str]) -> tuple[dict[str, Path], dict[str, Path]]:
    """The scenarios of history in files and folders of the user's own, by name; and those that tell of nothing that happened.

    A file that cannot be read counts as one of history, so that what is wrong with it is said. Raises CasusError for a place that is
    not there, for one without a scenario, and where two scenarios have one name.
    """
    listed = []
    for place in places:
        path = Path(place)
        found = paths_in(place) if path.is_dir() else {path.stem: place} if path.is_file() else {}
        if not found:
            what = "there is no scenario in this folder" if path.is_dir() else "there is no file or folder of this name"
            cure = "scenario files end in .yaml" if path.is_dir() else "check the name"
            raise CasusError([Problem("missing-file", what, Mark(place, 1, 1), cure)])
        listed.append(found)
    every = {name: Path(path) for name, path in merged(listed).items()}
    history = {name: path for name, path in every.items() if _is_history(path)}
    return history, {name: path for name, path in every.items() if name not in history}


def _is_history(path: Path) -> bool:
    node, _ = read(path)
    kind = node.get("kind") if isinstance(node, Map) else None
    return not changes_another(node) and (not isinstance(kind, Scalar) or kind.text == KIND)


_ledgers: dict[str, tuple[Sequence[Chapter], list[str], Ledger]] = {}


def _ledger(chapters: Sequence[Chapter], states: list[str], unit: str) -> Ledger:
    """The last one by each unit is kept: the record that is asked for again is the same object."""
    known = _ledgers.get(unit)
    if known is None or known[0] is not chapters or known[1] != states:
        known = _ledgers[unit] = chapters, states, Ledger(chapters, states, unit)
    return known[2]


class Archive:
    """The record of one law, read once and asked under any choice."""

    def __init__(
        self, law: Law, tell: Callable[[int, int], None] | None = None, own: dict[str, Path] | None = None
    ) -> None:
        """own: scenario files by name, in place of those that the record rests on."""
        self.law = law
        self.chapters: Sequence[Chapter] = chapters(law, tell=tell, own=own)
        self.states = [item.id for item in law.entities.values() if item.kind == "state"]
        self.voice = Voice(law, _empty())

    def duties(self, choice: str = "default", only: Filter | None = None, unit: str = INCIDENT_FIELD) -> list[Duty]:
        """The duties under a choice that a filter lets through, of the incidents that touch what it is about."""
        only = only or Filter()
        told = {chapter.id for chapter in self.touching(only)}
        found = _ledger(self.chapters, self.states, unit).under(choice)
        return [duty for duty in found if duty.incident in told and only.lets(duty)]

    def part(self, only: Filter) -> Law:
        """The law of the systems whose norms a filter lets through, with what is law for all."""
        common = common_systems(self.law)
        homes = {self.law.system_of(norm) for norm in only.norms} - {""}
        return law_of(self.law, homes | common) if homes - common else self.law

    def touching(self, only: Filter) -> list[Chapter]:
        """The incidents that touch a system whose norms a filter lets through."""
        part = self.part(only)
        own = set(part.systems) - common_systems(self.law)
        return [chapter for chapter in self.chapters if part is self.law or own & set(chapter.systems)]

    def groups(self, book: RecordBook, only: Filter) -> dict[str, dict[Line, list[Duty]]]:
        """The counts by what was asked for; by reading, under each reading."""
        if book.asked.by != "reading":
            return book.groups(book.asked.by)
        return {
            name: lined(self.duties(name, only, book.asked.unit))
            for name in ("default", *sorted(self.part(only).readings))
        }


# ---- what a number counts --------------------------------------------------------------------------------------------

Test = Callable[[Duty], bool]
_VOTES = {"all": 0, "some": 1, "nobody": 2, "silent": 3}
_UNTIL = {"dated": 10**6, "<0": -1, "<=1": 1, "<=7": 7, "<=30": 30}


def of_cell(book: RecordBook, cell: str) -> list[Duty]:
    """The duties that a number on a screen counts. cell: words with a colon between: duty, standing, relation, column, member, to=STATE,
    incident, year, alliance; all, some, nobody or silent for incidents; dated or a head of the days. Raises CasusError for another word.

    As on the screen, duties of third parties, and of groups settled ones, where no word says otherwise.
    """
    words = [_part(word) for word in cell.split(":") if word.strip()]
    known = _words(book)
    for word in words or [cell]:
        if word not in known and word not in _VOTES:
            raise wrong(f"{quote(word)} names no part of a count", offer(word, [*known, *_VOTES]), "unknown-cell")
    if not set(words) & {*RELATIONS, *_ASIDE}:
        words.append(THIRD)
    if book.asked.by not in ("", "clause", "days") and not set(words) & {*map(_part, GROUPS), "denied", *_ASIDE}:
        words.append(CONTESTED_DUTIES if book.asked.contested or book.asked.by == "reading" else SETTLED_DUTIES)
    voted = [word for word in words if word in _VOTES]
    kept = [word for word in words if word not in _VOTES and not (voted and word in ("in_full", "on_time"))]
    found = [duty for duty in book.found if all(known[word](duty) for word in kept)]
    if not set(words) & set(_ASIDE):
        found = [duty for duty in found if duty.owed and duty.verdict]
    for word in voted:
        good = ON_TIME if "on_time" in words else PERFORMED_WAYS
        found = [
            duty
            for own in grouped(found, lambda duty: duty.incident).values()
            for duty in own
            if votes(own, good)[_VOTES[word]]
        ]
    return found


def _part(word: str) -> str:
    return word.strip().lower().replace(" ", "_")


def _words(book: RecordBook) -> dict[str, Test]:
    """The words of cells, each with which duties it lets through."""
    voice, looked = book.voice, looked_for(book.chapters.values())
    made: dict[str, Test] = {}

    def add(word: str, part: Callable[[Duty], str], *values: str) -> None:
        made[_part(word)] = lambda duty: part(duty) in values

    paragraphs: dict[str, list[str]] = {}
    for norm in book.norms:
        for word in (voice.paragraph(norm), book.name(norm)):
            paragraphs.setdefault(word, []).append(norm)
    for word, norms in paragraphs.items():
        if len(norms) == 1:  # of several it would say neither which nor how many
            add(word, lambda duty: duty.norm, *norms)
    for duty in book.found:
        add(duty.norm, lambda duty: duty.norm, duty.norm)
        add(duty.incident, lambda duty: duty.incident, duty.incident)
        add(duty.year, lambda duty: duty.year, duty.year)
        system = voice.law.system_of(duty.norm)
        if book.asked.by == "alliance":
            add(system, lambda duty: voice.law.system_of(duty.norm), system)
        for word in {duty.toward, voice.name(duty.toward).removeprefix("the ")}:
            add(f"to={word}", lambda duty: duty.toward, duty.toward)
            if book.asked.by == "beneficiary":
                add(word, lambda duty: duty.toward, duty.toward)
        if book.asked.by != "beneficiary":
            for word in {duty.bearer, voice.name(duty.bearer)}:
                add(word, lambda duty: duty.bearer, duty.bearer)
    for word in GROUPS:
        add(word, lambda duty: duty.group, word)
    for word in RELATIONS:
        add(word, lambda duty: duty.relation, word)
    add("denied", lambda duty: duty.group, DENIED_DUTIES)
    for word, column in (*zip(HEADS[1:], COUNTED, strict=True), *zip(COUNTED, COUNTED, strict=True)):
        add(word, lambda duty: duty.column, column)
    add("in full", lambda duty: duty.column, *PERFORMED_WAYS)
    add("on time", lambda duty: duty.column, *ON_TIME)
    add("on record", lambda duty: duty.column, *COUNTED[:-2])
    add("silence", lambda duty: duty.column, *COUNTED[-2:])
    for word in SILENCES:
        add(word, lambda duty: searched(duty, looked) if duty.column == NO_RECORD else "", word)
    made["bodies"] = lambda duty: bodies_alone([duty])[1] == 1
    made["listed"] = lambda duty: bodies_alone([duty])[2] == 1
    for word, most in _UNTIL.items():
        made[word] = lambda duty, most=most: duty.days is not None and duty.days <= most  # type: ignore[misc]
    return {**made, "owed": lambda duty: duty.owed, **_ASIDE}


_ASIDE: dict[str, Test] = {
    "dormant": lambda duty: duty.status == DORMANT,
    "elsewhere": lambda duty: (
        duty.status == NOT_TRIGGERED and any(map(owed, duty.statuses)) and duty.verdict != WITHOUT_DUTY
    ),
    "lapsed": lambda duty: (
        duty.status == NOT_TRIGGERED and not any(map(owed, duty.statuses)) and duty.verdict != WITHOUT_DUTY
    ),
    "without": lambda duty: duty.verdict == WITHOUT_DUTY,
}
"""What is not counted, as the screen tells it: dormant; owed only in another reading or account; dormant or lapsed there; acts without a duty."""


def explained(book: RecordBook, cell: str, found: Sequence[Duty]) -> list[Block]:
    """What a number counts: the duties of one cell, and the command that says why of the first."""
    asked, voice = book.asked, book.voice
    rows: list[tuple[Words, ...]] = [("incident", "duty", "who", "to", "days", "verdict")]
    for duty in found:
        days = "" if duty.days is None else str(duty.days)
        full = min((one.days for one in duty.deeds if one.extent == "full" and one.days is not None), default=duty.days)
        days += f", in full after {full}" if full != duty.days else ""
        rows.append(
            (duty.incident, voice.paragraph(duty.norm), duty.bearer, duty.toward, days, duty.verdict or duty.status)
        )
    told = f"{cell}: {counted(len(found), 'duty')} in {counted(len({duty.incident for duty in found}), 'incident')}; {book.how()}"
    made: list[Block] = [Para(told, 0), Gap()]
    if not found:
        return [*made, Para("Nothing is counted there.", 0), Commands("NEXT", (("casus record --all", "the cells"),))]
    first = found[0]
    why = f"casus explain {asked.called(first.incident)} {first.norm} --for {first.bearer}{asked.options}"
    if not first.triggers:
        why = f"casus assess {asked.called(first.incident)} --all"
    return [*made, Table(tuple(rows)), Commands("NEXT", ((why, "why the first is counted there"),))]


def _empty() -> Scenario:
    return Scenario("", "", "history", 0, "", (), (), (), (), (), (), (), {}, {}, {})


FIT_FIELDS: dict[str, str] = {
    "choice": "default, a reading, or question=answer: that one answer on top of the default",
    "member": "the member",
    "owed": "duties owed under this choice, but for those of a belligerent toward its victim",
    "performed": "those performed in full, late ones too",
    "in_part": "those performed in part",
    "declined": "those that the member declined, or of which a source says that they were not performed",
    "open": "those of which a question that is left open decides: they count neither way",
    "no_record": "those of which nothing is on record: they count neither way",
    "without_duty": "conduct that performs a duty under another choice, or none, where nothing is owed under this one",
    "unexplained": "in part, declined, and conduct without a duty, together",
    "incidents": "incidents in which anything of it is unexplained: one vote each",
}
"""The words of a row, in order, each with what it says."""

_TOO_FEW = 3
"""Of fewer incidents that tell two readings apart nothing is said."""


class Fit(NamedTuple):
    """How one member's conduct stands to its duties under one choice. `puzzles` are the incidents with something unexplained."""

    choice: str
    member: str
    owed: int
    performed: int
    in_part: int
    declined: int
    open: int
    no_record: int
    without_duty: int
    puzzles: frozenset[str]

    @property
    def unexplained(self) -> int:
        """What this choice leaves over: duties not fully performed, and conduct that no duty asked for."""
        return self.in_part + self.declined + self.without_duty


def fits_of_members(archive: Archive, only: Filter) -> list[Fit]:
    """Every member under every choice that the law of the norms leaves."""
    under = {
        choice: [duty for duty in archive.duties(choice, only) if duty.relation != BELLIGERENT]
        for choice in choices_of(archive.part(only))
    }
    never = [duty for duty in under["default"] if duty.verdict == WITHOUT_DUTY]  # no choice makes a duty of it
    acted = {_key(duty): duty.bearer for found in under.values() for duty in found if _acted(duty)}
    members = archive.voice.ordered({duty.bearer for found in under.values() for duty in found})
    made = []
    for choice, found in under.items():
        owed = {_key(duty) for duty in found if duty.owed}
        for member in members:
            own = [duty for duty in found if duty.bearer == member and duty.owed]
            count = tally(own)
            idle = [key[0] for key, bearer in acted.items() if bearer == member and key not in owed]
            idle += [duty.incident for duty in never if duty.bearer == member]
            lacking = [duty.incident for duty in own if duty.column in (IN_PART, DECLINED, NOT_PERFORMED)]
            declined = count.declined + count.not_performed
            numbers = (count.owed, count.performed, count.in_part, declined, count.open, count.no_record, len(idle))
            made.append(Fit(choice, member, *numbers, frozenset((*lacking, *idle))))
    return made


def _key(duty: Duty) -> tuple[str, str, str, str]:
    return duty.incident, duty.norm, duty.bearer, duty.toward


def _acted(duty: Duty) -> bool:
    return duty.owed and duty.column in (*PERFORMED_WAYS, IN_PART)


def fit_values(found: Sequence[Fit]) -> list[dict[str, Any]]:
    """The rows as plain values."""
    made = []
    for item in found:
        values = {**item._asdict(), "unexplained": item.unexplained, "incidents": len(item.puzzles)}
        made.append({name: values[name] for name in FIT_FIELDS})
    return made


def fit_blocks(archive: Archive, found: Sequence[Fit], filters: str) -> list[Block]:
    """The screen: for each member, what the default leaves unexplained, the least that any choice leaves, and whether that tells anything."""
    choices = len({item.choice for item in found})
    heads = ("in full", "part", "decl", "no duty", "incidents", "least")
    rows: list[tuple[Words, ...]] = [("", *heads, "left least by")]
    silent: list[str] = []
    for member in dict.fromkeys(item.member for item in found):
        own = [item for item in found if item.member == member]
        usual = own[0]
        if not any(item.performed or item.unexplained for item in own):
            continue  # nothing is on record, so there is nothing to explain
        least = min(len(item.puzzles) for item in own)
        best = [item for item in own if len(item.puzzles) == least]
        # incidents that tell the best readings from the rest: too few of them tell nothing
        telling = max(len(item.puzzles ^ best[0].puzzles) for item in own)
        if telling < _TOO_FEW or len(best) == len(own):
            silent.append(member)
        names = [item.choice for item in best]
        which = "all alike" if len(best) == len(own) else f"{len(best)} of {len(own)}: {', '.join(names[:2])}"
        numbers = (usual.performed, usual.in_part, usual.declined, usual.without_duty, len(usual.puzzles), least)
        cells = (str(value).rjust(len(head)) for value, head in zip(numbers, heads, strict=True))
        rows.append(
            (sentence_start(archive.voice.name(member)), *cells, which + (" ..." if 2 < len(names) < len(own) else ""))
        )
    made: list[Block] = [
        Para(f"What members did, under {choices} readings and single answers that somebody holds", 0),
        Gap(),
        Table(tuple(rows)),
        Gap(),
        Para(
            "The first five counts are of the default reading, without duties of a belligerent toward its victim. no duty: conduct that "
            "would perform a duty under another choice, or that no choice calls for; it is no breach. incidents: those in which anything is "
            "not performed in full or is done without a duty, one vote each. least: the fewest under any one choice.",
            0,
        ),
    ]
    if silent:
        told_of = archive.voice.series(silent)
        made.append(
            Heading(
                "THE RECORD CANNOT TELL",
                f"readings apart by what is on record of {told_of}: under {_TOO_FEW} incidents differ, or all readings leave as many.",
            )
        )
    made += [
        Heading("WHAT THIS SHOWS", "which reading would make what is on record lawful performance."),
        Heading(
            "WHAT IT DOES NOT",
            "that a member holds that reading, or acted because of it; or that the reading is right. States act for many reasons; "
            "silence, and what a question left open decides, count neither way; a reading under which less is owed, or more counts as "
            "performance, leaves less over whatever anybody did; and a member may read one article in one way and another in another. "
            "How many readings there are says nothing on how likely one is.",
        ),
        Commands("NEXT", ((f"casus record{filters} --fit --format csv", "every member under every choice"),)),
    ]
    return made
