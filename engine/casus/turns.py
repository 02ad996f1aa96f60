"""What a status turns on: other choices tried on the ground plan of one run, one at a time, and in pairs.

A pair is another account of the facts together with another answer on the law: a border that was never agreed matters only with the
answer that such borders are not covered. Only pairs are tried of which neither half does anything alone. Larger combinations are not tried.
"""

from collections.abc import Iterable

from casus.case import Case, Choice, all_events, disputes_of, open_roles
from casus.engine import LIVE, Run
from casus.plan import Sweep
from casus.results import NOT_TRIGGERED, Joint, Key, Turn

Change = tuple[str, str, str]
"""What changes (question, account or silence), its id, and the other value."""


class Turns:
    """Tries other choices for one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.base = {key: standing.status for key, standing in run.live.items()}
        self.decisive = [number for number, decides in enumerate(run.decisive) if decides]
        fired = set(run.evaluation.fired)
        self.usual = [number in fired for number in self.decisive]
        self.changes = dict(self._departures())
        self.cases = {change: run.other_case(choice) for change, choice in self.changes.items()}
        self.changed: dict[Change, dict[Key, str]] = {}
        self.sweep = Sweep(run.ground, [case.atoms for case in self.cases.values()])
        different = self._different(self.sweep)
        for place, (change, case) in enumerate(self.cases.items()):
            same = change[0] == "question" and not different >> place & 1
            self.changed[change] = {} if same else self._effects(case, self.sweep, place)

    def single(self) -> dict[Key, tuple[Turn, ...]]:
        """For each norm, the single choices whose change alone changes its status."""
        found: dict[Key, list[Turn]] = {}
        for (what, name, value), effects in self.changed.items():
            for key, status in effects.items():
                found.setdefault(key, []).append(Turn(what, name, value, status))
        return {key: tuple(turns) for key, turns in found.items()}

    def joint(self) -> dict[Key, tuple[Joint, ...]]:
        """For each norm, the pairs of another account and another answer that change its status where neither does alone."""
        replies = [change for change in self.changes if change[0] == "question"]
        accounts = [(place, change) for place, change in enumerate(self.cases) if change[0] == "account"]
        pairs: list[tuple[Change, Change, Case]] = []
        for _, account in accounts:
            choice, case = self.changes[account], self.cases[account]
            for reply in replies:
                both = choice._replace(answers={**choice.answers, reply[1]: reply[2]})
                pairs.append((account, reply, self.run.reread(case, both)))
        sweep = Sweep(self.run.ground, [case.atoms for _, _, case in pairs])
        different, block = 0, (1 << len(replies)) - 1
        for number in self.decisive:  # what fires otherwise than under the account alone
            alone = self.sweep.fired[number]
            usual = sum(
                block << index * len(replies) for index, (place, _) in enumerate(accounts) if alone >> place & 1
            )
            different |= sweep.fired[number] ^ usual
        found: dict[Key, list[Joint]] = {}
        for place, (account, reply, case) in enumerate(pairs):
            if not different >> place & 1:
                continue
            for key, status in self._effects(case, sweep, place).items():
                if key not in self.changed[account] and key not in self.changed[reply]:
                    found.setdefault(key, []).append(Joint(account[1], account[2], reply[1], reply[2], status))
        return {key: tuple(joints) for key, joints in found.items()}

    def _different(self, sweep: Sweep) -> int:
        """A bit for each case of a sweep in which something fires, or does not, that decides a status here."""
        every = (1 << sweep.count) - 1
        found = 0
        for number, usual in zip(self.decisive, self.usual, strict=True):
            found |= sweep.fired[number] ^ (every if usual else 0)
        return found

    def _effects(self, case: Case, sweep: Sweep, place: int) -> dict[Key, str]:
        """The statuses in one case of a sweep that differ from the run's own."""
        run = self.run
        firings = [run.firings[number] for number in self.decisive if sweep.fired[number] >> place & 1]
        other = run.statuses_of(case, firings)
        lost = [key for key in self.base if key not in other]
        idle = {item.key: item.status for item in run.not_in_force(case)} if lost else {}
        effects = {}
        for key in dict.fromkeys([*self.base, *other]):
            old = self.base.get(key, run.all[key].status if key in run.all else NOT_TRIGGERED)
            new = other.get(key, idle.get(key, NOT_TRIGGERED))
            if new != old and (old in LIVE or new in LIVE):
                effects[key] = new
        return effects

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
