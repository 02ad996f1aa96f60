"""The first page of a site, with incidents to begin with and what one change would do to each; and the search over all pages."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from casus.interface.assessing import Assessment, assess
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, svg
from casus.site.incidents import Incident
from casus.site.pages import Page, Site
from casus.specs.book import INCIDENT_TAG, tagged
from casus.words.names import counted, sentence_start
from casus.workbench.address import State
from casus.workbench.answer import NOT_OWED, OWED, Answer, Verdict
from casus.workbench.pages import Bench

FIRST = "first-page"
"""The tag of the stories whose incidents the first page shows."""
_MOST_SHOWN, _MOST_CHANGES, _MOST_LETTERS, _MOST_BEARERS = 3, 2, 230, 6
_WORD = re.compile(r"\w[\w.-]*\w|\w")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class Card(NamedTuple):
    """An incident on the first page: what happened, the picture of its answer, the answer, and changes: words, where each leads, what it would be."""

    incident: Incident
    said: str
    picture: Markup
    verdict: Verdict
    changes: tuple[tuple[str, str, str], ...]


class Home:
    """The first page of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def make(self) -> None:
        """The page. The incidents are those whose stories have the tag `first-page`, else the first ones of history on file."""
        law, found = self.site.law, list(self.site.incidents.values())
        history = [item for item in found if item.kind == "history"]
        bench = Bench(law=law)
        cards = [card for item in self._shown(history) if (card := self._card(bench, item)) is not None]
        treaties = {one.instrument for one in law.clauses.values()}
        told = ((len(history), "incident"), (len(treaties), "treaty"), (len(law.questions), "question"))
        numbers = [counted(amount, thing) for amount, thing in told]
        page = Page("index.html", "Casus", "about", "home start begin")
        self.site.page("home.html", page, cards=cards, numbers=numbers, systems=list(law.systems.values()))

    def _shown(self, history: Sequence[Incident]) -> list[Incident]:
        named = [name for spec in self.site.specs if FIRST in spec.tags for name in tagged(spec.tags, INCIDENT_TAG)]
        wanted = [item for name in dict.fromkeys(named) for item in history if item.name == name]
        return (wanted or list(history))[:_MOST_SHOWN]

    def _card(self, bench: Bench, item: Incident) -> Card | None:
        """An incident as a card; none where no promise speaks of it."""
        found = assess(item.name, self.site.law)
        answer = Answer(State(item.name), found)
        verdict = answer.verdict(answer.duties())
        if verdict is None:
            return None
        picture = Markup(svg(fan(found, verdict), item.name))
        return Card(item, _short(item.summary), picture, verdict, tuple(self._changes(bench, item.name, verdict)))

    def _changes(self, bench: Bench, name: str, verdict: Verdict) -> Iterable[tuple[str, str, str]]:
        """The smallest changes that give another answer, as the workbench offers them; without it they lead to the page of the incident."""
        found = bench.smallest(bench.stand(State(name)), verdict.duty.norm, verdict.bearer) or {}
        smallest = [
            (turn["words"], turn["href"], turn["mark"]) for turn in (*found.get("facts", ()), *found.get("reading", ()))
        ]
        views = [("; and: ".join(turn.conditions), turn.href, turn.mark) for turn in verdict.turns if turn.href]
        for words, href, mark in (smallest or views)[:_MOST_CHANGES]:
            there = f"workbench/index.html{href.removeprefix('./')}"
            yield sentence_start(words), there if self.site.build.workbench else f"incident/{name}.html#answer", mark


def _short(text: str) -> str:
    """The first sentences of a text, as many as a card has room for."""
    made = ""
    for sentence in _SENTENCE.split(text):
        if made and len(made) + len(sentence) > _MOST_LETTERS:
            break
        made = f"{made} {sentence}".strip()
    return made


def fan(found: Assessment, verdict: Verdict) -> Drawing:
    """Who owes it to whom: a line from each bearer to the state to which it is owed; whole where it is owed, broken where it waits, faint where not."""
    voice = found.view().voice
    rows = [row for row in found.norms if row.norm == verdict.duty.norm and row.bound and row.trigger]
    names = voice.ordered(dict.fromkeys(row.bearer for row in rows))
    toward = next((row.toward for row in rows if row.bearer == verdict.bearer), rows[0].toward if rows else "")
    shown = [name for name in names if name != toward][:_MOST_BEARERS]
    left = len([name for name in names if name != toward]) - len(shown)
    labels = [*shown, *([f"+ {left}"] if left else [])] or ["nobody"]
    height, step = 26 * len(labels) + 14, 26
    middle = height / 2
    duty = verdict.duty
    ink = {OWED: 1.0, NOT_OWED: 0.35}.get(duty.mark, 0.7)
    shapes: list[Shape] = []
    for place, label in enumerate(labels):
        y = 10 + step * place + 10
        shapes += [StraightLine(72, y, 150, middle, 2 if duty.mark == OWED else 1, ink)]
        shapes += [Box(2, y - 10, 70, 20), Text(37, y + 4, label, "middle", bold=True)]
    word = duty.word if duty.standing in ("", "settled") else f"{duty.word}, {duty.standing}"
    shapes += [StraightLine(150, middle, 264, middle, 2 if duty.mark == OWED else 1, ink)]
    shapes += [Text(207, middle - 8, duty.word, "middle", bold=True), Text(207, middle + 16, duty.standing, "middle")]
    if duty.mark == OWED:
        shapes += [StraightLine(256, middle - 6, 264, middle, 2), StraightLine(256, middle + 6, 264, middle, 2)]
    shapes += [Box(266, middle - 12, 70, 24, line=2), Text(301, middle + 4, toward or "?", "middle", bold=True)]
    said = f"{word}: {voice.series(shown)}{f' and {left} more' if left else ''} toward {voice.name(toward) if toward else 'nobody'}"
    return Drawing(duty.name, 338, int(height), tuple(shapes), said)


# ---- the search ------------------------------------------------------------------------------------------------------


def search_page(site: Site) -> None:
    """The search: a list of every page that needs no script, and the words that the script looks in."""
    tested = Counter(
        clause for item in site.incidents.values() for clause in {site.article(one) for one in item.clauses}
    )
    weight = {f"clause/{name}.html": number for name, number in tested.items()}
    pages = sorted(
        site.index, key=lambda page: -weight.get(page.path, 0)
    )  # of equals the article tested most often comes first
    entries = [
        [page.title, page.kind, page.path, _words(page.words, page.title), *([page.names] if page.names else [])]
        for page in pages
    ]
    scenarios = [
        [
            f"feature/{spec.slug}.html",
            [
                one.title if one.slug == _plain_slug(one.title) else [one.title, one.slug]
                for _, items in site.shown[spec.name]
                for one in items
            ],
        ]
        for spec in site.specs
    ]
    everything = sorted(
        ((page.path, page.title, page.kind) for page in site.index), key=lambda item: item[1].casefold()
    )
    site.page("search.html", Page("search.html", "Search", "list"), everything=everything)
    made = [
        json.dumps(item, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").replace("\u2028", " ")
        for item in (entries, scenarios)
    ]
    site.files["index.js"] = f"window.CASUS={made[0]};\nwindow.CASUS_SCENARIOS={made[1]};\n"


def _plain_slug(title: str) -> str:
    """The anchor as the script of the search works it out; where that is another than the true one, the true one is listed."""
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", title).lower()))[:120].strip("-")


def _words(text: str, title: str) -> str:
    """The words of a text, each once and in lower case, without those of the title and without the shortest."""
    seen = set(_WORD.findall(title.casefold()))
    return " ".join(sorted({word for word in _WORD.findall(text.casefold()) if len(word) > 2} - seen))
