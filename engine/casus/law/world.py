"""Who and where: states, organisations, organs and groups (`states.yaml`), and places (`places.yaml`)."""

import re
from collections.abc import Collection
from typing import NamedTuple

from casus.files import fields as limits
from casus.files.days import DayError, parse_day
from casus.files.fields import Fields, check_id
from casus.files.problems import Mark, Problem, nearest, offer, other_script, quote, short, skeleton, visible
from casus.files.sources import Cite, read_cites
from casus.files.tree import Map, Node, Scalar
from casus.law.vocabulary import ENTITY_KINDS, Vocabulary

FIRST_DAY, LAST_DAY = 10000101, 99991231
"""Stand for "from the beginning" and "without end"."""


class Entity(NamedTuple):
    """A state, organisation, organ, group, or school of thought. `also` are other names it goes by.

    `iso` is its code of two letters, if it has one.
    `members` names, for an organisation, the status that its members have: (status, ((role, value), …)).
    `tile` is its column and row on a map of tiles, if it has a place there.
    """

    id: str
    name: str
    kind: str
    cow: str = ""
    gw: str = ""
    also: tuple[str, ...] = ()
    of: str = ""
    members: tuple[str, tuple[tuple[str, str], ...]] | None = None
    tile: tuple[int, int] | None = None
    iso: str = ""


class Held(NamedTuple):
    """One dated entry of a place's status: from a first through a last day, both inclusive."""

    status: str
    values: tuple[tuple[str, str], ...]
    first: int
    last: int
    cites: tuple[Cite, ...] = ()


class Place(NamedTuple):
    """Where something can happen, with whose land it is, who claims and who holds it, each with dates."""

    id: str
    name: str
    held: tuple[Held, ...]
    note: str = ""
    cites: tuple[Cite, ...] = ()


def land_of(code: str, entities: dict[str, Entity], vocabulary: Vocabulary) -> Place | None:
    """The land of a state as a place of the state's own name; None for what is no state."""
    word = next((word for word in vocabulary.predicates.values() if word.territory), None)
    entity = entities.get(code)
    if word is None or entity is None or entity.kind != "state":
        return None
    held = tuple(Held(word.name, ((role.name, code),), FIRST_DAY, LAST_DAY) for role in word.roles[1:2])
    return Place(code, entity.name, held)


def read_entities(
    node: Node, vocabulary: Vocabulary, instruments: Collection[str], problems: list[Problem]
) -> dict[str, Entity]:
    """Read `states.yaml`."""
    top = Fields(node, problems, "the list of states")
    found: dict[str, Entity] = {}
    called: dict[str, tuple[str, Mark]] = {}
    taken: dict[tuple[int, int], tuple[str, Mark]] = {}
    entries = top.pairs("entities")
    for key, value in entries:
        fields = Fields(value, problems, f"the entry {short(key.text)}")
        if not re.fullmatch("[A-Za-z][A-Za-z0-9-]*", key.text):
            fields.problem("id", f"{quote(key.text)} is no id", key.mark, "ids have letters, digits and hyphens only")
        members = _members(fields, vocabulary, instruments)
        entity = Entity(
            key.text,
            fields.text("name", required=True),
            fields.choice("kind", ENTITY_KINDS, required=True, default="school"),
            fields.text("cow"),
            fields.text("gw"),
            tuple(item.text for item in fields.texts("also")),
            fields.text("of"),
            members,
            _tile(fields, taken),
            fields.text("iso"),
        )
        found[key.text] = entity
        for name in (each for each in (entity.id, entity.name, entity.iso, *entity.also) if each):
            other, mark = called.setdefault(name.casefold(), (entity.id, key.mark))
            if other != entity.id:
                message, also = f"{other} and {entity.id} are both called {quote(name)}", ((other, mark),)
                problems.append(Problem("double-word", message, key.mark, "take the name from one of the two", also))
        for optional in ("says", "note"):
            fields.text(optional)
        read_cites(fields, problems)
        fields.done()
    for _, value in entries:
        of = value.get("of") if isinstance(value, Map) else None
        if isinstance(of, Scalar) and of.text and of.text not in found:
            message = f"{quote(of.text)} is not on file"
            problems.append(Problem("unknown-word", message, of.mark, offer(of.text, found)))
    top.done()
    return found


def _tile(fields: Fields, taken: dict[tuple[int, int], tuple[str, Mark]]) -> tuple[int, int] | None:
    """Where it stands on a map of tiles; `taken` are the places that others have."""
    values = [item.text for item in fields.texts("tile", most=2)]
    if not values:
        return None
    if len(values) != 2 or not all(re.fullmatch("[0-9]{1,2}", text) for text in values):
        fields.problem(
            "shape", "tile: is a column and a row", fields.key_mark("tile"), "write both, as in tile: [3, 1]"
        )
        return None
    place = int(values[0]), int(values[1])
    name, mark = fields.what, fields.key_mark("tile")
    other, first = taken.setdefault(place, (name, mark))
    if other != name:
        message, also = f"{other} and {name} have one place on the map", ((other, first),)
        fields.problems.append(Problem("double-word", message, mark, "give one of the two another place", also))
    return place


def _members(
    fields: Fields, vocabulary: Vocabulary, instruments: Collection[str]
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The status by which the members of an organisation are known: all its roles are given but that of the member."""
    inner = fields.fields("members", "members")
    if inner is None:
        return None
    entries = inner.rest()
    word = vocabulary.predicates.get(entries[0][0].text) if len(entries) == 1 else None
    roles = entries[0][1] if entries else None
    if word is None or word.sort != "status" or not isinstance(roles, Map):
        statuses = [name for name, each in vocabulary.predicates.items() if each.sort == "status"]
        inner.problem(
            "members",
            "members: names one status with its roles",
            cure=offer(entries[0][0].text if entries else "", statuses),
        )
        return None
    found = []
    for key, value in roles.entries:
        role = word.role(key.text)
        if role is None:
            cure = offer(key.text, [each.name for each in word.roles])
            inner.problem("unknown-role", f"{quote(key.text)} is not a role of {word.name}", key.mark, cure)
        elif not isinstance(value, Scalar):
            inner.problem("shape", f'"{key.text}" takes one value here', value.mark, "write one value")
        elif vocabulary.types[role.type].special == "instruments" and value.text not in instruments:
            # the list of states is shared by systems of law of which some may not be loaded: a finding, no mistake
            message = f"there is no instrument {quote(value.text)}, so its members are not known"
            inner.problems.append(
                Problem("unknown-value", message, value.mark, offer(value.text, instruments), warning=True)
            )
            return None
        else:
            found.append((key.text, value.text))
    if len(found) == len(roles.entries) != len(word.roles) - 1:
        inner.problem("members", "members: leaves out one role, that of the member", cure="name all the others")
        return None
    return word.name, tuple(found)


def read_places(
    top: Fields,
    vocabulary: Vocabulary,
    entities: dict[str, Entity],
    problems: list[Problem],
    known: Collection[str] = (),
    actors: Collection[str] = (),
) -> dict[str, Place]:
    """Read the word `places` of a file: of places.yaml, or of a scenario that adds its own to those `known`, and has `actors`."""
    found: dict[str, Place] = {}
    statuses = [
        name
        for name, word in vocabulary.predicates.items()
        if word.sort == "status" and word.roles and word.roles[0].type == "place"
    ]
    for key, value in top.pairs("places", most=limits.MOST_NAMES if known else None):
        fields = Fields(value, problems, f"the place {short(key.text)}")
        if key.text in known or key.text in entities:
            where = "places.yaml" if key.text in known else "states.yaml"
            message = f"{quote(key.text)} is a name in {where} already"
            fields.problem("double-word", message, key.mark, "choose another id")
        else:
            check_id(key, problems)
        name, note = fields.text("name", default=key.text.replace("-", " ").title()), fields.text("note")
        cites = read_cites(fields, problems)
        held: list[Held] = []
        for status in statuses:
            for item in fields.items(status, most=limits.VALUES):
                held.extend(_held(status, item, vocabulary, (entities, actors), problems))
        fields.done()
        found[key.text] = Place(key.text, name, tuple(held), note, cites)
    return found


def _held(
    status: str,
    node: Node,
    vocabulary: Vocabulary,
    named: tuple[dict[str, Entity], Collection[str]],
    problems: list[Problem],
) -> list[Held]:
    entities, actors = named
    fields = Fields(node, problems, f'the entry of "{status}"')
    values: list[tuple[str, str]] = []
    for role in vocabulary.predicates[status].roles[1:]:
        scalar = fields.scalar(role.name, required=True)
        if scalar is None:
            continue
        code = entity_code(scalar.text, entities)
        kind = vocabulary.types[role.type]
        fits = code is not None and entities[code].kind in kind.entities
        if kind.entities and not fits and not (kind.actors and scalar.text in actors):
            problems.append(no_entity(scalar.text, scalar.mark, entities, kind.entities))
            continue
        values.append((role.name, code or scalar.text))
    first, last = read_days(fields, "from", "through", problems)
    fields.text("note")
    cites = read_cites(fields, problems)
    fields.done()
    if len(values) < len(vocabulary.predicates[status].roles) - 1:
        return []
    return [Held(status, tuple(values), first, last, cites)]


def read_days(fields: Fields, first: str, last: str, problems: list[Problem]) -> tuple[int, int]:
    """Read two words that hold a first and a last day, both inclusive; left out, they stand for no bound."""
    days = [FIRST_DAY, LAST_DAY]
    for index, word in enumerate((first, last)):
        scalar = fields.scalar(word)
        if scalar is None:
            continue
        span = parse_day(scalar.text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, scalar.mark, span.cure))
        else:
            days[index] = span.last if index else span.first
    if days[0] > days[1]:
        cure = f"{first}: is the first day, {last}: the last"
        problems.append(Problem("window", "this ends before it begins", fields.key_mark(last), cure))
    return days[0], days[1]


def entity_code(text: str, entities: dict[str, Entity]) -> str | None:
    """The id of an entity written by its id or by an English name, or None."""
    if text in entities:
        return text
    folded = text.casefold()
    for entity in entities.values():
        if folded == entity.name.casefold() or any(folded == name.casefold() for name in entity.also):
            return entity.id
    return None


def code_of_two(text: str, entities: dict[str, Entity]) -> str | None:
    """The id of the state that has a code of two letters, or None. On a command line it is taken; a file says it in full."""
    short = text.upper() if len(text) == 2 else ""
    return next((entity.id for entity in entities.values() if short and entity.iso == short), None)


def mistyped(text: str, entities: dict[str, Entity], kinds: tuple[str, ...] = ()) -> str | None:
    """The entity whose name somebody clearly meant to write; None for an actor that merely sounds like one.

    A letter may be wrong, missing, too many or in another's place, or two of them in a long name; the first one is right.
    """
    chosen = [entity for entity in entities.values() if not kinds or entity.kind in kinds]
    names = {name: entity.id for entity in chosen for name in (entity.name, *entity.also, entity.id)}
    same = nearest(text, names)
    if same is not None and skeleton(text) == skeleton(same):
        return names[same]
    near = {code for name, code in names.items() if _clearly(text.casefold(), name.casefold())}
    return near.pop() if len(near) == 1 else None


def _clearly(text: str, name: str) -> bool:
    """Whether a text is a name with a slip of the hand."""
    allowed = 2 if len(name) > 7 else 1 if len(name) > 4 else 0
    if text[:1] != name[:1] or abs(len(text) - len(name)) > allowed or not allowed:
        return False
    return _slips(text, name) <= allowed


def _slips(text: str, name: str) -> int:
    """How many letters have to be changed, added, taken away or swapped with the next to make one word the other."""
    before, row = list(range(len(name) + 1)), list(range(len(name) + 1))
    older = before
    for i, char in enumerate(text, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(name, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == name[j - 2] and text[i - 2] == other:
                least = min(least, older[j - 2] + 1)
            row.append(least)
    return row[-1]


def actor_cure(text: str, entities: dict[str, Entity], kinds: tuple[str, ...] = ()) -> str:
    """What to do about a name that no entity has: the one that was clearly meant, or how to write one."""
    script = other_script(text)
    before = f"{quote(text)} is written with {script} letters; " if script else ""
    code = code_of_two(text, entities)
    if code is not None:
        return f"codes have three letters; did you mean {code} ({entities[code].name})?"
    code = mistyped(text, entities, kinds)
    if code is not None:
        name = entities[code].name
        return f"{before}did you mean {name if name == code else f'{name} ({code})'}?"
    return f"{before}nobody on file has this name; write it in English, or the code of three letters"


_MOST_ACTORS = 6


def no_entity(
    text: str, mark: Mark, entities: dict[str, Entity], kinds: tuple[str, ...], actors: dict[str, str] | None = None
) -> Problem:
    """The problem with a text that is not an entity of some kinds. `actors`: the scenario's own that could stand there."""
    code = entity_code(text, entities)
    if code is not None:
        message = f"{quote(text)} is of the kind {entities[code].kind}, which cannot stand here"
        return Problem("wrong-kind", message, mark, f"kinds allowed here: {', '.join(kinds)}")
    if set(kinds) >= set(ENTITY_KINDS):
        what = "state, organ or school"
    else:
        what = "state" if "state" in kinds else kinds[0] if kinds else "actor"
    meant = nearest(text, actors or {})
    cure = f"did you mean {visible(meant)}?" if meant is not None else actor_cure(text, entities, kinds)
    if "organisation" in kinds and "did you mean" not in cure:
        bodies = sorted(
            (one for one in entities.values() if one.kind == "organisation"), key=lambda one: not one.members
        )
        cure += f"; organisations: {', '.join(one.id for one in bodies[:_MOST_ACTORS])}" if bodies else ""
    if actors is not None and "did you mean" not in cure:
        named = f" (declared here: {', '.join(map(visible, list(actors)[:_MOST_ACTORS]))})" if actors else ""
        cure += f"; an actor that is no state is declared under actors:{named}"
    return Problem("unknown-state", f"no {what} is called {quote(text)}", mark, cure)
