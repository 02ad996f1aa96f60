"""One event under every treaty on file, as if its parties had been others."""

from shlex import quote
from typing import Any, NamedTuple

from casus.ask.treaties import HELP, TALKS, Promise, Under, side_by_side
from casus.interface.loading import choice_given, law_given, named_scenario, pairs_given, word_given, words_given
from casus.interface.result import Pairs, Path, Result, Tell, Words, counted_rows, noted
from casus.law.model import Law
from casus.scenarios.model import Scenario
from casus.show.blocks import Block, plain
from casus.show.drawing import Drawing, svg
from casus.show.treaties import Shown


class Line(NamedTuple):
    """A treaty in a line: its promises of help and of talks, each with how it stands in words, what the stronger of them asks, and all in full.

    asks: whether somebody must ask, who decides, how strong it is and how soon due, each in a word or two.
    """

    title: str
    real: bool
    help: tuple[Promise | None, str]
    talks: tuple[Promise | None, str]
    asks: tuple[str, ...]
    points: tuple[Block, ...]


class Treaties(Result):
    """One event under each treaty system on file: what really bound, and the others as if the state attacked and its helpers were their parties."""

    __slots__ = ("_shown",)

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    @property
    def columns(self) -> tuple[Under, ...]:
        """The systems with their promises, what really bound first."""
        return self._shown.found.columns

    def summary(self) -> str:
        """How many systems there are, and who was attacked."""
        found = self._shown.found
        return f"{found.scenario.id}: {found.attacked} under {counted_rows(len(found.columns), 'system')}"

    def values(self) -> list[dict[str, Any]]:
        """A row for each promise of each system; `casus schema treaties` describes them."""
        return self._shown.values()

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """A line for each system, then each in full; on a page a column for each."""
        return self._shown.blocks(form, all or sources)

    def short(self) -> tuple[Block, ...]:
        """What is imagined, and a line for each system; nothing where there is one only."""
        return self._shown.short()

    def loudly(self) -> list[Block]:
        """What is imagined, which is to be said before everything else."""
        return self._shown.loudly()

    def lines(self) -> list[Line]:
        """The treaties that promise anything here, what really bound first: a line for each, with its points in full."""
        shown = [column for column in self.columns if column.promises]
        rows = [list(map(plain, row)) for row in self._shown.table(shown).rows[1:]]
        return [
            Line(
                column.title,
                column.real,
                (column.main(HELP), row[1]),
                (column.main(TALKS), row[2]),
                tuple(row[3:]),
                tuple(self._shown.column(column, True)[1:]),
            )
            for column, row in zip(shown, rows, strict=True)
        ]

    @property
    def besides(self) -> tuple[tuple[str, str], ...]:
        """The other states that the event befell, by code and name: each can be put in the middle with `for_`."""
        return tuple((code, self._shown.voice.name(code)) for code in self._shown.found.besides)

    def drawing(self) -> Drawing:
        """The same as a picture, as shapes."""
        return self._shown.picture()

    def picture(self) -> str:
        """The table as SVG."""
        return svg(self.drawing())


@noted("treaties")
def treaties(
    scenario: Path | Scenario,
    law: Law | None = None,
    *,
    as_: Pairs = None,
    as_if: Words = (),
    for_: str = "",
    reading: str = "default",
    answers: Pairs = None,
    accounts: Pairs = None,
    tell: Tell = None,
    backend: str = "auto",
) -> Treaties:
    """Put one event under every treaty on file: as if the state attacked and its helpers were its parties that day, and nobody else.

    as_: states in whose place others stand, as a dict. as_if: only these treaty systems. for_: the state attacked,
    where the event befell several. tell: is told how far the work is. The rest, and the errors, as in `casus.assess`.
    """
    given, name = named_scenario(scenario)
    law = law_given(law, scenario)
    chosen = choice_given(reading, answers, accounts, backend)
    pairs = dict(pairs_given(as_, "states", "state"))
    found = side_by_side(
        law, given, chosen, pairs, words_given("a treaty system", as_if), word_given("a state", for_), tell
    )
    put = "".join(" --as " + quote(f"{one}={two}") for one, two in pairs.items()) + (
        f" --for {quote(for_)}" if for_ else ""
    )
    return Treaties(Shown(found, name, chosen.options, put))
