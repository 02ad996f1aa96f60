"""What happens in some case of a scenario: which rules fire, which exceptions matter, on which questions anything turns, what clashes.

A case is any choice of answers, accounts and silences that goes together (assessment/space.py), so one scenario stands for very many. Answers and
accounts that nobody holds are left out.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.assessment.cases import default_choice
from casus.assessment.engine import Engine
from casus.assessment.results import TRIGGERED, Change, Key
from casus.assessment.space import QUESTION
from casus.assessment.spread import CaseValues
from casus.assessment.standing import Standings
from casus.assessment.statuses import binds
from casus.files.problems import Problem, quote, render_all, wrong
from casus.files.writer import put_file
from casus.law.model import Law, Rule
from casus.logic.diagrams import NEVER, Literal, Tangled
from casus.logic.terms import Atom
from casus.scenarios.model import Scenario
from casus.show.blocks import Para, screen

SAME_ACT, BOTH_SIDES = "same-act", "both-sides"


class Clash(NamedTuple):
    """Two norms that cannot be kept together, by what they are; `second` is a standing rule's id where that is one."""

    sort: str
    first: str
    second: str


class ShownCase(NamedTuple):
    """A scenario that shows something, and what must be taken otherwise than by default for it to be so."""

    scenario: Scenario
    first: Key
    second: Key
    rules: tuple[str, str]
    changes: tuple[Change, ...]


def questions_in(standings: Standings) -> set[str]:
    """The questions on which any status of a scenario turns, alone or together with others."""
    return {item.id for key in standings.status for item in standings.depends_on(key) if item.what == QUESTION}


def idle_questions(law: Law, turning: Collection[str]) -> list[Problem]:
    """The questions that change no status in any scenario, though two of their answers are held. turning: those that change one.

    A question of what performs a duty never changes a status, and is none of these.
    """
    cure = "no status on file differs between the answers that somebody holds: write a scenario that tests it"
    return [
        Problem("idle-question", f"{item.id} changes no scenario on file", item.mark, cure, warning=True)
        for item in law.questions.values()
        if item.id not in turning
        and sum(bool(answer.held_by) or answer.id == item.default for answer in item.answers) > 1
        and not all(name.startswith("performs/") for name in item.bears_on)
    ]


class Survey:
    """What has been seen in the scenarios looked at so far; the first that shows something is kept, so give the smallest first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.law = engine.law
        self.fired: set[str] = set()
        self.mattered: set[tuple[str, str]] = set()
        self.turning: set[str] = set()
        self.clashes: dict[Clash, ShownCase] = {}
        self.tangled: list[str] = []
        self.seen = 0
        kinds = {rule.norm: rule.then.word for rule in self.law.rules() if rule.norm}
        broken = {rule.norm: kinds.get(str(dict(rule.then.roles).get("of", ""))) for rule in self.law.rules()}
        self.against = {norm for norm in kinds if "prohibition" in (kinds[norm], broken[norm])}
        """Bans, and breaches of bans: a breach of a duty is no clash with it."""

    def look(self, scenario: Scenario, *, unheld: bool = False) -> None:
        """Look at all cases of one more scenario. unheld: under the answers that nobody holds too, and then only at what rules do."""
        prospect = self.engine.prospect(scenario)
        self.seen += 1
        try:
            standings = Standings(prospect, prospect.space.point(default_choice(self.law, scenario)), unheld=unheld)
        except Tangled:
            self.tangled.append(scenario.id)
            return
        self._rules(standings)
        if unheld:
            return
        self.turning |= questions_in(standings)
        self._clashes(standings)

    def _rules(self, standings: Standings) -> None:
        """Which rules of the law fire, and which of their exceptions stop or end them, in some case."""
        plan, compiled = standings.prospect.ground, standings.prospect.compiled
        values = CaseValues(plan, standings)
        values.need(range(len(plan.instances)), [(number,) for number in range(len(plan.instances))])
        sets, true = standings.diagrams, values.true
        for number, instance in enumerate(plan.instances):
            origin = compiled.origins[instance.rule]
            rule = origin.rule
            if rule is None:
                continue
            stage, _, name = origin.stage.partition(":")
            if stage in ("whole", "final", "until") and values.fired[number] != NEVER:
                if stage == "until":
                    self.mattered.add((rule.id, name))
                elif sets.both(values.fired[number], standings.allowed) != NEVER:
                    self.fired.add(rule.id)
            if stage not in ("whole", "held", "final"):
                continue
            open_still = [block for block in instance.blocks if (rule.id, block[0]) not in self.mattered]
            for name, conjunctions in open_still:
                others = [one for other, more in instance.blocks if other != name for one in more]
                cases = sets.both(sets.all_of([true[atom] for atom in instance.body]), standings.allowed)
                stopping = sets.any_of(sets.all_of([true[atom] for atom in one]) for one in conjunctions)
                cases = sets.both(cases, stopping)
                for one in others:
                    if cases == NEVER:
                        break
                    cases = sets.without(cases, sets.all_of([true[atom] for atom in one]))
                if cases != NEVER:
                    self.mattered.add((rule.id, name))

    def _clashes(self, standings: Standings) -> None:
        live = [(key, found[TRIGGERED]) for key, found in standings.status.items() if TRIGGERED in found]
        duties = [(key, cases) for key, cases in live if key.kind == "duty"]
        for key, cases in duties:
            for other, others in live:
                if other.bearer != key.bearer or other == key:
                    continue
                sort = self._sort(key, other, standings.prospect.scenario)
                together = standings.diagrams.both(cases, others) if sort else NEVER
                if together != NEVER:
                    self._note(Clash(sort, key.norm, other.norm), key, other, together, standings)
            for rule in self._standing_bans(key, standings):
                if cases != NEVER:
                    self._note(Clash(SAME_ACT, key.norm, rule.norm), key, key, cases, standings, rule)

    def _sort(self, key: Key, other: Key, scenario: Scenario) -> str:
        """In what way a duty clashes with something else that the same bearer must, must not, or broke; empty for in none."""
        if other.norm in self.against and (other.act, other.toward) == (key.act, key.toward):
            return SAME_ACT
        if other.kind != "duty" or other.norm != key.norm or other.toward <= key.toward:
            return ""
        one, two = (scenario.event(item.trigger) for item in (key, other))
        if one is None or two is None or one == two:
            return ""
        facing = other.toward in _named(one.roles) and key.toward in _named(two.roles)
        return BOTH_SIDES if facing and key.toward in _named(one.roles) and other.toward in _named(two.roles) else ""

    def _standing_bans(self, key: Key, standings: Standings) -> list[Rule]:
        """The bans that bind the bearer of a duty always, on the same act toward the same."""
        bans = [rule for rule in self.law.rules() if rule.standing and rule.then.word == "prohibition"]
        found = [rule for rule in bans if dict(rule.then.roles).get("act") == key.act]
        statuses = statuses_in(standings.prospect.ground.atoms, self.engine) if found else []
        return [rule for rule in found if binds(rule, key.bearer, (key.toward,), statuses, self.law.vocabulary)]

    def _note(
        self, clash: Clash, key: Key, other: Key, cases: int, standings: Standings, ban: Rule | None = None
    ) -> None:
        if clash in self.clashes:
            return
        sets = standings.diagrams
        changes: Iterable[frozenset[Literal]] = ()
        if not sets.holds(cases, standings.here):
            changes = sets.changes(cases, standings.here, 4)
        least: frozenset[Literal] = min(changes, key=lambda item: (len(item), sorted(item)), default=frozenset())
        rules = (self._way(key), ban.id if ban is not None else self._way(other))
        self.clashes[clash] = ShownCase(standings.prospect.scenario, key, other, rules, _changes(standings, least))

    def _way(self, key: Key) -> str:
        """The rule by which a norm is told of: the first that draws it."""
        return next(rule.id for rule in self.law.rules() if rule.norm == key.norm)


def statuses_in(atoms: Sequence[Atom], engine: Engine) -> list[Atom]:
    """The statuses among some atoms."""
    names = {name for name, word in engine.law.vocabulary.predicates.items() if word.sort == "status"}
    return [atom for atom in atoms if atom.pred in names]


def _changes(standings: Standings, least: Iterable[Literal]) -> tuple[Change, ...]:
    """Literals of the diagrams as values of what is left open."""
    found = []
    for level, value in sorted(least):
        number = standings.order[level]
        variable = standings.space.variables[number]
        found.append(Change(variable.what, variable.id, variable.values[standings.kept[number][value]]))
    return tuple(found)


def _named(roles: Iterable[tuple[str, tuple[str | int, ...]]]) -> set[str]:
    return {str(value) for _, values in roles for value in values}


__all__ = ["BOTH_SIDES", "SAME_ACT", "Clash", "ShownCase", "Survey", "statuses_in"]


FINDING_FIELDS = {
    "file": "where it stands",
    "line": "counted from 1",
    "column": "counted from 1",
    "code": "what sort of finding it is",
    "message": "the finding",
    "cure": "the smallest case seen, what was searched, or what to do",
    "also": "the other places involved, as PLACE: HEADING",
    "case": "a scenario file that shows it; empty where the finding is that there is none",
}
"""What a finding says, for JSON and its schema."""


class Finding(NamedTuple):
    """One finding. `case` is the smallest scenario that shows it, as a file; empty where the finding is that there is none."""

    problem: Problem
    case: str = ""


class Linted(NamedTuple):
    """All findings, and in words what was looked at."""

    findings: tuple[Finding, ...]
    looked: str

    def values(self) -> list[dict[str, Any]]:
        """The findings as plain values, in file order."""
        ordered = sorted(self.findings, key=lambda item: item.problem.mark[:3])
        return [
            {
                **problem.values(),
                "also": [f"{mark.file}:{mark.line}:{mark.column}: {label}" for label, mark in problem.also],
                "case": case.replace("{name}", "case"),
            }
            for problem, case in ordered
        ]

    def text(self, what: str, command: str, saved: list[Path]) -> str:
        """The findings as a screen. command: what was called, to show how the cases are kept; saved: where they are."""
        problems = [finding.problem for finding in self.findings]
        shown = render_all(problems, what) if problems else f"No finding in {what}."
        text = f"{shown}\n\n{screen([Para(self.looked, 0)])}"
        if saved:
            return f"{text}Kept in {', '.join(map(str, saved))}.\n"
        cases = sum(bool(finding.case) for finding in self.findings)
        return (
            f"{text}To keep {'the case' if cases == 1 else 'the cases'}: {command} --save clash.yaml\n"
            if cases
            else text
        )

    def save(self, file: Path, *, force: bool = False) -> list[Path]:
        """Write each case into a file of its own: the one named, and then with -2, -3, ... Raises CasusError where it cannot. force: over files."""
        cases = [finding.case for finding in self.findings if finding.case]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", file.stem) or file.suffix != ".yaml":
            raise wrong(
                f"{quote(file.name)} is no name for a scenario file",
                "write small letters, digits and -, as in clash.yaml",
            )
        places = [
            file.with_stem(file.stem + (f"-{number}" if number > 1 else "")) for number in range(1, len(cases) + 1)
        ]
        taken = next((place for place in places if place.exists()), None)
        if taken is not None and not force:
            raise wrong(f"there is a file {quote(taken.name)} already", "choose another name, or add --force")
        for place, case in zip(places, cases, strict=True):
            named = re.sub(r"^scenario:.*$", f"scenario: {place.stem}", case, count=1, flags=re.MULTILINE)
            try:
                put_file(place, named)
            except OSError as error:
                raise wrong(
                    f"{quote(str(place))} cannot be written: {error.strerror}", "name a file of your own"
                ) from None
        return places
