"""Casus: which promises of an alliance an event calls in, why, and what the states then did.

law = casus.load_law()
scenario = casus.load_scenario("case.yaml")
result = casus.assess(scenario, law)
for row in result.rows: print(row.norm, row.bearer, row.status)
"""

from typing import TYPE_CHECKING, Any

from casus.files.bundled import VERSION as __version__

__all__ = ["Assessment", "CasusError", "Law", "Row", "Scenario", "__version__", "assess", "load_law", "load_scenario"]

if TYPE_CHECKING:
    from casus.assessment.engine import assess
    from casus.assessment.results import Assessment, Row
    from casus.files.problems import CasusError
    from casus.law.model import Law
    from casus.scenarios.library import load_law, load_scenario
    from casus.scenarios.model import Scenario

_HOMES = {
    "assess": "assessment.engine",
    "Law": "law.model",
    "CasusError": "files.problems",
    "load_law": "scenarios.library",
    "load_scenario": "scenarios.library",
    "Assessment": "assessment.results",
    "Row": "assessment.results",
    "Scenario": "scenarios.model",
}


def __getattr__(name: str) -> Any:
    """Load the parts of the public interface when they are first used, so that `import casus` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'casus' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"casus.{_HOMES[name]}"), name)
