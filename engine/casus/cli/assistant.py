"""casus mcp: a few flat tools for an assistant, by the Model Context Protocol. Each gives the screen of a command with its receipt."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from casus import __version__
from casus.cli.calls import check_again
from casus.cli.options import Helped
from casus.files.problems import CasusError, wrong
from casus.interface import assessing, checking, law_pages, loading, trying
from casus.interface.result import Result

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

SAYS = (
    "Casus says which promises of an alliance an event calls in, under whose reading, and what the states then did. It does not say who is "
    "right, and predicts nothing. Repeat with each answer its standing (settled, contested, arguable), the clause, the sources with how far "
    "they were read, and the receipt. No record means that none was found, never a refusal. Say nothing of the law that no tool said."
)
"""What an assistant is told before it calls anything."""


def _answer(result: Result, **form: bool) -> dict[str, Any]:
    """A result as an assistant gets it: the screen, with its sources, and the receipt."""
    return {"answer": result.text(**form), "receipt": result.receipt()}


@contextmanager
def _case(scenario: str) -> Iterator[str]:
    """A scenario as functions take it: a name on file, or the text of a file. Raises CasusError for a path, so that no file is opened."""
    if "\n" not in scenario:
        loading.named_file(scenario)
        yield scenario
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(scenario)
        yield path


def list_scenarios(words: str = "", year: str = "", member: str = "", clause: str = "") -> dict[str, Any]:
    """List the events on file: with words in name, title or summary, begun in a year, with a state, or about a clause."""
    return _answer(loading.list_scenarios(*words.split(), year=year, member=member, clause=clause))


def check(text: str) -> dict[str, Any]:
    """Find mistakes in the text of a scenario file (YAML): each with its line, cause and cure."""
    with _case(text if text.endswith("\n") else f"{text}\n") as path:
        return _answer(checking.check(path))


def assess(scenario: str, reading: str = "default") -> dict[str, Any]:
    """Say what an event triggers, for whom, why, what is contested, and what members did. scenario: a name from list_scenarios, or the text of a file."""
    with _case(scenario) as name:
        return _answer(assessing.assess(name, reading=reading), sources=True)


def explain(scenario: str, norm: str, state: str = "", reading: str = "default") -> dict[str, Any]:
    """Say why a norm or clause holds for a state, or why it does not, down to events and sources."""
    with _case(scenario) as name:
        return _answer(assessing.explain(name, norm, for_=state, reading=reading), sources=True)


def what_if(
    scenario: str, set: Sequence[str] = (), drop: Sequence[str] = (), add: Sequence[str] = (), shift: str = ""
) -> dict[str, Any]:
    """Change an event and say what changes, and why. set: EVENT.FIELD=VALUE; drop: ids of events; add: events as YAML; shift: a day."""
    with _case(scenario) as name:
        return _answer(trying.what_if(name, set=set, drop=drop, add=add, shift=shift))


def turns_on(scenario: str, norm: str = "") -> dict[str, Any]:
    """Say what a contested norm turns on: which answers and accounts suffice for each outcome, and who holds them."""
    with _case(scenario) as name:
        return _answer(assessing.turns_on(name, norm or None))


def law(clause: str = "", on: str = "") -> dict[str, Any]:
    """Show an article in its wordings, as it stood on a day, with its sources; or all of the law on file, or who was bound on a day."""
    if clause:
        return _answer(law_pages.law_clause(clause, on), sources=True)
    return _answer(law_pages.law_on(on) if on else law_pages.law_contents())


TOOLS: tuple[Callable[..., dict[str, Any]], ...] = (list_scenarios, check, assess, explain, what_if, turns_on, law)
"""The tools: flat, few, and each one command."""


def server() -> "MCPServer":
    """The server with its tools, and the articles as resources. Raises CasusError where the library is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError:
        raise wrong("casus mcp needs the library mcp", "pip install 'casus-foederis[mcp]'") from None
    made = MCPServer("casus", instructions=SAYS, version=__version__)
    for tool in TOOLS:
        made.tool()(_told(tool))
    made.resource("casus://law/{clause}", mime_type="text/markdown")(_article)
    return made


def _article(clause: str) -> str:
    """An article with all its wordings and sources, as Markdown."""
    return law_pages.law_clause(clause).markdown(all=True, sources=True)


def _told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """A tool whose mistakes are told with their cure; a mistake of ours is told as one."""
    from functools import wraps

    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def called(*args: Any, **words: Any) -> dict[str, Any]:
        try:
            return tool(*args, **words)
        except CasusError as error:
            raise ToolError(str(error)) from None

    return called


class _Serving(Helped):
    """A command in which many calls are made, each with a receipt of its own."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, noting nothing for receipts of it."""
        check_again(ctx)
        return super(Helped, self).invoke(ctx)


@click.command("mcp", cls=_Serving, sample="casus mcp --help")
def mcp_command() -> None:
    """Serve Casus to an assistant on this machine, by the Model Context Protocol, on standard input and output."""
    server().run("stdio")
