"""The engine concludes what the rules say as they are written: against the oracle, on made-up laws and on the law on file.

`CASUS_CASES` sets the number of random cases; from 2,500 on they are other ones each time, and every single answer is
tried on every scenario, also those that no rule a scenario can set off is given.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given

from casus.assessment.cases import Choice, default_choice, disputes_of
from casus.assessment.engine import Engine, Run
from casus.assessment.results import LIVE, NOT_IN_FORCE, NOT_TRIGGERED, STATUSES, Key
from casus.assessment.space import space_case
from casus.assessment.statuses import Standing, decide, merge, open_key
from casus.law.model import Dispute, Event, Law, Version
from casus.law.program import Compiled
from casus.logic import plan
from casus.logic.durable import durable_available
from casus.logic.terms import Atom, Firing, Inference, Var
from casus.scenarios.library import load_law, load_scenario, read_and_check_law, read_scenario_file, scenario_files
from casus.scenarios.model import Scenario
from laws import Bundle, bundles
from oracle import Fired, Outcome, Reckoning, answer, patterns
from pactlaw import FOLDER
from programs import generated

CASES = int(os.environ.get("CASUS_CASES", "200"))
ALL = CASES >= 2500
SCENARIOS, CHOICES = 3, 2
"""How many scenarios under each made-up law, and how many choices for each."""

KNOWN = (
    "jermuk-2022",
    "karabakh-2020",
    "kazakhstan-2022",
    "kursk-2024",
    "kyrgyz-tajik-2022",
    "osh-2010",
    "us-bases-2001",
)
ON_FILE = [name for place, name in enumerate(scenario_files()) if ALL or place % 9 == 0 or name in KNOWN]
"""Which bundled scenarios are compared: all in a long run, else these and every ninth."""

needs_durable = pytest.mark.skipif(not durable_available(), reason="durable-rules does not run on this Python")

Answer = tuple[dict[Key, Outcome], set[Fired]]


@pytest.fixture(autouse=True)
def _no_stored_law(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUS_CACHE", "off")


# What the engine says, in the oracle's terms


def concluded(engine: Engine, scenario: Scenario, choice: Choice) -> Answer:
    """What the engine concludes of one choice."""
    strict, relaxed = engine.programs
    case = space_case(engine.law, strict, scenario, choice)
    preds = frozenset(atom.pred for atom in case.atoms)
    firings = plan.infer(engine.slice(preds), case.atoms).firings
    idle = not_in_force(relaxed, plan.infer(engine.slice(preds, relaxed=True), case.atoms))
    standings = {**merge(idle), **merge(decide(engine.law, strict, case, firings, scenario.as_of))}
    return outcomes(standings), fired(strict, firings, ("whole", "final"))


def not_in_force(relaxed: Compiled, found: Inference) -> list[Standing]:
    """The norms whose conditions hold when the nearest wording is used and every state counts that was ever bound."""
    made = []
    for firing in found.firings:
        rule_id = firing.rule.partition("|")[0].partition("~")[0]
        origin = relaxed.origins.get(f"{rule_id}|open")
        start = Atom(f"open {rule_id}", firing.body[0].args) if firing.body else None
        if relaxed.origins[firing.rule].stage not in ("held", "final") or start not in found.atoms or origin is None:
            continue
        assert start is not None and origin.rule is not None
        if origin.rule.then.sort == "norm":
            key, day, of = open_key(origin, start)
            made.append(Standing(key, NOT_IN_FORCE, origin.rule, day, 0, 0, of, None))
    return made


def shown(run: Run) -> Answer:
    """What a whole assessment shows."""
    return outcomes(run.all), fired(run.compiled, run.found.firings, ("whole", "final"))


def outcomes(standings: dict[Key, Standing]) -> dict[Key, Outcome]:
    """How norms stand; those not triggered are left out, for the engine lists only some of them."""
    found = {}
    for key, item in standings.items():
        if item.status == NOT_IN_FORCE:
            found[key] = Outcome(item.status, item.rule.wording, item.day)
        elif item.status != NOT_TRIGGERED:
            found[key] = Outcome(item.status, item.rule.wording, item.day, item.due, item.ended_on)
    return found


def fired(compiled: Compiled, firings: frozenset[Firing], stages: tuple[str, ...]) -> set[Fired]:
    """The rules of the law that fired in some stage, with the event and the variables they name."""
    rules, found = {rule.id: rule for rule in compiled.program.rules}, set()
    for firing in firings:
        origin = compiled.origins[firing.rule]
        if origin.rule is None or origin.stage not in stages:
            continue
        bound = {
            term.name: value
            for lit, atom in zip(rules[firing.rule].body, firing.body, strict=True)
            for term, value in zip(lit.args, atom.args, strict=True)
            if isinstance(term, Var)
        }
        trigger = origin.rule.when[0].event
        event = bound[trigger.name] if isinstance(trigger, Var) and trigger.name in bound else bound.get("#event", "")
        named = frozenset((name, value) for name, value in bound.items() if name[0] not in "#_")
        found.add(Fired(origin.rule.id, event, bound["#day"] if origin.rule.norm else 0, named))
    return found


def differences(engine: Answer, oracle: Answer) -> list[str]:
    """Where the two differ, in words."""
    found, nothing = [], Outcome(NOT_TRIGGERED, "", 0)
    for key in sorted({*engine[0], *oracle[0]}):
        theirs, ours = engine[0].get(key, nothing), oracle[0].get(key, nothing)
        if theirs != ours:
            found.append(f"{key}: the engine says {theirs}, the oracle {ours}")
    for one in sorted(engine[1] ^ oracle[1], key=str):
        found.append(f"only the {'engine' if one in engine[1] else 'oracle'} fires {one}")
    return found


# Made-up laws


def each_law(bundle: Bundle, folder: Path) -> Iterator[tuple[Law, list[Scenario]]]:
    """The law of a bundle with its scenarios, if the loader accepts it."""
    with TemporaryDirectory(dir=folder) as place:
        loaded = bundle.load(Path(place) / "rules")
    if loaded is not None:
        yield loaded


def for_each_law(examples: int, check: Callable[[Bundle], None]) -> None:
    """Run a check on so many bundles."""
    generated(examples, fixed=not ALL)(given(bundles(SCENARIOS))(check))()


def test_engine_agrees_with_the_oracle_on_made_up_laws(tmp_path: Path) -> None:
    """On norms, statuses, wordings, critical dates, due dates, end dates and every rule that fired."""
    counts: Counter[str] = Counter()

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            engine = Engine(law, "plan")
            counts["laws"] += 1
            for scenario in scenarios:
                for number, choice in enumerate(bundle.choices(law, scenario, CHOICES)):
                    expected, found = answer(law, scenario, choice), concluded(engine, scenario, choice)
                    assert not differences(found, expected)
                    if number == 0:
                        assert shown(Run(engine, scenario, choice)) == found
                    counts.update(["cases", *(item.status for item in expected[0].values())])
                    counts["fired"] += len(expected[1])

    for_each_law(CASES // (SCENARIOS * CHOICES) * 5 // 4 + 5, check)
    print(dict(counts))
    assert counts["cases"] >= CASES
    assert counts["fired"] > 5 * CASES, "the laws hardly do anything"
    assert all(counts[status] > CASES // 40 for status in STATUSES)


@needs_durable
def test_both_evaluators_agree_on_made_up_laws(tmp_path: Path) -> None:
    """A run on durable-rules is compared with the plan inside the engine, which raises where they differ."""
    counts: Counter[str] = Counter()

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            engine = Engine(law, "durable")
            for scenario in scenarios:
                for choice in bundle.choices(law, scenario, CHOICES):
                    run = Run(engine, scenario, choice)
                    assert run.found.firings == {run.firings[number] for number in run.evaluation.fired}
                    counts["cases"] += 1

    for_each_law(CASES // 30 + 5, check)
    print(dict(counts))
    assert counts["cases"] >= CASES * 3 // 20


# The law on file


@lru_cache(maxsize=1)
def engine_on_file() -> Engine:
    """An engine for the bundled law."""
    return Engine(load_law(), "plan")


class Generous(Reckoning):
    """A reckoning in which every answer is given at once and nothing is excused: what could fire at all."""

    def given(self, *_: object) -> bool:
        """Every answer."""
        return True

    def excused(self, *_: object) -> bool:
        """Never."""
        return False


def choices_on_file(engine: Engine, scenario: Scenario) -> list[Choice]:
    """The default, every reading, every single other answer that something depends on, every single other account."""
    law, base = engine.law, engine.choice(scenario)
    could_fire = {item.rule for item in Generous(law, scenario, base, relaxed=True).fired}
    rules = [rule for rule in law.rules() if rule.id in could_fire or ALL]
    given = [pair for rule in rules for item in (rule, *rule.unless, *rule.until) for pair in item.given]
    open_questions = {question for question, _ in given}
    found = [base, *(engine.choice(scenario, reading) for reading in law.readings)]
    for question in sorted(open_questions):
        found += [engine.choice(scenario, answers={question: item.id}) for item in law.questions[question].answers]
    for dispute in disputes_of(law, scenario).values():
        found += [engine.choice(scenario, versions={dispute.id: version.id}) for version in dispute.versions]
    kept = {}
    for choice in found:
        answers = {question: choice.answers[question] for question in open_questions}
        kept.setdefault((tuple(answers.items()), tuple(choice.versions.items())), choice)
    return list(kept.values())


@pytest.mark.parametrize("name", ON_FILE)
def test_engine_agrees_with_the_oracle_on_file(name: str) -> None:
    """Under every reading, and with every single answer and account changed: what a whole assessment shows.

    It is evaluated on what is grounded over all cases; the first choice is grounded by itself, too.
    """
    whole = engine_on_file()
    scenario = load_scenario(name, whole.law)
    engine = whole.part(scenario)
    for number, choice in enumerate(choices_on_file(engine, scenario)):
        found = shown(Run(engine, scenario, choice))
        assert not differences(found, answer(engine.law, scenario, choice)), choice
        if number == 0:
            assert concluded(engine, scenario, choice) == found


@needs_durable
@pytest.mark.parametrize("name", ON_FILE)
def test_both_evaluators_agree_on_file(name: str) -> None:
    """In the default reading."""
    scenario = load_scenario(name, engine_on_file().law)
    run = Engine(engine_on_file().law, "durable").run(scenario)
    assert shown(run) == concluded(engine_on_file().part(scenario), scenario, run.choice)


# What must hold of any law


def test_an_event_nobody_reads_changes_nothing(tmp_path: Path) -> None:
    """Nor does it where nothing in the file stands for every event."""
    counts: Counter[str] = Counter()

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            engine = Engine(law, "plan")
            for scenario in scenarios:
                added = [event for item in scenario.disputes for version in item.versions for event in version.events]
                if any(event.word == "plea" and not event.values("about") for event in (*scenario.events, *added)):
                    continue
                noise = Event("noise", "noise", (("by", ("AAA",)),), scenario.events[-1].date, None)
                noise = noise._replace(date=noise.date or scenario.events[0].date)
                more = scenario._replace(events=(*scenario.events, noise))
                for choice in bundle.choices(law, scenario, 1):
                    assert concluded(engine, more, choice) == concluded(engine, scenario, choice)
                    counts["cases"] += 1

    for_each_law(CASES // 20, check)
    assert counts["cases"] > CASES // 50


def test_the_order_of_the_file_does_not_matter(tmp_path: Path) -> None:
    """Of events, facts and disputes."""

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            engine = Engine(law, "plan")
            for scenario in scenarios:
                turned = scenario._replace(
                    events=scenario.events[::-1], facts=scenario.facts[::-1], disputes=scenario.disputes[::-1]
                )
                for choice in bundle.choices(law, scenario, 1):
                    assert concluded(engine, turned, choice) == concluded(engine, scenario, choice)

    for_each_law(CASES // 40, check)


def test_to_ask_for_the_statuses_of_more_days_changes_nothing(tmp_path: Path) -> None:
    """The days that rules ask for are all there: of no other day does anything depend on what holds on it."""
    counts: Counter[str] = Counter()

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            engine = Engine(law, "plan")
            strict = engine.programs.strict
            for scenario in scenarios:
                for choice in bundle.choices(law, scenario, 1):
                    facts = space_case(law, strict, scenario, choice).atoms
                    days = {value for atom in facts for value in atom.args if isinstance(value, int) and value > 9999}
                    more = facts | {Atom("asked", (day,)) for day in days}
                    program = engine.slice(frozenset(atom.pred for atom in more))
                    few, many = (
                        {item for item in plan.infer(program, asked).firings if not item.rule.startswith("status ")}
                        for asked in (facts, more)
                    )
                    assert few == many
                    counts.update(cases=1, more=more > facts, fired=len(few))

    for_each_law(CASES // 20, check)
    print(dict(counts))
    assert counts["more"] > CASES // 50 and counts["fired"] > 2 * counts["cases"]


def test_taking_an_exception_away_takes_no_norm_away(tmp_path: Path) -> None:
    """From a rule that draws a norm on which no other exception rests."""
    counts: Counter[str] = Counter()

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            excuses = [item for rule in law.rules() for unless in rule.unless for item in patterns(unless.when)]
            read = {dict(item.roles).get("norm") for item in excuses}
            bare = [rule for rule in law.rules() if rule.norm and rule.unless and rule.norm not in read]
            for rule in bare:
                clauses = {
                    name: clause._replace(
                        rules=tuple(other._replace(unless=()) if other is rule else other for other in clause.rules)
                    )
                    for name, clause in law.clauses.items()
                }
                engines = Engine(law, "plan"), Engine(law._replace(clauses=clauses, digest=""), "plan")
                for scenario in scenarios:
                    for choice in bundle.choices(law, scenario, 1):
                        before, after = (
                            {key for key, item in concluded(engine, scenario, choice)[0].items() if item.status in LIVE}
                            for engine in engines
                        )
                        assert before <= after
                        counts["more"] += before < after
                        counts["cases"] += 1

    for_each_law(CASES // 20, check)
    print(dict(counts))
    assert counts["more"] >= max(1, CASES // 200)


def test_what_comes_later_does_not_move_a_critical_date(tmp_path: Path) -> None:
    """Cut at a later day, a scenario gives no other critical date to any way in which the `when` of a norm held before."""
    counts: Counter[str] = Counter()

    def cut(scenario: Scenario, day: int) -> Scenario:
        late = tuple(event.id for event in scenario.events if event.date and event.date.last > day)
        version = Version("cut", "", (), (), late, (), (), (), ())
        return scenario._replace(disputes=(*scenario.disputes, Dispute("cut", "", "cut", "", (version,))), as_of=day)

    def critical_dates(engine: Engine, scenario: Scenario) -> dict[Fired, int]:
        law, strict = engine.law, engine.programs.strict
        case = space_case(law, strict, scenario, default_choice(law, scenario))
        found: dict[Fired, int] = {}
        for one in fired(strict, plan.infer(strict.program, case.atoms).firings, ("open",)):
            key = one._replace(day=0)
            found[key] = min(one.day, found.get(key, one.day))
        return found

    def check(bundle: Bundle) -> None:
        for law, scenarios in each_law(bundle, tmp_path):
            if any(isinstance(rule.then.day, int) for rule in law.rules()):
                continue  # a status that begins or ends on a fixed day may do so with effect for the past
            engine = Engine(law, "plan")
            for scenario in scenarios:
                days = sorted({event.date.last for event in scenario.happenings if event.date})
                dates = [critical_dates(engine, cut(scenario, day)) for day in days]
                for one, two in pairwise(dates):
                    both = one.keys() & two.keys()
                    assert {key: one[key] for key in both} == {key: two[key] for key in both}
                    counts["dates"] += len(both)

    for_each_law(max(100, CASES // 20), check)
    print(dict(counts))
    assert counts["dates"] > CASES // 20


# Corners of the language, each on one small case of the made-up pact


class Corner(NamedTuple):
    """Rules beside the pact's, a scenario, and how the norm p.3/t stands for each bearer: status, critical date, the day it ended."""

    name: str
    rules: str
    body: str
    expected: dict[str, tuple[str | int, ...]]
    version: str = ""


def way(when: str, then: str = "{bearer: <v>, toward: <v>, act: help}", name: str = "t", **more: str) -> str:
    """A rule that draws a finding."""
    further = "".join(f"    {word}: {value}\n" for word, value in more.items())
    head = f"  - id: p.3/{name}\n    norm: p.3/{name.rstrip('0123456789')}\n    says: so\n"
    return f"{head}    when: [{when}]\n{further}    then: {{finding: {then}}}\n"


RAID = "events:\n  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, weight: heavy}}\n"
LONG = "events:\n  - {id: raid, date: 2006-01-10, until: 2007-01-01, raid: {by: XXX, against: AAA, at: %s}}\n"
SIEGE = "events:\n  - {id: siege, date: %s, siege: {by: XXX, against: AAA}}\n"
PLEA = "  - {id: plea, date: %s, plea: {by: AAA, for: help}}\n"
PARTY = "{party: {state: <v>, to: pact, as_of: %s}}"
TERM = "facts: [{term: {of: raid, day: 2006-01-05}}]\n"
START = "  - {id: p.3/s, says: so, when: [%s], then: {starts: {owner: {place: far-rock, of: <s>}, first_day: %s}}}\n"
OWNED = "{raid: {against: <v>, at: <p>}}, {owner: {place: <p>, of: <o>}}"
HIT = "{raid: {against: <v>}}"

CORNERS = (
    Corner("as_of-fixed-day", way(f"{HIT}, {PARTY % '2003-01-01'}"), RAID, {"AAA": ("triggered", 20060110)}),
    Corner(
        "as_of-last-day",
        way("{raid: {against: <v>, until: <u>}}, " + PARTY % "<u>"),
        LONG % "alpha-hill",
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "as_of-day-of-an-act",
        way(HIT + ", {joined: {by: <v>, date: <d>}}, " + PARTY % "<d>"),
        RAID,
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "as_of-day-in-a-fact",
        way("{raid: {against: <v>, event: <e>}}, {term: {of: <e>, day: <d>}}, " + PARTY % "<d>"),
        RAID + TERM,
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "shift-of-a-day-in-a-fact",
        way("{raid: {against: <v>, event: <e>, date: <d>}}, {term: {of: <e>, day: <x>}}, <d> <= <x> + 1 months"),
        RAID + TERM,
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "shift-of-an-open-end",
        way("{siege: {against: <v>, until: <u>}}, 2010-01-01 <= <u> + 1 months"),
        SIEGE % "2006-01-10",
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "land-from-a-day",
        way(OWNED + ", {party: {state: <o>, to: pact}}"),
        "places: {isle: {owner: [{of: XXX, through: 2006-01-31}, {of: BBB, from: 2006-02-01}]}}\n" + LONG % "isle",
        {"AAA": ("triggered", 20060201)},
    ),
    Corner(
        "status-from-the-last-day",
        START % ("{enough: {by: <s>, until: <u>}}", "<u>")
        + way("{raid: {against: <v>, at: <p>}}, {owner: {place: <p>, of: <v>}}"),
        LONG % "far-rock" + "  - {id: enough, date: 2006-01-15, until: 2006-02-15, enough: {by: AAA}}\n",
        {"AAA": ("triggered", 20060215)},
    ),
    Corner(
        "status-from-a-shifted-fixed-day",
        START % ("{joined: {by: <s>}}", "2006-01-20 + 2 months")
        + way("{raid: {against: <v>, at: <p>}}, {owner: {place: <p>, of: <v>}}"),
        LONG % "far-rock",
        {"AAA": ("triggered", 20060320)},
    ),
    Corner(
        "land-no-event-names",
        way(HIT + ", {owner: {place: alpha-hill, of: <v>}}"),
        RAID,
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "kind-of-an-owner",
        way(OWNED + ", <o> is state"),
        "events:\n  - {id: raid, date: 2004-01-10, raid: {by: CCC, against: AAA, at: far-rock}}\n",
        {"AAA": ("triggered", 20040110)},
    ),
    Corner(
        "unless-event-compared",
        way(HIT, unless="[{id: x, when: [{plea: {by: <v>, event: <e>}}, <e> != same]}]"),
        RAID + PLEA % "2007-01-01",
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "unless-event-within",
        way(HIT, unless="[{id: x, when: [{siege: {event: <e>}}, <e> within same]}]"),
        RAID + "  - {id: siege, date: 2007-01-01, continues: raid, siege: {by: XXX, against: AAA}}\n",
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "unless-date-compared",
        way("{raid: {against: <v>, date: <d>}}", unless="[{id: x, when: [{plea: {date: <p>}}, <p> <= <d> + 1 years]}]"),
        RAID + PLEA % "2006-07-01",
        {},
    ),
    Corner(
        "unless-beside-a-fact",
        "  - {id: p.3/s, says: so, when: [{term: {of: <e>, day: <d>}}], unless: [{id: x, when: [{plea: {by: AAA}}]}],"
        " then: {starts: {owner: {place: far-rock, of: AAA}, first_day: <d>}}}\n"
        + way("{raid: {against: <v>, at: <p>}}, {owner: {place: <p>, of: <v>}}"),
        LONG % "far-rock" + PLEA % "2007-01-01" + TERM,
        {},
    ),
    Corner(
        "unless-later-norm",
        way(HIT, unless="[{id: x, when: [{finding: {norm: p.3/l, bearer: <v>}}]}]")
        + way("{plea: {by: <v>}}", name="l"),
        RAID + PLEA % "2007-01-01",
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "until-and-an-older-event",
        way(HIT, until="[{id: x, when: [{plea: {by: <v>}}, {enough: {by: <v>}}]}]"),
        RAID + PLEA % "2005-01-01" + "  - {id: enough, date: 2007-01-01, enough: {by: AAA}}\n",
        {"AAA": ("ended", 20060110, 20070101)},
    ),
    Corner(
        "until-on-the-same-day",
        way(HIT, until="[{id: x, when: [{enough: {by: <v>}}]}]"),
        RAID + "  - {id: enough, date: 2006-01-10, enough: {by: AAA}}\n",
        {"AAA": ("ended", 20060110, 20060110)},
    ),
    Corner(
        "ends-with-its-last-way",
        way(HIT, until="[{id: x, when: [{enough: {by: <v>}}]}]")
        + way(HIT, name="t2", until="[{id: x, when: [{plea: {by: <v>}}]}]"),
        RAID + PLEA % "2007-01-01" + "  - {id: enough, date: 2006-06-01, enough: {by: AAA}}\n",
        {"AAA": ("ended", 20060110, 20070101)},
    ),
    Corner(
        "ends-before-it-begins",
        way(
            "{siege: {against: <v>}}", in_force="{from: 2006-06-01}", until="[{id: x, when: [{attack: {event: same}}]}]"
        ),
        SIEGE % "2006-01-10",
        {"AAA": ("triggered", 20060601)},
    ),
    Corner(
        "act-under-a-wording",
        "  - id: p.3/out@new\n    says: so\n    when: [{left: {by: <s>, to: <t>, date: <d>}}]\n"
        "    then: {ends: {party: {state: <s>, to: <t>}, last_day: <d>}}\n"
        + way(HIT + ", {party: {state: <x>, to: pact}}, <x> != <v>", "{bearer: <x>, toward: <v>, act: help}"),
        RAID.replace("2006-01-10", "2008-10-01"),
        {"BBB": ("triggered", 20081001), "CCC": ("not in force", 20081001)},
    ),
    Corner(
        "act-before-event",
        way(HIT + ", {joined: {by: <v>, event: <e>}}, <e> before same"),
        RAID,
        {"AAA": ("triggered", 20060110)},
    ),
    Corner(
        "excused",
        way("{siege: {against: <v>}}", in_force="{from: 2000-01-01}", unless="[{id: x, when: [{plea: {by: <v>}}]}]"),
        SIEGE % "1999-01-01" + PLEA % "1999-06-01",
        {},
    ),
    Corner(
        "order-against-dates",
        way("{plea: {by: <v>}}, {raid: {against: <v>, event: <e>}}, <e> before same"),
        RAID
        + PLEA.replace("date", "after: raid, date") % "2006-01-10"
        + "disputed: [{id: d, default: a, versions: [{id: a}, {id: b, set: {raid.date: 2006-02-01}}]}]\n",
        {},
        "b",
    ),
    Corner(
        "denied-does-not-go-on",
        way(HIT, once="[{plea: {by: <v>}}]"),
        RAID + "  - {id: siege, date: 2006-02-01, denied: true, continues: raid, siege: {by: XXX, against: AAA}}\n",
        {"AAA": ("lapsed", 20060110)},
    ),
    Corner(
        "what-continues-goes-on",
        way(HIT, once="[{plea: {by: <v>}}]"),
        RAID + "  - {id: siege, date: 2006-02-01, continues: raid, siege: {by: XXX, against: AAA}}\n",
        {"AAA": ("dormant", 20060110)},
    ),
    Corner(
        "other-way-in-force",
        way(HIT + ", {plea: {by: <v>}}") + way(HIT, name="t2", in_force="{from: 2007-01-01}"),
        RAID,
        {},
    ),
    Corner(
        "constant-in-a-role-called-of",
        way(OWNED.replace("<o>", "AAA")),
        "events:\n  - {id: raid, date: 2004-01-10, raid: {by: CCC, against: AAA, at: alpha-hill}}\n",
        {"AAA": ("triggered", 20040110)},
    ),
)


@pytest.mark.parametrize("corner", [pytest.param(item, id=item.name) for item in CORNERS])
def test_engine_agrees_with_the_oracle_in_a_corner(corner: Corner, tmp_path: Path) -> None:
    """And the oracle says what the description of the language says."""
    shutil.copytree(FOLDER, tmp_path / "rules")
    vocabulary = tmp_path / "rules" / "vocabulary.yaml"
    term = "  term: {says: A term., roles: {of: event, day: date}}\n  sent_by:"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("  sent_by:", term), encoding="utf-8")
    wordings = (
        "[{id: old, in_force: {through: 2004-12-31}, gloss: g}, {id: new, in_force: {from: 2005-01-01}, gloss: g}]"
    )
    head = f"clause: p.3\ninstrument: pact\narticle: a\nheading: h\nparagraphs: [{{id: p.3, wordings: {wordings}}}]\n"
    (tmp_path / "rules" / "pact" / "p-3.yaml").write_text(f"{head}rules:\n{corner.rules}", encoding="utf-8")
    law, problems = read_and_check_law(tmp_path / "rules")
    assert law is not None
    assert [problem for problem in problems if not problem.warning] == []
    file = f"scenario: case\ntitle: A case\nkind: hypothetical\nas_of: 2008-12-31\n{corner.body}"
    (tmp_path / "case.yaml").write_text(file, encoding="utf-8")
    scenario, problems = read_scenario_file(tmp_path / "case.yaml", law)
    assert scenario is not None
    assert [problem for problem in problems if not problem.warning] == []
    engine = Engine(law, "plan")
    choice = engine.choice(scenario, versions={"d": corner.version} if corner.version else {})
    expected = answer(law, scenario, choice)
    listed = {key.bearer: item for key, item in expected[0].items() if key.norm == "p.3/t"}
    stands = {bearer: (item.status, item.day, item.ended) for bearer, item in listed.items() if item.day}
    assert stands == {bearer: (*said, 0)[:3] for bearer, said in corner.expected.items()}
    found = concluded(engine, scenario, choice)
    assert found[1] == expected[1]
    assert found[0] == {key: item for key, item in expected[0].items() if item.status != NOT_TRIGGERED}
