"""Why a norm holds, as a tree down to events and sources; and why one does or does not, in plain lines."""

from collections.abc import Iterable
from typing import NamedTuple

from casus.ask.reasons import (
    FILE_SILENT,
    MOST_DEPTH,
    OTHERWISE,
    READING_NO,
    TOLD_OTHERWISE,
    comes_near,
    reason_words,
    reasons,
    untold,
)
from casus.ask.turns_on import ORDER, asked, bare, held_by, said
from casus.assessment.engine import Run
from casus.assessment.occasions import why_not
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DENIED,
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    MET,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    SO_FAR,
    TRIGGERED,
    Row,
    Turn,
    Way,
    differs,
)
from casus.assessment.statuses import Standing
from casus.files.days import show_day
from casus.files.sources import Cite
from casus.law.conditions import Comparison
from casus.law.model import Exception_, Rule
from casus.logic.terms import Atom, Firing, Var
from casus.words.names import READ_WORDS, Voice, host, sentence_start, series, short_name
from casus.words.statements import Speaker

MOST_LEAVES = 3
MOST_TURNS = 3
MOST_SOURCES = 2
OTHER_ANSWER = "Only with another answer than the one taken here"
"""Begins what a rule says that rests on an answer which is not taken: no words of the law."""

_HIDDEN = ("day", "while", "asked")


class ProofNode(NamedTuple):
    """One line of a proof: a sentence, who vouches for it (file, law or reading, with a name), its sources, and what it rests on."""

    sentence: str
    origin: str
    name: str
    cites: tuple[Cite, ...] = ()
    children: tuple["ProofNode", ...] = ()


class Explanation(NamedTuple):
    """The answer to "why?" or "why not?" for one norm of one bearer.

    `row` is the row asked about; `proof` is set where the norm holds (triggered, dormant, ended or lapsed); `ways` where something fails.
    """

    row: Row
    sentence: str
    proof: ProofNode | None
    exceptions: tuple[tuple[Exception_, str, str], ...]
    ways: tuple[Way, ...]


class Explainer:
    """Builds explanations from the proofs of one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.law = run.law
        self.say = Speaker(run.law, run.scenario)
        self.proofs = run.proofs()
        self.origins = run.compiled.origins

    def explain(self, row: Row) -> Explanation:
        """The explanation of a row."""
        key = row.key
        standing = self.run.all.get(key)
        sentence = self.say.key(key)
        live = row.status in LIVE and standing is not None and standing.firing is not None
        proof = (
            self.proof(standing.firing, sentence)
            if live and standing is not None and standing.firing is not None
            else None
        )
        exceptions = self.exceptions(standing) if live and standing is not None else ()
        waiting = row.status not in ("triggered", "ended")
        trigger = row.trigger if row.trigger in self.run.case.events else ""  # another account tells of it
        ways = tuple(why_not(self.run, row.norm, row.bearer, row.toward, trigger)) if waiting else ()
        return Explanation(row, sentence, proof, exceptions, ways)

    def proof(self, firing: Firing, sentence: str) -> ProofNode:
        """The tree of one firing."""
        rule = self.origins[firing.rule].rule
        clause = self.law.clauses[rule.clause] if rule is not None else None
        cites = rule.cites if rule is not None else ()
        return (
            ProofNode(
                sentence,
                "law",
                rule.id if rule is not None else "",
                cites,
                tuple(self._children(firing, frozenset({firing.head}), 0)),
            )
            if clause
            else ProofNode(sentence, "law", "")
        )

    def node(self, atom: Atom) -> ProofNode:
        """The tree of one atom that holds."""
        return self._node(atom, self.proofs.get(atom), frozenset(), 0)

    def _children(self, firing: Firing, above: frozenset[Atom], depth: int) -> list[ProofNode]:
        found: list[ProofNode] = []
        for atom in firing.body:
            if atom.pred == "within" and atom.args[0] == atom.args[1]:
                continue
            if atom.pred in _HIDDEN or (atom.pred.startswith("+") and atom.pred[1:2].isdigit()):
                continue
            below = self.proofs.get(atom)
            if atom.pred.startswith(("open ", "held ")) and below is not None:
                found.extend(self._children(below, above, depth))
                continue
            found.append(self._node(atom, below, above, depth))
        return list(dict.fromkeys(found))

    def _node(self, atom: Atom, below: Firing | None, above: frozenset[Atom], depth: int) -> ProofNode:
        sentence = self.say.statement(atom)
        pred = atom.pred.removeprefix("not ")
        word = self.law.vocabulary.word(atom.pred)
        if pred == "reading":
            question = self.law.questions[str(atom.args[0])]
            answer = question.answer(str(atom.args[1]))
            return ProofNode(
                f"{question.asks} {answer.says if answer else ''}".strip(),
                "reading",
                question.id,
                answer.cites if answer else (),
            )
        if word is None:
            return ProofNode(sentence, "file", "")
        if word.sort == "event":
            event = self.run.case.events.get(str(atom.args[0]))
            date = f" on {event.date.text}" if event is not None and event.date is not None else ""
            return ProofNode(sentence + date, "file", str(atom.args[0]), event.cites if event is not None else ())
        if word.sort == "fact" and below is None:
            fact = next((item for item in self.run.case.facts if item.word == pred), None)
            return ProofNode(sentence, "file", pred, fact.cites if fact is not None else ())
        if word.sort == "status":
            return self._status(sentence, atom)
        if below is None or atom in above or depth > 12:
            return ProofNode(sentence, "law", pred)
        rule = self.origins[below.rule].rule
        children = tuple(self._children(below, above | {atom}, depth + 1))
        return ProofNode(
            sentence, "law", rule.clause if rule is not None else pred, rule.cites if rule is not None else (), children
        )

    def _status(self, sentence: str, atom: Atom) -> ProofNode:
        """A status, with the act or the table it rests on: since when."""
        firing = self.proofs.get(atom)
        begun = next((item for item in firing.body if item.pred.startswith("+")), None) if firing is not None else None
        if begun is None:
            return ProofNode(sentence, "law", atom.pred)
        drawn = self.proofs.get(begun)
        if drawn is None:  # a table of places says so
            place = {**self.law.places, **self.run.scenario.places}.get(str(atom.args[0]))
            return ProofNode(sentence, "file", "places", place.cites if place is not None else ())
        rule = self.origins[drawn.rule].rule
        cites = tuple(
            cite
            for item in drawn.body
            if (event := self.run.case.events.get(str(item.args[0]))) is not None
            for cite in event.cites
        )
        return ProofNode(
            f"{sentence}, since {show_day(int(begun.args[-1]))}", "law", rule.clause if rule is not None else "", cites
        )

    def exceptions(self, standing: Standing) -> tuple[tuple[Exception_, str, str], ...]:
        """Each exception on the way to a norm that holds, and why it does not apply: (exception, mark, clause)."""
        found: list[tuple[Exception_, str, str]] = []
        rules, elsewhere = self._rules_of(standing.firing)
        for rule, trigger in rules:
            for exception in rule.unless:
                against = [
                    question for question, answer in exception.given if self.run.choice.answers.get(question) != answer
                ]
                why = OTHERWISE if (rule.id, exception.id) in elsewhere else FILE_SILENT
                why = TOLD_OTHERWISE if why == FILE_SILENT and self._told(rule, exception, trigger) else why
                found.append((exception, READING_NO if against else why, rule.id))
        return tuple(found)

    def _told(self, rule: Rule, exception: Exception_, trigger: str) -> bool:
        """Whether an exception compares values alone, and the file leaves none of them out: then it does not apply by what is told."""
        compared = [item for item in exception.when if isinstance(item, Comparison)]
        event = self.run.case.events.get(trigger)
        if event is None or len(compared) < len(exception.when):
            return False
        types = {
            rule.types.get(side.name) for item in compared for side in (item.left, item.right) if isinstance(side, Var)
        }
        roles = self.law.vocabulary.predicates[event.word].roles
        return not any(role.type in types and f"{trigger}.{role.name}" in self.run.choice.silences for role in roles)

    def _rules_of(self, firing: Firing | None) -> tuple[list[tuple[Rule, str]], set[tuple[str, str]]]:
        """All rules used in a proof, the norm's own first, each with what set it off; and their exceptions that apply to it in some other
        account or reading."""
        rules: dict[str, tuple[Rule, str]] = {}
        elsewhere: set[tuple[str, str]] = set()
        numbers = {self.run.firings[number]: number for number in range(len(self.run.ground.instances))}
        stack = [firing] if firing is not None else []
        seen = set(stack)
        while stack:
            here = stack.pop(0)
            rule = self.origins[here.rule].rule
            if rule is not None:
                rules.setdefault(rule.id, (rule, str(here.head.args[0]) if here.head.args else ""))
                blocks = self.run.ground.instances[numbers[here]].blocks if here in numbers else ()
                elsewhere |= {(rule.id, name) for name, conjunctions in blocks if conjunctions}
            for atom in here.body:
                below = self.proofs.get(atom)
                if below is not None and below not in seen:
                    seen.add(below)
                    stack.append(below)
        return list(rules.values()), elsewhere


# ---- in lines, for students ------------------------------------------------------------------------------------------


TURNS_ON, UNSAID = "It turns on this: ", "nobody on file says so"
STUDENTS_WORD = {TRIGGERED: " (yes)", DORMANT: " (it waits)", NOT_TRIGGERED: " (no)"}
"""What a student calls a status, where that is another word."""


class About(NamedTuple):
    """The norm that is asked about, of whom, toward whom, and what is to have set it off; empty parts stand for any."""

    norm: str
    bearer: str = ""
    toward: str = ""
    trigger: str = ""


def because(run: Run, row: Row | None, about: About, where: str = "the default reading") -> list[str]:
    """The reasons of the engine for the status of a norm, in plain lines: what holds or fails, under which wording, on which sources.

    row: the row that says so, if there is one. where: how the reading and accounts that were taken are called.
    """
    voice = Voice(run.law, run.scenario)
    lines = [standing(run, row, where)]
    if row is not None and row.status in LIVE:
        lines += _holds(run, row, voice)
    if row is None or row.status != TRIGGERED:
        lines += _fails(run, row, about)
    lines += turns(run, row, voice)
    return list(dict.fromkeys(line for line in lines if line))


def standing(run: Run, row: Row | None, where: str) -> str:
    """The status of a norm in words, in which reading that is, and whether it is the same in every reading."""
    if row is None:
        return "Not triggered, in any reading or account on file."
    words = {
        TRIGGERED: f"Triggered since {show_day(row.critical_date)}",
        DORMANT: "Dormant: it waits for something that may still come",
        ENDED: f"Ended on {show_day(row.ended_on)}" if row.ended_on else "Ended",
        LAPSED: "Lapsed: the occasion passed before all of it had come",
        NOT_TRIGGERED: "Not triggered",
        NOT_IN_FORCE: "Not in force that day",
    }[row.status]
    due = Voice(run.law, run.scenario).due(row.deadline, row.critical_date, row.due) if row.status == TRIGGERED else ""
    words += f", {due}" if due else ""
    others = [status for status in row.statuses if differs(row.status, [status])]
    if row.standing == CONTESTED:
        turned = [turn for turn in row.turns_on if differs(row.status, [turn.status])]
        if turned and all(turn.from_silence for turn in turned):
            return f"{words}, in {where}. Contested: the file leaves open what would make it {' or '.join(others)}."
        return f"{words}, in {where}. Contested: under other views that somebody holds it is {' or '.join(others)}."
    if row.standing == ARGUABLE:
        others = [status for status in row.statuses_unheld if differs(row.status, [status])]
        return f"{words}. Arguable: only under answers that nobody on file holds it is {' or '.join(others)}."
    if row.standing == DENIED:
        who = Voice(run.law, run.scenario).series(row.denied_by)
        return f"{words}. Settled, denied by {who}, on a ground that is no answer on file: every answer and account that somebody holds gives the same."
    if not row.standing:  # a question that gives the view or the account leaves no other
        return f"{words}, in {where}."
    if row.standing == SO_FAR:
        return f"{words}. Settled as far as looked; not looked at: {'; '.join(row.untried)}."
    if untold(run, row):
        lacks = (
            "whether what it waited for came"
            if row.status == LAPSED
            else "of what it lacks, nor that this did not come"
        )
        return f"{words}. The same under every view and every account on file; none of them tells {lacks}."
    return f"{words}. Settled: under every view and every account on file."


def _holds(run: Run, row: Row, voice: Voice) -> list[str]:
    """The events that the norm rests on, and the wording that draws it."""
    lines = []
    for name in row.because[:MOST_LEAVES]:
        event = run.case.events.get(name)
        if event is not None:
            when = voice.when(event)
            told = sentence_start(voice.event(event, run.choice))
            if event.denied:
                told = f"what the file says did not happen: {voice.event(event, run.choice)}"
            lines.append(f"It rests on: {told}{f' ({when})' if when else ''}{sources_note(run, event.cites)}.")
    return lines + drawn_by(run, row)


def drawn_by(run: Run, row: Row | None) -> list[str]:
    """The wording that draws a norm, in a line; none where nothing draws it."""
    rule = run.law.rule(row.rule) if row is not None else None
    return [rule_line(run, rule)] if rule is not None else []


def rule_line(run: Run, rule: Rule) -> str:
    """What a rule says, where it stands, and its sources. What only an answer that is not taken here would have is not the law's to say."""
    other = [f"{name}={value}" for name, value in rule.given if run.choice.answers.get(name) != value]
    if other:
        return f"{OTHER_ANSWER} ({', '.join(other)}): {bare(rule.says)}."
    words = _rule_words(Voice(run.law, run.scenario), rule)
    return f"{words}: {bare(rule.says)}{sources_note(run, rule.cites, rule.clause)}."


def _rule_words(voice: Voice, rule: Rule) -> str:
    """Where a rule stands: its article with its wording and dates, or its clause."""
    if rule.norm:
        return sentence_start(voice.wording(rule.norm, rule.wording, rule.id, full=True))
    clause = voice.law.clauses[rule.clause]
    return f"{sentence_start(short_name(voice.law.instruments[clause.instrument]))}, Article {clause.article}"


def _fails(run: Run, row: Row | None, about: About) -> list[str]:
    """What the nearest way to the norm lacks, the condition at the bottom first."""
    norm, bearer, toward = about.norm, about.bearer or (row.bearer if row else ""), about.toward
    if row is None and about.trigger and about.trigger not in run.case.events:
        return [f"It fails here: nothing called {about.trigger} is told any more."]
    ways = why_not(run, norm, bearer, toward, row.trigger if row is not None else about.trigger)
    if not ways:
        return ["No rule on file leads there."]
    way = ways[0]
    waits = row is not None and row.status == DORMANT
    lines = [
        f"It waits for {reason.lacks} ({reason.who})."
        if waits and reason.lacks
        else f"It fails here: {reason_words(reason)}."
        for reason in reasons(run, way)[:MOST_LEAVES]
    ]
    for rule in {item.rule.id: item.rule for item in (way, deepest(way))}.values():
        lines.append(rule_line(run, rule))
    return lines


def first_day(run: Run, row: Row | None) -> int:
    """The day of the event that a row is about, or the first day of the case."""
    event = run.case.events.get(row.trigger) if row is not None else None
    happened = [event] if event is not None else run.scenario.happenings
    spans = [item.date for item in happened if item.date is not None and not item.denied]
    exact = [
        span.first for span in spans if span.first == span.last
    ]  # a month or a year begins before what happened in it
    return min(exact or [span.first for span in spans], default=run.scenario.as_of)


def deepest(way: Way, depth: int = 0) -> Way:
    """The last way on the path down to what fails first: its rule is the one to read."""
    check = next((check for check in way.checks if check.mark != MET), None)
    if check is None or not check.ways or check.exception is not None or depth >= MOST_DEPTH:
        return way
    if comes_near(check.ways[0]):
        return deepest(check.ways[0], depth + 1)
    return check.ways[0] if not depth else way


def turns(run: Run, row: Row | None, voice: Voice) -> list[str]:
    """On what a contested norm turns: each smallest change, who holds it, and what then follows."""
    if row is None or len(row.statuses) < 2:
        return []
    lines = [f"{TURNS_ON}{turn_words(run, turn, voice)}." for turn in row.turns_on[:MOST_TURNS]]
    more = len(row.turns_on) - MOST_TURNS
    return lines + ([f"And on {more} more: add --all to casus assess."] if more > 0 else [])


def turn_words(run: Run, turn: Turn, voice: Voice) -> str:
    """One set of changes in words: what differs, who says so, and the status then."""
    parts = []
    for change in sorted(turn.changes, key=lambda item: (ORDER.index(item.what), item.id)):
        leg = (change.what, change.id)
        holders = held_by(run, leg, change.value, voice) if change.what != "silence" else ""
        what = {"question": f"question {change.id}", "account": f"account {change.id}"}
        source = what.get(change.what, UNSAID)
        about = asked(run, leg)
        parts.append(
            f"{about.rstrip('?')}{'?' if about.endswith('?') else ':'} {said(run, leg, change.value)}"
            f" ({f'so says: {holders}; {source}' if holders else source})"
        )
    return f"{series(parts)}; then {turn.status}{STUDENTS_WORD.get(turn.status, '')}"


def sources_note(run: Run, cites: Iterable[Cite], clause: str = "") -> str:
    """Where something stands and how far that was read, in brackets; empty where nothing is cited."""
    voice = Voice(run.law, run.scenario)
    found = [voice.source(cite, run.scenario.sources, clause) for cite in cites]
    shown = dict.fromkeys(f"{host(item)}, {READ_WORDS[item.read]}" for item in found)
    return f" [{'; '.join(list(shown)[:MOST_SOURCES])}]" if shown else ""
