"""The report on one scenario, on one screen: what is triggered, why, what it turns on, what members did, and where that is from."""

from shlex import quote

from casus.answer import Answer, title
from casus.days import show
from casus.layout import LINES, Block, Commands, Gap, height
from casus.points import option
from casus.positions import views
from casus.reasons import Reasons
from casus.recorded import Recorded
from casus.sections import Level, Section, fit, fixed, measure, whole
from casus.view import View

RESTORE = (
    "did",
    "accounts",
    "contested",
    "did",
    "decided",
    "accounts",
    "did",
    "views",
    "contested",
    "decided",
    "short",
    "live",
    "missing",
    "broken",
    "next",
)
"""In which order the parts of a report get back what a tight screen took from them."""


def report(view: View) -> list[Block]:
    """The report as blocks, for a screen or for Markdown.

    view: one scenario, assessed. Unless everything is asked for, the blocks fit on one screen; what is left out is counted,
    with the option that shows it.
    """
    asked = view.asked
    answer, reasons = Answer(view), Reasons(view)
    sections = [
        fixed("title", title(view), Gap()),
        answer.short(),
        answer.live(),
        answer.broken(),
        answer.missing(),
        reasons.decided(),
        reasons.contested(),
        reasons.accounts(),
        views(view),
        Recorded(view).did(),
    ]
    commands = next_commands(view)
    short = commands._replace(rows=commands.rows[:2])
    last = Section("next", (Level(0, (commands,)), Level(5, (short,))))
    if asked.everything or asked.sources:
        body = view.notes.number(
            whole([*sections, last]) if asked.everything else fit([*sections, last], RESTORE, LINES - 1)
        )
        return [*body[:-1], *reasons.sources(), body[-1]]
    heights = measure([*sections, last])
    for room in range(LINES - 1, 0, -1):  # once sources have their numbers, a line can turn out longer than it seemed
        *body, end = view.notes.number(fit([*sections, last], RESTORE, room, heights))
        for brief in (False, True):
            made = [*body, *reasons.sources(brief), end]
            if height(made) <= LINES:
                return made
    return made


def next_commands(view: View) -> Commands:
    """Commands that lead further, complete, that work when pasted."""
    name, options, paragraph = quote(view.asked.name), view.asked.options, view.voice.paragraph
    rows: list[tuple[str, str]] = []
    first = next(iter([*view.duties, *view.breaches, *view.others]), None)
    turning = next((row for row in view.assessment.rows if row.kind == "duty" and row.turns_on), None)
    if first is not None:
        rows.append((f"casus explain {name} {paragraph(first.norm)} --for {quote(first.bearers[0])}{options}", ""))
        rows.append((f"casus law {first.first.clause} --on {show(first.first.critical_date)}", ""))
    elif turning is not None:
        rows.append((f"casus explain {name} {paragraph(turning.norm)} --for {quote(turning.bearer)}{options}", ""))
    changed = next((point for point in view.points if option(point, point.effects[0])), None)
    if changed is not None:
        rows.append((f"casus assess {name}{options} {option(changed, changed.effects[0])}", ""))
    if len(rows) < 2:
        from casus.absent import absent_duties

        missing = absent_duties(view.run, view.assessment.rows, view.voice)
        rows += [(f"casus explain {name} {paragraph(item.norm)}{options}", "") for item in missing[:1] if not first]
        rows.append(("casus list", ""))
    return Commands("NEXT", tuple(rows[:3]))
