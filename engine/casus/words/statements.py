"""Statements read aloud: atoms and conditions in plain words, from the templates of the vocabulary."""

import re

from casus.assessment.results import Key
from casus.files.days import show_day
from casus.law.model import Law
from casus.law.program import ABSENT, ABSENT_RANK, ANY, ANY_RANK
from casus.law.vocabulary import ELSEWHERE, Predicate, Role
from casus.law.world import LAST_DAY
from casus.logic.terms import Atom, Lit, Term, Test, Var
from casus.scenarios.model import Scenario

_SOMEBODY = {
    "state": "a state",
    "actor": "somebody",
    "organisation": "an organ",
    "addressee": "somebody",
    "place": "a place",
    "event": "an event",
}
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{([a-z_]+)\}")
_VERB = re.compile(r"(\{([a-z_]+)\}) (is|was|has)\b")
_PLURAL = {"is": "are", "was": "were", "has": "have"}
"""A name of two, as of a place and the villages around it, takes the verb in the plural."""

NONE = "there is no "
"""How a sentence begins that says that something of a kind is missing."""
_RANKS = 9999
"""Whole numbers above are days."""
_OF_NUMBERS = {"<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least", "=": "is", "!=": "is not"}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_OF_DAYS = _OF_NUMBERS | {"<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after"}


class Speaker:
    """Says what atoms mean, with the names of one law and one scenario."""

    def __init__(self, law: Law, scenario: Scenario | None = None) -> None:
        self.law = law
        self.scenario = scenario

    def name(self, value: str) -> str:
        """The plain name of an entity, actor, place or instrument, or the word itself."""
        if value in self.law.entities:
            return self.law.entities[value].name
        if value == ELSEWHERE:
            return "another state"
        if self.scenario is not None:
            if value in self.scenario.actors:
                return self.scenario.actors[value][1]
            if value in self.scenario.places:
                return self.scenario.places[value].name
        if value in self.law.places:
            return self.law.places[value].name
        if value in self.law.instruments:
            return self.law.instruments[value].short
        return value

    def names(self, values: list[str]) -> str:
        """A list of names, in alphabetical order, with commas."""
        return ", ".join(sorted(self.name(value) for value in values))

    def value(self, role: Role, term: Term) -> str:
        """One argument in words; an unknown one as somebody or something of its type."""
        if isinstance(term, Var):
            return _SOMEBODY.get(role.type, f"some {role.type}")
        if isinstance(term, int):
            return show_day(term) if role.type == "date" else self.law.vocabulary.types[role.type].values[term]
        kind = self.law.vocabulary.types[role.type]
        if kind.values and term in kind.values:
            return term.replace("_", " ")
        return self.name(term)

    def _roles(self, word: Predicate, args: tuple[Term, ...]) -> dict[str, str]:
        start = 3 if word.sort in ("event", "concept", "norm") else 0
        found = {}
        for role, term in zip(word.roles, args[start:], strict=False):
            if term not in (ABSENT, ANY, ABSENT_RANK, ANY_RANK) and not (isinstance(term, Var) and role.optional):
                found[role.name] = self.value(role, term)
        return found

    def statement(self, item: Atom | Lit) -> str:
        """What an atom says, as a sentence without its full stop."""
        denied = item.pred.startswith("not ")
        pred = item.pred.removeprefix("not ")
        if pred in ("before", "within", "is", "reading"):
            return self._relation(pred, item.args)
        word = self.law.vocabulary.word(item.pred)
        if word is None:
            return pred
        args: tuple[Term, ...] = (
            (item.args[0], 0, 0, *item.args[1:]) if denied and word.sort == "event" else tuple(item.args)
        )
        if word.sort == "norm":
            return self.norm(args)
        text = self.fill(word.phrase, self._roles(word, args))
        return f"the file says that this did not happen: {text}" if denied else text

    def noun(self, item: Atom | Lit) -> str:
        """What is missing where an atom does not hold: a request by a member."""
        word = self.law.vocabulary.word(item.pred)
        if word is None:
            return self.statement(item)
        if word.sort == "norm":
            return f"that {self.norm(tuple(item.args))}"
        args: tuple[Term, ...] = (
            (item.args[0], 0, 0, *item.args[1:])
            if item.pred.startswith("not ") and word.sort == "event"
            else tuple(item.args)
        )
        text = self.fill(word.noun, self._roles(word, args))
        return f"word that this did not happen: {text}" if item.pred.startswith("not ") else text

    def unmet(self, item: Atom | Lit) -> str:
        """That a statement is not so, as a clause: a place is not recognised as land of a state; no request by a member."""
        pred = item.pred.removeprefix("not ")
        if pred in ("before", "within", "is", "reading"):
            return self._relation(pred, item.args, holds=False)
        word = self.law.vocabulary.word(item.pred)
        if word is None:
            return f"not so: {self.statement(item)}"
        if item.pred.startswith("not "):
            return self._undenied(word, item)
        if word.sort == "norm":
            return f"nothing by which it holds {self.noun(item)}"
        text = self.fill(word.unmet, self._roles(word, tuple(item.args)))
        return f"{NONE}{text.removeprefix('no ').replace(' somebody', ' anybody')}" if text.startswith("no ") else text

    def _undenied(self, word: Predicate, item: Atom | Lit) -> str:
        args = (item.args[0], 0, 0, *item.args[1:]) if word.sort == "event" else tuple(item.args)
        return f"the file does not deny {self.fill(word.noun, self._roles(word, args))}"

    def difference(self, asked: Lit, found: Atom) -> str:
        """In what an event differs from what was asked: intent is mistaken, not deliberate; the one who was asked is not the one to ask."""
        word = self.law.vocabulary.word(asked.pred)
        if word is None:
            return ""
        parts = []
        for role, want, have in zip(word.roles, asked.args[3:], found.args[3:], strict=False):
            if not isinstance(want, Var) and want != have:
                parts.append(self._differs(role, self.value(role, want), have))
        return "; ".join(parts)

    def _differs(self, role: Role, want: str, have: Term) -> str:
        kind = role.type.replace("_", " ")
        if have in (ABSENT, ABSENT_RANK):
            if self.law.vocabulary.types[role.type].special == "instruments":
                of = next((one for one in self.law.instruments if self.value(role, one) == want), "")
                return f"it does not name the treaty; {want} is needed{f' ({role.name}: {of})' if of else ''}"
            return f"no {kind} is named; {want} is needed"
        named = bool(self.law.vocabulary.types[role.type].entities)
        return f"{self.value(role, have)} is not {want}" if named else f"{kind} is {self.value(role, have)}, not {want}"

    def fill(self, template: str, values: dict[str, str]) -> str:
        """A template with its fields filled in; parts in brackets are left out where a field of theirs is absent."""

        def optional(match: re.Match[str]) -> str:
            return match[1] if all(field in values for field in _FIELD.findall(match[1])) else ""

        def field(match: re.Match[str]) -> str:
            return values.get(match[1], "somebody")

        def agreeing(match: re.Match[str]) -> str:
            return f"{match[1]} {_PLURAL[match[3]]}" if " and " in values.get(match[2], "") else match[0]

        return _FIELD.sub(field, _VERB.sub(agreeing, _OPTIONAL.sub(optional, template)))

    def norm(self, args: tuple[Term, ...]) -> str:
        """A norm atom in words."""
        norm, act, bearer, toward = args[3:7]
        if isinstance(act, Var):  # the rules that draw the norm say what it is about
            rule = self.law.drawing(str(norm))
            act = dict(rule.then.roles)["act"] if rule is not None else "a norm"
        return self.act(str(act), self._party(bearer), self._party(toward))

    def _party(self, term: Term) -> str:
        return "somebody" if isinstance(term, Var) else self.name(str(term))

    def act(self, act: str, bearer: str, toward: str) -> str:
        """What somebody must, may or can do toward somebody."""
        phrase = self.law.vocabulary.acts[act].phrase if act in self.law.vocabulary.acts else act
        return self.fill(phrase, {"bearer": bearer, "toward": toward})

    def key(self, key: Key) -> str:
        """A norm instance in words."""
        return self.act(key.act, self.name(key.bearer), self.name(key.toward))

    def _relation(self, pred: str, args: tuple[Term, ...], *, holds: bool = True) -> str:
        one, two = (("something" if isinstance(term, Var) else str(term)) for term in args[:2])
        no = "" if holds else "not "
        if pred == "before":
            return f"{one} came before {two}" if holds else f"{one} did not come before {two}"
        if pred == "within":
            return f"{one} is {no}part of the same events as {two}" if one != two else f"{one} is {no}the event meant"
        if pred == "is":
            return f"{self.name(one)} is {_article(two) if holds else 'no'} {two}"
        question = self.law.questions.get(one)
        answer = question.answer(two) if question else None
        return f"question {one}: {answer.says if answer else two}"

    def test(self, test: Test, type_name: str = "") -> str:
        """A comparison in words; with its type, values of a scale by their words."""
        kind = self.law.vocabulary.types.get(type_name)
        if kind is not None and kind.scale and isinstance(test.left, int) and isinstance(test.right, int):
            needed = {"<": "below ", ">": "above ", ">=": "or more", "<=": "or less"}.get(test.op, "")
            want = kind.values[test.right]
            said = f"{want} {needed}" if needed.startswith("or") else f"{needed}{want}"
            return f"the {type_name} is {kind.values[test.left]}; {said.strip()} is needed"
        words = _OF_DAYS if all(isinstance(term, int) and term > _RANKS for term in test[1:]) else _OF_NUMBERS
        sides = [self._side(term) for term in (test.left, test.right)]
        if test.op == "!=" and sides[0] == sides[1]:
            return f"it is somebody else than {sides[0]}"
        return f"{sides[0]} {words[test.op]} {sides[1]}"

    def fails(self, test: Test, type_name: str = "") -> str:
        """That a comparison fails, as what is so instead: 2024-07-12 is after 2024-07-11."""
        kind = self.law.vocabulary.types.get(type_name)
        if kind is not None and kind.scale and isinstance(test.left, int) and isinstance(test.right, int):
            return self.test(test, type_name)
        sides = [self._side(term) for term in (test.left, test.right)]
        if test.op == "!=" and kind is not None and kind.values:
            return f"{sides[1].replace('_', ' ')} does not count here as the {type_name}"
        if test.op == "!=":
            return f"it would have to be other than {sides[1].replace('_', ' ')}"
        days = all(isinstance(term, int) and term > _RANKS for term in test[1:])
        return f"{sides[0]} {(_OF_DAYS if days else _OF_NUMBERS)[_OPPOSITE[test.op]]} {sides[1]}"

    def not_then(self, test: Test, so: str = "") -> str:
        """That a wording was not in force on a day, with its first or last day. so: "was not" where it is a sentence."""
        day, bound = (show_day(term) if isinstance(term, int) else "that day" for term in (test.left, test.right))
        said = f"this wording {so} in force" if so else "this wording in force"
        return f"{said} on {day}: it is so {'from' if '>' in test.op else 'to'} {bound}"

    def _side(self, term: Term) -> str:
        if isinstance(term, Var):
            return term.name.lstrip("#_?") or "it"
        if isinstance(term, int):
            return "without end" if term == LAST_DAY else show_day(term) if term > _RANKS else f"rank {term}"
        return self.name(term)


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"
