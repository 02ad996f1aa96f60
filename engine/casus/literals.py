"""Literals against atoms: under which values one is the other, and what is left of a literal once values are known."""

from casus.terms import Atom, Lit, Test, Value, Var


def unify(head: Lit, goal: Lit) -> dict[str, Value] | None:
    """The values that a goal gives to the variables of a conclusion, or None where they cannot be one."""
    values: dict[str, Value] = {}
    for term, asked in zip(head.args, goal.args, strict=True):
        if isinstance(asked, Var):
            continue
        if isinstance(term, Var):
            if values.setdefault(term.name, asked) != asked:
                return None
        elif term != asked:
            return None
    return values


def match(lit: Lit, atom: Atom, values: dict[str, Value]) -> dict[str, Value] | None:
    """The further values under which a literal is an atom, or None."""
    more: dict[str, Value] = {}
    for term, value in zip(lit.args, atom.args, strict=True):
        if isinstance(term, Var):
            known = values.get(term.name, more.get(term.name))
            if known is None:
                more[term.name] = value
            elif known != value:
                return None
        elif term != value:
            return None
    return more


def nearly(lit: Lit, atom: Atom, values: dict[str, Value]) -> dict[str, Value] | None:
    """The values under which all but one role that a literal fixes are those of an atom, or None."""
    more: dict[str, Value] = {}
    different = 0
    for term, value in zip(lit.args, atom.args, strict=True):
        if not isinstance(term, Var):
            different += term != value
        elif values.get(term.name, more.get(term.name, value)) != value:
            return None
        else:
            more[term.name] = value
    return more if different == 1 else None


def fill(lit: Lit, values: dict[str, Value]) -> Lit:
    """A literal with what is known filled in."""
    return Lit(lit.pred, tuple(values.get(term.name, term) if isinstance(term, Var) else term for term in lit.args))


def fill_test(test: Test, values: dict[str, Value]) -> Test:
    """A test with what is known filled in."""
    left, right = (values.get(term.name, term) if isinstance(term, Var) else term for term in (test.left, test.right))
    return Test(test.op, left, right)


def ground_lit(lit: Lit) -> bool:
    """Whether a literal has no variable left."""
    return not any(isinstance(term, Var) for term in lit.args)
