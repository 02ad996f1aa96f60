"""Claims of press accounts that the files of history correct; and, where one is about an obligation, what the law gives.

Claims about the alliance as such, which belong to no incident, stand in a file of their own (literature/press.yaml).
"""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.reasons import FAR_AS_TOLD
from casus.assessment.results import DUTY_VERDICTS, LAPSED, NOT_TRIGGERED, SETTLED, STATUSES, most_disputed
from casus.files.fields import Fields
from casus.files.problems import Problem
from casus.files.providers import paths_of
from casus.files.sources import Source, check_cites, cited, read_cites, read_sources
from casus.files.tables import DataRow, DataTable, TableColumn, cell_text
from casus.files.tree import read
from casus.records.chapters import Chapter
from casus.records.duties import OWED
from casus.scenarios.library import CasusError
from casus.show.blocks import DIM, LINES, Bit, Block, Commands, Gap, Heading, Pairs, Para, Words, height
from casus.words.names import Voice, counted, host, read_counts, sentence_start

CLAIM_FIELDS: dict[str, str] = {
    "scenario": "id of the scenario whose file corrects the claim; empty where it is about the alliance as such",
    "claim": "the claim, in our own words",
    "by": "whose it is",
    "better": "what the better record says",
    "norm": "the norm it is about; empty where it is about no obligation",
    "status": "how that norm stands in the default reading, by the number of members: the first that prevails",
    "statuses": "the statuses it has in some reading or account that somebody holds",
    "standing": "settled, denied, arguable or contested; as far as told: it lapsed, or never came, for want of something of which the file is silent; empty where there is no norm",
    "performance": "the record about it where it is owed, each verdict once",
    "sources": "the sources, each with how far it was read",
}
"""The words of a claim, in order, each with what it says."""


class Claim(NamedTuple):
    """A claim with what stands against it."""

    scenario: str
    claim: str
    by: str
    better: str
    norm: str
    status: str
    statuses: tuple[str, ...]
    standing: str
    performance: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]


def claims_on_file(chapters: Sequence[Chapter], scenario: str = "") -> list[Claim]:
    """Every claim, those about the alliance as such first, then in the order of the incidents; or those of one."""
    made = [] if scenario else [claim for path in paths_of("literature", "press.yaml") for claim in unbound(Path(path))]
    for chapter in chapters:
        if scenario in ("", chapter.id):
            for claim, by, better, norm, sources in chapter.claims:
                made.append(Claim(chapter.id, claim, by, better, norm, *_computed(chapter, norm), sources))
    return made


def unbound(path: Path) -> list[Claim]:
    """The claims that belong to no incident. Raises CasusError for a file with mistakes."""
    problems: list[Problem] = []
    node, found = read(path)
    made = []
    if node is not None:
        top = Fields(node, problems, "the file of claims")
        sources = read_sources(top, problems)
        for item in top.items("claims", required=True):
            fields = Fields(item, problems, "the claim")
            claim, by, better = (fields.text(name, required=True) for name in ("claim", "by", "better"))
            cites = read_cites(fields, problems)
            fields.done()
            named = tuple(
                (sources[cite.source].ref, sources[cite.source].read) for cite in cites if cite.source in sources
            )
            made.append(Claim("", claim, by, better, "", "", (), "", (), named))
        check_cites(cited(node), sources, {}, problems=problems)
        top.done()
    if found or problems:
        raise CasusError([*found, *problems], "the file of claims")
    return made


def _computed(chapter: Chapter, norm: str) -> tuple[str, tuple[str, ...], str, tuple[str, ...]]:
    """How a norm stands in a scenario: the status that prevails in the default reading, all statuses, the standing, the record."""
    if not norm:
        return "", (), "", ()
    here = [owed for owed in chapter.owed("default") if owed.norm == norm]
    elsewhere = [found for key, found in chapter.contested.items() if key[0] == norm]
    named = {status for _, found in elsewhere for status in found} | {owed.status for owed in here}
    status = min((owed.status for owed in here), key=STATUSES.index, default=NOT_TRIGGERED)
    statuses = tuple(item for item in STATUSES if item in named | {status})
    verdicts = {verdict for owed in here if owed.status in OWED for verdict in owed.verdicts}
    words = {standing for standing, _ in elsewhere}
    standing = most_disputed([SETTLED, *(words - {FAR_AS_TOLD})])
    return (
        status,
        statuses,
        FAR_AS_TOLD if standing == SETTLED and status in (LAPSED, NOT_TRIGGERED) and FAR_AS_TOLD in words else standing,
        tuple(item for item in DUTY_VERDICTS if item in verdicts),
    )


def claim_values(found: Sequence[Claim]) -> list[dict[str, Any]]:
    """Claims as flat rows."""
    made = []
    for item in found:
        row: dict[str, Any] = item._asdict()
        row["sources"] = [{"ref": ref, "read": read} for ref, read in item.sources]
        row["statuses"], row["performance"] = list(item.statuses), list(item.performance)
        made.append(row)
    return made


def flat_claims(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same for a table of texts."""
    return [{**row, "sources": [f"{item['ref']} ({item['read']})" for item in row["sources"]]} for row in rows]


def claim_blocks(voice: Voice, found: Sequence[Claim], scenario: str = "", everything: bool = False) -> list[Block]:
    """The screen: claims about an obligation first, as many as fit; then how many there are of each file.

    scenario: as it was named, where one was asked for.
    """
    if not found and not scenario:
        return [Para("No claim of a press account is on file beside this law.", 0)]
    if not found:
        return [
            Para(f"The file {scenario} corrects no claim of a press account.", 0),
            *_next(found, scenario, everything),
        ]
    ordered = sorted(found, key=lambda item: not item.norm)
    duties = sum(bool(item.norm) for item in found)
    head: list[Block] = [
        Para(f"Claims of press accounts that the files correct: {len(found)}, {duties} about an obligation", 0),
        Gap(),
    ]
    next_: list[Block] = _next(found, scenario, everything)
    shown = len(ordered) if everything else 0
    body: list[Block] = [block for item in ordered[:shown] for block in _claim(voice, item)]
    for count in range(1, len(ordered) + 1):
        more = [block for item in ordered[:count] for block in _claim(voice, item)]
        if everything or height([*head, *more, *_left(ordered, count), *next_]) > LINES:
            break
        shown, body = count, more
    return [*head, *body, *_left(ordered, shown), *next_]


def _left(ordered: Sequence[Claim], shown: int) -> list[Block]:
    left = len(ordered) - shown
    return [Para(f"{counted(left, 'more claim')}: add --all", 0)] if left else []


def _claim(voice: Voice, item: Claim) -> list[Block]:
    rows: list[tuple[Words, Words]] = [("says", (sentence_start(item.by), ": ", _bare(item.claim)))]
    rows.append(("record", _bare(item.better)))
    if item.norm:
        rows.append(("Casus", computed_words(voice, item)))
    named = [host(Source("", ref, read)) for ref, read in item.sources]
    rows.append(("sources", dim_words(named, [Source("", ref, read) for ref, read in item.sources])))
    return [Heading(item.scenario or "the alliance as such"), Pairs(tuple(rows), 2, 9)]


def dim_words(named: Sequence[str], sources: Sequence[Source]) -> Words:
    """Hosts of sources, and how far they were read."""
    if not named:
        return "none named"
    shown = ", ".join(dict.fromkeys(named))  # in one run, so that a comma goes with the name before it
    return (Bit(shown, DIM), f" ({read_counts(sources)})")


def computed_words(voice: Voice, item: Claim) -> str:
    """What the law gives, in one sentence, never as if a contested point were settled."""
    rule = next(rule for rule in voice.law.rules() if rule.norm == item.norm)
    name = f"{voice.act_name(str(dict(rule.then.roles)['act']))} ({voice.paragraph(item.norm)})"
    verdicts = f"; the record: {', '.join(item.performance)}" if item.performance else ""
    if item.standing == "contested":
        others = ", ".join(status for status in item.statuses if status != item.status)
        return f"{name}: {item.status} in the default reading, contested: also {others}{verdicts}"
    return f"{name}: {item.status}, settled{verdicts}"


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _next(found: Sequence[Claim], scenario: str, everything: bool) -> list[Block]:
    rows = []
    example = next((item for item in found if item.norm), None)
    if example is not None:
        rows.append((f"casus explain {shlex.quote(scenario or example.scenario)} {example.norm}", "why"))
    if scenario:
        rows.append(("casus claims", "all of them"))
    elif not everything:
        rows.append(("casus claims --all", ""))
    return [Gap(), Commands("NEXT", tuple(rows))] if rows else []


def claims_table(chapters: Sequence[Chapter]) -> DataTable:
    """The claims as a table of the export."""
    rows: list[DataRow] = [
        {
            "claim": number,
            "incident": item.scenario,
            "says": item.claim,
            "by": item.by,
            "better": item.better,
            "norm": item.norm,
            "sources": cell_text([f"{ref} ({read})" for ref, read in item.sources]),
        }
        for number, item in enumerate(claims_on_file(chapters), start=1)
    ]
    columns = (
        TableColumn("claim", "its number in this export", "integer"),
        TableColumn("incident", "id of the scenario", refers=("incidents", "incident")),
        TableColumn("says", "the claim, paraphrased"),
        TableColumn("by", "whose it is"),
        TableColumn("better", "the better record"),
        TableColumn("norm", "the norm it is about; empty where it is about no obligation", refers=("norms", "norm")),
        TableColumn("sources", "the sources with how far they were read, with ; between"),
    )
    return DataTable("claims", "Claims of press accounts that the files correct", ("claim",), columns, tuple(rows))


__all__ = ["CLAIM_FIELDS", "Claim", "claim_blocks", "claim_values", "claims_on_file", "claims_table", "flat_claims"]
