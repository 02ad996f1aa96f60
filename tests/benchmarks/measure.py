"""Measuring: everything that is compared runs in turn, and only ratios of neighbours are used.

A machine that others use too gives other milliseconds every minute. Two things that run one after the other share that minute, so
each round gives one ratio, and the median of the rounds is the figure. What is measured is the time of the processor, which counts
no waiting for others; it still wavers, for who shares a processor also shares its caches.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

Work = Callable[[], object]


class Figure(NamedTuple):
    """What was measured: the seconds of the processor for each contender, round by round; of processes also their peak memory in MiB,
    and how long they took by the clock."""

    seconds: dict[str, list[float]]
    peak: dict[str, float]
    elapsed: dict[str, list[float]]

    def time(self, name: str) -> float:
        """The median of the seconds."""
        return median(self.seconds[name])

    def best(self, name: str) -> float:
        """The least of the seconds: what disturbs only adds."""
        return min(self.seconds[name])

    def ratio(self, name: str, to: str) -> float:
        """How many times as long as another: the median of the ratios of each round."""
        return median(a / b for a, b in zip(self.seconds[name], self.seconds[to], strict=True))


def warm(contenders: Mapping[str, Work], rounds: int = 7, least: float = 0.02) -> Figure:
    """Run each in turn, repeated until it takes a measurable time; the first round does not count."""
    repeats: dict[str, int] = {}
    for name, work in contenders.items():
        work()
        start = time.process_time()
        work()
        repeats[name] = max(1, int(least / max(time.process_time() - start, 1e-7)))
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, work in contenders.items():
            gc.collect()
            gc.disable()
            start = time.process_time()
            for _ in range(repeats[name]):
                work()
            seconds[name].append((time.process_time() - start) / repeats[name])
            gc.enable()
    return Figure(seconds, {}, {})


def processes(
    commands: Mapping[str, Sequence[str]],
    extra: Mapping[str, Mapping[str, str]],
    before: Mapping[str, Work],
    rounds: int = 7,
) -> Figure:
    """Run each command in turn as a process of its own, its output thrown away.

    extra: more settings for some. before: what is done before each run of some, and not counted.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    elapsed: dict[str, list[float]] = {name: [] for name in commands}
    peak = dict.fromkeys(commands, 0.0)
    for turn in range(rounds + 1):
        for name, command in commands.items():
            if name in before:
                before[name]()
            worked, took, memory = _process(command, {**os.environ, **extra.get(name, {})})
            if turn:  # the first round warms the disk
                seconds[name].append(worked)
                elapsed[name].append(took)
                peak[name] = max(peak[name], memory)
    return Figure(seconds, peak, elapsed)


def _process(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, float]:
    nothing = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        list(command),
        environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1)],
    )
    _, status, usage = os.wait4(child, 0)
    took = time.perf_counter() - start
    os.close(nothing)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    return usage.ru_utime + usage.ru_stime, took, memory


class Table:
    """The figures of one part, printed as a table of Markdown as they come."""

    def __init__(self, title: str, *columns: str) -> None:
        print(f"\n### {title}\n", flush=True)
        print("| " + " | ".join(columns) + " |")
        print("|" + "---|" * len(columns), flush=True)

    def row(self, *cells: object) -> None:
        """One line."""
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def short(number: float) -> str:
    """A number with two or three digits that matter."""
    if number >= 1_000_000:
        return f"{number:.1e}".replace("e+0", "e").replace("e+", "e")
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2g}"


def verdict(met: bool) -> str:
    """Whether a target is met."""
    return "met" if met else "**missed**"
