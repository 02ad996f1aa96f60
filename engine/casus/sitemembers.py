"""The pages of members: by what each was bound and when, and, article by article, what it owed in each incident and what it did."""

from typing import TYPE_CHECKING, NamedTuple

from casus.days import show
from casus.incidents import Happening, Incident, Share
from casus.results import WITHOUT_DUTY
from casus.site import Page
from casus.words import counted
from casus.world import LAST_DAY

if TYPE_CHECKING:
    from casus.site import Site

_MOST_DEEDS = 4


class Line(NamedTuple):
    """One incident: the duties of one article in it, and the entries of the record that bear on them."""

    incident: Incident
    shares: tuple[Share, ...]
    deeds: tuple[Happening, ...]
    left: int


class Members:
    """Makes these pages for one site."""

    def __init__(self, site: "Site") -> None:
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
        groups: dict[str, list[Line]] = {}
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
            (law.instruments[item.instrument].title, show(item.first), "" if item.last == LAST_DAY else show(item.last))
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


def _line(incident: Incident, code: str, shares: list[Share]) -> Line:
    """What a state owed in an incident, and what it did: its own acts first, whatever the status, then what was done together."""
    told = {item.event: item for item in incident.happenings}
    named = [event for share in shares for event in share.deeds if event in told]
    own = [item.event for item in incident.happenings if item.conduct and code in item.by]
    first = [event for event in named if event in own]
    every = [told[event] for event in dict.fromkeys([*first, *own, *named])]
    deeds = list({(item.date, item.says): item for item in reversed(every)}.values())[
        ::-1
    ]  # entries in the same words once
    return Line(incident, tuple(shares), tuple(deeds[:_MOST_DEEDS]), len(deeds[_MOST_DEEDS:]))
