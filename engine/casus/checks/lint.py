"""Lint of the law: contradictions, rules that never fire, exceptions that never matter, questions and words that change nothing.

Nothing is proved that was not searched: scenarios on file are looked at in all their cases, and for what they leave open small scenarios
are made up from the rules' own conditions. Each finding says what was looked at.
"""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from casus.assessment.engine import Engine
from casus.checks.made_up_cases import MOST_DAYS, Specimens, as_file
from casus.checks.smallest_cases import MOST_EVENTS, MOST_STEPS, Sketch, Sketcher
from casus.checks.survey import BOTH_SIDES, SAME_ACT, Clash, Finding, Linted, ShownCase, Survey, idle_questions
from casus.files.problems import Mark, Problem, quote, wrong
from casus.files.tree import Map, Node, Scalar
from casus.law.conditions import Comparison, Pattern
from casus.law.model import Event, Exception_, Fact, Law, Rule
from casus.law.reach import ANYBODY, idle_in, who_of
from casus.law.reader import LawFiles, LawFolder, read_files
from casus.law.rule_checks import groups_of
from casus.scenarios.library import CasusError, law_folders, load_law, load_scenario, read_and_check_law, scenario_files
from casus.scenarios.model import Scenario
from casus.words.names import Voice, counted

_SECTIONS = {"event": "events", "fact": "facts", "status": "statuses", "concept": "concepts"}


def unread(law: Law, folders: Sequence[LawFolder]) -> list[Problem]:
    """A finding for each word, role and value of the vocabulary, and each sort of dated act, that no rule reads."""
    files = read_files(folders, [])
    patterns = list(_patterns(law))
    used = {item.pred for item in patterns}
    record = {entry.pattern.pred for clause in law.clauses.values() for entry in clause.performs}
    """What performs duties: the record is read with the events that it names."""
    drawn = {rule.then.word for rule in law.rules()}
    found: list[Problem] = []
    for word in law.vocabulary.predicates.values():
        section = _SECTIONS.get(word.sort)
        if section is None:
            continue
        if word.name not in used:
            message = f"no rule reads the {word.sort} {quote(word.name)}"
            message += "" if word.name not in drawn else ", though rules draw it"
            found.append(
                _problem(message, _place(files, section, word.name), "write a rule that asks for it, or leave it out")
            )
            continue
        named = {name for item in patterns if item.pred == word.name for name, _ in item.roles}
        for role in word.roles:
            if role.name not in named and not (role.type == "event" and word.name in record):
                message = f"no rule reads the role {quote(role.name)} of {word.name}"
                place = _place(files, section, word.name, "roles", role.name)
                found.append(_problem(message, place, "it is only told; a rule that asks for it could use it"))
    found += _values(law, files, patterns)
    for name, kinds in idle_in(law).items():
        word = law.vocabulary.predicates[name]
        if name in used and kinds != {ANYBODY}:
            message = f"nothing follows from {quote(name)} by these kinds of actor: {', '.join(sorted(kinds))}"
            place = _place(files, _SECTIONS[word.sort], name, "roles", who_of(word))
            found.append(_problem(message, place, "write a rule that reads it, or leave them out of the type"))
    for act in law.vocabulary.acts:
        if not any(dict(rule.then.roles).get("act") == act for rule in law.rules() if rule.norm):
            message = f"no rule draws a norm about the act {quote(act)}"
            found.append(_problem(message, _place(files, "acts", act), "write a rule, or leave it out"))
    told: dict[str, Mark] = {}
    for event in law.acts:
        if event.word not in used:
            told.setdefault(event.word, event.mark)
    for name, mark in told.items():
        found.append(_problem(f"no rule reads dated acts of the sort {quote(name)}", mark, "nothing follows from them"))
    return found


def _patterns(law: Law) -> Iterable[Pattern]:
    """Every condition that asks for something, those on the record among them."""
    for rule in law.rules():
        for group in groups_of(rule):
            yield from (item for item in group.conditions if isinstance(item, Pattern))
    for clause in law.clauses.values():
        yield from (entry.pattern for entry in clause.performs)


def _values(law: Law, files: LawFiles, patterns: list[Pattern]) -> list[Problem]:
    """Values of closed lists that no rule tells from the others; scales are compared, so each step of them counts."""
    named = {str(term) for item in patterns for _, term in item.roles}
    for rule in law.rules():
        named |= {str(term) for _, term in rule.then.roles}
        for group in groups_of(rule):
            for item in group.conditions:
                if isinstance(item, Comparison):
                    named |= {str(item.left), str(item.right)}
    found = []
    for kind in law.vocabulary.types.values():
        idle = [value for value in kind.values if not kind.scale and value not in named]
        if idle:
            message = f"no rule names these values of {kind.name}: {', '.join(idle)}"
            found.append(_problem(message, _place(files, "types", kind.name), "no rule tells them from each other"))
    return found


def _problem(message: str, mark: Mark, cure: str) -> Problem:
    return Problem("unread", message, mark, cure, warning=True)


def _place(files: LawFiles, *keys: str) -> Mark:
    """Where a word is declared in the vocabulary."""
    node: Node | None = files.trees.get("vocabulary.yaml")
    mark = Mark("rules/vocabulary.yaml", 1, 1)
    for key in keys:
        if not isinstance(node, Map):
            break
        entry: tuple[Scalar, Node] | None = next((item for item in node.entries if item[0].text == key), None)
        if entry is None:
            break
        mark, node = entry[0].mark, entry[1]
    return mark


__all__ = ["unread"]


MOST_SKETCHES = 30
MOST_SPECIMENS = 60
"""How many made-up scenarios are looked at for one rule or exception."""

_WITHIN = f"with up to {MOST_EVENTS} events and in {MOST_STEPS} steps of search"

_Tell = Callable[[int, int], None]


def lint(folders: Path | Sequence[tuple[Path, str]], scenarios: Sequence[tuple[Scenario, str]], tell: _Tell) -> Linted:
    """Look for findings in a law. folders: one, or several with what messages call them. scenarios: those on file, each with the text of its file. Raises CasusError for a law with problems."""
    places = [(folders, "rules")] if isinstance(folders, Path) else folders
    law, problems = read_and_check_law(*places)
    if law is None or any(not problem.warning for problem in problems):
        raise CasusError([problem for problem in problems if not problem.warning], "the law")
    found = _Lint(law, scenarios, tell)
    found.search()
    known = {problem.mark for problem in problems}
    return Linted(
        (
            *found.clashes(),
            *found.idle_rules(),
            *found.idle_questions(),
            *(Finding(problem) for problem in problems),
            *(
                Finding(problem)
                for problem in unread(law, [LawFolder(*place) for place in places])
                if problem.mark not in known
            ),
        ),
        found.looked(),
    )


class _Lint:
    """One search at work."""

    def __init__(self, law: Law, scenarios: Sequence[tuple[Scenario, str]], tell: _Tell) -> None:
        self.law = law
        self.engine = Engine(law, "plan")
        self.survey = Survey(self.engine)
        self.sketcher = Sketcher(law)
        self.specimens = Specimens(self.engine)
        self.scenarios = sorted(scenarios, key=lambda item: len(item[0].events))
        self.texts = {item.id: text for item, text in scenarios}
        self.rules = [rule for rule in law.rules() if not rule.standing]
        self.made = 0
        self.why: dict[str, tuple[Mark, str]] = {}
        self.tell = tell

    def search(self) -> None:
        """Look at everything: cases made up for clashes first, for they are the smallest; then those on file; then what is left."""
        for scenario in self._for_clashes():
            self._look(scenario, unheld=False)
        self.survey.turning.clear()  # a question is to be tested by what is on file
        for done, (scenario, _) in enumerate(self.scenarios):
            self.tell(done, len(self.scenarios))
            self.survey.look(scenario)
        for rule in self.rules:
            if rule.id not in self.survey.fired:
                self._try(rule)
        for rule in self.rules:
            for exception in (*rule.unless, *rule.until):
                if rule.id in self.survey.fired and (rule.id, exception.id) not in self.survey.mattered:
                    self._try(rule, exception)

    def _look(self, scenario: Scenario, *, unheld: bool) -> None:
        self.made += 1
        self.survey.look(scenario, unheld=unheld)

    def _try(self, rule: Rule, exception: Exception_ | None = None) -> None:
        """Make up scenarios until a rule fires, or an exception of it matters."""
        more = exception.when if exception is not None else ()
        sketches = tried = 0
        for sketch in itertools.islice(self.sketcher.sketches(rule, more), MOST_SKETCHES):
            sketches += 1
            for scenario in self.specimens.of(sketch):
                tried += 1
                self._look(scenario, unheld=True)
                if exception is None and rule.id in self.survey.fired:
                    return
                if exception is not None and (rule.id, exception.id) in self.survey.mattered:
                    return
            if tried >= MOST_SPECIMENS:
                break
        name = rule.id if exception is None else f"{rule.id}#{exception.id}"
        self.why[name] = self._reason(rule, exception, sketches, tried)

    def _reason(self, rule: Rule, exception: Exception_ | None, sketches: int, tried: int) -> tuple[Mark, str]:
        """Where the search came to an end, and how."""
        mark = exception.mark if exception is not None else rule.mark
        if tried:
            return mark, f"{counted(tried, 'made-up case')} of its own, of up to {MOST_EVENTS} events, do not show it"
        if sketches:
            return mark, "no state, place, value and day were found on file that meet its conditions together"
        if exception is None:
            for number in range(1, len(rule.when) + 1):
                if next(self.sketcher.sketches(rule._replace(when=rule.when[:number], once=())), None) is None:
                    here = rule.when[number - 1].mark
                    return here, f"no way was found to meet this condition together with those before it, {_WITHIN}"
        return mark, f"no way was found to meet its conditions together, {_WITHIN}"

    # ---- made-up cases in which two norms could clash ----

    def _for_clashes(self) -> Iterator[Scenario]:
        duties = [rule for rule in self.rules if rule.then.word == "duty"]
        states = {item.id for item in self.law.entities.values() if item.kind == "state"}
        for rule in duties:
            for scenario in self._first(self.sketcher.sketches(rule), 3):
                yield scenario
                yield from mirrored(scenario, states)
        for rule in duties:
            for other in self.rules:
                if other.norm in self.survey.against and _act(other) == _act(rule):
                    yield from self._first(self.sketcher.pairs(rule, other), 3)

    def _first(self, sketches: Iterator[Sketch], most: int) -> Iterator[Scenario]:
        for sketch in itertools.islice(sketches, most):
            yield from itertools.islice(self.specimens.of(sketch), 1)

    # ---- findings ----

    def looked(self) -> str:
        """What was looked at, in a sentence."""
        tangled = f"; {len(self.survey.tangled)} too tangled to be told" if self.survey.tangled else ""
        return (
            f"Looked at {counted(len(self.scenarios), 'scenario')} on file and {counted(self.made, 'made-up case')}{tangled}: "
            f"each under all answers and accounts that somebody holds, and all that it leaves open; made-up cases for one rule "
            f"under all answers. Made-up cases have up to {MOST_EVENTS} events, doubled for two sides, on at most {MOST_DAYS} days. "
            "What was not found there may exist."
        )

    def clashes(self) -> list[Finding]:
        """Two norms that cannot be kept together, each with the smallest case seen."""
        return [self._clash(clash, shown) for clash, shown in self.survey.clashes.items()]

    def _clash(self, clash: Clash, shown: ShownCase) -> Finding:
        one, two = (self._rule(name) for name in shown.rules)
        voice = Voice(self.law, shown.scenario)
        bearer = voice.name(shown.first.bearer)
        if clash.sort == BOTH_SIDES:
            sides = " and ".join(voice.name(key.toward) for key in (shown.first, shown.second))
            message = f"a party can owe the same to both sides: {clash.first}, by {bearer} to {sides}"
        else:
            assert clash.sort == SAME_ACT
            toward = voice.name(shown.first.toward)
            message = (
                f"a party must and must not do the same: {clash.first} and {clash.second}, {bearer} toward {toward}"
            )
        on_file = shown.scenario.id in self.texts
        events = "; ".join(
            f"{voice.event(event)}{'' if event.date is None else f' ({event.date.text})'}"
            for event in shown.scenario.happenings[:6]
            if not event.denied
        )
        where = f"on file as {shown.scenario.id}" if on_file else "invented"
        case = f"smallest case seen ({where}): {events}"
        only = ", ".join(f"{change.id}={change.value}" for change in shown.changes)
        case += f". Only with: {only}" if only else ""
        also = [(self._heading(two), two.mark)] if two.id != one.id else []
        problem = Problem(clash.sort, message, one.mark, case, tuple(also), warning=True)
        headings = dict.fromkeys((self._heading(one), self._heading(two)))
        says = (message, *headings, *((f"Only with: {only}",) if only else ()))
        text = self.texts.get(shown.scenario.id) or as_file(self.engine, shown.scenario, "{name}", says)
        return Finding(problem, text)

    def idle_rules(self) -> list[Finding]:
        """Rules that never fired, and exceptions that never mattered."""
        found = []
        for rule in self.rules:
            if rule.id in self.why:
                mark, why = self.why[rule.id]
                message = f"{rule.id} never fires, as far as was looked"
                also = ((self._heading(rule), rule.mark),) if mark != rule.mark else ()
                found.append(Finding(Problem("never-fires", message, mark, why, also, warning=True)))
            for exception in (*rule.unless, *rule.until):
                if f"{rule.id}#{exception.id}" in self.why:
                    mark, why = self.why[f"{rule.id}#{exception.id}"]
                    message = f"the exception {quote(exception.id)} of {rule.id} never matters, as far as was looked"
                    also = ((self._heading(rule), rule.mark),)
                    found.append(Finding(Problem("never-matters", message, mark, why, also, warning=True)))
        return found

    def idle_questions(self) -> list[Finding]:
        """Questions whose answers change no status in any scenario on file."""
        if not self.scenarios:
            return []
        return [Finding(problem) for problem in idle_questions(self.law, self.survey.turning)]

    def _rule(self, name: str) -> Rule:
        return next(rule for rule in self.law.rules() if rule.id == name)

    def _heading(self, rule: Rule) -> str:
        clause = self.law.clauses[rule.clause]
        return f"{rule.id}  Article {clause.article}, {clause.heading}"


def mirrored(scenario: Scenario, entities: Collection[str]) -> Iterator[Scenario]:
    """The scenario with all that happens told a second time, two states changed for each other: each is then on both sides."""
    pairs: dict[tuple[str, str], None] = {}
    for event in scenario.events:
        states = [str(value) for _, values in event.roles for value in values if value in entities]
        for pair in itertools.combinations(dict.fromkeys(states), 2):
            pairs.setdefault(pair)
    for one, two in pairs:
        names = {one: two, two: one, **{event.id: f"{event.id}-back" for event in scenario.events}}

        def other(
            roles: tuple[tuple[str, tuple[str | int, ...]], ...], names: dict[str, str] = names
        ) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
            return tuple((name, tuple(names.get(str(value), value) for value in values)) for name, values in roles)

        events: list[Event] = [
            event._replace(id=names[event.id], roles=other(event.roles)) for event in scenario.events
        ]
        facts: list[Fact] = [fact._replace(roles=other(fact.roles)) for fact in scenario.facts]
        yield scenario._replace(events=(*scenario.events, *events), facts=(*scenario.facts, *facts))


def _act(rule: Rule) -> object:
    return dict(rule.then.roles).get("act")


def of_paths(paths: Sequence[str], tell: _Tell) -> tuple[str, Linted]:
    """Lint the law that is chosen with the scenarios on file, or one folder of law. The first is what it is called."""
    if len(paths) > 1 or (paths and not (Path(paths[0]) / "vocabulary.yaml").is_file()):
        raise wrong("--lint looks at one folder of law", "name the folder that holds vocabulary.yaml, or none")
    if paths:
        return paths[0], lint(Path(paths[0]), [], tell)
    law = load_law()
    files = scenario_files()
    scenarios = [(load_scenario(name, law), path.read_text(encoding="utf-8")) for name, path in files.items()]
    return "the law", lint(law_folders(), scenarios, tell)


__all__ = ["lint", "mirrored", "of_paths"]
