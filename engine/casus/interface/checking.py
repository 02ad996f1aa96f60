"""Mistakes in files, contradictions in the law, whether outputs can be had again and how to cite them, and the JSON Schemas of files and outputs."""

import json
import shlex
from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Any

from casus.ask.find import clause_names, meant
from casus.checks import files
from casus.checks.lint import of_paths
from casus.checks.receipts import Again as Again  # for the command line
from casus.checks.receipts import Making, ReceiptCheck, read_output, receipt_blocks, try_receipt
from casus.checks.schemas import SCHEMAS, Schemas, as_text, schema_of, write_all
from casus.checks.survey import Finding, Linted
from casus.files import bundled
from casus.files.problems import NOWHERE, Problem, offer, quote, render_all, visible, wrong
from casus.files.receipt import Receipt, receipt
from casus.interface.assessing import Assessment, Explanation, explain
from casus.interface.interviewing import headline
from casus.interface.law_pages import clause_of
from casus.interface.loading import law_given, path_given, word_given
from casus.interface.result import Pairs, Path, Result, Tell, TextResult, counted_rows, noted
from casus.law.model import Law
from casus.scenarios.library import load_scenario, scenario_files
from casus.show.blocks import Block
from casus.show.law.cite import (
    AUTHORS,
    FINDING,
    Work,
    answer_of,
    bibtex,
    csl,
    ris,
    works_of_clause,
    works_of_scenario,
    works_text,
)


class Check(TextResult):
    """What was looked at, and every problem in it. `ok` where there is none that is more than a warning."""

    __slots__ = ("_checked",)

    def __init__(self, checked: files.Checked) -> None:
        self._checked = checked

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems: each with its code, message, cure and place."""
        return self._checked.problems

    @property
    def ok(self) -> bool:
        """Whether nothing was found that is more than a warning."""
        return not self._checked.serious

    def summary(self) -> str:
        """What was looked at, and how many problems were found."""
        return f"{self._checked.what}, {counted_rows(self._checked.files, 'file')}, {counted_rows(len(self.problems), 'problem')}"

    def values(self) -> list[dict[str, Any]]:
        """The problems as plain values, in file order."""
        return files.problem_values(self._checked)

    def table(self) -> tuple[Sequence[str], list[dict[str, Any]]]:
        """The problems as rows; the heads stand there also where no problem is."""
        columns, rows = super().table()
        return columns or [*Problem("", "", NOWHERE, "").values(), "warning"], rows

    def told(self, *, all: bool = False, fancy: bool = False) -> str:
        """The problems, each with its place and cure."""
        checked = self._checked
        if checked.problems:
            return render_all(list(checked.problems), checked.what) + "\n"
        many = f"No problem found: {checked.what} ({checked.files} files).\n"
        return many if checked.files != 1 else f"No problem found in {checked.what}.\n"


@noted("check")
def check(*paths: Path, tell: Tell = None) -> Check:
    """Find mistakes in scenario files, in folders of them, or in a folder of law.

    paths: files and folders; without any, the bundled law and scenarios are checked, with what these are expected to give. tell:
    is told how far the work is. A mistake is a part of the result. Raises CasusError only for a path that is not there.
    """
    places = [FilePath(path_given(path)) for path in paths]
    told = tell or (lambda done, total: None)
    return Check(files.check_paths(places, told) if places else files.check_all(told))


class Lint(TextResult):
    """Contradictions in a law, and rules that never fire."""

    __slots__ = ("_linted", "_paths", "what")

    def __init__(self, what: str, linted: Linted, paths: Sequence[str]) -> None:
        self.what = what
        self._linted = linted
        self._paths = tuple(paths)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found; each with the smallest scenario that shows it, where there is one."""
        return self._linted.findings

    def summary(self) -> str:
        """How much was found."""
        return f"{self.what}, {counted_rows(len(self.findings), 'finding')}"

    def values(self) -> list[dict[str, Any]]:
        """The findings as plain values; `casus schema findings` describes them."""
        return self._linted.values()

    def told(self, *, all: bool = False, fancy: bool = False, saved: Sequence[str] = ()) -> str:
        """The findings as a screen. saved: where their cases are kept."""
        command = shlex.join(["casus", "check", "--lint", *self._paths]) + bundled.options()
        return self._linted.text(self.what, command, [FilePath(name) for name in saved])

    def save(self, file: Path, *, force: bool = False) -> list[str]:
        """Write each case into a file of its own; their names. Raises CasusError where that fails."""
        return [str(path) for path in self._linted.save(FilePath(file), force=force)]


@noted()
def lint(*paths: str, tell: Tell = None) -> Lint:
    """Look for contradictions in the law, and for rules that never fire. paths: one folder of law; the bundled law without."""
    what, linted = of_paths(paths, tell or (lambda done, total: None))
    return Lint(what, linted, paths)


class ReceiptFound(Result):
    """Whether an output can be had again, and what is not as it was. `same` where it was made again and is equal."""

    __slots__ = ("_found",)

    def __init__(self, found: ReceiptCheck) -> None:
        self._found = found

    @property
    def same(self) -> bool:
        """Whether the output was made again, and is equal."""
        return self._found.same

    def summary(self) -> str:
        """What came of it."""
        return f"{self._found.file}: {'the same here' if self.same else 'not the same here'}"

    def values(self) -> dict[str, Any]:
        """What was found as plain values; `casus schema receipt-check` describes them."""
        return self._found.values()

    def rows(self) -> list[dict[str, Any]]:
        """What it was made from that is otherwise here."""
        return list(self.values()["changed"])

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The screen."""
        return receipt_blocks(self._found)


def check_receipt(file: Path, make: Making) -> ReceiptFound:
    """Whether an output that a file holds can be had again here: it is made again from its receipt, and compared.

    make: runs the command that the receipt names. Raises CasusError for a file that cannot be read or has no receipt.
    """
    return ReceiptFound(try_receipt(path_given(file), make))


def schema(name: str, known: Schemas = SCHEMAS, law: Law | None = None) -> dict[str, Any]:
    """A JSON Schema of an output or of a kind of file, with the words of a law. Raises CasusError for another name."""
    if word_given("a schema", name) not in known:
        raise wrong(f"there is no schema {quote(name)}", offer(name, known), "unknown-schema")
    return schema_of(law_given(law), name, known)


def schema_text(name: str, known: Schemas = SCHEMAS, law: Law | None = None) -> str:
    """The same as it is printed: its receipt stands in it as a comment. Raises CasusError as `schema` does."""
    made = schema(name, known, law)
    return as_text({"$schema": made.pop("$schema"), "$comment": receipt().text, **made})


def save_schemas(folder: Path, known: Schemas = SCHEMAS, law: Law | None = None) -> None:
    """Write all schemas into a folder. Raises CasusError where that fails."""
    try:
        write_all(law_given(law), str(folder), known)
    except OSError as error:
        raise wrong(
            f"{quote(str(folder))} cannot be written: {error.strerror}", "name a folder of your own", "unwritable"
        ) from None


# ---- how to cite -------------------------------------------------------------------------------------------------------


class Citation(TextResult):
    """How to cite an article, a scenario, a finding or an answer of Casus: the thing itself, then its sources, each with how far it was read."""

    __slots__ = ("_answer", "name", "works")

    def __init__(self, name: str, works: Sequence[Work], answer: Receipt | None = None) -> None:
        self.name = name
        self.works: tuple[Work, ...] = tuple(works)
        self._answer = answer

    @property
    def _receipt(self) -> Receipt:
        """That of the answer which is cited, or of this citation."""
        return self._answer or receipt()

    def summary(self) -> str:
        """What is cited, and how many works there are."""
        return f"{self.name}, {counted_rows(len(self.works), 'work')}"

    def values(self) -> list[dict[str, Any]]:
        """The works as plain values; `casus schema cite` describes them."""
        return [work._asdict() for work in self.works]

    def told(self, *, all: bool = False, fancy: bool = False) -> str:
        """The works as lines of text."""
        lost = self._answer is not None and len(self.works) == 1 and _tells(self._answer)
        return _seen(works_text(self.works, self._receipt)) + (_LOST if lost else "")

    def bibtex(self) -> str:
        """The works as BibTeX."""
        with self._receipted("--format", "bibtex"):
            return _seen(bibtex(list(self.works), self._receipt))

    def ris(self) -> str:
        """The works as RIS, which reference managers read."""
        with self._receipted("--format", "ris"):
            return _seen(ris(list(self.works), self._receipt))

    def csl(self) -> str:
        """The works as CSL-JSON, which reference managers read."""
        with self._receipted("--format", "csl"):
            return json.dumps(csl(list(self.works), self._receipt), ensure_ascii=False, indent=2) + "\n"


_LOST = """What it found is not repeated: it was not had again here from the same things.
Whether it can be, and what differs: casus check --receipt FILE
"""
"""True of an output that differs, of one whose call is refused, and of one that nobody was asked to make again."""


def _seen(text: str) -> str:
    return "".join(f"{visible(line)}\n" for line in text.splitlines())


@noted("cite")
def cite(
    name: str,
    norm: str = "",
    law: Law | None = None,
    *,
    for_: str = "",
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    make: Making | None = None,
) -> Citation:
    """Say how to cite a clause, a paragraph, a bundled scenario, a scenario file, or an output of Casus with its receipt.

    make: runs the command that a receipt names, as for `check_receipt`; without it an output is cited without what it found. norm: cite what is found of it in the scenario, with how it stands and the sources that it rests on; for_, reading, answers and accounts are then as in
    `casus.explain`. Raises CasusError for another name.
    """
    known = law_given(law)
    text = word_given("what to cite", name)
    if not text.strip():
        raise wrong("nothing is named", "name an article, a scenario, or a file that casus wrote", "unknown-name")
    if word_given("a norm", norm):
        why = explain(name, norm, known, for_=for_, reading=reading, answers=answers, accounts=accounts)
        return Citation(f"{name} {norm}", why.works())
    if for_ or reading != "default" or answers or accounts:
        cure = f"name it, as in casus cite {text} ARTICLE"
        raise wrong("a state, a reading, an answer or an account belongs to one finding, and no article is named", cure)
    if name.casefold() in scenario_files() or name.endswith((".yaml", ".yml")):
        return Citation(name, works_of_scenario(known, load_scenario(name, known)))
    found = meant(known, text)
    if found:
        clause, only = clause_of(known, name)
        return Citation(only or clause.id, works_of_clause(known, clause, only))
    if FilePath(name).is_file():
        made = read_output(name).receipt
        return Citation(name, [answer_of(made), *(_again(name, made, make) if make else [])], made)
    raise wrong(
        f"there is no clause or scenario {quote(name)}",
        offer(name, [*clause_names(known), *scenario_files()]),
        "unknown-name",
    )


def _again(file: str, made: Receipt, make: Making) -> list[Work]:
    """What an output answered, found by making it again as `check_receipt` does: of `explain` the finding with its sources, of `assess` the
    findings in short.

    Nothing where it is not the same here, whether it was changed or what it was made from: that would not be what stands in it.
    """
    if not _tells(made):
        return []
    found = try_receipt(file, make)
    shown = found.shown[0] if len(found.shown) == 1 and found.same and not found.changed else None
    return (
        shown.works() if isinstance(shown, Explanation) else _in_short(shown) if isinstance(shown, Assessment) else []
    )


def _tells(made: Receipt) -> bool:
    """Whether findings can be cited of an output: of one event."""
    return made.command.split()[1:2] in (["explain"], ["assess"])


def _in_short(found: Assessment) -> list[Work]:
    """The findings of a report with how each stands, as one thing to cite."""
    said, name = " ".join(headline(found)).rstrip("."), found.scenario.id
    what = f"findings of Casus on {name}; one of them with its sources: casus cite {name} ARTICLE"
    return [Work(f"{name}:findings", FINDING, said, author=AUTHORS, what=what)]
