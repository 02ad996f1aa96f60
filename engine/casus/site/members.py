"""The pages of members: by what each was bound and when, and, article by article, what it owed in each incident and what it did."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casus.assessment.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, WITHOUT_DUTY
from casus.files.days import show_day
from casus.law.world import LAST_DAY
from casus.records.duties import GROUPS, Duty, Tally, rate, tallies
from casus.records.pictures import by_article, record_map
from casus.records.screens import VERDICT_MARKS
from casus.show.drawing import svg
from casus.site.incidents import Happening, Incident, Share
from casus.site.pages import Page, Site
from casus.words.names import counted, sentence_start

_MOST_DEEDS = 4


class IncidentLine(NamedTuple):
    """One incident: the duties of one article in it, and the entries of the record that bear on them."""

    incident: Incident
    shares: tuple[Share, ...]
    deeds: tuple[Happening, ...]
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
                groups.setdefault(clause, []).append(_line(incident, code, shares))
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


def _line(incident: Incident, code: str, shares: list[Share]) -> IncidentLine:
    """What a state owed in an incident, and what it did: its own acts first, whatever the status, then what was done together."""
    told = {item.event: item for item in incident.happenings}
    named = [event for share in shares for event in share.deeds if event in told]
    own = [item.event for item in incident.happenings if item.conduct and code in item.by]
    first = [event for event in named if event in own]
    every = [told[event] for event in dict.fromkeys([*first, *own, *named])]
    deeds = list({(item.date, item.says): item for item in reversed(every)}.values())[
        ::-1
    ]  # entries in the same words once
    return IncidentLine(incident, tuple(shares), tuple(deeds[:_MOST_DEEDS]), len(deeds[_MOST_DEEDS:]))


_SHADES = {PERFORMED: "h4", IN_PART: "h2", NOT_PERFORMED: "h0", NO_RECORD: "h1", WITHOUT_DUTY: "h3"}
"""The class of a cell: how dark it is. Each has its mark as well."""


class RecordPage:
    """Makes this page for one site, from the duties of the default reading."""

    def __init__(self, site: Site, duties: Sequence[Duty]) -> None:
        self.site = site
        self.voice = site.pages.voice
        self.all = list(duties)
        self.found = [duty for duty in duties if duty.verdict]

    def make(self) -> None:
        """The page; it says so where nothing was counted."""
        members = sorted({duty.bearer for duty in self.found})
        names = {code: self.voice.name(code) for code in members}
        drawn = (
            record_map("What each owed, and what is on record of it", self.found, self.site.law, heading=False)
            if self.found
            else None
        )
        self.site.page(
            "record.html",
            Page("record.html", "The record: duties and what members did", "table", "rate interval performed owed"),
            tiles=Markup(svg(drawn, "record")) if drawn is not None else "",  # made by us, and escaped there
            timeline=Markup(
                svg(by_article("What called in which article, and when", self.all, self.site.law), "timeline")
            )
            if self.found
            else "",
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
                if any(duty.verdict == word for duty in self.found)
            ],
        )

    def _norm(self, norm: str) -> str:
        act = next(duty.act for duty in self.found if duty.norm == norm)
        return f"{self.voice.act_name(act)} ({self.voice.paragraph(norm)})"

    def _counts(self, key: Any, say: Any) -> list[tuple[str, list[tuple[str, Tally, str]]]]:
        """Groups with their counts, settled duties apart from contested ones; in the order of their names."""
        both = {standing: tallies((duty for duty in self.found if duty.group == standing), key) for standing in GROUPS}
        names = sorted({name for found in both.values() for name in found}, key=lambda name: str(say(name)))
        made = []
        for name in names:
            lines = [
                (standing, found[name], rate(found[name]))
                for standing, found in both.items()
                if name in found and found[name].owed
            ]
            if lines:
                made.append((sentence_start(say(name)), lines))
        return made

    def _rows(self, members: Sequence[str]) -> list[dict[str, Any]]:
        """A row for each incident and beneficiary in order of time; of several duties of a member the one with the best record."""
        rows: dict[tuple[str, str], dict[str, Duty]] = {}
        order = list(VERDICT_MARKS)
        for duty in self.found:
            cells = rows.setdefault((duty.incident, duty.toward), {})
            known = cells.get(duty.bearer)
            if known is None or order.index(duty.verdict) < order.index(known.verdict):
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


def _cell(duty: Duty | None) -> tuple[str, str]:
    """The mark of a cell and its shade."""
    if duty is None:
        return "", ""
    return VERDICT_MARKS[duty.verdict] + duty.mark, _SHADES[duty.verdict]
