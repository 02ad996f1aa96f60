"""A picture of the record: members against incidents, each cell with its mark and a shade, so that it needs no colour."""

from collections.abc import Sequence

from casus.overview import MARKS
from casus.problems import visible
from casus.record import CONTESTED, Duty
from casus.recordbook import VERDICT_MARKS
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, WITHOUT_DUTY

_CELL, _LINE, _LETTER = 38, 18, 7.3
_SHADES = {PERFORMED: "#777", IN_PART: "#aaa", NOT_PERFORMED: "#fff", NO_RECORD: "#eee", WITHOUT_DUTY: "#ccc"}
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def heat_map(title: str, found: Sequence[Duty]) -> str:
    """The duties as SVG: a row for each incident and beneficiary in order of time, a column for each member."""
    shown = [duty for duty in found if duty.verdict]
    rows: dict[tuple[str, str], dict[str, Duty]] = {}
    for duty in shown:
        cells = rows.setdefault((duty.incident, duty.toward), {})
        known = cells.get(duty.bearer)
        if known is None or _weight(duty) < _weight(known):
            cells[duty.bearer] = duty
    members = sorted({duty.bearer for duty in shown})
    labels = [f"{incident}  {toward}" for incident, toward in rows]
    key = "  ".join(f"{mark} {word}" for word, mark in VERDICT_MARKS.items())
    notes = [
        key,
        "? contested: whether it is owed, or whether it was performed. blank: nothing owed. no record is not a refusal.",
    ]
    left = 20 + round(max(map(len, labels), default=0) * _LETTER)
    width = max(left + _CELL * len(members) + 20, 40 + round(max(map(len, (title, *notes))) * _LETTER))
    height = 64 + _LINE * len(rows) + 24 * len(notes)
    made = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="DejaVu Sans Mono, Consolas, Menlo, monospace" font-size="12" role="img">',
        f"<title>{_safe(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(20, 24, title, "start"),
    ]
    made += [_text(left + _CELL * place + _CELL // 2, 50, code, "middle") for place, code in enumerate(members)]
    for line, ((_, cells), label) in enumerate(zip(rows.items(), labels, strict=True)):
        y = 58 + _LINE * line
        made.append(_text(left - 8, y + 13, label, "end"))
        for place, code in enumerate(members):
            if code in cells:
                made += _cell(left + _CELL * place, y, cells[code])
    made += [_text(20, 58 + _LINE * len(rows) + 24 * (place + 1), note, "start") for place, note in enumerate(notes)]
    return "\n".join([*made, "</svg>", ""])


def _weight(duty: Duty) -> int:
    return list(VERDICT_MARKS).index(duty.verdict) if duty.verdict in VERDICT_MARKS else len(VERDICT_MARKS)


def _cell(x: int, y: int, duty: Duty) -> list[str]:
    doubt = "?" if duty.doubtful or (duty.owed and duty.standing == CONTESTED) else ""
    mark = VERDICT_MARKS.get(duty.verdict, MARKS[duty.status]) + doubt
    says = f"{duty.incident}, {duty.norm}, {duty.bearer}: {duty.verdict}"
    return [
        f'<rect x="{x}" y="{y}" width="{_CELL}" height="{_LINE}" fill="{_SHADES.get(duty.verdict, "#fff")}" stroke="#fff">'
        f"<title>{_safe(says)}</title></rect>",
        _text(x + _CELL // 2, y + 13, mark, "middle"),
    ]


def _text(x: int, y: int, words: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{_safe(words)}</text>'


def _safe(text: str) -> str:
    return "".join(_ESCAPED.get(char, char) for char in visible(text))
