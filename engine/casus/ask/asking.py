"""What is asked next in an interview: what every event of its kind has, then what matters of what is not told, last whether there is more.

Every word that is offered is one of the vocabulary, of the states, bodies and places on file, or of what was told.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.untold import BESIDE, DENIED, Matter, bodies_of, role_of_event, untold
from casus.assessment.engine import Run
from casus.law.model import Law
from casus.law.reach import reach_of, roots_of, who_of
from casus.law.vocabulary import UNKNOWN, Predicate, Role
from casus.words.answers import MORE, NO, SEVERAL, WHAT, YES, Account, Entry, entry_of_key
from casus.words.names import Voice, sentence_start
from casus.words.speech import Found

_GAP, _UNTOLD = "____", "..."


class Offered(NamedTuple):
    """One answer that can be taken: what is told by it, and what it says."""

    value: str
    says: str


class Question(NamedTuple):
    """What is asked next. `key` names it where the answer is told; `why` says why it is asked; `choices` are the likeliest answers, `others`
    the rest of what the vocabulary allows; `default` is one that a line of the story suggests, to be confirmed; `write` what may be written.
    """

    key: str
    asks: str
    why: str
    choices: tuple[Offered, ...]
    others: tuple[Offered, ...] = ()
    default: str = ""
    write: str = ""


class Asker:
    """Finds the next question."""

    def __init__(self, law: Law, account: Account, found: Found, run: Run | None) -> None:
        self.law, self.account, self.found, self.run = law, account, found, run
        self.words = law.vocabulary.predicates
        self.voice = Voice(law, run.scenario if run is not None else account.stub())

    def next(self) -> Question | None:
        """The next question: of an event that is not told whole, then of what matters, last whether there is more to tell."""
        if not self.account.entries:
            return self._kind(WHAT)
        for entry in self.account.entries:
            if not entry.denied and (question := self._lacking(entry)) is not None:
                return question
        for name, degree in self.account.stands_behind.items():
            for part in ("degree", "held_by"):
                if part not in degree:
                    return self._behind(name, part)
        if self.account.ended:
            return None
        matter = self._matter()
        return self._about(*matter) if matter is not None else self._kind(MORE)

    def _matter(self) -> "tuple[list[Matter], str] | None":
        """What matters most of what is not told: several things that whom it befell may have done before are asked in one."""
        if self.run is None:
            return None
        for entry in (one for one in self.account.entries if one.asked_first):
            found = untold(self.run, entry.id, self.account.asked)
            if found:
                before = [
                    one for one in found if one.kind == BESIDE and one.entry is not None and not self._is_about(one)
                ]
                return (before if found[0] in before else found[:1]), entry.id
        return None

    def _is_about(self, matter: Matter) -> bool:
        return matter.entry is not None and bool(role_of_event(self.law, self.words[matter.entry.word]))

    # ---- the kind, and what every event of it has ----

    def _kind(self, key: str) -> Question:
        acts, roots = {act.word for act in self.law.acts}, roots_of(self.law)
        kinds = [one for one in self.words.values() if one.sort == "event" and not one.record and one.name not in acts]
        weighty = {one.name for one in kinds if (one.name, who_of(one)) not in reach_of(self.law).asking}
        weighty &= {root for name in self.law.norms() for root in roots.get(name, ())}
        weighty &= {word for word, _ in reach_of(self.law).guarded} | {
            one.name for one in kinds if not role_of_event(self.law, one)
        }
        likely = self.found.words if key == WHAT else ()
        order = sorted(kinds, key=lambda one: likely.index(one.name) if one.name in likely else len(likely))
        every = tuple(Offered(one.name, f"{one.name.replace('_', ' ')}: {_first_sentence(one.says)}") for one in order)
        choices = tuple(one for one in every if one.value in weighty or one.value in likely)
        rest = tuple(one for one in every if one not in choices)
        if key == WHAT:
            why = "which promises can be called in depends on the kind of event"
            return Question(
                key,
                "What happened?",
                why,
                choices,
                rest,
                likely[0] if likely else "",
                "or a word for it, as people call it",
            )
        ends = (Offered(NO, "no, that is all"),)
        why = "nothing else that was tried changes a duty that is in play; another event may bring a duty of its own"
        return Question(
            key, "Is there another event to tell?", why, ends, (*choices, *rest), NO, "or a word for what happened"
        )

    def _lacking(self, entry: Entry) -> Question | None:
        word = self.words[entry.word]
        for role in word.roles:
            if not (role.open or role.optional or role.every) and role.name not in entry.roles:
                return self._role(entry, role, "no rule can be applied without it")
        for role in (
            word.roles if entry.asked_first else ()
        ):  # what a file always writes, and a line of a story often says
            if role.written and self.law.vocabulary.types[role.type].values and role.name not in entry.roles:
                return self._role(entry, role, "what is protected, and by which promise, may depend on it")
        if not entry.date:
            why = "who was bound, and by which wording, depends on the day"
            day = self.found.days[0] if self.found.days and entry.asked_first else self.account.last_day()
            day = "" if entry.before else day
            return Question(
                f"{entry.id}.date",
                f"When? {sentence_start(self._sentence(entry))}",
                why,
                (),
                (),
                day,
                "a day, a month or a year, as in 2022-09-13, 13 September 2022 or 2022-09",
            )
        if entry.before and not entry.held_by:
            asks = f"Is it agreed, or does only somebody say so? {sentence_start(self._sentence(entry))}"
            choices = (Offered(YES, "nobody is known to deny it"),)
            return Question(
                f"{entry.id}.held_by",
                asks,
                "what only one side says becomes an account of that side",
                choices,
                (),
                "",
                f"or who says so, as in: {self._example()}",
            )
        return None

    def _sentence(self, entry: Entry, gap: str = "") -> str:
        """An event read aloud with what is told of it; what is asked is a gap."""
        word = self.words[entry.word]
        always = re.sub(r"\[[^\]]*\]", "", word.phrase)
        shown = {role.name: _UNTOLD for role in word.roles if f"{{{role.name}}}" in always}
        shown |= {name: self._names(word, name, values) for name, values in entry.roles.items() if values != [UNKNOWN]}
        return self.voice.fill(word.phrase, {**shown, **({gap: _GAP} if gap else {})})

    def _names(self, word: Predicate, name: str, values: Sequence[str]) -> str:
        role = word.role(name)
        return " and ".join(self.voice.value(role, value) if role is not None else value for value in values)

    def _role(self, entry: Entry, role: Role, why: str) -> Question:
        """What stands in a role of an event."""
        kind = self.law.vocabulary.types[role.type]
        sentence = sentence_start(self._sentence(entry, role.name))
        word = role.name.replace("_", " ")
        if _GAP in sentence:
            word = (
                "who"
                if kind.entities or kind.actors
                else "where"
                if kind.special == "places"
                else f"which {word}"
                if kind.values
                else "which"
            )
        asks = f"{sentence_start(word)}? {sentence}"
        choices, others, default, write = self._values(entry, role)
        acting = kind.actors and role.name == who_of(self.words[entry.word])
        unknown = (Offered(UNKNOWN, "not known"),) if role.open or acting else ()
        return Question(f"{entry.id}.{role.name}", asks, why, (*choices, *unknown), others, default, write)

    def _values(self, entry: Entry, role: Role) -> tuple[tuple[Offered, ...], tuple[Offered, ...], str, str]:
        """What may stand in a role: the likeliest, the rest, what the line suggests, and what may be written."""
        kind, law = self.law.vocabulary.types[role.type], self.law
        if kind.values:
            meanings = kind.meanings or ("",) * len(kind.values)
            pairs = zip(kind.values, meanings, strict=True)
            says = tuple(
                Offered(value, f"{value.replace('_', ' ')}{': ' if means else ''}{means}") for value, means in pairs
            )
            return says, (), "", ""
        if kind.special == "places":
            named = [
                *self.found.places,
                *(state for state in self.account.parties() if law.entities[state].kind == "state"),
            ]
            rest = sorted({*law.places} - {*named}, key=self.voice.name)
            default = self.found.places[0] if len(self.found.places) == 1 else ""
            return (
                self._offer(named),
                self._offer(rest),
                default,
                f"or a place with its state, as in: NAME in {self._example()}",
            )
        if kind.special == "instruments":
            return (), self._offer(law.instruments), "", "a treaty, by its name"
        parties = [
            name for name in (*self.account.parties(), *self.found.parties) if law.entities[name].kind in kind.entities
        ]
        given = {value for values in entry.roles.values() for value in values}
        bodies = bodies_of(self.run.law) if self.run is not None and "organ" in kind.entities else ()
        named = [name for name in dict.fromkeys((*bodies, *parties)) if name not in given]
        rest = [
            one.id
            for one in sorted(law.entities.values(), key=lambda one: one.name)
            if one.kind in kind.entities and one.id not in named
        ]
        actors = (
            f"; of who is no state, what it is and a name, as in: {self.account.likeliest_kind(kind.actors)} NAME ({', '.join(kind.actors)})"
            if kind.actors
            else ""
        )
        return self._offer(named), self._offer(rest), "", f"or a name{actors}"

    def _example(self) -> str:
        """A state that was told of; the first on file before any was."""
        told = [name for name in self.account.parties() if self.law.entities[name].kind == "state"]
        return self.voice.name(next(iter(told), next(iter(self.law.entities))))

    def _offer(self, names: Iterable[str]) -> tuple[Offered, ...]:
        return tuple(Offered(name, self.voice.name(name)) for name in dict.fromkeys(names))

    # ---- what turns on what is not told ----

    def _about(self, matters: list[Matter], about: str) -> Question:
        norms = tuple(dict.fromkeys(norm for one in matters for norm in one.norms))
        first, why = matters[0], self._why(norms)
        if first.kind == DENIED:
            entry = self.account.entry(about)
            assert entry is not None
            asks = f"Does anybody say that it was not so? {sentence_start(self._sentence(entry))}"
            return Question(
                f"{about}.denied_by",
                asks,
                why,
                (Offered(NO, "nobody is known to deny it"), Offered(UNKNOWN, "not known")),
                (),
                "",
                f"or who denies it, as in: {self._example()}",
            )
        if first.kind == BESIDE:
            return self._beside(matters, why)
        return self._open(first, why)

    def _why(self, norms: Sequence[str]) -> str:
        named = dict.fromkeys(
            f"{self.voice.act_name(str(dict(rule.then.roles)['act']))} ({norm.partition('/')[0]})"
            for norm in norms
            if (rule := self.law.drawing(norm)) is not None
        )
        shown, more = list(named)[:2], len(named) - 2
        said = f"{', '.join(shown)} and {more} more" if more > 0 else " and ".join(shown)
        return f"{said} turn{'s' if len(named) == 1 else ''} on it"

    def _open(self, matter: Matter, why: str) -> Question:
        one, before, two = matter.id.partition(" before ")
        if before:
            choices = (
                Offered(one, f"{one} came first"),
                Offered(two, f"{two} came first"),
                Offered(UNKNOWN, "not known"),
            )
            return Question(matter.id, f"Which came first: {one} or {two}?", why, choices)
        name, _, field = matter.id.rpartition(".")
        entry = self.account.entry(name)
        if entry is None:
            return self._of_actor(name, field, matter.id, why)
        if field == "until":
            return Question(
                matter.id,
                f"What was its last day? {sentence_start(self._sentence(entry))}",
                why,
                (Offered(UNKNOWN, "not known"),),
                (),
                "",
                "a day, a month or a year",
            )
        role = self.words[entry.word].role(field)
        assert role is not None
        return self._role(entry, role, why)

    def _of_actor(self, name: str, word: str, key: str, why: str) -> Question:
        """What may be so of an actor who is no state."""
        predicate = self.words[word]
        numeric = self.law.vocabulary.numeric
        given = {role.name: _UNTOLD if numeric(role.type) else _GAP for role in predicate.roles}
        given |= {predicate.open.about: self.voice.name(name)} if predicate.open is not None else {}
        choices = (Offered(NO, "no state"), Offered(UNKNOWN, "not known"))
        states = [one.id for one in sorted(self.law.entities.values(), key=lambda one: one.name) if one.kind == "state"]
        return Question(
            key,
            f"Which state? {sentence_start(self.voice.fill(predicate.phrase, given))}",
            why,
            (*self._offer(self.found.parties), *choices),
            self._offer(states),
            "",
            "or a state",
        )

    def _behind(self, actor: str, part: str) -> Question:
        key = next(name for name, predicate in self.words.items() if predicate.open is not None and predicate.appraisal)
        if part == "held_by":
            return Question(
                f"{actor}.{key}.held_by",
                "Who says so?",
                "that a state stands behind somebody is a judgement, and a judgement has a holder",
                (),
                (),
                "",
                "a state or a body, or several",
            )
        role = next(role for role in self.words[key].roles if self.law.vocabulary.types[role.type].scale)
        kind = self.law.vocabulary.types[role.type]
        return Question(
            f"{actor}.{key}.degree",
            f"How far? {sentence_start(role.name)}",
            "how far a state stands behind somebody decides whether the act counts as its own",
            tuple(Offered(value, value) for value in kind.values),
        )

    def _beside(self, matters: list[Matter], why: str) -> Question:
        """What could have happened beside the event, or be judged of it."""
        nouns = {one.id: self.account.said(one.id) for one in matters}
        first, unknown = matters[0].id, Offered(UNKNOWN, "not known")
        if self.words[entry_of_key(first)[0]].appraisal:
            return Question(
                first,
                f"Did any state or body say this: {nouns[first]}?",
                f"{why}; a judgement has a holder",
                (Offered(NO, "nobody is known to"), unknown),
                (),
                "",
                f"or who judges so, as in: {self._example()}",
            )
        if self._is_about(matters[0]):
            return Question(first, f"Was there {nouns[first]}?", why, (Offered(YES, "yes"), Offered(NO, "no"), unknown))
        key = SEVERAL + " ".join(nouns)
        return Question(
            key,
            "Had one of these happened before it?",
            why,
            (*(Offered(one, noun) for one, noun in nouns.items()), Offered(NO, "none of these"), unknown),
        )


def _first_sentence(text: str) -> str:
    """The first sentence of what the vocabulary says of a word."""
    return " ".join(text.split()).partition(". ")[0].rstrip(".")
