"""Words of a law that no rule reads: a file may use them, but nothing ever follows from them."""

from collections.abc import Iterable
from pathlib import Path

from casus.conditions import Comparison, Pattern
from casus.law import Law
from casus.lawfiles import LawFiles, read_files
from casus.problems import Mark, Problem, quote
from casus.rulecheck import groups_of
from casus.tree import Map, Node, Scalar

_SECTIONS = {"event": "events", "fact": "facts", "status": "statuses", "concept": "concepts"}


def unread(law: Law, folder: Path) -> list[Problem]:
    """A finding for each word, role and value of the vocabulary, and each sort of dated act, that no rule reads."""
    files = read_files(folder, [])
    patterns = list(_patterns(law))
    used = {item.pred for item in patterns}
    record = {entry.pattern.pred for clause in law.clauses.values() for entry in clause.performs}
    """What performs duties: the record is read with the events that it names."""
    drawn = {rule.then.word for rule in law.rules()}
    found: list[Problem] = []
    for word in law.vocabulary.predicates.values():
        section = _SECTIONS.get(word.sort)
        if section is None:
            continue
        if word.name not in used:
            message = f"no rule reads the {word.sort} {quote(word.name)}"
            message += "" if word.name not in drawn else ", though rules draw it"
            found.append(
                _problem(message, _place(files, section, word.name), "write a rule that asks for it, or leave it out")
            )
            continue
        named = {name for item in patterns if item.pred == word.name for name, _ in item.roles}
        for role in word.roles:
            if role.name not in named and not (role.type == "event" and word.name in record):
                message = f"no rule reads the role {quote(role.name)} of {word.name}"
                place = _place(files, section, word.name, "roles", role.name)
                found.append(_problem(message, place, "it is only told; a rule that asks for it could use it"))
    found += _values(law, files, patterns)
    for act in law.vocabulary.acts:
        if not any(dict(rule.then.roles).get("act") == act for rule in law.rules() if rule.norm):
            message = f"no rule draws a norm about the act {quote(act)}"
            found.append(_problem(message, _place(files, "acts", act), "write a rule, or leave it out"))
    told: dict[str, Mark] = {}
    for event in law.acts:
        if event.word not in used:
            told.setdefault(event.word, event.mark)
    for name, mark in told.items():
        found.append(_problem(f"no rule reads dated acts of the sort {quote(name)}", mark, "nothing follows from them"))
    return found


def _patterns(law: Law) -> Iterable[Pattern]:
    """Every condition that asks for something, those on the record among them."""
    for rule in law.rules():
        for group in groups_of(rule):
            yield from (item for item in group.conditions if isinstance(item, Pattern))
    for clause in law.clauses.values():
        yield from (entry.pattern for entry in clause.performs)


def _values(law: Law, files: LawFiles, patterns: list[Pattern]) -> list[Problem]:
    """Values of closed lists that no rule tells from the others; scales are compared, so each step of them counts."""
    named = {str(term) for item in patterns for _, term in item.roles}
    for rule in law.rules():
        named |= {str(term) for _, term in rule.then.roles}
        for group in groups_of(rule):
            for item in group.conditions:
                if isinstance(item, Comparison):
                    named |= {str(item.left), str(item.right)}
    found = []
    for kind in law.vocabulary.types.values():
        idle = [value for value in kind.values if not kind.scale and value not in named]
        if idle:
            message = f"no rule names these values of {kind.name}: {', '.join(idle)}"
            found.append(_problem(message, _place(files, "types", kind.name), "no rule tells them from each other"))
    return found


def _problem(message: str, mark: Mark, cure: str) -> Problem:
    return Problem("unread", message, mark, cure, warning=True)


def _place(files: LawFiles, *keys: str) -> Mark:
    """Where a word is declared in the vocabulary."""
    node: Node | None = files.trees.get("vocabulary.yaml")
    mark = Mark("rules/vocabulary.yaml", 1, 1)
    for key in keys:
        if not isinstance(node, Map):
            break
        entry: tuple[Scalar, Node] | None = next((item for item in node.entries if item[0].text == key), None)
        if entry is None:
            break
        mark, node = entry[0].mark, entry[1]
    return mark


__all__ = ["unread"]
