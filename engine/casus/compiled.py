"""A core program, and where each of its rules comes from."""

from collections.abc import Callable

from casus.conditions import Shift
from casus.law import Rule
from casus.terms import Program
from casus.tuples import NamedTuple

ABSENT, ABSENT_RANK = "-", -1
"""Stand in an atom for an optional role that the file leaves out."""
ANY, ANY_RANK = "*", -2
"""Stand in a denial for a role that the file leaves out: it denies every value."""


class Origin(NamedTuple):
    """Where a core rule comes from. `stage` is open, held, final, whole, until:ID or status.

    `names` are the variables of an open or held atom, in order. `conditions` tells for each body literal which
    condition of the rule it stands for: (stage, index), or None for what the compiler added.
    """

    rule: Rule | None
    stage: str
    names: tuple[str, ...] = ()
    conditions: tuple[tuple[str, int] | None, ...] = ()


class Compiled:
    """A program with the origin of each of its rules, and what a case must hold for it.

    `shifts` are the shifts of days it needs as facts, `reads` the predicates it reads. `asking` are the words of events
    that may set off, directly or through concepts, a rule that asks for their days and draws no norm: of the dated acts
    of the law only these need days, since no act calls in a norm. The program may be given as a function that makes it.
    """

    __slots__ = ("_program", "asking", "origins", "reads", "shifts")

    def __init__(
        self,
        program: Program | Callable[[], Program],
        origins: dict[str, Origin],
        shifts: tuple[Shift, ...],
        reads: frozenset[str],
        asking: frozenset[str],
    ) -> None:
        self._program = program
        self.origins = origins
        self.shifts = shifts
        self.reads = reads
        self.asking = asking

    @property
    def program(self) -> Program:
        """The program."""
        if not isinstance(self._program, Program):
            self._program = self._program()
        return self._program
