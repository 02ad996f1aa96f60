"""What a start costs: python tests/benchmarks/start.py [NAME=FOLDER ...]

Runs `casus assess` of one scenario, with all stored that is stored between runs, in turn with a bare interpreter and with other
checkouts of Casus, and keeps every measurement in start.json beside this file. docs/performance.md prints what is made of it; a test
holds the page against it. What is judged is a ratio of lower quartiles of the seconds of the processor.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

HERE = Path(__file__).resolve().parent
STORED = HERE / "start.json"
BARE, NOW = "bare interpreter", "now"
GOALS = {NOW: 15.0}
"""How many times as long as a bare interpreter it may take."""
ROUNDS = 40


def measured(others: dict[str, str]) -> dict[str, Any]:
    """The measurements. others: further checkouts, by what to call them."""
    from measure import processes  # here: the page is held against what is stored without measuring anything

    assess = [sys.executable, "-m", "casus", "assess", "jermuk-2022"]
    places = {**others, NOW: str(HERE.parents[1])}
    with tempfile.TemporaryDirectory() as cache:
        base = {"XDG_CACHE_HOME": cache, "PYTHONDONTWRITEBYTECODE": ""}
        extra = {name: {**base, "PYTHONPATH": os.path.join(place, "engine")} for name, place in places.items()}
        commands = {BARE: [sys.executable, "-c", "pass"], **dict.fromkeys(places, assess)}
        processes(commands, {**extra, BARE: base}, {}, rounds=1)  # what is stored between runs is stored by these
        load = os.getloadavg()[0]
        figure = processes(commands, {**extra, BARE: base}, {}, rounds=ROUNDS)
    about = {"python": platform.python_version(), "cores": os.cpu_count(), "load": round(load, 1)}
    return {**about, "seconds": {name: [round(one, 4) for one in found] for name, found in figure.seconds.items()}}


def quartile(seconds: Sequence[float]) -> float:
    """The lower quartile: what disturbs only adds."""
    return quantiles(seconds, n=4, method="inclusive")[0]


def table(found: dict[str, Any]) -> list[str]:
    """The measurements as a table of Markdown."""
    low = {name: quartile(seconds) for name, seconds in found["seconds"].items()}
    made = [
        "| process | seconds of the processor, lower quartile | x bare interpreter | to reach | |",
        "|---|---|---|---|---|",
    ]
    for name, seconds in low.items():
        ratio = seconds / low[BARE]
        goal = f"at most {GOALS[name]:.1f} x" if name in GOALS else ""
        met = "" if name not in GOALS else "met" if ratio <= GOALS[name] else "**missed**"
        made.append(f"| {name} | {seconds:.4f} | {ratio:.1f} | {goal} | {met} |")
    return made


def main(words: Sequence[str]) -> None:
    """Measure, keep, and print."""
    sys.path.insert(0, str(HERE))
    found = measured(dict(word.split("=", 1) for word in words))
    STORED.write_text(json.dumps(found) + "\n", encoding="utf-8")
    print(f"Python {found['python']}, {found['cores']} cores, a load of {found['load']}", *table(found), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
