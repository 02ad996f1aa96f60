"""The state of the workbench is its address: a scenario, and what was changed, in the order in which it was changed.

The words of an address are those of the command line: `?on=NAME&drop=EVENT&reading=NAME` says what `casus whatif NAME --drop EVENT
--reading NAME` says. A case that was told in the interview has its answers in the place of a file.
"""

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote

from casus.files.problems import Problem
from casus.files.problems import quote as in_quotes

SET, DROP, ADD, SHIFT, READING, ANSWER, ACCOUNT = KINDS = (
    "set",
    "drop",
    "add",
    "shift",
    "reading",
    "answer",
    "account",
)
_OF_THE_FILE = (SET, DROP, ADD, SHIFT)
_ONE_VALUE = (SHIFT, READING)
_OF_A_NAME = (SET, ANSWER, ACCOUNT)
DEFAULT = "default"

LONGEST = 8_000
"""How many letters an address may have: browsers and servers take that many."""
MOST_EDITS = 40


class TooLong(Exception):
    """The address says more than an address may."""


class Change(NamedTuple):
    """One thing changed: `kind` is one of KINDS, `text` what stands behind the option of the command line."""

    kind: str
    text: str

    @property
    def name(self) -> str:
        """What is changed: the field of an event, an event, a question, a dispute."""
        return self.text.partition("=")[0] if self.kind in _OF_A_NAME else self.text

    @property
    def value(self) -> str:
        """To what it is changed."""
        return self.text.partition("=")[2] if self.kind in _OF_A_NAME else self.text

    @property
    def slot(self) -> tuple[str, str]:
        """What can be changed one way only: a newer change of the same slot takes the place of the older one."""
        return self.kind, "" if self.kind in _ONE_VALUE else self.name

    @property
    def of_the_file(self) -> bool:
        """Whether what happened is changed, and not the account or the reading."""
        return self.kind in _OF_THE_FILE


class State(NamedTuple):
    """A scenario by its name, and the changes, the latest last.

    `told`, `line`: the answers of the interview that the scenario is made from, where it has no file. `task`: the task that is done on it.
    """

    on: str
    changes: tuple[Change, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    line: str = ""
    task: str = ""

    def plus(self, *changes: Change) -> "State":
        """With some more changes, each in the place of what was changed so before. A reading that is the default is none."""
        made = list(self.changes)
        for change in (one for one in changes if one not in self.changes):
            made = [one for one in made if one.slot != change.slot]
            if change != Change(READING, DEFAULT):
                made.append(change)
        return self._replace(changes=tuple(made))

    def minus(self, *changes: Change) -> "State":
        """Without some changes."""
        return self._replace(changes=tuple(one for one in self.changes if one not in changes))

    def without(self, *slots: tuple[str, str]) -> "State":
        """Without the changes of some slots."""
        return self._replace(changes=tuple(one for one in self.changes if one.slot not in slots))

    def earlier(self, many: int = 1) -> "State":
        """Without the latest step. many: how many changes it made."""
        return self._replace(changes=self.changes[:-many])

    @property
    def as_on_file(self) -> "State":
        """Without any change."""
        return self._replace(changes=())

    def texts(self, kind: str) -> list[str]:
        """What stands behind one option, each."""
        return [one.text for one in self.changes if one.kind == kind]

    def value(self, kind: str, name: str = "") -> str:
        """To what something is changed; empty where it is not."""
        return next((one.value for one in self.changes if one.slot == (kind, name)), "")

    @property
    def facts_changed(self) -> bool:
        """Whether what happened is changed."""
        return any(one.of_the_file for one in self.changes)

    def choice(self) -> dict[str, Any]:
        """The reading, the answers and the accounts as the functions of `casus` take them."""
        made: dict[str, Any] = {}
        if reading := self.value(READING):
            made["reading"] = reading
        for kind, name in ((ANSWER, "answers"), (ACCOUNT, "accounts")):
            pairs = {one.name: one.value for one in self.changes if one.kind == kind}
            if pairs:
                made[name] = pairs
        return made

    def edits(self) -> dict[str, Any]:
        """The changes of what happened as `casus.what_if` takes them."""
        made: dict[str, Any] = {kind: self.texts(kind) for kind in (SET, DROP, ADD) if self.texts(kind)}
        if shift := self.value(SHIFT):
            made["shift"] = shift
        return made

    def pairs(self) -> list[tuple[str, str]]:
        """The state as names and values, for an address or for the hidden fields of a form."""
        told = [("line", self.line)] * bool(self.line) + [(TELL, f"{key}{TOLD_AS}{value}") for key, value in self.told]
        task = [("task", self.task)] * bool(self.task)
        return [("on", self.on), *told, *task, *((one.kind, one.text) for one in self.changes)]

    def address(self, page: str = "./", **more: str) -> str:
        """The address of a page of the workbench in this state, from any other of its pages. more: what the page is to show."""
        pairs = [*self.pairs(), *((name, value) for name, value in more.items() if value)]
        told = "&".join(f"{quote(name, safe=':')}={quote(value, safe='=.:,')}" for name, value in pairs)
        return f"{page}?{told}"

    def step_from(self, before: "State", **more: str) -> str:
        """The address of this state as one step from another: where that takes several changes, it says how many."""
        many = sum(one not in before.changes for one in self.changes)
        return self.address(**more, **{LAST: str(many) if many > 1 else ""})

    def command(self, file: str = "") -> str:
        """The command line that says the same. file: where it is to write the changed scenario to."""
        parts = [(f"--{kind}", text) for kind in KINDS for text in self.texts(kind)]
        parts += [("--save", file)] if file else []
        word = "whatif" if self.facts_changed else "assess"
        return " ".join(
            [f"casus {word} {shlex.quote(self.file)}", *(f"{option} {shlex.quote(text)}" for option, text in parts)]
        )

    @property
    def file(self) -> str:
        """What a command line calls the scenario: its name, or the file that is saved of a case that was told here."""
        return f"{self.on}.yaml" if self.told else self.on

    def python(self) -> str:
        """The lines of Python that say the same."""
        given = {**self.edits(), **self.choice()}
        word = "what_if" if self.facts_changed else "assess"
        inner = ", ".join([repr(self.file), *(f"{name}={value!r}" for name, value in given.items())])
        return f"import casus\n\nfound = casus.{word}({inner})\nprint(found.text())\n"


class Asked(NamedTuple):
    """What an address says: the state, what else is asked of the page, the words that no version knows, and the answers of an interview."""

    state: State
    more: dict[str, str]
    unknown: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


LAST = "last"
_MORE = (
    LAST,
    "norm",
    "for",
    "law",
    "casus",
    "show",
    "hide",
    "find",
    "new",
    "part",
    "say",
    "line",
    "given",
    "begin",
    "task",
    "learn",
    "tries",
    "why",
    "hint",
)
"""What an address may say beside the state: what to look at, and of which version it was."""
TELL = "tell"
"""What stands before an answer of the interview, with the key of its question: tell=KEY=>VALUE."""
TOLD_AS, BEGIN = "=>", "begin"
LEARN = "learn"
"""What stands before the name of a task that is to be done; nothing behind it is all of them."""
PUT, ROLE, IS = "put:", "role:", "is:"
"""How the fields of forms begin that change an event, that tell of a new one, and that answer a question of a task."""
TOLD_CASE = "my-case"
"""The name of a case that was told in the interview."""


def asked(query: str) -> Asked:
    """What the part of an address behind its question mark says. Raises TooLong for more than an address may say."""
    if len(query) > LONGEST:
        raise TooLong
    state, more, unknown, answers = State(""), {}, [], []
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=4 * MOST_EDITS)
    except ValueError:
        raise TooLong from None
    for name, value in pairs:
        if name == "on":
            state = state._replace(on=value)
        elif name in KINDS:
            state = state.plus(Change(name, value)) if value else state
        elif name == TELL:
            answers.append(_answer(value))
        elif name in _MORE or name.startswith((PUT, ROLE, IS)):
            more[name] = value
        else:
            unknown.append(name)
    if max(len(state.changes), len(answers)) > MOST_EDITS:
        raise TooLong
    if answers and BEGIN not in more:
        state = state._replace(on=TOLD_CASE, told=tuple(answers), line=more.pop("line", ""))
    state = state._replace(task=more.get("task", ""))
    return Asked(state, more, tuple(unknown), tuple(answers))


def _answer(text: str) -> tuple[str, str]:
    """The key of a question and an answer to it."""
    key, _, value = text.partition(TOLD_AS)
    return key, value


def fields(more: dict[str, str], lead: str) -> Iterable[tuple[str, str]]:
    """What the fields of a form say that begin so, without that."""
    return ((name.removeprefix(lead), value) for name, value in more.items() if name.startswith(lead))


def entry(word: str, given: Iterable[tuple[str, str]]) -> Change:
    """The change that adds a new event: as an entry of a file, in one line."""
    roles = {name: " ".join(value.split()) for name, value in given if value.strip()}
    date = roles.pop("date", "")
    inner = ", ".join(f"{name}: {_quoted(value)}" for name, value in roles.items())
    return Change(ADD, f"{{{word}: {{{inner}}}{f', date: {_quoted(date)}' if date else ''}}}")


def _quoted(value: str) -> str:
    """A value as it may stand in a line of YAML."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.~-]*", value) is not None
    doubled = value.replace("'", "''")
    return value if plain else f"'{doubled}'"


def interview_address(told: Sequence[tuple[str, str]], line: str, page: str = "./") -> str:
    """The address of the interview after some answers."""
    pairs = [
        (BEGIN, "1"),
        *([("line", line)] if line else []),
        *((TELL, f"{key}{TOLD_AS}{value}") for key, value in told),
    ]
    query = "&".join(f"{name}={quote(value, safe=':.,')}" for name, value in pairs)
    return f"{page}?{query}"


def wrong_changes(state: State, problems: Sequence[Problem]) -> list[Change]:
    """The changes that some mistakes are in; the latest, where they are in none."""
    texts = {problem.mark.text for problem in problems}
    said = " ".join(problem.message for problem in problems)
    named = [one for one in state.changes if one.text in texts]
    quoted = [
        one
        for one in state.changes
        if not one.of_the_file and {in_quotes(one.name), in_quotes(one.value)} & {*said.split()}
    ]
    return named or quoted or [state.changes[-1]]


def link_notes(told: Asked, law: str, version: str) -> list[str]:
    """What a reader of an old link should know: it was made with another law or version, or says what this one does not know."""
    notes = []
    made, by = told.more.get("law", ""), told.more.get("casus", "")
    if made and made != law:
        notes.append(f"This link was made with another law ({made}; here {law}), so the answer may differ.")
    if by and by != version:
        notes.append(f"This link was made with Casus {by}; this is {version}.")
    if told.unknown:
        names = ", ".join(in_quotes(name) for name in dict.fromkeys(told.unknown))
        notes.append(
            f"This link has parts that this version does not know, which were left out: {names}. Known are: {', '.join(KINDS)}."
        )
    return notes


def number(more: Mapping[str, str], name: str) -> int:
    """The number that an address says under a name; 0 where it says none."""
    text = more.get(name, "")[:3]
    return int(text) if text.isdecimal() else 0
