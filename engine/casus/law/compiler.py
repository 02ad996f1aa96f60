"""From the law as read to the core program that evaluators run.

A rule that draws a norm becomes up to three core rules, so that every status can be told apart afterwards:

    open    its conditions (`when`) hold on a day on which its wording is in force
    held    … and no exception applies on the first such day
    final   … and what had to come (`once`) has come: the norm itself

The *relaxed* program asks a different question, used for the status "not in force": what would follow if the
nearest wording were in force, and if every state were bound that ever was (`binding` statuses)? It is asked of the norm's own
conditions: whether another rule's conclusion holds, as on whose land force fell, is a fact of that day.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from casus.files.cache import Few, Later, decode, encode
from casus.files.days import add
from casus.law.conditions import Pattern
from casus.law.model import Exception_, Law, Rule
from casus.law.program import (
    DAY,
    MAX_DENIED_ROLES,
    Compiled,
    Origin,
    Scope,
    Shared,
    denials,
    norm_pred,
)
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.terms import CoreRule as CoreRule
from casus.logic.terms import Lit, Program, Test, Unless, Var, stratify


class Programs(NamedTuple):
    """A law, compiled: the program proper and the relaxed one."""

    strict: Compiled
    relaxed: Compiled


_prepared: dict[str, tuple[Law, Programs]] = {}
_MOST_PREPARED = 64
"""Of how many laws, and parts of laws, the programs are kept."""
_nameless: Few[int, tuple[Law, Programs]] = Few(4)
"""The same for the last laws, and parts of laws, that were changed in some way, and so are those of no files."""


def programs_of(law: Law) -> Programs:
    """The programs of a law, compiled once for each law object."""

    def made() -> tuple[Law, Programs]:
        return law, Programs(compile_law(law), compile_law(law, relaxed=True))

    if not law.digest:
        return _nameless.get(id(law), made, lambda found: found[0] is law)[1]
    known = _prepared.get(law.digest)
    if known is None or known[0] is not law:
        known = made()
        prepare(*known)
    return known[1]


def prepare(law: Law, programs: Programs) -> None:
    """Note programs that were compiled before, in another process, or cut out of others."""
    if not law.digest:
        _nameless.note(id(law), (law, programs))
        return
    _prepared.pop(law.digest, None)
    while len(_prepared) >= _MOST_PREPARED:  # parts are cut out of the programs of the whole, which stay
        parts = (name for name, (known, _) in _prepared.items() if known.whole is not None)
        del _prepared[next(parts, next(iter(_prepared)))]
    _prepared[law.digest] = law, programs


def pack(law: Law, programs: Programs) -> Any:
    """A law and its programs as one plain value. Rules are kept once, and named where programs refer to them."""
    return encode(law), *(_packed(compiled) for compiled in programs)


def unpack(value: Any) -> tuple[Law, Programs]:
    """The inverse of `pack`. Raises ValueError, TypeError, LookupError or AttributeError for what is none."""
    raw, strict, relaxed = value
    law = decode(raw)
    if not isinstance(law, Law):
        raise TypeError("this is no law")
    return law, Programs(_unpacked(strict, law.rule), _unpacked(relaxed, law.rule))


def _packed(compiled: Compiled) -> Any:
    origins = {
        name: (origin.rule and origin.rule.id, origin.stage, origin.names, origin.conditions)
        for name, origin in compiled.origins.items()
    }
    parts = compiled.program, compiled.shifts, compiled.reads, compiled.asking, compiled.homes
    return origins, *map(encode, parts)


def _unpacked(value: Any, rule: Callable[[str], Rule | None]) -> Compiled:
    origins, program, *parts = value

    def origin(item: Any) -> Origin:
        name, stage, names, conditions = item
        return Origin(name and rule(name), stage, names, conditions)

    return Compiled(lambda: decode(program), Later(origins, origin), *map(decode, parts))


def compile_law(law: Law, *, relaxed: bool = False) -> Compiled:
    """Compile all rules of a law that a scenario can set off.

    Raises `StrataError` (logic/terms.py) if the rules wait for their own absence; `lawcheck` reports that with its place.
    """
    maker = _Maker(law, relaxed)
    for rule in law.rules():
        if not rule.standing:
            maker.rule(rule)
    maker.statuses()
    strata = stratify(maker.rules)
    reads = frozenset(
        lit.pred for rule in maker.rules for lit in (*rule.body, *(lit for block in rule.blocks for lit in block.body))
    )
    shifts = tuple(sorted(maker.shifts))
    homes = {name: made.rule.clause for name, made in maker.origins.items() if made.rule is not None}
    return Compiled(
        Program(strata, maker.columns), maker.origins, shifts, reads, events_behind(law, maker.dated), homes
    )


def events_behind(law: Law, triggers: set[str]) -> frozenset[str]:
    """The events among some triggers, and those from which the concepts among them are drawn, directly or not."""
    drawn = [(rule.then.word, rule.when[0]) for rule in law.rules() if rule.then.sort == "concept"]
    found: set[str] = set()
    more = set(triggers)
    while more:
        found |= more
        more = {item.pred for word, item in drawn if word in more and isinstance(item, Pattern)} - found
    return frozenset(pred for pred in found if law.vocabulary.predicates[pred].sort == "event")


def relaxed_windows(rules: list[Rule]) -> dict[str, tuple[int, int]]:
    """For each rule that draws a norm, the days on which its wording is in force or the nearest one to be.

    The nearest is the one before that day, or where there was none yet, the first. No wording is stretched over days
    on which another way to the norm is in force.
    """
    by_norm: dict[str, set[tuple[int, int]]] = {}
    for rule in rules:
        by_norm.setdefault(rule.norm or rule.id, set()).add((rule.first, rule.last))
    windows = {}
    for rule in rules:
        first, last = rule.first, rule.last
        others = by_norm[rule.norm or rule.id]
        if first == min(other[0] for other in others):
            first = FIRST_DAY
        if last < LAST_DAY and not any(other[0] <= last < other[1] for other in others):
            following = [other[0] for other in others if other[0] > last]
            last = add(min(following), -1, "days") if following else LAST_DAY
        windows[rule.id] = (first, last)
    return windows


class _Maker(Shared):
    """Collects core rules. One instance for one compilation."""

    def __init__(self, law: Law, relaxed: bool) -> None:
        super().__init__(law.vocabulary, relaxed=relaxed)
        for rule in law.rules():
            if rule.then.sort == "norm":
                self.columns[norm_pred(rule.then.word, rule.norm)] = self.columns[rule.then.word]
        self.rules: list[CoreRule] = []
        self.origins: dict[str, Origin] = {}
        self.windows = relaxed_windows([rule for rule in law.rules() if not rule.standing]) if relaxed else {}
        self.dated: set[str] = set()

    def add(self, core: CoreRule, origin: Origin) -> None:
        """Add one core rule; several where a denial in its body can be written in several ways."""
        for index, body in enumerate(denials(core.body, self.columns)):
            name = core.id if index == 0 else f"{core.id}~{index}"
            self.rules.append(core._replace(id=name, body=body))
            self.origins[name] = origin

    def rule(self, rule: Rule) -> None:
        """Compile one rule of the law."""
        scope = Scope(self, rule)
        body, tests, conditions = scope.positive(rule.when, "when")
        if scope.needs_day:
            if rule.then.sort != "norm":
                self.dated.add(body[0].pred)
            body.insert(1, Lit("day" if rule.then.sort == "norm" else "while", (scope.event, DAY)))
            conditions.insert(1, None)
            first, last = self.windows.get(rule.id, (rule.first, rule.last))
            if first > FIRST_DAY:
                tests.append(Test(">=", DAY, first))
            if last < LAST_DAY:
                tests.append(Test("<=", DAY, last))
        for question, answer in rule.given:
            body.append(Lit("reading", (question, answer)))
            conditions.append(("given", rule.given.index((question, answer))))
        blocks = [block for exception in rule.unless for block in scope.block(exception)]
        if rule.then.sort != "norm" and not (scope.needs_day and blocks):
            head, extra = scope.head(body, conditions)
            self.add(
                CoreRule(rule.id, head, tuple(body), tuple(tests), tuple(blocks)),
                Origin(rule, "whole", (), tuple(conditions)),
            )
            assert not extra
            return
        names = tuple(
            dict.fromkeys(
                term.name
                for lit in body
                for term in lit.args
                if isinstance(term, Var) and not term.name.startswith("_")
            )
        )
        opened = f"open {rule.id}"
        kinds = {
            term.name: self.columns[lit.pred][index]
            for lit in body
            for index, term in enumerate(lit.args)
            if isinstance(term, Var)
        }
        self.columns[opened] = self.columns[f"held {rule.id}"] = "".join(kinds[name] for name in names)
        args = tuple(Var(name) for name in names)
        self.add(
            CoreRule(f"{rule.id}|open", Lit(opened, args), tuple(body), tuple(tests)),
            Origin(rule, "open", names, tuple(conditions)),
        )
        if scope.needs_day:
            earlier = tuple(Var("#earlier") if name == DAY.name else Var(name) for name in names)
            blocks.append(Unless("earlier", (Lit(opened, earlier),), (Test("<", Var("#earlier"), DAY),)))
        start = Lit(opened, args)
        if rule.once:
            self.add(
                CoreRule(f"{rule.id}|held", Lit(f"held {rule.id}", args), (start,), (), tuple(blocks)),
                Origin(rule, "held", names, (None,)),
            )
            start, blocks = Lit(f"held {rule.id}", args), []
        once, once_tests, once_conditions = scope.positive(rule.once, "once")
        last_body, last_conditions = [start, *once], [None, *once_conditions]
        head, _ = scope.head(last_body, last_conditions)
        self.add(
            CoreRule(rule.id, head, tuple(last_body), tuple(once_tests), tuple(blocks)),
            Origin(rule, "final", names, tuple(last_conditions)),
        )
        for ending in rule.until:
            self.until(rule, ending, scope, Lit(opened, args), names)

    def until(self, rule: Rule, ending: Exception_, scope: Scope, start: Lit, names: tuple[str, ...]) -> None:
        """Compile one `until`: it draws that the norm ended; the day is the latest of its premises.

        That day must not lie before the critical date: there is a core rule for each premise that may see to it.
        """
        body, tests, conditions = scope.positive(ending.when, "until:" + ending.id)
        dates = [
            lit.args[1]
            for lit in body
            if (word := self.vocabulary.word(lit.pred)) is not None
            and word.sort in ("event", "concept", "norm")
            and not lit.pred.startswith("not ")
        ]
        for question, answer in ending.given:
            body.append(Lit("reading", (question, answer)))
            conditions.append(None)
        ended = f"ended {rule.id}"
        self.columns[ended] = self.columns[start.pred]
        for index, date in enumerate(dates):
            name = f"{rule.id}|until|{ending.id}" + (f"|{index}" if index else "")
            self.add(
                CoreRule(name, Lit(ended, start.args), (start, *body), (*tests, Test(">=", date, DAY))),
                Origin(rule, "until:" + ending.id, names, (None, *conditions)),
            )

    def statuses(self) -> None:
        """The rule that every status obeys: begun, and not ended since."""
        for name, word in self.vocabulary.predicates.items():
            if word.sort != "status":
                continue
            roles = tuple(Var(role.name) for role in word.roles)
            first, last = Var("#first"), Var("#last")
            block = Unless("ended", (Lit("-" + name, (*roles, last)),), (Test("<=", first, last), Test("<", last, DAY)))
            self.add(
                CoreRule(
                    f"status {name}",
                    Lit(name, (*roles, DAY)),
                    (Lit("+" + name, (*roles, first)), Lit("asked", (DAY,))),
                    (Test("<=", first, DAY),),
                    (block,),
                ),
                Origin(None, "status"),
            )
            if self.relaxed and word.binding:
                self.add(
                    CoreRule(f"ever {name}", Lit("ever " + name, roles), (Lit("+" + name, (*roles, first)),)),
                    Origin(None, "status"),
                )


__all__ = ["DAY", "MAX_DENIED_ROLES", "Compiled", "Origin", "compile_law"]
