"""Checks of a scenario as a whole: disputes that collide, links in a ring, judgements without a holder."""

from casus.law import Law
from casus.problems import Problem
from casus.scenario import Event, Scenario


def check_scenario(scenario: Scenario, law: Law, *, complete: bool = True) -> list[Problem]:
    """All problems that only show when the whole file is seen. `complete`: reading it met no problem."""
    problems: list[Problem] = []
    _rings(scenario, problems)
    _collisions(scenario, problems)
    if complete:
        _appraisals(scenario, law, problems)
        _dates(scenario, problems)
        _record(scenario, problems)
        _expectations(scenario, law, problems)
    return problems


def _rings(scenario: Scenario, problems: list[Problem]) -> None:
    links = {event.id: [*event.after, *([event.continues] if event.continues else [])] for event in scenario.events}
    for event in scenario.events:
        seen: set[str] = set()
        front = list(links[event.id])
        while front:
            here = front.pop()
            if here == event.id:
                problems.append(
                    Problem(
                        "ring",
                        f"{event.id} comes after or continues itself, by way of others",
                        event.mark,
                        "take one of the links away",
                    )
                )
                break
            if here not in seen:
                seen.add(here)
                front.extend(links.get(here, ()))
    by_id = {event.id: event for event in scenario.events}
    for event in scenario.events:
        for name in event.after:
            other = by_id.get(name)
            if other and other.date and event.date and other.date.first > event.date.last:
                problems.append(
                    Problem(
                        "order",
                        f"{event.id} is said to come after {name}, which has a later date",
                        event.mark,
                        "correct the date, or take after: away",
                    )
                )


def _collisions(scenario: Scenario, problems: list[Problem]) -> None:
    owners: dict[tuple[str, str], str] = {}
    for dispute in scenario.disputes:
        fields = {(edit.event, edit.role) for version in dispute.versions for edit in version.edits}
        for field in fields:
            if field in owners:
                problems.append(
                    Problem(
                        "collision",
                        f"two disputes set {field[0]}.{field[1]}: {owners[field]} and {dispute.id}",
                        dispute.mark,
                        "make them one dispute, whose versions set it together",
                    )
                )
            owners.setdefault(field, dispute.id)
        names = [version.id for version in dispute.versions]
        for name in {name for name in names if names.count(name) > 1}:
            problems.append(
                Problem(
                    "double-id",
                    f'two versions of {dispute.id} are called "{name}"',
                    dispute.mark,
                    "give each an id of its own",
                )
            )
        if len(names) < 2:
            problems.append(
                Problem(
                    "one-version",
                    f"the dispute {dispute.id} has {len(names)} version",
                    dispute.mark,
                    "a dispute has two versions or more",
                )
            )
    ids = [dispute.id for dispute in scenario.disputes]
    for dispute in scenario.disputes:
        if ids.count(dispute.id) > 1:
            problems.append(
                Problem(
                    "double-id", f'two disputes are called "{dispute.id}"', dispute.mark, "give each an id of its own"
                )
            )


def _appraisals(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    """A legal judgement among the facts needs somebody whose judgement it is."""
    if scenario.kind != "history":
        return
    items = [(item.word, item.held_by, item.mark) for item in scenario.events]
    items += [(item.word, item.held_by, item.mark) for item in scenario.facts]
    for word, held_by, mark in items:
        if law.vocabulary.predicates[word].appraisal and not held_by:
            problems.append(
                Problem(
                    "appraisal",
                    f'"{word}" is a judgement: somebody must hold it',
                    mark,
                    "add held_by: [WHO], or put it in a version under disputed:",
                )
            )


def _dates(scenario: Scenario, problems: list[Problem]) -> None:
    for event in scenario.events:
        if event.date is not None and event.date.first > scenario.as_of:
            problems.append(
                Problem(
                    "as-of",
                    f"{event.id} is later than as_of, the last day the file speaks of",
                    event.mark,
                    "move as_of to a later day",
                )
            )


def _record(scenario: Scenario, problems: list[Problem]) -> None:
    for entry in scenario.no_record:
        acts: list[Event] = [
            event for event in scenario.conduct if any(entry.of in values for _, values in event.roles[:1])
        ]
        if acts:
            problems.append(
                Problem(
                    "no-record",
                    f"{entry.of} stands under no_record:, but {acts[0].id} is a record of it",
                    acts[0].mark,
                    "take one of the two away",
                    warning=True,
                )
            )


def _expectations(scenario: Scenario, law: Law, problems: list[Problem]) -> None:
    norms = {rule.norm for rule in law.rules() if rule.norm}
    for item in scenario.expect:
        if item.norm not in norms:
            problems.append(
                Problem(
                    "unknown-norm",
                    f'no rule draws the norm "{item.norm}"',
                    item.mark,
                    "see casus law for the norms on file",
                )
            )
