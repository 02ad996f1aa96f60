"""Trying a scenario another way: as it is and as changed, two scenarios, two readings; and as it stood at the end of each of its days."""

import os
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.choice import Assessed, Chosen, check_answers, check_chosen_accounts, scenario_of
from casus.ask.differences import Difference, difference
from casus.ask.turns_on import bare, weight
from casus.assessment.engine import DayRun, Run, engine_for
from casus.assessment.results import LIVE, NOT_TRIGGERED, STATUSES, Key
from casus.files.cache import Few
from casus.files.days import add, show_day
from casus.files.fields import check_id
from casus.files.inputs import noting
from casus.files.problems import CasusError, Mark, Problem, quote, wrong
from casus.files.receipt import receipt
from casus.files.tree import Map, parse
from casus.files.tree import text_of as text_of_file
from casus.files.writer import new_file, rewritten, write_tree
from casus.law.model import Event, Law
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.scenarios.change import Edits, Maker, Steps, Variant, steps_of
from casus.scenarios.draft import Draft, of_another_world, put, scalar, text_of
from casus.scenarios.library import (
    find_file,
    find_scenario,
    following,
    load_scenario,
    read_scenario_file,
    read_scenario_tree,
    tree_of,
)
from casus.scenarios.model import Scenario
from casus.scenarios.until import cut, known_on, narrowed
from casus.scenarios.variants import changes_another, written
from casus.words.names import Voice

_ENDINGS = (".yaml", ".yml")


class Compared(NamedTuple):
    """Two assessments side by side. `heads` are what the two are called; `changes` say what was changed, `cautions` what to
    look out for. `events`: both are about the same event.
    """

    before: Assessed
    after: Assessed
    heads: tuple[str, str]
    changes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    events: bool = True


def found_in(compared: Compared) -> Difference:
    """What differs, what carries most first."""
    before, after = compared.before.assessment.rows, compared.after.assessment.rows
    found = difference(before, after, events=compared.events)
    voice = compared.before.voice
    return found._replace(changed=tuple(sorted(found.changed, key=lambda item: weight(voice, item.norm))))


def whatif(
    law: Law, name: str, edits: Edits, chosen: Chosen, before: Assessed | None = None
) -> tuple[Compared, Variant | None]:
    """A scenario as it is, and with changes of the file, of the reading, or of both; and the file as changed, where it was.

    before: the scenario as it is, where it was assessed already. Raises CasusError for a mistake in the file or in what is to be changed.
    """
    check_answers(law, chosen)
    if not edits and not chosen.options:
        raise _no_change(load_scenario(name, law), name)
    if before is None:
        before = _assessed(law, load_scenario(name, law), name, Chosen(backend=chosen.backend))
    made = variant(law, name, edits, trigger_of(before)) if edits else None
    other = made.scenario if made is not None else before.scenario
    check_chosen_accounts(law, other, chosen)
    after = _assessed(law, other, name, chosen)
    changes = (*(made.changes if made is not None else ()), *_taken(law, after.run, chosen))
    if not changes:
        raise _no_change(before.scenario, name)
    cautions = made.cautions if made is not None else ()
    return Compared(before, after, ("BEFORE", "AFTER"), changes, cautions), made


_MOST_NAMED = 8


def _no_change(scenario: Scenario, name: str) -> CasusError:
    """The mistake of asking for a change and naming none, with the events that can be changed and a call that works."""
    events = [event for event in scenario.events if not event.denied]
    named = [f"{event.id}{f' ({event.date.text})' if event.date is not None else ''}" for event in events]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    call = f"try casus whatif {shlex.quote(name)} --drop {events[0].id}; or" if events else "write"
    cure = f"{call} --set, --add, --shift, --reading, --answer or --account; events of the file: {', '.join(named[:_MOST_NAMED]) or 'none'}{more}"
    return wrong("whatif needs a change", cure)


def variant(law: Law, name: str, edits: Edits, trigger: str = "") -> Variant:
    """A scenario with changes. Raises CasusError with every mistake in the options, or that they make of the file.

    law: the law. name: a scenario by its name or path, without mistakes of its own. trigger: the event that `shift` moves to its day,
    and on whose day falls what is added without a date; the earliest event if empty.
    """
    tree, label = tree_of(name, law)
    maker = Maker(law, Draft(tree, law.vocabulary), trigger)
    steps = steps_of(edits, maker.problems)
    maker.all(steps)
    if maker.problems:
        raise CasusError(maker.problems, "the options")
    top = of_another_world(put(maker.draft.top, "kind", scalar("hypothetical")))
    top, lost = following(top, find_scenario(name), law)
    scenario, found = _read(top, law, label)
    serious = [problem for problem in found if not problem.warning]
    if scenario is None or serious:
        raise CasusError(serious, f"{name} as changed")
    added = tuple(maker.added)
    changes, cautions = tuple(maker.changes), (*maker.cautions, *lost)
    return Variant(scenario, top, changes, cautions, added, maker.taken(steps), _own_text(name))


_Read = tuple[Law, Scenario | None, list[Problem]]
_changed: Few[tuple[int, str, Map], _Read] = Few(4)
"""The last changed files that were read: read again, each is the same scenario, of which is known what could follow."""


def _read(top: Map, law: Law, label: str) -> tuple[Scenario | None, list[Problem]]:
    def holds(found: _Read) -> bool:  # one that follows others or changes them rests on their files too
        scenario = found[1]
        return found[0] is law and scenario is not None and not scenario.follows and not scenario.parents

    _, scenario, problems = _changed.get(
        (id(law), label, top), lambda: (law, *read_scenario_tree(top, law, label)), holds
    )
    return scenario, problems


def _own_text(name: str) -> str:
    """The text of a scenario file; empty for one that only says what it changes in another."""
    path = find_file(name)
    text = text_of_file(path, Mark(path, 1, 1))
    node = parse(text, path)[0] if isinstance(text, str) else None
    return "" if isinstance(text, Problem) or changes_another(node) else text


def trigger_of(one: Assessed) -> str:
    """The event that sets off the duties of a scenario: that of the highest status, the earliest of several; empty for none."""
    days = one.run.case.days
    rows = [
        row
        for row in one.assessment.rows
        if row.kind == "duty" and row.trigger in days and any(status in LIVE for status in row.statuses)
    ]
    first = min(rows, key=lambda row: (STATUSES.index(row.status), days[row.trigger], row.trigger), default=None)
    return first.trigger if first is not None else ""


def compared_pair(
    law: Law, given: Sequence[tuple[str | Scenario, str]], readings: Sequence[str], backend: str
) -> Compared:
    """Two scenarios under one reading, or one scenario under two. Raises CasusError for anything else.

    given: scenarios, by name or as loaded, each with what it is called.
    """
    if len(given) == 2 and len(readings) <= 1:
        chosen = Chosen((*readings, "default")[0], backend=backend)
        check_answers(law, chosen)
        sides = [_assessed(law, scenario_of(law, one), name, chosen) for one, name in given]
        return Compared(sides[0], sides[1], (sides[0].scenario.id, sides[1].scenario.id), events=False)
    if len(given) == 1 and readings and len(readings) <= 2:
        pair = readings if len(readings) == 2 else ("default", *readings)
        scenario, name = scenario_of(law, given[0][0]), given[0][1]
        sides = []
        for reading in pair:
            chosen = Chosen(reading, backend=backend)
            check_answers(law, chosen)
            sides.append(_assessed(law, scenario, name, chosen))
        return Compared(sides[0], sides[1], (pair[0].upper(), pair[1].upper()))
    cure = "write casus compare ONE OTHER, or casus compare ONE --reading NAME --reading NAME"
    raise wrong("compare takes two scenarios, or one and two readings", cure)


def _assessed(law: Law, scenario: Scenario, name: str, chosen: Chosen) -> Assessed:
    run = engine_for(law, chosen.backend).run(scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts))
    return Assessed(run, run.assessment(chosen.reading), name, chosen)


def _taken(law: Law, run: Run, chosen: Chosen) -> list[str]:
    """The reading, answers and accounts that are taken, in words."""
    from casus.ask.turns_on import answer_of, version

    made = [] if chosen.reading == "default" else [f"reading {chosen.reading} ({law.readings[chosen.reading].name})"]
    made += [f"answer {name}={value}: {bare(answer_of(run, name, value).says)}" for name, value in chosen.answers]
    return made + [f"account {name}={value}: {bare(version(run, name, value).says)}" for name, value in chosen.accounts]


def command(name: str, edits: Edits, chosen: Chosen) -> str:
    """The command line that makes these changes."""
    parts = [("--set", text) for text in edits.sets] + [("--drop", text) for text in edits.drops]
    parts += [("--add", text) for text in edits.adds] + ([("--shift", edits.shift)] if edits.shift else [])
    return (
        f"casus whatif {shlex.quote(name)}"
        + "".join(f" {one} {shlex.quote(two)}" for one, two in parts)
        + chosen.options
    )


def onward(compared: Compared, name: str, edits: Edits, chosen: Chosen, saved: str) -> tuple[tuple[str, str], ...]:
    """Commands that lead further."""
    rows: list[tuple[str, str]] = []
    if saved:
        rows = [(f"casus assess {shlex.quote(saved)}{chosen.options}", ""), (f"casus check {shlex.quote(saved)}", "")]
    elif edits:
        rows = [(f"{command(name, edits, chosen)} --save my-case.yaml", "")]
    else:
        changed = next((item for item in found_in(compared).changed if item.kind == "duty"), None)
        norm = f" {compared.after.voice.paragraph(changed.norm)}" if changed is not None else ""
        rows = [(f"casus {'explain' if norm else 'assess'} {shlex.quote(name)}{norm}{chosen.options}", "")]
    return tuple(rows)


SCHEMA_LINE = "# yaml-language-server: $schema=schemas/scenario.json"
"""The first line of a saved scenario, for editors: where `casus schema --write schemas` puts the schema."""


class Saved(NamedTuple):
    """What is to be written as a scenario file: the changes, of which file, under which law, with which answers and accounts; `short`: as
    changes of that file."""

    made: Variant | None
    name: str
    law: Law
    chosen: Chosen = Chosen()
    short: bool = False


def variant_text(saved: Saved, path: str) -> str:
    """A changed scenario as the text of a file of some path. Raises CasusError where nothing of the file was changed."""
    made, name, own = saved.made, saved.name, scalar(_own_name(Path(path), saved.name))
    if saved.short:
        return f"{SCHEMA_LINE}\n# Receipt: {receipt().text}\n{write_tree(_short_tree(saved, own.text, path))}"
    if made is None:
        cure = (
            "a reading is no part of a file; to save one, add --set or the like; or --short, with --answer or --account"
        )
        raise wrong("nothing of the file was changed", cure)
    tree, lost = following(put(made.tree, "scenario", own), Path(path), saved.law)
    tree = put(tree, "note", scalar(" ".join((_note(made, name), *lost))))
    text = rewritten(made.text, tree) if made.text else write_tree(tree)
    head, rest = text.split("\n"), []
    while head and head[0].startswith("#"):
        rest.append(head.pop(0))
    schema = next((line for line in rest if _SCHEMA in line), "")
    if not schema or os.path.dirname(find_file(name)) != os.path.dirname(path):
        schema = SCHEMA_LINE  # it tells the way from where the file is
    kept = [line for line in rest if _SCHEMA not in line and not line.startswith("# Receipt:")]
    return "\n".join([schema, f"# Receipt: {receipt().text}", *kept, *head])


_SCHEMA = "yaml-language-server:"


def _short_tree(saved: Saved, own: str, path: str) -> Map:
    """The tree of a file that only says what is otherwise. Raises CasusError for a reading, and for a file that it cannot name."""
    if saved.chosen.reading != "default":
        raise wrong("a named reading is no part of a file", "give its answers, each with --answer")
    if saved.made is None and not saved.chosen.changes:
        raise wrong("nothing was changed", "write --set, --drop, --add, --shift, --answer or --account")
    place, origin = find_file(saved.name), saved.name
    if place == saved.name:  # a file of the user's own, and no name
        origin = os.path.relpath(place, os.path.dirname(path) or os.curdir)
        if origin.split(os.sep)[0] in (os.pardir, "") or os.path.isabs(origin):
            cure = f"save it in the folder of {quote(saved.name)}, or leave out --short"
            raise wrong("a file says what it changes in one of its own folder, or in a scenario on file", cure)
    steps = saved.made.steps if saved.made is not None and saved.made.steps is not None else Steps()
    return written(own, origin, steps, saved.chosen.accounts, saved.chosen.answers)


def save_variant(saved: Saved, path: str, *, force: bool) -> None:
    """Write a changed scenario as a file. Raises CasusError where the file is there already, or cannot be written."""
    check_new(path, force or (saved.made is None and not saved.short))
    save_scenario(path, variant_text(saved, path), saved.law, force=force)


def check_new(path: str, force: bool = False) -> None:
    """Raise CasusError where a scenario file cannot be made: by its ending, or because something stands there. force: it may stand there."""
    if not path.endswith(_ENDINGS):
        raise wrong(f"{quote(path)} does not end like a scenario file", "write a name as in my-case.yaml")
    if os.path.lexists(path) and not force:
        raise wrong(f"{quote(path)} is there already", "choose another name, or add --force to write over it")


def save_scenario(path: str, text: str, law: Law | None, *, force: bool = False) -> None:
    """Write a scenario file, whole or not at all. Raises CasusError where it is there already, or cannot be written, or could not be read again.

    law: under which it must be readable; None for a text that is not asked for it.
    """
    check_new(path, force)
    try:
        with new_file(path) as made:
            Path(made).write_text(text, encoding="utf-8")
            with noting(""):  # it is no input of this call
                problems = read_scenario_file(Path(made), law, path)[1] if law is not None else []
            serious = [problem for problem in problems if not problem.warning]
            if serious:
                raise CasusError(serious, f"{path}, which would not be read again and is not written")
    except OSError as error:
        raise wrong(f"{quote(path)} cannot be written: {error.strerror}", "name a file of your own") from None


def _own_name(place: Path, name: str) -> str:
    """The name of the scenario in a file: that of the file, where it can be one."""
    problems: list[Problem] = []
    check_id(scalar(place.stem, Mark(place.name, 1, 1)), problems)
    return place.stem if not problems else f"{Path(name).stem}-changed"


def _note(made: Variant, name: str) -> str:
    old = " ".join(text_of(made.tree, "note").split())
    said = f"A variant of {Path(name).stem}, imagined. Changed: {'; '.join(made.changes)}."
    return f"{old} {said}".strip()


TIMELINE_FIELDS: dict[str, str] = {
    "date": "the day at the end of which the scenario was assessed",
    "norm": "id of the norm",
    "kind": "the deontic kind",
    "act": "what the norm is about",
    "bearer": "who bears it",
    "toward": "toward whom",
    "trigger": "id of the event that sets it off",
    "status": "how the norm stood at the end of that day",
    "standing": "settled or contested, over what was known by that day",
    "performance": "the duty against the record up to that day",
    "before": "its status at the end of the day shown before; empty where it was not there",
}
"""The words of a change, in order, each with what it says."""

_KEPT_KINDS = ("duty", "breach", "power", "permission")

MOST_WORK = 600_000
"""How much may follow on all days together, counted in atoms and instances of rules: each day is assessed by itself, and what can follow on
a day grows with the events before it. So much takes some eight seconds."""


class State(NamedTuple):
    """How a norm stood at the end of a day."""

    status: str
    standing: str
    performance: str


class TimelineDay(NamedTuple):
    """One day: its events, and the norms that stand otherwise than the day before, with how they stood then."""

    day: int
    events: tuple[Event, ...]
    changes: tuple[tuple[Key, State, State | None], ...]
    known: frozenset[tuple[str, str, str]] = frozenset()  # (norm, bearer, toward) that were there the day before


class Timeline:
    """The days of one scenario under one choice."""

    def __init__(self, run: Run, chosen: Chosen, name: str = "", first: int = FIRST_DAY, last: int = LAST_DAY) -> None:
        """name: the scenario as it was named, so that a command can name it again. first, last: only these days are looked at.

        Raises CasusError where these days are too much to assess each.
        """
        self.first, self.last = first, last
        self.run = run
        self.name = name or run.scenario.id
        self.chosen = chosen
        self.voice = Voice(run.law, run.scenario)
        scenario = run.scenario
        own = {event.id for event in scenario.events}
        own |= {event.id for dispute in scenario.disputes for version in dispute.versions for event in version.events}
        self.events = [
            event
            for event in run.case.events.values()
            if event.id in own and event.date is not None and not event.denied
        ]
        asked = Timeline, chosen, first, last
        if asked not in run.kept:
            run.kept[asked] = self._steps()
        self.steps: list[TimelineDay] = run.kept[asked]

    def days(self) -> list[int]:
        """The days to look at: those of events, those after something ended, and the last day of the file."""
        as_of = self.run.scenario.as_of
        found = {known_on(event, as_of) for event in self.events}
        ends = {add(event.until.last, 1, "days") for event in self.events if event.until is not None}
        return sorted(found | {day for day in ends if day <= as_of} | {as_of})

    @property
    def options(self) -> str:
        """The days that were asked for and the choice, as they stand on a command line, with a blank before."""
        asked = "".join(f" --{word} {show_day(day)}" for word, day in self._asked)
        return asked + self.chosen.options

    @property
    def bounds(self) -> str:
        """The days that were asked for, in words; empty for all."""
        return " ".join(f"{word} {show_day(day)}" for word, day in self._asked)

    @property
    def _asked(self) -> list[tuple[str, int]]:
        return [
            *([("from", self.first)] if self.first > FIRST_DAY else []),
            *([("to", self.last)] if self.last < LAST_DAY else []),
        ]

    def _steps(self) -> list[TimelineDay]:
        as_of = self.run.scenario.as_of
        made: list[TimelineDay] = []
        days = self.days()
        self.work = 0
        earlier = [day for day in days if day < self.first]
        before = self._states(earlier[-1]) if earlier else {}
        asked = [day for day in days if self.first <= day <= self.last]
        for place, day in enumerate(asked):
            if self.work > MOST_WORK and place:
                raise self._too_long(asked, place)
            events = tuple(event for event in self.events if known_on(event, as_of) == day)
            now = self._states(day)
            keys = [key for key in dict.fromkeys([*now, *before]) if now.get(key) != before.get(key)]
            gone = State(NOT_TRIGGERED, "", "")
            changes = tuple((key, now.get(key, gone), before.get(key)) for key in keys)
            if events or changes:
                known = frozenset((key.norm, key.bearer, key.toward) for key in before)
                made.append(TimelineDay(day, events, changes, known))
            before = now
        return made

    def _states(self, day: int) -> dict[Key, State]:
        law, chosen = self.run.law, self.chosen
        scenario = cut(narrowed(self.run.scenario, law), day, law.vocabulary)
        engine = engine_for(law, chosen.backend)
        run = DayRun(
            engine, scenario, engine.choice(scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts))
        )
        self.work += len(run.ground.atoms) + len(run.ground.instances)
        return {key: State(*found) for key, found in run.stances(_KEPT_KINDS).items()}

    def _too_long(self, asked: Sequence[int], place: int) -> CasusError:
        """That there are too many days with too many events before them; how to look at them in parts."""
        last = show_day(asked[place - 1])
        begin = f"{self.name} --from {show_day(self.first)}" if self.first > FIRST_DAY else self.name
        message = f"each of {len(asked)} days of {quote(self.run.scenario.id)} is assessed with all events before it, which is too much after {last}"
        cure = f"look at them in parts: casus timeline {begin} --to {last}, then --from {show_day(asked[place])}"
        return wrong(message, cure, "too-many")


# ---- as values -------------------------------------------------------------------------------------------------------


def timeline_values(timeline: Timeline) -> list[dict[str, Any]]:
    """The days as plain values: each with its events, and the norms that changed."""
    return [
        {
            "date": show_day(step.day),
            "events": [
                {
                    "event": event.id,
                    "says": timeline.voice.deed(event),
                    "date": event.date.text if event.date is not None else None,
                    "until": event.until.text if event.until is not None else None,
                    "conduct": event.conduct,
                }
                for event in step.events
            ],
            "changes": rows([step]),
        }
        for step in timeline.steps
    ]


def rows(steps: Iterable[TimelineDay]) -> list[dict[str, Any]]:
    """The changes as flat rows."""
    return [
        {
            "date": show_day(step.day),
            **{name: getattr(key, name) for name in ("norm", "kind", "act", "bearer", "toward", "trigger")},
            **now._asdict(),
            "before": before.status if before is not None else "",
        }
        for step in steps
        for key, now, before in step.changes
    ]
