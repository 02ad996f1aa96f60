"""What a status turns on: other choices tried on the ground plan of one run, one at a time, and in pairs.

A pair is another account of the facts together with another answer on the law: a border that was never agreed matters only with the
answer that such borders are not covered. Only pairs are tried of which neither half does anything alone. Larger combinations are not tried.
"""

from collections.abc import Iterable

from casus.case import Case, Choice, all_events, disputes_of, open_roles
from casus.engine import LIVE, Run
from casus.ground import Instance
from casus.plan import Evaluation, evaluate
from casus.results import NOT_TRIGGERED, Joint, Key, Turn

Change = tuple[str, str, str]
"""What changes (question, account or silence), its id, and the other value."""


class Turns:
    """Tries other choices for one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.base = {key: standing.status for key, standing in run.live.items()}
        self.fired = self._deciding(run.evaluation)
        self.asking: list[tuple[tuple[str, ...], tuple[int, ...]]] | None = None
        self.changed: dict[Change, dict[Key, str]] = {}
        for change, choice in self._departures():
            self.changed[change] = self._effects(change[0], choice)

    def single(self) -> dict[Key, tuple[Turn, ...]]:
        """For each norm, the single choices whose change alone changes its status."""
        found: dict[Key, list[Turn]] = {}
        for (what, name, value), effects in self.changed.items():
            for key, status in effects.items():
                found.setdefault(key, []).append(Turn(what, name, value, status))
        return {key: tuple(turns) for key, turns in found.items()}

    def joint(self) -> dict[Key, tuple[Joint, ...]]:
        """For each norm, the pairs of another account and another answer that change its status where neither does alone."""
        found: dict[Key, list[Joint]] = {}
        for dispute in disputes_of(self.run.law, self.run.scenario).values():
            for version in dispute.versions:
                account = ("account", dispute.id, version.id)
                if account not in self.changed:
                    continue
                choice = self._choose(*account)
                case = self.run.other_case(choice)
                evaluation = evaluate(self.run.ground, case.atoms)
                for question, answer in self._live_answers(evaluation):
                    both = choice._replace(answers={**choice.answers, question: answer})
                    atoms = self.run.reread(case, both)
                    for key, status in self._effects_of(both, atoms, self._deciding(evaluation)).items():
                        alone = (self.changed[account], self.changed.get(("question", question, answer), {}))
                        if not any(key in effects for effects in alone):
                            found.setdefault(key, []).append(Joint(dispute.id, version.id, question, answer, status))
        return {key: tuple(joints) for key, joints in found.items()}

    def _effects(self, what: str, choice: Choice) -> dict[Key, str]:
        """The statuses that another choice changes."""
        case = self.run.other_case(choice)
        return self._effects_of(choice, case, self.fired if what == "question" else None)

    def _effects_of(self, choice: Choice, case: Case, fired: frozenset[int] | None) -> dict[Key, str]:
        """The statuses in a case that differ from the run's own. `fired`: if the same fires, nothing differs from what is known."""
        run = self.run
        evaluation = evaluate(run.ground, case.atoms)
        if fired is not None and fired == self._deciding(evaluation):
            return {}
        other = run.statuses_in(case, evaluation)
        lost = [key for key in self.base if key not in other]
        idle = {item.key: item.status for item in run.not_in_force(case)} if lost else {}
        effects = {}
        for key in dict.fromkeys([*self.base, *other]):
            old = self.base.get(key, run.all[key].status if key in run.all else NOT_TRIGGERED)
            new = other.get(key, idle.get(key, NOT_TRIGGERED))
            if new != old and (old in LIVE or new in LIVE):
                effects[key] = new
        return effects

    def _deciding(self, evaluation: Evaluation) -> frozenset[int]:
        return frozenset(number for number in evaluation.fired if self.run.decisive[number])

    def _choose(self, what: str, name: str, value: str) -> Choice:
        choice = self.run.choice
        if what == "question":
            return choice._replace(answers={**choice.answers, name: value})
        if what == "account":
            return choice._replace(versions={**choice.versions, name: value})
        event, _, role = name.rpartition(".")
        return choice._replace(roles={**choice.roles, (event, role): value})

    def _departures(self) -> Iterable[tuple[Change, Choice]]:
        run = self.run
        named = {str(atom.args[0]) for atom in run.ground.atoms if atom.pred == "reading"}
        changes: list[Change] = []
        for question in run.law.questions.values():
            if question.id in named:
                changes += [("question", question.id, answer.id) for answer in question.answers]
        for dispute in disputes_of(run.law, run.scenario).values():
            changes += [("account", dispute.id, version.id) for version in dispute.versions]
        for (event, role_name), role in open_roles(run.law.vocabulary, all_events(run.scenario)).items():
            changes += [("silence", f"{event}.{role_name}", value) for value in role.values]
        for change in changes:
            choice = self._choose(*change)
            if choice != run.choice:
                yield change, choice

    def _live_answers(self, evaluation: Evaluation) -> list[tuple[str, str]]:
        """The answers not chosen that could matter in a case: all else that some rule asks beside them is true there."""
        true = evaluation.true
        asked = dict.fromkeys(
            question
            for questions, others in self._asking()
            if all(true[number] for number in others)
            for question in questions
        )
        chosen, questions = self.run.choice.answers, self.run.law.questions
        return [(name, answer.id) for name in asked for answer in questions[name].answers if answer.id != chosen[name]]

    def _asking(self) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
        """For each way in which rules ask for answers: the questions, and what else is asked together with them. Found once."""
        if self.asking is None:
            atoms = self.run.ground.atoms
            readings = {number: str(atom.args[0]) for number, atom in enumerate(atoms) if atom.pred == "reading"}
            found: dict[tuple[tuple[str, ...], tuple[int, ...]], None] = {}
            for instance in self.run.ground.instances:
                for numbers in self._asked_together(instance):
                    questions = tuple(readings[number] for number in numbers if number in readings)
                    if questions:
                        found.setdefault((questions, tuple(number for number in numbers if number not in readings)))
            self.asking = list(found)
        return self.asking

    def _asked_together(self, instance: Instance) -> Iterable[tuple[int, ...]]:
        """The atoms of a body, and those of a body with each conjunction that could block it."""
        yield instance.body
        for _, conjunctions in instance.blocks:
            for conjunction in conjunctions:
                yield (*instance.body, *conjunction)
