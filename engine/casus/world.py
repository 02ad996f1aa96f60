"""Who and where: states, organisations, organs and groups (`states.yaml`), and places (`places.yaml`)."""

from typing import NamedTuple

from casus.days import DayError, parse_day
from casus.fields import Fields
from casus.problems import Problem, offer
from casus.sources import Cite, read_cites
from casus.tree import Node, Scalar
from casus.vocabulary import Vocabulary

FIRST_DAY, LAST_DAY = 10000101, 99991231
"""Stand for "from the beginning" and "without end"."""


class Entity(NamedTuple):
    """A state, organisation, organ, group, or school of thought. `also` are other names it goes by.

    `members` names, for an organisation, the status that its members have: (status, ((role, value), …)).
    """

    id: str
    name: str
    kind: str
    cow: str = ""
    gw: str = ""
    also: tuple[str, ...] = ()
    of: str = ""
    members: tuple[str, tuple[tuple[str, str], ...]] | None = None


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


def read_entities(node: Node, problems: list[Problem]) -> dict[str, Entity]:
    """Read `states.yaml`."""
    top = Fields(node, problems, "the list of states")
    found: dict[str, Entity] = {}
    for key, value in top.pairs("entities"):
        fields = Fields(value, problems, f"the entry {key.text}")
        members = None
        member_fields = fields.fields("members", "members")
        if member_fields is not None:
            for status, roles in member_fields.rest():
                pairs = tuple(
                    (role.text, item.text) for role, item in getattr(roles, "entries", ()) if isinstance(item, Scalar)
                )
                members = (status.text, pairs)
        found[key.text] = Entity(
            key.text,
            fields.text("name", required=True),
            fields.text("kind", required=True),
            fields.text("cow"),
            fields.text("gw"),
            tuple(item.text for item in fields.texts("also")),
            fields.text("of"),
            members,
        )
        for optional in ("says", "note", "iso"):
            fields.text(optional)
        read_cites(fields, problems)
        fields.done()
    top.done()
    return found


def read_places(
    top: Fields, vocabulary: Vocabulary, entities: dict[str, Entity], problems: list[Problem]
) -> dict[str, Place]:
    """Read the word `places` of a file: of places.yaml, or of a scenario that adds its own."""
    found: dict[str, Place] = {}
    statuses = [
        name
        for name, word in vocabulary.predicates.items()
        if word.sort == "status" and word.roles and word.roles[0].type == "place"
    ]
    for key, value in top.pairs("places"):
        fields = Fields(value, problems, f"the place {key.text}")
        name, note = fields.text("name", default=key.text.replace("-", " ").title()), fields.text("note")
        cites = read_cites(fields, problems)
        held: list[Held] = []
        for status in statuses:
            for item in fields.items(status):
                held.extend(_held(status, item, vocabulary, entities, problems))
        fields.done()
        found[key.text] = Place(key.text, name, tuple(held), note, cites)
    return found


def _held(
    status: str, node: Node, vocabulary: Vocabulary, entities: dict[str, Entity], problems: list[Problem]
) -> list[Held]:
    fields = Fields(node, problems, f'the entry of "{status}"')
    values: list[tuple[str, str]] = []
    for role in vocabulary.predicates[status].roles[1:]:
        scalar = fields.scalar(role.name, required=True)
        if scalar is None:
            continue
        code = entity_code(scalar.text, entities)
        kind = vocabulary.types[role.type]
        if kind.entities and code is None and not kind.actors:
            problems.append(
                Problem(
                    "unknown-state",
                    f'no state is called "{scalar.text}"',
                    scalar.mark,
                    offer(scalar.text, names_of(entities)),
                )
            )
            continue
        values.append((role.name, code or scalar.text))
    days = [FIRST_DAY, LAST_DAY]
    for index, word in enumerate(("from", "through")):
        scalar = fields.scalar(word)
        if scalar is None:
            continue
        span = parse_day(scalar.text)
        if isinstance(span, DayError):
            problems.append(Problem("day", span.message, scalar.mark, span.cure))
        else:
            days[index] = span.first if index == 0 else span.last
    fields.text("note")
    cites = read_cites(fields, problems)
    fields.done()
    if len(values) < len(vocabulary.predicates[status].roles) - 1:
        return []
    return [Held(status, tuple(values), days[0], days[1], cites)]


def entity_code(text: str, entities: dict[str, Entity]) -> str | None:
    """The id of an entity written by its id or by an English name, or None."""
    if text in entities:
        return text
    folded = text.casefold()
    for entity in entities.values():
        if folded == entity.name.casefold() or any(folded == name.casefold() for name in entity.also):
            return entity.id
    return None


def names_of(entities: dict[str, Entity], kinds: tuple[str, ...] = ()) -> list[str]:
    """What a user may write for an entity: names and ids, of some kinds or of all."""
    chosen = [entity for entity in entities.values() if not kinds or entity.kind in kinds]
    return [entity.name for entity in chosen] + [entity.id for entity in chosen]
