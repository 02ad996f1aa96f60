"""What `casus explain` prints: the proof as a tree, or the conditions that fail, nearest miss first."""

import textwrap
from collections.abc import Iterable

from casus.days import show
from casus.engine import LIVE, Run
from casus.explain import Explainer, Explanation, Node, mark_words
from casus.phrases import Speaker
from casus.problems import visible
from casus.results import Row
from casus.sources import Cite, find_source
from casus.terms import Var
from casus.whynot import EXCEPTION, LATER, LAW, NO, READING, YES, Check, Way, why_not
from casus.world import LAST_DAY

WIDTH = 80
RIGHT = 62
MARKS = {YES: "yes", NO: "NO", READING: "reading", LAW: "NO", EXCEPTION: "NO", LATER: "not then"}
READ_WORDS = {
    "in_full": "read in full",
    "in_part": "read in part",
    "second_hand": "read at second hand",
    "dataset": "read in a data file",
    "unverified": "unverified",
    "not_stated": "not stated how far read",
}


class Footnotes:
    """Numbers sources as they come up, for the list at the foot."""

    def __init__(self, run: Run) -> None:
        self.tables = [run.scenario.sources, run.law.sources, *(clause.sources for clause in run.law.clauses.values())]
        self.found: dict[str, int] = {}

    def mark(self, cites: Iterable[Cite], most: int = 2) -> str:
        """The numbers of some citations, such as [1][2]."""
        numbers = []
        for cite in list(cites)[:most]:
            number = self.found.setdefault(cite.source, len(self.found) + 1)
            numbers.append(f"[{number}]")
        return "".join(dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        """The list at the foot."""
        lines = []
        for name, number in self.found.items():
            source = find_source(Cite(name), *self.tables)
            lines.append(f"[{number}] {visible(source.ref)} ({READ_WORDS[source.read]})")
        return lines


class ExplainText:
    """Writes explanations for one run. `tree` chooses the line characters: plain ASCII, or box drawing."""

    def __init__(self, run: Run, reading: str = "default", *, fancy: bool = False, full: bool = False) -> None:
        self.run = run
        self.law = run.law
        self.reading = reading
        self.say = Speaker(run.law, run.scenario)
        self.notes = Footnotes(run)
        self.full = full
        self.branch, self.last, self.pipe, self.gap = (
            ("├─ ", "└─ ", "│  ", "   ") if fancy else ("|- ", "`- ", "|  ", "   ")
        )

    def rows(self, rows: list[Row], norms: list[str], bearer: str = "") -> str:
        """The whole answer for the rows of some norms, or for norms that have none."""
        lines: list[str] = []
        explainer = Explainer(self.run)
        groups: dict[tuple[str, str, str, str, str], list[Row]] = {}
        for row in rows:
            groups.setdefault((row.norm, row.toward, row.trigger, row.status, row.rule), []).append(row)
        for group in groups.values():
            lines.extend(self.explanation(explainer.explain(group[0]), group))
            lines.append("")
        explained = {row.norm for row in rows}
        for norm in norms:
            if norm not in explained:
                lines.extend(self.absent(norm, bearer))
                lines.append("")
        feet = self.notes.lines()
        shown = feet if self.full else feet[:6]
        lines.extend(wrapped for line in shown for wrapped in wrap(line, "    ", ""))
        if len(feet) > len(shown):
            lines.append(f"{len(feet) - len(shown)} more sources: add --sources")
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join(lines) + "\n"

    def explanation(self, explanation: Explanation, group: list[Row]) -> list[str]:
        """One group of rows that differ only in who bears the norm."""
        row = explanation.row
        title = self.say.act(row.act, self.bearers(group), self.say.name(row.toward))
        since = (
            f" since {show(row.critical_date)}" if row.status in ("triggered", "ended") and row.critical_date else ""
        )
        due = (
            f", due {'at once' if row.deadline == 'immediately' else 'by ' + row.deadline}"
            if row.status == "triggered" and row.deadline
            else ""
        )
        ended = f", ended on {show(row.ended_on)}" if row.ended_on else ""
        said = "broken" if row.kind == "breach" and row.status == "triggered" else row.status
        lines = wrap(f"{title[:1].upper()}{title[1:]}: {said}{since}{due}{ended}.", "  ", "")
        lines.extend(wrap(f"{self.reading_words()} {self.wording(row)}".strip(), "  ", ""))
        if explanation.proof is not None:
            lines.append("")
            lines.append("BECAUSE ALL OF THIS IS SO".ljust(RIGHT) + "WHERE FROM")
            lines.extend(self.tree(explanation.proof.children, ""))
            lines.extend(self.exceptions(explanation))
        if explanation.ways:
            lines.append("")
            lines.extend(self.ways(list(explanation.ways), waiting=row.status in LIVE))
        lines.extend(self.turns(row))
        return lines

    def absent(self, norm: str, bearer: str) -> list[str]:
        """A norm that nothing in the scenario comes near, in this reading or another."""
        rule = next((item for item in self.law.rules() if item.norm == norm), None)
        if rule is None:
            return []
        act = self.law.vocabulary.acts[str(dict(rule.then.roles)["act"])].name
        who = f" for {self.say.name(bearer)}" if bearer else ""
        lines = wrap(f"{act} ({norm}){who}: not triggered, in no answer or account on file.", "  ", "")
        if rule.standing:
            lines.append(f"It binds always. What breaks it: casus law {rule.clause}")
            return lines
        lines.append("")
        lines.extend(self.ways(why_not(self.run, norm, bearer), waiting=False))
        return lines

    def bearers(self, group: list[Row]) -> str:
        """Who bears the norm: all names of the group."""
        return self.say.names(list(dict.fromkeys(row.bearer for row in group)))

    def reading_words(self) -> str:
        """Which reading this is."""
        if self.reading == "default":
            return "Default reading."
        named = self.law.readings.get(self.reading)
        return f"Reading of {named.name}." if named is not None else ""

    def wording(self, row: Row) -> str:
        """Article and wording with its days."""
        rule = self.law.rule(row.rule)
        clause = self.law.clauses.get(row.clause)
        if rule is None or clause is None:
            return ""
        paragraph = self.law.paragraph(row.norm)
        article = paragraph.article if paragraph is not None and paragraph.article else clause.article
        label = f", {rule.wording} wording" if rule.wording else ""
        days = f"in force from {show(rule.first)}" if rule.first > 10000101 else ""
        if rule.last < LAST_DAY:
            days = f"{days} to {show(rule.last)}".strip()
        instrument = self.law.instruments[clause.instrument].short
        return f"{instrument}, Article {article}{label}{f' ({days})' if days else ''}."

    def tree(self, nodes: tuple[Node, ...], indent: str) -> list[str]:
        """Proof lines with their origin in the right column."""
        lines: list[str] = []
        for index, node in enumerate(nodes):
            final = index == len(nodes) - 1
            lead, below = (self.last, self.gap) if final else (self.branch, self.pipe)
            origin = f"{node.origin} {node.name}".strip()
            mark = self.notes.mark(node.cites, 1) if node.origin != "law" or not node.children else ""
            lines.extend(columns(indent + lead, indent + below, visible(node.sentence), f"{origin} {mark}".strip()))
            lines.extend(self.tree(node.children, indent + below))
        return lines

    def exceptions(self, explanation: Explanation) -> list[str]:
        """The exceptions that do not apply."""
        if not explanation.exceptions:
            return []
        lines = ["NO EXCEPTION APPLIES"]
        for exception, why, _ in explanation.exceptions:
            origin = f"question {exception.given[0][0]}" if exception.given else ""
            lines.extend(columns("  ", "  ", f"{exception.says}: {why}", origin))
        return lines

    def ways(self, ways: list[Way], *, waiting: bool) -> list[str]:
        """The nearest way in full, the others by a line each."""
        if not ways:
            return ["No rule on file could bring it about here."]
        best = ways[0]
        held = len(best.checks) - best.missing
        head = "WHAT IT WAITS FOR" if waiting else "NEAREST"
        lines = [f"{head}: {held} of {len(best.checks)} conditions hold   ({best.rule.id})"]
        lines.extend(wrap(best.rule.says, "  ", "  "))
        lines.extend(line for check in best.checks for line in self.check(check, "  "))
        if not best.complete:
            lines.append("  The search stopped at its limit; a nearer way may exist.")
        others = ways[1:]
        if others and not waiting:
            lines.append("")
            lines.append("OTHER WAYS IT COULD ARISE")
            for number, way in enumerate(others[: None if self.full else 4], start=2):
                failing = next((check for check in way.checks if check.mark == LATER), None) or next(
                    check for check in way.checks if check.mark != YES
                )
                lines.extend(columns(f"  {number}  ", "     ", way.rule.says, mark_words(failing)))
            if len(others) > 4 and not self.full:
                lines.append(f"  {len(others) - 4} more: add --all")
        return lines

    def check(self, check: Check, indent: str, depth: int = 0) -> list[str]:
        """One condition of a way; below a failed concept, what fails in its nearest way."""
        mark = MARKS.get(check.mark, "silent").ljust(9)
        where = "" if check.mark == YES else mark_words(check)
        lines = columns(indent + mark, indent + " " * 9, self.condition(check), where)
        for way in check.ways[:1]:
            if depth < 5:
                for inner in way.checks:
                    if inner.mark != YES:
                        lines.extend(self.check(inner, indent + "   ", depth + 1))
        return lines

    def condition(self, check: Check) -> str:
        """A condition in words."""
        if check.exception is not None:
            return f"no exception: {check.exception.says}"
        if check.test is not None:
            return self.say.test(check.test)
        if check.mark == YES:
            date = ""
            if (
                check.atom is not None
                and (word := self.law.vocabulary.word(check.lit.pred)) is not None
                and word.sort == "event"
            ):
                date = f" on {show(int(check.atom.args[1]))}"
            return visible(self.say.statement(check.lit) + date)
        named = [arg for arg in check.lit.args[:1] if not isinstance(arg, Var)]
        event = self.run.case.events.get(str(named[0])) if named else None
        tail = f" ({event.id})" if event is not None and check.lit.pred == event.word else ""
        return visible(self.say.noun(check.lit) + tail)

    def turns(self, row: Row) -> list[str]:
        """The single changes that change the status."""
        if not row.turns_on:
            return []
        lines = ["", "ONE OTHER ANSWER OR ACCOUNT CHANGES IT"]
        for turn in row.turns_on[: None if self.full else 6]:
            option = {
                "question": f"--answer {turn.id}={turn.value}",
                "account": f"--account {turn.id}={turn.value}",
            }.get(turn.what, f"{turn.id}: {turn.value}, where the file is silent")
            lines.extend(columns("  ", "      ", option, turn.status))
        if len(row.turns_on) > 6 and not self.full:
            lines.append(f"  {len(row.turns_on) - 6} more: add --all")
        return lines


def columns(first: str, rest: str, text: str, right: str) -> list[str]:
    """Text on the left, wrapped, and a short note in the right column of its first line."""
    room = max(20, RIGHT - 1 - len(first))
    if len(right) > WIDTH - RIGHT:
        room = max(20, WIDTH - len(right) - 2 - len(first))
    parts = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    column = max(RIGHT, 0) if len(right) <= WIDTH - RIGHT else WIDTH - len(right)
    lines = [(first + parts[0]).ljust(column) + right if right else first + parts[0]]
    lines.extend(rest + part for part in parts[1:])
    return [line.rstrip() for line in lines]


def wrap(text: str, rest: str, first: str = "") -> list[str]:
    """A paragraph in 80 columns."""
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
