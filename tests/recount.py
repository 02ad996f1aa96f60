"""Counts the exported tables of the record anew and says what differs. It shares no code with Casus: python tests/recount.py FOLDER.

What is checked: in which column each duty is counted and how its bearer stands to whom it owes, from the tables beside it; that a
verdict rests on an entry that can carry it, and who is said to have acted; every count, rate, bound and interval of counts.csv and
days.csv, by reading the counts alone; that no key leads nowhere.
"""

import csv
import math
import random
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

SEED, DRAWS, FEWEST = 20121219, 1000, 10
ON_TIME = ("performed by itself", "performed together")
IN_FULL = (*ON_TIME, "performed late")
COLUMNS = (*IN_FULL, "in part", "declined", "not performed", "open", "no record")
NAMES = ("by_itself", "together", "late", "in_part", "declined", "not_performed", "open", "no_record")
STANDINGS = ("settled", "settled, denied", "arguable", "contested")
Rows = list[dict[str, str]]


def read(folder: Path, name: str) -> Rows:
    """One table; what a spreadsheet would take for a formula has lost its mark again."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column_of(performance: str) -> str:
    """The column of a verdict: the least of the ways in which it was performed, or open."""
    parts = performance.split(" or ")
    if len(parts) == 1 or all(part in IN_FULL for part in parts):
        return max(parts, key=COLUMNS.index)
    return "open"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval, solved as the quadratic that it comes from."""
    z = 1.959963984540054
    a, b, c = of + z * z, -(2 * hits + z * z), hits * hits / of
    root = math.sqrt(b * b - 4 * a * c)
    return max(0.0, (-b - root) / (2 * a)), min(1.0, (-b + root) / (2 * a))


def drawn(duties: Rows, good: tuple[str, ...] = IN_FULL) -> tuple[float, float] | None:
    """The interval by drawing incidents, as the codebook describes it."""
    by_incident: dict[str, list[bool]] = defaultdict(list)
    for duty in duties:
        if duty["column"] not in ("open", "no record"):
            by_incident[duty["incident"]].append(duty["column"] in good)
    names = sorted(by_incident)
    if len(names) < FEWEST or len({sum(by_incident[name]) / len(by_incident[name]) for name in names}) == 1:
        return None
    chance = random.Random(SEED)
    rates = []
    for _ in range(DRAWS):
        chosen = [by_incident[name] for name in chance.choices(names, k=len(names))]
        rates.append(sum(map(sum, chosen)) / sum(map(len, chosen)))
    rates.sort()
    return rates[25], rates[974]


def counts(duties: Rows, deeds: dict[str, Rows]) -> dict[str, Any]:
    """A row of counts.csv from its duties, and the entries that bear on each."""
    made: dict[str, Any] = {"owed": len(duties)}
    for name, column in zip(NAMES, COLUMNS, strict=True):
        made[name] = sum(duty["column"] == column for duty in duties)
    full = sum(duty["column"] in IN_FULL for duty in duties)
    unknown = sum(duty["column"] in ("open", "no record") for duty in duties)
    known = len(duties) - unknown
    made |= {"performed": full, "on_record": known, "rate": full / known if known else None}
    made["low"], made["high"] = drawn(duties) or (None, None)
    made |= {"if_none": full / len(duties), "if_all": (full + unknown) / len(duties)}
    early = made["by_itself"] + made["together"]
    made |= {"on_time": early, "on_time_rate": early / known if known else None}
    made["on_time_low"], made["on_time_high"] = drawn(duties, ON_TIME) or (None, None)
    made |= {"on_time_if_none": early / len(duties), "on_time_if_all": (early + unknown) / len(duties)}
    votes: dict[str, list[str]] = defaultdict(list)
    for duty in duties:
        votes[duty["incident"]] += [] if duty["column"] in ("open", "no record") else [duty["column"]]
    spoken = [found for found in votes.values() if found]
    every = sum(all(item in IN_FULL for item in found) for found in spoken)
    none = sum(not any(item in IN_FULL for item in found) for found in spoken)
    made |= {"incidents": len(votes), "all_did": every, "some_did": len(spoken) - every - none, "none_did": none}
    made |= {"silent": len(votes) - len(spoken), "alike": sum(len(set(found)) == 1 for found in spoken)}
    made["one_member"] = sum(len(found) == 1 for found in spoken)
    made["incidents_low"], made["incidents_high"] = wilson(every, len(spoken)) if spoken else (None, None)
    in_time = [[item in ON_TIME for item in found] for found in spoken]
    made |= {"all_on_time": sum(map(all, in_time)), "none_on_time": sum(not any(found) for found in in_time)}
    made["some_on_time"] = len(spoken) - made["all_on_time"] - made["none_on_time"]
    resting_on = [row for duty in duties for row in deeds[duty["duty"]] if row["counts"] == "true"]
    made["acts"] = len({(row["incident"], row["deed"]) for row in resting_on})
    return made


def same(ours: float | None, theirs: str) -> bool:
    """Whether a number is that of a cell, which has four digits."""
    return theirs == "" if ours is None else theirs != "" and abs(float(theirs) - ours) < 0.00006


def relations(folder: Path, duties: Rows) -> dict[str, str]:
    """How each bearer stands to whom it owes, from who acted in the events."""
    states = {row["actor"] for row in read(folder, "actors") if row["kind"] == "state"}
    actors: dict[str, set[str]] = defaultdict(set)
    for row in read(folder, "duty_actors"):
        actors[row["duty"]].add(row["actor"])
    due = ("triggered", "ended")
    owed = {
        tuple(duty[name] for name in ("incident", "norm", "bearer", "toward"))
        for duty in duties
        if duty["status"] in due
    }
    made = {}
    for duty in duties:
        back = (duty["incident"], duty["norm"], duty["toward"], duty["bearer"])
        at_odds = duty["bearer"] in actors[duty["duty"]] and duty["toward"] in states
        made[duty["duty"]] = "belligerent" if at_odds else "mutual" if back in owed else "third"
    return made


def resting(duty: dict[str, str], deeds: Rows) -> str:
    """What is wrong with what a verdict rests on; empty if nothing is. Only of duties on one occasion."""
    counting = [row for row in deeds if row["counts"] == "true"]
    kinds = {(row["extent"], row["by"]) for row in counting}
    extents = {extent for extent, _ in kinds}
    needed = {
        "performed by itself": ("full", "itself") in kinds,
        "performed together": ("full", "together") in kinds,
        "performed late": "full" in extents,
        "in part": bool(extents & {"part", "full"}),
        "declined": "nothing" in extents,
        "not performed": "nothing" in extents,
        "no record": not counting,
    }
    return "" if needed.get(duty["performance"], True) else f"{duty['performance']} rests on {sorted(kinds)}"


def differences(folder: Path) -> list[str]:
    """Everything in which the tables do not say what they say of themselves."""
    found = []
    every = read(folder, "duties")
    relation = relations(folder, every)
    events: dict[str, int] = defaultdict(int)
    for row in read(folder, "duty_events"):
        events[row["duty"]] += 1
    deeds: dict[str, Rows] = defaultdict(list)
    for row in read(folder, "duty_deeds"):
        deeds[row["duty"]].append(row)
    duties = [duty for duty in every if duty["status"] in ("triggered", "ended") and duty["performance"]]
    for duty in duties:
        where = f"duty {duty['duty']} ({duty['incident']}, {duty['norm']}, {duty['bearer']})"
        if duty["column"] != column_of(duty["performance"]):
            found.append(f"{where}: column {duty['column']}, not {column_of(duty['performance'])}")
        if duty["relation"] != relation[duty["duty"]]:
            found.append(f"{where}: relation {duty['relation']}, not {relation[duty['duty']]}")
        own = deeds[duty["duty"]]
        days = [int(row["days"]) for row in own if row["extent"] in ("full", "part") and row["days"]]
        first = str(min(days)) if days and duty["performance"] != "declined" else ""
        if events[duty["duty"]] == 1 and duty["days"] != first:
            found.append(f"{where}: days {duty['days']}, not {first}")
        if events[duty["duty"]] == 1 and (wrong := resting(duty, own)):
            found.append(f"{where}: {wrong}")
    alliance = {row["norm"]: row["alliance"] for row in read(folder, "norms")}
    for duty in duties:
        duty["alliance"] = alliance[duty["norm"]]
        duty["year"] = duty["critical_date"][:4]
    keys = {"norm": "norm", "member": "bearer", "alliance": "alliance", "beneficiary": "toward", "year": "year"}
    rows = read(folder, "counts")
    seen = set()
    found += by_reading(folder, alliance, [row for row in rows if row["by"] == "reading"])
    found += soon(read(folder, "days"), duties)
    found += named(folder, every, deeds)
    for row in rows:
        if row["by"] == "reading":
            continue
        key = keys[row["by"]]
        line = (row["by"], row["alliance"], row["group"], row["relation"], row["standing"])
        seen.add(line)
        own = [duty for duty in duties if (duty["alliance"], duty[key], duty["relation"], standing(duty)) == line[1:]]
        for name, value in (counts(own, deeds) if own else {"owed": 0}).items():
            if not same(value, row[name]):
                found.append(f"counts {line}: {name} is {row[name]}, not {value}")
    for duty in duties:
        for by, key in keys.items():
            if (by, duty["alliance"], duty[key], duty["relation"], standing(duty)) not in seen:
                found.append(f"counts: no row for {duty[key]}, {duty['relation']}, {standing(duty)}")
    return sorted(set(found))


def by_reading(folder: Path, alliance: dict[str, str], rows: Rows) -> list[str]:
    """What differs between the counts by reading, over all standings, and the results under each; who stands how is not in that table."""
    kinds = {row["actor"]: row["kind"] for row in read(folder, "actors")}
    results: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in read(folder, "results"):
        if row["status"] in ("triggered", "ended") and row["performance"] and kinds[row["bearer"]] == "state":
            for name in ("owed", NAMES[COLUMNS.index(column_of(row["performance"]))]):
                results[alliance[row["norm"]], row["choice"], name] += 1
    told: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in rows:
        for name in ("owed", *NAMES):
            told[row["alliance"], row["group"], name] += int(row[name])
    return [f"counts by reading {key}: {told[key]}, not {results[key]}" for key in told if told[key] != results[key]]


def soon(rows: Rows, duties: Rows) -> list[str]:
    """What differs between the table of days and the duties of third parties."""
    found = []
    for row in rows:
        own = [
            duty
            for duty in duties
            if (duty["norm"], standing(duty), duty["relation"]) == (row["norm"], row["standing"], "third")
            and row["member"] in ("", duty["bearer"])
        ]
        dated = [duty for duty in own if duty["days"]]
        all_days = sorted(int(duty["days"]) for duty in dated)
        apart: dict[str, list[int]] = defaultdict(list)
        for duty in dated:
            apart[duty["incident"]].append(int(duty["days"]))
        each = [statistics.median(apart[name]) for name in sorted(apart)]
        values: dict[str, float | None] = {"owed": len(own), "dated": len(dated), "incidents": len(apart)}
        limits = {"before": -1, "by_next_day": 1, "by_week": 7, "by_month": 30}
        values |= {name: sum(day <= limit for day in all_days) for name, limit in limits.items()}
        values["median"], values["most"] = (statistics.median(all_days), all_days[-1]) if all_days else (None, None)
        values["incident_median"] = statistics.median(each) if each else None
        spread: list[float] | None = None
        if len(each) >= FEWEST:
            chance = random.Random(SEED)
            spread = sorted(statistics.median(chance.choices(each, k=len(each))) for _ in range(DRAWS))
        values["incident_low"], values["incident_high"] = (spread[25], spread[974]) if spread else (None, None)
        where = (row["norm"], row["member"], row["standing"])
        found += [
            f"days {where}: {name} is {row[name]}, not {value}"
            for name, value in values.items()
            if not same(value, row[name])
        ]
    return found


def named(folder: Path, duties: Rows, deeds: dict[str, Rows]) -> list[str]:
    """What differs between who is said to have acted for a duty and the entries."""
    by: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for table, name in (("events", "event"), ("deeds", "deed")):
        for row in read(folder, table):
            by[row["incident"], row[name]] = row["by"].split("; "), row.get("members", "").split("; ")
    found = []
    for duty in duties:
        for row in deeds[duty["duty"]]:
            doers, members = by.get((row["incident"], row["deed"]), ([], []))
            said = "named" if duty["bearer"] in doers else "listed" if duty["bearer"] in members else "not_told"
            if row["named"] != said:
                found.append(f"duty_deeds {duty['duty']}, {row['deed']}: {row['named']}, not {said}")
    return found


def standing(duty: dict[str, str]) -> str:
    """With which duties one is counted."""
    return duty["standing"] if duty["standing"] in STANDINGS else "settled"


if __name__ == "__main__":
    wrong = differences(Path(sys.argv[1]))
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "all counts, rates and intervals are as exported\n")
    sys.exit(1 if wrong else 0)
