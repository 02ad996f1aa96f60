"""Options of the test suite, and what its processes share."""

import gc
import os
import sys
import tempfile
from typing import Any

import pytest

LONGEST = (
    "assessment/test_oracle.py",
    "workbench/test_host.py",
    "test_docs.py",
    "cli/test_cli.py",
    "checks/test_schemas.py",
    "site/test_site.py",
    "interface/test_interface.py",
    "learn/test_teach.py",
    "show/test_next.py",
    "workbench/test_workbench.py",
    "records/test_record.py",
)
"""The files that take longest; they come first, so that at the end nobody waits for one of them."""


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
    """Give the processes of a run a folder that they share: of what the features came to, and of compiled Python.

    The second where the system is told to keep none: there are many processes, and each would compile all anew.
    """
    gc.set_threshold(200_000, 50, 50)  # as the command line does: to look through all of a law takes long
    if hasattr(config, "workerinput"):
        return
    shared = tempfile.TemporaryDirectory(prefix="casus-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(shared.cleanup)
    os.environ["CASUS_TESTS_SHARED"] = shared.name
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = shared.name
        sys.dont_write_bytecode = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process do all of a file, unless another way is asked for: what its tests share is made once."""
    if config.getvalue("dist") != "load":
        return None
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False  # they are in order already
    return LoadFileScheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the tests of the features as a specification come last, and use what the features themselves came to."""
    if hasattr(config, "workerinput"):
        here = config.rootpath / "tests"
        places = {here / name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: places.get(item.path, len(places)))
    last = [item for item in items if item.path.name == "test_features.py"]
    if last and any(item.path.suffix == ".feature" for item in items):
        import told

        config.pluginmanager.register(told.Keeper())
        items[:] = [item for item in items if item.path.name != "test_features.py"] + last


def pytest_sessionfinish() -> None:
    """Spare what pytest does last: it looks five times through all of memory."""
    gc.freeze()
