"""Holding what a line says follows against what follows: norms, concepts, statuses, and what binds always.

A line that does not hold raises `Unmet`, which says what was expected, what was found, and the nearest reason.
"""

from typing import NamedTuple

from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DORMANT,
    ENDED,
    LAPSED,
    NOT_IN_FORCE,
    NOT_TRIGGERED,
    STATUSES,
    TRIGGERED,
    WITHOUT_DUTY,
    Row,
    common,
)
from casus.assessment.statuses import binds
from casus.files.days import show_day
from casus.files.problems import Problem, visible
from casus.law.model import Rule
from casus.logic.terms import Atom, Lit, Value, Var
from casus.specs.steps import OVER_ALL, Spoken
from casus.specs.telling import StoryLine, Tale
from casus.words.names import place_of
from casus.words.speech import ClauseName
from casus.words.statements import Speaker

TRUE, FALSE = "true", "false"


class Judged(NamedTuple):
    """One thing a line said: what it was about, what was expected, and whether it held. For those who count what stories test."""

    sort: str  # norm, concept, status, standing or detail
    word: str
    about: tuple[str, ...]
    expected: str
    rows: tuple[Row, ...] = ()
    atoms: tuple[Atom, ...] = ()
    rules: tuple[str, ...] = ()


class Unmet(Exception):
    """What a line says does not follow. `str()` is the text a reader sees. `rule`: the one that led there, or that came nearest; `reason` is of it."""

    def __init__(self, line: StoryLine, expected: str, found: str, reason: str = "", rule: Rule | None = None) -> None:
        self.line = line
        self.expected, self.found, self.reason, self.rule = expected, found, reason, rule
        place = place_of(rule) if rule is not None else ""
        why = self.why = (f"{place}: {reason}" if reason else f"by {place}") if place else reason
        parts = [
            f"{line.mark.file}:{line.mark.line}: {line.keyword.title()} {line.text}",
            f"  expected  {expected}",
            f"  found     {found}",
        ]
        super().__init__("\n".join(visible(part) for part in parts + [f"  why       {why}"] * bool(why)))


class Verdict:
    """Judges lines of one story, and remembers what it judged."""

    def __init__(self, story: Tale) -> None:
        self.story = story
        self.law = story.law
        self.rows: tuple[Row, ...] = ()
        self.judged: list[Judged] = []

    def judge(self, spoken: Spoken, line: StoryLine, problems: list[Problem], *, only_read: bool) -> None:
        """Read a line that says what follows, and unless `only_read`, hold it against the story."""
        sort = spoken.step.action.sort
        if sort in ("norm", "standing"):
            wanted = self._wanted(spoken, problems)
            if wanted is not None and not only_read and not problems:
                (self._norm if sort == "norm" else self._standing)(wanted, line)
        elif sort == "concept":
            roles = self._roles(spoken, problems)
            if not problems and not only_read:
                self._concept(spoken, roles, line)
        elif sort == "status":
            self._status(spoken, line, problems, only_read)
        else:
            self._detail(spoken, line, problems, only_read)

    # ---- reading ----

    def _word(self, spoken: Spoken, name: str, problems: list[Problem], default: str = "") -> str:
        """The value of a field with a table of words, or of the constant of that name."""
        if name in spoken.words:
            values = self.story.value(spoken, name, problems)
            return str(values[0]) if values else default
        return spoken.step.action.constant(name, default)

    def _roles(self, spoken: Spoken, problems: list[Problem]) -> dict[str, set[Value]]:
        return {name: set(values) for name, values in self.story.roles(spoken, problems)}

    def _wanted(self, spoken: Spoken, problems: list[Problem]) -> "_Wanted | None":
        parties: dict[str, tuple[str, ...]] = {}
        for name in ("bearer", "toward"):
            if name in spoken.words:
                parties[name] = tuple(str(value) for value in self.story.value(spoken, name, problems))
            elif spoken.step.action.constant(name):
                parties[name] = (spoken.step.action.constant(name),)
        clause = self.story.speech.clause(spoken.words["clause"], spoken.marks["clause"], problems)
        act, status = self._word(spoken, "act", problems), self._word(spoken, "status", problems, TRIGGERED)
        if clause is None or problems:
            return None
        self.story.ask_of(clause.clause)
        return _Wanted(
            spoken.step.action.word, act, parties.get("bearer", ("",)), parties.get("toward", ("",)), clause, status
        )

    # ---- norms ----

    def _norm(self, wanted: "_Wanted", line: StoryLine) -> None:
        if wanted.status == NOT_IN_FORCE:
            self.story.tell_idle()
        matched: list[Row] = []
        for bearer in wanted.bearers:
            for toward in wanted.towards:
                status, best = self._stands(wanted, bearer, toward)
                if not wanted.met(status):
                    self.story.tell_idle()
                    status, best = self._stands(wanted, bearer, toward)
                if not wanted.met(status):
                    say = Speaker(self.law, self.story.run().scenario)
                    who = self._who(say, wanted, bearer, toward)
                    raise Unmet(
                        line,
                        f"{wanted.status}{who}",
                        self._found(say, status, best),
                        *self._why(status, best, wanted, bearer, toward),
                    )
                matched.extend(best)
        self.rows = tuple(matched)
        about = (*wanted.bearers, *wanted.towards, wanted.clause.id)
        self.judged.append(
            Judged("norm", wanted.kind, about, wanted.status, self.rows, rules=tuple(row.rule for row in matched))
        )

    def _stands(self, wanted: "_Wanted", bearer: str, toward: str) -> tuple[str, list[Row]]:
        """How what is expected of one bearer toward one beneficiary stands, and the rows that bear that out."""
        mine = [
            row
            for row in self.story.rows()
            if wanted.kind == row.kind
            and wanted.clause.covers(row.norm, row.clause)
            and wanted.act in ("", row.act)
            and bearer in ("", row.bearer)
            and toward in ("", row.toward)
        ]
        if wanted.status == WITHOUT_DUTY:
            best = [row for row in mine if row.performance == WITHOUT_DUTY]
            return (WITHOUT_DUTY, best) if best else (next((row.status for row in mine), NOT_TRIGGERED), [])
        mine = [row for row in mine if row.performance != WITHOUT_DUTY]
        status = min((row.status for row in mine), key=STATUSES.index, default=NOT_TRIGGERED)
        return status, [row for row in mine if row.status == status]

    def _who(self, say: Speaker, wanted: "_Wanted", bearer: str, toward: str) -> str:
        if not wanted.act or not bearer:
            return f": a {wanted.kind} under {wanted.clause.text}"
        return f": {say.act(wanted.act, say.name(bearer), say.name(toward) if toward else 'somebody')} ({wanted.clause.text})"

    def _found(self, say: Speaker, status: str, rows: list[Row]) -> str:
        if not rows:
            return f"{NOT_TRIGGERED}: no rule leads there from what was told"
        row = rows[0]
        text = status
        if row.critical_date and status not in (NOT_TRIGGERED, NOT_IN_FORCE):
            text += f", since {show_day(row.critical_date)}"
        if status == ENDED:
            text += f", until {show_day(row.ended_on)}"
        if status in (DORMANT, LAPSED):
            words = [self.law.vocabulary.predicates.get(name) for name in row.waits_for]
            come = [word for word in words if word and word.sort != "status"]  # who is bound is no thing to wait for
            nouns = [say.noun(Lit(word.name, (Var("?"),) * (3 + len(word.roles)))) for word in come]
            text += f"; {'waits' if status == DORMANT else 'waited'} for: {', '.join(nouns)}"
        if len(rows) > 1:
            text += f" ({len(rows)} times, for different events)"
        return f"{text}. {say.key(row.key)}"

    def _why(
        self, status: str, rows: list[Row], wanted: "_Wanted", bearer: str, toward: str
    ) -> tuple[str, Rule | None]:
        """The rule that led to what was found, with its words; or the one that comes nearest to what was expected, with what it lacks."""
        run = self.story.run()
        if status in (NOT_TRIGGERED, NOT_IN_FORCE):
            from casus.ask.reasons import why_words
            from casus.assessment.occasions import why_not

            norms = dict.fromkeys(
                rule.norm
                for rule in self.law.rules()
                if rule.norm and rule.then.word == wanted.kind and wanted.clause.covers(rule.norm, rule.clause)
            )
            ways = [way for norm in norms for way in why_not(run, norm, bearer, toward)]
            ways = [way for way in ways if wanted.act in ("", dict(way.rule.then.roles).get("act"))]
            if not ways:
                return "", None
            nearest = min(ways, key=lambda way: way.base_missing)
            return why_words(run, [nearest]) if nearest.missing else "", nearest.rule
        row = rows[0]
        rule = self.law.rule(row.rule)
        resting = f"; it rests on {', '.join(row.because)}" if row.because else ""
        return f"{rule.says}{resting}" if rule is not None else "", rule

    # ---- what binds always ----

    def _standing(self, wanted: "_Wanted", line: StoryLine) -> None:
        problems: list[Problem] = []
        day = self.story.today(line.mark, problems)
        if day is None:
            raise Unmet(line, "a day on which to ask", "none", problems[0].cure)
        statuses = self.story.statuses(day.last)
        for bearer in wanted.bearers:
            bound = [
                rule
                for rule in self.law.rules()
                if rule.standing
                and wanted.kind in ("any", rule.then.word)
                and wanted.clause.covers(rule.norm, rule.clause)
                and wanted.act in ("", dict(rule.then.roles).get("act"))
                and rule.first <= day.last <= rule.last
                and self._given(rule)
                and binds(rule, bearer, wanted.towards, statuses, self.law.vocabulary)
            ]
            found = TRIGGERED if bound else NOT_TRIGGERED
            if found != wanted.status:
                say = Speaker(self.law, self.story.scenario)
                act = say.act(wanted.act, say.name(bearer), "others") if wanted.act else wanted.clause.text
                why = (
                    f"by {bound[0].id}: {bound[0].says}"
                    if bound
                    else f"no rule that binds always says so on {show_day(day.last)}"
                )
                raise Unmet(
                    line,
                    f"{'bound' if wanted.status == TRIGGERED else 'not bound'}: {act}",
                    "bound" if bound else "not bound",
                    why,
                )
            self.judged.append(
                Judged(
                    "standing",
                    wanted.kind,
                    (bearer, wanted.clause.id),
                    wanted.status,
                    rules=tuple(rule.id for rule in bound),
                )
            )

    def _given(self, rule: Rule) -> bool:
        """Whether a rule is part of the reading of the story."""
        answers = self.story.choice().answers
        return all(answers.get(question) == answer for question, answer in rule.given)

    # ---- concepts and statuses ----

    def _concept(self, spoken: Spoken, roles: dict[str, set[Value]], line: StoryLine) -> None:
        problems: list[Problem] = []
        word = self.law.vocabulary.predicates[spoken.step.action.word]
        expected = self._word(spoken, "holds", problems, TRUE)
        run = self.story.run()
        drawn = sorted(atom for atom in run.found.atoms if atom.pred == word.name)
        if "event" in spoken.words:
            wanted = self.story.value(spoken, "event", problems)
            told = [event.id for event in run.scenario.events if event.word in wanted and not event.denied]
            drawn = [atom for atom in drawn if atom.args[0] in told[-1:]]
        matched = [
            atom
            for atom in drawn
            if all(
                atom.args[3 + index] in roles[role.name] for index, role in enumerate(word.roles) if role.name in roles
            )
        ]
        found = TRUE if matched else FALSE
        if found != expected:
            say = Speaker(self.law, run.scenario)
            shown = (
                "; ".join(dict.fromkeys(say.statement(atom) for atom in (matched or drawn)[:3]))
                or "nothing of the kind"
            )
            raise Unmet(line, "so" if expected == TRUE else "not so", shown)
        about = tuple(str(value) for values in roles.values() for value in values)
        self.judged.append(Judged("concept", word.name, about, expected, atoms=tuple(matched)))

    def _status(self, spoken: Spoken, line: StoryLine, problems: list[Problem], only_read: bool) -> None:
        word = self.law.vocabulary.predicates[spoken.step.action.word]
        roles = self._roles(spoken, problems)
        expected = self._word(spoken, "holds", problems, TRUE)
        if "day" in spoken.words:
            day = self.story.speech.day(spoken.words["day"], spoken.marks["day"], problems)
            if line.keyword != "then":
                self.story.set_day(day)
        else:
            day = self.story.today(spoken.mark, problems)
        if day is None or problems or only_read:
            return
        on_day = [atom for atom in self.story.statuses(day.last) if atom.pred == word.name]
        indexes = [(index, roles[role.name]) for index, role in enumerate(word.roles) if role.name in roles]
        for values in _each([values for _, values in indexes]):
            matched = [
                atom
                for atom in on_day
                if all(atom.args[index] == value for (index, _), value in zip(indexes, values, strict=True))
            ]
            if (TRUE if matched else FALSE) != expected:
                say = Speaker(self.law, self.story.scenario)
                others = [
                    atom
                    for atom in on_day
                    if all(
                        atom.args[index] == value for (index, _), value in list(zip(indexes, values, strict=True))[1:]
                    )
                ]
                shown = ", ".join(dict.fromkeys(say.name(str(atom.args[0])) for atom in others)) or "nobody"
                raise Unmet(
                    line,
                    f"{'so' if expected == TRUE else 'not so'} on {show_day(day.last)}",
                    f"on that day by the law on file: {shown}",
                )
            self.judged.append(
                Judged("status", word.name, tuple(str(value) for value in values), expected, atoms=tuple(matched))
            )

    # ---- details of the norm spoken of last ----

    def _detail(self, spoken: Spoken, line: StoryLine, problems: list[Problem], only_read: bool) -> None:
        name = spoken.step.action.word
        wanted = self._detail_wanted(spoken, name, problems)
        if problems or only_read:
            return
        if not self.rows:
            raise Unmet(
                line,
                "a norm of which this line speaks",
                "none",
                "a line with Then that says who owes what must come first",
            )
        if name in OVER_ALL:
            self.story.turn()
            spoken_of = {row.key for row in self.rows}
            self.rows = tuple(row for row in self.story.rows() if row.key in spoken_of)
        expected = spoken.step.action.constant("holds", TRUE) == TRUE
        found: dict[tuple[str, str], list[str]] = {}  # one duty may stand there for several events
        for row in self.rows:
            found.setdefault((row.bearer, row.toward), []).extend(self._detail_of(row, name))
        if not all((wanted in items) == expected for items in found.values()):
            shown = sorted({", ".join(dict.fromkeys(items)) or "nothing" for items in found.values()})
            raise Unmet(
                line,
                wanted if expected else f"not {wanted}",
                "; ".join(shown),
                f"in {self.rows[0].rule or self.rows[0].norm}",
            )
        self.judged.append(Judged("detail", name, (wanted,), wanted, self.rows))

    def _detail_wanted(self, spoken: Spoken, name: str, problems: list[Problem]) -> str:
        speech = self.story.speech
        if name in ("due", "since", "ended"):
            day = speech.day(spoken.words["day"], spoken.marks["day"], problems)
            return show_day(day.last) if day is not None else ""
        if name in ("question", "dispute"):
            table = (
                self.law.questions
                if name == "question"
                else {item.id: item for item in (*self.law.disputes, *self.story.scenario.disputes)}
            )
            return speech.one_of(spoken.words[name], table, name, spoken.marks[name], problems) or ""
        if name == "wording":
            return spoken.words.get("wording", "") or spoken.step.action.constant("wording")
        if name == "denied_by":
            return str(speech.value(spoken.words["who"], "holder", spoken.marks["who"], problems) or "")
        return self._word(spoken, name, problems)

    def _detail_of(self, row: Row, name: str) -> list[str]:
        if name in ("question", "dispute"):
            what = {"question": "question", "dispute": "account"}[name]
            return [
                change.id
                for turn in (*row.turns_on, *row.turns_unheld)
                for change in turn.changes
                if change.what == what
            ]
        if name == "waits_for":
            return list(row.waits_for)
        day = {"due": row.due, "since": row.critical_date, "ended": row.ended_on}.get(name)
        if day is not None:
            return [show_day(day)] if day else []
        if name == "statuses":
            return [" or ".join(row.statuses) if row.standing == CONTESTED else row.standing]
        if name == "arguable":
            every = [status for status in STATUSES if status in (*row.statuses, *row.statuses_unheld)]
            return [" or ".join(every) if row.standing == ARGUABLE else row.standing]
        if name == "denied_by":
            return list(row.denied_by)
        if name == "standing":
            return [row.standing]
        if name == "performance":  # a line may leave out in which way it was performed
            return list(dict.fromkeys((row.performance, common(row.performance))))
        return [{"deadline": row.deadline, "wording": row.wording}[name]]


class _Wanted(NamedTuple):
    """What a line says of norms: an empty act or party stands for any."""

    kind: str
    act: str
    bearers: tuple[str, ...]
    towards: tuple[str, ...]
    clause: ClauseName
    status: str

    def met(self, status: str) -> bool:
        """Whether a status bears that out: what is not in force does not arise either, so the plain denial is true of both."""
        return status == self.status or (status, self.status) == (NOT_IN_FORCE, NOT_TRIGGERED)


def _each(choices: list[set[Value]]) -> list[tuple[Value, ...]]:
    found: list[tuple[Value, ...]] = [()]
    for values in choices:
        found = [(*row, value) for row in found for value in sorted(values, key=str)]
    return found
