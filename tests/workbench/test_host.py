"""`casus serve`: to whom it answers, how it ends; and the workbench in a real browser, by mouse and keyboard, with scripts and without."""

import contextlib
import http.client
import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import browser
from benchpage import Page
from casus.workbench.host import Worker
from commands import run

pytest.importorskip("starlette", reason="starlette is not installed (pip install '.[serve]')")
pytest.importorskip("uvicorn", reason="uvicorn is not installed (pip install '.[serve]')")

JERMUK = "?on=jermuk-2022"
DROPPED = f"{JERMUK}&drop=asked"


def started(*words: str, script: Path | None = None, folder: Path | None = None) -> tuple[subprocess.Popen[str], str]:
    """A server, and its address. script: an installed command; folder: where it is started."""
    casus = ["-m", "casus"] if script is None else [str(script)]
    call = [sys.executable, *casus, "serve", "--no-browser", *words]
    made = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)
    assert made.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", made.stdout.readline())
    assert found is not None
    return made, found[0]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address of one server for all tests of this file."""
    made, address = started()
    yield address
    made.send_signal(signal.SIGINT)
    out, err = made.communicate(timeout=30)
    assert (made.returncode, out, err) == (0, "", ""), "it ends cleanly"


def get(
    address: str, path: str = "", method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, Any, str]:
    """What a server answers: status, headers and body."""
    made = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    made.request(method, f"/{path}", body, {name.replace("_", "-"): value for name, value in headers.items()})
    found = made.getresponse()
    return found.status, found.headers, found.read().decode()


# ---- to whom it answers ----


def test_it_answers_with_a_policy_that_lets_nothing_in(served: str) -> None:
    status, headers, body = get(served, DROPPED)
    assert status == 200 and "waits for a request of Armenia" in body
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer"
    assert "server" not in headers
    assert get(served, f"{JERMUK}&put:attack.weight=light")[1]["Location"] == f"./{JERMUK}&set=attack.weight=light"
    assert "attachment" in get(served, "save?on=jermuk-2022&drop=asked")[1]["Content-Disposition"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.1:8765.evil.example", "[::1", ""],
)
def test_it_refuses_the_names_of_other_hosts(served: str, host: str) -> None:
    status, _, body = get(served, DROPPED, Host=host)
    assert status == 421 and "Armenia" not in body


def test_it_refuses_pages_of_other_origins(served: str) -> None:
    assert get(served, DROPPED, Origin="http://evil.example")[0] == 403
    assert get(served, DROPPED, Origin="null")[0] == 403
    for odd in ("http://[x", "http://", "x", served.rstrip("/").replace("http:", "https:")):
        status, headers, _ = get(served, DROPPED, Origin=odd)
        assert status == 403 and headers["X-Content-Type-Options"] == "nosniff", odd
    assert get(served, DROPPED, Origin=served.rstrip("/"))[0] == 200
    assert get(served, "answer.json?on=jermuk-2022", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors")[0] == 403
    framed = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert get(served, DROPPED, **framed)[0] == 403
    assert get(served, DROPPED, **{**framed, "Sec_Fetch_Dest": "document"})[0] == 200, "a link may be followed"


def test_it_takes_no_more_than_it_needs(served: str) -> None:
    assert get(served, DROPPED, method="POST", body="x=1")[0] == 405
    assert get(served, DROPPED, body="x" * 100)[0] == 413
    assert get(served, "?on=" + "x" * 9000)[0] in (414, 400)
    assert get(served, "nothing")[0] == 404 and get(served, "../../etc/passwd")[0] == 404
    made = http.client.HTTPConnection(urlsplit(served).netloc, timeout=60)
    made.putrequest("GET", "/")
    for number in range(40):
        made.putheader(f"x-{number}", "y" * 1000)
    made.endheaders()
    assert made.getresponse().status in (400, 431)


def test_it_listens_on_the_loopback_address_only(served: str) -> None:
    port = urlsplit(served).port
    assert port is not None
    others = {item[4][0] for item in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in {str(one) for one in others if not str(one).startswith("127.")}:
        with socket.socket() as made, pytest.raises(OSError):
            made.settimeout(3)
            made.connect((address, port))


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    worker = Worker(patience=0.05)
    try:
        slow = worker.respond("", "on=jermuk-2022")
        assert slow.status == 503 and "longer than 0.05 seconds" in slow.body
        worker.patience = 60
        assert worker.respond("", "on=jermuk-2022").status == 200
    finally:
        worker.stop()
    assert worker.process is None


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(how: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made, address = started()
    assert get(address)[0] == 200
    children = Path(f"/proc/{made.pid}/task/{made.pid}/children")
    own = children.read_text().split() if children.exists() else []
    made.send_signal(how)
    _, err = made.communicate(timeout=30)
    assert "Traceback" not in err
    time.sleep(0.2)
    for number in own:
        status = Path(f"/proc/{number}/status")
        assert not status.exists() or "zombie" in status.read_text()
    assert not list(tmp_path.glob("casus-*")), "its folder for cases is gone"


def test_nothing_in_the_folder_where_it_is_started_is_run(tmp_path: Path) -> None:
    for name in sys.stdlib_module_names:
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)\n", encoding="utf-8"
        )
    script = tmp_path / "bin" / "casus"
    script.parent.mkdir()
    script.write_text("from casus.cli.main import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    made, address = started(script=script, folder=tmp_path)
    try:
        assert get(address)[0] == 200
    finally:
        made.send_signal(signal.SIGINT)
        made.communicate(timeout=60)
    assert not (tmp_path / "ran").exists()


def test_a_port_that_is_taken_and_a_library_that_is_missing_are_told(served: str, tmp_path: Path) -> None:
    port = urlsplit(served).port
    found = run("serve", "--no-browser", "--port", str(port))
    assert found.status == 2 and f"the port {port} cannot be had" in found.err.replace("\n", " ").casefold()
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('no', name='uvicorn')\n", encoding="utf-8")
    more = {**os.environ, "PYTHONPATH": str(tmp_path)}
    call = [sys.executable, "-m", "casus", "serve", "--no-browser"]
    made = subprocess.run(call, capture_output=True, text=True, env=more, timeout=60)
    assert made.returncode == 2 and "uvicorn" in made.stderr and "'casus-foederis[serve]'" in made.stderr
    assert "Traceback" not in made.stderr


def test_a_file_of_ones_own_is_served_by_its_name(tmp_path: Path) -> None:
    from casus.interface.loading import bundled_files

    text = bundled_files()["jermuk-2022"].read_text(encoding="utf-8")
    lines = "".join(f"  # filler {number}\n" for number in range(60_000))
    file = tmp_path / "mine.yaml"
    file.write_text(text.replace("scenario: jermuk-2022", "scenario: mine") + lines, encoding="utf-8")
    assert 900_000 < file.stat().st_size < 1_048_576
    made, address = started(str(file))
    try:
        status, _, body = get(address, "?on=mine&drop=asked")
        assert status == 200 and "waits for a request of Armenia" in body
        assert "Your files" in get(address)[2]
    finally:
        made.send_signal(signal.SIGINT)
        made.communicate(timeout=30)
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("scenario: x\n", encoding="utf-8")
    assert run("serve", "--no-browser", str(wrong)).status == 2


# ---- in a browser ----


STORY = "?begin=1&line=A%20raid&tell=what=>use_of_force&tell=use-of-force.by=>AZE&given=nowhere"
"""A page of the interview, with an answer that is none."""


@pytest.fixture(scope="module")
def chrome() -> Iterator[browser.Browser]:
    """One browser for all tests of this file."""
    if not browser.chromium():
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    made = browser.Browser()
    yield made
    made.close()


@pytest.fixture
def page(served: str, chrome: browser.Browser) -> Page:
    """A wide light page of the server."""
    chrome.look(width=1280)
    return Page(chrome, served)


def test_the_whole_path_of_a_what_if(page: Page) -> None:
    """Drop the request, take another account, go back, undo: the verdict, the address and what is told follow each time.

    The answer stays on the duty that stood at the head, whatever else is owed by another treaty.
    """
    page.open(JERMUK)
    assert page.told().startswith("Each of five members owes Armenia help (cst.4.2), due at once: contested")
    page.click('[data-key="toggle-asked"]')
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')")
    assert page.where() == DROPPED
    assert page.value("document.activeElement.dataset.key") == "toggle-asked", "the focus stays"
    page.wait("document.getElementById('live').textContent.includes('Armenia waits for a request')")
    page.click('[data-key="account-who-began-answer-to-sabotage"]')
    page.wait("document.getElementById('told').textContent.includes('not owed')")
    assert page.where() == f"{DROPPED}&account=who-began=answer-to-sabotage"
    page.value("history.back()")
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')")
    assert page.where() == DROPPED
    page.value("document.activeElement.blur()")
    page.chrome.call(
        "Input.dispatchKeyEvent", type="keyDown", key="z", code="KeyZ", windowsVirtualKeyCode=90, modifiers=2
    )
    page.wait("document.getElementById('told').textContent.includes('due at once')")
    assert page.where() == JERMUK
    assert not page.chrome.said


def test_a_menu_changes_a_fact(page: Page) -> None:
    page.open(JERMUK)
    page.choose("f-attack.weight", "light")
    page.wait("location.search.includes('set=attack.weight=light')")
    page.wait("document.getElementById('told').textContent.includes('Armenia: not owed')")
    assert page.value("document.activeElement.id") == "f-attack.weight"
    page.choose("f-attack.date", "2022-13-45")
    page.wait("document.querySelector('.fault')")
    assert "2022-13-45" in page.value("document.querySelector('.fault').textContent")
    assert "Armenia: not owed" in page.told(), "the last good answer stays"


def test_all_of_it_goes_by_keyboard(page: Page) -> None:
    page.open(JERMUK)
    page.value("document.querySelector('[data-key=\"toggle-asked\"]').focus()")
    page.chrome.press("Enter", 13, "\r")
    page.wait("location.search.includes('drop=asked')")
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')")
    seen = set()
    page.wait("document.querySelector('#days .loaded')")
    page.value("document.querySelector('.skip').focus()")
    for _ in range(400):
        page.chrome.press("Tab", 9)
        here = page.value(
            "(() => { const one = document.activeElement; return one === document.body ? '' :"
            " one.dataset.key || one.id || one.getAttribute('href') || one.textContent.trim().slice(0, 40); })()"
        )
        if not here:
            break
        seen.add(here)
    wanted = page.value(
        "[...document.querySelectorAll('[data-key]')].filter((one) => one.checkVisibility()).map((one) => one.dataset.key)"
    )
    assert set(wanted) <= seen, sorted(set(wanted) - seen)


def test_a_link_shows_the_same_to_somebody_else(page: Page) -> None:
    page.open(JERMUK)
    page.click('[data-key="toggle-asked"]')
    page.wait("document.getElementById('told').textContent.includes('Armenia waits for a request')")
    link = page.value("new URL(document.getElementById('link').dataset.link, document.baseURI).href")
    told = page.told()
    page.chrome.visit(link)
    assert page.told() == told and not page.value("document.querySelector('.notice')")


def test_the_parts_that_take_longer_come_by_themselves(page: Page) -> None:
    page.open("?on=kursk-2024")
    page.wait("document.querySelector('#smallest .loaded') && document.querySelector('#grid .loaded')")
    page.wait("document.querySelector('#days .loaded')")
    assert "Russia asked the CSTO for assistance" in page.value("document.getElementById('smallest').textContent")
    page.click('[data-key="try-1"]')
    page.wait("document.getElementById('told').textContent.includes('owes Russia help')")
    page.wait("document.querySelector('#delta')")
    page.click("[data-load]")
    page.wait("document.querySelector('#full .loaded, #grid .loaded')")


def test_an_event_can_be_added(page: Page) -> None:
    page.open("?on=kursk-2024&drop=invasion")
    page.value("document.getElementById('add').open = true")
    page.value(
        "document.getElementById('find').value = 'asked for help', document.getElementById('find').form.requestSubmit()"
    )
    page.wait("location.search.includes('find=')")
    page.choose("new", "request")
    page.wait("document.getElementById('n-by')")
    page.value(
        "for (const [id, value] of [['n-by', 'RUS'], ['n-to', 'csto'], ['n-for', 'assistance']]) document.getElementById(id).value = value"
    )
    page.value("document.getElementById('n-by').form.requestSubmit()")
    page.wait("location.search.includes('add=')")
    page.wait("document.getElementById('told').textContent.includes('owes Russia help')")


def test_without_scripts_every_change_is_a_page(page: Page) -> None:
    with page.chrome.without_scripts():
        page.open(JERMUK)
        page.click('[data-key="toggle-asked"]')
        page.wait("document.getElementById('told')?.textContent.includes('Armenia waits for a request')")
        assert page.where() == DROPPED
        page.value("document.getElementById('f-attack.weight').value = 'light'")
        page.click('[data-case="event attack"] .apply')
        page.wait("location.search.includes('set=attack.weight=light')")
        assert page.where() == f"{DROPPED}&set=attack.weight=light"
        page.wait("document.querySelector('#days [data-load]')")
        page.click("#days [data-load]")
        page.wait("document.querySelector('.tl')")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_case_begins_from_nothing(page: Page, scripts: bool) -> None:
    """The interview, with scripts and without: each answer is a page of its own address, and Back takes it away."""
    with contextlib.nullcontext() if scripts else page.chrome.without_scripts():
        page.open("")
        page.value("document.getElementById('line').value = 'Azerbaijan attacked Armenia on 13 September 2022'")
        page.click('form:has([name="begin"]) button')
        for number, given in enumerate(("use_of_force", "AZE", "Armenia", "territory", "", "no"), 1):
            page.wait(
                f"document.readyState === 'complete' && document.querySelector('#question h2')?.textContent.startsWith('{number}.')"
            )
            if given:
                page.value(f"document.getElementById('answer').value = {given!r}")
            page.click("#question form .prime")
        page.wait("location.search.includes('denied_by')")
        page.wait("document.querySelector('#so-far .sent')?.textContent.startsWith('Duty to help')")
        page.value("document.querySelector('#question .row a.btn').click()")
        page.wait("!location.search.includes('denied_by')")
    assert not page.chrome.said


def test_a_teacher_hides_the_answer_until_it_is_predicted(page: Page) -> None:
    page.open(f"{JERMUK}&hide=1")
    assert page.value("document.getElementById('told')") is None
    page.click('input[value="not owed"]')
    page.value("document.querySelector('.predict').requestSubmit()")
    page.wait("document.getElementById('told')")
    assert "You expected: not owed" in page.value("document.querySelector('.notice').textContent")


def test_a_place_on_the_page_asks_for_nothing_and_a_link_is_copied_or_shown(page: Page) -> None:
    page.open(JERMUK)
    page.wait("document.querySelector('#days .loaded')")
    before = len(page.chrome.asked)
    page.value("document.querySelector('#verdict a[href=\"#record\"]').click()")
    page.wait("location.hash === '#record'")
    page.value("history.back()")
    page.wait("location.hash === ''")
    page.value("new Promise((done) => setTimeout(done, 300))")
    assert len(page.chrome.asked) == before, page.chrome.asked[before:]
    page.value("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    page.click("[data-copy]")
    page.wait("document.querySelector('[data-copy]').textContent === 'Copy it below'")
    assert page.value("getSelection().toString()").startswith("./?on=jermuk-2022")


def test_two_tabs_do_not_mix(page: Page, served: str) -> None:
    page.open(DROPPED)
    status, _, other = get(served, f"{JERMUK}&reading=yerevan")
    assert status == 200 and "reading yerevan" in other.casefold()
    page.click('[data-key="toggle-asked"]')
    page.wait("document.getElementById('told').textContent.includes('due at once')")
    assert page.where() == JERMUK


def test_nothing_is_asked_elsewhere_or_refused(page: Page) -> None:
    page.open(DROPPED)
    page.wait("document.querySelector('#days .loaded')")
    assert page.chrome.asked and all(item.startswith((page.address, "data:")) for item in page.chrome.asked)
    assert not page.chrome.said


@pytest.mark.parametrize("width", [360, 768])
def test_no_screen_scrolls_sideways(page: Page, width: int) -> None:
    page.chrome.look(width=width)
    for path in ("", f"{DROPPED}&new=request", STORY):
        page.open(path)
        if "on=" in path:
            page.wait("document.querySelector('#days .loaded')")
        page.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert page.value("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_it_prints_the_case_and_the_answer(page: Page) -> None:
    page.open(DROPPED)
    page.chrome.look(media="print")
    hidden = page.value(
        "['.top', '.tools', '.jump', '#add'].map((one) => getComputedStyle(document.querySelector(one)).display).join()"
    )
    assert hidden == "none,none,none,none"
    small = page.value(
        "[...document.querySelectorAll('main *, .foot *')].filter((one) => one.checkVisibility() && one.textContent.trim()"
        " && parseFloat(getComputedStyle(one).fontSize) < 11.3).map((one) => one.className)"  # 8.5 pt
    )
    assert small == []
    shown = page.value("document.body.innerText")
    for words in (
        "tass.com/world/1506687",
        "read in part",
        "The border was never drawn",
        "settled",
        "contested",
        "No record",
    ):
        assert words in shown, words


@pytest.mark.parametrize(("query", "most"), [("?on=kursk-2024", 2), ("?on=jermuk-2022", 3)])
def test_it_prints_on_few_pages(page: Page, query: str, most: int) -> None:
    page.open(query)
    page.wait("document.querySelector('#smallest .loaded')")
    page.chrome.look(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", page.chrome.paper())) <= most


LOOKS = {
    "light": (1280, False, "{}"),
    "dark": (1280, True, "{runOnly: ['color-contrast']}"),
    "phone": (390, False, "{rules: {'color-contrast': {enabled: false}}}"),
}
"""How wide, how dark, and which checks can come out in another way there than on a wide light screen."""

SHORTER = """
for (const one of document.querySelectorAll("details")) one.open = true;
for (const one of document.querySelectorAll("select, optgroup, ul, ol, tbody, tr"))
  for (const more of [...one.children].slice(6)) more.remove();
"""
"""Unfolds everything, and cuts long lists short: their later lines are of the kind of the first."""


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_shut_out(page: Page, look: str) -> None:
    """What the checker of axe-core calls serious or critical does not occur."""
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is not installed (pip install axe-core-python)")
    checker = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    width, dark, checks = LOOKS[look]
    page.chrome.look(width=width, dark=dark)
    for path in ("", STORY, f"{DROPPED}&new=request", f"{JERMUK}&set=attack.weight=huge&hide=1"):
        page.open(path)
        if "on=" in path and "hide" not in path:
            page.wait("document.querySelector('#days .loaded')")
        page.value(SHORTER)
        page.value(checker)
        wrong = page.value(
            f"axe.run(document, Object.assign({checks}, {{resultTypes: ['violations']}}))"
            ".then((all) => all.violations.filter((one) =>"
            " ['serious', 'critical'].includes(one.impact)).map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')))"
        )
        assert wrong == [], f"{path}: {wrong}"
