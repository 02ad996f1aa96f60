"""What a result rests on: the events and the judgements in its proof, and the sources behind them with their numbers."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.assessment.cases import disputes_of
from casus.assessment.engine import Run
from casus.assessment.results import Row
from casus.files.problems import visible
from casus.files.sources import Cite, Source, find_source
from casus.law.events import Event, Fact
from casus.show.blocks import DIM, Bit, Block, dim
from casus.words.names import READ_WORDS, Voice, host

_REF = "ref:"  # begins the style of a citation whose number is not yet known; the ids of its sources follow


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
    own = {event.id for event in run.scenario.events} | {
        event.id for dispute in run.scenario.disputes for version in dispute.versions for event in version.events
    }
    events = [run.case.events[name] for name in names if name in run.case.events and name in own]
    return Grounds(
        tuple(sorted(events, key=lambda event: (event.date.last if event.date else 0, event.id not in names))),
        tuple(facts),
    )


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
            found.extend(
                fact
                for fact in run.case.facts
                if fact.word == word.name
                and fact.denied == denied
                and all(stated[name] in values for name, values in fact.roles)
            )
    return found


def disputes_about(run: Run, event: Event) -> list[str]:
    """The disputes in which accounts differ on an event."""
    found = []
    for dispute in disputes_of(run.law, run.scenario).values():
        versions = dispute.versions
        touched = {edit.event for version in versions for edit in version.edits} | {
            name for version in versions for name in version.drop
        }
        if event.id in touched | {added.id for version in versions for added in version.events}:
            found.append(dispute.id)
    return found


class Notes:
    """Cites sources, and numbers them once it is known what a screen shows, in the order in which they come up there."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.known: dict[str, Source] = {}
        self.pinpoints: dict[str, list[str]] = {}
        self.numbers: dict[str, int] = {}

    def of(self, cites: Iterable[Cite], clause: str = "", most: int = 2) -> list[Bit | str]:
        """Citations as pieces of text with a blank before; at most so many. `number` fills in the numbers."""
        own = self.voice.scenario.sources if self.voice.scenario is not None and not clause else {}
        found: list[Source] = []
        for cite in cites:
            source = self.voice.source(cite, own, clause)
            self.known.setdefault(source.id, source)
            pins = self.pinpoints.setdefault(source.id, [])
            if cite.pinpoint and cite.pinpoint not in pins:
                pins.append(cite.pinpoint)
            found.append(source)
        shown = list(dict.fromkeys(source.id for source in found))[:most]
        made: list[Bit | str] = [" ", Bit("[0]" * len(shown), _REF + "\n".join(shown), True)] if shown else []
        if found and all(source.read == "unverified" for source in found):
            made.append(" (unverified)")
        return made

    def number(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with the numbers of their sources filled in, counted anew from 1."""
        self.numbers = {}
        return [self._filled(block) for block in blocks]

    def _filled(self, item: Any) -> Any:
        if isinstance(item, Bit):
            if not item.style.startswith(_REF):
                return item
            names = item.style.removeprefix(_REF).split("\n")
            numbers = sorted(self.numbers.setdefault(name, len(self.numbers) + 1) for name in names)
            return Bit("".join(f"[{number}]" for number in numbers), DIM, True)
        if isinstance(item, tuple | list):
            parts = [self._filled(part) for part in item]
            return type(item)(*parts) if hasattr(item, "_fields") else tuple(parts)
        return item

    def cited(self) -> list[Source]:
        """The sources that were numbered, in order."""
        return [self.known[name] for name in self.numbers]

    def line(self, source: Source) -> list[Bit | str]:
        """One source: its address, how far it was read, what was read there."""
        pinned = "; ".join(self.pinpoints.get(source.id, ()))
        supports = f": {source.supports}" if source.supports else ""
        return [
            dim(source.ref),
            f"{', ' + pinned if pinned and len(pinned) < 60 else ''} ({READ_WORDS[source.read]}){supports}",
        ]

    def short(self, source: Source) -> list[Bit | str]:
        """One source in a few words, after its number."""
        name = host(source)
        return [dim(f"[{self.numbers[source.id]}]"), " ", name if len(name) <= 40 else name[:37] + "..."]


class Footnotes:
    """Numbers sources as they come up, for the list at the foot."""

    def __init__(self, run: Run) -> None:
        self.tables = [run.scenario.sources, run.law.sources, *(clause.sources for clause in run.law.clauses.values())]
        self.found: dict[str, int] = {}

    def mark(self, cites: Iterable[Cite], most: int = 2) -> str:
        """The numbers of some citations, such as [1][2]."""
        numbers = []
        for cite in list(cites)[:most]:
            number = self.found.setdefault(cite.source, len(self.found) + 1)
            numbers.append(f"[{number}]")
        return "".join(dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        """The list at the foot."""
        lines = []
        for name, number in self.found.items():
            source = find_source(Cite(name), *self.tables)
            lines.append(f"[{number}] {visible(source.ref)} ({READ_WORDS[source.read]})")
        return lines
