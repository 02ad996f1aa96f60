"""The history of the law as a picture: wordings and memberships as bars over the years, in SVG.

It says everything in shape and words: bars are outlines with their labels, a contested bar is dashed and marked, nothing is
said in colour. Every text of a file is escaped.
"""

from html import escape

from casus.ask.history import Tenure, tenures
from casus.files.problems import visible
from casus.law.model import Law
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.words.names import Voice, named, short_name

_LEFT, _WIDTH, _ROW, _BAR, _TOP = 250, 700, 24, 16, 70
_MARGIN = 20

_Bar = tuple[int, int, str, bool]
"""First day, last day, label, whether it is contested."""

Lane = tuple[str, list[_Bar]]


def chart(law: Law, instruments: tuple[str, ...] = ()) -> str:
    """The picture of some instruments; of those with more than one wording or with members that came and went, if none is named."""
    chosen = instruments or _changing(law)
    groups = [group for name in chosen for group in _groups(law, name)]
    days = [day for _, lanes in groups for _, bars in lanes for bar in bars for day in bar[:2]]
    known = [day for day in days if FIRST_DAY < day < LAST_DAY]
    first, last = min(known, default=20000101) // 10000, max(known, default=20000101) // 10000 + 2
    scale = _Scale(first, last)
    parts: list[str] = []
    y = _TOP
    for heading, lanes in groups:
        parts.append(_text(_MARGIN, y + 12, heading, weight="bold"))
        y += _ROW
        for label, bars in lanes:
            parts.append(_text(_MARGIN + 12, y + 12, label))
            parts += [_bar(scale, y, bar) for bar in bars]
            y += _ROW
        y += 10
    height = y + 40
    ticks = [_tick(scale, year, height - 30) for year in range(first, last + 1) if year % scale.step == 0]
    width = _LEFT + _WIDTH + _MARGIN
    note = "Dashed, with ?: contested in law or in fact. The default reading is drawn. An arrow: no end on file."
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" '
            'fill="black" role="img" aria-labelledby="title">',
            '<title id="title">How the law changed in time</title>',
            f'<rect width="{width}" height="{height}" fill="white"/>',
            _text(_MARGIN, 26, "How the law changed in time", weight="bold", size=16),
            _text(_MARGIN, 46, note),
            *ticks,
            *parts,
            "</svg>",
            "",
        ]
    )


class _Scale:
    """From days to places."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.step = 5 if last - first > 20 else 2 if last - first > 8 else 1

    def __call__(self, day: int) -> float:
        year, month, of_month = day // 10000, day // 100 % 100, day % 100
        years = year + (month - 1) / 12 + (of_month - 1) / 365 - self.first
        return _LEFT + max(0.0, min(1.0, years / (self.last - self.first))) * _WIDTH


def _changing(law: Law) -> tuple[str, ...]:
    held = tenures(law)
    found = []
    for name in law.instruments:
        several = any(
            len(paragraph.wordings) > 1
            for clause in law.clauses.values()
            if clause.instrument == name
            for paragraph in clause.paragraphs
        )
        left = any(item.instrument == name and item.last < LAST_DAY for item in held)
        if several or left:
            found.append(name)
    return tuple(found)


def _groups(law: Law, name: str) -> list[tuple[str, list[Lane]]]:
    """The lanes of one instrument: its paragraphs with more than one wording, then who was bound."""
    title = short_name(law.instruments[name])
    wordings: dict[tuple[_Bar, ...], list[str]] = {}
    for clause in law.clauses.values():
        for paragraph in clause.paragraphs:
            if clause.instrument == name and len(paragraph.wordings) > 1:
                bars = tuple((item.first, item.last, named(item), False) for item in paragraph.wordings)
                wordings.setdefault(bars, []).append(paragraph.article or clause.article)
    lanes: list[Lane] = [(", ".join(dict.fromkeys(articles)), list(bars)) for bars, articles in wordings.items()]
    found = [(f"Wordings: {title}", lanes)] if lanes else []
    voice = Voice(law)
    states: dict[str, list[Tenure]] = {}
    for item in tenures(law):
        if item.instrument == name:
            states.setdefault(item.state, []).append(item)
    members: list[Lane] = [
        (voice.name(state), [(item.first, item.last, "", bool(item.contested)) for item in states[state]])
        for state in voice.ordered(states)
    ]
    return [*found, (f"Bound: {title}", members)] if members else found


def _bar(scale: _Scale, y: int, bar: _Bar) -> str:
    first, last, label, contested = bar
    left, right = scale(first), scale(last)
    dashes = ' stroke-dasharray="5 3"' if contested else ""
    words = " ".join(part for part in ("?" if contested else "", label) if part)
    open_ = (
        f'<path d="M{right - 8:.1f} {y + 3} l8 {_BAR / 2 - 3:.0f} l-8 {_BAR / 2 - 3:.0f}" fill="none" stroke="black"/>'
    )
    room = right - left - 6
    shown = _text(left + 4, y + 12, words) if words and room > 6.2 * len(words) else _text(left + 2, y + 12, words[:1])
    return (
        f'<rect x="{left:.1f}" y="{y}" width="{max(2.0, right - left):.1f}" height="{_BAR}" fill="#eee" stroke="black"{dashes}/>'
        + (open_ if last >= LAST_DAY else "")
        + (shown if words else "")
    )


def _tick(scale: _Scale, year: int, bottom: int) -> str:
    x = scale(year * 10000 + 101)
    line = f'<line x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{bottom}" stroke="#999" stroke-width="0.5"/>'
    return line + _text(x - 14, bottom + 16, str(year))


def _text(x: float, y: float, words: str, *, weight: str = "", size: int = 0) -> str:
    style = (f' font-weight="{weight}"' if weight else "") + (f' font-size="{size}"' if size else "")
    return f'<text x="{x:.1f}" y="{y}"{style}>{escape(visible(words))}</text>'
