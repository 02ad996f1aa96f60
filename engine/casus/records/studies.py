"""The record beside the literature: pledge codes derived from the law on file, held against a data set's; published rates; and like incidents."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.history import tenures
from casus.files import bundled
from casus.files.days import show_day
from casus.files.fields import Fields
from casus.files.problems import Problem, offer, quote, wrong
from casus.files.providers import paths_of
from casus.files.tables import DataRow, DataTable, TableColumn
from casus.files.tree import Node, Scalar, read
from casus.law.model import Law
from casus.law.world import LAST_DAY
from casus.scenarios.library import CasusError
from casus.scenarios.model import LIKENESSES, Twin
from casus.show.blocks import Block, Commands, Gap, Heading, Pairs, Para, Table, Words
from casus.words.names import Voice, series

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


class Term(NamedTuple):
    """A code for a term or a condition of the treaty, as written, and from what of the law on file the same is derived.

    One of these: a norm of this `kind` with this `act` stands in the `instrument`, which gives the code `gives`; the months from the
    entry into force to the last day that the rule `term` names; a wording of the rules of `norm` that waits for the word `waits`;
    the default answer to a question is one of `answers` (question=answer).
    """

    code: str
    value: str
    says: str
    kind: str = ""
    act: str = ""
    instrument: str = ""
    gives: str = "1"
    term: str = ""
    norm: str = ""
    waits: str = ""
    answers: tuple[str, ...] = ()


class Coding(NamedTuple):
    """One row of a data set: its codes by kind of pledge, for terms and conditions, and when each state was a member, as written.

    `holder` is who holds its answers to the questions of the law on file.
    """

    name: str
    instrument: str
    holder: str
    codes: dict[str, int]
    other: str
    says: str
    note: str
    terms: tuple[Term, ...]
    members: tuple[tuple[str, str, str], ...]


class OtherKey(NamedTuple):
    """How a data set of others calls an incident or an instrument: its key there, and from when to when it goes there, as written."""

    of: str
    dataset: str
    key: str
    first: str
    last: str
    says: str


class Literature(NamedTuple):
    """What is on file of the literature."""

    studies: tuple[Study, ...] = ()
    codings: tuple[Coding, ...] = ()
    keys: tuple[OtherKey, ...] = ()


def read_literature() -> Literature:
    """What is on file. Raises CasusError for a file with mistakes."""
    files = (*paths_of("literature", "studies.yaml"), *paths_of("literature", "alliances.yaml"))
    found = [_read(Path(path)) for path in files]
    return Literature(*(tuple(chain.from_iterable(part)) for part in zip(*found, strict=True)))


def _read(path: Path) -> Literature:
    problems: list[Problem] = []
    node, found = read(path)
    studies: list[Study] = []
    codings: list[Coding] = []
    keys: list[OtherKey] = []
    if node is not None:
        top = Fields(node, problems, "the file of studies")
        top.pairs("sources")
        for item in top.items("studies"):
            fields = Fields(item, problems, "the study")
            texts = {name: fields.text(name, required=name != "note") for name in Study._fields}
            studies.append(Study(**texts))
            _cited(fields)
        codings += [_coding(item, problems) for item in top.items("codings")]
        for item in top.items("keys"):
            fields = Fields(item, problems, "the key")
            keys.append(OtherKey(*(fields.text(name, required=name in ("of", "key")) for name in OtherKey._fields)))
            _cited(fields)
        top.done()
    if found or problems:
        raise CasusError([*found, *problems], "the file of studies")
    return Literature(tuple(studies), tuple(codings), tuple(keys))


def _cited(fields: Fields) -> None:
    fields.texts("sources")
    fields.done()


def _coding(node: Node, problems: list[Problem]) -> Coding:
    fields = Fields(node, problems, "the coding")
    codes = {key.text: int(value.text) for key, value in fields.pairs("codes") if isinstance(value, Scalar)}
    terms = []
    for item in fields.items("terms"):
        one = Fields(item, problems, "the term")
        texts = {name: one.text(name, default=Term._field_defaults.get(name, "")) for name in Term._fields[:-1]}
        terms.append(Term(**texts, answers=tuple(answer.text for answer in one.texts("answers"))))
        one.done()
    members = []
    for item in fields.items("members"):
        one = Fields(item, problems, "the member")
        members.append((one.text("state", required=True), one.text("from", required=True), one.text("to")))
        one.done()
    name, instrument, holder, other, says, note = (
        fields.text(name) for name in ("name", "instrument", "holder", "other", "says", "note")
    )
    _cited(fields)
    return Coding(name, instrument, holder, codes, other, says, note, tuple(terms), tuple(members))


def read_twins() -> list[Twin]:
    """The pairs of incidents of different alliances that are on file. Raises CasusError for a file with mistakes."""
    problems: list[Problem] = []
    made: list[Twin] = []
    for path in paths_of("literature", "twins.yaml"):
        node, found = read(Path(path), label=bundled.shown_name(path))
        problems += found
        if node is None:
            continue
        top = Fields(node, problems, "the file of twins")
        for item in top.items("twins"):
            fields = Fields(item, problems, "the pair")
            texts = {name: fields.text(name, required=True) for name in ("one", "two", "why", "words", "conduct")}
            more = {name: fields.text(name) for name in ("title", "date", "one_title", "one_date")}
            twin = Twin(fields.id(), likeness=fields.choice("likeness", LIKENESSES, required=True), **texts, **more)
            if any(twin.id == other.id for other in made):
                fields.problem(
                    "double-id", f"two pairs are called {quote(twin.id)}", fields.mark, "give each an id of its own"
                )
            fields.done()
            made.append(twin)
        top.done()
    if problems:
        raise CasusError(problems, "the file of twins")
    return made


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


def compare_terms(law: Law, coding: Coding) -> list[dict[str, Any]]:
    """Each code for a term or a condition: the data set's, that of the law on file in each wording or in the default reading, whether
    they agree (null where the data set has no such code), what it is derived from, and who holds which answer where that is a question."""
    made = []
    for term in coding.terms:
        values, by = _derived(law, coding, term)
        one = (
            values[""] if set(values) == {""} else "; ".join(f"{wording}: {value}" for wording, value in values.items())
        )
        agrees = None if not term.value else set(values.values()) == {term.value}
        row = {
            "code": term.code,
            "says": term.says,
            "dataset": term.value or None,
            "casus": one,
            "agrees": agrees,
            "by": by,
        }
        made.append({**row, "held": {value: list(who) for value, who in _holders(law, term).items()}})
    return made


def _derived(law: Law, coding: Coding, term: Term) -> tuple[dict[str, str], list[str]]:
    """The code in each wording, or under "" where it has one; and the norms, rules or questions that give it."""
    if term.answers:
        usual = law.default_reading()
        questions = dict.fromkeys(answer.partition("=")[0] for answer in term.answers)
        return {"": str(int(any(f"{name}={usual[name]}" in term.answers for name in questions)))}, list(questions)
    if term.term:
        rule = law.rule(term.term)
        assert rule is not None
        first, last = law.instruments[coding.instrument].in_force[:7], show_day(rule.then.day)[:7]  # type: ignore[arg-type]
        months = 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:])
        return {"": str(months)}, [rule.id]
    if term.waits:
        rules = [rule for rule in law.rules() if rule.norm == term.norm]
        waiting = {rule.wording: any(term.waits in str(item) for item in rule.once) for rule in rules}
        return {wording: str(int(waits)) for wording, waits in waiting.items()}, [term.norm]
    where = term.instrument or coding.instrument
    norms = dict.fromkeys(
        rule.norm
        for clause in law.clauses.values()
        for rule in clause.rules
        if clause.instrument == where and rule.then.word == term.kind and ("act", term.act) in rule.then.roles
    )
    return {"": term.gives if norms else "0"}, list(norms)


def _holders(law: Law, term: Term) -> dict[str, tuple[str, ...]]:
    """Who holds an answer that gives 1, and who one that gives 0; of several questions together nothing is said."""
    names = {answer.partition("=")[0] for answer in term.answers}
    found: dict[str, tuple[str, ...]] = {}
    for name in names if len(names) == 1 else ():
        for answer in law.questions[name].answers:
            value = str(int(f"{name}={answer.id}" in term.answers))
            found[value] = (*found.get(value, ()), *answer.held_by)
    return dict(sorted(found.items()))


def answers_of(law: Law, coding: Coding) -> list[tuple[str, str, str]]:
    """The answers that the coders give by their codes and days: question, answer, and the default."""
    return [
        (question.id, answer.id, question.default)
        for question in law.questions.values()
        for answer in question.answers
        if coding.holder and coding.holder in answer.held_by
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
    studies, every, _ = read_literature()
    codings = codings_of(law, every, alliance)
    return {
        "studies": [item._asdict() for item in studies],
        "codings": [
            {
                "name": item.name,
                "instrument": item.instrument,
                "codes": compare_codes(law, item),
                "terms": compare_terms(law, item),
                "answers": {question: answer for question, answer, _ in answers_of(law, item)},
                "members": memberships(law, item),
            }
            for item in codings
        ],
    }


def study_blocks(law: Law, everything: bool = False, alliance: str = "") -> list[Block]:
    """The screen: the codes side by side, the members, then published rates with what they count. alliance: of one system of treaties."""
    studies, every, _ = read_literature()
    codings = codings_of(law, every, alliance)
    if not studies and not codings:
        return [Para("No literature is on file beside this law.", 0)]
    made: list[Block] = []
    shown = codings if everything or alliance else codings[:1]
    for coding in shown:
        made += [*([Gap()] if made else []), *_coding_blocks(law, coding, everything)]
    others = [item for item in codings if item not in shown]
    if others:
        told = f"pledges of {len(PLEDGE_NAMES)} that agree (in full: casus atop SYSTEM): {_agreeing(law, others)}"
        made += [Gap(), Heading("OTHER ALLIANCES", told)]
    made += [
        *([] if others else [Gap()]),
        Heading(
            "PUBLISHED RATES", "not to be set beside those of casus record" + (":" if everything else ": add --all")
        ),
    ]
    if everything:
        words = "They count alliances in wars; casus record counts single duties of single members, mostly short of war, and leaves out "
        made.append(Para(words + "those without a record."))
    for study in studies if everything else ():
        made.append(Para(f"{study.name}: {study.finding} ({study.scope})", 2, 2))
        notes = (("note", study.note),) if study.note else ()
        made.append(Pairs((("unit", study.unit), ("counts", study.counts), *notes), 6, 8))
    more = [] if everything or others else [("casus atop --all", "members, published rates, notes")]
    own = f" --alliance {alliance}" if alliance else ""
    return [*made, Commands("NEXT", ((f"casus record{own} --by clause", "the rates of the record"), *more))]


def _agreeing(law: Law, codings: Sequence[Coding]) -> str:
    """How many pledges of each coding agree, by system of treaties."""
    found: dict[str, list[str]] = {}
    for coding in codings:
        agree = sum(item["agrees"] for item in compare_codes(law, coding))
        found.setdefault(law.instruments[coding.instrument].system, []).append(str(agree))
    return "; ".join(f"{system} {series(numbers)}" for system, numbers in found.items())


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
    judged = [item["agrees"] for item in compare_terms(law, coding) if item["agrees"] is not None]
    same_terms = f", {sum(judged)} of {len(judged)} terms" if judged else ""
    made: list[Block] = [
        Para(
            f"{coding.name}, beside the {law.instruments[coding.instrument].title}: {agree} of {len(PLEDGE_NAMES)} pledges agree{same_terms}",
            0,
        ),
        Gap(),
        Table(tuple(rows)),
        Para(
            "1: a duty or a ban of that kind stands in the instrument."
            + (" A norm has its kind from the law files, one kind each." if everything else ""),
            0,
        ),
        *_term_blocks(law, coding, voice),
    ]
    if everything:
        table: list[tuple[Words, ...]] = [("MEMBER", "data set", "bound by the law on file")]
        table += [(item["state"], item["dataset"], item["casus"]) for item in memberships(law, coding)]
        made += [Gap(), Table(tuple(table)), *([Para(coding.note, 0)] if coding.note else [])]
        if coding.other:
            made.append(Para(f"Not derived, for the law on file has no words for them: {coding.other}", 0))
    made.append(Para(coding.says, 0))
    answers = answers_of(law, coding)
    if answers:
        told = (
            f"{name}={answer}{'' if answer == usual else f' (the default: {usual})'}" for name, answer, usual in answers
        )
        made.append(
            Para(
                f"Its days are answers to questions of the law, held by {voice.name(coding.holder)}: {', '.join(told)}.",
                0,
            )
        )
    return made


def _term_blocks(law: Law, coding: Coding, voice: Voice) -> list[Block]:
    """The codes for terms and conditions side by side; below, who holds what where the law leaves one to a question."""
    found = compare_terms(law, coding)
    if not found:
        return []
    rows: list[tuple[Words, ...]] = [("TERM", "data set", "law on file", "", "what it says, and by what")]
    told: list[Block] = []
    for row in found:
        same = {None: "", True: "agree", False: "differ"}[row["agrees"]]
        by = [name if name in law.questions else voice.paragraph(name) for name in row["by"]]
        rows.append((row["code"], row["dataset"] or "no code", row["casus"], same, f"{row['says']}: {', '.join(by)}"))
        if row["held"]:
            sides = (
                f"{value} by {voice.series(who) if who else 'nobody on file'}" for value, who in row["held"].items()
            )
            told.append(Para(f"{row['code']}: {'; '.join(sides)}", 2, 2))
    return [Gap(), Table(tuple(rows)), *told]


def keys_table(incidents: Iterable[str]) -> DataTable:
    """The keys that other data sets have for some incidents, as a table of the export."""
    told = set(incidents)
    rows: list[DataRow] = [
        {
            "incident": item.of,
            "dataset": item.dataset,
            "key": item.key,
            "first": item.first,
            "last": item.last,
            "says": item.says,
        }
        for item in read_literature().keys
        if item.of in told
    ]
    columns = (
        TableColumn("incident", "id of the scenario", refers=("incidents", "incident")),
        TableColumn("dataset", "the data set of others, with its version"),
        TableColumn("key", "the number of the dispute there"),
        TableColumn("first", "the day on which it begins there", "day"),
        TableColumn("last", "the day on which it ends there", "day"),
        TableColumn("says", "between whom, and what of it falls on days of the incident"),
    )
    says = (
        "Disputes of other data sets that have an incident of their own, between two states of the file, on days of the file. MID ends with "
        "2014; no such dispute was found for the incidents up to then that are not named here"
    )
    return DataTable("incident_keys", says, ("incident", "dataset", "key"), columns, tuple(rows))


__all__: Sequence[str] = (
    "Coding",
    "Literature",
    "OtherKey",
    "Study",
    "Term",
    "answers_of",
    "compare_codes",
    "compare_terms",
    "derived",
    "keys_table",
    "memberships",
    "read_literature",
    "study_blocks",
    "study_values",
)
