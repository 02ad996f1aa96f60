"""A scenario with some things changed: told another way, without an event, with one more, or on other days.

A change is made in the file's tree, and the whole is then read and checked like any file; so what may be written in a file may be
set, and a mistake in an option, or in a file that changes another (variants.py), is answered at its own place.
"""

from collections.abc import Iterable
from typing import NamedTuple

from casus.files.days import DayError, between, parse_day, show_day
from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.tree import Map, Node, Scalar, Seq, parse
from casus.files.writer import one_line
from casus.law.conditions import no_event
from casus.law.model import Law
from casus.law.world import entity_code
from casus.scenarios.draft import (
    ABOUT_THE_FACT,
    Draft,
    days_of,
    items_of,
    moved,
    put,
    scalar,
    text_of,
    texts_of,
    without,
)
from casus.scenarios.model import Scenario

_LINKS = ("after", "continues")
_MOST = 500
"""Changes that are made at once: more than a file has events and fields that matter."""
_FAR = 366
"""Days: events that were nearer to each other and now lie farther apart get a word of warning."""


class Edits(NamedTuple):
    """What is to be changed, as it stands on a command line: EVENT.FIELD=VALUE, ids or types of events, entries in YAML, a day."""

    sets: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    shift: str = ""

    def __bool__(self) -> bool:
        return any(self)


class Variant(NamedTuple):
    """A scenario with changes made: what was changed in words, what else a reader should know, and the tree of the file.

    `added` has the events that were added, each with what `changes` says of it before; `steps` the changes as a file can say them; `text` is
    that of the file as it is, where it is a whole scenario.
    """

    scenario: Scenario
    tree: Map
    changes: tuple[str, ...]
    cautions: tuple[str, ...]
    added: tuple[tuple[str, str], ...] = ()
    steps: "Steps | None" = None
    text: str = ""


class Steps(NamedTuple):
    """Changes as parts of a tree that know their place: fields by EVENT.FIELD, ids, entries, and the event that is moved to a day.

    `written`: they stand in a file, which says all that an option may leave out: ids, days, and which event is moved.
    """

    sets: tuple[tuple[Scalar, Node], ...] = ()
    drops: tuple[Scalar, ...] = ()
    adds: tuple[Node, ...] = ()
    anchor: Scalar | None = None
    shift: Scalar | None = None
    written: bool = False


def steps_of(edits: Edits, problems: list[Problem]) -> Steps:
    """The changes of a command line; what cannot be read of it goes to `problems`."""
    count = len(edits.sets) + len(edits.drops) + len(edits.adds)
    if count > _MOST:
        message = f"{count} changes are more than are made at once"
        problems.append(Problem("too-many", message, _mark("--set", ""), f"{_MOST} at most: write a file with them"))
        return Steps()
    sets: list[tuple[Scalar, Node]] = []
    for text in edits.sets:
        name, equals, value = text.partition("=")
        if not equals or not value.strip():
            problems.append(_lacking(text, _mark("--set", text), written=False))
            continue
        sets.append((Scalar(name, _mark("--set", text, 0, len(name)), True), _value("--set", text, len(name) + 1)))
    adds: list[Node] = []
    for text in edits.adds:
        node, found = parse(text, "--add")
        problems.extend(found)
        adds += items_of(node) if not found else ()
    drops = tuple(Scalar(text, _mark("--drop", text), True) for text in edits.drops)
    shift = Scalar(edits.shift, _mark("--shift", edits.shift), True) if edits.shift else None
    return Steps(tuple(sets), drops, tuple(adds), None, shift)


def _lacking(text: str, mark: Mark, written: bool) -> Problem:
    cure = "write --set EVENT.FIELD=VALUE, as in EVENT.date=2010-06-01"
    cure = "write EVENT.FIELD: VALUE, as in EVENT.date: 2010-06-01" if written else cure
    return Problem("call", f"{quote(text)} lacks a part", mark, cure)


def without_denials(law: Law, tree: Map, added: Iterable[Node]) -> Map:
    """The tree of a scenario file without its denials of what is added to it; what else they speak of stays denied."""
    maker = Maker(law, Draft(tree, law.vocabulary), "")
    for entry in added:
        if isinstance(entry, Map):
            maker.lift(entry)
    return maker.draft.top


class Maker:
    """Makes the changes one after the other, noting every mistake."""

    def __init__(self, law: Law, draft: Draft, trigger: str) -> None:
        self.law = law
        self.draft = draft
        self.trigger = trigger
        self.vocabulary = law.vocabulary
        self.problems: list[Problem] = []
        self.changes: list[str] = []
        self.cautions: list[str] = []
        self.added: list[tuple[str, str]] = []
        self.touched: set[str] = set()
        self.gaps = self._gaps()
        self.written = False
        self.anchor = ""
        self.entries: list[Map] = []
        """What was added, as it stands in the file: with an id and a day."""

    def all(self, steps: Steps) -> None:
        """Every change: days first, then what is set, dropped and added."""
        self.written = steps.written
        if steps.shift is not None:
            self.shift(steps.shift, steps.anchor)
            self.gaps = self._gaps()
        fields = [name.text.strip() for name, _ in steps.sets]
        for name, value in steps.sets:
            self.set(name, value, fields)
        for item in steps.drops:
            self.drop(item)
        for node in steps.adds:
            self.add(node)
        if not self.problems:
            self._untangle()
            self._extend()
            self._far()

    # ---- the changes ----

    def shift(self, to: Scalar, anchor: Scalar | None) -> None:
        """Move all dates by the same number of days."""
        text, dated = to.text, self.draft.dated()
        if anchor is not None and self._entry(anchor.text, anchor.mark) is None:
            return
        wanted = anchor.text if anchor is not None else self.trigger
        first = next((pair for pair in dated if pair[0] == wanted), None)
        first = first or (dated[0] if dated and anchor is None else None)
        day = parse_day(text)
        if isinstance(day, DayError):
            self._wrong("day", day.message, to.mark, day.cure)
        elif day.first != day.last:
            cure = f"write one day, such as {show_day(day.first)}"
            self._wrong("day", f"{quote(text)} is not one day", to.mark, cure)
        elif first is None:
            what = "no event of the file has a date" if anchor is None else f"{short(anchor.text)} has no date"
            self._wrong("day", what, to.mark, f"set one with {self._option('set')}")
        else:
            days = between(first[1].first, day.first)
            self.anchor = first[0]
            self.draft.each_day(lambda old: moved(old, days))
            way = "later" if days >= 0 else "earlier"
            self.changes.append(
                f"all dates move by {_thousands(abs(days))} days {way}, so that {first[0]} falls on {text}"
            )

    def set(self, name: Scalar, node: Node, fields: list[str]) -> None:
        """Set one field of an event; an open role is filled."""
        text = name.text
        event, dot, field = text.partition(".")
        if not dot or not event.strip() or not field.strip():
            whole = text if self.written else name.mark.text  # of an option, the text that it was given
            self.problems.append(_lacking(whole, name.mark._replace(width=max(len(whole), 1)), self.written))
            return
        if fields.count(text.strip()) > 1:
            message = f"{self._option('set')} says twice what {quote(text.strip())} is to be"
            self._wrong("two-values", message, name.mark, "set it once")
            return
        entry = self._entry(event.strip(), name.mark._replace(width=len(event)))
        if entry is None:
            return
        event, field = text_of(entry, "id"), field.strip()
        at = text.index(".") + 1
        place = name.mark._replace(column=name.mark.column + at, width=len(text) - at)
        if text_of(entry, "denied") == "true":
            message = f"the file says that {short(event)} did not happen"
            self._wrong("denied-event", message, place, f"to let it happen, use {self._option('add')}")
            return
        word = self.draft.word(entry)
        roles = [role.name for role in self.vocabulary.predicates[word.text].roles] if word is not None else []
        before = entry.get(field) if field in ("date", "until", *_LINKS) else self.draft.roles(entry).get(field)
        if field in ("date", "until", *_LINKS):
            made = put(entry, field, node, place)
        elif field in roles:
            made = self.draft.set_role(entry, field, node, place)
        else:
            message = f"{quote(field)} is not a field of {word.text if word is not None else event}"
            cure = self._taking(word, node) or offer(field, [*roles, "date", "until", *_LINKS])
            self._wrong("unknown-role", message, place, cure)
            return
        told = f"{event}.{field} {one_line(before) if before is not None else 'not said'} -> {one_line(node)}"
        if field == "date" and f"{text.partition('.')[0]}.until" not in fields:
            made, more = self._length_kept(entry, made)
            told += more
        self._replace(entry, without(made, *ABOUT_THE_FACT))
        self.touched.add(event)
        self.changes.append(told)
        if self.draft.settle(event, field):
            self.cautions.append(
                f"Accounts differ on {event}.{field} in the file. Here it is as set, in every account."
            )

    def _taking(self, word: Scalar | None, node: Node) -> str:
        """The role that was meant by a value that only one role of an event takes, with all that it takes; "" for none."""
        values = {
            role.name: self.vocabulary.types[role.type].values
            for role in (self.vocabulary.predicates[word.text].roles if word is not None else ())
        }
        found = [name for name, allowed in values.items() if isinstance(node, Scalar) and node.text in allowed]
        return f"did you mean {found[0]}? It is one of: {', '.join(values[found[0]])}" if len(found) == 1 else ""

    def _length_kept(self, old: Map, new: Map) -> tuple[Map, str]:
        """An event that moves keeps its length."""
        first, second, until = days_of(old, "date"), days_of(new, "date"), text_of(old, "until")
        if first is None or second is None or not until:
            return new, ""
        last = moved(until, between(first.first, second.first))
        return put(new, "until", scalar(last)), f" (its last day moves along: {until} -> {last})"

    def drop(self, item: Scalar) -> None:
        """Let an event not have happened."""
        entry = self._entry(item.text, item.mark)
        if entry is None:
            return
        name, date = text_of(entry, "id"), text_of(entry, "date")
        if text_of(entry, "denied") == "true":
            message = f"the file says already that {short(name)} did not happen"
            self._wrong("denied-event", message, item.mark, "drop another event")
            return
        denied = without(entry, "until", *_LINKS, *ABOUT_THE_FACT, "for_members", "tendered", "accepted")
        self._replace(entry, put(denied, "denied", scalar("true")))
        gone = self.draft.unlink({name})
        word = self.draft.word(entry)
        what = word.text.replace("_", " ") if word is not None else "event"
        told = f"the {what}{f' of {date}' if date else ''} ({name}) did not happen"
        self.changes.append(told + (f"; what names it goes with it: {', '.join(gone)}" if gone else ""))
        self.touched.add(name)

    def add(self, item: Node) -> None:
        """Add an event or a fact."""
        if not isinstance(item, Map):
            cure = "write it in braces, as in {WORD: {ROLE: value}, date: 2022-09-13}"
            self._wrong("shape", "what is added must be an entry of a file", item.mark, cure)
        else:
            self._add(item)

    def _add(self, entry: Map) -> None:
        word = self.draft.word(entry)
        if self.draft.sort(entry) == "fact":
            self.lift(entry)
            self.draft.append("facts", entry)
            self.entries.append(entry)
            self.changes.append(f"added: {one_line(entry)}")
            return
        taken = {text_of(item, "id"): item for item in self.draft.told()}
        if not text_of(entry, "id") and word is not None and not self.written:
            stem = word.text.replace("_", "-")
            ids = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
            name = next(item for item in ids if item not in taken)
            entry = entry._replace(entries=((scalar("id"), scalar(name)), *entry.entries))
        name = text_of(entry, "id")
        undated = not text_of(entry, "date") and text_of(entry, "denied") != "true"
        if undated and word is not None and not self.written:
            day = self._usual_day(entry)
            entry = put(entry, "date", scalar(day)) if day else entry
            if day:
                told = f"No day was written for {text_of(entry, 'id')}: {day} is taken. For another, write date: YEAR-MONTH-DAY beside it."
                self.cautions.append(told)
        self.lift(entry, name)
        self.draft.append("events", entry)
        self.entries.append(entry)
        self.changes.append(f"added: {one_line(entry)}")
        self.added.append((self.changes[-1], name))
        self.touched.add(name)

    def _usual_day(self, entry: Map) -> str:
        """The day that what is added falls on where it names none: that of what it is about, else of what sets off the duties."""
        dated = self.draft.dated()
        about = [span for name, span in dated if name in self.draft.named(entry)]
        spans = about or [span for name, span in dated if name == self.trigger] or [span for _, span in dated]
        return show_day(spans[0].last) if spans else ""

    def lift(self, entry: Map, name: str = "") -> None:
        """Take away the denial of what is added, wherever it stands; what else the denial speaks of stays denied."""
        for old in (*self.draft.told(), *self.draft.facts()):
            if not self._denies(old, entry):
                continue
            left = self._left_of(old, entry)
            self.draft.swap(old, left[0] if left else None)
            for more in left[1:]:
                self.draft.append("facts" if self.draft.sort(old) == "fact" else "events", more)
            called = text_of(old, "id") or one_line(old)
            if called != name:
                self.changes.append(f"no longer denied: {called}" + (", but for the others it names" if left else ""))

    def _denies(self, old: Map, new: Map) -> bool:
        """Whether an entry says that what is added did not happen: of every role that it names, the same is added."""
        one, two = self.draft.word(old), self.draft.word(new)
        if one is None or two is None or one.text != two.text or text_of(old, "denied") != "true":
            return False
        if text_of(new, "denied") == "true":
            return False
        roles = self.draft.roles(new)
        every = {role.name for role in self.vocabulary.predicates[one.text].roles if role.every}
        for key, value in self.draft.roles(old).entries:
            said = {self._same(text) for text in texts_of(value)}
            given = {self._same(text) for text in texts_of(roles.get(key.text))}
            if not given & said and (given or key.text not in every):
                return False
        return True

    def _left_of(self, old: Map, new: Map) -> list[Map]:
        """What a denial still says once what is added is taken out of it: of lists, the other values."""
        roles = self.draft.roles(new)
        made: list[Map] = []
        rest = old
        taken = {text_of(item, "id") for item in self.draft.told()}
        for key, value in self.draft.roles(old).entries:
            given = {self._same(text) for text in texts_of(roles.get(key.text))}
            inside = [item for item in items_of(value) if isinstance(item, Scalar) and self._same(item.text) in given]
            others = tuple(item for item in items_of(value) if item not in inside)
            if given and inside and others:
                kept = self.draft.set_role(rest, key.text, Seq(others, value.mark), key.mark)
                if made and text_of(old, "id"):
                    stem = text_of(old, "id")
                    free = next(f"{stem}-{number}" for number in range(2, 100) if f"{stem}-{number}" not in taken)
                    taken.add(free)
                    kept = put(kept, "id", scalar(free))
                made.append(kept)
                rest = self.draft.set_role(rest, key.text, Seq(tuple(inside), value.mark), key.mark)
        return made

    def _same(self, text: str) -> str:
        return entity_code(text, self.law.entities) or text

    # ---- what follows ----

    def _untangle(self) -> None:
        """Take away links that the new dates contradict, and say so."""
        spans = {text_of(item, "id"): days_of(item, "date") for item in self.draft.told()}
        for entry in self.draft.told():
            name = text_of(entry, "id")
            for link in _LINKS:
                named = texts_of(entry.get(link))
                one = spans.get(name)
                late = [
                    other
                    for other in named
                    if {name, other} & self.touched
                    and one is not None
                    and (two := spans.get(other)) is not None
                    and two.first > one.last
                ]
                if late:
                    left = tuple(scalar(other) for other in named if other not in late)
                    made = put(entry, link, Seq(left, entry.mark)) if left else without(entry, link)
                    self.draft.swap(entry, made)
                    entry = made
                    what = "came after" if link == "after" else "continues"
                    self.cautions.append(
                        f"In the file {name} {what} {', '.join(late)}. With these dates it comes before, so that link is gone."
                    )

    def _extend(self) -> None:
        """The file must speak of the days on which its events are."""
        told = self.draft.told()
        spans = [span for item in told for word in ("date", "until") if (span := days_of(item, word)) is not None]
        old = days_of(self.draft.top, "as_of")
        late = [span.last for span in spans if old is not None and span.first > old.last]  # a month may end after it
        if old is not None and late:
            self.draft.put("as_of", scalar(show_day(max(late))))
            self.cautions.append(
                f"With this change something happens on {show_day(max(late))}. The last day of the file (as_of) was "
                f"{show_day(old.last)}; it is moved to that day."
            )

    def _gaps(self) -> dict[tuple[str, str], int]:
        """How many days lie between each two happenings."""
        dated = self.draft.dated()
        return {
            (one, two): between(first.last, second.last) for one, first in dated for two, second in dated if one != two
        }

    def _far(self) -> None:
        """What stays where it was although what it goes with has moved far away."""
        told: set[str] = set()
        for (one, two), gap in self._gaps().items():
            old = self.gaps.get((one, two))
            stays = one in self.touched and two not in self.touched and two not in told
            if old is not None and stays and abs(gap) > _FAR > abs(old):
                told.add(two)
        if told:
            dated = dict(self.draft.dated())
            names = [f"{name} ({dated[name].text})" for name in dated if name in told]
            few = f"{', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
            moved_ones = ", ".join(sorted(self.touched & dated.keys()))
            verb = "stay" if len(names) > 1 else "stays"
            self.cautions.append(
                f"{few} {verb} where the file has {'them' if len(names) > 1 else 'it'}, more than a year from {moved_ones}. "
                f"To move all together: {self._option('shift')}{' DATE' if not self.written else ''}"
            )

    # ---- finding and complaining ----

    def _entry(self, name: str, mark: Mark) -> Map | None:
        """The event that was meant: by its id, or by its type where only one has it."""
        found = self.draft.entry(name)
        if found is not None:
            return found
        told = self.draft.told()
        ids = [text_of(item, "id") for item in told]
        word = name.replace("-", "_")
        alike = [item for item in told if (key := self.draft.word(item)) is not None and key.text == word]
        own = [item for name in ("events", "conduct") for item in items_of(self.draft.top.get(name))]
        alike = [item for item in alike if any(item is other for other in own)] or alike
        here = [item for item in alike if text_of(item, "denied") != "true"] or alike
        if len(here) == 1:
            return here[0]
        if here:
            named = ", ".join(text_of(item, "id") for item in here)
            self._wrong(
                "two-events", f"{quote(name)} is the type of {len(here)} events", mark, f"name one of them: {named}"
            )
        else:
            words = [key.text for item in told if (key := self.draft.word(item)) is not None]
            problem = no_event(name, mark, ids)
            self.problems.append(problem._replace(cure=offer(name, [*ids, *dict.fromkeys(words)])))
        return None

    def _replace(self, old: Map, new: Map) -> None:
        self.draft.swap(old, new)

    def taken(self, steps: Steps) -> Steps:
        """The changes that were made, with all that a file must say: ids, days, and which event was moved."""
        anchor = scalar(self.anchor) if self.anchor else None
        return steps._replace(adds=tuple(self.entries), anchor=anchor, written=True)

    def _option(self, word: str) -> str:
        """What a change is called where it is written."""
        return word if self.written else f"--{word}"

    def _wrong(self, code: str, message: str, mark: Mark, cure: str) -> None:
        self.problems.append(Problem(code, message, mark, cure))


def _mark(option: str, text: str, start: int = 0, width: int = 0) -> Mark:
    """A place in the text of an option."""
    return Mark(option, 1, start + 1, text, width or max(len(text) - start, 1))


def _value(option: str, text: str, start: int) -> Node:
    """The value in an option: a text, or a list in brackets."""
    value = text[start:]
    lead = len(value) - len(value.lstrip())
    value = value.strip()
    if not (value.startswith("[") and value.endswith("]")):
        return Scalar(value, _mark(option, text, start + lead, len(value)), True)
    items, place = [], start + lead + 1
    for part in value[1:-1].split(","):
        inner = part.strip()
        items.append(Scalar(inner, _mark(option, text, place + len(part) - len(part.lstrip()), len(inner)), True))
        place += len(part) + 1
    return Seq(tuple(items), _mark(option, text, start + lead, len(value)))


def _thousands(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")
