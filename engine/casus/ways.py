"""Each way of a rule to a norm, as numbers of the ground program: found once for a scenario, for all questions about its cases."""

from typing import TYPE_CHECKING

from casus.case import last_day
from casus.compiled import Origin
from casus.formulas import Formula, every, some
from casus.results import Key
from casus.statuses import open_key
from casus.terms import Atom
from casus.tuples import NamedTuple

if TYPE_CHECKING:
    from casus.prospect import Prospect


class Way(NamedTuple):
    """One way of one rule to one norm: the instances by which its `when` holds, by which it fires, by which at most `once` is lacking,
    and by which it ends."""

    key: Key
    opened: tuple[int, ...]
    fired: tuple[int, ...]
    held: tuple[int, ...]
    ended: tuple[int, ...]


class Idle(NamedTuple):
    """One way to a norm in the relaxed program: the instance that draws it, and the atom by which its `when` holds."""

    key: Key
    instance: int
    start: int


def ways_of(prospect: "Prospect") -> list[Way]:
    """Each way of a rule to a norm, by the atom with which it starts."""
    plan, origins = prospect.ground, prospect.compiled.origins
    tables: dict[str, dict[Atom, list[int]]] = {"open": {}, "final": {}, "held": {}, "until": {}}
    starts: dict[Atom, Origin] = {}
    for number in prospect.decisive:
        instance = plan.instances[number]
        origin = origins[instance.rule]
        assert origin.rule is not None
        stage = origin.stage.partition(":")[0]
        if stage == "open":
            start = plan.atoms[instance.head]
        else:
            start = Atom(f"open {origin.rule.id}", plan.atoms[instance.body[0]].args)
        starts.setdefault(start, origin)
        tables[stage].setdefault(start, []).append(number)
    return [
        Way(open_key(origin, start)[0], *(tuple(table.get(start, ())) for table in tables.values()))
        for start, origin in starts.items()
    ]


def idle_ways(prospect: "Prospect") -> list[Idle]:
    """The ways to norms where only a wording's dates or the dates of a state's being bound may be lacking."""
    plan, origins = prospect.relaxed, prospect.ready.programs.relaxed.origins
    drawing: dict[str, Origin | None] = {}
    found = []
    for number, instance in enumerate(plan.instances):
        if instance.rule not in drawing:
            origin = origins[instance.rule]
            draws = origin.stage in ("held", "final") and origin.rule is not None and origin.rule.then.sort == "norm"
            drawing[instance.rule] = origin if draws else None
        drawn = drawing[instance.rule]
        if drawn is None or drawn.rule is None:
            continue
        start = Atom(f"open {drawn.rule.id}", plan.atoms[instance.body[0]].args)
        if start in plan.ids:
            found.append(Idle(open_key(drawn, start)[0], number, plan.ids[start]))
    return found


def going_on(prospect: "Prospect", event: str) -> Formula:
    """When the occasion of an event is not over: it, or what continues it, lasts to the day the file speaks of."""
    space = prospect.space
    parts = []
    for name, forms in space.forms.items():
        link = space.continued.get((name, event))
        if name != event and link is None:
            continue
        for form in forms:
            if form.event.denied or form.event.date is None:
                continue
            word = prospect.law.vocabulary.predicates[form.event.word]
            if last_day(form.event, word) >= prospect.scenario.as_of:
                if name == event:
                    parts.append(form.when)
                elif link is not None:
                    parts.append(every([form.when, link]))
    return some(parts)
