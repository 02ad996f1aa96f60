"""The core programs of a law. What makes them is the compiler; they are kept between runs."""

from casus.compiled import Compiled
from casus.law import Law
from casus.tuples import NamedTuple


class Programs(NamedTuple):
    """A law, compiled: the program proper and the relaxed one."""

    strict: Compiled
    relaxed: Compiled


_prepared: dict[str, tuple[Law, Programs]] = {}


def programs_of(law: Law) -> Programs:
    """The programs of a law, compiled once for each law object."""
    known = _prepared.get(law.digest)
    if known is None or known[0] is not law:
        from casus.compiler import compile_law

        known = law, Programs(compile_law(law), compile_law(law, relaxed=True))
        if law.digest:
            _prepared[law.digest] = known
    return known[1]


def prepare(law: Law, programs: Programs) -> None:
    """Note programs that were compiled before, in another process."""
    _prepared[law.digest] = law, programs
