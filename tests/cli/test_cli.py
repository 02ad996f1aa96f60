"""The command line: what it prints, how it ends, and that no input makes it print a traceback."""

import csv
import json
import os
import pty
import re
import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from casus import __version__
from casus.scenarios import library
from commands import ELSEWHERE, ROOT, bundled_law, compare, controls, one_law, python, run, scenario_names

EVENT = "use_of_force: {by: AZE, against: ARM, at: jermuk, target: territory, weight: heavy}"
HEAD = "scenario: my-case\nkind: hypothetical\nas_of: 2022-12-01\n"


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def case(folder: Path, body: str, name: str = "my-case.yaml") -> str:
    """A scenario file in a folder; its path."""
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return str(path)


def good(folder: Path, title: str = "A case", says: str = "x") -> str:
    """A scenario file without mistakes, with texts of one's own."""
    conduct = f"  - {{id: deed, date: 2022-09-14, response: {{by: RUS, toward: ARM, act: statement}}, says: {json.dumps(says)}}}\n"
    events = f"events:\n  - id: attack\n    date: 2022-09-13\n    says: {json.dumps(says)}\n    {EVENT}\n"
    return case(folder, f"title: {json.dumps(title)}\n{events}conduct:\n{conduct}")


SCREENS = {
    "bare": [],
    "help": ["--help"],
    "help-assess": ["assess", "--help"],
    "help-explain": ["explain", "--help"],
    "help-law": ["law", "--help"],
    "help-check": ["check", "--help"],
    "list": ["list"],
    "law": ["law"],
    "law-questions": ["law", "--questions"],
    "law-find": ["law", "--find", "foreign base"],
    "law-changes-cst.4": ["law", "cst.4", "--changes"],
    "law-on-1999": ["law", "--on", "1999-09-01"],
    "law-cst.4-on-2010": ["law", "cst.4", "--on", "2010-06-12"],
    "law-cst.4": ["law", "cst.4"],
    "law-cst.11-on-1999": ["law", "cst.11", "--on", "1999-08-01"],
    "law-questions-cst.4": ["law", "--questions", "cst.4"],
    "three": ["assess", "jermuk-2022", "kursk-2024", "milk-war-2009"],
    "jermuk-yerevan": ["assess", "jermuk-2022", "--reading", "yerevan"],
    "jermuk-account": ["assess", "jermuk-2022", "--account", "who-began=answer-to-sabotage"],
    **{
        name: ["assess", name]
        for name in ("jermuk-2022", "kursk-2024", "milk-war-2009", "kazakhstan-2022", "karabakh-2020", "osh-2010")
    },
    "jermuk-no-request": ["assess", "jermuk-no-request"],
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_stored_and_fits(name: str, golden: bool) -> None:
    printed = run(*SCREENS[name])
    assert printed.status == 0 and printed.err == ""
    assert max(map(len, printed.lines)) <= 80
    assert name == "list" or len(printed.lines) <= 40  # the list is as long as the record
    assert not controls(printed.out)
    compare(golden, name, printed.out)


@pytest.mark.parametrize(
    "args", [["assess", "jermuk-2022", "--all", "--sources"], ["assess", "osh-2010", "--format", "md"]]
)
def test_long_forms_are_as_stored(args: list[str], golden: bool) -> None:
    printed = run(*args)
    assert printed.status == 0
    assert not controls(printed.out)
    compare(golden, "-".join(word.strip("-") for word in args[1:]), printed.out)


@pytest.mark.parametrize("name", scenario_names())
def test_every_bundled_scenario_fits_on_one_screen(name: str) -> None:
    printed = run("assess", name)
    assert printed.status == 0
    assert max(map(len, printed.lines)) <= 80, [line for line in printed.lines if len(line) > 80]
    assert len(printed.lines) <= 40
    for word in ("null", "predicate", "boolean", "invalid", "instance", "None", "bearer"):
        assert not re.search(rf"\b{word}\b", printed.out), word


def test_before_any_wording_the_first_is_the_nearest() -> None:
    """And not the last, of which nobody could have heard in that year."""
    printed = run("explain", "artsvashen-1992", "cst.4.2")
    assert "1992 wording" in printed.out and "2010 wording" not in printed.out


@pytest.mark.parametrize("day", ["", "1995-01-01", "2013-01-01"])
def test_every_article_fits_on_one_screen(day: str) -> None:
    clauses = list(bundled_law().clauses)
    for clause in (
        clauses[::5] if day else clauses
    ):  # with a day, every fifth: who was bound is worked out anew for each
        printed = run("law", clause, *(["--on", day] if day else []))
        assert printed.status == 0 and not controls(printed.out)
        assert max(map(len, printed.lines)) <= 80 and len(printed.lines) <= 40, clause


@pytest.mark.parametrize("name", ["jermuk-2022", "kursk-2024"])
def test_an_explanation_fits_the_width(name: str) -> None:
    for further in (["--for", "RUS"], ["--all"]):
        printed = run("explain", name, "cst.4.2", *further)
        assert printed.status == 0 and not controls(printed.out)
        assert all(len(line) <= 80 or "://" in line for line in printed.lines)


@pytest.mark.parametrize("name", ["jermuk-2022", "milk-war-2009", "annexation-2022", "manas-2014-without-consulting"])
def test_the_commands_a_report_ends_with_work(name: str) -> None:
    tail = run("assess", name).out.partition("NEXT ")[2].replace(" \\\n", " ")
    commands = [line.strip() for line in tail.splitlines()]
    assert 2 <= len(commands) <= 3
    for command in commands:
        printed = run(*shlex.split(command)[1:])
        assert printed.status == 0, (command, printed.err)


@pytest.mark.parametrize("command", ["assess", "explain", "law", "check", "list", "schema", "completion"])
def test_every_help_ends_with_an_example_that_works(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = run(command, "--help")
    example = printed.lines[-1].strip()
    assert printed.lines[-2] == "Example:" and "casus" in example
    good(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-case.yaml").rename("case.yaml")
    words = shlex.split(re.sub(r'eval "\$\((.*)\)"', r"\1", example))
    assert run(*words[1:]).status == 0


def test_the_first_screen_names_doors_that_exist() -> None:
    for line in run().lines:
        found = re.match(r"  (casus .+?)  ", line)
        if found:
            assert run(*shlex.split(found[1])[1:]).status == 0


def test_json_has_a_row_for_each_norm() -> None:
    rows = run("assess", "jermuk-2022", "kursk-2024", "--format", "json").result
    assert {row["scenario"] for row in rows} == {"jermuk-2022", "kursk-2024"}
    russia = next(
        row for row in rows if (row["scenario"], row["norm"], row["bearer"]) == ("jermuk-2022", "cst.4.2/assist", "RUS")
    )
    assert (russia["status"], russia["critical_date"], russia["wording"]) == ("triggered", "2022-09-13", "2010")
    assert {"not triggered", "triggered"} <= {row["status"] for row in rows}
    table = list(csv.DictReader(run("assess", "jermuk-2022", "kursk-2024", "--format", "csv").out.splitlines()))
    assert len(table) == len(rows) and list(table[0]) == [*rows[0], "receipt"]
    help_owed = next(row for row in table if row["norm"] == "cst.4.2/assist" and row["standing"] == "contested")
    assert "not triggered if who-began=answer-to-sabotage" in help_owed["turns_on"]


def test_json_of_law_list_check_and_explain() -> None:
    assert "cst" in [item["id"] for item in run("law", "--format", "json").result["instruments"]]
    page = run("law", "cst.4", "--on", "2010-06-12", "--format", "json").result
    assert "UZB" in page["members"] and page["paragraphs"][1]["wordings"][0]["id"] == "1992"
    assert {item["id"] for item in run("law", "--questions", "--format", "json").result} == set(bundled_law().questions)
    assert {item["name"] for item in run("list", "--format", "json").result} == set(scenario_names())
    why = run("explain", "jermuk-2022", "cst.4.2", "--for", "RUS", "--format", "json").result
    assert why[0]["proof"]["because"]


def test_a_reading_and_an_answer_change_the_result() -> None:
    printed = run("assess", "kursk-2024", "--answer", "clean_hands=irrelevant")
    assert "in the default reading, with clean_hands=irrelevant" in printed.out
    assert "Duty to help (cst.4.2) toward Russia: dormant" in printed.out
    assert "--answer clean_hands=irrelevant" in printed.out.partition("NEXT")[2]


WRONG = [
    (["assess", "jermk-2022"], 'There is no scenario "jermk-2022". Did you mean jermuk-2022?'),
    (["asses", "jermuk-2022"], 'There is no command "asses". Did you mean assess?'),
    (["assess", "--fomat", "json", "x"], "did you mean --format?"),
    (["assess"], "casus assess needs SCENARIO"),
    (["assess", "jermuk-2022", "--format", "xml"], "--format takes one of these: text, json, md"),
    (["assess", "jermuk-2022", "--reading", "yervan"], "Did you mean yerevan?"),
    (["assess", "jermuk-2022", "--answer", "band=covered"], "Did you mean bands?"),
    (["assess", "jermuk-2022", "--answer", "bands=cover"], "Did you mean covered?"),
    (["assess", "jermuk-2022", "--answer", "bands"], "Write --answer QUESTION=ANSWER"),
    (["assess", "jermuk-2022", "--account", "wher=inside"], "Did you mean where?"),
    (["assess", "jermuk-2022", "--account", "where=insid"], "Did you mean inside?"),
    (["explain", "jermuk-2022", "cst.4.2/asist"], "Did you mean cst.4.2/assist?"),
    (["explain", "jermuk-2022", "cst.4.2", "--for", "Armenai"], "Did you mean Armenia (ARM)?"),
    (["explain", "jermuk-2022", "cst.4.2", "--for", "xx"], "Nobody on file has this name"),
    (["law", "cst.4x"], "Did you mean cst.4?"),
    (["law", "cst.4", "--on", "6/12/2010"], "Did you mean 2010-12-06 or 2010-06-12?"),
    (["law", "cst.4", "--on", "2010"], "2010 is more than one day"),
    (["law", "--on", "2010-06"], "2010-06 is more than one day"),
    (["law", "--find", " "], "--find has no words"),
    (["law", "--picture", "law.svg"], "Write casus law --changes --picture FILE"),
    (["law", "--changes", "--picture", "/nowhere/law.svg"], "cannot be written"),
    (["schema", "scenari"], "Did you mean scenario?"),
    (["check", "/nowhere/at-all.yaml"], "there is no file or folder of this name"),
    (["assess", "a/b/c.yaml"], "there is no file of this name"),
    (["completion", "tcsh"], "takes one of these: bash, zsh, fish"),
]


@pytest.mark.parametrize(("args", "words"), WRONG, ids=lambda item: " ".join(item) if isinstance(item, list) else "")
def test_a_wrong_call_gets_a_cure(args: list[str], words: str) -> None:
    printed = run(*args)
    assert printed.status == 2
    assert words in " ".join(printed.err.split())
    assert printed.out == "" and "Traceback" not in printed.err
    assert all(len(line) <= 80 for line in printed.err.splitlines())


def test_check_of_a_broken_file_shows_every_place(
    tmp_path: Path, golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f"title: A case\nevents:\n  - id: attack\n    date: 2022-02-30\n    {EVENT.replace('ARM', 'Armenai')}\ndisputes: []\n"
    case(tmp_path, body)
    monkeypatch.chdir(tmp_path)
    printed = run("check", "my-case.yaml")
    assert printed.status == 1
    compare(golden, "check-broken", printed.out)
    found = run("check", "my-case.yaml", "--format", "json").result
    assert [item["line"] for item in found] == [7, 8, 9]
    assert {"file", "line", "column", "code", "message", "cure", "warning"} == set(found[0])
    assert run("assess", "my-case.yaml").status == 2


def test_check_reports_what_was_expected_and_did_not_come(tmp_path: Path) -> None:
    path = good(tmp_path)
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(
            "expect:\n  - {norm: cst.4.2/assist, bearer: RUS, toward: ARM, status: triggered, because: I think so}\n"
        )
    printed = run("check", path)
    assert printed.status == 1
    text = " ".join(printed.out.split())
    assert "expected triggered, found" in text and "I think so" in text and "casus explain" in text


def test_check_of_the_bundled_files_finds_no_problem() -> None:
    printed = run("check")
    assert printed.status == 0, printed.out


def test_check_takes_folders_of_scenarios_and_of_law(tmp_path: Path) -> None:
    good(tmp_path)
    assert run("check", str(tmp_path)).status == 0
    assert run("check", str(ROOT / "tests" / "pact" / "rules")).status == 0
    assert run("check", str(ROOT / "rules" / "csto" / "cst-4.yaml")).status == 0
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("check", str(empty)).status == 1


HOSTILE = "\x1b[31mred\x07 <script>alert(1)</script> [x](javascript:alert(1)) | `rm` **b** \u2028 " + "a" * 200


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_texts_of_a_file_come_out_harmless(form: str, tmp_path: Path) -> None:
    path = good(tmp_path, "<img src=x> | # [y](z) " + "w" * 120, "<b>x</b> | [a](javascript:b) `c` ***d*** #e")
    for further in ([], ["--all", "--sources"]):
        printed = run("assess", path, "--format", form, *further)
        assert printed.status == 0
        assert not controls(printed.out)
        if form == "md":
            assert "<" not in printed.out and "](" not in printed.out.replace("\\](", "").replace("\\]\\(", "")
        if form == "text" and not further:
            assert max(map(len, printed.lines)) <= 80 or any(str(tmp_path) in line for line in printed.lines)


def test_control_characters_in_a_file_are_refused_and_shown_as_numbers(tmp_path: Path) -> None:
    printed = run("assess", good(tmp_path, HOSTILE))
    assert printed.status == 2
    assert not controls(printed.err)


def test_a_mistake_of_ours_is_one_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: object = None) -> None:
        raise RuntimeError("a\nb\x1b[31m")

    monkeypatch.setattr(library, "load_law", broken)
    printed = run("assess", "jermuk-2022")
    assert printed.status == 3
    assert "Casus made a mistake here. Your file is not the cause." in printed.err
    assert "RuntimeError" in printed.err and "Traceback" not in printed.err and not controls(printed.err)


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(folder: object = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library, "load_law", interrupted)
    printed = run("assess", "jermuk-2022")
    assert (printed.status, printed.out, printed.err.strip()) == (130, "", "")


# ---- as a process of its own -----------------------------------------------------------------------------------------


def process(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m casus` in an environment."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), **environment}
    return subprocess.run(
        python("-m", "casus", *args), capture_output=True, text=True, encoding="utf-8", env=env, timeout=60, check=False
    )


def test_it_runs_as_a_module_and_knows_its_version() -> None:
    assert process("--version").stdout == f"casus {__version__}\n"


@pytest.mark.parametrize("environment", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}])
def test_it_runs_on_an_old_console(environment: dict[str, str]) -> None:
    printed = process("assess", "jermuk-2022", **environment)
    assert printed.returncode == 0 and printed.stdout.startswith("jermuk-2022")


def test_a_reader_who_leaves_is_no_error() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    with subprocess.Popen(
        python("-m", "casus", "law", "--questions", "--all"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 0


def test_ctrl_c_leaves_no_traceback() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "CASUS_CACHE": "off"}
    # A shell that runs the tests in the background has its children ignore the signal: they are told not to.
    code = (
        "import casus.cli.main, os, signal, casus.scenarios.library as l; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "l.load_law = lambda *a: os.kill(os.getpid(), signal.SIGINT); casus.cli.main.main(['law'])"
    )
    printed = subprocess.run(python("-c", code), capture_output=True, text=True, env=env, timeout=60, check=False)
    assert printed.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in printed.stderr


def on_terminal(*args: str, **environment: str) -> str:
    """What a command prints on a terminal."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "TERM": "xterm-256color", **environment}
    env = {name: value for name, value in env.items() if name != "NO_COLOR" or environment.get("NO_COLOR")}
    leader, follower = pty.openpty()
    child = subprocess.Popen(python("-m", "casus", *args), stdout=follower, stderr=follower, env=env)
    os.close(follower)
    made = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        made += part
    child.wait(60)
    os.close(leader)
    return made.decode().replace("\r\n", "\n")


def test_colour_is_only_colour() -> None:
    painted = "".join(
        line
        for line in on_terminal("assess", "jermuk-2022").splitlines(keepends=True)
        if not line.startswith(ELSEWHERE)
    )
    assert "\x1b[1m" in painted
    bare = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    assert bare == process("assess", "jermuk-2022").stdout
    assert "\x1b" not in on_terminal("assess", "jermuk-2022", NO_COLOR="1")


def test_starting_loads_nothing_it_does_not_need() -> None:
    code = "import sys, casus.cli.main; print(*sorted(name for name in sys.modules if name.startswith(('casus', 'yaml', 'durable'))))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    printed = subprocess.run(python("-c", code), capture_output=True, text=True, env=env, check=True).stdout.split()
    assert set(printed) == {
        "casus",
        "casus.cli",
        "casus.cli.main",
        "casus.files",
        "casus.files.bundled",
        "casus.show",
        "casus.show.terminal",
    }


@pytest.mark.parametrize("name", ["karabakh-2020", "kyrgyz-tajik-2022"])
def test_the_output_does_not_depend_on_the_seed_of_hashes(name: str) -> None:
    for form in ("text", "json"):
        first, second = (process("assess", name, "--format", form, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second and first


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_words(shell: str) -> None:
    assert "_CASUS_COMPLETE" in process("completion", shell).stdout
    asked = {"COMP_WORDS": "casus assess jermuk-20", "COMP_CWORD": "2"}
    if shell == "bash":
        printed = process(_CASUS_COMPLETE="bash_complete", **asked)
        assert "plain,jermuk-2022" in printed.stdout
        printed = process(_CASUS_COMPLETE="bash_complete", COMP_WORDS="casus explain jermuk-2022 cst.4", COMP_CWORD="3")
        assert "plain,cst.4.2/assist" in printed.stdout


def test_too_many_accounts_of_one_event_are_a_mistake_of_the_file(tmp_path: Path) -> None:
    """Sixteen disputes about one event make 65 536 forms of it: said with its place and a cure, in no time."""
    versions = "versions: [{id: x, held_by: [ARM]}, {id: y, held_by: [AZE], drop: [attack]}]"
    disputed = "".join(f"  - {{id: d{number}, default: x, {versions}}}\n" for number in range(16))
    other = "  - {id: later, date: 2022-09-20, use_of_force: {by: AZE, against: ARM, at: jermuk, target: territory, weight: light}}\n"
    path = case(
        tmp_path,
        f"title: T\nsummary: S\nevents:\n  - {{id: attack, date: 2022-09-13, {EVENT}}}\n{other}disputed:\n{disputed}",
    )
    printed = run("assess", path)
    assert printed.status == 2 and not printed.out
    assert "too many accounts" in printed.err and "put versions that go together into one dispute" in printed.err
