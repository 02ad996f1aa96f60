"""The report on one scenario: what is triggered, why, what it turns on, what members did, and where that is from."""

from collections.abc import Sequence
from typing import NamedTuple

from casus.days import show
from casus.deeds import NO_RECORD_MEANS, in_short, record_lines, without_duty
from casus.engine import LIVE, Run
from casus.grounds import Notes, disputes_about, grounds_of
from casus.groups import Group, grouped
from casus.layout import LINES, Bit, Block, Commands, Entry, Foot, Gap, Heading, Pairs, Para, Title, Words, bad, dim, height, join, strong
from casus.points import ACCOUNT, QUESTION, RECORD, SILENCE, Point, asked, effect_words, option, points_of, said
from casus.results import DORMANT, ENDED, LAPSED, NOT_IN_FORCE, NOT_TRIGGERED, TRIGGERED, Assessment, Row
from casus.words import Voice, counted, number, read_counts, sentence, sentence_start

PLEDGES = ("defense", "offense", "neutral", "nonagg", "consul", "")
"""The kinds of pledge of the ATOP project, in the order in which a report shows duties: what carries most first."""
ORDER = ("also", "sources", "absent", "accounts", "questions", "did", "decided", "live", "broken", "short")
"""The parts of a report in the order in which they are cut down where a screen is too small."""


class Asked(NamedTuple):
    """What the user asked for: the scenario as it was named, the reading and what was changed on top of it, and how much to show."""

    name: str
    reading: str = "default"
    changes: tuple[str, ...] = ()  # as on the command line, such as question=answer
    everything: bool = False
    sources: bool = False


class Section(NamedTuple):
    """One part of a report, at several lengths, the longest first."""

    name: str
    levels: tuple[tuple[Block, ...], ...]


def report(run: Run, assessment: Assessment, asked_for: Asked) -> list[Block]:
    """The report as blocks, for a screen or for Markdown; on one screen unless everything is asked for."""
    return _Report(run, assessment, asked_for).blocks()


def fit(sections: Sequence[Section], everything: bool, most: int = LINES) -> list[Block]:
    """The sections cut down, part by part, until they fit on a screen."""
    level = dict.fromkeys((section.name for section in sections), 0)
    by_name = {section.name: section for section in sections}

    def chosen() -> list[Block]:
        return [block for section in sections for block in section.levels[level[section.name]]]

    if not everything:
        for name in ORDER:
            while name in by_name and height(chosen()) > most and level[name] + 1 < len(by_name[name].levels):
                level[name] += 1
    return chosen()


def shrinking(head: Sequence[Block], items: Sequence[Sequence[Block]], keep: int, more: str = "add --all") -> tuple[tuple[Block, ...], ...]:
    """A list at every length from all of its items down to a few; what is left out is counted."""
    levels = []
    for shown in range(len(items), min(keep, len(items)) - 1, -1):
        rest = len(items) - shown
        tail: list[Block] = [Para(f"{rest} more: {more}")] if rest else []
        levels.append((*head, *(block for item in items[:shown] for block in item), *tail) if shown or rest else ())
    return tuple(levels)


class _Report:
    """Builds the parts of one report."""

    def __init__(self, run: Run, assessment: Assessment, asked_for: Asked) -> None:
        self.run = run
        self.law = run.law
        self.scenario = run.scenario
        self.assessment = assessment
        self.asked = asked_for
        self.voice = Voice(run.law, run.scenario)
        self.notes = Notes(self.voice)
        self.live = [row for row in assessment.rows if row.status in LIVE]
        weighed = [row for row in assessment.rows if row.kind in ("duty", "breach")]
        self.points = points_of(run, weighed)
        groups = grouped(self.live)
        self.duties = sorted((group for group in groups if group.kind == "duty"), key=self._weight)
        self.breaches = [group for group in groups if group.kind == "breach"]
        self.others = [group for group in groups if group.kind not in ("duty", "breach")]
        self.seen: tuple[str, ...] = ()

    def _weight(self, group: Group) -> tuple[int, int]:
        act = self.law.vocabulary.acts.get(group.act)
        pledge = act.atop if act is not None else ""
        return LIVE.index(group.status), PLEDGES.index(pledge) if pledge in PLEDGES else len(PLEDGES)

    def blocks(self) -> list[Block]:
        """All parts in order."""
        sections = [
            Section("title", ((self.title(), Gap()),)),
            self.short(),
            *self.by_status(),
            self.broken(),
            self.absent(),
            self.decided(),
            self.questions(),
            self.accounts(),
            self.did(),
            self.sources(),
            Section("next", ((self.next(),),)),
        ]
        return fit([section for section in sections if section.levels], self.asked.everything)

    # ---- what it is about, and the answer in short ------------------------------------------------------------------

    def title(self) -> Title:
        """The name, the title and the time of the scenario."""
        kind = "" if self.scenario.kind == "history" else f" ({self.scenario.kind})"
        when = self.voice.happened(self.scenario)
        return Title(self.scenario.id, f"{self.scenario.title}{kind}{', ' + when if when else ''}")

    def reading(self) -> str:
        """The reading in words, with what was changed."""
        words = "in the default reading"
        if self.asked.reading != "default":
            words = f"in the reading {self.asked.reading} ({self.law.readings[self.asked.reading].name})"
        return words + (f", with {', '.join(self.asked.changes)}" if self.asked.changes else "")

    def short(self) -> Section:
        """The answer in a few sentences."""
        items: list[list[Block]] = []
        for group in self.duties:
            items.append([Para(self._short_duty(group))])
        items.extend([Para(words)] for words in self._short_breaches())
        if not any(group.status == TRIGGERED for group in self.duties):
            items.insert(0, [Para(self._nothing())])
        missing = [norm for norm in dict.fromkeys(row.norm for row in self.assessment.rows if row.kind == "duty") if norm not in {group.norm for group in self.duties}]
        if missing and (self.duties or self.breaches):
            names = [f"{self.voice.act_name(self._row(norm).act)} ({self.voice.paragraph(norm)})" for norm in missing]
            items.append([Para(f"{sentence_start(self._row(missing[0]).status)}: {', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}.")])
        head: list[Block] = [Heading("IN SHORT", f", {self.reading()}")]
        if self.asked.reading != "default":
            reading = self.law.readings[self.asked.reading]
            total = sum(question.system == reading.system for question in self.law.questions.values())
            head.append(Para(f"It answers {len(reading.answers)} of {total} questions; the default answers the rest."))
        return Section("short", shrinking(head, items, 3, "see below"))

    def _row(self, norm: str) -> Row:
        return next(row for row in self.assessment.rows if row.norm == norm)

    def _nothing(self) -> str:
        what = "No duty is triggered" if self.live else "Nothing is triggered"
        letters = self.letters_of([row for row in self.assessment.rows if row.status not in LIVE and row.kind == "duty"])
        if letters:
            return f"{what}. One other answer or account alone would change that: see {', '.join(letters)}."
        return f"{what}. No other answer or account alone changes that."

    def _short_duty(self, group: Group) -> Words:
        letters = self.letters_of(group.rows)
        turns: Words = (" It turns on ", ", ".join(letters), ".") if letters else ""
        toward = self._toward(group)
        name = f"{self.voice.act_name(group.act)}{' toward ' + toward if toward else ''}"
        if group.status == TRIGGERED:
            act = self.law.vocabulary.acts[group.act]
            text = sentence_start(self.voice.fill(act.phrase, {"bearer": self._subject(group), "toward": toward or "the others"}))
            due = self.voice.due(group.deadline, group.first.critical_date, group.due)
            record = in_short(group)
            marked = self.letters_of(group.rows, RECORD)
            see = f" (see {', '.join(marked)})" if marked else ""
            return (text, f", {due}" if due == "due at once" else "", "; ", strong(record), see, ".", *([*turns] if turns else []))
        if group.status == DORMANT:
            return (f"{name}: ", strong(DORMANT), f"; it waits for {self._waits(group)}.", *([*turns] if turns else []))
        if group.status == LAPSED:
            return (f"{name}: ", strong(LAPSED), f"; {self._waits(group)} did not come in time.", *([*turns] if turns else []))
        return (f"{name}: ", strong(ENDED), f" on {show(group.ended_on)}.", *([*turns] if turns else []))

    def _short_breaches(self) -> list[Words]:
        by_act: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Group]] = {}
        for group in self.breaches:
            by_act.setdefault((group.act, group.bearers, group.towards), []).append(group)
        made: list[Words] = []
        for (act, bearers, towards), groups in by_act.items():
            clauses = ", ".join(dict.fromkeys(self.voice.paragraph(group.norm) for group in groups))
            letters = self.letters_of([row for group in groups for row in group.rows])
            made.append((f"{self.voice.act_name(act)} ({clauses}): ", bad("broken"), f" by {self.voice.series(bearers)} toward {self.voice.series(towards)}.{' It turns on ' + ', '.join(letters) + '.' if letters else ''}"))
        return made

    def _subject(self, group: Group) -> str:
        """Who owes it, as the subject of a sentence in the singular."""
        if len(group.bearers) == 1:
            return self.voice.name(group.bearers[0])
        if len(group.bearers) == 2:
            return f"each of {self.voice.series(group.bearers)}"
        again = set(group.bearers) == set(self.seen)
        self.seen = group.bearers
        return f"each of {'the same ' if again else ''}{number(len(group.bearers))}{'' if again else ' ' + self._members(group)}"

    def _members(self, group: Group) -> str:
        """What the bearers are: members, where they were bound on the critical date; else states."""
        words = self.law.vocabulary.predicates
        clause = self.law.clauses[group.first.clause]
        bound = {(str(atom.args[0]), atom.args[-1]) for atom in self.assessment.atoms if atom.pred in words and words[atom.pred].binding and clause.instrument in atom.args}
        return "members" if all((bearer, group.first.critical_date) in bound for bearer in group.bearers) else "states"

    def _toward(self, group: Group) -> str:
        return "" if group.mutual else self.voice.series(toward for toward in group.towards if len(group.bearers) > 1 or toward != group.bearers[0])

    def _waits(self, group: Group) -> str:
        """What a dormant norm waits for, with the names that are known."""
        rule = self.law.rule(group.first.rule)
        origin = self.run.compiled.origins.get(f"{group.first.rule}|open")
        words = self.law.vocabulary.predicates
        proof = group.first.proof
        bound: dict[str, object] = dict(zip(origin.names, proof.head.args, strict=False)) if origin is not None and proof is not None else {}
        nouns = []
        for condition in rule.once if rule is not None else ():
            pred = getattr(condition, "pred", "")
            if pred not in words or words[pred].sort not in ("event", "concept", "norm"):
                continue
            values: dict[str, str] = {}
            for name, term in condition.roles:  # type: ignore[union-attr]
                role = words[pred].role(name)
                value = bound.get(term.name) if hasattr(term, "name") else term
                if role is not None and value is not None:
                    values[name] = self.voice.value(role, value)  # type: ignore[arg-type]
            nouns.append(self.voice.fill(words[pred].noun, values))
        return " and ".join(dict.fromkeys(nouns)) or "what its wording asks for"

    # ---- the norms by status ----------------------------------------------------------------------------------------

    def by_status(self) -> list[Section]:
        """One section of duties and one of what is no duty, for each status that occurs."""
        made = []
        shown: tuple[str, ...] = ()
        for status in (TRIGGERED, DORMANT, ENDED, LAPSED):
            groups = [group for group in self.duties if group.status == status]
            rest = [group for group in self.others if group.status == status]
            full: list[list[Block]] = []
            brief: list[list[Block]] = []
            for group in groups:
                same = len(group.bearers) > 2 and set(group.bearers) == set(shown)
                shown = group.bearers
                full.append(self._entry(group, same))
                brief.append(self._entry(group, same, brief=True))
            head: list[Block] = [Heading(status.upper())] if groups or rest else []
            if groups:
                mixed = [*full[:1], *brief[1:]]
                levels = [(*head, *(block for item in full for block in item)), (*head, *(block for item in mixed for block in item))]
                levels += shrinking(head, brief, 1)
                made.append(Section("live" if not any(section.name == "live" for section in made) else f"live {status}", tuple(levels)))
            if rest:
                lines: list[list[Block]] = [[self._also(group)] for group in rest]
                also_head: list[Block] = [] if groups else head
                counts = ", ".join(dict.fromkeys(f"{self.voice.act_name(group.act)} ({self.voice.paragraph(group.norm)})" for group in rest))
                short: tuple[Block, ...] = (*also_head, Para(f"and no duties: {counts}" if groups else f"no duties: {counts}", hang=2))
                made.append(Section("also" if not any(section.name == "also" for section in made) else f"also {status}", ((*also_head, *(block for item in lines for block in item)), short)))
        return made

    def _entry(self, group: Group, same: bool, brief: bool = False) -> list[Block]:
        letters = self.letters_of(group.rows)
        marked = self.letters_of(group.rows, RECORD)
        verdict = in_short(group)
        remark: list[Bit | str] = [strong(verdict)] if group.status == TRIGGERED and verdict else []
        if marked and remark:
            remark.append(f", see {', '.join(marked)}")
        if letters:
            remark.append(f"{'; ' if remark else ''}turns on {', '.join(letters)}")
        who = self._who(group, same)
        since = self._since(group)
        rows: list[tuple[Words, Words]] = [("who -> whom", f"{who}, {since}" if brief else who)]
        if not brief:
            rows.append(("since", since.removeprefix("since ")))
        if group.status in (DORMANT, LAPSED):
            rows.append(("waits for" if group.status == DORMANT else "waited for", sentence_start(self._waits(group))))
        rows.append(("wording", self.voice.wording(group.norm, group.wording, group.first.rule)))
        return [Entry(self.voice.act_name(group.act), self.voice.paragraph(group.norm), remark), Pairs(tuple(rows), 4, 14)]

    def _also(self, group: Group) -> Block:
        who = self._who(group, len(group.bearers) > 2 and any(set(group.bearers) == set(duty.bearers) for duty in self.duties))
        return Entry(self.voice.act_name(group.act), self.voice.paragraph(group.norm), f"{who}{'; waits for ' + self._waits(group) if group.status == DORMANT else ''}")

    def _who(self, group: Group, same: bool) -> str:
        names = f"the same {number(len(group.bearers))}" if same else self.voice.listed(group.bearers)
        toward = self.voice.listed(group.towards)
        if group.mutual:
            return f"{names} -> each other"
        return names if group.bearers == group.towards else f"{names} -> {toward}"

    def _since(self, group: Group) -> str:
        days = [show(day) for day in group.days]
        text = f"since {days[0]}" if days else ""
        if len(days) > 1:
            text += f", again {', '.join(days[1:3])}" + (f" and {len(days) - 3} more" if len(days) > 3 else "")
        due = self.voice.due(group.deadline, group.first.critical_date, group.due)
        text += f", {due}" if due and group.status == TRIGGERED else ""
        return text + (f", ended {show(group.ended_on)}" if group.status == ENDED else "")

    def broken(self) -> Section:
        """What was broken, by whom, toward whom."""
        items: list[list[Block]] = []
        for group in self.breaches:
            letters = self.letters_of(group.rows)
            who = f"by {self.voice.listed(group.bearers)} toward {self.voice.listed(group.towards)}, {self._since(group).removeprefix('since ')}"
            item: list[Block] = [Entry(self.voice.act_name(group.act), self.voice.paragraph(group.norm), (who, f"; turns on {', '.join(letters)}" if letters else ""))]
            items.append(item)
        head: list[Block] = [Heading("BROKEN")]
        detailed = [[*item, Pairs((("wording", self.voice.wording(group.norm, group.wording, group.first.rule)),), 4, 14)] for item, group in zip(items, self.breaches, strict=True)]
        if not items:
            return Section("broken", ())
        return Section("broken", ((*head, *(block for item in detailed for block in item)), *shrinking(head, items, 1)))

    def absent(self) -> Section:
        """What is nearest to being triggered, or, where everything is asked for, all that is not triggered."""
        if self.asked.everything:
            groups = grouped(row for row in self.assessment.rows if row.status in (NOT_TRIGGERED, NOT_IN_FORCE))
            items: list[list[Block]] = [[Entry(self.voice.act_name(group.act), self.voice.paragraph(group.norm), (strong(group.status), f": {self._who(group, False)}"))] for group in groups]
            return Section("absent", shrinking([Heading("NOT TRIGGERED OR NOT IN FORCE")], items, len(items)) if items else ())
        from casus.explain import lacks, nearest

        found = nearest(self.run, 3)
        items = []
        for norm, way in found:
            act = str(dict(way.rule.then.roles)["act"])
            rows: list[tuple[Words, Words]] = []
            missing = lacks(self.run, way)
            if missing:
                rows.append(("lacks", sentence_start(missing)))
            if not self.duties:
                rows.extend(self._positions(norm))
                rows.append(("wording", self.voice.wording(norm, way.rule.wording, way.rule.id)))
            items.append([Entry(self.voice.act_name(act), self.voice.paragraph(norm), NOT_TRIGGERED), Pairs(tuple(rows), 4, 14)])
        if not items:
            return Section("absent", ())
        head: list[Block] = [Heading("NEAREST" if not self.duties else "NOT TRIGGERED")]
        return Section("absent", shrinking(head, items, 1))

    def _positions(self, norm: str) -> list[tuple[Words, Words]]:
        """What states said of the law of a norm, each in its words."""
        paragraph = self.law.paragraph(norm)
        names = {norm.partition("/")[0], paragraph.id if paragraph is not None else ""}
        found = [position for position in self.scenario.positions if position.clause in names]
        order = {name: place for place, name in enumerate(self.voice.ordered(position.by for position in found))}
        return [(f"{self.voice.name(position.by)} said", (position.ground, *self.notes.of(position.cites, most=1))) for position in sorted(found, key=lambda item: order[item.by])]

    # ---- why, and what it turns on ----------------------------------------------------------------------------------

    def decided(self) -> Section:
        """The events and judgements the result rests on, what was assumed, and what the file says did not happen."""
        rows = [row for row in self.live if row.kind in ("duty", "breach")] or self.live
        grounds = grounds_of(self.run, rows)
        assumed = {(event, role): value for event, role, value in self.assessment.assumed}
        items: list[list[Block]] = []
        denied = [event for event in self.scenario.happenings if event.denied and event not in grounds.events]
        for event in (*grounds.events, *denied):
            rows_of: list[Words] = []
            words: list[Bit | str] = [*([bad("the file says no"), ": "] if event.denied else []), sentence_start(self.voice.event(event, self.run.choice)) if not event.denied else self.voice.event(event), *self.notes.of(event.cites)]
            taken = [f"{role} {value.replace('_', ' ')}" for (name, role), value in assumed.items() if name == event.id]
            if taken:
                words.append(f"; assumed here: {', '.join(taken)}")
            if event.id in self.assessment.vague:
                words.append("; the day is not known")
            letters = [point.letter for point in self.points if point.what == ACCOUNT and point.id in disputes_about(self.run, event)]
            if letters:
                words.append(f"; accounts differ, see {', '.join(letters)}")
            rows_of.append(words)
            date = event.date.text if event.date is not None else ""
            items.append([Pairs(((event.id, (f"{date}{'  ' if date else ''}", *words)),), 2, self._id_width([*grounds.events, *denied]))])
        for fact in grounds.facts:
            holder = f"{self.voice.listed(fact.held_by)} said: " if fact.held_by else ""
            items.append([Pairs((("judgement", (sentence_start(f"{holder}{self.voice.fact(fact)}"), *self.notes.of(fact.cites))),), 2, self._id_width([*grounds.events, *denied]))])
        if not items:
            return Section("decided", ())
        return Section("decided", shrinking([Heading("DECIDED BY")], items, 2))

    def _id_width(self, events: Sequence[object]) -> int:
        return min(max([len(getattr(event, "id", "")) for event in events] + [9]) + 2, 20)

    def questions(self) -> Section:
        """The questions of law that alone change a status or the record, and who answers them how."""
        points = [point for point in self.points if point.what in (QUESTION, RECORD)]
        default = self.asked.reading == "default" and not self.asked.changes
        closing = f"{'This is the default reading; other answers exist. ' if default else ''}Each is changed alone; combinations are not tried here."
        if not points:
            none: list[Block] = [Foot("QUESTIONS", f"No other answer alone changes a duty here. {'This is the default reading; other answers exist. ' if default else ''}Combinations are not tried.", 11)]
            return Section("questions", (tuple(none),))
        levels = shrinking([Heading("QUESTIONS OF LAW")], [self._point(point) for point in points], 1)
        return Section("questions", tuple((*level, Para(closing)) for level in levels))

    def accounts(self) -> Section:
        """On what happened: the accounts, who holds which, and whether another one changes a status."""
        items = [self._point(point) for point in self.points if point.what == ACCOUNT]
        without = [dispute for dispute in self.scenario.disputes if not any(point.id == dispute.id and point.what == ACCOUNT for point in self.points)]
        silent = [self._point(point) for point in self.points if point.what == SILENCE]
        for dispute in without:
            parts = [f"{self.voice.holders(version.held_by)}: {version.says.strip().rstrip('.') or version.id.replace('-', ' ')}" for version in sorted(dispute.versions, key=lambda version: self.voice.holders(version.held_by))]
            items.append([Para((f"{sentence_start(dispute.about or dispute.id)}. ", f"{'; '.join(parts)}. Used here: {dispute.default if dispute.id not in self.run.choice.versions else self.run.choice.versions[dispute.id]}. No effect alone."), 2, 3)])
        levels: list[tuple[Block, ...]] = []
        if items:
            levels = list(shrinking([Heading("ACCOUNTS DIFFER")], items, min(len(items), sum(point.what == ACCOUNT for point in self.points))))
            if without:
                names: Block = Para(f"No effect alone: {', '.join(dispute.id for dispute in without)}. All: add --all")
                kept = items[: len(items) - len(without)]
                levels.append((Heading("ACCOUNTS DIFFER"), *(block for item in kept for block in item), names))
        if silent:
            tail = (Heading("THE FILE IS SILENT"), *(block for item in silent for block in item))
            levels = [(*level, *tail) for level in levels] or [tail]
        return Section("accounts", tuple(levels))

    def _point(self, point: Point) -> list[Block]:
        """One point: what is asked, the value used here, and what the others would do."""
        title = sentence_start(asked(self.run, point).strip())
        name = "" if point.what == SILENCE else f" ({'account' if point.what == ACCOUNT else 'question'} {point.id})"
        made: list[Block] = [Pairs(((strong(point.letter), (title, dim(name) if name else "")),), 2, 3)]
        made.append(Para(("used here: ", said(self.run, point, point.used, self.voice)), 7, 2))
        for effect in point.effects:
            what = "record" if point.what == RECORD else "status"
            made.append(Para(("or: ", said(self.run, point, effect.value, self.voice), ". Then ", effect_words(effect, self.voice, what)), 7, 2))
        return made

    # ---- the record, the sources, what to do next -------------------------------------------------------------------

    def did(self) -> Section:
        """What members did about each duty, and what was done without a duty."""
        owed = [group for group in self.duties if group.status in (TRIGGERED, ENDED)]
        full = self._did(owed, 3 if self.asked.everything else 2)
        extra = without_duty(self.run, self.assessment.rows, self.voice, self.notes)
        acted: list[Block] = [Pairs(tuple((line.who, (strong(line.verdict), ": ", *_bits(line.words))) for line in extra), 2)] if extra else []
        if not owed and not acted:
            return Section("did", self._conduct())
        levels: list[tuple[Block, ...]] = [(*full, *acted)]
        if not self.asked.everything:
            levels += [(*self._did(owed, 1), *acted)]
            for shown in range(len(owed) - 1, 0, -1):
                levels.append((*self._did(owed[:shown], 1), Para(f"the record of {counted(len(owed) - shown, 'more duty')}: add --all"), *acted))
        if acted and not owed:
            levels = [(Heading("WHAT STATES DID"), *acted)]
        return Section("did", tuple(levels))

    def _did(self, owed: Sequence[Group], most: int) -> list[Block]:
        made: list[Block] = []
        meaning = False
        for group in owed:
            lines = record_lines(self.run, group, self.voice, self.notes, most, self.asked.everything)
            made.append(Heading("WHAT MEMBERS DID", f"about the {_lower(self.voice.act_name(group.act))} ({self.voice.paragraph(group.norm)})"))
            rows: list[tuple[Words, Words]] = []
            for line in lines:
                said_so = "" if meaning or line.verdict != "no record" else f" ({NO_RECORD_MEANS})"
                meaning = meaning or bool(said_so)
                rest = _bits(line.words)
                rows.append((line.who, (*([strong(line.verdict)] if line.verdict else []), said_so, *(["; " if line.verdict else ""] if rest else []), *rest)))
            made.append(Pairs(tuple(rows), 2, min(max(len(line.who) for line in lines) + 2, 24)))
        return made

    def _conduct(self) -> tuple[tuple[Block, ...], ...]:
        """The record where no duty is there to hold it against."""
        items: list[list[Block]] = []
        for event in self.scenario.conduct:
            who = self.voice.series(str(value) for _, values in event.roles[:1] for value in values)
            date = f"{event.date.text}  " if event.date else ""
            items.append([Pairs(((sentence_start(who), (date, self.voice.deed(event), *self.notes.of(event.cites, most=1))),), 2, 18)])
        return shrinking([Heading("WHAT STATES DID", "(no duty to hold it against)")], items, 0) if items else ()

    def sources(self) -> Section:
        """How many sources were cited and how far they were read; three of them, or all."""
        every = list(self.notes.sources.values())
        if not every:
            return Section("sources", ())
        head = f"{len(every)}: {read_counts(every)}. "
        if self.asked.sources:
            rows: tuple[tuple[Words, Words], ...] = tuple((dim(f"[{place + 1}]"), self.notes.line(place)) for place in range(len(every)))
            return Section("sources", ((Foot("SOURCES", head), Pairs(rows, 2, 6)),))
        shown = join([self.notes.short(place) for place in range(min(3, len(every)))], " ")
        return Section("sources", ((Foot("SOURCES", (head, *shown, ". All: add --sources" if len(every) > 3 else "")),), (Foot("SOURCES", (head, "add --sources")),)))

    def next(self) -> Commands:
        """Commands that lead further, complete."""
        from shlex import quote

        name = quote(self.asked.name)
        first = next(iter([*self.duties, *self.breaches, *self.others]), None)
        rows: list[tuple[str, str]] = []
        if first is not None:
            rows.append((f"casus explain {name} {first.norm} --for {quote(first.bearers[0])}", ""))
            rows.append((f"casus law {first.first.clause} --on {show(first.first.critical_date)}", ""))
        else:
            from casus.explain import nearest

            rows.extend((f"casus explain {name} {norm}", "") for norm, _ in nearest(self.run, 1))
        changed = next((point for point in self.points if option(point, point.effects[0].value)), None)
        if changed is not None:
            rows.append((f"casus assess {name} {option(changed, changed.effects[0].value)}", ""))
        return Commands("NEXT", tuple(rows))

    def letters_of(self, rows: Sequence[Row], what: str = "") -> list[str]:
        """The letters of the points on which some rows turn; of one kind, or of all that change a status."""
        keys = {row.key for row in rows}
        kinds = (what,) if what else (QUESTION, ACCOUNT, SILENCE)
        return [point.letter for point in self.points if point.what in kinds and any(row.key in keys for effect in point.effects for row, _ in effect.rows)]


def _bits(words: Words) -> list[Bit | str]:
    return [words] if isinstance(words, str | Bit) else list(words)


def _lower(text: str) -> str:
    """A heading inside a sentence: its first letter small, unless the word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
