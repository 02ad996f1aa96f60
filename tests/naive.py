"""The oracle: a naive fixpoint, as plain as the definition in `casus.logic.terms`.

Stratum by stratum, every rule is tried on every way to match its body, until nothing changes. It is spared only what can
come to nothing: atoms that differ in a place where the literal's value is known, and rules none of whose literals got a
new atom. Whether an atom is what a literal says is decided by `match` alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from casus.logic.terms import (
    Atom,
    CoreRule,
    Firing,
    Inference,
    Lit,
    Program,
    Term,
    Test,
    Unless,
    Value,
    Var,
    comparison_holds,
)

Binding = dict[Var, Value]


def value(term: Term, binding: Binding) -> Value:
    """What a term stands for."""
    return binding[term] if isinstance(term, Var) else term


def match(lit: Lit, atom: Atom, binding: Binding) -> Binding | None:
    """The binding extended so that the literal is the atom, or None where that cannot be."""
    if lit.pred != atom.pred or len(lit.args) != len(atom.args):
        return None
    extended = dict(binding)
    for term, constant in zip(lit.args, atom.args, strict=True):
        if isinstance(term, Var):
            if extended.setdefault(term, constant) != constant:
                return None
        elif term != constant:
            return None
    return extended


class Known:
    """The atoms that are true so far, and those of them that have a value in a place."""

    def __init__(self) -> None:
        self.atoms: set[Atom] = set()
        self.having: dict[tuple[str, int, Value | None], set[Atom]] = defaultdict(set)

    def add(self, atoms: Iterable[Atom]) -> None:
        """From now on these are true, too."""
        for atom in atoms:
            self.atoms.add(atom)
            self.having[atom.pred, -1, None].add(atom)
            for place, constant in enumerate(atom.args):
                self.having[atom.pred, place, constant].add(atom)

    def like(self, lit: Lit, binding: Binding) -> Collection[Atom]:
        """Atoms among which are all that a literal can be."""
        known = [(place, binding.get(term) if isinstance(term, Var) else term) for place, term in enumerate(lit.args)]
        places = [
            (lit.pred, -1, None),
            *((lit.pred, place, constant) for place, constant in known if constant is not None),
        ]
        return min((self.having.get(place, ()) for place in places), key=len)


def matches(body: tuple[Lit, ...], true: Known, binding: Binding) -> Iterator[Binding]:
    """All ways to extend the binding so that every literal of the body is among the atoms: first the one of fewest."""
    if not body:
        yield binding
        return
    likes = [true.like(lit, binding) for lit in body]
    chosen = min(range(len(body)), key=lambda place: len(likes[place]))
    for atom in likes[chosen]:
        extended = match(body[chosen], atom, binding)
        if extended is not None:
            yield from matches(body[:chosen] + body[chosen + 1 :], true, extended)


def passes(tests: tuple[Test, ...], binding: Binding) -> bool:
    """Whether all tests hold."""
    return all(comparison_holds(test.op, value(test.left, binding), value(test.right, binding)) for test in tests)


def satisfied(block: Unless, true: Known, binding: Binding) -> bool:
    """Whether a block can be made true."""
    return any(passes(block.tests, extended) for extended in matches(block.body, true, binding))


def instance(lit: Lit, binding: Binding) -> Atom:
    """The atom a literal becomes."""
    return Atom(lit.pred, tuple(value(term, binding) for term in lit.args))


def firings(rule: CoreRule, true: Known) -> Iterator[Firing]:
    """Every firing of a rule on these atoms."""
    for binding in matches(rule.body, true, {}):
        if passes(rule.tests, binding) and not any(satisfied(block, true, binding) for block in rule.blocks):
            yield Firing(rule.id, instance(rule.head, binding), tuple(instance(lit, binding) for lit in rule.body))


def infer(program: Program, facts: Iterable[Atom]) -> Inference:
    """Everything that follows from the facts."""
    true, fired = Known(), set[Firing]()
    true.add(facts)
    for stratum in program.strata:
        rules = stratum
        while rules:
            found = {firing for rule in rules for firing in firings(rule, true)}
            new = {firing.head for firing in found} - true.atoms
            fired |= found
            true.add(new)
            gained = {atom.pred for atom in new}
            rules = tuple(rule for rule in stratum if any(lit.pred in gained for lit in rule.body))
    return Inference(frozenset(true.atoms), frozenset(fired))
