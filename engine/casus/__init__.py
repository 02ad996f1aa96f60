"""Casus: which promises of an alliance an event calls in, why, and what the states then did.

result = casus.assess("case.yaml")
for row in result.norms: print(row.norm, row.bearer, row.status)

Every function takes names or what another function gave, returns a frozen result and prints nothing. What can be wrong
with the input is raised as CasusError. A tour through all of it is docs/python.md, in an installed Casus
data/docs/python.md beside this file.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casus.assessment.results import Row
    from casus.files.bundled import VERSION as __version__
    from casus.files.problems import CasusError, Problem
    from casus.interface.assessing import (
        Assessment,
        Assessments,
        Explanation,
        TurnsOn,
        assess,
        assess_all,
        explain,
        turns_on,
    )
    from casus.interface.beside import Treaties, treaties
    from casus.interface.checking import Check, check
    from casus.interface.history import Record, record
    from casus.interface.interviewing import Interview, interview
    from casus.interface.law_pages import Bound, who_was_bound
    from casus.interface.loading import Scenarios, list_scenarios, load_law, load_scenario
    from casus.interface.result import Result
    from casus.interface.trying import (
        Comparison,
        Matrix,
        Sweep,
        Timeline,
        compare,
        matrix,
        sweep,
        timeline,
        what_if,
    )
    from casus.law.model import Law
    from casus.scenarios.model import Scenario

__all__ = [
    "Assessment",
    "Assessments",
    "Bound",
    "CasusError",
    "Check",
    "Comparison",
    "Explanation",
    "Interview",
    "Law",
    "Matrix",
    "Problem",
    "Record",
    "Result",
    "Row",
    "Scenario",
    "Scenarios",
    "Sweep",
    "Timeline",
    "Treaties",
    "TurnsOn",
    "__version__",
    "assess",
    "assess_all",
    "check",
    "compare",
    "explain",
    "interview",
    "list_scenarios",
    "load_law",
    "load_scenario",
    "matrix",
    "record",
    "sweep",
    "timeline",
    "treaties",
    "turns_on",
    "what_if",
    "who_was_bound",
]

_HOMES = {
    "assessment.results": ("Row",),
    "files.bundled": ("__version__",),
    "files.problems": ("CasusError", "Problem"),
    "interface.assessing": (
        "Assessment",
        "Assessments",
        "Explanation",
        "TurnsOn",
        "assess",
        "assess_all",
        "explain",
        "turns_on",
    ),
    "interface.interviewing": ("Interview", "interview"),
    "interface.beside": ("Treaties", "treaties"),
    "interface.checking": ("Check", "check"),
    "interface.history": ("Record", "record"),
    "interface.law_pages": ("Bound", "who_was_bound"),
    "interface.loading": ("Scenarios", "list_scenarios", "load_law", "load_scenario"),
    "interface.result": ("Result",),
    "interface.trying": (
        "Comparison",
        "Matrix",
        "Sweep",
        "Timeline",
        "compare",
        "matrix",
        "sweep",
        "timeline",
        "what_if",
    ),
    "law.model": ("Law",),
    "scenarios.model": ("Scenario",),
}
"""The modules of the public names."""


def __getattr__(name: str) -> Any:
    """Load the parts of the public interface when they are first used, so that `import casus` costs nothing."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'casus' has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"casus.{home}"), "VERSION" if name == "__version__" else name)
    return found


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
