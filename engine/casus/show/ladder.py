"""Why a norm holds, or does not, as a ladder: conditions one below the other, other ways beside them, each with what it rests on and who differs."""

from collections.abc import Sequence
from typing import NamedTuple

from casus.ask.proof import Explainer, ProofNode
from casus.ask.reasons import NOT_THEN, OTHERWISE, condition, who_says
from casus.assessment.cases import ACCOUNT, QUESTION, disputes_of
from casus.assessment.engine import Run
from casus.assessment.occasions import search_of
from casus.assessment.results import EXCEPTION, LIVE, MET, NOT_TRIGGERED, READING, SILENT, Check, Row, Way
from casus.files.sources import Cite
from casus.law.model import Exception_
from casus.show.drawing import Box, Dot, Drawing, Shape, StraightLine, Text, lines_in
from casus.show.grounds import disputes_about
from casus.words.names import Voice, sentence_start

HOLDS, FAILS, UNTOLD = "holds", "fails", "not told"
"""How a rung stands; what fails is told apart from that of which the file says nothing."""
APPLIES, DOES_NOT = "applies", "does not apply"
"""How an exception stands, as a reader is told it: where it does not apply, the line goes on."""
UNLESS, SO = "unless", "so"
EVENT, LAW, FACT = "event", "law", "fact"
"""What a rung rests on, beside a question or an account."""

_DEEP, _LANES = 6, 3
_PLAIN = ("within", "before", "is")
"""What goes without saying where it holds: that an event is the one meant, and the like."""


class Other(NamedTuple):
    """Another account or answer on which a rung would be otherwise or rest on something else, and who holds it."""

    what: str
    id: str
    value: str
    says: str
    holders: tuple[str, ...]


class Rung(NamedTuple):
    """One step in words. `mark` says how it stands, `gate` how it is asked for (unless, or) or that it follows from the steps above (so).

    `what` and `id` name the event, question or law it rests on, `who` says that it fails. `others` are those who differ. `lanes` are other
    ways to the same, each a row of steps. It is reached where all above it holds.
    """

    words: str
    mark: str
    what: str = ""
    id: str = ""
    gate: str = ""
    who: str = ""
    others: tuple[Other, ...] = ()
    lanes: tuple[tuple["Rung", ...], ...] = ()
    cites: tuple[Cite, ...] = ()
    reached: bool = True

    @property
    def told(self) -> str:
        """How it stands, in words: of an exception, whether it applies."""
        if self.gate != UNLESS:
            return self.mark
        return DOES_NOT if self.mark == HOLDS else APPLIES


class Ladder(NamedTuple):
    """The steps to one norm of one bearer, from what happened to what follows; `says` is the rule that is asked, `status` how it ends.

    `row` is None where the norm is out of the question: then the steps are those that come nearest to it.
    """

    row: Row | None
    title: str
    status: str
    says: str
    rungs: tuple[Rung, ...]


def ladder(run: Run, row: Row) -> Ladder:
    """The ladder of a row: of one that holds its proof and the exceptions that do not apply, of another its nearest way and the others beside it."""
    return _Builder(run).ladder(row)


def absent(run: Run, norm: str, bearer: str = "") -> Ladder | None:
    """The ladder of a norm that has no row, on the occasion that comes nearest; None where no rule on file could bring it about."""
    nearest = next(iter(search_of(run).occasions(norm, bearer)), None)
    if nearest is None or nearest.ways[0].rule.standing:  # what binds always has nothing to set it off
        return None
    made, rule = _Builder(run), nearest.ways[0].rule
    sides = f"{' for ' + made.say.name(bearer) if bearer else ''}{' toward ' + made.say.name(nearest.toward) if nearest.toward else ''}"
    title = f"{Voice(run.law, run.scenario).titled(str(dict(rule.then.roles)['act']), norm)}{sides}"
    return Ladder(None, title, NOT_TRIGGERED, rule.says, made.ways(nearest.ways))


class _Builder:
    """Builds the ladder of one row; what is told once is not told again."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.explainer = Explainer(run)
        self.say = self.explainer.say
        self.told: set[str] = set()

    def ladder(self, row: Row) -> Ladder:
        found = self.explainer.explain(row)
        title = sentence_start(self.say.key(row.key))
        if found.ways:
            ways = found.ways[: 1 if row.status in LIVE else None]
            return Ladder(row, title, row.status, ways[0].rule.says, self.ways(ways))
        rule = self.run.law.rule(row.rule)
        rungs = [rung for child in found.proof.children for rung in self.node(child)] if found.proof is not None else []
        rungs += [self.exception(one, why) for one, why, _ in found.exceptions]
        return Ladder(row, title, row.status, rule.says if rule is not None else "", tuple(rungs))

    def fresh(self, rung: Rung) -> list[Rung]:
        """A step, unless it was told already."""
        key = f"{rung.words} {rung.mark}"
        if key in self.told:
            return []
        self.told.add(key)
        return [rung]

    # ---- what holds ----

    def node(self, node: ProofNode) -> list[Rung]:
        """The steps to a line of a proof: what it rests on, then the line."""
        words = sentence_start(node.sentence)
        if f"{words} {HOLDS}" in self.told:
            return []
        below = [rung for child in node.children for rung in self.node(child)]
        what, name = self._rests_on(node.origin, node.name)
        gate = SO if node.children else ""
        return [*below, *self.fresh(Rung(words, HOLDS, what, name, gate, "", self.others(what, name), (), node.cites))]

    def _rests_on(self, origin: str, name: str) -> tuple[str, str]:
        if origin == "reading":
            return QUESTION, name
        if origin == "file":
            return (EVENT, name) if name in self.run.case.events else (FACT, name)
        return LAW, name

    def exception(self, exception: Exception_, why: str) -> Rung:
        """An exception that does not apply: it would, where the file or the reading said otherwise."""
        question = exception.given[0][0] if exception.given else ""
        others = self.others(QUESTION, question) if question and why != OTHERWISE else ()
        what = QUESTION if question else ""
        return Rung(sentence_start(exception.says), HOLDS, what, question, UNLESS, why, others)

    # ---- what fails ----

    def ways(self, ways: Sequence[Way]) -> tuple[Rung, ...]:
        """The steps of the nearest way, and beside it the others."""
        rungs = self.way(ways[0], 0)
        return stopped([*rungs, self.beside(ways[1:])] if ways[1:] else rungs)

    def way(self, way: Way, depth: int) -> list[Rung]:
        """The steps of a way."""
        kept = [check for check in way.checks if check.mark != MET or check.lit.pred not in _PLAIN]
        return [rung for check in kept for rung in self.check(check, depth)]

    def beside(self, ways: Sequence[Way]) -> Rung:
        """Other ways to the same, each in a few words: what it is, and the first thing that fails."""
        lanes = []
        for way in ways[:_LANES]:
            failing = next((check for check in way.checks if check.mark != MET), None)
            silent = failing is not None and failing.mark == SILENT
            head = Rung(sentence_start(way.rule.says), UNTOLD if silent else FAILS, LAW, way.rule.clause)
            lanes.append((head, *self._first(way, failing)))
        return Rung("another way there", FAILS, gate="or", lanes=tuple(lanes))

    def _first(self, way: Way, failing: Check | None) -> list[Rung]:
        """Why another way fails: its first condition that does, named again where it was told; or that it was not in force."""
        if failing is None:  # all else is met
            return [Rung(sentence_start(NOT_THEN), FAILS, LAW, way.rule.clause)]
        told = self.check(failing, _DEEP)
        again = self.failing(failing, so=False)
        return told or [again._replace(words=f"{again.words} (as above)", others=())]

    def check(self, check: Check, depth: int) -> list[Rung]:
        """The steps to one condition: of one that fails, its nearest way and beside it the others, then that it fails."""
        if check.mark == MET and check.atom is not None and check.test is None:
            return self.node(self.explainer.node(check.atom))
        words = condition(self.say, check)
        if check.mark == MET:
            return self.fresh(Rung(sentence_start(words), HOLDS, FACT))
        below: list[Rung] = []
        if check.ways and depth < _DEEP:
            below = self.way(check.ways[0], depth + 1)
            below += [self.beside(check.ways[1:])] if len(check.ways) > 1 else []
        return [*below, *self.fresh(self.failing(check, so=bool(below)))]

    def failing(self, check: Check, *, so: bool) -> Rung:
        """That a condition fails. so: the steps above say why."""
        words = condition(self.say, check)
        if check.exception is None and check.test is None and check.instead is None:
            words = f"not so: {words}" if words.startswith("that ") else f"missing: {words}"
        words = sentence_start(words.removeprefix("no exception. Here: "))
        what, name = self._lacks(check)
        mark = UNTOLD if check.mark == SILENT else FAILS
        gate = UNLESS if check.mark == EXCEPTION else SO if so else ""
        who = who_says(self.run, check) if not so else ""
        return Rung(words, mark, what, name, gate, who, self.others(what, name))

    def _lacks(self, check: Check) -> tuple[str, str]:
        """What a condition that fails is about: a question, an event of which something else is told, or nothing on file."""
        if check.exception is not None and check.exception.given:
            return QUESTION, check.exception.given[0][0]
        if check.mark == READING and check.lit.pred == "reading":
            return QUESTION, str(check.lit.args[0])
        for atom in (check.instead, check.about, *check.premises):
            if atom is not None and atom.args and str(atom.args[0]) in self.run.case.events:
                return EVENT, str(atom.args[0])
        return "", ""

    # ---- who differs ----

    def others(self, what: str, name: str) -> tuple[Other, ...]:
        """The other answers to a question, or the other accounts of an event."""
        choice = self.run.choice
        if what == QUESTION and name in self.run.law.questions:
            answers = self.run.law.questions[name].answers
            taken = choice.answers.get(name)
            return tuple(
                Other(QUESTION, name, one.id, one.says, one.held_by)
                for one in answers
                if one.id != taken and one.held_by
            )
        event = self.run.case.events.get(name) if what == EVENT else None
        if event is None:
            return ()
        known = disputes_of(self.run.law, self.run.scenario)
        return tuple(
            Other(ACCOUNT, dispute, version.id, version.says, version.held_by)
            for dispute in disputes_about(self.run, event)
            for version in known[dispute].versions
            if version.id != choice.versions.get(dispute, known[dispute].default)
        )


def stopped(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """The steps with those below the first that fails marked as not reached."""
    made: list[Rung] = []
    reached = True
    for rung in rungs:
        made.append(rung._replace(reached=reached))
        reached = reached and (rung.mark == HOLDS or bool(rung.lanes))
    return tuple(made)


# ---- as a picture ----------------------------------------------------------------------------------------------------

_WIDE, _INDENT, _LINE, _TOP, _SIZE = 760, 26, 16, 64, 12
_TAILS = {FAILS: "NO", APPLIES: "it applies"}


def end_words(found: Ladder) -> str:
    """How it ends: the norm and its status."""
    broken = found.row is not None and found.row.kind == "breach" and found.status in LIVE
    status = "broken" if broken else found.status
    return f"{found.title}: {status}"


def picture(found: Ladder) -> Drawing:
    """A ladder as shapes: a full circle lets the line pass, at an empty one it stops, with a word that says why."""
    painter = _Painter()
    painter.rungs(found.rungs, 0)
    painter.text(end_words(found), 0, bold=True)
    shapes = [Text(20, 28, end_words(found), bold=True, size=15), *painter.shapes]
    legend = (
        "full circle: holds, or an exception that does not apply; empty circle: fails, is not told, or an exception that applies; "
        "half bar: somebody differs"
    )
    lines = lines_in(legend, _WIDE - 40, 11)
    shapes += [Text(20, painter.y + 20 + place * _LINE, line, size=11) for place, line in enumerate(lines)]
    says = "; ".join(painter.said)
    return Drawing("Why", _WIDE, int(painter.y + 24 + len(lines) * _LINE), tuple(shapes), says)


class _Painter:
    """Lays steps out from the top down."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self.said: list[str] = []
        self.y = float(_TOP)

    def rungs(self, rungs: Sequence[Rung], depth: int) -> None:
        x = 30 + depth * _INDENT
        for rung in rungs:
            top = self.y
            self.rung(rung, x, depth)
            if rung.reached:
                live = rung.mark == HOLDS
                self.shapes.insert(0, StraightLine(x, top - 16, x, self.y - 16 if live else top - 10, 2))

    def rung(self, rung: Rung, x: float, depth: int) -> None:
        if not rung.lanes:
            self.shapes.append(Dot(x, self.y - 4, 5, rung.mark == HOLDS))
        if rung.others:
            self.shapes.append(Box(x - 13, self.y - 9, 4, 10, 1))
        lead = f"{rung.gate}: " if rung.gate else ""
        plain = rung.lanes or (rung.mark == HOLDS and rung.gate != UNLESS)
        tail = "" if plain else f" [{_TAILS.get(rung.told, rung.told)}]"
        self.text(f"{lead}{rung.words}{tail}", depth, rung.gate == SO or (bool(tail) and rung.mark != HOLDS))
        if rung.others:
            self.text(f"otherwise: {'; '.join(other_words(one) for one in rung.others)}", depth, size=11)
        for lane in rung.lanes:
            self.rungs(lane, depth + 1)

    def text(self, words: str, depth: int, bold: bool = False, size: float = _SIZE) -> None:
        x = 46 + depth * _INDENT
        self.said.append(words)
        for line in lines_in(words, _WIDE - x - 12, size):
            self.shapes.append(Text(x, self.y, line, bold=bold, size=size))
            self.y += _LINE
        self.y += 4


def other_words(one: Other) -> str:
    """Another account or answer in a few words, by its names on a command line."""
    return f"{one.what} {one.id}={one.value} ({', '.join(one.holders) or 'nobody on file'})"
