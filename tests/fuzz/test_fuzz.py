"""Files and calls that nobody would make, made by the thousand: none makes Casus fail, hang, or print what acts on a terminal.

The tests make a few, always the same. `CASUS_FUZZ=3600` makes new ones for so many seconds of each kind, and prints the seed of each
round; `CASUS_FUZZ_SEED=N` begins with one of these. What fails is made small by hypothesis, and then becomes a test of its own.
"""

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import pactlaw
from casus.files.problems import CasusError
from casus.interface.interviewing import interview
from casus.learn.folder import paper
from casus.learn.grading import OUR_FAULT, marked
from casus.learn.reader import all_tasks, load_courses
from casus.learn.session import Bench
from casus.scenarios.library import data_folder, read_and_check_law, scenario_files
from casus.specs.book import bundled_features
from casus.workbench.pages import Bench as Workbench
from commands import bundled_law, controls, one_law, run

SECONDS = float(os.environ.get("CASUS_FUZZ", "0"))
SEED = int(os.environ.get("CASUS_FUZZ_SEED", str(random.randrange(1 << 30)) if SECONDS else "1"))
ROUND = 25 if SECONDS else 6
SLOW = 60
"""Seconds that nothing may take; a machine with other work is slow."""

ODD = (
    *(
        "",
        " ",
        "\t",
        "~",
        "null",
        "[]",
        "{}",
        "[",
        "}",
        "- ",
        ": ",
        "#",
        "&a",
        "*a",
        "<<: *a",
        "!!python/object:os.system x",
        "%YAML 9",
    ),
    *(
        "|",
        ">-",
        "'",
        '"',
        '"\\u202e"',
        "\\x00",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "\U0001f600",
        "é",
        "а",
        "---",
        "...",
        "?",
        "? x",
    ),
    *(
        "0",
        "-1",
        "1e999",
        "99999999999999999999",
        "NaN",
        "yes",
        "true",
        "2022-02-30",
        "2022",
        "0000-00-00",
        "2022-09-13",
        "9999-12-31",
    ),
    *(
        "ARM",
        "AZE",
        "RUS",
        "csto",
        "cst.4.2",
        "same",
        "unknown",
        "event",
        "<victim>",
        "<x>",
        "../../etc/passwd",
        "/dev/zero",
        "x" * 300,
    ),
    *(
        "id: attack",
        "date: 2022-09-13",
        "until: 2022-09-12",
        "after: attack",
        "denied: true",
        "held_by: [ARM]",
        "drop: [attack]",
    ),
    *(
        "use_of_force: {by: ARM, against: ARM}",
        "request: {by: ARM, about: same}",
        "set: {attack.by: unknown}",
        "conduct:",
        "events:",
    ),
)
"""What is put where something else stood."""

Edit = tuple[int, int, int, int]
EDIT = st.tuples(*[st.integers(0, 1 << 16)] * 4)
EDITS = st.lists(EDIT, min_size=1, max_size=6)


def edited(text: str, edits: list[Edit]) -> str:
    """A text with some of its lines or words taken away, doubled, moved, or put in the place of others; or with something odd there."""
    lines = text.split("\n")
    for what, one, two, odd in edits:
        line, other = one % len(lines), two % len(lines)
        words = re.split(r"(\s+|[{}\[\],:])", lines[line])
        word = two % len(words)
        match what % 9:
            case 0:
                del lines[line]
            case 1:
                lines.insert(other, lines[line])
            case 2:
                lines[line], lines[other] = lines[other], lines[line]
            case 3:
                lines[line] = " " * (odd % 9) + lines[line].lstrip()
            case 4:
                lines = lines[: line + 1]
            case 5 | 6:
                words[word] = ODD[odd % len(ODD)]
                lines[line] = "".join(words)
            case 7:
                others = re.split(r"(\s+|[{}\[\],:])", lines[other])
                words[word] = others[odd % len(others)]
                lines[line] = "".join(words)
            case _:
                lines.insert(line, ODD[odd % len(ODD)])
        lines = lines or [""]
    return "\n".join(lines)


def trying(name: str, check: Callable[..., None], *parts: st.SearchStrategy[Any]) -> None:
    """Make examples of one kind until the time is over; each round has a seed of its own, and says it."""
    end, number = time.monotonic() + SECONDS, SEED
    quiet = settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    while True:
        print(f"fuzz {name}: CASUS_FUZZ_SEED={number}", flush=True)
        seed(number)(quiet(given(*parts)(check)))()
        number += 1
        if time.monotonic() >= end:
            return


def sound(*words: str) -> None:
    """Make a call: it ends as calls end, soon, and prints nothing that acts."""
    begin = time.process_time()
    printed = run(*words)
    assert printed.status in (0, 1, 2), (words, printed.err)
    assert "Traceback" not in printed.err and "Casus made a mistake" not in printed.err, (words, printed.err)
    assert not controls(printed.out + printed.err), words
    assert time.process_time() - begin < SLOW, words


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one beside it in which nothing may appear; the law is read once."""
    one_law(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


SCENARIOS = ("plain-attack", "two-attacks-one-request", "embassy-struck", "jermuk-no-request")


def test_scenarios(here: Path) -> None:
    texts = [scenario_files()[name].read_text(encoding="utf-8") for name in SCENARIOS]

    def check(which: int, edits: list[Edit]) -> None:
        (here / "case.yaml").write_text(edited(texts[which % len(texts)], edits), encoding="utf-8", errors="replace")
        sound("check", "case.yaml")
        for words in (["assess", "case.yaml"], ["assess", "case.yaml", "--format", "md", "--sources"]):
            sound(*words)
        sound("explain", "case.yaml", "cst.4.2") if which % 5 == 0 else sound("turns-on", "case.yaml")

    trying("scenarios", check, st.integers(0, 99), EDITS)


def test_features(here: Path) -> None:
    texts = [spec.path.read_text(encoding="utf-8")[:4000] for spec in bundled_features()[:12]]

    def check(which: int, edits: list[Edit]) -> None:
        (here / "own.feature").write_text(edited(texts[which % len(texts)], edits), encoding="utf-8", errors="replace")
        sound("specs", "own.feature")
        sound("specs", "own.feature", "--run", "--all")

    trying("features", check, st.integers(0, 99), EDITS)


def test_laws(here: Path) -> None:
    def check(which: int, edits: list[Edit]) -> None:
        shutil.rmtree("rules", ignore_errors=True)
        shutil.copytree(pactlaw.FOLDER, "rules")
        files = sorted(Path("rules").rglob("*.yaml"))
        path = files[which % len(files)]
        path.write_text(edited(path.read_text(encoding="utf-8"), edits), encoding="utf-8", errors="replace")
        law, problems = read_and_check_law(Path("rules"))
        assert not any(controls(problem.message + problem.cure) for problem in problems)
        if law is not None and not any(not problem.warning for problem in problems):
            sound("law", "--law", "rules", "--only-law", "--all")
            sound("check", "rules", "--law", "rules", "--only-law")

    trying("laws", check, st.integers(0, 99), EDITS)


COMMANDS = (
    *(
        "assess",
        "explain",
        "whatif",
        "compare",
        "turns-on",
        "matrix",
        "sweep",
        "timeline",
        "law",
        "list",
        "check",
        "cite",
        "schema",
    ),
    *(
        "specs",
        "claims",
        "completion",
        "learn",
        "learn start",
        "learn check",
        "learn hint",
        "learn handout",
        "learn new",
        "nonesuch",
    ),
)
WORDS = (
    *(
        "plain-attack",
        "nonesuch",
        "case.yaml",
        ".",
        "..",
        "/dev/null",
        "",
        "-",
        "--",
        "cst.4.2",
        "cst.4",
        "promise",
        "\x1b[31m",
        "\u202e",
    ),
    *(
        "--all",
        "--sources",
        "--force",
        "--lint",
        "--give-up",
        "--questions",
        "--changes",
        "--only-law",
        "--help",
        "--format",
        "json",
        "md",
    ),
    *(
        "--reading",
        "yerevan",
        "--answer",
        "x=y",
        "--account",
        "a=b",
        "--drop",
        "asked",
        "--set",
        "attack.at=osh",
        "--add",
        "{x: {}}",
    ),
    *(
        "--save",
        "out.yaml",
        "--picture",
        "out.svg",
        "--out",
        "out.csv",
        "--export",
        "out",
        "--vary",
        "asked",
        "--on",
        "2010",
        "--shift",
    ),
    *(
        "--law",
        "here",
        "--folder",
        "--courses",
        "x" * 5000,
        "'",
        '"',
        "$(x)",
        "%s",
        "{}",
        "a b",
        "0",
        "-1",
        "é",
        "--for",
        "ARM",
        "2022-09-13",
    ),
)


def test_command_lines(here: Path) -> None:
    shutil.copy(scenario_files()["plain-attack"], here / "plain-attack.yaml")
    beside = sorted(path.name for path in here.parent.iterdir())

    def check(command: str, words: list[str]) -> None:
        call = [*command.split(), *words]
        if command == "check":
            call = [word for word in call if word not in ("--lint", "--save")]  # which takes minutes, on purpose
        if command == "check" and not {*call} & {"case.yaml", "plain-attack", "."}:
            call.append("case.yaml")  # alone it looks at everything on file, which takes long
        sound(*call)
        assert {path.name for path in here.parent.iterdir()} <= {*beside, "cache"}, call

    trying("command lines", check, st.sampled_from(COMMANDS), st.lists(st.sampled_from(WORDS), max_size=7))


def test_submissions(here: Path) -> None:
    courses, bench = load_courses(""), Bench(bundled_law())
    tasks = [task for _, task in all_tasks(courses)]

    def check(which: int, edits: list[Edit], solved: bool) -> None:
        task = tasks[which % len(tasks)]
        text = task.solution if solved and isinstance(task.solution, str) else paper(courses, task)
        path = here / f"{task.id}{task.suffix}"
        path.write_text(edited(text, edits), encoding="utf-8", errors="replace")
        mark = marked(bench, task, path)
        assert mark.trouble != OUR_FAULT, mark

    trying("submissions", check, st.integers(0, 999), EDITS, st.booleans())


def test_variants(here: Path) -> None:
    """Files that change another: of one on file, of one another, of themselves."""
    text = (
        "scenario: mine\nfrom: jermuk-2022\nshift: {attack: 2010-06-01}\nset:\n  attack.weight: light\n  asked.date: 2022-09-15\n"
        "drop: [council]\nadd:\n  - {id: hit, date: 2022-09-15, use_of_force: {by: AFG, against: TJK, at: TJK, target: territory, weight: heavy}}\n"
        "account: {where: on-the-line}\nanswer: {clean_hands: irrelevant}\n"
    )
    names = ("jermuk-2022", "kursk-2024", "mine", "other", "other.yaml", "sub/other.yaml", "../here/mine.yaml")

    def check(name: str, edits: list[Edit], more: list[Edit]) -> None:
        for file, changes in (("mine", edits), ("other", more)):
            told = edited(text.replace("from: jermuk-2022", f"from: {name}"), changes)
            (here / f"{file}.yaml").write_text(told, encoding="utf-8", errors="replace")
        sound("check", "mine.yaml", "other.yaml")
        sound("assess", "mine.yaml")

    trying("variants", check, st.sampled_from(names), EDITS, st.lists(EDIT, max_size=3))


def test_saved(here: Path) -> None:
    """What is saved of a changed scenario passes its own check, whole or as a variant, beside its file or elsewhere."""
    ids = {name: _ids(name) for name in ("jermuk-2022", "kursk-2024", "two-attacks-one-request", "karabakh-2020")}
    days = ("1993-01-01", "2010-06", "2022-09-13", "2025", "2031-01-01")
    added = (
        "{threat_of_force: {by: CHN, against: KAZ}}",
        "{response: {by: RUS, toward: ARM, act: refusal}, denied: true}",
    )
    (here / "sub").mkdir()

    def check(name: str, changes: list[tuple[int, int, int]], short: bool, place: str) -> None:
        call = ["whatif", name]
        for what, one, two in changes:
            event, other = ids[name][one % len(ids[name])], ids[name][two % len(ids[name])]
            day = days[two % len(days)]
            call += (
                ["--set", f"{event}.date={day}"],
                ["--set", f"{event}.until={day}"],
                ["--set", f"{event}.after={other}"],
                ["--set", f"{event}.continues={other}"],
                ["--set", f"{event}.at=unknown"],
                ["--drop", event],
                ["--shift", day],
                ["--add", added[two % len(added)]],
            )[what % 8]
        saved = here / place
        saved.unlink(missing_ok=True)
        sound(*call, "--save", place, *(["--short"] if short else []))
        if saved.exists():
            assert run("check", place).status == 0, call

    trying(
        "saved",
        check,
        st.sampled_from(sorted(ids)),
        st.lists(st.tuples(*[st.integers(0, 99)] * 3), min_size=1, max_size=3),
        st.booleans(),
        st.sampled_from(("case.yaml", "sub/case-2022.yaml")),
    )


def _ids(name: str) -> list[str]:
    return re.findall(
        r"id: ([a-z0-9-]+)",
        scenario_files()[name].read_text(encoding="utf-8").split("\nevents:")[1].split("\ndisputed:")[0],
    )


ROWS = {
    "gdelt": "GLOBALEVENTID\tSQLDATE\tActor1CountryCode\tActor2CountryCode\tEventCode\tSOURCEURL\n1\t20220913\tAZE\tARM\t190\thttps://a.org\n2\t20220914\tARM\tAZE\t195\t=cmd\n",
    "ged": "id,date_start,date_end,side_a,side_b,gwnoa,gwnob,best,where_description\n1,2022-09-13,2022-09-14,Government of Azerbaijan,Government of Armenia,373,371,12,x\n",
    "mid": "dispnum,ccode,stday,stmon,styear,hiact,sidea\n1,373,13,9,2012,17,1\n1,371,13,9,2012,1,0\n",
}


def test_drafts(here: Path) -> None:
    """Rows of data sets, and what is saved of them: it passes its own check."""

    def check(which: str, edits: list[Edit], name: str) -> None:
        (here / "rows.csv").write_text(edited(ROWS[which], edits), encoding="utf-8", errors="replace")
        (here / "case.yaml").unlink(missing_ok=True)
        sound("draft", "rows.csv", "--as", which, "--save", "case.yaml", *(["--name", name] if name else []))
        if (here / "case.yaml").exists():
            assert run("check", "case.yaml").status == 0

    trying("drafts", check, st.sampled_from(sorted(ROWS)), st.lists(EDIT, max_size=4), st.sampled_from(("", "x", *ODD)))


def test_interviews(here: Path) -> None:
    """Answers of every sort to what is asked; at the end a file that passes its own check."""

    def check(picks: list[int]) -> None:
        told: list[tuple[str, str]] = []
        talk = interview(told, law=bundled_law())
        for pick in picks:
            if talk.question is None:
                break
            offered = [one.value for one in (*talk.question.choices, *talk.question.others)] + [talk.question.default]
            answer = ODD[pick % len(ODD)] if pick % 5 == 0 else offered[pick % len(offered)]
            talk = talk.answered(answer)
            assert not any(controls(problem.message + problem.cure) for problem in talk.problems)
            talk = interview(told, law=bundled_law()) if talk.problems else talk
            told = list(talk.told)
        try:
            talk.save(here / "case.yaml", force=True)
        except CasusError as error:
            assert error.problems[0].code == "no-events", picks
        else:
            assert run("check", "case.yaml").status == 0, told

    trying("interviews", check, st.lists(st.integers(0, 999), min_size=3, max_size=25))


def test_addresses() -> None:
    """Addresses of the workbench: each is answered, and nothing of one is markup in the answer."""
    bench = Workbench(law=bundled_law())
    words = (
        "on",
        "reading",
        "norm",
        "for",
        "part",
        "account",
        "answer",
        "set",
        "drop",
        "add",
        "shift",
        "at",
        "file",
        "",
    )
    values = (
        *ODD,
        "jermuk-2022",
        "cst.4.2/assist",
        "attack.weight=light",
        "where=inside",
        "<script>x</script>",
        '"><b>',
        "%00",
        "&amp;",
    )

    def check(kind: str, pairs: list[tuple[str, str]]) -> None:
        query = urlencode([("on", "jermuk-2022"), *pairs], errors="replace")
        reply = bench.respond(kind, query)
        text = reply.body
        assert reply.status < 500 and "<script>x" not in text and '"><b zz>' not in text, query

    pairs = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(values)), max_size=4)
    trying("addresses", check, st.sampled_from(("", "part", "case.yaml")), pairs)


def test_receipts(here: Path) -> None:
    """Outputs with receipts that were changed, and calls in them that nobody made: nothing is written, and nothing waits."""
    whole = run("assess", "plain-attack", "--format", "json").out
    calls = [f"casus {command} plain-attack --save x.yaml --out y" for command in COMMANDS if command != "check"]
    beside = sorted(path.name for path in here.parent.rglob("*"))

    def check(edits: list[Edit], call: str) -> None:
        text = whole[:1500].replace(
            "casus assess plain-attack --format json", call or "casus assess plain-attack --format json"
        )
        (here / "r.json").write_text(edited(text, edits), encoding="utf-8", errors="replace")
        sound("check", "--receipt", "r.json")
        assert {path.name for path in here.parent.rglob("*")} <= {*beside, "r.json", "cache"} | {
            path.name for path in (here.parent / "cache").rglob("*")
        }

    trying("receipts", check, st.lists(EDIT, max_size=3), st.sampled_from(["", *calls]))


def test_the_seeds_lead_to_the_same_files() -> None:
    text = (data_folder("scenarios") / "hypothetical" / "plain-attack.yaml").read_text(encoding="utf-8")
    assert edited(text, [(5, 7, 3, 11), (8, 2, 2, 30)]) == edited(text, [(5, 7, 3, 11), (8, 2, 2, 30)]) != text
