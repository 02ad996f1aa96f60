"""casus new: a scenario file of one's own, by questions in the terminal or from a template."""

import os
import sys
from importlib.util import find_spec

import click

from casus.cli.calls import FORCE
from casus.cli.options import Helped, Target, complain, show, write
from casus.interface.interviewing import Interview, Offered, Question, check_new, interview, save_template
from casus.show.blocks import Block, Commands, Foot, Gap, Pairs, Para, Words, unbroken
from casus.show.terminal import INTERRUPTED, WRONG_CALL

BACK, QUIT, ALL = ("b", "back"), ("q", "quit"), ("l", "list")
_SHOWN = 28
"""How many choices are shown with a question; the rest is listed on demand."""


@click.command(cls=Helped, sample="casus new case.yaml")
@click.argument("file", default="case.yaml", type=Target())
@click.option("--from", "line", default="", metavar="LINE", help="A line of the story: its names and days are offered.")
@click.option("--template", is_flag=True, help="Ask nothing: write a file with an example of every common case.")
def new_command(file: str, line: str, template: bool) -> int | None:
    """Make a scenario FILE of your own (case.yaml if none is named), by questions.

    Only what still matters is asked, and why is said. Where nobody knows, that is an answer. The file can be changed in any editor.
    """
    force = bool(click.get_current_context().meta.get(FORCE))
    check_new(file, force)
    if template:
        save_template(file, force=force)
        show([Para(f"Written to {file}: an invented case, with examples to uncomment.", 0), *_next(file)], "text")
        return None
    return _talk(interview(line=line), file, force)


def _talk(now: Interview, file: str, force: bool) -> int | None:
    """Ask until nothing is left to ask, or whoever answers leaves; then write the file. The exit status, where it is not that of a call that went well."""
    show(
        [
            Para(
                "Answer by a number, a name, or unknown; Enter takes what stands in [ ]. b: back. q: quit and save. l: list all.",
                0,
            )
        ],
        "text",
    )
    said: list[str] = []
    try:
        while now.question is not None:
            if (lines := now.headline(2)) != said:
                said = lines
                show([Gap(), Foot("So far:", " ".join(lines), 8)], "text")
            show(_asked(now.question, len(now.told) + 1), "text")
            after = _answered(now)
            if after is None:
                break
            now = after
    except KeyboardInterrupt:
        complain("\nStopped. Nothing was written.")
        return INTERRUPTED
    if now.assessment is None:
        complain(
            "Not enough is told for a file: it needs an event with its day. Nothing was written.\nWithout questions: casus new --template"
        )
        return WRONG_CALL
    now.save(file, force=force)
    show(
        [Gap(), Para(f"Written to {file}.", 0), *(Para(line, 2, 2) for line in now.headline()), Gap(), *_next(file)],
        "text",
    )
    return None


def _answered(now: Interview) -> Interview | None:
    """The interview after one line of input; the same where it was no answer, None where whoever answers leaves."""
    question = now.question
    assert question is not None
    write(f"[{question.default}] > " if question.default else "> ")
    text = sys.stdin.readline()
    if not sys.stdin.isatty():
        write("\n")
    if not text:  # the end of the input
        return None
    text = text.strip()
    word = text.casefold()
    if word in QUIT:
        return None
    if word in BACK:
        return now.back()
    if word in ALL:
        show([Pairs(_numbered(_every(question)))], "text")
        return now
    value = _value(question, text)
    if not value:
        complain("Write an answer; unknown, where nobody knows; b to go back; q to quit and save.")
        return now
    after = now.answered(value)
    for one in after.problems:
        show([Para((f"{_start(one.message)}. {_start(one.cure)}."), 2, 2)], "text")
    return after


def _value(question: Question, text: str) -> str:
    """What a line answers: a number is the choice of that number, an empty line what is offered."""
    every = _every(question)
    if len(text) < 4 and text.isdecimal() and 0 < int(text) <= len(every):
        return every[int(text) - 1].value
    return text or question.default


def _shown(question: Question) -> tuple[Offered, ...]:
    return question.choices[:_SHOWN]


def _every(question: Question) -> tuple[Offered, ...]:
    """All that can be chosen, in the order of the numbers."""
    return (*question.choices, *question.others)


def _numbered(choices: tuple[Offered, ...]) -> tuple[tuple[Words, Words], ...]:
    return tuple((unbroken(f"{place:>2}"), one.says) for place, one in enumerate(choices, 1))


def _asked(question: Question, number: int) -> list[Block]:
    """A question as blocks: what is asked, why, and the numbered choices."""
    rows = _numbered(_shown(question))
    more = len(question.choices) + len(question.others) - len(rows)
    write_ = "; ".join(part for part in (question.write, f"l lists {more} more" if more else "") if part)
    return [
        Gap(),
        Para(f"{number}. {question.asks}", 0, 3),
        Para(f"Why: {question.why}.", 3),
        *([Pairs(rows, 3)] if rows else []),
        *([Para(f"{_start(write_)}.", 3)] if write_ else []),
    ]


def _next(file: str) -> list[Block]:
    """The next commands."""
    rows = [
        (f"casus assess {_shell(file)}", ""),
        (f"casus check {_shell(file)}", ""),
    ]
    if all(
        map(find_spec, ("starlette", "uvicorn"))
    ):  # what the workbench needs; without it the call would only name an extra
        rows.append((f"casus serve {_shell(file)}", "opens it in the workbench, to change it"))
    return [Commands("NEXT", (*rows, ("casus schema --write schemas", "once, for editors")))]


def _shell(file: str) -> str:
    import shlex

    return shlex.quote(os.fspath(file))


def _start(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
