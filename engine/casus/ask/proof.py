"""Why a norm holds, as a tree down to events and sources; and why one does not, condition by condition."""

from typing import NamedTuple

from casus.ask.reasons import FILE_SILENT, OTHERWISE, READING_NO
from casus.assessment.engine import Run
from casus.assessment.results import LIVE, Row, Way
from casus.assessment.statuses import Standing
from casus.assessment.whynot import why_not
from casus.files.days import show_day
from casus.files.sources import Cite
from casus.law.model import Exception_, Rule
from casus.logic.terms import Atom, Firing
from casus.words.statements import Speaker

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
        ways = tuple(why_not(self.run, row.norm, row.bearer, row.toward, row.trigger)) if waiting else ()
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
        for rule in rules:
            for exception in rule.unless:
                against = [
                    question for question, answer in exception.given if self.run.choice.answers.get(question) != answer
                ]
                why = OTHERWISE if (rule.id, exception.id) in elsewhere else FILE_SILENT
                found.append((exception, READING_NO if against else why, rule.id))
        return tuple(found)

    def _rules_of(self, firing: Firing | None) -> tuple[list[Rule], set[tuple[str, str]]]:
        """All rules used in a proof, the norm's own first; and their exceptions that apply to it in some other account or reading."""
        rules: dict[str, Rule] = {}
        elsewhere: set[tuple[str, str]] = set()
        numbers = {firing: number for number, firing in enumerate(self.run.firings)}
        stack = [firing] if firing is not None else []
        seen = set(stack)
        while stack:
            here = stack.pop(0)
            rule = self.origins[here.rule].rule
            if rule is not None:
                rules.setdefault(rule.id, rule)
                blocks = self.run.ground.instances[numbers[here]].blocks if here in numbers else ()
                elsewhere |= {(rule.id, name) for name, conjunctions in blocks if conjunctions}
            for atom in here.body:
                below = self.proofs.get(atom)
                if below is not None and below not in seen:
                    seen.add(below)
                    stack.append(below)
        return list(rules.values()), elsewhere
