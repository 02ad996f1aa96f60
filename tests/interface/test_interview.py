"""The interview: whole stories told by scripted answers, each ending in a file that is checked and assessed as its teller would expect."""

from pathlib import Path

import pytest

import casus
import pactlaw
from casus.interface.interviewing import Interview, interview, template_text
from casus.words.speech import named_in
from commands import bundled_law, one_law


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def told(answers: dict[str, str], line: str = "", most: int = 30) -> Interview:
    """An interview to its end: each question answered by its key, without the roles in brackets; what is not named is not known, and no more is told."""
    now = interview(line=line, law=bundled_law())
    for _ in range(most):
        if now.question is None:
            return now
        key = now.question.key.partition("(")[0]
        answer = answers.get(key, "no" if key == "more" else "unknown")
        now = now.answered(answer)
        assert not now.problems, (key, answer, now.problems)
    raise AssertionError(f"more than {most} questions")


def statuses(now: Interview, tmp_path: Path) -> dict[str, set[str]]:
    """The statuses of the norms of bound parties, by norm, in the file that an interview ends in; which has no mistake."""
    path = tmp_path / "my-case.yaml"
    now.save(path)
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    found = casus.check(path)
    assert "No problem found" in found.text() or "decides nothing" in found.text(), found.text()
    made: dict[str, set[str]] = {}
    for row in casus.assess(path, bundled_law()).norms:
        if row.bound:
            made.setdefault(row.norm, set()).add(row.status)
    return made


JERMUK = {
    "what": "use_of_force",
    "use-of-force.by": "Azerbaijan",
    "use-of-force.against": "ARM",
    "use-of-force.date": "13 September 2022",
    "use-of-force.denied_by": "Azerbaijan",
    "use-of-force.at": "Jermuk",
    "use-of-force.intent": "deliberate",
    "use-of-force.weight": "heavy",
    "before blockade": "no",
    "request": "yes",
    "request.to": "csto",
    "request.for": "assistance",
    "request.date": "2022-09-13",
    "request.voice": "government",
    "request_withdrawn": "no",
}


def test_an_attack_on_a_member(tmp_path: Path) -> None:
    now = told(JERMUK, "Azerbaijan attacked Armenia at Jermuk on 13 September 2022")
    assert statuses(now, tmp_path)["cst.4.2/assist"] == {"triggered"}
    assert now.assessment is not None
    disputes = now.assessment.scenario.disputes
    assert [one.version("denied").held_by for one in disputes] == [("AZE",)] and disputes[0].default == "told"
    assert any("contested" in line for line in now.headline())
    denied = casus.assess(tmp_path / "my-case.yaml", bundled_law(), accounts={disputes[0].id: "denied"})
    assert not [row for row in denied.norms if row.bound and row.status == "triggered" and row.norm == "cst.4.2/assist"]


def test_how_many_questions_a_plain_case_takes() -> None:
    """Eighteen of what matters, and whether there is more; the duty to help is decided with the fifteenth."""
    now = told(JERMUK)
    keys = [key for key, _ in now.told]
    assert len(keys) == 19 and keys[-1] == "more"
    part = interview(now.told[:15], law=bundled_law())
    assert part.assessment is not None
    assert {row.status for row in part.assessment.norms if row.norm == "cst.4.2/assist" and row.bound} == {"triggered"}
    assert keys.index("use-of-force.weight") < keys.index("request(by=ARM,about=use-of-force)")


def test_a_line_offers_and_never_says_who_attacked() -> None:
    line = "Azerbaijan attacked Armenia at Jermuk on 13 September 2022"
    now = interview(line=line, law=bundled_law())
    assert now.question is not None and now.question.default == "use_of_force" and now.told == ()
    now = now.answered("use_of_force")
    assert now.question is not None and now.question.default == ""
    assert [one.value for one in now.question.choices][:2] == ["AZE", "ARM"]
    now = now.answered("AZE").answered("ARM").answered("unknown")
    assert now.question is not None and now.question.default == "2022-09-13"


def test_a_clash_between_members(tmp_path: Path) -> None:
    answers = {
        "what": "clash",
        "use-of-force.by": "Kyrgyzstan",
        "use-of-force.against": "Tajikistan",
        "use-of-force.date": "2022-09",
        "use-of-force.denied_by": "Kyrgyzstan",
        "use-of-force.weight": "heavy",
        "use-of-force.intent": "deliberate",
    }
    now = told(answers)
    found = statuses(now, tmp_path)
    assert found["cst.1.1/broken"] == {"triggered"} and "triggered" in found["cst.2.2/consult"]
    assert "triggered" not in found["cst.4.2/assist"]
    text = now.yaml()
    assert "at: unknown" in text and "date: 2022-09\n" in text  # what is not known is written so, and no day is made up


def test_both_sides_of_a_clash_can_be_told(tmp_path: Path) -> None:
    first = {
        "what": "clash",
        "use-of-force.by": "KGZ",
        "use-of-force.against": "TJK",
        "use-of-force.date": "2022-09-16",
        "more": "use of force",
    }
    now = interview(law=bundled_law())
    second = {"use-of-force-2.by": "TJK", "use-of-force-2.against": "KGZ", "use-of-force-2.date": "2022-09-16"}
    more = 0
    while now.question is not None:
        key = now.question.key.partition("(")[0]
        answer = {**first, **second}.get(key, "unknown")
        if key == "more":
            more += 1
            answer = "use of force" if more == 1 else "no"
        now = now.answered(answer)
        assert not now.problems
    found = casus.assess(_saved(now, tmp_path), bundled_law())
    assert {row.bearer for row in found.norms if row.norm == "cst.1.1/broken" and row.bound} == {"KGZ", "TJK"}


def _saved(now: Interview, tmp_path: Path) -> Path:
    now.save(tmp_path / "my-case.yaml")
    return tmp_path / "my-case.yaml"


def test_a_request_after_unrest(tmp_path: Path) -> None:
    answers = {
        "what": "unrest",
        "unrest.inside": "Kazakhstan",
        "unrest.date": "2022-01-04",
        "unrest.weight": "heavy",
        "decision": "yes",
        "decision.subject": "peacekeepers",
        "decision.outcome": "adopted",
        "decision.date": "2022-01-06",
        "request": "yes",
        "request.to": "the CSTO",
        "request.for": "assistance and peacekeepers",
        "request.date": "2022-01-05",
    }
    now = told(answers)
    found = statuses(now, tmp_path)
    assert found["cst.2.2/consult"] == {"triggered"} and found["cst.6.1/collective-forces"] == {"triggered"}
    assert "for: [assistance, peacekeepers]" in now.yaml()


def test_a_base_for_an_outsider(tmp_path: Path) -> None:
    answers = {
        "what": "base",
        "foreign-forces.host": "Kyrgyzstan",
        "foreign-forces.of": "United States",
        "foreign-forces.at": "Tokmok in Kyrgyzstan",
        "foreign-forces.date": "2015",
    }
    now = told(answers)
    assert "charter.7.2/consult-first" in statuses(now, tmp_path)
    assert "tokmok:\n    name: Tokmok\n    sovereign: [{of: KGZ}]" in now.yaml() and len(now.told) <= 8


def test_what_the_law_does_not_read_is_told_and_asked_no_further(tmp_path: Path) -> None:
    answers = {
        "what": "milk",
        "economic-measure.by": "RUS",
        "economic-measure.against": "BLR",
        "economic-measure.date": "2009-06",
    }
    now = told(answers)
    assert "triggered" not in {status for found in statuses(now, tmp_path).values() for status in found}
    assert [key for key, _ in now.told] == [*answers, "more"]
    assert now.headline()[0] == "Nothing is triggered."


def test_a_band_and_who_stands_behind_it(tmp_path: Path) -> None:
    answers = {
        "what": "raid",
        "use-of-force.by": "band the riders",
        "use-of-force.against": "TJK",
        "use-of-force.date": "2023-05-04",
        "use-of-force.weight": "heavy",
        "the-riders.came_from": "Afghanistan",
        "the-riders.involvement": "Afghanistan",
        "the-riders.involvement.degree": "sent",
        "the-riders.involvement.held_by": "Tajikistan",
    }
    now = told(answers)
    found = statuses(now, tmp_path)
    assert "held_by: TJK" in now.yaml() and found["cst.4.2/assist"] == {"dormant"}
    unknown = told({**answers, "use-of-force.by": "unknown", "the-riders.involvement": "unknown"})
    assert "somebody-not-known: {kind: band" in unknown.yaml() and "written as a band" in unknown.yaml()


def test_what_only_one_side_says_is_an_account_of_that_side() -> None:
    """An earlier attack that only the attacker tells of stands in a dispute, whose default has it not."""
    force = "use_of_force(by=ARM,against=AZE)"
    answers = {
        **JERMUK,
        "before blockade": force,
        "use-of-force-2.date": "2022-09-12",
        "use-of-force-2.held_by": "Azerbaijan",
    }
    now = told(answers)
    assert now.assessment is not None
    scenario = now.assessment.scenario
    assert [event.id for event in scenario.events] == ["use-of-force", "request", "no-request-withdrawn"]
    account = next(one for one in scenario.disputes if one.id == "use-of-force-2-disputed")
    assert account.default == "untold" and account.version("told").held_by == ("AZE",)


WRONG = [
    ((), "xyzzy", "not one kind of event"),
    ((("what", "attack"),), "Azer", "no state is called"),
    ((("what", "attack"),), "csto-and-more", "no state is called"),
    ((("what", "attack"), ("use-of-force.by", "AZE")), "unknown", "cannot be told"),
    (
        (
            ("what", "attack"),
            ("use-of-force.by", "AZE"),
            ("use-of-force.against", "ARM"),
            ("use-of-force.target", "forces"),
        ),
        "3/5/2022",
        "2022-05-03 or 2022-03-05",
    ),
    (
        (
            ("what", "attack"),
            ("use-of-force.by", "AZE"),
            ("use-of-force.against", "ARM"),
            ("use-of-force.target", "forces"),
        ),
        "yesterday",
        "not a day",
    ),
]


@pytest.mark.parametrize(("before", "answer", "says"), WRONG, ids=lambda part: str(part)[-30:])
def test_a_wrong_answer_gets_a_cure_and_the_same_question(
    before: tuple[tuple[str, str], ...], answer: str, says: str
) -> None:
    now = interview(before, law=bundled_law())
    after = now.answered(answer)
    assert after.question == now.question and after.told == now.told and after.problems
    assert says in after.problems[0].message or says in after.problems[0].cure, after.problems
    assert after.problems[0].cure and "actors:" not in after.problems[0].cure


def test_back_takes_one_answer_away_and_a_stale_answer_ends_what_is_read() -> None:
    now = interview((("what", "attack"), ("use-of-force.by", "AZE")), law=bundled_law())
    assert (
        now.back().told == now.told[:1] and now.back().question == interview(now.told[:1], law=bundled_law()).question
    )
    odd = interview((("what", "attack"), ("nothing.by", "AZE"), ("use-of-force.by", "AZE")), law=bundled_law())
    assert odd.told == (("what", "attack"),) and odd.problems


def test_without_an_event_there_is_no_file(tmp_path: Path) -> None:
    now = interview((("what", "attack"),), law=bundled_law())
    with pytest.raises(casus.CasusError, match="No event is told"):
        now.save(tmp_path / "x.yaml")
    assert not list(tmp_path.iterdir())
    with pytest.raises(casus.CasusError):
        interview([("what", 3)], law=bundled_law())  # type: ignore[list-item]


def test_every_question_says_why_and_offers_words_of_the_law() -> None:
    law, now = bundled_law(), interview(line="Azerbaijan attacked Armenia", law=bundled_law())
    values = {value for kind in law.vocabulary.types.values() for value in kind.values}
    known = {*law.vocabulary.predicates, *law.entities, *law.places, *values, "unknown", "no", "yes", "AZE"}
    for key, answer in JERMUK.items():
        question = now.question
        assert question is not None and question.why and question.asks
        if not question.key.startswith("before "):
            assert {one.value for one in (*question.choices, *question.others)} <= known | {"use-of-force"}, (
                question.key
            )
        if question.key.partition("(")[0] == key:
            now = now.answered(answer)


def test_another_law_asks_in_its_own_words() -> None:
    pact = pactlaw.law()
    now = interview(
        (("what", "raid"), ("raid.by", "BBB"), ("raid.against", "AAA"), ("raid.date", "2005-02-03")), law=pact
    )
    assert now.assessment is not None and not now.problems
    asked = [now.question.key if now.question is not None else ""]
    while now.question is not None:
        known = {*pact.vocabulary.predicates, *pact.entities, "yes", "no", "unknown"}
        known |= {value for kind in pact.vocabulary.types.values() for value in kind.values}
        assert {one.value for one in (*now.question.choices, *now.question.others)} <= known
        now = now.answered("no" if now.question.key == "more" else "unknown")
        asked.append(now.question.key if now.question is not None else "")
    assert any(key.startswith("plea(") for key in asked), asked


def test_the_template_is_a_case_as_written_and_with_every_example(tmp_path: Path) -> None:
    text = template_text("my-case.yaml")
    head, _, body = text.partition("\nscenario:")
    whole = "scenario:" + "\n".join(
        line[2:] if line.startswith("# ") and not line.startswith("# ---") else line for line in body.split("\n")
    )
    for name, written in (("my-case", text), ("every-example", whole.replace("my-case", "every-example", 1))):
        (tmp_path / f"{name}.yaml").write_text(written, "utf-8")
        assert casus.check(tmp_path / f"{name}.yaml").text().startswith("No problem found"), name
    found = casus.assess(tmp_path / "every-example.yaml", bundled_law())
    assert head.startswith("# yaml-language-server: $schema=") and len(found.scenario.disputes) == 1
    assert {"use_of_force", "request", "foreign_forces", "request_withdrawn"} <= {
        event.word for event in found.scenario.events
    }


# ---- what is no answer, and what is not known ----

HIT = [("what", "use_of_force"), ("use-of-force.by", "AZE"), ("use-of-force.against", "ARM"), ("use-of-force.date", "2022-09-13")]  # fmt: skip


def test_a_yes_is_not_taken_for_a_no() -> None:
    denied = casus.interview([*HIT, ("use-of-force.denied_by", "yes")])
    assert "who denies it" in denied.problems[0].message and denied.told == tuple(HIT)
    before = [*HIT, ("before use_of_force(by=ARM,against=AZE)", "use_of_force(by=ARM,against=AZE)")]
    before.append(("use-of-force-2.date", "2022-09-12"))
    assert casus.interview([*before, ("use-of-force-2.held_by", "no")]).problems
    unknown = casus.interview([*before, ("use-of-force-2.held_by", "unknown")])
    assert "by: ARM" not in unknown.yaml() and "use-of-force-2 is agreed or only somebody's word" in unknown.yaml()


def test_what_came_before_is_not_told_as_later() -> None:
    before = [*HIT, ("before use_of_force(by=ARM,against=AZE)", "use_of_force(by=ARM,against=AZE)")]
    assert casus.interview([*before, ("use-of-force-2.date", "2023-01-01")]).problems
    same = casus.interview([*before, ("use-of-force-2.date", "2022-09-13"), ("use-of-force-2.held_by", "yes")])
    assert "after: use-of-force-2" in same.yaml()


def test_an_answer_that_fits_nothing_told_is_refused_and_the_rest_stays() -> None:
    for key, value in (
        ("use-of-force.by", ""),
        ("before foo=>foo", "foo"),
        ("attack(x=1)", "yes"),
        ("menaces_security(event=nope,of=QQ)", "ARM"),
    ):
        found = casus.interview([*HIT, (key, value)])
        assert found.problems and found.told == tuple(HIT) and found.assessment is not None, key


def test_what_is_told_in_part_is_named_in_the_note() -> None:
    asked = "request(by=ARM,about=use-of-force)"
    found = casus.interview([*HIT, (asked, "yes")])
    assert not found.problems and "Told in part and left out: request" in " ".join(found.yaml().split())


def test_a_line_with_hit_and_drones_offers_force_first_and_asks_what_was_hit() -> None:
    law = bundled_law()
    for line in (
        "On 3 March 2025 drones from Belarus hit a military base in Latvia",
        "Belarus struck Latvia",
        "Belarus shelled Latvia",
        "Troops of Belarus fired at Latvia",
        "A missile from Belarus fell on Latvia",
        "Aircraft bombed Latvia",
    ):
        assert named_in(law, line).words[0] == "use_of_force", line
    now = casus.interview([("what", "attack"), ("use-of-force.by", "BLR"), ("use-of-force.against", "LVA")])
    assert now.question is not None and now.question.key == "use-of-force.target"
    assert now.question.asks.startswith("Which target?")
