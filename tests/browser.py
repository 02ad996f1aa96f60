"""A headless Chromium for tests, where one is installed: one process for all pages, spoken to through a pipe.

The protocol is that of Chromium's own developer tools, so nothing else need be installed, and no port is opened.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 120
"""How many seconds an answer may take: machines that run tests can be busy."""

# Chromium reads from the third and writes to the fourth file of its process; a Python in between puts them there
_BETWEEN = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execvp(sys.argv[3], sys.argv[3:])"
)


def chromium() -> str:
    """The path of a browser; empty where none is installed."""
    return os.environ.get("CASUS_BROWSER", "") or next(filter(None, map(shutil.which, NAMES)), "")


class Browser:
    """A running browser with one page. `asked` lists every address that was asked for, `said` what its console holds."""

    def __init__(self) -> None:
        self.profile = tempfile.mkdtemp(prefix="casus-browser-")
        theirs_in, ours_out = _pipe()
        ours_in, theirs_out = _pipe()
        call = [sys.executable, "-c", _BETWEEN, str(theirs_in), str(theirs_out)]
        call += [chromium(), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen(
            call, pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self.reading, self.writing = ours_in, ours_out
        self.rest = b""
        self.number = 0
        self.session = ""
        self.events: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.said: list[str] = []
        pages = self.call("Target.getTargets")["targetInfos"]
        target = next(item["targetId"] for item in pages if item["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """End it, and remove what it kept."""
        try:
            self.session = ""
            self.call("Browser.close")
            self.process.wait(20)
        except (OSError, RuntimeError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.reading)
        os.close(self.writing)
        shutil.rmtree(self.profile, ignore_errors=True)

    # ---- the protocol ----

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self.number:
                if "error" in found:
                    raise RuntimeError(f"{method}: {found['error']}")
                return dict(found["result"])
            self._note(found)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            if not select.select([self.reading], [], [], max(end - time.monotonic(), 0))[0]:
                raise RuntimeError("the browser does not answer")
            more = os.read(self.reading, 1 << 20)
            if not more:
                raise RuntimeError("the browser has ended")
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        match event.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(params["request"]["url"])
            case "Log.entryAdded":
                self.said.append(f"{params['entry']['level']}: {params['entry']['text']}")
            case "Runtime.exceptionThrown":
                self.said.append(f"error: {params['exceptionDetails']}")
            case "Page.loadEventFired":
                self.events.append(event)

    # ---- pages ----

    def open(self, page: Path, after: str = "") -> None:
        """Go to a page of a folder and wait until it is there; `after` is a query or an anchor."""
        self.visit(f"{page.as_uri()}{after}")

    def visit(self, address: str) -> None:
        """Go to an address and wait until its page is there."""
        self.asked, self.said, self.events = [], [], []
        self.call("Page.navigate", url="about:blank")  # else another anchor of the same page would not load it anew
        self._loaded()
        self.asked, self.said = [], []
        found = self.call("Page.navigate", url=address)
        if found.get("errorText"):
            raise RuntimeError(f"{address}: {found['errorText']}")
        self._loaded()

    def _loaded(self) -> None:
        while not self.events:
            self._note(self._next())
        self.events = []

    def value(self, expression: str) -> Any:
        """What an expression comes to in the page; a promise is waited for. Works where a page forbids scripts of others."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"])[:500])
        return found["result"].get("value")

    def dom(self) -> str:
        """The page as it is now."""
        return str(self.value("document.documentElement.outerHTML"))

    def look(self, *, width: int = 1000, dark: bool = False, media: str = "") -> None:
        """How the pages are looked at from now on."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", media=media, features=features)

    @contextmanager
    def without_scripts(self) -> Iterator[None]:
        """Pages opened meanwhile run no script of theirs."""
        self.call("Emulation.setScriptExecutionDisabled", value=True)
        try:
            yield
        finally:
            self.call("Emulation.setScriptExecutionDisabled", value=False)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key and let it go; `text` is what it writes."""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more)

    def picture(self, *, whole: bool = False) -> bytes:
        """What is seen, as PNG; all of the page if `whole`."""
        found = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self._clip(whole))
        return base64.b64decode(found["data"])

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def paper(self) -> bytes:
        """The page as it is printed, as PDF."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"])


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are far from the numbers that the browser wants."""
    import fcntl

    made = []
    for end in os.pipe():
        made.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20))
        os.close(end)
    return made[0], made[1]
