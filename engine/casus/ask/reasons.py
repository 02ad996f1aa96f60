"""Why a norm does not hold, in facts: what is not so at the bottom of its nearest way, and who says so.

Every screen that gives a reason takes it from here, so that they all give the same.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.assessment.cases import SILENCE
from casus.assessment.engine import Run
from casus.assessment.occasions import search_of, why_not
from casus.assessment.results import (
    CONTESTED,
    EXACT,
    EXCEPTION,
    LAPSED,
    LATER,
    LAW,
    MET,
    NOT_MET,
    NOT_TRIGGERED,
    READING,
    SETTLED,
    SILENT,
    Check,
    Row,
    Way,
    differs,
    most_disputed,
    owed,
)
from casus.assessment.whynot import ACTOR
from casus.files.days import show_day
from casus.files.problems import visible
from casus.law.model import Event, Exception_
from casus.law.reach import reach_of
from casus.law.world import LAST_DAY
from casus.logic.terms import Atom, Lit, Term, Test, Var
from casus.words.names import Voice
from casus.words.statements import NONE, Speaker

FILE_NO, FILE_SILENT, READING_NO = "the file says no", "the file is silent", "this reading says no"
LAW_NO, NOT_THEN = "the law on file says no", "not in force that day"
TABLE_NO, AS_TOLD = "as places are on file", "as the file tells it"
APPLIES = "an exception applies"
OTHERWISE = "not here, but under another account or answer"
TOLD_OTHERWISE = "the file tells it otherwise"
MOST_DEPTH = 6
_NOT, _BUT = ": that is not ", ", but "
IN_FILE = " in the file"
"""How a reason ends that the file does not tell of something."""


class Reason(NamedTuple):
    """One thing that is not so. `says` tells it as a clause, `who` who says so, `lacks` names what is missing.

    `lacks` is empty where `says` tells what is so instead. `question` is the one that another answer to would mend it. `kind`: what
    happened is of another kind than the norm is about. `other`: the file tells of another one of the kind that is asked for, and of this
    one it is silent. `same`: two that must be different are one.
    """

    says: str
    who: str
    lacks: str = ""
    question: str = ""
    mark: str = ""
    kind: bool = False
    other: bool = False
    same: bool = False


def reasons(run: Run, way: Way) -> tuple[Reason, ...]:
    """What a way lacks at the bottom, each thing once: first who is not bound, then what is not so, last what this reading answers."""
    found: dict[str, Reason] = {}
    for reason in _Teller(run).of(way, 0):
        if reason.kind:  # of one event it is said once, as narrowly as it is asked
            found[reason.says.partition(_NOT)[0].partition(_BUT)[0]] = reason
        else:
            found.setdefault(reason.says, reason)
    order = {LAW: 0, LATER: 1, READING: 3}
    return tuple(sorted(found.values(), key=lambda reason: (order.get(reason.mark, 2), reason.same)))


def reason_words(reason: Reason) -> str:
    """One reason in a line, with who says so where that is not the reading or the law itself."""
    question = f"question {reason.question}" if reason.question else ""
    who = reason.who if reason.mark not in (LATER, READING) else ""
    more = ", ".join(part for part in (who, question) if part)
    return f"{reason.says} ({more})" if more else reason.says


NOT_FOUND = "what decides it was not found"
"""Stands for a reason where none is found."""


def why_words(run: Run, ways: list[Way] | tuple[Way, ...], most: int = 2) -> str:
    """Why the nearest of some ways fails, in a line; empty where nothing fails."""
    found = reasons(run, ways[0]) if ways else ()
    return "; ".join(reason_words(reason) for reason in found[:most])


FAR_AS_TOLD = "as far as told"
"""Stands in place of settled where `untold` holds."""
OPEN = "left open by the file"
"""What is said for contested where only silences of the file decide; it is no standing of its own (decision 0166)."""


def untold(run: Run, row: Row) -> bool:
    """Whether a norm lapsed, or never came, for want of what the file neither tells nor denies: that is no finding.

    One that lapsed had its occasion: the first thing that it waited for decides. One that never came is untold where nothing but silence
    stands against it, and it would bind who bears it.
    """
    asked = row.status == LAPSED or (row.status == NOT_TRIGGERED and row.bound)
    ways = why_not(run, row.norm, row.bearer, row.toward, row.trigger) if asked else []
    silent = [reason.who == FILE_SILENT or reason.other for reason in (reasons(run, ways[0]) if ways else ())]
    return any(silent[:1]) if row.status == LAPSED else bool(silent) and all(silent)


def how_far(run: Run, rows: Sequence[Row]) -> str:
    """How far it is disputed how a norm stands, in a word, from its rows; never settled, nor a dispute, where that rests on a silence."""
    word = most_disputed(row.standing for row in rows)
    if word == CONTESTED and all(map(_silent, (row for row in rows if row.standing == CONTESTED))):
        return OPEN
    return FAR_AS_TOLD if word == SETTLED and any(untold(run, row) for row in rows) else word


def _silent(row: Row) -> bool:
    """Whether all that would make a norm owed, or not, is a silence of the file: then nobody on file differs."""
    turns = [turn for turn in row.turns_on if differs(row.status, [turn.status])]
    silent = all(change.what == SILENCE for turn in turns for change in turn.changes)
    return row.reach == EXACT and bool(turns) and silent


def who_says(run: Run, check: Check) -> str:
    """Who says that a condition fails: of a concept, who does at the bottom of its nearest way."""
    below = next((inner for way in check.ways[:1] for inner in way.checks if inner.mark != MET), None)
    if check.mark == MET or below is None:
        return mark_words(check) if check.mark == MET else _Teller(run).one(check).who or mark_words(check)
    return who_says(run, below)


def mark_words(check: Check) -> str:
    """The words that go with how a condition stands."""
    if check.table:
        return TABLE_NO
    told = check.test is not None or check.instead is not None or check.lit.pred == "is"
    return {
        MET: "yes",
        NOT_MET: AS_TOLD if told else FILE_NO,
        READING: READING_NO,
        LAW: LAW_NO,
        EXCEPTION: APPLIES,
        LATER: NOT_THEN,
    }.get(check.mark, FILE_SILENT)


def condition(say: Speaker, check: Check) -> str:
    """A condition in words, as it stands: what holds, with its day; what fails, as what would be needed, or as the file has it."""
    if check.exception is not None:
        reasons = [say.statement(atom) for atom in check.premises if atom.pred != "reading"]
        return visible(
            f"no exception. Here: {check.exception.says}" + (f" ({'; '.join(reasons[:2])})" if reasons else "")
        )
    if check.test is not None and check.mark == LATER:
        return say.not_then(check.test)
    if check.test is not None:
        return say.fails(check.test, check.type)
    if check.mark == MET:
        date = ""
        if (
            check.atom is not None
            and not check.lit.pred.startswith("not ")  # what did not happen has no day
            and (word := say.law.vocabulary.word(check.lit.pred)) is not None
            and word.sort == "event"
        ):
            date = f" on {show_day(int(check.atom.args[1]))}"
        return visible(say.statement(check.lit) + date)
    if check.instead is not None:
        differs = say.difference(check.lit, check.instead) or "not as asked"
        return visible(f"{say.statement(check.instead)}, but {differs}")
    return visible(say.noun(check.lit).removeprefix("that "))


def lack(say: Speaker, check: Check) -> str:
    """What a condition that fails asks for, in a few words."""
    if check.test is not None:
        return say.fails(check.test, check.type)
    return say.noun(check.lit) if check.lit.pred else "what its wording asks for"


def as_near(check: Check) -> list[Check]:
    """What else would do in place of the one thing that a failed concept lacks: other ways to it that lack one thing only."""
    lacking = [[inner for inner in way.checks if inner.mark != MET] for way in check.ways]
    if not lacking or len(lacking[0]) != 1 or lacking[0][0].ways:
        return []
    marks = (lacking[0][0].mark, READING)
    return [one[0] for one in lacking[1:] if len(one) == 1 and not one[0].ways and one[0].mark in marks]


class _Teller:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.say = Speaker(run.law, run.scenario)
        self.proofs = run.proofs()

    def of(self, way: Way, depth: int) -> list[Reason]:
        found: list[Reason] = []
        missing: list[Term] = []  # events that are not there: what else is asked of one of them need not be said
        for check in way.checks:
            if check.mark == MET or _of_no_day(check):
                continue
            event = check.lit.args[0] if check.lit.args else None
            if isinstance(event, Var) and check.exception is None and check.test is None:
                if event in missing:
                    continue
                missing.append(event)
            below = check.ways[0] if check.ways and check.exception is None and depth < MOST_DEPTH else None
            if not depth and check.event and check.mark == SILENT and isinstance(event, Var) and check is way.checks[0]:
                return [
                    self.one(check)
                ]  # nothing of the kind is told, so what else would be asked is one case among many
            near = below is not None and comes_near(below)
            if below is not None and (near or self._is_norm(check)):  # that a norm does not hold is no fact
                inner = self.of(below, depth + 1)
                if len(inner) == 1 and not inner[0].question:
                    inner = [inner[0]._replace(question=_otherwise_by(check))]
                found += (
                    inner if near and (depth or not found) else inner[:1]
                )  # of what else is lacking, the first is enough
            elif not found or not self._is_norm(check):
                found.append(self.one(check))
        other = next((reason for reason in found if reason.kind), None)
        if other is None or not depth:
            return found
        return [
            reason for reason in found if reason is other or reason.mark == LAW
        ]  # that it is of another kind is enough

    def one(self, check: Check) -> Reason:
        """One condition that fails."""
        say, who = self.say, mark_words(check)
        if check.exception is not None:
            return self._excepted(check, check.exception)
        if check.test is not None and check.mark == LATER:
            return Reason(say.not_then(check.test, "was not"), who, "", "", LATER)
        if check.test is not None:
            return Reason(self._compared(check, check.test), who, "", "", check.mark, same=check.test.op == "!=")
        if check.lit.pred == "reading":
            question = str(check.lit.args[0])
            answer = run_answer(self.run, question, str(check.lit.args[1]))
            return Reason(f"this reading does not take that {answer}", who, "", question, READING)
        if check.instead is not None and _by_another(check.lit, check.instead):
            asked = tuple(term if place == ACTOR else Var("?") for place, term in enumerate(check.lit.args))
            nobody = check.lit._replace(args=asked)  # what another one did says nothing of this one
            return Reason(say.unmet(nobody), FILE_SILENT, say.noun(nobody), "", check.mark)
        if check.instead is not None:
            differs = say.difference(check.lit, check.instead)
            if untold := self._untold(check, check.instead):
                return Reason(untold, FILE_SILENT, "", "", check.mark)
            if not differs:
                return Reason(say.unmet(check.lit), who, say.noun(check.lit), "", check.mark)
            other = f"{say.statement(check.instead)}, but {differs}"
            return Reason(other, AS_TOLD, "", "", check.mark, other=check.event and not check.denied)
        event = self.run.case.events.get(str(check.lit.args[0])) if check.event else None
        if event is not None:
            return self._another_kind(check, event)
        if check.mark == LAW:
            return self._unbound(check)
        return Reason(say.unmet(check.lit) + self._adrift(check.lit), who, say.noun(check.lit), "", check.mark)

    def _adrift(self, lit: Lit) -> str:
        """That the file does not say which sea a place is; empty for what names no such place."""
        silent = self.run.prospect.space.silent
        event = next((event for (event, _), role in silent.items() if role.seas and role.assume in lit.args), None)
        return f", and the file does not say in which part of the sea {event} was" if event else ""

    def _is_norm(self, check: Check) -> bool:
        word = self.run.law.vocabulary.word(check.lit.pred)
        return word is not None and word.sort == "norm"

    def _excepted(self, check: Check, exception: Exception_) -> Reason:
        """An exception that applies, with what it rests on; a value that was only assumed is not told as the file's."""
        question = exception.given[0][0] if exception.given else ""
        if check.about is not None and check.assumed:
            return Reason(self._assumed(check, exception.says), FILE_SILENT, "", question, check.mark)
        if check.about is not None:
            roles = self.run.law.vocabulary.predicates[check.about.pred].roles
            who = (
                AS_TOLD if any(role.type == check.type for role in roles) else ""
            )  # else a rule gives the value, and not the file
            return Reason(f"{self.say.statement(check.about)}{_BUT}{exception.says}", who, "", question, check.mark)
        premises = [self.say.statement(atom) for atom in check.premises if atom.pred != "reading"]
        told = "; ".join(premises[:2])
        if not set(exception.says.split()) <= set(told.split()):  # else what it rests on says it, with who did it
            told = f"{exception.says} ({told})" if told else exception.says
        return Reason(f"an exception applies: {told}", "", "", question, check.mark)

    def _compared(self, check: Check, test: Test) -> str:
        """A comparison that fails, with what it is about; a value that was only assumed is not told as the file's."""
        fails = self.say.fails(test, check.type)
        if check.about is None:
            return fails
        return (
            self._assumed(check, fails) if check.mark == SILENT else f"{self.say.statement(check.about)}{_BUT}{fails}"
        )

    def _assumed(self, check: Check, says: str) -> str:
        """What holds only because of a value that the file leaves out."""
        of = check.about.args[0] if check.about is not None else ""
        return f"the file does not say the {check.type} of {of}, and Casus assumes that {says}"

    def _untold(self, check: Check, told: Atom) -> str:
        """A value that is another than is asked for only because Casus assumes it where the file leaves it out; empty where none is."""
        roles = self.run.law.vocabulary.predicates[told.pred].roles
        for role, want, have in zip(roles, check.lit.args[ACTOR:], told.args[ACTOR:], strict=False):
            if not isinstance(want, Var) and want != have and f"{told.args[0]}.{role.name}" in self.run.choice.silences:
                value = self.say.value(role, have)
                return f"the file does not say the {role.name} of {told.args[0]}, and Casus assumes {value}"
        return ""

    def _another_kind(self, check: Check, event: Event) -> Reason:
        """The event of the file is not of the kind that is asked for; of one that is done to nobody that is no reason: the file is silent."""
        noun = self.say.noun(check.lit)
        if any(role.every for role in self.run.law.vocabulary.predicates[check.lit.pred].roles):
            # an act about what happened, as a request, is no kind of it: that none is told is all there is to say
            return Reason(self.say.unmet(check.lit), FILE_SILENT, noun, "", SILENT, True)
        told = f"{Voice(self.run.law, self.run.scenario).event(event, self.run.choice)} ({event.id})"
        about = any(
            role.every for role in self.run.law.vocabulary.predicates[event.word].roles
        )  # nor does it stand for what happened
        if not about and any(word == event.word for word, _ in reach_of(self.run.law).guarded):
            return Reason(f"{told}{_NOT}{noun}", AS_TOLD, noun, "", check.mark, True)
        unmet = self.say.unmet(check.lit)
        unmet += IN_FILE if unmet.startswith(NONE) else ""
        return Reason(f"{told}{_BUT}{unmet}", FILE_SILENT, noun, "", SILENT, True)

    def _unbound(self, check: Check) -> Reason:
        """Who was not bound; where that had been so before, until when and by what."""
        lit, day = check.lit, next((term for term in reversed(check.lit.args) if isinstance(term, int)), LAST_DAY)
        parts = tuple(term for term in lit.args if not isinstance(term, int))
        ended = [
            atom
            for atom in self.run.found.atoms
            if atom.pred == f"-{lit.pred}" and atom.args[: len(parts)] == parts and int(atom.args[-1]) < day
        ]
        last = max(ended, key=lambda atom: int(atom.args[-1]), default=None)
        noun = self.say.noun(lit)
        says = f"{NONE}{noun}" if any(isinstance(term, Var) for term in parts) else self.say.unmet(lit)
        if last is None:
            return Reason(says, LAW_NO, noun, "", LAW)
        return Reason(f"{says}: it ended on {show_day(int(last.args[-1]))}", self._by(last), noun, "", LAW)

    def _by(self, ended: Atom) -> str:
        """What ended a status: an event of the file or of the law, and the paragraph."""
        firing = self.proofs.get(ended)
        rule = self.run.compiled.origins[firing.rule].rule if firing is not None else None
        if firing is None or rule is None:
            return LAW_NO
        named = [str(atom.args[0]) for atom in firing.body if atom.args and str(atom.args[0]) in self.run.case.days]
        by = [f"file {name}" for name in named[:1]] or ["the law on file"]
        return ", ".join([*by, rule.id.partition("/")[0]])


def _of_no_day(check: Check) -> bool:
    """Whether it is asked who was bound where nothing is told on whose day that could be said: the law says neither yes nor no."""
    return check.mark == LAW and check.test is None and not any(isinstance(term, int) for term in check.lit.args)


def _otherwise_by(check: Check) -> str:
    """The question to which another answer alone would meet a failed condition, by another way; empty for none."""
    for way in check.ways[1:]:
        failed = [inner for inner in way.checks if inner.mark != MET]
        if len(failed) == 1 and failed[0].lit.pred == "reading":
            return str(failed[0].lit.args[0])
    return ""


def _by_another(asked: Lit, told: Atom) -> bool:
    """Whether an event was done by another than the one who is asked for."""
    actor = asked.args[ACTOR]
    return not isinstance(actor, Var) and actor != told.args[ACTOR]


def run_answer(run: Run, question: str, answer: str) -> str:
    """What an answer says, without its full stop."""
    asked = run.law.questions.get(question)
    found = asked.answer(answer) if asked is not None else None
    return " ".join((found.says if found is not None else answer).split()).rstrip(".")


def comes_near(way: Way, depth: int = 0) -> bool:
    """Whether the file speaks to any condition of a way, or of what stands below it: it holds, or an event it names is of another kind.

    Where it does not, what stands below would be one case among many.
    """
    if any(check.mark == MET and check.atom is not None and _of_an_event(check.atom) for check in way.checks):
        return True
    if any(check.event and isinstance(check.lit.args[0], str) for check in way.checks):
        return True
    return depth < MOST_DEPTH and any(comes_near(check.ways[0], depth + 1) for check in way.checks if check.ways)


def _of_an_event(atom: Atom) -> bool:
    """Whether an atom says something of what happened: its first parts are an event and two days."""
    return len(atom.args) > 3 and isinstance(atom.args[0], str) and all(isinstance(day, int) for day in atom.args[1:3])


def nearest(run: Run, row: Row) -> tuple[Way, ...]:
    """The way to a norm that comes nearest, where it is not owed."""
    if owed(row.status):
        return ()
    found = search_of(run).occasions(row.norm, row.bearer, row.toward, row.trigger)[:1]
    return tuple(way for item in found for way in item.ways[:1])


def named_in(way: Way) -> Iterable[str]:
    """What the conditions of a way name, with the nearest ways to what they ask for."""
    for check in way.checks:
        for atom in (check.lit, check.atom, check.instead, check.about, *check.premises):
            yield from (term for term in (atom.args if atom is not None else ()) if isinstance(term, str))
        for inner in check.ways[:1]:
            yield from named_in(inner)
