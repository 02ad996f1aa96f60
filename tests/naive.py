"""The oracle: a naive fixpoint, as plain as the definition in `casus.logic.terms`, and as slow.

Stratum by stratum, every rule is tried on every way to match its body, until nothing changes.
"""

from collections.abc import Iterable, Iterator

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


def matches(body: tuple[Lit, ...], atoms: set[Atom], binding: Binding) -> Iterator[Binding]:
    """All ways to extend the binding so that every literal of the body is among the atoms."""
    if not body:
        yield binding
        return
    for atom in atoms:
        extended = match(body[0], atom, binding)
        if extended is not None:
            yield from matches(body[1:], atoms, extended)


def passes(tests: tuple[Test, ...], binding: Binding) -> bool:
    """Whether all tests hold."""
    return all(comparison_holds(test.op, value(test.left, binding), value(test.right, binding)) for test in tests)


def satisfied(block: Unless, atoms: set[Atom], binding: Binding) -> bool:
    """Whether a block can be made true."""
    return any(passes(block.tests, extended) for extended in matches(block.body, atoms, binding))


def instance(lit: Lit, binding: Binding) -> Atom:
    """The atom a literal becomes."""
    return Atom(lit.pred, tuple(value(term, binding) for term in lit.args))


def firings(rule: CoreRule, atoms: set[Atom]) -> Iterator[Firing]:
    """Every firing of a rule on these atoms."""
    for binding in matches(rule.body, atoms, {}):
        if passes(rule.tests, binding) and not any(satisfied(block, atoms, binding) for block in rule.blocks):
            yield Firing(rule.id, instance(rule.head, binding), tuple(instance(lit, binding) for lit in rule.body))


def infer(program: Program, facts: Iterable[Atom]) -> Inference:
    """Everything that follows from the facts."""
    atoms = set(facts)
    fired: set[Firing] = set()
    for stratum in program.strata:
        while True:
            found = {firing for rule in stratum for firing in firings(rule, atoms)}
            new = {firing.head for firing in found} - atoms
            fired |= found
            atoms |= new
            if not new:
                break
    return Inference(frozenset(atoms), frozenset(fired))
