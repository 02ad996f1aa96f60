"""The pages of members: by what each was bound and when, and, article by article, what it owed in each incident and what it did."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casus.assessment.results import (
    BY_ITSELF,
    DECLINED,
    IN_PART,
    LATE,
    NO_RECORD,
    NOT_PERFORMED,
    TOGETHER,
    WITHOUT_DUTY,
)
from casus.files.days import show_day
from casus.law.world import LAST_DAY
from casus.records.counts import COUNTED, Tally, Votes, days_values, grouped, line_name, lined, rate, tally, votes
from casus.records.duties import OPEN, Duty
from casus.records.pictures import SIGNS, by_article, first_days, record_map, worst_first
from casus.show.drawing import svg
from casus.show.overview import VERDICT_MARKS, mark_of
from casus.site.incidents import Happening, Incident, Share
from casus.site.pages import Page, Site
from casus.words.names import Voice, counted, sentence_start

_MOST_DEEDS, _MOST_OTHERS = 4, 2


class IncidentLine(NamedTuple):
    """One incident: the duties of one article in it, what the state did or said by itself or with other states, and, apart from that, what
    bears on them and is of others or came through a body, each with whose it is; and how much of both is left out."""

    incident: Incident
    shares: tuple[Share, ...]
    own: tuple[Happening, ...]
    others: tuple[tuple[str, Happening], ...]
    left: int


class Members:
    """Makes these pages for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.history = [item for item in site.incidents.values() if item.kind == "history"]

    def states(self) -> list[str]:
        """The states that owed something, or acted, in an incident on file; in the order of their names."""
        named = {share.state for item in self.history for share in item.shares}
        law = self.site.law
        states = [code for code in named if code in law.entities and law.entities[code].kind == "state"]
        return sorted(states, key=lambda code: law.entities[code].name)

    def of(self, clause: str) -> list[tuple[str, str]]:
        """The states that owed something under an article, or acted: the place on the page of each, and its name."""
        named = {
            share.state
            for item in self.history
            for share in item.shares
            if self.site.article(share.paragraph) == clause
        }
        entities = self.site.law.entities
        return [(f"member/{code}.html#{clause}", entities[code].name) for code in self.states() if code in named]

    def make(self) -> None:
        """A page for each, and the list of them."""
        items = []
        for code in self.states():
            incidents = self._page(code)
            items.append((f"member/{code}.html", self.site.law.entities[code].name, counted(incidents, "incident")))
        intro = (
            "What each state owed in the incidents on file, article by article, and what is on record of it. In the order of their names: "
            "the numbers are too small to rank anybody.",
        )
        self.site.page("list.html", Page("members.html", "Members", "list"), intro=intro, groups=[("", items)])

    def _page(self, code: str) -> int:
        """One state; the number of its incidents."""
        law = self.site.law
        groups: dict[str, list[IncidentLine]] = {}
        count = 0
        for incident in self.history:
            own: dict[str, list[Share]] = {}
            for share in incident.shares:
                if share.state == code:
                    own.setdefault(self.site.article(share.paragraph), []).append(share)
            for clause, shares in own.items():
                groups.setdefault(clause, []).append(_line(incident, code, shares, self.site.pages.voice))
            count += bool(own)
        order = [name for name in law.clauses if name in groups]
        bound = [
            (
                law.instruments[item.instrument].title,
                show_day(item.first),
                "" if item.last == LAST_DAY else show_day(item.last),
            )
            for item in self.site.pages.tenures
            if item.state == code
        ]
        name = law.entities[code].name
        self.site.page(
            "member.html",
            Page(f"member/{code}.html", name, "member", code),
            (("members.html", "Members"),),
            name=name,
            bound=bound,
            groups=[(name, self.site.named(name), groups[name]) for name in order],
            free=WITHOUT_DUTY,
        )
        return count


def _line(incident: Incident, code: str, shares: list[Share], voice: Voice) -> IncidentLine:
    """What a state owed in an incident, and what it did: its own acts, whatever the status; what others did, in its name or not, apart."""
    told = {item.event: item for item in incident.happenings}
    named = [told[event] for share in shares for event in share.deeds if event in told]
    named += [item for item in incident.happenings if item.conduct and code in item.by]
    bodies = {one.id for one in voice.law.entities.values() if one.kind in ("organisation", "organ")}
    own = _once([item for item in named if code in item.by and not bodies & {*item.by}])
    others = _once([item for item in named if code not in item.by or bodies & {*item.by}])
    shown = [(voice.listed(item.by), item) for item in others[:_MOST_OTHERS]]
    left = len(own[_MOST_DEEDS:]) + len(others[_MOST_OTHERS:])
    return IncidentLine(incident, tuple(shares), tuple(own[:_MOST_DEEDS]), tuple(shown), left)


def _once(found: Sequence[Happening]) -> list[Happening]:
    """Entries in the same words once."""
    return list({(item.date, item.says): item for item in reversed(found)}.values())[::-1]


_SHADES = {
    **dict.fromkeys((BY_ITSELF, TOGETHER), "h4"),
    **dict.fromkeys((LATE, WITHOUT_DUTY), "h3"),
    **dict.fromkeys((IN_PART, OPEN), "h2"),
    **dict.fromkeys((DECLINED, NOT_PERFORMED), "h0"),
    NO_RECORD: "h1",
}
"""The class of a cell: how dark it is. Each has its mark as well."""


class Told(NamedTuple):
    """What the record says of itself: of which alliance it is, its caveats, what stands below its pictures, and what its duties are called."""

    alliance: str = ""
    caveats: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    names: dict[str, str] = {}  # noqa: RUF012  (never changed)


NOT_COUNTED = Told()


class RecordPage:
    """Makes this page for one site, from the duties of the default reading."""

    def __init__(self, site: Site, duties: Sequence[Duty], told: Told = NOT_COUNTED) -> None:
        self.site = site
        self.told = told
        self.voice = site.pages.voice
        self.all = list(duties)
        self.found = [duty for duty in duties if duty.verdict]

    def make(self) -> None:
        """The page; it says so where nothing was counted."""
        members = sorted({duty.bearer for duty in self.found})
        names = {code: self.voice.name(code) for code in members}
        drawn = (
            record_map("What each owed, and what is on record of it", self.found, self.site.law, False, self.told.foot)
            if self.found
            else None
        )
        self.site.page(
            "record.html",
            Page("record.html", "The record: duties and what members did", "table", "rate interval performed owed"),
            tiles=Markup(svg(drawn, "record")) if drawn is not None else "",  # made by us, and escaped there
            timeline=Markup(
                svg(
                    by_article("What called in which article, and when", self.all, self.site.law, self.told.foot),
                    "timeline",
                )
            )
            if self.found
            else "",
            days=Markup(
                svg(first_days("How soon members acted", self.all, False, self.told.foot, self.told.names), "days")
            )
            if self.found
            else "",
            told=self.told,
            soon=self._soon(),
            kinds=self._counts(lambda duty: duty.norm, self._norm),
            states=self._counts(lambda duty: duty.bearer, self.voice.name),
            years=self._counts(lambda duty: f"{duty.year[:3]}0-{duty.year[:3]}9", str),
            rows=self._rows(members),
            members=[
                (code, name, f"member/{code}.html" if f"member/{code}.html" in self.site.files else "")
                for code, name in names.items()
            ],
            marks=[
                (mark, word, _SHADES[word])
                for word, mark in VERDICT_MARKS.items()
                if any(word in duty.verdict.split(" or ") for duty in self.found)
            ],
        )

    def _norm(self, norm: str) -> str:
        act = next(duty.act for duty in self.found if duty.norm == norm)
        return self.told.names.get(norm) or f"{self.voice.act_name(act)} ({self.voice.paragraph(norm)})"

    def _soon(self) -> list[tuple[str, str, list[str]]]:
        """How soon: for each duty and standing its numbers."""
        return [
            (
                sentence_start(self._norm(row["norm"])),
                row["standing"],
                ["" if value is None else f"{value:g}" for value in list(row.values())[3:]],
            )
            for row in days_values(self.found)
            if not row["member"]
        ]

    def _counts(self, key: Any, say: Any) -> list[tuple[str, list[tuple[str, int, str, str, Votes]]]]:
        """Groups with their counts, what never shares a rate apart; in the order of their names. What is none is not told."""
        groups = grouped(self.found, key)
        made = []
        for name in sorted(groups, key=lambda name: str(say(name))):
            lines = [
                (line_name(line), tally(found).owed, _columns(tally(found)), rate(found), votes(found))
                for line, found in lined(groups[name]).items()
                if found
            ]
            made.append((sentence_start(say(name)), lines))
        return made

    def _rows(self, members: Sequence[str]) -> list[dict[str, Any]]:
        """A row for each incident and beneficiary in order of time; of several duties of a member the one with the worst on record."""
        rows: dict[tuple[str, str], dict[str, Duty]] = {}
        for duty in self.found:
            cells = rows.setdefault((duty.incident, duty.toward), {})
            known = cells.get(duty.bearer)
            if known is None or worst_first(duty) < worst_first(known):
                cells[duty.bearer] = duty
        made = []
        for (name, toward), cells in rows.items():
            incident = self.site.incidents.get(name)
            made.append(
                {
                    "name": name if incident is not None else "",
                    "date": incident.date if incident is not None else "",
                    "title": incident.title if incident is not None else name,
                    "toward": self.voice.name(toward),
                    "cells": [_cell(cells.get(code)) for code in members],
                }
            )
        return sorted(made, key=lambda row: str(row["date"]))


def _columns(found: Tally) -> str:
    """What is on record of so many duties, in words: 31 together, 39 late, 118 no record."""
    return ", ".join(
        f"{value} {word.removeprefix('performed ')}" for word, value in zip(COUNTED, found[1:], strict=True) if value
    )


def _cell(duty: Duty | None) -> tuple[str, str]:
    """The mark of a cell and its shade."""
    if duty is None:
        return "", ""
    shade = _SHADES[duty.verdict if duty.verdict in _SHADES else duty.column]
    return mark_of(duty.verdict) + duty.mark + (f" {SIGNS[duty.relation]}" if SIGNS[duty.relation] else ""), shade
