"""How strong a promise is, and that what is said to perform it agrees with that."""

from casus.files.tree import parse
from casus.law.model import Law
from casus.law.vocabulary import read_vocabulary
from commands import bundled_law

HELP = ("help", "all_means")


def _deeds(law: Law, norm: str) -> dict[str, set[str]]:
    """What the record may hold of a duty: each deed, and how far it does it under one answer or another."""
    found: dict[str, set[str]] = {}
    for item in (item for clause in law.clauses.values() for item in clause.performs if item.norm == norm):
        for role, term in item.pattern.roles:
            if role == "act":
                found.setdefault(str(term), set()).add(item.extent)
    return found


def _promises(law: Law) -> dict[str, dict[str, str]]:
    """Each duty whose act says how strong such a promise is."""
    acts = law.vocabulary.acts
    drawn = {rule.norm: str(dict(rule.then.roles)["act"]) for rule in law.rules() if rule.then.word == "duty"}
    return {norm: dict(acts[act].pledge) for norm, act in drawn.items() if acts[act].pledge}


def test_what_performs_a_promise_agrees_with_its_strength() -> None:
    """Troops do every promise of action or more; words alone do none of help; talks do no more than consultation."""
    law = bundled_law()
    promises = _promises(law)
    assert {pledge["strength"] for pledge in promises.values()} >= {"consultation", "action", "help"}
    for norm, pledge in promises.items():
        deeds = _deeds(law, norm)
        if not deeds or pledge["strength"] == "consultation":
            continue
        assert deeds["troops"] == {"full"}, norm
        for words in ("talks", "consultation"):
            assert deeds.get(words, set()) <= {"nothing"}, norm
        if pledge["strength"] in HELP:
            assert deeds.get("statement", set()) <= {"nothing", "part"}, norm


def test_a_value_that_is_on_no_scale_is_a_mistake() -> None:
    """As is a scale that the vocabulary has not."""
    tree, problems = parse(
        "acts:\n  help: {says: Help., pledge: {strength: huge, colour: red}}\nscales: {strength: [low, high]}\n",
        "vocabulary.yaml",
    )
    read_vocabulary(tree, problems)
    told = {problem.code: problem.message for problem in problems}
    assert "huge" in told["unknown-value"] and "colour" in told["unknown-word"]
