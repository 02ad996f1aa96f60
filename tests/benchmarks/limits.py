"""Files at the limits, each of another shape, and every command on each: seconds of the processor and megabytes, as a table.

    python tests/benchmarks/limits.py                       # everything: half an hour
    python tests/benchmarks/limits.py --shape chain timeline explain

Each shape is made as large as Casus reads it. Each call is a process of its own without what an earlier one kept, and ends
after half a minute of the processor. What it asks of the machine is that of the call and of the processes it began.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from measure import Table

from casus.files.fields import EVENTS
from casus.files.problems import CasusError
from casus.scenarios.library import load_law, load_scenario

SECONDS, MEGABYTES = 10, 500
"""What the reference promises."""

STATES = [
    "ARM",
    "BLR",
    "KAZ",
    "KGZ",
    "RUS",
    "TJK",
    "AZE",
    "CHN",
    "TUR",
    "USA",
    "FRA",
    "DEU",
    "GBR",
    "ITA",
    "ESP",
    "POL",
    "ROU",
    "EST",
    "LVA",
    "LTU",
]


def day(number: int) -> str:
    """A day, some days after the first of 2020."""
    return str(date(2020, 1, 1) + timedelta(days=number))


def attack(name: str, on: int, more: str = "", **roles: str) -> str:
    """An attack on a member that leaves nothing open, but for what is said otherwise."""
    told = {"by": "CHN", "against": "KAZ", "at": "almaty", "target": "territory", "weight": "heavy"}
    told |= {"intent": "deliberate", **roles}
    said = ", ".join(f"{role}: {value}" for role, value in told.items())
    return f"  - {{id: {name}, date: {day(on)}, {more}use_of_force: {{{said}}}}}"


def request(name: str, on: int, about: str, to: str = "csto") -> str:
    """A request for help against an attack."""
    about = f", about: {about}" if about else ""
    under = ", under: cst" if to == "csto" else ""
    return f"  - {{id: {name}, date: {day(on)}, request: {{by: KAZ, voice: government, to: {to}, for: assistance{under}{about}}}}}"


def act(number: int, on: int) -> str:
    """Something a member did."""
    acts = ("consultation", "statement", "equipment", "troops", "refusal", "mediation")
    who = STATES[number % 6] if number % 6 != 2 else "RUS"
    return f"  - {{id: did-{number}, date: {day(on)}, response: {{by: {who}, toward: KAZ, act: {acts[number % 5]}}}}}"


def scenario(events: list[str], more: str = "", last: int = 900) -> str:
    """A file with these events."""
    head = f"scenario: large\ntitle: At the limit\nkind: history\nas_of: {day(last)}\nsummary: Invented.\n"
    return head + "events:\n" + "\n".join(events) + "\n" + more


def listed(word: str, entries: list[str]) -> str:
    """A list of entries under a word."""
    return f"{word}:\n" + "\n".join(entries) + "\n"


FIRST = [attack("a0", 0), request("r0", 0, "a0")]


def pairs(count: int, apart: int) -> list[str]:
    """Attacks, each with a request."""
    return [
        line for n in range(count // 2) for line in (attack(f"a{n}", n * apart), request(f"r{n}", n * apart, f"a{n}"))
    ]


def several(count: int, to: Callable[[int], str]) -> list[str]:
    return [line for n in range(count // 2) for line in (attack(f"a{n}", n, by=to(n)), request(f"r{n}", n, f"a{n}"))]


def bands(count: int) -> str:
    actors = [f"  band-{n}: {{kind: band, name: Band {n}}}" for n in range(count)]
    events = [attack(f"a{n}", n // 4, by=f"band-{n}") for n in range(count - 1)]
    return scenario([*events, request("asked", 0, "a0")], listed("actors", actors))


def places(count: int) -> str:
    named = [f"  town-{n}: {{name: Town {n}, sovereign: [{{of: KAZ}}]}}" for n in range(count)]
    events = [attack(f"a{n}", n // 4, at=f"town-{n}") for n in range(count - 1)]
    return scenario([*events, request("asked", 0, "a0")], listed("places", named))


def accounts(count: int, versions: int) -> str:
    names = [f"v{n}" for n in range(versions)]
    values = [f"{{a0.at: {place}}}" for place in ("astana", "almaty", "jermuk", "osh", "batken")]
    disputed = []
    for number in range(count):
        told = [
            f"      - {{id: {name}, held_by: [{STATES[place]}]"
            + (f", set: {{a{number}.weight: light}}}}" if place == 1 else f", add: [{attack(f'x{number}-{place}', place).strip()[2:]}]}}" if place else "}")
            for place, name in enumerate(names)
        ]  # fmt: skip
        disputed.append(f"  - id: d{number}\n    about: it\n    default: v0\n    versions:\n" + "\n".join(told))
    events = [attack(f"a{number}", number) for number in range(count)]
    return scenario([*events, request("asked", 0, "a0")], listed("disputed", disputed)) if values else ""


def chain(count: int, word: str, same: bool) -> str:
    events = [attack("a0", 0)]
    events += [attack(f"a{n}", 0 if same else n, f"{word}: a{n - 1}, ") for n in range(1, count)]
    return scenario([*events, request("asked", 0 if same else count, f"a{count - 1}")])


def present(count: int, apart: int) -> str:
    events = [
        f"  - {{id: p{n}, date: {day(n * apart)}, armed_presence: {{by: CHN, against: KAZ, at: almaty}}}}"
        for n in range(count - 1)
    ]
    return scenario([*events, request("asked", 0, "p0")])


def judged(count: int) -> str:
    held = [
        f"  - {{menaces_security: {{event: a{n % 2}, of: {STATES[n % 6]}}}, held_by: [{STATES[n // 12 % 20]}]}}"
        for n in range(count)
    ]
    return scenario([*FIRST, attack("a1", 1)], listed("facts", held))


def said(count: int) -> str:
    positions = [
        f'  - {{by: {STATES[n % 20]}, clause: cst.4.2, says: triggered, ground: "words {n}", date: {day(n)}, '
        f"answer: {{undelimited_border: {('covered', 'not_covered')[n % 2]}}}}}"
        for n in range(count)
    ]
    corrections = [
        f'  - {{claim: "claim {n}", norm: cst.4.2/assist, by: press, better: "record {n}"}}' for n in range(count)
    ]
    expected = [
        f"  - {{norm: cst.4.2/assist, bearer: {('ARM', 'RUS', 'BLR')[n % 3]}, toward: KAZ, status: triggered, because: {n}}}"
        for n in range(count)
    ]
    sources = [f'  s{n}: {{ref: "https://example.org/{n}", read: unverified}}' for n in range(count)]
    parts = [
        listed("sources", sources),
        listed("positions", positions),
        listed("corrections", corrections),
        listed("expect", expected),
    ]
    return scenario(FIRST, "".join(parts))


def denied(count: int) -> str:
    events = [f"  - {{id: n{n}, denied: true, response: {{by: {STATES[n % 20]}}}}}" for n in range(count - 2)]
    return scenario([*FIRST, *events])


def wide(count: int) -> str:
    everyone = f"[{', '.join(STATES)}]"
    events = [
        f"  - {{id: w{n}, date: {day(n)}, threat_of_force: {{by: {everyone}, against: [{', '.join(STATES[: n % 10 + 1])}]}}}}"
        for n in range(count)
    ]
    return scenario([*events, *FIRST])


def words(count: int) -> str:
    long = "Long words of a report that say nothing new. " * 100
    events = [f'{attack(f"a{n}", n)[:-1]}, says: "{long}"}}' for n in range(count)]
    return scenario([*events, request("asked", 0, "a0")])


SHAPES: dict[str, Callable[[int], str]] = {
    "days": lambda n: scenario(pairs(n, 4)),
    "one day": lambda n: scenario(pairs(n, 0)),
    "chain": lambda n: chain(n, "continues", False),
    "chain of one day": lambda n: chain(n, "after", True),
    "chain that goes on": lambda n: chain(n, "continues", True),
    "going on": lambda n: present(n, 3),
    "going on one day": lambda n: present(n, 0),
    "attackers": lambda n: scenario(several(n, lambda number: STATES[6 + number % 14])),
    "bands": bands,
    "places": places,
    "unknown": lambda n: scenario([*[attack(f"a{k}", k, weight="unknown", intent="unknown", target="unknown") for k in range(n)], request("asked", 0, "a0")]),
    "unknown places": lambda n: scenario([*[attack(f"a{k}", k, at="unknown") for k in range(n)], request("asked", 0, "a0")]),
    "requests": lambda n: scenario([attack("a0", 0), *[request(f"r{k}", k // 3, "a0", ("csto", "RUS", "un-sc")[k % 3]) for k in range(n)]]),
    "requests about all": lambda n: scenario([attack("a0", 0), *[request(f"r{k}", k, "") for k in range(n)]]),
    "accounts": lambda n: accounts(n, 2),
    "accounts of ten": lambda n: accounts(n, 10),
    "conduct": lambda n: scenario(FIRST, listed("conduct", [act(k, k // 2) for k in range(n)])),
    "conduct about one": lambda n: scenario(FIRST, listed("conduct", [act(k, k // 2).replace("}}", ", about: a0}}") for k in range(n)])),
    "attacks and conduct": lambda n: scenario(pairs(n, 8), listed("conduct", [act(k, k * 4) for k in range(n)])),
    "judgements": judged,
    "positions": said,
    "denied": denied,
    "lists": wide,
    "texts": words,
}  # fmt: skip

MOST = {"judgements": 500, "positions": 500, "accounts": 40, "accounts of ten": 40, "bands": EVENTS, "places": EVENTS}


def largest(law: object, make: Callable[[int], str], most: int, file: Path) -> int:
    """The largest size up to some that is read, written into a file."""

    def fits(size: int) -> bool:
        file.write_text(make(size), encoding="utf-8")
        try:
            load_scenario(str(file), law)  # type: ignore[arg-type]
        except CasusError as error:
            if {problem.code for problem in error.problems if not problem.warning} - {
                "too-many",
                "too-large",
                "too-many-values",
            }:
                raise
            return False
        return True

    if fits(most):
        return most
    low, high = 2, most
    while high - low > max(1, low // 30):
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    assert fits(low)
    return low


def capped() -> None:
    """Let a call fail before it takes the machine along."""
    resource.setrlimit(resource.RLIMIT_CPU, (30, 31))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))


def called(words: list[str], home: Path) -> tuple[float, float, int]:
    """Seconds of the processor, megabytes and the exit status of a call; a signal is below nought."""
    child = os.fork()
    if not child:
        os.setsid()
        capped()
        os.chdir(home)
        silent = os.open(os.devnull, os.O_WRONLY)
        errors = os.open(str(home / "err"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(silent, 1)
        os.dup2(errors, 2)
        os.execv(sys.executable, [sys.executable, "-P", "-m", "casus", *words])
    _, status, used = os.wait4(child, 0)
    code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code


def norms(home: Path) -> dict[str, list[str]]:
    """A norm of each kind that the file has, as words of a call: of what holds first."""
    import subprocess

    words = [sys.executable, "-P", "-m", "casus", "assess", "large.yaml", "--format", "json"]
    run = subprocess.run(words, cwd=home, capture_output=True, text=True, check=False, preexec_fn=capped)
    found: dict[str, list[str]] = {}
    if run.returncode == 0:
        for row in sorted(json.loads(run.stdout)["result"], key=lambda row: row["status"] != "triggered"):
            found.setdefault(row["kind"], [row["norm"], "--for", row["bearer"]])
    return found


def calls(home: Path, kinds: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every command that takes a scenario, by what the table calls it."""
    file = "large.yaml"
    text = (home / file).read_text(encoding="utf-8")
    first = "asked" if "{id: asked," in text else "r0"
    norm = next(iter(kinds.values()), ["cst.4.2/assist"])[0]
    made = {
        "check": ["check", file],
        "assess": ["assess", file],
        "assess --all html": ["assess", file, "--all", "--sources", "--format", "html"],
        "explain none": ["explain", file, "nat.5.1/assist"],
        "whatif": ["whatif", file, "--drop", first],
        "whatif --shift": ["whatif", file, "--shift", "2010-06-01", "--all"],
        "compare": ["compare", file, "plain-attack"],
        "compare readings": ["compare", file, "--reading", "default", "--reading", "yerevan"],
        "turns-on": ["turns-on", file],
        "turns-on NORM": ["turns-on", file, norm, "--all"],
        "matrix": ["matrix", file],
        "matrix --all": ["matrix", file, "--all"],
        "sweep": ["sweep", file, "--vary", first, "--vary", "undelimited_border", "--vary", "gravity"],
        "timeline": ["timeline", file],
        "treaties": ["treaties", file],
        "record": ["record", "large.yaml"],
        "claims": ["claims", file],
        "a variant": ["assess", "variant.yaml"],
        "specs": ["specs", ".", "--run"],
    }
    for kind, words in kinds.items():
        made[f"explain {kind}"] = ["explain", file, *words]
        made[f"explain {kind} --all"] = ["explain", file, *words, "--all"]
    return made


def main() -> None:
    """All of it, or the shapes and commands that are named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("commands", nargs="*", help="only the commands that begin with these words")
    parser.add_argument("--shape", action="append", default=[], help="only this shape")
    parser.add_argument("--over", action="store_true", help="print only what is over")
    asked = parser.parse_args()
    law = load_law()
    worst: dict[str, tuple[float, float, str]] = {}
    table = Table("Files at the limits", "shape", "size", "command", "seconds", "MiB", "")
    for shape in asked.shape or SHAPES:
        with tempfile.TemporaryDirectory() as made:
            home = Path(made)
            os.environ["XDG_CACHE_HOME"] = str(home / "cache")
            size = largest(law, SHAPES[shape], MOST.get(shape, EVENTS), home / "large.yaml")
            (home / "sub").mkdir()
            (home / "variant.yaml").write_text("scenario: variant\nfrom: large.yaml\nset: {a0.weight: light}\n")
            (home / "large.feature").write_text(
                "Feature: large\n  Scenario: large\n    Given the events of large\n    Then Russia owes Kazakhstan assistance under Article 4 of the Collective Security Treaty\n"
            )
            found = calls(home, norms(home))
            for name, words in found.items():
                if asked.commands and not name.startswith(tuple(asked.commands)):
                    continue
                seconds, megabytes, code = called(words, home)
                over = seconds > SECONDS or megabytes > MEGABYTES
                told = (home / "err").read_text(encoding="utf-8", errors="replace").strip().split("\n")[0][:90]
                word = "**over**" if over else "" if code == 0 else f"{code}: {told}"
                if over or code not in (0, 1) or not asked.over:
                    print(
                        f"{shape:22} {size:4} {name:24} {seconds:6.1f} s {megabytes:6.0f} MB  {code} {told if code else ''}",
                        flush=True,
                    )
                table.row(shape, size, name, round(seconds, 1), round(megabytes), word)
                if name not in worst or seconds > worst[name][0]:
                    worst[name] = seconds, max(megabytes, worst.get(name, (0, 0, ""))[1]), shape
    print()
    for name, (seconds, megabytes, shape) in worst.items():
        print(f"| {name} | {seconds:.1f} | {megabytes:.0f} | {shape} |")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main()
