"""The workbench as part of a site: the engine in a worker of a real browser, with Pyodide. CASUS_PYODIDE names the tarball or folder of npm."""

import gzip
import os
import re
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

import browser
from benchpage import Page
from casus.files.problems import CasusError
from casus.site import build

JERMUK = "index.html?on=jermuk-2022"
MOST_BYTES = 8_000_000
"""As much as the workbench may have, compressed."""


def pyodide() -> Path:
    """Pyodide as npm has it; skips where there is none."""
    place = os.environ.get("CASUS_PYODIDE", "")
    if not place:
        pytest.skip(f"CASUS_PYODIDE names no Pyodide (npm pack pyodide@{build.PYODIDE})")
    return Path(place)


class Quiet(SimpleHTTPRequestHandler):
    """A plain server of files that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a workbench."""
    place = tmp_path_factory.mktemp("site") / "public"
    build.build_site(place, run=False, incidents=["jermuk-2022"], specs=[], duties=[], workbench=pyodide())
    return place


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """A plain server of that site."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="module")
def page(server: ThreadingHTTPServer) -> Iterator[Page]:
    """One browser for all tests of this file."""
    if not browser.chromium():
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    made = browser.Browser()
    made.look(width=1280)
    yield Page(made, f"http://127.0.0.1:{server.server_address[1]}/workbench/")
    made.close()


def test_what_is_no_pyodide_is_told(tmp_path: Path) -> None:
    for name, content in (("a.tgz", b"no archive"), ("b.tgz", gzip.compress(b"no archive"))):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CasusError, match="is no Pyodide"):
            build.workbench_files(tmp_path / name)
    (tmp_path / "node").mkdir()
    with pytest.raises(CasusError, match="is no Pyodide"):
        build.workbench_files(tmp_path / "node")
    for name in build._PYODIDE:
        (tmp_path / "node" / name).write_bytes(b"something else")
    with pytest.raises(CasusError, match="is not that of Pyodide"):
        build.workbench_files(tmp_path / "node")


def test_the_engine_goes_as_it_is_and_the_same_each_time() -> None:
    one, two = build._engine(), build._engine()
    assert one == two
    names = zipfile.ZipFile(BytesIO(one)).namelist()
    assert {"casus/workbench/pages.py", "casus/data/law.bin", "jinja2/__init__.py", "yaml/__init__.py"} <= set(names)
    assert not [name for name in names if name.startswith("/") or ".." in name or not name.isascii()]


def test_it_is_small_enough(folder: Path) -> None:
    files = [path for path in (folder / "workbench").rglob("*") if path.is_file()]
    compressed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)
    print(f"workbench: {sum(path.stat().st_size for path in files):,} bytes, {compressed:,} compressed")
    assert compressed <= MOST_BYTES
    assert "workbench/index.html?on=jermuk-2022" in (folder / "incident" / "jermuk-2022.html").read_text()


def test_the_same_application_answers_in_the_browser(page: Page) -> None:
    page.open(JERMUK)
    page.wait("document.getElementById('stored')?.textContent.includes('Armenia') || document.getElementById('told')")
    page.wait("document.getElementById('told')", 240)
    assert page.told().startswith("Each of five members owes Armenia help (cst.4.2), due at once: contested")
    page.click('[data-key="toggle-asked"]')
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')", 60)
    assert page.where() == "?on=jermuk-2022&drop=asked"
    page.choose("f-attack.weight", "light")
    page.wait("location.search.includes('set=attack.weight=light')", 60)
    page.wait("document.getElementById('told').textContent.includes('Armenia: not owed')", 60)
    page.value("history.back()")
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')", 60)
    page.wait("document.querySelector('#days .loaded')", 120)
    page.click("#treaties [data-load]")
    page.wait("document.querySelectorAll('#treaties .beside tbody').length > 5", 120)
    assert "AS IF" in page.value("document.getElementById('treaties').innerText")
    times = page.value("window.casusTimes")
    print(f"Python {times['python']:.0f} ms, boot {times['boot']:.0f} ms, answers {times['answers']}")
    assert all(item.startswith((page.address.removesuffix("workbench/"), "data:")) for item in page.chrome.asked)
    assert not [said for said in page.chrome.said if "durable-rules" not in said], page.chrome.said


def test_it_works_without_a_network_once_it_was_there(page: Page, server: ThreadingHTTPServer) -> None:
    page.wait("navigator.serviceWorker.controller", 60)
    page.chrome.call(
        "Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0
    )
    try:
        page.open("?on=jermuk-2022&account=who-began=answer-to-sabotage")
        page.wait("document.getElementById('told')?.textContent.includes('not owed')", 240)
    finally:
        page.chrome.call(
            "Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )


def test_without_scripts_it_leads_to_the_incidents(page: Page, folder: Path) -> None:
    with page.chrome.without_scripts():
        page.open(JERMUK)
        text = page.value("document.body.innerText")
        assert "This page needs a script" in text and "is loading" not in text
        assert page.value("document.querySelector('noscript a, #instead').getAttribute('href')") == "../incidents.html"
    assert (folder / "incidents.html").is_file()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (folder / "workbench" / "index.html").read_text())
    assert policy is not None and "unsafe-inline" not in policy[1] and "http" not in policy[1]
