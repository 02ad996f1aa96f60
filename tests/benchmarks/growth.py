"""Growth: members, rules and events multiplied; the time per conclusion must not grow. And a thousand rules in both backends."""

from collections.abc import Callable

from measure import Table, short, verdict, warm

from casus.assessment.engine import Engine
from casus.logic.durable import Durable
from casus.logic.ground import ground
from casus.logic.plan import evaluate, infer
from casus.logic.terms import Atom, CoreRule, Lit, Program, Unless
from casus.scenarios.library import load_scenario
from programs import copies, happenings

SLACK = 1.3
"""By how much the time per firing may grow, from the smallest to the largest, and still count as linear: what is measured wavers."""


def times(program: Program, count: int) -> Program:
    """A program so many times over the same facts: what its rules draw has another name in each copy."""
    drawn = {rule.head.pred for rule in program.rules}

    def named(lit: Lit, copy: int) -> Lit:
        return Lit(f"{lit.pred}~{copy}", lit.args) if copy and lit.pred in drawn else lit

    def copied(rule: CoreRule, copy: int) -> CoreRule:
        blocks = tuple(
            Unless(item.id, tuple(named(lit, copy) for lit in item.body), item.tests) for item in rule.blocks
        )
        body = tuple(named(lit, copy) for lit in rule.body)
        return CoreRule(f"{rule.id}~{copy}", named(rule.head, copy), body, rule.tests, blocks)

    strata = tuple(tuple(copied(rule, copy) for copy in range(count) for rule in stratum) for stratum in program.strata)
    columns = dict(program.columns)
    for pred in drawn:
        columns |= {f"{pred}~{copy}": program.columns[pred] for copy in range(1, count)}
    return Program(strata, columns)


def compared(table: Table, what: str, cases: list[tuple[str, Program, tuple[Atom, ...]]], durable: bool = True) -> None:
    """Ground, one case, and durable-rules on each of several sizes; per firing, against the smallest."""
    work: dict[str, Callable[[], object]] = {}
    fired: dict[str, int] = {}
    for name, program, facts in cases:
        plan = ground(program, facts)
        fired[name] = len(evaluate(plan, facts).fired)
        work[f"ground {name}"] = lambda program=program, facts=facts: ground(program, facts)
        work[f"case {name}"] = lambda plan=plan, facts=facts: evaluate(plan, facts)
        if durable:
            backend = Durable(program)
            assert len(backend.infer(facts).firings) == fired[name]
            work[f"durable {name}"] = lambda backend=backend, facts=facts: backend.infer(facts)
    figure = warm(work, rounds=5)
    first = cases[0][0]
    for name, program, _ in cases:
        more = fired[name] / fired[first]
        grown = [figure.best(f"{part} {name}") / figure.best(f"{part} {first}") / more for part in ("ground", "case")]
        faster = short(figure.ratio(f"durable {name}", f"case {name}")) if durable else ""
        table.row(
            what, name, len(program.rules), fired[name], *map(short, grown), faster, verdict(max(grown) <= SLACK)
        )  # fmt: skip


def growth(engine: Engine) -> None:
    """All of it."""
    table = Table(
        "Growth: time per firing, the smallest = 1 (at most linear: not above 1)",
        "of", "size", "rules", "firings", "grounding", "one case", "durable-rules / one case", "",
    )  # fmt: skip
    model = copies(3)
    compared(table, "members", [(str(count), model, happenings(3, count)) for count in (6, 30, 200)])
    compared(table, "events", [(str(count), copies(1), happenings(count, 6)) for count in (5, 50, 500)], durable=False)
    run = engine.run(load_scenario("jermuk-2022", engine.law))
    facts = tuple(sorted(run.case.atoms))
    program = engine.slice(frozenset(atom.pred for atom in facts))
    compared(
        table, "the law, copied", [(f"x{count}", times(program, count), facts) for count in (1, 4, 16)], durable=False
    )
    thousand = copies(100)
    happened = happenings(8, 6)
    with Durable(thousand) as backend:
        same = backend.infer(happened) == infer(thousand, happened)
    law = times(program, -(-1000 // len(program.rules)))
    with Durable(law) as backend:
        also = backend.infer(facts) == infer(law, facts)
    print(
        f"\n{len(thousand.rules)} model rules in both backends: {'the same conclusions' if same else '**different**'};"
    )
    print(f"{len(law.rules)} rules copied from the law: {'the same conclusions' if also else '**different**'}.")
