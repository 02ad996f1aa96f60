"""A picture of the record: the incidents in their years, in a lane for each article that they called in."""

from collections.abc import Sequence

from casus.drawing import Box, Drawing, Line, Shape, Text, lines_of, size_of, wide
from casus.law import Law
from casus.record import CONTESTED, OWED, Duty
from casus.results import DORMANT, WITHOUT_DUTY

_LABEL, _YEAR, _LINE, _EDGE, _SIZE = 150, 31, 17, 20, 11
_SETTLED, _OPEN, _WAITS, _ELSEWHERE = 0, 1, 2, 3
_FORMS = ("{}", "{}?", "{}D", "({})")
_INK = 0.3


def lanes(title: str, found: Sequence[Duty], law: Law) -> Drawing:
    """Incidents by article and year, each with its number; below, what the numbers stand for."""
    shown = [duty for duty in found if duty.verdict != WITHOUT_DUTY]
    shapes: list[Shape] = [Text(_EDGE, 24, title, bold=True)]
    if not shown:
        shapes.append(Text(_EDGE, 50, "No duty is called in here.", size=_SIZE))
        return _drawn(title, shapes, "")
    numbers = {name: place for place, name in enumerate(dict.fromkeys(duty.incident for duty in shown), 1)}
    years = [int(duty.year) for duty in shown]
    first, last = min(years), max(years)
    left = _EDGE + _LABEL
    right = left + _YEAR * (last - first + 1)
    for year in range(first, last + 1):
        x = left + _YEAR * (year - first)
        shapes.append(Text(x + _YEAR / 2, 52, f"{year % 100:02}", "middle", _SIZE, year % 10 == 0))
        if year % 10 == 0 or year == first:
            shapes.append(Text(x + 2, 38, str(year), size=_SIZE, bold=True))
    y = 60.0
    clause_of = {rule.norm: rule.clause for rule in law.rules()}
    named = {clause_of[duty.norm] for duty in shown}
    instruments, clauses = list(law.instruments), list(law.clauses)
    order = {name: (instruments.index(law.clauses[name].instrument), clauses.index(name)) for name in named}
    for clause in sorted(named, key=lambda name: order[name]):
        own = [duty for duty in shown if clause_of[duty.norm] == clause]
        y = _lane(shapes, clause, own, law, (left, y, right, first), numbers)
    shapes.append(Line(_EDGE, y, right, y, 0.5))
    y = _key(shapes, y + 8, right)
    return _drawn(
        title, _names(shapes, numbers, y + 12, max(right, 700)), f"{len(numbers)} incidents, {first} to {last}"
    )


def _drawn(title: str, shapes: Sequence[Shape], says: str) -> Drawing:
    width, height = size_of(shapes)
    return Drawing(title, width + _EDGE, height + _EDGE, tuple(shapes), says)


def _lane(
    shapes: list[Shape],
    clause: str,
    own: Sequence[Duty],
    law: Law,
    place: tuple[float, float, float, int],
    numbers: dict[str, int],
) -> float:
    """One article: its name, and each year's incidents under each other. Where it ends."""
    left, top, right, first = place
    shapes.append(Line(_EDGE, top, right, top, 0.5))
    shapes.append(Text(_EDGE, top + 14, clause, size=_SIZE + 1, bold=True))
    label = lines_of(law.clauses[clause].heading, _LABEL - 10, _SIZE - 1)
    shapes += [Text(_EDGE, top + 28 + 13 * line, words, size=_SIZE - 1) for line, words in enumerate(label)]
    cells: dict[int, dict[str, int]] = {}
    for duty in own:
        known = cells.setdefault(int(duty.year), {})
        known[duty.incident] = min(_way(duty), known.get(duty.incident, _ELSEWHERE))
    for year, incidents in cells.items():
        x = left + _YEAR * (year - first)
        for line, (name, way) in enumerate(sorted(incidents.items(), key=lambda item: numbers[item[0]])):
            y = top + 3 + _LINE * line
            if way in (_SETTLED, _OPEN):
                ink = _INK if way == _SETTLED else 0
                shapes.append(Box(x + 1, y, _YEAR - 2, _LINE - 2, ink, 0.7, says=f"{name}, {clause}"))
            shapes.append(Text(x + _YEAR / 2, y + 11.5, _FORMS[way].format(numbers[name]), "middle", _SIZE))
    return top + max(8 + _LINE * max(map(len, cells.values())), 24 + 13 * len(label))


def _way(duty: Duty) -> int:
    if duty.status in OWED:
        return _OPEN if duty.standing == CONTESTED else _SETTLED
    return _WAITS if duty.status == DORMANT else _ELSEWHERE


def _key(shapes: list[Shape], y: float, right: float) -> float:
    """What the forms of numbers mean. Where it ends."""
    notes = (
        "Each number is an incident, in the year in which the article was called in, or could have been. Dark: some duty is owed, and that "
        "is settled. Framed, with a question mark: owed in this reading, and contested. D: dormant, it waits for something, such as a "
        "request. In brackets: owed only in another reading or account.",
    )
    for note in notes:
        for line in lines_of(note, max(right, 700) - _EDGE, _SIZE):
            y += 15
            shapes.append(Text(_EDGE, y, line, size=_SIZE))
    return y


def _names(shapes: list[Shape], numbers: dict[str, int], y: float, right: float) -> list[Shape]:
    """The incidents with their numbers, in columns that are read downwards."""
    number_room = wide("000", _SIZE)
    width = number_room + max(wide(name, _SIZE) for name in numbers) + 26
    columns = max(1, int((right - _EDGE) / width))
    deep = -(-len(numbers) // columns)
    for place, (name, number) in enumerate(numbers.items()):
        x, line = _EDGE + width * (place // deep) + number_room, y + 15 * (place % deep + 1)
        shapes += [Text(x, line, str(number), "end", _SIZE), Text(x + 8, line, name, size=_SIZE)]
    return shapes
