"""The benchmarks measure what they say: sweep, single cases and hand-written ifs agree. How fast they are is not tested."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from casus.assessment.engine import Engine
from casus.scenarios.library import load_law

HERE = str(Path(__file__).parent / "benchmarks")


def test_what_is_compared_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)
    run = import_module("run")
    engine = Engine(load_law(), "plan")
    inferred = run.run_of(engine)
    run.gate(inferred, run.binary(inferred, 4))
    for name in ("run", "growth", "ifs", "measure"):
        sys.modules.pop(name, None)
