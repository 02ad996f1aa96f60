"""The first page of a site, the pages that list things (incidents, questions, examples, terms, sentences), and the search over all."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from casus.interface.assessing import Assessment, assess
from casus.learn.reader import all_tasks, homes_of, load_courses
from casus.learn.task import Course, Task
from casus.show.drawing import Box, Drawing, Shape, StraightLine, Text, svg
from casus.site.incidents import Incident
from casus.site.pages import Page, Site
from casus.specs.book import INCIDENT_TAG, slug_of, tagged
from casus.specs.screens import by_sort
from casus.words.names import counted, sentence_start
from casus.workbench.address import State
from casus.workbench.answer import NOT_OWED, OWED, Answer, Verdict
from casus.workbench.pages import Bench


class TaskView(NamedTuple):
    """A task as the page shows it; `anchor` names it in links, `clauses` are the articles it asks about."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]
    asks: tuple[str, ...]
    clauses: tuple[str, ...]
    scenario: str
    command: str


class Tasks:
    """The bundled exercises for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.courses: dict[str, tuple[Course, list[TaskView]]] = {}
        for course, task in all_tasks(load_courses() if homes_of() else ()):
            self.courses.setdefault(course.id, (course, []))[1].append(self._view(task))

    def of(self, clause: str) -> list[tuple[str, str, str]]:
        """The exercises that ask about an article: address, title, and the course."""
        return [
            (f"exercises.html#{task.anchor}", task.title, course.title)
            for course, tasks in self.courses.values()
            for task in tasks
            if clause in task.clauses
        ]

    def make(self) -> None:
        """The page of all of them."""
        groups = [(course, counted(len(tasks), "task"), tasks) for course, tasks in self.courses.values()]
        words = " ".join(task.title for _, tasks in self.courses.values() for task in tasks)
        self.site.page(
            "exercises.html",
            Page("exercises.html", "Exercises", "list", words),
            groups=groups,
            articles={
                name: self.site.named(name)
                for _, tasks in self.courses.values()
                for item in tasks
                for name in item.clauses
            },
        )

    def _view(self, task: Task) -> TaskView:
        norms = [ask.norm for ask in task.asks] + [goal.norm for goal in (task.goal, *task.keep) if goal is not None]
        found = [self.site.article(norm.partition("/")[0]) for norm in norms if norm]
        if not found:  # a task that asks about no norm names what is to be read for it
            found = [self.site.article(word) for command in task.read for word in command.split()]
        paragraphs = tuple(" ".join(part.split()) for part in task.text.split("\n\n"))
        scenario = task.scenario if task.scenario in self.site.incidents else ""
        return TaskView(
            f"task-{task.id}",
            task.title,
            tuple(filter(None, paragraphs)),
            tuple(ask.asks for ask in task.asks),
            tuple(dict.fromkeys(filter(None, found))),
            scenario,
            f"casus learn start {task.id}",
        )


_KINDS = {"history": "What happened", "hypothetical": "What could have happened", "exercise": "Exercises"}
_MOST_USES = 5

TERMS = {
    "triggered": "Everything that the wording asks for is there: the duty stands.",
    "dormant": "It would stand, but what it waits for has not come, such as a request or a decision.",
    "not triggered": "Nothing that was told leads there.",
    "not in force": "It would stand, were the wording in force that day or the state bound.",
    "ended": "It stood, and something ended it.",
    "lapsed": "It waited, and what it waited for can no longer come.",
    "contested": "Whether it is owed, or broken, differs under a view of the law that somebody on file holds, on accounts that "
    "somebody tells; the page says on what it turns, and who holds what.",
    "arguable": "It differs only under answers that nobody on file holds, or by joining answers that no one holder holds together.",
    "settled, denied": "Every view on file gives the same, and yet somebody said otherwise in this event, on a ground that is no "
    "answer on file.",
    "settled": "None of these.",
    "performed by itself, together, late, in part": "What is on record, held against the duty: in full by an act of the member alone; "
    "by several, or by an organisation that acted for it; in full, and later than the law on file allows; something of it. Several with or "
    "between: a question that is left open decides.",
    "declined, not performed": "It said that it would not, whatever others did in its name; or a source says that it did not.",
    "no record": "None was found. That is not a refusal, and it is not counted as one.",
    "question, answer, reading": "A point of law on which holders differ; one view on it; one answer to each point.",
    "account": "One version of a disputed fact, with who tells it.",
    "wording": "A paragraph as it stood from one day to another.",
}
"""The words for how a norm stands, which are the same everywhere."""


class Lists:
    """Makes these pages for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def make(self) -> None:
        """All of them, and the first page; the search last, for it knows the others."""
        Home(self.site).make()
        self._lists()
        self._glossary()
        self._steps()
        self._about()
        search_page(self.site)

    def _about(self) -> None:
        """What this is, and from what it was made."""
        page = Page("about.html", "About these pages", "about", "cite hash commit built")
        self.site.page("about.html", page, pages=len(self.site.index) + 2)

    def _lists(self) -> None:
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for incident in self.site.incidents.values():
            standing = dict.fromkeys(f"{one.act}: {one.status}" for one in incident.tested)
            more = f"{incident.date}; {', '.join(list(standing)[:3])}" if standing else incident.date
            groups.setdefault(_KINDS.get(incident.kind, incident.kind), []).append(
                (f"incident/{incident.name}.html", incident.title, more)
            )
        intro = ("Each is assessed in the default reading; its page says what is contested, and by whom.",)
        self.site.page(
            "list.html", Page("incidents.html", "Incidents", "list"), intro=intro, groups=list(groups.items())
        )
        by_clause: dict[str, list[tuple[str, str, str]]] = {}
        for view in self.site.questions.values():
            heading = self.site.named(view.clauses[0]) if view.clauses else "Others"
            answers = "; ".join(f"{one.holders}: {one.says}" for one in view.answers)
            by_clause.setdefault(heading, []).append((f"question/{view.id}.html", view.asks, answers))
        intro = ("Points of law on which identified holders differ, by the first article on which each bears.",)
        self.site.page(
            "list.html", Page("questions.html", "Questions", "list"), intro=intro, groups=list(by_clause.items())
        )
        by_folder: dict[str, list[tuple[str, str, str]]] = {}
        for spec in self.site.specs:
            verdicts = Counter(one.verdict for _, items in self.site.shown[spec.name] for one in items)
            more = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
            by_folder.setdefault(spec.name.rpartition("/")[0], []).append(
                (f"feature/{spec.slug}.html", spec.title, more)
            )
        intro = (
            "The law told in sentences that are run: each scenario says what was expected, and whether it came out so.",
        )
        self.site.page(
            "list.html", Page("features.html", "Examples", "list"), intro=intro, groups=list(by_folder.items())
        )

    def _glossary(self) -> None:
        words: dict[str, list[tuple[str, str, str]]] = {}
        for name, said in TERMS.items():
            words.setdefault("How a norm stands", []).append((name, said, slug_of(name)))
        headings = {
            "event": "Events",
            "concept": "What events count as",
            "status": "Who is bound, whose land it is",
            "fact": "Facts",
        }
        for predicate in self.site.law.vocabulary.predicates.values():
            if predicate.sort in headings:
                label = predicate.name.replace("_", " ")
                said = " ".join(getattr(predicate, "says", "").split()) or predicate.phrase
                words.setdefault(headings[predicate.sort], []).append(
                    (label, sentence_start(said), slug_of(f"{predicate.sort}-{label}"))
                )
        for act in self.site.law.vocabulary.acts.values():
            words.setdefault("Acts: what is owed or allowed", []).append(
                (
                    act.name,
                    act.phrase.replace("{bearer}", "somebody").replace("{toward}", "another"),
                    slug_of(f"act-{act.name}"),
                )
            )
        self.site.page("glossary.html", Page("glossary.html", "Terms", "list"), groups=list(words.items()))

    def _steps(self) -> None:
        if not self.site.specs:
            return
        language = self.site.language(self.site.specs[0])
        uses: dict[str, list[tuple[str, str]]] = {}
        for spec in self.site.specs:
            known = self.site.language(spec)
            for part, example in spec.examples():
                for sentence in (item for case in spec.cases(part, example)[:1] for item in case.sentences):
                    step = known.find(sentence.type, sentence.text)
                    if step is not None:
                        uses.setdefault(step.id, []).append((f"feature/{spec.slug}.html#{example.slug}", example.title))
        groups = [
            (
                heading.capitalize(),
                [
                    {
                        "id": step.id,
                        "keywords": "/".join(word.title() for word in step.keywords),
                        "text": step.text,
                        "says": step.says,
                        "example": step.example,
                        "does": f"{step.action.sort} {step.action.word}".replace("_", " "),
                        "used": len(uses.get(step.id, ())),
                        "uses": list(dict.fromkeys(uses.get(step.id, ())))[:_MOST_USES],
                    }
                    for step in steps
                ],
            )
            for heading, steps in by_sort(language).items()
        ]
        self.site.page("steps.html", Page("steps.html", "Sentences of the examples", "list"), groups=groups)


# ---- the first page ------------------------------------------------------------------------------------------------

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
