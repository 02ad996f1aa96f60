"""Work shared among processes, where the system lets a process double itself and there is more than one processor; else done in turn."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from casus.files import inputs

FEWEST = 6
"""Fewer pieces are done in turn: starting others takes longer."""

_MOST = 8
"""How many processes work at most."""

_work: Callable[[Any], Any] | None = None


def done(work: Callable[[Any], Any], pieces: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Each piece with what came of it, in the order in which they are finished. What a piece raises is raised here.

    The results have to be plain values, for they pass from process to process; the work need not be, for each process is a double of
    this one. `CASUS_PROCESSES` says how many there may be.
    """
    hands = min(_hands(), len(pieces))
    if hands < 2 or len(pieces) < FEWEST:
        for piece in pieces:
            yield piece, work(piece)
        return
    from multiprocessing import get_context

    global _work
    _work = work
    gc.collect()
    gc.freeze()  # what is here already is not looked at again by any double, and so stays shared
    try:
        with get_context("fork").Pool(hands, _alone) as pool:
            for place, failed, result, read in pool.imap_unordered(_do, list(enumerate(pieces)), chunksize=1):
                if (now := inputs.noted()) is not None:
                    now.take(*read)
                yield pieces[place], work(pieces[place]) if failed else result
    finally:
        gc.unfreeze()
        _work = None


def _hands() -> int:
    """How many processes to use. A process with several threads is not doubled, for a lock that another thread holds would stay shut."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    wanted = os.environ.get("CASUS_PROCESSES", "")
    free = len(os.sched_getaffinity(0))
    return min(int(wanted) if wanted.isdecimal() and wanted != "0" else free, _MOST)


def _alone() -> None:
    """A double leaves it to the first process to say that the user wants to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(item: tuple[int, Any]) -> tuple[int, bool, Any, tuple[Any, ...]]:
    """Do one piece: its place, whether it failed, what came of it, and what was read for it."""
    assert _work is not None
    with inputs.noting("") as read:
        try:
            failed, result = False, _work(item[1])
        except (
            Exception
        ):  # not every error can be passed on: the first process does this piece again, and meets it itself
            failed, result = True, None
    return item[0], failed, result, (tuple(read.laws), read.files)
