"""What must hold for every problem found in any file: its place is in the file, its words are ours, it fits the screen."""

import re
from collections.abc import Iterable, Mapping
from unicodedata import combining, east_asian_width

from casus.files.problems import MOST_FINDINGS, MOST_PROBLEMS, Problem, render_all, render_each, render_problem

NOT_OUR_WORDS = re.compile(r"\b(invalid|null|keys?|parse\w*|nodes?|boolean|scalar|token|block|flow|schema|predicate)\b")


def lines_of(text: str) -> list[str]:
    """The lines of a file, as an editor counts them."""
    return re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))


def _columns(line: str) -> int:
    """The columns of a line on a terminal: a mark on the letter before takes none, a wide letter two."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in line)


def check(found: Iterable[Problem], texts: Mapping[str, str]) -> None:
    """Fail if a problem has no place in its file, no cure, words of the workshop, or lines that do not fit.

    `texts` are the files by the names that problems call them. A file that is missing or is none has the place 1:1.
    """
    problems = list(found)
    for problem in problems:
        for mark in (problem.mark, *(mark for _, mark in problem.also)):
            if mark.file not in texts:
                assert (mark.line, mark.column) == (1, 1), problem
                continue
            lines = lines_of(texts[mark.file])
            assert 1 <= mark.line <= len(lines), problem
            assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1, problem
            assert mark.width >= 1
            assert mark.text in (lines[mark.line - 1], ""), problem
        assert problem.message and problem.cure, problem
        said = re.sub(r'"[^"]*"', "", problem.message + " " + problem.cure)
        assert not NOT_OUR_WORDS.search(said), problem
        for line in render_problem(problem).split("\n"):
            assert line.isprintable(), problem
            assert _columns(line) <= 80 or max(map(len, line.split(" "))) > 70, line
    assert sum(not problem.warning for problem in problems) <= MOST_PROBLEMS + 1
    assert sum(problem.warning for problem in problems) <= MOST_FINDINGS + 1
    assert render_all(problems).count("\n\n") >= len(render_each(problems)) if problems else True


def place(problem: Problem) -> str:
    """Where a problem is, as line:column."""
    return f"{problem.mark.line}:{problem.mark.column}"
