"""Does anything notice if a part of the law is lost? Run every mutant of the law against the features and the scenarios.

    python tests/mutate.py              what is stored is tried first, then the rest; two processes; writes docs/mutation.md
    python tests/mutate.py cst.4        the mutants of one clause, printed and not stored
    python tests/mutate.py --left       only those that nothing was found to catch, or whose rule is another one since
    python tests/mutate.py --anew       forget what caught each mutant before

A mutant is caught by a scenario of a feature that fails under it, or by an expectation of a bundled scenario that is not met.
What caught each is kept in tests/mutants.txt, with a mark of what the rule then said, so that another run need not look for it
again, and so that the test suite can try a sample. A survivor that changes nothing anybody could notice is listed, with the
reason, in tests/equivalent.txt; it is looked at again only with --anew.
"""

import argparse
import hashlib
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casus.ask.history import binding_words, register_of
from casus.assessment.engine import Engine, Run
from casus.checks.files import expected_status
from casus.files.days import add
from casus.law.compiler import compile_law, programs_of
from casus.law.conditions import Pattern
from casus.law.model import Law, Rule
from casus.law.program import Compiled
from casus.law.world import LAST_DAY
from casus.logic.plan import infer
from casus.logic.terms import Atom, Inference, Program
from casus.scenarios.library import data_folder, load_law, load_scenario, scenario_files
from casus.scenarios.model import Scenario
from casus.specs.expect import Unmet
from casus.specs.feature import language_of, read_feature, story_lines
from casus.specs.story import Story, Unreadable
from casus.specs.telling import StoryLine
from mutants import Mutant, mutants_of, mutated, said

HERE = Path(__file__).parent
STORED, REASONS = HERE / "mutants.txt", HERE / "equivalent.txt"
PAGE = HERE.parent / "docs" / "mutation.md"
FEATURES = data_folder("features")
_WIDER = re.compile(r"turns on|in force")
"""Lines that may notice what no conclusion of the story itself shows."""
NO_LAW = "the law cannot be compiled"
PROCESSES = 2
MOST = 12
"""How many stories of other clauses a mutant is told to before it counts as a survivor: those in which the rule draws something
else. Those of its own clause are all told, for what a rule is for stands there."""


class Tale(NamedTuple):
    """A scenario of a feature, ready to be told. `name` is FILE: TITLE (row)."""

    name: str
    tags: frozenset[str]
    lines: tuple[StoryLine, ...]


@cache
def law() -> Law:
    """The bundled law."""
    return load_law()


@cache
def tales() -> dict[str, Tale]:
    """Every scenario of every feature, each row of an outline for itself."""
    found = {}
    for path in sorted(FEATURES.rglob("*.feature")):
        feature, source = read_feature(path), path.read_text(encoding="utf-8").splitlines()
        for template in feature.scenarios.values():
            tags = frozenset(feature.tags | template.tags | (template.rule.tags if template.rule else set()))
            rows = [row for examples in template.examples for row in examples.as_contexts()]
            for row in rows or [{}]:
                values = f" ({', '.join(map(str, row.values()))})" if rows else ""
                name = f"{path.relative_to(FEATURES).as_posix()}: {template.name}{values}"
                found[name] = Tale(name, tags, tuple(story_lines(template.render(row), path.name, source)))
    return found


@cache
def expecting() -> dict[str, Scenario]:
    """The bundled scenarios that say what they expect."""
    loaded = {f"scenario {name}": load_scenario(name, law()) for name in scenario_files()}
    return {name: scenario for name, scenario in loaded.items() if scenario.expect}


class Kept(Story):
    """A story that keeps the atoms of every assessment it rests on."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, language_of(), FEATURES)
        self.seen: list[frozenset[Atom]] = []
        self.standing = False
        self._noted: Run | None = None

    def run(self) -> Run:
        run = super().run()
        if run is not self._noted:
            self._noted = run
            self.seen.append(run.found.atoms)
        return run

    def on_day(self, day: int) -> Inference:
        found = super().on_day(day)
        self.seen.append(found.atoms)
        return found


def holds(engine: Engine, tale: Tale) -> bool:
    """Whether a story comes out as it says."""
    story = Story(engine, language_of(), FEATURES)
    try:
        for line in tale.lines:
            story.tell(line)
    except (Unmet, Unreadable):
        return False
    return True


def meets(engine: Engine, scenario: Scenario) -> bool:
    """Whether a bundled scenario comes out as its authors expect."""
    rows = engine.assess(scenario).rows
    return all(expected_status(rows, item) == item.status for item in scenario.expect)


def catches(engine: Engine, name: str) -> bool:
    """Whether a story or a scenario of that name notices that the engine's law is not the one on file."""
    if name in tales():
        return not holds(engine, tales()[name])
    return name in expecting() and not meets(engine, expecting()[name])


# ---- which stories a change can reach ------------------------------------------------------------------------------

Atoms = dict[str, list[Atom]]


@cache
def seen() -> dict[str, list[Atoms]]:
    """For every story and scenario the atoms of each of its assessments, by predicate: told once, under the law on file."""
    engine = Engine(law(), "plan")
    same: dict[Atom, Atom] = {}
    found: dict[str, list[Atoms]] = {}
    for name, tale in tales().items():
        story = Kept(engine)
        for line in tale.lines:
            story.tell(line)
        found[name] = [_by_pred(atoms, same) for atoms in story.seen]
    for name, scenario in expecting().items():
        found[name] = [_by_pred(engine.run(scenario).found.atoms, same)]
    return found


def _by_pred(atoms: Iterable[Atom], same: dict[Atom, Atom]) -> Atoms:
    made: Atoms = {}
    for atom in atoms:
        made.setdefault(atom.pred, []).append(same.setdefault(atom, atom))
    return made


class Part(NamedTuple):
    """The core rules of one rule, the predicates that they read and do not draw, and those without which none can begin."""

    program: Program
    reads: frozenset[str]
    needs: tuple[frozenset[str], ...]


def part_of(compiled: Compiled, rule: Rule) -> Part:
    """What the compiler made of one rule."""
    strata = [
        tuple(core for core in stratum if (origin := compiled.origins[core.id].rule) and origin.id == rule.id)
        for stratum in compiled.program.strata
    ]
    cores = [core for stratum in strata for core in stratum]
    own = {core.head.pred for core in cores if core.head.pred.split(" ")[0] in ("open", "held", "ended")}
    lits = [lit for core in cores for lit in (*core.body, *(item for block in core.blocks for item in block.body))]
    program = Program(tuple(stratum for stratum in strata if stratum), compiled.program.columns)
    needs = {frozenset(lit.pred for lit in core.body) for core in cores if not own & {lit.pred for lit in core.body}}
    return Part(program, frozenset(lit.pred for lit in lits) - own, tuple(needs))


def drawn(part: Part, atoms: Atoms) -> frozenset[Atom]:
    """What one rule draws where the rest of the law drew these atoms."""
    if not any(atoms.keys() >= needed for needed in part.needs):
        return frozenset()
    given = [atom for pred in part.reads for atom in atoms.get(pred, ())]
    return frozenset(firing.head for firing in infer(part.program, given).firings)


def reached(mutant: Mutant, changed: Law) -> Iterator[str]:
    """The stories and scenarios in which the changed rule draws something else: all of its clause, and some others; then, where
    a question or the want of a wording in force may show the change, the others of its clause. A rule that binds always, and
    one that draws who is bound, leaves no atom in a story: for these every story of the clause is told.
    """
    rule = next(item for item in law().rules() if item.id == mutant.rule.id)
    mine = [name for name, tale in tales().items() if rule.clause in tale.tags]
    if not rule.standing and rule.then.sort not in ("starts", "ends"):
        before, after = part_of(programs_of(law()).strict, rule), part_of(compile_law(changed), mutant.rule)
        own = set(mine)
        found = (
            name
            for name in (*mine, *(name for name in seen() if name not in own))
            if any(drawn(before, atoms) != drawn(after, atoms) for atoms in seen()[name])
        )
        others = 0
        for name in found:
            others += name not in own
            if others > MOST:
                break
            yield name
        mine = [name for name in mine if any(_WIDER.search(line.text) for line in tales()[name].lines)]
    yield from mine


# ---- running -------------------------------------------------------------------------------------------------------


@cache
def first_bound() -> dict[str, int]:
    """For each instrument the first day on which it bound anybody, under whichever answers and accounts."""
    register = register_of(law())
    found: dict[str, int] = {}
    for choice in [register.usual(), *(item[-1] for item in register.others())]:
        for (_, instrument), rows in register.periods(choice).items():
            found[instrument] = min(rows[0][0], found.get(instrument, rows[0][0]))
    return found


def idle(mutant: Mutant) -> str:
    """Why a mutant cannot change anything, where that can be worked out: the date bound only repeats what the rules say anyway."""
    kind = mutant.id.rpartition(" ")[2]
    if kind not in ("first-day", "last-day"):
        return ""
    rule = next(item for item in law().rules() if item.id == mutant.rule.id)
    always = "it binds always, and " if rule.standing else ""
    if kind == "last-day":
        after = rule.last  # another wording that is in force is named in its place, unless the rule binds always
        for item in sorted(law().rules(), key=lambda item: item.first):
            if rule.standing and item.first <= add(after, 1, "days") and _says(item) == _says(rule):
                after = max(after, item.last)
        return f"{always}the wording that follows says the same" if after == LAST_DAY else ""
    wider = [item for item in law().rules() if _says(item) == _says(rule) and set(_bars(item)) <= set(_bars(rule))]
    first = min((item.first for item in wider), default=rule.first)
    name = _unbound_before(rule, first)
    if name and first < rule.first:
        return f"{always}the wording before says the same and is the one that is named"
    return f"nobody on file was bound by {name} before that day, and the rule asks for that too" if name else ""


def _says(rule: Rule) -> tuple[object, ...]:
    """What a rule says, wherever it stands and whenever it holds; but for its exceptions."""
    ends = tuple((item.given, tuple(map(said, item.when))) for item in rule.until)
    return rule.norm, tuple(map(said, rule.when)), tuple(map(said, rule.once)), ends, rule.then, rule.given


def _bars(rule: Rule) -> Iterator[tuple[object, ...]]:
    """The exceptions of a rule."""
    return ((item.given, tuple(map(said, item.when))) for item in rule.unless)


def _unbound_before(rule: Rule, day: int) -> str:
    """An instrument of which a rule asks that it bind somebody, and which bound nobody before a day; empty for none."""
    binding = binding_words(law())
    for item in rule.when:
        if isinstance(item, Pattern) and item.pred in binding:
            for _, term in item.roles:
                if term in law().instruments and first_bound().get(str(term), LAST_DAY) >= day:
                    return str(term)
    return ""


class Found(NamedTuple):
    """A mutant and what caught it; empty for a survivor."""

    mutant: str
    words: str
    by: str


def trial(mutant: Mutant, known: str = "") -> Found:
    """Look for what catches a mutant, with what caught it before first."""
    changed = mutated(law(), mutant)
    if changed is None:
        return Found(mutant.id, mutant.words, NO_LAW)
    if idle(mutant) or (mutant.id in reasons() and not known):
        return Found(mutant.id, mutant.words, "")
    engine = Engine(changed, "plan")
    if known and catches(engine, known):
        return Found(mutant.id, mutant.words, known)
    tried: set[str] = set()
    for name in reached(mutant, changed):
        if name not in tried:
            tried.add(name)
            if catches(engine, name):
                return Found(mutant.id, mutant.words, name)
    return Found(mutant.id, mutant.words, "")


def stored() -> dict[str, str]:
    """What caught each mutant when it was last looked for."""
    return {mutant: by for mutant, (by, _) in _lines().items()}


def _lines() -> dict[str, tuple[str, str]]:
    """For each mutant of tests/mutants.txt what caught it, and the mark of what the rule then said."""
    if not STORED.exists():
        return {}
    rows = [line.split("\t") for line in STORED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows if len(row) > 1}


def mark_of(rule: Rule) -> str:
    """A mark of what a rule says and when: another one where anything but its words and sources is changed."""
    parts = (_says(rule), tuple(_bars(rule)), rule.first, rule.last)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]


def line_of(item: Found) -> str:
    """A mutant as tests/mutants.txt keeps it."""
    rule = next(rule for rule in law().rules() if rule.id == item.mutant.rpartition(" ")[0])
    return f"{item.mutant}\t{item.by}\t{mark_of(rule)}\n"


def reasons() -> dict[str, str]:
    """Why a survivor changes nothing: lines of MUTANT, a colon, REASON."""
    if not REASONS.exists():
        return {}
    lines = [line for line in REASONS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name.strip(): reason.strip() for name, _, reason in (line.partition(": ") for line in lines)}


def reasons_of(found: list[Found]) -> dict[str, str]:
    """The reasons on file, and those that can be worked out."""
    mutants = {item.id: item for item in mutants_of(law())}
    worked = {item.mutant: idle(mutants[item.mutant]) for item in found if not item.by}
    return {**{name: reason for name, reason in worked.items() if reason}, **reasons()}


def _job(number: int) -> Found:
    mutant, known = _work[number]
    return trial(mutant, known)


_work: list[tuple[Mutant, str]] = []


def run_all(clauses: list[str], anew: bool, processes: int, left: bool = False) -> list[Found]:
    """Every mutant, or those of some clauses; with `left`, what caught a mutant of a rule that has not changed still does."""
    known = {} if anew else stored()
    chosen = [item for item in mutants_of(law()) if not clauses or item.rule.clause in clauses]
    first = [_as_stored(item) if left else None for item in chosen]
    first = [done or trial_known(item, known.get(item.id, "")) for item, done in zip(chosen, first, strict=True)]
    if left:
        first = [done or trial_own(item) for item, done in zip(chosen, first, strict=True)]
    open_ = [item for item, done in zip(chosen, first, strict=True) if done is None]
    found = {done.mutant: done for done in first if done is not None}
    if open_:
        if any(item.id not in reasons() and not idle(item) for item in open_):
            seen()  # told once, before the processes part
        _work[:] = [(item, "") for item in open_]
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for done, item in enumerate(pool.imap_unordered(_job, range(len(_work)), chunksize=1), 1):
                found[item.mutant] = item
                if not clauses and item.by:  # kept at once: a run that is broken off need not begin anew
                    with STORED.open("a", encoding="utf-8") as file:
                        file.write(line_of(item))
                if done % 50 == 0:
                    print(f"{done} of {len(open_)} looked at", file=sys.stderr)
    return [found[item.id] for item in chosen]


def _as_stored(mutant: Mutant) -> Found | None:
    """A mutant as it is on file, where its rule and what caught it still stand as they did."""
    by, mark = _lines().get(mutant.id, ("", ""))
    rule = next(item for item in law().rules() if item.id == mutant.rule.id)
    stands = by == NO_LAW or by in tales() or by in expecting()
    return Found(mutant.id, mutant.words, by) if stands and mark == mark_of(rule) else None


def trial_own(mutant: Mutant) -> Found | None:
    """A mutant against every story of its clause, whether or not the rule draws something else there; None where none catches
    it. For a few mutants that is quicker than to tell all stories once, so as to know which to try.
    """
    changed = None if idle(mutant) or mutant.id in reasons() else mutated(law(), mutant)
    if changed is None:
        return Found(mutant.id, mutant.words, "") if idle(mutant) or mutant.id in reasons() else None
    engine = Engine(changed, "plan")
    names = (name for name, tale in tales().items() if mutant.rule.clause in tale.tags)
    caught = next((name for name in names if catches(engine, name)), "")
    return Found(mutant.id, mutant.words, caught) if caught else None


def trial_known(mutant: Mutant, known: str) -> Found | None:
    """A mutant against what caught it before; None where that does not catch it, or nothing did."""
    if not known:
        return None
    changed = mutated(law(), mutant)
    if changed is None:
        return Found(mutant.id, mutant.words, NO_LAW)
    return Found(mutant.id, mutant.words, known) if catches(Engine(changed, "plan"), known) else None


# ---- saying it -----------------------------------------------------------------------------------------------------


def page(found: list[Found]) -> str:
    """docs/mutation.md."""
    why, survivors = reasons_of(found), [item for item in found if not item.by]
    equal = [item for item in survivors if item.mutant in why]
    left = [item for item in survivors if item.mutant not in why]
    caught = len(found) - len(survivors)
    real = len(found) - len(equal)
    score = f"{100 * caught / real:.1f} %" if real else "none"
    lines = [
        "# Does anything notice if a part of the law is lost?",
        "",
        "`python tests/mutate.py` wrote this page. For each rule of the bundled law it drops each condition, each exception,",
        "each condition of an exception, each answer that a rule or an exception is given and each date bound in turn, and",
        "inverts each deontic kind. Every such *mutant* of the law should be caught: by a scenario of a",
        "[feature](../features/csto/article-4.feature) that then fails, or by a bundled scenario that no longer gives what its",
        "authors expect. Those of the clause are tried in which the changed rule draws something else, and then at most",
        f"{MOST} others.",
        "The test suite tries a sample of the mutants each time.",
        "",
        "| | |",
        "|---|---|",
        f"| mutants | {len(found)} |",
        f"| caught | {caught} |",
        f"| survivors that change nothing, with the reason below | {len(equal)} |",
        f"| survivors that no test notices | {len(left)} |",
        f"| caught, of those that change something | {score} |",
        "",
    ]
    if equal:
        lines += ["## Survivors that change nothing", "", "| mutant | | why nobody could notice |", "|---|---|---|"]
        lines += [f"| {item.mutant} | {_cell(item.words)} | {_cell(why[item.mutant])} |" for item in equal]
        lines.append("")
    if left:
        lines += ["## Survivors that no test notices", "", "Each is a test to write.", "", "| mutant | |", "|---|---|"]
        lines += [f"| {item.mutant} | {_cell(item.words)} |" for item in left]
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("clauses", nargs="*", help="clauses whose rules are changed; all if none is named")
    parser.add_argument("--anew", action="store_true", help="forget what caught each mutant before")
    parser.add_argument(
        "--left", action="store_true", help="only those that nothing was found to catch, or whose rule changed"
    )
    parser.add_argument("--processes", type=int, default=PROCESSES)
    asked = parser.parse_args()
    os.nice(10)
    start = time.monotonic()
    found = run_all(asked.clauses, asked.anew, max(1, min(asked.processes, PROCESSES)), asked.left)
    survivors = [item for item in found if not item.by]
    why = reasons_of(found)
    for item in survivors:
        if item.mutant not in why:
            print(f"survives: {item.mutant}: {item.words}")
    print(f"{len(found)} mutants, {len(found) - len(survivors)} caught, {time.monotonic() - start:.0f} s")
    if not asked.clauses:
        head = "# What caught each mutant (tests/mutate.py): the mutant, the story or scenario, a mark of what the rule said.\n"
        STORED.write_text(head + "".join(line_of(item) for item in found if item.by), encoding="utf-8")
        PAGE.write_text(page(found), encoding="utf-8")
    return 1 if any(item.mutant not in why for item in survivors) else 0


if __name__ == "__main__":
    sys.exit(main())
