"""All benchmarks, in one run: python tests/benchmarks/run.py [PART ...]

Every figure is a ratio, measured side by side (measure.py), against durable-rules asked once a case, clingo enumerating, hand-written
`if`s for the same norms, or a bare interpreter. What is to be reached is printed beside it, and what is missed as well.
Parts: cold, packs, warm, standing, sweep, growth; all of them if none is named. Needs clingo and durable-rules.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from math import prod
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import growth  # noqa: E402
import ifs  # noqa: E402
from measure import Table, processes, short, verdict, warm  # noqa: E402

from casus.ask.sweep import Axis, Swept, sweep_of  # noqa: E402
from casus.assessment.cases import Choice  # noqa: E402
from casus.assessment.engine import Engine, Run  # noqa: E402
from casus.assessment.results import NOT_TRIGGERED  # noqa: E402
from casus.assessment.standing import Standings  # noqa: E402
from casus.logic.durable import Durable  # noqa: E402
from casus.logic.plan import evaluate  # noqa: E402
from casus.logic.terms import Firing  # noqa: E402
from casus.scenarios.library import data_folder, load_law, load_scenario, scenario_files  # noqa: E402
from casus.scenarios.model import systems_for  # noqa: E402
from solver import EVERY, NO_GATE, Solver  # noqa: E402

CASE = ifs.SCENARIO
AGAIN, COMPILED, NOTHING = "assess, again", "assess, law compiled", "assess, nothing cached"
"""Where the scenario was assessed before, so that what could follow in it is kept; where only the law is; where nothing is."""
ENGINE = str(HERE.parents[1] / "engine")


def cold() -> None:
    """Whole processes: starting, reading, inferring, printing."""
    python = sys.executable
    assess = [python, "-m", "casus", "assess", CASE]
    run = run_of(Engine(load_law(), "plan"))
    open_still = [run.prospect.space.variables[number] for number in binary(run, 20)]
    things = [f"{item.id}={','.join(item.values)}" for item in open_still]
    sweep = [python, "-m", "casus", "sweep", CASE, "--format", "json"]
    with tempfile.TemporaryDirectory() as cache:
        path = os.pathsep.join([ENGINE, *filter(None, [os.environ.get("PYTHONPATH")])])
        base = {"PYTHONPATH": path, "XDG_CACHE_HOME": cache, "PYTHONDONTWRITEBYTECODE": ""}
        commands = {
            "bare interpreter": [python, "-c", "pass"],
            "ifs": [python, str(HERE / "ifs.py")],
            "casus --version": [python, "-m", "casus", "--version"],
            "casus --help": [python, "-m", "casus", "--help"],
            AGAIN: assess,
            COMPILED: assess,
            NOTHING: assess,
            "sweep of 2^12": [*sweep, *(f"--vary={name}" for name in things[:12])],
            "sweep of 2^20": [*sweep, *(f"--vary={name}" for name in things)],
        }
        extra = dict.fromkeys(commands, base)
        extra[NOTHING] = {**base, "CASUS_CACHE": "off"}

        def forget() -> None:
            for kept in Path(cache).glob("casus/case-*.bin"):
                kept.unlink()

        figure = processes(commands, extra, {COMPILED: forget})
    table = Table(
        "Whole processes", "process", "x bare interpreter", "seconds of the processor", "by the clock", "MiB", "to reach", ""
    )  # fmt: skip
    goals = {AGAIN: 6, COMPILED: 6, NOTHING: 20}
    for name in commands:
        ratio = figure.ratio(name, "bare interpreter")
        wanted, met = "", ""
        if name in goals:
            wanted, met = f"at most {goals[name]} x", verdict(ratio <= goals[name])
        if name == "sweep of 2^20":
            wanted, met = "under 1 s and 200 MiB", verdict(figure.time(name) < 1 and figure.peak[name] < 200)
        clock = short(median(figure.elapsed[name]))
        table.row(name, short(ratio), short(figure.time(name)), clock, short(figure.peak[name]), wanted, met)


def packs(engine: Engine) -> None:
    """What the treaty systems cost that a scenario does not touch: it is assessed under all of the law, and under a copy without those."""
    python, law = sys.executable, engine.law
    table = Table(
        "Law that a scenario does not touch", "scenario", "systems left out", "all law / without", "to reach", ""
    )
    for name in ("osh-2010", "jermuk-2022", "kazakhstan-2022", "karabakh-2020", "ukraine-2022"):
        path = scenario_files()[name]
        words = set(re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))
        needed = systems_for(law, load_scenario(name, law)) | {
            item.system for item in law.instruments.values() if item.id in words
        }
        left = sorted(system for system in law.systems if system not in needed)
        with tempfile.TemporaryDirectory() as folder:
            rules = Path(folder, "rules")
            shutil.copytree(data_folder("rules"), rules, ignore=shutil.ignore_patterns(*left))
            commands = {
                where: [python, "-m", "casus", "assess", str(path), "--only-law", "--law", str(place)]
                for where, place in (("all", data_folder("rules")), ("without", rules))
            }
            place = os.pathsep.join([ENGINE, *filter(None, [os.environ.get("PYTHONPATH")])])
            base = {"PYTHONPATH": place, "XDG_CACHE_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""}
            figure = processes(commands, dict.fromkeys(commands, base), {})
        ratio = figure.ratio("all", "without")
        table.row(name, str(len(left)), short(ratio), "at most 1.3 x", verdict(ratio <= 1.3))


def run_of(engine: Engine, name: str = CASE) -> Run:
    """A scenario, inferred once, so that all that is made once is there."""
    return engine.run(load_scenario(name, engine.law))


def case_work(engine: Engine) -> dict[str, Callable[[], object]]:
    """One case with every firing, by each evaluator."""
    run = run_of(engine)
    facts = run.case.atoms
    plan = run.ground
    backend = Durable(engine.slice(frozenset(atom.pred for atom in facts)))

    def with_proof() -> list[Firing]:
        evaluation = evaluate(plan, facts)
        firings = run.firings
        return [firings[number] for number in evaluation.fired]

    def with_support() -> list[tuple[int, list[object]]]:
        evaluation = evaluate(plan, facts)
        return [(number, list(evaluation.blocked(number))) for number in range(len(plan.instances))]

    def by_clingo() -> list[bool] | None:
        solver = Solver()
        loaded = solver.load(plan, lambda number: EVERY if plan.atoms[number] in facts else NO_GATE)
        return solver.case((), [*loaded.true, *loaded.fired.values()])

    assert backend.infer(facts).firings == frozenset(with_proof())
    return {
        "durable-rules": lambda: backend.infer(facts),
        "plan, all firings": with_proof,
        "plan, all firings and what blocked the rest": with_support,
        "clingo, the ground program loaded and solved": by_clingo,
        "ifs": lambda: ifs.jermuk(ifs.Facts()),
    }


def one_case(engine: Engine) -> None:
    """One case in a running process."""
    work = case_work(engine)
    figure = warm(work)
    table = Table("One case, in a running process", "evaluator", "durable-rules / it", "it / ifs", "ms", "to reach", "")
    for name in work:
        times = figure.ratio("durable-rules", name)
        wanted = ("at least 25", verdict(times >= 25)) if name == "plan, all firings" else ("", "")
        table.row(name, short(times), short(figure.ratio(name, "ifs")), short(figure.time(name) * 1000), *wanted)


def standing(engine: Engine) -> None:
    """Standing and what it turns on, over everything left open, for every scenario on file."""
    found = []
    bare = case_work(engine)["durable-rules"]
    for name in scenario_files():
        run = run_of(engine, name)
        point = run.prospect.space.point(run.choice)
        run.prospect.relaxed  # noqa: B018  (grounded once for a scenario, like the rest)

        def work(run: Run = run, point: list[int] = point) -> None:
            for unheld in (False, True):
                standings = Standings(run.prospect, point, unheld=unheld)
                for key in standings.status:
                    standings.turns(key)

        start = time.process_time()
        work()
        first = (
            time.process_time() - start
        )  # with what is found once for a scenario: which instances lead to which norm
        figure = warm({"it": work, "one case": bare}, rounds=3, least=0.01)
        cases = prod(len(item.values) for item in run.prospect.space.variables)
        found.append(
            (figure.time("it"), figure.ratio("it", "one case"), name, cases, len(run.prospect.space.variables), first)
        )
    found.sort(reverse=True)
    table = Table(
        f"Standing and what it turns on: all norms, all {len(found)} scenarios",
        "scenario", "things left open", "combinations", "seconds", "the first time", "x one case by durable-rules", "to reach", "",
    )  # fmt: skip
    for seconds, ratio, name, cases, count, first in found[:5]:
        met = verdict(seconds < 0.25)
        table.row(name, count, short(cases), short(seconds), short(first), short(ratio), "under 0.25 s", met)
    row = found[len(found) // 2]
    middle = (short(median(item[place] for item in found)) for place in (0, 5))
    table.row("(median)", "", "", *middle, short(row[1]), "", "")
    over = sum(item[3] > 10**9 for item in found)
    print(f"\n{over} of {len(found)} scenarios have more than 10^9 combinations; no answer counts them one by one.")


def sweeps(engine: Engine) -> None:
    """Every combination of some things left open, all norms."""
    run = run_of(engine)
    backend = case_work(engine)["durable-rules"]
    variables = binary(run, 20)
    chosen = [variables[:size] for size in (12, 16, 20)]
    gate(run, chosen[0])

    def by_clingo(read: bool = False) -> int:
        solver, held, plan = Solver(), run.prospect.space.atoms, run.ground
        values = [
            {run.prospect.space.point(run.choice)[number]: EVERY} for number in range(len(run.prospect.space.variables))
        ]
        for number in chosen[0]:
            values[number] = dict(enumerate(solver.one_of(2)))
        loaded = solver.load(
            plan,
            lambda number: solver.formula(held[plan.atoms[number]], values) if plan.atoms[number] in held else NO_GATE,
        )
        asked = [loaded.fired[number] for number in run.prospect.decisive] if read else []
        return sum(1 for _ in solver.every_case(asked))

    assert by_clingo() == 1 << 12
    work: dict[str, Callable[[], object]] = {
        "one case by durable-rules": backend,
        "2^12 answer sets by clingo": by_clingo,
        "2^12 answer sets by clingo, read": lambda: by_clingo(read=True),
        "one case by ifs": lambda: ifs.jermuk(ifs.Facts()),
    }
    for numbers in chosen:
        work[f"2^{len(numbers)}"] = lambda numbers=numbers: swept_over(run, numbers)
    figure = warm(work, rounds=5)
    table = Table(
        "Sweeps: every norm in every combination; the others by the case, times the number of cases",
        "cases", "seconds", "durable-rules / it", "clingo / it", "clingo, conclusions read / it", "ifs / it", "to reach", "",
    )  # fmt: skip
    names = list(work)
    for numbers in chosen:
        name, cases = f"2^{len(numbers)}", 1 << len(numbers)
        durable, clingo, reading, hand = (cases / figure.ratio(name, other) for other in names[:4])
        wanted, met = "", ""
        if len(numbers) == 20:
            wanted = "under 0.25 s; 10,000 x clingo"
            met = f"{verdict(figure.time(name) < 0.25)}; {verdict(reading / 4096 >= 10_000)}"
        table.row(
            name,
            short(figure.time(name)),
            short(durable),
            short(clingo / 4096),
            short(reading / 4096),
            short(hand),
            wanted,
            met,
        )


def binary(run: Run, count: int) -> list[int]:
    """The first so many things left open that have two values."""
    found = [number for number, item in enumerate(run.prospect.space.variables) if len(item.values) == 2]
    assert len(found) >= count
    return found[:count]


def swept_over(run: Run, numbers: list[int]) -> Swept:
    """Every combination of two values of these things."""
    return sweep_of(run, [Axis(number, (0, 1)) for number in numbers])


def gate(run: Run, numbers: list[int]) -> None:
    """That the sweep, single cases and the hand-written ifs say the same, before any of them is timed."""
    space = run.prospect.space
    asked = ("where", "who-began", "undelimited_border", "frontier_incident", "sabotage.weight")
    by_name = {item.id: number for number, item in enumerate(space.variables)}
    swept = swept_over(run, [by_name[name] for name in asked])
    by_key = {key: outcome.cases for outcome in swept.outcomes for key in outcome.keys}
    point = space.point(run.choice)
    for case in range(swept.total):
        here = list(point)
        for place, name in enumerate(asked):
            here[by_name[name]] = swept.digits(case)[place]
        facts = ifs.Facts(**{
            name.replace("-", "_").replace(".", "_"): space.variables[by_name[name]].values[here[by_name[name]]]
            for name in asked
        })  # fmt: skip
        told = ifs.jermuk(facts)
        choice: Choice = space.choice(here)
        single = Run(run.engine, run.scenario, choice) if case % 8 == 0 else None
        for key, known in by_key.items():
            found = [status for status, cases in known.items() if cases >> case & 1]
            name = key.norm, key.bearer, key.toward, key.trigger
            assert name not in told or found == [told[name]], (name, found, told[name], facts)
            if single is not None and key in single.all and single.all[key].status != "not in force":
                assert single.all[key].status == (found or [NOT_TRIGGERED])[0], (key, choice)
        assert {name[:4] for name in told} <= {(k.norm, k.bearer, k.toward, k.trigger) for k in by_key}


PARTS: dict[str, Callable[[Engine], None]] = {
    "cold": lambda engine: cold(),
    "packs": packs,
    "warm": one_case,
    "standing": standing,
    "sweep": sweeps,
    "growth": growth.growth,
}


def main(parts: Iterable[str]) -> None:
    """Run some parts."""
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, a load of {os.getloadavg()[0]:.0f}; "
        f"{CASE} under the whole law on file."
    )
    engine = Engine(load_law(), "plan")
    for name in parts:
        PARTS[name](engine)


if __name__ == "__main__":
    main(sys.argv[1:] or PARTS)
