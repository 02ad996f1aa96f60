"""What a result rests on: the events and the judgements in its proof, and the sources behind them with their numbers."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.case import disputes_of
from casus.engine import Run
from casus.layout import Bit, dim
from casus.results import Row
from casus.scenario import Event, Fact
from casus.sources import Cite, Source
from casus.words import READ_WORDS, Voice, host


class Grounds(NamedTuple):
    """The events and facts of some proofs, each once, events in order of time."""

    events: tuple[Event, ...]
    facts: tuple[Fact, ...]


def grounds_of(run: Run, rows: Iterable[Row]) -> Grounds:
    """What the proofs of these rows rest on."""
    names: dict[str, None] = {}
    facts: dict[Fact, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row.because))
        facts.update(dict.fromkeys(_facts(run, row)))
    own = {event.id for event in run.scenario.events} | {event.id for dispute in run.scenario.disputes for version in dispute.versions for event in version.events}
    events = [run.case.events[name] for name in names if name in run.case.events and name in own]
    return Grounds(tuple(sorted(events, key=lambda event: (event.date.last if event.date else 0, event.id not in names))), tuple(facts))


def _facts(run: Run, row: Row) -> list[Fact]:
    """The facts without a date in a proof."""
    if row.proof is None:
        return []
    proofs = run.proofs()
    found: list[Fact] = []
    stack, seen = [row.proof], {row.proof}
    while stack:
        for atom in stack.pop().body:
            below = proofs.get(atom)
            if below is not None and below not in seen:
                seen.add(below)
                stack.append(below)
            word = run.law.vocabulary.predicates.get(atom.pred.removeprefix("not "))
            if word is None or word.sort != "fact" or below is not None:
                continue
            stated = dict(zip([role.name for role in word.roles], atom.args, strict=True))
            denied = atom.pred.startswith("not ")
            found.extend(fact for fact in run.case.facts if fact.word == word.name and fact.denied == denied and all(stated[name] in values for name, values in fact.roles))
    return found


def disputes_about(run: Run, event: Event) -> list[str]:
    """The disputes in which accounts differ on an event."""
    found = []
    for dispute in disputes_of(run.law, run.scenario).values():
        versions = dispute.versions
        touched = {edit.event for version in versions for edit in version.edits} | {name for version in versions for name in version.drop}
        if event.id in touched | {added.id for version in versions for added in version.events}:
            found.append(dispute.id)
    return found


class Notes:
    """Numbers sources in the order in which a screen cites them."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.sources: dict[str, Source] = {}
        self.pinpoints: dict[str, list[str]] = {}

    def of(self, cites: Iterable[Cite], clause: str = "", most: int = 2) -> list[Bit | str]:
        """The numbers of some citations, as pieces of text with a blank before: [1] [2]. At most so many are shown; all are counted."""
        own = self.voice.scenario.sources if self.voice.scenario is not None and not clause else {}
        found = []
        for cite in cites:
            source = self.voice.source(cite, own, clause)
            self.sources.setdefault(source.id, source)
            if cite.pinpoint and cite.pinpoint not in self.pinpoints.setdefault(source.id, []):
                self.pinpoints[source.id].append(cite.pinpoint)
            found.append(list(self.sources).index(source.id) + 1)
        shown = "".join(f"[{number}]" for number in sorted(set(found))[:most])
        made: list[Bit | str] = [" ", dim(shown)] if shown else []
        if cites and all(self.sources[name].read == "unverified" for name in self._names(found)):
            made.append(" (unverified)")
        return made

    def _names(self, numbers: Iterable[int]) -> list[str]:
        names = list(self.sources)
        return [names[number - 1] for number in numbers]

    def line(self, place: int) -> list[Bit | str]:
        """One numbered source: its address, how far it was read, what was read there."""
        source = list(self.sources.values())[place]
        read = READ_WORDS.get(source.read, source.read)
        pinned = "; ".join(self.pinpoints.get(source.id, ()))
        supports = f": {source.supports}" if source.supports else ""
        return [dim(source.ref), f"{', ' + pinned if pinned and len(pinned) < 60 else ''} ({read}){supports}"]

    def short(self, place: int) -> list[Bit | str]:
        """One numbered source in a few words."""
        source = list(self.sources.values())[place]
        return [dim(f"[{place + 1}]"), " ", host(source) if len(host(source)) <= 40 else host(source)[:37] + "..."]
