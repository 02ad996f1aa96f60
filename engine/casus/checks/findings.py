"""What a lint of the law found: on the screen, for other programs, and the cases that show it as files of their own."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from casus.files.problems import Problem, quote, render_all, wrong
from casus.show.blocks import Para, screen

FINDING_FIELDS = {
    "file": "where it stands",
    "line": "counted from 1",
    "column": "counted from 1",
    "code": "what sort of finding it is",
    "message": "the finding",
    "cure": "the smallest case seen, what was searched, or what to do",
    "also": "the other places involved, as PLACE: HEADING",
    "case": "a scenario file that shows it; empty where the finding is that there is none",
}
"""What a finding says, for JSON and its schema."""


class Finding(NamedTuple):
    """One finding. `case` is the smallest scenario that shows it, as a file; empty where the finding is that there is none."""

    problem: Problem
    case: str = ""


class Linted(NamedTuple):
    """All findings, and in words what was looked at."""

    findings: tuple[Finding, ...]
    looked: str

    def values(self) -> list[dict[str, Any]]:
        """The findings as plain values, in file order."""
        ordered = sorted(self.findings, key=lambda item: item.problem.mark[:3])
        return [
            {
                **problem.values(),
                "also": [f"{mark.file}:{mark.line}:{mark.column}: {label}" for label, mark in problem.also],
                "case": case.replace("{name}", "case"),
            }
            for problem, case in ordered
        ]

    def text(self, what: str, command: str, saved: list[Path]) -> str:
        """The findings as a screen. command: what was called, to show how the cases are kept; saved: where they are."""
        problems = [finding.problem for finding in self.findings]
        shown = render_all(problems, what) if problems else f"No finding in {what}."
        text = f"{shown}\n\n{screen([Para(self.looked, 0)])}"
        if saved:
            return f"{text}Kept in {', '.join(map(str, saved))}.\n"
        cases = sum(bool(finding.case) for finding in self.findings)
        return (
            f"{text}To keep {'the case' if cases == 1 else 'the cases'}: {command} --save clash.yaml\n"
            if cases
            else text
        )

    def save(self, file: Path) -> list[Path]:
        """Write each case into a file of its own: the one named, and then with -2, -3, ... Raises CasusError where it cannot."""
        cases = [finding.case for finding in self.findings if finding.case]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", file.stem) or file.suffix != ".yaml":
            raise wrong(
                f"{quote(file.name)} is no name for a scenario file",
                "write small letters, digits and -, as in clash.yaml",
            )
        places = [
            file.with_stem(file.stem + (f"-{number}" if number > 1 else "")) for number in range(1, len(cases) + 1)
        ]
        taken = next((place for place in places if place.exists()), None)
        if taken is not None:
            raise wrong(f"there is a file {quote(taken.name)} already", "choose another name")
        for place, case in zip(places, cases, strict=True):
            named = re.sub(r"^scenario:.*$", f"scenario: {place.stem}", case, count=1, flags=re.MULTILINE)
            try:
                place.write_text(named, encoding="utf-8")
            except OSError as error:
                raise wrong(
                    f"{quote(str(place))} cannot be written: {error.strerror}", "name a file of your own"
                ) from None
        return places
