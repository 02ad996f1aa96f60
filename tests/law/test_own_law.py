"""A law of one's own: beside the bundled law or in its place, at the command line, from the environment, from a package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import lakelaw
from casus.checks.law_outputs import contents_form
from casus.cli import commands as cli
from casus.files import bundled, cache, providers
from casus.files.problems import CasusError
from casus.scenarios import library
from casus.scenarios.library import load_law, load_scenario
from commands import bundled_law, one_law, python, run

LAKE = ("--law", "lake", "--only-law")
FERRY = ("--law", "ferry")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the made-up laws of the page, in which the test runs; the bundled law is read once for all tests."""
    lakelaw.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CASUS_LAW", raising=False)
    monkeypatch.delenv("CASUS_ONLY_LAW", raising=False)
    bundled.choose()
    one_law(monkeypatch)
    return tmp_path


def statuses(*args: str) -> dict[tuple[str, str], str]:
    """The statuses that `casus assess` finds, by norm and bearer."""
    printed = run("assess", *args, "--format", "json")
    assert printed.status == 0, printed
    return {(row["norm"], row["bearer"]): row["status"] for row in printed.result}


def test_the_lake_pact_is_used_from_an_empty_folder(made: Path) -> None:
    """In a process of its own: nothing but the folder and the options."""
    env = {**os.environ, "PYTHONPATH": str(Path(library.__file__).parents[2])}
    call = python("-m", "casus", "assess", "flood.yaml", *LAKE, "--format", "json")
    done = subprocess.run(call, cwd=made, env=env, capture_output=True, text=True, check=True)
    found = {(row["norm"], row["bearer"]): row["status"] for row in json.loads(done.stdout)["result"]}
    assert found[("lake.2/help", "BBB")] == "triggered" and all(norm.startswith("lake.") for norm, _ in found)


def test_every_command_takes_the_options() -> None:
    """And shows them in its help, subcommands too."""

    def leaves(command: click.Command, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        context = click.Context(command)
        if not isinstance(command, click.Group):
            return [words]
        inner = {name: command.get_command(context, name) for name in command.list_commands(context)}
        return [leaf for name, found in inner.items() if found for leaf in leaves(found, (*words, name))]

    every = leaves(cli.cli, ())
    assert len(every) > 25
    for words in every:
        shown = run(*words, "--help").out
        assert "--law FOLDER" in shown and "--only-law" in shown, words


def test_alone_it_has_its_own_scenarios_features_and_courses_or_none() -> None:
    assert "No scenario comes with the law" in run("list", *LAKE).out
    assert "No features come with the law" in run("specs", *LAKE).err
    assert "No courses come with the law" in run("learn", "list", *LAKE).err
    assert "No literature is on file" in run("atop", *LAKE).out
    assert "No claim of a press account" in run("claims", *LAKE).out
    assert "nothing on file" in run("record", *LAKE).out
    assert "No finding in the law" in run("check", "--lint", *LAKE).out


def test_the_commands_on_a_screen_carry_the_options() -> None:
    printed = run("assess", "flood.yaml", *LAKE)
    offered = [line.removeprefix("NEXT").strip() for line in printed.lines if " casus " in line]
    assert offered and all(line.endswith("--law lake --only-law") for line in offered)
    for line in offered:
        assert run(*line.split()[1:]).status == 0, line


def test_what_one_call_chose_does_not_hold_for_the_next() -> None:
    assert run("assess", "flood.yaml", *LAKE).status == 0
    assert bundled.chosen_law() == ((), False)  # nor for Python in the same process
    assert "lake" not in run("law").out
    assert run("assess", "flood.yaml").status == 2


def test_beside_the_bundled_law_nothing_of_it_changes() -> None:
    """The rows of a bundled scenario are the same, but for what the other treaty says of it: nothing."""
    before, after = (run("assess", "jermuk-2022", *more, "--format", "json").result for more in ((), FERRY))
    assert [row for row in after if row["norm"] != "ferry.1/boats"] == before
    assert statuses("waters", *FERRY)[("ferry.1/boats", "AAA")] == "triggered"


@pytest.mark.parametrize("name", ["karabakh-2020", "tajik-peacekeepers-1993"])
def test_the_largest_files_are_read_beside_another_law_too(name: str) -> None:
    """What a file may leave open is counted with the days of all acts of the law, so another treaty makes it more."""
    assert load_scenario(name, load_law("ferry")).id == name


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several folders; what a command names comes in their place; screens then need no options."""
    monkeypatch.setenv("CASUS_LAW", "lake")
    monkeypatch.setenv("CASUS_ONLY_LAW", "1")
    assert statuses("flood.yaml")[("lake.2/help", "BBB")] == "triggered"
    assert "--law" not in run("assess", "flood.yaml").out
    assert load_scenario("flood.yaml").id == "flood"
    monkeypatch.setenv("CASUS_ONLY_LAW", "")
    monkeypatch.setenv("CASUS_LAW", os.pathsep.join(("ferry", "nowhere")))
    assert "there is no folder of this name" in run("law").err and "CASUS_LAW" in run("law").err
    assert statuses("waters", *FERRY)[("ferry.1/boats", "AAA")] == "triggered"


def test_where_it_was_loaded_from_is_said_only_where_that_is_not_casus_alone() -> None:
    import jsonschema

    assert "LOADED FROM" not in run("law").out
    shown = " ".join(run("law", *FERRY).out.split())
    assert "LOADED FROM the law that came with Casus and the folder ferry." in shown
    values = run("law", *FERRY, "--format", "json").result
    assert [(item["name"], item["sort"]) for item in values["loaded"]] == [("Casus", "bundled"), ("ferry", "folder")]
    assert values["loaded"][1]["folder"] == str(Path("ferry").absolute())
    jsonschema.Draft7Validator(contents_form(load_law("ferry"))).validate(values)


@pytest.mark.parametrize(
    ("args", "said", "cure"),
    [
        (("--law", "nowhere"), "there is no folder of this name", "name a folder of law files"),
        (("--law", "flood.yaml"), "this is a file, not a folder", "name a folder of law files"),
        (("--law", ""), "there is no folder of this name", "name a folder of law files"),
        (("--only-law",), "no other is named", "--law FOLDER"),
    ],
)
@pytest.mark.parametrize("command", ["list", "law"])
def test_a_law_that_is_not_there_is_said_with_a_cure(command: str, args: tuple[str, ...], said: str, cure: str) -> None:
    """By commands too that read no law."""
    printed = run(command, *args)
    assert printed.status == 2 and printed.out == ""
    assert said in printed.err.lower() and cure.lower() in " ".join(printed.err.lower().split())


def test_an_empty_folder_is_no_law(made: Path) -> None:
    (made / "empty").mkdir()
    assert "there is no file of law in this folder" in run("law", "--law", "empty").err
    assert "has no vocabulary.yaml" in run("law", "--law", "empty", "--only-law").err


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


COLLISIONS = {
    "word": ("vocabulary.yaml", "high_water:", "request:", "rules/vocabulary.yaml"),
    "word of another sort": ("vocabulary.yaml", "high_water:", "attack:", "rules/vocabulary.yaml"),
    "act": ("vocabulary.yaml", "send_boats:", "assist:", "rules/vocabulary.yaml"),
    "state": ("states.yaml", "AAA:", "GEO:", "rules/states.yaml"),
    "name of a state": ("states.yaml", "name: Alphaland", "name: Georgia", "rules/states.yaml"),
    "instrument": ("ferry/system.yaml", "  ferry:", "  cst:", "rules/csto/system.yaml"),
    "clause": ("ferry/ferry-1.yaml", "clause: ferry.1", "clause: cst.4", "rules/csto/cst-4.yaml"),
    "paragraph": (
        "ferry/ferry-1.yaml",
        "rules:",
        "paragraphs: [{id: cst.4.2, wordings: [{id: '2000', gloss: x}]}]\nrules:",
        "rules/csto/cst-4.yaml",
    ),
    "act of the law": ("ferry/acts.yaml", "id: ferry-consents", "id: un-charter-in-force", "rules/un/acts.yaml"),
    "source": ("sources.yaml", "", "sources: {S01: 'a book'}\n", "rules/sources.yaml"),
    "source of acts": ("ferry/acts.yaml", "acts:", "sources: {S01: 'a book'}\nacts:", "rules/sources.yaml"),
    "place": ("places.yaml", "", "places: {osh: {name: Osh}}\n", "rules/places.yaml"),
    "question": (
        "ferry/questions.yaml",
        "",
        "questions:\n  - {id: return_2006, asks: x, default: a, because: x, answers: [{id: a}, {id: b}]}\n",
        "rules/csto/questions.yaml",
    ),
    "reading": (
        "ferry/questions.yaml",
        "",
        "readings:\n  - {id: yerevan, name: x}\n",
        "rules/csto/questions.yaml",
    ),
}


@pytest.mark.parametrize("name", COLLISIONS)
def test_a_name_that_two_laws_have_is_a_mistake_that_names_both_files(name: str, made: Path) -> None:
    """Nothing is overridden, and nothing is lost."""
    file, old, new, other = COLLISIONS[name]
    if old:
        changed(made / "ferry" / file, old, new)
    else:
        (made / "ferry" / file).write_text(new, encoding="utf-8")
    with pytest.raises(CasusError) as raised:
        load_law("ferry")
    found = [item for item in raised.value.problems if item.code in ("double-word", "double-id")]
    assert found and found[0].cure
    places = {found[0].mark.file, *(mark.file for _, mark in found[0].also)}
    assert places == {f"ferry/{file}", other}


def test_a_system_stands_in_one_folder(made: Path) -> None:
    (made / "ferry" / "ferry").rename(made / "ferry" / "un")
    with pytest.raises(CasusError) as raised:
        load_law("ferry")
    problem = next(item for item in raised.value.problems if item.code == "double-word")
    assert problem.mark.file == "ferry/un/system.yaml" and problem.also[0][1].file == "rules/un/system.yaml"
    assert "--only-law" in problem.cure


def test_what_two_files_say_alike_is_said_once(made: Path) -> None:
    """However it is written: a word, a type and a state that the bundled files have too."""
    with (made / "ferry" / "states.yaml").open("a", encoding="utf-8") as file:
        file.write("  GEO: {tile: [2, 3], gw: 372, cow: 372,\n    kind: state, iso: GE, name: Georgia}\n")
    with (made / "ferry" / "vocabulary.yaml").open("a", encoding="utf-8") as file:
        file.write("types:\n  state: {entities: [state]}\n")
    law = load_law("ferry")
    assert list(law.entities).count("GEO") == 1 and law.vocabulary.types["state"].entities == ("state",)


def test_several_folders_are_one_law(made: Path) -> None:
    """A folder may use what another one declares."""
    words = made / "words"
    words.mkdir()
    (made / "ferry" / "vocabulary.yaml").rename(words / "vocabulary.yaml")
    assert "high_water" in run("assess", "waters", *FERRY).err
    assert statuses("waters", "--law", "words", *FERRY)[("ferry.1/boats", "AAA")] == "triggered"


def test_a_law_is_kept_by_the_content_of_all_its_folders(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASUS_CACHE", raising=False)
    first, same = load_law("ferry"), load_law("ferry")
    assert library.law_key(first) and library.law_key(first) == library.law_key(same) != library.law_key(load_law())
    assert [rule.id for rule in same.rules()] == [rule.id for rule in first.rules()]
    assert library.law_key(load_law("./ferry")) == library.law_key(first)
    changed(made / "ferry" / "ferry" / "ferry-1.yaml", "heading: Boats", "heading: Ships")
    other = load_law("ferry")
    assert library.law_key(other) != library.law_key(first) and other.digest != first.digest
    assert other.clauses["ferry.1"].heading == "Ships"
    key = cache.key_of(providers.of_casus().rules)
    assert key == library.law_key(load_law())  # as the build of the wheel has it


def test_check_reads_a_folder_alone_or_beside_the_law_that_is_chosen(made: Path) -> None:
    assert "No problem found in lake" in run("check", "lake").out
    printed = run("check", "ferry")
    assert printed.status == 1 and "--law FOLDER" in printed.out
    assert "No problem found in ferry" in run("check", "ferry", *FERRY).out
    changed(made / "ferry" / "ferry" / "ferry-1.yaml", "high_water", "hihg_water")
    for args in (("ferry", *FERRY), ("ferry/ferry/ferry-1.yaml", *FERRY)):
        shown = run("check", *args)
        assert shown.status == 1 and "ferry/ferry/ferry-1.yaml:11:9" in shown.out and "rules/" not in shown.out
    (made / "ferry" / "vocabulary.yaml").unlink()
    (made / "ferry" / "states.yaml").unlink()
    assert '"hihg_water" is not a word' in run("check", "ferry").out  # no words of its own: beside the bundled law


STEPS = """
steps:
  - {id: day, keyword: [given, when], text: 'the day is {day}', set: day, example: the day is 1 March 2003}
  - {id: flood, keyword: [given, when], text: 'water comes over {over}', event: flood, example: water comes over Alphaland}
  - {id: nobody, keyword: then, text: 'nobody owes anything under {clause}', norm: duty, with: {status: not triggered}, example: nobody owes anything under lake.2}
"""
FEATURE = """
Feature: Help
  Scenario: A flood that calls the Pact in
    Given the day is 1 March 2003
    When water comes over Alphaland
    Then nobody owes anything under lake.2
"""


def test_a_folder_may_bring_scenarios_and_features_too(made: Path) -> None:
    """With rules/, scenarios/ and features/ in it."""
    home = made / "project"
    home.mkdir()
    (made / "lake").rename(home / "rules")
    (home / "scenarios" / "history").mkdir(parents=True)
    text = (made / "flood.yaml").read_text(encoding="utf-8").replace("hypothetical", "history")
    (home / "scenarios" / "history" / "flood.yaml").write_text(text, encoding="utf-8")
    (home / "features").mkdir()
    (home / "features" / "steps.yaml").write_text(STEPS, encoding="utf-8")
    (home / "features" / "help.feature").write_text(FEATURE, encoding="utf-8")
    law = ("--law", "project", "--only-law")
    assert [item["name"] for item in run("list", *law, "--format", "json").result] == ["flood"]
    assert statuses("flood", *law)[("lake.2/help", "BBB")] == "triggered"
    assert "flood" in run("record", *law, "--all").out
    assert "water comes over Alphaland" in run("specs", *law).out
    tried = run("specs", "--run", *law)
    assert tried.status == 1 and "not as expected" in tried.out  # it is owed, under this law
    shown = run("check", "project", *law)  # of what happened, a source is asked for
    assert shown.status == 0 and "project/scenarios/history/flood.yaml:6:6: flood has no source" in shown.out
    assert run("site", "build", "site", "--no-run", *law).status == 0
    assert "Lake Pact" in (made / "site" / "index.html").read_text(encoding="utf-8")
    both = run("list", "--law", "project", "--format", "json").result
    assert {"flood", "jermuk-2022"} <= {item["name"] for item in both}


def install(folder: Path, name: str, value: str) -> None:
    """A distribution as pip leaves it, with an entry point."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[casus.data]\n{name} = {value}\n", encoding="utf-8")


def test_an_installed_package_brings_law_and_scenarios(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an option, and without any of its code being run."""
    site = made / "site-packages"
    package = site / "ferry_pact"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('this is not to be run')\n", encoding="utf-8")
    (made / "ferry").rename(package / "rules")
    (made / "waters").rename(package / "scenarios")
    install(site, "ferry-pact", "ferry_pact")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setattr(providers, "_found", {})
    assert "the package ferry-pact" in " ".join(run("law").out.split())
    assert statuses("spring")[("ferry.1/boats", "AAA")] == "triggered"
    assert "LOADED FROM" in run("law", *LAKE).out and "ferry-pact" not in run("law", *LAKE).out
    (package / "rules" / "vocabulary.yaml").write_text("events: {request: {says: x}}\n", encoding="utf-8")
    printed = run("law")
    assert printed.status == 2 and "ferry-pact/vocabulary.yaml:1:10" in printed.err


def test_a_package_that_is_not_there_is_said_with_a_cure(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(made / "site-packages", "lost", "nowhere_to_be_found")
    monkeypatch.syspath_prepend(str(made / "site-packages"))
    monkeypatch.setattr(providers, "_found", {})
    printed = run("law")
    assert printed.status == 2 and "pip uninstall lost" in " ".join(printed.err.split())


def test_the_bundled_law_needs_no_look_at_the_metadata_of_packages() -> None:
    """That takes longer than most answers."""
    code = "import sys, casus; casus.load_law(); print('importlib.metadata' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(Path(library.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_python_has_the_same() -> None:
    assert "csto" not in load_law("lake", only=True).systems
    assert {"csto", "ferry"} <= set(load_law("ferry").systems)
    assert library.loaded_from(load_law("ferry"))[-1].name == "ferry"
    assert bundled_law().systems == load_law().systems


@pytest.mark.parametrize(
    "system", sorted(item.name for item in library.data_folder("rules").iterdir() if item.is_dir())
)
def test_each_system_needs_nothing_but_what_is_common(tmp_path: Path, system: str) -> None:
    """The words, states, places, sources and general law; an organisation whose treaty is left out has no members on file."""
    rules, alone = library.data_folder("rules"), tmp_path / "alone"
    for name in {"un", system}:
        shutil.copytree(rules / name, alone / name)
    for path in rules.glob("*.yaml"):
        shutil.copy(path, alone)
    law = load_law(alone, only=True)
    assert set(law.systems) == {"un", system}
    organisations = {item.id: item.members for item in law.entities.values() if item.kind == "organisation"}
    assert all(members is None or dict(members[1])["to"] in law.instruments for members in organisations.values())
