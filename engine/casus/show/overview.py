"""Several scenarios at once: a line for each, a column for each duty, and what turns on what."""

from collections.abc import Sequence
from typing import NamedTuple

from casus.ask.turns_on import weight
from casus.assessment.results import (
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    STANDING_MARKS,
    TRIGGERED,
    foremost,
    most_disputed,
)
from casus.files import inputs
from casus.files.tree import Map, Node, Scalar, Seq, read
from casus.scenarios.library import scenario_files
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


def listed() -> list[Listed]:
    """Every bundled scenario, by kind and then by date."""
    files = scenario_files()
    for name, path in files.items():
        inputs.note_file(inputs.SCENARIO, name, path)
    found = [_listed(name, read(path)[0]) for name, path in files.items()]
    order = list(HEADINGS)
    return sorted(
        found, key=lambda item: (order.index(item.kind) if item.kind in order else len(order), item.date, item.name)
    )


def _listed(name: str, node: Node | None) -> Listed:
    if not isinstance(node, Map):
        return Listed(name, "history", "", "(this file cannot be read: casus check)")
    dates = [
        date
        for event in _items(node.get("events"))
        if (date := _text(event, "date")) and _text(event, "denied") != "true"
    ]
    year = name.rpartition("-")[2]  # by convention a name ends with the year of what it is about
    meant = [date for date in dates if date.startswith(year)] or dates
    return Listed(name, _text(node, "kind"), min(meant, default=""), _text(node, "title"))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else ()


def _text(node: Node | None, name: str) -> str:
    value = node.get(name) if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def listing(every: Sequence[Listed]) -> list[Block]:
    """The list as blocks."""
    made: list[Block] = [] if every else [Para("No scenario comes with the law that is chosen.", 0)]
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
