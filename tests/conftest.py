"""Options of the test suite."""

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
