"""A core program, and where each of its rules comes from."""

from collections.abc import Callable
from itertools import count, product
from typing import NamedTuple

from casus.files.days import add
from casus.law.conditions import SAME, Comparison, Condition, Pattern, Shift
from casus.law.model import Exception_, Rule
from casus.law.vocabulary import Vocabulary
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.logic.terms import Lit, Program, Term, Test, Unless, Var

ABSENT, ABSENT_RANK = "-", -1
"""Stand in an atom for an optional role that the file leaves out."""
ANY, ANY_RANK = "*", -2
"""Stand in a denial for a role that the file leaves out: it denies every value."""


class Origin(NamedTuple):
    """Where a core rule comes from. `stage` is open, held, final, whole, until:ID or status.

    `names` are the variables of an open or held atom, in order. `conditions` tells for each body literal which
    condition of the rule it stands for: (stage, index), or None for what the compiler added.
    """

    rule: Rule | None
    stage: str
    names: tuple[str, ...] = ()
    conditions: tuple[tuple[str, int] | None, ...] = ()


class Compiled:
    """A program with the origin of each of its rules, and what a case must hold for it.

    `shifts` are the shifts of days it needs as facts, `reads` the predicates it reads. `asking` are the words of events
    that may set off, directly or through concepts, a rule that asks for their days and draws no norm: of the dated acts
    of the law only these need days, since no act calls in a norm. `homes` are the clauses of the rules of the program, but for those
    that every law obeys. The program may be given as a function that makes it.
    """

    __slots__ = ("_program", "asking", "homes", "origins", "reads", "shifts")

    def __init__(
        self,
        program: Program | Callable[[], Program],
        origins: dict[str, Origin],
        shifts: tuple[Shift, ...],
        reads: frozenset[str],
        asking: frozenset[str],
        homes: dict[str, str],
    ) -> None:
        self._program = program
        self.origins = origins
        self.shifts = shifts
        self.reads = reads
        self.asking = asking
        self.homes = homes

    @property
    def program(self) -> Program:
        """The program."""
        if not isinstance(self._program, Program):
            self._program = self._program()
        return self._program


EVENT, DATE, _UNTIL, DAY = Var("#event"), Var("#date"), Var("#until"), Var("#day")
MAX_DENIED_ROLES = 4


def norm_pred(kind: str, norm: str) -> str:
    """The predicate of a norm's atoms. Each norm has its own, so that one norm may be an exception to another."""
    return f"{kind} {norm}"


def columns_of(vocabulary: Vocabulary) -> dict[str, str]:
    """The kinds of the arguments of every predicate a case can hold."""
    columns = {"day": "si", "while": "si", "asked": "i", "reading": "ss", "before": "ss", "within": "ss", "is": "ss"}
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


class Shared:
    """What the rules of one compilation have in common: the words, the columns of predicates, shifts of days, fresh variables."""

    def __init__(self, vocabulary: Vocabulary, *, relaxed: bool) -> None:
        self.vocabulary = vocabulary
        self.relaxed = relaxed
        self.columns = columns_of(vocabulary)
        self.shifts: set[Shift] = set()
        self.fresh = count()

    def anonymous(self) -> Var:
        """A variable nobody else uses."""
        return Var(f"_{next(self.fresh)}")


class Scope:
    """Turns the conditions of one rule into literals and tests."""

    def __init__(self, shared: Shared, rule: Rule) -> None:
        self.shared = shared
        self.rule = rule
        self.vocabulary = shared.vocabulary
        trigger = rule.when[0]
        assert isinstance(trigger, Pattern)
        self.timed = self.vocabulary.predicates[trigger.pred].sort in ("event", "concept", "norm")
        self.event: Term = EVENT
        if self.timed and trigger.event is not None and trigger.event != SAME:
            self.event = trigger.event
        self.date: Term = trigger.date if self.timed and trigger.date is not None else DATE
        self.until: Term = trigger.until if self.timed and trigger.until is not None else _UNTIL
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
        """The literal of one pattern. `strict`: in an exception, which is never relaxed; nor is what draws no norm itself."""
        word = self.vocabulary.predicates[pattern.pred]
        given = dict(pattern.roles)
        roles: list[Term] = []
        for role in word.roles:
            term = self.same(given[role.name]) if role.name in given else self.shared.anonymous()
            roles.append(term)
            if role.optional and role.name in given and isinstance(term, Var) and not pattern.denied:
                absent: Term = ABSENT_RANK if self.vocabulary.numeric(role.type) else ABSENT
                tests.append(Test("!=", term, absent))
        if pattern.denied:
            body.append(Lit("not " + pattern.pred, (self.shared.anonymous(), *roles)))
        elif word.sort in ("event", "concept", "norm"):
            if trigger:
                head: list[Term] = [self.event, self.date, self.until]
            else:
                head = [
                    self.same(term) if term is not None else self.shared.anonymous()
                    for term in (pattern.event, pattern.date, pattern.until)
                ]
            pred = norm_pred(pattern.pred, str(given["norm"])) if word.sort == "norm" else pattern.pred
            body.append(Lit(pred, (*head, *roles)))
        elif word.sort == "status":
            if self.shared.relaxed and word.binding and self.rule.then.sort == "norm" and not strict:
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
        self.shared.shifts.add(shift)
        self.shared.columns[str(shift)] = "ii"
        result = self.shared.anonymous()
        body.append(Lit(str(shift), (term, result)))
        return result

    def block(self, exception: Exception_) -> list[Unless]:
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
                self.timed  # a fact has no critical date: beside it, whatever happened counts
                and word.sort in ("event", "concept", "norm")
                and not item.denied
                and item.event != SAME
                and not own_date
                and not own_order
            ):
                # an exception speaks of the critical date: what comes later cannot unmake a norm, unless the rule
                # compares its time itself
                tests.append(Test("<=", body[-1].args[1], DAY if self.needs_day else self.date))
        return [Unless(exception.id, variant, tuple(tests)) for variant in denials(tuple(body), self.shared.columns)]

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
