"""What is not told yet of an event and still matters: what the file leaves open, what could be told beside the event, and whether anybody
denies it; ranked by the norms whose status it changes.

All is found by trial on one ground plan: what could be told is opened like an account of a dispute, and each single change is looked at, alone
and beside each other value of what the file leaves open. What is found is a reason to ask, and no finding of law.
"""

from collections.abc import Collection, Iterable
from itertools import islice, product
from typing import NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.cases import SILENCE, Choice, TooManyAccounts, Variable
from casus.assessment.engine import Run, engine_for
from casus.assessment.results import DORMANT, ENDED, LAPSED, NOT_IN_FORCE, NOT_TRIGGERED, Key
from casus.files.days import Span, add, show_day
from casus.law.conditions import Comparison, Condition, Pattern
from casus.law.model import Dispute, Event, Fact, Law, Rule, Version
from casus.law.reach import reach_of, who_of
from casus.law.vocabulary import ELSEWHERE, UNKNOWN, Predicate, Role
from casus.logic.terms import Var
from casus.scenarios.model import Scenario
from casus.scenarios.until import narrowed
from casus.words.names import Voice

Roles = tuple[tuple[str, tuple[str | int, ...]], ...]
OPEN, BESIDE, DENIED = "open", "beside", "denied"
"""The kinds of what can matter: left open by the file, something that could be told beside it, and that somebody denies what is told."""
_AS_TOLD, _OTHERWISE = "as told", "otherwise"
_MOST = 40
"""How many values a role of what is tried may have; a file may have no more either."""


class Matter(NamedTuple):
    """Something untold on which norms turn. `id`: that of the silence, of the event, or of what could be told, as `key_of` writes it.

    `norms` change their status with it, what carries most first; `values` are what a silence may be; `entry` is what could be told, with
    every value of its roles that may matter.
    """

    kind: str
    id: str
    norms: tuple[str, ...]
    values: tuple[str, ...] = ()
    entry: Event | Fact | None = None


def key_of(word: str, fixed: Iterable[tuple[str, str]]) -> str:
    """What could be told, as a text: its word with the roles that are known, as in word(role=value,role=value)."""
    return f"{word}({','.join(f'{name}={value}' for name, value in fixed)})"


def untold(run: Run, about: str, known: Collection[str] = ()) -> list[Matter]:
    """What still matters of one event of a scenario, that first on which most turns: what could be told beside it only where nothing else is left.

    run: the assessment of what is told. about: the event, by its id. known: ids of what was asked already.
    """
    voice = Voice(run.law, run.scenario)
    silences = [
        item for item in run.prospect.space.variables if item.what == SILENCE and item.id.rpartition(".")[2] != "date"
    ]
    trial = _Trial(run, about)
    found = []
    flips = {
        item.id: [trial.with_silence(item.id, value) for value in item.values if value != trial.taken(item)]
        for item in silences
    }
    for item in silences:
        if item.id not in known:
            norms = trial.changed(flips[item.id], [run.choice])
            if not norms:  # it may still matter together with one other thing that is open
                others = [choice for name, choices in flips.items() if name != item.id for choice in choices]
                norms = trial.changed(flips[item.id], others)
            found.append(Matter(OPEN, item.id, _sorted(norms, voice), tuple(item.values)))
    if about not in known:
        live = {key.norm for key in run.live if key.trigger == about and key in run.bound}
        found.append(Matter(DENIED, about, _sorted(live, voice)))
    if not any(item.norms for item in found):
        found = _untold_beside(run, about, known, [item for item in silences if item.id in known])
    return sorted((item for item in found if item.norms), key=lambda item: _place(item, voice))


def _untold_beside(run: Run, about: str, known: Collection[str], silences: Iterable[Variable]) -> list[Matter]:
    """What could be told beside an event and would change something: as all is taken, or under another value of what nobody knows."""
    names = {_id(run.law, entry): entry for entry in besides(run, about)}
    names = {name: entry for name, entry in names.items() if name not in known}
    disputes = [_dispute(name, entry) for name, entry in names.items()]
    scenario = narrowed(run.scenario, run.law)._replace(disputes=(*run.scenario.disputes, *disputes))
    usual = run.choice._replace(versions={**run.choice.versions, **dict.fromkeys(names, _AS_TOLD)})
    try:
        trial = _Trial(Run(engine_for(run.law, "plan"), scenario, usual), about)
    except TooManyAccounts:
        return []
    found, voice = [], Voice(run.law, run.scenario)
    for name, entry in names.items():
        own = [item for item in trial.run.prospect.space.variables if _is_silence_of(item, entry)]
        open_ = [(item, value) for item in (*silences, *own) for value in item.values if value != item.usual]
        points = [usual, *(trial.with_silence(item.id, value) for item, value in open_)]
        told = usual._replace(versions={**usual.versions, name: _OTHERWISE})
        norms = _sorted(trial.changed([told], points), voice)
        found.append(Matter(BESIDE, name, norms, (), entry))
    return found


def _is_silence_of(item: Variable, entry: Event | Fact) -> bool:
    return isinstance(entry, Event) and item.what == SILENCE and item.id.startswith(f"{entry.id}.")


def _place(matter: Matter, voice: Voice) -> tuple[object, ...]:
    """What carries most first: by the heaviest norm that turns on it, then by how many do."""
    return weight(voice, matter.norms[0]), -len(matter.norms), matter.kind, matter.id


def _sorted(norms: Iterable[str], voice: Voice) -> tuple[str, ...]:
    return tuple(sorted(set(norms), key=lambda norm: (weight(voice, norm), norm)))


class _Trial:
    """Single changes of one case, tried on the ground plan that is there."""

    def __init__(self, run: Run, about: str) -> None:
        self.run = run
        self.about = about
        self.suffering = befell(run.law, run.scenario.event(about))
        self.seen: dict[str, dict[Key, str]] = {}

    def with_silence(self, name: str, value: str) -> Choice:
        """The case with one thing that the file leaves open taken otherwise."""
        return self.run.choice._replace(silences={**self.run.choice.silences, name: value})

    def taken(self, item: Variable) -> str:
        """The value that the case takes of something left open."""
        return self.run.choice.silences.get(item.id, item.usual)

    def changed(self, choices: Iterable[Choice], points: Iterable[Choice]) -> set[str]:
        """The norms whose status one of some choices changes, from any of some cases: of those that the event sets off, or that are owed to whom it befell."""
        found: set[str] = set()
        for choice in choices:
            for point in points:
                here = point._replace(
                    versions=choice.versions, silences={**point.silences, **_differing(choice, self.run)}
                )
                before, after = self._statuses(point), self._statuses(here)
                found |= {
                    key.norm
                    for key in before.keys() | after.keys()
                    if _tells(before.get(key, NOT_TRIGGERED), after.get(key, NOT_TRIGGERED))
                    and ELSEWHERE not in (key.bearer, key.toward)
                    and (key.trigger == self.about or key.toward in self.suffering)
                }
        return found

    def _statuses(self, choice: Choice) -> dict[Key, str]:
        name = repr((sorted(choice.versions.items()), sorted(choice.silences.items())))
        if name not in self.seen:
            self.seen[name] = self.run.statuses_under(choice)
        return self.seen[name]


def _tells(before: str, after: str) -> bool:
    """Whether one status in place of another is worth a question: not where it only waits in another way, or could bind nobody."""
    waiting = {before, after} <= {DORMANT, ENDED, LAPSED}
    return before != after and not waiting and NOT_IN_FORCE not in (before, after)


def _differing(choice: Choice, run: Run) -> dict[str, str]:
    return {name: value for name, value in choice.silences.items() if run.choice.silences.get(name) != value}


def _version(name: str, events: tuple[Event, ...] = (), facts: tuple[Fact, ...] = ()) -> Version:
    return Version(name, "", (name,), (), (), events, facts, (), ())


def _dispute(name: str, entry: Event | Fact) -> Dispute:
    other = _version(_OTHERWISE, events=(entry,)) if isinstance(entry, Event) else _version(_OTHERWISE, facts=(entry,))
    return Dispute(name, "", _AS_TOLD, "", (_version(_AS_TOLD), other))


# ---- what could be told beside an event ------------------------------------------------------------------------------


def besides(run: Run, about: str) -> list[Event | Fact]:
    """What could be told beside an event by the words that the rules read: what is about it, what whom it befell did before to who acted,
    and judgements of it. Every value that the rules tell apart stands in a role, so that what changes nothing in this form changes nothing.
    """
    event, law = run.scenario.event(about), run.law
    if event is None or event.date is None:
        return []
    maker = _Maker(run, event)
    told = {(one.word, one.values(who_of(law.vocabulary.predicates[one.word]))) for one in run.scenario.events}
    found: list[Event | Fact] = []
    for word in law.vocabulary.predicates.values():
        judged = word.sort == "fact" and word.appraisal and word.open is None
        if word.name not in maker.read or not (judged or (word.sort == "event" and not word.record)):
            continue
        roles = maker.roles(word)
        if roles is None or (word.name, dict(roles).get(who_of(word), ())) in told:
            continue
        if judged:
            found.append(Fact(word.name, roles, held_by=("somebody",)))
        else:
            day = event.date.last if role_of_event(law, word) else add(event.date.first, -1, "days")
            name = f"{word.name.replace('_', '-')}-tried"
            found.append(Event(name, word.name, roles, Span(day, day, show_day(day)), None, conduct=True))
    return found


def role_of_event(law: Law, word: Predicate) -> str:
    """The role of a word in which stands the event that it is about; empty for none."""
    return next((role.name for role in word.roles if law.vocabulary.types[role.type].special == "event"), "")


def befell(law: Law, event: Event | None) -> tuple[str, ...]:
    """Whom an event befell: who stands where one may be owed something because of it."""
    guarded = reach_of(law).guarded
    roles = event.roles if event is not None else ()
    values = [value for name, held in roles if event is not None and (event.word, name) in guarded for value in held]
    return tuple(str(value) for value in values if value in law.entities)


class _Maker:
    """Fills the roles of what could be told beside an event."""

    def __init__(self, run: Run, event: Event) -> None:
        self.run, self.law, self.event = run, run.law, event
        self.suffering = befell(run.law, event)
        who = event.values(who_of(run.law.vocabulary.predicates[event.word]))
        self.acting = tuple(str(value) for value in who if value not in self.suffering)
        self.read: dict[str, dict[str, set[str]]] = {}
        for rule in run.law.rules():
            for group in (rule.when, rule.once, *(part.when for part in (*rule.unless, *rule.until))):
                for item in group:
                    if isinstance(item, Pattern):
                        named = self.read.setdefault(item.pred.removeprefix("not "), {})
                        for name, term in item.roles:
                            named.setdefault(name, set()).update([term] if isinstance(term, str) else [])

    def roles(self, word: Predicate) -> Roles | None:
        """The roles of a word, filled; None where one cannot be, where one stands in two, or where nothing leads to the event."""
        about = role_of_event(self.law, word)
        made = [(role.name, self._values(word, role, about)) for role in word.roles]
        lacking = [
            role
            for role, (_, values) in zip(word.roles, made, strict=True)
            if not values and not role.optional and not (role.open and not role.written)
        ]
        parties = [values for role, (_, values) in zip(word.roles, made, strict=True) if values and self._party(role)]
        doubled = len(set(parties)) < len(parties)
        linked = bool(about) or parties == [self.suffering, self.acting]
        return tuple((name, values) for name, values in made if values) if linked and not (lacking or doubled) else None

    def _is_state(self, name: str) -> bool:
        return name in self.law.entities and self.law.entities[name].kind == "state"

    def _party(self, role: Role) -> bool:
        kind = self.law.vocabulary.types[role.type]
        return bool(kind.entities or kind.actors)

    def _values(self, word: Predicate, role: Role, about: str) -> tuple[str | int, ...]:
        """What may stand in a role; nothing where it stays empty."""
        kind = self.law.vocabulary.types[role.type]
        if role.name == about:
            return (self.event.id,)
        if self._party(role):
            return self._parties(word, role)
        if role.optional or kind.special in ("event", "text", "date"):
            return ()
        if kind.special == "places":
            return (UNKNOWN,) if role.written else ()
        if kind.special == "instruments":
            return tuple(sorted(reach_of(self.law).treaties))
        if role.open:
            return (role.assume,) if role.written else ()
        if kind.scale:
            return (0,)
        if kind.exclusive:
            return tuple(value for value in kind.values if value in self.read[word.name].get(role.name, ()))[:1]
        return kind.values[:_MOST]

    def _parties(self, word: Predicate, role: Role) -> tuple[str, ...]:
        """Who may stand in a role: bodies where only these can; who can be asked, of a request; else whom it befell, and then who acted."""
        law, kind = self.law, self.law.vocabulary.types[role.type]
        first, bodies = role == word.roles[0] or word.sort == "fact", bodies_of(self.law)
        if kind.entities and set(kind.entities) <= {"organisation", "organ"}:
            return bodies
        fitting = tuple(name for name in self.suffering if law.entities[name].kind in kind.entities)
        if first:
            return fitting
        if (word.name, who_of(word)) in reach_of(law).asking:
            bound = sorted({row.bearer for row in self.run.rows() if row.bound and self._is_state(row.bearer)})
            return (*bodies, *(name for name in bound if name not in self.suffering))[:_MOST]
        lead = law.vocabulary.types[word.roles[0].type]
        if set(lead.entities) <= {"organisation", "organ"}:
            return fitting
        kinds = {**{name: one.kind for name, one in law.entities.items()}}
        kinds |= {name: sort for name, (sort, _) in self.run.scenario.actors.items()}
        able = tuple(name for name in self.acting if kinds.get(name) in (*kind.entities, *kind.actors))
        return () if role.optional else able


def bodies_of(law: Law) -> tuple[str, ...]:
    """The bodies of the treaties that speak in a law."""
    told = reach_of(law).told
    members = {one.id: one.members[1] for one in law.entities.values() if one.members is not None}
    return tuple(sorted(name for name, roles in members.items() if told & {value for _, value in roles}))


def _id(law: Law, entry: Event | Fact) -> str:
    """What could be told with the roles that need no asking: who and what event it is about, where that can be one only."""
    types, word = law.vocabulary.types, law.vocabulary.predicates[entry.word]
    fixed = []
    for role in word.roles:
        kind, values = types[role.type], dict(entry.roles).get(role.name, ())
        if len(values) == 1 and (kind.entities or kind.actors or kind.special == "event"):
            fixed.append((role.name, str(values[0])))
    return key_of(entry.word, fixed)


# ---- what could be told in addition, for which a norm waits ----

MOST_ADDED = 24
"""How many events are tried in addition."""


def supplied(run: Run, key: Key) -> list[Event]:
    """The events for which a norm may wait, in each form that its rules name: those that its `once`, and nothing before it, leads to.

    They are about the event that sets the norm off, and on its day; so what is about no event is left out. Who acts is the one it is
    owed to (of all, those whom the event names), or who bears it; nobody does anything to itself.
    """
    law, trigger = run.law, run.case.events.get(key.trigger)
    if trigger is None or trigger.date is None:
        return []
    found: dict[tuple[object, ...], Event] = {}
    for rule in law.rules():
        if rule.norm != key.norm or not rule.once:
            continue
        before = {word for word, _ in reached(law, rule.when)}
        patterns = [item for item in reached(law, rule.once) if item[0] not in before]
        for word in dict.fromkeys(name for name, _ in patterns):
            if law.vocabulary.predicates[word].sort == "event" and about_events(law, word):
                for roles in islice(_forms(law, key, word, patterns, trigger), MOST_ADDED):
                    found.setdefault((word, roles), _event(word, roles, trigger.date, len(found), run.scenario))
    return list(found.values())[:MOST_ADDED]


def about_events(law: Law, word: str) -> bool:
    """Whether an event of this word is about other events."""
    return any(law.vocabulary.types[role.type].special == "event" for role in law.vocabulary.predicates[word].roles)


def _event(
    word: str, roles: tuple[tuple[str, tuple[str | int, ...]], ...], date: Span, number: int, scenario: Scenario
) -> Event:
    """An event of a day. It counts as an entry of the record, of which no order is asked: its order is as little open as theirs."""
    taken = {event.id for event in scenario.events}
    stem = f"{word.replace('_', '-')}-{number + 1}"
    name = stem if stem not in taken else f"{stem}-added"
    return Event(name, word, roles, Span(date.last, date.last, show_day(date.last)), None, conduct=True)


def reached(law: Law, conditions: Iterable[Condition]) -> list[tuple[str, tuple[Pattern, Rule | None]]]:
    """The words that conditions ask for, directly or through the rules that draw them, each with the pattern that asks."""
    found: list[tuple[str, tuple[Pattern, Rule | None]]] = []
    seen: set[str] = set()
    todo: list[tuple[Condition, Rule | None]] = [(item, None) for item in conditions]
    while todo:
        item, rule = todo.pop(0)
        if isinstance(item, Comparison) or item.pred.startswith("not "):
            continue
        found.append((item.pred, (item, rule)))
        norm = dict(item.roles).get("norm")
        drawn = f"{item.pred} {norm if isinstance(norm, str) else ''}"
        if drawn not in seen and law.vocabulary.predicates[item.pred].sort in ("concept", "norm"):
            for other in law.rules():
                if other.then.word == item.pred and (not isinstance(norm, str) or other.norm == norm):
                    todo += [(condition, other) for condition in other.when]
        seen.add(drawn)
    return found


def _forms(
    law: Law, key: Key, word: str, patterns: list[tuple[str, tuple[Pattern, Rule | None]]], trigger: Event
) -> Iterable[tuple[tuple[str, tuple[str | int, ...]], ...]]:
    """The roles of an event of this word, in each combination that the rules tell apart."""
    asking = [item for name, item in patterns if name == word]
    choices: list[list[tuple[str, tuple[str | int, ...]] | None]] = []
    for role in law.vocabulary.predicates[word].roles:
        values = values_for(law, key, role, asking, patterns, trigger)
        made: list[tuple[str, tuple[str | int, ...]] | None] = [(role.name, (value,)) for value in values]
        if role.optional and law.vocabulary.types[role.type].special != "event":
            made = [None, *made]
        if not made:
            return
        choices.append(made)
    for combination in product(*choices):
        roles = tuple(item for item in combination if item is not None)
        named = [values[0] for _, values in roles if values[0] in law.entities]
        if len({*named}) == len(named):
            yield roles


def values_for(
    law: Law,
    key: Key,
    role: Role,
    asking: list[tuple[Pattern, Rule | None]],
    patterns: list[tuple[str, tuple[Pattern, Rule | None]]],
    trigger: Event,
) -> list[str | int]:
    """What may stand in a role."""
    kind = law.vocabulary.types[role.type]
    if kind.special == "event":
        return [trigger.id]
    terms = [dict(pattern.roles).get(role.name) for pattern, _ in asking]
    named: list[str | int] = [term for term in terms if isinstance(term, str | int)]
    if kind.entities or kind.actors:
        parts = [term for _, (pattern, _) in patterns for _, term in pattern.roles if isinstance(term, str)]
        toward = law.entities.get(key.toward)
        told = [str(value) for _, values in trigger.roles for value in values]
        owed = told if toward is None or toward.kind == "group" else [key.toward]
        parts = [*owed, *parts, key.bearer]
        named += [name for name in parts if name in law.entities and law.entities[name].kind in kind.entities]
        # beside a body its organs stand for the same change told once more
        return [
            name for name in dict.fromkeys(named) if name not in law.entities or law.entities[str(name)].of not in named
        ]
    if not named and not role.optional and kind.values:
        refused = _refused(role, asking)
        rest = [value for value in kind.values if value not in refused]
        named = [(kind.values.index(value) if kind.scale else value) for value in rest[:1]]
    return list(dict.fromkeys(named))


def _refused(role: Role, asking: list[tuple[Pattern, Rule | None]]) -> set[str]:
    """The values that the rules say it must not be."""
    found: set[str] = set()
    for pattern, rule in asking:
        term = dict(pattern.roles).get(role.name)
        for item in rule.when if rule is not None else ():
            if isinstance(item, Comparison) and item.op == "!=" and isinstance(term, Var):
                sides = (item.left, item.right)
                if term in sides:
                    found |= {str(side) for side in sides if side != term}
    return found
