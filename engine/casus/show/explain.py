"""What `casus explain` prints: the proof as a tree, or the conditions that fail, nearest miss first."""

import shlex

from casus.ask.choice import taken_by_file
from casus.ask.proof import Explainer, Explanation, ProofNode
from casus.ask.reasons import OTHERWISE, as_near, condition, how_far, reasons, who_says
from casus.ask.scope import scope_of, scope_sentences
from casus.assessment.engine import Run
from casus.assessment.occasions import Occasion, search_of, told_otherwise
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DENIED,
    ENDED,
    EXCEPTION,
    LATER,
    LAW,
    LIVE,
    MET,
    NOT_MET,
    READING,
    TRIGGERED,
    Change,
    Check,
    Key,
    Row,
    Way,
    chosen_rows,
    differs,
    foremost,
    owed,
)
from casus.files import bundled
from casus.files.days import show_day
from casus.files.problems import visible
from casus.law.systems import whole_of
from casus.law.world import LAST_DAY
from casus.logic.terms import Term
from casus.show.conduct import Testimony
from casus.show.grounds import RIGHT_COLUMN, Footnotes, columns, wrap_paragraph
from casus.show.report_reasons import smallest_lines, turn_lines
from casus.show.turning import status_word
from casus.show.view import deniers
from casus.words.names import READ_WORDS, Voice, counted, kept_of, place_of, read_of
from casus.words.statements import Speaker

_MOST_SOUGHT = 3
"""Of how many norms the smallest change is looked for, unless all is asked for: it takes longer than all else."""
_MOST_REASONS = 4
_MARKS = {MET: "yes", NOT_MET: "NO", READING: "reading", LAW: "NO", EXCEPTION: "NO", LATER: "not then"}


def owed_elsewhere(row: Row) -> bool:
    """Whether a norm holds in an account that somebody tells, or under an answer that somebody holds."""
    return row.standing == CONTESTED and any(status in LIVE for status in row.statuses)


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
        self.search = search_of(run)
        self.testimony = Testimony(run, self.notes, full)
        self.full = full
        self.seeking = seeking
        self.command = f"casus whatif {shlex.quote(name or run.scenario.id)}{options}{bundled.options()}"
        self.sought: set[Key] = set()
        self.told: dict[str, bool] = {}
        self.away: list[Row] = []
        self.branch, self.last, self.pipe, self.gap = (
            ("├─ ", "└─ ", "│  ", "   ") if fancy else ("|- ", "`- ", "|  ", "   ")
        )

    def rows(self, rows: list[Row], norms: list[str], bearer: str = "") -> str:
        """The whole answer for the rows of some norms, or for norms that have none.

        Without a bearer, and not in full, norms that hold come alone; what does not hold is told only where nothing does.
        """
        limits = self.scope() if self.seeking and not any(row.status in LIVE for row in rows) else []
        scope = scope_of(self.run)
        first = not scope.bound or bool(
            scope.nowhere or scope.asked
        )  # where others are bound, what is asked is about them
        lines = limits if first else []
        explainer = Explainer(self.run)
        told: list[tuple[tuple[object, ...], list[str]]] = []
        groups = self.groups(rows, bearer)
        self.seek([group[0] for group, _ in groups])
        for group, more in groups:
            part = self.explanation(explainer.explain(group[0]), group)
            told.append(((*foremost(group[0])[:3], False, self.day(group[0].trigger)), [*part, *self.same(more)]))
        for norm in norms:
            own = [row for row in rows if row.norm == norm]
            live = any(row.norm == norm and row.status in LIVE for row in own)
            if not live or self.full:
                told += self.absent(norm, bearer, own, explained=any(group[0].norm == norm for group, _ in groups))
        for _, part in sorted(told, key=lambda item: item[0]):
            lines += [*part, ""]
        lines += [] if first else limits
        feet = self.notes.lines()
        shown = feet if self.full else feet[:6]
        lines.extend(wrapped for line in shown for wrapped in wrap_paragraph(line, "    ", ""))
        if len(feet) > len(shown):
            lines.append(f"{counted(len(feet) - len(shown), 'more source')}: add --sources")
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
        """Rows that differ only in who bears the norm; those of which another event makes the same to be said follow by its name."""
        if not self.full:
            chosen = chosen_rows(rows)
            meant = rows if bearer and not any(row.status in LIVE for row in rows) else chosen
            self.away = [row for row in chosen if not self.is_here(row) and owed_elsewhere(row)]
            here = [row for row in meant if self.is_here(row)]  # others belong to other accounts
            rows = here if any(row in chosen for row in here) else [*self.away, *here]
        found: dict[tuple[object, ...], list[Row]] = {}
        for row in rows:
            known = (row.norm, row.toward, row.trigger, row.status, row.rule, row.standing, row.statuses)
            found.setdefault(known, []).append(row)
        if self.full:
            return [(group, []) for group in found.values()]
        merged: dict[tuple[object, ...], tuple[list[Row], list[str]]] = {}
        for group in found.values():
            same = self.sameness(group)
            if same in merged:
                merged[same][1].append(group[0].trigger)
            else:
                merged[same] = (group, [])
        return list(merged.values())

    def sameness(self, group: list[Row]) -> tuple[object, ...]:
        """What two groups of rows have in common of which the same is to be said, but for the event and its day."""
        first = group[0]
        turns = {
            (turn.status, frozenset(self.apart(change, first.trigger) for change in turn.changes))
            for turn in first.turns_on
        }
        why: tuple[object, ...] = ()
        if first.status not in (TRIGGERED, ENDED):
            trigger = first.trigger if self.is_here(first) else ""
            found = self.search.occasions(first.norm, first.bearer, first.toward, trigger)[:1]
            told = [reason for item in found for reason in reasons(self.run, item.ways[0])]
            why = tuple((reason.lacks, reason.who, reason.question) for reason in told)
        bearers = tuple((row.bearer, row.performance, row.denied_by) for row in group)
        same = (first.norm, first.toward, first.status, first.rule, first.standing, first.statuses, first.ended_on)
        return (*same, bearers, frozenset(turns), why)

    def apart(self, change: Change, trigger: str) -> tuple[str, str, str]:
        """A change without the name of the event that sets a norm off."""
        event, dot, role = change.id.rpartition(".")
        return change.what, role if dot and event == trigger else change.id, change.value

    def day(self, trigger: str) -> int:
        """The day on which an event began; 0 where it has none."""
        event = self.run.case.events.get(trigger)
        return event.date.first if event is not None and event.date is not None else 0

    def same(self, more: list[str]) -> list[str]:
        """The events of which the same is to be said."""
        named = [f"{name} ({show_day(self.day(name))})" if self.day(name) else name for name in more]
        said = f"The same follows from: {', '.join(named)}. In full: add --all"
        return wrap_paragraph(said, "  ", "") if more else []

    def explanation(self, explanation: Explanation, group: list[Row]) -> list[str]:
        """One group of rows that differ only in who bears the norm."""
        row = explanation.row
        self.told = {}
        lines = wrap_paragraph(self.finding(group), "  ", "")
        lines.extend(wrap_paragraph(f"{self.reading_words()} {self.wording(row)}".strip(), "  ", ""))
        if not self.is_here(row):
            lines.append(f"Not told in the account taken here: {row.trigger}.")
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
        away = [other for other in self.away if other.key._replace(trigger=row.trigger) == row.key and other != row]
        lines.extend(turn_lines(self.run, row, self.full, away if self.is_here(row) else []))
        lines.extend(self.smallest(row))
        return lines

    def finding(self, group: list[Row]) -> str:
        """What is found of rows that differ only in who bears the norm, and how far it is disputed: a question, where it is not so."""
        row = group[0]
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
        word = how_far(self.run, group)
        if word == DENIED:
            word = f"settled, denied by {self.say.names(list(deniers(group)))}"
        standing = f" {word[:1].upper()}{word[1:]}{self._between(group)}." if word else ""
        title = f"{title[:1].upper()}{title[1:]}" if owed(row.status) else f"Whether {title}"
        return f"{title}: {said}{since}{due}{ended}.{standing}"

    def is_here(self, row: Row) -> bool:
        """Whether the account taken here tells of what sets a row off."""
        return row.trigger in self.run.case.events

    def _between(self, group: list[Row]) -> str:
        """The statuses that a contested norm has over everything left open."""
        found = list(dict.fromkeys(status for row in group for status in row.statuses))
        more = [status for row in group for status in row.statuses_unheld if row.standing == ARGUABLE]
        found = list(dict.fromkeys([*found, *more])) if differs(found[0], more) else found
        words = [status_word(group[0].kind, status) for status in found]
        if len(words) < 2:
            return ""
        no = "" if group[0].kind != "duty" or any(map(owed, found)) else "owed under no view; "
        return f": {no}depending on the view, {' or '.join(words)}"

    def untouched(self, norm: str) -> list[str]:
        """A norm of treaties that bind nobody whom the event touches."""
        law, scenario = whole_of(self.law), self.run.scenario
        rule = law.drawing(norm)
        if rule is None:
            return []
        system, act = law.system_of(norm), law.vocabulary.acts[str(dict(rule.then.roles)["act"])].name
        what = f"{act} ({Voice(law, scenario).paragraph(norm)})"
        says = f"{what}: not triggered; the event touches nobody whom this bound that day: {law.systems[system]}."
        return [*wrap_paragraph(says, "  ", ""), f"As if it did: casus treaties {scenario.id} --as-if {system}"]

    def absent(
        self, norm: str, bearer: str, rows: list[Row], *, explained: bool
    ) -> list[tuple[tuple[object, ...], list[str]]]:
        """What of a norm is out of the question, in this reading and every other: each occasion with its place among what is told.

        rows: those that the norm has. explained: some of it is told already; then only events of its own kind come, that have no row.
        """
        rule = self.law.drawing(norm)
        if rule is None:
            return [((9,), self.untouched(norm))] if not explained else []
        act = self.law.vocabulary.acts[str(dict(rule.then.roles)["act"])].name
        who = f" for {self.say.name(bearer)}" if bearer else ""
        title = f"{act} ({Voice(self.law, self.run.scenario).paragraph(norm)}){who}"
        sure = "under any answer or account on file"
        silent = "no rule on file speaks of it here" if self.scope() else sure
        if rule.standing:
            lines = [f"{title}: not triggered, {silent}."]
            return (
                [((9,), [*lines, f"It binds always. What breaks it: casus law {rule.clause}"])] if not explained else []
            )
        known = {(row.trigger, row.toward) for row in rows}
        found = [(item, self, "") for item in self.search.occasions(norm, bearer)]
        for dispute, version, run in told_otherwise(self.run, norm):
            text = ExplainText(run, self.reading, full=self.full)
            text.branch, text.last, text.pipe, text.gap = self.branch, self.last, self.pipe, self.gap
            account = f" in the account {dispute}={version}"
            more = search_of(run).occasions(norm, bearer)
            found += [(item, text, account) for item in more if item.trigger not in self.run.case.events]
        apart = [one for one in found if one[0].bound and one[0].apt and (one[0].trigger, one[0].toward) not in known]
        apart = [one for one in apart if one[0].trigger or not explained]  # that nothing is told is told already
        told: dict[tuple[object, ...], tuple[Occasion, ExplainText, str, list[str]]] = {}
        for item, text, account in [*apart, *(found[:1] if not explained and all(one[2] for one in apart) else [])]:
            why = (item.toward, account, *((reason.lacks or reason.says) for reason in reasons(text.run, item.ways[0])))
            told.setdefault(why, (item, text, account, []))[3].append(item.trigger)
        made: list[tuple[tuple[object, ...], list[str]]] = []
        for item, text, account, events in told.values():
            day = text.day(item.trigger)
            out_of = f", for the event {item.trigger} ({show_day(day)})" if day else ""
            toward = f" toward {self.say.name(item.toward)}" if item.toward else ""
            said = f"{title}{toward}{out_of}{account}: not triggered, {sure if item.bound and item.apt else silent}."
            text.told = {}
            lines = [*wrap_paragraph(said, "  ", ""), "", *text.ways(list(item.ways), waiting=False)]
            made.append(((True, True, True, bool(account), day), [*lines, *text.same(events[1:])]))
        return made if made or explained else [((9,), [f"{title}: no rule on file could bring it about here."])]

    def bearers(self, group: list[Row]) -> str:
        """Who bears the norm: all names of the group."""
        bearers = list(dict.fromkeys(row.bearer for row in group))
        return f"{'each of ' if len(bearers) > 1 else ''}{self.say.names(bearers)}"

    def reading_words(self) -> str:
        """Which reading this is."""
        if self.reading == "default":
            own = ", ".join(taken_by_file(self.run))
            return f"Default reading, with {own} (by the file)." if own else "Default reading."
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
        lines = [] if waiting else self.why(best)
        lines += [f"{head}: {held} of {len(best.checks)} conditions hold   ({place_of(best.rule)})"]
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
                lines.extend(columns(f"  {number}  ", "     ", way.rule.says, who_says(self.run, failing)))
            if len(others) > 4 and not self.full:
                lines.append(f"  {len(others) - 4} more: add --all")
        return lines

    def why(self, way: Way) -> list[str]:
        """What is not so, in facts, with who says so: before the rule and its conditions."""
        found = reasons(self.run, way)
        lines = ["WHY NOT".ljust(RIGHT_COLUMN - 5) + "WHO SAYS SO"] if found else []
        for reason in found[: None if self.full else _MOST_REASONS]:
            who = reason.who or f"question {reason.question}"
            lines.extend(columns("  ", "    ", reason.says, who))
        return [*lines, ""] if lines else []

    def check(self, check: Check, indent: str, depth: int = 0, *, brief: bool = False) -> list[str]:
        """One condition of a way; below a failed concept, what fails in its nearest way."""
        mark = _MARKS.get(check.mark, "silent").ljust(9)
        where = "" if check.mark == MET else who_says(self.run, check)
        if check.exception is not None and check.exception.given:
            where = f"question {check.exception.given[0][0]}"
        lines = columns(indent + mark, indent + " " * 9, condition(self.say, check), where)
        for way in check.ways[:1]:
            if depth < (1 if brief else 5):
                for inner in self.failed(way):
                    if not self.is_told(inner):
                        self.told[f"{inner.lit}{inner.exception}"] = True
                        lines.extend(self.check(inner, indent + "   ", depth + 1, brief=brief))
                    elif inner.mark == check.mark:  # it is what the mark above rests on
                        again = f"{condition(self.say, inner)} (as above)"
                        lead = indent + "   " + _MARKS.get(inner.mark, "silent").ljust(9)
                        lines.extend(columns(lead, " " * len(lead), again, ""))
        if depth < (1 if brief else 5):
            others = {
                condition(self.say, inner): inner for inner in reversed(as_near(check)) if not self.is_told(inner)
            }
            above = {condition(self.say, inner) for way in check.ways[:1] for inner in self.failed(way)}
            for inner in [inner for words, inner in reversed(others.items()) if words not in above]:
                self.told[f"{inner.lit}{inner.exception}"] = True
                lines.extend(columns(indent + "   or".ljust(12), indent + " " * 12, condition(self.say, inner), ""))
        return lines

    def is_told(self, check: Check) -> bool:
        """Whether a condition stands on the screen already."""
        return self.told.get(f"{check.lit}{check.exception}", False)

    def failed(self, way: Way) -> list[Check]:
        """What fails in a way, without an event of which nothing is asked where something else fails too: that says no more."""
        failed = [check for check in way.checks if check.mark != MET]
        plain = [check for check in failed if check.event and not any(map(self.is_actor, check.lit.args))]
        return [check for check in failed if check not in plain] or failed

    def is_actor(self, term: Term) -> bool:
        """Whether a term names who acts or is acted upon."""
        entity = self.law.entities.get(str(term)) if isinstance(term, str) else None
        return term in self.run.scenario.actors or (entity is not None and entity.kind == "state")

    def seek(self, rows: list[Row]) -> None:
        """Look for the smallest changes of the norms to be told, together, of as many as they are told of."""
        from casus.ask.smallest import smallest_of

        if self.seeking:
            told = rows if self.full else rows[:_MOST_SOUGHT]
            self.sought = {row.key for row in told if row.kind == "duty" and row.trigger}
            smallest_of(self.run, [row for row in told if row.key in self.sought])

    def smallest(self, row: Row) -> list[str]:
        """The fewest changes of facts, and of answers, that would trigger it, or undo it."""
        return smallest_lines(self.run, row, self.command, self.full) if row.key in self.sought else []
