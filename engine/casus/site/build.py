"""Building the site: from what, of which run, and into which folder. Nothing is removed that a build did not write."""

import json
import os
import subprocess
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from casus import __version__
from casus.files.inputs import content
from casus.files.problems import quote, wrong
from casus.files.providers import paths_of
from casus.files.receipt import moment_of_making
from casus.files.writer import make_folder, put_file
from casus.interface.history import Record, record
from casus.interface.loading import bundled_files, bundled_folder, compiled_law, load_law
from casus.law.model import Law
from casus.records.duties import Duty
from casus.show.html import MADE, made_templates, render, style, template
from casus.show.markdown import escape_markdown
from casus.site.incidents import Incident
from casus.site.incidents import incidents as all_incidents
from casus.site.lists import Lists, Tasks
from casus.site.members import NOT_COUNTED, Members, RecordPage, Told
from casus.site.pages import Build, Site
from casus.specs.book import Spec, bundled_features
from casus.specs.runs import NO_RUN, Running, Runs, hash_of_all, join_reports, language_for
from casus.specs.steps import Language

LISTING = "casus-site.json"
_SITE_ENDINGS = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".wasm", ".zip")
LARGEST = 10_000_000
"""A site may be this large, so that it can be mailed and kept."""

LARGEST_FILE = 1 << 26
"""Bytes of one file of it: the engine for the workbench is the largest."""
_LARGEST_LIST = 1 << 22

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
    workbench: Path | None = None,
) -> dict[str, str | bytes]:
    """Make the site and write it. Raises CasusError where that cannot be done.

    reports: the two reports of a run; without them the features are run, unless `run` is False. incidents and specs: some
    only, for a site of one's own. duties: those that the record counts; by default all on file, where all incidents are wanted.
    workbench: Pyodide as npm has it, a tarball or a folder, for a workbench that runs in the reader's browser.
    """
    _check(folder)
    bench = workbench_files(workbench) if workbench is not None else {}
    law = load_law()
    chosen = specs if specs is not None else bundled_features()
    handed = join_reports(*reports) if reports is not None else NO_RUN
    running = Running(*map(Path, paths_of("features"))) if run and reports is None else None
    try:
        wanted = set(incidents)
        found = all_incidents(law, wanted, tell)
        all_of_it = record(law=law) if duties is None and not wanted else None
        counted = all_of_it.duties if all_of_it is not None else duties or ()
        told = _told(all_of_it) if all_of_it is not None else NOT_COUNTED
        runs = running.result() if running is not None else handed
    finally:
        if running is not None:
            running.stop()
    fresh = runs if runs.law == law.digest else NO_RUN  # what another law gave is no verdict on this one
    known: dict[Path, Language] = {}

    def language(spec: Spec) -> Language:
        return language_for(law, spec.path.parent, known)

    made = made_of(law, chosen, runs)._replace(workbench=bool(bench))
    files = _files(Site(law, chosen, found, fresh, made, language), counted, told)
    for longest in SHORTER:  # the proofs are what a reader can most easily have elsewhere; the longest go first
        if _size(files) <= LARGEST or made.run_words.endswith("run for it."):
            break
        which = f"Proofs of more than {longest} letters" if longest else "Their proofs"
        fewer = made._replace(run_words=f"{made.run_words} {which} are left out for size: casus specs --run --all.")
        files = _files(Site(law, chosen, found, fresh.bare(longest), fewer, language), counted, told)
    if _size(files) > LARGEST:
        raise wrong(f"the site would have {_size(files)} bytes, more than {LARGEST}", "leave some features out")
    every: dict[str, str | bytes] = {**files, **bench, "llms.txt": for_assistants(law, found)}
    _write(folder, every)
    return every


def for_assistants(law: Law, incidents: Sequence[Incident]) -> str:
    """What an assistant that reads the site should know, and where things stand, in the form of llms.txt."""
    treaties = [
        item for item in law.instruments.values() if any(one.instrument == item.id for one in law.clauses.values())
    ]
    return "\n".join(
        [
            "# Casus",
            "",
            "> Which promises of an alliance an event calls in, under whose reading, and what the states then did. It does not say who is",
            "> right, and predicts nothing. Repeat the standing (settled, contested, arguable), the clause and the source of what you quote.",
            "> No record means that none was found, never a refusal. The law is in our own words, not the text.",
            "",
            "## Treaties",
            "",
            *(f"- [{escape_markdown(item.title)}](treaty/{item.id}.html)" for item in treaties),
            "",
            "## Events",
            "",
            *(f"- [{escape_markdown(item.title)}](incident/{item.name}.html)" for item in incidents),
            "",
            "## More",
            "",
            "- [Questions on which holders differ](questions.html)",
            "- [Duties and what members did](record.html)",
            "- [Terms](glossary.html)",
            "",
        ]
    )


def _files(site: Site, duties: Sequence[Duty], told: Told) -> dict[str, str]:
    """Every file of a site, by its address."""
    return site.make(Tasks(site), Members(site), RecordPage(site, duties, told), Lists(site))


def _told(found: Record) -> Told:
    return Told(found.alliance, tuple(found.caveats()), tuple(found.foot()), found.names())


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


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files, and remove those of an earlier build that are no more. All names are looked at before anything is done."""
    made = {name: _hash(text.encode() if isinstance(text, str) else text) for name, text in files.items()}
    try:
        before = _listed(folder)
        for name in sorted(before.keys() | files.keys()):
            path = folder / name
            if name not in files and not path.name.endswith(_SITE_ENDINGS):
                raise wrong(f"{quote(str(path))} is no page of a site", "name a new folder")
            if not _is_of(folder, name, before.get(name, ())):
                cure = (
                    "take it away, or name a new folder: nothing is written over or removed that a build did not write"
                )
                raise wrong(f"{quote(str(path))} is not of this site, or was changed since", cure)
        # what a build that is interrupted leaves is known to the next one
        _list(
            folder, {name: (*before.get(name, ()), *((made[name],) if name in made else ())) for name in before | made}
        )
        for name, text in files.items():
            make_folder((folder / name).parent)
            put_file(folder / name, text)  # bytes as they are
        for name in before.keys() - files.keys():
            (folder / name).unlink(missing_ok=True)
        _list(folder, {name: (digest,) for name, digest in made.items()})
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise wrong(f"{quote(str(folder))} cannot be written: {error}", "name a folder of your own") from None


def _listed(folder: Path) -> dict[str, tuple[str, ...]]:
    """The files of an earlier build, each with the hashes of what it may hold. Raises ValueError for what is no such list."""
    if not (folder / LISTING).is_file():
        return {}
    found = json.loads(content(folder / LISTING, _LARGEST_LIST))
    if not isinstance(found, dict) or not all(isinstance(each, list) for each in found.values()):
        raise ValueError(f"its {LISTING} is not as this version of Casus writes it")
    return {name: tuple(map(str, each)) for name, each in found.items()}


def _is_of(folder: Path, name: str, hashes: Iterable[str]) -> bool:
    """Whether a file may be written or removed: it lies in the folder, and is not there, or is what a build wrote."""
    path = folder / name
    if "\0" in name or not path.resolve().is_relative_to(folder.resolve()) or path.is_symlink():
        return False
    return not path.exists() or (path.is_file() and _hash(content(path, LARGEST_FILE)) in hashes)


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _list(folder: Path, names: Mapping[str, Iterable[str]]) -> None:
    """Note which files of a folder are those of its site, each with the hashes of what it may hold."""
    make_folder(folder)
    put_file(folder / LISTING, json.dumps({name: list(names[name]) for name in sorted(names)}, indent=0) + "\n")


# ---- the workbench ---------------------------------------------------------------------------------------------------

PYODIDE = "0.29.5"
"""The version of Pyodide with which the workbench was tried: npm pack pyodide@0.29.5."""

_PYODIDE = {
    "pyodide.mjs": "510ca14305230018f50c40fb81be673afd68080e70ce7733fcce6600dd6a1714",
    "pyodide.asm.js": "356c42f69e1695397e9d8670bd3c2e678248cde76e18bdae1731e848537b47d7",
    "pyodide.asm.wasm": "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718",
    "python_stdlib.zip": "831fd1e535084b972f87c6a35275de3d236efd5166f5e77ce89497710635e73c",
    "pyodide-lock.json": "14d2c2dba101277999e17135e653d8f15389ad1437f53eae213bf0c3cdff723d",
}
"""The files of it that a page needs, each with its hash."""

_LIBRARIES = ("jinja2", "markupsafe", "yaml")
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The day in the archive of the engine: the same files give the same bytes."""


def workbench_files(pyodide: Path) -> dict[str, str | bytes]:
    """The workbench as files of a site: the page, its worker, Pyodide, and the engine with its law as one archive. Raises CasusError."""
    found: dict[str, str | bytes] = {f"pyodide/{name}": data for name, data in _pyodide(pyodide)}
    found["engine.zip"] = _engine()
    for name in ("bench.css", "bench.js", "bench_host.js", "bench_worker.js"):
        found[name if name.startswith("bench.") else name.removeprefix("bench_")] = (
            style(name) if name.endswith(".css") else template(name)
        )
    law, size = load_law().digest[:12], sum(len(item) for item in found.values())
    values = {"version": __version__, "law": law, "site": True, "megabytes": round(size / 1_000_000)}
    found["index.html"] = render("bench_shell.html", **values)
    digest = sha256(b"".join(item.encode() if isinstance(item, str) else item for item in found.values())).hexdigest()
    names = json.dumps(["./", *sorted(found)])
    found["sw.js"] = template("bench_sw.js").replace("@NAME@", digest[:16]).replace("@FILES@", names)
    return {f"workbench/{name}": item for name, item in found.items()}


_LARGEST_PART, _LARGEST_TAR, _MOST_MEMBERS = 1 << 24, 1 << 26, 2000
"""Bytes of one file of it, and of the whole tarball as it is unpacked; and how many files that may have."""


def _pyodide(place: Path) -> Iterator[tuple[str, bytes]]:
    """The files of Pyodide, from its tarball or folder, each checked by its hash."""
    cure = f"npm pack pyodide@{PYODIDE}, and name the file that it writes"
    try:
        if place.is_dir():
            read = {name: content(place / name, _LARGEST_PART) for name in _PYODIDE}
        else:
            read = _unpacked(content(place, _LARGEST_TAR))
    except (OSError, KeyError, ValueError, RecursionError, tarfile.TarError, EOFError, zlib.error) as error:
        raise wrong(f"{quote(str(place))} is no Pyodide: {error}", cure) from None
    for name, data in read.items():
        if sha256(data).hexdigest() != _PYODIDE[name]:
            raise wrong(f"{quote(name)} of {quote(str(place))} is not that of Pyodide {PYODIDE}", cure)
        yield name, data


def _unpacked(tarball: bytes) -> dict[str, bytes]:
    """The files of Pyodide in its tarball: regular ones of the expected names only. Raises ValueError for one that holds too much, KeyError for one that lacks some."""
    data = zlib.decompressobj(31).decompress(tarball, _LARGEST_TAR + 1)
    if len(data) > _LARGEST_TAR:
        raise ValueError(f"it holds more than {_LARGEST_TAR} bytes")
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=BytesIO(data), mode="r:") as tar:
        for number, member in enumerate(tar):
            if number >= _MOST_MEMBERS:
                raise ValueError(f"it holds more than {_MOST_MEMBERS} files")
            name = member.name.removeprefix("package/")
            if name in _PYODIDE and member.isreg() and member.size <= _LARGEST_PART and not member.issparse():
                part = tar.extractfile(member)
                found[name] = part.read() if part is not None else b""
    return {name: found[name] for name in _PYODIDE}


def _engine() -> bytes:
    """The engine, its templates, its data with the law compiled, and the libraries it needs, as one archive."""
    home = Path(__file__).resolve().parent.parent
    if not home.is_dir():
        raise wrong("this Casus is one file, so its parts cannot be put into a site", "install it, and build there")
    files = {f"casus/{path.relative_to(home)}": path for path in sorted(home.rglob("*.py"))}
    files |= {f"casus/templates/{path.name}": path for path in sorted((home / "templates").iterdir()) if path.is_file()}
    for name in ("rules", "scenarios"):
        data = bundled_folder(name)
        files |= {f"casus/data/{name}/{path.relative_to(data)}": path for path in sorted(data.rglob("*.yaml"))}
    for name in _LIBRARIES:
        spec = find_spec(name)
        inside = Path(spec.origin).parent if spec is not None and spec.origin else home
        files |= {f"{name}/{path.relative_to(inside)}": path for path in sorted(inside.rglob("*.py"))}
    pages = made_templates(path.name for path in (home / "templates").iterdir() if path.match("bench_*.html"))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in files.items():
            archive.writestr(
                zipfile.ZipInfo(name.replace(os.sep, "/"), _STAMP), path.read_bytes(), zipfile.ZIP_DEFLATED, 9
            )
        for name, text in sorted(pages.items()):
            whole = zipfile.ZipInfo(f"{MADE}/{name}", _STAMP)
            archive.writestr(whole, text, zipfile.ZIP_DEFLATED, 9)
        archive.writestr(zipfile.ZipInfo("casus/data/law.bin", _STAMP), compiled_law(), zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
