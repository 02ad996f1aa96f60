"""One event under every treaty: as a table on a screen or a page, as rows for other programs, and as a picture."""

from collections.abc import Callable, Sequence
from shlex import quote
from typing import Any

from casus.ask.reasons import FAR_AS_TOLD
from casus.ask.treaties import HELP, KINDS, POINTS, STATUS_WORDS, TALKS, Promise, SideBySide, Under
from casus.assessment.results import ARGUABLE, CONTESTED, ENDED, LIVE, SO_FAR, TRIGGERED
from casus.files.days import show_day
from casus.files.sources import find_source
from casus.law.model import Law
from casus.law.world import LAST_DAY
from casus.show.blocks import Block, Commands, Entry, Foot, Gap, Heading, Pairs, Para, Table, Title, Words, strong
from casus.show.drawing import Box, Drawing, Shape, Text, lines_in
from casus.words.names import READ_WORDS, Voice, counted, host, sentence_start, series

FIELDS: dict[str, str] = {
    "scenario": "id of the scenario",
    "system": "id of the treaty system",
    "real": "true: it really bound the state attacked; false: as if that state and its helpers had been its parties, and nobody else",
    "parties": "who is taken for its parties",
    "toward": "to whom it is owed",
    "promise": "help or consultation",
    "norm": "id of the norm",
    "clause": "id of its article",
    "article": "the treaty and the article",
    "wording": "the wording that counts; null where no wording is on file",
    "stretched": "true: no wording stood that day, and this is the nearest",
    "status": "its status, as in casus assess",
    "standing": "as in casus assess; settled as far as looked too where it lapsed and the file does not say whether what it waited for came",
    "bearers": "who owes it, or would once something comes",
    "asks": "true: every way to it needs that somebody asks",
    "decides": "the bodies one of which must act before it is owed; empty: each state decides for itself",
    "act": "what is owed",
    "strength": "the place of the promise on the scales of the vocabulary, by their names",
    "deadline": "when it is due; empty: no time is stated",
    "ends": "what ends it",
    "why": "what is not so, where it is not owed",
    "turns_on": "what would change it, each with who holds that",
    "performance": "what each did of what was really owed, by its code; empty as if",
    "says": "what its wording says itself of single points, by their names",
    "sources": "where its words are from, each with how far it was read",
}
"""The words of a row, in order, each with what it says."""

_MUST, _NEED_NOT = "must", "need not"
_WAS_OWED = (TRIGGERED, ENDED)  # what nobody called for was not owed, whatever was done
_DONE = 4  # of how many promises that were owed a screen says what was done
UNTOLD = "not told apart"
"""What is said of a point of which neither a rule nor the wording says anything."""


def status_of(item: Promise) -> str:
    """How a promise stands, in a word or two, with its doubt."""
    word = STATUS_WORDS.get(item.status, "not owed")
    if item.standing == SO_FAR:
        return f"{word}, {FAR_AS_TOLD}"
    return f"{word}, {item.standing}" if item.standing in (CONTESTED, ARGUABLE) else word


class Points:
    """The points of promises, in words."""

    def __init__(self, law: Law) -> None:
        self.law = law

    def sources(self, item: Promise) -> list[str]:
        """The sources of the words of a promise, each with how far it was read."""
        clause = self.law.clauses[item.rule.clause]
        cites = item.wording.cites if item.wording is not None else clause.cites
        found = [find_source(cite, clause.sources, self.law.sources) for cite in cites]
        return [f"{host(source)}: {READ_WORDS[source.read]}" for source in found]

    def point(self, item: Promise, name: str) -> str:
        """One point of a promise: what its rules say, and what its wording says itself."""
        derived = {"asks": self.asks, "decides": self.decides, "owes": self.owes, "time": time_of, "ends": ends_of}
        own = item.says.get(name, "")
        words = derived[name](item) if name in derived else ""
        return "; ".join(text for text in (words, own) if text) or UNTOLD

    def asks(self, item: Promise) -> str:
        """Whether somebody must ask."""
        return "somebody must ask" if item.asks else "nobody need ask"

    def decides(self, item: Promise) -> str:
        """Who decides whether the case is given."""
        return f"needs an act of {series(list(item.decides))}" if item.decides else "each state for itself"

    def owes(self, item: Promise) -> str:
        """What is owed, and how strongly."""
        act = self.law.vocabulary.acts[item.act]
        scales = "; ".join(f"{name}: {value.replace('_', ' ')}" for name, value in item.strength)
        return f"{act.says.rstrip('.')} ({scales})" if scales else act.says.rstrip(".")


class Shown(Points):
    """A comparison ready to be shown."""

    def __init__(self, found: SideBySide, name: str, view: str = "", put: str = "") -> None:
        """view: the reading and the accounts as options; put: who was put in whose place and who was attacked, likewise."""
        super().__init__(found.law)
        self.found = found
        self.name = name
        self.view, self.put = view, put
        self.voice = Voice(found.law, found.scenario)

    # ---- as values ----

    def values(self) -> list[dict[str, Any]]:
        """A row for each promise of each treaty."""
        return [self._row(column, item) for column in self.found.columns for item in column.promises]

    def _row(self, column: Under, item: Promise) -> dict[str, Any]:
        made = {
            "scenario": self.found.scenario.id,
            "parties": list(column.parties),
            "promise": KINDS[item.kind],
            "clause": item.rule.clause,
            "wording": item.wording.id if item.wording is not None else None,
            "strength": dict(item.strength),
            "says": item.says,
            "sources": self.sources(item),
        }
        rest = {name: getattr(item, name) for name in FIELDS if name not in made}
        made |= {name: list(value) if isinstance(value, tuple) else value for name, value in rest.items()}
        return {name: made[name] for name in FIELDS}

    def who(self, item: Promise) -> str:
        """Who owes it to whom."""
        if len(item.bearers) > 2 and set(item.bearers) == set(self.found.helpers):
            return f"all its helpers -> {self.voice.name(item.toward)}"
        return self.voice.between(item.bearers, (item.toward,)) if item.bearers else "nobody"

    # ---- the screen ----

    def blocks(self, form: str = "text", everything: bool = False) -> list[Block]:
        """The event under every treaty: a line for each, then each in full; on a page a column for each."""
        found, voice = self.found, self.voice
        about = f"{found.scenario.title}: under {counted(len(found.columns), 'system')} of treaties"
        made: list[Block] = [Title(found.scenario.id, about), Gap(), *self.loudly(), Gap()]
        shown = [column for column in found.columns if column.promises]
        made += [self.wide(shown)] if form in ("html", "md") else [self.table(shown)]
        shared = self.shared(shown)
        for place, text in enumerate(shared):
            made.append(Foot("IN ALL" if place == 0 else "", f"turns on: {text}", 10))
        for column in shown:
            made += [Gap(), *self.column(column, everything, shared)]
        for why in dict.fromkeys(column.left for column in found.columns if column.left):
            names = [column.system for column in found.columns if column.left == why]
            made += [Gap(), Para(f"Left out of the table: {series(names)}. {sentence_start(why)}.", 0)]
        told = found.scenario.kind == "history" or found.scenario.conduct  # of what is imagined there is no record
        done = [
            item
            for column in shown
            if column.real and told
            for item in column.promises
            if item.performance and item.status in _WAS_OWED
        ]
        if done:
            made += [Gap(), Heading("WHAT WAS DONE", "of what was really owed. No record is no refusal")]
            acts = self.law.vocabulary.acts
            told_of = done[: None if everything else _DONE]
            made += [Para(f"{acts[item.act].name} ({item.article}): {self.done(item)}", 2, 2) for item in told_of]
            left = len(done) - len(told_of)
            made += [Para(f"{left} more: add --all", 2)] if left else []
        name = quote(self.name)
        onward = [(f"casus assess {name}{self.view}", "what really followed")]
        main = next((item for column in shown for item in column.promises), None)
        if main is not None and main.real:
            onward.append((f"casus explain {name} {voice.paragraph(main.norm)}{self.view}", "why, down to the sources"))
        one = next((column.system for column in shown if not column.real), "")
        if one:
            onward.append((f"casus treaties {name} --as-if {one}{self.view}{self.put} --all", "one of them in full"))
        return [*made, Commands("NEXT", tuple(onward))]

    def short(self) -> tuple[Block, ...]:
        """What is imagined, and a line for each system; nothing where there is one only."""
        shown = [column for column in self.found.columns if column.promises]
        return (*self.loudly(), self.table(shown)) if len(shown) > 1 else ()

    def loudly(self) -> list[Block]:
        """What is imagined, said before everything else."""
        found, voice = self.found, self.voice
        made: list[Block] = []
        real = [column for column in found.columns if column.real]
        victim = voice.name(found.attacked)
        if found.replaced:
            swapped = series([f"{voice.name(two)} stands for {voice.name(one)}" for one, two in found.replaced])
            made.append(Foot("IMAGINED", f"{sentence_start(swapped)}, wherever the file names it; its land too.", 10))
        if real:
            names = series([column.title for column in real])
            made.append(Foot("REAL", f"{sentence_start(victim)} was bound on {show_day(found.day)} by: {names}.", 10))
        if found.besides:
            also = voice.series(found.besides)
            made.append(
                Foot(
                    "ATTACKED",
                    f"{sentence_start(victim)} is taken; the file tells of more that befell {also}: --for STATE.",
                    10,
                )
            )
        if found.elsewhere:
            few = {system: voice.listed(states) for system, states in found.elsewhere if len(states) < 4}
            names = "; ".join(
                f"{system} ({few.get(system) or counted(len(states), 'state')})" for system, states in found.elsewhere
            )
            made.append(
                Foot(
                    "BESIDES", f"These bind other states that the file names; casus assess tells of them: {names}.", 10
                )
            )
        if len(real) < len(found.columns):
            helpers = f"{victim} and its helpers ({voice.series(found.helpers)})" if found.helpers else victim
            rest = "The rest is" if real else "All of this is"
            beside = "" if found.helpers else ", with who was bound by it that day,"
            made.append(
                Foot(
                    "AS IF",
                    f"{rest} imagined: AS IF {helpers}{beside} had been the parties, and nobody else. A body that the file names is "
                    "taken for the body of that treaty. Some promises hold in one part of the world only. There a place counts as "
                    "inside unless the law on file says that it is outside. Nothing is claimed about what anybody would have done, "
                    "and what members did is not compared with it.",
                    10,
                )
            )
        return made

    def table(self, columns: Sequence[Under]) -> Table:
        """A line for each treaty: its strongest promise of help, or of talks where it promises no help."""
        head: tuple[Words, ...] = ("TREATY", "HELP", "TALKS", "ASK", "DECIDES", "HOW STRONG", "HOW SOON")
        rows = []
        for column in columns:
            help_, talks = column.main(HELP), column.main(TALKS)
            item = help_ or talks
            if item is not None:
                rows.append(
                    (
                        strong(column.system) if column.real else column.system,
                        status_of(help_) if help_ is not None else "-",
                        status_of(talks) if talks is not None else "-",
                        _MUST if item.asks else _NEED_NOT,
                        "a body" if item.decides else "each",
                        ", ".join(value.replace("_", " ") for _, value in item.strength) or "-",
                        short_time(item),
                    )
                )
        return Table((head, *rows))

    def wide(self, columns: Sequence[Under]) -> Table:
        """A column for each treaty, a row for each question."""
        shared = self.shared(columns)

        def own(item: Promise) -> list[str]:
            return [text for text in item.turns_on if text not in shared]

        asked: dict[str, Callable[[Promise], str]] = {
            "Triggered?": status_of,
            "Article": lambda item: f"{item.article}{_years(item)}",
            "Who owes": self.who,
            **{sentence_start(says): _point(self, name) for name, says in POINTS.items()},
            "Turns on": lambda item: (
                "; ".join(own(item)) or item.why or "nothing that anybody holds, but for what all turn on"
            ),
            "Really done": lambda item: self.done(item) or ("no record" if item.real else "as if"),
            "Words": lambda item: (
                f"{item.wording.gloss} {item.wording.note}".strip() if item.wording is not None else ""
            ),
            "Sources": lambda item: "; ".join(self.sources(item)),
        }
        mains = [column.main(HELP) or column.promises[0] for column in columns]
        head: tuple[Words, ...] = (
            "",
            *(f"{column.title} ({'really bound' if column.real else 'as if'})" for column in columns),
        )
        rows: list[tuple[Words, ...]] = [
            (question, *cells)
            for question, answer in asked.items()
            if set(cells := [answer(item) for item in mains]) != {UNTOLD}
        ]
        talks = [column.main(TALKS) for column in columns]
        rows.insert(
            3,
            (
                "Consultation",
                *(f"{status_of(item)} ({item.article})" if item is not None else "not promised" for item in talks),
            ),
        )
        return Table((head, *rows))

    def shared(self, columns: Sequence[Under]) -> tuple[str, ...]:
        """What the strongest promise of every one of several treaties turns on that turns on anything: told once."""
        found = [item.turns_on for column in columns if (item := column.main(HELP)) is not None and item.turns_on]
        return tuple(text for text in found[0] if all(text in other for other in found)) if len(found) > 1 else ()

    def column(self, column: Under, everything: bool, shared: Sequence[str] = ()) -> list[Block]:
        """One treaty in full: its strongest promise of each kind, or all of them."""
        mains = [item for kind in KINDS if (item := column.main(kind)) is not None]
        shown = list(column.promises) if everything else mains[:1]
        made: list[Block] = [Para((strong(column.title), "" if column.real else " (as if)"), 0)]
        for item in shown:
            act = self.law.vocabulary.acts[item.act].name
            made.append(Entry(act, self.voice.paragraph(item.norm), (strong(status_of(item)))))
            rows: list[tuple[Words, Words]] = [("article", f"{item.article}{_years(item)}")]
            if item.bearers:
                rows.append(("who -> whom", self.who(item)))
            rows += [(name, self.point(item, name)) for name in POINTS if self.point(item, name) != UNTOLD]
            if item.why:
                rows.append(("lacking", item.why))
            most = None if everything else 2
            own = [text for text in item.turns_on if text not in shared]
            rows += [("turns on" if place == 0 else "", text) for place, text in enumerate(own[:most])]
            left = len(own) - len(own[:most])
            rows += [("", f"and {left} more: add --all")] if left else []
            if everything:
                rows.append(("sources", "; ".join(self.sources(item)) or "none on file"))
            made.append(Pairs(tuple(rows), 4, 12))
        return made

    def done(self, item: Promise) -> str:
        """What each did of what it really owed."""
        by_verdict: dict[str, list[str]] = {}
        for text in item.performance:
            state, _, verdict = text.partition(": ")
            by_verdict.setdefault(verdict, []).append(state)
        return "; ".join(f"{verdict}: {self.voice.listed(states)}" for verdict, states in by_verdict.items())

    # ---- the picture ----

    def picture(self) -> Drawing:
        """A column for each treaty, a box for each question; what is owed is shaded, what is as if has a broken border."""
        columns = [column for column in self.found.columns if column.promises]
        edge, left, width, line = 20.0, 100.0, 150.0, 15.0
        title = f"{self.found.scenario.title}: one event under {counted(len(columns), 'system')} of treaties"
        shapes: list[Shape] = [Text(edge, 26, title, bold=True)]
        y = 44.0
        for block in self.loudly():
            if isinstance(block, Foot):
                for text in lines_in(f"{block.label}: {block.words}", max(left + width * len(columns), 480.0)):
                    shapes.append(Text(edge, y, text, size=11))
                    y += line
        y += 6
        rows: list[tuple[str, Callable[[Promise], str]]] = [
            ("help", status_of),
            ("article", lambda item: f"{item.article}{_years(item)}"),
            ("ask?", self.asks),
            ("decides", self.decides),
            ("owed", self.owes),
            ("how soon", time_of),
            ("where", lambda item: item.says.get("place", "no place named")),
            ("done", lambda item: self.done(item) or ("no record" if item.real else "as if")),
        ]
        mains = [column.main(HELP) or column.promises[0] for column in columns]
        heads = [lines_in(column.title, width - 12, 11) for column in columns]
        y = _cells(shapes, "", heads, y, (edge, left, width, line), mains, bold=True)
        for label, answer in rows:
            texts = [lines_in(answer(item), width - 12, 11) for item in mains]
            y = _cells(shapes, label, texts, y, (edge, left, width, line), mains, ink=label == "help")
        said = "; ".join(f"{column.title}: {status_of(item)}" for column, item in zip(columns, mains, strict=True))
        return Drawing(title, int(edge * 2 + left + width * max(len(columns), 3)), int(y + edge), tuple(shapes), said)


def _cells(
    shapes: list[Shape],
    label: str,
    texts: Sequence[Sequence[str]],
    y: float,
    sizes: tuple[float, float, float, float],
    mains: Sequence[Promise],
    *,
    bold: bool = False,
    ink: bool = False,
) -> float:
    """One row of a picture; where the next begins."""
    edge, left, width, line = sizes
    height = line * max((len(lines) for lines in texts), default=1) + 10
    shapes.append(Text(edge, y + line, label, size=11, bold=True))
    for place, (lines, item) in enumerate(zip(texts, mains, strict=True)):
        x = edge + left + width * place
        shade = 0.16 if ink and item.status in LIVE else 0
        shapes.append(Box(x, y, width, height, ink=shade, line=2 if item.real else 1, dashed=not item.real))
        shapes += [Text(x + 6, y + line * (number + 1), text, size=11, bold=bold) for number, text in enumerate(lines)]
    return y + height


def _point(shown: Shown, name: str) -> Callable[[Promise], str]:
    return lambda item: shown.point(item, name)


def time_of(item: Promise) -> str:
    """When a promise is due."""
    return {"": "no time stated", "immediately": "at once"}.get(item.deadline, f"within {item.deadline}")


def short_time(item: Promise) -> str:
    """The same in a word or two."""
    return time_of(item) if item.deadline else "not said"


def ends_of(item: Promise) -> str:
    """What ends a promise."""
    return "; or ".join(item.ends) if item.ends else "nothing that its rules name"


def _years(item: Promise) -> str:
    """Of a wording that did not stand that day: when it did."""
    wording = item.wording
    if wording is None or not item.stretched:
        return ""
    last = "now" if wording.last >= LAST_DAY else show_day(wording.last)
    return f" (words of {show_day(wording.first)} to {last}; none stood that day)"


def schema_fields(law: Law) -> dict[str, dict[str, Any]]:
    """The words of a row for a JSON Schema."""
    texts = {"type": "array", "items": {"type": "string"}}
    flag, table = {"type": "boolean"}, {"type": "object", "additionalProperties": {"type": "string"}}
    lists = ("parties", "bearers", "decides", "ends", "turns_on", "performance", "sources")
    special: dict[str, dict[str, Any]] = {
        **dict.fromkeys(lists, texts),
        **dict.fromkeys(("real", "stretched", "asks"), flag),
        **dict.fromkeys(("strength", "says"), table),
        "wording": {"type": ["string", "null"]},
        "promise": {"enum": list(KINDS.values())},
        "system": {"enum": list(law.systems)},
    }
    return {name: {**special.get(name, {"type": "string"}), "description": says} for name, says in FIELDS.items()}


# ---- twins -----------------------------------------------------------------------------------------------------------

TWIN_FIELDS: dict[str, str] = {
    "id": "id of the pair",
    "one": "the one incident, by the name of its scenario",
    "one_title": "its title",
    "one_date": "when it began",
    "one_on_file": "true: it is on file",
    "two": "the other one, likewise",
    "two_title": "its title",
    "two_date": "when it began",
    "two_on_file": "true: it is on file",
    "likeness": "the same facts under two treaties, close, partial, or a contrast",
    "why": "in what they are alike",
    "words": "what the texts say differently",
    "conduct": "what was done differently",
    "one_owed": "the promises of help and talks that were owed in the one, each with its standing, in the default reading; null where it was not worked out",
    "two_owed": "those in the other",
}
"""The words of a pair, in order, each with what it says."""


def twin_blocks(rows: Sequence[dict[str, Any]], about: str, everything: bool) -> list[Block]:
    """The screen of twins: a line for each pair, or of those of one incident each in full."""
    if not rows:
        return [Para(f"No twin of {about} is on file." if about else "No twins are on file beside this law.", 0)]
    there = [row for row in rows if row["one_on_file"] and row["two_on_file"]]
    made: list[Block] = []
    for row in rows if about or everything else ():
        made += [*_pair(row), Gap()]
    if not about and not everything:
        table: list[tuple[Words, ...]] = [("ONE", "OTHER", "LIKENESS", "PAIR")]
        for row in rows:
            table.append((row["one"], row["two"], row["likeness"].replace("_", " "), row["id"]))
        made += [Table(tuple(table)), Gap()]
    away = len(rows) - len(there)
    if away:
        made.append(
            Para(
                f"{counted(away, 'pair')} with an incident that is not on file: of these nothing is computed, and what is told of that "
                "incident is unverified.",
                0,
            )
        )
    made.append(Para("Alike is said by the authors of the pairs, and is no finding of law.", 0))
    first = rows[0]
    onward = [(f"casus treaties {first['one']}", "the same facts under every treaty")] if first["one_on_file"] else []
    two = next(
        (row for row in there if row["one"] != row["two"]), None
    )  # one event may stand under two alliances in one file
    if two is not None:
        onward.append((f"casus compare {two['one']} {two['two']}", "both assessed"))
    if not about:
        onward.insert(0, (f"casus twins {first['one']}", "in full"))
    return [*made, Commands("NEXT", tuple(onward))] if onward else made


def _pair(row: dict[str, Any]) -> list[Block]:
    made: list[Block] = [Heading(row["id"], f"({row['likeness'].replace('_', ' ')})")]
    rows: list[tuple[Words, Words]] = []
    for side in ("one", "two"):
        told = [row[f"{side}_title"], row[f"{side}_date"], "" if row[f"{side}_on_file"] else "not on file"]
        rows.append((side, f"{row[side]}: {', '.join(text for text in told if text)}"))
        if row[f"{side}_on_file"] and row[f"{side}_owed"] is not None:
            rows.append(("", f"owed there: {'; '.join(row[f'{side}_owed']) or 'neither help nor talks'}"))
    rows += [("alike", row["why"]), ("words", row["words"]), ("conduct", row["conduct"])]
    return [*made, Pairs(tuple(rows), 2, 10)]
