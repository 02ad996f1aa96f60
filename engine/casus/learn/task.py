"""A task of a course: what a student is told and asked, what answers it, what answers it wrongly, and what helps."""

from pathlib import Path
from typing import NamedTuple

from casus.files.problems import Mark
from casus.files.sources import Cite

PREDICT, _WORDING, RECORD = "predict", "wording", "record"
SCENARIO, CHANGE, SIDE, WRITE_RULE, FAULTY_RULE, FEATURE = "scenario", "change", "side", "rule", "fault", "feature"
TASK_KINDS = {
    PREDICT: "say what follows, before Casus does",
    _WORDING: "read the wording that was in force",
    RECORD: "compare a duty with the record",
    SCENARIO: "write a scenario",
    CHANGE: "find the fact that decides",
    SIDE: "take a side, and see what it costs",
    WRITE_RULE: "encode a clause",
    FAULTY_RULE: "find the fault in a rule",
    FEATURE: "write a feature",
}
"""The kinds of tasks, each with what a student does."""

ASK_QUESTIONS = (PREDICT, _WORDING, RECORD)
"""Kinds that are answered in a word or a list for each question."""

TODO = "TODO"
"""What stands where an answer is still to come."""

WANT_STATUS, WHO, SINCE, DUE, WANT_TEXT, DID, TURNS, CLAUSE = (
    "status",
    "who",
    "since",
    "due",
    "wording",
    "performance",
    "turns_on",
    "rests_on",
)
WANTS = (WANT_STATUS, WHO, SINCE, DUE, WANT_TEXT, DID, TURNS, CLAUSE)
"""What can be asked of a norm."""

TextPairs = tuple[tuple[str, str], ...]


class Ask(NamedTuple):
    """One question of a task, about one norm of a scenario.

    want: one of WANTS. bearer may be empty where it asks who. `reading`, `answers` and `accounts` fix what is otherwise left open;
    then only what follows under them is right. `because` is what the author adds to the engine's own reasons.
    For a scenario to be written, `event` is a word that must be told, and `roles` what of it is compared.
    """

    id: str
    asks: str
    want: str
    norm: str = ""
    bearer: str = ""
    toward: str = ""
    trigger: str = ""
    scenario: str = ""
    reading: str = "default"
    answers: TextPairs = ()
    accounts: TextPairs = ()
    event: str = ""
    roles: tuple[str, ...] = ()
    points: int = 1
    because: str = ""
    mark: Mark = Mark("", 0, 0)

    @property
    def fixed(self) -> bool:
        """Whether a reading, an answer or an account is given."""
        return self.reading != "default" or bool(self.answers) or bool(self.accounts)


class Goal(NamedTuple):
    """What a change of facts, or a reading, is to bring about: a status of one norm."""

    norm: str
    bearer: str
    toward: str
    status: str
    mark: Mark = Mark("", 0, 0)


class WrongAnswer(NamedTuple):
    """A typical wrong answer: another file, and what the feedback must say to it."""

    text: str
    shows: tuple[str, ...]
    says: str
    mark: Mark = Mark("", 0, 0)


class Fault(NamedTuple):
    """A faulty rule that a good feature notices."""

    id: str
    says: str
    text: str
    mark: Mark = Mark("", 0, 0)


class Task(NamedTuple):
    """One task. `begin` is the file a student gets, `solution` the file that solves it.

    `read` lists commands that help. `most` bounds the changes or answers a student may use. `keep` are norms that a change must
    leave as they are. `state` is whose side is taken. `without` names rules of the law that the student's file takes the place of.
    `feature` is what a rule must make pass. `after` is said once the task is solved. `sources` are of the task's own text: ids of sources, of questions, of events on file, or
    citations. `invented` says that the text tells of nothing that happened.
    """

    id: str
    title: str
    kind: str
    text: str
    asks: tuple[Ask, ...]
    hints: tuple[str, ...]
    begin: str
    solution: str
    wrong: tuple[WrongAnswer, ...]
    read: tuple[str, ...] = ()
    scenario: str = ""
    goal: Goal | None = None
    keep: tuple[Goal, ...] = ()
    most: int = 1
    accounts: TextPairs = ()
    state: str = ""
    without: tuple[str, ...] = ()
    feature: str = ""
    faults: tuple[Fault, ...] = ()
    after: str = ""
    sources: tuple[Cite, ...] = ()
    invented: bool = False
    folder: Path = Path()
    mark: Mark = Mark("", 0, 0)

    @property
    def suffix(self) -> str:
        """The ending of a student's file."""
        return ".feature" if self.kind == FEATURE else ".yaml"


class Course(NamedTuple):
    """Tasks in order, in one folder; the last is a case study."""

    id: str
    number: int
    title: str
    about: str
    tasks: tuple[Task, ...]
    folder: Path = Path()

    @property
    def name(self) -> str:
        """The folder of the course in a student's folder."""
        return f"{self.number}-{self.id}"
