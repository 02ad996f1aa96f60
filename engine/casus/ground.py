"""The relaxed grounder: every rule, instantiated over everything that is possible.

Blocks (`unless`) are ignored when asking what can be derived at all, but the conjunctions that could satisfy them are
kept with each instance, so that one ground program serves every case whose facts are among the possible ones.
Facts stay in bodies: a firing of an instance is a complete proof step.

Predicates are taken by strongly connected component, dependencies first, and only those that wait for themselves are
gone through more than once.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casus.join import Plan, Row, Table, pick
from casus.terms import Atom, Block, Program, ProgramError, Rule, Var

Conjunction = tuple[int, ...]
"""Atoms which together satisfy a block. Empty where a block has no literals and its tests hold."""

KEPT = 8
"""How many programs' join plans are kept."""


class Instance(NamedTuple):
    """A rule with all its variables replaced: it fires if its body is true and no conjunction of a block is.

    `head` and `body` are numbers of atoms, the body in the order the rule names it. `blocks` has every block of the
    rule, by id, with its possible conjunctions; a block that nothing possible can satisfy has none.
    """

    rule: str
    head: int
    body: tuple[int, ...]
    blocks: tuple[tuple[str, tuple[Conjunction, ...]], ...]


class Ground:
    """A ground program: the possible atoms, the rule instances over them, and an order to evaluate these in.

    `order` groups the instances by strongly connected component of their heads (bodies and blocks both count as
    dependencies), dependencies first; the flag marks the components with a real cycle.
    """

    __slots__ = ("atoms", "by_head", "ids", "instances", "order")

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self.ids: dict[Atom, int] = {}
        self.atoms: list[Atom] = list(dict.fromkeys(atoms))
        for number, atom in enumerate(self.atoms):
            self.ids[atom] = number
        self.instances: list[Instance] = []
        self.order: list[tuple[tuple[int, ...], bool]] = []
        self.by_head: dict[int, list[int]] = {}


def ground(program: Program, possible: Iterable[Atom]) -> Ground:
    """Instantiate a program over everything that is possible.

    `possible` are all atoms that are a fact in some case; those that no rule mentions are kept too. The numbers of
    atoms and instances follow the order of `possible`.
    Raises ProgramError if a block depends on its own rule's conclusion, or an atom has not the arguments its predicate
    takes.
    """
    prepared = _prepare(program)
    result = Ground(possible)
    tables: dict[str, Table] = {}
    for number, (pred, args) in enumerate(result.atoms):
        if len(args) != len(program.columns.get(pred, args)):
            raise ProgramError(f"{pred} takes {len(program.columns[pred])} arguments, not {len(args)}")
        table = tables.get(pred)
        if table is None:
            table = tables[pred] = Table()
        table.known[args] = number
        table.add((*args, number))
    for component in prepared.components:
        first = len(result.instances)
        _Component(result, tables, component).fill()
        if len(result.instances) > first:
            _arrange(result, range(first, len(result.instances)), component.cyclic)
    return result


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


class _Blocking:
    """A block's plan: from the values of the outer variables it uses to its possible conjunctions."""

    __slots__ = ("id", "outer", "plan", "width")

    def __init__(self, block: Block, carried: Sequence[Var]) -> None:
        used = {term for lit in block.body for term in lit.args} | {term for test in block.tests for term in test[1:]}
        given = [var for var in carried if var in used]
        self.id = block.id
        self.outer = pick([carried.index(var) for var in given])
        self.width = len(given)
        self.plan = Plan(block.body, block.tests, given, ())

    def conjunctions(self, keys: Iterable[Row], tables: dict[str, Table]) -> dict[Row, tuple[Conjunction, ...]]:
        """The possible conjunctions for each of several choices of outer values."""
        start = self.plan.start
        found: dict[Row, list[Conjunction]] = {key: [] for key in keys}
        for row in self.plan.run([start + key for key in found], tables):
            found[row[len(start) : len(start) + self.width]].append(self.plan.body(row))
        return {key: tuple(conjunctions) for key, conjunctions in found.items()}


class _Ways:
    """A rule's plan with one literal first: how to read instances off its results."""

    __slots__ = ("carried", "head", "plan")

    def __init__(self, rule: Rule, carried: Sequence[Var], first: int) -> None:
        self.plan = Plan(rule.body, rule.tests, (), rule.head.args, first)
        self.head = pick([self.plan.at[term] for term in rule.head.args])
        self.carried = pick([self.plan.at[var] for var in carried])


class _Prepared:
    """A rule's join plans, made when first needed: most rules never have all their predicates in one scenario."""

    __slots__ = ("blocks", "carried", "preds", "rule", "ways")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.preds = {lit.pred for lit in rule.body}
        self.ways: dict[int, _Ways] = {}
        own = dict.fromkeys(term for lit in rule.body for term in lit.args if isinstance(term, Var))
        used = {term for block in rule.blocks for lit in block.body for term in lit.args}
        used |= {term for block in rule.blocks for test in block.tests for term in test[1:]}
        self.carried = [var for var in own if var in used]
        self.blocks: list[_Blocking] | None = None

    def starting(self, first: int) -> _Ways:
        """The plan with the literal `first` first; with -1, whichever seems best."""
        ways = self.ways.get(first)
        if ways is None:
            ways = self.ways[first] = _Ways(self.rule, self.carried, first)
        return ways

    def blocking(self) -> list[_Blocking]:
        """The plans of the rule's blocks."""
        if self.blocks is None:
            self.blocks = [_Blocking(block, self.carried) for block in self.rule.blocks]
        return self.blocks


class _Part(NamedTuple):
    """A strongly connected component of predicates, with the rules that draw them."""

    preds: set[str]
    rules: list[_Prepared]
    cyclic: bool


class _Parts(NamedTuple):
    """A program made ready for grounding."""

    program: Program
    components: list[_Part]


_prepared: dict[int, _Parts] = {}


def _prepare(program: Program) -> _Parts:
    """The program's components, dependencies first; kept for the last few programs, by identity."""
    found = _prepared.get(id(program))
    if found is not None:
        return found
    drawing: dict[str, list[Rule]] = {}
    edges: dict[Any, list[Any]] = {}
    for rule in program.rules:
        drawing.setdefault(rule.head.pred, []).append(rule)
        reads = [lit.pred for lit in rule.body] + [lit.pred for block in rule.blocks for lit in block.body]
        edges.setdefault(rule.head.pred, []).extend(reads)
    parts = []
    for names in components(edges):
        preds = set(names)
        rules = [_Prepared(rule) for name in names for rule in drawing[name]]
        for rule in (prepared.rule for prepared in rules):
            for block in rule.blocks:
                if any(lit.pred in preds for lit in block.body):
                    raise ProgramError(f"{rule.id}: the block {block.id} depends on the rule's own conclusion")
        parts.append(_Part(preds, rules, any(prepared.preds & preds for prepared in rules)))
    if len(_prepared) >= KEPT:
        del _prepared[next(iter(_prepared))]
    found = _prepared[id(program)] = _Parts(program, parts)
    return found


class _Component:
    """The work on one component: fills the ground program with the instances of its rules."""

    __slots__ = ("caches", "fresh", "ground", "part", "seen", "tables")

    def __init__(self, result: Ground, tables: dict[str, Table], part: _Part) -> None:
        self.ground = result
        self.tables = tables
        self.part = part
        self.fresh: dict[str, Table] = {}
        self.seen: dict[int, set[tuple[int, ...]]] = {}
        self.caches: dict[int, dict[Row, tuple[Conjunction, ...]]] = {}

    def fill(self) -> None:
        """Instantiate the rules of the component until nothing new is possible."""
        for prepared in self.part.rules:
            if all(pred in self.tables for pred in prepared.preds):
                self._instantiate(prepared, -1, None)
        while self.part.cyclic and self.fresh:
            # Semi-naive: from now on an instance is new only if one of its literals is.
            delta = self._publish()
            for prepared in self.part.rules:
                for place, lit in enumerate(prepared.rule.body):
                    if lit.pred in delta:
                        self._instantiate(prepared, place, delta[lit.pred])
        self._publish()

    def _publish(self) -> dict[str, Table]:
        """Let the joins see what the last round found."""
        delta, self.fresh = self.fresh, {}
        for pred, table in delta.items():
            whole = self.tables.setdefault(pred, Table())
            for row in table.rows:
                whole.add(row)
                whole.known[row[:-1]] = row[-1]
        return delta

    def _instantiate(self, prepared: _Prepared, first: int, delta: Table | None) -> None:
        ways = prepared.starting(first)
        rows = ways.plan.run([ways.plan.start], self.tables, delta)
        rule = prepared.rule
        if self.part.cyclic and rows:
            # The same atoms may be met from each of their literals.
            seen = self.seen.setdefault(id(prepared), set())
            bodies = {ways.plan.body(row): row for row in rows}
            rows = [row for body, row in bodies.items() if body not in seen]
            seen.update(bodies)
        if not rows:
            return
        blocks = self._blocks(prepared, [ways.carried(row) for row in rows]) if rule.blocks else [()] * len(rows)
        instances, by_head, atoms, ids = self.ground.instances, self.ground.by_head, self.ground.atoms, self.ground.ids
        pred = rule.head.pred
        table = self.tables.get(pred)
        known = table.known if table else {}
        for row, held in zip(rows, blocks, strict=True):
            args = ways.head(row)
            head = known.get(args)
            if head is None:
                fresh = self.fresh.get(pred)
                if fresh is None:
                    fresh = self.fresh[pred] = Table()
                head = fresh.known.get(args)
                if head is None:
                    head = fresh.known[args] = len(atoms)
                    atom = Atom(pred, args)
                    atoms.append(atom)
                    ids[atom] = head
                    fresh.rows.append((*args, head))
            by_head.setdefault(head, []).append(len(instances))
            instances.append(Instance(rule.id, head, ways.plan.body(row), held))

    def _blocks(
        self, prepared: _Prepared, carried: list[Row]
    ) -> Iterable[tuple[tuple[str, tuple[Conjunction, ...]], ...]]:
        """The blocks of several instances of a rule, with their possible conjunctions."""
        columns = []
        for blocking in prepared.blocking():
            cache = self.caches.setdefault(id(blocking), {})
            keys = [blocking.outer(row) for row in carried]
            missing = dict.fromkeys(key for key in keys if key not in cache)
            if missing:
                cache.update(blocking.conjunctions(missing, self.tables))
            columns.append([(blocking.id, cache[key]) for key in keys])
        return zip(*columns, strict=True)


def _arrange(result: Ground, fresh: range, cyclic: bool) -> None:
    """Append new instances to the evaluation order."""
    instances = result.instances
    members: dict[int, list[int]] = {}
    for number in fresh:
        members.setdefault(instances[number].head, []).append(number)
    if not cyclic:
        result.order.extend((tuple(numbers), False) for numbers in members.values())
        return
    # Only here can atoms wait for each other; blocks read lower components and cannot take part.
    edges = {head: [atom for number in numbers for atom in instances[number].body] for head, numbers in members.items()}
    for heads in components(edges):
        group = tuple(number for head in heads for number in members[head])
        result.order.append((group, len(heads) > 1 or heads[0] in edges[heads[0]]))
