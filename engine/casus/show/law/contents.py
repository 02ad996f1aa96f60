"""The law as a reader browses it: what is on file, and an article as it stood on a day."""

from collections.abc import Sequence

from casus.ask.history import BoundChange, Parties, parties
from casus.files.days import show_day
from casus.files.sources import READ, Source, find_source
from casus.law.model import Clause, Instrument, Law, Question, Rule, Wording
from casus.scenarios.library import loaded_from
from casus.show.blocks import (
    LINES,
    Bit,
    Block,
    Commands,
    Foot,
    Gap,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Table,
    Title,
    Words,
    dim,
    fit,
    fixed,
    join,
    note,
    strong,
    whole,
)
from casus.show.grounds import Notes
from casus.words.names import (
    READ_WORDS,
    Voice,
    counted,
    in_force,
    kept_of,
    named,
    read_counts,
    read_of,
    sentence_start,
    series,
)

_RESTORE = ("wording", "members", "questions", "rules", "other", "gloss")


def contents(law: Law, everything: bool = False) -> list[Block]:
    """What is on file: the instruments with their articles, how far the texts were read, and the questions."""
    clauses = list(law.clauses.values())
    wordings = [
        (clause, wording) for clause in clauses for paragraph in clause.paragraphs for wording in paragraph.wordings
    ]
    reads = [read_of(law, clause, wording) for clause, wording in wordings]
    counts = ", ".join(
        f"{reads.count(kind)} {READ_WORDS[kind].removeprefix('read ')}" for kind in READ if kind in reads
    )
    head: list[Block] = [
        Foot(
            "LAW ON FILE",
            f"{counted(len(clauses), 'article')} with {counted(len(wordings), 'wording')} in our own words. The texts were read: {counts}.",
            13,
        ),
        *_loaded(law),
        Gap(),
    ]
    used = [item for item in law.instruments.values() if any(clause.instrument == item.id for clause in clauses)]
    idle = [item for item in law.instruments.values() if item not in used]
    rows: list[tuple[Words, ...]] = []
    brief: list[tuple[Words, ...]] = []
    long: list[Block] = []
    for item in used:
        own = [clause for clause in clauses if clause.instrument == item.id]
        since = f"in force {item.in_force}" if item.in_force else f"signed {item.signed}" if item.signed else ""
        number, dated = counted(len(own), "article"), f"{', ' + since if since else ''}"
        rows.append((strong(item.id), number, f"{item.title}{dated}"))
        name = (
            # a short name such as "the Pact" says too little here
            short if " " in (short := item.short.removeprefix("the ")) or short == item.short != "" else item.title
        )
        brief.append((strong(item.id), f"{len(own)} art.", f"{name}{dated}"))
        long.append(Para((strong(item.title), dated), 0, 2))
        long.append(
            Table(tuple((dim(clause.id), f"Article {clause.article}", clause.heading) for clause in own), 2, False)
        )
    tail: list[Block] = []
    if idle and everything:
        tail = [Heading("ALSO NAMED IN THE FILES"), *(Para(f"{item.id}: {item.title}", 2, 4) for item in idle)]
    elif idle:
        tail = [Para(f"{counted(len(idle), 'more instrument')} named in the files: add --all", 0)]
    foot: list[Block] = [
        Foot("QUESTIONS", f"{len(law.questions)} points of meaning on which holders differ: casus law --questions", 13),
        Commands("NEXT", _examples(law)),
    ]
    levels = (
        Level(0, tuple(long)),
        Level(1, (Table(tuple(rows), 2, False),)),
        Level(2, (Table(tuple(brief), 2, False),)),
        *([Level(3, _by_system(law, used))] if len({item.system for item in used}) > 1 else []),
    )
    sections = [fixed("head", *head), Section("list", levels), fixed("foot", *tail, *foot)]
    return whole(sections) if everything else fit(sections, ())


def _by_system(law: Law, used: Sequence[Instrument]) -> tuple[Block, ...]:
    """The systems of treaties, a line each, where there are too many treaties for one screen."""
    rows: list[tuple[Words, ...]] = []
    for system, title in law.systems.items():
        own = [item.id for item in used if item.system == system]
        number = sum(clause.instrument in own for clause in law.clauses.values())
        if own:
            rows.append((strong(system), f"{number} art.", title))
    told = f"{len(used)} treaties and other texts; those of one system: casus law SYSTEM; all of them: add --all"
    return Table(tuple(rows), 2, False), Para(told, 0)


def _loaded(law: Law) -> list[Block]:
    """From where the law was loaded, if not all of it is the bundled one."""
    found = loaded_from(law)
    if all(item.sort == "bundled" for item in found):
        return []
    names = {"bundled": "the law that came with {}", "package": "the package {}", "folder": "the folder {}"}
    return [Foot("LOADED FROM", f"{series([names[item.sort].format(item.name) for item in found])}.", 13)]


def _examples(law: Law) -> tuple[tuple[str, str], ...]:
    """Two commands that work: the article with the most wordings, on the first day of its first one."""
    clause = max(law.clauses.values(), key=lambda item: sum(len(paragraph.wordings) for paragraph in item.paragraphs))
    paragraph = max(clause.paragraphs, key=lambda item: len(item.wordings))
    return ((f"casus law {clause.id}", ""), (f"casus law {clause.id} --on {show_day(paragraph.wordings[0].first)}", ""))


def questions_of(law: Law, clause: Clause) -> list[Question]:
    """The questions that bear on an article."""
    own = {rule.id for rule in clause.rules} | {f"performs/{entry.norm}" for entry in clause.performs}
    return [item for item in law.questions.values() if any(name.partition("#")[0] in own for name in item.bears_on)]


def meant_screen(law: Law, words: str, found: Sequence[tuple[Clause, str]]) -> list[Block]:
    """Several articles that a reader's words may mean, under the treaties to which they belong; of very many the treaties only."""
    long: list[Block] = []
    brief: list[tuple[Words, str, str, str]] = []
    for item in law.instruments.values():
        own = [(clause, only) for clause, only in found if clause.instrument == item.id]
        if own:
            since = f", in force {item.in_force}" if item.in_force else f", signed {item.signed}" if item.signed else ""
            rows = tuple((dim(only or clause.id), _article(clause, only), clause.heading) for clause, only in own)
            long += [Para((strong(item.title), since), 0, 2), Table(rows, 2, False)]
            brief.append((strong(item.id), counted(len(own), "article"), item.title, item.short or item.title))
    clause, only = found[0]
    head = fixed("head", Title(f"law {words}", f"{counted(len(found), 'article')} on file"), Gap())
    tables = (Table(tuple((row[0], row[1], row[name]) for row in brief), 2, False) for name in (2, 3))
    shown = Section("list", (Level(0, tuple(long)), *(Level(place, (one,)) for place, one in enumerate(tables, 1))))
    foot = fixed(
        "foot", Commands("NEXT", ((f"casus law {clause.instrument if len(found) > 40 else only or clause.id}", ""),))
    )
    return fit([head, shown, foot], ())


def _article(clause: Clause, only: str) -> str:
    numbers = [item.article for item in clause.paragraphs if item.id == only and item.article]
    return f"Article {(numbers or [clause.article])[0]}"


class ClausePage:
    """One article, on a day or at all times."""

    def __init__(self, law: Law, clause: Clause, only: str = "", day: int = 0, everything: bool = False) -> None:
        self.law = law
        self.clause = clause
        self.only = only
        self.day = day
        self.everything = everything
        self.voice = Voice(law)
        self.notes = Notes(self.voice)
        self.paragraphs = [item for item in clause.paragraphs if not only or item.id == only]

    def blocks(self, sources: bool = False) -> list[Block]:
        """The page; on one screen unless everything is asked for."""
        clause, instrument = self.clause, self.law.instruments[self.clause.instrument]
        day = f", on {show_day(self.day)}" if self.day else ""
        title = Title(self.only or clause.id, f"{instrument.title}, Article {clause.article}: {clause.heading}{day}")
        gloss = Para(" ".join(clause.gloss.split()), 0)
        sections = [
            fixed("title", title),
            Section("gloss", (Level(0, (gloss, Gap())), Level(2, (Gap(),))) if clause.gloss else (Level(0, (Gap(),)),)),
            self.wordings(),
            self.rules(),
            self.members(),
            self.questions(),
            self.other(),
        ]
        name = self.only or clause.id
        rows = [(f"casus law --questions {clause.id}", "")] if questions_of(self.law, clause) else []
        dated = next((item.wordings[0] for item in self.paragraphs if item.wordings), None)
        rows += [(f"casus law {name} --on {show_day(dated.first)}", "")] if not self.day and dated is not None else []
        rows += [(f"casus law {name} --all", "")] if not self.everything else [("casus list", "")]
        last = Commands("NEXT", tuple(rows[:2]))
        body = whole(sections) if self.everything else fit(sections, _RESTORE, LINES - 4)
        body = self.notes.number(body)
        return [*body, *self.sources(sources), last]

    def wordings(self) -> Section:
        """The paragraphs in our own words, as they stood on the day, or with every wording."""
        shown = [(item, wording) for item in self.paragraphs for wording in item.wordings if self._holds(wording)]
        head = "WORDING IN FORCE" if self.day else "WORDINGS"
        if not shown:
            missing = "nothing of this article was in force that day" if self.day else "no wording is on file"
            return fixed("wording", Foot(head, sentence_start(missing) + ".", len(head) + 2))

        def level(noted: bool) -> tuple[Block, ...]:
            made: list[Block] = [Heading(head, "(our own words, not the text)")]
            for paragraph, wording in shown:
                label = f"{paragraph.article or paragraph.id}"
                words: list[Bit | str] = [
                    strong(named(wording)),
                    f", {in_force(wording.first, wording.last)}. {' '.join(wording.gloss.split())}",
                ]
                words += [f" ({wording.note})"] if wording.note and noted else []
                words += self.notes.of(wording.cites, self.clause.id, 4)  # what was not read stands last, and must show
                if kept_of(self.law, self.clause, wording, self.day):
                    marks = self.notes.of(wording.kept_cites, self.clause.id, 2)
                    words += [f" Kept on {show_day(wording.kept_from)}:", *marks]
                made.append(Pairs(((label, words),), 2, 8))
            return tuple(made)

        return Section("wording", (Level(0, level(True)), Level(4, level(False))))

    def _holds(self, wording: Wording) -> bool:
        return not self.day or wording.first <= self.day <= wording.last

    def rules(self) -> Section:
        """What follows, rule by rule, in plain words, with the answers a rule is given."""
        clause = self.clause
        if clause.untranslated:
            return fixed("rules", Foot("NO RULES", clause.untranslated, 10))
        rules = [
            rule
            for rule in clause.rules
            if (not self.only or rule.id.partition("/")[0] == self.only)
            and (not self.day or rule.first <= self.day <= rule.last)
        ]
        norms = [rule for rule in rules if rule.norm]
        rest = [rule for rule in rules if not rule.norm]
        if not rules:
            return Section("rules", ())

        def level(shown: Sequence[Rule], brief: bool) -> tuple[Block, ...]:
            head = Heading("RULES", note(len(rules) - len(shown), "more rules"))
            rows = tuple(((dim(rule.norm or rule.id), self._rule(rule, brief))) for rule in shown)
            return head, *(Para((name, ": ", *words), 2, 2) for name, words in rows)

        levels = [
            Level(0, level([*norms, *rest], False)),
            Level(1, level(norms or rest, False)),
            Level(2, level(norms or rest, True)),
        ]
        # where there is room for few: one way to each norm, in its last wording and under every answer if there is such a one
        newest: dict[str, str] = {}
        for rule in sorted(norms, key=lambda rule: (bool(rule.given), -rule.first)):
            newest.setdefault(rule.norm, rule.id)
        kept = sorted(norms or rest, key=lambda rule: newest.get(rule.norm, rule.id) != rule.id)
        levels += [
            Level(3 + place, level(kept[:shown], True)) for place, shown in enumerate(range(len(kept) - 1, 0, -1))
        ]
        return Section("rules", tuple(levels))

    def _rule(self, rule: Rule, brief: bool) -> list[Bit | str]:
        words: list[Bit | str] = [f"{rule.says}"]
        if rule.given:
            words.append(f" (only under {series([f'{question}={answer}' for question, answer in rule.given])})")
        if not self.day and rule.wording:
            words.append(f" ({rule.wording} wording)")
        if not brief:
            for exception in rule.unless:
                under = (
                    f", under {series([f'{question}={answer}' for question, answer in exception.given])}"
                    if exception.given
                    else ""
                )
                words.append(f" Unless: {getattr(exception, 'says', '') or exception.id.replace('-', ' ')}{under}.")
        return words

    def members(self) -> Section:
        """Who was bound that day, and which other answer alone would change that."""
        if not self.day:
            return fixed("members", Foot("MEMBERS", "add --on DAY to see who was bound on a day", 10))
        found = parties(self.law, self.clause.instrument, self.day)
        named_in = {value for act in self.law.acts for _, values in act.roles for value in values}
        nobody = "nobody" if self.clause.instrument in named_in else "no list of states is drawn for it"
        names = self.voice.listed(found.members) or nobody
        changes: list[Block] = [Para(self._change(change), 2, 2) for change in found.changes]
        head = Foot("MEMBERS THAT DAY", names, 18)
        few = Para(f"Questions that change the list: {', '.join(dict.fromkeys(item.id for item in found.changes))}")
        short: list[Block] = [_short(head, found, self.voice), *([few] if changes else [])]
        return Section("members", (Level(0, (head, *changes)), Level(3, tuple(short))))

    def _change(self, change: BoundChange) -> Words:
        question = self.law.questions.get(change.id)
        answer = question.answer(change.value) if question is not None else None
        holders = self.voice.held(answer) if answer is not None else ""
        name = f"Another answer to {change.id}" if change.what == "question" else f"Another account of {change.id}"
        does = series(
            [
                *([f"add {self.voice.series(change.added)}"] if change.added else []),
                *([f"leave out {self.voice.series(change.removed)}"] if change.removed else []),
            ]
        )
        return f"{name} ({answer.says if answer is not None else change.value}{'; ' + holders if holders else ''}) would {does}."

    def questions(self) -> Section:
        """The questions that bear on the article, by their ids and what they ask."""
        found = questions_of(self.law, self.clause)
        if not found:
            return Section("questions", ())
        head = Heading("QUESTIONS", f"({len(found)}: casus law --questions {self.clause.id})")
        full = (head, Pairs(tuple((item.id, item.asks) for item in found), 2))
        return Section(
            "questions", (Level(0, full), Level(1, (Foot("QUESTIONS", ", ".join(item.id for item in found), 11),)))
        )

    def other(self) -> Section:
        """What was not yet law that day, and what no longer was; what else to read."""
        later: dict[str, list[str]] = {}
        before: dict[str, list[str]] = {}
        for paragraph in self.paragraphs:
            for wording in paragraph.wordings:
                kind = (
                    later
                    if self.day and wording.first > self.day
                    else before
                    if self.day and wording.last < self.day
                    else None
                )
                if kind is not None:
                    kind.setdefault(f"{named(wording)} ({in_force(wording.first, wording.last)})", []).append(
                        paragraph.article or paragraph.id
                    )
        made: list[Block] = []
        for label, kinds in (("NOT YET LAW", later), ("NO LONGER LAW", before)):
            if kinds:
                words = "; ".join(f"{name} of {series(articles)}" for name, articles in kinds.items())
                made.append(Foot(label, words, len(label) + 2))
        if self.clause.related:
            made.append(Foot("SEE ALSO", ", ".join(self.clause.related), 10))
        made += self._read()
        return fixed("other", *made) if made else Section("other", ())

    def _read(self) -> list[Block]:
        """How far the text of each wording was read, the best first."""
        kinds: dict[tuple[int, str], list[str]] = {}
        for paragraph in self.paragraphs:
            for wording in paragraph.wordings:
                if self._holds(wording):
                    label = f"{paragraph.article or paragraph.id}{'' if self.day else f' ({wording.id})'}"
                    reads = {find_source(cite, self.clause.sources, self.law.sources).read for cite in wording.cites}
                    kind, best = read_of(self.law, self.clause, wording), min(reads, key=READ.index, default="")
                    said = READ_WORDS[kind]
                    if kind == "unverified" and best and best != kind:
                        said = f"{READ_WORDS[best]} in some points and {said} in others"
                    kinds.setdefault((READ.index(kind), said), []).append(label)
        words = [f"{series(kinds[key])} {key[1]}" for key in sorted(kinds)]
        words += [
            f"{paragraph.article or paragraph.id}, {kept}"
            for paragraph in self.paragraphs
            for wording in paragraph.wordings
            if self._holds(wording) and (kept := kept_of(self.law, self.clause, wording, self.day))
        ]
        return [Foot("TEXT", f"{'; '.join(words)}.", 6)] if words else []

    def sources(self, all_of_them: bool) -> list[Block]:
        """The sources of what is shown, and how far they were read."""
        cited = self.notes.cited()
        if not cited:
            return []
        head = f"{len(cited)}: {read_counts(cited)}."
        if all_of_them or self.everything:
            rows = tuple((dim(f"[{place}]"), self.notes.line(item)) for place, item in enumerate(cited, 1))
            return [Foot("SOURCES", head), Pairs(rows, 2, 6), *self._further(cited)]
        return [
            Foot(
                "SOURCES",
                (
                    head,
                    " ",
                    *join([self.notes.short(item) for item in cited[:2]], " "),
                    ". All: add --sources" if len(cited) > 2 else "",
                ),
            )
        ]

    def _further(self, cited: Sequence[Source]) -> list[Block]:
        """The sources of the article as a whole that are cited for none of its wordings: they speak of the text and are not it."""
        own = [find_source(cite, self.clause.sources, self.law.sources) for cite in self.clause.cites]
        rest = [item for item in own if item not in cited]
        words = "; ".join(
            f"{item.ref} ({READ_WORDS[item.read]}{': ' + item.supports if item.supports else ''})" for item in rest
        )
        return [Foot("ALSO ON IT", words, 12)] if rest else []


def _short(head: Foot, found: Parties, voice: Voice) -> Foot:
    """A long list of members by their codes."""
    return (
        head
        if len(found.members) < 12
        else head._replace(words=f"{len(found.members)}: {', '.join(voice.ordered(found.members))}")
    )
