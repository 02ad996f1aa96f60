"""Events that name other events: a link of a kind that no rule asks for decides nothing, and is most often a slip."""

from casus.conditions import SAME, Pattern
from casus.law import Law, Rule, kept
from casus.problems import Problem, short
from casus.rulecheck import Roots, groups_of, named_by, roots_of
from casus.scenario import Event, Fact, Scenario
from casus.terms import Term, Var

Link = tuple[str, str]
"""A word and a role of it that names an event."""


def idle_links(scenario: Scenario, law: Law) -> list[Problem]:
    """A finding for each event or fact that names an event of a kind that no rule asks for there."""
    asked = asked_for(law)
    versions = [version for dispute in scenario.disputes for version in dispute.versions]
    events = [*scenario.events, *(event for version in versions for event in version.events)]
    words = {event.id: event.word for event in events}
    entries: list[Event | Fact] = [*events, *scenario.facts, *(fact for version in versions for fact in version.facts)]
    found = []
    for entry in entries:
        for role, values in entry.roles:
            fitting = asked.get((entry.word, role))
            wrong = next((value for value in values if words.get(str(value)) not in (fitting or ())), None)
            if fitting is not None and wrong is not None and str(wrong) in words:
                kind = words[str(wrong)]
                message = f'no rule asks for a "{entry.word}" whose "{role}" is a "{kind}", as {short(str(wrong))} is'
                cure = f"it decides nothing so; rules ask there for: {', '.join(sorted(fitting))}"
                found.append(Problem("idle-link", message, entry.mark, cure, warning=True))
    return found


@kept
def asked_for(law: Law) -> dict[Link, frozenset[str]]:
    """For each role that names an event, the kinds of events that rules ask for there; left out where they ask for any."""
    roots = roots_of(law)
    found: dict[Link, frozenset[str]] = {}
    free: set[Link] = set()
    for rule in law.rules():
        patterns = [item for group in groups_of(rule) for item in group.conditions if isinstance(item, Pattern)]
        for pattern in patterns:
            word = law.vocabulary.predicates[pattern.pred]
            for name, term in pattern.roles:
                role = word.role(name)
                if role is None or role.type != "event" or word.sort not in ("event", "fact"):
                    continue
                kinds = _kinds(term, rule, patterns, roots)
                if kinds is None:
                    free.add((word.name, name))
                else:
                    found[word.name, name] = found.get((word.name, name), frozenset()) | kinds
    return {link: kinds for link, kinds in found.items() if link not in free and kinds}


def _kinds(term: Term, rule: Rule, patterns: list[Pattern], roots: Roots) -> frozenset[str] | None:
    """The kinds of events that a rule allows for a term; None if any."""
    trigger = rule.when[0]
    if isinstance(trigger, Pattern) and (term == SAME or (isinstance(term, Var) and term == trigger.event)):
        return roots.get(named_by(trigger))
    kinds: frozenset[str] | None = None
    for other in patterns:
        if other.event == term:
            own = roots.get(named_by(other), frozenset())
            kinds = own if kinds is None else kinds & own
    return kinds
