"""The screen of `casus consistency`: what each said of the law, incident by incident, and what the reading named after it gives."""

from collections.abc import Sequence

from casus.ask.consistency import ANSWER, DIFFERS, ONCE, STATUS_SAID, Statement, readings_of
from casus.law.model import Law
from casus.show.blocks import Bit, Block, Commands, Gap, Heading, Para, Table, Words, dim, strong
from casus.words.names import Voice, counted, host, sentence_start

_MEANING = '"differs" says that two words are not the same, and no more. Views may change; facts differ.'
_COMPARED = (
    "A reading is run with the accounts of the facts that its body holds. Where the status differs, the statement, the "
    "file, the reading or the rules may be why."
)


def all_statements(law: Law, found: Sequence[Statement], left: int, everything: bool) -> list[Block]:
    """All who spoke: answers given more than once, and statuses that the named reading does not give. everything: the rest too."""
    answers = [item for item in found if item.what == ANSWER]
    many = [item for item in answers if everything or item.across != ONCE]
    statuses = [item for item in found if item.what == STATUS_SAID and item.fits]
    shown = [item for item in statuses if everything or item.fits == DIFFERS]
    made: list[Block] = [Heading("ANSWERS TO QUESTIONS OF LAW", "" if everything else "given more than once")]
    made += _by_body(law, {who: _answer_rows(_of(many, who)) for who in _bodies(many)})
    once = len(answers) - len(many)
    if once:
        made.append(Para(f"{counted(once, 'answer')} given once: add --all"))
    made += [Gap(), Heading("STATUSES THAT THEY NAMED", "and what the reading named after each gives")]
    made += _by_body(
        law, {who: [_status_row(item) for item in _of(shown, who)] for who in _bodies(shown)}, reading=True
    )
    same = len(statuses) - len(shown)
    if same:
        made.append(Para(f"the same in {same} of {len(statuses)}: add --all"))
    made += [Gap(), *_notes(statuses, left)]
    first = next((item.who for item in answers if item.across == DIFFERS), found[0].who if found else "STATE")
    made.append(Commands("NEXT", ((f"casus consistency {first}", "one of them in full, with sources"),)))
    return made


def one(law: Law, who: str, found: Sequence[Statement], left: int) -> list[Block]:
    """One body: each question it answered, each status it named, with dates and sources."""
    name = Voice(law).name(who)
    answers = [item for item in found if item.what == ANSWER]
    statuses = [item for item in found if item.what == STATUS_SAID]
    made: list[Block] = []
    if not found:
        made.append(Para(f"No file has an answer of {name} to a question of law, or a status that it named.", 0))
    if answers:
        made.append(Heading(f"{name.upper()}", "on questions of law"))
    for question in dict.fromkeys(item.about for item in answers):
        given = [item for item in answers if item.about == question]
        made.append(Para((law.questions[question].asks, " ", dim(question), ": ", strong(given[0].across))))
        made.append(Table(_padded([_full_row(item) for item in given]), 4, False))
        reading = next((item for item in given if item.gives), None)
        if reading is not None:
            made.append(Para(f"in the reading {reading.reading}: {reading.gives}", 4))
    if statuses:
        made += [Gap()] if answers else []
        named = ", ".join(item.id for item in readings_of(law, who))
        what = f"and what the reading named after it gives ({named})" if named else "(no reading is named after it)"
        made.append(Heading(f"{name.upper()}", f"on the status of a clause, {what}"))
        made.append(Table(_padded([_status_row(item) for item in statuses]), 2, False))
    made += [Gap(), *_notes(statuses, left)]
    last = found[-1].scenario if found else ""
    made.append(Commands("NEXT", ((f"casus assess {last} --all" if last else "casus consistency", ""),)))
    return made


def _bodies(found: Sequence[Statement]) -> list[str]:
    return list(dict.fromkeys(item.who for item in found))


def _of(found: Sequence[Statement], who: str) -> list[Statement]:
    return [item for item in found if item.who == who]


def _by_body(law: Law, rows: dict[str, list[tuple[str, ...]]], *, reading: bool = False) -> list[Block]:
    """The rows of each body below its name, in columns that are as wide for all. reading: the name is followed by its readings."""
    if not rows:
        return [Para("none")]
    padded = iter(_padded([row for own in rows.values() for row in own]))
    made: list[Block] = []
    for who, own in rows.items():
        named = ", ".join(item.id for item in readings_of(law, who)) if reading else ""
        name = sentence_start(Voice(law).name(who).removeprefix("the "))
        made.append(Para((strong(name), f", reading {named}" if named else "")))
        made.append(Table(tuple(next(padded) for _ in own), 4, False))
    return made


def _padded(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[Words, ...], ...]:
    """Rows with every cell but the last as wide as the widest of its column."""
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(len(rows[0]) - 1 if rows else 0)]
    return tuple(
        (*(Bit(cell.ljust(width), "", True) for cell, width in zip(row, widths, strict=False)), row[-1]) for row in rows
    )


def _answer_rows(found: Sequence[Statement]) -> list[tuple[str, ...]]:
    """A row for each question: the answers given, with the incidents."""
    rows: list[tuple[str, ...]] = []
    for question in dict.fromkeys(item.about for item in found):
        given = [item for item in found if item.about == question]
        said = []
        for answer in dict.fromkeys(item.said for item in given):
            where = ", ".join(
                f"{item.scenario} ({item.date})" if item.across == DIFFERS and item.date else item.scenario
                for item in given
                if item.said == answer
            )
            said.append(f"{answer}: {where}")
        rows.append((question, given[0].across, "; ".join(said)))
    return rows


def _status_row(item: Statement) -> tuple[str, ...]:
    """A row for a status: where, when, what was said, and what the reading gives."""
    return (item.scenario, item.about, item.date, item.said, f"reading: {item.gives}" if item.gives else "no reading")


def _full_row(item: Statement) -> tuple[str, ...]:
    """A row for an answer, with its first source."""
    return (item.date, item.scenario, item.said, host(item.sources[0]) if item.sources else "")


def _notes(statuses: Sequence[Statement], left: int) -> list[Block]:
    """What the words mean, and what is not compared."""
    made: list[Block] = [Para(_MEANING, 0)]
    if any(item.gives for item in statuses):
        made.append(Para(_COMPARED, 0))
    if left:
        made.append(Para(f"{counted(left, 'more statement')} in words of their own: not compared.", 0))
    return made
