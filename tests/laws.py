"""Random small laws and scenarios under them, as the files would hold them, and as a Hypothesis strategy.

A bundle is read off a tape of bytes, one byte a choice and zero the simplest, as in `programs.py`. What the tape says is
plain data; `Bundle.load` writes it to a folder and reads it back through the loader, which may refuse it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from casus.assessment.cases import Choice, disputes_of, open_roles
from casus.assessment.engine import Engine
from casus.law.model import Law
from casus.scenarios.library import read_and_check_law, read_scenario_file
from casus.scenarios.model import Scenario
from programs import Tape, generated

Data = dict[str, Any]

DAYS = ("2001-05-01", "2001-12-31", "2002-01-01", "2002-03-31", "2002-08-31", "2003-06-30", "2003-07-01", "2004-02-29")
"""Few, so that they meet: wordings, acts and events all take theirs from here."""
STATES = ("AAA", "BBB", "CCC", "DDD")
SHIFTS = ("+ 1 days", "+ 2 months", "+ 6 months", "+ 1 years", "- 1 days", "- 3 months")
EVENTS: dict[str, dict[str, str]] = {
    "strike": {"by": "actor", "against": "state", "at": "place?", "weight": "weight"},
    "siege": {"by": "actor", "against": "state", "at": "place"},
    "plea": {"by": "state", "for": "aid", "about": "event?"},
    "relief": {"by": "actor", "toward": "state", "about": "event?"},
    "truce": {"by": "state"},
    "joined": {"by": "state", "to": "instrument"},
    "left": {"by": "state", "to": "instrument"},
    "noise": {"by": "state"},
}
FACTS = {
    "friend": {"one": "state", "two": "state"},
    "answers": {"this": "event", "that": "event"},
    "kin": {"one": "state", "two": "state"},
}
STATUSES = {
    "party": {"state": "state", "to": "instrument"},
    "owner": {"place": "place", "whose": "state"},
    "guard": {"state": "state"},
}
CONCEPTS = {
    "harm": {"by": "actor", "against": "state"},
    "grave": {"against": "state", "weight": "weight"},
    "excuse": {},
    "call": {"by": "state", "about": "event"},
    "blame": {"by": "actor", "against": "state"},
}
KINDS = {kind: {"bearer": "state", "toward": "state"} for kind in ("duty", "finding", "breach")}
ROLES: dict[str, dict[str, str]] = {**EVENTS, **FACTS, **STATUSES, **CONCEPTS, **KINDS}
VARIABLES = {"who": "abc", "place": "p", "weight": "w", "event": "ef", "date": "dgu", "aid": "h", "instrument": "i"}
VALUES: dict[str, Sequence[str]] = {
    "who": STATES,
    "state": (*STATES[:3], *STATES),
    "actor": (*STATES[:3], *STATES, "gang", "league"),
    "place": ("hill", "rock", "ford"),
    "weight": ("light", "heavy", "massive"),
    "event": ("same",),
    "date": DAYS,
    "aid": ("help", "talks"),
    "instrument": ("pact",),
}


def entries(words: dict[str, dict[str, str]], **more: Data) -> Data:
    """The entries of one sort of word in the vocabulary."""
    return {word: {"says": f"{word}.", "roles": roles, **more.get(word, {})} for word, roles in words.items()}


VOCABULARY: Data = {
    "scales": {"weight": ["light", "heavy", "massive"]},
    "types": {
        "state": {"entities": ["state"]},
        "actor": {"entities": ["state", "organisation"], "actors": ["band"]},
        "addressee": {"entities": ["state", "organisation"]},
        "place": {"places": "true"},
        "instrument": {"instruments": "true"},
        "norm": {"norms": "true"},
        "act": {"acts": "true"},
        "aid": {"values": ["help", "talks"]},
    },
    "events": entries(
        EVENTS,
        strike={"open": {"weight": {"values": ["light", "heavy"], "assume": "light"}}},
        siege={"lasting": "true"},
        plea={"roles": {**EVENTS["plea"], "about": {"type": "event?", "absent": "every"}}},
    ),
    "facts": entries(FACTS, answers={"appraisal": "true"}),
    "statuses": entries(STATUSES, party={"binding": "true"}),
    "concepts": entries(CONCEPTS),
    "norms": {
        kind: {"says": "k.", "roles": ["bearer", "toward", "act", *(["of"] if kind == "breach" else [])]}
        for kind in KINDS
    },
    "acts": {act: {"says": f"{act}."} for act in ("help", "halt")},
}
STATES_FILE: Data = {"entities": {state: {"name": f"Land {state}", "kind": "state"} for state in STATES}}
STATES_FILE["entities"]["league"] = {"name": "League", "kind": "organisation"}


class Bundle(NamedTuple):
    """A law and scenarios under it, as files would hold them. `dice` decides the choices."""

    files: dict[str, Data]
    scenarios: tuple[Data, ...]
    dice: bytes

    def load(self, folder: Path) -> tuple[Law, list[Scenario]] | None:
        """The law and those scenarios that the loader accepts; None if it refuses the law. JSON is YAML, and quick."""
        for name, data in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(json.dumps(data), encoding="utf-8")
        law, problems = read_and_check_law(folder)
        if law is None or any(not problem.warning for problem in problems):
            return None
        scenarios = []
        for data in self.scenarios:
            path = folder.parent / "scenario.yaml"
            path.write_text(json.dumps(data), encoding="utf-8")
            scenario, problems = read_scenario_file(path, law)
            if scenario is not None and not any(not problem.warning for problem in problems):
                scenarios.append(scenario)
        return law, scenarios

    def choices(self, law: Law, scenario: Scenario, count: int) -> Iterator[Choice]:
        """Some choices for a scenario: the answers, the accounts, and what is assumed."""
        tape = Tape(self.dice)
        for _ in range(count):
            answers = {item.id: tape.one(item.answers).id for item in law.questions.values()}
            versions = {item.id: tape.one(item.versions).id for item in disputes_of(law, scenario).values()}
            silent = open_roles(law, scenario)
            silences = {f"{event}.{name}": tape.one(role.values) for (event, name), role in silent.items()}
            yield Choice(answers, versions, silences)


def kind_of(type_name: str) -> str:
    """Which variables stand for values of a role's type."""
    bare = type_name.removesuffix("?")
    return "who" if bare in ("state", "actor") else bare


def variables(conditions: Iterable[Any]) -> set[str]:
    """The variables that patterns bind."""
    bound = [item for item in conditions if isinstance(item, dict) and "not_happened" not in item]
    return {term for item in bound for roles in item.values() for term in roles.values() if term.startswith("<")}


class Conditions:
    """Makes conditions of one rule, over the variables that are `bound` so far.

    `roots` tells for each word from which events it is drawn, and `own` for the trigger: only what shares one can be `same`.
    """

    def __init__(self, tape: Tape, roots: dict[str, set[str]], own: set[str], bound: Iterable[str] = ()) -> None:
        self.tape = tape
        self.roots = roots
        self.own = own
        self.bound = set(bound)
        self.states: set[str] = set(bound)

    def known(self, kind: str) -> list[str]:
        """The variables of a kind that are bound."""
        return [f"<{name}>" for name in VARIABLES[kind] if f"<{name}>" in self.bound]

    def term(self, kind: str, taken: Iterable[str] = (), *, asks: bool = False) -> str:
        """A term for a role: a variable, not often one of those taken in the same pattern; now and then a constant."""
        tape = self.tape
        if kind == "instrument" or tape.chance(3 if kind == "event" else 20):
            return tape.one(VALUES[kind])
        pool = self.known(kind) if asks else [f"<{name}>" for name in VARIABLES[kind]]
        free = [name for name in pool if name not in taken]
        return tape.one((free if free and not tape.chance(6) else pool) or VALUES[kind])

    def pattern(self, word: str, *, loose: int = 4, denied: bool = False) -> Data:
        """A pattern on a word (`KIND NORM` for a norm). A role is left out once in `loose` times."""
        tape = self.tape
        word, _, norm = word.partition(" ")
        made: Data = {"norm": norm} if norm else {}
        for role, type_name in ROLES[word].items():
            if not tape.chance(loose):
                made[role] = self.term(kind_of(type_name), made.values(), asks=denied)
                self.states |= {made[role]} if type_name == "state" else set()
        if word in STATUSES:
            if tape.chance(8):
                made["as_of"] = tape.one(self.known("date") or DAYS)
        elif word not in FACTS and not denied:
            made |= {"date": f"<{tape.one('dg')}>"} if tape.chance(5) else {}
            made |= {"until": "<u>"} if tape.chance(9) else {}
            names = ("<e>", "same") if self.own & self.roots.get(f"{word} {norm}".strip(), {word}) else ("<f>",)
            made |= {"event": tape.one(names)} if tape.chance(5) else {}
        if not denied:
            self.bound |= variables([{word: made}])
        return {word: made}

    def comparison(self) -> str | None:
        """A comparison of what is bound."""
        tape = self.tape
        kinds = [kind for kind in ("who", "date", "event", "weight", "aid") if self.known(kind)]
        if not kinds:
            return None
        kind = tape.one(kinds)
        one = tape.one(self.known(kind))
        two = tape.one([term for term in (*self.known(kind), *VALUES[kind][:4]) if term != one])
        if tape.chance(2) and kind != "aid":
            one, two = two, one
        if kind == "who" and tape.chance(4):
            kinds = ("state", "state", "band") if one not in self.states else ("state",)
            return f"{one} is {tape.one(kinds)}" if one[0] == "<" else None
        if kind == "event":
            return f"{one} {tape.one(('before', 'within', 'within', '!='))} {two}"
        if kind in ("who", "aid"):
            return f"{one} {tape.one(('!=', '!=', '='))} {two}"
        if kind == "weight":
            return f"{one} {tape.one(('>=', '<=', '!=', '=', *('<>' if 'heavy' in (one, two) else '')))} {two}"
        shifts = [f" {tape.one(SHIFTS)}" if kind == "date" and tape.chance(3) else "" for _ in range(2)]
        return f"{one}{shifts[0]} {tape.one(('<=', '<', '>=', '>', '!=', '='))} {two}{shifts[1]}"

    def some(self, words: Sequence[str], count: int, tests: int) -> list[Any]:
        """Patterns on some of the words, and comparisons."""
        tape = self.tape
        made: list[Any] = [self.pattern(tape.one(words), loose=tape.one((2, 2, 4))) for _ in range(count)]
        if tape.chance(9):
            denied = self.pattern(tape.one(("plea", "relief", "truce")), loose=3, denied=True)
            made.append({"not_happened": denied})
        return made + [test for _ in range(tests) if (test := self.comparison()) is not None]


class LawMaker:
    """Makes the files of one law."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.rules: list[Data] = []
        self.used: dict[str, list[str]] = {"q0": [], "q1": [], "q2": []}
        self.roots: dict[str, set[str]] = {word: {word} for word in EVENTS}

    def given(self, place: str, parts: int) -> Data:
        """Now and then an answer to a question, on which a rule or an exception depends."""
        if not self.tape.chance(parts):
            return {}
        question = self.tape.one(tuple(self.used))
        self.used[question].append(place)
        return {"given": {question: self.tape.one(("yea", "nay"))}}

    def window(self) -> Data:
        """A first day, a last day, both or neither."""
        first, last = sorted((self.tape.one(DAYS), self.tape.one(DAYS)))
        return self.tape.one(({}, {"from": first}, {"through": last}, {"from": first, "through": last}))

    def exceptions(self, rule: str, names: Sequence[str], words: Sequence[str], outer: Conditions) -> list[Data]:
        """The entries of `unless` or `until`; their new variables are their own."""
        tape, made = self.tape, []
        for name in names:
            when = Conditions(tape, self.roots, outer.own, outer.bound).some(
                words, tape.one((1, 1, 1, 2)), tape.one((0, 0, 1, 2))
            )
            made.append({"id": name, **self.given(f"{rule}#{name}", 4), "when": when})
        return made

    def rule(self, name: str, low: Sequence[str], then: str, norm: str = "", window: Data | None = None) -> None:
        """A rule that draws a concept or a norm, mostly from words of lower levels."""
        tape = self.tape
        happenings = [word for word in low if word in self.roots]
        trigger = tape.one((*happenings[-3:], "strike", *happenings[2:], *(happenings[:2] if tape.chance(4) else ())))
        maker = Conditions(tape, self.roots, self.roots[trigger])
        self.roots[f"{then} {norm}".strip()] = self.roots.get(then, set()) | maker.own
        when: list[Any] = [maker.pattern(trigger, loose=9)]
        for _ in range(tape.one((1, 2, 0)) if norm else 0):
            when.append({"party": {"state": maker.term("who"), "to": "pact"}})
            maker.bound |= variables(when[-1:])
        words = (*low, then) if not norm and tape.chance(6) else low
        when += maker.some(words, tape.one((0, 0, 0, 1, 1, 2)), tape.one((0, 0, 0, 0, 1, 2)))
        roles = {role: maker.term(kind_of(type_name), asks=True) for role, type_name in ROLES[then].items()}
        rule: Data = {"id": name, "says": "so", "when": when, **self.given(name, 7)}
        rule |= {"in_force": window} if window else {}
        unless = [f"x{i}" for i in range(tape.one((0, 0, 1, 0, 1, 2)))]
        rule |= {"unless": self.exceptions(name, unless, low, maker)} if unless else {}
        if norm:
            rule["norm"] = norm
            roles |= {"act": tape.one(("help", "halt")), **({"of": norm} if then == "breach" else {})}
            calm = ("truce", "plea", "relief", "strike", *(word for word in low if word in CONCEPTS))
            rule |= {"until": self.exceptions(name, ["over"], calm, maker)} if tape.chance(2) else {}
            rule |= {"once": maker.some(("plea", *low), 1, tape.one((0, 1)))} if tape.chance(2) else {}
        self.rules.append({**rule, "then": {then: roles}})

    def statuses(self) -> None:
        """How one comes to be bound, or on guard, and ceases to be."""
        tape = self.tape
        for what, word, event, role in (
            ("starts", {"party": {"state": "<a>", "to": "pact"}}, "joined", "by"),
            ("ends", {"party": {"state": "<a>", "to": "pact"}}, "left", "by"),
            ("starts", {"guard": {"state": "<a>"}}, tape.one(("relief", "blame")), "by"),
            ("ends", {"guard": {"state": "<a>"}}, "truce", "by"),
        ):
            name = f"c.1/{what}-{next(iter(word))}"
            day = tape.one(("<d>", "<d> + 1 days", "<d> + 6 months", tape.one(DAYS)))
            rule = {"id": name, "says": "so", "when": [{event: {role: "<a>", "date": "<d>"}}], **self.given(name, 9)}
            friendless = {"unless": [{"id": "friend", "when": [{"friend": {"one": "<a>"}}]}]} if tape.chance(6) else {}
            days = {"first_day" if what == "starts" else "last_day": day}
            self.rules.append({**rule, **friendless, "then": {what: {**word, **days}}})

    def make(self) -> dict[str, Data]:
        """All files of a law."""
        tape = self.tape
        self.statuses()
        kin = {"when": [{"friend": {"one": "<a>", "two": "<b>"}}], "then": {"kin": {"one": "<b>", "two": "<a>"}}}
        self.rules.append({"id": "c.1/kin", "says": "so", **kin})
        low = ["joined", "left", "truce", "relief", "plea", "siege", "siege", "strike", "strike", "strike"]
        low += ["friend", "kin", "answers", "party", "party", "owner", "guard"]
        for level in range(tape.one((1, 2, 3))):
            new = [tape.one(tuple(CONCEPTS)) for _ in range(tape.one((1, 1, 2)))]
            for i, word in enumerate(new):
                self.rule(f"c.1/{word}-{level}{i}", low, word, window=self.window() if tape.chance(5) else None)
            low += new
        for i in range(tape.one((1, 2, 3))):
            norm, kind, form = f"c.1/n{i}", tape.one(tuple(KINDS)), tape.below(4)
            for way in ("@old", "@new") if form == 1 else ("-0", "-1")[: tape.one((1, 1, 2))]:
                self.rule(norm + way, low, kind, norm, self.window() if form == 2 else None)
            low.append(f"{kind} {norm}")
        wordings = [{"id": "old", "in_force": {"from": DAYS[0], "through": "2002-08-31"}, "gloss": "old"}]
        wordings.append({"id": "new", "in_force": {"from": tape.one(("2002-09-01", "2003-07-01"))}, "gloss": "new"})
        acts: list[Data] = [{"id": "founders", "date": DAYS[0], "joined": {"by": list(STATES[:3]), "to": "pact"}}]
        acts.append({"id": "later", "date": tape.one(DAYS), "joined": {"by": tape.one(STATES), "to": "pact"}})
        acts += [{"id": "exit", "date": tape.one(DAYS), "left": {"by": tape.one(STATES), "to": "pact"}}][
            tape.below(2) :
        ]
        versions = [
            {"id": "so"},
            {"id": "never", "drop": ["later"]},
            {"id": "then", "set": {"later.date": tape.one(DAYS)}},
        ]
        owners = {
            place: [{"whose": tape.one(STATES), **self.window()} for _ in range(tape.one((1, 1, 2)))]
            for place in VALUES["place"]
        }
        answers = [{"id": answer, "held_by": ["AAA"]} for answer in ("yea", "nay", "other")]
        question = {"asks": "what?", "default": "yea", "because": "so"}
        return {
            "vocabulary.yaml": VOCABULARY,
            "states.yaml": STATES_FILE,
            "places.yaml": {"places": {place: {"owner": owner} for place, owner in owners.items()}},
            "c/system.yaml": {"system": "c", "title": "The Pact", "instruments": {"pact": {"title": "Pact"}}},
            "c/c-1.yaml": {
                "clause": "c.1",
                "instrument": "pact",
                "article": "1",
                "heading": "All of it",
                "paragraphs": [{"id": "c.1", "article": "1", "wordings": wordings}],
                "rules": self.rules,
            },
            "c/acts.yaml": {"acts": acts, "disputed": [{"id": "deposit", "default": "so", "versions": versions}]},
            "c/questions.yaml": {
                "questions": [
                    {"id": name, "bears_on": places, **question, "answers": answers[: 2 + (name == "q2")]}
                    for name, places in self.used.items()
                ]
            },
        }


class ScenarioMaker:
    """Makes one scenario under the rules of a law."""

    def __init__(self, tape: Tape, rules: list[Data]) -> None:
        self.tape = tape
        self.rules = rules
        self.staged: list[Data] = []
        self.facts: list[Data] = []

    def stage(self, rule: Data, known: dict[str, str], depth: int = 3) -> str:
        """Put down what may set a rule off, its variables as known or at random. Returns the id of the trigger's event."""
        tape, same = self.tape, ""
        conditions = [*rule["when"], *rule.get("once", ())]
        for word in ("until", "unless"):
            conditions += rule[word][0]["when"] if word in rule and tape.chance(2) else []
        for item in conditions:
            ((word, terms),) = item.items() if isinstance(item, dict) else [("", {})]
            name, roles = f"e{len(self.staged)}", {}
            for role, type_name in ROLES.get(word, {}).items():
                values = VALUES["state" if kind_of(type_name) == "who" else type_name.removesuffix("?")]
                term = terms.get(role, "" if type_name.endswith("?") else "<>")
                if term.startswith("<"):
                    term = known.setdefault(term, tape.one(values)) if term != "<>" else tape.one(values)
                roles[role] = same if term == "same" else term
            roles = {role: value for role, value in roles.items() if value}
            if word in EVENTS:
                self.staged.append({word: roles})
            elif word in ("friend", "answers") and len(roles) == 2:
                self.facts.append({word: roles})
            drawers = [
                other for other in self.rules if word in other["then"] and other.get("norm") == terms.get("norm")
            ]
            if drawers and depth:
                below = tape.one(drawers)
                heads = below["then"][word].items()
                name = self.stage(below, {term: roles[role] for role, term in heads if role in roles}, depth - 1)
            same = same or name
            known[terms.get("event", "")] = name
        return same

    def value(self, type_name: str, ids: Sequence[str]) -> Any:
        """A value for a role, or a list of them."""
        tape = self.tape
        values = ids if type_name.startswith("event") else VALUES[type_name.removesuffix("?")]
        return list(dict.fromkeys((tape.one(values), tape.one(values)))) if tape.chance(4) else tape.one(values)

    def event(self, name: str, ids: Sequence[str], told: Sequence[Data] = (), staged: Data | None = None) -> Data:
        """An event, as staged or at random; denied if it is not among the `ids` that others may name."""
        tape, record = self.tape, name.startswith("c")
        word, roles = next(iter((staged or {}).items()), ("", {}))
        word = word or tape.one(("relief", "plea") if record else (*EVENTS, "strike", "strike", "siege"))
        others = [other for other in ids if other != name]
        denied, day = bool(ids) and name not in ids, tape.one(DAYS)
        roles = {role: value for role, value in roles.items() if EVENTS[word][role] != "event?" or value in others}
        for role, type_name in EVENTS[word].items():
            may_lack = denied or type_name.endswith("?") or (word, role) == ("strike", "weight")
            if role not in roles and not (may_lack and tape.chance(2)) and (type_name != "event?" or others):
                roles[role] = self.value(type_name, others)
        made: Data = {"id": name, word: roles, "date": day[: 10 if not tape.chance(8) else tape.one((4, 7))]}
        made |= {"until": max(day, tape.one((*DAYS, *DAYS[-2:])))} if tape.chance(4) and not denied else {}
        made |= {"denied": "true"} if denied else {}
        before = [event["id"] for event in told if event["id"] in ids and event.get("date", "3000") <= made["date"]]
        made |= {"after": tape.one(before)} if before and tape.chance(3) else {}
        made |= {"continues": tape.one(before)} if before and tape.chance(4) else {}
        if record and tape.chance(4):
            made |= {"tendered": "true", "accepted": tape.one(("false", "true"))}
        if record and tape.chance(6):
            made = {key: value for key, value in made.items() if key not in ("date", "until")}
        return made

    def fact(self, ids: Sequence[str]) -> Data:
        """A fact."""
        word = self.tape.one(("friend", "answers"))
        made: Data = {word: {role: self.value(type_name, ids) for role, type_name in FACTS[word].items()}}
        return made | ({"denied": "true"} if self.tape.chance(8) else {})

    def dispute(self, name: str, events: Sequence[Data], ids: Sequence[str]) -> Data:
        """Two or three accounts of what these events were."""
        tape = self.tape
        versions: list[Data] = [{"id": "v0"}]
        for i in range(1, tape.one((2, 3))):
            event, what = tape.one(events), tape.below(6)
            word = next(word for word in event if word in EVENTS)
            role = tape.one(tuple(EVENTS[word]))
            version: Data = {}
            if what == 0 and EVENTS[word][role] != "event?":
                version = {"set": {f"{event['id']}.{role}": self.value(EVENTS[word][role], ids)}}
            elif what == 1 and "denied" not in event:
                version = {"set": {f"{event['id']}.{'until' if 'until' in event else 'date'}": tape.one(DAYS)}}
            elif what == 2:
                version = {"drop": [event["id"]]}
            elif what == 3:
                version = {"add": [self.event(f"{name}-{i}", [*ids, f"{name}-{i}"])]}
            elif what == 4:
                version = {"add": [self.fact(ids)]}
            elif "denied" not in event:
                later = [
                    other["id"] for other in events if other["id"] > event["id"] and other["date"] >= event["date"]
                ]
                version = {"order": [event["id"], tape.one(later)]} if set(later) & set(ids) else {}
            versions.append({"id": f"v{i}", **version})
        return {"id": name, "default": "v0", "versions": versions}

    def make(self) -> Data:
        """A scenario."""
        tape = self.tape
        for _ in range(tape.one((1, 2, 3, 3))):
            self.stage(tape.one([rule for rule in self.rules if "norm" in rule]), {})
        staged = self.staged[:12]
        count = len(staged) + tape.one((1, 2, 0, 3))
        ids = [f"e{i}" for i in range(count or 1)] + [f"c{i}" for i in range(tape.one((0, 1, 2)))]
        named = [name for name in ids if not tape.chance(10)] or ids[:1]
        told: list[Data] = []
        for i, name in enumerate(ids):
            told.append(self.event(name, named, told, staged[i] if i < len(staged) else None))
        events = [event for event in told if event["id"].startswith("e")]
        facts = [fact for fact in self.facts if "friend" in fact or set(fact["answers"].values()) <= set(named)]
        return {
            "scenario": "made-up",
            "title": "A made-up case",
            "kind": "hypothetical",
            "as_of": tape.one(("2005-01-01", "2004-12-31", "2004-03-01")),
            "actors": {"gang": {"kind": "band"}},
            "events": events,
            "conduct": told[len(events) :],
            "facts": facts + [self.fact(named) for _ in range(tape.one((0, 1, 2)))],
            "disputed": [self.dispute(f"d{i}", events[i::2] or events, named) for i in range(tape.one((0, 1, 0, 2)))],
        }


def made(tape: Tape, scenarios: int) -> Bundle:
    """A bundle read off a tape."""
    files = LawMaker(tape).make()
    rules = files["c/c-1.yaml"]["rules"]
    return Bundle(files, tuple(ScenarioMaker(tape, rules).make() for _ in range(scenarios)), tape.content[::-1][:60])


def on_made_up_laws(
    check: Callable[[Engine, Scenario], None], folder: Path, *, examples: int, scenarios: int, fixed: bool = True
) -> None:
    """Check each scenario of so many made-up laws that load, on the ground plan; always the same ones if they are `fixed`."""

    def each(bundle: Bundle) -> None:
        with TemporaryDirectory(dir=folder) as place:
            loaded = bundle.load(Path(place) / "rules")
        if loaded is not None:
            law, found = loaded
            engine = Engine(law, "plan")
            for scenario in found:
                check(engine, scenario)

    generated(examples, fixed=fixed)(given(bundles(scenarios))(each))()


def bundles(scenarios: int) -> st.SearchStrategy[Bundle]:
    """Laws with scenarios under them."""
    return st.binary(min_size=900, max_size=900).map(lambda content: made(Tape(content), scenarios))
