"""Outputs that somebody else changed, and receipts that nobody wrote: whatever stands beside the one receipt of an output is held against what is made again."""

import json
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from casus.checks.receipts import compared_outputs, read_output
from commands import Printed, one_law, run

LINE = "Receipt: casus 0.2.0; 2022-09-13; casus"
EVENT = "  - {id: extra, date: 2022-09-13, says: It is said., use_of_force: {by: AZE, against: ARM}}"
CALLS = {
    "mine.yaml": "whatif jermuk-2022 --drop asked --save mine.yaml",
    "report.html": "assess osh-2010 --format html",
    "rows.json": "assess osh-2010 --format json",
    "rows.csv": "assess osh-2010 --format csv",
    "cite.txt": "cite osh-2010",
    "cite.bib": "cite cst.4.2 --format bibtex",
}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one_law(monkeypatch)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1663027200")


@cache
def text_of(name: str) -> str:
    printed = run(*CALLS[name].split())
    assert printed.status == 0, printed
    return Path(name).read_text(encoding="utf-8") if "--save" in CALLS[name] else printed.out


def checked(name: str, text: str) -> Printed:
    Path(name).write_text(text, encoding="utf-8")
    return run("check", "--receipt", name)


def before(mark: str, more: str) -> Callable[[str], str]:
    return lambda text: text.replace(mark, more + mark, 1)


def twice(text: str) -> str:
    """A table with its second column named twice, the first of them with another answer."""
    head, *rows = text.splitlines()
    name = head.split(",")[1]
    return "\n".join([head.replace(",", f",{name},", 1), *(row.replace(",", ",false,", 1) for row in rows)]) + "\n"


def in_result(old: str, new: str) -> Callable[[str], str]:
    """A change to the result in JSON."""
    return lambda text: text.replace(old, new, 1)


FORGED: list[tuple[str, Callable[[str], str]]] = [
    ("mine.yaml", before("  - id: attack", f"# Receipt: -\n{EVENT}\n\n")),
    ("mine.yaml", before("  - id: attack", f"# {LINE} list\n{EVENT}\n\n")),
    ("mine.yaml", before("events:", "# Receipt: <h1>it is refuted</h1>\n")),
    ("report.html", before("<main", '<p class="made">It was refuted.</p>')),
    ("report.html", before("<main", '<table><tr class="made"><td>refuted</td></tr></table>')),
    ("report.html", before("<main", '<span class="made"><style>main { display: none }</style></span>')),
    ("report.html", before("<main", '<div data-built="x">refuted</div>')),
    ("report.html", before("<main", f"To cite this answer: <h1>refuted</h1>\n{LINE} list\n")),
    ("report.html", before("<main", "\n@misc{x:casus,\n<h1>refuted</h1>\n}\n")),
    ("report.html", before("<main", '<p class="receipt">Receipt: <code><h1>refuted</h1></code></p>')),
    ("report.html", before("<main", f'<p class="receipt">{LINE}</p>')),
    ("cite.txt", lambda text: f"{text}To cite this answer: it is refuted.\n{LINE} list\n"),
    ("cite.bib", lambda text: f"{text}\n@misc{{x:casus,\n  note = {{it is refuted}}\n}}\n"),
    ("rows.json", before('"result"', '"result": [], ')),
    ("rows.json", before('"result"', '"note": "it is refuted", ')),
    ("rows.json", in_result("true", "1")),
    ("rows.json", before('"scenario"', '"refuted": null, ')),
    ("rows.csv", twice),
    ("rows.csv", lambda text: text.replace("\n", ",refuted\n").replace(",refuted", ",more", 1)),
]


@pytest.mark.parametrize(("name", "forge"), FORGED)
def test_what_stands_beside_the_receipt_is_part_of_the_answer(name: str, forge: Callable[[str], str]) -> None:
    text = text_of(name)
    forged = forge(text)
    assert forged != text
    found = checked(name, forged)
    assert found.status in (1, 2) and "THE SAME HERE" not in found.out.replace("NOT THE SAME HERE", ""), found


@pytest.mark.parametrize("name", CALLS)
def test_what_nobody_changed_is_the_same(name: str) -> None:
    found = checked(name, text_of(name))
    assert found.status == 0 and "THE SAME HERE" in found.out, found


@pytest.mark.parametrize("name", ["rows.json", "cite.bib"])
def test_what_was_made_on_another_day_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(name)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763027200")
    found = checked(name, text)
    assert found.status == 0 and "THE SAME HERE" in found.out, found


def test_the_moment_of_a_page_is_no_part_of_it_in_its_own_form_only() -> None:
    receipt = f'<p class="receipt">{LINE} list</p>'.replace("Receipt: ", "Receipt: <code>").replace(
        "</p>", "</code></p>"
    )
    page = (
        '<body data-root="" data-built="{day}T10:00:00Z">\n<p class="made">Built on {day} at 10:00 UTC from commit {commit}, '
        '<a href="about.html">law 0123456789ab</a>. <span class="js-only" id="age"></span></p>\n' + receipt + "\n"
    )
    made = {}
    for name, day, commit in (
        ("a", "2022-09-13", "0123abc"),
        ("b", "2023-01-01", "77777"),
        ("c", "2022-09-13", "<h1>no</h1>"),
    ):
        Path(f"{name}.html").write_text(page.format(day=day, commit=commit), encoding="utf-8")
        made[name] = read_output(f"{name}.html")
    assert compared_outputs(made["a"], made["b"], made["b"].receipt).same
    assert not compared_outputs(made["a"], made["c"], made["c"].receipt).same


def test_a_list_of_files_is_that_of_the_files_that_are_made() -> None:
    assert run("record", "--export", "tables").status == 0
    path = Path("tables/receipt.json")
    values = json.loads(path.read_text(encoding="utf-8"))
    for files in ([], values["files"][:-1]):
        path.write_text(json.dumps({**values, "files": files}), encoding="utf-8")
        assert run("check", "--receipt", str(path)).status == 1


def everything(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), path.stat().st_mtime_ns) for path in folder.rglob("*") if "cache" not in path.parts}


@pytest.mark.parametrize(
    "command",
    [
        "schema --write ..",
        "schema --write .",
        "law --export ..",
        "law --export a/..",
        "record --export ..",
        "learn grade . --out ..",
        "whatif jermuk-2022 --drop asked --save ../x.yaml",
        "whatif jermuk-2022 --drop asked --save mine.yaml --force",
    ],
)
def test_a_call_that_is_made_again_writes_nowhere_else(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    Path("law.json").write_text("mine\n", encoding="utf-8")
    text = f"# Receipt: casus 0.2.0; 2022-09-13; casus {command}\n"
    Path("r.yaml").write_text(text, encoding="utf-8")
    there = everything(tmp_path)
    assert checked("r.yaml", text).status in (1, 2)
    assert {name for name, _ in everything(tmp_path)} == {name for name, _ in there}
    assert Path("law.json").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("assess osh-2010 --format json --watch", "--watch is in no receipt"),
        ("check osh-2010 --watch", "--watch is in no receipt"),
        ("whatif jermuk-2022 --drop asked --save x.yaml --force", "--force is in no receipt"),
        ("assess {} --format json", "leads out of this folder"),
        ("assess ../secret.yaml --format json", "leads out of this folder"),
        ("assess linked.yaml --format json", "leads out of this folder"),
        ("list --law {} --format json", "leads out of this folder"),
    ],
)
def test_a_receipt_asks_for_nothing_outside_and_nothing_that_waits(command: str, told: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("root:x:0:0\n", encoding="utf-8")
    if hasattr(os, "symlink"):
        os.symlink(secret, "linked.yaml")
    found = checked("r.yaml", f"# Receipt: casus 0.2.0; 2022-09-13; casus {command.format(secret)}\n")
    assert found.status == 1 and told in " ".join(found.out.split()) and "by hand" in found.out, found
    assert "root:x" not in found.out + found.err


@pytest.mark.parametrize(
    "text",
    [
        '<p class="receipt">Receipt: <code>' * 30_000,
        "To cite this answer:\n" * 40_000,
        "Receipt: casus 0.2.0; 2022-01-01; \n" * 20_000,
        f"# Receipt: casus 0.2.0; scenario {'x ' * 300_000}\n",
        "# Receipt: casus 0.2.0; 2022-01-01; " + '2022-01-01; "' * 60_000,
        "Receipt: -\n" + "  x\n" * 200_000,
    ],
)
def test_no_text_makes_the_search_for_a_receipt_long(text: str) -> None:
    Path("x.html").write_text(text, encoding="utf-8")
    begun = time.process_time()
    for words in (("check", "--receipt", "x.html"), ("cite", "x.html")):
        assert run(*words).status == 2
    assert time.process_time() - begun < 5


def test_long_texts_that_are_unlike_are_compared_at_once() -> None:
    texts = ["\n".join(f"{letter}{number % 7}" for number in range(40_000)) for letter in "ab"]
    outputs = []
    for number, text in enumerate(texts):
        Path(f"{number}.yaml").write_text(f"# {LINE} list\n{text}\n", encoding="utf-8")
        outputs.append(read_output(f"{number}.yaml"))
    begun = time.process_time()
    assert compared_outputs(*outputs, outputs[1].receipt).differing == 40_000
    assert time.process_time() - begun < 5


def test_an_output_has_a_limit_that_is_told() -> None:
    with Path("x.csv").open("wb") as file:
        file.truncate(17 << 20)
    found = run("check", "--receipt", "x.csv")
    assert found.status == 2 and "8 megabytes" in found.err
