"""The record as tidy tables for statistics: one thing a row, keys between the tables, states with their COW and GW codes.

Every table is checked for keys that lead nowhere before anything is written. CSV always; Parquet where pyarrow is there.
"""

from collections.abc import Sequence
from pathlib import Path

from casus.files.days import show_day
from casus.files.tables import DataRow, DataTable, TableColumn, cell_text, codebook, orphans, save_tables
from casus.files.writer import put_file
from casus.records.archive import Archive, alliances_of
from casus.records.chapters import choices_of
from casus.records.claims import claims_table
from casus.records.counts import (
    BEARER,
    DAYS_FIELDS,
    DRAWS,
    INCIDENT,
    NORM,
    PERFORMANCE,
    SEED,
    STATUS,
    TOWARD,
    counts_table,
    days_values,
    duties_table,
)
from casus.records.duties import Duty, Filter
from casus.records.studies import keys_table, read_literature
from casus.show.markdown import table_described

_DUTY = TableColumn("duty", "number of the duty", "integer", ("duties", "duty"))
_SOURCE = TableColumn("source", "the source", refers=("sources", "source"))


def tables(archive: Archive) -> list[DataTable]:
    """Every table, in an order in which each refers only to itself and those before."""
    duties = archive.duties()
    made = [
        _incidents(archive),
        keys_table(chapter.id for chapter in archive.chapters),
        _actors(archive, duties),
        _norms(archive),
        _choices(archive),
        _sources(archive),
        _events(archive),
        _deeds(archive),
        *_cited(archive),
    ]
    made += [
        duties_table(archive.chapters, duties),
        *_links(duties),
        _results(archive),
        counts_table(duties, archive.law.system_of, _under_readings(archive)),
        _days(duties),
        claims_table(archive.chapters),
    ]
    return made


def _under_readings(archive: Archive) -> dict[str, dict[str, list[Duty]]]:
    """For each alliance its duties under the default and each reading of its law."""
    made = {}
    for system in alliances_of(archive.law):
        only = Filter(
            tuple(rule.norm for rule in archive.law.rules() if rule.norm and archive.law.system_of(rule.norm) == system)
        )
        made[system] = {name: archive.duties(name, only) for name in ("default", *sorted(archive.part(only).readings))}
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


def codebook_text(made: Sequence[DataTable]) -> str:
    """The codebook to be read."""
    parts = [
        "# Codebook\n\nDuties of members and what is on record about them. An empty cell means: not applicable, or not known; parts of a list stand apart by `; `. "
        "`no record` means that none was found; it is not a refusal. Duties of one event are not independent of each other, so take "
        "the incident as the unit, or draw incidents. The incidents were chosen, not sampled. Settled, denied, arguable and contested duties "
        "should not share a rate, nor those that both owe each other (mutual), nor those of a member whose own act set them off "
        "(belligerent). In table counts: low and high are the 26th and the 975th "
        f"of {DRAWS} rates in their order, each of as many incidents as have something on record, drawn from these with replacement, in the "
        f"alphabetical order of their ids, by Python's random.Random({SEED}).choices; "
        "left out for under ten incidents on record and where all have one rate. incidents_low and incidents_high are Wilson's. Cite a duty by "
        "incident, norm, bearer and toward: its number changes from export to export. One act can perform many duties (acts in table counts), and "
        "one of a body counts for its members though who spoke is rarely on record (named in table duty_deeds). A rate in full has what came late in it; "
        "beside it stands the rate on time. days is known only of those who "
        "acted; treat the others as censored at as_of of the incident. What late means is an answer (choices), of each alliance its own; where none of its questions "
        "asks how long a deadline is, nothing is late. Whether a duty is settled depends on whose views were looked for, so standings of two alliances do not compare, nor do rates that "
        "pool duties of different kinds (by member, by alliance). Everything was coded once, with no "
        "second coder, from what could be found in print: how far each source was read stands with it. Events from which no duty follows under any choice "
        "are in the scenario files only.\n"
    ]
    return "".join([*parts, *map(table_described, made)])


# ---- the tables ------------------------------------------------------------------------------------------------------


def _incidents(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "incident": chapter.id,
            "title": chapter.title,
            "first": show_day(chapter.first),
            "last": show_day(chapter.last),
            "as_of": show_day(chapter.as_of),
            "follows": cell_text(chapter.follows),
        }
        for chapter in archive.chapters
    ]
    columns = (
        TableColumn("incident", "id of the scenario"),
        TableColumn("title", "what it is about"),
        TableColumn("first", "the first day of its events in the year it is named after, or of all of them", "day"),
        TableColumn("last", "the last day of the same", "day"),
        TableColumn("as_of", "the day the file speaks of", "day"),
        TableColumn("follows", "earlier incidents whose duties it continues, with ; between: they are counted there"),
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
    used |= {name for chapter in archive.chapters for deed in chapter.deeds for name in (*deed.by, *deed.toward)}
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
    keys = {item.of: item.key for item in read_literature().keys}
    rows: list[DataRow] = []
    for norm, rule in {rule.norm: rule for rule in archive.law.rules() if rule.norm}.items():
        act = str(dict(rule.then.roles)["act"])
        instrument = archive.law.clauses[rule.clause].instrument
        rows.append(
            {
                "norm": norm,
                "kind": rule.then.word,
                "instrument": instrument,
                "alliance": archive.law.system_of(norm),
                "atop_id": keys.get(instrument, ""),
                "article": voice.article(norm),
                "act": act,
                "name": voice.act_name(act),
                "atop": acts[act].atop if act in acts else "",
            }
        )
    columns = (
        TableColumn("norm", "id of the norm"),
        TableColumn("kind", "duty, prohibition, permission, power, breach or finding"),
        TableColumn("instrument", "id of the treaty or other text in which it stands"),
        TableColumn("alliance", "the system of treaties to which that belongs"),
        TableColumn(
            "atop_id", "the number of that treaty in ATOP 4.01; empty where it has none there, or none was looked up"
        ),
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
        answers = {
            **law.default_reading(),
            **(dict(reading.answers) if reading else {question: answer} if answer else {}),
        }
        told = cell_text([f"{asked}={given}" for asked, given in answers.items()])
        rows.append({"choice": name, "kind": kind, "says": says, "held_by": cell_text(held), "answers": told})
    columns = (
        TableColumn("choice", "default, a reading, or question=answer: that one answer on top of the default"),
        TableColumn("kind", "default, reading or answer"),
        TableColumn("says", "in words"),
        TableColumn("held_by", "who holds it; several with ; between"),
        TableColumn(
            "answers", "the answer that it gives to each question of the law, as question=answer, with ; between"
        ),
    )
    return DataTable(
        "choices", "The readings of the law under which results are given", ("choice",), columns, tuple(rows)
    )


def _sources(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {"source": f"{chapter.id}/{name}", "ref": ref, "read": read, "supports": supports}
        for chapter in archive.chapters
        for name, ref, read, supports in chapter.sources
    ]
    columns = (
        TableColumn("source", "the file that cites it, and its id there"),
        TableColumn("ref", "its address or citation"),
        TableColumn("read", "how far it was read: in_full, in_part, second_hand, dataset, unverified, not_stated"),
        TableColumn("supports", "what was read there; empty where the file does not say"),
    )
    return DataTable("sources", "What events and entries of the record rest on", ("source",), columns, tuple(rows))


def _events(archive: Archive) -> DataTable:
    words, types = archive.law.vocabulary.predicates, archive.law.vocabulary.types
    rows: list[DataRow] = []
    for chapter in archive.chapters:
        for item in chapter.occasions:
            roles = dict(item.roles)
            own = words[str(item.parts[0])].roles
            place = next((role.name for role in own if role.type == "place"), "")
            scale = next((role for role in own if role.type in types and types[role.type].scale), None)
            heavy = (
                [types[scale.type].values[int(rank)] for rank in roles.get(scale.name, ()) if rank.isdigit()]
                if scale
                else []
            )
            whom = [role.name for role in own[1:] if role.type in _ACTORS]
            rows.append(
                {
                    "incident": chapter.id,
                    "event": item.id,
                    "word": item.parts[0],
                    "plover": words[str(item.parts[0])].plover,
                    "by": cell_text(item.actors),
                    "toward": cell_text(roles.get(whom[0], ())) if whom else "",
                    "place": cell_text(roles.get(place, ())),
                    "weight": cell_text(heavy),
                    "date": item.date,
                    "first": show_day(item.first) if item.first else "",
                    "last": show_day(item.until) if item.until else "",
                    "continues": item.continues,
                    "says": item.says,
                }
            )
    columns = (
        INCIDENT,
        TableColumn("event", "id of the event in that scenario"),
        TableColumn("word", "what kind of event"),
        TableColumn("plover", "the nearest code of the event ontology PLOVER; empty where none fits"),
        TableColumn("by", "who acted; several with ; between"),
        TableColumn("toward", "against or toward whom; several with ; between"),
        TableColumn("place", "where"),
        TableColumn(
            "weight", "how heavy it was, in the words of the scale of its kind; empty where the file does not say"
        ),
        TableColumn("date", "the day on which it began, as written: a day, a month or a year", "day"),
        TableColumn("first", "the first day on which it can have begun", "day"),
        TableColumn("last", "its last day; where the file has none, the last on which it can have begun", "day"),
        TableColumn("continues", "the event whose occasion it is part of"),
        TableColumn("says", "in words"),
    )
    return DataTable(
        "events", "Events that set off a duty in some reading", ("incident", "event"), columns, tuple(rows)
    )


_ACTORS = ("state", "actor", "addressee", "organisation")


def _deeds(archive: Archive) -> DataTable:
    rows: list[DataRow] = [
        {
            "incident": chapter.id,
            "deed": item.id,
            "word": item.word,
            "date": item.date,
            "first": show_day(item.first) if item.first else "",
            "last": show_day(item.last) if item.last else "",
            "by": cell_text(item.by),
            "toward": cell_text(item.toward),
            "act": cell_text(item.about),
            "members": cell_text(item.listed) or ("all" if item.members else ""),
            "offered": item.offered,
            "denied": item.denied,
            "says": item.says,
        }
        for chapter in archive.chapters
        for item in chapter.deeds
    ]
    columns = (
        INCIDENT,
        TableColumn("deed", "id of the entry in that scenario"),
        TableColumn("word", "what kind of entry"),
        TableColumn("date", "its date as written; empty where it has none", "day"),
        TableColumn("first", "the first day its date allows", "day"),
        TableColumn("last", "its last day; where the file has none, the last its date allows", "day"),
        TableColumn("by", "who acted; several with ; between"),
        TableColumn("toward", "toward whom, or what the entry names in second place; several with ; between"),
        TableColumn("act", "what else the entry names: the kind of act, what it is about"),
        TableColumn(
            "members",
            "all, where an organisation's act counts for all of its members; or those for which the file says that it counts, with ; between",
        ),
        TableColumn("offered", "true for an offer that was not accepted"),
        TableColumn("denied", "true where the file says that it did not happen"),
        TableColumn("says", "in words"),
    )
    return DataTable(
        "deeds", "The entries of the record: what states and bodies did", ("incident", "deed"), columns, tuple(rows)
    )


def _cited(archive: Archive) -> list[DataTable]:
    """Which sources events and entries rest on."""
    made = []
    for name, says in (("event", "The sources of events"), ("deed", "The sources of entries of the record")):
        rows: list[DataRow] = [
            {"incident": chapter.id, name: item.id, "source": f"{chapter.id}/{source}"}
            for chapter in archive.chapters
            for item in (chapter.occasions if name == "event" else chapter.deeds)
            for source in item.sources
            if source in {known[0] for known in chapter.sources}
        ]
        what = TableColumn(name, f"id of the {'event' if name == 'event' else 'entry'}", refers=(f"{name}s", name))
        made.append(
            DataTable(f"{name}_sources", says, ("incident", name, "source"), (INCIDENT, what, _SOURCE), tuple(rows))
        )
    return made


def _links(duties: Sequence[Duty]) -> list[DataTable]:
    numbered = list(enumerate(duties, start=1))
    triggers: list[DataRow] = [
        {"duty": number, "incident": duty.incident, "event": event}
        for number, duty in numbered
        for event in duty.triggers
    ]
    attackers: list[DataRow] = [{"duty": number, "actor": name} for number, duty in numbered for name in duty.attackers]
    deeds: list[DataRow] = [
        {
            "duty": number,
            "incident": deed.file,
            "deed": deed.event,
            "extent": deed.extent,
            "days": deed.days,
            "by": deed.by,
            "named": deed.named,
            "counts": deed.counts,
        }
        for number, duty in numbered
        for deed in dict.fromkeys(duty.deeds)
    ]
    event = TableColumn("event", "the event", refers=("events", "event"))
    deed = TableColumn("deed", "the entry, or the event that performed the duty")
    extent = TableColumn(
        "extent",
        "full, part, nothing, offered (that it was taken up is not on record), said (it bears on the duty and performs nothing)",
    )
    more = (
        TableColumn(
            "days", "days from the day on which the duty fell due, on the first occasion on which it bears", "integer"
        ),
        TableColumn("by", "itself: the bearer acted alone; together: with others, or through an organisation"),
        TableColumn(
            "named",
            "named: the bearer is named among those who acted; listed: a body acted, and the file lists the members for which that counts, "
            "the bearer among them: as a rule those that a source says took part (says in table deeds has it where they are counted from a list "
            "of parties); not_told: a body acted, that counts for all of its members, and who took part is not told",
        ),
        TableColumn("counts", "true where the verdict rests on it"),
    )
    actor = TableColumn("actor", "who acted in the events that set the duty off", refers=("actors", "actor"))
    return [
        DataTable(
            "duty_events",
            "The events that set a duty off",
            ("duty", "event"),
            (_DUTY, INCIDENT, event),
            tuple(triggers),
        ),
        DataTable("duty_actors", "Who acted in them", ("duty", "actor"), (_DUTY, actor), tuple(attackers)),
        DataTable(
            "duty_deeds",
            "The entries of the record that bear on a duty",
            ("duty", "incident", "deed", "extent"),
            (_DUTY, INCIDENT, deed, extent, *more),
            tuple(deeds),
        ),
    ]


def _days(duties: Sequence[Duty]) -> DataTable:
    """How soon each duty was first acted upon, as the screen has it with all members."""
    text = ("norm", "member", "standing")
    columns = tuple(
        NORM if name == "norm" else TableColumn(name, says, "text" if name in text else "number")
        for name, says in DAYS_FIELDS.items()
    )
    rows: list[DataRow] = days_values(duties)
    return DataTable(
        "days", "How soon duties were first acted upon, in the default reading", text, columns, tuple(rows)
    )


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
    columns = (choice, INCIDENT, NORM, BEARER, TOWARD, STATUS, PERFORMANCE)
    key = ("choice", "incident", "norm", "bearer", "toward")
    return DataTable(
        "results", "Each duty under each reading and each single answer that somebody holds", key, columns, tuple(rows)
    )


__all__ = ["DataTable", "TableColumn", "codebook", "codebook_text", "orphans", "tables", "write_tables"]
