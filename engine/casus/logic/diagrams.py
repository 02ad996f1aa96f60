"""When something is so, of very many cases: as formulas, small nested tuples that need no object of their own, and as decision diagrams.

A diagram is a number. 0 is no case, 1 is every case; any other stands for a question about one variable and, for each of its values,
a further diagram. Equal sets of cases have equal numbers, so two properties are compared by comparing numbers.
See S. Minato, "Zero-suppressed BDDs", and T. Kam et al., "Multi-valued decision diagrams" (1998), for the idea; the step that
lists prime implicants is that of O. Coudert and J. C. Madre (1992), for several values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

NEVER, ALWAYS = 0, 1
BUDGET = 50_000
"""How many nodes may be made before the space counts as tangled."""

Literal = tuple[int, int]
"""A variable and a value of it, both by number."""


class Tangled(Exception):
    """The diagrams outgrew their budget: the space cannot be answered exactly in this way."""


class Diagrams:
    """Diagrams over variables in a fixed order. `arities` is the number of values of each."""

    every = ALWAYS

    def __init__(self, arities: Sequence[int], budget: int = BUDGET) -> None:
        self.arities = tuple(arities)
        self.budget = budget
        self.levels = [len(self.arities), len(self.arities)]
        self.children: list[tuple[int, ...]] = [(), ()]
        self.known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._either: dict[tuple[int, int], int] = {}
        self._opposite = {NEVER: ALWAYS, ALWAYS: NEVER}
        self._changes: dict[tuple[int, int], frozenset[frozenset[Literal]]] = {}
        self._primes: dict[tuple[int, int], frozenset[frozenset[Literal]]] = {}

    def node(self, level: int, children: tuple[int, ...]) -> int:
        """The diagram that asks one variable. Raises Tangled if the budget is spent."""
        first = children[0]
        if children.count(first) == len(children):
            return first
        key = level, children
        found = self.known.get(key)
        if found is None:
            found = len(self.levels)
            if found > self.budget:
                raise Tangled(f"more than {self.budget} nodes")
            self.known[key] = found
            self.levels.append(level)
            self.children.append(children)
        return found

    def literal(self, level: int, values: Iterable[int]) -> int:
        """The cases in which a variable has one of these values."""
        wanted = set(values)
        return self.node(level, tuple(ALWAYS if value in wanted else NEVER for value in range(self.arities[level])))

    def both(self, one: int, two: int) -> int:
        """The cases in both diagrams."""
        if one == two or two == ALWAYS:
            return one
        if one == ALWAYS:
            return two
        if one == NEVER or two == NEVER:
            return NEVER
        key = (one, two) if one < two else (two, one)
        found = self._both.get(key)
        if found is None:
            level = min(self.levels[one], self.levels[two])
            pairs = zip(self._split(one, level), self._split(two, level), strict=True)
            found = self._both[key] = self.node(level, tuple([self.both(a, b) for a, b in pairs]))
        return found

    def opposite(self, one: int) -> int:
        """The cases not in a diagram."""
        found = self._opposite.get(one)
        if found is None:
            children = tuple([self.opposite(child) for child in self.children[one]])
            found = self._opposite[one] = self.node(self.levels[one], children)
            self._opposite[found] = one
        return found

    def either(self, one: int, two: int) -> int:
        """The cases in one diagram or the other."""
        if one == two or two == NEVER:
            return one
        if one == NEVER:
            return two
        if one == ALWAYS or two == ALWAYS:
            return ALWAYS
        key = (one, two) if one < two else (two, one)
        found = self._either.get(key)
        if found is None:
            level = min(self.levels[one], self.levels[two])
            pairs = zip(self._split(one, level), self._split(two, level), strict=True)
            found = self._either[key] = self.node(level, tuple([self.either(a, b) for a, b in pairs]))
        return found

    def all_of(self, ones: Iterable[int]) -> int:
        """The cases in all of these diagrams."""
        found = ALWAYS
        for one in ones:
            found = self.both(found, one)
            if found == NEVER:
                break
        return found

    def any_of(self, ones: Iterable[int]) -> int:
        """The cases in any of these diagrams."""
        found = NEVER
        for one in ones:
            found = self.either(found, one)
            if found == ALWAYS:
                break
        return found

    def without(self, one: int, two: int) -> int:
        """The cases in the first diagram and not in the second."""
        return self.both(one, self.opposite(two))

    def _split(self, one: int, level: int) -> Sequence[int]:
        return self.children[one] if self.levels[one] == level else (one,) * self.arities[level]

    def holds(self, one: int, case: Sequence[int]) -> bool:
        """Whether a diagram has a case, given as the value of each variable."""
        while one > ALWAYS:
            one = self.children[one][case[self.levels[one]]]
        return one == ALWAYS

    def given(self, one: int, fixed: Mapping[int, int]) -> int:
        """What a diagram says once some variables have a value."""
        done: dict[int, int] = {NEVER: NEVER, ALWAYS: ALWAYS}

        def go(node: int) -> int:
            if node not in done:
                level, children = self.levels[node], self.children[node]
                if level in fixed:
                    done[node] = go(children[fixed[level]])
                else:
                    done[node] = self.node(level, tuple([go(child) for child in children]))
            return done[node]

        return go(one)

    def variables(self, ones: Iterable[int]) -> set[int]:
        """The variables that these diagrams ask."""
        seen: set[int] = set()
        stack = list(ones)
        while stack:
            one = stack.pop()
            if one > ALWAYS and one not in seen:
                seen.add(one)
                stack.extend(self.children[one])
        return {self.levels[one] for one in seen}

    def size(self, ones: Iterable[int]) -> int:
        """How many nodes these diagrams have together."""
        seen: set[int] = set()
        stack = list(ones)
        while stack:
            one = stack.pop()
            if one > ALWAYS and one not in seen:
                seen.add(one)
                stack.extend(self.children[one])
        return len(seen)

    def count(self, one: int) -> int:
        """How many cases a diagram has, of the product of all arities."""
        below = [1]  # how many cases the variables from a level on have
        for arity in reversed(self.arities):
            below.append(below[-1] * arity)
        below.reverse()
        done = {NEVER: 0, ALWAYS: 1}

        def go(node: int) -> int:
            if node not in done:
                next_level = self.levels[node] + 1
                done[node] = sum(
                    go(child) * (below[next_level] // below[self.levels[child]]) for child in self.children[node]
                )
            return done[node]

        return go(one) * (below[0] // below[self.levels[one]])

    def changes(self, one: int, case: Sequence[int], most: int) -> frozenset[frozenset[Literal]]:
        """The smallest sets of changes that lead from a case into a diagram: no set in the answer contains another.

        At most `most` changes in a set. The empty set alone if the case is in the diagram. One case for each object of this class.
        """
        if one == NEVER:
            return frozenset()
        if one == ALWAYS:
            return frozenset([frozenset()])
        key = one, most
        found = self._changes.get(key)
        if found is None:
            level, children = self.levels[one], self.children[one]
            kept = set(self.changes(children[case[level]], case, most))
            added = []
            if most:
                for value, child in enumerate(children):
                    if value != case[level]:
                        for rest in self.changes(child, case, most - 1):
                            if not any(already <= rest for already in kept):
                                added.append(rest | {(level, value)})
            found = self._changes[key] = frozenset(kept.union(added))
        return found

    def primes(self, one: int, most: int) -> frozenset[frozenset[Literal]]:
        """The prime implicants of at most so many literals: the smallest sets of values that put every case that has them in the diagram."""
        if one == NEVER:
            return frozenset()
        if one == ALWAYS:
            return frozenset([frozenset()])
        key = one, most
        found = self._primes.get(key)
        if found is None:
            level, children = self.levels[one], self.children[one]
            whatever = self.primes(self.all_of(children), most)
            listed = set(whatever)
            if most:
                without = self.primes(self.all_of(children), most - 1)
                for value, child in enumerate(children):
                    listed.update(rest | {(level, value)} for rest in self.primes(child, most - 1) - without)
            found = self._primes[key] = frozenset(listed)
        return found


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
