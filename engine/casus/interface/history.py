"""All of history together: each duty against what its bearers did, the claims that the record corrects, the literature, and who said what."""

import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from casus.ask import consistency as said
from casus.ask.choice import state_of
from casus.ask.treaties import kind_of
from casus.assessment.engine import engine_for
from casus.assessment.results import LIVE
from casus.files.problems import offer, quote, wrong
from casus.files.receipt import RECEIPT_FILE, receipt_file
from casus.files.writer import put_file
from casus.interface.loading import choice_given, day_text, example, law_given, named_scenario, path_given, word_given
from casus.interface.result import Pairs, Path, Result, Tell, counted_rows, dated, noted
from casus.law.model import Law
from casus.records import archive as fitting
from casus.records import claims as pressed
from casus.records import counts, screens, studies
from casus.records.archive import (
    ALL,
    Archive,
    alliance_line,
    choice_of,
    explained,
    filter_of,
    of_alliance,
    of_cell,
    options_of,
    own_files,
)
from casus.records.chapters import history_files
from casus.records.dataset import DataTable, tables, write_tables
from casus.records.duties import Duty, Filter
from casus.records.studies import read_twins
from casus.scenarios.library import find_file, load_scenario, scenario_files
from casus.scenarios.model import Scenario
from casus.show.blocks import Block, Foot, height
from casus.show.drawing import Drawing
from casus.show.law import consistency as consistencytext
from casus.show.treaties import TWIN_FIELDS

PICTURES = {
    "heat": "What members did",
    "timeline": "Incidents by article",
    "map": "What members owed and did",
    "days": "How soon they acted",
}
"""The pictures of the record, each with its title."""
GROUPS = screens.GROUPED_BY
"""What the record can be counted by."""


class Record(Result):
    """The duties of all history, each against what its bearer did; or their counts, where it was asked to count."""

    __slots__ = ("_archive", "_asked", "_found", "_only", "alliance")

    def __init__(self, archive: Archive, asked: screens.RecordAsked, only: Filter, alliance: str = "") -> None:
        self._archive = archive
        self.alliance = alliance
        self._asked = asked
        self._only = only
        found = archive.duties(asked.choice, only, asked.unit)
        book = screens.RecordBook(archive.voice, archive.touching(only), found, asked)
        self._found = of_cell(book, asked.cell) if asked.cell else found

    def _book(self, all: bool = False) -> screens.RecordBook:
        asked = self._asked._replace(everything=all)
        return screens.RecordBook(self._archive.voice, self._archive.touching(self._only), self._found, asked)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties, and the acts without one."""
        return tuple(self._found)

    def summary(self) -> str:
        """How many duties are counted, in how many incidents."""
        incidents = len({duty.incident for duty in self._found})
        by = f", counted by {self._asked.by}" if self._asked.by else ""
        return f"{counted_rows(len(self._found), 'duty')} from {counted_rows(incidents, 'incident')}, {self._asked.choice} reading{by}"

    def values(self) -> list[dict[str, Any]]:
        """The duties, or the counts, as plain values; `casus schema record` and `record-by` describe them."""
        if not self._asked.by or self._asked.cell:
            return screens.record_values(self._found, self._asked)
        if self._asked.by == "days":
            return counts.days_values(self._found)
        return counts.group_counts(self._archive.groups(self._book(), self._only))

    def rows(self) -> list[dict[str, Any]]:
        """The same with days as `datetime.date`."""
        return self.values() if self._asked.by and not self._asked.cell else dated(self.values(), "critical_date")

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The rows as CSV has them."""
        by = "" if self._asked.cell else self._asked.by
        fields = counts.DAYS_FIELDS if by == "days" else counts.COUNT_FIELDS if by else screens.RECORD_FIELDS
        return list(fields), screens.flat_record(self.values())

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """Totals by duty, and what members did in each incident; or the counts."""
        book = self._book(all)
        if self._asked.cell:
            return explained(book, self._asked.cell, self._found)
        if self._asked.by == "days":
            return book.days()
        told = alliance_line(self._archive.law, self.alliance) if self._asked.by != "alliance" else ""
        foot = [Foot("ALLIANCE", told, 10)] if told else []
        made = book.grouped(self._archive.groups(book, self._only)) if self._asked.by else book.main(height(foot))
        return [*made[:-1], *foot, made[-1]]

    def drawing(self, picture: str = "heat") -> Drawing:
        """A picture of the duties: heat, timeline or map. Raises CasusError for another one."""
        from casus.records import pictures

        if picture not in PICTURES:
            raise wrong(f"there is no picture {quote(picture)}", offer(picture, PICTURES), "unknown-picture")
        book = self._book()
        title, foot, names = book.heading(PICTURES[picture]), self.foot(), self.names()
        if picture == "map":
            return pictures.record_map(title, self._found, self._archive.law, foot=foot)
        if picture == "days":
            return pictures.first_days(title, self._found, foot=foot, names=names)
        if picture == "timeline":
            return pictures.by_article(title, self._found, self._archive.law, foot)
        return pictures.heat_map(title, self._found, foot=foot, names=names)

    def foot(self) -> list[str]:
        """Of what a picture of this is: alliances, reading, law, day, and how many incidents that were chosen."""
        from casus.records import pictures

        homes = {self._archive.law.system_of(duty.norm) for duty in self._found if duty.owed}
        where = self.alliance if self.alliance not in ("", ALL) else ", ".join(sorted(homes))
        last = max((chapter.as_of for chapter in self._archive.touching(self._only)), default=0)
        return pictures.foot(self._found, last, self._archive.law, where, self._book().how())

    def names(self) -> dict[str, str]:
        """What its duties are called, by their ids: the act, and the paragraph."""
        book = self._book()
        return {norm: f"{book.name(norm)} ({self._archive.voice.paragraph(norm)})" for norm in book.norms}

    def caveats(self) -> list[str]:
        """What the screens say below the numbers, in sentences: on what they rest, and what late means."""
        return self._book().caveats()

    def picture(self, picture: str = "heat") -> str:
        """The same as SVG."""
        from casus.show.drawing import svg

        return svg(self.drawing(picture))


@noted("record")
def record(
    *places: Path,
    reading: str = "default",
    answers: Pairs = None,
    clause: str = "",
    member: str = "",
    beneficiary: str = "",
    attacker: str = "",
    alliance: str = "",
    from_: str | date = "",
    to: str | date = "",
    by: str | None = None,
    contested: bool = False,
    occasions: bool = False,
    explain: str = "",
    law: Law | None = None,
    tell: Tell = None,
) -> Record:
    """Show all history at once: each duty against what its bearers did.

    places: files and folders of scenarios of one's own, of which it is the record then. reading: a named reading; or answers: one other answer to one question. clause, member, beneficiary, attacker: only duties of
    an article, a paragraph or a norm; of a member; toward a state; that an act of a state set off. alliance: a system of treaties, or all for
    all together; the law's own example if empty, all for places. from_, to: only from and up to
    this day, month or year. by: count by clause, member, beneficiary, year or reading. contested: with by, contested duties on
    the screen instead of settled ones. explain: a cell: what one number of it counts, such as consult:settled:late. occasions: count each event that sets a duty off, not each incident. law: the bundled one
    if None. tell: is told how far the work is. Settled duties and contested ones never share a rate. Raises CasusError for words that are not on file.
    """
    law = law_given(law)
    own = own_history(places)
    chosen = choice_given(reading, answers)
    choice = choice_of(law, chosen)
    told_by, _, rest = word_given("a cell", explain).partition(":")
    if by == "reading" and told_by in law.readings:  # the group of a cell of that table
        choice, explain, chosen = told_by, rest, choice_given(told_by, None)
    only, filters = _filter(law, clause, member, beneficiary, attacker, from_, to)
    counted = ""
    every = not alliance and (
        by == "alliance" or bool(places)
    )  # files of one's own are few, and may be of any alliance
    named, norms = of_alliance(law, ALL if every else word_given("an alliance", alliance), example().norm)
    if not clause:
        counted, only = named, only._replace(norms=norms)
        filters += options_of(alliance=alliance)
    elif alliance and norms and not set(only.norms) <= set(norms):
        raise wrong(f"{quote(clause)} is no article of {alliance}", "leave out --alliance", "call")
    if by is not None and by not in GROUPS:
        raise wrong(f"the record is not counted by {quote(str(by))}", offer(str(by), GROUPS), "unknown-group")
    unit = "occasion" if occasions else "incident"
    more = "".join(f" {shlex.quote(path_given(place))}" for place in places) + filters + " --occasions" * occasions
    asked = screens.RecordAsked(
        choice, chosen.options, more, unit, by or "", contested, files=own, cell=word_given("a cell", explain)
    )
    return Record(Archive(law, tell, own), asked, only, counted)


def own_history(places: Sequence[Path]) -> dict[str, FilePath]:
    """The files of history in files and folders of one's own, by name. Raises CasusError where there is none."""
    if not places:
        return {}
    names = [path_given(place) for place in places]
    found, _ = own_files(names)
    if not found:
        cure = f"kind: history says that something happened; for any scenario: casus assess {shlex.join(names)}"
        raise wrong(
            "no scenario there is of the kind history, and the record tells of nothing else", cure, "no-history"
        )
    return found


def left_out(places: Sequence[str]) -> int:
    """How many scenarios in these places are of another kind, and so in no record."""
    return len(own_files(places)[1]) if places else 0


def _filter(
    law: Law, clause: str, member: str, beneficiary: str, attacker: str, from_: str | date, to: str | date
) -> tuple[Filter, str]:
    """What to count, and the options that say so on a command line."""
    given = {
        "clause": word_given("a clause", clause),
        "member": word_given("a member", member),
        "beneficiary": word_given("a beneficiary", beneficiary),
        "attacker": word_given("an attacker", attacker),
    }
    first, last = day_text("the first day", from_), day_text("the last day", to)
    return filter_of(law, **given, first=first, last=last), options_of(**given, **{"from": first, "to": last})


class RecordFit(Result):
    """What members did, held against every reading and every single answer that somebody holds."""

    __slots__ = ("_archive", "_filters", "_found")

    def __init__(self, archive: Archive, only: Filter, filters: str) -> None:
        self._archive = archive
        self._filters = filters
        self._found = fitting.fits_of_members(archive, only)

    def summary(self) -> str:
        """How many rows there are."""
        return counted_rows(len(self._found), "row")

    def values(self) -> list[dict[str, Any]]:
        """The rows as plain values; `casus schema fit` describes them."""
        return fitting.fit_values(self._found)

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The rows as CSV has them."""
        return list(fitting.FIT_FIELDS), self.values()

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        return fitting.fit_blocks(self._archive, self._found, self._filters)


@noted()
def record_fit(
    *places: Path,
    clause: str = "",
    member: str = "",
    beneficiary: str = "",
    attacker: str = "",
    alliance: str = "",
    from_: str | date = "",
    to: str | date = "",
    law: Law | None = None,
    tell: Tell = None,
) -> RecordFit:
    """Hold what members did against every reading. The arguments and errors are those of `record`."""
    law = law_given(law)
    only, filters = _filter(law, clause, member, beneficiary, attacker, from_, to)
    every = ALL if places and not alliance else word_given("an alliance", alliance)
    norms = of_alliance(law, every, example().norm)[1]
    if not clause:
        only = only._replace(norms=norms)
        filters += options_of(alliance=alliance)
    return RecordFit(Archive(law, tell, own_history(places)), only, filters)


@noted()
def record_tables(*places: Path, law: Law | None = None, tell: Tell = None) -> list[DataTable]:
    """All of the record, under every choice, as tidy tables with keys between them. places: as in `record`."""
    return tables(Archive(law_given(law), tell, own_history(places)))


def save_tables(made: Sequence[DataTable], folder: Path) -> list[str]:
    """Write tables with their codebook into a folder, and their receipt; the names of the files, its own the last.

    Raises CasusError where that fails.
    """
    try:
        names = write_tables(made, FilePath(folder))
        put_file(FilePath(folder) / RECEIPT_FILE, receipt_file(names))
        return [*names, RECEIPT_FILE]
    except OSError as error:
        raise wrong(
            f"{quote(str(folder))} cannot be written: {error.strerror}", "name a folder of your own", "unwritable"
        ) from None


class Claims(Result):
    """Claims of press accounts that the record corrects, with sources."""

    __slots__ = ("_archive", "_found", "scenario")

    def __init__(self, archive: Archive, scenario: str, shown: str) -> None:
        """scenario: whose file corrects them, or all for an empty text. shown: what commands call it."""
        self._archive = archive
        self.scenario = shown
        self._found = pressed.claims_on_file(archive.chapters, scenario)

    def summary(self) -> str:
        """How many there are."""
        return counted_rows(len(self._found), "claim") + (f" of {self.scenario}" if self.scenario else "")

    def values(self) -> list[dict[str, Any]]:
        """The claims as plain values; `casus schema claims` describes them."""
        return pressed.claim_values(self._found)

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The claims as CSV has them."""
        return list(pressed.CLAIM_FIELDS), pressed.flat_claims(self.values())

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        return pressed.claim_blocks(self._archive.voice, self._found, self.scenario, all)


@noted("claims")
def claims(scenario: Path | None = None, law: Law | None = None, tell: Tell = None) -> Claims:
    """List claims of press accounts that the record corrects: all, or those that the file of one scenario corrects.

    Raises CasusError for another name, and for a file with mistakes.
    """
    law = law_given(law)
    name = named_scenario(scenario)[1] if scenario else ""
    path = FilePath(find_file(name)) if name else None
    own = {path.stem: path} if path is not None and path not in history_files().values() else None
    if own:
        load_scenario(name, law)  # what is wrong with the file is said before anything is worked out
    return Claims(Archive(law, tell, own), path.stem if path is not None else "", name)


class Literature(Result):
    """The law on file against how a data set of alliances codes it, and published rates."""

    __slots__ = ("_law", "alliance")

    def __init__(self, law: Law, alliance: str = "") -> None:
        self._law = law
        self.alliance = alliance

    def summary(self) -> str:
        """What it is."""
        return "codes of pledges and published rates" + (f" of {self.alliance}" if self.alliance else "")

    def values(self) -> dict[str, Any]:
        """All of it as plain values; `casus schema atop` describes them."""
        return studies.study_values(self._law, self.alliance)

    def rows(self) -> list[dict[str, Any]]:
        """One row for each published rate."""
        return list(self.values()["studies"])

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        return studies.study_blocks(self._law, all, self.alliance)


@noted("atop")
def literature(alliance: str | None = None, law: Law | None = None) -> Literature:
    """Hold the law on file against how a data set of alliances codes it, and list published rates.

    alliance: one system of treaties. Raises CasusError for one of which no coding is on file.
    """
    law, name = law_given(law), word_given("an alliance", alliance)
    studies.codings_of(law, studies.read_literature()[1], name)
    return Literature(law, name)


class Consistency(Result):
    """What states and bodies said of the law, each held against what it said in other incidents."""

    __slots__ = ("_found", "_law", "_left", "state")

    def __init__(self, law: Law, state: str, found: Sequence[said.Statement], left: int) -> None:
        self._law = law
        self._found = tuple(found)
        self._left = left
        self.state = state

    def summary(self) -> str:
        """How many statements there are."""
        return counted_rows(len(self._found), "statement") + (f" of {self.state}" if self.state else "")

    def values(self) -> list[dict[str, Any]]:
        """The statements as plain values; `casus schema consistency` describes them."""
        return [item.values() for item in self._found]

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The statements as CSV has them."""
        return list(said.STATEMENT_FIELDS), self.values()

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        if self.state:
            return consistencytext.one(self._law, self.state, self._found, self._left)
        return consistencytext.all_statements(self._law, self._found, self._left, all)


@noted("consistency")
def consistency(state: str | None = None, law: Law | None = None, tell: Tell = None) -> Consistency:
    """Hold what each state and body said of the law against what it said in other incidents.

    state: one of them, by name or code. tell: is told how far the work is. Raises CasusError for a name that is not on file.
    """
    law = law_given(law)
    name = word_given("a state", state)
    who = state_of(law, name) if name else ""
    every = [load_scenario(one, law) for one in scenario_files()]
    scenarios = [scenario for scenario in every if scenario.kind == "history"]
    found = said.statements(engine_for(law, "plan"), scenarios, who, tell or (lambda done, total: None))
    return Consistency(law, who, found, said.uncompared(scenarios, who))


class Twins(Result):
    """Pairs of incidents of different alliances that are alike in what matters."""

    __slots__ = ("_rows", "incident")

    def __init__(self, rows: list[dict[str, Any]], incident: str) -> None:
        self._rows = rows
        self.incident = incident

    def summary(self) -> str:
        """How many pairs there are."""
        return counted_rows(len(self._rows), "pair") + (f" with {self.incident}" if self.incident else "")

    def values(self) -> list[dict[str, Any]]:
        """The pairs as plain values; `casus schema twins` describes them."""
        return self._rows

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        from casus.show.treaties import twin_blocks

        return twin_blocks(self._rows, self.incident, all)


@noted("twins")
def twins(incident: str | None = None, law: Law | None = None) -> Twins:
    """Incidents of different alliances that are alike, with what the words say differently and what was done differently.

    incident: only its pairs. Raises CasusError for a name that is in no pair and not on file.
    """
    law, name, there = law_given(law), word_given("an incident", incident), scenario_files()
    found = [twin for twin in read_twins() if name in ("", twin.one, twin.two)]
    if name and not found:
        find_file(name)
    loaded = {one: load_scenario(one, law) for twin in found for one in (twin.one, twin.two) if one in there}
    owed = {one: _owed_in(law, scenario) for one, scenario in loaded.items()} if name else {}
    rows = []
    for twin in found:
        row: dict[str, Any] = {**twin._asdict(), "two_title": twin.title, "two_date": twin.date}
        for side in ("one", "two"):
            scenario = loaded.get(row[side])
            row[f"{side}_on_file"] = scenario is not None
            row[f"{side}_owed"] = owed.get(row[side])
            if scenario is not None:
                row[f"{side}_title"] = scenario.title
                row[f"{side}_date"] = min(event.date.text for event in scenario.happenings if event.date is not None)
        rows.append({field: row[field] for field in TWIN_FIELDS})
    return Twins(rows, name)


def _owed_in(law: Law, scenario: Scenario) -> list[str]:
    """The promises of help and talks that are owed in an incident, each once, with its standing."""
    run = engine_for(law, "plan").run(scenario)
    rows = [row for row in run.rows() if row.status in LIVE and row.bound and kind_of(law, law.drawing(row.norm))]
    return list(dict.fromkeys(f"{row.norm.partition('/')[0]} {row.status}, {row.standing}" for row in rows))
