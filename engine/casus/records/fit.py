"""Which reading explains the record: each member's conduct held against every reading and every single answer somebody holds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from casus.assessment.results import IN_PART, PERFORMED, WITHOUT_DUTY
from casus.records.archive import Archive
from casus.records.chapters import choices_of
from casus.records.duties import Duty, Filter, tally
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table, Words
from casus.words.names import sentence_start

FIT_FIELDS: dict[str, str] = {
    "choice": "default, a reading, or question=answer: that one answer on top of the default",
    "member": "the member",
    "owed": "duties owed under this choice",
    "performed": "those performed",
    "in_part": "those performed in part",
    "not_performed": "those of which the record says that they were not performed",
    "no_record": "those of which nothing is on record: they count neither way",
    "without_duty": "conduct that performs a duty under another choice, or none, where nothing is owed under this one",
    "unexplained": "in part, not performed, and conduct without a duty, together",
}
"""The words of a row, in order, each with what it says."""


class Fit(NamedTuple):
    """How one member's conduct stands to its duties under one choice."""

    choice: str
    member: str
    owed: int
    performed: int
    in_part: int
    not_performed: int
    no_record: int
    without_duty: int

    @property
    def unexplained(self) -> int:
        """What this choice leaves over: duties not fully performed, and conduct that no duty asked for."""
        return self.in_part + self.not_performed + self.without_duty


def fits_of_members(archive: Archive, only: Filter) -> list[Fit]:
    """Every member under every choice."""
    under = {choice: [duty for duty in archive.duties(choice) if only.lets(duty)] for choice in choices_of(archive.law)}
    never = [duty for duty in under["default"] if duty.verdict == WITHOUT_DUTY]  # no choice makes a duty of it
    acted = {_key(duty): duty.bearer for found in under.values() for duty in found if _acted(duty)}
    members = archive.voice.ordered({duty.bearer for found in under.values() for duty in found})
    made = []
    for choice, found in under.items():
        owed = {_key(duty) for duty in found if duty.owed}
        for member in members:
            own = tally(duty for duty in found if duty.bearer == member)
            without = sum(bearer == member and key not in owed for key, bearer in acted.items())
            without += sum(duty.bearer == member for duty in never)
            made.append(Fit(choice, member, *own, without))
    return made


def _key(duty: Duty) -> tuple[str, str, str, str]:
    return duty.incident, duty.norm, duty.bearer, duty.toward


def _acted(duty: Duty) -> bool:
    return duty.owed and duty.verdict in (PERFORMED, IN_PART)


def fit_values(found: Sequence[Fit]) -> list[dict[str, Any]]:
    """The rows as plain values."""
    return [{**item._asdict(), "unexplained": item.unexplained} for item in found]


def fit_blocks(archive: Archive, found: Sequence[Fit], filters: str) -> list[Block]:
    """The screen: for each member, what the default leaves unexplained, the least that any choice leaves, and under which."""
    choices = len({item.choice for item in found})
    rows: list[tuple[Words, ...]] = [("", "performed", "in part", "not", "no duty", "least", "left least by")]
    none: list[str] = []
    for member in dict.fromkeys(item.member for item in found):
        own = [item for item in found if item.member == member]
        usual = own[0]
        least = min(item.unexplained for item in own)
        if not any(item.performed or item.unexplained for item in own):
            continue  # nothing is on record, so there is nothing to explain
        best = [item.choice for item in own if item.unexplained == least]
        if least:
            none.append(member)
        same = len(best) == len(own)
        which = (
            "all alike"
            if same
            else f"{len(best)} of {len(own)}: {', '.join(best[:3])}{' ...' if len(best) > 3 else ''}"
        )
        numbers = (usual.performed, usual.in_part, usual.not_performed, usual.without_duty, least)
        heads = ("performed", "in part", "not", "no duty", "least")
        cells = (str(number).rjust(len(head)) for number, head in zip(numbers, heads, strict=True))
        rows.append((sentence_start(archive.voice.name(member)), *cells, which))
    made: list[Block] = [
        Para(f"What members did, under {choices} readings and single answers that somebody holds", 0),
        Gap(),
        Table(tuple(rows)),
        Gap(),
        Para(
            "The first four counts are of the default reading. no duty: conduct that would perform a duty under another "
            "choice, or that no choice calls for; it is no breach. least: the fewest duties not fully performed and acts without a duty, "
            "together, under any one choice.",
            0,
        ),
    ]
    if none:
        made.append(
            Heading(
                "NO SINGLE READING EXPLAINS",
                f"all that is on record of {archive.voice.series(none)}: under each, some duty is not performed in full, or "
                "something is done that no duty asks for.",
            )
        )
    made += [
        Heading("WHAT THIS SHOWS", "which reading would make what is on record lawful performance."),
        Heading(
            "WHAT IT DOES NOT",
            "that a member holds that reading, or acted because of it; or that the reading is right. States act for many reasons; "
            "what nobody recorded counts neither way; a reading under which less is owed is easier to keep; and a member may "
            "read one article in one way and another in another. Numbers of readings are not chances.",
        ),
        Commands("NEXT", ((f"casus record{filters} --fit --format csv", "every member under every choice"),)),
    ]
    return made
