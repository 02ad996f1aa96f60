"""The core form of a law: rules over atoms, the one thing every evaluator reads.

A law written in YAML is compiled to a `Program` (`compile.py`); a scenario under one reading becomes a
list of facts (`case.py`). An evaluator takes both and returns every *firing*: which rule, for which
conclusion, resting on which atoms. Nothing here knows of treaties, dates or files.

Meaning: stratified Datalog with negation. A rule fires once for every choice of values for the variables
of its body under which each body literal is a true atom, each test holds, and no block is satisfied.
A block is satisfied if some choice of values for its own further variables makes all its literals true
and all its tests hold. Atoms used in a block belong to a lower stratum than the rule.
"""

from casus.tuples import NamedTuple

Value = str | int
"""A constant: text, or an integer (a day as 20220913, or a rank on a scale)."""


class Var(NamedTuple):
    """A variable, by name."""

    name: str


Term = Var | str | int
"""An argument of a literal or a test: a variable or a constant."""


class Atom(NamedTuple):
    """A ground statement: a predicate with constants only, such as party(state, treaty, day)."""

    pred: str
    args: tuple[Value, ...]


class Lit(NamedTuple):
    """A statement with variables, matched against atoms."""

    pred: str
    args: tuple[Term, ...]


class Test(NamedTuple):
    """A comparison of two terms of one type. `op` is one of < <= > >= = !=."""

    op: str
    left: Term
    right: Term


Test.__test__ = False  # type: ignore[attr-defined]  # not a test class of pytest's


class Block(NamedTuple):
    """One `unless`: the rule does not fire where all of this can be made true."""

    id: str
    body: tuple[Lit, ...]
    tests: tuple[Test, ...] = ()


class Rule(NamedTuple):
    """One core rule. All variables of `head` and of `tests` occur in `body`.

    Variables of a block's tests occur in `body` or in the block's own literals.
    """

    id: str
    head: Lit
    body: tuple[Lit, ...]
    tests: tuple[Test, ...] = ()
    blocks: tuple[Block, ...] = ()


class Program(NamedTuple):
    """A stratified set of rules.

    `strata` lists the rules of each stratum, lowest first; a predicate drawn in a stratum is read in blocks
    only by rules of later strata. Recursion through body literals is allowed inside a stratum.
    `columns` gives for each predicate the kind of each argument: "s" (text) or "i" (integer).
    """

    strata: tuple[tuple[Rule, ...], ...]
    columns: dict[str, str]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, lowest stratum first."""
        return tuple(rule for stratum in self.strata for rule in stratum)


class Firing(NamedTuple):
    """A rule that fired: its conclusion and the atoms it rested on, in the order the rule names them."""

    rule: str
    head: Atom
    body: tuple[Atom, ...]


class Inference(NamedTuple):
    """What follows: every true atom (facts included) and every firing, both without order."""

    atoms: frozenset[Atom]
    firings: frozenset[Firing]


class ProgramError(Exception):
    """A program cannot be evaluated by this backend (a limit is exceeded). Our fault or the law's, never the user's."""


def holds(op: str, left: Value, right: Value) -> bool:
    """Whether a comparison of two constants of the same kind holds."""
    if op == "=":
        return left == right
    if op == "!=":
        return left != right
    if not (isinstance(left, int) and isinstance(right, int)):
        raise TypeError(f"{op} compares days and ranks, not {left!r} and {right!r}")
    if op == "<":
        return left < right
    if op == "<=":
        return left <= right
    if op == ">":
        return left > right
    return left >= right
