"""All of the law in one place, for readers and programs: JSON, Markdown or HTML, as one file or a folder."""

import json
from html import escape
from pathlib import Path
from typing import Any

from casus import lawbook, lawexport
from casus.history import as_values as changes
from casus.history import timeline
from casus.law import Clause, Law
from casus.layout import Block, Commands, screen
from casus.markdown import markdown
from casus.problems import visible
from casus.questionbook import question_list

ENDINGS = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}
"""The forms of an export, by the ending of a file's name."""


def export(law: Law, target: Path) -> list[Path]:
    """Write all of the law: one file by its ending, or into a folder all three forms and a page for each article.

    Result: what was written. Raises OSError where that fails.
    """
    form = ENDINGS.get(target.suffix.lower())
    if form is not None:
        return [_write(target, whole(law, form))]
    target.mkdir(parents=True, exist_ok=True)
    made = [_write(target / f"law.{form}", whole(law, form)) for form in ("json", "md", "html")]
    for clause in law.clauses.values():
        made.append(_write(target / "articles" / f"{clause.id}.md", markdown(_page(law, clause))))
    return made


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def whole(law: Law, form: str) -> str:
    """All of the law in one text."""
    if form == "json":
        return json.dumps(values(law), indent=1) + "\n"
    parts = _parts(law)
    if form == "md":
        return "\n".join(markdown(blocks) for _, _, blocks in parts)
    return _html(law, parts)


def values(law: Law) -> dict[str, Any]:
    """All of the law as plain values: what is on file, every article, every question, and the history."""
    return {
        **lawexport.contents(law),
        "articles": [lawexport.clause(law, clause) for clause in law.clauses.values()],
        "questions_of_meaning": lawexport.questions(law),
        "changes": changes(law, ()),
    }


Part = tuple[str, str, list[Block]]
"""An anchor, a heading, and the blocks below it."""


def _parts(law: Law) -> list[Part]:
    parts: list[Part] = [("contents", "What is on file", _plain(lawbook.contents(law, True)))]
    for clause in law.clauses.values():
        name = f"{law.instruments[clause.instrument].title}, Article {clause.article}: {clause.heading}"
        parts.append((clause.id, name, _page(law, clause)))
    parts.append(("questions", "Questions of meaning", _plain(question_list(law, None, True))))
    parts.append(("changes", "How the law changed in time", _plain(timeline(law, (), "", True))))
    return parts


def _page(law: Law, clause: Clause) -> list[Block]:
    return _plain(lawbook.ClausePage(law, clause, everything=True).blocks(True))


def _plain(blocks: list[Block]) -> list[Block]:
    """The blocks without the commands that a screen ends with."""
    return [block for block in blocks if not isinstance(block, Commands)]


def _html(law: Law, parts: list[Part]) -> str:
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
        f"<nav><ul>\n{links}\n</ul></nav>\n{bodies}\n</body></html>\n"
    )


def _text(text: str) -> str:
    return escape("\n".join(visible(line) for line in text.split("\n")))
