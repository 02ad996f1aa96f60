"""The law as read from YAML: instruments, clauses, wordings, rules, questions, readings and dated acts; and events, facts and accounts of disputes."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar, cast

from casus.files.cache import decode, encode
from casus.files.days import Span
from casus.files.problems import Mark
from casus.files.sources import Cite, Source
from casus.law.conditions import Condition, Pattern, Shift
from casus.law.vocabulary import Vocabulary
from casus.law.world import Entity, Place
from casus.logic.terms import Term

Values = tuple[tuple[str, tuple[str | int, ...]], ...]
"""Roles with their values in core form; more than one value means each."""


class Event(NamedTuple):
    """Something that happened, or that the file says did not (`denied`); also an entry of the record (`conduct`).

    `for_members` of conduct: None, or the states for which an organisation's act counts (empty: every member).
    """

    id: str
    word: str
    roles: Values
    date: Span | None
    until: Span | None
    after: tuple[str, ...] = ()
    continues: str = ""
    denied: bool = False
    says: str = ""
    held_by: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    conduct: bool = False
    for_members: tuple[str, ...] | None = None
    tendered: bool = False
    accepted: bool = False
    mark: Mark = Mark("", 0, 0)

    def values(self, role: str) -> tuple[str | int, ...]:
        """The values of a role; empty where the file leaves it out."""
        return next((values for name, values in self.roles if name == role), ())


class Fact(NamedTuple):
    """A statement without a date, such as where a band came from. An appraisal has holders."""

    word: str
    roles: Values
    denied: bool = False
    held_by: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    mark: Mark = Mark("", 0, 0)


class Edit(NamedTuple):
    """One field that a version changes: a role, `date` or `until` of an event."""

    event: str
    role: str
    values: tuple[str | int, ...] = ()
    span: Span | None = None


class Version(NamedTuple):
    """One account of what happened: who holds it and what it changes, all of it together."""

    id: str
    says: str
    held_by: tuple[str, ...]
    edits: tuple[Edit, ...]
    drop: tuple[str, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    order: tuple[str, ...]
    cites: tuple[Cite, ...]


class Dispute(NamedTuple):
    """A point of fact on which accounts differ."""

    id: str
    about: str
    default: str
    because: str
    versions: tuple[Version, ...]
    mark: Mark = Mark("", 0, 0)

    def version(self, name: str) -> Version:
        """The version of that id. Raises KeyError if there is none."""
        for version in self.versions:
            if version.id == name:
                return version
        raise KeyError(name)


class Narrative(NamedTuple):
    """What is told of what happened, whole: events, the disputes about them, and the last day it speaks of."""

    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    as_of: int

    @property
    def happenings(self) -> tuple[Event, ...]:
        """The events proper, without the record."""
        return tuple(event for event in self.events if not event.conduct)


Given = tuple[tuple[str, str], ...]
"""Answers under which something holds: ((question, answer), …)."""


class Instrument(NamedTuple):
    """A treaty, protocol, charter or resolution. Dates are as written; empty where not found."""

    id: str
    system: str
    title: str
    short: str
    signed: str = ""
    in_force: str = ""
    note: str = ""
    cites: tuple[Cite, ...] = ()


class Wording(NamedTuple):
    """The text of a paragraph as it stood from a first through a last day.

    From `kept_from` on (0 for none) it is known from `kept_cites` only that the text was kept: the article around it changed.
    `points`: what it says on points that are compared with other treaties and that its rules do not say in a line.
    """

    id: str
    first: int
    last: int
    gloss: str
    note: str = ""
    cites: tuple[Cite, ...] = ()
    kept_from: int = 0
    kept_cites: tuple[Cite, ...] = ()
    points: tuple[tuple[str, str], ...] = ()


class Paragraph(NamedTuple):
    """A paragraph of an article with its wordings in order of time."""

    id: str
    article: str
    heading: str
    wordings: tuple[Wording, ...]


class Unreached(NamedTuple):
    """A rule whose conclusion an exception can never meet, and why."""

    rule: str
    because: str
    mark: Mark


class Exception_(NamedTuple):
    """One `unless` or `until` of a rule."""

    id: str
    says: str
    given: Given
    when: tuple[Condition, ...]
    mark: Mark
    not_for: tuple[Unreached, ...] = ()


class Conclusion(NamedTuple):
    """What a rule draws. `sort` is concept, fact, starts, ends or norm; `word` the predicate or the deontic kind.

    For starts and ends, `day` (shifted by `shift`) is the first or the last day. `deadline` belongs to duties.
    """

    sort: str
    word: str
    roles: tuple[tuple[str, Term], ...]
    day: Term | None = None
    shift: Shift | None = None
    deadline: str = ""


class Rule(NamedTuple):
    """One way to one conclusion, in one wording."""

    id: str
    clause: str
    norm: str
    says: str
    given: Given
    when: tuple[Condition, ...]
    once: tuple[Condition, ...]
    unless: tuple[Exception_, ...]
    until: tuple[Exception_, ...]
    then: Conclusion
    wording: str
    first: int
    last: int
    standing: bool
    types: dict[str, str]
    cites: tuple[Cite, ...]
    mark: Mark


class Performs(NamedTuple):
    """Conduct that performs a duty, in full or in part, or refuses it (`extent` nothing).

    `notable`: it is reported even where no duty called for it (acted without a duty).
    `beforehand`: the duty is to do it first, so it counts up to the critical date and not after.
    """

    norm: str
    extent: str
    given: Given
    pattern: Pattern
    cites: tuple[Cite, ...]
    mark: Mark
    notable: bool = False
    beforehand: bool = False


class Clause(NamedTuple):
    """An article, or a rule of general law: what one law file holds."""

    id: str
    system: str
    instrument: str
    article: str
    heading: str
    gloss: str
    paragraphs: tuple[Paragraph, ...]
    rules: tuple[Rule, ...]
    performs: tuple[Performs, ...]
    related: tuple[str, ...]
    untranslated: str
    cites: tuple[Cite, ...]
    sources: dict[str, Source]
    mark: Mark


class Answer(NamedTuple):
    """One answer to a question of law, the words it rests on, and who holds it.

    `each`: it leaves open which of the others is right, and what follows is told under each of them. `days`: so many the duty may take,
    where the question is one of time; None for any number.
    """

    id: str
    says: str
    rests_on: str
    held_by: tuple[str, ...]
    cites: tuple[Cite, ...]
    each: bool = False
    days: int | None = None


class Question(NamedTuple):
    """A point of law on which identified holders differ. `bears_on` names rules, RULE#EXCEPTION, or performs/NORM.

    `times` is the deadline of which it asks how long it is; its answers say how many days. `excludes` lists answers that cannot be held together, each as ((question, answer), …).
    """

    id: str
    system: str
    asks: str
    bears_on: tuple[str, ...]
    default: str
    because: str
    answers: tuple[Answer, ...]
    tested_by: tuple[str, ...]
    note: str
    mark: Mark
    excludes: tuple[Given, ...] = ()
    times: str = ""

    def answer(self, name: str) -> Answer | None:
        """The answer of that id, or None."""
        return next((answer for answer in self.answers if answer.id == name), None)


class Reading(NamedTuple):
    """A named set of answers. Questions it leaves out get the default answer."""

    id: str
    system: str
    name: str
    of: str
    because: str
    answers: Given
    cites: tuple[Cite, ...]


class Law(NamedTuple):
    """Everything under `rules/`, read and checked. `digest` is a hash of the files. `common` are the systems that say of themselves that
    they are law for all. `given` are statuses that hold at all times though no act draws them: (status, values); only where it is
    asked what would be (law/systems.py). `whole` is the law that this one was cut out of, None for one that was not.
    """

    vocabulary: Vocabulary
    entities: dict[str, Entity]
    places: dict[str, Place]
    sources: dict[str, Source]
    systems: dict[str, str]
    instruments: dict[str, Instrument]
    clauses: dict[str, Clause]
    questions: dict[str, Question]
    readings: dict[str, Reading]
    acts: tuple[Event, ...]
    disputes: tuple[Dispute, ...]
    publishers: dict[str, str]
    digest: str = ""
    common: tuple[str, ...] = ()
    given: tuple[tuple[str, tuple[str, ...]], ...] = ()
    whole: "Law | None" = None

    def __repr__(self) -> str:
        return (
            f"<Law: {len(self.instruments)} instruments, {len(self.clauses)} clauses, {len(self.questions)} questions>"
        )

    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of the files."""
        return _rules(self)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, or None."""
        clause = _clauses_by_rule(self).get(rule_id)
        return next(rule for rule in self.clauses[clause].rules if rule.id == rule_id) if clause is not None else None

    def drawing(self, norm: str) -> Rule | None:
        """The first rule that draws a norm, or None."""
        return _by_norm(self).get(norm)

    def system_of(self, norm: str) -> str:
        """The system of treaties whose clause draws a norm; "" where none does."""
        rule = self.drawing(norm)
        return self.clauses[rule.clause].system if rule is not None else ""

    def norms(self) -> tuple[str, ...]:
        """The norms that rules draw, in the order of the files."""
        return tuple(_by_norm(self))

    def default_reading(self) -> dict[str, str]:
        """The default answer to each question."""
        return {question.id: question.default for question in self.questions.values()}

    def timing(self, norm: str, deadline: str) -> Question | None:
        """The question how long a deadline is, in the treaty system of a norm; None where nobody asks it."""
        system = self.system_of(norm) if deadline else ""
        found = (item for item in self.questions.values() if item.times == deadline and item.system == system)
        return next(found, None) if system else None

    def paragraph(self, norm: str) -> Paragraph | None:
        """The paragraph a norm or rule id belongs to: the longest paragraph id that the part before the stroke begins with."""
        return _paragraphs(self).get(norm.partition("/")[0])


T = TypeVar("T")
LAWS = 48
"""Of how many laws what was found out about them is kept."""


class kept(Generic[T]):
    """As a decorator: a function of a law keeps what it finds, for the last few laws. A law is known by its identity: it never changes."""

    def __init__(self, function: Callable[[Law], T]) -> None:
        self.__doc__ = function.__doc__
        self._function = function
        self._found: dict[int, tuple[Law, T]] = {}

    def __call__(self, law: Law) -> T:
        """What the function finds."""
        known = self._found.get(id(law))
        return known[1] if known is not None and known[0] is law else self.note(law, self._find(law))

    def _find(self, law: Law) -> T:
        return self._function(law)

    def note(self, law: Law, value: T) -> T:
        """Take what was found out before, in another process; the result is the value."""
        while len(self._found) >= LAWS:
            del self._found[next(iter(self._found))]
        self._found[id(law)] = law, value
        return value


class lasting(kept[T]):
    """As `kept`; what is found is stored beside the compiled law too, so that a new process need not look through all of its rules."""

    def __init__(self, function: Callable[[Law], T]) -> None:
        super().__init__(function)
        self._name = function.__name__
        _LASTING[self._name] = self

    def _find(self, law: Law) -> T:
        stored = _stored(law)
        return cast(T, decode(stored[self._name])) if self._name in stored else super()._find(law)


_LASTING: dict[str, lasting[Any]] = {}


@kept
def _stored(law: Law) -> dict[str, Any]:
    """What was found out about a law in another process, as plain data."""
    return {}


def found_out(law: Law) -> dict[str, Any]:
    """What the functions that are loaded and last find out about a law, as plain data."""
    return {name: encode(function(law)) for name, function in _LASTING.items()}


def note_found(law: Law, found: dict[str, Any]) -> None:
    """Take what `found_out` found in another process."""
    _stored.note(law, found)


@kept
def _rules(law: Law) -> tuple[Rule, ...]:
    return tuple([rule for clause in law.clauses.values() for rule in clause.rules])


@lasting
def _clauses_by_rule(law: Law) -> dict[str, str]:
    """The clause of each rule."""
    found: dict[str, str] = {}
    for name, clause in law.clauses.items():
        for rule in clause.rules:
            found.setdefault(rule.id, name)  # of two with one id, which is a mistake, the first
    return found


@kept
def _by_norm(law: Law) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for rule in law.rules():
        if rule.norm:
            found.setdefault(rule.norm, rule)
    return found


@kept
def _paragraphs(law: Law) -> dict[str, Paragraph]:
    found: dict[str, Paragraph] = {}
    for clause in law.clauses.values():
        for paragraph in clause.paragraphs:
            found.setdefault(paragraph.id, paragraph)
    return found
