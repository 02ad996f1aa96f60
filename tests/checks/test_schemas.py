"""The JSON Schemas: current in docs/schemas, true of every bundled file and of the output, and strict on mistakes."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from casus.checks.schemas import as_text, schema_of, write_all
from casus.files.days import Span, parse_day
from casus.files.receipt import receipt_from_text
from casus.learn.lint import ALL_SCHEMAS
from casus.records.screens import GROUPED_BY
from commands import ROOT, bundled_law, one_law, run, scenario_names

FOLDER = ROOT / "docs" / "schemas"
FILES = sorted([*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "scenarios").rglob("*.yaml")])


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


class AsEditorsRead(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2, as editors read it: `on` and `no` are words, dates are texts."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":bool", ":timestamp"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@lru_cache(maxsize=len(ALL_SCHEMAS))
def validator(name: str) -> Any:
    """A validator for one schema."""
    schema = schema_of(bundled_law(), name, ALL_SCHEMAS)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def mistakes(name: str, text: str) -> list[str]:
    """What a schema finds wrong with a YAML text."""
    return [error.message for error in validator(name).iter_errors(yaml.load(text, AsEditorsRead))]


@pytest.mark.parametrize("name", ALL_SCHEMAS)
def test_the_stored_schemas_are_current(name: str, golden: bool) -> None:
    if golden:
        write_all(bundled_law(), FOLDER, ALL_SCHEMAS)
    stored = FOLDER / f"{name}.json"
    assert stored.is_file() and stored.read_text(encoding="utf-8") == as_text(
        schema_of(bundled_law(), name, ALL_SCHEMAS)
    ), "run casus schema --write docs/schemas"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_bundled_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert found, "the first line names the schema, for editors"
    schema = (path.parent / found[1]).resolve()
    assert schema.parent == FOLDER and schema.stem in ALL_SCHEMAS
    assert mistakes(schema.stem, text) == []


DAYS_READ = ("2022-09-13", "2022-09", "2022", "15.05.2023", "15 May 2023", "May 15, 2023", "20230515", "2023-5-1")
DAYS_REFUSED = ("2022-02-30", "2022-13", "2022-04-31", "yesterday", "about 2022", "2022-09-13?", "1850-01-01")


@pytest.mark.parametrize("text", [*DAYS_READ, *DAYS_REFUSED])
def test_the_schema_of_a_day_takes_what_is_read_as_one(text: str) -> None:
    case = (ROOT / "scenarios/history/jermuk-2022.yaml").read_text(encoding="utf-8")
    told = re.sub(r"(?m)^as_of: \S+", f"as_of: {text}", case)
    assert told != case
    assert (mistakes("scenario", told) == []) == (text in DAYS_READ) == isinstance(parse_day(text), Span)


@pytest.mark.parametrize("name", scenario_names())
def test_the_output_keeps_to_its_schema(name: str) -> None:
    rows = run("assess", name, "--format", "json").answer
    assert [error.message for error in validator("assess").iter_errors(rows)] == []


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("record", "record --clause cst.4.2"),
        ("record", "record --clause cst.2 --occasions --reading yerevan"),
        *(("record-by", f"record --by {by} --clause cst.4.2") for by in GROUPED_BY),
        ("record-by", "record --by year --member AZE"),
        ("fit", "record --fit --clause cst.4.2"),
        ("atop", "atop"),
        ("claims", "claims"),
        ("timeline", "timeline osh-2010"),
    ],
)
def test_what_the_record_prints_keeps_to_its_schema(name: str, args: str) -> None:
    printed = run(*args.split(), "--format", "json")
    assert printed.status == 0, printed
    values = printed.result
    assert values and [error.message for error in validator(name).iter_errors(printed.answer)] == []
    broken = [{**values[0], "more": 1}] if isinstance(values, list) else {**values, "more": 1}
    assert list(
        validator(name).iter_errors({**printed.answer, "result": broken})
    )  # strict: a word that no schema has is a mistake


LAW_CALLS = {
    "law": [()],
    "law-clause": [("cst.4",), ("cst.4", "--on", "2022-09-13"), ("charter.20",), ("cst.7",)],
    "law-on": [("--on", "1999-09-01")],
    "law-changes": [("--changes",), ("cst.4", "--changes")],
    "law-diff": [("cst.3", "--diff", "2010", "2018"), ("cst.4.2", "--diff", "1992", "2010")],
    "law-find": [("--find", "foreign base")],
    "law-questions": [("--questions",), ("cst.4", "--questions")],
    "law-unverified": [("--unverified",), ("cst.4", "--unverified")],
}


@pytest.mark.parametrize(("name", "call"), [(name, call) for name, calls in LAW_CALLS.items() for call in calls])
def test_what_law_prints_keeps_to_its_schema(name: str, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    differing = ["jermuk-no-request", "osh-2010"]  # all of them would be assessed under both wordings
    monkeypatch.setattr("casus.show.law.diff.scenario_files", lambda: differing)
    found = run("law", *call, "--format", "json").answer
    assert found["result"] and [error.message for error in validator(name).iter_errors(found)] == []


@pytest.mark.parametrize("call", [("cite", "cst.4.3"), ("cite", "jermuk-2022"), ("list",)])
def test_what_cite_and_list_print_keeps_to_its_schema(call: tuple[str, ...]) -> None:
    found = run(*call, "--format", "json").answer
    assert found["result"] and [error.message for error in validator(call[0]).iter_errors(found)] == []


SCENARIO = """
scenario: x
title: X
kind: hypothetical
as_of: 2022
events:
  - {id: a, date: 2022-09-13, use_of_force: {by: AZE, against: ARM, at: jermuk, target: territory}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("against: ARM", "against: Armenai"),
        ("target: territory", "target: moon"),
        ("by: AZE, ", ""),
        ("use_of_force", "use_of_farce"),
        ("date: 2022-09-13", "date: 13 September"),
        ("kind: hypothetical", "kind: invented"),
        ("title: X", "titel: X"),
    ],
)
def test_a_schema_finds_the_usual_mistakes(old: str, new: str) -> None:
    assert mistakes("scenario", SCENARIO) == []
    assert mistakes("scenario", SCENARIO.replace(old, new)) != []


def test_a_denied_event_may_leave_roles_out() -> None:
    denial = SCENARIO + "  - {id: b, denied: true, request: {by: ARM}}\n"
    assert mistakes("scenario", denial) == []


def test_the_command_prints_what_is_stored() -> None:
    printed = json.loads(run("schema", "scenario").out)
    assert receipt_from_text(printed.pop("$comment")) is not None
    assert printed == json.loads((FOLDER / "scenario.json").read_text(encoding="utf-8"))
    assert [line.split()[0] for line in run("schema").lines] == list(ALL_SCHEMAS)


def test_the_command_writes_a_folder(tmp_path: Path) -> None:
    assert run("schema", "--write", str(tmp_path / "new")).status == 0
    assert sorted(path.stem for path in (tmp_path / "new").iterdir()) == sorted(ALL_SCHEMAS)
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run("schema", "--write", str(blocked)).status == 2
