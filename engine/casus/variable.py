"""What can be left open in a scenario: a question of law, a disputed account, or a silence of the file."""

from casus.tuples import NamedTuple

QUESTION, ACCOUNT, SILENCE = "question", "account", "silence"
AT_ONCE, FIRST, SECOND = "at_once", "first", "second"
"""The values of an unknown order of two events: neither, the one named first, the other."""
AS_WRITTEN = "as_written"
"""The value of a vague date that one assessment takes: its last day, in no order with what else happened inside it."""


class Variable(NamedTuple):
    """Something left open. `id` is a question, a dispute, EVENT.ROLE, EVENT.date, or `ONE before TWO`.

    `values` are what it can be, `usual` what the law or the file takes, `held` whether somebody on file holds each value
    (for a silence: always, for nobody needs to).
    """

    what: str
    id: str
    values: tuple[str, ...]
    usual: str
    held: tuple[bool, ...]
