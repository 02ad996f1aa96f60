"""Why a norm or a concept does not hold: each way to it, condition by condition, the nearest miss first.

A *way* is one rule. For each way the search looks for the choice of values under which the fewest conditions fail, and says of each
failed condition whether the file says no, the file is silent, this reading says no, or the law does.
"""

from functools import cached_property

from casus.assessment.engine import Run
from casus.assessment.results import EXCEPTION, LATER, LAW, MET, NOT_MET, READING, SILENT, Check, Way, mark_of
from casus.law.model import Event, Exception_, Rule
from casus.law.program import ANY, ANY_RANK, DAY
from casus.law.reach import setting_off
from casus.law.systems import system_of_body
from casus.logic.matching import (
    MOST_FAILURES,
    UNSAID,
    Attempt,
    Pile,
    Solution,
    fill,
    fill_test,
    ground_lit,
    match,
    nearly,
    unify,
)
from casus.logic.terms import Atom, Lit, Test, Value, Var
from casus.logic.terms import CoreRule as CoreRule

MAX_DEPTH = 8
ACTOR = 3
"""Where among the terms of an event its first role stands: the one who acts."""
_OWN = ("#event", "#date", "#until")
"""What a rule is set off by, and its days: where nothing asks for it or holds of it, it is no event in particular."""
_MANY = 3
"""So many conditions that fail are many: of two ways that lack as many the first stands."""


class Search:
    """Searches one run for the ways to a norm; what it found once it keeps."""

    def __init__(self, run: Run, *, only_nearest: bool = False) -> None:
        """run: the assessment. only_nearest: of each norm only the nearest way is wanted, which takes less time."""
        self.run = run
        self.only_nearest = only_nearest
        self.law = run.law
        self.vocabulary = run.law.vocabulary
        self.focus = ""  # the event out of which the norm is asked for
        self.treaty = ""  # the treaty of that norm
        self.places = {rule.id: place for place, rule in enumerate(run.law.rules())}
        self.found: dict[tuple[Lit, int, frozenset[str]], tuple[Way, ...]] = {}
        self.below: dict[str, frozenset[str]] = {}
        self.solved: dict[tuple[str, frozenset[tuple[str, Value]], int], tuple[Solution | None, bool]] = {}
        self.true = Pile(run.found.atoms, lambda atom: (self._place(atom), atom))
        self.rules: dict[str, CoreRule] = {rule.id: rule for rule in run.compiled.program.rules}
        words = self.vocabulary.predicates.values()
        drawn = {word.name for word in words if word.sort in ("concept", "norm")}
        true = run.evaluation.true
        self.possible = Pile(
            (
                atom
                for number, atom in enumerate(run.ground.atoms)
                if atom.pred in drawn and not true[number] and self._on_its_days(atom)
            ),
            lambda atom: (
                self._of_another(atom),
                atom,
            ),  # of what is as near, that of him who did it in this account comes first
        )
        self.dated = frozenset(word.name for word in words if word.sort == "status")
        self.events = frozenset(name for name, word in self.vocabulary.predicates.items() if word.sort == "event")
        self.drawing: dict[str, dict[str, Rule]] = {}
        for rule_id, core in self.rules.items():
            origin = run.compiled.origins[rule_id]
            if origin.rule is not None and "~" not in rule_id and origin.stage in ("whole", "final"):
                self.drawing.setdefault(core.head.pred, {})[rule_id] = origin.rule

    @cached_property
    def _happened(self) -> list[Event]:
        """What happened in this case, by day; the record of what was done afterwards comes last."""
        case = self.run.case
        found = [event for event in case.events.values() if event.id in case.days and not event.denied]
        return sorted(found, key=lambda event: (event.conduct, event.date.last if event.date is not None else 0))

    def _place(self, atom: Atom) -> int:
        """Where a day of an event stands among such days: what happened in the file comes before the record, that before the law's acts."""
        if atom.pred not in UNSAID or not atom.args:
            return 0
        event = self.run.case.events.get(str(atom.args[0]))
        return 2 if event is None or event.id not in self.run.case.days else int(event.conduct)

    def _on_its_days(self, atom: Atom) -> bool:
        """Whether what could be drawn of an event has a day that the event has in this case: on other days it would be another case."""
        days = self.run.case.days.get(str(atom.args[0])) if len(atom.args) > 1 else None
        return not days or atom.args[1] in days

    def _is_state(self, value: Value) -> bool:
        entity = self.law.entities.get(str(value))
        return entity is not None and entity.kind == "state"

    def _to(self, norm: str, bearer: str, toward: str, trigger: str) -> list[Way]:
        drawing = self.law.drawing(norm)
        treaty = self.law.clauses[drawing.clause].instrument if drawing is not None else ""
        if (trigger, treaty) != (self.focus, self.treaty):
            self.focus, self.treaty = trigger, treaty
            self.found.clear()
        found: list[Way] = []
        rules = {rule.id: rule for rule in self.law.rules() if rule.norm == norm and not rule.standing}
        if trigger not in self.run.case.events:  # nothing that happened gives a day: that of the file stands for it
            day = self.run.scenario.as_of
            rules = {name: rule for name, rule in rules.items() if rule.first <= day <= rule.last} or rules
        for rule in map(rules.__getitem__, self._apt(rules, trigger) if self.only_nearest else rules):
            goal = Lit(
                rule.then.word, (trigger or Var("?e"), Var("?d"), Var("?u"), *self._roles(rule, norm, bearer, toward))
            )
            found.extend(self._way(rule.id, goal, 0, frozenset()))
        return sorted(found, key=self._rank)

    def _of_another(self, atom: Atom) -> bool:
        """Whether a concept is about somebody whom its event, as this account has it, does not name."""
        event = self.run.case.events.get(str(atom.args[0])) if len(atom.args) > ACTOR else None
        return event is not None and all(atom.args[ACTOR] not in values for _, values in event.roles)

    def _roles(self, rule: Rule, norm: str, bearer: str, toward: str) -> list[Value | Var]:
        given = {"norm": norm, "bearer": bearer, "toward": toward}
        return [
            given.get(role.name) or Var("?" + role.name) for role in self.vocabulary.predicates[rule.then.word].roles
        ]

    def _rank(self, way: Way) -> tuple[int, ...]:
        order = {MET: 0, NOT_MET: 0, LAW: 0, EXCEPTION: 0, SILENT: 1, READING: 0, LATER: 3}
        others = self._others(way)
        if others:  # how much else is lacking says nothing then: the plain case is named
            return any(check.mark == LATER for check in way.checks), 1, self.places[way.rule.id]
        return (
            any(check.mark == LATER for check in way.checks),
            0,
            sum(mark == READING for what, mark in way.lacking if not isinstance(what, Exception_)),
            way.facts_missing,
            way.base_missing,
            sum(order[mark] for _, mark in way.lacking),
            self.places[way.rule.id],  # what is alike stands as in the law, where the plain case comes first
        )

    def _others(self, way: Way) -> int:
        """How often a way lacks that an event of the file were of another kind, or by or upon others: that is nearer to no event at all."""
        failed = [check for check in way.checks if check.mark != MET and check.exception is None]
        return sum(self._others(check.ways[0]) if check.ways else self._another(check) for check in failed)

    def _another(self, check: Check) -> bool:
        if check.lit.pred == "is":
            return True
        event = self.run.case.events.get(str(check.lit.args[0])) if check.event else None
        if event is None or check.instead is None:
            return event is not None
        if event.id != self.focus:
            return False
        roles = self.vocabulary.predicates[event.word].roles
        pairs = zip(roles, check.lit.args[3:], check.instead.args[3:], strict=False)
        return any(
            not isinstance(want, Var) and want != have and bool(self.vocabulary.types[role.type].entities)
            for role, want, have in pairs
        )

    def concept(self, goal: Lit, depth: int, above: frozenset[str]) -> tuple[Way, ...]:
        """The ways to a concept or norm atom that does not hold."""
        if depth >= MAX_DEPTH:
            return ()
        known = goal, depth, above & self._below(goal.pred)
        if known not in self.found:
            found: list[Way] = []
            ways = {name: rule for name, rule in self.drawing.get(goal.pred, {}).items() if name not in above}
            for rule_id in self._apt(ways, goal.args[0]):
                fewest = min([way.missing for way in found if not self._others(way)], default=MOST_FAILURES)
                most = fewest - (
                    fewest >= _MANY and bool(found)
                )  # what lacks more is no nearer; of much, what lacks as much
                found.extend(self._way(rule_id, goal, depth, above | {rule_id}, most))
            ranked = sorted(found, key=self._rank)
            answers = [way for way in ranked[3:] if all(mark == READING for _, mark in way.lacking)]
            self.found[known] = (*ranked[:3], *answers)  # what another answer alone would bring is told as well
        return self.found[known]

    def _apt(self, rules: dict[str, Rule], trigger: Value | Var) -> list[str]:
        """Of some rules, by their names, those about a kind of event that the file tells of; else the first, which is the plain case.

        Rules of another time than the event that is asked about come only where none is of its time.
        """
        events = self.run.case.events
        event = events.get(str(trigger))
        of_day = event or events.get(self.focus)
        if of_day is not None and of_day.date is not None:
            day = of_day.date.last
            rules = {name: rule for name, rule in rules.items() if rule.first <= day <= rule.last} or rules
        words = {event.word} if event is not None else {other.word for other in self._happened}
        about = {name: setting_off(self.law, rule.id) for name, rule in rules.items()}
        return [name for name in rules if not about[name] or about[name] & words] or list(rules)[:1]

    def _below(self, pred: str) -> frozenset[str]:
        """The rules by which something of this name could be drawn, and those by which what they ask for could."""
        if pred not in self.below:
            rules: dict[str, None] = {}
            todo = [pred]
            while todo:
                for rule_id in self.drawing.get(todo.pop(), ()):
                    if rule_id not in rules:
                        rules[rule_id] = None
                        todo.extend(lit.pred for rule in self._stages(rule_id) for lit in rule.body)
            self.below[pred] = frozenset(rules)
        return self.below[pred]

    def _stages(self, rule_id: str) -> list[CoreRule]:
        """The core rules of one rule: when, once, and all of it."""
        return [self.rules[name] for name in (f"{rule_id}|open", f"{rule_id}|held", rule_id) if name in self.rules]

    def _way(self, rule_id: str, goal: Lit, depth: int, above: frozenset[str], most: int = MOST_FAILURES) -> list[Way]:
        """The best attempt at one rule for a goal; nothing where its conclusion cannot be the goal, or where more than `most` conditions fail."""
        origin = self.run.compiled.origins[rule_id]
        assert origin.rule is not None
        stages = self._stages(rule_id)
        final = self.rules[rule_id]
        binding = unify(final.head, goal)
        if binding is None:
            return []
        internal = {f"open {origin.rule.id}", f"held {origin.rule.id}"}
        body = [lit for rule in stages for lit in rule.body if lit.pred not in internal]
        tests = [test for rule in stages for test in rule.tests]
        blocks = [block for rule in stages for block in rule.blocks if block.id != "earlier"]
        known = rule_id, frozenset(binding.items()), most
        if known not in self.solved:
            self.solved[known] = self._solve(body, tests, binding, most)
        solution, complete = self.solved[known]
        if solution is None:
            return []
        told = self._told(body, solution, binding)
        held = self._held(body, solution, told, depth, above)
        if held:
            solution, complete = self._solve(body, tests, {**binding, **held}, MOST_FAILURES)
            if solution is None:  # it is about another kind of what happened
                return []
            told = self._told(body, solution, binding)
        values, failed = solution
        checks: list[Check] = []
        for index, lit in enumerate(body):
            filled = fill(lit, values)
            if index not in failed:
                if lit.pred not in UNSAID:
                    checks.append(
                        Check(
                            MET,
                            fill(lit, told),
                            Atom(filled.pred, tuple(arg for arg in filled.args if not isinstance(arg, Var)))
                            if ground_lit(filled)
                            else None,
                        )
                    )
                continue
            near = fill(lit, told)
            if self._by_another(near, filled):  # what another one did is not what failed here
                near = near._replace(args=(lit.args[0], *near.args[1:]))
            checks.append(self._failed(near, depth, above))
        for index, test in enumerate(tests):
            if len(body) + index in failed:
                mark = (
                    LATER
                    if DAY in (test.left, test.right) and (isinstance(test.left, int) or isinstance(test.right, int))
                    else NOT_MET
                )
                kind = self._type_of(test, origin.rule)
                if mark == NOT_MET and self._assumed(kind, values):
                    mark = SILENT
                about = self._about(test, [lit for number, lit in enumerate(body) if number not in failed], values)
                checks.append(Check(mark, Lit("", ()), None, test=fill_test(test, values), type=kind, about=about))
        if not failed:
            for block in blocks:
                exception = next((item for item in origin.rule.unless if item.id == block.id), None)
                premises = self._blocked(
                    [fill(lit, values) for lit in block.body], [fill_test(test, values) for test in block.tests]
                )
                if premises is None:
                    continue
                check = Check(EXCEPTION, Lit("", ()), None, exception=exception, premises=premises)
                if all(atom.pred == "reading" for atom in premises):  # it rests on a value alone: of what, is said
                    about = next((item for test in block.tests if (item := self._about(test, body, values))), None)
                    kind = next((kind for test in block.tests if (kind := self._type_of(test, origin.rule))), "")
                    check = check._replace(about=about, type=kind, assumed=self._assumed(kind, values))
                checks.append(check)
        return [Way(origin.rule, tuple(checks), tuple(sorted(values.items())), complete, fill(final.head, told))]

    def _held(
        self, body: list[Lit], solution: Solution, told: dict[str, Value], depth: int, above: frozenset[str]
    ) -> dict[str, Value]:
        """The values of a concept that fails in a solution though nothing is lacking to it: only a comparison rules them out, and is the reason."""
        for lit in (fill(body[index], told) for index in sorted(solution[1]) if index < len(body)):
            word = self.vocabulary.word(lit.pred)
            if word is not None and word.sort in ("concept", "norm"):
                atoms = self.true.like(lit, {}) if not isinstance(lit.args[0], Var) else ()
                held = next((values for atom in atoms if (values := match(lit, atom, {})) is not None), None)
                if held and any(not way.missing for way in self.concept(lit, depth + 1, above)[:1]):
                    return held
        return {}

    def _told(self, body: list[Lit], solution: Solution, asked: dict[str, Value]) -> dict[str, Value]:
        """The values of a solution without those who take part in it only because a table lets them: no event or fact names them."""
        values, failed = solution
        told = set(asked)
        for index, lit in enumerate(body):
            word = self.vocabulary.word(lit.pred)
            if word is None or word.sort == "status":
                continue
            here = fill(lit, values)
            if index not in failed or self._nearly(here):
                told |= {term.name for term in lit.args if isinstance(term, Var)}
        return {
            name: value
            for name, value in values.items()
            if name in told
            or (name not in _OWN and value not in self.law.entities and value not in self.run.scenario.actors)
        }

    def _solve(
        self, body: list[Lit], tests: list[Test], binding: dict[str, Value], most: int
    ) -> tuple[Solution | None, bool]:
        """The values under which a rule fails in the fewest conditions, and whether the search was complete."""
        solver = Attempt(self.true, body, tests, events=self.events, possible=self.possible, dated=self.dated)
        solution, complete = solver.solve(binding, most)
        if solution is None or solution[1]:
            # where all holds but that two must be different, that is the reason, and no change of facts comes nearer
            same, _ = Attempt(self.true, body, tests, unequal=True).solve(binding, most=1)
            solution = same if same is not None and same[1] else solution
        return solution, complete

    def _by_another(self, said: Lit, filled: Lit) -> bool:
        """Whether a literal names an event of the file, and the solution has another one act than who did."""
        event = self.run.case.events.get(str(said.args[0])) if said.args and said.pred in self.events else None
        if event is None or event.word != said.pred or isinstance(filled.args[ACTOR], Var):
            return False
        return isinstance(said.args[ACTOR], Var) and filled.args[ACTOR] not in event.roles[0][1]

    def _nearly(self, lit: Lit) -> bool:
        """Whether what fails is an event that is there otherwise, or something that another answer or account would draw."""
        if lit.pred in self.events:
            return any(nearly(lit, atom, {}) is not None for atom in self.true.of(lit.pred))
        return any(match(lit, atom, {}) is not None for atom in self.possible.like(lit, {}))

    def _about(self, test: Test, met: list[Lit], values: dict[str, Value]) -> Atom | None:
        """The event or the fact of the file whose value a failed comparison compares."""
        term = test.left if isinstance(test.left, Var) else test.right
        for lit in met:
            word = self.vocabulary.word(lit.pred)
            if word is None or term not in lit.args:
                continue
            said = fill(lit, values)
            event = self.run.case.events.get(str(said.args[0]))
            if event is not None:
                return next((atom for atom in self.true.of(event.word) if atom.args[0] == event.id), None)
            if word.sort == "fact" and ground_lit(said):
                return next((atom for atom in self.true.of(lit.pred) if atom.args == said.args), None)
        return None

    def _type_of(self, test: Test, rule: Rule) -> str:
        """The type of what a test compares."""
        names = [term.name for term in (test.left, test.right) if isinstance(term, Var)]
        return next((rule.types[name] for name in names if name in rule.types), "")

    def _assumed(self, kind: str, values: dict[str, Value]) -> bool:
        """Whether a value of this type was assumed for the trigger's event, because the file leaves it out."""
        event = self.run.case.events.get(str(values.get("#event", "")))
        if event is None:
            return False
        roles = self.vocabulary.predicates[event.word].roles
        return any(role.type == kind and f"{event.id}.{role.name}" in self.run.choice.silences for role in roles)

    def _failed(self, lit: Lit, depth: int, above: frozenset[str]) -> Check:
        pred = lit.pred.removeprefix("not ")
        if pred == "reading":
            return Check(READING, lit, None)
        word = self.vocabulary.word(lit.pred)
        if word is None:
            return Check(NOT_MET if pred == "is" else SILENT, lit, None)
        if lit.pred.startswith("not "):
            return Check(SILENT, lit, None)
        if word.sort in ("concept", "norm"):
            ways = self.concept(lit, depth + 1, above)
            if ways:  # who takes part is known where the nearest way to it says
                pairs = zip(lit.args, ways[0].head.args, strict=True)
                lit = Lit(lit.pred, tuple(other if isinstance(term, Var) else term for term, other in pairs))
            return Check(self._through(ways), lit, None, ways)
        if word.sort == "status":
            table = self._by_a_table(lit)
            return Check(LAW if word.binding else NOT_MET if table else SILENT, lit, None, table=table)
        denied, instead = self._denied(lit), self._otherwise(lit)
        mark = NOT_MET if denied or instead is not None else SILENT
        return Check(mark, lit, None, instead=instead, event=word.sort == "event", denied=denied)

    def _by_a_table(self, lit: Lit) -> bool:
        """Whether a status is one that the tables of places give: no rule draws it."""
        return not any(rule_id for rule_id in self.drawing.get(f"+{lit.pred}", ()))

    def _through(self, ways: tuple[Way, ...]) -> str:
        """The mark of a failed concept is that of what fails in its nearest way."""
        if not ways:
            return SILENT
        marks = [mark_of(check) for check in ways[0].checks if check.mark != MET]
        return next((mark for mark in (NOT_MET, SILENT, LAW, LATER, READING) if mark in marks), SILENT)

    def _denied(self, lit: Lit) -> bool:
        offset = 0 if self.vocabulary.predicates[lit.pred].sort == "fact" else 2
        for atom in self.true.of("not " + lit.pred):
            pairs = zip(lit.args[offset + 1 if offset else 0 :], atom.args[1 if offset else 0 :], strict=False)
            # that one state did not do it says nothing of another: where nobody is asked for, only who did it at all is denied
            # that nobody asked under one treaty, or one organisation, says nothing of another
            if all(
                stated in (ANY, ANY_RANK)
                or (
                    not self._is_state(stated) and not self._elsewhere(stated)
                    if isinstance(asked, Var)
                    else stated == asked
                )
                for asked, stated in pairs
            ):
                return True
        return False

    def _elsewhere(self, named: Value) -> bool:
        """Whether a value is another treaty than that of the norm asked about, or a body of another system of treaties."""
        own = self.law.instruments.get(self.treaty)
        if own is None:
            return False
        if named in self.law.instruments:
            return named != own.id
        home = system_of_body(self.law, str(named))
        return home not in ("", own.system)

    def _otherwise(self, lit: Lit) -> Atom | None:
        """The very event that a literal names, where the file has it with another value of a role that is asked for."""
        word = self.vocabulary.predicates[lit.pred]
        if word.sort != "event" or isinstance(lit.args[0], Var):
            return None
        return next((atom for atom in self.true.of(lit.pred) if atom.args[0] == lit.args[0]), None)

    def _blocked(self, body: list[Lit], tests: list[Test]) -> tuple[Atom, ...] | None:
        """The atoms that satisfy a block, or None."""
        solver = Attempt(self.true, body, tests)
        solution, _ = solver.solve({}, most=0)
        if solution is None:
            return None
        return tuple(
            Atom(lit.pred, tuple(arg for arg in fill(lit, solution[0]).args if not isinstance(arg, Var)))
            for lit in body
        )
