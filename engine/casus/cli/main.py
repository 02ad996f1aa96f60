"""Where a call of `casus` begins and ends. Whatever a call does not need is not loaded for it, for starting must cost nothing.

The commands and their options are in cli/commands.py. The plainest calls are known without them: loading the library that reads
options takes longer than many an answer.
"""

import gc
import os
import sys
from typing import IO

from casus import __version__
from casus.files import bundled
from casus.show.terminal import (
    COMPLETE,
    DONE,
    FINDINGS,
    INTERRUPTED,
    WRONG_CALL,
    Findings,
    NotWritten,
    ReaderLeft,
    show,
    write,
)


def main(args: "list[str] | None" = None) -> None:
    """Run the command line; never with a traceback. Ends with 0, or 1 for findings, 2 for a wrong call or file, 3 for our own fault."""
    gc.set_threshold(200_000, 50, 50)  # a short run makes many small objects that live to its end
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # an old console shows the number of a letter, and no error
    try:
        status = _ended(sys.argv[1:] if args is None else list(args), alone=args is None)
    finally:
        bundled.choose()  # what a call chose holds for this call
    if args is None:
        gc.freeze()  # the end comes: to look through all that lives once more for what could be freed took a fourteenth of a call
    sys.exit(status)


def _run(args: list[str], alone: bool) -> int:
    """Do what some words call for; the exit status. alone: the process is there for this call only."""
    if COMPLETE not in os.environ:
        if args == ["--version"]:
            write(f"casus {__version__}\n")
            return DONE
        if args in ([], ["--help"], ["-h"], ["help"]):
            from casus.cli.start import commands, doors
            from casus.show.blocks import screen

            if args:
                write(screen(commands()))
            else:
                show(doors(), "text")
            return DONE
        if len(args) == 2 and args[0] == "assess" and not args[1].startswith("-"):
            from casus.cli.start import write_assessment

            write_assessment(args[1:], keep=alone)
            return DONE
    from casus.cli.commands import run

    return run(args, main)


def _ended(args: list[str], alone: bool) -> int:
    """The exit status of a call, whatever became of it; what went wrong is said on standard error."""
    try:
        return _run(args, alone)
    except Findings:
        return FINDINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ReaderLeft, BrokenPipeError):
        _leave(sys.stdout)
        return DONE
    except Exception as error:
        from casus.cli.options import say

        left = _leave(sys.stdout)  # whoever wrote: of us, or of the library that reads options
        try:
            return say(NotWritten(left) if left and isinstance(error, OSError) else error)
        except OSError:  # nobody can be told; the status tells
            _leave(sys.stderr)
            return WRONG_CALL


def _open_streams() -> None:
    """Put something in the place of streams that came closed, so that no file that is opened later is taken for one of them.

    What is written to an output that came closed fails, as it should; a complaint is lost.
    """
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            found = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if found != number:
                os.dup2(found, number)
                os.close(found)
            setattr(sys, name, open(number, "r" if name == "stdin" else "w", closefd=False, encoding="utf-8"))  # noqa: SIM115


def _leave(stream: "IO[str]") -> str:
    """Let what is left in a stream that cannot be written go nowhere, without a complaint at the end. Says why it cannot; nothing where it can."""
    try:
        stream.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error.strerror or "it is closed"
    return ""
