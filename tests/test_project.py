"""What a project has around its code: licences, how to cite it, what changed, and all of it in what is installed."""

import ast
import re
import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from casus import __version__
from casus.files.bundled import VERSION
from commands import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_one_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert __version__ == VERSION == cited["version"]
    assert f"\n## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"casus_foederis-{VERSION}-" in (ROOT / "docs" / "install.md").read_text(encoding="utf-8")


def test_the_citation_has_what_its_format_needs() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited) and cited["cff-version"] == "1.2.0"
    assert cited["authors"] == PROJECT["authors"] == [{"name": "the Casus authors"}]
    assert " AND ".join(cited["license"]) == PROJECT["license"]


def test_the_licences_are_there_and_say_for_what() -> None:
    code, data = ((ROOT / name).read_text(encoding="utf-8") for name in PROJECT["license-files"])
    assert code.startswith("MIT License\n\nCopyright (c) 2026 the Casus authors")
    assert "CC BY 4.0" in data and "Section 8 – Interpretation." in data
    for folder in ("rules", "scenarios", "features", "literature", "docs", "engine", "tests"):
        assert f"{folder}/" in data and (ROOT / folder).is_dir()


def test_pythons_that_are_promised_are_those_that_are_allowed() -> None:
    told = [item.removeprefix("Programming Language :: Python :: ") for item in PROJECT["classifiers"]]
    assert [item for item in told if item.startswith("3.")] == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["requires-python"] == ">=3.11" and "urls" not in PROJECT


def test_types_are_offered() -> None:
    assert (ROOT / "engine" / "casus" / "py.typed").is_file() and "Typing :: Typed" in PROJECT["classifiers"]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_pages_at_the_top_lead_somewhere(name: str) -> None:
    from docpages import Page

    page = Page(ROOT / name)
    assert len(page.lines) <= 80 and page.links()
    for link in page.links():
        assert (ROOT / link.partition("#")[0]).exists(), link


def test_the_versions_that_ci_ran_are_pinned_and_allowed() -> None:
    """Of all that the tests install, one version for each Python; what each Python adds says so."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"==[^,*]+", str(pin.specifier)) for pin in pins)
    wanted = [Requirement(text) for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]
    for python in ("3.11", "3.12", "3.13"):
        there = [pin for pin in pins if pin.marker is None or pin.marker.evaluate({"python_version": python})]
        versions = {re.sub("[-_.]+", "-", pin.name).lower(): str(pin.specifier).removeprefix("==") for pin in there}
        assert len(versions) == len(there), f"two versions of one package on Python {python}"
        for item in wanted:
            assert item.specifier.contains(versions[item.name.lower()]), item


ENGINE = ROOT / "engine" / "casus"
MODULES = {
    ".".join(("casus", *path.relative_to(ENGINE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ENGINE.rglob("*.py"))
}


def test_the_house_is_no_corridor() -> None:
    assert (
        len([path for path in MODULES.values() if path.stem != "__init__"]) <= 185
    )  # beside what a package says of itself
    folders = Counter(path.parent for path in MODULES.values())
    assert [(str(folder), count) for folder, count in folders.items() if count > 30] == []
    assert [name for name, path in MODULES.items() if len(path.read_text("utf-8").splitlines()) > 500] == []


def test_no_modules_import_each_other() -> None:
    """Not even for types or inside functions: import-linter holds the order of the packages, this what is inside each."""
    graph: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        found = graph.setdefault(name, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {item.name for item in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {
                    inner if (inner := f"{node.module}.{item.name}") in MODULES else node.module for item in node.names
                }
        found &= MODULES.keys() - {name}
    TopologicalSorter(graph).prepare()  # names the circle, if there is one
