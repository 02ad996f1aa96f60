"""The screen of what a norm turns on: the smallest sufficient sets in words, numbered, with who holds each part; and what decides most."""

from collections.abc import Sequence
from shlex import quote
from typing import Any

from casus.ask.reasons import how_far
from casus.ask.scope import scope_sentences
from casus.ask.sufficient import Allowed, Contested, Decider, Enough, contested, deciding_most
from casus.ask.turns_on import answer_of, asked, bare, held_by, label, said, version, weight
from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DENIED,
    EXACT,
    LIVE,
    NOT_TRIGGERED,
    SETTLED,
    SO_FAR,
    TRIGGERED,
    Row,
    most_disputed,
)
from casus.assessment.space import ACCOUNT, QUESTION, SILENCE
from casus.show.blocks import LINES, Bit, Block, Commands, Foot, Gap, Heading, Pairs, Para, Words, dim, height, strong
from casus.show.conduct import first_sentence
from casus.show.report_answer import title
from casus.show.view import View
from casus.words.names import counted, number, sentence_start, series

TANGLED = "Too many things are left open together to say what this turns on."
ASKED = ("duty", "breach")
"""The kinds of norms that are shown where none is named."""


def rows_asked(view: View, norms: Sequence[str]) -> list[Row]:
    """The rows of some norms; of every duty and ban where none is named, what carries most first."""
    rows = [row for row in view.assessment.rows if row.trigger]
    if norms:
        return [row for row in rows if row.norm in norms]
    kinds = {row.norm: weight(view.voice, row.norm) for row in rows if row.kind in ASKED or view.asked.everything}
    return sorted((row for row in rows if row.norm in kinds), key=lambda row: (row.kind not in ASKED, kinds[row.norm]))


def turning(view: View, norms: Sequence[str]) -> list[Block]:
    """The screen. norms: those asked for, all if empty. Unless everything is asked for, it fits; what is left out is counted."""
    return Turning(view, norms).blocks()


def status_word(kind: str, status: str) -> str:
    """A status as it is said: a ban is broken or not, and never triggered."""
    if kind == "breach":
        return {TRIGGERED: "broken", NOT_TRIGGERED: "not broken"}.get(status, status)
    return status


class Turning:
    """Builds the screen for one view."""

    def __init__(self, view: View, norms: Sequence[str]) -> None:
        self.view = view
        self.norms = norms
        self.run = view.run
        self.voice = view.voice
        self.rows = rows_asked(view, norms)
        self.found = contested(view.run, self.rows, unheld=view.asked.everything)
        if self.found is not None:  # of one norm, what the fewest changes would turn comes first
            self.found.sort(
                key=lambda item: (
                    item.kind not in ASKED,
                    weight(self.voice, item.norm),
                    item.norm,
                    fewest_changes(item),
                )
            )

    def blocks(self) -> list[Block]:
        """All of it."""
        head: list[Block] = [title(self.view), Gap()]
        scope = self.view.scope
        if scope.unbound and self.rows and not self._mute():
            spoken = scope._replace(asked=(), nowhere=(), idle=(), unread=(), unknown=())
            head += [*(Para(text, 0) for text in scope_sentences(spoken, self.voice)), Gap()]
        head += [*map(Para, self.view.unlooked()), Gap()] if self.view.untried else []
        if self.found is None:
            see = f"casus assess {quote(self.view.asked.name)}{self.view.asked.options}"
            return [
                *head,
                Foot("TURNS ON", f"{TANGLED} What few changes change: {see}.", 2),
            ]
        alike = self._alike(self.found)
        if not alike:
            return [*head, *self._nothing(), *self._settled()]
        if self.view.asked.everything:
            return [*head, *(block for item in alike for block in self._norm(item, 99)), *self._end(alike, 0)]
        made: list[Block] = []
        whole = [self._norm(item, 99) for item in alike[:LINES]]  # each takes a line at least
        for shown, most in [(shown, 99) for shown in range(len(whole), 0, -1)] + [
            (1, most) for most in range(9, 0, -1)
        ]:
            parts = whole[:shown] if most == 99 else [self._norm(alike[0], most)]
            body = [block for part in parts for block in part]
            made = [*head, *body, *self._end(alike, len(alike) - shown)]
            if height(made) <= LINES:
                break
        return made

    def _alike(self, found: Sequence[Contested]) -> list[list[Contested]]:
        """Those of which everything is the same but the norm, together."""
        together: dict[object, list[Contested]] = {}
        for item in found:
            same = item.kind == "breach", item.statuses, item.sets, item.beyond, item.status
            together.setdefault(same, []).append(item)
        return list(together.values())

    def _mute(self) -> bool:
        """Whether the law on file speaks of nobody whom the events touch, and draws nothing from them."""
        scope = self.view.scope
        return bool(scope.unbound) and not scope.bound and not any(row.status in LIVE for row in self.rows)

    def _nothing(self) -> list[Block]:
        scope = self.view.scope
        if not self.rows or self._mute():
            plain = "No such norm can arise from this scenario, under any answer or account on file."
            return [Para(text, 0) for text in scope_sentences(scope, self.voice) or [plain]]
        statuses = dict.fromkeys(status_word(row.kind, row.status) for row in self.rows)
        what = f": {series(list(statuses))}" if self.norms else ""
        word = how_far(self.view.run, self.rows) or SETTLED
        says = "Every view that somebody holds leads to the same, on every account that somebody tells"
        says += ", as far as looked." if word == SO_FAR else "."
        if word == ARGUABLE:
            says = "It differs only under answers of which nobody on file holds all: add --all."
        return [Para(f"{word.capitalize()}{what}. {says}", 0), Gap()]

    def _norm(self, alike: list[Contested], most: int) -> list[Block]:
        """One norm, and those that turn on the same."""
        item = alike[0]
        words = [status_word(item.kind, status) for status in item.statuses]
        which = " or ".join(words)
        least = "at least " if item.reach != EXACT else ""
        turns = f"It depends on {least}{counted_points(item.points)}." if item.sets and len(item.statuses) > 1 else ""
        made: list[Block] = [Para((strong(self._name(item)), f": {which}. {_how_far(item)}{turns}"), 0, 2)]
        made.append(
            Pairs(
                (
                    ("who -> whom", self._who(item)),
                    ("because of", ", ".join(item.triggers)),
                    (self._place(), self._here(item)),
                )
            )
        )
        also = [f"{self._name(other)}: {self._who(other)}" for other in alike[1:]]
        if also:
            made.append(Para(f"The same decides: {'; '.join(also)}", 2, 2))
        for status in item.statuses:
            sets = [one for one in item.sets if one.status == status]
            made += self._sets(status_word(item.kind, status), sets, most)
        if item.reach != EXACT:
            listed = "At least these" if item.sets or item.beyond else "What suffices was not found"
            made.append(Para(f"{listed}: too much is open together to list all.", 2))
        elif not item.whole:
            made.append(Para("There are longer sets as well. They are not listed.", 2))
        if item.beyond:
            made.append(
                Heading(
                    "ONLY WITH WHAT NOBODY ON FILE HOLDS", f"({least}{number(len(item.beyond))} more, counted apart)"
                )
            )
            for one in item.beyond[:most]:
                made += self._set(one, f"{status_word(item.kind, one.status)}, if ")
        return [*made, *self._asked(item), *self._decides(item), Gap()]

    def _name(self, item: Contested) -> str:
        return self.view.name(item.act, item.norm)

    def _who(self, item: Contested) -> str:
        """Who owes it to whom."""
        bearers, towards = item.bearers, item.towards
        if len(bearers) > 1 and set(bearers) == set(towards):
            return f"{self.voice.listed(bearers)} -> each other"
        return (
            self.voice.listed(bearers)
            if bearers == towards
            else f"{self.voice.listed(bearers)} -> {self.voice.listed(towards)}"
        )

    def _place(self) -> str:
        return "default reading" if self.view.default else "this reading"

    def _here(self, item: Contested) -> str:
        numbers = [str(one.number) for one in item.sets if one.here]
        by = f" (number{'s' if len(numbers) > 1 else ''} {series(numbers)})" if numbers else ""
        return status_word(item.kind, item.status) + by

    def _sets(self, status: str, sets: list[Enough], most: int) -> list[Block]:
        if not sets:
            return []
        if sets == [sets[0]] and not sets[0].parts:
            return [Heading(status.upper(), "in every case")]
        left = len(sets) - most
        rest = ", if all of this holds" if len(sets) == 1 and len(sets[0].parts) > 1 else ", if one of these holds"
        rest = ", if" if len(sets) == 1 and len(sets[0].parts) == 1 else rest
        more = f" ({left} longer: add --all)" if left > 0 else ""
        return [Heading(status.upper(), rest + more), *(block for one in sets[:most] for block in self._set(one))]

    def _set(self, one: Enough, start: str = "") -> list[Block]:
        rows: list[tuple[Words, Words]] = []
        for place, part in enumerate(one.parts):
            mark: Words = strong(str(one.number)) if not place else "and"
            rows.append((mark, (start if not place else "", *self._part(part))))
        return [Pairs(tuple(rows), 2, 5)]

    def _part(self, part: Allowed) -> list[Bit | str]:
        """One part: who says what, for each value that will do."""
        leg = part.what, part.id
        sides: list[str] = []
        for value in part.values:
            told = said(self.run, leg, value)
            told = told if self.view.asked.everything else first_sentence(told, clause=True)
            holder = "the file is silent" if part.what == SILENCE else held_by(self.run, leg, value, self.voice)
            sides.append(f"{holder}: {told}")
        text = "; or ".join(sorted(sides, key=lambda side: side.removeprefix("the ").casefold()))
        name = label(leg)
        return _with_name(sentence_start(text), name)

    def _asked(self, item: Contested) -> list[Block]:
        """The questions in full, because an answer alone says little."""
        parts = [part for one in (*item.sets, *item.beyond) for part in one.parts if part.what == QUESTION]
        names = dict.fromkeys(part.id for part in parts)
        rows = tuple((dim(name), bare(asked(self.run, (QUESTION, name)))) for name in names)
        return [Heading("THE QUESTIONS"), Pairs(rows)] if rows else []

    def _decides(self, item: Contested) -> list[Block]:
        best = deciding_most(item.deciders) if len(item.deciders) > 1 else []
        if not best:
            return []
        text: list[Bit | str] = []
        for place, one in enumerate(best[:3]):
            text += ["; and " if place else "", *self._decider(one)]
        more = f" and {number(len(best) - 3)} more" if len(best) > 3 else ""
        each = "each " if len(best) > 1 else ""
        first = best[0]
        pairs = f"{first.pairs:,}".replace(",", " ")
        differ = f"{first.differ:,}".replace(",", " ")
        text.append(
            f"{more}: {each}changes the status in {differ} of {pairs} pairs of cases that differ in nothing else. "
            "How many they are does not say which is right."
        )
        return [Foot("DECIDES MOST", text, 2)]

    def _decider(self, one: Decider) -> list[Bit | str]:
        name = label((one.what, one.id))
        if one.what == QUESTION:  # it stands in full above
            return ["question ", dim(one.id)]
        return _with_name(bare(asked(self.run, (one.what, one.id))), name)

    def _end(self, alike: Sequence[Sequence[Contested]], hidden: int) -> list[Block]:
        made: list[Block] = []
        left = [item for group in alike[len(alike) - hidden :] for item in group] if hidden else []
        if left:
            names = list(dict.fromkeys(self._name(item) for item in left))
            shown = ", ".join(names[:2]) + (f" and {number(len(names) - 2)} more" if len(names) > 2 else "")
            made.append(Foot("ALSO CONTESTED", f"{shown}: add --all", 2))
        return [*made, *self._settled(), self._next(alike)]

    def _settled(self) -> list[Block]:
        """What else is settled: the duties that arise in every case."""
        open_still = {item.norm for item in self.found or ()}
        rows = [
            row
            for row in self.view.assessment.rows
            if row.kind == "duty"
            and row.standing in (SETTLED, DENIED, SO_FAR)
            and row.status in LIVE
            and row.norm not in open_still
        ]
        norms = sorted(dict.fromkeys(row.norm for row in rows), key=lambda norm: weight(self.voice, norm))
        if not norms:
            return []
        acts = {row.norm: row.act for row in rows}
        names = [self.view.name(acts[norm], norm) for norm in norms]
        most = len(names) if self.view.asked.everything else 3
        more = f" and {number(len(names) - most)} more" if len(names) > most else ""
        what = counted(len(names), "other duty" if self.found else "duty")
        standing = SO_FAR if any(row.standing == SO_FAR for row in rows) else SETTLED
        return [Foot(standing.upper(), f"{what}: {', '.join(names[:most])}{more}", 9)]

    def _next(self, alike: Sequence[Sequence[Contested]]) -> Commands:
        name, options = quote(self.view.asked.name), self.view.asked.options
        paragraph = self.voice.paragraph(alike[0][0].norm)
        bearer = quote(alike[0][0].bearers[0])
        rows = [
            (f"casus matrix {name} {paragraph}", ""),
            (f"casus explain {name} {paragraph} --for {bearer}{options}", ""),
        ]
        return Commands("NEXT", tuple(rows))


def _with_name(text: str, name: str) -> list[Bit | str]:
    """A text, and in brackets what it is called on a command line."""
    return [text, " (", dim(name), ")"] if name else [text]


def _how_far(item: Contested) -> str:
    """What is to be said of the standing beside the statuses; nothing where it is contested, as the statuses say."""
    word = most_disputed(row.standing for row in item.rows)
    if word == CONTESTED:
        return ""
    if word == ARGUABLE:
        return "Arguable: nobody on file holds all of what would change it. "
    return f"{word.capitalize()}: whether it is owed is the same under every view that somebody holds. "


def fewest_changes(item: Contested) -> int:
    """How many changes give it another status, at the least."""
    return min((len(turn.changes) for row in item.rows for turn in row.turns_on), default=99)


def counted_points(amount: int) -> str:
    """On how many points: one point, three points."""
    return f"{number(amount)} point{'' if amount == 1 else 's'}"


def turning_values(view: View, norms: Sequence[str]) -> dict[str, Any]:
    """The same for other programs. `casus schema turns-on` describes it."""
    found = contested(view.run, rows_asked(view, norms), unheld=view.asked.everything)
    reading = "+".join([view.asked.reading, *view.asked.changes])
    return {
        "scenario": view.scenario.id,
        "reading": reading,
        "tangled": found is None,
        "untried": list(view.untried),
        "contested": [
            {
                "norm": item.norm,
                "kind": item.kind,
                "act": item.act,
                "bearers": list(item.bearers),
                "towards": list(item.towards),
                "triggers": list(item.triggers),
                "status": item.status,
                "statuses": list(item.statuses),
                "sets": [_set_values(view, one) for one in item.sets],
                "whole": item.whole,
                "reach": item.reach,
                "cases": item.cases,
                "deciders": [one._asdict() for one in item.deciders],
                "sets_unheld": [_set_values(view, one) for one in item.beyond],
            }
            for item in found or ()
        ],
    }


def _set_values(view: View, one: Enough) -> dict[str, Any]:
    return {
        "number": one.number,
        "status": one.status,
        "here": one.here,
        "parts": [
            {
                "what": part.what,
                "id": part.id,
                "values": [
                    {
                        "value": value,
                        "says": said(view.run, (part.what, part.id), value),
                        "held_by": _holders(view, part, value),
                    }
                    for value in part.values
                ],
            }
            for part in one.parts
        ],
    }


def _holders(view: View, part: Allowed, value: str) -> list[str]:
    """Who holds a value, by id."""
    if part.what == SILENCE:
        return []
    return list((version if part.what == ACCOUNT else answer_of)(view.run, part.id, value).held_by)


__all__ = ["status_word", "turning", "turning_values"]
