"""The part of a report on views of the law: which state or organ said what of which clause, when, and where that stands.

A view is told with its owner and never weighed: the order is alphabetical, and each gets as many words at any length.
"""

from typing import Any

from casus.deeds import first_sentence
from casus.layout import COLUMNS, Bit, Foot, Heading, Pairs, Table, Words, strong, whole
from casus.scenario import Position, Scenario
from casus.sections import Level, Section
from casus.view import View
from casus.words import counted

HEAD = "WHO SAYS WHAT"


def said(position: Position) -> str:
    """What somebody said of a clause, in a word or two."""
    return position.says.replace("_", " ")


def views(view: View) -> Section:
    """The views of the law that the file tells of: in full, with the first words of each reason, without reasons, or counted."""
    order = {name: place for place, name in enumerate(view.voice.ordered(item.by for item in view.scenario.positions))}
    told = sorted(view.scenario.positions, key=lambda item: (order[item.by], item.date, item.clause))
    if not told:
        return Section("views", ())
    by_clause: dict[str, dict[str, list[str]]] = {}
    for item in sorted(told, key=lambda item: item.clause):
        by_clause.setdefault(item.clause, {}).setdefault(said(item), []).append(item.by)
    short = Pairs(
        tuple(
            (whole(clause), "; ".join(f"{view.voice.listed(who)}: {words}" for words, who in found.items()))
            for clause, found in by_clause.items()
        )
    )
    total, who = f"{counted(len(told), 'view')} of the law", view.voice.series(item.by for item in told)
    named = f"{total} ({who}): add --all"
    room = COLUMNS - len(HEAD) - 2
    count = Foot(HEAD, named if len(named) <= room else f"{total}: add --all", len(HEAD) + 2)
    return Section(
        "views",
        (
            Level(0, (Heading(HEAD, "of the law"), _table(view, told, False))),
            Level(2, (Heading(HEAD, "of the law (in full: add --all)"), _table(view, told, True))),
            Level(4, (Heading(HEAD, "of the law (with reasons: add --all)"), short)),
            Level(7, (count,)),
        ),
    )


def _table(view: View, told: list[Position], brief: bool) -> Table:
    """One row a view: who, the clause, and what. The name stands once where somebody has several."""
    rows: list[tuple[Words, ...]] = []
    before = ""
    for item in told:
        ground = first_sentence(item.ground, clause=True) if brief else item.ground
        words: list[Bit | str] = [strong(said(item)), f": {ground}" if ground else ""]
        words.append(f" ({item.date})" if item.date else "")
        name = view.voice.name(item.by)
        rows.append(
            (
                f"{name[:1].upper()}{name[1:]}" if item.by != before else "",
                item.clause,
                (*words, *view.notes.of(item.cites, most=1 if brief else 2)),
            )
        )
        before = item.by
    return Table(tuple(rows), 2, False)


def positions_of(scenario: Scenario, paragraph: str) -> list[dict[str, Any]]:
    """The views of one paragraph as plain values, in the order of the file."""
    return [
        {
            "by": item.by,
            "clause": item.clause,
            "says": said(item),
            "ground": item.ground,
            "answer": dict(item.answer),
            "date": item.date or None,
            "sources": [cite.source for cite in item.cites],
        }
        for item in scenario.positions
        if item.clause == paragraph
    ]
