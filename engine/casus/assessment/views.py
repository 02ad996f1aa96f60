"""Views of the law that somebody on file really holds, and what was said of a norm in an event without an answer on file.

Standing asks whom a result depends on. A view is the law as one holder, or one named reading, reads it: the answers of that holder,
and the default where the holder is silent. No view joins the answers of two holders.
"""

from collections.abc import Mapping
from typing import NamedTuple

from casus.assessment.results import NOT_TRIGGERED, STATUSES, Key, owed
from casus.law.model import Law, kept
from casus.scenarios.model import Position, Scenario

BROKEN, NOT_BROKEN = "broken", "not broken"
"""What a position can say of a breach, beside the statuses."""


class HeldView(NamedTuple):
    """The law as one holder reads it. `answers`: by question, the answers given; several where the holder gave several."""

    holder: str
    answers: dict[str, tuple[str, ...]]


@kept
def _on_file(law: Law) -> tuple[HeldView, ...]:
    """The default reading, every holder with the answers that the law's questions give it, and every named reading."""
    holders: dict[str, dict[str, tuple[str, ...]]] = {}
    for question in law.questions.values():
        for answer in question.answers:
            for holder in answer.held_by:
                own = holders.setdefault(holder, {})
                own[question.id] = (*own.get(question.id, ()), answer.id)
    found = [HeldView("", {})]
    found += [HeldView(holder, answers) for holder, answers in holders.items()]
    found += [
        HeldView(item.of, {question: (answer,) for question, answer in item.answers}) for item in law.readings.values()
    ]
    return tuple(found)


def held_views(law: Law, scenario: Scenario) -> tuple[HeldView, ...]:
    """Every view of the law that somebody holds: those on file, and those that somebody took in this event."""
    views = _on_file(law)
    own: dict[str, Mapping[str, tuple[str, ...]]] = {view.holder: view.answers for view in reversed(views)}
    said = [
        HeldView(item.by, {**own.get(item.by, {}), **{question: (answer,) for question, answer in item.answer}})
        for item in scenario.positions
        if item.answer
    ]
    return (*views, *said)


def deniers(law: Law, scenario: Scenario, key: Key, status: str) -> tuple[str, ...]:
    """Who said in this event that a norm stands otherwise, on a ground that is no answer on file: the holders, each once."""
    paragraph = law.paragraph(key.norm)
    clauses = {key.norm.partition("/")[0], paragraph.id if paragraph is not None else ""}
    return tuple(
        dict.fromkeys(
            item.by
            for item in scenario.positions
            if item.clause in clauses and not item.answer and _denies(law, item, key, status)
        )
    )


def _denies(law: Law, item: Position, key: Key, status: str) -> bool:
    said, _, by = item.says.replace("_", " ").casefold().partition(" by ")
    entity = law.entities.get(key.bearer)
    if by and (entity is None or by != entity.name.casefold()):
        return False
    if key.kind == "breach":
        return said == (NOT_BROKEN if owed(status) else BROKEN)
    return said in STATUSES and owed(said) != owed(status) and (owed(status) or said != NOT_TRIGGERED)
