"""What somebody told of an event, answer by answer, each read like the words of a sentence. What is not known stays so: who acted is then an actor of the kind of
which least is excluded, and the note of the file says it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from casus.files.days import DayError, Span, parse_day
from casus.files.problems import Mark, Problem, offer, quote
from casus.law.model import Law
from casus.law.reach import who_of
from casus.law.vocabulary import UNKNOWN, Role
from casus.law.world import entity_code
from casus.scenarios.model import Scenario
from casus.words.speech import KnownNames, Speech, kinds_meant
from casus.words.statements import Speaker

WHAT, MORE, YES, NO = "what", "more", "yes", "no"
SEVERAL = "before "
"""How the key of a question begins that names several things which may have happened before, each as word(role=value)."""
_NOT_KNOWN = (UNKNOWN, "not known", "?", "do not know", "don't know")
_YES, _NO = (YES, "y"), (NO, "n", "nobody", "none")
_KEY = re.compile(r"([a-z_]+)\((.*)\)")
_PLACED = re.compile(r"(.+?)(?:, | in )(.+)")
_HERE = Mark("", 1, 1)
PARTS = 3
"""What is asked of who stands behind somebody: the state, how far, and who says so."""
MOST = 60
"""How many answers are read."""


LONGEST = 200
"""How many letters an answer may have."""


def unfit(text: str, most: int = LONGEST) -> tuple[str, str] | None:
    """What is wrong with a text that cannot stand in a file, and what to do; None for any other."""
    if not text.isprintable():
        return "there is a character in it that cannot be seen", "leave the character out"
    return (f"it has more than {most} letters", "write less; the file can say more") if len(text) > most else None


class Entry:
    """One event as far as it is told: `before` what somebody may have done earlier, `asked_first` what the teller named by itself."""

    def __init__(self, name: str, word: str, roles: Mapping[str, list[str]]) -> None:
        self.id, self.word, self.roles = name, word, dict(roles)
        self.date = self.until = ""
        self.denied = self.before = self.asked_first = False
        self.held_by: list[str] = []
        self.denied_by: list[str] = []
        self.after: list[str] = []


class Judgement(NamedTuple):
    """A fact that is told: its word, its roles, who holds it, and whether it is denied."""

    word: str
    roles: tuple[tuple[str, str], ...]
    held_by: tuple[str, ...] = ()
    denied: bool = False


def entry_of_key(key: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The word and the known roles of word(role=value,role=value); no word where a text has another form."""
    matched = _KEY.fullmatch(key)
    if matched is None:
        return "", ()
    pairs = [part.partition("=") for part in matched[2].split(",") if part]
    return matched[1], tuple((name, value) for name, _, value in pairs)


class Account:
    """What was told so far. `asked` are the keys of what needs no more asking, `ended` whether the teller has no more to tell."""

    def __init__(self, law: Law) -> None:
        self.law, self.words = law, law.vocabulary.predicates
        self.entries: list[Entry] = []
        self.judgements: list[Judgement] = []
        self.actors: dict[str, tuple[str, str]] = {}
        self.places: dict[str, tuple[str, str]] = {}
        self.stands_behind: dict[str, dict[str, list[str]]] = {}
        self.asked: set[str] = set()
        self.left: list[str] = []
        self.ended = False
        self.answers = 0

    # ---- what is there ----

    def entry(self, name: str) -> Entry | None:
        """The event of that id."""
        return next((one for one in self.entries if one.id == name), None)

    def parties(self) -> list[str]:
        """The states and bodies that are named so far, in their order."""
        named = [value for one in self.entries for values in one.roles.values() for value in values]
        return [name for name in dict.fromkeys(named) if name in self.law.entities]

    def last_day(self) -> str:
        """The latest day that was told; empty for none."""
        return max((one.date for one in self.entries), default="")

    def whole(self) -> list[Entry]:
        """The events that are told with all that each must have; what did not happen among them."""
        return [one for one in self.entries if one.denied or self._is_whole(one)]

    def _is_whole(self, entry: Entry) -> bool:
        return bool(entry.date) and not list(self._lacking(entry)) and (not entry.before or bool(entry.held_by))

    def _lacking(self, entry: Entry) -> Iterable[str]:
        for role in self.words[entry.word].roles:
            if not (role.open or role.optional or role.every) and role.name not in entry.roles:
                yield role.name

    def said(self, key: str) -> str:
        """What word(role=value) names, in plain words."""
        name, roles = entry_of_key(key)
        word, speaker = self.words[name], Speaker(self.law, self.stub())
        shown = {role.name: "..." for role in word.roles} | {role: speaker.name(value) for role, value in roles}
        return speaker.fill(word.phrase if word.appraisal and word.open is None else word.noun, shown)

    def stub(self) -> Scenario:
        """As much of a scenario as is needed to read names in it."""
        actors = dict(self.actors)
        return Scenario("", "", "", 0, "", (), (), (), (), (), (), (), actors, {}, {})

    # ---- an answer ----

    def tell(self, key: str, value: str) -> list[Problem]:
        """Take an answer; what is wrong with it, and then it is not taken."""
        problems: list[Problem] = []
        value = " ".join(value.split())
        self.answers += 1
        if self.answers > MOST:
            return [
                _problem(value, f"more than {MOST} answers are not read", "save the file, and write the rest into it")
            ]
        if wrongs := unfit(value):
            return [_problem(value[:LONGEST], *wrongs)]
        if not value:
            return [_problem(value, "nothing is answered", "write an answer, or unknown")]
        if key == WHAT or key.partition("-")[0] == MORE:
            self._kind(key, value, problems)
        elif key.startswith(SEVERAL):
            self._several(key, value, problems)
        elif entry_of_key(key)[0] in self.words:
            self._beside(key, value, problems)
        elif " before " in key:
            self._order(key, value, problems)
        else:
            self._field(key, value, problems)
        if not problems:
            self.asked.add(key)
        return problems

    def _kind(self, key: str, value: str, problems: list[Problem]) -> None:
        if key != WHAT and value.casefold() in _NO:
            self.ended = True
            return
        name = value.casefold().replace(" ", "_")
        found = kinds_meant(self.law, value.split())
        fitting = [name] if self._is_kind(name) else [one for one in found if self._is_kind(one)]
        if len(fitting) != 1:
            cure = (
                f"one of these may be meant: {', '.join(fitting[:4])}"
                if fitting
                else "name one of the kinds that are offered"
            )
            problems.append(_problem(value, f"{quote(value)} is not one kind of event", cure))
            return
        word = self.words[fitting[0]]
        first = self.entries[0].id if self.entries else ""
        about = {
            role.name: [first]
            for role in word.roles
            if first and self.law.vocabulary.types[role.type].special == "event"
        }
        self._new(word.name, about).asked_first = True

    def _is_kind(self, name: str) -> bool:
        word = self.words.get(name)
        return word is not None and word.sort == "event" and not word.record

    def _new(self, word: str, roles: Mapping[str, list[str]], lead: str = "") -> Entry:
        stem = lead + word.replace("_", "-")
        taken = {one.id for one in self.entries}
        name = next(item for item in (stem, *(f"{stem}-{number}" for number in range(2, 99))) if item not in taken)
        made = Entry(name, word, roles)
        self.entries.append(made)
        return made

    def _several(self, key: str, value: str, problems: list[Problem]) -> None:
        offered = key.removeprefix(SEVERAL).split(" ")
        if not all(self._is_kind(entry_of_key(one)[0]) for one in offered):
            problems.append(_not_asked(key, value))
            return
        self.asked |= {*offered}
        if value in offered:
            self._told(value).before = True
        elif value.casefold() in _NO:
            for one in offered:
                self._denied(one)
        elif not self._unknown(value, f"whether there was before {' or '.join(map(self.said, offered))}"):
            problems.append(
                _problem(value, f"{quote(value)} is none of these", "choose one by its number, or no, or unknown")
            )

    def _beside(self, key: str, value: str, problems: list[Problem]) -> None:
        word, roles = entry_of_key(key)
        if self.words[word].sort == "fact":
            if value.casefold() not in _NO and not self._unknown(
                value, f"whether anybody judges that {self.said(key)}"
            ):
                holders = self._holders(value, problems)
                self.judgements += [Judgement(word, roles, tuple(holders))] if holders else []
        elif not self._is_kind(word):
            problems.append(_not_asked(key, value))
        elif value.casefold() in _YES:
            self._told(key)
        elif value.casefold() in _NO:
            self._denied(key)
        elif not self._unknown(value, f"whether there was {self.said(key)}"):
            problems.append(_problem(value, f"{quote(value)} is no answer to this", "write yes, no, or unknown"))

    def _told(self, key: str) -> Entry:
        word, roles = entry_of_key(key)
        return self._new(word, {name: [value] for name, value in roles})

    def _denied(self, key: str) -> None:
        word, roles = entry_of_key(key)
        self._new(word, {name: [value] for name, value in roles}, "no-").denied = True

    def _order(self, key: str, value: str, problems: list[Problem]) -> None:
        pair = key.split(" before ")
        late = self.entry(pair[1] if value == pair[0] else pair[0])
        if value in pair and late is not None:
            late.after.append(value)
        elif not self._unknown(value, f"which of {pair[0]} and {pair[1]} came first"):
            problems.append(
                _problem(value, f"{quote(value)} is neither of the two", f"write {' or '.join(pair)}, or unknown")
            )

    def _field(self, key: str, value: str, problems: list[Problem]) -> None:
        name, _, field = key.partition(".")
        entry = self.entry(name)
        role = self.words[entry.word].role(field) if entry is not None else None
        if entry is not None and role is not None:
            self._role(entry, role, value, problems)
        elif entry is not None and field in ("date", "until"):
            self._day(entry, field, value, problems)
        elif entry is not None and field in ("held_by", "denied_by"):
            self._word_of(entry, field, value, problems)
        elif name in self.actors:
            self._of_actor(name, field, value, problems)
        else:
            problems.append(_not_asked(key, value))

    def _word_of(self, entry: Entry, field: str, value: str, problems: list[Problem]) -> None:
        """Who denies an event, or by whose word alone it is told. What may be somebody's word alone and is not known to be is left out."""
        short = value.casefold()
        if field == "denied_by":
            if short in _YES:
                problems.append(_problem(value, "this does not say who denies it", "write who, or no, or unknown"))
            elif short not in _NO and not self._unknown(value, f"whether anybody denies {entry.id}"):
                entry.denied_by = self._holders(value, problems)
            self.asked.add(entry.id)
        elif short in _NO:
            cure = "write who says so; yes, where nobody is known to deny it; or unknown"
            problems.append(_problem(value, "this does not say by whose word it is told", cure))
        elif short in _YES:
            entry.held_by = [YES]
        elif self._unknown(value, f"whether {entry.id} is agreed or only somebody's word, so it is left out"):
            self.entries.remove(entry)
        else:
            entry.held_by = self._holders(value, problems)

    def _unknown(self, value: str, what: str) -> bool:
        """Whether an answer is that it is not known; it is noted then."""
        known = value.casefold() in _NOT_KNOWN
        self.left += [what] if known else []
        return known

    # ---- values ----

    def _role(self, entry: Entry, role: Role, value: str, problems: list[Problem]) -> None:
        kind = self.law.vocabulary.types[role.type]
        if value.casefold() in _NOT_KNOWN:
            if role.open:
                entry.roles[role.name] = [UNKNOWN]
            elif kind.actors and role.name == who_of(self.words[entry.word]):
                sort = self.likeliest_kind(kind.actors)
                entry.roles[role.name] = [self._actor(sort, "somebody not known")]
                self.left.append(
                    f"who acted, which is written as a {sort}, and whether a state stands behind it is left open"
                )
            else:
                problems.append(
                    _problem(
                        value,
                        f"without {role.name.replace('_', ' ')} the event cannot be told",
                        "name one, or go back and leave the event out",
                    )
                )
            return
        if kind.special == "event":
            ids = [one.id for one in self.entries if not one.denied]
            if value not in ids:
                problems.append(_problem(value, f"no event is called {quote(value)}", offer(value, ids)))
            entry.roles[role.name] = [value]
            return
        found: list[Problem] = []
        values = self._speech().values(value, role.type, _mark(value), found)
        if found and kind.special == "places" and (place := self._new_place(value)):
            found, values = [], (place,)
        first = value.partition(" ")[0].casefold()
        if found and first in kind.actors and " " in value:
            found, values = [], (self._actor(first, value.partition(" ")[2]),)
        problems += [one._replace(cure=self._cure(one, kind.actors)) for one in found]
        if not found:
            entry.roles[role.name] = [kind.values[item] if isinstance(item, int) else item for item in values]

    def _cure(self, problem: Problem, actors: Sequence[str]) -> str:
        """The cure of an answer, where that of a file speaks of a file."""
        if actors and ("actors:" in problem.cure or "Given there is" in problem.cure):
            return f"write a state by its English name or its code; who is no state, as in: {self.likeliest_kind(actors)} NAME"
        return problem.cure.partition("; or tell of a new one")[0] + (
            "; or with its state, as in: NAME in STATE" if problem.code == "unknown-place" else ""
        )

    def _speech(self) -> Speech:
        speech = Speech(self.law, KnownNames({}, "", self.stub()))
        more = {name: shown for name, (shown, _) in self.places.items()}
        speech.names = speech.names._replace(places={**speech.names.places, **more})
        return speech

    def _holders(self, value: str, problems: list[Problem]) -> list[str]:
        found = self._speech().values(value, "holder", _mark(value), problems)
        return [str(item) for item in found]

    def likeliest_kind(self, kinds: Sequence[str]) -> str:
        """The kind of actor of whom most may be so where a file is silent: of one not known nothing is excluded."""
        count = {
            kind: sum(kind in word.open.kinds for word in self.words.values() if word.open is not None)
            for kind in kinds
        }
        return max(kinds, key=lambda kind: count[kind])

    def _actor(self, kind: str, name: str) -> str:
        self.actors[made := self._free_id(name)] = (kind, name)
        return made

    def _new_place(self, value: str) -> str:
        """The id of a place that is told with the state whose land it is; empty where it is not."""
        matched = _PLACED.fullmatch(value)
        code = entity_code(matched[2], self.law.entities) if matched is not None else None
        if matched is None or code is None or self.law.entities[code].kind != "state":
            return ""
        known = self._speech().value(matched[1], "place", _mark(value), [])
        if isinstance(known, str):
            return known
        self.places[made := self._free_id(matched[1])] = (matched[1], code)
        return made

    def _free_id(self, name: str) -> str:
        stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "somebody"
        stem = stem if stem[0].isalpha() else f"x-{stem}"
        taken = {*self.actors, *self.places, *self.law.places, *self.law.entities, *(one.id for one in self.entries)}
        return next(item for item in (stem, *(f"{stem}-{number}" for number in range(2, 99))) if item not in taken)

    def _day(self, entry: Entry, field: str, value: str, problems: list[Problem]) -> None:
        if field == "until" and self._unknown(value, f"when {entry.id} was over"):
            return
        span = self._speech().day(value, _mark(value), [])
        if span is None:
            error = parse_day(value)  # which says what two days a text can mean
            assert isinstance(error, DayError)
            problems.append(_problem(value, error.message, error.cure))
            return
        main = self.entries[0]
        day = parse_day(main.date) if entry.before and main.date else None
        if field == "date" and isinstance(day, Span) and span.first > day.last:
            cure = f"write a day up to {main.date}, or go back and leave it out"
            problems.append(_problem(value, f"it came before {main.id}, which was on {main.date}", cure))
            return
        if field == "date" and isinstance(day, Span) and span.last >= day.first and entry.id not in main.after:
            main.after.append(entry.id)  # the days alone do not say it
        setattr(entry, field, span.text)

    def _of_actor(self, name: str, field: str, value: str, problems: list[Problem]) -> None:
        """What may be so of an actor who is no state: whose land it came from, who stands behind it."""
        word, _, part = field.partition(".")
        predicate = self.words.get(word)
        if predicate is None or predicate.open is None or (part and name not in self.stands_behind):
            problems.append(_not_asked(field, value))
            return
        if part and self._unknown(value, f"how far a state stands behind {name}, or who says so, so it is left out"):
            del self.stands_behind[name]
            return
        if part == "degree":
            role = next(role for role in predicate.roles if self.law.vocabulary.numeric(role.type))
            if self._speech().value(value, role.type, _mark(value), problems) is not None:
                self.stands_behind[name]["degree"] = [value]
            return
        if part == "held_by":
            self.stands_behind[name]["held_by"] = self._holders(value, problems) or self.stands_behind[name].get(
                "held_by", []
            )
            return
        if value.casefold() in _NO:
            self.judgements.append(Judgement(word, ((predicate.open.about, name),), (), True))
        elif not self._unknown(value, self.said(f"{word}({predicate.open.about}={name})")):
            state = self._speech().value(value, "state", _mark(value), problems)
            if state is not None and predicate.appraisal:
                self.stands_behind[name] = {"state": [str(state)]}
            elif state is not None:
                role = next(role for role in predicate.roles if role.name != predicate.open.about)
                self.judgements.append(Judgement(word, ((predicate.open.about, name), (role.name, str(state)))))


def _mark(text: str) -> Mark:
    return Mark("", 1, 1, text, max(len(text), 1))


def _not_asked(key: str, value: str) -> Problem:
    return _problem(value, f"{quote(key)} is asked of nothing that was told", "begin again with what happened")


def _problem(text: str, message: str, cure: str) -> Problem:
    return Problem("answer", message, _mark(text), cure)
