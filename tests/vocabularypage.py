"""The page docs/vocabulary.md, made from the vocabulary, the states, the places and the instruments of the bundled law."""

from casus.files.days import show_day
from casus.files.fields import Fields
from casus.files.tree import Map, read
from casus.law.model import Law
from casus.law.reach import ANYBODY, idle_kinds, reach_of, who_of
from casus.law.vocabulary import Act, Predicate, Role, Type
from casus.law.world import FIRST_DAY, LAST_DAY, Entity, Place
from casus.scenarios.library import data_folder

SPECIAL = {
    "places": ("a place", "#places"),
    "instruments": ("an instrument", "#instruments"),
    "acts": ("an act", "#acts"),
    "norms": ("a norm", "#norms"),
    "event": ("an event of the file, by its id", ""),
    "date": ("a day", ""),
    "text": ("a text", ""),
}
KINDS = {
    "state": (
        "States",
        "A state is written by its three letters or by its English name, never by two letters; on a command line two letters do.",
    ),
    "organisation": ("Organisations", "What is asked of an organisation, or done by it, is written with its id."),
    "organ": ("Organs", ""),
    "group": ("Groups", "To whom something is owed together."),
    "school": ("Schools", "Holders of views that are no states and no organs. They stand under `held_by` only."),
}
HEAD = """\
# The vocabulary

Every word that a scenario or a rule may use. This page is made from `rules/vocabulary.yaml`, `rules/states.yaml`,
`rules/places.yaml` and the `system.yaml` of each folder of rules; a test fails when it is not up to date.
How the words are put together is in [the reference](language.md).

- [Events](#events), what happened
- [Facts](#facts), what is so without a date
- [Concepts](#concepts), what an event counts as in law; only rules draw them
- [Statuses](#statuses), what holds from a day through a day
- [Norms](#norms) and [acts](#acts), what follows
- [Values](#values), [states and others](#states-and-others), [instruments](#instruments), [places](#places)

A role must be given, unless its line says otherwise. Where a role is *open* and the file is silent on it, Casus assumes one
value, says so, and reports what another value would change. In what is read aloud, `[...]` is left out where its role is.
PLOVER is the code of an event in the data ontology of that name, where one fits.

"""


def page(law: Law) -> str:
    """The text of the page."""
    parts = [
        HEAD,
        _events(law),
        _drawn(law),
        _norms(law),
        _values(law),
        _entities(law),
        _instruments(law),
        _places(law),
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _of(law: Law, sort: str) -> list[Predicate]:
    return [word for word in law.vocabulary.predicates.values() if word.sort == sort]


def _events(law: Law) -> str:
    text = "## Events\n\nWritten under `events:` and `conduct:` of a scenario, and in the lists of dated acts.\n"
    for word in _of(law, "event"):
        text += _word(law, word)
    text += "\n## Facts\n\nWritten under `facts:` of a scenario. A judgement needs a holder (`held_by`) where the scenario is history.\n"
    for word in _of(law, "fact"):
        text += _word(law, word)
    return text


def _drawn(law: Law) -> str:
    text = "## Concepts\n\nA scenario never states a concept: rules draw it. It keeps the id and the dates of the event it was drawn from.\n"
    text += "\n" + _table(["word", "meaning", "roles"], [_brief(law, word) for word in _of(law, "concept")])
    text += "\n## Statuses\n\nDrawn by rules from dated acts, or written in the list of places. Asked as of a day.\n"
    text += "\n" + _table(["word", "meaning", "roles"], [_brief(law, word) for word in _of(law, "status")])
    return text


def _norms(law: Law) -> str:
    words = law.vocabulary
    text = "## Norms\n\nWhat a rule of the law can draw, and `casus assess` reports. The bearer is who must, must not or may; toward says to whom.\n"
    text += "\n" + _table(["kind", "meaning"], [[f"`{kind}`", says] for kind, says in _kinds()])
    text += "\n## Acts\n\nWhat a norm is about. ATOP is the kind of pledge in the data set of alliance treaties of that name;\nstrength and discretion are where such a promise stands on [these scales](#values).\n"
    rows = [
        [f"`{act.id}`", *map(_cell, (act.name, act.says, _aloud(act.phrase))), act.atop, *_pledge(act)]
        for act in words.acts.values()
    ]
    return (
        text
        + "\n"
        + _table(["act", "name in reports", "meaning", "said aloud", "ATOP", "strength", "discretion"], rows)
    )


def _pledge(act: Act) -> list[str]:
    found = dict(act.pledge)
    return [found.get("strength", "").replace("_", " "), found.get("discretion", "")]


def _kinds() -> list[tuple[str, str]]:
    """The deontic kinds with their meaning, which only the file has."""
    tree, _ = read(data_folder("rules") / "vocabulary.yaml")
    norms = tree.get("norms") if isinstance(tree, Map) else None
    entries = norms.entries if isinstance(norms, Map) else ()
    return [(key.text, Fields(value, [], key.text).text("says")) for key, value in entries]


def _values(law: Law) -> str:
    text = "## Values\n\nThe words that may stand in a role. Where an order is said, rules compare: the first is the lowest.\n"
    rows = []
    for kind in law.vocabulary.types.values():
        if kind.values:
            by = " < " if kind.scale else ", "
            rows.append([kind.name.replace("_", " "), by.join(f"`{value}`" for value in kind.values)])
    text += "\n" + _table(["type", "values"], rows)
    for kind in law.vocabulary.types.values():
        if kind.meanings:
            text += f"\nWhat the values of {kind.name.replace('_', ' ')} mean, the lowest first:\n\n"
            text += _table(
                ["value", "meaning"],
                [[f"`{value}`", says] for value, says in zip(kind.values, kind.meanings, strict=True)],
            )
    return text


def _entities(law: Law) -> str:
    text = "## States and others\n\nCOW and GW are the numbers of the Correlates of War project and of Gleditsch and Ward, for joining\nwith data. Where they were read is said at the top of `rules/states.yaml`.\n"
    for kind, (heading, about) in KINDS.items():
        items = [item for item in law.entities.values() if item.kind == kind]
        if not items:
            continue
        text += f"\n### {heading}\n\n" + (about + "\n\n" if about else "")
        items.sort(key=lambda item: item.name.removeprefix("the ").casefold())
        if kind == "state":
            text += _table(
                ["code", "name", "also", "COW", "GW"], [[*_entity(item), item.cow, item.gw] for item in items]
            )
        else:
            text += _table(["id", "name", "also"], [_entity(item) for item in items])
    return text


def _entity(item: Entity) -> list[str]:
    return [f"`{item.id}`", _cell(item.name), _cell(", ".join(item.also))]


def _instruments(law: Law) -> str:
    text = "## Instruments\n\nTreaties, protocols and resolutions. An id stands in roles such as `under`; *in force* is empty where no day was found.\n"
    rows = [
        [f"`{item.id}`", _cell(item.title), item.signed, item.in_force, _cell(item.note)]
        for item in law.instruments.values()
    ]
    return text + "\n" + _table(["id", "title", "signed", "in force", "note"], rows)


def _places(law: Law) -> str:
    text = (
        "## Places\n\nWhose land a place is in the common view of states, who else claims it, and where no line is agreed. A scenario may\n"
        "add places of its own. A place says nothing about what happened there.\n"
    )
    rows = [[f"`{place.id}`", _cell(place.name), _held(law, place), _cell(place.note)] for place in law.places.values()]
    return text + "\n" + _table(["id", "name", "land", "note"], rows)


def _held(law: Law, place: Place) -> str:
    """The entries of a place, those with one status and the same days together."""
    together: dict[tuple[str, int, int], list[str]] = {}
    for held in place.held:
        names = [law.entities[value].name if value in law.entities else value for _, value in held.values]
        together.setdefault((held.status, held.first, held.last), []).extend(names)
    words = {"sovereign": "of", "claimed": "claimed by", "held": "held by", "undelimited": "no line agreed:"}
    texts = []
    for (status, first, last), names in together.items():
        text = f"{words.get(status, status)} {' and '.join(names)}"
        text += f" from {show_day(first)}" if first > FIRST_DAY else ""
        texts.append(text + (f" through {show_day(last)}" if last < LAST_DAY else ""))
    return "; ".join(texts)


def _word(law: Law, word: Predicate) -> str:
    """One event or fact: what it means, how it is read aloud, its roles."""
    text = f"\n### {word.name}\n\n{word.says}"
    if word.lasting:
        text += " It goes on until the day that `until` names; without one it is not known to have ended."
    if word.appraisal:
        text += " A judgement."
    if word.open is not None:
        kinds = " or ".join(word.open.kinds)
        text += f" Open: where the file does not say it of an actor that is {'an' if kinds[0] in 'aeiou' else 'a'} {kinds}, both are tried."
    idle = idle_kinds(law, word.name)
    role = word.role(who_of(word))
    kind = law.vocabulary.types[role.type] if role is not None else None
    if (kind is not None and idle == {*kind.entities, *kind.actors}) or ANYBODY in idle:
        judgement = " unless somebody judges what it means" if word.name in reach_of(law).judged else ""
        text += f" No rule on file reads it: nothing follows{judgement}."
    elif idle:
        text += f" No rule on file reads it of the kinds {', '.join(sorted(idle))}: nothing follows then."
    text += f"\n\nRead aloud: {_aloud(word.phrase)}."
    if word.plover:
        text += f" PLOVER: {word.plover}."
    if not word.roles:
        return text + f"\n\nIt has no roles: write `{word.name}: {{}}`.\n"
    return text + "\n\n" + _table(["role", "takes", ""], [_role(law, role) for role in word.roles])


def _role(law: Law, role: Role) -> list[str]:
    remark = ""
    if role.every:
        remark = "may be left out; it then stands for every event"
    elif role.values:
        remark = f"open: {' or '.join(f'`{value}`' for value in role.values)}; Casus assumes `{role.assume}`"
        remark += "; only where the file writes `unknown`" if role.written else ""
    elif role.lands:
        states = " or ".join(f"`{name}`" for name in role.lands)
        remark = f"where the file writes `unknown`, the land of {states} is tried; Casus assumes the first"
    elif role.optional:
        remark = "may be left out"
    return [f"`{role.name}`", _takes(law.vocabulary.types[role.type]), remark]


def _takes(kind: Type) -> str:
    """What may stand in a role of a type, in words."""
    if kind.special:
        words, link = SPECIAL[kind.special]
        return f"[{words}]({link})" if link.startswith("#") else words
    if kind.values:
        return (" < " if kind.scale else ", ").join(f"`{value}`" for value in kind.values)
    kinds = [f"[{name}](#{KINDS[name][0].lower()})" for name in kind.entities]
    if kind.actors:
        kinds.append("an actor of the file (" + ", ".join(kind.actors) + ")")
    return ", ".join(kinds)


def _brief(law: Law, word: Predicate) -> list[str]:
    return [f"`{word.name}`", _cell(word.says), ", ".join(f"`{role.name}`" for role in word.roles)]


def _aloud(phrase: str) -> str:
    """A template with its roles in the form <role>, as rules write them."""
    return f"`{phrase.replace('{', '<').replace('}', '>')}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(" ".join(line.split()) for line in lines) + "\n"
