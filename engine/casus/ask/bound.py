"""Who was bound by an instrument on a day, drawn by the rules from the dated acts; and which questions change the list."""

from typing import NamedTuple

from casus.assessment.cases import Choice, default_choice
from casus.assessment.space import space_case
from casus.law.compiler import compile_law
from casus.law.model import Law
from casus.law.program import Compiled
from casus.law.vocabulary import Predicate
from casus.law.world import LAST_DAY
from casus.logic.plan import infer
from casus.logic.terms import Atom, Program
from casus.scenarios.model import Scenario


class BoundChange(NamedTuple):
    """Another answer, or another account of a dated act, that alone changes who was bound."""

    what: str  # question | account
    id: str
    value: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Parties(NamedTuple):
    """The states bound by an instrument on a day, by their codes, and what alone would change the list."""

    instrument: str
    day: int
    members: tuple[str, ...]
    changes: tuple[BoundChange, ...]


def parties(law: Law, instrument: str, day: int) -> Parties:
    """Who was bound by an instrument on a day, in the default reading.

    law: the law. instrument: its id. day: an integer such as 20100612. Result: the members and the single changes.
    """
    return Register(law).on(instrument, day)


def binding_words(law: Law) -> dict[str, tuple[int, int]]:
    """The statuses by which a state is bound: where its role for the state and for the instrument stands."""
    found = {}
    for name, word in law.vocabulary.predicates.items():
        if word.sort == "status" and word.binding:
            places = _places(law, word)
            if places is not None:
                found[name] = places
    return found


def _places(law: Law, word: Predicate) -> tuple[int, int] | None:
    kinds = [law.vocabulary.types[role.type] for role in word.roles]
    who = next((place for place, kind in enumerate(kinds) if kind.entities), None)
    to = next((place for place, kind in enumerate(kinds) if kind.special == "instruments"), None)
    return None if who is None or to is None else (who, to)


class Register:
    """The dated acts of a law, ready to be asked about days."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.words = binding_words(law)
        compiled = compile_law(law)
        strata = tuple(
            tuple(rule for rule in stratum if self._counts(compiled, rule.id)) for stratum in compiled.program.strata
        )
        program = Program(tuple(stratum for stratum in strata if stratum), compiled.program.columns)
        self.compiled = Compiled(program, compiled.origins, compiled.shifts, compiled.reads, compiled.asking)
        self.empty = Scenario("", "", "history", 99991231, "", (), (), (), (), (), (), (), {}, {}, {})

    def _counts(self, compiled: Compiled, rule_id: str) -> bool:
        """Whether a rule can matter for a status: norms and what leads to them only are left out."""
        origin = compiled.origins[rule_id]
        return origin.rule is None or origin.rule.then.sort != "norm"

    def on(self, instrument: str, day: int) -> Parties:
        """The answer for one instrument and one day."""
        members = self._members(self.usual(), instrument, day)
        changes = [
            self._change(what, name, value, members, self._members(other, instrument, day))
            for what, name, value, other in self.others()
        ]
        told = tuple(change for change in changes if change.added or change.removed)
        return Parties(instrument, day, tuple(sorted(members)), told)

    def usual(self) -> Choice:
        """The choice of the default reading."""
        return default_choice(self.law, self.empty)

    def others(self) -> list[tuple[str, str, str, Choice]]:
        """Every choice that differs from the usual one in one answer, or in one account of a dated act."""
        usual, found = self.usual(), []
        for question in self._questions():
            for answer in self.law.questions[question].answers:
                if answer.id != usual.answers[question]:
                    other = usual._replace(answers={**usual.answers, question: answer.id})
                    found.append(("question", question, answer.id, other))
        for dispute in self.law.disputes:
            for version in dispute.versions:
                if version.id != usual.versions[dispute.id]:
                    other = usual._replace(versions={**usual.versions, dispute.id: version.id})
                    found.append(("account", dispute.id, version.id, other))
        return found

    def periods(self, choice: Choice) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """For each state and instrument, the first and last days between which it was bound, without gaps, in order."""
        begun: dict[tuple[str, str], set[int]] = {}
        over: dict[tuple[str, str], set[int]] = {}
        atoms = space_case(self.law, self.compiled, self.empty, choice).atoms
        for atom in infer(self.compiled.program, atoms).atoms:
            places = self.words.get(atom.pred[1:])
            if places is not None and atom.pred[0] in "+-":
                key = str(atom.args[places[0]]), str(atom.args[places[1]])
                (begun if atom.pred[0] == "+" else over).setdefault(key, set()).add(int(atom.args[-1]))
        found: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for key, firsts in begun.items():
            rows: list[tuple[int, int]] = []
            for first in sorted(firsts):
                last = min((day for day in over.get(key, ()) if day >= first), default=LAST_DAY)
                if rows and first <= rows[-1][1]:
                    rows[-1] = rows[-1][0], max(rows[-1][1], last)
                else:
                    rows.append((first, last))
            found[key] = rows
        return found

    def _change(self, what: str, name: str, value: str, before: set[str], after: set[str]) -> BoundChange:
        return BoundChange(what, name, value, tuple(sorted(after - before)), tuple(sorted(before - after)))

    def _questions(self) -> list[str]:
        """The questions that rules on statuses, or on what leads to them, are given answers to."""
        found: dict[str, None] = {}
        for rule in self.law.rules():
            if rule.then.sort in ("starts", "ends"):
                found.update(dict.fromkeys(question for question, _ in rule.given))
                for exception in (*rule.unless, *rule.until):
                    found.update(dict.fromkeys(question for question, _ in exception.given))
        return list(found)

    def _members(self, choice: Choice, instrument: str, day: int) -> set[str]:
        atoms = space_case(self.law, self.compiled, self.empty, choice).atoms | {Atom("asked", (day,))}
        found = set()
        for atom in infer(self.compiled.program, atoms).atoms:
            places = self.words.get(atom.pred)
            if places is not None and atom.args[places[1]] == instrument and atom.args[-1] == day:
                found.add(str(atom.args[places[0]]))
        return found
