"""Random stratified programs and facts for them, as Hypothesis strategies.

A case is read off a tape of bytes, one byte a choice and zero the simplest. That is quick to draw, and it shrinks.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from casus.logic.terms import Atom, CoreRule, Lit, Program, Term, Test, Unless, Value, Var

T = TypeVar("T")

OPS = ("=", "!=", "<", "<=", ">", ">=")
TEXTS = ("a", "b", "b c", "Ævar", '“quoted” "text"', "back\\slash", "", "1", "true", "~1", "日本\n")
NUMBERS = (0, 1, 2, -1, 3, 20220913, -(2**62))
POOL = {"s": (Var("X"), Var("Y"), Var("Z")), "i": (Var("M"), Var("N"))}
INNER = {"s": (Var("U"), Var("V")), "i": (Var("K"),)}


def generated(examples: int, *, fixed: bool) -> settings:
    """How a long generated test runs: so many examples, the same ones each time if they are `fixed`; none is stored, none is timed."""
    return settings(
        max_examples=examples,
        derandomize=fixed,
        phases=(Phase.explicit, Phase.generate),
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


class Case(NamedTuple):
    """A program and several sets of facts for it."""

    program: Program
    facts: tuple[tuple[Atom, ...], ...]


class Tape:
    """Choices, read off bytes; beyond the end every choice is the first."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1."""
        self.place += 1
        return self.content[self.place - 1] % bound if self.place <= len(self.content) else 0

    def one(self, things: Sequence[T]) -> T:
        """One of several things."""
        return things[self.below(len(things))]

    def chance(self, parts: int) -> bool:
        """True once in so many times."""
        return self.below(parts) == parts - 1


class Maker:
    """Makes one case. `values` are the constants in use: few, so that joins meet."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.columns: dict[str, str] = {}
        self.values: dict[str, tuple[Value, ...]] = {
            "s": tuple(dict.fromkeys(tape.one(TEXTS) for _ in range(2 + tape.below(3)))),
            "i": tuple(dict.fromkeys(tape.one(NUMBERS) for _ in range(2 + tape.below(3)))),
        }

    def case(self) -> Case:
        """A program with its facts."""
        tape = self.tape
        base = [self.predicate(f"e{i}", 4) for i in range(2 + tape.below(3))]
        lower, strata, names = list(base), [], []
        for level in range(1 + tape.below(4)):
            drawn = [self.predicate(f"d{level}.{i}", 3) for i in range(1 + tape.below(2))]
            rules = []
            for i in range(len(drawn) + tape.below(3)):
                head = drawn[i] if i < len(drawn) else tape.one(drawn)
                rules.append(self.rule(f"r{level}.{i}", head, lower + drawn, lower))
            strata.append(tuple(rules))
            lower += drawn
            names += drawn
        program = Program(tuple(strata), self.columns)
        return Case(program, tuple(self.facts(base, names) for _ in range(2)))

    def predicate(self, name: str, most: int) -> str:
        """A new predicate."""
        arity = self.tape.one((1, 2, 2, 3, 0, 2, 1, most))
        self.columns[name] = "".join(self.tape.one("sssii") for _ in range(arity))
        return name

    def facts(self, base: Sequence[str], names: Sequence[str]) -> tuple[Atom, ...]:
        """Facts, mostly of the base predicates; now and then one that a rule might have drawn, or of no use."""
        preds = [pred for pred in base for _ in range(self.tape.one((3, 1, 5, 8, 8, 12, 16, 0)))]
        if self.tape.chance(4):
            preds.append(self.tape.one(names))
        atoms = [Atom(pred, tuple(self.tape.one(self.values[kind]) for kind in self.columns[pred])) for pred in preds]
        return tuple(atoms) + ((Atom("unread", ("x", 1)),) if self.tape.chance(8) else ())

    def rule(self, name: str, head: str, readable: Sequence[str], blockable: Sequence[str]) -> CoreRule:
        """A rule that draws `head`."""
        tape = self.tape
        # Not everything may hang on what the rule itself draws, or hardly any would ever fire.
        preds = [tape.one((*blockable, *blockable, *readable)) for _ in range(tape.one((1, 2, 2, 3)))]
        body = tuple(self.literal(pred, POOL) for pred in preds)
        bound = self.bound(body, {"s": (), "i": ()})
        args = tuple(self.term(kind, bound, 8) for kind in self.columns[head])
        tests = self.tests(tape.one((0, 0, 0, 1, 2)), bound, bound)
        blocks = [self.block(f"b{i}", blockable, bound) for i in range(tape.one((0, 0, 1, 1, 2, 3)))]
        return CoreRule(name, Lit(head, args), body, tests, tuple(blocks))

    def block(self, name: str, readable: Sequence[str], outer: dict[str, tuple[Var, ...]]) -> Unless:
        """A block, some of its variables its own."""
        pool = {kind: outer[kind] + INNER[kind] for kind in "si"}
        size = self.tape.one((1, 2, 2, 3, 1, 2, 3, 0))
        body = tuple(self.literal(self.tape.one(readable), pool) for _ in range(size))
        tests = self.tests(self.tape.one((0, 1, 1, 2)), self.bound(body, outer), outer)
        return Unless(name, body, tests)

    def literal(self, pred: str, pool: dict[str, tuple[Var, ...]]) -> Lit:
        """A literal over the variables of a pool."""
        return Lit(pred, tuple(self.term(kind, pool, 12) for kind in self.columns[pred]))

    def term(self, kind: str, pool: dict[str, tuple[Var, ...]], parts: int) -> Term:
        """A variable of the pool if there is one, now and then a constant."""
        if not pool[kind] or self.tape.chance(parts):
            return self.tape.one(self.values[kind])
        return self.tape.one(pool[kind])

    def tests(
        self, count: int, first: dict[str, tuple[Var, ...]], second: dict[str, tuple[Var, ...]]
    ) -> tuple[Test, ...]:
        """Comparisons between two pools of variables, or with constants; of text only whether it is equal."""
        tests = []
        for _ in range(count):
            kind = self.tape.one("iis")
            terms = [self.term(kind, first, 8), self.term(kind, self.tape.one((first, second)), 4)]
            if self.tape.chance(2):
                terms.reverse()
            tests.append(Test(self.tape.one(OPS if kind == "i" else ("!=", "=")), *terms))
        return tuple(tests)

    def bound(self, body: Sequence[Lit], more: dict[str, tuple[Var, ...]]) -> dict[str, tuple[Var, ...]]:
        """The variables of literals, by kind, after those given."""
        found = {kind: dict.fromkeys(more[kind]) for kind in "si"}
        for lit in body:
            for term, kind in zip(lit.args, self.columns[lit.pred], strict=True):
                if isinstance(term, Var):
                    found[kind][term] = None
        return {kind: tuple(terms) for kind, terms in found.items()}


def cases() -> st.SearchStrategy[Case]:
    """Programs with facts."""
    return st.binary(min_size=400, max_size=400).map(lambda content: Maker(Tape(content)).case())


def program(*strata: tuple[CoreRule, ...], **columns: str) -> Program:
    """A program, with the columns of its predicates as keywords."""
    return Program(strata, columns)


def atoms(pred: str, *rows: tuple[Value, ...]) -> tuple[Atom, ...]:
    """Atoms of one predicate."""
    return tuple(Atom(pred, row) for row in rows)


def lit(pred: str, *args: Term) -> Lit:
    """A literal."""
    return Lit(pred, args)


def copies(count: int) -> Program:
    """A little law of ten rules, so many times under other names, over the same facts: for sizes and times."""
    columns = {"party": "ssi", "left": "ssi", "force": "ssssi", "place": "ss", "request": "ssi", "mandate": "si"}
    columns |= {"undelimited": "s", "near": "ss"}
    lower: list[CoreRule] = []
    middle: list[CoreRule] = []
    upper: list[CoreRule] = []
    s, t, e, v, a, p, w, x = map(Var, ("state", "treaty", "event", "victim", "attacker", "place", "other", "third"))
    day, since, until, asked = map(Var, ("day", "since", "until", "asked"))
    force = Lit("force", (e, a, v, p, day))
    left = Unless("left", (Lit("left", (s, t, until)),), (Test("<=", until, day),))
    vague = Unless("vague", (Lit("undelimited", (p,)),))
    reply = Unless("reply", (Lit("force", (w, v, a, x, since)), Lit("place", (x, a))), (Test("<", since, day),))
    council = Unless("council", (Lit("mandate", (e, until)),), (Test("<=", until, day), Test(">", day, 20000101)))
    unasked = Unless("asked", (Lit("request", (e, v, asked)),))
    for n in range(count):
        attack = Lit(f"attack{n}", (e, a, v, p, day))
        duty = Lit(f"duty{n}", (s, v, e, t, day))
        linked, bound, front, breach = (f"{name}{n}" for name in ("linked", "bound", "front", "breach"))
        columns |= {attack.pred: "ssssi", duty.pred: "ssssi", bound: "ssi", linked: "ss", front: "ss", breach: "ss"}
        columns |= {f"due{n}": "sssi", f"silent{n}": "sss"}
        member, fellow = Lit(bound, (s, t, day)), Lit(bound, (v, t, day))
        lower += [
            CoreRule(f"r{n}.1", Lit(linked, (p, w)), (Lit("near", (p, w)),)),
            CoreRule(f"r{n}.2", Lit(linked, (p, x)), (Lit(linked, (p, w)), Lit("near", (w, x)))),
            CoreRule(f"r{n}.3", attack, (force, Lit("place", (p, v))), (), (vague, reply)),
            CoreRule(f"r{n}.4", member, (Lit("party", (s, t, since)), force), (Test("<=", since, day),), (left,)),
        ]
        others = (Test("!=", s, v), Test("!=", s, a))
        middle += [
            CoreRule(f"r{n}.5", duty, (attack, fellow, member), others, (council,)),
            CoreRule(f"r{n}.6", Lit(front, (p, w)), (attack, Lit(linked, (p, w)))),
        ]
        upper += [
            CoreRule(f"r{n}.7", Lit(f"due{n}", (s, v, e, asked)), (duty, Lit("request", (e, v, asked)))),
            CoreRule(f"r{n}.8", Lit(f"silent{n}", (s, v, e)), (duty,), (), (unasked,)),
            CoreRule(f"r{n}.9", Lit(breach, (a, v)), (Lit(duty.pred, (s, v, e, "pact", day)), force)),
            CoreRule(f"r{n}.10", Lit(breach, (a, v)), (Lit(front, (p, w)), Lit(front, (w, p)), force)),
        ]
    return Program((tuple(lower), tuple(middle), tuple(upper)), columns)


def happenings(events: int = 3, members: int = 3) -> tuple[Atom, ...]:
    """Facts for `copies`."""
    states = [f"S{i}" for i in range(members)]
    atoms = [Atom("party", (state, "pact", 19940420 + i)) for i, state in enumerate(states)]
    atoms += [Atom("left", (states[-1], "pact", 20120101)), Atom("undelimited", ("p1",))]
    atoms.append(Atom("mandate", ("e2", 20230101)))
    for i in range(events):
        atoms.append(Atom("force", (f"e{i}", "X", states[i % members], f"p{i}", 20100913 + 10000 * i)))
        atoms.append(Atom("place", (f"p{i}", states[i % members])))
        atoms.append(Atom("near", (f"p{i}", f"p{i + 1}")))
        if i % 2:
            atoms.append(Atom("request", (f"e{i}", states[i % members], 20110914)))
    return tuple(atoms)
