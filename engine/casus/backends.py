"""The evaluators behind one call: durable-rules where it runs, else the ground plan. Both give the same answer."""

import sys
from collections.abc import Iterable

from casus import plan
from casus.durable import Durable, available
from casus.ruleset import Encoding
from casus.terms import Atom, Inference, Program

KEPT = 4
"""How many programs are kept compiled."""

BACKENDS = ("auto", "durable", "plan")
"""The names that `infer` knows."""

_compiled: dict[int, tuple[Program | Encoding, Durable]] = {}
_told = False


def infer(program: Program, facts: Iterable[Atom], backend: str = "auto") -> Inference:
    """Everything that follows from the facts.

    `backend` is "durable", "plan", or "auto": durable-rules where it can be used, else the plan, which is then said
    once on standard error.
    Raises ValueError for another name, ImportError where durable-rules is asked for and cannot be used, ProgramError
    where the program or the facts are beyond the backend.
    """
    return plan.infer(program, facts) if chosen(backend) == "plan" else by_durable(program, facts)


def chosen(backend: str) -> str:
    """Which backend a name stands for here: durable or plan. Says and raises what `infer` does."""
    if backend not in BACKENDS:
        raise ValueError(f"no backend {backend!r}; there are {', '.join(BACKENDS)}")
    if backend == "auto":
        backend = "durable" if available() else "plan"
        if backend == "plan":
            _tell()
    return backend


def by_durable(program: Program | Encoding, facts: Iterable[Atom]) -> Inference:
    """Everything that follows from the facts, by durable-rules. The program may be one that is written for it already."""
    return _durable(program).infer(facts)


def clear() -> None:
    """Free all programs that are kept compiled."""
    while _compiled:
        _compiled.popitem()[1][1].close()


def _durable(program: Program | Encoding) -> Durable:
    """The program compiled for durable-rules; kept for the last few programs, by identity."""
    found = _compiled.pop(id(program), None)
    if found is None:
        found = (program, Durable(program))
        while len(_compiled) >= KEPT:
            _compiled.pop(next(iter(_compiled)))[1].close()
    _compiled[id(program)] = found
    return found[1]


def _tell() -> None:
    """Say once that durable-rules does not run here."""
    global _told
    if not _told:
        _told = True
        print("casus: durable-rules does not run on this Python; the ground plan answers alone.", file=sys.stderr)
