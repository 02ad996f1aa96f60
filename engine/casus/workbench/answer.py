"""What follows in a state of the workbench: the verdict, who differs, what was done, what a change did, and why; and what came of a task."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    SETTLED,
    SO_FAR,
    TRIGGERED,
    Row,
    foremost,
    most_disputed,
    owed,
)
from casus.interface.assessing import Assessment
from casus.interface.trying import Comparison
from casus.law.model import Law
from casus.show.compare import Told, same
from casus.show.grounds import Group
from casus.show.report import IMAGINED
from casus.show.report_answer import AnswerSection
from casus.show.view import Absent, View, counted_pledge
from casus.words.names import READ_WORDS, Voice, sentence_start, series
from casus.workbench.address import ACCOUNT, ANSWER, IS, LEARN, Asked, Change, State, fields, number
from casus.workbench.case import fault_words

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


class Turning(NamedTuple):
    """A smallest set of other answers and accounts with the word for what it leads to.

    `conditions` has each in words, with who holds it. `href` takes all of it, empty where no address can.
    """

    mark: str
    conditions: tuple[str, ...]
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
    because: str = ""

    @property
    def head(self) -> str:
        """The sentence without the reason at its end, for a headline."""
        return self.sentence.removesuffix(f": {self.because}")


class Verdict(NamedTuple):
    """What matters most: its duty, what else it could be and under what, what members did, and who denies it.

    `unrecorded`: why there is no record to hold it against, where there is none.
    """

    duty: Duty
    turns: tuple[Turning, ...]
    untried: tuple[str, ...]
    record: tuple[Record, ...]
    unrecorded: str
    bearer: str
    deniers: str = ""
    toward: str = ""


class Line(NamedTuple):
    """One thing that differs: what, and both sides in words. Of a status each side has its mark, and how far it is disputed."""

    label: str
    before: str
    after: str
    marks: tuple[tuple[str, str], tuple[str, str]] | None = None


class Difference(NamedTuple):
    """One norm that a change made different, and in what."""

    name: str
    clause: str
    who: str
    lines: tuple[Line, ...]


class Delta(NamedTuple):
    """What a change did: in words, what differs, why, and how much is the same."""

    changes: tuple[str, ...]
    differences: tuple[Difference, ...]
    why: tuple[str, ...]
    same: str
    cautions: tuple[str, ...]


class Answer:
    """The answer of one state, from its assessment."""

    def __init__(
        self,
        state: State,
        now: Assessment,
        norm: str = "",
        bearer: str = "",
        settled: Callable[[State], State] = lambda state: state,
    ) -> None:
        """settled: a state without what is taken in it and would be taken anyway."""
        self.state = state
        self.settled = settled
        self.now = now
        self.view: View = now.view()
        self.voice = self.view.voice
        self.section = AnswerSection(self.view)
        self.norm, self.bearer = norm, bearer

    # ---- the norms ----

    def duties(self) -> list[Duty]:
        """All that is told, in the order of a report: duties with the pledges that are not owed, broken bans, and the rest.

        A pledge that is owed and of which another event is disputed stands among the rest with that event.
        """
        view = self.view
        live = {group.norm for group in view.duties}
        pledges = [item for item in self.section.absent if item.norm not in live and counted_pledge(item, self.voice)]
        rest = [item for item in self.section.absent if item not in pledges]
        before, after = self.section.around(pledges)
        others = [*view.breaches, *view.others]
        made = [*map(self._absent, before), *map(self._group, self.section.by_treaty()), *map(self._absent, after)]
        made += [*map(self._group, others), *map(self._absent, rest)]
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
            return f"{act.name}: broken {pair}{self.view.assuming(group.rows)}"
        if group.status in (DORMANT, LAPSED):
            verb = "waits for" if group.status == DORMANT else "waited for"
            name = self.view.name(group.act, group.norm) if len(self.view.engaged) > 1 else act.name
            return f"{name}{f' toward {toward}' if toward else ''} {verb} {self.view.waits(group)}"
        if group.kind != "duty":
            said = self.voice.fill(act.phrase, {"bearer": self._bearers(group), "toward": toward or "itself"})
            return sentence_start(said)
        said = self.voice.fill(act.phrase, {"bearer": self.section.subject(group), "toward": toward or "the others"})
        if len(self.view.engaged) > 1:  # of which treaty, as in a report
            said += f" ({self.voice.paragraph(group.norm)})"
        late = ", due at once" if group.deadline == "immediately" and group.status == TRIGGERED else ""
        return f"{sentence_start(said)}{late}{self.view.assuming(group.rows)}"

    def _bearers(self, group: Group) -> str:
        names = self.voice.ordered(group.bearers)
        return self.voice.series(names) if len(names) <= 3 else f"each of {len(names)} states"

    def _absent(self, item: Absent) -> Duty:
        rows = [row for row in item.rows if row.bound and row.trigger]
        bearers = tuple(self.voice.name(one) for one in self.voice.ordered(row.bearer for row in rows))
        towards = self.voice.series(row.toward for row in rows) if rows else ""
        out_of = "" if self.section.elsewhere(item) else self._out_of(item)
        why = f"{out_of}{self.section.elsewhere(item)}{f': {item.why}' if item.why else ''}"
        name, rule = self.voice.act_name(item.act), item.rule
        told = self.view.name(item.act, item.norm) if len(self.view.engaged) > 1 else name
        return Duty(
            item.norm,
            self.voice.paragraph(item.norm),
            name,
            "duty",
            *stands(item.status, "duty"),
            f"{told}{f' toward {towards}' if towards else ''}: not owed{why}",
            *self._doubt([row for row in item.rows if row.trigger]),
            bearers,
            towards,
            "",
            sentence_start(self.voice.wording(item.norm, rule.wording, rule.id)),
            "",
            "",
            self._why(item.norm, min(rows, key=foremost).bearer if rows else ""),
            item.why,
        )

    def _out_of(self, item: Absent) -> str:
        """For which event a duty is not owed that is owed for another."""
        if not any(group.norm == item.norm for group in self.view.duties):
            return ""
        told = [event for row in item.rows if (event := self.now.scenario.event(row.trigger)) is not None]
        return f" where {series(list(dict.fromkeys(self.voice.event(event, self.view.run.choice) for event in told)))}"

    def _doubt(self, rows: Sequence[Row]) -> tuple[str, str]:
        """How far it is disputed, as a word and as it is told; the word is empty where the norm is out of the question, or that was not asked."""
        word = most_disputed(row.standing for row in rows)
        asked = [row for row in self.now.norms if row.kind in ("duty", "breach") and row.bound and row.trigger]
        if not rows and all(row.standing for row in asked):
            return "", "not contested" if self.view.sure else "not contested, as far as looked"
        if word == SO_FAR:
            return SETTLED, SO_FAR
        return (word if word in (CONTESTED, ARGUABLE) else SETTLED if word else ""), self.view.how_far(rows)

    def _why(self, norm: str, bearer: str) -> str:
        return f"{self.state.address(norm=norm, **{'for': bearer})}#why"

    # ---- the verdict ----

    def verdict(self, duties: Sequence[Duty]) -> Verdict | None:
        """What stands at the head of the answer; none where no norm on file speaks of the case."""
        if not duties:
            return None
        first = duties[0]
        rows = [row for row in self.now.norms if row.norm == first.norm and row.bound and row.trigger]
        live = [row for row in rows if row.status in LIVE] or rows
        lead = min(live, key=foremost, default=None)
        untried = tuple(dict.fromkeys(one for row in rows for one in row.untried))
        turns = tuple(self._turns(first.norm)) if first.standing in (CONTESTED, ARGUABLE) else ()
        alive = first.kind == "duty" and any(row.status in LIVE for row in live)
        arose = alive and any(row.status in (TRIGGERED, ENDED) for row in live)
        record = tuple(self._record(live)) if alive else ()
        denied = self.voice.series(name for row in rows for name in row.denied_by)
        bearer = self.bearer or (lead.bearer if lead else "")
        done = any(not entry.denied for entry in self.now.scenario.conduct)
        nothing = "It is not owed here." + " What was done all the same is told with the incident." * done
        none = f"{sentence_start(IMAGINED)}." if arose else nothing
        return Verdict(
            first, turns, untried, record, "" if record else none, bearer, denied, lead.toward if lead else ""
        )

    def stand(self) -> str:
        """In which reading and by whose account of each dispute the answer is given."""
        versions = self.view.run.choice.versions
        held = [
            f"of {self.voice.series(version.held_by) or 'nobody on file'} ({dispute.id})"
            for dispute in self.now.scenario.disputes
            for version in [dispute.version(versions.get(dispute.id, dispute.default))]
        ]
        accounts = f", on the account {series(held)}" if held else ""
        return f"{sentence_start(self.view.reading())}{accounts}."

    def nothing(self) -> str:
        """What is said where no norm is told: that nothing is triggered, and how sure that is; empty where nothing can be said."""
        return self.section.nothing() if not self.view.duties else ""

    def limits(self) -> list[str]:
        """Of whom nothing is said, how far a named reading goes, what is owed to both sides, and what was not looked at."""
        return [*self.section.limits(), *self.section.cautions()]

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
            asks = self.view.law.questions[part["id"]].asks if part["what"] == "question" else ""
            said = " or ".join(f"{sentence_start(one['says'])} ({self._by(part, one)})" for one in part["values"])
            conditions.append(f"{asks} {said}".strip())
            kind = {"account": ACCOUNT, "question": ANSWER}.get(part["what"])
            told = told and kind is not None
            if kind is not None:  # of several that will do, the first
                changes.append(Change(kind, f"{part['id']}={part['values'][0]['value']}"))
        href = self.settled(self.state.plus(*changes)).step_from(self.state) if told else ""
        return Turning(stands(one["status"], kind_of)[1], tuple(conditions), href, held)

    def _by(self, part: dict[str, Any], value: dict[str, Any]) -> str:
        """Who holds a value."""
        return "the file is silent" if part["what"] == "silence" else self.voice.holders(value["held_by"])

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


def owed_now(told: Sequence[Duty], on_file: Sequence[Duty]) -> list[str]:
    """What a headline adds where its own duty was not owed: the duties that a change made owed, and how far disputed."""
    if not told or not on_file or told[0].word in (OWED, OVER):
        return []
    before = {(one.norm, one.toward) for one in on_file if one.mark == OWED}
    made = [one for one in told if one.mark == OWED and (one.norm, one.toward) not in before]
    return [f"{one.sentence}: {one.doubt or 'not asked how far disputed'}" for one in made]


def same_in_all(statuses: Collection[str]) -> str:
    """What a grid says in all its cells where their words differ: that it is owed, or that it is not; empty where the cells differ on that, or not at all."""
    words = {stands(status, "duty")[1] for status in statuses}
    owed_there = {owed(status) for status in statuses}
    return (OWED if True in owed_there else NOT_OWED) if len(words) > 1 and len(owed_there) == 1 else ""


# ---- what a change did -----------------------------------------------------------------------------------------------


def delta(compared: Comparison, whole: Comparison, voice: Voice) -> Delta:
    """What a change did, from two assessments held against each other, in the words of casus whatif. whole: what made the second of the file."""
    values = compared.values()
    made = [Difference(one.name, one.clause, one.who, tuple(_lines(one))) for one in compared.told()]
    changes = tuple(change_told(voice, whole, change) for change in values["changes"])
    return Delta(changes, tuple(made), tuple(values["why"]), same(values["same"]), tuple(values["check"]))


def _lines(told: Told) -> Iterable[Line]:
    """What differs of a norm; the status only where it does."""
    for label, before, after in told.lines:
        if label != "status":
            yield Line(label, before, after)
        elif before != after:
            one, two = (_side(*side, told.kind) for side in told.sides)
            yield Line(label, before, after, (one, two))


def _side(status: str, standing: str, kind: str) -> tuple[str, str]:
    """How a norm stands on one side: its mark and the word, and how far it is disputed."""
    if not status:
        return NOT_OWED, "not broken" if kind == "breach" else NOT_TRIGGERED
    mark, word = stands(status, kind)
    return mark, f"{word}, {standing}" if standing not in ("", SETTLED) else word


def change_told(voice: Voice, whole: Comparison, change: str) -> str:
    """A change as a reader is told it: of an event that is added, its sentence in place of the entry of a file."""
    name = whole.added.get(change, "")
    event = whole.sides[1].scenario.event(name) if name else None
    return f"added: {voice.event(event)}" if event is not None else change


class Exercises:
    """The tasks of `casus learn` that can be done on a page. `casus.learn` is loaded when the first one is asked for."""

    def __init__(self, law: Law) -> None:
        from casus.learn import reader, screens, session, task

        self.reader, self.screens, self.words = reader, screens, task
        self.courses = reader.load_courses()
        self.bench = session.Bench(law)
        self.origins = session.origins

    def beside(self, state: State) -> dict[str, Any]:
        """What stands above a case on which a task is done. Raises CasusError for a task that is not on file."""
        task = self.reader.find_task(self.courses, state.task)[1]
        check = state._replace(task="").address(**{LEARN: task.id, "tries": "1"})
        return {"task": task, "paragraphs": self._told(task), "check": check, "back": f"./?{LEARN}={task.id}"}

    def cases(self, name: str) -> dict[str, str]:
        """The scenario of a task by its name, with its path: some stand beside the task only."""
        task = self.reader.find_task(self.courses, name)[1]
        return {task.scenario: str(self.bench.path(task, task.scenario))} if task.scenario else {}

    def page(self, told: Asked) -> dict[str, Any]:
        """What a page shows: all tasks; or one, with its fields, and what came of what stands in them. Raises CasusError for no task."""
        from casus.learn.checks import check_work

        screens, more = self.screens, told.more
        if not more[LEARN]:
            listed = [(one, [task for task in one.tasks if task.kind in screens.HERE]) for one in self.courses]
            return {"task": None, "courses": listed, "kinds": self.words.TASK_KINDS}
        course, task = self.reader.find_task(self.courses, more[LEARN])
        given, tries, hint = dict(fields(more, IS)), number(more, "tries"), number(more, "hint")
        here = task.kind in screens.HERE
        text = self.words.file_text(task, given, told.state.edits())
        result = check_work(self.bench, task, text) if tries and here else None
        why = bool(more.get("why")) or tries >= course.tries
        shown, kept = screens.parts_shown(result, False, why, asked=True)[::2] if result is not None else ([], False)
        done = result is not None and result.done
        accounts = tuple(Change(ACCOUNT, f"{name}={value}") for name, value in task.accounts)
        state = told.state._replace(task=task.id) if told.state.on else State(task.scenario, accounts, task=task.id)
        return {
            "task": task,
            "course": course,
            "number": self.reader.number_of(self.courses, task),
            "kind": self.words.TASK_KINDS[task.kind],
            "here": here,
            "paragraphs": self._told(task),
            "meanings": self.words.meanings_of(task.asks),
            "fields": screens.fields_of(task, self.bench.law, given),
            "given": [*told.state.pairs()] * bool(told.state.on) + [(f"{IS}{name}", given[name]) for name in given],
            "case": state.address(norm=task.goal.norm, **{"for": task.goal.bearer}) if task.goal is not None else "",
            "tries": tries,
            "result": result,
            "shown": shown,
            "kept": kept,
            "faults": [*map(fault_words, result.problems)] if result is not None else [],
            "hints": task.hints[: max(hint, int(kept))],
            "sources": [one.line for one in self.origins(self.bench, task)] if done else [],
            "after": screens.next_task_after(self.courses, task) if done else None,
        }

    def _told(self, task: Any) -> list[str]:
        """What a task tells, in paragraphs; what is done with a file is left out."""
        return [text.strip() for text in self.words.paragraphs(task.text) if text.strip()]
