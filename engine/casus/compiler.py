"""From the law as read to the core program that evaluators run.

A rule that draws a norm becomes up to three core rules, so that every status can be told apart afterwards:

    open    its conditions (`when`) hold on a day on which its wording is in force
    held    … and no exception applies on the first such day
    final   … and what had to come (`once`) has come: the norm itself

The *relaxed* program asks a different question, used for the status "not in force": what would follow if the
nearest wording were in force, and if every state were bound that ever was (`binding` statuses)?
"""

from itertools import count, product
from typing import NamedTuple

from casus.conditions import SAME, Comparison, Condition, Pattern, Shift
from casus.days import add
from casus.law import Exception_, Law, Rule
from casus.strata import stratify
from casus.terms import Block, Lit, Program, Term, Test, Var
from casus.terms import Rule as CoreRule
from casus.vocabulary import Vocabulary
from casus.world import FIRST_DAY, LAST_DAY

ABSENT, ABSENT_RANK = "-", -1
"""Stand in an atom for an optional role that the file leaves out."""
ANY, ANY_RANK = "*", -2
"""Stand in a denial for a role that the file leaves out: it denies every value."""
EVENT, DATE, UNTIL, DAY = Var("#event"), Var("#date"), Var("#until"), Var("#day")
MAX_DENIED_ROLES = 4


class Origin(NamedTuple):
    """Where a core rule comes from. `stage` is open, held, final, whole, until:ID or status.

    `names` are the variables of an open or held atom, in order. `conditions` tells for each body literal which
    condition of the rule it stands for: (stage, index), or None for what the compiler added.
    """

    rule: Rule | None
    stage: str
    names: tuple[str, ...] = ()
    conditions: tuple[tuple[str, int] | None, ...] = ()


class Compiled(NamedTuple):
    """A program with the origin of each of its rules, and the shifts of days it needs as facts."""

    program: Program
    origins: dict[str, Origin]
    shifts: tuple[Shift, ...]
    reads: frozenset[str]


class Programs(NamedTuple):
    """A law, compiled: the program proper and the relaxed one."""

    strict: Compiled
    relaxed: Compiled


_prepared: dict[str, tuple[Law, Programs]] = {}


def programs_of(law: Law) -> Programs:
    """The programs of a law, compiled once for each law object."""
    known = _prepared.get(law.digest)
    if known is None or known[0] is not law:
        known = law, Programs(compile_law(law), compile_law(law, relaxed=True))
        if law.digest:
            _prepared[law.digest] = known
    return known[1]


def prepare(law: Law, programs: Programs) -> None:
    """Note programs that were compiled before, in another process."""
    _prepared[law.digest] = law, programs


def norm_pred(kind: str, norm: str) -> str:
    """The predicate of a norm's atoms. Each norm has its own, so that one norm may be an exception to another."""
    return f"{kind} {norm}"


def columns_of(vocabulary: Vocabulary) -> dict[str, str]:
    """The kinds of the arguments of every predicate a case can hold."""
    columns = {"day": "si", "asked": "i", "reading": "ss", "before": "ss", "within": "ss", "is": "ss"}
    for name, word in vocabulary.predicates.items():
        roles = "".join("i" if vocabulary.numeric(role.type) else "s" for role in word.roles)
        if word.sort in ("event", "concept", "norm"):
            columns[name] = "sii" + roles
        elif word.sort == "status":
            columns[name] = columns["+" + name] = columns["-" + name] = roles + "i"
            columns["ever " + name] = roles
        else:
            columns[name] = roles
        if word.sort in ("event", "fact"):
            columns["not " + name] = "s" + roles if word.sort == "event" else roles
    return columns


def compile_law(law: Law, *, relaxed: bool = False) -> Compiled:
    """Compile all rules of a law that a scenario can set off.

    Raises `StrataError` (strata.py) if the rules wait for their own absence; `lawcheck` reports that with its place.
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
    return Compiled(Program(strata, maker.columns), maker.origins, tuple(sorted(maker.shifts)), reads)


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


class _Maker:
    """Collects core rules. One instance for one compilation."""

    def __init__(self, law: Law, relaxed: bool) -> None:
        self.vocabulary = law.vocabulary
        self.relaxed = relaxed
        self.columns = columns_of(law.vocabulary)
        for rule in law.rules():
            if rule.then.sort == "norm":
                self.columns[norm_pred(rule.then.word, rule.norm)] = self.columns[rule.then.word]
        self.rules: list[CoreRule] = []
        self.origins: dict[str, Origin] = {}
        self.shifts: set[Shift] = set()
        self.windows = relaxed_windows([rule for rule in law.rules() if not rule.standing]) if relaxed else {}
        self.fresh = count()

    def add(self, core: CoreRule, origin: Origin) -> None:
        """Add one core rule; several where a denial in its body can be written in several ways."""
        for index, body in enumerate(denials(core.body, self.columns)):
            name = core.id if index == 0 else f"{core.id}~{index}"
            self.rules.append(core._replace(id=name, body=body))
            self.origins[name] = origin

    def anonymous(self) -> Var:
        """A variable nobody else uses."""
        return Var(f"_{next(self.fresh)}")

    def rule(self, rule: Rule) -> None:
        """Compile one rule of the law."""
        scope = _Scope(self, rule)
        body, tests, conditions = scope.positive(rule.when, "when")
        if scope.needs_day:
            body.insert(1, Lit("day", (scope.event, DAY)))
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
            blocks.append(Block("earlier", (Lit(opened, earlier),), (Test("<", Var("#earlier"), DAY),)))
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

    def until(self, rule: Rule, ending: Exception_, scope: "_Scope", start: Lit, names: tuple[str, ...]) -> None:
        """Compile one `until`. It draws that its conditions hold; that they came too early to end the norm is seen
        afterwards (statuses.py): the day on which they came to hold is the latest among their premises."""
        body, tests, conditions = scope.positive(ending.when, "until:" + ending.id)
        for question, answer in ending.given:
            body.append(Lit("reading", (question, answer)))
            conditions.append(None)
        ended = f"ended {rule.id}"
        self.columns[ended] = self.columns[start.pred]
        self.add(
            CoreRule(f"{rule.id}|until|{ending.id}", Lit(ended, start.args), (start, *body), tuple(tests)),
            Origin(rule, "until:" + ending.id, names, (None, *conditions)),
        )

    def statuses(self) -> None:
        """The rule that every status obeys: begun, and not ended since."""
        for name, word in self.vocabulary.predicates.items():
            if word.sort != "status":
                continue
            roles = tuple(Var(role.name) for role in word.roles)
            first, last = Var("#first"), Var("#last")
            block = Block("ended", (Lit("-" + name, (*roles, last)),), (Test("<=", first, last), Test("<", last, DAY)))
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


class _Scope:
    """Turns the conditions of one rule into literals and tests."""

    def __init__(self, maker: _Maker, rule: Rule) -> None:
        self.maker = maker
        self.rule = rule
        self.vocabulary = maker.vocabulary
        trigger = rule.when[0]
        assert isinstance(trigger, Pattern)
        self.timed = self.vocabulary.predicates[trigger.pred].sort in ("event", "concept", "norm")
        self.event: Term = EVENT
        if self.timed and trigger.event is not None and trigger.event != SAME:
            self.event = trigger.event
        self.date: Term = trigger.date if self.timed and trigger.date is not None else DATE
        self.until: Term = trigger.until if self.timed and trigger.until is not None else UNTIL
        bounded = rule.first > FIRST_DAY or rule.last < LAST_DAY
        self.needs_day = self.timed and (rule.then.sort == "norm" or bounded or self._asks_status())

    def _asks_status(self) -> bool:
        conditions = (*self.rule.when, *(item for exception in self.rule.unless for item in exception.when))
        return any(
            isinstance(item, Pattern) and self.vocabulary.predicates[item.pred].sort == "status" and item.as_of is None
            for item in conditions
        )

    def positive(
        self, conditions: tuple[Condition, ...], stage: str
    ) -> tuple[list[Lit], list[Test], list[tuple[str, int] | None]]:
        """Literals and tests of conditions that must hold, and which literal stands for which condition."""
        body: list[Lit] = []
        tests: list[Test] = []
        origins: list[tuple[str, int] | None] = []
        for index, condition in enumerate(conditions):
            before = len(body)
            if isinstance(condition, Comparison):
                self.comparison(condition, body, tests)
            else:
                is_trigger = stage == "when" and index == 0
                self.pattern(condition, body, tests, trigger=is_trigger)
            origins.extend([(stage, index)] * (len(body) - before))
        return body, tests, origins

    def pattern(
        self, pattern: Pattern, body: list[Lit], tests: list[Test], *, trigger: bool = False, strict: bool = False
    ) -> None:
        """The literal of one pattern. `strict`: in an exception, which is never relaxed."""
        word = self.vocabulary.predicates[pattern.pred]
        given = dict(pattern.roles)
        roles: list[Term] = []
        for role in word.roles:
            term = self.same(given[role.name]) if role.name in given else self.maker.anonymous()
            roles.append(term)
            if role.optional and role.name in given and isinstance(term, Var) and not pattern.denied:
                absent: Term = ABSENT_RANK if self.vocabulary.numeric(role.type) else ABSENT
                tests.append(Test("!=", term, absent))
        if pattern.denied:
            body.append(Lit("not " + pattern.pred, (self.maker.anonymous(), *roles)))
        elif word.sort in ("event", "concept", "norm"):
            if trigger:
                head: list[Term] = [self.event, self.date, self.until]
            else:
                head = [
                    self.same(term) if term is not None else self.maker.anonymous()
                    for term in (pattern.event, pattern.date, pattern.until)
                ]
            pred = norm_pred(pattern.pred, str(given["norm"])) if word.sort == "norm" else pattern.pred
            body.append(Lit(pred, (*head, *roles)))
        elif word.sort == "status":
            if self.maker.relaxed and word.binding and not strict:
                body.append(Lit("ever " + pattern.pred, tuple(roles)))
            else:
                day: Term = (
                    DAY
                    if pattern.as_of is None and (self.needs_day or not self.timed)
                    else (pattern.as_of if pattern.as_of is not None else self.date)
                )
                body.append(Lit(pattern.pred, (*roles, day)))
        else:
            body.append(Lit(pattern.pred, tuple(roles)))

    def comparison(self, test: Comparison, body: list[Lit], tests: list[Test]) -> None:
        """The literal or test of one comparison."""
        left, right = self.same(test.left), self.same(test.right)
        if test.op in ("before", "within", "is"):
            body.append(Lit(test.op, (left, right)))
            return
        tests.append(
            Test(test.op, self.shifted(left, test.left_shift, body), self.shifted(right, test.right_shift, body))
        )

    def shifted(self, term: Term, shift: Shift | None, body: list[Lit]) -> Term:
        """A term with days, months or years added: a literal on a table of shifted days."""
        if shift is None:
            return term
        if isinstance(term, int):
            return add(term, shift.amount, shift.unit)
        self.maker.shifts.add(shift)
        self.maker.columns[str(shift)] = "ii"
        result = self.maker.anonymous()
        body.append(Lit(str(shift), (term, result)))
        return result

    def block(self, exception: Exception_) -> list[Block]:
        """The block of one `unless`; several where a denial can be written in several ways."""
        comparisons = [item for item in exception.when if isinstance(item, Comparison)]
        compared = {name for item in comparisons for name in item.variables()}
        ordered = {name for item in comparisons if item.op == "before" for name in item.variables()}
        body: list[Lit] = [Lit("reading", pair) for pair in exception.given]
        tests: list[Test] = []
        for item in exception.when:
            if isinstance(item, Comparison):
                self.comparison(item, body, tests)
                continue
            self.pattern(item, body, tests, strict=True)
            word = self.vocabulary.predicates[item.pred]
            own_date = isinstance(item.date, Var) and item.date.name in compared
            own_order = isinstance(item.event, Var) and item.event.name in ordered
            if (
                word.sort in ("event", "concept", "norm")
                and not item.denied
                and item.event != SAME
                and not own_date
                and not own_order
            ):
                # an exception speaks of the critical date: what comes later cannot unmake a norm, unless the rule
                # compares its time itself
                tests.append(Test("<=", body[-1].args[1], DAY if self.needs_day else self.date))
        return [Block(exception.id, variant, tuple(tests)) for variant in denials(tuple(body), self.maker.columns)]

    def head(self, body: list[Lit], conditions: list[tuple[str, int] | None]) -> tuple[Lit, list[Lit]]:
        """The conclusion; a shifted day adds a literal to the body."""
        then = self.rule.then
        roles = tuple(self.same(term) for _, term in then.roles)
        if then.sort in ("starts", "ends"):
            assert then.day is not None
            extra: list[Lit] = []
            day = self.shifted(then.day, then.shift, extra)
            body.extend(extra)
            conditions.extend([None] * len(extra))
            return Lit(("+" if then.sort == "starts" else "-") + then.word, (*roles, day)), []
        if then.sort == "fact":
            return Lit(then.word, roles), []
        if then.sort == "norm":
            order = dict(then.roles)
            roles = tuple(self.same(order[role.name]) for role in self.vocabulary.predicates[then.word].roles)
            return Lit(norm_pred(then.word, self.rule.norm), (self.event, self.date, self.until, *roles)), []
        return Lit(then.word, (self.event, self.date, self.until, *roles)), []

    def same(self, term: Term) -> Term:
        """`same` is the trigger's event."""
        return self.event if term == SAME else term


def denials(body: tuple[Lit, ...], columns: dict[str, str]) -> list[tuple[Lit, ...]]:
    """All ways in which denials in a body can be written in a file: with a role named, or left out (which denies every value)."""
    choices: list[list[Lit]] = []
    for lit in body:
        if not lit.pred.startswith("not "):
            choices.append([lit])
            continue
        kinds = columns[lit.pred]
        named = [
            index for index, term in enumerate(lit.args) if not (isinstance(term, Var) and term.name.startswith("_"))
        ]
        variants = []
        for pattern in product((False, True), repeat=len(named)):
            args = list(lit.args)
            for index, left_out in zip(named, pattern, strict=True):
                if left_out:
                    args[index] = ANY_RANK if kinds[index] == "i" else ANY
            variants.append(Lit(lit.pred, tuple(args)))
        choices.append(variants)
    return [tuple(variant) for variant in product(*choices)]
