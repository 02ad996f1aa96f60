"""Counting the record: how many duties were performed and how, by members and with one vote an incident; rates, and how sure they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from random import Random
from statistics import median
from typing import Any, NamedTuple

from casus.assessment.results import (
    BY_ITSELF,
    DECLINED,
    IN_PART,
    LATE,
    NO_RECORD,
    NOT_PERFORMED,
    PERFORMED_WAYS,
    TOGETHER,
)
from casus.files.days import show_day
from casus.files.tables import DataRow, DataTable, TableColumn, cell_text
from casus.records.chapters import Chapter
from casus.records.duties import GROUPS, OPEN, RELATIONS, STANDING_MEANS, THIRD, Duty

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


class Tally(NamedTuple):
    """How the record stands to some duties. Duties of which the law does not say what performs them are not counted.

    `open`: who measures what is needed, which the choice leaves open, decides whether they were performed.
    """

    owed: int = 0
    by_itself: int = 0
    together: int = 0
    late: int = 0
    in_part: int = 0
    declined: int = 0
    not_performed: int = 0
    open: int = 0
    no_record: int = 0

    @property
    def performed(self) -> int:
        """Those performed in full, in whatever way and whenever."""
        return self.by_itself + self.together + self.late

    @property
    def on_record(self) -> int:
        """The denominator: duties of which the record decides whether they were performed."""
        return self.performed + self.in_part + self.declined + self.not_performed

    @property
    def on_time(self) -> int:
        """Those performed in full and not late."""
        return self.by_itself + self.together

    @property
    def bounds(self) -> tuple[float, float]:
        """The share performed if all of which nothing is on record, or that are open, were not performed; and if all were."""
        return self._bounds(self.performed)

    @property
    def bounds_on_time(self) -> tuple[float, float]:
        """The same of those on time."""
        return self._bounds(self.on_time)

    def _bounds(self, did: int) -> tuple[float, float]:
        return (did / self.owed, (did + self.open + self.no_record) / self.owed) if self.owed else (0.0, 1.0)


COUNTED = (BY_ITSELF, TOGETHER, LATE, IN_PART, DECLINED, NOT_PERFORMED, OPEN, NO_RECORD)
"""What a tally counts, in its order."""
ON_TIME = (BY_ITSELF, TOGETHER)
"""In full, and not later than the law on file allows; where none of its questions says how long that is, nothing is late."""


class Votes(NamedTuple):
    """The same with one vote for each incident: all on record did it, some did, none did; and of how many nothing decides.

    `alike`: incidents in which all on record have one verdict. `one`: those with only one member on record.
    """

    all: int = 0
    some: int = 0
    none: int = 0
    silent: int = 0
    alike: int = 0
    one: int = 0

    @property
    def on_record(self) -> int:
        """The incidents in which the record decides it for somebody."""
        return self.all + self.some + self.none

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval of the share in which all did it."""
        return wilson(self.all, self.on_record)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927); all of it where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = (share + _Z * _Z / (2 * of)) / (1 + _Z * _Z / of)
    half = _Z / (1 + _Z * _Z / of) * sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


SEED, DRAWS = 20121219, 1000
"""Of the bootstrap: where its random numbers begin, and how often incidents are drawn."""


def clustered(found: Iterable[Duty], good: Sequence[str] = PERFORMED_WAYS) -> tuple[float, float] | None:
    """The 95 % interval of the share performed, by drawing incidents with replacement: duties of one incident go together.

    None where fewer than ten incidents have something on record, or all of these agree: no drawing then says how much chance there is.
    """
    hits: dict[str, list[int]] = {}
    for duty in found:
        if duty.owed and duty.verdict and duty.column not in (OPEN, NO_RECORD):
            pair = hits.setdefault(duty.incident, [0, 0])
            pair[0] += duty.column in good
            pair[1] += 1
    clusters = [tuple(hits[name]) for name in sorted(hits)]
    if len(clusters) < _FEWEST or len({did / of for did, of in clusters}) == 1:
        return None
    return _drawn(clusters, lambda some: sum(did for did, _ in some) / sum(of for _, of in some))


_FEWEST = 10


def _drawn(items: Sequence[Any], value: Callable[[Sequence[Any]], float]) -> tuple[float, float]:
    """The 26th and the 975th of a thousand values in their order, each of as many items as there are, drawn with replacement."""
    chance = Random(SEED)
    values = sorted(value(chance.choices(items, k=len(items))) for _ in range(DRAWS))
    return values[DRAWS // 40], values[-DRAWS // 40 - 1]


def tally(duties: Iterable[Duty]) -> Tally:
    """The counts of the duties that are owed."""
    columns = [duty.column for duty in duties if duty.owed and duty.verdict]
    return Tally(len(columns), *(columns.count(word) for word in COUNTED))


def votes(duties: Iterable[Duty], good: Sequence[str] = PERFORMED_WAYS) -> Votes:
    """The votes of the incidents in which they are owed; good: what counts as doing it."""
    by_incident: dict[str, list[str]] = {}
    for duty in duties:
        if duty.owed and duty.verdict:
            by_incident.setdefault(duty.incident, []).append(duty.column)
    known = [[word for word in found if word not in (OPEN, NO_RECORD)] for found in by_incident.values()]
    did = [[word in good for word in found] for found in known if found]
    return Votes(
        sum(map(all, did)),
        sum(any(found) and not all(found) for found in did),
        sum(not any(found) for found in did),
        len(known) - len(did),
        sum(len(set(found)) == 1 for found in known),
        sum(len(found) == 1 for found in known),
    )


def grouped(duties: Iterable[Duty], key: Callable[[Duty], str]) -> dict[str, list[Duty]]:
    """The duties that are owed and held against the record, by something, in order."""
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.owed and duty.verdict:
            groups.setdefault(key(duty), []).append(duty)
    return dict(sorted(groups.items()))


def share(low: float, high: float) -> str:
    """Two shares as per cents: 60-91 %."""
    return f"{round(low * 100)}-{round(high * 100)} %"


def rate(found: Iterable[Duty]) -> str:
    """A rate in words, with all that it leaves open: 79 of 97 (60-91 %), 44-90 % with silence; and the same of those on time, where some
    were late. A bare per cent is never said."""
    found = list(found)
    count = tally(found)
    if not count.owed:
        return "none owed"
    said = f"{share_of(found) if count.on_record else 'none on record'}; {share(*count.bounds)} of all owed"
    on_time = f"; on time {share_of(found, ON_TIME)}; {share(*count.bounds_on_time)}" if count.late else ""
    return said + on_time


def share_of(found: Sequence[Duty], good: Sequence[str] = PERFORMED_WAYS) -> str:
    """How many of those on record, with the interval where there is one: 59 of 78 (54-92 %)."""
    count, spread = tally(found), clustered(found, good)
    did = count.performed if good == PERFORMED_WAYS else count.on_time
    return f"{did} of {count.on_record}" + (f" ({share(*spread)})" if spread else "")


Line = tuple[str, str]
"""Which duties share a count: how the bearers stand to whom they owe, and the standing of the duties."""
LINES = tuple((relation, standing) for relation in RELATIONS for standing in GROUPS)


def line_name(line: Line) -> str:
    """A line in words: settled; denied; mutual, settled; belligerent, contested."""
    relation, standing = line
    standing = standing.removeprefix("settled, ")
    return standing if relation == THIRD else f"{relation}, {standing}"


def lined(found: Iterable[Duty]) -> dict[Line, list[Duty]]:
    """Duties by what never shares a rate."""
    made: dict[Line, list[Duty]] = {line: [] for line in LINES}
    for duty in found:
        made[duty.relation, duty.group].append(duty)
    return made


COUNT_FIELDS: dict[str, str] = {
    "group": "what is counted by: a norm, a member, a beneficiary, a year, a reading or an alliance",
    "relation": "third: the bearer owes it and no more; mutual: both owe it to each other; belligerent: the bearer's own act against the "
    "other set it off. These never share a rate",
    "standing": "settled; settled, denied; arguable or contested: they never share a rate",
    "owed": "duties of a member toward a state, an organisation or all other members, in an incident, that fell due",
    "by_itself": "those performed in full and on time, where the entry names the member as the one who acted. Its contingent in a common force "
    "is such an entry, so that one deployment can stand here for one duty and under together for another, whose entry names the organisation",
    "together": "those performed in full and on time, where the entry names several, or an organisation that acted for its members",
    "late": "those performed in full later than the law on file allows; where it has no question that asks how long that is, none",
    "in_part": "those performed in part",
    "declined": "those that the member said it would not perform",
    "not_performed": "those of which a source says that they were not performed",
    "open": "those of which a question that is left open decides whether they were performed",
    "no_record": "those of which nothing was found: no refusal",
    "performed": "by itself, together and late: in full, whenever",
    "on_record": "the denominator: all but open and no record",
    "rate": "performed of those on record; null where there are none",
    "low": "the lower end of its 95 % interval, by drawing incidents that have something on record (bootstrap: the 26th of 1000 rates in their "
    "order); null for under ten such incidents, or where all have one rate",
    "high": "the upper end: the 975th",
    "if_none": "the share performed of all owed, if none that is open or without a record was",
    "if_all": "the same if all of them were",
    "on_time": "by itself and together: in full, and not late",
    "on_time_rate": "on time of those on record; null where there are none",
    "on_time_low": "the lower end of its 95 % interval, as low",
    "on_time_high": "the upper end, as high",
    "on_time_if_none": "the share on time of all owed, if none that is open or without a record was",
    "on_time_if_all": "the same if all of them were",
    "incidents": "incidents in which such a duty was owed",
    "all_did": "of these, those in which all members on record performed it",
    "some_did": "those in which some did and some did not",
    "none_did": "those in which none on record did",
    "silent": "those in which the record decides it for nobody",
    "alike": "those in which all members on record have one verdict",
    "one_member": "those with one member on record",
    "incidents_low": "the lower end of the 95 % interval (Wilson) of all_did of the incidents on record; null where there are none",
    "incidents_high": "the upper end",
    "all_on_time": "incidents in which all members on record performed it on time",
    "some_on_time": "those in which some did and some did not",
    "none_on_time": "those in which none on record did",
    "acts": "the different entries of the record on which the verdicts of all these duties rest",
}
"""The words of a row of counts, in order, each with what it says."""


def count_values(name: str, line: Line, found: Sequence[Duty]) -> dict[str, Any]:
    """The counts of some duties as a flat row."""
    count, vote, early = tally(found), votes(found), votes(found, ON_TIME)
    spread, spread_early = clustered(found) or (None, None), clustered(found, ON_TIME) or (None, None)
    by_incident = vote.interval if vote.on_record else (None, None)
    known = count.on_record
    values = [
        name,
        *line,
        *count,
        count.performed,
        known,
        count.performed / known if known else None,
        *spread,
        *count.bounds,
        count.on_time,
        count.on_time / known if known else None,
        *spread_early,
        *count.bounds_on_time,
    ]
    acts = {
        (deed.file, deed.event) for duty in found for deed in duty.deeds if duty.owed and duty.verdict and deed.counts
    }
    values += [vote.on_record + vote.silent, *vote, *by_incident, *early[:3], len(acts)]
    rounded = (round(value, 4) if isinstance(value, float) else value for value in values)
    return dict(zip(COUNT_FIELDS, rounded, strict=True))


def group_counts(groups: dict[str, dict[Line, list[Duty]]]) -> list[dict[str, Any]]:
    """Groups with their counts as flat rows: one for each line on which something is owed."""
    return [
        count_values(name, line, found)
        for name, lines in groups.items()
        for line, found in lines.items()
        if tally(found).owed
    ]


DAYS_FIELDS: dict[str, str] = {
    "norm": "id of the norm",
    "member": "the member: a three-letter code; empty for all of them",
    "standing": "settled; settled, denied; arguable or contested: they never share a row",
    "owed": "its duties, without those of belligerents and those that two owe each other",
    "dated": "those with an act on a known day that performs any of it; the others are not on record, declined, or without a day",
    "before": "of these, those with one before the duty fell due",
    "by_next_day": "those with the first on the day it fell due or the next",
    "by_week": "those with the first by the seventh day",
    "by_month": "those with the first by the thirtieth day",
    "median": "the median, over the dated duties, of the days from due to the first act that performs any of it, in part or in full",
    "most": "the most",
    "incidents": "the incidents of the dated duties",
    "incident_median": "the median, over these incidents, of the median of each: one vote an incident",
    "incident_low": "the lower end of its 95 % interval, by drawing incidents, as low in table counts; null for under ten",
    "incident_high": "the upper end",
}
"""The words of a row on how soon duties were performed, in order, each with what it says."""


def days_values(found: Iterable[Duty]) -> list[dict[str, Any]]:
    """How soon each duty was first acted upon: for each norm and standing all members, then each. Only of third parties."""
    made = []
    for norm, own in grouped((duty for duty in found if duty.relation == THIRD), lambda duty: duty.norm).items():
        for standing in GROUPS:
            same = [duty for duty in own if duty.group == standing]
            if any(duty.days is not None for duty in same):
                made.append(_days(norm, "", standing, same))
                made += [
                    _days(norm, member, standing, some)
                    for member, some in grouped(same, lambda duty: duty.bearer).items()
                ]
    return made


def _days(norm: str, member: str, standing: str, found: Sequence[Duty]) -> dict[str, Any]:
    dated = [duty for duty in found if duty.days is not None]
    days = sorted(duty.days for duty in dated if duty.days is not None)
    upto = [sum(day <= limit for day in days) for limit in (-1, 1, 7, 30)]
    most = (median(days), days[-1]) if days else (None, None)
    each = [
        median([duty.days for duty in own if duty.days is not None])
        for own in grouped(dated, lambda duty: duty.incident).values()
    ]
    spread = _drawn(each, median) if len(each) >= _FEWEST else (None, None)
    values = (norm, member, standing, len(found), len(days), *upto, *most, len(each), median(each) if each else None)
    return dict(zip(DAYS_FIELDS, (*values, *spread), strict=True))


Counted = Mapping[str, Mapping[str, Sequence[Duty]]]


def counts_table(duties: Sequence[Duty], system_of: Callable[[str], str], readings: Counted) -> DataTable:
    """The counts as the screens have them: by each of `KEYS` and by reading, each alliance by itself.

    system_of gives the alliance of a norm. readings: for each alliance, its duties under each reading of its law.
    """
    rows: list[DataRow] = []
    for by, key in {**KEYS, "alliance": lambda duty: system_of(duty.norm)}.items():
        for system, own in grouped(duties, lambda duty: system_of(duty.norm)).items():
            groups = {name: lined(found) for name, found in grouped(own, key).items()}
            rows += [{"by": by, "alliance": system, **row} for row in group_counts(groups)]
    for system, under in readings.items():
        groups = {name: lined(found) for name, found in under.items()}
        rows += [{"by": "reading", "alliance": system, **row} for row in group_counts(groups)]
    text = ("by", "alliance", "group", "relation", "standing")
    fields = {
        "by": "norm, member, beneficiary, year, alliance or reading: what is counted by. A row of any but a norm pools duties of different kinds",
        "alliance": "the system of treaties; those of several never share a row",
        **COUNT_FIELDS,
    }
    columns = tuple(TableColumn(name, says, "text" if name in text else "number") for name, says in fields.items())
    return DataTable(
        "counts", "Counts and rates, in the default reading but for rows by reading", text, columns, tuple(rows)
    )


KEYS: dict[str, Callable[[Duty], str]] = {
    "norm": lambda duty: duty.norm,
    "member": lambda duty: duty.bearer,
    "beneficiary": lambda duty: duty.toward,
    "year": lambda duty: duty.year,
}
"""What tables count by, besides alliance and reading."""


INCIDENT = TableColumn("incident", "id of the scenario", refers=("incidents", "incident"))
BEARER = TableColumn("bearer", "the member that bears it", refers=("actors", "actor"))
TOWARD = TableColumn("toward", "toward whom", refers=("actors", "actor"))
NORM = TableColumn("norm", "the norm", refers=("norms", "norm"))
STATUS = TableColumn("status", "triggered, dormant (waits for something), ended, lapsed, not triggered")
PERFORMANCE = TableColumn(
    "performance",
    "performed by itself, performed together, performed late (in full, and later than the law on file allows), in part, declined (it said "
    "that it would not), not performed (a source says so), no record (none found, not a refusal), acted without a duty; several with or "
    "between where a question is left open that decides it; empty where none is owed",
)


def duties_table(chapters: Sequence[Chapter], duties: Sequence[Duty]) -> DataTable:
    """One row a duty, with where it is counted and how well that is known."""
    looked = looked_for(chapters)
    read = _read_of(chapters)
    rows: list[DataRow] = [
        {
            "duty": number,
            "incident": duty.incident,
            "norm": duty.norm,
            "bearer": duty.bearer,
            "toward": duty.toward,
            "status": duty.status,
            "standing": duty.standing,
            "statuses": cell_text(duty.statuses),
            "relation": duty.relation,
            "critical_date": show_day(duty.day) if duty.day else "",
            "due": show_day(duty.due) if duty.due else "",
            "days": duty.days,
            "performance": duty.verdict,
            "column": duty.column if duty.owed and duty.verdict else "",
            "performances": cell_text(duty.verdicts),
            "also": cell_text(duty.also),
            "read": min(
                (read[deed.file, deed.event] for deed in duty.deeds if deed.counts), key=_READ.index, default=""
            ),
            "searched": searched(duty, looked) if duty.column == NO_RECORD and duty.owed else "",
        }
        for number, duty in enumerate(duties, start=1)
    ]
    columns = (
        TableColumn("duty", "its number in this export", "integer"),
        INCIDENT,
        NORM,
        BEARER,
        TOWARD,
        STATUS,
        TableColumn("standing", STANDING_MEANS),
        TableColumn("statuses", "the statuses it has there, with ; between"),
        TableColumn(
            "relation", "third; mutual: both owe it to each other; belligerent: the bearer's own act set it off"
        ),
        TableColumn("critical_date", "the first day that decides which wording applies and who was bound", "day"),
        TableColumn("due", "the day on which it fell due", "day"),
        TableColumn(
            "days",
            "days from due to the first act that performs any of it, in part or in full, so that a duty performed in full may have the day of "
            "an earlier act that did so in part (table duty_deeds has each); empty where none has a day",
            "integer",
        ),
        PERFORMANCE,
        TableColumn("column", "in which column of table counts it is counted; empty where it is not"),
        TableColumn("performances", "all verdicts it has under some choice, on one occasion, with ; between"),
        TableColumn("also", "other scenarios that tell of the same events, with ; between"),
        TableColumn(
            "read",
            "how far the source was read that was read best, of those on which the verdict rests; as in table sources",
        ),
        TableColumn(
            "searched",
            "of a duty without a record: none_found, the file says that conduct of this member was looked for and none was found; other_acts, acts "
            "of the member itself are on file there, and none that bears on this duty; not_said otherwise",
        ),
    )
    says = "One duty of one member toward a state, an organisation or all other members in one incident, counted once, in the default reading; and acts without a duty"
    return DataTable("duties", says, ("duty",), columns, tuple(rows))


_READ = ("in_full", "dataset", "in_part", "second_hand", "unverified", "not_stated", "")
"""How far a source was read, the best first."""


def _read_of(chapters: Sequence[Chapter]) -> dict[tuple[str, str], str]:
    """How far the best read source of each entry, and of each event, was read."""
    made = {}
    for chapter in chapters:
        read = {name: how for name, _, how, _ in chapter.sources}
        cited = [
            *((item.id, item.sources) for item in chapter.occasions),
            *((item.id, item.sources) for item in chapter.deeds),
        ]
        for name, sources in cited:
            made[chapter.id, name] = min((read.get(source, "") for source in sources), key=_READ.index, default="")
    return made


NONE_FOUND, OTHER_ACTS, NOT_SAID = SILENCES = "none_found", "other_acts", "not_said"


def looked_for(chapters: Iterable[Chapter]) -> dict[tuple[str, str], str]:
    """Of each file and member: whether the file says that its conduct was looked for and none found, or has acts of the member itself."""
    made = {(chapter.id, actor): OTHER_ACTS for chapter in chapters for item in chapter.deeds for actor in item.by}
    return made | {(chapter.id, state): NONE_FOUND for chapter in chapters for state in chapter.searched}


def searched(duty: Duty, looked: Mapping[tuple[str, str], str]) -> str:
    """What a silence rests on."""
    return looked.get((duty.incident, duty.bearer), NOT_SAID)
