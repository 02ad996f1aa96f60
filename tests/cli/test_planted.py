"""What lies in the folder of a call is never run, whatever it is called: every command is made among modules that would say so."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import lakelaw
from casus.cli import commands as cli
from casus.files import bundled, providers
from commands import ROOT

ALSO = (
    *("casus", "pytest", "pytest_bdd", "_pytest", "yaml", "_yaml", "click", "gherkin", "durable", "jinja2", "rich"),
    *("matplotlib", "pyarrow", "numpy", "conftest", "sitecustomize", "usercustomize", "commands", "xdist"),
)
"""What a command may import beside the standard library, or a Python that starts."""

STEPS = """
steps:
  - {id: day, keyword: given, text: 'the day is {day}', set: day, example: the day is 1 March 2003}
  - {id: flood, keyword: [given, when], text: 'water comes over {over}', event: flood, example: water comes over Alphaland}
  - {id: owed, keyword: then, text: 'nobody owes anything under {clause}', norm: duty, with: {status: not triggered}, example: nobody owes anything under lake.2}
"""
FEATURE = """
Feature: Help
  Scenario: A flood
    Given the day is 1 March 2003
    When water comes over Alphaland
    Then nobody owes anything under lake.2
"""
LAKE = {"CASUS_LAW": "project", "CASUS_ONLY_LAW": "1"}
CALLS = {
    "assess": ["flood"],
    "explain": ["flood", "lake.2"],
    "whatif": ["flood", "--drop", "flood", "--save", "new.yaml"],
    "compare": ["flood", "flood.yaml"],
    "turns-on": ["flood"],
    "matrix": ["flood", "--picture", "matrix.svg"],
    "sweep": ["flood", "--vary", "flood", "--out", "sweep.csv"],
    "timeline": ["flood"],
    "treaties": ["flood"],
    "compare-law": ["lake.2"],
    "twins": [],
    "law": ["--export", "law"],
    "specs": ["--run"],
    "record": ["--export", "tables"],
    "atop": [],
    "claims": [],
    "list": [],
    "consistency": [],
    "check": ["--lint", "--save", "clash.yaml"],
    "new": ["own.yaml", "--template"],
    "draft": [str(ROOT / "tests" / "drafts" / "gdelt.csv"), "--as", "gdelt", "--save", "draft.yaml"],
    "site build": ["site"],
    "cite": ["lake.2"],
    "schema": ["--write", "schemas"],
    "completion": ["bash"],
    "learn": [],
    "learn list": [],
    "learn start": ["2"],
    "learn hint": [],
    "learn check": [],
    "learn next": [],
    "learn reset": ["2"],
    "learn solution": ["--give-up"],
    "learn grade": ["."],
    "learn table": [],
    "learn lesson": ["promise"],
    "learn predictions": ["."],
    "learn handout": ["promise", "--solutions"],
    "learn new": ["own", "another"],
    "learn lint": ["own"],
}
NOT_MADE = ("learn watch", "serve", "mcp")
"""They do not end. The first checks as `learn check` does; of the second tests/workbench/test_host.py looks."""

SCRIPT = """
import json, os, sys
from casus.cli.main import main
for words, law in json.loads(sys.argv[1]) if __name__ == "__main__" else ():
    os.environ.update(law)
    for name in () if law else ("CASUS_LAW", "CASUS_ONLY_LAW"):
        os.environ.pop(name, None)
    try:
        main(words)
    except SystemExit as end:
        print("ended", end.code, *words, file=sys.stderr)
"""


def names() -> list[str]:
    """Every command, by its words."""

    def leaves(command: click.Command, words: tuple[str, ...]) -> list[str]:
        if not isinstance(command, click.Group):
            return [" ".join(words)]
        context = click.Context(command)
        own = [" ".join(words)] if words and command.invoke_without_command else []
        return own + [
            leaf
            for name in command.list_commands(context)
            for leaf in leaves(command.get_command(context, name), (*words, name))  # type: ignore[arg-type]
        ]

    return leaves(cli.cli, ())


def plant(folder: Path, marker: Path) -> None:
    """A law of one's own with a feature, a task, and a module of every name that could be imported by mistake."""
    lakelaw.write(folder)
    project = folder / "project"
    project.mkdir()
    (folder / "lake").rename(project / "rules")
    words = project / "rules" / "vocabulary.yaml"  # of what kind its promise is, so that it can be put beside others
    words.write_text(
        words.read_text(encoding="utf-8").replace("{says: Help.,", "{says: Help., atop: defense,"), encoding="utf-8"
    )
    (project / "scenarios" / "history").mkdir(parents=True)
    flood = (folder / "flood.yaml").read_text(encoding="utf-8").replace("hypothetical", "history")
    (project / "scenarios" / "history" / "flood.yaml").write_text(flood, encoding="utf-8")
    (project / "features").mkdir()
    (project / "features" / "steps.yaml").write_text(STEPS, encoding="utf-8")
    (project / "features" / "help.feature").write_text(FEATURE, encoding="utf-8")
    code = f"open({str(marker)!r}, 'a').write(__name__ + chr(10))\n"
    for place in (folder, project, project / "features", project / "rules"):
        for name in ALSO:
            (place / f"{name}.py").write_text(code, encoding="utf-8")
    for name in sys.stdlib_module_names:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p conftest\npythonpath = .\n", encoding="utf-8")
    (folder / "matplotlibrc").write_text("backend: module://casus\ntext.usetex: True\n", encoding="utf-8")


def test_nothing_in_the_folder_of_a_call_is_run(tmp_path: Path) -> None:
    assert sorted(names()) == sorted([*CALLS, *NOT_MADE])
    folder, marker, script = tmp_path / "here", tmp_path / "ran", tmp_path / "bin" / "casus"
    folder.mkdir()
    script.parent.mkdir()
    plant(folder, marker)
    script.write_text(SCRIPT, encoding="utf-8")
    calls = [
        ([*name.split(), *words], {} if name.startswith(("learn", "draft")) else LAKE) for name, words in CALLS.items()
    ]
    engine = str(Path(bundled.HERE).parent)
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": engine}
    done = subprocess.run(
        [sys.executable, str(script), json.dumps(calls)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    ended = dict(reversed(line.split(" ", 2)[1:]) for line in done.stderr.splitlines() if line.startswith("ended "))
    assert [words for words, status in ended.items() if status not in "01"] == [], done.stderr
    assert len(ended) == len(calls), done.stderr
    assert not marker.exists(), marker.read_text(encoding="utf-8")


def test_python_m_casus_takes_nothing_from_the_folder_of_the_call(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(bundled.HERE).parent)}
    call = [sys.executable, "-m", "casus", "list", "--format", "json"]
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_module_of_a_package_is_found_without_running_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "outer_pact" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "outer_pact" / "__init__.py").write_text("raise SystemExit('run')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert providers.package_folder("outer_pact.inner") == str(inner)
    assert providers.package_folder("outer_pact.other") == ""
