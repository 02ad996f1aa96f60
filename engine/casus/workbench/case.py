"""The case as it can be changed: events as sentences with menus in them, accounts and questions with their holders, and readings."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.files.problems import Problem, visible
from casus.files.sources import Cite
from casus.interface.assessing import Assessment
from casus.law.model import Event, Fact
from casus.law.vocabulary import UNKNOWN, Predicate, Role
from casus.show.view import View
from casus.words.names import READ_WORDS, sentence_start
from casus.workbench.address import ACCOUNT, ADD, ANSWER, DEFAULT, DROP, READING, SET, Change, State

_PARTS = re.compile(r"(\[[^\[\]]*\]|\{[a-z_]+\})")
_FIELD = re.compile(r"\{([a-z_]+)\}")


class Option(NamedTuple):
    """A value that can be chosen, in words."""

    value: str
    words: str


class Menu(NamedTuple):
    """What can be chosen in one field of an event: `now` is what stands there, `groups` the values, under headings. `fault`: what is wrong with it."""

    field: str
    label: str
    now: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    changed: bool = False
    fault: str = ""


class Told(NamedTuple):
    """A source: its address, how far it was read, and what it supports."""

    ref: str
    read: str
    supports: str


class Card(NamedTuple):
    """One event as a sentence: its words and menus in turn. `changes` are those that made it what it is; `back` leads to it as on file."""

    id: str
    word: str
    when: str
    plain: str
    sentence: tuple[str | Menu, ...]
    more: tuple[Menu, ...]
    days: tuple[Menu, ...]
    says: str
    holders: str
    sources: tuple[Told, ...]
    disputes: tuple[tuple[str, str], ...]
    denied: bool
    added: bool
    conduct: bool
    decides: bool
    changed: bool
    toggle: str
    back: str
    faults: tuple[str, ...]

    @property
    def menus(self) -> tuple[Menu, ...]:
        """All that can be changed of it: its days, what its sentence leaves out, and the menus in its sentence."""
        return (*self.days, *self.more, *(part for part in self.sentence if not isinstance(part, str)))


class Holding(NamedTuple):
    """An account or an answer that can be taken: what it says, who holds it, whether it is taken, and where that leads."""

    id: str
    says: str
    holders: str
    taken: bool
    usual: bool
    href: str
    sources: tuple[Told, ...] = ()


class Issue(NamedTuple):
    """A dispute or a question with those who differ. `because`: why the usual one is taken unless another is chosen."""

    id: str
    kind: str
    asks: str
    because: str
    holdings: tuple[Holding, ...]
    decides: bool


class Case(NamedTuple):
    """All of a case that can be changed."""

    cards: tuple[Card, ...]
    accounts: tuple[Issue, ...]
    questions: tuple[Issue, ...]
    readings: tuple[Holding, ...]


class CaseView:
    """Makes the cards of one state. `file` is the assessment of the scenario as on file, `now` that of the state."""

    def __init__(self, state: State, file: Assessment, now: Assessment, faults: Sequence[Problem] = ()) -> None:
        self.named_in_why: frozenset[str] = frozenset()
        self.state = state
        self.now = now
        self.view: View = now.view()
        self.voice = self.view.voice
        self.law = now.law
        self.scenario = now.scenario
        self.before = {event.id: event for event in file.scenario.events}
        self.faults = faults
        rows = [row for row in now.norms if row.bound and (row.kind in ("duty", "breach"))]
        self.deciding = {name for row in rows for name in row.because}
        self.turning = {
            (change.what, change.id)
            for row in rows
            for turn in (*row.turns_on, *row.turns_unheld, *row.performance_turns_on)
            for change in turn.changes
        }

    def case(self) -> Case:
        """All of it."""
        events = sorted(
            self.scenario.events, key=lambda event: (event.date.first if event.date else 99999999, event.conduct)
        )
        return Case(
            tuple(self.card(event) for event in events),
            tuple(self.accounts()),
            tuple(self.questions()),
            tuple(self.readings()),
        )

    # ---- events ----

    def card(self, event: Event) -> Card:
        """One event."""
        word = self.law.vocabulary.predicates[event.word]
        old = self.before.get(event.id)
        mine = [one for one in self.state.changes if self._is_of(one, event.id)]
        dropped = (DROP, event.id) in {one.slot for one in mine}
        toggle = self.state.minus(Change(DROP, event.id)) if dropped else self.state.plus(Change(DROP, event.id))
        used: list[str] = []
        sentence = tuple(self._sentence(event, word, used)) if not event.conduct else ()
        rest = [role for role in word.roles if role.name not in used and event.values(role.name)]
        rest = [] if event.conduct or event.denied else rest
        added = old is None
        own = self.state.minus(*self._adding()[event.id]) if added and event.id in self._adding() else None
        source = old if dropped and old is not None else event
        return Card(
            event.id,
            word.name.replace("_", " "),
            self.voice.when(event),
            sentence_start(self.voice.event(event, self.view.run.choice)),
            sentence,
            tuple(self.menu(event, role) for role in rest),
            () if event.conduct else tuple(self._days(event)),
            " ".join(source.says.split()),
            self.voice.listed(source.held_by) if source.held_by else "",
            self.sources(source.cites),
            self._disputes(event),
            event.denied,
            added,
            event.conduct,
            event.id in self.deciding,
            bool(mine) or added,
            "" if event.denied and not dropped else toggle.address(),
            own.address() if own is not None else self.state.minus(*mine).address() if mine else "",
            tuple(fault_words(one) for one in self.faults if one.mark.text == event.id),
        )

    def _is_of(self, change: Change, event: str) -> bool:
        name = change.name.partition(".")[0] if change.kind == SET else change.name
        return change.kind in (SET, DROP) and name == event

    def _adding(self) -> dict[str, tuple[Change, ...]]:
        """The events that were added, with the changes that did it."""
        made: dict[str, tuple[Change, ...]] = {}
        added = [event.id for event in self.scenario.events if event.id not in self.before]
        changes = [one for one in self.state.changes if one.kind == ADD]
        for name, change in zip(added, changes, strict=False):
            own = tuple(one for one in self.state.changes if self._is_of(one, name))
            made[name] = (change, *own)
        return made

    def _sentence(self, event: Event, word: Predicate, used: list[str]) -> Iterable[str | Menu]:
        """The words of an event, with a menu for each of its roles; what stands in brackets only where the file has its role."""
        said = word.phrase
        for part in _PARTS.split(said):
            inner = part[1:-1] if part.startswith("[") else part
            if part.startswith("[") and not all(event.values(name) for name in _FIELD.findall(inner)):
                continue
            for piece in _PARTS.split(inner):
                name = piece[1:-1] if piece.startswith("{") else ""
                role = word.role(name) if name else None
                if role is None:
                    if piece:
                        yield piece
                    continue
                used.append(name)
                yield (
                    self.voice.value(role, event.values(name)[0])
                    if event.denied and event.values(name)
                    else self.menu(event, role)
                )

    def menu(self, event: Event, role: Role) -> Menu:
        """What may stand in a role of an event."""
        field = f"{event.id}.{role.name}"
        now = self.written(role, event.values(role.name))
        groups = self.values(role, now)
        old = self.before.get(event.id)
        changed = old is not None and self.written(role, old.values(role.name)) != now
        return Menu(field, role.name.replace("_", " "), now, groups, changed, self._fault(field))

    def _days(self, event: Event) -> Iterable[Menu]:
        old = self.before.get(event.id)
        for name in ("date", "until"):
            span = getattr(event, name)
            if span is not None:
                before = getattr(old, name) if old is not None else span
                changed = before is None or before.text != span.text
                label = "on" if name == "date" else "until"
                field = f"{event.id}.{name}"
                yield Menu(field, label, span.text, (), changed, self._fault(field))

    def _fault(self, field: str) -> str:
        return "; ".join(fault_words(one) for one in self.faults if one.mark.text.startswith(f"{field}="))

    def written(self, role: Role, values: Sequence[str | int]) -> str:
        """The values of a role as they stand in a file."""
        kind = self.law.vocabulary.types[role.type]
        texts = [kind.values[item] if isinstance(item, int) and kind.scale else str(item) for item in values]
        return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]" if texts else ""

    def values(self, role: Role, now: str = "") -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """What may stand in a role, in groups: what the case names first. What stands there now is among it."""
        kind = self.law.vocabulary.types[role.type]
        here: list[Option] = []
        rest: list[Option] = []
        if kind.values:
            here = [Option(value, value.replace("_", " ")) for value in kind.values]
        elif kind.special == "event":
            here = [Option(event.id, self._short(event)) for event in self.scenario.events if not event.denied]
        elif kind.special in ("places", "instruments"):
            table = {**self.law.places, **self.scenario.places} if kind.special == "places" else self.law.instruments
            named = {str(value) for event in self.scenario.events for _, values in event.roles for value in values}
            for name in sorted(table, key=lambda one: self.voice.name(one).casefold()):
                (here if name in named else rest).append(Option(name, sentence_start(self.voice.name(name))))
        else:
            here, rest = self._parties(kind.entities, kind.actors)
        if role.open and now:
            here.append(Option(UNKNOWN, "not known"))
        known = {one.value for one in (*here, *rest)}
        if now and now not in known:
            parts = [self.voice.name(part) for part in now.strip("[]").split(", ")]
            here.insert(0, Option(now, " and ".join(parts).replace("_", " ")))
        groups = (("in this case" if rest else "", tuple(here)), ("others on file", tuple(rest)))
        return tuple(group for group in groups if group[1])

    def _parties(self, entities: Sequence[str], actors: Sequence[str]) -> tuple[list[Option], list[Option]]:
        """States, bodies and actors: those of the case, then the others on file."""
        told = (*self.scenario.events, *self.scenario.conduct)
        named = {str(value) for event in told for _, values in event.roles for value in values}
        named |= {bearer for row in self.now.norms if row.bound for bearer in (row.bearer, row.toward)}
        here = [Option(name, said) for name, (kind, said) in self.scenario.actors.items() if kind in actors]
        rest: list[Option] = []
        for entity in sorted(self.law.entities.values(), key=lambda one: one.name.removeprefix("the ").casefold()):
            if entity.kind in entities:
                (here if entity.id in named else rest).append(Option(entity.id, entity.name))
        return here, rest

    def _short(self, event: Event) -> str:
        words = self.voice.event(event, self.view.run.choice)
        return f"{words if len(words) < 70 else words[:67] + '...'} ({event.id})"

    def _disputes(self, event: Event) -> tuple[tuple[str, str], ...]:
        """The disputes about an event that this file or the law tells of."""
        found = []
        for dispute in (*self.law.disputes, *self.scenario.disputes):
            for version in dispute.versions:
                touched = {edit.event for edit in version.edits} | set(version.drop)
                if event.id in touched | {added.id for added in version.events}:
                    found.append((dispute.id, dispute.about))
                    break
        return tuple(found)

    def sources(self, cites: Iterable[Cite]) -> tuple[Told, ...]:
        """Sources with how far each was read."""
        found = [self.voice.source(cite, self.scenario.sources) for cite in cites]
        return tuple(Told(one.ref, READ_WORDS[one.read], one.supports) for one in found)

    # ---- accounts, questions, readings ----

    def accounts(self) -> Iterable[Issue]:
        """The disputes of the file with their accounts."""
        for dispute in self.scenario.disputes:
            taken = self.state.value(ACCOUNT, dispute.id) or dispute.default
            held = tuple(
                self._holding(
                    Change(ACCOUNT, f"{dispute.id}={version.id}"),
                    version.says or version.id.replace("-", " "),
                    version.held_by,
                    (version.id == taken, version.id == dispute.default),
                    version.cites,
                )
                for version in dispute.versions
            )
            decides = (ACCOUNT, dispute.id) in self.turning
            yield Issue(dispute.id, ACCOUNT, sentence_start(dispute.about), dispute.because, held, decides)

    def questions(self) -> Iterable[Issue]:
        """The questions of law on which something here turns, that were answered, or that the ladder names."""
        chosen = self.view.run.choice.answers
        reading = dict(self.now.touched.readings[self.named].answers) if self.named else {}
        for question in self.now.touched.questions.values():
            decides = ("question", question.id) in self.turning
            if not decides and not self.state.value(ANSWER, question.id) and question.id not in self.named_in_why:
                continue
            usual = reading.get(question.id, question.default)
            held = tuple(
                self._holding(
                    Change(ANSWER, f"{question.id}={answer.id}"),
                    answer.says,
                    answer.held_by,
                    (answer.id == chosen.get(question.id), answer.id == usual),
                    answer.cites,
                )
                for answer in question.answers
            )
            yield Issue(question.id, ANSWER, question.asks, question.because, held, decides)

    def _holding(
        self, change: Change, says: str, holders: tuple[str, ...], standing: tuple[bool, bool], cites: tuple[Cite, ...]
    ) -> Holding:
        taken, usual = standing
        state = self.state.without(change.slot) if usual else self.state.plus(change)
        said = sentence_start(" ".join(says.split()))
        held = self.voice.holders(holders)
        return Holding(change.value, said, held, taken, usual, state.address(), self.sources_of_law(cites))

    def sources_of_law(self, cites: Iterable[Cite]) -> tuple[Told, ...]:
        """Sources of an answer or an account, as far as they are found in the file or the law."""
        tables = (self.scenario.sources, self.law.sources)
        found = [table[cite.source] for cite in cites for table in tables if cite.source in table]
        return tuple(Told(one.ref, READ_WORDS[one.read], one.supports) for one in found)

    @property
    def named(self) -> str:
        """The reading that was chosen by its name; empty for the default."""
        return self.state.value(READING)

    def readings(self) -> Iterable[Holding]:
        """The default, and the named readings of the law."""
        yield Holding(
            DEFAULT, "Default: the answer of each question that is used unless another is chosen", "",
            not self.named, True, self.state.without((READING, "")).address(),
        )  # fmt: skip
        for reading in self.now.touched.readings.values():
            state = self.state.plus(Change(READING, reading.id))
            words = f"{reading.name}: {len(reading.answers)} of {len(self.now.touched.questions)} questions"
            yield Holding(
                reading.id, words, self.voice.name(reading.of), reading.id == self.named, False, state.address()
            )


def fault_words(problem: Problem) -> str:
    """A mistake in the words of casus check: what is wrong, then the cure."""
    parts = [sentence_start(part) for part in (problem.message, problem.cure) if part]
    return visible(" ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts))


# ---- a new event -----------------------------------------------------------------------------------------------------


class Kind(NamedTuple):
    """A kind of event that can be added: its word, and what it is in plain words."""

    word: str
    says: str


def kinds(view: CaseView, words: str = "") -> tuple[Kind, ...]:
    """The kinds of events on file; of those that are looked for only these in whose words something of that stands, what fits best first."""
    wanted = [word.rstrip("s") for word in words.casefold().split()]
    made: list[tuple[int, Kind]] = []
    for word in view.law.vocabulary.predicates.values():
        if word.sort != "event":
            continue
        kind = view.law.vocabulary
        values = [value for role in word.roles for value in kind.types[role.type].values]
        text = " ".join((word.name, word.says, word.phrase, word.noun, *values)).replace("_", " ").casefold()
        made.append((sum(one in text for one in wanted), Kind(word.name, " ".join(word.says.split()))))
    return tuple(kind for found, kind in sorted(made, key=lambda one: -one[0]) if found or not wanted)


def blank(view: CaseView, word: str) -> tuple[Menu, ...]:
    """The fields of a new event of a kind: its roles, then its day. Empty for a kind that is not on file."""
    predicate = view.law.vocabulary.predicates.get(word)
    if predicate is None or predicate.sort != "event":
        return ()
    made = []
    for role in predicate.roles:
        groups = view.values(role)
        if role.optional or role.every or (role.open and not role.written):
            first = Option("", "not told" if not role.every else "about no event in particular")
            groups = (("", (first,)), *groups)
        label = role.name.replace("_", " ")
        made.append(Menu(role.name, label, "", groups))
    return (*made, Menu("date", "day (empty: that of what it is about)", "", ()))


def offered(view: View, change: Change, added: Event | Fact | None = None) -> str:
    """A change that is offered, in words. added: what it adds."""
    if added is not None:
        return view.voice.event(added) if isinstance(added, Event) else view.voice.fact(added)
    event = view.scenario.event(change.text) if change.kind == DROP else None
    if event is not None:
        return f"it did not happen that {view.voice.event(event, view.run.choice)}"
    if change.kind == ACCOUNT:
        dispute = next((one for one in view.scenario.disputes if one.id == change.name), None)
        found = next((one for one in dispute.versions if one.id == change.value), None) if dispute else None
        held = f" ({view.voice.holders(found.held_by)})" if found is not None else ""
        return f"{found.says.strip().rstrip('.') or change.text}{held}" if found is not None else change.text
    question = view.law.questions.get(change.name) if change.kind == ANSWER else None
    answer = question.answer(change.value) if question is not None else None
    if question is not None and answer is not None:
        return f"{question.asks} {sentence_start(answer.says.strip().rstrip('.'))} ({view.voice.held(answer)})"
    return change.text
