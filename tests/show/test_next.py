"""Every command that a screen prints under NEXT or SMALLEST CHANGE runs, from where the reader is, and names each thing once."""

import os
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

import lakelaw
from casus.files import bundled
from casus.scenarios.library import load_scenario, scenario_files
from commands import bundled_law, one_law, run

MANY = int(os.environ.get("CASUS_CASES", "0")) >= 2500
SAMPLE = ("jermuk-2022", "karabakh-2023", "kazakhstan-2022", "osh-2010")
HERE = "my cases"  # a folder of the reader's own, with a blank in its name
PLAIN = (
    "list",
    "law",
    "law cst.4",
    "law --questions",
    "law --changes",
    "law --find request",
    "consistency",
    "consistency Russia",
    "record",
    "record --by clause",
    "claims",
    "specs",
)


def printed_commands(text: str) -> list[str]:
    """The commands under NEXT and SMALLEST CHANGE, as a reader would paste them: without the remarks beside them."""
    found: list[str] = []
    inside = False
    parts = iter(text.splitlines())
    for line in parts:
        if line[:1].strip():
            inside = line.startswith(("NEXT", "SMALLEST CHANGE"))
        rest = line.removeprefix("NEXT").strip()
        if not inside or not rest.startswith("casus "):
            continue
        while rest.endswith("\\") or rest.count("'") % 2:
            rest = f"{rest.removesuffix(chr(92)).rstrip()} {next(parts).strip()}"
        found.append(re.split(r" {2,}(?=[^']*(?:'[^']*'[^']*)*$)", rest)[0])
    return found


def given_twice(words: list[str]) -> list[str]:
    """What a command line says more than once: a question, an account, a reading."""
    pairs = [(one, two.partition("=")[0]) for one, two in pairwise(words) if one.startswith("--")]
    named = [pair if pair[0] in ("--answer", "--account") else (pair[0], "") for pair in pairs]
    once = [pair for pair in named if pair[0] in ("--answer", "--account", "--reading", "--for", "--on", "--shift")]
    return [" ".join(pair) for pair in once if once.count(pair) > 1]


def starts(name: str, scenario: str) -> list[list[str]]:
    """The commands whose screens are looked at, for one scenario by its name or path: each without an option and with each option."""
    law = bundled_law()
    disputes = load_scenario(scenario, law).disputes
    question = next(iter(law.questions.values()))
    other = next(answer.id for answer in question.answers if answer.id != question.default)
    options = [[], ["--reading", next(iter(law.readings))], ["--answer", f"{question.id}={other}"], ["--all"]]
    options += [["--account", f"{item.id}={item.versions[-1].id}"] for item in disputes[:1]]
    clause = "cst.4.2"
    made = [[word, name, *more] for word in ("assess", "turns-on", "timeline") for more in options]
    made += [["explain", name, clause, *more] for more in options if more != ["--all"]]
    made += [["matrix", name, clause, *more] for more in options if "--reading" not in more]
    made += [["sweep", name, clause, "--vary", question.id]]
    made += [["whatif", name, *more] for more in options if more and more != ["--all"]]
    made += [["whatif", name, "--add", "{report: {by: RUS}}"], ["compare", name, "--reading", next(iter(law.readings))]]
    return made


def check(args: list[str]) -> int:
    """Run a command, and every command that its screen prints; how many these are."""
    shown = run(*args)
    assert shown.status == 0, f"casus {shlex.join(args)}: {shown.err}"
    found = printed_commands(shown.out)
    for line in found:
        words = shlex.split(line)[1:]
        if "--save" in words:
            words += ["--force"]
        again = run(*words)
        assert again.status == 0, f"casus {shlex.join(args)} prints: {line}\n{again.err}"
        assert given_twice(words) == [], line
    return len(found)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path(HERE).mkdir()


@pytest.mark.parametrize("name", sorted(scenario_files()) if MANY else SAMPLE)
def test_what_a_screen_on_a_scenario_prints_runs(name: str) -> None:
    path = f"{HERE}/my-{name}.yaml"  # a name that no bundled scenario has
    text = scenario_files()[name].read_text(encoding="utf-8")
    Path(path).write_text(text.replace(f"scenario: {name}", f"scenario: my-{name}", 1), encoding="utf-8")
    every = starts(path, name)
    chosen = every if MANY else every[sum(map(ord, name)) % 4 :: 4]

    assert sum(map(check, chosen)) > 0


@pytest.mark.parametrize("line", PLAIN if MANY else PLAIN[:9])
def test_what_another_screen_prints_runs(line: str) -> None:
    check(line.split())


@pytest.mark.parametrize(
    "words", ["assess", "explain lake.2/warn", "turns-on", "timeline", "matrix lake.2", "whatif --answer warning=owed"]
)
def test_under_a_law_of_ones_own_what_is_printed_runs_too(words: str) -> None:
    lakelaw.write(Path())
    command, *more = words.split()
    law = ["--law", "lake", "--only-law"]

    try:
        check([command, "flood.yaml", *more, *law])
    finally:
        bundled.choose()


def test_commands_are_found_as_they_are_pasted() -> None:
    text = (
        "NEXT     casus assess case.yaml  one of them\n         casus whatif 'my case.yaml' \\\n             --drop asked\n"
        "SMALLEST CHANGE that triggers it\n  of the facts: triggered\n    casus whatif x --add '{request: {by: ARM,\n        to: csto}}'\n"
        "ELSE\n  casus list\n"
    )

    assert printed_commands(text) == [
        "casus assess case.yaml",
        "casus whatif 'my case.yaml' --drop asked",
        "casus whatif x --add '{request: {by: ARM, to: csto}}'",
    ]
    assert given_twice(["assess", "--answer", "a=b", "--answer", "a=c"]) == ["--answer a", "--answer a"]
