"""A law made ready to be asked: its core programs, and the part of them that some facts can set off."""

from typing import TYPE_CHECKING

from casus.case import Choice, default_choice, disputes_of
from casus.compiled import Compiled
from casus.law import Law
from casus.programs import programs_of
from casus.scenario import Scenario
from casus.terms import Program

if TYPE_CHECKING:
    from casus.ruleset import Encoding


class Ready:
    """One law made ready.

    law: the law. backend: auto, durable or plan. norms: only these are asked about, so the part of the law on which neither
    they nor the membership of a state rests is left out; all, where it is None.
    """

    def __init__(self, law: Law, backend: str = "auto", norms: frozenset[str] | None = None) -> None:
        self.law = law
        self.backend = backend
        self.norms = norms
        self.slices: dict[tuple[frozenset[str], bool], Program] = {}
        self.encodings: dict[frozenset[str], Encoding] = {}
        self.programs = programs_of(law)

    def slice(self, given: frozenset[str], *, relaxed: bool = False) -> Program:
        """The part of the law's program that facts of these predicates can set off; the same object for the same predicates."""
        if (given, relaxed) not in self.slices:
            from casus.strata import leading, reachable

            whole = self.programs.relaxed if relaxed else self.programs.strict
            program = reachable(whole.program, given)
            if self.norms is not None:
                program = leading(program, self._wanted(whole, self.norms))
            self.slices[given, relaxed] = program
        return self.slices[given, relaxed]

    def _wanted(self, whole: Compiled, norms: frozenset[str]) -> list[str]:
        """The core rules that draw some norms, or say of which organisation a state is a member."""
        members = {entity.members[0] for entity in self.law.entities.values() if entity.members is not None}
        return [
            rule.id
            for rule in whole.program.rules
            if rule.head.pred in members or ((drawn := whole.origins[rule.id].rule) is not None and drawn.norm in norms)
        ]

    def encoding(self, given: frozenset[str]) -> "Encoding":
        """The same part, as durable-rules reads it."""
        if given not in self.encodings:
            from casus.ruleset import encode

            self.encodings[given] = encode(self.slice(given))
        return self.encodings[given]

    def choice(
        self,
        scenario: Scenario,
        reading: str = "default",
        answers: dict[str, str] | None = None,
        versions: dict[str, str] | None = None,
    ) -> Choice:
        """The complete choice that a reading, single answers and single accounts make."""
        chosen: dict[str, str] = {}
        if reading != "default":
            if reading not in self.law.readings:
                raise ValueError(
                    f'there is no reading "{reading}"; readings on file: default, {", ".join(sorted(self.law.readings))}'
                )
            chosen.update(self.law.readings[reading].answers)
        for question, answer in (answers or {}).items():
            if question not in self.law.questions:
                raise ValueError(f'there is no question "{question}"')
            if self.law.questions[question].answer(answer) is None:
                raise ValueError(f'"{answer}" is not an answer to {question}')
            chosen[question] = answer
        made = default_choice(self.law, scenario, chosen)
        known = disputes_of(self.law, scenario)
        for dispute, version in (versions or {}).items():
            if dispute not in known:
                raise ValueError(f'there is no dispute "{dispute}"')
            if version not in [item.id for item in known[dispute].versions]:
                raise ValueError(f'"{version}" is not a version of {dispute}')
            made.versions[dispute] = version
        return made
