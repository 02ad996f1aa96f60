"""Ordering core rules so that an exception is decided before the rule that it can stop."""

from collections import deque
from collections.abc import Iterable

from casus.terms import Program, Rule

MOST_TRIED = 50
"""Exceptions from which a way back is looked for, to show a short one."""


class StrataError(Exception):
    """Rules that wait for their own absence. `cycle` lists the predicates, `rules` the rules that join them."""

    def __init__(self, cycle: list[str], rules: list[str]) -> None:
        super().__init__(" -> ".join(cycle))
        self.cycle = cycle
        self.rules = rules


def stratify(rules: list[Rule]) -> tuple[tuple[Rule, ...], ...]:
    """Split rules into strata, lowest first; inside a stratum premises come before what rests on them where possible.

    Raises StrataError if a predicate depends on its own negation.
    """
    from casus.ground import components  # only here: a law that was compiled before needs none of it

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
    strata: list[list[Rule]] = [[] for _ in range(depth)]
    for rule in rules:
        strata[level[rule.head.pred]].append(rule)
    return tuple(tuple(stratum) for stratum in strata)


def _find_cycle(rules: list[Rule], members: set[str]) -> tuple[list[str], list[str]]:
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


def leading(program: Program, wanted: Iterable[str]) -> Program:
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
