"""An interview: from what was told of an event so far to the next question, with its choices and why it is asked; and to a scenario file.

The first questions are those that the vocabulary asks of a kind of event: who, to whom, when. After them only that is asked on which a
norm turns (ask/untold.py). Whatever the answers, the file says what was told and no more: what is not known is written as unknown, or left
out and said in the note.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from casus.ask.asking import Asker, Offered, Question
from casus.ask.compare import SCHEMA_LINE, check_new, save_scenario
from casus.ask.turns_on import weight
from casus.ask.untold import key_of
from casus.assessment.results import DORMANT, TRIGGERED
from casus.files.days import Span, parse_day, show_day
from casus.files.fields import check_id
from casus.files.problems import Mark, Problem, wrong
from casus.files.tree import Map, Node, Seq
from casus.files.writer import write_tree
from casus.interface.assessing import Assessment, assess
from casus.interface.loading import LoadedScenario, law_given, path_given, read_tree, several, word_given
from casus.interface.result import Path, Result, noted
from casus.law.model import Law
from casus.law.systems import named_in as named_by
from casus.law.systems import system_of_body
from casus.law.vocabulary import UNKNOWN, Role
from casus.scenarios.draft import scalar
from casus.scenarios.model import Scenario
from casus.show.blocks import Block
from casus.show.report_answer import AnswerSection
from casus.words.answers import PARTS, YES, Account, Entry, Judgement, unfit
from casus.words.names import sentence_start
from casus.words.speech import Found, named_in

_LONGEST_LINE = 500


class Interview(Result):
    """An interview as far as it came: `told` has the answers that were taken, `question` what is asked next (None at the end), `problems` what was
    wrong with the last answer, which then was not taken. `assessment` is the answer to what is told so far; None before there is a whole event.
    """

    __slots__ = ("_account", "_asked", "_found", "_law", "assessment", "line", "problems", "told")

    def __init__(self, law: Law, told: Sequence[tuple[str, str]], line: str) -> None:
        self._law, self.line = law, line
        self._found = named_in(law, line) if line else Found()
        taken, problems = _taken(law, told)
        account, scenario, misfits = _fitted(law, taken, line)
        while misfits and taken:  # an answer with which the rest does not fit together is none
            taken, problems = taken[:-1], problems or misfits
            account, scenario, misfits = _fitted(law, taken, line)
        self._account = account
        self.told = tuple(taken)
        self.problems = tuple(problems)
        self.assessment = assess(scenario, law) if scenario is not None else None
        self._asked: list[Question | None] = []

    # ---- going on ----

    @property
    def question(self) -> Question | None:
        """What is asked next; found once, when it is wanted: who wants the file alone need not wait for it."""
        if not self._asked:
            run = self.assessment._one.run if self.assessment else None
            self._asked.append(Asker(self._law, self._account, self._found, run).next())
        return self._asked[0]

    def answered(self, value: str) -> "Interview":
        """The interview with an answer to its question; with `problems` and the same question where it is none."""
        if self.question is None:
            raise wrong("nothing is left to ask", "save the file", "no-question")
        told = (*self.told, (self.question.key, value))
        return Interview(self._law, told, self.line)

    def back(self) -> "Interview":
        """The interview without the latest answer."""
        return Interview(self._law, self.told[:-1], self.line)

    # ---- the file ----

    def tree(self, name: str = "my-case") -> Map:
        """What is told, as the tree of a scenario file. Raises CasusError where no event is told whole."""
        if all(one.denied for one in self._account.whole()):
            raise wrong(
                "no event is told so far, so there is no file", "say what happened, who did it and when", "no-events"
            )
        return _File(self._account).tree(name, self.line)

    def yaml(self, path: Path = "my-case.yaml") -> str:
        """The file as text, with the line by which editors find its schema. Raises CasusError where no event is told whole."""
        return f"{SCHEMA_LINE}\n{write_tree(self.tree(_name_of(path)))}"

    def save(self, path: Path, *, force: bool = False) -> None:
        """Write the file. force: over one that is there. Raises CasusError where it is there already, or cannot be written."""
        place = path_given(path)
        save_scenario(place, self.yaml(place), self._law, force=force)

    # ---- what it says ----

    def summary(self) -> str:
        """How many answers there are, and what is asked next."""
        asked = f"next: {self.question.asks}" if self.question is not None else "nothing is left to ask"
        return f"{len(self.told)} answers; {asked}"

    def values(self) -> dict[str, Any]:
        """All of it as plain values."""
        question = None if self.question is None else self.question._asdict()
        if question is not None:
            for name in ("choices", "others"):
                question[name] = [one._asdict() for one in question[name]]
        wrongs = [{"message": one.message, "cure": one.cure} for one in self.problems]
        return {
            "told": [list(pair) for pair in self.told],
            "question": question,
            "problems": wrongs,
            "so_far": self.headline(),
        }

    def rows(self) -> list[dict[str, Any]]:
        """One row for each answer."""
        return [{"key": key, "value": value} for key, value in self.told]

    def headline(self, most: int = 6) -> list[str]:
        """The answer to what is told so far, in lines, with what was assumed; none before there is a whole event. most: how many norms."""
        return headline(self.assessment, most) if self.assessment is not None else []

    def blocks(self, form: str = "text", *, all: bool = False, sources: bool = False) -> list[Block]:
        """The report on what is told so far; nothing before there is a whole event."""
        return self.assessment.blocks(form, all=all, sources=sources) if self.assessment is not None else []


@noted("")
def interview(told: Iterable[tuple[str, str]] = (), line: str = "", law: Law | None = None) -> Interview:
    """From what is told of an event so far to the next question, why it is asked, and the answer so far; and at the end to a scenario file.

    told: the answers so far, each with the key of its question, in their order. line: a line of the story, out of which names of states, places
    and days and the kind of event are offered as answers; it decides nothing. law: the bundled one if None. Raises CasusError for what is
    neither; a wrong answer is no error but stands in `problems`.
    """
    pairs = []
    for pair in several("what is told", told):
        if not (isinstance(pair, tuple | list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise wrong(
                "an answer has to be a pair of texts: the key of its question, and what is told",
                "see help(casus)",
                "wrong-type",
            )
        pairs.append((pair[0], pair[1]))
    line = " ".join(word_given("a line of the story", line).split())
    if wrongs := unfit(line, _LONGEST_LINE):
        raise wrong(f"the line of the story is not read: {wrongs[0]}", wrongs[1], "line")
    return Interview(law_given(law), pairs, line)


def _fitted(law: Law, told: Sequence[tuple[str, str]], line: str) -> tuple[Account, Scenario | None, list[Problem]]:
    """What some answers tell, anew, so that nothing is left of one that was none; the scenario that the file would be, None where no event is
    told whole; and what does not fit together in it."""
    account = Account(law)
    for key, value in told:
        account.tell(key, value)
    if all(one.denied for one in account.whole()):
        return account, None, []
    found: list[Problem] = []
    scenario = read_tree(_File(account).tree("my-case", line), law, "my-case.yaml", found)
    serious = [problem for problem in found if not problem.warning]
    if scenario is None or serious:
        return account, None, serious
    return account, LoadedScenario.of(scenario, law), []


def _taken(law: Law, told: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The answers up to the first that is none, and what is wrong with that."""
    account = Account(law)
    for place, (key, value) in enumerate(told):
        if problems := account.tell(key, value):
            return list(told[:place]), problems
    return list(told), []


_HERE = Mark("", 1, 1)


class _File:
    """What was told, as the tree of a scenario file. What is not known is written as unknown where a file can say so; else the note says it."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def _title(self, line: str) -> str:
        first = next((one for one in self.account.entries if not one.denied), None)
        if line or first is None:
            return sentence_start(" ".join(line.split())) or "A case of my own"
        roles = [(name, values[0]) for name, values in first.roles.items() if values != [UNKNOWN]]
        return sentence_start(self.account.said(key_of(first.word, roles)))

    def tree(self, name: str, line: str = "") -> Map:
        """The tree of the scenario file, of what is told whole. Raises ValueError where no event is."""
        spans = [parse_day(text) for one in self.account.whole() for text in (one.date, one.until) if text]
        last = max(span.last for span in spans if isinstance(span, Span))
        made: list[tuple[str, Node]] = [
            ("scenario", scalar(name)),
            ("title", scalar(self._title(line))),
            ("kind", scalar("hypothetical")),
        ]
        made += [("as_of", scalar(show_day(last)))]
        made += [("summary", scalar(line))] if line else []
        actors = {
            actor: _map(kind=scalar(kind), name=scalar(shown)) for actor, (kind, shown) in self.account.actors.items()
        }
        made += [("actors", _map(**actors))] if actors else []
        places = {place: self._place(shown, code) for place, (shown, code) in self.account.places.items()}
        made += [("places", _map(**places))] if places else []
        whole = self.account.whole()
        own = [one for one in whole if not (one.before and one.held_by != [YES])]
        made.append(("events", _seq(self._event(one) for one in own)))
        facts = [*map(self._fact, self.account.judgements), *self._behind()]
        made += [("facts", _seq(facts))] if facts else []
        disputes = [self._disputed(one) for one in whole if one.denied_by or one not in own]
        made += [("disputed", _seq(disputes))] if disputes else []
        left = f" Not known: {'; '.join(dict.fromkeys(self.account.left))}." if self.account.left else ""
        parts = [one.id for one in self.account.entries if one not in whole]
        parts += [
            f"who stands behind {actor}" for actor, told in self.account.stands_behind.items() if len(told) < PARTS
        ]
        left += f" Told in part and left out: {', '.join(parts)}." if parts else ""
        made.append(
            (
                "note",
                scalar(
                    f"Told in an interview, without a source so far: add the sources, and write history where it happened.{left}"
                ),
            )
        )
        return Map(tuple((scalar(key), value) for key, value in made), _HERE)

    def _place(self, shown: str, code: str) -> Map:
        status = next(word for word in self.account.words.values() if word.territory)
        role = next(
            role.name for role in status.roles if self.account.law.vocabulary.types[role.type].special != "places"
        )
        return _map(name=scalar(shown), **{status.name: _seq([_map(**{role: scalar(code)})])})

    def _event(self, entry: Entry) -> Map:
        word = self.account.words[entry.word]
        roles = {role.name: entry.roles[role.name] for role in word.roles if role.name in entry.roles}
        if not entry.denied:
            roles = {
                role.name: roles.get(role.name, [UNKNOWN]) for role in word.roles if role.name in roles or role.written
            }
        made: dict[str, Node] = {"id": scalar(entry.id)}
        made |= {"date": scalar(entry.date)} if entry.date else {}
        made |= {"until": scalar(entry.until)} if entry.until else {}
        made |= {"denied": scalar("true")} if entry.denied else {}
        made |= {"after": _values(entry.after)} if entry.after else {}
        return _map(**made, **{entry.word: _map(**{role: _values(values) for role, values in roles.items()})})

    def _fact(self, fact: Judgement) -> Map:
        made: dict[str, Node] = {fact.word: _map(**{role: scalar(value) for role, value in fact.roles})}
        made |= {"denied": scalar("true")} if fact.denied else {}
        return _map(**made, **({"held_by": _values(fact.held_by)} if fact.held_by else {}))

    def _behind(self) -> Iterable[Map]:
        for actor, told in self.account.stands_behind.items():
            if len(told) < PARTS:
                continue
            word = next(word for word in self.account.words.values() if word.open is not None and word.appraisal)
            assert word.open is not None
            roles = {
                role.name: scalar(actor if role.name == word.open.about else self._part(role, told))
                for role in word.roles
            }
            yield _map(**{word.name: _map(**roles), "held_by": _values(told.get("held_by", []))})

    def _part(self, role: Role, told: Mapping[str, list[str]]) -> str:
        return told.get("degree" if self.account.law.vocabulary.numeric(role.type) else "state", [UNKNOWN])[0]

    def _disputed(self, entry: Entry) -> Map:
        """An event that somebody denies, or that only somebody tells: two accounts, each with its holders."""
        what = entry.id.replace("-", " ")
        plain = "used unless another is chosen; this is no finding that it is true"
        if entry.denied_by:
            told = _map(id=scalar("told"), says=scalar(f"The {what} happened as told."))
            other = _map(
                id=scalar("denied"),
                says=scalar(f"The {what} did not happen so."),
                held_by=_values(entry.denied_by),
                drop=_values([entry.id]),
            )
        else:
            told = _map(id=scalar("untold"), says=scalar(f"Nothing is told of a {what}."))
            other = _map(
                id=scalar("told"),
                says=scalar(f"There was a {what}."),
                held_by=_values(entry.held_by),
                add=_seq([self._event(entry)]),
            )
        return _map(
            id=scalar(f"{entry.id}-disputed"),
            about=scalar(f"whether there was a {what}"),
            default=told.get("id") or scalar(""),
            because=scalar(f"the account of the one who told this file, {plain}" if entry.denied_by else f"the account that adds no event, {plain}"),
            versions=_seq([told, other]),
        )  # fmt: skip


def _map(**entries: Node) -> Map:
    return Map(tuple((scalar(key), value) for key, value in entries.items()), _HERE)


def _seq(items: Iterable[Node]) -> Seq:
    return Seq(tuple(items), _HERE)


def _values(values: Sequence[str]) -> Node:
    return scalar(values[0]) if len(values) == 1 else _seq(map(scalar, values))


def template_text(path: Path = "my-case.yaml") -> str:
    """A scenario file with an example of every common case, named after its path."""
    from casus.files.bundled import bundled
    from casus.files.inputs import content

    text = content(os.path.join(bundled("docs"), "case-template.yaml")).decode("utf-8")
    return text.replace("scenario: my-case", f"scenario: {_name_of(path)}", 1)


def save_template(path: Path, *, force: bool = False) -> None:
    """Write such a file. force: over one that is there. Raises CasusError where it is there already, or cannot be written."""
    save_scenario(
        path_given(path), template_text(path), None, force=force
    )  # it is of the bundled law, whatever law is taken


def _name_of(path: Path) -> str:
    """The name of a scenario in a file: that of the file, where it can be one."""
    stem = os.path.splitext(os.path.basename(path_given(path)))[0]
    problems: list[Problem] = []
    check_id(scalar(stem), problems)
    return "my-case" if problems else stem


_MOST_NAMED = 5
"""How many bearers are named one by one."""


def _systems_named(found: Assessment) -> set[str]:
    """The systems of treaties whose organisations an event names: who named one wants to know of it first."""
    named = set().union(*map(named_by, found.scenario.events))
    return {system for one in named if (system := system_of_body(found.law, one))}


def headline(found: Assessment, most: int = 6) -> list[str]:
    """The answer in a few lines: each norm that arose, what carries most first, by whom and toward whom, and how it stands; then what was assumed."""
    voice, named = found.view().voice, _systems_named(found)
    live = [row for row in found.norms if row.bound and row.status in (TRIGGERED, DORMANT)]
    lines: dict[tuple[str, ...], list[str]] = {}
    order = sorted(
        live,
        key=lambda row: (row.status != TRIGGERED, found.law.system_of(row.norm) not in named, weight(voice, row.norm)),
    )
    for row in order:
        lines.setdefault((row.norm, row.kind, row.act, row.toward, row.status, row.standing), []).append(row.bearer)
    said = []
    for (norm, kind, act, toward, status, standing), each in lines.items():
        bearers = list(dict.fromkeys(each))  # who owes it twice, out of two events, is one
        word = {"duty": "owed by", "breach": "broken by"}.get(kind, "for")
        waits = "" if status == TRIGGERED else "; it waits for more to happen"
        many = voice.series(bearers) if len(bearers) <= _MOST_NAMED else f"{len(bearers)} members"
        who = f"{word} {many}" + (f" toward {voice.name(toward)}" if bearers != [toward] else "")
        said.append(f"{voice.act_name(act)} ({voice.paragraph(norm)}): {who}{waits}; {standing}.")
    shown = said[:most] + ([f"And {len(said) - most} more."] if len(said) > most else [])
    taken: dict[str, list[str]] = {}
    for event, role, value in found.assumed:
        taken.setdefault(event, []).append(f"{role} {voice.name(value)}".replace("_", " "))
    assumed = "; ".join(f"{event}: {', '.join(parts)}" for event, parts in taken.items())
    nothing = f"{AnswerSection(found.view()).nothing().partition(': see ')[0].rstrip('.')}."
    return (shown or [nothing if len(nothing) > 1 else "No promise on file is called in by this."]) + (
        [f"Assumed, as nothing is told: {assumed}."] if assumed else []
    )


__all__ = ["Interview", "Offered", "Question", "check_new", "headline", "interview", "save_template", "template_text"]
