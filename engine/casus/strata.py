"""Ordering core rules so that an exception is decided before the rule that it can stop."""

from casus.terms import Program, Rule


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
    level: dict[str, int] = {}
    drawn = {rule.head.pred for rule in rules}
    edges = [(lit.pred, rule.head.pred, 0) for rule in rules for lit in rule.body if lit.pred in drawn]
    edges += [
        (lit.pred, rule.head.pred, 1)
        for rule in rules
        for block in rule.blocks
        for lit in block.body
        if lit.pred in drawn
    ]
    edges = list(dict.fromkeys(edges))
    for pred in drawn:
        level[pred] = 0
    for _ in range(len(drawn) + 1):
        changed = False
        for below, above, step in edges:
            if level[below] + step > level[above]:
                level[above] = level[below] + step
                changed = True
        if not changed:
            break
    else:
        raise StrataError(*_find_cycle(rules, drawn))
    depth = max(level.values(), default=-1) + 1
    return tuple(tuple(rule for rule in rules if level[rule.head.pred] == index) for index in range(depth))


def _find_cycle(rules: list[Rule], drawn: set[str]) -> tuple[list[str], list[str]]:
    """One shortest way from a conclusion through an exception back to itself."""
    steps: dict[str, list[tuple[str, str]]] = {}
    negative: list[tuple[str, str, str]] = []
    for rule in rules:
        for lit in rule.body:
            if lit.pred in drawn:
                steps.setdefault(lit.pred, []).append((rule.head.pred, rule.id))
        for block in rule.blocks:
            for lit in block.body:
                if lit.pred in drawn:
                    steps.setdefault(lit.pred, []).append((rule.head.pred, rule.id))
                    negative.append((lit.pred, rule.head.pred, rule.id))
    best: tuple[list[str], list[str]] | None = None
    for blocker, blocked, rule_id in negative:
        seen = {blocked: ([blocked], [rule_id])}
        queue = [blocked]
        while queue and blocker not in seen:
            here = queue.pop(0)
            for there, name in steps.get(here, ()):
                if there not in seen:
                    path, names = seen[here]
                    seen[there] = ([*path, there], [*names, name])
                    queue.append(there)
        if blocker in seen and (best is None or len(seen[blocker][0]) < len(best[0])):
            best = seen[blocker]
    return best or ([], [])


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
