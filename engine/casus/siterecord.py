"""The page of the record: where members lie and what each owed, the counts with their intervals, and every incident."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from casus.drawing import svg
from casus.lanes import lanes
from casus.rates import Tally, rate, tallies
from casus.record import CONTESTED, SETTLED, Duty
from casus.recordbook import VERDICT_MARKS
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, WITHOUT_DUTY
from casus.site import Page
from casus.tiles import record_map
from casus.words import sentence_start

if TYPE_CHECKING:
    from casus.site import Site

_SHADES = {PERFORMED: "h4", IN_PART: "h2", NOT_PERFORMED: "h0", NO_RECORD: "h1", WITHOUT_DUTY: "h3"}
"""The class of a cell: how dark it is. Each has its mark as well."""


class Record:
    """Makes this page for one site, from the duties of the default reading."""

    def __init__(self, site: "Site", duties: Sequence[Duty]) -> None:
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
            timeline=Markup(svg(lanes("What called in which article, and when", self.all, self.site.law), "timeline"))
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
        both = {
            standing: tallies((duty for duty in self.found if duty.standing == standing), key)
            for standing in (SETTLED, CONTESTED)
        }
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
    doubt = duty.doubtful or (duty.owed and duty.standing == CONTESTED)
    return VERDICT_MARKS[duty.verdict] + ("?" if doubt else ""), _SHADES[duty.verdict]
