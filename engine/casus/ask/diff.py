"""Two wordings of an article, or two promises of different treaties, side by side: what differs, and which scenarios come out otherwise."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from casus.ask.choice import norms_of
from casus.ask.treaties import (
    Promise,
    attacked_in,
    bound_on,
    imagined,
    kind_of,
    promising,
    strength_rank,
    terms_of,
    why_of,
)
from casus.assessment.engine import Engine, Run
from casus.assessment.results import NOT_TRIGGERED, STATUSES, owed
from casus.files import workers
from casus.files.problems import CasusError, offer, quote, wrong
from casus.law.conditions import Comparison, Condition, Pattern
from casus.law.model import Clause, Exception_, Law, Rule, Wording
from casus.law.reach import Needs
from casus.logic.terms import Lit, Term, Var
from casus.scenarios.library import load_scenario
from casus.scenarios.model import Scenario, systems_for
from casus.words.names import Voice


class WordingDifference(NamedTuple):
    """One thing in which two wordings differ: the paragraph, what kind of thing, and what each has (empty for nothing)."""

    article: str
    aspect: str
    one: tuple[str, ...]
    two: tuple[str, ...]


class WordingEffect(NamedTuple):
    """A norm of a scenario that comes out otherwise: its status under each wording, and for how many states."""

    scenario: str
    norm: str
    one: str
    two: str
    bearers: tuple[str, ...]


class WordingPair(NamedTuple):
    """A paragraph with its wordings of two names; None where it has none of that name."""

    id: str
    article: str
    one: Wording | None
    two: Wording | None


def wording_pairs(clause: Clause, only: str, one: str, two: str) -> list[WordingPair]:
    """The paragraphs of an article, or one of them, with the two wordings."""
    found = []
    for paragraph in clause.paragraphs:
        if not only or paragraph.id == only:
            named = {item.id: item for item in paragraph.wordings}
            found.append(WordingPair(paragraph.id, paragraph.article or clause.article, named.get(one), named.get(two)))
    return found


def labels(clause: Clause, only: str = "") -> list[str]:
    """The names of the wordings of an article, or of one paragraph, in order of time."""
    found = [
        (wording.first, wording.id)
        for paragraph in clause.paragraphs
        if not only or paragraph.id == only
        for wording in paragraph.wordings
    ]
    return list(dict.fromkeys(label for _, label in sorted(found)))


# ---- in words --------------------------------------------------------------------------------------------------------


def differences(law: Law, clause: Clause, found: Iterable[WordingPair]) -> list[WordingDifference]:
    """What differs, paragraph by paragraph, from the notes of the wordings and from their rules."""
    say, made = _Sayer(law), []
    for pair in found:
        if pair.one is None or pair.two is None:
            continue
        ways = [
            [rule for rule in clause.rules if rule.wording == wording.id and rule.id.partition("/")[0] == pair.id]
            for wording in (pair.one, pair.two)
        ]
        made.append(WordingDifference(pair.article, "noted", _note(pair.one), _note(pair.two)))
        for aspect, read in _ASPECTS.items():
            one, two = ([text for rule in rules for text in read(say, rule)] for rules in ways)
            only = tuple(dict.fromkeys(text for text in one if text not in two))
            other = tuple(dict.fromkeys(text for text in two if text not in one))
            made.append(WordingDifference(pair.article, aspect, only, other))
    return [item for item in made if item.one or item.two]


def _note(wording: Wording) -> tuple[str, ...]:
    return (wording.note,) if wording.note else ()


class _Sayer:
    """Conditions in words, with the variables of rules as somebody and something."""

    def __init__(self, law: Law) -> None:
        self.law, self.voice = law, Voice(law)

    def condition(self, item: Condition) -> str:
        """A condition: what is needed."""
        if isinstance(item, Comparison):
            left, right = self._term(item.left), self._term(item.right)
            words = {"!=": "is not", "=": "is", "is": "is", ">=": "is at least", "<=": "is at most", ">": "is above"}
            return f"the {left} {words.get(item.op, item.op)} {right}"
        word = self.law.vocabulary.predicates[item.pred]
        roles = dict(item.roles)
        start: tuple[Term, ...] = (Var("e"), Var("d"), Var("u")) if word.sort in ("event", "concept") else ()
        if word.sort == "norm":
            return f"that {roles.get('norm', 'a norm')} holds"
        args = tuple(roles.get(role.name, Var(role.name)) for role in word.roles)
        text = self.voice.noun(Lit(item.pred, (*start, *args)))
        shown = {role.name for role in word.roles if "{" + role.name in word.noun}
        named = [
            f"{name.replace('_', ' ')}: {self.voice.value(role, term)}"
            for name, term in item.roles
            if not isinstance(term, Var) and name not in shown and (role := word.role(name)) is not None
        ]
        return ("no " if item.denied else "") + text + (f" ({', '.join(named)})" if named else "")

    def exception(self, item: Exception_) -> str:
        """An exception, with the answer that it exists under."""
        return f"{item.says or item.id.replace('-', ' ')}{_under(item.given)}"

    def _term(self, term: object) -> str:
        if isinstance(term, Var):
            return term.name.replace("_", " ")
        return self.voice.name(str(term)).replace("_", " ")


def _under(given: tuple[tuple[str, str], ...]) -> str:
    return f" (only under {', '.join(f'{question}={answer}' for question, answer in given)})" if given else ""


_ASPECTS: dict[str, Callable[[_Sayer, Rule], list[str]]] = {
    "ways": lambda say, rule: [f"{rule.says}{_under(rule.given)}"],
    "needs": lambda say, rule: [say.condition(item) for item in rule.when],
    "waits for": lambda say, rule: [say.condition(item) for item in rule.once if isinstance(item, Pattern)],
    "not if": lambda say, rule: [say.exception(item) for item in rule.unless],
    "ends when": lambda say, rule: [say.exception(item) for item in rule.until],
    "time": lambda say, rule: [rule.then.deadline] if rule.then.deadline else [],
    "kind": lambda say, rule: [rule.then.word],
}
"""What a rule says, by aspect."""


# ---- in effect -------------------------------------------------------------------------------------------------------


def alone(law: Law, clause: Clause, found: list[WordingPair], chosen: int) -> Law:
    """The law in which one of two wordings (0 or 1) is in force on all days on which either is, and the other never.

    Paragraphs that lack one of the two wordings stay as they are.
    """
    windows = {}
    for pair in found:
        if pair.one is not None and pair.two is not None:
            first, last = min(pair.one.first, pair.two.first), max(pair.one.last, pair.two.last)
            kept, gone = (pair.one, pair.two) if chosen == 0 else (pair.two, pair.one)
            windows[pair.id, kept.id] = first, last
            windows[pair.id, gone.id] = 0, 0
    rules = []
    for rule in clause.rules:
        window = windows.get((rule.id.partition("/")[0], rule.wording))
        if window is None:
            rules.append(rule)
        elif window != (0, 0):
            rules.append(rule._replace(first=window[0], last=window[1]))
    return law._replace(clauses={**law.clauses, clause.id: clause._replace(rules=tuple(rules))}, digest="")


def effects(
    law: Law,
    clause: Clause,
    found: list[WordingPair],
    scenarios: Iterable[Scenario],
    tell: Callable[[], None] = lambda: None,
) -> list[WordingEffect]:
    """Which norms of which scenarios come out otherwise, in the default reading, when only one wording is put in force.

    tell: is called after each scenario.
    """
    engines = [Engine(alone(law, clause, found, chosen), "plan") for chosen in (0, 1)]
    made = []
    for scenario in scenarios:
        if clause.system not in systems_for(law, scenario):
            tell()
            continue
        one, two = (_statuses(engine, scenario) for engine in engines)
        groups: dict[tuple[str, str, str], dict[str, None]] = {}
        for norm, bearer in {**one, **two}:
            before, after = (table.get((norm, bearer), NOT_TRIGGERED) for table in (one, two))
            if before != after:
                groups.setdefault((norm, before, after), {})[bearer] = None
        made += [WordingEffect(scenario.id, *key, tuple(sorted(bearers))) for key, bearers in groups.items()]
        tell()
    return made


def _statuses(engine: Engine, scenario: Scenario) -> dict[tuple[str, str], str]:
    """For each norm and bearer the status that prevails."""
    found: dict[tuple[str, str], str] = {}
    for key, standing in Run(engine.part(scenario), scenario, engine.choice(scenario)).live.items():
        known = found.get((key.norm, key.bearer), standing.status)
        found[key.norm, key.bearer] = min(known, standing.status, key=STATUSES.index)
    return found


# ---- two promises ----------------------------------------------------------------------------------------------------


class PromiseEffect(NamedTuple):
    """An incident that comes out otherwise under the one promise than under the other, as if the same states were the parties of both.

    one, two: its status under each. word: what is not so under the one by which it is not owed. toward: the state attacked.
    """

    scenario: str
    toward: str
    one: str
    two: str
    word: str


def promise_of(law: Law, text: str) -> Promise:
    """The promise that a text names: a norm, or the strongest one of an article or a paragraph, in its newest wording or in ARTICLE@WORDING.

    Raises CasusError for words that are not on file, and for what promises neither help nor consultation.
    """
    name, _, label = text.partition("@")
    norms = norms_of(law, name)
    rules = [rule for rule in law.rules() if rule.norm in norms and kind_of(law, rule)]
    if not rules:
        raise wrong(
            f"{quote(text)} promises neither help nor consultation", "name another article: casus law", "no-promise"
        )
    if label:
        known = list(dict.fromkeys(rule.wording for rule in rules if rule.wording))
        rules = [rule for rule in rules if rule.wording == label]
        if not rules:
            raise wrong(
                f"no promise of {name} has a wording {quote(label)}", offer(label, known) if known else "leave it out"
            )
    needs = Needs(law)
    rules = needs.taken(rules) or rules
    newest = max(rule.last for rule in rules)
    ways: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.last == newest:
            ways.setdefault(rule.norm, []).append(rule)
    found = [terms_of(law, own[0], needs, own) for own in ways.values()]
    return min(found, key=lambda item: strength_rank(law, item))


def like_promises(law: Law, one: Promise) -> list[Promise]:
    """The strongest promise of the same kind of each other system that makes one, in the order of the systems."""
    found = []
    for system in law.systems:
        own = [
            rule for rule in law.rules() if law.clauses[rule.clause].system == system and kind_of(law, rule) == one.kind
        ]
        if own and system != one.system:
            norms = dict.fromkeys(rule.norm for rule in own)
            found.append(min((promise_of(law, norm) for norm in norms), key=lambda item: strength_rank(law, item)))
    return found


def promise_effects(
    law: Law,
    pair: tuple[Promise, Promise],
    names: Sequence[str],
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[list[PromiseEffect], int]:
    """Which incidents come out otherwise under two promises, and of how many in which something befell a state.

    In each the state attacked and its helpers, or where it had none the parties of the one that has some that day, are taken for the
    parties of both.
    """
    made: dict[str, tuple[Any, ...] | None] = {}
    for name, result in workers.done(lambda name: _effect(law, pair, load_scenario(name, law)), names):
        made[name] = result
        tell(len(made), len(names))
    kept = [PromiseEffect(name, *made[name]) for name in names if made[name]]  # type: ignore[misc]
    return [item for item in kept if owed(item.one) != owed(item.two)], len(kept)


def _effect(law: Law, pair: tuple[Promise, Promise], scenario: Scenario) -> tuple[str, str, str, str] | None:
    """The state attacked, both statuses, and what is not so under the one that is not owed; None where nobody is attacked or helps."""
    try:
        (victim, *_), day = attacked_in(law, scenario, "")
    except CasusError:
        return None
    bound = bound_on(law, day)
    mine = [treaty for treaty in promising(law) if (victim, treaty) in bound]
    helpers = {state for state, treaty in bound if treaty in mine} - {victim}
    systems = {item.system for item in pair}
    helpers = helpers or {state for state, treaty in bound if law.instruments[treaty].system in systems} - {victim}
    if not helpers:
        return None
    found, words = [], []
    for item in pair:
        made, told = imagined(law, scenario, item.system, victim, {victim, *helpers}, mine)
        engine = Engine(made, "plan", frozenset([item.norm]))
        run = Run(engine, told, engine.choice(told))
        own = [standing.status for key, standing in run.live.items() if (key.norm, key.toward) == (item.norm, victim)]
        found.append(min(own, key=STATUSES.index, default=NOT_TRIGGERED))
        words.append((run, item))
    if owed(found[0]) == owed(found[1]):
        return victim, found[0], found[1], ""
    run, item = words[0] if owed(found[1]) else words[1]
    return victim, found[0], found[1], why_of(run, item.norm, victim)
