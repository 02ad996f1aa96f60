"""The site: the law, the features with their verdicts and the incidents as pages that need no server and no other host.

Addresses are made of ids and titles, so a link into the site does not change from one build to the next.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casus.incidents import Incident
from casus.law import Clause, Law, Question
from casus.lawbook import questions_of
from casus.layout import Title, plain
from casus.markup import TEMPLATES, html, render, style
from casus.problems import visible
from casus.runs import Runs
from casus.sitelaw import LawPages, PeriodView, QuestionView
from casus.specbook import by_sort
from casus.specs import INCIDENT, QUESTION, Example, Part, Spec, about, named_in, slug_of
from casus.steps import Language
from casus.tiles import tile_map
from casus.trial import AS_EXPECTED, NOT_RUN, verdict_of
from casus.words import counted, sentence_start

MENU = (
    ("index.html", "Treaties"),
    ("incidents.html", "Incidents"),
    ("questions.html", "Questions"),
    ("features.html", "Examples"),
    ("record.html", "Record"),
    ("glossary.html", "Terms"),
    ("steps.html", "Sentences"),
    ("search.html", "Search"),
)
_KINDS = {"history": "What happened", "hypothetical": "What could have happened", "exercise": "Exercises"}
_MARKS = {"performed": "+", "in part": "~", "not performed": "x", "no record": "."}
_MOST_USES = 5


class Page(NamedTuple):
    """A page: where it is, its title, what kind of thing it is about, and more words by which a search finds it."""

    path: str
    title: str
    kind: str
    words: str = ""


class Build(NamedTuple):
    """From what a site was built, and when; the last field says of which run the verdicts are."""

    built: str
    built_words: str
    day: str
    commit: str
    law: str
    scenarios: str
    features: str
    run_words: str


class Shown(NamedTuple):
    """A scenario of a feature with what came of it, as templates take it."""

    title: str
    slug: str
    href: str
    note: str
    sentences: tuple[Any, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    verdict: str
    message: str
    proofs: tuple[str, ...]


class Site:
    """All pages of one site. `files` maps addresses to texts once `make` has run."""

    def __init__(
        self,
        law: Law,
        specs: Sequence[Spec],
        incidents: Sequence[Incident],
        runs: Runs,
        build: Build,
        language: Callable[[Spec], Language],
    ) -> None:
        self.law = law
        self.specs = list(specs)
        self.incidents = {item.name: item for item in incidents}
        self.runs = runs
        self.build = build
        self.language = language
        self.pages = LawPages(law)
        self.questions = {item.id: self.pages.question(item) for item in law.questions.values()}
        self.files: dict[str, str] = {}
        self.index: list[Page] = []
        self.shown = {spec.name: self._shown(spec) for spec in self.specs}
        self.periods: dict[str, tuple[PeriodView, ...]] = {}
        self.addresses = self._addresses()

    def make(self) -> dict[str, str]:
        """Every file of the site, by its address."""
        self._treaties()
        for clause in self.law.clauses.values():
            self._clause(clause)
        for spec in self.specs:
            self._feature(spec)
        for incident in self.incidents.values():
            self._incident(incident)
        for question in self.law.questions.values():
            self._question(question)
        self._lists()
        self._record()
        self._glossary()
        self._steps()
        self._search()
        self.files["style.css"] = style()
        self.files["site.js"] = (TEMPLATES / "site.js").read_text(encoding="utf-8")
        return self.files

    # ---- addresses ----

    def _addresses(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for clause in self.law.clauses.values():
            found[clause.id] = f"clause/{clause.id}.html"
            for paragraph in clause.paragraphs:
                found.setdefault(paragraph.id, f"clause/{clause.id}.html#{paragraph.id}")
        found |= {name: f"incident/{name}.html" for name in self.incidents}
        return found | {name: f"question/{name}.html" for name in self.law.questions if "_" in name}

    def _link(self, root: str) -> Callable[[str], str]:
        return lambda name: root + self.addresses[name] if name in self.addresses else ""

    def _page(self, template: str, page: Page, trail: Sequence[tuple[str, str]] = (), **values: Any) -> None:
        root = "../" * page.path.count("/")
        self.index.append(page)
        self.files[page.path] = render(
            template, page=page, root=root, menu=MENU, trail=trail, build=self.build, **values
        )

    # ---- features ----

    def _shown(self, spec: Spec) -> list[tuple[Part, list[Shown]]]:
        return [(part, [self._scenario(spec, part, example) for example in part.examples]) for part in spec.parts]

    def _scenario(self, spec: Spec, part: Part, example: Example) -> Shown:
        tried = self.runs.of(spec, part, example)
        proofs = tried[0].proofs if tried else ()
        return Shown(
            example.title,
            example.slug,
            f"#{example.slug}",
            example.note,
            (*spec.background, *part.background, *example.sentences),
            example.header,
            tuple((row, item.verdict) for row, item in zip(example.rows, tried, strict=False)),
            verdict_of(tried),
            visible_lines(next((item.message for item in tried if item.message), "")),
            tuple(visible_lines(proof.text) for proof in proofs),
        )

    def _parts(self, spec: Spec) -> list[dict[str, Any]]:
        return [{"title": part.title, "note": part.note, "scenarios": found} for part, found in self.shown[spec.name]]

    def _examples(self, wanted: str) -> list[tuple[str, str, str]]:
        """The scenarios that bear on something, with their verdicts."""
        found = []
        for spec in self.specs:
            shown = {one.slug: one for _, items in self.shown[spec.name] for one in items}
            for _, example in spec.examples():
                if about(example.tags, wanted):
                    one = shown[example.slug]
                    found.append((f"feature/{spec.slug}.html#{one.slug}", f"{spec.title}: {one.title}", one.verdict))
        return found

    def _feature(self, spec: Spec) -> None:
        total = [one for _, found in self.shown[spec.name] for one in found]
        verdicts = Counter(one.verdict for one in total)
        counts = f"{counted(len(total), 'scenario')}: {', '.join(f'{number} {verdict}' for verdict, number in verdicts.items())}."
        names = [tag for tag in spec.every_tag() if tag in self.law.clauses]
        clauses = [(f"clause/{name}.html", name) for name in names]
        words = " ".join([*spec.intro, *(one.title for one in total)])
        page = Page(f"feature/{spec.slug}.html", spec.title, "examples", words)
        feature = {
            "name": spec.name,
            "title": spec.title,
            "intro": spec.intro,
            "language": spec.language,
            "parts": self._parts(spec),
        }
        self._page(
            "feature.html",
            page,
            (("features.html", "Examples"), *clauses[:1]),
            feature=feature,
            counts=counts,
            clauses=clauses,
        )

    # ---- the law ----

    def _treaties(self) -> None:
        groups = []
        for system, title in self.law.systems.items():
            items = []
            for instrument in self.law.instruments.values():
                own = [clause for clause in self.law.clauses.values() if clause.instrument == instrument.id]
                if instrument.system == system and own:
                    dated = f"in force {instrument.in_force}" if instrument.in_force else f"signed {instrument.signed}"
                    more = (
                        f"{counted(len(own), 'article')}, {dated}"
                        if instrument.in_force or instrument.signed
                        else counted(len(own), "article")
                    )
                    items.append((f"treaty/{instrument.id}.html", instrument.title, more))
                    self._treaty(instrument.id, own)
            if items:
                groups.append((title, items))
        intro = (
            "Which promises of an alliance apply to an event, who must keep them, and why; what is disputed, and by whom; "
            "and what the members did.",
            "Begin with a treaty, an incident or a question; or search. Each page can be cited: its address does not change.",
        )
        self._page("list.html", Page("index.html", "Treaties", "list"), intro=intro, groups=groups)

    def _treaty(self, name: str, clauses: Sequence[Clause]) -> None:
        instrument = self.law.instruments[name]
        items = [
            (f"clause/{item.id}.html", f"Article {item.article}: {item.heading}", self._verdicts(item))
            for item in clauses
        ]
        intro = tuple(filter(None, [instrument.note, f"Signed {instrument.signed}." if instrument.signed else ""]))
        page = Page(f"treaty/{name}.html", instrument.title, "treaty", instrument.short)
        self._page("list.html", page, (("index.html", "Treaties"),), intro=intro, groups=[("Articles", items)])

    def _own(self, clause: Clause) -> list[Spec]:
        """The features of an article: those whose first tag of an article is it, or a paragraph of it."""
        found = []
        for spec in self.specs:
            first = next((tag for tag in spec.every_tag() if tag in self.addresses and "." in tag), "")
            told = named_in(spec.tags, INCIDENT)
            if not told and (first == clause.id or first.startswith(clause.id + ".")):
                found.append(spec)
        return found

    def _verdicts(self, clause: Clause) -> str:
        """The verdicts of the features of an article in a few words."""
        verdicts = [one.verdict for spec in self._own(clause) for _, items in self.shown[spec.name] for one in items]
        if not verdicts:
            return ""
        good = verdicts.count(AS_EXPECTED)
        said = f"all {AS_EXPECTED}" if good == len(verdicts) else f"{good} {AS_EXPECTED}"
        said = NOT_RUN if set(verdicts) == {NOT_RUN} else said
        return f"{counted(len(verdicts), 'scenario')}, {said}"

    def _clause(self, clause: Clause) -> None:
        instrument = self.law.instruments[clause.instrument]
        if clause.instrument not in self.periods:
            self.periods[clause.instrument] = self.pages.periods(clause.instrument)
        tested = []
        for incident in self.incidents.values():
            found = [
                one
                for one in incident.tested
                if one.paragraph == clause.id or one.paragraph.startswith(clause.id + ".")
            ]
            if found and incident.kind == "history":
                tested.append((incident, found))
        gloss = " ".join(clause.gloss.split())
        title = f"{instrument.title}, Article {clause.article}: {clause.heading}"
        words = " ".join(
            [clause.id, gloss, *(" ".join(w.gloss.split()) for item in clause.paragraphs for w in item.wordings)]
        )
        related = [(self.addresses[name], self._named(name)) for name in clause.related if name in self.addresses]
        features = [{"slug": spec.slug, "title": spec.title, "parts": self._parts(spec)} for spec in self._own(clause)]
        self._page(
            "clause.html",
            Page(f"clause/{clause.id}.html", title, "article", words),
            (("index.html", "Treaties"), (f"treaty/{instrument.id}.html", instrument.title)),
            clause=clause,
            instrument=instrument,
            gloss=gloss,
            paragraphs=self.pages.paragraphs(clause),
            periods=self.periods[clause.instrument],
            rules=self.pages.rules(clause),
            questions=[self.questions[item.id] for item in questions_of(self.law, clause)],
            incidents=tested,
            features=features,
            related=related,
            sources=self.pages.sources(clause.cites, clause),
        )

    def _named(self, name: str) -> str:
        clause = self.law.clauses.get(name)
        if clause is None:
            return name
        return f"{self.law.instruments[clause.instrument].title}, Article {clause.article}: {clause.heading}"

    def _question(self, question: Question) -> None:
        view: QuestionView = self.questions[question.id]
        decides = []
        for incident in self.incidents.values():
            acts = [one.act for one in incident.tested if question.id in one.questions]
            if acts:
                decides.append((incident, f"{', '.join(dict.fromkeys(acts))}"))
            elif incident.name in view.tested_by:
                decides.append((incident, "names it as its test"))
        words = " ".join([question.id, *(f"{one.holders} {one.says} {one.rests_on}" for one in view.answers)])
        self._page(
            "question.html",
            Page(f"question/{question.id}.html", question.asks, "question", words),
            (("questions.html", "Questions"),),
            question=view,
            clauses=[(f"clause/{name}.html", self._named(name)) for name in view.clauses],
            incidents=decides,
            features=self._examples(QUESTION + question.id),
        )

    # ---- incidents ----

    def _incident(self, incident: Incident) -> None:
        link = self._link("../")
        first, *rest = incident.blocks
        lead = html([first], link) if isinstance(first, Title) else Markup("<h1>{}</h1>").format(incident.title)
        tiles = tile_map(incident.tiles, self.law)
        words = " ".join([incident.name, incident.summary, *(one.says for one in incident.happenings)])
        self._page(
            "incident.html",
            Page(f"incident/{incident.name}.html", incident.title, "incident", words),
            (("incidents.html", "Incidents"),),
            incident=incident,
            lead=lead,
            body=html(rest, link),
            tiles=tiles,
            tiles_of=incident.tested[0].act if incident.tested else "",
            questions=[
                (f"question/{name}.html", self.law.questions[name].asks)
                for name in incident.questions
                if name in self.law.questions
            ],
            features=self._examples(INCIDENT + incident.name),
        )

    # ---- lists ----

    def _lists(self) -> None:
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for incident in self.incidents.values():
            standing = dict.fromkeys(f"{one.act}: {one.status}" for one in incident.tested)
            more = f"{incident.date}; {', '.join(list(standing)[:3])}" if standing else incident.date
            groups.setdefault(_KINDS.get(incident.kind, incident.kind), []).append(
                (f"incident/{incident.name}.html", incident.title, more)
            )
        intro = ("Each is assessed in the default reading; its page says what is contested, and by whom.",)
        self._page("list.html", Page("incidents.html", "Incidents", "list"), intro=intro, groups=list(groups.items()))
        by_clause: dict[str, list[tuple[str, str, str]]] = {}
        for view in self.questions.values():
            heading = self._named(view.clauses[0]) if view.clauses else "Others"
            answers = "; ".join(f"{one.holders}: {one.says}" for one in view.answers)
            by_clause.setdefault(heading, []).append((f"question/{view.id}.html", view.asks, answers))
        intro = ("Points of law on which identified holders differ, by the first article on which each bears.",)
        self._page(
            "list.html", Page("questions.html", "Questions", "list"), intro=intro, groups=list(by_clause.items())
        )
        by_folder: dict[str, list[tuple[str, str, str]]] = {}
        for spec in self.specs:
            verdicts = Counter(one.verdict for _, items in self.shown[spec.name] for one in items)
            more = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
            by_folder.setdefault(spec.name.rpartition("/")[0], []).append(
                (f"feature/{spec.slug}.html", spec.title, more)
            )
        intro = (
            "The law told in sentences that are run: each scenario says what was expected, and whether it came out so.",
        )
        self._page("list.html", Page("features.html", "Examples", "list"), intro=intro, groups=list(by_folder.items()))

    def _record(self) -> None:
        states: dict[str, str] = {}
        rows = []
        for incident in self.incidents.values():
            if incident.kind != "history":
                continue
            for one in incident.tested:
                if not one.record:
                    continue
                marks = {name: _MARKS.get(verdict, "") for verdict, who in one.record for name in who.split(", ")}
                states |= dict.fromkeys(marks, "")
                rows.append((incident, one, marks))
        codes = {entity.name: code for code, entity in self.law.entities.items()}
        named = sorted(states)
        shown = [
            {
                "date": incident.date,
                "name": incident.name,
                "title": incident.title,
                "act": one.act,
                "paragraph": one.paragraph,
                "contested": one.standing == "contested",
                "marks": [marks.get(name, "") for name in named],
            }
            for incident, one, marks in rows
        ]
        self._page(
            "record.html",
            Page("record.html", "The record: duties and what members did", "table"),
            rows=shown,
            states=[(codes.get(name, name), name) for name in named],
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
        for predicate in self.law.vocabulary.predicates.values():
            if predicate.sort in headings:
                label = predicate.name.replace("_", " ")
                said = " ".join(getattr(predicate, "says", "").split()) or predicate.phrase
                words.setdefault(headings[predicate.sort], []).append(
                    (label, sentence_start(said), slug_of(f"{predicate.sort}-{label}"))
                )
        for act in self.law.vocabulary.acts.values():
            words.setdefault("Acts: what is owed or allowed", []).append(
                (
                    act.name,
                    act.phrase.replace("{bearer}", "somebody").replace("{toward}", "another"),
                    slug_of(f"act-{act.name}"),
                )
            )
        self._page("glossary.html", Page("glossary.html", "Terms", "list"), groups=list(words.items()))

    def _steps(self) -> None:
        if not self.specs:
            return
        language = self.language(self.specs[0])
        uses: dict[str, list[tuple[str, str]]] = {}
        for spec in self.specs:
            known = self.language(spec)
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
        self._page("steps.html", Page("steps.html", "Sentences of the examples", "list"), groups=groups)

    def _search(self) -> None:
        entries = [[page.title, page.kind, page.path, page.words] for page in self.index]
        for spec in self.specs:
            for _, items in self.shown[spec.name]:
                entries += [
                    [one.title, "scenario", f"feature/{spec.slug}.html#{one.slug}", spec.title] for one in items
                ]
        everything = sorted(
            ((page.path, page.title, page.kind) for page in self.index), key=lambda item: item[1].casefold()
        )
        self._page("search.html", Page("search.html", "Search", "list"), everything=everything)
        text = json.dumps(entries, ensure_ascii=True, separators=(",", ":")).replace("</", "<\\/")
        self.files["index.js"] = f"window.CASUS={text};\n"


TERMS = {
    "triggered": "Everything that the wording asks for is there: the duty stands.",
    "dormant": "It would stand, but what it waits for has not come, such as a request or a decision.",
    "not triggered": "Nothing that was told leads there.",
    "not in force": "It would stand, were the wording in force that day or the state bound.",
    "ended": "It stood, and something ended it.",
    "lapsed": "It waited, and what it waited for can no longer come.",
    "settled": "The same status under every answer and account that somebody holds.",
    "contested": "Not the same status under all of them; the page says on what it turns, and who holds what.",
    "performed, in part, not performed": "What is on record, held against the duty.",
    "no record": "None was found. That is not a refusal, and it is not counted as one.",
    "question, answer, reading": "A point of law on which holders differ; one view on it; one answer to each point.",
    "account": "One version of a disputed fact, with who tells it.",
    "wording": "A paragraph as it stood from one day to another.",
}
"""The words for how a norm stands, which are the same everywhere."""


def visible_lines(text: str) -> str:
    """A text of several lines, in which nothing acts on a reader's screen."""
    return "\n".join(visible(line) for line in text.splitlines())


def plain_title(page: Page) -> str:
    """The title of a page without styles."""
    return plain(page.title)
