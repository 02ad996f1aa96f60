"""The smallest change: which fewest things would have to be otherwise for a norm to be triggered, or to be so no longer.

Of the facts, all sets of up to three changes are tried at once (tangled.py), of what candidates.py opens and of what the file leaves
open: exact within these. Of the reading, what standings.py finds: exact up to four answers.
"""

import shlex
from typing import Any, NamedTuple

from casus.candidates import ADD, DROP, MOST_DROPPED, YES, opened
from casus.cases import TooManyAccounts
from casus.draft import scalar
from casus.engine import Run
from casus.prospect import Prospect
from casus.results import TRIGGERED, Change, Row, Turn
from casus.scenario import Event
from casus.tangled import Near
from casus.tree import Map, Seq
from casus.variable import ACCOUNT, FIRST, QUESTION, SILENCE
from casus.vocabulary import Vocabulary
from casus.writer import one_line

RADIUS = 3


class Smallest(NamedTuple):
    """The fewest changes that would trigger a norm, or undo one that is triggered.

    `facts` are all sets of the least number of changes of facts, `reading` all of the least number of answers; `options` has for each
    change of facts how it is made on a command line. `varied` counts what was allowed to vary, `radius` how many changes together.
    """

    undo: bool
    facts: tuple[Turn, ...]
    reading: tuple[Turn, ...]
    options: dict[Change, str]
    varied: dict[str, int]
    radius: int

    def command(self, turn: Turn) -> list[str]:
        """The options of casus whatif that make some changes."""
        return [self.options[change] for change in turn.changes]

    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        made: dict[str, Any] = {"undoes": self.undo, "varied": self.varied, "at_most": self.radius}
        for name, turns in (("facts", self.facts), ("reading", self.reading)):
            made[name] = [{"status": turn.status, "options": self.command(turn)} for turn in turns]
        return made


def smallest(run: Run, row: Row) -> Smallest:
    """The smallest changes for one row of an assessment, from its reading and its accounts."""
    undo = row.status == TRIGGERED
    reading: list[Turn] = []
    found = run.over_all()
    if found is not None:
        turns = [turn for turn in found.turns(row.key) if all(change.what == QUESTION for change in turn.changes)]
        reading = _least(turns, undo=undo)
    facts, added, varied, radius = _facts(run, row)
    vocabulary = run.law.vocabulary
    options = {change: option(change, added, vocabulary) for turn in (*facts, *reading) for change in turn.changes}
    return Smallest(undo, tuple(facts), tuple(reading), options, varied, radius)


def _least(turns: list[Turn], *, undo: bool) -> list[Turn]:
    """Those that lead to the status asked for, of the least number of changes."""
    wanted = [turn for turn in turns if (turn.status == TRIGGERED) != undo]
    fewest = min((len(turn.changes) for turn in wanted), default=0)
    return [turn for turn in wanted if len(turn.changes) == fewest]


def _facts(run: Run, row: Row) -> tuple[list[Turn], dict[str, Event], dict[str, int], int]:
    for dropped in (MOST_DROPPED, MOST_DROPPED // 2, 1, 0):
        scenario, added = opened(run, row.key, dropped)
        try:
            prospect = Prospect(run.engine, scenario)
        except TooManyAccounts:
            continue
        near = Near(prospect, prospect.space.point(run.choice), radius=RADIUS, fixed=(QUESTION,))
        found = _least(list(near.turns(row.key)), undo=row.status == TRIGGERED)
        free = [item for number, item in enumerate(prospect.space.variables) if len(near.kept[number]) > 1]
        names = {
            "events that could be added": sum(item.id.startswith(ADD) for item in free),
            "events of the file": sum(item.id.startswith(DROP) for item in free),
            "accounts": sum(item.what == ACCOUNT and not item.id.startswith((ADD, DROP)) for item in free),
            "silences": sum(item.what == SILENCE for item in free),
        }
        return found, added, names, near.radius
    return [], {}, {}, 0


def option(change: Change, added: dict[str, Event], vocabulary: Vocabulary) -> str:
    """How one change is made by casus whatif."""
    if change.what == QUESTION:
        return f"--answer {change.id}={change.value}"
    if change.what == ACCOUNT and change.value == YES and change.id in added:
        return f"--add {shlex.quote(one_line(entry_of(added[change.id], vocabulary)))}"
    if change.what == ACCOUNT and change.id.startswith(DROP) and change.value == YES:
        return f"--drop {change.id.removeprefix(DROP)}"
    if change.what == ACCOUNT:
        return f"--account {change.id}={change.value}"
    one, before, two = change.id.partition(" before ")
    if before:
        earlier, later = (one, two) if change.value == FIRST else (two, one)
        return f"--set {later}.after={earlier}"
    return f"--set {change.id}={change.value}"


def entry_of(event: Event, vocabulary: Vocabulary) -> Map:
    """An event as it is written in a file, without an id."""
    mark = event.mark
    entries = []
    for name, values in event.roles:
        role = vocabulary.predicates[event.word].role(name)
        scale = role is not None and vocabulary.numeric(role.type)
        texts = []
        for value in values:
            kind = vocabulary.types[role.type] if role is not None else None
            texts.append(
                scalar(kind.values[value] if scale and kind is not None and isinstance(value, int) else str(value))
            )
        entries.append((scalar(name), texts[0] if len(texts) == 1 else Seq(tuple(texts), mark)))
    roles = Map(tuple(entries), mark)
    return Map(((scalar(event.word), roles),), mark)  # casus whatif puts it on the day of what it is about


def pasted(parts: list[str], indent: int, columns: int = 80) -> list[str]:
    """A command as lines that a shell reads as one: broken before options, and in quotes after commas, where YAML may be broken."""
    lines, line = [], " " * indent + parts[0]
    for part in parts[1:]:
        if len(line) + len(part) + 3 <= columns:
            line += f" {part}"
            continue
        lines.append(line + " \\")
        line = " " * (indent + 4) + part
        while len(line) > columns - 2 and (cut := line.rfind(", ", indent + 8, columns - 2)) > 0:
            lines.append(line[: cut + 1])
            line = " " * (indent + 8) + line[cut + 2 :]
    return [*lines, line]


def singular(what: str) -> str:
    """The name of one of several things."""
    first, _, rest = what.partition(" ")
    return f"{first[:-1]} {rest}".rstrip()
