"""Checking files: the law, scenarios, and whether scenarios come out as their authors expect."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from casus.assessment.engine import Run, engine_for
from casus.assessment.results import NOT_TRIGGERED, STATUSES, Row
from casus.assessment.standing import Standings
from casus.files import bundled, providers
from casus.files.problems import Mark, Problem, not_followed
from casus.law.model import Law
from casus.scenarios.library import (
    CasusError,
    law_folders,
    load_law,
    read_and_check_law,
    read_scenario_file,
    scenario_files,
)
from casus.scenarios.model import Expectation, Scenario

_MOST_FILES = 1000
"""How many scenario files of a folder are checked; more are not what anybody means."""
_SIGN = "vocabulary.yaml"  # a folder that holds it is a law of its own


class Checked(NamedTuple):
    """What was looked at, and every problem and finding in it."""

    what: str
    files: int
    problems: tuple[Problem, ...]

    @property
    def serious(self) -> bool:
        """Whether anything was found that is more than a warning."""
        return any(not problem.warning for problem in self.problems)


_Tell = Callable[[int, int], None]
"""Is told how many files are done, and how many there are."""


def _silent(done: int, total: int) -> None:
    """Tell nobody."""


def check_all(tell: _Tell = _silent) -> Checked:
    """Check the law and the scenarios that are chosen, with what these expect; and which questions no scenario turns on.

    tell: is told how far the work is.
    """
    from casus.checks.survey import idle_questions, questions_in

    law, problems = read_and_check_law(*law_folders())
    files = list(scenario_files().values())
    if law is not None and all(problem.warning for problem in problems):
        turning: set[str] = set()
        every = True
        for done, path in enumerate(files):
            tell(done, len(files))
            scenario, found = read_scenario_file(path, law)
            problems.extend(found)
            if scenario is None or any(not problem.warning for problem in found):
                every = False
                continue
            run = engine_for(law).run(scenario)
            problems.extend(unmet(scenario, law, path.stem, run))
            standings = run.over_all()
            if isinstance(standings, Standings):
                turning |= questions_in(standings)
            else:
                every = False
        if every and files:  # of a question it is said only where all scenarios could be asked
            problems.extend(idle_questions(law, turning))
    return Checked("the law and the scenarios", len(files) + 1, tuple(problems))


def check_paths(paths: Iterable[Path], tell: _Tell = _silent) -> Checked:
    """Check scenario files, folders of scenarios, and folders of law.

    A folder of law that has words of its own (vocabulary.yaml) is checked alone; one that has none beside the law that is chosen.
    A folder that is part of that law is checked with all of it. Of a folder that holds rules/, the scenarios are checked too.

    tell: is told how far the work is. Raises CasusError for a path that is not there.
    """
    problems: list[Problem] = []
    names: list[str] = []
    files = 0
    law: Law | None = None
    for path in _parted(paths, names):
        if not path.exists():
            place = Mark(str(path), 1, 1)
            raise CasusError(
                [Problem("missing-file", "there is no file or folder of this name", place, "check the name")]
            )
        home = _law_folder(path)
        if home is not None:
            files += 1
            places = law_places(home)
            found = read_and_check_law(*places)[1]
            label = next(label for place, label in places if place == home)
            others = [f"{other}/" for _, other in places if other != label]
            if home == path:
                problems.extend(problem for problem in found if not problem.mark.file.startswith(tuple(others)))
            else:
                file = f"{label}/{path.absolute().relative_to(home.absolute()).as_posix()}"
                problems.extend(problem for problem in found if problem.mark.file == file)
            continue
        items = _scenarios(path, problems)
        for done, item in enumerate(items):
            tell(done, len(items))
            law = law or load_law()
            files += 1
            problems.extend(check_scenario_file(item, law, str(item), str(item)))
    return Checked(names[0] if len(names) == 1 else f"{len(names)} places", files, tuple(problems))


def _parted(paths: Iterable[Path], names: list[str]) -> Iterator[Path]:
    """The paths, with the law and the scenarios of a folder that holds both in its place; `names` takes what was named."""
    for path in paths:
        names.append(str(path))
        if _law_folder(path) is None and (path / "rules").is_dir():
            yield path / "rules"
            yield from map(Path, providers.paths_in(str(path / "scenarios")).values())
        else:
            yield path


def check_scenario_file(path: Path, law: Law, name: str, label: str | None = None) -> list[Problem]:
    """Every problem of a scenario file, and every expectation of it that is not met. name: what commands call it."""
    scenario, problems = read_scenario_file(path, law, label)
    if scenario is not None and all(problem.warning for problem in problems):
        problems = [*problems, *unmet(scenario, law, name)]
    return problems


def unmet(scenario: Scenario, law: Law, name: str, run: Run | None = None) -> list[Problem]:
    """The expectations of a scenario that its assessment in the default reading does not meet. run: that assessment, if it was made."""
    if not scenario.expect:
        return []
    rows = (run or engine_for(law).run(scenario)).rows()
    made = []
    for item in scenario.expect:
        found = expected_status(rows, item)
        if found != item.status:
            about = " -> ".join(part for part in (item.bearer, item.toward) if part)
            because = f"expected because {item.because}; " if item.because else ""
            who = f" --for {item.bearer}" if item.bearer else ""
            command = f"casus explain {name} {item.norm}{who}{bundled.options()}"
            message = f"expected {item.status}, found {found}: {item.norm}{', ' + about if about else ''}"
            made.append(Problem("unmet-expectation", message, item.mark, f"{because}to see why: {command}"))
    return made


def expected_status(rows: Iterable[Row], item: Expectation) -> str:
    """The status of what an expectation speaks of: the one that prevails among all rows it fits."""
    fits = [
        row.status
        for row in rows
        if row.norm == item.norm
        and item.bearer in ("", row.bearer)
        and item.toward in ("", row.toward)
        and item.trigger in ("", row.trigger)
    ]
    return min(fits, key=STATUSES.index, default=NOT_TRIGGERED)


def problem_values(checked: Checked) -> list[dict[str, Any]]:
    """The problems as plain values, in file order."""
    ordered = sorted(checked.problems, key=lambda item: (item.mark.file, item.mark.line, item.mark.column))
    return [{**problem.values(), "warning": problem.warning} for problem in ordered]


def _law_folder(path: Path) -> Path | None:
    """The folder of law that a path is, or lies in; None for a scenario or a folder of scenarios."""
    try:
        if path.is_dir():
            return path if (path / _SIGN).is_file() or any(path.glob("*/system.yaml")) else None
        above = list(path.absolute().parents)
        own = next((place for place in above[:3] if (place / _SIGN).is_file()), None)
        return above[1] if own is None and (above[0] / "system.yaml").is_file() else own
    except OSError:
        return None


def law_places(home: Path) -> list[tuple[Path, str]]:
    """The folders with which a folder of law is checked, each with what messages call it."""
    chosen = law_folders()
    if any(_one(place, home) for place, _ in chosen):
        return [(home if _one(place, home) else place, label) for place, label in chosen]
    if (home / _SIGN).is_file():
        return [(home, "rules")]
    return [*chosen, (home, str(home))]


def _one(place: Path, other: Path) -> bool:
    return place.resolve() == other.resolve()


def _scenarios(path: Path, problems: list[Problem]) -> list[Path]:
    """The scenario files that a path stands for."""
    if not path.is_dir():
        return [path]
    here = Mark(str(path), 1, 1)
    found = []
    for item in path.rglob("*.yaml"):
        if any(part.startswith(".") for part in item.relative_to(path).parts):
            continue
        if providers.strays(str(item), str(path)):
            problems.append(not_followed(str(item)))
        else:
            found.append(item)
        if len(found) > _MOST_FILES:
            problems.append(
                Problem(
                    "too-many-files",
                    f"there are more than {_MOST_FILES} files in this folder",
                    here,
                    "name a folder with fewer",
                )
            )
            return []
    if not found and not problems:
        problems.append(Problem("no-files", "there is no scenario in this folder", here, "scenario files end in .yaml"))
    return sorted(found)
