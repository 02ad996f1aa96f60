"""The evaluators agree: durable-rules, the ground plan and the naive fixpoint, on atoms and on firings.

`CASUS_CASES` sets the number of random programs; from 2,500 on they are other ones each time.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

import naive
from casus.logic import durable, plan, rulesets
from casus.logic import durable as backends
from casus.logic.durable import Durable, durable_available
from casus.logic.ground import ground
from casus.logic.plan import Evaluation, evaluate
from casus.logic.terms import Atom, CoreRule, Firing, Inference, ProgramError, Test, Unless, Value, Var, components
from programs import Case, atoms, cases, copies, happenings, lit, program

CASES = int(os.environ.get("CASUS_CASES", "2000"))
RANDOM = settings(
    max_examples=CASES,
    derandomize=CASES < 2500,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

needs_durable = pytest.mark.skipif(not durable_available(), reason="durable-rules does not run on this Python")

X, U, M, N = map(Var, "XUMN")


# Random programs


def in_the_plan(evaluation: Evaluation) -> Inference:
    """An evaluation as atoms and firings."""
    held = evaluation.ground
    firings = []
    for number in evaluation.fired:
        rule, head, body, _ = held.instances[number]
        firings.append(Firing(rule, held.atoms[head], tuple(held.atoms[atom] for atom in body)))
    assert len(set(firings)) == len(firings)
    true = frozenset(atom for number, atom in enumerate(held.atoms) if evaluation.true[number])
    return Inference(true, frozenset(firings))


def check_proofs(evaluation: Evaluation) -> None:
    """Every premise of a firing is a fact or was concluded before it; the ranks say the same."""
    held = evaluation.ground
    known = {number for number in range(len(held.atoms)) if evaluation.given[number]}
    for number in evaluation.fired:
        assert known.issuperset(held.instances[number].body)
        known.add(held.instances[number].head)
    assert known == {number for number in range(len(held.atoms)) if evaluation.true[number]}
    ranks = evaluation.ranks()
    for atom in known:
        if ranks[atom]:
            first = held.instances[evaluation.fired[ranks[atom] - 1]]
            assert first.head == atom
            assert all(ranks[premise] < ranks[atom] for premise in first.body)


def check_blocked(evaluation: Evaluation) -> None:
    """An instance whose body is true has fired, or some block holds it back, by true atoms."""
    held, fired = evaluation.ground, set(evaluation.fired)
    for number, instance in enumerate(held.instances):
        if all(evaluation.true[atom] for atom in instance.body):
            blocked = evaluation.blocked(number)
            assert (number in fired) != bool(blocked)
            for block, conjunction in blocked:
                assert conjunction in dict(instance.blocks)[block]
                assert all(evaluation.true[atom] for atom in conjunction)
        else:
            assert number not in fired


def test_plan_agrees_with_naive() -> None:
    """Grounded for each case alone, and for all cases of a program at once."""
    counts = {"cases": 0, "firings": 0, "blocked": 0, "cyclic": 0}

    @RANDOM
    @given(cases())
    def check(case: Case) -> None:
        whole = ground(case.program, [atom for facts in case.facts for atom in facts])
        for facts in case.facts:
            expected = naive.infer(case.program, facts)
            assert plan.infer(case.program, facts) == expected
            evaluation = evaluate(whole, facts)
            assert in_the_plan(evaluation) == expected
            check_proofs(evaluation)
            check_blocked(evaluation)
            counts["cases"] += 1
            counts["firings"] += len(expected.firings)
            counts["blocked"] += any(evaluation.blocked(number) for number in range(len(whole.instances)))
            counts["cyclic"] += any(cyclic for _, cyclic in whole.order)

    check()
    print(counts)
    assert counts["cases"] >= 2 * CASES
    assert counts["firings"] > 2 * CASES, "the programs hardly do anything"
    assert counts["blocked"] > CASES // 2
    assert counts["cyclic"] > CASES // 10


@needs_durable
@pytest.mark.parametrize(("rules", "share"), [(56, 1), (3, 4)])
def test_durable_agrees(monkeypatch: pytest.MonkeyPatch, rules: int, share: int) -> None:
    """With rulesets of the usual size, and with tiny ones, so that atoms go from one to the other."""
    monkeypatch.setattr(rulesets, "_RULES", rules)
    counts = {"cases": 0, "firings": 0, "beyond": 0, "rulesets": 0}

    @settings(RANDOM, max_examples=CASES // share)
    @given(cases())
    def check(case: Case) -> None:
        try:
            backend = Durable(case.program)
        except ProgramError:
            counts["beyond"] += 1  # more cases than a rule may be split into
            return
        with backend:
            counts["rulesets"] += len(backend._handles)
            for facts in case.facts:
                expected = naive.infer(case.program, facts)
                assert backend.infer(facts) == expected
                assert plan.infer(case.program, facts) == expected
                counts["cases"] += 1
                counts["firings"] += len(expected.firings)

    check()
    print(counts)
    assert counts["cases"] >= 2 * CASES // share - 20
    assert counts["beyond"] < CASES // 50


# The plan


def test_blocked_names_the_block_and_what_satisfies_it() -> None:
    blocks = (
        Unless("left", (lit("left", X, M),), (Test("<=", M, N),)),
        Unless("pair", (lit("a", U), lit("b", U, X))),
        Unless("late", (), (Test(">", N, 90),)),
        Unless("never", (lit("nothing", X),)),
    )
    head, body = lit("duty", X, N), (lit("party", X), lit("day", N))
    law = program(
        (CoreRule("r", head, body, (), blocks),), party="s", day="i", left="si", a="s", b="ss", nothing="s", duty="si"
    )
    possible = atoms("party", ("x",), ("y",)) + atoms("day", (5,), (99,)) + atoms("left", ("x", 3), ("x", 4), ("x", 7))
    possible += atoms("a", ("u",)) + atoms("b", ("u", "y"))
    held = ground(law, possible)
    number = {held.atoms[held.instances[i].head].args: i for i in range(len(held.instances))}
    assert {block for block, _ in held.instances[number["x", 5]].blocks} == {"left", "pair", "late", "never"}
    assert dict(held.instances[number["x", 5]].blocks)["never"] == ()

    def because(evaluation: Evaluation, *args: Value) -> list[tuple[str, tuple[Atom, ...]]]:
        return [(name, tuple(held.atoms[i] for i in atom)) for name, atom in evaluation.blocked(number[args])]

    evaluation = evaluate(held, possible)
    assert evaluation.fired == []
    assert because(evaluation, "x", 5) == [("left", (Atom("left", ("x", 3)),)), ("left", (Atom("left", ("x", 4)),))]
    assert because(evaluation, "y", 5) == [("pair", (Atom("a", ("u",)), Atom("b", ("u", "y"))))]
    assert because(evaluation, "y", 99) == [("pair", (Atom("a", ("u",)), Atom("b", ("u", "y")))), ("late", ())]
    fewer = [atom for atom in possible if atom.pred not in ("a", "left")]
    evaluation = evaluate(held, fewer)
    assert sorted(held.atoms[held.instances[i].head].args for i in evaluation.fired) == [("x", 5), ("y", 5)]
    assert because(evaluation, "x", 5) == []
    assert because(evaluation, "x", 99) == [("late", ())]


def test_a_circle_proves_nothing() -> None:
    rules = (
        CoreRule("ab", lit("a", X), (lit("b", X),)),
        CoreRule("ba", lit("b", X), (lit("a", X),)),
        CoreRule("start", lit("a", X), (lit("given", X),)),
    )
    law = program(rules, a="s", b="s", given="s")
    possible = atoms("given", ("x",)) + atoms("a", ("y",)) + atoms("b", ("z",))
    held = ground(law, possible)
    assert sorted(len(group) for group, cyclic in held.order if cyclic) == [2, 2, 3]
    assert evaluate(held, ()).fired == []
    evaluation = evaluate(held, atoms("given", ("x",)))
    assert [held.instances[number].rule for number in evaluation.fired] == ["start", "ba", "ab"]
    check_proofs(evaluation)


def test_order_has_dependencies_first() -> None:
    held = ground(copies(3), happenings(6, 4))
    place = {held.instances[number].head: i for i, (group, _) in enumerate(held.order) for number in group}
    assert sorted(number for group, _ in held.order for number in group) == list(range(len(held.instances)))
    for i, (group, cyclic) in enumerate(held.order):
        for number in group:
            instance = held.instances[number]
            needs = list(instance.body) + [a for _, cs in instance.blocks for c in cs for a in c]
            assert all(place.get(atom, -1) < i or (cyclic and place[atom] == i) for atom in needs)
            assert number in held.by_head[instance.head]
    assert [held.ids[atom] for atom in held.atoms] == list(range(len(held.atoms)))


def test_unknown_facts_are_refused() -> None:
    with pytest.raises(ValueError, match="not among the possible"):
        evaluate(ground(copies(1), ()), happenings())


def test_components() -> None:
    edges = {"a": ["b", "x"], "b": ["c"], "c": ["b", "d"], "d": ["d"], "e": ["a", "e"]}
    assert [set(component) for component in components(edges)] == [{"d"}, {"b", "c"}, {"a"}, {"e"}]
    chain = {i: [i + 1] for i in range(50_000)}
    assert len(components(chain)) == 50_000
    chain[49_999] = [0]
    assert len(components(chain)) == 1


def test_a_long_chain_needs_no_deep_stack() -> None:
    rules = (
        CoreRule("r", lit("n", M), (lit("n", N), lit("next", N, M))),
        CoreRule("s", lit("n", M), (lit("zero", M),)),
    )
    law = program(rules, n="i", next="ii", zero="i")
    facts = atoms("zero", (0,)) + atoms("next", *((i, (i + 1) % 1500) for i in range(1500)))
    evaluation = evaluate(ground(law, facts), facts)
    assert len(evaluation.fired) == 1501
    check_proofs(evaluation)
    if durable_available():
        with Durable(law) as backend:
            assert backend.infer(facts) == plan.infer(law, facts)


# One call for all


def test_backends_by_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    law, facts = copies(2), happenings()
    expected = plan.infer(law, facts)
    assert backends.infer_with(law, facts, "plan") == expected
    with pytest.raises(ValueError, match="no backend 'prolog'"):
        backends.infer_with(law, facts, "prolog")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(backends, "durable_available", lambda: False)
    monkeypatch.setattr(backends, "_told", False)
    for _ in range(3):
        assert backends.infer_with(law, facts) == expected
    told_once = "casus: durable-rules does not run on this Python; one evaluator answers, not two that must agree.\n"
    assert capsys.readouterr().err == told_once


@needs_durable
def test_compiled_programs_are_kept_and_closed() -> None:
    backends.clear()
    laws = [copies(1) for _ in range(backends.KEPT + 2)]
    for law in laws:
        assert backends.infer_with(law, happenings()) == backends.infer_with(law, happenings(), "durable")
    kept = [found[1] for found in backends._compiled.values()]
    assert [found[0] for found in backends._compiled.values()] == laws[2:]
    backends.clear()
    for backend in kept:
        with pytest.raises(ValueError, match="closed"):
            backend.infer(())


def test_available_never_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> durable.DurableEngine:
        raise OSError("undefined symbol")

    monkeypatch.setattr(durable, "_engine", broken)
    assert not durable.durable_available()
