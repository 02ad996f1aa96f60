"""Where a call of `casus` begins and ends. Whatever a call does not need is not loaded for it, for starting must cost nothing.

The commands and their options are in cli/commands.py. The plainest calls are known without them: loading the library that reads
options takes longer than many an answer.
"""

import gc
import os
import sys

from casus import __version__
from casus.files import bundled
from casus.show.terminal import (
    DONE,
    FINDINGS,
    INTERRUPTED,
    OUR_OWN_FAULT,
    WRONG_CALL,
    Findings,
    ReaderLeft,
    show,
    write,
)


def main(args: "list[str] | None" = None) -> None:
    """Run the command line; never with a traceback. Ends with 0, or 1 for findings, 2 for a wrong call or file, 3 for our own fault."""
    gc.set_threshold(200_000, 50, 50)  # a short run makes many small objects that live to its end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # an old console shows the number of a letter, and no error
    try:
        status = _ended(sys.argv[1:] if args is None else list(args), alone=args is None)
    finally:
        bundled.choose()  # what a call chose holds for this call
    sys.exit(status)


def _run(args: list[str], alone: bool) -> int:
    """Do what some words call for; the exit status. alone: the process is there for this call only."""
    if "_CASUS_COMPLETE" not in os.environ:  # in which a shell asks for the words that could follow
        if args == ["--version"]:
            write(f"casus {__version__}\n")
            return DONE
        if args in ([], ["--help"]):
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere, without a complaint
        return DONE
    except Exception as error:
        from casus.cli.calls import OWN_FAULT, complain
        from casus.files.problems import CasusError, fault

        if not isinstance(error, CasusError):
            complain(f"{OWN_FAULT}\n{fault(error)}")
            return OUR_OWN_FAULT
        text = str(error)
        if any(problem.mark.file for problem in error.problems):
            sys.stderr.write(text + "\n")
        else:
            complain(text)
        return WRONG_CALL
