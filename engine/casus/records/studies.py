"""The record beside the literature: pledge codes derived from the law on file, held against a data set's; and published rates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.history import tenures
from casus.assessment.results import DECLINED, IN_PART, NOT_PERFORMED, PERFORMED_WAYS, WITHOUT_DUTY
from casus.files.days import show_day
from casus.files.fields import Fields
from casus.files.problems import Problem, offer, quote, wrong
from casus.files.providers import paths_of
from casus.files.tree import Node, Scalar, read
from casus.law.model import Law
from casus.law.world import LAST_DAY
from casus.records.archive import Archive
from casus.records.chapters import choices_of
from casus.records.counts import tally
from casus.records.duties import BELLIGERENT, Duty, Filter
from casus.scenarios.library import CasusError
from casus.show.blocks import Block, Commands, Gap, Heading, Pairs, Para, Table, Words
from casus.words.names import Voice, sentence_start

PLEDGE_NAMES = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
}
"""The kinds of pledge that the data set codes, in its order, each in plain words."""

_KINDS = ("duty", "prohibition")
"""The deontic kinds that are pledges."""


class Study(NamedTuple):
    """A published rate, with what was counted."""

    name: str
    finding: str
    scope: str
    unit: str
    counts: str
    note: str


class Coding(NamedTuple):
    """One row of a data set: its codes by kind of pledge, and when each state was a member, as written."""

    name: str
    instrument: str
    codes: dict[str, int]
    other: str
    says: str
    note: str
    members: tuple[tuple[str, str, str], ...]


def read_literature() -> tuple[list[Study], list[Coding]]:
    """What is on file. Raises CasusError for a file with mistakes."""
    studies: list[Study] = []
    codings: list[Coding] = []
    for path in (*paths_of("literature", "studies.yaml"), *paths_of("literature", "alliances.yaml")):
        more = _read(Path(path))
        studies += more[0]
        codings += more[1]
    return studies, codings


def _read(path: Path) -> tuple[list[Study], list[Coding]]:
    problems: list[Problem] = []
    node, found = read(path)
    studies: list[Study] = []
    codings: list[Coding] = []
    if node is not None:
        top = Fields(node, problems, "the file of studies")
        top.pairs("sources")
        for item in top.items("studies"):
            fields = Fields(item, problems, "the study")
            texts = {name: fields.text(name, required=name != "note") for name in Study._fields}
            studies.append(Study(**texts))
            _cited(fields)
        codings += [_coding(item, problems) for item in top.items("codings")]
        top.done()
    if found or problems:
        raise CasusError([*found, *problems], "the file of studies")
    return studies, codings


def _cited(fields: Fields) -> None:
    fields.texts("sources")
    fields.done()


def _coding(node: Node, problems: list[Problem]) -> Coding:
    fields = Fields(node, problems, "the coding")
    codes = {key.text: int(value.text) for key, value in fields.pairs("codes") if isinstance(value, Scalar)}
    members = []
    for item in fields.items("members"):
        one = Fields(item, problems, "the member")
        members.append((one.text("state", required=True), one.text("from", required=True), one.text("to")))
        one.done()
    texts = [fields.text(name) for name in ("name", "instrument", "other", "says", "note")]
    _cited(fields)
    return Coding(texts[0], texts[1], codes, texts[2], texts[3], texts[4], tuple(members))


def derived(law: Law, instrument: str) -> dict[str, tuple[str, ...]]:
    """For each kind of pledge, the norms of an instrument that make it: duties and bans, in any wording."""
    found: dict[str, dict[str, None]] = {name: {} for name in PLEDGE_NAMES}
    for clause in law.clauses.values():
        for rule in clause.rules:
            act = law.vocabulary.acts.get(str(dict(rule.then.roles).get("act", "")))
            if clause.instrument == instrument and rule.then.word in _KINDS and act is not None and act.atop in found:
                found[act.atop][rule.norm] = None
    return {name: tuple(norms) for name, norms in found.items()}


def compare_codes(law: Law, coding: Coding) -> list[dict[str, Any]]:
    """Each code: the data set's, that of the law on file, whether they agree, and the norms behind it."""
    norms = derived(law, coding.instrument)
    return [
        {
            "pledge": name,
            "dataset": coding.codes.get(name),
            "casus": int(bool(norms[name])),
            "agrees": coding.codes.get(name) == int(bool(norms[name])),
            "norms": list(norms[name]),
        }
        for name in PLEDGE_NAMES
    ]


def memberships(law: Law, coding: Coding) -> list[dict[str, str]]:
    """When each state was a member by the data set, and when it was bound by the law on file, in the default reading."""
    bound = [item for item in tenures(law) if item.instrument == coding.instrument]
    made = []
    for state in sorted({name for name, _, _ in coding.members} | {item.state for item in bound}):
        ours = [
            f"{show_day(item.first)} to {show_day(item.last) if item.last < LAST_DAY else 'now'}"
            for item in bound
            if item.state == state
        ]
        theirs = [f"{first} to {last or 'now'}" for name, first, last in coding.members if name == state]
        made.append({"state": state, "dataset": "; ".join(theirs), "casus": "; ".join(ours)})
    return made


def codings_of(law: Law, codings: Sequence[Coding], alliance: str = "") -> list[Coding]:
    """The codings of the treaties on file, or of those of one system. Raises CasusError where none of that system is on file."""
    home = {
        item.instrument: law.instruments[item.instrument].system
        for item in codings
        if item.instrument in law.instruments
    }
    found = [item for item in codings if item.instrument in home and alliance in ("", home[item.instrument])]
    if alliance and not found:
        raise wrong(f"no coding of {quote(alliance)} is on file", offer(alliance, sorted(set(home.values()))))
    return found


def study_values(law: Law, alliance: str = "") -> dict[str, Any]:
    """Everything as plain values. alliance: only the codings of one system of treaties."""
    studies, codings = read_literature()
    codings = codings_of(law, codings, alliance)
    return {
        "studies": [item._asdict() for item in studies],
        "codings": [
            {
                "name": item.name,
                "instrument": item.instrument,
                "codes": compare_codes(law, item),
                "members": memberships(law, item),
            }
            for item in codings
        ],
    }


def study_blocks(law: Law, everything: bool = False, alliance: str = "") -> list[Block]:
    """The screen: the codes side by side, the members, then published rates with what they count. alliance: of one system of treaties."""
    studies, codings = read_literature()
    codings = codings_of(law, codings, alliance)
    if not studies and not codings:
        return [Para("No literature is on file beside this law.", 0)]
    made: list[Block] = []
    shown = codings if everything or alliance else codings[:1]
    for coding in shown:
        made += [*([Gap()] if made else []), *_coding_blocks(law, coding, everything)]
    others = [item for item in codings if item not in shown]
    if others:
        made += [
            Gap(),
            Heading("OTHER ALLIANCES", "codes that agree; in full: casus atop SYSTEM"),
            Pairs(tuple(_line(law, item) for item in others)),
        ]
    made += [Gap(), Heading("PUBLISHED RATES", "not to be set beside those of casus record:")]
    made.append(
        Para(
            "They count alliances in wars; casus record counts single duties of single members, mostly short of war, and leaves "
            "out those without a record."
        )
    )
    for study in studies:
        words = f"{study.finding} ({study.scope})"
        made.append(Para(f"{study.name}: {words}", 2, 2))
        if everything:
            rows: list[tuple[Words, Words]] = [("unit", study.unit), ("counts", study.counts)]
            made.append(Pairs((*rows, *((("note", study.note),) if study.note else ())), 6, 8))
    more = [] if everything else [("casus atop --all", "members, units and notes")]
    return [*made, Commands("NEXT", (("casus record --by clause", "the rates of the record"), *more))]


def _line(law: Law, coding: Coding) -> tuple[Words, Words]:
    """How far one coding agrees, in a line, with why not."""
    codes = compare_codes(law, coding)
    differ = [PLEDGE_NAMES[item["pledge"]] for item in codes if not item["agrees"]]
    agree = f"{len(codes) - len(differ)} of {len(codes)}"
    return law.instruments[coding.instrument].system, f"{coding.name}: {agree}" + (f"; {coding.says}" if differ else "")


def _coding_blocks(law: Law, coding: Coding, everything: bool) -> list[Block]:
    voice = Voice(law)
    rows: list[tuple[Words, ...]] = [("PLEDGE", "data set", "law on file", "", "by")]
    for item in compare_codes(law, coding):
        same = "agree" if item["agrees"] else "differ"
        shown = item["norms"] if everything else item["norms"][:3]
        left = len(item["norms"]) - len(shown)
        by = ", ".join(dict.fromkeys(voice.paragraph(norm) for norm in shown)) + (f" and {left} more" if left else "")
        rows.append((PLEDGE_NAMES[item["pledge"]], str(item["dataset"]), str(item["casus"]), same, by))
    agree = sum(item["agrees"] for item in compare_codes(law, coding))
    made: list[Block] = [
        Para(
            f"{coding.name}, beside the {law.instruments[coding.instrument].title}: {agree} of {len(PLEDGE_NAMES)} codes agree",
            0,
        ),
        Gap(),
        Table(tuple(rows)),
        Para(
            "1: a duty or a ban of that kind stands in the instrument. A norm has its kind from the law files, one kind each.",
            0,
        ),
        *([Para(f"Not derived, for the law on file has no words for them: {coding.other}", 0)] if coding.other else []),
    ]
    if everything:
        table: list[tuple[Words, ...]] = [("MEMBER", "data set", "bound by the law on file")]
        table += [(item["state"], item["dataset"], item["casus"]) for item in memberships(law, coding)]
        made += [Gap(), Table(tuple(table)), *([Para(coding.note, 0)] if coding.note else [])]
    made.append(Para(coding.says, 0))
    return made


__all__: Sequence[str] = (
    "Coding",
    "Study",
    "compare_codes",
    "derived",
    "memberships",
    "read_literature",
    "study_blocks",
    "study_values",
)


FIT_FIELDS: dict[str, str] = {
    "choice": "default, a reading, or question=answer: that one answer on top of the default",
    "member": "the member",
    "owed": "duties owed under this choice, but for those of a belligerent toward its victim",
    "performed": "those performed in full, late ones too",
    "in_part": "those performed in part",
    "declined": "those that the member declined, or of which a source says that they were not performed",
    "open": "those of which a question that is left open decides: they count neither way",
    "no_record": "those of which nothing is on record: they count neither way",
    "without_duty": "conduct that performs a duty under another choice, or none, where nothing is owed under this one",
    "unexplained": "in part, declined, and conduct without a duty, together",
    "incidents": "incidents in which anything of it is unexplained: one vote each",
}
"""The words of a row, in order, each with what it says."""

_TOO_FEW = 3
"""Of fewer incidents that tell two readings apart nothing is said."""


class Fit(NamedTuple):
    """How one member's conduct stands to its duties under one choice. `puzzles` are the incidents with something unexplained."""

    choice: str
    member: str
    owed: int
    performed: int
    in_part: int
    declined: int
    open: int
    no_record: int
    without_duty: int
    puzzles: frozenset[str]

    @property
    def unexplained(self) -> int:
        """What this choice leaves over: duties not fully performed, and conduct that no duty asked for."""
        return self.in_part + self.declined + self.without_duty


def fits_of_members(archive: Archive, only: Filter) -> list[Fit]:
    """Every member under every choice."""
    under = {
        choice: [duty for duty in archive.duties(choice, only) if duty.relation != BELLIGERENT]
        for choice in choices_of(archive.law)
    }
    never = [duty for duty in under["default"] if duty.verdict == WITHOUT_DUTY]  # no choice makes a duty of it
    acted = {_key(duty): duty.bearer for found in under.values() for duty in found if _acted(duty)}
    members = archive.voice.ordered({duty.bearer for found in under.values() for duty in found})
    made = []
    for choice, found in under.items():
        owed = {_key(duty) for duty in found if duty.owed}
        for member in members:
            own = [duty for duty in found if duty.bearer == member and duty.owed]
            count = tally(own)
            idle = [key[0] for key, bearer in acted.items() if bearer == member and key not in owed]
            idle += [duty.incident for duty in never if duty.bearer == member]
            lacking = [duty.incident for duty in own if duty.column in (IN_PART, DECLINED, NOT_PERFORMED)]
            declined = count.declined + count.not_performed
            numbers = (count.owed, count.performed, count.in_part, declined, count.open, count.no_record, len(idle))
            made.append(Fit(choice, member, *numbers, frozenset((*lacking, *idle))))
    return made


def _key(duty: Duty) -> tuple[str, str, str, str]:
    return duty.incident, duty.norm, duty.bearer, duty.toward


def _acted(duty: Duty) -> bool:
    return duty.owed and duty.column in (*PERFORMED_WAYS, IN_PART)


def fit_values(found: Sequence[Fit]) -> list[dict[str, Any]]:
    """The rows as plain values."""
    made = []
    for item in found:
        values = {**item._asdict(), "unexplained": item.unexplained, "incidents": len(item.puzzles)}
        made.append({name: values[name] for name in FIT_FIELDS})
    return made


def fit_blocks(archive: Archive, found: Sequence[Fit], filters: str) -> list[Block]:
    """The screen: for each member, what the default leaves unexplained, the least that any choice leaves, and whether that tells anything."""
    choices = len({item.choice for item in found})
    heads = ("in full", "part", "decl", "no duty", "incidents", "least")
    rows: list[tuple[Words, ...]] = [("", *heads, "left least by")]
    silent: list[str] = []
    for member in dict.fromkeys(item.member for item in found):
        own = [item for item in found if item.member == member]
        usual = own[0]
        if not any(item.performed or item.unexplained for item in own):
            continue  # nothing is on record, so there is nothing to explain
        least = min(len(item.puzzles) for item in own)
        best = [item for item in own if len(item.puzzles) == least]
        # incidents that tell the best readings from the rest: too few of them tell nothing
        telling = max(len(item.puzzles ^ best[0].puzzles) for item in own)
        if telling < _TOO_FEW or len(best) == len(own):
            silent.append(member)
        names = [item.choice for item in best]
        which = "all alike" if len(best) == len(own) else f"{len(best)} of {len(own)}: {', '.join(names[:2])}"
        numbers = (usual.performed, usual.in_part, usual.declined, usual.without_duty, len(usual.puzzles), least)
        cells = (str(value).rjust(len(head)) for value, head in zip(numbers, heads, strict=True))
        rows.append(
            (sentence_start(archive.voice.name(member)), *cells, which + (" ..." if 2 < len(names) < len(own) else ""))
        )
    made: list[Block] = [
        Para(f"What members did, under {choices} readings and single answers that somebody holds", 0),
        Gap(),
        Table(tuple(rows)),
        Gap(),
        Para(
            "The first five counts are of the default reading, without duties of a belligerent toward its victim. no duty: conduct that "
            "would perform a duty under another choice, or that no choice calls for; it is no breach. incidents: those in which anything is "
            "not performed in full or is done without a duty, one vote each. least: the fewest under any one choice.",
            0,
        ),
    ]
    if silent:
        told_of = archive.voice.series(silent)
        made.append(
            Heading(
                "THE RECORD CANNOT TELL",
                f"readings apart by what is on record of {told_of}: under {_TOO_FEW} incidents differ, or all readings leave as many.",
            )
        )
    made += [
        Heading("WHAT THIS SHOWS", "which reading would make what is on record lawful performance."),
        Heading(
            "WHAT IT DOES NOT",
            "that a member holds that reading, or acted because of it; or that the reading is right. States act for many reasons; "
            "silence, and what a question left open decides, count neither way; a reading under which less is owed, or more counts as "
            "performance, leaves less over whatever anybody did; and a member may read one article in one way and another in another. "
            "Numbers of readings are not chances.",
        ),
        Commands("NEXT", ((f"casus record{filters} --fit --format csv", "every member under every choice"),)),
    ]
    return made
