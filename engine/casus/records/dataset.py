"""The record as tidy tables for statistics: one thing a row, keys between the tables, states with their COW and GW codes.

Every table is checked for keys that lead nowhere before anything is written. CSV always; Parquet where pyarrow is there.
"""

from collections.abc import Sequence
from pathlib import Path

from casus.files.days import show_day
from casus.files.tables import DataRow, DataTable, TableColumn, cell_text, orphans, save_tables
from casus.files.writer import put_file
from casus.records.archive import Archive
from casus.records.chapters import choices_of
from casus.records.claims import claims_on_file
from casus.records.duties import Duty
from casus.show.markdown import escape_markdown

_INCIDENT = TableColumn("incident", "id of the scenario", refers=("incidents", "incident"))
_DUTY = TableColumn("duty", "number of the duty", "integer", ("duties", "duty"))
_BEARER = TableColumn("bearer", "the member that bears it", refers=("actors", "actor"))
_TOWARD = TableColumn("toward", "toward whom", refers=("actors", "actor"))
_NORM = TableColumn("norm", "the norm", refers=("norms", "norm"))
_STATUS = TableColumn("status", "triggered, dormant (waits for something), ended, lapsed, not triggered")
_PERFORMANCE = TableColumn(
    "performance",
    "performed, in part, not performed, no record (none found, not a refusal), acted without a duty; empty where none is owed",
)


def tables(archive: Archive) -> list[DataTable]:
    """Every table, in an order in which each refers only to itself and those before."""
    duties = archive.duties()
    made = [
        _incidents(archive),
        _actors(archive, duties),
        _norms(archive),
        _choices(archive),
        _events(archive),
        _deeds(archive),
    ]
    made += [_duties(duties), *_links(duties), _results(archive), _claims(archive)]
    return made


def write_tables(made: Sequence[DataTable], folder: Path) -> list[str]:
    """Write the tables and their codebook into a folder, which is made if it is not there; the names of the files.

    Raises ValueError for keys that lead nowhere, OSError where the folder cannot be written.
    """
    lost = orphans(made)
    if lost:
        raise ValueError("; ".join(lost))
    names = save_tables([*made, codebook(made)], folder)
    put_file(folder / "codebook.md", codebook_text(made))
    return [*names, "codebook.md"]


def codebook(made: Sequence[DataTable]) -> DataTable:
    """What every column of every table says."""
    rows: list[DataRow] = [
        {
            "table": table.name,
            "column": column.name,
            "kind": column.kind,
            "key": "yes" if column.name in table.key else "",
            "refers": ".".join(column.refers).strip("."),
            "says": column.says,
        }
        for table in made
        for column in table.columns
    ]
    columns = (
        TableColumn("table", "the table"),
        TableColumn("column", "the column"),
        TableColumn("kind", "text, integer, or day (year-month-day; a month or a year where no more is known)"),
        TableColumn("key", "yes where it is part of the key of its table"),
        TableColumn("refers", "the table and column in which its values stand"),
        TableColumn("says", "what it says"),
    )
    return DataTable("codebook", "every column of every table", ("table", "column"), columns, tuple(rows))


def codebook_text(made: Sequence[DataTable]) -> str:
    """The codebook to be read."""
    parts = [
        "# Codebook\n\nDuties of members and what is on record about them. An empty cell means: not applicable, or not known; parts of a list stand apart by `; `. "
        "`no record` means that none was found; it is not a refusal and belongs in no rate. Duties of one event are not "
        "independent of each other. The incidents were chosen, not sampled. Settled and contested duties should not share a rate.\n"
    ]
    for table in made:
        lines = [f"\n## {table.name}.csv\n\n{table.says}. {len(table.rows)} rows. Key: {', '.join(table.key)}.\n"]
        lines += ["| column | kind | refers to | says |", "|---|---|---|---|"]
        lines += [
            f"| {column.name} | {column.kind} | {'.'.join(column.refers).strip('.')} | {escape_markdown(column.says)} |"
            for column in table.columns
        ]
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


# ---- the tables ------------------------------------------------------------------------------------------------------


def _incidents(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "incident": chapter.id,
            "title": chapter.title,
            "first": show_day(chapter.first),
            "last": show_day(chapter.last),
            "as_of": show_day(chapter.as_of),
        }
        for chapter in archive.chapters
    ]
    columns = (
        TableColumn("incident", "id of the scenario"),
        TableColumn("title", "what it is about"),
        TableColumn("first", "the first day of its events in the year it is named after, or of all of them", "day"),
        TableColumn("last", "the last day of the same", "day"),
        TableColumn("as_of", "the day the file speaks of", "day"),
    )
    return DataTable(
        "incidents", "One event, or a chain of them, with what was done", ("incident",), columns, tuple(rows)
    )


def _actors(archive: Archive, duties: Sequence[Duty]) -> DataTable:
    used = {actor for chapter in archive.chapters for item in chapter.occasions for actor in item.actors}
    used |= {name for duty in duties for name in (duty.bearer, duty.toward)}
    used |= {key[place] for chapter in archive.chapters for key in chapter.contested for place in (3, 4)}
    used |= {
        name for chapter in archive.chapters for profile in chapter.profiles for owed in profile for name in owed[2:4]
    }
    used |= {name for chapter in archive.chapters for deed in chapter.deeds for name in (*deed[2], *deed[3])}
    used |= {name for chapter in archive.chapters for name in chapter.states}
    rows: list[DataRow] = []
    for name in sorted(used):
        entity = archive.law.entities.get(name)
        rows.append(
            {
                "actor": name,
                "name": entity.name if entity is not None else name,
                "kind": entity.kind if entity is not None else "named in a file",
                "cow": int(entity.cow) if entity is not None and entity.cow else None,
                "gw": int(entity.gw) if entity is not None and entity.gw else None,
            }
        )
    columns = (
        TableColumn("actor", "three-letter code (ISO 3166-1) of a state, or the id of another actor"),
        TableColumn("name", "its name"),
        TableColumn("kind", "state, organisation, organ, group, or named in a file (a band, an authority, a company)"),
        TableColumn("cow", "number of the state in the Correlates of War system", "integer"),
        TableColumn("gw", "number of the state in the system of Gleditsch and Ward", "integer"),
    )
    return DataTable(
        "actors", "States and others that acted, are bound, or were helped", ("actor",), columns, tuple(rows)
    )


def _norms(archive: Archive) -> DataTable:
    acts, voice = archive.law.vocabulary.acts, archive.voice
    rows: list[DataRow] = []
    for norm, rule in {rule.norm: rule for rule in archive.law.rules() if rule.norm}.items():
        act = str(dict(rule.then.roles)["act"])
        rows.append(
            {
                "norm": norm,
                "kind": rule.then.word,
                "article": voice.article(norm),
                "act": act,
                "name": voice.act_name(act),
                "atop": acts[act].atop if act in acts else "",
            }
        )
    columns = (
        TableColumn("norm", "id of the norm"),
        TableColumn("kind", "duty, prohibition, permission, power, breach or finding"),
        TableColumn("article", "where it stands"),
        TableColumn("act", "what it is about"),
        TableColumn("name", "the same in words"),
        TableColumn("atop", "the kind of pledge in the terms of ATOP; empty where none fits"),
    )
    return DataTable("norms", "What the law on file asks or allows", ("norm",), columns, tuple(rows))


def _choices(archive: Archive) -> DataTable:
    law = archive.law
    rows: list[DataRow] = []
    for name in choices_of(law):
        reading = law.readings.get(name)
        question, _, answer = name.partition("=")
        found = law.questions[question].answer(answer) if answer else None
        kind = "answer" if answer else "reading" if reading else "default"
        says = reading.name if reading else found.says if found else "the default answer to each question"
        held = (reading.of,) if reading else found.held_by if found else ()
        rows.append({"choice": name, "kind": kind, "says": says, "held_by": cell_text(held)})
    columns = (
        TableColumn("choice", "default, a reading, or question=answer: that one answer on top of the default"),
        TableColumn("kind", "default, reading or answer"),
        TableColumn("says", "in words"),
        TableColumn("held_by", "who holds it; several with | between"),
    )
    return DataTable(
        "choices", "The readings of the law under which results are given", ("choice",), columns, tuple(rows)
    )


def _events(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "incident": chapter.id,
            "event": item.id,
            "word": item.parts[0],
            "first": show_day(item.first) if item.first else "",
            "last": show_day(item.last) if item.last else "",
            "says": item.says,
        }
        for chapter in archive.chapters
        for item in chapter.occasions
    ]
    columns = (
        _INCIDENT,
        TableColumn("event", "id of the event in that scenario"),
        TableColumn("word", "what kind of event"),
        TableColumn("first", "the first day its date allows", "day"),
        TableColumn("last", "the last day its date allows", "day"),
        TableColumn("says", "in words"),
    )
    return DataTable(
        "events", "Events that set off a duty in some reading", ("incident", "event"), columns, tuple(rows)
    )


def _deeds(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "incident": chapter.id,
            "deed": name,
            "date": date,
            "by": cell_text(by),
            "toward": cell_text(toward),
            "says": says,
        }
        for chapter in archive.chapters
        for name, date, by, toward, says in chapter.deeds
    ]
    columns = (
        _INCIDENT,
        TableColumn("deed", "id of the entry in that scenario"),
        TableColumn("date", "its date as known; empty where it has none", "day"),
        TableColumn("by", "who acted; several with | between"),
        TableColumn("toward", "toward whom, or what the entry names in second place; several with | between"),
        TableColumn("says", "in words"),
    )
    return DataTable(
        "deeds", "The entries of the record: what states and bodies did", ("incident", "deed"), columns, tuple(rows)
    )


def _duties(duties: Sequence[Duty]) -> DataTable:
    rows: list[DataRow] = [
        {
            "duty": number,
            "incident": duty.incident,
            "norm": duty.norm,
            "bearer": duty.bearer,
            "toward": duty.toward,
            "status": duty.status,
            "standing": duty.standing,
            "statuses": cell_text(duty.statuses),
            "critical_date": show_day(duty.day) if duty.day else "",
            "performance": duty.verdict,
            "performances": cell_text(duty.verdicts),
            "also": cell_text(duty.also),
        }
        for number, duty in enumerate(duties, start=1)
    ]
    columns = (
        TableColumn("duty", "its number in this export", "integer"),
        _INCIDENT,
        _NORM,
        _BEARER,
        _TOWARD,
        _STATUS,
        TableColumn(
            "standing", "settled or contested, over everything that somebody holds; empty for acts without a duty"
        ),
        TableColumn("statuses", "the statuses it has there, with | between"),
        TableColumn("critical_date", "the first day that decides which wording applies and who was bound", "day"),
        _PERFORMANCE,
        TableColumn("performances", "all verdicts it has under some choice, on one occasion, with | between"),
        TableColumn("also", "other scenarios that tell of the same events, with | between"),
    )
    says = "One duty of one member toward one actor in one incident, counted once, in the default reading; and acts without a duty"
    return DataTable("duties", says, ("duty",), columns, tuple(rows))


def _links(duties: Sequence[Duty]) -> list[DataTable]:
    numbered = list(enumerate(duties, start=1))
    triggers: list[DataRow] = [
        {"duty": number, "incident": duty.incident, "event": event}
        for number, duty in numbered
        for event in duty.triggers
    ]
    attackers: list[DataRow] = [{"duty": number, "actor": name} for number, duty in numbered for name in duty.attackers]
    deeds: list[DataRow] = [
        {"duty": number, "incident": file, "deed": event, "extent": extent}
        for number, duty in numbered
        for file, event, extent in dict.fromkeys(duty.deeds)
    ]
    event = TableColumn("event", "the event", refers=("events", "event"))
    deed = TableColumn("deed", "the entry, or the event that performed the duty")
    extent = TableColumn(
        "extent", "full, part, nothing, offered (and not accepted), said (it bears on the duty and performs nothing)"
    )
    actor = TableColumn("actor", "who acted in the events that set the duty off", refers=("actors", "actor"))
    return [
        DataTable(
            "duty_events",
            "The events that set a duty off",
            ("duty", "event"),
            (_DUTY, _INCIDENT, event),
            tuple(triggers),
        ),
        DataTable("duty_actors", "Who acted in them", ("duty", "actor"), (_DUTY, actor), tuple(attackers)),
        DataTable(
            "duty_deeds",
            "The entries of the record that bear on a duty",
            ("duty", "incident", "deed", "extent"),
            (_DUTY, _INCIDENT, deed, extent),
            tuple(deeds),
        ),
    ]


def _results(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "choice": choice,
            "incident": duty.incident,
            "norm": duty.norm,
            "bearer": duty.bearer,
            "toward": duty.toward,
            "status": duty.status,
            "performance": duty.verdict,
        }
        for choice in choices_of(archive.law)
        for duty in archive.duties(choice)
        if duty.triggers
    ]
    choice = TableColumn("choice", "the reading or answer", refers=("choices", "choice"))
    columns = (choice, _INCIDENT, _NORM, _BEARER, _TOWARD, _STATUS, _PERFORMANCE)
    key = ("choice", "incident", "norm", "bearer", "toward")
    return DataTable(
        "results", "Each duty under each reading and each single answer that somebody holds", key, columns, tuple(rows)
    )


def _claims(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "claim": number,
            "incident": item.scenario,
            "says": item.claim,
            "by": item.by,
            "better": item.better,
            "norm": item.norm,
            "sources": cell_text([f"{ref} ({read})" for ref, read in item.sources]),
        }
        for number, item in enumerate(claims_on_file(archive.chapters), start=1)
    ]
    columns = (
        TableColumn("claim", "its number in this export", "integer"),
        _INCIDENT,
        TableColumn("says", "the claim, paraphrased"),
        TableColumn("by", "whose it is"),
        TableColumn("better", "the better record"),
        _NORM._replace(says="the norm it is about; empty where it is about no obligation"),
        TableColumn("sources", "the sources with how far they were read, with | between"),
    )
    return DataTable("claims", "Claims of press accounts that the files correct", ("claim",), columns, tuple(rows))


__all__ = ["DataTable", "TableColumn", "codebook", "codebook_text", "orphans", "tables", "write_tables"]
