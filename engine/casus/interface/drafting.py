"""Rows of another data set made drafts of a scenario file: what its coding says, `unknown` where it cannot know, and what must be asked.

Nothing is decided here that the data does not say. Where it names two sides and not who used force against whom, that is a dispute of the file
whose default account tells nothing. How a data set is read stands in literature/drafts.yaml.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import NamedTuple

from casus.files.days import Span, parse_day, show_day
from casus.files.fields import EVENTS, LONGEST_ID, Fields
from casus.files.problems import CasusError, Mark, Problem, offer, quote, visible, wrong
from casus.files.providers import paths_of
from casus.files.receipt import receipt
from casus.files.tables import read_csv
from casus.files.tree import Map, Node, Scalar, Seq, read, text_of
from casus.files.writer import write_tree
from casus.interface.loading import law_given
from casus.interface.result import Path, TextResult, counted_rows, noted
from casus.law.model import Law
from casus.law.vocabulary import UNKNOWN, Predicate
from casus.scenarios.draft import scalar, texts_of
from casus.scenarios.reader import ASKED

_MOST_BYTES = 1 << 26
_TOWARD = ("against", "toward", "to", "of")
_FEW = 5
_SIDES = {"0", "1"}
"""The two sides of an incident, as MID writes them."""
_HERE = Mark("", 0, 0)


class Code(NamedTuple):
    """How rows of a code are told: by a word of the vocabulary, with these roles; else what must be asked. both: neither side is said to have begun."""

    begins: str
    word: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    ask: str = ""
    both: bool = False


class DataSet(NamedTuple):
    """How the rows of a data set are read; the words are those of literature/drafts.yaml."""

    id: str
    title: str
    rows: str
    states: tuple[str, ...]
    ask: str
    of: str
    columns: Mapping[str, tuple[str, ...]]
    codes: tuple[Code, ...]
    earlier: tuple[
        tuple[str, int, str], ...
    ] = ()  # a number that was another state's through a day: (number, day, state)

    def code(self, text: str) -> Code | None:
        """How a code is told: by the longest entry that begins it, or for a word that is it."""
        fits = [
            item for item in self.codes if text == item.begins or (_is_number(text) and text.startswith(item.begins))
        ]
        own = fits if self.rows == "deeds" else [item for item in fits if text == item.begins]
        return max(own, key=lambda item: len(item.begins), default=None)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


class _Row(NamedTuple):
    """What a row says: its key, days, place and address as texts, its code, and who is named."""

    key: str
    days: tuple[str, str]
    code: str
    by: str
    toward: str
    side: str = ""
    place: str = ""
    address: str = ""


class _Deed(NamedTuple):
    """Something to be told: when, how, and each account of who did it to whom; one that is certain is an event, others are accounts."""

    days: tuple[str, str]
    code: Code
    accounts: tuple[tuple[str, str], ...]
    certain: bool


def data_sets(law: Law) -> dict[str, DataSet]:
    """The data sets that can be read, by id. law: whose vocabulary says which word has which code. Raises CasusError for a file with mistakes."""
    problems: list[Problem] = []
    made: dict[str, DataSet] = {}
    for path in paths_of("literature", "drafts.yaml"):
        node, found = read(path)
        problems += found
        top = Fields(node, problems, "the file of drafts") if node is not None else None
        for item in top.items("datasets") if top is not None else ():
            one = _data_set(Fields(item, problems, "the data set"), law)
            made[one.id] = one
    if problems:
        raise CasusError(problems, "the file of drafts")
    return made


def _data_set(fields: Fields, law: Law) -> DataSet:
    columns = {key.text: tuple(texts_of(value)) for key, value in fields.pairs("columns")}
    codes = []
    for item in fields.items("codes"):
        one = Fields(item, fields.problems, "the code")
        begins, ask, plover, word = (one.text(name) for name in ("code", "ask", "as", "word"))
        named = [name for name, each in law.vocabulary.predicates.items() if plover and each.plover == plover]
        roles = tuple((key.text, value.text) for key, value in one.pairs("roles") if isinstance(value, Scalar))
        codes.append(Code(begins, word or (named[0] if len(named) == 1 else ""), roles, ask, one.flag("both")))
        one.done()
    earlier = []
    for item in fields.items("earlier"):
        one = Fields(item, fields.problems, "the number")
        span = parse_day(one.text("through"))
        earlier.append((one.text("number"), span.last if isinstance(span, Span) else 0, one.text("state")))
        one.done()
    title, rows, ask, of = (fields.text(name) for name in ("title", "rows", "ask", "of"))
    states = tuple(item.text for item in fields.texts("states"))
    made = DataSet(fields.id(), title, rows, states, ask, of, columns, tuple(codes), tuple(earlier))
    fields.texts("sources")
    fields.done()
    return made


class Draft(TextResult):
    """A draft of a scenario file, and what was left out of it."""

    __slots__ = ("_law", "_left", "_rows", "_tree", "name")

    def __init__(self, name: str, tree: Map, left: Iterable[str], rows: int, law: Law) -> None:
        self.name = name
        self._law = law
        self._tree = tree
        self._left = tuple(left)
        self._rows = rows

    @property
    def left(self) -> tuple[str, ...]:
        """What was not told, and why, each with the rows: to be asked."""
        return self._left

    def summary(self) -> str:
        """From how many rows it was made."""
        return f"{self.name}, from {counted_rows(self._rows, 'row')}"

    def values(self) -> list[dict[str, str]]:
        """What was left out, as rows."""
        return [{"left_out": item} for item in self._left]

    def told(self, *, all: bool = False, fancy: bool = False) -> str:
        """The text of the file."""
        from casus.ask.compare import SCHEMA_LINE

        asked = "".join(f"# {ASKED} {item}\n" for item in self._left)
        return f"{SCHEMA_LINE}\n# Receipt: {receipt().text}\n{asked}{write_tree(self._tree)}"

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write the draft into a scenario file. Raises CasusError where it is there already, or cannot be written."""
        from casus.ask.compare import save_scenario

        with self._receipted("--save", str(path)):
            text = self.told()
        save_scenario(str(path), text, self._law, force=force)


@noted("draft")
def draft(file: Path, as_: str, law: Law | None = None, *, name: str = "") -> Draft:
    """Make a draft of a scenario file from rows of a data set of events.

    file: comma- or tab-separated values, with the names of the columns first. as_: which data set they are of. name: what the scenario is
    called; without it, as the file is. Raises CasusError for a file that cannot be read, for another data set, and for more rows than a scenario holds.
    """
    law = law_given(law)
    known = data_sets(law)
    if as_ not in known:
        raise wrong(f"no data set is called {quote(as_)}", offer(as_, known), "unknown-data-set")
    path = FilePath(file)
    text = text_of(path, Mark(str(file), 1, 1), _MOST_BYTES)
    if isinstance(text, Problem):
        raise CasusError([text], path.name)
    stem = re.sub(r"[^a-z0-9]+", "-", (name or path.stem).lower()).strip("-")[:LONGEST_ID] or "draft"
    if name and name != stem:
        cure = f"write {stem}: small letters, digits and hyphens, {LONGEST_ID} at most"
        raise wrong(f"{quote(name)} is no name of a scenario", cure, "id")
    return _Drafting(law, known[as_], path.name).made(stem, list(_rows(known[as_], text, str(file))))


def _rows(data: DataSet, text: str, file: str) -> Iterator[_Row]:
    """What each row says. Raises CasusError where a column is missing without which nothing can be told."""
    found = read_csv(text.removeprefix("\ufeff"))
    names = {name.strip().lower(): name for name in (found[0] if found else {}) if name}
    columns = {
        part: next((names[name.lower()] for name in wanted if name.lower() in names), "")
        for part, wanted in data.columns.items()
    }
    needed = [part for part in ("by", "toward", "code", "day", "year") if part in data.columns]
    missing = [" or ".join(data.columns[part]) for part in needed if not columns[part]]
    if missing:
        cure = f"its first line must name the columns of {data.title}; some files have none, and one has to be written"
        lacks = f"no column is called {'; none '.join(missing)}" if found else "there is no row"
        if not found and "\n" in text.strip():
            lacks = "it cannot be read as a table: a cell is too long, or a quotation mark stands alone"
        raise CasusError([Problem("columns", lacks, Mark(file, 1, 1), cure)], file)
    for number, row in enumerate(found, 1):

        def cell(part: str, row: Mapping[str, str | None] = row) -> str:
            value = row.get(columns.get(part, "")) or ""
            return " ".join("".join(char if char.isprintable() else " " for char in str(value)).split())[:300]

        days = _day(cell, ""), _day(cell, "until" if "until" in data.columns else "until_")
        by, toward = _named(cell("by"), data.of), _named(cell("toward"), data.of)
        yield _Row(
            cell("key") or f"row-{number}", days, cell("code"), by, toward, cell("side"), cell("place"), cell("address")
        )


def _day(cell: Callable[[str], str], start: str) -> str:
    """A day, month or year as a row has it, in one text; empty where it has none that can be read."""
    if year := cell(f"{start}year"):
        parts = [year, *(cell(f"{start}{part}") for part in ("month", "date"))]
        known = [part.zfill(2) for part in parts if _is_number(part) and int(part) > 0]
        text = "-".join(known[: next((n for n, part in enumerate(parts) if not _is_number(part) or int(part) < 1), 3)])
    else:
        text = cell("day" if not start else start.rstrip("_"))[:10].strip()
    span = parse_day(text) if text else None
    return span.text if isinstance(span, Span) else ""


def _named(text: str, of: str) -> str:
    """Who is named: of a government, the state."""
    return re.sub(rf"^{re.escape(of)}\s+|\s*\(.*\)$", "", text) if of and text.startswith(of) else text


class _Drafting:
    """Makes one draft."""

    def __init__(self, law: Law, data: DataSet, file: str) -> None:
        self.law, self.data, self.file = law, data, file
        self.left: dict[str, list[str]] = {}
        self.deeds: dict[_Deed, list[_Row]] = {}
        self.codes = {
            kind: {
                getattr(one, kind).casefold(): one.id
                for one in law.entities.values()
                if one.kind == "state" and getattr(one, kind)
            }
            for kind in ("id", "cow", "gw", "name")
        }
        self.codes["name"] |= {
            name.casefold(): one.id for one in law.entities.values() if one.kind == "state" for name in one.also
        }

    def made(self, name: str, rows: list[_Row]) -> Draft:
        """The draft from all rows."""
        if self.data.rows == "participants":
            self._participants(rows)
        else:
            for row in rows:
                self._row(row)
        if len(self.deeds) > EVENTS:
            message = f"{len(self.deeds)} entries would come of these rows, and a scenario holds {EVENTS}"
            raise wrong(message, "take the rows of one incident: some weeks, and the states that took part", "too-many")
        if not self.deeds:
            why = "; ".join(self._left()) or "there is no row"
            raise wrong(f"nothing of these rows can be told: {why}", "take rows in which one state acts toward another")
        left = [
            f"is each entry reviewed? Then take its note away. {counted_rows(len(rows), 'row')} of {self.data.title} stand behind them"
        ]
        return Draft(name, self._tree(name, rows), [*left, *self._left()], len(rows), self.law)

    # ---- what is to be told ----

    def _row(self, row: _Row) -> None:
        code = self._code(row)
        by, toward = self._state(row.by, row), self._state(row.toward, row)
        if code is None:
            return
        if not row.days[0]:
            self._leave("when was it? No day can be read", row)
        elif "" < row.days[1] < row.days[0]:
            self._leave("which of its days is right? It ends before it begins", row)
        elif not by or not toward:
            self._leave("who was it? A name in these rows is that of no state on file", row)
        elif by == toward:
            self._leave("is it of more than one state? The rows name one", row)
        elif self.data.rows == "deeds" and not code.both:
            self._tell(_Deed(row.days, code, ((by, toward),), True), row)
        elif self.data.rows == "doubtful":
            self._tell(_Deed(row.days, code, ((by, toward),), False), row)
        else:
            one, two = sorted((by, toward))
            self._tell(_Deed(row.days, code, ((one, two), (two, one)), False), row)

    def _participants(self, rows: list[_Row]) -> None:
        """Incidents of which each state on either side has a row of its own."""
        incidents: dict[str, list[_Row]] = {}
        for row in rows:
            incidents.setdefault(row.key, []).append(row)
        for group in incidents.values():
            for row in group:
                others = [other for other in group if {row.side, other.side} == _SIDES]
                if row.code in ("", "0", "-9"):
                    continue
                if row.side not in _SIDES:
                    self._leave("on which side was it? The row does not say", row)
                elif not others:
                    self._leave("against whom was it? The rows name no state on the other side", row)
                for other in others:
                    self._row_against(row, other, len(others) == 1)

    def _row_against(self, row: _Row, other: _Row, alone: bool) -> None:
        """What one state did against another of the other side; which of several it was, no row says."""
        code = self._code(row)
        by, toward = self._state(row.by, row), self._state(other.by, row)
        if code is None:
            return
        if not row.days[0] or not by or not toward or by == toward:
            self._leave("who was it, and when? A state or a day is not on file", row)
            return
        one, two = sorted((by, toward))
        accounts = ((one, two), (two, one)) if code.both else ((by, toward),)
        self._tell(_Deed(row.days, code, accounts, alone and not code.both), row)

    def _code(self, row: _Row) -> Code | None:
        """How a row is told; what must be asked, or that nothing is told of its code, is noted."""
        code = self.data.code(row.code)
        if code is None:
            self._leave("are they of use? No word of the vocabulary fits their codes", row, row.code)
        elif not code.word:
            self._leave(f"{code.ask or 'which word of the vocabulary fits?'}", row, row.code)
        else:
            return code
        return None

    def _tell(self, deed: _Deed, row: _Row) -> None:
        known = self.deeds.setdefault(deed, [])
        known += [] if any(other.key == row.key for other in known) else [row]

    def _leave(self, why: str, row: _Row, code: str = "") -> None:
        self.left.setdefault(f"{why} [{code}]" if code else why, []).append(row.key)

    def _left(self) -> list[str]:
        """What was not told: why, and which rows."""
        made = []
        for why, keys in self.left.items():
            every = list(dict.fromkeys(keys))
            more = f" and {len(every) - _FEW} more" if len(every) > _FEW else ""
            made.append(f"{why} ({counted_rows(len(every), 'row')}: {', '.join(map(visible, every[:_FEW]))}{more})")
        return made

    def _state(self, text: str, row: _Row) -> str:
        """The code of a state as the data set writes it on the day of a row; empty for what is none on file."""
        bare = text.casefold().removesuffix(".0")
        bare = str(int(bare)) if _is_number(bare) else bare
        day = parse_day(row.days[0] or "1900")
        for number, last, state in self.data.earlier:
            if bare == number and isinstance(day, Span) and day.first <= last:
                return state
        return next((found for kind in self.data.states if (found := self.codes[kind].get(bare))), "")

    # ---- the file ----

    def _tree(self, name: str, rows: list[_Row]) -> Map:
        sources: dict[str, Node] = {"rows": self._source(f"{self.file}: rows of {self.data.title}", "dataset")}
        events, conduct, disputed = list[Node](), list[Node](), list[Node]()
        taken: set[str] = set()
        for deed, found in sorted(self.deeds.items(), key=lambda item: (item[0].days[0], item[1][0].key)):
            word = self.law.vocabulary.predicates[deed.code.word]
            cited = Seq(tuple(map(scalar, ("rows", *self._addresses(found, sources)))), _HERE)
            if deed.certain:
                entry = self._entry(word, deed, deed.accounts[0], self._free(taken, found[0].key))
                about: dict[str, Node] = {
                    "says": scalar(self._says(deed, found)),
                    "sources": cited,
                    "note": scalar(self._ask(deed, found)),
                }
                (conduct if word.record else events).append(_map({**entry, **about}))
            else:
                disputed.append(self._dispute(word, deed, found, cited, taken))
        last = max(
            span.last
            for deed in self.deeds
            for text in deed.days
            if isinstance(span := parse_day(text or "1900"), Span)
        )
        made: dict[str, Node] = {
            "scenario": scalar(name),
            "title": scalar(f"Draft from rows of {self.data.title}, not reviewed"),
            "kind": scalar("hypothetical"),
            "as_of": scalar(show_day(last)),
            "summary": scalar(
                f"A draft that casus made from {counted_rows(len(rows), 'row')} of {self.data.title}. Nobody has reviewed it."
            ),
            "sources": _map(sources),
            "events": Seq(tuple(events), _HERE),
        }
        made |= {word: Seq(tuple(part), _HERE) for word, part in (("disputed", disputed), ("conduct", conduct)) if part}
        note = (
            "did all of it happen? Once each entry is reviewed, give it a title and a summary, and write kind: history"
        )
        made["note"] = scalar(f"{ASKED} {note}")
        return _map(made)

    def _dispute(self, word: Predicate, deed: _Deed, found: list[_Row], cited: Seq, taken: set[str]) -> Map:
        """Accounts of who did it to whom; the default one tells nothing, for the data does not say it."""
        name = self._free(taken, found[0].key)
        versions = [_map({"id": scalar("not-told"), "says": scalar("The data does not say who did it to whom.")})]
        for by, toward in deed.accounts:
            entry = self._entry(word, deed, (by, toward), self._free(taken, f"{found[0].key}-{by.lower()}"))
            says = f"{self._name(by)} did it to {self._name(toward)}."
            versions.append(
                _map({"id": scalar(f"by-{by.lower()}"), "says": scalar(says), "add": Seq((_map(entry),), _HERE)})
            )
        return _map(
            {
                "id": scalar(name),
                "about": scalar(self._says(deed, found)),
                "default": scalar("not-told"),
                "because": scalar("the data does not say it, so nothing is told until somebody does"),
                "versions": Seq(tuple(versions), _HERE),
                "sources": cited,
                "note": scalar(self._ask(deed, found)),
            }
        )

    def _entry(self, word: Predicate, deed: _Deed, sides: tuple[str, str], name: str) -> dict[str, Node]:
        """An event in one account: what the row says, and unknown for each open role that it does not."""
        fixed, roles = dict(deed.code.roles), dict[str, Node]()
        toward = next((role.name for role in word.roles if role.name in _TOWARD), "")
        for place, role in enumerate(word.roles):
            value = sides[0] if not place else sides[1] if role.name == toward else fixed.get(role.name, "")
            if value or role.open:
                roles[role.name] = scalar(value or UNKNOWN)
        first, until = deed.days
        made: dict[str, Node] = {"id": scalar(name), "date": scalar(first)}
        if until and until > first:
            made["until"] = scalar(until)
        return {**made, word.name: _map(roles)}

    def _says(self, deed: _Deed, found: list[_Row]) -> str:
        keys = ", ".join(row.key for row in found[:_FEW]) + (
            f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
        )
        places = "; ".join(dict.fromkeys(row.place for row in found if row.place))
        where = f", at {places[:100]}" if places else ""
        return f"Coded {found[0].code} in {counted_rows(len(found), 'row')} of {self.data.title} ({keys}){where}."

    def _ask(self, deed: _Deed, found: list[_Row]) -> str:
        lasting = deed.days[1] and deed.days[1] > deed.days[0]
        asked = [deed.code.ask, self.data.ask, "did it last, or is its day not known?" if lasting else ""]
        first, *more = [f"{part}." if part[-1] not in "?." else part for part in asked if part]
        return " ".join([ASKED, first, *(f"{part[:1].upper()}{part[1:]}" for part in more)])

    def _addresses(self, found: list[_Row], sources: dict[str, Node]) -> list[str]:
        """The stories that rows name, as sources that nobody has read."""
        made = []
        for address in list(
            dict.fromkeys(row.address for row in found if row.address.startswith(("http://", "https://")))
        )[:_FEW]:
            known = next(
                (
                    name
                    for name, item in sources.items()
                    if isinstance(item, Map) and item.get("ref") == scalar(address)
                ),
                "",
            )
            name = known or f"story-{len(sources)}"
            sources.setdefault(name, self._source(address, "unverified"))
            made.append(name)
        return made

    def _name(self, code: str) -> str:
        name = self.law.entities[code].name
        return f"{name[:1].upper()}{name[1:]}"

    def _source(self, ref: str, how: str) -> Map:
        return _map({"ref": scalar(ref), "read": scalar(how)})

    def _free(self, taken: set[str], key: str) -> str:
        """An id that no entry has yet."""
        stem = re.sub(r"[^a-z0-9]+", "-", f"{self.data.id}-{key}".lower()).strip("-")[: LONGEST_ID - 4]
        name = next(item for item in (stem, *(f"{stem}-{number}" for number in range(2, 9999))) if item not in taken)
        taken.add(name)
        return name


def _map(words: Mapping[str, Node]) -> Map:
    return Map(tuple((scalar(word), value) for word, value in words.items()), _HERE)
