"""A task of a course: what a student is told and asked, what answers it, what answers it wrongly, and what helps."""

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from casus.files.fields import FileForm, Word
from casus.files.problems import Mark
from casus.files.sources import NOTE_WORD, Cite

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


DEFAULT = "default"
"""The reading that is taken where none is named."""


class Ask(NamedTuple):
    """One question of a task, about one norm of a scenario.

    want: one of WANTS. bearer may be empty where it asks who. `reading`, `answers` and `accounts` fix what is otherwise left open;
    then only what follows under them is right: a reading that is named, the default too, answers every question of law. `because` is what the author adds to the engine's own reasons.
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
    reading: str = ""
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
        return bool(self.reading) or bool(self.answers) or bool(self.accounts)


class Goal(NamedTuple):
    """What a change of facts, or a reading, is to bring about: a status of one norm."""

    norm: str
    bearer: str
    toward: str
    status: str
    mark: Mark = Mark("", 0, 0)
    trigger: str = ""


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
    `how` says what is done with the file. `feature` is what a rule must make pass. `after` is said once the task is solved. `sources` are of the task's own text: ids of sources, of questions, of events on file, or
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
    how: str = ""
    faults: tuple[Fault, ...] = ()
    after: str = ""
    sources: tuple[Cite, ...] = ()
    invented: bool = False
    folder: Path = Path()
    mark: Mark = Mark("", 0, 0)

    @property
    def told(self) -> str:
        """What the task tells, and what is done with the file."""
        return f"{self.text.rstrip()}\n\n{self.how}" if self.how else self.text

    @property
    def suffix(self) -> str:
        """The ending of a student's file."""
        return ".feature" if self.kind == FEATURE else ".yaml"


class Course(NamedTuple):
    """Tasks in order, in one folder; the last is a case study. After so many `tries` a check tells what Casus finds, and why."""

    id: str
    number: int
    title: str
    about: str
    tasks: tuple[Task, ...]
    folder: Path = Path()
    tries: int = 2

    @property
    def name(self) -> str:
        """The folder of the course in a student's folder."""
        return f"{self.number}-{self.id}"


# ---- a task in a file ---

_WIDTH = 86
MEANINGS = (
    ("yes", "it is owed, or it is so"),
    ("waits", "all is there but something that may still come, such as a request"),
    ("contested", "views of the text or accounts of the facts differ, and the answer with them"),
    ("ended", "it was owed, and something ended it"),
    ("lapsed", "what it waited for did not come in time"),
    ("no record", "nobody has found any: it is not a refusal"),
    ("not performed", "a source says that it was not done"),
)
"""What the answers mean, as it stands above the questions."""


def meanings_of(asks: Iterable[Ask]) -> tuple[tuple[str, str], ...]:
    """The meanings of the words that some questions offer, or take: those of the plain ones wherever a status is asked for."""
    asked = list(asks)
    words = " ".join(ask.asks for ask in asked)
    status, did = (any(ask.want == want for ask in asked) for want in (WANT_STATUS, DID))
    plain = {"yes", "waits", "contested"} if status else set()
    plain |= {"no record", "not performed"} if did else set()
    return tuple(pair for pair in MEANINGS if pair[0] in plain or (status and re.search(rf"\b{pair[0]}\b", words)))


def paper(number: int, task: Task) -> str:
    """The text of a task's file, with the story in comments above the answers. `number`: its place over all courses."""
    lines = [f"TASK {number}  {task.title}", "", *task_text(task)]
    if task.read:
        lines += ["", "These commands help:", *(f"  {command}" for command in task.read)]
    lines += ["", "Save this file, then: casus learn check        a hint: casus learn hint", ""]
    head = "".join(f"# {line}".rstrip() + "\n" for line in lines)
    if task.kind not in ASK_QUESTIONS:
        return f"{head}\n{task.begin.rstrip()}\n"
    width = max(len(ask.id) for ask in task.asks)
    meanings = meanings_of(task.asks)
    column = max((len(word) for word, _ in meanings), default=0) + 1
    head += "".join(f"# {word:<{max(column, 10)}} {meaning}\n" for word, meaning in meanings)
    asks = "".join(f"\n# {ask.asks}\n{ask.id}:{' ' * (width - len(ask.id))} {TODO}\n" for ask in task.asks)
    return head + asks


def file_text(task: Task, given: Mapping[str, str], edits: Mapping[str, Sequence[str]]) -> str:
    """The file that says what stands in the fields of a form. edits: what was changed in the case, as options of casus whatif."""

    def quoted(text: str) -> str:
        return json.dumps(" ".join(text.split()), ensure_ascii=False)

    if task.kind in ASK_QUESTIONS:
        return "".join(f"{ask.id}: {quoted(given.get(ask.id, '') or TODO)}\n" for ask in task.asks)
    if task.kind == SIDE:
        pairs = [value.split("=", 1) for name, value in given.items() if name.startswith("answer-") and "=" in value]
        taken = ", ".join(f"{quoted(name)}: {quoted(value)}" for name, value in pairs) or f"{TODO}: {TODO}"
        rest = "".join(f"{name}: {quoted(given.get(name, '') or TODO)}\n" for name in ("clause", "cost"))
        return f"answers: {{{taken}}}\n{rest}"
    sets = [text.partition("=") for text in edits.get("set", ())]
    made = {
        "set": ", ".join(f"{quoted(name)}: {value}" for name, _, value in sets),
        "drop": ", ".join(map(quoted, edits.get("drop", ()))),
        "add": ", ".join(edits.get("add", ())),
    }
    lines = [f"{word}: {{{text}}}" if word == "set" else f"{word}: [{text}]" for word, text in made.items() if text]
    return "\n".join(lines or [f"set: {TODO}"]) + "\n"


def task_text(task: Task, width: int = _WIDTH) -> list[str]:
    """What a task tells, in lines. Paragraphs are filled; a line that is indented or begins with - stays one of its own."""
    lines: list[str] = []
    for words in paragraphs(task.told):
        inner = " " * (len(words) - len(words.lstrip()) + (2 if words.lstrip().startswith("- ") else 0))
        lines += textwrap.wrap(words, width, subsequent_indent=inner) or [""]
    return lines


def paragraphs(text: str) -> list[str]:
    """A text as paragraphs, with an empty one between those that a blank line parts."""
    found: list[str] = []
    for line in text.rstrip().splitlines():
        alone = line.startswith((" ", "- ")) or not line.strip()
        if (
            alone
            or not found
            or not found[-1].strip()
            or (found[-1].startswith((" ", "- ")) and not line.startswith("- "))
        ):
            found.append(line.rstrip())
        else:
            found[-1] += f" {line.strip()}"
    return found


# ---- the forms of the files ---------------------------------------------------------------------------------------------

ASK_FORM = FileForm(
    "question of a task",
    "A question of a task.",
    Word("id", "its name in the task", required=True),
    Word("asks", "the question in words", required=True),
    Word("want", "what of the norm is asked; its status where the word is left out", values=WANTS),
    Word("norm", "the norm", "norm"),
    Word("by", "who bears it"),
    Word("toward", "toward whom"),
    Word("trigger", "the event, where several set the norm off"),
    Word("scenario", "the event it is about, where that is another than the task's"),
    Word("reading", "a reading of the law to take, `default` too: then every question of law is answered"),
    Word("answers", "answers to take", "answers"),
    Word("accounts", "accounts of the facts to take, as DISPUTE: ACCOUNT", "pairs"),
    Word("event", "for a scenario to be written: a word that must be told"),
    Word("roles", "the roles of it that must be told", "texts"),
    Word("points", "what it is worth", "count"),
    Word("because", "what the feedback says beside the reasons of the engine"),
)
GOAL_FORM = FileForm(
    "goal",
    "What a change or a reading brings about, or leaves as it is.",
    Word("norm", "the norm", "norm", required=True),
    Word("by", "who bears it", required=True),
    Word("toward", "toward whom", required=True),
    Word("status", "its status then", required=True),
    Word("trigger", "the event, where several set the norm off"),
)
FAULT_FORM = FileForm(
    "fault",
    "A faulty rule that a feature must notice.",
    Word("id", "its name", required=True),
    Word("says", "what is wrong with it", required=True),
    Word("rule", "the rule, as a law file has it", required=True),
)
WRONG_FORM = FileForm(
    "wrong answer",
    "A typical wrong answer, and what the feedback says to it.",
    Word("says", "what the teacher reads of it"),
    Word("shows", "what the feedback must say", "texts", required=True),
    Word("file", "a whole file"),
    Word("answers", "other answers, as QUESTION: ANSWER", "written answers"),
    Word("replace", "words of the solution, as OLD: NEW", "pairs"),
)
TASK_FORM = FileForm(
    "task",
    "A task file.",
    Word("task", "its name, which is that of its file", required=True),
    Word("title", "what it is called", required=True),
    Word("kind", "what kind it is", required=True, values=tuple(TASK_KINDS)),
    Word("text", "what it tells", required=True),
    Word("how", "what is done with the file: left out on paper"),
    Word("scenario", "the event it is about: a bundled name, or a file in the folder `given` beside the task"),
    Word("state", "whose side is taken"),
    Word("asks", "the questions", "list", of=ASK_FORM),
    Word("accounts", "accounts of the facts to take, as DISPUTE: ACCOUNT", "pairs"),
    Word("goal", "what a change or a reading brings about", "group", of=GOAL_FORM),
    Word("keep", "what stays", "list", of=GOAL_FORM),
    Word("most", "how many changes or answers at most", "count"),
    Word("without", "rules of the law that the student's take the place of", "texts"),
    Word("feature", "what a rule must make pass"),
    Word("begin", "the file a student gets, where it is not made from the questions"),
    Word("faults", "faulty rules that a feature must notice", "list", of=FAULT_FORM),
    Word("hints", "three or more: a question, a nearer one, what to do", "texts", required=True),
    Word("after", "said when it is solved"),
    Word("read", "commands that help", "texts"),
    Word(
        "sources", "where what it tells comes from: ids of sources, questions or events on file, or citations", "cites"
    ),
    Word("invented", "`true` where nothing of the story happened", "flag"),
    Word("solution", "the answers, or the whole file", "solution", required=True),
    Word("wrong", "typical wrong answers", "list", of=WRONG_FORM),
    NOTE_WORD,
)
COURSE_FORM = FileForm(
    "course",
    "A course file.",
    Word("course", "its name", required=True),
    Word("number", "its place among the courses", "count"),
    Word("title", "what it is called", required=True),
    Word("about", "what it is about"),
    Word(
        "tries",
        "after how many tries a check tells what Casus finds, and why: 2 where it is left out, 1 for at once",
        "count",
    ),
    Word("tasks", "the names of its tasks, in order", "texts", required=True),
)
MOVE_FORM = FileForm(
    "move",
    "A move of a table-top game.",
    Word("id", "its name", required=True),
    Word("says", "what a team does by it", required=True),
    Word(
        "event",
        "what it adds to the file, as an event has it, with `<team>` for who moves; a move without one claims an answer",
    ),
    Word("conduct", "`true` where it is an entry of the record", "flag"),
)
TABLE_FORM = FileForm(
    "table-top game",
    "A table-top game.",
    Word("table", "its name, which is that of its file", required=True),
    Word("title", "what it is called", required=True),
    Word("text", "what is told at first", required=True),
    Word("scenario", "the event that is played", required=True),
    Word("teams", "the states that are played", "texts", required=True),
    Word("first", "the first day", required=True),
    Word("last", "the last day", required=True),
    Word("without", "events of the file that the teams decide on", "texts"),
    Word("moves", "the moves", "list", of=MOVE_FORM, required=True),
)
