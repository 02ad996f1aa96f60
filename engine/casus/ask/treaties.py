"""One event under every treaty: each system as if the state attacked and its helpers were its parties, and what its promises ask.

What a promise asks is read off its rules: whether every way to it needs a request, or the act of a body; when it is due; what ends
it. What no rule can say in a line, such as where it counts, a wording may say itself (`points`, docs/language.md).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from casus.ask.choice import Chosen, check_answers, check_chosen_accounts, scenario_of, state_of
from casus.ask.history import register_of
from casus.ask.reasons import NOT_FOUND, untold, why_words
from casus.ask.turns_on import PLEDGES, held_by, label, points_of, said
from casus.assessment.engine import Run, engine_for
from casus.assessment.occasions import WhyNot
from casus.assessment.results import (
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    SETTLED,
    SO_FAR,
    TRIGGERED,
    Row,
    foremost,
    owed,
)
from casus.files.problems import offer, quote, wrong
from casus.law import forms
from casus.law.model import Law, Paragraph, Rule, Wording, kept
from casus.law.reach import Needs, reach_of
from casus.law.systems import as_if, common_systems, reached, system_of_body
from casus.scenarios.model import Scenario, renamed, undenied
from casus.words.names import Voice, series

HELP, TALKS = PLEDGES[0], PLEDGES[4]
KINDS = {HELP: "help", TALKS: "consultation"}
"""The kinds of promise that are set side by side, by their code, each with its plain word."""
STATUS_WORDS = {
    TRIGGERED: "owed",
    DORMANT: "waits",
    ENDED: "was owed, ended",
    LAPSED: "lapsed",
    NOT_IN_FORCE: "not in force",
}
"""How a promise stands, in a word or two; what has no word here is not owed."""
POINTS = {word.name: word.says for word in forms.POINTS.words.values()}
"""The points on which promises are compared, in order, each with what it is about."""


class Promise(NamedTuple):
    """One promise of one treaty system in one event. Points are texts; `says` are those that its wording says itself, by name.

    real: the state attacked was really bound by it on the day. status, standing, bearers, toward: as an assessment has them, of the row
    that comes foremost; `rows` are all of them. why: what is not so, where it is not owed. turns_on: what it turns on, each with who
    holds it. performance: what was done of what was really owed; empty as if. wordings of another day: `stretched`.
    """

    system: str
    real: bool
    kind: str
    norm: str
    article: str
    wording: Wording | None
    stretched: bool
    status: str
    standing: str
    bearers: tuple[str, ...]
    toward: str
    asks: bool
    decides: tuple[str, ...]
    act: str
    strength: tuple[tuple[str, str], ...]
    deadline: str
    ends: tuple[str, ...]
    why: str
    turns_on: tuple[str, ...]
    performance: tuple[str, ...]
    rule: Rule
    rows: tuple[Row, ...] = ()

    @property
    def says(self) -> dict[str, str]:
        """What its wording says of the points itself."""
        return dict(self.wording.points) if self.wording is not None else {}


class Under(NamedTuple):
    """One treaty system under an event. parties: who is taken for its parties. left: why nothing is said of it."""

    system: str
    title: str
    real: bool
    parties: tuple[str, ...]
    promises: tuple[Promise, ...]
    left: str = ""

    def main(self, kind: str) -> Promise | None:
        """The strongest promise of a kind; of equals the one that comes nearest to being owed."""
        return next((item for item in self.promises if item.kind == kind), None)


class SideBySide(NamedTuple):
    """One event under several systems: whom it was taken to attack, who its helpers are, on which day, and who stands for whom.

    besides: the other states that the event befell. elsewhere: the systems that bind only others whom it names, each with these.
    """

    law: Law
    scenario: Scenario
    attacked: str
    helpers: tuple[str, ...]
    day: int
    replaced: tuple[tuple[str, str], ...]
    besides: tuple[str, ...]
    elsewhere: tuple[tuple[str, tuple[str, ...]], ...]
    columns: tuple[Under, ...]


# ---- the event -------------------------------------------------------------------------------------------------------


def side_by_side(
    law: Law,
    given: str | Scenario,
    chosen: Chosen,
    replaced: Mapping[str, str] | None = None,
    systems: Sequence[str] = (),
    attacked: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> SideBySide:
    """One event under each treaty system on file that promises help or consultation.

    replaced: states by their codes or names, each with the one that stands in its place. systems: only these. attacked: the state
    attacked, where it is not the first one that a promise could be owed to. Raises CasusError for words that are not on file.
    """
    check_answers(law, chosen)
    scenario = scenario_of(law, given)
    check_chosen_accounts(law, scenario, chosen)
    swap = {state_of(law, one): state_of(law, two) for one, two in (replaced or {}).items()}
    _check_swap(law, scenario, swap)
    stead = {one: (two,) for one, two in swap.items()}
    told = renamed(scenario, stead, law.places, law.vocabulary) if swap else scenario
    engine = engine_for(law, chosen.backend)
    (original, *besides), day = attacked_in(law, scenario, state_of(law, attacked) if attacked else "")
    bound = bound_on(law, day)
    mine = [treaty for treaty in promising(law) if (original, treaty) in bound]
    victim = swap.get(original, original)
    helpers = {swap.get(state, state) for state, treaty in bound if treaty in mine} - {victim}
    wanted = _systems(law, systems)
    real = () if swap else {law.instruments[treaty].system for treaty in mine}.intersection(wanted)
    run = engine.run(told, chosen.reading, dict(chosen.answers), dict(chosen.accounts)) if real else None
    columns = []
    for place, system in enumerate(wanted):
        column = (
            _real(law, run, system, victim, bound)
            if run is not None and system in real
            else _as_if(law, told, chosen, system, victim, helpers, mine, bound)
        )
        columns.append(column)
        if tell is not None:
            tell(place + 1, len(wanted))
    homes = {treaty: law.instruments[treaty].system for _, treaty in bound}
    named = _named(law, told)
    others = {
        system: tuple(sorted({state for state, treaty in bound if homes[treaty] == system and state in named}))
        for system in wanted
        if not swap and system not in real
    }
    rank = {column.system: _rank(column) for column in columns}
    return SideBySide(
        law,
        told,
        victim,
        tuple(sorted(helpers)),
        day,
        tuple(swap.items()),
        tuple(swap.get(state, state) for state in besides),
        tuple((system, states) for system, states in others.items() if states),
        tuple(sorted(columns, key=lambda column: rank[column.system])),
    )


def bound_on(law: Law, day: int) -> set[tuple[str, str]]:
    """Which states which treaties bind on a day, in the default reading."""
    return {key for key, periods in _periods(law).items() if any(first <= day <= last for first, last in periods)}


@kept
def _periods(law: Law) -> dict[tuple[str, str], list[tuple[int, int]]]:
    register = register_of(law)
    return register.periods(register.usual())


def _rank(column: Under) -> tuple[object, ...]:
    """What really binds first, then what comes nearest to being owed."""
    nearest = [foremost(row) for item in column.promises for row in item.rows[:1]]
    return not column.real, bool(column.left), min(nearest, default=(9,)), column.system


def _check_swap(law: Law, scenario: Scenario, swap: Mapping[str, str]) -> None:
    named, voice = _named(law, scenario), Voice(law, scenario)
    for one, two in swap.items():
        if any(law.entities[name].kind != "state" for name in (one, two)):
            raise wrong(f"{one}={two} is no exchange of states", "name two states", "call")
        if list(swap.values()).count(two) > 1:
            raise wrong(f"{voice.name(two)} is put in the place of two states", "give each a state of its own", "call")
        if one not in named:
            raise wrong(
                f"no event of {scenario.id} names {voice.name(one)}",
                f"the states that it names: {voice.series(sorted(named))}",
                "unknown-state",
            )
        if two in named and two not in swap:
            raise wrong(
                f"{voice.name(two)} takes part in {scenario.id} already",
                "put a state in its place that does not",
                "call",
            )


def _named(law: Law, scenario: Scenario) -> set[str]:
    """The states that what happened names."""
    found = {str(value) for event in scenario.events for _, values in event.roles for value in values}
    return {name for name in found if name in law.entities and law.entities[name].kind == "state"}


def promising(law: Law) -> list[str]:
    """The treaties that promise help or talks, without those that are law for all."""
    common = common_systems(law)
    made: dict[str, None] = {}
    for clause in law.clauses.values():
        if clause.system not in common and any(kind_of(law, rule) for rule in clause.rules):
            made[clause.instrument] = None
    return list(made)


def _systems(law: Law, asked: Sequence[str]) -> list[str]:
    """The systems to set side by side. Raises CasusError for one that is not on file, or that promises nothing."""
    known = list(dict.fromkeys(law.instruments[treaty].system for treaty in promising(law)))
    if not known:
        cure = "acts of the vocabulary say by atop: of what kind a promise is"
        raise wrong("no treaty on file promises help or consultation", cure, "no-promise")
    for name in asked:
        if name not in known:
            raise wrong(f"no treaty system {quote(name)} promises help or consultation", offer(name, known))
    return list(dict.fromkeys(asked)) or known


def attacked_in(law: Law, scenario: Scenario, asked: str) -> tuple[list[str], int]:
    """The states that the event befell, the one taken first, and the first day on which something befell that one.

    Raises CasusError where nothing befalls a state, or not the one that is asked for.
    """
    guarded, found = reach_of(law).guarded, []
    for event in scenario.happenings:
        if event.denied or event.date is None:
            continue
        for place, (role, values) in enumerate(event.roles):
            for value in map(str, values):
                state = value in law.entities and law.entities[value].kind == "state"
                if state and (event.word, role) in guarded:
                    # what is done to somebody tells more than what somebody takes part in
                    found.append((event.date.last, place == 0, value))
    if not any(asked in ("", value) for _, _, value in found):
        who = (
            f"nothing in {scenario.id} befalls {Voice(law, scenario).name(asked)}"
            if asked
            else f"nothing in {scenario.id} befalls a state"
        )
        raise wrong(who, "name with --for the state that was attacked or threatened", "no-victim")
    found.sort(key=lambda item: (item[2] != asked, item[1], item[0]))
    day, acting, name = found[0]
    besides = dict.fromkeys(value for _, first, value in found if value != name and first <= acting)
    return [name, *besides], day


def _real(law: Law, run: Run, system: str, victim: str, bound: set[tuple[str, str]]) -> Under:
    """What a treaty really gives that binds the state attacked."""
    treaties = {item.id for item in law.instruments.values() if item.system == system}
    parties = tuple(sorted({state for state, treaty in bound if treaty in treaties}))
    return Under(system, law.systems[system], True, parties, _promises(run, system, victim, real=True))


def _as_if(
    law: Law,
    scenario: Scenario,
    chosen: Chosen,
    system: str,
    victim: str,
    helpers: set[str],
    mine: Sequence[str],
    bound: set[tuple[str, str]],
) -> Under:
    """What a treaty would give if the state attacked and its helpers were its parties; without helpers, its own parties that day."""
    title = law.systems[system]
    own = {state for state, treaty in bound if law.instruments[treaty].system == system}
    parties = {victim} | (helpers or own)
    if len(parties) < 2:
        return Under(system, title, False, (), (), "nobody on file would be a party beside the state attacked")
    made, told = imagined(law, scenario, system, victim, parties, mine)
    answers = {name: value for name, value in chosen.answers if name in made.questions}
    accounts = {name: value for name, value in chosen.accounts if name in {item.id for item in told.disputes}}
    reading = chosen.reading if chosen.reading in made.readings else "default"
    asked = frozenset(
        rule.norm for rule in promises_of(made, system)
    )  # what does not bear on a promise need not be worked out
    run = engine_for(made, chosen.backend, asked).run(told, reading, answers, accounts, keep=False)
    promises = _promises(run, system, victim, real=False)
    run.kept.clear()  # what is found about a run speaks of it: without this it would live on
    return Under(system, title, False, tuple(sorted(parties)), promises)


def imagined(
    law: Law, scenario: Scenario, system: str, victim: str, parties: set[str], mine: Sequence[str]
) -> tuple[Law, Scenario]:
    """One system as if some states were its parties, and the event with its bodies and treaty for those that really bound. mine: these."""
    others = {law.instruments[treaty].system for treaty in mine}
    names = _bodies(law, system, others, tuple(sorted(parties - {victim})))
    told = renamed(undenied(scenario, names), names, {}, law.vocabulary)
    return as_if(law, system, parties), told


def _bodies(law: Law, system: str, others: Iterable[str], helpers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What stands for the bodies and treaties of other systems: the organisation of this one, its organ for an organ, or its parties."""
    entities = [item for item in law.entities.values() if system_of_body(law, item.id) == system]
    bodies = [item.id for item in entities if item.kind == "organisation"]
    organs = [item.id for item in entities if item.kind == "organ"]
    treaty = next((name for name in promising(law) if law.instruments[name].system == system), "")
    found: dict[str, tuple[str, ...]] = {}
    for other in set(others) - {system}:
        for name in reached(law).names[other]:
            if name in law.instruments:
                found[name] = (treaty,)
            elif name in law.entities and law.entities[name].kind in ("organisation", "organ"):
                wanted = organs if law.entities[name].kind == "organ" and organs else bodies or organs
                found[name] = tuple(wanted[:1]) or helpers
    return found


# ---- its promises ----------------------------------------------------------------------------------------------------


def kind_of(law: Law, rule: Rule | None) -> str:
    """The kind of promise that a rule makes: the code of its act; "" for what is no promise set side by side."""
    if rule is None:
        return ""
    act = law.vocabulary.acts.get(str(dict(rule.then.roles).get("act", "")))
    promised = rule.norm and rule.then.word == "duty" and not rule.standing and act is not None
    return act.atop if promised and act is not None and act.atop in KINDS else ""


def promises_of(law: Law, system: str) -> list[Rule]:
    """The rules of a system that make a promise of help or talks."""
    own = (clause for clause in law.clauses.values() if clause.system == system)
    return [rule for clause in own for rule in clause.rules if kind_of(law, rule)]


def _promises(run: Run, system: str, victim: str, *, real: bool) -> tuple[Promise, ...]:
    """The promises of a system toward one state, of each kind the strongest first."""
    law = run.law
    by_norm: dict[str, list[Rule]] = {}
    for rule in promises_of(law, system):
        by_norm.setdefault(rule.norm, []).append(rule)
    rows: dict[str, list[Row]] = {}
    for row in run.rows():
        if row.norm in by_norm and row.trigger:
            rows.setdefault(row.norm, []).append(row)
    search = WhyNot(run, only_nearest=True)
    made = [
        _promise(run, search, system, norm, rules, rows.get(norm, []), victim, real) for norm, rules in by_norm.items()
    ]
    return tuple(
        sorted(made, key=lambda item: (*strength_rank(law, item), foremost(item.rows[0]) if item.rows else (9,)))
    )


def strength_rank(law: Law, item: Promise) -> tuple[int, list[int]]:
    """The place of a promise among others: help before talks; of help the strongest first, of talks what is no more than that."""
    sign = -1 if item.kind == HELP else 1
    return list(KINDS).index(item.kind), [sign * law.vocabulary.rank(*pair) for pair in item.strength[:1]] or [9]


def _promise(
    run: Run,
    search: WhyNot,
    system: str,
    norm: str,
    rules: Sequence[Rule],
    rows: Sequence[Row],
    victim: str,
    real: bool,
) -> Promise:
    law, voice = run.law, Voice(run.law, run.scenario)
    own = [row for row in rows if row.toward == victim and row.bound] or [row for row in rows if row.bound]
    first = min(own, key=foremost, default=None)
    alike = [row for row in own if first is not None and (row.status, row.toward) == (first.status, first.toward)]
    day = first.critical_date if first is not None and first.critical_date else _day(run)
    needs = Needs(law, run.choice.answers)
    ways = needs.taken(rules) or rules
    rule = (law.rule(first.rule) if first is not None and first.rule else None) or _nearest(ways, day)
    terms = terms_of(law, rule, needs, [way for way in ways if (way.first, way.last) == (rule.first, rule.last)])
    status = first.status if first is not None else NOT_TRIGGERED
    standing = first.standing if first is not None else ""
    why = "" if owed(status) else why_of(run, norm, victim, search)
    if first is not None and standing == SETTLED and untold(run, first):
        standing = SO_FAR  # that nobody is told to have asked is no finding that nobody did
    return terms._replace(
        real=real,
        stretched=terms.wording is not None and not terms.wording.first <= day <= terms.wording.last,
        status=status,
        standing=standing,
        bearers=tuple(dict.fromkeys(row.bearer for row in alike)) if status in LIVE else (),
        toward=first.toward if first is not None else victim,
        why=why,
        turns_on=tuple(_turning(run, voice, alike[:1])),
        performance=tuple(dict.fromkeys(f"{row.bearer}: {row.performance}" for row in own if row.performance and real)),
        rows=tuple(sorted(own, key=foremost)),
    )


def terms_of(law: Law, rule: Rule, needs: Needs | None = None, ways: Sequence[Rule] = ()) -> Promise:
    """What a promise asks by the rule that makes it, whatever happens: its points, without a status. ways: all that make it on that day."""
    needs = needs or Needs(law)
    asked = [(*way.when, *way.once) for way in ways or [rule]]
    voice, act = Voice(law), law.vocabulary.acts[str(dict(rule.then.roles)["act"])]
    paragraph = law.paragraph(rule.norm)
    bodies = [needs.bodies_of(conditions) for conditions in asked]
    return Promise(
        law.clauses[rule.clause].system,
        False,
        kind_of(law, rule),
        rule.norm,
        voice.article(rule.norm),
        _wording(paragraph, rule) if paragraph is not None else None,
        False,
        "",
        "",
        (),
        "",
        all(any(needs.rests_on(item, needs.is_request) for item in conditions) for conditions in asked),
        tuple(voice.name(name) for name in dict.fromkeys(chain.from_iterable(bodies)) if all(bodies)),
        act.id,
        act.pledge,
        rule.then.deadline,
        tuple(item.says or item.id.replace("-", " ") for item in rule.until),
        "",
        (),
        (),
        rule,
    )


def why_of(run: Run, norm: str, victim: str, search: WhyNot | None = None) -> str:
    """What is not so, where a promise is not owed to a state."""
    search = search or WhyNot(run, only_nearest=True)
    found = search.occasions(norm, "", victim) or search.occasions(norm)
    return (why_words(run, found[0].ways, 2) if found else "") or NOT_FOUND


def _day(run: Run) -> int:
    days = [event.date.last for event in run.scenario.happenings if event.date is not None and not event.denied]
    return min(days, default=run.scenario.as_of)


def _nearest(rules: Sequence[Rule], day: int) -> Rule:
    return min(rules, key=lambda rule: max(rule.first - day, day - rule.last, 0))


def _wording(paragraph: Paragraph, rule: Rule) -> Wording | None:
    named = (item for item in paragraph.wordings if item.id == rule.wording)
    return next(named, paragraph.wordings[-1] if paragraph.wordings and not rule.wording else None)


def _turning(run: Run, voice: Voice, rows: Sequence[Row]) -> Iterable[str]:
    """What a row turns on, each point in words with who holds it."""
    for point in points_of(run, rows):
        if point.record or not point.held:
            continue
        for effect in point.effects:
            parts = []
            for leg, value in zip(point.legs, effect.values, strict=True):
                holders = held_by(run, leg, value, voice)
                parts.append(f"{said(run, leg, value)}" + (f" ({holders}; {label(leg)})" if holders else ""))
            yield f"{series(parts)}: {effect.rows[0][1]}"
