"""What the command line says of a wrong call, of a file with problems, and of a mistake of our own."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

OWN_FAULT = "Casus made a mistake here. Your file is not the cause. Please send this line:"


def usage(error: "click.UsageError") -> str:
    """A wrong call in words, with a cure."""
    import click

    from casus.files.problems import offer, quote

    where = " ".join(["casus", *_words_of(error.ctx)])
    if isinstance(error, click.NoSuchOption):
        options = (
            []
            if error.ctx is None
            else [
                name
                for param in error.ctx.command.params
                if isinstance(param, click.Option) and not param.hidden
                for name in param.opts
            ]
        )
        message = f"{where} has no option {quote(error.option_name)}; {offer(error.option_name, [*options, '--help'])}"
    elif isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else "a word"
        message = f"{where} needs {name.removesuffix('...')}"
    elif (
        isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.Choice)
    ):
        allowed = [str(item) for item in error.param.type.choices]
        message = f"{error.param.opts[-1]} takes one of these: {', '.join(allowed)}"
    else:
        text = error.format_message().rstrip(".")
        message = f"{where}: {text[:1].lower()}{text[1:]}"
    return f"{message}\nMore: {where} --help"


def say(error: Exception) -> int:
    """Say on standard error why a call ended, and give its exit status.

    What the system refuses, as where a disk is full or the folder of the call was taken away, is no mistake of the file, and none of ours.
    """
    from casus.files.problems import CasusError, fault
    from casus.show.terminal import OUR_OWN_FAULT, WRONG_CALL, NotWritten

    if isinstance(error, CasusError):
        text = str(error)
        if any(problem.mark.file for problem in error.problems):
            sys.stderr.write(text + "\n")
        else:
            complain(text)
    elif isinstance(error, NotWritten):
        complain(f"Standard output cannot be written: {error}")
    elif isinstance(error, OSError) and _nowhere():
        complain("The folder that this call is made in is gone. Go to another one, as with cd")
    elif isinstance(error, OSError) and error.strerror:
        complain(f"The system refuses: {error.strerror}{f': {error.filename}' if error.filename else ''}")
    elif isinstance(error, MemoryError):
        complain("There is not enough memory for this")
    else:
        complain(f"{OWN_FAULT}\n{fault(error)}")
        return OUR_OWN_FAULT
    return WRONG_CALL


def _nowhere() -> bool:
    """Whether the folder of the call was taken away."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _words_of(context: "click.Context | None") -> list[str]:
    """The words of a call down to its command: learn, check."""
    words: list[str] = []
    while context is not None and context.parent is not None:
        words.insert(0, context.info_name or "")
        context = context.parent
    return words


def complain(text: str) -> None:
    """Write to standard error, made harmless."""
    from casus.show.blocks import Para, screen

    for line in text.splitlines():
        sys.stderr.write(screen([Para(line, 0)]))
