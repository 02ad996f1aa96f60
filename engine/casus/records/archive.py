"""What the commands on the record share: what was asked for, checked, and the duties that answer it."""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from casus.ask.choice import Chosen, check_answers, norms_of, state_of
from casus.files.days import DayError, parse_day
from casus.files.problems import offer, quote, wrong
from casus.law.model import Law
from casus.law.systems import common_systems
from casus.records.chapters import Chapter, chapters, choices_of
from casus.records.counts import Line, lined
from casus.records.duties import INCIDENT_FIELD, Duty, Filter, duties
from casus.records.screens import RecordAsked, RecordBook
from casus.scenarios.model import Scenario
from casus.words.names import Voice


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
    rule = law.drawing(usual)
    home = law.clauses[rule.clause].system if rule is not None else ""
    chosen = alliance or (home if home in known else known[0])
    own = {chosen, *common_systems(law)}
    return chosen, tuple(rule.norm for rule in law.rules() if rule.norm and law.clauses[rule.clause].system in own)


def alliance_line(law: Law, alliance: str) -> str:
    """Which alliance is counted, and how the others are had; empty where there is one only."""
    others = [name for name in alliances_of(law) if name != alliance]
    if len(others) < 1 or alliance == "":
        return ""
    if alliance == ALL:
        return f"all together, as asked; each by itself: --alliance {'|'.join(others)}" if len(others) > 1 else ""
    return f"{law.systems[alliance]}. Others, each by itself: --alliance {'|'.join(others)}; together: --alliance {ALL}"


def options_of(**given: str) -> str:
    """Options as they stand on a command line, with a blank before each."""
    return "".join(f" --{name} {shlex.quote(value)}" for name, value in given.items() if value)


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
        """The duties under a choice that a filter lets through."""
        only = only or Filter()
        return [duty for duty in duties(self.chapters, choice, self.states, unit) if only.lets(duty)]

    def book(self, asked: RecordAsked, only: Filter) -> RecordBook:
        """The screens of what was asked for."""
        return RecordBook(self.voice, self.chapters, self.duties(asked.choice, only, asked.unit), asked)

    def groups(self, book: RecordBook, only: Filter) -> dict[str, dict[Line, list[Duty]]]:
        """The counts by what was asked for; by reading, under each reading."""
        if book.asked.by != "reading":
            return book.groups(book.asked.by)
        return {
            name: lined(self.duties(name, only, book.asked.unit)) for name in ("default", *sorted(self.law.readings))
        }


def _empty() -> Scenario:
    return Scenario("", "", "history", 0, "", (), (), (), (), (), (), (), {}, {}, {})
