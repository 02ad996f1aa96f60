"""When something is so: conditions on what is left open, as small nested tuples that need no object of their own.

A variable is something left open (a question of law, a dispute, a silence of the file), known by its number, as are its values.
A formula is one of

    ("is", variable, values)    the variable has one of these values
    ("and", part, …)            all parts hold; with no part it always holds
    ("or", part, …)             some part holds; with no part it never holds
    ("not", part)               the part does not hold
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any

from casus.logic.diagrams import Diagrams

Formula = tuple[Any, ...]
YES: Formula = ("and",)
NO: Formula = ("or",)


def every(parts: Iterable[Formula]) -> Formula:
    """All of these hold."""
    kept: dict[Formula, None] = {}
    for part in parts:
        if part == NO:
            return NO
        if part[0] == "and":
            kept.update(dict.fromkeys(part[1:]))
        else:
            kept[part] = None
    return next(iter(kept)) if len(kept) == 1 else ("and", *kept)


def some(parts: Iterable[Formula]) -> Formula:
    """At least one of these holds."""
    kept: dict[Formula, None] = {}
    for part in parts:
        if part == YES:
            return YES
        if part[0] == "or":
            kept.update(dict.fromkeys(part[1:]))
        else:
            kept[part] = None
    return next(iter(kept)) if len(kept) == 1 else ("or", *kept)


def negation(part: Formula) -> Formula:
    """This does not hold."""
    if part in (YES, NO):
        return NO if part == YES else YES
    return part[1] if part[0] == "not" else ("not", part)


def holds(formula: Formula, case: Sequence[int]) -> bool:
    """Whether a formula holds in a case, given as the value of each variable."""
    kind = formula[0]
    if kind == "is":
        return case[formula[1]] in formula[2]
    if kind == "and":
        return all(holds(part, case) for part in formula[1:])
    if kind == "or":
        return any(holds(part, case) for part in formula[1:])
    return not holds(formula[1], case)


def judge_formulas(case: Sequence[int]) -> Callable[[Formula], bool]:
    """As `holds`, for many formulas that share parts: each part is judged once. They have to outlive what is returned."""
    known: dict[int, bool] = {}

    def judged(formula: Formula) -> bool:
        kind = formula[0]
        if kind == "is":
            return case[formula[1]] in formula[2]
        name = id(formula)
        found = known.get(name)
        if found is None:
            if kind == "not":
                found = not judged(formula[1])
            else:
                found = kind == "and"
                for part in formula[1:]:
                    if judged(part) != found:
                        found = not found
                        break
            known[name] = found
        return found

    return judged


def variables(formula: Formula) -> Iterable[int]:
    """The variables a formula speaks of, in its order, with repetitions."""
    if formula[0] == "is":
        yield formula[1]
    else:
        for part in formula[1:]:
            yield from variables(part)


def diagram(formula: Formula, diagrams: Diagrams, levels: Sequence[int], kept: Sequence[Sequence[int]]) -> int:
    """The formula as a diagram. `levels` places each variable, `kept` lists the values of it that the diagrams know, in their order."""
    kind = formula[0]
    if kind == "is":
        _, variable, values = formula
        wanted = [place for place, value in enumerate(kept[variable]) if value in values]
        return diagrams.literal(levels[variable], wanted)
    if kind == "and":
        return diagrams.all_of(diagram(part, diagrams, levels, kept) for part in formula[1:])
    if kind == "or":
        return diagrams.any_of(diagram(part, diagrams, levels, kept) for part in formula[1:])
    return diagrams.opposite(diagram(formula[1], diagrams, levels, kept))


def case_bits(formula: Formula, patterns: dict[tuple[int, int], int], every_case: int) -> int:
    """The cases in which a formula holds, as bits. `patterns` has for each variable and value the cases that have it."""
    kind = formula[0]
    if kind == "is":
        found = 0
        for value in formula[2]:
            found |= patterns.get((formula[1], value), 0)
        return found
    if kind == "and":
        found = every_case
        for part in formula[1:]:
            found &= case_bits(part, patterns, every_case)
        return found
    if kind == "or":
        found = 0
        for part in formula[1:]:
            found |= case_bits(part, patterns, every_case)
        return found
    return every_case & ~case_bits(formula[1], patterns, every_case)


def combinations(sizes: dict[int, int]) -> Iterable[tuple[dict[int, int], Formula]]:
    """Every way to give these variables (by number, with their number of values) a value, and the formula that says so."""
    names = list(sizes)
    for values in product(*(range(sizes[name]) for name in names)):
        chosen = dict(zip(names, values, strict=True))
        yield chosen, every(("is", name, (value,)) for name, value in chosen.items())
