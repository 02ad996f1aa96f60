"""What the record rests on: every scenario of history assessed under every reading and every single answer that somebody holds.

One engine serves all scenarios, each is grounded once, and answers that nothing in a scenario depends on are not tried again.
What was found is kept by the content of the law and of each file (files/cache.py): never needed, never stale.
"""

import gc
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from casus.ask.reasons import how_far
from casus.assessment.cases import Choice
from casus.assessment.engine import Engine, Run, acted_without_duty
from casus.assessment.performance import Conduct, DutyRecord
from casus.assessment.results import EXACT, LIVE, NOT_TRIGGERED, SETTLED, Deed, Key, Row, told
from casus.assessment.space import QUESTION
from casus.assessment.standing import Standings
from casus.assessment.statuses import Standing, decide, merge
from casus.files import bundled, cache, inputs, workers
from casus.files.inputs import content
from casus.files.providers import paths_in_all, paths_of
from casus.files.sources import Cite
from casus.law.model import Event, Law
from casus.logic.plan import evaluate
from casus.scenarios import library
from casus.scenarios.library import CasusError, data_folder, read_scenario_file, scenario_files
from casus.scenarios.model import Scenario, systems_for
from casus.words.names import Voice

KIND = "history"
_NAME = "record"
"""The kind of scenarios that make the record; the name under which what was found is kept."""


class Occasion(NamedTuple):
    """An event that sets off a duty. `parts` say what it is (its word, who acted and toward whom), for finding it again elsewhere.

    `first` and `last` bound its date; `continues` names the event whose occasion it is part of. `actors` acted. `roles` are all that
    the file says of it, `sources` the ids of what it rests on; `date` is its date as written, `until` its last day.
    """

    id: str
    first: int
    last: int
    continues: str
    actors: tuple[str, ...]
    parts: tuple[Any, ...]
    says: str
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sources: tuple[str, ...] = ()
    date: str = ""
    until: int = 0


class Owed(NamedTuple):
    """One duty of one member under one choice.

    `day` is its critical date, `due` the day on which it fell due. `verdicts` are those under each answer to what the choice leaves
    open, in their order (assessment/performance.py); `deeds` the entries of the record that bear on it.
    """

    norm: str
    act: str
    bearer: str
    toward: str
    trigger: str
    status: str
    day: int
    due: int
    verdicts: tuple[str, ...]
    deeds: tuple[Deed, ...] = ()
    statuses: tuple[str, ...] = ()
    standing: str = SETTLED

    @property
    def verdict(self) -> str:
        """The verdicts as one text; empty where the law does not say what performs the duty."""
        return told(self.verdicts)


class Entry(NamedTuple):
    """One entry of the record: what it is, its day as known and the days that bound it, who acted, toward whom, in words.

    `says` is what the file says in its own words, `about` what the entry names besides, such as the kind of act. `members`: it counts
    for those of an organisation; `listed`: for which, where the file lists them. `offered`: not accepted.
    """

    id: str
    word: str
    date: str
    first: int
    last: int
    by: tuple[str, ...]
    toward: tuple[str, ...]
    about: tuple[str, ...]
    members: bool
    offered: bool
    denied: bool
    says: str
    sources: tuple[str, ...]
    listed: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """One scenario: its occasions, its duties under each choice, over all that is left open, and what was done without a duty.

    `choices` maps the name of a choice to its place in `profiles`. `contested` has each duty that lives under
    some view: its standing, and the statuses it has under the views that somebody holds.
    `deeds` are the entries of the record. `sources` are those of its events and entries: id, what it is, how far it was read, what was
    read there. `claims` are those that the file corrects: the claim, whose it is, the better record, the norm, the sources as read.
    `known`: every case was looked at. `follows` are the incidents whose duties it continues, `searched` the members under `no_record`, `systems` the systems of
    treaties that it touches.
    """

    id: str
    title: str
    first: int
    last: int
    as_of: int
    states: tuple[str, ...]
    occasions: tuple[Occasion, ...]
    choices: dict[str, int]
    profiles: tuple[tuple[Owed, ...], ...]
    contested: dict[tuple[str, ...], tuple[str, tuple[str, ...]]]
    without: tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...]
    deeds: tuple[Entry, ...]
    claims: tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...]
    known: bool
    sources: tuple[tuple[str, str, str, str], ...] = ()
    follows: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()

    def owed(self, choice: str) -> tuple[Owed, ...]:
        """The duties under a choice: a reading, or question=answer."""
        return self.profiles[self.choices[choice]]


def choices_of(law: Law) -> dict[str, dict[str, str]]:
    """Every choice that the record is told under, with its answers: the default, the named readings, and each single held answer
    on top of the default. Answers that exclude the rest of the default are left out."""
    made: dict[str, dict[str, str]] = {"default": {}}
    made.update({name: dict(reading.answers) for name, reading in law.readings.items()})
    usual = law.default_reading()
    for question in law.questions.values():
        for answer in question.answers:
            if answer.id != question.default and answer.held_by:
                one = {question.id: answer.id}
                if not _excluded(law, {**usual, **one}):
                    made[f"{question.id}={answer.id}"] = one
    return made


def _excluded(law: Law, answers: dict[str, str]) -> bool:
    return any(
        all(answers.get(name) == value for name, value in pairs)
        for question in law.questions.values()
        for pairs in question.excludes
    )


def chapters(
    law: Law,
    folder: Path | None = None,
    tell: Callable[[int, int], None] | None = None,
    own: dict[str, Path] | None = None,
) -> list[Chapter]:
    """The record: a chapter for each scenario of history, by date.

    folder, own: a folder of scenarios or files by name, in place of those that the record rests on. tell: is told how many are
    done, of how many that had to be worked out.
    """
    files = own or (scenario_files(folder) if folder is not None else history_files())
    for path in files.values():  # also where it is known already what follows in it
        inputs.note_file(inputs.SCENARIO, library.name_of(path, library.file_shown(path)), path)
    key = chapters_key(law)
    if own and key:  # kept apart, so that they do not take the place of the record
        key = bundled.hash_of(key, *sorted(str(path.absolute()) for path in own.values()))
    digests = {name: _digest(path) for name, path in files.items()}
    for name, path in (own or {}).items():  # a file that changes others holds what they hold
        digests[name] += "".join(digest for _, digest in library.origins_now(str(path), law)[0])
    asked = (key, tuple(digests.items()))
    if key and asked in _made:
        return _made[asked]
    stored: dict[str, Any] = (cache.load(key, _NAME) if key else None) or {}
    missing = [name for name, digest in digests.items() if digest not in stored]
    if missing:
        missing.sort(
            key=lambda name: -files[name].stat().st_size
        )  # the longest first, so that none is waited for at the end
        try:
            for count, (name, made) in enumerate(workers.done(_worker(law, files), missing), 1):
                stored[digests[name]] = made
                if tell is not None:
                    tell(count, len(missing))
        finally:  # what was found is kept also if the user stops it
            if key:
                cache.save(key, {digest: stored[digest] for digest in digests.values() if digest in stored}, _NAME)
    collecting = gc.isenabled()
    gc.disable()
    try:
        made = [_chapter(stored[digest]) for digest in digests.values()]
    finally:
        if collecting:
            gc.enable()
    made.sort(key=lambda item: (item.first, item.id))
    if key:
        _made.clear()
        _made[asked] = made
    return made


_made: dict[tuple[str, tuple[tuple[str, str], ...]], list[Chapter]] = {}
"""The record that was asked for last, by the law and by what the files hold."""


def history_files() -> dict[str, Path]:
    """The scenarios of history of all that is chosen, by name. Raises CasusError where two have one name."""
    return {name: Path(path) for name, path in paths_in_all(paths_of("scenarios", KIND)).items()}


def engine_of(law: Law) -> Engine:
    """What assesses for the record. Only duties are counted, so only what they and what performs a norm rest on is worked out."""
    asked = {rule.norm for rule in law.rules() if rule.then.word == "duty"}
    asked |= {entry.norm for clause in law.clauses.values() for entry in clause.performs}
    return Engine(law, "plan", frozenset(asked))


def _worker(law: Law, files: dict[str, Path]) -> Callable[[str], tuple[Any, ...]]:
    """What works out one scenario by its name, as plain values."""
    engine = engine_of(law)

    def work(name: str) -> tuple[Any, ...]:
        scenario, problems = read_scenario_file(files[name], law)
        serious = [problem for problem in problems if not problem.warning]
        if scenario is None or serious:
            raise CasusError(serious, files[name].name)
        return chapter_values(chapter(engine, scenario))

    return work


def chapters_key(law: Law) -> str:
    """The name under which what was found under a law is kept: by the content of the engine and of the law; "" for not at all."""
    engine = cache.key_of(data_folder("rules"))
    return bundled.hash_of(engine, law.digest) if engine and law.digest else ""


def worked_out(law: Law, folder: Path) -> dict[str, Any]:
    """What is kept for the scenarios in a folder: by the content of each file, its chapter as plain values."""
    files = scenario_files(folder)
    return {_digest(files[name]): made for name, made in workers.done(_worker(law, files), list(files))}


def _digest(path: Path) -> str:
    """A hash of what a file holds; "" for what is none, which its reading says."""
    try:
        return hashlib.blake2b(content(path), digest_size=16).hexdigest()
    except OSError:
        return ""


def chapter_values(made: Chapter) -> tuple[Any, ...]:
    """A chapter as plain values, to be kept."""
    return tuple(
        tuple(map(tuple, value))
        if name in ("occasions", "deeds")
        else tuple(tuple(map(_plain, profile)) for profile in value)
        if name == "profiles"
        else value
        for name, value in made._asdict().items()
    )


def _plain(owed: Owed) -> tuple[Any, ...]:
    return tuple(owed._replace(deeds=tuple(map(tuple, owed.deeds))))  # type: ignore[arg-type]  # plain values, to be kept


def _owed_of(values: Sequence[Any]) -> Owed:
    owed = Owed(*values)
    return owed._replace(deeds=tuple(Deed(*deed) for deed in owed.deeds)) if owed.deeds else owed


def _chapter(values: Sequence[Any]) -> Chapter:
    """The inverse of `plain`."""
    found = Chapter(*values)
    return found._replace(
        occasions=tuple(Occasion(*item) for item in found.occasions),
        profiles=tuple(tuple(map(_owed_of, profile)) for profile in found.profiles),
        deeds=tuple(Entry(*item) for item in found.deeds),
    )


# ---- one scenario ----------------------------------------------------------------------------------------------------


def chapter(engine: Engine, scenario: Scenario) -> Chapter:
    """One scenario under every choice."""
    law = engine.law
    run = engine.run(scenario)
    standings = run.over_all()
    contested: dict[Key, tuple[str, tuple[str, ...]]] = {}
    for key in standings.status:
        if key.kind == "duty" and any(item in LIVE for item in standings.statuses(key)):
            status = run.all[key].status if key in run.all else NOT_TRIGGERED
            found = run.disputed(key, status)
            row = Row(
                scenario.id, "default", key.norm, "", *key[1:], status, standing=found.word, bound=key in run.bound
            )
            contested[key] = how_far(run, [row]), found.held
    asked: set[str] | None = None
    if isinstance(standings, Standings):  # every case was looked at, so what a norm depends on is known
        asked = {item.id for key in contested for item in standings.depends_on(key) if item.what == QUESTION}
        asked |= {name for clause in law.clauses.values() for entry in clause.performs for name, _ in entry.given}
    profiles: list[tuple[Owed, ...]] = []
    known: dict[tuple[tuple[str, str], ...], int] = {}
    named: dict[str, int] = {}
    for name, answers in choices_of(law).items():
        unheld = {question for question, answer in answers.items() if not _held(law, question, answer)}
        choice = Choice({**run.choice.answers, **answers}, run.choice.versions, run.choice.silences)
        matters = tuple(
            (question, answer)
            for question, answer in choice.answers.items()
            if asked is None or question in asked or question in unheld
        )
        if matters not in known:
            known[matters] = len(profiles)
            profiles.append(_owed(run, choice, contested))
        named[name] = known[matters]
    conduct = run.conduct
    live = [_bare(scenario, key, item, conduct) for key, item in run.live.items() if key.norm in conduct.entries]
    without = acted_without_duty(run, conduct, live, "default")
    triggers = {owed.trigger for profile in profiles for owed in profile} | {key.trigger for key in contested}
    dated = [event for event in scenario.happenings if event.date is not None and not event.denied]
    dated = [event for event in dated if scenario.id.endswith(event.date.text[:4] if event.date else "")] or dated
    occasions, deeds = _occasions(run, triggers), _deeds(run)
    return Chapter(
        scenario.id,
        scenario.title,
        min((event.date.first for event in dated if event.date), default=scenario.as_of),
        max((event.date.last for event in dated if event.date), default=scenario.as_of),
        scenario.as_of,
        tuple(sorted(_states(law, scenario))),
        occasions,
        named,
        tuple(profiles),
        {tuple(key): found for key, found in contested.items()},
        tuple(
            (row.norm, row.act, row.bearer, row.toward, tuple((deed.event, deed.extent) for deed in row.deeds))
            for row in without
        ),
        deeds,
        _claims(run),
        standings.reach == EXACT,
        _sources(run, (*occasions, *deeds)),
        scenario.follows,
        tuple(entry.of for entry in scenario.no_record),
        tuple(sorted(systems_for(law, scenario))),
    )


def _held(law: Law, question: str, answer: str) -> bool:
    found = law.questions[question].answer(answer)
    return found is not None and bool(found.held_by)


def _states(law: Law, scenario: Scenario) -> set[str]:
    """The states that events of a scenario name."""
    named = {str(value) for event in scenario.happenings for _, values in event.roles for value in values}
    return {name for name in named if name in law.entities and law.entities[name].kind == "state"}


def _bare(scenario: Scenario, key: Key, item: Standing, conduct: Conduct) -> Row:
    """A row with no more than its record."""
    record = conduct.against(key.norm, *key[3:], item.day, item.due, item.rule.then.deadline)
    return Row(scenario.id, "default", key.norm, "", *key[1:], item.status, deeds=record.deeds)


def _owed(run: Run, choice: Choice, contested: dict[Key, tuple[str, tuple[str, ...]]]) -> tuple[Owed, ...]:
    """The duties of states under one choice."""
    prospect, law = run.prospect, run.law
    if not contested and choice != run.choice and isinstance(run.over_all(), Standings):
        return ()
    case = run.case if choice == run.choice else prospect.space.case(choice)
    evaluation = run.evaluation if choice == run.choice else evaluate(prospect.ground, case.atoms)
    fired = set(evaluation.fired)
    firings = [prospect.firings[number] for number in prospect.decisive if number in fired]
    decided = merge(decide(law, run.compiled, case, firings, run.scenario.as_of))
    atoms = frozenset(atom for number, atom in enumerate(prospect.ground.atoms) if evaluation.true[number])
    conduct = Conduct(law, run.scenario, case, atoms)
    made = []
    for key, item in decided.items():
        if key.kind != "duty" or item.status not in LIVE or law.entities[key.bearer].kind != "state":
            continue
        record = DutyRecord((), ())
        if key.norm in conduct.entries:
            record = conduct.against(key.norm, *key[3:], item.day, item.due, item.rule.then.deadline)
        standing, statuses = contested.get(key, (SETTLED, (item.status,)))
        days = (item.day, item.due)
        made.append(
            Owed(key.norm, key.act, *key[3:], item.status, *days, record.verdicts, record.deeds, statuses, standing)
        )
    return tuple(sorted(made))


def _occasions(run: Run, triggers: Iterable[str]) -> tuple[Occasion, ...]:
    """The events that set off duties, under any choice."""
    known: dict[str, Event] = {event.id: event for event in run.law.acts}
    known.update(
        (event.id, event) for dispute in run.scenario.disputes for item in dispute.versions for event in item.events
    )
    known.update((event.id, event) for event in run.scenario.events)
    known.update(run.case.events)
    voice = Voice(run.law, run.scenario)
    made = []
    for name in sorted(triggers):
        event = known.get(name)
        if event is None:
            continue
        roles = run.law.vocabulary.predicates[event.word].roles
        types = run.law.vocabulary.types
        parts: list[Any] = [event.word]
        for role in roles:
            kind = types.get(role.type)
            names = kind is not None and bool(kind.entities or kind.actors)
            fixed = (
                kind is not None
                and bool(kind.values)
                and not (kind.scale or (role.values and not role.written) or role.optional)
            )
            if names or fixed:
                parts.append((role.name, tuple(sorted(map(str, event.values(role.name))))))
        first, last = (event.date.first, event.date.last) if event.date is not None else (0, 0)
        actors = tuple(str(value) for _, values in event.roles[:1] for value in values)
        said = tuple((role, tuple(map(str, values))) for role, values in event.roles)
        sources = tuple(dict.fromkeys(cite.source for cite in event.cites))
        date = event.date.text if event.date is not None else ""
        until = event.until.last if event.until is not None else last
        made.append(
            Occasion(
                name, first, last, event.continues, actors, tuple(parts), voice.deed(event), said, sources, date, until
            )
        )
    return tuple(made)


def _claims(run: Run) -> tuple[tuple[str, str, str, str, tuple[tuple[str, str], ...]], ...]:
    """The claims of press accounts that the file corrects."""
    voice, made = Voice(run.law, run.scenario), []
    for item in run.scenario.corrections:
        sources = [voice.source(cite, run.scenario.sources) for cite in item.cites]
        made.append(
            (item.claim, item.by, item.better, item.norm, tuple((source.ref, source.read) for source in sources))
        )
    return tuple(made)


def _sources(run: Run, told_of: Iterable[Occasion | Entry]) -> tuple[tuple[str, str, str, str], ...]:
    """What the events and entries of a scenario rest on, each once."""
    voice = Voice(run.law, run.scenario)
    names = sorted({name for item in told_of for name in item.sources})
    made = [(name, voice.source(Cite(name), run.scenario.sources)) for name in names]
    return tuple((name, source.ref, source.read, source.supports) for name, source in made)


def _deeds(run: Run) -> tuple[Entry, ...]:
    """The entries of the record."""
    voice = Voice(run.law, run.scenario)
    return tuple(
        Entry(
            event.id,
            event.word,
            event.date.text if event.date is not None else "",
            event.date.first if event.date is not None else 0,
            event.until.last if event.until is not None else event.date.last if event.date is not None else 0,
            tuple(str(value) for _, values in event.roles[:1] for value in values),
            tuple(str(value) for _, values in event.roles[1:2] for value in values),
            tuple(str(value) for _, values in event.roles[2:] for value in values),
            event.for_members is not None,
            event.tendered and not event.accepted,
            event.denied,
            voice.deed(event),
            tuple(dict.fromkeys(cite.source for cite in event.cites)),
            event.for_members or (),
        )
        for event in run.scenario.conduct
    )


__all__ = ["Chapter", "Occasion", "Owed", "chapter", "chapter_values", "chapters", "choices_of"]
