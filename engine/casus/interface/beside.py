"""One event under every treaty on file, as if its parties had been others."""

from shlex import quote
from typing import Any

from casus.ask.treaties import Under, side_by_side
from casus.interface.loading import choice_given, law_given, named_scenario, pairs_given, word_given, words_given
from casus.interface.result import Pairs, Path, Result, Tell, Words, counted_rows, noted
from casus.law.model import Law
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.drawing import Drawing, svg
from casus.show.treaties import Shown


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
