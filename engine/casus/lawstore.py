"""The law as it is kept between runs: read, checked and compiled, as plain values."""

from collections.abc import Callable
from typing import Any

from casus.codec import Later, decode, encode
from casus.compiled import Compiled, Origin
from casus.law import Law, Rule
from casus.programs import Programs


def pack(law: Law, programs: Programs) -> Any:
    """A law and its programs as one plain value. Rules are kept once, and named where programs refer to them."""
    return encode(law), *(_packed(compiled) for compiled in programs)


def unpack(value: Any) -> tuple[Law, Programs]:
    """The inverse of `pack`. Raises ValueError, TypeError, LookupError or AttributeError for what is none."""
    raw, strict, relaxed = value
    law = decode(raw)
    if not isinstance(law, Law):
        raise TypeError("this is no law")
    return law, Programs(_unpacked(strict, law.rule), _unpacked(relaxed, law.rule))


def _packed(compiled: Compiled) -> Any:
    origins = {
        name: (origin.rule and origin.rule.id, origin.stage, origin.names, origin.conditions)
        for name, origin in compiled.origins.items()
    }
    return encode(compiled.program), origins, encode(compiled.shifts), encode(compiled.reads), encode(compiled.asking)


def _unpacked(value: Any, rule: Callable[[str], Rule | None]) -> Compiled:
    program, origins, shifts, reads, asking = value

    def origin(item: Any) -> Origin:
        name, stage, names, conditions = item
        return Origin(name and rule(name), stage, names, conditions)

    return Compiled(lambda: decode(program), Later(origins, origin), decode(shifts), decode(reads), decode(asking))
