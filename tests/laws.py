"""Random small laws and scenarios under them, as files would hold them, and as Hypothesis strategies.

A bundle is read off a tape of bytes, one byte a choice and zero the simplest, as in `programs.py`. What the tape says
is plain data; `Bundle.load` writes it to a folder as YAML and reads it back through the loader, which may refuse it.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from casus.case import Choice, all_events, disputes_of, open_roles
from casus.law import Law
from casus.library import read_and_check_law, read_scenario_file
from casus.scenario import Scenario
from programs import Tape

Data = dict[str, Any]

DAYS = ("2001-05-01", "2001-12-31", "2002-01-01", "2002-03-31", "2002-08-31", "2003-06-30", "2003-07-01", "2004-02-29")
"""Few, so that they meet: the wordings, the acts and the events all take theirs from here."""
STATES = ("AAA", "BBB", "CCC", "DDD")
PLACES = ("hill", "rock", "ford")
SHIFTS = ("+ 1 days", "+ 2 months", "+ 6 months", "+ 1 years", "- 1 days", "- 3 months")
ROLES: dict[str, dict[str, str]] = {
    "strike": {"by": "actor", "against": "state", "at": "place?", "weight": "weight"},
    "siege": {"by": "actor", "against": "state", "at": "place"},
    "plea": {"by": "state", "for": "aid", "about": "event?"},
    "relief": {"by": "actor", "toward": "state", "about": "event?"},
    "truce": {"by": "state"},
    "joined": {"by": "state", "to": "instrument"},
    "left": {"by": "state", "to": "instrument"},
    "noise": {"by": "state"},
    "friend": {"of": "state", "to": "state"},
    "answers": {"of": "event", "to": "event"},
    "kin": {"one": "state", "two": "state"},
    "party": {"state": "state", "to": "instrument"},
    "owner": {"place": "place", "of": "state"},
    "guard": {"state": "state"},
    "harm": {"by": "actor", "against": "state"},
    "grave": {"against": "state", "weight": "weight"},
    "excuse": {},
    "call": {"by": "state", "about": "event"},
    "blame": {"by": "actor", "against": "state"},
}
EVENTS = ("strike", "siege", "plea", "relief", "truce", "joined", "left", "noise")
FACTS = ("friend", "answers", "kin")
STATUSES = ("party", "owner", "guard")
CONCEPTS = ("harm", "grave", "excuse", "call", "blame")
KINDS = ("duty", "finding", "breach")
POOL = {"who": "abc", "place": "p", "weight": "w", "event": "ef", "date": "dgu", "aid": "h", "instrument": "i"}
CONSTANTS: dict[str, Sequence[str]] = {
    "who": STATES,
    "place": PLACES,
    "weight": ("light", "heavy", "massive"),
    "event": ("same",),
    "date": DAYS,
    "aid": ("help", "talks"),
    "instrument": ("pact",),
}


def words(section: Iterable[str], **more: Data) -> Data:
    """The entries of one sort of word in the vocabulary."""
    return {name: {"says": f"{name}.", "roles": dict(ROLES[name]), **more.get(name, {})} for name in section}


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
    "events": words(
        EVENTS,
        strike={"open": {"weight": {"values": ["light", "heavy"], "assume": "light"}}},
        siege={"lasting": "true"},
        plea={"roles": {**ROLES["plea"], "about": {"type": "event?", "absent": "every"}}},
    ),
    "facts": words(FACTS, answers={"appraisal": "true"}),
    "statuses": words(STATUSES, party={"binding": "true"}),
    "concepts": words(CONCEPTS),
    "norms": {
        kind: {"says": "a kind.", "roles": ["bearer", "toward", "act", *(["of"] if kind == "breach" else [])]}
        for kind in KINDS
    },
    "acts": {act: {"says": f"{act}."} for act in ("help", "halt")},
}
ENTITIES: Data = {
    "entities": {
        **{state: {"name": f"Land {state}", "kind": "state"} for state in STATES},
        "league": {"name": "League", "kind": "organisation"},
    }
}


def kind_of(type_name: str) -> str:
    """The pool of variables that a role's type draws from."""
    bare = type_name.removesuffix("?")
    return "who" if bare in ("state", "actor", "addressee") else bare


class Bundle(NamedTuple):
    """A law and scenarios under it, as the files would hold them. `dice` decides the choices."""

    files: dict[str, Data]
    scenarios: tuple[Data, ...]
    dice: bytes

    def load(self, folder: Path) -> tuple[Law, list[Scenario]] | None:
        """The law and its scenarios read from files in a folder; None if the loader refuses the law."""
        for name, data in self.files.items():
            path = folder / "rules" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(data), encoding="utf-8")
        law, problems = read_and_check_law(folder / "rules")
        if law is None or any(not problem.warning for problem in problems):
            return None
        found = []
        for data in self.scenarios:
            path = folder / "scenario.yaml"
            path.write_text(json.dumps(data), encoding="utf-8")
            scenario, problems = read_scenario_file(path, law)
            if scenario is not None and not any(not problem.warning for problem in problems):
                found.append(scenario)
        return law, found

    def choices(self, law: Law, scenario: Scenario, count: int) -> list[Choice]:
        """Some choices for a scenario: the answers, the accounts, and what is assumed."""
        tape = Tape(self.dice)
        found = []
        for _ in range(count):
            answers = {item.id: tape.one(item.answers).id for item in law.questions.values()}
            versions = {item.id: tape.one(item.versions).id for item in disputes_of(law, scenario).values()}
            silent = open_roles(law.vocabulary, all_events(scenario))
            found.append(Choice(answers, versions, {key: tape.one(role.values) for key, role in silent.items()}))
        return found


class RuleMaker:
    """Makes the conditions of one rule, keeping account of its variables."""

    def __init__(self, tape: Tape, timed: bool = True) -> None:
        self.tape = tape
        self.timed = timed
        self.bound: dict[str, set[str]] = {kind: set() for kind in POOL}

    def term(self, kind: str, *, fresh: bool = True, parts: int = 10) -> str:
        """A variable, mostly one that is bound already; now and then a constant."""
        tape = self.tape
        if tape.chance(parts) and (kind != "event" or self.timed):
            return tape.one(CONSTANTS[kind])
        pool = list(POOL[kind]) if fresh else sorted(self.bound[kind])
        return f"<{tape.one(pool)}>" if pool else tape.one(CONSTANTS[kind])

    def pattern(self, word: str, *, trigger: bool = False, denied: bool = False, loose: int = 4) -> Data:
        """A pattern on a word (`KIND NORM` for a norm). Roles are left out once in `loose` times."""
        tape = self.tape
        if word == "owner" and not self.bound["place"]:
            word = "siege"  # the land of a place that no event names is not known to a case
        kind, _, norm = word.partition(" ")
        roles = {"bearer": "state", "toward": "state"} if norm else ROLES[word]
        made: Data = {"norm": norm} if norm else {}
        for role, type_name in roles.items():
            if not tape.chance(loose) or role == "place":
                what = kind_of(type_name)
                parts = 3 if what == "event" else 10**6 if role == "of" else 20
                made[role] = "pact" if what == "instrument" else self.term(what, fresh=not denied, parts=parts)
                if made[role] in list(made.values())[:-1] and not denied and not tape.chance(6):
                    left = [name for name in POOL[what] if f"<{name}>" not in made.values()]
                    made[role] = f"<{tape.one(left)}>" if left else made[role]
                if denied and made[role] == "same" and not self.timed:
                    del made[role]
        if word == "owner":
            made["place"] = "<p>"
        if word in STATUSES:
            if tape.chance(8) and self.bound["date"]:
                made["as_of"] = self.term("date", fresh=False, parts=10**6)
        elif word not in FACTS and not denied:
            if tape.chance(5):
                made["date"] = f"<{tape.one('dg')}>"
            if tape.chance(9):
                made["until"] = "<u>"
            if tape.chance(5):
                made["event"] = f"<{tape.one('ef')}>" if trigger or not self.timed or tape.chance(2) else "same"
        if not denied:
            for term in made.values():
                for what, pool in POOL.items():
                    if term.startswith("<") and term[1] in pool and term != f"<{term}>":
                        self.bound[what].add(term[1])
        return {kind: made}

    def comparison(self) -> str | None:
        """A comparison of variables that are bound."""
        tape = self.tape
        kinds = [kind for kind in ("who", "date", "event", "weight", "aid") if self.bound[kind]]
        if not kinds:
            return None
        kind = tape.one(kinds)
        one, two = (self.term(kind, fresh=False, parts=parts) for parts in (12, 4))
        if kind == "who":
            if tape.chance(4):
                return f"{one} is {tape.one(('state', 'band', 'organisation'))}" if one.startswith("<") else None
            return f"{one} != {two}" if one != two and (one + two).count("<") else None
        if kind == "event":
            if one == two:
                two = "same"
            if not self.timed or one == two:
                return None
            pair = (one, two) if tape.chance(2) else (two, one)
            return f"{pair[0]} {tape.one(('before', 'within', 'within', '!='))} {pair[1]}"
        if kind == "aid":
            return f"<{min(self.bound[kind])}> {tape.one(('!=', '='))} {tape.one(CONSTANTS[kind])}"
        if kind == "weight":
            return f"<w> {tape.one(('>=', '<', '=', '<=', '>', '!='))} {tape.one(CONSTANTS[kind])}"
        if not (one + two).count("<") or one == two:
            return None
        shifts = [f" {tape.one(SHIFTS)}" if tape.chance(3) else "" for _ in range(2)]
        return f"{one}{shifts[0]} {tape.one(('<=', '<', '>=', '>', '=', '!='))} {two}{shifts[1]}"

    def conditions(self, available: Sequence[str], count: int, tests: int) -> list[Any]:
        """Patterns on the words, and comparisons."""
        tape = self.tape
        made: list[Any] = [self.pattern(tape.one(available), loose=tape.one((2, 2, 4))) for _ in range(count)]
        if tape.chance(9):
            made.append({"not_happened": self.pattern(tape.one(("plea", "relief", "truce")), denied=True, loose=3)})
        made += [test for _ in range(tests) if (test := self.comparison()) is not None]
        return made

    def exception(self, name: str, available: Sequence[str], given: Data) -> Data:
        """An `unless` or `until`, whose new variables are its own."""
        before = {kind: set(names) for kind, names in self.bound.items()}
        when = self.conditions(available, self.tape.one((1, 1, 1, 2)), self.tape.one((0, 1, 1, 2)))
        self.bound = before
        return {"id": name, **given, "when": when}


class Maker:
    """Makes one bundle."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.rules: list[Data] = []
        self.used: dict[str, list[str]] = {"q0": [], "q1": [], "q2": []}
        self.wanted: list[str] = []

    def given(self, place: str, parts: int) -> Data:
        """Now and then an answer to a question, on which a rule or an exception depends."""
        if not self.tape.chance(parts):
            return {}
        question = self.tape.one(("q0", "q1", "q2"))
        self.used[question].append(place)
        return {"given": {question: self.tape.one(("yea", "nay"))}}

    def rule(self, name: str, says: str, low: Sequence[str], then: str, norm: str = "", **more: Any) -> None:
        """A rule that draws a concept, a fact or a norm from words of lower levels."""
        tape = self.tape
        maker = RuleMaker(tape)
        happenings = [word for word in low if word not in (*FACTS, *STATUSES, "joined", "left")]
        trigger = tape.one((*happenings[-3:], "strike") if tape.chance(2) else happenings)
        self.wanted += [trigger] if trigger in EVENTS else ["strike"]
        when: list[Any] = [maker.pattern(trigger, trigger=True, loose=9)]
        if norm:
            for _ in range(tape.one((1, 2, 0))):
                when.append({"party": {"state": f"<{tape.one(POOL['who'])}>", "to": "pact"}})
                maker.bound["who"].add(when[-1]["party"]["state"][1])
        when += maker.conditions(low, tape.one((0, 0, 1, 1, 2)), tape.one((0, 0, 0, 1, 2)))
        if not norm and "blame" in low and tape.chance(6):
            when.append(maker.pattern(then) if then in CONCEPTS else maker.pattern(tape.one(low)))
        roles: Data = {}
        for role, type_name in {"bearer": "state", "toward": "state"}.items() if norm else ROLES[then].items():
            roles[role] = maker.term(kind_of(type_name), fresh=False, parts=12)
        rule: Data = {"id": name, "says": says, **self.given(name, 7), **more, "when": when}
        if norm:
            rule["norm"] = norm
            roles["act"] = tape.one(("help", "halt"))
            if then == "breach":
                roles["of"] = norm
            if tape.chance(2):
                rule["once"] = RuleMaker.conditions(maker, ("plea", *low), 1, tape.one((0, 1)))
                maker.bound = {kind: names & self.names(when) for kind, names in maker.bound.items()}
            if tape.chance(2):
                calm = ("truce", "plea", "relief", "strike", *(word for word in low if word in CONCEPTS))
                rule["until"] = [maker.exception("over", calm, self.given(f"{name}#over", 5))]
        count = tape.one((0, 0, 1, 0, 1, 2))
        if count:
            rule["unless"] = [maker.exception(f"x{i}", low, self.given(f"{name}#x{i}", 4)) for i in range(count)]
        rule["then"] = {then: roles}
        self.rules.append(rule)

    @staticmethod
    def names(conditions: Iterable[Any]) -> set[str]:
        """The variables that patterns bind."""
        found: set[str] = set()
        for item in conditions:
            if isinstance(item, dict) and "not_happened" not in item:
                found |= {term[1] for roles in item.values() for term in roles.values() if term.startswith("<")}
        return found

    def window(self) -> Data:
        """A time in which a rule is in force."""
        first, last = sorted((self.tape.one(DAYS), self.tape.one(DAYS)))
        return {"in_force": self.tape.one(({"from": first}, {"through": last}, {"from": first, "through": last}))}

    def statuses(self) -> None:
        """How one comes to be bound, or on guard, and ceases to be."""
        tape = self.tape
        months = {"days": "<d>" + (f" {tape.one(SHIFTS)}" if tape.chance(2) else "")}
        self.rules.append(
            {
                "id": "c.1/in",
                "says": "joined",
                "when": [{"joined": {"by": "<a>", "to": "<i>", "date": "<d>"}}],
                "then": {
                    "starts": {"party": {"state": "<a>", "to": "<i>"}, "first_day": tape.one(("<d>", months["days"]))}
                },
            }
        )
        self.rules.append(
            {
                "id": "c.1/out",
                "says": "left",
                **self.given("c.1/out", 4),
                "when": [{"left": {"by": "<a>", "to": "<i>", "date": "<d>"}}],
                **({"unless": [{"id": "friend", "when": [{"friend": {"of": "<a>"}}]}]} if tape.chance(3) else {}),
                "then": {"ends": {"party": {"state": "<a>", "to": "<i>"}, "last_day": "<d> + 6 months"}},
            }
        )
        for word, event in (("starts", "relief"), ("ends", "truce")):
            role = "toward" if event == "relief" else "by"
            day = tape.one(("<d>", "<d> + 2 months", "<d> + 1 days", tape.one(DAYS)))
            self.rules.append(
                {
                    "id": f"c.1/guard-{word}",
                    "says": "guard",
                    "when": [{event: {role: "<a>", "date": "<d>"}}],
                    "then": {word: {"guard": {"state": "<a>"}, "first_day" if word == "starts" else "last_day": day}},
                }
            )

    def law(self) -> dict[str, Data]:
        """All files of a law."""
        tape = self.tape
        self.statuses()
        wordings = [{"id": "old", "in_force": {"from": DAYS[0], "through": "2002-08-31"}, "gloss": "old"}]
        wordings.append({"id": "new", "in_force": {"from": tape.one(("2002-09-01", "2003-07-01"))}, "gloss": "new"})
        low: list[str] = ["joined", "left", "truce", "relief", "plea", "siege", "siege", "strike", "strike", "strike"]
        low += ["friend", "answers", "party", "party", "owner", "guard"]
        if tape.chance(3):
            self.rules.append(
                {
                    "id": "c.1/kin",
                    "says": "kin",
                    "when": [{"friend": {"of": "<a>", "to": "<b>"}}],
                    "then": {"kin": {"one": "<b>", "two": "<a>"}},
                }
            )
            low.append("kin")
        for level in range(tape.one((1, 2, 3))):
            new = []
            for i in range(tape.one((1, 1, 2))):
                word = tape.one(CONCEPTS)
                window = self.window() if tape.chance(5) else {}
                self.rule(f"c.1/{word}-{level}{i}", word, low, word, **window)
                new.append(word)
            low += new
        for i in range(tape.one((1, 2, 3))):
            norm, kind = f"c.1/n{i}", tape.one(KINDS)
            form = tape.below(4)
            if form == 1:
                for label in ("old", "new"):
                    self.rule(f"{norm}@{label}", "norm", low, kind, norm)
            else:
                window = self.window() if form == 2 else {}
                for way in range(tape.one((1, 1, 2))):
                    self.rule(f"{norm}-{way}", "norm", low, kind, norm, **window)
            low.append(f"{kind} {norm}")
        clause = {
            "clause": "c.1",
            "instrument": "pact",
            "article": "1",
            "heading": "All of it",
            "paragraphs": [{"id": "c.1", "article": "1", "wordings": wordings}],
            "rules": self.rules,
        }
        questions = [
            {
                "id": name,
                "asks": "what?",
                "bears_on": places,
                "default": "yea",
                "because": "so",
                "answers": [
                    {"id": answer, "held_by": ["AAA"]} for answer in ("yea", "nay", "other")[: 2 + (name == "q2")]
                ],
            }
            for name, places in self.used.items()
        ]
        places = {
            place: {"owner": [{"of": tape.one(STATES), **self.span(), "note": "n"} for _ in range(tape.one((1, 1, 2)))]}
            for place in PLACES
        }
        acts: list[Data] = [{"id": "founders", "date": DAYS[0], "joined": {"by": ["AAA", "BBB", "CCC"], "to": "pact"}}]
        acts.append({"id": "later", "date": tape.one(DAYS), "joined": {"by": tape.one(STATES), "to": "pact"}})
        if tape.chance(2):
            acts.append({"id": "exit", "date": tape.one(DAYS), "left": {"by": tape.one(STATES), "to": "pact"}})
        disputed = []
        if tape.chance(4):
            versions: list[Data] = [{"id": "so"}, {"id": "not-so", "drop": ["later"]}]
            versions.append({"id": "another-day", "set": {"later.date": tape.one(DAYS)}})
            disputed.append({"id": "deposit", "default": "so", "versions": versions})
        return {
            "vocabulary.yaml": VOCABULARY,
            "states.yaml": ENTITIES,
            "places.yaml": {"places": places},
            "c/system.yaml": {"system": "c", "title": "The Pact", "instruments": {"pact": {"title": "Pact"}}},
            "c/c-1.yaml": clause,
            "c/acts.yaml": {"acts": acts, "disputed": disputed},
            "c/questions.yaml": {"questions": questions},
        }

    def span(self) -> Data:
        """From and through, or neither."""
        first, last = sorted((self.tape.one(DAYS), self.tape.one(DAYS)))
        return self.tape.one(({}, {}, {"from": first}, {"through": last}, {"from": first, "through": last}))

    # Scenarios

    def value(self, type_name: str, ids: Sequence[str]) -> Any:
        """A value for a role, or a list of them."""
        tape = self.tape
        pool = self.pool(type_name, ids)
        if tape.chance(4):
            return list(dict.fromkeys(tape.one(pool) for _ in range(2)))
        return tape.one(pool)

    def staged(self, rule: Data, known: dict[str, str], told: list[Data], depth: int = 3) -> str:
        """Things to tell that may set a rule off, with its variables as known or at random. Returns the trigger's event."""
        tape = self.tape
        same = ""
        for item in [
            *rule["when"],
            *rule.get("once", ()),
            *(tape.one(rule["until"])["when"] if "until" in rule else ()),
        ]:
            if not isinstance(item, dict) or tape.chance(9):
                continue
            ((word, terms),) = item.items()
            roles = {}
            for role, type_name in ROLES.get(word, {}).items():
                term = terms.get(role, "<>")
                pool = self.pool("state" if type_name == "actor" else type_name, [same] if same else [])
                if term == "same" or (term[1] in "ef" and term not in known):
                    term = same
                elif term.startswith("<"):
                    term = known.setdefault(term, tape.one(pool)) if term != "<>" and pool else tape.one(pool or ("",))
                if term and not (type_name.endswith("?") and role not in terms and tape.chance(2)):
                    roles[role] = term
            name = f"e{len(told)}"
            if word in EVENTS:
                told.append({"id": name, word: roles})
            elif word in FACTS and word != "kin" and len(roles) == len(ROLES[word]):
                self.facts.append({word: roles})
            elif word in CONCEPTS and depth:
                below = tape.one(
                    [other for other in self.rules if word in other["then"]] or [{"when": [], "then": {word: {}}}]
                )
                inner = {
                    term: roles[role] for role, term in below["then"][word].items() if role in roles and term[0] == "<"
                }
                name = self.staged(below, inner, told, depth - 1)
            elif word in KINDS and depth:
                below = tape.one([other for other in self.rules if other.get("norm") == terms["norm"]])
                heads = below["then"].get(word, {})
                inner = {
                    heads[role]: known[terms[role]]
                    for role in ("bearer", "toward")
                    if terms.get(role) in known and role in heads
                }
                name = self.staged(below, inner, told, depth - 1)
            else:
                continue
            same = same or name
            if "event" in terms and terms["event"] != "same":
                known[terms["event"]] = name
        return same

    def pool(self, type_name: str, ids: Sequence[str]) -> Sequence[str]:
        """What can stand in a role of a scenario."""
        pools: dict[str, Sequence[str]] = {
            "state": (*STATES[:3], *STATES),
            "actor": (*STATES[:3], *STATES[:3], "DDD", "gang", "league"),
            "place": PLACES,
            "weight": CONSTANTS["weight"],
            "event": ids,
            "aid": CONSTANTS["aid"],
            "instrument": ("pact",),
        }
        return pools[type_name.removesuffix("?")]

    def event(
        self,
        name: str,
        ids: Sequence[str],
        told: Sequence[Data] = (),
        staged: Data | None = None,
        *,
        conduct: bool = False,
    ) -> Data:
        """An event; `ids` are those it may be about, `told` those it may follow, `staged` what it is to say."""
        tape = self.tape
        word = tape.one(("relief", "plea", "relief") if conduct else (*EVENTS, *self.wanted, *self.wanted))
        roles: Data = {}
        if staged:
            word = next(word for word in staged if word in EVENTS)
            roles = staged[word]
        others = [other for other in ids if other != name]
        denied, day = tape.chance(9), tape.one(DAYS)
        earlier = [event for event in told if event.get("date", DAYS[-1])[: len(day)] <= day]
        for role, type_name in ROLES[word].items():
            leave = type_name.endswith("?") or (word, role) == ("strike", "weight") or denied
            if role not in roles and not (leave and tape.chance(2)) and (type_name != "event?" or others):
                roles[role] = self.value(type_name, others)
        made: Data = {"id": name, word: roles, "date": day}
        if tape.chance(8):
            made["date"] = day[: tape.one((4, 7))]
        if tape.chance(4):
            made["until"] = max(day, tape.one((*DAYS, *DAYS[-2:])))
        if denied:
            made["denied"] = "true"
        if earlier and tape.chance(3):
            made["after"] = tape.one(earlier)["id"]
        if earlier and tape.chance(4):
            made["continues"] = tape.one(earlier)["id"]
        if conduct and tape.chance(4):
            made |= {"tendered": "true", "accepted": tape.one(("false", "true"))}
        if conduct and tape.chance(6):
            del made["date"]
            made.pop("until", None)
        return made

    def fact(self, ids: Sequence[str]) -> Data:
        """A fact."""
        word = self.tape.one(("friend", "answers"))
        made: Data = {word: {role: self.value(kind, ids) for role, kind in ROLES[word].items()}}
        return made | ({"denied": "true"} if self.tape.chance(8) else {})

    def dispute(self, name: str, events: Sequence[Data], ids: Sequence[str], free: list[str]) -> Data:
        """Two or three accounts; `free` are the fields no other dispute sets."""
        tape = self.tape
        versions: list[Data] = [{"id": "v0"}]
        for i in range(1, tape.one((2, 3))):
            version: Data = {"id": f"v{i}"}
            event = tape.one(events)
            word = next(word for word in event if word in EVENTS)
            what = tape.below(5)
            if what == 0:
                fields = [f"{event['id']}.{role}" for role in (*ROLES[word], "date")]
                field = tape.one(fields)
                if field in free or not any(field.startswith(event["id"] + ".") for field in free):
                    role = field.partition(".")[2]
                    kind = ROLES[word].get(role, "")
                    others = [other for other in ids if other != event["id"]]
                    if kind != "event?" or others:
                        version["set"] = {field: self.value(kind, others) if kind else tape.one(DAYS)}
            elif what == 1:
                version["drop"] = [event["id"]]
            elif what == 2:
                version["add"] = [self.event(f"{name}-{i}", ids)]
            elif what == 3:
                version["add"] = [self.fact(ids)]
            elif len(ids) > 1:
                version["order"] = list(dict.fromkeys((tape.one(ids), tape.one(ids))))
            versions.append(version)
        return {"id": name, "default": "v0", "versions": versions}

    def scenario(self) -> Data:
        """A scenario."""
        tape = self.tape
        staged: list[Data] = []
        self.facts: list[Data] = []
        norms = [rule for rule in self.rules if "norm" in rule]
        for _ in range(tape.one((1, 2, 2, 0))):
            self.staged(tape.one(norms), {}, staged)
        staged = staged[:9]
        count, done = len(staged) + tape.one((1, 2, 0, 3)), tape.one((0, 1, 2))
        count = count or 1
        ids = [f"e{i}" for i in range(count)] + [f"c{i}" for i in range(done)]
        told: list[Data] = []
        for i, name in enumerate(ids):
            part = staged[i] if i < len(staged) else None
            told.append(self.event(name, ids, told, part, conduct=i >= count))
        events, conduct = told[:count], told[count:]
        names = [f"d{i}" for i in range(tape.one((0, 1, 0, 2)))]
        disputed = [self.dispute(name, events, ids, []) for name in names]
        return {
            "scenario": "made-up",
            "title": "A made-up case",
            "kind": "hypothetical",
            "as_of": max(
                [tape.one(("2005-01-01", "2003-12-31", "2004-03-01")), *(event.get("date", "") for event in told)]
            ),
            "actors": {"gang": {"kind": "band"}},
            "events": events,
            "conduct": conduct,
            "facts": self.facts + [self.fact(ids) for _ in range(tape.one((0, 1, 2)))],
            "disputed": disputed,
        }


def made(tape: Tape, scenarios: int) -> Bundle:
    """A bundle read off a tape."""
    maker = Maker(tape)
    files = maker.law()
    return Bundle(files, tuple(maker.scenario() for _ in range(scenarios)), tape.content[::-1][:60])


def bundles(scenarios: int = 2) -> st.SearchStrategy[Bundle]:
    """Laws with scenarios under them."""
    return st.binary(min_size=900, max_size=900).map(lambda content: made(Tape(content), scenarios))
