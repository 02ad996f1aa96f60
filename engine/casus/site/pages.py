"""The site: the law, the features with their verdicts and the incidents as pages that need no server and no other host.

Addresses are made of ids and titles, so a link into the site does not change from one build to the next.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from casus.law.model import Clause, Law, Question
from casus.records.pictures import parts_of
from casus.show.blocks import Foot, Heading, Table, Title, plain
from casus.show.charts import grid_chart, tile_map
from casus.show.drawing import svg
from casus.show.html import html, html_words, render, style, template
from casus.show.law.contents import questions_of
from casus.show.overview import MARKS
from casus.site.incidents import Incident, ShownProof, proof_for_page, visible_lines
from casus.site.law import LawPages, PeriodView, QuestionView, further
from casus.specs.book import INCIDENT_TAG, QUESTION_TAG, Example, FeaturePart, Spec, about, tagged
from casus.specs.runs import AS_EXPECTED, NOT_RUN, Runs, verdict_of
from casus.specs.steps import Language
from casus.words.names import counted

MENU = (
    ("incidents.html", "Incidents"),
    ("treaties.html", "Treaties"),
    ("questions.html", "Questions"),
    ("members.html", "Members"),
    ("features.html", "Examples"),
    ("record.html", "Record"),
    ("exercises.html", "Exercises"),
    ("glossary.html", "Terms"),
    ("steps.html", "Sentences"),
    ("search.html", "Search"),
)


_MOST_TESTED = 5
"""How many articles the first page names before the treaties."""


class Page(NamedTuple):
    """A page: where it is, its title, what kind of thing it is about, more words by which a search finds it, and other names of it."""

    path: str
    title: str
    kind: str
    words: str = ""
    names: str = ""


class Build(NamedTuple):
    """From what a site was built, and when. `run_words` says of which run the verdicts are; `workbench`: whether it has one."""

    version: str
    built: str
    built_words: str
    day: str
    commit: str
    law: str
    scenarios: str
    features: str
    run_words: str
    workbench: bool = False


class Pages(Protocol):
    """What adds pages to a site."""

    def make(self) -> None:
        """Add them."""


class PagesOn(Pages, Protocol):
    """What adds pages to a site, and tells which of them are about an article."""

    def of(self, clause: str) -> Sequence[tuple[str, ...]]:
        """The pages about an article: address, title, and what else is told of each."""


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
        self.told: dict[str, tuple[str, str]] = {}
        self.index: list[Page] = []
        self.shown = {spec.name: self._shown(spec) for spec in self.specs}
        self.periods: dict[str, tuple[PeriodView, ...]] = {}
        self.addresses = self._addresses()

    def make(self, tasks: PagesOn, members: PagesOn, record: Pages, lists: Pages) -> dict[str, str]:
        """Every file of the site, by its address; from what makes its other pages."""
        self.tasks, self.members = tasks, members
        self._treaties()
        for clause in self.law.clauses.values():
            self._clause(clause)
        for spec in self.specs:
            self._feature(spec)
        for incident in self.incidents.values():
            self._incident(incident)
        for question in self.law.questions.values():
            self._question(question)
        for pages in (members, tasks, record, lists):
            pages.make()
        self.files["style.css"] = style()
        self.files["site.js"] = template("site.js")
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

    def page(self, template: str, page: Page, trail: Sequence[tuple[str, str]] = (), **values: Any) -> None:
        """Add a page, made from a template."""
        root = "../" * page.path.count("/")
        self.index.append(page)
        self.files[page.path] = render(
            template, page=page, root=root, menu=MENU, trail=trail, build=self.build, **values
        )

    # ---- features ----

    def _shown(self, spec: Spec) -> list[tuple[FeaturePart, list[ShownProof]]]:
        return [(part, [self._scenario(spec, part, example) for example in part.examples]) for part in spec.parts]

    def _scenario(self, spec: Spec, part: FeaturePart, example: Example) -> ShownProof:
        tried = self.runs.of(spec, part, example)
        proofs = tried[0].proofs if tried else ()
        return ShownProof(
            example.title,
            example.slug,
            f"#{example.slug}",
            example.note,
            (*spec.background, *part.background, *example.sentences),
            example.header,
            tuple((row, item.verdict) for row, item in zip(example.rows, tried, strict=False)),
            verdict_of(tried),
            visible_lines(next((item.message for item in tried if item.message), "")),
            tuple(
                self._proof(text, spec, example)
                for text in dict.fromkeys(proof_for_page(proof.text) for proof in proofs)
            ),
        )

    def _proof(self, text: str, spec: Spec, example: Example) -> tuple[str, str, str]:
        """A proof where it is first told; later only the place and the title of the scenario that tells it."""
        if text not in self.told:
            self.told[text] = f"{spec.slug}.html#{example.slug}", example.title
            return text, "", ""
        return "", *self.told[text]

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

    def _counts(self, spec: Spec) -> str:
        """How many scenarios a feature has, with their verdicts."""
        verdicts = Counter(one.verdict for _, found in self.shown[spec.name] for one in found)
        said = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
        return f"{counted(sum(verdicts.values()), 'scenario')}: {said}."

    def _feature(self, spec: Spec) -> None:
        total = [one for _, found in self.shown[spec.name] for one in found]
        counts = self._counts(spec)
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
        self.page(
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
            "Each article has its wordings in time, who was bound when, what is disputed, the incidents that tested it, and its rules.",
        )
        history = [item for item in self.incidents.values() if item.kind == "history"]
        tested = Counter(
            name for item in history for name in {self.article(one.paragraph) for one in item.tested} if name
        )
        order = list(self.law.clauses)
        ranked = sorted(tested, key=lambda name: (-tested[name], order.index(name)))
        most = [
            (f"clause/{name}.html", self.named(name), counted(tested[name], "incident"))
            for name in ranked[:_MOST_TESTED]
        ]
        groups = [("Tested most often", most), *groups] if most else groups
        self.page("list.html", Page("treaties.html", "Treaties", "list"), intro=intro, groups=groups)

    def _treaty(self, name: str, clauses: Sequence[Clause]) -> None:
        instrument = self.law.instruments[name]
        items = [
            (f"clause/{item.id}.html", f"Article {item.article}: {item.heading}", self._verdicts(item))
            for item in clauses
        ]
        intro = tuple(filter(None, [instrument.note, f"Signed {instrument.signed}." if instrument.signed else ""]))
        system = f"{instrument.system} {self.law.systems.get(instrument.system, '')}"
        page = Page(f"treaty/{name}.html", instrument.title, "treaty", instrument.short, system)
        self.page("list.html", page, (("treaties.html", "Treaties"),), intro=intro, groups=[("Articles", items)])

    def _own(self, clause: Clause) -> list[Spec]:
        """The features of an article: those whose first tag of an article is it, or a paragraph of it."""
        found = []
        for spec in self.specs:
            first = next((tag for tag in spec.every_tag() if tag in self.addresses and "." in tag), "")
            told = tagged(spec.tags, INCIDENT_TAG)
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
        related = [(self.addresses[name], self.named(name)) for name in clause.related if name in self.addresses]
        paragraphs, rules = self.pages.paragraphs(clause), self.pages.rules(clause)
        sources = list(self.pages.sources(clause.cites, clause))
        more = [one for item in paragraphs for wording in item.wordings for one in wording.sources]
        sources = list(dict.fromkeys([*sources, *more, *(one for rule in rules for one in rule.sources)]))
        features = [
            {"slug": spec.slug, "title": spec.title, "parts": self._parts(spec), "counts": self._counts(spec)}
            for spec in self._own(clause)
        ]
        self.page(
            "clause.html",
            Page(f"clause/{clause.id}.html", title, "article", words),
            (("treaties.html", "Treaties"), (f"treaty/{instrument.id}.html", instrument.title)),
            clause=clause,
            instrument=instrument,
            gloss=gloss,
            paragraphs=paragraphs,
            periods=self.periods[clause.instrument],
            rules=rules,
            questions=[self.questions[item.id] for item in questions_of(self.law, clause)],
            incidents=tested,
            features=features,
            exercises=self.tasks.of(clause.id),
            members=self.members.of(clause.id),
            related=related,
            sources=sources,
        )

    def article(self, paragraph: str) -> str:
        """The article of a paragraph; empty for what has no page."""
        address = self.addresses.get(paragraph, "")
        return address.removeprefix("clause/").partition(".html")[0] if address.startswith("clause/") else ""

    def named(self, name: str) -> str:
        """An article by its treaty, its number and its heading."""
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
        self.page(
            "question.html",
            Page(f"question/{question.id}.html", question.asks, "question", words),
            (("questions.html", "Questions"),),
            question=view,
            clauses=[(f"clause/{name}.html", self.named(name)) for name in view.clauses],
            incidents=decides,
            features=self._examples(QUESTION_TAG + question.id),
        )

    # ---- incidents ----

    def _incident(self, incident: Incident) -> None:
        link = self._link("../")
        first, *rest = incident.blocks
        heads = [place for place, block in enumerate(rest) if isinstance(block, Heading)]
        cut = (
            heads[1] if len(heads) > 1 else len(rest)
        )  # what stands in short comes first, then the picture, then the rest
        lead = html([first], link) if isinstance(first, Title) else Markup("<h1>{}</h1>").format(incident.title)
        drawn = tile_map("The members", parts_of(incident.tiles, self.law), self.law, heading=False)
        tiles = Markup(svg(drawn, "tiles")) if incident.tiles else Markup()
        table = grid_chart(incident.grid) if incident.grid is not None else None
        words = " ".join([incident.name, incident.summary, *(one.says for one in incident.happenings)])
        self.page(
            "incident.html",
            Page(f"incident/{incident.name}.html", incident.title, "incident", words, incident.name),
            (("incidents.html", "Incidents"),),
            incident=incident,
            before=[self.incidents[name] for name in incident.follows if name in self.incidents],
            after=[item for item in self.incidents.values() if incident.name in item.follows],
            lead=lead,
            short=html(rest[:cut], link),
            body=html(rest[cut:], link),
            tiles=tiles,
            loudly=[(one.label, html_words(one.words, link)) for one in incident.treaties if isinstance(one, Foot)],
            treaties=next((one.rows for one in incident.treaties if isinstance(one, Table)), ()),
            plain=plain,
            matrix=Markup(svg(table, "matrix")) if table is not None else "",
            marks=MARKS,
            tiles_of=incident.tiles_of,
            further=[further(*item) for item in incident.further],
            questions=[
                (f"question/{name}.html", self.law.questions[name].asks)
                for name in incident.questions
                if name in self.law.questions
            ],
            features=self._examples(INCIDENT_TAG + incident.name),
        )
