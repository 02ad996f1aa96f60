"""Options of the test suite, and what its processes share."""

import os
import sys
import tempfile

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option that rewrites stored outputs instead of comparing with them."""
    parser.addoption(
        "--golden",
        action="store_true",
        help="write the outputs shown in the documents, and the stored outputs of commands, anew; then review the change",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether stored outputs are to be written anew."""
    return bool(request.config.getoption("--golden"))


def pytest_configure(config: pytest.Config) -> None:
    """Let the many processes of a run share compiled Python, also where the system is told to keep none."""
    if sys.dont_write_bytecode and not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="casus-tests-", ignore_cleanup_errors=True)
        config.add_cleanup(folder.cleanup)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder.name
        sys.dont_write_bytecode = False
