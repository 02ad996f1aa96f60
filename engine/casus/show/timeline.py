"""The screen of a scenario in time: left what happened, right only what changed that day."""

from collections.abc import Sequence
from textwrap import wrap

from casus.ask.timeline import State, Timeline, TimelineDay
from casus.ask.turns_on import weight
from casus.assessment.results import LIVE, NO_RECORD, STANDING_MARKS
from casus.files.days import show_day
from casus.law.events import Event
from casus.show.blocks import LINES, Block, Commands, Gap, Para, Table, Title, Words, height
from casus.show.conduct import first_sentence
from casus.show.overview import MARKS
from casus.words.names import counted, number, sentence_start

_EVENT, _DUTY = 31, 35  # columns


def timeline_blocks(timeline: Timeline, everything: bool = False, narrow: bool = True) -> list[Block]:
    """The screen: left what happened, right only what changed that day.

    narrow: break the cells into lines here, as a terminal needs it.
    """
    scenario, chosen = timeline.run.scenario, timeline.chosen
    quiet = sum(not step.changes for step in timeline.steps)
    shown = timeline.steps if everything else [step for step in timeline.steps if step.changes]
    most = len(shown)
    while True:
        blocks = _blocks(timeline, shown[:most], most < len(shown), 0 if everything else quiet, everything, narrow)
        if everything or not narrow or most < 2 or height(blocks) <= LINES - 2:
            break
        most -= 1
    options = chosen.options
    more = [] if everything else [(f"casus timeline {scenario.id}{options} --all", "every day and entry")]
    return [*blocks, Commands("NEXT", ((f"casus assess {scenario.id}{options}", ""), *more))]


def _blocks(
    timeline: Timeline, steps: Sequence[TimelineDay], cut_off: bool, quiet: int, everything: bool, narrow: bool
) -> list[Block]:
    run, chosen = timeline.run, timeline.chosen
    reading = f"{chosen.reading} reading" if chosen.reading == "default" else f"reading {chosen.reading}"
    if chosen.changes:
        reading += f", with {', '.join(chosen.changes)}"
    table: list[tuple[Words, ...]] = [("DATE", "EVENT", "DUTIES AFTER IT")]
    used: set[str] = set()
    for step in steps:
        table += _rows(timeline, step, everything, narrow, used)
    made: list[Block] = [Title(run.scenario.id, reading), Gap(), Table(tuple(table)), Gap()]
    if cut_off:
        left = sum(1 for step in timeline.steps if step.changes) - len(steps)
        made.append(Para(f"{counted(left, 'more day')} with changes: add --all", 0))
    if quiet:
        made.append(Para(f"{counted(quiet, 'day')} with entries that change no duty: add --all", 0))
    if not steps:
        made.append(Para("No duty arises on any day.", 0))
    key = [f"{mark} {status}" for status, mark in MARKS.items() if mark in used]
    key += ["b broken"] if "b" in used else []
    key += ["m may"] if "m" in used else []
    key += [f"{mark} {word}, by what was known that day" for word, mark in STANDING_MARKS.items() if mark in used]
    if key:
        made.append(Para("; ".join(key), 0))
    example = next((mark for mark in sorted(used) if " -> " in mark), "")
    if example:
        count, _, code = example.partition(" -> ")
        says = f"{example}: {number(int(count))} owe it to {timeline.voice.name(code)}. "
        made.append(Para(says + "A duty stays as it is until it is listed again.", 0))
    if "." in used:
        made.append(Para("no record: none found up to that day, not a refusal", 0))
    return made


def _rows(
    timeline: Timeline, step: TimelineDay, everything: bool, narrow: bool, used: set[str]
) -> list[tuple[Words, ...]]:
    happenings = [event for event in step.events if not event.conduct]
    conduct = [event for event in step.events if event.conduct]
    events = [*happenings, *conduct] if everything else (happenings or conduct)[:2]
    said = list(dict.fromkeys(_said(timeline, event) for event in events))
    if not everything and len(step.events) > len(events):
        said.append(f"and {len(step.events) - len(events)} more")
    said = said or ["(something ends, or the file ends)"]
    duties = _duties(timeline, step, used)
    if not narrow:
        return [(show_day(step.day), "; ".join(said), "; ".join(duties))]
    left = [line for text in said for line in wrap(text, _EVENT, subsequent_indent="  ")]
    right = [line for text in duties for line in wrap(text, _DUTY, subsequent_indent="  ")]
    count = max(len(left), len(right))
    left += [""] * (count - len(left))
    right += [""] * (count - len(right))
    left[0] = left[0].ljust(_EVENT)
    return [(show_day(step.day) if place == 0 else "", left[place], right[place]) for place in range(count)]


def _said(timeline: Timeline, event: Event) -> str:
    """An event in one sentence; an entry of the record with who acted."""
    words = first_sentence(timeline.voice.deed(event))
    if not event.conduct or not event.says:
        return words
    who = timeline.voice.series(str(value) for _, values in event.roles[:1] for value in values)
    return f"{sentence_start(who)}: {words}"


def _duties(timeline: Timeline, step: TimelineDay, used: set[str]) -> list[str]:
    """What changed that day, a line for each norm and what became of it, what carries most first."""
    voice = timeline.voice
    together: dict[tuple[str, str, str, State, bool], dict[str, None]] = {}
    for key, now, before in step.changes:
        again = before is None and (key.norm, key.bearer, key.toward) in step.known
        if again and key.kind not in ("duty", "breach"):
            continue  # what one may do is not said twice
        verdict = "" if before is None and now.performance == NO_RECORD else now.performance
        one = (key.norm, key.kind, key.toward, now._replace(performance=verdict), again)
        together.setdefault(one, {})[key.bearer] = None
    lines: list[str] = []
    for one in sorted(together, key=lambda item: (weight(voice, item[0]), item[0])):
        norm, kind, toward, state, again = one
        bearers = together[one]
        rule = next(item for item in timeline.run.law.rules() if item.norm == norm)
        name = voice.act_name(str(dict(rule.then.roles)["act"])).removeprefix("Duty to ")
        mark = MARKS[state.status]
        if kind != "duty" and state.status in LIVE:
            mark = "b" if kind == "breach" else "m"
        doubt = STANDING_MARKS.get(state.standing, "")
        codes = list(bearers)
        used |= {mark, doubt, "." if state.performance == NO_RECORD else ""}
        if kind == "duty" and len(codes) > 1 and not any(" -> " in item for item in used):
            used.add(f"{len(codes)} -> {toward}")
        who = codes[0] if len(codes) == 1 else str(len(codes))
        verdict = f", {state.performance}" if state.performance else ""
        more = ", again" if again else ""
        lines.append(f"{name[:1].lower() + name[1:]} {mark}{doubt} {who} -> {toward}{more}{verdict}")
    return lines
