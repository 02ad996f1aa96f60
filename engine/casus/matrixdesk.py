"""A matrix as a command asks for it."""

from collections.abc import Sequence

from casus.desk import Chosen, run_of, wrong
from casus.law import Law
from casus.matrix import TooManyColumns, matrices
from casus.matrixtext import MatrixText, Shown
from casus.problems import quote
from casus.sweeps import write_picture


def matrix_text(
    law: Law, name: str, norms: Sequence[str], chosen: Chosen, everything: bool = False, svg: str = ""
) -> MatrixText:
    """The matrices of a scenario, ready to be shown; the picture is written. Raises CasusError for what is not on file."""
    if chosen.reading != "default":
        raise wrong("a matrix has every reading, so it takes none", f"leave out --reading {quote(chosen.reading)}")
    run = run_of(law, name, chosen)
    try:
        found = matrices(run, norms, dict(chosen.answers), dict(chosen.accounts), unheld=everything)
    except TooManyColumns as error:
        raise wrong(f"too many accounts to combine: {error}", "fix some with --account DISPUTE=ACCOUNT") from None
    text = MatrixText(run, found, Shown(name, tuple(norms), chosen.options, everything))
    if svg:
        write_picture(svg, text.picture())
    return text
