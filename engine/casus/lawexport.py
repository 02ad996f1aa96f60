"""The law as plain values for other programs: what `casus law --format json` prints."""

from typing import Any

from casus.days import show
from casus.law import Clause, Law, Question, Rule, Wording
from casus.lawbook import questions_of
from casus.parties import parties
from casus.sources import Cite, find_source
from casus.words import least_read, read_of
from casus.world import FIRST_DAY, LAST_DAY


def contents(law: Law) -> dict[str, Any]:
    """What is on file: systems, instruments with their articles, and the ids of questions and readings."""
    instruments = [
        {
            "id": item.id,
            "system": item.system,
            "title": item.title,
            "signed": item.signed or None,
            "in_force": item.in_force or None,
            "clauses": [_heading(clause) for clause in law.clauses.values() if clause.instrument == item.id],
        }
        for item in law.instruments.values()
    ]
    return {
        "systems": law.systems,
        "instruments": instruments,
        "questions": list(law.questions),
        "readings": ["default", *law.readings],
    }


def _heading(clause: Clause) -> dict[str, Any]:
    return {"id": clause.id, "article": clause.article, "heading": clause.heading}


def clause(law: Law, item: Clause, day: int = 0) -> dict[str, Any]:
    """One article; with a day, only what was in force then, and who was bound."""
    paragraphs = [
        {
            "id": paragraph.id,
            "article": paragraph.article,
            "wordings": [_wording(law, item, wording) for wording in paragraph.wordings if _holds(wording, day)],
        }
        for paragraph in item.paragraphs
    ]
    values: dict[str, Any] = {
        **_heading(item),
        "instrument": item.instrument,
        "gloss": item.gloss,
        "untranslated": item.untranslated or None,
        "paragraphs": paragraphs,
        "rules": [_rule(rule) for rule in item.rules if not day or rule.first <= day <= rule.last],
        "related": list(item.related),
        "questions": [question.id for question in questions_of(law, item)],
    }
    if day:
        found = parties(law, item.instrument, day)
        values["on"] = show(day)
        values["members"] = list(found.members)
        values["members_turn_on"] = [change._asdict() for change in found.changes]
    return values


def _holds(wording: Wording, day: int) -> bool:
    return not day or wording.first <= day <= wording.last


def _wording(law: Law, item: Clause, wording: Wording) -> dict[str, Any]:
    return {
        "id": wording.id,
        "from": _day(wording.first),
        "through": _day(wording.last),
        "gloss": wording.gloss,
        "note": wording.note or None,
        "sources": [_cite(law, item, cite) for cite in wording.cites],
        "read": read_of(law, item, wording),
        "kept": _kept(law, item, wording),
    }


def _kept(law: Law, item: Clause, wording: Wording) -> dict[str, Any] | None:
    """From which day it is known from other sources only that the text was kept."""
    if not wording.kept_from:
        return None
    cites = [_cite(law, item, cite) for cite in wording.kept_cites]
    return {"from": show(wording.kept_from), "read": least_read(law, item, wording.kept_cites), "sources": cites}


def _cite(law: Law, item: Clause, cite: Cite) -> dict[str, Any]:
    source = find_source(cite, item.sources, law.sources)
    return {"id": source.id, "ref": source.ref, "read": source.read, "pinpoint": cite.pinpoint or None}


def _day(day: int) -> str | None:
    return None if day in (FIRST_DAY, LAST_DAY) else show(day)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "norm": rule.norm or None,
        "says": rule.says,
        "given": dict(rule.given),
        "wording": rule.wording or None,
        "from": _day(rule.first),
        "through": _day(rule.last),
    }


def questions(law: Law, item: Clause | None = None) -> list[dict[str, Any]]:
    """The questions of meaning, all or those that bear on an article."""
    found = list(law.questions.values()) if item is None else questions_of(law, item)
    return [_question(question) for question in found]


def _question(question: Question) -> dict[str, Any]:
    answers = [
        {
            "id": answer.id,
            "says": answer.says,
            "rests_on": answer.rests_on or None,
            "held_by": list(answer.held_by),
            "sources": [cite.source for cite in answer.cites],
        }
        for answer in question.answers
    ]
    return {
        "id": question.id,
        "asks": question.asks,
        "default": question.default,
        "because": question.because,
        "answers": answers,
        "bears_on": list(question.bears_on),
        "tested_by": list(question.tested_by),
    }
