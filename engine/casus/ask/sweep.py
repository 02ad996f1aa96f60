"""Every combination of some things that vary, assessed at once; and which of them changes a status most often."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from casus.ask.choice import Chosen
from casus.assessment.cases import TooManyAccounts, all_events, disputes_of, open_roles
from casus.assessment.engine import Run, engine_for
from casus.assessment.results import LIVE, STATUSES, Key
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.assessment.vectors import Many, Patterns, joined, value_pattern
from casus.files.days import DayError, parse_day
from casus.files.problems import NOWHERE, Problem, offer, quote, wrong
from casus.law.model import Dispute, Edit, Event, Law, Version
from casus.scenarios.library import CasusError
from casus.scenarios.model import Scenario
from casus.words.speech import KnownNames, Speech

BLOCK = 1 << 20
"""So many cases are worked on at once; more are done in turn, because memory is what is short."""
MOST = 1 << 24
"""The most combinations of one sweep."""

_Block = dict[Key, tuple[tuple[str, int], ...]]
"""What is told of some cases: for each norm the statuses it has, each with its cases."""


class Axis(NamedTuple):
    """Something that varies: the number of its variable, and the numbers of the values that it takes, in order."""

    variable: int
    values: tuple[int, ...]


class Outcome(NamedTuple):
    """A norm, for all who bear it with the same outcome in every case: the cases in which it has each status."""

    norm: str
    kind: str
    act: str
    keys: tuple[Key, ...]
    cases: dict[str, int]

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that it has, in their usual order."""
        return tuple(status for status in STATUSES if self.cases.get(status))

    def times(self, status: str) -> int:
        """In how many cases it has a status."""
        return self.cases.get(status, 0).bit_count()


class Flip(NamedTuple):
    """How often one axis changes a status: of the pairs of cases that differ in it only, those in which the status differs."""

    axis: int
    differ: int
    pairs: int


class Swept(NamedTuple):
    """What a sweep found. `allowed` are the cases whose parts may go together; `total` is the number of all."""

    axes: tuple[Axis, ...]
    total: int
    allowed: int
    outcomes: tuple[Outcome, ...]

    @property
    def strides(self) -> tuple[int, ...]:
        """How many cases each axis keeps one value."""
        return strides_of(self.axes)

    def digits(self, case: int) -> tuple[int, ...]:
        """The place of the value that each axis has in a case."""
        pairs = zip(self.axes, self.strides, strict=True)
        return tuple(case // stride % len(axis.values) for axis, stride in pairs)

    def flips(self, outcome: Outcome) -> list[Flip]:
        """How often each axis changes the status of a norm; what does so most often first."""
        found = []
        for number, (axis, stride) in enumerate(zip(self.axes, self.strides, strict=True)):
            differ = pairs = 0
            arity = len(axis.values)
            for one in range(arity):
                mask = value_pattern(stride, arity, one, self.total)
                for two in range(one + 1, arity):
                    shift = (two - one) * stride
                    both = (self.allowed & (self.allowed >> shift) & mask).bit_count()
                    same = sum((cases & (cases >> shift) & mask).bit_count() for cases in outcome.cases.values())
                    pairs += both
                    differ += both - same
            found.append(Flip(number, differ, pairs))
        found.sort(key=lambda flip: (-(flip.differ / flip.pairs if flip.pairs else 0), flip.axis))
        return found


def strides_of(axes: Sequence[Axis]) -> tuple[int, ...]:
    """How many cases each axis keeps one value: the last changes with every case."""
    made = [1]
    for axis in reversed(axes[1:]):
        made.append(made[-1] * len(axis.values))
    return tuple(reversed(made)) if axes else ()


def sweep_of(
    run: Run, axes: Sequence[Axis], tell: Callable[[int, int], None] | None = None, block: int = BLOCK
) -> Swept:
    """Assess every combination of the values of some axes; the rest is as in the run. tell: is told how many cases are done."""
    axes = tuple(axes)
    count = prod(len(axis.values) for axis in axes)
    inner = len(axes)
    while inner and prod(len(axis.values) for axis in axes[inner - 1 :]) <= block:
        inner -= 1
    outer, within = axes[:inner], axes[inner:]
    size = prod(len(axis.values) for axis in within)
    patterns: Patterns = {}
    for axis, stride in zip(within, strides_of(within), strict=True):
        for place, value in enumerate(axis.values):
            patterns[axis.variable, value] = value_pattern(stride, len(axis.values), place, size)
    start = list(run.prospect.space.point(run.choice))
    known: dict[int, int] = {}
    blocks = list(product(*(axis.values for axis in outer)))
    allowed: list[int] = []

    def told(values: Sequence[int], alive: frozenset[Key] = frozenset()) -> _Block:
        """One block of cases: for each norm, the cases of each status."""
        point = list(start)
        for axis, value in zip(outer, values, strict=True):
            point[axis.variable] = value
        many = Many(run.prospect, point, patterns, size, [axis.variable for axis in outer], alive)
        if not alive:
            allowed.append(many.allowed)
        return {
            key: tuple(
                (status, known.setdefault(cases, cases)) for status, cases in many.cases_of(key).items() if cases
            )
            for key in many.status
        }

    found: list[_Block] = []
    for done, values in enumerate(blocks):
        found.append(told(values))
        if tell is not None:
            tell((done + 1) * size, count)
    living = [frozenset(key for key, part in block.items() if any(name in LIVE for name, _ in part)) for block in found]
    alive = frozenset().union(*living)
    for place, here in enumerate(living):
        if here != alive:  # a norm that lives in another block only: why it does not live here was not asked
            found[place] = told(blocks[place], alive)
    rows: dict[Key, list[tuple[tuple[str, int], ...]]] = {}
    for block_of in found:
        for key, part in block_of.items():
            rows.setdefault(key, []).append(part)
    return Swept(axes, count, joined(allowed, size), tuple(_outcomes(rows, size)))


def _outcomes(rows: dict[Key, list[tuple[tuple[str, int], ...]]], size: int) -> Iterator[Outcome]:
    """The norms with their cases, those together that are alike in every case."""
    alike: dict[object, list[Key]] = {}
    for key, parts in rows.items():
        same = tuple(tuple(sorted(part)) for part in parts)
        alike.setdefault((key.norm, key.kind, key.act, same), []).append(key)
    for keys in alike.values():
        blocks = [dict(part) for part in rows[keys[0]]]
        names = dict.fromkeys(status for block in blocks for status in block)
        cases = {status: joined([block.get(status, 0) for block in blocks], size) for status in names}
        first = keys[0]
        yield Outcome(first.norm, first.kind, first.act, tuple(keys), cases)


def numbers(cases: int, most: int | None = None) -> Iterator[int]:
    """The numbers of the cases in a set, in order; at most so many."""
    found, text = 0, f"{cases:b}"[::-1]
    place = text.find("1")
    while place >= 0 and (most is None or found < most):
        yield place
        found += 1
        place = text.find("1", place + 1)


def codes(outcome: Outcome, count: int) -> bytearray:
    """For each case the place in STATUSES of the status that a norm has there; the length of STATUSES where it is no case."""
    made = bytearray([len(STATUSES)]) * count
    for status, cases in outcome.cases.items():
        place = STATUSES.index(status)
        if cases.bit_count() == count:
            return bytearray([place]) * count
        for case in numbers(cases):
            made[case] = place
    return made


__all__ = ["BLOCK", "MOST", "Axis", "Flip", "Outcome", "Swept", "codes", "numbers", "sweep_of"]


HAPPENED, NOT_HAPPENED = "yes", "no"
"""The values of whether an event happened."""


class Factor(NamedTuple):
    """Something to vary: `name` as it was written, what it is in the space (question, account or silence) and its id there.

    `values` are ids; empty for all that somebody holds. `own`: it is a dispute made for the sweep.
    """

    name: str
    what: str
    id: str
    values: tuple[str, ...]
    own: bool = False


class Factors:
    """Reads what to vary in one scenario. `scenario` gets a dispute for each factor that needs one of its own."""

    def __init__(self, law: Law, scenario: Scenario) -> None:
        self.law = law
        self.scenario = scenario
        self.speech = Speech(law, KnownNames({}, "", scenario))
        self.disputes = disputes_of(law, scenario)
        self.events = {event.id: event for event in all_events(scenario)}
        self.silent = {f"{event}.{role}" for event, role in open_roles(law, scenario)}

    def read(self, texts: Sequence[str]) -> list[Factor]:
        """The factors of several words. Raises CasusError for words that name nothing here, and for the same thing twice."""
        found: list[Factor] = []
        for text in texts:
            name, equals, rest = text.partition("=")
            values = [value.strip() for value in rest.split(",")] if equals else []
            if equals and not all(values):
                raise wrong(f"--vary {quote(text)} lacks a word", "write --vary NAME=VALUE,VALUE")
            factor = self._factor(name.strip(), values)
            if any((factor.what, factor.id) == (other.what, other.id) for other in found):
                raise wrong(f"--vary names {quote(factor.name)} twice", "name it once, with all its values")
            if len(set(factor.values)) < len(factor.values):
                raise wrong(f"--vary {quote(text)} has a value twice", "name each value once")
            found.append(factor)
        return found

    def _factor(self, name: str, values: list[str]) -> Factor:
        if name in self.law.questions:
            known = [item.id for item in self.law.questions[name].answers]
            return Factor(name, QUESTION, name, self._known(name, values, known, "answer to"))
        if name in self.disputes:
            known = [item.id for item in self.disputes[name].versions]
            return Factor(name, ACCOUNT, name, self._known(name, values, known, "account of"))
        if " before " in name:
            return Factor(name, SILENCE, name, tuple(values))
        if "." in name:
            return self._field(name, values)
        event = self._event(name)
        if event is None:
            words = [event.word for event in self.scenario.happenings]
            options = [*self.law.questions, *self.disputes, *self.events, *dict.fromkeys(words)]
            raise wrong(f"nothing to vary is called {quote(name)}", offer(name, options))
        return self._happened(name, event, values)

    def _known(self, name: str, values: list[str], known: list[str], what: str) -> tuple[str, ...]:
        for value in values:
            if value not in known:
                raise wrong(f"{quote(value)} is no {what} {name}", offer(value, known))
        return tuple(values)

    def _event(self, name: str) -> Event | None:
        """An event by its id, or by its word where only one has it. Raises CasusError where several have it."""
        if name in self.events:
            return self.events[name]
        found = [event for event in self.events.values() if event.word == name and not event.conduct]
        if len(found) > 1:
            names = ", ".join(event.id for event in found)
            raise wrong(f"{len(found)} events are of the kind {quote(name)}", f"name one: {names}")
        return found[0] if found else None

    def _happened(self, name: str, event: Event, values: list[str]) -> Factor:
        """Whether an event happened at all."""
        if values and set(values) - {HAPPENED, NOT_HAPPENED}:
            raise wrong(f"an event happened or not, so {quote(name)} takes no other values", f"write --vary {name}")
        if event.denied:
            raise wrong(
                f"the file says that {event.id} did not happen, and no more of it",
                "write the event into a copy of the file",
            )
        made = (
            Version(HAPPENED, "It happened", (), (), (), (), (), (), ()),
            Version(NOT_HAPPENED, "It did not happen", (), (), (event.id,), (), (), (), ()),
        )
        return self._own(name, f"{event.id}.happened", made, values)

    def _field(self, name: str, values: list[str]) -> Factor:
        """A field of an event."""
        given, _, field = name.rpartition(".")
        event = self._event(given)
        if event is None:
            raise wrong(f"there is no event {quote(given)}", offer(given, self.events))
        word = self.law.vocabulary.predicates[event.word]
        key = f"{event.id}.{field}"
        role = word.role(field)
        if role is None and field not in ("date", "until"):
            options = [*(item.name for item in word.roles), "date", "until"]
            raise wrong(f"{quote(event.word)} has no field {quote(field)}", offer(field, options))
        setting = [
            dispute.id
            for dispute in self.disputes.values()
            if any((edit.event, edit.role) == (event.id, field) for item in dispute.versions for edit in item.edits)
        ]
        if setting and values:
            raise wrong(f"the accounts of {setting[0]} differ on {key}", f"write --vary {setting[0]}")
        if setting:
            return Factor(name, ACCOUNT, setting[0], ())
        if key in self.silent and role is not None and set(values) <= set(role.values):
            return Factor(name, SILENCE, key, tuple(values))
        if field == "date" and not values:
            return Factor(name, SILENCE, key, ())
        if not values and role is not None:
            kind = self.law.vocabulary.types[role.type]
            stated = {kind.values[value] if isinstance(value, int) else value for value in event.values(field)}
            wanted = {*(role.values or kind.values), *stated}
            values = [value for value in kind.values if value in wanted]
        if not values:
            raise wrong(f"--vary {quote(name)} lacks values", f"write --vary {name}=VALUE,VALUE")
        if event.denied:
            raise wrong(f"the file says that {event.id} did not happen", f"vary something else than {name}")
        return self._own(name, key, tuple(self._version(event, field, value) for value in values), values)

    def _version(self, event: Event, field: str, value: str) -> Version:
        """The account in which a field of an event has one value."""
        role = self.law.vocabulary.predicates[event.word].role(field)
        if role is None or field in ("date", "until"):
            span = parse_day(value)
            if isinstance(span, DayError):
                raise wrong(span.message, span.cure)
            edit = Edit(event.id, field, (), span)
        else:
            problems: list[Problem] = []
            found = self.speech.value(value, role.type, NOWHERE, problems)
            if found is None or problems:
                raise CasusError(problems or [Problem("call", f"{quote(value)} is no {role.type}", NOWHERE, "")])
            edit = Edit(event.id, field, (found,))
        return Version(value, f"The {field} is {value.replace('_', ' ')}", (), (edit,), (), (), (), (), ())

    def _own(self, name: str, key: str, versions: tuple[Version, ...], values: Sequence[str]) -> Factor:
        dispute = Dispute(key, f"the values of {name} that are tried", versions[0].id, "", versions)
        self.scenario = self.scenario._replace(disputes=(*self.scenario.disputes, dispute))
        return Factor(name, ACCOUNT, key, tuple(values) or tuple(item.id for item in versions), True)


def run_with(
    law: Law, scenario: Scenario, chosen: Chosen, texts: Sequence[str]
) -> tuple[Run, list[Factor], list[Axis]]:
    """A scenario inferred with what is to vary made variable; the factors with all their values, and their axes in the space."""
    reader = Factors(law, scenario)
    factors = reader.read(texts)
    try:
        run = engine_for(law, chosen.backend).run(
            reader.scenario,
            chosen.reading,
            dict(chosen.answers),
            dict(chosen.accounts),
            varying=[factor.id for factor in factors],
        )
    except TooManyAccounts as error:
        raise wrong(f"too many things that vary meet on the event {quote(str(error))}", "vary fewer of them") from None
    space = run.prospect.space
    point = space.point(run.choice)
    made: list[Factor] = []
    axes: list[Axis] = []
    for factor in factors:
        number = space.number.get((factor.what, factor.id))
        if number is None:
            raise wrong(
                f"the file does not leave {quote(factor.name)} open", "vary a question, a dispute or EVENT.FIELD=VALUE"
            )
        variable = space.variables[number]
        for value in factor.values:
            if value not in variable.values:
                raise wrong(f"{quote(value)} is no value of {factor.name}", offer(value, variable.values))
        values = factor.values or tuple(
            value for place, value in enumerate(variable.values) if variable.held[place] or place == point[number]
        )
        if len(values) < 2:
            others = [value for value in variable.values if value not in values]
            cure = f"write --vary {factor.name}={','.join([*values, *others])}" if others else "vary something else"
            raise wrong(f"only one value of {quote(factor.name)} would be tried", cure)
        made.append(factor._replace(values=values))
        axes.append(Axis(number, tuple(variable.values.index(value) for value in values)))
    return run, made, axes
