"""Building the site: from what, of which run, and into which folder. Nothing is removed that a build did not write."""

import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casus import __version__
from casus.files import workers
from casus.files.inputs import content
from casus.files.problems import quote, wrong
from casus.files.providers import paths_of
from casus.files.receipt import moment_of_making
from casus.files.writer import put_file
from casus.interface.history import record
from casus.interface.loading import bundled_files, bundled_folder, load_law
from casus.law.model import Law
from casus.records.duties import Duty
from casus.show.overview import listed
from casus.site.incidents import Incident, incident
from casus.site.lists import Lists, Tasks
from casus.site.members import Members, RecordPage
from casus.site.pages import Build, Site
from casus.specs.book import Spec, bundled_features
from casus.specs.runs import NO_RUN, Running, Runs, hash_of_all, join_reports, language_for
from casus.specs.steps import Language

LISTING = "casus-site.json"
_SITE_ENDINGS = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
LARGEST = 5_000_000
"""A site may be this large, so that it can be mailed and kept."""

SHORTER = (2400, 1600, 1000, 0)
"""What of the proofs is kept in turn where it is larger."""


def build_site(
    folder: Path,
    *,
    reports: tuple[Path, Path] | None = None,
    run: bool = True,
    incidents: Iterable[str] = (),
    specs: list[Spec] | None = None,
    duties: Sequence[Duty] | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> dict[str, str]:
    """Make the site and write it. Raises CasusError where that cannot be done.

    reports: the two reports of a run; without them the features are run, unless `run` is False. incidents and specs: some
    only, for a site of one's own. duties: those that the record counts; by default all on file, where all incidents are wanted.
    """
    _check(folder)
    law = load_law()
    chosen = specs if specs is not None else bundled_features()
    handed = join_reports(*reports) if reports is not None else NO_RUN
    running = Running(*map(Path, paths_of("features"))) if run and reports is None else None
    try:
        wanted = set(incidents)
        found = _incidents(law, wanted, tell)
        counted = record(law=law).duties if duties is None and not wanted else duties or ()
        runs = running.result() if running is not None else handed
    finally:
        if running is not None:
            running.stop()
    fresh = runs if runs.law == law.digest else NO_RUN  # what another law gave is no verdict on this one
    known: dict[Path, Language] = {}

    def language(spec: Spec) -> Language:
        return language_for(law, spec.path.parent, known)

    made = made_of(law, chosen, runs)
    files = _files(Site(law, chosen, found, fresh, made, language), counted)
    for longest in SHORTER:  # the proofs are what a reader can most easily have elsewhere; the longest go first
        if _size(files) <= LARGEST or made.run_words.endswith("run for it."):
            break
        which = f"Proofs of more than {longest} letters" if longest else "Their proofs"
        fewer = made._replace(run_words=f"{made.run_words} {which} are left out for size: casus specs --run --all.")
        files = _files(Site(law, chosen, found, fresh.bare(longest), fewer, language), counted)
    if _size(files) > LARGEST:
        raise wrong(f"the site would have {_size(files)} bytes, more than {LARGEST}", "leave some features out")
    _write(folder, files)
    return files


def _incidents(law: Law, wanted: set[str], tell: Callable[[int, int], None] | None) -> list[Incident]:
    """The wanted scenarios, or all, each assessed once."""
    items = [item for item in listed() if not wanted or item.name in wanted]
    found: dict[str, Incident] = {}
    for item, made in workers.done(lambda item: incident(law, item), items):
        found[item.name] = made
        if tell is not None:
            tell(len(found), len(items))
    return [found[item.name] for item in items]


def _files(site: Site, duties: Sequence[Duty]) -> dict[str, str]:
    """Every file of a site, by its address."""
    return site.make(Tasks(site), Members(site), RecordPage(site, duties), Lists(site))


def _size(files: dict[str, str]) -> int:
    return sum(len(text.encode()) for text in files.values())


def made_of(law: Law, specs: list[Spec], runs: Runs) -> Build:
    """From what a site is built, and when."""
    now = datetime.fromtimestamp(moment_of_making(), UTC)
    if not runs.ended:
        said = "The examples were not run for it."
    elif runs.law != law.digest:
        said = "The run that was handed in was of another law, so no verdict is shown."
    else:
        ended = datetime.strptime(runs.ended, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        said = f"The examples were run {_ago(now - ended)} before, at {ended:%Y-%m-%d %H:%M} UTC."
    return Build(
        __version__,
        f"{now:%Y-%m-%dT%H:%M:%SZ}",
        f"on {now:%Y-%m-%d at %H:%M} UTC",
        f"{now:%Y-%m-%d}",
        _commit(),
        law.digest[:12],
        hash_of_all(bundled_files().values())[:12],
        hash_of_all(spec.path for spec in specs)[:12],
        said,
    )


def _ago(span: timedelta) -> str:
    minutes = max(int(span.total_seconds() // 60), 0)
    for size, word in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            number = minutes // size
            return f"{number} {word}{'s' if number > 1 else ''}"
    return "less than a minute"


def _commit() -> str:
    """The commit of the checkout that the law stands in, and whether files differ from it; else the version of Casus."""
    home = bundled_folder("rules").parent
    if not (home / ".git").exists():
        return f"Casus {__version__}"
    try:
        call = ["git", "-C", str(home), "describe", "--always", "--abbrev=12", "--exclude=*", "--dirty=, with changes"]
        done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return f"Casus {__version__}"
    return f"commit {done.stdout.strip()}"


def _check(folder: Path) -> None:
    """Raise CasusError for a folder that holds something else: a site is not mixed with other files."""
    if folder.exists() and not folder.is_dir():
        raise wrong(f"{quote(str(folder))} is a file", "name a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LISTING).is_file():
        raise wrong(
            f"{quote(str(folder))} holds other files", "name a folder that is empty, new, or holds an earlier site"
        )


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the files, and remove those of an earlier build that are no more."""
    try:
        before = (
            {str(name) for name in json.loads(content(folder / LISTING))} if (folder / LISTING).is_file() else set()
        )
        home = folder.resolve()
        for name in files:
            path = folder / name
            if not path.resolve().is_relative_to(home) or (path.exists() and name not in before):
                raise wrong(f"{quote(str(path))} is not of this site", "name a new folder")
        _list(folder, before | files.keys())  # what a build that is interrupted leaves is known to the next one
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            put_file(path, text)
        for name in before - files.keys():
            path = folder / name
            if path.resolve().is_relative_to(home) and path.suffix in _SITE_ENDINGS:
                path.unlink(missing_ok=True)
        _list(folder, files)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise wrong(f"{quote(str(folder))} cannot be written: {error}", "name a folder of your own") from None


def _list(folder: Path, names: Iterable[str]) -> None:
    """Note which files of a folder are those of its site."""
    folder.mkdir(parents=True, exist_ok=True)
    put_file(folder / LISTING, json.dumps(sorted(names), indent=0) + "\n")
