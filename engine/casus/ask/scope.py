"""What a report cannot speak of: who is bound by nothing on file, whose law is not on file, and what no rule reads."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.treaties import KINDS, kind_of, promises_of
from casus.assessment.engine import Run
from casus.assessment.results import ARGUABLE, CONTESTED, LIVE, NOT_TRIGGERED, TRIGGERED, Key, Row, foremost
from casus.law.model import Event, Law
from casus.law.reach import ANYBODY, Part, idle_kinds, reach_of, who_of
from casus.law.systems import common_systems, whole_of
from casus.scenarios.doubles import nowhere
from casus.words.names import Voice, series

LIVES = set(LIVE)


class Unread(NamedTuple):
    """Events of one word from which nothing follows, because no rule reads it; `kind` is set where it is read of other actors."""

    word: str
    kind: str
    events: tuple[str, ...]


class Scope(NamedTuple):
    """The limits of what is said of a scenario.

    unbound: the states that the events touch, and to whom no treaty on file promises anything. unknown: what was asked by a treaty, or
    of an organisation, whose law is not on file. unread: the events that no rule reads. asked: the states that asked, of whom the
    file tells nothing that a rule reads. nowhere: the events at a place that is nobody's land on file, each with the place. idle: the
    events that befall such a state, and from which no rule leads to anything as the file tells them. bound: the states touched of
    which the law on file does speak.
    """

    unbound: tuple[str, ...]
    unknown: tuple[str, ...]
    unread: tuple[Unread, ...]
    asked: tuple[str, ...]
    nowhere: tuple[tuple[str, str], ...]
    idle: tuple[str, ...]
    bound: tuple[str, ...]


def scope_of(run: Run) -> Scope:
    """The limits of one assessment."""
    law, reach = run.law, reach_of(run.law)
    guarded = _guarded(law)
    told = [event for event in run.case.events.values() if event.id in run.case.days and not event.conduct]
    live = _living(run)
    owed = {key.toward for key in live if key.kind == "duty" and key.trigger}
    befell = {
        event.id: [str(value) for name, values in event.roles if (event.word, name) in guarded for value in values]
        for event in told
    }
    struck = dict.fromkeys(name for names in befell.values() for name in names)
    asking = [event for event in told if any(word == event.word for word, _ in reach.asking)]
    askers = dict.fromkeys(
        str(value)
        for event in asking
        for name, values in event.roles
        if (event.word, name) in reach.asking
        for value in values
    )
    touched = [name for name in dict.fromkeys((*struck, *askers)) if _is_state(law, name)]
    bound = _bound(run, reach.treaties)
    landless = tuple((event.id, place) for event, place in nowhere(run.scenario, law) if event.id in run.case.days)
    unread = tuple(_unread(told, run))
    leading = {key.trigger for key in live} | {name for name, _ in landless}
    leading |= {name for item in unread for name in item.events}
    idle = [name for name, names in befell.items() if name not in leading and bound & set(names)]
    if idle:  # what only answers that nobody holds would lead to is told as such, and not as nothing
        leading |= {key.trigger for key in _living(run, unheld=True)}
    return Scope(
        tuple(name for name in touched if name not in owed and name not in bound),
        tuple(dict.fromkeys(name for event in asking for name in _unknown(event, law))),
        unread,
        tuple(name for name in askers if name in bound and name not in struck and name not in owed),
        landless,
        tuple(name for name in idle if name not in leading),
        tuple(name for name in touched if name in owed or name in bound),
    )


def _guarded(law: Law) -> frozenset[Part]:
    """The roles in which somebody stands who may be owed something; of words that no system touched reads, by all law on file."""
    own, every = reach_of(law), reach_of(whole_of(law))
    words = {word for word, _ in own.guarded}
    more = {part for part in every.guarded - every.asking if part[0] not in words}
    suffered = {word for word, role in more if role != who_of(law.vocabulary.predicates[word])}
    return own.guarded | {
        (word, role)
        for word, role in more  # who acts is not struck by it, though one treaty guards both sides of a fight
        if word not in suffered or role != who_of(law.vocabulary.predicates[word])
    }


def _living(run: Run, *, unheld: bool = False) -> set[Key]:
    """The norms that live in some case: the present one, where no other was looked at."""
    spread = run.over_all(unheld=unheld)
    return set(run.live) if spread is None else {key for key in spread.status if LIVES & set(spread.statuses(key))}


class Engaged(NamedTuple):
    """A system of treaties that binds a state which the event touches. states: those. promises: of each kind of promise its word, and
    status and standing of the row that comes foremost; empty where it can arise in no case. divided: of each kind that is owed by some as settled and
    by others not, its word, and who those and these are."""

    system: str
    states: tuple[str, ...]
    promises: tuple[tuple[str, str, str], ...]
    divided: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


def standing_words(voice: Voice, item: Engaged, kind: str, standing: str) -> str:
    """How far a kind of promise is disputed, after what became of it; where that differs, for whom it is settled and for whom not."""
    sure, rest = next(((sure, rest) for word, sure, rest in item.divided if word == kind), ((), ()))
    if standing not in (CONTESTED, ARGUABLE):
        return ""
    if not sure:
        return f", {standing}"
    one, two = (f"{len(some)} members" if len(some) > 1 else voice.series(some) for some in (sure, rest))
    return f", settled for {one}, {standing} for {two}{f' ({voice.listed(rest)})' if 1 < len(rest) <= 5 else ''}"


def engaged(run: Run, rows: Sequence[Row]) -> tuple[Engaged, ...]:
    """Every system of treaties that binds a state which the event touches, the one that is engaged most first: of two alike the one that was named."""
    law, common = run.law, common_systems(run.law)
    words = law.vocabulary.predicates
    told = [event for event in run.case.events.values() if event.id in run.case.days and not event.conduct]
    named = {str(value) for event in told for _, values in event.roles for value in values}
    bound: dict[str, set[str]] = {}
    for atom in run.found.atoms:
        if atom.pred in words and words[atom.pred].binding and atom.args[0] in named:
            for value in atom.args[1:]:
                if value in law.instruments and law.instruments[str(value)].system not in common:
                    bound.setdefault(law.instruments[str(value)].system, set()).add(str(atom.args[0]))
    called = {law.instruments[value].system for value in named if value in law.instruments}
    found: list[tuple[tuple[object, ...], Engaged]] = []
    for place, system in enumerate(name for name in law.systems if name in bound):
        own = [row for row in rows if row.trigger and row.bound and law.clauses[row.clause].system == system]
        told_of: list[tuple[str, str, str]] = []
        ranks: list[tuple[int, ...]] = []
        divided: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        for kind, word in KINDS.items():
            alike = [row for row in own if kind_of(law, law.drawing(row.norm)) == kind]
            first = min(alike, key=foremost, default=None)
            told_of.append((word, first.status, first.standing) if first is not None else (word, "", ""))
            ranks.append(foremost(first) if first is not None else (9,))
            sure, rest = _divided(alike)
            divided += [(word, sure, rest)] if sure and rest else []
        if not any(
            status for _, status, _ in told_of
        ):  # what can arise in no case is promised nevertheless, and not owed
            promised = {kind_of(law, rule) for rule in promises_of(law, system)}
            told_of = [(word, NOT_TRIGGERED if kind in promised else "", "") for kind, word in KINDS.items()]
        owed = -sum(row.status == TRIGGERED for row in own if row.kind == "duty")
        found.append(
            (
                (min(ranks), system not in called, ranks, owed, place),
                Engaged(system, tuple(sorted(bound[system])), tuple(told_of), tuple(divided)),
            )
        )
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))


def _divided(rows: Iterable[Row]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who owes something as settled, and who does only as disputed."""
    owing = [row for row in rows if row.status == TRIGGERED and row.kind == "duty"]
    sure = {row.bearer for row in owing if row.standing not in (CONTESTED, ARGUABLE)}
    return tuple(sorted(sure)), tuple(sorted({row.bearer for row in owing} - sure))


def scope_sentences(scope: Scope, voice: Voice, *, everything: bool = True) -> list[str]:
    """The same in sentences, what matters most first. everything: also what no rule reads of events that befall nobody."""
    law = voice.law
    found = []
    if scope.unbound:
        who, verb = voice.series(scope.unbound), "is" if len(scope.unbound) == 1 else "are"
        found.append(
            f"{who} {verb} bound by no treaty on file that could promise help. So nothing is said about {who}."
        )
    for name in scope.unknown:
        what = f"The law of {voice.name(name)}" if name in law.entities else voice.name(name)
        why = "is on file, but no rule reads it" if name in reach_of(law).told else "is not on file"
        found.append(f"{what} {why}. So nothing is said about what was asked of it.")
    for name in scope.asked:
        events = [_noun(law, voice, word, role, name) for word, role in sorted(reach_of(law).guarded)]
        found.append(
            f"{voice.name(name)} asked, but nothing that the file tells of {voice.name(name)} is of a kind that a rule reads. "
            f"What would count: {', '.join(events[:-1])} or {events[-1]}."
        )
    for event, place in scope.nowhere:
        found.append(f"Nothing says whose land {place} is, so no rule tells whom {event} touches there.")
    if scope.idle and everything:
        found.append(f"Nothing follows from {series(list(scope.idle))} as the file tells it, under any view on file.")
    guarded = {word for word, _ in reach_of(law).guarded}
    for item in scope.unread:
        if item.word not in guarded and (item.word in reach_of(law).judged or not everything):
            continue
        of = f" by {_of_kind(item.kind)}" if item.kind != ANYBODY else ""
        why = f": no rule on file reads {item.word}{of}"
        if item.word in reach_of(law).judged:  # a rule reads it together with a judgement
            why = " unless somebody judges what it means, and the file names nobody who does"
        found.append(f"Nothing follows from {series(list(item.events))}{why}.")
    return [text[:1].upper() + text[1:] for text in found]


def _of_kind(kind: str) -> str:
    """An actor of a kind, in words."""
    return kind if kind.endswith("s") else f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _noun(law: Law, voice: Voice, word: str, role: str, name: str) -> str:
    """What could befall a state, by the noun of the word with nobody else in it."""
    others = "|".join(item.name for item in law.vocabulary.predicates[word].roles if item.name != role)
    noun = re.sub(rf" \w+ \{{({others})\}}", "", law.vocabulary.predicates[word].noun)
    return voice.fill(noun, {role: voice.name(name)})


def _is_state(law: Law, name: str) -> bool:
    return name in law.entities and law.entities[name].kind == "state"


def _bound(run: Run, treaties: Iterable[str]) -> set[str]:
    """The states that one of some treaties binds on a day of the case; other days are those of the law's acts."""
    words = run.law.vocabulary.predicates
    days = {day for days in run.case.days.values() for day in days} or {run.scenario.as_of}
    turns: dict[tuple[str, ...], list[tuple[int, bool]]] = {}
    for atom in run.found.atoms:
        word = words.get(atom.pred[1:]) if atom.pred[:1] in "+-" else None
        if word is not None and word.binding and any(name in atom.args for name in treaties):
            parts = tuple(str(term) for term in atom.args[:-1])
            begun = atom.pred[0] == "+"
            turns.setdefault(parts, []).append((int(atom.args[-1]) + (not begun), begun))  # the last day counts
    return {
        parts[0]
        for parts, told in turns.items()
        if any(max((turn for turn in told if turn[0] <= day), default=(0, False))[1] for day in days)
    }


def _unknown(event: Event, law: Law) -> Iterable[str]:
    """The organisations and treaties that an event names of which nothing is on file; whoever is asked under a treaty on file is asked by that."""
    bodies: list[str] = []
    spoken = reach_of(law).spoken
    for name, values in event.roles[1:]:
        role = law.vocabulary.predicates[event.word].role(name)
        kind = law.vocabulary.types[role.type] if role is not None else None
        for value in map(str, values):
            if kind is not None and kind.special == "instruments":
                if value in spoken:
                    return
                yield value
            elif (
                value in law.entities and law.entities[value].kind in ("organisation", "organ") and value not in spoken
            ):
                bodies.append(value)
    yield from bodies


def _unread(told: Sequence[Event], run: Run) -> Iterable[Unread]:
    """The events of the case that no rule reads, by their words; what somebody judged is read."""
    law = run.law
    named = {str(value) for fact in run.case.facts for _, values in fact.roles for value in values}
    found: dict[tuple[str, str], list[str]] = {}
    for event in told:
        idle = idle_kinds(whole_of(law), event.word)
        kinds = _kinds_of(event, run) & idle
        if kinds and event.id not in named:
            every = len(idle) == len(_all_kinds(law, event.word))
            found.setdefault((event.word, ANYBODY if every else sorted(kinds)[0]), []).append(event.id)
    for (word, kind), events in found.items():
        yield Unread(word, kind, tuple(events))


def _kinds_of(event: Event, run: Run) -> set[str]:
    """The kinds of those who act in an event; anybody, where no actor has the first role."""
    actors = {str(value) for value in event.values(who_of(run.law.vocabulary.predicates[event.word]))}
    kinds = {run.law.entities[name].kind for name in actors if name in run.law.entities}
    return (kinds | {run.scenario.actors[name][0] for name in actors if name in run.scenario.actors}) or {ANYBODY}


def _all_kinds(law: Law, word: str) -> tuple[str, ...]:
    role = law.vocabulary.predicates[word].role(who_of(law.vocabulary.predicates[word]))
    kind = law.vocabulary.types[role.type] if role is not None else None
    return ((*kind.entities, *kind.actors) if kind is not None else ()) or (ANYBODY,)
