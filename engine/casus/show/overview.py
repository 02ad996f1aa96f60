"""Several scenarios at once: a line for each, a column for each duty, and what turns on what."""

import contextlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.results import (
    BY_ITSELF,
    DECLINED,
    DORMANT,
    ENDED,
    IN_PART,
    LAPSED,
    LATE,
    LIVE,
    NO_RECORD,
    NOT_IN_FORCE,
    NOT_PERFORMED,
    NOT_TRIGGERED,
    STANDING_MARKS,
    TOGETHER,
    TRIGGERED,
    WITHOUT_DUTY,
    foremost,
    most_disputed,
)
from casus.files import inputs
from casus.files.days import in_order
from casus.files.tree import Map, Node, Scalar, Seq, read
from casus.law.world import Entity
from casus.scenarios.library import CasusError, load_law, scenario_files, scenarios_meant, tree_of
from casus.scenarios.variants import changes_another
from casus.show.blocks import COLUMNS, Block, Commands, Foot, Gap, Heading, Para, Table, Words, plain, size
from casus.show.grounds import Group
from casus.show.view import View
from casus.words.names import counted, number

HEADINGS = {"history": "WHAT HAPPENED", "hypothetical": "WHAT COULD HAVE HAPPENED", "exercise": "EXERCISES"}


class Listed(NamedTuple):
    """A scenario as the list shows it. `date` is that of its first event, as written."""

    name: str
    kind: str
    date: str
    title: str


class Wanted(NamedTuple):
    """Which scenarios to list: those in whose name, title or summary every word stands, or in which the state that it names takes part.

    `year`: they began in it. `member`: the code of a state that takes part. `clauses`: a norm of one of them is among what the
    file's authors expect.
    """

    words: tuple[str, ...] = ()
    year: str = ""
    member: str = ""
    clauses: tuple[str, ...] = ()


def listed(wanted: Wanted | None = None, entities: Mapping[str, Entity] | None = None) -> list[Listed]:
    """Every bundled scenario that is wanted, by kind and then by date. entities: those of the law, for the names of states."""
    files, wanted = scenario_files(), wanted or Wanted()
    for name, path in files.items():
        inputs.note_file(inputs.SCENARIO, name, path)
    codes = {
        name.casefold(): one.id
        for one in (entities or {}).values()
        for name in (one.id, one.iso, one.name, *one.also)
        if name
    }
    read_of = {name: _tree(str(path)) for name, path in files.items()}
    states = [codes.get(word.casefold(), "") for word in wanted.words]
    texts = [
        (code, set[str]() if code else set(scenarios_meant(word)))
        for code, word in zip(states, wanted.words, strict=True)
    ]
    found = [item for name, node in read_of.items() if _fits(item := _listed(name, node), node, wanted, texts, codes)]
    order = list(HEADINGS)
    return sorted(
        found, key=lambda item: (order.index(item.kind) if item.kind in order else len(order), item.date, item.name)
    )


def _fits(
    item: Listed, node: Node | None, wanted: Wanted, texts: list[tuple[str, set[str]]], codes: dict[str, str]
) -> bool:
    """Whether a scenario is one of those that are wanted. texts: for each word, the state that it names, and where it stands."""
    if wanted.year and not item.date.startswith(wanted.year):
        return False
    acting = _acting(node, codes) if wanted.member or texts else set[str]()
    if wanted.member and wanted.member not in acting:
        return False
    if any(item.name not in names and code not in acting for code, names in texts):
        return False
    norms = [_text(each, "norm").partition("/")[0] for each in _items(_part(node, "expect"))]
    return not wanted.clauses or any(f"{norm}.".startswith(f"{one}.") for one in wanted.clauses for norm in norms)


def _acting(node: Node | None, codes: dict[str, str]) -> set[str]:
    """The codes of those whom the events and the record of a file name."""
    found: set[str] = set()
    heap = [part for name in ("events", "conduct", "disputed") if (part := _part(node, name)) is not None]
    while heap:
        one = heap.pop()
        if isinstance(one, Map):
            heap += [value for key, value in one.entries if key.text not in ("says", "sources", "id")]
        elif isinstance(one, Seq):
            heap += one.items
        elif isinstance(one, Scalar) and one.text.casefold() in codes:
            found.add(codes[one.text.casefold()])
    return found


def _tree(path: str) -> Node | None:
    """The tree of a file; of one that changes another, that of the whole scenario, where it can be made."""
    node = read(path)[0]
    if not changes_another(node):
        return node
    with contextlib.suppress(CasusError):
        return tree_of(path, load_law())[0]
    return node


def _part(node: Node | None, name: str) -> Node | None:
    return node.get(name) if isinstance(node, Map) else None


def _listed(name: str, node: Node | None) -> Listed:
    if not isinstance(node, Map):
        return Listed(name, "history", "", "(this file cannot be read: casus check)")
    dates = [
        date
        for event in _items(node.get("events"))
        if (date := in_order(_text(event, "date"))) and _text(event, "denied") != "true"
    ]
    year = name.rpartition("-")[2]  # by convention a name ends with the year of what it is about
    meant = [date for date in dates if date.startswith(year)] or dates
    return Listed(name, _text(node, "kind"), min(meant, default=""), _text(node, "title"))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else ()


def _text(node: Node | None, name: str) -> str:
    value = node.get(name) if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def listing(every: Sequence[Listed], narrowed: bool = False) -> list[Block]:
    """The list as blocks. narrowed: not all scenarios were asked for."""
    none = (
        "No scenario on file is like that. All of them: casus list"
        if narrowed
        else "No scenario comes with the law that is chosen."
    )
    made: list[Block] = [] if every else [Para(none, 0)]
    for kind, heading in HEADINGS.items():
        rows = [item for item in every if item.kind == kind]
        if rows:
            made.append(Heading(heading))
            made.append(Table(tuple((item.date, item.name, item.title) for item in rows), 2, False))
    first = next((item.name for item in every), "SCENARIO")
    made.append(Foot("ALSO", "a file of your own, as in casus assess case.yaml", 9))
    made.append(Commands("NEXT", ((f"casus assess {first}", ""),)))
    return made if every else made[:-1]


MARKS = {TRIGGERED: "T", DORMANT: "D", ENDED: "E", LAPSED: "L", NOT_TRIGGERED: "-", NOT_IN_FORCE: "o"}

VERDICT_MARKS = {
    BY_ITSELF: "+",
    TOGETHER: "=",
    LATE: ">",
    IN_PART: "~",
    DECLINED: "x",
    NOT_PERFORMED: "0",
    NO_RECORD: ".",
    WITHOUT_DUTY: "*",
}
"""What stands in a cell of the record for each verdict on a duty."""


def mark_of(verdict: str) -> str:
    """The mark of a verdict; of several, each."""
    return "/".join(
        VERDICT_MARKS[part] for part in verdict.replace(", ", " or ").split(" or ") if part in VERDICT_MARKS
    )


_MOST = 5  # columns of duties
_TURNS = 18  # columns kept for what it turns on


def overview(views: Sequence[View], everything: bool = False) -> list[Block]:
    """The table of several scenarios. everything: all duties, in as many tables as needed."""
    norms = _norms(views)
    reading = views[0].reading().removeprefix("in the ")
    made: list[Block] = [Para(f"{counted(len(views), 'scenario')}, {reading}", 0)]
    shown = 0
    used: set[str] = set()
    while norms[shown:] or not shown:
        part = norms[shown : shown + _MOST]
        rows = _rows(views, part, used)
        while len(part) > 1 and _wide(rows):
            part = part[:-1]
            rows = _rows(views, part, used)
        made += [Table(tuple(rows)), Gap()]
        shown += max(len(part), 1)
        if not everything:
            break
    left = len(norms) - shown
    if left > 0:
        made[-1:] = [Para(f"and {counted(left, 'more duty')}: add --all", 0), Gap()]
    key = [f"{mark} {status}" for status, mark in MARKS.items() if mark in used]
    made.append(
        Para(
            ", ".join(
                [
                    *key,
                    *(
                        f"{mark} {word}, for some or all of them"
                        for word, mark in STANDING_MARKS.items()
                        if mark in used
                    ),
                ]
            ),
            0,
        )
    )
    for view in views:
        if view.untried:
            made.append(Para(f"{view.scenario.id}: not tried are {'; '.join(view.untried)}.", 0, 2))
    example = next((group for view in views for group in view.duties), None)
    if example is not None:
        made.append(Para(_key(views[0], example), 0))
    codes = sorted({item for view in views for group in view.duties for item in group.towards if not group.mutual})
    named = ", ".join(f"{code} {views[0].voice.name(code)}" for code in codes if code.isupper())
    if named:
        made.append(Para(named, 0, 2))
    name = views[0].asked.name
    made.append(Commands("NEXT", ((f"casus assess {name}", "one of them in full"),)))
    return made


def _norms(views: Sequence[View]) -> list[str]:
    """The duties that are live in any of the scenarios, what carries most first, then those in most of them."""
    live = [norm for view in views for norm in {group.norm for group in view.duties}]
    voice = views[0].voice
    return sorted(dict.fromkeys(live), key=lambda norm: (weight(voice, norm), -live.count(norm), norm))


def _rows(views: Sequence[View], norms: Sequence[str], used: set[str]) -> list[tuple[Words, ...]]:
    voice = views[0].voice
    law = views[0].law
    acts = {rule.norm: str(dict(rule.then.roles)["act"]) for rule in law.rules() if rule.norm in norms}
    rows: list[tuple[Words, ...]] = [
        ("", *(voice.act_name(acts[norm]).removeprefix("Duty to ") for norm in norms), ""),
        ("scenario", *(voice.paragraph(norm) for norm in norms), "turns on"),
    ]
    for view in views:
        cells = [_cell(view, norm) for norm in norms]
        used.update(mark for cell in cells for mark in cell.partition(" ")[0])
        rows.append((view.scenario.id, *cells, _turns(view)))
    return rows


def _cell(view: View, norm: str) -> str:
    """How one duty stands: the mark, with that of its standing, how many owe it, and to whom."""
    groups = [group for group in view.duties if group.norm == norm]
    rows = [row for row in view.assessment.rows if row.norm == norm and (row.status in LIVE or row.bound or not groups)]
    if not groups or min(rows, key=foremost).status not in LIVE:  # what is disputed is not hidden behind what is over
        rows = [row for row in rows if row.status not in LIVE]
        absent = rows and all(row.status == NOT_IN_FORCE for row in rows)
        doubt = STANDING_MARKS.get(most_disputed(row.standing for row in rows), "")
        return MARKS[NOT_IN_FORCE if absent else NOT_TRIGGERED] + doubt
    best = min(groups, key=lambda group: foremost(group.first))
    alike = [group for group in groups if group.status == best.status]
    doubt = STANDING_MARKS.get(most_disputed(row.standing for group in alike for row in group.rows), "")
    mark = MARKS[best.status] + doubt
    bearers = dict.fromkeys(bearer for group in alike for bearer in group.bearers)
    towards = dict.fromkeys(toward for group in alike for toward in group.towards)
    if best.mutual or len(towards) > 2:
        return f"{mark} {len(bearers)} -> {'each other' if best.mutual else len(towards)}"
    return f"{mark} {len(bearers)} -> {', '.join(towards)}"


def _turns(view: View) -> str:
    """The questions and accounts on which a duty turns, by their ids."""
    named = [
        name
        for point in view.points
        if not point.record and any(row.kind == "duty" for effect in point.effects for row, _ in effect.rows)
        for _, name in point.legs
    ]
    return ", ".join(dict.fromkeys(named))


def _wide(rows: Sequence[tuple[Words, ...]]) -> bool:
    """Whether too little room is left for the last column."""
    columns = len(rows[0]) - 1
    return sum(max(size(plain(row[column])) for row in rows) + 2 for column in range(columns)) > COLUMNS - _TURNS


def _key(view: View, group: Group) -> str:
    """One cell explained."""
    many = len(group.bearers) > 1
    states = all(item in view.law.entities and view.law.entities[item].kind == "state" for item in group.bearers)
    who = f"{number(len(group.bearers))} {'state' if states else 'body'}".replace("body", "bodies" if many else "body")
    who += "s" if states and many else ""
    owe = "owe" if many else "owes"
    toward = "each other" if group.mutual else view.voice.series(group.towards)
    code = "each other" if group.mutual else ", ".join(group.towards)
    return f"{len(group.bearers)} -> {code}: {who} {owe} it to {toward}"
