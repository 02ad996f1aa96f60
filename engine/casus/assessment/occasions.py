"""Out of which event of a file a norm could have arisen, toward whom, and what comes nearest to it.

An *occasion* is an event of the file and a state toward which a norm could have arisen out of it. Which occasion and which way come
nearest is asked in this order: is anybody bound; was the wording in force on the day; is it an act of the kind that the rule is about;
is it something else than this reading that is lacking; then the fewest conditions.
"""

from functools import cached_property
from typing import NamedTuple

from casus.assessment.engine import Run
from casus.assessment.results import LAW, Way
from casus.assessment.whynot import Search
from casus.law.model import Event
from casus.law.reach import setting_off
from casus.logic.terms import Lit, Value, Var


class Occasion(NamedTuple):
    """An event out of which a norm could have arisen, toward whom, and the ways to it from there, the nearest first.

    `trigger` is empty where the file tells of nothing that happened, `toward` where the event is done to nobody in particular.
    `bound`: those who would have to be were bound. `apt`: it is an act of the kind that the nearest way is about.
    """

    trigger: str
    toward: str
    ways: tuple[Way, ...]
    bound: bool
    apt: bool


def why_not(run: Run, norm: str, bearer: str = "", toward: str = "", trigger: str = "") -> list[Way]:
    """The ways to a norm, nearest miss first, each with the conditions that hold and that fail.

    run: the assessment. norm: a norm id; bearer, toward and trigger narrow the question where they are given. Without a trigger it is
    asked of the occasion that comes nearest.
    """
    found = search_of(run).occasions(norm, bearer, toward, trigger)
    return list(found[0].ways) if found else []


def search_of(run: Run) -> "WhyNot":
    """The search of a run, made once: what it found for one question serves the next."""
    if WhyNot not in run.kept:
        run.kept[WhyNot] = WhyNot(run)
    found: WhyNot = run.kept[WhyNot]
    return found


def told_otherwise(run: Run, norm: str) -> list[tuple[str, str, Run]]:
    """The accounts not taken here that tell of events of a kind that can set a norm off: dispute, account, and the run that takes it."""
    words, events, choice = setting_off(run.law, norm), run.case.events, run.choice
    return [
        (
            dispute.id,
            version.id,
            Run(run.engine, run.scenario, choice._replace(versions={**choice.versions, dispute.id: version.id})),
        )
        for dispute in run.scenario.disputes
        for version in dispute.versions
        if version.held_by and run.choice.versions[dispute.id] != version.id
        if any(event.word in words and event.id not in events for event in version.events)
    ]


class WhyNot(Search):
    """Searches one run for the occasions of norms."""

    def occasions(self, norm: str, bearer: str = "", toward: str = "", trigger: str = "") -> list[Occasion]:
        """The occasions on which a norm could have arisen, the nearest first; bearer, toward and trigger narrow the question."""
        found: list[tuple[tuple[int, ...], Occasion]] = []
        for event, states in self._affected_by(norm, toward, trigger).items():
            near: list[tuple[tuple[int, ...], Occasion]] = []
            for state in [
                name for name in states if not bearer or name != bearer
            ] or states:  # to itself nobody owes it
                who = bearer or self._some_bearer(norm, state, event)
                ways = self._to(norm, who, state, event) or (self._to(norm, bearer, toward, event) if state else [])
                if (
                    who and not bearer and who not in self._named
                ):  # that one of the bearers was taken to search with says nothing of it
                    ways = [_without(way, who) for way in ways]
                if ways:
                    unbound = sum(mark == LAW for _, mark in ways[0].lacking)
                    made = Occasion(event, state, tuple(ways), not unbound, not self._others(ways[0]))
                    later = event in self.run.case.events and self.run.case.events[event].conduct
                    near.append(((unbound, *self._rank(ways[0]), later, ways[0].base_missing), made))
            apt = any(made.apt for _, made in near)  # to whom the act was done, and not who only has a part in it
            found += [pair for pair in near if pair[1].apt or not apt]
        return [made for _, made in sorted(found, key=lambda pair: pair[0])]

    def _some_bearer(self, norm: str, toward: str, trigger: str) -> str:
        """One of those who would owe it, among who is bound; empty where nobody would under any answer or account."""
        found = [key.bearer for key in self.run.bound if (key.norm, key.toward, key.trigger) == (norm, toward, trigger)]
        return min(found, default="")

    def _affected_by(self, norm: str, toward: str, trigger: str) -> dict[str, list[str]]:
        """The events to be looked at, in order of time, each with the states it bears on: those of a kind that sets the norm off; else all."""
        events = self.run.case.events
        if trigger and (toward or trigger not in events):
            return {trigger: [toward]}
        asked = [events[trigger]] if trigger else self._happened
        apt = [event for event in asked if self._of_kind(norm, event.id)]
        states = {event.id: self._affected(event, everybody=not apt) for event in apt or asked}
        if not apt:  # that nothing of the kind is told is said of one event as well as of all
            members = self._members(norm)
            pairs = [(event, state) for event, named in states.items() for state in named if state in members]
            states = {event: [state] for event, state in pairs[:1]} or dict(list(states.items())[:1])
        if not toward:
            return {event: named or [""] for event, named in states.items()} or {"": [""]}
        return {event: [toward] for event, named in states.items() if toward in named} or {"": [toward]}

    def _of_kind(self, norm: str, event: str) -> bool:
        """Whether an event of the file is of a kind that can set a norm off."""
        told = self.run.case.events.get(event)
        return told is not None and told.word in setting_off(self.law, norm)

    def _members(self, norm: str) -> frozenset[Value]:
        """Who is bound by the treaty of a norm on some day."""
        begun = [f"+{word.name}" for word in self.vocabulary.predicates.values() if word.binding]
        treaties = {self.law.clauses[rule.clause].instrument for rule in self.law.rules() if rule.norm == norm}
        return frozenset(atom.args[0] for word in begun for atom in self.true.of(word) if treaties & set(atom.args))

    @cached_property
    def _named(self) -> frozenset[Value]:
        """Everybody and everything that the events of this case name."""
        return frozenset(value for event in self._happened for _, values in event.roles for value in values)

    def _affected(self, event: Event, *, everybody: bool) -> list[str]:
        """The states to whom something was done by an event; of an event that names one state, that state. everybody: who did it, last."""
        states = [[str(value) for value in values if self._is_state(value)] for _, values in event.roles]
        named = [values for values in states if values]
        return list(
            dict.fromkeys(
                state for values in [*named[1:], *(named[:1] if everybody or not named[1:] else [])] for state in values
            )
        )


def _without(way: Way, who: str) -> Way:
    """A way in which a state is somebody, so that it is not named."""
    checks = [
        check._replace(lit=_lit_without(check.lit, who), ways=tuple(_without(below, who) for below in check.ways))
        for check in way.checks
    ]
    return way._replace(checks=tuple(checks), head=_lit_without(way.head, who))


def _lit_without(lit: Lit, who: str) -> Lit:
    return Lit(lit.pred, tuple(Var(f"?{who}") if term == who else term for term in lit.args))
