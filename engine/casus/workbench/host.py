"""The workbench as an ASGI application, and a server of it for the reader's own machine: on the loopback address alone, to nobody else.

What follows is found in a process of its own, so that a case that takes too long can be ended, and the next one answered.
"""

import asyncio
import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from casus.files import bundled
from casus.files.problems import quote, wrong
from casus.interface.loading import load_scenario
from casus.workbench.address import LONGEST
from casus.workbench.pages import HTML, POLICY, Bench, Reply

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost", "[::1]", "::1")
PATIENCE = 30.0
"""How many seconds one answer may take."""
_START = 300.0
"""How many seconds the process may take until it has read the law, on the slowest machine."""
_HEADERS = 16_000
"""How many bytes the headers of a request may have."""
_BUSY = "Working on another request for too long."

Answerer = Callable[[str, str], Reply]
"""Answers a path and a query."""


class Worker:
    """A bench in a process of its own. It is ended and begun anew when an answer takes too long."""

    def __init__(self, known: Mapping[str, str] | None = None, patience: float = PATIENCE) -> None:
        self.known = dict(known or {})
        self.patience = patience
        self.lock = threading.Lock()
        self.process: Any = None
        self.pipe: Connection | None = None
        self.ready = False
        self.folder = TemporaryDirectory(
            prefix="casus-"
        )  # for cases that are told; the process may be ended, and could not clear up

    def start(self) -> None:
        """Begin, so that the first request finds the law read."""
        if self.process is None or not self.process.is_alive():
            context = multiprocessing.get_context("spawn")
            self.pipe, theirs = context.Pipe()
            self.process = context.Process(
                target=_answer, args=(theirs, self.known, bundled.chosen_law(), self.folder.name), daemon=True
            )
            with _safe_path():
                self.process.start()
            self.ready = False
            theirs.close()

    def _until_ready(self) -> None:
        """Wait until the law is read: that is no part of any answer."""
        assert self.pipe is not None
        if not self.ready:
            if not self.pipe.poll(_START):
                raise OSError("the law was not read in time")
            self.pipe.recv()
            self.ready = True

    def stop(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.join(5)
            self.process = None
        if self.pipe is not None:
            self.pipe.close()
            self.pipe = None

    def close(self) -> None:
        """End the process for good, and clear up."""
        self.stop()
        self.folder.cleanup()

    def respond(self, path: str, query: str) -> Reply:
        """The answer to a request; one that says so where it took too long or could not be found."""
        if not self.lock.acquire(timeout=self.patience if self.ready else _START):
            return plain(503, _BUSY)
        try:
            self.start()
            self._until_ready()
            assert self.pipe is not None
            self.pipe.send((path, query))
            if not self.pipe.poll(self.patience):
                self.stop()
                return plain(
                    503,
                    f"This took longer than {self.patience:g} seconds, so it was ended. Change fewer things at once.",
                )
            return Reply(*self.pipe.recv())
        except (EOFError, OSError):
            self.stop()
            return plain(500, "Casus made a mistake here. Your case is not the cause. Try again.")
        finally:
            self.lock.release()


@contextmanager
def _safe_path() -> Iterator[None]:
    """Meanwhile a Python that is started looks for no module in the folder where it is: nothing of that folder may be run."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _answer(
    pipe: "Connection", known: Mapping[str, str], chosen: tuple[tuple[str, ...], bool], folder: str = ""
) -> None:
    """What the process does: answer what comes, until nobody asks any more. chosen: the law; folder: for the files of cases that are told."""
    bundled.choose(*chosen)
    gc.set_threshold(200_000, 50, 50)  # as the command line does
    with suppress(EOFError, OSError, KeyboardInterrupt):
        bench = Bench(known, folder=folder)
        pipe.send("ready")
        while True:
            path, query = pipe.recv()
            try:
                found = bench.respond(path, query)
            except Exception as error:
                print(f"casus serve: {type(error).__name__}: {error}", file=sys.stderr)
                found = plain(500, "Casus made a mistake here. Your case is not the cause. Try again.")
            pipe.send(tuple(found))


def plain(status: int, words: str) -> Reply:
    """A page with a line of text; the text is our own."""
    page = f'<!DOCTYPE html><html lang="en"><title>Casus</title><main id="content"><h1>{words}</h1><p><a href="./">Incidents</a></p></main></html>'
    return Reply(status, HTML, page)


def application(answer: Answerer) -> "Starlette":
    """The ASGI application over something that answers. It refuses other hosts' names and origins, all methods but GET, and long addresses."""
    from starlette.applications import Starlette
    from starlette.responses import Response
    from starlette.routing import Route

    async def page(request: "Request") -> "Response":
        refused = _refused(request)
        if refused is None:
            path, query = request.path_params["path"], request.url.query
            refused = await asyncio.to_thread(answer, path, query)
        headers = {
            "Content-Security-Policy": POLICY,
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        if refused.location:
            headers["Location"] = refused.location
        if refused.name:
            headers["Content-Disposition"] = f'attachment; filename="{refused.name}"'
        return Response(refused.body, refused.status, headers, refused.kind)

    return Starlette(routes=[Route("/{path:path}", page, methods=["GET"])])


def _named(host: str) -> str:
    """The name in a header Host; empty where what follows it is no port, or where it is none at all."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # what is no number is refused here
        return parts.hostname or ""
    except ValueError:
        return ""


def _refused(request: "Request") -> Reply | None:
    """Why a request is refused; None for one that is not."""
    host = request.headers.get("host", "")
    if _named(host) not in _NAMES:
        return plain(421, "This server answers to the name of this machine only.")
    origin = request.headers.get("origin", "")
    if origin and origin.lower() != f"{request.scope['scheme']}://{host}".lower():  # as text, for it may be no address
        return plain(403, "A page of another origin asked for this.")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        asks_for_page = (
            request.headers.get("sec-fetch-mode") == "navigate" and request.headers.get("sec-fetch-dest") == "document"
        )
        if not asks_for_page:  # a link to a page may be followed from anywhere; nothing else may be asked for
            return plain(403, "A page of another origin asked for this.")
    if len(request.url.query) > LONGEST or len(request.url.path) > 200:
        return plain(414, "This address says more than an address may.")
    if sum(len(name) + len(value) for name, value in request.headers.raw) > _HEADERS:
        return plain(431, "This request says more than a request may.")
    if request.headers.get("content-length", "").strip() not in ("", "0") or "transfer-encoding" in request.headers:
        return plain(413, "A request here has no body.")
    return None


def named(files: Iterable[str]) -> dict[str, str]:
    """Scenario files of the reader's own by the names that they are to have. Raises CasusError for a file with mistakes, and for two of one name."""
    found: dict[str, str] = {}
    for file in files:
        name = load_scenario(file).id
        if name in found:
            raise wrong(f"two files are called {quote(name)}", "rename one of the two scenarios", "two-names")
        found[name] = os.path.abspath(file)
    return found


def serve(
    known: Mapping[str, str] | None = None, port: int = 0, browser: bool = True, tell: Callable[[str], None] = print
) -> None:
    """Serve the workbench on the loopback address until it is interrupted, and open the browser.

    known: files of the reader's own, by the name they are to have. port: 0 for any that is free. Raises CasusError where the libraries
    of the extra are missing, or the port is taken.
    """
    try:
        import uvicorn
        from starlette.applications import Starlette as _  # noqa: F401
    except ImportError as error:
        cure = "install both: pip install 'casus-foederis[serve]'; in a checkout pip install -e '.[serve]'"
        raise wrong(f"casus serve needs a library that is not installed: {error.name}", cure, "not-installed") from None
    listening = _listening(port)
    worker = Worker(known)
    worker.start()
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    tell(f"The workbench is at {address} for this machine only. Ctrl-C ends it.")
    config = uvicorn.Config(
        application(worker.respond),
        log_level="error",
        access_log=False,
        lifespan="off",
        limit_concurrency=32,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=LONGEST + 8_000,
        server_header=False,
    )
    if browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    try:
        with suppress(KeyboardInterrupt), _ended_in_order():
            uvicorn.Server(config).run([listening])
    finally:
        worker.close()
        listening.close()


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Meanwhile who is told to end ends as by Ctrl-C, and clears up first."""

    def end(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():  # others get no signals
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _listening(port: int) -> socket.socket:
    """A socket on the loopback address. Raises CasusError where the port cannot be had."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen(64)  # who reads the address may ask at once
    except (OSError, OverflowError) as error:
        made.close()
        told = getattr(error, "strerror", None) or str(error)
        raise wrong(f"the port {port} cannot be had: {told}", "name another with --port, or leave it out") from None
    return made
