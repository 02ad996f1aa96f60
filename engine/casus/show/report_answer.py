"""The first half of a report: the answer in short, the norms by their status, what was broken, and what is not triggered."""

from collections.abc import Sequence

from casus.ask.reasons import untold, why_words
from casus.ask.scope import scope_sentences, standing_words
from casus.ask.treaties import STATUS_WORDS
from casus.assessment.cases import SILENCE
from casus.assessment.occasions import why_not
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DORMANT,
    ENDED,
    LAPSED,
    LIVE,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    SETTLED,
    TRIGGERED,
    Row,
    foremost,
)
from casus.files.days import show_day
from casus.law.reach import reach_of
from casus.show.blocks import (
    Bit,
    Block,
    Entry,
    Foot,
    Heading,
    Level,
    Pairs,
    Para,
    Section,
    Title,
    Words,
    bad,
    fixed,
    note,
    shrinking,
    strong,
    unbroken,
)
from casus.show.grounds import Group, grouped
from casus.show.view import Absent, View, absent_duties, counted_pledge, on_record
from casus.words.names import number, sentence_start, series


def title(view: View) -> Title:
    """The name, the title and the time of the scenario."""
    scenario = view.scenario
    kind = "" if scenario.kind == "history" else f" ({scenario.kind})"
    when = view.voice.happened(scenario)
    return Title(scenario.id, (f"{scenario.title}{kind}{', ' if when else ''}", unbroken(when)))


class AnswerSection:
    """Builds these parts for one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.voice = view.voice
        found = absent_duties(view.run, view.assessment.rows, view.voice)
        self.absent = sorted(found, key=lambda item: view.place_of(item.norm))
        self.named: tuple[str, ...] = ()  # who was named last, so that "the same five" can be said
        self.assumed = ""  # what was assumed last

    # ---- in short ---------------------------------------------------------------------------------------------------

    def short(self) -> Section:
        """The answer in a few sentences: what carries most first, then the other duties, then what was broken."""
        view = self.view
        items: list[Words] = []
        if not any(group.status == TRIGGERED for group in view.duties):
            items += [text for text in (self.nothing(),) if text]
        told = [item for item in self.absent if counted_pledge(item, self.voice)][: 2 if view.live else 0]
        before, after = self.around(told)
        items += [self._not_owed(item) for item in before]
        first = len(items)
        items += [self._duty(group) for group in self.by_treaty()]
        items += [self._not_owed(item) for item in after]
        items[first + 1 : first + 1] = self._breaches()
        head: list[Block] = [Heading("IN SHORT", f", {view.reading()}"), *map(Para, self.limits())]
        tail = [Para(text) for text in self.cautions()]
        keep = 2 + max(1, min(3, len({view.place_of(group.norm) for group in view.duties})))
        return Section(
            "short", shrinking(len(items), keep, lambda shown, _: [*head, *map(Para, items[:shown]), *tail], 3)
        )

    def around(self, absent: Sequence[Absent]) -> tuple[list[Absent], list[Absent]]:
        """What is not owed and is told before the duties that live, and what is told after them: that of treaties less engaged."""
        view = self.view
        nearest = min((view.place_of(group.norm) for group in view.duties), default=len(view.engaged))
        sides: tuple[list[Absent], list[Absent]] = ([], [])
        for item in absent:
            sides[view.place_of(item.norm) > nearest].append(item)
        return sides

    def by_treaty(self) -> list[Group]:
        """The duties, where several systems of treaties speak the first of each before the rest."""
        duties = self._alike()
        if len(self.view.engaged) < 2:
            return duties
        places = [self.view.place_of(group.norm) for group in duties]
        return sorted(duties, key=lambda group: places.index(self.view.place_of(group.norm)) != duties.index(group))

    def _alike(self) -> list[Group]:
        """The duties, those in one of which a sentence says the same but for the bearer: they differ in what set them off, and in their days."""
        made: dict[object, Group] = {}
        for place, group in enumerate(self.view.duties):
            said = self.view.standing(group.rows), self.view.record(group)
            alike = group.status == TRIGGERED and not group.mutual and not group.between
            key = (group.norm, group.towards, group.deadline, said) if alike else place
            known = made.get(key)
            made[key] = (
                group
                if known is None
                else known._replace(
                    bearers=tuple(dict.fromkeys((*known.bearers, *group.bearers))), rows=(*known.rows, *group.rows)
                )
            )
        return list(made.values())

    def treaties(self) -> Section:
        """Where several systems of treaties bind a state that the event touches: a word on each, the one engaged most first."""
        if len(self.view.engaged) < 2:
            return Section("treaties", ())
        parts = []
        for item in self.view.engaged:
            words = [
                f"{kind} {STATUS_WORDS.get(status, 'not owed')}{standing_words(self.voice, item, kind, standing)}"
                for kind, status, standing in item.promises
                if status
            ]
            if words and all(
                (status, standing) in ((NOT_TRIGGERED, ""), ("", "")) for _, status, standing in item.promises
            ):
                words = ["nothing owed"]
            who = "" if len(item.states) > 2 else f" (binds {self.voice.series(item.states)})"
            parts.append((item.system, who, "; ".join(words) or "promises neither help nor talks"))
        full, brief = (". ".join(f"{name}{who * told}: {says}" for name, who, says in parts) for told in (True, False))
        levels = [Level(rank, (Foot("TREATIES", f"{said}.", 10),)) for rank, said in ((0, full), (6, brief))]
        return Section("treaties", tuple(levels))

    def limits(self) -> list[str]:
        """What is to be said before the answer: of whom nothing is said, where nothing is owed, and how far a named reading goes."""
        view = self.view
        made = [] if view.duties else self._scope()
        if view.asked.reading != "default":
            count, total = len(view.law.readings[view.asked.reading].answers), len(view.law.questions)
            made.append(f"It answers {count} of {total} questions; the default answers the rest.{view.facts_stay}")
        return made

    def cautions(self) -> list[str]:
        """What is to be said after it: what is owed to both sides of one fight, of whom nothing is said, and what was not looked at."""
        return [*self._both_sides(), *(self._scope() if self.view.duties else ()), *self.view.unlooked()]

    def _scope(self) -> list[str]:
        scope = self.view.scope._replace(unknown=()) if self._owed() else self.view.scope
        return scope_sentences(scope, self.voice, everything=not self.view.live)

    def unknown(self) -> Section:
        """The law that was named and that no rule reads, on file or not, where help is owed by other law all the same: a tight screen does without it."""
        law, made = self.view.law, []
        for head, told in (("NOT ON FILE", False), ("NO RULE READS", True)):
            names = [self.voice.name(name) for name in self.view.scope.unknown if (name in reach_of(law).told) == told]
            made += [Foot(head, series(names), len(head) + 2)] if names else []
        if not made or not self._owed():
            return Section("unknown", ())
        return Section("unknown", (Level(0, tuple(made)), Level(1, ())))

    def _owed(self) -> bool:
        return any(group.status == TRIGGERED for group in self.view.duties)

    def _both_sides(self) -> list[str]:
        """What is owed to both sides of one fight: it is said, and not resolved."""
        by_sides: dict[tuple[str, ...], list[str]] = {}
        for group in self.view.duties:
            sides = tuple(self.voice.ordered(self.view.opposed(group)))
            if group.status == TRIGGERED and group.outside and len(sides) > 1:
                by_sides.setdefault(sides, []).append(self.view.name(group.act, group.norm))
        return [
            f"Owed to both sides ({self.voice.series(sides)}) under: {', '.join(dict.fromkeys(names))}."
            for sides, names in by_sides.items()
        ]

    def nothing(self) -> str:
        """That no duty is triggered, and how sure that is: by all the statuses a duty has somewhere, not by the points found.

        Of states of which the law on file does not speak nothing is said, neither that something is triggered nor that nothing is.
        """
        view = self.view
        what = "No duty is triggered" if view.live else "Nothing is triggered"
        kinds = ("duty",) if view.live else ("duty", "breach")
        rows = [row for row in view.assessment.rows if row.kind in kinds and row.trigger]
        if not view.live and any(TRIGGERED in row.statuses for row in view.assessment.rows if row.kind not in kinds):
            what = "No duty is triggered and no ban is broken"
        open_still = [row for row in rows if TRIGGERED in row.statuses]
        letters = view.letters_of(open_still, status=TRIGGERED)
        if view.scope.unbound and not open_still:
            if not view.scope.bound:
                return ""
            what += f" for {self.voice.series(view.scope.bound)}"
        if letters:
            points = [point for point in view.points if point.letter in letters]
            told = all(leg[0] != SILENCE for point in points for leg in point.legs)
            unsaid = all(any(leg[0] == SILENCE for leg in point.legs) for point in points)
            other = (
                "Another answer or account"
                if told
                else "What the file does not say"
                if unsaid
                else "Another answer, account or fact"
            )
            return f"{what}. {other} would change that: see {series(letters)}."
        if open_still:
            return f"{what} here, yet that is contested: {view.beyond(open_still)}."
        if not all(row.standing for row in rows):  # not asked
            return f"{what}."
        if not rows:
            return (
                f"{what}." if view.live or view.scope.unread else f"{what}: no rule on file speaks of a case like this."
            )
        far = ("" if view.sure else ", as far as looked") + (
            ", as far as told" if any(untold(view.run, row) for row in rows) else ""
        )
        apart = view.letters_of([row for row in rows if TRIGGERED in row.statuses_unheld], status=TRIGGERED)
        more = f"; but see {series(apart)}" if apart else ""  # what nobody on file holds
        return f"{what}, under any view and any account that somebody on file holds{far}{more}."

    def _not_owed(self, item: Absent) -> Words:
        standing = self.view.standing(item.rows) + self.elsewhere(item)
        here = [row for row in item.rows if row.trigger in self.view.run.case.events and row.bound]
        own = min((row for row in here if row.standing in (ARGUABLE, CONTESTED)), key=foremost, default=None)
        beside = own is not None and any(
            group.norm == item.norm for group in self.view.duties
        )  # owed out of another event
        return (
            f"{self.view.name(item.act, item.norm)}{f', for the event {own.trigger}' if own is not None and beside else ''}: ",
            strong(item.status),
            f", {standing}" if standing else "",
            f": {item.why}." if item.why else ".",
        )

    def elsewhere(self, item: Absent) -> str:
        """That what is disputed is disputed of an event of another account, where it is: then the reason is another one's."""
        disputed = [row for row in item.rows if row.standing in (ARGUABLE, CONTESTED)]
        if not disputed or any(row.trigger in self.view.run.case.events for row in disputed):
            return ""
        return f" (in another account, toward {self.voice.series(row.toward for row in disputed)})"

    def _duty(self, group: Group) -> Words:
        view, voice = self.view, self.voice
        standing = view.standing(group.rows)
        tail = f"{self._assuming(group.rows)}; {standing}" if standing else ""
        toward = view.toward(group)
        own = view.name(group.act, group.norm) if len(view.engaged) > 1 else voice.act_name(group.act)
        name = f"{own}{' toward ' + toward if toward else ''}"
        if group.status == TRIGGERED:
            act = view.law.vocabulary.acts[group.act]
            text = voice.fill(act.phrase, {"bearer": self.subject(group), "toward": toward or "the others"})
            text += f" ({voice.paragraph(group.norm)})" * (len(view.engaged) > 1)
            text += f", and {'these two' if len(group.between) == 2 else 'these'} with regard to each other" * bool(
                group.between
            )
            at_once = ", due at once" if group.deadline == "immediately" else ""
            verdict, see = view.record(group)
            if see:  # a verdict that another answer changes is not given without that answer: the list below has both
                return f"{sentence_start(text)}{at_once}{tail}. {view.recorded(group, see)}"
            if not verdict:  # the law on file does not say what performs it
                return f"{sentence_start(text)}{at_once}{tail}."
            return f"{sentence_start(text)}{at_once}{tail}. ", *on_record(verdict)
        if group.status == DORMANT:
            return f"{name}: ", strong(DORMANT), f"; it waits for {view.waits(group)}{tail}."
        if group.status == LAPSED:
            row = group.first
            ways = why_not(view.run, row.norm, row.bearer, row.toward, row.trigger)
            why = f": {why_words(view.run, ways, 1)}." if ways else "."
            return f"{name}: ", strong(LAPSED), f", {standing}" if standing else "", why
        return f"{name}: ", strong(ENDED), f" on {show_day(group.ended_on)}{tail}."

    def subject(self, group: Group) -> str:
        """Who owes it, as the subject of a sentence in the singular."""
        bearers = group.outside
        if len(bearers) == 1:
            return self.voice.name(bearers[0])
        if len(bearers) == 2:
            return f"each of {self.voice.series(bearers)}"
        if set(bearers) == set(self.named):
            return f"each of the same {number(len(bearers))}"
        self.named = bearers
        return f"each of {number(len(bearers))} {self._members(group)}"

    def _members(self, group: Group) -> str:
        """What the bearers are: members, where they were bound on the critical date; else states."""
        words = self.view.law.vocabulary.predicates
        instrument = self.view.law.clauses[group.first.clause].instrument
        binding = [
            atom
            for atom in self.view.assessment.atoms
            if atom.pred in words and words[atom.pred].binding and instrument in atom.args
        ]
        bound = {(str(atom.args[0]), atom.args[-1]) for atom in binding}
        return "members" if all((item, group.first.critical_date) in bound for item in group.outside) else "states"

    def _breaches(self) -> list[Words]:
        """What was broken, in one sentence for each ban."""
        made: list[Words] = []
        for act, clauses, pairs, groups in self._bans():
            rows = [row for group in groups for row in group.rows]
            standing = self.view.standing(rows)
            who = " and ".join(f"by {one} toward {two}" for one, two in pairs)
            made.append(
                (
                    f"{self.voice.act_name(act)} ({', '.join(clauses)}): ",
                    bad("broken"),
                    f" {who}{self._assuming(rows)}",
                    f"; {standing}." if standing else ".",
                )
            )
        return made

    def _assuming(self, rows: Sequence[Row]) -> str:
        """What must be so for a sentence to hold and is only assumed: in words the first time; then that it is the same."""
        words, before = self.view.assuming(rows), self.assumed
        self.assumed = words or before
        return ", on the same assumption" if words and words == before else words

    def _bans(self) -> list[tuple[str, list[str], list[tuple[str, str]], list[Group]]]:
        """The broken bans: what is banned, by which clauses, and who broke it toward whom."""
        found: dict[str, list[Group]] = {}
        for group in self.view.breaches:
            found.setdefault(group.act, []).append(group)
        made = []
        for act, groups in found.items():
            clauses = list(dict.fromkeys(self.voice.paragraph(group.norm) for group in groups))
            pairs = list(
                dict.fromkeys((self.voice.series(group.bearers), self.voice.series(group.towards)) for group in groups)
            )
            made.append((act, clauses, pairs, groups))
        return made

    # ---- the norms by status ----------------------------------------------------------------------------------------

    def live(self) -> Section:
        """The live norms under their statuses: duties in full or by a line, and what is no duty."""
        view = self.view
        if not any(group.status in LIVE for group in (*view.duties, *view.others)):
            return Section("live", ())
        count = len(view.duties)
        levels = [
            Level(0, self._live(count, count, True)),
            Level(1, self._live(1, count, True)),
            Level(2, self._live(1, count, False)),
        ]
        levels += [Level(min(3 + count - shown, 6), self._live(1, shown, False)) for shown in range(count - 1, 0, -1)]
        without = tuple(block for block in levels[-1].blocks if not isinstance(block, Foot))
        return Section("live", (*levels, Level(max(6, levels[-1].rank), without)))

    def _live(self, long: int, shown: int, others: bool) -> tuple[Block, ...]:
        """long: how many duties stand in full; shown: how many at all; others: whether what is no duty has lines of its own."""
        view = self.view
        made: list[Block] = []
        before: Group | None = None
        ordered = sorted(view.duties, key=lambda group: LIVE.index(group.status))  # what is owed is not left out first
        for status in LIVE:
            duties = [(place, group) for place, group in enumerate(ordered) if group.status == status]
            rest = [group for group in view.others if group.status == status] if others else []
            hidden = sum(place >= shown for place, _ in duties)
            if duties or rest:
                made.append(Heading(status.upper(), note(hidden, "more duties" if hidden > 1 else "more duty")))
            for place, group in duties:
                if place < shown:
                    made.extend(self._entry(group, before, place < long))
                    before = group
            made += [
                Entry(self.voice.act_name(item.act), self.voice.paragraph(item.norm), self._other(item))
                for item in rest
            ]
        if view.others and not others:
            made.append(Foot("ALSO", self._others()))
        return tuple(made)

    def _others(self) -> str:
        """What is live and no duty, in one line; with whose it is, where the same stands otherwise for somebody else."""
        named: dict[tuple[str, str], list[str]] = {}
        for item in self.view.others:
            named.setdefault((item.status, self.view.name(item.act, item.norm)), []).extend(item.bearers)
        told = [name for _, name in named]
        parts: dict[str, list[str]] = {status: [] for status in LIVE}
        for (status, name), who in named.items():
            parts[status].append(f"{name} for {self.voice.listed(who)}" if told.count(name) > 1 else name)
        return "; ".join(f"{status}: {', '.join(names)}" for status, names in parts.items() if names)

    def _entry(self, group: Group, before: Group | None, long: bool) -> list[Block]:
        view = self.view
        same = before is not None and len(group.bearers) > 2 and set(group.bearers) == set(before.bearers)
        verdict, see = view.record(group)
        waiting = group.status in (DORMANT, LAPSED)
        remark: list[Bit | str] = [strong(verdict)] if verdict and not waiting else []
        remark += [f"{', ' if remark else ''}{see}"] if see and not waiting else []
        standing = view.standing(group.rows)
        remark = [standing, *(["; ", *remark] if remark else [])] if standing else remark
        name, clause = self.voice.act_name(group.act), self.voice.paragraph(group.norm)
        who = view.who(group, same)
        waits = (
            (("waits for" if group.status == DORMANT else "waited for", sentence_start(view.waits(group))),)
            if waiting
            else ()
        )
        if long:
            rows = (("who -> whom", who), ("since", view.since(group)), *waits, ("wording", view.wording(group)))
            return [Entry(name, clause, remark), Pairs(rows, 4, 14)]
        dates = "" if before is not None and group.days == before.days else f", since {view.since(group)}"
        line = (*remark, "; " if remark else "", f"{who}{dates}")
        return [Entry(name, clause, line), *([Pairs(waits, 4, 14)] if waits else [])]

    def _other(self, group: Group) -> str:
        duties = self.view.duties
        same = len(group.bearers) > 2 and any(set(group.bearers) == set(duty.bearers) for duty in duties)
        waits = f"; waits for {self.view.waits(group)}" if group.status == DORMANT else ""
        return f"{self.view.who(group, same)}{waits}"

    def broken(self) -> Section:
        """What was broken, by whom, toward whom, and when."""
        view = self.view
        if not view.breaches:
            return Section("broken", ())
        heads: list[Entry] = []
        for group in view.breaches:
            who = (
                f"by {self.voice.listed(group.bearers)} toward {self.voice.listed(group.towards)}, {view.since(group)}"
            )
            standing = view.standing(group.rows)
            words = (who, f"; {standing}" if standing else "")
            heads.append(Entry(self.voice.act_name(group.act), self.voice.paragraph(group.norm), words))
        wordings = [Pairs((("wording", view.wording(group)),), 4, 14) for group in view.breaches]
        full = [block for pair in zip(heads, wordings, strict=True) for block in pair]
        short = shrinking(len(heads), 2, lambda shown, left: [Heading("BROKEN", left), *heads[:shown]], 4)
        names = []
        for act, clauses, _, groups in self._bans():
            who = self.voice.series(dict.fromkeys(name for group in groups for name in group.bearers))
            standing = view.standing([row for group in groups for row in group.rows])
            doubt = f" ({standing})" if standing not in ("", SETTLED) else ""
            names.append(f"{self.voice.act_name(act)} ({', '.join(clauses)}) by {who}{doubt}")
        last = Level(max(6, short[-1].rank), (Foot("BROKEN", "; ".join(names)),))
        return Section("broken", (Level(0, (Heading("BROKEN"), *full)), short[0]._replace(rank=1), *short[1:], last))

    # ---- what is not triggered --------------------------------------------------------------------------------------

    def missing(self) -> Section:
        """The duties that are not triggered, with what they lack; everything that is not triggered, where all is asked for."""
        view = self.view
        if view.asked.everything:
            groups = grouped(row for row in view.assessment.rows if row.status in (NOT_TRIGGERED, NOT_IN_FORCE))
            lines = [
                Entry(
                    self.voice.act_name(group.act),
                    self.voice.paragraph(group.norm),
                    (strong(group.status), f": {view.who(group)}"),
                )
                for group in groups
            ]
            return (
                fixed("missing", Heading("NOT TRIGGERED OR NOT IN FORCE"), *lines) if lines else Section("missing", ())
            )
        found = self.absent[:4]
        if not found:
            return Section("missing", ())
        head = "NEAREST" if not view.live else "NOT TRIGGERED"
        items = [self._missing(item) for item in found]

        def build(shown: int, _: str) -> Sequence[Block]:
            return [Heading(head, note(len(self.absent) - shown)), *(block for item in items[:shown] for block in item)]

        rest = [
            item for item in found if not view.live or not counted_pledge(item, self.voice)
        ]  # the others stand in short
        names = ", ".join(f"{view.name(item.act, item.norm)}{view.of_event(item)}" for item in rest)
        levels = shrinking(len(items), 1, build, 2)
        last = [Level(max(5, levels[-1].rank), (Foot(head, names, len(head) + 2),) if names else ())]
        last += [Level(max(6, levels[-1].rank), ())] if view.live else []
        return Section("missing", (*levels, *last))

    def _missing(self, item: Absent) -> list[Block]:
        """One duty that is not triggered: what it lacks, and in a report without duties its wording."""
        view = self.view
        standing = view.standing(item.rows)
        line: list[Bit | str] = [strong(item.status)] if not view.live or item.status != NOT_TRIGGERED else []
        line += [f"{'; ' if line else ''}{standing}"] if standing.startswith((CONTESTED, ARGUABLE)) else []
        rows: list[tuple[Words, Words]] = []
        if item.why and view.live:
            line.append(f"{': ' if line else ''}{item.why}")
        elif item.why:
            rows.append(("why not", sentence_start(item.why)))
        if not view.duties:
            rows.append(("wording", self.voice.wording(item.norm, item.rule.wording, item.rule.id)))
        entry = Entry(self.voice.act_name(item.act), self.voice.paragraph(item.norm), line)
        return [entry, *([Pairs(tuple(rows), 4, 14)] if rows else [])]
