"""Decision diagrams over variables with several values: which cases, of very many, have a property.

A diagram is a number. 0 is no case, 1 is every case; any other stands for a question about one variable and, for each of its values,
a further diagram. Equal sets of cases have equal numbers, so two properties are compared by comparing numbers.
See S. Minato, "Zero-suppressed BDDs", and T. Kam et al., "Multi-valued decision diagrams" (1998), for the idea; the step that
lists prime implicants is that of O. Coudert and J. C. Madre (1992), for several values.
"""

from collections.abc import Iterable, Mapping, Sequence

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
        self._opposite = {NEVER: ALWAYS, ALWAYS: NEVER}
        self._changes: dict[tuple[int, int], frozenset[frozenset[Literal]]] = {}
        self._primes: dict[tuple[int, int], frozenset[frozenset[Literal]]] = {}

    def node(self, level: int, children: tuple[int, ...]) -> int:
        """The diagram that asks one variable. Raises Tangled if the budget is spent."""
        first = children[0]
        if all(child == first for child in children):
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
        return self.opposite(self.both(self.opposite(one), self.opposite(two)))

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
