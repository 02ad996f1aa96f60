"""The features as a specification: nothing in them is idle, and no rule is without a story in which it works and one in which it does not."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import told
from casus.assessment.results import NOT_TRIGGERED, TRIGGERED
from casus.law.model import Law, Rule
from casus.scenarios.library import scenario_files
from casus.site.lists import FIRST
from casus.specs import book
from casus.specs.expect import FALSE, TRUE, Judged
from casus.specs.feature import language_of
from casus.specs.steps import KEYWORDS
from commands import bundled_law

TAGS = ("question", "incident")


class Told(NamedTuple):
    """One scenario of a feature (one row of an outline), told to its end; the rest as in `told.Told`."""

    feature: str
    name: str
    tags: frozenset[str]
    steps: tuple[str, ...]
    judged: tuple[Judged, ...]
    fired: frozenset[str]
    applied: frozenset[str]
    moved: frozenset[tuple[str, tuple[str, ...]]]
    answers: frozenset[str]


def law() -> Law:
    return bundled_law()


def encoded() -> list[str]:
    return [clause.id for clause in law().clauses.values() if clause.rules]


@cache
def stories() -> list[Told]:
    """Every scenario, with what came of it; where pytest ran the features in the same run, of that."""
    language, found = language_of(), []
    for name, title, tags, lines in told.scenarios():
        steps = [language.find(line.keyword, line.text) for line in lines]
        ids = tuple(step.id if step is not None else "" for step in steps)
        found.append(Told(name, title, tags, ids, *told.told_once(lines)))
    return found


# ---- the sentences -------------------------------------------------------------------------------------------------


def test_every_sentence_is_used() -> None:
    used = Counter(step for story in stories() for step in story.steps)
    assert [step for step in language_of().steps if step not in used] == []


def test_every_word_of_a_sentence_is_used() -> None:
    text = "\n".join(line.text.casefold() for _, _, _, lines in told.scenarios() for line in lines)
    language = language_of()
    idle = [
        f"{table}: {word}"
        for table, words in language.tables.items()
        for word in words
        if not re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text)
    ]
    assert idle == []


def test_every_example_is_its_own_sentence_and_no_other() -> None:
    language = language_of()
    for step in language.steps.values():
        for keyword in KEYWORDS:
            found = language.find(keyword, step.example)
            close = [
                other.id
                for other in language.steps.values()
                if keyword in other.keywords and other.strict.fullmatch(step.example) and other.literal == step.literal
            ]
            if keyword in step.keywords:
                assert found is not None and found.id == step.id
                assert close == [step.id], f"{step.example}: as good for {close}"


# ---- clauses and tags ----------------------------------------------------------------------------------------------


def test_every_encoded_clause_has_a_feature() -> None:
    tagged = {tag for story in stories() for tag in story.tags}
    assert [clause for clause in encoded() if clause not in tagged] == []


def test_every_paragraph_with_a_rule_has_a_scenario() -> None:
    tagged = {tag for story in stories() for tag in story.tags}
    paragraphs = {paragraph.id for rule in law().rules() if (paragraph := law().paragraph(rule.id)) is not None}
    assert sorted(paragraphs - tagged) == []


def test_every_scenario_names_a_clause() -> None:
    known = {*law().clauses, *(paragraph.id for clause in law().clauses.values() for paragraph in clause.paragraphs)}
    assert [f"{story.feature}: {story.name}" for story in stories() if not story.tags & known] == []


def test_every_tag_leads_somewhere() -> None:
    paragraphs = {paragraph.id: clause for clause in law().clauses.values() for paragraph in clause.paragraphs}
    known = {*law().systems, *law().clauses, *paragraphs}
    known |= {f"question:{name}" for name in law().questions} | {f"incident:{name}" for name in scenario_files()}
    known |= {f"reading:{name}" for name in law().readings} | {FIRST}
    lost = []
    for story in stories():
        clauses = [law().clauses[tag] for tag in story.tags if tag in law().clauses]
        articles = {"art-" + re.split(r"\W", clause.article)[0] for clause in clauses}
        lost += [f"{story.feature}: @{tag}" for tag in sorted(story.tags) if tag not in known | articles]
    assert sorted(set(lost)) == []


def test_every_question_decides_a_scenario() -> None:
    tagged = {tag for story in stories() for tag in story.tags}
    assert [name for name in law().questions if f"question:{name}" not in tagged] == []


def test_every_question_is_answered_or_turned_on_where_it_is_tagged() -> None:
    idle = []
    for name in law().questions:
        mine = [story for story in stories() if f"question:{name}" in story.tags]
        turned = [item for story in mine for item in story.judged if item.sort == "detail" and item.expected == name]
        if not turned and not any(name in story.answers for story in mine):
            idle.append(name)
    assert idle == []


def test_every_feature_begins_with_its_story() -> None:
    for spec in book.bundled_features():
        told = [paragraph for paragraph in spec.intro if not paragraph.startswith("Cases are invented")]
        assert len(told) >= 2, f"{spec.name}: say why the clause exists, or what happened; then what is argued about"
        assert sum(len(paragraph) for paragraph in told) > 350, f"{spec.name}: a reader needs more of an introduction"


def test_the_tags_of_a_feature_say_where_it_stands_and_what_it_is_about() -> None:
    """First the system of treaties; then the incident, or the clause and the number by which its article is called."""
    for spec in book.bundled_features():
        system, subject, *more = (tag for tag in spec.tags if tag != FIRST)
        assert system in law().systems, spec.name
        if spec.name.startswith("history/"):
            assert subject == book.INCIDENT_TAG + re.sub("-[a-z]{2}$", "", spec.name.removeprefix("history/")), (
                spec.name
            )
            assert more and all(tag in law().clauses for tag in more), spec.name
        else:
            number = re.fullmatch(r"(\d+)( \(.*)?", law().clauses[subject].article)
            assert more == ([f"art-{number[1]}"] if number else []), spec.name


def test_no_two_scenarios_of_a_feature_have_one_name() -> None:
    for spec in book.bundled_features():
        titles = Counter(example.title.casefold() for _, example in spec.examples())
        assert [title for title, times in titles.items() if times > 1] == [], spec.name


def test_the_best_known_incidents_are_told() -> None:
    told = {tag for spec in book.bundled_features() if spec.name.startswith("history/") for tag in spec.tags[1:2]}
    assert len(told) >= 20


# ---- the rules -----------------------------------------------------------------------------------------------------


def test_every_rule_draws_its_conclusion_in_a_scenario() -> None:
    working = {rule for story in stories() for rule in story.fired}
    working |= {rule for story in stories() for item in story.judged if item.sort == "standing" for rule in item.rules}
    assert [rule.id for rule in law().rules() if rule.id not in working] == []


def denials(story: Told) -> list[Judged]:
    """What a scenario says that does not follow."""
    return [item for item in story.judged if item.sort != "detail" and item.expected not in (TRIGGERED, TRUE)]


def fails(rule: Rule, story: Told) -> bool:
    """Whether a scenario of a rule's clause says that something does not follow, and the rule indeed draws nothing there."""
    if rule.then.sort in (
        "starts",
        "ends",
    ):  # some state is always made a member by the acts on file: look at the one spoken of
        wanted = FALSE if rule.then.sort == "starts" else TRUE
        spoken = [item for item in story.judged if item.sort == "status" and item.word == rule.then.word]
        return any(item.expected == wanted and not concerns(rule, item, story) for item in spoken)
    if rule.standing:
        return any(item.sort == "standing" and item.expected == NOT_TRIGGERED for item in story.judged)
    return rule.id not in story.fired and bool(denials(story))


def concerns(rule: Rule, item: Judged, story: Told) -> bool:
    """Whether a rule begins or ends the status of the state that a line speaks of."""
    return any(name == rule.id and set(item.about) <= set(args) for name, args in story.moved)


def test_every_rule_fails_in_a_scenario_of_its_clause() -> None:
    ours = {clause: [story for story in stories() if clause in story.tags] for clause in encoded()}
    assert [rule.id for rule in law().rules() if not any(fails(rule, story) for story in ours[rule.clause])] == []


def test_every_exception_applies_in_a_scenario() -> None:
    applied = {name for story in stories() for name in story.applied}
    named = [f"{rule.id}#{exception.id}" for rule in law().rules() for exception in (*rule.unless, *rule.until)]
    assert [name for name in named if name not in applied] == []
