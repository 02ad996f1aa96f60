"""What Casus finds for a question of a task, and which answers can be defended: by a holder, an account, or what a source leaves open."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.ask.proof import TURNS_ON, UNSAID, drawn_by, first_day, sources_note
from casus.assessment.engine import Run
from casus.assessment.results import (
    ARGUABLE,
    DENIED,
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NO_RECORD,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    STANDING_MARKS,
    STATUSES,
    TRIGGERED,
    WITHOUT_DUTY,
    Change,
    Row,
    common,
    differs,
    owed,
)
from casus.files.days import show_day
from casus.law.model import Answer, Event, Version
from casus.learn.session import Seen, is_contested, norm_status, open_turns
from casus.learn.task import DID, DUE, SINCE, TURNS, WANT_STATUS, WANT_TEXT, WHO, Ask
from casus.words.names import Voice, sentence_start

SAID_YES, SAID_NO, WAITS, IS_CONTESTED = "yes", "no", "waits", "contested"
OF_STATUS = {
    TRIGGERED: (SAID_YES,),
    DORMANT: (WAITS,),
    ENDED: (ENDED, SAID_YES),
    LAPSED: (LAPSED, SAID_NO),
    NOT_TRIGGERED: (SAID_NO,),
    NOT_IN_FORCE: (NOT_IN_FORCE, SAID_NO),
}
"""The words for each status that a student may write, the plainest first."""
STATUS_WORDS = (SAID_YES, SAID_NO, WAITS, IS_CONTESTED, ENDED, LAPSED, NOT_IN_FORCE)
MOST_DEEDS = 3
_EXTENTS = {"full": "performs it", "part": "performs it in part", "nothing": "is a refusal"}
UNOWED = {"full": "would perform it, were it owed", "part": "would perform it in part, were it owed"}
_NONE = "none"
WANTED = "Wanted"
RIGHT_ANSWER, WRONG_ANSWER, OPEN = "right", "not what Casus finds", "not answered yet"
MORE_THAN_ONE = "More than one answer can be defended here, and each is taken as right."


class ResultPart(NamedTuple):
    """One part of a result: what was asked, answered and found, why, and the points for it."""

    id: str
    asks: str
    answered: str
    finds: str
    state: str
    points: int
    of: int
    lines: tuple[str, ...] = ()
    command: str = ""
    wanted: str = ""  # what is said before `finds` where it is not "Casus finds"


def part_of(
    name: str,
    asks: str,
    answered: str,
    finds: str,
    right: bool,
    lines: Iterable[str] = (),
    *,
    points: int = 1,
    command: str = "",
    wanted: str = "",
) -> ResultPart:
    """A part that was answered: all its points where it is right, and none where it is not."""
    state = RIGHT_ANSWER if right else WRONG_ANSWER
    return ResultPart(name, asks, answered, finds, state, points if right else 0, points, tuple(lines), command, wanted)


class TaskFinding(NamedTuple):
    """What the engine finds for a question.

    `defended` are the answers in normal form that can be defended; `said` is the best in words. `open`: more than one can be defended.
    """

    said: str
    defended: tuple[str, ...]
    contested: bool
    row: Row | None
    open: bool = False


def find_answers(seen: Seen, ask: Ask) -> TaskFinding:
    """What the engine finds for a question, and every answer that can be defended."""
    row = seen.row(ask)
    if ask.want == WHO:
        return _who(seen, ask)
    if ask.want == WANT_TEXT:
        label = wording_of(seen.run, row, ask)
        return TaskFinding(label, (label,), False, row)
    if ask.want == TURNS:
        return _turning(row, ask)
    if ask.want == DID:
        return _did(seen.run, row, ask)
    contested = is_contested(row, ask)
    if ask.want == WANT_STATUS:
        return _status(row, ask, contested)
    if ask.want in (SINCE, DUE):
        live = row is not None and row.status in LIVE
        day = (row.critical_date if ask.want == SINCE else row.due) if row is not None and live else 0
        said = show_day(day) if day else _NONE
        more = [_NONE] if any(item not in LIVE for item in could_be(row, ask)) else []
        more += _last_days(seen.run, row) if ask.want == DUE and row is not None and live else []
        return TaskFinding(said, (said, *more), contested, row, bool(more) and said != _NONE)
    drawing = clauses_drawing(seen.run, row, ask)
    return TaskFinding(", ".join(drawing), drawing, False, row)


# ---- what can be defended --------------------------------------------------------------------------------------------


def could_be(row: Row | None, ask: Ask) -> list[str]:
    """The statuses that can be defended: the one found, and those under a view or an account of somebody, or an answer on file.

    What only a silence of the file would give is no finding of anybody's. Where a named holder said otherwise on a ground that is no answer
    on file, what it said can be defended too.
    """
    if row is None:
        return [NOT_TRIGGERED]
    found = [row.status]
    if ask.fixed:
        found += [turn.status for turn in open_turns(row, ask) if not turn.from_silence]
        return list(dict.fromkeys(found))
    given = {turn.status for turn in row.turns_on if not turn.from_silence}
    silent = {turn.status for turn in row.turns_on} - given - {row.status}
    found += [status for status in row.statuses if status not in silent]
    found += row.statuses_unheld
    if row.standing == DENIED:
        found.append(NOT_TRIGGERED if owed(row.status) else TRIGGERED)
    return list(dict.fromkeys(found))


def _status(row: Row | None, ask: Ask, contested: bool) -> TaskFinding:
    """The words for a status: where statuses differ in what is open, that they do is an answer as well."""
    statuses = could_be(row, ask)
    words = [word for status in statuses for word in OF_STATUS[status]]
    if (
        owed(statuses[0]) and DORMANT in statuses
    ):  # what came, such as a request, is not enough in that view: so no, or too late
        words += OF_STATUS[LAPSED]
    several = len({OF_STATUS[status][0] for status in statuses}) > 1
    said = OF_STATUS[norm_status(row)][0]
    if contested:
        every = dict.fromkeys([said, *(OF_STATUS[status][0] for status in (row.statuses if row else ()))])
        said = said if ask.fixed else f"{IS_CONTESTED} ({' or '.join(every)})"
    elif row is not None and not ask.fixed and row.standing in STANDING_MARKS:
        said += f" ({row.standing})"
    if several or contested:
        words.append(IS_CONTESTED)
    return TaskFinding(said, tuple(dict.fromkeys(words)), contested and not ask.fixed, row, several or contested)


def _who(seen: Seen, ask: Ask) -> TaskFinding:
    """The bearers of a norm: all whose duty is triggered; where it is contested, those and nobody."""
    rows = seen.about(ask)
    sure = sorted({row.bearer for row in rows if _live(row)})
    voice = Voice(seen.run.law, seen.run.scenario)
    contested = any(is_contested(row, ask) for row in rows)
    first = next((row for row in rows if _live(row)), seen.row(ask))
    several = any(differs(row.status, could_be(row, ask)) for row in rows)
    return TaskFinding(voice.listed(sure) or "nobody", tuple(sure), contested, first, several)


def _last_days(run: Run, row: Row) -> list[str]:
    """The last day on which a duty is done in time, where an answer on file says how many days that may take."""
    timing = run.law.timing(row.norm, row.deadline)
    spans = [answer.days for answer in timing.answers if answer.days is not None] if timing is not None else []
    return [show_day(row.due + days) for days in spans] if row.due else []


def _live(row: Row) -> bool:
    return row.status in (TRIGGERED, ENDED) and row.bound


def accepts_bearers(seen: Seen, ask: Ask, given: set[str]) -> bool:
    """Whether these are the bearers in some reading: all that are sure, and of those that turn on the same things all or none."""
    sure: set[str] = set()
    groups: dict[object, set[str]] = {}
    for row in seen.about(ask):
        statuses = could_be(row, ask)
        if not row.bound or not any(map(owed, statuses)):
            continue
        if all(map(owed, statuses)):
            sure.add(row.bearer)
        else:
            groups.setdefault((row.turns_on, row.turns_unheld), set()).add(row.bearer)
    left = [who - sure for who in groups.values()]
    together = all(who <= given or not who & given for who in left)
    return sure <= given <= sure.union(*left) and together


def _turning(row: Row | None, ask: Ask) -> TaskFinding:
    """On what a norm turns: what somebody's other answer or account changes; then what an answer on file that nobody holds would change.

    "Nothing" can be defended where whether it is owed turns on nothing that somebody says.
    """
    turns = open_turns(row, ask) if row is not None else []
    held = [turn for turn in turns if row is not None and turn in row.turns_on]
    ids = tuple(dict.fromkeys(change.id for turn in held for change in turn.changes))
    beyond = tuple(dict.fromkeys(change.id for turn in turns for change in turn.changes))
    told = [turn for turn in held if not turn.from_silence and row is not None and differs(row.status, [turn.status])]
    nothing = () if told else (_NONE,)
    said = ", ".join(ids) or (
        f"{', '.join(beyond)}, of which nobody was found to hold the other answer" if beyond else "nothing"
    )
    return TaskFinding(said, (*beyond, *nothing), False, row, len((*beyond, *nothing)) > 1)


def decides_elsewhere(seen: Seen, ask: Ask, name: str) -> bool:
    """Whether another answer or account of somebody changes a norm in some other view, though not in the one that is taken."""
    row, run = seen.row(ask), seen.run
    if row is None:
        return False
    others: list[Answer | Version] = [
        item for found in run.scenario.disputes if found.id == name for item in found.versions
    ]
    asked = name in run.law.questions
    others += run.law.questions[name].answers if asked else ()
    changes = [Change("question" if asked else "account", name, item.id) for item in others if item.held_by]
    views = [turn for turn in open_turns(row, ask) if turn in row.turns_on and not turn.from_silence]
    return any(
        _status_in(seen, ask, (*turn.changes, change)) != turn.status
        for turn in views
        if name not in {item.id for item in turn.changes}
        for change in changes
    )


def _status_in(seen: Seen, ask: Ask, changes: tuple[Change, ...]) -> str:
    """The status of the norm of a question once some answers and accounts are changed."""
    run = seen.run
    answers = {item.id: item.value for item in changes if item.what == "question"}
    versions = {item.id: item.value for item in changes if item.what == "account"}
    choice = run.choice._replace(answers=run.choice.answers | answers, versions=run.choice.versions | versions)
    found = [
        status
        for key, status in run.statuses_under(choice).items()
        if (key.norm, key.bearer, key.toward) == (ask.norm, ask.bearer, ask.toward) and ask.trigger in ("", key.trigger)
    ]
    return min(found, key=STATUSES.index, default=NOT_TRIGGERED)


def _did(run: Run, row: Row | None, ask: Ask) -> TaskFinding:
    """How the record compares with a duty.

    Where all that performs it was done by others in the name of the bearer, such as a meeting of which no list of those present was found,
    that nothing of the bearer's own is on record can be defended.
    """
    found = [row.performance, *(turn.status for turn in row.performance_turns_on)] if row is not None else []
    did, *_ = told = [common(verdict) for verdict in found if verdict] or [_NONE]
    found = [part for verdict in told for part in verdict.split(" or ")]
    counted = [deed for deed in (row.deeds if row is not None else ()) if deed.extent in ("full", "part")]
    if row is not None and counted and not any(_own(run, deed.event, row.bearer) for deed in counted):
        found.append(NO_RECORD)
    if counted and any(not owed(status) for status in could_be(row, ask)):
        found.append(WITHOUT_DUTY)
    words = tuple(dict.fromkeys(found))
    return TaskFinding(did, words, False, row, len(words) > 1)


def doer(run: Run, event: Event) -> tuple[str, ...]:
    """Who acted: by convention the first role of an event."""
    roles = run.law.vocabulary.predicates[event.word].roles[:1]
    return tuple(str(value) for role in roles for value in event.values(role.name))


def _own(run: Run, name: str, bearer: str) -> bool:
    """Whether a state itself did something, and not only others in its name."""
    event = run.case.events.get(name)
    return event is not None and bearer in doer(run, event)


def wording_of(run: Run, row: Row | None, ask: Ask) -> str:
    """The wording of a norm's paragraph that was in force when it was set off, or on the first day of the scenario."""
    if row is not None and row.wording:
        return row.wording
    day = first_day(run, row)
    paragraph = run.law.paragraph(ask.norm)
    wordings = paragraph.wordings if paragraph is not None else ()
    return next((item.id for item in wordings if item.first <= day <= item.last), _NONE)


def clauses_drawing(run: Run, row: Row | None, ask: Ask) -> tuple[str, ...]:
    """The clause that draws a norm, and its article: what stands behind the conditions of the rule draws nothing."""
    rule = run.law.rule(row.rule) if row is not None else None
    drawing = (rule.norm if rule is not None and rule.norm else ask.norm).partition("/")[0]
    article = next((clause.id for clause in run.law.clauses.values() for p in clause.paragraphs if p.id == drawing), "")
    return tuple(dict.fromkeys(name for name in (drawing, article) if name))


# ---- the reasons -----------------------------------------------------------------------------------------------------


def reasons_for(seen: Seen, ask: Ask, row: Row | None, given: tuple[str, ...] = ()) -> list[str]:
    """Why Casus finds what it finds: what the author says, then the engine's reasons, for this question and these facts."""
    said = [ask.because] if ask.because else []
    if ask.want == WANT_TEXT:
        return [*said, *_wordings(seen.run, row, ask)]
    if ask.want == DID:
        return [*_record(seen.run, row), *said, *drawn_by(seen.run, row)]
    if ask.want == TURNS:
        said += _idle(seen, ask, row, given)
    return [*said, *seen.because(row, ask)]


def _idle(seen: Seen, ask: Ask, row: Row | None, given: tuple[str, ...]) -> list[str]:
    """Of what a student named: that no other answer to it changes anything here, or that one does in some other view."""
    known = _turning(row, ask).defended
    return [
        f"It turns on {name} too, in a view that answers another of these otherwise."
        if decides_elsewhere(seen, ask, name)
        else f"Whatever is answered to {name}, alone or with one other answer or account of somebody: it changes nothing of this here."
        for name in given
        if name not in known and name != _NONE
    ]


def _wordings(run: Run, row: Row | None, ask: Ask) -> list[str]:
    """The day that decides, and the wordings of the paragraph with the days on which each was in force."""
    voice = Voice(run.law, run.scenario)
    paragraph = run.law.paragraph(ask.norm)
    lines = [f"The day that decides is that of the event: {show_day(first_day(run, row))}."]
    for item in paragraph.wordings if paragraph is not None else ():
        lines.append(f"{sentence_start(voice.wording(ask.norm, item.id, full=True))}{sources_note(run, item.cites)}.")
    return lines


def _record(run: Run, row: Row | None) -> list[str]:
    """What the record says about a duty."""
    if row is None:
        return ["Nothing on file sets this duty off, and no conduct bears on it."]
    voice = Voice(run.law, run.scenario)
    lines, duty = [], row.performance != WITHOUT_DUTY
    order = ("full", "part", "nothing")
    telling = [deed for deed in row.deeds if deed.extent != "said"] or row.deeds
    deeds = sorted(telling, key=lambda deed: order.index(deed.extent) if deed.extent in order else len(order))
    for deed in deeds[:MOST_DEEDS]:
        event = run.case.events.get(deed.event)
        if event is not None:
            if event.denied:
                lines.append(
                    f"The file says that this did not happen: {voice.deed(event)}{sources_note(run, event.cites)}."
                )
                continue
            extent = (_EXTENTS if duty else UNOWED).get(deed.extent, "")
            others = "" if row.bearer in doer(run, event) else f", in the name of {voice.name(row.bearer)} too"
            when = voice.when(event)
            told = f"{voice.deed(event)}{f' ({extent}{others})' if extent else ''}{sources_note(run, event.cites)}"
            lines.append(f"On the record{f', {when}' if when else ''}: {told}.")
    if not any(deed.extent in _EXTENTS for deed in deeds):
        who = voice.name(row.bearer)
        lines.append(
            f"No record: nobody has found that {who} did what this duty asks, or refused it. It is not a refusal."
        )
    for turn in row.performance_turns_on:
        said = [f"{change.id}={change.value}" for change in turn.changes]
        lines.append(f"It turns on a question: with {', '.join(said)} it is {turn.status}.")
    return lines


def given_by(answer: str, reasons: Iterable[str]) -> str:
    """Of the reasons given to an answer to a question of status, one that says that somebody's view or account gives just this answer."""
    for line in reasons:
        then = line.rpartition("; then ")[2].partition(" (")[0].rstrip(".") if line.startswith(TURNS_ON) else ""
        if answer in OF_STATUS.get(then, ()) and UNSAID not in line:
            return line
    return ""


def why_open(seen: Seen, finding: TaskFinding) -> str:
    """That more than one answer can be defended, and by what."""
    row = finding.row
    if finding.contested:
        return f"{MORE_THAN_ONE} The fullest is: contested."
    if row is not None and row.standing == DENIED:
        who = Voice(seen.run.law, seen.run.scenario).series(row.denied_by)
        return f"{MORE_THAN_ONE} {sentence_start(who)} said otherwise here, on a ground that is no answer on file."
    if row is not None and row.standing == ARGUABLE:
        return f"{MORE_THAN_ONE} The other answer is on file, and nobody was found to hold it."
    return MORE_THAN_ONE


DECIDES = ("More than one", "It turns on")
REASONS = ("It ", "On the record", "No record", "The file says")
SAYS_STATUS = ("Triggered", "Dormant", "Ended", "Lapsed", "Not ")


def main_reason(part: ResultPart) -> str:
    """The one reason that says most why an answer is wrong: what the author says, what decides, what is lacking; empty where there is none."""
    lines = list(part.lines)
    decides = [line for line in lines if line.startswith((*DECIDES, "It waits", "It fails"))]
    own = [line for line in lines[:1] if not line.startswith(SAYS_STATUS)]
    return next(iter([*own, *decides, *chosen_reasons(lines, 1)]), "")


def chosen_reasons(lines: list[str], most: int) -> list[str]:
    """The reasons that say most, in their order: what the author says and what decides, what holds or fails, the words of the law; the status last."""

    def rank(line: str) -> int:
        if line.startswith(SAYS_STATUS):
            return 3
        if line == lines[0] or line.startswith(DECIDES):
            return 0
        return 1 if line.startswith(REASONS) else 2

    best = sorted(range(len(lines)), key=lambda place: (rank(lines[place]), place))[:most]
    return [lines[place] for place in sorted(best)]
