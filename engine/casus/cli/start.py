"""The calls that are known without the commands: the first screen, the list of commands, `casus assess NAME`; and what was meant by a word that is none."""

import shlex
from collections.abc import Sequence
from typing import Any

from casus.files.problems import CasusError, offer, quote, wrong
from casus.interface import loading
from casus.interface.assessing import Assessment, Assessments, assess, assess_all
from casus.interface.loading import expanded
from casus.show.blocks import Bit, Block, Commands, Foot, Gap, Pairs, Para, strong
from casus.show.terminal import show_result


def write_assessment(
    scenarios: Sequence[str],
    form: str = "text",
    everything: bool = False,
    sources: bool = False,
    keep: bool = False,
    **chosen: Any,
) -> None:
    """Assess scenarios and write what was found. Raises CasusError for a file with problems and for a word that is not on file.

    scenarios: names, or paths of files or of folders of them; several give one table. form: one of those that the command takes. chosen: what to assess with.
    keep: keep what could follow in a single scenario for the next run of the program.
    """
    scenarios = expanded(scenarios)
    found: Assessment | Assessments = (
        assess(scenarios[0], **chosen) if len(scenarios) == 1 else assess_all(scenarios, **chosen)
    )
    show_result(found, form, everything, sources)
    if keep and isinstance(found, Assessment):
        found.keep()


SORTED = {
    "ANSWER": {"assess": "what is triggered, and what members did", "explain": "why, or why not"},
    "EXPLORE": {
        "whatif": "change one thing and compare",
        "compare": "two scenarios, or two readings of one",
        "turns-on": "what a contested norm depends on, and who holds what",
        "matrix": "every reading against every account of the facts",
        "sweep": "every combination of some things, and what changes most",
        "timeline": "the duties after each event",
        "treaties": "one event under every treaty, as if it were in force",
        "serve": "the workbench: change a fact in a browser",
    },
    "READ": {
        "law": "clauses, wordings, members on a day, questions",
        "compare-law": "two promises of different treaties, point by point",
        "specs": "the rules as readable examples",
        "record": "what was owed and what was done, in all incidents",
        "atop": "the law and the record beside a data set and studies",
        "claims": "what the press says, and what the record shows",
        "twins": "like incidents of different alliances",
        "list": "the scenarios you can name",
        "consistency": "whether each said the same of the law each time",
    },
    "MAKE": {
        "new": "a case of your own, by questions or from a template",
        "check": "find mistakes in a file",
        "draft": "a draft from rows of a data set",
    },
    "LEARN": {"learn": "exercises for students, and for their teachers"},
    "ALSO": {
        "site": "all of it as a web site to host or to keep",
        "mcp": "tools for an assistant, on this machine",
        "cite": "how to cite an article or a scenario",
        "schema": "forms of files and of output, for editors and programs",
        "completion": "let the shell complete words",
    },
}
"""The commands, by what a person wants."""


def doors() -> list[Block]:
    """The first screen: a door for each kind of visitor."""
    shown, titles = loading.example(), loading.titles()
    rows = [(f"casus assess {shown.scenario}", "the answer for one event, on one screen")]
    if shown.norm:
        rows.append((f"casus explain {shown.scenario} {shown.clause}", "why, down to the sources"))
        rows.append((f"casus law {shown.clause}", "a promise: its wording, and since when"))
    rows.append(("casus learn", "exercises; start here if you are a student"))
    rows.append(("casus list", "all events you can name"))
    last = loading.last_day()
    return [
        Para(
            "Casus tells you which promises of an alliance apply to an event, who must keep them, and why. It tells what is "
            "disputed and by whom, and what the members did.",
            0,
        ),
        Gap(),
        Para("Try one of these:", 0),
        Pairs(tuple(rows), 2),
        Gap(),
        Para("An event of your own:          casus new", 0),
        Para("All commands:                  casus --help", 0),
        *([Foot("On file:", f"{'; '.join(titles)}.", 9)] if titles else []),
        *([Para(f"The events on file end on {last}.", 0)] if last else []),
    ]


def commands() -> list[Block]:
    """The commands, for the help."""
    made: list[Block] = [
        Para("Which promises of an alliance apply to an event, who must keep them, and why?", 0),
        Gap(),
    ]
    made += [Para("Usage: casus COMMAND ...", 0), Gap()]
    width = max(len(name) for group in SORTED.values() for name in group) + 2
    for heading, group in SORTED.items():
        for place, (name, words) in enumerate(group.items()):
            made.append(_command(heading if place == 0 else "", name, words, width))
    made += [Gap(), Para("A SCENARIO is a name from casus list, or a file of your own, as in case.yaml.", 0)]
    made.append(Para("A law of your own is a folder: --law FOLDER, with every command.", 0))
    shown = loading.example()
    whose = (
        f"casus explain {shown.scenario} {shown.clause} --for {shown.bearer}"
        if shown.norm
        else f"casus assess {shown.scenario}"
    )
    made += [
        Commands("Example:", ((whose, ""),)),
        Para("Every command: casus COMMAND --help", 0),
        Para("Version: casus --version", 0),
    ]
    return made


def _command(label: str, name: str, words: str, width: int) -> Block:
    return Pairs(((strong(label), (Bit(name + " " * (width - len(name)), "", True), Bit(words, "", True))),), 0, 10)


# ---- what was meant by a word that is no command ---------------------------------------------------------------------

SAME = {"why": "explain", "ls": "list", "validate": "check"}
"""Other words for a command, which do what it does."""

INSTEAD = {
    ("diff", "difference", "differences"): (
        "compare {words}",
        "whatif {scenario} --shift DAY",
        "law {clause} --diff ONE TWO",
    ),
    ("search", "find", "grep"): ("law --find {words}", "list {words}"),
    ("show", "open", "view", "print", "read", "get"): ("list", "assess {scenario}", "law {clause}"),
    ("init", "create", "add", "start", "interview", "template"): (
        "new",
        "new --template",
        "whatif {scenario} --shift DAY --save case.yaml",
    ),
    ("states", "members", "parties", "who"): ("law --on DAY", "consistency", "record"),
    ("run", "analyze", "analyse", "evaluate", "test"): ("assess {scenario}", "check case.yaml"),
    ("questions", "readings"): ("law --questions", "matrix {scenario}"),
    ("tutorial", "teach", "exercises", "quiz"): ("learn", "assess {scenario}"),
}
"""Words that others use for what may be one of several things, and the likeliest of these."""

_BLANKS = {"compare": "SCENARIO SCENARIO"}

DAYS = ("--date", "--day", "--on", "--as-of", "--when")
"""Options that others have for a day, where Casus asks first what is to be of that day."""


def no_command(word: str, rest: Sequence[str], commands: Sequence[str]) -> CasusError:
    """The mistake of a word that is no command, with the two or three likeliest calls."""
    near = offer(word, commands)
    likely = (
        [] if near.startswith("did you mean") else _likely(word, [item for item in rest if not item.startswith("-")])
    )
    if not likely:
        return wrong(f"there is no command {quote(word)}", near)
    return wrong(f"there is no command {quote(word)}", f"likely meant: {'; '.join(f'casus {call}' for call in likely)}")


def _likely(word: str, rest: list[str]) -> list[str]:
    """Calls that may be meant by a word and those after it; none for a word that says nothing."""
    from casus.interface.loading import example

    pattern = next((calls for words, calls in INSTEAD.items() if word.casefold() in words), ())
    named = calls_for(" ".join(rest) if pattern else word)
    if named and (not pattern or "list" in pattern[:1]):
        return named
    shown = example()
    given = shlex.join(rest)
    return [
        call.format(
            words=given or _BLANKS.get(call.partition(" ")[0], "WORDS"), scenario=shown.scenario, clause=shown.clause
        )
        for call in pattern
    ]


def calls_for(word: str) -> list[str]:
    """Calls about what a word names: scenarios, an article, a state; at most three."""
    from casus.interface.loading import named

    if not word:
        return []
    found = named(word)
    calls = [f"assess {name}" for name in found.scenarios[:3]]
    calls += [f"law {found.clause}"] if found.clause else []
    if found.state:
        calls = [f"list {found.state}", f"consistency {found.state}", *calls]
    return calls[:3]


def option_calls(option: str, args: Sequence[str]) -> list[str]:
    """Calls that may be meant by an option that a command does not have, from the words of the call."""
    from casus.interface.loading import example

    if option not in DAYS:
        return []
    at = next((n for n, word in enumerate(args) if word.partition("=")[0] == option), len(args))
    given = args[at].partition("=")[2] if at < len(args) and "=" in args[at] else "".join(args[at + 1 : at + 2])
    day = shlex.quote(given) if given else "DAY"
    shown = example()
    about = next((word for word in args[1:at] if not word.startswith("-")), shown.scenario)
    return [f"timeline {about} --to {day}", f"whatif {about} --shift {day}", f"law {shown.clause} --on {day}"]
