"""Treaty systems apart from each other: of which one an event speaks, a law of some of them alone, and one as if others were its parties."""

from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any, NamedTuple

from casus.files.cache import only
from casus.files.problems import Problem, short
from casus.law.compiler import Programs, prepare, programs_of, relaxed_windows
from casus.law.conditions import SAME, Condition, Pattern
from casus.law.model import Event, Law, Rule, kept, lasting
from casus.law.program import Compiled
from casus.logic.terms import Program, Var


class Reached(NamedTuple):
    """Whom and what each system speaks of: states that its dated acts name, its instruments, its organisations and their organs.

    since: the day of the first of its acts; before it, nobody was its party.
    """

    names: dict[str, frozenset[str]]
    since: dict[str, int]


def system_of_file(event_file: str) -> str:
    """The system in whose folder a file stands."""
    return event_file.replace("\\", "/").rpartition("/")[0].rpartition("/")[2]


def whole_of(law: Law) -> Law:
    """The law that a smaller one was cut out of; one that was not is whole itself."""
    return law.whole or law


def common_systems(law: Law) -> frozenset[str]:
    """The systems that are law for all, and that the others may rest on: those that say so, and those whose rules never ask who is a party."""
    return _common_systems(whole_of(law)) & frozenset(law.systems)


@lasting
def _common_systems(law: Law) -> frozenset[str]:
    acted = {
        system_of_file(act.mark.file) for act in law.acts if any(item in law.instruments for item in named_in(act))
    }
    promising = {clause.system for clause in law.clauses.values() if _asks_parties(law, clause.rules)}
    ruled = {clause.system for clause in law.clauses.values() if clause.rules}
    return frozenset(law.common) | (ruled - acted - promising)


def _asks_parties(law: Law, rules: Iterable[Rule]) -> bool:
    words = law.vocabulary.predicates
    conditions = chain.from_iterable(rule.when for rule in rules)
    return any(isinstance(item, Pattern) and words[item.pred].binding for item in conditions)


def reached(law: Law) -> Reached:
    """Whom each system speaks of; those too out of which a part was cut."""
    return _reached(whole_of(law))


@lasting
def _reached(law: Law) -> Reached:
    found: dict[str, set[str]] = {name: set() for name in law.systems}
    for item in law.instruments.values():
        found.setdefault(item.system, set()).add(item.id)
    since: dict[str, int] = {}
    for act in law.acts:
        system = system_of_file(act.mark.file)
        found.setdefault(system, set()).update(named_in(act))
        if act.date is not None:
            since[system] = min(since.get(system, act.date.first), act.date.first)
    for entity in law.entities.values():
        system = system_of_body(law, entity.id)
        if system:
            found.setdefault(system, set()).add(entity.id)
    return Reached({name: frozenset(names) for name, names in found.items()}, since)


def system_of_body(law: Law, name: str) -> str:
    """The system of an organisation, or of the organisation of an organ: that of the instrument by which one is its member; "" for none."""
    entity = law.entities.get(name)
    seen: set[str] = set()
    while entity is not None and entity.members is None and entity.of and entity.id not in seen:
        seen.add(entity.id)
        entity = law.entities.get(entity.of)
    values = entity.members[1] if entity is not None and entity.members is not None else ()
    return next((law.instruments[value].system for _, value in values if value in law.instruments), "")


def named_in(event: Event) -> set[str]:
    """Everybody and everything that an event names."""
    return {str(value) for _, values in event.roles for value in values}


def touched(
    law: Law, states: Collection[str], others: Collection[str], words: Collection[str], day: int
) -> frozenset[str]:
    """The systems of which a treaty or a body is named (`others`), or a state that could be a party on a day; those of which the words of
    the events and facts suffice, whomever they concern; and those that are law for all."""
    found = reached(law)
    named = {system for system, own in found.names.items() if own.intersection(others)}
    bound = {system for system, own in found.names.items() if own.intersection(states)}
    told = {*states, *others, *words}
    bound |= {system for system, ways in _of_whomever(whole_of(law)).items() if any(way <= told for way in ways)}
    return common_systems(law) | named | {system for system in bound if found.since.get(system, day) <= day}


@lasting
def _of_whomever(law: Law) -> dict[str, tuple[frozenset[str], ...]]:
    """For each system the words, with the entries of its lists, of which a rule asks without asking whom they concern."""
    found: dict[str, set[frozenset[str]]] = {}
    for clause in law.clauses.values():
        for rule in clause.rules:
            patterns = [item for item in rule.when if isinstance(item, Pattern)]
            terms = {term for item in patterns for _, term in item.roles} - {SAME}
            if (
                rule.then.sort in ("concept", "norm")
                and not rule.standing
                and not any(isinstance(one, Var) for one in terms)
            ):
                named = {str(term) for term in terms if str(term) in law.entities or str(term) in law.instruments}
                found.setdefault(clause.system, set()).add(frozenset({*named, *(item.pred for item in patterns)}))
    return {system: tuple(sorted(ways, key=sorted)) for system, ways in found.items()}


def law_of(law: Law, systems: Collection[str]) -> Law:
    """The law of some systems alone; the same object where these are all. Its programs are cut out of those of the whole."""
    wanted = frozenset(systems) & frozenset(law.systems)
    if wanted == frozenset(law.systems):
        return law
    parts = _parts(law)
    if wanted not in parts:
        made = parts[wanted] = _cut(law, wanted)
        prepare(made, Programs(*(_cut_out(whole, made) for whole in programs_of(law))))
    return parts[wanted]


@kept
def _parts(law: Law) -> dict[frozenset[str], Law]:
    return {}


class Homes(NamedTuple):
    """The system of each clause, question and reading."""

    clauses: dict[str, str]
    questions: dict[str, str]
    readings: dict[str, str]


@lasting
def _homes(law: Law) -> Homes:
    parts: tuple[dict[str, Any], ...] = (law.clauses, law.questions, law.readings)
    return Homes(*({name: item.system for name, item in part.items()} for part in parts))


def _cut(law: Law, wanted: frozenset[str]) -> Law:
    def own(found: dict[str, Any], homes: dict[str, str]) -> dict[str, Any]:
        return only(found, [name for name, system in homes.items() if system in wanted])

    homes = _homes(law)
    return law._replace(
        systems={name: title for name, title in law.systems.items() if name in wanted},
        clauses=own(law.clauses, homes.clauses),
        questions=own(law.questions, homes.questions),
        readings=own(law.readings, homes.readings),
        acts=tuple(act for act in law.acts if system_of_file(act.mark.file) in wanted),
        disputes=tuple(item for item in law.disputes if system_of_file(item.mark.file) in wanted),
        digest=f"{law.digest} {' '.join(sorted(wanted))}" if law.digest else "",
        whole=law.whole or law,
    )


def _cut_out(whole: Compiled, law: Law) -> Compiled:
    """The part of a program that the rules of a smaller law make."""

    def program() -> Program:
        own, homes = {*law.clauses, ""}, whole.homes
        strata = (
            tuple([rule for rule in stratum if homes.get(rule.id, "") in own]) for stratum in whole.program.strata
        )
        return Program(tuple(stratum for stratum in strata if stratum), whole.program.columns)

    return Compiled(program, whole.origins, whole.shifts, whole.reads, whole.asking, whole.homes)


# ---- as if -----------------------------------------------------------------------------------------------------------


_MOST_IMAGINED = 16
"""How many laws of another membership are kept: two events that befell one state in one year have the same."""


def as_if(law: Law, system: str, parties: Collection[str]) -> Law:
    """One system, with what is law for all, as if some states and nobody else were the parties to its treaties, at all times.

    Of each norm the wording that stood on a day, or the nearest one before or after, counts for that day.
    """
    made, key = _imagined(law), (system, frozenset(parties))
    if key not in made:
        while len(made) >= _MOST_IMAGINED:
            del made[next(iter(made))]
        made[key] = _as_if(law, system, parties)
    return made[key]


@kept
def _imagined(law: Law) -> dict[tuple[str, frozenset[str]], Law]:
    return {}


def _as_if(law: Law, system: str, parties: Collection[str]) -> Law:
    part = law_of(law, {*common_systems(law), system})
    word = next((item for item in law.vocabulary.predicates.values() if item.binding), None)
    bodies = [item.id for item in law.instruments.values() if item.system == system]
    windows = relaxed_windows([rule for rule in part.rules() if not rule.standing])

    def changed(rule: Rule) -> Rule:
        first, last = windows.get(rule.id, (rule.first, rule.last))
        return rule._replace(first=first, last=last)

    clauses = {
        name: clause._replace(rules=tuple(changed(rule) for rule in clause.rules if not _draws_bond(law, rule)))
        if clause.system == system
        else clause
        for name, clause in part.clauses.items()
    }
    states = {entity.id for entity in law.entities.values() if entity.kind == "state"}
    acts = tuple(act for act in part.acts if system_of_file(act.mark.file) != system or not named_in(act) & states)
    disputes = tuple(item for item in part.disputes if system_of_file(item.mark.file) != system)
    given = tuple((word.name, (state, body)) for state in sorted(parties) for body in bodies) if word else ()
    return part._replace(clauses=clauses, acts=acts, disputes=disputes, given=given, digest="", whole=None)


def _draws_bond(law: Law, rule: Rule) -> bool:
    """Whether a rule says from when or until when a state is bound by a treaty, or by a wording of it."""
    if rule.then.sort not in ("starts", "ends"):
        return False
    kinds = [law.vocabulary.types[role.type] for role in law.vocabulary.predicates[rule.then.word].roles]
    return any(kind.special == "instruments" for kind in kinds)


# ---- a check ---------------------------------------------------------------------------------------------------------


def strangers(law: Law) -> Iterable[Problem]:
    """Where a rule of one system rests on another that is not law for all: each must stand without the others."""
    common = common_systems(law)
    homes = {rule.norm: clause.system for clause in law.clauses.values() for rule in clause.rules if rule.norm}
    for clause in law.clauses.values():
        for rule in clause.rules:
            for name, what in _spoken(law, rule):
                home = homes.get(name) or (law.instruments[name].system if name in law.instruments else "")
                home = home or system_of_body(law, name)
                if home and home != clause.system and home not in common:
                    message = (
                        f"{short(rule.id)} of {clause.system} rests on {what} {short(name)}, which belongs to {home}"
                    )
                    cure = "say it in a word of the common vocabulary, so that each system can be left out"
                    yield Problem("other-system", message, rule.mark, cure, warning=True)


def _spoken(law: Law, rule: Rule) -> Iterable[tuple[str, str]]:
    """The norms, treaties and bodies that the conditions of a rule name."""
    parts: Iterable[Condition] = (
        *rule.when,
        *rule.once,
        *chain.from_iterable(item.when for item in (*rule.unless, *rule.until)),
    )
    for item in parts:
        if isinstance(item, Pattern):
            for role, term in item.roles:
                if not isinstance(term, Var):
                    yield str(term), "the norm" if role == "norm" else "the treaty or body"
