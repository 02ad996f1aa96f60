"""What the commands share: their kinds, their options, and what completes their words. What writes is in show/terminal.py."""

from collections.abc import Callable
from typing import Any

import click

from casus.cli.calls import Target, check_again, command_text
from casus.files import inputs
from casus.show.terminal import Findings, Progress, ReaderLeft, colour, fancy, show, show_csv, show_json, write

FORMATS = ("text", "json", "md")


ELSEWHERE = {
    **dict.fromkeys(("whatif", "compare", "timeline", "matrix", "sweep"), "explore"),
    **dict.fromkeys(("law", "cite", "consistency"), "law"),
    **dict.fromkeys(("specs", "site"), "read"),
    **dict.fromkeys(("record", "claims", "atop"), "record"),
    "turns-on": "explore",
    "learn": "teaching",
}
"""The modules of commands that are loaded when they are called; the function has the name of the command."""


class CommandGroup(click.Group):
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
            from casus.files.problems import offer, quote, wrong

            raise wrong(f"there is no command {quote(args[0])}", offer(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


class Helped(click.Command):
    """A command whose help ends with a real example."""

    def __init__(self, *args: Any, sample: str = "", **others: Any) -> None:
        self.sample = sample
        super().__init__(*args, **others)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it reads is noted for the receipts of what it writes."""
        check_again(ctx)
        with inputs.noting(command_text(ctx)):
            return super().invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The example."""
        from casus.cli.start import example

        shown = example()
        line = self.sample.format(**shown._asdict(), clause=shown.clause)
        formatter.write(f"\nExample:\n  {line}\n")


def scenario_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """What completes the name of a scenario: the bundled ones, else files."""
    from click.shell_completion import CompletionItem

    from casus.scenarios.library import scenario_files

    names = [CompletionItem(name) for name in scenario_files() if name.startswith(incomplete)]
    return names if names and incomplete else [*names, CompletionItem(incomplete, type="file")]


def words_of_law(what: str) -> Any:
    """What completes a word from the law: norms, clauses, readings, questions or states."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from casus.scenarios.library import load_law

        law = load_law()
        found: dict[str, list[str]] = {
            "norm": list(dict.fromkeys(rule.norm for rule in law.rules() if rule.norm)),
            "clause": list(law.clauses),
            "reading": ["default", *law.readings],
            "answer": [f"{item.id}={answer.id}" for item in law.questions.values() for answer in item.answers],
            "state": [item.id for item in law.entities.values() if item.kind == "state"],
        }
        return [word for word in found[what] if word.startswith(incomplete)]

    return complete


def form_option(*allowed: str) -> Callable[[Any], Any]:
    """The option --format with some forms; the first is the default."""
    return click.option(
        "--format", "form", type=click.Choice(allowed), default="text", show_default=True, help="Form of the output."
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


def chosen_of(reading: str, answers: tuple[str, ...], accounts: tuple[str, ...], backend: str) -> Any:
    """The reading and what is changed on top of it, from the options. Raises CasusError for a malformed one."""
    from casus.ask.choice import Chosen, option_pairs

    return Chosen(
        reading,
        option_pairs(answers, "--answer", "QUESTION=ANSWER"),
        option_pairs(accounts, "--account", "DISPUTE=ACCOUNT"),
        backend,
    )


__all__ = [
    "ELSEWHERE",
    "FORMATS",
    "CommandGroup",
    "Findings",
    "Helped",
    "Progress",
    "ReaderLeft",
    "Target",
    "chosen_of",
    "colour",
    "fancy",
    "form_option",
    "reading_options",
    "scenario_names",
    "show",
    "show_csv",
    "show_json",
    "words_of_law",
    "write",
]
