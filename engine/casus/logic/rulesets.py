"""Rulesets: a program written in the small part of durable-rules' rule language that is safe to use.

An atom becomes a flat object: `k` its predicate, `s0`, `i1` … its arguments (kind and column, so that no property ever
has two kinds), `id` its number, `z` always 1. A rule becomes one conjunction of patterns. What shapes the rest:

- A pattern ends with a join that always holds (`z`): the engine reads past its array where the last join fails.
- The engine decides `$not` when a match reaches it, and does not soundly take that back. So each rule with a block
  waits for a gate fact, which is asserted when nothing else can happen in the stratum.
- `$not` takes one pattern. A block of several literals is drawn by a helper rule first, as an atom of the values the
  outside needs: those of variables shared with the rule, and those that a test compares with one.
- A test of a block that has none of the block's own columns cannot stand in that pattern. The rule is split into
  disjoint cases instead: not (c and B) is not c, or c and not B. The cases keep the rule's name.
- The engine's tables are small. Rules are dealt out to several rulesets, well below the sizes where it fails.
- Text with anything but plain characters is sent as a number: only equality matters, and escapes are a risk.
"""

import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from casus.logic.terms import CoreRule, Lit, Program, ProgramError, Term, Test, Unless, Value, Var, comparison_holds

PATTERNS = 16
"""Patterns that one match holds: the body and the gate; `$not` holds nothing. More: error 304, while running."""
JOINS = 28
"""Joins in one pattern, besides the last, `z`. More: error 113."""
_COLUMNS = 240
"""Arguments of one predicate. More: error 302."""
_RULES = 56
"""Rules in one ruleset, and patterns in it on one predicate: a stack of the engine has 64 places. More: error 303."""
KEYS = 400
"""Predicates read in one ruleset. At 512: error 303, or an endless loop."""
_CASES = 64
"""Cases that one rule may be split into for the tests of its blocks. Ours."""

BOOT = "!boot"
GATE = "!gate"
_NEVER = "!never"

_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:/@-]{0,63}")
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_NAMED = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte", "!=": "$neq"}

_Kinds = dict[Var, str]
_Literal = tuple[str, tuple[Term, ...]]  # a key, and the arguments
_Not = tuple[_Literal, tuple[Test, ...]]  # no atom matches this and passes these
_Way = tuple[tuple[Test, ...], _Not | None]  # one of the disjoint ways in which a block is not satisfied


class PlainNames:
    """The plain text that is sent for each string: itself where it is plain, else a number."""

    __slots__ = ("texts",)

    def __init__(self, names: "PlainNames | None" = None) -> None:
        """None, or those that others have so far."""
        self.texts: dict[str, str] = dict(names.texts) if names else {}

    def text(self, string: str) -> str:
        """What is sent for a string: always the same, and never the same for two strings."""
        found = self.texts.get(string)
        if found is None:
            found = string if _PLAIN.fullmatch(string) else f"~{len(self.texts)}"
            self.texts[string] = found
        return found

    def value(self, value: Value, kind: str) -> str | int:
        """What is sent for a constant in a column of this kind. Raises ProgramError if it does not fit."""
        if isinstance(value, str):
            if kind == "s":
                return self.text(value)
        elif kind == "i" and -(2**63) <= value < 2**63:
            return int(value)
        raise ProgramError(f"{value!r} does not fit a column of kind {kind!r}")


class Coded(NamedTuple):
    """One rule, or one case of a rule, or a helper, as it stands in a ruleset.

    `rule` is the id to report, None for a helper. `head` is the predicate it draws, `key` its key, `args` where the
    arguments come from: the place of a literal of the body and a column, or -1 and a constant. `aliases` are the names
    of the body's literals in a match. `patterns` and `reads` are for writing the ruleset, and no longer needed when it is written.
    """

    rule: str | None
    head: str
    key: str
    args: tuple[tuple[int, Any], ...]
    aliases: tuple[str, ...]
    patterns: Sequence[dict[str, Any]] = ()
    reads: Mapping[str, int] = {}


class Chunk(NamedTuple):
    """One ruleset: its text, the keys it reads, its rules by name, and whether any of them waits for the gate."""

    text: str
    reads: tuple[str, ...]
    rules: dict[str, Coded]
    gated: bool


class Encoding(NamedTuple):
    """A program as rulesets, stratum by stratum.

    `keys` has the key of each predicate that some rule reads, `kinds` the kinds of the columns for each key, `names`
    the texts of all strings in the program.
    """

    strata: tuple[tuple[Chunk, ...], ...]
    keys: dict[str, str]
    kinds: dict[str, str]
    names: PlainNames


def encode_program(program: Program) -> Encoding:
    """Write a program as rulesets. Raises ProgramError, naming the rule, where a limit of the engine is exceeded."""
    _check_strata(program)
    names = PlainNames()
    writer = _Writer(program.columns, names)
    strata = []
    for rules in program.strata:
        strata.append(tuple(_chunks(coded for rule in rules for coded in writer.rule(rule))))
    read = {key for chunks in strata for chunk in chunks for key in chunk.reads}
    keys = {pred: names.text(pred) for pred in program.columns if names.text(pred) in read}
    return Encoding(tuple(strata), keys, writer.kinds, names)


def template(key: str, kinds: str) -> str:
    """The text of an atom from its predicate on, as a `%` template of its arguments."""
    columns = "".join(f',"{kind}{column}":' + ('"%s"' if kind == "s" else "%d") for column, kind in enumerate(kinds))
    return f'"k":"{key}","z":1{columns}}}'


def _check_strata(program: Program) -> None:
    """See that going through the strata one by one gives the program its meaning."""
    drawn: dict[str, int] = {}
    for level, rules in enumerate(program.strata):
        for rule in rules:
            if drawn.setdefault(rule.head.pred, level) != level:
                raise ProgramError(f"{rule.id}: {rule.head.pred} is drawn in two strata")
    for level, rules in enumerate(program.strata):
        for rule in rules:
            if any(drawn.get(lit.pred, -1) > level for lit in rule.body):
                raise ProgramError(f"{rule.id}: its body reads what a later stratum draws")
            for block in rule.blocks:
                if any(drawn.get(lit.pred, -1) >= level for lit in block.body):
                    raise ProgramError(f"{rule.id}: the block {block.id} reads what no earlier stratum draws")


def _chunks(rules: Iterable[Coded]) -> Iterator[Chunk]:
    """Deal out rules to rulesets, in their order, each filled up to a limit."""
    held: list[Coded] = []
    reads: Counter[str] = Counter()
    for coded in rules:
        more = reads + Counter(coded.reads)
        if held and (len(held) == _RULES or max(more.values()) > _RULES or len(more) > KEYS):
            yield _chunk(held, reads)
            held, more = [], Counter(coded.reads)
        held.append(coded)
        reads = more
    if held:
        yield _chunk(held, reads)


def _chunk(held: list[Coded], reads: Counter[str]) -> Chunk:
    """One ruleset. Besides the rules, it has one that fires first of all and one that takes every fact, and never does.

    Without the former a state cannot be deleted safely, without the latter a fact that no rule reads is an error.
    """
    rules = {f"r{place}": coded for place, coded in enumerate(held)}
    never = {"$and": [{"k": _NEVER}, {"z": {"f": "z"}}]}
    text: dict[str, Any] = {
        "boot": {"all": [{"b": {"$and": [{"k": BOOT}]}}], "dist": 0},
        "sink": {"all": [{"f": {"$and": [{"$ex": {"k": 1}}]}}, {"x": never}], "dist": 0},
    }
    # Without "dist" one atom could not stand for two literals of a rule.
    text.update((name, {"all": coded.patterns, "dist": 0}) for name, coded in rules.items())
    return Chunk(json.dumps(text), tuple(sorted(set(reads) - {GATE})), rules, GATE in reads)


class _Writer:
    """Writes rules as patterns; knows the kinds of the columns of every key, those of helpers included."""

    def __init__(self, columns: dict[str, str], names: PlainNames) -> None:
        self.names = names
        self.kinds = {names.text(pred): kinds for pred, kinds in columns.items()}
        self.helpers = itertools.count()

    def rule(self, rule: CoreRule) -> list[Coded]:
        """The helpers and the cases of a rule; none where its tests can never hold."""
        try:
            return self._rule(rule)
        except ProgramError as error:
            raise ProgramError(f"{rule.id}: {error}") from None

    def _rule(self, rule: CoreRule) -> list[Coded]:
        kinds: _Kinds = {}
        body = [self._literal(lit, kinds) for lit in rule.body]
        head = self._literal(rule.head, kinds)
        tests = _tests(rule.tests, kinds)
        if tests is None:
            return []
        coded: list[Coded] = []
        ways = [self._ways(block, kinds, coded) for block in rule.blocks]
        if math.prod(map(len, ways)) > _CASES:
            raise ProgramError(f"the tests in its blocks make more than {_CASES} cases")
        for case in itertools.product(*ways):
            extra = tuple(test for more, _ in case for test in more)
            nots = [absent for _, absent in case if absent]
            coded.append(self._code((rule.id, rule.head.pred), head, body, tests + extra, nots))
        return coded

    def _literal(self, lit: Lit, kinds: _Kinds) -> _Literal:
        """A literal with its key; notes the kinds of its variables."""
        key = self.names.text(lit.pred)
        if key not in self.kinds:
            raise ProgramError(f"the columns of {lit.pred} are not declared")
        if len(lit.args) != len(self.kinds[key]):
            raise ProgramError(f"{lit.pred} takes {len(self.kinds[key])} arguments, not {len(lit.args)}")
        if len(lit.args) > _COLUMNS:
            raise ProgramError(f"{lit.pred} has {len(lit.args)} arguments; at most {_COLUMNS} are possible")
        for term, kind in zip(lit.args, self.kinds[key], strict=True):
            if isinstance(term, Var) and kinds.setdefault(term, kind) != kind:
                # The engine would take the text "1" and the integer 1 for equal.
                raise ProgramError(f"the variable {term.name} stands for text and for an integer")
        return key, lit.args

    def _ways(self, block: Unless, kinds: _Kinds, coded: list[Coded]) -> list[_Way]:
        """The disjoint ways in which a block is not satisfied; appends the helper rule, if one is needed."""
        own = dict(kinds)
        literals = [self._literal(lit, own) for lit in block.body]
        tests = _tests(block.tests, own)
        if tests is None:
            return [((), None)]
        within = dict.fromkeys(term for _, args in literals for term in args if isinstance(term, Var))
        outside = tuple(test for test in tests if not any(term in within for term in test[1:]))
        ways: list[_Way] = []
        for place, test in enumerate(outside):
            ways.append(((*outside[:place], Test(_NEGATED[test.op], test.left, test.right)), None))
        if literals:
            across = tuple(test for test in tests if test not in outside)
            literal = literals[0]
            if len(literals) > 1:
                local = [t for t in across if all(x in within for x in t[1:] if isinstance(x, Var))]
                across = tuple(test for test in across if test not in local)
                needed = {term for test in across for term in test[1:]} | set(kinds)
                shared = tuple(var for var in within if var in needed)
                literal = (f"#{next(self.helpers)}", shared)
                self.kinds[literal[0]] = "".join(own[var] for var in shared)
                coded.append(self._code((None, literal[0]), literal, literals, local, []))
            ways.append((outside, (literal, across)))
        return ways

    def _code(
        self,
        names: tuple[str | None, str],
        head: _Literal,
        body: Sequence[_Literal],
        tests: Sequence[Test],
        nots: Sequence[_Not],
    ) -> Coded:
        """Write one rule: the gate if anything must be absent, the body, what must be absent."""
        if len(body) + bool(nots) > PATTERNS:
            raise ProgramError(f"{len(body)} conditions; at most {PATTERNS - bool(nots)} can be matched")
        order = _joined([args for _, args in body])
        first = "g" if nots else f"b{order[0]}" if order else ""
        patterns: list[dict[str, Any]] = [{"g": {"$and": [{"k": GATE}]}}] if nots else []
        bound: dict[Term, tuple[str, str]] = {}
        sources: dict[Term, tuple[int, int]] = {}
        waiting = list(tests)
        for place in order:
            literal, alias = body[place], f"b{place}"
            terms, here = self._pattern(literal, bound, waiting, "" if alias == first else first)
            patterns.append({alias: {"$and": terms}})
            for term, column in here.items():
                sources.setdefault(term, (place, column))
                bound.setdefault(term, (alias, self._property(literal[0], column)))
        for place, (literal, across) in enumerate(nots):
            terms, _ = self._pattern(literal, bound, list(across), first)
            patterns.append({f"n{place}$not": {"$and": terms}})
        reads = Counter(key for key, _ in [*body, *(literal for literal, _ in nots)])
        if nots:
            reads[GATE] = 1
        if waiting or any(isinstance(term, Var) and term not in sources for term in head[1]):
            raise ProgramError("a variable of its tests or its conclusion occurs in no condition")
        args = tuple(sources[term] if isinstance(term, Var) else (-1, term) for term in head[1])
        aliases = tuple(f"b{place}" for place in range(len(body)))
        return Coded(*names, head[0], args, aliases, patterns, reads)

    def _pattern(
        self, literal: _Literal, bound: dict[Term, tuple[str, str]], waiting: list[Test], first: str
    ) -> tuple[list[dict[str, Any]], dict[Term, int]]:
        """The tests of one pattern, and the columns of its variables.

        Takes from `waiting` the tests that can be made here. `first` is the alias that the last join goes to; none for
        the first pattern of a rule.
        """
        key, args = literal
        fixed: list[dict[str, Any]] = [{"k": key}]
        own: list[dict[str, Any]] = []
        joins: list[dict[str, Any]] = []
        here: dict[Term, int] = {}
        for column, term in enumerate(args):
            name = self._property(key, column)
            if not isinstance(term, Var):
                fixed.append({name: self.names.value(term, self.kinds[key][column])})
            elif term in here:
                own.append({name: {"$m": self._property(key, here[term])}})
            else:
                here[term] = column
                if term in bound:
                    joins.append({name: dict([bound[term]])})
        for test in list(waiting):
            op, left, right = test
            if left not in here:
                op, left, right = _FLIPPED[op], right, left
            if left not in here or (isinstance(right, Var) and right not in here and right not in bound):
                continue
            waiting.remove(test)
            name = self._property(key, here[left])
            if not isinstance(right, Var):
                fixed.append(_compared(op, name, self.names.value(right, self.kinds[key][here[left]])))
            elif right in here:
                own.append(_compared(op, name, {"$m": self._property(key, here[right])}))
            else:
                joins.append(_compared(op, name, dict([bound[right]])))
        if len(joins) > JOINS:
            raise ProgramError(f"one condition is tied to the others {len(joins)} times; at most {JOINS} are possible")
        if first:
            joins.append({"z": {first: "z"}})
        return fixed + own + joins, here

    def _property(self, key: str, column: int) -> str:
        return f"{self.kinds[key][column]}{column}"


def _joined(literals: Sequence[Sequence[Term]]) -> list[int]:
    """The order in which the conditions of a rule are matched: each time that which has most values in common with those before it.

    The engine keeps every way to meet the first of them, the first two, and so on. Two that share nothing make as many as their product.
    """
    known: set[Term] = set()
    left = dict.fromkeys(range(len(literals)))
    order: list[int] = []
    while left:
        terms = {place: {term for term in literals[place] if isinstance(term, Var)} for place in left}
        rank = {place: (-len(named & known), len(named - known)) for place, named in terms.items()}
        sure = [place for place, named in terms.items() if not named - known]  # it can only end the search
        place = min(sure or left, key=lambda place: rank[place]) if order else 0
        known |= terms[place]
        del left[place]
        order.append(place)
    return order


def _compared(op: str, name: str, other: Any) -> dict[str, Any]:
    """A comparison of a column, in the engine's form."""
    return {name: other} if op == "=" else {_NAMED[op]: {name: other}}


def _tests(tests: Sequence[Test], kinds: _Kinds) -> tuple[Test, ...] | None:
    """The tests that depend on variables; None if one that does not fails. Sees that both sides are of one kind."""
    left: list[Test] = []
    for test in tests:
        sides = {_kind(term, kinds) for term in test[1:]}
        if len(sides) > 1 or (test.op not in ("=", "!=") and sides != {"i"}):
            raise ProgramError(f"cannot compare {_shown(test.left)} {test.op} {_shown(test.right)}")
        if isinstance(test.left, Var) or isinstance(test.right, Var):
            left.append(test)
        elif not comparison_holds(test.op, test.left, test.right):
            return None
    return tuple(left)


def _kind(term: Term, kinds: _Kinds) -> str:
    if isinstance(term, Var):
        if term not in kinds:
            raise ProgramError(f"the variable {term.name} occurs only in a test")
        return kinds[term]
    return "s" if isinstance(term, str) else "i"


def _shown(term: Term) -> str:
    return f"<{term.name}>" if isinstance(term, Var) else repr(term)
