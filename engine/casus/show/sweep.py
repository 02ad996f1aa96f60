"""The screen of a sweep: how often a norm has each status, the few cases first, and which single thing changes it most often."""

from collections.abc import Iterator, Sequence
from shlex import quote
from typing import Any, NamedTuple

from casus.ask.sweep import Factor, Outcome, Swept, codes, numbers
from casus.ask.turns_on import asked, bare, letter, weight
from casus.assessment.engine import Run
from casus.assessment.results import STATUSES, Key
from casus.show.blocks import (
    COLUMNS,
    LINES,
    Block,
    Commands,
    Foot,
    Gap,
    Heading,
    Pairs,
    Para,
    Table,
    Words,
    height,
    join,
    strong,
)
from casus.show.blocks import unbroken as unbroken
from casus.show.charts import FULL, PLAIN, Bar, bar_chart, bars, in_threes
from casus.show.drawing import Drawing
from casus.show.overview import MARKS
from casus.show.turning import status_word
from casus.words.names import Voice, counted

FIRST_ROWS = 12
_MOST_ROWS = 10_000
"""So many rows are printed at most; a file takes any number."""
COUNTING = "How many combinations there are says neither how likely a result is nor which is right."


class Wanted(NamedTuple):
    """What the user asked for: the scenario as it was named, the norms, the options as on a command line, and how much to show."""

    name: str
    norms: tuple[str, ...] = ()
    options: str = ""
    reading: str = "default reading"
    everything: bool = False
    fancy: bool = False


class Combinations:
    """The outcome of one sweep, ready to be shown or written."""

    def __init__(self, run: Run, factors: Sequence[Factor], swept: Swept, wanted: Wanted) -> None:
        self.run = run
        self.factors = list(factors)
        self.swept = swept
        self.wanted = wanted
        self.voice = Voice(run.law, run.scenario)
        kinds = ("duty", "breach")
        found = [
            item for item in swept.outcomes if item.norm in wanted.norms or (not wanted.norms and item.kind in kinds)
        ]
        order = {item.norm: weight(self.voice, item.norm) for item in found}
        found.sort(key=lambda item: order[item.norm])
        self.moved = [item for item in found if len(item.statuses) > 1]
        self._flips: dict[tuple[Key, ...], list[Bar]] = {}
        self._first: dict[tuple[Key, ...], list[tuple[int, str]]] = {}
        self.still = [item for item in found if len(item.statuses) == 1 and item.statuses[0] in STATUSES[:4]]

    # ---- words ----

    @property
    def letters(self) -> list[str]:
        """A letter for each thing that varies."""
        return [letter(place) for place in range(len(self.factors))]

    def name(self, item: Outcome) -> str:
        """A norm with its clause."""
        return self.voice.titled(item.act, item.norm)

    def who(self, item: Outcome) -> str:
        """Who owes it to whom."""
        return self.voice.between([key.bearer for key in item.keys], [key.toward for key in item.keys])

    def column(self, item: Outcome) -> str:
        """The name of a norm as a column of a file: with who owes it to whom, where there are several of that norm."""
        alike = [other for other in (*self.moved, *self.still) if other.norm == item.norm]
        if len(alike) == 1:
            return item.norm
        bearers = "+".join(dict.fromkeys(key.bearer for key in item.keys))
        towards = "+".join(dict.fromkeys(key.toward for key in item.keys))
        triggers = "+".join(dict.fromkeys(key.trigger for key in item.keys))
        return f"{item.norm} {bearers}>{towards} {triggers}"

    def about(self, factor: Factor) -> str:
        """What a factor is about, in words."""
        if factor.own and factor.id.endswith(".happened"):
            return f"whether {factor.id.rpartition('.')[0]} happened"
        if factor.own:
            event, _, field = factor.id.rpartition(".")
            return f"the {field} of {event}"
        return bare(asked(self.run, (factor.what, factor.id))).removeprefix("the file does not say ")

    def cells(self, case: int) -> list[str]:
        """The values of a case."""
        return [factor.values[place] for factor, place in zip(self.factors, self.swept.digits(case), strict=True)]

    def flips(self, item: Outcome) -> list[Bar]:
        """What changes the status of a norm, most often first."""
        if item.keys not in self._flips:
            self._flips[item.keys] = [
                (self.factors[flip.axis].name, flip.differ, flip.pairs) for flip in self.swept.flips(item)
            ]
        return self._flips[item.keys]

    def first(self, item: Outcome, most: int) -> list[tuple[int, str]]:
        """The first cases with their status, those with the rarest result before the others."""
        known = self._first.get(item.keys, [])
        if len(known) < min(most, sum(item.times(status) for status in item.statuses)):
            known = []
            for status in sorted(item.statuses, key=lambda one: (item.times(one), STATUSES.index(one))):
                known += [(case, status) for case in numbers(item.cases[status], most - len(known))]
            self._first[item.keys] = known
        return known[:most]

    # ---- the screen ----

    def blocks(self) -> list[Block]:
        """All of it; what does not fit on one screen is counted, unless everything is asked for."""
        shown = self.moved if self.wanted.everything else self.moved[:1]
        if self.wanted.everything or not shown:
            return self._page(shown, _MOST_ROWS, True, _MOST_ROWS)
        made: list[Block] = []
        sizes = [(rows, True, 20) for rows in range(FIRST_ROWS, 2, -1)]
        sizes += [(rows, False, lines) for lines in (20, 8, 4) for rows in (8, 6, 4, 3, 2, 1)]
        for rows, told, lines in sizes:
            made = self._page(shown, rows, told, lines)
            if height(made) <= LINES:
                break
        return made

    def _page(self, shown: Sequence[Outcome], rows: int, told: bool, lines: int) -> list[Block]:
        possible = self.swept.allowed.bit_count()
        left = self.swept.total - possible
        away = f"; {in_threes(left)} more cannot be so together" if left else ""
        head = f"{counted(possible, 'combination')}, {self.wanted.reading}{away}"
        made: list[Block] = [Para((strong(self.run.scenario.id), f"  {head}"), 0, 2)]
        if told:
            width = max(len(factor.name) for factor in self.factors)
            rows_of = zip(self.letters, self.factors, strict=True)
            made.append(Pairs(tuple((f"{mark}  {one.name:<{width}}", self.about(one)) for mark, one in rows_of)))
        made.append(Gap())
        for item in shown:
            made += [*self._outcome(item, rows, lines), Gap()]
        made += self._others(self.moved[len(shown) :])
        marks = {status for item in shown for status in item.statuses}
        used = [f"{mark} {status}" for status, mark in MARKS.items() if status in marks]
        if used:
            made.append(Para(", ".join(used), 0, 2))
        made.append(Para(COUNTING, 0))
        made.append(self._next())
        return made

    def _outcome(self, item: Outcome, most: int, bars_shown: int) -> list[Block]:
        counts = [f"{status_word(item.kind, status)} {in_threes(item.times(status))}" for status in item.statuses]
        made: list[Block] = [
            Para((strong(self.name(item)), ": ", ", ".join(counts)), 0, 2),
            Para(self.who(item), 2, 2),
            *self._rows(item, most),
        ]
        found = self.flips(item)
        moving = [bar for bar in found if bar[1]]
        shown = found if self.wanted.everything or len(found) - len(moving) < 3 else moving
        shown = shown if self.wanted.everything else shown[: max(bars_shown, 1)]
        drawn = bars(shown, FULL if self.wanted.fancy else PLAIN)
        made += [Gap(), Heading("WHICH SINGLE THING CHANGES THE RESULT MOST OFTEN")]
        made.append(Table(tuple((label, bar, words) for label, bar, words in drawn), 2, False))
        left = len(found) - len(shown)
        if left:
            how = "never change it" if len(shown) >= len(moving) else "change it no more often"
            made.append(Para(f"{left} more {how}: add --all", 2))
        best = found[0]
        made.append(
            Para(
                f"{in_threes(best[1])} of {in_threes(best[2])}: of {in_threes(best[2])} pairs that differ in {best[0]} only, "
                f"{in_threes(best[1])} differ in the result.",
                0,
                2,
            )
        )
        return made

    def _rows(self, item: Outcome, most: int) -> list[Block]:
        """The first cases, those with the rarest result before the others."""
        found = self.first(item, most)
        rows = [[*(cell.replace("_", " ") for cell in self.cells(case)), MARKS[status]] for case, status in found]
        made: list[Block] = []
        for names in ([factor.name for factor in self.factors], self.letters):
            table = [[*names, "result"], *rows]
            if sum(max(len(row[column]) for row in table) + 2 for column in range(len(names) + 1)) <= COLUMNS + 2:
                made.append(Table(tuple(map(tuple, table)), 0))
                break
        else:
            lines: list[tuple[Words, Words]] = []
            for row in rows:
                pairs = [unbroken(f"{letter} {cell}") for letter, cell in zip(self.letters, row[:-1], strict=True)]
                lines.append((row[-1], join(pairs, ", ")))
            made.append(Pairs(tuple(lines), 0, 3))
        left = sum(item.times(status) for status in item.statuses) - len(found)
        if left:
            cure = f"add --out {self.run.scenario.id}.csv"
            cure = cure if self.wanted.everything else f"add --all, or --out {self.run.scenario.id}.csv"
            made.append(Para(f"{counted(left, 'more row')}: {cure}", 0))
        return made

    def _others(self, others: Sequence[Outcome]) -> list[Block]:
        made: list[Block] = []
        if not self.moved:
            what = (
                "None of it changes a duty or a ban here." if not self.wanted.norms else "None of it changes this norm."
            )
            made.append(Para(what, 0))
        named: dict[str, None] = {}
        for item in others:
            counts = ", ".join(
                f"{status_word(item.kind, status)} {in_threes(item.times(status))}" for status in item.statuses
            )
            named.setdefault(f"{self.name(item)}: {counts}")
        lines = list(named)
        if lines:
            more = f"; and {len(lines) - 2} more: add --all" if len(lines) > 2 else ": add --all"
            made.append(Foot("ALSO CHANGED", "; ".join(lines[:2]) + more, 2))
        still = list(dict.fromkeys(f"{self.name(item)}, {item.statuses[0]}" for item in self.still))
        if still:
            more = f"; and {len(still) - 2} more" if len(still) > 2 else ""
            made.append(Foot("ALWAYS THE SAME", "; ".join(still[:2]) + more, 2))
        return made

    def _next(self) -> Commands:
        norm = f" {self.voice.paragraph(self.moved[0].norm)}" if self.moved else ""
        return Commands("NEXT", ((f"casus turns-on {quote(self.wanted.name)}{norm}{self.wanted.options}", ""),))

    # ---- files ----

    @property
    def columns(self) -> list[str]:
        """The names of the columns of a file: what varies, then the norms."""
        return [*(factor.name for factor in self.factors), *(self.column(item) for item in (*self.moved, *self.still))]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of a file: the values of each combination, and the status of each norm."""
        items = [*self.moved, *self.still]
        told = [codes(item, self.swept.total) for item in items]
        words = [[status_word(item.kind, status) for status in STATUSES] for item in items]
        for case in numbers(self.swept.allowed):
            results = (names[code[case]] for names, code in zip(words, told, strict=True))
            yield (*self.cells(case), *results)

    def picture(self) -> Drawing:
        """The bars of the norm that is shown, as a drawing."""
        if not self.moved:
            return bar_chart(f"{self.run.scenario.id}: nothing changes", (), COUNTING)
        item = self.moved[0]
        found = self.flips(item)
        title = f"{self.run.scenario.id}: which single thing changes {self.name(item)} most often"
        return bar_chart(title, found, f"Pairs of cases that differ in one thing only. {COUNTING}")

    def values(self) -> dict[str, Any]:
        """All but the rows, for other programs. `casus schema sweep` describes it."""
        return {
            "scenario": self.run.scenario.id,
            "reading": self.wanted.reading,
            "combinations": self.swept.allowed.bit_count(),
            "vary": [
                {"name": item.name, "what": item.what, "id": item.id, "values": list(item.values)}
                for item in self.factors
            ],
            "norms": [
                {
                    "norm": item.norm,
                    "kind": item.kind,
                    "act": item.act,
                    "bearers": list(dict.fromkeys(key.bearer for key in item.keys)),
                    "towards": list(dict.fromkeys(key.toward for key in item.keys)),
                    "triggers": list(dict.fromkeys(key.trigger for key in item.keys)),
                    "counts": {status: item.times(status) for status in item.statuses},
                    "flips": [
                        {"name": name, "differ": differ, "pairs": pairs} for name, differ, pairs in self.flips(item)
                    ],
                }
                for item in (*self.moved, *self.still)
            ],
        }
