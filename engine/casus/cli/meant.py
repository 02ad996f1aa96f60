"""What somebody meant who wrote a word that Casus does not have as a command or an option: the likeliest next commands."""

import shlex
from collections.abc import Sequence

from casus.files.problems import CasusError, offer, quote, wrong

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
    ("new", "init", "create", "add", "start"): (
        "serve",
        "whatif {scenario} --shift DAY --save case.yaml",
        "check case.yaml",
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
