"""Files that were good until somebody's hand slipped: whatever the slip, it is a problem with a place, or it is no problem.

The bundled scenarios, the small law and the bundled law are changed at random places in the ways in which people change
files by mistake, and in some that nobody does. Only CasusError may come out.
"""

import re
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import badfiles
import pactlaw
from casus.assessment.engine import Engine
from casus.files.problems import Problem
from casus.files.tree import Node, parse
from casus.law import reader
from casus.law.model import Law
from casus.scenarios.library import CasusError, data_folder, load_law, load_scenario, read_and_check_law, scenario_files

ODD = [
    "\u202e",
    "\x07",
    "\t",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    ", ",
    "#",
    "|",
    "&x ",
    "*x ",
    "!t ",
    "- ",
    "\u0410",
]
ODD += [
    "\u00e9",
    "e\u0301",
    "\u4e16",
    "\U0001f600",
    "x" * 300,
    "<a>",
    "<same>",
    "2022-13-40",
    "\ufeff",
    "...",
    "---",
    "%",
    "\\",
]
VALUES = ["", "no", "null", "same", "true", "0", "[]", "{}", "''", "[a, b]", "<a>", "2001-01-01", "heavy", "x", "is"]
WORD = re.compile(r"[A-Za-z0-9_.@/<>#-]+")


def quick(examples: int) -> settings:
    """Settings for so many examples, always the same ones."""
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    return settings(max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=slow)


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """A text with one to three slips."""
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        words = list(WORD.finditer(line))
        kind = draw(
            st.sampled_from(["drop", "double", "move", "swap", "indent", "outdent", "odd", "word", "value", "cut"])
        )
        if kind == "drop":
            del lines[at]
        elif kind == "double":
            lines.insert(at, line)
        elif kind == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(1, 4)) + line
        elif kind == "outdent":
            lines[at] = line[draw(st.integers(1, 3)) :]
        elif kind == "odd":
            place = draw(st.integers(0, len(line)))
            lines[at] = line[:place] + draw(st.sampled_from(ODD)) + line[place:]
        elif kind == "cut":
            lines[at] = line[: draw(st.integers(0, len(line)))]
        elif words:
            word = draw(st.sampled_from(words))
            if kind == "swap":
                other = draw(st.sampled_from(words))
                first, second = sorted((word, other), key=lambda match: match.start())
                between = line[first.end() : second.start()]
                if first is not second:
                    lines[at] = line[: first.start()] + second[0] + between + first[0] + line[second.end() :]
            else:
                new = draw(st.sampled_from(VALUES if kind == "value" else WORD.findall(text)))
                lines[at] = line[: word.start()] + new + line[word.end() :]
        text = "\n".join(lines)
    return text


@lru_cache(maxsize=1)
def bundled() -> Engine:
    """An engine for the bundled law, on the ground plan."""
    return Engine(load_law(), "plan")


@quick(150)
@given(data=st.data())
def test_a_slip_in_a_scenario_is_a_problem_or_none(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What still loads can be assessed; what does not says where it is wrong."""
    path = data.draw(st.sampled_from(sorted(scenario_files().values())))
    text = data.draw(slips(path.read_text(encoding="utf-8")))
    place = tmp_path_factory.getbasetemp() / path.name
    place.write_text(text, encoding="utf-8")
    try:
        scenario = load_scenario(place, bundled().law)
    except CasusError as error:
        badfiles.check(error.problems, {str(place): text})
        assert all(line.isprintable() for line in str(error).split("\n"))
    else:
        if len(scenario.events) <= 8:  # the others would take minutes together
            bundled().assess(scenario)


def broken_law(
    folder: Path,
    data: st.DataObject,
    monkeypatch: pytest.MonkeyPatch,
    trees: dict[str, tuple[Node | None, list[Problem]]],
) -> tuple[Law | None, list[Problem], dict[str, str]]:
    """A law of which one file has slips. Of the other files the trees are kept in `trees`, for they do not change."""
    paths = sorted(folder.rglob("*.yaml"))
    chosen = data.draw(st.sampled_from(paths))
    text = data.draw(slips(chosen.read_text(encoding="utf-8")))
    label = f"rules/{chosen.relative_to(folder).as_posix()}"

    def read(path: Path, label: str) -> tuple[Node | None, list[Problem]]:
        if path == chosen:
            return parse(text, label)
        if label not in trees:
            trees[label] = parse(path.read_text(encoding="utf-8"), label)
        return trees[label]

    monkeypatch.setattr(reader, "read", read)
    law, found = read_and_check_law(folder)
    texts = {f"rules/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8") for path in paths}
    return law, found, {**texts, label: text}


PACT_TREES: dict[str, tuple[Node | None, list[Problem]]] = {}
TREES: dict[str, tuple[Node | None, list[Problem]]] = {}


@quick(180)
@given(data=st.data())
def test_a_slip_in_a_law_is_a_problem_or_none(data: st.DataObject) -> None:
    """In the small law, with a scenario to try what still loads on."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        law, found, texts = broken_law(pactlaw.FOLDER, data, monkeypatch, PACT_TREES)
    badfiles.check(found, texts)
    if law is not None and all(item.warning for item in found):
        try:
            scenario = load_scenario(pactlaw.FOLDER.parent / "first.yaml", law)
        except CasusError:
            return  # the words it needs are gone
        Engine(law, "plan").assess(scenario)


@quick(40)
@given(data=st.data())
def test_a_slip_in_the_bundled_law_is_a_problem_or_none(data: st.DataObject) -> None:
    """The same for the files that ship."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _, found, texts = broken_law(data_folder("rules"), data, monkeypatch, TREES)
    badfiles.check(found, texts)
