"""What `casus explain` prints: the proof as a tree, or the conditions that fail, nearest miss first."""

import shlex
import textwrap

from casus.ask.proof import Explainer, Explanation, ProofNode
from casus.ask.reasons import OTHERWISE, as_near, condition, mark_words
from casus.ask.scope import scope_of, scope_sentences
from casus.ask.smallest import pasted, singular
from casus.ask.turns_on import silence
from casus.assessment.engine import Run
from casus.assessment.results import (
    ARGUABLE,
    DENIED,
    EXCEPTION,
    LATER,
    LAW,
    LIVE,
    MET,
    NOT_MET,
    READING,
    TRIGGERED,
    Check,
    Row,
    Way,
    differs,
    most_disputed,
)
from casus.assessment.standing import MOST_CHANGES
from casus.assessment.whynot import why_not
from casus.files import bundled
from casus.files.days import show_day
from casus.files.problems import visible
from casus.law.world import LAST_DAY
from casus.logic.terms import Term
from casus.show.conduct import RIGHT_COLUMN, WIDTH, Testimony, columns
from casus.show.grounds import Footnotes
from casus.show.view import deniers
from casus.words.names import READ_WORDS, Voice, kept_of, number, read_of
from casus.words.statements import Speaker

_MOST_SOUGHT = 3
"""Of how many norms the smallest change is looked for, unless all is asked for: it takes longer than all else."""
_MARKS = {MET: "yes", NOT_MET: "NO", READING: "reading", LAW: "NO", EXCEPTION: "NO", LATER: "not then"}


class ExplainText:
    """Writes explanations for one run. `tree` chooses the line characters: plain ASCII, or box drawing."""

    def __init__(
        self,
        run: Run,
        reading: str = "default",
        *,
        fancy: bool = False,
        full: bool = False,
        name: str = "",
        options: str = "",
        seeking: bool = True,
    ) -> None:
        """name: the scenario as it was named; options: the reading and the like, as they stand on a command line.

        seeking: look for the smallest change too; it is named by a command, so only for what has a name.
        """
        self.run = run
        self.law = run.law
        self.reading = reading
        self.say = Speaker(run.law, run.scenario)
        self.notes = Footnotes(run)
        self.testimony = Testimony(run, self.notes, full)
        self.full = full
        self.seeking = seeking
        self.command = f"casus whatif {shlex.quote(name or run.scenario.id)}{options}{bundled.options()}"
        self.sought = 0
        self.told: dict[str, bool] = {}
        self.branch, self.last, self.pipe, self.gap = (
            ("├─ ", "└─ ", "│  ", "   ") if fancy else ("|- ", "`- ", "|  ", "   ")
        )

    def rows(self, rows: list[Row], norms: list[str], bearer: str = "") -> str:
        """The whole answer for the rows of some norms, or for norms that have none.

        Without a bearer, and not in full, norms that hold come alone; what does not hold is told only where nothing does.
        """
        lines = self.scope() if self.seeking and not any(row.status in LIVE for row in rows) else []
        explainer = Explainer(self.run)
        groups = self.groups(rows, bearer)
        for group, more in groups:
            lines.extend(self.explanation(explainer.explain(group[0]), group))
            if more:
                lines.extend(wrap_paragraph(f"The same follows from: {', '.join(more)}. In full: add --all", "  ", ""))
            lines.append("")
        explained = {group[0].norm for group, _ in groups}
        for norm in norms:
            if norm not in explained:
                lines.extend(self.absent(norm, bearer))
                lines.append("")
        feet = self.notes.lines()
        shown = feet if self.full else feet[:6]
        lines.extend(wrapped for line in shown for wrapped in wrap_paragraph(line, "    ", ""))
        if len(feet) > len(shown):
            lines.append(f"{len(feet) - len(shown)} more sources: add --sources")
        while lines and not lines[-1]:
            lines.pop()
        return "\n".join(lines) + "\n"

    def scope(self) -> list[str]:
        """What this law cannot speak of in this case: it is a nearer reason than any condition of a rule."""
        voice = Voice(self.law, self.run.scenario)
        told = scope_sentences(scope_of(self.run), voice, everything=False)
        lines = [part for text in told for part in wrap_paragraph(text, "  ", "")]
        return [*lines, ""] if lines else []

    def groups(self, rows: list[Row], bearer: str) -> list[tuple[list[Row], list[str]]]:
        """Rows that differ only in who bears the norm; those that differ only in their event follow by name."""
        if not self.full:
            live = {row.norm for row in rows if row.status in LIVE}
            bound = {row.norm for row in rows if row.bound}
            meant = [
                row
                for row in rows
                if row.status in LIVE or (row.norm not in live and (row.bound or bearer or row.norm not in bound))
            ]
            rows = [row for row in meant if row.trigger in self.run.case.events]  # others belong to other accounts
        found: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            found.setdefault((row.norm, row.toward, row.trigger, row.status, row.rule), []).append(row)
        if self.full:
            return [(group, []) for group in found.values()]
        merged: dict[tuple[object, ...], tuple[list[Row], list[str]]] = {}
        for group in found.values():
            first = group[0]
            same = (first.norm, first.toward, first.status, first.rule, tuple(row.bearer for row in group))
            if same in merged:
                merged[same][1].append(first.trigger)
            else:
                merged[same] = (group, [])
        return list(merged.values())

    def explanation(self, explanation: Explanation, group: list[Row]) -> list[str]:
        """One group of rows that differ only in who bears the norm."""
        row = explanation.row
        self.told = {}
        title = self.say.act(row.act, self.bearers(group), self.say.name(row.toward))
        since = (
            f" since {show_day(row.critical_date)}"
            if row.status in ("triggered", "ended") and row.critical_date
            else ""
        )
        due = (
            f", due {'at once' if row.deadline == 'immediately' else 'by ' + row.deadline}"
            if row.status == "triggered" and row.deadline
            else ""
        )
        ended = f", ended on {show_day(row.ended_on)}" if row.ended_on else ""
        said = "broken" if row.kind == "breach" and row.status == "triggered" else row.status
        word = most_disputed(item.standing for item in group)
        if word == DENIED:
            word = f"settled, denied by {self.say.names(list(deniers(group)))}"
        standing = f" {word.capitalize()}{self._between(group)}." if word else ""
        lines = wrap_paragraph(f"{title[:1].upper()}{title[1:]}: {said}{since}{due}{ended}.{standing}", "  ", "")
        lines.extend(wrap_paragraph(f"{self.reading_words()} {self.wording(row)}".strip(), "  ", ""))
        if row.untried:
            lines.extend(wrap_paragraph(f"Not looked at: {'; '.join(row.untried)}.", "  ", ""))
        if explanation.proof is not None:
            lines.append("")
            lines.append("BECAUSE ALL OF THIS IS SO".ljust(RIGHT_COLUMN) + "WHERE FROM")
            lines.extend(self.tree(explanation.proof.children, ""))
            lines.extend(self.exceptions(explanation))
        if explanation.ways:
            lines.append("")
            lines.extend(self.ways(list(explanation.ways), waiting=row.status in LIVE))
        lines.extend(self.testimony.lines(group))
        lines.extend(self.turns(row))
        lines.extend(self.smallest(row))
        return lines

    def _between(self, group: list[Row]) -> str:
        """The statuses that a contested norm has over everything left open."""
        found = list(dict.fromkeys(status for row in group for status in row.statuses))
        more = [status for row in group for status in row.statuses_unheld if row.standing == ARGUABLE]
        found = list(dict.fromkeys([*found, *more])) if differs(found[0], more) else found
        return f": {' or '.join(found)}" if len(found) > 1 else ""

    def absent(self, norm: str, bearer: str) -> list[str]:
        """A norm that nothing in the scenario comes near, in this reading or another."""
        rule = next((item for item in self.law.rules() if item.norm == norm), None)
        if rule is None:
            return []
        act = self.law.vocabulary.acts[str(dict(rule.then.roles)["act"])].name
        who = f" for {self.say.name(bearer)}" if bearer else ""
        sure = "no rule on file speaks of it here" if self.scope() else "under any answer or account on file"
        lines = wrap_paragraph(f"{act} ({norm}){who}: not triggered, {sure}.", "  ", "")
        if rule.standing:
            lines.append(f"It binds always. What breaks it: casus law {rule.clause}")
            return lines
        lines.append("")
        lines.extend(self.ways(why_not(self.run, norm, bearer), waiting=False))
        return lines

    def bearers(self, group: list[Row]) -> str:
        """Who bears the norm: all names of the group."""
        bearers = list(dict.fromkeys(row.bearer for row in group))
        return f"{'each of ' if len(bearers) > 1 else ''}{self.say.names(bearers)}"

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
        days = f"in force from {show_day(rule.first)}" if rule.first > 10000101 else ""
        if rule.last < LAST_DAY:
            days = f"{days} to {show_day(rule.last)}".strip()
        found = next((item for item in paragraph.wordings if item.id == rule.wording), None) if paragraph else None
        read = read_of(self.law, clause, found) if found is not None else ""
        if read in ("second_hand", "unverified"):
            days = f"{days}; text {READ_WORDS[read]}".removeprefix("; ")
        if found is not None and (kept := kept_of(self.law, clause, found, row.critical_date)):
            days = f"{days}; {kept}".removeprefix("; ")
        instrument = self.law.instruments[clause.instrument].short
        return f"Article {article} of {instrument}{label}{f' ({days})' if days else ''}."

    def tree(self, nodes: tuple[ProofNode, ...], indent: str) -> list[str]:
        """Proof lines with their origin in the right column."""
        lines: list[str] = []
        for index, node in enumerate(nodes):
            final = index == len(nodes) - 1
            lead, below = (self.last, self.gap) if final else (self.branch, self.pipe)
            origin = f"{node.origin} {node.name}".strip()
            mark = self.notes.mark(node.cites, 1) if node.origin != "law" or not node.children else ""
            known = bool(node.children) and self.told.get(node.sentence + origin, False)
            self.told[node.sentence + origin] = True
            sentence = visible(node.sentence) + (" (as above)" if known else "")
            lines.extend(columns(indent + lead, indent + below, sentence, f"{origin} {mark}".strip()))
            if not known:
                lines.extend(self.tree(node.children, indent + below))
        return lines

    def exceptions(self, explanation: Explanation) -> list[str]:
        """The exceptions that do not apply."""
        if not explanation.exceptions:
            return []
        lines = ["NO EXCEPTION APPLIES"]
        silent = 0
        for exception, why, _ in explanation.exceptions:
            if exception.given or self.full or why == OTHERWISE:
                origin = f"question {exception.given[0][0]}" if exception.given else ""
                lines.extend(columns("  ", "  ", f"{exception.says}: {why}", origin))
            else:
                silent += 1
        if silent:
            lines.append(f"  {silent} more, on which the file is silent: add --all")
        return lines

    def ways(self, ways: list[Way], *, waiting: bool) -> list[str]:
        """The nearest way in full, the others by a line each."""
        if not ways:
            return ["No rule on file could bring it about here."]
        best = ways[0]
        held = len(best.checks) - best.missing
        head = "WHAT IT WAITS FOR" if waiting else "NEAREST"
        lines = [f"{head}: {held} of {len(best.checks)} conditions hold   ({best.rule.id})"]
        lines.extend(wrap_paragraph(best.rule.says, "  ", "  "))
        failed = [check for check in best.checks if check.mark != MET]
        for check in best.checks:
            lines.extend(self.check(check, "  ", brief=check in failed[1:] and not self.full))
        if not best.complete:
            lines.append("  The search stopped at its limit; a nearer way may exist.")
        others = ways[1:]
        if others and not waiting:
            lines.append("")
            lines.append("OTHER WAYS IT COULD ARISE")
            for number, way in enumerate(others[: None if self.full else 4], start=2):
                failing = next((check for check in way.checks if check.mark == LATER), None) or next(
                    check for check in way.checks if check.mark != MET
                )
                lines.extend(columns(f"  {number}  ", "     ", way.rule.says, mark_words(failing)))
            if len(others) > 4 and not self.full:
                lines.append(f"  {len(others) - 4} more: add --all")
        return lines

    def check(self, check: Check, indent: str, depth: int = 0, *, brief: bool = False) -> list[str]:
        """One condition of a way; below a failed concept, what fails in its nearest way."""
        mark = _MARKS.get(check.mark, "silent").ljust(9)
        where = "" if check.mark == MET else mark_words(check)
        if check.exception is not None and check.exception.given:
            where = f"question {check.exception.given[0][0]}"
        lines = columns(indent + mark, indent + " " * 9, condition(self.say, check), where)
        for way in check.ways[:1]:
            if depth < (1 if brief else 5):
                for inner in self.failed(way):
                    if not self.told.get(f"{inner.lit}{inner.exception}"):
                        self.told[f"{inner.lit}{inner.exception}"] = True
                        lines.extend(self.check(inner, indent + "   ", depth + 1, brief=brief))
                    elif inner.mark == check.mark:  # it is what the mark above rests on
                        again = f"{condition(self.say, inner)} (as above)"
                        lead = indent + "   " + _MARKS.get(inner.mark, "silent").ljust(9)
                        lines.extend(columns(lead, " " * len(lead), again, ""))
        if depth < (1 if brief else 5):
            for inner in as_near(check):
                self.told[f"{inner.lit}{inner.exception}"] = True
                lines.extend(columns(indent + "   or".ljust(12), indent + " " * 12, condition(self.say, inner), ""))
        return lines

    def failed(self, way: Way) -> list[Check]:
        """What fails in a way, without an event of which nothing is asked where something else fails too: that says no more."""
        failed = [check for check in way.checks if check.mark != MET]
        plain = [check for check in failed if check.event and not any(map(self.is_actor, check.lit.args))]
        return [check for check in failed if check not in plain] or failed

    def is_actor(self, term: Term) -> bool:
        """Whether a term names who acts or is acted upon."""
        entity = self.law.entities.get(str(term)) if isinstance(term, str) else None
        return term in self.run.scenario.actors or (entity is not None and entity.kind == "state")

    def turns(self, row: Row) -> list[str]:
        """The smallest sets of changes that change the status."""
        if not row.turns_on:
            return []
        lines = ["", "ANOTHER ANSWER OR ACCOUNT CHANGES IT"]
        for turn in row.turns_on[: None if self.full else 6]:
            options = {"question": "--answer {}={}", "account": "--account {}={}"}
            said = [
                options[change.what].format(change.id, change.value)
                if change.what in options
                else f"if {silence(self.run, change.id, change.value)}"
                for change in turn.changes
            ]
            lines.extend(columns("  ", "      ", " ".join(said), turn.status))
        if len(row.turns_on) > 6 and not self.full:
            lines.append(f"  {len(row.turns_on) - 6} more: add --all")
        return lines

    def smallest(self, row: Row) -> list[str]:
        """The fewest changes of facts, and of answers, that would trigger it, or undo it."""
        self.sought += 1
        many = self.sought > _MOST_SOUGHT and not self.full
        if not self.seeking or row.kind != "duty" or not row.trigger or many:
            return []
        from casus.ask.smallest import smallest

        found = smallest(self.run, row)
        lines = ["", f"SMALLEST CHANGE that {'undoes' if found.undo else 'triggers'} it"]
        for name, turns in (("the facts", found.facts), ("the reading", found.reading)):
            if not turns:
                lone = any((status == TRIGGERED) != found.undo for status in row.statuses)
                held = (
                    f"none of up to {number(MOST_CHANGES)} answers that somebody on file holds"
                    if lone
                    else "none that somebody on file holds"
                )
                none = held if name == "the reading" else "none of those tried"
                lines.append(f"  of {name}: {none}")
            for turn in turns[: None if self.full else 3]:
                together = f"{len(turn.changes)} changes together: " if len(turn.changes) > 1 else ""
                lines.append(f"  of {name}: {together}{turn.status}")
                lines.extend(pasted([self.command, *found.command(turn)], 4))
            if len(turns) > 3 and not self.full:
                lines.append(f"  {len(turns) - 3} more of {name}: add --all")
        tried = [
            f"{number} {what if number != 1 else singular(what)}" for what, number in found.varied.items() if number
        ]
        if tried:
            said = f"Tried of the facts: up to {found.radius} changes of {', '.join(tried)}."
            lines.extend(wrap_paragraph(said, "    ", "  "))
        return lines


def wrap_paragraph(text: str, rest: str, first: str = "") -> list[str]:
    """A paragraph in 80 columns."""
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
