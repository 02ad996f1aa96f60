"""What follows in a state of the workbench: the verdict, who differs, what was done, what a change did, and why."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    SETTLED,
    SO_FAR,
    TRIGGERED,
    Row,
    foremost,
    most_disputed,
)
from casus.interface.assessing import Assessment
from casus.interface.trying import Comparison
from casus.show.compare import same
from casus.show.grounds import Group
from casus.show.report_answer import AnswerSection
from casus.show.view import Absent, View, counted_pledge
from casus.words.names import READ_WORDS, Voice, sentence_start
from casus.workbench.address import ACCOUNT, ADD, ANSWER, DROP, Change, State

OWED, WAITS, NOT_OWED, BROKEN, OVER, MAY, COUNTS = "owed", "waits", "not owed", "broken", "ended", "may", "counts"
"""What a mark says the law asks, one word each."""
_OF_STATUS = {TRIGGERED: OWED, DORMANT: WAITS, ENDED: OVER, LAPSED: OVER}
_OF_KIND = {"permission": MAY, "power": MAY, "finding": COUNTS}


_NOT_SO = {"duty": NOT_OWED, "breach": "not broken"}


def stands(status: str, kind: str) -> tuple[str, str]:
    """How a norm of some kind stands: its mark, and the word beside it."""
    if status == TRIGGERED:
        mark = BROKEN if kind == "breach" else _OF_KIND.get(kind, OWED)
        return mark, mark
    if status in _OF_STATUS:
        return _OF_STATUS[status], LAPSED if status == LAPSED else _OF_STATUS[status]
    return NOT_OWED, status if status == NOT_IN_FORCE else _NOT_SO.get(kind, "not so")


class Condition(NamedTuple):
    """Something that would have to be so: in words, with who holds it."""

    words: str
    holders: str


class Turning(NamedTuple):
    """A smallest set of other answers and accounts with the word for what it leads to; `href` takes all of it, empty where no address can."""

    mark: str
    conditions: tuple[Condition, ...]
    href: str
    held: bool


class Deed(NamedTuple):
    """One entry of the record that bears on a duty, and what it counts as."""

    date: str
    says: str
    extent: str
    counts: bool
    sources: tuple[tuple[str, str], ...]


class Record(NamedTuple):
    """What one member did about a duty: the verdict, and its deeds."""

    who: str
    verdict: str
    deeds: tuple[Deed, ...]


class Duty(NamedTuple):
    """One norm in a sentence, with its mark and how far it is disputed; `why` leads to its ladder."""

    norm: str
    clause: str
    name: str
    kind: str
    mark: str
    word: str
    sentence: str
    standing: str
    doubt: str
    bearers: tuple[str, ...]
    toward: str
    since: str
    wording: str
    record: str
    waits: str
    why: str


class Verdict(NamedTuple):
    """What matters most: its duty, what else it could be and under what, what members did, and where the reader stands."""

    duty: Duty
    turns: tuple[Turning, ...]
    untried: tuple[str, ...]
    record: tuple[Record, ...]
    stand: str
    bearer: str
    deniers: str = ""


class Difference(NamedTuple):
    """One norm that a change made different: before and after, each a word and how far it is disputed."""

    name: str
    clause: str
    who: str
    before: tuple[str, str, str]
    after: tuple[str, str, str]


class Delta(NamedTuple):
    """What a change did: in words, what differs, why, and how much is the same."""

    changes: tuple[str, ...]
    differences: tuple[Difference, ...]
    why: tuple[str, ...]
    same: str
    cautions: tuple[str, ...]


class Answer:
    """The answer of one state, from its assessment."""

    def __init__(self, state: State, now: Assessment, norm: str = "", bearer: str = "") -> None:
        self.state = state
        self.now = now
        self.view: View = now.view()
        self.voice = self.view.voice
        self.section = AnswerSection(self.view)
        self.norm, self.bearer = norm, bearer

    # ---- the norms ----

    def duties(self) -> list[Duty]:
        """All that is told, what matters most first: pledges that are not owed, duties, broken bans, and the rest."""
        view = self.view
        live = {group.norm for group in view.duties}
        absent = [item for item in self.section.absent if item.norm not in live]
        first = [self._absent(item) for item in absent if counted_pledge(item, self.voice)]
        rest = [self._absent(item) for item in absent if not counted_pledge(item, self.voice)]
        groups = [*view.duties, *view.breaches, *view.others]
        made = [*first, *(self._group(group) for group in groups), *rest]
        return sorted(made, key=lambda duty: self.norm not in (duty.norm, duty.clause)) if self.norm else made

    def _group(self, group: Group) -> Duty:
        view = self.view
        mark, word = stands(group.status, group.kind)
        record, _see = view.record(group)
        return Duty(
            group.norm,
            self.voice.paragraph(group.norm),
            self.voice.act_name(group.act),
            group.kind,
            mark,
            word,
            self._sentence(group),
            *self._doubt(group.rows),
            tuple(self.voice.name(one) for one in self.voice.ordered(group.bearers)),
            view.toward(group),
            view.since(group),
            sentence_start(view.wording(group)),
            record,
            view.waits(group) if group.status == DORMANT else "",
            self._why(group.norm, group.bearers[0]),
        )

    def _sentence(self, group: Group) -> str:
        """The norm as a sentence without its end."""
        act = self.view.law.vocabulary.acts.get(group.act)
        toward = self.view.toward(group)
        self.section.named = ()
        if act is None:
            return sentence_start(self.voice.titled(group.act, group.norm))
        if group.kind == "breach":
            pair = f"by {self.voice.series(group.bearers)} toward {self.voice.series(group.towards)}"
            return f"{act.name}: broken {pair}"
        if group.status in (DORMANT, LAPSED):
            verb = "waits for" if group.status == DORMANT else "waited for"
            return f"{act.name}{f' toward {toward}' if toward else ''} {verb} {self.view.waits(group)}"
        if group.kind != "duty":
            said = self.voice.fill(act.phrase, {"bearer": self._bearers(group), "toward": toward or "itself"})
            return sentence_start(said)
        said = self.voice.fill(act.phrase, {"bearer": self.section.subject(group), "toward": toward or "the others"})
        late = ", due at once" if group.deadline == "immediately" and group.status == TRIGGERED else ""
        return f"{sentence_start(said)}{late}"

    def _bearers(self, group: Group) -> str:
        names = self.voice.ordered(group.bearers)
        return self.voice.series(names) if len(names) <= 3 else f"each of {len(names)} states"

    def _absent(self, item: Absent) -> Duty:
        rows = [row for row in item.rows if row.bound] or list(item.rows)
        bearers = tuple(self.voice.name(one) for one in self.voice.ordered(row.bearer for row in rows))
        towards = self.voice.series(row.toward for row in rows) if rows else ""
        why = f": {item.why}" if item.why else ""
        name = self.voice.act_name(item.act)
        rule = item.rule
        return Duty(
            item.norm,
            self.voice.paragraph(item.norm),
            name,
            "duty",
            *stands(item.status, "duty"),
            f"{name}{f' toward {towards}' if towards else ''}: not owed{why}",
            *self._doubt(item.rows),
            bearers,
            towards,
            "",
            sentence_start(self.voice.wording(item.norm, rule.wording, rule.id)),
            "",
            "",
            self._why(item.norm, min(rows, key=foremost).bearer if rows else ""),
        )

    def _doubt(self, rows: Sequence[Row]) -> tuple[str, str]:
        """How far it is disputed, as a word and as it is told."""
        word = most_disputed(row.standing for row in rows)
        if word == SO_FAR:
            return SETTLED, SO_FAR
        return (word if word in (CONTESTED, ARGUABLE) else SETTLED if word else ""), word

    def _why(self, norm: str, bearer: str) -> str:
        return f"{self.state.address(norm=norm, **{'for': bearer})}#why"

    # ---- the verdict ----

    def verdict(self, duties: Sequence[Duty]) -> Verdict | None:
        """What stands at the head of the answer; none where no norm on file speaks of the case."""
        if not duties:
            return None
        first = duties[0]
        rows = [row for row in self.now.norms if row.norm == first.norm and row.bound]
        live = [row for row in rows if row.status in LIVE] or rows
        lead = min(live, key=foremost, default=None)
        untried = tuple(dict.fromkeys(one for row in rows for one in row.untried))
        turns = tuple(self._turns(first.norm)) if first.standing in (CONTESTED, ARGUABLE) else ()
        record = tuple(self._record(live)) if first.kind == "duty" and any(row.status in LIVE for row in live) else ()
        denied = self.voice.series(name for row in rows for name in row.denied_by)
        bearer = self.bearer or (lead.bearer if lead else "")
        return Verdict(first, turns, untried, record, self.stand(), bearer, denied)

    def stand(self) -> str:
        """In which reading and by whose account the answer is given."""
        told = [sentence_start(self.view.reading())]
        versions = self.view.run.choice.versions
        held = {
            name
            for dispute in self.now.scenario.disputes
            for name in dispute.version(versions.get(dispute.id, dispute.default)).held_by
        }
        if held:
            told.append(f"on the account of {self.voice.series(held)}")
        return ", ".join(told) + "."

    def _turns(self, norm: str) -> Iterable[Turning]:
        """The smallest sets that lead to another status than that of here."""
        for item in self.now.turns_on(norm, all=True).values()["contested"]:
            for one in (*item["sets"], *item["sets_unheld"]):
                if one["here"] or one["status"] == item["status"]:
                    continue
                yield self._turning(one, item["kind"], one in item["sets"])

    def _turning(self, one: dict[str, Any], kind_of: str, held: bool) -> Turning:
        conditions, changes, told = [], [], True
        for part in one["parts"]:
            value = part["values"][0]
            who = self.voice.listed(value["held_by"]) if value["held_by"] else ""
            asks = self.view.law.questions[part["id"]].asks if part["what"] == "question" else ""
            conditions.append(Condition(f"{asks} {sentence_start(value['says'])}".strip(), who))
            kind = {"account": ACCOUNT, "question": ANSWER}.get(part["what"])
            told = told and kind is not None
            if kind is not None:
                changes.append(Change(kind, f"{part['id']}={value['value']}"))
        href = self.state.plus(*changes).address() if told else ""
        return Turning(stands(one["status"], kind_of)[1], tuple(conditions), href, held)

    def _record(self, rows: Sequence[Row]) -> Iterable[Record]:
        """What each bearer did, one row each."""
        if self.view.imagined:
            return
        firsts: dict[str, Row] = {}
        for row in sorted(rows, key=foremost):
            firsts.setdefault(row.bearer, row)
        events = {event.id: event for event in self.now.scenario.events}
        for bearer in self.voice.ordered(firsts):
            row = firsts[bearer]
            deeds = []
            for deed in row.deeds:
                event = events.get(deed.event)
                if event is None:
                    continue
                cites = [self.voice.source(cite, self.now.scenario.sources) for cite in event.cites]
                sources = tuple((one.ref, READ_WORDS[one.read]) for one in cites)
                said = sentence_start(self.voice.deed(event))
                deeds.append(Deed(self.voice.when(event), said, deed.extent, deed.counts, sources))
            yield Record(self.voice.name(bearer), row.performance, tuple(deeds))


# ---- what a change did -----------------------------------------------------------------------------------------------


def delta(compared: Comparison, voice: Voice, words: Callable[[str], str]) -> Delta:
    """What a change did, from two assessments held against each other. words: what was changed, as a reader is told it."""
    values = compared.values()
    made = []
    for item in values["changed"]:
        pair = item["bearers"][0]
        who = voice.listed(one["bearer"] for one in item["bearers"])
        name, clause = voice.act_name(item["act"]), voice.paragraph(item["norm"])
        sides = [_side(pair[side], item["kind"]) for side in ("before", "after")]
        toward = f" -> {voice.name(item['toward'])}" if item["toward"] and item["toward"] != who else ""
        made.append(Difference(name, clause, f"{who}{toward}", sides[0], sides[1]))
    changes = tuple(words(change) for change in values["changes"])
    return Delta(changes, tuple(made), tuple(values["why"]), same(values["same"]), tuple(values["check"]))


def _side(side: dict[str, Any] | None, kind: str) -> tuple[str, str, str]:
    """One side of what differs: its mark, the word, and how far it is disputed."""
    if side is None:
        return NOT_OWED, "does not arise", ""
    standing = side["standing"] if side["standing"] != SETTLED else ""
    return *stands(side["status"], kind), standing


_ADDED = re.compile(r"(?:added: )?\{(?:id: [^,]*, )?([a-z_]+): \{([^{}\[\]]*)\}.*\}")


def told(view: View, change: str) -> str:
    """A change as a reader is told it: of what is added, its sentence in place of the entry of a file."""
    found = _ADDED.fullmatch(change)
    word = view.law.vocabulary.predicates.get(found[1]) if found is not None else None
    if found is None or word is None:
        return change
    given = dict(part.split(": ", 1) for part in found[2].split(", ") if ": " in part)
    said = {role.name: view.voice.value(role, given[role.name]) for role in word.roles if role.name in given}
    missing = {role.name: "somebody" for role in word.roles if not role.optional and role.name not in given}
    return f"added: {view.voice.fill(word.phrase, {**missing, **said})}"


def change_words(view: View, change: Change) -> str:
    """A change that is offered, in words."""
    if change.kind == ADD:
        return told(view, change.text).removeprefix("added: ")
    event = view.scenario.event(change.text) if change.kind == DROP else None
    if event is not None:
        return f"it did not happen that {view.voice.event(event, view.run.choice)}"
    if change.kind == ACCOUNT:
        dispute = next((one for one in view.scenario.disputes if one.id == change.name), None)
        found = next((one for one in dispute.versions if one.id == change.value), None) if dispute else None
        held = f" ({view.voice.holders(found.held_by)})" if found is not None else ""
        return f"{found.says.strip().rstrip('.') or change.text}{held}" if found is not None else change.text
    question = view.law.questions.get(change.name) if change.kind == ANSWER else None
    answer = question.answer(change.value) if question is not None else None
    if question is not None and answer is not None:
        return (
            f"{question.asks} {sentence_start(answer.says.strip().rstrip('.'))} ({view.voice.holders(answer.held_by)})"
        )
    return change.text
