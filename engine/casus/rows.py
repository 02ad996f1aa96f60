"""The rows of an assessment: each norm with its status, its dates, what it turns on, and the record beside it."""

from collections.abc import Sequence
from typing import Any

from casus.conditions import Pattern
from casus.inferred import Inferred
from casus.performance import Conduct, Record
from casus.results import DORMANT, LAPSED, LIVE, NOT_IN_FORCE, NOT_TRIGGERED, WITHOUT_DUTY, Key, Row, Turn
from casus.statuses import Standing
from casus.terms import Firing


class RowMaker:
    """Makes the rows of one run. Build one, ask `rows`."""

    def __init__(self, run: Inferred, reading: str) -> None:
        self.run = run
        self.law = run.law
        self.reading = reading
        self.conduct = Conduct(run.law, run.scenario, run.case, run.found.atoms)
        self.standings = run.over_all()
        self.unheld = run.over_all(unheld=True)
        self.own = {event.id for event in run.scenario.events} | set(run.case.days)

    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the law's clauses; inside a norm the live ones first, by day."""
        order = {norm: index for index, norm in enumerate(self.law.norms())}
        rows = [self._row(key, standing) for key, standing in self.run.all.items()]
        rows.extend(acted_without_duty(self.run, self.conduct, rows, self.reading))
        return tuple(sorted(rows, key=lambda row: self._place(row, order)))

    def _place(self, row: Row, order: dict[str, int]) -> tuple[int, int, int, str, str, str]:
        live = LIVE.index(row.status) if row.status in LIVE else len(LIVE)
        return order.get(row.norm, len(order)), live, row.critical_date, row.trigger, row.toward, row.bearer

    def _row(self, key: Key, standing: Standing) -> Row:
        rule = standing.rule
        record = Record("", ())
        turns: tuple[Turn, ...] = ()
        if key.norm in self.conduct.entries and standing.status in LIVE:
            record = self.conduct.against(key.norm, key.bearer, key.toward, key.trigger, standing.day)
            turns = self.conduct.turns(key.norm, key.bearer, key.toward, key.trigger, standing.day)
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
            performance_turns_on=turns,
            deeds=record.deeds,
            of=standing.of,
            **self._standing(key, standing.status),
            because=self._because(standing.firing),
            rule=rule.id,
            proof=standing.firing,
            bound=key in self.run.bound,
        )

    def _standing(self, key: Key, status: str) -> dict[str, Any]:
        """The parts of a row that speak of all readings, accounts and silences at once."""
        if self.standings is None or self.unheld is None:
            return {"statuses": (status,)}
        found = self.standings.statuses(key)
        if not any(item in LIVE for item in found):
            found = (status,)
        wide = self.unheld.statuses(key)
        more = tuple(item for item in wide if item not in found) if any(item in LIVE for item in wide) else ()
        beyond = self.unheld.turns(key) if more else ()
        return {
            "standing": self.standings.standing(key, found),
            "reach": self.standings.reach_of(key),
            "untried": self.standings.untried_of(key),
            "statuses": found,
            "statuses_unheld": more,
            "turns_on": self.standings.turns(key) if len(found) > 1 else (),
            "turns_unheld": tuple(turn for turn in beyond if turn.status in more),
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

    live: the rows with a record. What already counts for another duty of the same state is not listed again.
    """
    credited = {(row.bearer, deed.event) for row in live for deed in row.deeds if deed.extent in ("full", "part")}
    rows: list[Row] = []
    for norm in run.law.norms():
        if not any(entry.notable for entry in conduct.entries.get(norm, ())):
            continue
        rule = run.law.drawing(norm)
        assert rule is not None
        for bearer in conduct.actors():
            for toward in conduct.targets():
                if toward == bearer:
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
