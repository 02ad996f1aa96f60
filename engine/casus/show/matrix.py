"""The screens of a matrix: a table for each norm, in text, as rows for other programs, and as a picture."""

from collections.abc import Sequence
from shlex import quote
from typing import Any, NamedTuple

from casus.ask.matrix import AccountColumn, Matrix
from casus.ask.scope import scope_of, scope_sentences
from casus.ask.turns_on import bare, silence, weight
from casus.assessment.cases import disputes_of
from casus.assessment.engine import Run
from casus.assessment.results import DORMANT
from casus.show.blocks import COLUMNS, LINES, Block, Commands, Foot, Gap, Pairs, Para, Table, dim, height, strong
from casus.show.charts import Grid, matrix_chart
from casus.show.conduct import first_sentence
from casus.show.drawing import Drawing
from casus.show.overview import MARKS
from casus.show.turning import status_word
from casus.words.names import Voice, counted

MATRIX_FIELDS = (
    "scenario",
    "norm",
    "bearers",
    "towards",
    "triggers",
    "reading",
    "answered",
    "questions",
    "accounts",
    "held_by",
    "status",
)
"""The columns of a matrix as a table, in order."""
MIXED = "(mixed)"
VIEWS = "Rows and columns are views on file. They are no votes, and they say nothing on how likely anything is."
_LIVE = "TDELb"  # the marks of a norm that stands, or could
_HOLDER = 16  # columns for who holds an account
_NARROW = 11  # columns for an account where there is little room


class MatrixShown(NamedTuple):
    """The scenario as it was named, the options as on a command line, and how much to show."""

    name: str
    norms: tuple[str, ...] = ()
    options: str = ""
    everything: bool = False


class MatrixText:
    """Says the matrices of one scenario."""

    def __init__(self, run: Run, found: Sequence[Matrix], shown: MatrixShown) -> None:
        self.run = run
        self.law = run.law
        self.shown = shown
        self.voice = Voice(run.law, run.scenario)
        self.found = sorted(found, key=lambda item: (not item.varies, weight(self.voice, item.norm)))
        self.codes: dict[str, None] = {}

    def title(self, item: Matrix) -> str:
        """A norm with its clause."""
        return self.voice.titled(item.act, item.norm)

    def who(self, item: Matrix) -> str:
        """Who owes it to whom."""
        return self.voice.between([key.bearer for key in item.keys], [key.toward for key in item.keys])

    def holder(self, column: AccountColumn) -> str:
        """Who holds a column as a whole, by name where there is room."""
        if not column.held_by:
            return MIXED if len(column.versions) > 1 else "(nobody)"
        names = self.voice.listed(column.held_by)
        if len(names) <= _HOLDER:
            return names
        self.codes.update(dict.fromkeys(column.held_by))
        short = "+".join(sorted(column.held_by))
        return short if len(short) <= _HOLDER else f"{len(column.held_by)} of them"

    # ---- the screen ----

    def blocks(self) -> list[Block]:
        """All of it; what does not fit on one screen is counted, unless everything is asked for."""
        if not self.found:
            limits = scope_sentences(scope_of(self.run), self.voice) or ["No such norm can arise from this scenario."]
            return [Para((strong(self.run.scenario.id), f"  {' '.join(limits)}"), 0)]
        if self.shown.everything:
            return self._page(len(self.found), 99, True)
        varied = max(1, len([item for item in self.found if item.varies]) if self.shown.norms else 1)
        made: list[Block] = []
        for norms in range(varied, 0, -1):
            for tables, told in ((9, True), (9, False), (2, False), (1, False)):
                made = self._page(norms, tables, told)
                if height(made) <= LINES:
                    return made
        return made

    def _page(self, norms: int, tables: int, told: bool) -> list[Block]:
        head = "by reading (down) and by account of the facts (across)"
        made: list[Block] = [Para((strong(self.run.scenario.id), f"  {head}"), 0, 2), Gap()]
        self.codes = {}
        for item in self.found[:norms]:
            made += [*self._matrix(item, tables, told), Gap()]
        others = [f"{self.title(item)}" for item in self.found[norms:] if item.varies]
        if others:
            names = list(dict.fromkeys(others))
            more = f" and {len(names) - 2} more" if len(names) > 2 else ""
            made.append(Foot("ALSO NOT THE SAME EVERYWHERE", f"{', '.join(names[:2])}{more}: add --all", 2))
        return [*made, *self._keys(self.found[:norms]), self._next()]

    def _matrix(self, item: Matrix, tables: int, told: bool) -> list[Block]:
        made: list[Block] = [Para((strong(self.title(item)), f": {self.who(item)}"), 0, 2)]
        if not item.disputes:
            made.append(Para("No account of the facts changes anything in it.", 2))
        heads, lines = self._cells(item)
        if sum(max(len(row[column]) for row in (*heads, *lines)) + 2 for column in range(len(lines[0]))) > COLUMNS + 2:
            heads = [part for row in heads for part in _narrow(row)]
        left, start = len(item.columns), 0
        for _ in range(tables):
            width = sum(max(len(row[column]) for row in (*heads, *lines)) + 2 for column in (0, 1))
            end = start
            while end < len(item.columns):
                width += max(len(row[end + 2]) for row in (*heads, *lines)) + 2
                if width > COLUMNS + 2 and end > start:
                    break
                end += 1
            rows = [(*row[:2], *row[start + 2 : end + 2]) for row in (*heads, *lines)]
            made.append(Table(tuple(rows), 0, bool(heads)))
            left -= end - start
            start = end
            if not left:
                break
            made.append(Gap())
        if left:
            made.append(Para(f"{counted(left, 'more column')}: add --all, or --format csv", 0))
        if told and item.disputes:
            made.append(Pairs(tuple((dim(name), words) for name, words in self._versions(item)), 2))
        if item.silent:
            taken = "; ".join(silence(self.run, name, value) for name, value in item.silent[:3])
            more = f"; and {len(item.silent) - 3} more" if len(item.silent) > 3 else ""
            made.append(Para(f"The file is silent on more that can matter. Taken here: {taken}{more}.", 2, 2))
        return made

    def _cells(self, item: Matrix) -> tuple[list[list[str]], list[list[str]]]:
        """The head and the lines of a table, with two columns of labels."""
        heads = [
            [name, "", *(column.versions[place] for column in item.columns)] for place, name in enumerate(item.disputes)
        ]
        if item.disputes:
            heads.append(["account of", "", *(self.holder(column) for column in item.columns)])
        total = len(self.law.questions)
        lines = [
            [
                line.reading,
                f"{line.answered} of {total}" if line.answered else "",
                *(self._mark(item, status) for status in line.statuses),
            ]
            for line in item.lines
        ]
        return heads, lines

    def _mark(self, item: Matrix, status: str) -> str:
        if item.kind == "breach" and status:
            return {"broken": "b", "not broken": "k"}.get(status_word(item.kind, status), MARKS[status])
        return MARKS.get(status, " ")

    def _versions(self, item: Matrix) -> list[tuple[str, str]]:
        known = disputes_of(self.law, self.run.scenario)
        made = []
        for name in item.disputes:
            used = dict.fromkeys(column.versions[item.disputes.index(name)] for column in item.columns)
            parts = [f"{one}: {first_sentence(bare(known[name].version(one).says)) or one}" for one in used]
            made.append((name, "; ".join(parts)))
        return made

    def _keys(self, items: Sequence[Matrix]) -> list[Block]:
        """What the marks, the counts and the codes mean: only those that occur."""
        marks: dict[str, str] = {}
        for item in items:
            for line in item.lines:
                for status in line.statuses:
                    if status:
                        word = {"broken": "broken", "not broken": "kept"}.get(status_word(item.kind, status), status)
                        marks[self._mark(item, status)] = (
                            word if status != DORMANT else "dormant: waits for what is lacking"
                        )
        order = "".join(MARKS.values()) + "bk"
        made: list[Block] = [
            Para(", ".join(f"{mark} {marks[mark]}" for mark in sorted(marks, key=order.index)), 0),
        ]
        example = next((line for line in items[0].lines if line.answered), None)
        if example is not None:
            total = len(self.law.questions)
            name = self.law.readings[example.reading].name
            made.append(
                Para(
                    f"{example.answered} of {total}: {name} has answered {example.answered} of the {total} questions; "
                    "the default fills the rest",
                    0,
                )
            )
        if self.codes:
            made.append(Para(", ".join(f"{code} {self.voice.name(code)}" for code in sorted(self.codes)), 0, 2))
        made.append(Para(VIEWS, 0))
        return made

    def _next(self) -> Commands:
        norm = self.voice.paragraph(self.found[0].norm)
        return Commands("NEXT", ((f"casus turns-on {quote(self.shown.name)} {norm}{self.shown.options}", ""),))

    # ---- for other programs ----

    def rows(self) -> list[dict[str, Any]]:
        """A row for each norm, reading and account."""
        made = []
        for item in self.found:
            base = {
                "scenario": self.run.scenario.id,
                "norm": item.norm,
                "bearers": list(dict.fromkeys(key.bearer for key in item.keys)),
                "towards": list(dict.fromkeys(key.toward for key in item.keys)),
                "triggers": list(dict.fromkeys(key.trigger for key in item.keys)),
            }
            for line in item.lines:
                for column, status in zip(item.columns, line.statuses, strict=True):
                    made.append(
                        {
                            **base,
                            "reading": line.reading,
                            "answered": line.answered,
                            "questions": len(self.law.questions),
                            "accounts": dict(zip(item.disputes, column.versions, strict=True)),
                            "held_by": list(column.held_by),
                            "status": status or None,
                        }
                    )
        return made

    def flat(self) -> list[dict[str, Any]]:
        """The same for a table: accounts as dispute=account."""
        return [
            {**row, "accounts": [f"{name}={value}" for name, value in row["accounts"].items()]} for row in self.rows()
        ]

    def picture(self) -> Drawing:
        """The first matrix as a drawing."""
        if not self.found:
            return matrix_chart(self.run.scenario.id, (), ((self.run.scenario.id, "-"),), _LIVE, (VIEWS,))
        item = self.found[0]
        heads, lines = self._cells(item)
        marks = self._keys([item])
        notes = [block.words for block in marks if isinstance(block, Para) and isinstance(block.words, str)]
        title = f"{self.run.scenario.id}: {self.title(item)}, by reading and by account of the facts"
        return matrix_chart(title, heads, lines, _LIVE, [self.who(item), *notes])

    def grid(self) -> Grid | None:
        """The first matrix for a page; none where the outcome is the same everywhere."""
        item = next((item for item in self.found if item.varies), None)
        if item is None:
            return None
        known = disputes_of(self.law, self.run.scenario)
        columns = []
        for column in item.columns:
            parts = []
            for name, version in zip(item.disputes, column.versions, strict=True):
                parts.append(first_sentence(bare(known[name].version(version).says)) or f"{name}: {version}")
            whole = f" (all of it as told by {self.voice.listed(column.held_by)})" if column.held_by else ""
            columns.append("; ".join(parts) + whole)
        rows = [
            (
                self.law.readings[line.reading].name if line.reading in self.law.readings else line.reading,
                tuple(self._mark(item, status) for status in line.statuses),
            )
            for line in item.lines
        ]
        used = {mark for _, marks in rows for mark in marks}
        words = {"b": "broken", "k": "kept"} if item.kind == "breach" else {}
        words |= {mark: status for status, mark in MARKS.items() if mark not in words}
        key = ", ".join(f"{mark} {word}" for mark, word in words.items() if mark in used)
        return Grid(self.title(item), self.who(item), tuple(columns), tuple(rows), _LIVE, key)


def _narrow(row: Sequence[str]) -> list[list[str]]:
    """A line of a head over several lines, its cells broken after blanks and hyphens."""
    cells = [[row[0]], [row[1]], *(_broken(cell) for cell in row[2:])]
    return [[cell[line] if line < len(cell) else "" for cell in cells] for line in range(max(map(len, cells)))]


def _broken(text: str) -> list[str]:
    made = [""]
    for piece in text.replace("-", "-\0").replace("+", "+\0").replace(" ", " \0").split("\0"):
        if made[-1] and len(made[-1]) + len(piece.rstrip()) > _NARROW:
            made.append("")
        made[-1] += piece
    return [line.rstrip() for line in made]
