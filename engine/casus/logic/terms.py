"""The core form of a law: rules over atoms, the one thing every evaluator reads.

A law written in YAML is compiled to a `Program` (`compile.py`); a scenario under one reading becomes a
list of facts (`assessment/cases.py`). An evaluator takes both and returns every *firing*: which rule, for which
conclusion, resting on which atoms. Nothing here knows of treaties, dates or files.

Meaning: stratified Datalog with negation. A rule fires once for every choice of values for the variables
of its body under which each body literal is a true atom, each test holds, and no block is satisfied.
A block is satisfied if some choice of values for its own further variables makes all its literals true
and all its tests hold. Atoms used in a block belong to a lower stratum than the rule.
"""

from collections import deque
from collections.abc import Iterable
from typing import Any, NamedTuple

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


class Unless(NamedTuple):
    """One `unless`: the rule does not fire where all of this can be made true."""

    id: str
    body: tuple[Lit, ...]
    tests: tuple[Test, ...] = ()


class CoreRule(NamedTuple):
    """One core rule. All variables of `head` and of `tests` occur in `body`.

    Variables of a block's tests occur in `body` or in the block's own literals.
    """

    id: str
    head: Lit
    body: tuple[Lit, ...]
    tests: tuple[Test, ...] = ()
    blocks: tuple[Unless, ...] = ()


class Program(NamedTuple):
    """A stratified set of rules.

    `strata` lists the rules of each stratum, lowest first; a predicate drawn in a stratum is read in blocks
    only by rules of later strata. Recursion through body literals is allowed inside a stratum.
    `columns` gives for each predicate the kind of each argument: "s" (text) or "i" (integer).
    """

    strata: tuple[tuple[CoreRule, ...], ...]
    columns: dict[str, str]

    @property
    def rules(self) -> tuple[CoreRule, ...]:
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


def comparison_holds(op: str, left: Value, right: Value) -> bool:
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


MOST_TRIED = 50
"""Exceptions from which a way back is looked for, to show a short one."""


class StrataError(Exception):
    """Rules that wait for their own absence. `cycle` lists the predicates, `rules` the rules that join them."""

    def __init__(self, cycle: list[str], rules: list[str]) -> None:
        super().__init__(" -> ".join(cycle))
        self.cycle = cycle
        self.rules = rules


def stratify(rules: list[CoreRule]) -> tuple[tuple[CoreRule, ...], ...]:
    """Split rules into strata, lowest first; inside a stratum premises come before what rests on them where possible.

    Raises StrataError if a predicate depends on its own negation.
    """

    steps: dict[str, dict[str, int]] = {rule.head.pred: {} for rule in rules}
    for rule in rules:
        below = steps[rule.head.pred]
        for lit in rule.body:
            if lit.pred in steps:
                below.setdefault(lit.pred, 0)
        for block in rule.blocks:
            below.update((lit.pred, 1) for lit in block.body if lit.pred in steps)
    level: dict[str, int] = {}
    for component in components({pred: list(below) for pred, below in steps.items()}):
        members = set(component)
        if any(step for pred in component for other, step in steps[pred].items() if other in members):
            raise StrataError(*_find_cycle(rules, members))
        height = max(
            (level[other] + step for pred in component for other, step in steps[pred].items() if other not in members),
            default=0,
        )
        level.update((pred, height) for pred in component)
    depth = max(level.values(), default=-1) + 1
    strata: list[list[CoreRule]] = [[] for _ in range(depth)]
    for rule in rules:
        strata[level[rule.head.pred]].append(rule)
    return tuple(tuple(stratum) for stratum in strata)


def _find_cycle(rules: list[CoreRule], members: set[str]) -> tuple[list[str], list[str]]:
    """A short way from a conclusion through an exception back to itself, among predicates that wait for each other."""
    steps: dict[str, list[tuple[str, str]]] = {}
    negative: list[tuple[str, str, str]] = []
    for rule in rules:
        if rule.head.pred not in members:
            continue
        for lit in (*rule.body, *(lit for block in rule.blocks for lit in block.body)):
            if lit.pred in members:
                steps.setdefault(lit.pred, []).append((rule.head.pred, rule.id))
        for block in rule.blocks:
            negative.extend((lit.pred, rule.head.pred, rule.id) for lit in block.body if lit.pred in members)
    best: tuple[list[str], list[str]] | None = None
    for blocker, blocked, rule_id in negative[:MOST_TRIED]:
        came: dict[str, tuple[str, str]] = {blocked: ("", rule_id)}
        queue = deque([blocked])
        while queue and blocker not in came:
            here = queue.popleft()
            for there, name in steps.get(here, ()):
                if there not in came:
                    came[there] = (here, name)
                    queue.append(there)
        path, names, here = [], [], blocker
        while here:
            path.append(here)
            here, name = came.get(here, ("", ""))
            names.append(name)
        if blocker in came and (best is None or len(path) < len(best[0])):
            best = (path[::-1], names[::-1])
    return best or ([], [])


def leading_part(program: Program, wanted: Iterable[str]) -> Program:
    """The part of a program on which the given rules rest, and these; all of it that decides whether they fire."""
    rules = {rule.id: rule for rule in program.rules}
    drawing: dict[str, list[str]] = {}
    for rule in program.rules:
        drawing.setdefault(rule.head.pred, []).append(rule.id)
    kept: set[str] = set()
    todo = [name for name in wanted if name in rules]
    while todo:
        name = todo.pop()
        if name not in kept:
            kept.add(name)
            read = [*rules[name].body, *(item for block in rules[name].blocks for item in block.body)]
            todo.extend(other for literal in read for other in drawing.get(literal.pred, ()))
    strata = tuple(tuple(rule for rule in stratum if rule.id in kept) for stratum in program.strata)
    return Program(tuple(stratum for stratum in strata if stratum), program.columns)


def reachable(program: Program, given: frozenset[str]) -> Program:
    """The part of a program that facts of the given predicates can set off; the rest cannot fire, so nothing is lost.

    A case touches a few of the law's words, and the evaluator that compiles its rules anew in each process pays for every rule.
    """
    known = set(given)
    kept: set[str] = set()
    grown = True
    while grown:
        grown = False
        for rule in program.rules:
            if rule.id not in kept and all(lit.pred in known for lit in rule.body):
                kept.add(rule.id)
                known.add(rule.head.pred)
                grown = True
    strata = tuple(tuple(rule for rule in stratum if rule.id in kept) for stratum in program.strata)
    return Program(tuple(stratum for stratum in strata if stratum), program.columns)


def components(edges: dict[Any, list[Any]]) -> list[list[Any]]:
    """The strongly connected components of a graph, dependencies first (Tarjan's algorithm, on an explicit stack).

    `edges` gives for each node the nodes it depends on; nodes that are no key of it are left out.
    """
    index: dict[Any, int] = {}
    low: dict[Any, int] = {}
    open_nodes: list[Any] = []
    found: list[list[Any]] = []
    done: set[Any] = set()
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_nodes.append(root)
        walk = [(root, iter(edges[root]))]
        while walk:
            node, successors = walk[-1]
            for successor in successors:
                if successor not in edges or successor in done:
                    continue
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    open_nodes.append(successor)
                    walk.append((successor, iter(edges[successor])))
                    break
                low[node] = min(low[node], index[successor])
            else:
                walk.pop()
                if walk:
                    parent = walk[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    component = [node]
                    while (member := open_nodes.pop()) != node:
                        component.append(member)
                    done.update(component)
                    found.append(component)
    return found
