"""What `casus assess` prints."""

from collections.abc import Sequence
from typing import Any

from casus.interface.assessing import Assessment, Assessments, assess, assess_all
from casus.interface.loading import expanded
from casus.show.terminal import colour, write


def write_assessment(
    scenarios: Sequence[str],
    form: str = "text",
    everything: bool = False,
    sources: bool = False,
    keep: bool = False,
    **chosen: Any,
) -> None:
    """Assess scenarios and write what was found. Raises CasusError for a file with problems and for a word that is not on file.

    scenarios: names, or paths of files or of folders of them; several give one table. form: one of those that the command takes. chosen: what to assess with.
    keep: keep what could follow in a single scenario for the next run of the program.
    """
    scenarios = expanded(scenarios)
    found: Assessment | Assessments = (
        assess(scenarios[0], **chosen) if len(scenarios) == 1 else assess_all(scenarios, **chosen)
    )
    whole = form == "html"  # paper has no screen to fit
    write(found.form(form, all=everything or whole, sources=sources or whole, colour=colour()))
    if keep and isinstance(found, Assessment):
        found.keep()
