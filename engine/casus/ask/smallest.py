"""The smallest change: which fewest things would have to be otherwise for a norm to be owed (triggered, or ended), or to be so no longer.

Of the facts, all sets of up to three changes are tried at once (assessment/vectors.py), of what ask/smallest.py opens and of what the file leaves
open: exact within these; so too of facts with the answers of one holder on which the norm turns. Of the reading, what
assessment/standing.py finds: exact up to four answers. See docs/decisions/0166.
"""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from casus.ask.reasons import named_in, nearest, reasons
from casus.ask.turns_on import answer_of, open_fact
from casus.ask.untold import about_events, reached, supplied, values_for
from casus.assessment.cases import ACCOUNT, FIRST, QUESTION, SILENCE, TooManyAccounts, all_events, open_facts
from casus.assessment.engine import Engine, Run, engine_for
from casus.assessment.inference import Inferred
from casus.assessment.prospect import Prospect, joint
from casus.assessment.results import ENDED, LIVE, Change, Key, Row, Turn, owed
from casus.assessment.space import Space
from casus.assessment.vectors import Near
from casus.files.days import show_day
from casus.files.tree import Map, Seq
from casus.files.writer import one_line
from casus.law.model import Dispute, Edit, Event, Fact, Version
from casus.law.vocabulary import ELSEWHERE, Role, Vocabulary
from casus.law.world import Entity
from casus.scenarios.doubles import denies, left_denied
from casus.scenarios.draft import scalar
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed

MOST_DROPPED, MOST_TOLD = 8, 24
"""How many events of the file are tried without, and how many other values of what it tells."""
NOT_TRIED = ("other days", "others who act or are acted upon")
"""What is never let vary of what the file tells."""
_NO, _YES = "as the file has it", "otherwise"
ADD, DROP, TELL = "add ", "drop ", "tell "
"""How the ids of these disputes begin."""


def opened(
    run: Run, row: Row, dropped: int = MOST_DROPPED, retold: int = MOST_TOLD
) -> tuple[Scenario, dict[str, Event | Fact]]:
    """The scenario with these disputes, and the events that are tried in addition, by the id of the dispute.

    dropped, retold: how many events are tried without, and how many other values of what the file tells.
    """
    added: dict[str, Event | Fact] = {}
    told, words = [event for event in run.scenario.events if event.denied], run.law.vocabulary
    disputes = []
    for event in supplied(run, row.key):  # what is added lifts its denial, as casus whatif does
        name = f"{ADD}{event.id}"
        lifted = [other for other in told if denies(other, event, words)]
        left = [more._replace(id=f"{more.id}-left") for other in lifted for more in left_denied(other, event, words)]
        added[name] = event
        disputes.append(_dispute(name, (event, *left), tuple(other.id for other in lifted)))
    usual = dict(open_facts(words, run.scenario))
    for name, fact in open_facts(words, run.scenario, likely=False):
        if name not in usual:  # of an actor from the land on which it acts, of whom it is never assumed
            added[f"{ADD}{name}"] = _of_example(run, fact)
            disputes.append(_dispute(f"{ADD}{name}", (), (), (_of_example(run, fact),)))
    disputes += [_dispute(f"{DROP}{event.id}", (), (event.id,)) for event in droppable(run, row)[:dropped]]
    disputes += _retold(run, row, retold)
    told_exactly = narrowed(run.scenario, run.law)  # before anything may be dropped: what is dropped would cut no day
    return told_exactly._replace(disputes=(*run.scenario.disputes, *disputes)), added


def _dispute(name: str, events: tuple[Event, ...], drop: tuple[str, ...], facts: tuple[Fact, ...] = ()) -> Dispute:
    usual = Version(_NO, "", (), (), (), (), (), (), ())
    # a holder, so that it counts as an account that somebody holds
    other = Version(_YES, "", (name,), (), drop, events, facts, (), ())
    return Dispute(name, "", _NO, "", (usual, other))


def droppable(run: Run, row: Row) -> list[Event]:
    """The happenings of the file that happened: those on which the norm rests first, then by date."""
    found = [event for event in run.scenario.happenings if not event.denied and event.date is not None]
    return sorted(
        found, key=lambda event: (event.id not in row.because, event.date.first if event.date else 0, event.id)
    )


# ---- what could be told otherwise ----


def _retold(run: Run, row: Row, most: int) -> list[Dispute]:
    """Other values of what the file tells, role by role, of the events that the nearest way asks for; at most so many values."""
    law, silent, made = run.law, run.prospect.space.silent, list[Dispute]()
    disputed = {
        (edit.event, edit.role) for dispute in run.scenario.disputes for one in dispute.versions for edit in one.edits
    }
    for event in _asked_of(run, row):
        for role in law.vocabulary.predicates[event.word].roles:
            told, place = event.values(role.name), (event.id, role.name)
            if len(told) != 1 or place in disputed or place in silent:
                continue
            others = [value for value in _others(run, row.key, event, role) if value != told[0]][:most]
            most -= len(others)
            name, kind = f"{TELL}{event.id}.{role.name}", law.vocabulary.types[role.type]
            versions = [Version(_NO, "", (), (), (), (), (), (), ())]
            for value in others:
                says = kind.values[value] if isinstance(value, int) else value
                edits = (Edit(event.id, role.name, (value,)),)
                versions.append(Version(says, "", (name,), edits, (), (), (), (), ()))
            made += [Dispute(name, "", _NO, "", tuple(versions))] if others else []
    return made


def _asked_of(run: Run, row: Row) -> list[Event]:
    """The events of the file that happened on which a norm rests, or for which the nearest way to it asks: first what sets it off."""
    names = {row.trigger: None, **dict.fromkeys(row.because if row.status in LIVE else ())}
    for way in nearest(run, row):
        names |= dict.fromkeys(named_in(way))
    own = {event.id: event for event in run.scenario.happenings if not event.denied}
    return [own[name] for name in names if name in own]


def _others(run: Run, key: Key, event: Event, role: Role) -> list[str | int]:
    """What the vocabulary or the rules let stand in a role of an event, so far as it is tried: not another day, nor whoever sets the norm off."""
    law, kind = run.law, run.law.vocabulary.types[role.type]
    toward, trigger = law.entities.get(key.toward), run.case.events.get(key.trigger)
    if kind.values:
        return [number if kind.scale else value for number, value in enumerate(kind.values)]
    if kind.special == "places":  # the name of a state is its land
        return [key.toward] if toward is not None and toward.kind == "state" else []
    if kind.special == "instruments":
        rule = law.drawing(key.norm)
        return [law.clauses[rule.clause].instrument] if rule is not None else []
    if not kind.entities or trigger is None or event.id == trigger.id or not about_events(law, event.word):
        return []
    patterns = [
        item for rule in law.rules() if rule.norm == key.norm for item in reached(law, (*rule.when, *rule.once))
    ]
    asking = [item for word, item in patterns if word == event.word]
    return values_for(law, key, role, asking, patterns, trigger) if asking else []


_RADIUS = 3
_MOST_TOGETHER = 50_000
"""How many possible facts, counted for each norm, are grounded over together at most: more would be too much to keep."""
MOST_ASKED = 4
"""Of how many questions other answers are tried together with facts."""
_MOST_ENDS = 3
"""For how many sets of changes it is worked out until when the norm is owed: as many as a screen shows."""


class Smallest(NamedTuple):
    """The fewest changes after which a norm is owed, or is not where it is.

    `facts` are all sets of the least number of changes of facts, `reading` all of the least number of answers, `both` those of facts
    with answers that one holder gives, where neither alone does it with fewer changes; `options` has for each
    change of facts how it is made on a command line, and `added` what is added by such an option. `varied` counts what was allowed to
    vary, `radius` how many changes together. `ends` has the last day on which the norm is owed, for sets after which it is over.
    """

    undo: bool
    facts: tuple[Turn, ...]
    reading: tuple[Turn, ...]
    options: dict[Change, str]
    varied: dict[str, int]
    radius: int
    added: dict[str, Event | Fact]
    both: tuple[Turn, ...] = ()
    untried: tuple[str, ...] = ()
    ends: Mapping[Turn, int] = MappingProxyType({})

    def command(self, turn: Turn) -> list[str]:
        """The options of casus whatif that make some changes."""
        return [self.options[change] for change in turn.changes]

    def values(self) -> dict[str, Any]:
        """The same as plain values."""
        made: dict[str, Any] = {
            "undoes": self.undo,
            "varied": self.varied,
            "untried": self.untried,
            "at_most": self.radius,
        }
        for name, turns in (("facts", self.facts), ("reading", self.reading), ("both", self.both)):
            made[name] = [{"status": turn.status, "options": self.command(turn)} for turn in turns]
        return made


_found: "WeakKeyDictionary[Run, dict[tuple[Key, str], Smallest]]" = WeakKeyDictionary()
"""What was found for the rows of a run: each form in which a row is told asks for the same."""


def smallest(run: Run, row: Row) -> Smallest:
    """The smallest changes for one row of an assessment, from its reading and its accounts; looked for once."""
    return smallest_of(run, [row])[0]


def smallest_of(run: Run, rows: Sequence[Row]) -> list[Smallest]:
    """The same for several rows: those of one norm are looked for together, which takes less time than one after the other."""
    known = _found.setdefault(run, {})
    missing: dict[str, dict[tuple[Key, str], Row]] = {}
    for row in rows:
        if (row.key, row.status) not in known:
            missing.setdefault(row.norm, {})[row.key, row.status] = row
    for asked in missing.values():
        for row, found in _searched(run, list(asked.values())):
            known[row.key, row.status] = found
    return [known[row.key, row.status] for row in rows]


class _Opened(NamedTuple):
    """A row with what is opened for it: what is tried in addition, the space of cases (none where there are too many), and what is not tried."""

    row: Row
    added: dict[str, Event | Fact]
    space: Space | None
    untried: tuple[str, ...] = ()


def _searched(run: Run, rows: Sequence[Row]) -> Iterable[tuple[Row, Smallest]]:
    """The smallest changes for rows of one norm, some rows at a time."""
    engine = engine_for(run.law, run.engine.backend, frozenset([rows[0].norm]))  # nothing else is asked about
    batch: list[_Opened] = []
    for row in rows:
        batch.append(_opened(run, row))
        if sum(len(item.space.atoms) for item in batch if item.space is not None) > _MOST_TOGETHER:
            yield from _found_in(run, engine, batch)
            batch = []
    yield from _found_in(run, engine, batch)


def _opened(run: Run, row: Row) -> _Opened:
    tries = [(MOST_DROPPED, most) for most in (MOST_TOLD, MOST_TOLD // 3, 0)]
    tries += [(dropped, 0) for dropped in (MOST_DROPPED // 2, 1, 0)]
    for dropped, retold in tries:
        scenario, added = opened(run, row, dropped, retold)
        untried = NOT_TRIED if retold == MOST_TOLD else (*NOT_TRIED, "other values of much that the file tells")
        try:
            return _Opened(row, added, Space(run.law, run.compiled, scenario), untried)
        except TooManyAccounts:
            continue
    return _Opened(row, {}, None)


def _found_in(run: Run, engine: Engine, batch: Sequence[_Opened]) -> Iterable[tuple[Row, Smallest]]:
    """The smallest changes for rows of one norm, of which the law is grounded once for all of them."""
    prospects = iter(joint(engine, [item.space for item in batch if item.space is not None]))
    for item in batch:
        yield item.row, _smallest(run, item, next(prospects) if item.space is not None else None)


def _smallest(run: Run, opened: _Opened, prospect: Prospect | None) -> Smallest:
    row, added = opened.row, opened.added
    undo = owed(row.status)
    turns = [turn for turn in run.over_all().turns(row.key) if all(change.what == QUESTION for change in turn.changes)]
    reading = _least(turns, undo=undo)
    tried = _facts(run, row, prospect) if prospect is not None else _Tried([], [], {}, 0)
    fewest = min((len(turn.changes) for turn in (*tried.facts, *reading)), default=_RADIUS)
    both = [turn for turn in tried.both if len(turn.changes) <= fewest]
    changes = [change for turn in (*tried.facts, *reading, *both) for change in turn.changes]
    options = {change: option(run, change, added) for change in changes}
    told = {options[change]: event for change in changes if (event := _added(run, change, added)) is not None}
    ends = {
        turn: day
        for turn in (*tried.facts[:_MOST_ENDS], *reading[:_MOST_ENDS], *both[:_MOST_ENDS])
        if prospect is not None and (day := _end(run, prospect, row.key, turn))
    }
    facts = tuple(tried.facts)
    return Smallest(
        undo, facts, tuple(reading), options, tried.varied, tried.radius, told, tuple(both), opened.untried, ends
    )


def _least(turns: Iterable[Turn], *, undo: bool) -> list[Turn]:
    """Those that lead to what is asked for, owed or not, of the least number of changes."""
    wanted = [turn for turn in turns if owed(turn.status) != undo]
    fewest = min((len(turn.changes) for turn in wanted), default=0)
    return [turn for turn in wanted if len(turn.changes) == fewest]


class _Tried(NamedTuple):
    """What was found of facts, and of facts with answers; how much was let vary, and how many changes together."""

    facts: list[Turn]
    both: list[Turn]
    varied: dict[str, int]
    radius: int


def _facts(run: Run, row: Row, prospect: Prospect) -> _Tried:
    """The least sets of changes of facts, and of facts with the answers of one holder."""
    undo, here, answers = owed(row.status), prospect.space.point(run.choice), _answers(run, row)
    # why a norm does not live is asked only where it does
    only = frozenset([row.key])
    near = Near(prospect, here, radius=_RADIUS, fixed=(QUESTION,), idle=undo, only=only, answers=answers)
    found = _least(near.turns(row.key, still=(QUESTION,)), undo=undo)
    both = [turn for turn in near.turns(row.key, among=(QUESTION,)) if _of_one_holder(run, turn)] if answers else []
    free = [item for number, item in enumerate(prospect.space.variables) if len(near.kept[number]) > 1]
    names = {
        "events or facts that could be added": sum(item.id.startswith(ADD) for item in free),
        "events of the file": sum(item.id.startswith(DROP) for item in free),
        "values that it tells": sum(len(item.values) - 1 for item in free if item.id.startswith(TELL)),
        "accounts": sum(item.what == ACCOUNT and not item.id.startswith((ADD, DROP, TELL)) for item in free),
        "things that the file leaves open": sum(item.what == SILENCE for item in free),
    }
    return _Tried(found, _least(both, undo=undo), names, near.radius)


def _end(run: Run, prospect: Prospect, key: Key, turn: Turn) -> int:
    """The last day on which a norm is owed that some changes make owed and over; 0 for another."""
    if turn.status != ENDED:
        return 0
    space = prospect.space
    point = list(space.point(run.choice))
    for change in turn.changes:
        number = space.number[change.what, change.id]
        point[number] = space.variables[number].values.index(change.value)
    found = Inferred(prospect.ready, prospect, space.choice(point)).live.get(key)
    return found.ended_on if found is not None else 0


def _answers(run: Run, row: Row) -> dict[str, tuple[str, ...]]:
    """The answers that are tried together with facts: other ones that somebody holds, to questions on which the norm or its nearest way turns."""
    asked = {change.id for turn in row.turns_on for change in turn.changes if change.what == QUESTION}
    asked |= {reason.question for way in nearest(run, row) for reason in reasons(run, way)}
    questions = [one for one in run.law.questions.values() if one.id in asked][:MOST_ASKED]
    return {one.id: tuple(answer.id for answer in one.answers if answer.held_by) for one in questions}


def holders(run: Run, turn: Turn) -> tuple[str, ...]:
    """Those who hold each of the answers among some changes."""
    answers = [answer_of(run, change.id, change.value).held_by for change in turn.changes if change.what == QUESTION]
    return tuple(name for name in dict.fromkeys(answers[0]) if all(name in held for held in answers)) if answers else ()


def _of_one_holder(run: Run, turn: Turn) -> bool:
    return bool(holders(run, turn)) and any(change.what != QUESTION for change in turn.changes)


def option(run: Run, change: Change, added: dict[str, Event | Fact]) -> str:
    """How one change is made by casus whatif."""
    vocabulary = run.law.vocabulary
    if change.what == QUESTION:
        return f"--answer {change.id}={change.value}"
    new = _added(run, change, added)
    if new is not None:
        return f"--add {shlex.quote(one_line(entry_of(new, vocabulary)))}"
    if change.what == ACCOUNT and change.id.startswith(DROP) and change.value == _YES:
        return f"--drop {change.id.removeprefix(DROP)}"
    if change.what == ACCOUNT and change.id.startswith(TELL):
        return f"--set {change.id.removeprefix(TELL)}={change.value}"
    if change.what == ACCOUNT:
        return f"--account {change.id}={change.value}"
    one, before, two = change.id.partition(" before ")
    if before:
        earlier, later = (one, two) if change.value == FIRST else (two, one)
        return f"--set {later}.after={earlier}"
    event, _, role = change.id.rpartition(".")
    if role == "until":  # as a day: the one that the value stands for
        told = run.scenario.event(event)
        early = told is not None and told.until is not None
        day = max(told.until.first, told.date.last) if early else run.scenario.as_of  # type: ignore[union-attr]
        return f"--set {change.id}={show_day(day)}"
    return f"--set {change.id}={change.value}"


def _added(run: Run, change: Change, added: dict[str, Event | Fact]) -> Event | Fact | None:
    """What a change adds; None for one that adds nothing."""
    if change.what == ACCOUNT:
        return added.get(change.id) if change.value == _YES else None
    fact = open_fact(run, change.id) if change.what != QUESTION else None
    if fact is None:
        return None
    return _of_example(run, fact)


def _of_example(run: Run, fact: Fact) -> Fact:
    """A fact with an example for the state that the file does not name."""
    named = example_state(run)
    roles = tuple((name, tuple(named if one == ELSEWHERE else one for one in values)) for name, values in fact.roles)
    return fact._replace(roles=roles)


def example_state(run: Run) -> str:
    """A state that stands for one which the file does not name: of those that the file and the law's dated acts leave out the one that
    stands nearest, on a map of tiles, to those of the file; else the first on file.
    """
    entities = run.law.entities
    told = {value for event in all_events(run.scenario) for _, values in event.roles for value in values}
    named = told | {value for event in run.law.acts for _, values in event.roles for value in values}
    states = [entity for entity in entities.values() if entity.kind == "state" and entity.id not in named]
    here = [tile for name in told if name in entities and (tile := entities[str(name)].tile)]

    def far(state: Entity) -> int:
        place = state.tile
        return sum((place[0] - x) ** 2 + (place[1] - y) ** 2 for x, y in here) if place else 10**6

    return min(states, key=far).id if states else next(iter(entities), "")


def entry_of(event: Event | Fact, vocabulary: Vocabulary) -> Map:
    """An event or a fact as it is written in a file, without an id."""
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
