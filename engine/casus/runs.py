"""A run of the features under pytest, as two reports: the cucumber JSON of pytest-bdd says what passed, Casus's own JSON
why. Joined, they give each scenario its verdict and its proofs; what neither speaks of was not run.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from casus.desk import wrong
from casus.problems import quote
from casus.specs import Case, Example, Part, Spec
from casus.trial import AS_EXPECTED, NOT_AS_EXPECTED, NOT_READ, NOT_RUN, Proof, Tried

Place = tuple[str, int]
"""A scenario as both reports name it: its file with the folder that is in, and its line."""


class Told(NamedTuple):
    """What one test leaves in Casus's own JSON."""

    place: Place
    steps: tuple[str, ...]
    proofs: tuple[Proof, ...] = ()
    unread: str = ""


class Runs(NamedTuple):
    """A run. `ended` is when, in universal time; `law` and `features` are the hashes of what was run; `tests` what was found."""

    ended: str
    law: str
    features: dict[str, str]
    tests: dict[Place, list[tuple[tuple[str, ...], Tried]]]

    def of(self, spec: Spec, part: Part, example: Example) -> list[Tried]:
        """What came of each case of a scenario. A file that has changed since counts as not run."""
        if self.features.get(file_of(spec.path)) != hash_of(spec.path):
            return [Tried(NOT_RUN) for _ in spec.cases(part, example)]
        left = list(self.tests.get((file_of(spec.path), example.line), ()))
        return [self._case(case, left) for case in spec.cases(part, example)]

    def bare(self, longest: int = 0) -> "Runs":
        """The same run without its proofs, or without those that are longer than so many letters."""

        def kept(tried: Tried) -> Tried:
            return tried._replace(proofs=tuple(proof for proof in tried.proofs if len(proof.text) <= longest))

        tests = {place: [(steps, kept(tried)) for steps, tried in items] for place, items in self.tests.items()}
        return self._replace(tests=tests)

    def _case(self, case: Case, left: list[tuple[tuple[str, ...], Tried]]) -> Tried:
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


def hash_of(path: Path) -> str:
    """A hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def hash_of_all(paths: Iterable[Path]) -> str:
    """A hash of several files."""
    every = hashlib.sha256()
    for path in sorted(paths):
        every.update(f"{path.name}\0{hash_of(path)}\n".encode())
    return every.hexdigest()[:16]


def write(path: Path, law: str, files: Iterable[Path], told: Iterable[Told]) -> None:
    """Write Casus's own JSON of a run."""
    values = {
        "ended": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "law": law,
        "features": {file_of(file): hash_of(file) for file in sorted(files)},
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
    path.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def join(cucumber: Path, own: Path) -> Runs:
    """The two reports of one run as one. Raises CasusError if one cannot be read."""
    features, values = _load(cucumber), _load(own)
    try:
        proofs: dict[Place, list[dict[str, Any]]] = {}
        for item in values["scenarios"]:
            proofs.setdefault((item["file"], item["line"]), []).append(item)
        tests: dict[Place, list[tuple[tuple[str, ...], Tried]]] = {}
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
    except (KeyError, TypeError, AttributeError):
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
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise wrong(f"{quote(str(path))} cannot be read: {error}", "name the two reports of one run") from None


def merged(runs: Iterable[Runs]) -> Runs:
    """Runs of different files of one law as one."""
    found = list(runs)
    return Runs(
        max(item.ended for item in found),
        found[0].law,
        {name: value for item in found for name, value in item.features.items()},
        {place: value for item in found for place, value in item.tests.items()},
    )


class Running:
    """The features of a folder under pytest, in as many processes as there are processors; they run while others work.

    Raises CasusError where pytest-bdd is not there.
    """

    def __init__(self, folder: Path, processes: int = 0) -> None:
        from importlib.util import find_spec

        if find_spec("pytest_bdd") is None:
            raise wrong(
                "the features cannot be run without pytest-bdd",
                'install it: pip install "casus-foederis[features]"; or add --no-run, and every scenario says that it was not run',
            )
        self.home = tempfile.TemporaryDirectory(prefix="casus-run-")
        self.reports: list[tuple[Path, Path]] = []
        self.calls: list[subprocess.Popen[bytes]] = []
        for files in _shares(sorted(folder.rglob("*.feature")), processes or os.cpu_count() or 1):
            self._start(folder, files)

    def _start(self, folder: Path, files: list[Path]) -> None:
        place = Path(self.home.name) / str(len(self.calls))
        place.mkdir()
        cucumber, own, said = place / "cucumber.json", place / "casus.json", place / "said.txt"
        call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        call += [] if _installed() else ["-p", "casus.pytest_plugin"]
        call += ["-o", "casus_features=true", "-o", "addopts=", "--import-mode=importlib"]
        call += [f"--rootdir={folder}", "-c", str(_no_settings(place))]
        call += [f"--cucumberjson={cucumber}", f"--casus-json={own}", *map(str, files)]
        with said.open("wb") as out:
            self.calls.append(subprocess.Popen(call, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL))
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
            return merged(join(cucumber, own) for cucumber, own in self.reports)

    def stop(self) -> None:
        """End what still runs."""
        for call in self.calls:
            if call.poll() is None:
                call.terminate()
                call.wait()


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

    return any(entry.value == "casus.pytest_plugin" for entry in entry_points(group="pytest11"))
