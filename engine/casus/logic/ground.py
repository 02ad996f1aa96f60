"""The relaxed grounder: every rule, instantiated over everything that is possible.

Blocks (`unless`) are ignored when asking what can be derived at all, but the conjunctions that could satisfy them are
kept with each instance, so that one ground program serves every case whose facts are among the possible ones.
Facts stay in bodies: a firing of an instance is a complete proof step.

Predicates are taken by strongly connected component, dependencies first, and only those that wait for themselves are
gone through more than once.
"""

from collections.abc import Iterable, Sequence
from itertools import count, repeat
from typing import Any, NamedTuple

from casus.logic.matching import Plan, Relation, RelationRow, picker
from casus.logic.terms import Atom, CoreRule, Program, ProgramError, Unless, Value, Var, components

Conjunction = tuple[int, ...]
"""Atoms which together satisfy a block. Empty where a block has no literals and its tests hold."""

_KEPT = 8
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


class Support(NamedTuple):
    """What some instances rest on: the atoms, as they are first met on the way down, and the instances that draw them, in the order of
    the whole."""

    met: list[int]
    order: list[tuple[tuple[int, ...], bool]]


class Ground:
    """A ground program: the possible atoms, the rule instances over them, and an order to evaluate these in.

    `order` groups the instances by strongly connected component of their heads (bodies and blocks both count as
    dependencies), dependencies first; the flag marks the components with a real cycle.
    """

    __slots__ = ("_parts", "atoms", "by_head", "ids", "instances", "order")

    def __init__(self, atoms: Iterable[Atom]) -> None:
        """Begin with these atoms, numbered in their order, and no instances."""
        self.atoms: list[Atom] = list(dict.fromkeys(atoms))
        self.ids: dict[Atom, int] = dict(zip(self.atoms, count(), strict=False))
        self.instances: list[Instance] = []
        self.order: list[tuple[tuple[int, ...], bool]] = []
        self.by_head: dict[int, list[int]] = {}
        self._parts: dict[tuple[int, ...], Support] = {}

    def part(self, instances: Iterable[int]) -> Support:
        """What these instances rest on, and themselves; kept for the last few that were asked for. Ask when the program is whole."""
        asked = tuple(instances)
        found = self._parts.get(asked)
        if found is None:
            met = self.cone(asked)
            wanted = bytearray(len(self.instances))
            for atom in met:
                for number in self.by_head.get(atom, ()):
                    wanted[number] = 1
            groups = ((tuple([number for number in group if wanted[number]]), cyclic) for group, cyclic in self.order)
            found = self.keep(asked, Support(met, [group for group in groups if group[0]]))
        return found

    def keep(self, instances: Iterable[int], support: Support) -> Support:
        """Take it that these instances rest on this, as was worked out before; the same."""
        if len(self._parts) >= _KEPT:
            del self._parts[next(iter(self._parts))]
        self._parts[tuple(instances)] = support
        return support

    def cone(self, instances: Iterable[int]) -> list[int]:
        """The atoms that these instances draw, and all that these rest on, in bodies and in blocks; in the order in which they are
        first met on the way down. Every instance that draws one of them counts."""
        seen = bytearray(len(self.atoms))
        found: list[int] = []
        stack = [self.instances[number].head for number in instances]
        stack.reverse()
        while stack:
            atom = stack.pop()
            if seen[atom]:
                continue
            seen[atom] = 1
            found.append(atom)
            for number in self.by_head.get(atom, ()):
                _, _, body, blocks = self.instances[number]
                for _, conjunctions in blocks:
                    for conjunction in conjunctions:
                        stack.extend(reversed(conjunction))
                stack.extend(reversed(body))
        return found


def ground(program: Program, possible: Iterable[Atom]) -> Ground:
    """Instantiate a program over everything that is possible.

    `possible` are all atoms that are a fact in some case; those that no rule mentions are kept too. The numbers of
    atoms and instances follow the order of `possible`.
    Raises ProgramError if a block depends on its own rule's conclusion, or an atom has not the arguments its predicate
    takes.
    """
    result = Ground(possible)
    tables: dict[str, Relation] = {}
    for number, (pred, args) in enumerate(result.atoms):
        if len(args) != len(program.columns.get(pred, args)):
            raise ProgramError(f"{pred} takes {len(program.columns[pred])} arguments, not {len(args)}")
        table = tables.get(pred)
        if table is None:
            table = tables[pred] = Relation()
        table.known[args] = number
        table.add((*args, number))
    for component in _prepare(program).components:
        _Component(result, tables, component).fill()
    return result


class _Blocking:
    """A block's plan: from the values of the outer variables it uses to its possible conjunctions."""

    __slots__ = ("id", "outer", "plan", "width")

    def __init__(self, block: Unless, carried: Sequence[Var]) -> None:
        used = {term for lit in block.body for term in lit.args} | {term for test in block.tests for term in test[1:]}
        given = [var for var in carried if var in used]
        self.id = block.id
        self.outer = picker([carried.index(var) for var in given])
        self.width = len(given)
        self.plan = Plan(block.body, block.tests, given, ())

    def conjunctions(
        self, keys: Iterable[RelationRow], tables: dict[str, Relation]
    ) -> dict[RelationRow, tuple[Conjunction, ...]]:
        """The possible conjunctions for each of several choices of outer values."""
        start = self.plan.start
        found: dict[RelationRow, list[Conjunction]] = {key: [] for key in keys}
        rows = self.plan.run([start + key for key in found], tables)
        for row, atoms in zip(rows, self.plan.bodies(rows), strict=True):
            found[row[len(start) : len(start) + self.width]].append(atoms)
        return {key: tuple(conjunctions) for key, conjunctions in found.items()}


class _Ways:
    """A rule's plan with one literal first: how to read instances off its results."""

    __slots__ = ("carried", "heads", "plan")

    def __init__(self, rule: CoreRule, carried: Sequence[Var], first: int) -> None:
        self.plan = Plan(rule.body, rule.tests, (), rule.head.args, first)
        self.heads = picker([self.plan.at[term] for term in rule.head.args])
        self.carried = picker([self.plan.at[var] for var in carried])


class _Prepared:
    """A rule's join plans, made when first needed: most rules never have all their predicates in one scenario."""

    __slots__ = ("_blocks", "_carried", "_ways", "preds", "rule")

    def __init__(self, rule: CoreRule) -> None:
        self.rule = rule
        self.preds = {lit.pred for lit in rule.body}
        self._ways: dict[int, _Ways] = {}
        self._blocks: list[_Blocking] | None = None
        self._carried: list[Var] | None = None

    def starting(self, first: int) -> _Ways:
        """The plan with the literal `first` first; with -1, whichever seems best."""
        ways = self._ways.get(first)
        if ways is None:
            ways = self._ways[first] = _Ways(self.rule, self.carried(), first)
        return ways

    def blocks(self) -> list[_Blocking]:
        """The plans of the rule's blocks."""
        if self._blocks is None:
            self._blocks = [_Blocking(block, self.carried()) for block in self.rule.blocks]
        return self._blocks

    def carried(self) -> list[Var]:
        """The rule's variables that its blocks use."""
        if self._carried is None:
            used = {term for block in self.rule.blocks for lit in block.body for term in lit.args}
            used |= {term for block in self.rule.blocks for test in block.tests for term in test[1:]}
            own = dict.fromkeys(term for lit in self.rule.body for term in lit.args) if used else {}
            self._carried = [term for term in own if isinstance(term, Var) and term in used]
        return self._carried


class _Part(NamedTuple):
    """A strongly connected component of predicates, with the rules that draw them."""

    preds: set[str]
    rules: list[_Prepared]
    cyclic: bool


class _Parts(NamedTuple):
    """A program made ready for grounding."""

    program: Program
    components: list[_Part]


_rules: dict[int, _Prepared] = {}
_MOST_RULES = 30_000
"""Of how many rules the join plans are kept, by identity: the programs of different scenarios are cut out of one and share them."""


def _ready(rule: CoreRule) -> _Prepared:
    found = _rules.get(id(rule))
    if found is None or found.rule is not rule:
        if len(_rules) >= _MOST_RULES:
            _rules.clear()
        found = _rules[id(rule)] = _Prepared(rule)
    return found


_prepared: dict[int, _Parts] = {}


def _prepare(program: Program) -> _Parts:
    """The program's components, dependencies first; kept for the last few programs, by identity."""
    found = _prepared.get(id(program))
    if found is not None:
        return found
    drawing: dict[str, list[CoreRule]] = {}
    edges: dict[Any, list[Any]] = {}
    for rule in program.rules:
        drawing.setdefault(rule.head.pred, []).append(rule)
        reads = [lit.pred for lit in rule.body] + [lit.pred for block in rule.blocks for lit in block.body]
        edges.setdefault(rule.head.pred, []).extend(reads)
    parts = []
    for names in components(edges):
        preds = set(names)
        rules = [_ready(rule) for name in names for rule in drawing[name]]
        for rule in (prepared.rule for prepared in rules):
            for block in rule.blocks:
                if any(lit.pred in preds for lit in block.body):
                    raise ProgramError(f"{rule.id}: the block {block.id} depends on the rule's own conclusion")
        parts.append(_Part(preds, rules, any(prepared.preds & preds for prepared in rules)))
    if len(_prepared) >= _KEPT:
        del _prepared[next(iter(_prepared))]
    found = _prepared[id(program)] = _Parts(program, parts)
    return found


class _Component:
    """The work on one component: fills the ground program with the instances of its rules.

    In a cyclic component what is new goes to `fresh` first, and to `tables`, which the joins read, a round later.
    """

    __slots__ = ("caches", "fresh", "ground", "heads", "part", "seen", "tables")

    def __init__(self, result: Ground, tables: dict[str, Relation], part: _Part) -> None:
        self.ground = result
        self.tables = tables
        self.part = part
        self.fresh: dict[str, Relation] = {}
        self.heads: list[int] = []
        self.seen: dict[int, set[tuple[int, ...]]] = {}
        self.caches: dict[int, dict[RelationRow, tuple[Conjunction, ...]]] = {}

    def fill(self) -> None:
        """Instantiate the rules of the component until nothing new is possible; then put them in order."""
        for prepared in self.part.rules:
            if all(pred in self.tables for pred in prepared.preds):
                self._instantiate(prepared, -1, None)
        while self.fresh:
            # Semi-naive: from now on an instance is new only if one of its literals is.
            delta = self._publish()
            for prepared in self.part.rules:
                for place, lit in enumerate(prepared.rule.body):
                    if lit.pred in delta:
                        self._instantiate(prepared, place, delta[lit.pred])
        self._arrange()

    def _publish(self) -> dict[str, Relation]:
        """Let the joins see what the last round found."""
        delta, self.fresh = self.fresh, {}
        for pred, table in delta.items():
            for row in table.rows:
                self.tables[pred].add(row)
        return delta

    def _instantiate(self, prepared: _Prepared, first: int, delta: Relation | None) -> None:
        """Add what one rule gives, with one literal restricted to `delta`."""
        ways = prepared.starting(first)
        rows = ways.plan.run([ways.plan.start], self.tables, delta)
        bodies = ways.plan.bodies(rows)
        if self.part.cyclic and rows:
            # The same atoms may be met from each of their literals.
            seen = self.seen.setdefault(id(prepared), set())
            new = {body: row for body, row in zip(bodies, rows, strict=True) if body not in seen}
            seen.update(new)
            bodies, rows = list(new), list(new.values())
        if not rows:
            return
        rule = prepared.rule
        blocks = self._blocks(prepared, ways.carried(rows)) if rule.blocks else repeat((), len(rows))
        heads = self._number(rule.head.pred, ways.heads(rows))
        instances, by_head = self.ground.instances, self.ground.by_head
        for number, head in enumerate(heads, start=len(instances)):
            if head in by_head:
                by_head[head].append(number)
            else:
                by_head[head] = [number]
                self.heads.append(head)
        # As Instance(...), without the call of a Python function for each.
        instances.extend(map(tuple.__new__, repeat(Instance), zip(repeat(rule.id), heads, bodies, blocks)))

    def _number(self, pred: str, heads: list[tuple[Value, ...]]) -> list[int]:
        """The numbers of atoms of a predicate, given by their arguments; new ones are added."""
        atoms, ids = self.ground.atoms, self.ground.ids
        whole = self.tables.get(pred)
        if whole is None:
            whole = self.tables[pred] = Relation()
        target = self.fresh.get(pred, Relation()) if self.part.cyclic else whole
        known, before = whole.known, len(atoms)
        numbers = []
        for args in heads:
            number = known.get(args)
            if number is None:
                number = known[args] = len(atoms)
                atom = Atom(pred, args)
                atoms.append(atom)
                ids[atom] = number
                target.add((*args, number))
            numbers.append(number)
        if self.part.cyclic and len(atoms) > before:
            self.fresh[pred] = target
        return numbers

    def _blocks(
        self, prepared: _Prepared, carried: list[RelationRow]
    ) -> Iterable[tuple[tuple[str, tuple[Conjunction, ...]], ...]]:
        """The blocks of several instances of a rule, with their possible conjunctions."""
        columns = []
        for blocking in prepared.blocks():
            cache = self.caches.setdefault(id(blocking), {})
            keys = blocking.outer(carried)
            missing = dict.fromkeys(key for key in keys if key not in cache)
            if missing:
                cache.update(blocking.conjunctions(missing, self.tables))
            columns.append([(blocking.id, cache[key]) for key in keys])
        return zip(*columns, strict=True)

    def _arrange(self) -> None:
        """Append the new instances to the evaluation order."""
        instances, by_head, order = self.ground.instances, self.ground.by_head, self.ground.order
        if not self.part.cyclic:
            order.extend((tuple(by_head[head]), False) for head in self.heads)
            return
        # Only here can atoms wait for each other; blocks read lower components and cannot take part.
        edges = {head: [atom for number in by_head[head] for atom in instances[number].body] for head in self.heads}
        for heads in components(edges):
            group = tuple(number for head in heads for number in by_head[head])
            order.append((group, len(heads) > 1 or heads[0] in edges[heads[0]]))
