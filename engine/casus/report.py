"""The report on one scenario, on one screen: what is triggered, why, what it turns on, what members did, and where that is from."""

from shlex import quote

from casus.answer import Answer, title
from casus.days import show
from casus.engine import Run
from casus.layout import LINES, Block, Commands, Gap, height
from casus.points import option
from casus.reasons import Reasons
from casus.results import Assessment
from casus.sections import Section, fit, whole
from casus.view import Asked, View

ORDER = (
    *("live", "accounts", "live", "did", "decided", "missing", "broken", "decided", "decided", "missing", "decided"),
    *("accounts", "missing", "questions", "live", "short", "did", "decided", "decided", "live", "broken", "short", "did"),
    *("missing", "live", "live", "accounts", "questions", "broken", "decided", "decided", "did", "did", "live", "missing"),
    *("live", "live", "short", "questions", "broken", "accounts", "decided", "decided", "did", "missing", "live", "live"),
    *("broken", "broken", "questions", "questions", "accounts", "accounts", "did", "did", "did", "did", "did", "short"),
    *("decided",) * 9,
    *("live",) * 9,
    *("short", "short", "short", "questions", "questions", "questions", "broken", "broken", "accounts", "accounts"),
)
"""In which order the parts of a report become shorter where a screen is too small: a little from each, before much from one."""
_FOOT = 1  # lines kept for the sources, at least


def report(run: Run, assessment: Assessment, asked: Asked) -> list[Block]:
    """The report as blocks, for a screen or for Markdown.

    run, assessment: of one scenario. asked: how the scenario was named, under which reading, and how much to show. Unless
    everything is asked for, the blocks fit on one screen; what is left out is counted, with the option that shows it.
    """
    view = View(run, assessment, asked)
    answer, reasons = Answer(view), Reasons(view)
    sections = [
        Section("title", ((title(view), Gap()),)),
        answer.short(),
        answer.live(),
        answer.broken(),
        answer.missing(),
        reasons.decided(),
        reasons.questions(),
        reasons.accounts(),
        reasons.did(),
    ]
    sections = [section for section in sections if section.levels]
    last = next_commands(view)
    if asked.everything:
        body = whole(sections)
    else:
        body = fit(sections, ORDER, LINES - _FOOT - height([last]))
    body = view.notes.number(body)
    feet = reasons.sources()
    if not asked.everything and height([*body, *feet, last]) > LINES:
        feet = reasons.sources(brief=True)
    return [*body, *feet, last]


def next_commands(view: View) -> Commands:
    """Commands that lead further, complete, that work when pasted."""
    name = quote(view.asked.name)
    rows: list[tuple[str, str]] = []
    first = next(iter([*view.duties, *view.breaches, *view.others]), None)
    turning = next((row for row in view.assessment.rows if row.kind == "duty" and row.turns_on), None)
    if first is not None:
        rows.append((f"casus explain {name} {first.norm} --for {quote(first.bearers[0])}", ""))
        rows.append((f"casus law {first.first.clause} --on {show(first.first.critical_date)}", ""))
    elif turning is not None:
        rows.append((f"casus explain {name} {turning.norm} --for {quote(turning.bearer)}", ""))
    changed = next((point for point in view.points if option(point, point.effects[0].value)), None)
    if changed is not None:
        rows.append((f"casus assess {name} {option(changed, changed.effects[0].value)}", ""))
    if len(rows) < 2:
        from casus.absent import absent_duties

        missing = absent_duties(view.run, view.assessment.rows, view.voice)
        rows += [(f"casus explain {name} {item.norm}", "") for item in missing[:1] if not first]
        rows.append(("casus list", ""))
    return Commands("NEXT", tuple(rows[:3]))
