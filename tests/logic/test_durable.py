"""durable-rules, in the encoding we use: it survives what its engine does not, and is driven without leaving a trace.

The other evaluators are asked the same, so that most of this is checked where durable-rules does not run.
"""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import naive
from casus.logic import durable, plan, rulesets
from casus.logic.durable import Durable, durable_available
from casus.logic.ground import ground
from casus.logic.terms import Atom, CoreRule, Inference, Lit, Program, ProgramError, Test, Unless, Value, Var
from programs import atoms, copies, happenings, lit, program

needs_durable = pytest.mark.skipif(not durable_available(), reason="durable-rules does not run on this Python")

X, Y, Z, U, M, N, K = map(Var, "XYZUMNK")


def agreed(law: Program, facts: tuple[Atom, ...], naively: bool = True) -> Inference:
    """What all evaluators that run here say of a case, which must be the same."""
    answer = plan.infer(law, facts)
    if naively:
        assert answer == naive.infer(law, facts)
    if durable_available():
        with Durable(law) as backend:
            assert backend.infer(facts) == answer
    return answer


def told(law: Program, facts: tuple[Atom, ...], pred: str) -> set[tuple[Value, ...]]:
    """The arguments of the atoms of a predicate that follow."""
    return {atom.args for atom in agreed(law, facts).atoms if atom.pred == pred}


# What the encoding for durable-rules must survive; the plan is asked too, so that none of this hangs on one backend


OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


@pytest.mark.parametrize("op", OPERATORS)
def test_last_join_fails(op: str) -> None:
    law = program((CoreRule("r", lit("h", M, N), (lit("a", M), lit("b", N)), (Test(op, M, N),)),), h="ii", a="i", b="i")
    numbers = (-(2**40), -1, 0, 3, 3 * 10**7, 2**62)
    facts = atoms("a", *((n,) for n in numbers)) + atoms("b", *((n,) for n in numbers))
    for _ in range(10):
        found = told(law, facts, "h")
    assert found == {(a, b) for a in numbers for b in numbers if OPERATORS[op](a, b)}


@pytest.mark.parametrize("op", OPERATORS)
def test_comparisons_inside_one_atom_and_with_constants(op: str) -> None:
    rules = (
        CoreRule("own", lit("h", M, N), (lit("p", M, N),), (Test(op, M, N),)),
        CoreRule("right", lit("c", M, N), (lit("p", M, N),), (Test(op, N, 1),)),
        CoreRule("left", lit("d", M, N), (lit("p", M, N),), (Test(op, 1, N),)),
        CoreRule("same", lit("e", M, N), (lit("p", M, N),), (Test(op, M, M),)),
    )
    law = program(rules, p="ii", h="ii", c="ii", d="ii", e="ii")
    pairs = [(a, b) for a in (-1, 0, 1, 2) for b in (0, 1, 2)]
    facts, holds = atoms("p", *pairs), OPERATORS[op]
    assert told(law, facts, "h") == {(a, b) for a, b in pairs if holds(a, b)}
    assert told(law, facts, "c") == {(a, b) for a, b in pairs if holds(b, 1)}
    assert told(law, facts, "d") == {(a, b) for a, b in pairs if holds(1, b)}
    assert told(law, facts, "e") == {(a, b) for a, b in pairs if holds(a, a)}


@pytest.mark.parametrize(
    "names", ["sid id z", "k m $m", "$not $and $all", "s0 i1 b0", "!gate !boot #0", "~0 ~1 g", "ä ö %s"]
)
def test_names_that_mean_something_to_the_engine(names: str) -> None:
    first, second, third = names.split()
    rules = (
        CoreRule("boot", lit(third, X), (lit(first, X, Y), lit(second, Y)), (), (Unless("sink", (lit(second, X),)),)),
    )
    law = Program((rules,), {first: "ss", second: "s", third: "s"})
    facts = atoms(first, *((a, b) for a in names.split() for b in names.split())) + atoms(second, (first,))
    assert told(law, facts, third) == {(second,), (third,)}


def test_a_blocker_among_the_facts_stops_its_rule_and_no_other() -> None:
    rules = (
        CoreRule("blocked", lit("h"), (lit("a"),), (), (Unless("by-b", (lit("b"),)),)),
        CoreRule("free", lit("i"), (lit("a"),)),
        CoreRule("late", lit("j"), (lit("i"),), (), (Unless("by-c", (lit("c"),)),)),
    )
    law = program(rules, a="", b="", c="", h="", i="", j="")
    for facts in ((*atoms("a", ()), *atoms("b", ())), (*atoms("b", ()), *atoms("a", ()))):
        assert {firing.rule for firing in agreed(law, facts).firings} == {"free", "late"}
    assert {firing.rule for firing in agreed(law, atoms("a", ())).firings} == {"blocked", "free", "late"}


def test_a_conclusion_after_the_gate_still_reaches_every_rule() -> None:
    rules = (
        CoreRule("step", lit("b", X), (lit("a", X),), (), (Unless("no", (lit("n", X),)),)),
        CoreRule("on", lit("c", X, Y), (lit("b", X), lit("b", Y)), (), (Unless("no", (lit("n", Y), lit("e", X, Y))),)),
        CoreRule("back", lit("a", Y), (lit("c", X, Y), lit("e", X, Y))),
        CoreRule("far", lit("b", Y), (lit("c", X, X), lit("e", X, Y))),
    )
    law = program(rules, a="s", b="s", c="ss", e="ss", n="s")
    facts = atoms("a", ("x",)) + atoms("e", ("x", "y"), ("y", "z"), ("z", "n")) + atoms("n", ("n",))
    assert told(law, facts, "b") == {("x",), ("y",), ("z",), ("n",)}


SHAPES: dict[str, tuple[str, Unless]] = {
    "no outer variable": ("12345", Unless("b", (lit("q", U, U),))),
    "constant": ("1245", Unless("b", (lit("q", "v", X),))),
    "two literals": ("1235", Unless("b", (lit("q", X, U), lit("q", U, "w")))),
    "nothing shared": ("", Unless("b", (lit("n", K), lit("n", N)), (Test("<", K, N),))),
    "inner against outer": ("34", Unless("b", (lit("n", K),), (Test(">", K, M),))),
    "outer against inner": ("34", Unless("b", (lit("n", K),), (Test("<", M, K),))),
    "inner and outer": ("145", Unless("b", (lit("n", K), lit("q", X, U)), (Test("=", K, M), Test("!=", U, Y)))),
    "only outer, with a literal": ("234", Unless("b", (lit("n", K),), (Test("<", M, 2), Test("!=", X, Y)))),
    "only outer": ("234", Unless("b", (), (Test("<", M, 2), Test("!=", X, Y)))),
    "only constants, false": ("12345", Unless("b", (lit("n", K),), (Test("=", 1, 2),))),
    "only constants, true": ("", Unless("b", (lit("n", K),), (Test("=", 1, 1), Test("!=", "a", "b")))),
    "nothing": ("", Unless("b", ())),
    "never": ("12345", Unless("b", (), (Test("!=", 1, 1),))),
    "bound by the block": ("1235", Unless("b", (lit("q", X, U), lit("n", K)), (Test("!=", X, "w"), Test("<", K, M)))),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_blocks_of_every_shape(shape: str) -> None:
    left, block = SHAPES[shape]
    rows: list[tuple[Value, ...]] = [("v", "w", 0), ("v", "v", 1), ("w", "v", 2), ("u", "w", 3), ("", "a b", 1)]
    facts = atoms("p", *rows) + atoms("q", ("v", "w"), ("w", "x"), ("u", "v")) + atoms("n", (1,), (2,))
    head, body = lit("h", X, Y, M), (lit("p", X, Y, M),)
    law = program((CoreRule("r", head, body, (), (block,)),), p="ssi", q="ss", n="i", h="ssi")
    assert told(law, facts, "h") == {rows[int(place) - 1] for place in left}
    more = (Unless("c", (lit("q", Y, X),)), block, Unless("d", (), (Test("=", M, 3), Test("=", X, "u"))))
    law = program((CoreRule("r", head, body, (), more),), p="ssi", q="ss", n="i", h="ssi")
    assert told(law, facts, "h") == {rows[int(place) - 1] for place in left if place in "125"}
    agreed(law, facts[:5])


def test_tests_between_outer_variables_split_without_firing_twice() -> None:
    sides = (Test("<", M, N), Test("<", N, 5), Test("!=", M, 0))
    blocks = tuple(Unless(f"b{i}", (lit("q", M),) if i else (), sides[i:]) for i in range(3))
    law = program((CoreRule("r", lit("h", M, N), (lit("p", M), lit("p", N)), (), blocks),), p="i", q="i", h="ii")
    facts = atoms("p", *((n,) for n in range(7))) + atoms("q", (1,), (2,))
    assert {firing.rule for firing in agreed(law, facts).firings} == {"r"}


TEXTS = (
    *(
        "",
        "a",
        "A",
        "\uff41",
        "a b",
        'a"',
        "a'",
        "a\\",
        "a\\\\",
        " ",
        "\n",
        "\0",
        "a\0b",
        "é",
        "e\u0301",
        "\ud800",
        "日本",
    ),
    *("{}[],:", "%s", "~0", "true", "null", "1", "1.0", "sid-s0", "x" * 70_000, "x" * 70_000 + "y", "x" * 70_001),
)


def test_any_text_is_equal_to_itself_only() -> None:
    rules = (
        CoreRule("same", lit("same", X), (lit("p", X), lit("q", X))),
        CoreRule("other", lit("other", X, Y), (lit("p", X), lit("q", Y)), (Test("!=", X, Y),)),
        CoreRule(
            "alone", lit("alone", X), (lit("p", X),), (), (Unless("b", (lit("q", Y), lit("p", Y)), (Test("=", X, Y),)),)
        ),
        *(
            CoreRule(f"constant {text[:9]!r} {i}", lit("is", text, X), (lit("p", X), lit("q", text)))
            for i, text in enumerate(TEXTS)
        ),
    )
    law = program(rules[:2], rules[2:], p="s", q="s", same="s", other="ss", alone="s", **{"is": "ss"})
    facts = atoms("p", *((text,) for text in TEXTS)) + atoms("q", *((text,) for text in TEXTS[::2]))
    answer = agreed(law, facts, naively=False)
    assert {atom.args[0] for atom in answer.atoms if atom.pred == "same"} == set(TEXTS[::2])
    assert {atom.args[0] for atom in answer.atoms if atom.pred == "alone"} == set(TEXTS[1::2])
    count = len(TEXTS) * (len(TEXTS) // 2)
    assert sum(atom.pred == "other" for atom in answer.atoms) == count - len(TEXTS) // 2
    assert sum(atom.pred == "is" for atom in answer.atoms) == count


def test_text_and_integers_that_look_alike() -> None:
    rules = (CoreRule("r", lit("h", X, M), (lit("p", X), lit("n", M))),)
    law = program(rules, p="s", n="i", h="si")
    assert told(law, atoms("p", ("1",), ("true",)) + atoms("n", (1,), (0,)), "h") == {
        (text, number) for text in ("1", "true") for number in (1, 0)
    }


def test_repeated_variables_and_constants_in_heads() -> None:
    rules = (
        CoreRule("r", lit("h", "c", X, 7), (lit("p", X, X, Y), lit("p", Y, X, X))),
        CoreRule("s", lit("h", X, X, -7), (lit("h", X, Y, 7),)),
        CoreRule("t", lit("done"), (lit("h", "c", "c", -7),)),
    )
    law = program(rules, p="sss", h="ssi", done="")
    facts = atoms("p", ("x", "x", "x"), ("x", "x", "y"), ("y", "x", "x"), ("y", "y", "x"))
    assert told(law, facts, "h") == {("c", "x", 7), ("c", "c", -7)}
    assert told(law, facts, "done") == {()}


def test_one_atom_for_several_literals() -> None:
    law = program((CoreRule("r", lit("h", X, Y, Z), (lit("p", X), lit("p", Y), lit("p", Z))),), p="s", h="sss")
    assert len(agreed(law, atoms("p", ("x",), ("y",), ("z",))).firings) == 27


def test_a_conclusion_that_was_a_fact_and_facts_nobody_reads() -> None:
    law = program(
        (CoreRule("r", lit("p", X), (lit("p", X),)), CoreRule("s", lit("h", X), (lit("p", X),))), p="s", h="s"
    )
    facts = atoms("p", ("x",)) + atoms("h", ("x",), ("y",)) + atoms("unread", (1, "x"), ()) + atoms("p", ("x",))
    answer = agreed(law, facts)
    assert answer.atoms == frozenset(facts)
    assert len(answer.firings) == 2


def test_no_facts_no_rules() -> None:
    assert agreed(Program((), {}), ()) == Inference(frozenset(), frozenset())
    assert agreed(copies(1), ()) == Inference(frozenset(), frozenset())
    assert agreed(Program(((),), {"p": "s"}), atoms("p", ("x",))).atoms == frozenset(atoms("p", ("x",)))


def test_thousands_of_facts_are_not_taken_for_each_other() -> None:
    law = program(
        (CoreRule("r", lit("h", M), (lit("p", M),), (), (Unless("b", (lit("q", M),)),)),), p="i", q="i", h="i"
    )
    facts = atoms("p", *((87000 + i,) for i in range(3000))) + atoms("q", *((87000 + 3 * i,) for i in range(1000)))
    assert len(agreed(law, facts, naively=False).firings) == 2000


@pytest.mark.parametrize("count", [1, 60, 100])
def test_many_rules_agree(count: int) -> None:
    """Up to a thousand rules in many rulesets."""
    law, facts = copies(count), happenings()
    assert len(law.rules) == 10 * count
    assert len(agreed(law, facts, naively=False).firings) == 26 * count


def test_hundreds_of_patterns_on_one_predicate() -> None:
    single = tuple(CoreRule(f"r{i}", lit("h", X, f"c{i}"), (lit("p", X),)) for i in range(300))
    double = tuple(
        CoreRule(
            f"s{i}",
            lit("h", X, Y),
            (lit("p", X), lit("p", Y)),
            (Test("!=", X, Y),),
            (Unless("b", (lit("q", f"c{i}"),)),),
        )
        for i in range(300)
    )
    law = program(single + double, p="s", q="s", h="ss")
    facts = atoms("p", ("x",), ("y",)) + atoms("q", ("c7",))
    assert len(agreed(law, facts, naively=False).firings) == 600 + 2 * 299


def test_hundreds_of_predicates() -> None:
    rules = tuple(CoreRule(f"r{i}", lit(f"h{i}", X), tuple(lit(f"p{i}.{j}", X) for j in range(9))) for i in range(120))
    names = [f"p{i}.{j}" for i in range(120) for j in range(9)]
    law = Program((rules,), dict.fromkeys(names, "s") | {f"h{i}": "s" for i in range(120)})
    facts = tuple(Atom(name, ("x",)) for name in names)
    assert len(agreed(law, facts, naively=False).firings) == 120


# Limits


def body_of(size: int, blocks: int) -> Program:
    """One rule with so many conditions and blocks."""
    path = [Var(f"v{i}") for i in range(size + 1)]
    body = tuple(lit("p", path[i], path[i + 1]) for i in range(size))
    held = tuple(Unless(f"b{i}", (lit("q", path[i]),)) for i in range(blocks))
    return program((CoreRule("long", lit("h", path[0]), body, (), held),), p="ss", q="s", h="s")


@pytest.mark.parametrize(("size", "blocks"), [(16, 0), (15, 1), (15, 14), (9, 9)])
def test_as_many_conditions_as_fit(size: int, blocks: int) -> None:
    facts = atoms("p", ("x", "y"), ("y", "x")) + atoms("q", ("z",))
    assert len(agreed(body_of(size, blocks), facts).firings) == 2


def rule(*args: Any, **columns: str) -> Program:
    """A program of one rule called `faulty`."""
    return program((CoreRule("faulty", *args),), **columns)


MANY = tuple(Var(f"v{i}") for i in range(241))
SPLIT = tuple(Unless(f"b{i}", (), tuple(Test("<", M, n) for n in range(8))) for i in range(3))
BEYOND = {
    "conditions": (body_of(17, 0), "long: 17 conditions; at most 16"),
    "conditions and a block": (body_of(16, 1), "long: 16 conditions; at most 15"),
    "joins": (rule(lit("h"), (Lit("p", MANY[:29]), Lit("p", MANY[:29])), p="s" * 29, h=""), "faulty: .* 29 times"),
    "columns": (rule(lit("h"), (Lit("p", MANY),), p="s" * 241, h=""), "faulty: p has 241 arguments"),
    "cases": (rule(lit("h"), (lit("p", M),), (), SPLIT, p="i", h=""), "faulty: .* more than 64 cases"),
    "large integer": (rule(lit("h"), (lit("p", 2**63),), p="i", h=""), "faulty: .* does not fit"),
    "kinds of a variable": (rule(lit("h"), (lit("p", X), lit("n", X)), p="s", n="i", h=""), "faulty: .* X stands for"),
    "kinds in a test": (rule(lit("h"), (lit("p", X),), (Test("=", X, 1),), p="s", h=""), "faulty: cannot compare"),
    "order of text": (rule(lit("h"), (lit("p", X),), (Test("<", X, "a"),), p="s", h=""), "faulty: cannot compare"),
    "arguments": (rule(lit("h"), (lit("p", X, X),), p="s", h=""), "faulty: p takes 1 arguments, not 2"),
    "undeclared": (rule(lit("h"), (lit("p", X),), h=""), "faulty: the columns of p are not declared"),
    "unbound head": (rule(lit("h", Y), (lit("p", X),), p="s", h="s"), "faulty: a variable"),
    "own stratum": (rule(lit("h"), (lit("p"),), (), (Unless("b", (lit("h"),)),), p="", h=""), "faulty: the block b"),
    "two strata": (
        program((CoreRule("low", lit("h"), (lit("p"),)),), (CoreRule("faulty", lit("h"), (lit("p"),)),), p="", h=""),
        "faulty: h is drawn in two strata",
    ),
    "later stratum": (
        program(
            (CoreRule("faulty", lit("i"), (lit("h"),)),), (CoreRule("r", lit("h"), (lit("p"),)),), p="", h="", i=""
        ),
        "faulty: its body reads",
    ),
}


@pytest.mark.parametrize("what", BEYOND)
def test_what_durable_cannot_do_is_refused_by_name(what: str) -> None:
    law, message = BEYOND[what]
    with pytest.raises(ProgramError, match=message):
        rulesets.encode_program(law)
    if durable_available():
        with pytest.raises(ProgramError, match=message):
            Durable(law)


def test_a_block_on_its_own_conclusion_is_refused_by_the_plan() -> None:
    with pytest.raises(ProgramError, match="faulty: the block b"):
        ground(BEYOND["own stratum"][0], ())


@pytest.mark.parametrize(
    ("fact", "message"), [(("x", 1), "p takes"), ((1,), "p: 1 does not fit"), (("x",) * 3, "p takes")]
)
def test_facts_that_do_not_fit(fact: tuple[Value, ...], message: str) -> None:
    law = program((CoreRule("r", lit("h"), (lit("p", X),)),), p="s", h="")
    if len(fact) != 1:
        with pytest.raises(ProgramError, match=message):
            plan.infer(law, atoms("p", fact))
    if durable_available():
        with Durable(law) as backend:
            with pytest.raises(ProgramError, match=message):
                backend.infer(atoms("p", fact))
            assert backend.infer(atoms("p", ("x",))).firings


# How durable-rules is driven


@needs_durable
def test_states_are_deleted_and_no_threads_started() -> None:
    law, before = copies(1), threading.active_count()
    with Durable(law) as backend:
        expected = plan.infer(law, happenings())
        for round_ in range(1200):  # the engine has room for 1,024
            facts = happenings() if round_ % 3 == 0 else ()
            assert backend.infer(facts) == (expected if facts else Inference(frozenset(), frozenset()))
    assert threading.active_count() == before


class Faulty:
    """The C module, failing before one of its calls. Counts the states that are there."""

    def __init__(self, engine: durable.DurableEngine, fails_at: int, after: bool) -> None:
        self.engine = engine
        self.left = fails_at
        self.after = after
        self.states: set[tuple[int, str]] = set()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.engine, name)

        def call(*args: Any) -> Any:
            if name == "delete_state":
                self.states.discard((args[0], args[1]))
                return method(*args)
            self.left -= 1
            if self.left == 0 and not self.after:
                raise KeyboardInterrupt
            result = method(*args)
            if name == "assert_fact":
                self.states.add((args[0], args[1].split('"')[3]))
            if self.left == 0 and not (name == "assert_fact" and '"id":"0"' in args[1]):
                raise KeyboardInterrupt
            return result

        return call


@needs_durable
@pytest.mark.parametrize("after", [False, True])
def test_what_is_raised_inside_passes_through_and_leaves_nothing_behind(after: bool) -> None:
    law, facts = copies(1), happenings()
    expected, raised = plan.infer(law, facts), 0
    with Durable(law) as backend:
        engine = backend._engine
        for place in range(1, 200):
            faulty = Faulty(engine, place, after)
            backend._engine = faulty
            try:
                backend.infer(facts)
            except KeyboardInterrupt:
                raised += 1
            assert not faulty.states
            backend._engine = engine
            assert backend.infer(facts) == expected
    assert 50 < raised < 199


@needs_durable
def test_too_many_firings_or_atoms_end(monkeypatch: pytest.MonkeyPatch) -> None:
    law, facts = copies(1), happenings()
    with Durable(law) as backend:
        for limit in ("FIRINGS", "ATOMS"):
            with monkeypatch.context() as patch:
                patch.setattr(durable, limit, 20)
                with pytest.raises(ProgramError, match="more than 20"):
                    backend.infer(facts)
            assert backend.infer(facts) == plan.infer(law, facts)


@needs_durable
def test_a_fact_the_engine_does_not_take_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_FIRST_ID", 0)  # the number of the boot fact
    with Durable(copies(1)) as backend, pytest.raises(RuntimeError, match="code 2"):
        backend.infer(happenings())


@needs_durable
def test_closing() -> None:
    backend = Durable(copies(1))
    backend.close()
    backend.close()
    with pytest.raises(ValueError, match="closed"):
        backend.infer(())
    for _ in range(300):  # dropped, not closed
        Durable(copies(1)).infer(happenings())


def hashes(prefix: str, most: int) -> Iterator[int]:
    """The hashes (FNV-1a, 32 bits) of a prefix followed by each number below a bound."""
    start = 0x811C9DC5
    for char in prefix.encode():
        start = (start ^ char) * 16777619 & 0xFFFFFFFF
    level = [(start, -1)]
    while level:
        longer = []
        for found, number in level:
            for digit in range(10):
                value = digit if number < 0 else 10 * number + digit
                if value < most and (number != 0):
                    longer.append(((found ^ (48 + digit)) * 16777619 & 0xFFFFFFFF, value))
        yield from (found for found, _ in longer)
        level = longer


def test_no_two_ids_have_one_hash() -> None:
    """The engine compares hashes only: ids of facts, and the id it gives a state."""
    numbers = durable.ATOMS + 2
    ids = set(hashes("", numbers))
    assert len(ids) == numbers
    states = set(hashes("sid-s", durable.SIDS))
    assert len(states) == durable.SIDS
    assert not ids & states


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ((("a", "x"), ("b", "y"), ("c", "x", "y")), (0, 2, 1)),  # not every x with every y
        (
            (("a", "x"), ("b", "y"), ("c",), ("d", "x", "z")),
            (0, 2, 3, 1),
        ),  # what has no value of its own may end the search
        ((("a", "x"), ("b", "x", "y", "z"), ("c", "x", "y")), (0, 2, 1)),
    ],
)
def test_conditions_are_matched_in_an_order_in_which_each_is_tied_to_one_before(
    body: tuple[tuple[str, ...], ...], order: tuple[int, ...]
) -> None:
    """The engine keeps every way to meet the first ones: a hundred events, each with a request, made it keep millions."""
    lits = tuple(Lit(pred, tuple(map(Var, args))) for pred, *args in body)
    rule = CoreRule("r", Lit("head", (Var("x"),)), lits)
    columns = {"head": "s", **{pred: "s" * len(args) for pred, *args in body}}
    (chunk,) = rulesets.encode_program(Program(((rule,),), columns)).strata[0]
    patterns = json.loads(chunk.text)["r0"]["all"]
    assert [next(iter(pattern)) for pattern in patterns] == [f"b{place}" for place in order]
    assert chunk.rules["r0"].aliases == ("b0", "b1", "b2", "b3")[: len(body)]
