"""From a law and a scenario to an assessment: compile, resolve, infer, decide, hold against the record."""

from collections.abc import Container, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from casus.assessment.cases import Choice, TooManyAccounts
from casus.assessment.inference import Inferred
from casus.assessment.performance import Conduct, DutyRecord
from casus.assessment.prospect import Prospect, Ready
from casus.assessment.results import (
    DORMANT,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    WITHOUT_DUTY,
    CaseAssessment,
    Key,
    Row,
    Turn,
)
from casus.assessment.spread import Spread
from casus.assessment.statuses import Standing
from casus.files.cache import Few
from casus.law.conditions import Pattern
from casus.law.model import Law
from casus.law.systems import common_systems, law_of, reached, system_of_file
from casus.law.vocabulary import ELSEWHERE
from casus.logic.plan import evaluate
from casus.logic.terms import Firing
from casus.scenarios.model import Scenario, law_for, systems_for


class RowMaker:
    """Makes the rows of one run. Build one, ask `rows`."""

    def __init__(self, run: Inferred, reading: str) -> None:
        self.run = run
        self.law = run.law
        self.reading = reading
        self.conduct = run.conduct
        self.own = {event.id for event in run.scenario.events} | set(run.case.days)

    @cached_property
    def standings(self) -> Spread:
        """The statuses over the answers and accounts that somebody holds."""
        return self.run.over_all()

    @cached_property
    def unheld(self) -> Spread:
        """The statuses over all answers and accounts."""
        return self.run.over_all(unheld=True)

    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the law's clauses; inside a norm the live ones first, by day."""
        order = {norm: index for index, norm in enumerate(self.law.norms())}
        # of what a state would owe or have broken that the file does not name, there is nothing to tell
        named = {key: item for key, item in self.run.all.items() if ELSEWHERE not in (key.bearer, key.toward)}
        rows = [self._row(key, standing) for key, standing in named.items()]
        rows.extend(acted_without_duty(self.run, self.conduct, rows, self.reading))
        return tuple(sorted(rows, key=lambda row: self._place(row, order)))

    def stances(self, kinds: Container[str]) -> dict[Key, tuple[str, str, str]]:
        """Of the live norms of some kinds, among who is bound, the status, the standing, and the duty against the record; in the order of
        the rows, of which nothing else is worked out.
        """
        order = {norm: index for index, norm in enumerate(self.law.norms())}
        named = [
            (key, item)
            for key, item in self.run.live.items()
            if key.kind in kinds and ELSEWHERE not in (key.bearer, key.toward) and key in self.run.bound
        ]
        named.sort(key=lambda pair: (order[pair[0].norm], LIVE.index(pair[1].status), pair[1].day, *pair[0][5:2:-1]))
        return {
            key: (item.status, self.run.disputed(key, item.status).word, self._record(key, item)[0].verdict)
            for key, item in named
        }

    def _place(self, row: Row, order: dict[str, int]) -> tuple[int, int, int, str, str, str]:
        live = LIVE.index(row.status) if row.status in LIVE else len(LIVE)
        return order.get(row.norm, len(order)), live, row.critical_date, row.trigger, row.toward, row.bearer

    def _row(self, key: Key, standing: Standing) -> Row:
        rule = standing.rule
        record, turns = self._record(key, standing)
        waits: tuple[str, ...] = ()
        if standing.status in (DORMANT, LAPSED):
            waits = tuple(dict.fromkeys(item.pred for item in rule.once if isinstance(item, Pattern)))
        return Row(
            scenario=self.run.scenario.id,
            reading=self.reading,
            norm=key.norm,
            clause=rule.clause,
            kind=key.kind,
            act=key.act,
            bearer=key.bearer,
            toward=key.toward,
            trigger=key.trigger,
            status=standing.status,
            wording=rule.wording,
            critical_date=standing.day,
            due=standing.due,
            deadline=rule.then.deadline,
            ended_on=standing.ended_on,
            waits_for=waits,
            performance=record.verdict,
            performances=record.verdicts,
            performance_turns_on=turns,
            deeds=record.deeds,
            of=standing.of,
            **self._standing(key, standing.status),
            because=self._because(standing.firing),
            rule=rule.id,
            proof=standing.firing,
            bound=key in self.run.bound,
        )

    def _record(self, key: Key, standing: Standing) -> tuple[DutyRecord, tuple[Turn, ...]]:
        """A norm held against what was done, and on what that turns."""
        if key.norm not in self.conduct.entries or standing.status not in LIVE:
            return DutyRecord((), ()), ()
        asked = (key.norm, *key[3:], standing.day, standing.due, standing.rule.then.deadline)
        return self.conduct.against(*asked), self.conduct.turns(*asked)

    def _standing(self, key: Key, status: str) -> dict[str, Any]:
        """The parts of a row that speak of all views, accounts and silences at once."""
        if not self.run.looks_around:
            return {"statuses": (status,)}
        found = self.run.disputed(key, status)
        joined, wide = self.standings.statuses(key), self.unheld.statuses(key)
        lives = any(item in LIVE for item in (*joined, *wide))
        turns = self.standings.turns(key) if lives and len(joined) > 1 else ()
        own = tuple(turn for turn in turns if self.standings.is_held(key, turn))
        far = self.unheld.turns(key) if lives and any(item not in joined for item in wide) else ()
        others = [turn for turn in turns if turn not in own] + [turn for turn in far if turn.status not in joined]
        return {
            "standing": found.word,
            "denied_by": found.denied_by,
            "reach": self.standings.reach_of(key),
            "untried": self.standings.untried_of(key),
            "statuses": found.held,
            "statuses_unheld": found.more,
            "turns_on": own,
            "turns_unheld": tuple(others),
        }

    def _because(self, firing: Firing | None) -> tuple[str, ...]:
        """The events a proof rests on, in the order in which they come up."""
        if firing is None:
            return ()
        proofs = self.run.proofs()
        events: dict[str, None] = {}
        stack, seen = [firing], {firing}
        while stack:
            here = stack.pop()
            for atom in reversed(here.body):
                below = proofs.get(atom)
                if below is not None and below not in seen:
                    seen.add(below)
                    stack.append(below)
            for atom in here.body:
                word = self.law.vocabulary.word(atom.pred)
                if word is not None and word.sort == "event" and atom.args[0] in self.own:
                    events.setdefault(str(atom.args[0]))
        return tuple(events)


def acted_without_duty(run: Inferred, conduct: Conduct, live: Sequence[Row], reading: str) -> list[Row]:
    """Notable conduct that would perform a duty, where none arises under any answer or account: done without a duty.

    live: the rows with a record. What already counts for another duty of the same state is not listed again; nor what a state did that
    could be no party, or where nothing touches the treaties.
    """
    credited = {(row.bearer, deed.event) for row in live for deed in row.deeds if deed.extent in ("full", "part")}
    rows: list[Row] = []
    reach, systems, common = reached(run.law), systems_for(run.law, run.scenario), common_systems(run.law)
    for norm in run.law.norms():
        if not any(entry.notable for entry in conduct.entries.get(norm, ())):
            continue
        rule = run.law.drawing(norm)
        assert rule is not None
        system = run.law.clauses[rule.clause].system
        could = None if run.law.given or system in common else reach.names.get(system, frozenset())
        for bearer in conduct.actors() if system in systems else ():
            for toward in conduct.targets():
                if toward == bearer or (could is not None and bearer not in could):
                    continue
                deeds = conduct.notable(norm, bearer, toward)
                done = tuple(deed for deed in deeds if (bearer, deed.event) not in credited)
                if done:
                    row = Row(
                        scenario=run.scenario.id,
                        reading=reading,
                        norm=norm,
                        clause=rule.clause,
                        kind=rule.then.word,
                        act=str(dict(rule.then.roles)["act"]),
                        bearer=bearer,
                        toward=toward,
                        trigger="",
                        status=NOT_TRIGGERED,
                        performance=WITHOUT_DUTY,
                        deeds=done,
                        because=tuple(deed.event for deed in done),
                    )
                    rows.append(row)
    if not rows:
        return []  # what could be owed is worked out only where something was done
    owed = {(key.norm, key.bearer, key.toward) for key, item in run.all.items() if item.status != NOT_IN_FORCE}
    return [row for row in rows if (row.norm, row.bearer, row.toward) not in owed]


if TYPE_CHECKING:
    from casus.assessment.prospect import Dossier

_prospects: "Few[tuple[int, int], Prospect]" = Few(6)
"""What could follow in the last few scenarios, under whatever part of the law."""
_runs: "Few[tuple[object, ...], Run]" = Few(6)
"""The last few assessments, by what could follow and the choice: asked again, the same object, of which more is known by then."""


class Engine(Ready):
    """One law made ready for any number of assessments; arguments as for what it is made ready from.

    Its scenarios, with what could follow in them, are kept for the next question.
    """

    def part(self, scenario: Scenario, asked: Iterable[str] = ()) -> "Engine":
        """The engine of those treaty systems alone that a scenario touches, and of those of what is asked for: readings, questions, disputed acts, articles."""
        part = law_for(self.law, scenario)
        known = {name: item.system for name, item in self.law.questions.items()}
        known |= {name: item.system for name, item in self.law.readings.items()}
        known |= {name: item.system for name, item in self.law.clauses.items()}
        known |= {item.id: system_of_file(item.mark.file) for item in self.law.disputes}
        more = {known[name] for name in asked if name in known}
        if not more <= set(part.systems):
            part = law_of(self.law, {*part.systems, *more})
        return self if part is self.law else engine_for(part, self.backend, self.norms)

    def prospect(self, scenario: Scenario, known: "Dossier | None" = None) -> Prospect:
        """What could follow in a scenario; the same object for the same scenario, of the last few.

        known: what was worked out before, in another process.
        """
        engine = self.part(scenario)
        return engine.own_prospect(scenario, known)

    def own_prospect(self, scenario: Scenario, known: "Dossier | None" = None) -> Prospect:
        """The same under all of the law of this engine."""

        def holds(found: Prospect) -> bool:
            return found.scenario is scenario and found.ready is self

        return _prospects.get((id(self), id(scenario)), lambda: self.new_prospect(scenario, known), holds)

    def new_prospect(self, scenario: Scenario, known: "Dossier | None" = None) -> Prospect:
        """The same, which is not kept."""
        if known is not None:
            self.encodings |= known.encodings
        try:
            return Prospect(self, scenario, known)
        except TooManyAccounts as many:
            raise too_many(scenario, many) from None

    def assess(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
    ) -> CaseAssessment:
        """Assess a scenario under a named reading, with single answers or accounts changed on top.

        Raises ValueError for an unknown reading, question, answer, dispute or version; Disagreement if the evaluators differ.
        """
        return self.run(scenario, reading, answers, versions).assessment(reading)

    def run(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
        varying: Iterable[str] = (),
        *,
        keep: bool = True,
    ) -> "Run":
        """The assessment at work, for who also wants proofs and other choices; names and errors as in `assess`. varying: what is to vary.

        keep: keep it for the next question; one of many that are asked once is not kept, since together they are too much.
        """
        asked = (reading, *(answers or {}), *(versions or {}), *varying)
        engine, choice = self.part(scenario, asked), self.choice(scenario, reading, answers, versions)
        if not keep:
            return Run(engine, scenario, choice, engine.new_prospect(scenario))
        prospect = engine.own_prospect(scenario)
        key = id(prospect), *(tuple(part.items()) for part in choice)
        return _runs.get(key, lambda: Run(engine, scenario, choice), lambda found: found.prospect is prospect)


class Run(Inferred):
    """One assessment at work: what was inferred, with its rows."""

    def __init__(self, engine: Engine, scenario: Scenario, choice: Choice, prospect: Prospect | None = None) -> None:
        """prospect: what could follow in the scenario, if it is there already."""
        super().__init__(engine, prospect or engine.own_prospect(scenario), choice)
        self.engine = engine
        self._rows: dict[tuple[str, bool, bool], tuple[Row, ...]] = {}
        self.kept: dict[object, Any] = {}
        """What others found out about it, and keep here because it takes long."""

    def assessment(self, reading: str = "default") -> CaseAssessment:
        """The result; `reading` is the name that the rows carry."""
        choice, events = self.choice, self.case.events
        silent = [(*name.rpartition(".")[::2], value) for name, value in choice.silences.items() if "." in name]
        assumed = sorted((event, role, value) for event, role, value in silent if event in events and role != "date")
        vague = [
            event.id
            for event in events.values()
            if event.id in self.case.days and event.date is not None and event.date.first != event.date.last
        ]
        found = self.found
        return CaseAssessment(
            self.scenario.id,
            reading,
            self.rows(reading),
            self.case,
            found.firings,
            found.atoms,
            tuple(assumed),
            tuple(vague),
        )

    def statuses_under(self, choice: Choice) -> dict[Key, str]:
        """The statuses of norms under another choice, found on the plan that is there already."""
        case = self.prospect.space.case(choice)
        fired = set(evaluate(self.ground, case.atoms).fired)
        return self.statuses_of(case, [self.firings[number] for number in self.prospect.decisive if number in fired])

    def rows(self, reading: str = "default") -> tuple[Row, ...]:
        """The rows of the assessment, in the order of the law's clauses; made once."""
        asked = reading, self.looks_around, self.tells_idle
        if asked not in self._rows:
            self._rows[asked] = RowMaker(self, reading).rows()
        return self._rows[asked]


class DayRun(Run):
    """An assessment of which it is only asked how norms stand, once: why what does not live does not is not worked out, nothing is kept."""

    tells_idle = False

    def __init__(self, engine: Engine, scenario: Scenario, choice: Choice) -> None:
        Inferred.__init__(self, engine, engine.new_prospect(scenario), choice)
        self.engine = engine

    def stances(self, kinds: Container[str]) -> dict[Key, tuple[str, str, str]]:
        """How the live norms of some kinds stand among who is bound: the status, the standing, and the duty against the record."""
        return RowMaker(self, "").stances(kinds)


def too_many(scenario: Scenario, many: TooManyAccounts) -> Exception:
    """The user's mistake of disputing one event in more ways than can be told apart."""
    from casus.files.problems import Mark, Problem, quote
    from casus.scenarios.library import CasusError

    name = str(many)
    event = scenario.event(name)
    message = f"too many accounts and vague days meet on the event {quote(name)}"
    cure = "put versions that go together into one dispute, or give days where they are known"
    return CasusError(
        [Problem("size", message, event.mark if event is not None else Mark("", 0, 0), cure)], scenario.id
    )


@lru_cache(maxsize=48)
def _engine(digest: str, backend: str, law: "_Same", norms: frozenset[str] | None) -> Engine:
    return Engine(law.law, backend, norms)


class _Same:
    """A law that compares by identity, so that one engine serves it."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def __hash__(self) -> int:
        return id(self.law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.law is self.law


def engine_for(law: Law, backend: str = "auto", norms: frozenset[str] | None = None) -> Engine:
    """The engine of a law, and of the norms that are asked about; the same one for the same law."""
    return _engine(law.digest, backend, _Same(law), norms)
