"""A call of the command line as text, and the same call made again, with what it writes kept apart from the user's files."""

import os
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from contextvars import ContextVar
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from casus.files import bundled
from casus.interface.result import call_text
from casus.show.terminal import DONE, FINDINGS, keeping_results

if TYPE_CHECKING:
    from casus.interface.checking import Again

_ASIDE: ContextVar[Path | None] = ContextVar("casus_aside", default=None)
"""The folder into which outputs go while a call is made again."""

NO_OUTPUT = ("watch", "force")
"""The options that make no output: they wait, or write over files. No receipt that Casus writes has one."""

AGAIN = (
    *(
        "assess",
        "explain",
        "check",
        "list",
        "schema",
        "whatif",
        "draft",
        "compare",
        "timeline",
        "turns-on",
        "matrix",
        "sweep",
        "treaties",
    ),
    *(
        "law",
        "compare-law",
        "cite",
        "consistency",
        "specs",
        "site build",
        "record",
        "claims",
        "atop",
        "twins",
        "learn handout",
        "learn grade",
    ),
)
"""The commands that can be made again: they write nothing but what a Target names."""


class Target(click.Path):
    """A file or a folder that a command writes. Every option and argument that names one has this type.

    folder: it is a folder, into which several files are written. free: the command itself looks at what is there.
    """

    def __init__(self, *, folder: bool = False, free: bool = False) -> None:
        super().__init__()
        self.folder, self.free = folder, free

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as it was given; in the folder aside while a call is made again.

        Raises CasusError for a name that cannot be seen, and for what is there already, without --force.
        """
        from casus.files.problems import check_name

        made = str(super().convert(value, param, ctx))
        check_name(made)
        aside = _ASIDE.get()
        if aside is not None and made:
            return str(aside / _own_name(made))
        if made and not self.free and ctx is not None and not ctx.meta.get(FORCE):
            self._refuse(made)
        return made

    def _refuse(self, name: str) -> None:
        from casus.files.problems import quote, wrong

        path, cure = Path(name), "choose another name, or add --force to write over {}"
        if self.folder and path.is_dir():
            if any(path.iterdir()):
                raise wrong(f"{quote(name)} holds files already", cure.format("those of the same names"))
        elif not path.is_dir() and os.path.lexists(path):
            raise wrong(f"{quote(name)} is there already", cure.format("it"))


def _own_name(name: str) -> str:
    """What a target is called in the folder aside: the last part of its name where that names a file there, whatever stands before it."""
    last = Path(name).name
    return last if last.strip(". ") and not set(last) & set("/\\:\0") else "made"


FORCE = "casus.force"
"""Under what it is noted in a call that it may write over files."""


def force_option() -> click.Option:
    """The option of every command that writes."""
    return click.Option(
        ["--force"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=lambda ctx, param, value: ctx.meta.__setitem__(FORCE, value),
        help="Write over files that are there.",
    )


def command_text(ctx: click.Context) -> str:
    """The call of a command as one text: its words, then its options by name, without those that change nothing."""
    parts: list[str] = []
    step: click.Context | None = ctx
    law = bundled.law_words(
        *bundled.chosen_law()
    )  # whether the words that chose it stood before the command or after it
    while step is not None:
        bare, options = _words(step)
        parts.insert(0, call_text([step.info_name or ""], bare, options + law if step is ctx else options))
        step = step.parent
    return " ".join(parts)


def _words(ctx: click.Context) -> tuple[list[str], list[list[str]]]:
    """The arguments of a command, and its options with their values. Those that choose the law are none of them."""
    options: list[list[str]] = []
    bare: list[str] = []
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "")
        if value is None or ctx.get_parameter_source(param.name or "") == ParameterSource.DEFAULT:
            continue
        if param.name in NO_OUTPUT:
            continue
        if isinstance(param, click.Argument):
            bare += map(str, value) if param.nargs != 1 else [str(value)]
        elif isinstance(param, click.Option) and value != param.get_default(ctx):
            name = max(param.opts, key=len)
            if param.is_flag:
                options.append([name])
            else:
                several = value if param.multiple else (value,)
                options += [[name, *map(str, item if param.nargs != 1 else (item,))] for item in several]
    return bare, options


class MadeAgain(NamedTuple):
    """What came of a call that was made again: its exit status, what it printed, what it said went wrong, the files it wrote, and the results it showed."""

    status: int
    printed: str
    said: str
    files: tuple[Path, ...]
    shown: tuple[Any, ...] = ()


def check_again(ctx: click.Context) -> None:
    """Raise CasusError for a command that is not made again, where one is to be; for an option that makes no output, and for a path that leads out."""
    if _ASIDE.get() is None:
        return
    from casus.files.problems import quote, wrong

    name, by_hand = _name_of(ctx), "look at its command, and if you trust it make the call by hand"
    if name not in AGAIN:
        raise wrong(f"casus {name} is not made again", "it would write into your own files")
    for param in _given(ctx):
        if param.name in NO_OUTPUT:
            raise wrong(f"{param.opts[0]} is in no receipt of Casus: it makes no output", by_hand)
        if not isinstance(param.type, Target):
            for word in _flat(ctx.params.get(param.name or "")):
                if _leads_out(word):
                    raise wrong(f"its receipt names {quote(word)}, which leads out of this folder", by_hand)
    for folder in bundled.chosen_law()[0]:
        if _leads_out(folder):
            raise wrong(f"its receipt names {quote(folder)}, which leads out of this folder", by_hand)


def _given(ctx: click.Context) -> list[click.Parameter]:
    """The parameters that a call names, without those that are as they are by themselves."""
    return [
        param
        for param in ctx.command.params
        if ctx.get_parameter_source(param.name or "") not in (ParameterSource.DEFAULT, None)
        or (param.name == "force" and ctx.meta.get(FORCE))
    ]


def _flat(value: Any) -> Iterator[str]:
    """The words in what a parameter was given."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, str | os.PathLike):
        yield str(value)


def _leads_out(word: str) -> bool:
    """Whether a word is a path out of the working folder: an absolute one, one with `..` in it, or one by a link."""
    parts = word.replace("\\", "/").split("/")
    if os.path.isabs(word) or word.startswith("~") or ".." in parts or re.match(r"[A-Za-z]:[\\/]", word):
        return True
    try:
        here = os.path.realpath(os.curdir)
        return os.path.lexists(word) and os.path.commonpath([here, os.path.realpath(word)]) != here
    except (OSError, ValueError):  # what no file can be called
        return False


def _name_of(ctx: click.Context) -> str:
    """The name of a command below `casus`, as in: learn handout."""
    names: list[str] = []
    step: click.Context | None = ctx
    while step is not None and step.parent is not None:
        names.insert(0, step.command.name or "")
        step = step.parent
    return " ".join(names)


def make_again(main: Callable[[list[str]], None], words: list[str], aside: Path) -> MadeAgain:
    """Run a call once more, in this process, with what it writes in a folder of its own.

    main: the command line. words: those of the call, after `casus`. aside: an empty folder.
    """
    printed, said, status = StringIO(), StringIO(), 0
    with (
        _kept_in(aside),
        bundled.choosing_anew(),
        keeping_results() as shown,
        redirect_stdout(printed),
        redirect_stderr(said),
    ):
        try:
            main(words)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
    files = tuple(sorted(path for path in aside.rglob("*") if path.is_file()))
    return MadeAgain(status, printed.getvalue(), said.getvalue(), files, tuple(shown))


@contextmanager
def _kept_in(aside: Path) -> Iterator[None]:
    before = _ASIDE.set(aside)
    try:
        yield
    finally:
        _ASIDE.reset(before)


def make_output(main: Callable[[list[str]], None], command: str, aside: Path) -> "Again":
    """Make an output again from the command of its receipt."""
    from casus.interface.checking import Again

    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if words[:1] != ["casus"]:
        return Again(trouble="its receipt names no command of casus")
    if _ASIDE.get() is not None:
        return Again(trouble="it is itself about an output that was made again")
    again = make_again(main, words[1:], aside)
    if again.status in (DONE, FINDINGS):
        return Again(again.printed, "", again.files, again.shown)
    return Again(trouble=f"the command does not work here. {' '.join(again.said.split())}")
