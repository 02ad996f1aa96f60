"""The public interface: functions that take names or objects, give frozen results, print nothing, and say what the commands say."""

import csv
import inspect
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

import casus
import pactlaw
from casus.cli.commands import cli
from commands import ROOT, bundled_law, one_law, python, run

CASE = "jermuk-2022"
NORM = "cst.4.2"
TYPES = ("CasusError", "Law", "Problem", "Result", "Row", "Scenario")
FUNCTIONS = tuple(name for name in casus.__all__ if name.islower() and not name.startswith("_"))
MADE: dict[str, tuple[Callable[..., casus.Result], tuple[str, ...], tuple[str, ...]]] = {
    "assess": (lambda: casus.assess(CASE), ("assess", CASE), ("json", "csv", "md")),
    "assess-answer": (
        lambda: casus.assess(
            CASE, answers={"undelimited_border": "not_covered"}, accounts={"where": "on-the-line"}, reading="yerevan"
        ),
        [
            "assess",
            "jermuk-2022",
            "--answer",
            "undelimited_border=not_covered",
            "--account",
            "where=on-the-line",
            "--reading",
            "yerevan",
        ],
        ("json",),
    ),
    "assess-all": (
        lambda: casus.assess_all(["osh-2010", "milk-war-2009"]),
        ("assess", "osh-2010", "milk-war-2009"),
        ("json", "csv", "md"),
    ),
    "explain": (
        lambda: casus.explain(CASE, NORM, for_="Russia"),
        ("explain", CASE, NORM, "--for", "Russia"),
        ("json", "md"),
    ),
    "what-if": (
        lambda: casus.what_if(CASE, drop="asked"),
        ("whatif", CASE, "--drop", "asked"),
        ("json", "md"),
    ),
    "compare": (
        lambda: casus.compare(CASE, reading=["default", "secretariat"]),
        ("compare", CASE, "--reading", "default", "--reading", "secretariat"),
        ("json", "md"),
    ),
    "compare-two": (lambda: casus.compare("osh-2010", CASE), ("compare", "osh-2010", CASE), ("json", "md")),
    "turns-on": (lambda: casus.turns_on(CASE, NORM), ("turns-on", CASE, NORM), ("json", "md")),
    "matrix": (lambda: casus.matrix(CASE, NORM), ("matrix", CASE, NORM), ("json", "csv", "md")),
    "sweep": (
        lambda: casus.sweep(CASE, NORM, vary=["undelimited_border", "where"]),
        ("sweep", CASE, NORM, "--vary", "undelimited_border", "--vary", "where"),
        ("json", "md"),
    ),
    "timeline": (lambda: casus.timeline(CASE), ("timeline", CASE), ("json", "csv", "md")),
    "record": (
        lambda: casus.record(clause=NORM, member="RUS"),
        ("record", "--clause", NORM, "--member", "RUS"),
        ("json", "csv", "md"),
    ),
    "record-by": (
        lambda: casus.record(by="member", from_="2000", to=date(2022, 12, 31)),
        ("record", "--by", "member", "--from", "2000", "--to", "2022-12-31"),
        ("json", "csv", "md"),
    ),
    "list": (casus.list_scenarios, ("list",), ("json", "md")),
    "check": (lambda: casus.check(ROOT / "scenarios" / "history" / f"{CASE}.yaml"), (), ()),
    "bound": (lambda: casus.who_was_bound("cst", "2010-06-12"), (), ()),
}


@pytest.fixture(autouse=True)
def law_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def test_the_public_names_are_listed_before_anything_is_loaded() -> None:
    code = (
        "import sys, casus; before = set(sys.modules); names = dir(casus); "
        "assert set(casus.__all__) <= set(names), names; assert set(sys.modules) == before; "
        "assert not [name for name in before if name.startswith('casus.')], before; "
        "[getattr(casus, name) for name in names]; from casus import *; print(assess.__name__, Law.__name__)"
    )
    done = subprocess.run(
        python("-c", code),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "engine")},
        check=False,
    )
    assert done.stdout == "assess Law\n", done.stderr
    with pytest.raises(AttributeError, match="no attribute 'asess'"):
        _ = casus.asess  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MADE)
def test_a_result_is_short_frozen_silent_and_has_rows(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = MADE[name][0]()
    said = repr(result)
    page = result._repr_html_()  # type: ignore[operator]
    rows = result.rows()
    assert capsys.readouterr() == ("", "")
    assert said.startswith(f"<{type(result).__name__}: ") and len(said) < 160 and "\n" not in said
    assert page.startswith('<div class="casus">') and page.endswith("</div>") and "<script" not in page
    assert isinstance(rows, list) and all(type(row) is dict and row.keys() == rows[0].keys() for row in rows)
    assert json.loads(result.json()) == {"receipt": result.receipt() | _form("json", result), "result": _plain(result)}
    table = list(csv.DictReader(io.StringIO(result.csv())))
    assert len(table) == len(rows) or name == "sweep" or name == "check"
    assert result.html().startswith("<!DOCTYPE html>") and result.markdown()
    slot = next(slot for kind in type(result).__mro__ for slot in getattr(kind, "__slots__", ()))
    with pytest.raises(AttributeError, match="cannot be set anew"):
        setattr(result, slot, None)
    with pytest.raises(AttributeError):
        result.other = None  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        delattr(result, slot)


@pytest.mark.parametrize("name", [name for name, (_, words, _) in MADE.items() if words])
def test_a_result_says_what_the_command_prints(name: str) -> None:
    make, words, forms = MADE[name]
    result = make()
    assert result.text() == run(*words).out
    for form in forms:
        assert result.form(form) == run(*words, "--format", form).out, form


def _plain(result: casus.Result) -> Any:
    return json.loads(json.dumps(result.values()))


def _form(form: str, result: casus.Result) -> dict[str, str]:
    """The command of a receipt with the form in it, which stands among the options in the order of their names."""
    command = json.loads(result.form(form))["receipt"]["command"]
    assert command.replace(f" --format {form}", "") == result.receipt()["command"]
    return {"command": command}


def test_days_of_rows_are_dates() -> None:
    row = next(row for row in casus.assess(CASE).rows() if row["norm"] == "cst.4.2/assist")
    assert row["critical_date"] == date(2022, 9, 13) and row["ended_on"] is None
    assert all(isinstance(row["date"], date) for row in casus.timeline(CASE).rows())
    assert {type(row["critical_date"]) for row in casus.record(member="RUS").rows()} <= {date, type(None)}
    side = casus.what_if(CASE, drop="asked").rows()[0]
    assert side["before_due"] == date(2022, 9, 13) and side["after_due"] is None
    assert casus.who_was_bound("cst", date(2010, 6, 12)).rows()[0]["on"] == date(2010, 6, 12)


def test_names_paths_and_objects_give_the_same() -> None:
    path = ROOT / "scenarios" / "history" / f"{CASE}.yaml"
    scenario = casus.load_scenario(CASE)
    values = casus.assess(CASE).values()
    for given in (scenario, path, str(path)):
        assert casus.assess(given).values() == values
    assert casus.assess(scenario).text() == casus.assess(CASE).text()
    assert casus.matrix(scenario, NORM).text() == casus.matrix(CASE, NORM).text()
    assert casus.compare(scenario, "osh-2010").text() == casus.compare(CASE, "osh-2010").text()
    assert casus.what_if(scenario, drop="asked").text() == casus.what_if(CASE, drop="asked").text()
    assert repr(scenario).startswith("<Scenario jermuk-2022: ") and repr(bundled_law()).startswith("<Law: ")


def test_changes_are_told_as_on_the_command_line_or_as_a_dict(tmp_path: Path) -> None:
    told = casus.what_if(CASE, set="attack.date=2010-06-01")
    assert casus.what_if(CASE, set={"attack.date": "2010-06-01"}).values() == told.values()
    assert casus.what_if(CASE, shift=date(2010, 6, 1)).values() == casus.what_if(CASE, shift="2010-06-01").values()
    saved = tmp_path / "mine.yaml"
    told.save(saved)
    assert told.scenario is not None
    statuses = [(row.norm, row.bearer, row.status) for row in casus.assess(saved).norms]
    assert [(row.norm, row.bearer, row.status) for row in casus.assess(told.scenario).norms] == statuses
    with pytest.raises(casus.CasusError, match="is there already"):
        told.save(saved)


def test_a_scenario_is_assessed_with_the_law_it_was_loaded_against(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is worse than an answer out of another law that nobody asked for."""
    law = casus.load_law(pactlaw.FOLDER, only=True)
    scenario = casus.load_scenario(pactlaw.FOLDER.parent / "first.yaml", law)
    found = casus.assess(scenario)
    assert found.law is law and found.norms and found.values() == casus.assess(scenario, law).values()
    assert casus.assess_all([scenario]).each[0].law is law
    moved = scenario._replace(title="Another title")
    assert casus.assess(moved).law is law


def test_one_law_is_read_for_several_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert casus.assess(CASE).law is casus.load_law() is casus.assess("osh-2010").law


MISTAKES: dict[str, tuple[Callable[[], Any], str, str]] = {
    "scenario": (lambda: casus.assess("jermuk-2002"), "unknown-scenario", "did you mean"),
    "file": (lambda: casus.assess("nowhere.yaml"), "missing-file", "check the name"),
    "path": (lambda: casus.assess(Path("nowhere")), "missing-file", "check the name"),
    "reading": (lambda: casus.assess(CASE, reading="yerevn"), "unknown-reading", "did you mean yerevan?"),
    "question": (lambda: casus.assess(CASE, answers={"gravty": "low"}), "unknown-question", "did you mean"),
    "answer": (lambda: casus.assess(CASE, answers={"gravity": "never"}), "unknown-answer", "words allowed here"),
    "dispute": (lambda: casus.assess(CASE, accounts={"were": "inside"}), "unknown-dispute", "did you mean"),
    "account": (lambda: casus.assess(CASE, accounts={"where": "nowhere"}), "unknown-account", "words allowed here"),
    "norm": (lambda: casus.explain(CASE, "cst.44"), "unknown-norm", ""),
    "state": (lambda: casus.explain(CASE, NORM, for_="Rusia"), "unknown-state", "did you mean"),
    "no-change": (lambda: casus.what_if(CASE), "call", "--set"),
    "group": (lambda: casus.record(by="membre"), "unknown-group", "did you mean"),  # type: ignore[arg-type]
    "instrument": (lambda: casus.who_was_bound("csto-treaty", "2010-06-12"), "unknown-instrument", ""),
    "day": (lambda: casus.who_was_bound("cst", "2010-13-12"), "day", ""),
    "no-day": (lambda: casus.who_was_bound("cst", ""), "day", ""),
    "month": (lambda: casus.who_was_bound("cst", "2010-06"), "day", "write a day"),
    "form": (lambda: casus.assess(CASE).form("pdf"), "unknown-form", "words allowed here"),
    "path-to-check": (lambda: casus.check("nowhere.yaml"), "missing-file", "check the name"),
    "picture": (lambda: casus.record(member="RUS").picture("pie"), "unknown-picture", "words allowed here"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_carries_its_kind_its_cure_and_its_place(name: str) -> None:
    call, kind, cure = MISTAKES[name]
    with pytest.raises(casus.CasusError) as caught:
        call()
    error = caught.value
    assert error.kind == kind and cure in error.cure and error.problems[0].code == kind
    assert (error.place is not None) == (kind == "missing-file")
    assert str(error)


WRONG: tuple[Any, ...] = (7, 1.5, object(), b"bytes", [3], {"a": 1}, {1: "a"}, ["x"], [object()], True)
GIVEN: dict[str, Any] = {
    "scenario": CASE,
    "scenarios": [CASE],
    "norm": NORM,
    "drop": "asked",
    "vary": "where",
    "instrument": "cst",
    "on": "2010-06-12",
}
FLAGS = ("all", "contested", "occasions", "only", "backend", "tell", "out")
"""What is true or false, or is not meant for people: anything is taken."""


def _parameters() -> list[tuple[str, str]]:
    return [
        (name, parameter.name)
        for name in FUNCTIONS
        for parameter in inspect.signature(getattr(casus, name)).parameters.values()
        if parameter.name not in FLAGS
    ]


@pytest.mark.parametrize(("name", "parameter"), _parameters())
def test_a_value_of_the_wrong_kind_is_a_mistake_that_is_named(name: str, parameter: str) -> None:
    function = getattr(casus, name)
    known = inspect.signature(function).parameters
    for value in WRONG:
        given = {one: GIVEN[one] for one in known if one in GIVEN and known[one].kind is not known[one].VAR_POSITIONAL}
        several = known[parameter].kind is known[parameter].VAR_POSITIONAL
        if name == "compare" and not several:
            several, value_of = True, {parameter: value}
            args: tuple[Any, ...] = (CASE,)
            given |= value_of
        else:
            args = (value,) if several else ()
            given |= {} if several else {parameter: value}
        with pytest.raises(casus.CasusError) as caught:
            function(*args, **given)
            pytest.fail(f"{name}({parameter}={value!r}) was taken")
        assert caught.value.kind and caught.value.cure


COMMANDS = {
    "assess": "assess",
    "explain": "explain",
    "whatif": "what_if",
    "compare": "compare",
    "turns-on": "turns_on",
    "matrix": "matrix",
    "sweep": "sweep",
    "timeline": "timeline",
    "treaties": "treaties",
    "record": "record",
    "check": "check",
    "list": "list_scenarios",
}
OF_THE_COMMAND = {"format", "sources", "all", "backend", "help", "watch"}
"""How a result is shown: on the command line options, in Python the forms of the result."""
ELSEWHERE = {
    "save",
    "short",
    "force",
    "svg",
    "plot",
    "picture",
    "draw",
    "export",
    "fit",
    "lint",
    "law",
    "only-law",
    "receipt",
}
"""What is a method of the result, or a function of its own."""


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_command_line_calls_an_option_is_called_so_here(command: str) -> None:
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    options = {
        name.removeprefix("--")
        for parameter in found.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }
    words = {"for": "for_", "from": "from_", "as": "as_", "as-if": "as_if", "answer": "answers", "account": "accounts"}
    wanted = {words.get(name, name) for name in options - OF_THE_COMMAND - ELSEWHERE}
    missing = wanted - set(inspect.signature(getattr(casus, COMMANDS[command])).parameters)
    assert not missing, f"casus.{COMMANDS[command]} has no {', '.join(sorted(missing))}"


def test_every_function_says_what_it_takes_and_raises() -> None:
    for name in FUNCTIONS:
        text = " ".join((inspect.getdoc(getattr(casus, name)) or "").split())
        for parameter in inspect.signature(getattr(casus, name)).parameters:
            known = parameter in text or any(word in text for word in ("errors, as in", "errors are those of"))
            assert known or parameter == "backend", f"casus.{name} does not say what {parameter} is"


def test_the_tour_and_the_marker_of_types_are_in_the_wheel() -> None:
    import tomllib

    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = made["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/python.md"] == "casus/data/docs/python.md" and (ROOT / "docs" / "python.md").is_file()
    assert (ROOT / "engine" / "casus" / "py.typed").is_file()


def test_types_are_seen_from_outside(tmp_path: Path) -> None:
    """What mypy makes of a script of somebody else's, which has the types of results and of their rows."""
    script = tmp_path / "script.py"
    script.write_text(
        "import casus\n\n"
        "found = casus.assess('jermuk-2022', answers={'a': 'b'})\n"
        "reveal_type(found)\nreveal_type(found.norms[0].status)\nreveal_type(casus.record().rows())\n"
        "casus.assess(7)\ncasus.assess('x', version={})\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT / "engine")},
        check=False,
    )
    for expected in (
        'Revealed type is "casus.interface.assessing.Assessment"',
        'Revealed type is "',
        "list[",
        'Argument 1 to "assess" has incompatible type "int"',
        'Unexpected keyword argument "version"',
    ):
        assert expected in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("error:") == 2, done.stdout
