"""What no rule reads: the events from which nothing can follow, whoever acts or when some kind of actor does; and what every way to a condition needs."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from casus.law.conditions import SAME, Comparison, Condition, Pattern, named_by
from casus.law.model import Law, Rule, kept, lasting
from casus.law.vocabulary import Predicate
from casus.logic.terms import Var

ANYBODY = "anybody"
"""Stands for every kind of actor where a word's first role is for no actor at all."""


Part = tuple[str, str]
"""A word, or a norm by its id, and a role of it."""


class Reach(NamedTuple):
    """What the rules of a law reach, found out from them alone.

    guarded: the roles of events in which somebody stands who may be owed something because of them; treaties: those by which such a one
    must be bound. asking: the first roles of events in which stands who asks for what it may be owed. judged: the words that some rule
    reads together with a judgement about the event. spoken: the bodies and treaties that rules name, or of which a membership is on file.
    told: the treaties of which articles are on file, whether a rule reads them or not.
    """

    guarded: frozenset[Part]
    treaties: frozenset[str]
    asking: frozenset[Part]
    judged: frozenset[str]
    spoken: frozenset[str]
    told: frozenset[str]


@lasting
def reach_of(law: Law) -> Reach:
    """What the rules of a law reach."""
    return Reach(*_protection(law), _asking(law), _judged(law), _spoken_of(law), _told(law))


@lasting
def idle_in(law: Law) -> dict[str, frozenset[str]]:
    """For each event and fact of which a rule reads less than its roles allow, the kinds of those who act of which nothing follows.

    By convention the first role is the one who acts. Something follows if a rule leads from the event to a norm, or to what a norm waits
    for, or if the record is held against a duty by it; a judgement about the event, which a file must state, does not count.
    """
    found = {name: frozenset(_idle(law, word)) for name, word in law.vocabulary.predicates.items()}
    return {name: kinds for name, kinds in found.items() if kinds}


def idle_kinds(law: Law, name: str) -> frozenset[str]:
    """The kinds of those who act of which nothing follows from a word; none for what is no event and no fact."""
    return idle_in(law).get(name, frozenset())


def _idle(law: Law, word: Predicate) -> Iterable[str]:
    read = {entry.pattern.pred for clause in law.clauses.values() for entry in clause.performs}
    if word.sort not in ("event", "fact") or word.name in read or _named_in_acts(word, law):
        return
    readers = _leading_readers(law) if word.sort == "event" else _readers(law)
    drawn = _drawn_kinds(law)
    for kind in _kinds(word, law):
        if not _follows(readers, word, kind, law, drawn, frozenset()):
            yield kind


def _named_in_acts(word: Predicate, law: Law) -> bool:
    """Whether dated acts of the law are of this word: who is bound is drawn from them."""
    return any(act.word == word.name for act in law.acts)


def _kinds(word: Predicate, law: Law) -> Iterable[str]:
    role = word.role(who_of(word))
    kind = law.vocabulary.types[role.type] if role is not None else None
    return (*kind.entities, *kind.actors) if kind is not None and (kind.entities or kind.actors) else (ANYBODY,)


def who_of(word: Predicate) -> str:
    """The role of the one who acts, or of whom a fact is told; empty where a word has no roles."""
    return word.open.about if word.open is not None else word.roles[0].name if word.roles else ""


Drawn = dict[tuple[str, str], set[str]]
"""For a role of a concept, the kinds of those whom rules can put there."""


@kept
def _drawn_kinds(law: Law) -> Drawn:
    found: Drawn = {}
    every = {kind for item in law.vocabulary.types.values() for kind in (*item.entities, *item.actors)}
    rules = [rule for rule in law.rules() if rule.then.sort == "concept"]
    grown = True
    while grown:
        grown = False
        for rule in rules:
            for name, term in rule.then.roles:
                known = found.setdefault((rule.then.word, name), set())
                if not isinstance(term, Var):
                    continue
                more = {kind for kind in every - known if _fits(rule.when, term, kind, law, found)}
                known |= more
                grown = grown or bool(more)
    return found


@kept
def _leading(law: Law) -> list[Rule]:
    """The rules from which something follows: those that draw a norm or a status, and those whose concept one of them starts from or waits for."""
    rules = law.rules()
    found = [rule for rule in rules if rule.then.sort in ("norm", "starts", "ends")]
    wanted = {name for rule in found for name in _asked(rule)}
    left = [rule for rule in rules if rule not in found]
    grown = True
    while grown:
        more = [rule for rule in left if (rule.norm or rule.then.word) in wanted]
        left = [rule for rule in left if rule not in more]
        found += more
        wanted |= {name for rule in more for name in _asked(rule)}
        grown = bool(more)
    return found


Readers = dict[str, list[Rule]]
"""For each word the rules that read it."""


@kept
def _readers(law: Law) -> Readers:
    return _by_word(law.rules())


@kept
def _leading_readers(law: Law) -> Readers:
    return _by_word(_leading(law))


def _by_word(rules: Iterable[Rule]) -> Readers:
    found: Readers = {}
    for rule in rules:
        groups = (rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until)))
        for name in dict.fromkeys(item.pred for group in groups for item in _patterns(group)):
            found.setdefault(name, []).append(rule)
    return found


def _asked(rule: Rule) -> Iterable[str]:
    """What a rule starts from, and what its norm waits for or ends with. Exceptions and conditions beside the first lead nowhere alone."""
    groups: list[Iterable[Condition]] = [rule.when[:1], rule.once, *(item.when for item in rule.until)]
    return [named_by(item) for group in groups for item in group if isinstance(item, Pattern)]


def _follows(readers: Readers, word: Predicate, kind: str, law: Law, drawn: Drawn, above: frozenset[str]) -> bool:
    """Whether something follows from a word when somebody of this kind acts: of a concept that carries the actor on, from that concept."""
    for rule in readers.get(word.name, ()):
        for pattern in _reading(rule, word, kind, law, drawn):
            actor = dict(pattern.roles).get(who_of(word))
            onward = law.vocabulary.predicates[rule.then.word] if rule.then.sort == "concept" else None
            if onward is None or dict(rule.then.roles).get(who_of(onward), actor) != actor or actor is None:
                return True
            if onward.name not in above and _follows(readers, onward, kind, law, drawn, above | {onward.name}):
                return True
    return False


def _reading(rule: Rule, word: Predicate, kind: str, law: Law, drawn: Drawn) -> Iterable[Pattern]:
    """Where a rule reads a word when somebody of this kind acts; not what a rule reads together with a judgement about it."""
    if word.sort != "fact" and any(law.vocabulary.predicates[item.pred].appraisal for item in _patterns(rule.when)):
        return
    others = (rule.once, *(item.when for item in (*rule.unless, *rule.until)))
    for group in (rule.when, *others):
        for pattern in _patterns(group):
            here = (*rule.when, *group)
            if (
                pattern.pred == word.name
                and (
                    pattern.roles or not word.roles
                )  # that it happened at all says nothing without what others say of it
                and _allows(here, pattern, word, kind, law, drawn)
                and _may_set_off(rule, pattern, word, kind, drawn)
            ):
                yield pattern


def _may_set_off(rule: Rule, pattern: Pattern, word: Predicate, kind: str, drawn: Drawn) -> bool:
    """Whether what else a rule asks of this very event can be so where somebody of this kind acts."""
    trigger = rule.when[0]

    def same(item: Pattern) -> bool:
        return item is trigger or item.event == SAME

    others = [item for item in _patterns(rule.when) if same(item) and item is not pattern] if same(pattern) else []
    known = [drawn[item.pred, who_of(word)] for item in others if (item.pred, who_of(word)) in drawn]
    return all(kind in kinds for kinds in known)


def _patterns(conditions: Iterable[Condition]) -> list[Pattern]:
    return [item for item in conditions if isinstance(item, Pattern)]


def _allows(
    conditions: Iterable[Condition], pattern: Pattern, word: Predicate, kind: str, law: Law, drawn: Drawn
) -> bool:
    """Whether what a rule says of the one who acts leaves room for this kind."""
    term = dict(pattern.roles).get(who_of(word))
    if kind == ANYBODY or term is None:
        return True
    if isinstance(term, Var):
        return _fits(conditions, term, kind, law, drawn)
    entity = law.entities.get(str(term))
    return entity is None or entity.kind == kind


def _fits(conditions: Iterable[Condition], term: Var, kind: str, law: Law, drawn: Drawn) -> bool:
    """Whether a variable can stand for somebody of a kind under these conditions."""
    for item in conditions:
        if isinstance(item, Comparison):
            if item.op == "is" and item.left == term and item.right != kind:
                return False
            continue
        if item.denied:
            continue
        word = law.vocabulary.predicates[item.pred]
        for role in word.roles:
            allowed = law.vocabulary.types[role.type]
            if dict(item.roles).get(role.name) != term or not (allowed.entities or allowed.actors):
                continue
            if kind not in (*allowed.entities, *allowed.actors):
                return False
            if word.sort == "concept" and kind not in drawn.get((word.name, role.name), ()):
                return False
    return True


def _protection(law: Law) -> tuple[frozenset[Part], frozenset[str]]:
    """The roles of events whose holder a duty can be owed to, followed down from the duties; and the treaties that this takes."""
    seen: set[Part] = set()
    treaties = _down(
        law, seen, [(rule, "toward") for rule in law.rules() if rule.then.word == "duty" and not rule.standing]
    )
    return _events_of(seen, law), frozenset(treaties)


def _asking(law: Law) -> frozenset[Part]:
    """The first roles of events in which stands who asks for what it may be owed: for such an event a norm toward it waits."""
    seen: set[Part] = set()
    for rule in law.rules():
        toward = dict(rule.then.roles).get("toward")
        for item in _patterns(rule.once):
            for name in (name for name, term in item.roles if term == toward and isinstance(toward, Var)):
                seen.add((named_by(item), name))
                _down(
                    law,
                    seen,
                    [(other, name) for other in law.rules() if (other.norm or other.then.word) == named_by(item)],
                )
    return frozenset(part for part in _events_of(seen, law) if part[1] == who_of(law.vocabulary.predicates[part[0]]))


def _judged(law: Law) -> frozenset[str]:
    """The words that some rule reads together with a judgement about the event."""
    words = law.vocabulary.predicates
    return frozenset(
        item.pred
        for rule in law.rules()
        if any(words[other.pred].appraisal for other in _patterns(rule.when))
        for item in _patterns(rule.when)
    )


def _spoken_of(law: Law) -> frozenset[str]:
    """The bodies and treaties that rules name, and those of which a membership is on file."""
    named = {
        str(term)
        for rule in law.rules()
        for group in (rule.when, rule.once, *(item.when for item in (*rule.unless, *rule.until)))
        for item in group
        if isinstance(item, Pattern)
        for _, term in item.roles
    }
    drawn = {str(term) for rule in law.rules() for _, term in rule.then.roles}
    members = {entity.id for entity in law.entities.values() if entity.members is not None}
    organs = {entity.id for entity in law.entities.values() if entity.of in members}
    ruled = {clause.instrument for clause in law.clauses.values() if clause.rules}
    return frozenset(named | drawn | members | organs | ruled)


def _told(law: Law) -> frozenset[str]:
    return frozenset(clause.instrument for clause in law.clauses.values())


def _events_of(parts: Iterable[Part], law: Law) -> frozenset[Part]:
    words = law.vocabulary.predicates
    return frozenset(part for part in parts if part[0] in words and words[part[0]].sort == "event")


def _down(law: Law, seen: set[Part], todo: list[tuple[Rule, str]]) -> set[str]:
    """Follow who stands in a role of what rules draw down to the events; result: the treaties by which such a one must be bound."""
    treaties: set[str] = set()
    while todo:
        rule, name = todo.pop()
        term = dict(rule.then.roles).get(name)  # a variable, or one whom the rule names
        if term is None:
            continue
        trigger = rule.when[0]
        for item in _patterns(rule.when):
            word = law.vocabulary.predicates[item.pred]
            held = [role for role, value in item.roles if value == term]
            if word.binding and held:
                treaties |= {str(value) for _, value in item.roles if not isinstance(value, Var) and value != term}
            if word.sort == "status" or item.denied or (item is not trigger and item.event != SAME):
                continue
            for part in ((named_by(item), role) for role in held):
                if part not in seen:
                    seen.add(part)
                    todo += [(other, part[1]) for other in law.rules() if (other.norm or other.then.word) == part[0]]
    return treaties


# ---- what sets a norm off ---


Roots = dict[str, frozenset[str]]
"""For each event word, concept and norm, the words of the events from which it can be drawn."""


@kept
def roots_of(law: Law) -> Roots:
    """From which events each concept and norm can come: each is drawn from the event that set its rule off."""
    found = {name: frozenset([name]) for name, word in law.vocabulary.predicates.items() if word.sort == "event"}
    above: dict[str, set[str]] = {}
    for rule in law.rules():
        trigger = rule.when[0]
        if isinstance(trigger, Pattern) and rule.then.sort in ("concept", "norm"):
            above.setdefault(named_by(trigger), set()).add(rule.norm or rule.then.word)
    queue = list(found)
    while queue:
        here = queue.pop()
        for name in above.get(here, ()):
            before = found.get(name, frozenset())
            if not found[here] <= before:
                found[name] = before | found[here]
                queue.append(name)
    return found


def setting_off(law: Law, name: str) -> frozenset[str]:
    """The words of the events that can set off a norm, a concept, or a rule by its id; none for what no event sets off."""
    rule = law.rule(name)
    trigger = rule.when[0] if rule is not None else None
    return roots_of(law).get(named_by(trigger) if isinstance(trigger, Pattern) else name, frozenset())


# ---- what every way to a promise needs -------------------------------------------------------------------------------


class Needs:
    """What a condition cannot hold without under some answers: asked down through what other rules draw, to the events.

    answers: those of a reading, by question; the default if None.
    """

    def __init__(self, law: Law, answers: dict[str, str] | None = None) -> None:
        self.law = law
        self.answers = law.default_reading() if answers is None else answers
        self.words = law.vocabulary.predicates
        self.requests = frozenset(word for word, _ in reach_of(law).asking)
        self.drawing: dict[str, list[Rule]] = {}
        for rule in law.rules():
            self.drawing.setdefault(rule.norm or rule.then.word, []).append(rule)

    def taken(self, rules: Iterable[Rule]) -> list[Rule]:
        """Those of some rules that stand under the answers."""
        return [rule for rule in rules if all(self.answers.get(name, value) == value for name, value in rule.given)]

    def rests_on(self, item: Condition, test: Callable[[str], bool]) -> bool:
        """Whether a condition can only hold where an event came that passes a test."""
        return bool(self._through(item, test, frozenset()))

    def bodies_of(self, conditions: Iterable[Condition]) -> list[str]:
        """The bodies one of which has to act, by their ids; none where no body has to."""
        found = [self._through(item, self.is_body, frozenset()) for item in conditions]
        named = {
            str(term)
            for part in found
            for pattern in part
            for _, term in pattern.roles[:1]
            if not isinstance(term, Var)
        }
        unnamed = [self.words[pattern.pred].says for part in found for pattern in part if not named]
        return sorted(named & set(self.law.entities)) or list(dict.fromkeys(unnamed))[:1]

    def is_request(self, word: str) -> bool:
        """Whether an event is one by which somebody asks for what it may be owed."""
        return word in self.requests

    def is_body(self, word: str) -> bool:
        """Whether an event is the act of an organisation or of an organ."""
        roles = self.words[word].roles
        kind = self.law.vocabulary.types[roles[0].type] if roles else None
        return kind is not None and bool(kind.entities) and set(kind.entities) <= {"organisation", "organ"}

    def _through(self, item: Condition, test: Callable[[str], bool], above: frozenset[str]) -> tuple[Pattern, ...]:
        """The patterns on events that pass, one at least of which every way to a condition needs; nothing where some way needs none."""
        if not isinstance(item, Pattern) or item.denied:
            return ()
        sort = self.words[item.pred].sort
        if sort == "event":
            return (item,) if test(item.pred) else ()
        name = str(dict(item.roles).get("norm", "")) if sort == "norm" else item.pred
        if sort not in ("concept", "norm") or name in above:
            return ()
        found: list[Pattern] = []
        ways = [rule for rule in self.taken(self.drawing.get(name, ())) if _can_draw(rule, item)]
        for rule in ways:
            below = [self._through(part, test, above | {name}) for part in (*rule.when, *rule.once)]
            if not any(below):
                return ()
            found += chain.from_iterable(below)
        return tuple(found)


def _can_draw(rule: Rule, item: Pattern) -> bool:
    """Whether a rule can draw what a condition asks for: no constant in the one is another in the other."""
    drawn = dict(rule.then.roles)
    pairs = ((drawn.get(role), term) for role, term in item.roles if role != "norm")
    return not any(
        one is not None and one != two and not isinstance(one, Var) and not isinstance(two, Var) for one, two in pairs
    )
