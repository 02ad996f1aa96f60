"""A picture of the record: members against incidents, each cell with its mark and a shade, so that it needs no colour."""

from collections.abc import Sequence

from casus.drawing import Box, Drawing, Shape, Text, lines_of, size_of, wide
from casus.overview import MARKS
from casus.record import CONTESTED, Duty
from casus.recordbook import VERDICT_MARKS
from casus.results import IN_PART, NO_RECORD, NOT_PERFORMED, PERFORMED, WITHOUT_DUTY

_CELL, _LINE, _EDGE, _SIZE = 42, 18, 20, 12
_TALL = 30
_INKS = {PERFORMED: 0.4, IN_PART: 0.2, NOT_PERFORMED: 0, NO_RECORD: 0.05, WITHOUT_DUTY: 0.1}


def heat_map(title: str, found: Sequence[Duty], heading: bool = True) -> Drawing:
    """The duties as a picture: a row for each incident and beneficiary in order of time, a column for each member.

    Where a member has several duties, the best record stands in its cell. heading: the title stands above.
    """
    shown = [duty for duty in found if duty.verdict]
    rows: dict[tuple[str, str], dict[str, Duty]] = {}
    for duty in shown:
        cells = rows.setdefault((duty.incident, duty.toward), {})
        known = cells.get(duty.bearer)
        if known is None or _weight(duty) < _weight(known):
            cells[duty.bearer] = duty
    members = sorted({duty.bearer for duty in shown})
    labels = [f"{incident}  {toward}" for incident, toward in rows]
    edge = _EDGE if heading else 2
    left = edge + max(map(wide, labels), default=0) + 10
    room = max(left + _CELL * len(members), wide(title) if heading else 0, 520)
    shapes: list[Shape] = [Text(edge, 24, title, bold=True)] if heading else []
    top = 50 if heading else 16
    shapes += [Text(left + _CELL * (place + 0.5), top, code, "middle", bold=True) for place, code in enumerate(members)]
    y = top + 8.0
    for (_, cells), label in zip(rows.items(), labels, strict=True):
        shapes.append(Text(left - 8, y + 13, label, "end"))
        for place, code in enumerate(members):
            if code in cells:
                shapes += _cell(left + _CELL * place, y, cells[code])
        y += _LINE
    if len(rows) > _TALL:  # the heads once more, where those above are out of sight
        y += 14
        shapes += [
            Text(left + _CELL * (place + 0.5), y, code, "middle", bold=True) for place, code in enumerate(members)
        ]
    for note in _notes(shown):
        y += 6
        for line in lines_of(note, room, _SIZE - 1):
            y += 16
            shapes.append(Text(edge, y, line, size=_SIZE - 1))
    width, height = size_of(shapes)
    return Drawing(title, width + edge, height + edge, tuple(shapes), f"{len(rows)} rows, {len(members)} members")


def _notes(shown: Sequence[Duty]) -> list[str]:
    if not shown:
        return ["No duty is owed here, and nothing was done without one."]
    seen = {duty.verdict for duty in shown}
    key = "; ".join(f"{mark} {word}" for word, mark in VERDICT_MARKS.items() if word in seen)
    notes = [f"{key}; (empty) owes nothing there"]
    if any(map(_doubt, shown)):
        notes.append("? contested: whether it is owed, or whether the record performs it")
    if NO_RECORD in seen:
        notes.append("No record: none was found; it is not a refusal.")
    if len({duty.norm for duty in shown}) > 1:
        notes.append("Of several duties of a member in one incident, the one with the best record is shown.")
    return notes


def _weight(duty: Duty) -> int:
    return list(VERDICT_MARKS).index(duty.verdict) if duty.verdict in VERDICT_MARKS else len(VERDICT_MARKS)


def _doubt(duty: Duty) -> bool:
    return duty.doubtful or (duty.owed and duty.standing == CONTESTED)


def _cell(x: float, y: float, duty: Duty) -> list[Shape]:
    mark = VERDICT_MARKS.get(duty.verdict, MARKS[duty.status]) + ("?" if _doubt(duty) else "")
    says = f"{duty.incident}, {duty.norm}, {duty.bearer} toward {duty.toward}: {duty.verdict}"
    box = Box(x, y, _CELL, _LINE, _INKS.get(duty.verdict, 0), 0.5, says=says)
    return [box, Text(x + _CELL / 2, y + 13, mark, "middle")]
