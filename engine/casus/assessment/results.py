"""What an assessment says: one row for each norm, and what it rests on; and the ways to a norm that does not hold."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.assessment.cases import SILENCE, Case
from casus.law.model import Exception_, Rule
from casus.logic.terms import Atom, Firing, Lit, Test, Value, Var

TRIGGERED, DORMANT, ENDED, LAPSED = "triggered", "dormant", "ended", "lapsed"
NOT_TRIGGERED, NOT_IN_FORCE = "not triggered", "not in force"
STATUSES = (TRIGGERED, DORMANT, ENDED, LAPSED, NOT_TRIGGERED, NOT_IN_FORCE)
"""In the order in which they prevail where several rules lead to one norm."""
LIVE = STATUSES[:4]
"""Those of a norm that arose."""

SETTLED, DENIED, SO_FAR = "settled", "settled, denied", "settled as far as looked"
ARGUABLE, CONTESTED = "arguable", "contested"
STANDINGS = (SETTLED, DENIED, SO_FAR, ARGUABLE, CONTESTED)
"""How far it is disputed whether a norm is owed, or broken, the least first. Settled: every view that anybody holds, on every account
that anybody tells, gives the same, and so does every other answer. Settled, denied: so it is, and yet somebody said otherwise in this
event, on a ground that is no answer on file. Settled as far as looked: not every case was looked at. Arguable: it differs only under
answers that nobody on file holds, or by joining answers that no one holder holds together. Contested: it differs under a view that
somebody on file holds."""


STANDING_MARKS = {CONTESTED: "?", ARGUABLE: "^", DENIED: "!"}
"""What stands beside a status in a table; nothing beside one that is settled."""


def most_disputed(standings: Iterable[str]) -> str:
    """Of several standings the one that says most doubt; empty where there is none."""
    return max((word for word in standings if word), key=STANDINGS.index, default="")


EXACT, AT_LEAST, IN_PART, NEAR = "exact", "at least", "in part", "near"
REACHES = (EXACT, AT_LEAST, IN_PART, NEAR)
"""How far an answer over all cases goes: every case; every case, but perhaps not each reason; not the cases that `untried` tells of;
the cases near to the present one only."""

BY_ITSELF, TOGETHER, LATE = PERFORMED_WAYS = ("performed by itself", "performed together", "performed late")
DECLINED, NOT_PERFORMED, NO_RECORD, WITHOUT_DUTY = "declined", "not performed", "no record", "acted without a duty"
PERFORMED = "performed"
"""What the three ways of performing have in common: a word for readers who do not ask which."""
DUTY_VERDICTS = (*PERFORMED_WAYS, IN_PART, DECLINED, NOT_PERFORMED, NO_RECORD)
"""How a duty of one member stands against the record, the best first. Performed by itself: by an act of its own, alone. Together: by an
act of several, or of an organisation that acted for it. Late: in full, and later than the law on file allows. In part: something of it.
Declined: it said that it would not, whatever others did. Not performed: a source says so. No record: nothing was found."""


def told(verdicts: Iterable[str]) -> str:
    """Several verdicts as one text, the best first: performed together or in part. One stands for itself; none is an empty text."""
    return " or ".join(sorted({item for item in verdicts if item}, key=DUTY_VERDICTS.index))


def common(verdict: str) -> str:
    """A verdict, or several as `told` has them, without the way in which a duty was performed."""
    parts = (PERFORMED if part in PERFORMED_WAYS else part for part in verdict.split(" or "))
    return " or ".join(dict.fromkeys(parts))


class Key(NamedTuple):
    """The identity of a norm instance: what it is about, who bears it, toward whom, and the event that sets it off."""

    norm: str
    kind: str
    act: str
    bearer: str
    toward: str
    trigger: str


ITSELF, IN_COMPANY = "itself", "together"
"""Whether the bearer of a duty acted alone; or with others whom the file names beside it, or through an organisation."""


class Deed(NamedTuple):
    """One entry of the record that bears on a duty. `extent` is full, part, nothing, offered, or said (it performs nothing).

    `days`: from the day on which the duty was due to the deed; None where either is not known. `by`: ITSELF or IN_COMPANY. `counts`:
    the verdict rests on it.
    """

    event: str
    extent: str
    days: int | None = None
    by: str = ""
    counts: bool = False


class Change(NamedTuple):
    """One value of something left open. `what` is question, account or silence; `id` names it (assessment/space.py)."""

    what: str
    id: str
    value: str


class Turn(NamedTuple):
    """Changes that together, and no fewer of them, give another status."""

    status: str
    changes: tuple[Change, ...]

    @property
    def from_silence(self) -> bool:
        """Whether it rests on something of which the file says nothing, so that nobody on file says it either."""
        return any(change.what == SILENCE for change in self.changes)


class Row(NamedTuple):
    """One norm instance in one scenario under one reading.

    `critical_date`, `due` and `ended_on` are days as integers, 0 where there is none. `rule` is the way that decided the status,
    `proof` its firing (None where nothing fired).
    `standing` is one of STANDINGS; `reach` says how far all that is open was looked at, and `untried` what was not. `denied_by` are
    those who said otherwise in this event on a ground that is no answer on file. `statuses` are those it has under the views that
    somebody holds, on any accounts that somebody tells and with all that the file leaves open; `statuses_unheld` those that only answers
    nobody holds, or answers that no one holder holds together, add. `turns_on` lists the smallest sets of changes that somebody's view
    contains and that give another status, `turns_unheld` the others.
    `performance` is the verdict on the record, as `told` has it; `performances` are the verdicts under each answer to the questions that the
    reading leaves open (law/model.py, Answer.each), in their order: one where it leaves none.
    `performance_turns_on` lists the questions whose other answer alone changes how the record compares (Turn.status is then that verdict).
    `bound` is False where the bearer (or another party the rule names) was not bound that day: such rows are shown only when asked for.
    `of` is the norm a breach breaks.
    """

    scenario: str
    reading: str
    norm: str
    clause: str
    kind: str
    act: str
    bearer: str
    toward: str
    trigger: str
    status: str
    wording: str = ""
    critical_date: int = 0
    due: int = 0
    deadline: str = ""
    ended_on: int = 0
    waits_for: tuple[str, ...] = ()
    performance: str = ""
    performances: tuple[str, ...] = ()
    performance_turns_on: tuple[Turn, ...] = ()
    deeds: tuple[Deed, ...] = ()
    of: str = ""
    standing: str = ""
    denied_by: tuple[str, ...] = ()
    reach: str = ""
    untried: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    statuses_unheld: tuple[str, ...] = ()
    turns_on: tuple[Turn, ...] = ()
    turns_unheld: tuple[Turn, ...] = ()
    because: tuple[str, ...] = ()
    rule: str = ""
    proof: Firing | None = None
    bound: bool = True

    @property
    def key(self) -> Key:
        """The identity of the norm instance."""
        return Key(self.norm, self.kind, self.act, self.bearer, self.toward, self.trigger)


def foremost(row: Row) -> tuple[int, ...]:
    """The place of a row among those of its norm: what is owed comes first, then what is contested, then what arose, then the rest."""
    live = row.status in LIVE
    disputed = row.standing if row.standing in (ARGUABLE, CONTESTED) else ""
    doubt = STANDINGS.index(disputed) if disputed else 0
    return row.status != TRIGGERED, row.standing != CONTESTED, not live, -doubt, STATUSES.index(row.status)


def chosen_rows(rows: Iterable[Row], everything: bool = False) -> list[Row]:
    """Of some rows those that are told, by norm and by what sets it off: what arose or is disputed; else of each norm what could arise.

    Rows of who was not bound come only where no other row of the norm does. everything: all of them.
    """
    every = list(rows)
    if everything:
        return every
    told = [row for row in every if row.status in LIVE or (row.bound and row.standing in (ARGUABLE, CONTESTED))]
    arose, bound = {row.norm for row in told}, {row.norm for row in every if row.bound}
    rest = [row for row in every if row.norm not in arose and (row.bound or row.norm not in bound)]
    kept = {row.key for row in (*told, *rest)}
    return [row for row in every if row.key in kept]


class CaseAssessment(NamedTuple):
    """The result of one scenario under one reading. `assumed` lists (event, role, value) that the file leaves open."""

    scenario: str
    reading: str
    rows: tuple[Row, ...]
    case: Case
    firings: frozenset[Firing]
    atoms: frozenset[Atom]
    assumed: tuple[tuple[str, str, str], ...]
    vague: tuple[str, ...]


def owed(status: str) -> bool:
    """Whether a norm of this status is or was owed (or broken): what a headline tells apart, and nothing finer."""
    return status in (TRIGGERED, ENDED)


def differs(status: str, others: Iterable[str]) -> bool:
    """Whether any of these statuses says otherwise on whether a norm was owed, or broken."""
    return any(owed(other) != owed(status) for other in others)


# ---- why not ----------------------------------------------------------------------------------------------------

MET, NOT_MET, SILENT, READING, LAW, EXCEPTION, LATER = (
    "yes",
    "NO",
    "silent",
    "reading",
    "law",
    "exception",
    "not in force",
)
"""How a condition stands: it holds; the file says no; the file is silent; this reading says no; the law says no;
an exception applies; the wording is of another time."""


class Check(NamedTuple):
    """One condition of a way. `atom` is the true atom that meets it, `lit` what was asked with what is known filled in.

    `type` is the type of the value that a failed comparison compares, or on which an exception rests; `about` is of what it is a value, and
    `assumed` that the file leaves it out. `instead` is the event as the file has it, where it differs from what was asked in a role. `table`:
    a table of places says no.
    `denied`: the file says that it is not so.
    `ways` say, for a failed concept or norm, why it does not hold. `exception` is set where an exception applies. `event`: an event is lacking.
    """

    mark: str
    lit: Lit
    atom: Atom | None
    ways: tuple["Way", ...] = ()
    exception: Exception_ | None = None
    test: Test | None = None
    premises: tuple[Atom, ...] = ()
    instead: Atom | None = None
    type: str = ""
    event: bool = False
    about: Atom | None = None
    assumed: bool = False
    table: bool = False
    denied: bool = False


class Way(NamedTuple):
    """One rule that leads to the norm or concept asked about, and how its conditions stand. `complete` is False where the search gave up.

    `head` is what it would draw. Who stands in it, or in a condition that fails, was named by the question or by the file: somebody whom
    only a table would let take that part is not named.
    """

    rule: Rule
    checks: tuple[Check, ...]
    binding: tuple[tuple[str, Value], ...]
    complete: bool = True
    head: Lit = Lit("", ())

    @property
    def missing(self) -> int:
        """How many conditions fail."""
        return sum(check.mark != MET for check in self.checks)

    @property
    def base_missing(self) -> int:
        """How many conditions fail at the bottom, counting through the concepts a failed condition rests on."""
        return len(self.lacking)

    @property
    def facts_missing(self) -> int:
        """How many facts are missing at the bottom: what another answer alone would mend does not count."""
        return sum(mark != READING for _, mark in self.lacking)

    @property
    def lacking(self) -> frozenset[tuple[object, str]]:
        """What fails at the bottom, each thing once: one event that is not there may fail many conditions."""
        found: set[tuple[object, str]] = set()
        for check in self.checks:
            if check.mark == MET:
                continue
            if check.ways:
                found |= check.ways[0].lacking
            else:
                found.add((_what(check), mark_of(check)))
        return frozenset(found)


def _what(check: Check) -> object:
    """What a condition asks for at the bottom: of an event, that there is one of its kind."""
    if check.exception is not None or check.test is not None:
        return check.exception or check.test
    named = tuple(None if isinstance(term, Var) else term for term in check.lit.args)
    return check.lit.pred, (named[:1] if check.event else named)


def mark_of(check: Check) -> str:
    """Who says no: an exception that rests on an answer is the reading's doing, any other is the file's."""
    if check.mark != EXCEPTION:
        return check.mark
    return READING if check.exception is not None and check.exception.given else NOT_MET
