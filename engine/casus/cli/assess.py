"""What `casus assess` prints."""

from collections.abc import Sequence

from casus.ask import choice
from casus.ask.choice import Chosen, assessed
from casus.scenarios import library
from casus.show.terminal import show
from casus.show.view import view_of


def write_assessment(
    scenarios: Sequence[str],
    form: str = "text",
    chosen: Chosen | None = None,
    everything: bool = False,
    sources: bool = False,
    keep: bool = False,
) -> None:
    """Assess scenarios and write what was found. Raises CasusError for a file with problems and for a word that is not on file.

    scenarios: names, or paths of files or of folders of them; several give one table. form: one of those that the command takes. chosen: what to assess with.
    keep: keep what could follow in a single scenario for the next run of the program.
    """
    chosen = chosen or Chosen()
    scenarios = library.expanded(scenarios)
    law = library.load_law()
    whole = form == "html"  # paper has no screen to fit
    views = [view_of(assessed(law, name, chosen), everything or whole, sources or whole) for name in scenarios]
    if form in ("json", "csv"):
        from casus.show.rows import FIELDS, flat_rows, rows_of
        from casus.show.terminal import show_csv, show_json

        rows = [row for view in views for row in rows_of(view.run, view.assessment, chosen.changes)]
        if form == "json":
            show_json(rows)
        else:
            show_csv(list(FIELDS), flat_rows(rows))
    elif len(views) > 1:
        from casus.show.overview import overview

        show(overview(views, everything or whole), form)
    else:
        from casus.show.report import report

        show(report(views[0]), form)
        if keep:
            choice.keep(views[0].run, scenarios[0])
