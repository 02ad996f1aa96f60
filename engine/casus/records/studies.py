"""The record beside the literature: pledge codes derived from the law on file, held against a data set's; and published rates."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.history import tenures
from casus.files.days import show_day
from casus.files.fields import Fields
from casus.files.problems import Problem
from casus.files.providers import paths_of
from casus.files.tree import Node, Scalar, read
from casus.law.model import Law
from casus.law.world import LAST_DAY
from casus.scenarios.library import CasusError
from casus.show.blocks import Block, Commands, Gap, Heading, Pairs, Para, Table, Words
from casus.words.names import Voice

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
    for path in paths_of("literature", "studies.yaml"):
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


def study_values(law: Law) -> dict[str, Any]:
    """Everything as plain values."""
    studies, codings = read_literature()
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


def study_blocks(law: Law, everything: bool = False) -> list[Block]:
    """The screen: the codes side by side, the members, then published rates with what they count."""
    studies, codings = read_literature()
    if not studies and not codings:
        return [Para("No literature is on file beside this law.", 0)]
    made: list[Block] = []
    for coding in codings:
        made += _coding_blocks(law, coding, everything)
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
        Para(f"Not derived, for the law on file has no words for them: {coding.other}", 0),
    ]
    if everything:
        table: list[tuple[Words, ...]] = [("MEMBER", "data set", "bound by the law on file")]
        table += [(item["state"], item["dataset"], item["casus"]) for item in memberships(law, coding)]
        made += [Gap(), Table(tuple(table)), Para(coding.note, 0)]
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
