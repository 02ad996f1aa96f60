"""A run of the features under pytest, as two reports: the cucumber JSON of pytest-bdd says what passed, Casus's own JSON
why. Joined, they give each scenario its verdict and its proofs; what neither speaks of was not run.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from casus.assessment.engine import Engine
from casus.files import bundled
from casus.files.inputs import content
from casus.files.problems import Mark, Problem, quote, render_each, wrong
from casus.files.providers import strays
from casus.files.writer import put_file
from casus.law.model import Law
from casus.show.explain import ExplainText
from casus.specs.book import Example, FeaturePart, FilledExample, Sentence, Spec
from casus.specs.expect import Judged, Unmet
from casus.specs.steps import Language
from casus.specs.story import Story, Unreadable, read_through
from casus.specs.telling import StoryLine
from casus.words.names import place_of

_MOST_WAYS = 4
AS_EXPECTED, NOT_AS_EXPECTED, NOT_READ, NOT_RUN = "as expected", "not as expected", "cannot be read", "not run"


class Proof(NamedTuple):
    """Why what one sentence says holds: the line it stands in, and the reasons as text."""

    line: int
    text: str


class Tried(NamedTuple):
    """What came of one case of a scenario. `line` is where it stopped, `message` why; both empty where it went through."""

    verdict: str
    line: int = 0
    message: str = ""
    proofs: tuple[Proof, ...] = ()


def verdict_of(tried: list[Tried]) -> str:
    """One word for all cases of a scenario: the worst."""
    order = (NOT_READ, NOT_AS_EXPECTED, NOT_RUN, AS_EXPECTED)
    return min((item.verdict for item in tried), key=order.index, default=NOT_RUN)


def try_example(
    engine: Engine, language: Language, spec: Spec, part: FeaturePart, example: Example, *, proofs: bool = True
) -> list[Tried]:
    """Put every case of one scenario to the test. Proofs take as long as the test itself, so they can be left out."""
    told = (*spec.background, *part.background, *example.sentences)
    empty = tells_nothing(example, [item.type for item in told], language, spec.path)
    cases = spec.cases(part, example)
    if not cases:
        empty.append(
            _of_title("no-rows", "no row stands in its table, so nothing is tried", "add a row", example, spec.path)
        )
        return [Tried(NOT_READ, example.line, shown(empty))]
    return [try_case(engine, language, spec, case, empty, proofs=proofs) for case in cases]


def _of_title(code: str, message: str, cure: str, example: Example, path: Path) -> Problem:
    """What is wrong with a scenario as such, at its title."""
    text = path.read_text(encoding="utf-8").splitlines()[example.line - 1]
    mark = Mark(path.name, example.line, len(text) - len(text.lstrip()) + 1, text, len(text.strip()))
    return Problem(code, message, mark, cure)


def try_case(
    engine: Engine,
    language: Language,
    spec: Spec,
    case: FilledExample,
    empty: Sequence[Problem] = (),
    *,
    proofs: bool = True,
) -> Tried:
    """Put one case to the test; it stops at the first sentence that does not hold. empty: what is wrong with the scenario as such."""
    folder = spec.path.parent
    lines = [_line(sentence, spec) for sentence in case.sentences]
    problems = [*empty, *read_through(Story(engine, language, folder), lines)]
    if problems:
        problems.sort(key=lambda problem: problem.mark.line)
        return Tried(NOT_READ, problems[0].mark.line, shown(problems))
    story = Story(engine, language, folder)
    found: list[Proof] = []
    for line in lines:
        judged = len(story.verdict.judged)
        try:
            story.tell(line)
        except Unmet as unmet:
            return Tried(NOT_AS_EXPECTED, line.mark.line, str(unmet), tuple(found))
        except Unreadable as wrong:
            return Tried(NOT_READ, line.mark.line, shown(wrong.problems))
        text = proof_of(story, story.verdict.judged[judged:]) if proofs else ""
        if text:
            found.append(Proof(line.mark.line, text))
    return Tried(AS_EXPECTED, proofs=tuple(found))


def shown(problems: Iterable[Problem]) -> str:
    """Problems as text, an empty line between."""
    return "\n\n".join(render_each(problems))


def tells_nothing(example: Example, types: Iterable[str], language: Language, path: Path) -> list[Problem]:
    """What is wrong with a scenario that could not fail: it expects nothing, or lines that are meant as steps are none.

    types: what each of its lines is, those told before it among them. path: its file.
    """
    problems = []
    for note in example.notes:
        begin = len(note.text) - len(note.text.lstrip())
        first, _, rest = note.text.strip().partition(" ")
        mark = Mark(path.name, note.line, begin + 1, note.text, len(first))
        said = any(
            language.find(word, text) for word in ("given", "when", "then") for text in (rest, note.text.strip())
        )
        if note.keyword or said:
            cure = f"write {note.keyword}" if note.keyword else "begin it with Given, When, Then or And"
            message = "this line is read as free text: it does not begin with the word of a step"
            problems.append(Problem("no-step", message, mark, cure))
    if "then" not in types:
        cure = "say what follows, or does not, in a line that begins with Then"
        message = "this scenario expects nothing, so it shows nothing"
        problems.append(_of_title("expects-nothing", message, cure, example, path))
    return problems


def _line(sentence: Sentence, spec: Spec) -> StoryLine:
    whole = sentence.lead + sentence.text  # of a row of a table: its words, in the line that they are put into
    mark = Mark(spec.path.name, sentence.line, len(sentence.lead) + 1, whole, len(sentence.text))
    return StoryLine(sentence.type, sentence.text, mark)


def proof_of(story: Story, judged: list[Judged]) -> str:
    """Why what one sentence said holds: the proof of the first norm it speaks of, or the rules and facts it rests on.

    What could be changed is not looked for: a story has no name by which a command could change it.
    """
    if not judged:
        return ""
    first = judged[0]
    if first.sort == "norm":
        row = first.rows[0] if first.rows else None
        if row is None:  # nothing leads there: what the nearest way lacks
            return _lacking(story, first)
        text = ExplainText(story.run(), story.reading, seeking=False).rows([row], [row.norm], row.bearer)
        return text.rstrip("\n")
    if first.sort in ("concept", "status"):
        say = ExplainText(story.run(), story.reading).say if first.sort == "concept" else None
        atoms = [atom for item in judged for atom in item.atoms]
        if say is not None and atoms:
            return "\n".join(dict.fromkeys(say.statement(atom) for atom in atoms[:4]))
        return ""
    if first.sort == "standing":
        rules = [story.law.rule(name) for item in judged for name in item.rules]
        return "\n".join(dict.fromkeys(f"{place_of(rule)}: {rule.says}" for rule in rules if rule is not None))
    return ""


def _lacking(story: Story, judged: Judged) -> str:
    """For a norm of which no trace is found: the ways to it. Which of their conditions is nearest is not searched for here."""
    clause = judged.about[-1]
    rules = [
        rule
        for rule in story.law.rules()
        if rule.norm and rule.then.word == judged.word and (rule.clause == clause or rule.norm.startswith(clause + "/"))
    ]
    if not rules:
        return "not triggered: no rule on file leads there"
    ways = "\n".join(f"  {place_of(rule)}: {rule.says}" for rule in rules[:_MOST_WAYS])
    more = f"\n  {len(rules) - _MOST_WAYS} more" if len(rules) > _MOST_WAYS else ""
    return f"not triggered: none of these rules leads there from what is told\n{ways}{more}"


def language_for(law: Law, path: Path, known: dict[Path, Language]) -> Language:
    """The sentences that features in a folder may use, each folder's read once."""
    from casus.specs.steps_reader import load_language

    if path not in known:
        known[path] = load_language(law, path)
    return known[path]


FilePlace = tuple[str, int]
"""A scenario as both reports name it: its file with the folder that is in, and its line."""


class ReportOfTest(NamedTuple):
    """What one test leaves in Casus's own JSON."""

    place: FilePlace
    steps: tuple[str, ...]
    proofs: tuple[Proof, ...] = ()
    unread: str = ""


class Runs(NamedTuple):
    """A run. `ended` is when, in universal time; `law` and `features` are the hashes of what was run; `tests` what was found."""

    ended: str
    law: str
    features: dict[str, str]
    tests: dict[FilePlace, list[tuple[tuple[str, ...], Tried]]]

    def of(self, spec: Spec, part: FeaturePart, example: Example) -> list[Tried]:
        """What came of each case of a scenario. A file that has changed since counts as not run."""
        if self.features.get(file_of(spec.path)) != file_hash(spec.path):
            return [Tried(NOT_RUN) for _ in spec.cases(part, example)]
        left = list(self.tests.get((file_of(spec.path), example.line), ()))
        return [self._case(case, left) for case in spec.cases(part, example)]

    def bare(self, longest: int = 0) -> "Runs":
        """The same run without its proofs, or without those that are longer than so many letters."""

        def kept(tried: Tried) -> Tried:
            return tried._replace(proofs=tuple(proof for proof in tried.proofs if len(proof.text) <= longest))

        tests = {place: [(steps, kept(tried)) for steps, tried in items] for place, items in self.tests.items()}
        return self._replace(tests=tests)

    def _case(self, case: FilledExample, left: list[tuple[tuple[str, ...], Tried]]) -> Tried:
        """The test of one case: rows of one table stand in one line, so the sentences tell them apart."""
        texts = tuple(sentence.text for sentence in case.sentences)
        for place, (steps, _) in enumerate(left):
            if steps == texts[: len(steps)]:
                return left.pop(place)[1]
        return Tried(NOT_RUN)


NO_RUN = Runs("", "", {}, {})


def file_of(path: Path) -> str:
    """A feature file as both reports name it."""
    return f"{path.parent.name}/{path.name}"


def file_hash(path: Path) -> str:
    """A hash of a file."""
    return hashlib.sha256(content(path)).hexdigest()[:16]


def hash_of_all(paths: Iterable[Path]) -> str:
    """A hash of several files."""
    every = hashlib.sha256()
    for path in sorted(paths):
        every.update(f"{path.name}\0{file_hash(path)}\n".encode())
    return every.hexdigest()[:16]


def write_run(path: Path, law: str, files: Iterable[Path], told: Iterable[ReportOfTest]) -> None:
    """Write Casus's own JSON of a run."""
    values = {
        "ended": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "law": law,
        "features": {file_of(file): file_hash(file) for file in sorted(files)},
        "scenarios": [
            {
                "file": item.place[0],
                "line": item.place[1],
                "steps": list(item.steps),
                "proofs": [{"line": proof.line, "text": proof.text} for proof in item.proofs],
                **({"unread": item.unread} if item.unread else {}),
            }
            for item in told
        ],
    }
    put_file(path, json.dumps(values, indent=1) + "\n")


def join_reports(cucumber: Path, own: Path) -> Runs:
    """The two reports of one run as one. Raises CasusError if one cannot be read."""
    features, values = _load(cucumber), _load(own)
    try:
        proofs: dict[FilePlace, list[dict[str, Any]]] = {}
        for item in values["scenarios"]:
            proofs.setdefault((item["file"], item["line"]), []).append(item)
        tests: dict[FilePlace, list[tuple[tuple[str, ...], Tried]]] = {}
        for feature in features:
            for element in feature["elements"]:
                place = (feature["uri"], element["line"])
                steps = tuple(step["name"] for step in element["steps"])
                tests.setdefault(place, []).append((steps, _tried(element, steps, proofs.get(place, []))))
        for place, items in proofs.items():
            for item in items:
                if item.get("unread"):
                    tests.setdefault(place, []).append(((), Tried(NOT_READ, place[1], item["unread"])))
        return Runs(values["ended"], values["law"], dict(values["features"]), tests)
    except (LookupError, TypeError, AttributeError, ValueError):
        raise wrong(
            f"{quote(str(cucumber))} and {quote(str(own))} are no reports of a run",
            "write them with --cucumberjson and --casus-json",
        ) from None


def _tried(element: dict[str, Any], steps: tuple[str, ...], told: list[dict[str, Any]]) -> Tried:
    failed = next((step for step in element["steps"] if step["result"]["status"] != "passed"), None)
    own = next((item for item in told if tuple(item["steps"][: len(steps)]) == steps), None)
    proofs = tuple(Proof(item["line"], item["text"]) for item in own["proofs"]) if own is not None else ()
    if failed is None:
        return Tried(AS_EXPECTED, proofs=proofs)
    return Tried(NOT_AS_EXPECTED, failed["line"], failed["result"].get("error_message", ""), proofs)


def _load(path: Path) -> Any:
    try:
        return json.loads(content(path))
    except (OSError, ValueError, RecursionError) as error:
        raise wrong(f"{quote(str(path))} cannot be read: {error}", "name the two reports of one run") from None


def merged_runs(runs: Iterable[Runs]) -> Runs:
    """Runs of different files of one law as one."""
    found = list(runs)
    return Runs(
        max(item.ended for item in found),
        found[0].law,
        {name: value for item in found for name, value in item.features.items()},
        {place: value for item in found for place, value in item.tests.items()},
    )


class Running:
    """The features of some folders under pytest, in as many processes as there are processors; they run while others work.

    Raises CasusError where pytest-bdd is not there.
    """

    def __init__(self, *folders: Path, processes: int = 0) -> None:
        from importlib.util import find_spec

        if find_spec("pytest_bdd") is None:
            raise wrong(
                "the features cannot be run without pytest-bdd",
                'install it: pip install "casus-foederis[features]"; or add --no-run, and every scenario says that it was not run',
            )
        self.home = tempfile.TemporaryDirectory(prefix=bundled.aside("run"))
        self.reports: list[tuple[Path, Path]] = []
        self.calls: list[subprocess.Popen[bytes]] = []
        for folder in folders:
            for files in _shares(
                sorted(path for path in folder.rglob("*.feature") if not strays(str(path), str(folder))),
                processes or os.cpu_count() or 1,
            ):
                self._start(folder, files)

    def _start(self, folder: Path, files: list[Path]) -> None:
        place = Path(self.home.name) / str(len(self.calls))
        place.mkdir()
        cucumber, own, said = place / "cucumber.json", place / "casus.json", place / "said.txt"
        # nothing that lies in the folder of the call, or beside or above the features, is run
        call = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--noconftest"]
        call += [] if _installed() else ["-p", "casus.specs.plugin"]
        call += ["-o", "casus_features=true", "-o", "addopts=", "--import-mode=importlib"]
        call += [f"--rootdir={folder}", "-c", str(_no_settings(place))]
        call += [f"--cucumberjson={cucumber}", f"--casus-json={own}", *map(str, files)]
        with said.open("wb") as out:
            self.calls.append(
                subprocess.Popen(
                    call, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=_environment()
                )
            )
        self.reports.append((cucumber, own))

    def result(self) -> Runs:
        """Wait for the end, and join what was reported. Raises CasusError if pytest did not finish."""
        with self.home:
            for call, (cucumber, own) in zip(self.calls, self.reports, strict=True):
                call.wait()
                if not cucumber.is_file() or not own.is_file():
                    self.stop()
                    said = own.with_name("said.txt").read_text(encoding="utf-8", errors="replace")[-2000:]
                    raise wrong(f"pytest did not finish: {said}", "add --no-run to do without")
            return merged_runs(join_reports(cucumber, own) for cucumber, own in self.reports)

    def stop(self) -> None:
        """End what still runs."""
        for call in self.calls:
            if call.poll() is None:
                call.terminate()
                call.wait()


def _environment() -> dict[str, str]:
    """This process's environment, with the law that it uses, and with Casus where that is a file of its own."""
    made = {**os.environ, **bundled.environment()}
    archive = os.path.dirname(bundled.HERE)
    if not os.path.isdir(archive):
        made["PYTHONPATH"] = os.pathsep.join(filter(None, [archive, made.get("PYTHONPATH", "")]))
    return made


def _shares(files: list[Path], number: int) -> list[list[Path]]:
    """Files in shares of about the same size, the largest dealt out first; the same shares for the same files."""
    shares: list[tuple[int, list[Path]]] = [(0, []) for _ in range(min(number, len(files)))]
    for size, file in sorted(((file.stat().st_size, file) for file in files), reverse=True):
        place = min(range(len(shares)), key=lambda at: shares[at][0])
        shares[place] = (shares[place][0] + size, [*shares[place][1], file])
    return [found for _, found in shares]


def _no_settings(folder: Path) -> Path:
    """An empty file of settings, so that a project around the features does not change the run."""
    path = folder / "pytest.ini"
    path.write_text("[pytest]\n", encoding="utf-8")
    return path


def _installed() -> bool:
    """Whether pytest finds the plugin by itself."""
    from importlib.metadata import entry_points

    return any(entry.value == "casus.specs.plugin" for entry in entry_points(group="pytest11"))
