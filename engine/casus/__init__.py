"""Casus: which promises of an alliance an event calls in, why, and what the states then did.

law = casus.load_law()
scenario = casus.load_scenario("case.yaml")
result = casus.assess(scenario, law)
for row in result.rows: print(row.norm, row.bearer, row.status)
"""

__version__ = "0.1.0"
__all__ = ["Assessment", "CasusError", "Law", "Row", "Scenario", "assess", "load_law", "load_scenario"]

TYPE_CHECKING = False  # and not that of the module typing, which would be loaded for it by every call
if TYPE_CHECKING:
    from typing import Any

    from casus.engine import assess
    from casus.law import Law
    from casus.library import load_law, load_scenario
    from casus.problems import CasusError
    from casus.results import Assessment, Row
    from casus.scenario import Scenario

_HOMES = {
    "assess": "engine",
    "Law": "law",
    "CasusError": "problems",
    "load_law": "library",
    "load_scenario": "library",
    "Assessment": "results",
    "Row": "results",
    "Scenario": "scenario",
}


def __getattr__(name: str) -> "Any":
    """Load the parts of the public interface when they are first used, so that `import casus` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'casus' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"casus.{_HOMES[name]}"), name)
