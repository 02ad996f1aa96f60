"""The pytest plugin: collects .feature files and runs them as scenarios of the step language.

It acts only on a feature file that is named on the command line, or where the project sets `casus_features = true`; elsewhere it
keeps out of the way, and nothing of Casus or of pytest-bdd is imported.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

INI = "casus_features"
REPORT = "--casus-json"


def pytest_addoption(parser: "pytest.Parser") -> None:
    """Declare the option with which a project has its feature files collected."""
    parser.addini(INI, "collect .feature files as stories of Casus (true or false)", type="bool", default=False)
    group = parser.getgroup("casus", "stories of Casus")
    group.addoption(REPORT, metavar="PATH", default="", help="write why each story holds as JSON, for casus site build")


def pytest_collect_file(file_path: Path, parent: "pytest.Collector") -> "pytest.Collector | None":
    """Collect a feature file that is meant for Casus."""
    if file_path.suffix != ".feature":
        return None
    if not (parent.config.getini(INI) or parent.session.isinitpath(file_path)):
        return None
    if not any(parent.config.pluginmanager.has_plugin(name) for name in ("pytest-bdd", "pytest_bdd.plugin")):
        return _refused(file_path, parent)
    from casus.specs.feature import FeatureFile

    made = FeatureFile.from_parent(parent, path=file_path)
    made.reporting = bool(parent.config.getoption(REPORT))
    return made


def pytest_sessionfinish(session: "pytest.Session") -> None:
    """Write the report that was asked for."""
    path = session.config.getoption(REPORT)
    if path:
        from casus.specs.feature import write_report

        write_report(path)


def _refused(file_path: Path, parent: "pytest.Collector") -> "pytest.Collector":
    """A file that cannot be run without pytest-bdd, and says so."""
    import pytest

    class Refused(pytest.File):
        def collect(self) -> Iterable["pytest.Item | pytest.Collector"]:
            raise self.CollectError(f"{self.path.name} needs pytest-bdd: pip install pytest-bdd")

    return Refused.from_parent(parent, path=file_path)
