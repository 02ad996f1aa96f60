"""The workbench in a browser, as somebody uses it, whoever hosts it."""

import json
import time
from typing import Any

import browser


class Page:
    """The workbench in a browser, as somebody uses it."""

    def __init__(self, chrome: browser.Browser, address: str) -> None:
        self.chrome = chrome
        self.address = address

    def open(self, path: str) -> None:
        """Go to a page."""
        self.chrome.visit(f"{self.address}{path}")

    def value(self, expression: str) -> Any:
        """What an expression comes to in the page."""
        return self.chrome.value(expression)

    def wait(self, expression: str, seconds: float = 30) -> None:
        """Wait until something is so; on the next page, where this one is just being left."""

        def so() -> bool:
            try:
                return bool(self.value(f"Boolean({expression})"))
            except RuntimeError as error:
                if "navigated" not in str(error):
                    raise
                return False

        end = time.monotonic() + seconds
        while not so():
            assert time.monotonic() < end, f"{expression} at {self.where()}: {self.told()[:300]}"
            time.sleep(0.03)

    def told(self) -> str:
        """The verdict."""
        return str(self.value("document.getElementById('told')?.textContent"))

    def where(self) -> str:
        """The address, without that of the server."""
        return str(self.value("location.href")).removeprefix(self.address)

    def click(self, selector: str) -> None:
        """Press the mouse on something, as a hand does: once all is there, and stays where it is."""
        self.wait("document.readyState === 'complete'")
        place = self.value(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)}); one.scrollIntoView({{block: 'center'}});"
            " const box = one.getBoundingClientRect(); return [box.x + Math.min(box.width / 2, 60), box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.chrome.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def choose(self, field: str, value: str) -> None:
        """Choose a value of a menu."""
        self.value(
            f"(() => {{ const one = document.getElementById({json.dumps(field)}); one.focus(); one.value = {json.dumps(value)};"
            " one.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )
