"""The whole record under one choice: every duty of every member, counted once, with what is on record about it.

An event that stands in several files sets off one duty, not several. Two events of different files are the same if their word,
their dates, who acted and toward whom agree (and what else their word always says, such as what a decision is on). Their duties are
told under one incident, the one that begins first, with the record of all of them. See docs/history.md.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DECLINED,
    DENIED,
    DUTY_VERDICTS,
    ENDED,
    IN_PART,
    LIVE,
    NO_RECORD,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    PERFORMED_WAYS,
    SETTLED,
    STANDING_MARKS,
    TRIGGERED,
    WITHOUT_DUTY,
    told,
)
from casus.law.model import Law
from casus.records.chapters import Chapter, Occasion
from casus.words.names import counted, series

OWED = (TRIGGERED, ENDED)
SETTLED_DUTIES, DENIED_DUTIES, ARGUABLE_DUTIES, CONTESTED_DUTIES = GROUPS = SETTLED, DENIED, ARGUABLE, CONTESTED
"""Duties that never share a rate."""
STANDING_MEANS = (
    "settled; settled, denied; arguable; contested; as far as told: it lapsed, or never came, for want of something of which the file is silent, "
    "which is no finding; empty for acts without a duty"
)
"""What the column of standings says, in tables and exports."""
THIRD, MUTUAL, BELLIGERENT = RELATIONS = "third", "mutual", "belligerent"
"""How the bearer of a duty stands to whom it is owed: no more than that it owes it; owed the same by the other; or at odds with it, since
its own act against the other set the duty off. These never share a rate either."""


DOUBTFUL_MARK = "&"


def marks_of(duties: Iterable["Duty"]) -> list[str]:
    """What the marks on some duties mean: on how far it is disputed that they are owed, and on what the record makes of them."""
    owed = [duty for duty in duties if duty.owed]
    used = {duty.standing for duty in owed}
    made = [f"{mark} {word}" for word, mark in STANDING_MARKS.items() if word in used]
    if any(duty.doubtful for duty in owed):
        made.append(f"{DOUBTFUL_MARK} otherwise in another reading")
    return made


def group_of(standing: str) -> str:
    """With which duties one of this standing is counted."""
    return standing if standing in GROUPS else SETTLED_DUTIES


INCIDENT_FIELD, OCCASION = "incident", "occasion"
UNITS = (INCIDENT_FIELD, OCCASION)


OPEN = "open"


NAMED, LISTED, NOT_TOLD = "named", "listed", "not_told"
"""Whether the bearer of a duty is said to have acted: it is among those who did; a body did, and the file lists for which members that
counts, the bearer among them; a body did, it counts for all of its members, and who took part is not told."""


class Told(NamedTuple):
    """An entry of the record that bears on a duty: the file that tells it, the parts of a Deed, and one of NAMED, LISTED and NOT_TOLD."""

    file: str
    event: str
    extent: str
    days: int | None = None
    by: str = ""
    counts: bool = False
    named: str = NOT_TOLD


class Duty(NamedTuple):
    """One duty of one member toward one state in one incident, over all its occasions; or an act without a duty.

    `triggers` are the events that set it off; `attackers` those who acted in them; `also` other files that tell of these events.
    `status` is the one that prevails over the occasions (owed, then contested, then in the order of the statuses), `standing` the firmest
    that it has on one of these. All else is of the occasions with both: `day`, the critical date, and `due`, the day on which it fell
    due, of the first of them of which something is on record. `verdict` is empty where no duty is owed; it has several verdicts where the
    choice leaves open which is right. `verdicts` are all that one occasion has under any choice under which the duty is owed: more
    than one, where that is contested. `days` are those from `due` to the first act that performs any of it; None where there is none
    with a date, and where the duty is not owed. `relation` is one of RELATIONS.
    """

    incident: str
    norm: str
    act: str
    bearer: str
    toward: str
    triggers: tuple[str, ...]
    attackers: tuple[str, ...]
    status: str
    standing: str
    statuses: tuple[str, ...]
    day: int
    verdict: str
    deeds: tuple["Told", ...]
    also: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    due: int = 0
    days: int | None = None
    relation: str = THIRD

    @property
    def column(self) -> str:
        """In which column it is counted: a verdict; or OPEN, where what is left open decides whether it was performed."""
        parts = self.verdict.split(" or ")
        if len(parts) == 1 or all(part in PERFORMED_WAYS for part in parts):
            return parts[-1]
        return OPEN

    @property
    def doubtful(self) -> bool:
        """Whether the record compares otherwise with this duty in another reading, or under another answer that somebody holds."""
        return len(self.verdicts) > 1

    @property
    def mark(self) -> str:
        """How far it is disputed that it is owed; and whether the record compares otherwise with it elsewhere."""
        return (STANDING_MARKS.get(self.standing, "") + DOUBTFUL_MARK * self.doubtful) * self.owed

    @property
    def group(self) -> str:
        """With which duties it is counted: settled, arguable or contested."""
        return group_of(self.standing)

    @property
    def owed(self) -> bool:
        """Whether it is a duty that fell due, or ended after it arose."""
        return self.status in OWED

    @property
    def year(self) -> str:
        """The year of its critical date."""
        return str(self.day // 10000)


class _One(NamedTuple):
    """One duty on one occasion, in one file. `found` are its verdicts under each answer to what is left open."""

    incident: str
    norm: str
    act: str
    bearer: str
    toward: str
    occasion: Occasion
    status: str
    statuses: tuple[str, ...]
    standing: str
    day: int
    due: int
    found: tuple[str, ...]
    deeds: tuple[Told, ...]
    verdicts: tuple[str, ...]
    also: tuple[str, ...] = ()


class Filter(NamedTuple):
    """Which duties to count. Empty parts let everything through. `first` and `last` bound the critical date."""

    norms: tuple[str, ...] = ()
    member: str = ""
    beneficiary: str = ""
    attacker: str = ""
    first: int = 0
    last: int = 0

    def lets(self, duty: Duty) -> bool:
        """Whether a duty is counted."""
        return (
            (not self.norms or duty.norm in self.norms)
            and self.member in ("", duty.bearer)
            and self.beneficiary in ("", duty.toward)
            and (not self.attacker or self.attacker in duty.attackers)
            and (not self.first or duty.day >= self.first)
            and (not self.last or duty.day <= self.last)
        )


def homes(chapters: Sequence[Chapter]) -> dict[tuple[str, str], tuple[str, str]]:
    """For each event of a file that another file tells too: the file that counts it, and what it is called there.

    A file gives at most one event to each; what two files tell of one day is taken in the order of the files.
    """
    classes: list[tuple[Occasion, list[tuple[Chapter, Occasion]]]] = []
    by_parts: dict[tuple[Any, ...], list[int]] = {}
    for chapter in chapters:
        for occasion in chapter.occasions:
            if not occasion.first:
                continue
            alike = [
                number
                for number in by_parts.get(occasion.parts, ())
                if (classes[number][0].first, classes[number][0].last) == (occasion.first, occasion.last)
                and all(other.id != chapter.id for other, _ in classes[number][1])
            ]
            if alike:
                classes[alike[0]][1].append((chapter, occasion))
            else:
                by_parts.setdefault(occasion.parts, []).append(len(classes))
                classes.append((occasion, [(chapter, occasion)]))
    found = {}
    for _, members in classes:
        if len(members) > 1:
            home, called = min(members, key=lambda item: (item[0].first, -len(item[0].deeds), item[0].id))
            found.update({(chapter.id, occasion.id): (home.id, called.id) for chapter, occasion in members})
    return found


class Ledger:
    """The duties of the record under any choice. What a choice makes of the incidents that tell of one event is worked out once."""

    def __init__(self, chapters: Sequence[Chapter], states: Iterable[str], unit: str = INCIDENT_FIELD) -> None:
        """states: whose duties. unit: incident, or occasion for each event that sets a duty off."""
        self.chapters = {chapter.id: chapter for chapter in chapters}
        self.wanted = set(states)
        self.unit = unit
        self.moved = homes(chapters)
        self.fighting = {name for chapter in chapters for name in chapter.states}
        self.verdicts = {chapter.id: _verdicts(chapter) for chapter in chapters}
        self.groups = self._grouped()
        self.known: dict[tuple[int, ...], list[Duty]] = {}

    def under(self, choice: str) -> list[Duty]:
        """Every duty under a choice, each once: owed, dormant, or not there in this reading but in another; and what was done without one."""
        made = (
            []
            if choice != "default"
            else [duty for chapter in self.chapters.values() for duty in self._without(chapter)]
        )
        for number, group in enumerate(self.groups):
            profiles = (number, *(chapter.choices[choice] for chapter in group))
            if profiles not in self.known:
                self.known[profiles] = self._of(group, choice)
            made += self.known[profiles]
        first = {name: chapter.first for name, chapter in self.chapters.items()}
        return sorted(made, key=lambda duty: (first[duty.incident], duty.incident, duty.norm, duty.toward, duty.bearer))

    def _grouped(self) -> list[list[Chapter]]:
        """The incidents, those that tell of the same event together."""
        group_of_one = {name: {name} for name in self.chapters}
        for (name, _), (home, _) in self.moved.items():
            both = group_of_one[name] | group_of_one[home]
            group_of_one.update(dict.fromkeys(both, both))
        every = {id(group): group for group in group_of_one.values()}
        return [[self.chapters[name] for name in self.chapters if name in group] for group in every.values()]

    def _of(self, group: Sequence[Chapter], choice: str) -> list[Duty]:
        together: dict[tuple[str, ...], list[_One]] = {}
        for one in _once((one for chapter in group for one in self._ones(chapter, choice)), self.moved):
            key = (one.incident, one.norm, one.bearer, one.toward)
            together.setdefault((*key, one.occasion.id) if self.unit == OCCASION else key, []).append(one)
        return _related([_duty(found) for found in together.values()], self.fighting)

    def _ones(self, chapter: Chapter, choice: str) -> Iterable[_One]:
        """The duties of each occasion of one incident: under the choice, and those that are there under another only."""
        occasions = {item.id: item for item in chapter.occasions}
        verdicts = self.verdicts[chapter.id]
        who = doers(chapter)
        seen = set()
        for owed in chapter.owed(choice):
            seen.add(owed[:5])
            if owed.bearer in self.wanted:
                deeds = tuple(
                    Told(chapter.id, *deed, who.get(deed.event, {}).get(owed.bearer, NOT_TOLD)) for deed in owed.deeds
                )
                yield _One(
                    chapter.id,
                    *owed[:4],
                    occasions[owed.trigger],
                    owed.status,
                    owed.statuses,
                    owed.standing,
                    owed.day,
                    owed.due,
                    owed.verdicts,
                    deeds,
                    verdicts.get(owed[:5], ()),
                )
        for (norm, _, act, bearer, toward, trigger), (standing, statuses) in chapter.contested.items():
            called = occasions.get(trigger)
            if (norm, act, bearer, toward, trigger) not in seen and called is not None and bearer in self.wanted:
                duty = chapter.id, norm, act, bearer, toward
                yield _One(*duty, called, NOT_TRIGGERED, statuses, standing, called.last, 0, (), (), ())

    def _without(self, chapter: Chapter) -> Iterable[Duty]:
        who = doers(chapter)
        for norm, act, bearer, toward, done in chapter.without:
            if bearer in self.wanted:
                acts = tuple(
                    Told(chapter.id, event, extent, named=who.get(event, {}).get(bearer, NOT_TOLD))
                    for event, extent in done
                )
                rest = ((), (), NOT_TRIGGERED, "", (), chapter.first, WITHOUT_DUTY, acts)
                yield Duty(chapter.id, norm, act, bearer, toward, *rest)


def doers(chapter: Chapter) -> dict[str, dict[str, str]]:
    """Of each event and entry of a file, who is named as acting, and for whom it says that the act of a body counts."""
    made: dict[str, dict[str, str]] = {item.id: dict.fromkeys(item.actors, NAMED) for item in chapter.occasions}
    for item in chapter.deeds:
        made[item.id] = dict.fromkeys(item.listed, LISTED) | dict.fromkeys(item.by, NAMED)
    return made


def duties(chapters: Sequence[Chapter], choice: str, states: Iterable[str], unit: str = INCIDENT_FIELD) -> list[Duty]:
    """Every duty of the record under one choice; the arguments are those of `Ledger`."""
    return Ledger(chapters, states, unit).under(choice)


def _once(ones: Iterable[_One], moved: dict[tuple[str, str], tuple[str, str]]) -> list[_One]:
    """Duties of events that several files tell, made one: told under the file that counts the event, if it has the duty."""
    found: dict[tuple[str, ...], list[_One]] = {}
    for one in ones:
        home = moved.get((one.incident, one.occasion.id), (one.incident, one.occasion.id))
        found.setdefault((*home, one.norm, one.bearer, one.toward), []).append(one)
    made = []
    for names, alike in found.items():
        told_in = names[0]
        alike.sort(key=lambda one: (one.status not in OWED, one.incident != told_in, one.incident))
        first = alike[0]
        ways = zip(*(one.found for one in alike if one.found), strict=True)
        best = tuple(min(way, key=_rank) for way in ways)
        deeds = tuple(dict.fromkeys(deed for one in alike for deed in one.deeds))
        also = tuple(sorted({one.incident for one in alike} - {first.incident}))
        made.append(first._replace(found=best, deeds=deeds, also=also))
    return made


def _related(found: list[Duty], states: set[str]) -> list[Duty]:
    """The duties with how each bearer stands to whom it owes. states: those that the incidents name."""
    owed = {(duty.incident, duty.norm, duty.bearer, duty.toward) for duty in found if duty.owed}

    def relation(duty: Duty) -> str:
        if duty.bearer in duty.attackers and duty.toward in states:
            return BELLIGERENT
        return MUTUAL if (duty.incident, duty.norm, duty.toward, duty.bearer) in owed else THIRD

    return [duty._replace(relation=relation(duty)) for duty in found]


def _verdicts(chapter: Chapter) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The verdicts that each duty has under all choices under which it is owed."""
    found: dict[tuple[str, ...], set[str]] = {}
    for profile in chapter.profiles:
        for owed in profile:
            if owed.status in OWED:
                found.setdefault(owed[:5], set()).update(owed.verdicts)
    return {key: tuple(sorted(verdicts, key=_rank)) for key, verdicts in found.items()}


def _rank(verdict: str) -> int:
    return DUTY_VERDICTS.index(verdict) if verdict in DUTY_VERDICTS else len(DUTY_VERDICTS)


def _duty(found: list[_One]) -> Duty:
    """The occasions of one incident as one duty. Those with the firmest standing speak: what is on record out of a doubtful event does not
    stand under what is settled out of another, nor the other way round. Its days are of the first of these of which something is on record.
    """
    places = (*LIVE, NOT_TRIGGERED)
    found.sort(  # what is contested out of one event is not hidden behind what is over out of another
        key=lambda one: (
            one.status not in OWED,
            one.status not in OWED and one.standing != CONTESTED,
            places.index(one.status),
            one.day,
            one.occasion.id,
        )
    )
    same = [one for one in found if one.status == found[0].status]
    firmest = min((group_of(one.standing) for one in same), key=GROUPS.index)
    speaks = [
        one for one in same if group_of(one.standing) == firmest
    ]  # its standing, days and verdict are of the same occasions
    owed = [one for one in speaks if one.status in OWED]
    first = next((one for one in speaks if told(one.found) not in ("", NO_RECORD)), speaks[0])
    return Duty(
        first.incident,
        first.norm,
        first.act,
        first.bearer,
        first.toward,
        tuple(dict.fromkeys(one.occasion.id for one in same)),
        tuple(sorted({actor for one in same for actor in one.occasion.actors})),
        first.status,
        first.standing,
        first.statuses,
        first.day,
        told(over_occasions(way) for way in zip(*(one.found for one in owed), strict=True)),
        _each_once(deed for one in owed for deed in one.deeds),
        tuple(sorted({name for one in same for name in one.also})),
        next((one.verdicts for one in owed if len(one.verdicts) > 1), first.verdicts if owed else ()),
        first.due,
        min(_acted(first), default=None) if owed else None,
    )


def _acted(one: _One) -> list[int]:
    """The days of what performed any of a duty; of what others did over a refusal there is none."""
    if told(one.found) == DECLINED:
        return []
    return [deed.days for deed in one.deeds if deed.extent in ("full", "part") and deed.days is not None]


def _each_once(deeds: Iterable[Told]) -> tuple[Told, ...]:
    """Entries that bear on several occasions once, with the days from the first of these."""
    found: dict[tuple[str, str, str], Told] = {}
    for deed in deeds:
        known = found.setdefault(deed[:3], deed)
        found[deed[:3]] = known._replace(counts=known.counts or deed.counts)
    return tuple(found.values())


def over_occasions(verdicts: Iterable[str]) -> str:
    """One verdict for the occasions of one incident: what it is on each that is on record, the least of these where it was performed on
    each; in part, where it was on some. Empty where the law does not say what performs the duty."""
    found = [verdict for verdict in verdicts if verdict]
    known = {verdict for verdict in found if verdict != NO_RECORD}
    if len(known) == 1 or (known and known <= set(PERFORMED_WAYS)) or known == {DECLINED, NOT_PERFORMED}:
        return max(known, key=_rank)
    return IN_PART if known else NO_RECORD if found else ""


# ---- what lines that pool duties leave unsaid ------------------------------------------------------------------------

_NO_COMPARISON = (
    "Alliances do not compare by these: which duties are settled depends on whose views were looked for, which incidents are on file on what "
    "was looked for, and what is credited on whether bodies or members acted."
)


def pooled(found: Sequence[Duty], by: str) -> list[str]:
    """Of lines that pool several kinds of duty: how many, and on how few entries rest those that were performed in full; `by` is what they are of."""
    full = [duty for duty in found if duty.column in PERFORMED_WAYS]
    acts = {(deed.file, deed.event) for duty in full for deed in duty.deeds if deed.counts}
    kinds = len({duty.norm for duty in found})
    rests = f"{len(full)} in full rest on {counted(len(acts), 'entry')} of the record.{by_bodies(found)}"
    said = (
        [f"{kinds} kinds of duty are pooled here; --clause takes one. {rests}"] if kinds > 1 and by != "reading" else []
    )
    return [*said, *([_NO_COMPARISON] if by == "alliance" else [])]


def bodies_alone(found: Iterable[Duty]) -> tuple[int, int, int]:
    """Of the duties performed in full: how many there are; how many rest on acts of a body alone; and of how many of these the file lists who
    took part in the first act that did so in full: a list of a later one says nothing of whether the duty was performed in time."""
    full = [duty for duty in found if duty.owed and duty.relation == THIRD and duty.column in PERFORMED_WAYS]
    alone = [duty for duty in full if NAMED not in {deed.named for deed in duty.deeds if deed.counts}]
    return len(full), len(alone), sum(_first_listed(duty) for duty in alone)


def _first_listed(duty: Duty) -> bool:
    """Whether the file lists who took part in the first act that performed a duty in full, or in any where none has a day."""
    full = [deed for deed in duty.deeds if deed.counts and deed.extent == "full"]
    first = min((deed.days for deed in full if deed.days is not None), default=None)
    return any(deed.named == LISTED for deed in full if deed.days == first)


def by_bodies(found: Iterable[Duty]) -> str:
    """The same in a sentence; nothing where no body acted alone."""
    full, alone, listed = bodies_alone(found)
    who = f" (who sat: listed {listed}, not told {alone - listed})"
    return f" By acts of bodies alone: {alone} of {full} in full{who}." if alone else ""


def lateness(law: Law, norms: Iterable[str]) -> str:
    """What late means for some duties: the question that says how long a deadline is; and the alliances in which none says it."""
    timed: dict[str, None] = {}
    asked: set[str] = set()
    wanted = set(norms)
    duties = [rule for rule in law.rules() if rule.norm in wanted and rule.then.word == "duty"]
    for rule in duties:
        timing = law.timing(rule.norm, rule.then.deadline)
        if timing is not None:
            held = any(answer.held_by for answer in timing.answers if answer.days is not None)
            timed[f"by question {timing.id}{'' if held else '; nobody on file holds its days'}"] = None
            asked.add(law.system_of(rule.norm))
    never = dict.fromkeys(home for home in (law.system_of(rule.norm) for rule in duties) if home not in asked)
    told_late = f" late: {'; '.join(timed)}." if timed else ""
    return told_late + (f" Nothing is late under {series(list(never))}: no question asks when." if never else "")
