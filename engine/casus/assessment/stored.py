"""A scenario with all that could follow in it, kept between runs: read and checked, its space of cases, and the law grounded over that.

It is found by the content of the law, of the engine and of the scenario's file, and kept as the law is (files/cache.py): never needed,
never stale, never code. What a case concludes is not in it: that is inferred anew in every run, by both evaluators.
"""

import os
import stat
from itertools import repeat
from typing import Any

from casus.assessment.cases import Cases, EventForm, Variable
from casus.assessment.prospect import Dossier, Idle, NumberedWay
from casus.assessment.results import Key
from casus.files import bundled, cache
from casus.files.cache import Later, decode, encode
from casus.law.model import Law
from casus.logic.ground import Ground, Instance, Support
from casus.logic.rulesets import Chunk, Coded, Encoding, PlainNames
from casus.logic.terms import Atom
from casus.scenarios.model import Scenario, law_for

_NAME = "case"
"""The name under which they are kept."""


def stored_key(law_key: str, path: str, label: str) -> str:
    """The name under which what is known of a scenario file is kept; "" for what is no plain file of a usual size.

    law_key: that of the law and of the engine. label: what messages call the file, which stands in places of it.
    """
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode) or about.st_size > cache.MOST_BYTES:
            return ""
        with open(path, "rb") as file:
            content = file.read(cache.MOST_BYTES + 1)
    except (OSError, ValueError):
        return ""
    return bundled.hash_of(law_key, label, content)


def load_stored(key: str, law: Law) -> Dossier | None:
    """What is kept under a key, or None."""
    if not key:
        return None

    def loaded() -> tuple[Law, Dossier | None]:
        value = cache.load(key, _NAME)
        return law, _made(value, law) if value is not None else None

    return _known.get(key, loaded, lambda found: found[0] is law and found[1] is not None)[1]


_known: cache.Few[str, tuple[Law, Dossier | None]] = cache.Few(16)
"""The last ones that were loaded, by key: asked for again, the scenario is the same object, of which more is known by then."""


def _made(value: Any, law: Law) -> Dossier | None:
    try:
        scenario, space, ground, relaxed, decisive, ways, idle_ways, support, encodings = value
        made = decode(scenario)
        return Dossier(
            made,
            _cases(law_for(law, made), made, space),
            _ground(ground),
            _ground(relaxed),
            decisive,
            _keyed(NumberedWay, ways),
            _keyed(Idle, idle_ways),
            Support(*support),
            {frozenset(preds): _encoding(encoding) for preds, encoding in encodings},
        )
    except (ValueError, TypeError, LookupError, AttributeError):  # it is not what it should be
        return None


def there(key: str) -> bool:
    """Whether something is kept under a key."""
    return cache.is_kept(key, _NAME)


def save_stored(key: str, dossier: Dossier) -> None:
    """Keep what is known of a scenario."""
    value = (
        encode(dossier.scenario),
        _plain_cases(dossier.space),
        _plain_ground(dossier.ground),
        _plain_ground(dossier.relaxed),
        dossier.decisive,
        [(tuple(way.key), *way[1:]) for way in dossier.ways],
        [(tuple(way.key), *way[1:]) for way in dossier.idle_ways],
        tuple(dossier.support),
        [(sorted(preds), _plain_encoding(encoding)) for preds, encoding in dossier.encodings.items()],
    )
    cache.save(key, value, _NAME)


# ---- the parts as plain values, and back ----


def _plain_cases(space: Cases) -> Any:
    return (
        [tuple(item) for item in space.variables],
        [tuple(atom) for atom in space.atoms],
        list(space.atoms.values()),
        space.own,
        {name: [(encode(form.event), form.when) for form in forms] for name, forms in space.forms.items()},
        [(encode(fact), when) for fact, when in space.facts],
        space.bounds,
        sorted(space.ordered),
        space.order_of,
        list(space.continued.items()),
        space.untried,
    )


def _cases(law: Law, scenario: Scenario, value: Any) -> Cases:
    made = Cases(law, scenario)
    variables, atoms, whens, made.own, forms, facts, made.bounds, ordered, made.order_of, continued, made.untried = (
        value
    )
    made.variables = [Variable(*item) for item in variables]
    made.number = {(item.what, item.id): number for number, item in enumerate(made.variables)}
    made.atoms = dict(zip(_named(Atom, atoms), whens, strict=True))
    made.forms = Later(forms, _forms)
    made.facts = [(decode(fact), when) for fact, when in facts]
    made.ordered = set(ordered)
    made.continued = dict(continued)
    return made


def _forms(value: Any) -> list[EventForm]:
    return [EventForm(decode(event), when) for event, when in value]


def _named(kind: Any, values: Any) -> Any:
    """Many tuples as named tuples of a class, without the call of a Python function for each."""
    return map(tuple.__new__, repeat(kind), values)


def _keyed(kind: Any, values: Any) -> Any:
    """Ways to norms, each with the identity of its norm first."""
    return [kind(Key(*key), *rest) for key, *rest in values]


def _plain_ground(ground: Ground) -> Any:
    return [tuple(atom) for atom in ground.atoms], [tuple(item) for item in ground.instances], ground.order


def _ground(value: Any) -> Ground:
    atoms, instances, order = value
    made = Ground(_named(Atom, atoms))
    made.instances.extend(_named(Instance, instances))
    made.order.extend(order)
    by_head = made.by_head
    for number, item in enumerate(instances):
        head = item[1]
        if head in by_head:
            by_head[head].append(number)
        else:
            by_head[head] = [number]
    return made


def _plain_encoding(encoding: Encoding) -> Any:
    strata = [
        [
            (chunk.text, chunk.reads, {name: coded[:5] for name, coded in chunk.rules.items()}, chunk.gated)
            for chunk in chunks
        ]
        for chunks in encoding.strata
    ]
    return strata, encoding.keys, encoding.kinds, encoding.names.texts


def _encoding(value: Any) -> Encoding:
    strata, keys, kinds, texts = value
    names = PlainNames()
    names.texts = texts
    made = tuple(
        tuple(
            Chunk(text, reads, {name: Coded(*coded) for name, coded in rules.items()}, gated)
            for text, reads, rules, gated in chunks
        )
        for chunks in strata
    )
    return Encoding(made, keys, kinds, names)
