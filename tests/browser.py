"""A headless Chromium for tests, where one is installed: what a page holds once its scripts ran, and what it asked for."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=3000",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str:
    """The path of a browser; empty where none is installed."""
    return os.environ.get("CASUS_BROWSER", "") or next(filter(None, map(shutil.which, NAMES)), "")


def call(address: str, *flags: str) -> subprocess.CompletedProcess[str]:
    """Open one address in a browser of its own."""
    with tempfile.TemporaryDirectory(prefix="casus-browser-") as profile:
        return subprocess.run(
            [chromium(), *FLAGS, f"--user-data-dir={profile}", *flags, address],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def dom(page: Path, after: str = "", *flags: str) -> str:
    """A page as it is once its scripts ran; `after` is a query or an anchor."""
    return call(f"file://{page}{after}", "--dump-dom", *flags).stdout


def picture(page: Path, to: Path, *flags: str) -> bytes:
    """A picture of a page."""
    call(f"file://{page}", f"--screenshot={to}", *flags)
    return to.read_bytes()


def paper(page: Path, to: Path) -> bytes:
    """A page as it is printed."""
    call(f"file://{page}", f"--print-to-pdf={to}", "--no-pdf-header-footer")
    return to.read_bytes()
