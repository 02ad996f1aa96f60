"""The pytest plugin: collects .feature files and runs them as scenarios of the step language.

It acts only on a feature file that is named on the command line, or where the project sets `casus_features = true`; elsewhere it
keeps out of the way, and nothing of Casus or of pytest-bdd is imported.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

INI = "casus_features"


def pytest_addoption(parser: "pytest.Parser") -> None:
    """Declare the option with which a project has its feature files collected."""
    parser.addini(INI, "collect .feature files as stories of Casus (true or false)", type="bool", default=False)


def pytest_collect_file(file_path: Path, parent: "pytest.Collector") -> "pytest.Collector | None":
    """Collect a feature file that is meant for Casus."""
    if file_path.suffix != ".feature":
        return None
    if not (parent.config.getini(INI) or parent.session.isinitpath(file_path)):
        return None
    import pytest

    try:
        import pytest_bdd  # noqa: F401
    except ImportError:
        raise pytest.UsageError('to run feature files, install pytest-bdd: pip install "casus-foederis[features]"') from None
    from casus.feature import FeatureFile

    return FeatureFile.from_parent(parent, path=file_path)
