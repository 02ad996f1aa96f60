"""A sweep as a command asks for it: read what varies, try every combination, write what is to be written."""

from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import NamedTuple

from casus.bars import grouped
from casus.combinations import Combinations, Wanted
from casus.desk import Chosen, check_accounts, check_answers, wrong
from casus.factors import run_with
from casus.law import Law
from casus.library import load_scenario
from casus.problems import quote
from casus.sweeping import MOST, sweep
from casus.tables import check_ending, write_table


class Wish(NamedTuple):
    """What is asked for: the scenario, the norms, what to vary, how much to show, and the files to write."""

    scenario: str
    norms: tuple[str, ...]
    vary: tuple[str, ...]
    everything: bool = False
    out: str = ""
    svg: str = ""
    fancy: bool = False


def swept(law: Law, wish: Wish, chosen: Chosen, tell: Callable[[int, int], None]) -> Combinations:
    """Try every combination, and write the files. Raises CasusError for what is not on file, and for too many combinations."""
    check_answers(law, chosen)
    scenario = load_scenario(wish.scenario, law)
    check_accounts(law, scenario, chosen)
    if wish.out:
        check_ending(wish.out)
    run, factors, axes = run_with(law, scenario, chosen, wish.vary)
    total = prod(len(axis.values) for axis in axes)
    if total > MOST:
        raise wrong(f"that makes {grouped(total)} combinations, and {grouped(MOST)} is the most", "vary fewer things")
    reading = chosen.reading if chosen.reading == "default" else f"the reading {chosen.reading}"
    reading = "default reading" if reading == "default" else reading
    changed = f", with {', '.join(chosen.changes)}" if chosen.changes else ""
    wanted = Wanted(wish.scenario, wish.norms, chosen.options, reading + changed, wish.everything, wish.fancy)
    found = Combinations(run, factors, sweep(run, axes, tell), wanted)
    if wish.out:
        write_table(wish.out, found.columns, found.rows(), found.swept.allowed.bit_count(), tell)
    if wish.svg:
        write_picture(wish.svg, found.picture())
    return found


def write_picture(name: str, picture: str) -> None:
    """Write a picture into a file. Raises CasusError where that fails."""
    try:
        Path(name).write_text(picture, encoding="utf-8")
    except OSError as error:
        raise wrong(
            f"{quote(name)} cannot be written: {error.strerror}", "name a file in a folder of your own"
        ) from None
