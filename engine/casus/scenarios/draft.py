"""A scenario file's tree while it is being changed: entries found by name, fields put and taken away, links kept whole."""

from collections.abc import Callable, Collection, Iterable

from casus.files.days import DayError, Span, add, in_order, parse_day, show_day
from casus.files.problems import Mark
from casus.files.tree import Map, Node, Scalar, Seq
from casus.law.vocabulary import Vocabulary

_HERE = Mark("", 0, 0)
ABOUT_THE_FACT = ("says", "held_by", "sources", "note")
"""Words that speak of what a source says; they do not hold of what was changed."""


def scalar(text: str, mark: Mark = _HERE) -> Scalar:
    """A text of our own."""
    return Scalar(text, mark, True)


def put(group: Map, name: str, value: Node, mark: Mark = _HERE) -> Map:
    """A group of words with one word set, in its place or at the end."""
    if group.get(name) is None:
        return group._replace(entries=(*group.entries, (scalar(name, mark), value)))
    return group._replace(entries=tuple((key, value if key.text == name else old) for key, old in group.entries))


def without(group: Map, *names: str) -> Map:
    """A group of words without some of them."""
    return group._replace(entries=tuple(entry for entry in group.entries if entry[0].text not in names))


def text_of(node: Node | None, name: str) -> str:
    """The text of a word of a group; empty where there is none."""
    value = node.get(name) if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def texts_of(node: Node | None) -> list[str]:
    """The texts of a value that may be a list."""
    items = node.items if isinstance(node, Seq) else () if node is None else (node,)
    return [item.text for item in items if isinstance(item, Scalar)]


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The elements of a value that may be a list; a single value counts as a list of one."""
    return node.items if isinstance(node, Seq) else () if node is None else (node,)


def days_of(node: Node | None, name: str) -> Span | None:
    """A date of an entry, where it is one."""
    text = text_of(node, name)
    span = parse_day(text) if text else None
    return None if isinstance(span, DayError) else span


def moved(text: str, days: int) -> str:
    """A day, month or year so many days later; a month or a year becomes that of its middle."""
    span = parse_day(text)
    if isinstance(span, DayError):
        return text
    if span.first == span.last:
        return show_day(add(span.first, days, "days"))
    month = len(span.text) > 4
    middle = add(span.first, 14 if month else 181, "days")
    return show_day(add(middle, days, "days"))[: 7 if month else 4]


def begun(node: Node) -> str:
    """The day on which what a file tells began: of its events in the year that it is named after, or of all of them; empty without one."""
    events = items_of(node.get("events")) if isinstance(node, Map) else ()
    days = [day for item in events if (day := in_order(text_of(item, "date")))]
    name = text_of(node, "scenario")
    return min((day for day in days if name.endswith(day[:4])), default="") or min(days, default="")


def unfollowed(top: Map, places: Collection[Mark]) -> Map:
    """A scenario that does not follow what stands at some places under `follows`."""
    named = items_of(top.get("follows"))
    left = tuple(item for item in named if item.mark not in places)
    return top if left == named else put(top, "follows", Seq(left, _HERE)) if left else without(top, "follows")


def of_another_world(group: Map) -> Map:
    """A scenario of which something is changed: what its authors expected, and what was said of its promises, was of the other world.

    How somebody reads the law is kept: those are the positions with an answer.
    """
    said, left = group.get("positions"), without(group, "expect")
    told = items_of(said)
    kept = tuple(item for item in told if isinstance(item, Map) and item.get("answer") is not None)
    if said is None or kept == told:
        return left
    return put(left, "positions", Seq(kept, said.mark)) if kept else without(left, "positions")


class Draft:
    """The tree of a scenario file, changed step by step."""

    def __init__(self, top: Map, vocabulary: Vocabulary) -> None:
        self.top = top
        self.vocabulary = vocabulary

    # ---- finding ----

    def told(self) -> list[Map]:
        """The entries that tell of events: under events and conduct, and those that versions add."""
        found = [item for name in ("events", "conduct") for item in items_of(self.top.get(name))]
        for version in self.versions():
            found += [item for item in items_of(version.get("add")) if self.word(item) is not None]
        return [item for item in found if isinstance(item, Map) and self.sort(item) != "fact"]

    def versions(self) -> list[Map]:
        """The versions of all disputes."""
        disputes = [item for item in items_of(self.top.get("disputed")) if isinstance(item, Map)]
        return [item for dispute in disputes for item in items_of(dispute.get("versions")) if isinstance(item, Map)]

    def facts(self) -> list[Map]:
        """The statements without a date, those that versions add included."""
        found = [
            *items_of(self.top.get("facts")),
            *(item for one in self.versions() for item in items_of(one.get("add"))),
        ]
        return [item for item in found if isinstance(item, Map) and self.sort(item) == "fact"]

    def word(self, entry: Node) -> Scalar | None:
        """The word of the vocabulary that says what an entry is."""
        if not isinstance(entry, Map):
            return None
        return next((key for key, _ in entry.entries if key.text in self.vocabulary.predicates), None)

    def sort(self, entry: Node) -> str:
        """Whether an entry is an event or a fact; empty where it says neither."""
        word = self.word(entry)
        return "" if word is None else self.vocabulary.predicates[word.text].sort

    def entry(self, name: str) -> Map | None:
        """The entry with this id."""
        return next((item for item in self.told() if text_of(item, "id") == name), None)

    def roles(self, entry: Map) -> Map:
        """The roles of an entry, as they stand."""
        word = self.word(entry)
        found = entry.get(word.text) if word is not None else None
        return found if isinstance(found, Map) else Map((), entry.mark)

    def named(self, entry: Map) -> set[str]:
        """The events that the roles of an entry name."""
        word = self.word(entry)
        typed = [] if word is None else self.vocabulary.predicates[word.text].roles
        return {text for role in typed if role.type == "event" for text in texts_of(self.roles(entry).get(role.name))}

    def dated(self) -> list[tuple[str, Span]]:
        """The happenings that did happen, with their dates, the earliest first."""
        found = [
            (text_of(item, "id"), span)
            for item in items_of(self.top.get("events"))
            if text_of(item, "denied") != "true" and (span := days_of(item, "date")) is not None
        ]
        return sorted(found, key=lambda pair: pair[1].first)

    # ---- changing ----

    def swap(self, old: Node, new: Node | None) -> None:
        """Put another entry in the place of one, or take it away."""
        top = _swapped(self.top, old, new)
        assert isinstance(top, Map)
        self.top = top

    def put(self, name: str, value: Node) -> None:
        """Set a word of the file itself."""
        self.top = put(self.top, name, value)

    def append(self, section: str, entry: Node) -> None:
        """Add an entry to a list of the file."""
        old = self.top.get(section)
        self.put(section, Seq((*items_of(old), entry), old.mark if old is not None else _HERE))

    def set_role(self, entry: Map, role: str, value: Node, mark: Mark) -> Map:
        """An entry with one role set; it is not put in place."""
        word = self.word(entry)
        assert word is not None
        return put(entry, word.text, put(self.roles(entry), role, value, mark))

    def unlink(self, gone: set[str]) -> list[str]:
        """Take away all that names events which are no longer there; the ids of the entries that went with them."""
        more: list[str] = []
        for entry in self.told():
            name = text_of(entry, "id")
            if name not in gone and self.named(entry) & gone and not self._denied(entry):
                more.append(name)
                self.swap(entry, None)
        if more:
            return [*more, *self.unlink(gone | set(more))]
        for fact in self.facts():
            if self.named(fact) & gone:
                self.swap(fact, None)
        for entry in self.told():
            left = self._left(entry, gone)
            if left is not entry:
                self.swap(entry, left)
        for version in self.versions():
            made = self._version(version, gone)
            if made is not version:
                self.swap(version, made)
        for name in ("events", "conduct", "facts"):
            if isinstance(found := self.top.get(name), Seq) and not found.items and name != "events":
                self.top = without(self.top, name)
        return more

    def _denied(self, entry: Map) -> bool:
        return text_of(entry, "denied") == "true"

    def _left(self, entry: Map, gone: set[str]) -> Map:
        """An entry without its links to these events."""
        for link in ("after", "continues"):
            named = texts_of(entry.get(link))
            if set(named) & gone and not self._denied(entry):
                rest = tuple(scalar(name) for name in named if name not in gone)
                entry = put(entry, link, Seq(rest, entry.mark)) if rest else without(entry, link)
        return entry

    def _version(self, version: Map, gone: set[str]) -> Map:
        made = version
        edits = version.get("set")
        if isinstance(edits, Map) and any(key.text.partition(".")[0] in gone for key, _ in edits.entries):
            rest = tuple(entry for entry in edits.entries if entry[0].text.partition(".")[0] not in gone)
            made = put(made, "set", edits._replace(entries=rest)) if rest else without(made, "set")
        for word, fewest in (("drop", 1), ("order", 2)):
            named = texts_of(version.get(word))
            if set(named) & gone:
                left = tuple(scalar(name) for name in named if name not in gone)
                made = put(made, word, Seq(left, version.mark)) if len(left) >= fewest else without(made, word)
        return made

    def settle(self, event: str, field: str) -> bool:
        """Let no version set a field any more; whether one did."""
        found = False
        for version in self.versions():
            edits = version.get("set")
            if isinstance(edits, Map) and edits.get(f"{event}.{field}") is not None:
                rest = without(edits, f"{event}.{field}")
                self.swap(version, put(version, "set", rest) if rest.entries else without(version, "set"))
                found = True
        return found

    def each_day(self, change: Callable[[str], str]) -> None:
        """Change every date of the file: of events, of the record, of accounts, and the last day it speaks of."""
        for entry in self.told():
            self.swap(entry, _redated(entry, ("date", "until"), change))
        for fact in self.facts():
            word = self.word(fact)
            assert word is not None
            typed = [
                role.name
                for role in self.vocabulary.predicates[word.text].roles
                if self.vocabulary.types[role.type].special == "date"
            ]
            if typed:
                self.swap(fact, put(fact, word.text, _redated(self.roles(fact), typed, change)))
        for version in self.versions():
            edits = version.get("set")
            if isinstance(edits, Map):
                typed = [key.text for key, _ in edits.entries if key.text.endswith((".date", ".until"))]
                self.swap(version, put(version, "set", _redated(edits, typed, change)))
        self.top = _redated(self.top, ("as_of",), change)


def _redated(group: Map, names: Iterable[str], change: Callable[[str], str]) -> Map:
    for name in names:
        value = group.get(name)
        if isinstance(value, Scalar):
            group = put(group, name, value._replace(text=change(value.text)))
    return group


def _swapped(node: Node, old: Node, new: Node | None) -> Node | None:
    """A tree with one part, known by its identity, replaced or taken away."""
    if node is old:
        return new
    if isinstance(node, Seq):
        items = [_swapped(item, old, new) for item in node.items]
        same = all(one is two for one, two in zip(items, node.items, strict=True))
        return node if same else node._replace(items=tuple(item for item in items if item is not None))
    if isinstance(node, Map):
        values = [_swapped(value, old, new) for _, value in node.entries]
        if all(one is two for one, (_, two) in zip(values, node.entries, strict=True)):
            return node
        kept = zip(values, node.entries, strict=True)
        return node._replace(entries=tuple((key, value) for value, (key, _) in kept if value is not None))
    return node
