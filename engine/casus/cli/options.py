"""What the commands share: their kinds, their options, and what completes their words. What writes is in show/terminal.py."""

import errno
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from casus.cli.calls import Target, check_again, command_text, force_option
from casus.files import bundled, providers
from casus.files.problems import CasusError, offer, quote, wrong
from casus.show.terminal import Findings, Progress, ReaderLeft, colour, fancy, show, show_json, show_result, write

FORMATS = ("text", "json", "md", "csv", "html", "xlsx")
"""The forms of every command that prints a result. HTML is whole, for paper has no screen to fit; a workbook goes into a file (extra: xlsx)."""


ELSEWHERE = {
    **dict.fromkeys(("whatif", "compare", "timeline", "matrix", "sweep", "treaties"), "commands"),
    **dict.fromkeys(("law", "cite", "consistency"), "law"),
    **dict.fromkeys(("specs", "site", "serve"), "law"),
    **dict.fromkeys(("record", "claims", "atop", "twins", "draft"), "record"),
    "mcp": "assistant",
    "new": "new",
    "turns-on": "commands",
    "compare-law": "law",
    "learn": "learn",
}
"""The modules of commands that are loaded when they are called; the function has the name of the command."""


def short_help() -> click.Option:
    """The option -h, which does what --help does."""

    def shown(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return click.Option(["-h"], is_flag=True, expose_value=False, is_eager=True, hidden=True, callback=shown)


class UnderLaw(click.Command):
    """A command with the options that choose the law; what is chosen holds for the rest of the run."""

    def __init__(self, *args: Any, **others: Any) -> None:
        super().__init__(*args, **others)
        self.params.append(short_help())
        self.params += (
            [force_option()]
            if any(isinstance(param.type, Target) and not param.type.free for param in self.params)
            else []
        )
        self.params += [
            click.Option(
                ["--law"],
                multiple=True,
                metavar="FOLDER",
                type=click.Path(),
                expose_value=False,
                is_eager=True,
                callback=lambda ctx, param, value: bundled.choose_too(folders=value),
                help="Add a folder of law of your own.",
            ),
            click.Option(
                ["--only-law"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=lambda ctx, param, value: bundled.choose_too(only=value),
                help="With --law: in place of the bundled law.",
            ),
        ]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises CasusError for a law that is not there, also where the command does not read it."""
        if not isinstance(self, click.Group):  # which may have a command with options of its own
            providers.chosen()
        return super().invoke(ctx)


class CommandGroup(UnderLaw, click.Group):
    """The group of all commands: without one it shows the first screen, and its help is sorted by what one wants."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*self.commands, *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; its module is loaded now."""
        if cmd_name in ELSEWHERE:
            from importlib import import_module

            found = getattr(import_module(f"casus.cli.{ELSEWHERE[cmd_name]}"), f"{cmd_name.replace('-', '_')}_command")
            assert isinstance(found, click.Command)
            return found
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands."""
        from casus.cli.start import commands
        from casus.show.blocks import screen

        formatter.write(screen(commands()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """A command by its name; a cure for another word."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from casus.cli.start import SAME, no_command

            if args[0] == "help":
                return super().resolve_command(ctx, [*args[1:], "--help"])
            if args[0] not in SAME:
                raise no_command(args[0], args[1:], self.list_commands(ctx))
            args = [SAME[args[0]], *args[1:]]
        return super().resolve_command(ctx, args)


class Helped(UnderLaw):
    """A command whose help ends with a real example."""

    def __init__(self, *args: Any, sample: str = "", **others: Any) -> None:
        self.sample = sample
        super().__init__(*args, **others)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it reads is noted for the receipts of what it writes."""
        check_again(ctx)
        from casus.interface.result import noting

        with noting(command_text(ctx)):
            return super().invoke(ctx)

    def example(self) -> str:
        """A call that works."""
        from casus.interface.loading import example

        shown = example()
        return self.sample.format(**shown._asdict(), clause=shown.clause)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The example."""
        formatter.write(f"\nExample:\n  {self.example()}\n")


def scenario_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """What completes the name of a scenario: the bundled ones, else files."""
    from click.shell_completion import CompletionItem

    from casus.interface.loading import bundled_names

    names = [CompletionItem(name) for name in bundled_names() if name.startswith(incomplete)]
    return names if names and incomplete else [*names, CompletionItem(incomplete, type="file")]


def words_of_law(what: str) -> Any:
    """What completes a word from the law: norms, clauses, readings, questions or states."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from casus.interface.loading import law_words

        return [word for word in law_words(what) if word.startswith(incomplete)]

    return complete


def form_option(*allowed: str) -> Callable[[Any], Any]:
    """The option --format with some forms; the first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(tuple(dict.fromkeys(allowed))),
        default="text",
        show_default=True,
        help="Form of the output.",
    )


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose a reading."""
    for option in (
        click.option("--backend", type=click.Choice(("auto", "durable", "plan")), default="auto", hidden=True),
        click.option(
            "--account",
            "accounts",
            multiple=True,
            metavar="DISPUTE=ACCOUNT",
            help="Take another account of a disputed fact.",
        ),
        click.option(
            "--answer",
            "answers",
            multiple=True,
            metavar="QUESTION=ANSWER",
            shell_complete=words_of_law("answer"),
            help="Take another answer to one question.",
        ),
        click.option(
            "--reading",
            default="default",
            metavar="NAME",
            shell_complete=words_of_law("reading"),
            help="Take a named reading of the law.",
        ),
    ):
        function = option(function)
    return function


def picture_flag(says: str) -> Callable[[Any], Any]:
    """The option --picture by itself, for who checks its file too."""
    told = f"{says}: FILE.svg, or FILE.png (extra: plot)."
    return click.option("--picture", default="", metavar="FILE", type=Target(), help=told)


def picture_option(says: str, old: str) -> Callable[[Any], Any]:
    """The option --picture of every command that draws, its file checked. `old`: what it was called before, which does the same."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def called(*args: Any, picture: str, old_picture: str, **others: Any) -> Any:
            if name := picture or old_picture:
                from casus.show.drawing import check_ending

                check_ending(name)  # before the work
            return function(*args, picture=name, **others)

        hidden = click.option(old, "old_picture", default="", type=Target(), hidden=True)
        return picture_flag(says)(hidden(called))  # type: ignore[no-any-return]

    return decorate


def chosen_of(
    reading: str, answers: tuple[str, ...], accounts: tuple[str, ...] = (), backend: str = "auto"
) -> dict[str, Any]:
    """The reading and what is changed on top of it, from the options. Raises CasusError for a malformed one."""
    return {
        "reading": reading,
        "answers": option_pairs(answers, "--answer", "QUESTION=ANSWER"),
        "accounts": option_pairs(accounts, "--account", "DISPUTE=ACCOUNT"),
        "backend": backend,
    }


def option_pairs(texts: tuple[str, ...], option: str, form: str) -> tuple[tuple[str, str], ...]:
    """Options of the form name=value, taken apart. Raises CasusError for another form, and for two values of one name."""
    found: list[tuple[str, str]] = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name or not value:
            raise wrong(f"{option} {quote(text)} lacks a word", f"write {option} {form}")
        if name in dict(found):
            raise wrong(f"{option} says twice what {quote(name)} is to be", "give it once")
        found.append((name, value))
    return tuple(found)


def watch_option() -> Callable[[Any], Any]:
    """The option --watch, for who writes a file in an editor beside."""
    return click.option("--watch", is_flag=True, help="Do it again whenever a file changes; Ctrl-C ends it.")


def watched(paths: Sequence[str], work: Callable[[], None]) -> None:
    """Do some work, and again whenever one of some files or folders changes, until Ctrl-C. A mistake in a file is said, and ends nothing."""
    if not any(os.path.exists(path) for path in paths):
        raise wrong("--watch has no file to watch", "name a file of your own, as in case.yaml")
    seen, going = None, True
    while going:
        now = _stamps(paths)
        if now != seen:
            seen = now
            if fancy():
                write("\x1b[2J\x1b[H")  # a clean screen, in a terminal only
            try:
                work()
            except Findings:
                pass
            except CasusError as error:
                say(error)
            complain("Waiting for changes. Ctrl-C ends it.")
        try:
            going = pause()
        except KeyboardInterrupt:
            return


def pause() -> bool:
    """Wait until files are looked at again."""
    time.sleep(0.4)
    return True


def _stamps(paths: Sequence[str]) -> list[tuple[str, int, int]]:
    """What files look like: a change of one of them changes it."""
    found = []
    for path in paths:
        inside = sorted(item.path for item in os.scandir(path)) if os.path.isdir(path) else [path]
        for name in inside:
            try:
                stat = os.stat(name)
            except OSError:  # an editor may put another file in its place
                continue
            found.append((name, stat.st_mtime_ns, stat.st_size))
    return found


__all__ = [
    "ELSEWHERE",
    "FORMATS",
    "CommandGroup",
    "Findings",
    "Helped",
    "Progress",
    "ReaderLeft",
    "Target",
    "UnderLaw",
    "chosen_of",
    "colour",
    "fancy",
    "form_option",
    "option_pairs",
    "picture_flag",
    "picture_option",
    "reading_options",
    "scenario_names",
    "short_help",
    "show",
    "show_json",
    "show_result",
    "watch_option",
    "watched",
    "words_of_law",
    "write",
]


MEANT = {
    **dict.fromkeys(("--for", "--state", "--country", "--who", "--bearer"), ("--for", "--member", "--beneficiary")),
    **dict.fromkeys(("--article", "--norm", "--treaty"), ("--clause",)),
    **dict.fromkeys(("--output", "--out", "--file", "--write"), ("--save", "--export", "--out")),
}
"""Options that others have, and what is called so here. One that writes over files is never offered for another word."""

OWN_FAULT = "Casus made a mistake here. Your file is not the cause. Please send this line:"


def usage(error: click.UsageError, args: Sequence[str] = ()) -> str:
    """A wrong call in words, with a cure. args: its words."""
    from casus.cli.start import option_calls

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
        likely = option_calls(error.option_name, args)
        meant = [name for name in MEANT.get(error.option_name, ()) if name in options]
        cure = f"likely meant: {'; '.join(f'casus {call}' for call in likely)}" if likely else ""
        cure = cure or (f"likely meant: {' or '.join(meant)}" if meant else "")
        cure = cure or offer(error.option_name, [*(name for name in options if name != "--force"), "--help"])
        message = f"{where} has no option {quote(error.option_name)}; {cure}"
    elif isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else "a word"
        message = f"{where} needs {name.removesuffix('...')}{_as_in(error.ctx)}"
    elif (
        isinstance(error, click.BadParameter) and error.param is not None and isinstance(error.param.type, click.Choice)
    ):
        allowed = [str(item) for item in error.param.type.choices]
        message = f"{error.param.opts[-1]} takes one of these: {', '.join(allowed)}"
        wanted = {word.casefold().rpartition("=")[2].lstrip(".") for word in args}
        if "html" in allowed and wanted & {"doc", "docx", "odt", "rtf", "word", "pdf"}:
            message += ". Word processors open html, and save it as they like"
    else:
        text = error.format_message().rstrip(".")
        message = f"{where}: {text[:1].lower()}{text[1:]}"
    return f"{message}\nMore: {where} --help"


def _as_in(context: click.Context | None) -> str:
    """The example of a command, for who left a word out."""
    command = context.command if context is not None else None
    return f"\nAs in: {command.example()}" if isinstance(command, Helped) else ""


_REFUSALS = {
    getattr(errno, name)
    for name in (
        "EACCES",
        "EPERM",
        "EROFS",
        "ENOSPC",
        "EDQUOT",
        "EFBIG",
        "EIO",
        "ENOMEM",
        "EMFILE",
        "ENFILE",
        "ELOOP",
        "ENAMETOOLONG",
    )
    if hasattr(errno, name)
}
"""What the system refuses whatever is asked of it. A file that is not there is none of these: where nobody said so, we looked wrongly."""


def say(error: Exception) -> int:
    """Say on standard error why a call ended, and give its exit status.

    What the system refuses, as where a disk is full or the folder of the call was taken away, is no mistake of the file, and none of ours.
    """
    from casus.files.problems import CasusError, fault, short
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
    elif isinstance(error, OSError) and error.errno in _REFUSALS:
        complain(f"The system refuses: {error.strerror}{f': {short(str(error.filename))}' if error.filename else ''}")
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


def _words_of(context: click.Context | None) -> list[str]:
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
