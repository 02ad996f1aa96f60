"""All of the law in one place, for readers and programs: JSON, Markdown or HTML, as one file or a folder."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from casus.ask.history import history_values as changes
from casus.ask.history import parties
from casus.files.days import show_day
from casus.files.receipt import receipt, with_receipt
from casus.files.sources import Cite, find_source
from casus.files.writer import make_folder, put_file
from casus.law.model import Clause, Law, Question, Rule, Wording
from casus.law.world import FIRST_DAY, LAST_DAY
from casus.scenarios.library import loaded_from
from casus.show.blocks import Block, Commands, screen
from casus.show.html import escape
from casus.show.law import contents
from casus.show.law.contents import questions_of
from casus.show.law.diff import history_screen
from casus.show.law.provisions import question_list
from casus.show.markdown import markdown
from casus.words.names import least_read, read_of


def contents_values(law: Law, only: Collection[str] = ()) -> dict[str, Any]:
    """What is on file: systems, instruments with their articles, the ids of questions and readings, and from where it was loaded.

    only: of the articles, those of these ids, with their instruments.
    """
    shown = [clause for clause in law.clauses.values() if not only or clause.id in only]
    owners = {clause.instrument for clause in shown}
    instruments = [
        {
            "id": item.id,
            "system": item.system,
            "title": item.title,
            "signed": item.signed or None,
            "in_force": item.in_force or None,
            "clauses": [_heading(clause) for clause in shown if clause.instrument == item.id],
        }
        for item in law.instruments.values()
        if not only or item.id in owners
    ]
    return {
        "systems": law.systems,
        "instruments": instruments,
        "questions": list(law.questions),
        "readings": ["default", *law.readings],
        "loaded": [
            {
                "name": item.name,
                "sort": item.sort,
                "folder": None if item.sort == "bundled" else str(Path(item.rules).absolute()),
            }
            for item in loaded_from(law)
        ],
    }


def _heading(clause: Clause) -> dict[str, Any]:
    return {"id": clause.id, "article": clause.article, "heading": clause.heading}


def clause_values(law: Law, item: Clause, day: int = 0) -> dict[str, Any]:
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
        values["on"] = show_day(day)
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
    return {"from": show_day(wording.kept_from), "read": least_read(law, item, wording.kept_cites), "sources": cites}


def _cite(law: Law, item: Clause, cite: Cite) -> dict[str, Any]:
    source = find_source(cite, item.sources, law.sources)
    return {"id": source.id, "ref": source.ref, "read": source.read, "pinpoint": cite.pinpoint or None}


def _day(day: int) -> str | None:
    return None if day in (FIRST_DAY, LAST_DAY) else show_day(day)


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


def question_values(law: Law, item: Clause | Question | None = None) -> list[dict[str, Any]]:
    """The questions of meaning, all or those that bear on an article; or one of them."""
    if isinstance(item, Question):
        return [_question(item)]
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


ENDINGS = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}
"""The forms of an export, by the ending of a file's name."""


def export(law: Law, target: Path) -> list[Path]:
    """Write all of the law: one file by its ending, or into a folder all three forms and a page for each article.

    Result: what was written. Raises OSError where that fails.
    """
    form = ENDINGS.get(target.suffix.lower())
    if form is not None:
        return [_write(target, whole_text(law, form))]
    make_folder(target)
    made = [_write(target / f"law.{form}", whole_text(law, form)) for form in ("json", "md", "html")]
    for clause in law.clauses.values():
        made.append(_write(target / "articles" / f"{clause.id}.md", markdown(_page(law, clause))))
    return made


def _write(path: Path, text: str) -> Path:
    make_folder(path.parent)
    put_file(path, text)
    return path


def whole_text(law: Law, form: str) -> str:
    """All of the law in one text."""
    if form == "json":
        return json.dumps(with_receipt(book_values(law)), indent=1) + "\n"
    parts = _parts(law)
    if form == "md":
        return "\n".join(markdown(blocks) for _, _, blocks in parts)
    return _html(law, parts)


def book_values(law: Law) -> dict[str, Any]:
    """All of the law as plain values: what is on file, every article, every question, and the history."""
    return {
        **contents_values(law),
        "articles": [clause_values(law, clause) for clause in law.clauses.values()],
        "questions_of_meaning": question_values(law),
        "changes": changes(law, ()),
    }


BookPart = tuple[str, str, list[Block]]
"""An anchor, a heading, and the blocks below it."""


def _parts(law: Law) -> list[BookPart]:
    parts: list[BookPart] = [("contents", "What is on file", _plain(contents.contents(law, True)))]
    for clause in law.clauses.values():
        name = f"{law.instruments[clause.instrument].title}, Article {clause.article}: {clause.heading}"
        parts.append((clause.id, name, _page(law, clause)))
    parts.append(("questions", "Questions of meaning", _plain(question_list(law, None, True))))
    parts.append(("changes", "How the law changed in time", _plain(history_screen(law, (), "", True))))
    return parts


def _page(law: Law, clause: Clause) -> list[Block]:
    return _plain(contents.ClausePage(law, clause, everything=True).blocks(True))


def _plain(blocks: list[Block]) -> list[Block]:
    """The blocks without the commands that a screen ends with."""
    return [block for block in blocks if not isinstance(block, Commands)]


def _html(law: Law, parts: list[BookPart]) -> str:
    """One page with a list of its parts; plain, without scripts, pictures or anything from elsewhere."""
    titles = "; ".join(law.systems.values())
    links = "\n".join(
        f'<li><a href="#{_text(anchor)}">{_text(anchor)}: {_text(name)}</a></li>' for anchor, name, _ in parts
    )
    bodies = "\n".join(
        f'<section id="{_text(anchor)}"><h2>{_text(name)}</h2>\n<pre>{_text(screen(blocks))}</pre></section>'
        for anchor, name, blocks in parts
    )
    style = "body{font-family:sans-serif;max-width:52em;margin:2em auto;padding:0 1em}pre{white-space:pre-wrap}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{_text(titles)}</title><style>{style}</style></head><body>\n<h1>{_text(titles)}</h1>\n"
        "<p>In our own words, not the text. With each article stands how far its text was read.</p>\n"
        f"<nav><ul>\n{links}\n</ul></nav>\n{bodies}\n"
        f'<p class="receipt">Receipt: <code>{_text(receipt().text)}</code></p>\n</body></html>\n'
    )


def _text(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))
